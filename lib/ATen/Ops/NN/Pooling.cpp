//===- Pooling.cpp - Pooling ------------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Pooling over one, two, and three spatial dimensions.
//
//===----------------------------------------------------------------------===//

#include "Ops/NN/Pooling.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Helpers
//===----------------------------------------------------------------------===//

FailureOr<std::array<TensorMeta, 2>>
fake::valuesAndIndices(RuleContext &cx, const TensorMeta &self,
                       ArrayRef<SymInt> sizes, int64_t spatial) {
  FailureOr<TensorMeta> values =
      inFormatOf(cx, self, sizes, self.dtype, spatial);
  FailureOr<TensorMeta> indices =
      inFormatOf(cx, self, sizes, DType::Int64, spatial);
  if (failed(values) || failed(indices))
    return failure();
  return std::array<TensorMeta, 2>{*values, *indices};
}

LogicalResult fake::checkGradLike(RuleContext &cx, const TensorMeta &grad,
                                  const TensorMeta &self) {
  if (grad.dtype != self.dtype && grad.dtype != DType::Unknown &&
      self.dtype != DType::Unknown)
    return cx.error(0, 1) << "expected a gradient of " << self.dtype
                          << ", found " << grad.dtype;
  return commonDeviceOf(cx, grad, self);
}

/// Runs a two-dimensional rule on a tensor with one spatial dimension: a
/// dimension of size 1 is inserted before it and removed again.
template <typename Fn>
static FailureOr<TensorMeta> asTwoDims(RuleContext &cx, const TensorMeta &self,
                                       Fn rule) {
  if (failed(checkPoolingInput(cx, 0, self, 1)))
    return failure();
  FailureOr<TensorMeta> wide = unsqueezeGeometry(cx, self, -2);
  if (failed(wide))
    return failure();
  FailureOr<TensorMeta> result = rule(*wide);
  if (failed(result))
    return failure();
  return squeezeGeometry(cx, *result, result->rank() - 2);
}

//===----------------------------------------------------------------------===//
// Maximum
//===----------------------------------------------------------------------===//

template <int Spatial>
static FailureOr<std::array<TensorMeta, 2>>
maxPoolWithIndices(RuleContext &cx, const TensorMeta &self,
                   ArrayRef<SymInt> kernel, ArrayRef<SymInt> stride,
                   ArrayRef<SymInt> padding, ArrayRef<SymInt> dilation,
                   bool ceilMode) {
  FailureOr<PoolingWindow> window = makePoolingWindow(
      cx, Spatial, kernel, stride, padding, dilation, ceilMode);
  if (failed(window))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes = pooledSizes(cx, self, *window);
  if (failed(sizes))
    return failure();
  return valuesAndIndices(cx, self, *sizes, Spatial);
}

template <int Spatial>
static FailureOr<TensorMeta>
maxPool(RuleContext &cx, const TensorMeta &self, ArrayRef<SymInt> kernel,
        ArrayRef<SymInt> stride, ArrayRef<SymInt> padding,
        ArrayRef<SymInt> dilation, bool ceilMode) {
  FailureOr<std::array<TensorMeta, 2>> both = maxPoolWithIndices<Spatial>(
      cx, self, kernel, stride, padding, dilation, ceilMode);
  if (failed(both))
    return failure();
  return (*both)[0];
}

