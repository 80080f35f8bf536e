//===- JaggedCall.h - Calls on jagged tensors -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What rules of ops on jagged tensors are made of. They follow
// torch/nested/_internal/ops.py: an op runs on the values, and where rows
// matter on a dense tensor in which they are padded. Private to lib/ATen.
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
/// The values of jagged tensors in a value, and the rest as it is.
MetaValue toValues(RuleContext &cx, const MetaValue &value);
SmallVector<MetaValue, 8> toValues(const JaggedCall &call);

/// Which dimensions an op takes besides those of the values.
struct AllowedDims {
  bool ragged = false, batch = false;
};
/// The dimension that an argument says, of `rank` ones, `_wrap_jagged_dim`.
FailureOr<int64_t> readDim(const JaggedCall &call, unsigned position,
                           int64_t rank, AllowedDims allowed = {});
/// The dimension of the values in which one of the jagged tensor lies.
inline int64_t toInner(const Ragged &ragged, int64_t dim) {
  return dim == 0 ? ragged.dim - 1 : dim - 1;
}
/// Integers of a list argument; an error where one is not known.
FailureOr<ArrayRef<int64_t>> readInts(const JaggedCall &call,
                                      unsigned position);
/// The sizes that an argument says.
FailureOr<ArrayRef<SymInt>> readSizes(const JaggedCall &call,
                                      unsigned position);
/// Whether a bool argument is known to be true.
bool isTrueArg(const MetaValue &value);

/// Whether sizes are the same, which is required where it is not known. A
/// nested int is no other size.
bool requireSame(RuleContext &cx, SymInt a, SymInt b);
bool requireSame(RuleContext &cx, ArrayRef<SymInt> a, ArrayRef<SymInt> b);
/// Whether sizes agree up to the ragged one of a jagged tensor,
/// `raggedness_matches`. There may be -1 for a size.
bool matchesRagged(RuleContext &cx, ArrayRef<SymInt> jagged,
                   const Ragged &ragged, ArrayRef<SymInt> sizes);

//===--- Errors -----------------------------------------------------------===//

/// The error that two arguments have not the same ragged structure.
LogicalResult failsToMatch(const JaggedCall &call, unsigned first,
                           unsigned second);
/// The error that an argument is not without holes, or ragged elsewhere.
LogicalResult expectsContiguous(const JaggedCall &call, unsigned position);

//===--- Results ----------------------------------------------------------===//

/// Runs the rule on arguments that are strided.
inline LogicalResult run(const JaggedCall &call, ArrayRef<MetaValue> args) {
  return call.op.rule.fn(call.cx, args, call.results);
}
/// Makes jagged tensors of all tensors in the results.
LogicalResult makeResultsJagged(const JaggedCall &call, const Ragged &ragged);
/// Runs the rule, and makes its results jagged.
LogicalResult runJagged(const JaggedCall &call, ArrayRef<MetaValue> args,
                        const Ragged &ragged);
/// Runs on the values, and makes the results as ragged as the first tensor.
LogicalResult onValues(const JaggedCall &call);
/// The result is a tensor, or a jagged one with these values.
LogicalResult setResult(const JaggedCall &call,
                        const FailureOr<TensorMeta> &result);
LogicalResult setJagged(const JaggedCall &call,
                        const FailureOr<TensorMeta> &values,
                        const Ragged &ragged);
/// The result is that of another op of ATen on these arguments.
LogicalResult delegate(const JaggedCall &call, Op op, ArrayRef<MetaValue> args);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_FACETS_JAGGEDCALL_H
