# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the coverage page."""

import json
import pathlib
import tempfile
import unittest

from fake_tensor.cases import Verdict
from fake_tensor.table import Tally
from oracle.coverage import is_graph, page

ROWS = [
    {"name": "aten.view", "family": "View", "rule": "own"},
    {"name": "aten.abs", "family": "Pointwise", "rule": "shared"},
    {"name": "aten.abs_", "family": "Pointwise", "rule": "in-place", "from": "aten.abs"},
]


def tally(*verdicts):
    """A tally of verdicts."""
    result = Tally()
    for verdict in verdicts:
        result.add(verdict)
    return result


class PageTest(unittest.TestCase):
    def setUp(self):
        self.lines = list(page(ROWS, {
            "aten.abs": tally(Verdict.EXACT, Verdict.RIGHT_ERROR, Verdict.SIGNIFICANT,
                              Verdict.WRONG),
            "aten.view": tally(Verdict.LIMIT),
            "aten.to_sparse": tally(Verdict.UNSUPPORTED),
            "getitem": tally(Verdict.EXACT)}))

    def test_families_are_totals(self):
        start = self.lines.index("## Families")
        self.assertEqual(self.lines[start + 4:start + 7], [
            "| **all** | 3 | 1 | 4 | 50.00% | 75.00% |",
            "| Pointwise | 2 | 1 | 4 | 50.00% | 75.00% |",
            # PyTorch has no result for its only case.
            "| View | 1 | 0 |  |  |  |"])

    def test_an_op_has_a_row(self):
        start = self.lines.index("## Ops")
        self.assertEqual(self.lines[start + 4:start + 7], [
            "| `aten.abs` | Pointwise | shared | 4 | 50.00% | 75.00% |",
            "| `aten.abs_` | Pointwise | in place of `aten.abs` |  |  |  |",
            "| `aten.view` | View | own |  |  |  |"])

    def test_what_is_missing_is_listed(self):
        self.assertEqual(self.lines[-1], "| `aten.to_sparse` | 1 |")
        self.assertFalse([line for line in self.lines if "getitem" in line])


class FileTest(unittest.TestCase):
    def test_cases_and_graphs_are_told_apart(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "x.jsonl")
            for line, expected in (({"ranges": {}}, True), ({"op": "aten.abs"}, False)):
                path.write_text(json.dumps(line) + "\n", encoding="utf-8")
                self.assertEqual(is_graph(str(path)), expected)


if __name__ == "__main__":
    unittest.main()
