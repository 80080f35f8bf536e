//===- Passes.h - Passes of FakeTensor --------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_TRANSFORMS_PASSES_H
#define FAKETENSOR_TRANSFORMS_PASSES_H

#include "FakeTensor/Analysis/ModuleMeta.h"
#include "mlir/Pass/Pass.h"

namespace fake {

/// What fake-propagate does about `torch.bind_symbolic_shape` ops.
enum class BindPolicy : uint8_t {
  /// Brings them up to date, and adds missing ones to functions that have some.
  Update,
  /// Leaves them as they are.
  Keep,
  /// Erases them.
  None
};

#define GEN_PASS_DECL
#include "FakeTensor/Transforms/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "FakeTensor/Transforms/Passes.h.inc"

} // namespace fake

#endif // FAKETENSOR_TRANSFORMS_PASSES_H
