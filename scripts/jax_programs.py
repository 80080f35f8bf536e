# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Functions of JAX that check-jax.py exports with symbolic sizes, and their jaxprs."""

import pathlib
import re
import sys
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Sequence, Tuple

import jax
import jax.export
import jax.numpy as jnp
from jax import lax
from jax.interpreters import mlir, partial_eval

from jax_equations import Equation, equations_of, evaluate, split_sizes

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "python"))

# pylint: disable=wrong-import-position
from fake_tensor.export_error import ExportError
from fake_tensor.jax_exporter import export_text, make_specs


class Program(NamedTuple):
    """A function and its arguments, as for fake_tensor.jax_export."""
    function: Callable[..., Any]
    specs: Sequence[Any]
    constraints: Sequence[str] = ()


class Exported(NamedTuple):
    """A program that was exported."""
    name: str
    path: pathlib.Path
    generic: pathlib.Path
    equations: List[Equation]
    # The shapes of the inputs.
    inputs: List[Tuple[str, ...]]


# ===- Networks --------------------------------------------------------------===


def mlp_loss(params: Any, x: Any, labels: Any) -> Any:
    """The cross entropy of a network of two layers."""
    hidden = jax.nn.gelu(x @ params["w1"] + params["b1"])
    scores = jax.nn.log_softmax(hidden @ params["w2"])
    return -jnp.take_along_axis(scores, labels[:, None], axis=1).mean()


def layer_norm(x: Any, scale: Any) -> Any:
    """A layer norm."""
    centered = x - x.mean(-1, keepdims=True)
    return centered * lax.rsqrt((centered**2).mean(-1, keepdims=True) + 1e-6) * scale


def attention(params: Any, x: Any) -> Any:
    """Causal attention of four heads."""
    q, k, v = (jnp.einsum("bsd,dhk->bhsk", x, params[name]) for name in "qkv")
    scores = jnp.einsum("bhsk,bhtk->bhst", q, k) / 4.0
    length = x.shape[1]
    mask = jnp.arange(length)[:, None] >= jnp.arange(length)[None, :]
    weights = jax.nn.softmax(jnp.where(mask, scores, -1e9), axis=-1)
    return jnp.einsum("bhst,bhtk,hkd->bsd", weights, v, params["o"])


def transformer(params: Any, ids: Any) -> Any:
    """A transformer of one layer with rotated halves."""
    x = params["embedding"][ids]
    half = x.shape[-1] // 2
    position = jnp.arange(ids.shape[1], dtype=jnp.float32)[:, None]
    rotated = jnp.concatenate([-x[..., half:], x[..., :half]], axis=-1)
    x = x * jnp.cos(position) + rotated * jnp.sin(position)
    x = x + attention(params, layer_norm(x, params["scale"]))
    x = x + jax.nn.silu(layer_norm(x, params["scale"]) @ params["up"]) @ params["down"]
    return x @ params["embedding"].T


def transformer_gradient(params: Any, ids: Any) -> Any:
    """The gradient of the loss of a transformer."""

    def loss(params: Any) -> Any:
        scores = jax.nn.log_softmax(transformer(params, ids[:, :-1]))
        return -jnp.take_along_axis(scores, ids[:, 1:, None], axis=-1).mean()
    return jax.value_and_grad(loss)(params)


TRANSFORMER = {
    "embedding": "f32[50, 64]", "scale": "f32[64]", "q": "f32[64, 4, 16]",
    "k": "f32[64, 4, 16]", "v": "f32[64, 4, 16]", "o": "f32[4, 16, 64]",
    "up": "f32[64, 128]", "down": "f32[128, 64]"}


