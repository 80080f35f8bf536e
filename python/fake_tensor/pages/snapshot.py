# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The memory of a program as a snapshot of PyTorch, as of torch.cuda.memory._snapshot, for
`torch.cuda._memory_viz` and pytorch.org/memory_viz.

A run has the segments of CUDA's caching allocator if its blocks are counted; otherwise each
device has one segment, and storages the first gap of it that is large enough, which says
nothing about how an allocator would place them.
"""

import bisect
from typing import Any, Dict, List, Mapping, Sequence, Tuple

from ..heaps import CachingAllocator, Event, FirstFit, Heap, Segment, run_storages
from ..memory import OpPlace, Peak

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
    segments = [segment for index, device in sorted(found.items())
                for segment in device.write_segments(index)]
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
        self._heap: Heap = (CachingAllocator if peak.allocator == "cuda" else FirstFit)(_BASE)
        self._events: List[Dict[str, Any]] = []
        # By address, the bytes and the frames.
        self._active: Dict[int, Tuple[int, List[Dict[str, Any]]]] = {}
        # How many events came before each segment.
        self._starts: List[int] = []
        addresses: Dict[int, int] = {}
        for event in run_storages(peak, sizes):
            if event.size:
                addresses[event.key] = self._allocate(event)
            else:
                self._free(addresses.pop(event.key), event.position)

    def _allocate(self, event: Event) -> int:
        address = self._heap.allocate(event.size)
        self._starts += [len(self._events)] * (len(self._heap.segments) - len(self._starts))
        self._active[address] = event.size, _frames(event.place, f"{event.role} ")
        self._add("alloc", address, event.position)
        return address

    def _free(self, address: int, now: int) -> None:
        self._add("free_requested", address, now)
        self._add("free_completed", address, now)
        del self._active[address]
        self._heap.free(address)

    def _add(self, action: str, address: int, now: int) -> None:
        size, frames = self._active[address]
        self._events.append({"action": action, "addr": address, "size": size,
                             "stream": 0, "time_us": now, "frames": frames})

    def write_trace(self) -> List[Dict[str, Any]]:
        """The events."""
        events: List[Dict[str, Any]] = []
        done = 0
        for segment, start in zip(self._heap.segments, self._starts):
            events += self._events[done:start]
            done = start
            events.append({"action": "segment_alloc", "addr": segment.address,
                           "size": segment.size, "stream": 0,
                           "time_us": self._events[start]["time_us"], "frames": []})
        return events + self._events[done:]

    def write_segments(self, index: int) -> List[Dict[str, Any]]:
        """The segments at the end of the run."""
        active = sorted(self._active.items())
        starts = [address for address, _ in active]
        return [_write_segment(segment, index, active[
            bisect.bisect_left(starts, segment.address):
            bisect.bisect_left(starts, segment.address + segment.size)])
                for segment in self._heap.segments]


def _write_segment(segment: Segment, device: int,
                   active: Sequence[Tuple[int, Tuple[int, List[Dict[str, Any]]]]]
                   ) -> Dict[str, Any]:
    blocks: List[Dict[str, Any]] = []
    last = segment.address
    for start, (size, frames) in active:
        blocks += _inactive(last, start)
        blocks.append({"address": start, "size": size, "requested_size": size,
                       "state": "active_allocated", "frames": frames})
        last = start + size
    blocks += _inactive(last, segment.address + segment.size)
    total = sum(size for _, (size, _) in active)
    return {"device": device, "address": segment.address, "total_size": segment.size,
            "allocated_size": total, "active_size": total, "requested_size": total,
            "stream": 0, "segment_type": segment.kind, "is_expandable": False,
            "segment_pool_id": (0, 0), "frames": [], "blocks": blocks}


def _inactive(start: int, end: int) -> List[Dict[str, Any]]:
    if start == end:
        return []
    return [{"address": start, "size": end - start, "requested_size": 0,
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
