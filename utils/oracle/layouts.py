# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Calls of ATen ops on sparse tensors, for recording. Needs PyTorch."""

from typing import Any, Callable, Dict, Iterator, List, Tuple

import torch

Call = Tuple[str, Tuple[Any, ...], Dict[str, Any]]

# Conversions of a matrix to a layout.
MAKE: Dict[str, Callable[["torch.Tensor"], "torch.Tensor"]] = {
    "strided": lambda matrix: matrix,
    "coo": lambda matrix: matrix.to_sparse(),
    "csr": lambda matrix: matrix.to_sparse_csr(),
    "csc": lambda matrix: matrix.to_sparse_csc(),
    "bsr": lambda matrix: matrix.to_sparse_bsr((2, 2)),
    "bsc": lambda matrix: matrix.to_sparse_bsc((2, 2)),
}
SPARSE = [layout for layout in MAKE if layout != "strided"]

PAIRS = ("add.Tensor add_.Tensor sub.Tensor sub_.Tensor mul.Tensor mul_.Tensor "
         "multiply.Tensor div.Tensor maximum copy_ floor_divide lt.Tensor sparse_mask "
         "pow.Tensor_Tensor atan2 rsub.Tensor remainder.Tensor eq.Tensor").split()
PRODUCTS = "mm matmul _sparse_mm".split()

# The arguments after a 4x6 matrix.
TAILS: List[Tuple[str, Tuple[Any, ...], Dict[str, Any]]] = [
    ("add.Tensor", (2,), {}), ("mul.Tensor", (2,), {}), ("mul.Tensor", (2.5,), {}),
    ("div.Tensor", (2,), {}), ("mul.Scalar", (2,), {}), ("mul_.Tensor", (2,), {}),
    ("pow.Tensor_Scalar", (2,), {}), ("pow.Tensor_Scalar", (0,), {}),
    ("sum.dim_IntList", ([0],), {}), ("sum.dim_IntList", ([0], True), {}),
    ("sum.dim_IntList", ([0, 1],), {}), ("sum.dim_IntList", ([0, 1], True), {}),
    ("sum.dim_IntList", ([],), {}), ("sum.dim_IntList", (None,), {}),
    ("transpose.int", (0, 1), {}), ("transpose.int", (-1, 0), {}),
    ("transpose.int", (1, 1), {}), ("permute", ([1, 0],), {}),
    ("select.int", (0, 1), {}), ("slice.Tensor", (0, 0, 2), {}), ("unsqueeze", (0,), {}),
    ("narrow_copy", (0, 0, 2), {}), ("reshape", ([24],), {}), ("view", ([24],), {}),
    ("to_sparse_bsr", ([2, 2],), {}), ("to_sparse_bsc", ([2, 2],), {}),
    ("to_sparse.sparse_dim", (2,), {}), ("_to_copy", (), {"dtype": torch.float16}),
    ("softmax.int", (1,), {}), ("clamp", (0,), {}), ("norm.Scalar", (2,), {}),
    ("any.dim", (0,), {}), ("new_zeros", ([2],), {}), ("full_like", (2,), {}),
    ("fill_.Scalar", (2,), {}), ("empty_like", (), {"layout": torch.strided}),
    ("_sparse_sum.dim", ([0],), {}), ("_sparse_softmax.int", (1,), {}),
]


def names_of_unary() -> Iterator[str]:
    """The functional ops with a single tensor argument."""
    for name in sorted(dir(torch.ops.aten)):
        packet = getattr(torch.ops.aten, name)
        if not isinstance(packet, torch._ops.OpOverloadPacket):
            continue
        for overload in packet.overloads():  # type: ignore[no-untyped-call]
            schema = getattr(packet, overload)._schema
            arguments = schema.arguments
            if (arguments and not schema.is_mutable and len(schema.returns) == 1
                    and str(arguments[0].type) == str(schema.returns[0].type) == "Tensor"
                    and all(arg.has_default_value() for arg in arguments[1:])):
                yield name if overload == "default" else f"{name}.{overload}"


def layout_calls(to_fake: Callable[["torch.Tensor"], "torch.Tensor"]) -> Iterator[Call]:
    """Calls on all layouts, with fake tensors created by `to_fake`."""

    def matrix(layout: str, dtype: "torch.dtype" = torch.float32,
               sizes: Tuple[int, int] = (4, 6)) -> "torch.Tensor":
        return to_fake(MAKE[layout](torch.ones(sizes, dtype=dtype)))

    for name in names_of_unary():
        for layout in SPARSE:
            for dtype in (torch.float32, torch.int64):
                yield name, (matrix(layout, dtype),), {}
    for name, tail, keywords in TAILS:
        for layout in SPARSE:
            yield name, (matrix(layout), *tail), keywords
    for first in MAKE:
        for second in MAKE:
            if first == second == "strided":
                continue
            for name in PAIRS:
                yield name, (matrix(first), matrix(second)), {}
            yield "add.Tensor", (matrix(first), matrix(second, torch.float64)), {}
            yield "mul.Tensor", (matrix(first, torch.int64), matrix(second)), {}
            for name in PRODUCTS:
                yield name, (matrix(first), matrix(second, sizes=(6, 4))), {}
            yield "cat", ([matrix(first), matrix(second)],), {}
