//===- Activation.cpp - Activation functions --------------------*- C++ -*-===//
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
// Forward
//===----------------------------------------------------------------------===//

/// An op with a number whose category must not exceed that of `self`:
/// torch._refs.leaky_relu.
static FailureOr<TensorMeta> leakyRelu(RuleContext &cx, const TensorMeta &self,
                                       Scalar slope) {
  if (failed(checkNumberFits(cx, 1, slope, self.dtype)))
    return failure();
  return unary<Promotion::Default>(cx, self);
}

static bool isOne(Scalar number) { return getKnownFloat(number) == 1.0; }

/// The same for softplus, which drops the default 1.
static FailureOr<TensorMeta> softplus(RuleContext &cx, const TensorMeta &self,
                                      Scalar number) {
  if (isOne(number))
    return unary<Promotion::Default>(cx, self);
  return leakyRelu(cx, self, number);
}

/// The same for celu, which divides by the number.
static FailureOr<TensorMeta> celu(RuleContext &cx, const TensorMeta &self,
                                  Scalar alpha) {
  if (getKnownFloat(alpha) == 0.0)
    cx.eagerRefuses() << "expected an alpha other than 0, found " << alpha;
  return softplus(cx, self, alpha);
}

/// Follows torch._decomp.elu: the categories of numbers are checked. An
/// `input_scale` of 1 is dropped by the dispatcher, and the default is a float.
static FailureOr<TensorMeta> elu(RuleContext &cx, const TensorMeta &self,
                                 Scalar alpha, Scalar scale,
                                 Scalar inputScale) {
  if (failed(checkNumberFits(cx, 1, alpha, self.dtype)) ||
      failed(checkNumberFits(cx, 2, scale, self.dtype)) ||
      failed(checkNumberFits(cx, 3, inputScale, self.dtype)))
    return failure();
  if (isOne(inputScale) && failed(refuse(cx, 0, self.dtype, RefuseIntegral)))
    return failure();
  return unary<Promotion::Default>(cx, self);
}

/// `where(self <= 0, 0, self)` in the dtype of `self`.
static FailureOr<TensorMeta> relu(RuleContext &cx, const TensorMeta &self) {
  const MetaValue operands[] = {MetaValue::tensor(&self), Scalar::integer(0)};
  return elementwiseWithScalars(cx, operands, {self.dtype, self.dtype});
}

/// Follows torch._refs.gelu.
static FailureOr<TensorMeta> gelu(RuleContext &cx, const TensorMeta &self,
                                  StringRef approximate) {
  if (approximate != "none" && approximate != "tanh")
    return cx.error(1) << "expected approximate to be 'none' or 'tanh', found '"
                       << approximate << "'";
  return unary<Promotion::Default>(cx, self);
}

/// Whether a bound is negative after truncation to an integer.
static bool isNegative(Scalar number) {
  return getKnownFloat(number).value_or(0) <= -1;
}

/// Follows torch._refs._hardtanh: rejects bool, and uint8 with a negative
/// bound. Bounds do not participate in promotion.
static FailureOr<TensorMeta> hardtanh(RuleContext &cx, const TensorMeta &self,
                                      Scalar min, Scalar max) {
  if (self.dtype == DType::UInt8 && (isNegative(min) || isNegative(max)))
    return cx.error(0) << "expected bounds of at least 0 for u8, found " << min
                       << " and " << max;
  if (failed(refuse(cx, 0, self.dtype, RefuseBool)))
    return failure();
  const MetaValue operands[] = {MetaValue::tensor(&self), min, max};
  return elementwiseWithScalars(cx, operands, {self.dtype, self.dtype});
}

/// `hardtanh(self, 0, 6)`.
static FailureOr<TensorMeta> relu6(RuleContext &cx, const TensorMeta &self) {
  return hardtanh(cx, self, Scalar::integer(0), Scalar::integer(6));
}

/// `where(abs(self) <= lambd, 0, self)`: the 0 promotes bool to int64.
static FailureOr<TensorMeta> hardshrink(RuleContext &cx,
                                        const TensorMeta &self) {
  const MetaValue operands[] = {MetaValue::tensor(&self), Scalar::integer(0)};
  return elementwiseWithScalars(cx, operands,
                                promoteTypes(cx, operands, Promotion::Default));
}

