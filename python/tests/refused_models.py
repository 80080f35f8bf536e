# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Models that torch.export refuses, and the same models with the advice. Needs PyTorch."""

import dataclasses
from typing import Any, NamedTuple

import torch
from torch import nn

from .check_models import Function

AUTO, Dim, DYNAMIC = (torch.export.Dim.AUTO, torch.export.Dim, torch.export.Dim.DYNAMIC)


class Case(NamedTuple):
    """The arguments of torch.export.export."""
    model: Any
    args: Any = ()
    kwargs: Any = None
    shapes: Any = None


class Refused(NamedTuple):
    """A model that is refused, the first line without the place, and a model with the
    advice; None if that is not a model."""
    case: Case
    message: str
    fixed: Any


@dataclasses.dataclass
class Pair:
    """Two tensors, in a class that PyTorch does not know."""
    first: torch.Tensor
    second: torch.Tensor


class Add(nn.Module):
    """Two inputs with names."""

    def forward(self, x, y):
        return x + y


class Rows(nn.Module):
    """Fixes the number of rows of an input."""

    def __init__(self, rows):
        super().__init__()
        self.rows = rows

    def forward(self, x):
        return x.view(self.rows or x.shape[0], 2)


class Outer(nn.Module):
    """A module in a module."""

    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def forward(self, x):
        return self.inner(x)


@torch.library.custom_op("fake_tensor_tests::no_fake", mutates_args=())
def no_fake(x: torch.Tensor) -> torch.Tensor:
    """An op without a fake kernel."""
    return x.clone()


@torch.library.custom_op("fake_tensor_tests::has_fake", mutates_args=())
def has_fake(x: torch.Tensor) -> torch.Tensor:
    """An op with a fake kernel, which calls what is outside of PyTorch."""
    return torch.from_numpy(x.numpy() + x.data_ptr() * 0)


@has_fake.register_fake
def _(x):
    return torch.empty_like(x)


def _of(function, *args, shapes=None):
    return Case(Function(function), args, None, shapes)


def _branch(x):
    if x.sum() > 0:
        return x
    return x + 1


def _number_branch(x):
    count = x.sum().item()
    if count > 3:
        return x
    return x + 1


def _asserted(x):
    count = x.sum().item()
    torch._check(count > 3)
    if count > 3:
        return x
    return x + 1


def _loop(x, count):
    for _ in range(count):
        x = x + 1
    return x


def refused():
    """The models by the name of the refusal."""
    x, y, ints = torch.zeros(4), torch.zeros(4), torch.ones(4, dtype=torch.int64)
    matrix, named = torch.zeros(4, 2), {0: Dim("batch")}
    both = ({0: AUTO}, {0: AUTO})
    return {
        "branch on a tensor": Refused(
            _of(_branch, x), "a branch or an assertion depends on the values of a tensor",
            _of(lambda x: torch.where(x.sum() > 0, x, x + 1), x)),
        "number from a tensor": Refused(
            _of(lambda x: x * float(x.sum()), x),
            "float(), int() or formatting needs the value of a tensor",
            _of(lambda x: x * x.sum().item(), x)),
        "branch on a number": Refused(
            _of(_number_branch, ints), "a branch depends on a value of a tensor: u0 > 3",
            _of(_asserted, ints)),
        "loop over a value": Refused(
            _of(_loop, x, torch.tensor(3)),
            "int(), range() or a list needs the value of a tensor as an int: u0",
            _of(_loop, x, 3)),
        "constant dimension": Refused(
            Case(Outer(Rows(4)), (matrix,), None, (named,)),
            "in inner: Constraints violated (batch): the model needs the size 4 in this "
            "dimension", Case(Outer(Rows(None)), (matrix,), None, (named,))),
        "dimensions with a relation": Refused(
            Case(Add(), (x, y), None, ({0: Dim("n")}, {0: Dim("k")})),
            "Constraints violated (k): The values of k and n must always be equal.",
            Case(Add(), (x, y), None, both)),
        "bounds of dimensions": Refused(
            # The contiguity of the result differs where its size is 1.
            Case(torch.nn.Conv2d(3, 8, 3), (torch.zeros(1, 3, 6, 8),), None,
                 ({2: Dim("h", min=3), 3: Dim("w", min=3)},)),
            "Constraints violated (h, w): the model is not the same for all their sizes",
            Case(torch.nn.Conv2d(3, 8, 3), (torch.zeros(1, 3, 6, 8),), None, ({2: AUTO, 3: AUTO},))),
        "names in dynamic_shapes": Refused(
            Case(Add(), (x, y), None, {"x": {0: AUTO}}),
            "dynamic_shapes has the names ['x'], but the inputs are ['x', 'y']",
            Case(Add(), (x, y), None, {"x": {0: AUTO}, "y": None})),
        "structure of dynamic_shapes": Refused(
            Case(Add(), (x, y), None, ({0: AUTO},)),
            "dynamic_shapes does not have the structure of the inputs: `inputs` has 2 "
            "elements, but `dynamic_shapes` has 1 elements",
            Case(Add(), (x, y), None, ({0: AUTO}, None))),
        "entry of dynamic_shapes": Refused(
            Case(Add(), (x, y), None, ({0: "batch"}, None)),
            "dynamic_shapes[0] has 'batch'", Case(Add(), (x, y), None, both)),
        "entry of dynamic_shapes for a number": Refused(
            Case(Add(), (x, 3), None, both),
            "dynamic_shapes has a dict for an input that is a number",
            Case(Add(), (x, 3), None, ({0: AUTO}, DYNAMIC))),
        "arguments": Refused(
            Case(Add(), (x,)),
            "the inputs do not match forward: missing a required argument: 'y'",
            Case(Add(), (x,), {"y": y})),
        "type of an input": Refused(
            _of(lambda pair: pair.first, Pair(x, y)),
            "an input is of class tests.refused_models.Pair, which is neither a tensor, a "
            "number, a string nor a container", _of(lambda pair: pair[0], (x, y))),
        "type of an output": Refused(
            _of(Pair, x, y),
            "an output is of class tests.refused_models.Pair, which is neither a tensor, a "
            "number, a string nor a container", _of(lambda x, y: {"first": x}, x, y)),
        "ScriptModule": Refused(
            Case(Outer(torch.jit.script(nn.Linear(4, 2))), (x,)),
            "in inner: the module is a ScriptModule of torch.jit",
            Case(Outer(nn.Linear(4, 2)), (x,))),
        "NumPy": Refused(
            _of(lambda x: torch.from_numpy(x.numpy() + 1), x),
            "NumPy needs the values of a tensor", _of(has_fake, x)),
        "pointer to the data": Refused(
            _of(lambda x: x + x.data_ptr(), x),
            "a kernel outside of PyTorch needs the values of a tensor", _of(has_fake, x)),
        "op without a fake kernel": Refused(
            _of(no_fake, x),
            "the custom op fake_tensor_tests::no_fake has no fake kernel", _of(has_fake, x)),
        "device that is not here": Refused(
            _of(lambda x: x.to("xla") + 1, x),
            "PyTorch is not linked with support for xla devices", _of(lambda x: x + 1, x)),
    }