def convolutions(params: Any, image: Any) -> Any:
    """A convolutional network with batch norm, and max and average pooling."""
    numbers = ("NHWC", "HWIO", "NHWC")
    x = lax.conv_general_dilated(image, params["c1"], (2, 2), "SAME",
                                 dimension_numbers=numbers)
    x = jax.nn.relu((x - x.mean((0, 1, 2))) * lax.rsqrt(x.var((0, 1, 2)) + 1e-5))
    x = lax.reduce_window(x, -jnp.inf, lax.max, (1, 3, 3, 1), (1, 2, 2, 1), "VALID")
    x = lax.conv_general_dilated(x, params["c2"], (1, 1), ((1, 1), (1, 1)),
                                 dimension_numbers=numbers, feature_group_count=4)
    x = lax.reduce_window(x, 0.0, lax.add, (1, 2, 2, 1), (1, 2, 2, 1), "VALID") / 4
    return x.mean((1, 2)) @ params["w"]


def convolutions_gradient(params: Any, image: Any) -> Any:
    """The gradient of a convolutional network."""
    return jax.grad(lambda params: (convolutions(params, image)**2).sum())(params)


CONVOLUTIONS = {"c1": "f32[3, 3, 3, 8]", "c2": "f32[3, 3, 2, 16]", "w": "f32[16, 10]"}


def lstm(params: Any, x: Any) -> Any:
    """An LSTM, by a scan over the length."""

    def step(carry: Any, frame: Any) -> Any:
        hidden, cell = carry
        gates = jnp.concatenate([frame, hidden], -1) @ params["w"] + params["b"]
        i, f, g, o = jnp.split(gates, 4, axis=-1)
        cell = jax.nn.sigmoid(f) * cell + jax.nn.sigmoid(i) * jnp.tanh(g)
        hidden = jax.nn.sigmoid(o) * jnp.tanh(cell)
        return (hidden, cell), hidden
    start = jnp.zeros((x.shape[0], 16))
    return lax.scan(step, (start, start), jnp.swapaxes(x, 0, 1))


def lstm_gradient(params: Any, x: Any) -> Any:
    """The gradient of an LSTM."""
    return jax.grad(lambda params: lstm(params, x)[1].sum())(params)


# ===- Control flow ----------------------------------------------------------===


def loops(x: Any, n: Any) -> Any:
    """While loops and counted loops."""
    halved = lax.while_loop(lambda v: jnp.abs(v).max() > 1, lambda v: v / 2, x)
    summed = lax.fori_loop(0, n, lambda i, v: v + i, halved)
    rows = lax.fori_loop(0, x.shape[0], lambda i, v: v + x[i], jnp.zeros_like(x[0]))
    mapped = lax.map(lambda row: jnp.outer(row, row), x)
    return summed, rows, mapped, lax.associative_scan(jnp.maximum, x[:, :4], axis=1)


def branches(x: Any, i: Any) -> Any:
    """Conditions and switches, whose branches have symbolic results."""
    a = lax.cond(x.sum() > 0, lambda v: v.T @ v, lambda v: jnp.eye(v.shape[1]), x)
    b = lax.switch(i, [jnp.sin, lambda v: v[:, ::-1], lambda v: v * v.shape[0]], x)
    return a, b, jnp.where(x > 0, x, jnp.zeros((1, x.shape[1])))


def nested(x: Any) -> Any:
    """Functions that are compiled in one another, and gradients of their own."""
    inner = jax.jit(lambda v, n: jnp.tile(v, (n, 1)), static_argnums=1)
    outer = jax.jit(lambda v: inner(v, 2) + inner(v * 2, 2))

    @jax.custom_jvp
    def own(v: Any) -> Any:
        return jnp.log1p(jnp.exp(v))
    own.defjvp(lambda primals, tangents: (own(primals[0]), tangents[0] * 0.5))
    saved = jax.checkpoint(lambda v: jnp.sin(own(v)))
    return outer(x), jax.grad(lambda v: saved(outer(v)).sum())(x)


# ===- Ops --------------------------------------------------------------------===


def sorts(x: Any) -> Any:
    """Sorts, and what has the largest elements."""
    return (jnp.sort(x, axis=0), jnp.argsort(x, axis=1), lax.top_k(x, 3),
            jnp.argmax(x, axis=0), jnp.argmin(x), jnp.median(x, axis=1),
            lax.sort([x, x * 2], dimension=0, num_keys=1))


