//===- ControlFlowToTorch.h - Control flow to torch IR ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_CONTROLFLOWTOTORCH_H
#define FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_CONTROLFLOWTOTORCH_H

#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "TorchValues.h"

namespace fake {

/// Converts `fake.cond` to `torch.prim.If` and `fake.while_loop` to
/// `torch.prim.Loop`. Owns nothing: the ops in regions are converted by the
/// given function, which must outlive this object.
class ControlFlowToTorch {
public:
  using ConvertOp = llvm::function_ref<llvm::LogicalResult(mlir::Operation *)>;

  ControlFlowToTorch(TorchTypeConverter &types, TorchOpBuilder &builder,
                     TorchValues &values, ConvertOp convertOp)
      : types(types), builder(builder), values(values), convertOp(convertOp) {}

  /// Creates the torch op at the insertion point and maps the results. Fails if
  /// an op in a region does.
  llvm::LogicalResult convert(CondOp op);
  llvm::LogicalResult convert(WhileLoopOp op);

private:
  llvm::LogicalResult convertBlock(mlir::Block &block,
                                   mlir::ValueRange arguments);
  llvm::LogicalResult convertIteration(WhileLoopOp op,
                                       llvm::ArrayRef<mlir::Type> carried,
                                       llvm::ArrayRef<mlir::Value> inputs,
                                       mlir::Block &block);
  mlir::Value makeCondition(mlir::Location loc, mlir::Value predicate);
  llvm::SmallVector<mlir::Value> castAll(mlir::ValueRange fakes,
                                         llvm::ArrayRef<mlir::Type> to);

  TorchTypeConverter &types;
  TorchOpBuilder &builder;
  TorchValues &values;
  ConvertOp convertOp;
};

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_CONTROLFLOWTOTORCH_H
