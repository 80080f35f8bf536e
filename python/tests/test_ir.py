# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of writing IR and of reading the output of the tool."""

import json
import os
import pathlib
import stat
import tempfile
import unittest

from fake_tensor import cases, graph, ir, places, schema
from fake_tensor.tool import Function, Tool, parse_diagnostics

X = {"t": [[4, 3], [3, 1], 0, "float32", "cpu", 0, 0]}
VIEW = {"t": [[2], [2], 1, "float32", "cuda:0", 0, 1]}
TABLE = {
    "aten.add.Tensor": schema.parse(
        "add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor"),
    "aten.add.Scalar": schema.parse(
        "add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor"),
    "aten.view": schema.parse("view(Tensor(a) self, SymInt[] size) -> Tensor(a)"),
    "aten.sort": schema.parse("sort(Tensor self, int dim=-1, bool descending=False)"
                              " -> (Tensor values, Tensor indices)"),
    "aten.split.Tensor": schema.parse("split.Tensor(Tensor(a -> *) self, SymInt "
                                      "split_size, int dim=0) -> Tensor(a)[]"),
    "aten.sym_size.int": schema.parse("sym_size.int(Tensor self, int dim) -> SymInt"),
}


def case(op, *args, **kw):
    """A recorded call."""
    return {"op": op, "args": list(args), "kw": kw}


def write(recorded):
    """The lines of a case."""
    return ir.write_case("c0", recorded, TABLE, ir.symbols_of_case(recorded)).lines()


class Schemas(unittest.TestCase):

    def test_returns(self):
        returns = {name: row.returns for name, row in TABLE.items()}
        self.assertEqual(returns["aten.view"], ("Tensor",))
        self.assertEqual(returns["aten.sort"], ("Tensor", "Tensor"))
        self.assertEqual(returns["aten.split.Tensor"], ("Tensor[]",))
        self.assertEqual(schema.parse("_assert_async(Tensor self) -> ()").returns, ())

    def test_parameters(self):
        row = TABLE["aten.add.Tensor"]
        self.assertEqual([parameter.name for parameter in row.parameters],
                         ["self", "other", "alpha"])
        self.assertEqual(row.bind([X, 1], {"alpha": 2}),
                         [("Tensor", X), ("Tensor", 1), ("Scalar", 2)])
        split = TABLE["aten.split.Tensor"].parameters
        self.assertEqual(split[0], ("Tensor", "self"))


class Constants(unittest.TestCase):

    def test_constants(self):
        for value, text in ((None, "none"), (True, "true"), (3, "3"), (-3, "-3"),
                            ({"f": "1e-05"}, "1.0e-05"), ({"f": "-0.5"}, "-0.5"),
                            ({"f": "-inf"}, "-inf"), ({"f": "nan"}, "nan"),
                            ({"f": "1e+30"}, "1.0e+30"), ({"dtype": "bool"}, "bool"),
                            ({"dtype": "float16"}, "f16"), ({"device": "cpu"}, '"cpu"'),
                            ({"mf": "channels_last"}, "channels_last"),
                            ({"c": "1j"}, "complex<0.0, 1.0>"),
                            ({"c": "(-0-infj)"}, "complex<-0.0, -inf>"),
                            ({"c": "(1.5+nanj)"}, "complex<1.5, nan>"),
                            ('a"b\\', '"a\\22b\\5C"')):
            self.assertEqual(ir.write_constant(value), text)

    def test_unsupported(self):
        for value in ({"dtype": "float3"}, {"x": 1}):
            with self.assertRaises(ir.Unsupported):
                ir.write_constant(value)