def sums(x: Any) -> Any:
    """Cumulative functions and reductions."""
    return (jnp.cumsum(x, axis=0), jnp.cumprod(x, axis=1), lax.cummax(x, reverse=True),
            lax.cumlogsumexp(x, axis=1), jnp.any(x > 0, axis=0), x.prod(), x.std(axis=1),
            jnp.linalg.norm(x, axis=-1), jax.nn.logsumexp(x, axis=0))


def transforms(x: Any) -> Any:
    """Fourier transforms."""
    return (jnp.fft.fft(x), jnp.fft.rfft(x), jnp.fft.irfft(jnp.fft.rfft(x)),
            jnp.fft.ifft2(x.reshape(x.shape[0], 4, 8)), jnp.fft.fftshift(x))


def algebra(x: Any, y: Any) -> Any:
    """Decompositions of matrices, and products."""
    positive = x @ jnp.swapaxes(x, -1, -2) + jnp.eye(6)
    factor = jnp.linalg.cholesky(positive)
    return (factor, jax.scipy.linalg.solve_triangular(factor, y, lower=True),
            jnp.linalg.qr(x)[1], jnp.linalg.eigh(positive)[0], jnp.linalg.svd(x)[1],
            jnp.trace(x, axis1=-2, axis2=-1), jnp.kron(x[0], jnp.eye(2)))


def indices(x: Any, i: Any, start: Any) -> Any:
    """Gathers, scatters, and slices at positions that depend on data."""
    return (x[i], x[:, i], jnp.take(x, i, axis=1, mode="clip"), x.at[i].add(1.0),
            x.at[:, i].set(0.0), x.at[i, 0].max(3.0), x[-1], x[1:, ::2], x[::-1, -3:],
            lax.dynamic_slice(x, (start, 0), (2, 3)),
            lax.dynamic_update_slice(x, jnp.ones((2, 2)), (start, start)),
            lax.dynamic_slice_in_dim(x, start, 4, axis=1),
            lax.dynamic_update_index_in_dim(x, x[0], start, 0),
            jax.ops.segment_sum(x, jnp.zeros(x.shape[0], jnp.int32), 5),
            jax.nn.one_hot(i, 7), jnp.diagonal(x[:4, :4]))


def casts(x: Any, k: Any) -> Any:
    """Conversions and dtypes."""
    return (x.astype(jnp.bfloat16), lax.bitcast_convert_type(x, jnp.uint32),
            x.astype(jnp.int8), lax.complex(x, x).conj(), jnp.abs(lax.complex(x, x)),
            k & 3, k << 2, jnp.right_shift(k, 1), lax.population_count(k), lax.clz(k),
            jnp.iinfo(jnp.int32).max - k, jnp.isnan(x), jnp.round(x), k // 3, k % 3,
            jnp.sign(x), jnp.nextafter(x, x + 1), lax.reduce_precision(x, 5, 10),
            jnp.float8_e4m3fn(1) * x.astype(jnp.float8_e4m3fn))


def bitcasts(x: Any) -> Any:
    """A bitcast that changes the rank."""
    return lax.bitcast_convert_type(x, jnp.int8)


def random(key: Any, x: Any) -> Any:
    """Random numbers of symbolic shapes."""
    one, two = jax.random.split(jax.random.wrap_key_data(key))
    return (jax.random.normal(one, x.shape), jax.random.uniform(two, (x.shape[1],)),
            jax.random.bernoulli(one, 0.3, x.shape), jax.random.categorical(two, x),
            jax.random.randint(one, (x.shape[0], 2), 0, 5),
            jax.random.truncated_normal(two, -1, 1, x.shape, jnp.bfloat16))


def mapped(x: Any, y: Any, i: Any) -> Any:
    """Functions that vmap maps over the batch."""
    rows = jax.vmap(lambda a, b: a @ b)(x, y)
    chosen = jax.vmap(lambda a, n: lax.dynamic_slice_in_dim(a, n, 2))(x, i)
    updated = jax.vmap(lambda a, n: a.at[n].set(0.0))(x, i)
    looped = jax.vmap(lambda a: lax.while_loop(lambda v: v.sum() > 1,
                                               lambda v: v / 2, a))(x)
    return rows, chosen, updated, looped, jax.vmap(jax.vmap(jnp.sort))(y), jax.vmap(
        lambda a: lax.cond(a.sum() > 0, jnp.sin, jnp.cos, a))(x)


