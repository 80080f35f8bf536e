//===- TorchToFakeRegions.cpp - torch.prim.If and Loop to fake --*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TorchToFakeConverter.h"

using namespace fake;
using namespace mlir;

/// Converts the ops of a block, except the terminator, into another one, and
/// sets the insertion point to its end.
LogicalResult TorchToFakeConverter::convertBlock(Block &from, Block &to) {
  made.clear();
  builder.setInsertionPointToEnd(&to);
  for (Operation &op : from.without_terminator())
    if (failed(convert(&op)))
      return failure();
  return success();
}

/// The value of a bool, if constant.
std::optional<bool> TorchToFakeConverter::getKnownBool(Value value) {
  const MetaValue &known = analysis.lookup(value);
  if (!known.isBool())
    return std::nullopt;
  SymInt truth = analysis.getEnv().simplify(known.getInt());
  return truth.isInt() ? std::optional(truth.getInt() != 0) : std::nullopt;
}

/// Inlines a region that runs once at the insertion point.
LogicalResult TorchToFakeConverter::convertInline(Operation *op,
                                                  Region &region) {
  for (Operation &inner : region.front().without_terminator())
    if (failed(convert(&inner)))
      return failure();
  Operation *yield = region.front().getTerminator();
  SmallVector<Value> yielded;
  if (failed(materialize(yield, yield->getOperands(), yielded)))
    return failure();
  mapping.map(op->getResults(), yielded);
  return success();
}

/// `fake.cond` has both branches, as in PyTorch. If the condition is constant,
/// the other branch may not even match the types.
LogicalResult TorchToFakeConverter::convertIf(Operation *op) {
  if (std::optional<bool> taken = getKnownBool(op->getOperand(0)))
    return convertInline(op, op->getRegion(*taken ? 0 : 1));
  OpBuilder::InsertionGuard guard(builder);
  bool wasInLoop = std::exchange(isInLoop, true);
  SmallVector<Type> types;
  LogicalResult areTyped = convertTypes(op->getResults(), types);
  isInLoop = wasInLoop;
  Value condition = materialize(op->getOperand(0));
  if (failed(areTyped) || !condition)
    return failed(areTyped) ? failure() : reportOperand(op->getOpOperand(0));
  auto newOp = CondOp::create(builder, op->getLoc(), types, condition,
                              /*inputs=*/ValueRange());
  mapping.map(op->getResults(), newOp->getResults());
  for (auto [from, to] :
       llvm::zip_equal(op->getRegions(), newOp->getRegions())) {
    Operation *yield = from.front().getTerminator();
    SmallVector<Value> yielded;
    if (failed(convertBlock(from.front(), to.emplaceBlock())) ||
        failed(materialize(yield, yield->getOperands(), yielded)))
      return failure();
    YieldOp::create(builder, yield->getLoc(), yielded);
  }
  made.clear();
  return success();
}

/// The next values: the iteration number, the condition, and the rest.
LogicalResult TorchToFakeConverter::convertLoopBody(Operation *op, Block &to,
                                                    bool hasCondition) {
  Block &from = op->getRegion(0).front();
  Operation *end = from.getTerminator();
  unsigned numFront = hasCondition ? 2 : 1;
  mapping.map(from.getArgument(0), to.getArgument(0));
  for (unsigned i = 1; i < from.getNumArguments(); ++i)
    mapping.map(from.getArgument(i), to.getArgument(numFront + i - 1));
  SmallVector<Value> yielded, next;
  if (failed(convertBlock(from, to)) ||
      failed(materialize(end, end->getOperands(), next)))
    return failure();
  Value one = ConstantOp::create(builder, op->getLoc(), int64_t(1));
  Value turn = to.getArgument(0);
  yielded.push_back(
      AddOp::create(builder, op->getLoc(), turn.getType(), turn, one));
  llvm::append_range(yielded, ArrayRef(next).drop_front(hasCondition ? 0 : 1));
  YieldOp::create(builder, end->getLoc(), yielded);
  return success();
}

/// Whether a loop is known to have no iterations.
bool TorchToFakeConverter::hasNoIterations(Operation *op) {
  const MetaValue &count = analysis.lookup(op->getOperand(0));
  return getKnownBool(op->getOperand(1)) == false ||
         (count.isInt() && isFalse(analysis.getEnv().lt(0, count.getInt())));
}

/// A loop carries the iteration number, and the condition unless it is always
/// true.
LogicalResult TorchToFakeConverter::convertLoop(Operation *op) {
  OpBuilder::InsertionGuard guard(builder);
  MLIRContext *context = builder.getContext();
  Location loc = op->getLoc();
  Block &from = op->getRegion(0).front();
  SmallVector<Value> operands, inits;
  if (failed(materialize(op, op->getOperands(), operands)))
    return failure();
  if (hasNoIterations(op)) {
    mapping.map(op->getResults(), ArrayRef(operands).drop_front(2));
    return success();
  }
  bool hasCondition = getKnownBool(op->getOperand(1)) != true ||
                      getKnownBool(from.getTerminator()->getOperand(0)) != true;
  inits.push_back(ConstantOp::create(builder, loc, int64_t(0)));
  llvm::append_range(inits,
                     ArrayRef(operands).drop_front(hasCondition ? 1 : 2));

  bool wasInLoop = std::exchange(isInLoop, true);
  SmallVector<Type> types, carried;
  LogicalResult areTyped = success(
      succeeded(convertTypes(op->getResults(), types)) &&
      succeeded(convertTypes(from.getArguments().drop_front(), carried)));
  if (failed(areTyped))
    return failure();
  SmallVector<Type> front = {FakeIntType::get(context)};
  if (hasCondition)
    front.push_back(FakeBoolType::get(context));
  types.insert(types.begin(), front.begin(), front.end());
  carried.insert(carried.begin(), front.begin(), front.end());
  auto newOp = WhileLoopOp::create(builder, loc, types, inits,
                                   /*inputs=*/ValueRange());
  mapping.map(op->getResults(), newOp->getResults().drop_front(front.size()));

  SmallVector<Location> locations(front.size(), loc);
  for (BlockArgument argument : from.getArguments().drop_front())
    locations.push_back(argument.getLoc());
  Block &test = newOp.getCondition().emplaceBlock();
  test.addArguments(carried, locations);
  builder.setInsertionPointToEnd(&test);
  Value goesOn =
      CmpOp::create(builder, loc, FakeBoolType::get(context), CmpPredicate::lt,
                    test.getArgument(0), operands[0]);
  if (hasCondition) {
    ArgTreeBuilder args(context);
    args.operand(test.getArgument(1));
    args.operand(goesOn);
    auto both = AtenOp::create(builder, loc, *lookupOp("aten.__and__.bool"),
                               args, front.back());
    goesOn = both->getResult(0);
  }
  YieldOp::create(builder, loc, goesOn);
  Block &body = newOp.getBody().emplaceBlock();
  body.addArguments(carried, locations);
  LogicalResult result = convertLoopBody(op, body, hasCondition);
  isInLoop = wasInLoop;
  made.clear();
  return result;
}
