//===- Arithmetic.cpp - Elementwise arithmetic ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Elementwise/Pointwise.h"
#include "Table/Call.h"
#include "Table/Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Rules
//===----------------------------------------------------------------------===//

/// `self + alpha * other`. Follows torch._refs.add: alpha must not be of a
/// higher category than the result, except that bool accepts any alpha.
static FailureOr<TensorMeta> add(RuleContext &cx, const MetaValue &self,
                                 const MetaValue &other, Scalar alpha) {
  FailureOr<TensorMeta> result = binary<Promotion::Default>(cx, self, other);
  if (succeeded(result) && !isBool(result->dtype) &&
      failed(checkNumberFits(cx, 2, alpha, result->dtype)))
    return failure();
  return result;
}

/// `self + alpha * other`, or minus, for a number: any alpha is accepted.
static FailureOr<TensorMeta> addScalar(RuleContext &cx, const TensorMeta &self,
                                       Scalar other) {
  return binary<Promotion::Default>(cx, MetaValue::tensor(&self), other);
}

static bool isIntegerOne(Scalar value) {
  return value.isInt() && value.getInt().isInt(1);
}

/// `self - alpha * other`. Follows torch._refs.sub: two bool tensors are
/// rejected, and an alpha other than 1 is checked.
static FailureOr<TensorMeta> sub(RuleContext &cx, const MetaValue &self,
                                 const MetaValue &other, Scalar alpha) {
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

/// `other - alpha * self`: the operands are swapped, so that `other` takes
/// precedence for strides.
static FailureOr<TensorMeta> rsub(RuleContext &cx, const TensorMeta &self,
                                  const MetaValue &other, Scalar alpha) {
  return sub(cx, other, MetaValue::tensor(&self), alpha);
}

/// `add_`, `sub_` follow meta_binop_inplace_alpha: an integer rejects floats,
/// bool all but bools. Neither complex numbers nor alpha are checked.
static FailureOr<TensorMeta> addToSelf(RuleContext &cx, const TensorMeta &self,
                                       const MetaValue &other) {
  DTypeKind kind = getKind(self.dtype);
  DTypeKind added = getKind(getDType(cx, other));
  if ((kind == DTypeKind::Int && added == DTypeKind::Float) ||
      (kind == DTypeKind::Bool && added != DTypeKind::Bool &&
       added != DTypeKind::Other))
    return cx.error(0, 1) << "expected a dtype that " << self.dtype
                          << " can represent, found " << getDType(cx, other);
  return binary<Promotion::Default>(cx, MetaValue::tensor(&self), other);
}

static constexpr Rule addInPlace = inPlaceOf<addToSelf, InPlace::AnyDType>;

/// Follows _find_common_device: only `add_` of two tensors allows one of them
/// on meta.
static FailureOr<TensorMeta> addTensorToSelf(RuleContext &cx,
                                             const TensorMeta &self,
                                             const MetaValue &other) {
  if (!other.isTensor())
    return addToSelf(cx, self, other);
  TensorMeta added = *other.getTensor();
  if (self.device.getType() == DeviceType::Meta ||
      added.device.getType() == DeviceType::Meta)
    added.device = self.device;
  return addToSelf(cx, self, MetaValue::tensor(&added));
}

static constexpr Rule addTensorInPlace =
    inPlaceOf<addTensorToSelf, InPlace::AnyDType>;

/// Follows torch._refs.floor_divide, which rejects bool and complex. For floats
/// it ends in `where(other != 0, ...)`, so that the divisor takes precedence
/// for strides.
static FailureOr<TensorMeta> floorDivide(RuleContext &cx, const MetaValue &self,
                                         const MetaValue &other) {
  constexpr unsigned refused = RefuseBool | RefuseComplex;
  const MetaValue operands[] = {self, other};
  if (isFloat(promoteTypes(cx, operands, Promotion::Default).result))
    return binarySwapped<Promotion::Default, refused>(cx, self, other);
  return binary<Promotion::Default, refused>(cx, self, other);
}

/// Follows torch._refs.div: the rounding mode determines whether integers are
/// kept.
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
  return value.getScalar().toDouble() == 1.0;
}

/// Follows torch._refs.pow: an exponent of 1 is a clone, which keeps strides
/// that other exponents normalize.
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

/// In place, the base must already have that type.
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

/// Follows torch._refs.addcmul: the category of `value` must not exceed that of
/// the promoted type.
static FailureOr<TensorMeta> addcmul(RuleContext &cx, const TensorMeta &self,
                                     const TensorMeta &a, const TensorMeta &b,
                                     Scalar value) {
  FailureOr<TensorMeta> result =
      ternary<Promotion::Default>(cx, MetaValue::tensor(&self),
                                  MetaValue::tensor(&a), MetaValue::tensor(&b));
  return result;
}

