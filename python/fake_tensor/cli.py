# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The command `fake-tensor`, also run as `python3 -m fake_tensor`.

    fake-tensor check torchvision.models:resnet18 --input batch,3,224,224

PyTorch is imported after the command line is read. The exit code is 0 if nothing is
wrong, 1 if something differs or has no result, and 2 if the command could not run.
"""

import argparse
import sys
import traceback
import warnings
from typing import Any, Callable, List, Optional, TextIO

from . import __version__, conformance, loading, progress, queries
from .analysis import analyze_text
from .api import infer
from .explaining import UnknownName
from .export_error import ExportError
from .options import (CommandError, Parser, add_model_options, add_output_option, discard,
                      export_text, gradients, prepare, write_json, write_output)
from .memory import UnknownSize
from .pages import render
from .report import ReportError
from .results import ExportWarning, Inference
from .tool import Tool, ToolError, find_tool, run_main

# PyTorch, and what needs it, is imported in functions.
# pylint: disable=import-outside-toplevel

# The exit code of a command that could not run, as of argparse.
FAILED = 2
# Differences that are printed without --all.
MAX_DIFFERENCES = 20


# ===- Options ---------------------------------------------------------------===


class _Version(argparse.Action):
    """Prints the versions."""

    def __call__(self, parser: argparse.ArgumentParser, namespace: argparse.Namespace,
                 values: Any, option_string: Optional[str] = None) -> None:
        parser.exit(print_version())


def _make_parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="fake-tensor",
        description="Infers the sizes, strides, dtype, device and aliasing of all tensors "
        "in a PyTorch model with fake-opt.",
        epilog="fake-tensor COMMAND --help describes a command.")
    parser.add_argument("--version", action=_Version, nargs=0,
                        help="print the versions of this package, fake-opt, LLVM and "
                        "PyTorch")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    parser.commands = commands.choices

    def add(name: str, run: Callable[[argparse.Namespace], int], text: str,
            epilog: str = f"{loading.MODEL_HELP}\n{loading.JAX_HELP}"
            ) -> argparse.ArgumentParser:
        command = commands.add_parser(
            name, help=text, description=text[0].upper() + text[1:] + ".",
            epilog=epilog, formatter_class=argparse.RawDescriptionHelpFormatter)
        command.set_defaults(run=run)
        return command

    check = add("check", _run_check,
                "infer all tensors, and compare each with PyTorch's FakeTensor")
    check.add_argument("--all", action="store_true",
                       help="print all nodes and all differences, not only the first "
                       f"{MAX_DIFFERENCES} differences")
    check.add_argument("--json", action="store_true", help="print JSON")
    add_output_option(check)
    add_model_options(check)

    inferred = add("infer", _run_infer, "infer all tensors, and print them")
    formats = inferred.add_mutually_exclusive_group()
    formats.add_argument("--json", action="store_true", help="print JSON")
    formats.add_argument("--ir", action="store_true",
                         help="print IR with the inferred types")
    add_output_option(inferred)
    add_model_options(inferred)

    export = add("export", _run_export, "write a model as IR of the fake dialect")
    export.add_argument("--record", metavar="FILE",
                        help="also write PyTorch's metadata of each node, as JSON lines "
                        "for --fake-crossref")
    add_output_option(export)
    add_model_options(export)

    paged = add("page", _run_page,
                "write a model with the metadata of all its values as a page of HTML",
                loading.MODEL_HELP.replace("where name is", """\
  path/to/file.mlir       a program in the fake or torch dialect, or in bytecode
  path/to/file.jsonl      a report of --fake-report with details, aliases and changes
