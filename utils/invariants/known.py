# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Kinds of findings that are known, each with its cause."""

import re
from typing import NamedTuple, Optional

from .checks import Finding


class Known(NamedTuple):
    """The pattern of a kind, and why it is tolerated."""
    pattern: str
    cause: str
    # Whether the program must have control flow.
    has_regions: bool = False


KNOWN = (
    Known(r"(idempotent|erased|verified|text|no \w+): ",
          "a region that resizes a tensor from outside has other sizes in each iteration",
          has_regions=True),
    Known(r"symbolic.*: static error: .* cannot broadcast",
          "sizes after a loop are new symbols", has_regions=True),
    Known(r"symbolic: aten\.\w*convolution\w*(\.\w+)?: strides",
          "FakeTensor has another path for symbolic sizes"),
    Known(r"symbolic without hints: static error: .*as_strided_",
          "a storage is checked where its size is known"),
    Known(r"less: aten\.(fft|_fft)\w*(\.\w+)?: (bits|sizes)",
          "real and complex signals have different transforms"),
    Known(r"less: prims\.conj: bits", "only complex tensors are conjugated"),
    Known(r"less: error: .* expected indices of int64, int32 or bool, found unknown",
          "the rank of a result depends on the dtype of indices"),
    Known(r"less: error: .*tensor_split.* at least one section, found \?",
          "the length of the result is unknown"),
    Known(r"less: number of values", "a dtype is no value of a report"),
    Known(r"less: .*: aliasing", "an unknown size or dtype makes a view or a copy"),
)


def find_cause(finding: Finding) -> Optional[str]:
    """Why a finding is tolerated; None if it is new."""
    for known in KNOWN:
        if re.match(known.pattern, finding.kind) and (
                not known.has_regions or finding.program.has_regions()):
            return known.cause
    return None
