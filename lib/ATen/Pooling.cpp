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

#include "Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Shared pieces
//===----------------------------------------------------------------------===//

namespace {

/// The numbers of a pooling op, one entry per spatial dimension.
struct Window {
  SmallVector<SymInt, 3> kernel, stride, padding, dilation;
  bool ceilMode = false;
};

} // namespace

/// Positions of arguments that most pooling ops share.
enum { SelfArg, KernelArg, StrideArg, PaddingArg };

/// A list with one value per dimension, or one value for all of them.
static LogicalResult spread(RuleContext &cx, unsigned arg,
                            ArrayRef<SymInt> values, size_t count,
                            SmallVectorImpl<SymInt> &result) {
  if (values.size() != 1 && values.size() != count)
    return cx.error(arg) << "expected one value or " << count << ", found "
                         << values.size();
  if (values.size() == 1)
    result.assign(count, values[0]);
  else
    result.assign(values.begin(), values.end());
  return success();
}

/// Reads the numbers; a stride that is left out equals the kernel.
static LogicalResult
makeWindow(RuleContext &cx, size_t spatial, ArrayRef<SymInt> kernel,
           ArrayRef<SymInt> stride, ArrayRef<SymInt> padding,
           ArrayRef<SymInt> dilation, bool ceilMode, Window &window) {
  if (failed(spread(cx, KernelArg, kernel, spatial, window.kernel)) ||
      failed(spread(cx, StrideArg, stride.empty() ? kernel : stride, spatial,
                    window.stride)) ||
      failed(spread(cx, PaddingArg, padding, spatial, window.padding)) ||
      failed(spread(cx, PaddingArg + 1, dilation, spatial, window.dilation)))
    return failure();
  window.ceilMode = ceilMode;
  for (size_t i = 0; i < spatial; ++i) {
    auto positive = [&](SymInt value) {
      return cx.env.require(Condition::lt(0, value));
    };
    if (!positive(window.kernel[i]))
      return cx.error(KernelArg)
             << "expected a kernel size above 0, found " << kernel;
    if (!positive(window.stride[i]))
      return cx.error(StrideArg)
             << "expected a stride above 0, found " << stride;
    if (!positive(window.dilation[i]))
      return cx.error(PaddingArg + 1)
             << "expected a dilation above 0, found " << dilation;
    if (!cx.env.require(Condition::le(0, window.padding[i])) ||
        !cx.env.require(Condition::le(window.padding[i],
                                      cx.env.floorDiv(window.kernel[i], 2))))
      return cx.error(PaddingArg)
             << "expected a padding between 0 and half of the kernel " << kernel
             << ", found " << padding;
  }
  return success();
}

/// 1 if the last of `count` windows starts behind the input and its left
/// padding, else 0: by ranges, else by hints, else as an expression.
static SymInt startsBehind(RuleContext &cx, SymInt size, SymInt count,
                           SymInt reach, SymInt stride, SymInt pad) {
  ShapeEnv &env = cx.env;
  // A window that is no shorter than a stride and the padding cannot.
  if (isTrue(env.le(env.add(stride, pad), env.add(reach, 1))))
    return 0;
  Condition isBehind =
      Condition::le(env.add(size, pad), env.mul(env.sub(count, 1), stride));
  bool hasHints = env.evaluateWithHints(isBehind.lhs) &&
                  env.evaluateWithHints(isBehind.rhs);
  if (hasHints || isBehind.lhs.isUnknown() || isBehind.rhs.isUnknown())
    return env.decide(isBehind, false) ? 1 : 0;
  return env.indicate(isBehind);
}

