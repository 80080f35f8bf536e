//===- Split.cpp - Splits ---------------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Limits.h"
#include "Ops/Scalars/Lists.h"
#include "Ops/Views/Slice.h"
#include "Table/Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Splits
//===----------------------------------------------------------------------===//

/// Wraps the dimension of a split, which a tensor of rank 0 does not have.
static FailureOr<int64_t> wrapSplitDim(RuleContext &cx, const TensorMeta &self,
                                       int64_t dim) {
  if (self.isScalar())
    return cx.error(0) << "a tensor of rank 0 cannot be split";
  return wrapDim(cx, dim, self.rank());
}

/// Consecutive slices of those lengths.
static TensorMetaList cut(RuleContext &cx, const TensorMeta &self, int64_t dim,
                          ArrayRef<SymInt> lengths) {
  TensorMetaList results;
  SymInt start = 0;
  for (SymInt length : lengths) {
    results.push_back(narrowGeometry(cx, self, dim, start, length));
    start = cx.env.add(start, length);
  }
  return results;
}

/// `split_with_sizes`: the sum of sizes must match.
static FailureOr<TensorMetaList> splitWithSizes(RuleContext &cx,
                                                const TensorMeta &self,
                                                ArrayRef<SymInt> lengths,
                                                int64_t dim) {
  FailureOr<int64_t> wrapped = wrapSplitDim(cx, self, dim);
  if (failed(wrapped))
    return failure();
  for (SymInt length : lengths)
    if (!cx.env.require(Condition::le(0, length)))
      return cx.error(1) << "expected split sizes of at least 0, found "
                         << lengths;
  SymInt sum = cx.env.sum(lengths);
  if (isOverflow(sum, lengths) || !requireEqual(cx, sum, self.sizes[*wrapped]))
    return cx.error(1) << "split sizes " << lengths << " do not add up to "
                       << self.sizes[*wrapped];
  return cut(cx, self, *wrapped, lengths);
}

/// The given number of slices of one size, the last one may be smaller. The
/// number is asserted if undecided.
static FailureOr<TensorMetaList> splitInto(RuleContext &cx,
                                           const TensorMeta &self, int64_t dim,
                                           SymInt partSize, int64_t count) {
  if (failed(checkListLength(cx, 1, count)))
    return failure();
  SymInt size = self.sizes[dim];
  SymInt before = cx.env.mul(partSize, count - 1);
  // An empty dimension still gives one slice.
  if (isOverflow(before, partSize) ||
      (count > 1 && !cx.env.require(Condition::lt(before, size))) ||
      !cx.env.require(Condition::le(size, cx.env.add(before, partSize))))
    return cx.error(1) << "size " << size << " does not have " << count
                       << " parts of size " << partSize;
  SmallVector<SymInt> lengths(count, partSize);
  lengths.back() = cx.env.sub(size, before);
  return cut(cx, self, dim, lengths);
}

/// A list of views; nullopt if its length is unknown.
using SomeTensors = std::optional<TensorMetaList>;

/// Converts a list of known length.
static FailureOr<SomeTensors> some(FailureOr<TensorMetaList> tensors) {
  if (failed(tensors))
    return failure();
  return SomeTensors(std::move(*tensors));
}

/// `split.Tensor`: slices of one size, the last one may be smaller.
static FailureOr<SomeTensors> split(RuleContext &cx, const TensorMeta &self,
                                    SymInt partSize, int64_t dim) {
  FailureOr<int64_t> wrapped = wrapSplitDim(cx, self, dim);
  if (failed(wrapped))
    return failure();
  SymInt size = self.sizes[*wrapped];
  if (!cx.env.require(Condition::le(0, partSize)))
    return cx.error(1) << "expected a split size of at least 0, found "
                       << partSize;
  if (isZero(cx, partSize)) {
    if (!requireEqual(cx, size, 0))
      return cx.error(1) << "a split size of 0 needs size 0, found " << size;
    return SomeTensors(TensorMetaList{self});
  }
  std::optional<int64_t> count = specialize(cx, cx.env.ceilDiv(size, partSize));
  if (!count)
    count = cx.request.listLength;
  if (!count)
    return SomeTensors();
  return some(
      splitInto(cx, self, *wrapped, partSize, std::max<int64_t>(*count, 1)));
}

/// `chunk`: slices of size `ceil(size / chunks)`, possibly fewer than
/// requested.
static FailureOr<SomeTensors> chunk(RuleContext &cx, const TensorMeta &self,
                                    int64_t chunks, int64_t dim) {
  FailureOr<int64_t> wrapped = wrapSplitDim(cx, self, dim);
  if (failed(wrapped))
    return failure();
  if (chunks <= 0)
    return cx.error(1) << "expected at least one chunk, found " << chunks;
  SymInt size = self.sizes[*wrapped];
  if (isPlainlyZero(cx, size)) {
    if (failed(checkListLength(cx, 1, chunks)))
      return failure();
    return some(cut(cx, self, *wrapped, SmallVector<SymInt>(chunks, 0)));
  }
  SymInt partSize = cx.env.ceilDiv(size, chunks);
  // In general there are as many as requested.
  if (!specialize(cx, cx.env.ceilDiv(size, partSize)))
    return some(splitInto(cx, self, *wrapped, partSize,
                          cx.request.listLength.value_or(chunks)));
  return split(cx, self, partSize, dim);
}

