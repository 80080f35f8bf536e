# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random calls of ops that PyTorch has no samples of. Needs PyTorch."""

from typing import Any, Callable, Dict

import torch

from .samples import Call, Draw, call

CALLS: Dict[str, Callable[[Draw], Call]] = {}


def _add(names: str, make: Callable[[Draw], Call]) -> None:
    for name in names.split():
        CALLS[name] = make


# ===- Images ----------------------------------------------------------------===


def _upsample_backward(rank: int, *options: Any) -> Callable[[Draw], Call]:
    def make(d: Draw) -> Call:
        input_size, output_size = d.numbers(rank + 2), d.numbers(rank)
        grad = d.tensor(*input_size[:2], *output_size)
        return call(grad, output_size, input_size, *options)
    return make


_add("upsample_nearest1d_backward _upsample_nearest_exact1d_backward",
     _upsample_backward(1))
_add("upsample_linear1d_backward", _upsample_backward(1, False))
_add("upsample_nearest2d_backward", _upsample_backward(2))
_add("_upsample_lanczos2d_aa_backward", _upsample_backward(2, True))
_add("upsample_nearest3d_backward _upsample_nearest_exact3d_backward",
     _upsample_backward(3))
_add("upsample_trilinear3d_backward", _upsample_backward(3, True))


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


_add("grid_sampler_2d_backward", _grid_backward(2))
_add("grid_sampler_3d_backward", _grid_backward(3))


def _affine_size(d: Draw) -> Any:
    rank = d.pick(2, 2, 3)
    return rank, d.numbers(rank + 2, 1, 4)


def _affine_grid(d: Draw) -> Call:
    rank, size = _affine_size(d)
    return call(d.tensor(size[0], rank, rank + 1), size, d.flag())


def _affine_grid_backward(d: Draw) -> Call:
    rank, size = _affine_size(d)
    return call(d.tensor(size[0], *size[2:], rank), size, d.flag())


_add("affine_grid_generator", _affine_grid)
_add("affine_grid_generator_backward", _affine_grid_backward)


def _fractional_backward(rank: int) -> Callable[[Draw], Call]:
    def make(d: Draw) -> Call:
        lead = d.numbers(d.pick(1, 2))
        kernel, output = d.numbers(rank, 1, 3), d.numbers(rank, 1, 3)
        image = d.tensor(*lead, *(k + o - 1 + d.number(0, 2)
                                  for k, o in zip(kernel, output)))
        grad = d.tensor(*lead, *output)
        return call(grad, image, kernel, output, d.ints(*lead, *output))
    return make


_add("fractional_max_pool2d_backward", _fractional_backward(2))
_add("fractional_max_pool3d_backward", _fractional_backward(3))




# ===- Embedding bags -----------------------------------------------------===


def _bag_dense_backward(d: Draw) -> Call:
    count, bags, width = d.numbers(3)
    mode = d.number(0, 2)
    weights = d.maybe(d.tensor(count)) if mode == 0 else None
    return call(d.tensor(bags, width), d.ints(count), d.ints(count), d.ints(bags),
                d.ints(bags, width), d.number(), d.flag(), mode, weights)


def _bag_backward(d: Draw) -> Call:
    count, bags, width = d.numbers(3)
    mode = d.number(0, 2)
    return call(d.tensor(bags, width), d.ints(count), d.ints(bags), d.ints(count),
                d.ints(bags), d.ints(bags, width), d.number(), d.flag(), mode, False,
                None)


def _bag_weights_backward(d: Draw) -> Call:
    count, bags, width = d.numbers(3)
    return call(d.tensor(bags, width), d.tensor(d.number(), width), d.ints(count),
                d.ints(bags), d.ints(count), d.pick(0, 0, 0, 1))


_add("_embedding_bag_dense_backward", _bag_dense_backward)
_add("_embedding_bag_backward", _bag_backward)
_add("_embedding_bag_per_sample_weights_backward", _bag_weights_backward)


# ===- Attention ----------------------------------------------------------===


