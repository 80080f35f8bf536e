# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Custom ops for tests, with fake kernels of all kinds. Needs PyTorch."""

from typing import List, Optional, Tuple

import torch
from torch import nn

Tensor = torch.Tensor
OPS = torch.ops.fake_tensor_rules
_LIBRARY = torch.library.Library("fake_tensor_rules", "DEF")  # noqa: TOR901


def define_in(library):
    """A function that defines an op of a library by its schema, and decorates its fake
    kernel."""

    def define(schema):
        library.define(schema)
        name = f"{library.ns}::{schema.partition('(')[0]}"
        return lambda kernel: torch.library.register_fake(name, kernel, lib=library)
    return define


_define = define_in(_LIBRARY)


@torch.library.custom_op("fake_tensor_rules::pad_rows", mutates_args=())
def pad_rows(x: Tensor, multiple: int = 8, fill: float = 0.0) -> Tensor:
    """The rows of x, padded to a multiple of a number."""
    missing = -x.shape[0] % multiple
    return torch.cat([x, x.new_full((missing, *x.shape[1:]), fill)])


@pad_rows.register_fake
def _(x, multiple=8, fill=0.0):
    torch._check(multiple >= 1)
    return x.new_empty([x.shape[0] + -x.shape[0] % multiple, *x.shape[1:]])


@torch.library.custom_op("fake_tensor_rules::scale", mutates_args=(),
                         tags=(torch.Tag.pointwise, torch.Tag.core))
def scale(x: Tensor, weight: Optional[Tensor] = None,
          dtype: Optional[torch.dtype] = None) -> Tensor:
    """A product in a given dtype."""
    y = x if weight is None else x * weight
    return y.to(dtype or x.dtype, copy=True)


@scale.register_fake
def _(x, weight=None, dtype=None):
    y = x if weight is None else x * weight
    return torch.empty_like(y, dtype=dtype or x.dtype)