/// `tensor_split.sections`: the requested number of slices; the first ones are
/// larger by 1 if it does not divide the size.
static FailureOr<TensorMetaList> tensorSplitSections(RuleContext &cx,
                                                     const TensorMeta &self,
                                                     SymInt sections,
                                                     int64_t dim) {
  FailureOr<int64_t> wrapped = wrapSplitDim(cx, self, dim);
  if (failed(wrapped))
    return failure();
  std::optional<int64_t> count = specialize(cx, sections);
  if (!count || *count <= 0)
    return cx.error(1) << "expected at least one section, found " << sections;
  if (failed(checkListLength(cx, 1, *count)))
    return failure();
  SymInt size = self.sizes[*wrapped];
  SmallVector<SymInt> lengths(*count, cx.env.floorDiv(size, *count));
  SymInt larger = cx.env.mod(size, *count);
  std::optional<int64_t> numLarger = specialize(cx, larger);
  for (int64_t i = 0; i < *count; ++i)
    if (!numLarger)
      // Section i is larger if i is less than the remainder.
      lengths[i] = cx.env.floorDiv(cx.env.add(size, *count - 1 - i), *count);
    else if (i < *numLarger)
      lengths[i] = cx.env.add(lengths[i], 1);
  return cut(cx, self, *wrapped, lengths);
}

/// `tensor_split.indices`: slices between indices, which are clamped.
static FailureOr<TensorMetaList> tensorSplitIndices(RuleContext &cx,
                                                    const TensorMeta &self,
                                                    ArrayRef<SymInt> indices,
                                                    int64_t dim) {
  FailureOr<int64_t> wrapped = wrapSplitDim(cx, self, dim);
  if (failed(wrapped))
    return failure();
  TensorMetaList results;
  SymInt start = 0;
  auto add = [&](std::optional<SymInt> end) {
    FailureOr<TensorMeta> part =
        sliceForward(cx, self, *wrapped, start, end, 1);
    if (succeeded(part))
      results.push_back(*part);
    return succeeded(part);
  };
  for (SymInt index : indices) {
    if (!add(index))
      return failure();
    start = index;
  }
  if (!add(std::nullopt))
    return failure();
  return results;
}

/// An element of an index tensor: constant, or a new symbol.
static SymInt getElement(RuleContext &cx, const TensorMeta &tensor, size_t i) {
  if (i < tensor.constant.size() && !tensor.constant[i].isUnknown())
    return tensor.constant[i];
  return freshInternal(cx);
}

/// `tensor_split.tensor_indices_or_sections`: sections in a tensor of rank 0,
/// indices in one of rank 1. The number of slices is unknown if it is
/// data-dependent.
static FailureOr<SomeTensors> tensorSplitAtTensor(RuleContext &cx,
                                                  const TensorMeta &self,
                                                  const TensorMeta &at,
                                                  int64_t dim) {
  if ((at.dtype != DType::Int64 && at.dtype != DType::Unknown) || at.rank() > 1)
    return cx.error(1) << "expected an i64 tensor of rank 0 or 1, found " << at;
  if (!at.device.isCPU())
    return cx.error(1) << "expected a tensor on the cpu, found " << at.device;
  if (at.isScalar()) {
    SymInt sections = at.constant.empty() ? SymInt::unknown() : at.constant[0];
    if (sections.isUnknown())
      return SomeTensors();
    return some(tensorSplitSections(cx, self, sections, dim));
  }
  if (!at.sizes[0].isInt())
    return SomeTensors();
  if (failed(checkListLength(cx, 1, at.sizes[0].getInt())))
    return failure();
  SmallVector<SymInt, 4> indices;
  for (int64_t i = 0; i < at.sizes[0].getInt(); ++i)
    indices.push_back(getElement(cx, at, i));
  return some(tensorSplitIndices(cx, self, indices, dim));
}

/// The ops `hsplit`, `vsplit`, `dsplit`.
enum class NamedSplit { H, V, D };

/// The dimension of a named split, with its check of the rank.
template <NamedSplit Which>
static FailureOr<int64_t> namedDim(RuleContext &cx, const TensorMeta &self) {
  constexpr int64_t minRank = static_cast<int64_t>(Which) + 1;
  if (self.rank() < minRank)
    return cx.error(0) << "expected a tensor of rank " << minRank
                       << " or more, found " << self.sizes;
  if (Which == NamedSplit::H)
    return self.rank() == 1 ? 0 : 1;
  return Which == NamedSplit::V ? 0 : 2;
}

