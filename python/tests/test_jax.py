# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of functions of JAX. Those that export need JAX and $FAKE_OPT."""

import contextlib
import importlib.util
import io
import os
import pathlib
import sys
import tempfile
import unittest

import fake_tensor
from fake_tensor import cli, jax_exporter
from fake_tensor.loading import Input, LoadError, parse_input

HAS_JAX = importlib.util.find_spec("jax") is not None
NEEDS = unittest.skipUnless(HAS_JAX and "FAKE_OPT" in os.environ, "needs JAX and $FAKE_OPT")

MODEL = """\
import jax, jax.numpy as jnp


def model(x, w):
    hidden = jnp.tanh(x @ w)
    return hidden, hidden.sum(axis=0)


number = 3
"""


class TextTest(unittest.TestCase):
    """Without JAX."""

    def test_missing(self):
        """Without JAX, the error says how to install it."""
        hidden = {name: module for name, module in sys.modules.items()
                  if name.partition(".")[0] in ("jax", "jaxlib")}
        for name in hidden:
            del sys.modules[name]
        sys.modules["jax"] = None
        try:
            with self.assertRaisesRegex(ImportError, "fake_tensor.jax_export needs JAX: pip "
                                        "install jax"):
                fake_tensor.jax_export(abs, "f32[b]")
        finally:
            del sys.modules["jax"]
            sys.modules.update(hidden)

    def test_inputs(self):
        for text, expected in (
                ("f32[b, 2*s + 1]", ("f32[b, 2*s + 1]", [])),
                ("b,32", ("float32[b, 32]", [])),
                (":int32", ("int32[]", [])),
                ("b=2..,s=..9:bf16", ("bfloat16[b, s]", ["b >= 2", "s <= 9"])),
                ("=0.5", (0.5, []))):
            with self.subTest(text):
                self.assertEqual(parse_input(text).as_spec(), expected)
        self.assertEqual(parse_input("f32[b]"), Input(spec="f32[b]"))
        with self.assertRaisesRegex(LoadError, "expected no example size of 'b' for a "
                                    "function of JAX, found 8"):
            parse_input("b=8,32").as_spec()

    def test_names_of_arguments(self):
        """The arguments of the program get the names that the inner function has."""
        text = """\
  func.func public @main(%arg0: tensor<?xf32> loc(unknown), %arg1: tensor<4xf32> loc(unknown)) -> (tensor<?xf32> {a = "b"}) {
  func.func private @_wrapped_jax_export_main(%arg0: tensor<i32> {jax.global_constant = "b"} loc(unknown), %arg1: tensor<?xf32> loc("p['w']"), %arg2: tensor<4xf32> loc(#loc7)) -> (tensor<?xf32> loc("no")) {
"""
        named = jax_exporter._add_names(text)
        self.assertIn('@main(%arg0: tensor<?xf32> loc("p[\'w\']"), %arg1: tensor<4xf32> '
                      'loc(#loc7)) -> (tensor<?xf32> {a = "b"}) {', named)
        self.assertEqual(jax_exporter._add_names(named.split("\n")[0]), named.split("\n")[0])


