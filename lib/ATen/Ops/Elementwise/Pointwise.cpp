//===- Pointwise.cpp - Elementwise ops --------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Elementwise/Pointwise.h"
#include "Table/Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Checks
//===----------------------------------------------------------------------===//

static unsigned getRefusal(DType dtype) {
  switch (getKind(dtype)) {
  case DTypeKind::Bool:
    return RefuseBool;
  case DTypeKind::Int:
    return RefuseInt;
  case DTypeKind::Float:
    return RefuseFloat;
  case DTypeKind::Complex:
    return RefuseComplex;
  case DTypeKind::Other:
    return RefuseNothing;
  }
  llvm_unreachable("covered switch");
}

LogicalResult fake::refuse(RuleContext &cx, unsigned arg, DType dtype,
                           unsigned kinds) {
  if (!(getRefusal(dtype) & kinds))
    return success();
  static constexpr std::pair<unsigned, const char *> names[] = {
      {RefuseBool, "bool"},
      {RefuseInt, "an integer"},
      {RefuseFloat, "a float"},
      {RefuseComplex, "a complex"}};
  RuleError error = cx.error(arg);
  error << "expected ";
  const char *separator = "";
  for (auto [kind, name] : names)
    if (!(kinds & kind)) {
      error << separator << name;
      separator = " or ";
    }
  return error << " dtype, found " << dtype;
}

DType fake::getDType(const RuleContext &cx, const MetaValue &value) {
  switch (value.getKind()) {
  case MetaValue::Kind::Tensor:
    return value.getTensor()->dtype;
  case MetaValue::Kind::Bool:
    return DType::Bool;
  case MetaValue::Kind::Int:
    return DType::Int64;
  case MetaValue::Kind::Float:
    return cx.defaultDType;
  case MetaValue::Kind::Complex:
    return toComplex(cx.defaultDType);
  default:
    return DType::Unknown;
  }
}

LogicalResult fake::checkNumberFits(RuleContext &cx, unsigned arg,
                                    const MetaValue &number, DType dtype) {
  if (!number.isNumber() || getKind(dtype) == DTypeKind::Other ||
      getKind(getDType(cx, number)) <= getKind(dtype))
    return success();
  return cx.error(arg) << "expected a number that fits " << dtype
                       << ", found the " << getName(number.getKind()) << " '"
                       << number << "'";
}

FailureOr<TensorMeta> fake::elementwiseWithScalars(RuleContext &cx,
                                                   ArrayRef<MetaValue> args,
                                                   PromotedTypes types) {
  FailureOr<Device> device = commonDevice(cx, args);
  if (failed(device))
    return failure();
  SmallVector<MetaValue, 4> tensors(args);
  for (MetaValue &arg : tensors)
    if (arg.isNumber())
      arg = cx.createValue(makeContiguous(cx, {}, types.computation, *device));
  return elementwiseAs(cx, tensors, types);
}

//===----------------------------------------------------------------------===//
// Rules
//===----------------------------------------------------------------------===//

/// `self != 0` of a tensor that is not bool.
static TensorMeta toBool(RuleContext &cx, const TensorMeta &self) {
  if (self.dtype == DType::Bool || !self.ranked || !self.strided)
    return self;
  return makeStrided(cx, self.sizes, convertStrides(cx, self), DType::Bool,
                     self.device);
}

/// Operands that are not bool are compared with 0 before they are broadcast:
/// torch._refs.logical_and.
static FailureOr<TensorMeta> logical(RuleContext &cx, const TensorMeta &self,
                                     const TensorMeta &other) {
  TensorMeta a = toBool(cx, self), b = toBool(cx, other);
  return binary<Promotion::AlwaysBool>(cx, MetaValue::tensor(&a),
                                       MetaValue::tensor(&b));
}

/// Follows shift_dtype_check: the tensor holds integers, and so does what it
/// is shifted by.
static FailureOr<TensorMeta> shift(RuleContext &cx, const TensorMeta &self,
                                   const MetaValue &other) {
  constexpr unsigned refused = RefuseBool | RefuseFloat | RefuseComplex;
  if (failed(refuse(cx, 0, self.dtype, refused)) ||
      failed(refuse(cx, 1, getDType(cx, other), refused)))
    return failure();
  return binary<Promotion::Default>(cx, MetaValue::tensor(&self), other);
}