/// Follows torch._refs.softshrink: rejects integers and a negative lambd.
static FailureOr<TensorMeta> softshrink(RuleContext &cx, const TensorMeta &self,
                                        Scalar lambd) {
  if (getKnownFloat(lambd).value_or(0) < 0)
    return cx.error(1) << "expected lambd to be at least 0, found " << lambd;
  return unary<Promotion::Default, RefuseIntegral>(cx, self);
}

/// `rrelu`: the slope is between two bounds.
static FailureOr<TensorMeta> rrelu(RuleContext &cx, const TensorMeta &self,
                                   Scalar lower, Scalar upper) {
  std::optional<double> low = getKnownFloat(lower), high = getKnownFloat(upper);
  if (low && high && *low > *high)
    return cx.error(1, 2)
           << "expected a lower bound below the upper one, found " << lower
           << " and " << upper;
  return unary<Promotion::Default>(cx, self);
}

/// Follows torch._refs.glu: the halves along `dim`, multiplied.
static FailureOr<TensorMeta> glu(RuleContext &cx, const TensorMeta &self,
                                 int64_t dim) {
  if (self.isScalar())
    return cx.error(0) << "expected a tensor of rank 1 or more, found rank 0";
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
  if (failed(wrapped))
    return failure();
  SymInt size = self.sizes[*wrapped];
  if (!cx.env.require(Condition::multiple(size, 2)))
    return cx.error(0) << "expected an even size in dimension " << *wrapped
                       << ", found " << size;
  TensorMeta half = self;
  half.sizes = withSize(cx, self.sizes, *wrapped, cx.env.floorDiv(size, 2));
  return unary<Promotion::Default>(cx, half);
}

/// The weight of prelu as a tensor of the rank of `self`: its only dimension
/// becomes dimension 1, all others are broadcast.
static TensorMeta alignWeight(RuleContext &cx, const TensorMeta &self,
                              const TensorMeta &weight) {
  size_t rank = self.sizes.size();
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(rank);
  llvm::fill(strides, SymInt(0));
  if (!weight.isScalar() && rank)
    if (!isOne(cx, weight.sizes[0]))
      strides[rank == 1 ? 0 : 1] = weight.strides[0];
  TensorMeta result = weight;
  result.sizes = self.sizes;
  result.strides = strides;
  return result;
}

/// Follows torch._refs.prelu: one parameter, or one for each channel.
static FailureOr<TensorMeta> prelu(RuleContext &cx, const TensorMeta &self,
                                   const TensorMeta &weight) {
  if (weight.rank() > 1)
    return cx.error(1) << "expected a weight of rank 0 or 1, found rank "
                       << weight.rank();
  if (differ(self.dtype, weight.dtype))
    return cx.error(0, 1) << "expected a weight of dtype " << self.dtype
                          << ", found " << weight.dtype;
  if (!weight.isScalar() && !isOne(cx, weight.sizes[0])) {
    if (self.isScalar())
      return cx.error(0) << "expected a tensor of rank 1 or more, found rank 0";
    SymInt channels = self.rank() >= 2 ? self.sizes[1] : SymInt(1);
    if (!requireEqual(cx, weight.sizes[0], channels))
      return cx.error(0, 1) << "expected one parameter for each of " << channels
                            << " channels, found " << weight.sizes[0];
  }
  TensorMeta aligned = alignWeight(cx, self, weight);
  return binary<Promotion::Default>(cx, MetaValue::tensor(&self),
                                    MetaValue::tensor(&aligned));
}

/// Follows torch._decomp.log_sigmoid_forward: the buffer is empty on devices
/// other than cpu. A subtraction, so it rejects bool.
static FailureOr<std::array<TensorMeta, 2>>
logSigmoidForward(RuleContext &cx, const TensorMeta &self) {
  FailureOr<TensorMeta> output =
      unary<Promotion::Default, RefuseBool>(cx, self);
  if (failed(output))
    return failure();
  TensorMeta buffer = *output;
  if (self.device.isCUDA() || self.device.getType() == DeviceType::XPU)
    buffer = newLike(cx, self, cx.copySizes({SymInt(0)}));
  else
    buffer.storage = cx.freshStorage();
  return std::array{*output, buffer};
}

