# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The memory and the cost of a program as a trace for ui.perfetto.dev, in Chrome's JSON.

An op takes a microsecond, whatever it costs: the axis is the order of ops. Each function is a
process, with a thread of ops inside of modules, and a counter for each device.
"""

from typing import Any, Dict, Iterator, List, Mapping, Tuple

from ..memory import OpPlace, Peak
from ..printing import show_frame
from ..usage import Usage


def write_trace(usage: Usage, sizes: Mapping[str, int]) -> Dict[str, Any]:
    """The trace for values of symbols, and example values of others. Raises UnknownSize."""
    events: List[Dict[str, Any]] = []
    for process, name in enumerate(usage.functions, 1):
        events.append({"ph": "M", "pid": process, "name": "process_name",
                       "args": {"name": name}})
        events.append({"ph": "M", "pid": process, "tid": 1, "name": "thread_name",
                       "args": {"name": "ops"}})
        for event in _function(usage, name, sizes):
            events.append({"pid": process, "tid": 1, **event})
    return {"displayTimeUnit": "ns", "traceEvents": events}


def _function(usage: Usage, name: str,
              sizes: Mapping[str, int]) -> Iterator[Dict[str, Any]]:
    peaks = usage.peaks_of(name)
    for peak in peaks:
        points = peak.timeline(**peak.complete(sizes))
        for point in points:
            yield {"ph": "C", "ts": point.position, "name": f"bytes on {peak.device}",
                   "args": {"bytes": point.bytes}}
        yield {"ph": "C", "ts": len(points), "name": f"bytes on {peak.device}",
               "args": {"bytes": 0}}
    yield from _modules(peaks[0])
    yield from _ops(usage, peaks[0], sizes)


def _modules(peak: Peak) -> List[Dict[str, Any]]:
    """The modules, each for as long as its ops follow each other. Slices that others are
    in come first."""
    slices = []
    # The names of the modules around an op, and the position of the first op.
    opened: List[Tuple[str, int]] = []
    for position in range(1, max(peak.places, default=-1) + 2):
        place = peak.places.get(position)
        path = place.module.split(".") if place and place.module else []
        shared = 0
        while shared < min(len(path), len(opened)) and path[shared] == opened[shared][0]:
            shared += 1
        for depth, (name, start) in enumerate(opened[shared:], shared):
            slices.append((start, depth, {"ph": "X", "ts": start, "dur": position - start,
                                          "name": name, "cat": "module"}))
        opened[shared:] = [(name, position) for name in path[shared:]]
    return [each for _, _, each in sorted(slices, key=lambda found: found[:2])]


def _ops(usage: Usage, peak: Peak, sizes: Mapping[str, int]) -> Iterator[Dict[str, Any]]:
    values = peak.complete(sizes)
    costs = usage.op_costs(peak.function)
    for position, place in peak.places.items():
        if position > 0:
            cost = costs.get(place.value)
            counts = cost.at(values).as_json() if cost else {}
            yield {"ph": "X", "ts": position, "dur": 1, "name": place.label, "cat": "op",
                   "args": {**_arguments(place), **counts}}


def _arguments(place: OpPlace) -> Dict[str, Any]:
    return {"op": place.op, "value": place.value, "module": place.module,
            "source": show_frame(place.source)}
