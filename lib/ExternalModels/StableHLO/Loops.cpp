//===- Loops.cpp - How often loops of StableHLO run -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Loops that count, as JAX writes `scan` and `fori_loop`: the condition
// compares a number with a limit, and the body adds a constant to it.
//
//===----------------------------------------------------------------------===//

#include "HLOCall.h"

using namespace fake;
using namespace mlir;

static bool isNamed(Operation *op, StringRef name) {
  return op && op->getName().getStringRef() == name;
}

/// The only element of a constant; unknown for other values.
static SymInt getConstant(Value value) {
  Operation *op = value.getDefiningOp();
  auto dense =
      isNamed(op, "stablehlo.constant")
          ? dyn_cast_or_null<DenseIntElementsAttr>(op->getAttr("value"))
          : DenseIntElementsAttr();
  if (!dense || dense.getNumElements() != 1)
    return SymInt();
  return (*dense.getValues<APInt>().begin()).getSExtValue();
}

namespace {
/// A `while` with one block in each region.
class CountedLoop {
public:
  CountedLoop(Operation *op, ShapeEnv &env, ArrayRef<MetaValue> operands,
              function_ref<MetaValue(Value)> lookup)
      : env(env), operands(operands), lookup(lookup),
        condition(op->getRegion(0).front()), body(op->getRegion(1).front()) {}

  SymInt countTrips();

private:
  SymInt getStart(Value argument) const;
  SymInt getLimit(Value value) const;
  SymInt getStep(unsigned counter) const;

  ShapeEnv &env;
  ArrayRef<MetaValue> operands;
  function_ref<MetaValue(Value)> lookup;
  Block &condition, &body;
};
} // namespace

/// The only element of a tensor; unknown for other values.
static SymInt getElement(const MetaValue &value) {
  return value.isTensor() && value.getTensor()->constant.size() == 1
             ? value.getTensor()->constant.front()
             : SymInt();
}

/// The element of the operand that an argument of the condition starts with.
SymInt CountedLoop::getStart(Value value) const {
  auto argument = dyn_cast<BlockArgument>(value);
  if (!argument || argument.getOwner() != &condition ||
      argument.getArgNumber() >= operands.size())
    return SymInt();
  return getElement(operands[argument.getArgNumber()]);
}

/// A constant, a value from outside, or an argument that the body passes on.
SymInt CountedLoop::getLimit(Value value) const {
  if (value.getParentRegion() != condition.getParent())
    return getElement(lookup(value));
  auto argument = dyn_cast<BlockArgument>(value);
  if (!argument)
    return getConstant(value);
  unsigned number = argument.getArgNumber();
  bool isInvariant =
      argument.getOwner() == &condition &&
      number < body.back().getNumOperands() &&
      body.back().getOperand(number) == Value(body.getArgument(number));
  return isInvariant ? getStart(value) : SymInt();
}

/// What the body adds to an argument, a constant of any region.
SymInt CountedLoop::getStep(unsigned counter) const {
  if (counter >= body.back().getNumOperands())
    return SymInt();
  Operation *next = body.back().getOperand(counter).getDefiningOp();
  Value now = body.getArgument(counter);
  if (isNamed(next, "stablehlo.subtract") && next->getOperand(0) == now)
    return env.neg(getConstant(next->getOperand(1)));
  if (!isNamed(next, "stablehlo.add"))
    return SymInt();
  for (unsigned i : {0, 1})
    if (next->getOperand(i) == now)
      return getConstant(next->getOperand(1 - i));
  return SymInt();
}

SymInt CountedLoop::countTrips() {
  Operation &end = condition.back();
  Operation *compare =
      end.getNumOperands() == 1 ? end.getOperand(0).getDefiningOp() : nullptr;
  if (!isNamed(compare, "stablehlo.compare") || compare->getNumOperands() != 2)
    return SymInt();
  auto counter = dyn_cast<BlockArgument>(compare->getOperand(0));
  if (!counter || counter.getOwner() != &condition ||
      body.getNumArguments() != condition.getNumArguments())
    return SymInt();
  SymInt start = getStart(counter), limit = getLimit(compare->getOperand(1)),
         step = getStep(counter.getArgNumber());
  stablehlo::HLOAttr direction =
      stablehlo::getHLOAttr(compare, "comparison_direction");
  StringRef word = direction ? direction.getWord() : StringRef();
  if (start.isUnknown() || limit.isUnknown() || !step.isInt())
    return SymInt();
  SymInt distance;
  if (step.getInt() > 0 && (word == "LT" || word == "LE"))
    distance = env.add(env.sub(limit, start), word == "LE");
  if (step.getInt() < 0 && (word == "GT" || word == "GE"))
    distance = env.add(env.sub(start, limit), word == "GE");
  if (distance.isUnknown())
    return SymInt();
  SymInt stride = step.getInt() > 0 ? step : env.neg(step);
  return env.max(0, env.ceilDiv(distance, stride));
}

SymInt fake::countTrips(Operation *op, ShapeEnv &env,
                        ArrayRef<MetaValue> operands,
                        function_ref<MetaValue(Value)> lookup) {
  for (Region &region : op->getRegions())
    if (!region.hasOneBlock() || region.front().empty())
      return SymInt();
  if (op->getNumRegions() != 2)
    return SymInt();
  return CountedLoop(op, env, operands, lookup).countTrips();
}
