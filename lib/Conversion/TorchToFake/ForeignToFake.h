//===- ForeignToFake.h - Ops of other dialects ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_FOREIGNTOFAKE_H
#define FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_FOREIGNTOFAKE_H

#include "FakeTypeConverter.h"
#include "FakeValues.h"

namespace fake {

/// Converts the uses and results of ops that are not torch ops: calls get fake
/// types, casts at a boundary become casts from or to fake types, and all
/// others go on using and giving torch types. Owns the facts about the program
/// before its conversion: types of arguments and of operands of calls.
class ForeignToFake {
public:
  ForeignToFake(mlir::OpBuilder &builder, FakeTypeConverter &types,
                FakeValues &values)
      : builder(builder), types(types), values(values) {}

  /// Notes the types of operands of calls in a function, before others change
  /// them.
  void noteCalls(mlir::FunctionOpInterface function);
  /// Notes the torch type of an argument that gets another one.
  void noteArgument(mlir::BlockArgument argument) {
    oldTypes[argument] = argument.getType();
  }

  /// Converts an op at the insertion point. Fails with a diagnostic for torch
  /// ops in regions and for calls of unknown functions.
  llvm::LogicalResult convert(mlir::Operation *op);
  /// Whether a converted op was replaced by another one, and is to be erased.
  bool isReplaced(mlir::Operation *op) const { return replaced.contains(op); }

private:
  llvm::LogicalResult convertCall(mlir::Operation *op);
  bool isTorchCall(mlir::Operation *op);
  llvm::LogicalResult
  convertCallTypes(mlir::Operation *op,
                   llvm::SmallVectorImpl<mlir::Value> &operands,
                   llvm::SmallVectorImpl<mlir::Type> &results);
  bool isBoundary(mlir::Operation *op) const;
  llvm::LogicalResult convertBoundary(mlir::Operation *op);
  llvm::LogicalResult keep(mlir::Operation *op);
  void takeOverResults(mlir::Operation *old, mlir::Operation *op);
  void castOperandsBack(mlir::Operation *op);
  mlir::Value castBack(mlir::Value converted, mlir::Type type);

  mlir::OpBuilder &builder;
  FakeTypeConverter &types;
  FakeValues &values;
  /// The types of operands of calls, as declared by the callees.
  llvm::DenseMap<mlir::Operation *, llvm::SmallVector<mlir::Type>> statedTypes;
  /// The old types of converted arguments.
  llvm::DenseMap<mlir::Value, mlir::Type> oldTypes;
  /// Ops of other dialects that are replaced.
  llvm::DenseSet<mlir::Operation *> replaced;
};

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_FOREIGNTOFAKE_H
