//===- Windows.cpp - Convolutions and pooling of ONNX -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Images are `[n, c, ...]`. Unlike in PyTorch, both ends of a dimension may be
// padded differently, and padding may follow from the size.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Strides.h"
#include "FakeTensor/Meta/Shapes/Window.h"
#include "ONNXCall.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Windows
//===----------------------------------------------------------------------===//

namespace {
/// The attributes that a window has in each spatial dimension.
struct Window {
  SmallVector<SymInt> kernel, strides, dilations, before, behind;
  /// `NOTSET`, `VALID`, `SAME_UPPER` or `SAME_LOWER`.
  StringRef autoPad;

  /// Whether the result has a window for each place of the stride.
  bool isSame() const { return autoPad.starts_with("SAME"); }
};
} // namespace

/// A list with a number for each spatial dimension, which is at least `least`.
static FailureOr<SmallVector<SymInt>> getNumbers(ONNXCall &call, StringRef name,
                                                 size_t count, int64_t least,
                                                 int64_t otherwise) {
  std::optional<SmallVector<int64_t>> given = call.getInts(name);
  if (!given || (given->empty() && count != 0))
    return SmallVector<SymInt>(count, otherwise);
  if (given->size() != count)
    return call.cx.error() << "expected " << count << " numbers as attribute '"
                           << name << "', found " << given->size();
  for (int64_t value : *given)
    if (value < least)
      return call.cx.error()
             << "expected numbers of at least " << least << " as attribute '"
             << name << "', found " << value;
  return SmallVector<SymInt>(given->begin(), given->end());
}

/// The window of an op; its kernel has the given sizes, or those of an
/// attribute.
static FailureOr<Window> getWindow(ONNXCall &call, size_t spatial,
                                   ArrayRef<SymInt> kernel = {}) {
  auto stated = getNumbers(call, "kernel_shape", spatial, 1, 0);
  auto strides = getNumbers(call, "strides", spatial, 1, 1);
  auto dilations = getNumbers(call, "dilations", spatial, 1, 1);
  auto pads = getNumbers(call, "pads", 2 * spatial,
                         std::numeric_limits<int64_t>::min(), 0);
  if (failed(stated) || failed(strides) || failed(dilations) || failed(pads))
    return failure();
  Window window;
  bool isStated = call.hasAttr("kernel_shape");
  if (kernel.empty() && !isStated && spatial != 0)
    return call.cx.error() << "expected an attribute 'kernel_shape'";
  window.kernel.assign(kernel.begin(), kernel.end());
  if (kernel.empty())
    window.kernel = *stated;
  else if (isStated && !requireEqual(call.cx, *stated, kernel))
    return call.cx.error(1)
           << "expected a kernel of the sizes " << ArrayRef<SymInt>(*stated)
           << " of attribute 'kernel_shape', found " << kernel;
  window.strides = *strides;
  window.dilations = *dilations;
  window.autoPad = call.getString("auto_pad", "NOTSET");
  if (window.autoPad != "NOTSET" && window.autoPad != "VALID" &&
      !window.isSame())
    return call.cx.error() << "expected NOTSET, VALID, SAME_UPPER or "
                              "SAME_LOWER as attribute 'auto_pad', found '"
                           << window.autoPad << "'";
  if (window.autoPad != "NOTSET")
    pads->assign(2 * spatial, 0);
  window.before.assign(pads->begin(), pads->begin() + spatial);
  window.behind.assign(pads->begin() + spatial, pads->end());
  return window;
}

/// The number of windows along spatial dimension `i`. With `ceilMode`, one that
/// begins in the dimension or the padding before it may end outside.
static FailureOr<SymInt> countWindows(ONNXCall &call, SymInt size,
                                      const Window &window, size_t i,
                                      bool ceilMode) {
  ShapeEnv &env = call.cx.env;
  SymInt stride = window.strides[i];
  if (window.isSame())
    return env.ceilDiv(size, stride);
  SymInt reach =
      getReach(call.cx, {window.kernel[i], stride, 0, window.dilations[i]});
  SymInt padded = env.sum({size, window.before[i], window.behind[i]});
  SymInt room = env.sub(env.sub(padded, reach), 1);
  if (!room.isUnknown() && !ceilMode && !env.require(Condition::le(0, room)))
    return call.cx.error(0)
           << "expected a padded size of at least " << env.add(reach, 1)
           << " for a window, found " << padded << " in dimension " << i + 2;
  if (!ceilMode)
    return env.add(env.floorDiv(room, stride), 1);
  SymInt count = env.add(env.ceilDiv(room, stride), 1);
  // The last window must not begin in the padding behind the dimension.
  SymInt last = env.mul(env.sub(count, 1), stride);
  SymInt end = env.add(size, window.before[i]);
  if (last.isUnknown() || end.isUnknown() ||
      isTrue(env.le(env.add(stride, window.behind[i]), env.add(reach, 1))))
    return count;
  return env.sub(count, env.indicate(Condition::le(end, last)));
}

