//===- TosaProducts.cpp - Rules of TOSA's products --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Matrices and windows. Images are in the order batch, height, width, channels.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "TosaCall.h"

using namespace fake;
using namespace mlir;

/// `[n, h, c]` times `[n, c, w]`.
static LogicalResult matmul(TosaCall &call) {
  auto a = call.getSizes(0, 3), b = call.getSizes(1, 3);
  if (!a || !b)
    return call.setDeclared();
  std::optional<SymInt> batch = unify(call.cx, (*a)[0], (*b)[0]);
  if (!batch || !unify(call.cx, (*a)[2], (*b)[1]))
    return call.cx.error(0, 1)
           << "expected matrices of one batch whose inner sizes are equal, "
              "found "
           << ArrayRef(*a) << " and " << ArrayRef(*b);
  return call.set({*batch, (*a)[1], (*b)[2]});
}

//===----------------------------------------------------------------------===//
// Blocks with scales
//===----------------------------------------------------------------------===//

/// The elements of the last dimension that have a scale in common; TOSA has no
/// other block size.
static constexpr int64_t blockSize = 32;

/// The sizes of data in the operand `i`, whose scales are in the next one;
/// either may be of unknown rank. Nullopt if both are.
static FailureOr<std::optional<SmallVector<SymInt>>>
getScaledSizes(TosaCall &call, size_t i) {
  const TensorMeta *data = call.getTensor(i), *scales = call.getTensor(i + 1);
  std::optional<SmallVector<SymInt>> sizes;
  if (scales && scales->rank() != 0) {
    sizes.emplace(scales->sizes);
    sizes->back() = call.cx.env.mul(sizes->back(), blockSize);
  }
  if (!data)
    return sizes;
  if (!sizes)
    return std::optional(SmallVector<SymInt>(data->sizes));
  bool areEqual = sizes->size() == data->sizes.size();
  for (auto [size, other] : llvm::zip(*sizes, data->sizes))
    if (std::optional<SymInt> known = unify(call.cx, other, size))
      size = *known;
    else
      areEqual = false;
  if (!areEqual)
    return call.cx.error(i, i + 1)
           << "expected a scale for each " << blockSize
           << " elements of data of sizes " << data->sizes
           << ", found scales of sizes " << scales->sizes;
  return sizes;
}

/// `[n, h, c]` times `[n, w, c]` or `[1, w, c]`.
static LogicalResult matmulScaled(TosaCall &call) {
  auto first = getScaledSizes(call, 0), second = getScaledSizes(call, 2);
  if (failed(first) || failed(second))
    return failure();
  SmallVector<SymInt> unknown(3, SymInt::unknown());
  SmallVector<SymInt> a = first->value_or(unknown),
                      b = second->value_or(unknown);
  if (a.size() != 3 || b.size() != 3)
    return call.setDeclared();
  SymInt batch = a[0];
  if (!b[0].isInt(1) && !b[0].isUnknown()) {
    std::optional<SymInt> both = unify(call.cx, a[0], b[0]);
    batch = both.value_or(SymInt());
    if (!both)
      return call.cx.error(0, 2) << "expected matrices of one batch, or a "
                                    "second batch of size 1, found "
                                 << ArrayRef(a) << " and " << ArrayRef(b);
  }
  if (!unify(call.cx, a[2], b[2]))
    return call.cx.error(0, 2)
           << "expected matrices whose last sizes are equal, found "
           << ArrayRef(a) << " and " << ArrayRef(b);
  return call.set({batch, a[1], b[1]});
}

static LogicalResult castFromScaled(TosaCall &call) {
  auto sizes = getScaledSizes(call, 0);
  if (failed(sizes))
    return failure();
  return *sizes ? call.set(**sizes) : call.setDeclared();
}

/// The second result has the scales.
static LogicalResult castToScaled(TosaCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self || self->rank() == 0)
    return call.setDeclared();
  ShapeEnv &env = call.cx.env;
  SmallVector<SymInt> sizes = call.nameUnknown(0, self->sizes);
  SymInt blocks = env.floorDiv(sizes.back(), blockSize);
  if (!unify(call.cx, sizes.back(), env.mul(blocks, blockSize)))
    return call.cx.error(0)
           << "expected a multiple of " << blockSize
           << " elements in the last dimension, found " << sizes.back();
  return success(succeeded(call.set(0, sizes)) &&
                 succeeded(call.set(
                     1, withSize(call.cx, sizes, sizes.size() - 1, blocks))));
}

//===----------------------------------------------------------------------===//
// Windows
//===----------------------------------------------------------------------===//

