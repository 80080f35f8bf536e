# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reading detailed reports."""

import json
import unittest
from typing import Any, Dict, List

from fake_tensor import report
from fake_tensor.tool import Tool, find_tool

_MODULE = """
func.func @main(%x: !fake.tensor<[b, 4], f32> {fake.kind = "user_input"} loc("x"),
                %d: !fake.tensor<[b, 4], f32, device = "cuda:0"> loc("d")) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 2, hint = 8>]} {
  %t = fake.aten.t(%x) : (!fake.tensor<[b, 4], f32>) -> !fake.tensor<*> loc("t")
  %c = fake.aten.contiguous(%t) : (!fake.tensor<*>) -> !fake.tensor<*> loc("c")
  %r = fake.aten.reshape(%c, [-1]) : (!fake.tensor<*>) -> !fake.tensor<*> loc("r")
  %h = fake.aten.to.dtype(%r, f16) : (!fake.tensor<*>) -> !fake.tensor<*> loc("h")
  %k = fake.aten.clone(%h) : (!fake.tensor<*>) -> !fake.tensor<*> loc("k")
  %w = fake.aten.copy_(%d, %x) : (!fake.tensor<[b, 4], f32, device = "cuda:0">, !fake.tensor<[b, 4], f32>) -> !fake.tensor<*> loc("w")
  %v, %i = fake.aten.max.dim(%x, 0) : (!fake.tensor<[b, 4], f32>) -> (!fake.tensor<*>, !fake.tensor<*>) loc("max")
  %z = fake.aten.t_(%c) : (!fake.tensor<*>) -> !fake.tensor<*> loc("z")
  return %k : !fake.tensor<*>
}
"""


def _op(function: report.Function, name: str) -> report.Op:
    return next(op for op in function.ops if op.name == name)


def _line(**fields: Any) -> str:
    return json.dumps({"func": "main", **fields})


class Reading(unittest.TestCase):
    """A report of fake-opt."""

    def setUp(self) -> None:
        done = Tool(find_tool()).report_details(_MODULE)
        self.assertEqual(done.stderr, "")
        self.main = report.parse(done.stdout).main

    def test_values(self) -> None:
        self.assertEqual([each.name for each in self.main.arguments], ["x", "d"])
        self.assertEqual(self.main.arguments[0].kind, "user_input")
        found = _op(self.main, "max")
        self.assertEqual([each.id for each in found.results], ["%6#0", "%6#1"])
        self.assertEqual([each.label for each in found.operands], ["x"])
        self.assertEqual([each.value.label if each.value else ""
                          for each in self.main.outputs], ["k"])
        self.assertEqual(self.main.hints, {"b": 8})

    def test_copies(self) -> None:
        found = {op.name: (op.copy.reason, op.copy.bytes) for op in self.main.ops
                 if op.copy}
        self.assertEqual(found, {"c": ("layout", "16*b"), "h": ("dtype", "8*b"),
                                 "k": ("copy", "8*b"), "w": ("device", "16*b")})

    def test_views(self) -> None:
        self.assertEqual([op.name for op in self.main.ops if op.is_view], ["t", "r"])
        self.assertEqual([op.name for op in self.main.ops if op.mutated], ["w", "z"])

    def test_changes(self) -> None:
        changed = _op(self.main, "z").changes
        self.assertEqual([(each.value.name, str(each.meta)) for each in changed],
                         [("c", "float32[b, 4] strides [1, b]")])

    def test_storages(self) -> None:
        found = [(storage.bytes, [value.name for value in storage.values])
                 for storage in self.main.storages.values()]
        self.assertEqual(found, [("16*b", ["x", "t"]), ("16*b", ["d", "w"]),
                                 ("16*b", ["c", "r", "z"])])


class Lines(unittest.TestCase):
    """Texts that fake-opt does not write, or only after errors."""

    def test_names_of_regions(self) -> None:
        # Two regions may use a name; the last definition is the operand.
        tensor = {"t": [[2], [1], 0, "float32", "cpu", 1, 0]}
        lines = [_line(value="%0", op=None, meta=1, operands=[]),
                 _line(value="%1", op="aten.neg.default", meta=tensor, operands=["%0"]),
                 _line(value="%1", op="aten.exp.default", meta=tensor, operands=["%0"]),
                 _line(value="%2", op="aten.abs.default", meta=tensor, operands=["%1"])]
        ops = report.parse(lines).main.ops
        self.assertIs(ops[3].operands[0].op, ops[2])

    def test_unknown(self) -> None:
        lines = [_line(value="%0", op=None, meta={"t": [[None, 2], None, 0, "float32",
                                                        None, 1, 0]}),
                 _line(value="%1", op=None, meta={"t": [[2], None, 0, "float32", "cpu", 1,
                                                        "sparse_coo"]})]
        self.assertEqual([each.unknown for each in report.parse(lines).main.arguments],
                         [["sizes", "strides", "device"], []])

    def test_errors(self) -> None:
        cases: Dict[str, List[str]] = {
            "line 1: expected a line of JSON, found 'x'": ["x"],
            "line 2: expected a line of --fake-report=details, found '[1]'": ["", "[1]"],
            "line 1: expected the operands of '%0', found none: the report was written "
            "without details": [_line(value="%0", op="aten.neg.default", meta=1)],
            "line 1: expected a dtype, found 7":
                [_line(value="%0", op=None, meta={"t": [[], [], 0, 7, "cpu", 1, 0]})],
        }
        for message, lines in cases.items():
            with self.assertRaises(report.ReportError) as caught:
                report.parse(lines)
            self.assertEqual(str(caught.exception), message)

    def test_constants(self) -> None:
        lines = [_line(value="%x", op=None, meta=5),
                 _line(value="%0", op=None, meta=1, operands=[]),
                 _line(value="%1", op=None, meta=[1, 1], operands=["%0", "%0"]),
                 _line(value="%2", op=None, meta=[1, 5], operands=["%0", "%x"]),
                 _line(value="%3", op=None, meta=1, operands=["%0"])]
        self.assertEqual([op.is_constant for op in report.parse(lines).main.ops],
                         [True, True, False, False])

    def test_line_separators(self) -> None:
        line = json.dumps({"func": "main", "value": "%0", "name": "a\u2028b", "op": None,
                           "meta": 1}, ensure_ascii=False)
        self.assertEqual(report.parse(line + "\n").main.arguments[0].name, "a\u2028b")
        self.assertEqual(Tool.parse_report(line + "\n")[0]["name"], "a\u2028b")

    def test_no_function(self) -> None:
        with self.assertRaisesRegex(ValueError, "expected a function in the report, found "
                                    "none"):
            report.parse([]).main  # pylint: disable=expression-not-assigned


class Sizes(unittest.TestCase):
    """Products of sizes."""

    def test_product(self) -> None:
        self.assertEqual(report.product([2, 3]), 6)
        self.assertEqual(report.product([4, "196*b", "n + 1"]), "784*b*(n + 1)")
        self.assertEqual(report.product([0, "b"]), 0)
        self.assertIsNone(report.product([2, None]))

    def test_evaluate(self) -> None:
        self.assertEqual(report.evaluate("4*b*((n + 1)//2)", {"b": 2, "n": 3}), 16)
        self.assertIsNone(report.evaluate("u0", {}))
        self.assertIsNone(report.evaluate("b//n", {"b": 1, "n": 0}))
        self.assertIsNone(report.evaluate("no ( expression", {}))


if __name__ == "__main__":
    unittest.main()
