# Part of the FakeTensor project, under the Apache License v2.0 with LLVM
# Exceptions. See LICENSE for license information.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Measures the memory of single composite ops in PyTorch. Needs PyTorch.

A composite op, CompositeImplicitAutograd, runs other ops of the dispatcher, whose results
it holds meanwhile.
"""

import functools
from typing import Any, List, Mapping

import torch

from fake_tensor.encoding import DEVICE, tensors
from fake_tensor.torch_values import CannotDecode

from .dispatched import UnknownOp, find_overload
from .live_memory import Step, StorageTracker
from .replay import World

# The name of a call as a node.
CALL = "call"


@functools.lru_cache(maxsize=None)
def is_composite(name: str) -> bool:
    """Whether the installed PyTorch has the op, and runs others for it."""
    try:
        return bool(torch._C._dispatch_has_kernel_for_dispatch_key(
            find_overload(name).name(), "CompositeImplicitAutograd"))
    except (UnknownOp, RuntimeError):
        # Some ops of TorchScript have no kernels.
        return False


def device_of(case: Mapping[str, Any]) -> str:
    """The device of a call: that of the first tensor that it returns or takes."""
    found = tensors([case.get("out"), case["args"], list(case["kw"].values())])
    return str(found[0][DEVICE]) if found else "cpu"


def run_call(case: Mapping[str, Any]) -> StorageTracker:
    """Runs a recorded call on FakeTensors, without gradients, under a mode that follows
    the storages on its device. Raises CannotDecode."""
    world = World(None)
    tracker = StorageTracker(device_of(case))
    with world.mode, torch.no_grad():
        try:
            args = world.decode(case["args"])
            kwargs = {key: world.decode(value) for key, value in case["kw"].items()}
        except RuntimeError as error:
            raise CannotDecode(f"arguments that PyTorch refuses: {error}") from error
        tracker.add((args, kwargs))
        tracker.note("entry")
        try:
            with tracker, tracker.enter(CALL):
                result = find_overload(case["op"])(*args, **kwargs)
            del result
        except Exception as error:  # pylint: disable=broad-except
            raise CannotDecode(f"a call that PyTorch refuses: {error}") from error
    return tracker


def measure_call(case: Mapping[str, Any]) -> List[Step]:
    """The bytes that are alive before and after each step of a recorded call."""
    return [step for step in run_call(case).steps if not step.op.startswith("prim.")]