def products(x: Any, y: Any) -> Any:
    """Contractions."""
    return (jnp.einsum("bsi,bti->bst", x, x), jnp.einsum("bsi,ij->jsb", x, y),
            jnp.einsum("bsi->ib", x), jnp.einsum("bsi,bsi->", x, x),
            jnp.tensordot(x, y, 1), jnp.einsum("bii->bi", x[:, :1, :1]),
            lax.dot_general(x.astype(jnp.int8), x.astype(jnp.int8),
                            (((2,), (2,)), ((0,), (0,))),
                            preferred_element_type=jnp.int32))


def windows(x: Any) -> Any:
    """Windows with strides, dilation and padding, and their gradients."""

    def pool(v: Any) -> Any:
        return lax.reduce_window(v, -jnp.inf, lax.max, (1, 3), (1, 2), ((0, 0), (1, 1)))

    def average(v: Any) -> Any:
        return lax.reduce_window(v, 0.0, lax.add, (2, 2), (2, 1), "SAME",
                                 window_dilation=(1, 2))
    return (pool(x), average(x), jax.grad(lambda v: pool(v).sum())(x),
            jax.grad(lambda v: (average(v)**2).sum())(x),
            lax.reduce_window(x, 1.0, lax.mul, (1, 4), (1, 1), "VALID"))


