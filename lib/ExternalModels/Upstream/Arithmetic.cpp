//===- Arithmetic.cpp - Rules of arith, index, affine, cf -------*- C++ -*-===//
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
#include "mlir/Dialect/Index/IR/IndexAttrs.h"

using namespace fake;
using namespace fake::integers;
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

/// Shifts multiply and divide by a power of two.
static SymInt shiftLeft(ShapeEnv &env, SymInt a, SymInt b) {
  return env.mul(a, env.pow(2, b));
}
static SymInt shiftRight(ShapeEnv &env, SymInt a, SymInt b) {
  return b.isInt() && b.getInt() >= 0 && b.getInt() < 63
             ? env.floorDiv(a, int64_t(1) << b.getInt())
             : SymInt();
}

/// The same for numbers that are not negative, whatever their type says.
template <NumberFn fn>
static SymInt ofUnsigned(ShapeEnv &env, SymInt a, SymInt b) {
  return env.getRange(a).min >= 0 && env.getRange(b).min >= 0 ? fn(env, a, b)
                                                              : SymInt();
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

/// A comparison, of the number that `arith.cmpi` has; unsigned ones are those
/// of numbers that are not negative.
static LogicalResult compareAs(UpstreamCall &call, int64_t code) {
  ShapeEnv &env = call.cx.env;
  SymInt a = call.getNumber(0), b = call.getNumber(1);
  if (a.isUnknown() || b.isUnknown() ||
      (code > 5 && (env.getRange(a).min < 0 || env.getRange(b).min < 0)))
    return success();
  auto indicate = [&](const Condition &condition) {
    return call.setNumber(env.indicate(condition));
  };
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

static LogicalResult compare(UpstreamCall &call) {
  auto predicate = call.op->getAttrOfType<IntegerAttr>("predicate");
  return predicate ? compareAs(call, predicate.getInt()) : success();
}

/// Comparisons of `index` have the same numbers.
static LogicalResult compareIndex(UpstreamCall &call) {
  auto pred = call.op->getAttrOfType<index::IndexCmpPredicateAttr>("pred");
  return pred ? compareAs(call, static_cast<int64_t>(pred.getValue()))
              : success();
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
    {"arith.divui", binary<ofUnsigned<floorDiv>>},
    {"arith.remsi", binary<remainderTowardZero>},
    {"arith.remui", binary<ofUnsigned<remainderTowardZero>>},
    {"arith.floordivsi", binary<floorDiv>},
    {"arith.ceildivsi", binary<ceilDiv>},
    {"arith.ceildivui", binary<ofUnsigned<ceilDiv>>},
    {"arith.maxui", binary<ofUnsigned<max>>},
    {"arith.minui", binary<ofUnsigned<min>>},
    {"arith.shli", binary<shiftLeft>},
    {"arith.shrsi", binary<shiftRight>},
    {"arith.shrui", binary<ofUnsigned<shiftRight>>},
    {"arith.andi", logical<min>},
    {"arith.ori", logical<max>},
    {"arith.xori", logical<differ>},
    {"arith.index_cast", convert},
    {"arith.index_castui", convert},
    {"arith.extsi", convert},
    {"arith.extui", convert},
    {"arith.trunci", convert},
    {"arith.cmpi", infer<compare>},
    {"index.add", binary<add>},
    {"index.sub", binary<sub>},
    {"index.mul", binary<mul>},
    {"index.maxs", binary<max>},
    {"index.maxu", binary<ofUnsigned<max>>},
    {"index.mins", binary<min>},
    {"index.minu", binary<ofUnsigned<min>>},
    {"index.divs", binary<divideTowardZero>},
    {"index.divu", binary<ofUnsigned<floorDiv>>},
    {"index.rems", binary<remainderTowardZero>},
    {"index.remu", binary<ofUnsigned<remainderTowardZero>>},
    {"index.floordivs", binary<floorDiv>},
    {"index.ceildivs", binary<ceilDiv>},
    {"index.ceildivu", binary<ofUnsigned<ceilDiv>>},
    {"index.shl", binary<shiftLeft>},
    {"index.shrs", binary<shiftRight>},
    {"index.shru", binary<ofUnsigned<shiftRight>>},
    {"index.casts", convert},
    {"index.castu", convert},
    {"index.cmp", infer<compareIndex>},
    {"affine.apply", affine<add>},
    {"affine.min", affine<min>},
    {"affine.max", affine<max>},
    {"cf.assert", assertFact},
};

ArrayRef<OpRule> fake::getArithmeticRules() { return rules; }