//===----------------------------------------------------------------------===//
// Backward
//===----------------------------------------------------------------------===//

/// Follows torch._decomp.glu_backward, which ends in a cat.
static FailureOr<TensorMeta> gluBackward(RuleContext &cx,
                                         const TensorMeta &gradient,
                                         const TensorMeta &self, int64_t dim) {
  FailureOr<TensorMeta> half = glu(cx, self, dim);
  if (failed(half))
    return failure();
  const MetaValue operands[] = {MetaValue::tensor(&*half),
                                MetaValue::tensor(&gradient)};
  FailureOr<TensorMeta> product = elementwise(cx, operands, Promotion::Default);
  if (failed(product))
    return failure();
  product->sizes = self.sizes;
  product->strides = contiguousStrides(cx, self.sizes);
  return product;
}

/// Follows torch._decomp.rrelu_with_noise_backward: in training
/// `gradient * noise`, otherwise leaky_relu_backward.
static FailureOr<TensorMeta>
rreluBackward(RuleContext &cx, const MetaValue &gradient, const MetaValue &self,
              const MetaValue &noise, const MetaValue &, const MetaValue &,
              bool training) {
  const MetaValue operands[] = {training ? gradient : self,
                                training ? noise : gradient, self};
  return elementwise(cx, operands, Promotion::Default);
}

/// `where(self <= threshold, 0, gradient)`: the condition takes precedence for
/// strides.
static FailureOr<TensorMeta> thresholdBackward(RuleContext &cx,
                                               const TensorMeta &gradient,
                                               const TensorMeta &self) {
  const MetaValue operands[] = {MetaValue::tensor(&self),
                                MetaValue::tensor(&gradient),
                                Scalar::integer(0)};
  return elementwiseWithScalars(
      cx, operands,
      promoteTypes(cx, ArrayRef(operands).drop_front(), Promotion::Default));
}

