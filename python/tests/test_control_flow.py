# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of higher-order ops. All need fake-opt in $FAKE_OPT; those of models also need
PyTorch."""

import os
import unittest

from fake_tensor import control_flow, graph
from fake_tensor.tool import Tool

from .live import HAS_TORCH, LiveTest

if HAS_TORCH:
    import fake_tensor
    from fake_tensor import exporter

    from . import control_flow_models


def tensor(sizes, strides, storage, dtype="float32"):
    """A recorded tensor."""
    return {"t": [sizes, strides, 0, dtype, "cpu", storage, 0]}


VECTOR = tensor([4], [1], 0)


def cond(outputs, wanted, inner=tensor([4], [1], 5)):
    """Records of a graph with a cond, whose false branch returns `outputs`."""
    def region(name, args):
        name = f"cond.{name}."
        return {"name": name, "args": args, "records": [
            {"k": "arg", "name": name + "a", "scope": name, "val": VECTOR},
            {"k": "op", "name": name + "sin", "op": "aten.sin.default", "kw": {},
             "args": [{"n": name + "a"}], "scope": name, "val": inner}]}
    return [
        {"ranges": {}},
        {"k": "in", "name": "p", "val": tensor([], [], 1, "bool")},
        {"k": "in", "name": "x", "val": VECTOR},
        {"k": "op", "name": "cond", "op": "higher_order.cond", "kw": {},
         "args": [{"n": "p"}, {"g": "t"}, {"g": "f"}, [{"n": "x"}]],
         "graphs": [region("t", [{"n": "cond.t.sin"}]), region("f", outputs)],
         "val": [wanted]},
        {"k": "op", "name": "getitem", "op": "getitem", "args": [{"n": "cond"}, 0],
         "kw": {}, "val": wanted},
        {"k": "out", "args": [{"n": "getitem"}]}]


class Text(unittest.TestCase):

    def test_head_without_operands_or_results(self):
        shape = control_flow.SHAPES["higher_order.cond"]
        self.assertEqual(
            control_flow.write_head(shape, "%r", [("%p", "!fake.bool")], [[]], []),
            "fake.cond %p : (!fake.bool) -> ()")

    def test_erase(self):
        self.assertEqual(control_flow.erase("!fake.tensor<[2], f32>"),
                         "!fake.tensor<*>")
        self.assertEqual(control_flow.erase("!fake.int<s0>"), "!fake.int")
        self.assertEqual(control_flow.erase("!fake.bool"), "!fake.bool")


@unittest.skipUnless("FAKE_OPT" in os.environ, "needs $FAKE_OPT")
class Records(unittest.TestCase):

    def run_records(self, records):
        """The differences of each node, by name."""
        tool = Tool(os.environ["FAKE_OPT"])
        recorded = graph.Graph(records)
        graph.run_graph(tool, recorded)
        return {node.name: node.difference for node in recorded.all_nodes()}

    def test_right(self):
        found = self.run_records(cond([{"n": "cond.f.a"}], tensor([4], [1], 2)))
        self.assertEqual(set(found.values()), {""})
        self.assertIn("cond.f.sin", found)

    def test_wrong_inside(self):
        found = self.run_records(cond([{"n": "cond.f.a"}], tensor([4], [1], 2),
                                      inner=tensor([5], [1], 3)))
        self.assertEqual(found["cond.t.sin"], "sizes")
        self.assertEqual(found["cond"], "")

    def test_what_cannot_be_written(self):
        # The results are as recorded, as for a missing op.
        found = self.run_records(cond([None], tensor([4], [1], 2)))
        self.assertEqual(found["cond"], "None goes into a region, or out of it")
        self.assertEqual(found["cond.t.sin"], "inside of cond")
        self.assertEqual(found["getitem"], "")


class Models(LiveTest):

    def test_every_node_is_right(self):
        for model, args, shapes in control_flow_models.all_models():
            for decompositions in (None, exporter.core_decompositions()):
                with self.subTest(model=type(model).__name__, core=bool(decompositions)):
                    found = fake_tensor.check(model, args, dynamic_shapes=shapes,
                                              decompositions=decompositions)
                    self.assertEqual(
                        [(node.name, node.difference) for node in found.differences],
                        [])

    def test_nodes_inside(self):
        model, args, shapes = control_flow_models.all_models()[0]
        found = fake_tensor.infer(model, args, dynamic_shapes=shapes)
        inner = found["cond.true_graph_0.mul"]
        self.assertEqual(inner.op, "aten.mul.Tensor")
        self.assertEqual(inner.value.sizes, (1, 3))
        self.assertIsInstance(found["getitem_2"].value.sizes[0], str)

    def test_text(self):
        model, args, shapes = control_flow_models.all_models()[0]
        text = fake_tensor.export(model, args, dynamic_shapes=shapes)
        self.assertRegex(text, r"%cond:2 = fake.cond %gt with\(%x, %y, ")
        self.assertRegex(text, r"\n    then\(%cond.true_graph_0.x: !fake.tensor<\*> loc")
        self.assertRegex(text, r"\n      fake.yield %cond.false_graph_0.cos, ")

    def test_autocast(self):
        # The text contains its conversions.
        model, args, shapes = control_flow_models.all_models()[-1]
        self.assertIn("fake.aten._to_copy(%cond.true_graph_0.",
                      fake_tensor.export(model, args, dynamic_shapes=shapes))


if __name__ == "__main__":
    unittest.main()
