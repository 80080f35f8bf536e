# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the interface of the package, without PyTorch."""

import dataclasses
import inspect
import io
import json
import math
import subprocess
import sys
import textwrap
import typing
import unittest

import fake_tensor
from fake_tensor.results import LOST, decode

FUNCTIONS = (fake_tensor.export, fake_tensor.infer, fake_tensor.check)


def _tensor(bits, storage=0):
    return {"t": [[2, {"sym": "s0"}], None, 0, "float32", "cuda:0", storage, bits]}


class SignatureTest(unittest.TestCase):

    def test_only_the_model_and_its_inputs_are_positional(self):
        for function in FUNCTIONS:
            with self.subTest(function=function.__name__):
                parameters = inspect.signature(function).parameters.values()
                self.assertEqual(
                    [parameter.name for parameter in parameters
                     if parameter.kind is not inspect.Parameter.KEYWORD_ONLY],
                    ["model", "args", "kwargs"])
                self.assertIn("dynamic_shapes",
                              [parameter.name for parameter in parameters])

    def test_everything_has_a_type(self):
        for function in FUNCTIONS:
            with self.subTest(function=function.__name__):
                self.assertEqual(set(inspect.signature(function).parameters) | {"return"},
                                 set(typing.get_type_hints(function)))
        self.assertIs(typing.get_type_hints(fake_tensor.check)["return"],
                      fake_tensor.Inference)

    def test_results_are_dataclasses(self):
        for result in (fake_tensor.Inference, fake_tensor.NodeInfo,
                       fake_tensor.TensorInfo):
            self.assertTrue(dataclasses.is_dataclass(result))

    def test_what_is_exported_is_there(self):
        for name in fake_tensor.__all__:
            self.assertTrue(hasattr(fake_tensor, name), name)


class ResultsTest(unittest.TestCase):

    def test_a_tensor(self):
        found = decode(_tensor(3, storage=4))
        self.assertEqual(found, fake_tensor.TensorInfo(
            (2, "s0"), None, 0, "float32", "cuda:0", 4, is_conj=True, is_neg=True))
        self.assertEqual(str(found), "float32[2, s0] on cuda:0")
        self.assertEqual(decode(_tensor("sparse_coo")).layout, "sparse_coo")

    def test_other_values(self):
        self.assertEqual(
            decode([1, True, None, {"f": "0.5"}, {"c": "2j"}, {"sym": "s0 + 1"},
                    {"device": "cuda:0"}]),
            [1, True, None, 0.5, 2j, "s0 + 1", "cuda:0"])

    def test_differences(self):
        nodes = [fake_tensor.NodeInfo("x", "input", 1),
                 fake_tensor.NodeInfo("y", "aten.t.default", 1, source=("model.py", 3),
                                      expected=2, difference="value", known="of a kind"),
                 fake_tensor.NodeInfo("z", "aten.t.default", 1, source=("model.py", 4),
                                      expected=2, difference="value",
                                      is_significant=True)]
        found = fake_tensor.Inference(nodes)
        self.assertEqual((found.known_differences, found.differences),
                         ([nodes[1]], [nodes[2]]))
        self.assertFalse(found.is_right)
        self.assertTrue(fake_tensor.Inference(nodes[:2]).is_right)
        self.assertIs(found["z"], nodes[2])
        out = io.StringIO()
        found.print_differences(out)
        self.assertIn("model.py:4: z: aten.t.default: value", out.getvalue())
        self.assertNotIn("more", out.getvalue())
        with self.assertRaisesRegex(KeyError, "expected the name of a node, found "
                                    "'split_1'; did you mean 'split'"):
            fake_tensor.Inference([fake_tensor.NodeInfo("split", "aten.t.default", 1)])[
                "split_1"]  # pylint: disable=expression-not-assigned

    def test_texts(self):
        tensor = decode(_tensor(1))
        found = fake_tensor.Inference([
            fake_tensor.NodeInfo("x", "input", tensor),
            fake_tensor.NodeInfo("split", "aten.split.Tensor", [tensor, 3]),
            fake_tensor.NodeInfo("size", "aten.sym_size.int", "s0//2"),
            fake_tensor.NodeInfo("long_name", "aten.mm.default", None, error="sizes differ "
                                 "in a way that takes a line")])
        self.assertEqual(repr(found), "<Inference: 4 nodes, 1 error>")
        self.assertEqual(str(found["x"]), "x: input: float32[2, s0] on cuda:0")
        self.assertEqual(str(found).splitlines(), [
            "node       op                 dtype    shape    strides  device",
            "x          input              float32  [2, s0]           cuda:0  conj",
            "split#0    aten.split.Tensor  float32  [2, s0]           cuda:0  conj",
            "split#1    aten.split.Tensor  int      3",
            "size       aten.sym_size.int  size     s0//2",
            "long_name  aten.mm.default    error: sizes differ in a way that takes a line"])

    def test_kinds_of_numbers(self):
        kinds = {"s0": "size", "s0//2 + 1": "size", "u0 >= u1": "bool", "Eq(u0, 1)": "bool",
                 "IntTrueDiv(3*s0, 2)": "float", "ToFloat(s0)": "float",
                 "IntTrueDiv(s0, s0 - 2)": "float", "Mod(s0, 2)": "size"}
        nodes = [fake_tensor.NodeInfo("x", "aten.item.default", text) for text in kinds]
        nodes.append(fake_tensor.NodeInfo("x", "aten.item.default", None,
                                          is_unknown_float=True))
        nodes.append(fake_tensor.NodeInfo("x", "aten.item.default", None))
        _, *rows = str(fake_tensor.Inference(nodes)).splitlines()
        self.assertEqual([row.split()[2] for row in rows],
                         [*kinds.values(), "float", "none"])

    def test_texts_of_a_comparison(self):
        node = fake_tensor.NodeInfo("x", "aten.t.default", 1, expected=2,
                                    difference="value", is_significant=True)
        lost = dataclasses.replace(node, value=None, error=LOST)
        found = fake_tensor.Inference([node, lost, node, lost], is_compared=True)
        self.assertEqual(repr(found), "<Inference: 4 nodes, 4 differences from PyTorch>")
        self.assertEqual(str(found).splitlines()[-2:], [
            "2 nodes after an error without a result",
            "4 nodes, 4 differences from PyTorch"])
        out = io.StringIO()
        found.print_differences(out, 1)
        self.assertEqual(out.getvalue().splitlines()[3:], [
            "and 1 more difference", "2 nodes after an error without a result"])

    def test_json(self):
        nodes = [fake_tensor.NodeInfo("x", "input", [decode(_tensor(0)), math.inf, 2j])]
        found = json.loads(json.dumps(fake_tensor.Inference(nodes, True).as_json(),
                                      allow_nan=False))
        self.assertEqual(found["nodes"][0]["value"][0]["sizes"], [2, "s0"])
        self.assertEqual(found["nodes"][0]["value"][1:], ["inf", "2j"])
        self.assertEqual((found["differences"], found["is_right"]), (0, True))


