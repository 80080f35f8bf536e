//===- BatchNorm.cpp - Batch and instance norm ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Pointwise.h"
#include "Reduction.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Batch norm
//===----------------------------------------------------------------------===//

namespace {

/// The parameters of a batch norm; any may be missing.
struct Parameters {
  const TensorMeta *weight;
  const TensorMeta *bias;
  const TensorMeta *runningMean;
  const TensorMeta *runningVar;
};

} // namespace

/// Output and two statistics.
using Norm = std::array<TensorMeta, 3>;

/// Checks that a parameter, if given, has one element for each channel.
static LogicalResult checkChannels(RuleContext &cx, unsigned arg,
                                   const TensorMeta *parameter,
                                   SymInt channels) {
  if (!parameter || requireEqual(cx, numel(cx, parameter->sizes), channels))
    return success();
  return cx.error(arg) << "expected one element for each of " << channels
                       << " channels, found sizes " << parameter->sizes;
}

/// What batch norms check in common; returns the number of channels. Evaluation
/// also takes a vector of channels.
static FailureOr<SymInt> getChannels(RuleContext &cx, const TensorMeta &input,
                                     const Parameters &parameters,
                                     int64_t minimalRank) {
  if (input.rank() < minimalRank)
    return cx.error(0) << "expected a tensor of rank " << minimalRank
                       << " or more, found rank " << input.rank();
  SymInt channels = input.sizes[input.rank() == 1 ? 0 : 1];
  if (failed(checkChannels(cx, 1, parameters.weight, channels)) ||
      failed(checkChannels(cx, 2, parameters.bias, channels)) ||
      failed(checkChannels(cx, 3, parameters.runningMean, channels)) ||
      failed(checkChannels(cx, 4, parameters.runningVar, channels)) ||
      failed(refuse(cx, 0, input.dtype, RefuseIntegral)) ||
      failed(commonDeviceOf(cx, input, parameters.weight, parameters.bias,
                            parameters.runningMean, parameters.runningVar)))
    return failure();
  return channels;
}

/// Follows native_batch_norm_helper: the elementwise layout of the input.
/// Statistics are in the input's type on cpu, else in the type computed in;
/// those of evaluation are empty on cpu.
static FailureOr<Norm> batchNormOf(RuleContext &cx, const TensorMeta &input,
                                   const Parameters &parameters,
                                   bool training) {
  FailureOr<SymInt> channels =
      getChannels(cx, input, parameters, training ? 2 : 1);
  if (failed(channels))
    return failure();
  if (!training && (!parameters.runningMean || !parameters.runningVar))
    return cx.error(3, 4) << "expected running statistics for evaluation, "
                             "found None";
  TensorMeta output = makeStrided(cx, input.sizes, emptyLikeStrides(cx, input),
                                  input.dtype, input.device);
  bool isCPU = input.device.isCPU();
  DType dtype = isCPU ? input.dtype : getComputationDType(input.dtype);
  ArrayRef<SymInt> sizes =
      cx.copySizes(training || !isCPU ? *channels : SymInt(0));
  return Norm{output, makeContiguous(cx, sizes, dtype, input.device),
              makeContiguous(cx, sizes, dtype, input.device)};
}

/// `native_batch_norm` and `_native_batch_norm_legit`.
static FailureOr<Norm> nativeBatchNorm(RuleContext &cx, const TensorMeta &input,
                                       const TensorMeta *weight,
                                       const TensorMeta *bias,
                                       const TensorMeta *mean,
                                       const TensorMeta *var, bool training) {
  return batchNormOf(cx, input, {weight, bias, mean, var}, training);
}

static FailureOr<Norm>
batchNormNoTraining(RuleContext &cx, const TensorMeta &input,
                    const TensorMeta *weight, const TensorMeta *bias,
                    const TensorMeta *mean, const TensorMeta *var) {
  return batchNormOf(cx, input, {weight, bias, mean, var}, false);
}

static FailureOr<Norm> batchNormNoStats(RuleContext &cx,
                                        const TensorMeta &input,
                                        const TensorMeta *weight,
                                        const TensorMeta *bias, bool training) {
  return batchNormOf(cx, input, {weight, bias, nullptr, nullptr}, training);
}

static FailureOr<TensorMeta> batchNorm(RuleContext &cx, const TensorMeta &input,
                                       const TensorMeta *weight,
                                       const TensorMeta *bias,
                                       const TensorMeta *mean,
                                       const TensorMeta *var, bool training) {
  FailureOr<Norm> norm =
      batchNormOf(cx, input, {weight, bias, mean, var}, training);
  if (failed(norm))
    return failure();
  return (*norm)[0];
}

