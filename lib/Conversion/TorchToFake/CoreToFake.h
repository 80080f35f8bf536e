//===- CoreToFake.h - Torch ops outside of the op table ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_CORETOFAKE_H
#define FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_CORETOFAKE_H

#include "AtenToFake.h"

namespace fake {

/// Converts the torch ops without regions that are not calls of ATen ops by
/// their name: literals, lists, casts, copies of contents, asserts.
class CoreToFake {
public:
  CoreToFake(const FunctionMeta &analysis, mlir::OpBuilder &builder,
             FakeTypeConverter &types, FakeValues &values)
      : builder(builder), types(types), values(values),
        calls(analysis, builder, types, values) {}

  /// Creates the fake op at the insertion point, if it needs one, and maps the
  /// results. Fails with a diagnostic for what has no counterpart.
  llvm::LogicalResult convert(mlir::Operation *op);

private:
  using Handler = llvm::LogicalResult (CoreToFake::*)(mlir::Operation *);
  static Handler lookupHandler(llvm::StringRef name);

  llvm::LogicalResult convertOperator(mlir::Operation *op);
  llvm::LogicalResult convertLiteral(mlir::Operation *op);
  llvm::LogicalResult convertUnpack(mlir::Operation *op);
  llvm::LogicalResult convertCast(mlir::Operation *op);
  llvm::LogicalResult convertCopy(mlir::Operation *op);
  llvm::LogicalResult convertOverwrite(mlir::Operation *op);
  llvm::LogicalResult convertAssert(mlir::Operation *op);
  /// For ops created where they are used, or implied by types.
  llvm::LogicalResult drop(mlir::Operation *) { return llvm::success(); }

  mlir::OpBuilder &builder;
  FakeTypeConverter &types;
  FakeValues &values;
  /// `torch.operator` and copies are calls as well, as are all other ops.
  AtenToFake calls;
};

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_CORETOFAKE_H
