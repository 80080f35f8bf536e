//===- Dropout.cpp - Dropout ------------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Elementwise/Pointwise.h"
#include "Table/Composite.h"

using namespace fake;

/// A probability if it is known.
static LogicalResult checkProbability(RuleContext &cx, double p) {
  if (p >= 0 && p <= 1)
    return success();
  return cx.error(1) << "expected a probability between 0 and 1, found " << p;
}

/// Follows torch._decomp.native_dropout: without training the input itself,
/// and a mask of ones.
static FailureOr<std::array<TensorMeta, 2>>
dropped(RuleContext &cx, const TensorMeta &input, double p,
        std::optional<bool> training, unsigned refused) {
  ArrayRef<SymInt> strides = emptyLikeStrides(cx, input);
  TensorMeta mask =
      makeStrided(cx, input.sizes, strides, DType::Bool, input.device);
  // A lazy conjugation is carried out first.
  if (!training.value_or(false) || p == 0)
    return std::array{input.conj ? clonePreserving(cx, input) : input, mask};
  if (p != 1 && failed(refuse(cx, 0, input.dtype, refused)))
    return failure();
  return std::array{
      makeStrided(cx, input.sizes, strides, input.dtype, input.device), mask};
}

static FailureOr<std::array<TensorMeta, 2>>
nativeDropout(RuleContext &cx, const TensorMeta &input, double p,
              std::optional<bool> training) {
  return dropped(cx, input, p, training, RefuseIntegral | RefuseComplex);
}

/// Follows torch._decomp.dropout, which never returns the input itself.
static FailureOr<TensorMeta> dropout(RuleContext &cx, const TensorMeta &input,
                                     double p, bool training) {
  if (failed(checkProbability(cx, p)))
    return failure();
  if (!training || p == 0)
    return clonePreserving(cx, input);
  if (isComplex(input.dtype))
    cx.eagerRefuses() << "expected a float dtype, found " << input.dtype;
  auto result = dropped(cx, input, p, true, RefuseIntegral);
  if (failed(result))
    return failure();
  return (*result)[0];
}

/// Follows _dropout_impl of ATen: the input itself when nothing is dropped.
static FailureOr<TensorMeta> dropoutOrInput(RuleContext &cx,
                                            const TensorMeta &input, double p,
                                            bool training) {
  if (failed(checkProbability(cx, p)))
    return failure();
  if (!training || p == 0 || numel(cx, input.sizes).isInt(0))
    return input;
  if (p != 1 && failed(refuse(cx, 0, input.dtype, RefuseIntegral)))
    return failure();
  return unary<Promotion::Default>(cx, input);
}

/// In place it never leaves the input.
static FailureOr<TensorMeta> dropoutInPlace(RuleContext &cx,
                                            const TensorMeta &self, double p,
                                            bool training) {
  if (failed(dropoutOrInput(cx, self, p, training)))
    return failure();
  return self;
}

/// Drops whole channels: there must be some.
static FailureOr<TensorMeta> featureDropout(RuleContext &cx,
                                            const TensorMeta &input, double p,
                                            bool training) {
  if (training && p != 0 && input.rank() < 2)
    return cx.error(0) << "expected a tensor of rank 2 or more, found rank "
                       << input.rank();
  return dropoutOrInput(cx, input, p, training);
}

/// Follows _fused_dropout_decomposition: the mask is uint8.
static FailureOr<std::array<TensorMeta, 2>>
fusedDropout(RuleContext &cx, const TensorMeta &input) {
  ArrayRef<SymInt> strides = emptyLikeStrides(cx, input);
  return std::array{
      makeStrided(cx, input.sizes, strides, input.dtype, input.device),
      makeStrided(cx, input.sizes, strides, DType::UInt8, input.device)};
}

/// Follows torch._decomp.native_dropout_backward: in the memory format of the
/// gradient.
static FailureOr<TensorMeta> dropoutBackward(RuleContext &cx,
                                             const TensorMeta &gradient,
                                             const TensorMeta &mask) {
  FailureOr<TensorMeta> result = binary<Promotion::IntToFloat>(
      cx, MetaValue::tensor(&gradient), MetaValue::tensor(&mask));
  if (failed(result))
    return failure();
  return makeInFormat(cx, result->sizes, result->dtype, result->device,
                      suggestMemoryFormat(cx, gradient));
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"native_dropout(Tensor input, float p, bool? train) -> (Tensor, Tensor)",
     rule<nativeDropout>, follows("_decomp.decompositions.native_dropout"),
     Tag::nondeterministic_seeded | Behavior::ReturnsSelf},
    {"dropout(Tensor input, float p, bool train) -> Tensor", rule<dropout>,
     follows("_decomp.decompositions.dropout native"),
     Tag::nondeterministic_seeded | Behavior::ReturnsSelf},
    {"alpha_dropout(Tensor input, float p, bool train) -> Tensor",
     rule<dropoutOrInput>, follows("native"),
     Tag::nondeterministic_seeded | Behavior::ReturnsSelf},
    {"feature_dropout(Tensor input, float p, bool train) -> Tensor",
     rule<featureDropout>, follows("native"),
     Tag::nondeterministic_seeded | Behavior::ReturnsSelf},
    {"feature_alpha_dropout(Tensor input, float p, bool train) -> Tensor",
     rule<featureDropout>, follows("native"),
     Tag::nondeterministic_seeded | Behavior::ReturnsSelf},
    {"dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)",
     rule<dropoutInPlace>, follows("native"), Tag::nondeterministic_seeded},
    {"alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)",
     rule<dropoutInPlace>, follows("native"), Tag::nondeterministic_seeded},
    {"feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)",
     rule<dropoutInPlace>, follows("native"), Tag::nondeterministic_seeded},
    {"feature_alpha_dropout_(Tensor(a!) self, float p, bool train) -> "
     "Tensor(a!)",
     rule<dropoutInPlace>, follows("native"), Tag::nondeterministic_seeded},
    {"_fused_dropout(Tensor self, float p, Generator? generator=None) -> "
     "(Tensor, Tensor)",
     rule<fusedDropout>,
     follows("_decomp.decompositions._fused_dropout_decomposition"),
     Tag::nondeterministic_seeded},
    {"native_dropout_backward(Tensor grad_output, Tensor mask, float scale) -> "
     "Tensor",
     rule<dropoutBackward>,
     follows("_decomp.decompositions.native_dropout_backward"), Tag::pointwise},
};

OpFamily fake::getDropoutFamily() { return {"Dropout", rows}; }
