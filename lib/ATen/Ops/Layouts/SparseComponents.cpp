//===- SparseComponents.cpp - Components of sparse tensors ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The components of sparse tensors, and ops that only take sparse tensors.
//
//===----------------------------------------------------------------------===//

#include "Facets/Sparse.h"
#include "FakeTensor/ATen/Layouts.h"
#include "Ops/Creation/Factory.h"
#include "Table/Derive.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Components
//===----------------------------------------------------------------------===//

/// `coalesce`: the tensor itself if it is coalesced, otherwise a copy in which
/// values of equal indices are added up.
static FailureOr<TensorMeta> coalesce(RuleContext &cx, const TensorMeta &self) {
  if (failed(checkCOO(cx, self)))
    return failure();
  SparseInfo info = self.getSparseInfo();
  if (info.coalesced == true)
    return self;
  if (!info.nnz.isInt(0))
    info.nnz = SymInt::unknown();
  info.coalesced = true;
  TensorMeta result = self;
  result.components = cx.createInfo(info);
  return result;
}

static FailureOr<TensorMeta> coalesceCopy(RuleContext &cx,
                                          const TensorMeta &self) {
  FailureOr<TensorMeta> result = coalesce(cx, self);
  if (failed(result))
    return failure();
  return makeSparse(cx, self, self.layout, result->getSparseInfo());
}

/// `_coalesced_`: the tensor is said to be coalesced, or not.
static FailureOr<TensorMeta>
markCoalesced(RuleContext &cx, const TensorMeta &self, Scalar coalesced) {
  if (failed(checkCOO(cx, self)))
    return failure();
  SparseInfo info = self.getSparseInfo();
  info.coalesced = coalesced.asBool();
  TensorMeta result = self;
  result.components = cx.createInfo(info);
  return result;
}

static FailureOr<Scalar> isCoalesced(RuleContext &cx, const TensorMeta &self) {
  if (failed(checkCOO(cx, self)))
    return failure();
  std::optional<bool> coalesced = self.getSparseInfo().coalesced;
  return coalesced ? Scalar::boolean(*coalesced)
                   : Scalar::boolean(SymInt::unknown());
}

/// `_nnz`.
static FailureOr<Scalar> countStored(RuleContext &cx, const TensorMeta &self) {
  if (!isSparse(self.layout))
    return cx.error(0) << "expected a sparse tensor, found layout "
                       << getName(self.layout);
  return Scalar::integer(getNumStored(self));
}

/// `sparse_dim`, `dense_dim`: of a COO tensor only known if its type or the op
/// that made it says so.
static FailureOr<Scalar> sparseDim(RuleContext &, const TensorMeta &self) {
  if (!isSparse(self.layout))
    return Scalar::integer(0);
  return Scalar::integer(getSparseDims(self));
}

static FailureOr<Scalar> denseDim(RuleContext &, const TensorMeta &self) {
  if (!isSparse(self.layout))
    return Scalar::integer(self.rank());
  return Scalar::integer(getDenseDims(self));
}

/// A tensor of unknown rank.
static TensorMeta makeUnranked(const TensorMeta &self, DType dtype) {
  TensorMeta result;
  result.dtype = dtype;
  result.device = self.device;
  result.offset = SymInt::unknown();
  return result;
}

/// `indices`: a column for each element, a row for each sparse dimension.
static FailureOr<TensorMeta> indices(RuleContext &cx, const TensorMeta &self) {
  if (failed(checkCOO(cx, self)))
    return failure();
  return makeContiguous(cx,
                        cx.copySizes({getSparseDims(self), getNumStored(self)}),
                        DType::Int64, self.device);
}

/// Number of batch dimensions of a compressed tensor, which come first; -1 if
/// it is not known.
static int64_t countBatches(const TensorMeta &self) {
  SymInt dense = getDenseDims(self);
  return dense.isInt() ? std::max<int64_t>(-1, self.rank() - 2 - dense.getInt())
                       : -1;
}

