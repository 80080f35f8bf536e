//===- Scalar.cpp - Scalar ops of TorchScript -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/Composite.h"
#include <cmath>

using namespace fake;

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

static bool isIntOrBool(const MetaValue &value) {
  return value.isInt() || value.isBool();
}

/// The value as a float, if it is constant.
static std::optional<double> getDouble(const MetaValue &value) {
  if (value.isFloat())
    return value.isKnown() ? std::optional(value.getFloat()) : std::nullopt;
  if (isIntOrBool(value) && value.getInt().isInt())
    return static_cast<double>(value.getInt().getInt());
  return std::nullopt;
}

/// A float value of an expression; an unknown float if it is unknown.
static MetaValue makeFloat(SymInt value) {
  return value.isInt()
             ? MetaValue::floating(static_cast<double>(value.getInt()))
             : MetaValue::symbolicFloating(value);
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

enum class Operator { Add, Sub, Mul, FloorDiv, Remainder };

static SymInt apply(ShapeEnv &env, Operator op, SymInt a, SymInt b) {
  switch (op) {
  case Operator::Add:
    return env.add(a, b);
  case Operator::Sub:
    return env.sub(a, b);
  case Operator::Mul:
    return env.mul(a, b);
  case Operator::FloorDiv:
    return env.floorDiv(a, b);
  case Operator::Remainder:
    return env.mod(a, b);
  }
  llvm_unreachable("covered switch");
}

static double apply(Operator op, double a, double b) {
  switch (op) {
  case Operator::Add:
    return a + b;
  case Operator::Sub:
    return a - b;
  case Operator::Mul:
    return a * b;
  case Operator::FloorDiv:
    return std::floor(a / b);
  case Operator::Remainder:
    return a - std::floor(a / b) * b;
  }
  llvm_unreachable("covered switch");
}

/// Python arithmetic: exact on integers, else on floats.
template <Operator Op>
static FailureOr<MetaValue> arithmetic(RuleContext &cx, const MetaValue &a,
                                       const MetaValue &b) {
  if (a.isUnknown() || b.isUnknown())
    return MetaValue();
  if (a.getKind() == MetaValue::Kind::Complex ||
      b.getKind() == MetaValue::Kind::Complex)
    return MetaValue::complex();
  bool divides = Op == Operator::FloorDiv || Op == Operator::Remainder;
  if (divides && isIntOrBool(b) && b.getInt().isInt(0))
    return cx.error(1) << "expected a divisor other than 0, found 0";
  if (isIntOrBool(a) && isIntOrBool(b))
    return MetaValue::integer(apply(cx.env, Op, a.getInt(), b.getInt()));
  std::optional<double> x = getDouble(a), y = getDouble(b);
  if (x && y)
    return MetaValue::floating(apply(Op, *x, *y));
  return makeFloat(apply(cx.env, Op, getNumber(cx, a), getNumber(cx, b)));
}

/// `a / b`, always a float.
static FailureOr<MetaValue> trueDivide(RuleContext &cx, const MetaValue &a,
                                       const MetaValue &b) {
  if (getDouble(b) == 0.0)
    return cx.error(1) << "expected a divisor other than 0, found 0";
  return makeFloat(cx.env.call(SymFunction::FloatTrueDiv,
                               {getNumber(cx, a), getNumber(cx, b)}));
}

/// `a ** b` of TorchScript: a float, even of two integers.
static FailureOr<MetaValue> power(RuleContext &cx, const MetaValue &a,
                                  const MetaValue &b) {
  return makeFloat(
      cx.env.call(SymFunction::FloatPow, {getNumber(cx, a), getNumber(cx, b)}));
}

/// `pow.int_to_int`: exact if the exponent is known to be nonnegative.
static FailureOr<SymInt> integerPower(RuleContext &cx, SymInt a, SymInt b) {
  return cx.env.getRange(b).min < 0 ? SymInt::unknown() : cx.env.pow(a, b);
}

/// `a << b`.
static FailureOr<SymInt> shiftLeft(RuleContext &cx, SymInt a, SymInt b) {
  return cx.env.mul(a, *integerPower(cx, 2, b));
}

/// `a >> b`, which rounds down.
static FailureOr<SymInt> shiftRight(RuleContext &cx, SymInt a, SymInt b) {
  return cx.env.floorDiv(a, *integerPower(cx, 2, b));
}

static FailureOr<MetaValue> negate(RuleContext &cx, const MetaValue &a) {
  if (isIntOrBool(a))
    return MetaValue::integer(cx.env.neg(a.getInt()));
  if (!a.isFloat())
    return a;
  return a.isKnown() ? MetaValue::floating(-a.getFloat())
                     : makeFloat(cx.env.neg(a.getFloatExpr()));
}

/// A real function; the result is a float, also for integers.
template <SymFunction F>
static FailureOr<MetaValue> realFunction(RuleContext &cx, const MetaValue &a) {
  return makeFloat(cx.env.call(F, getNumber(cx, a)));
}

/// Rounding to an integer; integers are returned unchanged.
template <SymFunction F>
static FailureOr<MetaValue> toInteger(RuleContext &cx, const MetaValue &a) {
  return MetaValue::integer(cx.env.call(F, getNumber(cx, a)));
}

/// Rounding to the nearest integer, as a float in TorchScript.
static FailureOr<MetaValue> roundToFloat(RuleContext &cx, const MetaValue &a) {
  std::optional<double> x = getDouble(a);
  if (x)
    return MetaValue::floating(std::nearbyint(*x));
  return makeFloat(
      cx.env.toFloat(cx.env.call(SymFunction::Round, getNumber(cx, a))));
}

/// `abs`: the larger of a number and its negative.
static FailureOr<MetaValue> absolute(RuleContext &cx, const MetaValue &a) {
  if (isIntOrBool(a))
    return MetaValue::integer(cx.env.max(a.getInt(), cx.env.neg(a.getInt())));
  if (a.isUnknown())
    return MetaValue();
  std::optional<double> x = getDouble(a);
  return x ? MetaValue::floating(std::fabs(*x)) : MetaValue::unknownFloating();
}

static FailureOr<MetaValue> toBool(RuleContext &cx, const MetaValue &a) {
  if (isIntOrBool(a))
    return MetaValue::truth(cx.env.indicate(Condition::ne(a.getInt(), 0)));
  std::optional<double> x = getDouble(a);
  return x ? MetaValue::boolean(*x != 0) : MetaValue::unknownBoolean();
}

//===----------------------------------------------------------------------===//
// Comparison and logic
//===----------------------------------------------------------------------===//

enum class Comparison { Eq, Ne, Lt, Le, Gt, Ge };

static Condition makeCondition(Comparison op, SymInt a, SymInt b) {
  switch (op) {
  case Comparison::Eq:
    return Condition::eq(a, b);
  case Comparison::Ne:
    return Condition::ne(a, b);
  case Comparison::Lt:
    return Condition::lt(a, b);
  case Comparison::Le:
    return Condition::le(a, b);
  case Comparison::Gt:
    return Condition::lt(b, a);
  case Comparison::Ge:
    return Condition::le(b, a);
  }
  llvm_unreachable("covered switch");
}

static bool apply(Comparison op, double a, double b) {
  switch (op) {
  case Comparison::Eq:
    return a == b;
  case Comparison::Ne:
    return a != b;
  case Comparison::Lt:
    return a < b;
  case Comparison::Le:
    return a <= b;
  case Comparison::Gt:
    return a > b;
  case Comparison::Ge:
    return a >= b;
  }
  llvm_unreachable("covered switch");
}

/// A comparison of two numbers of which at least one is a float. A float
/// compared with an integer may be rounded to an integer with the same result.
static SymInt compareFloats(RuleContext &cx, Comparison op, const MetaValue &a,
                            const MetaValue &b) {
  if (getDouble(a)) {
    static constexpr Comparison swapped[] = {Comparison::Eq, Comparison::Ne,
                                             Comparison::Gt, Comparison::Ge,
                                             Comparison::Lt, Comparison::Le};
    return compareFloats(cx, swapped[static_cast<unsigned>(op)], b, a);
  }
  std::optional<double> bound = getDouble(b);
  std::optional<int64_t> whole;
  if (bound && std::trunc(*bound) == *bound)
    whole = roundFloat(SymFunction::Trunc, *bound);
  if (!whole || op == Comparison::Eq || op == Comparison::Ne)
    return SymInt::unknown();
  bool roundsUp = op == Comparison::Gt || op == Comparison::Le;
  SymInt rounded = cx.env.call(
      roundsUp ? SymFunction::Ceil : SymFunction::Floor, getNumber(cx, a));
  return cx.env.indicate(makeCondition(op, rounded, *whole));
}

/// A comparison of numbers; symbolic if undecided.
template <Comparison Op>
static FailureOr<MetaValue> compare(RuleContext &cx, const MetaValue &a,
                                    const MetaValue &b) {
  if (isIntOrBool(a) && isIntOrBool(b))
    return MetaValue::truth(
        cx.env.indicate(makeCondition(Op, a.getInt(), b.getInt())));
  std::optional<double> x = getDouble(a), y = getDouble(b);
  if (!x && !y)
    return MetaValue::unknownBoolean();
  if (!x || !y)
    return MetaValue::truth(compareFloats(cx, Op, a, b));
  return MetaValue::boolean(apply(Op, *x, *y));
}

/// `eq` and `ne` of two lists of integers.
template <bool Negated>
static FailureOr<MetaValue> compareLists(RuleContext &cx, ArrayRef<SymInt> a,
                                         ArrayRef<SymInt> b) {
  SymInt equal = a.size() == b.size() ? 1 : 0;
  for (size_t i = 0; i < a.size() && !equal.isInt(0); ++i)
    equal = cx.env.min(equal, cx.env.indicate(Condition::eq(a[i], b[i])));
  return MetaValue::truth(Negated ? cx.env.sub(1, equal) : equal);
}

/// `eq.str` and `ne.str`; unknown if a string is.
template <bool Negated>
static FailureOr<MetaValue> compareStrings(RuleContext &, const MetaValue &a,
                                           const MetaValue &b) {
  if (!a.isString() || !b.isString())
    return MetaValue::unknownBoolean();
  return MetaValue::boolean((a.getString() == b.getString()) != Negated);
}

/// A bool as 0 or 1; unknown for other values.
static SymInt getTruth(const MetaValue &value) {
  return value.isBool() ? value.getInt() : SymInt::unknown();
}

static FailureOr<MetaValue> logicalNot(RuleContext &cx, const MetaValue &a) {
  return MetaValue::truth(cx.env.sub(1, getTruth(a)));
}

static FailureOr<MetaValue> logicalAnd(RuleContext &cx, const MetaValue &a,
                                       const MetaValue &b) {
  SymInt x = getTruth(a), y = getTruth(b);
  if (x.isInt(0) || y.isInt(0))
    return MetaValue::boolean(false);
  return MetaValue::truth(cx.env.min(x, y));
}

static FailureOr<MetaValue> logicalOr(RuleContext &cx, const MetaValue &a,
                                      const MetaValue &b) {
  SymInt x = getTruth(a), y = getTruth(b);
  if (x.isInt(1) || y.isInt(1))
    return MetaValue::boolean(true);
  return MetaValue::truth(cx.env.max(x, y));
}

//===----------------------------------------------------------------------===//
// Metadata of tensors
//===----------------------------------------------------------------------===//

static FailureOr<MetaValue> listLength(RuleContext &, const MetaValue &list) {
  if (!list.isList())
    return MetaValue::integer(SymInt::unknown());
  return MetaValue::integer(static_cast<int64_t>(list.getList().size()));
}

/// The only element of a tensor: its constant value, else an unknown scalar of
/// the dtype's category.
static FailureOr<MetaValue> item(RuleContext &cx, const TensorMeta &self) {
  SymInt count = numel(cx, self.sizes);
  if (!count.isUnknown() && !cx.env.require(Condition::eq(count, 1)))
    return cx.error(0) << "expected a tensor of one element, found sizes "
                       << self.sizes;
  bool known = self.constant.size() == 1 && !self.constant.front().isUnknown();
  auto recall = [&](Range range) {
    return cx.memos.recall(DataQuery::Item, self, [&] {
      return freshUnbacked(cx, range, DataDependence::Scalar);
    });
  };
  switch (getKind(self.dtype)) {
  case DTypeKind::Bool:
    return MetaValue::truth(known ? self.constant[0] : recall({0, 1}));
  case DTypeKind::Int:
    return MetaValue::integer(known ? self.constant[0] : recall(Range()));
  default:
    (void)cx.allows(DataDependence::Scalar);
    return unknownScalar(self.dtype);
  }
}

/// `int(tensor)`. For a float tensor, an unbacked symbol, which is memoized.
static FailureOr<MetaValue> intOfItem(RuleContext &cx, const TensorMeta &self) {
  FailureOr<MetaValue> value = item(cx, self);
  if (failed(value) || value->isInt())
    return value;
  if (value->isBool())
    return MetaValue::integer(value->getInt());
  return MetaValue::integer(cx.memos.recall(DataQuery::Item, self, [&] {
    return freshUnbacked(cx, Range(), DataDependence::Scalar);
  }));
}

/// `float(tensor)` and `bool(tensor)`.
template <FailureOr<MetaValue> (*Convert)(RuleContext &, const MetaValue &)>
static FailureOr<MetaValue> convertedItem(RuleContext &cx,
                                          const TensorMeta &self) {
  FailureOr<MetaValue> value = item(cx, self);
  return failed(value) ? value : Convert(cx, *value);
}

/// The same for a tensor that represents a number of one category.
template <DTypeKind Kind>
static FailureOr<MetaValue> implicitItem(RuleContext &cx,
                                         const TensorMeta &self) {
  if (!self.isScalar())
    return cx.error(0) << "expected a tensor of rank 0, found sizes "
                       << self.sizes;
  if (self.dtype != DType::Unknown && getKind(self.dtype) != Kind)
    return cx.error(0) << "expected a tensor of "
                       << (Kind == DTypeKind::Int ? "integers" : "floats")
                       << ", found " << self.dtype;
  return item(cx, self);
}

static const OpRow rows[] = {
    // Arithmetic.
    {"add(Scalar a, Scalar b) -> Scalar", rule<arithmetic<Operator::Add>>,
     follows("jit")},
    {"add.int(int a, int b) -> int", rule<arithmetic<Operator::Add>>,
     follows("jit")},
    {"add.float(float a, float b) -> float", rule<arithmetic<Operator::Add>>,
     follows("jit")},
    {"add.float_int(float a, int b) -> float", rule<arithmetic<Operator::Add>>,
     follows("jit")},
    {"add.int_float(int a, float b) -> float", rule<arithmetic<Operator::Add>>,
     follows("jit")},
    {"sub(Scalar a, Scalar b) -> Scalar", rule<arithmetic<Operator::Sub>>,
     follows("jit")},
    {"sub.int(int a, int b) -> int", rule<arithmetic<Operator::Sub>>,
     follows("jit")},
    {"sub.float(float a, float b) -> float", rule<arithmetic<Operator::Sub>>,
     follows("jit")},
    {"sub.float_int(float a, int b) -> float", rule<arithmetic<Operator::Sub>>,
     follows("jit")},
    {"sub.int_float(int a, float b) -> float", rule<arithmetic<Operator::Sub>>,
     follows("jit")},
    {"mul(Scalar a, Scalar b) -> Scalar", rule<arithmetic<Operator::Mul>>,
     follows("jit")},
    {"mul.int(int a, int b) -> int", rule<arithmetic<Operator::Mul>>,
     follows("jit")},
    {"mul.float(float a, float b) -> float", rule<arithmetic<Operator::Mul>>,
     follows("jit")},
    {"mul.float_int(float a, int b) -> float", rule<arithmetic<Operator::Mul>>,
     follows("jit")},
    {"mul.int_float(int a, float b) -> float", rule<arithmetic<Operator::Mul>>,
     follows("jit")},
    {"floordiv(Scalar a, Scalar b) -> Scalar",
     rule<arithmetic<Operator::FloorDiv>>, follows("jit")},
    {"floordiv.int(int a, int b) -> int", rule<arithmetic<Operator::FloorDiv>>,
     follows("jit")},
    {"floordiv.float(float a, float b) -> float",
     rule<arithmetic<Operator::FloorDiv>>, follows("jit")},
    {"floordiv.float_int(float a, int b) -> float",
     rule<arithmetic<Operator::FloorDiv>>, follows("jit")},
    {"floordiv.int_float(int a, float b) -> float",
     rule<arithmetic<Operator::FloorDiv>>, follows("jit")},
    {"remainder(Scalar a, Scalar b) -> Scalar",
     rule<arithmetic<Operator::Remainder>>, follows("jit")},
    {"remainder.int(int a, int b) -> int",
     rule<arithmetic<Operator::Remainder>>, follows("jit")},
    {"remainder.float(float a, float b) -> float",
     rule<arithmetic<Operator::Remainder>>, follows("jit")},
    {"remainder.float_int(float a, int b) -> float",
     rule<arithmetic<Operator::Remainder>>, follows("jit")},
    {"remainder.int_float(int a, float b) -> float",
     rule<arithmetic<Operator::Remainder>>, follows("jit")},
    {"div(Scalar a, Scalar b) -> float", rule<trueDivide>, follows("jit")},
    {"div.int(int a, int b) -> float", rule<trueDivide>, follows("jit")},
    {"div.float(float a, float b) -> float", rule<trueDivide>, follows("jit")},
    {"pow.int(int a, int b) -> float", rule<power>, follows("jit")},
    {"pow.float(float a, float b) -> float", rule<power>, follows("jit")},
    {"pow.float_int(float a, int b) -> float", rule<power>, follows("jit")},
    {"pow.int_float(int a, float b) -> float", rule<power>, follows("jit")},
    {"pow.Scalar_Scalar(Scalar a, Scalar b) -> float", rule<power>,
     follows("jit")},
    {"pow.int_to_int(int a, int b) -> int", rule<integerPower>, follows("jit")},
    {"__lshift__.int(int a, int b) -> int", rule<shiftLeft>, follows("jit")},
    {"__rshift__.int(int a, int b) -> int", rule<shiftRight>, follows("jit")},
    {"neg.int(int a) -> int", rule<negate>, follows("jit")},
    {"neg.float(float a) -> float", rule<negate>, follows("jit")},
    {"neg.Scalar(Scalar a) -> Scalar", rule<negate>, follows("jit")},
    {"sqrt.int(int a) -> float", rule<realFunction<SymFunction::Sqrt>>,
     follows("jit")},
    {"sqrt.float(float a) -> float", rule<realFunction<SymFunction::Sqrt>>,
     follows("jit")},
    {"sqrt.Scalar(Scalar a) -> Scalar", rule<realFunction<SymFunction::Sqrt>>,
     follows("jit")},
    {"exp.int(int a) -> float", rule<realFunction<SymFunction::Exp>>,
     follows("jit")},
    {"exp.float(float a) -> float", rule<realFunction<SymFunction::Exp>>,
     follows("jit")},
    {"exp.Scalar(Scalar a) -> Scalar", rule<realFunction<SymFunction::Exp>>,
     follows("jit")},
    {"log.int(int a) -> float", rule<realFunction<SymFunction::Log>>,
     follows("jit")},
    {"log.float(float a) -> float", rule<realFunction<SymFunction::Log>>,
     follows("jit")},
    {"log.Scalar(Scalar a) -> Scalar", rule<realFunction<SymFunction::Log>>,
     follows("jit")},
    {"round.float(float a) -> float", rule<roundToFloat>, follows("jit")},
    {"round.int(int a) -> float", rule<roundToFloat>, follows("jit")},
    {"ceil.float(float a) -> int", rule<toInteger<SymFunction::Ceil>>,
     follows("jit")},
    {"ceil.int(int a) -> int", rule<toInteger<SymFunction::Ceil>>,
     follows("jit")},
    {"ceil.Scalar(Scalar a) -> Scalar", rule<toInteger<SymFunction::Ceil>>,
     follows("jit")},
    {"floor.float(float a) -> int", rule<toInteger<SymFunction::Floor>>,
     follows("jit")},
    {"floor.int(int a) -> int", rule<toInteger<SymFunction::Floor>>,
     follows("jit")},
    {"floor.Scalar(Scalar a) -> Scalar", rule<toInteger<SymFunction::Floor>>,
     follows("jit")},
    {"round.Scalar(Scalar a) -> Scalar", rule<toInteger<SymFunction::Round>>,
     follows("jit")},
    {"Int.bool(bool a) -> int", rule<toInteger<SymFunction::Trunc>>,
     follows("jit")},
    {"Int.float(float a) -> int", rule<toInteger<SymFunction::Trunc>>,
     follows("jit")},
    {"Int.Scalar(Scalar a) -> int", rule<toInteger<SymFunction::Trunc>>,
     follows("jit")},
    {"Float.bool(bool a) -> float", rule<realFunction<SymFunction::ToFloat>>,
     follows("jit")},
    {"Float.int(int a) -> float", rule<realFunction<SymFunction::ToFloat>>,
     follows("jit")},
    {"Float.Scalar(Scalar a) -> float",
     rule<realFunction<SymFunction::ToFloat>>, follows("jit")},
    {"Bool.int(int a) -> bool", rule<toBool>, follows("jit")},
    {"Bool.float(float a) -> bool", rule<toBool>, follows("jit")},
    {"prim::abs.int(int a) -> int", rule<absolute>, follows("jit")},
    {"prim::abs.float(float a) -> float", rule<absolute>, follows("jit")},
    {"prim::abs.Scalar(Scalar a) -> Scalar", rule<absolute>, follows("jit")},
    // Comparison and logic.
    {"eq(Scalar a, Scalar b) -> bool", rule<compare<Comparison::Eq>>,
     follows("jit")},
    {"eq.int(int a, int b) -> bool", rule<compare<Comparison::Eq>>,
     follows("jit")},
    {"eq.float(float a, float b) -> bool", rule<compare<Comparison::Eq>>,
     follows("jit")},
    {"eq.float_int(float a, int b) -> bool", rule<compare<Comparison::Eq>>,
     follows("jit")},
    {"eq.int_float(int a, float b) -> bool", rule<compare<Comparison::Eq>>,
     follows("jit")},
    {"eq.bool(bool a, bool b) -> bool", rule<compare<Comparison::Eq>>,
     follows("jit")},
    {"ne(Scalar a, Scalar b) -> bool", rule<compare<Comparison::Ne>>,
     follows("jit")},
    {"ne.int(int a, int b) -> bool", rule<compare<Comparison::Ne>>,
     follows("jit")},
    {"ne.float(float a, float b) -> bool", rule<compare<Comparison::Ne>>,
     follows("jit")},
    {"ne.float_int(float a, int b) -> bool", rule<compare<Comparison::Ne>>,
     follows("jit")},
    {"ne.int_float(int a, float b) -> bool", rule<compare<Comparison::Ne>>,
     follows("jit")},
    {"ne.bool(bool a, bool b) -> bool", rule<compare<Comparison::Ne>>,
     follows("jit")},
    {"lt(Scalar a, Scalar b) -> bool", rule<compare<Comparison::Lt>>,
     follows("jit")},
    {"lt.int(int a, int b) -> bool", rule<compare<Comparison::Lt>>,
     follows("jit")},
    {"lt.float(float a, float b) -> bool", rule<compare<Comparison::Lt>>,
     follows("jit")},
    {"lt.float_int(float a, int b) -> bool", rule<compare<Comparison::Lt>>,
     follows("jit")},
    {"lt.int_float(int a, float b) -> bool", rule<compare<Comparison::Lt>>,
     follows("jit")},
    {"le(Scalar a, Scalar b) -> bool", rule<compare<Comparison::Le>>,
     follows("jit")},
    {"le.int(int a, int b) -> bool", rule<compare<Comparison::Le>>,
     follows("jit")},
    {"le.float(float a, float b) -> bool", rule<compare<Comparison::Le>>,
     follows("jit")},
    {"le.float_int(float a, int b) -> bool", rule<compare<Comparison::Le>>,
     follows("jit")},
    {"le.int_float(int a, float b) -> bool", rule<compare<Comparison::Le>>,
     follows("jit")},
    {"gt(Scalar a, Scalar b) -> bool", rule<compare<Comparison::Gt>>,
     follows("jit")},
    {"gt.int(int a, int b) -> bool", rule<compare<Comparison::Gt>>,
     follows("jit")},
    {"gt.float(float a, float b) -> bool", rule<compare<Comparison::Gt>>,
     follows("jit")},
    {"gt.float_int(float a, int b) -> bool", rule<compare<Comparison::Gt>>,
     follows("jit")},
    {"gt.int_float(int a, float b) -> bool", rule<compare<Comparison::Gt>>,
     follows("jit")},
    {"ge(Scalar a, Scalar b) -> bool", rule<compare<Comparison::Ge>>,
     follows("jit")},
    {"ge.int(int a, int b) -> bool", rule<compare<Comparison::Ge>>,
     follows("jit")},
    {"ge.float(float a, float b) -> bool", rule<compare<Comparison::Ge>>,
     follows("jit")},
    {"ge.float_int(float a, int b) -> bool", rule<compare<Comparison::Ge>>,
     follows("jit")},
    {"ge.int_float(int a, float b) -> bool", rule<compare<Comparison::Ge>>,
     follows("jit")},
    {"eq.int_list(int[] a, int[] b) -> bool", rule<compareLists<false>>,
     follows("jit")},
    {"ne.int_list(int[] a, int[] b) -> bool", rule<compareLists<true>>,
     follows("jit")},
    {"eq.str(str a, str b) -> bool", rule<compareStrings<false>>,
     follows("jit")},
    {"ne.str(str a, str b) -> bool", rule<compareStrings<true>>,
     follows("jit")},
    {"__not__(bool self) -> bool", rule<logicalNot>, follows("jit")},
    {"__and__.bool(bool a, bool b) -> bool", rule<logicalAnd>, follows("jit")},
    {"__or__.bool(bool a, bool b) -> bool", rule<logicalOr>, follows("jit")},
    {"__xor__.bool(bool a, bool b) -> bool", rule<compare<Comparison::Ne>>,
     follows("jit")},
    {"len.t(t[] a) -> int", rule<listLength>, follows("jit")},
    {"item(Tensor self) -> Scalar", rule<item>, follows("native"),
     Tag::data_dependent_output},
    {"_local_scalar_dense(Tensor self) -> Scalar", rule<item>,
     follows("_subclasses.fake_impls.local_scalar_dense"),
     Tag::data_dependent_output},
    {"Int.Tensor(Tensor a) -> int", rule<intOfItem>, follows("jit")},
    {"Float.Tensor(Tensor a) -> float",
     rule<convertedItem<realFunction<SymFunction::ToFloat>>>, follows("jit")},
    {"Bool.Tensor(Tensor a) -> bool", rule<convertedItem<toBool>>,
     follows("jit")},
    {"IntImplicit(Tensor a) -> int", rule<implicitItem<DTypeKind::Int>>,
     follows("jit")},
    {"FloatImplicit(Tensor a) -> float", rule<implicitItem<DTypeKind::Float>>,
     follows("jit")},
    {"ScalarImplicit(Tensor a) -> Scalar", rule<item>, follows("jit")},
};

OpFamily fake::getScalarFamily() { return {"Scalar", rows}; }
