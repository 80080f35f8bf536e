//===- TorchToFakeConverter.cpp - Conversion of one function ----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TorchToFakeConverter.h"
#include "ControlFlowToFake.h"
#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "TorchToFake.h"

using namespace fake;
using namespace mlir;

LogicalResult TorchToFakeConverter::convertSignature() {
  // With several blocks, a symbol may differ between executions.
  if (!function.getFunctionBody().hasOneBlock())
    types.dropSymbols();
  for (Block &block : function.getFunctionBody())
    for (BlockArgument argument : block.getArguments()) {
      if (!isTorch(argument.getType()))
        continue;
      Type type = isCalled && block.isEntryBlock()
                      ? types.convertStated(argument.getType())
                      : types.convert(argument);
      if (!type)
        return emitError(argument.getLoc())
               << "argument of type " << argument.getType()
               << " has no counterpart in the fake dialect";
      if (type != argument.getType())
        foreign.noteArgument(argument);
      // Old users keep the argument until they are erased; its type is no
      // longer used.
      argument.setType(type);
      values.map(argument, argument);
    }
  return success();
}

/// Returns and branches are kept; their operands are cast to the declared types
/// of their destination.
LogicalResult TorchToFakeConverter::convertTerminator(Operation *op) {
  auto branch = dyn_cast<BranchOpInterface>(op);
  bool isReturn = op->getNumSuccessors() == 0;
  for (OpOperand &operand : op->getOpOperands()) {
    Value value = values.materialize(operand.get());
    // Values of other dialects are kept.
    if (!value && !isTorch(operand.get().getType()))
      continue;
    if (!value)
      return reportOperand(operand);
    std::optional<BlockArgument> argument;
    unsigned number = operand.getOperandNumber();
    if (branch)
      argument = branch.getSuccessorBlockArgument(number);
    if (argument)
      value = values.castTo(value, argument->getType());
    else if (isReturn && isCalled)
      value = values.castTo(
          value, types.convertStated(function.getResultTypes()[number]));
    operand.set(value);
  }
  return success();
}

LogicalResult TorchToFakeConverter::convertTorch(Operation *op) {
  if (op->getNumRegions() == 0)
    return core.convert(op);
  auto convertOne = [&](Operation *inner) { return convert(inner); };
  return ControlFlowToFake(analysis, builder, types, values, convertOne)
      .convert(op);
}

LogicalResult TorchToFakeConverter::convert(Operation *op) {
  if (op->hasTrait<OpTrait::IsTerminator>())
    return convertTerminator(op);
  return isTorch(op) ? convertTorch(op) : foreign.convert(op);
}

/// Whether an op is erased after conversion.
bool TorchToFakeConverter::isReplaced(Operation *op) const {
  if (op->hasTrait<OpTrait::IsTerminator>())
    return false;
  return isTorch(op) || foreign.isReplaced(op);
}

LogicalResult TorchToFakeConverter::run() {
  SmallVector<Operation *> ops;
  for (Block &block : function.getFunctionBody())
    for (Operation &op : block)
      ops.push_back(&op);
  foreign.noteCalls(function);
  if (failed(convertSignature()))
    return failure();
  for (Operation *op : ops) {
    if (builder.getInsertionBlock() != op->getBlock())
      values.leaveBlock();
    builder.setInsertionPoint(op);
    if (failed(convert(op)))
      return failure();
  }
  for (Operation *op : llvm::reverse(ops))
    if (isReplaced(op))
      op->erase();
  updateFunctionType(function);
  setSymbols(function, analysis.getEnv());
  rewriteGuards(function, GuardForm::Attribute);
  return success();
}
