# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the installed package. They need pip and setuptools, and no network."""

import importlib.metadata
import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import venv
import zipfile

SOURCE = pathlib.Path(__file__).resolve().parents[1]
ORACLE = SOURCE.parent / "utils" / "oracle"
CASE = ('{"op":"aten.t.default","args":[{"t":[[2,3],[3,1],0,"float32","cpu",0,0]}],'
        '"kw":{},"out":{"t":[[3,2],[1,3],0,"float32","cpu",0,0]}}\n')


def _missing():
    """The missing requirements."""
    for name in ("pip", "setuptools"):
        if importlib.util.find_spec(name) is None:
            return name
    if int(importlib.metadata.version("pip").split(".")[0]) < 23:
        return "pip 23"
    text = importlib.metadata.version("setuptools")
    version = tuple(int(part) for part in text.split(".")[:2])
    if version < (61, 0):
        return "setuptools 61"
    # Older versions need it to build wheels.
    has_wheel = version >= (70, 1) or importlib.util.find_spec("wheel") is not None
    return "" if has_wheel else "wheel"


@unittest.skipIf(_missing(), f"needs {_missing()}")
class InstallTest(unittest.TestCase):
    """`pip install` into a new environment without other packages."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        root = pathlib.Path(cls.folder.name)
        cls.root = root
        # Builds leave files in the source folder.
        shutil.copytree(SOURCE, root / "source", ignore=shutil.ignore_patterns(
            "build", "*.egg-info", "__pycache__", "tests"))
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
        cls.run_checked([*pip, "wheel", "--no-build-isolation", "--no-deps",
                         "--wheel-dir", str(root), str(root / "source")])
        wheel, = root.glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            cls.files = [pathlib.PurePath(name) for name in archive.namelist()]
        venv.create(root / "env", with_pip=False)
        cls.python = root / "env" / "bin" / "python"
        site = subprocess.run(
            [cls.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            capture_output=True, text=True, check=True).stdout.strip()
        cls.site = pathlib.Path(site)
        cls.run_checked([*pip, "--python", str(cls.python), "install", "--no-deps",
                         "--no-index", str(wheel)])

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def run_checked(cls, command):
        done = subprocess.run(command, capture_output=True, text=True, check=False,
                              cwd=cls.root)
        if done.returncode:
            raise AssertionError(f"{command}: {done.stdout}{done.stderr}")

    def run_installed(self, *command, **variables):
        env = {name: value for name, value in os.environ.items()
               if name not in ("FAKE_OPT", "PYTHONPATH")}
        env.update(variables)
        return subprocess.run([str(part) for part in command], capture_output=True,
                              text=True, check=False, env=env, cwd=self.root)

    def test_all_files_are_there(self):
        names = {path.relative_to(SOURCE) for path in (SOURCE / "fake_tensor").rglob("*")
                 if path.suffix in (".py", ".typed")}
        found = {path.relative_to(self.site)
                 for path in (self.site / "fake_tensor").rglob("*")}
        self.assertEqual(names - found, set())

    def test_recorders_and_fuzzers_are_not_there(self):
        tools = {path.name for path in ORACLE.rglob("*.py")} - {"__init__.py"}
        self.assertIn("record.py", tools)
        self.assertEqual([str(path) for path in self.files
                          if path.name in tools or "oracle" in path.parts], [])

    def test_without_the_tool(self):
        done = self.run_installed(self.python, "-m", "fake_tensor.conformance",
                                  "none.jsonl", PATH="/nowhere")
        self.assertEqual(done.returncode, 2)
        self.assertIn("say where it is with $FAKE_OPT or --fake-opt", done.stderr)

    @unittest.skipUnless("FAKE_OPT" in os.environ, "needs $FAKE_OPT")
    def test_the_tool_is_found(self):
        cases = self.root / "cases.jsonl"
        cases.write_text(CASE, encoding="utf-8")
        command = (self.python, "-m", "fake_tensor.conformance", cases)
        tool = pathlib.Path(os.environ["FAKE_OPT"])
        for options, variables in (((), {"FAKE_OPT": str(tool)}),
                                   ((), {"PATH": str(tool.parent)}),
                                   (("--fake-opt", tool), {})):
            with self.subTest(options=options, variables=variables):
                done = self.run_installed(*command, *options, **variables)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertRegex(done.stdout, r"exact +1 +100\.00%")

    def test_the_command_says_what_it_needs(self):
        done = self.run_installed(self.root / "env" / "bin" / "fake-export", "--help")
        self.assertEqual(done.returncode, 1)
        self.assertIn("exporting needs PyTorch", done.stderr)


if __name__ == "__main__":
    unittest.main()
