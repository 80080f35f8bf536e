//===- AtenToFake.h - Calls of ATen ops to fake -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_ATENTOFAKE_H
#define FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_ATENTOFAKE_H

#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "FakeTypeConverter.h"
#include "FakeValues.h"

namespace fake {

/// Converts torch ops to calls of ATen ops. Constants and lists go into the
/// calls; a view that is a copy in torch IR becomes a view of a `clone`.
class AtenToFake {
public:
  AtenToFake(const FunctionMeta &analysis, mlir::OpBuilder &builder,
             FakeTypeConverter &types, FakeValues &values)
      : analysis(analysis), builder(builder), types(types), values(values) {}

  /// Creates the call of `def` at the insertion point and maps the results of
  /// `op`. Fails with a diagnostic for an argument or a result without a
  /// counterpart.
  llvm::LogicalResult convert(mlir::Operation *op, const OpDef &def);

private:
  bool isCopiedView(mlir::Operation *op, const OpDef &def) const;
  llvm::LogicalResult convertCopiedView(mlir::Operation *op, const OpDef &def);
  llvm::LogicalResult makeCall(mlir::Operation *op, const OpDef &def);
  llvm::LogicalResult addArgument(ArgTreeBuilder &args, const SchemaType &type,
                                  mlir::Value value);

  const FunctionMeta &analysis;
  mlir::OpBuilder &builder;
  FakeTypeConverter &types;
  FakeValues &values;
};

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_ATENTOFAKE_H
