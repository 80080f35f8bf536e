# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of what an export preserves: all outputs, names of dimensions, keyword
arguments, sizes computed with floats, vmap, flex_attention. They need PyTorch, and
fake-opt in $FAKE_OPT."""

import os
import re
import tempfile
import unittest
import warnings

from .live import HAS_TORCH, LiveTest

if HAS_TORCH:
    import torch

    import fake_tensor
    from fake_tensor.exporter import ExportWarning
    from fake_tensor.tool import Tool, find_tool

    from . import check_models


def returned(text):
    """The values that main returns."""
    return re.search(r"^ +return(.*) : ", text, re.MULTILINE)[1].split(",")


class Outputs(LiveTest):

    def test_result_of_an_op_without_a_rule(self):
        program = check_models.program(
            lambda x: (x + 1, check_models.untraceable(x), x * 2), torch.randn(3))
        text = fake_tensor.export(program)
        self.assertEqual(returned(text), [" %add", " %untraceable", " %mul"])
        self.assertIn('%untraceable: !fake.tensor<[3], f32, strides = [1]> '
                      '{fake.kind = "missing_op"', text)
        self.assertIsNone(Tool(find_tool()).find_error(text))

    def test_constants(self):
        text = fake_tensor.export(check_models.every_kind_of_input())
        # None and text only occur in the tree.
        self.assertEqual(len(returned(text)), 4)
        self.assertIn('fake.outputs = "(mul, 3, None, True, 0.5, text)"', text)
        self.assertIsNone(Tool(find_tool()).find_error(text))

    def test_inputs_that_are_no_tensors(self):
        text = fake_tensor.export(check_models.every_kind_of_input())
        head = text.split("->")[0]
        self.assertEqual(re.findall(r"!fake\.(\w+)", head), ["tensor", "bool", "float"])


class Names(LiveTest):

    def test_symbols_of_named_dimensions(self):
        batch, length = torch.export.Dim("batch", min=2, max=64), torch.export.Dim("length")
        program = torch.export.export(
            check_models.Function(torch.matmul), (torch.randn(3, 4), torch.randn(4, 5)),
            dynamic_shapes=(({0: batch}, {1: length}),))
        for decompositions in (None, {}):
            text = fake_tensor.export(program, decompositions=decompositions)
            self.assertIn("!fake.tensor<[batch, 4], f32", text)
            self.assertIn("#fake.symbol<batch, min = 2, max = 64, hint = 3>", text)
        found = fake_tensor.check(program)
        self.assertEqual(found.differences, [])
        self.assertEqual(found["matmul"].value.sizes, ("batch", "length"))
        done = Tool(find_tool()).run_passes(text, ["--fake-specialize=symbols=batch=8"])
        self.assertEqual(done.returncode, 0)

    def test_names_that_mean_something_else(self):
        for name in ("s0", "u0", "Max", "mod"):
            program = torch.export.export(
                check_models.Function(torch.neg), (torch.randn(3, 4),),
                dynamic_shapes=(({0: torch.export.Dim(name)},),))
            with self.subTest(name):
                self.assertNotIn(f"<[{name}, 4]", fake_tensor.export(program))
                self.assertIn("<[args_0_dim0, 4]", fake_tensor.export(program))
                self.assertEqual(fake_tensor.check(program).differences, [])

    def test_symbols_of_derived_dimensions(self):
        half = torch.export.Dim("half", min=2)
        program = torch.export.export(
            check_models.Function(lambda x: x.view(-1, 2)), (torch.randn(6),),
            dynamic_shapes=(({0: 2 * half},),))
        self.assertIn("<[2 * half], f32", fake_tensor.export(program))
        self.assertEqual(fake_tensor.check(program)["view"].value.sizes, ("half", 2))

    def test_symbols_without_a_name(self):
        auto, batch = torch.export.Dim.AUTO, torch.export.Dim("batch", min=2)
        program = torch.export.export(
            check_models.Function(lambda x, y: (x + 1, y * 2)),
            (torch.randn(3, 4), torch.randn(6, 5)),
            dynamic_shapes=(({0: batch}, {0: 2 * batch, 1: auto}),))
        for decompositions in (None, {}):
            text = fake_tensor.export(program, decompositions=decompositions)
            self.assertIn("<[2 * batch, args_1_dim1], f32", text)
        with tempfile.TemporaryDirectory() as folder:
            # Names of dimensions are not saved; ranges of derived ones are.
            path = os.path.join(folder, "saved.pt2")
            torch.export.save(program, path)
            text = fake_tensor.export(path)
            self.assertIn("<[2 * args_0_dim0, args_1_dim1], f32", text)
            self.assertEqual(fake_tensor.check(path).differences, [])


class Devices(LiveTest):

    def test_other_keyword_arguments_stay(self):
        program = check_models.program(
            lambda x: x + torch.ones(3, dtype=torch.int32, device=x.device), torch.randn(3))
        self.assertIn('fake.aten.ones([3], dtype = i32, device = "cuda:0"',
                      fake_tensor.export(program, device="cuda:0"))


class Numbers(LiveTest):

    def test_computed_sizes(self):
        for name, (program, ops) in check_models.computed_sizes().items():
            with self.subTest(name):
                text = fake_tensor.export(program)
                for op in ops:
                    self.assertIn(op, text)
                self.assertNotIn("missing_op", text)
                self.assertIsNone(Tool(find_tool()).find_error(text))

    def test_computed_sizes_are_right(self):
        for name, (program, _) in check_models.computed_sizes().items():
            with self.subTest(name):
                self.assertEqual(fake_tensor.check(program).differences, [])

    def test_scale_of_interpolation(self):
        program = check_models.program(
            lambda x: torch.nn.functional.interpolate(
                x, scale_factor=1.5, recompute_scale_factor=True),
            torch.randn(1, 2, 8, 8), shapes=[[2]])
        text = fake_tensor.export(program)
        self.assertIn("fake.aten.Int.float", text)
        self.assertNotIn("missing_op", text)
        self.assertEqual(fake_tensor.check(program).differences, [])


class HigherOrder(LiveTest):

    def test_vmap_is_decomposed(self):
        program = check_models.program(
            lambda x, y: torch.vmap(lambda a, b: (a @ b).sum(0))(x.transpose(0, 1), y),
            torch.randn(4, 3, 5), torch.randn(3, 5, 6))
        found = fake_tensor.check(program)
        self.assertEqual(found.differences, [])
        self.assertEqual(found.nodes[-1].value.sizes, (3, 6))
        self.assertEqual(len(returned(fake_tensor.export(program))), 1)

    def test_vmap_that_does_not_decompose(self):
        # PyTorch cannot decompose it: the values of the gradient are not fake.
        program = check_models.program(torch.func.jacrev(lambda x: x ** 2),
                                       torch.randn(3))
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            text = fake_tensor.export(program)
        messages = [str(warning.message) for warning in caught
                    if issubclass(warning.category, ExportWarning)]
        self.assertRegex(messages[0], r"_add_batch_dim: run_decompositions\({}\), which "
                         "writes what that does as ops, failed: ")
        self.assertEqual(len(returned(text)), 1)

    def test_flex_attention(self):
        for device in (None, "cuda:0"):
            for width in (16, 8):
                program = check_models.program(
                    check_models.attention, torch.randn(1, 8, 2, 16).transpose(1, 2),
                    torch.randn(1, 2, 8, 16), torch.randn(1, 2, 8, width))
                found = fake_tensor.check(program, device=device)
                with self.subTest(device=device, width=width):
                    self.assertEqual(found.differences, [])
                    out, logsumexp, *_ = found["flex_attention"].value
                    self.assertEqual(out.sizes, (1, 2, 8, width))
                    self.assertEqual(out.strides, (16 * width, width, 2 * width, 1))
                    self.assertEqual(logsumexp.sizes, (1, 2, 8))

    def test_flex_attention_with_symbols(self):
        program = check_models.program(
            check_models.attention, torch.randn(3, 2, 8, 16), torch.randn(3, 2, 8, 16),
            torch.randn(3, 2, 8, 16), shapes=[[0], [0], [0]])
        self.assertEqual(fake_tensor.check(program).differences, [])


if __name__ == "__main__":
    unittest.main()
