# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Calls of training ops: gradients, losses, optimizers, observers."""

from typing import Any, Callable, Dict

import torch

from ..draw import Draw
from .registry import Call, add, call, some


# ===- Gradients ------------------------------------------------------------===


def _gather_backward(d: Draw) -> Call:
    self = some(d, 1)
    index = d.ints(*self.shape)
    return call(d.tensor(*index.shape), self, d.number(-self.dim(), self.dim() - 1), index,
                False)


def _index_select_backward(d: Draw) -> Call:
    sizes, count = d.numbers(d.number(1, 4)), d.number()
    dim = d.number(-len(sizes), len(sizes) - 1)
    grad = list(sizes)
    grad[dim] = count
    return call(d.tensor(*grad), sizes, dim, d.ints(count))


def _value_selecting(d: Draw) -> Call:
    sizes, keep = d.numbers(d.number(1, 4)), d.flag()
    dim = d.number(-len(sizes), len(sizes) - 1)
    grad = list(sizes)
    grad[dim] = 1
    if not keep:
        del grad[dim]
    return call(d.tensor(*grad), dim, d.ints(*grad), sizes, keep)


def _cummaxmin(d: Draw) -> Call:
    self = some(d, 1)
    return call(d.like(self), self, d.ints(*self.shape), d.number(0, self.dim() - 1))


def _cumprod(d: Draw) -> Call:
    self = some(d, 1)
    return call(d.like(self), self, d.number(0, self.dim() - 1), d.like(self))


def _linear_backward(d: Draw) -> Call:
    lead, inner, outer = d.numbers(d.number(1, 2)), *d.numbers(2)
    return call(d.tensor(*lead, inner), d.tensor(*lead, outer), d.tensor(outer, inner),
                d.flags(3))


add("gather_backward", _gather_backward)
add("index_select_backward", _index_select_backward)
add("value_selecting_reduction_backward", _value_selecting)
add("cummaxmin_backward", _cummaxmin)
add("cumprod_backward", _cumprod)
add("linear_backward", _linear_backward)
add("masked_scatter_backward",
     lambda d: call(some(d), d.tensor(2, dtype=torch.bool), d.numbers(2)))
add("masked_select_backward",
     lambda d: (lambda t: call(d.tensor(3), t, d.like(t, torch.bool)))(some(d)))
add("trace_backward", lambda d: call(d.tensor(), d.numbers(2)))
add("matrix_exp_backward", lambda d: (lambda n: call(d.tensor(n, n), d.tensor(n, n)))(
    d.number()))


def _segment_backward(d: Draw) -> Call:
    data = some(d, 1)
    lengths = d.ints(d.number())
    output = d.tensor(*lengths.shape[:1], *data.shape[1:])
    return call(d.like(output), output, data, d.pick("sum", "max"),
                lengths=d.pick(lengths, lengths, None))


add("_segment_reduce_backward", _segment_backward)


# ===- Losses ---------------------------------------------------------------===


def _ctc(d: Draw, *tail: Any) -> Call:
    d.careful = True
    d.dtype = d.pick(torch.float32, torch.float64)
    length, batch, classes = d.number(4, 6), d.number(), d.number(2, 5)
    return call(d.tensor(length, batch, classes), d.ints(batch, 3), [length] * batch,
                [d.number(1, 3) for _ in range(batch)], 0, *tail)


def _ctc_tensor(d: Draw, *tail: Any) -> Call:
    d.careful = True
    d.dtype = d.pick(torch.float32, torch.float64)
    length, batch, classes = d.number(4, 6), d.number(), d.number(2, 5)
    return call(d.tensor(length, batch, classes), d.ints(batch, 3), d.ints(batch),
                d.ints(batch), 0, *tail)


add("ctc_loss.IntList", lambda d: _ctc(d, d.number(0, 2), d.flag()))
add("ctc_loss.Tensor", lambda d: _ctc_tensor(d, d.number(0, 2), d.flag()))
add("_use_cudnn_ctc_loss", _ctc)
add("_use_cudnn_ctc_loss.Tensor", _ctc_tensor)
add("_cudnn_ctc_loss", lambda d: _ctc(d, d.flag(), d.flag()))


# ===- Optimizers -----------------------------------------------------------===


def _tensors(d: Draw, count: int) -> Any:
    first = [d.tensor(*d.numbers(d.number(0, 3))) for _ in range(d.number(0, 3))]
    return first, *([d.like(t) for t in first] for _ in range(count - 1))


def _steps(d: Draw, count: int) -> Any:
    return [d.plain(dtype=torch.float32) for _ in range(count)]


def _fused(count: int, keywords: Dict[str, Any], steps: bool = True,
           rate: bool = False) -> Callable[[Draw], Call]:
    def make(d: Draw) -> Call:
        d.careful = True
        lists = list(_tensors(d, count))
        if steps:
            lists.append(_steps(d, len(lists[0])))
        lr = d.plain(dtype=torch.float32) if rate else 0.1
        return call(*lists, lr=lr, **keywords)
    return make


_ADAM = {"beta1": 0.9, "beta2": 0.99, "weight_decay": 0.0, "eps": 0.1, "amsgrad": True,
         "maximize": False}
_ADAGRAD = {"lr_decay": 0.1, "weight_decay": 0.0, "eps": 0.1, "maximize": False}
_SGD = {"weight_decay": 0.0, "momentum": 0.5, "dampening": 0.0, "nesterov": False,
        "maximize": False, "is_first_step": False}
add("_fused_adam _fused_adam_ _fused_adamw _fused_adamw_", _fused(5, _ADAM))
add("_fused_adam.tensor_lr _fused_adam_.tensor_lr _fused_adamw.tensor_lr "
     "_fused_adamw_.tensor_lr", _fused(5, _ADAM, rate=True))
add("_fused_adagrad _fused_adagrad_", _fused(3, _ADAGRAD))
add("_fused_adagrad.tensor_lr _fused_adagrad_.tensor_lr", _fused(3, _ADAGRAD, rate=True))
add("_fused_sgd _fused_sgd_", _fused(3, _SGD, steps=False))
add("_fused_sgd.tensor_lr _fused_sgd_.tensor_lr", _fused(3, _SGD, steps=False, rate=True))


def _unscale(d: Draw) -> Call:
    return call(_tensors(d, 1)[0], d.tensor(1), d.tensor(1))


add("_amp_foreach_non_finite_check_and_unscale _amp_foreach_non_finite_check_and_unscale_",
     _unscale)
add("_amp_update_scale _amp_update_scale_",
     lambda d: call(d.tensor(1), d.tensor(1, dtype=torch.int32), d.tensor(1), 2.0, 0.5, 3))


# ===- Fake quantization ----------------------------------------------------===


def _observed(d: Draw) -> Call:
    d.careful = True
    d.dtype = torch.float32
    self = some(d, 1)
    numbers = [d.plain(1), d.plain(1), d.plain(1), d.plain(1, dtype=torch.int32)]
    flags = [d.plain(1, dtype=torch.int64), d.plain(1, dtype=torch.int64)]
    return call(self, *flags, *numbers, 0.1, 0, 255, d.number(-1, self.dim()))


add("_fused_moving_avg_obs_fq_helper _fused_moving_avg_obs_fq_helper_functional "
     "fused_moving_avg_obs_fake_quant", _observed)
