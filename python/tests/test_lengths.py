# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the lengths of expressions."""

import unittest

from fake_tensor.lengths import Lengths, length


def _sym(text):
    return {"sym": text}


class LengthTest(unittest.TestCase):

    def test_counts_operators_and_what_they_take(self):
        self.assertEqual(length(4), 1)
        self.assertEqual(length(_sym("s0")), 1)
        self.assertEqual(length(_sym("s0*s0 + 1")), 5)
        self.assertEqual(length(_sym("Max(1, s0//2)")), 5)

    def test_names_do_not_count(self):
        self.assertEqual(length(_sym("s0 + 1")), length(_sym("batch + 1")))

    def test_parentheses_do_not_count(self):
        self.assertEqual(length(_sym("((s0//2))")), length(_sym("s0//2")))


class LengthsTest(unittest.TestCase):

    def test_all_numbers_of_tensors_are_compared(self):
        lengths = Lengths()
        wanted = {"t": [[_sym("s0"), 4], [_sym("2*s0"), 1], _sym("s0 - s0"),
                        "float32", "cpu", 0, 0]}
        found = {"t": [[_sym("s0*1"), 4], [_sym("s0*2"), 1], 0,
                       "float32", "cpu", 0, 0]}
        lengths.add([wanted], [found])
        self.assertEqual(lengths.longer, [("s0", "s0*1")])
        self.assertEqual((lengths.equal, lengths.shorter), (1, 1))

    def test_plain_numbers_and_unknown_ones_do_not_count(self):
        lengths = Lengths()
        lengths.add([1, _sym("s0")], [1, None])
        self.assertEqual(lengths.summary(),
                         "expressions: 0 longer than PyTorch's, 0 as long, 0 shorter")


if __name__ == "__main__":
    unittest.main()
