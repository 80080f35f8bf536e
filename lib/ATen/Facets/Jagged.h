//===- Jagged.h - Components of jagged tensors ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A jagged tensor consists of a values tensor with all rows concatenated, and
// of the offsets of the rows. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_FACETS_JAGGED_H
#define FAKETENSOR_LIB_ATEN_FACETS_JAGGED_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

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

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_FACETS_JAGGED_H
