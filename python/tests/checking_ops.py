# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Custom ops for tests whose fake kernels compute with dtypes, or check what they get.
Needs PyTorch."""

import torch

from .custom_ops import define_in

OPS = torch.ops.checking_ops
_LIBRARY = torch.library.Library("checking_ops", "DEF")  # noqa: TOR901
_define = define_in(_LIBRARY)


# ===- Dtypes -----------------------------------------------------------------===


@_define("promoted(Tensor x, Tensor y) -> Tensor")
def _(x, y):
    return x.new_empty(x.shape, dtype=torch.promote_types(x.dtype, y.dtype))


@_define("result(Tensor x, Tensor y) -> Tensor")
def _(x, y):
    return torch.empty_like(x, dtype=torch.result_type(x, y))


@_define("scaled(Tensor x, float factor) -> Tensor")
def _(x, factor):
    return torch.empty_like(x, dtype=torch.result_type(x, factor))


@_define("cast(Tensor x, ScalarType dtype) -> Tensor")
def _(x, dtype):
    torch._check(torch.can_cast(x.dtype, dtype),
                 lambda: f"cannot cast {x.dtype} to {dtype}")
    return torch.empty_like(x, dtype=dtype)


@_define("is_castable(Tensor x, ScalarType dtype) -> bool")
def _(x, dtype):
    return torch.can_cast(x.dtype, dtype)


@_define("wider(Tensor x, Tensor y) -> Tensor")
def _(x, y):
    if torch.can_cast(y.dtype, x.dtype):
        return torch.empty_like(x)
    return torch.empty_like(y)


@_define("keeps(Tensor x, Tensor y) -> Tensor")
def _(x, y):
    if x.dtype == torch.promote_types(x.dtype, y.dtype):
        return torch.empty_like(x)
    return torch.empty_like(x, dtype=torch.int64)


@_define("twice(Tensor x) -> Tensor")
def _(x):
    made = x.new_empty(2, dtype=x.dtype)
    return torch.empty_like(made, dtype=torch.promote_types(x.dtype, made.dtype))


@_define("to_float(Tensor x) -> Tensor")
def _(x):
    return torch.empty_like(x, dtype=x.dtype if x.is_floating_point() else torch.float32)


@_define("as_bytes(Tensor x) -> Tensor")
def _(x):
    return x.new_empty((x.shape[0], x.shape[1] * x.element_size()), dtype=torch.uint8)


@_define("lowest(Tensor x) -> Tensor")
def _(x):
    return torch.full_like(x, torch.finfo(x.dtype).min)


@_define("table(Tensor x) -> Tensor")
def _(x):
    return torch.empty_like(x, dtype=(torch.int64, torch.float64)[x.is_floating_point()])


@_define("spread(Tensor x, Tensor y) -> Tensor")
def _(x, y):
    return x.new_empty(torch.broadcast_shapes(x.shape, y.shape))


@_define("on_cpu(Tensor x) -> Tensor")
def _(x):
    return torch.empty_like(x) if x.device.type == "cpu" else torch.empty_like(x.t())


# ===- Checks -----------------------------------------------------------------===


@_define("checked(Tensor x, Tensor y, SymInt k) -> Tensor")
def _(x, y, k):
    torch._check(x.dim() == 2, lambda: f"expected a matrix, got {x.dim()}D of {x.shape}")
    torch._check_type(x.dtype == y.dtype,
                      lambda: f"expected one dtype, got {x.dtype} and {y.dtype}")
    torch._check_value(x.dtype in (torch.float16, torch.float32, torch.bfloat16),
                       lambda: f"unsupported dtype {x.dtype}")
    torch._check(x.shape[0] == y.shape[0] and x.shape[1] == y.shape[1],
                 lambda: f"expected equal sizes, got {x.shape} and {tuple(y.shape)}")
    torch._check_is_size(k, lambda: f"k is a size, and not {k}")
    torch._check_index(k < x.shape[1], lambda: "index %s is out of %s, half of %s" % (
        k, x.shape[1], x.shape[1] * 2))
    return x.new_empty(x.shape[0], k)


@_define("raises(Tensor x, Tensor y) -> Tensor")
def _(x, y):
    if x.dim() not in (1, 2):
        raise ValueError(f"expected rank 1 or 2, got {x.dim()}")
    if y.dtype == torch.int8:
        raise TypeError("no bytes")
    return torch.empty_like(x)


@_define("same_rank(Tensor x, Tensor y) -> Tensor")
def _(x, y):
    torch._check(x.dim() == y.dim(), lambda: f"expected one rank, got {x.dim()}, {y.dim()}")
    return torch.empty_like(x)


@_define("rows(Tensor x, Tensor w) -> Tensor")
def _(x, w):
    torch._check(x.shape[0] == w.shape[0],
                 lambda: "expected as many weights as rows, "
                         f"got {w.shape[0]} for {x.shape[0]}")
    return torch.empty_like(x)


@_define("talks(Tensor x, float factor, str mode) -> Tensor")
def _(x, factor, mode):
    torch._check(x.shape[0] >= 1, lambda: f"got {x.dtype} with {factor} for {mode}")
    return torch.empty_like(x)


@_define("counts_bits(Tensor x) -> Tensor")
def _(x):
    torch._check(x.shape[0] >= 1, lambda: f"{x.dtype.itemsize * 8} bits and no rows")
    return torch.empty_like(x)


@_define("positive(Tensor x) -> Tensor")
def _(x):
    torch._check_tensor_all(x >= 0, lambda: "expected no negatives")
    return torch.empty_like(x)