/// An image with this many spatial dimensions; null if its rank is not known.
static FailureOr<const TensorMeta *> getImage(ONNXCall &call, unsigned operand,
                                              int64_t least) {
  const TensorMeta *image = call.getTensor(operand);
  if (image && image->rank() < least)
    return call.cx.error(operand) << "expected a tensor of rank " << least
                                  << " or more, found " << image->sizes;
  return image;
}

//===----------------------------------------------------------------------===//
// Pooling
//===----------------------------------------------------------------------===//

/// Several results have the same sizes; a second one has indices.
static LogicalResult pool(ONNXCall &call) {
  FailureOr<const TensorMeta *> image = getImage(call, 0, 3);
  if (failed(image))
    return failure();
  if (!*image) {
    (void)call.giveUnranked(1, DType::Int64);
    return call.giveUnranked(0, call.getDType(0));
  }
  size_t spatial = (*image)->rank() - 2;
  FailureOr<Window> window = getWindow(call, spatial);
  if (failed(window))
    return failure();
  bool ceilMode = call.getInt("ceil_mode", 0) != 0;
  SmallVector<SymInt> sizes((*image)->sizes.take_front(2));
  for (size_t i = 0; i < spatial; ++i) {
    FailureOr<SymInt> count =
        countWindows(call, (*image)->sizes[i + 2], *window, i, ceilMode);
    if (failed(count))
      return failure();
    sizes.push_back(*count);
  }
  (void)call.give(1, sizes, DType::Int64);
  return call.give(0, sizes, call.getDType(0));
}

static LogicalResult globalPool(ONNXCall &call) {
  FailureOr<const TensorMeta *> image = getImage(call, 0, 2);
  if (failed(image))
    return failure();
  if (!*image)
    return call.giveUnranked(0, call.getDType(0));
  SmallVector<SymInt> sizes((*image)->sizes.take_front(2));
  sizes.resize((*image)->rank(), 1);
  return call.give(0, sizes, call.getDType(0));
}

/// The inverse of MaxPool: an operand may have the sizes.
static LogicalResult maxUnpool(ONNXCall &call) {
  FailureOr<const TensorMeta *> image = getImage(call, 0, 3);
  if (failed(image))
    return failure();
  if (*image && failed(checkSizes(call, 1, (*image)->sizes)))
    return failure();
  std::optional<SmallVector<SymInt>> stated = call.getList(2);
  if (stated)
    return call.give(0, *stated, call.getDType(0));
  if (!*image || call.has(2))
    return call.giveUnranked(0, call.getDType(0));
  size_t spatial = (*image)->rank() - 2;
  FailureOr<Window> window = getWindow(call, spatial);
  if (failed(window))
    return failure();
  SmallVector<SymInt> sizes((*image)->sizes.take_front(2));
  ShapeEnv &env = call.cx.env;
  for (size_t i = 0; i < spatial; ++i) {
    SymInt inner =
        env.mul(env.sub((*image)->sizes[i + 2], 1), window->strides[i]);
    sizes.push_back(env.sub(env.add(inner, window->kernel[i]),
                            env.add(window->before[i], window->behind[i])));
  }
  return call.give(0, sizes, call.getDType(0));
}

//===----------------------------------------------------------------------===//
// Convolutions
//===----------------------------------------------------------------------===//

namespace {
/// Where the operands of a convolution are.
struct ConvOperands {
  unsigned image = 0, weight = 1, bias = 2;
  /// Whether dtypes of operands may differ.
  bool isQuantized = false;
};
} // namespace

/// Requires channels of image, weight and bias to fit each other.
static LogicalResult checkConv(ONNXCall &call, ConvOperands at,
                               bool transposed) {
  const TensorMeta *bias = call.getTensor(at.bias);
  TensorMeta image = *call.getTensor(at.image),
             weight = *call.getTensor(at.weight);
  ConvolutionWindow window;
  window.transposed = transposed;
  window.groups = call.getInt("group", 1);
  if (at.isQuantized)
    image.dtype = weight.dtype = DType::Unknown;
  return checkConvolution(call.cx, at.image, image, weight, bias, window);
}

