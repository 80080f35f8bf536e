# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Draws random arguments for calls to record. Needs PyTorch."""

import random
from typing import Any, Dict, List, Optional, Sequence, Tuple

import torch
from torch._subclasses.fake_tensor import FakeTensor, FakeTensorMode

# How many of a hundred tensors are not what an op asks for.
WRONG_SIZES = 3
WRONG_DTYPES = 1

Call = Tuple[Tuple[Any, ...], Dict[str, Any]]


def call(*args: Any, **kwargs: Any) -> Call:
    """The arguments of one call."""
    return args, kwargs


class Draw:
    """Random numbers, and tensors with random layouts on one device."""

    def __init__(self, mode: "FakeTensorMode", seed: str, device: str) -> None:
        self.mode = mode
        self.random = random.Random(seed)
        self.device = device
        # Real kernels run beneath some ops and trust their arguments.
        self.careful = False
        self.dtype = self.pick(torch.float32, torch.float32, torch.float32,
                               torch.float16, torch.bfloat16, torch.float64)

    def number(self, low: int = 1, high: int = 6) -> int:
        """An integer, both bounds included."""
        return self.random.randint(low, high)

    def numbers(self, count: int, low: int = 1, high: int = 6) -> List[int]:
        """A list of integers."""
        return [self.number(low, high) for _ in range(count)]

    def pick(self, *values: Any) -> Any:
        """One of the values."""
        return self.random.choice(values)

    def flag(self) -> bool:
        """True or false."""
        return self.pick(True, False)

    def flags(self, count: int) -> List[bool]:
        """A mask."""
        return [self.flag() for _ in range(count)]

    def maybe(self, value: Any) -> Any:
        """The value or None."""
        return self.pick(value, None)

    def tensor(self, *sizes: int, dtype: Optional["torch.dtype"] = None,
               device: Optional[str] = None) -> "torch.Tensor":
        """A tensor in a random layout; now and then a wrong one."""
        shape = list(sizes)
        dtype = dtype or self.dtype
        if not self.careful and self.number(1, 100) <= WRONG_SIZES:
            self._spoil(shape)
        if self.number(1, 100) <= WRONG_DTYPES:
            dtype = self.pick(torch.int32, torch.float64, torch.bool)
        return self._fake(self._lay_out(shape, dtype), device)

    def ints(self, *sizes: int) -> "torch.Tensor":
        """A tensor of indices."""
        return self.tensor(*sizes, dtype=torch.int64)

    def like(self, tensor: "torch.Tensor",
             dtype: Optional["torch.dtype"] = None) -> "torch.Tensor":
        """A tensor of the same sizes in another layout."""
        return self.tensor(*tensor.shape, dtype=dtype or tensor.dtype)

    def plain(self, *sizes: int, dtype: Optional["torch.dtype"] = None,
              device: Optional[str] = None) -> "torch.Tensor":
        """A row-major tensor of just these sizes."""
        return self._fake(self._empty(sizes, dtype or self.dtype), device)

    def _fake(self, tensor: "torch.Tensor", device: Optional[str]) -> "torch.Tensor":
        return FakeTensor(self.mode, tensor, torch.device(device or self.device))

    @staticmethod
    def _empty(sizes: Sequence[int], dtype: "torch.dtype",
               **options: Any) -> "torch.Tensor":
        return torch.empty(tuple(sizes), dtype=dtype, device="meta", **options)

    def _spoil(self, shape: List[int]) -> None:
        if not shape or self.number(1, 4) == 1:
            shape.append(self.number(0, 3))
            return
        place = self.number(0, len(shape) - 1)
        if self.flag():
            shape[place] += self.pick(1, -shape[place])
        else:
            del shape[place]

    def _lay_out(self, shape: Sequence[int], dtype: "torch.dtype") -> "torch.Tensor":
        rank = len(shape)
        kind = self.number(1, 10)
        if kind <= 5 or rank == 0:
            return self._empty(shape, dtype)
        if kind <= 6 and rank in (4, 5):
            layout = torch.channels_last if rank == 4 else torch.channels_last_3d
            return self._empty(shape, dtype, memory_format=layout)
        if kind <= 8:
            order = list(range(rank))
            self.random.shuffle(order)
            dense = self._empty([shape[i] for i in order], dtype)
            return dense.permute([order.index(i) for i in range(rank)])
        if kind <= 9:
            wide = self._empty([2 * size for size in shape], dtype)
            return wide[tuple(slice(None, None, 2) for _ in shape)]
        narrow = [size if self.flag() else min(size, 1) for size in shape]
        return self._empty(narrow, dtype).expand(*shape)
