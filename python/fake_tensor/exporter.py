# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Exports a PyTorch model to IR of the fake dialect. Needs PyTorch.

    fake-export my_package.my_module:make_model -o model.mlir

`fake_tensor.export` does the same in Python. docs/Tutorial.md shows both.
"""

import argparse
import importlib
import os
import sys
import warnings
from typing import Any, List, Mapping, Optional, Tuple

from . import ir
from .api import Decompositions, Device, export, require_torch
from .encoding import dump
from .graph import Graph, GraphWriter
from .results import ExportWarning
from .tool import Tool, ToolError, add_tool_option, find_tool

# PyTorch is imported in functions, so that the command can report that it is missing.
# pylint: disable=import-outside-toplevel
__all__ = ["EXPECTED_ERRORS", "ExportWarning", "add_model_options", "core_decompositions",
           "export", "load_factory", "load_graph", "main", "write_graph", "write_record"]

# The exceptions for an invalid command line or model.
EXPECTED_ERRORS = (ToolError, OSError, ValueError, TypeError, ImportError,
                   AttributeError, ir.Unsupported)


def load_graph(model: Any, args: Any, kwargs: Any, dynamic_shapes: Any,
               decompositions: Optional[Decompositions], device: Optional[Device],
               tool: Tool) -> Graph:
    """The graph of a model, with rules for ops that are not in the op table. For the
    parameters see `export`."""
    from .flex_attention import FLEX_ATTENTION, add_rule
    from .program import calls_of_ops, load_program, normalize_device, read_program
    from .rules import CustomCall, write_rules
    program = load_program(model, args, kwargs, dynamic_shapes, decompositions)
    device = None if device is None else normalize_device(device)
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
    writer = GraphWriter(graph, tool.list_ops(), {}, with_sources=True)
    for op, limits in graph.rules.limits.items():
        warnings.warn(f"{op}: from its fake kernel; the rule holds where "
                      f"{', '.join(limits)}", ExportWarning, stacklevel=3)
    for node in graph.all_nodes():
        if "unsupported" in node.fields:
            place = " ({}:{})".format(*node.source) if node.source else ""
            reason = graph.rules.missing.get(ir.normal_name(node.op))
            warnings.warn(f"{node.name}{place}: {node.op}: "
                          f"{node.fields['unsupported']}"
                          f"{f', and has no rule: {reason}' if reason else ''}",
                          ExportWarning, stacklevel=3)
    for index, reason in writer.lost_outputs.items():
        warnings.warn(f"output {index} of the program is not returned: {reason}",
                      ExportWarning, stacklevel=3)
    lines = writer.rules + writer.writer.lines()
    return "\n".join(["module {", *("  " + line for line in lines), "}", ""])


def write_record(graph: Graph, path: str) -> None:
    """Writes PyTorch's metadata of each node, for `--fake-crossref`. Nodes that are not
    ops in the IR, such as getitem, are skipped."""
    with open(path, "w", encoding="utf-8") as file:
        for node in graph.all_nodes():
            if node.op != "getitem" and node.wanted is not None:
                file.write(dump({"name": node.name, "meta": node.wanted}) + "\n")


# ===- The command -----------------------------------------------------------===


def load_factory(text: str) -> Tuple[Any, Tuple[Any, ...], Mapping[str, Any], Any]:
    """The result of `module:function`: a model; or a tuple of a model, its arguments,
    keyword arguments and dynamic shapes, the last of which are optional."""
    import torch
    if text.endswith(".pt2"):
        return text, (), {}, None
    module, _, name = text.partition(":")
    if not name:
        raise ValueError(f"expected module:factory or a .pt2 file, found '{text}'")
    sys.path.insert(0, os.getcwd())
    made: Any = importlib.import_module(module)
    for part in name.split("."):
        made = getattr(made, part)
    if callable(made) and not isinstance(made, torch.nn.Module):
        made = made()
    if not isinstance(made, tuple):
        return made, (), {}, None
    defaults: Tuple[Any, ...] = (None, (), {}, None)
    model, args, kwargs, shapes = made + defaults[len(made):]
    return model, args, kwargs, shapes


def add_model_options(parser: argparse.ArgumentParser) -> None:
    """Adds the options for the model to export."""
    parser.add_argument("model", metavar="MODULE:FACTORY",
                        help="a function that returns a model or (model, args[, "
                        "kwargs[, dynamic_shapes]]); or a .pt2 file")
    parser.add_argument("--decompose", action="store_true",
                        help="decompose to core ATen ops")
    parser.add_argument("--device", metavar="DEVICE",
                        help="move all tensors there, such as cuda:0")
    add_tool_option(parser)


def _parse(arguments: Optional[List[str]]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="fake-export",
        description="Exports a PyTorch model to IR of the fake dialect.")
    add_model_options(parser)
    parser.add_argument("-o", "--output", default="-", metavar="FILE",
                        help="the output file (default: standard output)")
    parser.add_argument("--record", metavar="FILE",
                        help="write PyTorch's metadata of each node, as JSON lines for "
                        "--fake-crossref")
    return parser.parse_args(arguments)


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    warnings.showwarning = _show_warning
    try:
        require_torch("exporting")
        options = _parse(arguments)
        model, args, kwargs, shapes = load_factory(options.model)
        tool = Tool(find_tool(options.fake_opt))
        graph = load_graph(model, args, kwargs, shapes,
                           core_decompositions() if options.decompose else None,
                           options.device, tool)
        text = write_graph(graph, tool)
        if options.record:
            write_record(graph, options.record)
        if options.output == "-":
            sys.stdout.write(text)
        else:
            with open(options.output, "w", encoding="utf-8") as file:
                file.write(text)
    except EXPECTED_ERRORS as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def core_decompositions() -> Decompositions:
    """PyTorch's decompositions to core ATen."""
    import torch
    return torch.export.default_decompositions()


def _show_warning(message: Any, category: Any, filename: str, lineno: int,
                  file: Any = None, line: Any = None) -> None:
    del filename, lineno, file, line
    if issubclass(category, ExportWarning):
        print(f"warning: {message}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
