//===- NormalizationBackward.cpp - Gradients of normalization ---*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/Decomposition.h"
#include "llvm/ADT/Sequence.h"

using namespace fake;

using Gradients = std::array<MetaValue, 3>;

/// A tensor or None as an argument.
static MetaValue orNone(const TensorMeta *tensor) {
  return tensor ? MetaValue::tensor(tensor) : MetaValue::none();
}

/// `range(begin, end)`.
static SmallVector<int64_t> getRange(int64_t begin, int64_t end) {
  return llvm::to_vector(llvm::seq<int64_t>(begin, std::max(begin, end)));
}

/// `x.to(dtype, memory_format=contiguous)`, which is `x` itself if it has that
/// dtype and does not suggest channels last.
static MetaValue toComputation(RuleContext &cx, const TensorMeta *x,
                               DType dtype) {
  if (!x)
    return MetaValue::none();
  if (dtype == x->dtype &&
      suggestMemoryFormat(cx, *x) == MemoryFormat::Contiguous)
    return MetaValue::tensor(x);
  return cx.createValue(makeContiguous(cx, x->sizes, dtype, x->device));
}

/// Fails if the normalized shape has more dimensions than the input.
static LogicalResult checkShape(RuleContext &cx, const TensorMeta &input,
                                ArrayRef<SymInt> shape) {
  if (shape.size() <= input.sizes.size())
    return success();
  return cx.error(2) << "expected at most " << input.rank()
                     << " normalized sizes, found " << shape.size();
}

/// Whether a product of sizes is known to be 0.
static bool isEmpty(RuleContext &cx, const TensorMeta &input) {
  return isPlainlyZero(cx, numel(cx, input.sizes));
}

/// Follows native_layer_norm_backward of torch._decomp.
static FailureOr<Gradients> layerNormBackward(
    RuleContext &cx, const TensorMeta &gradient, const TensorMeta &input,
    ArrayRef<SymInt> shape, const TensorMeta &mean, const TensorMeta &deviation,
    const TensorMeta *weight, const TensorMeta *bias, const MetaValue &mask) {
  if (failed(checkShape(cx, input, shape)) ||
      failed(commonDeviceOf(cx, gradient, input, mean, deviation, weight)))
    return failure();
  const MetaValue none = MetaValue::none();
  int64_t rank = input.rank(), axis = rank - shape.size();
  Decomposition steps(cx);
  if (isEmpty(cx, input)) {
    auto zeros = [&](unsigned i, ArrayRef<SymInt> sizes) {
      return isWanted(mask, i) ? steps.dense(sizes, input.dtype, input) : none;
    };
    ArrayRef<SymInt> inner = input.sizes.drop_front(axis);
    return Gradients{zeros(0, input.sizes), zeros(1, inner), zeros(2, inner)};
  }
  DType computed = getComputationDType(input.dtype);
  MetaValue outer = toComputation(cx, &gradient, computed);
  MetaValue scale = steps.unsqueezeTo(MetaValue::tensor(&deviation), rank);
  MetaValue normal =
      steps.mul(steps.sub(toComputation(cx, &input, computed),
                          steps.unsqueezeTo(MetaValue::tensor(&mean), rank)),
                scale);
  MetaValue weighted = steps.mulIf(outer, toComputation(cx, weight, computed));
  SmallVector<int64_t> inners = getRange(axis, rank);
  MetaValue projected =
      steps.mul(normal, steps.sum(steps.mul(weighted, normal), inners, true));
  // `grad_x_hat * N`
  MetaValue multiple = steps.mul(weighted, Scalar::integer(1));
  MetaValue inner = steps.sub(
      steps.sub(multiple, steps.sum(weighted, inners, true)), projected);
  Gradients results = {none, none, none};
  SmallVector<int64_t> outers = getRange(0, axis);
  if (isWanted(mask, 0))
    results[0] = steps.cast(steps.mul(steps.scale(scale), inner), input.dtype);
  if (isWanted(mask, 1) && weight) {
    MetaValue product = steps.mul(outer, normal);
    results[1] =
        steps.cast(outers.empty() ? product : steps.sum(product, outers, false),
                   weight->dtype);
  }
  if (isWanted(mask, 2) && bias)
    results[2] = steps.cast(outers.empty() ? steps(Op::clone, outer)
                                           : steps.sum(outer, outers, false),
                            bias->dtype);
  if (steps.failed())
    return failure();
  return results;
}