/// The running statistic after a step: computed with in the type of the
/// batch's statistic.
static TensorMeta getNewRunning(RuleContext &cx, const TensorMeta &input,
                                const TensorMeta &running) {
  DType computed = getComputationDType(input.dtype);
  return makeContiguous(cx, running.sizes,
                        getHigherDType(computed, running.dtype), input.device);
}

/// Returns the new running statistics instead of writing them.
static FailureOr<std::array<TensorMeta, 5>>
batchNormFunctional(RuleContext &cx, const TensorMeta &input,
                    const TensorMeta *weight, const TensorMeta *bias,
                    const TensorMeta &mean, const TensorMeta &var,
                    bool training) {
  FailureOr<Norm> norm =
      batchNormOf(cx, input, {weight, bias, &mean, &var}, training);
  if (failed(norm))
    return failure();
  return std::array{(*norm)[0], (*norm)[1], (*norm)[2],
                    getNewRunning(cx, input, mean),
                    getNewRunning(cx, input, var)};
}

/// The scratch memory of cuDNN; empty elsewhere.
static TensorMeta makeReserve(RuleContext &cx, const TensorMeta &input) {
  return makeContiguous(cx, cx.copySizes(SymInt(0)), DType::UInt8,
                        input.device);
}

/// `_batch_norm_with_update` and `_batch_norm_no_update`.
template <bool Training>
static FailureOr<std::array<TensorMeta, 4>>
batchNormReserving(RuleContext &cx, const TensorMeta &input,
                   const TensorMeta *weight, const TensorMeta *bias,
                   const TensorMeta *mean, const TensorMeta *var) {
  FailureOr<Norm> norm =
      batchNormOf(cx, input, {weight, bias, mean, var}, Training);
  if (failed(norm))
    return failure();
  return std::array{(*norm)[0], (*norm)[1], (*norm)[2], makeReserve(cx, input)};
}

/// The same with the new running statistics behind the scratch memory.
static FailureOr<std::array<TensorMeta, 6>>
batchNormUpdated(RuleContext &cx, const TensorMeta &input,
                 const TensorMeta *weight, const TensorMeta *bias,
                 const TensorMeta &mean, const TensorMeta &var) {
  auto results = batchNormFunctional(cx, input, weight, bias, mean, var,
                                     /*training=*/true);
  if (failed(results))
    return failure();
  auto &[output, batchMean, batchVar, newMean, newVar] = *results;
  return std::array{output,  batchMean, batchVar, makeReserve(cx, input),
                    newMean, newVar};
}

/// `_batch_norm_impl_index`: the last result says which kernel ran, 0 for
/// PyTorch's own.
static FailureOr<
    std::tuple<TensorMeta, TensorMeta, TensorMeta, TensorMeta, SymInt>>
batchNormIndexed(RuleContext &cx, const TensorMeta &input,
                 const TensorMeta *weight, const TensorMeta *bias,
                 const TensorMeta *mean, const TensorMeta *var, bool training) {
  FailureOr<Norm> norm =
      batchNormOf(cx, input, {weight, bias, mean, var}, training);
  if (failed(norm))
    return failure();
  return std::tuple((*norm)[0], (*norm)[1], (*norm)[2], makeReserve(cx, input),
                    SymInt(0));
}

/// Follows cudnn_batch_norm of torch._decomp: evaluation saves nothing.
static FailureOr<std::array<TensorMeta, 4>>
cudnnBatchNorm(RuleContext &cx, const TensorMeta &input,
               const TensorMeta &weight, const TensorMeta *bias,
               const TensorMeta *mean, const TensorMeta *var, bool training) {
  FailureOr<Norm> norm =
      batchNormOf(cx, input, {&weight, bias, mean, var}, training);
  if (failed(norm))
    return failure();
  auto &[output, batchMean, batchVar] = *norm;
  if (training)
    return std::array{output, batchMean, batchVar, makeReserve(cx, input)};
  auto nothing = [&] { return newLike(cx, weight, cx.copySizes(SymInt(0))); };
  return std::array{output, nothing(), nothing(), makeReserve(cx, input)};
}

/// `batch_norm_update_stats`: mean and variance of the batch.
static FailureOr<std::array<TensorMeta, 2>>
updateStatistics(RuleContext &cx, const TensorMeta &input,
                 const TensorMeta *mean, const TensorMeta *var) {
  if (input.rank() < 2)
    return cx.error(0) << "expected a tensor of rank 2 or more, found rank "
                       << input.rank();
  for (auto [i, running] : llvm::enumerate(std::array{mean, var}))
    if (failed(checkChannels(cx, 1 + i, running, input.sizes[1])))
      return failure();
  ArrayRef<SymInt> sizes = cx.copySizes({input.sizes[1]});
  return std::array{newLike(cx, input, sizes), newLike(cx, input, sizes)};
}

