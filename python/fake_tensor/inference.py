# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Prints the metadata of the tensors of a PyTorch model. Needs PyTorch.

    python3 -m fake_tensor.inference my_package.my_module:make_model
    python3 -m fake_tensor.inference my_package.my_module:make_model --check

The latter compares each node with PyTorch's own FakeTensor.
"""

import argparse
import sys
from typing import List, Optional

from .api import check, infer, require_torch
from .exporter import (EXPECTED_ERRORS, add_model_options, core_decompositions,
                       load_factory)
from .results import Inference, NodeInfo, Size, TensorInfo

__all__ = ["Inference", "NodeInfo", "Size", "TensorInfo", "check", "infer", "main"]


def _parse(arguments: Optional[List[str]]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python3 -m fake_tensor.inference",
        description="Prints the metadata of the tensors of a PyTorch model.")
    add_model_options(parser)
    parser.add_argument("--check", action="store_true",
                        help="compare with PyTorch's FakeTensor, and print only the "
                        "differences")
    return parser.parse_args(arguments)


def main(arguments: Optional[List[str]] = None) -> int:
    """The command; returns the exit code."""
    try:
        require_torch("exporting")
        options = _parse(arguments)
        model, args, kwargs, shapes = load_factory(options.model)
        found = infer(model, args, kwargs, dynamic_shapes=shapes,
                      decompositions=core_decompositions() if options.decompose
                      else None,
                      device=options.device, fake_opt=options.fake_opt,
                      compare=options.check)
    except EXPECTED_ERRORS as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    if not options.check:
        found.print_table()
        return int(any(node.error for node in found))
    found.print_differences()
    print(f"{len(found.nodes)} nodes, {len(found.differences)} differences, "
          f"{sum(node.is_significant for node in found)} of them matter"
          + (f"; {len(found.known_differences)} known" if found.known_differences else ""))
    return int(not found.is_right)


if __name__ == "__main__":
    sys.exit(main())
