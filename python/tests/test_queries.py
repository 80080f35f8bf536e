# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of explain, diff, copies and what_if on IR. They need fake-opt."""

import contextlib
import io
import json
import os
import pathlib
import tempfile
import unittest
from unittest import mock

import fake_tensor
from fake_tensor import cli, copying, printing, report
from fake_tensor.tool import Tool, find_tool

PROGRAM = """
#stack = loc(callsite("model.py":7:0 at "model.py":30:0))
func.func @main(%x: !fake.tensor<[batch, seq], f32> {fake.kind = "user_input"} loc("x"),
                %y: !fake.tensor<[other, 2 * seq], f32> {fake.kind = "user_input"} loc("y"),
                %w: !fake.tensor<[64, 4], f32> {fake.kind = "parameter", fake.target = "head.weight"} loc("p_w"))
    -> (!fake.tensor<*> {fake.kind = "user_output"}, !fake.tensor<*> {fake.kind = "user_output"})
    attributes {fake.symbols = [#fake.symbol<batch, min = 2, hint = 4>, #fake.symbol<seq, min = 2, max = 512, hint = 16>, #fake.symbol<other, min = 2, hint = 4>]} {
  %n = fake.size %x, 1 : !fake.tensor<[batch, seq], f32> -> !fake.int loc("n")
  %0 = fake.aten.t(%x) : (!fake.tensor<[batch, seq], f32>) -> !fake.tensor<*> loc("t"("head"(#stack)))
  %1 = fake.aten.reshape(%0, [4, 2, -1]) : (!fake.tensor<*>) -> !fake.tensor<*> loc("reshape"("head"(#stack)))
  %2 = fake.aten.narrow(%w, 0, 0, %n) : (!fake.tensor<[64, 4], f32>, !fake.int) -> !fake.tensor<*> loc("narrow"("model.py":8:0))
  %3 = fake.aten.cat([%x, %y], 1) : (!fake.tensor<[batch, seq], f32>, !fake.tensor<[other, 2 * seq], f32>) -> !fake.tensor<*> loc("cat"("model.py":9:0))
  %4 = fake.aten.relu(%2) : (!fake.tensor<*>) -> !fake.tensor<*> loc("relu"("model.py":10:0))
  %5 = fake.aten.add_.Scalar(%4, 1) : (!fake.tensor<*>) -> !fake.tensor<*> loc("add_"("model.py":11:0))
  return %1, %3 : !fake.tensor<*>, !fake.tensor<*>
}
"""


def program(text=PROGRAM):
    return fake_tensor.analyze(text)


class Places(unittest.TestCase):

    def test_installed_packages(self):
        text = PROGRAM.replace('"model.py":7:0', '"/v/lib/site-packages/transformers/a.py":7:0')
        self.assertIn("aten.t.default     transformers/a.py:7 (head)",
                      str(fake_tensor.explain(program(text), "x")))


