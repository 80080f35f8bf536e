# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the exporter. They need PyTorch, and fake-opt in $FAKE_OPT."""

import contextlib
import io
import os
import pathlib
import re
import subprocess
import tempfile
import unittest
import warnings
from unittest import mock

from .live import HAS_TORCH, LiveTest

if HAS_TORCH:
    import torch

    import fake_tensor
    from fake_tensor import cli, exporter
    from fake_tensor.tool import Tool, find_tool

    from . import models


class Export(LiveTest):

    def test_inputs(self):
        model, args, kwargs, shapes = models.gate()
        text = fake_tensor.export(model, args, kwargs, dynamic_shapes=shapes)
        for part in (
                '%p_layer_weight: !fake.tensor<[8, 4], f32, strides = [4, 1]> '
                '{fake.kind = "parameter", fake.target = "layer.weight", '
                'fake.requires_grad} loc("p_layer_weight")',
                'fake.kind = "buffer", fake.target = "count", fake.persistent = true',
                'fake.kind = "buffer", fake.target = "scale", fake.persistent = false',
                "min = 2, hint = 6>]",
                """fake.inputs = "((x, {'z': extra_z}), {})\"""",
                """fake.outputs = "{'y': """,
                "models.py\":"):
            self.assertIn(part, text)

    def test_every_node_is_right(self):
        for make in (models.gate, models.pick, models.windows):
            model, args, kwargs, shapes = (*make(), {}, None)[:4]
            for decompositions in (None, exporter.core_decompositions()):
                with self.subTest(make=make.__name__, core=bool(decompositions)):
                    found = fake_tensor.check(model, args, kwargs, dynamic_shapes=shapes,
                                              decompositions=decompositions)
                    self.assertEqual(
                        [(node.name, node.difference) for node in found.differences],
                        [])
                    self.assertGreater(len(found.nodes), 5)

    def test_numbers_that_depend_on_data(self):
        class Items(torch.nn.Module):
            def forward(self, x, k):
                return x.mean().item() * 2, (x > 0).any().item(), k.item()
        found = fake_tensor.infer(Items(), (torch.ones(2), torch.tensor(3)))
        rows = {row.split()[0]: row.split()[2] for row in str(found).splitlines()}
        self.assertEqual([rows[name] for name in ("item", "mul", "item_1", "item_2")],
                         ["float", "float", "bool", "size"])
        self.assertTrue(found["mul"].is_unknown_float)

    def test_infer(self):
        model, args = models.pick()
        found = fake_tensor.infer(model, args)
        self.assertEqual(found["x"].value.sizes, (4, 6, 2))
        nonzero = found["nonzero"]
        self.assertEqual(nonzero.op, "aten.nonzero.default")
        self.assertEqual(nonzero.value.dtype, "int64")
        self.assertIsInstance(nonzero.value.sizes[0], str)
        self.assertIsNone(nonzero.expected)
        out = io.StringIO()
        found.print_table(out)
        self.assertIn("aten.nonzero.default", out.getvalue())

    def test_other_device(self):
        model, args, kwargs, _ = models.gate()
        found = fake_tensor.infer(model, args, kwargs, device="cuda")
        self.assertEqual({node.value.device for node in found
                          if isinstance(node.value, fake_tensor.TensorInfo)}, {"cuda:0"})

    def test_text_for_another_device(self):
        for make in (models.gate, models.windows):
            model, args, kwargs, shapes = make()
            text = fake_tensor.export(model, args, kwargs, dynamic_shapes=shapes,
                                      device="cuda:0")
            with self.subTest(make=make.__name__):
                for tensor in re.findall(r"!fake.tensor<\[[^>]*>", text):
                    self.assertIn('device = "cuda:0"', tensor)
                self.assertNotIn('"cpu"', text)
                self.assertIsNone(Tool(find_tool()).find_error(text))

    def test_symbolic_strides_and_offsets(self):
        model, args, kwargs, shapes = models.windows()
        found = fake_tensor.infer(model, args, kwargs, dynamic_shapes=shapes)
        window = found["as_strided"].value
        rows, columns = found["x"].value.sizes
        self.assertEqual(window.sizes, (f"{rows}//2", columns))
        self.assertEqual(window.strides, (f"2*{columns}", 1))
        self.assertEqual(window.offset, columns)

    def test_saved_program(self):
        for make in (models.gate, models.pick, models.windows):
            model, args, kwargs, shapes = (*make(), {}, None)[:4]
            program = torch.export.export(model, args, kwargs, dynamic_shapes=shapes,
                                          strict=False)
            text = fake_tensor.export(program)
            with tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, "model.pt2")
                torch.export.save(program, path)
                saved = fake_tensor.export(path)
                from_path = fake_tensor.export(pathlib.Path(path))
                with contextlib.redirect_stdout(io.StringIO()) as out:
                    self.assertEqual(cli.main(["check", path]), 0)
            with self.subTest(make=make.__name__):
                self.assertEqual(_without_places(text), _without_places(saved))
                self.assertEqual(saved, from_path)
                self.assertIn(" 0 differences", out.getvalue())

    def test_op_that_is_missing(self):
        model, args = models.custom()
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            text = fake_tensor.export(model, args)
        self.assertTrue(any("fake_tensor_tests.taller.default: not in the op table, and "
                            "has no rule: aten.unsqueeze_ changes the sizes of a tensor"
                            in str(warning.message) for warning in caught))
        self.assertIn('fake.target = "fake_tensor_tests.taller.default"', text)
        self.assertIn("fake.aten.sum.dim_IntList", text)

    def test_autocast(self):
        # The graph contains the conversions of the region.
        model, args = models.mixed()
        found = fake_tensor.check(model, args)
        self.assertEqual(found.differences, [])
        self.assertEqual(found["matmul"].value.dtype, "bfloat16")
        self.assertIn("fake.aten._to_copy(%x, dtype = bf16)",
                      fake_tensor.export(model, args))

    def test_weights_are_not_copied(self):
        model, args, kwargs, shapes = models.gate()
        refuse = AssertionError("expected no copy of a weight")
        with mock.patch.object(torch.Tensor, "__deepcopy__", side_effect=refuse), \
                mock.patch.object(torch.nn.Parameter, "__deepcopy__", side_effect=refuse):
            text = fake_tensor.export(model, args, kwargs, dynamic_shapes=shapes)
        self.assertNotIn("dense<", text)

    def test_wrong_model(self):
        with self.assertRaisesRegex(TypeError, "expected an nn.Module, .* found int"):
            fake_tensor.export(3)

    def test_difference(self):
        # Changes PyTorch's metadata, as if fake-opt was wrong.
        model, args = models.pick()
        program = torch.export.export(model, args, strict=False)
        node = next(node for node in program.graph.nodes if node.name == "nonzero")
        node.meta["val"] = next(iter(program.graph.nodes)).meta["val"]
        found = fake_tensor.check(program)
        self.assertEqual([node.name for node in found.differences], ["nonzero"])
        self.assertFalse(found.is_right)
        out = io.StringIO()
        found.print_differences(out)
        self.assertIn("nonzero: aten.nonzero.default", out.getvalue())
        self.assertIn("PyTorch   float32[4, 6, 2]", out.getvalue())

    def test_record(self):
        with tempfile.TemporaryDirectory() as folder:
            program, record = (os.path.join(folder, name)
                               for name in ("gate.mlir", "gate.jsonl"))
            self.assertEqual(
                cli.main(["export", "tests.models:gate", "-o", program, "--record", record]),
                0)
            command = [os.environ["FAKE_OPT"], program, "-o", os.devnull,
                       f"--fake-crossref=expected={record}"]
            self.assertEqual(subprocess.run(command, check=False).returncode, 0)
            text = pathlib.Path(record).read_text(encoding="utf-8")
            pathlib.Path(record).write_text(text.replace('"float32"', '"float16"'),
                                            encoding="utf-8")
            wrong = subprocess.run(command, check=False, capture_output=True, text=True)
        self.assertEqual(wrong.returncode, 1)
        self.assertIn("expected dtype float16 as recorded, found float32", wrong.stderr)

    def test_commands(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "gate.mlir")
            self.assertEqual(
                cli.main(["export", "tests.models:gate", "--decompose", "-o",
                          str(path)]), 0)
            self.assertIn("fake.aten.addmm", path.read_text(encoding="utf-8"))
        with contextlib.redirect_stdout(io.StringIO()) as out:
            self.assertEqual(cli.main(["check", "tests.models:gate"]), 0)
        self.assertIn("0 differences", out.getvalue())
        with contextlib.redirect_stderr(io.StringIO()) as out:
            self.assertEqual(cli.main(["export", "tests.models"]), 2)
        self.assertIn("error: expected module:name, file.py:name or a .pt2 file", out.getvalue())


def _without_places(text):
    """The lines without locations: a saved program keeps only some."""
    body = text[text.index("func.func"):].splitlines()[1:]
    return [line.split(" loc(")[0] for line in body]


if __name__ == "__main__":
    unittest.main()
