//===- Images.cpp - Samples of images of ONNX -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Strides.h"
#include "ONNXCall.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Resize
//===----------------------------------------------------------------------===//

/// `floor(size * scale)`, in float32 for integers.
static SymInt scaleSize(ShapeEnv &env, SymInt size, SymInt scale) {
  std::optional<double> factor = asConstant(scale);
  if (!factor || !(*factor > 0))
    return SymInt();
  if (*factor == std::floor(*factor) && *factor < 1e9)
    return env.mul(size, static_cast<int64_t>(*factor));
  if (!size.isInt())
    return env.truncScale(size, *factor);
  float scaled = std::floor(static_cast<float>(size.getInt()) *
                            static_cast<float>(*factor));
  return scaled < 1e18f ? SymInt(static_cast<int64_t>(scaled)) : SymInt();
}

/// The scale that one of several sizes asks for, and that keeps their ratio.
static std::optional<double> getCommonScale(ArrayRef<SymInt> sizes,
                                            ArrayRef<SymInt> wanted,
                                            bool isSmallest) {
  std::optional<double> scale;
  for (auto [size, want] : llvm::zip_equal(sizes, wanted)) {
    if (!size.isInt() || !want.isInt() || size.isInt(0))
      return std::nullopt;
    double own = static_cast<double>(want.getInt()) / size.getInt();
    scale = !scale       ? own
            : isSmallest ? std::min(*scale, own)
                         : std::max(*scale, own);
  }
  return scale;
}

/// The sizes that the last operand asks for; with an aspect ratio that is kept,
/// only one of them.
static LogicalResult resizeTo(ONNXCall &call, ArrayRef<int64_t> dims,
                              ArrayRef<SymInt> wanted) {
  const TensorMeta &self = *call.getTensor(0);
  StringRef policy = call.getString("keep_aspect_ratio_policy", "stretch");
  SmallVector<SymInt> sizes(self.sizes), resized;
  for (int64_t dim : dims)
    resized.push_back(self.sizes[dim]);
  std::optional<double> scale;
  if (policy != "stretch")
    scale = getCommonScale(resized, wanted, policy == "not_larger");
  for (auto [dim, size] : llvm::zip_equal(dims, wanted))
    if (policy == "stretch")
      sizes[dim] = size;
    else if (scale)
      sizes[dim] = static_cast<int64_t>(
          std::floor(*scale * self.sizes[dim].getInt() + 0.5));
    else
      sizes[dim] = SymInt();
  return call.give(0, sizes, self.dtype);
}

/// The scales of operand or attribute. A region of `tf_crop_and_resize` has
/// starts, then ends, as parts of the sizes.
static LogicalResult resizeBy(ONNXCall &call, ArrayRef<int64_t> dims,
                              ArrayRef<SymInt> scales,
                              ArrayRef<SymInt> region) {
  const TensorMeta &self = *call.getTensor(0);
  ShapeEnv &env = call.cx.env;
  bool isCut =
      call.getString("coordinate_transformation_mode") == "tf_crop_and_resize";
  SmallVector<SymInt> sizes(self.sizes);
  for (auto [i, dim] : llvm::enumerate(dims)) {
    SymInt scale = scales[i];
    if (isCut && region.size() == 2 * dims.size())
      scale = env.mul(scale, env.sub(region[i + dims.size()], region[i]));
    else if (isCut)
      scale = SymInt();
    sizes[dim] = scaleSize(env, sizes[dim], scale);
  }
  return call.give(0, sizes, self.dtype);
}

/// The dimensions of the attribute `axes`, or all.
static FailureOr<SmallVector<int64_t>> getDims(ONNXCall &call, int64_t rank) {
  if (std::optional<SmallVector<int64_t>> axes = call.getInts("axes"))
    return call.wrapAll(*axes, rank);
  return llvm::to_vector(llvm::seq<int64_t>(0, rank));
}

/// A list that is given and not empty, which means the same as none.
static bool isGiven(ONNXCall &call, unsigned operand) {
  std::optional<SmallVector<SymInt>> list = call.getList(operand);
  return call.has(operand) && !(list && list->empty());
}

/// Fails unless there is a number for each of the dimensions.
static LogicalResult checkCount(ONNXCall &call, unsigned operand, size_t count,
                                size_t found) {
  if (count == found)
    return success();
  return call.cx.error(operand)
         << "expected " << count << " numbers, one for each dimension, found "
         << found;
}

static LogicalResult resize(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.giveUnranked(0, call.getDType(0));
  FailureOr<SmallVector<int64_t>> dims = getDims(call, self->rank());
  if (failed(dims))
    return failure();
  // In opset 10, as in Upsample, operand 1 has the scales.
  bool isOld = call.size() == 2 && call.getOpset() < 11;
  unsigned scales = isOld ? 1 : 2;
  if (!isOld && isGiven(call, 3)) {
    SmallVector<SymInt> wanted =
        call.getList(3).value_or(SmallVector<SymInt>(dims->size()));
    if (failed(checkCount(call, 3, dims->size(), wanted.size())))
      return failure();
    return resizeTo(call, *dims, wanted);
  }
  if (!isGiven(call, scales))
    return call.cx.error() << "expected scales or sizes";
  SmallVector<SymInt> factors =
      call.getList(scales).value_or(SmallVector<SymInt>(dims->size()));
  if (failed(checkCount(call, scales, dims->size(), factors.size())))
    return failure();
  SmallVector<SymInt> region;
  if (!isOld)
    region = call.getList(1).value_or(SmallVector<SymInt>());
  return resizeBy(call, *dims, factors, region);
}

