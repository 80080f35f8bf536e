# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Calls of basic tensor ops: random numbers, bits, ranges, copies."""

import torch

from ..draw import Draw
from .registry import Call, add, call, some


# ===- Random numbers -------------------------------------------------------===


add("_standard_gamma _sample_dirichlet poisson", lambda d: call(some(d, 1)))
add("_standard_gamma_grad", lambda d: (lambda t: call(t, d.like(t)))(some(d)))
add("_dirichlet_grad",
     lambda d: (lambda t: call(t, d.like(t), d.like(t)))(some(d, 1)))
add("binomial", lambda d: (lambda t: call(t, d.like(t)))(some(d)))
add("_philox_key_split",
     lambda d: call(d.tensor(*d.numbers(d.number(0, 2)), 2, dtype=torch.uint64),
                    d.number(0, 4)))
add("_philox_key_fold_in",
     lambda d: call(d.tensor(*d.numbers(d.number(0, 2)), 2, dtype=torch.uint64), 3))


def _philox(d: Draw) -> Call:
    out = some(d)
    lead = d.pick([], [1] * out.dim(), list(out.shape))
    return call(out, d.tensor(*lead, 2, dtype=torch.uint64))


add("_philox_normal_ _philox_uniform_ _philox_normal _philox_uniform", _philox)


# ===- Others ---------------------------------------------------------------===


def _bits(d: Draw) -> Call:
    dtype = d.pick(torch.int64, torch.bool, torch.uint8)
    self = d.tensor(*d.numbers(d.number(0, 3)), dtype=dtype)
    return call(self, d.pick(d.like(self), d.tensor(*self.shape[-1:], dtype=dtype)))


add("__iand__.Tensor __ior__.Tensor __ixor__.Tensor", _bits)
add("__ilshift__.Tensor __irshift__.Tensor __lshift__.Tensor __rshift__.Tensor",
     _bits)
add("__iand__.Scalar __ior__.Scalar __ixor__.Scalar __ilshift__.Scalar "
     "__irshift__.Scalar",
     lambda d: call(d.tensor(*d.numbers(2), dtype=d.pick(torch.int64, torch.bool)),
                    d.pick(1, True)))
add("_cast_Byte _cast_Char _cast_Double _cast_Float _cast_Half _cast_Int _cast_Long "
     "_cast_Short", lambda d: call(some(d)))
add("_aminmax", lambda d: call(some(d)))
add("_aminmax.dim",
     lambda d: (lambda t: call(t, d.number(-t.dim(), t.dim()), d.flag()))(some(d, 1)))
add("_masked_scale", lambda d: (lambda t: call(t, d.like(t, torch.uint8), 2.0))(some(d)))

add("range", lambda d: call(d.number(0, 3), d.pick(4, 6.5, 0),
                             dtype=d.pick(None, torch.int64, torch.float32),
                             device=d.device))
add("range.step", lambda d: call(d.number(0, 3), d.pick(4, 6.5, 0), d.pick(1, 2, -1),
                                  dtype=d.pick(None, torch.int64, torch.float32),
                                  device=d.device))


add("pad_sequence",
     lambda d: (lambda w: call([d.tensor(d.number(), *w) for _ in range(d.number(0, 3))],
                               d.flag(), 0.0, d.pick("left", "right")))(
         d.numbers(d.number(0, 2))))
add("fill_diagonal_", lambda d: call(d.tensor(*d.pick([3, 5], [4, 4, 4], [2, 3, 2], [4])),
                                      d.pick(1, 0.5), d.flag()))
add("_lazy_clone", lambda d: call(some(d)))


def _stack(d: Draw) -> Call:
    first = some(d)
    return call([first, *(d.like(first) for _ in range(d.number(0, 2)))],
                d.number(-first.dim() - 1, first.dim()))


add("_stack", _stack)
add("is_same_size", lambda d: (lambda t: call(t, d.like(t)))(some(d)))
add("rrelu_with_noise_functional",
     lambda d: (lambda t: call(t, d.like(t), 0.1, 0.3, d.flag()))(some(d)))
add("embedding_renorm",
     lambda d: call(d.tensor(*d.numbers(2)), d.ints(d.number()), 1.0, 2.0))
add("resize", lambda d: call(some(d), d.numbers(d.number(0, 3))))
add("resize_as", lambda d: call(some(d), some(d)))
add("set_.source_Tensor", lambda d: call(some(d), some(d)))
add("set_.source_Tensor_storage_offset",
     lambda d: call(some(d), d.tensor(20), d.number(0, 3), [2, 3], d.pick([], [3, 1], [1, 2])))
add("set_", lambda d: call(some(d)))

add("is_pinned", lambda d: call(some(d)))

add("_dim_arange", lambda d: call(some(d, 1), 0))

add("_unsafe_index_put.hacked_twin",
     lambda d: call(d.tensor(*d.numbers(2)), [d.ints(3)], d.tensor(3, 1)))
