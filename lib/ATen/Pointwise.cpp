//===- Pointwise.cpp - Elementwise arithmetic, comparison, selection *- C++
//-*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Pointwise.h"
#include "Composite.h"

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
// Arithmetic
//===----------------------------------------------------------------------===//

/// `self + alpha * other`. Follows torch._refs.add: alpha must not be of a
/// higher kind than the result, except that bool takes any alpha.
static FailureOr<TensorMeta> add(RuleContext &cx, const MetaValue &self,
                                 const MetaValue &other,
                                 const MetaValue &alpha) {
  FailureOr<TensorMeta> result = binary<Promotion::Default>(cx, self, other);
  if (succeeded(result) && !isBool(result->dtype) &&
      failed(checkNumberFits(cx, 2, alpha, result->dtype)))
    return failure();
  return result;
}

/// `self + alpha * other` for a number: no alpha is refused.
static FailureOr<TensorMeta> addNumber(RuleContext &cx, const TensorMeta &self,
                                       const MetaValue &other) {
  return binary<Promotion::Default>(cx, MetaValue::tensor(&self), other);
}

static bool isIntegerOne(const MetaValue &value) {
  return value.isInt() && value.getInt().isInt(1);
}

/// `self - alpha * other`. Follows torch._refs.sub: two tensors may not both
/// be bool, and an alpha other than 1 must fit.
static FailureOr<TensorMeta> sub(RuleContext &cx, const MetaValue &self,
                                 const MetaValue &other,
                                 const MetaValue &alpha) {
  FailureOr<TensorMeta> result = binary<Promotion::Default>(cx, self, other);
  if (failed(result))
    return failure();
  if (self.isTensor() && other.isTensor() && isBool(result->dtype))
    return cx.error(0, 1) << "expected operands of a subtraction that are not "
                             "both bool, found bool and bool";
  if (!isIntegerOne(alpha) &&
      failed(checkNumberFits(cx, 2, alpha, result->dtype)))
    return failure();
  return result;
}

/// `other - alpha * self`: the operands swap, so that `other` has the first
/// vote on the layout.
static FailureOr<TensorMeta> rsub(RuleContext &cx, const TensorMeta &self,
                                  const MetaValue &other,
                                  const MetaValue &alpha) {
  return sub(cx, other, MetaValue::tensor(&self), alpha);
}

/// `self != 0` of a tensor that is not bool.
static TensorMeta toBool(RuleContext &cx, const TensorMeta &self) {
  if (self.dtype == DType::Bool || !self.ranked || !self.strided)
    return self;
  return makeStrided(cx, self.sizes, convertStrides(cx, self), DType::Bool,
                     self.device);
}

/// `add_`, `sub_` follow meta_binop_inplace_alpha: an integer takes no float, a
/// bool only bools. Neither complex numbers nor alpha are looked at.
static FailureOr<TensorMeta> addToSelf(RuleContext &cx, const TensorMeta &self,
                                       const MetaValue &other) {
  DTypeKind kind = getKind(self.dtype);
  DTypeKind added = getKind(getDType(cx, other));
  if ((kind == DTypeKind::Int && added == DTypeKind::Float) ||
      (kind == DTypeKind::Bool && added != DTypeKind::Bool &&
       added != DTypeKind::Other))
    return cx.error(0, 1) << "expected what " << self.dtype
                          << " can hold, found " << getDType(cx, other);
  return binary<Promotion::Default>(cx, MetaValue::tensor(&self), other);
}
static constexpr Rule addInPlace = inPlaceOf<addToSelf, AnyDTypeInPlace>;

/// Operands that are not bool are compared with 0 before they are broadcast:
/// torch._refs.logical_and.
static FailureOr<TensorMeta> logical(RuleContext &cx, const TensorMeta &self,
                                     const TensorMeta &other) {
  TensorMeta a = toBool(cx, self), b = toBool(cx, other);
  return binary<Promotion::AlwaysBool>(cx, MetaValue::tensor(&a),
                                       MetaValue::tensor(&b));
}

/// Follows torch._refs.floor_divide, which is neither for bool nor complex.
/// For floats it ends in `where(other != 0, ...)`, so that the divisor has the
/// first vote on the layout.
static FailureOr<TensorMeta> floorDivide(RuleContext &cx, const MetaValue &self,
                                         const MetaValue &other) {
  constexpr unsigned refused = RefuseBool | RefuseComplex;
  const MetaValue operands[] = {self, other};
  if (isFloat(promoteTypes(cx, operands, Promotion::Default).result))
    return binarySwapped<Promotion::Default, refused>(cx, self, other);
  return binary<Promotion::Default, refused>(cx, self, other);
}

