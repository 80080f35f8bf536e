//===- Steps.h - Steps of decompositions ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Steps that decompositions of gradients and normalizations are made of.
// Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_STEPS_H
#define FAKETENSOR_LIB_ATEN_TABLE_STEPS_H

#include "Table/Chain.h"

namespace fake {

/// Whether a call asks for gradient `i`; those that it does not are None.
inline bool isWanted(const MetaValue &mask, unsigned i) {
  if (!mask.isList() || i >= mask.getList().size())
    return true;
  const MetaValue &entry = mask.getList()[i];
  return !entry.isBool() || !entry.isKnown() || entry.getBool();
}

/// Ops in sequence, named as in torch._decomp.
class Steps : public Chain {
public:
  explicit Steps(RuleContext &cx) : Chain(cx), cx(cx) {}

  /// `a * b`, or another elementwise op that takes all dtypes.
  MetaValue mul(const MetaValue &a, const MetaValue &b) {
    if (failed())
      return MetaValue();
    return add(elementwise(cx, {a, b}, Promotion::Default));
  }
  /// `a * b`, `a` alone where there is no `b`.
  MetaValue mulIf(const MetaValue &a, const MetaValue &b) {
    return b.isTensor() ? mul(a, b) : a;
  }
  /// `a - b`, which bools do not have.
  MetaValue sub(const MetaValue &a, const MetaValue &b) {
    return (*this)(Op::sub_Tensor, {a, b});
  }
  /// `a * s` for a Python float.
  MetaValue scale(const MetaValue &a) {
    return mul(a, MetaValue::unknownFloating());
  }
  MetaValue sum(const MetaValue &a, ArrayRef<int64_t> dims, bool keepdim) {
    return (*this)(Op::sum_dim_IntList,
                   {a, toList(cx, dims), MetaValue::boolean(keepdim)});
  }
  MetaValue unsqueeze(const MetaValue &a, int64_t dim) {
    if (failed())
      return MetaValue();
    return add(unsqueezeGeometry(cx, *a.getTensor(), dim));
  }
  /// Dimensions of size 1 at the end until there are `rank`.
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
  /// `a.to(dtype)`; None stays None.
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
  RuleContext &cx;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_TABLE_STEPS_H