def _heads(d: Draw) -> Any:
    """Query, key and value as kernels take them: heads behind the length."""
    batch, length, keys, heads = d.numbers(4)
    width = d.pick(8, 16, 80)
    query = d.tensor(batch, length, heads, width)
    return query, *(d.tensor(batch, keys, heads, width) for _ in range(2))


def _offsets(d: Draw) -> Any:
    return d.maybe(d.tensor(d.number(2, 5), dtype=torch.int32))


def _flash_forward(d: Draw) -> Call:
    offsets = _offsets(d)
    return call(*_heads(d), offsets, offsets, d.number(), d.pick(5, 200, 500), 0.0,
                d.flag(), d.flag())


def _flash_quantized(d: Draw) -> Call:
    d.dtype = d.pick(torch.float8_e4m3fn, torch.bfloat16)
    offsets = _offsets(d)
    return call(*_heads(d), offsets, offsets, d.number(), d.number(), 0.0, d.flag(),
                d.flag(), None, None, None)


def _state(d: Draw) -> Any:
    return d.plain(2, dtype=torch.uint64), d.plain(dtype=torch.uint64)


def _flash_backward(d: Draw) -> Call:
    query, key, value = _heads(d)
    sums = d.tensor(query.shape[0], d.number(), dtype=torch.float32)
    offsets = d.plain(3, dtype=torch.int32)
    return call(d.like(query), query, key, value, d.like(query), sums, offsets,
                offsets, d.number(), d.number(), 0.0, d.flag(), *_state(d))


def _efficient_forward(d: Draw) -> Call:
    offsets = _offsets(d)
    length = None if offsets is None else d.number(1, 70)
    return call(*_heads(d), None, offsets, offsets, length, d.maybe(7), 0.0, 0, d.flag())


def _efficient_backward(d: Draw) -> Call:
    query, key, value = _heads(d)
    sums = d.tensor(query.shape[0], query.shape[2], 32, dtype=torch.float32)
    bias = d.maybe(d.tensor(query.shape[0], query.shape[2], query.shape[1],
                            key.shape[1]))
    return call(d.like(query), query, key, value, bias, d.like(query), None, None,
                d.number(), d.number(), sums, 0.0, *_state(d), 0, d.flag(),
                shared_storage_dqdkdv=d.pick(False, False, True))


def _overrideable_backward(d: Draw) -> Call:
    query, key, value = _heads(d)
    sums = d.plain(query.shape[0], dtype=torch.float32)
    bias = d.tensor(query.shape[0], 1, query.shape[1], key.shape[1])
    offsets = d.plain(3, dtype=torch.int32)
    return call(d.like(query), query, key, value, bias, d.flags(4), d.like(query), sums,
                offsets, offsets, d.number(), d.number(), 0.0, d.flag(), *_state(d))


def _flash_inplace(d: Draw) -> Call:
    query, key, value = _heads(d)
    offsets = _offsets(d)
    return call(d.like(query), query, key, value, offsets, offsets, d.number(),
                d.number(), 0.0, d.flag(), d.flag())


def _sdpa_quantized(d: Draw) -> Call:
    d.dtype = d.pick(torch.float8_e4m3fn, torch.bfloat16)
    return call(*_heads(d), None, None, None, 0.0, d.flag(), d.flag())


_add("_flash_attention_forward", _flash_forward)
_add("_flash_attention_forward.quantized", _flash_quantized)
_add("_flash_attention_forward_no_dropout_inplace", _flash_inplace)
_add("_flash_attention_backward", _flash_backward)
_add("_efficient_attention_forward", _efficient_forward)
_add("_efficient_attention_backward", _efficient_backward)
_add("_scaled_dot_product_flash_attention.quantized", _sdpa_quantized)
_add("_scaled_dot_product_fused_attention_overrideable_backward",
     _overrideable_backward)


# ===- Packed matrices ----------------------------------------------------===


def _matrices(d: Draw, dtype: Any = None, other: Any = None) -> Any:
    rows, inner, columns = d.numbers(3)
    return d.tensor(rows, inner, dtype=dtype), d.tensor(inner, columns,
                                                        dtype=other or dtype)


def _int_mm(d: Draw) -> Call:
    return call(*_matrices(d, d.pick(torch.int8, torch.int8, torch.uint8), torch.int8))