/// Follows the checks of native_group_norm_backward.
static LogicalResult checkGroups(RuleContext &cx, const TensorMeta &gradient,
                                 const TensorMeta &input,
                                 const TensorMeta &mean,
                                 const TensorMeta &deviation,
                                 const TensorMeta *weight, SymInt batch,
                                 SymInt channels, SymInt area, SymInt groups) {
  if (failed(commonDeviceOf(cx, gradient, input, mean, deviation)))
    return failure();
  if (!requireEqual(cx, gradient.sizes, input.sizes))
    return cx.error(0, 1) << "expected a gradient of the sizes " << input.sizes
                          << ", found " << gradient.sizes;
  const SymInt statistics[] = {batch, groups};
  for (auto [i, x] : llvm::enumerate(std::array{&mean, &deviation}))
    if (!requireEqual(cx, x->sizes, statistics))
      return cx.error(2 + i)
             << "expected sizes " << ArrayRef<SymInt>(statistics) << ", found "
             << x->sizes;
  SymInt expected = cx.env.product({batch, channels, area});
  if (!requireEqual(cx, numel(cx, input.sizes), expected))
    return cx.error(1) << "expected " << expected << " elements, found sizes "
                       << input.sizes;
  if (weight && !requireEqual(cx, numel(cx, weight->sizes), channels))
    return cx.error(4) << "expected " << channels << " elements, found sizes "
                       << weight->sizes;
  if (!cx.env.require(Condition::multiple(channels, groups)))
    return cx.error(6) << "expected a multiple of " << groups
                       << " channels, found " << channels;
  return success();
}

namespace {

/// The steps of native_group_norm_backward that several gradients share.
/// Tensors are of the type that it computes in; `factors` is None without a
/// weight.
struct GroupNormTerms {
  SymInt batch, groups, members, area;
  MetaValue outer, inner, center, scale, factors;
  /// Of each batch and channel: `(grad_output * input).sum` and
  /// `grad_output.sum`.
  MetaValue products, sums;
};

} // namespace

/// The sizes of the sums of each batch and channel, by groups.
static std::array<SymInt, 3> getGroupedSizes(const GroupNormTerms &terms) {
  return {terms.batch, terms.groups, terms.members};
}

/// The gradient of the input of native_group_norm_backward. Ones take the place
/// of a weight that is not passed.
static MetaValue getInputGradient(RuleContext &cx, Decomposition &steps,
                                  const GroupNormTerms &terms,
                                  const TensorMeta &input,
                                  const TensorMeta &deviation, bool hasWeight) {
  const SymInt ofWeight[] = {1, terms.groups, terms.members};
  const SymInt whole[] = {terms.batch, terms.groups, terms.members, terms.area};
  const MetaValue &center = terms.center, &scale = terms.scale;
  MetaValue row =
      hasWeight ? steps.unsqueeze(terms.factors, 0) : MetaValue::none();
  MetaValue factor = hasWeight
                         ? steps.reshape(terms.factors, ofWeight)
                         : steps.dense(ofWeight, cx.defaultDType, deviation);
  auto ofGroups = [&](const MetaValue &x) {
    return steps.sum(steps.reshape(steps.mulIf(x, row), getGroupedSizes(terms)),
                     2, false);
  };
  MetaValue ofProducts = ofGroups(terms.products),
            ofSums = ofGroups(terms.sums);
  MetaValue slope = steps.scale(
      steps.mul(steps.sub(steps.mul(ofSums, center), ofProducts), scale));
  MetaValue shift = steps.sub(steps.mul(slope, center),
                              steps.scale(steps.mul(ofSums, scale)));
  MetaValue weighted =
      steps.unsqueeze(steps.mul(steps.unsqueeze(scale, -1), factor), -1);
  MetaValue gradient = steps.mul(
      steps.mul(steps.mul(steps.reshape(terms.outer, whole), weighted),
                steps.mul(steps.reshape(terms.inner, whole),
                          steps.unsqueezeTo(slope, 4))),
      steps.unsqueezeTo(shift, 4));
  return steps.reshape(gradient, input.sizes);
}

