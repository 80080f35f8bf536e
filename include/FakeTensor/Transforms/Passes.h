//===- Passes.h - Passes of FakeTensor --------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_TRANSFORMS_PASSES_H
#define FAKETENSOR_TRANSFORMS_PASSES_H

#include "FakeTensor/ATen/Cost.h"
#include "FakeTensor/Analysis/ModuleMeta.h"
#include "mlir/Pass/Pass.h"

namespace fake {

/// How fake-propagate handles `torch.bind_symbolic_shape` ops.
enum class BindPolicy : uint8_t {
  /// Updates them, and adds missing ones to functions that have some.
  Update,
  /// Leaves them unchanged.
  Keep,
  /// Erases them.
  None
};

/// The output of fake-memory.
enum class MemoryFormatKind : uint8_t { Text, JSON };

/// What fake-memory counts for a storage.
enum class MemoryAllocator : uint8_t {
  /// The bytes that are requested.
  None,
  /// The block of CUDA's caching allocator.
  CUDA
};
/// The syntax of what fake-cost writes.
enum class CostFormat : uint8_t { Text, JSON };
/// What fake-cost lists costs for.
enum class CostKey : uint8_t { Op, Module, Function, Device };
/// Whether fake-cost counts a multiply-accumulate as two operations, or as one.
enum class CostUnit : uint8_t { Flops, Macs };

#define GEN_PASS_DECL
#include "FakeTensor/Transforms/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "FakeTensor/Transforms/Passes.h.inc"

} // namespace fake

#endif // FAKETENSOR_TRANSFORMS_PASSES_H
