//===- Layouts.h - Calls on tensors of other layouts ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How ops run on tensors that are not strided: sparse ones, of which only some
// elements are stored, and jagged ones. A jagged tensor consists of a values
// tensor with all rows concatenated, and of the offsets of the rows.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ATEN_LAYOUTS_H
#define FAKETENSOR_ATEN_LAYOUTS_H

#include "FakeTensor/ATen/OpTable.h"

namespace fake {

//===--- Calls ------------------------------------------------------------===//

/// A call of an op on at least one tensor that is not strided.
struct LayoutCall {
  /// The context of the call, which holds the error if it fails.
  RuleContext &cx;
  /// The op that is called.
  const OpDef &op;
  /// One value for each argument of the schema.
  ArrayRef<MetaValue> args;
  /// One slot for each return; set by the kernel.
  MutableArrayRef<MetaValue> results;
};

/// The kernel of an op for sparse tensors. Fails with an error in the context.
using SparseFn = LogicalResult (*)(const LayoutCall &call);

/// The error that there is no kernel for the layout of the first tensor that is
/// not strided.
LogicalResult notSupported(const LayoutCall &call);

//===--- Jagged tensors ---------------------------------------------------===//

/// How a jagged tensor is ragged: its components, and what sizes say of them.
struct Ragged : JaggedInfo {
  /// The dimension whose size differs from row to row, at least 1:
  /// `_ragged_idx`.
  int64_t dim = 1;
  /// The size of that dimension, a nested int.
  SymInt size;
  /// Number of rows, the first size.
  SymInt batch;
};

/// Whether a size is one of a jagged tensor that differs from row to row: a
/// symbol of the kind ragged, `is_nested_int`.
bool isNestedInt(RuleContext &cx, SymInt size);
/// A nested int that is equal to no other.
SymInt makeNestedInt(RuleContext &cx);

/// How a jagged tensor is ragged; nothing if none of its sizes is ragged. Where
/// nothing is stated of the components, the size of its values is a symbol, as
/// in `j0_total`, the lengths of rows are on demand, see getMaxSeqlen, and rows
/// are contiguous.
std::optional<Ragged> getRagged(RuleContext &cx, const TensorMeta &self);
/// The error that a jagged tensor, argument `position`, has no ragged size.
LogicalResult hasNoRaggedSize(RuleContext &cx, unsigned position,
                              const TensorMeta &self);
/// Length of the longest and of the shortest row, a symbol such as `j0_max`
/// where it is unknown; nothing where the tensor does not hold it.
std::optional<SymInt> getMaxSeqlen(RuleContext &cx, const Ragged &ragged);
/// Length of the shortest row, in the same way.
std::optional<SymInt> getMinSeqlen(RuleContext &cx, const Ragged &ragged);
/// The values of a jagged tensor, of which it is a view.
TensorMeta getValues(RuleContext &cx, const TensorMeta &self,
                     const Ragged &ragged);
/// The jagged tensor with these values, as constructed by
/// `NestedTensor.__new__`. `total` is taken from the values.
FailureOr<TensorMeta> makeJagged(RuleContext &cx, const TensorMeta &values,
                                 const Ragged &ragged);

/// A dense tensor with all rows padded to a length, `to_padded_tensor`; the
/// default is that of the longest row.
FailureOr<TensorMeta> padRows(RuleContext &cx, const TensorMeta &values,
                              const Ragged &ragged,
                              std::optional<SymInt> length);
/// The values of a jagged tensor from a padded tensor,
/// `_nested_from_padded_tensor`.
FailureOr<TensorMeta> packRows(RuleContext &cx, const TensorMeta &padded,
                               const Ragged &ragged);

/// A call on at least one jagged tensor.
struct JaggedCall : LayoutCall {
  /// The call `call`, whose first jagged tensor has the structure `ragged`.
  JaggedCall(const LayoutCall &call, const Ragged &ragged)
      : LayoutCall(call), ragged(ragged) {}

  /// The first argument, which must be a tensor.
  const TensorMeta &getSelf() const { return *args[0].getTensor(); }
  /// The values of the first argument, which must be jagged.
  TensorMeta getSelfValues() const { return getValues(cx, getSelf(), ragged); }
  /// The position of an argument of the schema.
  std::optional<unsigned> findArg(StringRef argName) const;
  /// The name of the op without `aten.`; for in-place ops and aliases, the name
  /// of the op they are derived from.
  StringRef getName() const;
  /// The ragged structure of the first jagged tensor.
  Ragged ragged;
};

/// The kernel of an op for jagged tensors.
using JaggedFn = LogicalResult (*)(const JaggedCall &call);

/// The kernel of some ops, and the kinds of their first arguments: `j` a jagged
/// tensor, `c` a contiguous one that is ragged along dimension 1, `d` a dense
/// one, `?` a dense one or None, `t` any tensor, `l` a list.
struct JaggedKernel {
  /// Runs the call.
  JaggedFn fn;
  /// One letter for each of the first arguments, see above.
  StringRef args;
  /// Separated by spaces.
  StringRef names;
};

/// The kernel of ops with Tag::pointwise that have no other: runs the rule on
/// the values of one jagged tensor, or of two of the same ragged structure.
const JaggedKernel &getPointwiseJaggedKernel();

} // namespace fake

#endif // FAKETENSOR_ATEN_LAYOUTS_H