/// Follows torch._refs.div: the rounding mode decides whether integers stay.
static FailureOr<TensorMeta> divMode(RuleContext &cx, const MetaValue &self,
                                     const MetaValue &other,
                                     std::optional<StringRef> mode) {
  if (!mode)
    return binary<Promotion::IntToFloat>(cx, self, other);
  if (*mode == "trunc")
    return binary<Promotion::Default>(cx, self, other);
  if (*mode == "floor")
    return floorDivide(cx, self, other);
  return cx.error(2) << "expected rounding mode None, 'trunc' or 'floor', "
                        "found '"
                     << *mode << "'";
}

static bool isNumberOne(const MetaValue &value) {
  if (value.isFloat())
    return value.isKnown() && value.getFloat() == 1.0;
  return (value.isInt() || value.isBool()) && value.getInt().isInt(1);
}

/// Follows torch._refs.pow: an exponent of 1 is a clone, which keeps strides
/// that another exponent would normalise.
static FailureOr<TensorMeta> powOf(RuleContext &cx, const MetaValue &self,
                                   const MetaValue &exponent) {
  FailureOr<TensorMeta> result =
      binary<Promotion::BoolToLong>(cx, self, exponent);
  if (succeeded(result) && self.isTensor() && isNumberOne(exponent))
    result->strides = cloneStrides(cx, *self.getTensor());
  return result;
}

/// Follows torch._refs.float_power: always float64 or complex128.
static FailureOr<TensorMeta> floatPower(RuleContext &cx, const MetaValue &self,
                                        const MetaValue &exponent) {
  FailureOr<TensorMeta> result = powOf(cx, self, exponent);
  if (succeeded(result) && result->dtype != DType::Unknown)
    result->dtype =
        isComplex(getHigherDType(getDType(cx, self), getDType(cx, exponent)))
            ? DType::Complex128
            : DType::Float64;
  return result;
}

