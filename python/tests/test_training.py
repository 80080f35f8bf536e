# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the programs of training steps. They need PyTorch and fake-opt."""

import contextlib
import functools
import io
import pathlib
import re
import tempfile
import unittest

import fake_tensor
from fake_tensor import cli
from tests.live import HAS_TORCH, LiveTest

if HAS_TORCH:
    import torch
    from torch import nn

    from tests import training_models as models


def net():
    return nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 5))


def options():
    """A batch of any size, and cross entropy."""
    batch = torch.export.Dim("batch", min=2)
    return {"args": (torch.randn(3, 8),), "kwargs": {"target": torch.zeros(3).long()},
            "dynamic_shapes": {"input": {0: batch}, "target": {0: batch}},
            "loss": nn.functional.cross_entropy}


def kinds(text):
    """The kinds and targets in the head of `main`: those of arguments, and of results."""
    head = next(line for line in text.splitlines() if "func.func @main(" in line)
    pattern = r'fake.kind = "(\w+)"(?:, fake.(?:persistent, fake.)?target = "([\w.]+)")?'
    inputs, _, results = head.partition(") -> ")
    return re.findall(pattern, inputs), re.findall(pattern, results)


class Returns(nn.Module if HAS_TORCH else object):
    """Returns what it is given."""

    def __init__(self, function):
        super().__init__()
        self.layer = nn.Linear(4, 2)
        self.function = function

    def forward(self, x):
        return self.function(self.layer(x))


class Program(LiveTest):

    def test_inputs_and_results(self):
        inputs, results = kinds(fake_tensor.export(net(), **options()))
        names = ["0.weight", "0.bias", "2.weight", "2.bias"]
        self.assertEqual(inputs, [("parameter", name) for name in names] +
                         [("user_input", "")] * 2)
        self.assertEqual(results, [("loss_output", "")] +
                         [("gradient_to_parameter", name) for name in names])

    def test_names_that_clash(self):
        class Clash(nn.Module):
            def __init__(self):
                super().__init__()
                self.a = nn.Linear(4, 4)
                self.a_weight = nn.Parameter(torch.ones(4))

            def forward(self, mul, input):  # pylint: disable=redefined-builtin
                return (self.a(mul) * self.a_weight * input).sum()

        found = fake_tensor.check(Clash(), (torch.ones(3, 4), torch.ones(4)), loss=True)
        names = [node.name for node in found]
        self.assertEqual(names[:5], ["p_a_weight", "p_a_weight_1", "p_a_bias", "mul",
                                     "input"])
        self.assertEqual((len(set(names)), found.is_right), (len(names), True))

    def test_outputs_besides_the_loss(self):
        model = Returns(lambda y: {"logits": y, "loss": y.sum(), "n": 3})
        for loss in (True, "loss", 1):
            text = fake_tensor.export(model, (torch.randn(3, 4),), loss=loss)
            self.assertEqual([kind for kind, _ in kinds(text)[1]],
                             ["user_output", "loss_output", "user_output"] +
                             ["gradient_to_parameter"] * 2)
            self.assertIn("\"{'logits': addmm, 'loss': sum_1, 'n': 3}\"", text)

    def test_gradients_of_inputs(self):
        module, args, shapes = models.mlp()
        text = fake_tensor.export(module, args, dynamic_shapes=shapes, loss=models.loss)
        self.assertEqual(kinds(text)[1][-1], ("gradient_to_user_input", "input"))

    def test_only_what_needs_gradients(self):
        module, args, shapes = models.tied()
        inputs, results = kinds(fake_tensor.export(module, args, dynamic_shapes=shapes,
                                                   loss=models.loss))
        self.assertEqual(inputs, [("parameter", "frozen"), ("parameter", "table.weight"),
                                  ("buffer", "scale"), ("user_input", "")])
        self.assertEqual(results[1:], [("gradient_to_parameter", "table.weight")])

    def test_check(self):
        for model in models.ALL:
            for optimizer in (None, "adamw"):
                with self.subTest(model=model.__name__, optimizer=optimizer):
                    module, args, shapes = model()
                    found = fake_tensor.check(module, args, dynamic_shapes=shapes,
                                              loss=models.loss, optimizer=optimizer)
                    self.assertEqual((list(found.differences), found.is_right), ([], True))

    def test_decomposed(self):
        table = {torch.ops.aten.threshold_backward.default:
                 torch._decomp.decomposition_table[
                     torch.ops.aten.threshold_backward.default]}
        text = fake_tensor.export(net(), **options(), decompositions=table)
        self.assertNotIn("threshold_backward", text)
        self.assertIn("fake.aten.where", text)

    def test_models_on_meta(self):
        with torch.device("meta"):
            module = models.Words()
        args = (torch.zeros(2, 6, dtype=torch.long, device="meta"),)
        text = fake_tensor.export(module, args, loss=models.loss)
        self.assertIn("_scaled_dot_product_flash_attention_for_cpu_backward", text)
        self.assertNotIn("meta", text)
        self.assertIn("cuda:0", fake_tensor.export(module, args, loss=models.loss,
                                                   device="cuda"))

    def test_models_of_fake_tensors(self):
        with torch.device("meta"):
            module = models.Words()
        mode = torch._subclasses.FakeTensorMode(
            shape_env=torch.fx.experimental.symbolic_shapes.ShapeEnv(),
            allow_non_fake_inputs=True)
        with mode:
            module.to_empty(device="cpu")
            args = (torch.zeros(2, 6, dtype=torch.long),)
        found = fake_tensor.check(module, args, loss=models.loss, optimizer="sgd")
        self.assertTrue(found.is_right)

    def test_sizes_stay_symbolic(self):
        batch, seq = torch.export.Dim("batch", min=2), torch.export.Dim("seq", min=2)
        found = fake_tensor.check(models.Shifted(), (torch.ones(3, 6).long(),), loss=True,
                                  dynamic_shapes=({0: batch, 1: seq},))
        self.assertEqual(found["constant_pad_nd"].value.sizes, ("batch", "seq + 1"))
        self.assertTrue(found.is_right)

    def test_the_model_is_as_before(self):
        module = net()
        optimizer = torch.optim.SGD(module.parameters(), lr=0.1, momentum=0.9)
        before = [(name, id(value), value._version) for name, value
                  in module.named_parameters()]
        fake_tensor.export(module, **options(), optimizer=optimizer)
        self.assertEqual(before, [(name, id(value), value._version) for name, value
                                  in module.named_parameters()])
        self.assertIs(optimizer.param_groups[0]["params"][0], module[0].weight)
        self.assertFalse(optimizer.state)
        self.assertIsNone(module[0].weight.grad)


