//===- SparseConversion.cpp - Sparse tensors --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facets/Sparse.h"

using namespace fake;

TensorMeta fake::makeSparse(const TensorMeta &self, Layout layout) {
  TensorMeta result;
  result.sizes = self.sizes;
  result.ranked = true;
  result.dtype = self.dtype;
  result.device = self.device;
  result.layout = layout;
  result.offset = SymInt::unknown();
  // How many elements the result stores depends on the op.
  static const SparseInfo someElements = {SymInt::unknown(), {}, {}, {}};
  if (isSparse(self.layout) && !getNumStored(self).isInt(0))
    result.components = &someElements;
  return result;
}

TensorMeta fake::makeSparse(RuleContext &cx, const TensorMeta &self,
                            Layout layout, const SparseInfo &info) {
  TensorMeta result = makeSparse(self, layout);
  result.components = cx.createInfo(info);
  return result;
}

LogicalResult fake::checkCOO(RuleContext &cx, const TensorMeta &self) {
  if (self.layout == Layout::SparseCOO)
    return success();
  return cx.error(0) << "expected layout sparse_coo, found "
                     << getName(self.layout);
}

SymInt fake::getDenseDims(const TensorMeta &self) {
  if (isCompressed(self.layout) && self.ranked && self.rank() == 2)
    return 0;
  return self.getSparseInfo().denseDims;
}

SymInt fake::getSparseDims(const TensorMeta &self) {
  if (isCompressed(self.layout))
    return 2;
  SymInt dense = getDenseDims(self);
  return self.ranked && dense.isInt() ? SymInt(self.rank() - dense.getInt())
                                      : SymInt::unknown();
}

/// A sparse tensor of the elements of `self`. Of a strided one, what is not
/// said to be dense is sparse, batches included; COO is coalesced.
static TensorMeta convertTo(RuleContext &cx, const TensorMeta &self,
                            Layout layout, std::optional<int64_t> denseDim,
                            std::optional<ArrayRef<int64_t>> blockSize) {
  SparseInfo info = makeSparse(self, layout).getSparseInfo();
  if (denseDim)
    info.denseDims = *denseDim;
  else
    info.denseDims = isSparse(self.layout) ? getDenseDims(self) : SymInt(0);
  if (blockSize)
    info.blockSize = {(*blockSize)[0], (*blockSize)[1]};
  if (layout == Layout::SparseCOO)
    info.coalesced = true;
  return makeSparse(cx, self, layout, info);
}

/// Follows dense_to_sparse of ATen.
static FailureOr<TensorMeta>
toSparse(RuleContext &cx, const TensorMeta &self, std::optional<Layout> layout,
         std::optional<ArrayRef<int64_t>> blockSize,
         std::optional<int64_t> denseDim) {
  Layout kind = layout.value_or(Layout::SparseCOO);
  if (kind == self.layout)
    return self;
  if (!isSparse(kind))
    return cx.error(1) << "expected a sparse layout, found " << getName(kind);
  if (blockSize.has_value() != hasBlocks(kind))
    return cx.error(2) << (blockSize ? "expected no" : "expected a")
                       << " block size for layout " << getName(kind);
  if (kind != Layout::SparseCOO && self.rank() < 2)
    return cx.error(0) << "expected rank 2 or more for layout " << getName(kind)
                       << ", found rank " << self.rank();
  if (blockSize && blockSize->size() != 2)
    return cx.error(2) << "expected 2 sizes of a block, found "
                       << static_cast<int64_t>(blockSize->size());
  if (denseDim && (*denseDim < 0 || *denseDim > self.rank() ||
                   (*denseDim == self.rank() && self.rank() > 0)))
    return cx.error(3) << "expected fewer dense dimensions than " << self.rank()
                       << ", found " << *denseDim;
  return convertTo(cx, self, kind, denseDim, blockSize);
}

static FailureOr<TensorMeta>
toSparseDim(RuleContext &cx, const TensorMeta &self, int64_t sparseDim) {
  int64_t rank = self.rank(), least = rank > 0 ? 1 : 0;
  if (sparseDim < least || sparseDim > rank)
    return cx.error(1) << "expected between " << least << " and " << rank
                       << " sparse dimensions, found " << sparseDim;
  return convertTo(cx, self, Layout::SparseCOO, rank - sparseDim, std::nullopt);
}