class WithoutTorchTest(unittest.TestCase):
    """Tests in a Python in which torch cannot be imported."""

    def run_python(self, text):
        text = "import sys\nsys.modules['torch'] = None\n" + textwrap.dedent(text)
        return subprocess.run([sys.executable, "-c", text], capture_output=True,
                              text=True, check=False)

    def test_dir_is_the_interface(self):
        done = self.run_python("""
            import fake_tensor, types
            print({name for name in dir(fake_tensor) if not name.startswith("__") and
                   not isinstance(getattr(fake_tensor, name), types.ModuleType)}
                  ^ set(fake_tensor.__all__))
        """)
        self.assertEqual((done.stdout, done.stderr), ("set()\n", ""))

    def test_import(self):
        done = self.run_python("""
            from fake_tensor import *
            from fake_tensor import cli, conformance, exporter, loading
            print(TensorInfo((2,), (1,), 0, "float32", "cpu", 0))
        """)
        self.assertEqual((done.stdout, done.stderr), ("float32[2] strides [1]\n", ""))

    def test_calls_say_what_they_need(self):
        for name in ("export", "infer", "check"):
            with self.subTest(name=name):
                done = self.run_python(f"""
                    import fake_tensor
                    try:
                        fake_tensor.{name}(None, ())
                    except ImportError as error:
                        print(error)
                """)
                self.assertIn(f"fake_tensor.{name} needs PyTorch: pip install torch", done.stdout)

    def test_old_versions(self):
        for version, found in (("'2.8.1+cpu'", "2.8.1+cpu"), ("'1.13.0'", "1.13.0"),
                               ("None", "None")):
            with self.subTest(version=version):
                done = self.run_python(f"""
                    import fake_tensor, types
                    sys.modules["torch"] = types.SimpleNamespace(__version__={version})
                    try:
                        fake_tensor.check(None, ())
                    except ImportError as error:
                        print(error)
                """)
                self.assertEqual(
                    done.stdout, "fake_tensor.check needs PyTorch 2.9 or later: pip install torch "
                    f"(found {found})\n", done.stderr)

    def test_modules_that_need_it_raise_no_system_exit(self):
        for name in ("program", "rules", "torch_values"):
            with self.subTest(name=name):
                done = self.run_python(f"""
                    try:
                        import fake_tensor.{name}
                    except ImportError:
                        print("expected")
                """)
                self.assertEqual(done.stdout, "expected\n", done.stderr)

    def test_commands_say_what_they_need(self):
        for name in ("export", "infer", "check"):
            with self.subTest(name=name):
                done = self.run_python(f"""
                    from fake_tensor import cli
                    sys.exit(cli.main(["{name}", "model:make", "--fake-opt",
                                       sys.executable]))
                """)
                self.assertEqual(done.returncode, 2)
                self.assertIn("error: fake-tensor needs PyTorch: pip install torch", done.stderr)


if __name__ == "__main__":
    unittest.main()
