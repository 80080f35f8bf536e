# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Exports a PyTorch model to IR of the fake dialect. Needs PyTorch.

`fake_tensor.export` and the command `fake-tensor export` use it.
"""

import warnings
from typing import Any, Optional

from . import ir, progress
from .api import Decompositions, Device
from .encoding import dump
from .graph import Graph, GraphWriter
from .results import ExportWarning
from .tool import Tool

# PyTorch is imported in functions, so that its absence can be reported.
# pylint: disable=import-outside-toplevel


def load_graph(model: Any, args: Any, kwargs: Any, dynamic_shapes: Any,
               decompositions: Optional[Decompositions], device: Optional[Device],
               tool: Tool, loss: Any = None, optimizer: Any = None) -> Graph:
    """The graph of a model, with rules for ops that are not in the op table. For the
    parameters see `export`."""
    from .program import load_program
    progress.show("exporting with PyTorch")
    program = load_program(model, args, kwargs, dynamic_shapes, decompositions, loss,
                           optimizer)
    return read_graph(program, device, tool)


def read_graph(program: Any, device: Optional[Device], tool: Tool) -> Graph:
    """The graph of a program, with rules for ops that are not in the op table."""
    from .custom_calls import CustomCall
    from .flex_attention import FLEX_ATTENTION, add_rule
    from .program import calls_of_ops, normalize_device, read_program
    from .rules import write_rules
    device = None if device is None else normalize_device(device)
    progress.show("reading the graph")
    table = tool.list_ops()
    calls = [CustomCall(*call, device) for call in calls_of_ops(program)
             if ir.normal_name(str(call[0])) not in table]
    found = read_program(program, device)
    graph = Graph(found.records, write_rules(calls, table, tool.find_error))
    graph.ask = found.ask
    for node in graph.all_nodes():
        if node.op == FLEX_ATTENTION and FLEX_ATTENTION not in graph.rules.schemas:
            add_rule(graph.rules, len(node.wanted))
    return graph


def write_graph(graph: Graph, tool: Tool) -> str:
    """The text of a graph as a module. Warns of rules that do not hold for all calls,
    and of skipped nodes, whose values become arguments with little metadata."""
    writer = GraphWriter(graph, tool.list_ops(), {}, with_places=True)
    for op, limits in graph.rules.limits.items():
        warnings.warn(f"{op}: from its fake kernel; the rule holds where "
                      f"{', '.join(limits)}", ExportWarning, stacklevel=3)
    for node in graph.all_nodes():
        if "unsupported" in node.fields:
            source = node.place.source if node.place else None
            place = " ({}:{})".format(*source) if source else ""
            warnings.warn(f"{node.name}{place}: {node.op}: "
                          f"{node.fields['unsupported']}", ExportWarning, stacklevel=3)
    for index, reason in writer.lost_outputs.items():
        warnings.warn(f"output {index} of the program is not returned: {reason}",
                      ExportWarning, stacklevel=3)
    lines = writer.rules + writer.writer.lines()
    return "\n".join([*writer.locations.aliases, "module {",
                      *("  " + line for line in lines), "}", ""])


def write_record(graph: Graph, path: str) -> None:
    """Writes PyTorch's metadata of each node, for `--fake-crossref`. Nodes that are not
    ops in the IR, such as getitem, are skipped."""
    with open(path, "w", encoding="utf-8") as file:
        for node in graph.all_nodes():
            if node.op != "getitem" and node.wanted is not None:
                file.write(dump({"name": node.name, "meta": node.wanted}) + "\n")


def core_decompositions() -> Decompositions:
    """PyTorch's decompositions to core ATen."""
    import torch
    return torch.export.default_decompositions()
