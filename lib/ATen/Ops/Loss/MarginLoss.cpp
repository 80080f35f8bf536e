//===- MarginLoss.cpp - Losses by margins and distances ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Elementwise/Pointwise.h"
#include "Table/Decomposition.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Compositions
//===----------------------------------------------------------------------===//

/// Follows apply_loss_reduction of ATen.
static MetaValue reduceLoss(Decomposition &call, const MetaValue &loss,
                            int64_t reduction) {
  if (reduction == 1)
    return call(Op::mean, loss);
  if (reduction == 2)
    return call(Op::sum, loss);
  return loss;
}

/// Fails unless the tensors have the same rank.
static LogicalResult checkSameRank(RuleContext &cx, const TensorMeta &a,
                                   const TensorMeta &b, const TensorMeta &c) {
  if (a.rank() == b.rank() && a.rank() == c.rank())
    return success();
  return cx.error() << "expected operands of the same rank, found " << a.rank()
                    << ", " << b.rank() << " and " << c.rank();
}

/// Follows margin_ranking_loss of ATen.
static FailureOr<TensorMeta>
marginRankingLoss(RuleContext &cx, const TensorMeta &a, const TensorMeta &b,
                  const TensorMeta &target, Scalar margin, int64_t reduction) {
  if (failed(checkSameRank(cx, a, b, target)))
    return failure();
  Decomposition call(cx);
  MetaValue difference =
      call(Op::sub_Tensor, {MetaValue::tensor(&a), MetaValue::tensor(&b)});
  MetaValue sign = call(Op::neg, MetaValue::tensor(&target));
  MetaValue signedDifference = call(Op::mul_Tensor, {sign, difference});
  MetaValue moved = call(Op::add_Scalar, {signedDifference, margin});
  return call.finish(reduceLoss(call, moved, reduction));
}

/// Follows hinge_embedding_loss of ATen.
static FailureOr<TensorMeta> hingeEmbeddingLoss(RuleContext &cx,
                                                const MetaValue &self,
                                                const MetaValue &target,
                                                const MetaValue &,
                                                int64_t reduction) {
  Decomposition call(cx);
  MetaValue zeros = call(Op::zeros_like, self);
  // A C++ number has the type of the tensor.
  MetaValue rest = call(Op::sub_Tensor, {zeros, self});
  MetaValue isNegative = call(Op::ne_Scalar, {target, Scalar::integer(1)});
  MetaValue isPositive = call(Op::ne_Scalar, {target, Scalar::integer(-1)});
  MetaValue far = call(Op::where_self, {isNegative, rest, zeros});
  MetaValue near = call(Op::where_self, {isPositive, self, zeros});
  MetaValue loss = call(Op::add_Tensor, {far, near});
  return call.finish(reduceLoss(call, loss, reduction));
}

/// Follows cosine_embedding_loss of ATen: one row of each operand for a target.
static FailureOr<TensorMeta>
cosineEmbeddingLoss(RuleContext &cx, const TensorMeta &a, const TensorMeta &b,
                    const TensorMeta &target, Scalar margin,
                    int64_t reduction) {
  int64_t rank = target.rank();
  if (rank > 1)
    return cx.error(2) << "expected targets of rank 0 or 1, found rank "
                       << rank;
  for (unsigned i : {0u, 1u})
    if (const TensorMeta &x = i ? b : a; x.rank() != rank + 1)
      return cx.error(i, 2) << "expected an operand of rank " << rank + 1
                            << ", found rank " << x.rank();
  Decomposition call(cx);
  MetaValue product =
      call(Op::mul_Tensor, {MetaValue::tensor(&a), MetaValue::tensor(&b)});
  MetaValue sum =
      call(Op::sum_dim_IntList, {product, toList(cx, ArrayRef<int64_t>(rank))});
  MetaValue cosine = call(Op::div_Tensor, {sum, sum});
  MetaValue isPositive =
      call(Op::eq_Scalar, {MetaValue::tensor(&target), Scalar::integer(1)});
  MetaValue zeros = call(Op::zeros_like, cosine);
  MetaValue rest = call(Op::sub_Scalar, {cosine, margin});
  MetaValue near = call(Op::where_self, {isPositive, cosine, zeros});
  MetaValue far = call(Op::where_self, {isPositive, rest, zeros});
  MetaValue loss = call(Op::add_Tensor, {near, far});
  return call.finish(reduceLoss(call, loss, reduction));
}

