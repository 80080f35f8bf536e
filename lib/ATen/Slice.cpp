//===- Slice.cpp - Views of some elements -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Views of a part of the elements, the same as copies, and the scatters that
// write such a part.
//
//===----------------------------------------------------------------------===//

#include "Composite.h"
#include "Lists.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// One part
//===----------------------------------------------------------------------===//

/// Names what depends on data after moving along a dimension: an offset, which
/// stays open where the metadata of `self` does not say enough.
static void nameOffset(RuleContext &cx, const TensorMeta &self, size_t dim,
                       TensorMeta &part) {
  if (part.offset.isUnknown() && !self.offset.isUnknown() && self.strided &&
      !self.strides[dim].isUnknown())
    part.offset = freshUnbacked(cx, Range::atLeast(0), DataDependence::Derived);
}

/// The same for the size, which is at most that of `self`.
static void nameSize(RuleContext &cx, const TensorMeta &self, size_t dim,
                     TensorMeta &part) {
  if (!part.sizes[dim].isUnknown())
    return;
  SymInt whole = self.sizes[dim];
  SymInt size = freshUnbacked(cx, {0, cx.env.getRange(whole).max},
                              DataDependence::Derived);
  if (!size.isUnknown())
    cx.env.assume(Condition::le(size, whole));
  part.sizes = withSize(cx, part.sizes, dim, size);
}

/// `slice_forward`: bounds are clamped. Where it depends on data whether they
/// count from the end, size and offset are symbols.
static FailureOr<TensorMeta> slice(RuleContext &cx, const TensorMeta &self,
                                   int64_t dim, std::optional<SymInt> start,
                                   std::optional<SymInt> end, SymInt step) {
  FailureOr<TensorMeta> part = sliceGeometry(cx, self, dim, start, end, step);
  if (failed(part) || !part->ranked || step.isUnknown() ||
      (start && start->isUnknown()) || (end && end->isUnknown()))
    return part;
  size_t at = dim < 0 ? dim + self.rank() : dim;
  if (self.sizes[at].isUnknown())
    return part;
  nameSize(cx, self, at, *part);
  nameOffset(cx, self, at, *part);
  return part;
}

/// `select`: where it depends on data whether the index counts from the end,
/// the offset is a symbol.
static FailureOr<TensorMeta> selectIndex(RuleContext &cx,
                                         const TensorMeta &self, int64_t dim,
                                         SymInt index) {
  // PyTorch's rule counts the dimensions around once more.
  if (dim < -self.rank() && dim >= -2 * self.rank())
    dim += self.rank();
  FailureOr<TensorMeta> part = selectGeometry(cx, self, dim, index);
  if (failed(part) || !part->ranked || index.isUnknown())
    return part;
  size_t at = dim < 0 ? dim + self.rank() : dim;
  if (!self.sizes[at].isUnknown())
    nameOffset(cx, self, at, *part);
  return part;
}

/// `narrow`: bounds are checked, not clamped.
static FailureOr<TensorMeta> narrow(RuleContext &cx, const TensorMeta &self,
                                    int64_t dim, SymInt start, SymInt length) {
  if (self.isScalar())
    return cx.error(0) << "narrow() cannot be applied to a tensor of rank 0";
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
  if (failed(wrapped))
    return failure();
  SymInt size = self.sizes[*wrapped];
  if (!cx.env.require(Condition::le(0, length)))
    return cx.error(3) << "narrow() expects a length of at least 0, found "
                       << length;
  if (!cx.env.require(Condition::le(cx.env.neg(size), start)) ||
      !cx.env.require(Condition::le(start, size)))
    return cx.error(2) << "start " << start << " is out of range for size "
                       << size;
  if (cx.env.decide(Condition::lt(start, 0), false))
    start = cx.env.add(start, size);
  if (!cx.env.require(Condition::le(cx.env.add(start, length), size)))
    return cx.error(2, 3) << "start " << start << " + length " << length
                          << " exceeds size " << size;
  return narrowGeometry(cx, self, *wrapped, start, length);
}

/// `narrow.Tensor`: the start is an integer in a tensor of rank 0.
static FailureOr<TensorMeta> narrowAtTensor(RuleContext &cx,
                                            const TensorMeta &self, int64_t dim,
                                            const TensorMeta &start,
                                            SymInt length) {
  if (!start.isScalar() || !(getKind(start.dtype) == DTypeKind::Int ||
                             start.dtype == DType::Unknown))
    return cx.error(2) << "expected a start in an integer tensor of rank 0, "
                          "found "
                       << start;
  bool known = start.elements.size() == 1 && !start.elements[0].isUnknown();
  SymInt first =
      known ? start.elements[0] : cx.recall(DataQuery::Item, start, [&] {
        return freshUnbacked(cx, Range(), DataDependence::Number);
      });
  return narrow(cx, self, dim, first, length);
}

