# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Finds names for tensors, and source lines for ops, in the frames of a running program.
Needs PyTorch."""

import os
import sys
from types import CodeType, FrameType
from typing import Any, Dict, Iterator, List, Mapping, NamedTuple, Optional, Tuple
from weakref import WeakKeyDictionary

import torch
from torch._subclasses.fake_tensor import FakeTensor

from .places import Frame, Place

PARAMETER, BUFFER, INPUT = "PARAMETER", "BUFFER", "USER_INPUT"
# The maximum number of elements of a list or dictionary that are named.
_MOST_ELEMENTS = 1000
# The files of frames that are not the user's.
_OWN = (os.path.dirname(torch.__file__) + os.sep, os.path.dirname(__file__) + os.sep)
_is_own: Dict[str, bool] = {}


class Name(NamedTuple):
    """The path of a tensor from a variable, such as `model.0.weight`, and its kind."""
    path: str
    kind: str = INPUT


def user_frames(start: int = 1, until: Optional[CodeType] = None) -> Iterator[FrameType]:
    """The frames that are neither PyTorch's nor of this package, the innermost first; those
    that `until` calls, if it is given."""
    frame: Optional[FrameType] = sys._getframe(start)
    while frame is not None and frame.f_code is not until:
        file = frame.f_code.co_filename
        is_own = _is_own.get(file)
        if is_own is None:
            is_own = _is_own[file] = file.startswith((*_OWN, "<"))
        if not is_own:
            yield frame
        frame = frame.f_back


# The paths of the modules of a root, by their ids.
_paths: "WeakKeyDictionary[torch.nn.Module, Dict[int, str]]" = WeakKeyDictionary()


def _running_modules(start: int) -> Iterator["torch.nn.Module"]:
    """The modules that run, the innermost first."""
    frame: Optional[FrameType] = sys._getframe(start)
    while frame is not None:
        names = frame.f_code.co_varnames
        if frame.f_code.co_name == "forward" and names:
            module = frame.f_locals.get(names[0])
            if isinstance(module, torch.nn.Module):
                yield module
        frame = frame.f_back


def _module_path(start: int) -> str:
    """The path of the innermost module that runs, in the outermost one."""
    modules = list(_running_modules(start + 1))
    if not modules:
        return ""
    innermost, outermost = modules[0], modules[-1]
    if id(innermost) not in _paths.get(outermost, {}):
        _paths[outermost] = module_names(outermost)
    return _paths[outermost].get(id(innermost), "")


def module_names(root: "torch.nn.Module") -> Dict[int, str]:
    """The paths of the modules of a root by their ids: of one that is used twice, the
    first."""
    return {id(module): name for name, module in root.named_modules()}


def find_place() -> Place:
    """The module that runs, and the frames of the user."""
    return Place(_module_path(2), _frames(2))


def find_place_in(names: Mapping[int, str], until: CodeType) -> Place:
    """The innermost module that runs of those with names, and the frames of the user that
    some code calls."""
    path = next((names[id(module)] for module in _running_modules(2)
                 if id(module) in names), "")
    return Place(path, _frames(2, until))


def _frames(start: int, until: Optional[CodeType] = None) -> Tuple[Frame, ...]:
    return tuple((frame.f_code.co_filename, frame.f_lineno)
                 for frame in user_frames(start + 1, until))


def _name_elements(path: str, value: Any, level: int = 0) -> Iterator[Tuple[Any, Name]]:
    """The tensors of a variable, with their names."""
    # The type, as the class of a proxy may raise.
    kind = type(value)
    if issubclass(kind, torch.Tensor):
        is_parameter = issubclass(kind, torch.nn.Parameter)
        yield value, Name(path, PARAMETER if is_parameter else INPUT)
        if is_parameter and value.grad is not None:
            yield value.grad, Name(f"{path}.grad")
    elif issubclass(kind, torch.nn.Module):
        for name, parameter in value.named_parameters(path):
            yield from _name_elements(name, parameter)
        for name, buffer in value.named_buffers(path):
            yield buffer, Name(name, BUFFER)
    elif issubclass(kind, torch.optim.Optimizer):
        for number, state in enumerate(list(value.state.values())):
            for key, element in state.items():
                if isinstance(element, torch.Tensor):
                    yield element, Name(f"{path}.{key}.{number}", BUFFER)
    elif level < 2 and issubclass(kind, (list, tuple)):
        for number, element in enumerate(value[:_MOST_ELEMENTS]):
            yield from _name_elements(f"{path}.{number}", element, level + 1)
    elif level < 2 and issubclass(kind, dict):
        for key, element in list(value.items())[:_MOST_ELEMENTS]:
            yield from _name_elements(f"{path}.{key}", element, level + 1)


class NameFinder:
    """Names tensors by the variables of a frame, then of those that it calls, then of
    its module."""

    def __init__(self, frame: Optional[FrameType],
                 variables: Optional[Mapping[str, Any]] = None) -> None:
        self.frame = frame
        # Used instead of those of frames.
        self._given = variables
        # By ID: the tensor and its name.
        self._known: Dict[int, Tuple[Any, Name]] = {}

    def find(self, tensor: torch.Tensor) -> Optional[Name]:
        """The name of a tensor; None if no variable has it."""
        found = self._known.get(id(tensor))
        if found is None or found[0] is not tensor:
            self._scan()
            found = self._known.get(id(tensor))
        return None if found is None or found[0] is not tensor else found[1]

    def leaves(self) -> Iterator[torch.Tensor]:
        """The real tensors of variables that need a gradient."""
        self._scan()
        for tensor, _ in list(self._known.values()):
            if tensor.requires_grad and tensor.is_leaf \
                    and not isinstance(tensor, FakeTensor):
                yield tensor

    def forget(self) -> None:
        """Releases the tensors and frames."""
        self.frame = None
        self._known = {}

    def outputs(self) -> Iterator[Tuple[str, torch.Tensor]]:
        """The tensors that are variables of the frame."""
        for name, value in self._variables(self.frame):
            if issubclass(type(value), torch.Tensor):
                yield name, value

    @staticmethod
    def _variables(frame: Optional[FrameType]) -> List[Tuple[str, Any]]:
        return [] if frame is None else _items(frame.f_locals)

    def _scan(self) -> None:
        self._known = {}
        for path, value in self._all_variables():
            for tensor, name in _name_elements(path, value):
                self._known.setdefault(id(tensor), (tensor, name))

    def _all_variables(self) -> List[Tuple[str, Any]]:
        if self._given is not None:
            return _items(self._given)
        inner = []
        for frame in user_frames(4):
            if frame is self.frame:
                break
            inner.append(frame)
        variables = self._variables(self.frame)
        for frame in reversed(inner):
            variables += self._variables(frame)
        if self.frame is not None:
            variables += _items(self.frame.f_globals)
        return variables


def _items(variables: Mapping[str, Any]) -> List[Tuple[str, Any]]:
    return [(name, value) for name, value in list(variables.items())
            if name.isidentifier()]
