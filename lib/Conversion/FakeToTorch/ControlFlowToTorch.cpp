//===- ControlFlowToTorch.cpp - Control flow to torch IR --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ControlFlowToTorch.h"

using namespace fake;
using namespace mlir;

/// The predicate of a branch, as a bool.
Value ControlFlowToTorch::makeCondition(Location loc, Value predicate) {
  Value value = values.lookUp(predicate);
  if (isa<FakeBoolType>(predicate.getType()))
    return value;
  StringRef name = isa<FakeIntType>(predicate.getType())
                       ? "torch.aten.Bool.int"
                       : "torch.aten.Bool.Tensor";
  return builder.createOp(loc, name, value, types.get("!torch.bool"))
      ->getResult(0);
}

/// The torch values for fake ones, with the static information of `to`.
SmallVector<Value> ControlFlowToTorch::castAll(ValueRange fakes,
                                               ArrayRef<Type> to) {
  SmallVector<Value> converted = values.lookUp(fakes);
  for (auto [value, type] : llvm::zip_equal(converted, to))
    value = builder.castTo(value, type);
  return converted;
}

/// Converts the ops of a block at the insertion point, with the given
/// arguments.
LogicalResult ControlFlowToTorch::convertBlock(Block &block,
                                               ValueRange arguments) {
  values.map(block.getArguments(), arguments);
  for (Operation &op : block.without_terminator())
    if (failed(convertOp(&op)))
      return failure();
  return success();
}

LogicalResult ControlFlowToTorch::convert(CondOp op) {
  SmallVector<Type> resultTypes = values.convertTypes(op->getResults());
  Operation *newOp =
      builder.createOp(op.getLoc(), "torch.prim.If",
                       makeCondition(op.getLoc(), op.getPredicate()),
                       resultTypes, {}, /*numRegions=*/2);
  values.map(op->getResults(), newOp->getResults());
  OpBuilder::InsertionGuard guard(builder);
  SmallVector<Value> inputs = values.lookUp(op.getInputs());
  for (auto [from, to] :
       llvm::zip_equal(op->getRegions(), newOp->getRegions())) {
    builder.setInsertionPointToEnd(&to.emplaceBlock());
    if (failed(convertBlock(from.front(), inputs)))
      return failure();
    Operation *yield = from.front().getTerminator();
    builder.createOp(yield->getLoc(), "torch.prim.If.yield",
                     castAll(yield->getOperands(), resultTypes), {});
  }
  return success();
}

/// One iteration: the body, and the condition for another one.
LogicalResult ControlFlowToTorch::convertIteration(WhileLoopOp op,
                                                   ArrayRef<Type> carried,
                                                   ArrayRef<Value> inputs,
                                                   Block &block) {
  OpBuilder::InsertionGuard guard(builder);
  block.addArgument(types.get("!torch.int"), op.getLoc());
  SmallVector<Value> arguments;
  for (Type type : carried)
    arguments.push_back(block.addArgument(type, op.getLoc()));
  llvm::append_range(arguments, inputs);
  builder.setInsertionPointToEnd(&block);
  Block &body = op.getBody().front(), &condition = op.getCondition().front();
  if (failed(convertBlock(body, arguments)))
    return failure();
  SmallVector<Value> next =
      castAll(body.getTerminator()->getOperands(), carried);
  arguments = next;
  llvm::append_range(arguments, inputs);
  if (failed(convertBlock(condition, arguments)))
    return failure();
  Operation *yield = condition.getTerminator();
  next.insert(next.begin(),
              makeCondition(yield->getLoc(), yield->getOperand(0)));
  builder.createOp(yield->getLoc(), "torch.prim.Loop.condition", next, {});
  return success();
}

/// The condition is evaluated before the loop, and at the end of each
/// iteration.
LogicalResult ControlFlowToTorch::convert(WhileLoopOp op) {
  Location loc = op.getLoc();
  SmallVector<Type> carried = values.convertTypes(op->getResults());
  SmallVector<Value> inputs = values.lookUp(op.getInputs());
  SmallVector<Value> operands = castAll(op.getInits(), carried);
  SmallVector<Value> arguments = operands;
  llvm::append_range(arguments, inputs);
  Block &condition = op.getCondition().front();
  if (failed(convertBlock(condition, arguments)))
    return failure();
  Value goesOn = makeCondition(loc, condition.getTerminator()->getOperand(0));
  Value limit = builder.makeInt(loc, std::numeric_limits<int64_t>::max());
  operands.insert(operands.begin(), {limit, goesOn});
  Operation *newOp = builder.createOp(loc, "torch.prim.Loop", operands, carried,
                                      {}, /*numRegions=*/1);
  values.map(op->getResults(), newOp->getResults());
  return convertIteration(op, carried, inputs,
                          newOp->getRegion(0).emplaceBlock());
}
