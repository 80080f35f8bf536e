# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Where allocators place the storages of a run, for certain sizes."""

import abc
import bisect
import dataclasses
from typing import Dict, Iterator, List, Mapping, Optional, Tuple

from .memory import OpPlace, Peak, Storage, bytes_of

# The sizes by which CUDA's caching allocator decides, as in c10/core/AllocatorConfig.h.
_BLOCK = 512
_SMALL_SIZE = 1 << 20
_SMALL_SEGMENT = 2 << 20
_MIN_LARGE = 10 << 20
_LARGE_SEGMENT = 20 << 20
_ROUND_LARGE = 2 << 20


@dataclasses.dataclass(frozen=True)
class Event:
    """A storage is allocated or freed."""
    #: What is freed later; the number of the allocation.
    key: int
    #: The bytes, at least 1, for an allocation; 0 for the end of a storage.
    size: int
    position: int
    place: OpPlace
    #: The role of the storage; "inside of" for what an op holds beside its results.
    role: str


def run_storages(peak: Peak, sizes: Mapping[str, int]) -> Iterator[Event]:
    """The events of a run in program order, for values of all symbols. What is allocated is
    at most the timeline, and equal to it at some event of each op: what a composite op
    holds beside its results counts as one storage. Raises UnknownSize."""
    born: Dict[int, List[Storage]] = {}
    for storage in peak.storages:
        born.setdefault(storage.first, []).append(storage)
    ends: Dict[int, List[Event]] = {}
    alive = 0
    key = 0
    for point in peak.timeline(**sizes):
        now = point.position
        for event in ends.pop(now, ()):
            alive -= event.size
            yield Event(event.key, 0, now, event.place, event.role)
        new = [(each, bytes_of(each, sizes)) for each in born.get(now, ())]
        inner = point.bytes - alive - sum(size for _, size in new)
        inside = Event(key, inner, now, point.place, "inside of")
        if inner:
            yield inside
        for storage, size in new:
            if size:
                key += 1
                event = Event(key, size, now, storage.place, storage.role)
                ends.setdefault(storage.last + 1, []).append(event)
                alive += size
                yield event
        if inner:
            yield Event(inside.key, 0, now, inside.place, inside.role)
        key += 1


@dataclasses.dataclass
class Segment:
    """Memory that the allocator has from the device."""
    address: int
    size: int
    #: "small" or "large", as the segments of a snapshot.
    kind: str


class Heap(abc.ABC):
    """Places blocks."""

    def __init__(self, base: int = 0) -> None:
        #: By address. They are never given back.
        self.segments: List[Segment] = []
        self._end = base

    @abc.abstractmethod
    def allocate(self, size: int) -> int:
        """The address of a block of at least so many bytes, which are not 0."""

    @abc.abstractmethod
    def free(self, address: int) -> None:
        """Frees a block."""

    @property
    def reserved(self) -> int:
        """The bytes of all segments."""
        return sum(segment.size for segment in self.segments)


class FirstFit(Heap):
    """One segment that grows, in which a block takes the first gap that is large enough."""

    def __init__(self, base: int = 0) -> None:
        super().__init__(base)
        # The start and the end of what is free below the end.
        self._gaps: List[Tuple[int, int]] = []
        self._sizes: Dict[int, int] = {}

    def allocate(self, size: int) -> int:
        at = next((at for at, (start, end) in enumerate(self._gaps) if end - start >= size),
                  None)
        if at is None:
            # A gap at the end grows.
            is_last = bool(self._gaps) and self._gaps[-1][1] == self._end
            start = self._gaps.pop()[0] if is_last else self._end
            self._end = start + size
            if not self.segments:
                self.segments.append(Segment(start, 0, "large"))
            self.segments[0].size = self._end - self.segments[0].address
        else:
            start, end = self._gaps.pop(at)
            if end - start > size:
                self._gaps.insert(at, (start + size, end))
        self._sizes[start] = size
        return start

    def free(self, address: int) -> None:
        start, end = address, address + self._sizes.pop(address)
        at = bisect.bisect(self._gaps, (start, end))
        if at < len(self._gaps) and self._gaps[at][0] == end:
            end = self._gaps.pop(at)[1]
        if at and self._gaps[at - 1][1] == start:
            at -= 1
            start = self._gaps.pop(at)[0]
        self._gaps.insert(at, (start, end))


@dataclasses.dataclass
class _Block:
    """A part of a segment."""
    address: int
    size: int
    kind: str
    is_free: bool = False
    before: "Optional[_Block]" = None
    after: "Optional[_Block]" = None


class CachingAllocator(Heap):
    """CUDA's caching allocator of PyTorch with its default settings, on one stream, on a
    device that does not run out of memory: small and large blocks have segments of their
    own; a block is the smallest free one, the first of these by address, split if enough is
    left; neighbours that are free are merged."""

    def __init__(self, base: int = 0) -> None:
        super().__init__(base)
        self._blocks: Dict[int, _Block] = {}
        # Free blocks by size and address.
        self._free: Dict[str, List[Tuple[int, int]]] = {"small": [], "large": []}

    def allocate(self, size: int) -> int:
        size = -(-size // _BLOCK) * _BLOCK
        kind = "small" if size <= _SMALL_SIZE else "large"
        free = self._free[kind]
        at = bisect.bisect_left(free, (size, 0))
        block = (self._blocks[free.pop(at)[1]] if at < len(free)
                 else self._add_segment(size, kind))
        block.is_free = False
        rest = block.size - size
        if rest >= _BLOCK if kind == "small" else rest > _SMALL_SIZE:
            self._split(block, size)
        return block.address

    def _add_segment(self, size: int, kind: str) -> _Block:
        if kind == "small":
            total = _SMALL_SEGMENT
        elif size < _MIN_LARGE:
            total = _LARGE_SEGMENT
        else:
            total = -(-size // _ROUND_LARGE) * _ROUND_LARGE
        self.segments.append(Segment(self._end, total, kind))
        block = _Block(self._end, total, kind)
        self._blocks[self._end] = block
        self._end += total
        return block

    def _split(self, block: _Block, size: int) -> None:
        rest = _Block(block.address + size, block.size - size, block.kind, True, block,
                      block.after)
        if block.after:
            block.after.before = rest
        block.after = rest
        block.size = size
        self._blocks[rest.address] = rest
        bisect.insort(self._free[rest.kind], (rest.size, rest.address))

    def free(self, address: int) -> None:
        block = self._blocks[address]
        if block.before and block.before.is_free:
            block = block.before
            self._take(block)
            self._merge(block)
        if block.after and block.after.is_free:
            self._take(block.after)
            self._merge(block)
        block.is_free = True
        bisect.insort(self._free[block.kind], (block.size, block.address))

    def _take(self, block: _Block) -> None:
        free = self._free[block.kind]
        free.pop(bisect.bisect_left(free, (block.size, block.address)))

    def _merge(self, block: _Block) -> None:
        """Adds the next block to a block."""
        after = block.after
        assert after is not None
        del self._blocks[after.address]
        block.size += after.size
        block.after = after.after
        if block.after:
            block.after.before = block


def place_storages(peak: Peak, sizes: Mapping[str, int]) -> CachingAllocator:
    """The caching allocator after a run, for values of all symbols. Raises
    UnknownSize."""
    heap = CachingAllocator()
    addresses: Dict[int, int] = {}
    for event in run_storages(peak, sizes):
        if event.size:
            addresses[event.key] = heap.allocate(event.size)
        else:
            heap.free(addresses.pop(event.key))
    return heap
