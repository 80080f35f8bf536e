# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the table of words for random calls."""

import unittest

from oracle import hints


class OpWordsTest(unittest.TestCase):
    """The line of the table that is used."""

    def test_overloads_and_in_place_ops_share_a_line(self) -> None:
        words = {"self": "nk:l", "mat2": "km"}
        self.assertEqual(hints.op_words("mm"), words)
        self.assertEqual(hints.op_words("mm.out"), words)
        self.assertEqual(hints.op_words("squeeze"), {})
        self.assertEqual(hints.op_words("masked_fill_.Scalar"), {"value": ""})

    def test_a_line_of_the_overload_comes_first(self) -> None:
        self.assertIn("lengths", hints.op_words("segment_reduce"))
        self.assertEqual(hints.op_words("normal.float_Tensor")["mean"], "0.5")
        self.assertEqual(hints.op_words("normal.Tensor_Tensor")["mean"], "base")

    def test_the_longest_pattern_counts(self) -> None:
        self.assertEqual(hints.op_words("fft_fftn")["dim"], "dims2")
        self.assertEqual(hints.op_words("huber_loss_backward")["grad_output"],
                         "base:f")

    def test_ops_that_are_left_out_have_a_reason(self) -> None:
        self.assertIn("aten.detach_", hints.LEFT_OUT)
        self.assertNotIn("aten.detach", hints.LEFT_OUT)
        self.assertTrue(all(hints.LEFT_OUT.values()))


if __name__ == "__main__":
    unittest.main()
