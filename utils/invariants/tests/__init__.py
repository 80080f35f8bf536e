# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of oracle, run with python3 -m unittest."""

import importlib.util

HAS_TORCH = importlib.util.find_spec("torch") is not None