/// The gradient of the weight of native_group_norm_backward.
static MetaValue getWeightGradient(Decomposition &steps,
                                   const GroupNormTerms &terms,
                                   SymInt channels) {
  std::array<SymInt, 3> grouped = getGroupedSizes(terms);
  MetaValue centered = steps.sub(steps.view(terms.products, grouped),
                                 steps.mul(steps.view(terms.sums, grouped),
                                           steps.unsqueeze(terms.center, -1)));
  return steps.reshape(
      steps.sum(steps.mul(centered, steps.unsqueeze(terms.scale, -1)), 0,
                false),
      channels);
}

/// Follows native_group_norm_backward of torch._decomp, which computes in the
/// promoted type of all tensors and returns it.
static FailureOr<Gradients>
groupNormBackward(RuleContext &cx, const TensorMeta &gradient,
                  const TensorMeta &input, const TensorMeta &mean,
                  const TensorMeta &deviation, const TensorMeta *weight,
                  SymInt batch, SymInt channels, SymInt area, SymInt groups,
                  const MetaValue &mask) {
  if (failed(checkGroups(cx, gradient, input, mean, deviation, weight, batch,
                         channels, area, groups)))
    return failure();
  SymInt members = cx.env.floorDiv(channels, groups);
  Decomposition steps(cx);
  const MetaValue tensors[] = {
      MetaValue::tensor(&gradient), MetaValue::tensor(&input),
      MetaValue::tensor(&mean), MetaValue::tensor(&deviation), orNone(weight)};
  PromotedTypes types = promoteTypes(
      cx, ArrayRef(tensors).drop_back(weight ? 0 : 1), Promotion::Default);
  auto cast = [&](unsigned i) {
    return steps.cast(tensors[i], types.computation);
  };
  GroupNormTerms terms = {batch,   groups,  members, area, cast(0), cast(1),
                          cast(2), cast(3), cast(4), {},   {}};
  const SymInt flat[] = {batch, channels, area};
  terms.products = steps.sum(
      steps.view(steps.mul(terms.outer, terms.inner), flat), 2, false);
  terms.sums = steps.sum(steps.view(terms.outer, flat), 2, false);
  Gradients results = {MetaValue::none(), MetaValue::none(), MetaValue::none()};
  if (isWanted(mask, 0))
    results[0] = getInputGradient(cx, steps, terms, input, deviation, weight);
  if (isWanted(mask, 1))
    results[1] = getWeightGradient(steps, terms, channels);
  if (isWanted(mask, 2))
    results[2] = steps.sum(terms.sums, 0, false);
  for (MetaValue &result : results)
    result = steps.cast(result, types.result);
  if (steps.failed())
    return failure();
  return results;
}

namespace {

/// The arguments of `native_batch_norm_backward`.
struct BatchNormArgs {
  const TensorMeta &gradient;
  const TensorMeta &input;
  const TensorMeta *weight, *runningMean, *runningVar, *mean, *deviation;
  bool isTraining;
  MetaValue mask;

  /// The statistics by which the input was normalized; null if not passed.
  const TensorMeta *getMean() const { return isTraining ? mean : runningMean; }
  const TensorMeta *getScale() const {
    return isTraining ? deviation : runningVar;
  }
};

} // namespace

/// Fails if statistics are missing, or devices differ.
static LogicalResult checkBatchNorm(RuleContext &cx,
                                    const BatchNormArgs &args) {
  if (args.input.rank() < 2)
    return cx.error() << "expected an input of rank 2 or more, found rank "
                      << args.input.rank();
  const TensorMeta *mean = args.getMean(), *scale = args.getScale();
  if (!mean || !scale)
    return cx.error() << "expected " << (args.isTraining ? "saved" : "running")
                      << " statistics, found None";
  return success(succeeded(
      commonDeviceOf(cx, args.gradient, args.input, args.weight, mean, scale)));
}

