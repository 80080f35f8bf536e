# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The settings with which programs built with sanitizers run, as LLVM is not
instrumented."""

import os

OPTIONS = {
    # Arenas are shared with LLVM, so that memory which only one of the two poisons or
    # frees looks wrong to the other.
    "ASAN_OPTIONS": "allow_user_poisoning=0",
    "UBSAN_OPTIONS": "print_stacktrace=1",
    "TSAN_OPTIONS": "ignore_noninstrumented_modules=1:suppressions="
                    + os.path.join(os.path.dirname(os.path.abspath(__file__)), "tsan.supp"),
}
