# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Calls of multilinear ops on ones, for the oracle of costs. Needs PyTorch.

What is added to a product is zero, so that the sum of the results is the number of
terms, each of which is a multiply-accumulate.
"""

import dataclasses
import random
from typing import Any, Callable, Dict, List, Sequence, Tuple

import torch

Tensor = torch.Tensor


@dataclasses.dataclass(frozen=True)
class Call:
    """A call, and which results are sums of products."""
    args: Tuple[Any, ...]
    kwargs: Dict[str, Any]
    #: The positions of these results; all if empty.
    products: Tuple[int, ...] = ()


# Draws a call.
Draw = Callable[[random.Random], Call]


def ones(*sizes: int, dtype: torch.dtype = torch.float64) -> Tensor:
    """A tensor of ones."""
    return torch.ones(sizes, dtype=dtype)


def zeros(*sizes: int) -> Tensor:
    """A tensor of zeros, to which a product is added."""
    return torch.zeros(sizes, dtype=torch.float64)


def _sizes(rng: random.Random, count: int, low: int = 1, high: int = 5) -> List[int]:
    return [rng.randint(low, high) for _ in range(count)]


def _call(*args: Any, **kwargs: Any) -> Call:
    return Call(args, kwargs)


# ===- Products --------------------------------------------------------------===


def _mm(rng: random.Random) -> Call:
    m, k, n = _sizes(rng, 3)
    return _call(ones(m, k), ones(k, n))


def _bmm(rng: random.Random) -> Call:
    b, m, k, n = _sizes(rng, 4)
    return _call(ones(b, m, k), ones(b, k, n))


def _mv(rng: random.Random) -> Call:
    m, k = _sizes(rng, 2)
    return _call(ones(m, k), ones(k))


def _dot(rng: random.Random) -> Call:
    k, = _sizes(rng, 1)
    return _call(ones(k), ones(k))


def _outer(rng: random.Random) -> Call:
    m, n = _sizes(rng, 2)
    return _call(ones(m), ones(n))


def _inner(rng: random.Random) -> Call:
    if rng.random() < 0.2:
        return _call(ones(), ones(*_sizes(rng, 2)))
    k, = _sizes(rng, 1)
    return _call(ones(*_sizes(rng, rng.randint(0, 2)), k),
                 ones(*_sizes(rng, rng.randint(0, 2)), k))


def _matmul(rng: random.Random) -> Call:
    batch = _sizes(rng, rng.randint(0, 2))
    m, k, n = _sizes(rng, 3)
    left = rng.choice([[k], [m, k], batch + [m, k]])
    right = rng.choice([[k], [k, n], [1] * len(batch) + [k, n], batch + [k, n]])
    return _call(ones(*left), ones(*right))


def _linear(rng: random.Random) -> Call:
    k, n = _sizes(rng, 2)
    bias = rng.choice([None, zeros(n)])
    return _call(ones(*_sizes(rng, rng.randint(0, 3)), k), ones(n, k), bias)


def _addmm(rng: random.Random) -> Call:
    product = _mm(rng).args
    m, n = product[0].shape[0], product[1].shape[1]
    return Call((zeros(m, n), *product), {})


def _addmv(rng: random.Random) -> Call:
    product = _mv(rng).args
    return Call((zeros(product[0].shape[0]), *product), {})


def _addbmm(rng: random.Random) -> Call:
    product = _bmm(rng).args
    return Call((zeros(product[0].shape[1], product[1].shape[2]), *product), {})


def _baddbmm(rng: random.Random) -> Call:
    product = _bmm(rng).args
    b, m, n = product[0].shape[0], product[0].shape[1], product[1].shape[2]
    return Call((zeros(b, m, n), *product), {})


def _addr(rng: random.Random) -> Call:
    m, n = _sizes(rng, 2)
    return _call(zeros(m, n), ones(m), ones(n))


def _kron(rng: random.Random) -> Call:
    return _call(ones(*_sizes(rng, rng.randint(1, 3), 1, 3)),
                 ones(*_sizes(rng, rng.randint(1, 3), 1, 3)))


def _vecdot(rng: random.Random) -> Call:
    rank = rng.randint(1, 3)
    sizes = _sizes(rng, rank)
    dim = rng.randrange(-rank, rank)
    return _call(ones(*sizes), ones(*sizes), dim=dim)


def _tensordot(rng: random.Random) -> Call:
    shared = _sizes(rng, rng.randint(0, 2), 1, 4)
    left, right = _sizes(rng, 2, 1, 4), _sizes(rng, 1, 1, 4)
    own = list(range(len(shared)))
    other = [len(right) + index for index in own]
    return _call(ones(*shared, *left), ones(*right, *shared), own, other)


def _einsum(rng: random.Random) -> Call:
    sizes = dict(zip("abcd", _sizes(rng, 4, 1, 4)))
    equation = rng.choice(["ab,bc->ac", "ab,bc", "abc,bcd->ad", "ab,cd->abcd", "ab,ab->a",
                           "...a,ab->...b", "ab,b", "abc,ac->b", "ab,ab->", "aab,bc->ac"])
    inputs = equation.split("->")[0].split(",")
    batch = _sizes(rng, 2)
    tensors = [ones(*(batch if "..." in each else []),
                    *(sizes[letter] for letter in each if letter != "."))
               for each in inputs]
    return _call(equation, tensors)


def _bilinear(rng: random.Random) -> Call:
    batch = _sizes(rng, rng.randint(1, 2))
    i, j, o = _sizes(rng, 3)
    bias = rng.choice([None, zeros(o)])
    return _call(ones(*batch, i), ones(*batch, j), ones(o, i, j), bias)


def _trilinear(rng: random.Random) -> Call:
    b, i, j, o = _sizes(rng, 4, 1, 4)
    return _call(ones(b, i), ones(o, i, j), ones(b, j), [1, 3], [0], [1, 2], [2, 3])


def _chain(rng: random.Random) -> Call:
    return _call(list(_mm(rng).args))


def _grouped(rng: random.Random) -> Call:
    groups, = _sizes(rng, 1, 1, 3)
    k, n = 16 * rng.randint(1, 2), 16 * rng.randint(1, 2)
    parts = [8 * size for size in _sizes(rng, groups, 1, 3)]
    ends = torch.tensor(parts, dtype=torch.int32).cumsum(0).to(torch.int32)
    half = torch.bfloat16
    kind = rng.choice(["rows", "inner", "batch"])
    if kind == "rows":
        return _call(ones(sum(parts), k, dtype=half),
                     ones(groups, n, k, dtype=half).transpose(1, 2), ends)
    if kind == "inner":
        return _call(ones(k, sum(parts), dtype=half),
                     ones(n, sum(parts), dtype=half).t(), ends)
    return _call(ones(groups, k, k, dtype=half),
                 ones(groups, n, k, dtype=half).transpose(1, 2))


def _int_mm(rng: random.Random) -> Call:
    m, k, n = 17 + rng.randint(0, 7), 8 * rng.randint(1, 3), 8 * rng.randint(1, 3)
    return _call(ones(m, k, dtype=torch.int8), ones(k, n, dtype=torch.int8))


def _scaled_mm(rng: random.Random) -> Call:
    m, k, n = (16 * size for size in _sizes(rng, 3, 1, 3))
    left, right = (ones(rows, k).to(torch.float8_e4m3fn) for rows in (m, n))
    scale = torch.ones(())
    return _call(left, right.t(), scale, scale, None, None, torch.float32)


def _int8_weight(rng: random.Random) -> Call:
    m, k, n = rng.randint(1, 5), 32 * rng.randint(1, 2), 16 * rng.randint(1, 2)
    half = torch.bfloat16
    return _call(ones(m, k, dtype=half), ones(n, k, dtype=torch.int8), ones(n, dtype=half))


def _activated(rng: random.Random) -> Call:
    # relu leaves a product of ones as it is.
    call = _addmm(rng)
    return Call((zeros(call.args[2].shape[1]), *call.args[1:]), {})


def _with_dtype(draw: Draw) -> Draw:
    def drawn(rng: random.Random) -> Call:
        args = [value.to(torch.bfloat16) for value in draw(rng).args]
        return Call((*args, torch.float32), {})
    return drawn


def _linear_backward(rng: random.Random) -> Call:
    batch, k, n = _sizes(rng, 3)
    mask = [rng.random() < 0.7 for _ in range(3)]
    return Call((ones(batch, k), ones(batch, n), ones(n, k), mask), {}, (0, 1))


# ===- Convolutions ----------------------------------------------------------===


@dataclasses.dataclass
class _Conv:
    """A drawn convolution."""
    input: Tensor
    weight: Tensor
    bias: Any
    stride: List[int]
    padding: List[int]
    dilation: List[int]
    transposed: bool
    output_padding: List[int]
    groups: int

    @property
    def options(self) -> Tuple[Any, ...]:
        """The arguments of `convolution` from the bias on."""
        return (self.bias, self.stride, self.padding, self.dilation, self.transposed,
                self.output_padding, self.groups)


def _conv(rng: random.Random, dims: int, transposed: bool = False, groups: int = 0,
          dilates: bool = True) -> _Conv:
    groups = groups or rng.choice([1, 1, 2, 3])
    c_in, c_out = (groups * rng.randint(1, 3) for _ in range(2))
    kernel = _sizes(rng, dims, 1, 3)
    stride = _sizes(rng, dims, 1, 3)
    dilation = _sizes(rng, dims, 1, 3) if dilates else [1] * dims
    padding = [rng.randint(0, 3) for _ in range(dims)]
    extra = [0] * dims
    size = [d * (k - 1) + 1 + rng.randint(0, 4) for d, k in zip(dilation, kernel)]
    if transposed:
        size = _sizes(rng, dims, 2, 5)
        padding = [rng.randint(0, min(2, (d * (k - 1) + 1) // 2))
                   for d, k in zip(dilation, kernel)]
        extra = [rng.randrange(max(s, d)) for s, d in zip(stride, dilation)]
    channels = (c_in, c_out // groups) if transposed else (c_out, c_in // groups)
    bias = rng.choice([None, zeros(c_out)])
    return _Conv(ones(rng.randint(1, 3), c_in, *size), ones(*channels, *kernel), bias,
                 stride, padding, dilation, transposed, extra, groups)


def _convolution(rng: random.Random) -> Call:
    conv = _conv(rng, rng.randint(1, 3), rng.random() < 0.5)
    return _call(conv.input, conv.weight, *conv.options)


def _old_convolution(flags: int) -> Draw:
    def draw(rng: random.Random) -> Call:
        return Call((*_convolution(rng).args, *[False] * flags), {})
    return draw


def _convolution_backward(rng: random.Random) -> Call:
    conv = _conv(rng, rng.randint(1, 3), rng.random() < 0.5)
    output = torch.ops.aten.convolution(conv.input, conv.weight, *conv.options)
    mask = [rng.random() < 0.8 for _ in range(3)]
    mask[0] |= not any(mask)
    return Call((torch.ones_like(output), conv.input, conv.weight,
                 [conv.weight.shape[1] * conv.groups if conv.transposed
                  else conv.weight.shape[0]], *conv.options[1:], mask), {}, (0, 1))


def _conv_nd(dims: int) -> Draw:
    def draw(rng: random.Random) -> Call:
        conv = _conv(rng, dims)
        return _call(conv.input, conv.weight, conv.bias, conv.stride, conv.padding,
                     conv.dilation, conv.groups)
    return draw


def _conv_padding(dims: int) -> Draw:
    def draw(rng: random.Random) -> Call:
        conv = _conv(rng, dims)
        padding = rng.choice(["same", "valid"])
        stride = [1] * dims if padding == "same" else conv.stride
        bias = conv.bias
        return _call(conv.input, conv.weight, bias, stride, padding, conv.dilation,
                     conv.groups)
    return draw


def _conv_transpose(dims: int) -> Draw:
    def draw(rng: random.Random) -> Call:
        conv = _conv(rng, dims, transposed=True)
        return _call(conv.input, conv.weight, conv.bias, conv.stride, conv.padding,
                     conv.output_padding, conv.groups, conv.dilation)
    return draw


def _slow(dims: int, dilates: bool, transposed: bool = False) -> Draw:
    def draw(rng: random.Random) -> Call:
        conv = _conv(rng, dims, transposed, groups=1, dilates=dilates)
        args: List[Any] = [conv.input, conv.weight, list(conv.weight.shape[2:]),
                           conv.bias, conv.stride, conv.padding]
        args += [conv.output_padding] * transposed + [conv.dilation] * dilates
        return Call(tuple(args), {})
    return draw


def _time_first(rng: random.Random) -> Call:
    kernel, c_in, c_out, batch = _sizes(rng, 4, 1, 3)
    pad = rng.randint(0, 2)
    return _call(ones(kernel + rng.randint(0, 3), batch, c_in), ones(kernel, c_in, c_out),
                 zeros(c_out), pad)


def _time_first_backward(rng: random.Random) -> Call:
    args = _time_first(rng).args
    output = torch.ops.aten.conv_tbc(*args)
    return Call((torch.ones_like(output), *args), {}, (0, 1))


# ===- The table -------------------------------------------------------------===

#: Draws calls of these ops, named as in the op table.
DRAWS: Dict[str, Draw] = {
    "aten.mm": _mm, "aten.bmm": _bmm, "aten.mv": _mv, "aten.dot": _dot, "aten.vdot": _dot,
    "aten.outer": _outer, "aten.ger": _outer, "aten.inner": _inner,
    "aten.matmul": _matmul, "aten.linalg_matmul": _matmul, "aten.linear": _linear,
    "aten.addmm": _addmm, "aten.addmv": _addmv, "aten.addbmm": _addbmm,
    "aten.baddbmm": _baddbmm, "aten.addr": _addr, "aten.kron": _kron,
    "aten.linalg_vecdot": _vecdot, "aten.tensordot": _tensordot, "aten.einsum": _einsum,
    "aten.bilinear": _bilinear, "aten._trilinear": _trilinear,
    "aten.chain_matmul": _chain, "aten.linalg_multi_dot": _chain,
    "aten._grouped_mm": _grouped, "aten._int_mm": _int_mm,
    "aten._scaled_mm": _scaled_mm, "aten._weight_int8pack_mm": _int8_weight,
    "aten._addmm_activation": _activated, "aten.mm.dtype": _with_dtype(_mm),
    "aten.bmm.dtype": _with_dtype(_bmm), "aten.addmm.dtype": _with_dtype(_addmm),
    "aten.baddbmm.dtype": _with_dtype(_baddbmm), "aten.linear_backward": _linear_backward,
    "aten.convolution_overrideable": _convolution,
    "aten.convolution": _convolution, "aten._convolution": _old_convolution(4),
    "aten._convolution.deprecated": _old_convolution(3),
    "aten.convolution_backward": _convolution_backward,
    "aten.conv1d": _conv_nd(1), "aten.conv2d": _conv_nd(2), "aten.conv3d": _conv_nd(3),
    "aten.conv1d.padding": _conv_padding(1), "aten.conv2d.padding": _conv_padding(2),
    "aten.conv3d.padding": _conv_padding(3), "aten._convolution_mode": _conv_padding(2),
    "aten.conv_transpose1d": _conv_transpose(1),
    "aten.conv_transpose2d.input": _conv_transpose(2),
    "aten.conv_transpose3d.input": _conv_transpose(3),
    "aten.thnn_conv2d": _slow(2, False), "aten._slow_conv2d_forward": _slow(2, False),
    "aten.slow_conv3d": _slow(3, False), "aten.slow_conv3d_forward": _slow(3, False),
    "aten.slow_conv_dilated2d": _slow(2, True),
    "aten.slow_conv_dilated3d": _slow(3, True),
    "aten.slow_conv_transpose2d": _slow(2, True, True),
    "aten.slow_conv_transpose3d": _slow(3, True, True),
    "aten.conv_tbc": _time_first, "aten.conv_tbc_backward": _time_first_backward,
}


def _linear_gradients(x: Tensor, grad: Tensor, weight: Tensor, mask: List[bool]) -> Any:
    results = (grad @ weight, grad.t() @ x, grad.sum(0))
    return tuple(result if wanted else None for result, wanted in zip(results, mask))


#: What computes the same as an op that has no kernel on the cpu.
INSTEAD: Dict[str, Callable[..., Any]] = {
    "aten.mm.dtype": lambda x, y, _: (x @ y).float(),
    "aten.bmm.dtype": lambda x, y, _: (x @ y).float(),
    "aten.addmm.dtype": lambda added, x, y, _: (x @ y).float(),
    "aten.baddbmm.dtype": lambda added, x, y, _: (x @ y).float(),
    "aten.linear_backward": _linear_gradients,
    "aten.convolution_overrideable": torch.ops.aten.convolution,
}

#: Multilinear ops that do not run on ones, and why.
NOT_RUN: Dict[str, str] = {
    "aten._scaled_mm_v2": "has no kernel on the cpu, counts as _scaled_mm",
    "aten._scaled_grouped_mm": "has no kernel on the cpu, counts as _grouped_mm",
    "aten._weight_int4pack_mm": "takes packed weights",
    "aten._weight_int4pack_mm_for_cpu": "takes packed weights",
    "aten._weight_int4pack_mm_with_scales_and_zeros": "takes packed weights",
    "aten._dyn_quant_matmul_4bit": "takes packed weights",
    "torchvision.deform_conv2d": "is no op of PyTorch",
}


def sum_of(results: Any, call: Call) -> int:
    """The sum of the results that are sums of products."""
    found: Sequence[Any] = results if isinstance(results, (tuple, list)) else [results]
    return sum(round(float(value.double().sum())) for index, value in enumerate(found)
               if isinstance(value, Tensor) and (not call.products
                                                 or index in call.products))
