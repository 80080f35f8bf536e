//===- Pointwise.h - Rules of elementwise ops -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Rules shared by elementwise ops. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_OPS_ELEMENTWISE_POINTWISE_H
#define FAKETENSOR_LIB_ATEN_OPS_ELEMENTWISE_POINTWISE_H

#include "FakeTensor/ATen/Rule.h"
#include "FakeTensor/Meta/Shapes/Elementwise.h"

namespace fake {

/// The categories of dtypes that an op rejects; may be combined.
enum RefusedKinds : unsigned {
  RefuseNothing = 0,
  RefuseBool = 1,
  RefuseInt = 2,
  RefuseFloat = 4,
  RefuseComplex = 8,
  RefuseIntegral = RefuseBool | RefuseInt
};

/// Fails if `dtype`, that of argument `arg`, is rejected.
LogicalResult refuse(RuleContext &cx, unsigned arg, DType dtype,
                     unsigned kinds);

/// Fails if the category of a number is higher than that of `dtype`: a float
/// for an integer tensor. Follows `is_weakly_lesser_type`.
LogicalResult checkNumberFits(RuleContext &cx, unsigned arg, Scalar number,
                              DType dtype);

/// The dtype of a tensor or number among the arguments; Python numbers are
/// bool, int64, the default float, or its complex type.
DType getDType(const RuleContext &cx, const MetaValue &value);

/// The elementwise rule of references such as `where(x <= 0, 0, x)`: numbers
/// become tensors of rank 0 that are broadcast and participate in the stride
/// computation.
FailureOr<TensorMeta> elementwiseWithScalars(RuleContext &cx,
                                             ArrayRef<MetaValue> args,
                                             PromotedTypes types);

/// The rule of an op on one tensor.
template <Promotion P, unsigned Refused = RefuseNothing>
FailureOr<TensorMeta> unary(RuleContext &cx, const TensorMeta &self) {
  if (Refused && failed(refuse(cx, 0, self.dtype, Refused)))
    return failure();
  return elementwise(cx, MetaValue::tensor(&self), P);
}

/// An op on two operands, one of which may be a number. The promoted dtype is
/// checked for rejected categories.
template <Promotion P, unsigned Refused = RefuseNothing>
FailureOr<TensorMeta> binary(RuleContext &cx, const MetaValue &a,
                             const MetaValue &b) {
  const MetaValue operands[] = {a, b};
  if (Refused) {
    DType dtype = promoteTypes(cx, operands, Promotion::Default).result;
    if (failed(refuse(cx, 0, dtype, Refused)))
      return failure();
  }
  return elementwise(cx, operands, P);
}

/// The same with the second operand taking precedence for strides, as it comes
/// first in PyTorch's decomposition.
template <Promotion P, unsigned Refused = RefuseNothing>
FailureOr<TensorMeta> binarySwapped(RuleContext &cx, const MetaValue &a,
                                    const MetaValue &b) {
  return binary<P, Refused>(cx, b, a);
}

/// The tensor itself: in-place ops without checks in FakeTensor, so that
/// integers stay integers, such as `logit_`.
inline FailureOr<TensorMeta> returnSelf(RuleContext &, const TensorMeta &self) {
  return self;
}

/// An op on three operands.
template <Promotion P>
FailureOr<TensorMeta> ternary(RuleContext &cx, const MetaValue &a,
                              const MetaValue &b, const MetaValue &c) {
  const MetaValue operands[] = {a, b, c};
  return elementwise(cx, operands, P);
}

/// An op whose operands are the arguments at the positions `I`.
template <Promotion P, unsigned... I>
FailureOr<TensorMeta> pointwiseAt(RuleContext &cx, ArrayRef<MetaValue> args) {
  const MetaValue operands[] = {args[I]...};
  return elementwise(cx, operands, P);
}

namespace detail {
template <auto F, InPlace Kind>
LogicalResult runInPlace(RuleContext &cx, ArrayRef<MetaValue> args,
                         MutableArrayRef<MetaValue> results) {
  if (failed(Adapter<F, decltype(F)>::call(cx, args, results)))
    return failure();
  return storeInPlace(cx, args[0], Kind, results[0]);
}
} // namespace detail

/// The rule of an in-place overload from that of a functional one with another
/// name: `pow_.Tensor` from `pow.Tensor_Tensor`.
template <auto F, InPlace Kind = InPlace::Derived>
constexpr Rule inPlaceOf = {&detail::runInPlace<F, Kind>, rule<F>.params,
                            rule<F>.takesAll};

constexpr Rule unaryDefault = rule<unary<Promotion::Default>>;
constexpr Rule unaryFloat = rule<unary<Promotion::IntToFloat>>;
constexpr Rule unaryBool = rule<unary<Promotion::AlwaysBool>>;
constexpr Rule binaryDefault = rule<binary<Promotion::Default>>;
constexpr Rule binaryFloat = rule<binary<Promotion::IntToFloat>>;
constexpr Rule binaryBool = rule<binary<Promotion::AlwaysBool>>;

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_ELEMENTWISE_POINTWISE_H