/// The same with a division, which is not defined on two integer tensors.
static FailureOr<TensorMeta> addcdiv(RuleContext &cx, const TensorMeta &self,
                                     const TensorMeta &a, const TensorMeta &b,
                                     Scalar value) {
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

/// Follows torch._refs.clamp, which requires at least one bound.
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
/// abs(self))`. The sign is computed after broadcasting and comes first, so a
/// tensor `other` takes precedence for strides.
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

/// Strides of a sum, difference, product or quotient with symbolic sizes or
/// strides, by FakeTensor's fast path: it looks for an operand with the sizes
/// of the result, and checks whether all are contiguous, even if broadcast.
/// nullopt if it falls back to the reference.
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

/// A binary op with that fast path.
template <auto F, typename... Rest>
static FailureOr<TensorMeta> arithmetic(RuleContext &cx, const MetaValue &self,
                                        const MetaValue &other, Rest... rest) {
  FailureOr<TensorMeta> result = F(cx, self, other, rest...);
  if (failed(result) || !result->ranked || !result->strided)
    return result;
  if (auto strides = getSymbolicLayout(cx, {self, other}, result->sizes))
    result->strides = *strides;
  return result;
}

static constexpr Rule addTensors = rule<arithmetic<add, Scalar>>;
static constexpr Rule subTensors = rule<arithmetic<sub, Scalar>>;
static constexpr Rule mulTensors = rule<arithmetic<binary<Promotion::Default>>>;
static constexpr Rule divTensors =
    rule<arithmetic<binary<Promotion::IntToFloat>>>;

static constexpr Rule binaryNotBool =
    rule<binary<Promotion::Default, RefuseBool>>;
static constexpr Rule binaryReal =
    rule<binary<Promotion::Default, RefuseBool | RefuseComplex>>;

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    // Arithmetic.
    {"add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor",
     addTensors,
     follows("_refs.add _subclasses.fake_impls.make_fast_binary_impl"),
     Tag::pointwise},
    {"add_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> "
     "Tensor(a!)",
     addTensorInPlace, follows("_meta_registrations.meta_binop_inplace_alpha"),
     Tag::pointwise},
    {"add.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor",
     rule<addScalar>, follows("_meta_registrations.meta_binop_alpha"),
     Tag::pointwise},
    {"add_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)",
     addInPlace, follows("_meta_registrations.meta_binop_inplace_alpha"),
     Tag::pointwise},
    {"sub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor",
     subTensors,
     follows("_refs.sub _subclasses.fake_impls.make_fast_binary_impl"),
     Tag::pointwise},
    {"sub_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> "
     "Tensor(a!)",
     addInPlace, follows("_meta_registrations.meta_binop_inplace_alpha"),
     Tag::pointwise},
    {"sub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor",
     rule<addScalar>, follows("_meta_registrations.meta_binop_alpha"),
     Tag::pointwise},
    {"sub_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> Tensor(a!)",
     addInPlace, follows("_meta_registrations.meta_binop_inplace_alpha"),
     Tag::pointwise},
    {"subtract.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor",
     aliasOf("sub.Tensor")},
    {"subtract_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> "
     "Tensor(a!)",
     aliasOf("sub_.Tensor")},
    {"subtract.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor",
     aliasOf("sub.Scalar")},
    {"subtract_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> "
     "Tensor(a!)",
     aliasOf("sub_.Scalar")},
    {"rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor",
     rule<rsub>, follows("_refs.rsub")},
    {"rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor",
     rule<rsub>, follows("_refs.rsub"), Tag::pointwise},
    {"mul.Tensor(Tensor self, Tensor other) -> Tensor", mulTensors,
     follows("_refs.mul _subclasses.fake_impls.make_fast_binary_impl"),
     InPlace::AnyDType | Tag::pointwise},
    {"mul.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault,
     follows("_refs.mul"), InPlace::AnyDType | Tag::pointwise},
    {"multiply.Tensor(Tensor self, Tensor other) -> Tensor",
     aliasOf("mul.Tensor"), InPlace::Derived},
    {"multiply.Scalar(Tensor self, Scalar other) -> Tensor",
     aliasOf("mul.Scalar"), InPlace::Derived},
    {"div.Tensor(Tensor self, Tensor other) -> Tensor", divTensors,
     follows("_refs.div _subclasses.fake_impls.make_fast_binary_impl"),
     InPlace::Derived | Tag::pointwise},
    {"div.Scalar(Tensor self, Scalar other) -> Tensor", binaryFloat,
     follows("_refs.div"), InPlace::Derived | Tag::pointwise},
    {"divide.Tensor(Tensor self, Tensor other) -> Tensor",
     aliasOf("div.Tensor"), InPlace::Derived},
    {"divide.Scalar(Tensor self, Scalar other) -> Tensor",
     aliasOf("div.Scalar"), InPlace::Derived},
    {"true_divide.Tensor(Tensor self, Tensor other) -> Tensor",
     aliasOf("div.Tensor"), InPlace::Derived},
    {"true_divide.Scalar(Tensor self, Scalar other) -> Tensor",
     aliasOf("div.Scalar"), InPlace::Derived},
    {"div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> "
     "Tensor",
     rule<divMode>, follows("_refs.div"), InPlace::Resizes | Tag::pointwise},
    {"div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> "
     "Tensor",
     rule<divMode>, follows("_refs.div"), InPlace::Derived | Tag::pointwise},
    {"divide.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode) -> "
     "Tensor",
     aliasOf("div.Tensor_mode"), InPlace::Derived},
    {"divide.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> "
     "Tensor",
     aliasOf("div.Scalar_mode"), InPlace::Derived},
    {"floor_divide(Tensor self, Tensor other) -> Tensor", rule<floorDivide>,
     follows("_decomp.decompositions.floor_divide")},
    {"floor_divide.Scalar(Tensor self, Scalar other) -> Tensor",
     rule<floorDivide>, follows("_decomp.decompositions.floor_divide"),
     InPlace::Derived},
    {"remainder.Tensor(Tensor self, Tensor other) -> Tensor", binaryDefault,
     follows("_refs.remainder"), InPlace::Resizes | Tag::pointwise},
    {"remainder.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault,
     follows("_refs.remainder"), InPlace::Derived | Tag::pointwise},
    {"remainder.Scalar_Tensor(Scalar self, Tensor other) -> Tensor",
     binaryDefault, follows("_refs.remainder"), Tag::pointwise},
    {"fmod.Tensor(Tensor self, Tensor other) -> Tensor", binaryDefault,
     follows("_refs.fmod"), InPlace::Resizes | Tag::pointwise},
    {"fmod.Scalar(Tensor self, Scalar other) -> Tensor", binaryDefault,
     follows("_refs.fmod"), InPlace::Derived | Tag::pointwise},
    {"pow.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor", rule<powOf>,
     follows("_refs.pow"), Tag::pointwise},
    {"pow.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor", rule<powOf>,
     follows("_refs.pow"), Tag::pointwise},
    {"pow.Scalar(Scalar self, Tensor exponent) -> Tensor", rule<powOf>,
     follows("_refs.pow"), Tag::pointwise},
    {"float_power.Tensor_Tensor(Tensor self, Tensor exponent) -> Tensor",
     rule<floatPower>, follows("native"), Tag::pointwise},
    {"float_power.Tensor_Scalar(Tensor self, Scalar exponent) -> Tensor",
     rule<floatPower>, follows("native"), Tag::pointwise},
    {"float_power.Scalar(Scalar self, Tensor exponent) -> Tensor",
     rule<floatPower>, follows("native"), Tag::pointwise},
    {"addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) "
     "-> Tensor",
     rule<addcmul>, follows("_meta_registrations.addcmul"),
     InPlace::AnyDType | Tag::pointwise},
    {"addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) "
     "-> Tensor",
     rule<addcdiv>, follows("_meta_registrations.addcdiv"),
     InPlace::AnyDType | Tag::pointwise},
    {"lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor",
     rule<lerp>, follows("_meta_registrations.lerp"),
     InPlace::Derived | Tag::pointwise},
    {"lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor",
     rule<lerp>, follows("_meta_registrations.lerp"),
     InPlace::Derived | Tag::pointwise},
    {"maximum(Tensor self, Tensor other) -> Tensor", binaryDefault,
     follows("_refs.maximum"), Tag::pointwise},
    {"minimum(Tensor self, Tensor other) -> Tensor", binaryDefault,
     follows("_refs.minimum"), Tag::pointwise},
    {"max.other(Tensor self, Tensor other) -> Tensor", binaryDefault,
     follows("native"), Tag::pointwise},
    {"min.other(Tensor self, Tensor other) -> Tensor", binaryDefault,
     follows("native"), Tag::pointwise},
    {"fmax(Tensor self, Tensor other) -> Tensor", binaryDefault,
     follows("_refs.fmax"), Tag::pointwise},
    {"fmin(Tensor self, Tensor other) -> Tensor", binaryDefault,
     follows("_refs.fmin"), Tag::pointwise},
    {"gcd(Tensor self, Tensor other) -> Tensor", binaryDefault,
     follows("_refs.gcd"),
     InPlace::Resizes | Tag::pointwise | InPlace::NotPointwise},
    {"hypot(Tensor self, Tensor other) -> Tensor", binaryDefault,
     follows("_refs.hypot"), InPlace::Resizes | Tag::pointwise},
    {"heaviside(Tensor self, Tensor values) -> Tensor", binaryDefault,
     follows("_refs.heaviside"),
     InPlace::Resizes | Tag::pointwise | InPlace::NotPointwise},
    {"nextafter(Tensor self, Tensor other) -> Tensor", binaryDefault,
     follows("_refs.nextafter"), InPlace::Resizes | Tag::pointwise},
    {"lcm(Tensor self, Tensor other) -> Tensor", binaryNotBool,
     follows("_refs.lcm"),
     InPlace::Resizes | Tag::pointwise | InPlace::NotPointwise},
    {"logaddexp(Tensor self, Tensor other) -> Tensor", binaryNotBool,
     follows("_refs.logaddexp"), Tag::pointwise},
    {"logaddexp2(Tensor self, Tensor other) -> Tensor", binaryReal,
     follows("_refs.logaddexp2"), Tag::pointwise},
    {"clamp(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor",
     rule<clamp>, follows("_refs.clamp"), InPlace::Derived | Tag::pointwise},
    {"clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor",
     rule<clamp>, follows("_refs.clamp"), InPlace::Resizes | Tag::pointwise},
    {"clip(Tensor self, Scalar? min=None, Scalar? max=None) -> Tensor",
     aliasOf("clamp"), InPlace::Derived},
    {"clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None) -> Tensor",
     aliasOf("clamp.Tensor"), InPlace::Derived},
    {"clamp_min(Tensor self, Scalar min) -> Tensor", rule<clampOne>,
     follows("_refs.clamp_min"), InPlace::Derived | Tag::pointwise},
    {"clamp_min.Tensor(Tensor self, Tensor min) -> Tensor", rule<clampOne>,
     follows("_refs.clamp_min"), InPlace::Resizes | Tag::pointwise},
    {"clamp_max(Tensor self, Scalar max) -> Tensor", rule<clampOne>,
     follows("_refs.clamp_max"), InPlace::Derived | Tag::pointwise},
    {"clamp_max.Tensor(Tensor self, Tensor max) -> Tensor", rule<clampOne>,
     follows("_refs.clamp_max"), InPlace::Resizes | Tag::pointwise},
    {"copysign.Tensor(Tensor self, Tensor other) -> Tensor", rule<copysign>,
     follows("_refs.copysign"),
     InPlace::Resizes | Tag::pointwise | InPlace::NotPointwise},
    {"copysign.Scalar(Tensor self, Scalar other) -> Tensor", rule<copysign>,
     follows("_refs.copysign"),
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"atan2(Tensor self, Tensor other) -> Tensor", binaryFloat,
     follows("_refs.atan2"), InPlace::Resizes | Tag::pointwise},
    {"arctan2(Tensor self, Tensor other) -> Tensor", aliasOf("atan2"),
     InPlace::Derived},
    {"ldexp.Tensor(Tensor self, Tensor other) -> Tensor", binaryFloat,
     follows("_decomp.decompositions.ldexp"), Tag::pointwise},
    {"_add_relu.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor",
     binaryNotBool, follows("_meta_registrations.meta__add_relu")},
    {"_add_relu_.Tensor(Tensor(a!) self, Tensor other, *, Scalar alpha=1) -> "
     "Tensor(a!)",
     rule<returnSelf>, follows("native")},
    {"_add_relu.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor",
     binaryNotBool, follows("native")},
    {"_add_relu_.Scalar(Tensor(a!) self, Scalar other, Scalar alpha=1) -> "
     "Tensor(a!)",
     rule<returnSelf>, follows("native")},
    // In-place overloads with other names.
    {"pow_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)",
     inPlaceOf<powOf, InPlace::Resizes>, follows("_refs.pow_"), Tag::pointwise},
    {"pow_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)",
     inPlaceOf<powOf>, follows("_refs.pow_"), Tag::pointwise},
    {"floor_divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     inPlaceOf<floorDivide, InPlace::Resizes>, follows("_refs.floor_divide_")},
    {"float_power_.Tensor(Tensor(a!) self, Tensor exponent) -> Tensor(a!)",
     inPlaceOf<floatPowerInPlace>, follows("native"), Tag::pointwise},
    {"float_power_.Scalar(Tensor(a!) self, Scalar exponent) -> Tensor(a!)",
     inPlaceOf<floatPowerInPlace>, follows("native"), Tag::pointwise},
    {"ldexp_(Tensor(a!) self, Tensor other) -> Tensor(a!)",
     inPlaceOf<binary<Promotion::IntToFloat>, InPlace::AnyDType>,
     follows("_decomp.decompositions.register_inplace"), Tag::pointwise},
};

OpFamily fake::getArithmeticFamily() { return {"Arithmetic", rows}; }
