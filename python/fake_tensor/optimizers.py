# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Optimizers for the trace of a training step. Needs PyTorch."""

import contextlib
import inspect
from typing import Any, Dict, Iterator, List, Mapping, Optional

import torch
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.utils._python_dispatch import TorchDispatchMode

from .words import did_you_mean

# The number of steps so far, after which optimizers that warm up have done so.
_STEPS = 1000
# The start of the names of states.
_STATE = "optimizer"


def _classes() -> Dict[str, Any]:
    """The optimizers of PyTorch, by their names in lower case."""
    return {name.lower(): value for name, value in vars(torch.optim).items()
            if isinstance(value, type) and issubclass(value, torch.optim.Optimizer)
            and value is not torch.optim.Optimizer}


def _make(optimizer: Any, parameters: List[torch.Tensor]) -> "torch.optim.Optimizer":
    """An optimizer of parameters, of a name, a class or a function."""
    if isinstance(optimizer, str):
        known = _classes()
        if optimizer.lower() not in known:
            advice = did_you_mean(optimizer, known) or "; they are " + ", ".join(known)
            raise ValueError(f"expected the name of an optimizer of torch.optim, found "
                             f"'{optimizer}'{advice}")
        optimizer = known[optimizer.lower()]
    if not callable(optimizer):
        raise TypeError("expected an optimizer of torch.optim, its name or class, or a "
                        f"function of parameters, found {type(optimizer).__name__}")
    options: Dict[str, Any] = {}
    if isinstance(optimizer, type):
        rate = inspect.signature(optimizer).parameters.get("lr")
        # Its value does not matter, except that it is a number.
        options = {"lr": 1e-3} if rate is not None and rate.default is rate.empty else {}
    found = optimizer(parameters, **options)
    if not isinstance(found, torch.optim.Optimizer):
        raise TypeError("expected a function that returns an optimizer, found one that "
                        f"returns {type(found).__name__}")
    return found


class _Numbers(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Gives tensors without data, such as the number of steps so far, a value, on which an
    optimizer may branch."""

    supports_higher_order_operators = True

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (),
                           kwargs: Any = None) -> Any:
        if func is torch.ops.aten._local_scalar_dense.default:
            return float(_STEPS) if args[0].is_floating_point() else _STEPS
        return func(*args, **(kwargs or {}))


class TracedOptimizer:
    """An optimizer whose states are inputs of the trace."""

    def __init__(self, optimizer: Any, model: "torch.nn.Module",
                 parameters: Mapping[str, torch.Tensor], mode: FakeTensorMode) -> None:
        self._parameters = dict(parameters)
        self._optimizer = optimizer
        self._names = {id(value): name for name, value in model.named_parameters()}
        if not isinstance(optimizer, torch.optim.Optimizer):
            self._optimizer = _make(optimizer, list(parameters.values()))
            self._names = {id(value): name for name, value in parameters.items()}
        self._check()
        found = self._first_states()
        #: The states of each parameter, by its name.
        self._states: Dict[str, Dict[str, Any]] = {}
        #: Those that are tensors, with the names that they have in the program.
        self.states: Dict[str, torch.Tensor] = {}
        with mode:
            for name, state in found.items():
                own = self._states[name] = dict(state)
                for key, value in state.items():
                    if isinstance(value, torch.Tensor):
                        own[key] = torch.empty_strided(
                            value.size(), value.stride(), dtype=value.dtype,
                            device=value.device)
                        self.states[f"{_STATE}.{name}.{key}"] = own[key]

    def _check(self) -> None:
        for group in self._optimizer.param_groups:
            for value in group["params"]:
                if id(value) not in self._names:
                    raise ValueError("expected an optimizer of parameters of the model, "
                                     "found one with other tensors")

    @contextlib.contextmanager
    def _using(self, parameters: Mapping[str, torch.Tensor],
               states: Mapping[str, Dict[str, Any]]) -> Iterator[Any]:
        """The optimizer with other parameters and states."""
        optimizer = self._optimizer
        groups = [group["params"] for group in optimizer.param_groups]
        state = dict(optimizer.state)
        try:
            for group, params in zip(optimizer.param_groups, groups):
                group["params"] = [parameters[self._names[id(value)]] for value in params]
            optimizer.state.clear()
            optimizer.state.update({parameters[name]: value
                                    for name, value in states.items()})
            with _Numbers():
                yield optimizer
        finally:
            for group, params in zip(optimizer.param_groups, groups):
                group["params"] = params
            optimizer.state.clear()
            optimizer.state.update(state)

    def _first_states(self) -> Dict[str, Dict[str, Any]]:
        """The states after a step, by the name of the parameter: those of an optimizer
        that was used, or else of one step on fake tensors of a mode of their own."""
        used = {self._names[id(value)]: state
                for value, state in self._optimizer.state.items()}
        if used:
            return used
        with FakeTensorMode(allow_non_fake_inputs=True):
            made = {name: torch.nn.Parameter(
                        torch.empty_strided(value.size(), value.stride(),
                                            dtype=value.dtype, device=value.device),
                        value.requires_grad) for name, value in self._parameters.items()}
            with self._using(made, {}) as optimizer:
                for value in made.values():
                    value.grad = torch.empty_like(value) if value.requires_grad else None
                optimizer.step()
                return {name: dict(optimizer.state[value])
                        for name, value in made.items() if value in optimizer.state}

    def step(self, gradients: Mapping[str, Optional[torch.Tensor]]) -> None:
        """Takes a step, with gradients by the names of parameters."""
        with self._using(self._parameters, self._states) as optimizer:
            for name, value in self._parameters.items():
                value.grad = gradients.get(name)
            optimizer.step()
