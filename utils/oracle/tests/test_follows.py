# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the comparison of two small made-up versions, and of marks."""

import contextlib
import io
import tempfile
import unittest
from pathlib import Path
from typing import Dict, List, Tuple

from oracle import follows, rows, sources

# A version of PyTorch: files by path.
Files = Dict[str, str]

_META = "torch/_meta_registrations.py"
_COMMON = "torch/_prims_common/__init__.py"
_YAML = "torchgen/packaged/ATen/native/native_functions.yaml"

OLD: Files = {
    "torch/__init__.py": "raise ImportError('must not be imported')\n",
    "torch/version.py": "__version__ = '2.9.1+cpu'\n",
    _META: '''\
"""Rules."""
import torch
import torch._prims_common as utils
from torch._prims_common import get_rank

aten = torch.ops.aten


def register_meta(op):
    return lambda fn: fn


@register_meta([aten.topk.default])
def topk_meta(self, k: int, dim=-1):
    """What is selected."""
    dim = utils.wrap(dim, get_rank(self))
    assert k >= 0, "k is negative"
    return self.new_empty(k)  # of one row


@register_meta(aten.mode)
def meta_mode(self):
    return utils.wrap(0, 1)


def meta_gone(self):
    return self
''',
    _COMMON: '''\
def get_rank(self):
    return len(self.shape)


def _check(dim, rank):
    if dim >= rank:
        raise IndexError("too large")


def wrap(dim, rank):
    _check(dim, rank)
    return dim % rank
''',
    _YAML: '''\
# The functions.
- func: sin(Tensor self) -> Tensor
  structured_delegate: sin.out
  tags: [core, pointwise]

- func: sin.out(Tensor self, *, Tensor(a!) out) -> Tensor(a!)
  structured: True
  dispatch:
    CPU, CUDA: sin_out
    MPS: sin_out_mps

- func: cos(Tensor self) -> Tensor
  dispatch:
    CompositeExplicitAutograd: cos
  autogen: cos.out

- func: old(Tensor self) -> Tensor
''',
}

ROWS = '''\
static const OpRow rows[] = {
    {"topk(Tensor self, SymInt k, int dim=-1) -> (Tensor values, Tensor "
     "indices)",
     rule<ruleWithout<topk, 1>>, follows("_meta_registrations.topk_meta")},
    // Others, {of course}.
    {"mode(Tensor self) -> Tensor", rule<mode>,
     follows("_meta_registrations.meta_mode native"), Tag::pointwise},
    {"sin(Tensor self) -> Tensor", unaryFloat, follows("native"),
     InPlace::Derived | Tag::pointwise},
    {"sinus(Tensor self) -> Tensor", aliasOf("sin"), InPlace::Derived},
    {"cos(Tensor self) -> Tensor", unaryFloat, follows("native")},
    {"len.t(t[] a) -> int", rule<listLength>, follows("jit")},
};
'''


def _write(folder: Path, files: Files) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