/// The number of windows of `kernel` elements at distances `dilation`.
static SymInt countWindows(ShapeEnv &env, SymInt size, SymInt before,
                           SymInt behind, SymInt kernel, int64_t stride,
                           int64_t dilation) {
  SymInt reach = env.mul(env.sub(kernel, 1), dilation);
  SymInt padded = env.sum({size, before, behind});
  return env.add(env.floorDiv(env.sub(env.sub(padded, 1), reach), stride), 1);
}

/// The spatial sizes of windows over dimensions 1, 2, ... of `self`.
static SmallVector<SymInt> slide(TosaCall &call, ArrayRef<SymInt> self,
                                 ArrayRef<SymInt> kernel,
                                 ArrayRef<int64_t> dilation) {
  SmallVector<int64_t> padding = call.getArray("pad"),
                       stride = call.getArray("stride");
  padding.resize(2 * kernel.size(), 0);
  stride.resize(kernel.size(), 1);
  SmallVector<SymInt> sizes;
  for (size_t i = 0; i < kernel.size(); ++i)
    sizes.push_back(countWindows(call.cx.env, self[i + 1], padding[2 * i],
                                 padding[2 * i + 1], kernel[i], stride[i],
                                 i < dilation.size() ? dilation[i] : 1));
  return sizes;
}

/// The channels of a result, with what the bias says: one element for each,
/// unless it has one for all. Nullopt, and an error, if they differ.
static std::optional<SymInt> withBias(TosaCall &call, SymInt channels) {
  const TensorMeta *bias = call.getTensor(2);
  if (!bias || bias->rank() != 1 || isTrue(call.cx.env.eq(bias->sizes[0], 1)))
    return channels;
  SymInt size = bias->sizes[0];
  // A size of unknown value may be 1.
  if (!isTrue(call.cx.env.lt(1, size)))
    return channels;
  std::optional<SymInt> both = unify(call.cx, channels, size);
  if (!both)
    (void)(call.cx.error(2)
           << "expected a bias of " << channels << " channels, found " << size);
  return both;
}

/// The error of a kernel for other channels.
static LogicalResult reportChannels(TosaCall &call, SymInt channels,
                                    ArrayRef<SymInt> kernel,
                                    ArrayRef<SymInt> input) {
  return call.cx.error(0, 1)
         << "expected " << channels << " channels of the input for a kernel of "
         << kernel << ", found " << input;
}

/// The channels of the result of a kernel in the order output channels, space,
/// input channels. Nullopt, and an error, if those of the input or the bias
/// differ.
static std::optional<SymInt>
getChannels(TosaCall &call, ArrayRef<SymInt> kernel, ArrayRef<SymInt> input) {
  if (unify(call.cx, input.back(), kernel.back()))
    return withBias(call, kernel.front());
  (void)reportChannels(call, kernel.back(), kernel, input);
  return std::nullopt;
}

template <size_t spatial> static LogicalResult conv(TosaCall &call) {
  auto input = call.getSizes(0, spatial + 2),
       kernel = call.getSizes(1, spatial + 2);
  if (!input || !kernel)
    return call.setDeclared();
  std::optional<SymInt> channels = getChannels(call, *kernel, *input);
  if (!channels)
    return failure();
  SmallVector<SymInt> sizes = {input->front()};
  llvm::append_range(sizes,
                     slide(call, *input, ArrayRef(*kernel).slice(1, spatial),
                           call.getArray("dilation")));
  sizes.push_back(*channels);
  return call.set(sizes);
}

/// The kernel has the order space, channels, multiplier.
static LogicalResult depthwise(TosaCall &call) {
  auto input = call.getSizes(0, 4), kernel = call.getSizes(1, 4);
  if (!input || !kernel)
    return call.setDeclared();
  std::optional<SymInt> inner = unify(call.cx, (*input)[3], (*kernel)[2]);
  if (!inner)
    return reportChannels(call, (*kernel)[2], *kernel, *input);
  std::optional<SymInt> channels =
      withBias(call, call.cx.env.mul(*inner, (*kernel)[3]));
  if (!channels)
    return failure();
  SmallVector<SymInt> sizes = {input->front()};
  llvm::append_range(sizes, slide(call, *input, ArrayRef(*kernel).take_front(2),
                                  call.getArray("dilation")));
  sizes.push_back(*channels);
  return call.set(sizes);
}