class Places(LiveTest):

    def test_backward(self):
        found = fake_tensor.infer(models.Stack(1, False), (torch.randn(3, 8),), loss=True)
        line, = {node.source[1] for node in found if node.op == "aten.addmm.default"}
        self.assertEqual({(node.module, node.source[1]) for node in found
                          if node.op == "aten.mm.default"},
                         {("layers.0.0", line), ("layers.0.2", line)})
        self.assertEqual([node.module for node in found if "threshold" in node.op],
                         ["layers.0.1"])

    def test_checkpoint(self):
        found = fake_tensor.infer(models.Stack(2, True), (torch.randn(3, 8),), loss=True)
        self.assertEqual([node.module for node in found if node.op == "aten.relu.default"],
                         ["layers.0.1", "layers.1.1", "layers.1.1", "layers.0.1"])

    def test_optimizer(self):
        found = fake_tensor.infer(net(), **options(), optimizer="sgd")
        self.assertEqual({node.module for node in found if node.op == "aten.add_.Tensor"},
                         {"optimizer"})


class Optimizers(LiveTest):

    def test_states_are_inputs(self):
        inputs, _ = kinds(fake_tensor.export(nn.Linear(4, 1), (torch.randn(3, 4),),
                                             loss=models.loss, optimizer="adam"))
        self.assertEqual([name for kind, name in inputs if kind == "buffer"],
                         [f"optimizer.{name}.{state}" for name in ("weight", "bias")
                          for state in ("step", "exp_avg", "exp_avg_sq")])

    def test_ops_are_in_place(self):
        for optimizer, op in (
                ("sgd", "add_.Tensor"), (torch.optim.Adam, "addcdiv_"),
                (functools.partial(torch.optim.AdamW, foreach=True), "_foreach_addcdiv_"),
                (functools.partial(torch.optim.SGD, lr=0.1, momentum=0.9, fused=True),
                 "_fused_sgd_")):
            with self.subTest(optimizer=optimizer):
                text = fake_tensor.export(net(), **options(), optimizer=optimizer)
                self.assertIn(f"fake.aten.{op}", text)
                self.assertNotIn("profiler", text)

    def test_all_of_pytorch(self):
        skipped = {
            "lbfgs": "calls the model again",
            "sparseadam": "needs sparse gradients",
            "muon": "only has matrices"}
        names = [name.lower() for name, value in vars(torch.optim).items()
                 if isinstance(value, type) and value is not torch.optim.Optimizer
                 and issubclass(value, torch.optim.Optimizer)]
        for name in sorted(set(names) - set(skipped)):
            with self.subTest(optimizer=name):
                found = fake_tensor.check(net(), **options(), optimizer=name)
                self.assertTrue(found.is_right, str(found))

    def test_used_optimizer(self):
        module = nn.Linear(4, 1)
        optimizer = torch.optim.SGD([{"params": [module.weight], "momentum": 0.9},
                                     {"params": [module.bias]}], lr=0.1)
        models.loss(module(torch.randn(3, 4))).backward()
        optimizer.step()
        momentum = optimizer.state[module.weight]["momentum_buffer"]
        inputs, _ = kinds(fake_tensor.export(module, (torch.randn(3, 4),),
                                             loss=models.loss, optimizer=optimizer))
        self.assertEqual([name for kind, name in inputs if kind == "buffer"],
                         ["optimizer.weight.momentum_buffer"])
        self.assertIs(optimizer.state[module.weight]["momentum_buffer"], momentum)


