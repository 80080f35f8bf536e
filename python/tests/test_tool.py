# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of what is said about a fake-opt that is missing or does not work, and about
files that are damaged; without PyTorch and fake-opt."""

import contextlib
import gzip
import io
import os
import pathlib
import re
import stat
import tempfile
import time
import unittest
from unittest import mock

from fake_tensor import cli, progress
from fake_tensor.tool import Tool, ToolError, find_tool

CASE = ('{"op":"aten.t.default","args":[{"t":[[2,3],[3,1],0,"float32","cpu",0,0]}],'
        '"kw":{},"out":{"t":[[3,2],[1,3],0,"float32","cpu",0,0]}}\n')


class FolderTest(unittest.TestCase):
    """Has a folder for files, without a fake-opt in the environment."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        environment = mock.patch.dict(os.environ)
        environment.start()
        self.addCleanup(environment.stop)
        os.environ.pop("FAKE_OPT", None)

    def script(self, text, name="tool"):
        """The path of a program."""
        path = self.folder / name
        path.write_text("#!/bin/sh\n" + text, encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    def run_command(self, *arguments):
        """The exit code, and what was printed to standard output and error."""
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = cli.main([str(argument) for argument in arguments])
            except SystemExit as error:
                code = error.code
        self.assertNotIn("Traceback", err.getvalue())
        return code, out.getvalue(), err.getvalue()


class ToolTest(FolderTest):
    """A fake-opt that does not work."""

    def assert_error(self, path, text, *options):
        """The command fails with a message."""
        cases = self.folder / "cases.jsonl"
        cases.write_text(CASE, encoding="utf-8")
        code, _, err = self.run_command("conformance", cases, "--fake-opt", path, *options)
        self.assertEqual(code, 2, err)
        self.assertIn(f"error: {text}", err)

    def test_missing(self):
        self.assert_error("/no/such/fake-opt",
                          "cannot run '/no/such/fake-opt': no such program")

    def test_missing_in_the_environment(self):
        os.environ["FAKE_OPT"] = "/no/such/fake-opt"
        with self.assertRaisesRegex(ToolError, r"of \$FAKE_OPT: no such program"):
            find_tool()

    def test_not_executable(self):
        path = self.folder / "plain"
        path.write_text("text", encoding="utf-8")
        self.assert_error(path, f"cannot run '{path}': it is not executable")
        self.assert_error(self.folder, f"cannot run '{self.folder}': it is a directory")

    def test_not_a_program(self):
        path = pathlib.Path(self.script(""))
        path.write_bytes(b"\x7fELF and then nothing")
        self.assert_error(path, f"cannot run '{path}': Exec format error")

    def test_the_op_table_is_read_once(self):
        path = self.script(f"""echo x >> {self.folder}/calls
echo '{{"name": "aten.t", "schema": "t(Tensor self) -> Tensor"}}'""")
        tool = Tool(path)
        self.assertEqual(list(tool.list_ops()), ["aten.t"])
        self.assertEqual(list(tool.list_ops()), ["aten.t"])
        self.assertEqual((self.folder / "calls").read_text(), "x\n")

    def test_another_program(self):
        path = self.script("echo hello")
        self.assert_error(path, f"'{path}' is another program than fake-opt: expected the "
                          "op table from --list-ops, found 'hello'")
        path = self.script("echo no such option >&2; exit 1")
        self.assert_error(path, f"'{path} --list-ops' failed: no such option")
        path = self.script("true")
        self.assert_error(path, f"'{path} --list-ops' failed: no output")

    def test_crash(self):
        path = self.script("kill -SEGV $$")
        self.assert_error(path, f"'{path} --list-ops' failed: fake-opt crashed: SIGSEGV")
        path = self.script("exit 139")
        self.assert_error(path, f"'{path} --list-ops' failed: fake-opt crashed: SIGSEGV")
        path = self.script("exit 3")
        self.assert_error(path, f"'{path} --list-ops' failed: fake-opt failed with exit "
                          "code 3")

    def test_hang(self):
        # A child of the script has its output open, and is ended as well.
        path = self.script("sleep 600; true")
        start = time.monotonic()
        self.assert_error(path, f"'{path} --list-ops' failed: fake-opt did not finish "
                          "within 0.5 s (see --timeout)", "--timeout", "0.5")
        self.assertLess(time.monotonic() - start, 60)

    def test_crash_on_a_case(self):
        # The op table is fine.
        path = self.script(
            'case "$1" in --list-ops) echo \'{"name":"aten.t","schema":"t(Tensor self) '
            '-> Tensor"}\';; *) kill -ABRT $$;; esac')
        cases = self.folder / "cases.jsonl"
        cases.write_text(CASE, encoding="utf-8")
        code, out, _ = self.run_command("conformance", cases, "--fake-opt", path,
                                        "--failures", 1, "--expect-exact", 100)
        self.assertEqual(code, 1)
        self.assertIn("false error: fake-opt crashed: SIGABRT", out)

    def test_version(self):
        os.environ["FAKE_OPT"] = self.script(
            'echo "Debian LLVM version 22.1.8"; echo "FakeTensor for MLIR 0.1.0"')
        code, out, _ = self.run_command("--version")
        self.assertEqual(code, 0)
        self.assertRegex(out, r"(?m)^fake-tensor \d+\.\d+\.\d+$")
        self.assertIn(f"fake-opt 0.1.0 ({os.environ['FAKE_OPT']})\n", out)
        self.assertIn("LLVM 22.1.8\n", out)
        self.assertRegex(out, r"(?m)^PyTorch ")
        os.environ["FAKE_OPT"] = self.script("echo GNU tool 3.1")
        code, _, err = self.run_command("--version")
        self.assertEqual(code, 2)
        self.assertIn("is another program than fake-opt: GNU tool 3.1", err)

    def test_time_limit_that_is_no_time(self):
        for text in ("0", "-1", "nan", "inf", "soon"):
            with self.subTest(text=text):
                code, _, err = self.run_command("conformance", "x", f"--timeout={text}")
                self.assertEqual(code, 2)
                self.assertIn(f"expected a positive number of seconds, found '{text}'", err)

    def test_output_before_a_time_limit_is_kept(self):
        done = Tool(self.script("echo first; sleep 600"), 0.5).report("")
        self.assertEqual((done.stdout, done.exceeded), ("first\n", 0.5))


class FileTest(FolderTest):
    """Recorded files that are damaged."""

    def table(self):
        """A tool that prints a table of one op."""
        return self.script(
            'echo \'{"name":"aten.t","schema":"t(Tensor self) -> Tensor"}\'')

    def assert_error(self, name, content, text, *options):
        """The command fails with a message about a file."""
        path = self.folder / name
        path.write_bytes(content)
        code, _, err = self.run_command("conformance", path, "--fake-opt", self.table(),
                                        *options)
        self.assertEqual(code, 2, err)
        self.assertRegex(err, text)

    def test_missing(self):
        code, _, err = self.run_command("conformance", self.folder / "none.jsonl",
                                        "--fake-opt", self.table())
        self.assertEqual(code, 2)
        self.assertRegex(err, r"^error: cannot read '.*none.jsonl': no such file\n$")

    def test_op_without_cases(self):
        for name, similar in (("relu", ""),
                              ("aten.tt.default", "; did you mean 'aten.t.default'?")):
            with self.subTest(name):
                self.assert_error("cases.jsonl", CASE.encode(),
                                  r"error: expected an op of '.*cases.jsonl', found "
                                  + re.escape(f"'{name}'{similar}\n"), "--op", name)

    def test_truncated(self):
        packed = gzip.compress((CASE * 5000).encode(), mtime=0)
        self.assert_error("cases.jsonl.gz", packed[:len(packed) // 2],
                          r"cannot read '.*cases.jsonl.gz' after line \d+: Compressed file "
                          "ended before")
        self.assert_error("cases.jsonl.gz", packed[:40] + b"????" + packed[44:],
                          r"cannot read '.*cases.jsonl.gz' after line \d+: ")
        self.assert_error("cases.jsonl.gz", CASE.encode(),
                          r"cannot read '.*cases.jsonl.gz' after line 0: Not a gzipped "
                          "file")

    def test_not_json(self):
        self.assert_error("cases.jsonl", CASE.encode() + b"{\n",
                          r"cannot read '.*cases.jsonl', line 2: Expecting property name")
        self.assert_error("cases.jsonl", b"[1]\n",
                          r"line 1: expected a JSON object, found \[1\]")
        self.assert_error("cases.jsonl", b"\xff\xfe\n", "after line 0: 'utf-8' codec")
        self.assert_error("cases.jsonl", b"[" * 100000, "line 1: ")

    def test_other_records(self):
        self.assert_error("cases.jsonl", b'{"op": "aten.t.default"}\n',
                          "expected 'args' in case 0 of '.*cases.jsonl', found only 'op'")
        self.assert_error("cases.jsonl", b'{"op": "x", "args": [], "kw": {}}\n',
                          "expected 'out' in case 0")
        self.assert_error("graph.jsonl", b'{"ranges": {}}\n{"k": "op", "name": "x"}\n',
                          "expected 'op' in record 1", "--graph")
        self.assert_error("programs.jsonl", CASE.encode(),
                          "expected 'program' in a program of", "--programs")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


class ProgressTest(unittest.TestCase):
    """The line about progress."""

    def test_terminal(self):
        out = Terminal()
        with progress.enabled(out):
            progress.show("reading the graph")
            progress.show("nodes", 1, 20)
            # Too soon after the last one.
            progress.show("nodes", 2, 20)
        self.assertEqual(out.getvalue(),
                         "\rreading the graph ...\rnodes: 1 of 20       "
                         "\r              \r")

    def test_pipe(self):
        out = io.StringIO()
        with progress.enabled(out):
            progress.show("nodes", 1)
            progress.clear()
        self.assertEqual(out.getvalue(), "")

    def test_library(self):
        with contextlib.redirect_stderr(Terminal()) as out:
            progress.show("nodes", 1)
        self.assertEqual(out.getvalue(), "")


if __name__ == "__main__":
    unittest.main()
