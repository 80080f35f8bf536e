//===- Diagonal.cpp - Diagonals of tensors ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Scalars/Lists.h"
#include "Ops/Views/Slice.h"
#include "Table/Composite.h"
#include <numeric>

using namespace fake;

//===----------------------------------------------------------------------===//
// One part
//===----------------------------------------------------------------------===//

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

//===----------------------------------------------------------------------===//
// Diagonals
//===----------------------------------------------------------------------===//

/// `diag_embed`: the last dimension spread along the diagonal of two new ones.
static FailureOr<TensorMeta> diagEmbed(RuleContext &cx, const TensorMeta &self,
                                       int64_t offset, int64_t dim1,
                                       int64_t dim2) {
  if (self.isScalar())
    return cx.error(0) << "expected a tensor of rank 1 or more, found rank 0";
  FailureOr<int64_t> a = wrapDim(cx, dim1, self.rank() + 1);
  if (failed(a))
    return failure();
  FailureOr<int64_t> b = wrapDim(cx, dim2, self.rank() + 1);
  if (failed(b))
    return failure();
  if (*a == *b)
    return cx.error(2, 3) << "expected two different dimensions, found " << dim1
                          << " and " << dim2;
  SymInt size = cx.env.add(self.sizes.back(), std::abs(offset));
  ArrayRef<SymInt> batch = self.sizes.drop_back();
  ArrayRef<SymInt> sizes = withDim(
      cx, withDim(cx, batch, std::min(*a, *b), size), std::max(*a, *b), size);
  return newLike(cx, self, sizes);
}

/// `diag`: a matrix from its diagonal, or a copy of the diagonal.
static FailureOr<TensorMeta> diag(RuleContext &cx, const TensorMeta &self,
                                  int64_t offset) {
  if (self.rank() == 1)
    return diagEmbed(cx, self, offset, 0, 1);
  if (self.rank() != 2)
    return cx.error(0) << "expected a tensor of rank 1 or 2, found "
                       << self.sizes;
  SymInt rows = cx.env.add(self.sizes[0], std::min<int64_t>(offset, 0));
  SymInt columns = cx.env.sub(self.sizes[1], std::max<int64_t>(offset, 0));
  return newLike(cx, self,
                 cx.copySizes(cx.env.max(cx.env.min(rows, columns), 0)));
}

static FailureOr<TensorMeta> diagflat(RuleContext &cx, const TensorMeta &self,
                                      int64_t offset) {
  TensorMeta flat = newLike(cx, self, cx.copySizes(numel(cx, self.sizes)));
  return diagEmbed(cx, flat, offset, 0, 1);
}

static const OpRow rows[] = {
    {"diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> "
     "Tensor(a)",
     rule<diagonal>, follows("_refs.diagonal native")},
    {"diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1) -> "
     "Tensor",
     copyOf<diagonal>, follows("_refs.diagonal_copy")},
    {"diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int "
     "dim2=1) -> Tensor",
     rule<copyIntoPart>,
     follows("_subclasses.fake_impls.multi_device_op_default "
             "_meta_registrations.meta_diagonal_scatter")},
    {"diagonal_backward(Tensor grad_output, SymInt[] input_sizes, int offset, "
     "int dim1, int dim2) -> Tensor",
     rule<partBackward>, follows("_decomp.decompositions.diagonal_backward")},
    {"linalg_diagonal(Tensor(a) A, *, int offset=0, int dim1=-2, int dim2=-1) "
     "-> Tensor(a)",
     rule<diagonal>, follows("native")},
    {"diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> "
     "Tensor",
     rule<diagEmbed>, follows("_refs.diag_embed")},
    {"diag(Tensor self, int diagonal=0) -> Tensor", rule<diag>,
     follows("native")},
    {"diagflat(Tensor self, int offset=0) -> Tensor", rule<diagflat>,
     follows("native")},
};

OpFamily fake::getDiagonalFamily() { return {"Diagonal", rows}; }