static LogicalResult convolve(ONNXCall &call, ConvOperands at, DType dtype) {
  FailureOr<const TensorMeta *> image = getImage(call, at.image, 3);
  if (failed(image) || failed(getImage(call, at.weight, 3)))
    return failure();
  const TensorMeta *weight = call.getTensor(at.weight);
  if (!*image || !weight)
    return call.giveUnranked(0, dtype);
  if (failed(checkConv(call, at, /*transposed=*/false)))
    return failure();
  size_t spatial = (*image)->rank() - 2;
  FailureOr<Window> window =
      getWindow(call, spatial, weight->sizes.drop_front(2));
  if (failed(window))
    return failure();
  SmallVector<SymInt> sizes = {(*image)->sizes[0], weight->sizes[0]};
  for (size_t i = 0; i < spatial; ++i) {
    FailureOr<SymInt> count = countWindows(call, (*image)->sizes[i + 2],
                                           *window, i, /*ceilMode=*/false);
    if (failed(count))
      return failure();
    sizes.push_back(*count);
  }
  return call.give(0, sizes, dtype);
}

static LogicalResult conv(ONNXCall &call) {
  return convolve(call, {}, call.getDType(0));
}
/// Operands 2 and 3 are zero points.
static LogicalResult convInteger(ONNXCall &call) {
  return convolve(call, {0, 1, ~0u, true}, DType::Int32);
}
static LogicalResult qLinearConv(ONNXCall &call) {
  return convolve(call, {0, 3, 8, true}, call.getDType(7));
}
/// Operand 2 has an offset along each dimension, and operand 4 a mask, for each
/// element of a kernel and each element of the result.
static LogicalResult deformConv(ONNXCall &call) {
  if (failed(convolve(call, {0, 1, 3}, call.getDType(0))))
    return failure();
  const TensorMeta *weight = call.getTensor(1);
  if (!weight || !call.results[0].isTensor() ||
      !call.results[0].getTensor()->ranked)
    return success();
  SmallVector<SymInt> sizes(call.results[0].getTensor()->sizes);
  SmallVector<SymInt> kernel(weight->sizes.drop_front(2));
  SymInt count = call.cx.env.mul(call.cx.env.product(kernel),
                                 call.getInt("offset_group", 1));
  sizes[1] = call.cx.env.mul(count, kernel.size());
  if (failed(checkSizes(call, 2, sizes)))
    return failure();
  sizes[1] = count;
  return checkSizes(call, 4, sizes);
}

/// The size of which a convolution gives that of the image, unless attributes
/// state it.
static SymInt getTransposedSize(ONNXCall &call, SymInt size,
                                const Window &window, size_t i,
                                SymInt outputPadding) {
  ShapeEnv &env = call.cx.env;
  if (window.isSame())
    return env.mul(size, window.strides[i]);
  WindowDim dim = {window.kernel[i], window.strides[i], 0, window.dilations[i]};
  SymInt whole = transposedSize(call.cx, size, dim, outputPadding);
  return env.sub(whole, env.add(window.before[i], window.behind[i]));
}

static LogicalResult convTranspose(ONNXCall &call) {
  FailureOr<const TensorMeta *> image = getImage(call, 0, 3);
  if (failed(image) || failed(getImage(call, 1, 3)))
    return failure();
  const TensorMeta *weight = call.getTensor(1);
  if (!*image || !weight)
    return call.giveUnranked(0, call.getDType(0));
  if (failed(checkConv(call, {}, /*transposed=*/true)))
    return failure();
  size_t spatial = (*image)->rank() - 2;
  FailureOr<Window> window =
      getWindow(call, spatial, weight->sizes.drop_front(2));
  FailureOr<SmallVector<SymInt>> more =
      getNumbers(call, "output_padding", spatial, 0, 0);
  std::optional<SmallVector<int64_t>> stated = call.getInts("output_shape");
  if (failed(window) || failed(more))
    return failure();
  // Some exporters state batch and channels as well.
  if (stated && stated->size() == spatial + 2)
    stated->erase(stated->begin(), stated->begin() + 2);
  if (stated && stated->size() != spatial)
    return call.cx.error() << "expected " << spatial
                           << " sizes as attribute 'output_shape', found "
                           << stated->size();
  SmallVector<SymInt> sizes = {
      (*image)->sizes[0],
      call.cx.env.mul(weight->sizes[1], call.getInt("group", 1))};
  for (size_t i = 0; i < spatial; ++i)
    sizes.push_back(stated ? SymInt((*stated)[i])
                           : getTransposedSize(call, (*image)->sizes[i + 2],
                                               *window, i, (*more)[i]));
  return call.give(0, sizes, call.getDType(0));
}

