//===- ControlFlowToFake.h - torch.prim.If and Loop to fake -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_CONTROLFLOWTOFAKE_H
#define FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_CONTROLFLOWTOFAKE_H

#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "FakeTypeConverter.h"
#include "FakeValues.h"

namespace fake {

/// Converts `torch.prim.If` to `fake.cond` and `torch.prim.Loop` to
/// `fake.while_loop`; a branch that is known to be taken is inlined. Owns
/// nothing: the ops in regions are converted by the given function, which must
/// outlive this object.
class ControlFlowToFake {
public:
  using ConvertOp = llvm::function_ref<llvm::LogicalResult(mlir::Operation *)>;

  ControlFlowToFake(const FunctionMeta &analysis, mlir::OpBuilder &builder,
                    FakeTypeConverter &types, FakeValues &values,
                    ConvertOp convertOp)
      : analysis(analysis), builder(builder), types(types), values(values),
        convertOp(convertOp) {}

  /// Creates the fake op at the insertion point and maps the results. Fails
  /// with a diagnostic for other ops, and if an op in a region has no
  /// counterpart.
  llvm::LogicalResult convert(mlir::Operation *op);

private:
  std::optional<bool> getKnownBool(mlir::Value value) const;
  llvm::LogicalResult convertBlock(mlir::Block &from, mlir::Block &to);
  llvm::LogicalResult convertIf(mlir::Operation *op);
  llvm::LogicalResult convertInline(mlir::Operation *op, mlir::Region &region);

  bool hasNoIterations(mlir::Operation *op) const;
  bool hasCondition(mlir::Operation *op) const;
  llvm::LogicalResult convertLoop(mlir::Operation *op);
  WhileLoopOp createLoop(mlir::Operation *op,
                         llvm::ArrayRef<mlir::Value> operands,
                         unsigned numFront);
  void makeLoopTest(WhileLoopOp loop, mlir::Value limit, bool hasCondition);
  llvm::LogicalResult convertLoopBody(mlir::Operation *op, mlir::Block &to,
                                      unsigned numFront);

  const FunctionMeta &analysis;
  mlir::OpBuilder &builder;
  FakeTypeConverter &types;
  FakeValues &values;
  ConvertOp convertOp;
};

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_CONTROLFLOWTOFAKE_H