class Explain(unittest.TestCase):

    def test_symbol(self):
        found = fake_tensor.explain(program(), "seq")
        self.assertEqual((found.source, found.range), ("x.size(1)", "2 <= seq <= 64"))
        self.assertEqual(found.derived, [("y.size(1)", "2*seq")])
        self.assertEqual([(guard.text, guard.name, guard.source)
                          for guard in found.guards if guard.text == "seq <= 64"],
                         [("seq <= 64", "narrow", ("model.py", 8))])
        self.assertIn("t", [value.name for value in found.uses])
        text = str(found)
        self.assertIn("seq: backed symbol, 2 <= seq <= 64, hint 16\n  source  x.size(1)", text)
        self.assertIn("seq <= 64 ", text)
        self.assertIn("aten.narrow.default   model.py:8", text)
        self.assertIn("model.py:7 (head)", text)

    def test_a_size_that_depends_on_data(self):
        found = fake_tensor.explain(program("""
func.func @main(%x: !fake.tensor<[4], f32> loc("x")) {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<*> loc("nonzero"("head"("model.py":3:0)))
  return
}"""), "u0")
        self.assertIn("u0: unbacked symbol, 0 <= u0 <= 4\n"
                      "  source  nonzero.size(0)  aten.nonzero.default  model.py:3 (head)\n",
                      str(found))

    def test_many_uses_are_counted(self):
        uses = "".join(f"  %u{index} = fake.aten.relu(%x) : (!fake.tensor<[n], f32>) -> "
                       f"!fake.tensor<*> loc(\"r{index}\")\n" for index in range(9))
        found = fake_tensor.explain(program(
            "func.func @main(%x: !fake.tensor<[n], f32>) attributes {fake.symbols = "
            f"[#fake.symbol<n, min = 2>]}} {{\n{uses}  return\n}}\n"), "n")
        self.assertIn("used in 9 of 9 results:", str(found))
        self.assertIn("    r4  aten.relu.default  float32[n]", str(found))
        self.assertIn("    and 4 more results", str(found))
        self.assertNotIn("r5", str(found))

    def test_value(self):
        found = fake_tensor.explain(program(), "reshape")
        self.assertEqual([str(fact.origin) for fact in found.sizes],
                         ["reshape.size(0)", "reshape.size(1)", "reshape.size(2)"])
        self.assertEqual(found.outputs, [(0, "user_output", "")])
        self.assertEqual([value.label for value in found.op.operands], ["t"])
        for line in ("reshape: aten.reshape.default", "  source  model.py:7",
                     "  from    model.py:30", "  module  head", "  output 0, user_output",
                     "not shared", "batch is x.size(0), seq is x.size(1)"):
            self.assertIn(line, str(found))

    def test_aliases_writes_and_origins(self):
        found = fake_tensor.explain(program(), "narrow")
        self.assertEqual([str(fact.origin) for fact in found.sizes],
                         ["x.size(1)", "p_w.size(1)"])
        self.assertIn("storage of 1 KiB, shared with p_w", str(found))
        relu = fake_tensor.explain(program(), "relu")
        self.assertEqual([op.name for op in relu.users], ["add_"])
        self.assertIn("shared with add_", str(relu))
        resized = fake_tensor.explain(program("""
func.func @main(%x: !fake.tensor<[2, 3], f32> loc("x")) {
  %0 = fake.aten.t_(%x) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*> loc("t_")
  return
}"""), "x")
        self.assertIn("written by\n    t_  aten.t_.default  float32[3, 2]", str(resized))

    def test_names(self):
        for name, label in (("head.weight", "p_w"), ("%4", "cat"), ("p_w", "p_w"),
                            ("4", "cat"), ("%cat", "cat")):
            found = fake_tensor.explain(program(), name)
            self.assertEqual(found.values[0].label, label)

    def test_unknown_name(self):
        for name, words in (("bach", "; did you mean 'batch'?"),
                            ("resahpe", "; did you mean 'reshape'?"),
                            ("haed", "; did you mean 'head'?"),
                            ("zzz", "; it has batch, other, seq")):
            with self.assertRaisesRegex(
                    fake_tensor.UnknownName,
                    f"^no symbol, value or module '{name}' in the program".replace("?", r"\?")
            ) as raised:
                fake_tensor.explain(program(), name)
            self.assertTrue(str(raised.exception).endswith(words), raised.exception)

    def test_other_names_of_sizes(self):
        for name, size in (("x_dim1", "seq"), ("y.size(1)", "2*seq"), ("x.size(1)", "seq")):
            found = fake_tensor.explain(program(), name)
            self.assertEqual(found.alias, (name, size))
            self.assertTrue(str(found).startswith(
                f"{name} is {size}\nseq: backed symbol, 2 <= seq <= 64, hint 16\n"))
            self.assertEqual(found.as_json()["is"], size)
        self.assertIsNone(fake_tensor.explain(program(), "seq").alias)
        for ask in (lambda: fake_tensor.explain(program(), "p_w_dim1"),
                    lambda: fake_tensor.what_if(program(), p_w_dim1=3)):
            with self.assertRaisesRegex(fake_tensor.UnknownName,
                                        "^no symbol 'p_w_dim1' in the program; that size "
                                        "is 4$"):
                ask()
        with self.assertRaisesRegex(fake_tensor.UnknownName, "that size is seq$"):
            fake_tensor.what_if(program(), x_dim1=3)

    def test_a_module(self):
        text = PROGRAM.replace('"head"(#stack)', '"head.7"(#stack)', 1)
        found = fake_tensor.explain(program(text), "head")
        self.assertEqual([op.name for op in found.ops], ["t", "reshape"])
        self.assertIn("head: module, 2 ops\n"
                      "  t        aten.t.default        float32[seq, batch] strides [1, seq]",
                      str(found))
        self.assertIn("model.py:7 (head.7)\n", str(found))
        inner = fake_tensor.explain(program(text), "head.7")
        self.assertEqual([op.name for op in inner.ops], ["t"])
        self.assertEqual(inner.as_json()["kind"], "module")

    def test_a_line(self):
        for name, ops in (("model.py:30", ["t", "reshape"]), ("./model.py:8", ["narrow"]),
                          (os.path.abspath("model.py:9"), ["cat"])):
            found = fake_tensor.explain(program(), name)
            self.assertEqual((found.kind, [op.name for op in found.ops]), ("line", ops))
        self.assertIn("model.py:8: line, 1 op\n  narrow  aten.narrow.default  "
                      "float32[seq, 4]  model.py:8\n  1 guard:\n", str(
                          fake_tensor.explain(program(), "model.py:8")))
        text = PROGRAM.replace('"model.py":8:0', '"/a/b/model.py":8:0')
        for name in ("model.py:8", "b/model.py:8", "/a/b/model.py:8"):
            self.assertEqual(len(fake_tensor.explain(program(text), name).ops), 1)
        with self.assertRaisesRegex(fake_tensor.UnknownName, "^no op comes from "
                                    "'model.py:40'; the nearest line with one is 30$"):
            fake_tensor.explain(program(), "model.py:40")

    def test_many_ops_of_a_place(self):
        ops = "".join(f"  %u{index} = fake.aten.relu(%x) : (!fake.tensor<[3], f32>) -> "
                      f"!fake.tensor<*> loc(\"r{index}\"(\"m.py\":3:0))\n"
                      for index in range(23))
        found = fake_tensor.explain(program(
            f"func.func @main(%x: !fake.tensor<[3], f32>) {{\n{ops}  return\n}}\n"), "m.py:3")
        self.assertIn("m.py:3: line, 23 ops\n", str(found))
        self.assertIn("  and 3 more ops\n", str(found))
        self.assertNotIn("r20", str(found))

    def test_several_results(self):
        found = fake_tensor.explain(program("""
func.func @main(%x: !fake.tensor<[n, 3], f32> loc("x")) {
  %0:2 = fake.aten.max.dim(%x, 1) : (!fake.tensor<[n, 3], f32>) -> (!fake.tensor<*>, !fake.tensor<*>) loc("max")
  return
}"""), "max")
        self.assertEqual([value.tensor.dtype for value in found.values],
                         ["float32", "int64"])
        self.assertIn("  #1  int64[n] strides [1]", str(found))

    def test_json(self):
        for name, field in (("seq", "guards"), ("reshape", "results"), ("p_w", "results"),
                            ("head", "ops"), ("model.py:8", "guards")):
            fields = json.loads(json.dumps(fake_tensor.explain(program(), name).as_json()))
            self.assertIn(field, fields)


