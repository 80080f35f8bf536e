# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The commands of `fake-tensor` that answer queries about programs: explain, diff, copies,
lint, memory, cost, what-if. See docs/Questions.md, docs/Memory.md and docs/Cost.md."""

import argparse
import pickle
import re
import sys
from typing import (Any, Callable, Dict, List, Mapping, Optional, Sequence, TextIO,
                    Tuple)

from . import loading, progress
from .analysis import (IR_SUFFIXES, REPORT_SUFFIXES, analyze_file, analyze_text, path_of,
                       read_report)
from .copying import copies
from .costs import CONVENTIONS, KEYS, Costs, cost_file, cost_text
from .diffing import diff
from .explaining import Explanation, UnknownName, find, unknown_name
from .linting import LINTS, lint
from .memory import ALLOCATORS, find_peaks
from .options import (CommandError, add_export_options, add_output_option, discard,
                      export_text, write_bytes, write_json, write_output)
from .pages.render import render_usage
from .pages.snapshot import SNAPSHOT_PROTOCOL, write_snapshot
from .report import Program
from .supposing import check_names, evaluate_program
from .tool import Tool, find_tool
from .usage import COST_FORMATS, MEMORY_FORMATS, find_usage
from .words import did_you_mean

# Changes that are printed without --all.
MAX_CHANGES = 40

_FILES = """\
  path/to/file.mlir       IR of the fake or torch dialect
  path/to/file.jsonl      a report, of --fake-report="details aliases changes"