/// `pooling_output_shape`.
static SymInt pooledSize(RuleContext &cx, SymInt size, const Window &window,
                         size_t i) {
  ShapeEnv &env = cx.env;
  SymInt stride = window.stride[i], pad = window.padding[i];
  SymInt reach = env.mul(window.dilation[i], env.sub(window.kernel[i], 1));
  SymInt padded = env.add(size, env.mul(2, pad));
  SymInt numerator = env.sub(env.sub(padded, reach), 1);
  if (window.ceilMode)
    numerator = env.add(numerator, env.sub(stride, 1));
  SymInt result = env.add(env.floorDiv(numerator, stride), 1);
  // The last window must start inside the input or its left padding.
  if (window.ceilMode)
    result =
        env.sub(result, startsBehind(cx, size, result, reach, stride, pad));
  return result;
}

/// Checks the rank and that all sizes but the batch are not 0.
static LogicalResult checkInput(RuleContext &cx, const TensorMeta &self,
                                int64_t spatial) {
  if (self.rank() != spatial + 1 && self.rank() != spatial + 2)
    return cx.error(SelfArg)
           << "expected a tensor of rank " << spatial + 1 << " or "
           << spatial + 2 << ", found " << self.sizes;
  for (SymInt size :
       self.rank() == spatial + 2 ? self.sizes.drop_front() : self.sizes)
    if (isZero(cx, size))
      return cx.error(SelfArg)
             << "expected sizes above 0 except for the batch, found "
             << self.sizes;
  return success();
}

/// The sizes of a pooled tensor.
static FailureOr<ArrayRef<SymInt>>
pooledSizes(RuleContext &cx, const TensorMeta &self, const Window &window) {
  size_t spatial = window.kernel.size();
  if (failed(checkInput(cx, self, spatial)))
    return failure();
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(self.sizes.size());
  llvm::copy(self.sizes, sizes.begin());
  for (auto [i, size] : llvm::enumerate(sizes.take_back(spatial))) {
    size = pooledSize(cx, size, window, i);
    if (!cx.env.require(Condition::le(1, size)))
      return cx.error(SelfArg, KernelArg)
             << "pooling " << self.sizes << " would give an output of size "
             << size;
  }
  return ArrayRef<SymInt>(sizes);
}

/// A new tensor in the format that `self` looks like: channels last is for
/// batches only.
static FailureOr<TensorMeta> inFormatOf(RuleContext &cx, const TensorMeta &self,
                                        ArrayRef<SymInt> sizes, DType dtype,
                                        int64_t spatial) {
  return makeInFormat(cx, sizes, dtype, self.device,
                      self.rank() == spatial + 2 ? suggestMemoryFormat(cx, self)
                                                 : MemoryFormat::Contiguous);
}

/// Values and indices of the given sizes in the format of `self`.
static FailureOr<std::array<TensorMeta, 2>>
valuesAndIndices(RuleContext &cx, const TensorMeta &self,
                 ArrayRef<SymInt> sizes, int64_t spatial) {
  FailureOr<TensorMeta> values =
      inFormatOf(cx, self, sizes, self.dtype, spatial);
  FailureOr<TensorMeta> indices =
      inFormatOf(cx, self, sizes, DType::Int64, spatial);
  if (failed(values) || failed(indices))
    return failure();
  return std::array<TensorMeta, 2>{*values, *indices};
}