class VersionsTest(unittest.TestCase):
    """Compares the old version with changed copies of it."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        _write(self.root / "old", OLD)
        _write(self.root / "rows", {"Sort.cpp": ROWS})

    def _compare(self, *edits: Tuple[str, str, str]) -> follows.Comparison:
        """Compares with a version in which a text in a file is replaced."""
        files = {**OLD, "torch/version.py": "__version__ = '2.10.0'\n"}
        for path, before, after in edits:
            self.assertIn(before, files[path])
            files[path] = files[path].replace(before, after)
        _write(self.root / "new", files)
        return follows.Comparison(sources.Tree(self.root / "old"),
                                  sources.Tree(self.root / "new"))

    def _touched(self, comparison: follows.Comparison) -> List[Tuple[str, str, int]]:
        found = rows.read_folder(self.root / "rows")
        return [(str(touched.change), row.op, depth)
                for touched in follows.find_touched(comparison, found)
                for row, depth in touched.users]

    def test_what_computes_the_same_is_no_change(self) -> None:
        comparison = self._compare(
            (_META, "What is selected.", "The largest ones."),
            (_META, "  # of one row", ""), (_META, "k: int", "k: IntLike"),
            (_META, 'assert k >= 0, "k is negative"',
             'if not k >= 0:\n        raise AssertionError("k is negative")'),
            (_YAML, "    MPS: sin_out_mps\n", ""), (_YAML, "# The functions.\n", ""))
        self.assertEqual(self._touched(comparison), [])

    def test_the_function_itself(self) -> None:
        comparison = self._compare((_META, "new_empty(k)", "new_empty(k + 1)"))
        self.assertEqual(self._touched(comparison),
                         [("_meta_registrations.topk_meta changed", "aten.topk", 0)])

    def test_its_decorators(self) -> None:
        comparison = self._compare((_META, "[aten.topk.default]", "aten.topk"))
        self.assertEqual(self._touched(comparison),
                         [("_meta_registrations.topk_meta changed", "aten.topk", 0)])

    def test_a_message(self) -> None:
        comparison = self._compare((_META, "k is negative", "k must not be negative"))
        self.assertEqual(
            self._touched(comparison),
            [("_meta_registrations.topk_meta changed in messages alone", "aten.topk", 0)])

    def test_helpers_at_their_depth(self) -> None:
        comparison = self._compare((_COMMON, "len(self.shape)", "self.ndim"),
                                   (_COMMON, "dim >= rank", "not dim < rank"))
        self.assertEqual(self._touched(comparison),
                         [("_prims_common.get_rank changed", "aten.topk", 1),
                          ("_prims_common._check changed", "aten.topk", 2),
                          ("_prims_common._check changed", "aten.mode", 2)])

    def test_what_registers_is_no_helper(self) -> None:
        comparison = self._compare((_META, "lambda fn: fn", "lambda function: function"))
        self.assertEqual(self._touched(comparison), [])

    def test_a_helper_of_another_module(self) -> None:
        comparison = self._compare(
            (_META, "from torch._prims_common import get_rank", ""),
            (_META, "aten = torch.ops.aten",
             "def get_rank(self):\n    return self.ndim\n\n\naten = torch.ops.aten"))
        self.assertEqual(self._touched(comparison),
                         [("_prims_common.get_rank, now _meta_registrations.get_rank, "
                           "changed", "aten.topk", 1)])

    def test_vanished_and_appeared(self) -> None:
        comparison = self._compare((_META, "meta_mode", "mode_meta"))
        self.assertEqual(self._touched(comparison),
                         [("_meta_registrations.meta_mode vanished", "aten.mode", 0)])
        back = follows.Comparison(comparison.new, comparison.old)
        self.assertEqual(self._touched(back),
                         [("_meta_registrations.meta_mode appeared", "aten.mode", 0)])
        registered = follows.newly_registered(comparison,
                                              rows.read_folder(self.root / "rows"))
        self.assertEqual([(row.op, function) for row, function in registered],
                         [("aten.mode", "_meta_registrations.mode_meta")])

    def test_entries_and_their_delegates(self) -> None:
        comparison = self._compare((_YAML, "CPU, CUDA: sin_out", "CUDA: sin_out"),
                                   (_YAML, "CompositeExplicitAutograd: cos", "CPU: cos"))
        self.assertEqual(
            self._touched(comparison),
            [("native.cos changed (dispatch CPU, dispatch CompositeExplicitAutograd)",
              "aten.cos", 0),
             ("native.sin.out changed (dispatch CPU)", "aten.sin", 1)])

    def test_the_command(self) -> None:
        comparison = self._compare((_COMMON, "self.shape", "self.sizes"),
                                   (_YAML, "- func: old(", "- func: new("))
        outs: List[str] = []
        # The older version comes first, regardless of the order of arguments.
        for one, other in (("old", "new"), ("new", "old")):
            output = io.StringIO()
            with contextlib.redirect_stdout(output), contextlib.redirect_stderr(
                    io.StringIO()):
                code = follows.main(["--rows", str(self.root / "rows"), "--packages",
                                     str(self.root / one), "--compare",
                                     str(self.root / other)])
            self.assertEqual(code, 1)
            outs.append(output.getvalue())
        self.assertEqual(outs[0], outs[1])
        self.assertIn("PyTorch 2.9.1+cpu to 2.10.0\n", outs[0])
        self.assertIn("_prims_common.get_rank changed: 1 op, 1 call above\n"
                      "  Sort: aten.topk\n", outs[0])
        self.assertIn("vanished: old\nappeared: new\n", outs[0])
        self.assertIn("5 rows: 0 follow a function that changed, 1 one with a helper that "
                      "did, 0 have another function registered, 1 were not compared\n",
                      outs[0])
        same = io.StringIO()
        with contextlib.redirect_stdout(same), contextlib.redirect_stderr(io.StringIO()):
            self.assertEqual(follows.main(
                ["--rows", str(self.root / "rows"), "--packages", str(self.root / "old"),
                 "--compare", str(self.root / "old")]), 0)
        self.assertEqual(comparison.old.version, "2.9.1+cpu")

    def test_what_is_not_there(self) -> None:
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors):
            code = follows.main(["--rows", str(self.root / "rows"), "--packages",
                                 str(self.root / "old"), "--compare", str(self.root)])
        self.assertEqual(code, 2)
        self.assertIn("error: expected PyTorch in", errors.getvalue())


class RowsTest(unittest.TestCase):
    """Reads and writes marks."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "Sort.cpp"
        self.path.write_text(ROWS, encoding="utf-8")

    def _read(self) -> List[rows.Row]:
        return list(rows.read_rows(self.path, self.path.read_text(encoding="utf-8")))

    def test_marks_are_read(self) -> None:
        self.assertEqual(
            [(row.op, row.family, row.line, " ".join(row.functions))
             for row in self._read()],
            [("aten.topk", "Sort", 2, "_meta_registrations.topk_meta"),
             ("aten.mode", "Sort", 6, "_meta_registrations.meta_mode native"),
             ("aten.sin", "Sort", 8, "native"), ("aten.cos", "Sort", 11, "native"),
             ("aten.len.t", "Sort", 12, "jit")])

    def test_kernels_have_the_names_of_their_ops(self) -> None:
        self.assertEqual([follows.followed(row)[-1] for row in self._read()[1:]],
                         ["native.mode", "native.sin", "native.cos", "jit.len.t"])

    def test_marks_are_written(self) -> None:
        self.path.write_text(ROWS.replace(', follows("native"),', ","), encoding="utf-8")
        self.assertEqual(len(list(follows.unmarked(self._read()))), 1)
        changed = rows.write_marks(self._read(), {
            "aten.topk": ("_refs.topk", "native"), "aten.sin": ("native",)})
        self.assertEqual(changed, [self.path])
        self.assertEqual(self.path.read_text(encoding="utf-8"), ROWS.replace(
            "_meta_registrations.topk_meta", "_refs.topk native"))

    def test_differences_from_pytorch(self) -> None:
        found = list(follows.check(self._read(), {"aten.sin": ("_refs.sin",),
                                                  "aten.cos": ("native",)}))
        self.assertEqual(found, [f"{self.path}:8: aten.sin follows 'native', but "
                                 "FakeTensor runs '_refs.sin'"])

    def test_unknown_forms(self) -> None:
        self.path.write_text(ROWS.replace('"jit"', '"torch_script"'), encoding="utf-8")
        self.assertEqual(list(follows.unmarked(self._read())), [
            f"{self.path}:12: expected the name of a function, 'native' or 'jit', found "
            "'torch_script'"])

    def test_a_file_that_ends_early(self) -> None:
        self.path.write_text(ROWS.rpartition("}")[0], encoding="utf-8")
        with self.assertRaisesRegex(rows.RowError, "expected a closing brace"):
            self._read()


if __name__ == "__main__":
    unittest.main()