/// `as_strided`: taken at its word, bounds of the storage are not checked.
static FailureOr<TensorMeta> asStrided(RuleContext &cx, const TensorMeta &self,
                                       ArrayRef<SymInt> size,
                                       ArrayRef<SymInt> stride,
                                       std::optional<SymInt> offset) {
  if (size.size() != stride.size())
    return cx.error(1, 2) << "expected as many strides as sizes, found sizes "
                          << size << " and strides " << stride;
  for (auto [i, values] : llvm::enumerate(std::array{size, stride}))
    for (SymInt value : values)
      if (!cx.env.require(Condition::le(0, value)))
        return cx.error(1 + i) << "expected " << (i ? "strides" : "sizes")
                               << " of at least 0, found " << values;
  if (offset && !cx.env.require(Condition::le(0, *offset)))
    return cx.error(3) << "expected an offset of at least 0, found " << *offset;
  return makeView(self, size, stride, offset.value_or(self.offset));
}

/// `as_strided_`: in place, the bounds of the storage are checked where they
/// are known.
static FailureOr<TensorMeta>
asStridedInPlace(RuleContext &cx, const TensorMeta &self, ArrayRef<SymInt> size,
                 ArrayRef<SymInt> stride, std::optional<SymInt> offset) {
  FailureOr<TensorMeta> result = asStrided(cx, self, size, stride, offset);
  if (failed(result) || self.dtype == DType::Unknown)
    return result;
  SymInt needed = cx.env.mul(requiredStorage(cx, size, stride, result->offset),
                             getItemSize(self.dtype));
  if (isTrue(cx.env.lt(self.storageBytes, needed)))
    return cx.error(1, 2) << "expected sizes and strides within a storage of "
                          << self.storageBytes << " bytes, found " << size
                          << " and " << stride << ", which need " << needed;
  return result;
}

/// `diagonal`: the dimensions `dim1` and `dim2` become one, placed last.
static FailureOr<TensorMeta> diagonal(RuleContext &cx, const TensorMeta &self,
                                      int64_t offset, int64_t dim1,
                                      int64_t dim2) {
  FailureOr<int64_t> a = wrapDim(cx, dim1, self.rank());
  if (failed(a))
    return failure();
  FailureOr<int64_t> b = wrapDim(cx, dim2, self.rank());
  if (failed(b))
    return failure();
  if (*a == *b || self.isScalar())
    return cx.error(2, 3) << "diagonal() expects two different dimensions, "
                             "found "
                          << dim1 << " and " << dim2 << " of rank "
                          << self.rank();
  ShapeEnv &env = cx.env;
  SymInt rows = self.sizes[*a], columns = self.sizes[*b];
  SymInt shift = offset >= 0 ? env.mul(offset, self.strides[*b])
                             : env.mul(-offset, self.strides[*a]);
  if (offset >= 0)
    columns = env.sub(columns, offset);
  else
    rows = env.add(rows, offset);
  // An empty diagonal starts where `self` does.
  auto isEmpty = [](SymInt size) { return size.isInt() && size.getInt() <= 0; };
  SymInt start = self.offset;
  if (!isEmpty(rows) && !isEmpty(columns))
    start = env.add(start, shift);
  size_t rank = self.sizes.size() - 1;
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(rank);
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(rank);
  size_t next = 0;
  for (int64_t i = 0; i < self.rank(); ++i) {
    if (i == *a || i == *b)
      continue;
    sizes[next] = self.sizes[i];
    strides[next++] = self.strides[i];
  }
  sizes[next] = env.max(env.min(rows, columns), 0);
  strides[next] = env.add(self.strides[*a], self.strides[*b]);
  return makeView(self, sizes, strides, start);
}

