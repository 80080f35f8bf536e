# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the verdicts on programs that write to tensors."""

import unittest
from typing import Any, Dict

from fake_tensor import graph, judge
from fake_tensor.cases import Verdict


def _tensor(*sizes: int) -> Dict[str, Any]:
    strides = [1] * len(sizes)
    return {"t": [list(sizes), strides, 0, "float32", "cpu", 0, 0]}


class ProgramsTest(unittest.TestCase):
    """A single call, which returns the recorded value."""

    def judge(self, recorded: Dict[str, Any], found: Dict[str, Any],
              **fields: Any) -> graph.Node:
        """The node of the call, with its verdict."""
        program = graph.Graph([
            {"k": "in", "name": "x", "val": _tensor(2, 3)},
            {"k": "op", "name": "y", "op": "aten.t_.default", "args": [{"n": "x"}],
             "val": _tensor(3, 2), "changed": recorded, **fields}])
        for node in program.nodes:
            node.fields = {"val": node.wanted}
        program.nodes[1].changes = found
        judge.judge_nodes(program, ())
        return program.nodes[1]

    def test_equal(self) -> None:
        """Both sides change the same tensor to equal metadata."""
        node = self.judge({"x": _tensor(3, 2)}, {"x": _tensor(3, 2)})
        self.assertEqual(node.verdict, Verdict.EXACT)

    def test_other(self) -> None:
        """Both sides change it, to different metadata."""
        node = self.judge({"x": _tensor(3, 2)}, {"x": _tensor(3, 3)})
        self.assertEqual((node.verdict, node.difference),
                         (Verdict.WRONG, "sizes of x"))

    def test_missing(self) -> None:
        """A tensor that should have changed did not."""
        node = self.judge({"x": _tensor(3, 2)}, {})
        self.assertEqual((node.verdict, node.difference),
                         (Verdict.WRONG, "only recorded: a change of x"))

    def test_too_many(self) -> None:
        """A tensor changed that should not have."""
        node = self.judge({}, {"x": _tensor(3, 2)})
        self.assertEqual((node.verdict, node.difference),
                         (Verdict.WRONG, "only found: a change of x"))

    def test_refused(self) -> None:
        """A call that is rejected must have an error."""
        node = self.judge({}, {}, error="RuntimeError", msg="no")
        self.assertEqual(node.verdict, Verdict.MISSED_ERROR)


if __name__ == "__main__":
    unittest.main()
