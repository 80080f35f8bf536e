//===- FakeValues.h - The fake values of torch ones -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_FAKEVALUES_H
#define FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_FAKEVALUES_H

#include "FakeTensor/Analysis/FunctionMeta.h"
#include "mlir/IR/IRMapping.h"

namespace fake {

/// Whether an op creates a list or tuple of its operands.
bool isPack(mlir::Operation *op);
/// Whether an op only gives its operand a more general type.
bool isDerefine(mlir::Operation *op);

/// Reports that the value of an operand cannot be converted.
llvm::LogicalResult reportOperand(mlir::OpOperand &operand);

/// The fake values of the torch values of one function. Owns the mapping, and
/// the scalars and lists that are created where an op needs them as operands:
/// in torch IR those of constants, which the fake dialect states in calls.
class FakeValues {
public:
  FakeValues(const FunctionMeta &analysis, mlir::OpBuilder &builder)
      : analysis(analysis), builder(builder) {}

  void map(mlir::Value from, mlir::Value to) { mapping.map(from, to); }
  void map(mlir::ValueRange from, mlir::ValueRange to) {
    mapping.map(from, to);
  }
  /// The value that a torch value is mapped to, or null.
  mlir::Value lookUp(mlir::Value value) const {
    return mapping.lookupOrNull(value);
  }

  /// Forgets the scalars and lists of a block whose ops are all converted.
  void leaveBlock() { made.clear(); }
  /// The fake value for a torch one, with its scalar or list created at the
  /// insertion point; values of other dialects are kept. Null if there is none.
  mlir::Value materialize(mlir::Value value);
  /// The values of several operands of `op`. Fails with a diagnostic if one has
  /// no counterpart.
  llvm::LogicalResult materialize(mlir::Operation *op,
                                  mlir::OperandRange operands,
                                  llvm::SmallVectorImpl<mlir::Value> &values);
  /// A fake value with another fake type.
  mlir::Value castTo(mlir::Value value, mlir::Type type);

private:
  mlir::Value make(mlir::Value value);

  const FunctionMeta &analysis;
  mlir::OpBuilder &builder;
  mlir::IRMapping mapping;
  /// The scalars and lists of the current block.
  llvm::DenseMap<mlir::Value, mlir::Value> made;
};

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_FAKEVALUES_H
