//===- Rearrangement.cpp - Repeated and reordered elements ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ops that repeat, reorder, or spread the elements of one tensor into a new
// one.
//
//===----------------------------------------------------------------------===//

#include "Table/Composite.h"
#include <numeric>

using namespace fake;

//===----------------------------------------------------------------------===//
// Repetition
//===----------------------------------------------------------------------===//

/// `repeat`: sizes multiplied, counted from the last dimension; row-major. With
/// a repeat of 0 the memory format of `self` is kept.
static FailureOr<TensorMeta> repeat(RuleContext &cx, const TensorMeta &self,
                                    ArrayRef<SymInt> repeats) {
  if (repeats.size() < self.sizes.size())
    return cx.error(1) << "expected at least " << self.rank()
                       << " repeats, found " << repeats.size();
  if (repeats.empty())
    return clonePreserving(cx, self);
  size_t added = repeats.size() - self.sizes.size();
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(repeats.size());
  bool empty = false;
  for (size_t i = 0; i < sizes.size(); ++i) {
    if (repeats[i].isInt() && repeats[i].getInt() < 0)
      return cx.error(1) << "expected repeats of at least 0, found " << repeats;
    empty |= repeats[i].isInt(0);
    sizes[i] =
        i < added ? repeats[i] : cx.env.mul(self.sizes[i - added], repeats[i]);
  }
  if (!empty)
    return newLike(cx, self, sizes);
  MemoryFormat format = suggestMemoryFormat(cx, self);
  if ((format == MemoryFormat::ChannelsLast && sizes.size() != 4) ||
      (format == MemoryFormat::ChannelsLast3d && sizes.size() != 5))
    format = MemoryFormat::Contiguous;
  return makeInFormat(cx, sizes, self.dtype, self.device, format);
}

/// `tile`: repeat, where missing leading repeats are 1.
static FailureOr<TensorMeta> tile(RuleContext &cx, const TensorMeta &self,
                                  ArrayRef<SymInt> repeats) {
  if (repeats.size() >= self.sizes.size())
    return repeat(cx, self, repeats);
  SmallVector<SymInt> all(self.sizes.size() - repeats.size(), 1);
  llvm::append_range(all, repeats);
  return repeat(cx, self, all);
}

/// `repeat_interleave.self_int`: each element (along `dim`) several times.
static FailureOr<TensorMeta>
repeatInterleaveInt(RuleContext &cx, const TensorMeta &self, SymInt repeats,
                    std::optional<int64_t> dim,
                    std::optional<SymInt> outputSize) {
  if (repeats.isInt() && repeats.getInt() < 0)
    return cx.error(1) << "expected at least 0 repeats, found " << repeats;
  ArrayRef<SymInt> sizes =
      dim ? self.sizes : cx.copySizes(numel(cx, self.sizes));
  FailureOr<int64_t> wrapped = wrapDim(cx, dim.value_or(0), sizes.size());
  if (failed(wrapped))
    return failure();
  if (sizes.empty())
    return newLike(cx, self, cx.copySizes(repeats));
  SymInt length = cx.env.mul(sizes[*wrapped], repeats);
  if (outputSize && !requireEqual(cx, *outputSize, length))
    return cx.error(3) << "expected an output size of " << length << ", found "
                       << *outputSize;
  return newLike(cx, self, withSize(cx, sizes, *wrapped, length));
}

/// How often all of `count` indices are repeated together, unless that is
/// given.
static SymInt sumRepeats(RuleContext &cx, const TensorMeta &repeats,
                         SymInt count, std::optional<SymInt> outputSize) {
  if (outputSize)
    return *outputSize;
  std::optional<int64_t> real;
  auto values = getRealElements(cx, repeats);
  // One number may stand for all.
  if (values && SymInt(values->size()) == count)
    real = std::accumulate(values->begin(), values->end(), int64_t(0));
  return freshUnbacked(cx, Range::atLeast(0), DataDependence::Size, real);
}

/// `repeat_interleave.Tensor`: index i as often as `repeats[i]` says.
static FailureOr<TensorMeta>
repeatInterleaveTensor(RuleContext &cx, const TensorMeta &repeats,
                       std::optional<SymInt> outputSize) {
  return newLike(cx, repeats,
                 cx.copySizes(sumRepeats(cx, repeats, numel(cx, repeats.sizes),
                                         outputSize)));
}