/// Scales are an attribute, or an operand of opset 9.
static LogicalResult upsample(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.giveUnranked(0, call.getDType(0));
  SmallVector<SymInt> factors(self->rank());
  if (std::optional<SmallVector<double>> scales = call.getFloats("scales")) {
    factors.clear();
    for (double scale : *scales)
      factors.push_back(
          toElement(call.cx.env, call.cx.env.makeFloat(scale), DType::Float32));
  } else if (std::optional<SmallVector<SymInt>> list = call.getList(1)) {
    factors = *list;
  } else if (!call.has(1)) {
    return call.cx.error() << "expected scales";
  }
  if (failed(checkCount(call, 1, self->rank(), factors.size())))
    return failure();
  return resizeBy(call, llvm::to_vector(llvm::seq<int64_t>(0, self->rank())),
                  factors, {});
}

//===----------------------------------------------------------------------===//
// Samples
//===----------------------------------------------------------------------===//

/// An image `[n, c, ...]` at places `[n, ..., d]`, for d spatial dimensions.
static LogicalResult gridSample(ONNXCall &call) {
  const TensorMeta *image = call.getTensor(0), *grid = call.getTensor(1);
  if (!image || !grid)
    return call.giveUnranked(0, call.getDType(0));
  if (image->rank() < 3 || image->rank() != grid->rank())
    return call.cx.error(0, 1)
           << "expected an image and a grid of the same rank of 3 or more, "
              "found "
           << image->sizes << " and " << grid->sizes;
  if (failed(checkEqual(call, 0, image->sizes[0], 1, grid->sizes[0],
                        "numbers of batches")))
    return failure();
  if (!requireEqual(call.cx, grid->sizes.back(), image->rank() - 2))
    return call.cx.error(1) << "expected a last size of " << image->rank() - 2
                            << ", one coordinate for each dimension of the "
                               "image, found "
                            << grid->sizes;
  SmallVector<SymInt> sizes(image->sizes.take_front(2));
  llvm::append_range(sizes, grid->sizes.drop_front().drop_back());
  return call.give(0, sizes, image->dtype);
}

/// A grid `[n, ..., d]` for an image of sizes `[n, c, ...]`, an operand.
static LogicalResult affineGrid(ONNXCall &call) {
  if (failed(checkRank(call, 0, 3)))
    return failure();
  std::optional<SmallVector<SymInt>> image = call.getList(1);
  if (!image)
    return call.giveUnranked(0, call.getDType(0));
  if (image->size() != 4 && image->size() != 5)
    return call.cx.error(1)
           << "expected 4 or 5 sizes of an image, found " << image->size();
  SymInt spatial = image->size() - 2;
  if (failed(checkSizes(
          call, 0, {image->front(), spatial, call.cx.env.add(spatial, 1)})))
    return failure();
  SmallVector<SymInt> sizes = {image->front()};
  llvm::append_range(sizes, ArrayRef<SymInt>(*image).drop_front(2));
  sizes.push_back(spatial);
  return call.give(0, sizes, call.getDType(0));
}

/// Regions `[r, 4]` of an image `[n, c, h, w]`, each of an image that operand 2
/// names.
static LogicalResult roiAlign(ONNXCall &call) {
  const TensorMeta *image = call.getTensor(0), *regions = call.getTensor(1),
                   *batches = call.getTensor(2);
  if (failed(checkRank(call, 0, 4)) || failed(checkRank(call, 1, 2)) ||
      failed(checkRank(call, 2, 1)))
    return failure();
  if (regions && batches &&
      failed(checkEqual(call, 1, regions->sizes[0], 2, batches->sizes[0],
                        "numbers of regions")))
    return failure();
  SymInt count = regions   ? regions->sizes[0]
                 : batches ? batches->sizes[0]
                           : SymInt();
  return call.give(0,
                   {count, image ? image->sizes[1] : SymInt(),
                    call.getInt("output_height", 1),
                    call.getInt("output_width", 1)},
                   call.getDType(0));
}

/// Regions `[r, 5]` of an image.
static LogicalResult maxRoiPool(ONNXCall &call) {
  if (failed(checkRank(call, 0, 4)) || failed(checkRank(call, 1, 2)))
    return failure();
  const TensorMeta *image = call.getTensor(0), *regions = call.getTensor(1);
  std::optional<SmallVector<int64_t>> pooled = call.getInts("pooled_shape");
  if (!pooled || pooled->size() != 2)
    return call.cx.error() << "expected two sizes as attribute 'pooled_shape'";
  return call.give(0,
                   {regions ? regions->sizes[0] : SymInt(),
                    image ? image->sizes[1] : SymInt(), pooled->front(),
                    pooled->back()},
                   call.getDType(0));
}

/// The data decide about height and width.
static LogicalResult decodeImage(ONNXCall &call) {
  if (failed(checkRank(call, 0, 1)))
    return failure();
  bool isGray = call.getString("pixel_format", "RGB") == "Grayscale";
  return call.give(0, {call.freshSize(), call.freshSize(), isGray ? 1 : 3},
                   DType::UInt8);
}

static constexpr ONNXRule rows[] = {
    {"AffineGrid", affineGrid, 2},
    {"GridSample", gridSample, 2},
    {"ImageDecoder", decodeImage},
    {"MaxRoiPool", maxRoiPool, 2},
    {"Resize", resize},
    {"RoiAlign", roiAlign, 3},
    {"Upsample", upsample},
};

ArrayRef<ONNXRule> fake::getONNXImageRules() { return rows; }
