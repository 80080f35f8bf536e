//===- Distance.cpp - Distances between vectors -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Reduction.h"
#include "Table/Decomposition.h"
#include "Table/SingleDevice.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// All pairs
//===----------------------------------------------------------------------===//

/// Both must be batches of matrices; they are arguments `first` and the next.
static LogicalResult checkMatrices(RuleContext &cx, unsigned first,
                                   const TensorMeta &x1, const TensorMeta &x2) {
  for (auto [i, x] : llvm::enumerate(std::array{&x1, &x2}))
    if (x->rank() < 2)
      return cx.error(first + i)
             << "expected a tensor of rank 2 or more, found rank " << x->rank();
  return success();
}

/// The distances of the rows of two batches of matrices: new, row-major.
static FailureOr<TensorMeta> distances(RuleContext &cx, const TensorMeta &x1,
                                       const TensorMeta &x2) {
  if (failed(checkMatrices(cx, 0, x1, x2)))
    return failure();
  if (!requireEqual(cx, x1.sizes.back(), x2.sizes.back()))
    return cx.error(0, 1) << "expected the same number of columns, found "
                          << x1.sizes.back() << " and " << x2.sizes.back();
  if (failed(commonDeviceOf(cx, x1, x2)))
    return failure();
  FailureOr<ArrayRef<SymInt>> batch =
      broadcastSizes(cx, {x1.sizes.drop_back(2), x2.sizes.drop_back(2)});
  if (failed(batch))
    return failure();
  const SymInt matrix[] = {x1.sizes[x1.rank() - 2], x2.sizes[x2.rank() - 2]};
  return newLike(cx, x1, concat(cx, *batch, matrix));
}

/// Follows meta_cdist_forward.
static FailureOr<TensorMeta> cdist(RuleContext &cx, const TensorMeta &x1,
                                   const TensorMeta &x2, double p,
                                   std::optional<int64_t> mode) {
  for (auto [i, x] : llvm::enumerate(std::array{&x1, &x2}))
    if (!isFloat(x->dtype) && x->dtype != DType::Unknown)
      return cx.error(i) << "expected a float dtype, found " << x->dtype;
  if (p < 0)
    return cx.error(2) << "expected p to be 0 or more, found " << p;
  if (mode && (*mode < 0 || *mode > 2))
    return cx.error(3) << "expected a mode between 0 and 2, found " << *mode;
  return distances(cx, x1, x2);
}

/// Follows meta_cdist_backward.
static FailureOr<TensorMeta> cdistBackward(RuleContext &cx,
                                           const TensorMeta &gradient,
                                           const TensorMeta &x1,
                                           const TensorMeta &x2) {
  if (failed(checkMatrices(cx, 1, x1, x2)))
    return failure();
  FailureOr<ArrayRef<SymInt>> batch =
      broadcastSizes(cx, {x1.sizes.drop_back(2), x2.sizes.drop_back(2)});
  if (failed(batch))
    return failure();
  return newLike(cx, x1, concat(cx, *batch, x1.sizes.take_back(2)));
}

/// Follows meta__pdist_forward: one distance for each pair of rows.
static LogicalResult checkContiguous(RuleContext &cx, unsigned arg,
                                     const TensorMeta &tensor) {
  if (isContiguous(cx, tensor))
    return success();
  return cx.error(arg) << "expected a contiguous tensor, found strides "
                       << tensor.strides;
}

static FailureOr<TensorMeta> pdistForward(RuleContext &cx,
                                          const TensorMeta &self) {
  if (failed(checkContiguous(cx, 0, self)))
    return failure();
  if (self.rank() < 1)
    return cx.error(0) << "expected rows, found a tensor of rank 0";
  SymInt rows = self.sizes[0];
  SymInt pairs = cx.env.floorDiv(cx.env.mul(rows, cx.env.sub(rows, 1)), 2);
  return newLike(cx, self, cx.copySizes({pairs}));
}

