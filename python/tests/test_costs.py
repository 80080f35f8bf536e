# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of cost on IR. They need fake-opt."""

import contextlib
import io
import json
import os
import tempfile
import unittest

import fake_tensor
from fake_tensor import cli
from fake_tensor.report import ReportError
from fake_tensor.tool import Tool, ToolError, find_tool
from fake_tensor.usage import find_usage

PROGRAM = """
func.func @main(%x: !fake.tensor<[n, 16], f32>, %w: !fake.tensor<[16, 16], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = fake.aten.mm(%x, %w) : (!fake.tensor<[n, 16], f32>, !fake.tensor<[16, 16], f32>) -> !fake.tensor<*> loc("mm"("layers.0.proj"("model.py":7:0)))
  %1 = fake.aten.mm(%0, %w) : (!fake.tensor<*>, !fake.tensor<[16, 16], f32>) -> !fake.tensor<*> loc("mm_1"("layers.0.out"(unknown)))
  %2 = fake.aten.t(%1) : (!fake.tensor<*>) -> !fake.tensor<*> loc("t"("layers.1"(unknown)))
  %3 = fake.aten.mm(%1, %2) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*> loc("mm_2"("layers.1"(unknown)))
  return %3 : !fake.tensor<*>
}
"""
SORT = """
func.func @main(%x: !fake.tensor<[n], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0:2 = fake.aten.sort(%x) : (!fake.tensor<[n], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return %0#0 : !fake.tensor<*>
}
"""
UNKNOWN = """
func.func @main(%x: !fake.tensor<[2, 3], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.to_sparse(%x) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*> loc("sparse"("head"(unknown)))
  return %0 : !fake.tensor<*>
}
"""
CALLS = """
func.func @main(%x: !fake.tensor<[8], f32>) -> !fake.tensor<*> {
  %0 = call @twice(%x) : (!fake.tensor<[8], f32>) -> !fake.tensor<*> loc("call")
  return %0 : !fake.tensor<*>
}
func.func private @twice(%x: !fake.tensor<[8], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.relu(%x) : (!fake.tensor<[8], f32>) -> !fake.tensor<*> loc("relu")
  %1 = fake.aten.exp(%0) : (!fake.tensor<*>) -> !fake.tensor<*> loc("exp")
  return %1 : !fake.tensor<*>
}
"""
LOOP = """
func.func @main(%n: !fake.int, %x: !fake.tensor<[4], f32>) -> !fake.tensor<*> {
  %0:2 = fake.while_loop init(%n, %x) : (!fake.int, !fake.tensor<[4], f32>) -> (!fake.int, !fake.tensor<*>)
  while(%i: !fake.int, %y: !fake.tensor<*>) {
    %1 = fake.cmp lt %i, %n : !fake.int, !fake.int
    fake.yield %1 : !fake.bool
  } do(%i: !fake.int, %y: !fake.tensor<*>) {
    %1 = fake.aten.relu(%y) : (!fake.tensor<*>) -> !fake.tensor<*>
    fake.yield %i, %1 : !fake.int, !fake.tensor<*>
  }
  return %0#1 : !fake.tensor<*>
}
"""


