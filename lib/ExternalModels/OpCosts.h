//===- OpCosts.h - What ops of other dialects cost --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The conventions are those of the op table for ops of PyTorch that do the
// same. Each op is counted by itself, as if none were fused.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_EXTERNALMODELS_OPCOSTS_H
#define FAKETENSOR_LIB_EXTERNALMODELS_OPCOSTS_H

#include "TensorCall.h"

namespace fake {

/// What an op moves.
enum class Traffic {
  /// It reads all operands and writes all results.
  All,
  /// It reads as many elements of the first operand as it writes.
  Selected,
  /// It only writes results.
  Results,
  /// Nothing.
  None
};

/// Counts the arithmetic of a call whose results are inferred.
using CallWorkFn = Work (*)(TensorCall &call,
                            const CostConventions &conventions);

/// What ops cost.
struct OpCostRow {
  /// Names without the dialect, separated by spaces.
  const char *names;
  /// The arithmetic; null for none.
  CallWorkFn work;
  /// What is moved.
  Traffic traffic = Traffic::All;
  /// Whether this is what a call costs; null for all calls.
  bool (*applies)(TensorCall &call) = nullptr;
};

/// The cost of a row.
struct RowCost : MetaCostOpInterface::FallbackModel<RowCost> {
  const OpCostRow *row = nullptr;

  std::optional<OpCost> getCost(mlir::Operation *op, RuleContext &cx,
                                const CostConventions &conventions,
                                ArrayRef<MetaValue> operands,
                                ArrayRef<MetaValue> results) const;
};

/// Attaches the costs to the ops of a dialect that are registered.
void attachCosts(mlir::MLIRContext *context, StringRef dialect,
                 ArrayRef<OpCostRow> rows);
/// Attaches the cost to one op of that full name, if it is registered.
void attachCost(mlir::MLIRContext *context, StringRef name,
                const OpCostRow &row);

//===----------------------------------------------------------------------===//
// Common counts
//===----------------------------------------------------------------------===//

/// `K` operations on each element of the first result.
template <unsigned K>
Work perResult(TensorCall &call, const CostConventions &) {
  return {0, call.cx.env.mul(K, call.count(call.getResult(0)))};
}

/// `K` operations on each element of the first operand.
template <unsigned K> Work perInput(TensorCall &call, const CostConventions &) {
  return {0, call.cx.env.mul(K, call.count(call.getTensor(0)))};
}

} // namespace fake

#endif // FAKETENSOR_LIB_EXTERNALMODELS_OPCOSTS_H