template <NamedSplit Which>
static FailureOr<TensorMetaList>
namedSplit(RuleContext &cx, const TensorMeta &self, int64_t sections) {
  FailureOr<int64_t> dim = namedDim<Which>(cx, self);
  if (failed(dim))
    return failure();
  if (sections <= 0 ||
      !cx.env.require(Condition::multiple(self.sizes[*dim], sections)))
    return cx.error(1) << "size " << self.sizes[*dim]
                       << " cannot be split into " << sections
                       << " equal parts";
  return tensorSplitSections(cx, self, sections, *dim);
}

template <NamedSplit Which>
static FailureOr<TensorMetaList> namedSplitAt(RuleContext &cx,
                                              const TensorMeta &self,
                                              ArrayRef<SymInt> indices) {
  FailureOr<int64_t> dim = namedDim<Which>(cx, self);
  if (failed(dim))
    return failure();
  return tensorSplitIndices(cx, self, indices, *dim);
}

/// `unbind`: one view for each index.
static FailureOr<SomeTensors> unbind(RuleContext &cx, const TensorMeta &self,
                                     int64_t dim) {
  FailureOr<int64_t> wrapped = wrapSplitDim(cx, self, dim);
  if (failed(wrapped))
    return failure();
  std::optional<int64_t> count = specialize(cx, self.sizes[*wrapped]);
  if (!count && cx.request.listLength &&
      requireEqual(cx, self.sizes[*wrapped],
                   static_cast<int64_t>(*cx.request.listLength)))
    count = cx.request.listLength;
  if (!count)
    return SomeTensors();
  if (failed(checkListLength(cx, 0, *count)))
    return failure();
  ArrayRef<SymInt> sizes = withoutDim(cx, self.sizes, *wrapped);
  ArrayRef<SymInt> strides = withoutDim(cx, self.strides, *wrapped);
  SymInt stride = self.strides[*wrapped];
  TensorMetaList results;
  for (int64_t i = 0; i < *count; ++i)
    results.push_back(makeView(self, sizes, strides,
                               cx.env.add(self.offset, cx.env.mul(i, stride))));
  return some(std::move(results));
}

static const OpRow rows[] = {
    {"split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) "
     "-> Tensor(a)[]",
     rule<splitWithSizes>, follows("_refs.split_with_sizes native")},
    {"split_with_sizes_copy(Tensor self, SymInt[] split_sizes, int dim=0) -> "
     "Tensor[]",
     copyOf<splitWithSizes>,
     follows("_decomp.decompositions.split_with_sizes_copy")},
    {"split.sizes(Tensor(a -> *) self, SymInt[] split_size, int dim=0) -> "
     "Tensor(a)[]",
     rule<splitWithSizes>, follows("native")},
    {"split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> "
     "Tensor(a)[]",
     rule<split>, follows("_decomp.decompositions.split")},
    {"split_copy.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]",
     copyOf<split>, follows("native")},
    {"unsafe_split.Tensor(Tensor self, SymInt split_size, int dim=0) -> "
     "Tensor[]",
     rule<split>, follows("_decomp.decompositions.unsafe_split")},
    {"unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> "
     "Tensor[]",
     rule<splitWithSizes>,
     follows("_decomp.decompositions.unsafe_split_with_sizes")},
    {"chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]",
     rule<chunk>, follows("native")},
    {"unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]",
     rule<chunk>,
     follows("_decomp.decompositions.unsafe_chunk_py_impl native")},
    {"tensor_split.sections(Tensor(a -> *) self, SymInt sections, int dim=0) "
     "-> Tensor(a)[]",
     rule<tensorSplitSections>, follows("native")},
    {"tensor_split.indices(Tensor(a -> *) self, SymInt[] indices, int dim=0) "
     "-> Tensor(a)[]",
     rule<tensorSplitIndices>, follows("native")},
    {"tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, Tensor "
     "tensor_indices_or_sections, int dim=0) -> Tensor(a)[]",
     rule<tensorSplitAtTensor>,
     follows("_decomp.decompositions.tensor_split_tensor_indices_or_sections_"
             "py_impl native")},
    {"hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]",
     rule<namedSplit<NamedSplit::H>>, follows("native")},
    {"hsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]",
     rule<namedSplitAt<NamedSplit::H>>, follows("native")},
    {"vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]",
     rule<namedSplit<NamedSplit::V>>, follows("native")},
    {"vsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]",
     rule<namedSplitAt<NamedSplit::V>>, follows("native")},
    {"dsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]",
     rule<namedSplit<NamedSplit::D>>, follows("native")},
    {"dsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]",
     rule<namedSplitAt<NamedSplit::D>>, follows("native")},
    {"unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]", rule<unbind>,
     follows("_refs.unbind native")},
    {"unbind_copy.int(Tensor self, int dim=0) -> Tensor[]", copyOf<unbind>,
     follows("_refs.unbind_copy")},
};

OpFamily fake::getSplitFamily() { return {"Split", rows}; }
