# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the wheel and the source distribution. They need the fake-opt of $FAKE_OPT and
the fake-lsp-server beside it, which are put into the wheel, and tools from PyPI."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import textwrap
import unittest
import venv
import zipfile

import fake_tensor

from .test_tool import CASE

SOURCE = pathlib.Path(__file__).resolve().parents[1]
ROOT = SOURCE.parent
# The wheel may be at most this large, and need at most this glibc.
MAX_BYTES = 25 * 2**20
MAX_GLIBC = (2, 34)
# Exit code of build-wheel.sh without its tools.
NO_TOOLS = 3


def _missing():
    """Why the wheel cannot be built; empty if it can."""
    if "FAKE_OPT" not in os.environ:
        return "$FAKE_OPT"
    for name in ("cmake", "ninja", "flock", "ldd"):
        if shutil.which(name) is None:
            return name
    linked = subprocess.run(["ldd", os.environ["FAKE_OPT"]], capture_output=True,
                            text=True, check=False).stdout
    found = re.search(r"lib(MLIR|LLVM|asan)\S*", linked)
    return f"a fake-opt that does not need {found[0]}" if found else ""


@unittest.skipIf(_missing(), f"needs {_missing()}")
class InstallTest(unittest.TestCase):
    """`pip install` into a new environment without other packages."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.root = pathlib.Path(folder.name)
        cls.tool = pathlib.Path(os.environ["FAKE_OPT"]).resolve()
        done = subprocess.run(
            [ROOT / "scripts" / "build-wheel.sh", "--programs", cls.tool.parent, "--output",
             cls.root / "dist"], capture_output=True, text=True, check=False)
        if done.returncode == NO_TOOLS:
            raise unittest.SkipTest("needs tools from PyPI")
        if done.returncode:
            raise AssertionError(done.stdout + done.stderr)
        cls.wheel, = (cls.root / "dist").glob("*.whl")
        cls.sources, = (cls.root / "dist").glob("*.tar.gz")
        venv.create(cls.root / "env", with_pip=False)
        cls.scripts = cls.root / "env" / "bin"
        cls.python = cls.scripts / "python"
        done = subprocess.run(
            [ROOT / "build" / "wheel-tools" / "bin" / "pip", "-q", "--python", cls.python,
             "install", "--no-deps", "--no-index", cls.wheel], capture_output=True,
            text=True, check=False, cwd=cls.root)
        if done.returncode:
            raise AssertionError(done.stdout + done.stderr)
        done = subprocess.run(
            [cls.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            capture_output=True, text=True, check=True)
        cls.site = pathlib.Path(done.stdout.strip())

    def run_installed(self, *command, input=None, **variables):
        """Runs a command with nothing on the PATH, and no LLVM."""
        env = {"PATH": "/nowhere", "HOME": str(self.root), **variables}
        return subprocess.run([str(part) for part in command], capture_output=True,
                              text=True, check=False, env=env, cwd=self.root,
                              input=input)

    def test_tag_and_size(self):
        tag = re.fullmatch(r"fake_tensor_mlir-([\d.]+)-py3-none-(\S+)\.whl",
                           self.wheel.name)
        self.assertEqual(tag[1], fake_tensor.__version__)
        versions = [tuple(map(int, match)) for match in
                    re.findall(r"manylinux_(\d+)_(\d+)_", tag[2])]
        self.assertTrue(versions, tag[2])
        self.assertLessEqual(min(versions), MAX_GLIBC)
        self.assertLessEqual(self.wheel.stat().st_size, MAX_BYTES)

    def test_files(self):
        with zipfile.ZipFile(self.wheel) as archive:
            files = [pathlib.PurePath(each.filename) for each in archive.infolist()
                     if not each.is_dir()]
        expected = {path.relative_to(SOURCE) for path in (SOURCE / "fake_tensor").rglob("*")
                    if path.is_file() and path.suffix != ".pyc"
                    and ".mypy_cache" not in path.parts}
        packed = {path for path in files if path.parts[0] == "fake_tensor"}
        self.assertEqual(packed, {pathlib.PurePath(path) for path in expected})
        # Neither recorders and fuzzers nor libraries.
        self.assertEqual({path.parts[0] for path in files if not path.parts[0].endswith(
            (".data", ".dist-info"))}, {"fake_tensor"})

    def test_metadata(self):
        done = self.run_installed(
            self.python, "-c", "from importlib.metadata import metadata, requires as r\n"
            "m = metadata('fake-tensor-mlir')\n"
            "print(m['License-Expression'], m['License-File'], r('fake-tensor-mlir'))")
        self.assertEqual(done.stdout, "Apache-2.0 WITH LLVM-exception AND Apache-2.0 AND "
                         "MIT AND ISC LICENSE ['torch>=2.9; extra == \"torch\"', "
                         "'jax>=0.5; extra == \"jax\"']\n", done.stderr)

    def test_programs(self):
        for name in ("fake-opt", "fake-lsp-server"):
            tool = self.scripts / name
            done = self.run_installed(tool, "--version")
            self.assertIn(f"FakeTensor for MLIR {fake_tensor.__version__}", done.stdout)
            needed = subprocess.run(["ldd", tool], capture_output=True, text=True,
                                    check=True)
            names = set(re.findall(r"^\s*(?:\S*/)?([a-z-]+)[-.\w]*\.so", needed.stdout,
                                   re.M))
            self.assertIn("libc", names)
            self.assertLessEqual(names, {
                "linux-vdso", "libc", "libm", "libgcc", "ld-linux-x", "ld-linux-aarch",
                "libpthread", "libdl", "librt"})

    def test_fake_opt(self):
        tool = self.scripts / "fake-opt"
        program = ("func.func @main(%x: !fake.tensor<[2, 3], f32>) -> !fake.tensor<*> {\n"
                   "  %0 = fake.aten.t(%x) : (!fake.tensor<[2, 3], f32>) -> "
                   "!fake.tensor<*>\n  return %0 : !fake.tensor<*>\n}\n")
        (self.root / "t.mlir").write_text(program, encoding="utf-8")
        done = self.run_installed(tool, "t.mlir", "--fake-propagate")
        self.assertIn("!fake.tensor<[3, 2], f32, strides = [1, 3]>", done.stdout)

    def test_language_server(self):
        messages = [
            {"id": 1, "method": "initialize", "params": {"capabilities": {}}},
            {"method": "textDocument/didOpen", "params": {"textDocument": {
                "uri": "file:///t.mlir", "languageId": "mlir", "version": 1,
                "text": "func.func @f(%x: !fake.tensor<[2], f32>) {\n"
                        "  %0 = fake.aten.t(%x) : (!fake.tensor<[2], f32>) -> "
                        "!fake.tensor<[3], f32>\n  return\n}\n"}}},
            {"id": 2, "method": "shutdown"}, {"method": "exit"}]
        text = "\n// -----\n".join(json.dumps({"jsonrpc": "2.0", **each})
                                    for each in messages)
        done = self.run_installed(self.scripts / "fake-lsp-server", "--lit-test", input=text)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("is declared as f32(3)/(1) but inferred as f32(2)/(1)", done.stdout)

    def test_versions(self):
        for command in ([self.scripts / "fake-tensor"], [self.python, "-m", "fake_tensor"]):
            done = self.run_installed(*command, "--version")
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn(f"fake-tensor {fake_tensor.__version__}\n", done.stdout)
            self.assertIn(f"fake-opt {fake_tensor.__version__} ({self.scripts}/fake-opt)\n",
                          done.stdout)
            self.assertRegex(done.stdout, r"(?m)^LLVM 22\.")
            self.assertIn("PyTorch is not installed", done.stdout)

    def test_the_tool_is_found(self):
        other = self.root / "other"
        other.mkdir(exist_ok=True)
        for path in (other / "fake-opt", other / "named"):
            path.write_text("#!/bin/sh\necho other\n", encoding="utf-8")
            path.chmod(0o755)
        cases = self.root / "cases.jsonl"
        cases.write_text(CASE, encoding="utf-8")
        command = (self.scripts / "fake-tensor", "conformance", cases)
        for options, variables, is_own in (
                ((), {}, True),
                # Before the PATH, but after what is named.
                ((), {"PATH": f"{other}:/bin:/usr/bin"}, True),
                ((), {"FAKE_OPT": str(other / "named")}, False),
                ((), {"FAKE_OPT": str(self.tool)}, True),
                (("--fake-opt", other / "named"), {}, False)):
            with self.subTest(options=options, variables=variables):
                done = self.run_installed(*command, *options, **variables)
                if is_own:
                    self.assertEqual(done.returncode, 0, done.stderr)
                    self.assertRegex(done.stdout, r"exact +1 +100\.00%")
                else:
                    self.assertIn("is another program than fake-opt", done.stderr)

    def test_page(self):
        (self.root / "page.mlir").write_text(
            "func.func @main(%x: !fake.tensor<[2], f32>) { return }\n", encoding="utf-8")
        done = self.run_installed(self.scripts / "fake-tensor", "page", "page.mlir", "-o",
                                  "page.html")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        page = (self.root / "page.html").read_text(encoding="utf-8")
        self.assertIn("<title>page.mlir</title>", page)

    def test_backend_of_dynamo(self):
        done = self.run_installed(self.python, "-c", textwrap.dedent("""
            import importlib.metadata, fake_tensor
            entry, = (each for each in importlib.metadata.distribution(
                "fake-tensor-mlir").entry_points if each.group == "torch_dynamo_backends")
            print(entry.name, entry.load() is fake_tensor.backend)
        """))
        self.assertEqual(done.stdout, "fake_tensor True\n", done.stderr)

    def test_without_torch(self):
        done = self.run_installed(self.scripts / "fake-tensor", "check", "model:make")
        self.assertEqual(done.returncode, 2)
        self.assertIn("error: fake-tensor needs PyTorch: pip install torch", done.stderr)

    def test_source_distribution(self):
        with tarfile.open(self.sources) as archive:
            names = {pathlib.PurePath(*pathlib.PurePath(name).parts[1:])
                     for name in archive.getnames()}
        caches = {"__pycache__", ".mypy_cache"}
        for folder in ("include", "lib", "tools", "cmake", "python", "test", "unittests"):
            files = {path.relative_to(ROOT) for path in (ROOT / folder).rglob("*")
                     if path.is_file() and not caches & set(path.parts)}
            self.assertEqual(files - {pathlib.Path(name) for name in names}, set(), folder)
        for name in ("CMakeLists.txt", "pyproject.toml", "LICENSE", "README.md"):
            self.assertIn(pathlib.PurePath(name), names)


class SourceTest(unittest.TestCase):
    """The package without an installation."""

    def test_without_the_tool(self):
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(SOURCE / "fake_tensor", pathlib.Path(folder, "a/b/fake_tensor"),
                            ignore=shutil.ignore_patterns("__pycache__"))
            done = subprocess.run(
                [sys.executable, "-m", "fake_tensor", "conformance", "none.jsonl"],
                capture_output=True, text=True, check=False,
                cwd=pathlib.Path(folder, "a/b"), env={"PATH": "/nowhere"})
        self.assertEqual(done.returncode, 2)
        self.assertIn("say where it is with $FAKE_OPT or --fake-opt", done.stderr)

    def test_versions_agree(self):
        text = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
        self.assertEqual(re.search(r"project\(FakeTensor VERSION (\S+)", text)[1],
                         fake_tensor.__version__)


if __name__ == "__main__":
    unittest.main()
