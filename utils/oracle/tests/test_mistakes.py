# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of calls with one mistake."""

import random
import unittest

from oracle.mistakes import Mistakes, places, row_major

from . import HAS_TORCH

if HAS_TORCH:
    import logging

    import torch

    from oracle.random_calls import ask_both


def tensor(*sizes, dtype="float32", device="cpu"):
    return {"t": [list(sizes), row_major(sizes), 0, dtype, device, 0, 0]}


class MistakesTest(unittest.TestCase):

    def test_elements_of_lists_can_be_wrong(self):
        args = [tensor(2), [1, 2], None, {"f": "0.5"}, {"device": "cpu"}]
        self.assertEqual([path for path, _ in places(args, {"dim": 1})],
                         [("args", 0), ("args", 1), ("args", 1, 0), ("args", 1, 1),
                          ("args", 3), ("kw", "dim")])

    def test_one_thing_changes(self):
        args, kwargs = [tensor(2, 3), [1, 2]], {"keepdim": True}
        for seed in range(50):
            changed, named, what = Mistakes(random.Random(seed)).draw(args, kwargs)
            self.assertEqual([changed[0] != args[0], changed[1] != args[1],
                              named != kwargs].count(True), 1, what)
        self.assertEqual((args, kwargs), ([tensor(2, 3), [1, 2]], {"keepdim": True}))

    def test_nothing_to_change(self):
        self.assertIsNone(Mistakes(random.Random(0)).draw([None], {}))


@unittest.skipUnless(HAS_TORCH, "needs PyTorch")
class AskBothTest(unittest.TestCase):

    def setUp(self):
        logging.getLogger("torch._subclasses.fake_tensor").setLevel(logging.CRITICAL + 1)

    def test_what_both_refuse_is_an_error(self):
        line = ask_both(torch.ops.aten.mm.default, [tensor(2, 3), tensor(4, 5)], {})
        self.assertEqual(line["error"], "RuntimeError")

    def test_what_eager_alone_refuses_has_both_answers(self):
        line = ask_both(torch.ops.aten.addmm.default,
                        [tensor(5, 1), tensor(1, 1), tensor(1, 1)], {})
        self.assertIn("expanded size", line["eager"])
        self.assertEqual(line["out"]["t"][0], [5, 1])

    def test_what_eager_refuses_and_fake_tensor_does_not_know(self):
        line = ask_both(torch.ops.aten.bincount.default,
                        [tensor(5, 2, dtype="int64")], {})
        self.assertIn("1-d", line["msg"])


if __name__ == "__main__":
    unittest.main()
