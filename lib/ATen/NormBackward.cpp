//===- NormBackward.cpp - Gradients of normalization ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Chain.h"

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

namespace {

/// The steps of a decomposition: elementwise ops on two tensors.
class Steps : public Chain {
public:
  explicit Steps(RuleContext &cx) : Chain(cx), cx(cx) {}
  MetaValue combine(const MetaValue &a, const MetaValue &b) {
    if (failed())
      return MetaValue();
    return add(elementwise(cx, {a, b}, Promotion::Default));
  }
  MetaValue dense(ArrayRef<SymInt> sizes, const TensorMeta &like) {
    return cx.createValue(newLike(cx, like, cx.copySizes(sizes)));
  }

private:
  RuleContext &cx;
};

} // namespace

/// A result in another dtype, with the strides that it has.
static MetaValue castTo(RuleContext &cx, TensorMeta result, DType dtype) {
  return cx.createValue(
      makeStrided(cx, result.sizes, result.strides, dtype, result.device));
}

/// `x.to(computation type, memory_format=contiguous)`, which is `x` itself when
/// it computes in its own type and does not look like channels last.
static TensorMeta toComputation(RuleContext &cx, const TensorMeta &x) {
  DType dtype = getComputationDType(x.dtype);
  if (dtype == x.dtype &&
      suggestMemoryFormat(cx, x) == MemoryFormat::Contiguous)
    return x;
  return makeContiguous(cx, x.sizes, dtype, x.device);
}

/// Follows native_layer_norm_backward of torch._decomp: the gradient of the
/// input is elementwise, those of weight and bias are sums.
static FailureOr<Gradients> layerNormBackward(
    RuleContext &cx, const TensorMeta &gradient, const TensorMeta &input,
    ArrayRef<SymInt> shape, const TensorMeta &mean, const TensorMeta &deviation,
    const TensorMeta *weight, const TensorMeta *bias, const MetaValue &mask) {
  if (failed(checkGradient(cx, gradient, input)))
    return failure();
  if (shape.size() > input.sizes.size())
    return cx.error(2) << "expected at most " << input.rank()
                       << " normalized sizes, found " << shape.size();
  MetaValue outer = cx.createValue(toComputation(cx, gradient));
  MetaValue inner = cx.createValue(toComputation(cx, input));
  Steps steps(cx);
  MetaValue scale = MetaValue::tensor(&deviation);
  MetaValue normal =
      steps.combine(steps.combine(inner, MetaValue::tensor(&mean)), scale);
  MetaValue weighted =
      weight ? steps.combine(outer, MetaValue::tensor(weight)) : outer;
  MetaValue rest = steps.combine(steps.combine(weighted, scale),
                                 steps.combine(normal, scale));
  FailureOr<TensorMeta> result = steps.finish(steps.combine(scale, rest));
  FailureOr<TensorMeta> product = steps.finish(steps.combine(outer, normal));
  if (failed(result) || failed(product))
    return failure();
  bool isWhole = shape.size() == input.sizes.size();
  auto parameter = [&](unsigned i, const TensorMeta *tensor,
                       const TensorMeta &whole) {
    if (!tensor || !isWanted(mask, i))
      return MetaValue::none();
    if (isWhole)
      return castTo(cx, whole, tensor->dtype);
    return cx.createValue(
        makeContiguous(cx, shape, tensor->dtype, input.device));
  };
  return Gradients{isWanted(mask, 0) ? castTo(cx, *result, input.dtype)
                                     : MetaValue::none(),
                   parameter(1, weight, *product),
                   parameter(2, bias, clonePreserving(cx, *outer.getTensor()))};
}

/// The gradient of the input of a group norm: channels are viewed as groups
/// and back.
static FailureOr<TensorMeta>
groupNormInput(RuleContext &cx, const TensorMeta &gradient,
               const TensorMeta &input, const TensorMeta &mean, SymInt batch,
               SymInt channels, SymInt area, SymInt groups) {
  SymInt members = cx.env.floorDiv(channels, groups);
  ArrayRef<SymInt> grouped = cx.copySizes({batch, groups, members, area});
  Steps steps(cx);
  MetaValue outer = steps.add(reshapeGeometry(cx, gradient, grouped));
  MetaValue inner = steps.add(reshapeGeometry(cx, input, grouped));
  MetaValue ofMembers = steps.dense({batch, groups, members, 1}, mean);
  MetaValue ofGroups = steps.dense({batch, groups, 1, 1}, mean);
  MetaValue sum = steps.combine(steps.combine(outer, ofMembers),
                                steps.combine(inner, ofGroups));
  FailureOr<TensorMeta> result = steps.finish(steps.combine(sum, ofGroups));
  if (failed(result))
    return failure();
  return reshapeGeometry(cx, *result, input.sizes);
}

/// Follows native_group_norm_backward of torch._decomp.
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
  // The sums over each channel view the gradient.
  ArrayRef<SymInt> flat = cx.copySizes({batch, channels, area});
  if (failed(viewGeometry(cx, gradient, flat)))
    return failure();
  FailureOr<TensorMeta> result =
      groupNormInput(cx, gradient, input, mean, batch, channels, area, groups);
  if (failed(result))
    return failure();
  auto parameter = [&](unsigned i) {
    return isWanted(mask, i)
               ? cx.createValue(makeContiguous(cx, cx.copySizes({channels}),
                                               result->dtype, input.device))
               : MetaValue::none();
  };
  return Gradients{isWanted(mask, 0) ? cx.createValue(*result)
                                     : MetaValue::none(),
                   parameter(1), parameter(2)};
}