static FailureOr<TensorMeta> repeatInterleaveSelfTensor(
    RuleContext &cx, const TensorMeta &self, const TensorMeta &repeats,
    std::optional<int64_t> dim, std::optional<SymInt> outputSize) {
  ArrayRef<SymInt> sizes =
      dim ? self.sizes : cx.copySizes(numel(cx, self.sizes));
  FailureOr<int64_t> wrapped = wrapDim(cx, dim.value_or(0), sizes.size());
  if (failed(wrapped))
    return failure();
  if (repeats.rank() > 1)
    return cx.error(1) << "expected repeats of rank 0 or 1, found "
                       << repeats.sizes;
  if (sizes.empty())
    return newLike(cx, self,
                   cx.copySizes(sumRepeats(cx, repeats, 1, outputSize)));
  if (repeats.rank() == 1 && !isPlainlyOne(cx, repeats.sizes[0]) &&
      !requireEqual(cx, repeats.sizes[0], sizes[*wrapped]))
    return cx.error(1) << "expected " << sizes[*wrapped] << " repeats, found "
                       << repeats.sizes[0];
  return newLike(
      cx, self,
      withSize(cx, sizes, *wrapped,
               sumRepeats(cx, repeats, sizes[*wrapped], outputSize)));
}

//===----------------------------------------------------------------------===//
// Another order
//===----------------------------------------------------------------------===//

/// The result of `flip`: the strides of `empty_like`.
static TensorMeta flipped(RuleContext &cx, const TensorMeta &self) {
  return makeStrided(cx, self.sizes, emptyLikeStrides(cx, self), self.dtype,
                     self.device);
}

static FailureOr<TensorMeta> flip(RuleContext &cx, const TensorMeta &self,
                                  ArrayRef<int64_t> dims) {
  if (failed(wrapDims(cx, dims, self.rank())))
    return failure();
  return flipped(cx, self);
}

template <int MinRank>
static FailureOr<TensorMeta> flipNamed(RuleContext &cx,
                                       const TensorMeta &self) {
  if (self.rank() < MinRank)
    return cx.error(0) << "expected a tensor of rank " << MinRank
                       << " or more, found " << self.sizes;
  return flipped(cx, self);
}

/// `roll`: row-major, except that an empty tensor is cloned. A dimension may be
/// named again.
static FailureOr<TensorMeta> roll(RuleContext &cx, const TensorMeta &self,
                                  ArrayRef<SymInt> shifts,
                                  ArrayRef<int64_t> dims) {
  for (int64_t dim : dims)
    if (failed(wrapDim(cx, dim, self.rank())))
      return failure();
  if (isPlainlyZero(cx, numel(cx, self.sizes)))
    return clonePreserving(cx, self);
  if (self.isScalar() && !dims.empty())
    return cx.error(2) << "a tensor of rank 0 has no dimension " << dims[0];
  if (shifts.empty())
    return cx.error(1) << "expected at least one shift, found none";
  if (shifts.size() != dims.size() && !(shifts.size() == 1 && dims.empty()))
    return cx.error(1, 2) << "expected as many shifts as dimensions, found "
                          << shifts.size() << " and " << dims.size();
  return contiguousCopy(cx, self);
}

/// `rot90`: flips, then transposes for an odd number of turns.
static FailureOr<TensorMeta> rot90(RuleContext &cx, const TensorMeta &self,
                                   int64_t turns, ArrayRef<int64_t> dims) {
  if (dims.size() != 2)
    return cx.error(2) << "expected 2 dimensions, found " << dims.size();
  if (self.rank() < 2)
    return cx.error(0) << "expected a tensor of rank 2 or more, found "
                       << self.sizes;
  FailureOr<SmallVector<int64_t>> wrapped = wrapDims(cx, dims, self.rank());
  if (failed(wrapped))
    return failure();
  turns = ((turns % 4) + 4) % 4;
  if (turns == 0)
    return contiguousCopy(cx, self);
  if (turns == 2)
    return flipped(cx, self);
  return transposeGeometry(cx, flipped(cx, self), (*wrapped)[0], (*wrapped)[1]);
}

static const OpRow rows[] = {
    {"repeat(Tensor self, SymInt[] repeats) -> Tensor", rule<repeat>,
     follows("_meta_registrations.meta_repeat")},
    {"tile(Tensor self, SymInt[] dims) -> Tensor", rule<tile>,
     follows("native")},
    {"repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, "
     "*, SymInt? output_size=None) -> Tensor",
     rule<repeatInterleaveInt>, follows("native")},
    {"repeat_interleave.Tensor(Tensor repeats, *, SymInt? output_size=None) -> "
     "Tensor",
     rule<repeatInterleaveTensor>,
     follows("_subclasses.fake_impls.repeat_interleave_tensor"),
     Tag::dynamic_output_shape},
    {"repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? "
     "dim=None, *, SymInt? output_size=None) -> Tensor",
     rule<repeatInterleaveSelfTensor>, follows("native")},
    {"flip(Tensor self, int[] dims) -> Tensor", rule<flip>,
     follows("_refs.flip")},
    {"fliplr(Tensor self) -> Tensor", rule<flipNamed<2>>, follows("native")},
    {"flipud(Tensor self) -> Tensor", rule<flipNamed<1>>, follows("native")},
    {"roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor",
     rule<roll>, follows("_refs.roll")},
    {"rot90(Tensor self, int k=1, int[] dims=[0, 1]) -> Tensor", rule<rot90>,
     follows("_refs.rot90 native")},
};

OpFamily fake::getRearrangementFamily() { return {"Rearrangement", rows}; }
