# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Unwraps calls wrapped by functionalization. Needs PyTorch.

Decomposed programs have no in-place ops. A custom op that writes is wrapped in
`auto_functionalized_v2`: the tensors it writes to, of which its arguments may be views,
are copied, and the copies returned after its results.
"""

from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

import torch

WRAPPER = "higher_order.auto_functionalized_v2"


class View(NamedTuple):
    """How an argument is derived from one of the copies: an ATen op and its other
    arguments; no op if it is the copy itself."""
    base: int
    op: Optional[Any] = None
    args: Tuple[Any, ...] = ()


class WrappedCall(NamedTuple):
    """The wrapped op, the tensors to copy, and its arguments, with Views for the
    written ones."""
    op: Any
    bases: List[Any]
    arguments: Dict[str, Any]

    def with_views(self, make: Callable[[View], Any]) -> Dict[str, Any]:
        """The arguments with Views replaced."""

        def replace(value: Any) -> Any:
            if isinstance(value, View):
                return make(value)
            return list(map(replace, value)) if isinstance(value, list) else value
        return {name: replace(value) for name, value in self.arguments.items()}


def _read_view(prefix: str, fields: Dict[str, Any]) -> Optional[View]:
    """Removes the description of one argument from the fields."""
    base = fields.pop(f"{prefix}_base_index")
    if base is None:
        return None
    if fields.pop(f"{prefix}_alias", False):
        return View(base, torch.ops.aten.alias.default)
    for op, names in ((torch.ops.aten.as_strided.default,
                       ("size", "stride", "storage_offset")),
                      (torch.ops.aten.slice.Tensor,
                       ("slice_dim", "slice_start", "slice_end"))):
        if f"{prefix}_{names[0]}" in fields:
            return View(base, op, tuple(fields.pop(f"{prefix}_{name}") for name in names))
    return View(base)


def read_wrapped(op: Any, keywords: Any) -> WrappedCall:
    """The call in a wrapper, from its first argument and keyword arguments."""
    fields = dict(keywords)
    bases = list(fields.pop("_all_bases", ()))
    arguments: Dict[str, Any] = {}
    for argument in op._schema.arguments:
        name = argument.name
        if name in fields:
            arguments[name] = fields[name]
        elif f"_{name}_length" in fields:
            length = fields.pop(f"_{name}_length")
            arguments[name] = None if length is None else [
                _read_view(f"_{name}_{index}", fields) for index in range(length)]
        elif f"_{name}_base_index" in fields:
            arguments[name] = _read_view(f"_{name}", fields)
    return WrappedCall(op, bases, arguments)
