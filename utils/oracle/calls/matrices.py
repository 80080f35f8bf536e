# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Products of packed, scaled and grouped matrices."""

from typing import Any

import torch

from ..draw import Draw
from .registry import Call, add, call


def _matrices(d: Draw, dtype: Any = None, other: Any = None) -> Any:
    rows, inner, columns = d.numbers(3)
    return d.tensor(rows, inner, dtype=dtype), d.tensor(inner, columns,
                                                        dtype=other or dtype)


def _int_mm(d: Draw) -> Call:
    return call(*_matrices(d, d.pick(torch.int8, torch.int8, torch.uint8), torch.int8))


add("_int_mm", _int_mm)
add("_convert_weight_to_int4pack",
     lambda d: call(d.tensor(8 * d.number(), 32 * d.number(), dtype=torch.uint8),
                    d.pick(2, 4, 8)))
add("_convert_weight_to_int4pack_for_cpu",
     lambda d: call(d.tensor(*d.numbers(2), dtype=torch.int32), d.pick(2, 4)))
add("_weight_int4pack_mm",
     lambda d: call(d.tensor(*d.numbers(2)),
                    d.tensor(*d.numbers(4), dtype=torch.int32), 32, d.tensor(2, 2, 2)))
add("_weight_int4pack_mm_for_cpu",
     lambda d: call(d.tensor(*d.numbers(2)),
                    d.tensor(*d.numbers(2), dtype=torch.uint8), 32, d.tensor(2, 2, 2)))
add("_weight_int4pack_mm_with_scales_and_zeros",
     lambda d: call(d.tensor(*d.numbers(2)),
                    d.tensor(*d.numbers(2), dtype=torch.int32), 32, d.tensor(2),
                    d.tensor(2)))


def _int8pack(d: Draw) -> Call:
    rows, inner, columns = d.numbers(3)
    return call(d.tensor(rows, inner), d.tensor(columns, inner, dtype=torch.int8),
                d.tensor(columns))


add("_weight_int8pack_mm", _int8pack)
add("_dyn_quant_pack_4bit_weight",
     lambda d: call(d.tensor(*d.numbers(2), dtype=torch.uint8), d.tensor(*d.numbers(2)),
                    d.maybe(d.tensor(d.number())), 32, 64, 8))
add("_dyn_quant_matmul_4bit",
     lambda d: call(d.tensor(*d.numbers(2)), d.tensor(d.number()), d.pick(32, 64), 64,
                    d.number()))


def _dense_matrix(d: Draw, rows: int, columns: int, transposed: bool = False) -> Any:
    dtype = torch.float8_e4m3fn
    if transposed:
        return d.plain(columns, rows, dtype=dtype).t()
    return d.plain(rows, columns, dtype=dtype)


def _scaled_mm(d: Draw) -> Call:
    rows, inner, columns = d.number(), 16 * d.number(), 16 * d.number()
    kind = d.number(1, 5)
    single = torch.float32
    scales = [(), ()] if kind <= 2 else [(rows, 1), (1, columns)]
    if kind == 5:
        scales = [(rows, -(-inner // 128)), (-(-inner // 128), -(-columns // 128))]
    if kind == 1:
        return call(d.tensor(rows, inner, dtype=torch.float8_e5m2),
                    d.tensor(inner, columns, dtype=torch.float8_e4m3fn),
                    d.tensor(1, dtype=single), d.tensor(1, dtype=single))
    return call(_dense_matrix(d, rows, inner), _dense_matrix(d, inner, columns, True),
                *(d.tensor(*sizes, dtype=single) for sizes in scales),
                out_dtype=d.pick(None, torch.bfloat16, torch.float32))


add("_scaled_mm", _scaled_mm)


def _scaled_mm_v2(d: Draw) -> Call:
    rows, inner, columns = d.number(), 16 * d.number(), 16 * d.number()
    recipe = d.number(0, 1)
    sizes = [(1,), (1,)] if recipe == 0 else [(rows, 1), (columns, 1)]
    scales = [[d.tensor(*size, dtype=torch.float32)] for size in sizes]
    return call(_dense_matrix(d, rows, inner), _dense_matrix(d, inner, columns, True),
                scales[0], [recipe], [0], scales[1], [recipe], [0], None,
                d.pick(None, torch.bfloat16))


add("_scaled_mm_v2", _scaled_mm_v2)


def _grouped_mm(d: Draw) -> Call:
    rows, inner, columns = (8 * n for n in d.numbers(3))
    groups = d.number()
    d.dtype = torch.bfloat16
    offsets = d.tensor(groups, dtype=torch.int32)
    kind = d.number(1, 4)
    if kind == 1:
        return call(d.plain(rows, inner), d.plain(inner, columns), offsets)
    if kind == 2:
        return call(d.plain(rows, inner), d.plain(groups, inner, columns), offsets)
    if kind == 3:
        return call(d.plain(groups, rows, inner), d.plain(inner, columns), offsets)
    return call(d.tensor(groups, rows, inner), d.tensor(groups, inner, columns),
                d.pick(None, None, offsets))


add("_grouped_mm", _grouped_mm)


def _batches(d: Draw) -> Any:
    batch, rows, inner, columns = d.numbers(4)
    d.dtype = d.pick(torch.float16, torch.bfloat16, torch.float32)
    return (d.tensor(batch, rows, inner), d.tensor(batch, inner, columns),
            d.pick(torch.float32, torch.float32, d.dtype, torch.float64))


def _bmm_dtype(d: Draw) -> Call:
    return call(*_batches(d))


def _addmm_dtype(d: Draw) -> Call:
    d.dtype = d.pick(torch.float16, torch.bfloat16, torch.float32)
    left, right = _matrices(d)
    dtype = d.pick(torch.float32, d.dtype)
    return call(d.tensor(left.shape[0], right.shape[-1], dtype=dtype), left, right, dtype)


add("bmm.dtype", _bmm_dtype)
add("addmm.dtype", _addmm_dtype)
add("_addmm_activation", lambda d: (lambda m: call(d.tensor(m[1].shape[-1]), *m))(_matrices(d)))