/// Follows instance_norm of ATen: a batch norm of a reshaped input, so the
/// result is row-major.
static FailureOr<TensorMeta>
instanceNorm(RuleContext &cx, const TensorMeta &input, const TensorMeta *weight,
             const TensorMeta *bias, const TensorMeta *mean,
             const TensorMeta *var, bool useInputStatistics) {
  if (failed(getChannels(cx, input, {weight, bias, mean, var}, 2)))
    return failure();
  if (!useInputStatistics && (!mean || !var))
    return cx.error(3, 4) << "expected running statistics unless those of the "
                             "input are used, found None";
  return contiguousCopy(cx, input);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? "
     "running_mean, Tensor? running_var, bool training, float momentum, float "
     "eps) -> (Tensor, Tensor, Tensor)",
     rule<nativeBatchNorm>},
    {"_native_batch_norm_legit(Tensor input, Tensor? weight, Tensor? bias, "
     "Tensor(a!) running_mean, Tensor(b!) running_var, bool training, float "
     "momentum, float eps) -> (Tensor, Tensor, Tensor)",
     rule<nativeBatchNorm>},
    {"_native_batch_norm_legit_no_training(Tensor input, Tensor? weight, "
     "Tensor? bias, Tensor running_mean, Tensor running_var, float momentum, "
     "float eps) -> (Tensor, Tensor, Tensor)",
     rule<batchNormNoTraining>},
    {"_native_batch_norm_legit.no_stats(Tensor input, Tensor? weight, Tensor? "
     "bias, bool training, float momentum, float eps) -> (Tensor, Tensor, "
     "Tensor)",
     rule<batchNormNoStats>},
    {"batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? "
     "running_mean, Tensor? running_var, bool training, float momentum, float "
     "eps, bool cudnn_enabled) -> Tensor",
     rule<batchNorm>},
    {"_native_batch_norm_legit_functional(Tensor input, Tensor? weight, "
     "Tensor? bias, Tensor running_mean, Tensor running_var, bool training, "
     "float momentum, float eps) -> (Tensor, Tensor, Tensor, Tensor "
     "running_mean_out, Tensor running_var_out)",
     rule<batchNormFunctional>},
    {"_batch_norm_with_update(Tensor input, Tensor? weight, Tensor? bias, "
     "Tensor(a!) running_mean, Tensor(b!) running_var, float momentum, float "
     "eps) -> (Tensor, Tensor, Tensor, Tensor)",
     rule<batchNormReserving<true>>},
    {"_batch_norm_no_update(Tensor input, Tensor? weight, Tensor? bias, "
     "Tensor? running_mean, Tensor? running_var, float momentum, float eps) -> "
     "(Tensor, Tensor, Tensor, Tensor)",
     rule<batchNormReserving<false>>},
    {"instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? "
     "running_mean, Tensor? running_var, bool use_input_stats, float momentum, "
     "float eps, bool cudnn_enabled) -> Tensor",
     rule<instanceNorm>},
    {"_batch_norm_with_update_functional(Tensor input, Tensor? weight, Tensor? "
     "bias, Tensor running_mean, Tensor running_var, float momentum, float "
     "eps) -> (Tensor, Tensor, Tensor, Tensor, Tensor running_mean_out, "
     "Tensor running_var_out)",
     rule<batchNormUpdated>},
    {"_batch_norm_impl_index(Tensor input, Tensor? weight, Tensor? bias, "
     "Tensor? running_mean, Tensor? running_var, bool training, float "
     "momentum, float eps, bool cudnn_enabled) -> (Tensor, Tensor, Tensor, "
     "Tensor, int)",
     rule<batchNormIndexed>},
    {"cudnn_batch_norm(Tensor input, Tensor weight, Tensor? bias, Tensor? "
     "running_mean, Tensor? running_var, bool training, float "
     "exponential_average_factor, float epsilon) -> (Tensor, Tensor, "
     "Tensor, Tensor)",
     rule<cudnnBatchNorm>},
    {"batch_norm_update_stats(Tensor input, Tensor? running_mean, Tensor? "
     "running_var, float momentum) -> (Tensor, Tensor)",
     rule<updateStatistics>},
};

OpFamily fake::getBatchNormFamily() { return {"BatchNorm", rows}; }
