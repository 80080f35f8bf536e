//===- StepsNormalization.cpp - What normalizations run ------- -*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facets/Steps.h"

using namespace fake;

/// `group_norm` of a tensor that is not contiguous copies it.
static void groupNorm(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  MetaValue input = steps(Op::contiguous, args[0]);
  ArrayRef<SymInt> sizes = input.getTensor()->sizes;
  auto parameter = [&](const MetaValue &value) {
    return value.isTensor() ? steps(Op::contiguous, value) : value;
  };
  steps.runAll(Op::native_group_norm,
               {input, parameter(args[2]), parameter(args[3]),
                Scalar::integer(sizes[0]), Scalar::integer(sizes[1]),
                Scalar::integer(cx.env.product(sizes.drop_front(2))), args[1],
                args[4]});
}

/// Outside of training the statistics are not saved.
static void batchNorm(Steps &steps, ArrayRef<MetaValue> args) {
  steps.runAll(Op::native_batch_norm, args.take_front(8));
}

/// `batch_norm` of one sample whose channels are those of all samples, with
/// parameters that are repeated for each.
static void instanceNorm(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  const TensorMeta &input = *args[0].getTensor();
  if (input.rank() < 2)
    return;
  SymInt batch = input.sizes[0];
  SmallVector<SymInt> shape(input.sizes);
  shape[0] = 1;
  shape[1] = cx.env.mul(batch, input.sizes[1]);
  SmallVector<MetaValue, 9> folded(args);
  for (unsigned i = 1; i < 5; ++i)
    if (args[i].isTensor())
      folded[i] = steps(Op::repeat, {args[i], steps.shape(batch)});
  MetaValue copy = steps(Op::contiguous, args[0]);
  folded[0] = steps(Op::view, {copy, steps.shape(shape)});
  batchNorm(steps, folded);
}

/// Half precision is computed as f32.
static void rmsNorm(Steps &steps, ArrayRef<MetaValue> args) {
  DType dtype = args[0].getTensor()->dtype;
  bool isHalf = dtype == DType::Float16 || dtype == DType::BFloat16;
  MetaValue input = args[0];
  if (isHalf)
    input = steps(Op::to_dtype, {input, MetaValue(DType::Float32)});
  SmallVector<int64_t> dims;
  for (size_t i = 0; args[1].isList() && i < args[1].getList().size(); ++i)
    dims.push_back(-1 - static_cast<int64_t>(i));
  MetaValue scale = steps.scope([&] {
    MetaValue square = steps(Op::pow_Tensor_Scalar, {input, integer(2)});
    MetaValue mean =
        steps(Op::mean_dim, {square, steps.list(dims), Scalar::boolean(true)});
    return steps(Op::rsqrt, mean);
  });
  MetaValue result = steps(Op::mul_Tensor, {input, scale});
  if (args[2].isTensor())
    steps.assign(result, Op::mul_Tensor, {result, args[2]});
  steps.assign(result, Op::contiguous, result);
  if (isHalf) {
    steps.free(input);
    steps(Op::to_dtype, {result, MetaValue(dtype)});
  }
}

//===----------------------------------------------------------------------===//
// Dropout
//===----------------------------------------------------------------------===//

/// Whether kernels of cuda are used: `is_fused_kernel_acceptable`.
static bool isFused(RuleContext &cx, const TensorMeta &input,
                    std::optional<double> p) {
  return input.device.isCUDA() && p && *p > 0 && *p < 1 &&
         !numel(cx, input.sizes).isInt(0);
}

/// A number that all elements are multiplied with, or a random mask: for each
/// element or, for features, for the first two dimensions.
template <bool isFeature, bool isAlpha>
static void dropout(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  const TensorMeta &input = *args[0].getTensor();
  std::optional<double> p =
      args[1].isNumber() ? getKnownFloat(args[1].getScalar()) : std::nullopt;
  if (args[2].asBool() == false || p == 0.0 || numel(cx, input.sizes).isInt(0))
    return steps.returnOperand();
  if (!isFeature && !isAlpha && isFused(cx, input, p)) {
    steps(Op::empty_like, args[0]);
    steps(Op::ne_Scalar, {args[0], integer(0)});
    return;
  }
  if (p == 1.0) {
    MetaValue zero = steps.makeScalar(input.dtype, input.device);
    steps(Op::mul_Tensor, {args[0], zero});
    return;
  }
  MetaValue noise;
  if (isFeature) {
    if (input.rank() < 2)
      return;
    SmallVector<SymInt> sizes(input.sizes.size(), 1);
    llvm::copy(input.sizes.take_front(2), sizes.begin());
    noise = steps.make(
        makeContiguous(cx, cx.copySizes(sizes), input.dtype, input.device));
  } else {
    noise = steps(Op::empty_like, args[0]);
  }
  if (isAlpha)
    steps(Op::add_Scalar, {noise, anyFloat()});
  steps(Op::mul_Tensor, {args[0], noise});
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static constexpr StepsRow rows[] = {
    {"layer_norm", runOne<Op::native_layer_norm, 5>},
    {"group_norm", groupNorm},
    {"batch_norm", batchNorm},
    {"instance_norm", instanceNorm},
    {"rms_norm", rmsNorm},
    {"_fused_rms_norm", rmsNorm},
    {"dropout", dropout<false, false>},
    {"feature_dropout", dropout<true, false>},
    {"alpha_dropout", dropout<false, true>},
    {"feature_alpha_dropout", dropout<true, true>},
};

ArrayRef<StepsRow> fake::getStepsOfNormalization() { return rows; }
