//===- Index.cpp - Gather and index ops -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Ops that read elements at positions given by tensors.
//
//===----------------------------------------------------------------------===//

#include "Ops/Indexing/Index.h"

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
  // PyTorch's largest size is sys.maxsize - 1.
  constexpr int64_t unbounded = std::numeric_limits<int64_t>::max() - 1;
  int64_t most = cx.env.getRange(count).max;
  return cx.recall(DataQuery::Nonzero, self, [&] {
    return freshUnbacked(cx, {0, std::min(most, unbounded)},
                         DataDependence::Size, countRealNonzero(cx, self));
  });
}

/// `nonzero`: one row for each nonzero element, column-major.
static TensorMeta nonzeroRows(RuleContext &cx, const TensorMeta &self,
                              int64_t rank) {
  SymInt count = countNonzero(cx, self);
  return makeStrided(cx, cx.copySizes({count, rank}), cx.copySizes({1, count}),
                     DType::Int64, self.device);
}

static FailureOr<TensorMeta> nonzero(RuleContext &cx, const TensorMeta &self) {
  return nonzeroRows(cx, self, self.rank());
}

/// `nonzero_numpy`: one vector for each dimension, and one for a scalar.
static FailureOr<TensorMetaList> nonzeroNumpy(RuleContext &cx,
                                              const TensorMeta &self) {
  int64_t rank = std::max<int64_t>(self.rank(), 1);
  TensorMeta rows = nonzeroRows(cx, self, rank);
  TensorMetaList results;
  for (int64_t i = 0; i < rank; ++i) {
    FailureOr<TensorMeta> column = selectGeometry(cx, rows, 1, i);
    if (failed(column))
      return failure();
    results.push_back(*column);
  }
  return results;
}

/// `nonzero_static`: a given number of rows; column-major except on the cpu.
static FailureOr<TensorMeta>
nonzeroStatic(RuleContext &cx, const TensorMeta &self, SymInt size) {
  if (!cx.env.require(Condition::le(0, size)))
    return cx.error(1) << "expected a number of rows of at least 0, found "
                       << size;
  ArrayRef<SymInt> sizes = cx.copySizes({size, self.rank()});
  DeviceType type = self.device.getType();
  if (type == DeviceType::CPU || type == DeviceType::MPS ||
      type == DeviceType::XPU)
    return makeContiguous(cx, sizes, DType::Int64, self.device);
  return makeStrided(cx, sizes, cx.copySizes({1, size}), DType::Int64,
                     self.device);
}

/// `masked_select`: the elements under a mask. The bound is that of `self`
/// before broadcasting.
static FailureOr<TensorMeta>
maskedSelect(RuleContext &cx, const TensorMeta &self, const TensorMeta &mask) {
  if (mask.dtype != DType::Bool)
    return cx.error(1) << "expected a mask of bool, found " << mask.dtype;
  if (failed(broadcastSizes(cx, {self.sizes, mask.sizes})) ||
      failed(commonDeviceOf(cx, self, mask)))
    return failure();
  constexpr int64_t unbounded = std::numeric_limits<int64_t>::max() - 1;
  int64_t most = cx.env.getRange(numel(cx, self.sizes)).max;
  if (most <= 2 || most > unbounded)
    most = unbounded;
  // The elements of a broadcast mask count repeatedly.
  std::optional<int64_t> real;
  if (mask.sizes == self.sizes)
    real = countRealNonzero(cx, mask);
  SymInt count = freshUnbacked(cx, {0, most}, DataDependence::Size, real);
  return newLike(cx, self, cx.copySizes(count));
}

//===----------------------------------------------------------------------===//
// index
//===----------------------------------------------------------------------===//

