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
  RuleContext &cx;
  const OpDef &op;
  ArrayRef<MetaValue> args;
  MutableArrayRef<MetaValue> results;
};

/// The kernel of an op for sparse tensors. Fails with an error in the context.
using SparseFn = LogicalResult (*)(const LayoutCall &call);

/// The error that there is no kernel for the layout of the first tensor that is
/// not strided.
LogicalResult notSupported(const LayoutCall &call);

//===--- Jagged tensors ---------------------------------------------------===//

/// The ragged structure of a jagged tensor, apart from its values.
struct Ragged {
  /// The dimension whose size differs from row to row, at least 1.
  int64_t dim = 1;
  /// The size of that dimension, a nested int.
  SymInt size;
  /// The number of rows, which is size 0.
  SymInt batch;
  /// The size of the ragged dimension of the values: the total length of rows.
  SymInt total;
  /// The lengths of the shortest and the longest row; nullopt if the tensor
  /// does not store them. Unknown for arguments, see getMaxSeqlen.
  std::optional<SymInt> minSeqlen, maxSeqlen;
  /// Whether the tensor has lengths, so that there may be holes between rows.
  bool hasHoles = false;
};

/// Whether a size is a nested int: the symbol `j0`, `j1`, ..., as PyTorch
/// prints it.
bool isNestedInt(SymInt size);
/// A new nested int, which is not equal to any other.
SymInt makeNestedInt(RuleContext &cx);

/// The ragged structure of a tensor; nullopt if no size is a nested int. For
/// arguments, the lengths are symbols `j0_total`, `j0_min`, `j0_max`, and there
/// are no holes.
std::optional<Ragged> getRagged(RuleContext &cx, const TensorMeta &self);
/// The lengths of the longest and the shortest row, symbolic if unknown;
/// nullopt if the tensor does not store them.
std::optional<SymInt> getMaxSeqlen(RuleContext &cx, const Ragged &ragged);
std::optional<SymInt> getMinSeqlen(RuleContext &cx, const Ragged &ragged);
/// The values of a jagged tensor, which is a view of them.
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
/// tensor, `c` one without holes that is ragged along dimension 1, `d` a dense
/// one, `?` a dense one or None, `t` any tensor, `l` a list.
struct JaggedKernel {
  JaggedFn fn;
  StringRef args;
  /// Separated by spaces.
  StringRef names;
};

} // namespace fake

#endif // FAKETENSOR_ATEN_LAYOUTS_H
