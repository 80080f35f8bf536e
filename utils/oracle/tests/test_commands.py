# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the commands where there is no PyTorch."""

import pathlib
import subprocess
import sys
import unittest

import oracle

# Runs a module as python3 -m does, without PyTorch.
RUN = """
import runpy, sys
sys.modules.update(dict.fromkeys(("torch", "torchgen")))
runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
"""
# The arguments with which a command needs PyTorch.
NEED_TORCH = {
    "check_schemas": (), "fuzz": (), "out_overloads": (), "peaks": (),
    "record": ("--out", "-"), "record_programs": ("--out", "-"), "rerecord": ()}


def run(name, *arguments):
    return subprocess.run(
        [sys.executable, "-c", RUN, f"oracle.{name}", *arguments], check=False,
        cwd=pathlib.Path(oracle.__file__).parents[1], capture_output=True, text=True)


class CommandTest(unittest.TestCase):

    def test_help(self):
        folder = pathlib.Path(oracle.__file__).parent
        names = [path.stem for path in folder.glob("*.py")
                 if "__main__" in path.read_text(encoding="utf-8")]
        self.assertLess(set(NEED_TORCH), set(names))
        for name in names:
            with self.subTest(name=name):
                done = run(name, "--help")
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                self.assertIn(f"usage: python3 -m oracle.{name} ", done.stdout)

    def test_without_torch(self):
        for name, arguments in NEED_TORCH.items():
            with self.subTest(name=name):
                done = run(name, *arguments)
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertRegex(done.stderr, r"\Aerror: .*PyTorch.*\n\Z")


if __name__ == "__main__":
    unittest.main()