class Cases(unittest.TestCase):

    def test_call(self):
        self.assertEqual(write(case("aten.add.Tensor", X, X, alpha=2)), [
            "func.func @c0(%$0: !fake.tensor<[4, 3], f32, strides = [3, 1]> "
            "{fake.storage = 0 : i64}, %$1: !fake.tensor<[4, 3], f32, "
            "strides = [3, 1]> {fake.storage = 0 : i64}) {",
            "  %_0 = fake.aten.add.Tensor(%$0, %$1, alpha = 2) : "
            "(!fake.tensor<[4, 3], f32, strides = [3, 1]>, "
            "!fake.tensor<[4, 3], f32, strides = [3, 1]>) -> !fake.tensor<*>",
            "  return", "}"])

    def test_fields(self):
        lines = write(case("aten.view.default", VIEW, [2]))
        self.assertIn('!fake.tensor<[2], f32, strides = [2], offset = 1, '
                      'device = "cuda:0", conj>', lines[0])
        self.assertNotIn("fake.storage", lines[0])

    def test_number_for_a_tensor(self):
        self.assertIn("fake.aten.add.Tensor(%$0, 1)",
                      write(case("aten.add.Tensor", X, 1))[1])

    def test_results(self):
        self.assertIn("%_0:2 = fake.aten.sort(%$0) :",
                      write(case("aten.sort.default", X))[1])
        self.assertTrue(write(case("aten.split.Tensor", X, 2))[1].endswith(
            "-> !fake.list<>"))

    def test_symbols(self):
        sized = {"t": [[{"sym": "s0"}], [1], 0, "int64", "cpu", 0, 0]}
        recorded = case("aten.view.default", sized, [{"sym": "s0//2"}, 2])
        recorded["syms"] = {"s0": ["2", "int_oo", "4"], "u0": ["0", "9", "None"]}
        lines = write(recorded)
        self.assertIn("%$1: !fake.int<s0 floordiv 2>", lines[0])
        self.assertIn("fake.symbols = [#fake.symbol<s0, min = 2, hint = 4>]", lines[0])
        self.assertIn("(%$0, [%$1, 2])", lines[1])

    def test_kinds_of_symbols(self):
        sized = {"t": [[{"sym": name} for name in ("n", "rows", "u0", "j0", "s1")],
                       [1] * 5, 0, "int64", "cpu", 0, 0]}
        recorded = case("aten.sort.default", sized)
        # What was recorded counts, not the name; of j0 and s1 there is nothing else.
        recorded["syms"] = {"n": ["0", "9", "None"], "rows": ["2", "int_oo", "4"],
                            "u0": ["2", "int_oo", "5", "backed"]}
        self.assertIn("[#fake.symbol<n, unbacked, min = 0, max = 9>, "
                      "#fake.symbol<rows, min = 2, hint = 4>, "
                      "#fake.symbol<u0, min = 2, hint = 5>, "
                      "#fake.symbol<j0, ragged, min = 2, hint = 2>, "
                      "#fake.symbol<s1, min = 2, hint = 2>]", write(recorded)[0])

    def test_bounds_that_the_call_found_are_not_declared(self):
        sized = {"t": [[{"sym": "s0"}, {"sym": "s1"}], [{"sym": "s1"}, 1], 0, "int64",
                       "cpu", 0, 0]}
        recorded = case("aten.view.default", sized, [-1])
        recorded["syms"] = {"s0": ["4", "15", "5"], "s1": ["9", "int_oo", "12"]}
        recorded["guards"] = ["s0 >= 4", "s0 < 16"]
        self.assertIn("[#fake.symbol<s0, min = 2, hint = 5>, "
                      "#fake.symbol<s1, min = 9, hint = 12>]", write(recorded)[0])

    def test_opaque_terms(self):
        text = "CeilToInt(1.5*ToFloat(s0))"
        recorded = case("aten.view.default", X, [{"sym": text}])
        recorded["syms"] = {"s0": ["2", "int_oo", "4"]}
        lines = write(recorded)
        self.assertIn("!fake.int<opaque0>", lines[0])
        self.assertIn("#fake.symbol<opaque0, min = 3, hint = 6>", lines[0])

    def test_missing_op(self):
        with self.assertRaises(ir.Unsupported):
            write(case("aten.no_such_op.default", X))


