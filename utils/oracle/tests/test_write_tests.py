# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of writing tests from recorded calls."""

import pathlib
import tempfile
import unittest

from fake_tensor.schema import parse
from oracle import write_tests

ADD = {"tags": ["pointwise"],
       "schema": "add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor"}


def tensor(sizes, strides, dtype="float32", storage=0, device="cpu"):
    """A recorded tensor."""
    return {"t": [sizes, strides, 0, dtype, device, storage, 0]}


def add(left, right, out):
    """A recorded addition."""
    return {"op": "aten.add.Tensor", "args": [left, right], "kw": {}, "out": out}


PLAIN = add(tensor([2, 3], [3, 1]), tensor([2, 3], [3, 1], storage=1),
            tensor([2, 3], [3, 1], storage=2))
PROMOTED = add(tensor([2, 3], [3, 1], "int64"), tensor([2, 3], [3, 1], storage=1),
               tensor([2, 3], [3, 1], storage=2))
BROADCAST = add(tensor([2, 3], [3, 1]), tensor([3], [1], storage=1),
                tensor([2, 3], [3, 1], storage=2))
TRANSPOSED = add(tensor([2, 3], [1, 2]), tensor([2, 3], [1, 2], storage=1),
                 tensor([2, 3], [1, 2], storage=2))


def kinds(case):
    """The kinds of an addition."""
    return set(write_tests.kinds(case, ADD))


class KindsTest(unittest.TestCase):
    def test_kinds(self):
        self.assertEqual(kinds(PLAIN), {"copies"})
        self.assertEqual(kinds(PROMOTED), {"copies", "promotes"})
        self.assertEqual(kinds(BROADCAST), {"copies", "broadcasts"})
        self.assertEqual(kinds(TRANSPOSED), {"copies", "transposed"})

    def test_devices(self):
        left = tensor([2], [1], device="cuda:0")
        self.assertIn("cuda", kinds(add(left, tensor([], [], storage=1), left)))
        self.assertNotIn("cuda", kinds(add(left, left, left)))

    def test_layouts(self):
        last = tensor([2, 3, 4, 5], [60, 1, 15, 3])
        self.assertIn("channels_last", kinds(add(last, last, last)))
        sliced = tensor([2, 3], [6, 1])
        self.assertIn("strided", kinds(add(sliced, sliced, sliced)))

    def test_choice(self):
        calls = {}
        for case in (PROMOTED, BROADCAST, TRANSPOSED, PLAIN):
            key = frozenset(kinds(case))
            calls[key] = write_tests.Call(write_tests.cost(case, ADD, key), case)
        self.assertEqual(list(write_tests.choose(calls, 2)),
                         [("", PLAIN), ("promotes", PROMOTED), ("broadcasts", BROADCAST)])


class TextTest(unittest.TestCase):
    def write(self, case):
        """The test of a call."""
        function = write_tests.write_function(
            "f", case, {"aten.add.Tensor": parse(ADD["schema"])})
        return function.test()

    def test_function(self):
        self.assertEqual(self.write(BROADCAST), [
            "// CHECK-LABEL: func.func @f(",
            "// CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[2, 3], f32>",
            "func.func @f(%self: !fake.tensor<[2, 3], f32>, "
            "%other: !fake.tensor<[3], f32>) {",
            "  %0 = fake.aten.add.Tensor(%self, %other) : (!fake.tensor<[2, 3], f32>, "
            "!fake.tensor<[3], f32>) -> !fake.tensor<*>",
            "  return",
            "}"])

    def test_strides_are_written_where_they_say_something(self):
        self.assertIn("-> !fake.tensor<[2, 3], f32, strides = [1, 2]>",
                      self.write(TRANSPOSED)[1])

    def test_names(self):
        self.assertEqual(write_tests.function_name("aten.add_.Tensor", "promotes"),
                         "add__Tensor_promotes")
        self.assertEqual(write_tests.function_name("prims.add", ""), "prims_add")


class CheckTest(unittest.TestCase):
    def test_check(self):
        class Tests:
            """Two families, one of which has a test."""
            chapters = {"View": "Views", "Sort": "Sorting"}
            files = {pathlib.PurePath("Views", "View.mlir"): "text"}

        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            self.assertEqual(write_tests.check(Tests, root), [
                "test/ATen/Views/View.mlir: is missing",
                "lib/ATen/Ops/Views/View.cpp: is missing"])
            source = root / "lib" / "ATen" / "Ops" / "Views" / "View.cpp"
            source.parent.mkdir(parents=True)
            source.touch()
            write_tests.write(Tests, root)
            self.assertEqual(write_tests.check(Tests, root), [])
            views = root / "test" / "ATen" / "Views"
            (views / "View.mlir").write_text("other", encoding="utf-8")
            (views / "Sort.mlir").touch()
            (views / "Nothing.mlir").touch()
            self.assertEqual(write_tests.check(Tests, root), [
                "test/ATen/Views/Nothing.mlir: the chapter has no such family",
                "test/ATen/Views/Sort.mlir: the chapter has no such family",
                "test/ATen/Views/View.mlir: is not what oracle.write_tests writes"])

    def test_files_written_by_hand(self):
        class Tests:
            """A family with a recorded row, an unrecorded one, and one in place."""
            chapters = {"View": "Views"}
            files = {}
            rows = {"aten.view": {"family": "View"}, "aten.flatten": {"family": "View"},
                    "aten.sort": {"family": "Sort"}}
            functional = {"aten.flatten_": "aten.flatten"}
            missing = {"aten.flatten": "no recorded call", "aten.sort": ""}
            check_unrecorded = write_tests.Tests.check_unrecorded

        def function(name, op):
            return f"func.func @{name}(%x: !t) {{\n  %0 = fake.{op}(%x) : (!t) -> !t\n}}\n"

        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            tests = Tests()
            name = "test/ATen/Views/View-unrecorded.mlir"
            (root / name).parent.mkdir(parents=True)
            (root / "lib" / "ATen" / "Ops" / "Views").mkdir(parents=True)
            source = root / "lib" / "ATen" / "Ops" / "Views" / "View.cpp"

            def check(*functions):
                (root / name).write_text("".join(functions), encoding="utf-8")
                return write_tests.check(tests, root)

            right = (function("flatten", "aten.flatten"),
                     function("flatten_", "aten.flatten_"))
            self.assertEqual(check(*right), ["lib/ATen/Ops/Views/View.cpp: is missing"])
            source.touch()
            self.assertEqual(check(*right), [])
            self.assertEqual(check(), [f"{name}: no calls are in it"])
            self.assertEqual(check(function("view", "aten.view")),
                             [f"{name}: aten.view has a recorded answer"])
            self.assertEqual(check(function("sort", "aten.sort")),
                             [f"{name}: aten.sort is no row of the family"])
            self.assertEqual(check(function("f", "aten.flatten")),
                             [f"{name}: f is no op of it",
                              f"{name}: flatten is no function of it"])
            check(*right)
            write_tests.write(tests, root)
            self.assertTrue((root / name).exists())


if __name__ == "__main__":
    unittest.main()
