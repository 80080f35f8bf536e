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
static FailureOr<Scalar> arithmetic(RuleContext &cx, Scalar a, Scalar b) {
  if (a.isUnknown() || b.isUnknown())
    return Scalar();
  if (a.isComplex() || b.isComplex())
    return Scalar::complex();
  bool divides = Op == Operator::FloorDiv || Op == Operator::Remainder;
  if (divides && b.isIntegral() && b.getInt().isInt(0))
    return cx.error(1) << "expected a divisor other than 0, found 0";
  if (a.isIntegral() && b.isIntegral())
    return Scalar::integer(apply(cx.env, Op, a.getInt(), b.getInt()));
  std::optional<double> x = a.toDouble(), y = b.toDouble();
  if (x && y)
    return Scalar::floating(apply(Op, *x, *y));
  return Scalar::floating(apply(cx.env, Op, toExpr(cx, a), toExpr(cx, b)));
}

/// `a / b`, always a float.
static FailureOr<Scalar> trueDivide(RuleContext &cx, Scalar a, Scalar b) {
  if (b.toDouble() == 0.0)
    return cx.error(1) << "expected a divisor other than 0, found 0";
  return Scalar::floating(
      cx.env.call(SymFunction::FloatTrueDiv, {toExpr(cx, a), toExpr(cx, b)}));
}