/// Runs a two-dimensional rule on a tensor with one spatial dimension: a
/// dimension of size 1 is put before it and taken out again.
template <typename Fn>
static FailureOr<TensorMeta> asTwoDims(RuleContext &cx, const TensorMeta &self,
                                       Fn rule) {
  if (failed(checkInput(cx, self, 1)))
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
  Window window;
  if (failed(makeWindow(cx, Spatial, kernel, stride, padding, dilation,
                        ceilMode, window)))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes = pooledSizes(cx, self, window);
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
  Window window;
  if (failed(makeWindow(cx, 1, kernel, stride, padding, dilation, ceilMode,
                        window)))
    return failure();
  const SymInt kernel2[] = {1, window.kernel[0]};
  const SymInt stride2[] = {1, window.stride[0]};
  const SymInt padding2[] = {0, window.padding[0]};
  const SymInt dilation2[] = {1, window.dilation[0]};
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
/// Nothing looks at the batch.
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

/// Checks that a gradient has the dtype of the input and is where it is.
static LogicalResult checkGradLike(RuleContext &cx, const TensorMeta &grad,
                                   const TensorMeta &self) {
  if (grad.dtype != self.dtype && grad.dtype != DType::Unknown &&
      self.dtype != DType::Unknown)
    return cx.error(0, 1) << "expected a gradient of " << self.dtype
                          << ", found " << grad.dtype;
  return commonDeviceOf(cx, grad, self);
}

/// `max_pool2d_with_indices_backward`.
static FailureOr<TensorMeta> maxPool2dBackward(
    RuleContext &cx, const TensorMeta &grad, const TensorMeta &self,
    ArrayRef<SymInt> kernel, ArrayRef<SymInt> stride, ArrayRef<SymInt> padding,
    ArrayRef<SymInt> dilation, bool ceilMode, const TensorMeta &indices) {
  Window window;
  if (failed(makeWindow(cx, 2, kernel, stride, padding, dilation, ceilMode,
                        window)))
    return failure();
  FailureOr<ArrayRef<SymInt>> pooled = pooledSizes(cx, self, window);
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
  Window window;
  if (failed(makeWindow(cx, 3, kernel, stride, padding, dilation, ceilMode,
                        window)) ||
      failed(checkInput(cx, self, 3)))
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

/// Unsigned integers are refused, as in PyTorch's kernels.
static LogicalResult checkAverageable(RuleContext &cx, const TensorMeta &self) {
  switch (self.dtype) {
  case DType::UInt8:
  case DType::UInt16:
  case DType::UInt32:
  case DType::UInt64:
    return cx.error(SelfArg)
           << "average pooling is not defined for " << self.dtype;
  default:
    return success();
  }
}

/// Checks that the kernel fits in a volume; images may be smaller.
template <int Spatial>
static LogicalResult checkCovered(RuleContext &cx, const TensorMeta &self,
                                  const Window &window) {
  if (Spatial != 3)
    return success();
  for (auto [size, kernel] :
       llvm::zip_equal(self.sizes.take_back(3), window.kernel))
    if (!cx.env.require(Condition::le(kernel, size)))
      return cx.error(SelfArg, KernelArg) << "expected sizes of at least the "
                                             "kernel size "
                                          << kernel << ", found " << self.sizes;
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
  Window window;
  if (failed(makeWindow(cx, Spatial, kernel, stride, padding, SymInt(1),
                        ceilMode, window)))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes = pooledSizes(cx, self, window);
  if (failed(sizes) || failed(checkCovered<Spatial>(cx, self, window)))
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
  Window window;
  if (failed(makeWindow(cx, Spatial, kernel, stride, padding, SymInt(1),
                        ceilMode, window)))
    return failure();
  FailureOr<ArrayRef<SymInt>> pooled = pooledSizes(cx, self, window);
  if (failed(pooled) || failed(checkCovered<Spatial>(cx, self, window)) ||
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
  Window window;
  if (failed(makeWindow(cx, 1, kernel, stride, padding, SymInt(1), ceilMode,
                        window)))
    return failure();
  const SymInt kernel2[] = {1, window.kernel[0]};
  const SymInt stride2[] = {1, window.stride[0]};
  const SymInt padding2[] = {0, window.padding[0]};
  return asTwoDims(cx, self, [&](const TensorMeta &wide) {
    return avgPool<2>(cx, wide, kernel2, stride2, padding2, ceilMode,
                      countPadding, std::nullopt);
  });
}

//===----------------------------------------------------------------------===//
// Adaptive
//===----------------------------------------------------------------------===//

/// Checks the rank, and that there is one output size for each dimension.
static LogicalResult checkAdaptive(RuleContext &cx, const TensorMeta &self,
                                   ArrayRef<SymInt> outputSize,
                                   int64_t spatial) {
  if (self.rank() != spatial + 1 && self.rank() != spatial + 2)
    return cx.error(SelfArg)
           << "expected a tensor of rank " << spatial + 1 << " or "
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

/// The input's sizes with the spatial ones replaced; only the batch may be
/// empty, or the first dimension, batch or not.
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
  if (failed(checkInput(cx, checked, spatial)) ||
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
  if (failed(spread(cx, 1, outputSize, Spatial, spatial)) ||
      failed(checkAdaptive(cx, self, spatial, Spatial)))
    return failure();
  ArrayRef<SymInt> sizes = concat(cx, self.sizes.drop_back(Spatial), spatial);
  if (Spatial == 3)
    return newLike(cx, self, sizes);
  return inFormatOf(cx, self, sizes, self.dtype, Spatial);
}

/// `adaptive_avg_pool2d`, `adaptive_avg_pool3d`: the mean where the output is a
/// single place, which neither looks at the rank nor takes integers.
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
    return cx.error(SelfArg)
           << "expected a tensor of rank " << Spatial + 1 << " or "
           << Spatial + 2 << ", found " << self.sizes;
  if (!isFloat(self.dtype) && !isComplex(self.dtype) &&
      self.dtype != DType::Unknown)
    return cx.error(SelfArg)
           << "expected a float or a complex dtype, found " << self.dtype;
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
    return cx.error(SelfArg)
           << "expected a tensor of rank 2 or 3, found " << self.sizes;
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
/// look at the dtypes.
static FailureOr<TensorMeta> adaptivePool3dBackward(RuleContext &cx,
                                                    const TensorMeta &grad,
                                                    const TensorMeta &self) {
  if (failed(checkGradNotEmpty(cx, grad)))
    return failure();
  return contiguousCopy(cx, self);
}

//===----------------------------------------------------------------------===//
// Others
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
    // Volumes leave one place more.
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

/// `max_unpool`: values put back to the places of their indices. With three
/// dimensions there are strides and a padding, which are checked alone.
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
  if (indices.dtype != DType::Int64)
    return cx.error(1) << "expected indices of int64, found " << indices.dtype;
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

static const OpRow rows[] = {
    {"max_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] "
     "padding=[0], int[1] dilation=[1], bool ceil_mode=False) -> Tensor",
     rule<maxPool1d>},
    {"max_pool1d_with_indices(Tensor self, int[1] kernel_size, int[1] "
     "stride=[], int[1] padding=[0], int[1] dilation=[1], bool "
     "ceil_mode=False) -> (Tensor, Tensor)",
     rule<maxPool1dWithIndices>},
    {"max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] "
     "padding=0, int[2] dilation=1, bool ceil_mode=False) -> Tensor",
     rule<maxPool<2>>},
    {"max_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] "
     "padding=0, int[3] dilation=1, bool ceil_mode=False) -> Tensor",
     rule<maxPool<3>>},
    {"max_pool2d_with_indices(Tensor self, int[2] kernel_size, int[2] "
     "stride=[], int[2] padding=0, int[2] dilation=1, bool ceil_mode=False) -> "
     "(Tensor, Tensor)",
     rule<maxPoolWithIndices<2>>},
    {"max_pool3d_with_indices(Tensor self, int[3] kernel_size, int[3] "
     "stride=[], int[3] padding=0, int[3] dilation=1, bool ceil_mode=False) -> "
     "(Tensor, Tensor)",
     rule<maxPoolWithIndices<3>>},
    {"max_pool2d_with_indices_backward(Tensor grad_output, Tensor self, int[2] "
     "kernel_size, int[2] stride, int[2] padding, int[2] dilation, bool "
     "ceil_mode, Tensor indices) -> Tensor",
     rule<maxPool2dBackward>},
    {"max_pool3d_with_indices_backward(Tensor grad_output, Tensor self, int[3] "
     "kernel_size, int[3] stride, int[3] padding, int[3] dilation, bool "
     "ceil_mode, Tensor indices) -> Tensor",
     rule<maxPool3dBackward>},
    {"avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] "
     "padding=[0], bool ceil_mode=False, bool count_include_pad=True) -> "
     "Tensor",
     rule<avgPool1d>},
    {"avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] "
     "padding=0, bool ceil_mode=False, bool count_include_pad=True, int? "
     "divisor_override=None) -> Tensor",
     rule<avgPool<2>>},
    {"avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] "
     "padding=0, bool ceil_mode=False, bool count_include_pad=True, int? "
     "divisor_override=None) -> Tensor",
     rule<avgPool<3>>},
    {"avg_pool2d_backward(Tensor grad_output, Tensor self, int[2] kernel_size, "
     "int[2] stride, int[2] padding, bool ceil_mode, bool count_include_pad, "
     "int? divisor_override) -> Tensor",
     rule<avgPoolBackward<2>>},
    {"avg_pool3d_backward(Tensor grad_output, Tensor self, int[3] kernel_size, "
     "int[3] stride, int[3] padding, bool ceil_mode, bool count_include_pad, "
     "int? divisor_override) -> Tensor",
     rule<avgPoolBackward<3>>},
    {"adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor",
     rule<adaptiveAvgPool1d>},
    {"adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor",
     rule<adaptiveAvgPool<2>>},
    {"adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor",
     rule<adaptiveAvgPool<3>>},
    {"_adaptive_avg_pool2d(Tensor self, SymInt[2] output_size) -> Tensor",
     rule<adaptiveAvgPoolKernel<2>>},
    {"_adaptive_avg_pool3d(Tensor self, SymInt[3] output_size) -> Tensor",
     rule<adaptiveAvgPoolKernel<3>>},
    {"_adaptive_avg_pool2d_backward(Tensor grad_output, Tensor self) -> Tensor",
     rule<adaptivePool2dBackward>},
    {"_adaptive_avg_pool3d_backward(Tensor grad_output, Tensor self) -> Tensor",
     rule<adaptivePool3dBackward>},
    {"adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)",
     rule<adaptiveMaxPool1d>},
    {"adaptive_max_pool2d(Tensor self, int[2] output_size) -> (Tensor, Tensor)",
     rule<adaptiveMaxPool<2>>},
    {"adaptive_max_pool3d(Tensor self, int[3] output_size) -> (Tensor, Tensor)",
     rule<adaptiveMaxPool<3>>},
    {"adaptive_max_pool2d_backward(Tensor grad_output, Tensor self, Tensor "
     "indices) -> Tensor",
     rule<adaptivePool2dBackward>},
    {"adaptive_max_pool3d_backward(Tensor grad_output, Tensor self, Tensor "
     "indices) -> Tensor",
     rule<adaptivePool3dBackward>},
    {"fractional_max_pool2d(Tensor self, int[2] kernel_size, int[2] "
     "output_size, Tensor random_samples) -> (Tensor, Tensor)",
     rule<fractionalMaxPool<2>>},
    {"fractional_max_pool3d(Tensor self, int[3] kernel_size, int[3] "
     "output_size, Tensor random_samples) -> (Tensor, Tensor)",
     rule<fractionalMaxPool<3>>},
    {"fractional_max_pool2d_backward(Tensor grad_output, Tensor self, int[2] "
     "kernel_size, int[2] output_size, Tensor indices) -> Tensor",
     rule<fractionalMaxPoolBackward<2>>},
    {"fractional_max_pool3d_backward(Tensor grad_output, Tensor self, int[3] "
     "kernel_size, int[3] output_size, Tensor indices) -> Tensor",
     rule<fractionalMaxPoolBackward<3>>},
    {"max_unpool2d(Tensor self, Tensor indices, SymInt[2] output_size) -> "
     "Tensor",
     rule<maxUnpool2d>},
    {"max_unpool3d(Tensor self, Tensor indices, SymInt[3] output_size, int[3] "
     "stride, int[3] padding) -> Tensor",
     rule<maxUnpool<3>>},
};

OpFamily fake::getPoolingFamily() { return {"Pooling", rows}; }
