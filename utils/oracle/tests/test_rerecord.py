# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of evaluating recorded calls again."""

import pathlib
import tempfile
import unittest

from . import HAS_TORCH

if HAS_TORCH:
    from fake_tensor.encoding import read_lines, write_lines
    from oracle import random_calls, recorded_again


def setUpModule():
    if HAS_TORCH:
        random_calls.set_up()


def tensor(sizes, strides, storage=0, dtype="float32", bits=0):
    return {"t": [sizes, strides, 0, dtype, "cpu", storage, bits]}


def sym(text):
    return {"sym": text}


@unittest.skipUnless(HAS_TORCH, "needs PyTorch")
class RerecordTest(unittest.TestCase):

    def test_an_answer_that_is_still_right_stays(self):
        case = {"op": "aten.t.default", "args": [tensor([2, 3], [3, 1])], "kw": {},
                "out": tensor([3, 2], [1, 3])}
        self.assertEqual(recorded_again.ask_case(case), ("same", None))

    def test_an_answer_is_changed(self):
        for out in (tensor([3, 2], [1, 3], storage=1), tensor([3, 2], [2, 1])):
            case = {"op": "aten.t.default", "args": [tensor([2, 3], [3, 1])], "kw": {},
                    "out": out, "src": "here"}
            self.assertEqual(recorded_again.ask_case(case), (
                "changed", {**case, "out": tensor([3, 2], [1, 3])}))

    def test_errors(self):
        case = {"op": "aten.mm.default", "kw": {}, "error": "RuntimeError",
                "msg": "a and b must have same reduction dim",
                "args": [tensor([2, 3], [3, 1]), tensor([4, 2], [2, 1], storage=1)]}
        self.assertEqual(recorded_again.ask_case(case), ("same", None))
        what, line = recorded_again.ask_case({**case, "error": "NotImplementedError"})
        self.assertEqual((what, line["error"]), ("changed", "RuntimeError"))

    def test_an_output_that_is_the_argument(self):
        x = tensor([6], [1])
        case = {"op": "aten.take.out", "kw": {"out": x}, "out": tensor([3], [1]),
                "args": [x, tensor([3], [1], storage=1, dtype="int64")],
                "post": [tensor([3], [1]), tensor([3], [1], storage=1, dtype="int64")]}
        self.assertEqual(recorded_again.ask_case(case), ("same", None))
        self.assertEqual(recorded_again.ask_case({**case, "post": case["args"]})[0], "changed")

    def test_symbols_keep_names_and_examples(self):
        x = tensor([sym("s7"), sym("s7//2 + Mod(s7, 3)")], [sym("s7//2 + Mod(s7, 3)"), 1])
        case = {"op": "aten.view.default", "args": [x, [-1]], "kw": {}, "guards": [],
                "syms": {"s7": ["2", "int_oo", "9"]},
                "out": tensor([sym("s7*(s7//2) + s7*(s7 % 3)")], [1])}
        self.assertEqual(recorded_again.ask_case(case), ("same", None))
        what, line = recorded_again.ask_case({**case, "out": tensor([sym("s7")], [1])})
        self.assertEqual((what, line["syms"]), ("changed", case["syms"]))

    def test_what_cannot_be_recreated_is_kept(self):
        case = {"op": "aten.t.default", "kw": {}, "out": None,
                "args": [tensor([sym("u0")], [1])], "syms": {"u0": ["0", "9", "None"]}}
        self.assertEqual(recorded_again.ask_case(case),
                         ("kept", "the symbol u0, which depends on data"))
        case = {"op": "aten.no_such_op.default", "args": [], "kw": {}, "out": None}
        self.assertEqual(recorded_again.ask_case(case),
                         ("kept", "PyTorch has no op aten.no_such_op.default"))

    def test_graphs(self):
        lines = [
            {"ranges": {"s0": ["2", "int_oo"]}},
            {"k": "in", "name": "x", "val": tensor([sym("s0"), 4], [4, 1], storage=7)},
            {"k": "op", "name": "t", "op": "aten.t.default", "args": [{"n": "x"}],
             "kw": {}, "val": tensor([4, sym("s0")], [4, 1], storage=7)},
            {"k": "op", "name": "y", "op": "aten.clone.default", "args": [{"n": "t"}],
             "kw": {}, "val": tensor([4, sym("s0")], [1, 4], storage=8)},
            {"k": "out", "args": [{"n": "y"}]}]
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "graph.jsonl.gz")
            write_lines(str(path), lines)
            counts = recorded_again.rerecord(path, path)
            self.assertEqual((counts.same, counts.changed), (4, ["2: aten.t.default"]))
            found = list(read_lines(str(path)))
        self.assertEqual(found[2]["val"], tensor([4, sym("s0")], [1, 4], storage=7))
        self.assertEqual(found[3:], lines[3:])

    def test_programs(self):
        line = recorded_again.record_program("resize", recorded_again.PROGRAMS["resize"])
        self.assertEqual(recorded_again.ask_program(line), ("same", None))
        self.assertEqual(recorded_again.ask_program({**line, "nodes": []}), ("changed", line))


if __name__ == "__main__":
    unittest.main()
