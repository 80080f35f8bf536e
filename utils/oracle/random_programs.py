# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Draws programs that write to tensors, for `record_programs`: views, writes, outputs,
changes of metadata and queries in any order, on a few tensors that share storages."""

import random
from typing import TYPE_CHECKING, Any, Callable, List, Optional, Sequence, Tuple

import torch

if TYPE_CHECKING:
    from .recorded_programs import Program

MAX_RANK = 4
MAX_TENSORS = 12

Step = Callable[["Walk"], Any]
# Kinds of steps with their weights.
Steps = List[Tuple[int, Step]]
# Those on which the numbers of recorded programs depend.
STEPS: Steps = []
# Those among them that change metadata, or storages, depend on data, or make constants.
CHANGES: List[Step] = []
STORAGES: List[Step] = []
QUERIES: List[Step] = []
CONSTANTS: List[Step] = []


def step(weight: int, *lists: List[Step]) -> Callable[[Step], Step]:
    """Adds a kind of step with that weight, also to some lists."""
    def add(body: Step) -> Step:
        STEPS.append((weight, body))
        for each in lists:
            each.append(body)
        return body
    return add


class Walk:
    """A program under construction."""

    def __init__(self, program: "Program", rng: random.Random) -> None:
        self.p = program
        self.rng = rng
        self.tensors: List[torch.Tensor] = []
        for _ in range(rng.randint(2, 4)):
            self.draw_input()

    # ===- Choices ----------------------------------------------------------===

    def pick(self, *values: Any) -> Any:
        """One of the values."""
        return self.rng.choice(values)

    def flip(self, share: float) -> bool:
        """True in that share of cases."""
        return self.rng.random() < share

    def any(self, *, rank: int = 0, kind: str = "") -> torch.Tensor:
        """A tensor of at least that rank and of that kind of dtype, created if there is
        none."""
        fitting = [tensor for tensor in self.tensors
                   if tensor.dim() >= rank and kind in kind_of(tensor)]
        if not fitting:
            return self.draw_input(rank=rank, kind=kind)
        # Newer ones are more interesting.
        return self.rng.choice(fitting + fitting[-3:])

    def dim(self, tensor: torch.Tensor) -> int:
        """A dimension, possibly negative."""
        rank = max(tensor.dim(), 1)
        return self.rng.randrange(-rank, rank)

    def sizes(self, rank: Optional[int] = None) -> List[int]:
        """A small shape."""
        if rank is None:
            rank = self.rng.randint(0, 3)
        return [self.pick(1, 2, 3, 4, 4, 6) for _ in range(rank)]

    # ===- Tensors ----------------------------------------------------------===

    def keep(self, value: Any) -> None:
        """Makes the tensors in a result available to later steps."""
        for tensor in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(tensor, torch.Tensor) and tensor.dim() <= MAX_RANK:
                self.tensors.append(tensor)
        del self.tensors[:-MAX_TENSORS]

    def draw_input(self, rank: int = 0, kind: str = "") -> torch.Tensor:
        """An input tensor, or a view of one."""
        sizes: List[Any] = self.sizes(max(rank, self.rng.randint(0, 3)))
        dtype = {"float": "float32", "int": "int64", "bool": "bool", "": self.pick(
            "float32", "float32", "int64", "bool", "float64")}[kind]
        if len(sizes) > 1 and self.flip(0.3):
            tensor = self.p.input(*sizes, dtype=dtype, strides=_permuted(self.rng, sizes))
        else:
            if sizes and self.flip(0.25):
                at = self.rng.randrange(len(sizes))
                sizes[at] = [max(sizes[at], 2)]
            tensor = self.p.input(*sizes, dtype=dtype)
        self.tensors.append(tensor)
        return tensor

    def like(self, tensor: torch.Tensor) -> Any:
        """Another operand for a tensor: one that broadcasts, or a number."""
        fitting = [other for other in self.tensors if _fits(other, tensor)]
        if fitting and self.flip(0.8):
            return self.rng.choice(fitting)
        return self.pick(1, 2) if kind_of(tensor) != "bool" else True

    def take(self, steps: Steps) -> None:
        """Takes one of some steps."""
        self.rng.choices(steps, [weight for weight, _ in steps])[0][1](self)

    def call(self, op: str, *args: Any, **kwargs: Any) -> Any:
        """Calls an op; the results are available to later steps."""
        result = self.p(op, *args, **kwargs)
        self.keep(result)
        return result


def kind_of(tensor: torch.Tensor) -> str:
    if tensor.dtype == torch.bool:
        return "bool"
    return "float" if tensor.dtype.is_floating_point else "int"


def _fits(other: torch.Tensor, tensor: torch.Tensor) -> bool:
    """Whether one broadcasts to the other, for the sizes of the example."""
    if other.dim() > tensor.dim() or kind_of(other) not in (kind_of(tensor), "bool"):
        return False
    return all(str(size) in ("1", str(length))
               for size, length in zip(reversed(other.shape), reversed(tensor.shape)))


def _permuted(rng: random.Random, sizes: Sequence[int]) -> List[int]:
    """Strides of a dense tensor in a random order of dimensions."""
    strides, stride = [0] * len(sizes), 1
    for at in rng.sample(range(len(sizes)), len(sizes)):
        strides[at] = stride
        stride *= sizes[at]
    return strides


def draw_program(seed: int) -> Callable[["Program"], None]:
    """The program of a seed."""
    def body(program: "Program") -> None:
        rng = random.Random(seed)
        walk = Walk(program, rng)
        for _ in range(rng.randint(8, 20)):
            walk.take(STEPS)
    return body


# ===- Views -----------------------------------------------------------------===


@step(6)
def _view_by_dim(w: Walk) -> Any:
    x = w.any(rank=1)
    dim = w.dim(x)
    op, *args = w.pick(
        ("select.int", dim, w.pick(0, -1)), ("slice.Tensor", dim, w.pick(0, 1), w.pick(2, 3)),
        ("slice.Tensor", dim, None, None, 2), ("transpose.int", dim, w.dim(x)),
        ("squeeze.dim", dim), ("narrow", dim, 0, 1), ("unfold", dim, 1, 1),
        ("split.Tensor", 2, dim), ("unbind.int", dim), ("chunk", 2, dim),
        ("movedim.int", dim, 0), ("flip", [dim]))
    return w.call(op, x, *args)


@step(4)
def _view(w: Walk) -> Any:
    x = w.any()
    op = w.pick("squeeze", "detach", "alias", "contiguous", "clone", "t", "view_as_self",
                "flatten", "ravel", "expand", "unsqueeze")
    if op == "expand":
        return w.call(op, x, [w.pick(1, 2), *[-1] * x.dim()])
    if op == "unsqueeze":
        return w.call(op, x, w.rng.randint(0, x.dim()))
    if op == "view_as_self":
        return w.call("view", x, list(x.shape))
    if op == "flatten":
        return w.call("flatten.using_ints", x)
    return w.call(op, x)


@step(2)
def _reshape(w: Walk) -> Any:
    x = w.any(rank=1)
    return w.call(w.pick("view", "reshape"), x, w.pick([-1], [1, -1], [-1, 1], [-1, 2]))


@step(1)
def _as_strided(w: Walk) -> Any:
    x = w.any(rank=1)
    return w.call("as_strided", x, [2, 1], [1, 1], w.pick(None, 0))


@step(2)
def _convert(w: Walk) -> Any:
    x = w.any()
    op, *args = w.pick(("to.dtype", x.dtype), ("to.dtype", torch.float32),
                       ("to.dtype", torch.int64), ("view.dtype", torch.int32),
                       ("type_as", w.any()))
    return w.call(op, x, *args)


# ===- Changes of metadata ------------------------------------------------------===


@step(5, CHANGES)
def _change(w: Walk) -> Any:
    x = w.any()
    op, *args = w.pick(("t_",), ("squeeze_",), ("unsqueeze_", 0), ("unsqueeze_", -1),
                       ("transpose_", w.dim(x), w.dim(x)),
                       ("swapdims_", w.dim(x), w.dim(x)), ("squeeze_.dim", w.dim(x)))
    return w.call(op, x, *args)


@step(3, CHANGES)
def _resize(w: Walk) -> Any:
    x = w.any()
    if w.flip(0.3):
        return w.call("resize_as_", x, w.any())
    return w.call("resize_", x, w.sizes())


@step(2, CHANGES, STORAGES)
def _set(w: Walk) -> Any:
    x = w.any()
    same = [tensor for tensor in w.tensors if tensor.dtype == x.dtype]
    return w.call("set_.source_Tensor", x, w.rng.choice(same or [x]))


@step(1, CHANGES)
def _as_strided_in_place(w: Walk) -> Any:
    x = w.any(rank=1)
    return w.call("as_strided_", x, [2, 1], [1, 1])


# ===- Writes ------------------------------------------------------------------===


@step(8)
def _arithmetic(w: Walk) -> Any:
    x = w.any()
    other = w.like(x)
    if kind_of(x) == "bool":
        return w.call(w.pick("logical_and_", "logical_or_", "logical_xor_"), x,
                      other if isinstance(other, torch.Tensor) else x)
    return w.call(w.pick("add_.Tensor", "mul_.Tensor", "sub_.Tensor", "copy_"), x,
                  other if isinstance(other, torch.Tensor) or w.flip(0.5) else x)


@step(5)
def _unary(w: Walk) -> Any:
    x = w.any()
    op, *args = w.pick(("zero_",), ("fill_.Scalar", 1), ("neg_",), ("abs_",), ("relu_",),
                       ("random_",), ("square_",), ("sign_",), ("logical_not_",),
                       ("clamp_", 0, 1), ("tril_",), ("triu_",), ("sigmoid_",))
    return w.call(op, x, *args)


@step(3)
def _by_index(w: Walk) -> Any:
    x, index = w.any(rank=1), w.any(kind="int")
    op, *args = w.pick(("index_fill_.int_Scalar", 0, index, 1),
                       ("index_add_", 0, index, w.any()),
                       ("index_copy_", 0, index, w.any()),
                       ("scatter_.value", 0, index, 1),
                       ("index_put_", [index], w.any()))
    return w.call(op, x, *args)


@step(3)
def _by_mask(w: Walk) -> Any:
    x, mask = w.any(), w.any(kind="bool")
    op, *args = w.pick(("masked_fill_.Scalar", mask, 0), ("masked_scatter_", mask, x),
                       ("index_put_", [mask], w.any()))
    return w.call(op, x, *args)


@step(2)
def _many(w: Walk) -> Any:
    floats = [tensor for tensor in w.tensors if kind_of(tensor) == "float"]
    if len(floats) < 2:
        return None
    few = w.rng.sample(floats, 2)
    op, *args = w.pick(("_foreach_mul_.Scalar", 2.0), ("_foreach_zero_",),
                       ("_foreach_neg",), ("_foreach_add_.List", few))
    return w.call(op, few, *args)


# ===- Outputs -----------------------------------------------------------------===


@step(5, CHANGES)
def _output(w: Walk) -> Any:
    x, out = w.any(), w.any()
    other = w.like(x)
    op, *args = w.pick(("neg.out", x), ("abs.out", x), ("add.out", x, other),
                       ("mul.out", x, other), ("clamp.out", x, 0, 1), ("sum.out", x),
                       ("cumsum.out", x, w.dim(x)), ("cat.out", [x, x], 0),
                       ("stack.out", [x, x]), ("maximum.out", x, x),
                       ("sum.IntList_out", x, [w.dim(x)]))
    if len(args) > 1 and isinstance(args[1], int) and op in ("add.out", "mul.out"):
        args[1] = x
    return w.call(op, *args, out=out)


# ===- New tensors and questions --------------------------------------------------===


@step(4)
def _new(w: Walk) -> Any:
    x = w.any()
    op, *args = w.pick(("neg", x), ("add.Tensor", x, w.like(x)), ("zeros_like", x),
                       ("empty_like", x), ("new_zeros", x, w.sizes()), ("sum", x),
                       ("zeros", w.sizes()), ("arange", 4), ("mul.Tensor", x, x))
    return w.call(op, *args)


@step(1, CONSTANTS)
def _constant(w: Walk) -> Any:
    return w.keep(w.p.constant(w.rng.randint(0, 5)))


@step(2, QUERIES)
def _ask(w: Walk) -> Any:
    x = w.any()
    if w.flip(0.5):
        return w.p("nonzero", x)
    numbers = [tensor for tensor in w.tensors
               if tensor.dim() == 0 and tensor.dtype == torch.int64]
    return w.p("item", w.rng.choice(numbers)) if numbers else None