/// `values`: batches, stored elements, blocks, dense dimensions.
static FailureOr<TensorMeta> values(RuleContext &cx, const TensorMeta &self) {
  if (self.layout == Layout::Jagged) {
    std::optional<Ragged> ragged = getRagged(cx, self);
    if (!ragged)
      return hasNoRaggedSize(cx, 0, self);
    return getValues(cx, self, *ragged);
  }
  if (!isSparse(self.layout))
    return cx.error(0) << "expected a sparse tensor, found layout "
                       << getName(self.layout);
  SymInt dense = getDenseDims(self);
  if (!dense.isInt() || dense.getInt() > self.rank())
    return makeUnranked(self, self.dtype);
  int64_t numSparse = self.rank() - dense.getInt();
  int64_t numBatches = isCompressed(self.layout) ? countBatches(self) : 0;
  if (numBatches < 0)
    return makeUnranked(self, self.dtype);
  SmallVector<SymInt> sizes(self.sizes.take_front(numBatches));
  sizes.push_back(getNumStored(self));
  if (hasBlocks(self.layout))
    llvm::append_range(sizes, self.getSparseInfo().blockSize);
  llvm::append_range(sizes, self.sizes.drop_front(numSparse));
  return makeContiguous(cx, cx.copySizes(sizes), self.dtype, self.device);
}

static FailureOr<TensorMeta> valuesOfCOO(RuleContext &cx,
                                         const TensorMeta &self) {
  if (failed(checkCOO(cx, self)))
    return failure();
  return values(cx, self);
}

static LogicalResult checkCompressed(RuleContext &cx, const TensorMeta &self,
                                     bool rows) {
  if (isCompressed(self.layout) && hasCompressedRows(self.layout) == rows)
    return success();
  return cx.error(0) << "expected compressed " << (rows ? "rows" : "columns")
                     << ", found layout " << getName(self.layout);
}

/// `crow_indices`, `ccol_indices`: the offset of each row, or column, and the
/// end of the last.
template <bool Rows>
static FailureOr<TensorMeta> beginnings(RuleContext &cx,
                                        const TensorMeta &self) {
  if (failed(checkCompressed(cx, self, Rows)))
    return failure();
  int64_t numBatches = countBatches(self);
  if (numBatches < 0)
    return makeUnranked(self, DType::Int64);
  SmallVector<SymInt> sizes(self.sizes.take_front(numBatches));
  SymInt count = self.sizes[numBatches + (Rows ? 0 : 1)];
  if (hasBlocks(self.layout))
    count =
        cx.env.floorDiv(count, self.getSparseInfo().blockSize[Rows ? 0 : 1]);
  sizes.push_back(cx.env.add(count, 1));
  return makeContiguous(cx, cx.copySizes(sizes), DType::Int64, self.device);
}

/// `col_indices`, `row_indices`: one for each element.
template <bool Rows>
static FailureOr<TensorMeta> places(RuleContext &cx, const TensorMeta &self) {
  if (failed(checkCompressed(cx, self, Rows)))
    return failure();
  int64_t numBatches = countBatches(self);
  if (numBatches < 0)
    return makeUnranked(self, DType::Int64);
  SmallVector<SymInt> sizes(self.sizes.take_front(numBatches));
  sizes.push_back(getNumStored(self));
  return makeContiguous(cx, cx.copySizes(sizes), DType::Int64, self.device);
}

//===----------------------------------------------------------------------===//
// Construction
//===----------------------------------------------------------------------===//

/// A sparse tensor with these components, the values of which are `values`.
static TensorMeta makeOf(RuleContext &cx, const TensorMeta &values,
                         ArrayRef<SymInt> size, Layout layout,
                         std::optional<DType> dtype,
                         std::optional<Device> device, const SparseInfo &info) {
  TensorMeta like = values;
  like.sizes = size;
  like.dtype = dtype.value_or(values.dtype);
  like.device = device.value_or(values.device);
  return makeSparse(cx, like, layout, info);
}

static LogicalResult checkCOOParts(RuleContext &cx, const TensorMeta &indices,
                                   const TensorMeta &values, size_t rank) {
  if (indices.rank() != 2)
    return cx.error(0) << "expected a matrix of indices, found sizes "
                       << indices.sizes;
  if (values.isScalar())
    return cx.error(1) << "expected values of rank 1 or more, found rank 0";
  if (!requireEqual(cx, indices.sizes[1], values.sizes[0]))
    return cx.error(0, 1) << "expected a column of indices for each value, "
                             "found sizes "
                          << indices.sizes << " and " << values.sizes;
  SymInt wanted = cx.env.add(indices.sizes[0], values.rank() - 1);
  if (!requireEqual(cx, wanted, static_cast<int64_t>(rank)))
    return cx.error(2) << "expected " << wanted
                       << " sizes, as there are rows of indices and dimensions "
                          "of values, found "
                       << static_cast<int64_t>(rank);
  return success();
}