class Copies(unittest.TestCase):

    def test_copies_of_layout(self):
        found = fake_tensor.copies(program())
        self.assertEqual([(info.op.name, info.copy.bytes, info.copy.reason)
                          for info in found], [("reshape", "32*(batch*seq//8)", "layout")])
        self.assertIn("model.py:7 (head)", str(found))

    def test_all_copies_and_their_sum(self):
        text = """
func.func @main(%x: !fake.tensor<[n, 4], f32> loc("x")) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<n, min = 2, hint = 3>]} {
  %0 = fake.aten.t(%x) : (!fake.tensor<[n, 4], f32>) -> !fake.tensor<*> loc("t")
  %1 = fake.aten.contiguous(%0) : (!fake.tensor<*>) -> !fake.tensor<*> loc("contiguous")
  %2 = fake.aten.clone(%x) : (!fake.tensor<[n, 4], f32>) -> !fake.tensor<*> loc("clone")
  %3 = fake.aten.flatten.using_ints(%0) : (!fake.tensor<*>) -> !fake.tensor<*> loc("flatten")
  %4 = fake.aten.flatten.using_ints(%x) : (!fake.tensor<[n, 4], f32>) -> !fake.tensor<*> loc("view")
  %5 = fake.aten.to.dtype(%x, f16) : (!fake.tensor<[n, 4], f32>) -> !fake.tensor<*> loc("to")
  return %1 : !fake.tensor<*>
}"""
        found = fake_tensor.copies(text)
        self.assertEqual([info.op.name for info in found], ["contiguous", "flatten"])
        self.assertEqual(found.summary(), "2 copies, 32*n bytes: 96 bytes for n = 3")
        every = fake_tensor.copies(text, all=True)
        self.assertEqual([(info.op.name, info.why) for info in every], [
            ("contiguous", "strides [1, 4]"), ("clone", "always copies"),
            ("flatten", "strides [1, 4]"), ("to", "from float32 to float16")])
        self.assertEqual(every.bytes, "56*n")
        self.assertEqual(json.loads(json.dumps(every.as_json()))["example_bytes"], 168)

    def test_no_copies(self):
        self.assertEqual(str(fake_tensor.copies("""
func.func @main(%x: !fake.tensor<[2], f32>) {
  return
}""")), "no copies")

    def test_sums(self):
        for sizes, total in (([1, 2], 3), ([], 0), (["4*n", 8, "n"], "5*n + 8"),
                             (["4*a*b", "2*b*a", "3*(a*b)"], "9*a*b"),
                             (["4*(n//2)", "4*(n//2)"], "8*(n//2)"), ([1, None], None)):
            self.assertEqual(copying.add(sizes), total)


