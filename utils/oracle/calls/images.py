# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Calls of image ops: resampling, grids, pooling, convolutions."""

from typing import Any, Callable

from ..draw import Draw
from .registry import Call, add, call


# ===- Images ---------------------------------------------------------------===


def _upsample_backward(rank: int, *options: Any) -> Callable[[Draw], Call]:
    def make(d: Draw) -> Call:
        input_size, output_size = d.numbers(rank + 2), d.numbers(rank)
        grad = d.tensor(*input_size[:2], *output_size)
        return call(grad, output_size, input_size, *options)
    return make


add("upsample_nearest1d_backward _upsample_nearest_exact1d_backward",
     _upsample_backward(1))
add("upsample_linear1d_backward", _upsample_backward(1, False))
add("upsample_nearest2d_backward", _upsample_backward(2))
add("_upsample_lanczos2d_aa_backward", _upsample_backward(2, True))
add("upsample_nearest3d_backward _upsample_nearest_exact3d_backward",
     _upsample_backward(3))
add("upsample_trilinear3d_backward", _upsample_backward(3, True))


def _grid_backward(rank: int, *tail: Any) -> Callable[[Draw], Call]:
    def make(d: Draw) -> Call:
        batch, channels = d.numbers(2)
        spatial = d.numbers(rank)
        image = d.tensor(batch, channels, *d.numbers(rank))
        grid = d.tensor(batch, *spatial, rank)
        grad = d.tensor(batch, channels, *spatial)
        mask = [d.flags(2)] if not tail else []
        return call(grad, image, grid, d.number(0, 2), d.number(0, 2), d.flag(), *mask)
    return make


add("grid_sampler_2d_backward", _grid_backward(2))
add("grid_sampler_3d_backward", _grid_backward(3))


def _affine_size(d: Draw) -> Any:
    rank = d.pick(2, 2, 3)
    return rank, d.numbers(rank + 2, 1, 4)


def _affine_grid(d: Draw) -> Call:
    rank, size = _affine_size(d)
    return call(d.tensor(size[0], rank, rank + 1), size, d.flag())


def _affine_grid_backward(d: Draw) -> Call:
    rank, size = _affine_size(d)
    return call(d.tensor(size[0], *size[2:], rank), size, d.flag())


add("affine_grid_generator", _affine_grid)
add("affine_grid_generator_backward", _affine_grid_backward)


def _fractional_backward(rank: int) -> Callable[[Draw], Call]:
    def make(d: Draw) -> Call:
        lead = d.numbers(d.pick(1, 2))
        kernel, output = d.numbers(rank, 1, 3), d.numbers(rank, 1, 3)
        image = d.tensor(*lead, *(k + o - 1 + d.number(0, 2)
                                  for k, o in zip(kernel, output)))
        grad = d.tensor(*lead, *output)
        return call(grad, image, kernel, output, d.ints(*lead, *output))
    return make


add("fractional_max_pool2d_backward", _fractional_backward(2))
add("fractional_max_pool3d_backward", _fractional_backward(3))


# ===- Convolutions ---------------------------------------------------------===


def _convolution(rank: int, transposed: bool = False) -> Any:
    def make(d: Draw) -> Any:
        groups = d.pick(1, 1, 2)
        batch, inner, outer = d.number(), d.number(1, 3) * groups, d.number(1, 3) * groups
        kernel = d.numbers(rank, 1, 3)
        image = d.tensor(batch, inner, *d.numbers(rank, 4, 7))
        sizes = (inner, outer // groups) if transposed else (outer, inner // groups)
        return image, d.tensor(*sizes, *kernel), d.maybe(d.tensor(outer)), groups
    return make


def _slow(rank: int, dilated: bool = False, transposed: bool = False,
          biased: bool = True) -> Callable[[Draw], Call]:
    def make(d: Draw) -> Call:
        inner, outer = d.numbers(2)
        kernel = d.numbers(rank, 1, 3)
        image = d.tensor(*d.numbers(1), inner, *d.numbers(rank, 5, 7))
        sizes = (inner, outer) if transposed else (outer, inner)
        tail = [d.numbers(rank, 1, 2), d.numbers(rank, 0, 1)]
        if transposed:
            tail.append([0] * rank)
        if dilated:
            tail.append(d.numbers(rank, 1, 2))
        bias = d.maybe(d.tensor(outer))
        return call(image, d.tensor(*sizes, *kernel), kernel, bias, *tail)
    return make


add("thnn_conv2d _slow_conv2d_forward", _slow(2))
add("slow_conv3d slow_conv3d_forward", _slow(3))
add("slow_conv_dilated2d", _slow(2, dilated=True))
add("slow_conv_dilated3d", _slow(3, dilated=True))
add("slow_conv_transpose2d", _slow(2, dilated=True, transposed=True))
add("slow_conv_transpose3d", _slow(3, dilated=True, transposed=True))


def _depthwise(rank: int) -> Callable[[Draw], Call]:
    def make(d: Draw) -> Call:
        channels, factor = d.number(), d.number(1, 2)
        kernel = d.numbers(rank, 1, 3)
        image = d.tensor(d.number(), channels, *d.numbers(rank, 5, 7))
        weight = d.tensor(channels * factor, 1, *kernel)
        return call(image, weight, kernel, d.maybe(d.tensor(channels * factor)),
                    d.numbers(rank, 1, 2), d.numbers(rank, 0, 1), d.numbers(rank, 1, 2))
    return make


add("_conv_depthwise2d", _depthwise(2))
add("conv_depthwise3d", _depthwise(3))


def _cudnn_convolution(transposed: bool) -> Callable[[Draw], Call]:
    def make(d: Draw) -> Call:
        rank = d.number(2, 3)
        image, weight, _, groups = _convolution(rank, transposed)(d)
        padding = [d.numbers(rank, 0, 1)] + ([[0] * rank] if transposed else [])
        return call(image, weight, *padding, d.numbers(rank, 1, 2), [1] * rank, groups,
                    False, False, True)
    return make


add("cudnn_convolution", _cudnn_convolution(False))
add("cudnn_convolution_transpose", _cudnn_convolution(True))


def _convolution_mode(d: Draw) -> Call:
    rank = d.number(1, 3)
    image, weight, bias, groups = _convolution(rank)(d)
    return call(image, weight, bias, [1] * rank, d.pick("same", "valid"),
                d.numbers(rank, 1, 2), groups)


add("_convolution_mode", _convolution_mode)


def _conv_tbc(d: Draw) -> Call:
    d.careful = True
    inner, outer = d.numbers(2)
    return call(d.tensor(d.number(4, 6), d.number(), inner),
                d.tensor(d.number(1, 3), inner, outer), d.tensor(outer), d.number(0, 2))


add("conv_tbc", _conv_tbc)