/// The last `k - 1` columns are kept as a state, for a kernel of `k` columns.
static LogicalResult causalConv(ONNXCall &call) {
  for (unsigned i : {0, 1, 3})
    if (failed(checkRank(call, i, 3)))
      return failure();
  const TensorMeta *image = call.getTensor(0), *weight = call.getTensor(1),
                   *past = call.getTensor(3);
  if (!image || !weight) {
    (void)call.giveLike(1, 3);
    return call.giveLike(0, 0);
  }
  if (failed(checkEqual(call, 0, image->sizes[1], 1, weight->sizes[0],
                        "numbers of channels")))
    return failure();
  if (failed(checkSizes(call, 1, {weight->sizes[0], 1, weight->sizes[2]})) ||
      failed(checkSizes(call, 2, image->sizes[1])))
    return failure();
  SmallVector<SymInt> state = {image->sizes[0], image->sizes[1],
                               call.cx.env.sub(weight->sizes[2], 1)};
  if (past && !requireEqual(call.cx, past->sizes, state))
    return call.cx.error(3)
           << "expected a state of sizes " << ArrayRef<SymInt>(state)
           << ", found " << past->sizes;
  if (failed(call.give(1, state, image->dtype)))
    return failure();
  return call.giveLike(0, 0);
}

/// Columns of blocks, put together: `[n, c * block, l]` to `[n, c, ...]`.
static LogicalResult col2Im(ONNXCall &call) {
  if (failed(checkRank(call, 0, 3)))
    return failure();
  const TensorMeta *self = call.getTensor(0);
  std::optional<SmallVector<SymInt>> image = call.getList(1),
                                     block = call.getList(2);
  if (!self || !image || !block)
    return call.giveUnranked(0, call.getDType(0));
  if (image->size() != block->size())
    return call.cx.error(1, 2)
           << "expected as many sizes of the image and of a block, found "
           << image->size() << " and " << block->size();
  SymInt area = call.cx.env.product(*block);
  if (!area.isUnknown() && !self->sizes[1].isUnknown() &&
      (!call.cx.env.require(Condition::lt(0, area)) ||
       !call.cx.env.require(Condition::multiple(self->sizes[1], area))))
    return call.cx.error(0, 2) << "expected a number of rows that is divisible "
                                  "by "
                               << area << ", found " << self->sizes[1];
  FailureOr<Window> window = getWindow(call, image->size(), *block);
  if (failed(window))
    return failure();
  SymInt columns = 1;
  for (size_t i = 0; i < image->size(); ++i) {
    FailureOr<SymInt> count =
        countWindows(call, (*image)[i], *window, i, /*ceilMode=*/false);
    if (failed(count))
      return failure();
    columns = call.cx.env.mul(columns, *count);
  }
  if (!requireEqual(call.cx, self->sizes[2], columns))
    return call.cx.error(0)
           << "expected " << columns << " columns, one for each block, found "
           << self->sizes[2];
  SmallVector<SymInt> sizes = {self->sizes[0],
                               call.cx.env.floorDiv(self->sizes[1], area)};
  llvm::append_range(sizes, *image);
  return call.give(0, sizes, self->dtype);
}

static constexpr ONNXRule rows[] = {
    {"AveragePool", pool},
    {"CausalConvWithState", causalConv, 2},
    {"Col2Im", col2Im, 3},
    {"Conv", conv, 2},
    {"ConvInteger", convInteger, 2},
    {"ConvTranspose", convTranspose, 2},
    {"DeformConv", deformConv, 3},
    {"GlobalAveragePool", globalPool},
    {"GlobalLpPool", globalPool},
    {"GlobalMaxPool", globalPool},
    {"LpPool", pool},
    {"MaxPool", pool},
    {"MaxUnpool", maxUnpool, 2},
    {"QLinearConv", qLinearConv, 8},
};

ArrayRef<ONNXRule> fake::getONNXWindowRules() { return rows; }
