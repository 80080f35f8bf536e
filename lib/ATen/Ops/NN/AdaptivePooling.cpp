//===- AdaptivePooling.cpp - Pooling to given sizes -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Pooling whose output size is an argument: adaptive, fractional, and max
// unpooling.
//
//===----------------------------------------------------------------------===//

#include "Ops/NN/Pooling.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Adaptive
//===----------------------------------------------------------------------===//

/// Checks the rank, and that there is one output size for each dimension.
static LogicalResult checkAdaptive(RuleContext &cx, const TensorMeta &self,
                                   ArrayRef<SymInt> outputSize,
                                   int64_t spatial) {
  if (self.rank() != spatial + 1 && self.rank() != spatial + 2)
    return cx.error(0) << "expected a tensor of rank " << spatial + 1 << " or "
                       << spatial + 2 << ", found " << self.sizes;
  if (static_cast<int64_t>(outputSize.size()) != spatial)
    return cx.error(1) << "expected " << spatial << " output sizes, found "
                       << outputSize;
  for (SymInt size : outputSize)
    if (size.isInt() && size.getInt() < 0)
      return cx.error(1) << "expected output sizes of at least 0, found "
                         << outputSize;
  return success();
}

/// The input's sizes with the spatial ones replaced; only the first dimension
/// may be empty, whether or not it is the batch.
static FailureOr<ArrayRef<SymInt>> adaptiveSizes(RuleContext &cx,
                                                 const TensorMeta &self,
                                                 ArrayRef<SymInt> outputSize,
                                                 size_t spatial,
                                                 bool anyFirst = false) {
  if (outputSize.size() != spatial)
    return cx.error(1) << "expected " << static_cast<int64_t>(spatial)
                       << " output sizes, found " << outputSize.size();
  TensorMeta checked = self;
  if (anyFirst && self.sizes.size() == spatial + 1)
    checked.sizes = withSize(cx, self.sizes, 0, 1);
  if (failed(checkPoolingInput(cx, 0, checked, spatial)) ||
      failed(checkAdaptive(cx, self, outputSize, spatial)))
    return failure();
  return concat(cx, self.sizes.drop_back(spatial), outputSize);
}

/// `_adaptive_avg_pool2d`, `_adaptive_avg_pool3d`; the latter is row-major.
template <int Spatial>
static FailureOr<TensorMeta>
adaptiveAvgPoolKernel(RuleContext &cx, const TensorMeta &self,
                      ArrayRef<SymInt> outputSize) {
  SmallVector<SymInt, 3> spatial;
  if (failed(spreadOverDims(cx, 1, outputSize, Spatial, spatial)) ||
      failed(checkAdaptive(cx, self, spatial, Spatial)))
    return failure();
  ArrayRef<SymInt> sizes = concat(cx, self.sizes.drop_back(Spatial), spatial);
  if (Spatial == 3)
    return newLike(cx, self, sizes);
  return inFormatOf(cx, self, sizes, self.dtype, Spatial);
}

/// `adaptive_avg_pool2d`, `adaptive_avg_pool3d`: a mean if the output is a
/// single element, which neither checks the rank nor accepts integers.
template <int Spatial>
static FailureOr<TensorMeta> adaptiveAvgPool(RuleContext &cx,
                                             const TensorMeta &self,
                                             ArrayRef<SymInt> outputSize) {
  if (outputSize.size() != Spatial)
    return cx.error(1) << "expected " << Spatial << " output sizes, found "
                       << outputSize.size();
  if (!llvm::all_of(outputSize, [&](SymInt size) { return isOne(cx, size); }))
    return adaptiveAvgPoolKernel<Spatial>(cx, self, outputSize);
  if (self.rank() < Spatial)
    return cx.error(0) << "expected a tensor of rank " << Spatial + 1 << " or "
                       << Spatial + 2 << ", found " << self.sizes;
  if (!isFloat(self.dtype) && !isComplex(self.dtype) &&
      self.dtype != DType::Unknown)
    return cx.error(0) << "expected a float or a complex dtype, found "
                       << self.dtype;
  ArrayRef<SymInt> sizes =
      concat(cx, self.sizes.drop_back(Spatial), outputSize);
  if (Spatial == 3)
    return newLike(cx, self, sizes);
  return inFormatOf(cx, self, sizes, self.dtype, Spatial);
}

