//===- JaggedCall.h - Calls on jagged tensors -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Helpers for rules of ops on jagged tensors. They follow
// torch/nested/_internal/ops.py: an op runs on the values, or on a padded dense
// tensor if it depends on rows. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_FACETS_JAGGEDCALL_H
#define FAKETENSOR_LIB_ATEN_FACETS_JAGGEDCALL_H

#include "Facets/SparseKernels.h"
#include "Table/Call.h"

namespace fake {

/// The ops of each file.
ArrayRef<JaggedKernel> getJaggedViews();
ArrayRef<JaggedKernel> getJaggedReductions();
ArrayRef<JaggedKernel> getJaggedPairs();

//===--- Arguments --------------------------------------------------------===//

bool isJagged(const MetaValue &value);
/// Replaces jagged tensors in a value by their values.
MetaValue toValues(RuleContext &cx, const MetaValue &value);
SmallVector<MetaValue, 8> toValues(const JaggedCall &call);

/// The dimensions that an op supports besides the inner ones.
struct AllowedDims {
  bool ragged = false, batch = false;
};
/// Reads a dimension argument, `_wrap_jagged_dim`.
FailureOr<int64_t> readDim(const JaggedCall &call, unsigned position,
                           int64_t rank, AllowedDims allowed = {});
/// The dimension of the values for a dimension of the jagged tensor.
inline int64_t toInner(const Ragged &ragged, int64_t dim) {
  return dim == 0 ? ragged.dim - 1 : dim - 1;
}
/// Reads a list argument of constant integers; fails if one is unknown.
FailureOr<ArrayRef<int64_t>> readInts(const JaggedCall &call,
                                      unsigned position);
/// Reads a list argument of sizes.
FailureOr<ArrayRef<SymInt>> readSizes(const JaggedCall &call,
                                      unsigned position);
/// Whether a bool argument is known to be true.
bool isTrueArg(const MetaValue &value);

/// Requires two sizes to be equal. A nested int does not equal other sizes.
bool requireSame(RuleContext &cx, SymInt a, SymInt b);
bool requireSame(RuleContext &cx, ArrayRef<SymInt> a, ArrayRef<SymInt> b);
/// Requires sizes to match those of a jagged tensor up to the ragged one,
/// `raggedness_matches`. -1 matches any size.
bool matchesRagged(RuleContext &cx, ArrayRef<SymInt> jagged,
                   const Ragged &ragged, ArrayRef<SymInt> sizes);

//===--- Errors -----------------------------------------------------------===//

/// The error for two arguments of different ragged structures.
LogicalResult failsToMatch(const JaggedCall &call, unsigned first,
                           unsigned second);
/// The error for a non-contiguous argument or another ragged dimension.
LogicalResult expectsContiguous(const JaggedCall &call, unsigned position);

//===--- Results ----------------------------------------------------------===//

/// Runs the rule on strided arguments.
inline LogicalResult run(const JaggedCall &call, ArrayRef<MetaValue> args) {
  return call.op.runRule(call.cx, args, call.results);
}
/// Makes all tensors in the results jagged.
LogicalResult makeResultsJagged(const JaggedCall &call, const Ragged &ragged);
/// Runs the rule, and makes its results jagged.
LogicalResult runJagged(const JaggedCall &call, ArrayRef<MetaValue> args,
                        const Ragged &ragged);
/// Runs on the values; the results have the ragged structure of the first
/// tensor.
LogicalResult onValues(const JaggedCall &call);
/// Sets the result to a dense tensor, or to a jagged one with these values.
LogicalResult setResult(const JaggedCall &call,
                        const FailureOr<TensorMeta> &result);
LogicalResult setJagged(const JaggedCall &call,
                        const FailureOr<TensorMeta> &values,
                        const Ragged &ragged);
/// Sets the result to that of another ATen op on these arguments.
LogicalResult delegate(const JaggedCall &call, Op op, ArrayRef<MetaValue> args);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_FACETS_JAGGEDCALL_H