/// `_get_unfold_shape_stride`: windows along a dimension, as a new last
/// dimension.
static FailureOr<TensorMeta> unfold(RuleContext &cx, const TensorMeta &self,
                                    int64_t dimension, SymInt size,
                                    SymInt step) {
  FailureOr<int64_t> dim = wrapDim(cx, dimension, self.rank());
  if (failed(dim))
    return failure();
  bool scalar = self.isScalar();
  SymInt full = scalar ? SymInt(1) : self.sizes[*dim];
  SymInt lastStride = scalar ? SymInt(1) : self.strides[*dim];
  if (!cx.env.require(Condition::le(0, size)))
    return cx.error(2) << "expected a window of at least 0, found " << size;
  if (!cx.env.require(Condition::le(size, full)))
    return cx.error(2) << "a window of " << size << " does not fit size "
                       << full;
  if (!cx.env.require(Condition::lt(0, step)))
    return cx.error(3) << "expected a step above 0, found " << step;
  MutableArrayRef<SymInt> sizes =
      withDim(cx, self.sizes, self.sizes.size(), size);
  MutableArrayRef<SymInt> strides =
      withDim(cx, self.strides, self.sizes.size(), lastStride);
  if (!scalar) {
    sizes[*dim] = cx.env.add(cx.env.floorDiv(cx.env.sub(full, size), step), 1);
    strides[*dim] = cx.env.mul(step, lastStride);
  }
  return makeView(self, sizes, strides, self.offset);
}

//===----------------------------------------------------------------------===//
// Several parts
//===----------------------------------------------------------------------===//

/// Wraps the dimension of a split, which a tensor of rank 0 does not have.
static FailureOr<int64_t> wrapSplitDim(RuleContext &cx, const TensorMeta &self,
                                       int64_t dim) {
  if (self.isScalar())
    return cx.error(0) << "a tensor of rank 0 cannot be split";
  return wrapDim(cx, dim, self.rank());
}

/// Parts of those lengths that follow each other.
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

/// `split_with_sizes`: the sizes must add up.
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
  if (!requireEqual(cx, cx.env.sum(lengths), self.sizes[*wrapped]))
    return cx.error(1) << "split sizes " << lengths << " do not add up to "
                       << self.sizes[*wrapped];
  return cut(cx, self, *wrapped, lengths);
}

/// As many parts of one size as are asked for, the last one may be smaller.
/// That there are so many is recorded where sizes do not tell.
static FailureOr<TensorMetaList> splitInto(RuleContext &cx,
                                           const TensorMeta &self, int64_t dim,
                                           SymInt partSize, int64_t count) {
  if (failed(checkListLength(cx, 1, count)))
    return failure();
  SymInt size = self.sizes[dim];
  SymInt before = cx.env.mul(partSize, count - 1);
  // An empty dimension still gives one part.
  if ((count > 1 && !cx.env.require(Condition::lt(before, size))) ||
      !cx.env.require(Condition::le(size, cx.env.add(before, partSize))))
    return cx.error(1) << "size " << size << " does not have " << count
                       << " parts of size " << partSize;
  SmallVector<SymInt> lengths(count, partSize);
  lengths.back() = cx.env.sub(size, before);
  return cut(cx, self, dim, lengths);
}

/// Views of which it is not known how many there are, if it is empty.
using SomeTensors = std::optional<TensorMetaList>;

/// Makes a list of known length one that might be of unknown length.
static FailureOr<SomeTensors> some(FailureOr<TensorMetaList> tensors) {
  if (failed(tensors))
    return failure();
  return SomeTensors(std::move(*tensors));
}

/// `split.Tensor`: parts of one size, the last one may be smaller.
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
    count = cx.listLength;
  if (!count)
    return SomeTensors();
  return some(
      splitInto(cx, self, *wrapped, partSize, std::max<int64_t>(*count, 1)));
}

/// `chunk`: parts of size `ceil(size / chunks)`, possibly fewer than asked for.
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
  // In general there are as many as are asked for.
  if (!specialize(cx, cx.env.ceilDiv(size, partSize)))
    return some(splitInto(cx, self, *wrapped, partSize,
                          cx.listLength.value_or(chunks)));
  return split(cx, self, partSize, dim);
}

/// `tensor_split.sections`: as many parts as asked for; the first ones are one
/// larger if it does not divide.
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

/// `tensor_split.indices`: parts between indices, clamped like slices.
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
    FailureOr<TensorMeta> part = slice(cx, self, *wrapped, start, end, 1);
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

/// An element of an index tensor: known, or a symbol of its own.
static SymInt getElement(RuleContext &cx, const TensorMeta &tensor, size_t i) {
  if (i < tensor.elements.size() && !tensor.elements[i].isUnknown())
    return tensor.elements[i];
  return freshUnbacked(cx, Range(), DataDependence::Number);
}

