# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of what is printed about models that PyTorch does not export. Most need PyTorch,
and fake-opt in $FAKE_OPT."""

import contextlib
import io
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
from unittest import mock

import fake_tensor
from fake_tensor import cli
from fake_tensor.export_error import MAX_LINES, ExportError, Frame, Operand
from fake_tensor.refusals import REFUSALS, Call, as_row, find_hint

from .live import HAS_TORCH, LiveTest

if HAS_TORCH:
    import torch

    from fake_tensor.exporter import core_decompositions

    from . import refused_models, wrong_models

PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "ExportErrors.md"
LAST = "--traceback prints everything"

# The first line that is printed for each wrong model, after the line of the model.
WRONG = {
    "deep_linear": "in layers.2.inner.down: aten.linear: a and b must have same reduction "
    "dim, but got [8, 32] X [16, 8].",
    "device_after_to": "in layers.0.inner: aten.add.Tensor: Expected all tensors to be on "
    "the same device, but found at least two devices, meta and cpu!",
    "write_to_expanded": "in layers.0.inner: aten.copy_: more than one element of the "
    "written-to tensor refers to a single memory location",
    "view_after_transpose": "in layers.0.inner: aten.view: Cannot view a tensor with shape "
    "torch.Size([2, 4, 4, 2]) and strides (32, 8, 1, 4) as a tensor with shape (2, 4, 8)!",
    "conv_channels": "in body.2: aten.conv2d: Given groups=1, weight of size [16, 8, 3, 3], "
    "expected input[2, 16, 14, 14] to have 8 channels, but got 16 channels instead",
    "concat_dim": "aten.cat: Sizes of tensors must match except in dimension 1. Expected 16 "
    "in dimension 2 but got 14 for tensor number 1 in the list",
    "index_dtype": "in tokens: aten.embedding: Expected tensor for argument #1 'indices' to "
    "have one of the following scalar types: Long, Int; but got torch.float32 instead",
    "mask_sizes": "aten.scaled_dot_product_attention: Attempting to broadcast a dimension of "
    "length 3 at -2! Mismatching argument at index 1 had torch.Size([3, 5]); but expected "
    "shape should be broadcastable to [3, 2, 5, 5]",
    "mask_dtype": "aten.scaled_dot_product_attention: Expected attn_mask dtype to be bool or "
    "float or to match query dtype, but got attn_mask.dtype: long int and  query.dtype: "
    "float instead.",
    "loss_target": "aten.cross_entropy_loss: 0D or 1D target tensor expected, multi-target "
    "not supported, got 2D",
    "reshape_minus_one": "in layers.0.inner: aten.reshape: shape '[-1, 3]' is invalid for "
    "input of size 64",
}
# PyTorch exports these, without a word. The first finding of `lint`, after the line.
SILENT = {
    "float64_from_numpy": "mul (layers.0.inner): float32 of layer_norm is promoted to "
    "float64, as b_layers_0_inner_scale is float64 [promotion-to-f64]",
    "column_against_vector": "sub: linear of sizes (4, 1) and target of sizes (4,) are both "
    "broadcast, to (4, 4) [both-broadcast]",
    "add_to_expanded": "add_ (layers.0.inner): add_ writes to expand, whose dimension 0 of "
    "size 2 was expanded: its elements share memory [write-to-expanded]",
    "assigned_attribute": None,
}


class ReportTest(unittest.TestCase):
    """The text of an error, without PyTorch."""

    def test_text(self):
        error = ExportError(
            "sizes differ", op="aten.mm.default", module="layers.1.up",
            operands=[Operand("self", 2), Operand("dim", 1)],
            frames=[Frame("/x/model.py", 7, "forward", "layers.1", "y = f(x)", (4, 8)),
                    Frame("/x/model.py", 9, "forward", "", "return self.layers(x)")],
            advice="transpose one")
        self.assertEqual(str(error).splitlines(), [
            "/x/model.py:7: error: in layers.1.up: aten.mm: sizes differ",
            "    y = f(x)",
            "        ^^^^",
            "  self: 2, dim: 1",
            "  hint: transpose one",
            "  /x/model.py:9: in the model: return self.layers(x)"])
        self.assertEqual(error.source, ("/x/model.py", 7))
        self.assertEqual(str(ExportError("no")), "error: no")

    def test_length(self):
        tensor = fake_tensor.TensorInfo((2,), None, 0, "float32", "cpu", None)
        error = ExportError(
            "no", advice="do", operands=[Operand(f"x{index}", tensor) for index in range(9)],
            frames=[Frame("m.py", line, "f", "", "x" * 300) for line in range(40)])
        lines = str(error).splitlines()
        self.assertEqual(len(lines), MAX_LINES)
        self.assertIn("  and 5 more operands", lines)
        self.assertRegex(lines[-1], r"^  m.py:39: in the model: x+\.\.\.$")
        self.assertRegex(lines[-2], r"^  and \d+ more calls$")

    def test_hints(self):
        for message, hint in (
                ("mat1 and mat2 shapes cannot be multiplied (4x8 and 9x2)",
                 "the inner sizes of 4x8 and 9x2 differ"),
                ("Expected size for first two dimensions of batch2 tensor to be: [4, 5] but "
                 "got: [3, 6].", "the batch sizes 4 and 3 and the inner sizes 5 and 6 "
                 "differ"),
                ("Expected size for first two dimensions of batch2 tensor to be: [4, 5] but "
                 "got: [4, 6].", "the inner sizes 5 and 6 differ"),
                ("output with shape torch.Size([2, 1]) doesn't match the broadcast shape "
                 "(2, 4)", "an in-place op keeps the sizes of its tensor: use the op without "
                 "underscore"),
                ("running_mean should contain 4 elements not 3",
                 "the channels of the input are 4, and num_features of the layer is 3"),
                ("expand: attempting to expand a dimension of length 4 -> 5!",
                 "only dimensions of size 1 can be expanded"),
                ("shape '[2, 3]' is invalid for input of size 8",
                 "the tensor has 8 elements, the new sizes have 6"),
                ("shape '[s0, 3]' is invalid for input of size 8", ""),
                ("gather(): Expected dtype int32/int64 for index, but got torch.float32",
                 "convert the indices to integers with .long()"),
                ("expected scalar type torch.float32 but found torch.float64",
                 "convert one of them with .to(dtype)"),
                ("Attempting to broadcast a dimension of length 3 at -1!",
                 "sizes are aligned at the last dimension, and must be equal or 1: add a "
                 "dimension with unsqueeze, or transpose"),
                ("something else", "")):
            with self.subTest(message=message):
                self.assertEqual(find_hint(message, Call("aten.mm.default", ())), hint)

    def test_two_names_of_one_size(self):
        more = ("; if {} and {} are always equal, give both dimensions the same name (the "
                "same Dim, and examples of one size)")
        for message, names in (
                ("The size of tensor a (n) must match the size of tensor b (m) at "
                 "non-singleton dimension 0)", "nm"),
                ("Attempting to broadcast a dimension of length m at -2! Mismatching argument "
                 "at index 1 had torch.Size([m, k]); but expected shape should be "
                 "broadcastable to [2, n, k]", "mn"),
                ("a and b must have same reduction dim, but got [k, n] X [m, k].", "nm"),
                ("mat1 and mat2 shapes cannot be multiplied (kxn and mxk)", "nm"),
                ("Sizes of tensors must match except in dimension 1. Expected n in dimension "
                 "0 but got m for tensor number 1 in the list", "nm"),
                ("Expected size for first two dimensions of batch2 tensor to be: [k, n] but "
                 "got: [k, m].", "nm"),
                # One of them is not of an input, or they are the same.
                ("The size of tensor a (n) must match the size of tensor b (u0) at "
                 "non-singleton dimension 0)", ""),
                ("The size of tensor a (n) must match the size of tensor b (3) at "
                 "non-singleton dimension 0)", ""),
                ("mat1 and mat2 shapes cannot be multiplied (nxk and kxm)", "")):
            with self.subTest(message=message):
                call = Call("aten.add.Tensor", (), frozenset("kmn"))
                plain = find_hint(message, Call("aten.add.Tensor", ()))
                self.assertTrue(plain)
                self.assertEqual(find_hint(message, call),
                                 plain + (more.format(*names) if names else ""))

    def test_page(self):
        # The page has a row for each refusal, and no other.
        text = PAGE.read_text(encoding="utf-8").partition("\n## What torch.export refuses\n")
        rows = [line for line in text[2].splitlines() if line.startswith("| ")]
        self.assertEqual(rows[2:], list(map(as_row, REFUSALS)))


class ErrorTest(LiveTest):
    """Models, on the command line and in Python."""

    def run_check(self, *arguments):
        """The exit code and the lines of standard error."""
        with contextlib.redirect_stderr(io.StringIO()) as err, \
                contextlib.redirect_stdout(io.StringIO()):
            code = cli.main(["check", *arguments])
        return code, err.getvalue().splitlines()

    def test_wrong_models(self):
        for name, message in WRONG.items():
            with self.subTest(name=name):
                code, lines = self.run_check(f"tests.wrong_models:{name}")
                self.assertEqual(code, 2)
                line = _line_of(name)
                path = os.path.relpath(wrong_models.__file__)
                self.assertEqual(lines[0], f"{path}:{line}: error: {message}")
                self.assertIn("# wrong", lines[1])
                self.assertTrue(any(text.startswith("  hint: ") for text in lines))
                self.assertEqual(lines[-1], LAST)
                self.assertLessEqual(len(lines), 15)

    def test_models_that_pytorch_exports(self):
        path = os.path.relpath(wrong_models.__file__)
        for name, finding in SILENT.items():
            with self.subTest(name=name):
                model = f"tests.wrong_models:{name}"
                self.assertEqual(self.run_check(model), (0, []))
                with contextlib.redirect_stdout(io.StringIO()) as out:
                    code = cli.main(["lint", model])
                lines = out.getvalue().splitlines()
                self.assertEqual(code, 1 if finding else 0)
                self.assertLessEqual(len(lines), 15)
                if finding:
                    self.assertEqual(lines[0],
                                     f"{path}:{_line_of(name)}: warning: {finding}")

    def test_dimensions_of_other_names(self):
        for first, second, names in (
                ("a,b", "c,b", ("a", "c", "a, b", "c, b")),
                ("a,b=auto", "a,c=auto", ("x_dim1", "y_dim1", "a, x_dim1", "a, y_dim1"))):
            with self.subTest(first=first, second=second):
                code, lines = self.run_check("tests.refused_models:Add", "-i", first, "-i",
                                             second)
                self.assertEqual(code, 2)
                self.assertIn(f"The size of tensor a ({names[0]}) must match the size of "
                              f"tensor b ({names[1]})", lines[0])
                self.assertIn(f"  self: float32[{names[2]}]", lines)
                self.assertIn(f"  other: float32[{names[3]}]", lines)
                self.assertTrue(lines[-2].endswith(
                    f"; if {names[0]} and {names[1]} are always equal, give both dimensions "
                    "the same name (the same Dim, and examples of one size)"), lines[-2])

    def test_example_of_the_page(self):
        text = PAGE.read_text(encoding="utf-8")
        model, command, out = re.findall(r"^```\w*\n((?s:.*?))^```", text, re.MULTILINE)
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "model.py").write_text(model, encoding="utf-8")
            environment = dict(os.environ, PYTHONPATH=os.getcwd())
            done = subprocess.run(
                [sys.executable, "-m", "fake_tensor", *command.split()[1:]], cwd=folder,
                env=environment, capture_output=True, text=True, check=False)
        # Python before 3.11 does not know the columns.
        lines = [line for line in out.splitlines()
                 if sys.version_info >= (3, 11) or "^" not in line]
        self.assertEqual(done.stderr.splitlines(), lines)

    def test_operands_and_calls(self):
        _, lines = self.run_check("tests.wrong_models:device_after_to")
        path = os.path.relpath(wrong_models.__file__)
        self.assertIn("  self: float32[2, 4, 8] on meta", lines)
        self.assertIn("  other: float32[4, 8]", lines)
        self.assertIn("""  hint: move 'other' with .to("meta"); Module.to moves only """
                      "parameters and buffers, so make a constant a buffer with "
                      "register_buffer", lines)
        self.assertRegex(lines[-3], rf"^  {path}:\d+: in layers\.0: return x \+ self\.inner")
        self.assertRegex(lines[-2], rf"^  {path}:\d+: in the model: x = layer\(x\)$")

    def test_exception(self):
        model, args = wrong_models.deep_linear()
        for function in (fake_tensor.export, fake_tensor.infer, fake_tensor.check):
            with self.subTest(function=function.__name__), \
                    self.assertRaises(fake_tensor.ExportError) as caught:
                function(model, args)
        error = caught.exception
        self.assertIsInstance(error.__cause__, RuntimeError)
        self.assertIn("same reduction dim", str(error.__cause__))
        self.assertEqual((error.op, error.module), ("aten.linear.default",
                                                    "layers.2.inner.down"))
        self.assertEqual([str(operand) for operand in error.operands],
                         ["input: float32[2, 4, 32]", "weight: float32[8, 16]",
                          "bias: float32[8]"])
        self.assertEqual(error.source, (wrong_models.__file__, _line_of("deep_linear")))
        self.assertEqual([frame.module for frame in error.frames],
                         ["layers.2.inner", "layers.2", ""])
        self.assertIn("a and b must have same reduction dim", error.message)

    def test_frames_that_are_not_as_expected(self):
        model, args = wrong_models.deep_linear()
        with mock.patch("fake_tensor.blame._frames", side_effect=AttributeError("no frame")), \
                self.assertRaises(fake_tensor.ExportError) as caught:
            fake_tensor.export(model, args)
        self.assertEqual(str(caught.exception), "error: a and b must have same reduction dim, "
                         "but got [8, 32] X [16, 8].")

    def test_decompositions(self):
        # PyTorch's decomposition of attention returns a transposed tensor.
        def attend(x):
            return torch.nn.functional.scaled_dot_product_attention(x, x, x).transpose(
                1, 2).view(10, 12)
        x = torch.zeros(2, 5, 3, 4).transpose(1, 2)
        with torch.no_grad(), self.assertRaises(fake_tensor.ExportError) as caught:
            fake_tensor.export(refused_models.Function(attend), (x,),
                               decompositions=core_decompositions())
        self.assertRegex(str(caught.exception), r":\d+: error: aten.view: Cannot view a tensor")
        self.assertIn("PyTorch exports the model, but does not decompose it",
                      caught.exception.advice)
        self.assertTrue(caught.exception.frames)

    def test_names_of_dimensions(self):
        program = wrong_models.reshape_minus_one()
        with self.assertRaises(fake_tensor.ExportError) as caught:
            fake_tensor.check(program[0], program[1], dynamic_shapes=(
                ({0: torch.export.Dim("batch")},)))
        self.assertIn("self: float32[batch, 4, 8]", str(caught.exception))
        self.assertIn("invalid for input of size 32*batch", caught.exception.message)

    def test_nothing_else_is_printed(self):
        code = ("import fake_tensor\nfrom tests import wrong_models\n"
                "try: fake_tensor.check(*wrong_models.deep_linear())\n"
                "except fake_tensor.ExportError: print('caught')")
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                              check=True)
        self.assertEqual((done.stdout, done.stderr), ("caught\n", ""))

    def test_traceback(self):
        code, lines = self.run_check("tests.wrong_models:deep_linear", "--traceback")
        self.assertEqual(code, 2)
        self.assertGreater(len(lines), 80)
        self.assertNotIn(LAST, lines)
        self.assertIn("Traceback (most recent call last):", lines)

    def test_refusals(self):
        cases = refused_models.refused()
        self.assertEqual(list(cases), [refusal.name for refusal in REFUSALS])
        for name, case in cases.items():
            with self.subTest(name=name):
                with self.assertRaises(fake_tensor.ExportError) as caught, \
                        contextlib.redirect_stderr(io.StringIO()) as err:
                    _export(case.case)
                first, *others = str(caught.exception).splitlines()
                self.assertEqual(first.partition("error: ")[2], case.message)
                self.assertTrue(any(text.startswith("  hint: ") for text in others))
                self.assertNotIn("def forward", err.getvalue())
                # The advice helps.
                self.assertIn("func.func @main", _export(case.fixed))

    def test_place_of_a_condition_on_sizes(self):
        case = refused_models.refused()["constant dimension"].case
        with self.assertRaises(fake_tensor.ExportError) as caught:
            _export(case)
        self.assertEqual([(frame.module, frame.text) for frame in caught.exception.frames], [
            ("inner", "return x.view(self.rows or x.shape[0], 2)"),
            ("", "return self.inner(x)")])

    def test_errors_of_the_model_itself(self):
        for function, message in (
                (lambda x: x["y"], "torch.Tensor.__getitem__: "), (lambda x: x.y, "AttributeError: "),
                (lambda x: _raise(ValueError("odd size")), "ValueError: odd size"),
                (lambda x: _raise(KeyError()), "KeyError"), (_recurse, "RecursionError: ")):
            with self.subTest(message=message):
                with self.assertRaises(fake_tensor.ExportError) as caught:
                    fake_tensor.export(refused_models.Function(function), (torch.zeros(3),))
                self.assertIn(f": error: {message}", str(caught.exception))
                self.assertLessEqual(len(str(caught.exception).splitlines()), MAX_LINES)

    def test_op_without_a_fake_kernel(self):
        with self.assertRaises(fake_tensor.ExportError) as caught:
            fake_tensor.export(
                refused_models.Function(lambda x: x.to_sparse().to_dense()),
                (torch.zeros(4, 3),), dynamic_shapes=(({0: torch.export.Dim("n")},),))
        self.assertIn("aten.to_sparse: PyTorch has no fake kernel for aten._to_sparse.default",
                      str(caught.exception))

    def test_branches_of_cond(self):
        def wrong(x):
            return torch.cond(x.sum() > 0, lambda y: y.view(3), lambda y: y + 1, (x,))
        with self.assertRaises(fake_tensor.ExportError) as caught:
            fake_tensor.export(refused_models.Function(wrong), (torch.zeros(4),))
        self.assertRegex(str(caught.exception), r"^\S+:\d+: error: torch.Tensor.view: shape "
                         r"'\[3\]' is invalid for input of size \w+\n    return torch.cond\(")

    def test_inputs_that_are_no_tuple(self):
        for args, kwargs, message in (
                (torch.zeros(3), None, r"expected a tuple of inputs, such as \(x,\), found "
                 "Tensor"),
                ((), [1], "expected a dict of keyword inputs, found list")):
            with self.subTest(message=message), self.assertRaisesRegex(TypeError, message):
                fake_tensor.export(torch.nn.Identity(), args, kwargs)


def _line_of(name):
    """The number of the line that says that it is wrong."""
    lines = pathlib.Path(wrong_models.__file__).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1)
                if name in line.partition("# wrong: ")[2].split(", "))


def _export(case):
    return fake_tensor.export(case.model, case.args, case.kwargs, dynamic_shapes=case.shapes)


def _raise(error):
    raise error


def _recurse(x):
    return _recurse(x)


if __name__ == "__main__":
    unittest.main()