/// `sparse_coo_tensor` of known sizes.
static FailureOr<TensorMeta>
makeCOO(RuleContext &cx, const TensorMeta &indices, const TensorMeta &values,
        ArrayRef<SymInt> size, std::optional<DType> dtype,
        std::optional<Layout>, std::optional<Device> device, const MetaValue &,
        const MetaValue &coalesced) {
  if (failed(checkCOOParts(cx, indices, values, size.size())))
    return failure();
  SparseInfo info;
  info.nnz = values.sizes[0];
  info.denseDims = values.rank() - 1;
  if (coalesced.isNone())
    info.coalesced = false;
  else if (std::optional<bool> known = coalesced.asBool())
    info.coalesced = *known;
  return makeOf(cx, values, size, Layout::SparseCOO, dtype, device, info);
}

/// The same without elements.
static FailureOr<TensorMeta>
makeEmptyCOO(RuleContext &cx, ArrayRef<SymInt> size, std::optional<DType> dtype,
             std::optional<Layout>, std::optional<Device> device) {
  FailureOr<TensorMeta> result = makeNew(
      cx, size, dtype.value_or(cx.defaultDType), Layout::SparseCOO, device);
  if (failed(result))
    return failure();
  SparseInfo info;
  info.denseDims = 0;
  info.coalesced = true;
  result->components = cx.createInfo(info);
  return result;
}

/// The same with sizes that depend on the indices.
static FailureOr<TensorMeta>
makeCOOFromIndices(RuleContext &cx, const TensorMeta &indices,
                   const TensorMeta &values, std::optional<DType> dtype,
                   std::optional<Layout> layout, std::optional<Device> device,
                   const MetaValue &pinMemory, const MetaValue &coalesced) {
  if (indices.rank() != 2 || !indices.sizes[0].isInt())
    return cx.error(0) << "expected a matrix of indices with a known number of "
                          "rows, found sizes "
                       << indices.sizes;
  SmallVector<SymInt> size;
  for (int64_t i = 0; i < indices.sizes[0].getInt(); ++i)
    size.push_back(freshUnbacked(cx, Range::atLeast(0)));
  if (!values.isScalar())
    llvm::append_range(size, values.sizes.drop_front());
  return makeCOO(cx, indices, values, cx.copySizes(size), dtype, layout, device,
                 pinMemory, coalesced);
}

/// `sparse_csr_tensor` and so on.
template <Layout L>
static FailureOr<TensorMeta>
makeCompressed(RuleContext &cx, const TensorMeta &, const TensorMeta &plain,
               const TensorMeta &values, ArrayRef<SymInt> size,
               std::optional<DType> dtype, std::optional<Layout> layout,
               std::optional<Device> device) {
  Layout kind = L == Layout::Strided ? layout.value_or(L) : L;
  if (!isCompressed(kind))
    return cx.error(5) << "expected a compressed layout, found "
                       << getName(kind);
  if (size.size() < 2)
    return cx.error(3) << "expected 2 sizes or more, found "
                       << static_cast<int64_t>(size.size());
  if (plain.isScalar() || values.isScalar())
    return cx.error(1, 2) << "expected indices and values of rank 1 or more, "
                             "found sizes "
                          << plain.sizes << " and " << values.sizes;
  SparseInfo info;
  info.nnz = plain.sizes.back();
  // Values are batches as plain indices are, blocks, and dense dimensions.
  int64_t numBlocks = hasBlocks(kind) ? 2 : 0;
  info.denseDims =
      std::max<int64_t>(0, values.rank() - plain.rank() - numBlocks);
  if (hasBlocks(kind) && values.rank() >= plain.rank() + 2)
    info.blockSize = {values.sizes[plain.rank()],
                      values.sizes[plain.rank() + 1]};
  return makeOf(cx, values, size, kind, dtype, device, info);
}

