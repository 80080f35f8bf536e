//===- SparseReduction.cpp - Reductions of sparse tensors -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Sums of sparse tensors and their softmax.
//
//===----------------------------------------------------------------------===//

#include "Facets/Sparse.h"
#include "Table/Call.h"

using namespace fake;

/// `_sparse_sum` is `sum` of a COO tensor.
static FailureOr<TensorMeta> sparseSum(RuleContext &cx, const TensorMeta &self,
                                       std::optional<ArrayRef<int64_t>> dims,
                                       std::optional<DType> dtype) {
  if (failed(checkCOO(cx, self)))
    return failure();
  MetaValue type = dtype ? MetaValue(*dtype) : MetaValue::none();
  if (!dims)
    return callOp(cx, Op::sum, {MetaValue::tensor(&self), type});
  return callOp(cx, Op::sum_dim_IntList,
                {MetaValue::tensor(&self), toList(cx, *dims),
                 Scalar::boolean(false), type});
}

static FailureOr<TensorMeta> sumAll(RuleContext &cx, const TensorMeta &self) {
  return sparseSum(cx, self, std::nullopt, std::nullopt);
}

static FailureOr<TensorMeta> sumAllAs(RuleContext &cx, const TensorMeta &self,
                                      DType dtype) {
  return sparseSum(cx, self, std::nullopt, dtype);
}

static FailureOr<TensorMeta> sumAlong(RuleContext &cx, const TensorMeta &self,
                                      ArrayRef<int64_t> dims) {
  return sparseSum(cx, self, dims, std::nullopt);
}

static FailureOr<TensorMeta> sumAlongAs(RuleContext &cx, const TensorMeta &self,
                                        ArrayRef<int64_t> dims, DType dtype) {
  return sparseSum(cx, self, dims, dtype);
}

/// Follows _sparse_softmax and _sparse_log_softmax.
static FailureOr<TensorMeta> softmax(RuleContext &cx, const TensorMeta &self,
                                     int64_t dim, std::optional<DType> dtype) {
  if (failed(checkCOO(cx, self)) || failed(wrapDim(cx, dim, self.rank())))
    return failure();
  TensorMeta like = self;
  like.dtype = dtype.value_or(self.dtype);
  return makeSparse(like, Layout::SparseCOO);
}

static FailureOr<TensorMeta> softmaxHalf(RuleContext &cx,
                                         const TensorMeta &self, int64_t dim,
                                         bool halfToFloat) {
  return softmax(cx, self, dim,
                 halfToFloat ? std::optional(DType::Float32) : std::nullopt);
}

static const OpRow rows[] = {
    {"_sparse_sum(Tensor self) -> Tensor", rule<sumAll>, follows("native"),
     Behavior::TakesSparse},
    {"_sparse_sum.dtype(Tensor self, *, ScalarType dtype) -> Tensor",
     rule<sumAllAs>, follows("native"), Behavior::TakesSparse},
    {"_sparse_sum.dim(Tensor self, int[1] dim) -> Tensor", rule<sumAlong>,
     follows("native"), Behavior::TakesSparse},
    {"_sparse_sum.dim_dtype(Tensor self, int[1] dim, *, ScalarType dtype) -> "
     "Tensor",
     rule<sumAlongAs>, follows("native"), Behavior::TakesSparse},
    {"_sparse_softmax.int(Tensor self, int dim, ScalarType? dtype=None) -> "
     "Tensor",
     rule<softmax>, follows("native"), Behavior::TakesSparse},
    {"_sparse_softmax(Tensor self, int dim, bool half_to_float) -> Tensor",
     rule<softmaxHalf>, follows("native"), Behavior::TakesSparse},
    {"_sparse_log_softmax.int(Tensor self, int dim, ScalarType? dtype=None) "
     "-> Tensor",
     rule<softmax>, follows("native"), Behavior::TakesSparse},
    {"_sparse_log_softmax(Tensor self, int dim, bool half_to_float) -> "
     "Tensor",
     rule<softmaxHalf>, follows("native"), Behavior::TakesSparse},
};

OpFamily fake::getSparseReductionFamily() { return {"SparseReduction", rows}; }