/// Replaces masks by the columns of their nonzero elements and checks the types
/// of indices. As in PyTorch's rule, int8 is treated as a mask and uint8 is
/// rejected.
static LogicalResult expandMasks(RuleContext &cx, const TensorMeta &self,
                                 TensorList indices,
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
      return cx.error(1) << "expected indices of int64, int32 or bool, found "
                         << index->dtype;
    size_t at = result.size();
    if (at + index->sizes.size() > self.sizes.size())
      return cx.error(1) << "too many indices for a tensor of rank "
                         << self.rank();
    if (!requireEqual(cx, index->sizes,
                      self.sizes.slice(at, index->sizes.size())))
      return cx.error(1) << "mask of sizes " << index->sizes
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

FailureOr<SmallVector<IndexEntry>> fake::prepareIndices(RuleContext &cx,
                                                        const TensorMeta &self,
                                                        TensorList indices,
                                                        bool keepsScalars) {
  SmallVector<IndexEntry> result;
  if (indices.empty())
    return cx.error(1) << "expected at least one index, found none";
  if (failed(expandMasks(cx, self, indices, result)))
    return failure();
  if (result.size() > self.sizes.size())
    return cx.error(1) << "too many indices for a tensor of rank "
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

/// The result of indexing, following `meta_index_Tensor`: the common shape of
/// the indices replaces the indexed dimensions; other dimensions keep the order
/// of their strides.
template <bool KeepsScalars>
static FailureOr<TensorMeta>
indexTensor(RuleContext &cx, const TensorMeta &self, TensorList list) {
  // Only `index` accepts indices on another device.
  SmallVector<MetaValue> tensors(list.getValues());
  tensors.push_back(MetaValue::tensor(&self));
  if (!KeepsScalars && failed(commonDevice(cx, tensors)))
    return failure();
  FailureOr<SmallVector<IndexEntry>> indices =
      prepareIndices(cx, self, list, KeepsScalars);
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

/// `_unsafe_masked_index`: indexing, then `masked_fill`.
static FailureOr<TensorMeta> unsafeMaskedIndex(RuleContext &cx,
                                               const TensorMeta &self,
                                               const TensorMeta &mask,
                                               TensorList list) {
  FailureOr<TensorMeta> picked = indexTensor<false>(cx, self, list);
  if (failed(picked))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes =
      broadcastSizes(cx, {picked->sizes, mask.sizes});
  if (failed(sizes))
    return failure();
  return newLike(cx, self, *sizes);
}

//===----------------------------------------------------------------------===//
// One index tensor
//===----------------------------------------------------------------------===//

/// `index_select`: the index replaces a dimension; row-major.
static FailureOr<TensorMeta> indexSelect(RuleContext &cx,
                                         const TensorMeta &self, int64_t dim,
                                         const TensorMeta &indices) {
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
  if (failed(wrapped) || failed(commonDeviceOf(cx, self, indices)))
    return failure();
  if (indices.rank() > 1)
    cx.eagerRefuses() << "expected an index of rank 0 or 1, found "
                      << indices.sizes;
  if (self.isScalar())
    return newLike(cx, self, self.sizes);
  return newLike(cx, self,
                 withSize(cx, self.sizes, *wrapped, numel(cx, indices.sizes)));
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

static FailureOr<TensorMeta> gather(RuleContext &cx, const TensorMeta &self,
                                    int64_t dim, const TensorMeta &index) {
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
  FailureOr<Device> device = commonDeviceOf(cx, self, index);
  if (failed(wrapped) || failed(device))
    return failure();
  if (!isPlainlyZero(cx, numel(cx, index.sizes))) {
    if (index.dtype != DType::Int64 && index.dtype != DType::Int32)
      return cx.error(2) << "expected an index of int64 or int32, found "
                         << index.dtype;
    if (failed(checkIndexShape(cx, 2, index, self, *wrapped)))
      return failure();
  }
  return makeContiguous(cx, index.sizes, self.dtype, *device);
}

/// `take`: elements of the flattened tensor.
static FailureOr<TensorMeta> take(RuleContext &cx, const TensorMeta &self,
                                  const TensorMeta &index) {
  if (index.dtype != DType::Int64)
    return cx.error(1) << "expected an index of int64, found " << index.dtype;
  if (isZero(cx, numel(cx, self.sizes)) && !isZero(cx, numel(cx, index.sizes)))
    return cx.error(0) << "cannot take from an empty tensor";
  FailureOr<Device> device = commonDeviceOf(cx, self, index);
  if (failed(device))
    return failure();
  return makeContiguous(cx, index.sizes, self.dtype, *device);
}

/// `take_along_dim`: gather after broadcasting all other dimensions. Without a
/// dimension, the gather of the flattened tensors, which also accepts int32.
static FailureOr<TensorMeta> takeAlongDim(RuleContext &cx,
                                          const TensorMeta &self,
                                          const TensorMeta &indices,
                                          std::optional<int64_t> dim) {
  if (indices.dtype != DType::Int64 && (dim || indices.dtype != DType::Int32))
    return cx.error(1) << "expected indices of int64, found " << indices.dtype;
  if (failed(commonDeviceOf(cx, self, indices)))
    return failure();
  if (!dim)
    return newLike(cx, self, cx.copySizes(numel(cx, indices.sizes)));
  if (self.rank() != indices.rank())
    return cx.error(0, 1) << "expected indices of rank " << self.rank()
                          << ", found " << indices.sizes;
  FailureOr<int64_t> wrapped = wrapDim(cx, *dim, self.rank());
  if (failed(wrapped))
    return failure();
  if (self.isScalar())
    return newLike(cx, self, {});
  FailureOr<ArrayRef<SymInt>> sizes = broadcastSizes(
      cx, {withSize(cx, self.sizes, *wrapped, indices.sizes[*wrapped]),
           indices.sizes});
  if (failed(sizes))
    return failure();
  return newLike(cx, self, *sizes);
}

static const OpRow rows[] = {
    {"index.Tensor(Tensor self, Tensor?[] indices) -> Tensor",
     rule<indexTensor<true>>, follows("_subclasses.fake_impls.index_tensor"),
     Tag::dynamic_output_shape},
    {"index.Tensor_hacked_twin(Tensor self, Tensor[] indices) -> Tensor",
     rule<indexTensor<true>>, follows("jit")},
    {"_unsafe_index.Tensor(Tensor self, Tensor?[] indices) -> Tensor",
     rule<indexTensor<false>>,
     follows("_meta_registrations.meta_index_Tensor")},
    {"_unsafe_index.Tensor_hacked_twin(Tensor self, Tensor[] indices) -> "
     "Tensor",
     rule<indexTensor<false>>, follows("jit")},
    {"_unsafe_masked_index(Tensor self, Tensor mask, Tensor?[] indices, Scalar "
     "fill) -> Tensor",
     rule<unsafeMaskedIndex>,
     follows("_decomp.decompositions._unsafe_masked_index")},
    {"index_select(Tensor self, int dim, Tensor index) -> Tensor",
     rule<indexSelect>, follows("_meta_registrations.meta_index_select")},
    {"gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False) -> "
     "Tensor",
     rule<gather>, follows("_meta_registrations.meta_gather")},
    {"take(Tensor self, Tensor index) -> Tensor", rule<take>,
     follows("_meta_registrations.meta_take")},
    {"take_along_dim(Tensor self, Tensor indices, int? dim=None) -> Tensor",
     rule<takeAlongDim>, follows("native")},
    {"nonzero(Tensor self) -> Tensor", rule<nonzero>,
     follows("_subclasses.fake_impls.nonzero"), Tag::dynamic_output_shape},
    {"argwhere(Tensor self) -> Tensor", rule<nonzero>, follows("native"),
     Tag::dynamic_output_shape},
    {"nonzero_numpy(Tensor self) -> Tensor[]", rule<nonzeroNumpy>,
     follows("native")},
    {"nonzero_static(Tensor self, *, SymInt size, int fill_value=-1) -> Tensor",
     rule<nonzeroStatic>, follows("_meta_registrations.nonzero_static")},
    {"masked_select(Tensor self, Tensor mask) -> Tensor", rule<maskedSelect>,
     follows("_subclasses.fake_impls.masked_select"),
     Tag::dynamic_output_shape},
    {"where(Tensor condition) -> Tensor[]", rule<nonzeroNumpy>,
     follows("native")},
};

OpFamily fake::getIndexFamily() { return {"Index", rows}; }