/// One dimension is pooled as two.
static FailureOr<std::array<TensorMeta, 2>>
maxPool1dWithIndices(RuleContext &cx, const TensorMeta &self,
                     ArrayRef<SymInt> kernel, ArrayRef<SymInt> stride,
                     ArrayRef<SymInt> padding, ArrayRef<SymInt> dilation,
                     bool ceilMode) {
  FailureOr<PoolingWindow> window =
      makePoolingWindow(cx, 1, kernel, stride, padding, dilation, ceilMode);
  if (failed(window))
    return failure();
  const SymInt kernel2[] = {1, window->dims[0].kernel};
  const SymInt stride2[] = {1, window->dims[0].stride};
  const SymInt padding2[] = {0, window->dims[0].padding};
  const SymInt dilation2[] = {1, window->dims[0].dilation};
  FailureOr<TensorMeta> values =
      asTwoDims(cx, self, [&](const TensorMeta &wide) {
        return maxPool<2>(cx, wide, kernel2, stride2, padding2, dilation2,
                          ceilMode);
      });
  if (failed(values))
    return failure();
  TensorMeta indices = makeStrided(cx, values->sizes, values->strides,
                                   DType::Int64, values->device);
  return std::array<TensorMeta, 2>{*values, indices};
}

static FailureOr<TensorMeta>
maxPool1d(RuleContext &cx, const TensorMeta &self, ArrayRef<SymInt> kernel,
          ArrayRef<SymInt> stride, ArrayRef<SymInt> padding,
          ArrayRef<SymInt> dilation, bool ceilMode) {
  FailureOr<std::array<TensorMeta, 2>> both = maxPool1dWithIndices(
      cx, self, kernel, stride, padding, dilation, ceilMode);
  if (failed(both))
    return failure();
  return (*both)[0];
}

/// Checks that a gradient, or the indices, have the sizes of the pooled tensor.
/// The batch is not checked.
static LogicalResult checkPooled(RuleContext &cx, unsigned arg,
                                 const TensorMeta &tensor,
                                 ArrayRef<SymInt> pooled, int64_t spatial) {
  if (tensor.sizes.size() != pooled.size() ||
      !requireEqual(cx, tensor.sizes.take_back(spatial + 1),
                    pooled.take_back(spatial + 1)))
    return cx.error(arg) << "expected the sizes " << pooled
                         << " of the pooled tensor, found " << tensor.sizes;
  return success();
}

/// `max_pool2d_with_indices_backward`.
static FailureOr<TensorMeta> maxPool2dBackward(
    RuleContext &cx, const TensorMeta &grad, const TensorMeta &self,
    ArrayRef<SymInt> kernel, ArrayRef<SymInt> stride, ArrayRef<SymInt> padding,
    ArrayRef<SymInt> dilation, bool ceilMode, const TensorMeta &indices) {
  FailureOr<PoolingWindow> window =
      makePoolingWindow(cx, 2, kernel, stride, padding, dilation, ceilMode);
  if (failed(window))
    return failure();
  FailureOr<ArrayRef<SymInt>> pooled = pooledSizes(cx, self, *window);
  if (failed(pooled) || failed(checkGradLike(cx, grad, self)) ||
      failed(checkPooled(cx, 0, grad, *pooled, 2)) ||
      failed(checkPooled(cx, 7, indices, *pooled, 2)))
    return failure();
  return inFormatOf(cx, self, self.sizes, self.dtype, 2);
}

/// `max_pool3d_with_indices_backward`: the pooled sizes are taken from the
/// gradient.
static FailureOr<TensorMeta> maxPool3dBackward(
    RuleContext &cx, const TensorMeta &grad, const TensorMeta &self,
    ArrayRef<SymInt> kernel, ArrayRef<SymInt> stride, ArrayRef<SymInt> padding,
    ArrayRef<SymInt> dilation, bool ceilMode, const TensorMeta &indices) {
  FailureOr<PoolingWindow> window =
      makePoolingWindow(cx, 3, kernel, stride, padding, dilation, ceilMode);
  if (failed(window) || failed(checkPoolingInput(cx, 0, self, 3)))
    return failure();
  if (grad.rank() != self.rank())
    return cx.error(0) << "expected a gradient of rank " << self.rank()
                       << ", found " << grad.sizes;
  ArrayRef<SymInt> pooled =
      concat(cx, self.sizes.drop_back(3), grad.sizes.take_back(3));
  if (llvm::any_of(pooled.take_back(3),
                   [&](SymInt size) { return isZero(cx, size); }))
    return cx.error(0) << "expected a gradient of sizes above 0, found "
                       << grad.sizes;
  if (failed(checkPooled(cx, 0, grad, pooled, 3)) ||
      failed(checkPooled(cx, 7, indices, pooled, 3)))
    return failure();
  return inFormatOf(cx, self, self.sizes, self.dtype, 3);
}