/// `a ** b` of TorchScript: a float, even of two integers.
static FailureOr<Scalar> power(RuleContext &cx, Scalar a, Scalar b) {
  return Scalar::floating(
      cx.env.call(SymFunction::FloatPow, {toExpr(cx, a), toExpr(cx, b)}));
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

static FailureOr<Scalar> negate(RuleContext &cx, Scalar a) {
  if (a.isIntegral())
    return Scalar::integer(cx.env.neg(a.getInt()));
  if (!a.isFloat())
    return a;
  std::optional<double> x = a.asFloat();
  return x ? Scalar::floating(-*x)
           : Scalar::floating(cx.env.neg(a.getSymbolic()));
}

/// A real function; the result is a float, also for integers.
template <SymFunction F>
static FailureOr<Scalar> realFunction(RuleContext &cx, Scalar a) {
  return Scalar::floating(cx.env.call(F, toExpr(cx, a)));
}

/// Rounding to an integer; integers are returned unchanged.
template <SymFunction F>
static FailureOr<Scalar> toInteger(RuleContext &cx, Scalar a) {
  return Scalar::integer(cx.env.call(F, toExpr(cx, a)));
}

/// Rounding to the nearest integer, as a float in TorchScript.
static FailureOr<Scalar> roundToFloat(RuleContext &cx, Scalar a) {
  std::optional<double> x = a.toDouble();
  if (x)
    return Scalar::floating(std::nearbyint(*x));
  return Scalar::floating(
      cx.env.toFloat(cx.env.call(SymFunction::Round, toExpr(cx, a))));
}

/// `abs`: the larger of a number and its negative.
static FailureOr<Scalar> absolute(RuleContext &cx, Scalar a) {
  if (a.isIntegral())
    return Scalar::integer(cx.env.max(a.getInt(), cx.env.neg(a.getInt())));
  if (a.isUnknown())
    return Scalar();
  std::optional<double> x = a.toDouble();
  return x ? Scalar::floating(std::fabs(*x))
           : Scalar::floating(SymInt::unknown());
}

static FailureOr<Scalar> toBool(RuleContext &cx, Scalar a) {
  if (a.isIntegral())
    return Scalar::boolean(cx.env.indicate(Condition::ne(a.getInt(), 0)));
  std::optional<double> x = a.toDouble();
  return x ? Scalar::boolean(*x != 0) : Scalar::boolean(SymInt::unknown());
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
static SymInt compareFloats(RuleContext &cx, Comparison op, Scalar a,
                            Scalar b) {
  if (a.toDouble()) {
    static constexpr Comparison swapped[] = {Comparison::Eq, Comparison::Ne,
                                             Comparison::Gt, Comparison::Ge,
                                             Comparison::Lt, Comparison::Le};
    return compareFloats(cx, swapped[static_cast<unsigned>(op)], b, a);
  }
  std::optional<double> bound = b.toDouble();
  std::optional<int64_t> whole;
  if (bound && std::trunc(*bound) == *bound)
    whole = roundFloat(SymFunction::Trunc, *bound);
  if (!whole || op == Comparison::Eq || op == Comparison::Ne)
    return SymInt::unknown();
  bool roundsUp = op == Comparison::Gt || op == Comparison::Le;
  SymInt rounded = cx.env.call(
      roundsUp ? SymFunction::Ceil : SymFunction::Floor, toExpr(cx, a));
  return cx.env.indicate(makeCondition(op, rounded, *whole));
}

/// A comparison of numbers; symbolic if undecided.
template <Comparison Op>
static FailureOr<Scalar> compare(RuleContext &cx, Scalar a, Scalar b) {
  if (a.isIntegral() && b.isIntegral())
    return Scalar::boolean(
        cx.env.indicate(makeCondition(Op, a.getInt(), b.getInt())));
  std::optional<double> x = a.toDouble(), y = b.toDouble();
  if (!x && !y)
    return Scalar::boolean(SymInt::unknown());
  if (!x || !y)
    return Scalar::boolean(compareFloats(cx, Op, a, b));
  return Scalar::boolean(apply(Op, *x, *y));
}

/// `eq` and `ne` of two lists of integers.
template <bool Negated>
static FailureOr<Scalar> compareLists(RuleContext &cx, ArrayRef<SymInt> a,
                                      ArrayRef<SymInt> b) {
  SymInt equal = a.size() == b.size() ? 1 : 0;
  for (size_t i = 0; i < a.size() && !equal.isInt(0); ++i)
    equal = cx.env.min(equal, cx.env.indicate(Condition::eq(a[i], b[i])));
  return Scalar::boolean(Negated ? cx.env.sub(1, equal) : equal);
}

/// `eq.str` and `ne.str`; unknown if a string is.
template <bool Negated>
static FailureOr<Scalar> compareStrings(RuleContext &, const MetaValue &a,
                                        const MetaValue &b) {
  if (!a.isString() || !b.isString())
    return Scalar::boolean(SymInt::unknown());
  return Scalar::boolean((a.getString() == b.getString()) != Negated);
}

/// A bool as 0 or 1; unknown for other numbers.
static SymInt getTruth(Scalar value) {
  return value.isBool() ? value.getInt() : SymInt::unknown();
}

static FailureOr<Scalar> logicalNot(RuleContext &cx, Scalar a) {
  return Scalar::boolean(cx.env.sub(1, getTruth(a)));
}

static FailureOr<Scalar> logicalAnd(RuleContext &cx, Scalar a, Scalar b) {
  SymInt x = getTruth(a), y = getTruth(b);
  if (x.isInt(0) || y.isInt(0))
    return Scalar::boolean(false);
  return Scalar::boolean(cx.env.min(x, y));
}

static FailureOr<Scalar> logicalOr(RuleContext &cx, Scalar a, Scalar b) {
  SymInt x = getTruth(a), y = getTruth(b);
  if (x.isInt(1) || y.isInt(1))
    return Scalar::boolean(true);
  return Scalar::boolean(cx.env.max(x, y));
}

//===----------------------------------------------------------------------===//
// Metadata of tensors
//===----------------------------------------------------------------------===//

static FailureOr<Scalar> listLength(RuleContext &, const MetaValue &list) {
  if (!list.isList())
    return Scalar::integer(SymInt::unknown());
  return Scalar::integer(static_cast<int64_t>(list.getList().size()));
}

/// The only element of a tensor: its constant value, else an unknown scalar of
/// the dtype's category.
static FailureOr<Scalar> item(RuleContext &cx, const TensorMeta &self) {
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
    return Scalar::boolean(known ? self.constant[0] : recall({0, 1}));
  case DTypeKind::Int:
    return Scalar::integer(known ? self.constant[0] : recall(Range()));
  default:
    (void)cx.allows(DataDependence::Scalar);
    return unknownScalar(self.dtype);
  }
}

/// `int(tensor)`. For a float tensor, an unbacked symbol, which is memoized.
static FailureOr<Scalar> intOfItem(RuleContext &cx, const TensorMeta &self) {
  FailureOr<Scalar> value = item(cx, self);
  if (failed(value) || value->isInt())
    return value;
  if (value->isBool())
    return Scalar::integer(value->getInt());
  return Scalar::integer(cx.memos.recall(DataQuery::Item, self, [&] {
    return freshUnbacked(cx, Range(), DataDependence::Scalar);
  }));
}

/// `float(tensor)` and `bool(tensor)`.
template <FailureOr<Scalar> (*Convert)(RuleContext &, Scalar)>
static FailureOr<Scalar> convertedItem(RuleContext &cx,
                                       const TensorMeta &self) {
  FailureOr<Scalar> value = item(cx, self);
  return failed(value) ? value : Convert(cx, *value);
}

/// The same for a tensor that represents a number of one category.
template <DTypeKind Kind>
static FailureOr<Scalar> implicitItem(RuleContext &cx, const TensorMeta &self) {
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
