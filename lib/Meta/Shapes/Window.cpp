//===- Window.cpp - Windows of pooling and convolution ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Window.h"
#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// One dimension
//===----------------------------------------------------------------------===//

SymInt fake::getReach(RuleContext &cx, const WindowDim &window) {
  return cx.env.mul(window.dilation, cx.env.sub(window.kernel, 1));
}

/// 1 if the last of `count` windows starts after the input and its left
/// padding, else 0: by ranges, else by hints, else symbolic.
static SymInt startsBehind(RuleContext &cx, SymInt size, SymInt count,
                           SymInt reach, SymInt stride, SymInt pad) {
  ShapeEnv &env = cx.env;
  // A window at least as long as stride and padding cannot.
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

SymInt fake::pooledSize(RuleContext &cx, SymInt size, const WindowDim &window,
                        bool ceilMode) {
  ShapeEnv &env = cx.env;
  SymInt stride = window.stride, pad = window.padding;
  SymInt reach = getReach(cx, window);
  SymInt padded = env.add(size, env.mul(2, pad));
  SymInt numerator = env.sub(env.sub(padded, reach), 1);
  if (ceilMode)
    numerator = env.add(numerator, env.sub(stride, 1));
  SymInt result = env.add(env.floorDiv(numerator, stride), 1);
  // The last window must start inside the input or its left padding.
  if (ceilMode)
    result =
        env.sub(result, startsBehind(cx, size, result, reach, stride, pad));
  return result;
}

/// A size with the padding on both sides.
static SymInt getPadded(RuleContext &cx, SymInt size, const WindowDim &window) {
  return cx.env.add(size, cx.env.mul(2, window.padding));
}

std::optional<SymInt> fake::convolvedSize(RuleContext &cx, SymInt size,
                                          const WindowDim &window) {
  ShapeEnv &env = cx.env;
  SymInt padded = getPadded(cx, size, window);
  SymInt covered = env.add(getReach(cx, window), 1);
  if (!env.require(Condition::le(covered, padded)))
    return std::nullopt;
  return env.add(env.floorDiv(env.sub(padded, covered), window.stride), 1);
}

SymInt fake::transposedSize(RuleContext &cx, SymInt size,
                            const WindowDim &window, SymInt outputPadding) {
  ShapeEnv &env = cx.env;
  SymInt base = env.mul(env.sub(size, 1), window.stride);
  SymInt tail = env.add(env.add(getReach(cx, window), outputPadding), 1);
  return env.add(env.sub(base, env.mul(2, window.padding)), tail);
}

LogicalResult fake::spreadOverDims(RuleContext &cx, unsigned arg,
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

//===----------------------------------------------------------------------===//
// Pooling
//===----------------------------------------------------------------------===//

FailureOr<PoolingWindow>
fake::makePoolingWindow(RuleContext &cx, size_t spatial,
                        ArrayRef<SymInt> kernel, ArrayRef<SymInt> stride,
                        ArrayRef<SymInt> padding, ArrayRef<SymInt> dilation,
                        bool ceilMode, PoolingArgs args) {
  SmallVector<SymInt, 3> kernels, strides, paddings, dilations;
  if (failed(spreadOverDims(cx, args.kernel, kernel, spatial, kernels)) ||
      failed(spreadOverDims(cx, args.stride, stride.empty() ? kernel : stride,
                            spatial, strides)) ||
      failed(spreadOverDims(cx, args.padding, padding, spatial, paddings)) ||
      failed(spreadOverDims(cx, args.dilation, dilation, spatial, dilations)))
    return failure();
  PoolingWindow window;
  window.ceilMode = ceilMode;
  auto isPositive = [&](SymInt value) {
    return cx.env.require(Condition::lt(0, value));
  };
  for (size_t i = 0; i < spatial; ++i) {
    if (!isPositive(kernels[i]))
      return cx.error(args.kernel)
             << "expected a kernel size above 0, found " << kernel;
    if (!isPositive(strides[i]))
      return cx.error(args.stride)
             << "expected a stride above 0, found " << stride;
    if (!isPositive(dilations[i]))
      return cx.error(args.dilation)
             << "expected a dilation above 0, found " << dilation;
    if (!cx.env.require(Condition::le(0, paddings[i])) ||
        !cx.env.require(
            Condition::le(paddings[i], cx.env.floorDiv(kernels[i], 2))))
      return cx.error(args.padding)
             << "expected a padding between 0 and half of the kernel " << kernel
             << ", found " << padding;
    window.dims.push_back({kernels[i], strides[i], paddings[i], dilations[i]});
  }
  return window;
}

LogicalResult fake::checkPoolingInput(RuleContext &cx, unsigned arg,
                                      const TensorMeta &self, int64_t spatial) {
  if (self.rank() != spatial + 1 && self.rank() != spatial + 2)
    return cx.error(arg) << "expected a tensor of rank " << spatial + 1
                         << " or " << spatial + 2 << ", found " << self.sizes;
  for (SymInt size :
       self.rank() == spatial + 2 ? self.sizes.drop_front() : self.sizes)
    if (isZero(cx, size))
      return cx.error(arg)
             << "expected sizes above 0 except for the batch, found "
             << self.sizes;
  return success();
}

FailureOr<ArrayRef<SymInt>> fake::pooledSizes(RuleContext &cx,
                                              const TensorMeta &self,
                                              const PoolingWindow &window,
                                              PoolingArgs args) {
  size_t spatial = window.dims.size();
  if (failed(checkPoolingInput(cx, args.self, self, spatial)))
    return failure();
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(self.sizes.size());
  llvm::copy(self.sizes, sizes.begin());
  for (auto [size, dim] :
       llvm::zip_equal(sizes.take_back(spatial), window.dims)) {
    size = pooledSize(cx, size, dim, window.ceilMode);
    if (!cx.env.require(Condition::le(1, size)))
      return cx.error(args.self, args.kernel)
             << "pooling " << self.sizes << " would give an output of size "
             << size;
  }
  return ArrayRef<SymInt>(sizes);
}

FailureOr<TensorMeta> fake::inFormatOf(RuleContext &cx, const TensorMeta &self,
                                       ArrayRef<SymInt> sizes, DType dtype,
                                       int64_t spatial) {
  return makeInFormat(cx, sizes, dtype, self.device,
                      self.rank() == spatial + 2 ? suggestMemoryFormat(cx, self)
                                                 : MemoryFormat::Contiguous);
}

//===----------------------------------------------------------------------===//
// Convolution
//===----------------------------------------------------------------------===//

LogicalResult fake::checkConvolution(RuleContext &cx, unsigned arg,
                                     const TensorMeta &input,
                                     const TensorMeta &weight,
                                     const TensorMeta *bias,
                                     const ConvolutionWindow &window) {
  if (input.rank() != weight.rank() || weight.rank() < 3)
    return cx.error(arg, arg + 1)
           << "expected input and weight of the same rank of 3 or more, found "
           << input.sizes << " and " << weight.sizes;
  if (differ(input.dtype, weight.dtype) &&
      !(isQuantizedByte(input.dtype) && isQuantizedByte(weight.dtype)))
    return cx.error(arg, arg + 1)
           << "expected input and weight of the same dtype, found "
           << input.dtype << " and " << weight.dtype;
  ShapeEnv &env = cx.env;
  SymInt groups = window.groups;
  if (!env.require(Condition::lt(0, groups)))
    return cx.error(arg + 1) << "expected at least one group, found " << groups;
  SymInt channels =
      window.transposed ? weight.sizes[0] : env.mul(weight.sizes[1], groups);
  if (!requireEqual(cx, channels, input.sizes[1]))
    return cx.error(arg, arg + 1)
           << "weight of sizes " << weight.sizes << " and groups " << groups
           << " expects " << channels << " input channels, found "
           << input.sizes[1] << " in " << input.sizes;
  if (!env.require(Condition::le(groups, weight.sizes[0])) ||
      !env.require(Condition::multiple(weight.sizes[0], groups)))
    return cx.error(arg + 1)
           << "expected a first weight size above 0 and divisible by " << groups
           << " groups, found " << weight.sizes[0];
  SymInt features =
      window.transposed ? env.mul(weight.sizes[1], groups) : weight.sizes[0];
  if (bias &&
      (bias->rank() != 1 || !requireEqual(cx, bias->sizes[0], features)))
    return cx.error(arg + 2) << "expected a bias of " << features
                             << " elements, found sizes " << bias->sizes;
  return success();
}

FailureOr<ArrayRef<SymInt>>
fake::convolvedSizes(RuleContext &cx, unsigned arg, const TensorMeta &input,
                     const TensorMeta &weight,
                     const ConvolutionWindow &window) {
  ShapeEnv &env = cx.env;
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(input.sizes.size());
  sizes[0] = input.sizes[0];
  sizes[1] = window.transposed ? env.mul(weight.sizes[1], window.groups)
                               : weight.sizes[0];
  for (size_t i = 0; i + 2 < sizes.size(); ++i) {
    SymInt length = input.sizes[i + 2];
    WindowDim dim = window.getDim(i, weight.sizes[i + 2]);
    if (window.transposed) {
      sizes[i + 2] = transposedSize(cx, length, dim, window.outputPadding[i]);
      if (!env.require(Condition::le(0, sizes[i + 2])))
        return cx.error(arg, arg + 1)
               << "the output of a transposed convolution of " << input.sizes
               << " with " << weight.sizes << " would have size "
               << sizes[i + 2];
      continue;
    }
    std::optional<SymInt> size = convolvedSize(cx, length, dim);
    if (!size)
      return cx.error(arg, arg + 1)
             << "kernel of size " << env.add(getReach(cx, dim), 1)
             << " does not fit the padded input of size "
             << getPadded(cx, length, dim);
    sizes[i + 2] = *size;
  }
  // Without input channels there are no output channels either.
  if (isPlainlyZero(cx, input.sizes[1]))
    sizes[1] = 0;
  return ArrayRef<SymInt>(sizes);
}