//===----------------------------------------------------------------------===//
// Average
//===----------------------------------------------------------------------===//

/// Unsigned integers are rejected, as in PyTorch's kernels.
static LogicalResult checkAverageable(RuleContext &cx, const TensorMeta &self) {
  switch (self.dtype) {
  case DType::UInt8:
  case DType::UInt16:
  case DType::UInt32:
  case DType::UInt64:
    return cx.error(0) << "average pooling is not defined for " << self.dtype;
  default:
    return success();
  }
}

/// Checks that the kernel fits in a volume; images may be smaller.
template <int Spatial>
static LogicalResult checkCovered(RuleContext &cx, const TensorMeta &self,
                                  const PoolingWindow &window) {
  if (Spatial != 3)
    return success();
  for (auto [size, dim] : llvm::zip_equal(self.sizes.take_back(3), window.dims))
    if (!cx.env.require(Condition::le(dim.kernel, size)))
      return cx.error(0, 1) << "expected sizes of at least the kernel size "
                            << dim.kernel << ", found " << self.sizes;
  return success();
}

/// `avg_pool2d`, `avg_pool3d`; the latter is always row-major.
template <int Spatial>
static FailureOr<TensorMeta>
avgPool(RuleContext &cx, const TensorMeta &self, ArrayRef<SymInt> kernel,
        ArrayRef<SymInt> stride, ArrayRef<SymInt> padding, bool ceilMode, bool,
        std::optional<SymInt> divisor) {
  if (failed(checkAverageable(cx, self)))
    return failure();
  if (divisor && divisor->isInt(0))
    return cx.error(6) << "expected a divisor other than 0";
  FailureOr<PoolingWindow> window = makePoolingWindow(
      cx, Spatial, kernel, stride, padding, SymInt(1), ceilMode);
  if (failed(window))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes = pooledSizes(cx, self, *window);
  if (failed(sizes) || failed(checkCovered<Spatial>(cx, self, *window)))
    return failure();
  if (Spatial == 3)
    return newLike(cx, self, *sizes);
  return inFormatOf(cx, self, *sizes, self.dtype, Spatial);
}

/// `avg_pool2d_backward`, `avg_pool3d_backward`.
template <int Spatial>
static FailureOr<TensorMeta>
avgPoolBackward(RuleContext &cx, const TensorMeta &grad, const TensorMeta &self,
                ArrayRef<SymInt> kernel, ArrayRef<SymInt> stride,
                ArrayRef<SymInt> padding, bool ceilMode, bool,
                std::optional<SymInt> divisor) {
  if (divisor && divisor->isInt(0))
    return cx.error(7) << "expected a divisor other than 0";
  FailureOr<PoolingWindow> window = makePoolingWindow(
      cx, Spatial, kernel, stride, padding, SymInt(1), ceilMode);
  if (failed(window))
    return failure();
  FailureOr<ArrayRef<SymInt>> pooled = pooledSizes(cx, self, *window);
  if (failed(pooled) || failed(checkCovered<Spatial>(cx, self, *window)) ||
      failed(checkPooled(cx, 0, grad, *pooled, Spatial)))
    return failure();
  if (Spatial == 3)
    return contiguousCopy(cx, self);
  return inFormatOf(cx, self, self.sizes, self.dtype, Spatial);
}