_add("_int_mm", _int_mm)
_add("_convert_weight_to_int4pack",
     lambda d: call(d.tensor(8 * d.number(), 32 * d.number(), dtype=torch.uint8),
                    d.pick(2, 4, 8)))
_add("_convert_weight_to_int4pack_for_cpu",
     lambda d: call(d.tensor(*d.numbers(2), dtype=torch.int32), d.pick(2, 4)))
_add("_weight_int4pack_mm",
     lambda d: call(d.tensor(*d.numbers(2)),
                    d.tensor(*d.numbers(4), dtype=torch.int32), 32, d.tensor(2, 2, 2)))
_add("_weight_int4pack_mm_for_cpu",
     lambda d: call(d.tensor(*d.numbers(2)),
                    d.tensor(*d.numbers(2), dtype=torch.uint8), 32, d.tensor(2, 2, 2)))
_add("_weight_int4pack_mm_with_scales_and_zeros",
     lambda d: call(d.tensor(*d.numbers(2)),
                    d.tensor(*d.numbers(2), dtype=torch.int32), 32, d.tensor(2),
                    d.tensor(2)))


def _int8pack(d: Draw) -> Call:
    rows, inner, columns = d.numbers(3)
    return call(d.tensor(rows, inner), d.tensor(columns, inner, dtype=torch.int8),
                d.tensor(columns))


_add("_weight_int8pack_mm", _int8pack)
_add("_dyn_quant_pack_4bit_weight",
     lambda d: call(d.tensor(*d.numbers(2), dtype=torch.uint8), d.tensor(*d.numbers(2)),
                    d.maybe(d.tensor(d.number())), 32, 64, 8))
