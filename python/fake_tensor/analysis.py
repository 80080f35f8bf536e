# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes the program that queries are about: the detailed report of a model. Needs
PyTorch only for what is not IR or a report.
"""

import os
from typing import TYPE_CHECKING, Any, List, Mapping, Optional, Sequence, Union

from . import report
from .report import Program
from .tool import Run, Tool, ToolError, find_tool

# PyTorch is imported when a model is exported.
# pylint: disable=import-outside-toplevel

if TYPE_CHECKING:
    from .api import (Decompositions, Device, DynamicShapes, Loss, Model,
                      OptimizerLike)
    from .recording import RecordedProgram

    # What can be queried: a program that was analyzed, what can be exported or was
    # recorded, IR, or the path of a file of IR or of a report.
    Subject = Union[Program, Model, RecordedProgram]
else:
    Subject = Any

# The names of files that are programs or reports, and not of models.
IR_SUFFIXES = (".mlir", ".mlirbc")
REPORT_SUFFIXES = (".jsonl", ".jsonl.gz")


def analyze(model: Subject, args: Optional[Sequence[Any]] = None,
            kwargs: Optional[Mapping[str, Any]] = None, *,
            dynamic_shapes: Optional["DynamicShapes"] = None,
            decompositions: Optional["Decompositions"] = None,
            device: Optional["Device"] = None, loss: Optional["Loss"] = None,
            optimizer: Optional["OptimizerLike"] = None, fake_opt: Optional[str] = None,
            timeout: Optional[float] = None) -> Program:
    """The program of a model with all that fake-opt infers, for `explain`, `diff`,
    `copies`, `lint` and `what_if`.

    Args:
        model: As for `export`; or a recorded program, the text of IR, or the path of an
            `.mlir` file or of a `.jsonl` file that `--fake-report` wrote with `details`.

    The other arguments and exceptions are those of `export`. Errors in the program are
    in `errors`.
    """
    from .recording import RecordedProgram
    if isinstance(model, Program):
        return model
    if isinstance(model, RecordedProgram):
        return analyze_text(model.text, Tool(find_tool(fake_opt), timeout))
    path = os.fspath(model) if isinstance(model, (str, os.PathLike)) else ""
    if path and "\n" in path:
        return analyze_text(path, Tool(find_tool(fake_opt), timeout))
    if path.endswith(REPORT_SUFFIXES):
        return read_report(path)
    if path.endswith(IR_SUFFIXES):
        return analyze_file(path, Tool(find_tool(fake_opt), timeout))
    from .api import export
    text = export(model, args, kwargs, dynamic_shapes=dynamic_shapes,
                  decompositions=decompositions, device=device, loss=loss,
                  optimizer=optimizer, fake_opt=fake_opt, timeout=timeout)
    return analyze_text(text, Tool(find_tool(fake_opt), timeout))


def path_of(model: Subject) -> str:
    """The path of a file of IR; "" for what else can be queried."""
    path = os.fspath(model) if isinstance(model, (str, os.PathLike)) else ""
    return path if path.endswith(IR_SUFFIXES) and "\n" not in path else ""


def analyze_text(text: str, tool: Tool) -> Program:
    """The program of IR."""
    return read_run(tool.report_details(text), text)


def analyze_file(path: str, tool: Tool) -> Program:
    """The program of a file of IR, or of bytecode. Raises OSError."""
    with open(path, "rb") as file:
        data = file.read()
    text = data.decode(errors="replace") if b"\0" not in data else ""
    # Locations name the file.
    name = os.path.abspath(path) if path.startswith("-") else path
    return read_run(tool.report_details("", name), text)


def read_report(path: str) -> Program:
    """The program of a report. Raises OSError and ReportError."""
    program = report.parse_file(path)
    if not program.functions:
        raise report.ReportError(f"cannot read '{path}': expected a line of "
                                 "--fake-report=details, found none")
    return program


def read_run(done: Run, text: str) -> Program:
    """The program that a run of fake-opt reported. Raises ToolError."""
    if done.failure:
        raise ToolError(done.failure)
    errors = split_errors(done.stderr)
    if not done.stdout.strip():
        reason = errors[0].split("\n")[0] if errors else "it has no function with tensors"
        raise ToolError(f"cannot analyze the program: {reason}")
    program = report.parse(done.stdout)
    program.text = text
    program.errors = errors
    return program


def split_errors(stderr: str) -> List[str]:
    """The errors in diagnostics, each with the lines that follow it; without warnings."""
    blocks: List[List[str]] = []
    for line in stderr.strip("\n").split("\n"):
        if ": error: " in line or ": warning: " in line or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return ["\n".join(block) for block in blocks if ": error: " in block[0]]