class WhatIf(unittest.TestCase):

    def test_all_conditions_hold(self):
        found = fake_tensor.what_if(program(), batch=8, seq=32)
        self.assertTrue(found.is_valid)
        # The other symbol has to be equal.
        self.assertEqual({name: value for name, (value, _) in found.implied.items()},
                         {"other": 8})
        self.assertIn("other = 8, as Eq(batch, other)", str(found))
        self.assertIn("reshape  float32[4, 2, 32]", str(found))
        self.assertIn("cat      float32[8, 96]", str(found))
        self.assertIn("none of 6 conditions fails", found.summary())

    def test_failing_guards(self):
        found = fake_tensor.what_if(program(), {"batch": 3, "seq": 100})
        self.assertEqual([each.text for each in found.failures],
                         ["Eq(Mod(batch*seq, 8), 0)", "seq <= 64"])
        for line in ("reshape  aten.reshape.default  model.py:7 (head)",
                     "error: model.py:8: narrow: start 0 + length 100 exceeds size 64",
                     "2 of 5 conditions fail, 2 errors"):
            self.assertIn(line, str(found))
        self.assertFalse(json.loads(json.dumps(found.as_json()))["is_valid"])

    def test_values_that_do_not_agree(self):
        found = fake_tensor.what_if(program(), batch=8, other=16)
        self.assertEqual([each.text for each in found.failures], ["Eq(batch, other)"])

    def test_a_range(self):
        found = fake_tensor.what_if(program(), batch=1)
        self.assertEqual([(each.text, each.why) for each in found.failures], [
            ("2 <= batch", "range of x.size(0)"), ("2 <= other", "range of y.size(0)")])

    def test_an_example_for_other_symbols(self):
        found = fake_tensor.what_if(program(), batch=3)
        self.assertIn("for the example seq = 16", str(found))

    def test_strides_with_a_value(self):
        # Row-major strides stay row-major where only some symbols have a value.
        found = fake_tensor.what_if("""
func.func @main(%x: !fake.tensor<[a, 3, b, c], f32> {fake.kind = "user_input"} loc("x"),
                %y: !fake.tensor<[a, b], f32, strides = [2 * b, 2]> {fake.kind = "user_input"} loc("y"))
    attributes {fake.symbols = [#fake.symbol<a, min = 2>, #fake.symbol<b, min = 2>, #fake.symbol<c, min = 2>]} {
  return
}""", b=5)
        self.assertIn("x  float32[a, 3, 5, c]\n", str(found))
        self.assertIn("y  float32[a, 5] strides [10, 2]\n", str(found))

    def test_unknown_symbol(self):
        with self.assertRaisesRegex(fake_tensor.UnknownName,
                                    r"^no symbol 'bach' in the program; did you mean 'batch'"):
            fake_tensor.what_if(program(), bach=3)
        with self.assertRaisesRegex(fake_tensor.UnknownName,
                                    r"'zzz' in the program; it has batch, seq, other$"):
            fake_tensor.what_if(program(), zzz=3)

    def test_a_report_without_ir(self):
        text = Tool(find_tool()).report_details(PROGRAM).stdout
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "report.jsonl")
            pathlib.Path(path).write_text(text, encoding="utf-8")
            found = fake_tensor.what_if(path, batch=3, seq=100)
        self.assertEqual(len(found.failures), 2)
        self.assertEqual(found.errors, [])
        self.assertIn("cat      float32[3, 300]", str(found))

    def test_data_dependent_sizes_stay(self):
        found = fake_tensor.what_if("""
func.func @main(%x: !fake.tensor<[n], f32> loc("x")) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<n, min = 2>]} {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[n], f32>) -> !fake.tensor<*> loc("nonzero")
  return %0 : !fake.tensor<*>
}""", n=5)
        self.assertIn("nonzero  int64[u0, 1]", str(found))