/// In place the base must have that type already.
static FailureOr<TensorMeta> floatPowerInPlace(RuleContext &cx,
                                               const TensorMeta &self,
                                               const MetaValue &exponent) {
  FailureOr<TensorMeta> result =
      floatPower(cx, MetaValue::tensor(&self), exponent);
  if (succeeded(result) && result->dtype != self.dtype)
    return cx.error(0) << "expected a base of dtype " << result->dtype
                       << ", found " << self.dtype;
  return result;
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

/// Follows torch._refs.addcmul: the value must fit the promoted type.
static FailureOr<TensorMeta> addcmul(RuleContext &cx, const TensorMeta &self,
                                     const TensorMeta &a, const TensorMeta &b,
                                     const MetaValue &value) {
  FailureOr<TensorMeta> result =
      ternary<Promotion::Default>(cx, MetaValue::tensor(&self),
                                  MetaValue::tensor(&a), MetaValue::tensor(&b));
  return result;
}

/// The same with a division, which is not defined on two integer tensors.
static FailureOr<TensorMeta> addcdiv(RuleContext &cx, const TensorMeta &self,
                                     const TensorMeta &a, const TensorMeta &b,
                                     const MetaValue &value) {
  if (getKind(a.dtype) == DTypeKind::Int && getKind(b.dtype) == DTypeKind::Int)
    return cx.error(1, 2) << "expected a float dtype in a division, found "
                          << a.dtype << " and " << b.dtype;
  return addcmul(cx, self, a, b, value);
}

/// Follows meta_lerp: no promotion; only a weight of rank 0 may differ.
static FailureOr<TensorMeta> lerp(RuleContext &cx, const TensorMeta &self,
                                  const TensorMeta &end,
                                  const MetaValue &weight) {
  auto check = [&](unsigned arg, DType found) -> LogicalResult {
    if (found == self.dtype || found == DType::Unknown ||
        self.dtype == DType::Unknown)
      return success();
    return cx.error(0, arg)
           << "expected dtype " << self.dtype << ", found " << found;
  };
  if (failed(check(1, end.dtype)))
    return failure();
  MetaValue operands[] = {MetaValue::tensor(&self), MetaValue::tensor(&end),
                          weight};
  if (!weight.isTensor())
    return elementwise(cx, ArrayRef(operands).drop_back(), Promotion::Default);
  if (!weight.getTensor()->isScalar() &&
      failed(check(2, weight.getTensor()->dtype)))
    return failure();
  return elementwise(cx, operands, Promotion::Default, self.dtype);
}

/// Follows torch._refs.clamp, which needs at least one bound.
static FailureOr<TensorMeta> clamp(RuleContext &cx, const MetaValue &self,
                                   const MetaValue &min, const MetaValue &max) {
  if (min.isNone() && max.isNone())
    return cx.error(1, 2) << "expected a lower or an upper bound, found none";
  const MetaValue operands[] = {self, min, max};
  return elementwiseWithScalars(cx, operands,
                                promoteTypes(cx, operands, Promotion::Default));
}

/// `clamp_min` and `clamp_max`, each a clamp with one bound.
static FailureOr<TensorMeta> clampOne(RuleContext &cx, const MetaValue &self,
                                      const MetaValue &bound) {
  return clamp(cx, self, bound, MetaValue::none());
}

/// Follows torch._refs.copysign: `where(signbit(other), -abs(self),
/// abs(self))`. The sign is computed after broadcasting and comes first, so
/// the layout of a tensor `other` decides.
static FailureOr<TensorMeta> copysign(RuleContext &cx, const TensorMeta &self,
                                      const MetaValue &other) {
  const MetaValue operands[] = {MetaValue::tensor(&self), other};
  FailureOr<TensorMeta> result =
      elementwise(cx, operands, Promotion::IntToFloat);
  if (failed(result) || !other.isTensor())
    return result;
  TensorMeta sign = broadcastTo(cx, *other.getTensor(), result->sizes);
  sign.strides = emptyLikeStrides(cx, sign);
  TensorMeta magnitude = broadcastTo(cx, self, result->sizes);
  result->strides = elementwiseStrides(cx, result->sizes, {sign, magnitude});
  return result;
}

/// `logit_` and `_add_relu_` of FakeTensor check nothing: integers stay as they
/// are.
static FailureOr<TensorMeta> returnSelf(RuleContext &, const TensorMeta &self) {
  return self;
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
  return MetaValue::symbolicBoolean(freshUnbacked(cx, {0, 1}));
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
static constexpr Rule binaryNotBool =
    rule<binary<Promotion::Default, RefuseBool>>;
static constexpr Rule binaryReal =
    rule<binary<Promotion::Default, RefuseBool | RefuseComplex>>;

static bool hasSymbols(const TensorMeta &meta) {
  auto isInt = [](SymInt value) { return value.isInt(); };
  return !llvm::all_of(meta.sizes, isInt) || !llvm::all_of(meta.strides, isInt);
}

/// Strides of a sum, difference, product or quotient where sizes or strides are
/// symbols. FakeTensor looks for an operand that has the sizes of the result
/// before it asks the reference, and at whether all are contiguous, however
/// they are broadcast. Nothing where it asks the reference.
static std::optional<ArrayRef<SymInt>>
getSymbolicLayout(RuleContext &cx, ArrayRef<MetaValue> operands,
                  ArrayRef<SymInt> sizes) {
  SmallVector<const TensorMeta *, 2> tensors;
  for (const MetaValue &operand : operands)
    if (operand.isTensor())
      tensors.push_back(operand.getTensor());
  auto hasSizes = [&](const TensorMeta *tensor) {
    return llvm::equal(tensor->sizes, sizes, [&](SymInt a, SymInt b) {
      return a == b || isTrue(cx.env.eq(a, b));
    });
  };
  if (llvm::none_of(tensors, [](auto *t) { return hasSymbols(*t); }) ||
      llvm::none_of(tensors, hasSizes))
    return std::nullopt;
  if (llvm::all_of(tensors, [&](auto *t) { return isContiguous(cx, *t); }))
    return contiguousStrides(cx, sizes);
  if (sizes.size() == 4 && llvm::all_of(tensors, [&](auto *t) {
        return t->rank() == 4 && isChannelsLastContiguous(cx, *t);
      }))
    return channelsLastStrides(cx, sizes);
  return std::nullopt;
}

/// An op of two tensors for which FakeTensor does that.
template <auto F, typename... Rest>
static FailureOr<TensorMeta> arithmetic(RuleContext &cx, const MetaValue &self,
                                        const MetaValue &other,
                                        const Rest &...rest) {
  FailureOr<TensorMeta> result = F(cx, self, other, rest...);
  if (failed(result) || !result->ranked || !result->strided)
    return result;
  if (auto strides = getSymbolicLayout(cx, {self, other}, result->sizes))
    result->strides = *strides;
  return result;
}

static constexpr Rule addTensors = rule<arithmetic<add, MetaValue>>;
static constexpr Rule subTensors = rule<arithmetic<sub, MetaValue>>;
static constexpr Rule mulTensors = rule<arithmetic<binary<Promotion::Default>>>;
static constexpr Rule divTensors =
    rule<arithmetic<binary<Promotion::IntToFloat>>>;

static const OpRow rows[] = {
    // Arithmetic.
    {"add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor",
     addTensors},
    {"add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> "
     "Tensor(a!)",
     addInPlace},
    {"add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor",
     rule<addNumber>},
    {"add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)",
     addInPlace},
    {"sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor",
     subTensors},
    {"sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> "
     "Tensor(a!)",
     addInPlace},
    {"sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor",
     rule<sub>},
    {"sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)",
     addInPlace},
    {"subtract.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor",
     subTensors},
    {"subtract_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> "
     "Tensor(a!)",
     addInPlace},
    {"subtract.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor",
     rule<sub>},
    {"subtract_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> "
     "Tensor(a!)",
     addInPlace},
    {"rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor",
     rule<rsub>},
    {"rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor",
     rule<rsub>},
    {"mul.Tensor(Tensor self, Tensor other) -> Tensor", mulTensors,
     HasInPlace | AnyDTypeInPlace},
    {"mul.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault,
     HasInPlace | AnyDTypeInPlace},
    {"multiply.Tensor(Tensor self, Tensor other) -> Tensor", mulTensors,
     HasInPlace | AnyDTypeInPlace},
    {"multiply.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault,
     HasInPlace | AnyDTypeInPlace},
    {"div.Tensor(Tensor self, Tensor other) -> Tensor", divTensors, HasInPlace},
    {"div.Scalar(Tensor self, Scalar other) -> Tensor", binaryFloat,
     HasInPlace},
    {"divide.Tensor(Tensor self, Tensor other) -> Tensor", divTensors,
     HasInPlace},
    {"divide.Scalar(Tensor self, Scalar other) -> Tensor", binaryFloat,
     HasInPlace},
    {"true_divide.Tensor(Tensor self, Tensor other) -> Tensor", divTensors,
     HasInPlace},
    {"true_divide.Scalar(Tensor self, Scalar other) -> Tensor", binaryFloat,
     HasInPlace},
    {"div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> "
     "Tensor",
     rule<divMode>, HasInPlace | ResizesInPlace},
    {"div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> "
     "Tensor",
     rule<divMode>, HasInPlace},
    {"divide.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> "
     "Tensor",
     rule<divMode>, HasInPlace | ResizesInPlace},
    {"divide.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> "
     "Tensor",
     rule<divMode>, HasInPlace},
    {"floor_divide(Tensor self, Tensor other) -> Tensor", rule<floorDivide>},
    {"floor_divide.Scalar(Tensor self, Scalar other) -> Tensor",
     rule<floorDivide>, HasInPlace},
    {"remainder.Tensor(Tensor self, Tensor other) -> Tensor", binaryDefault,
     HasInPlace | ResizesInPlace},
    {"remainder.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault,
     HasInPlace},
    {"remainder.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     binaryDefault},
    {"fmod.Tensor(Tensor self, Tensor other) -> Tensor", binaryDefault,
     HasInPlace | ResizesInPlace},
    {"fmod.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault,
     HasInPlace},
    {"pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor", rule<powOf>},
    {"pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor", rule<powOf>},
    {"pow.Scalar(Scalar self, Tensor exponent) -> Tensor", rule<powOf>},
    {"float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor",
     rule<floatPower>},
    {"float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor",
     rule<floatPower>},
    {"float_power.Scalar(Scalar self, Tensor exponent) -> Tensor",
     rule<floatPower>},
    {"addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) "
     "-> Tensor",
     rule<addcmul>, HasInPlace | AnyDTypeInPlace},
    {"addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) "
     "-> Tensor",
     rule<addcdiv>, HasInPlace | AnyDTypeInPlace},
    {"lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor",
     rule<lerp>, HasInPlace},
    {"lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor",
     rule<lerp>, HasInPlace},
    {"maximum(Tensor self, Tensor other) -> Tensor", binaryDefault},
    {"minimum(Tensor self, Tensor other) -> Tensor", binaryDefault},
    {"max.other(Tensor self, Tensor other) -> Tensor", binaryDefault},
    {"min.other(Tensor self, Tensor other) -> Tensor", binaryDefault},
    {"fmax(Tensor self, Tensor other) -> Tensor", binaryDefault},
    {"fmin(Tensor self, Tensor other) -> Tensor", binaryDefault},
    {"gcd(Tensor self, Tensor other) -> Tensor", binaryDefault,
     HasInPlace | ResizesInPlace},
    {"hypot(Tensor self, Tensor other) -> Tensor", binaryDefault,
     HasInPlace | ResizesInPlace},
    {"heaviside(Tensor self, Tensor values) -> Tensor", binaryDefault,
     HasInPlace | ResizesInPlace},
    {"nextafter(Tensor self, Tensor other) -> Tensor", binaryDefault,
     HasInPlace | ResizesInPlace},
    {"lcm(Tensor self, Tensor other) -> Tensor", binaryNotBool,
     HasInPlace | ResizesInPlace},
    {"logaddexp(Tensor self, Tensor other) -> Tensor", binaryNotBool},
    {"logaddexp2(Tensor self, Tensor other) -> Tensor", binaryReal},
    {"clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor",
     rule<clamp>, HasInPlace},
    {"clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor",
     rule<clamp>, HasInPlace | ResizesInPlace},
    {"clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor",
     rule<clamp>, HasInPlace},
    {"clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor",
     rule<clamp>, HasInPlace | ResizesInPlace},
    {"clamp_min(Tensor self, Scalar min) -> Tensor", rule<clampOne>,
     HasInPlace},
    {"clamp_min.Tensor(Tensor self, Tensor min) -> Tensor", rule<clampOne>,
     HasInPlace | ResizesInPlace},
    {"clamp_max(Tensor self, Scalar max) -> Tensor", rule<clampOne>,
     HasInPlace},
    {"clamp_max.Tensor(Tensor self, Tensor max) -> Tensor", rule<clampOne>,
     HasInPlace | ResizesInPlace},
    {"copysign.Tensor(Tensor self, Tensor other) -> Tensor", rule<copysign>,
     HasInPlace | ResizesInPlace},
    {"copysign.Scalar(Tensor self, Scalar other) -> Tensor", rule<copysign>,
     HasInPlace},
    {"atan2(Tensor self, Tensor other) -> Tensor", binaryFloat,
     HasInPlace | ResizesInPlace},
    {"arctan2(Tensor self, Tensor other) -> Tensor", binaryFloat,
     HasInPlace | ResizesInPlace},
    {"ldexp.Tensor(Tensor self, Tensor other) -> Tensor", binaryFloat},
    {"_add_relu.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor",
     binaryNotBool},
    {"_add_relu_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> "
     "Tensor(a!)",
     rule<returnSelf>},
    {"_add_relu.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor",
     binaryNotBool},
    {"_add_relu_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> "
     "Tensor(a!)",
     rule<returnSelf>},
    // In-place overloads with other names.
    {"pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)",
     inPlaceOf<powOf, ResizesInPlace>},
    {"pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)",
     inPlaceOf<powOf>},
    {"floor_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     inPlaceOf<floorDivide, ResizesInPlace>},
    {"float_power_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)",
     inPlaceOf<floatPowerInPlace>},
    {"float_power_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)",
     inPlaceOf<floatPowerInPlace>},
    {"ldexp_(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     inPlaceOf<binary<Promotion::IntToFloat>, AnyDTypeInPlace>},
    // Of one operand.
    {"neg(Tensor self) -> Tensor", unaryNotBool, HasInPlace},
    {"negative(Tensor self) -> Tensor", unaryNotBool, HasInPlace},
    {"frac(Tensor self) -> Tensor", unaryNotBool, HasInPlace},
    {"abs(Tensor self) -> Tensor", rule<unary<Promotion::ComplexToFloat>>,
     HasInPlace},
    {"absolute(Tensor self) -> Tensor", rule<unary<Promotion::ComplexToFloat>>,
     HasInPlace},
    {"square(Tensor self) -> Tensor", rule<unary<Promotion::BoolToLong>>,
     HasInPlace},
    {"sign(Tensor self) -> Tensor", unaryDefault, HasInPlace},
    {"sgn(Tensor self) -> Tensor", unaryDefault, HasInPlace},
    {"ceil(Tensor self) -> Tensor", unaryDefault, HasInPlace},
    {"floor(Tensor self) -> Tensor", unaryDefault, HasInPlace},
    {"trunc(Tensor self) -> Tensor", unaryDefault, HasInPlace},
    {"fix(Tensor self) -> Tensor", unaryDefault, HasInPlace},
    {"round(Tensor self) -> Tensor", unaryDefault, HasInPlace},
    {"round.decimals(Tensor self, *, int decimals) -> Tensor", unaryDefault,
     HasInPlace},
    {"special_round(Tensor self, *, int decimals=0) -> Tensor", unaryDefault},
    {"nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? "
     "neginf=None) -> Tensor",
     unaryDefault, HasInPlace},
    {"_conj_physical(Tensor self) -> Tensor", unaryDefault},
    {"bitwise_not(Tensor self) -> Tensor", unaryDefault, HasInPlace},
    {"acos(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"arccos(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"acosh(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"arccosh(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"asin(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"arcsin(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"asinh(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"arcsinh(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"atan(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"arctan(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"atanh(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"arctanh(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"cos(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"cosh(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"sin(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"sinh(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"tan(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"tanh(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"exp(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"exp2(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"expm1(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"log(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"log10(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"log1p(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"log2(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"sqrt(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"rsqrt(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"reciprocal(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"erf(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"erfc(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"erfinv(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"lgamma(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"digamma(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"i0(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"sinc(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"sigmoid(Tensor self) -> Tensor", unaryFloat, HasInPlace},
    {"logit(Tensor self, float? eps=None) -> Tensor", unaryFloat},
    {"logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)",
     rule<returnSelf>},
    {"deg2rad(Tensor self) -> Tensor", unaryRealFloat, HasInPlace},
    {"rad2deg(Tensor self) -> Tensor", unaryRealFloat, HasInPlace},
    {"frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)",
     rule<frexp>},
    {"mvlgamma(Tensor self, int p) -> Tensor", rule<mvlgamma>, HasInPlace},
    {"special_multigammaln(Tensor self, int p) -> Tensor", rule<mvlgamma>},
    // Complex numbers.
    {"complex(Tensor real, Tensor imag) -> Tensor", rule<makeComplex>},
    {"polar(Tensor abs, Tensor angle) -> Tensor", rule<makeComplex>},
    {"conj_physical(Tensor self) -> Tensor", rule<conjPhysical>, HasInPlace},
    {"angle(Tensor self) -> Tensor", rule<angle>},
    // Bits.
    {"bitwise_and.Tensor(Tensor self, Tensor other) -> Tensor", binaryDefault,
     HasInPlace | ResizesInPlace},
    {"bitwise_and.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault,
     HasInPlace},
    {"bitwise_and.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     binaryDefault},
    {"bitwise_or.Tensor(Tensor self, Tensor other) -> Tensor", binaryDefault,
     HasInPlace | ResizesInPlace},
    {"bitwise_or.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault,
     HasInPlace},
    {"bitwise_or.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     binaryDefault},
    {"bitwise_xor.Tensor(Tensor self, Tensor other) -> Tensor", binaryDefault,
     HasInPlace | ResizesInPlace},
    {"bitwise_xor.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault,
     HasInPlace},
    {"bitwise_xor.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     binaryDefault},
    {"bitwise_left_shift.Tensor(Tensor self, Tensor other) -> Tensor",
     binaryDefault, HasInPlace | ResizesInPlace},
    {"bitwise_left_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor",
     binaryDefault, HasInPlace},
    {"bitwise_left_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     binaryDefault},
    {"bitwise_right_shift.Tensor(Tensor self, Tensor other) -> Tensor",
     binaryDefault, HasInPlace | ResizesInPlace},
    {"bitwise_right_shift.Tensor_Scalar(Tensor self, Scalar other) -> Tensor",
     binaryDefault, HasInPlace},
    {"bitwise_right_shift.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     binaryDefault},
    {"__and__.Tensor(Tensor self, Tensor other) -> Tensor", binaryDefault},
    {"__and__.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault},
    {"__or__.Tensor(Tensor self, Tensor other) -> Tensor", binaryDefault},
    {"__or__.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault},
    {"__xor__.Tensor(Tensor self, Tensor other) -> Tensor", binaryDefault},
    {"__xor__.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault},
    {"__lshift__.Tensor(Tensor self, Tensor other) -> Tensor", rule<shift>},
    {"__lshift__.Scalar(Tensor self, Scalar other) -> Tensor", rule<shift>},
    {"__rshift__.Tensor(Tensor self, Tensor other) -> Tensor", rule<shift>},
    {"__rshift__.Scalar(Tensor self, Scalar other) -> Tensor", rule<shift>},
    // Comparison and logic.
    {"eq.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     HasInPlace | ResizesInPlace},
    {"eq.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool, HasInPlace},
    {"ne.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     HasInPlace | ResizesInPlace},
    {"ne.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool, HasInPlace},
    {"not_equal.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     HasInPlace | ResizesInPlace},
    {"not_equal.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool,
     HasInPlace},
    {"lt.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     HasInPlace | ResizesInPlace},
    {"lt.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool, HasInPlace},
    {"less.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     HasInPlace | ResizesInPlace},
    {"less.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool,
     HasInPlace},
    {"le.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     HasInPlace | ResizesInPlace},
    {"le.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool, HasInPlace},
    {"less_equal.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     HasInPlace | ResizesInPlace},
    {"less_equal.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool,
     HasInPlace},
    {"gt.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     HasInPlace | ResizesInPlace},
    {"gt.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool, HasInPlace},
    {"greater.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     HasInPlace | ResizesInPlace},
    {"greater.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool,
     HasInPlace},
    {"ge.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     HasInPlace | ResizesInPlace},
    {"ge.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool, HasInPlace},
    {"greater_equal.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     HasInPlace | ResizesInPlace},
    {"greater_equal.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool,
     HasInPlace},
    {"logical_and(Tensor self, Tensor other) -> Tensor", rule<logical>,
     HasInPlace | AnyDTypeInPlace},
    {"logical_or(Tensor self, Tensor other) -> Tensor", rule<logical>,
     HasInPlace | AnyDTypeInPlace},
    {"logical_xor(Tensor self, Tensor other) -> Tensor", rule<logical>,
     HasInPlace | AnyDTypeInPlace},
    {"logical_not(Tensor self) -> Tensor", unaryBool, HasInPlace},
    {"isnan(Tensor self) -> Tensor", unaryBool},
    {"isinf(Tensor self) -> Tensor", unaryBool},
    {"isfinite(Tensor self) -> Tensor", unaryBool},
    {"isreal(Tensor self) -> Tensor", unaryBool},
    {"signbit(Tensor self) -> Tensor", unaryBool},
    {"isposinf(Tensor self) -> Tensor", unaryRealBool},
    {"isneginf(Tensor self) -> Tensor", unaryRealBool},
    {"isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, "
     "float atol=1e-08, bool equal_nan=False) -> Tensor",
     rule<isclose>},
    {"equal(Tensor self, Tensor other) -> bool", rule<compareData>},
    {"allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, "
     "float atol=1e-08, bool equal_nan=False) -> bool",
     rule<compareData>},
    // Selection.
    {"fill.Scalar(Tensor self, Scalar value) -> Tensor", rule<fill>,
     HasInPlace},
    {"fill.Tensor(Tensor self, Tensor value) -> Tensor", rule<fill>,
     HasInPlace},
    {"zero(Tensor self) -> Tensor", rule<zero>, HasInPlace},
    {"tril(Tensor self, SymInt diagonal=0) -> Tensor", rule<tril>, HasInPlace},
    {"triu(Tensor self, SymInt diagonal=0) -> Tensor", rule<tril>, HasInPlace},
    {"positive(Tensor(a) self) -> Tensor(a)", rule<positive>},
    {"where.self(Tensor condition, Tensor self, Tensor other) -> Tensor",
     rule<where>},
    {"where.Scalar(Tensor condition, Scalar self, Scalar other) -> Tensor",
     rule<where>},
    {"where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor",
     rule<where>},
    {"where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor",
     rule<where>},
};

OpFamily fake::getPointwiseFamily() { return {"Pointwise", rows}; }
