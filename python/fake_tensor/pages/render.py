# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A program as a page, or as a file for another viewer."""

import json
import os
from typing import List, Mapping, NamedTuple, Optional

from .. import progress, report
from ..analysis import IR_SUFFIXES, REPORT_SUFFIXES, split_errors
from ..tool import Tool, ToolError
from ..usage import Usage
from . import usage as usage_data, write_page
from .model_explorer import write_graphs, write_node_data
from .netron import write_functions
from .perfetto import write_trace
from .program import SCRIPTS, Writer

FORMATS = ("html", "model-explorer", "netron")


class Page(NamedTuple):
    """A page, or a file for another viewer."""
    text: str
    #: The errors that fake-opt printed, each with its notes.
    errors: List[str]


class Request(NamedTuple):
    """What to write."""
    title: str
    #: One of FORMATS.
    format: str = "html"
    #: Whether lines of source files are part of a page.
    has_sources: bool = True

    def check(self) -> None:
        """Raises ValueError if there is no such format."""
        if self.format not in FORMATS:
            raise ValueError(f"expected a format of {', '.join(FORMATS)}, found "
                             f"'{self.format}'")


def is_file(name: str) -> bool:
    """Whether a name is that of a program or of a report, which need no PyTorch."""
    return name.endswith(IR_SUFFIXES + REPORT_SUFFIXES)


def needs_tool(path: str) -> bool:
    """Whether the page of a file needs fake-opt."""
    return path.endswith(IR_SUFFIXES)


def render_file(tool: Optional[Tool], path: str, request: Request) -> Page:
    """The page of a program or of a report in a file. Raises OSError, ToolError, and
    ValueError for what is no report. A report needs no tool."""
    request.check()
    if path.endswith(REPORT_SUFFIXES):
        if request.format == "netron":
            raise ValueError(f"expected a program for netron, found the report '{path}'")
        return _render(report.parse_file(path), request, [])
    assert tool is not None
    # fake-opt would say less about a missing file.
    with open(path, "rb"):
        pass
    return _run(tool, "", os.path.abspath(path) if path.startswith("-") else path, request)


def render_text(tool: Tool, text: str, request: Request) -> Page:
    """The page of the text of a program. Raises ToolError."""
    request.check()
    return _run(tool, text, "-", request)


def _run(tool: Tool, text: str, path: str, request: Request) -> Page:
    progress.show("running fake-opt")
    if request.format == "netron":
        done = tool.propagate_generic(text, path)
        if done.failure or done.returncode:
            raise ToolError(done.failure or done.stderr.strip())
        return Page(write_functions(done.stdout), [])
    done = tool.report_details(text, path)
    errors = split_errors(done.stderr)
    if done.failure or done.returncode and not done.stdout:
        raise ToolError(done.failure or done.stderr.strip())
    progress.show("writing the page")
    return _render(report.parse(done.stdout), request, errors)


def _render(program: report.Program, request: Request, errors: List[str]) -> Page:
    if request.format == "html":
        data = Writer(program, request.has_sources).write(request.title, errors)
        return Page(write_page(SCRIPTS, request.title, data), errors)
    return Page(json.dumps(write_graphs(program, request.title), indent=1) + "\n", errors)


def render_usage(usage: Usage, form: str, title: str, sizes: Mapping[str, int],
                 tab: str = "memory", has_sources: bool = True) -> str:
    """What a program uses, as a page or in another format of text, for sizes of symbols.
    `tab`, "memory" or "cost", is what the page shows first, or what the values are."""
    if form == "html":
        data = usage_data.Writer(usage, has_sources).write(title, sizes, tab)
        return write_page(usage_data.SCRIPTS, title, data, usage_data.STYLES)
    found = (write_trace(usage, sizes) if form == "perfetto"
             else write_node_data(usage, sizes, tab))
    return json.dumps(found, indent=1) + "\n"