/// Follows native_batch_norm_backward of torch._decomp; the gradient of the
/// input is returned in any case. With fixed statistics it is a mere multiple.
static FailureOr<Gradients> batchNormBackward(RuleContext &cx,
                                              ArrayRef<MetaValue> args) {
  const TensorMeta &gradient = *args[0].getTensor();
  const TensorMeta &input = *args[1].getTensor();
  if (failed(checkGradient(cx, gradient, input)))
    return failure();
  if (input.rank() < 2)
    return cx.error(1) << "expected an input of rank 2 or more, found rank "
                       << input.rank();
  bool isTraining =
      !args[7].isBool() || !args[7].isKnown() || args[7].getBool();
  SmallVector<SymInt, 5> sizes(input.sizes.size(), 1);
  sizes[1] = input.sizes[1];
  Steps steps(cx);
  MetaValue ofChannels = steps.dense(sizes, input);
  MetaValue value = args[0];
  if (isTraining) {
    MetaValue projected = steps.combine(args[1], ofChannels);
    value = steps.combine(steps.combine(value, projected), ofChannels);
  }
  FailureOr<TensorMeta> result = steps.finish(steps.combine(value, ofChannels));
  if (failed(result))
    return failure();
  DType dtype = args[2].isTensor() ? args[2].getTensor()->dtype : input.dtype;
  auto parameter = [&](unsigned i) {
    return isWanted(args[9], i)
               ? cx.createValue(makeContiguous(
                     cx, cx.copySizes({input.sizes[1]}), dtype, input.device))
               : MetaValue::none();
  };
  return Gradients{castTo(cx, *result, input.dtype), parameter(1),
                   parameter(2)};
}

/// Positions of the arguments of `native_batch_norm_backward`.
enum { GradientArg, BatchInputArg, BatchWeightArg, TrainArg = 7, MaskArg = 9 };

/// Follows cudnn_batch_norm_backward: all gradients, as in training.
static FailureOr<Gradients> cudnnBatchNormBackward(RuleContext &cx,
                                                   ArrayRef<MetaValue> args) {
  SmallVector<MetaValue, 10> inner(MaskArg + 1, MetaValue::none());
  inner[GradientArg] = args[1];
  inner[BatchInputArg] = args[0];
  inner[BatchWeightArg] = args[2];
  inner[TrainArg] = MetaValue::boolean(true);
  return batchNormBackward(cx, inner);
}

/// Follows _fused_rms_norm_backward of torch._decomp.
static FailureOr<std::array<MetaValue, 2>>
rmsNormBackward(RuleContext &cx, const TensorMeta &gradient,
                const TensorMeta &input, ArrayRef<SymInt> shape,
                const TensorMeta &deviation, const TensorMeta *weight,
                const MetaValue &mask) {
  if (failed(commonDeviceOf(cx, gradient, input, deviation, weight)))
    return failure();
  if (shape.size() > input.sizes.size())
    return cx.error(2) << "expected at most " << input.rank()
                       << " normalized sizes, found " << shape.size();
  ArrayRef<SymInt> inner = input.sizes.take_back(shape.size());
  if (isZero(cx, numel(cx, input.sizes)))
    return std::array{
        isWanted(mask, 0) ? cx.createValue(contiguousCopy(cx, input))
                          : MetaValue::none(),
        isWanted(mask, 1) ? cx.createValue(newLike(cx, input, inner))
                          : MetaValue::none()};
  MetaValue outer = cx.createValue(toComputation(cx, gradient));
  MetaValue value = cx.createValue(toComputation(cx, input));
  Steps steps(cx);
  TensorMeta column = deviation;
  while (column.rank() < input.rank())
    column = *unsqueezeGeometry(cx, column, -1);
  MetaValue scale = cx.createValue(column);
  MetaValue weighted =
      weight ? steps.combine(outer, cx.createValue(toComputation(cx, *weight)))
             : outer;
  MetaValue normal = steps.combine(value, scale);
  SmallVector<SymInt> sums(input.sizes.drop_back(shape.size()));
  sums.resize(input.sizes.size(), 1);
  MetaValue projected = steps.combine(normal, steps.dense(sums, column));
  FailureOr<TensorMeta> result =
      steps.finish(steps.combine(steps.combine(weighted, projected), scale));
  FailureOr<TensorMeta> product = steps.finish(steps.combine(outer, normal));
  if (failed(result) || failed(product))
    return failure();
  MetaValue parameter = MetaValue::none();
  if (weight && isWanted(mask, 1))
    parameter = shape.size() == input.sizes.size()
                    ? castTo(cx, *product, input.dtype)
                    : cx.createValue(newLike(cx, input, inner));
  return std::array{isWanted(mask, 0) ? castTo(cx, *result, input.dtype)
                                      : MetaValue::none(),
                    parameter};
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
    {"batch_norm_backward(Tensor grad_out, Tensor input, Tensor weight, "
     "Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? "
     "save_var, bool update, float eps, bool[3] output_mask, Tensor "
     "reserve) -> (Tensor, Tensor, Tensor)",
     rule<batchNormBackward>},
    {"cudnn_batch_norm_backward(Tensor input, Tensor grad_output, Tensor "
     "weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, "
     "Tensor? save_var, float epsilon, Tensor reserveSpace) -> (Tensor, "
     "Tensor, Tensor)",
     rule<cudnnBatchNormBackward>},
    {"_fused_rms_norm_backward(Tensor grad_out, Tensor input, int[] "
     "normalized_shape, Tensor rstd, Tensor? weight, bool[2] output_mask) "
     "-> (Tensor, Tensor)",
     rule<rmsNormBackward>},
};

OpFamily fake::getNormBackwardFamily() { return {"NormBackward", rows}; }
