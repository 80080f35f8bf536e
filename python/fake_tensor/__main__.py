# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""`python3 -m fake_tensor` is the command `fake-tensor`."""

from .cli import console

if __name__ == "__main__":
    console()
