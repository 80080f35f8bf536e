# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the extreme calls."""

import random
import unittest

from fake_tensor import schema
from fake_tensor.encoding import tensors
from oracle import extreme_calls

_ROWS = [{"name": "aten.narrow", "family": "Slice"}, {"name": "aten.stack", "family": "Join"}]
_SCHEMAS = {
    "aten.narrow": schema.parse("narrow(Tensor self, int dim, SymInt start, SymInt length) "
                                "-> Tensor"),
    "aten.stack": schema.parse("stack(Tensor[] tensors, int dim=0) -> Tensor"),
}
_CASE = {"op": "aten.narrow.default",
         "args": [{"t": [[2, 3], [3, 1], 0, "float32", "cpu", 0, 0]}, 1, 0, 2], "kw": {}}


class DrawTest(unittest.TestCase):
    def test_a_seed_stands_for_the_same_calls(self) -> None:
        calls = list(extreme_calls.draw(_ROWS, _SCHEMAS, 7, 20))
        self.assertEqual(len(calls), 40)
        self.assertEqual(calls, list(extreme_calls.draw(_ROWS, _SCHEMAS, 7, 20)))

    def test_calls_of_an_op_do_not_depend_on_other_ops(self) -> None:
        both = list(extreme_calls.draw(_ROWS, _SCHEMAS, 7, 20))
        self.assertEqual(both[20:], list(extreme_calls.draw(_ROWS[1:], _SCHEMAS, 7, 20)))

    def test_numbers_fit_into_64_bits(self) -> None:
        for case in extreme_calls.draw(_ROWS, _SCHEMAS, 7, 200):
            for sizes, strides, offset, *_ in tensors(case["args"]):
                self.assertTrue(all(0 <= n < 2**63 for n in [*sizes, *strides, offset]))


class ChangeTest(unittest.TestCase):
    def test_one_or_two_arguments_change(self) -> None:
        for case in extreme_calls.change([_CASE], 7, 200):
            changed = sum(a != b for a, b in zip(case["args"], _CASE["args"]))
            self.assertLessEqual(changed, 2)

    def test_the_recorded_call_stays_as_it_is(self) -> None:
        before = repr(_CASE)
        list(extreme_calls.change([_CASE], 7, 200))
        self.assertEqual(repr(_CASE), before)

    def test_a_tensor_of_unknown_strides_can_change(self) -> None:
        extremes = extreme_calls.Extremes(random.Random(7))
        for _ in range(100):
            extremes.change_tensor([[2, 3], None, None, "float32", "cpu", 0, "sparse_coo"])


if __name__ == "__main__":
    unittest.main()