class FakeTool(unittest.TestCase):
    """Tests with a stand-in for fake-opt, written in Python."""

    SCRIPT = r'''#!/usr/bin/env python3
import json, re, sys
line = 0
for split in sys.stdin.read().split("// -----\n"):
    start, line = line, line + split.count("\n") + 1
    # "bad" does not parse, "crash" crashes.
    rows = split.splitlines()
    if any("crash" in row for row in rows):
        sys.stdout.flush()
        sys.exit(139)
    bad = [index for index, row in enumerate(rows, 1) if "bad" in row]
    if bad:
        print(f"<stdin>:{start + bad[0]}:3: error: no such thing", file=sys.stderr)
        continue
    for index, row in enumerate(rows, 1):
        match = re.search(r"@(\w+)", row)
        if match:
            print(json.dumps({"func": match[1], "value": "%0", "op": None,
                              "meta": None}))
        if "refused" in row:
            print(f"<stdin>:{start + index}:3: error: 'fake.x' op refused",
                  file=sys.stderr)
'''

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        path = pathlib.Path(self.folder.name, "tool")
        path.write_text(self.SCRIPT, encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        self.tool = Tool(str(path))

    @unittest.skipIf(os.name == "nt", "runs a script")
    def test_functions_do_not_disturb_each_other(self):
        words = ["good"] * 230
        words[3], words[7], words[9] = "bad", "refused", "bad"
        words[120] = "crash"
        functions = [Function(f"c{index}", [f"func.func @c{index}() {{", word, "}"])
                     for index, word in enumerate(words)]
        outcomes = self.tool.run(functions)
        for index, word in enumerate(words):
            outcome = outcomes[f"c{index}"]
            self.assertEqual(bool(outcome.errors), word != "good", index)
            self.assertEqual(bool(outcome.report), word in ("good", "refused"), index)
            self.assertEqual(outcome.crashed, word == "crash", index)

    def test_diagnostics(self):
        found = parse_diagnostics("<stdin>:12:8: error: 'x' op bad: very\n"
                                  "  %0 = x\n       ^\n"
                                  "<unknown>:0: error: loc(\"a\"): b\n"
                                  "a/b.mlir:3:1: note: see\n")
        self.assertEqual(found, [(12, "error", "'x' op bad: very"),
                                 (0, "error", 'loc("a"): b'), (3, "note", "see")])


class Reading(unittest.TestCase):

    def test_storages_get_the_numbers_of_the_recording(self):
        shared = {"t": [[2], [1], 0, "float32", "cpu", 5, 0]}
        names = cases.StorageNames(6)
        names.set_argument(1, 5)
        argument = [[2], [1], 0, "float32", "cpu", 1, 0]
        fresh = [[2], [1], 0, "float32", "cpu", 9, 0]
        self.assertEqual(names.rename(argument), shared["t"])
        self.assertEqual(names.rename(fresh)[5], 6)
        self.assertEqual(names.rename(fresh)[5], 6)
        self.assertIsNone(names.rename([None, None, None, None, None, 0, 0])[5])


class Graphs(unittest.TestCase):

    def write(self, *records):
        recorded = graph.Graph([{"ranges": {"s0": ["2", "int_oo"]}}, *records])
        return graph.GraphWriter(recorded, TABLE, {}), recorded.nodes

    def node(self, name, op, *args, val=None):
        return {"k": "op", "name": name, "op": op, "args": list(args), "kw": {},
                "val": val}

    def test_graph(self):
        sized = {"t": [[{"sym": "s0"}, 3], [3, 1], 0, "float32", "cpu", 0, 0]}
        written, nodes = self.write(
            {"k": "in", "name": "x", "kind": "USER_INPUT", "val": sized,
             "requires_grad": True},
            self.node("n", "aten.sym_size.int", {"n": "x"}, 0, val={"sym": "s0"}),
            self.node("mul", "<built-in function mul>", {"n": "n"}, 3),
            self.node("view", "aten.view.default", {"n": "x"}, [{"n": "mul"}], val=X),
            self.node("sort", "aten.sort.default", {"n": "view"}, val=[X, X]),
            self.node("item", "getitem", {"n": "sort"}, 1, val=X),
            self.node("split", "aten.split.Tensor", {"n": "item"}, 2, val=[X, X]),
            self.node("half", "getitem", {"n": "split"}, -1, val=X),
            {"k": "out", "args": [[{"n": "half"}, None, {"n": "mul"}]],
             "results": [{"kind": "USER_OUTPUT"}, {"kind": "USER_OUTPUT"},
                         {"kind": "BUFFER_MUTATION", "target": "b"}]})
        body = "\n".join(written.writer.lines())
        self.assertIn('{fake.kind = "user_input", fake.requires_grad} loc("x")', body)
        self.assertIn('-> (!fake.tensor<*> {fake.kind = "user_output"}, !fake.int '
                      '{fake.kind = "buffer_mutation", fake.target = "b"})', body)
        self.assertIn("return %split.elements#1, %mul : !fake.tensor<*>, !fake.int",
                      body)
        self.assertIn("#fake.symbol<s0, min = 2>", body)
        self.assertIn("= fake.constant 3 : !fake.int<3>", body)
        self.assertIn("%mul = fake.mul %n, %_1 : (!fake.int, !fake.int<3>) -> !fake.int"
                      ' loc("mul")', body)
        self.assertIn("%view = fake.aten.view(%x, [%mul])", body)
        self.assertIn("%sort:2 = fake.aten.sort(%view)", body)
        self.assertIn("fake.aten.split.Tensor(%sort#1, 2)", body)
        self.assertIn("%split.elements:2 = fake.unpack %split", body)
        self.assertEqual(nodes[5].places, [("sort", 1)])
        self.assertEqual(nodes[7].places, [("split.elements", 1)])

    def test_sources(self):
        recorded = graph.Graph([
            {"k": "in", "name": "x", "val": X},
            {**self.node("y", "aten.view.default", {"n": "x"}, [12], val=X),
             "place": places.Place("layers.7", (("model.py", 7), ("model.py", 30)))}])
        written = graph.GraphWriter(recorded, TABLE, {}, with_places=True)
        self.assertIn('loc("y"("layers.7"(#stack0)))', written.writer.body[0])
        self.assertEqual(written.writer.lines()[-1], '} loc("model.py":30:0)')
        self.assertEqual(
            written.locations.aliases,
            ['#stack0 = loc(callsite("model.py":7:0 at "model.py":30:0))'])

    def test_missing_op(self):
        written, nodes = self.write(
            self.node("lost", "aten.no_such_op.default", val=X),
            self.node("view", "aten.view.default", {"n": "lost"}, [12], val=X))
        self.assertEqual(nodes[0].fields, {"unsupported": "not in the op table"})
        self.assertIn('%lost: !fake.tensor<[4, 3], f32, strides = [3, 1]> '
                      '{fake.kind = "missing_op", ', written.writer.lines()[0])
        self.assertEqual(json.loads(json.dumps(nodes[0].record())),
                         {"name": "lost", "error": "not in the op table"})


if __name__ == "__main__":
    unittest.main()