class Errors(LiveTest):

    def refuse(self, message, model, loss, error=ValueError, **others):
        with self.assertRaisesRegex(error, message):
            fake_tensor.export(model, (torch.randn(3, 4),), loss=loss, **others)

    def test_losses(self):
        plain = Returns(lambda y: y)
        self.refuse("expected output 0 to be a scalar, found float32.3, 2.", plain, True)
        self.refuse("expected the index of one of 1 outputs, found 2", plain, 2)
        self.refuse("expected an output 'loss', found a tensor", plain, "loss")
        self.refuse("expected an output 'loss', found those of y, z",
                    Returns(lambda y: {"y": y, "z": y}), "loss")
        self.refuse("expected the loss to be a tensor, found float", plain, lambda y: 1.0)
        self.refuse("expected the loss to be a real number, found int64", plain,
                    lambda y: (y > 0).sum())
        self.refuse("expected a keyword input 'target', as it is a parameter of the loss, "
                    "found none", plain, nn.functional.mse_loss)
        self.refuse("expected a loss of True, the index", plain, 1.5, TypeError)
        self.refuse("expected a loss that depends on a parameter",
                    Returns(lambda y: y.detach().sum()), True)
        self.refuse("expected a model with a parameter that requires a gradient, found none",
                    plain.requires_grad_(False), True)

    def test_autograd(self):
        def overwrite(y):
            found = y.exp()
            return found.exp_().sum()
        self.refuse("modified by an inplace operation", Returns(overwrite), True,
                    fake_tensor.ExportError)

    def test_sizes_of_the_backward_pass(self):
        batch = torch.export.Dim("batch", min=2)
        with self.assertRaisesRegex(fake_tensor.ExportError, "the backward pass needs the "
                                    "size 3 in dimension batch"):
            fake_tensor.export(models.Picky(), (torch.randn(3, 8),), loss=True,
                               dynamic_shapes=({0: batch},))

    def test_optimizers(self):
        plain = Returns(lambda y: y.sum())
        self.refuse("expected the name of an optimizer of torch.optim, found 'adma'; did "
                    "you mean 'adam'?", plain, True, optimizer="adma")
        self.refuse("expected a function that returns an optimizer, found one that returns "
                    "list", plain, True, TypeError, optimizer=list)
        self.refuse("expected an optimizer of torch.optim, its name or class, or a function",
                    plain, True, TypeError, optimizer=3)
        self.refuse("expected an optimizer of parameters of the model", plain, True,
                    optimizer=torch.optim.SGD(net().parameters()))
        self.refuse("expected a loss, with an optimizer, found none", plain, None, TypeError,
                    optimizer="sgd")

    def test_programs(self):
        program = torch.export.export(net(), (torch.randn(3, 8),))
        with self.assertRaisesRegex(TypeError, "expected an nn.Module, with a loss"):
            fake_tensor.export(program, loss=True)


class Command(LiveTest):

    def run_command(self, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "model.py")
            file.write_text("""
import torch
from torch import nn

def net():
    return nn.Sequential(nn.Linear(8, 32), nn.ReLU(), nn.Linear(32, 5))

def optimizer(parameters):
    return torch.optim.SGD(parameters, momentum=0.9)
""", encoding="utf-8")
            out, err = io.StringIO(), io.StringIO()
            words = [word.replace("FILE", str(file)) for word in arguments]
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = cli.main([words[0], f"{file}:net", "--input", "batch,8", *words[1:]])
        return code, out.getvalue(), err.getvalue()

    def test_loss_and_optimizer(self):
        code, out, err = self.run_command(
            "memory", "--kwarg", "target=batch:int64", "--loss",
            "torch.nn.functional:cross_entropy", "--optimizer", "FILE:optimizer")
        self.assertEqual((code, err), (0, ""))
        self.assertIn("4 buffers", out)
        self.assertIn("exact", out)

    def test_check(self):
        code, out, _ = self.run_command(
            "check", "--kwarg", "target=batch:int64", "--loss",
            "torch.nn.functional:cross_entropy")
        self.assertEqual(code, 0)
        self.assertIn("0 differences", out)

    def test_mistakes(self):
        for words, message in (
                (["--loss", "0"], "error: expected output 0 to be a scalar, found "
                 "float32[batch, 5]"),
                (["--optimizer", "sgd"], "error: expected --loss with --optimizer, found "
                 "none"),
                (["--loss", "0", "--no-grad"], "error: expected --loss without --no-grad"),
                (["--loss", "torch:nothing"], "error: 'torch' has no 'nothing'")):
            with self.subTest(words=words):
                code, _, err = self.run_command("infer", *words)
                self.assertEqual((code, err[:len(message)]), (2, message))


if __name__ == "__main__":
    unittest.main()
