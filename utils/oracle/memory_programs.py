# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Draws programs whose memory is compared, for `peaks`. Needs PyTorch.

Beside the steps of `random_programs`, that is views, writes and changes of metadata, they
have composite ops, steps of training, branches and loops, and they return some values:
also arguments and views of them. What is not returned may have no use.
"""

import random
from typing import Any, Callable, Dict, List, NamedTuple, Sequence

import torch

from .random_programs import (
    CHANGES, CONSTANTS, QUERIES, STEPS, STORAGES, Step, Steps, Walk)
from .recorded_programs import PartlyDone, Program

_MODEL_STEPS: Steps = []
_TRAINING_STEPS: Steps = []
# The sizes that are drawn for a symbol.
_MAX_SIZE = 11
_TRIES = 300
# All combinations of what they may do are run.
_MAX_REGIONS = 2

Tensors = List[torch.Tensor]
Body = Callable[[Tensors], Tensors]


class DrawnProgram(NamedTuple):
    """A program, as lines of a recorded graph, and sizes to run it for."""
    name: str
    lines: List[Dict[str, Any]]
    assignments: List[Dict[str, int]]


class BranchingProgram(Program):
    """Also records ops with regions, and outputs."""

    def __init__(self, has_known: bool) -> None:
        super().__init__()
        # Whether to draw kinds of programs that are known to differ.
        self.has_known = has_known

    def branch(self, operands: Tensors, bodies: Sequence[Body]) -> Tensors:
        """A `cond` on a new argument. Its results share no storage with others here, as
        in PyTorch."""
        predicate = self._reference(self.input(dtype="bool"))
        name = f"{self.prefix}cond_{len(self.nodes)}"
        regions, results = self._regions(name, ("true", "false"), operands, bodies)
        inputs = [self._reference(operand) for operand in operands]
        return self._add_regions(name, "cond", [predicate, {"g": "true"}, {"g": "false"},
                                                inputs], regions, results)

    def loop(self, carried: Tensors, others: Tensors, bodies: Sequence[Body]) -> Tensors:
        """A `while_loop`: bodies of the condition and of the loop."""
        name = f"{self.prefix}while_loop_{len(self.nodes)}"
        regions, results = self._regions(name, ("while", "do"), carried + others, bodies)
        inputs = [[self._reference(operand) for operand in operands]
                  for operands in (carried, others)]
        return self._add_regions(name, "while_loop", [{"g": "while"}, {"g": "do"}, *inputs],
                                 regions, results)

    def _regions(self, name: str, words: Sequence[str], operands: Tensors,
                 bodies: Sequence[Body]) -> Any:
        regions, results = [], []
        for word, body in zip(words, bodies):
            region, results = self._region(f"{name}.{word}.", operands, body)
            regions.append(region)
        return regions, results

    def _region(self, label: str, operands: Tensors, body: Body) -> Any:
        """The record of a region and its results."""
        outer = self.nodes, self._values, self._written, self.prefix
        self.nodes, self._values, self._written, self.prefix = [], {}, {}, label
        try:
            for operand in operands:
                name = f"{label}arg_{len(self.nodes)}"
                value = self._encoder.encode(operand)
                self.nodes.append({"k": "arg", "name": name, "scope": label, "val": value})
                self._add(name, operand, value)
            results = body(list(operands))
            return {"name": label, "records": accepted(self.nodes),
                    "args": [self._reference(result) for result in results]}, results
        finally:
            self.nodes, self._values, self._written, self.prefix = outer

    def _add_regions(self, name: str, op: str, args: List[Any], regions: List[Any],
                     results: Tensors) -> Tensors:
        with self.mode:
            made = [torch.empty_strided(result.shape, result.stride(), dtype=result.dtype)
                    for result in results]
        value = self._encoder.encode(made)
        self.nodes.append({"k": "op", "name": name, "op": f"higher_order.{op}",
                           "args": args, "kw": {}, "graphs": regions, "val": value})
        self._add(name, made, value)
        for index, element in enumerate(made):
            self._add_element(name, index, element)
        return made

    def draw_outputs(self, rng: random.Random) -> None:
        """Returns some tensors."""
        tensors = [value for value in self._values.values()
                   if isinstance(value, torch.Tensor)]
        chosen = rng.sample(tensors, min(len(tensors), rng.randint(0, 3)))
        self.nodes.append({"k": "out",
                           "args": [self._reference(value) for value in chosen]})

    def assignments(self, rng: random.Random, count: int) -> List[Dict[str, int]]:
        """Values of the symbols for which all guards hold, the example first."""
        example = dict(self.env.backed_var_to_val)
        ranges = {symbol: self.env.var_to_range[symbol] for symbol in example}
        found = [{symbol: int(value) for symbol, value in example.items()}]
        guards = [guard.expr for guard in self.env.guards]
        for _ in range(_TRIES if example else 0):
            drawn = {symbol: rng.randint(int(bounds.lower), int(
                min(bounds.upper, max(bounds.lower, _MAX_SIZE))))
                     for symbol, bounds in ranges.items()}
            if drawn not in found \
                    and all(bool(guard.xreplace(drawn)) for guard in guards):
                found.append(drawn)
            if len(found) == count:
                break
        return [{str(symbol): value for symbol, value in each.items()} for each in found]


def accepted(nodes: Sequence[Dict[str, Any]]) -> List[Dict[str, Any]]:
    """The nodes without those that PyTorch refuses."""
    return [node for node in nodes if "error" not in node]


def run_body(name: str, body: Callable[[Any], None], rng: random.Random,
             count: int, has_known: bool = False) -> DrawnProgram:
    """The program of a body, with that number of assignments."""
    program = BranchingProgram(has_known)
    try:
        body(program)
    except PartlyDone:
        program.nodes.pop()
    program.draw_outputs(rng)
    record = program.record(name)
    return DrawnProgram(name, [{"ranges": record["ranges"]}, *accepted(record["nodes"])],
                        program.assignments(rng, count))


def draw(seed: int, count: int, has_known: bool = False) -> DrawnProgram:
    """The program of a seed."""
    rng = random.Random(f"memory {seed}")

    def body(program: BranchingProgram) -> None:
        walk = MemoryWalk(program, rng, rng.random() < 0.6)
        kinds = [(4, STEPS), (8, _MODEL_STEPS), (2, _TRAINING_STEPS)]
        for _ in range(rng.randint(8, 24)):
            steps = rng.choices([steps for _, steps in kinds],
                                [weight for weight, _ in kinds])[0]
            walk.take([(weight, step) for weight, step in steps
                       if step not in walk.refused])
    return run_body(f"memory {seed}", body, rng, count, has_known)


# ===- Walks ------------------------------------------------------------------===


class MemoryWalk(Walk):
    """A program under construction, often with symbolic sizes."""

    p: BranchingProgram

    def __init__(self, program: BranchingProgram, rng: random.Random,
                 is_dynamic: bool) -> None:
        self.is_dynamic = is_dynamic
        # Steps that are not taken.
        self.refused: List[Step] = list(QUERIES)
        if not program.has_known:
            # A tensor that moves into another storage, and a literal that is lifted.
            self.refused += [*STORAGES, _set, *CONSTANTS]
        # The number of ops with regions.
        self.regions = 0
        super().__init__(program, rng)

    def draw_input(self, rank: int = 0, kind: str = "") -> torch.Tensor:
        """An input tensor of that kind of dtype."""
        if not self.is_dynamic or self.flip(0.3):
            return super().draw_input(rank, kind)
        sizes: List[Any] = self.sizes(max(rank, self.rng.randint(0, 3)))
        # As 0 and 1, such a size would not be a symbol.
        sizes = [[size] if size > 1 and self.flip(0.6) else size for size in sizes]
        dtype = {"float": "float32", "int": "int64", "bool": "bool", "": self.pick(
            "float32", "float32", "int64", "float64")}[kind]
        return self.add(self.p.input(*sizes, dtype=dtype))

    def add(self, tensor: torch.Tensor) -> torch.Tensor:
        """Makes a tensor available to later steps."""
        self.keep(tensor)
        return tensor

    def add_regions(self, results: Tensors) -> Tensors:
        """Makes the results of an op with regions available."""
        # Which tensors share storages with them may depend on the branch.
        self.refused += [*CHANGES, _set]
        self.regions += 1
        if self.regions == _MAX_REGIONS:
            self.refused += [_branch, _loop]
        self.keep(results)
        return results

    def floats(self, rank: int = 0) -> torch.Tensor:
        """A tensor of floats."""
        return self.any(rank=rank, kind="float")

    def parameter(self, like: torch.Tensor, *sizes: Any) -> torch.Tensor:
        """A tensor of the dtype of another one, created by the program."""
        made = self.call("new_empty" if self.flip(0.5) else "new_zeros", like, list(sizes))
        assert isinstance(made, torch.Tensor)
        return made


class RegionWalk(MemoryWalk):
    """A region under construction, whose tensors are its arguments."""

    def __init__(self, outer: MemoryWalk, tensors: Tensors) -> None:
        self.given = tensors
        super().__init__(outer.p, outer.rng, outer.is_dynamic)
        self.tensors = list(tensors)
        self.refused = [*QUERIES, *CHANGES, *CONSTANTS, _shared_input, _set, _branch, _loop]

    def draw_input(self, rank: int = 0, kind: str = "") -> torch.Tensor:
        """A new tensor, as a region has no more arguments."""
        dtype = {"float": torch.float32, "int": torch.int64, "bool": torch.bool,
                 "": torch.float32}[kind]
        made = self.p("zeros", self.sizes(max(rank, 1)), dtype=dtype)
        assert isinstance(made, torch.Tensor)
        return self.add(made)


def model_step(weight: int) -> Callable[[Any], Any]:
    """Adds a step of models with that weight."""
    def add(body: Any) -> Any:
        _MODEL_STEPS.append((weight, body))
        return body
    return add


def training_step(weight: int) -> Callable[[Any], Any]:
    """Adds a step of training with that weight."""
    def add(body: Any) -> Any:
        _TRAINING_STEPS.append((weight, body))
        return body
    return add


# ===- Models -----------------------------------------------------------------===


@model_step(5)
def _pointwise(w: MemoryWalk) -> Any:
    x = w.floats()
    op, *args = w.pick(("gelu",), ("silu",), ("relu",), ("exp",), ("sigmoid",), ("tanh",),
                       ("dropout", 0.5, True), ("dropout", 0.5, False), ("mish",),
                       ("pow.Tensor_Scalar", 2), ("hardtanh",), ("clamp_min", 0),
                       ("to.dtype", torch.float16), ("to.dtype", torch.float64),
                       ("rsub.Scalar", 1), ("where.ScalarOther", 0.0), ("log1p",))
    if op == "where.ScalarOther":
        return w.call(op, w.call("gt.Scalar", x, 0), x, *args)
    return w.call(op, x, *args)


@model_step(4)
def _normalize(w: MemoryWalk) -> Any:
    x = w.floats(rank=2)
    last, channels = x.shape[-1], x.shape[1]
    op, *args = w.pick(
        ("layer_norm", [last]), ("layer_norm", [last], w.parameter(x, last)),
        ("rms_norm", [last]), ("rms_norm", [last], w.parameter(x, last)), ("group_norm", 1),
        ("instance_norm", None, None, None, None, True, 0.1, 1e-5, False),
        ("batch_norm", None, None, None, None, True, 0.1, 1e-5, False),
        ("batch_norm", None, None, w.parameter(x, channels), w.parameter(x, channels),
         False, 0.1, 1e-5, False),
        ("softmax.int", w.dim(x)), ("log_softmax.int", w.dim(x)),
        ("normalize",), ("logsumexp", [w.dim(x)]))
    if op == "normalize":
        norm = w.call("linalg_vector_norm", x, 2, [-1], True)
        return w.call("div.Tensor", x, w.call("clamp_min", norm, 1e-12))
    return w.call(op, x, *args)


@model_step(6)
def _product(w: MemoryWalk) -> Any:
    x = w.floats(rank=1)
    if w.flip(0.5):
        out = w.pick(2, 3, 5)
        return w.call("linear", x, w.parameter(x, out, x.shape[-1]),
                      w.parameter(x, out) if w.flip(0.5) else None)
    y = w.call("transpose.int", x, -1, -2) if x.dim() > 1 else x
    if w.flip(0.3):
        y = w.parameter(x, x.shape[-1], 3)
    op, *args = w.pick(("matmul", x, y), ("matmul", y, x), ("mm", x, y), ("bmm", x, y),
                       ("mv", x, w.parameter(x, x.shape[-1])), ("outer", x, x),
                       ("einsum", "...ij,...jk->...ik", [x, y]),
                       ("addmm", w.parameter(x, 1), x, y), ("kron", x, x),
                       ("baddbmm", w.parameter(x, 1, 1, 1), x, y))
    return w.call(op, *args)


@model_step(3)
def _attention(w: MemoryWalk) -> Any:
    x = w.floats(rank=2)
    if x.dim() < 3:
        x = w.call("unsqueeze", x, 0)
    key = w.call("clone", x) if w.flip(0.5) else x
    mask = None
    if w.flip(0.3):
        length = x.shape[-2]
        mask = w.p("zeros", [length, length], dtype=w.pick(x.dtype, torch.bool))
    return w.call("scaled_dot_product_attention", x, key, w.pick(x, key), mask, 0.0,
                  mask is None and w.flip(0.4))


@model_step(3)
def _image(w: MemoryWalk) -> Any:
    x = w.floats(rank=3)
    if x.dim() == 3:
        x = w.call("unsqueeze", x, 0)
    channels = x.shape[1]
    weight = w.parameter(x, 4, channels, 1, 1)
    op, *args = w.pick(
        ("conv2d", weight), ("conv2d", weight, w.parameter(x, 4), [1, 1], [1, 1]),
        ("conv2d.padding", weight, None, [1, 1], "same"), ("max_pool2d", [1, 1]),
        ("avg_pool2d", [1, 1]), ("adaptive_avg_pool2d", [1, 1]), ("pad", [1, 1]),
        ("upsample_nearest2d.vec", None, [2.0, 2.0]), ("pad", [1, 0, 0, 1], "replicate"),
        ("im2col", [1, 1], [1, 1], [0, 0], [1, 1]), ("channel_shuffle", 1))
    return w.call(op, x, *args)


@model_step(5)
def _reduce(w: MemoryWalk) -> Any:
    x = w.floats(rank=1)
    dim = w.dim(x)
    op, *args = w.pick(("mean",), ("mean.dim", [dim]), ("sum.dim_IntList", [dim], True),
                       ("var_mean.correction", [dim]), ("std.dim", [dim]), ("amax", [dim]),
                       ("max.dim", dim), ("argmax", dim), ("cumsum", dim), ("prod",),
                       ("sort", dim), ("topk", 1, dim), ("median.dim", dim),
                       ("norm.Scalar",),
                       ("var", True), ("aminmax",), ("logcumsumexp", dim), ("argsort", dim),
                       ("softplus",), ("std_mean",), ("nanmean",), ("diff",), ("msort",))
    return w.call(op, x, *args)


@model_step(5)
def _join(w: MemoryWalk) -> Any:
    x = w.any(rank=1)
    dim = w.dim(x)
    op, *args = w.pick(
        ("cat", [x, x], dim), ("stack", [x, x, x], dim), ("repeat", [2] * x.dim()),
        ("tile", [2]), ("roll", [1], [dim]), ("hstack", [x, x]), ("vstack", [x, x]),
        ("constant_pad_nd", x, [1, 1]), ("repeat_interleave.self_int", 2, dim),
        ("expand", [2, *x.shape]), ("broadcast_to", [2, *x.shape]), ("flip", [dim]),
        ("tensor_split.sections", 2, dim), ("split_with_sizes", [1, x.shape[dim] - 1], dim),
        ("atleast_3d",), ("swapaxes", 0, dim), ("reshape", [-1]),
        ("unflatten.int", 0, [1, -1]),
        ("diag_embed",), ("rot90",), ("meshgrid", [x, x]))
    if op in ("cat", "stack", "hstack", "vstack", "constant_pad_nd", "meshgrid"):
        return w.call(op, *args)
    return w.call(op, x, *args)


@model_step(3)
def _lookup(w: MemoryWalk) -> Any:
    x, index = w.floats(rank=1), w.any(kind="int")
    op, *args = w.pick(("index_select", 0, index), ("index.Tensor", [index]),
                       ("gather", w.dim(x), index), ("take", index),
                       ("masked_fill.Scalar", w.any(kind="bool"), 0.0),
                       ("index_add", 0, index, x), ("scatter.value", 0, index, 1.0))
    if w.flip(0.3):
        return w.call("embedding", w.parameter(x, 7, 4), index)
    return w.call(op, x, *args)


@model_step(1)
def _set(w: MemoryWalk) -> Any:
    """A tensor of the program moves into another storage."""
    x = w.any()
    made = w.call("clone", x)
    return w.call("set_.source_Tensor", made, x) if w.flip(0.5) else w.call(
        "set_.source_Tensor_storage_offset", made, x, 0, list(x.shape), list(x.stride()))


@model_step(2)
def _shared_input(w: MemoryWalk) -> Any:
    """An input that is a view of another one, created outside of the program."""
    x = w.p.input(4, 6, dtype=w.pick("float32", "int64"))
    w.add(x)
    sizes, strides, offset = w.pick(([6, 4], [1, 6], 0), ([2, 3], [12, 2], 1),
                                    ([5], [4], 2))
    return w.add(w.p.view(x, sizes, strides, offset))


# ===- Training ---------------------------------------------------------------===


@training_step(4)
def _loss(w: MemoryWalk) -> Any:
    x = w.floats(rank=1)
    y = w.call("rand_like", x)
    op, *args = w.pick(("mse_loss", y), ("l1_loss", y), ("smooth_l1_loss", y),
                       ("huber_loss", y), ("kl_div", y), ("cross_entropy_loss", y),
                       ("binary_cross_entropy_with_logits", y), ("cosine_similarity", y),
                       ("pairwise_distance", y),
                       ("poisson_nll_loss", y, True, True, 1e-8, 1))
    return w.call(op, x, *args)


@training_step(6)
def _backward(w: MemoryWalk) -> Any:
    x = w.floats(rank=1)
    grad = w.call("ones_like", x)
    dim, dtype = w.dim(x), x.dtype
    op, *args = w.pick(
        ("threshold_backward", x, 0), ("gelu_backward", x), ("sigmoid_backward", x),
        ("tanh_backward", x), ("silu_backward", x), ("hardtanh_backward", x, -1, 1),
        ("_softmax_backward_data", x, dim, dtype), ("mse_loss_backward", x, x, 1),
        ("_log_softmax_backward_data", x, dim, dtype),
        ("leaky_relu_backward", x, 0.1, False),
        ("native_dropout_backward", w.call("gt.Scalar", x, 0), 2.0),
        ("value_selecting_reduction_backward", dim, w.call("argmax", x, dim), x.shape,
         False),
        ("elu_backward", 1.0, 1.0, 1.0, False, x), ("softplus_backward", x, 1.0, 20.0))
    return w.call(op, grad, *args)


@training_step(3)
def _perceptron(w: MemoryWalk) -> Any:
    """A step of training: two layers, their gradients, and an update in place."""
    x = w.floats(rank=2)
    if x.dim() != 2:
        x = w.call("flatten.using_ints", x, 0, -2)
    first, second = w.parameter(x, 5, x.shape[-1]), w.parameter(x, 1, 5)
    before = w.p("mm", x, w.p("t", first))
    hidden = w.p(w.pick("relu", "tanh"), before)
    out = w.p("mm", hidden, w.p("t", second))
    if out is None:
        return None
    grad = w.p("mse_loss_backward", w.p("ones", [], dtype=x.dtype), out,
               w.p("zeros_like", out), 1)
    grad_second = w.p("mm", w.p("t", grad), hidden)
    grad_hidden = w.p("threshold_backward", w.p("mm", grad, second), before, 0)
    grad_first = w.p("mm", w.p("t", grad_hidden), x)
    for weight, step in ((first, grad_first), (second, grad_second)):
        if w.flip(0.5):
            w.p("add_.Tensor", weight, step, alpha=-0.1)
        else:
            square = w.p("mul.Tensor", step, step)
            w.p("addcdiv_", weight, step, w.p("add_.Scalar", w.p("sqrt", square), 1e-8),
                value=-0.1)
    w.keep([grad_hidden, out])
    return out


@training_step(3)
def _norm_backward(w: MemoryWalk) -> Any:
    x = w.floats(rank=2)
    shape, weight = [x.shape[-1]], w.parameter(x, x.shape[-1])
    found = w.p("native_layer_norm", x, shape, weight, None, 1e-5)
    if found is None:
        return None
    return w.call("native_layer_norm_backward", w.p("ones_like", x), x, shape, found[1],
                  found[2], weight, None, [True, w.flip(0.5), False])


@training_step(2)
def _convolution_backward(w: MemoryWalk) -> Any:
    x = w.floats(rank=3)
    if x.dim() == 3:
        x = w.call("unsqueeze", x, 0)
    weight = w.parameter(x, 4, x.shape[1], 1, 1)
    out = w.p("conv2d", x, weight)
    if out is None:
        return None
    return w.call("convolution_backward", out, x, weight, [4], [1, 1], [0, 0], [1, 1],
                  False, [0, 0], 1, [True, w.flip(0.5), w.flip(0.5)])


# ===- Branches and loops -------------------------------------------------------===


def _same(w: MemoryWalk, like: torch.Tensor) -> torch.Tensor:
    """A tensor of the sizes and strides of another one: a new one or, of kinds that are
    known to differ, itself, one that shares its storage, or a part of a larger one."""
    choice = w.rng.randrange(0 if w.p.has_known else 3, 6)
    made = None
    if choice == 0:
        return like
    if choice == 1:
        made = w.p("alias", like)
    elif choice == 2 and like.dim() and like.is_contiguous():
        made = w.p("slice.Tensor", w.p("cat", [like, like]), 0, 0, like.shape[0])
    elif choice == 3:
        made = w.p("add.Tensor", w.p("clone", like), like)
    elif choice == 4:
        made = w.p("alias", w.p("add_.Tensor", w.p("clone", like), 1))
    if made is None:
        made = w.p("clone", like)
    assert isinstance(made, torch.Tensor)
    return made


def _steps(w: MemoryWalk, tensors: Tensors) -> RegionWalk:
    """A walk in a region that has taken some steps, often with a large result."""
    walk = RegionWalk(w, tensors)
    steps = [(weight, step) for weight, step in [*STEPS, *_MODEL_STEPS, *_TRAINING_STEPS]
             if step not in walk.refused]
    for _ in range(w.rng.randint(0, 4)):
        walk.take(steps)
    return walk


@model_step(3)
def _branch(w: MemoryWalk) -> Any:
    operands = [w.any() for _ in range(w.rng.randint(1, 3))]
    likes = [w.rng.choice(operands) for _ in range(w.rng.randint(1, 2))]

    def body(tensors: Tensors) -> Tensors:
        walk = _steps(w, tensors)
        return [_same(walk, like) for like in likes]
    return w.add_regions(w.p.branch(operands, [body, body]))


@model_step(1)
def _loop(w: MemoryWalk) -> Any:
    carried = [w.floats() for _ in range(w.rng.randint(1, 2))]
    others = [w.any() for _ in range(w.rng.randint(0, 1))]

    def condition(tensors: Tensors) -> Tensors:
        return [w.p("gt.Scalar", w.p("sum", tensors[0]), 0)]

    def body(tensors: Tensors) -> Tensors:
        walk = _steps(w, tensors)
        return [_same(walk, like) for like in tensors[:len(carried)]]
    return w.add_regions(w.p.loop(carried, others, [condition, body]))
