# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of programs, their variants and the comparison; without fake-opt."""

import random
import unittest

from fake_tensor.tool import Outcome

from invariants import checks, programs, variants
from invariants.programs import TENSOR, Block, Call, Program, Region


def _tensor(*sizes):
    return {"t": [list(sizes), variants.row_major(sizes), 0, "float32", "cpu", None, 0]}


def _program():
    """relu of a tensor, in a branch."""
    program = Program("p")
    predicate = program.add_argument({"t": [[], [], 0, "bool", "cpu", None, 0]})
    x = program.add_argument(_tensor(4, 5))
    inner, result = program.new_value(), program.new_value()
    call = Call("aten.relu", [{"v": x}], {}, [inner], [TENSOR])
    program.nodes.append(Region(
        "cond", [("", [predicate])],
        [("then", Block([], [], [call], [inner])), ("else", Block([], [], [], [x]))],
        [result], [TENSOR]))
    return program


class ProgramTest(unittest.TestCase):
    """The text of programs."""

    def test_region(self):
        program = _program()
        text = "\n".join(programs.write(program, variants.known(program)))
        self.assertIn("%v3 = fake.cond %v0 : (!fake.tensor<[], bool>)", text)
        self.assertIn("then {\n", text)
        self.assertIn("} else {\n", text)
        self.assertIn("return %v3", text)

    def test_prune_keeps_what_regions_use(self):
        program = _program()
        program.add_argument(_tensor(3))
        program.prune()
        self.assertEqual([argument.value for argument in program.arguments], [0, 1])


class VariantTest(unittest.TestCase):
    """Symbols for sizes."""

    def test_symbols_have_the_size_as_example(self):
        program = Program("p")
        program.add_argument(_tensor(4, 5))
        for seed in range(20):
            symbolic = variants.Symbolic(program, random.Random(seed))
            self.assertEqual(symbolic.at(symbolic.examples).arguments, program.arguments)

    def test_strides_follow_sizes(self):
        sizes = [{"sym": "s4"}, {"sym": "s5"}]
        self.assertEqual(variants.Symbolic._strides([4, 5], sizes, [5, 1]),
                         [{"sym": "(s5)"}, 1])
        self.assertEqual(variants.Symbolic._strides([4, 5], sizes, [7, 1]), [7, 1])

    def test_less_metadata_changes_types_only(self):
        program = _program()
        found = {variants.forget(program, random.Random(seed)).types[1]
                 for seed in range(40)}
        self.assertGreater(len(found), 5)


class ComparisonTest(unittest.TestCase):
    """What counts as a difference."""

    def _compare(self, wanted, found, **names):
        outcomes = []
        for meta in (wanted, found):
            outcome = Outcome()
            outcome.report = [{"value": "%0", "op": "aten.relu", "meta": meta}]
            outcomes.append(outcome)
        return checks._compare_reports(_program(), *outcomes, names)

    def test_unknown_agrees(self):
        unknown = {"t": [None, None, 0, None, None, 0, 0]}
        self.assertIsNone(self._compare(_tensor(4), unknown))

    def test_symbol_has_its_value(self):
        found = {"t": [[{"sym": "s0"}], [1], 0, "float32", "cpu", None, 0]}
        self.assertIsNone(self._compare(_tensor(4), found, s0=4))
        self.assertIn("sizes", self._compare(_tensor(4), found, s0=5)[0])

    def test_other_dtype(self):
        found = _tensor(4)
        found["t"][3] = "float64"
        self.assertIn("dtype", self._compare(_tensor(4), found)[0])


if __name__ == "__main__":
    unittest.main()
