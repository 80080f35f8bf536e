//===- Integration.cpp - The trapezoidal rule -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Elementwise/Pointwise.h"
#include "Table/Call.h"

using namespace fake;

/// A binary op on results of others.
static FailureOr<TensorMeta> combine(RuleContext &cx, Op op,
                                     FailureOr<TensorMeta> a,
                                     FailureOr<TensorMeta> b) {
  if (failed(a) || failed(b))
    return failure();
  return callOp(cx, op, {MetaValue::tensor(&*a), MetaValue::tensor(&*b)});
}
/// A result times or divided by a Python float.
static FailureOr<TensorMeta> scale(RuleContext &cx, FailureOr<TensorMeta> a) {
  if (failed(a))
    return failure();
  return callOp(cx, Op::mul_Tensor,
                {MetaValue::tensor(&*a), Scalar::floating(1)});
}

static FailureOr<TensorMeta> sumAlong(RuleContext &cx, FailureOr<TensorMeta> a,
                                      int64_t dim) {
  if (failed(a))
    return failure();
  return callOp(cx, Op::sum_dim_IntList,
                {MetaValue::tensor(&*a), toList(cx, ArrayRef(dim))});
}
static FailureOr<TensorMeta>
cumulateAlong(RuleContext &cx, FailureOr<TensorMeta> a, int64_t dim) {
  if (failed(a))
    return failure();
  return callOp(cx, Op::cumsum, {MetaValue::tensor(&*a), Scalar::integer(dim)});
}

/// All but the last element along `dim`, or all but the first.
static FailureOr<TensorMeta> dropLast(RuleContext &cx, const TensorMeta &self,
                                      int64_t dim) {
  return sliceGeometry(cx, self, dim, SymInt(0), SymInt(-1), 1);
}
static FailureOr<TensorMeta> dropFirst(RuleContext &cx, const TensorMeta &self,
                                       int64_t dim) {
  return sliceGeometry(cx, self, dim, SymInt(1), std::nullopt, 1);
}

/// Sums of adjacent elements along `dim`.
static FailureOr<TensorMeta> neighbours(RuleContext &cx,
                                        FailureOr<TensorMeta> first,
                                        FailureOr<TensorMeta> second) {
  return combine(cx, Op::add_Tensor, first, second);
}

/// Checks the samples and wraps the dimension of integration.
static FailureOr<int64_t> readDim(RuleContext &cx, const TensorMeta &self,
                                  int64_t dim) {
  if (self.isScalar())
    return cx.error(0) << "expected samples of rank 1 or more, found rank 0";
  return wrapDim(cx, dim, self.rank());
}

/// The distances between sample points: a vector is along `dim`, others are
/// expanded to the rank of the samples.
static FailureOr<TensorMeta> distances(RuleContext &cx, const TensorMeta &self,
                                       const TensorMeta &points, int64_t dim) {
  if (failed(refuse(cx, 0, self.dtype, RefuseBool)) ||
      failed(refuse(cx, 1, points.dtype, RefuseBool)))
    return failure();
  FailureOr<TensorMeta> x = points;
  size_t rank = self.sizes.size();
  if (points.rank() == 1) {
    if (!requireEqual(cx, points.sizes[0], self.sizes[dim]))
      return cx.error(0, 1)
             << "expected a point for each of " << self.sizes[dim]
             << " samples, found " << points.sizes[0];
    SmallVector<SymInt> shape(rank, 1);
    shape[dim] = points.sizes[0];
    x = viewGeometry(cx, points, cx.copySizes(shape));
  } else if (points.sizes.size() < rank) {
    SmallVector<SymInt> shape(rank - points.sizes.size(), 1);
    llvm::append_range(shape, points.sizes);
    x = viewGeometry(cx, points, cx.copySizes(shape));
  }
  if (failed(x))
    return failure();
  return combine(cx, Op::sub_Tensor, dropFirst(cx, *x, dim),
                 dropLast(cx, *x, dim));
}