/// Runs a two-dimensional rule on the last dimension.
template <typename Fn>
static FailureOr<TensorMeta>
adaptivePool1d(RuleContext &cx, const TensorMeta &self,
               ArrayRef<SymInt> outputSize, Fn rule) {
  if (self.rank() != 2 && self.rank() != 3)
    return cx.error(0) << "expected a tensor of rank 2 or 3, found "
                       << self.sizes;
  if (outputSize.size() != 1)
    return cx.error(1) << "expected one output size, found "
                       << outputSize.size();
  FailureOr<TensorMeta> wide = unsqueezeGeometry(cx, self, -2);
  if (failed(wide))
    return failure();
  const SymInt size2[] = {1, outputSize[0]};
  FailureOr<TensorMeta> result = rule(*wide, ArrayRef<SymInt>(size2));
  if (failed(result))
    return failure();
  return squeezeGeometry(cx, *result, result->rank() - 2);
}

static FailureOr<TensorMeta> adaptiveAvgPool1d(RuleContext &cx,
                                               const TensorMeta &self,
                                               ArrayRef<SymInt> outputSize) {
  return adaptivePool1d(cx, self, outputSize,
                        [&](const TensorMeta &wide, ArrayRef<SymInt> size) {
                          return adaptiveAvgPool<2>(cx, wide, size);
                        });
}

template <int Spatial>
static FailureOr<std::array<TensorMeta, 2>>
adaptiveMaxPool(RuleContext &cx, const TensorMeta &self,
                ArrayRef<SymInt> outputSize) {
  FailureOr<ArrayRef<SymInt>> sizes =
      adaptiveSizes(cx, self, outputSize, Spatial, /*anyFirst=*/true);
  if (failed(sizes))
    return failure();
  if (Spatial == 3)
    return std::array<TensorMeta, 2>{
        newLike(cx, self, *sizes),
        makeContiguous(cx, *sizes, DType::Int64, self.device)};
  return valuesAndIndices(cx, self, *sizes, Spatial);
}

static FailureOr<std::array<TensorMeta, 2>>
adaptiveMaxPool1d(RuleContext &cx, const TensorMeta &self,
                  ArrayRef<SymInt> outputSize) {
  FailureOr<TensorMeta> values =
      adaptivePool1d(cx, self, outputSize,
                     [&](const TensorMeta &wide,
                         ArrayRef<SymInt> size) -> FailureOr<TensorMeta> {
                       FailureOr<std::array<TensorMeta, 2>> both =
                           adaptiveMaxPool<2>(cx, wide, size);
                       if (failed(both))
                         return failure();
                       return (*both)[0];
                     });
  if (failed(values))
    return failure();
  TensorMeta indices = makeStrided(cx, values->sizes, values->strides,
                                   DType::Int64, values->device);
  return std::array<TensorMeta, 2>{*values, indices};
}

/// Only the batch of a gradient may be empty,
/// `_adaptive_pool_empty_output_check`.
static LogicalResult checkGradNotEmpty(RuleContext &cx,
                                       const TensorMeta &grad) {
  if (grad.rank() > 0 &&
      llvm::any_of(grad.sizes.drop_front(),
                   [&](SymInt size) { return isZero(cx, size); }))
    return cx.error(0) << "expected sizes above 0 except for the batch, found "
                       << grad.sizes;
  return success();
}

/// The gradient of pooling in two dimensions.
static FailureOr<TensorMeta> adaptivePool2dBackward(RuleContext &cx,
                                                    const TensorMeta &grad,
                                                    const TensorMeta &self) {
  if (grad.rank() != 3 && grad.rank() != 4)
    return cx.error(0) << "expected a gradient of rank 3 or 4, found "
                       << grad.sizes;
  if (failed(checkGradNotEmpty(cx, grad)) ||
      failed(checkGradLike(cx, grad, self)))
    return failure();
  return inFormatOf(cx, self, self.sizes, self.dtype, 2);
}

/// The gradient of pooling in three dimensions, which is row-major and does not
/// check dtypes.
static FailureOr<TensorMeta> adaptivePool3dBackward(RuleContext &cx,
                                                    const TensorMeta &grad,
                                                    const TensorMeta &self) {
  if (failed(checkGradNotEmpty(cx, grad)))
    return failure();
  return contiguousCopy(cx, self);
}

//===----------------------------------------------------------------------===//
// Fractional pooling and unpooling
//===----------------------------------------------------------------------===//

