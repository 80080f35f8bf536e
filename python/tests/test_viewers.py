# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the files for other viewers. Some need the package of the viewer."""

import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from fake_tensor.pages import netron
from fake_tensor.pages.model_explorer import write_graphs
from fake_tensor.pages.render import Request, render_text
from fake_tensor.tool import Tool, find_tool

from .page_programs import NASTY, PROGRAM, SECOND, run_tool

HERE = pathlib.Path(__file__).parent


class Viewers(unittest.TestCase):
    """Files for other viewers."""

    def test_model_explorer(self) -> None:
        collection = write_graphs(run_tool(PROGRAM + SECOND), "title")
        self.assertEqual(collection["label"], "title")
        self.assertEqual([graph["id"] for graph in collection["graphs"]],
                         ["main", "second"])
        nodes = {node["id"]: node for node in collection["graphs"][0]["nodes"]}
        self.assertEqual(nodes["op 0"]["label"], "aten.add.Tensor")
        self.assertEqual(nodes["op 0"]["namespace"], "head/fc")
        self.assertEqual(nodes["op 1"]["incomingEdges"],
                         [{"sourceNodeId": "op 0", "sourceNodeOutputId": "0",
                           "targetNodeInputId": "0"}])
        self.assertIn({"key": "guards", "value": "Eq(b, n)"}, nodes["op 0"]["attrs"])
        self.assertIn({"key": "copy", "value": "layout, 16*b bytes"},
                      nodes["op 2"]["attrs"])
        self.assertIn({"key": "tensor_shape", "value": "float32[4, b]"},
                      nodes["op 1"]["outputsMetadata"][0]["attrs"])
        self.assertEqual(nodes["argument 1"]["namespace"], "head/fc")
        for node in nodes.values():
            for edge in node["incomingEdges"]:
                self.assertIn(edge["sourceNodeId"], nodes)

    @unittest.skipUnless(importlib.util.find_spec("model_explorer")
                         and importlib.util.find_spec("dacite"),
                         "needs ai-edge-model-explorer and dacite")
    def test_classes_of_model_explorer(self) -> None:
        # pylint: disable=import-outside-toplevel,import-error
        import dacite
        folder = importlib.util.find_spec("model_explorer").submodule_search_locations[0]
        # The package itself needs a server.
        spec = importlib.util.spec_from_file_location(
            "graph_builder", os.path.join(folder, "graph_builder.py"))
        classes = importlib.util.module_from_spec(spec)
        sys.modules["graph_builder"] = classes
        spec.loader.exec_module(classes)
        for text in (PROGRAM + SECOND, NASTY, ""):
            collection = write_graphs(run_tool(text), "title")
            # Raises for a field that is missing, unknown or of another type.
            found = dacite.from_dict(classes.GraphCollection, collection,
                                     dacite.Config(strict=True))
            self.assertEqual(len(found.graphs), len(collection["graphs"]))

    def netron_text(self, text: str) -> str:
        """The text for Netron, which fake-opt must read as well."""
        tool = Tool(find_tool())
        found = render_text(tool, text, Request("title", "netron")).text
        self.assertIsNone(tool.find_error(found))
        return found

    def test_netron(self) -> None:
        found = self.netron_text(PROGRAM + SECOND + "func.func @none() { return }\n")
        self.assertIn("func.func @main(%x: !fake.tensor<[b, 4], f32>, %w: ", found)
        self.assertIn("func.func @second(%y: !fake.tensor<[3], f32>) -> "
                      "!fake.tensor<[3], f32> {\n", found)
        self.assertIn("func.func @none() {\n", found)
        self.assertIn('%turned = "fake.aten.t"(%sum)', found)

    def test_netron_other_names(self) -> None:
        # Such functions stay in the generic form.
        self.assertIn('"func.func"() <{', self.netron_text(NASTY))
        self.assertIn('"func.func"() <{', self.netron_text("func.func private @f(i1)\n"))

    def test_netron_types(self) -> None:
        text = ('  "func.func"() <{function_type = (i1) -> tuple<i1, (i2) -> i3>, '
                'sym_name = "f"}> ({\n  ^bb0(%a: i1):\n    "x.y"() {a = "})"} : () -> ()\n'
                '  }) : () -> ()\n')
        self.assertEqual(netron.write_functions(text).splitlines(), [
            "  func.func @f(%a: i1) -> tuple<i1, (i2) -> i3> {",
            '    "x.y"() {a = "})"} : () -> ()', "  }"])

    @unittest.skipUnless(importlib.util.find_spec("netron") and shutil.which("node"),
                         "needs netron and node")
    def test_reader_of_netron(self) -> None:
        folder = importlib.util.find_spec("netron").submodule_search_locations[0]
        with tempfile.TemporaryDirectory() as work:
            path = os.path.join(work, "program.mlir")
            pathlib.Path(path).write_text(self.netron_text(PROGRAM), encoding="utf-8")
            done = subprocess.run(["node", str(HERE / "read_netron.mjs"), folder, path],
                                  capture_output=True, text=True, check=False)
        self.assertEqual((done.stdout, done.stderr), (
            "mlir.text MLIR\n@main: 3 inputs, 1 outputs, 6 nodes\n", ""))


if __name__ == "__main__":
    unittest.main()
