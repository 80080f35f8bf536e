# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the run of recorded programs that measures memory, and of the programs that are
drawn for it. They need PyTorch."""

import unittest

try:
    from oracle.random_calls import set_up
    from oracle.memory_programs import BranchingProgram, draw
    from oracle.program_run import Run, choices_of, devices_of, measure_program
except ImportError as error:
    raise unittest.SkipTest(f"needs PyTorch: {error}")

from fake_tensor.torch_values import CannotDecode

set_up()

VECTOR = {"t": [[{"sym": "s0"}], [1], 0, "float32", "cpu", 0, 0]}


def call(name, op, *args):
    return {"k": "op", "name": name, "op": f"aten.{op}", "args": list(args), "kw": {}}


def ref(name):
    return {"n": name}


def region(name, inputs, ops, outputs):
    arguments = [{"k": "arg", "name": name + str(index)} for index in range(inputs)]
    return {"name": name, "records": arguments + ops,
            "args": [ref(each) for each in outputs]}


def program(*lines, outputs=()):
    return [{"ranges": {}}, {"k": "in", "name": "x", "val": VECTOR}, *lines,
            {"k": "out", "args": [ref(each) for each in outputs]}]


def cond(*regions):
    return {"k": "op", "name": "c", "op": "higher_order.cond", "kw": {},
            "args": [True, {"g": "t"}, {"g": "f"}, [ref("x")]], "graphs": list(regions)}


class Runs(unittest.TestCase):

    def peak(self, lines, size=6):
        return measure_program(lines, {"s0": size}, "cpu").peak

    def test_values_are_dropped_after_their_last_use(self):
        lines = program(call("a", "neg.default", ref("x")),
                        call("b", "neg.default", ref("a")),
                        call("c", "neg.default", ref("b")))
        self.assertEqual(self.peak(lines), 3 * 24)
        lines[-1]["args"] = [ref("a")]
        self.assertEqual(self.peak(lines), 4 * 24)
        self.assertEqual(self.peak(lines, 10), 4 * 40)

    def test_unused_values(self):
        lines = program(call("a", "neg.default", ref("x")),
                        call("b", "neg.default", ref("x")))
        self.assertEqual(self.peak(lines), 2 * 24)

    def test_the_larger_branch(self):
        small = region("t", 1, [call("t.a", "neg.default", ref("t0"))], ["t.a"])
        large = region("f", 1, [call("f.a", "cat.default", [ref("f0"), ref("f0")]),
                                call("f.b", "slice.Tensor", ref("f.a"), 0, 0, 6)], ["f.b"])
        lines = program(cond(small, large))
        self.assertEqual([{"c": 0}, {"c": 1}], list(choices_of(lines)))
        runs = []
        for choices in choices_of(lines):
            run = Run({"s0": 6}, choices, "cpu")
            run.run(lines)
            runs.append(run.tracker.peak)
        self.assertEqual(runs, [48, 72])
        self.assertEqual(self.peak(lines), 72)

    def test_loops(self):
        condition = region("w", 1, [call("w.a", "sum.default", ref("w0"))], ["w.a"])
        body = region("d", 1, [call("d.a", "neg.default", ref("d0"))], ["d.a"])
        lines = program({
            "k": "op", "name": "l", "op": "higher_order.while_loop", "kw": {},
            "args": [{"g": "w"}, {"g": "d"}, [ref("x")], []], "graphs": [condition, body]})
        # In a later iteration: the argument, the carried tensor, and the one after it.
        self.assertEqual(self.peak(lines), 72)

    def test_literals_are_alive_from_the_entry(self):
        lines = program(call("a", "neg.default", ref("x")),
                        call("b", "lift_fresh.default", {"literal": 3}))
        self.assertEqual(self.peak(lines), 48 + 8)

    def test_what_pytorch_refuses(self):
        with self.assertRaisesRegex(CannotDecode, "a program that PyTorch refuses"):
            self.peak(program(call("a", "mm.default", ref("x"), ref("x"))))

    def test_devices(self):
        self.assertEqual(devices_of(program()), ["cpu"])


class Programs(unittest.TestCase):

    def test_the_program_of_a_seed(self):
        self.assertEqual(draw(3, 2), draw(3, 2))
        self.assertNotEqual(draw(3, 2).lines, draw(4, 2).lines)

    def test_assignments_satisfy_guards(self):
        for seed in range(40, 43):
            drawn = draw(seed, 3)
            sizes = [tuple(each.items()) for each in drawn.assignments]
            self.assertEqual(len(sizes), len(set(sizes)))
            self.assertGreater(measure_program(drawn.lines, drawn.assignments[-1],
                                               "cpu").peak, 0)

    def test_branches(self):
        branching = BranchingProgram(False)
        x = branching.input([4])
        result, = branching.branch(
            [x], [lambda tensors: [branching("neg", tensors[0])],
                  lambda tensors: [branching("mm", *tensors * 2) or
                                   branching("clone", tensors[0])]])
        self.assertNotEqual(result.untyped_storage()._cdata, x.untyped_storage()._cdata)
        node = next(each for each in branching.nodes
                    if each.get("op") == "higher_order.cond")
        # A call that PyTorch refuses is left out.
        self.assertEqual([[line.get("op") for line in each["records"]]
                          for each in node["graphs"]],
                         [[None, "aten.neg.default"], [None, "aten.clone.default"]])


if __name__ == "__main__":
    unittest.main()
