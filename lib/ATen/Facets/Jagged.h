//===- Jagged.h - Parts of jagged tensors -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A jagged tensor is a tensor of values in which all rows stand behind each
// other, with what says where rows begin. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_FACETS_JAGGED_H
#define FAKETENSOR_LIB_ATEN_FACETS_JAGGED_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

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

/// Whether a size is one of a jagged tensor that differs from row to row: a
/// symbol of the kind ragged, `is_nested_int`.
bool isNestedInt(RuleContext &cx, SymInt size);
/// A nested int that is equal to no other.
SymInt makeNestedInt(RuleContext &cx);

/// How a jagged tensor is ragged; nothing if no size says it. Of a tensor that
/// comes from outside, the numbers are symbols `j0_total`, `j0_min`, `j0_max`,
/// and there are no holes.
std::optional<Ragged> getRagged(RuleContext &cx, const TensorMeta &self);
/// The error that a jagged tensor, argument `position`, has no ragged size.
LogicalResult hasNoRaggedSize(RuleContext &cx, unsigned position,
                              const TensorMeta &self);
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

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_FACETS_JAGGED_H