_add("_dyn_quant_matmul_4bit",
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


_add("_scaled_mm", _scaled_mm)


def _scaled_mm_v2(d: Draw) -> Call:
    rows, inner, columns = d.number(), 16 * d.number(), 16 * d.number()
    recipe = d.number(0, 1)
    sizes = [(1,), (1,)] if recipe == 0 else [(rows, 1), (columns, 1)]
    scales = [[d.tensor(*size, dtype=torch.float32)] for size in sizes]
    return call(_dense_matrix(d, rows, inner), _dense_matrix(d, inner, columns, True),
                scales[0], [recipe], [0], scales[1], [recipe], [0], None,
                d.pick(None, torch.bfloat16))


_add("_scaled_mm_v2", _scaled_mm_v2)


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


_add("_grouped_mm", _grouped_mm)


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


_add("bmm.dtype", _bmm_dtype)
_add("addmm.dtype", _addmm_dtype)
_add("_addmm_activation", lambda d: (lambda m: call(d.tensor(m[1].shape[-1]), *m))(_matrices(d)))


# ===- Optimizers ---------------------------------------------------------===


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
_add("_fused_adam _fused_adam_ _fused_adamw _fused_adamw_", _fused(5, _ADAM))
_add("_fused_adam.tensor_lr _fused_adam_.tensor_lr _fused_adamw.tensor_lr "
     "_fused_adamw_.tensor_lr", _fused(5, _ADAM, rate=True))
_add("_fused_adagrad _fused_adagrad_", _fused(3, _ADAGRAD))
_add("_fused_adagrad.tensor_lr _fused_adagrad_.tensor_lr", _fused(3, _ADAGRAD, rate=True))
_add("_fused_sgd _fused_sgd_", _fused(3, _SGD, steps=False))
_add("_fused_sgd.tensor_lr _fused_sgd_.tensor_lr", _fused(3, _SGD, steps=False, rate=True))


def _unscale(d: Draw) -> Call:
    return call(_tensors(d, 1)[0], d.tensor(1), d.tensor(1))


_add("_amp_foreach_non_finite_check_and_unscale _amp_foreach_non_finite_check_and_unscale_",
     _unscale)
_add("_amp_update_scale _amp_update_scale_",
     lambda d: call(d.tensor(1), d.tensor(1, dtype=torch.int32), d.tensor(1), 2.0, 0.5, 3))


# ===- Recurrent layers -----------------------------------------------------===


def _gates(d: Draw, gates: int) -> Any:
    """Gates of input and state, the state, and biases or none."""
    batch, width = d.numbers(2)
    rows = [d.tensor(batch, gates * width) for _ in range(2)]
    biases = [d.tensor(gates * width) for _ in range(2)] if d.flag() else []
    return *rows, d.tensor(batch, width), *biases


def _lstm_backward(d: Draw) -> Call:
    batch, width = d.numbers(2)
    states = [d.tensor(batch, width) for _ in range(4)]
    return call(states[0], d.maybe(states[1]), *states[2:], d.tensor(batch, 4 * width),
                d.flag())


def _cudnn_rnn(d: Draw) -> Call:
    length, batch, width, hidden, layers = d.numbers(5)
    both, first = d.flag(), d.flag()
    packed = d.pick([], [], d.numbers(length))
    sizes = (batch, length, width) if first else (length, batch, width)
    states = (layers * (1 + both), batch, hidden)
    return call(d.tensor(*sizes), [d.tensor(hidden, width)], 4, d.maybe(d.tensor(9)),
                d.tensor(*states), d.maybe(d.tensor(*states)), 2, hidden,
                d.pick(0, 0, 2), layers, first, 0.0, d.flag(), both, packed, None)


def _parameters(d: Draw, gates: int, width: int, hidden: int, layers: int, both: bool,
                biases: bool) -> Any:
    result = []
    for layer in range(layers):
        for _ in range(1 + both):
            inner = width if layer == 0 else hidden * (1 + both)
            result += [d.plain(gates * hidden, inner), d.plain(gates * hidden, hidden)]
            if biases:
                result += [d.plain(gates * hidden), d.plain(gates * hidden)]
    return result


def _rnn_data(gates: int, states: int) -> Callable[[Draw], Call]:
    def make(d: Draw) -> Call:
        d.careful = True
        batch, width, hidden, layers = *d.numbers(3), d.number(1, 2)
        both, biases = d.flag(), d.flag()
        sizes = (layers * (1 + both), batch, hidden)
        hx = [d.plain(*sizes) for _ in range(states)]
        lengths = d.plain(1, dtype=torch.int64, device="cpu")
        return call(d.tensor(batch, width), lengths, hx if states > 1 else hx[0],
                    _parameters(d, gates, width, hidden, layers, both, biases), biases,
                    layers, 0.0, d.flag(), both)
    return make


_add("_thnn_fused_lstm_cell", lambda d: call(*_gates(d, 4)))
_add("_thnn_fused_gru_cell", lambda d: call(*_gates(d, 3)))
_add("_thnn_fused_lstm_cell_backward_impl _thnn_fused_lstm_cell_backward", _lstm_backward)
_add("_cudnn_rnn", _cudnn_rnn)
_add("lstm.data", _rnn_data(4, 2))
_add("gru.data", _rnn_data(3, 1))
_add("rnn_tanh.data rnn_relu.data", _rnn_data(1, 1))


def _packed_backward(d: Draw) -> Call:
    length, batch, width = d.numbers(3)
    first = d.flag()
    sizes = [batch, length, width] if first else [length, batch, width]
    return call(d.tensor(d.number(), width), sizes,
                d.plain(length, dtype=torch.int64, device="cpu"), first)


_add("_pack_padded_sequence_backward", _packed_backward)


# ===- Normalization ---------------------------------------------------------===


def _channels(d: Draw, rank: int = 0) -> Any:
    image = d.tensor(*d.numbers(rank or d.number(2, 5)))
    return image, d.tensor(*image.shape[1:2]), d.tensor(*image.shape[1:2])


def _vector(d: Draw, like: Any) -> Any:
    return d.tensor(*like.shape[1:2], dtype=torch.float32)


def _rms_backward(d: Draw) -> Call:
    image = d.tensor(*d.numbers(d.number(1, 4)))
    count = d.number(1, max(image.dim(), 1))
    shape = list(image.shape[image.dim() - count:])
    sums = d.tensor(*image.shape[:image.dim() - count], *[1] * count,
                    dtype=torch.float32)
    return call(d.like(image), image, shape, sums, d.maybe(d.tensor(*shape)), d.flags(2))


def _elemt(d: Draw) -> Call:
    image, weight, bias = _channels(d)
    return call(image, d.maybe(weight), d.maybe(bias), _vector(d, image),
                _vector(d, image), 0.1)


def _backward_elemt(d: Draw) -> Call:
    image, weight, _ = _channels(d)
    vectors = [_vector(d, image) for _ in range(4)]
    return call(d.like(image), image, *vectors[:2], d.maybe(weight), *vectors[2:],
                d.plain(2, dtype=torch.int32))


def _backward_reduce(d: Draw) -> Call:
    image, weight, _ = _channels(d)
    return call(d.like(image), image, _vector(d, image), _vector(d, image),
                d.maybe(weight), *d.flags(3))


def _cudnn_norm(d: Draw) -> Call:
    image, weight, bias = _channels(d)
    return call(image, weight, bias, _vector(d, image), _vector(d, image), d.flag(), 0.1,
                0.1)


def _cudnn_norm_backward(d: Draw) -> Call:
    image, weight, _ = _channels(d)
    vectors = [_vector(d, image) for _ in range(4)]
    return call(image, d.like(image), weight, *vectors, 0.1,
                d.plain(0, dtype=torch.uint8))


def _norm_backward(d: Draw) -> Call:
    image, weight, _ = _channels(d)
    vectors = [_vector(d, image) for _ in range(4)]
    return call(d.like(image), image, weight, *vectors, d.flag(), 0.1, d.flags(3),
                d.plain(0, dtype=torch.uint8))


def _norm_index(d: Draw) -> Call:
    image, weight, bias = _channels(d)
    return call(image, d.maybe(weight), d.maybe(bias), _vector(d, image),
                _vector(d, image), d.flag(), 0.1, 0.1, d.flag())


def _norm_functional(d: Draw) -> Call:
    image, weight, bias = _channels(d)
    return call(image, weight, bias, _vector(d, image), _vector(d, image), 0.1, 0.1)


_add("_fused_rms_norm_backward", _rms_backward)
_add("batch_norm_elemt", _elemt)
_add("batch_norm_backward_elemt", _backward_elemt)
_add("batch_norm_backward_reduce", _backward_reduce)
_add("batch_norm_stats", lambda d: call(_channels(d)[0], 0.1))
_add("batch_norm_update_stats",
     lambda d: (lambda c: call(c[0], d.maybe(c[1]), d.maybe(c[2]), 0.1))(_channels(d)))
_add("cudnn_batch_norm", _cudnn_norm)
_add("cudnn_batch_norm_backward", _cudnn_norm_backward)
_add("batch_norm_backward", _norm_backward)
_add("_batch_norm_impl_index", _norm_index)
_add("_batch_norm_with_update_functional", _norm_functional)


def _weight_norm(d: Draw) -> Call:
    v = d.tensor(*d.numbers(d.number(1, 4)))
    dim = d.pick(0, 0, v.dim() - 1)
    sizes = [size if i == dim else 1 for i, size in enumerate(v.shape)]
    return call(v, d.tensor(*sizes), dim)


def _weight_norm_backward(d: Draw) -> Call:
    (v, g, dim), _ = _weight_norm(d)
    return call(d.like(v), v, g, d.like(g), dim)


_add("_weight_norm _weight_norm_interface", _weight_norm)
_add("_weight_norm_interface_backward _weight_norm_differentiable_backward",
     _weight_norm_backward)
_add("norm_except_dim",
     lambda d: (lambda v: call(v, 2, d.pick(-1, 0, v.dim() - 1)))(
         d.tensor(*d.numbers(d.number(1, 4)))))
_add("native_norm", lambda d: call(d.tensor(*d.numbers(d.number(0, 3))), 2))


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


_add("thnn_conv2d _slow_conv2d_forward", _slow(2))
_add("slow_conv3d slow_conv3d_forward", _slow(3))
_add("slow_conv_dilated2d", _slow(2, dilated=True))
_add("slow_conv_dilated3d", _slow(3, dilated=True))
_add("slow_conv_transpose2d", _slow(2, dilated=True, transposed=True))
_add("slow_conv_transpose3d", _slow(3, dilated=True, transposed=True))


def _depthwise(rank: int) -> Callable[[Draw], Call]:
    def make(d: Draw) -> Call:
        channels, factor = d.number(), d.number(1, 2)
        kernel = d.numbers(rank, 1, 3)
        image = d.tensor(d.number(), channels, *d.numbers(rank, 5, 7))
        weight = d.tensor(channels * factor, 1, *kernel)
        return call(image, weight, kernel, d.maybe(d.tensor(channels * factor)),
                    d.numbers(rank, 1, 2), d.numbers(rank, 0, 1), d.numbers(rank, 1, 2))
    return make


_add("_conv_depthwise2d", _depthwise(2))
_add("conv_depthwise3d", _depthwise(3))


def _cudnn_convolution(transposed: bool) -> Callable[[Draw], Call]:
    def make(d: Draw) -> Call:
        rank = d.number(2, 3)
        image, weight, _, groups = _convolution(rank, transposed)(d)
        padding = [d.numbers(rank, 0, 1)] + ([[0] * rank] if transposed else [])
        return call(image, weight, *padding, d.numbers(rank, 1, 2), [1] * rank, groups,
                    False, False, True)
    return make


_add("cudnn_convolution", _cudnn_convolution(False))
_add("cudnn_convolution_transpose", _cudnn_convolution(True))


def _convolution_mode(d: Draw) -> Call:
    rank = d.number(1, 3)
    image, weight, bias, groups = _convolution(rank)(d)
    return call(image, weight, bias, [1] * rank, d.pick("same", "valid"),
                d.numbers(rank, 1, 2), groups)


_add("_convolution_mode", _convolution_mode)


def _conv_tbc(d: Draw) -> Call:
    d.careful = True
    inner, outer = d.numbers(2)
    return call(d.tensor(d.number(4, 6), d.number(), inner),
                d.tensor(d.number(1, 3), inner, outer), d.tensor(outer), d.number(0, 2))


_add("conv_tbc", _conv_tbc)


# ===- Random numbers -------------------------------------------------------===


def _some(d: Draw, low: int = 0, high: int = 4) -> Any:
    return d.tensor(*d.numbers(d.number(low, high)))


_add("_standard_gamma _sample_dirichlet poisson", lambda d: call(_some(d, 1)))
_add("_standard_gamma_grad", lambda d: (lambda t: call(t, d.like(t)))(_some(d)))
_add("_dirichlet_grad",
     lambda d: (lambda t: call(t, d.like(t), d.like(t)))(_some(d, 1)))
_add("binomial", lambda d: (lambda t: call(t, d.like(t)))(_some(d)))
_add("_philox_key_split",
     lambda d: call(d.tensor(*d.numbers(d.number(0, 2)), 2, dtype=torch.uint64),
                    d.number(0, 4)))
_add("_philox_key_fold_in",
     lambda d: call(d.tensor(*d.numbers(d.number(0, 2)), 2, dtype=torch.uint64), 3))


def _philox(d: Draw) -> Call:
    out = _some(d)
    lead = d.pick([], [1] * out.dim(), list(out.shape))
    return call(out, d.tensor(*lead, 2, dtype=torch.uint64))


_add("_philox_normal_ _philox_uniform_ _philox_normal _philox_uniform", _philox)


# ===- Gradients ------------------------------------------------------------===


def _same(d: Draw, count: int, *tail: Any, low: int = 0) -> Call:
    first = _some(d, low)
    return call(first, *(d.like(first) for _ in range(count - 1)), *tail)


def _gather_backward(d: Draw) -> Call:
    self = _some(d, 1)
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
    self = _some(d, 1)
    return call(d.like(self), self, d.ints(*self.shape), d.number(0, self.dim() - 1))


def _cumprod(d: Draw) -> Call:
    self = _some(d, 1)
    return call(d.like(self), self, d.number(0, self.dim() - 1), d.like(self))


def _linear_backward(d: Draw) -> Call:
    lead, inner, outer = d.numbers(d.number(1, 2)), *d.numbers(2)
    return call(d.tensor(*lead, inner), d.tensor(*lead, outer), d.tensor(outer, inner),
                d.flags(3))


_add("gather_backward", _gather_backward)
_add("index_select_backward", _index_select_backward)
_add("value_selecting_reduction_backward", _value_selecting)
_add("cummaxmin_backward", _cummaxmin)
_add("cumprod_backward", _cumprod)
_add("linear_backward", _linear_backward)
_add("masked_scatter_backward",
     lambda d: call(_some(d), d.tensor(2, dtype=torch.bool), d.numbers(2)))
_add("masked_select_backward",
     lambda d: (lambda t: call(d.tensor(3), t, d.like(t, torch.bool)))(_some(d)))
_add("trace_backward", lambda d: call(d.tensor(), d.numbers(2)))
_add("matrix_exp_backward", lambda d: (lambda n: call(d.tensor(n, n), d.tensor(n, n)))(
    d.number()))


def _segment_backward(d: Draw) -> Call:
    data = _some(d, 1)
    lengths = d.ints(d.number())
    output = d.tensor(*lengths.shape[:1], *data.shape[1:])
    return call(d.like(output), output, data, d.pick("sum", "max"),
                lengths=d.pick(lengths, lengths, None))


_add("_segment_reduce_backward", _segment_backward)


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


_add("ctc_loss.IntList", lambda d: _ctc(d, d.number(0, 2), d.flag()))
_add("ctc_loss.Tensor", lambda d: _ctc_tensor(d, d.number(0, 2), d.flag()))
_add("_use_cudnn_ctc_loss", _ctc)
_add("_use_cudnn_ctc_loss.Tensor", _ctc_tensor)
_add("_cudnn_ctc_loss", lambda d: _ctc(d, d.flag(), d.flag()))


# ===- Fake quantization ------------------------------------------------------===


def _observed(d: Draw) -> Call:
    d.careful = True
    d.dtype = torch.float32
    self = _some(d, 1)
    numbers = [d.plain(1), d.plain(1), d.plain(1), d.plain(1, dtype=torch.int32)]
    flags = [d.plain(1, dtype=torch.int64), d.plain(1, dtype=torch.int64)]
    return call(self, *flags, *numbers, 0.1, 0, 255, d.number(-1, self.dim()))


_add("_fused_moving_avg_obs_fq_helper _fused_moving_avg_obs_fq_helper_functional "
     "fused_moving_avg_obs_fake_quant", _observed)


# ===- Others ---------------------------------------------------------------===


def _bits(d: Draw) -> Call:
    dtype = d.pick(torch.int64, torch.bool, torch.uint8)
    self = d.tensor(*d.numbers(d.number(0, 3)), dtype=dtype)
    return call(self, d.pick(d.like(self), d.tensor(*self.shape[-1:], dtype=dtype)))


_add("__iand__.Tensor __ior__.Tensor __ixor__.Tensor", _bits)
_add("__ilshift__.Tensor __irshift__.Tensor __lshift__.Tensor __rshift__.Tensor",
     _bits)
_add("__iand__.Scalar __ior__.Scalar __ixor__.Scalar __ilshift__.Scalar "
     "__irshift__.Scalar",
     lambda d: call(d.tensor(*d.numbers(2), dtype=d.pick(torch.int64, torch.bool)),
                    d.pick(1, True)))
_add("_cast_Byte _cast_Char _cast_Double _cast_Float _cast_Half _cast_Int _cast_Long "
     "_cast_Short", lambda d: call(_some(d)))
_add("_aminmax", lambda d: call(_some(d)))
_add("_aminmax.dim",
     lambda d: (lambda t: call(t, d.number(-t.dim(), t.dim()), d.flag()))(_some(d, 1)))
_add("_masked_scale", lambda d: (lambda t: call(t, d.like(t, torch.uint8), 2.0))(_some(d)))


def _masked_softmax(d: Draw) -> Call:
    d.careful = True
    d.dtype = torch.float32
    self = d.tensor(*d.numbers(4))
    return call(self, d.like(self, torch.bool), d.pick(None, 3, -1), d.pick(None, 2))


def _masked_softmax_backward(d: Draw) -> Call:
    d.careful = True
    d.dtype = torch.float32
    self = d.tensor(*d.numbers(4))
    return call(self, d.like(self), d.like(self, torch.bool), d.pick(None, 3))


_add("_masked_softmax", _masked_softmax)
_add("_masked_softmax_backward", _masked_softmax_backward)
_add("range", lambda d: call(d.number(0, 3), d.pick(4, 6.5, 0),
                             dtype=d.pick(None, torch.int64, torch.float32),
                             device=d.device))
_add("range.step", lambda d: call(d.number(0, 3), d.pick(4, 6.5, 0), d.pick(1, 2, -1),
                                  dtype=d.pick(None, torch.int64, torch.float32),
                                  device=d.device))



_add("pad_sequence",
     lambda d: (lambda w: call([d.tensor(d.number(), *w) for _ in range(d.number(0, 3))],
                               d.flag(), 0.0, d.pick("left", "right")))(
         d.numbers(d.number(0, 2))))
_add("fill_diagonal_", lambda d: call(d.tensor(*d.pick([3, 5], [4, 4, 4], [2, 3, 2], [4])),
                                      d.pick(1, 0.5), d.flag()))
_add("_lazy_clone", lambda d: call(_some(d)))


def _stack(d: Draw) -> Call:
    first = _some(d)
    return call([first, *(d.like(first) for _ in range(d.number(0, 2)))],
                d.number(-first.dim() - 1, first.dim()))


_add("_stack", _stack)
_add("is_same_size", lambda d: (lambda t: call(t, d.like(t)))(_some(d)))
_add("rrelu_with_noise_functional",
     lambda d: (lambda t: call(t, d.like(t), 0.1, 0.3, d.flag()))(_some(d)))
_add("embedding_renorm",
     lambda d: call(d.tensor(*d.numbers(2)), d.ints(d.number()), 1.0, 2.0))
_add("resize", lambda d: call(_some(d), d.numbers(d.number(0, 3))))
_add("resize_as", lambda d: call(_some(d), _some(d)))
_add("set_.source_Tensor", lambda d: call(_some(d), _some(d)))
_add("set_.source_Tensor_storage_offset",
     lambda d: call(_some(d), d.tensor(20), d.number(0, 3), [2, 3], d.pick([], [3, 1], [1, 2])))
_add("set_", lambda d: call(_some(d)))





def _rescale(d: Draw) -> Call:
    d.careful = True
    heads = d.number(1, 3)
    width = heads * d.number(1, 4)
    d.dtype = torch.float32
    return call(d.tensor(d.number(), d.number(), 3 * width), d.tensor(3 * width), heads)


_add("_transform_bias_rescale_qkv", _rescale)


def _multi_head(d: Draw) -> Call:
    heads = d.number(1, 3)
    width = heads * d.number(1, 4)
    batch, length = d.numbers(2)
    query = d.tensor(batch, length, width)
    return call(query, query, query, width, heads, d.tensor(3 * width, width),
                d.tensor(3 * width), d.tensor(width, width), d.tensor(width), None,
                d.flag(), d.flag())


_add("_native_multi_head_attention", _multi_head)


def _encoder(d: Draw) -> Call:
    width = 2 * d.number(1, 3)
    v = lambda n=width: d.tensor(n)
    return call(d.tensor(d.number(), d.number(), width), width, 2,
                d.tensor(3 * width, width), v(3 * width), d.tensor(width, width), v(),
                d.flag(), d.flag(), 0.1, v(), v(), v(), v(), d.tensor(8, width), v(8),
                d.tensor(width, 8), v())


_add("_transformer_encoder_layer_fwd", _encoder)

_add("is_pinned", lambda d: call(_some(d)))

_add("native_layer_norm_backward", lambda d: (lambda t: call(
    d.like(t), t, list(t.shape[-1:]), d.tensor(*t.shape[:-1], 1), d.tensor(*t.shape[:-1], 1),
    d.tensor(*t.shape[-1:]), d.tensor(*t.shape[-1:]), d.flags(3)))(_some(d, 1)))
_add("_dim_arange", lambda d: call(_some(d, 1), 0))

_add("_unsafe_index_put.hacked_twin",
     lambda d: call(d.tensor(*d.numbers(2)), [d.ints(3)], d.tensor(3, 1)))