/// Checks that there are two random numbers for each channel of each image.
static LogicalResult checkSamples(RuleContext &cx, const TensorMeta &self,
                                  const TensorMeta &samples) {
  SymInt batch = self.rank() == 4 ? self.sizes[0] : SymInt(1);
  bool fits =
      samples.dtype == self.dtype && samples.rank() == 3 &&
      cx.env.require(Condition::le(batch, samples.sizes[0])) &&
      requireEqual(cx, samples.sizes[1], self.sizes[self.sizes.size() - 3]) &&
      requireEqual(cx, samples.sizes[2], 2);
  if (fits)
    return success();
  return cx.error(3) << "expected two samples of " << self.dtype
                     << " for each channel of " << self.sizes << ", found "
                     << samples;
}

/// `fractional_max_pool`: the output size is given; row-major.
template <int Spatial>
static FailureOr<std::array<TensorMeta, 2>>
fractionalMaxPool(RuleContext &cx, const TensorMeta &self,
                  ArrayRef<SymInt> kernel, ArrayRef<SymInt> outputSize,
                  const TensorMeta &samples) {
  if (kernel.size() != Spatial || outputSize.size() != Spatial)
    return cx.error(1, 2) << "expected " << Spatial
                          << " kernel and output sizes, found " << kernel
                          << " and " << outputSize;
  FailureOr<ArrayRef<SymInt>> sizes =
      adaptiveSizes(cx, self, outputSize, Spatial);
  if (failed(sizes))
    return failure();
  for (size_t i = 0; i < Spatial; ++i) {
    SymInt size = self.sizes[self.sizes.size() - Spatial + i];
    // Volumes need one more element.
    SymInt reach = cx.env.add(outputSize[i], kernel[i]);
    if (Spatial == 2)
      reach = cx.env.sub(reach, 1);
    if (!cx.env.require(Condition::le(reach, size)))
      return cx.error(1, 2) << "kernel " << kernel << " and output size "
                            << outputSize << " do not fit sizes " << self.sizes;
  }
  if (Spatial == 2 && failed(checkSamples(cx, self, samples)))
    return failure();
  return std::array<TensorMeta, 2>{
      newLike(cx, self, *sizes),
      makeContiguous(cx, *sizes, DType::Int64, self.device)};
}

/// `fractional_max_pool_backward`: like the input; row-major.
template <int Spatial>
static FailureOr<TensorMeta> fractionalMaxPoolBackward(
    RuleContext &cx, const TensorMeta &gradient, const TensorMeta &self,
    ArrayRef<SymInt>, ArrayRef<SymInt> outputSize, const TensorMeta &indices) {
  if (outputSize.size() != Spatial)
    return cx.error(3) << "expected " << Spatial << " output sizes, found "
                       << outputSize.size();
  if (self.rank() != Spatial + 1 && self.rank() != Spatial + 2)
    return cx.error(1) << "expected a tensor of rank " << Spatial + 1 << " or "
                       << Spatial + 2 << ", found " << self.sizes;
  ArrayRef<SymInt> pooled =
      concat(cx, self.sizes.drop_back(Spatial), outputSize);
  if (!requireEqual(cx, gradient.sizes, pooled))
    return cx.error(0) << "expected a gradient of sizes " << pooled
                       << ", found " << gradient.sizes;
  if (!requireEqual(cx, indices.sizes, pooled))
    return cx.error(5) << "expected indices of sizes " << pooled << ", found "
                       << indices.sizes;
  return contiguousCopy(cx, self);
}

/// `max_unpool`: values scattered to the positions of their indices. With three
/// dimensions there are strides and a padding, which are only checked.
template <int Spatial>
static FailureOr<TensorMeta>
maxUnpool(RuleContext &cx, const TensorMeta &self, const TensorMeta &indices,
          ArrayRef<SymInt> outputSize, ArrayRef<SymInt> stride,
          ArrayRef<SymInt> padding) {
  if (Spatial == 3 && (stride.size() != 3 || padding.size() != 3))
    return cx.error(3, 4) << "expected 3 strides and paddings, found " << stride
                          << " and " << padding;
  for (SymInt step : stride)
    if (!cx.env.require(Condition::lt(0, step)))
      return cx.error(3) << "expected strides above 0, found " << stride;
  if (differ(indices.dtype, DType::Int64))
    return cx.error(1) << "expected indices of i64, found " << indices.dtype;
  if (outputSize.size() != Spatial)
    return cx.error(2) << "expected " << Spatial << " output sizes, found "
                       << outputSize.size();
  FailureOr<ArrayRef<SymInt>> sizes =
      adaptiveSizes(cx, self, outputSize, Spatial, /*anyFirst=*/true);
  if (failed(sizes))
    return failure();
  if (!requireEqual(cx, self.sizes, indices.sizes))
    return cx.error(0, 1) << "expected indices of sizes " << self.sizes
                          << ", found " << indices.sizes;
  if (failed(commonDeviceOf(cx, self, indices)))
    return failure();
  return newLike(cx, self, *sizes);
}

