# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Finds the functions that the installed PyTorch's FakeTensor runs for an overload.
Needs PyTorch.

The answer is read from the registries that FakeTensorMode asks, in its order, and does
not depend on arguments: functions that run for some of them only are in it as well.
"""

import ast
import contextlib
import functools
import importlib
import inspect
import textwrap
from typing import Any, Callable, Dict, Iterator, List, Optional, Tuple

import torch
import torch.ao.quantization.fx._decomposed as _quantized
from torch import _decomp, _meta_registrations, _prims, _refs
from torch._prims import rng_prims
from torch._refs import fft, linalg, special
from torch._refs.nn import functional
from torch._subclasses import fake_impls, fake_tensor
from torch._subclasses.fake_tensor import FakeTensorMode

from .sources import Tree

# This registers ops when it is first used; not all versions have it.
with contextlib.suppress(ImportError):
    importlib.import_module("torch.nn.modules.linear_cross_entropy")

# The modules in which functions are searched for by their public names.
_MODULES = (fake_impls, _meta_registrations, _refs, special, linalg, fft, functional,
            _decomp.decompositions, _prims, rng_prims)
_KEYS = torch._C.DispatchKey
_MODE = FakeTensorMode()
# Checks that are false for all ops.
_NEVER = (fake_impls.stride_incorrect_op,)


class UnknownOp(Exception):
    """This PyTorch does not have the op."""


def find_overload(name: str) -> Any:
    """The overload with a name of the op table."""
    namespace, _, rest = name.partition(".")
    packet, _, overload = rest.partition(".")
    try:
        return getattr(getattr(getattr(torch.ops, namespace), packet),
                       overload or "default")
    except (AttributeError, RuntimeError) as error:
        raise UnknownOp(f"PyTorch has no op {name}") from error


@functools.lru_cache(maxsize=None)
def _names_by_identity() -> Dict[int, List[Tuple[str, str]]]:
    names: Dict[int, List[Tuple[str, str]]] = {}
    for module in _MODULES:
        for name, value in vars(module).items():
            if callable(value):
                names.setdefault(id(value), []).append((module.__name__, name))
    return names


def _relative(module: str, name: str) -> str:
    """The name of a definition as in the rows: relative to torch."""
    return f"{module}.{name}".removeprefix("torch.")


def _name(function: Any, tree: Tree) -> str:
    """The name of the definition behind a function or prim, relative to torch; for a
    closure, of the enclosing function."""
    while isinstance(function, functools.partial):
        function = function.func
    own = getattr(function, "__name__", "").partition(".")[0]
    known = [(module, name) for module, name in _names_by_identity().get(id(function), [])
             if tree.has(_relative(module, name))]
    known.sort(key=lambda pair: pair[1] != own)
    module, name = known[0] if known else (
        function.__module__, function.__qualname__.partition(".")[0])
    found = _relative(module, name)
    if not tree.has(found):
        raise UnknownOp(f"no definition of {module}.{name} in the sources")
    return found


@functools.lru_cache(maxsize=None)
def _goes_on(implementation: Callable[..., Any]) -> bool:
    """Whether a function of fake_impls may still run the op itself."""
    code = ast.parse(textwrap.dedent(inspect.getsource(implementation)))
    for node in ast.walk(code):
        if isinstance(node, ast.Name) and node.id == "NotImplemented":
            return True
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            passes = any(isinstance(argument, ast.Name) and argument.id == "func"
                         for argument in node.args)
            if called == "func" or (passes and called.startswith("run_and_return")):
                return True
    return False


def _implementation(func: Any) -> Optional[Any]:
    """The function of fake_impls registered for an op."""
    if func in fake_impls.op_implementations_dict:
        return fake_impls.op_implementations_dict[func]
    for check, implementation in fake_impls.op_implementations_checks[1:]:
        if check not in _NEVER and check(func):
            return implementation
    return None


def _has_kernel(func: Any, key: str) -> bool:
    return bool(torch._C._dispatch_has_kernel_for_dispatch_key(func.name(), key))


def _is_native_composite(func: Any, tree: Tree, device: str) -> bool:
    """Whether a C++ kernel decomposes the op before FakeTensor sees it."""
    # A build for one kind of device has no kernels of others: the yaml names all.
    entry = tree.find_entry(func.name().partition("::")[2])
    fields = entry.fields if entry else {}
    return _has_kernel(func, "CompositeImplicitAutograd") and not (
        _has_kernel(func, "CompositeExplicitAutograd")
        or f"dispatch {device}" in fields or "structured_delegate" in fields)


def _registered_in_library(func: Any) -> Optional[str]:
    """The meta kernel registered in a `torch.library.Library`, if PyTorch does not
    record it."""
    if func.namespace != "quantized_decomposed":
        return None
    name = func.name().partition("::")[2]
    code = ast.parse(inspect.getsource(_quantized))
    for node in code.body:
        for decorator in getattr(node, "decorator_list", []):
            if isinstance(decorator, ast.Call) and [
                    getattr(argument, "value", None) for argument in decorator.args[1:]
            ] == [name, "Meta"]:
                assert isinstance(node, ast.FunctionDef)
                return _relative(_quantized.__name__, node.name)
    return None


def _run_by_fake_tensor(func: Any, tree: Tree) -> Iterator[str]:
    """The counterpart of FakeTensorMode._dispatch_impl, for dense tensors without
    constants."""
    tables = _decomp.global_decomposition_table
    if func not in tables["meta"] and not _MODE.cpp_meta_supports_symint(func):
        decomposition = _decomp.decomposition_table.get(func)
        if decomposition is not None:
            if fake_tensor.torch_decomp_decompositions(func):
                yield _name(decomposition, tree)
                return
            # For symbolic sizes only.
            if func not in _MODE._unbacked_special_fake_handling_ops:
                yield _name(decomposition, tree)
        if func._can_decompose():
            yield "native"
            return
    if hasattr(func, "prim_meta_impl"):
        yield _name(func, tree)
        return
    custom = torch._library.custom_ops.OPDEFS.get(func.name())
    if custom is not None:
        # Its definition, of which `register_fake` makes another function a part.
        yield _name(custom._init_fn, tree)
        return
    registered = torch._library.simple_registry.singleton.find(func.name()).fake_impl
    if registered.kernel is not None:
        yield _name(registered.kernel.func, tree)
        return
    implementation = _implementation(func)
    if implementation is not None:
        yield _name(implementation, tree)
        if not _goes_on(implementation):
            return
    in_library = _registered_in_library(func)
    if in_library is not None:
        yield in_library
        return
    kernel = func.py_kernels.get(_KEYS.Meta)
    if kernel is None:
        yield "native"
        return
    yield _name(kernel, tree)
    # Kernels in C++ are replaced, but for views and some names. Those then run where
    # the Python dispatcher is off.
    if func.is_view or func.name() in _KEPT:
        yield "native"


# The ops whose kernels `activate_meta` of _meta_registrations leaves in place.
_KEPT = frozenset(
    node.value for node in ast.walk(ast.parse(textwrap.dedent(
        inspect.getsource(_meta_registrations.activate_meta))))
    if isinstance(node, ast.Constant) and str(node.value).startswith("aten::"))


def functions_of(name: str, tree: Tree) -> List[str]:
    """The functions that FakeTensor runs for an op: names relative to `torch.`, and the
    words `native` and `jit` for C++ kernels."""
    func = find_overload(name)
    if not isinstance(func, torch._ops.OpOverload):
        return ["jit"]
    try:
        _has_kernel(func, "CPU")
    except RuntimeError:
        return ["jit"]
    found: List[str] = []
    # These run instead of or before kernels in C++ under the Python dispatcher.
    for key in (_KEYS.CompositeImplicitAutograd, _KEYS.Autograd):
        if key in func.py_kernels:
            found.append(_name(func.py_kernels[key], tree))
    composite = [_is_native_composite(func, tree, device) for device in ("CPU", "CUDA")]
    if any(composite):
        found.append("native")
    if not all(composite):
        found.extend(_run_by_fake_tensor(func, tree))
        fast = fake_impls.get_fast_op_impls().get(func)
        if fast is not None:
            found.append(_name(fast, tree))
    return list(dict.fromkeys(found))
