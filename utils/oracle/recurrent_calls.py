# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Calls of recurrent networks, for the oracle of costs. Needs PyTorch.

PyTorch runs them as steps. The products among these run on ones.
"""

import random
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple

import torch
from torch.utils._python_dispatch import TorchDispatchMode

from .multilinear import Call, Draw, Tensor, ones, zeros

# The products among the steps, and the position of what is added to them.
_PRODUCTS: Dict[str, Optional[int]] = {
    "aten::mm": None, "aten::bmm": None, "aten::addmm": 0, "aten::baddbmm": 0,
    "aten::mv": None, "aten::addmv": 0}


class _Steps(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Runs the products among all ops on ones, too."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.results: List[Tensor] = []

    def __torch_dispatch__(self, func: Any, types: Any, args: Sequence[Any] = (),
                           kwargs: Optional[Mapping[str, Any]] = None) -> Any:
        del types
        name = func._schema.name
        if name in _PRODUCTS:
            with torch.utils._python_dispatch._disable_current_modes():
                self.results.append(func(*(
                    value if not isinstance(value, Tensor) else
                    zeros(*value.shape) if place == _PRODUCTS[name] else
                    ones(*value.shape) for place, value in enumerate(args))))
        return func(*args, **(kwargs or {}))


class _Recurrent:
    """How to draw calls of one op."""

    def __init__(self, name: str) -> None:
        self.op = name.partition(".")[2]
        packet, _, overload = self.op.partition(".")
        self.function = getattr(getattr(torch.ops.aten, packet), overload or "default")
        self.gates = 4 if "lstm" in name else 3 if "gru" in name else 1
        self.has_cell_state = "lstm" in name

    def _weights(self, inputs: int, hidden: int, projected: int,
                 biases: bool) -> List[Tensor]:
        rows, state = self.gates * hidden, projected or hidden
        weights = [ones(rows, inputs), ones(rows, state)]
        weights += [zeros(rows), zeros(rows)] if biases else []
        return weights + ([ones(projected, hidden)] if projected else [])

    def draw(self, rng: random.Random) -> Call:
        """A call."""
        length, batch, inputs, hidden = (rng.randint(1, 4) for _ in range(4))
        if self.op.endswith("_cell"):
            weights = self._weights(inputs, hidden, 0, True)
            state: Any = ones(batch, hidden)
            state = [state, state] if self.has_cell_state else state
            return Call((ones(batch, inputs), state, *weights), {})
        layers, biases, both = rng.randint(1, 2), rng.random() < 0.5, rng.random() < 0.5
        directions = 1 + both
        projected = rng.randint(1, 3) if self.has_cell_state and rng.random() < 0.4 else 0
        projected = projected if projected != hidden else 0
        state_size = projected or hidden
        params: List[Tensor] = []
        for layer in range(layers):
            for _ in range(directions):
                size = inputs if layer == 0 else directions * state_size
                params += self._weights(size, hidden, projected, biases)
        first = ones(layers * directions, batch, state_size)
        states: Any = first
        if self.has_cell_state:
            states = [first, ones(layers * directions, batch, hidden)]
        if self.op.endswith(".data"):
            sizes = torch.tensor([batch] * length, dtype=torch.int64)
            return Call((ones(length * batch, inputs), sizes, states, params, biases,
                         layers, 0.0, False, both), {})
        batch_first = rng.random() < 0.5
        shape = (batch, length) if batch_first else (length, batch)
        return Call((ones(*shape, inputs), states, params, biases, layers, 0.0, False, both,
                     batch_first), {})

    def run(self, *args: Any) -> Tuple[Tensor, ...]:
        """The products of its steps."""
        with torch.no_grad(), torch.backends.mkldnn.flags(enabled=False), _Steps() as steps:
            self.function(*args)
        return tuple(steps.results)


_RECURRENT = {f"aten.{name}": _Recurrent(f"aten.{name}") for name in (
    "lstm.input", "gru.input", "rnn_tanh.input", "rnn_relu.input", "lstm.data", "gru.data",
    "rnn_tanh.data", "rnn_relu.data", "lstm_cell", "gru_cell", "rnn_tanh_cell",
    "rnn_relu_cell")}

#: Draws calls of these ops.
DRAWS: Dict[str, Draw] = {name: each.draw for name, each in _RECURRENT.items()}
#: Their products.
PRODUCTS: Dict[str, Callable[..., Any]] = {
    name: each.run for name, each in _RECURRENT.items()}
