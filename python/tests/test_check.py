# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of what `check` reports as a difference. They need PyTorch, and fake-opt in
$FAKE_OPT."""

import contextlib
import io
import tempfile
import unittest
from unittest import mock

from .live import HAS_TORCH, LiveTest

if HAS_TORCH:
    import torch

    import fake_tensor
    from fake_tensor import cli

    from . import check_models


class Check(LiveTest):

    def assert_right(self, found, known=0):
        """Asserts that nothing differs except for a number of known differences."""
        self.assertEqual([(node.name, node.difference) for node in found.differences], [])
        self.assertTrue(found.is_right)
        self.assertEqual(len(found.known_differences), known)

    def test_guards_of_both_sides_limit_assignments(self):
        for name, program in check_models.guarded_programs().items():
            with self.subTest(name):
                self.assert_right(fake_tensor.check(program))

    def test_constant_of_forward(self):
        # In the graph, the copy of the constant shares its storage.
        program = check_models.program(lambda x: x + torch.tensor([1, 2]),
                                       torch.tensor([[1, 2], [3, 4]]))
        found = fake_tensor.check(program)
        self.assert_right(found, known=1)
        known, = found.known_differences
        self.assertEqual(known.difference, "aliasing: PyTorch has the storage of "
                         "c_lifted_tensor_0, fake-opt a new storage")
        out = io.StringIO()
        found.print_differences(out)
        self.assertIn("lift_fresh_copy.default: known difference, not counted: aliasing",
                      out.getvalue())

    def test_constant_that_is_changed(self):
        # Its placeholder is added after tracing; what is recorded for that has a storage
        # of its own.
        count = torch.zeros(3)

        def add(x):
            made = torch.tensor([1.0, 2.0, 3.0], device=x.device)
            return x + count.add_(1), made.add_(1).view(3, 1)
        for device, known in (("cpu", 2), ("meta", 3)):
            with self.subTest(device=device):
                count = count.to(device)
                found = fake_tensor.check(check_models.program(
                    add, torch.zeros(3, device=device)))
                self.assert_right(found, known=known)
                self.assertIn("torch.export makes a constant an input", found["add_"].known)
                self.assertIn(found["add_"].value.storage, [
                    node.value.storage for node in found if node.name.startswith("c_")])

    def test_index_that_is_a_constant(self):
        program = check_models.program(lambda x: x[torch.tensor([1, 3])],
                                       torch.randn(4, 2))
        self.assert_right(fake_tensor.check(program), known=1)

    def test_copy_of_slice(self):
        program = check_models.program(check_models.write_into_slice, torch.randn(5),
                                       torch.randn(2)).run_decompositions({})
        found = fake_tensor.check(program)
        self.assert_right(found, known=1)
        self.assertIn("copy keeps the offset of self", found["copy"].known)

    def test_exit_code_is_0_for_known_differences(self):
        program = check_models.program(check_models.write_into_slice, torch.randn(5),
                                       torch.randn(2)).run_decompositions({})
        with tempfile.NamedTemporaryFile(suffix=".pt2") as file:
            torch.export.save(program, file.name)
            with contextlib.redirect_stdout(io.StringIO()) as out:
                self.assertEqual(cli.main(["check", file.name]), 0)
        self.assertIn(" 0 differences from PyTorch", out.getvalue())

    def test_values_that_are_not_recorded(self):
        # In a program without symbols PyTorch does not record integers.
        program = check_models.program(
            lambda x: (torch.ones(torch.ops.aten.size.int(x, 0) + 1),
                       torch.ones(torch.ops.aten.numel(x))), torch.randn(2, 3))
        found = fake_tensor.check(program)
        self.assert_right(found)
        self.assertEqual(found["size"].value, 2)

    def test_class_instead_of_a_model(self):
        with self.assertRaisesRegex(TypeError, "found the class Linear; call it$"):
            fake_tensor.check(torch.nn.Linear, (torch.ones(2),))

    def test_attention_with_gradients(self):
        bias = torch.nn.Embedding(9, 4)

        class Attention(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.bias = bias

            def forward(self, x, places):
                mask = self.bias(places).permute(2, 0, 1)[None]
                y = torch.nn.functional.scaled_dot_product_attention(
                    x, x, x, attn_mask=mask)
                return y.transpose(1, 2)
        x = torch.randn(2, 7, 4, 8).transpose(1, 2)
        places = torch.zeros(7, 7, dtype=torch.long)
        found = fake_tensor.check(Attention(), (x, places))
        self.assertIn("strides", [node.difference for node in found.differences])
        self.assertIn("\nwith --no-grad, or under torch.no_grad(), there may be fewer: ",
                      str(found))
        with torch.no_grad():
            found = fake_tensor.check(Attention(), (x, places))
        self.assert_right(found)
        self.assertEqual(found.advice, "")

    def test_inputs_that_are_no_tensors(self):
        self.assert_right(fake_tensor.check(check_models.every_kind_of_input()))

    def test_storages_that_are_not_recorded(self):
        gradient = check_models.program(
            lambda x: torch.func.grad(lambda y: (y ** 2).sum())(x), torch.randn(3))
        self.assert_right(fake_tensor.check(gradient))

    def test_what_aliases_is_named(self):
        # Changes PyTorch's record, as if fake-opt was wrong.
        program = check_models.program(lambda x, y: x.view(6) + y, torch.randn(2, 3),
                                       torch.randn(6))
        nodes = {node.name: node for node in program.graph.nodes}
        nodes["add"].meta["val"] = nodes["args_1"].meta["val"]
        text = "aliasing: PyTorch has the storage of args_1, fake-opt a new storage"
        with mock.patch("fake_tensor.program.ProgramReader.ask", return_value=None):
            found = fake_tensor.check(program)
        self.assertEqual([node.difference for node in found.differences], [text])
        self.assertFalse(found.is_right)
        # FakeTensor itself agrees for the op alone.
        found = fake_tensor.check(program)
        self.assert_right(found, known=1)
        self.assertRegex(found["add"].known, "^PyTorch recorded something else")

    def test_wrong_sizes_are_found_under_guards(self):
        program = check_models.guarded_programs()["channel_shuffle"]
        nodes = {node.name: node for node in program.graph.nodes}
        value = nodes["args_0"].meta["val"]
        nodes["channel_shuffle"].meta["val"] = value.new_empty(
            (1, value.shape[1] // 4, 4, 4))
        found = fake_tensor.check(program)
        self.assertEqual([node.difference for node in found.differences], ["sizes"])


if __name__ == "__main__":
    unittest.main()