/// `to_sparse_csr` and so on, which imply the layout.
template <Layout L>
static FailureOr<TensorMeta> toCompressed(RuleContext &cx,
                                          const TensorMeta &self,
                                          std::optional<int64_t> denseDim) {
  if (hasBlocks(self.layout))
    return cx.error(0) << "expected a tensor without blocks, found layout "
                       << getName(self.layout);
  return toSparse(cx, self, L, std::nullopt, denseDim);
}
template <Layout L>
static FailureOr<TensorMeta> toBlocks(RuleContext &cx, const TensorMeta &self,
                                      ArrayRef<int64_t> blockSize,
                                      std::optional<int64_t> denseDim) {
  if (blockSize.size() != 2)
    return cx.error(1) << "expected 2 sizes of a block, found "
                       << static_cast<int64_t>(blockSize.size());
  for (auto [i, size] : llvm::enumerate(blockSize)) {
    if (size < 1)
      return cx.error(1) << "expected blocks of 1 or more, found " << size;
    if (self.rank() >= 2 && !cx.env.require(Condition::multiple(
                                self.sizes[self.rank() - 2 + i], size)))
      return cx.error(0, 1) << "expected sizes divisible by blocks of " << size
                            << ", found " << self.sizes;
  }
  return toSparse(cx, self, L, blockSize, denseDim);
}

/// Follows _to_dense: a row-major tensor.
static FailureOr<TensorMeta> toDense(RuleContext &cx, const TensorMeta &self,
                                     std::optional<DType> dtype) {
  return makeContiguous(cx, self.sizes, dtype.value_or(self.dtype),
                        self.device);
}

/// Follows _sparse_mm_reduce_impl_sparse_csr_cpu: the argmin and argmax indices
/// are only kept for gradients, for which there are no fake tensors.
static FailureOr<std::array<TensorMeta, 2>> mmReduce(RuleContext &cx,
                                                     const TensorMeta &self,
                                                     const TensorMeta &other,
                                                     StringRef reduce) {
  if (!llvm::is_contained({"sum", "prod", "mean", "amax", "amin"}, reduce))
    return cx.error(2)
           << "expected a reduction sum, prod, mean, amax or amin, found "
           << reduce;
  if (self.layout != Layout::SparseCSR)
    return cx.error(0) << "expected layout sparse_csr, found "
                       << getName(self.layout);
  FailureOr<ArrayRef<SymInt>> sizes = matrixProductSizes(cx, 0, self, other);
  if (failed(sizes))
    return failure();
  return std::array{
      makeContiguous(cx, *sizes, other.dtype, other.device),
      makeContiguous(cx, cx.copySizes(SymInt(0)), DType::Int64, other.device)};
}

/// Follows _sparse_mm, in which the dense matrix comes second.
static FailureOr<TensorMeta> sparseMM(RuleContext &cx, const TensorMeta &self,
                                      const TensorMeta &other) {
  FailureOr<ArrayRef<SymInt>> sizes = matrixProductSizes(cx, 0, self, other);
  if (failed(sizes))
    return failure();
  bool isFirst = isSparse(self.layout), isSecond = isSparse(other.layout);
  if (!isFirst && !isSecond)
    return cx.error(0) << "expected a sparse matrix, found layout "
                       << getName(self.layout);
  if (!isSecond)
    return makeContiguous(cx, *sizes, other.dtype, other.device);
  if (!isFirst)
    return makeStrided(cx, *sizes,
                       cx.copySizes({1, cx.env.max((*sizes)[0], 1)}),
                       self.dtype, self.device);
  if (hasBlocks(other.layout))
    return cx.error(1) << "expected a matrix without blocks, found layout "
                       << getName(other.layout);
  TensorMeta product = self;
  product.sizes = *sizes;
  return makeSparse(product, other.layout);
}

static FailureOr<TensorMeta> mmReduced(RuleContext &cx, const TensorMeta &self,
                                       const TensorMeta &other,
                                       StringRef reduce) {
  auto results = mmReduce(cx, self, other, reduce);
  if (failed(results))
    return failure();
  return (*results)[0];
}