def sizes(x: Any) -> Any:
    """Arithmetic on dimensions: quotients, remainders, products, maxima."""
    b, s = x.shape
    halves = x[:, :s // 2]
    blocks = x[:, :s - s % 4].reshape(b, s // 4, 4)
    flat = x.reshape(b * s)
    largest = jnp.zeros((jax.core.max_dim(b, s), jax.core.min_dim(b, 5)))
    return (halves, blocks, flat, largest, jnp.arange(b), jnp.arange(1, s, 3),
            jnp.ones((b, s + 1)) * b, x.mean() / s, jnp.linspace(0, 1, 5) * (b * s),
            flat.reshape(s, b), jnp.broadcast_to(x[None], (3, b, s)), x[:, 1::2],
            jnp.full((b // 2 + s // 3,), 2), jnp.tri(s), jnp.triu(jnp.ones((b, s)), 1))


def joins(x: Any, y: Any) -> Any:
    """Pads, concatenations, stacks, and repeats."""
    return (jnp.concatenate([x, y], axis=1), jnp.pad(x, ((1, 2), (0, 3))),
            lax.pad(x, 0.0, ((0, 0, 1), (-1, 2, 0))), jnp.stack([x, x], axis=1),
            jnp.hstack([x, y, x]), jnp.repeat(x, 3, axis=0), jnp.tile(y, (2, 2)),
            jnp.roll(x, 2, axis=1), jnp.flip(y), jnp.expand_dims(x, (0, 3)),
            jnp.squeeze(x[:, :1], 1), jnp.moveaxis(x[None], 0, -1),
            jnp.meshgrid(x[0], y[0]), jnp.pad(x, ((2, 2), (0, 0)), mode="edge"),
            jnp.split(jnp.concatenate([x, x], axis=0), 2, axis=0))


def elementwise(x: Any, k: Any) -> Any:
    """Functions of one and two elements."""
    one = (lax.exp, lax.exp2, lax.expm1, lax.log, lax.log1p, lax.sqrt, lax.rsqrt, lax.cbrt,
           lax.sin, lax.cos, lax.tan, lax.asin, lax.acos, lax.atan, lax.sinh, lax.cosh,
           lax.tanh, lax.asinh, lax.acosh, lax.atanh, lax.erf, lax.erfc, lax.erf_inv,
           lax.lgamma, lax.digamma, lax.bessel_i0e, lax.bessel_i1e, lax.logistic, lax.floor,
           lax.ceil, lax.round, lax.sign, lax.is_finite, lax.square, lax.reciprocal,
           lax.neg, lax.abs, jnp.signbit, jnp.frexp, jnp.modf, jnp.sinc, jnp.i0)
    two = (lax.add, lax.sub, lax.mul, lax.div, lax.rem, lax.pow, lax.atan2, lax.max,
           lax.min, lax.nextafter, lax.igamma, lax.igammac, lax.zeta, lax.polygamma,
           jnp.hypot, jnp.logaddexp, jnp.copysign, jnp.fmod, jnp.floor_divide, jnp.mod)
    bits = (lax.bitwise_and, lax.bitwise_or, lax.bitwise_xor, lax.shift_left,
            lax.shift_right_arithmetic, jnp.gcd, jnp.power, lax.eq, lax.ne)
    return ([function(x) for function in one], [function(x, x) for function in two],
            [function(k, k) for function in bits], lax.clamp(0.0, x, 1.0),
            lax.betainc(x, x, x), lax.bitwise_not(k), lax.integer_pow(x, -3),
            lax.conj(lax.complex(x, x)), lax.real(lax.complex(x, x)), x[..., None] * 2)


def convolution_kinds(x: Any, kernel: Any) -> Any:
    """Convolutions with strides, dilations, groups, and transposed."""
    return (lax.conv_general_dilated(x, kernel, (1, 2), "VALID", rhs_dilation=(2, 1)),
            lax.conv_general_dilated(x, kernel, (1, 1), ((2, 1), (0, 3)), (2, 1)),
            lax.conv_transpose(x, kernel, (2, 2), "SAME",
                               dimension_numbers=("NCHW", "OIHW", "NCHW")),
            lax.conv_general_dilated(x, kernel, (1, 1), "SAME",
                                     preferred_element_type=jnp.float32),
            lax.conv_general_dilated_patches(x, (3, 3), (1, 1), "SAME"),
            jax.vmap(lambda v: lax.conv_general_dilated(v[None], kernel, (1, 1),
                                                        "SAME"))(x),
            jax.image.resize(x[:1], (1, 4, 16, 16), "linear"))


def calls(key: Any, x: Any) -> Any:
    """What StableHLO has no op for if sizes are dynamic."""
    return (lax.top_k(x, x.shape[1] // 2), lax.rng_bit_generator(key, x.shape),
            lax.rng_bit_generator(key, x.shape, jnp.uint8), lax.approx_max_k(x, 3),
            lax.top_k(x, 2, axis=0))


def attention_kinds(q: Any, k: Any) -> Any:
    """Attention of jax.nn, normalizations and activations."""
    return (jax.nn.dot_product_attention(q, k, k),
            jax.nn.dot_product_attention(q, q, q, is_causal=True),
            jax.nn.standardize(q, axis=-1), jax.nn.glu(q), jax.nn.elu(q), jax.nn.mish(q),
            jax.nn.gelu(q, approximate=False), jax.nn.softplus(q), jax.nn.hard_swish(q),
            jax.nn.logsumexp(q, axis=(1, 2)), optimized(q))


def optimized(x: Any) -> Any:
    """A barrier, and a value without a gradient."""
    return lax.stop_gradient(lax.optimization_barrier((x, x * 2)))


# Values of the dimension variables.
SIZES = {"b": 6, "s": 8, "t": 5, "h": 2, "n": 3}
PROGRAMS: Dict[str, Program] = {
    "mlp_gradient": Program(jax.value_and_grad(mlp_loss), (
        {"w1": "f32[32, 64]", "b1": "f32[64]", "w2": "f32[64, 10]"}, "f32[b, 32]",
        "i32[b]")),
    "transformer": Program(transformer, (TRANSFORMER, "i32[b, s]")),
    "transformer_gradient": Program(transformer_gradient, (TRANSFORMER, "i32[b, s]"),
                                    ("s >= 2",)),
    "convolutions": Program(convolutions, (CONVOLUTIONS, "f32[b, 16*h, 32, 3]")),
    "convolutions_gradient": Program(convolutions_gradient,
                                     (CONVOLUTIONS, "f32[b, 16*h, 32, 3]")),
    "lstm": Program(lstm, ({"w": "f32[24, 64]", "b": "f32[64]"}, "f32[b, s, 8]")),
    "lstm_gradient": Program(lstm_gradient, (
        {"w": "f32[24, 64]", "b": "f32[64]"}, "f32[b, s, 8]")),
    "loops": Program(loops, ("f32[b, s]", "i32[]"), ("s >= 4",)),
    "branches": Program(branches, ("f32[b, s]", "i32[]")),
    "nested": Program(nested, ("f32[b, 6]",)),
    "sorts": Program(sorts, ("f32[b, 16]",)),
    "sums": Program(sums, ("f32[b, s]",)),
    "transforms": Program(transforms, ("f32[b, 32]",)),
    "algebra": Program(algebra, ("f32[b, 6, 6]", "f32[b, 6, 3]")),
    "indices": Program(indices, ("f32[b, s]", "i32[n]", "i32[]"), ("b >= 4", "s >= 4")),
    "casts": Program(casts, ("f32[b, s]", "i32[b, s]")),
    "bitcasts": Program(bitcasts, ("f32[b, s]",)),
    "random": Program(random, ("u32[2]", "f32[b, s]")),
    "mapped": Program(mapped, ("f32[b, 8]", "f32[b, 8, s]", "i32[b]")),
    "products": Program(products, ("f32[b, s, 8]", "f32[8, 5]")),
    "windows": Program(windows, ("f32[2*b, 2*s]",), ("s >= 4",)),
    "sizes": Program(sizes, ("f32[b, s]",), ("s >= 4",)),
    "elementwise": Program(elementwise, ("f32[b, s]", "i32[b, s]")),
    "convolution_kinds": Program(convolution_kinds, (
        "f32[b, 4, 8*h, 16]", "f32[6, 4, 3, 3]")),
    "attention_kinds": Program(attention_kinds, ("f32[b, s, 4, 16]", "f32[b, t, 4, 16]")),
    "calls": Program(calls, ("u32[4]", "f32[b, s]"), ("b >= 4", "s >= 4")),
    "joins": Program(joins, ("f32[b, s]", "f32[b, t]"), ("s >= 4", "t >= 2")),
}


def export_all(folder: pathlib.Path, names: str) -> Iterator[Exported]:
    """Exports the programs whose names match into a folder, also with numbers for all
    sizes, for which JAX writes other ops."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "generic").mkdir(exist_ok=True)
    for name, program in PROGRAMS.items():
        for form, each in ((name, program), (f"{name}.static", make_static(program))):
            if not re.search(names, form):
                continue
            try:
                yield export_one(folder, form, each)
            except ExportError as error:
                print(f"{form} is not exported: {error}", file=sys.stderr)


def make_static(program: Program) -> Program:
    """A program with numbers for all sizes."""

    def fill(text: str) -> str:
        dtype, _, sizes = text.rstrip("]").partition("[")
        numbers = [str(evaluate(each, SIZES)) for each in split_sizes(sizes)]
        return f"{dtype}[{', '.join(numbers)}]"
    return Program(program.function, jax.tree_util.tree_map(fill, tuple(program.specs)))


def export_one(folder: pathlib.Path, name: str, program: Program) -> Exported:
    """Exports a program in both forms; the jaxpr is that without unused equations."""
    text = export_text(program.function, program.specs, {}, program.constraints)
    path = folder / f"{name}.mlir"
    path.write_text(text, encoding="utf-8")
    args, _ = make_specs(program.specs, {}, program.constraints)
    exported = jax.export.export(jax.jit(program.function), platforms=["cpu"])(*args)
    with mlir.make_ir_context():
        generic = mlir.ir.Module.parse(text).operation.get_asm(print_generic_op_form=True)
    (folder / "generic" / path.name).write_text(generic, encoding="utf-8")
    jaxpr = jax.make_jaxpr(program.function)(*args).jaxpr
    jaxpr, _ = partial_eval.dce_jaxpr(jaxpr, [True] * len(jaxpr.outvars))
    return Exported(name, path, folder / "generic" / path.name,
                    list(equations_of(jaxpr)),
                    [split_sizes(", ".join(map(str, exported.in_avals[index].shape)))
                     for index in exported.module_kept_var_idx])