@torch.library.custom_op("fake_tensor_rules::halves", mutates_args=())
def halves(xs: List[Tensor], flip: bool) -> List[Tensor]:
    """The first or the second halves of some tensors."""
    return [x[x.shape[0] // 2:].clone() if flip else x[:x.shape[0] // 2].clone()
            for x in xs]


@halves.register_fake
def _(xs, flip):
    sizes = [x.shape[0] - x.shape[0] // 2 if flip else x.shape[0] // 2 for x in xs]
    return [x.new_empty(size, *x.shape[1:]) for x, size in zip(xs, sizes)]


@torch.library.custom_op("fake_tensor_rules::rows_above", mutates_args=())
def rows_above(x: Tensor, limit: float) -> Tuple[Tensor, int]:
    """The rows whose sum is above a limit, and their number."""
    rows = x[x.sum(1) > limit]
    return rows.clone(), rows.shape[0]


@rows_above.register_fake
def _(x, limit):
    count = torch.library.get_ctx().new_dynamic_size()
    torch._check(count <= x.shape[0])
    return x.new_empty(count, x.shape[1]), count


@torch.library.custom_op("fake_tensor_rules::norm", mutates_args=())
def norm(x: Tensor, w: Tensor, mode: str = "sum") -> Tensor:
    """A kernel that branches on dtypes and strings."""
    y = (x * w).sum(-1) if mode == "sum" else x * w
    return y.float() if x.dtype == torch.bfloat16 else y


@norm.register_fake
def _(x, w, mode="sum"):
    assert x.shape[-1] == w.shape[0], "expected as many weights as columns"
    dtype = torch.float32 if x.dtype == torch.bfloat16 else x.dtype
    sizes = x.shape[:-1] if mode == "sum" else x.shape
    return torch.empty(sizes, dtype=dtype, device=x.device)


@torch.library.custom_op("fake_tensor_rules::clip_", mutates_args={"x"})
def clip_(x: Tensor, limit: float) -> None:
    """Writes to x."""
    x.clamp_(max=limit)


@torch.library.custom_op("fake_tensor_rules::bump", mutates_args={"xs", "y"})
def bump(xs: List[Tensor], y: Tensor, step: int) -> Tuple[Tensor, Tensor]:
    """Writes to several tensors and returns others."""
    for x in [*xs, y]:
        x.add_(step)
    return y.sum(0), y.t().clone()


@bump.register_fake
def _(xs, y, step):
    return y.new_empty(y.shape[1]), torch.empty_like(y.t())


@_define("pad_twice(Tensor x, SymInt multiple) -> Tensor")
def _(x, multiple):
    return torch.cat([OPS.pad_rows(x, multiple), OPS.pad_rows(x, 3)])


@_define("grid(Tensor x, SymInt[] sizes, *, MemoryFormat? form=None) -> Tensor")
def _(x, sizes, *, form=None):
    return x.new_empty([x.shape[0], *(2 * size for size in sizes)]).contiguous(
        memory_format=form or torch.contiguous_format)


@_define("laid_out(Tensor x, Tensor? like=None) -> Tensor")
def _(x, like=None):
    if like is not None and not like.is_contiguous():
        return like.new_empty(x.shape[0] + like.shape[0])
    if x.is_contiguous():
        return torch.empty_like(x)
    return x.new_empty(x.shape[1], x.shape[0], dtype=torch.float64)


@_define("last_layout(Tensor x) -> Tensor")
def _(x):
    if x.is_contiguous(memory_format=torch.channels_last):
        return torch.empty_like(x, memory_format=torch.channels_last)
    torch._check(x.is_contiguous(), lambda: "expected an image of a known layout")
    return x.new_empty(x.shape[0], 2)


@_define("packed(Tensor x) -> Tensor")
def _(x):
    # Copies or not: the strides of a result are those of a copy.
    rows = x.contiguous().reshape(x.shape[0], -1)
    return torch.cat([torch.empty_like(rows.flatten()), x.reshape(-1).new_empty(rows.stride(0))])


@_define("last_stride(Tensor x) -> Tensor")
def _(x):
    return torch.empty_like(x) if x.stride(-1) == 1 else x.new_empty(2)


@_define("turned(Tensor x) -> Tensor")
def _(x):
    return torch.empty_like(x) if x.t().is_contiguous() else x.new_empty(2)


@_define("odd(Tensor x) -> Tensor")
def _(x):
    # No rule can express this.
    return x.new_empty(int(x.shape[0] ** 0.5) + (1 if x.shape[0] % 3 else 2))


@_define("picky(Tensor x, Tensor w) -> Tensor")
def _(x, w):
    # Reads w for some dtypes of x only.
    if x.dtype == torch.half and w.dtype == torch.double:
        return torch.empty(1)
    return torch.empty_like(x)


@_define("secret(Tensor x) -> Tensor")
def _(x):
    return torch.ones(x.shape[0]) if x.sum().item() > 2 else torch.ones(1)


@_define("after_offset(Tensor x) -> Tensor")
def _(x):
    return x.new_empty(x.storage_offset() + 1)


@_define("after_offset_of_view(Tensor x) -> Tensor")
def _(x):
    return x.new_empty(x[1:].storage_offset() + 1)


@_define("tracked(Tensor x) -> Tensor")
def _(x):
    return x.new_empty(3) if x.requires_grad else x.new_empty(4)


_LIBRARY.define("silent(Tensor x) -> Tensor")


class Rows(nn.Module):
    """Sizes that depend on sizes and ints."""

    def forward(self, x, y):
        padded = OPS.pad_rows(x, 4)
        return (OPS.pad_rows(padded.t(), 3, 1.5), OPS.pad_rows(y, y.shape[1]),
                OPS.pad_twice(y, x.shape[0]))


class Mixture(nn.Module):
    """Optional arguments, dtypes, strings, and rules with several cases."""

    def forward(self, x, y):
        w = y[0]
        return (OPS.scale(x), OPS.scale(x.t(), None, torch.float64), OPS.scale(x, w),
                OPS.norm(x, w), OPS.norm(x.bfloat16(), w), OPS.norm(x, w, "none"))


class Lists(nn.Module):
    """Lists as arguments and results, and an op that writes."""

    def forward(self, x, y):
        first, second = OPS.halves([x, y], True)
        OPS.clip_(second, 0.5)
        third, = OPS.halves([y], False)
        return first, second, third, OPS.grid(y, [x.shape[0], 3])


class Layouts(nn.Module):
    """Branches on layouts, with both results."""

    def forward(self, x, y):
        image = x.expand(2, 3, *x.shape)
        rows, turned = x.contiguous(), x.t().contiguous().t()
        return (OPS.laid_out(rows), OPS.laid_out(turned), OPS.laid_out(turned, rows),
                OPS.laid_out(rows, turned), OPS.laid_out(rows, rows), OPS.laid_out(y.t()),
                OPS.last_layout(image.contiguous()),
                OPS.last_layout(image.contiguous(memory_format=torch.channels_last)),
                OPS.packed(x), OPS.packed(x.t()), OPS.packed(y[::2]))


class Writes(nn.Module):
    """Ops that write to views."""

    def forward(self, x, y):
        z, w = x.clone(), y.relu()
        OPS.clip_(z[1:], 0.5)
        OPS.clip_(z.t(), 0.2)
        total, turned = OPS.bump([z[:2], w], w.view(-1, 1), x.shape[0])
        return z, w, total, turned


class Data(nn.Module):
    """A data-dependent size."""

    def forward(self, x, y):
        rows, count = OPS.rows_above(x, 0.5)
        return rows.t() @ rows, x.new_ones(count), OPS.rows_above(y, 0.5)[0]
