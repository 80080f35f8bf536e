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

/// What becomes of a size that a type leaves open. Named after
/// `torch.fx.experimental.symbolic_shapes.DimDynamic`.
enum class DimDynamic : uint8_t {
  /// A number, which must be known from an example.
  Static,
  /// A symbol, one for all that have the same example.
  Duck,
  /// A symbol of its own.
  Dynamic,
  /// A symbol of which no example is known.
  Unbacked
};

#define GEN_PASS_DECL
#include "FakeTensor/Conversion/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "FakeTensor/Conversion/Passes.h.inc"

} // namespace fake

#endif // FAKETENSOR_CONVERSION_PASSES_H
