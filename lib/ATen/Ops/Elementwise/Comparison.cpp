//===- Comparison.cpp - Comparisons and logic -------------------*- C++ -*-===//
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

static constexpr Rule unaryRealBool =
    rule<unary<Promotion::AlwaysBool, RefuseComplex>>;

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

/// Operands that are not bool are compared with 0 before broadcasting:
/// torch._refs.logical_and.
static FailureOr<TensorMeta> logical(RuleContext &cx, const TensorMeta &self,
                                     const TensorMeta &other) {
  TensorMeta a = toBool(cx, self), b = toBool(cx, other);
  return binary<Promotion::AlwaysBool>(cx, MetaValue::tensor(&a),
                                       MetaValue::tensor(&b));
}

//===----------------------------------------------------------------------===//
// Comparison
//===----------------------------------------------------------------------===//

/// Follows torch._refs.isclose: no promotion, tolerances of at least 0.
static FailureOr<TensorMeta> isclose(RuleContext &cx, const TensorMeta &self,
                                     const TensorMeta &other, double rtol,
                                     double atol) {
  if (differ(self.dtype, other.dtype))
    return cx.error(0, 1) << "expected operands of the same dtype, found "
                          << self.dtype << " and " << other.dtype;
  if (rtol < 0)
    return cx.error(2) << "expected rtol to be at least 0, found " << rtol;
  if (atol < 0)
    return cx.error(3) << "expected atol to be at least 0, found " << atol;
  return binary<Promotion::AlwaysBool>(cx, MetaValue::tensor(&self),
                                       MetaValue::tensor(&other));
}

/// Whether two tensors have equal values, which is data-dependent.
static FailureOr<Scalar> compareData(RuleContext &cx, const TensorMeta &,
                                     const TensorMeta &) {
  return Scalar::boolean(freshUnbacked(cx, {0, 1}, DataDependence::Scalar));
}

static const OpRow rows[] = {
    // Comparison and logic.
    {"eq.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     follows("_refs.eq"),
     InPlace::Resizes | Tag::pointwise | InPlace::NotPointwise},
    {"eq.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool,
     follows("_refs.eq"),
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"ne.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     follows("_refs.ne"),
     InPlace::Resizes | Tag::pointwise | InPlace::NotPointwise},
    {"ne.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool,
     follows("_refs.ne"),
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"not_equal.Tensor(Tensor self, Tensor other) -> Tensor",
     aliasOf("ne.Tensor"), InPlace::Derived},
    {"not_equal.Scalar(Tensor self, Scalar other) -> Tensor",
     aliasOf("ne.Scalar"), InPlace::Derived},
    {"lt.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     follows("_refs.lt"),
     InPlace::Resizes | Tag::pointwise | InPlace::NotPointwise},
    {"lt.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool,
     follows("_refs.lt"),
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"less.Tensor(Tensor self, Tensor other) -> Tensor", aliasOf("lt.Tensor"),
     InPlace::Derived},
    {"less.Scalar(Tensor self, Scalar other) -> Tensor", aliasOf("lt.Scalar"),
     InPlace::Derived},
    {"le.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     follows("_refs.le"),
     InPlace::Resizes | Tag::pointwise | InPlace::NotPointwise},
    {"le.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool,
     follows("_refs.le"),
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"less_equal.Tensor(Tensor self, Tensor other) -> Tensor",
     aliasOf("le.Tensor"), InPlace::Derived},
    {"less_equal.Scalar(Tensor self, Scalar other) -> Tensor",
     aliasOf("le.Scalar"), InPlace::Derived},
    {"gt.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     follows("_refs.gt"),
     InPlace::Resizes | Tag::pointwise | InPlace::NotPointwise},
    {"gt.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool,
     follows("_refs.gt"),
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"greater.Tensor(Tensor self, Tensor other) -> Tensor",
     aliasOf("gt.Tensor"), InPlace::Derived},
    {"greater.Scalar(Tensor self, Scalar other) -> Tensor",
     aliasOf("gt.Scalar"), InPlace::Derived},
    {"ge.Tensor(Tensor self, Tensor other) -> Tensor", binaryBool,
     follows("_refs.ge"),
     InPlace::Resizes | Tag::pointwise | InPlace::NotPointwise},
    {"ge.Scalar(Tensor self, Scalar other) -> Tensor", binaryBool,
     follows("_refs.ge"),
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"greater_equal.Tensor(Tensor self, Tensor other) -> Tensor",
     aliasOf("ge.Tensor"), InPlace::Derived},
    {"greater_equal.Scalar(Tensor self, Scalar other) -> Tensor",
     aliasOf("ge.Scalar"), InPlace::Derived},
    {"logical_and(Tensor self, Tensor other) -> Tensor", rule<logical>,
     follows("_refs.logical_and"), InPlace::AnyDType | Tag::pointwise},
    {"logical_or(Tensor self, Tensor other) -> Tensor", rule<logical>,
     follows("_refs.logical_or"), InPlace::AnyDType | Tag::pointwise},
    {"logical_xor(Tensor self, Tensor other) -> Tensor", rule<logical>,
     follows("_refs.logical_xor"), InPlace::AnyDType | Tag::pointwise},
    {"logical_not(Tensor self) -> Tensor", unaryBool,
     follows("_refs.logical_not"), InPlace::Derived | Tag::pointwise},
    {"isnan(Tensor self) -> Tensor", unaryBool, follows("_refs.isnan"),
     Tag::pointwise},
    {"isinf(Tensor self) -> Tensor", unaryBool, follows("_refs.isinf"),
     Tag::pointwise},
    {"isfinite(Tensor self) -> Tensor", unaryBool, follows("native"),
     Tag::pointwise},
    {"isreal(Tensor self) -> Tensor", unaryBool, follows("native")},
    {"signbit(Tensor self) -> Tensor", unaryBool, follows("_refs.signbit"),
     Tag::pointwise},
    {"isposinf(Tensor self) -> Tensor", unaryRealBool,
     follows("_refs.isposinf"), Tag::pointwise},
    {"isneginf(Tensor self) -> Tensor", unaryRealBool,
     follows("_refs.isneginf"), Tag::pointwise},
    {"isclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, "
     "float atol=1e-08, bool equal_nan=False) -> Tensor",
     rule<isclose>, follows("native")},
    {"equal(Tensor self, Tensor other) -> bool", rule<compareData>,
     follows("_subclasses.fake_impls.data_dep"),
     Tag::data_dependent_output | Tag::pointwise},
    {"allclose(Tensor self, Tensor other, float rtol=1.0000000000000001e-05, "
     "float atol=1e-08, bool equal_nan=False) -> bool",
     rule<compareData>, follows("_subclasses.fake_impls.data_dep"),
     Tag::data_dependent_output},
};

OpFamily fake::getComparisonFamily() { return {"Comparison", rows}; }
