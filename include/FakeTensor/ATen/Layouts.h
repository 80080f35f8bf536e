//===- Layouts.h - Calls on tensors of other layouts ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How ops run on tensors that are not strided: sparse ones, of which only some
// elements are stored, and jagged ones. A jagged tensor is a tensor of values
// in which all rows stand behind each other, with what says where rows begin.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ATEN_LAYOUTS_H
#define FAKETENSOR_ATEN_LAYOUTS_H

#include "FakeTensor/ATen/OpTable.h"

namespace fake {

//===--- Calls ------------------------------------------------------------===//

/// One call of an op, on at least one tensor that is not strided.
struct LayoutCall {
  RuleContext &cx;
  const OpDef &op;
  ArrayRef<MetaValue> args;
  MutableArrayRef<MetaValue> results;
};

/// What an op does on sparse tensors. Fails with an error in the context.
using SparseFn = LogicalResult (*)(const LayoutCall &call);

/// The error that there is no kernel for the layout of the first tensor that is
/// not strided.
LogicalResult notSupported(const LayoutCall &call);

//===--- Jagged tensors ---------------------------------------------------===//

/// How a jagged tensor is ragged: what its values do not say.
struct Ragged {
  /// The dimension whose size differs from row to row, at least 1.
  int64_t dim = 1;
  /// Its size, a nested int.
  SymInt size;
  /// How many rows there are, the first size.
  SymInt batch;
  /// The size of that dimension of the values: of all rows together.
  SymInt total;
  /// How long the shortest and the longest row are; nothing where the tensor
  /// does not hold that. Of a tensor that comes from outside unknown, see
  /// getMost.
  std::optional<SymInt> least, most;
  /// Whether rows have lengths of their own, and there may be holes in between.
  bool hasHoles = false;
};

/// Whether a size is one of a jagged tensor that differs from row to row. Its
/// symbol is called `j0`, `j1`, ..., as PyTorch prints it.
bool isNestedInt(SymInt size);
/// A nested int that is equal to no other.
SymInt makeNestedInt(RuleContext &cx);

/// How a jagged tensor is ragged; nothing if no size says it. Of a tensor that
/// comes from outside, the numbers are symbols `j0_total`, `j0_min`, `j0_max`,
/// and there are no holes.
std::optional<Ragged> getRagged(RuleContext &cx, const TensorMeta &self);
/// How long the longest and the shortest row are, a symbol where it is not
/// known; nothing where the tensor does not hold it.
std::optional<SymInt> getMost(RuleContext &cx, const Ragged &ragged);
std::optional<SymInt> getLeast(RuleContext &cx, const Ragged &ragged);
/// The values of a jagged tensor, of which it is a view.
TensorMeta getValues(RuleContext &cx, const TensorMeta &self,
                     const Ragged &ragged);
/// The jagged tensor of these values, as `NestedTensor.__new__` makes it. The
/// size of the ragged dimension comes from the values.
FailureOr<TensorMeta> makeJagged(RuleContext &cx, const TensorMeta &values,
                                 const Ragged &ragged);

/// A dense tensor in which all rows have a length, `to_padded_tensor`; nothing
/// for the length stands for that of the longest row.
FailureOr<TensorMeta> padRows(RuleContext &cx, const TensorMeta &values,
                              const Ragged &ragged,
                              std::optional<SymInt> length);
/// The values of a jagged tensor from such a dense tensor,
/// `_nested_from_padded_tensor`.
FailureOr<TensorMeta> packRows(RuleContext &cx, const TensorMeta &padded,
                               const Ragged &ragged);

/// A call on at least one jagged tensor.
struct JaggedCall : LayoutCall {
  JaggedCall(const LayoutCall &call, const Ragged &ragged)
      : LayoutCall(call), ragged(ragged) {}

  /// The first argument, which must be a tensor.
  const TensorMeta &getSelf() const { return *args[0].getTensor(); }
  /// The values of that argument, which is jagged.
  TensorMeta getSelfValues() const { return getValues(cx, getSelf(), ragged); }
  /// The position of an argument of the schema.
  std::optional<unsigned> findArg(StringRef argName) const;
  /// The name of the op without `aten.`: of an op in place or under another
  /// name that of the op that it comes from.
  StringRef getName() const;
  /// How the first jagged tensor is ragged.
  Ragged ragged;
};

/// What an op does on jagged tensors.
using JaggedFn = LogicalResult (*)(const JaggedCall &call);

/// How some ops run, and what their first arguments must be: `j` a jagged
/// tensor, `c` one without holes that is ragged along dimension 1, `d` a dense
/// one, `?` a dense one or none, `t` any tensor, `l` a list.
struct JaggedKernel {
  JaggedFn fn;
  StringRef args;
  /// Separated by spaces.
  StringRef names;
};

} // namespace fake

#endif // FAKETENSOR_ATEN_LAYOUTS_H