static FailureOr<TensorMeta> maxUnpool2d(RuleContext &cx,
                                         const TensorMeta &self,
                                         const TensorMeta &indices,
                                         ArrayRef<SymInt> outputSize) {
  return maxUnpool<2>(cx, self, indices, outputSize, {}, {});
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor",
     rule<adaptiveAvgPool1d>, follows("native")},
    {"adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor",
     rule<adaptiveAvgPool<2>>, follows("native")},
    {"adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor",
     rule<adaptiveAvgPool<3>>, follows("native")},
    {"_adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor",
     rule<adaptiveAvgPoolKernel<2>>,
     follows("_meta_registrations.meta_adaptive_avg_pool2d")},
    {"_adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor",
     rule<adaptiveAvgPoolKernel<3>>,
     follows("_meta_registrations.meta_adaptive_avg_pool3d")},
    {"_adaptive_avg_pool2d_backward(Tensor grad_output, Tensor self) -> Tensor",
     rule<adaptivePool2dBackward>,
     follows("_meta_registrations.meta__adaptive_avg_pool2d_backward")},
    {"_adaptive_avg_pool3d_backward(Tensor grad_output, Tensor self) -> Tensor",
     rule<adaptivePool3dBackward>,
     follows("_meta_registrations.meta__adaptive_avg_pool3d_backward")},
    {"adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)",
     rule<adaptiveMaxPool1d>, follows("native")},
    {"adaptive_max_pool2d(Tensor self, int[2] output_size) -> (Tensor, Tensor)",
     rule<adaptiveMaxPool<2>>,
     follows("_meta_registrations.meta_adaptive_max_pool2d")},
    {"adaptive_max_pool3d(Tensor self, int[3] output_size) -> (Tensor, Tensor)",
     rule<adaptiveMaxPool<3>>,
     follows("_meta_registrations.meta_adaptive_max_pool3d")},
    {"adaptive_max_pool2d_backward(Tensor grad_output, Tensor self, Tensor "
     "indices) -> Tensor",
     rule<adaptivePool2dBackward>,
     follows("_meta_registrations.meta_adaptive_max_pool2d_backward")},
    {"adaptive_max_pool3d_backward(Tensor grad_output, Tensor self, Tensor "
     "indices) -> Tensor",
     rule<adaptivePool3dBackward>,
     follows("_meta_registrations.meta_adaptive_max_pool3d_backward")},
    {"fractional_max_pool2d(Tensor self, int[2] kernel_size, int[2] "
     "output_size, Tensor random_samples) -> (Tensor, Tensor)",
     rule<fractionalMaxPool<2>>,
     follows("_meta_registrations.meta_fractional_max_pool2d")},
    {"fractional_max_pool3d(Tensor self, int[3] kernel_size, int[3] "
     "output_size, Tensor random_samples) -> (Tensor, Tensor)",
     rule<fractionalMaxPool<3>>, follows("native")},
    {"fractional_max_pool2d_backward(Tensor grad_output, Tensor self, int[2] "
     "kernel_size, int[2] output_size, Tensor indices) -> Tensor",
     rule<fractionalMaxPoolBackward<2>>, follows("native")},
    {"fractional_max_pool3d_backward(Tensor grad_output, Tensor self, int[3] "
     "kernel_size, int[3] output_size, Tensor indices) -> Tensor",
     rule<fractionalMaxPoolBackward<3>>, follows("native")},
    {"max_unpool2d(Tensor self, Tensor indices, SymInt[2] output_size) -> "
     "Tensor",
     rule<maxUnpool2d>, follows("_decomp.decompositions.max_unpool2d")},
    {"max_unpool3d(Tensor self, Tensor indices, SymInt[3] output_size, int[3] "
     "stride, int[3] padding) -> Tensor",
     rule<maxUnpool<3>>, follows("_decomp.decompositions.max_unpool3d")},
};

OpFamily fake::getAdaptivePoolingFamily() { return {"AdaptivePooling", rows}; }