where name is""", 1))
    paged.add_argument("--format", choices=render.FORMATS, default="html",
                       help="html; model-explorer, JSON that Model Explorer opens; netron, "
                       "IR in the generic form that Netron opens (default: html)")
    paged.add_argument("--title", help="the title (default: MODEL)")
    paged.add_argument("--no-sources", action="store_true",
                       help="write no lines of the source files")
    add_output_option(paged)
    add_model_options(paged)

    queries.add_commands(add)

    recorded = add("conformance", conformance.run,
                   "compare fake-opt with recorded results of PyTorch", "")
    conformance.add_arguments(recorded)
    return parser


# ===- Commands --------------------------------------------------------------===


def _infer(options: argparse.Namespace, compare: bool) -> Inference:
    if options.jax and compare:
        raise CommandError("expected a PyTorch model, which can be compared with "
                           "FakeTensor; infer --jax infers a function of JAX")
    if options.jax:
        text, _, tool = export_text(options)
        progress.show("running fake-opt")
        program = analyze_text(text, tool)
        progress.clear()
        print(*program.errors, sep="\n", end="\n" * bool(program.errors), file=sys.stderr)
        return infer(program)
    found = prepare(options)
    loaded = found.loaded
    with gradients(options):
        return infer(loaded.model, loaded.args, loaded.kwargs, compare=compare,
                     dynamic_shapes=loaded.shapes, decompositions=found.decompositions,
                     device=options.device, loss=found.loss, optimizer=found.optimizer,
                     fake_opt=found.tool.path, timeout=found.tool.timeout)


def _run_check(options: argparse.Namespace) -> int:
    found = _infer(options, compare=True)

    def write(out: TextIO) -> None:
        if options.json:
            write_json({"model": options.model, **found.as_json()}, out)
            return
        if options.all:
            found.print_table(out)
            out.write("\n")
        found.print_differences(out, None if options.all else MAX_DIFFERENCES)
        summary = found.summary().replace("PyTorch", f"PyTorch {_torch_version()}", 1)
        out.write(f"{options.model}: {summary}\n")
    write_output(options.output, write)
    return int(not found.is_right)


def _run_infer(options: argparse.Namespace) -> int:
    if options.ir:
        return _run_infer_ir(options)
    found = _infer(options, compare=False)

    def write(out: TextIO) -> None:
        if options.json:
            write_json({"model": options.model, **found.as_json()}, out)
        else:
            found.print_table(out)
    write_output(options.output, write)
    if found.errors and options.output != "-" or options.json:
        print(f"{options.model}: {found.summary()}", file=sys.stderr)
    return int(bool(found.errors))


def _run_infer_ir(options: argparse.Namespace) -> int:
    text, _, tool = export_text(options)
    progress.show("running fake-opt")
    done = tool.propagate_one(text)
    progress.clear()
    if done.failure:
        raise CommandError(done.failure)
    # Its errors are in words already.
    sys.stderr.write(done.stderr)
    if done.returncode == 0:
        write_output(options.output, lambda out: discard(out.write(done.stdout)))
    return done.returncode


def _run_export(options: argparse.Namespace) -> int:
    from .exporter import write_record
    text, graph, _ = export_text(options)
    if options.record:
        if graph is None:
            raise CommandError("expected no --record for a function of JAX: it is of "
                               "PyTorch's metadata")
        write_record(graph, options.record)
    write_output(options.output, lambda out: discard(out.write(text)))
    return 0


def _run_page(options: argparse.Namespace) -> int:
    request = render.Request(options.title or options.model, options.format,
                             not options.no_sources)
    if render.is_file(options.model):
        if options.inputs or options.keywords:
            raise CommandError(f"expected no inputs for '{options.model}': a program has "
                               "them")
        tool = None
        if render.needs_tool(options.model):
            tool = Tool(find_tool(options.fake_opt), options.timeout)
        page = render.render_file(tool, options.model, request)
    else:
        text, _, tool = export_text(options)
        page = render.render_text(tool, text, request)
    progress.clear()
    for error in page.errors:
        print(error, file=sys.stderr)
    write_output(options.output, lambda out: discard(out.write(page.text)))
    return int(bool(page.errors))


# ===- Output ----------------------------------------------------------------===


def _torch_version() -> str:
    """The version of the installed PyTorch; empty if there is none."""
    from importlib import metadata
    try:
        return metadata.version("torch")
    except metadata.PackageNotFoundError:
        return ""


def print_version() -> int:
    """Prints the versions; returns the exit code."""
    print(f"fake-tensor {__version__}")
    status = 0
    try:
        tool = Tool(find_tool())
        for line in tool.version():
            if "FakeTensor" in line:
                print(f"fake-opt {line.split()[-1]} ({tool.path})")
            elif "LLVM" in line and "version" in line:
                print(f"LLVM {line.split()[-1]}")
    except ToolError as error:
        print(f"error: {error}", file=sys.stderr)
        status = FAILED
    print(f"PyTorch {_torch_version() or 'is not installed'}")
    return status


def _show_warning(message: Any, category: Any, filename: str, lineno: int,
                  file: Any = None, line: Any = None) -> None:
    del filename, lineno, file, line
    if issubclass(category, ExportWarning):
        progress.clear()
        print(f"warning: {message}", file=sys.stderr)


def _explain(error: BaseException) -> str:
    """An error in words: that of this package as it is, that of others with its
    class."""
    from . import ir
    if isinstance(error, (CommandError, loading.LoadError, ToolError, ir.Unsupported,
                          ImportError, UnknownName, UnknownSize, ReportError)):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return (error.strerror if error.filename is None
                else f"cannot use '{error.filename}': {error.strerror}")
    if isinstance(error, ValueError) and type(error) is ValueError:
        return str(error)
    return loading.describe(error)


def _report(error: BaseException, options: argparse.Namespace) -> str:
    """What is printed about an error."""
    if not isinstance(error, ExportError):
        return f"error: {_explain(error)}"
    return str(error) + ("" if options.traceback else "\n--traceback prints everything")


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    options = _make_parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    with warnings.catch_warnings(), progress.enabled():
        warnings.showwarning = _show_warning
        try:
            return run(options)
        except BrokenPipeError:
            # run_main ends silently.
            raise
        except KeyboardInterrupt:
            progress.clear()
            print("interrupted", file=sys.stderr)
            return 130
        # Also what code of the model and PyTorch raise.
        except Exception as error:  # pylint: disable=broad-except
            progress.clear()
            if getattr(options, "traceback", False):
                traceback.print_exception(type(error), error, error.__traceback__)
            print(_report(error, options), file=sys.stderr)
            return FAILED


def console() -> None:
    """The entry point of the script."""
    run_main(main)
