//===- Arithmetic.cpp - Rules of arith, affine and cf -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Integers are those of sizes: they do not overflow, and conversions between
// their types keep their values.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ExternalModels/TorchModels.h"
#include "FakeTensor/Symbolic/Truth.h"
#include "UpstreamCall.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// arith
//===----------------------------------------------------------------------===//

/// An operation on the numbers of two operands.
using NumberFn = SymInt (*)(ShapeEnv &, SymInt, SymInt);

template <NumberFn fn>
static LogicalResult binary(Operation *op, RuleContext &cx,
                            ArrayRef<MetaValue> operands,
                            MutableArrayRef<MetaValue> results) {
  UpstreamCall call(op, cx, operands, results);
  SymInt a = call.getNumber(0), b = call.getNumber(1);
  // Those of bools combine bits.
  if (a.isUnknown() || b.isUnknown() || op->getResult(0).getType().isInteger(1))
    return success();
  return call.setNumber(fn(cx.env, a, b));
}

/// The same for bools.
template <NumberFn fn>
static LogicalResult logical(Operation *op, RuleContext &cx,
                             ArrayRef<MetaValue> operands,
                             MutableArrayRef<MetaValue> results) {
  UpstreamCall call(op, cx, operands, results);
  if (!op->getResult(0).getType().isInteger(1))
    return success();
  return call.setNumber(fn(cx.env, call.getNumber(0), call.getNumber(1)));
}

static SymInt add(ShapeEnv &env, SymInt a, SymInt b) { return env.add(a, b); }
static SymInt sub(ShapeEnv &env, SymInt a, SymInt b) { return env.sub(a, b); }
static SymInt mul(ShapeEnv &env, SymInt a, SymInt b) { return env.mul(a, b); }
static SymInt max(ShapeEnv &env, SymInt a, SymInt b) { return env.max(a, b); }
static SymInt min(ShapeEnv &env, SymInt a, SymInt b) { return env.min(a, b); }
static SymInt floorDiv(ShapeEnv &env, SymInt a, SymInt b) {
  return env.floorDiv(a, b);
}
static SymInt ceilDiv(ShapeEnv &env, SymInt a, SymInt b) {
  return env.ceilDiv(a, b);
}

static SymInt differ(ShapeEnv &env, SymInt a, SymInt b) {
  return a.isUnknown() || b.isUnknown() ? SymInt()
                                        : env.indicate(Condition::ne(a, b));
}

/// A conversion between types of integers.
static LogicalResult convert(Operation *op, RuleContext &cx,
                             ArrayRef<MetaValue> operands,
                             MutableArrayRef<MetaValue> results) {
  UpstreamCall call(op, cx, operands, results);
  SymInt value = call.getNumber(0);
  bool isBool = op->getOperand(0).getType().isInteger(1);
  // A sign extension of true is -1.
  if (isBool && op->getName().stripDialect() == "extsi")
    value = value.isUnknown() ? value : cx.env.neg(value);
  return op->getResult(0).getType().isInteger(1) ? success()
                                                 : call.setNumber(value);
}

/// `arith.cmpi`; unsigned comparisons are those of numbers that are not
/// negative.
static LogicalResult compare(Operation *op, RuleContext &cx,
                             ArrayRef<MetaValue> operands,
                             MutableArrayRef<MetaValue> results) {
  UpstreamCall call(op, cx, operands, results);
  SymInt a = call.getNumber(0), b = call.getNumber(1);
  auto predicate = op->getAttrOfType<IntegerAttr>("predicate");
  if (!predicate || a.isUnknown() || b.isUnknown())
    return success();
  auto indicate = [&](const Condition &condition) {
    return call.setNumber(cx.env.indicate(condition));
  };
  int64_t code = predicate.getInt();
  if (code > 5 && (cx.env.getRange(a).min < 0 || cx.env.getRange(b).min < 0))
    return success();
  switch (code > 5 ? code - 4 : code) {
  case 0:
    return indicate(Condition::eq(a, b));
  case 1:
    return indicate(Condition::ne(a, b));
  case 2:
    return indicate(Condition::lt(a, b));
  case 3:
    return indicate(Condition::le(a, b));
  case 4:
    return indicate(Condition::lt(b, a));
  default:
    return indicate(Condition::le(b, a));
  }
}