/// Follows _broadcast_batch_norm_backward: size 1 in all dimensions but the
/// channels.
static MetaValue spread(Decomposition &steps, MetaValue x,
                        const TensorMeta &input, RuleContext &cx) {
  for (int64_t axis = 0; axis < input.rank() && !steps.failed(); ++axis) {
    if (axis == 1 && !isOne(cx, input.sizes[1]))
      continue;
    const TensorMeta &tensor = *x.getTensor();
    if (axis >= tensor.rank() || !isOne(cx, tensor.sizes[axis]))
      x = steps.unsqueeze(x, axis);
  }
  return x;
}

/// Follows native_batch_norm_backward of torch._decomp; the gradient of the
/// input is always returned.
static FailureOr<Gradients> batchNormBackwardOf(RuleContext &cx,
                                                const BatchNormArgs &args) {
  if (failed(checkBatchNorm(cx, args)))
    return failure();
  const TensorMeta &input = args.input;
  const TensorMeta *mean = args.getMean(), *scale = args.getScale();
  Decomposition steps(cx);
  DType computed = getComputationDType(input.dtype);
  auto cast = [&](const TensorMeta *x) {
    return steps.cast(orNone(x), computed);
  };
  auto spreadOut = [&](const MetaValue &x) {
    return spread(steps, x, input, cx);
  };
  MetaValue outer = cast(&args.gradient), deviation = cast(scale);
  if (!args.isTraining)
    deviation = steps.scale(deviation);
  SmallVector<int64_t> dims = getRange(1, input.rank());
  dims[0] = 0;
  MetaValue centered = steps.sub(cast(&input), spreadOut(cast(mean)));
  MetaValue sum = steps.sum(outer, dims, false);
  MetaValue product = steps.sum(steps.mul(outer, centered), dims, false);
  MetaValue projection = spreadOut(
      steps.mul(steps.scale(product), steps.mul(deviation, deviation)));
  MetaValue center = spreadOut(steps.scale(sum));
  MetaValue factor = spreadOut(steps.mulIf(deviation, cast(args.weight)));
  if (!args.weight)
    factor = steps.scale(factor);
  MetaValue result = outer;
  if (args.isTraining)
    result =
        steps.sub(steps.sub(outer, steps.mul(centered, projection)), center);
  result = steps.cast(steps.mul(result, factor), input.dtype);
  DType dtype = args.weight ? args.weight->dtype : input.dtype;
  auto parameter = [&](unsigned i, const MetaValue &x) {
    return isWanted(args.mask, i) ? steps.cast(x, dtype) : MetaValue::none();
  };
  Gradients results = {result, parameter(1, steps.mul(product, deviation)),
                       parameter(2, sum)};
  if (steps.failed())
    return failure();
  return results;
}

static FailureOr<Gradients>
batchNormBackward(RuleContext &cx, const TensorMeta &gradient,
                  const TensorMeta &input, const TensorMeta *weight,
                  const TensorMeta *runningMean, const TensorMeta *runningVar,
                  const TensorMeta *mean, const TensorMeta *deviation,
                  bool train, const MetaValue &, const MetaValue &mask) {
  return batchNormBackwardOf(cx, {gradient, input, weight, runningMean,
                                  runningVar, mean, deviation, train, mask});
}

/// Follows cudnn_batch_norm_backward: all gradients, as in training.
static FailureOr<Gradients>
cudnnBatchNormBackward(RuleContext &cx, const TensorMeta &input,
                       const TensorMeta &gradient, const TensorMeta &weight,
                       const TensorMeta *runningMean,
                       const TensorMeta *runningVar, const TensorMeta *mean,
                       const TensorMeta *deviation) {
  return batchNormBackwardOf(cx, {gradient, input, &weight, runningMean,
                                  runningVar, mean, deviation,
                                  /*isTraining=*/true, MetaValue::none()});
}