class Diff(unittest.TestCase):

    def test_equal(self):
        found = fake_tensor.diff(program(), program())
        self.assertEqual((len(found), str(found)), (0, "no differences in 10 values"))

    def test_dtype(self):
        found = fake_tensor.diff(program(), PROGRAM.replace("[64, 4], f32", "[64, 4], f16"))
        self.assertEqual([(each.name, each.was, each.now) for each in found], [
            ("p_w", "float32[64, 4]", "float16[64, 4]"),
            ("narrow", "float32[seq, 4]", "float16[seq, 4]"),
            ("relu", "float32[seq, 4]", "float16[seq, 4]"),
            ("add_", "float32[seq, 4]", "float16[seq, 4]")])
        self.assertEqual(found.summary(), "4 changed; 10 values in both")

    @staticmethod
    def _views(numbers, sizes):
        lines, last = [], "%x"
        for number, size in zip(numbers, sizes):
            name = f"view_{number}" if number else "view"
            lines.append(f"  %v{number} = fake.aten.view({last}, [{size}]) : "
                         f"(!fake.tensor<*>) -> !fake.tensor<*> loc(\"{name}\")")
            last = f"%v{number}"
        first = lines[0].replace("(!fake.tensor<*>)", "(!fake.tensor<[24], f32>)")
        return "\n".join(["func.func @main(%x: !fake.tensor<[24], f32> loc(\"x\")) {",
                          first, *lines[1:], "  return", "}"])

    def test_an_inserted_node_shifts_numbers(self):
        old = self._views([0, 1, 2], ["2, 12", "3, 8", "4, 6"])
        new = self._views([0, 1, 2, 3], ["6, 4", "2, 12", "3, 8", "4, 6"])
        found = fake_tensor.diff(old, new)
        self.assertEqual([(each.name, each.kind) for each in found], [("view", "added")])
        back = fake_tensor.diff(new, old)
        self.assertEqual([(each.name, each.kind) for each in back], [("view", "removed")])

    def test_a_replaced_op(self):
        found = fake_tensor.diff(program(), PROGRAM.replace("fake.aten.relu", "fake.aten.gelu"))
        self.assertEqual([(each.name, each.kind, each.was, each.now) for each in found], [
            ("relu", "changed", "aten.relu.default float32[seq, 4]",
             "aten.gelu.default float32[seq, 4]")])

    def test_outputs(self):
        found = fake_tensor.diff(program(), PROGRAM.replace("return %1, %3 :", "return %1, %1 :"))
        self.assertEqual([(each.name, each.was, each.now) for each in found], [
            ("output 1", "float32[batch, 3*seq]", "float32[4, 2, batch*seq//8]")])

    def test_symbols_guards_and_functions(self):
        found = fake_tensor.diff(program(), PROGRAM.replace("[64, 4]", "[32, 4]")
                                 + "func.func @more(%x: !fake.tensor<[2], f32>) { return }\n")
        rows = [(each.name, each.was, each.now) for each in found]
        for row in (("symbol seq", "2 <= seq <= 64, x.size(1)", "2 <= seq <= 32, x.size(1)"),
                    ("guard", "seq <= 64", ""), ("guard", "", "seq <= 32"),
                    ("function more", "", "exists")):
            self.assertIn(row, rows)

    def test_names_of_symbols(self):
        self.assertEqual(list(fake_tensor.diff(program(), PROGRAM.replace("seq", "s7"))), [])
        # The names of two symbols are exchanged.
        other = PROGRAM.replace("seq", "tmp").replace("batch", "seq").replace("tmp", "batch")
        self.assertEqual([each.name for each in fake_tensor.diff(program(), other)
                          if each.name != "guard"], [])
        found = fake_tensor.diff(program(), PROGRAM.replace("seq", "s7").replace("512", "32"))
        self.assertEqual([(each.name, each.was, each.now) for each in found][:1], [
            ("symbol seq", "2 <= seq <= 64, x.size(1)", "2 <= seq <= 32, x.size(1)")])

    def test_functions_of_other_names(self):
        text = "func.func @f(%x: !fake.tensor<[2], f32> loc(\"x\")) {\n  return\n}\n"
        self.assertEqual(len(fake_tensor.diff(text, text.replace("@f", "@g"))), 0)
        nested = f"module {{\n{text}}}\nmodule {{\n{text.replace('[2]', '[3]')}}}\n"
        self.assertEqual(len(fake_tensor.diff(nested, nested)), 0)

    def test_strides_only(self):
        text = ("func.func @main(%x: !fake.tensor<[2, 3], f32{}> loc(\"x\")) {{\n"
                "  return\n}}\n")
        found = fake_tensor.diff(text.format(""), text.format(", strides = [1, 2]"))
        self.assertEqual([(each.was, each.now) for each in found], [
            ("float32[2, 3]", "float32[2, 3] strides [1, 2]")])

    def test_many_values_without_modules(self):
        lines = "\n".join(f"  %{index} = fake.aten.relu(%x) : (!fake.tensor<[2], f32>) -> "
                          "!fake.tensor<*>" for index in range(3000))
        text = f"func.func @main(%x: !fake.tensor<[2], f32>) {{\n{lines}\n  return\n}}\n"
        self.assertEqual(len(fake_tensor.diff(text, text)), 0)
        found = fake_tensor.diff(text, text.replace("%2999 = ", "%y = fake.aten.neg(%x) : "
                                 "(!fake.tensor<[2], f32>) -> !fake.tensor<*>\n  %2999 = "))
        self.assertEqual([each.kind for each in found], ["added"])


