# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the backend of torch.compile. They need PyTorch, and fake-opt in $FAKE_OPT."""

import unittest
import warnings
from unittest import mock

from .live import HAS_TORCH, LiveTest

if HAS_TORCH:
    import torch

    import fake_tensor
    from fake_tensor.recorder import Recorder

    from . import record_models


class BackendTest(LiveTest):

    def setUp(self):
        super().setUp()
        torch._dynamo.reset()
        # Nothing is different in most tests.
        warnings.simplefilter("error", fake_tensor.DifferenceWarning)

    def assert_right(self, program):
        self.assertIsNone(program.error)
        found = program.check()
        self.assertEqual([(node.name, node.difference) for node in found.differences], [])
        self.assertNotIn("missing_op", program.text)


class Graphs(BackendTest):

    def test_graph_break_and_dynamic_sizes(self):
        backend = fake_tensor.make_backend()
        compiled = torch.compile(record_models.break_graph, backend=backend, dynamic=True)
        for rows in (4, 7):
            x = torch.randn(rows, 3)
            self.assertTrue(torch.equal(compiled(x, 2.5),
                                        record_models.break_graph(x, 2.5)))
        first, second = backend.programs
        for program in backend.programs:
            self.assert_right(program)
            self.assertIn("#fake.symbol<", program.text)
        self.assertEqual((first.name, second.name), ("graph 0/0", "graph 1/0"))
        rows, columns = first.check()["x"].value.sizes
        self.assertEqual(first.check()["mm"].value.sizes, (rows, rows))
        self.assertEqual((rows, columns), ("x_dim0", "x_dim1"))
        self.assertEqual(fake_tensor.explain(first, "x_dim0").source, "x.size(0)")
        self.assertIn("fake.floordiv", second.text)
        self.assertIn("record_models.py", first.text)

    def test_a_model(self):
        backend = fake_tensor.make_backend()
        model = record_models.LanguageModel()
        compiled = torch.compile(model, backend=backend)
        compiled(torch.randint(0, 50, (4, 9)))
        # Of other sizes: compiled again, with symbols.
        scores = compiled(torch.randint(0, 50, (5, 8)))
        scores.sum().backward()
        self.assertIsNotNone(model.head.weight.grad)
        static, dynamic = backend.programs
        for program in backend.programs:
            self.assert_right(program)
            targets = {record.get("target") for record in program.records
                       if record.get("kind") == "PARAMETER"}
            self.assertIn("self.blocks.0.feed.1.weight", targets)
        self.assertEqual(static.check()["embedding"].value.sizes, (4, 9, 16))
        self.assertIsInstance(dynamic.check()["embedding"].value.sizes[0], str)

    def test_autograd(self):
        programs = []
        backend = fake_tensor.make_backend(aot=True, on_program=programs.append)
        model = record_models.LanguageModel()
        compiled = torch.compile(model, backend=backend, dynamic=True)
        compiled(torch.randint(0, 50, (4, 9))).sum().backward()
        self.assertIsNotNone(model.head.weight.grad)
        self.assertEqual(programs, backend.programs)
        self.assertEqual([program.name for program in programs],
                         ["forward graph 0/0", "backward graph 0/0"])
        for program in programs:
            self.assert_right(program)
        ops = {record.get("op") for record in programs[1].records}
        self.assertIn("aten.native_layer_norm_backward.default", ops)

    def test_control_flow(self):
        backend = fake_tensor.make_backend()
        torch.compile(record_models.run_control_flow, backend=backend)(torch.randn(3))
        program, = backend.programs
        self.assert_right(program)
        self.assertIn("fake.cond", program.text)

    def test_the_backend_without_options(self):
        fake_tensor.backend.clear()
        torch.compile(lambda x: x + 1, backend=fake_tensor.backend)(torch.ones(3))
        self.assertEqual([len(program) for program in fake_tensor.backend.programs], [1])
        fake_tensor.backend.clear()
        self.assertEqual(fake_tensor.backend.programs, [])


class Warnings(BackendTest):

    def compile(self, function, x, **options):
        """The result, the programs and the warnings."""
        backend = fake_tensor.make_backend(**options)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            result = torch.compile(function, backend=backend)(x)
        return result, backend.programs, [
            str(warning.message) for warning in caught
            if warning.category is fake_tensor.DifferenceWarning]

    def test_a_difference_is_a_warning(self):
        set_value = Recorder._set_value

        def set_wrong_value(self, record, result):
            # As if fake-opt was wrong.
            set_value(self, record, result)
            record["val"]["t"][3] = "float64"
        with mock.patch.object(Recorder, "_set_value", set_wrong_value):
            result, (program,), (message,) = self.compile(torch.relu, torch.ones(3))
        self.assertTrue(torch.equal(result, torch.ones(3)))
        self.assertFalse(program.check().is_right)
        self.assertRegex(message, r"^graph 0/0: 2 nodes, 1 difference from PyTorch\n"
                         r"(.*: )?relu: aten.relu.default: dtype\n")

    def test_a_graph_that_cannot_be_recorded(self):
        with mock.patch("fake_tensor.compiled.read_place",
                        side_effect=ValueError("no source")):
            result, (program,), (message,) = self.compile(torch.relu, torch.ones(3))
        self.assertTrue(torch.equal(result, torch.ones(3)))
        self.assertIsInstance(program.error, ValueError)
        self.assertEqual(message, "graph 0/0 was recorded only in part: no source")

    def test_without_checks(self):
        with mock.patch.object(fake_tensor.RecordedProgram, "check") as check:
            _, programs, messages = self.compile(torch.relu, torch.ones(3), check=False)
        check.assert_not_called()
        self.assertEqual((len(programs), messages), (1, []))

    def test_a_missing_tool(self):
        with self.assertRaisesRegex(Exception, "cannot run '/nowhere': no such program"):
            self.compile(torch.relu, torch.ones(3), fake_opt="/nowhere")


if __name__ == "__main__":
    unittest.main()
