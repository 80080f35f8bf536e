//===- Permute.cpp - Dimensions in another order ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Views/View.h"
#include "Table/Composite.h"
#include "llvm/ADT/Sequence.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Another order of dimensions
//===----------------------------------------------------------------------===//

static FailureOr<TensorMeta> permute(RuleContext &cx, const TensorMeta &self,
                                     ArrayRef<int64_t> dims) {
  return permuteGeometry(cx, self, dims);
}

/// Swaps two dimensions. Strides move with their sizes; storage is shared.
static FailureOr<TensorMeta> transpose(RuleContext &cx, const TensorMeta &self,
                                       int64_t dim0, int64_t dim1) {
  return transposeGeometry(cx, self, dim0, dim1);
}

/// The transposed matrix; vectors and scalars stay what they are.
static FailureOr<TensorMeta> t(RuleContext &cx, const TensorMeta &self) {
  if (self.rank() > 2)
    return cx.error(0) << "t() expects a tensor of rank 2 or less, found "
                       << self.sizes;
  if (self.rank() < 2)
    return makeAlias(self);
  return transposeGeometry(cx, self, 0, 1);
}

/// `x.T`: all dimensions in reverse order.
static FailureOr<TensorMeta> numpyT(RuleContext &cx, const TensorMeta &self) {
  SmallVector<int64_t> dims;
  for (int64_t dim = self.rank(); dim-- > 0;)
    dims.push_back(dim);
  return permuteGeometry(cx, self, dims);
}

static FailureOr<TensorMeta> mT(RuleContext &cx, const TensorMeta &self) {
  if (self.rank() < 2)
    return cx.error(0) << "mT expects a matrix or a batch of matrices, found "
                       << self.sizes;
  return transposeGeometry(cx, self, -2, -1);
}

/// `mH`, `adjoint`: transposed and conjugated.
static FailureOr<TensorMeta> mH(RuleContext &cx, const TensorMeta &self) {
  FailureOr<TensorMeta> result = mT(cx, self);
  if (failed(result))
    return failure();
  return conjugate(cx, *result);
}

static FailureOr<TensorMeta> matrixH(RuleContext &cx, const TensorMeta &self) {
  if (self.isScalar())
    return self;
  if (self.rank() != 2)
    return cx.error(0) << "H expects a matrix, found " << self.sizes;
  return mH(cx, self);
}

/// `movedim`: dimension `source[i]` goes to place `destination[i]`, the others
/// fill the remaining places in order.
static FailureOr<TensorMeta> movedim(RuleContext &cx, const TensorMeta &self,
                                     ArrayRef<int64_t> source,
                                     ArrayRef<int64_t> destination) {
  if (source.size() != destination.size())
    return cx.error(1, 2) << "movedim expects as many sources as destinations, "
                             "found "
                          << source.size() << " and " << destination.size();
  FailureOr<SmallVector<int64_t>> from = wrapDims(cx, source, self.rank());
  if (failed(from))
    return failure();
  FailureOr<SmallVector<int64_t>> to = wrapDims(cx, destination, self.rank());
  if (failed(to))
    return failure();
  if (self.isScalar())
    return self;
  SmallVector<int64_t> order(self.rank(), -1);
  for (auto [src, dst] : llvm::zip_equal(*from, *to))
    order[dst] = src;
  int64_t next = 0;
  for (int64_t &dim : order) {
    if (dim >= 0)
      continue;
    while (llvm::is_contained(*from, next))
      ++next;
    dim = next++;
  }
  return permuteGeometry(cx, self, order);
}

static FailureOr<TensorMeta> movedimInt(RuleContext &cx, const TensorMeta &self,
                                        int64_t source, int64_t destination) {
  return movedim(cx, self, source, destination);
}

static const OpRow rows[] = {
    {"permute(Tensor(a) self, int[] dims) -> Tensor(a)", rule<permute>,
     follows("_refs.permute native")},
    {"permute_copy(Tensor self, int[] dims) -> Tensor", copyOf<permute>,
     follows("_refs.permute_copy")},
    {"transpose.int(Tensor(a) self, int dim0, int dim1) -> Tensor(a)",
     rule<transpose>, follows("_refs.transpose native")},
    {"transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)",
     rule<transpose>, follows("_meta_registrations.transpose_"),
     Tag::inplace_view},
    {"transpose_copy.int(Tensor self, int dim0, int dim1) -> Tensor",
     copyOf<transpose>, follows("_refs.transpose_copy")},
    {"swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)",
     aliasOf("transpose.int")},
    {"swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)",
     aliasOf("transpose_")},
    {"swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)",
     aliasOf("transpose.int")},
    {"swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)",
     aliasOf("transpose_")},
    {"t(Tensor(a) self) -> Tensor(a)", rule<t>, follows("_refs.t native")},
    {"t_(Tensor(a!) self) -> Tensor(a!)", rule<t>,
     follows("_meta_registrations.t_"), Tag::inplace_view},
    {"t_copy(Tensor self) -> Tensor", copyOf<t>, follows("_refs.t_copy")},
    {"numpy_T(Tensor(a) self) -> Tensor(a)", rule<numpyT>, follows("native")},
    {"mT(Tensor(a) self) -> Tensor(a)", rule<mT>, follows("native")},
    {"mH(Tensor(a) self) -> Tensor(a)", rule<mH>, follows("native")},
    {"adjoint(Tensor(a) self) -> Tensor(a)", aliasOf("mH")},
    {"matrix_H(Tensor(a) self) -> Tensor(a)", rule<matrixH>, follows("native")},
    {"movedim.int(Tensor(a) self, int source, int destination) -> Tensor(a)",
     rule<movedimInt>, follows("native")},
    {"movedim.intlist(Tensor(a) self, int[] source, int[] destination) -> "
     "Tensor(a)",
     rule<movedim>, follows("native")},
    {"moveaxis.int(Tensor(a) self, int source, int destination) -> Tensor(a)",
     aliasOf("movedim.int")},
    {"moveaxis.intlist(Tensor(a) self, int[] source, int[] destination) -> "
     "Tensor(a)",
     aliasOf("movedim.intlist")},
    {"prims::transpose(Tensor(a) a, int[] permutation) -> Tensor(a)",
     rule<permute>, follows("_prims.transpose")},
};

OpFamily fake::getPermuteFamily() { return {"Permute", rows}; }