//===----------------------------------------------------------------------===//
// Ops of sparse tensors
//===----------------------------------------------------------------------===//

/// Follows sparse_mask: values of `self` at the positions stored in `mask`.
static FailureOr<TensorMeta> sparseMask(RuleContext &cx, const TensorMeta &self,
                                        const TensorMeta &mask) {
  if (!isSparse(mask.layout))
    return cx.error(1) << "expected a sparse mask, found layout "
                       << getName(mask.layout);
  if (isCompressed(self.layout) && mask.layout == Layout::SparseCOO)
    return cx.error(0, 1) << "expected a compressed mask for a compressed "
                             "tensor, found layouts "
                          << getName(self.layout) << " and sparse_coo";
  if (!requireSameSizes(cx, self.sizes, mask.sizes))
    return cx.error(0, 1) << "expected a mask of sizes " << self.sizes
                          << ", found " << mask.sizes;
  TensorMeta like = mask;
  like.dtype = self.dtype;
  SparseInfo info = mask.getSparseInfo();
  info.nnz = makeSparse(like, mask.layout).getSparseInfo().nnz;
  if (info.coalesced == false)
    info.coalesced.reset();
  return makeSparse(cx, like, mask.layout, info);
}

/// `hspmm`: the rows of the product are dense.
static FailureOr<TensorMeta> hspmm(RuleContext &cx, const TensorMeta &self,
                                   const TensorMeta &other) {
  if (failed(checkCOO(cx, self)))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes = matrixProductSizes(cx, 0, self, other);
  if (failed(sizes))
    return failure();
  TensorMeta like = self;
  like.sizes = *sizes;
  return makeSparse(like, Layout::SparseCOO);
}

