# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Draws random calls of the overloads of PyTorch. Needs PyTorch."""

import re
from typing import Any, Dict, List, Tuple

import torch

from . import hints
from .arguments import TENSOR_LISTS, Arguments, suits


class CannotDraw(Exception):
    """Such an argument cannot be drawn."""


class Parameter:
    """A parameter of an overload and the word for its arguments."""

    def __init__(self, argument: Any, words: Dict[str, str]) -> None:
        self.name = argument.name
        self.length = argument.N
        self.is_out = argument.is_out
        self.is_keyword = argument.kwarg_only
        self.has_default = argument.has_default_value()
        text = str(argument.real_type)
        self.is_optional = text.startswith("Optional[")
        if self.is_optional:
            text = text[len("Optional["):-1]
        self.kind = re.sub(r"^List\[(.*)\]$", r"\1[]", text)
        self.kind = re.sub(r"^Optional\[(.*)\]\[\]$", r"\1?[]", self.kind)
        types, names = hints.TABLE.types, hints.TABLE.names
        word = words.get(self.name)
        if word is None or not suits(self.kind, word.lstrip("!")):
            word = names.get(f"{self.kind}.{self.name}", types.get(self.kind))
        if word is None:
            raise CannotDraw(f"argument of type {text}")
        self.is_required = words.get(self.name, word).startswith("!")
        self.word = word.lstrip("!")
        written = argument.alias_info is not None and argument.alias_info.is_write
        if written and self.word.startswith("~"):
            self.word = self.word[1:]

    def draw(self, draw: Arguments) -> Any:
        """An argument."""
        if self.is_optional and not self.is_required and draw.flip(0.4):
            return None
        return draw.argument(self.kind, self.word, self.length)


class Overload:
    """A PyTorch overload whose calls can be drawn."""

    def __init__(self, name: str) -> None:
        if name in hints.LEFT_OUT:
            raise CannotDraw(hints.LEFT_OUT[name])
        namespace, _, rest = name.partition(".")
        packet, _, overload = rest.partition(".")
        try:
            self.packet = getattr(getattr(torch.ops, namespace), packet)
            self.op = getattr(self.packet, overload or "default")
        except AttributeError as error:
            raise CannotDraw("PyTorch does not have it") from error
        words = hints.op_words(rest if namespace == "aten" else name)
        tensors = [argument for argument in (*self.op._schema.arguments,
                                             *self.op._schema.returns)
                   if "Tensor" in str(argument.type)]
        if not tensors:
            raise CannotDraw("nothing in it is a tensor")
        self.parameters = [Parameter(argument, words)
                           for argument in self.op._schema.arguments]

    def draw(self, draw: Arguments) -> Tuple[List[Any], Dict[str, Any]]:
        """The arguments of a call, positional ones and others. Under the mode."""
        args: List[Any] = []
        kwargs: Dict[str, Any] = {}
        positional = True
        for parameter in self.parameters:
            if parameter.is_out:
                continue
            if (parameter.has_default and not parameter.is_required
                    and draw.flip(0.5)):
                positional = False
                continue
            value = parameter.draw(draw)
            if positional and not parameter.is_keyword:
                args.append(value)
            else:
                kwargs[parameter.name] = value
        outs = [parameter for parameter in self.parameters if parameter.is_out]
        if outs:
            results = self._functional(args, kwargs, len(outs))
            for parameter, result in zip(outs, results):
                kwargs[parameter.name] = (
                    draw.out(result) if parameter.kind == "Tensor" else
                    [draw.out(element) for element in result or []])
        return args, kwargs

    def _functional(self, args: List[Any], kwargs: Dict[str, Any],
                    count: int) -> List[Any]:
        """The results of the call without `out=`, or None each."""
        try:
            found = self.packet(*args, **kwargs)
        except Exception:  # pylint: disable=broad-except
            return [None] * count
        return list(found) if count > 1 else [found]