/// Follows meta_frexp: a mantissa and an int32 exponent.
static FailureOr<std::array<TensorMeta, 2>> frexp(RuleContext &cx,
                                                  const TensorMeta &self) {
  FailureOr<TensorMeta> mantissa =
      unary<Promotion::Default, RefuseIntegral | RefuseComplex>(cx, self);
  if (failed(mantissa))
    return failure();
  TensorMeta exponent = makeStrided(cx, mantissa->sizes, mantissa->strides,
                                    DType::Int32, mantissa->device);
  return std::array{*mantissa, exponent};
}

/// Follows torch._refs.mvlgamma: a reduction over a new last dimension, so the
/// result is contiguous.
static FailureOr<TensorMeta> mvlgamma(RuleContext &cx, const TensorMeta &self) {
  PromotedTypes types =
      promoteTypes(cx, MetaValue::tensor(&self), Promotion::IntToFloat);
  return makeContiguous(cx, self.sizes, types.result, self.device);
}

//===----------------------------------------------------------------------===//
// Complex numbers
//===----------------------------------------------------------------------===//

/// Follows torch._refs.complex and polar: two real tensors of float type.
static FailureOr<TensorMeta>
makeComplex(RuleContext &cx, const TensorMeta &real, const TensorMeta &imag) {
  if (failed(refuse(cx, 0, real.dtype, RefuseIntegral | RefuseComplex)) ||
      failed(refuse(cx, 1, imag.dtype, RefuseIntegral | RefuseComplex)))
    return failure();
  const MetaValue operands[] = {MetaValue::tensor(&real),
                                MetaValue::tensor(&imag)};
  // Both are converted first.
  DType result =
      toComplex(promoteTypes(cx, operands, Promotion::Default).result);
  return elementwiseAs(cx, operands, {result, result});
}

/// Follows torch._refs.conj_physical: a real tensor is returned itself.
static FailureOr<TensorMeta> conjPhysical(RuleContext &cx,
                                          const TensorMeta &self) {
  if (!isComplex(self.dtype))
    return self;
  return unary<Promotion::Default>(cx, self);
}

/// `angle`: complex and integers give floats.
static FailureOr<TensorMeta> angle(RuleContext &cx, const TensorMeta &self) {
  if (isComplex(self.dtype))
    return unary<Promotion::ComplexToFloat>(cx, self);
  return unary<Promotion::IntToFloat>(cx, self);
}

//===----------------------------------------------------------------------===//
// Selection
//===----------------------------------------------------------------------===//

/// Follows torch._refs.where: the condition is bool and has the first vote on
/// the layout.
static FailureOr<TensorMeta> where(RuleContext &cx, const TensorMeta &condition,
                                   const MetaValue &self,
                                   const MetaValue &other) {
  if (condition.dtype != DType::Bool && condition.dtype != DType::Unknown)
    return cx.error(0) << "expected a bool condition, found "
                       << condition.dtype;
  PromotedTypes types = promoteTypes(cx, {self, other}, Promotion::NoOpMath);
  // The condition is not converted, which would change its strides.
  TensorMeta typed = condition;
  typed.dtype = types.computation;
  const MetaValue operands[] = {MetaValue::tensor(&typed), self, other};
  return elementwiseWithScalars(cx, operands, types);
}

/// Follows meta_fill: laid out as `empty_like`; a tensor value has rank 0.
static FailureOr<TensorMeta> fill(RuleContext &cx, const TensorMeta &self,
                                  const MetaValue &value) {
  if (value.isTensor() && !value.getTensor()->isScalar())
    return cx.error(1) << "expected a value tensor of rank 0, found rank "
                       << value.getTensor()->rank();
  return makeStrided(cx, self.sizes, emptyLikeStrides(cx, self), self.dtype,
                     self.device);
}
static FailureOr<TensorMeta> zero(RuleContext &cx, const TensorMeta &self) {
  return fill(cx, self, MetaValue::integer(0));
}

/// Follows torch._refs.tril: a mask that comes first, then made contiguous.
static FailureOr<TensorMeta> tril(RuleContext &cx, const TensorMeta &self) {
  if (self.rank() < 2)
    return cx.error(0) << "expected a tensor of rank 2 or more, found rank "
                       << self.rank();
  TensorMeta mask =
      makeContiguous(cx, self.sizes.take_back(2), DType::Bool, self.device);
  FailureOr<TensorMeta> result =
      elementwise(cx, {MetaValue::tensor(&mask), MetaValue::tensor(&self)},
                  Promotion::NoOpMath, self.dtype);
  if (succeeded(result) && !isContiguous(cx, *result))
    result->strides = contiguousStrides(cx, result->sizes);
  return result;
}

/// `+self`: the tensor itself.
static FailureOr<TensorMeta> positive(RuleContext &cx, const TensorMeta &self) {
  if (failed(refuse(cx, 0, self.dtype, RefuseBool)))
    return failure();
  return self;
}