class Reprs(unittest.TestCase):

    def test_one_line(self):
        found = program()
        for each, text in (
                (found, "<Program: main: 3 arguments, 7 ops, 2 outputs, 3 symbols, "),
                (found.main, "<Function: main: 3 arguments, 7 ops, 2 outputs, 3 symbols, "),
                (found.main.ops[1], "<Op: t: aten.t.default>"),
                (found.main.ops[1].results[0], "<Value: t: float32[seq, batch] strides "),
                (fake_tensor.explain(found, "seq"),
                 "<SymbolExplanation: seq: backed symbol, 2 <= seq <= 64, hint 16>"),
                (fake_tensor.explain(found, "reshape"),
                 "<ValueExplanation: reshape: aten.reshape.default>"),
                (fake_tensor.copies(found), "<Copies: 1 copy, 32*(batch*seq//8) bytes: "),
                (fake_tensor.lint(found), "<Findings: 0 warnings>"),
                (fake_tensor.diff(found, found), "<Changes: no differences in "),
                (fake_tensor.what_if(found, batch=4), "<Outcome: batch = 4: ")):
            with self.subTest(text=text):
                self.assertTrue(repr(each).startswith(text), repr(each))
                self.assertLess(len(repr(each)), 120)
                self.assertNotIn("\n", repr(each))
        self.assertIn("3 arguments", str(found))


