# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Draws the arguments that the words of hints.py describe. Needs PyTorch."""

import math
import random
import re
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

import torch

from .draw import FLOATS, Draw

_COMPLEX = (torch.complex64, torch.complex64, torch.complex128)
_INTS = (torch.int64, torch.int64, torch.int32, torch.uint8, torch.int8, torch.int16)
_BOOL = (torch.bool,)
# Weights of dtypes in percent, by the kind of the word.
_KINDS: Dict[str, Sequence[Tuple[int, Sequence[torch.dtype]]]] = {
    "": ((62, FLOATS), (20, _INTS), (8, _BOOL), (10, _COMPLEX)),
    "f": ((90, FLOATS), (5, _INTS), (1, _BOOL), (4, _COMPLEX)),
    "l": ((70, (torch.float32, torch.float64)), (20, _COMPLEX), (6, FLOATS),
          (4, _INTS)),
    "s": ((97, (torch.float32,)), (3, FLOATS)),
    "c": ((80, _COMPLEX), (20, FLOATS)),
    "p": ((95, (torch.int32,)), (5, _INTS)),
    "i": ((93, (torch.int64,)), (4, (torch.int32,)), (3, _INTS + FLOATS + _BOOL)),
    "b": ((94, _BOOL), (6, _INTS + FLOATS)),
}
_SYMBOL = re.compile(r"\(([^)]*)\)|(.)")
_LITERALS: Dict[str, Any] = {"none": None, "true": True, "false": False}
# Types of parameters.
TENSOR_LISTS = ("Tensor[]", "Tensor?[]")


def _literal(text: str) -> Any:
    if text in _LITERALS:
        return _LITERALS[text]
    for convert in (int, float):
        try:
            return convert(text)
        except ValueError:
            continue
    return text

