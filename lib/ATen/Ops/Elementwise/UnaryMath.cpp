//===- UnaryMath.cpp - Functions of one operand -----------------*- C++ -*-===//
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

/// `+self`: the tensor itself.
static FailureOr<TensorMeta> positive(RuleContext &cx, const TensorMeta &self) {
  if (failed(refuse(cx, 0, self.dtype, RefuseBool)))
    return failure();
  return self;
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static constexpr Rule unaryNotBool =
    rule<unary<Promotion::Default, RefuseBool>>;
static constexpr Rule unaryRealFloat =
    rule<unary<Promotion::IntToFloat, RefuseComplex>>;

static const OpRow rows[] = {
    // Of one operand.
    {"neg(Tensor self) -> Tensor", unaryNotBool, follows("_refs.neg"),
     InPlace::Derived | Tag::pointwise},
    {"negative(Tensor self) -> Tensor", aliasOf("neg"), InPlace::Derived},
    {"frac(Tensor self) -> Tensor", unaryNotBool, follows("_refs.frac"),
     InPlace::Derived | Tag::pointwise},
    {"abs(Tensor self) -> Tensor", rule<unary<Promotion::ComplexToFloat>>,
     follows("_refs.abs"),
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"absolute(Tensor self) -> Tensor", aliasOf("abs"), InPlace::Derived},
    {"square(Tensor self) -> Tensor", rule<unary<Promotion::BoolToLong>>,
     follows("native"), InPlace::Derived | Tag::pointwise},
    {"sign(Tensor self) -> Tensor", unaryDefault, follows("_refs.sign"),
     InPlace::Derived | Tag::pointwise},
    {"sgn(Tensor self) -> Tensor", unaryDefault, follows("_refs.sgn"),
     InPlace::Derived | Tag::pointwise},
    {"ceil(Tensor self) -> Tensor", unaryDefault, follows("_refs.ceil"),
     InPlace::Derived | Tag::pointwise},
    {"floor(Tensor self) -> Tensor", unaryDefault, follows("_refs.floor"),
     InPlace::Derived | Tag::pointwise},
    {"trunc(Tensor self) -> Tensor", unaryDefault, follows("_refs.trunc"),
     InPlace::Derived | Tag::pointwise},
    {"fix(Tensor self) -> Tensor", aliasOf("trunc"), InPlace::Derived},
    {"round(Tensor self) -> Tensor", unaryDefault,
     follows("_meta_registrations.meta_round"),
     InPlace::Derived | Tag::pointwise},
    {"round.decimals(Tensor self, *, int decimals) -> Tensor", unaryDefault,
     follows("_meta_registrations.meta_round"),
     InPlace::Derived | Tag::pointwise},
    {"special_round(Tensor self, *, int decimals=0) -> Tensor", unaryDefault,
     follows("native")},
    {"nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? "
     "neginf=None) -> Tensor",
     unaryDefault, follows("_meta_registrations.nan_to_num"),
     InPlace::Derived | Tag::pointwise},
    {"_conj_physical(Tensor self) -> Tensor", unaryDefault, follows("native"),
     Tag::pointwise},
    {"acos(Tensor self) -> Tensor", unaryFloat, follows("_refs.acos"),
     InPlace::Derived | Tag::pointwise},
    {"arccos(Tensor self) -> Tensor", aliasOf("acos"), InPlace::Derived},
    {"acosh(Tensor self) -> Tensor", unaryFloat, follows("_refs.acosh"),
     InPlace::Derived | Tag::pointwise},
    {"arccosh(Tensor self) -> Tensor", aliasOf("acosh"), InPlace::Derived},
    {"asin(Tensor self) -> Tensor", unaryFloat, follows("_refs.asin"),
     InPlace::Derived | Tag::pointwise},
    {"arcsin(Tensor self) -> Tensor", aliasOf("asin"), InPlace::Derived},
    {"asinh(Tensor self) -> Tensor", unaryFloat, follows("_refs.asinh"),
     InPlace::Derived | Tag::pointwise},
    {"arcsinh(Tensor self) -> Tensor", aliasOf("asinh"), InPlace::Derived},
    {"atan(Tensor self) -> Tensor", unaryFloat, follows("_refs.atan"),
     InPlace::Derived | Tag::pointwise},
    {"arctan(Tensor self) -> Tensor", aliasOf("atan"), InPlace::Derived},
    {"atanh(Tensor self) -> Tensor", unaryFloat, follows("_refs.atanh"),
     InPlace::Derived | Tag::pointwise},
    {"arctanh(Tensor self) -> Tensor", aliasOf("atanh"), InPlace::Derived},
    {"cos(Tensor self) -> Tensor", unaryFloat, follows("_refs.cos"),
     InPlace::Derived | Tag::pointwise},
    {"cosh(Tensor self) -> Tensor", unaryFloat, follows("_refs.cosh"),
     InPlace::Derived | Tag::pointwise},
    {"sin(Tensor self) -> Tensor", unaryFloat, follows("_refs.sin"),
     InPlace::Derived | Tag::pointwise},
    {"sinh(Tensor self) -> Tensor", unaryFloat, follows("_refs.sinh"),
     InPlace::Derived | Tag::pointwise},
    {"tan(Tensor self) -> Tensor", unaryFloat, follows("_refs.tan"),
     InPlace::Derived | Tag::pointwise},
    {"tanh(Tensor self) -> Tensor", unaryFloat, follows("_refs.tanh"),
     InPlace::Derived | Tag::pointwise},
    {"exp(Tensor self) -> Tensor", unaryFloat, follows("_refs.exp"),
     InPlace::Derived | Tag::pointwise},
    {"exp2(Tensor self) -> Tensor", unaryFloat, follows("_refs.exp2"),
     InPlace::Derived | Tag::pointwise},
    {"expm1(Tensor self) -> Tensor", unaryFloat, follows("_refs.expm1"),
     InPlace::Derived | Tag::pointwise},
    {"log(Tensor self) -> Tensor", unaryFloat, follows("_refs.log"),
     InPlace::Derived | Tag::pointwise},
    {"log10(Tensor self) -> Tensor", unaryFloat, follows("_refs.log10"),
     InPlace::Derived | Tag::pointwise},
    {"log1p(Tensor self) -> Tensor", unaryFloat, follows("_refs.log1p"),
     InPlace::Derived | Tag::pointwise},
    {"log2(Tensor self) -> Tensor", unaryFloat, follows("_refs.log2"),
     InPlace::Derived | Tag::pointwise},
    {"sqrt(Tensor self) -> Tensor", unaryFloat, follows("_refs.sqrt"),
     InPlace::Derived | Tag::pointwise},
    {"rsqrt(Tensor self) -> Tensor", unaryFloat, follows("_refs.rsqrt"),
     InPlace::Derived | Tag::pointwise},
    {"reciprocal(Tensor self) -> Tensor", unaryFloat,
     follows("_refs.reciprocal"), InPlace::Derived | Tag::pointwise},
    {"erf(Tensor self) -> Tensor", unaryFloat, follows("_refs.erf"),
     InPlace::Derived | Tag::pointwise},
    {"erfc(Tensor self) -> Tensor", unaryFloat, follows("_refs.erfc"),
     InPlace::Derived | Tag::pointwise},
    {"erfinv(Tensor self) -> Tensor", unaryFloat, follows("_refs.erfinv"),
     InPlace::Derived | Tag::pointwise},
    {"lgamma(Tensor self) -> Tensor", unaryFloat, follows("_refs.lgamma"),
     InPlace::Derived | Tag::pointwise},
    {"digamma(Tensor self) -> Tensor", unaryFloat, follows("_refs.digamma"),
     InPlace::Derived | Tag::pointwise},
    {"i0(Tensor self) -> Tensor", unaryFloat, follows("_refs.i0"),
     InPlace::Derived | Tag::pointwise},
    {"sinc(Tensor self) -> Tensor", unaryFloat, follows("_refs.sinc"),
     InPlace::Derived | Tag::pointwise},
    {"sigmoid(Tensor self) -> Tensor", unaryFloat,
     follows("_meta_registrations.sigmoid"), InPlace::Derived | Tag::pointwise},
    {"logit(Tensor self, float? eps=None) -> Tensor", unaryFloat,
     follows("_refs.special.logit"), Tag::pointwise},
    {"logit_(Tensor(a!) self, float? eps=None) -> Tensor(a!)", rule<returnSelf>,
     follows("_decomp.decompositions.register_inplace"), Tag::pointwise},
    {"deg2rad(Tensor self) -> Tensor", unaryRealFloat, follows("_refs.deg2rad"),
     InPlace::Derived | Tag::pointwise},
    {"rad2deg(Tensor self) -> Tensor", unaryRealFloat, follows("_refs.rad2deg"),
     InPlace::Derived | Tag::pointwise},
    {"frexp.Tensor(Tensor self) -> (Tensor mantissa, Tensor exponent)",
     rule<frexp>, follows("_refs.frexp"), Tag::pointwise},
    {"mvlgamma(Tensor self, int p) -> Tensor", rule<mvlgamma>,
     follows("_refs.special.multigammaln"), InPlace::Derived | Tag::pointwise},
    {"special_multigammaln(Tensor self, int p) -> Tensor", aliasOf("mvlgamma")},
    // Complex numbers.
    {"complex(Tensor real, Tensor imag) -> Tensor", rule<makeComplex>,
     follows("_meta_registrations.meta_complex")},
    {"polar(Tensor abs, Tensor angle) -> Tensor", rule<makeComplex>,
     follows("_refs._conversions.polar")},
    {"conj_physical(Tensor self) -> Tensor", rule<conjPhysical>,
     follows("native"),
     InPlace::Derived | Behavior::ReturnsSelf | Tag::pointwise},
    {"angle(Tensor self) -> Tensor", rule<angle>,
     follows("_meta_registrations.meta_angle"), Tag::pointwise},
    {"positive(Tensor(a) self) -> Tensor(a)", rule<positive>, follows("native"),
     Behavior::ReturnsSelf | Tag::pointwise},
};

OpFamily fake::getUnaryMathFamily() { return {"UnaryMath", rows}; }