/// `tensor_split.tensor_indices_or_sections`: sections in a tensor of rank 0,
/// indices in one of rank 1. How many parts there are is unknown where that
/// depends on data.
static FailureOr<SomeTensors> tensorSplitAtTensor(RuleContext &cx,
                                                  const TensorMeta &self,
                                                  const TensorMeta &at,
                                                  int64_t dim) {
  if ((at.dtype != DType::Int64 && at.dtype != DType::Unknown) || at.rank() > 1)
    return cx.error(1) << "expected an int64 tensor of rank 0 or 1, found "
                       << at;
  if (!at.device.isCPU())
    return cx.error(1) << "expected a tensor on the cpu, found " << at.device;
  if (at.isScalar()) {
    SymInt sections = at.elements.empty() ? SymInt::unknown() : at.elements[0];
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

/// The ops `hsplit`, `vsplit`, `dsplit`, each with a dimension of its own.
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
  if (!count && cx.listLength &&
      requireEqual(cx, self.sizes[*wrapped],
                   static_cast<int64_t>(*cx.listLength)))
    count = cx.listLength;
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

//===----------------------------------------------------------------------===//
// Writing a part
//===----------------------------------------------------------------------===//

/// Fails unless `src` has the sizes of the part that it replaces.
static LogicalResult checkSource(RuleContext &cx, const TensorMeta &src,
                                 const TensorMeta &part) {
  if (requireEqual(cx, src.sizes, part.sizes))
    return success();
  return cx.error(1) << "expected a source of sizes " << part.sizes
                     << ", found " << src.sizes;
}

/// `select_scatter`: PyTorch's rule looks at neither the part nor the source,
/// but for its device.
static FailureOr<TensorMeta>
scatterPart(RuleContext &cx, const TensorMeta &self, const TensorMeta &src) {
  FailureOr<Device> device = commonDeviceOf(cx, self, src);
  if (failed(device))
    return failure();
  TensorMeta result = cloneVerbatim(cx, self);
  result.device = *device;
  return result;
}

/// `slice_scatter` and `diagonal_scatter` copy, from any device.
static FailureOr<TensorMeta> copyIntoPart(RuleContext &cx,
                                          const TensorMeta &self) {
  return cloneVerbatim(cx, self);
}

static FailureOr<TensorMeta>
asStridedScatter(RuleContext &cx, const TensorMeta &self, const TensorMeta &src,
                 ArrayRef<SymInt> size, ArrayRef<SymInt> stride,
                 std::optional<SymInt> offset) {
  FailureOr<TensorMeta> part = asStrided(cx, self, size, stride, offset);
  if (failed(part) || failed(checkSource(cx, src, *part)))
    return failure();
  return cloneVerbatim(cx, self);
}

/// `select_backward` and the like: a new tensor of the input's sizes.
static FailureOr<TensorMeta> partBackward(RuleContext &cx,
                                          const TensorMeta &grad,
                                          ArrayRef<SymInt> inputSizes) {
  return newLike(cx, grad, inputSizes);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"slice.Tensor(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? "
     "end=None, SymInt step=1) -> Tensor(a)",
     rule<slice>},
    {"slice_copy.Tensor(Tensor self, int dim=0, SymInt? start=None, SymInt? "
     "end=None, SymInt step=1) -> Tensor",
     copyOf<slice>},
    {"slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, "
     "SymInt? end=None, SymInt step=1) -> Tensor",
     rule<copyIntoPart>},
    {"slice_backward(Tensor grad_output, SymInt[] input_sizes, int dim, SymInt "
     "start, SymInt end, SymInt step) -> Tensor",
     rule<partBackward>},
    {"select.int(Tensor(a) self, int dim, SymInt index) -> Tensor(a)",
     rule<selectIndex>},
    {"select_copy.int(Tensor self, int dim, SymInt index) -> Tensor",
     copyOf<selectIndex>},
    {"select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor",
     rule<scatterPart>},
    {"select_backward(Tensor grad_output, SymInt[] input_sizes, int dim, "
     "SymInt index) -> Tensor",
     rule<partBackward>},
    {"narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> "
     "Tensor(a)",
     rule<narrow>},
    {"narrow.Tensor(Tensor(a) self, int dim, Tensor start, SymInt length) -> "
     "Tensor(a)",
     rule<narrowAtTensor>},
    {"narrow_copy(Tensor self, int dim, SymInt start, SymInt length) -> Tensor",
     copyOf<narrow>},
    {"as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? "
     "storage_offset=None) -> Tensor(a)",
     rule<asStrided>},
    {"as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? "
     "storage_offset=None) -> Tensor(a!)",
     rule<asStridedInPlace>, InplaceView},
    {"as_strided_copy(Tensor self, SymInt[] size, SymInt[] stride, SymInt? "
     "storage_offset=None) -> Tensor",
     copyOf<asStrided>},
    {"as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] "
     "stride, SymInt? storage_offset=None) -> Tensor",
     rule<asStridedScatter>},
    {"prims::as_strided(Tensor(a!) a, SymInt[] size, SymInt[] stride, SymInt "
     "storage_offset) -> Tensor(a!)",
     rule<asStrided>, ReadsOnly},
    {"diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> "
     "Tensor(a)",
     rule<diagonal>},
    {"diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> "
     "Tensor",
     copyOf<diagonal>},
    {"diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int "
     "dim2=1) -> Tensor",
     rule<copyIntoPart>},
    {"diagonal_backward(Tensor grad_output, SymInt[] input_sizes, int offset, "
     "int dim1, int dim2) -> Tensor",
     rule<partBackward>},
    {"linalg_diagonal(Tensor(a) A, *, int offset=0, int dim1=-2, int dim2=-1) "
     "-> Tensor(a)",
     rule<diagonal>},
    {"unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)",
     rule<unfold>},
    {"unfold_copy(Tensor self, int dimension, int size, int step) -> Tensor",
     copyOf<unfold>},
    {"unfold_backward(Tensor grad_in, SymInt[] input_sizes, int dim, int size, "
     "int step) -> Tensor",
     rule<partBackward>},
    {"split_with_sizes(Tensor(a -> *) self, SymInt[] split_sizes, int dim=0) "
     "-> Tensor(a)[]",
     rule<splitWithSizes>},
    {"split_with_sizes_copy(Tensor self, SymInt[] split_sizes, int dim=0) -> "
     "Tensor[]",
     copyOf<splitWithSizes>},
    {"split.sizes(Tensor(a -> *) self, SymInt[] split_size, int dim=0) -> "
     "Tensor(a)[]",
     rule<splitWithSizes>},
    {"split.Tensor(Tensor(a -> *) self, SymInt split_size, int dim=0) -> "
     "Tensor(a)[]",
     rule<split>},
    {"split_copy.Tensor(Tensor self, SymInt split_size, int dim=0) -> Tensor[]",
     copyOf<split>},
    {"unsafe_split.Tensor(Tensor self, SymInt split_size, int dim=0) -> "
     "Tensor[]",
     rule<split>},
    {"unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> "
     "Tensor[]",
     rule<splitWithSizes>},
    {"chunk(Tensor(a -> *) self, int chunks, int dim=0) -> Tensor(a)[]",
     rule<chunk>},
    {"unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]",
     rule<chunk>},
    {"tensor_split.sections(Tensor(a -> *) self, SymInt sections, int dim=0) "
     "-> Tensor(a)[]",
     rule<tensorSplitSections>},
    {"tensor_split.indices(Tensor(a -> *) self, SymInt[] indices, int dim=0) "
     "-> Tensor(a)[]",
     rule<tensorSplitIndices>},
    {"tensor_split.tensor_indices_or_sections(Tensor(a -> *) self, Tensor "
     "tensor_indices_or_sections, int dim=0) -> Tensor(a)[]",
     rule<tensorSplitAtTensor>},
    {"hsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]",
     rule<namedSplit<NamedSplit::H>>},
    {"hsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]",
     rule<namedSplitAt<NamedSplit::H>>},
    {"vsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]",
     rule<namedSplit<NamedSplit::V>>},
    {"vsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]",
     rule<namedSplitAt<NamedSplit::V>>},
    {"dsplit.int(Tensor(a -> *) self, int sections) -> Tensor(a)[]",
     rule<namedSplit<NamedSplit::D>>},
    {"dsplit.array(Tensor(a -> *) self, int[] indices) -> Tensor(a)[]",
     rule<namedSplitAt<NamedSplit::D>>},
    {"unbind.int(Tensor(a -> *) self, int dim=0) -> Tensor(a)[]", rule<unbind>},
    {"unbind_copy.int(Tensor self, int dim=0) -> Tensor[]", copyOf<unbind>},
};

OpFamily fake::getSliceFamily() { return {"Slice", rows}; }