/// `trapezoid.x`: `((y[:-1] + y[1:]) * dx).sum() / 2`; zeros without samples.
static FailureOr<TensorMeta> trapezoidX(RuleContext &cx, const TensorMeta &self,
                                        const TensorMeta &points, int64_t dim) {
  FailureOr<int64_t> wrapped = readDim(cx, self, dim);
  if (failed(wrapped))
    return failure();
  if (isZero(cx, self.sizes[*wrapped]))
    return newLike(cx, self, withoutDim(cx, self.sizes, *wrapped));
  FailureOr<TensorMeta> dx = distances(cx, self, points, *wrapped);
  FailureOr<TensorMeta> sums = neighbours(cx, dropLast(cx, self, *wrapped),
                                          dropFirst(cx, self, *wrapped));
  FailureOr<TensorMeta> areas = combine(cx, Op::mul_Tensor, sums, dx);
  return scale(cx, sumAlong(cx, areas, *wrapped));
}

/// `trapezoid.dx`: `(y.sum() - (y[0] + y[-1]) * 0.5) * dx`.
static FailureOr<TensorMeta>
trapezoidDX(RuleContext &cx, const TensorMeta &self, Scalar dx, int64_t dim) {
  FailureOr<int64_t> wrapped = readDim(cx, self, dim);
  if (failed(wrapped))
    return failure();
  if (isZero(cx, self.sizes[*wrapped]))
    return newLike(cx, self, withoutDim(cx, self.sizes, *wrapped));
  if (failed(refuse(cx, 0, self.dtype, RefuseBool)))
    return failure();
  FailureOr<TensorMeta> ends =
      neighbours(cx, selectGeometry(cx, self, *wrapped, 0),
                 selectGeometry(cx, self, *wrapped, -1));
  return scale(cx, combine(cx, Op::sub_Tensor, sumAlong(cx, self, *wrapped),
                           scale(cx, ends)));
}

/// `cumulative_trapezoid.x`: `((y[:-1] + y[1:]) * dx).cumsum() / 2`.
static FailureOr<TensorMeta> cumulativeX(RuleContext &cx,
                                         const TensorMeta &self,
                                         const TensorMeta &points,
                                         int64_t dim) {
  FailureOr<int64_t> wrapped = readDim(cx, self, dim);
  if (failed(wrapped))
    return failure();
  FailureOr<TensorMeta> dx = distances(cx, self, points, *wrapped);
  FailureOr<TensorMeta> sums = neighbours(cx, dropLast(cx, self, *wrapped),
                                          dropFirst(cx, self, *wrapped));
  FailureOr<TensorMeta> areas = combine(cx, Op::mul_Tensor, sums, dx);
  return scale(cx, cumulateAlong(cx, areas, *wrapped));
}

/// `cumulative_trapezoid.dx`: `(dx / 2 * (y[1:] + y[:-1])).cumsum()`.
static FailureOr<TensorMeta>
cumulativeDX(RuleContext &cx, const TensorMeta &self, Scalar dx, int64_t dim) {
  FailureOr<int64_t> wrapped = readDim(cx, self, dim);
  if (failed(wrapped) || failed(refuse(cx, 0, self.dtype, RefuseBool)))
    return failure();
  return cumulateAlong(cx,
                       scale(cx, neighbours(cx, dropFirst(cx, self, *wrapped),
                                            dropLast(cx, self, *wrapped))),
                       *wrapped);
}

static const OpRow rows[] = {
    {"trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor",
     rule<trapezoidX>, follows("native")},
    {"trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor",
     rule<trapezoidDX>, follows("native")},
    {"trapz.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor",
     aliasOf("trapezoid.x")},
    {"trapz.dx(Tensor y, *, float dx=1., int dim=-1) -> Tensor",
     rule<trapezoidDX>, follows("native")},
    {"cumulative_trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor",
     rule<cumulativeX>, follows("native")},
    {"cumulative_trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor",
     rule<cumulativeDX>, follows("native")},
};

OpFamily fake::getIntegrationFamily() { return {"Integration", rows}; }
