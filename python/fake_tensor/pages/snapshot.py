# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The memory of a program as a snapshot of PyTorch, as of torch.cuda.memory._snapshot, for
`torch.cuda._memory_viz` and pytorch.org/memory_viz.

A run has one segment for each device, and storages the first gap of it that is large
enough, which says nothing about how an allocator would place them.
"""

import bisect
from typing import Any, Dict, List, Mapping, Sequence, Tuple

from ..memory import OpPlace, Peak, Storage, bytes_of

# What the reader of memory_viz understands.
SNAPSHOT_PROTOCOL = 4
# The address of the first segment of each device.
_BASE = 1 << 40


def write_snapshot(peaks: Sequence[Peak], sizes: Mapping[str, int]) -> Dict[str, Any]:
    """The snapshot of the devices of a function, for values of symbols, and example values
    of others. Raises UnknownSize."""
    found: Dict[int, _Device] = {}
    for peak in peaks:
        found[_index(peak.device, found)] = _Device(peak, peak.complete(sizes))
    segments = [device.write_segment(index) for index, device in sorted(found.items())
                if device.end]
    traces = [found[index].write_trace() if index in found else []
              for index in range(max(found, default=-1) + 1)]
    return {"segments": segments, "device_traces": traces}


def _index(device: str, used: Mapping[int, Any]) -> int:
    """The number of a device, 1 for cuda:1; the first free one if it has none."""
    _, _, number = device.partition(":")
    index = int(number) if number.isdecimal() else 0
    while index in used:
        index += 1
    return index


class _Device:
    """Runs the allocations of a device."""

    def __init__(self, peak: Peak, sizes: Mapping[str, int]) -> None:
        self._events: List[Dict[str, Any]] = []
        # The start and the end of what is free below `end`.
        self._gaps: List[Tuple[int, int]] = []
        self._active: Dict[int, Tuple[int, List[Dict[str, Any]]]] = {}
        #: The size of the segment.
        self.end = 0
        self._run(peak, sizes)

    def _run(self, peak: Peak, sizes: Mapping[str, int]) -> None:
        """Allocates and frees storages in program order; the sum of what is allocated is
        at most that of the timeline, and equal at some event of each op."""
        born: Dict[int, List[Storage]] = {}
        freed: Dict[int, List[int]] = {}
        for storage in peak.storages:
            born.setdefault(storage.first, []).append(storage)
        for point in peak.timeline(**sizes):
            now = point.position
            for address in freed.pop(now, ()):
                self._free(address, now)
            alive = sum(size for size, _ in self._active.values())
            new = [(each, bytes_of(each, sizes)) for each in born.get(now, ())]
            inner = point.bytes - alive - sum(size for _, size in new)
            inside = self._allocate(inner, _frames(point.place, "inside of "), now)
            for storage, size in new:
                address = self._allocate(size, _frames(storage.place, storage.role + " "),
                                         now)
                if size:
                    freed.setdefault(storage.last + 1, []).append(address)
            if inner:
                self._free(inside, now)

    def _allocate(self, size: int, frames: List[Dict[str, Any]], now: int) -> int:
        """The address of a block."""
        if not size:
            return 0
        at = next((at for at, (start, end) in enumerate(self._gaps) if end - start >= size),
                  None)
        if at is None:
            # A gap at the end grows.
            is_last = bool(self._gaps) and self._gaps[-1][1] == self.end
            start = self._gaps.pop()[0] if is_last else self.end
            self.end = start + size
        else:
            start, end = self._gaps.pop(at)
            if end - start > size:
                self._gaps.insert(at, (start + size, end))
        self._active[start] = size, frames
        self._add("alloc", start, now)
        return start

    def _free(self, address: int, now: int) -> None:
        self._add("free_requested", address, now)
        self._add("free_completed", address, now)
        size, _ = self._active.pop(address)
        start, end = address, address + size
        at = bisect.bisect(self._gaps, (start, end))
        if at < len(self._gaps) and self._gaps[at][0] == end:
            end = self._gaps.pop(at)[1]
        if at and self._gaps[at - 1][1] == start:
            at -= 1
            start = self._gaps.pop(at)[0]
        self._gaps.insert(at, (start, end))

    def _add(self, action: str, address: int, now: int) -> None:
        size, frames = self._active[address]
        self._events.append({"action": action, "addr": _BASE + address, "size": size,
                             "stream": 0, "time_us": now, "frames": frames})

    def write_trace(self) -> List[Dict[str, Any]]:
        """The events."""
        segment = {"action": "segment_alloc", "addr": _BASE, "size": self.end, "stream": 0,
                   "time_us": 0, "frames": []}
        return [segment, *self._events] if self.end else []

    def write_segment(self, index: int) -> Dict[str, Any]:
        """The segment at the end of the run."""
        blocks = []
        last = 0
        for start, (size, frames) in sorted(self._active.items()):
            blocks += _inactive(last, start)
            blocks.append({"address": _BASE + start, "size": size, "requested_size": size,
                           "state": "active_allocated", "frames": frames})
            last = start + size
        blocks += _inactive(last, self.end)
        active = sum(size for size, _ in self._active.values())
        return {"device": index, "address": _BASE, "total_size": self.end,
                "allocated_size": active, "active_size": active, "requested_size": active,
                "stream": 0, "segment_type": "large", "is_expandable": False,
                "segment_pool_id": (0, 0), "frames": [], "blocks": blocks}


def _inactive(start: int, end: int) -> List[Dict[str, Any]]:
    if start == end:
        return []
    return [{"address": _BASE + start, "size": end - start, "requested_size": 0,
             "state": "inactive", "frames": []}]


def _frames(place: OpPlace, role: str) -> List[Dict[str, Any]]:
    """The stack of an op, of which the innermost frame has its name."""
    name = f"{role}{place.label}"
    if place.op:
        name += f": {place.op.removeprefix('fake.')}"
    if place.module:
        name += f" in {place.module}"
    (file, line), *outer = place.stack or [("", 0)]
    return [{"name": name, "filename": file, "line": line},
            *({"name": "", "filename": file, "line": line} for file, line in outer)]