/// `where(self > 0, gradient, weight * gradient)` and
/// `where(self > 0, 0.0, self * gradient)`.
static FailureOr<std::array<TensorMeta, 2>>
preluKernelBackward(RuleContext &cx, const TensorMeta &gradient,
                    const TensorMeta &self, const TensorMeta &weight) {
  const MetaValue zero = Scalar::floating(0);
  const MetaValue s = MetaValue::tensor(&self),
                  g = MetaValue::tensor(&gradient),
                  w = MetaValue::tensor(&weight);
  FailureOr<TensorMeta> input = elementwise(cx, {s, g, w}, Promotion::Default);
  if (failed(input))
    return failure();
  FailureOr<TensorMeta> parameter =
      elementwise(cx, {s, g, zero}, Promotion::Default);
  if (failed(parameter))
    return failure();
  return std::array{*input, *parameter};
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static constexpr Rule notBool = rule<unary<Promotion::Default, RefuseBool>>;
static constexpr Rule notIntegral =
    rule<unary<Promotion::Default, RefuseIntegral>>;
/// The same for a decomposition, used on all devices but the cpu, with a
/// division, which converts integers to floats.
static FailureOr<TensorMeta> dividingGradient(RuleContext &cx,
                                              const TensorMeta &gradient,
                                              const TensorMeta &self) {
  FailureOr<TensorMeta> result =
      elementwise(cx, {MetaValue::tensor(&gradient), MetaValue::tensor(&self)},
                  Promotion::Default);
  if (succeeded(result) && !result->device.isCPU() && isIntegral(result->dtype))
    result->dtype = cx.defaultDType;
  return result;
}

/// For a gradient and an input, in the order of the decomposition.
static constexpr Rule gradientFirst = binaryDefault;
static constexpr Rule inputFirst = rule<binarySwapped<Promotion::Default>>;

//===----------------------------------------------------------------------===//
// Functional forms
//===----------------------------------------------------------------------===//

/// `rrelu_with_noise_functional`: the noise is returned, not written.
static FailureOr<std::array<TensorMeta, 2>>
rreluFunctional(RuleContext &cx, const TensorMeta &self,
                const TensorMeta &noise) {
  if (failed(commonDeviceOf(cx, self, noise)))
    return failure();
  auto like = [&](const TensorMeta &x) {
    return makeStrided(cx, x.sizes, emptyLikeStrides(cx, x), x.dtype, x.device);
  };
  return std::array{like(self), like(noise)};
}

static const OpRow rows[] = {
    {"relu(Tensor self) -> Tensor", rule<relu>,
     follows("_refs.nn.functional.relu"), InPlace::AnyDType | Tag::pointwise},
    {"threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor",
     rule<relu>, follows("_refs.nn.functional.threshold"),
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"hardsigmoid(Tensor self) -> Tensor", unaryDefault,
     follows("_decomp.decompositions.hardsigmoid"),
     InPlace::Derived | Tag::pointwise},
    {"hardswish(Tensor self) -> Tensor", unaryDefault,
     follows("_decomp.decompositions.hardswish"), InPlace::Derived},
    {"silu(Tensor self) -> Tensor", unaryDefault,
     follows("_meta_registrations.silu"), InPlace::Derived | Tag::pointwise},
    {"mish(Tensor self) -> Tensor", unaryDefault,
     follows("_refs.nn.functional.mish"),
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"relu6(Tensor self) -> Tensor", rule<relu6>, follows("native"),
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"log_sigmoid(Tensor self) -> Tensor", notBool, follows("native")},
    {"selu(Tensor self) -> Tensor", notIntegral, follows("native"),
     InPlace::Derived | Tag::pointwise},
    {"elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) "
     "-> Tensor",
     rule<elu>, follows("_refs.nn.functional.elu"),
     InPlace::Derived | Tag::pointwise},
    {"softshrink(Tensor self, Scalar lambd=0.5) -> Tensor", rule<softshrink>,
     follows("_refs.nn.functional.softshrink"), Tag::pointwise},
    {"gelu(Tensor self, *, str approximate=\"none\") -> Tensor", rule<gelu>,
     follows("_refs.nn.functional.gelu"),
     InPlace::Derived | Tag::pointwise | InPlace::NotPointwise},
    {"celu(Tensor self, Scalar alpha=1.) -> Tensor", rule<celu>,
     follows("_refs.nn.functional.celu"), InPlace::Derived | Tag::pointwise},
    {"softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor",
     rule<softplus>, follows("_refs.nn.functional.softplus"), Tag::pointwise},
    {"leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor",
     rule<leakyRelu>, follows("_refs.nn.functional.leaky_relu"),
     InPlace::Derived | Tag::pointwise},
    {"hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor",
     rule<hardtanh>, follows("_refs.nn.functional._aten_hardtanh"),
     InPlace::AnyDType | Tag::pointwise},
    {"hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor", rule<hardshrink>,
     follows("_refs.nn.functional.hardshrink"), Tag::pointwise},
    {"glu(Tensor self, int dim=-1) -> Tensor", rule<glu>,
     follows("_refs.nn.functional.glu")},
    {"prelu(Tensor self, Tensor weight) -> Tensor", rule<prelu>,
     follows("native")},
    {"_prelu_kernel(Tensor self, Tensor weight) -> Tensor", binaryDefault,
     follows("_decomp.decompositions._prelu_kernel")},
    {"log_sigmoid_forward(Tensor self) -> (Tensor output, Tensor buffer)",
     rule<logSigmoidForward>,
     follows("_decomp.decompositions.log_sigmoid_forward")},
    {"rrelu(Tensor self, Scalar lower=0.125, Scalar upper=0.33333333333333331, "
     "bool training=False, Generator? generator=None) -> Tensor",
     rule<rrelu>, follows("native"),
     InPlace::Derived | Tag::nondeterministic_seeded | Tag::pointwise |
         InPlace::NotPointwise},
    {"rrelu_with_noise(Tensor self, Tensor(b!) noise, Scalar lower=0.125, "
     "Scalar upper=0.33333333333333331, bool training=False, Generator? "
     "generator=None) -> Tensor",
     unaryDefault, follows("_meta_registrations.meta_rrelu_with_noise"),
     InPlace::Derived | Tag::nondeterministic_seeded},
    // Backward.
    {"sigmoid_backward(Tensor grad_output, Tensor output) -> Tensor",
     gradientFirst, follows("_decomp.decompositions.sigmoid_backward"),
     Tag::pointwise},
    {"tanh_backward(Tensor grad_output, Tensor output) -> Tensor",
     gradientFirst, follows("_decomp.decompositions.tanh_backward"),
     Tag::pointwise},
    {"gelu_backward(Tensor grad_output, Tensor self, *, str "
     "approximate=\"none\") -> Tensor",
     gradientFirst, follows("_decomp.decompositions.gelu_backward"),
     Tag::pointwise},
    {"silu_backward(Tensor grad_output, Tensor self) -> Tensor",
     rule<dividingGradient>, follows("_decomp.decompositions.silu_backward"),
     Tag::pointwise},
    {"hardswish_backward(Tensor grad_output, Tensor self) -> Tensor",
     inputFirst, follows("_decomp.decompositions.hardswish_backward")},
    {"mish_backward(Tensor grad_output, Tensor self) -> Tensor",
     rule<dividingGradient>, follows("_decomp.decompositions.mish_backward")},
    {"infinitely_differentiable_gelu_backward(Tensor grad, Tensor self) -> "
     "Tensor",
     inputFirst, follows("native")},
    {"softplus_backward(Tensor grad_output, Tensor self, Scalar beta, Scalar "
     "threshold) -> Tensor",
     inputFirst, follows("_decomp.decompositions.softplus_backward")},
    {"log_sigmoid_backward(Tensor grad_output, Tensor self, Tensor buffer) -> "
     "Tensor",
     gradientFirst, follows("_decomp.decompositions.log_sigmoid_backward")},
    {"logit_backward(Tensor grad_output, Tensor self, float? eps=None) -> "
     "Tensor",
     inputFirst, follows("_decomp.decompositions.logit_backward"),
     Tag::pointwise},
    {"rrelu_with_noise_backward(Tensor grad_output, Tensor self, Tensor noise, "
     "Scalar lower, Scalar upper, bool training, bool self_is_result) -> "
     "Tensor",
     rule<rreluBackward>,
     follows("_decomp.decompositions.rrelu_with_noise_backward")},
    {"hardtanh_backward(Tensor grad_output, Tensor self, Scalar min_val, "
     "Scalar max_val) -> Tensor",
     inputFirst, follows("_decomp.decompositions.hardtanh_backward")},
    {"hardsigmoid_backward(Tensor grad_output, Tensor self) -> Tensor",
     inputFirst, follows("_decomp.decompositions.hardsigmoid_backward")},
    {"hardshrink_backward(Tensor grad_out, Tensor self, Scalar lambd) -> "
     "Tensor",
     gradientFirst, follows("native")},
    {"softshrink_backward(Tensor grad_output, Tensor self, Scalar lambd) -> "
     "Tensor",
     gradientFirst, follows("native")},
    {"leaky_relu_backward(Tensor grad_output, Tensor self, Scalar "
     "negative_slope, bool self_is_result) -> Tensor",
     inputFirst, follows("_decomp.decompositions.leaky_relu_backward")},
    {"elu_backward(Tensor grad_output, Scalar alpha, Scalar scale, Scalar "
     "input_scale, bool is_result, Tensor self_or_result) -> Tensor",
     rule<pointwiseAt<Promotion::Default, 5, 0>>,
     follows("_decomp.decompositions.elu_backward")},
    {"threshold_backward(Tensor grad_output, Tensor self, Scalar threshold) -> "
     "Tensor",
     rule<thresholdBackward>,
     follows("_decomp.decompositions.threshold_backward"), Tag::pointwise},
    {"glu_backward(Tensor grad_output, Tensor self, int dim) -> Tensor",
     rule<gluBackward>, follows("_decomp.decompositions.glu_backward")},
    {"_prelu_kernel_backward(Tensor grad_output, Tensor self, Tensor weight) "
     "-> (Tensor, Tensor)",
     rule<preluKernelBackward>,
     follows("_decomp.decompositions._prelu_kernel_backward")},
    {"rrelu_with_noise_functional(Tensor self, Tensor noise, Scalar "
     "lower=0.125, Scalar upper=0.33333333333333331, bool training=False, "
     "Generator? generator=None) -> (Tensor, Tensor noise_out)",
     rule<rreluFunctional>,
     follows("_meta_registrations.meta_rrelu_with_noise_functional"),
     Tag::nondeterministic_seeded},
};

OpFamily fake::getActivationFamily() { return {"Activation", rows}; }
