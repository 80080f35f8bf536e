//===- PixelShuffle.cpp - Channel and pixel shuffle -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/Composite.h"
#include <numeric>

using namespace fake;

//===----------------------------------------------------------------------===//
// Channel shuffle
//===----------------------------------------------------------------------===//

/// Follows torch._refs.nn.functional.channel_shuffle, views where possible.
static FailureOr<TensorMeta>
shuffleGroups(RuleContext &cx, const TensorMeta &self, SymInt groups) {
  MutableArrayRef<SymInt> sizes = withDim(cx, self.sizes, 1, groups);
  sizes[2] = cx.env.floorDiv(self.sizes[1], groups);
  FailureOr<TensorMeta> result = reshapeGeometry(cx, self, sizes);
  if (succeeded(result))
    result = transposeGeometry(cx, *result, 1, 2);
  if (failed(result))
    return failure();
  return reshapeGeometry(cx, *result, self.sizes);
}

/// `channel_shuffle`: row-major.
static FailureOr<TensorMeta>
channelShuffle(RuleContext &cx, const TensorMeta &self, SymInt groups) {
  if (self.rank() <= 2)
    return cx.error(0) << "expected a tensor of rank 3 or more, found "
                       << self.sizes;
  if (!cx.env.require(Condition::lt(0, groups)))
    return cx.error(1) << "expected at least one group, found " << groups;
  if (!cx.env.require(Condition::multiple(self.sizes[1], groups)))
    return cx.error(0, 1) << "expected a number of channels divisible by "
                          << groups << ", found " << self.sizes[1];
  // The identity for one group, or one channel per group.
  if (isContiguous(cx, self) &&
      (isOne(cx, groups) ||
       cx.env.decide(Condition::eq(groups, self.sizes[1]), false)))
    return makeView(self, self.sizes, contiguousStrides(cx, self.sizes),
                    self.offset);
  return contiguousCopy(cx, self);
}

/// `channel_shuffle`: other devices than the cpu run the reference.
static FailureOr<TensorMeta>
channelShuffleAny(RuleContext &cx, const TensorMeta &self, SymInt groups) {
  FailureOr<TensorMeta> result = channelShuffle(cx, self, groups);
  if (succeeded(result) && self.device.isCUDA())
    return shuffleGroups(cx, self, groups);
  return result;
}

/// `native_channel_shuffle`: the strides must allow a view of the groups.
static FailureOr<TensorMeta>
nativeChannelShuffle(RuleContext &cx, const TensorMeta &self, SymInt groups) {
  FailureOr<TensorMeta> result = channelShuffle(cx, self, groups);
  if (failed(result))
    return failure();
  const SymInt sizes[] = {self.sizes[0], groups,
                          cx.env.floorDiv(self.sizes[1], groups),
                          numel(cx, self.sizes.drop_front(2))};
  if (failed(viewGeometry(cx, self, cx.copySizes(sizes))))
    return failure();
  return result;
}

/// A new tensor in the format of `self` on the cpu, row-major elsewhere.
static FailureOr<TensorMeta> shuffled(RuleContext &cx, const TensorMeta &self,
                                      ArrayRef<SymInt> sizes) {
  MemoryFormat format = self.device.isCPU() ? suggestMemoryFormat(cx, self)
                                            : MemoryFormat::Contiguous;
  return makeInFormat(cx, sizes, self.dtype, self.device, format);
}

/// The number of pixels per channel; fails on overflow of 64 bits.
static FailureOr<SymInt> squareOf(RuleContext &cx, int64_t factor) {
  SymInt area = cx.env.mul(factor, factor);
  if (area.isUnknown())
    return cx.error(1) << "expected a factor whose square fits into 64 bits, "
                          "found "
                       << factor;
  return area;
}

/// `pixel_shuffle`: channels become pixels.
static FailureOr<TensorMeta>
pixelShuffle(RuleContext &cx, const TensorMeta &self, int64_t factor) {
  if (self.rank() < 3)
    return cx.error(0) << "expected a tensor of rank 3 or more, found "
                       << self.sizes;
  if (factor <= 0)
    return cx.error(1) << "expected an upscale factor above 0, found "
                       << factor;
  size_t rank = self.sizes.size();
  SymInt channels = self.sizes[rank - 3];
  FailureOr<SymInt> area = squareOf(cx, factor);
  if (failed(area))
    return failure();
  if (!cx.env.require(Condition::multiple(channels, *area)))
    return cx.error(0, 1) << "expected a number of channels divisible by "
                          << *area << ", found " << channels;
  MutableArrayRef<SymInt> sizes =
      withSize(cx, self.sizes, rank - 3, cx.env.floorDiv(channels, *area));
  sizes[rank - 2] = cx.env.mul(sizes[rank - 2], factor);
  sizes[rank - 1] = cx.env.mul(sizes[rank - 1], factor);
  return shuffled(cx, self, sizes);
}

/// `pixel_unshuffle`: pixels become channels.
static FailureOr<TensorMeta>
pixelUnshuffle(RuleContext &cx, const TensorMeta &self, int64_t factor) {
  if (self.rank() < 3)
    return cx.error(0) << "expected a tensor of rank 3 or more, found "
                       << self.sizes;
  if (factor <= 0)
    return cx.error(1) << "expected a downscale factor above 0, found "
                       << factor;
  FailureOr<SymInt> area = squareOf(cx, factor);
  if (failed(area))
    return failure();
  size_t rank = self.sizes.size();
  MutableArrayRef<SymInt> sizes = withSize(
      cx, self.sizes, rank - 3, cx.env.mul(self.sizes[rank - 3], *area));
  // Empty tensors need no divisibility check.
  bool isEmpty = isPlainlyZero(cx, numel(cx, self.sizes));
  for (size_t i : {rank - 2, rank - 1}) {
    if (isEmpty) {
      if (isFalse(cx.env.isMultiple(sizes[i], factor)))
        cx.eagerRefuses() << "expected height and width divisible by " << factor
                          << ", found " << self.sizes;
    } else if (!cx.env.require(Condition::multiple(sizes[i], factor))) {
      return cx.error(0, 1) << "expected height and width divisible by "
                            << factor << ", found " << self.sizes;
    }
    sizes[i] = cx.env.floorDiv(sizes[i], factor);
  }
  return shuffled(cx, self, sizes);
}

static const OpRow rows[] = {
    {"channel_shuffle(Tensor self, SymInt groups) -> Tensor",
     rule<channelShuffleAny>, follows("_refs.nn.functional.channel_shuffle")},
    {"native_channel_shuffle(Tensor self, SymInt groups) -> Tensor",
     rule<nativeChannelShuffle>, follows("native")},
    {"pixel_shuffle(Tensor self, int upscale_factor) -> Tensor",
     rule<pixelShuffle>, follows("_meta_registrations.meta_pixel_shuffle")},
    {"pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor",
     rule<pixelUnshuffle>, follows("_refs.nn.functional.pixel_unshuffle")},
};

OpFamily fake::getPixelShuffleFamily() { return {"PixelShuffle", rows}; }