"""
_PT2 = re.compile(r"(  path/to/file\.pt2 .*\n)")
QUERY_HELP = _PT2.sub(rf"\1{_FILES}", f"{loading.MODEL_HELP}\n{loading.JAX_HELP}")

# The formats of memory and cost.
_FORMATS = {
    "html": "html, a page of memory and cost",
    "snapshot": "snapshot, a pickle for torch.cuda._memory_viz",
    "perfetto": "perfetto, JSON for ui.perfetto.dev",
    "node-data": "node-data, JSON for Model Explorer"}

# Adds a command: its name, function, description and epilog.
_Add = Callable[[str, Callable[[argparse.Namespace], int], str, str],
                argparse.ArgumentParser]


def add_commands(add: _Add) -> None:
    """Adds the commands."""
    explain = add("explain", _run_explain,
                  "explain symbols, values and places: where they come from, what they "
                  "may be, and where they are used", QUERY_HELP)
    _add_model(explain)
    explain.add_argument("names", metavar="NAME", nargs="+",
                         help="a symbol, such as batch; a node, such as view_3; a "
                         "parameter or buffer; an SSA name, such as %%3; a module, such as "
                         "layers.7.attn; or a line, such as model.py:15")
    _add_options(explain)

    changes = add("diff", _run_diff, "print how the values of two programs differ; the "
                  "exit code is 1 if they do", QUERY_HELP)
    _add_model(changes, "old", "A")
    _add_model(changes, "new", "B")
    changes.add_argument("--all", action="store_true",
                         help=f"print all changes, not only the first {MAX_CHANGES}")
    _add_options(changes)

    copied = add("copies", _run_copies, "list the ops that copy a tensor because of its "
                 "layout, with bytes", QUERY_HELP)
    _add_model(copied)
    copied.add_argument("--all", action="store_true",
                        help="also list clones, and conversions to another dtype or "
                        "device")
    _add_options(copied)

    linted = add("lint", _run_lint, "find likely mistakes; the exit code is 1 if there "
                 "are any", f"lints:\n  {chr(10).join(LINTS).replace(chr(10), chr(10) + '  ')}"
                 f"\n\n{QUERY_HELP}")
    _add_model(linted)
    linted.add_argument("--disable", action="append", default=[], type=_lint_name,
                        metavar="LINT", help="a lint to leave out; once for each")
    _add_options(linted)

    stored = add("memory", _run_memory, "print the peak memory as an expression, and what "
                 "is alive then", QUERY_HELP)
    _add_model(stored)
    stored.add_argument("--at", action="append", default=[], type=_assignment,
                        metavar="SYMBOL=VALUE", help="a value of a symbol for the list of "
                        "what is alive, once for each; by default the example's")
    stored.add_argument("--donate-arguments", action="store_true",
                        help="free inputs after their last use")
    stored.add_argument("--allocator", choices=ALLOCATORS, default="none",
                        help="count the blocks of an allocator instead of the bytes that "
                        "are requested")
    _add_options(stored, MEMORY_FORMATS)

    supposed = add("what-if", _run_what_if, "evaluate all conditions for values of "
                   "symbols; the exit code is 1 if one fails", QUERY_HELP)
    _add_model(supposed)
    supposed.add_argument("values", metavar="SYMBOL=VALUE", nargs="+", type=_assignment,
                          help="a symbol and its value, such as batch=8")
    _add_options(supposed)

    counted = add("cost", _run_cost, "count the arithmetic and the memory traffic; the "
                  "exit code is 1 if that of an op is unknown", QUERY_HELP)
    _add_model(counted)
    counted.add_argument("--by", choices=KEYS, default="op",
                         help="what the table has a row for (default: op)")
    counted.add_argument("--at", action="append", default=[], type=_assignment,
                         metavar="SYMBOL=VALUE", help="a value of a symbol; once for each")
    for name, values in CONVENTIONS.items():
        counted.add_argument(f"--{name}", choices=values, default=values[0],
                             help=f"see docs/Cost.md (default: {values[0]})")
    _add_options(counted, COST_FORMATS)


def _add_model(parser: argparse.ArgumentParser, name: str = "model",
               metavar: str = "MODEL") -> None:
    parser.add_argument(name, metavar=metavar, help="the model, named as below")


def _add_options(parser: argparse.ArgumentParser, formats: Sequence[str] = ()) -> None:
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="print JSON")
    if formats:
        output.add_argument("--format", choices=formats, help="write another format than "
                            "the table: " + "; ".join(_FORMATS[each] for each in formats))
        parser.add_argument("--no-sources", action="store_true",
                            help="write no lines of the source files to a page")
    add_output_option(parser)
    add_export_options(parser)


def _lint_name(text: str) -> str:
    if text not in LINTS:
        raise argparse.ArgumentTypeError(
            f"expected the name of a lint, found '{text}'"
            f"{did_you_mean(text, LINTS) or '; they are ' + ', '.join(LINTS)}")
    return text


def _assignment(text: str) -> Tuple[str, int]:
    name, equals, value = text.partition("=")
    if not equals or not name or not re.fullmatch(r"-?\d+", value):
        raise argparse.ArgumentTypeError(f"expected SYMBOL=INTEGER, found '{text}'")
    return name, int(value)


# ===- Programs --------------------------------------------------------------===


def _load(options: argparse.Namespace, model: str, is_quiet: bool = False) -> Program:
    """The program of a model. Prints its errors unless told otherwise."""
    is_file = model.endswith(IR_SUFFIXES + REPORT_SUFFIXES)
    if is_file and (options.inputs or options.keywords):
        raise CommandError(f"expected no inputs for '{model}': it is a program already")
    if model.endswith(REPORT_SUFFIXES):
        program = read_report(model)
    elif is_file:
        program = analyze_file(model, Tool(find_tool(options.fake_opt), options.timeout))
    else:
        text, _, tool = export_text(options, model)
        progress.show("running fake-opt")
        program = analyze_text(text, tool)
    progress.clear()
    for error in program.errors if not is_quiet else ():
        print(error, file=sys.stderr)
    return program


def _count(options: argparse.Namespace) -> Costs:
    """The costs of a model."""
    conventions = {name: getattr(options, name) for name in CONVENTIONS}
    model = options.model
    if model.endswith(REPORT_SUFFIXES):
        raise CommandError(f"expected a program, found the report '{model}'")
    if model.endswith(IR_SUFFIXES):
        if options.inputs or options.keywords:
            raise CommandError(f"expected no inputs for '{model}': it is a program already")
        tool = Tool(find_tool(options.fake_opt), options.timeout)
        return cost_file(model, tool, conventions)
    text, _, tool = export_text(options, model)
    progress.show("running fake-opt")
    return cost_text(text, tool, conventions)


def _write(options: argparse.Namespace, fields: Dict[str, Any],
           write: Callable[[TextIO], None]) -> None:
    """Writes JSON with these fields, or a text."""
    write_output(options.output, lambda out: write_json(fields, out) if options.json
                 else write(out))


# ===- Commands --------------------------------------------------------------===


def _run_explain(options: argparse.Namespace) -> int:
    program = _load(options, options.model)
    found: List[Explanation] = []
    for name in options.names:
        explanation: Optional[Explanation] = find(program, name)
        if explanation is None:
            raise UnknownName(unknown_name(program, name))
        found.append(explanation)

    def write(out: TextIO) -> None:
        for explanation in found:
            explanation.write(out)
    _write(options, {"model": options.model,
                     "explanations": [each.as_json() for each in found]}, write)
    return int(bool(program.errors))


def _run_diff(options: argparse.Namespace) -> int:
    old = _load(options, options.old)
    found = diff(old, _load(options, options.new))
    limit = None if options.all or options.output != "-" else MAX_CHANGES
    _write(options, {"old": options.old, "new": options.new, **found.as_json()},
           lambda out: found.write(out, limit))
    return int(len(found) > 0)


def _run_copies(options: argparse.Namespace) -> int:
    program = _load(options, options.model)
    found = copies(program, all=options.all)
    _write(options, {"model": options.model, **found.as_json()}, found.write)
    return int(bool(program.errors))


def _run_lint(options: argparse.Namespace) -> int:
    found = lint(_load(options, options.model), disable=options.disable)
    _write(options, {"model": options.model, **found.as_json()}, found.write)
    return int(bool(found.findings or found.errors))


def _values(given: Sequence[Tuple[str, int]], program: Program) -> Dict[str, int]:
    """The values that are given for symbols of a program."""
    values = _given(given)
    check_names(program, values)
    return values


def _given(given: Sequence[Tuple[str, int]]) -> Dict[str, int]:
    """The values of names, each of which has one."""
    values: Dict[str, int] = {}
    for name, value in given:
        if values.setdefault(name, value) != value:
            raise CommandError(f"expected one value of '{name}', found {values[name]} and "
                               f"{value}")
    return values


def _load_program(options: argparse.Namespace) -> Tuple[Program, str]:
    """The program of the model, not of a report, and the path that fake-opt reads."""
    program = _load(options, options.model)
    if not program.text and not options.model.endswith(IR_SUFFIXES):
        raise CommandError(f"expected a program, found the report '{options.model}'")
    return program, path_of(options.model) or "-"


def _run_memory(options: argparse.Namespace) -> int:
    if options.format:
        return _write_usage(options, "memory", {name: values[0] for name, values
                                                in CONVENTIONS.items()},
                            donate_arguments=options.donate_arguments,
                            allocator=options.allocator)
    program, path = _load_program(options)
    values = _values(options.at, program)
    found = find_peaks(program, Tool(find_tool(options.fake_opt), options.timeout),
                       donate_arguments=options.donate_arguments,
                       allocator=options.allocator, path=path)

    def write(out: TextIO) -> None:
        for each in found:
            each.write(out, **values)
    _write(options, {"model": options.model,
                     "peaks": [each.as_json() for each in found]}, write)
    return int(bool(program.errors))


def _write_usage(options: argparse.Namespace, tab: str, conventions: Mapping[str, str],
                 **choices: Any) -> int:
    """Writes memory and cost in a format of its own."""
    program, path = _load_program(options)
    usage = find_usage(program, Tool(find_tool(options.fake_opt), options.timeout),
                       conventions, path=path, **choices)
    values = _given(options.at)
    usage.check(values)
    if options.format == "snapshot":
        peaks = usage.peaks_of(program.main.name)
        snapshot = write_snapshot(peaks, values)
        write_bytes(options.output, pickle.dumps(snapshot, SNAPSHOT_PROTOCOL))
    else:
        text = render_usage(usage, options.format, options.model, values, tab,
                            has_sources=not options.no_sources)
        write_output(options.output, lambda out: discard(out.write(text)))
    is_unknown = tab == "cost" and any(each.unknown for each in usage.costs)
    return int(bool(program.errors or is_unknown))


def _run_what_if(options: argparse.Namespace) -> int:
    program = _load(options, options.model)
    values = _values(options.values, program)
    tool = Tool(find_tool(options.fake_opt), options.timeout) if program.text else None
    found = evaluate_program(program, values, tool)
    _write(options, {"model": options.model, **found.as_json()}, found.write)
    return int(not found.is_valid)


def _run_cost(options: argparse.Namespace) -> int:
    if options.format:
        return _write_usage(options, "cost",
                            {name: getattr(options, name) for name in CONVENTIONS})
    found = _count(options)
    progress.clear()
    for error in found.errors:
        print(error, file=sys.stderr)
    if options.at:
        found = found.at(**dict(options.at))
    _write(options, {"model": options.model, **found.as_json()},
           lambda out: found.write(out, options.by))
    return int(bool(found.errors or found.unknown))