static FailureOr<TensorMeta> avgPool1d(RuleContext &cx, const TensorMeta &self,
                                       ArrayRef<SymInt> kernel,
                                       ArrayRef<SymInt> stride,
                                       ArrayRef<SymInt> padding, bool ceilMode,
                                       bool countPadding) {
  FailureOr<PoolingWindow> window =
      makePoolingWindow(cx, 1, kernel, stride, padding, SymInt(1), ceilMode);
  if (failed(window))
    return failure();
  const SymInt kernel2[] = {1, window->dims[0].kernel};
  const SymInt stride2[] = {1, window->dims[0].stride};
  const SymInt padding2[] = {0, window->dims[0].padding};
  return asTwoDims(cx, self, [&](const TensorMeta &wide) {
    return avgPool<2>(cx, wide, kernel2, stride2, padding2, ceilMode,
                      countPadding, std::nullopt);
  });
}

static const OpRow rows[] = {
    {"max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] "
     "padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor",
     rule<maxPool1d>, follows("native")},
    {"max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] "
     "stride=[], int[1] padding=[0], int[1] dilation=[1], bool "
     "ceil_mode=False) -> (Tensor, Tensor)",
     rule<maxPool1dWithIndices>, follows("native")},
    {"max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] "
     "padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor",
     rule<maxPool<2>>, follows("native")},
    {"max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] "
     "padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor",
     rule<maxPool<3>>, follows("native")},
    {"max_pool2d_with_indices(Tensor self, int[2] kernel_size, int[2] "
     "stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> "
     "(Tensor, Tensor)",
     rule<maxPoolWithIndices<2>>,
     follows("_meta_registrations.meta_max_pool2d_with_indices")},
    {"max_pool3d_with_indices(Tensor self, int[3] kernel_size, int[3] "
     "stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> "
     "(Tensor, Tensor)",
     rule<maxPoolWithIndices<3>>,
     follows("_meta_registrations.meta_max_pool3d_with_indices")},
    {"max_pool2d_with_indices_backward(Tensor grad_output, Tensor self, int[2] "
     "kernel_size, int[2] stride, int[2] padding, int[2] dilation, bool "
     "ceil_mode, Tensor indices) -> Tensor",
     rule<maxPool2dBackward>,
     follows("_meta_registrations.meta_max_pool2d_with_indices_backward")},
    {"max_pool3d_with_indices_backward(Tensor grad_output, Tensor self, int[3] "
     "kernel_size, int[3] stride, int[3] padding, int[3] dilation, bool "
     "ceil_mode, Tensor indices) -> Tensor",
     rule<maxPool3dBackward>,
     follows("_meta_registrations.meta_max_pool3d_with_indices_backward")},
    {"avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] "
     "padding=[0], bool ceil_mode=False, bool count_include_pad=True) -> "
     "Tensor",
     rule<avgPool1d>, follows("native")},
    {"avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] "
     "padding=0, bool ceil_mode=False, bool count_include_pad=True, int? "
     "divisor_override=None) -> Tensor",
     rule<avgPool<2>>, follows("_meta_registrations.meta_avg_pool2d")},
    {"avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] "
     "padding=0, bool ceil_mode=False, bool count_include_pad=True, int? "
     "divisor_override=None) -> Tensor",
     rule<avgPool<3>>, follows("_meta_registrations.meta_avg_pool3d")},
    {"avg_pool2d_backward(Tensor grad_output, Tensor self, int[2] kernel_size, "
     "int[2] stride, int[2] padding, bool ceil_mode, bool count_include_pad, "
     "int? divisor_override) -> Tensor",
     rule<avgPoolBackward<2>>,
     follows("_meta_registrations.meta_avg_pool2d_backward")},
    {"avg_pool3d_backward(Tensor grad_output, Tensor self, int[3] kernel_size, "
     "int[3] stride, int[3] padding, bool ceil_mode, bool count_include_pad, "
     "int? divisor_override) -> Tensor",
     rule<avgPoolBackward<3>>,
     follows("_meta_registrations.meta_avg_pool3d_backward")},
};

OpFamily fake::getPoolingFamily() { return {"Pooling", rows}; }
