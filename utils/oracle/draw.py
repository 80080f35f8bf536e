# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Draws random numbers and tensors for calls. Needs PyTorch."""

import random
from typing import Any, Dict, List, Optional, Sequence

import torch

FLOATS = (torch.float32,) * 5 + (torch.float16, torch.bfloat16, torch.float64)
# The percentage of calls with a mistake.
_WRONG = 6


class Draw:
    """Random numbers, and tensors with random layouts on one device, for one call.

    Tensors are created under the active mode.
    """

    def __init__(self, rng: random.Random, device: str) -> None:
        self.rng = rng
        self.device = device
        self.is_wrong = self.flip(_WRONG / 100)
        # Some ops run real kernels, which do not check their arguments.
        self.careful = False
        self.dtype: torch.dtype = self.pick(*FLOATS)

    # ===- Numbers ----------------------------------------------------------===

    def flip(self, share: float) -> bool:
        """True with that probability."""
        return self.rng.random() < share

    def flag(self) -> bool:
        """True or false."""
        return self.flip(0.5)

    def flags(self, count: int) -> List[bool]:
        """A mask."""
        return [self.flag() for _ in range(count)]

    def number(self, low: int = 1, high: int = 6) -> int:
        """An integer, with inclusive bounds."""
        return self.rng.randint(low, high)

    def numbers(self, count: int, low: int = 1, high: int = 6) -> List[int]:
        """A list of integers."""
        return [self.number(low, high) for _ in range(count)]

    def size(self) -> int:
        """A size, which may be 0."""
        return 0 if self.flip(0.03) else self.pick(1, 1, 2, 3, 4, 5, 2, 3)

    def pick(self, *values: Any) -> Any:
        """One of the values."""
        return self.rng.choice(values)

    def maybe(self, value: Any) -> Any:
        """The value or None."""
        return self.pick(value, None)

    # ===- Tensors ----------------------------------------------------------===

    def tensor(self, *sizes: int, dtype: Optional[torch.dtype] = None,
               device: Optional[str] = None) -> torch.Tensor:
        """A tensor with random strides; in a wrong call, possibly a wrong one."""
        shape, dtype = list(sizes), dtype or self.dtype
        if self.is_wrong and not self.careful and self.flag():
            self.is_wrong = False
            if self.flip(0.2):
                dtype = self.pick(torch.int32, torch.float64, torch.bool)
            else:
                shape = self.wrong_shape(shape)
        if device is None:
            device = self.device
            # A cpu scalar may be combined with tensors on another device.
            if not self.careful and self.flip(0.02 if shape else 0.3):
                device = "cpu"
        tensor = self.layout(shape, dtype, device)
        return tensor.conj() if dtype.is_complex and self.flip(0.1) else tensor

    def ints(self, *sizes: int) -> torch.Tensor:
        """A tensor of indices."""
        return self.tensor(*sizes, dtype=torch.int64)

    def like(self, tensor: torch.Tensor,
             dtype: Optional[torch.dtype] = None) -> torch.Tensor:
        """A tensor of the same sizes with other strides."""
        return self.tensor(*tensor.shape, dtype=dtype or tensor.dtype)

    def plain(self, *sizes: int, dtype: Optional[torch.dtype] = None,
              device: Optional[str] = None) -> torch.Tensor:
        """A row-major tensor of exactly these sizes."""
        return torch.empty(sizes, dtype=dtype or self.dtype,
                           device=device or self.device)

    def wrong_shape(self, shape: List[int]) -> List[int]:
        """A shape of another rank or with another size."""
        place = self.number(0, len(shape))
        kind = self.number(0, 2)
        if kind == 0 or not shape:
            return [*shape[:place], self.size(), *shape[place:]]
        place = min(place, len(shape) - 1)
        middle = [shape[place] + 1] if kind == 1 else []
        return [*shape[:place], *middle, *shape[place + 1:]]

    def layout(self, shape: Sequence[int], dtype: torch.dtype,
               device: str) -> torch.Tensor:
        """A tensor of these sizes with some strides."""
        rank = len(shape)
        options: Dict[str, Any] = {"dtype": dtype, "device": device}
        kind = self.pick("plain", "plain", "plain", "permuted", "permuted", "last",
                         "sliced", "expanded", "odd", "overlapping", "offset")
        if rank == 0 or kind == "plain":
            return torch.empty(shape, **options)
        if kind == "permuted":
            order = self.rng.sample(range(rank), rank)
            inverse = [order.index(dim) for dim in range(rank)]
            return torch.empty([shape[dim] for dim in order],
                               **options).permute(inverse)
        if kind == "last" and rank in (4, 5):
            form = torch.channels_last if rank == 4 else torch.channels_last_3d
            return torch.empty(shape, memory_format=form, **options)
        if kind == "sliced":
            steps = [self.pick(1, 1, 2, 3) for _ in shape]
            tensor = torch.empty([size * step for size, step in zip(shape, steps)],
                                 **options)
            # Not `tensor[...]`, which requires a real device.
            for dim, step in enumerate(steps):
                tensor = torch.ops.aten.slice.Tensor(tensor, dim, step=step)
            return tensor
        if kind == "expanded":
            return torch.empty([1 if self.flip(0.4) else size for size in shape],
                               **options).expand(shape)
        if kind == "offset":
            return torch.empty([shape[0] + 2, *shape[1:]],
                               **options).narrow(0, 1, shape[0])
        strides = list(torch.empty(shape, device="meta").stride())
        for dim, size in enumerate(shape):
            if kind == "overlapping":
                strides[dim] = self.pick(strides[dim], 1, 2)
            elif size == 1:
                strides[dim] = self.pick(1, 7, 100)
        return torch.empty_strided(shape, strides, **options)
