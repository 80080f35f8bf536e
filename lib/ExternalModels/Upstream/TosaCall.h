//===- TosaCall.h - Operands of TOSA ops ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_EXTERNALMODELS_UPSTREAM_TOSACALL_H
#define FAKETENSOR_LIB_EXTERNALMODELS_UPSTREAM_TOSACALL_H

#include "UpstreamCall.h"

namespace fake {

/// One evaluation of an op of TOSA.
class TosaCall : public UpstreamCall {
public:
  using UpstreamCall::UpstreamCall;

  /// The integers of a `!tosa.shape` operand, which may be unknown; nullopt if
  /// not even their number is known.
  std::optional<SmallVector<SymInt>> getShape(size_t operand) const;
  /// Sets the first result, a `!tosa.shape`.
  LogicalResult setShape(ArrayRef<SymInt> sizes);
  /// The integers of an array attribute of either kind.
  SmallVector<int64_t> getArray(StringRef name) const;
  /// The attribute `axis`.
  int64_t getAxis() const;
  /// The sizes of a tensor that has `rank` dimensions. All are unknown if the
  /// operand's rank is; nullopt if it has another one.
  std::optional<SmallVector<SymInt>> getSizes(size_t operand,
                                              size_t rank) const;
};

/// A rule that only needs the call.
template <LogicalResult (*fn)(TosaCall &)>
LogicalResult inferTosa(mlir::Operation *op, RuleContext &cx,
                        ArrayRef<MetaValue> operands,
                        MutableArrayRef<MetaValue> results) {
  TosaCall call(op, cx, operands, results);
  return fn(call);
}

/// The rules of ops on tensors, of products and windows, and of ops on shapes.
ArrayRef<OpRule> getTosaTensorRules();
ArrayRef<OpRule> getTosaProductRules();
ArrayRef<OpRule> getTosaShapeRules();

} // namespace fake

#endif // FAKETENSOR_LIB_EXTERNALMODELS_UPSTREAM_TOSACALL_H
