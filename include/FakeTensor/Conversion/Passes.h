//===- Passes.h - Conversions of FakeTensor ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_CONVERSION_PASSES_H
#define FAKETENSOR_CONVERSION_PASSES_H

#include "mlir/Pass/Pass.h"

namespace fake {

/// How a dynamic size of a type is represented. Named after
/// `torch.fx.experimental.symbolic_shapes.DimDynamic`.
enum class DimDynamic : uint8_t {
  /// A static size, taken from the example input.
  Static,
  /// A symbol shared by all sizes with the same example value.
  Duck,
  /// A symbol for this size only.
  Dynamic,
  /// A symbol without a hint.
  Unbacked
};

#define GEN_PASS_DECL
#include "FakeTensor/Conversion/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "FakeTensor/Conversion/Passes.h.inc"

} // namespace fake

#endif // FAKETENSOR_CONVERSION_PASSES_H