@NEEDS
class ExportTest(unittest.TestCase):
    """Exports functions."""

    @staticmethod
    def model(x, w):
        return x @ w["a"] + w["b"]

    def export(self, *specs, **options):
        return fake_tensor.jax_export(self.model, *specs, **options)

    def test_specs(self):
        """Texts, arrays, structures and trees of them."""
        import jax
        import numpy
        weights = {"a": numpy.ones((32, 8), numpy.float32), "b": "f32[8]"}
        dims = jax.export.symbolic_shape("n, 32")
        for spec, constraints, shape in (
                ("f32[2*b, 32]", ["b >= 2"], "float32[s0, 32]"),
                (jax.ShapeDtypeStruct(dims, numpy.float32), [], "float32[n, 32]"),
                (numpy.ones((3, 32), numpy.float32), [], "float32[3, 32]")):
            with self.subTest(spec):
                program = self.export(spec, weights, constraints=constraints)
                self.assertEqual(program.errors, [])
                names = [each.name for each in program.main.arguments]
                self.assertEqual(names, ["x", "w['a']", "w['b']"])
                self.assertTrue(str(program.main.arguments[0].meta).startswith(shape))

    def test_answers(self):
        """Queries have sizes, places in the source, and names of symbols."""
        program = self.export("f32[b, 32]", {"a": "f32[32, 8]", "b": "f32[8]"})
        found = fake_tensor.infer(program)
        product = next(node for node in found if node.op == "stablehlo.dot_general")
        # Older versions of JAX also name main.
        self.assertRegex(product.name, r"^jit\(model\)/(jit\(main\)/)?dot_general$")
        self.assertEqual(product.value.sizes, ("b", 8))
        self.assertEqual(os.path.basename(product.source[0]), "test_jax.py")
        self.assertEqual(found["x"].op, "input")
        self.assertNotIn("jax_exporter.py", program.text)
        self.assertIn("float32[b, 8]", str(fake_tensor.explain(program, "b")))
        self.assertEqual(len(fake_tensor.diff(program, program)), 0)
        with self.assertRaisesRegex(TypeError, "expected a program alone"):
            fake_tensor.infer(program, compare=True)

    def test_blocks(self):
        """Arguments of blocks, such as of a reducer, are no inputs."""
        program = fake_tensor.jax_export(lambda x: x.sum(axis=1), "f32[3, 5]")
        inputs = [(each.is_of_block, str(each.meta)) for each in program.main.arguments]
        self.assertEqual(inputs[0], (False, "float32[3, 5] strides [5, 1]"))
        self.assertEqual({each[0] for each in inputs[1:]}, {True})
        self.assertEqual([node.op for node in fake_tensor.infer(program)][:3],
                         ["input", "block argument", "block argument"])
        found = fake_tensor.what_if(program)
        self.assertEqual([name for name, _ in found.inputs], ["x"])

    def test_large_constants(self):
        """The values of large constants are left out."""
        import numpy
        weights = numpy.random.rand(20, 20).astype(numpy.float32)
        program = fake_tensor.jax_export(lambda x: x @ weights, "f32[b, 20]")
        self.assertIn("dense_resource<__elided__>", program.text)
        self.assertNotIn('"0x', program.text)
        self.assertEqual(program.errors, [])

    def test_errors(self):
        import jax
        import numpy
        weights = {"a": "f32[32, 8]", "b": "f32[8]"}
        for spec, error in (
                ("f3[b]", "expected a dtype such as f32 or int32 in 'f3[b]', found 'f3'"),
                ("f32[b", "expected a type such as f32[b, 32], found 'f32[b'"),
                ("f32[b 3]", "expected sizes in 'f32[b 3]': ")):
            with self.subTest(spec), self.assertRaises(ValueError) as raised:
                self.export(spec, weights)
            self.assertIn(error, str(raised.exception))
        symbolic = jax.ShapeDtypeStruct(jax.export.symbolic_shape("n, 32"), numpy.float32)
        with self.assertRaisesRegex(ValueError, "expected no constraints for arguments with "
                                    "symbolic sizes, which have their own, found 'b >= 2'"):
            self.export(symbolic, weights, constraints=["b >= 2"])
        with self.assertRaises(fake_tensor.ExportError) as raised:
            self.export("f32[b, 31]", weights)
        self.assertIn("JAX: dot_general requires contracting dimensions to have the same "
                      "shape, got (31,) and (32,).", str(raised.exception))
        self.assertEqual(os.path.basename(raised.exception.source[0]), "test_jax.py")

    def test_dtypes(self):
        """JAX has no 64 bits by default, and that is said."""
        with self.assertWarnsRegex(fake_tensor.ExportWarning, "JAX has float32 for an "
                                   "argument of float64, as jax_enable_x64 is off"):
            self.export("f64[b, 32]", {"a": "f32[32, 8]", "b": "f32[8]"})


@NEEDS
class CommandTest(unittest.TestCase):
    """The commands with --jax."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = pathlib.Path(folder.name) / "jax_model.py"
        path.write_text(MODEL)
        self.file = str(path)

    def run_cli(self, *words):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cli.main(list(words))
        return code, out.getvalue(), err.getvalue()

    def test_commands(self):
        model = ["--jax", f"{self.file}:model", "-i", "f32[b, s, 32]", "-i", "32,64"]
        code, out, _ = self.run_cli("infer", *model)
        self.assertEqual(code, 0)
        self.assertRegex(out, r"jit\(model\)/(jit\(main\)/)?tanh +stablehlo\.tanh +float32 +\[b, s, 64\]")
        code, out, _ = self.run_cli("export", *model)
        self.assertIn("stablehlo.dot_general", out)
        code, out, _ = self.run_cli("explain", *model, "--constraint", "s >= 4", "s")
        self.assertRegex(out, "(?m)^s: .*4 <= s")
        code, out, _ = self.run_cli("page", *model)
        self.assertIn("stablehlo.tanh", out)

    def test_refusals(self):
        model = f"{self.file}:model"
        for words, error in (
                (["check", "--jax", model], "error: expected a PyTorch model"),
                (["infer", "--jax", model, "--decompose"], "expected no --decompose"),
                (["infer", model, "--constraint", "b >= 2"],
                 "expected --constraint with --jax"),
                (["infer", "--jax", self.file.replace(".py", ".pt2")],
                 "expected module:name or file.py:name, found"),
                (["infer", "--jax", f"{self.file}:number"], "expected a function '"),
                (["infer", "--jax", model, "-i", "3,4", "-i", "5,6"],
                 "jax_model.py:5: error: JAX: dot_general")):
            with self.subTest(words):
                code, _, err = self.run_cli(*words)
                self.assertEqual(code, 2)
                self.assertIn(error, err)


if __name__ == "__main__":
    unittest.main()
