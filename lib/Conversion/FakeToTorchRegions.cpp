//===- FakeToTorchRegions.cpp - Control flow to torch IR --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeToTorchConverter.h"

using namespace fake;
using namespace mlir;

/// The predicate of a branch, as a bool.
Value FakeToTorchConverter::makeCondition(Location loc, Value predicate) {
  Value value = lookUp(predicate);
  if (isa<FakeBoolType>(predicate.getType()))
    return value;
  StringRef name = isa<FakeIntType>(predicate.getType())
                       ? "torch.aten.Bool.int"
                       : "torch.aten.Bool.Tensor";
  return create(loc, name, value, getType("!torch.bool"))->getResult(0);
}

/// Converts the ops of a block at the insertion point, with the given
/// arguments.
LogicalResult FakeToTorchConverter::convertBlock(Block &block,
                                                 ValueRange arguments) {
  mapping.map(block.getArguments(), arguments);
  for (Operation &op : block.without_terminator())
    if (failed(convert(&op)))
      return failure();
  return success();
}

LogicalResult FakeToTorchConverter::convertCond(CondOp op) {
  SmallVector<Type> types;
  convertTypes(op->getResults(), types);
  Operation *newOp = create(op.getLoc(), "torch.prim.If",
                            makeCondition(op.getLoc(), op.getPredicate()),
                            types, {}, /*regions=*/2);
  replace(op, newOp);
  OpBuilder::InsertionGuard guard(builder);
  SmallVector<Value> inputs = lookUp(op.getInputs());
  for (auto [from, to] :
       llvm::zip_equal(op->getRegions(), newOp->getRegions())) {
    builder.setInsertionPointToEnd(&to.emplaceBlock());
    if (failed(convertBlock(from.front(), inputs)))
      return failure();
    Operation *yield = from.front().getTerminator();
    SmallVector<Value> yielded = lookUp(yield->getOperands());
    for (auto [value, type] : llvm::zip_equal(yielded, types))
      value = castTo(value, type);
    create(yield->getLoc(), "torch.prim.If.yield", yielded, {});
  }
  return success();
}

/// One iteration: the body, and the condition for another one.
LogicalResult FakeToTorchConverter::convertIteration(WhileLoopOp op,
                                                     ArrayRef<Type> types,
                                                     ArrayRef<Value> inputs,
                                                     Block &block) {
  OpBuilder::InsertionGuard guard(builder);
  block.addArgument(getType("!torch.int"), op.getLoc());
  SmallVector<Value> values;
  for (Type type : types)
    values.push_back(block.addArgument(type, op.getLoc()));
  llvm::append_range(values, inputs);
  builder.setInsertionPointToEnd(&block);
  if (failed(convertBlock(op.getBody().front(), values)))
    return failure();
  values = lookUp(op.getBody().front().getTerminator()->getOperands());
  for (auto [value, type] : llvm::zip_equal(values, types))
    value = castTo(value, type);
  SmallVector<Value> next = values;
  llvm::append_range(values, inputs);
  Block &condition = op.getCondition().front();
  if (failed(convertBlock(condition, values)))
    return failure();
  Operation *yield = condition.getTerminator();
  next.insert(next.begin(),
              makeCondition(yield->getLoc(), yield->getOperand(0)));
  create(yield->getLoc(), "torch.prim.Loop.condition", next, {});
  return success();
}

/// The condition is evaluated before the loop, and at the end of each
/// iteration.
LogicalResult FakeToTorchConverter::convertWhile(WhileLoopOp op) {
  Location loc = op.getLoc();
  SmallVector<Type> types;
  convertTypes(op->getResults(), types);
  SmallVector<Value> inputs = lookUp(op.getInputs());
  SmallVector<Value> values = lookUp(op.getInits());
  for (auto [value, type] : llvm::zip_equal(values, types))
    value = castTo(value, type);
  SmallVector<Value> operands = values;
  llvm::append_range(values, inputs);
  Block &condition = op.getCondition().front();
  if (failed(convertBlock(condition, values)))
    return failure();
  Value goesOn = makeCondition(loc, condition.getTerminator()->getOperand(0));
  Value limit =
      constant(loc, "int", "int",
               builder.getI64IntegerAttr(std::numeric_limits<int64_t>::max()));
  operands.insert(operands.begin(), {limit, goesOn});
  Operation *newOp =
      create(loc, "torch.prim.Loop", operands, types, {}, /*regions=*/1);
  replace(op, newOp);
  return convertIteration(op, types, inputs,
                          newOp->getRegion(0).emplaceBlock());
}