//===----------------------------------------------------------------------===//
// Comparison
//===----------------------------------------------------------------------===//

/// Follows torch._refs.isclose: no promotion, tolerances of at least 0.
static FailureOr<TensorMeta> isclose(RuleContext &cx, const TensorMeta &self,
                                     const TensorMeta &other, double rtol,
                                     double atol) {
  if (self.dtype != other.dtype)
    return cx.error(0, 1) << "expected operands of one dtype, found "
                          << self.dtype << " and " << other.dtype;
  if (rtol < 0)
    return cx.error(2) << "expected rtol to be at least 0, found " << rtol;
  if (atol < 0)
    return cx.error(3) << "expected atol to be at least 0, found " << atol;
  return binary<Promotion::AlwaysBool>(cx, MetaValue::tensor(&self),
                                       MetaValue::tensor(&other));
}

/// Whether two tensors hold the same values: depends on the data.
static FailureOr<MetaValue> compareData(RuleContext &cx, const TensorMeta &,
                                        const TensorMeta &) {
  return MetaValue::symbolicBoolean(
      freshUnbacked(cx, {0, 1}, DataDependence::Number));
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static constexpr Rule unaryNotBool =
    rule<unary<Promotion::Default, RefuseBool>>;
static constexpr Rule unaryRealFloat =
    rule<unary<Promotion::IntToFloat, RefuseComplex>>;
static constexpr Rule unaryRealBool =
    rule<unary<Promotion::AlwaysBool, RefuseComplex>>;

static const OpRow rows[] = {
    // Of one operand.
    {"neg(Tensor self) -> Tensor", unaryNotBool,
     InPlace::Derived | Tag::pointwise},
    {"negative(Tensor self) -> Tensor", aliasOf("neg"), InPlace::Derived},
    {"frac(Tensor self) -> Tensor", unaryNotBool,
     InPlace::Derived | Tag::pointwise},
    {"abs(Tensor self) -> Tensor", rule<unary<Promotion::ComplexToFloat>>,
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"absolute(Tensor self) -> Tensor", aliasOf("abs"), InPlace::Derived},
    {"square(Tensor self) -> Tensor", rule<unary<Promotion::BoolToLong>>,
     InPlace::Derived | Tag::pointwise},
    {"sign(Tensor self) -> Tensor", unaryDefault,
     InPlace::Derived | Tag::pointwise},
    {"sgn(Tensor self) -> Tensor", unaryDefault,
     InPlace::Derived | Tag::pointwise},
    {"ceil(Tensor self) -> Tensor", unaryDefault,
     InPlace::Derived | Tag::pointwise},
    {"floor(Tensor self) -> Tensor", unaryDefault,
     InPlace::Derived | Tag::pointwise},
    {"trunc(Tensor self) -> Tensor", unaryDefault,
     InPlace::Derived | Tag::pointwise},
    {"fix(Tensor self) -> Tensor", aliasOf("trunc"), InPlace::Derived},
    {"round(Tensor self) -> Tensor", unaryDefault,
     InPlace::Derived | Tag::pointwise},
    {"round.decimals(Tensor self, *, int decimals) -> Tensor", unaryDefault,
     InPlace::Derived | Tag::pointwise},
    {"special_round(Tensor self, *, int decimals=0) -> Tensor", unaryDefault},
    {"nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? "
     "neginf=None) -> Tensor",
     unaryDefault, InPlace::Derived | Tag::pointwise},
    {"_conj_physical(Tensor self) -> Tensor", unaryDefault, Tag::pointwise},
    {"bitwise_not(Tensor self) -> Tensor", unaryDefault,
     InPlace::Derived | Tag::pointwise},
    {"acos(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"arccos(Tensor self) -> Tensor", aliasOf("acos"), InPlace::Derived},
    {"acosh(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"arccosh(Tensor self) -> Tensor", aliasOf("acosh"), InPlace::Derived},
    {"asin(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"arcsin(Tensor self) -> Tensor", aliasOf("asin"), InPlace::Derived},
    {"asinh(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"arcsinh(Tensor self) -> Tensor", aliasOf("asinh"), InPlace::Derived},
    {"atan(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"arctan(Tensor self) -> Tensor", aliasOf("atan"), InPlace::Derived},
    {"atanh(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"arctanh(Tensor self) -> Tensor", aliasOf("atanh"), InPlace::Derived},
    {"cos(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"cosh(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"sin(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"sinh(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"tan(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"tanh(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"exp(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"exp2(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"expm1(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"log(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"log10(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"log1p(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"log2(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"sqrt(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"rsqrt(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"reciprocal(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"erf(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"erfc(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"erfinv(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"lgamma(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"digamma(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"i0(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"sinc(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"sigmoid(Tensor self) -> Tensor", unaryFloat,
     InPlace::Derived | Tag::pointwise},
    {"logit(Tensor self, float? eps=None) -> Tensor", unaryFloat,
     Tag::pointwise},
    {"logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)", rule<returnSelf>,
     Tag::pointwise},
    {"deg2rad(Tensor self) -> Tensor", unaryRealFloat,
     InPlace::Derived | Tag::pointwise},
    {"rad2deg(Tensor self) -> Tensor", unaryRealFloat,
     InPlace::Derived | Tag::pointwise},
    {"frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)",
     rule<frexp>, Tag::pointwise},
    {"mvlgamma(Tensor self, int p) -> Tensor", rule<mvlgamma>,
     InPlace::Derived | Tag::pointwise},
    {"special_multigammaln(Tensor self, int p) -> Tensor", aliasOf("mvlgamma")},
    // Complex numbers.
    {"complex(Tensor real, Tensor imag) -> Tensor", rule<makeComplex>},
    {"polar(Tensor abs, Tensor angle) -> Tensor", rule<makeComplex>},
    {"conj_physical(Tensor self) -> Tensor", rule<conjPhysical>,
     InPlace::Derived | Behavior::ReturnsSelf | Tag::pointwise},
    {"angle(Tensor self) -> Tensor", rule<angle>, Tag::pointwise},
    // Bits.
    {"bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor", binaryDefault,
     InPlace::Resizes | Tag::pointwise},
    {"bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault,
     InPlace::Derived | Tag::pointwise},
    {"bitwise_and.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     binaryDefault, Tag::pointwise},
    {"bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor", binaryDefault,
     InPlace::Resizes | Tag::pointwise},
    {"bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault,
     InPlace::Derived | Tag::pointwise},
    {"bitwise_or.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     binaryDefault, Tag::pointwise},
    {"bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor", binaryDefault,
     InPlace::Resizes | Tag::pointwise},
    {"bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault,
     InPlace::Derived | Tag::pointwise},
    {"bitwise_xor.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     binaryDefault, Tag::pointwise},
    {"bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor",
     binaryDefault, InPlace::Resizes | Tag::pointwise},
    {"bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor",
     binaryDefault, InPlace::Derived | Tag::pointwise},
    {"bitwise_left_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     binaryDefault, Tag::pointwise},
    {"bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor",
     binaryDefault, InPlace::Resizes | Tag::pointwise},
    {"bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor",
     binaryDefault, InPlace::Derived | Tag::pointwise},
    {"bitwise_right_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     binaryDefault, Tag::pointwise},
    {"__and__.Tensor(Tensor self, Tensor other) -> Tensor",
     aliasOf("bitwise_and.Tensor")},
    {"__and__.Scalar(Tensor self, Scalar other) -> Tensor",
     aliasOf("bitwise_and.Scalar")},
    {"__or__.Tensor(Tensor self, Tensor other) -> Tensor",
     aliasOf("bitwise_or.Tensor")},
    {"__or__.Scalar(Tensor self, Scalar other) -> Tensor",
     aliasOf("bitwise_or.Scalar")},
    {"__xor__.Tensor(Tensor self, Tensor other) -> Tensor",
     aliasOf("bitwise_xor.Tensor")},
    {"__xor__.Scalar(Tensor self, Scalar other) -> Tensor",
     aliasOf("bitwise_xor.Scalar")},
    {"__lshift__.Tensor(Tensor self, Tensor other) -> Tensor", rule<shift>,
     Tag::pointwise},
    {"__lshift__.Scalar(Tensor self, Scalar other) -> Tensor", rule<shift>,
     Tag::pointwise},
    {"__rshift__.Tensor(Tensor self, Tensor other) -> Tensor", rule<shift>,
     Tag::pointwise},
    {"__rshift__.Scalar(Tensor self, Scalar other) -> Tensor", rule<shift>,
     Tag::pointwise},
    // Comparison and logic.
    {"eq.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     InPlace::Resizes | Tag::pointwise | InPlace::NotPointwise},
    {"eq.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool,
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"ne.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     InPlace::Resizes | Tag::pointwise | InPlace::NotPointwise},
    {"ne.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool,
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"not_equal.Tensor(Tensor self, Tensor other) -> Tensor",
     aliasOf("ne.Tensor"), InPlace::Derived},
    {"not_equal.Scalar(Tensor self, Scalar other) -> Tensor",
     aliasOf("ne.Scalar"), InPlace::Derived},
    {"lt.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     InPlace::Resizes | Tag::pointwise | InPlace::NotPointwise},
    {"lt.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool,
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"less.Tensor(Tensor self, Tensor other) -> Tensor", aliasOf("lt.Tensor"),
     InPlace::Derived},
    {"less.Scalar(Tensor self, Scalar other) -> Tensor", aliasOf("lt.Scalar"),
     InPlace::Derived},
    {"le.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     InPlace::Resizes | Tag::pointwise | InPlace::NotPointwise},
    {"le.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool,
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"less_equal.Tensor(Tensor self, Tensor other) -> Tensor",
     aliasOf("le.Tensor"), InPlace::Derived},
    {"less_equal.Scalar(Tensor self, Scalar other) -> Tensor",
     aliasOf("le.Scalar"), InPlace::Derived},
    {"gt.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     InPlace::Resizes | Tag::pointwise | InPlace::NotPointwise},
    {"gt.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool,
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"greater.Tensor(Tensor self, Tensor other) -> Tensor",
     aliasOf("gt.Tensor"), InPlace::Derived},
    {"greater.Scalar(Tensor self, Scalar other) -> Tensor",
     aliasOf("gt.Scalar"), InPlace::Derived},
    {"ge.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     InPlace::Resizes | Tag::pointwise | InPlace::NotPointwise},
    {"ge.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool,
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"greater_equal.Tensor(Tensor self, Tensor other) -> Tensor",
     aliasOf("ge.Tensor"), InPlace::Derived},
    {"greater_equal.Scalar(Tensor self, Scalar other) -> Tensor",
     aliasOf("ge.Scalar"), InPlace::Derived},
    {"logical_and(Tensor self, Tensor other) -> Tensor", rule<logical>,
     InPlace::AnyDType | Tag::pointwise},
    {"logical_or(Tensor self, Tensor other) -> Tensor", rule<logical>,
     InPlace::AnyDType | Tag::pointwise},
    {"logical_xor(Tensor self, Tensor other) -> Tensor", rule<logical>,
     InPlace::AnyDType | Tag::pointwise},
    {"logical_not(Tensor self) -> Tensor", unaryBool,
     InPlace::Derived | Tag::pointwise},
    {"isnan(Tensor self) -> Tensor", unaryBool, Tag::pointwise},
    {"isinf(Tensor self) -> Tensor", unaryBool, Tag::pointwise},
    {"isfinite(Tensor self) -> Tensor", unaryBool, Tag::pointwise},
    {"isreal(Tensor self) -> Tensor", unaryBool},
    {"signbit(Tensor self) -> Tensor", unaryBool, Tag::pointwise},
    {"isposinf(Tensor self) -> Tensor", unaryRealBool, Tag::pointwise},
    {"isneginf(Tensor self) -> Tensor", unaryRealBool, Tag::pointwise},
    {"isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, "
     "float atol=1e-08, bool equal_nan=False) -> Tensor",
     rule<isclose>},
    {"equal(Tensor self, Tensor other) -> bool", rule<compareData>,
     Tag::data_dependent_output | Tag::pointwise},
    {"allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, "
     "float atol=1e-08, bool equal_nan=False) -> bool",
     rule<compareData>, Tag::data_dependent_output},
    // Selection.
    {"fill.Scalar(Tensor self, Scalar value) -> Tensor", rule<fill>,
     InPlace::Derived},
    {"fill.Tensor(Tensor self, Tensor value) -> Tensor", rule<fill>,
     InPlace::Derived},
    {"zero(Tensor self) -> Tensor", rule<zero>, InPlace::Derived},
    {"tril(Tensor self, SymInt diagonal=0) -> Tensor", rule<tril>,
     InPlace::Derived},
    {"triu(Tensor self, SymInt diagonal=0) -> Tensor", rule<tril>,
     InPlace::Derived},
    {"positive(Tensor(a) self) -> Tensor(a)", rule<positive>,
     Behavior::ReturnsSelf | Tag::pointwise},
    {"where.self(Tensor condition, Tensor self, Tensor other) -> Tensor",
     rule<where>, Tag::pointwise},
    {"where.Scalar(Tensor condition, Scalar self, Scalar other) -> Tensor",
     rule<where>},
    {"where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor",
     rule<where>},
    {"where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor",
     rule<where>},
};

OpFamily fake::getPointwiseFamily() { return {"Pointwise", rows}; }
