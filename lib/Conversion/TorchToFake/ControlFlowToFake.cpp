//===- ControlFlowToFake.cpp - torch.prim.If and Loop to fake ---*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ControlFlowToFake.h"

using namespace fake;
using namespace mlir;

/// Converts the ops of a block, except the terminator, into another one, and
/// sets the insertion point to its end.
LogicalResult ControlFlowToFake::convertBlock(Block &from, Block &to) {
  values.leaveBlock();
  builder.setInsertionPointToEnd(&to);
  for (Operation &op : from.without_terminator())
    if (failed(convertOp(&op)))
      return failure();
  return success();
}

/// The value of a bool, if constant.
std::optional<bool> ControlFlowToFake::getKnownBool(Value value) const {
  const MetaValue &known = analysis.lookup(value);
  if (!known.isBool())
    return std::nullopt;
  SymInt truth = analysis.getEnv().simplify(known.getInt());
  return truth.isInt() ? std::optional(truth.getInt() != 0) : std::nullopt;
}

//===----------------------------------------------------------------------===//
// Branches
//===----------------------------------------------------------------------===//

/// Inlines a region that runs once at the insertion point.
LogicalResult ControlFlowToFake::convertInline(Operation *op, Region &region) {
  for (Operation &inner : region.front().without_terminator())
    if (failed(convertOp(&inner)))
      return failure();
  Operation *yield = region.front().getTerminator();
  SmallVector<Value> yielded;
  if (failed(values.materialize(yield, yield->getOperands(), yielded)))
    return failure();
  values.map(op->getResults(), yielded);
  return success();
}

/// `fake.cond` has both branches, as in PyTorch. If the condition is constant,
/// the other branch may not even match the types.
LogicalResult ControlFlowToFake::convertIf(Operation *op) {
  if (std::optional<bool> taken = getKnownBool(op->getOperand(0)))
    return convertInline(op, op->getRegion(*taken ? 0 : 1));
  OpBuilder::InsertionGuard guard(builder);
  SmallVector<Type> resultTypes;
  {
    auto scope = types.dropSymbolsHere();
    if (failed(types.convert(op->getResults(), resultTypes)))
      return failure();
  }
  Value condition = values.materialize(op->getOperand(0));
  if (!condition)
    return reportOperand(op->getOpOperand(0));
  auto newOp = CondOp::create(builder, op->getLoc(), resultTypes, condition,
                              /*inputs=*/ValueRange());
  values.map(op->getResults(), newOp->getResults());
  for (auto [from, to] :
       llvm::zip_equal(op->getRegions(), newOp->getRegions())) {
    Operation *yield = from.front().getTerminator();
    SmallVector<Value> yielded;
    if (failed(convertBlock(from.front(), to.emplaceBlock())) ||
        failed(values.materialize(yield, yield->getOperands(), yielded)))
      return failure();
    YieldOp::create(builder, yield->getLoc(), yielded);
  }
  values.leaveBlock();
  return success();
}

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

/// Whether a loop is known to have no iterations.
bool ControlFlowToFake::hasNoIterations(Operation *op) const {
  const MetaValue &count = analysis.lookup(op->getOperand(0));
  return getKnownBool(op->getOperand(1)) == false ||
         (count.isInt() && isFalse(analysis.getEnv().lt(0, count.getInt())));
}

/// Whether the condition of a loop is not always true.
bool ControlFlowToFake::hasCondition(Operation *op) const {
  Operation *end = op->getRegion(0).front().getTerminator();
  return getKnownBool(op->getOperand(1)) != true ||
         getKnownBool(end->getOperand(0)) != true;
}