/// Follows triplet_margin_loss of ATen.
static FailureOr<TensorMeta>
tripletMarginLoss(RuleContext &cx, const TensorMeta &anchor,
                  const TensorMeta &positive, const TensorMeta &negative,
                  Scalar margin, Scalar p, Scalar epsilon, bool swap,
                  int64_t reduction) {
  if (failed(checkSameRank(cx, anchor, positive, negative)))
    return failure();
  Decomposition call(cx);
  auto distance = [&](const TensorMeta &a, const TensorMeta &b) {
    return call(Op::pairwise_distance,
                {MetaValue::tensor(&a), MetaValue::tensor(&b), p, epsilon});
  };
  MetaValue near = distance(anchor, positive);
  MetaValue far = distance(anchor, negative);
  if (swap)
    far = call(Op::minimum, {far, distance(positive, negative)});
  MetaValue moved = call(Op::add_Scalar, {near, margin});
  MetaValue loss = call(Op::sub_Tensor, {moved, far});
  return call.finish(reduceLoss(call, loss, reduction));
}

/// Follows poisson_nll_loss of ATen.
static FailureOr<TensorMeta>
poissonLoss(RuleContext &cx, const MetaValue &input, const MetaValue &target,
            bool isLog, bool full, Scalar epsilon, int64_t reduction) {
  Decomposition call(cx);
  MetaValue moved = input;
  if (!isLog)
    moved = call(Op::add_Scalar, {input, epsilon});
  MetaValue other = call(isLog ? Op::exp : Op::log, moved);
  MetaValue product = call(Op::mul_Tensor, {target, isLog ? input : other});
  MetaValue loss = call(Op::sub_Tensor, {isLog ? other : input, product});
  if (full) {
    MetaValue log = call(Op::log, target);
    MetaValue stirling = call(Op::mul_Tensor, {target, log});
    loss = call(Op::add_Tensor, {loss, stirling});
  }
  return call.finish(reduceLoss(call, loss, reduction));
}

//===----------------------------------------------------------------------===//
// Classes by margins
//===----------------------------------------------------------------------===//

/// Fails unless `self` is a vector or rows of at least one score.
static LogicalResult checkScores(RuleContext &cx, const TensorMeta &self,
                                 unsigned arg = 0) {
  if (self.rank() > 2 || (self.rank() > 0 && isZero(cx, self.sizes.back())))
    return cx.error(arg) << "expected a vector or a matrix of at least one "
                            "score, found sizes "
                         << self.sizes;
  return success();
}

/// The loss of each row (a vector is one row), or a scalar.
static TensorMeta lossOfRows(RuleContext &cx, const TensorMeta &self,
                             int64_t reduction, DType dtype) {
  SymInt rows = self.rank() == 2 ? self.sizes[0] : SymInt(1);
  ArrayRef<SymInt> sizes;
  if (reduction != 1 && reduction != 2)
    sizes = cx.copySizes({rows});
  return makeContiguous(cx, sizes, dtype, self.device);
}

/// Fails unless classes have an index type of `gather`.
static LogicalResult checkClasses(RuleContext &cx, const TensorMeta &classes) {
  if (classes.dtype == DType::Int64 || classes.dtype == DType::Int32 ||
      classes.dtype == DType::Unknown)
    return success();
  return cx.error(1) << "expected classes of dtype i64, found "
                     << classes.dtype;
}

/// Follows multi_margin_loss of torch._decomp.
static FailureOr<TensorMeta>
multiMarginLoss(RuleContext &cx, const TensorMeta &self,
                const TensorMeta &target, Scalar p, Scalar margin,
                const TensorMeta *weight, int64_t reduction) {
  if (failed(checkScores(cx, self)))
    return failure();
  SymInt rows = self.rank() == 2 ? self.sizes[0] : SymInt(1);
  SymInt classes = self.isScalar() ? SymInt(1) : self.sizes.back();
  if (target.rank() > 1 || !requireEqual(cx, numel(cx, target.sizes), rows))
    return cx.error(1) << "expected a class for each of " << rows
                       << " rows, found sizes " << target.sizes;
  if (weight && (weight->rank() > 1 ||
                 !requireEqual(cx, numel(cx, weight->sizes), classes)))
    return cx.error(4) << "expected a weight for each of " << classes
                       << " classes, found sizes " << weight->sizes;
  if (failed(checkClasses(cx, target)) ||
      failed(commonDeviceOf(cx, self, target, weight)))
    return failure();
  SmallVector<MetaValue, 3> factors = {MetaValue::tensor(&self), margin};
  if (weight)
    factors.push_back(MetaValue::tensor(weight));
  DType dtype = promoteTypes(cx, factors, Promotion::Default).result;
  // Only a sum, divided by the number of classes, is defined for integers.
  if (reduction == 2)
    dtype = isIntegral(dtype) ? cx.defaultDType : dtype;
  else if (failed(refuse(cx, 0, dtype, RefuseIntegral)))
    return failure();
  return lossOfRows(cx, self, reduction, dtype);
}

