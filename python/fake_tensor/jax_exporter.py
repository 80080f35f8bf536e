# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Exports functions of JAX to StableHLO, with symbolic sizes. JAX is imported when a
function is exported.
"""

import functools
import importlib
import os
import re
import traceback
import warnings
from typing import Any, Callable, List, Mapping, Optional, Sequence, Tuple

from .analysis import analyze_text
from .encoding import SHORT_DTYPES
from .export_error import ExportError, Frame
from .report import Program
from .results import ExportWarning
from .tool import Tool, find_tool
from .words import did_you_mean

# A type as JAX prints it, f32[b, 32].
SPEC = re.compile(r"\s*([A-Za-z]\w*)\s*(?:\[(.*)\])?\s*", re.DOTALL)
# The short names that JAX has for dtypes, where they are no names of them.
_DTYPES = {**{short: name for name, short in SHORT_DTYPES.items()},
           "f8_e4m3fn": "float8_e4m3fn", "f8_e5m2": "float8_e5m2", "i4": "int4",
           "u4": "uint4"}
# The oldest JAX that the package works with.
_OLDEST_JAX = (0, 5)
# Constants of more elements than fake-opt reads, which JAX prints in hexadecimal.
_WEIGHTS = re.compile(r'dense<"0x[0-9A-Fa-f]*">')
# The heads of functions: that of the program, and of what it calls with the values of
# dimension variables, which has the names of arguments.
_HEAD = re.compile(r"^ *func\.func public @main\(.*$", re.MULTILINE)
_INNER_HEAD = re.compile(r"^ *func\.func private @_wrapped_jax_export_main\((.*)$",
                         re.MULTILINE)
_LOCATION = re.compile(r' loc\((unknown|#loc\d*|"(?:[^"\\]|\\.)*")\)')
# That of this package.
_FOLDER = os.path.dirname(os.path.abspath(__file__)) + os.sep
# How the frames of JAX are named.
_INTERNAL = ("jax", "jaxlib", "numpy")


def require_jax(what: str) -> None:
    """Raises ImportError if JAX cannot be imported or is too old."""
    install = "pip install jax"
    try:
        jax: Any = importlib.import_module("jax")
    except (ImportError, OSError) as error:
        raise ImportError(f"{what} needs JAX: {install} ({error})") from error
    version = str(getattr(jax, "__version__", "a folder named jax"))
    numbers = version.split(".")[:2]
    if not all(map(str.isdigit, numbers)) or tuple(map(int, numbers)) < _OLDEST_JAX:
        raise ImportError(f"{what} needs JAX {'.'.join(map(str, _OLDEST_JAX))} or later: "
                          f"{install} (found {version})")


@functools.lru_cache(maxsize=None)
def _import_jax() -> Any:
    """The module, with jax.export. Locations get no calls of this package."""
    importlib.import_module("jax.export")
    importlib.import_module("jax.extend.source_info_util").register_exclusion(_FOLDER)
    return importlib.import_module("jax")


def jax_export(function: Callable[..., Any], *specs: Any,
               kwargs: Optional[Mapping[str, Any]] = None, constraints: Sequence[str] = (),
               platform: str = "cpu", fake_opt: Optional[str] = None,
               timeout: Optional[float] = None) -> Program:
    """Exports a function of JAX with symbolic sizes, and infers the metadata of all its
    values with fake-opt. See docs/JAX.md.

        program = fake_tensor.jax_export(jax.nn.softmax, "f32[b, 2*s]")
        print(fake_tensor.explain(program, "b"))

    The result is a program as of `analyze`, for `infer`, `explain`, `diff`, `lint`, `peak`
    and so on. Its `text` is StableHLO as `jax.export` writes it, with locations that have
    the lines of the source and the names of arguments; the values of large constants are
    left out.

    Args:
        function: What can be traced by `jax.jit`.
        specs: The arguments: a text such as "f32[b, 32]" with a dtype and sizes, in which
            names are dimension variables; a `jax.ShapeDtypeStruct`; an array, of which
            only the shape and dtype matter; or a tree of these, such as a dict.
        kwargs: Keyword arguments, likewise.
        constraints: What holds for dimension variables: "b >= 2", "mod(s, 8) == 0".
        platform: What the program is lowered for: "cpu", "cuda", "rocm" or "tpu", which
            need not exist here.
        fake_opt: The path of fake-opt, as for `export`.
        timeout: The time limit of one run of fake-opt in seconds, by default 120.

    Raises:
        ExportError: JAX does not export the function; its exception is the `__cause__`.
        ImportError: JAX is not installed.
        ToolError: fake-opt was not found, does not run, crashed or exceeded the limit.
        ValueError: A text is no type, or constraints are given besides a
            `jax.ShapeDtypeStruct` with symbolic sizes, which has its own.

    Warns:
        ExportWarning: JAX has another dtype for an argument.
    """
    require_jax("fake_tensor.jax_export")
    tool = Tool(find_tool(fake_opt), timeout)
    return analyze_text(export_text(function, specs, kwargs or {}, constraints, platform),
                        tool)


def export_text(function: Callable[..., Any], specs: Sequence[Any],
                kwargs: Mapping[str, Any], constraints: Sequence[str] = (),
                platform: str = "cpu") -> str:
    """The text of a function of JAX, as of jax_export."""
    jax = _import_jax()
    args, keywords = make_specs(specs, kwargs, constraints)
    traced = function if hasattr(function, "trace") else jax.jit(function)
    try:
        exported = jax.export.export(traced, platforms=[platform])(*args, **keywords)
    # Also what the function raises.
    except Exception as error:  # pylint: disable=broad-except
        raise _explain(error) from error
    _check_dtypes((args, keywords), exported.in_avals)
    return _add_names(_WEIGHTS.sub("dense_resource<__elided__>", exported.mlir_module()))


# ===- Arguments ------------------------------------------------------------===


def make_specs(specs: Sequence[Any], kwargs: Mapping[str, Any], constraints: Sequence[str]
               ) -> Tuple[Tuple[Any, ...], Any]:
    """The arguments as trees of jax.ShapeDtypeStruct. All texts have the same dimension
    variables."""
    jax = _import_jax()
    arguments = (tuple(specs), dict(kwargs))
    scopes = [size.scope for leaf in jax.tree_util.tree_leaves(arguments)
              for size in getattr(leaf, "shape", ()) if hasattr(size, "scope")]
    if scopes and constraints:
        raise ValueError("expected no constraints for arguments with symbolic sizes, which "
                         f"have their own, found '{constraints[0]}'")
    scope = scopes[0] if scopes else jax.export.SymbolicScope(constraints)
    made: Tuple[Tuple[Any, ...], Any] = jax.tree_util.tree_map(
        lambda leaf: _make_spec(leaf, scope), arguments)
    return made


def _make_spec(leaf: Any, scope: Any) -> Any:
    jax = _import_jax()
    if isinstance(leaf, str):
        return parse_spec(leaf, scope)
    if isinstance(leaf, jax.ShapeDtypeStruct):
        return leaf
    if hasattr(leaf, "shape") and hasattr(leaf, "dtype"):
        return jax.ShapeDtypeStruct(leaf.shape, leaf.dtype)
    # A number has a weak type.
    return jax.eval_shape(lambda value: value, leaf)


def parse_spec(text: str, scope: Any) -> Any:
    """The jax.ShapeDtypeStruct of a text such as f32[b, 32]. Raises ValueError."""
    jax = _import_jax()
    match = SPEC.fullmatch(text)
    if match is None:
        raise ValueError(f"expected a type such as f32[b, 32], found '{text}'")
    try:
        dtype = jax.numpy.dtype(_DTYPES.get(match[1], match[1]))
    except TypeError:
        raise ValueError(f"expected a dtype such as f32 or int32 in '{text}', found "
                         f"'{match[1]}'{did_you_mean(match[1], _DTYPES)}") from None
    sizes = (match[2] or "").strip()
    try:
        shape = jax.export.symbolic_shape(sizes, scope=scope) if sizes else ()
    except ValueError as error:
        raise ValueError(f"expected sizes in '{text}': {error}") from error
    return jax.ShapeDtypeStruct(shape, dtype)


def _check_dtypes(arguments: Any, avals: Sequence[Any]) -> None:
    """Warns about dtypes that JAX does not have as it is set up."""
    for leaf, aval in zip(_import_jax().tree_util.tree_leaves(arguments), avals):
        if leaf.dtype != aval.dtype:
            warnings.warn(f"JAX has {aval.dtype} for an argument of {leaf.dtype}, as "
                          "jax_enable_x64 is off", ExportWarning, stacklevel=4)


# ===- Texts ----------------------------------------------------------------===


def _add_names(text: str) -> str:
    """A text in which the arguments of the program have their names: with dimension
    variables, JAX names only those of the function that it calls."""
    head, inner = _HEAD.search(text), _INNER_HEAD.search(text)
    if head is None or inner is None:
        return text
    # Those of results follow.
    signature = head[0].partition(") -> ")
    found = _LOCATION.findall(inner[1].partition(") -> ")[0])
    count = len(_LOCATION.findall(signature[0]))
    names = iter(found[len(found) - count:])
    named = _LOCATION.sub(lambda match: f" loc({next(names, match[1])})", signature[0])
    return text[:head.start()] + named + "".join(signature[1:]) + text[head.end():]


# ===- Errors ---------------------------------------------------------------===


def _explain(error: BaseException) -> ExportError:
    """The error of a function that JAX does not export, with the calls in its source."""
    lines = str(error).strip().split("\n\n")[0].splitlines()
    message = " ".join(lines) or type(error).__name__
    frames: List[Frame] = []
    for frame in traceback.extract_tb(error.__traceback__):
        if not _is_internal(frame.filename) and not frame.filename.startswith(_FOLDER):
            frames.insert(0, Frame(frame.filename, frame.lineno or 0, frame.name, None,
                                   frame.line or ""))
    return ExportError(f"JAX: {message}", frames=frames)


def _is_internal(path: str) -> bool:
    """Whether a file is part of JAX or of Python."""
    parts = path.replace("\\", "/").split("/")
    if "site-packages" in parts:
        return parts[parts.index("site-packages") + 1] in _INTERNAL
    standard = os.path.dirname(os.path.abspath(os.__file__)) + os.sep
    return path.startswith((standard, "<frozen"))
