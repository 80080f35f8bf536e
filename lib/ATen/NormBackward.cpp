//===- NormBackward.cpp - Gradients of normalization ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Composite.h"

using namespace fake;

/// Which gradients a call asks for; those that it does not are None.
static bool isWanted(const MetaValue &mask, unsigned i) {
  if (!mask.isList() || i >= mask.getList().size())
    return true;
  const MetaValue &entry = mask.getList()[i];
  return !entry.isBool() || !entry.isKnown() || entry.getBool();
}

using Gradients = std::array<MetaValue, 3>;

/// Fails unless the incoming gradient has the sizes of the input.
static LogicalResult checkGradient(RuleContext &cx, const TensorMeta &gradient,
                                   const TensorMeta &input) {
  if (!requireEqual(cx, gradient.sizes, input.sizes))
    return cx.error(0, 1) << "expected a gradient of the sizes " << input.sizes
                          << ", found " << gradient.sizes;
  return success(succeeded(commonDeviceOf(cx, gradient, input)));
}

/// `x.to(computation type, memory_format=contiguous)`, which is `x` itself when
/// it computes in its own type.
static TensorMeta toComputation(RuleContext &cx, const TensorMeta &x) {
  DType dtype = getComputationDType(x.dtype);
  return dtype == x.dtype ? x : makeContiguous(cx, x.sizes, dtype, x.device);
}

/// Follows native_layer_norm_backward of torch._decomp: the gradient of the
/// input is elementwise, where the deviation has the first vote on the layout;
/// those of weight and bias are sums.
static FailureOr<Gradients> layerNormBackward(
    RuleContext &cx, const TensorMeta &gradient, const TensorMeta &input,
    ArrayRef<SymInt> shape, const TensorMeta &mean, const TensorMeta &deviation,
    const TensorMeta *weight, const TensorMeta *bias, const MetaValue &mask) {
  if (failed(checkGradient(cx, gradient, input)))
    return failure();
  if (shape.size() > input.sizes.size())
    return cx.error(2) << "expected at most " << input.rank()
                       << " normalized sizes, found " << shape.size();
  TensorMeta castGradient = toComputation(cx, gradient);
  TensorMeta castInput = toComputation(cx, input);
  FailureOr<TensorMeta> both = elementwise(cx,
                                           {MetaValue::tensor(&deviation),
                                            MetaValue::tensor(&castGradient),
                                            MetaValue::tensor(&castInput)},
                                           Promotion::NoOpMath, input.dtype);
  if (failed(both))
    return failure();
  bool isWhole = shape.size() == input.sizes.size();
  auto parameter = [&](unsigned i, const TensorMeta *tensor) {
    if (!tensor || !isWanted(mask, i))
      return MetaValue::none();
    if (isWhole)
      return cx.createValue(makeStrided(cx, both->sizes, both->strides,
                                        tensor->dtype, input.device));
    return cx.createValue(
        makeContiguous(cx, shape, tensor->dtype, input.device));
  };
  return Gradients{isWanted(mask, 0) ? cx.createValue(*both)
                                     : MetaValue::none(),
                   parameter(1, weight), parameter(2, bias)};
}

/// Follows native_group_norm_backward of torch._decomp, which views the
/// channels as groups and back.
static FailureOr<Gradients>
groupNormBackward(RuleContext &cx, const TensorMeta &gradient,
                  const TensorMeta &input, const TensorMeta &mean,
                  const TensorMeta &deviation, const TensorMeta *weight,
                  SymInt batch, SymInt channels, SymInt area, SymInt groups,
                  const MetaValue &mask) {
  if (failed(checkGradient(cx, gradient, input)))
    return failure();
  if (failed(commonDeviceOf(cx, gradient, input, mean, deviation)))
    return failure();
  if (!cx.env.require(Condition::multiple(channels, groups)))
    return cx.error(6) << "expected a multiple of " << groups
                       << " channels, found " << channels;
  ArrayRef<SymInt> grouped =
      cx.copySizes({batch, groups, cx.env.floorDiv(channels, groups), area});
  FailureOr<TensorMeta> viewed = reshapeGeometry(cx, gradient, grouped);
  FailureOr<TensorMeta> viewedInput = reshapeGeometry(cx, input, grouped);
  if (failed(viewed) || failed(viewedInput))
    return failure();
  const MetaValue operands[] = {MetaValue::tensor(&gradient),
                                MetaValue::tensor(&input),
                                MetaValue::tensor(&mean)};
  DType dtype = promoteTypes(cx, operands, Promotion::NoOpMath).result;
  FailureOr<TensorMeta> both = elementwise(
      cx, {MetaValue::tensor(&*viewed), MetaValue::tensor(&*viewedInput)},
      Promotion::NoOpMath, dtype);
  if (failed(both))
    return failure();
  FailureOr<TensorMeta> result = reshapeGeometry(cx, *both, input.sizes);
  if (failed(result))
    return failure();
  auto parameter = [&](unsigned i) {
    return isWanted(mask, i)
               ? cx.createValue(makeContiguous(cx, cx.copySizes({channels}),
                                               dtype, input.device))
               : MetaValue::none();
  };
  return Gradients{isWanted(mask, 0) ? cx.createValue(*result)
                                     : MetaValue::none(),
                   parameter(1), parameter(2)};
}

/// Follows native_batch_norm_backward of torch._decomp; the gradient of the
/// input is returned in any case.
static FailureOr<Gradients> batchNormBackward(RuleContext &cx,
                                              ArrayRef<MetaValue> args) {
  const TensorMeta &gradient = *args[0].getTensor();
  const TensorMeta &input = *args[1].getTensor();
  if (failed(checkGradient(cx, gradient, input)))
    return failure();
  if (input.rank() < 2)
    return cx.error(1) << "expected an input of rank 2 or more, found rank "
                       << input.rank();
  // Fixed statistics make the gradient a mere multiple.
  bool isTraining =
      !args[7].isBool() || !args[7].isKnown() || args[7].getBool();
  FailureOr<TensorMeta> both =
      elementwise(cx, {args[0], isTraining ? args[1] : MetaValue::none()},
                  Promotion::NoOpMath, input.dtype);
  if (failed(both))
    return failure();
  DType dtype = args[2].isTensor() ? args[2].getTensor()->dtype : input.dtype;
  auto parameter = [&](unsigned i) {
    return isWanted(args[9], i)
               ? cx.createValue(makeContiguous(
                     cx, cx.copySizes({input.sizes[1]}), dtype, input.device))
               : MetaValue::none();
  };
  return Gradients{cx.createValue(*both), parameter(1), parameter(2)};
}

static const OpRow rows[] = {
    {"native_layer_norm_backward(Tensor grad_out, Tensor input, SymInt[] "
     "normalized_shape, Tensor mean, Tensor rstd, Tensor? weight, Tensor? "
     "bias, bool[3] output_mask) -> (Tensor, Tensor, Tensor)",
     rule<layerNormBackward>},
    {"native_group_norm_backward(Tensor grad_out, Tensor input, Tensor mean, "
     "Tensor rstd, Tensor? weight, SymInt N, SymInt C, SymInt HxW, int group, "
     "bool[3] output_mask) -> (Tensor, Tensor, Tensor)",
     rule<groupNormBackward>},
    {"native_batch_norm_backward(Tensor grad_out, Tensor input, Tensor? "
     "weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, "
     "Tensor? save_invstd, bool train, float eps, bool[3] output_mask) -> "
     "(Tensor, Tensor, Tensor)",
     rule<batchNormBackward>},
};

OpFamily fake::getNormBackwardFamily() { return {"NormBackward", rows}; }