static FailureOr<TensorMeta> pdistBackward(RuleContext &cx,
                                           const TensorMeta &gradient,
                                           const TensorMeta &self, double,
                                           const TensorMeta &distances) {
  if (failed(checkContiguous(cx, 1, self)) ||
      failed(checkContiguous(cx, 3, distances)))
    return failure();
  return contiguousCopy(cx, self);
}

/// Follows pdist of ATen, which copies a non-contiguous input.
static FailureOr<TensorMeta> pdist(RuleContext &cx, const TensorMeta &self,
                                   double p) {
  if (self.rank() != 2)
    return cx.error(0) << "expected a tensor of rank 2, found rank "
                       << self.rank();
  if (!isFloat(self.dtype) && self.dtype != DType::Unknown)
    return cx.error(0) << "expected a float dtype, found " << self.dtype;
  if (p < 0)
    return cx.error(1) << "expected p to be 0 or more, found " << p;
  return pdistForward(cx, contiguousCopy(cx, self));
}

//===----------------------------------------------------------------------===//
// Along a dimension
//===----------------------------------------------------------------------===//

/// Follows pairwise_distance of ATen: the norm of the difference.
static FailureOr<TensorMeta> pairwiseDistance(RuleContext &cx,
                                              const MetaValue &x1,
                                              const MetaValue &x2, Scalar p,
                                              Scalar epsilon, Scalar keepdim) {
  Decomposition call(cx);
  MetaValue difference = call(Op::sub_Tensor, {x1, x2});
  MetaValue moved = call(Op::add_Scalar, {difference, epsilon});
  MetaValue dim = toList(cx, ArrayRef<int64_t>(-1));
  return call.finish(call(Op::norm_ScalarOpt_dim, {moved, p, dim, keepdim}));
}

/// Follows cosine_similarity of ATen: a sum over the broadcast operands.
static FailureOr<TensorMeta> cosineSimilarity(RuleContext &cx,
                                              const TensorMeta &x1,
                                              const TensorMeta &x2,
                                              int64_t dim) {
  FailureOr<TensorMeta> product = elementwise(
      cx, {MetaValue::tensor(&x1), MetaValue::tensor(&x2)}, Promotion::Default);
  if (failed(product))
    return failure();
  if (!isFloat(product->dtype) && product->dtype != DType::Unknown)
    return cx.error(0, 1) << "expected a float dtype, found " << product->dtype;
  const int64_t dims[] = {dim};
  return reduce(cx, 0, *product, Dims(dims), /*keepdim=*/false, product->dtype);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"_cdist_forward(Tensor x1, Tensor x2, float p, int? compute_mode) -> "
     "Tensor",
     rule<cdist>, follows("_meta_registrations.meta_cdist_forward")},
    {"cdist(Tensor x1, Tensor x2, float p=2., int? compute_mode=None) -> "
     "Tensor",
     rule<cdist>, follows("native")},
    {"_cdist_backward(Tensor grad, Tensor x1, Tensor x2, float p, Tensor "
     "cdist) -> Tensor",
     singleDevice<cdistBackward>,
     follows("_meta_registrations.meta_cdist_backward")},
    {"_euclidean_dist(Tensor x1, Tensor x2) -> Tensor", rule<distances>,
     follows("_decomp.decompositions._euclidean_dist")},
    {"_pdist_forward(Tensor self, float p=2.) -> Tensor", rule<pdistForward>,
     follows("_meta_registrations.meta__pdist_forward")},
    {"_pdist_backward(Tensor grad, Tensor self, float p, Tensor pdist) -> "
     "Tensor",
     singleDevice<pdistBackward>,
     follows("_meta_registrations.meta__pdist_backward")},
    {"pdist(Tensor self, float p=2.) -> Tensor", rule<pdist>,
     follows("native")},
    {"pairwise_distance(Tensor x1, Tensor x2, float p=2., float "
     "eps=9.9999999999999995e-07, bool keepdim=False) -> Tensor",
     rule<pairwiseDistance>, follows("native")},
    {"cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> "
     "Tensor",
     rule<cosineSimilarity>, follows("native")},
};

OpFamily fake::getDistanceFamily() { return {"Distance", rows}; }