def run(*arguments, program=PROGRAM):
    """The exit code and the output of the command."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "model.mlir")
        with open(path, "w", encoding="utf-8") as file:
            file.write(program)
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cli.main(["cost", path, *arguments])
    return code, out.getvalue(), err.getvalue()


class Costs(unittest.TestCase):

    def test_calls(self):
        costs = fake_tensor.cost(CALLS)
        # The ops of the callee, at the call.
        self.assertEqual([(op.op, op.name, op.value, op.cost.flops) for op in costs],
                         [("aten.relu.default", "relu", "%0", 8),
                          ("aten.exp.default", "exp", "%0", 8)])
        usage = find_usage(fake_tensor.analyze(CALLS), Tool(find_tool(None)),
                           {"count": "flops", "padding": "dense", "causal": "full"})
        self.assertEqual(usage.op_costs("main")["%0"].flops, 16)
        peak = fake_tensor.peak(CALLS)
        self.assertEqual([moment.place.label for moment in peak.maxima], ["exp"])

    def test_ops(self):
        costs = fake_tensor.cost(PROGRAM)
        self.assertEqual([(op.op, op.name, op.module, op.device, op.cost.macs)
                          for op in costs],
                         [("aten.mm.default", "mm", "layers.0.proj", "cpu", "256*n"),
                          ("aten.mm.default", "mm_1", "layers.0.out", "cpu", "256*n"),
                          ("aten.mm.default", "mm_2", "layers.1", "cpu", "16*n**2")])
        self.assertEqual(costs.ops[0].source, ("model.py", 7))
        self.assertEqual((costs.total.macs, costs.symbols, costs.unknown),
                         ("16*n*(n + 32)", ["n"], []))
        self.assertIsNone(costs.total.intensity)

    def test_values_of_symbols(self):
        total = fake_tensor.cost(PROGRAM).at(n=10).total
        self.assertEqual((total.macs, total.flops), (6720, 13440))
        self.assertAlmostEqual(total.intensity,
                               13440 / (total.read + total.written))
        with self.assertRaisesRegex(ValueError, "expected a symbol of the costs"):
            fake_tensor.cost(PROGRAM).at(m=10)

    def test_logarithms(self):
        found = fake_tensor.cost(SORT)
        self.assertEqual([found.at(n=size).total.flops for size in (8, 1000)],
                         [8 * 3, 1000 * 10])

    def test_table(self):
        table = fake_tensor.cost(PROGRAM).table(by="module", depth=2)
        self.assertEqual([(key, count, cost.macs) for key, count, cost in table],
                         [("layers.0", 2, "512*n"), ("layers.1", 1, "16*n**2")])
        self.assertIn("layers.0  2    512*n", str(table))
        with self.assertRaisesRegex(ValueError, "expected one of op, module"):
            fake_tensor.cost(PROGRAM).table(by="line")

    def test_terms_of_expressions_are_added(self):
        table = fake_tensor.cost(PROGRAM).table(by="op")
        self.assertEqual([cost.read for _, _, cost in table], ["192*n + 2048"])

    def test_conventions(self):
        costs = fake_tensor.cost(PROGRAM, count="macs")
        self.assertEqual(costs.total.flops, costs.total.macs)
        self.assertEqual(costs.conventions,
                         {"count": "macs", "padding": "dense", "causal": "full"})
        with self.assertRaisesRegex(ValueError, "expected padding to be dense or valid"):
            fake_tensor.cost(PROGRAM, padding="some")

    def test_unknown_ops_are_named(self):
        costs = fake_tensor.cost(UNKNOWN)
        self.assertEqual([(each.op, each.count, each.name, each.module)
                          for each in costs.unknown],
                         [("aten.to_sparse.default", 1, "sparse", "head")])
        self.assertIn("unknown: aten.to_sparse.default (1): no cost is stated for the op; "
                      "first sparse in head", str(costs))

    def test_loops(self):
        costs = fake_tensor.cost(LOOP)
        self.assertEqual([each.symbol for each in costs.trips], ["trips0"])
        self.assertEqual(costs.at(trips0=3).total.flops, 12)

    def test_logarithms(self):
        program = """
func.func @main(%x: !fake.tensor<[n], f32>) -> !fake.tensor<*> {
  %0:2 = fake.aten.sort(%x, 0, false) : (!fake.tensor<[n], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return %0#0 : !fake.tensor<*>
}
"""
        self.assertEqual(fake_tensor.cost(program).at(n=9).total.flops, 9 * 4)

    def test_programs(self):
        program = fake_tensor.analyze(PROGRAM)
        self.assertEqual(fake_tensor.cost(program).total, fake_tensor.cost(PROGRAM).total)
        program.text = ""
        with self.assertRaisesRegex(ReportError, "expected a program with IR"):
            fake_tensor.cost(program)
        with self.assertRaisesRegex(ReportError, "found the report 'a.jsonl'"):
            fake_tensor.cost("a.jsonl")
        with self.assertRaisesRegex(ToolError, "cannot count the costs of the program"):
            fake_tensor.cost("no program\n")


class Command(unittest.TestCase):

    def test_table(self):
        code, out, _ = run("--by", "module", "--at", "n=4", "--count", "macs")
        self.assertEqual(code, 0)
        self.assertIn("layers.1       1    256   256", out)
        self.assertIn("count=macs padding=dense causal=full", out)

    def test_json(self):
        code, out, _ = run("--json", program=UNKNOWN)
        self.assertEqual(code, 1)
        self.assertEqual(json.loads(out)["unknown"][0]["op"], "aten.to_sparse.default")

    def test_unknown_symbol(self):
        code, _, err = run("--at", "m=4")
        self.assertEqual((code, err), (
            2, "error: expected a symbol of the costs, found 'm'\n"))


if __name__ == "__main__":
    unittest.main()
