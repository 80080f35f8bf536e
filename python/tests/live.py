# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What tests have in common that ask PyTorch and fake-opt."""

import importlib.util
import os
import unittest
import warnings

HAS_TORCH = importlib.util.find_spec("torch") is not None


@unittest.skipUnless(HAS_TORCH and "FAKE_OPT" in os.environ,
                     "needs PyTorch and $FAKE_OPT")
class LiveTest(unittest.TestCase):
    """Skipped without either; what PyTorch warns of is of no interest."""

    def setUp(self):
        context = warnings.catch_warnings()
        context.__enter__()
        self.addCleanup(context.__exit__, None, None, None)
        warnings.simplefilter("ignore")
