//===- FakeTypeConverter.h - Torch types to fake types ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_FAKETYPECONVERTER_H
#define FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_FAKETYPECONVERTER_H

#include "FakeTensor/Analysis/FunctionMeta.h"
#include "llvm/Support/SaveAndRestore.h"

namespace fake {

/// The converted type of all values with which a function may be called: the
/// dialect's convention on strides and devices does not apply to them. Types of
/// other dialects are kept; null if there is none.
mlir::Type convertStatedType(RuleContext &cx, mlir::Type type);

/// Finds the fake types of the values of one function, which state what is
/// inferred of them. Owns the arena of what is inferred of types alone.
class FakeTypeConverter {
public:
  explicit FakeTypeConverter(const FunctionMeta &analysis)
      : analysis(analysis), cx(analysis.getEnv(), arena) {}

  /// The type of a value; null if it has no counterpart.
  mlir::Type convert(mlir::Value value);
  /// The types of several values. Fails with a diagnostic if one has no
  /// counterpart.
  llvm::LogicalResult convert(mlir::ValueRange values,
                              llvm::SmallVectorImpl<mlir::Type> &types);
  /// The type for a declared one, see convertStatedType.
  mlir::Type convertStated(mlir::Type type) {
    return convertStatedType(cx, type);
  }

  /// From now on types state no symbols, whose values differ between executions
  /// of a block.
  void dropSymbols() { dropsSymbols = true; }
  /// The same, until the result is destroyed.
  [[nodiscard]] llvm::SaveAndRestore<bool> dropSymbolsHere() {
    return {dropsSymbols, true};
  }

  /// For metadata that lives as long as this object.
  RuleContext &getContext() { return cx; }

private:
  const FunctionMeta &analysis;
  llvm::BumpPtrAllocator arena;
  RuleContext cx;
  /// Whether the symbols in types are those of one execution only.
  bool dropsSymbols = false;
};

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_FAKETYPECONVERTER_H
