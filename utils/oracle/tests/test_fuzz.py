# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the command for random calls."""

import argparse
import unittest
from typing import Dict, List
from unittest import mock

from oracle import fuzz

_ROWS = [{"name": "aten.narrow", "family": "Slice"},
         {"name": "aten.stack", "family": "Join"}]


class SelectTest(unittest.TestCase):
    """The rows that --ops names."""

    def select(self, ops: str) -> List[Dict[str, str]]:
        """The rows that a text names."""
        tool = mock.Mock()
        tool.list_rows.return_value = _ROWS
        return fuzz.select_rows(tool, argparse.Namespace(ops=ops))

    def test_ops_and_families(self) -> None:
        self.assertEqual(self.select("Slice"), _ROWS[:1])
        self.assertEqual(self.select("aten.stack"), _ROWS[1:])
        self.assertEqual(self.select("nothing,stack,narrow"), _ROWS)

    def test_no_op(self) -> None:
        for ops, similar in (("nothing", "'nothing'$"),
                             ("stak", r"'stak'; did you mean 'stack'\?$")):
            with self.assertRaisesRegex(ValueError, "expected ops or families in --ops, "
                                        f"found {similar}"):
                self.select(ops)


if __name__ == "__main__":
    unittest.main()
