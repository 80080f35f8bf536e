//===- Indexing.cpp - Index tensors -----------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Indexing.h"
#include "FakeTensor/Meta/Shapes/Elementwise.h"
#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "FakeTensor/Meta/Shapes/Views.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Data-dependent sizes
//===----------------------------------------------------------------------===//

/// The number of nonzero elements in the real run.
static std::optional<int64_t> countRealNonzero(RuleContext &cx,
                                               const TensorMeta &self) {
  auto values = getRealElements(cx, self);
  if (!values)
    return std::nullopt;
  return values->size() - llvm::count(*values, 0);
}

SymInt fake::countNonzero(RuleContext &cx, const TensorMeta &self) {
  SymInt count = numel(cx, self.sizes);
  if (count.isInt(0))
    return 0;
  return cx.memos.recall(DataQuery::Nonzero, self, [&] {
    return freshPart(cx, count, DataDependence::Size,
                     countRealNonzero(cx, self));
  });
}

TensorMeta fake::nonzeroRows(RuleContext &cx, const TensorMeta &self,
                             int64_t rank) {
  SymInt count = countNonzero(cx, self);
  return makeStrided(cx, cx.copySizes({count, rank}), cx.copySizes({1, count}),
                     DType::Int64, self.device);
}

FailureOr<TensorMeta> fake::selectByMask(RuleContext &cx, unsigned arg,
                                         const TensorMeta &self,
                                         const TensorMeta &mask) {
  if (differ(mask.dtype, DType::Bool))
    return cx.error(arg) << "expected a mask of bool, found " << mask.dtype;
  FailureOr<ArrayRef<SymInt>> sizes =
      broadcastSizes(cx, {self.sizes, mask.sizes});
  if (failed(sizes) || failed(commonDeviceOf(cx, self, mask)))
    return failure();
  constexpr int64_t unbounded = std::numeric_limits<int64_t>::max() - 1;
  // That of `self` before broadcasting.
  int64_t most = cx.env.getRange(numel(cx, self.sizes)).max;
  if (most <= 2 || most > unbounded)
    most = unbounded;
  // The elements of a broadcast mask count repeatedly.
  std::optional<int64_t> real;
  if (mask.sizes == self.sizes)
    real = countRealNonzero(cx, mask);
  SymInt count = freshUnbacked(cx, {0, most}, DataDependence::Size, real);
  if (!count.isUnknown())
    cx.env.setMost(count, numel(cx, *sizes));
  return newLike(cx, self, cx.copySizes(count));
}

//===----------------------------------------------------------------------===//
// Indices of several dimensions
//===----------------------------------------------------------------------===//

/// The shape of the index of a dimension, or nullopt if it is not indexed.
using IndexEntry = std::optional<ArrayRef<SymInt>>;

/// Replaces masks by the columns of their nonzero elements and checks the types
/// of indices. As in PyTorch's rule, int8 is treated as a mask and uint8 is
/// rejected.
static LogicalResult expandMasks(RuleContext &cx, unsigned arg,
                                 const TensorMeta &self, TensorList indices,
                                 SmallVectorImpl<IndexEntry> &result) {
  for (size_t i = 0; i < indices.size(); ++i) {
    const TensorMeta *index = indices[i];
    if (!index) {
      result.push_back(std::nullopt);
      continue;
    }
    if (index->dtype == DType::Int64 || index->dtype == DType::Int32) {
      result.push_back(index->sizes);
      continue;
    }
    if (index->dtype != DType::Bool && index->dtype != DType::Int8)
      return cx.error(arg) << "expected indices of i64, i32 or bool, found "
                           << index->dtype;
    size_t at = result.size();
    if (at + index->sizes.size() > self.sizes.size())
      return cx.error(arg) << "too many indices for a tensor of rank "
                           << self.rank();
    if (!requireEqual(cx, index->sizes,
                      self.sizes.slice(at, index->sizes.size())))
      return cx.error(arg) << "mask of sizes " << index->sizes
                           << " does not match sizes " << self.sizes
                           << " at dimension " << static_cast<int64_t>(at);
    ArrayRef<SymInt> count = cx.copySizes(countNonzero(cx, *index));
    result.append(index->sizes.size(), count);
  }
  return success();
}

