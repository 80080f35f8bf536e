//===- BatchNorm.cpp - Batch and instance norm ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Elementwise/Pointwise.h"
#include "Table/Decomposition.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Batch norm
//===----------------------------------------------------------------------===//

namespace {

/// The parameters of a batch norm; any may be null.
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

/// A new tensor of the same geometry in another dtype.
static TensorMeta inDType(RuleContext &cx, const TensorMeta &meta,
                          DType dtype) {
  return makeStrided(cx, meta.sizes, meta.strides, dtype, meta.device);
}

namespace {

/// The results of a batch norm, and the new running statistics.
struct Batch {
  TensorMeta output, mean, deviation;
  std::optional<TensorMeta> newMean, newVar;

  Norm getNorm() const { return {output, mean, deviation}; }
};

/// Follows native_batch_norm_helper of torch._decomp.
class BatchNorm {
public:
  BatchNorm(RuleContext &cx, const TensorMeta &input,
            const Parameters &parameters)
      : cx(cx), input(input), parameters(parameters), steps(cx),
        computed(getComputationDType(input.dtype)) {}

  FailureOr<Batch> run(bool training) {
    if (failed(commonDeviceOf(cx, input, parameters.weight, parameters.bias,
                              parameters.runningMean, parameters.runningVar)))
      return failure();
    if (failed(training ? train() : evaluate()))
      return failure();
    applyParameters();
    DType saved = input.device.isCPU() ? input.dtype : DType::Unknown;
    FailureOr<TensorMeta> result =
        steps.finish(steps.cast(output, input.dtype));
    if (failed(result))
      return failure();
    batch.output = *result;
    if (saved != DType::Unknown)
      for (TensorMeta *statistic : {&batch.mean, &batch.deviation})
        *statistic = inDType(cx, *statistic, saved);
    return batch;
  }

private:
  LogicalResult train();
  LogicalResult evaluate();
  /// The output times the weight plus the bias.
  void applyParameters();
  /// A running statistic after the update.
  LogicalResult update(unsigned arg, const TensorMeta *running,
                       const TensorMeta &ofBatch,
                       std::optional<TensorMeta> &result);
  /// Reshapes a vector to broadcast along the channels.
  MetaValue toColumn(const MetaValue &vector) {
    return steps.unsqueezeTo(vector, input.rank() - 1);
  }

