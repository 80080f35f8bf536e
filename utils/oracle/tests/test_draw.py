# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of random calls. They need PyTorch."""

import random
import unittest

from . import HAS_TORCH

if HAS_TORCH:
    from torch._subclasses.fake_tensor import FakeTensorMode

    from oracle.arguments import Arguments
    from oracle.calls import CALLS
    from oracle.draw import Draw
    from oracle.overloads import Overload


@unittest.skipUnless(HAS_TORCH, "needs PyTorch")
class DrawTest(unittest.TestCase):

    def setUp(self):
        mode = FakeTensorMode()
        mode.__enter__()
        self.addCleanup(mode.__exit__, None, None, None)

    def test_layouts_need_no_device(self):
        found = set()
        for seed in range(100):
            draw = Draw(random.Random(seed), "cuda:0")
            draw.careful = True
            tensor = draw.tensor(2, 3, 4, 4)
            self.assertEqual((tuple(tensor.shape), str(tensor.device)),
                             ((2, 3, 4, 4), "cuda:0"))
            found.add((tensor.stride(), tensor.storage_offset()))
        self.assertIn(((48, 16, 4, 1), 48), found)
        self.assertIn(((48, 1, 12, 3), 0), found)
        self.assertGreater(len(found), 20)

    def test_one_tensor_of_a_wrong_call_is_wrong(self):
        wrong = 0
        for seed in range(100):
            draw = Draw(random.Random(seed), "cpu")
            draw.is_wrong = True
            shapes = [(tensor.shape, tensor.dtype)
                      for tensor in (draw.tensor(2, 3) for _ in range(4))]
            count = sum(shape != ((2, 3), draw.dtype) for shape in shapes)
            self.assertLessEqual(count, 1)
            wrong += count
        self.assertGreater(wrong, 80)

    def test_a_seed_tells_the_call(self):
        for name, make in list(CALLS.items())[::20]:
            with self.subTest(name=name):
                first, second = (repr(make(Draw(random.Random(name), "cpu")))
                                 for _ in range(2))
                self.assertEqual(first, second)

    def test_words(self):
        draw = Arguments(random.Random(7), "cpu")
        draw.is_wrong = False
        (left, right), _ = Overload("aten.mm").draw(draw)
        self.assertEqual(left.shape[1], right.shape[0])
        self.assertEqual(draw.letters("nk"), list(left.shape))


if __name__ == "__main__":
    unittest.main()