class Arguments(Draw):
    """Draws the arguments of one call from words."""

    def __init__(self, rng: random.Random, device: str) -> None:
        super().__init__(rng, device)
        # One size per letter.
        self.sizes: Dict[str, int] = {}
        rank = rng.choice((0, 1, 2, 2, 3, 3, 4, 4, 4, 5))
        self.base = [self.size() for _ in range(rank)]
        # The dimension that the call uses.
        self.chosen = rng.randrange(rank) if rank else 0
        self.batch = [self.size() for _ in range(rng.choice((0, 0, 1, 2)))]
        self.has_optional = rng.random() < 0.7
        self.length = rng.choice((1, 2, 2, 3))
        # The dtype of the call and the share of tensors with another.
        self.main: Optional[torch.dtype] = None
        self.mixed = rng.choice((0.0, 0.0, 0.5))

    # ===- Shapes -----------------------------------------------------------===

    def letter(self, name: str) -> int:
        """The size of a symbol of a shape."""
        if name.isdigit():
            return int(name)
        if name == "?":
            return self.size()
        if name not in self.sizes:
            large = name.isupper()
            self.sizes[name] = self.rng.randrange(4, 9) if large else self.size()
            if name in "gr":
                self.sizes[name] = self.pick(1, 1, 2, 3)
        return self.sizes[name]

    def letters(self, text: str) -> List[int]:
        """The sizes of a shape of symbols."""
        text = re.sub(r"\[([^]]*)\]", r"\1" if self.has_optional else "", text)
        sizes: List[int] = []
        for product, symbol in _SYMBOL.findall(text):
            if symbol == "*":
                sizes += self.batch
            else:
                sizes.append(math.prod(map(self.letter, product or symbol)))
        return sizes

    def broadcast(self, shape: List[int]) -> List[int]:
        """A shape that broadcasts with this one."""
        if self.flip(0.5):
            return shape
        sizes = [1 if self.flip(0.25) else size for size in shape]
        return sizes[self.rng.randrange(len(sizes) + 1):] if self.flip(0.3) else sizes

    def shape(self, word: str) -> List[int]:
        """The shape of a word."""
        if word.startswith("~"):
            return self.broadcast(self.shape(word[1:]))
        if word == "base":
            return list(self.base)
        if word == "sub":
            return [self.rng.randrange(size + 1) if self.flip(0.3) else size
                    for size in self.base]
        if word[:1] in ("@", "%"):
            place = self.chosen if word[0] == "@" else len(self.base) - 1
            return [*self.base[:max(place, 0)], *self.letters(word[1:]),
                    *self.base[place + 1:]]
        return self.letters(word)

    # ===- Tensors ----------------------------------------------------------===

    def kind_dtype(self, kind: str) -> torch.dtype:
        """A dtype of a kind."""
        group = self.rng.choices([dtypes for _, dtypes in _KINDS[kind]],
                                 [weight for weight, _ in _KINDS[kind]])[0]
        return self.rng.choice(group)

    def tensor_dtype(self, kind: str) -> torch.dtype:
        """The dtype of a tensor: usually that of the call."""
        if kind in ("i", "p", "b"):
            return self.kind_dtype(kind)
        if self.main is None:
            self.main = self.kind_dtype(kind)
        return self.kind_dtype(kind) if self.flip(self.mixed) else self.main

    def word_tensor(self, word: str) -> torch.Tensor:
        """The tensor of a word."""
        shape_word, _, kind = word.partition(":")
        return self.tensor(*self.shape(shape_word), dtype=self.tensor_dtype(kind))

    def out(self, like: Any) -> torch.Tensor:
        """A tensor for `out=`, given the result of the call, if known."""
        if not isinstance(like, torch.Tensor):
            return self.layout([0], self.tensor_dtype(""), self.device)
        dtype = like.dtype if self.flip(0.8) else self.kind_dtype("")
        shape = self.pick(list(like.shape), list(like.shape), [0],
                          self.wrong_shape(list(like.shape)))
        return self.layout(shape, dtype, str(like.device))

    # ===- Numbers ----------------------------------------------------------===

    def dim(self) -> int:
        """A dimension of the base shape, as the one that the call uses."""
        rank = max(len(self.base), 1)
        if self.flip(0.03):
            return self.rng.choice((rank, -rank - 1, rank + 3))
        return self.chosen - (rank if self.flip(0.4) else 0)

    def other_dim(self) -> int:
        """Another dimension."""
        rank = max(len(self.base), 1)
        return self.rng.randrange(-rank, rank + (1 if self.flip(0.04) else 0))

    def _some_dims(self, count: int) -> List[int]:
        rank = len(self.base)
        dims = self.rng.sample(range(rank), min(count, rank))
        if self.flip(0.03):
            dims.append(self.pick(0, rank, -rank - 1))
        return [dim - rank if self.flip(0.3) else dim for dim in dims]

    def dims(self) -> List[int]:
        """Some dimensions, perhaps none."""
        return self._some_dims(self.rng.randrange(len(self.base) + 1))

    def dims1(self) -> List[int]:
        """Some dimensions, at least one."""
        return self._some_dims(self.rng.randrange(1, len(self.base) + 2))

    def dims2(self) -> List[int]:
        """Two dimensions."""
        return self._some_dims(2)

    def perm(self) -> List[int]:
        """All dimensions in some order."""
        return self._some_dims(len(self.base))

    def order(self) -> List[int]:
        """All dimensions in some order, none of them negative."""
        dims = self.rng.sample(range(len(self.base)), len(self.base))
        return dims[1:] if self.flip(0.03) else dims

    def base_sizes(self) -> List[int]:
        """The sizes of the base shape."""
        return list(self.base)

    def base_tail(self) -> List[int]:
        """A shape that the base shape may be summed to."""
        return self.broadcast(list(self.base))

    def base_strides(self) -> List[int]:
        """The strides of a contiguous tensor."""
        return list(torch.empty(self.base, device="meta").stride())

    def strides(self) -> List[int]:
        """Strides for the base shape."""
        strides = self.base_strides()
        self.rng.shuffle(strides)
        return [stride if self.flip(0.8) else self.rng.randrange(4)
                for stride in strides]

    def any_shape(self) -> List[int]:
        """An unrelated shape."""
        return [self.size() for _ in range(self.rng.randrange(5))]

    def view(self) -> List[int]:
        """Other sizes with the same number of elements."""
        sizes = [size for size in self.base if size != 1 or self.flip(0.5)]
        merged: List[int] = []
        for size in sizes:
            if merged and self.flip(0.4):
                merged[-1] *= size
            elif size == 4 and self.flip(0.4):
                merged += [2, 2]
            else:
                merged.append(size)
        if self.flip(0.3):
            merged.insert(self.rng.randrange(len(merged) + 1), 1)
        if merged and self.flip(0.4):
            merged[self.rng.randrange(len(merged))] = -1
        return self.wrong_shape(merged) if self.flip(0.03) else merged

    def expand(self) -> List[int]:
        """Sizes to which the base shape can be expanded."""
        sizes = [self.size() if size == 1 else -1 if self.flip(0.3) else size
                 for size in self.base]
        front = [self.size() for _ in range(self.pick(0, 0, 1, 2))]
        return self.wrong_shape(front + sizes) if self.flip(0.04) else front + sizes

    def unflatten(self) -> List[int]:
        """Sizes whose product is that of the chosen dimension."""
        size = self.base[self.chosen] if self.base else 1
        return self.rng.choice(([size, 1], [1, -1], [-1], [2, size // 2], [1, size, 1]))

    def split_sizes(self) -> List[int]:
        """Sizes whose sum is that of the chosen dimension."""
        size = self.base[self.chosen] if self.base else 1
        cut = self.rng.randrange(size + 1)
        return self.rng.choice(([size], [cut, size - cut], [cut, size - cut],
                                [cut, size]))

    def repeats(self) -> List[int]:
        """The repeats of each dimension."""
        count = len(self.base) + self.pick(0, 0, 1, -1)
        return [self.pick(1, 1, 2, 3, 0) for _ in range(count)]

    def pads(self) -> List[int]:
        """Padding of the last dimensions."""
        count = 2 * self.rng.randrange(len(self.base) + 1)
        return [self.pick(0, 1, 2, -1) for _ in range(count)]

    def scalar(self) -> Any:
        """A Python scalar of any kind."""
        return self.rng.choice((1, 2, 0, -1, 3, 0.5, 2.0, -1.5, True, 1 + 2j)
                               if self.flip(0.3) else (1, 2, 0.5))

    def any_dtype(self) -> torch.dtype:
        """A dtype argument."""
        return self.kind_dtype("")

    def integer(self) -> torch.dtype:
        """An integer dtype, mostly."""
        return self.kind_dtype("i")

    def memory_format(self) -> torch.memory_format:
        """A memory format."""
        return self.rng.choice((torch.contiguous_format, torch.preserve_format,
                                torch.channels_last, torch.channels_last_3d))

    def torch_layout(self) -> torch.layout:
        """The only supported layout."""
        return torch.strided

    def any_device(self) -> torch.device:
        """A device."""
        return torch.device(self.pick("cpu", "cuda:0", self.device))

    # ===- Arguments --------------------------------------------------------===

    def value(self, word: str) -> Any:
        """The number or other value of a word without `^`."""
        if word in _FUNCTIONS:
            return _FUNCTIONS[word](self)
        if "|" in word:
            return self.value(self.rng.choice(word.split("|")))
        low, dots, high = word.partition("..")
        if dots and high.lstrip("-").isdigit():
            return self.rng.randrange(int(low), int(high) + 1)
        if re.fullmatch(r"[a-zA-Z]|\(.*\)", word):
            return self.letters(word)[0]
        return _literal(word)

    def list_value(self, word: str, length: Optional[int]) -> Any:
        """The list of a word; `length` is the one of the schema."""
        one, repeated, count = word.partition("^")
        if repeated:
            return [self.value(one) for _ in range(int(count))]
        if word not in _FUNCTIONS and re.fullmatch(r"[a-zA-Z()]+", word):
            return self.letters(word) if word not in _LITERALS else _LITERALS[word]
        number = length or self.length
        # A single value may be given for all, except for bool[N].
        if length and word != "true|false" and self.flip(0.2):
            number = 1
        if word == "number":
            return [self.scalar() for _ in range(number)]
        value = self.value(word)
        if isinstance(value, list) or value is None:
            return value
        return [value] + [self.value(word) for _ in range(number - 1)]

    def argument(self, kind: str, word: str, length: Optional[int]) -> Any:
        """An argument of a type, such as `Tensor` or `int[]`."""
        if kind == "Tensor":
            return self.word_tensor(word)
        if kind in TENSOR_LISTS:
            word, _, count = word.partition("^")
            return [None if "?" in kind and self.flip(0.3) else self.word_tensor(word)
                    for _ in range(int(count or self.length))]
        if kind.endswith("[]"):
            return self.list_value(word, length)
        return self.value(word)


_FUNCTIONS: Dict[str, Callable[[Arguments], Any]] = {
    "dim": Arguments.dim, "other_dim": Arguments.other_dim, "dims": Arguments.dims,
    "dims1": Arguments.dims1, "dims2": Arguments.dims2, "perm": Arguments.perm,
    "order": Arguments.order, "base_sizes": Arguments.base_sizes,
    "base_tail": Arguments.base_tail, "base_strides": Arguments.base_strides,
    "strides": Arguments.strides, "shape": Arguments.any_shape,
    "view": Arguments.view, "expand": Arguments.expand,
    "unflatten": Arguments.unflatten, "split_sizes": Arguments.split_sizes,
    "repeats": Arguments.repeats, "pads": Arguments.pads, "number": Arguments.scalar,
    "dtype": Arguments.any_dtype, "integer": Arguments.integer,
    "memory_format": Arguments.memory_format, "layout": Arguments.torch_layout,
    "device": Arguments.any_device,
}


# ===- Words -----------------------------------------------------------------===


def suits(kind: str, word: str) -> bool:
    """Whether a word of an op applies to a parameter of a type: overloads of the same
    name share a line, and `value` may be a tensor or a number."""
    is_shape = (word[:1] in ("", "~", "@", "%", "*", "[") or ":" in word
                or word in ("base", "sub"))
    if kind == "Tensor" or kind in TENSOR_LISTS:
        return is_shape or not _is_number_word(word)
    return not is_shape and (kind != "str" or "|" in word or word == "none")


def _is_number_word(word: str) -> bool:
    return (word in _FUNCTIONS or ".." in word or "|" in word or word in _LITERALS
            or isinstance(_literal(word), float) or word.startswith("-"))