/// `(size - 1) * stride + kernel`, and what is added at both ends.
static LogicalResult transposeConv(TosaCall &call) {
  auto input = call.getSizes(0, 4), kernel = call.getSizes(1, 4);
  SmallVector<int64_t> padding = call.getArray("out_pad"),
                       stride = call.getArray("stride");
  if (!input || !kernel || padding.size() != 4 || stride.size() != 2)
    return call.setDeclared();
  std::optional<SymInt> channels = getChannels(call, *kernel, *input);
  if (!channels)
    return failure();
  ShapeEnv &env = call.cx.env;
  SmallVector<SymInt> sizes = {input->front()};
  for (size_t i = 0; i < 2; ++i)
    sizes.push_back(
        env.sum({env.mul(env.sub((*input)[i + 1], 1), stride[i]),
                 (*kernel)[i + 1], padding[2 * i], padding[2 * i + 1]}));
  sizes.push_back(*channels);
  return call.set(sizes);
}

static LogicalResult pool(TosaCall &call) {
  auto input = call.getSizes(0, 4);
  SmallVector<SymInt> kernel;
  llvm::append_range(kernel, call.getArray("kernel"));
  if (!input || kernel.size() != 2)
    return call.setDeclared();
  SmallVector<SymInt> sizes = {input->front()};
  llvm::append_range(sizes, slide(call, *input, kernel, {}));
  sizes.push_back(input->back());
  return call.set(sizes);
}

//===----------------------------------------------------------------------===//
// Images
//===----------------------------------------------------------------------===//

/// `((size - 1) * n - offset + border) / d + 1`, for scales `n / d`.
static LogicalResult resize(TosaCall &call) {
  auto input = call.getSizes(0, 4);
  auto scale = call.getShape(1), offset = call.getShape(2),
       border = call.getShape(3);
  if (!input)
    return call.setDeclared();
  ShapeEnv &env = call.cx.env;
  auto resized = [&](size_t i) -> SymInt {
    if (!scale || !offset || !border || scale->size() != 4 ||
        offset->size() != 2 || border->size() != 2)
      return SymInt();
    SymInt reach = env.mul(env.sub((*input)[i + 1], 1), (*scale)[2 * i]);
    SymInt all = env.add(env.sub(reach, (*offset)[i]), (*border)[i]);
    return env.add(env.floorDiv(all, (*scale)[2 * i + 1]), 1);
  };
  return call.set({(*input)[0], resized(0), resized(1), (*input)[3]});
}

/// The real and the imaginary part have the same sizes.
static LogicalResult fft2d(TosaCall &call) {
  auto real = call.getSizes(0, 3), imaginary = call.getSizes(1, 3);
  if (!real || !imaginary)
    return call.setDeclared();
  SmallVector<SymInt> sizes;
  for (auto [one, other] : llvm::zip_equal(*real, *imaginary)) {
    std::optional<SymInt> size = unify(call.cx, one, other);
    if (!size)
      return call.cx.error(0, 1)
             << "expected real and imaginary parts of the same sizes, found "
             << ArrayRef(*real) << " and " << ArrayRef(*imaginary);
    sizes.push_back(*size);
  }
  return success(succeeded(call.set(0, sizes)) &&
                 succeeded(call.set(1, sizes)));
}

/// Half of the last dimension, as the other half is its mirror image.
static LogicalResult rfft2d(TosaCall &call) {
  auto sizes = call.getSizes(0, 3);
  if (!sizes)
    return call.setDeclared();
  ShapeEnv &env = call.cx.env;
  sizes->back() = env.add(env.floorDiv(sizes->back(), 2), 1);
  // Both parts have the same sizes, also where they are not known.
  SmallVector<SymInt> named = call.nameUnknown(0, *sizes);
  return success(succeeded(call.set(0, named)) &&
                 succeeded(call.set(1, named)));
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static constexpr OpRule rules[] = {
    {"tosa.avg_pool2d", inferTosa<pool>},
    {"tosa.cast_from_block_scaled", inferTosa<castFromScaled>},
    {"tosa.cast_to_block_scaled", inferTosa<castToScaled>},
    {"tosa.conv2d", inferTosa<conv<2>>},
    {"tosa.conv3d", inferTosa<conv<3>>},
    {"tosa.depthwise_conv2d", inferTosa<depthwise>},
    {"tosa.fft2d", inferTosa<fft2d>},
    {"tosa.matmul", inferTosa<matmul>},
    {"tosa.matmul_t_block_scaled", inferTosa<matmulScaled>},
    {"tosa.max_pool2d", inferTosa<pool>},
    {"tosa.resize", inferTosa<resize>},
    {"tosa.rfft2d", inferTosa<rfft2d>},
    {"tosa.transpose_conv2d", inferTosa<transposeConv>},
};

ArrayRef<OpRule> fake::getTosaProductRules() { return rules; }
