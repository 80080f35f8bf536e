# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the command fake-tensor. Those of models need PyTorch, and fake-opt in
$FAKE_OPT."""

import io
import json
import os
import pathlib
import re
import subprocess
import sys
import textwrap
import unittest
from unittest import mock

import fake_tensor
from fake_tensor import cli, graph, ir
from fake_tensor.loading import Bounds, Input, LoadError, parse_input, parse_keyword
from fake_tensor.tool import Tool, find_tool

from .live import LiveTest
from .test_tool import FolderTest, Terminal

MODELS = r'''
import torch
from torch import nn


class Add(nn.Module):
    def forward(self, x, mask, scale=1.0):
        return torch.where(mask, x * scale, 0.0)


class Attend(nn.Module):
    def __init__(self):
        super().__init__()
        self.bias = nn.Parameter(torch.zeros(5, 5))

    def forward(self, x):
        attend = nn.functional.scaled_dot_product_attention
        x = x.transpose(1, 2).contiguous().transpose(1, 2)
        return attend(x, x, x, self.bias * 2)


class Named(nn.Module):
    def __init__(self):
        super().__init__()
        self.add_module('quo"te\nline', nn.Linear(4, 4))
        self.register_parameter('p"a\nr', nn.Parameter(torch.zeros(4)))
        self.register_buffer('größe\\', torch.zeros(4))

    def forward(self, länge, options):
        y = getattr(self, 'quo"te\nline')(länge) + getattr(self, 'p"a\nr')
        return {'out"\n': y + options['k"\n\'e'] + getattr(self, 'größe\\')}


class Branch(nn.Module):
    def forward(self, x):
        if x.sum() > 0:
            return x
        return x + 1


def named():
    key = 'k"\n\'e'
    return (Named(), (torch.zeros(3, 4), {key: torch.zeros(())}), {},
            ({0: torch.export.Dim("länge")}, {key: None}))


def program():
    return torch.export.export(Add(), (torch.zeros(2), torch.ones(2, dtype=torch.bool)))


def known():
    def write(x, y):
        x[1:3].copy_(y)
        return x
    class Write(nn.Module):
        def forward(self, x, y):
            z = x.clone()
            z[1:3].copy_(y)
            return z
    return torch.export.export(Write(), (torch.zeros(5), torch.zeros(2))).run_decompositions({})


def raises():
    raise KeyError("no weights")


def tensor():
    return torch.zeros(3)


def not_a_tuple():
    return Branch(), torch.zeros(3)


linear = nn.Linear(4, 2)
number = 3
'''


class InputTest(unittest.TestCase):
    """Inputs on the command line, without PyTorch."""

    def test_inputs(self):
        for text, expected in (
                ("1,3", Input({}, [1, 3], "float32")),
                ("", Input({}, [], "float32")),
                (":bool", Input({}, [], "bool")),
                ("batch, 77:int64", Input({0: "batch"}, [None, 77], "int64")),
                ("2,n=8:bf16", Input({1: "n"}, [2, 8], "bfloat16")),
                ("b,h=3..9,w=3..,d=..9,n=auto:bf16", Input(
                    dict(enumerate("bhwdn")), [None] * 5, "bfloat16", bounds={
                        1: Bounds(3, 9), 2: Bounds(3), 3: Bounds(None, 9),
                        4: Bounds(is_auto=True)})),
                ("=0.5", Input(constant=0.5)),
                ("=None", Input()),
                ("='a,b'", Input(constant="a,b"))):
            with self.subTest(text=text):
                self.assertEqual(parse_input(text), expected)
        self.assertEqual(parse_keyword("mask=b=4,5:bool"),
                         ("mask", Input({0: "b"}, [4, 5], "bool")))

    def test_invalid_inputs(self):
        for text, message in (
                ("1,-3", "expected a size, NAME, NAME=SIZE, NAME=MIN..MAX or NAME=auto in '1,-3', "
                 "found '-3'"),
                ("0.5", "found '0.5'; a constant is '=0.5'"),
                ("n=3.", "found 'n=3.'"),
                ("n=..", "found 'n=..'"),
                ("1,", "in '1,', found ''"),
                ("n=x", "found 'n=x'"),
                ("größe,3", "found 'größe'"),
                ("3:int46", "expected a dtype such as float32 or int64 in '3:int46', found "
                 "'int46'; did you mean 'int64'"),
                ("3:", "found ''"),
                ("=x", "expected a number, True, False, None or a quoted string after '=', "
                 "found 'x'")):
            with self.subTest(text=text), self.assertRaises(LoadError) as caught:
                parse_input(text)
            self.assertIn(message, str(caught.exception))
        with self.assertRaisesRegex(LoadError, "expected NAME=INPUT, found '1,2'"):
            parse_keyword("1,2")


class CommandTest(FolderTest):
    """The command without PyTorch."""

    def test_help_does_not_import_torch(self):
        text = textwrap.dedent("""
            import sys
            sys.modules["torch"] = None
            from fake_tensor import cli
            cli.main(sys.argv[1:])
        """)
        for command in ([], ["check"], ["infer"], ["export"], ["conformance"]):
            with self.subTest(command=command):
                done = subprocess.run([sys.executable, "-c", text, *command, "--help"],
                                      capture_output=True, text=True, check=False)
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                self.assertIn("fake-tensor", done.stdout)

    def test_help_starts_with_what_is_special(self):
        for command, special in (
                ("check", "--all"), ("infer", "--ir"), ("export", "--record"),
                ("page", "--title"), ("explain", "--json"), ("diff", "--all"),
                ("copies", "--all"), ("lint", "--disable"), ("what-if", "--json")):
            with self.subTest(command=command):
                code, out, _ = self.run_command(command, "--help")
                self.assertEqual(code, 0)
                places = [out.index(f"\n{text}") for text in (
                    f"  {special}", "  -o FILE", "inputs and export:", "  --kwarg",
                    "how the command runs:", "  --timeout", "a model is named as")]
                self.assertEqual(places, sorted(places))

    def test_module(self):
        done = subprocess.run([sys.executable, "-m", "fake_tensor", "check"], text=True,
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("fake-tensor check: error: the following arguments are required: "
                      "MODEL", done.stderr)

    @unittest.skipUnless(os.path.exists("/dev/full"), "needs /dev/full")
    def test_output_that_is_not_read(self):
        os.environ["FAKE_OPT"] = self.script("echo LLVM version 22.1.8; echo FakeTensor 1")
        os.environ.pop("PYTHONUNBUFFERED", None)
        command = f"{sys.executable} -m fake_tensor --version"
        for redirection, message in ((">/dev/full", "error: No space left on device\n"),
                                     (">&-", "error: standard output is closed\n"),
                                     ("| true", "")):
            with self.subTest(redirection=redirection):
                done = subprocess.run(f"{command} {redirection}", shell=True, check=False,
                                      capture_output=True, text=True)
                self.assertEqual(done.stderr, message)
                self.assertEqual(done.returncode == 0, not message)

    def test_invalid_options(self):
        for options, message in (
                ([], "the following arguments are required: COMMAND"),
                (["chek"], "error: expected a command, found 'chek'; did you mean "
                 "'check'?"),
                (["xyz"], "expected a command, found 'xyz'; they are check, infer, "),
                (["--verion"], "fake-tensor: error: expected an option, found "
                 "'--verion'; did you mean '--version'?"),
                (["check", "--inptu=3", "m:n"], "fake-tensor check: error: expected an "
                 "option, found '--inptu'; did you mean '--input'?"),
                (["lint", "m:n", "--DISABLE", "x"], "did you mean '--disable'?"),
                (["check", "m:n", "--qqq"], "expected an option, found '--qqq'\n"),
                (["check", "--", "--inptu", "m"], "unrecognized arguments: m"),
                (["conformance", "x", "--grahp"], "did you mean '--graph'?"),
                (["check", "m:n", "--input", "3:int46"], "did you mean 'int64'"),
                (["infer", "m:n", "--json", "--ir"], "not allowed with argument")):
            with self.subTest(options=options):
                code, _, err = self.run_command(*options)
                self.assertEqual(code, 2)
                self.assertIn(message, err)


class NameTest(unittest.TestCase):
    """Names that IR does not allow."""

    NAMES = ("x", "x.elements", "_1", "1 a", 'quo"te\n', "größe\\", "a$0", "%x", "$x$31")

    def test_names_differ(self):
        found = [ir.value_name(name) for name in self.NAMES]
        self.assertEqual(found[:3], ["%x", "%x.elements", "%$x_1"])
        self.assertEqual(len(set(found)), len(found))
        for name in self.NAMES:
            self.assertEqual(ir.unquote(ir.quote(name)[1:-1]), name)

    @unittest.skipUnless("FAKE_OPT" in os.environ, "needs $FAKE_OPT")
    def test_graph(self):
        def tensor(storage):
            return {"t": [[2, 3], [3, 1], 0, "float32", "cpu", storage, 0]}
        records = [{"k": "in", "name": "x", "val": tensor(0)}]
        for index, name in enumerate(self.NAMES[1:], 1):
            records.append({"k": "op", "name": name, "op": "aten.sin.default", "kw": {},
                            "args": [{"n": self.NAMES[index - 1]}], "val": tensor(index)})
        records.append({"k": "op", "name": '"\n', "op": "aten.mm.default", "kw": {},
                        "args": [{"n": "x"}, {"n": "1 a"}], "val": None})
        found = graph.Graph(records)
        self.assertEqual(graph.run_graph(Tool(find_tool()), found), "")
        *nodes, wrong = found.all_nodes()
        self.assertEqual([node.difference for node in nodes], [""] * len(nodes))
        self.assertIn("inner sizes 3 and 2 differ", wrong.fields["error"])


class ModelTest(LiveTest, FolderTest):
    """The command on models."""

    def setUp(self):
        self.tool = os.environ["FAKE_OPT"]
        LiveTest.setUp(self)
        FolderTest.setUp(self)
        os.environ["FAKE_OPT"] = self.tool
        path = mock.patch.object(sys, "path", list(sys.path))
        path.start()
        self.addCleanup(path.stop)
        self.addCleanup(lambda: [sys.modules.pop(name, None)
                                 for name in ("my_models", "wrong")])
        self.file = self.folder / "my_models.py"
        self.file.write_text(MODELS, encoding="utf-8")

    def test_check(self):
        code, out, err = self.run_command("check", f"{self.file}:linear", "-i", "batch,4")
        self.assertEqual((code, err), (0, ""))
        self.assertRegex(out, r"^\S+:linear: 4 nodes, 0 differences from PyTorch 2\.\S+\n$")
        code, out, _ = self.run_command("check", f"{self.file}:linear", "-i", "batch,4",
                                        "--all")
        self.assertRegex(out, r"(?m)^linear +aten.linear.default +float32 +\[batch, 2\]")

    def test_without_gradients(self):
        code, out, _ = self.run_command("check", f"{self.file}:Attend", "-i", "2,3,5,4",
                                        "--no-grad", "--json")
        self.assertEqual(code, 0, out)
        code, out, _ = self.run_command("check", f"{self.file}:Attend", "-i", "2,3,5,4")
        self.assertEqual(code, 1)
        self.assertIn("aten.scaled_dot_product_attention.default: strides", out)

    def test_modules_and_classes(self):
        code, out, _ = self.run_command("check", "torch.nn:Identity", "--input", "2,3")
        self.assertEqual(code, 0, out)
        self.assertIn("torch.nn:Identity: 1 node, 0 differences", out)

    def test_inputs(self):
        code, out, err = self.run_command(
            "infer", f"{self.file}:Add", "-i", "n=8,3:f16", "--kwarg", "mask=n,1:bool",
            "--kwarg", "scale==2.5")
        self.assertEqual((code, err), (0, ""))
        self.assertRegex(out, r"(?m)^x +input +float16 +\[n, 3\] +\[3, 1\] +cpu$")
        self.assertRegex(out, r"(?m)^mask +input +bool +\[n, 1\]")
        self.assertRegex(out, r"(?m)^where +aten.where.\w+ +float16 +\[n, 3\]")
        self.assertTrue(out.startswith("node "))

    def test_progress(self):
        terminal = Terminal()
        with mock.patch("sys.stdout", io.StringIO()), mock.patch("sys.stderr", terminal):
            code = cli.main(["check", f"{self.file}:linear", "-i", "2,4"])
        self.assertEqual(code, 0)
        shown = re.findall(r"\r(\w[^\r]*?) *(?=\r)", terminal.getvalue())
        self.assertEqual(shown[0], "importing PyTorch ...")
        self.assertIn("exporting with PyTorch ...", shown)
        self.assertEqual(shown[-1], "comparing nodes: 0 of 4")
        # The line is removed at the end.
        self.assertRegex(terminal.getvalue(), r"\r +\r$")

    def test_interface_in_three_lines(self):
        import torch  # pylint: disable=import-outside-toplevel
        found = fake_tensor.check(torch.nn.Linear(4, 2), (torch.randn(3, 4),))
        self.assertEqual(repr(found), "<Inference: 4 nodes, 0 differences from PyTorch>")
        self.assertEqual(str(found), "4 nodes, 0 differences from PyTorch")

    def test_formats(self):
        model = [f"{self.file}:linear", "--input", "n,4"]
        code, out, _ = self.run_command("infer", *model, "--json")
        found = json.loads(out)
        self.assertEqual((code, found["errors"]), (0, 0))
        self.assertEqual(found["nodes"][-1]["value"]["sizes"], ["n", 2])
        code, out, _ = self.run_command("check", *model, "--json")
        self.assertEqual((code, json.loads(out)["is_right"]), (0, True))
        code, out, _ = self.run_command("infer", *model, "--ir")
        self.assertEqual(code, 0)
        self.assertIn("fake.aten.linear", out)
        self.assertIn("-> !fake.tensor<[n, 2], f32>", out)
        code, out, _ = self.run_command("export", *model)
        self.assertIn("-> !fake.tensor<*>", out)
        output = self.folder / "model.mlir"
        code, out, _ = self.run_command("export", *model, "-o", output)
        self.assertEqual((code, out), (0, ""))
        self.assertIn("func.func @main", output.read_text(encoding="utf-8"))

    def test_differences(self):
        code, out, _ = self.run_command("check", f"{self.file}:known")
        self.assertEqual(code, 0)
        self.assertIn("known difference, not counted", out)
        self.assertRegex(out, r"0 differences from PyTorch 2\.\S+; 1 known\n$")
        with mock.patch("fake_tensor.program.ProgramReader.ask", return_value=None), \
                mock.patch("fake_tensor.known_differences.find", return_value=""):
            code, out, _ = self.run_command("check", f"{self.file}:known")
        self.assertEqual(code, 1)
        self.assertRegex(out, r"1 difference from PyTorch 2\.")

    def test_names(self):
        code, out, err = self.run_command("check", f"{self.file}:named")
        self.assertEqual((code, err), (0, ""))
        self.assertIn(" 0 differences", out)
        code, out, _ = self.run_command("export", f"{self.file}:named")
        self.assertIn(r'fake.target = "p\22a\0Ar"', out)
        self.assertIsNone(Tool(find_tool()).find_error(out))

    def assert_error(self, message, *arguments):
        """The command says what is wrong."""
        code, _, err = self.run_command("check", *arguments)
        self.assertEqual(code, 2)
        self.assertIn(message, err)
        self.assertTrue(err.rpartition("error: ")[1], err)

    def test_models_that_do_not_exist(self):
        for model, message in (
                ("no_file.py:make", "cannot read 'no_file.py': no such file"),
                ("no_file.pt2", "cannot read 'no_file.pt2': no such file"),
                (f"{self.folder}/x.pt2", "x.pt2': no such file"),
                ("no_module:make", "cannot import 'no_module': no module named "
                 "'no_module' in the current folder or among the installed packages"),
                ("torch.nn:Linaer", "'torch.nn' has no 'Linaer'; did you mean 'Linear'?"),
                ("torch.nn:lstm", "'torch.nn' has no 'lstm'; did you mean 'LSTM'?"),
                (f"{self.file}:Xyz", "has no 'Xyz'; it has Add, Attend, Named, Branch, "
                 "named, program, known, raises, tensor, not_a_tuple\n"),
                (f"{self.folder}/modles.py:Add", f"cannot read '{self.folder}/modles.py': "
                 f"no such file; did you mean '{self.file.name}'?"),
                ("torch.nnn:Linear", "no module named 'torch.nnn' in the current folder or "
                 "among the installed packages; did you mean 'nn'?"),
                ("torch.nn", "expected module:name, file.py:name or a .pt2 file, found "
                 "'torch.nn'"),
                (str(self.file), "expected module:name, file.py:name or a .pt2 file"),
                (":x", "found ':x'"),
                (f"{self.file}:linear.weights", "has no 'linear.weights'; did you mean "
                 "'weight'?")):
            with self.subTest(model=model):
                self.assert_error(message, model)

    def test_models_that_cannot_be_made(self):
        self.assert_error("cannot be called without arguments: missing a required "
                          "argument: 'in_features'", "torch.nn:Linear")
        for name, message in (
                ("raises", f":raises' failed: KeyError: 'no weights' ({self.file}:"),
                ("number", "expected an nn.Module, an ExportedProgram or (model, args[, "
                 "kwargs[, dynamic_shapes]]) from"),
                ("tensor", ":tensor', found Tensor"),
                ("not_a_tuple", "expected a tuple of inputs after the model from"),
                ("Branch", "missing a required argument: 'x'; give inputs, such as "
                 "--input 1,3,224,224")):
            with self.subTest(name=name):
                self.assert_error(message, f"{self.file}:{name}")

    def test_files_that_cannot_be_imported(self):
        for text, message in (("def f(:\n", "SyntaxError: invalid syntax (wrong.py, line 1)"),
                              ("import no_such_thing\n", "ModuleNotFoundError: No module "
                               "named 'no_such_thing'"),
                              ("import sys\nsys.exit(3)\n", "SystemExit: 3"),
                              ("x = 1\nraise ValueError('a\\nb\\n\\nc')\n",
                               "ValueError: a\nb (")):
            with self.subTest(text=text):
                path = self.folder / "wrong.py"
                path.write_text(text, encoding="utf-8")
                sys.modules.pop("wrong", None)
                self.assert_error(message, f"{path}:make")

    def test_wrong_inputs(self):
        model = f"{self.file}:Branch"
        self.assert_error("too many positional arguments", model, "-i", "3", "-i", "4")
        self.assert_error("got an unexpected keyword argument 'y'", model, "-i", "3",
                          "--kwarg", "y=3")
        self.assert_error("expected --kwarg x= once", model, "--kwarg", "x=3", "--kwarg",
                          "x=4")
        self.assert_error("expected one example size of 'n', found 3 and 4",
                          f"{self.file}:Add", "-i", "n=3", "-i", "n=4:bool")
        self.assert_error("expected an example size of 'n' of 2 or more", model, "-i", "n=1")
        self.assert_error("expected a maximum of 'n' of 4 or more, found 3", model,
                          "-i", "n=4..3")
        self.assert_error("expected a minimum of 'n' of 2 or more", model, "-i", "n=0..8")
        self.assert_error("expected the bounds of 'n' once", model, "-i", "n=..8,n=..9")
        self.assert_error("expected no inputs for", f"{self.file}:program", "-i", "3")
        self.assert_error("expected a device such as cuda:0, found 'gpu'", model, "-i", "3",
                          "--device", "gpu")
        self.assert_error("PyTorch cannot make an input of sizes", model, "-i",
                          "9999999999999999999")

    def test_models_that_cannot_be_exported(self):
        line = MODELS.splitlines().index("        if x.sum() > 0:") + 1
        self.assert_error(f"{self.file}:{line}: error: a branch or an assertion depends on the "
                          "values of a tensor", f"{self.file}:Branch", "-i", "3")
        self.assert_error("error: aten.linear: a and b must have same reduction dim",
                          f"{self.file}:linear", "-i", "2,5")
        self.assert_error("error: Constraints violated (n): the model needs the size 4 in "
                          "this dimension", f"{self.file}:linear", "-i", "2,n=4")

    def test_bounds(self):
        _, out, err = self.run_command("infer", "torch.nn:Identity", "-i", "n=3..40,k=..9")
        self.assertIn("[n, k]", out, err)
        code, out, err = self.run_command("export", "torch.nn:Identity",
                                          "-i", "n=3..40,k=..9,m")
        self.assertEqual(code, 0, err)
        for symbol in ("<n, min = 3, max = 40, hint = 4>", "<k, min = 2, max = 9, hint = 6>",
                       "<m, min = 2, hint = 8>"):
            self.assertIn(symbol, out)
        # The sizes of both inputs are equal, which PyTorch finds.
        code, out, err = self.run_command("infer", f"{self.file}:Add", "-i", "n=auto,3",
                                          "--kwarg", "mask=n=auto,1:bool")
        self.assertEqual(code, 0, err)
        self.assertIn("[x_dim0, 3]", out)

    def test_text_as_a_program(self):
        path = self.folder / "ir.mlir"
        path.write_text("module {}", encoding="utf-8")
        self.assert_error("IR and reports are read by fake-opt", path)

    def test_broken_programs(self):
        import torch  # pylint: disable=import-outside-toplevel
        path = self.folder / "model.pt2"
        torch.export.save(torch.export.export(torch.nn.Linear(4, 2), (torch.zeros(3, 4),)),
                          path)
        whole = path.read_bytes()
        self.assertEqual(self.run_command("check", path)[0], 0)
        state = self.folder / "state.pt"
        torch.save({}, state)
        message = "as a program saved by torch.export.save: "
        for content in (b"", b"text", whole[:len(whole) // 2], whole[:-10],
                        whole[:200] + bytes(400) + whole[600:], state.read_bytes()):
            path.write_bytes(content)
            with self.subTest(size=len(content)):
                self.assert_error(message, path)
        self.assert_error("expected no inputs", path, "-i", "3")
        self.assert_error("it is a directory", pathlib.Path(self.folder, "x.pt2").parent /
                          self._folder("y.pt2"))

    def _folder(self, name):
        (self.folder / name).mkdir()
        return name

    def test_tool_that_fails(self):
        table = self.folder / "table"
        table.write_bytes(subprocess.run([self.tool, "--list-ops"], check=True,
                                         stdout=subprocess.PIPE).stdout)
        start = f'case "$1" in --list-ops) cat "{table}";; *) '
        model = [f"{self.file}:linear", "-i", "2,4", "--fake-opt"]
        crash = self.script(start + "kill -SEGV $$;; esac")
        self.assert_error("error: fake-opt crashed: SIGSEGV", *model, crash)
        hang = self.script(start + "sleep 600;; esac", "hang")
        self.assert_error("error: fake-opt did not finish within 2 s", *model, hang,
                          "--timeout", "2")
        code, _, err = self.run_command("infer", "--ir", *model, crash)
        self.assertEqual(code, 2)
        self.assertIn("error: fake-opt crashed: SIGSEGV", err)

    def test_output_that_cannot_be_written(self):
        self.assert_error(f"cannot use '{self.folder}': Is a directory",
                          f"{self.file}:linear", "-i", "2,4", "-o", self.folder)

    def test_traceback(self):
        code = "from fake_tensor.cli import console; console()"
        done = subprocess.run(
            [sys.executable, "-c", code, "check", f"{self.file}:raises", "--traceback"],
            capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("Traceback", done.stderr)
        self.assertIn("error: ", done.stderr)


if __name__ == "__main__":
    unittest.main()
