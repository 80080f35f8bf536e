#!/usr/bin/env python3
# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Exports architectures of `transformers` and compares every node with PyTorch.

    scripts/check-transformers.py [--models REGEX] [--modes static,dynamic]
                                  [--levels export,core] [--fake-opt PATH]
                                  [--use-cache] [--meta] [--table FILE]

Needs PyTorch and transformers. Weights are random and small; nothing is
downloaded. Prints a line for each graph, then the differences by cause; --table
writes both as a page.
"""

import argparse
import collections
import itertools
import pathlib
import re
import subprocess
import sys
import textwrap
import time
import warnings
from typing import Dict, List, NamedTuple, Optional, Tuple

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "python"))

try:
    import torch
    import transformers
    from architectures import ARCHITECTURES, Architecture, dynamic_dims, make_model
except ImportError as error:
    sys.exit(f"error: needs PyTorch and transformers: {error}")

import fake_tensor
from fake_tensor.exporter import core_decompositions
from fake_tensor.tool import find_tool


class Row(NamedTuple):
    """The results of a graph."""
    architecture: str
    # How it was exported: mode and level.
    form: str
    nodes: int
    exact: int
    significant: int
    seconds: float
    problem: str

    @property
    def label(self) -> str:
        """The name of the graph."""
        return f"{self.architecture}.{self.form}"


def run(architecture: Architecture, mode: str, level: str, options: argparse.Namespace
        ) -> Tuple[Row, List[fake_tensor.NodeInfo]]:
    """Exports one model and compares it."""
    label = architecture.name, f"{mode}.{level}"
    start = time.time()
    try:
        torch.manual_seed(0)
        with torch.device("meta" if options.meta else "cpu"):
            model = make_model(architecture, options.use_cache)
            inputs = architecture.inputs()
        # Which attention kernel runs, and so its strides, depends on whether
        # there are gradients.
        with torch.no_grad():
            found = fake_tensor.check(
                model, (), inputs,
                dynamic_shapes=dynamic_dims(inputs) if mode == "dynamic" else None,
                decompositions=core_decompositions() if level == "core" else None,
                fake_opt=options.fake_opt)
    except fake_tensor.ExportError as error:
        return Row(*label, 0, 0, 0, time.time() - start, error.message[:100]), []
    except Exception as error:  # pylint: disable=broad-except
        text = f"{type(error).__name__}: {error}".split("\n")[0][:100]
        return Row(*label, 0, 0, 0, time.time() - start, text), []
    bad = found.differences
    return Row(*label, len(found.nodes), len(found.nodes) - len(bad),
               sum(not node.is_significant for node in found),
               time.time() - start, ""), bad


class Results:
    """The results of all graphs."""

    def __init__(self) -> None:
        self.rows: List[Row] = []
        # The graphs that have a difference, once for each node, by cause.
        self.causes: Dict[str, List[str]] = collections.defaultdict(list)

    def add(self, row: Row, bad: List[fake_tensor.NodeInfo]) -> None:
        """Adds a graph and the nodes that differ."""
        self.rows.append(row)
        for node in bad:
            self.causes[f"{node.op}: {node.difference}"].append(row.label)

    @property
    def done(self) -> List[Row]:
        """The graphs that PyTorch exported."""
        return [row for row in self.rows if not row.problem]

    def summary(self) -> str:
        """A summary in one sentence."""
        done = self.done
        return (f"{len({row.architecture for row in done})} architectures, "
                f"{len(done)} graphs, {sum(row.nodes for row in done)} nodes: "
                f"{sum(row.exact for row in done)} exact, "
                f"{sum(row.significant for row in done)} significant; "
                f"{len(self.rows) - len(done)} graphs that PyTorch did not export")

    def list_causes(self) -> List[str]:
        """The differences by cause, and the graphs that have them."""
        ordered = sorted(self.causes.items(), key=lambda item: (-len(item[1]), item[0]))
        return [f"{len(labels)} x {cause} ({', '.join(sorted(set(labels)))})"
                for cause, labels in ordered]

    def page(self, fake_opt: str) -> str:
        """A page of Markdown."""
        forms = list(dict.fromkeys(row.form for row in self.rows))
        cells = {(row.architecture, row.form): row for row in self.rows}
        lines = [
            "# Architectures of transformers", "", _wrap(
                f"`scripts/check-transformers.py` with PyTorch {torch.__version__}, "
                f"transformers {transformers.__version__} and {fake_opt}:"), "",
            _wrap(f"{self.summary()}."), "", _wrap(
                "Nodes of the graph; and where some differ, those that are exactly as "
                "PyTorch's. `static` has numbers for all sizes, `dynamic` symbols for "
                "batch and length; `export` is the graph of `torch.export`, `core` its "
                "decomposition to core ATen ops. A dash is a graph that PyTorch did not "
                "export."), "",
            f"| architecture | {' | '.join(form.replace('.', ', ') for form in forms)} |",
            f"| --- |{' ---: |' * len(forms)}"]
        for name in dict.fromkeys(row.architecture for row in self.rows):
            lines.append(f"| {name} | " + " | ".join(
                _cell(cells[name, form]) for form in forms) + " |")
        lines += ["", "## Differences", ""]
        lines += [f"- {cause}" for cause in self.list_causes()] or ["None.", ""]
        lines += [f"- {row.label} is not exported: {row.problem}"
                  for row in self.rows if row.problem]
        return "\n".join([*lines, ""])


def _wrap(text: str) -> str:
    return textwrap.fill(text, 92, break_on_hyphens=False)


def _cell(row: Row) -> str:
    if row.problem:
        return "-"
    return str(row.nodes) if row.exact == row.nodes else f"{row.exact} of {row.nodes}"


def _version(fake_opt: Optional[str]) -> str:
    done = subprocess.run([find_tool(fake_opt), "--version"], capture_output=True,
                          text=True, check=True)
    return next(line.strip() for line in done.stdout.splitlines()
                if line.startswith("FakeTensor"))


def main() -> int:
    """The command; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--models", default="", metavar="REGEX",
                        help="only architectures whose names match")
    parser.add_argument("--modes", default="static,dynamic")
    parser.add_argument("--levels", default="export,core")
    parser.add_argument("--fake-opt", metavar="PATH")
    parser.add_argument("--use-cache", action="store_true",
                        help="with use_cache=True, as models are")
    parser.add_argument("--meta", action="store_true",
                        help="make models and inputs on the meta device")
    parser.add_argument("--failures", type=int, default=20, metavar="N",
                        help="show the first N differences (default: 20)")
    parser.add_argument("--table", metavar="FILE",
                        help="write a Markdown page to this file")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    transformers.logging.set_verbosity_error()
    architectures = [each for each in ARCHITECTURES
                     if re.search(options.models, each.name)]
    if not architectures:
        parser.error("expected --models to match an architecture, found "
                     f"'{options.models}'")
    results = Results()
    shown = 0
    print("| model | nodes | exact | significant | seconds |\n"
          "| --- | ---: | ---: | ---: | ---: |")
    for architecture, mode, level in itertools.product(
            architectures, options.modes.split(","), options.levels.split(",")):
        row, bad = run(architecture, mode, level, options)
        results.add(row, bad)
        print(f"| {row.label} | {row.nodes} | {row.exact} | {row.significant} | "
              f"{row.seconds:.1f} |{' ' + row.problem if row.problem else ''}",
              flush=True)
        for node in bad[:max(options.failures - shown, 0)]:
            shown += 1
            print(f"{row.label}: {node.name}: {node.op}: {node.difference}\n"
                  f"  PyTorch   {node.expected}\n"
                  f"  fake-opt  {node.error or node.value}", file=sys.stderr)
    print(f"\n{results.summary()}", *results.list_causes(), sep="\n")
    if options.table:
        pathlib.Path(options.table).write_text(
            results.page(_version(options.fake_opt)), encoding="utf-8")
    return int(any(row.significant != row.nodes for row in results.done))


if __name__ == "__main__":
    sys.exit(main())