class Programs(unittest.TestCase):

    def test_names_with_ends_of_lines(self):
        text = r"""
func.func @main(%x: !fake.tensor<[n], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<n, min = 2, hint = 4>]} {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[n], f32>) -> !fake.tensor<*> loc("a\E2\80\A8b")
  return %0 : !fake.tensor<*>
}
"""
        self.assertEqual(fake_tensor.analyze(text).main.ops[0].name, "a\u2028b")
        self.assertTrue(fake_tensor.what_if(text, n=8).is_valid)

    def test_errors_are_kept(self):
        found = program(PROGRAM.replace("[4, 2, -1]", "[4, -2]"))
        self.assertEqual(len(found.errors), 1)
        self.assertIn("reshape", found.errors[0])
        self.assertEqual(len(fake_tensor.explain(found, "cat").values), 1)

    def test_text_that_does_not_parse(self):
        with self.assertRaisesRegex(fake_tensor.ToolError,
                                    "^cannot analyze the program: .*error: "):
            program("func.func @main(\n")

    def test_no_tensors(self):
        with self.assertRaisesRegex(fake_tensor.ToolError, "no function with tensors"):
            program("module {\n}\n")

    def test_a_report_of_something_else(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "other.jsonl")
            for text, words in (('{"a": 1}\n', "line 1: expected a line of"),
                                ("\n", "expected a line of --fake-report=details, found none"),
                                ("[", "expected a line of JSON")):
                path.write_text(text, encoding="utf-8")
                with self.assertRaises(report.ReportError) as raised:
                    fake_tensor.analyze(str(path))
                self.assertIn(words, str(raised.exception))