/// Follows multilabel_margin_loss_forward of torch._decomp.
static FailureOr<std::array<TensorMeta, 2>>
multilabelMarginLossForward(RuleContext &cx, const TensorMeta &self,
                            const TensorMeta &target, int64_t reduction) {
  if (failed(checkScores(cx, self)))
    return failure();
  if (!requireEqual(cx, self.sizes, target.sizes))
    return cx.error(0, 1) << "expected targets of the sizes " << self.sizes
                          << ", found " << target.sizes;
  // A mask converts bools.
  if ((!isBool(target.dtype) && failed(checkClasses(cx, target))) ||
      failed(commonDeviceOf(cx, self, target)))
    return failure();
  DType dtype = isIntegral(self.dtype) ? cx.defaultDType : self.dtype;
  return std::array{lossOfRows(cx, self, reduction, dtype),
                    newLike(cx, self, target.sizes)};
}

static FailureOr<TensorMeta> multilabelMarginLoss(RuleContext &cx,
                                                  const TensorMeta &self,
                                                  const TensorMeta &target,
                                                  int64_t reduction) {
  auto results = multilabelMarginLossForward(cx, self, target, reduction);
  if (failed(results))
    return failure();
  return (*results)[0];
}

/// Fails unless classes are int64, the only type the kernels support.
static LogicalResult checkLongs(RuleContext &cx, const TensorMeta &classes) {
  if (classes.dtype == DType::Int64 || classes.dtype == DType::Unknown)
    return success();
  return cx.error(2) << "expected classes of i64, found " << classes.dtype;
}

/// A gradient of argument 1, which follows the incoming one: row-major.
static FailureOr<TensorMeta>
multiMarginLossBackward(RuleContext &cx, const TensorMeta &gradient,
                        const TensorMeta &self, const TensorMeta &target,
                        const MetaValue &, const MetaValue &,
                        const TensorMeta *weight) {
  if (failed(checkScores(cx, self, 1)) || failed(checkLongs(cx, target)) ||
      failed(commonDeviceOf(cx, gradient, self, target, weight)))
    return failure();
  SymInt rows = self.rank() == 2 ? self.sizes[0] : SymInt(1);
  SymInt classes = self.isScalar() ? SymInt(1) : self.sizes.back();
  if (target.rank() > 1 || !requireEqual(cx, numel(cx, target.sizes), rows))
    return cx.error(2) << "expected a class for each of " << rows
                       << " rows, found sizes " << target.sizes;
  if (weight && !requireEqual(cx, numel(cx, weight->sizes), classes))
    return cx.error(5) << "expected a weight for each of " << classes
                       << " classes, found sizes " << weight->sizes;
  return contiguousCopy(cx, self);
}

static FailureOr<TensorMeta>
multilabelMarginLossBackward(RuleContext &cx, const TensorMeta &gradient,
                             const TensorMeta &self, const TensorMeta &target) {
  if (failed(checkScores(cx, self, 1)) || failed(checkLongs(cx, target)) ||
      failed(commonDeviceOf(cx, gradient, self, target)))
    return failure();
  if (!requireEqual(cx, self.sizes, target.sizes))
    return cx.error(1, 2) << "expected targets of the sizes " << self.sizes
                          << ", found " << target.sizes;
  return contiguousCopy(cx, self);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float "
     "margin=0., int reduction=1) -> Tensor",
     rule<marginRankingLoss>, follows("native")},
    {"hinge_embedding_loss(Tensor self, Tensor target, float margin=1., int "
     "reduction=1) -> Tensor",
     rule<hingeEmbeddingLoss>, follows("native")},
    {"cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float "
     "margin=0., int reduction=1) -> Tensor",
     rule<cosineEmbeddingLoss>, follows("native")},
    {"triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, "
     "float margin=1., float p=2., float eps=9.9999999999999995e-07, bool "
     "swap=False, int reduction=1) -> Tensor",
     rule<tripletMarginLoss>, follows("native")},
    {"poisson_nll_loss(Tensor input, Tensor target, bool log_input, bool full, "
     "float eps, int reduction) -> Tensor",
     rule<poissonLoss>, follows("native")},
    {"multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar "
     "margin=1, Tensor? weight=None, int reduction=1) -> Tensor",
     rule<multiMarginLoss>,
     follows("_decomp.decompositions.multi_margin_loss")},
    {"multi_margin_loss_backward(Tensor grad_output, Tensor self, Tensor "
     "target, Scalar p, Scalar margin, Tensor? weight=None, int reduction=1) "
     "-> Tensor",
     rule<multiMarginLossBackward>, follows("native")},
    {"multilabel_margin_loss(Tensor self, Tensor target, int reduction=1) -> "
     "Tensor",
     rule<multilabelMarginLoss>, follows("native")},
    {"multilabel_margin_loss_forward(Tensor self, Tensor target, int "
     "reduction) -> (Tensor output, Tensor is_target)",
     rule<multilabelMarginLossForward>,
     follows("_decomp.decompositions.multilabel_margin_loss_forward")},
    {"multilabel_margin_loss_backward(Tensor grad_output, Tensor self, Tensor "
     "target, int reduction, Tensor is_target) -> Tensor",
     rule<multilabelMarginLossBackward>, follows("native")},
};

OpFamily fake::getMarginLossFamily() { return {"MarginLoss", rows}; }