/// Creates a loop with empty blocks, of which the first `numFront` values are
/// the iteration number and the condition. Null, with a diagnostic, if a
/// carried type has no counterpart.
WhileLoopOp ControlFlowToFake::createLoop(Operation *op,
                                          ArrayRef<Value> operands,
                                          unsigned numFront) {
  Location loc = op->getLoc();
  auto from = op->getRegion(0).front().getArguments().drop_front();
  SmallVector<Type> resultTypes = {FakeIntType::get(op->getContext())};
  if (numFront == 2)
    resultTypes.push_back(FakeBoolType::get(op->getContext()));
  SmallVector<Type> carried = resultTypes;
  if (failed(types.convert(op->getResults(), resultTypes)) ||
      failed(types.convert(from, carried)))
    return {};
  SmallVector<Value> inits = {ConstantOp::create(builder, loc, int64_t(0))};
  llvm::append_range(inits, operands.drop_front(3 - numFront));
  auto loop = WhileLoopOp::create(builder, loc, resultTypes, inits,
                                  /*inputs=*/ValueRange());
  SmallVector<Location> locations(numFront, loc);
  for (BlockArgument argument : from)
    locations.push_back(argument.getLoc());
  loop.getCondition().emplaceBlock().addArguments(carried, locations);
  loop.getBody().emplaceBlock().addArguments(carried, locations);
  return loop;
}

/// A loop goes on while the iteration number is below the limit, and its
/// condition is true if it has one.
void ControlFlowToFake::makeLoopTest(WhileLoopOp loop, Value limit,
                                     bool hasCondition) {
  Location loc = loop.getLoc();
  Block &test = loop.getCondition().front();
  Type boolType = FakeBoolType::get(loop.getContext());
  builder.setInsertionPointToEnd(&test);
  Value goesOn = CmpOp::create(builder, loc, boolType, CmpPredicate::lt,
                               test.getArgument(0), limit);
  if (hasCondition) {
    ArgTreeBuilder args(loop.getContext());
    args.operand(test.getArgument(1));
    args.operand(goesOn);
    goesOn = AtenOp::create(builder, loc, *lookupOp("aten.__and__.bool"), args,
                            boolType)
                 ->getResult(0);
  }
  YieldOp::create(builder, loc, goesOn);
}

/// The next values: the iteration number, the condition, and the rest.
LogicalResult ControlFlowToFake::convertLoopBody(Operation *op, Block &to,
                                                 unsigned numFront) {
  Block &from = op->getRegion(0).front();
  Operation *end = from.getTerminator();
  values.map(from.getArgument(0), to.getArgument(0));
  for (unsigned i = 1; i < from.getNumArguments(); ++i)
    values.map(from.getArgument(i), to.getArgument(numFront + i - 1));
  SmallVector<Value> yielded, next;
  if (failed(convertBlock(from, to)) ||
      failed(values.materialize(end, end->getOperands(), next)))
    return failure();
  Value one = ConstantOp::create(builder, op->getLoc(), int64_t(1));
  Value turn = to.getArgument(0);
  yielded.push_back(
      AddOp::create(builder, op->getLoc(), turn.getType(), turn, one));
  llvm::append_range(yielded, ArrayRef(next).drop_front(2 - numFront));
  YieldOp::create(builder, end->getLoc(), yielded);
  return success();
}

/// A loop carries the iteration number, and the condition unless it is always
/// true.
LogicalResult ControlFlowToFake::convertLoop(Operation *op) {
  OpBuilder::InsertionGuard guard(builder);
  SmallVector<Value> operands;
  if (failed(values.materialize(op, op->getOperands(), operands)))
    return failure();
  if (hasNoIterations(op)) {
    values.map(op->getResults(), ArrayRef(operands).drop_front(2));
    return success();
  }
  unsigned numFront = hasCondition(op) ? 2 : 1;
  auto scope = types.dropSymbolsHere();
  WhileLoopOp loop = createLoop(op, operands, numFront);
  if (!loop)
    return failure();
  values.map(op->getResults(), loop->getResults().drop_front(numFront));
  makeLoopTest(loop, operands.front(), numFront == 2);
  LogicalResult result = convertLoopBody(op, loop.getBody().front(), numFront);
  values.leaveBlock();
  return result;
}

LogicalResult ControlFlowToFake::convert(Operation *op) {
  StringRef name = op->getName().getStringRef();
  if (name == "torch.prim.If")
    return convertIf(op);
  if (name == "torch.prim.Loop")
    return convertLoop(op);
  return op->emitOpError("has no counterpart in the fake dialect");
}
