# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The parameters and returns of a schema in PyTorch's syntax."""

import functools
import re
from typing import Any, Dict, List, NamedTuple, Tuple


class Parameter(NamedTuple):
    """A parameter: its type without alias annotations, and its name."""
    type: str
    name: str


class Schema(NamedTuple):
    """The parameters and the types of the returns of one overload."""
    parameters: Tuple[Parameter, ...]
    returns: Tuple[str, ...]

    def bind(self, args: List[Any], kw: Dict[str, Any]) -> List[Tuple[str, Any]]:
        """The arguments of a call with the types of their parameters; an argument that
        is not in the schema has an empty type."""
        bound = []
        for index, value in enumerate(args):
            known = index < len(self.parameters)
            bound.append((self.parameters[index].type if known else "", value))
        types = {parameter.name: parameter.type for parameter in self.parameters}
        bound += [(types.get(name, ""), value) for name, value in kw.items()]
        return bound


def split_list(text: str) -> List[str]:
    """Splits at the commas outside of brackets."""
    parts, depth, start = [], 0, 0
    for index, char in enumerate(text):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == "," and depth == 0:
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]


_ANNOTATION = re.compile(r"\([^)]*\)")


def _type(text: str) -> str:
    """The type before a name, without alias annotations."""
    return _ANNOTATION.sub("", text).strip().split(" ")[0]


@functools.lru_cache(maxsize=None)
def parse(text: str) -> Schema:
    """Reads `add.Tensor(Tensor self, ..., *, Scalar alpha=1) -> Tensor`."""
    head, _, returns = text.rpartition("->")
    inside = head[head.index("(") + 1:head.rindex(")")]
    parameters = []
    for part in split_list(inside):
        if part == "*":
            continue
        plain = _ANNOTATION.sub("", part.split("=")[0] if "=" in part else part)
        kind, _, name = plain.strip().rpartition(" ")
        parameters.append(Parameter(kind.strip(), name))
    returns = returns.strip()
    if returns.startswith("("):
        types = tuple(_type(part) for part in split_list(returns[1:-1]))
    else:
        types = (_type(returns),)
    return Schema(tuple(parameters), types)
