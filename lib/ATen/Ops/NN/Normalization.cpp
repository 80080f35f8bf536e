//===- Normalization.cpp - Softmax, layer, group and RMS norm ---*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Reduction.h"
#include "Ops/Elementwise/Pointwise.h"
#include "Table/Decomposition.h"

using namespace fake;

/// A layer, group or batch norm: output and two statistics.
using Norm = std::array<TensorMeta, 3>;

static MetaValue toOperand(const TensorMeta *tensor) {
  return tensor ? MetaValue::tensor(tensor) : MetaValue::none();
}

//===----------------------------------------------------------------------===//
// Layer norm and RMS norm
//===----------------------------------------------------------------------===//

/// Checks that `parameter`, if given, has the normalized shape.
static LogicalResult checkParameter(RuleContext &cx, unsigned arg,
                                    const TensorMeta *parameter,
                                    ArrayRef<SymInt> shape) {
  if (!parameter || requireEqual(cx, parameter->sizes, shape))
    return success();
  return cx.error(arg) << "expected a parameter of the normalized shape "
                       << shape << ", found " << parameter->sizes;
}

/// Checks that the sizes of `input` end in the normalized shape.
static LogicalResult checkNormalizedShape(RuleContext &cx,
                                          const TensorMeta &input,
                                          ArrayRef<SymInt> shape) {
  if (shape.empty())
    return cx.error(1) << "expected a normalized shape of rank 1 or more, "
                          "found []";
  if (input.sizes.size() >= shape.size() &&
      requireEqual(cx, input.sizes.take_back(shape.size()), shape))
    return success();
  return cx.error(0, 1) << "expected an input whose sizes end in the "
                           "normalized shape "
                        << shape << ", found " << input.sizes;
}

/// The sizes of statistics: those normalized over become 1.
static ArrayRef<SymInt>
getStatisticSizes(RuleContext &cx, ArrayRef<SymInt> sizes, size_t normalized) {
  MutableArrayRef<SymInt> result = cx.allocate<SymInt>(sizes.size());
  llvm::copy(sizes, result.begin());
  std::fill(result.end() - normalized, result.end(), SymInt(1));
  return result;
}

/// With symbolic sizes or strides, FakeTensor only checks whether the operands
/// of a product are contiguous, as for a norm of a contiguous input; see
/// Arithmetic.cpp. Strides of dimensions of size 1 are normalized.
static void forgetOddStrides(RuleContext &cx, const TensorMeta &input,
                             TensorMeta &output) {
  if (output.strided && hasSymbols(input) && isContiguous(cx, input))
    output.strides = contiguousStrides(cx, output.sizes);
}

/// Follows torch._refs.native_layer_norm: a contiguous input; statistics in the
/// input's type on cpu, else in the computation type.
static FailureOr<Norm> nativeLayerNorm(RuleContext &cx, const TensorMeta &input,
                                       ArrayRef<SymInt> shape,
                                       const TensorMeta *weight,
                                       const TensorMeta *bias) {
  if (failed(checkNormalizedShape(cx, input, shape)) ||
      failed(checkParameter(cx, 2, weight, shape)) ||
      failed(checkParameter(cx, 3, bias, shape)) ||
      failed(refuse(cx, 0, input.dtype, RefuseIntegral | RefuseComplex)))
    return failure();
  DType dtype =
      input.device.isCPU() || input.device.getType() == DeviceType::MTIA
          ? input.dtype
          : getComputationDType(input.dtype);
  ArrayRef<SymInt> sizes = getStatisticSizes(cx, input.sizes, shape.size());
  TensorMeta mean = makeContiguous(cx, sizes, dtype, input.device);
  TensorMeta contiguous = asContiguous(cx, input);
  FailureOr<TensorMeta> output =
      elementwise(cx,
                  {MetaValue::tensor(&contiguous), MetaValue::tensor(&mean),
                   toOperand(weight), toOperand(bias)},
                  Promotion::Default, input.dtype);
  if (failed(output))
    return failure();
  forgetOddStrides(cx, contiguous, *output);
  return Norm{*output, mean, makeContiguous(cx, sizes, dtype, input.device)};
}

static FailureOr<TensorMeta> layerNorm(RuleContext &cx, const TensorMeta &input,
                                       ArrayRef<SymInt> shape,
                                       const TensorMeta *weight,
                                       const TensorMeta *bias) {
  FailureOr<Norm> norm = nativeLayerNorm(cx, input, shape, weight, bias);
  if (failed(norm))
    return failure();
  return (*norm)[0];
}

