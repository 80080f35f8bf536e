# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Calls of ATen ops on jagged tensors, for `record_programs`. Needs PyTorch.

A program constructs jagged tensors and calls many ops on them. There is one for each
kind of tensor and family of ops.
"""

import itertools
import re
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Tuple

import torch
from torch.nested._internal.nested_tensor import _nt_view_dummy

from fake_tensor.encoding import is_limit

from .layouts import names_of_unary
from .recorded_programs import Program


class Kind(NamedTuple):
    """A kind of jagged tensor: sizes without the first and the ragged one."""
    sizes: Tuple[int, ...]
    # The ragged dimension.
    ragged: int = 1
    dtype: str = "float32"
    # Whether min_seqlen and max_seqlen are known.
    has_seqlen_bounds: bool = True
    # Whether the rows are non-contiguous (have lengths).
    has_lengths: bool = False
    # Whether the sizes are dynamic.
    is_dynamic: bool = False
    # Whether the values are those of a transposed tensor.
    is_transposed: bool = False
    device: str = "cpu"


KINDS: Dict[str, Kind] = {
    "plain": Kind((8,)),
    "bounded_by_values": Kind((8,), has_seqlen_bounds=False),
    "rows": Kind((), dtype="int64"),
    "behind": Kind((8,), ragged=2),
    "deep": Kind((4, 6)),
    "middle": Kind((4, 6), ragged=2),
    "non_contiguous": Kind((8,), has_lengths=True),
    "dynamic": Kind((8,), is_dynamic=True),
    "strided": Kind((4, 6), is_transposed=True),
    "flags": Kind((8,), dtype="bool"),
    "half": Kind((8,), dtype="float16", device="cuda:0"),
}


# The components of a jagged tensor have new storages here instead of the original ones;
# the others are not ops of a program.
NOT_RECORDED = re.compile(r"_nested_get_|_pin_memory|m[TH]\.a$")


class JaggedProgram(Program):
    """A program on jagged tensors, without calls that PyTorch does not support."""

    def __init__(self) -> None:
        super().__init__()
        self.offsets: Dict[Any, List[Any]] = {}
        # The argument that dispatches to the rules of jagged tensors.
        self.dummy = self.alias_input(_nt_view_dummy())

    def __call__(self, op: str, *args: Any, **kwargs: Any) -> Any:
        count = len(self.nodes)
        result = super().__call__(op, *args, **kwargs)
        node = self.nodes[count]
        if "error" in node and is_limit(node["error"], node["msg"]):
            del self.nodes[count:]
        return result

    def _parts(self, kind: Kind, name: str) -> List[Any]:
        """Offsets, lengths, min_seqlen and max_seqlen, shared by tensors of the same
        name."""
        key = (kind, name)
        if key not in self.offsets:
            rows = [3] if kind.is_dynamic else 3
            offsets = self.input([4] if kind.is_dynamic else 4, dtype="int64",
                                 device=kind.device)
            lengths = (self.input(rows, dtype="int64", device=kind.device)
                       if kind.has_lengths else None)
            bounds = ([self.input(2, 0), self.input(5, 0)]
                      if kind.has_seqlen_bounds else [None, None])
            self.offsets[key] = [offsets, lengths, *bounds]
        return self.offsets[key]

    def jagged(self, kind: Kind, name: str = "x") -> Any:
        """A jagged tensor of three rows. Those of the same name have the same ragged
        size."""
        offsets, lengths, least, most = self._parts(kind, name)
        sizes: List[Any] = list(kind.sizes)
        sizes.insert(kind.ragged - 1, [10] if kind.is_dynamic else 10)
        strides = None
        if kind.is_transposed:
            sizes[0], strides = 10, [1]
            for size in sizes[:-1]:
                strides.append(strides[-1] * size)
        values = self.input(*sizes, dtype=kind.dtype, device=kind.device,
                            strides=strides)
        return self("_nested_view_from_jagged", values, offsets, self.dummy, lengths,
                    kind.ragged, least, most)


Family = Callable[[JaggedProgram, Kind], None]
FAMILIES: Dict[str, Family] = {}


def family(body: Family) -> Family:
    """Adds a family of calls under the name of the function."""
    FAMILIES[body.__name__] = body
    return body


def _dims(tensor: "torch.Tensor") -> range:
    """All dimensions, and one that is out of range."""
    return range(-tensor.dim(), tensor.dim() + 1)


@family
def unary(p: JaggedProgram, kind: Kind) -> None:
    """Ops with a single tensor argument."""
    x = p.jagged(kind)
    for name in names_of_unary():
        if not NOT_RECORDED.match(name):
            p(name, x)


@family
def parts(p: JaggedProgram, kind: Kind) -> None:
    """The components of a jagged tensor, and tensors reconstructed from them."""
    x = p.jagged(kind)
    for name in ("values _nested_get_values _nested_get_ragged_idx sym_numel sym_size "
                 "sym_stride dim sym_storage_offset is_contiguous").split():
        p(name, x)
    offsets = p.offsets[kind, "x"][0]
    values = p("values", p("relu", x))
    again = p("_nested_view_from_jagged", values, offsets, p.dummy, None, kind.ragged)
    p("add.Tensor", again, x)
    p("add.Tensor", x, p.jagged(kind, "y"))
    p("_nested_view_from_jagged", values, offsets, p.dummy)
    padded = p("to_padded_tensor", x, 0.0)
    p("to_padded_tensor", x, 0.0, [3, 7, *kind.sizes])
    p("to_padded_tensor", x, 0.0, [3, *kind.sizes, 7])
    if padded is not None:
        for total in (10, None):
            p("_nested_from_padded_tensor", padded, offsets, p.dummy, kind.ragged,
              None, None, total)
        p("_nested_from_padded_tensor", padded, offsets, p.dummy)


@family
def views(p: JaggedProgram, kind: Kind) -> None:
    """Views along one dimension, and along all."""
    x = p.jagged(kind)
    for dim in _dims(x):
        p("unsqueeze", x, dim)
        p("squeeze.dim", x, dim)
        for index in (0, 2, -1, 9):
            p("select.int", x, dim, index)
        p("slice.Tensor", x, dim, 1, 3)
        p("slice.Tensor", x, dim, 0, None, 2)
        p("narrow", x, dim, 1, 2)
        p("chunk", x, 2, dim)
        p("split.Tensor", x, 3, dim)
        p("split_with_sizes", x, [2, 6], dim)
        p("unbind.int", x, dim)
        for other in _dims(x):
            p("transpose.int", x, dim, other)
    for dims in itertools.permutations(range(x.dim())):
        p("permute", x, list(dims))
    p("permute", x, [0, 1])
    p("permute", x, [0, -1, *range(1, x.dim() - 1)])
    p("permute", x, [0, 1, 1])
    p("unsqueeze", x, x.dim() + 1)
    one = p("unsqueeze", x, -1)
    for dim in _dims(one):
        p("squeeze.dim", one, dim)
    p("squeeze", one)
    p("t", x)


@family
def shapes(p: JaggedProgram, kind: Kind) -> None:
    """View, reshape, expand and so on, with the ragged size and without it."""
    x = p.jagged(kind)
    ragged = p("sym_size.int", x, kind.ragged)
    inner = list(kind.sizes)
    halves = [2, inner[-1] // 2] if inner else []

    def with_ragged(sizes: List[Any], value: Any, batch: Any = 3) -> List[Any]:
        result = list(sizes)
        result.insert(kind.ragged - 1, value)
        return [batch, *result]

    product = [inner[0] * inner[1]] if len(inner) == 2 else [*inner, 1]
    wanted: List[List[Any]] = [
        with_ragged(sizes, value) for sizes in
        (inner, product, inner[:-1] + halves, [*inner[:-1], -1], [1, *inner], [7])
        for value in (ragged, -1, 10)]
    wanted += [with_ragged(inner, ragged, -1), [-1], [3, -1], with_ragged(inner, 4),
               [*inner, 3, ragged], [30, *inner]]
    for op in "view reshape _unsafe_view expand broadcast_to".split():
        for sizes in wanted:
            p(op, x, sizes)
    p("expand", x, with_ragged(inner, ragged), implicit=True)
    column = p("unsqueeze", x, -1)
    p("expand", column, [*with_ragged(inner, ragged), 5])
    p("expand", column, [*with_ragged(inner, -1), 5])
    for dense in ([8], [1], [3, 1, 1], inner, [5, 5]):
        p("expand_as", p.input(*dense), x)
    p("expand_as", x, x)
    p("view_as", x, x)
    p("reshape_as", x, x)
    for first, last in itertools.product(_dims(x), repeat=2):
        p("flatten.using_ints", x, first, last)
    for dim in _dims(x):
        p("unflatten.int", x, dim, [2, -1])


@family
def reductions(p: JaggedProgram, kind: Kind) -> None:
    """Reductions along one dimension, several and all."""
    x = p.jagged(kind)
    for dim in _dims(x):
        for keep in (False, True):
            for op in ("sum.dim_IntList mean.dim amin amax any.dims all.dims "
                       "logsumexp").split():
                p(op, x, [dim], keep)
            for op in ("prod.dim_int any.dim all.dim min.dim max.dim argmin argmax "
                       "median.dim").split():
                p(op, x, dim, keep)
        for op in ("_softmax", "_log_softmax"):
            p(op, x, dim, False)
        for op in "softmax.int log_softmax.int cumsum sort".split():
            p(op, x, dim)
        p("softmax.int", x, dim, torch.float64)
    p("_softmax", x, -1, True)
    for count in (0, 2, 3, 4):
        for dims in itertools.combinations(range(x.dim()), count):
            for keep in (False, True):
                for op in "sum.dim_IntList mean.dim amin amax any.dims".split():
                    p(op, x, list(dims), keep)
    for op in "sum.dim_IntList mean.dim any.dims".split():
        p(op, x, None)
        p(op, x, None, True)
    for op in "argmin argmax".split():
        p(op, x, None)
        p(op, x, None, True)
    for op in "sum mean prod".split():
        p(op, x, dtype=torch.float64)
    p("sum.dim_IntList", x, [-1], False, dtype=torch.float64)
    p("sum.dim_IntList", x, [kind.ragged], False, dtype=torch.float64)
    p("mean.dim", x, [kind.ragged], False, dtype=torch.float64)


def _both_ways(p: JaggedProgram, ops: str, x: Any, other: Any) -> None:
    """Calls ops on two tensors in either order."""
    for op in ops.split():
        p(op, x, other)
        p(op, other, x)


@family
def products(p: JaggedProgram, kind: Kind) -> None:
    """Products with dense and jagged tensors."""
    x = p.jagged(kind)
    last = kind.sizes[-1] if kind.sizes else 1
    options: Dict[str, Any] = {"dtype": kind.dtype, "device": kind.device}
    weight, bias = p.input(5, last, **options), p.input(5, **options)
    p("linear", x, weight)
    p("linear", x, weight, bias)
    p("linear", x, p.input(5, last + 1, **options))
    p("linear", weight, x)
    dense = [p.input(*sizes, **options) for sizes in (
        (last, 5), (5, last), (3, last, 5), (3, 5, last), (2, last, 5), (last,),
        (3, 4, 6, 5), (3, 1, last, 5))]
    others = [*dense, p("relu", x), p.jagged(kind, "y"), p("transpose.int", x, 1, 2),
              p("transpose.int", x, -1, -2), p("values", x)]
    for other in filter(lambda found: found is not None, others):
        _both_ways(p, "matmul bmm mm", x, other)
    p("addmm", bias, x, weight)
    grad = p("linear", x, weight)
    if grad is not None:
        p("linear_backward", x, grad, weight, [True, True, True])
        p("linear_backward", x, grad, weight, [False, True, False])
    p("convolution", x, p.input(4, last, 3, **options), None, [1], [0], [1], False, [0],
      1)


@family
def pairs(p: JaggedProgram, kind: Kind) -> None:
    """Elementwise ops on two tensors, one of them dense or both jagged."""
    x = p.jagged(kind)
    inner = kind.sizes
    options: Dict[str, Any] = {"dtype": kind.dtype, "device": kind.device}
    shapes_of_dense: List[Tuple[int, ...]] = [
        (), (1,), inner, (1, *inner), (1, 1, *inner), (3, 1, *inner), (3, *inner, 1),
        (2, 1, *inner), (3, 10, *inner), (3,), (5,), (1, 1, 1, 1, *inner), (10, *inner),
        (3, 1, 1)]
    others: List[Any] = [p.input(*sizes, **options) for sizes in shapes_of_dense]
    others += [p("clone", x), p.jagged(kind, "y"), p("unsqueeze", x, -1),
               p("to.dtype", x, torch.float64),
               p("sum.dim_IntList", x, [-1], True) if inner else None, p("values", x),
               p.jagged(kind._replace(has_seqlen_bounds=not kind.has_seqlen_bounds),
                        "z")]
    for other in filter(lambda found: found is not None, others):
        _both_ways(p, "add.Tensor mul.Tensor eq.Tensor", x, other)
        p("div.Tensor", x, other)
        p("maximum", other, x)
        p("pow.Tensor_Tensor", x, other)
        p("add_.Tensor", x, other)
    for op in ("add.Tensor mul.Tensor sub.Tensor div.Tensor lt.Scalar pow.Tensor_Scalar "
               "pow.Scalar eq.Scalar rsub.Scalar clamp_min mul.Scalar fill.Scalar "
               "fill_.Scalar leaky_relu hardtanh mul_.Tensor div_.Tensor").split():
        p(op, *((2, x) if op == "pow.Scalar" else (x, 2)))
    p("clamp", x, 0, 1)
    p("clamp.Tensor", x, x)
    p("threshold_backward", x, x, 0)
    p("gelu_backward", x, x)
    p("tanh_backward", x, x)
    p("elu_backward", x, 1.0, 1.0, 1.0, False, x)
    p("softplus_backward", x, x, 1.0, 20.0)
    p("addcmul", x, x, x)
    p("lerp.Tensor", x, x, x)
    p("lerp.Scalar", x, x, 0.5)
    p("copy_", x, p("clone", x))
    p("copy_", x, p("to.dtype", x, torch.float64))
    p("zero_", x)
    p("relu_", x)


@family
def choices(p: JaggedProgram, kind: Kind) -> None:
    """Ops with a mask or indices."""
    x = p.jagged(kind)
    inner = kind.sizes
    mask = p("gt.Scalar", x, 0)
    other = p("neg", x)
    numbers = [p.input(*sizes, dtype=kind.dtype, device=kind.device)
               for sizes in ((), (1,), inner, (1, 1, *inner), (3, 1, *inner))]
    for second in [x, other, *numbers]:
        if second is None:
            continue
        p("where.self", mask, x, second)
        p("where.self", mask, second, x)
    p("where.ScalarOther", mask, x, 0.0)
    p("where.Scalar", mask, 1, 0)
    p("where.self", p.input(*inner, dtype="bool", device=kind.device), x, x)
    p("masked_fill.Scalar", x, mask, 0)
    p("masked_fill_.Scalar", x, mask, 0)
    p("masked_fill.Tensor", x, mask, numbers[0])
    p("masked_fill.Scalar", x, p.input(*inner, dtype="bool", device=kind.device), 0)
    p("masked_select", x, mask)
    p("broadcast_tensors", [x, numbers[2]])
    p("broadcast_tensors", [x, other if other is not None else x])
    weight = p.input(20, 6, device=kind.device)
    p("embedding", weight, x)
    p("embedding", weight, x, 3)
    p("embedding", x, p.input(4, dtype="int64", device=kind.device))
    index = p.input(4, dtype="int64", device=kind.device)
    value = p.input(dtype=kind.dtype, device=kind.device)
    for indices in ([index], [index, index], [index] * 3):
        p("index_put", x, indices, value)
        p("index_put_", x, indices, value)
        p("index.Tensor", x, indices)
    p("index_select", x, -1, index)
    p("gather", x, -1, x)


@family
def joins(p: JaggedProgram, kind: Kind) -> None:
    """Cat and stack."""
    x = p.jagged(kind)
    y, other = p("relu", x), p.jagged(kind, "y")
    dense = [p.input(*sizes, dtype=kind.dtype, device=kind.device)
             for sizes in (kind.sizes, (3, 10, *kind.sizes), (1,))]
    for dim in _dims(x):
        for pair in ([x, x], [x, y], [x, other], [x, p("to.dtype", x, torch.float64)],
                     *([x, each] for each in dense), [dense[0], x], [x],
                     [x, p("unsqueeze", x, -1)]):
            if any(each is None for each in pair):
                continue
            p("cat", pair, dim)
            p("stack", pair, dim)
    p("stack", [x, x], x.dim() + 1)
    p("cat", [x, x])
    p("stack", [x, x])


@family
def norms(p: JaggedProgram, kind: Kind) -> None:
    """Normalisation, dropout and attention."""
    x = p.jagged(kind)
    last = kind.sizes[-1] if kind.sizes else 1
    options: Dict[str, Any] = {"dtype": kind.dtype, "device": kind.device}
    weight, bias = p.input(last, **options), p.input(last, **options)
    ragged = p("sym_size.int", x, kind.ragged)
    for shape in ([last], list(kind.sizes), [5], [ragged, *kind.sizes], [ragged],
                  [3, ragged, *kind.sizes], []):
        p("layer_norm", x, shape)
        p("native_layer_norm", x, shape, None, None, 1e-5)
        p("rms_norm", x, shape)
    p("layer_norm", x, [last], weight, bias)
    p("native_layer_norm", x, [last], weight, bias, 1e-5)
    p("rms_norm", x, [last], weight)
    for train in (False, True):
        p("dropout", x, 0.5, train)
        p("dropout", x, 0.0, train)
        p("native_dropout", x, 0.5, train)
        p("alpha_dropout", x, 0.5, train)
    p("group_norm", x, 2)
    p("native_group_norm", x, None, None, 3, 8, 1, 2, 1e-5)
    p("scaled_dot_product_attention", x, x, x)
    heads = p("transpose.int", x, 1, 2)
    if heads is not None:
        p("scaled_dot_product_attention", heads, heads, heads)
    p("_softmax_backward_data", x, x, -1, torch.float32)
    p("native_dropout_backward", x, x, 2.0)
    p("glu", x)


@family
def copies(p: JaggedProgram, kind: Kind) -> None:
    """Copies, and new tensors like this one."""
    x = p.jagged(kind)
    formats = (torch.contiguous_format, torch.preserve_format, torch.channels_last)
    for tensor in (x, p("transpose.int", x, -1, -2), p("detach", x)):
        if tensor is None:
            continue
        for kept in formats:
            p("clone", tensor, memory_format=kept)
            p("contiguous", tensor, memory_format=kept)
            p("is_contiguous.memory_format", tensor, kept)
        p("clone", tensor)
        p("contiguous", tensor)
        for options in ({"dtype": torch.float64}, {"device": "cuda:0"}, {"device": "cpu"},
                        {"dtype": torch.int32, "device": "cuda:0"},
                        {"layout": torch.jagged}, {"layout": torch.strided},
                        {"memory_format": torch.contiguous_format}):
            p("_to_copy", tensor, **options)
            for op in ("empty_like zeros_like ones_like rand_like randn_like").split():
                p(op, tensor, **options)
            p("full_like", tensor, 1, **options)
            p("randint_like", tensor, 5, **options)
    p("to.dtype", x, torch.float16)
    p("to.dtype", x, getattr(torch, kind.dtype))
    p("to.dtype", x, torch.float16, False, True)
    p("to.device", x, torch.device("cuda"), torch.float16)
    p("to.dtype_layout", x, dtype=torch.float16)
    p("to.dtype_layout", x, device="cuda")
    p("to.other", x, p.input(3))
    p("type_as", x, p.input(3, dtype="float64"))
    for op in "new_empty new_zeros new_ones".split():
        p(op, x, [])
        p(op, x, [3])
        p(op, x, [], dtype=torch.float64, device="cuda")
    p("new_full", x, [], 2)
    p("randint_like.low_dtype", x, 2, 5)
    p("is_same_size", x, x)
    p("is_same_size", x, p.jagged(kind, "y"))
    p("is_pinned", x)
    p("resize_", x, [3])
    p("set_", x)


# The families relevant to each kind.
_ALL = tuple(FAMILIES)
PROGRAMS: Dict[str, Tuple[str, ...]] = {
    "plain": _ALL, "middle": _ALL, "non_contiguous": _ALL, "dynamic": _ALL,
    "bounded_by_values": ("parts", "reductions", "pairs", "norms"),
    "rows": ("parts", "views", "shapes", "reductions", "pairs", "choices", "joins"),
    "behind": ("parts", "views", "reductions", "products", "pairs", "joins"),
    "deep": ("views", "shapes", "products", "joins"),
    "strided": ("shapes", "pairs", "copies"),
    "flags": ("unary", "reductions"),
    "half": ("parts", "products", "norms"),
}


def _program(body: Family, kind: Kind) -> Callable[[Program], None]:
    def run(program: Program) -> None:
        assert isinstance(program, JaggedProgram)
        body(program, kind)
    return run


def jagged_programs() -> Iterator[Tuple[str, Callable[[Program], None]]]:
    """The programs by name."""
    for name, families in PROGRAMS.items():
        for group in families:
            yield f"{name}:{group}", _program(FAMILIES[group], KINDS[name])