  RuleContext &cx;
  const TensorMeta &input;
  const Parameters &parameters;
  Decomposition steps;
  DType computed;
  MetaValue output;
  Batch batch;
};

} // namespace

LogicalResult BatchNorm::update(unsigned arg, const TensorMeta *running,
                                const TensorMeta &ofBatch,
                                std::optional<TensorMeta> &result) {
  if (!running)
    return success();
  const MetaValue terms[] = {MetaValue::tensor(&ofBatch),
                             MetaValue::tensor(running),
                             Scalar::floating(SymInt::unknown())};
  FailureOr<TensorMeta> sum = elementwise(cx, terms, Promotion::Default);
  if (failed(sum))
    return failure();
  if (!requireEqual(cx, sum->sizes, running->sizes))
    return cx.error(arg) << "expected running statistics of sizes "
                         << sum->sizes << ", found " << running->sizes;
  result = *sum;
  return success();
}

LogicalResult BatchNorm::train() {
  if (failed(refuse(cx, 0, input.dtype, RefuseIntegral)))
    return failure();
  if (parameters.runningVar && input.rank() < 2)
    return cx.error(0) << "expected a tensor of rank 2 or more, found rank "
                       << input.rank();
  SmallVector<SymInt, 5> kept(input.sizes.size(), 1);
  SmallVector<SymInt, 1> channels;
  if (input.rank() >= 2)
    channels.push_back(kept[1] = input.sizes[1]);
  DType real = toReal(computed);
  output = steps.mul(steps.sub(steps.cast(MetaValue::tensor(&input), computed),
                               steps.dense(kept, computed, input)),
                     steps.dense(kept, real, input));
  batch.mean = *steps.dense(channels, computed, input).getTensor();
  batch.deviation = *steps.dense(channels, real, input).getTensor();
  if (failed(update(3, parameters.runningMean, batch.mean, batch.newMean)))
    return failure();
  return update(4, parameters.runningVar, batch.deviation, batch.newVar);
}

LogicalResult BatchNorm::evaluate() {
  if (!parameters.runningMean || !parameters.runningVar)
    return cx.error(3, 4) << "expected running statistics for evaluation, "
                             "found None";
  auto copy = [&](const TensorMeta &running) {
    return cx.createValue(inDType(cx, clonePreserving(cx, running), computed));
  };
  MetaValue mean = copy(*parameters.runningMean);
  MetaValue var = copy(*parameters.runningVar);
  MetaValue deviation = steps.scale(var);
  output = steps.mul(steps.sub(MetaValue::tensor(&input), toColumn(mean)),
                     toColumn(deviation));
  if (steps.failed())
    return failure();
  batch.newMean = *mean.getTensor();
  batch.newVar = *var.getTensor();
  bool isCPU = input.device.isCPU();
  auto nothing = [&] { return newLike(cx, input, cx.copySizes(SymInt(0))); };
  batch.mean = isCPU ? nothing() : *mean.getTensor();
  batch.deviation = isCPU ? nothing() : *deviation.getTensor();
  return success();
}

void BatchNorm::applyParameters() {
  for (const TensorMeta *x : {parameters.weight, parameters.bias})
    if (x && !steps.failed())
      output = steps.mul(output, toColumn(steps.reshape(MetaValue::tensor(x),
                                                        numel(cx, x->sizes))));
}

static FailureOr<Norm> batchNormOf(RuleContext &cx, const TensorMeta &input,
                                   const Parameters &parameters,
                                   bool training) {
  FailureOr<Batch> batch = BatchNorm(cx, input, parameters).run(training);
  if (failed(batch))
    return failure();
  return batch->getNorm();
}

/// The type in which kernels accumulate: toAccumulateType of ATen.
static DType getAccumulateType(DType dtype, Device device) {
  if (getKind(dtype) == DTypeKind::Int)
    return DType::Int64;
  if (!device.isCPU() || getItemSize(toReal(dtype)) < 4)
    return getComputationDType(dtype);
  if (isComplex(dtype))
    return DType::Complex128;
  return isFloat(dtype) ? DType::Float64 : dtype;
}

/// The number of channels of an empty input; 0 for a vector in PyTorch.
static SymInt getChannels(const TensorMeta &input) {
  return input.rank() < 2 ? SymInt(0) : input.sizes[1];
}

/// The batch norm of an empty input: scaled by the first weight, plus the first
/// bias.
static FailureOr<Norm> emptyBatchNorm(RuleContext &cx, const TensorMeta &input,
                                      const Parameters &parameters) {
  Decomposition call(cx);
  MetaValue output = cx.createValue(clonePreserving(cx, input));
  Op op = Op::mul_Tensor;
  for (const TensorMeta *x : {parameters.weight, parameters.bias}) {
    if (x)
      output = call(op, {output, call(Op::select_int,
                                      {MetaValue::tensor(x), Scalar::integer(0),
                                       Scalar::integer(0)})});
    op = Op::add_Tensor;
  }
  FailureOr<TensorMeta> result = call.finish(output);
  if (failed(result))
    return failure();
  DType dtype = getAccumulateType(input.dtype, input.device);
  auto statistic = [&] {
    return makeContiguous(cx, cx.copySizes({getChannels(input)}), dtype,
                          input.device);
  };
  return Norm{*result, statistic(), statistic()};
}

/// Follows _batch_norm_impl_index of ATen, which checks the number of channels.
static FailureOr<Norm> checkedBatchNorm(RuleContext &cx,
                                        const TensorMeta &input,
                                        const Parameters &parameters,
                                        bool training) {
  if (isPlainlyZero(cx, numel(cx, input.sizes)))
    return emptyBatchNorm(cx, input, parameters);
  if (input.rank() < 2)
    return batchNormOf(cx, input, parameters, training);
  for (auto [i, x] : llvm::enumerate(
           std::array{parameters.weight, parameters.bias,
                      parameters.runningMean, parameters.runningVar}))
    if (failed(checkChannels(cx, 1 + i, x, input.sizes[1])))
      return failure();
  return batchNormOf(cx, input, parameters, training);
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
      checkedBatchNorm(cx, input, {weight, bias, mean, var}, training);
  if (failed(norm))
    return failure();
  return (*norm)[0];
}

/// Returns the new running statistics instead of writing them.
static FailureOr<std::array<TensorMeta, 5>>
batchNormFunctional(RuleContext &cx, const TensorMeta &input,
                    const TensorMeta *weight, const TensorMeta *bias,
                    const TensorMeta &mean, const TensorMeta &var,
                    bool training) {
  Parameters parameters = {weight, bias, &mean, &var};
  FailureOr<Batch> batch = BatchNorm(cx, input, parameters).run(training);
  if (failed(batch))
    return failure();
  return std::array{batch->output, batch->mean, batch->deviation,
                    *batch->newMean, *batch->newVar};
}

/// The reserve space of cuDNN; empty elsewhere.
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

/// The same with the new running statistics after the reserve space.
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

/// `_batch_norm_impl_index`: the last result is the kernel used, 0 for the
/// native one.
static FailureOr<
    std::tuple<TensorMeta, TensorMeta, TensorMeta, TensorMeta, SymInt>>
batchNormIndexed(RuleContext &cx, const TensorMeta &input,
                 const TensorMeta *weight, const TensorMeta *bias,
                 const TensorMeta *mean, const TensorMeta *var, bool training) {
  FailureOr<Norm> norm =
      checkedBatchNorm(cx, input, {weight, bias, mean, var}, training);
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
  if (isZero(cx, numel(cx, input.sizes)))
    return cx.error(0) << "expected at least one element, found sizes "
                       << input.sizes;
  for (auto [i, running] : llvm::enumerate(std::array{mean, var})) {
    if (failed(checkChannels(cx, 1 + i, running, input.sizes[1])))
      return failure();
    if (running && differ(running->dtype, input.dtype) &&
        running->dtype != getComputationDType(input.dtype))
      return cx.error(0, 1 + i) << "expected running statistics of "
                                << input.dtype << ", found " << running->dtype;
  }
  ArrayRef<SymInt> sizes = cx.copySizes({input.sizes[1]});
  return std::array{newLike(cx, input, sizes), newLike(cx, input, sizes)};
}

/// Follows instance_norm of ATen: a batch norm of a reshaped input, so the
/// result is row-major.
static FailureOr<TensorMeta>
instanceNorm(RuleContext &cx, const TensorMeta &input, const TensorMeta *weight,
             const TensorMeta *bias, const TensorMeta *mean,
             const TensorMeta *var, bool useInputStatistics) {
  if (input.rank() < 2)
    return cx.error(0) << "expected a tensor of rank 2 or more, found rank "
                       << input.rank();
  const std::array parameters = {weight, bias, mean, var};
  for (auto [i, x] : llvm::enumerate(parameters)) {
    if (failed(checkChannels(cx, 1 + i, x, input.sizes[1])))
      return failure();
    // The running statistics are averaged over the batch.
    if (useInputStatistics && x && i >= 2 &&
        failed(refuse(cx, 1 + i, x->dtype, RefuseIntegral)))
      return failure();
  }
  if (useInputStatistics && failed(refuse(cx, 0, input.dtype, RefuseIntegral)))
    return failure();
  // Channels of each sample are separate, and cannot be selected from.
  if ((weight || bias) &&
      isZero(cx, cx.env.mul(input.sizes[0], input.sizes[1])))
    return cx.error(0) << "expected at least one channel, found sizes "
                       << input.sizes;
  if (failed(commonDeviceOf(cx, input, weight, bias, mean, var)))
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
     rule<nativeBatchNorm>,
     follows("_decomp.decompositions.native_batch_norm_decomposition "
             "_decomp.decompositions.native_batch_norm")},
    {"_native_batch_norm_legit(Tensor input, Tensor? weight, Tensor? bias, "
     "Tensor(a!) running_mean, Tensor(b!) running_var, bool training, float "
     "momentum, float eps) -> (Tensor, Tensor, Tensor)",
     rule<nativeBatchNorm>,
     follows("_decomp.decompositions._native_batch_norm_legit")},
    {"_native_batch_norm_legit_no_training(Tensor input, Tensor? weight, "
     "Tensor? bias, Tensor running_mean, Tensor running_var, float momentum, "
     "float eps) -> (Tensor, Tensor, Tensor)",
     rule<batchNormNoTraining>,
     follows("_decomp.decompositions._native_batch_norm_legit_no_training")},
    {"_native_batch_norm_legit.no_stats(Tensor input, Tensor? weight, Tensor? "
     "bias, bool training, float momentum, float eps) -> (Tensor, Tensor, "
     "Tensor)",
     rule<batchNormNoStats>,
     follows("_decomp.decompositions._native_batch_norm_legit_no_stats")},
    {"batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? "
     "running_mean, Tensor? running_var, bool training, float momentum, float "
     "eps, bool cudnn_enabled) -> Tensor",
     rule<batchNorm>, follows("native")},
    {"_native_batch_norm_legit_functional(Tensor input, Tensor? weight, "
     "Tensor? bias, Tensor running_mean, Tensor running_var, bool training, "
     "float momentum, float eps) -> (Tensor, Tensor, Tensor, Tensor "
     "running_mean_out, Tensor running_var_out)",
     rule<batchNormFunctional>,
     follows("_decomp.decompositions._native_batch_norm_legit_functional")},
    {"_batch_norm_with_update(Tensor input, Tensor? weight, Tensor? bias, "
     "Tensor(a!) running_mean, Tensor(b!) running_var, float momentum, float "
     "eps) -> (Tensor, Tensor, Tensor, Tensor)",
     rule<batchNormReserving<true>>,
     follows("_decomp.decompositions._batch_norm_with_update")},
    {"_batch_norm_no_update(Tensor input, Tensor? weight, Tensor? bias, "
     "Tensor? running_mean, Tensor? running_var, float momentum, float eps) -> "
     "(Tensor, Tensor, Tensor, Tensor)",
     rule<batchNormReserving<false>>,
     follows("_decomp.decompositions._batch_norm_no_update")},
    {"instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? "
     "running_mean, Tensor? running_var, bool use_input_stats, float momentum, "
     "float eps, bool cudnn_enabled) -> Tensor",
     rule<instanceNorm>, follows("native")},
    {"_batch_norm_with_update_functional(Tensor input, Tensor? weight, Tensor? "
     "bias, Tensor running_mean, Tensor running_var, float momentum, float "
     "eps) -> (Tensor, Tensor, Tensor, Tensor, Tensor running_mean_out, "
     "Tensor running_var_out)",
     rule<batchNormUpdated>,
     follows("_decomp.decompositions._batch_norm_with_update_functional")},
    {"_batch_norm_impl_index(Tensor input, Tensor? weight, Tensor? bias, "
     "Tensor? running_mean, Tensor? running_var, bool training, float "
     "momentum, float eps, bool cudnn_enabled) -> (Tensor, Tensor, Tensor, "
     "Tensor, int)",
     rule<batchNormIndexed>, follows("native")},
    {"cudnn_batch_norm(Tensor input, Tensor weight, Tensor? bias, Tensor? "
     "running_mean, Tensor? running_var, bool training, float "
     "exponential_average_factor, float epsilon) -> (Tensor, Tensor, "
     "Tensor, Tensor)",
     rule<cudnnBatchNorm>, follows("_decomp.decompositions.cudnn_batch_norm")},
    {"batch_norm_update_stats(Tensor input, Tensor? running_mean, Tensor? "
     "running_var, float momentum) -> (Tensor, Tensor)",
     rule<updateStatistics>, follows("native")},
};

OpFamily fake::getBatchNormFamily() { return {"BatchNorm", rows}; }
