# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The memory and the cost of a program together: `fake_tensor.memory_page`, and files for
other viewers. docs/Memory.md says what they show.
"""

import dataclasses
from typing import Any, Dict, List, Mapping, Optional

from .analysis import Subject, analyze, path_of
from .costs import Costs, CostSum, check_conventions, read_functions, sum_costs
from .memory import Peak, find_peaks
from .recording import RecordedProgram
from .report import Program
from .supposing import check_names
from .tool import Tool, find_tool

#: What can be written about memory, and about cost.
MEMORY_FORMATS = ("html", "snapshot", "perfetto", "node-data")
COST_FORMATS = ("html", "node-data")


@dataclasses.dataclass
class Usage:
    """What a program uses."""
    program: Program
    #: One for each function and device.
    peaks: List[Peak]
    #: One for each function.
    costs: List[Costs]

    @property
    def functions(self) -> List[str]:
        """The names of the functions, that of `main` first."""
        names = dict.fromkeys(each.function for each in self.peaks)
        return sorted(names, key=lambda name: name != self.program.main.name)

    def peaks_of(self, function: str) -> List[Peak]:
        """The peaks of a function, one for each device."""
        return [each for each in self.peaks if each.function == function]

    def op_costs(self, function: str) -> Dict[str, CostSum]:
        """The costs of the ops of a function by their SSA names, of a call those of all
        ops that it runs."""
        found: Dict[str, List[CostSum]] = {}
        for costs in self.costs:
            for op in costs.ops if costs.function == function else ():
                found.setdefault(op.value, []).append(op.cost)
        return {name: sum_costs(each) for name, each in found.items()}

    def check(self, values: Mapping[str, int]) -> None:
        """Raises UnknownName for a name that is not a symbol of the program, nor one for
        the iterations of a loop."""
        trips = {each.symbol for costs in self.costs for each in costs.trips}
        check_names(self.program, {name: value for name, value in values.items()
                                   if name not in trips})


def find_usage(program: Program, tool: Tool, conventions: Mapping[str, str], *,
               donate_arguments: bool = False, allocator: str = "none",
               path: str = "-") -> Usage:
    """The usage of a program that was analyzed, with the options of `find_peaks` and the
    conventions of costs. Raises ToolError."""
    peaks = find_peaks(program, tool, donate_arguments=donate_arguments,
                       allocator=allocator, path=path)
    return Usage(program, peaks, read_functions(tool.cost(program.text, conventions, path)))


def memory_page(program: Subject, *args: Any, title: Optional[str] = None,
                sizes: Optional[Mapping[str, int]] = None, sources: bool = True,
                donate_arguments: bool = False, allocator: str = "none",
                count: str = "flops", padding: str = "dense", causal: str = "full",
                fake_opt: Optional[str] = None, timeout: Optional[float] = None,
                **options: Any) -> str:
    """Writes the memory over the ops of a model, its peak, and its cost by module as a page
    of HTML, which needs no other file and no network, and evaluates all for other sizes.

        pathlib.Path("memory.html").write_text(fake_tensor.memory_page(model, args))

    Args:
        program: Of `analyze`; or what that takes, with its arguments.
        title: The title; by default the path, the class of the model, or the name of what
            was recorded.
        sizes: The values that symbols have at first; by default the example's.
        sources: Whether the page has lines of the source files.

    The other arguments are those of `peak` and `cost`.
    """
    from .pages.render import render_usage  # pylint: disable=import-outside-toplevel
    conventions = check_conventions(count=count, padding=padding, causal=causal)
    path = path_of(program)
    analyzed = analyze(program, *args, fake_opt=fake_opt, timeout=timeout, **options)
    usage = find_usage(analyzed, Tool(find_tool(fake_opt), timeout), conventions,
                       donate_arguments=donate_arguments, allocator=allocator,
                       path=path or "-")
    usage.check(sizes or {})
    return render_usage(usage, "html", title or path or _name(program), sizes or {},
                        has_sources=sources)


def _name(program: Subject) -> str:
    if isinstance(program, RecordedProgram):
        return program.name
    return "program" if isinstance(program, (str, Program)) else type(program).__name__
