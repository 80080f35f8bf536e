# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The common base of tests that need PyTorch and fake-opt."""

import importlib.util
import os
import unittest
import warnings

HAS_TORCH = importlib.util.find_spec("torch") is not None


@unittest.skipUnless(HAS_TORCH and "FAKE_OPT" in os.environ,
                     "needs PyTorch and $FAKE_OPT")
class LiveTest(unittest.TestCase):
    """Skipped without either of them; ignores PyTorch's warnings."""

    def setUp(self):
        context = warnings.catch_warnings()
        context.__enter__()
        self.addCleanup(context.__exit__, None, None, None)
        warnings.simplefilter("ignore")