class Commands(unittest.TestCase):
    """The commands, on IR, which needs no PyTorch."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "model.mlir")
        pathlib.Path(self.path).write_text(PROGRAM, encoding="utf-8")
        self.other = os.path.join(folder.name, "other.mlir")
        pathlib.Path(self.other).write_text(PROGRAM.replace("aten.relu", "aten.gelu"),
                                            encoding="utf-8")

    def run_command(self, *arguments):
        """The exit code, output and errors."""
        with contextlib.redirect_stdout(io.StringIO()) as out, \
                contextlib.redirect_stderr(io.StringIO()) as errors:
            try:
                code = cli.main(list(arguments))
            except SystemExit as stop:
                code = stop.code
        return code, out.getvalue(), errors.getvalue()

    def test_exit_codes(self):
        for code, arguments, words in (
                (0, ("explain", self.path, "seq", "reshape"), "seq: backed symbol"),
                (0, ("diff", self.path, self.path), "no differences in 10 values\n"),
                (1, ("diff", self.path, self.other), "1 changed; 10 values in both\n"),
                (0, ("copies", self.path), "1 copy, "),
                (0, ("lint", self.path), "0 warnings\n"),
                (0, ("what-if", self.path, "batch=8", "seq=8"), "none of 6 conditions fails"),
                (1, ("what-if", self.path, "batch=8", "seq=80"), "1 of 5 conditions fails")):
            with self.subTest(" ".join(arguments)):
                found = self.run_command(*arguments)
                self.assertEqual((found[0], found[2]), (code, ""))
                self.assertIn(words, found[1])
                fields = json.loads(self.run_command(*arguments, "--json")[1])
                self.assertEqual(fields.get("model", fields.get("old")), self.path)

    def test_errors(self):
        for arguments, words in (
                (("explain", self.path, "sec"), "error: no symbol, value or module 'sec' in the "
                 "program; did you mean 'seq'?\n"),
                (("what-if", self.path, "sec=3"), "error: no symbol 'sec' in the program; did "
                 "you mean 'seq'?\n"),
                (("what-if", self.path, "seq=n"), "expected SYMBOL=INTEGER, found 'seq=n'\n"),
                (("what-if", self.path, "seq=3", "seq=4"),
                 "error: expected one value of 'seq', found 3 and 4\n"),
                (("lint", self.path, "--disable", "index"), "expected the name of a lint, found "
                 "'index'; did you mean 'index-dtype'?\n"),
                (("copies", self.path, "--input", "2"), f"error: expected no inputs for "
                 f"'{self.path}': it is a program already\n"),
                (("copies", self.path + ".jsonl"), f"error: cannot use '{self.path}.jsonl': No "
                 "such file or directory\n")):
            with self.subTest(" ".join(arguments)):
                code, _, errors = self.run_command(*arguments)
                self.assertEqual(code, 2)
                self.assertTrue(errors.endswith(words), errors)

    def test_errors_of_the_program(self):
        pathlib.Path(self.path).write_text(PROGRAM.replace("[4, 2, -1]", "[4, -2]"),
                                           encoding="utf-8")
        code, out, errors = self.run_command("lint", self.path)
        self.assertEqual((code, out), (1, "0 warnings, 1 error\n"))
        self.assertIn("model.py:7:0: error: ", errors)
        for arguments in (("explain", self.path, "cat"), ("copies", self.path)):
            code, out, _ = self.run_command(*arguments)
            self.assertEqual(code, 1)
            self.assertTrue(out)

    def test_changes_are_limited(self):
        lines = "\n".join(f"  %{index} = fake.aten.relu(%x) : (!fake.tensor<[2], f32>) -> "
                          f"!fake.tensor<*> loc(\"relu_{index}\")" for index in range(50))
        text = f"func.func @main(%x: !fake.tensor<[2], f32>) {{\n{lines}\n  return\n}}\n"
        for path, content in ((self.path, text), (self.other, text.replace("[2]", "[3]"))):
            pathlib.Path(path).write_text(content, encoding="utf-8")
        _, out, _ = self.run_command("diff", self.path, self.other)
        self.assertIn("\nand 11 more changes\n51 changed; 51 values in both\n", out)
        _, out, _ = self.run_command("diff", self.path, self.other, "--all")
        self.assertIn("\nrelu_49  ", out)


class Printing(unittest.TestCase):

    def test_tables_fit_the_terminal(self):
        out = io.StringIO()
        out.isatty = lambda: True
        with mock.patch.dict(os.environ, {"COLUMNS": "30"}):
            printing.write_rows([("a", "x" * 40, "y" * 12)], out, "  ")
        self.assertEqual(len(out.getvalue().rstrip("\n")), 30)
        self.assertIn("...", out.getvalue())

    def test_tables_in_files_are_complete(self):
        out = io.StringIO()
        printing.write_rows([("a", "x" * 200), ("bc", "y")], out)
        self.assertEqual(out.getvalue(), f"a   {'x' * 200}\nbc  y\n")

    def test_bytes(self):
        for size, text in ((512, "512 bytes"), (4_194_304, "4 MiB"), (1_600_000, "1.526 MiB"), ("4*n", "4*n bytes"),
                           (None, "? bytes")):
            self.assertEqual(printing.show_bytes(size), text)


if __name__ == "__main__":
    unittest.main()