//===----------------------------------------------------------------------===//
// affine and cf
//===----------------------------------------------------------------------===//

/// The values of the results of a map; the operands are its dimensions, then
/// its symbols.
static SmallVector<SymInt> applyMap(Operation *op, RuleContext &cx,
                                    ArrayRef<MetaValue> operands,
                                    MutableArrayRef<MetaValue> results) {
  auto map = op->getAttrOfType<AffineMapAttr>("map");
  SmallVector<SymInt> values, numbers;
  UpstreamCall call(op, cx, operands, results);
  for (size_t i = 0; i < operands.size(); ++i)
    numbers.push_back(call.getNumber(i));
  if (!map)
    return values;
  SmallVector<AffineExpr> dims, symbols;
  MLIRContext *context = op->getContext();
  for (unsigned i = 0; i < map.getValue().getNumInputs(); ++i)
    (i < map.getValue().getNumDims() ? dims : symbols)
        .push_back(getAffineSymbolExpr(i, context));
  for (AffineExpr expr : map.getValue().getResults())
    values.push_back(
        fromAffine(expr.replaceDimsAndSymbols(dims, symbols), numbers, cx.env));
  return values;
}

/// `affine.apply`, `min` and `max`.
template <NumberFn fn>
static LogicalResult affine(Operation *op, RuleContext &cx,
                            ArrayRef<MetaValue> operands,
                            MutableArrayRef<MetaValue> results) {
  SmallVector<SymInt> values = applyMap(op, cx, operands, results);
  if (values.empty())
    return success();
  SymInt value = values.front();
  for (SymInt other : ArrayRef(values).drop_front())
    value = fn(cx.env, value, other);
  return UpstreamCall(op, cx, operands, results).setNumber(value);
}

/// `cf.assert` states a fact about sizes.
static LogicalResult assertFact(Operation *op, RuleContext &cx,
                                ArrayRef<MetaValue> operands,
                                MutableArrayRef<MetaValue> results) {
  SymInt condition = UpstreamCall(op, cx, operands, results).getNumber(0);
  if (condition.isUnknown() || requireTruth(cx.env, condition))
    return success();
  auto message = op->getAttrOfType<StringAttr>("msg");
  return cx.error(0) << "expected an assertion to hold" << (message ? ": " : "")
                     << (message ? message.getValue() : StringRef());
}

static constexpr OpRule rules[] = {
    {"arith.addi", binary<add>},
    {"arith.subi", binary<sub>},
    {"arith.muli", binary<mul>},
    {"arith.maxsi", binary<max>},
    {"arith.minsi", binary<min>},
    {"arith.divsi", binary<divideTowardZero>},
    {"arith.divui", binary<divideTowardZero>},
    {"arith.remsi", binary<remainderTowardZero>},
    {"arith.remui", binary<remainderTowardZero>},
    {"arith.floordivsi", binary<floorDiv>},
    {"arith.ceildivsi", binary<ceilDiv>},
    {"arith.andi", logical<min>},
    {"arith.ori", logical<max>},
    {"arith.xori", logical<differ>},
    {"arith.index_cast", convert},
    {"arith.index_castui", convert},
    {"arith.extsi", convert},
    {"arith.extui", convert},
    {"arith.trunci", convert},
    {"arith.cmpi", compare},
    {"affine.apply", affine<add>},
    {"affine.min", affine<min>},
    {"affine.max", affine<max>},
    {"cf.assert", assertFact},
};

ArrayRef<OpRule> fake::getArithmeticRules() { return rules; }