/// Whether the last index is a cpu scalar. meta_index_Tensor does not broadcast
/// it, and uses the shape of the last index.
static bool endsInScalar(TensorList indices) {
  for (size_t i = indices.size(); i-- > 0;)
    if (const TensorMeta *index = indices[i])
      return index->isScalar() && index->device.isCPU() &&
             index->dtype != DType::Bool && index->dtype != DType::Int8;
  return false;
}

/// The indices of `self[indices]`, one entry for each dimension of `self`:
/// masks become index vectors, all shapes are broadcast. With `keepsScalars`,
/// the shape is that of the last index if it is a cpu scalar.
static FailureOr<SmallVector<IndexEntry>>
prepareIndices(RuleContext &cx, unsigned arg, const TensorMeta &self,
               TensorList indices, bool keepsScalars) {
  SmallVector<IndexEntry> result;
  if (indices.empty())
    return cx.error(arg) << "expected at least one index, found none";
  if (failed(expandMasks(cx, arg, self, indices, result)))
    return failure();
  if (result.size() > self.sizes.size())
    return cx.error(arg) << "too many indices for a tensor of rank "
                         << self.rank() << ", found " << result.size();
  SmallVector<ArrayRef<SymInt>> shapes;
  for (const IndexEntry &entry : result)
    if (entry)
      shapes.push_back(*entry);
  FailureOr<ArrayRef<SymInt>> common = broadcastSizes(cx, shapes);
  if (failed(common))
    return failure();
  if (keepsScalars && endsInScalar(indices))
    common = ArrayRef<SymInt>();
  for (IndexEntry &entry : result)
    if (entry)
      entry = *common;
  result.resize(self.sizes.size());
  return result;
}

/// Whether all indexed dimensions are adjacent.
static bool areNeighbours(ArrayRef<IndexEntry> indices) {
  auto present = [](const IndexEntry &entry) { return entry.has_value(); };
  auto absent = [](const IndexEntry &entry) { return !entry.has_value(); };
  const auto *first = llvm::find_if(indices, present);
  const auto *gap = std::find_if(first, indices.end(), absent);
  return std::none_of(gap, indices.end(), present);
}

/// Moves the indexed dimensions to the front, in `self` and in the indices.
static FailureOr<TensorMeta> moveToFront(RuleContext &cx,
                                         const TensorMeta &self,
                                         SmallVectorImpl<IndexEntry> &indices) {
  SmallVector<int64_t> order;
  SmallVector<IndexEntry> moved;
  for (bool indexed : {true, false})
    for (auto [i, entry] : llvm::enumerate(indices))
      if (entry.has_value() == indexed) {
        order.push_back(i);
        moved.push_back(entry);
      }
  indices.assign(moved);
  return permuteGeometry(cx, self, order);
}

FailureOr<TensorMeta> fake::indexTensor(RuleContext &cx, unsigned arg,
                                        const TensorMeta &self, TensorList list,
                                        bool keepsScalars) {
  FailureOr<SmallVector<IndexEntry>> indices =
      prepareIndices(cx, arg, self, list, keepsScalars);
  if (failed(indices))
    return failure();
  TensorMeta source = self;
  if (!areNeighbours(*indices)) {
    FailureOr<TensorMeta> moved = moveToFront(cx, self, *indices);
    if (failed(moved))
      return failure();
    source = *moved;
  }
  SmallVector<SymInt, 6> sizes, strides;
  bool placed = false;
  for (auto [i, entry] : llvm::enumerate(*indices)) {
    if (!entry) {
      sizes.push_back(source.sizes[i]);
      strides.push_back(source.strides[i]);
    } else if (!placed) {
      llvm::append_range(sizes, *entry);
      strides.append(entry->size(), SymInt(0));
      placed = true;
    }
  }
  ArrayRef<SymInt> shape = cx.copySizes(sizes);
  TensorMeta result = newLike(cx, self, shape);
  if (isPlainlyZero(cx, numel(cx, self.sizes)))
    return result;
  TensorMeta restrided =
      makeView(source, shape, cx.copySizes(strides), self.offset);
  return makeStrided(cx, shape, elementwiseStrides(cx, shape, restrided),
                     self.dtype, self.device);
}