static FailureOr<TensorMeta>
broadcastCOO(RuleContext &cx, const TensorMeta &self, ArrayRef<SymInt> size) {
  if (failed(checkCOO(cx, self)))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes = broadcastSizes(cx, {self.sizes, size});
  if (failed(sizes))
    return failure();
  if (!requireSameSizes(cx, *sizes, size))
    return cx.error(0, 1) << "cannot broadcast sizes " << self.sizes << " to "
                          << size;
  TensorMeta like = self;
  like.sizes = size;
  return makeSparse(like, Layout::SparseCOO);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"coalesce(Tensor(a) self) -> Tensor(a)", rule<coalesce>, follows("native"),
     Behavior::TakesSparse},
    {"_coalesce(Tensor self) -> Tensor", rule<coalesceCopy>, follows("native"),
     Behavior::TakesSparse},
    {"_coalesced_(Tensor(a!) self, bool coalesced) -> Tensor(a!)",
     rule<markCoalesced>, follows("native"), Behavior::TakesSparse},
    {"is_coalesced(Tensor self) -> bool", rule<isCoalesced>, follows("native"),
     Behavior::TakesSparse},
    {"_nnz(Tensor self) -> int", rule<countStored>, follows("native"),
     Behavior::TakesSparse},
    {"sparse_dim(Tensor self) -> int", rule<sparseDim>, follows("native"),
     Behavior::TakesSparse},
    {"_dimI(Tensor self) -> int", rule<sparseDim>, follows("native"),
     Behavior::TakesSparse},
    {"dense_dim(Tensor self) -> int", rule<denseDim>, follows("native"),
     Behavior::TakesSparse},
    {"_dimV(Tensor self) -> int", rule<denseDim>, follows("native"),
     Behavior::TakesSparse},
    {"indices(Tensor(a) self) -> Tensor(a)", rule<indices>, follows("native"),
     Behavior::TakesSparse},
    {"_indices(Tensor(a) self) -> Tensor(a)", rule<indices>, follows("native"),
     Behavior::TakesSparse},
    {"values(Tensor(a) self) -> Tensor(a)", rule<values>, follows("native"),
     Behavior::TakesSparse},
    {"_values(Tensor(a) self) -> Tensor(a)", rule<valuesOfCOO>,
     follows("native"), Behavior::TakesSparse},
    {"crow_indices(Tensor(a) self) -> Tensor(a)", rule<beginnings<true>>,
     follows("native"), Behavior::TakesSparse},
    {"ccol_indices(Tensor(a) self) -> Tensor(a)", rule<beginnings<false>>,
     follows("native"), Behavior::TakesSparse},
    {"col_indices(Tensor(a) self) -> Tensor(a)", rule<places<true>>,
     follows("native"), Behavior::TakesSparse},
    {"row_indices(Tensor(a) self) -> Tensor(a)", rule<places<false>>,
     follows("native"), Behavior::TakesSparse},
    {"sparse_coo_tensor.size(int[] size, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=False) -> Tensor",
     rule<makeEmptyCOO>, follows("_subclasses.fake_impls.constructors native"),
     Behavior::TakesSparse},
    {"sparse_coo_tensor.indices(Tensor indices, Tensor values, *, "
     "ScalarType? dtype=None, Layout? layout=None, Device? device=None, "
     "bool? pin_memory=None, bool? is_coalesced=None) -> Tensor",
     rule<makeCOOFromIndices>, follows("native"), Behavior::TakesSparse},
    {"sparse_coo_tensor.indices_size(Tensor indices, Tensor values, int[] "
     "size, *, ScalarType? dtype=None, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None, bool? is_coalesced=None) -> Tensor",
     rule<makeCOO>, follows("native"), Behavior::TakesSparse},
    {"_sparse_coo_tensor_unsafe(Tensor indices, Tensor values, SymInt[] "
     "size, *, ScalarType? dtype=None, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None, bool? is_coalesced=None) -> Tensor",
     rule<makeCOO>, follows("native"), Behavior::TakesSparse},
    {"sparse_csr_tensor.crow_col_value_size(Tensor crow_indices, Tensor "
     "col_indices, Tensor values, int[] size, *, ScalarType? dtype=None, "
     "Layout? layout=None, Device? device=None, bool? pin_memory=False) -> "
     "Tensor",
     rule<makeCompressed<Layout::SparseCSR>>, follows("native"),
     Behavior::TakesSparse},
    {"sparse_csc_tensor.ccol_row_value_size(Tensor ccol_indices, Tensor "
     "row_indices, Tensor values, int[] size, *, ScalarType? dtype=None, "
     "Layout? layout=None, Device? device=None, bool? pin_memory=False) -> "
     "Tensor",
     rule<makeCompressed<Layout::SparseCSC>>, follows("native"),
     Behavior::TakesSparse},
    {"sparse_bsr_tensor.crow_col_value_size(Tensor crow_indices, Tensor "
     "col_indices, Tensor values, int[] size, *, ScalarType? dtype=None, "
     "Layout? layout=None, Device? device=None, bool? pin_memory=False) -> "
     "Tensor",
     rule<makeCompressed<Layout::SparseBSR>>, follows("native"),
     Behavior::TakesSparse},
    {"sparse_bsc_tensor.ccol_row_value_size(Tensor ccol_indices, Tensor "
     "row_indices, Tensor values, int[] size, *, ScalarType? dtype=None, "
     "Layout? layout=None, Device? device=None, bool? pin_memory=False) -> "
     "Tensor",
     rule<makeCompressed<Layout::SparseBSC>>, follows("native"),
     Behavior::TakesSparse},
    {"sparse_compressed_tensor.comp_plain_value_size(Tensor "
     "compressed_indices, Tensor plain_indices, Tensor values, SymInt[] "
     "size, *, ScalarType? dtype=None, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=False) -> Tensor",
     rule<makeCompressed<Layout::Strided>>, follows("native"),
     Behavior::TakesSparse},
    {"_sparse_compressed_tensor_unsafe(Tensor compressed_indices, Tensor "
     "plain_indices, Tensor values, SymInt[] size, *, ScalarType? "
     "dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     rule<makeCompressed<Layout::Strided>>, follows("native"),
     Behavior::TakesSparse},
    {"sparse_mask(Tensor self, Tensor mask) -> Tensor", rule<sparseMask>,
     follows("native"), Behavior::TakesSparse},
    {"hspmm(Tensor mat1, Tensor mat2) -> Tensor", rule<hspmm>,
     follows("native"), Behavior::TakesSparse},
    {"_sparse_broadcast_to(Tensor(a) self, int[] size) -> Tensor(a)",
     rule<broadcastCOO>, follows("native"), Behavior::TakesSparse},
};

OpFamily fake::getSparseComponentsFamily() {
  return {"SparseComponents", rows};
}
