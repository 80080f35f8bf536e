//===- FakeToTorchConverter.cpp - Conversion of one function ----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeToTorchConverter.h"
#include "AtenToTorch.h"
#include "ControlFlowToTorch.h"
#include "CoreToTorch.h"
#include "DialectUse.h"
#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "mlir/Interfaces/CallInterfaces.h"

using namespace fake;
using namespace mlir;

static bool usesFake(Operation *op) {
  return usesDialect(op, [](auto of) { return isFake(of); });
}

LogicalResult FakeToTorchConverter::checkTypes() {
  auto checkArguments = [&](Block &block) -> LogicalResult {
    for (BlockArgument argument : block.getArguments())
      if (std::string error = types.getError(argument.getType());
          !error.empty())
        return emitError(argument.getLoc())
               << "argument of type " << argument.getType()
               << " has no counterpart in torch IR: " << error;
    return success();
  };
  auto checkResults = [&](Operation *op) -> LogicalResult {
    for (Type type : op->getResultTypes())
      if (std::string error = types.getError(type); !error.empty())
        return op->emitOpError()
               << "result of type " << type
               << " has no counterpart in torch IR: " << error;
    return success();
  };
  WalkResult result = function->walk<WalkOrder::PreOrder>([&](Operation *op) {
    bool areConverted = succeeded(checkResults(op));
    for (Region &region : op->getRegions())
      for (Block &block : region)
        areConverted = areConverted && succeeded(checkArguments(block));
    return areConverted ? WalkResult::advance() : WalkResult::interrupt();
  });
  return failure(result.wasInterrupted());
}

LogicalResult FakeToTorchConverter::checkCalled() {
  for (BlockArgument argument : function.getArguments())
    if (values.isWritten(argument))
      return function->emitOpError()
             << "has no counterpart in torch IR: argument #"
             << argument.getArgNumber()
             << " is written to, which its calls do not support";
  return success();
}

//===----------------------------------------------------------------------===//
// Ops of other dialects
//===----------------------------------------------------------------------===//

/// A function may return a written tensor; blocks take values.
void FakeToTorchConverter::convertTerminator(Operation *op) {
  for (OpOperand &operand : op->getOpOperands())
    operand.set(op->getNumSuccessors() ? values.lookUp(operand.get())
                                       : values.lookUpTensor(operand.get()));
}

/// The types of a call are those of its callee, which are converted equally.
void FakeToTorchConverter::convertCall(Operation *op) {
  Operation *newOp = builder.clone(*op);
  newOp->setOperands(values.lookUp(op->getOperands()));
  for (Value result : newOp->getResults())
    result.setType(types.convert(result.getType()));
  values.map(op->getResults(), newOp->getResults());
}

/// A cast from or to a fake type becomes one from or to a torch type, or is
/// dropped if both types are equal.
void FakeToTorchConverter::convertBoundary(UnrealizedConversionCastOp op) {
  SmallVector<Type> resultTypes = values.convertTypes(op->getResults());
  SmallVector<Value> operands = values.lookUp(op->getOperands());
  // Function arguments get their new types at the end.
  if (llvm::equal(resultTypes, operands, [&](Type type, Value operand) {
        return type == types.convert(operand.getType());
      })) {
    values.map(op->getResults(), operands);
    return;
  }
  auto newOp = UnrealizedConversionCastOp::create(builder, op.getLoc(),
                                                  resultTypes, operands);
  values.map(op->getResults(), newOp->getResults());
}

/// Ops of other dialects without fake types are kept.
LogicalResult FakeToTorchConverter::convertForeign(Operation *op) {
  if (builder.getInsertionBlock() == op->getBlock()) {
    kept.insert(op);
  } else {
    Operation *copy = builder.clone(*op);
    values.map(op->getResults(), copy->getResults());
    op = copy;
  }
  WalkResult result = op->walk([&](Operation *user) {
    if (usesFake(user)) {
      user->emitOpError("has no counterpart in torch IR");
      return WalkResult::interrupt();
    }
    for (OpOperand &operand : user->getOpOperands())
      operand.set(values.lookUpTensor(operand.get()));
    return WalkResult::advance();
  });
  return failure(result.wasInterrupted());
}

//===----------------------------------------------------------------------===//
// All ops
//===----------------------------------------------------------------------===//

LogicalResult FakeToTorchConverter::convertControlFlow(Operation *op) {
  auto convertOne = [&](Operation *inner) { return convert(inner); };
  ControlFlowToTorch control(types, builder, values, convertOne);
  if (auto cond = dyn_cast<CondOp>(op))
    return control.convert(cond);
  return control.convert(cast<WhileLoopOp>(op));
}

LogicalResult FakeToTorchConverter::convert(Operation *op) {
  values.setReader(op);
  if (op->hasTrait<OpTrait::IsTerminator>()) {
    convertTerminator(op);
    return success();
  }
  if (auto aten = dyn_cast<AtenOp>(op))
    return AtenToTorch(aten, analysis, builder, values).convert();
  if (isa<CondOp, WhileLoopOp>(op))
    return convertControlFlow(op);
  if (isa<CallOpInterface>(op) && usesFake(op)) {
    convertCall(op);
    return success();
  }
  if (isFake(op))
    return CoreToTorch(analysis, builder, values).convert(op);
  auto cast = dyn_cast<UnrealizedConversionCastOp>(op);
  if (!cast || !usesFake(op))
    return convertForeign(op);
  convertBoundary(cast);
  return success();
}

LogicalResult FakeToTorchConverter::run() {
  SmallVector<Operation *> ops;
  for (Block &block : function.getFunctionBody())
    for (Operation &op : block)
      ops.push_back(&op);
  for (BlockArgument argument : function.getArguments())
    values.noteTensor(argument, argument);
  for (Block &block : function.getFunctionBody())
    values.map(block.getArguments(), block.getArguments());
  for (Operation *op : ops) {
    builder.setInsertionPoint(op);
    if (failed(convert(op)))
      return failure();
    for (Value result : op->getResults())
      values.noteTensor(result, values.lookUpTensor(result));
  }
  for (Block &block : function.getFunctionBody())
    for (BlockArgument argument : block.getArguments())
      argument.setType(values.convertType(argument));
  for (Operation *op : llvm::reverse(ops))
    if (!op->hasTrait<OpTrait::IsTerminator>() && !kept.contains(op))
      op->erase();
  updateFunctionType(function);
  function->removeDiscardableAttr(FakeDialect::kSymbolsAttrName);
  values.bindSymbolicSizes();
  rewriteGuards(function, GuardForm::Dictionary);
  return success();
}