/// The broadcast shape; nullopt if undecided.
static std::optional<SmallVector<SymInt>>
broadcastKnown(RuleContext &cx, ArrayRef<ArrayRef<SymInt>> shapes) {
  SmallVector<SymInt> result;
  for (ArrayRef<SymInt> shape : shapes) {
    if (shape.size() > result.size())
      result.insert(result.begin(), shape.size() - result.size(), 1);
    MutableArrayRef<SymInt> tail =
        MutableArrayRef<SymInt>(result).take_back(shape.size());
    for (auto [common, size] : llvm::zip_equal(tail, shape)) {
      if (isTrue(cx.env.eq(common, 1)))
        common = size;
      else if (!isTrue(cx.env.eq(size, 1)) && !isTrue(cx.env.eq(size, common)))
        return std::nullopt;
    }
  }
  return result;
}

std::optional<ArrayRef<SymInt>> fake::getSelectedSizes(RuleContext &cx,
                                                       const TensorMeta &self,
                                                       TensorList indices) {
  SmallVector<IndexEntry> entries(self.sizes.size());
  SmallVector<ArrayRef<SymInt>> shapes;
  for (size_t i = 0; i < indices.size(); ++i) {
    if (!indices[i])
      continue;
    DType dtype = indices[i]->dtype;
    if (i >= entries.size() || (dtype != DType::Int64 && dtype != DType::Int32))
      return std::nullopt;
    entries[i] = indices[i]->sizes;
    shapes.push_back(indices[i]->sizes);
  }
  auto common = broadcastKnown(cx, shapes);
  if (!common)
    return std::nullopt;
  bool inFront = !areNeighbours(entries), placed = inFront;
  SmallVector<SymInt> sizes;
  if (inFront)
    llvm::append_range(sizes, *common);
  for (auto [entry, size] : llvm::zip_equal(entries, self.sizes)) {
    if (!entry)
      sizes.push_back(size);
    else if (!std::exchange(placed, true))
      llvm::append_range(sizes, *common);
  }
  return cx.copySizes(sizes);
}

//===----------------------------------------------------------------------===//
// Indices of one dimension
//===----------------------------------------------------------------------===//

FailureOr<TensorMeta> fake::indexSelect(RuleContext &cx, const TensorMeta &self,
                                        int64_t dim, const TensorMeta &index) {
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
  if (failed(wrapped) || failed(commonDeviceOf(cx, self, index)))
    return failure();
  if (index.rank() > 1)
    cx.eagerRefuses() << "expected an index of rank 0 or 1, found "
                      << index.sizes;
  if (self.isScalar())
    return newLike(cx, self, self.sizes);
  return newLike(cx, self,
                 withSize(cx, self.sizes, *wrapped, numel(cx, index.sizes)));
}

/// The size along a dimension; rank 0 is treated as rank 1.
static SymInt sizeOrOne(const TensorMeta &tensor, size_t dim) {
  return tensor.isScalar() ? SymInt(1) : tensor.sizes[dim];
}

LogicalResult fake::checkIndexShape(RuleContext &cx, unsigned arg,
                                    const TensorMeta &index,
                                    const TensorMeta &tensor,
                                    std::optional<int64_t> except) {
  size_t rank = std::max<size_t>(tensor.sizes.size(), 1);
  if (rank != std::max<size_t>(index.sizes.size(), 1))
    return cx.error(arg) << "expected an index of rank " << tensor.rank()
                         << ", found " << index.sizes;
  for (size_t i = 0; i < rank; ++i) {
    if (except && static_cast<int64_t>(i) == *except)
      continue;
    if (!cx.env.require(
            Condition::le(sizeOrOne(index, i), sizeOrOne(tensor, i))))
      return cx.error(arg) << "index of sizes " << index.sizes
                           << " does not match sizes " << tensor.sizes
                           << " in dimension " << static_cast<int64_t>(i);
  }
  return success();
}

FailureOr<TensorMeta> fake::gatherTensor(RuleContext &cx, unsigned arg,
                                         const TensorMeta &self, int64_t dim,
                                         const TensorMeta &index) {
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
  FailureOr<Device> device = commonDeviceOf(cx, self, index);
  if (failed(wrapped) || failed(device))
    return failure();
  if (!isPlainlyZero(cx, numel(cx, index.sizes))) {
    if (!mayBe(index.dtype, {DType::Int64, DType::Int32}))
      return cx.error(arg) << "expected an index of i64 or i32, found "
                           << index.dtype;
    if (failed(checkIndexShape(cx, arg, index, self, *wrapped)))
      return failure();
  }
  return makeContiguous(cx, index.sizes, self.dtype, *device);
}
