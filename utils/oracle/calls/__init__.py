# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random calls of ops without samples in PyTorch. Needs PyTorch."""

from . import attention, images, layers, matrices, tensors, training
from .registry import CALLS

__all__ = ["CALLS"]
