# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of `fake_tensor.peak` on IR. They need fake-opt."""

import contextlib
import io
import json
import os
import pathlib
import tempfile
import unittest

import fake_tensor
from fake_tensor import cli, memory

PROGRAM = """
func.func @main(%x: !fake.tensor<[s, 640], f32> {fake.kind = "user_input"} loc("x"),
                %w: !fake.tensor<[640], f32> {fake.kind = "parameter"} loc("w"))
    -> !fake.tensor<*> attributes {fake.symbols = [#fake.symbol<s, min = 2, hint = 4>]} {
  %0 = fake.aten.t(%x) : (!fake.tensor<[s, 640], f32>) -> !fake.tensor<*> loc("t")
  %1 = fake.aten.mm(%x, %0) : (!fake.tensor<[s, 640], f32>, !fake.tensor<*>) -> !fake.tensor<*> loc("mm"("head"("model.py":7:0)))
  %2 = fake.aten.sum(%1) : (!fake.tensor<*>) -> !fake.tensor<*> loc("sum")
  %3 = fake.aten.mul.Tensor(%x, %w) : (!fake.tensor<[s, 640], f32>, !fake.tensor<[640], f32>) -> !fake.tensor<*> loc("mul")
  %4 = fake.aten.cat([%3, %3], 1) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*> loc("cat")
  return %2 : !fake.tensor<*>
}
"""
NONZERO = """
func.func @main(%x: !fake.tensor<[SIZE], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[SIZE], f32>) -> !fake.tensor<*> loc("found")
  return %0 : !fake.tensor<*>
}
"""
REPEATS = """
func.func @main(%x: !fake.tensor<[n], i64>) -> !fake.tensor<*> {
  %0 = fake.aten.repeat_interleave.Tensor(%x) : (!fake.tensor<[n], i64>) -> !fake.tensor<*> loc("found")
  return %0 : !fake.tensor<*>
}
"""
DEVICES = """
func.func @main(%x: !fake.tensor<[2], f32>, %y: !fake.tensor<[2], f32, device = "cuda:0">) -> !fake.tensor<*> {
  %0 = fake.aten.add.Tensor(%y, %y) : (!fake.tensor<[2], f32, device = "cuda:0">, !fake.tensor<[2], f32, device = "cuda:0">) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}
"""


