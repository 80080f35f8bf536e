# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of the other measurements of memory. They need PyTorch."""

import contextlib
import io
import os
import unittest

os.environ.setdefault("KINETO_LOG_LEVEL", "99")

try:
    import torch
    from torch import nn
    from oracle.composite_memory import CALL, run_call
    from oracle.live_memory import measure
    from oracle.memory_witnesses import (
        NodePeak, Witnesses, allocate_call, allocate_program, node_peaks, track_call,
        track_program)
except ImportError as error:
    raise unittest.SkipTest(f"needs PyTorch: {error}")


def tensor(sizes, strides, storage):
    return {"t": [sizes, strides, 0, "float32", "cpu", storage, 0]}


def case(op, *args):
    return {"op": op, "args": list(args), "kw": {}}


# A transposed operand, which the kernel copies.
NORM = case("aten.layer_norm.default", tensor([40, 8], [1, 40], 0), [8])


class Calls(unittest.TestCase):

    def test_peaks(self):
        tracker, found = run_call(NORM), allocate_call(NORM)
        # The result, and mean and reciprocal deviation; the copy.
        self.assertEqual(node_peaks(tracker)[CALL], NodePeak(1600, 1280))
        self.assertEqual(found.nodes[CALL], NodePeak(2880, 1280))
        self.assertEqual((tracker.peak, track_call(NORM), found.peak), (2880, 2880, 4160))

    def test_table(self):
        witnesses = Witnesses()
        self.assertTrue(witnesses.add_call(NORM))
        # A number is a tensor of 8 bytes, and then one of the other dtype.
        self.assertTrue(witnesses.add_call(case("aten.add.Tensor", tensor([9], [1], 0), 2)))
        self.assertTrue(witnesses.add_call(case("aten.neg.default", tensor([9], [1], 0))))
        with contextlib.redirect_stdout(io.StringIO()) as out:
            witnesses.print()
        self.assertEqual(out.getvalue().splitlines()[3:], [
            "| `aten.add.Tensor` | 1 | 1 | 12 | a number becomes a tensor |",
            "| `aten.layer_norm.default` | 1 | 1 | 1280 | a copy of an operand in other "
            "strides or another dtype |", "",
            "3 nodes: 1 need as much as on FakeTensors, 0 leave another number of bytes"])
        self.assertEqual(witnesses.results_differ, 0)


class Programs(unittest.TestCase):

    def test_peaks(self):
        model = nn.Sequential(nn.Linear(4, 64), nn.ReLU(), nn.Linear(64, 2))
        with torch.no_grad():
            program = torch.export.export(model, (torch.randn(3, 4),))
        tracker = measure(program, {})
        found = allocate_program(program)
        self.assertEqual((track_program(program), found.peak), (tracker.peak, tracker.peak))
        self.assertEqual({name: node for name, node in found.nodes.items() if name},
                         node_peaks(tracker))


if __name__ == "__main__":
    unittest.main()
