# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Plots of the measurements, as SVG. Needs matplotlib."""

import pathlib
import sys
from typing import Any, List, Optional, Tuple

from measure import Row

# The rows in the plots, and their colors.
_SERIES = [
    ("PyTorch", "FakeTensorProp, cold", "#d95f02"),
    ("PyTorch", "FakeTensorProp, warm", "#e6ab02"),
    ("torch-mlir-opt", "shapes and dtypes", "#7570b3"),
    ("mlir-opt", "TOSA: tosa-infer-shapes", "#666666"),
    ("fake-opt", "fake-propagate", "#1b9e77"),
]


def draw(rows: List[Row], folder: pathlib.Path) -> None:
    """Writes chains.svg and models.svg, as far as something was measured."""
    try:
        import matplotlib
        matplotlib.use("svg")
        # Small files that are equal for equal numbers.
        matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "compare"})
        from matplotlib import pyplot
    except ImportError:
        sys.exit("error: --svg needs matplotlib: pip install matplotlib")
    folder.mkdir(parents=True, exist_ok=True)
    lengths = [row for row in rows if row.program == "chain.static"]
    models = [row for row in rows
              if not row.program.startswith("chain.") and "functions" not in row.program]
    for name, chosen, draw_axes in [("chains", lengths, _draw_lengths),
                                    ("models", models, _draw_models)]:
        if chosen:
            figure, axes = pyplot.subplots(figsize=(7, 4))
            draw_axes(axes, chosen)
            axes.set_ylabel("ms, without parsing and printing")
            axes.set_yscale("log")
            axes.grid(axis="y", color="#dddddd")
            axes.set_axisbelow(True)
            axes.legend(fontsize="small")
            figure.tight_layout()
            figure.savefig(folder / f"{name}.svg", metadata={"Date": None})


def _select(rows: List[Row], tool: str, what: str) -> List[Tuple[Row, Optional[float]]]:
    return [(row, row.get_medians()[1]) for row in rows
            if row.tool == tool and row.what == what]


def _draw_lengths(axes: Any, rows: List[Row]) -> None:
    """Times of chains over their lengths."""
    for tool, what, color in _SERIES:
        points = [(row.num_ops, seconds * 1000)
                  for row, seconds in _select(rows, tool, what) if seconds]
        if points:
            axes.plot(*zip(*points), marker="o", color=color, label=f"{tool}, {what}")
    axes.set_xscale("log")
    axes.set_xlabel("ops of a static chain")


def _draw_models(axes: Any, rows: List[Row]) -> None:
    """A group of bars for each model."""
    names = list(dict.fromkeys(row.program for row in rows))
    series = [(tool, what, color, _select(rows, tool, what))
              for tool, what, color in _SERIES]
    series = [entry for entry in series if any(seconds for _, seconds in entry[3])]
    width = 0.8 / max(len(series), 1)
    for index, (tool, what, color, values) in enumerate(series):
        axes.bar([names.index(row.program) + index * width for row, seconds in values
                  if seconds],
                 [seconds * 1000 for _, seconds in values if seconds], width,
                 color=color, label=f"{tool}, {what}")
    axes.set_xticks([i + 0.4 - width / 2 for i in range(len(names))], names, rotation=30,
                    ha="right", fontsize="small")