/// Follows _fused_rms_norm_backward of torch._decomp.
static FailureOr<std::array<MetaValue, 2>>
rmsNormBackward(RuleContext &cx, const TensorMeta &gradient,
                const TensorMeta &input, ArrayRef<SymInt> shape,
                const TensorMeta &deviation, const TensorMeta *weight,
                const MetaValue &mask) {
  if (failed(checkShape(cx, input, shape)) ||
      failed(commonDeviceOf(cx, gradient, input, deviation, weight)))
    return failure();
  const MetaValue none = MetaValue::none();
  int64_t rank = input.rank(), axis = rank - shape.size();
  Decomposition steps(cx);
  if (isEmpty(cx, input)) {
    auto zeros = [&](unsigned i, ArrayRef<SymInt> sizes) {
      return isWanted(mask, i) ? steps.dense(sizes, input.dtype, input) : none;
    };
    return std::array{zeros(0, input.sizes),
                      zeros(1, input.sizes.drop_front(axis))};
  }
  DType computed = getComputationDType(input.dtype);
  MetaValue outer = toComputation(cx, &gradient, computed);
  MetaValue scale = steps.unsqueezeTo(MetaValue::tensor(&deviation), rank);
  MetaValue weighted = steps.mulIf(outer, toComputation(cx, weight, computed));
  MetaValue normal = steps.mul(toComputation(cx, &input, computed), scale);
  std::array results = {none, none};
  if (isWanted(mask, 0)) {
    MetaValue sum = steps.sum(steps.mul(normal, weighted), getRange(axis, rank),
                              /*keepdim=*/true);
    MetaValue rest = steps.sub(weighted, steps.mul(steps.scale(normal), sum));
    results[0] = steps.cast(steps.mul(rest, scale), input.dtype);
  }
  if (isWanted(mask, 1) && weight) {
    MetaValue product = steps.mul(outer, normal);
    results[1] = steps.cast(axis ? steps.sum(product, getRange(0, axis), false)
                                 : product,
                            input.dtype);
  }
  if (steps.failed())
    return failure();
  return results;
}

static const OpRow rows[] = {
    {"native_layer_norm_backward(Tensor grad_out, Tensor input, SymInt[] "
     "normalized_shape, Tensor mean, Tensor rstd, Tensor? weight, Tensor? "
     "bias, bool[3] output_mask) -> (Tensor, Tensor, Tensor)",
     rule<layerNormBackward>,
     follows("_decomp.decompositions.native_layer_norm_backward")},
    {"native_group_norm_backward(Tensor grad_out, Tensor input, Tensor mean, "
     "Tensor rstd, Tensor? weight, SymInt N, SymInt C, SymInt HxW, int group, "
     "bool[3] output_mask) -> (Tensor, Tensor, Tensor)",
     rule<groupNormBackward>,
     follows("_decomp.decompositions.native_group_norm_backward")},
    {"native_batch_norm_backward(Tensor grad_out, Tensor input, Tensor? "
     "weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, "
     "Tensor? save_invstd, bool train, float eps, bool[3] output_mask) -> "
     "(Tensor, Tensor, Tensor)",
     rule<batchNormBackward>,
     follows("_decomp.decompositions.native_batch_norm_backward")},
    {"batch_norm_backward(Tensor grad_out, Tensor input, Tensor weight, "
     "Tensor? running_mean, Tensor? running_var, Tensor? save_mean, Tensor? "
     "save_var, bool update, float eps, bool[3] output_mask, Tensor "
     "reserve) -> (Tensor, Tensor, Tensor)",
     rule<batchNormBackward>,
     follows("_decomp.decompositions.batch_norm_backward")},
    {"cudnn_batch_norm_backward(Tensor input, Tensor grad_output, Tensor "
     "weight, Tensor? running_mean, Tensor? running_var, Tensor? save_mean, "
     "Tensor? save_var, float epsilon, Tensor reserveSpace) -> (Tensor, "
     "Tensor, Tensor)",
     rule<cudnnBatchNormBackward>,
     follows("_decomp.decompositions.cudnn_batch_norm_backward")},
    {"_fused_rms_norm_backward(Tensor grad_out, Tensor input, int[] "
     "normalized_shape, Tensor rstd, Tensor? weight, bool[2] output_mask) "
     "-> (Tensor, Tensor)",
     rule<rmsNormBackward>,
     follows("_decomp.decompositions._fused_rms_norm_backward")},
};

OpFamily fake::getNormalizationBackwardFamily() {
  return {"NormalizationBackward", rows};
}