/// Follows torch._decomp._fused_rms_norm, which does not check the shape:
/// row-major unless the input is channels last. The statistic is in the
/// computation type.
static FailureOr<std::array<TensorMeta, 2>>
fusedRMSNorm(RuleContext &cx, const TensorMeta &input, ArrayRef<SymInt> shape,
             const TensorMeta *weight) {
  if (failed(refuse(cx, 0, input.dtype, RefuseIntegral)))
    return failure();
  if (shape.size() > input.sizes.size())
    return cx.error(0, 1) << "expected an input of rank " << shape.size()
                          << " or more, found rank " << input.rank();
  TensorMeta statistic =
      makeContiguous(cx, getStatisticSizes(cx, input.sizes, shape.size()),
                     getComputationDType(input.dtype), input.device);
  FailureOr<TensorMeta> output =
      elementwise(cx,
                  {MetaValue::tensor(&input), MetaValue::tensor(&statistic),
                   toOperand(weight)},
                  Promotion::Default, input.dtype);
  if (failed(output))
    return failure();
  if (suggestMemoryFormat(cx, input) == MemoryFormat::Contiguous)
    *output = asContiguous(cx, *output);
  forgetOddStrides(cx, input, *output);
  return std::array{*output, statistic};
}

static FailureOr<TensorMeta> rmsNorm(RuleContext &cx, const TensorMeta &input,
                                     ArrayRef<SymInt> shape,
                                     const TensorMeta *weight) {
  if (failed(checkNormalizedShape(cx, input, shape)) ||
      failed(checkParameter(cx, 2, weight, shape)))
    return failure();
  FailureOr<std::array<TensorMeta, 2>> norm =
      fusedRMSNorm(cx, input, shape, weight);
  if (failed(norm))
    return failure();
  return (*norm)[0];
}

//===----------------------------------------------------------------------===//
// Group norm
//===----------------------------------------------------------------------===//

static LogicalResult checkGroups(RuleContext &cx, const TensorMeta &input,
                                 SymInt channels, SymInt groups) {
  if (input.rank() < 2)
    return cx.error(0) << "expected a tensor of rank 2 or more, found rank "
                       << input.rank();
  if (cx.env.require(Condition::lt(0, groups)) &&
      cx.env.require(Condition::multiple(channels, groups)))
    return success();
  return cx.error(0) << "expected a number of channels divisible by " << groups
                     << " groups, found " << channels;
}

/// Notes what the kernels check of weight or bias, but FakeTensor does not.
static void noteChannels(RuleContext &cx, const TensorMeta *parameter,
                         SymInt channels) {
  if (parameter && (parameter->rank() != 1 ||
                    isFalse(cx.env.eq(parameter->sizes[0], channels))))
    cx.eagerRefuses() << "expected a parameter of " << channels
                      << " channels, found " << parameter->sizes;
}

namespace {

/// What native_group_norm computes from the input.
struct GroupNormTerms {
  SymInt batch, channels, groups, members;
  /// The input in the type of the computation, and the statistics of groups.
  MetaValue value, mean, scale;
};

} // namespace

/// The output of native_group_norm on the cpu with symbolic sizes: weight and
/// bias go into factors of the input, which has its own strides.
static MetaValue applyFactors(Decomposition &steps, const GroupNormTerms &terms,
                              const TensorMeta &input, const TensorMeta &weight,
                              const TensorMeta *bias) {
  const SymInt ofChannels[] = {1, terms.groups, terms.members, 1};
  MetaValue factor = steps.mul(
      terms.scale, steps.reshape(MetaValue::tensor(&weight), ofChannels));
  MetaValue shift = steps.mul(terms.mean, factor);
  if (bias)
    shift =
        steps.mul(shift, steps.reshape(MetaValue::tensor(bias), ofChannels));
  if (steps.failed())
    return {};
  auto spread = [&](const MetaValue &x) {
    return steps.unsqueezeTo(
        steps.dense({terms.batch, terms.channels}, x.getTensor()->dtype, input),
        input.rank());
  };
  return steps.mul(steps.mul(terms.value, spread(factor)), spread(shift));
}

/// The output of native_group_norm otherwise: groups are normalized, then
/// weight and bias are applied.
static MetaValue
normalizeGroups(Decomposition &steps, const GroupNormTerms &terms,
                const MetaValue &reshaped, const TensorMeta &input,
                const TensorMeta *weight, const TensorMeta *bias) {
  MetaValue output = steps.view(
      steps.mul(steps.sub(reshaped, terms.mean), terms.scale), input.sizes);
  for (const TensorMeta *x : {weight, bias}) {
    if (!x)
      continue;
    MetaValue spread = steps.unsqueeze(MetaValue::tensor(x), 0);
    for (int64_t dim = 2; dim < input.rank(); ++dim)
      spread = steps.unsqueeze(spread, dim);
    output = steps.mul(output, spread);
  }
  return output;
}

