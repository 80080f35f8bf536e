# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes the caches of `transformers` containers for torch.export. Needs PyTorch.

A model with `use_cache=True` returns a `DynamicCache`, and may take one. PyTorch refuses
objects of classes that it does not know as containers. `transformers` itself is not
imported here.
"""

import inspect
import sys
from typing import Any, Iterator, List, NamedTuple, Tuple

import torch
from torch.utils import _pytree as pytree

_PACKAGE = "transformers"


class _Leaf(NamedTuple):
    """A tensor or symbolic number, by its place among all."""
    place: int


class _Object(NamedTuple):
    """An object, a list or a dict, of which some elements are leaves."""
    type: Any
    elements: List[Tuple[Any, Any]]


class _Constant(NamedTuple):
    """Anything else."""
    value: Any


def register_caches(model: "torch.nn.Module") -> None:
    """Registers the classes of caches that a model may use, unless somebody did: if
    `transformers` is imported, its caches and those in the files of the model."""
    base = getattr(sys.modules.get(f"{_PACKAGE}.cache_utils"), "Cache", None)
    if base is None:
        return
    classes: List[Any] = [base, *_subclasses(base), *_classes_of(model)]
    for cls in classes:
        if cls not in pytree.SUPPORTED_NODES:
            pytree.register_pytree_node(
                cls, _flatten, _unflatten, flatten_with_keys_fn=_flatten_with_keys,
                serialized_type_name=f"{cls.__module__}.{cls.__qualname__}")


def _subclasses(base: Any) -> Iterator[Any]:
    for cls in base.__subclasses__():
        yield cls
        yield from _subclasses(cls)


def _classes_of(model: "torch.nn.Module") -> Iterator[type]:
    """The caches in the files of a model, which have no common base."""
    for name in {type(module).__module__ for module in model.modules()}:
        if _is_of_package(name):
            for _, cls in inspect.getmembers(sys.modules.get(name), inspect.isclass):
                if cls.__module__ == name and cls.__name__.endswith("Cache"):
                    yield cls


def _is_of_package(name: str) -> bool:
    return name.partition(".")[0] == _PACKAGE


# ===- Containers -------------------------------------------------------------===


def _flatten_with_keys(cache: Any) -> Tuple[List[Tuple[Any, Any]], Any]:
    """The leaves with their names, such as `layers_0_keys`, and the rest."""
    found: List[Tuple[str, Any]] = []
    context = _split(vars(cache), "", found)
    return ([(pytree.GetAttrKey(name), leaf) for name, leaf in found],
            _Object(type(cache), context.elements))


def _flatten(cache: Any) -> Tuple[List[Any], Any]:
    found, context = _flatten_with_keys(cache)
    return [leaf for _, leaf in found], context


def _unflatten(leaves: Any, context: Any) -> Any:
    return _join(context, list(leaves))


def _split(value: Any, name: str, found: List[Tuple[str, Any]]) -> Any:
    """Moves the leaves of a value to a list; returns the rest."""
    if isinstance(value, (torch.Tensor, torch.SymInt, torch.SymFloat, torch.SymBool)):
        found.append((name, value))
        return _Leaf(len(found) - 1)
    if isinstance(value, (list, tuple)):
        elements = list(enumerate(value))
    elif isinstance(value, dict):
        elements = list(value.items())
    elif _is_of_package(type(value).__module__) and hasattr(value, "__dict__") \
            and not isinstance(value, type) and "Config" not in type(value).__name__:
        elements = list(vars(value).items())
    else:
        return _Constant(value)
    prefix = f"{name}_" if name else ""
    return _Object(type(value), [(key, _split(element, f"{prefix}{key}", found))
                                 for key, element in elements])


def _join(context: Any, leaves: List[Any]) -> Any:
    """The reverse of _split."""
    if isinstance(context, _Leaf):
        return leaves[context.place]
    if isinstance(context, _Constant):
        return context.value
    elements = [(key, _join(element, leaves)) for key, element in context.elements]
    if issubclass(context.type, (list, tuple)):
        values = [element for _, element in elements]
        return context.type(*values) if hasattr(context.type, "_fields") \
            else context.type(values)
    if issubclass(context.type, dict):
        return context.type(elements)
    made = context.type.__new__(context.type)
    vars(made).update(elements)
    return made
