//===- Complex.cpp - Views of complex numbers -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Views/View.h"
#include "Table/Composite.h"
#include "llvm/ADT/Sequence.h"

using namespace fake;

/// The conjugate view of a complex tensor, `_conj`.
static FailureOr<TensorMeta> conjView(RuleContext &, const TensorMeta &self) {
  TensorMeta result = makeAlias(self);
  result.conj = isComplex(self.dtype) && !self.conj;
  return result;
}

FailureOr<TensorMeta> fake::conjugate(RuleContext &cx, const TensorMeta &self) {
  if (!isComplex(self.dtype))
    return self;
  return conjView(cx, self);
}

//===----------------------------------------------------------------------===//
// Lazy negation
//===----------------------------------------------------------------------===//

static FailureOr<TensorMeta> negView(RuleContext &, const TensorMeta &self) {
  TensorMeta result = makeAlias(self);
  result.neg = !self.neg;
  return result;
}

//===----------------------------------------------------------------------===//
// Views of other dtypes
//===----------------------------------------------------------------------===//

/// `view_as_real`: a new last dimension with real and imaginary part.
static FailureOr<TensorMeta> viewAsReal(RuleContext &cx,
                                        const TensorMeta &self) {
  if (!isComplex(self.dtype) && self.dtype != DType::Unknown)
    return cx.error(0) << "view_as_real expects a complex tensor, found "
                       << self.dtype;
  if (self.conj)
    return cx.error(0) << "view_as_real expects a tensor without a lazy "
                          "conjugation, call resolve_conj first";
  size_t rank = self.sizes.size();
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(rank + 1);
  for (size_t i = 0; i < rank; ++i)
    strides[i] = cx.env.mul(self.strides[i], 2);
  strides[rank] = 1;
  TensorMeta result = makeView(self, withDim(cx, self.sizes, rank, 2), strides,
                               cx.env.mul(self.offset, 2));
  result.dtype = toReal(self.dtype);
  return result;
}

static FailureOr<TensorMeta> viewAsResolvedReal(RuleContext &cx,
                                                const TensorMeta &self) {
  return viewAsReal(cx, resolveLazyBits(cx, self));
}

/// `view_as_complex` if strides allow it: pairs along the last dimension become
/// one element.
static FailureOr<TensorMeta> viewPairsAsComplex(RuleContext &cx,
                                                const TensorMeta &self) {
  if ((toComplex(self.dtype) == self.dtype && self.dtype != DType::Unknown) ||
      self.dtype == DType::BFloat16)
    return cx.error(0) << "view_as_complex expects f16, f32 or "
                          "f64, found "
                       << self.dtype;
  if (self.isScalar() || !requireEqual(cx, self.sizes.back(), 2))
    return cx.error(0) << "view_as_complex expects a last dimension of size 2, "
                          "found "
                       << self.sizes;
  if (!requireEqual(cx, self.strides.back(), 1))
    return cx.error(0) << "view_as_complex expects the last stride to be 1, "
                          "found "
                       << self.strides;
  size_t rank = self.sizes.size() - 1;
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(rank);
  for (size_t i = 0; i < rank; ++i) {
    if (!isOne(cx, self.sizes[i]) &&
        !cx.env.require(Condition::multiple(self.strides[i], 2)))
      return cx.error(0) << "view_as_complex expects even strides, found "
                         << self.strides;
    strides[i] = cx.env.floorDiv(self.strides[i], 2);
  }
  if (!cx.env.require(Condition::multiple(self.offset, 2)))
    return cx.error(0) << "view_as_complex expects an even offset, found "
                       << self.offset;
  TensorMeta result = makeView(self, self.sizes.drop_back(), strides,
                               cx.env.floorDiv(self.offset, 2));
  result.dtype = toComplex(self.dtype);
  return result;
}

static FailureOr<TensorMeta> viewAsComplex(RuleContext &cx,
                                           const TensorMeta &self) {
  return viewOrCopy(cx, self, [&](const TensorMeta &tensor) {
    return viewPairsAsComplex(cx, tensor);
  });
}

static FailureOr<TensorMeta> viewAsResolvedComplex(RuleContext &cx,
                                                   const TensorMeta &self) {
  return viewAsComplex(cx, resolveLazyBits(cx, self));
}

/// `real`: the even elements; a real tensor is returned unchanged.
static FailureOr<TensorMeta> real(RuleContext &cx, const TensorMeta &self) {
  if (self.dtype == DType::Unknown) {
    TensorMeta result = self;
    result.strides = {};
    result.strided = false;
    result.offset = SymInt::unknown();
    return result;
  }
  if (!isComplex(self.dtype))
    return self;
  TensorMeta plain = self;
  plain.conj = false;
  FailureOr<TensorMeta> pairs = viewAsReal(cx, plain);
  if (failed(pairs))
    return failure();
  return selectGeometry(cx, *pairs, -1, 0);
}

/// `imag`: the odd elements, lazily negated if `self` is conjugated.
static FailureOr<TensorMeta> imag(RuleContext &cx, const TensorMeta &self) {
  if (!isComplex(self.dtype) && self.dtype != DType::Unknown)
    return cx.error(0) << "imag expects a complex tensor, found " << self.dtype;
  TensorMeta plain = self;
  plain.conj = false;
  FailureOr<TensorMeta> pairs = viewAsReal(cx, plain);
  if (failed(pairs))
    return failure();
  FailureOr<TensorMeta> result = selectGeometry(cx, *pairs, -1, 1);
  if (succeeded(result))
    result->neg = self.neg != self.conj;
  return result;
}

static const OpRow rows[] = {
    {"view_as_real(Tensor(a) self) -> Tensor(a)", rule<viewAsReal>,
     follows("native")},
    {"view_as_real_copy(Tensor self) -> Tensor", copyOf<viewAsResolvedReal>,
     follows("native")},
    {"view_as_complex(Tensor(a) self) -> Tensor(a)", rule<viewAsComplex>,
     follows("native")},
    {"view_as_complex_copy(Tensor self) -> Tensor",
     copyOf<viewAsResolvedComplex>, follows("native")},
    {"real(Tensor(a) self) -> Tensor(a)", rule<real>, follows("native"),
     Behavior::ReturnsSelf},
    {"imag(Tensor(a) self) -> Tensor(a)", rule<imag>, follows("native")},
    {"_conj(Tensor(a) self) -> Tensor(a)", rule<conjView>, follows("native")},
    {"_conj_copy(Tensor self) -> Tensor", copyOf<conjView>, follows("native")},
    {"conj(Tensor(a) self) -> Tensor(a)", rule<conjugate>, follows("native"),
     Behavior::ReturnsSelf},
    {"_neg_view(Tensor(a) self) -> Tensor(a)", rule<negView>,
     follows("native")},
    {"_neg_view_copy(Tensor self) -> Tensor", copyOf<negView>,
     follows("native")},
};

OpFamily fake::getComplexFamily() { return {"Complex", rows}; }
