//===- Fill.cpp - Replacement of elements -----------------------*- C++ -*-===//
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
// Selection
//===----------------------------------------------------------------------===//

/// Follows torch._refs.where: the condition is bool and takes precedence for
/// strides.
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

/// Follows meta_fill: with the strides of `empty_like`; a tensor value must
/// have rank 0.
static FailureOr<TensorMeta> fill(RuleContext &cx, const TensorMeta &self,
                                  const MetaValue &value) {
  if (value.isTensor() && !value.getTensor()->isScalar())
    return cx.error(1) << "expected a value tensor of rank 0, found rank "
                       << value.getTensor()->rank();
  return makeStrided(cx, self.sizes, emptyLikeStrides(cx, self), self.dtype,
                     self.device);
}

static FailureOr<TensorMeta> zero(RuleContext &cx, const TensorMeta &self) {
  return fill(cx, self, Scalar::integer(0));
}

/// Follows torch._refs.tril: the mask is the first operand; the result is
/// contiguous.
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

//===----------------------------------------------------------------------===//
// Functional forms
//===----------------------------------------------------------------------===//

/// `fill_diagonal_`: of a matrix, or of a tensor with equal sizes.
static FailureOr<TensorMeta> fillDiagonal(RuleContext &cx,
                                          const TensorMeta &self) {
  if (self.rank() < 2)
    return cx.error(0) << "expected a tensor of rank 2 or more, found rank "
                       << self.rank();
  if (self.rank() > 2)
    for (SymInt size : self.sizes)
      if (!requireEqual(cx, size, self.sizes[0]))
        return cx.error(0) << "expected sizes that are all equal, found "
                           << self.sizes;
  return self;
}

static const OpRow rows[] = {
    // Selection.
    {"fill.Scalar(Tensor self, Scalar value) -> Tensor", rule<fill>,
     follows("_meta_registrations.meta_fill"), InPlace::Derived},
    {"fill.Tensor(Tensor self, Tensor value) -> Tensor", rule<fill>,
     follows("_meta_registrations.meta_fill"), InPlace::Derived},
    {"zero(Tensor self) -> Tensor", rule<zero>,
     follows("_meta_registrations.meta_zero"), InPlace::Derived},
    {"tril(Tensor self, SymInt diagonal=0) -> Tensor", rule<tril>,
     follows("_refs.tril"), InPlace::Derived},
    {"triu(Tensor self, SymInt diagonal=0) -> Tensor", rule<tril>,
     follows("_refs.triu"), InPlace::Derived},
    {"where.self(Tensor condition, Tensor self, Tensor other) -> Tensor",
     rule<where>, follows("_refs.where"), Tag::pointwise},
    {"where.Scalar(Tensor condition, Scalar self, Scalar other) -> Tensor",
     rule<where>, follows("native")},
    {"where.ScalarSelf(Tensor condition, Scalar self, Tensor other) -> Tensor",
     rule<where>, follows("native")},
    {"where.ScalarOther(Tensor condition, Tensor self, Scalar other) -> Tensor",
     rule<where>, follows("native")},
    {"fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> "
     "Tensor(a!)",
     rule<fillDiagonal>, follows("native")},
};

OpFamily fake::getFillFamily() { return {"Fill", rows}; }
