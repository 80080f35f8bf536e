//===- Decomposition.h - Builder of decompositions --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A builder for rules that are decompositions into other ops. Private to
// lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_DECOMPOSITION_H
#define FAKETENSOR_LIB_ATEN_TABLE_DECOMPOSITION_H

#include "FakeTensor/Meta/Shapes/Views.h"
#include "Table/Call.h"

namespace fake {

/// Whether `output_mask` selects gradient `i`; the others are None.
inline bool isWanted(const MetaValue &mask, unsigned i) {
  if (!mask.isList() || i >= mask.getList().size())
    return true;
  return mask.getList()[i].asBool() != false;
}

/// Runs ops in sequence, named as in torch._decomp. The first error ends the
/// sequence: later calls do nothing, and the result is a failure.
class Decomposition {
public:
  explicit Decomposition(RuleContext &cx) : cx(cx) {}

  /// Runs an op that returns one tensor, `Op::mul_Tensor`.
  MetaValue operator()(Op op, ArrayRef<MetaValue> args) {
    if (hasFailed)
      return MetaValue();
    return add(callOp(cx, op, args));
  }
  /// Adds the result of a function to the sequence.
  MetaValue add(const FailureOr<TensorMeta> &result) {
    if (succeeded(result) && !hasFailed)
      return cx.createValue(withAnyStrides(cx, *result));
    fail();
    return MetaValue();
  }
  /// The sizes of a result, empty after an error.
  ArrayRef<SymInt> getSizes(const MetaValue &value) const {
    return hasFailed ? ArrayRef<SymInt>() : value.getTensor()->sizes;
  }
  bool failed() const { return hasFailed; }
  /// The result of the decomposition.
  FailureOr<TensorMeta> finish(const MetaValue &result) const {
    if (hasFailed)
      return failure();
    return *result.getTensor();
  }

  /// `a * b`, or another elementwise op that takes all dtypes.
  MetaValue mul(const MetaValue &a, const MetaValue &b) {
    if (failed())
      return MetaValue();
    return add(elementwise(cx, {a, b}, Promotion::Default));
  }
  /// `a * b`, or `a` if `b` is None.
  MetaValue mulIf(const MetaValue &a, const MetaValue &b) {
    return b.isTensor() ? mul(a, b) : a;
  }
  /// `a - b`, which is not defined for bools.
  MetaValue sub(const MetaValue &a, const MetaValue &b) {
    return (*this)(Op::sub_Tensor, {a, b});
  }
  /// `a * s` for a Python float.
  MetaValue scale(const MetaValue &a) {
    return mul(a, Scalar::floating(SymInt::unknown()));
  }
  MetaValue sum(const MetaValue &a, ArrayRef<int64_t> dims, bool keepdim) {
    return (*this)(Op::sum_dim_IntList,
                   {a, toList(cx, dims), Scalar::boolean(keepdim)});
  }
  MetaValue unsqueeze(const MetaValue &a, int64_t dim) {
    if (failed())
      return MetaValue();
    return add(unsqueezeGeometry(cx, *a.getTensor(), dim));
  }
  /// Appends dimensions of size 1 up to `rank`.
  MetaValue unsqueezeTo(MetaValue a, int64_t rank) {
    while (!failed() && a.getTensor()->rank() < rank)
      a = unsqueeze(a, -1);
    return a;
  }
  MetaValue view(const MetaValue &a, ArrayRef<SymInt> sizes) {
    if (failed())
      return MetaValue();
    return add(viewGeometry(cx, *a.getTensor(), cx.copySizes(sizes)));
  }
  MetaValue reshape(const MetaValue &a, ArrayRef<SymInt> sizes) {
    if (failed())
      return MetaValue();
    return add(reshapeGeometry(cx, *a.getTensor(), cx.copySizes(sizes)));
  }
  /// `a.to(dtype)`; None is returned unchanged.
  MetaValue cast(const MetaValue &a, DType dtype) {
    if (failed() || !a.isTensor() || a.getTensor()->dtype == dtype)
      return a;
    const TensorMeta &x = *a.getTensor();
    return cx.createValue(
        makeStrided(cx, x.sizes, convertStrides(cx, x), dtype, x.device));
  }
  /// A row-major tensor on the device of `like`.
  MetaValue dense(ArrayRef<SymInt> sizes, DType dtype, const TensorMeta &like) {
    return cx.createValue(
        makeContiguous(cx, cx.copySizes(sizes), dtype, like.device));
  }

private:
  /// Drops the blamed arguments of the inner op, which are not those of the
  /// decomposed op.
  void fail() {
    if (hasFailed)
      return;
    hasFailed = true;
    std::string message = cx.getMessage().str();
    cx.clearError();
    cx.error() << message;
  }

  RuleContext &cx;
  bool hasFailed = false;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_TABLE_DECOMPOSITION_H