/// Follows sparse_sampled_addmm: the product at the positions stored in `self`.
static FailureOr<TensorMeta> sampledAddmm(RuleContext &cx,
                                          const TensorMeta &self,
                                          const TensorMeta &mat1,
                                          const TensorMeta &mat2) {
  if (self.layout != Layout::SparseCSR)
    return cx.error(0) << "expected layout sparse_csr, found "
                       << getName(self.layout);
  for (auto [i, matrix] : llvm::enumerate(std::array{&mat1, &mat2})) {
    if (matrix->rank() < 2)
      return cx.error(i + 1)
             << "expected matrices, found rank " << matrix->rank();
    if (matrix->dtype != self.dtype && matrix->dtype != DType::Unknown &&
        self.dtype != DType::Unknown)
      return cx.error(0, i + 1) << "expected equal dtypes, found " << self.dtype
                                << " and " << matrix->dtype;
  }
  SymInt rows = mat1.sizes[mat1.rank() - 2], columns = mat2.sizes.back();
  if (!requireEqual(cx, mat1.sizes.back(), mat2.sizes[mat2.rank() - 2]))
    return cx.error(1, 2) << "cannot multiply matrices of sizes " << mat1.sizes
                          << " and " << mat2.sizes;
  if (self.rank() < 2 || !requireEqual(cx, self.sizes[self.rank() - 2], rows) ||
      !requireEqual(cx, self.sizes.back(), columns))
    return cx.error(0) << "expected a matrix of sizes [" << rows << ", "
                       << columns << "], found " << self.sizes;
  return makeSparse(self, self.layout);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"_to_sparse(Tensor self, *, Layout? layout=None, int[2]? blocksize=None, "
     "int? dense_dim=None) -> Tensor",
     rule<toSparse>, follows("native"), Behavior::TakesSparse},
    {"_to_sparse.sparse_dim(Tensor self, int sparse_dim) -> Tensor",
     rule<toSparseDim>, follows("native"), Behavior::TakesSparse},
    {"to_sparse(Tensor self, *, Layout? layout=None, int[2]? blocksize=None, "
     "int? dense_dim=None) -> Tensor",
     rule<toSparse>, follows("native"), Behavior::TakesSparse},
    {"to_sparse.sparse_dim(Tensor self, int sparse_dim) -> Tensor",
     rule<toSparseDim>, follows("native"), Behavior::TakesSparse},
    {"_to_dense(Tensor self, ScalarType? dtype=None, bool? masked_grad=None) "
     "-> Tensor",
     rule<toDense>, follows("_subclasses.fake_impls._to_dense native"),
     Behavior::TakesSparse},
    {"to_dense(Tensor self, ScalarType? dtype=None, *, bool? masked_grad=None) "
     "-> Tensor",
     rule<toDense>, follows("native"), Behavior::TakesSparse},
    {"to_sparse_csr(Tensor self, int? dense_dim=None) -> Tensor",
     rule<toCompressed<Layout::SparseCSR>>, follows("native"),
     Behavior::TakesSparse},
    {"to_sparse_csc(Tensor self, int? dense_dim=None) -> Tensor",
     rule<toCompressed<Layout::SparseCSC>>, follows("native"),
     Behavior::TakesSparse},
    {"to_sparse_bsr(Tensor self, int[2] blocksize, int? dense_dim=None) -> "
     "Tensor",
     rule<toBlocks<Layout::SparseBSR>>, follows("native"),
     Behavior::TakesSparse},
    {"to_sparse_bsc(Tensor self, int[2] blocksize, int? dense_dim=None) -> "
     "Tensor",
     rule<toBlocks<Layout::SparseBSC>>, follows("native"),
     Behavior::TakesSparse},
    {"_to_sparse_csr(Tensor self, int? dense_dim=None) -> Tensor",
     rule<toCompressed<Layout::SparseCSR>>, follows("native"),
     Behavior::TakesSparse},
    {"_to_sparse_csc(Tensor self, int? dense_dim=None) -> Tensor",
     rule<toCompressed<Layout::SparseCSC>>, follows("native"),
     Behavior::TakesSparse},
    {"_to_sparse_bsr(Tensor self, int[2] blocksize, int? dense_dim=None) -> "
     "Tensor",
     rule<toBlocks<Layout::SparseBSR>>, follows("native"),
     Behavior::TakesSparse},
    {"_to_sparse_bsc(Tensor self, int[2] blocksize, int? dense_dim=None) -> "
     "Tensor",
     rule<toBlocks<Layout::SparseBSC>>, follows("native"),
     Behavior::TakesSparse},
    {"_sparse_mm_reduce_impl(Tensor self, Tensor other, str reduce) -> "
     "(Tensor, Tensor)",
     rule<mmReduce>, follows("native"), Behavior::TakesSparse},
    {"_sparse_mm(Tensor sparse, Tensor dense) -> Tensor", rule<sparseMM>,
     follows("native"), Behavior::TakesSparse},
    {"_sparse_mm.reduce(Tensor sparse, Tensor dense, str reduce) -> Tensor",
     rule<mmReduced>, follows("native"), Behavior::TakesSparse},
    {"sparse_sampled_addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar "
     "beta=1, Scalar alpha=1) -> Tensor",
     rule<sampledAddmm>, follows("native"), Behavior::TakesSparse},
};

OpFamily fake::getSparseConversionFamily() {
  return {"SparseConversion", rows};
}