/// Follows native_group_norm of torch._refs. With symbolic sizes it runs on the
/// actual device, where on cpu weight and bias are applied to the input with
/// its own strides; else it runs on `meta`.
static FailureOr<Norm> nativeGroupNorm(RuleContext &cx, const TensorMeta &input,
                                       const TensorMeta *weight,
                                       const TensorMeta *bias, SymInt batch,
                                       SymInt channels, SymInt area,
                                       SymInt groups) {
  if (failed(checkGroups(cx, input, channels, groups)) ||
      failed(refuse(cx, 0, input.dtype, RefuseIntegral)) ||
      failed(commonDeviceOf(cx, input, weight, bias)))
    return failure();
  SymInt members = cx.env.floorDiv(channels, groups);
  DType computed = getComputationDType(input.dtype);
  const SymInt grouped[] = {batch, groups, members, area};
  const SymInt ofGroups[] = {batch, groups, 1, 1};
  Decomposition steps(cx);
  MetaValue value = steps.cast(MetaValue::tensor(&input), computed);
  MetaValue reshaped = steps.reshape(value, grouped);
  MetaValue mean = steps.dense(ofGroups, computed, input);
  MetaValue scale = steps.dense(ofGroups, toReal(computed), input);
  GroupNormTerms terms = {batch, channels, groups, members, value, mean, scale};
  bool hasFactors = input.device.isCPU() && weight && hasSymbols(input);
  MetaValue output =
      hasFactors ? applyFactors(steps, terms, input, *weight, bias)
                 : normalizeGroups(steps, terms, reshaped, input, weight, bias);
  if (steps.failed())
    return failure();
  FailureOr<TensorMeta> result = steps.finish(steps.cast(output, input.dtype));
  if (failed(result))
    return failure();
  noteChannels(cx, weight, channels);
  noteChannels(cx, bias, channels);
  ArrayRef<SymInt> sizes = cx.copySizes({batch, groups});
  return Norm{*result, newLike(cx, input, sizes), newLike(cx, input, sizes)};
}

/// Follows group_norm of ATen, which converts the input to a memory format.
static FailureOr<TensorMeta> groupNorm(RuleContext &cx, const TensorMeta &input,
                                       SymInt groups, const TensorMeta *weight,
                                       const TensorMeta *bias) {
  SymInt channels = input.rank() < 2 ? SymInt() : input.sizes[1];
  if (failed(checkGroups(cx, input, channels, groups)) ||
      failed(checkParameter(cx, 2, weight, channels)) ||
      failed(checkParameter(cx, 3, bias, channels)))
    return failure();
  MemoryFormat format = input.device.isCPU() ? suggestMemoryFormat(cx, input)
                                             : MemoryFormat::Contiguous;
  FailureOr<TensorMeta> formatted = input;
  if (!isContiguousFor(cx, input, format))
    formatted =
        makeInFormat(cx, input.sizes, input.dtype, input.device, format);
  if (failed(formatted))
    return failure();
  FailureOr<Norm> norm =
      nativeGroupNorm(cx, *formatted, weight, bias, input.sizes[0], channels,
                      numel(cx, input.sizes.drop_front(2)), groups);
  if (failed(norm))
    return failure();
  return (*norm)[0];
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    // Layer norm and RMS norm.
    {"native_layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? "
     "weight, Tensor? bias, float eps) -> (Tensor, Tensor, Tensor)",
     rule<nativeLayerNorm>,
     follows("_refs.native_layer_norm _refs.native_layer_norm_fake")},
    {"layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, "
     "Tensor? bias=None, float eps=1.0000000000000001e-05, bool "
     "cudnn_enable=True) -> Tensor",
     rule<layerNorm>, follows("native")},
    {"_fused_rms_norm(Tensor input, int[] normalized_shape, Tensor? weight, "
     "float? eps) -> (Tensor, Tensor)",
     rule<fusedRMSNorm>,
     follows("native _decomp.decompositions._fused_rms_norm")},
    {"rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, "
     "float? eps=None) -> Tensor",
     rule<rmsNorm>, follows("native")},
    // Group norm.
    {"native_group_norm(Tensor input, Tensor? weight, Tensor? bias, SymInt N, "
     "SymInt C, SymInt HxW, int group, float eps) -> (Tensor, Tensor, Tensor)",
     rule<nativeGroupNorm>, follows("_refs.native_group_norm")},
    {"group_norm(Tensor input, int num_groups, Tensor? weight=None, Tensor? "
     "bias=None, float eps=1.0000000000000001e-05, bool cudnn_enabled=True) -> "
     "Tensor",
     rule<groupNorm>, follows("native")},
};

OpFamily fake::getNormalizationFamily() { return {"Normalization", rows}; }
