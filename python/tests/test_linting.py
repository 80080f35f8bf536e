# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of lints. They need fake-opt; some need PyTorch, whose eager mode must refuse
what a lint says that it refuses."""

import glob
import os
import pathlib
import unittest
import warnings

import fake_tensor
from fake_tensor.analysis import analyze_text
from fake_tensor.exporter import write_graph
from fake_tensor.graph import read_graph
from fake_tensor.linting import LINTS
from fake_tensor.tool import Tool, find_tool

from .live import HAS_TORCH, LiveTest

if HAS_TORCH:
    import torch
    import torch.nn.functional as F
    from torch import nn

    from . import check_models

GRAPHS = pathlib.Path(__file__).parents[2] / "test" / "Conformance" / "Inputs" / "graphs"


def function(body, *types, symbols=""):
    """IR of a function, with arguments %0, %1, ... of types and a line `body`."""
    arguments = ", ".join(f'%x{index}: !fake.tensor<{kind}> {{fake.kind = "user_input"}} '
                          f'loc("x{index}")' for index, kind in enumerate(types))
    lines = "\n".join(f"  {line}" for line in body)
    return (f"func.func @main({arguments}) attributes {{fake.symbols = [{symbols}]}} {{\n"
            f"{lines}\n  return\n}}\n")


def call(name, op, arguments, operands, results=1):
    """A line that calls an op on values of unknown types."""
    kinds = ", ".join(operands)
    outs = "!fake.tensor<*>" if results == 1 else f"({', '.join(['!fake.tensor<*>'] * results)})"
    head = "" if not results else f"%{name}" + (f":{results}" if results > 1 else "") + " = "
    return f'{head}fake.aten.{op}({arguments}) : ({kinds}) -> {outs} loc("{name}"("model.py":7:0))'


ANY = "!fake.tensor<*>"


def tensor(text):
    """A type."""
    return f"!fake.tensor<{text}>"


class Findings(unittest.TestCase):

    def assert_finding(self, text, lint, words):
        found = fake_tensor.lint(text)
        self.assertEqual([finding.lint for finding in found], [lint], found)
        self.assertIn(words, str(found))
        self.assertRegex(str(found), rf"^model\.py:7: warning: \w+: .* \[{lint}\]\n1 warning$")
        self.assertEqual(len(fake_tensor.lint(text, disable=[lint])), 0)

    def assert_clean(self, text):
        found = fake_tensor.lint(text)
        self.assertEqual((found.errors, list(found)), ([], []), found)

    def test_every_lint_is_documented(self):
        page = (pathlib.Path(__file__).parents[2] / "docs" / "Questions.md").read_text("utf-8")
        for name in LINTS:
            self.assertIn(f"| `{name}` |", page)

    def test_promotion_to_f64(self):
        a, b = "[n, 4], f32", "[4], f64"
        self.assert_finding(
            function([call("mul", "mul.Tensor", "%x0, %x1", (tensor(a), tensor(b))),
                      # Only where it begins.
                      call("add", "add.Tensor", "%mul, %x0", (ANY, tensor(a))),
                      call("sum", "sum", "%add", (ANY,)),
                      call("sub", "sub.Tensor", "%x0, %sum", (tensor(a), ANY))], a, b),
            "promotion-to-f64",
            "mul: float32 of x0 is promoted to float64, as x1 is float64")

    def test_promotion_that_was_asked_for(self):
        a, b = "[n, 4], f32", "[4], f64"
        self.assert_clean(function(
            [call("to", "to.dtype", "%x0, f64", (tensor(a),)),
             call("mul", "mul.Tensor", "%to, %x0", (ANY, tensor(a))),
             call("total", "sum.dim_IntList", "%x0, [0], dtype = f64", (tensor(a),)),
             call("more", "add.Tensor", "%total, %x0", (ANY, tensor(a))),
             # A sum that is accumulated in float64.
             call("add_", "add_.Tensor", "%x1, %total", (tensor(b), ANY)),
             # Integers.
             call("int", "mul.Tensor", "%x2, %x1", (tensor("[4], i64"), tensor(b)))],
            a, b, "[4], i64"))

    def test_a_scalar_tensor_does_not_promote(self):
        self.assert_clean(function(
            [call("mul", "mul.Tensor", "%x0, %x1", (tensor("[4], f32"), tensor("[], f64")))],
            "[4], f32", "[], f64"))

    def test_mixed_dtypes(self):
        a, b = "[n, 4], f32", "[4, 4], f64"
        words = "float32 of x0 and float64 of x1: eager PyTorch refuses that"
        for op in ("linear", "mm", "matmul"):
            self.assert_finding(function([call(op, op, "%x0, %x1", (tensor(a), tensor(b)))],
                                         a, b), "mixed-dtypes", words)
        self.assert_finding(
            function([call("index_add", "index_add", "%x0, 0, %x1, %x2",
                           (tensor("[4, 4], f32"), tensor("[2], i64"), tensor("[2, 4], f64")))],
                     "[4, 4], f32", "[2], i64", "[2, 4], f64"), "mixed-dtypes",
            "expected one dtype in index_add, found float32 of x0 and float64 of x2")
        self.assert_clean(function(
            [call("outer", "outer", "%x0, %x1", (tensor("[4], f32"), tensor("[4], bf16"))),
             call("mm", "mm", "%x2, %x2", (tensor("[4, 4], bf16"), tensor("[4, 4], bf16")))],
            "[4], f32", "[4], bf16", "[4, 4], bf16"))

    def test_index_dtype(self):
        a = "[4, 4], f32"
        self.assert_finding(
            function([call("index_select", "index_select", "%x0, 0, %x1",
                           (tensor(a), tensor("[2], i16")))], a, "[2], i16"), "index-dtype",
            "expected an index of int32 or int64 in index_select, found int16 of x1")
        self.assert_finding(
            function([call("index_fill", "index_fill.int_Scalar", "%x0, 0, %x1, 1.0",
                           (tensor(a), tensor("[2], i32")))], a, "[2], i32"), "index-dtype",
            "expected an index of int64 in index_fill, found int32 of x1")
        self.assert_clean(function(
            [call("index_select", "index_select", "%x0, 0, %x1",
                  (tensor(a), tensor("[2], i32"))),
             call("index_put", "index_put", "%x0, [%x2], %x3",
                  (tensor(a), tensor("[4], bool"), tensor("[], f32")))],
            a, "[2], i32", "[4], bool", "[], f32"))

    def test_both_broadcast(self):
        a, b = "[n, 1], f32", "[n], f32"
        for op in ("sub.Tensor", "mse_loss", "l1_loss"):
            self.assert_finding(
                function([call("loss", op, "%x0, %x1", (tensor(a), tensor(b)))], a, b),
                "both-broadcast",
                "loss: x0 of sizes (n, 1) and x1 of sizes (n,) are both broadcast, to (n, n)")

    def test_outer_products(self):
        a = "[n], f32"
        self.assert_clean(function(
            [call("column", "unsqueeze", "%x0, 1", (tensor(a),)),
             call("outer", "mul.Tensor", "%column, %x0", (ANY, tensor(a))),
             call("row", "view", "%x0, [1, -1]", (tensor(a),)),
             call("cross", "sub.Tensor", "%column, %row", (ANY, ANY)),
             # Distances: a sum of squares with keepdim, and one without.
             call("kept", "sum.dim_IntList", "%x1, [1], true", (tensor("[n, 8], f32"),)),
             call("dropped", "sum.dim_IntList", "%x1, [1]", (tensor("[n, 8], f32"),)),
             call("distance", "add.Tensor", "%kept, %dropped", (ANY, ANY)),
             # Only one operand is broadcast, or the sizes are others.
             call("bias", "add.Tensor", "%x1, %x2", (tensor("[n, 8], f32"), tensor("[8], f32"))),
             call("table", "add.Tensor", "%x3, %x2", (tensor("[n, 1], f32"), tensor("[8], f32")))],
            a, "[n, 8], f32", "[8], f32", "[n, 1], f32"))

    def test_write_to_expanded(self):
        a = "[n, 1], f32"
        self.assert_finding(
            function([call("expand", "expand", "%x0, [-1, 8]", (tensor(a),)),
                      call("add_", "add_.Scalar", "%expand, 1", (ANY,))], a),
            "write-to-expanded", "add_: add_ writes to expand, whose dimension 1 of size 8 was "
            "expanded: its elements share memory")
        self.assert_clean(function(
            [call("expand", "expand", "%x0, [-1, 8]", (tensor(a),)),
             call("add", "add.Scalar", "%expand, 1", (ANY,)),
             call("add_", "add_.Scalar", "%add, 1", (ANY,)),
             call("fill_", "fill_.Scalar", "%expand, 1.0", (ANY,)),
             call("one", "expand", "%x0, [-1, 1]", (tensor(a),)),
             call("mul_", "mul_.Scalar", "%one, 1", (ANY,)),
             call("t_", "t_", "%expand", (ANY,))], a))

    def test_channels_last_lost(self):
        image = "[n, 3, 8, 8], f32, strides = [192, 1, 24, 3]"
        plain = "[n, 3, 8, 8], f32"
        self.assert_finding(
            function([call("add", "add.Tensor", "%x0, %x1", (tensor(plain), tensor(image)))],
                     plain, image),
            "channels-last-lost", "x1 is channels_last, but the result is row-major")
        self.assert_finding(
            function([call("norm", "layer_norm", "%x0, [8]", (tensor(image),))], image),
            "channels-last-lost", "x0 is channels_last, but the result is row-major")
        self.assert_clean(function(
            [call("relu", "relu", "%x0", (tensor(image),)),
             call("add", "add.Tensor", "%x0, %x1", (tensor(image), tensor(plain))),
             call("mean", "mean.dim", "%x0, [2, 3], true", (tensor(image),)),
             call("flat", "flatten.using_ints", "%x0, 1", (tensor(image),)),
             call("rows", "contiguous", "%x0", (tensor(image),)),
             call("scale", "mul.Tensor", "%x0, %x2", (tensor(image), tensor("[3, 1, 1], f32")))],
            image, plain, "[3, 1, 1], f32"))

    def test_device_transfer(self):
        a, b = "[n, 4], f32", '[n, 4], f32, device = "cuda:0"'
        self.assert_finding(
            function([call("to", "to.device", '%x0, "cuda:0", f32', (tensor(a),))], a),
            "device-transfer", "to: 16*n bytes of x0 are copied from cpu to cuda:0")
        self.assert_finding(
            function([call("copy_", "copy_", "%x1, %x0", (tensor(b), tensor(a)))], a, b),
            "device-transfer", "copy_: 16*n bytes of x0 are copied from cpu to cuda:0")
        self.assert_clean(function(
            [call("to", "to.device", '%x1, "cuda:0", f16', (tensor(b),)),
             call("meta", "to.device", '%x1, "meta", f32', (tensor(b),)),
             call("add", "add.Tensor", "%x1, %x2", (tensor(b), tensor("[], f32")))],
            a, b, "[], f32"))

    def test_names_of_lints(self):
        with self.assertRaisesRegex(ValueError, "expected the name of a lint, found 'index-type'; "
                                    "did you mean 'index-dtype'"):
            fake_tensor.lint(function([], "[2], f32"), disable=["index-type"])

    def test_errors_are_counted(self):
        found = fake_tensor.lint(function(
            [call("mm", "mm", "%x0, %x0", (tensor("[2, 3], f32"),) * 2)], "[2, 3], f32"))
        self.assertEqual(found.summary(), "0 warnings, 1 error")


class SoundModels(unittest.TestCase):

    def test_recorded_models(self):
        tool = Tool(find_tool())
        paths = sorted(glob.glob(os.path.join(GRAPHS, "*.jsonl.gz")))
        self.assertGreater(len(paths), 40)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for path in paths:
                with self.subTest(os.path.basename(path)):
                    text = write_graph(read_graph(path), tool)
                    self.assertEqual(list(fake_tensor.lint(analyze_text(text, tool))), [])


class Eager(LiveTest):
    """What lints say about eager mode."""

    def lints(self, make, *args, shapes=None):
        model = check_models.Function(make)
        return [finding.lint for finding in fake_tensor.lint(
            model, args, dynamic_shapes=shapes)]

    def assert_refused(self, lint, make, *args):
        with self.assertRaises((RuntimeError, IndexError)):
            make(*args)
        self.assertEqual(self.lints(make, *args), [lint])

    def test_indices(self):
        x = torch.ones(4, 4)
        for dtype in (torch.int16, torch.uint8, torch.int8):
            index = torch.zeros(4, dtype=dtype)
            self.assert_refused("index-dtype", lambda x, i: torch.index_select(x, 0, i), x, index)
            self.assert_refused("index-dtype", lambda x, i: torch.index_add(x, 0, i, x), x, index)
            self.assert_refused("index-dtype", lambda x, i: torch.index_copy(x, 0, i, x), x, index)
        index = torch.zeros(4, dtype=torch.int32)
        self.assert_refused("index-dtype", lambda x, i: torch.index_fill(x, 0, i, 1.0), x, index)
        self.assert_refused("index-dtype", lambda x, i: F.nll_loss(x, i), x, index)
        self.assertEqual(self.lints(lambda x, i: torch.index_select(x, 0, i), x, index), [])

    def test_dtypes(self):
        x, y = torch.ones(4, 4), torch.ones(4, 4, dtype=torch.float64)
        for make in (F.linear, torch.mm, torch.matmul, lambda x, y: torch.addmm(x, x, y),
                     lambda x, y: torch.mv(x, y[0]),
                     lambda x, y: F.conv2d(x[None, None], y[None, None]),
                     lambda x, y: torch.index_add(x, 0, torch.zeros(4, dtype=torch.int64), y)):
            self.assert_refused("mixed-dtypes", make, x, y)

    def test_writes(self):
        self.assert_refused("write-to-expanded", lambda x: x.clone().expand(3, 4).add_(1),
                            torch.ones(4))

    def test_a_loss(self):
        model, x, y = nn.Linear(4, 1), torch.ones(5, 4), torch.ones(5)
        shapes = (({0: torch.export.Dim("n", min=2)}, {0: torch.export.Dim("n", min=2)}),)
        for make in (lambda x, y: F.mse_loss(model(x), y),
                     lambda x, y: ((model(x).sigmoid() - y) ** 2).mean()):
            self.assertEqual(self.lints(make, x, y), ["both-broadcast"])
            self.assertEqual(self.lints(make, x, y, shapes=shapes), ["both-broadcast"])
        self.assertEqual(self.lints(lambda x, y: F.mse_loss(model(x).squeeze(1), y), x, y), [])


class SoundPrograms(LiveTest):

    def assert_clean(self, model, *args, decompose=False):
        for decompositions in (None, torch.export.default_decompositions()):
            found = fake_tensor.lint(model, args, decompositions=decompositions)
            self.assertEqual((found.errors, list(found)), ([], []), found)

    def test_transformer(self):
        for is_training in (True, False):
            model = nn.Transformer(32, 4, 1, 1, 64, batch_first=True).train(is_training)
            self.assert_clean(model, torch.randn(2, 5, 32), torch.randn(2, 6, 32))

    def test_resnet(self):
        class Block(nn.Module):
            def __init__(self, width, stride):
                super().__init__()
                self.body = nn.Sequential(
                    nn.Conv2d(width, 2 * width, 3, stride, 1, bias=False),
                    nn.BatchNorm2d(2 * width), nn.ReLU(inplace=True),
                    nn.Conv2d(2 * width, 2 * width, 3, 1, 1, bias=False),
                    nn.BatchNorm2d(2 * width))
                self.skip = nn.Conv2d(width, 2 * width, 1, stride)

            def forward(self, x):
                return F.relu(self.body(x) + self.skip(x))

        model = nn.Sequential(
            nn.Conv2d(3, 8, 7, 2, 3), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(3, 2, 1),
            Block(8, 1), Block(16, 2), nn.Upsample(scale_factor=2), nn.GroupNorm(4, 32),
            nn.Dropout2d(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(32, 10))
        for kind in (torch.contiguous_format, torch.channels_last):
            for is_training in (True, False):
                model = model.to(memory_format=kind).train(is_training)
                self.assert_clean(model, torch.randn(2, 3, 32, 32).to(memory_format=kind))

    def test_usual_idioms(self):
        def attention(x):
            length = x.shape[1]
            row = torch.arange(length)
            mask = row[:, None] >= row
            scores = (x @ x.transpose(1, 2)).masked_fill(~mask, float("-inf"))
            return scores.softmax(-1) @ x

        def rotary(x):
            steps = torch.arange(x.shape[1], dtype=torch.float64)
            angles = torch.outer(steps, 10000.0 ** -torch.linspace(0, 1, 4, dtype=torch.float64))
            return x * angles.cos().to(x.dtype).repeat(1, 2)

        def normalize(x):
            return (x - x.mean(-1, keepdim=True)) / x.std(-1, keepdim=True)

        def distances(x):
            squares = x[0].square().sum(1)
            return squares[:, None] - 2 * x[0] @ x[0].t() + squares

        def labels(x):
            target = x[0].argmax(1)
            return target.view(-1, 1) == target

        def precise(x):
            return (x.double() * x).sum().float()

        for make in (attention, rotary, normalize, distances, labels, precise):
            with self.subTest(make.__name__):
                self.assert_clean(check_models.Function(make), torch.randn(2, 6, 8))

    def test_a_training_step(self):
        model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))
        optimizer = torch.optim.AdamW(model.parameters())
        x, y = torch.randn(5, 4), torch.randint(3, (5,))
        with fake_tensor.record() as program:
            F.cross_entropy(model(x), y).backward()
            optimizer.step()
        found = fake_tensor.lint(program)
        self.assertEqual((found.errors, list(found)), ([], []), found)


if __name__ == "__main__":
    unittest.main()