class Peaks(unittest.TestCase):

    def test_expression(self):
        peak = fake_tensor.peak(PROGRAM)
        self.assertEqual(peak.expr, "Max(4*s**2 + 2560*s + 2564, 10240*s + 2564)")
        self.assertEqual(peak.grade, "exact")
        self.assertEqual([moment.place.label for moment in peak.maxima], ["sum", "cat"])
        self.assertEqual([condition for _, _, condition in peak.crossovers], ["s >= 1920"])

    def test_sizes(self):
        peak = fake_tensor.peak(PROGRAM)
        self.assertEqual(peak.at(s=10), 10240 * 10 + 2564)
        self.assertEqual(peak.at(s=2000), 4 * 2000 ** 2 + 2560 * 2000 + 2564)
        with self.assertRaisesRegex(memory.UnknownSize, "expected values of the symbols in "
                                    r"Max\(.*\), found none"):
            peak.at()

    def test_the_timeline_has_the_peak(self):
        peak = fake_tensor.peak(PROGRAM)
        for size in (2, 100, 5000):
            points = peak.timeline(s=size)
            self.assertEqual(max(point.bytes for point in points), peak.at(s=size))
        self.assertEqual(points[0].bytes, 4 * 640 * 5000 + 2560)

    def test_what_is_alive(self):
        peak = fake_tensor.peak(PROGRAM)
        self.assertEqual([(each.place.label, each.role) for each in peak.largest(s=5000)],
                         [("mm", "temporary"), ("x", "argument"), ("w", "parameter"),
                          ("sum", "result")])
        self.assertIn("mm                 100000000  fake.aten.mm  model.py:7 (head)",
                      peak.table(s=5000))

    def test_donated_arguments(self):
        peak = fake_tensor.peak(PROGRAM, donate_arguments=True)
        self.assertEqual(peak.at(s=10), 7680 * 10 + 2564)

    def test_blocks(self):
        peak = fake_tensor.peak(PROGRAM, allocator="cuda")
        # The sum takes a block.
        self.assertEqual(peak.at(s=10), 10240 * 10 + 2560 + 512)

    def test_sizes_that_depend_on_data(self):
        peak = fake_tensor.peak(NONZERO.replace("SIZE", "6"))
        self.assertEqual((peak.expr, peak.grade), (4 * 6 + 8 * 6, "at most"))
        self.assertEqual(peak.gaps, ["u0 is at most 6: found (fake.aten.nonzero)"])
        # Also of the timeline.
        self.assertEqual(peak.bounds, {"u0": 6})
        self.assertEqual(max(point.bytes for point in peak.timeline()), peak.at())
        self.assertEqual([point.bytes for point in peak.timeline(u0=0)], [24, 24, 24])
        self.assertIn("1 result           48", peak.table())

    def test_bounds_are_expressions(self):
        peak = fake_tensor.peak(NONZERO.replace("SIZE", "n"))
        self.assertEqual((peak.expr, peak.grade), ("12*n", "at most"))
        self.assertEqual(peak.gaps, ["u0 is at most n: found (fake.aten.nonzero)"])
        self.assertEqual(peak.bounds, {"u0": "n"})
        self.assertEqual(max(point.bytes for point in peak.timeline(n=5)), peak.at(n=5))
        self.assertEqual(max(point.bytes for point in peak.timeline(n=5, u0=1)), 20 + 8)
        self.assertEqual(len(peak.largest(n=5)), 2)

    def test_sizes_without_a_bound(self):
        peak = fake_tensor.peak(REPEATS)
        self.assertEqual(peak.grade, "unknown")
        self.assertEqual(peak.gaps, ["u0 depends on data and has no upper bound: found "
                                     "(fake.aten.repeat_interleave.Tensor)"])
        self.assertEqual(peak.at(n=3, u0=2), 8 * 3 + 8 * 2)

    def test_gaps_are_listed_once(self):
        peak = fake_tensor.peak("""
func.func @main(%x: !fake.tensor<[6], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[6], f32>) -> !fake.tensor<*> loc("found")
  %1 = fake.aten.softmax.int(%0, 0, f32) : (!fake.tensor<*>) -> !fake.tensor<*> loc("soft")
  return %1 : !fake.tensor<*>
}
""")
        self.assertEqual(peak.gaps, ["u0 is at most 6: found (fake.aten.nonzero)",
                                     "u0 is at most 6: soft (fake.aten.softmax.int)"])

    def test_devices(self):
        self.assertEqual(fake_tensor.peak(DEVICES).expr, 16)
        self.assertEqual(fake_tensor.peak(DEVICES, device="cpu").expr, 8)
        with self.assertRaisesRegex(ValueError, "expected a device of cpu, cuda:0, found "
                                    "'cuda:1'"):
            fake_tensor.peak(DEVICES, device="cuda:1")

    def test_names_with_ends_of_lines(self):
        name = r"a\E2\80\A8b"
        peak = fake_tensor.peak(PROGRAM.replace('loc("mm"(', f'loc("{name}"('))
        self.assertEqual(peak.largest(s=5000)[0].place.label, "a\u2028b")

    def test_mistakes(self):
        with self.assertRaisesRegex(ValueError, "expected an allocator of none, cuda, found "
                                    "'gpu'"):
            fake_tensor.peak(PROGRAM, allocator="gpu")
        with self.assertRaisesRegex(ValueError, "expected a function of main, found 'f'"):
            fake_tensor.peak(PROGRAM, function="f")


class Command(unittest.TestCase):

    def run_command(self, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "model.mlir")
            file.write_text(PROGRAM, encoding="utf-8")
            out, err = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = cli.main(["memory", os.fspath(file), *arguments])
        return code, out.getvalue(), err.getvalue()

    def test_table(self):
        code, out, _ = self.run_command("--at", "s=5000")
        self.assertEqual(code, 0)
        self.assertIn("main on cpu: Max(4*s**2 + 2560*s + 2564, 10240*s + 2564), exact", out)
        self.assertIn("100000000", out)

    def test_json(self):
        code, out, _ = self.run_command("--json", "--donate-arguments")
        self.assertEqual(code, 0)
        self.assertEqual(json.loads(out)["peaks"][0]["grade"], "exact")

    def test_unknown_symbols(self):
        code, _, err = self.run_command("--at", "t=5")
        self.assertEqual(code, 2)
        self.assertIn("'t'", err)


if __name__ == "__main__":
    unittest.main()
