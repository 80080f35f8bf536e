//===- Cost.h - What calls of ops cost --------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The arithmetic of a call, and the data that it reads and writes, from the
// metadata of its arguments and results. Each op has a record, a facet of the
// op table, with a function and the convention that it follows in words. An op
// without one has an unknown cost, which is never 0.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ATEN_COST_H
#define FAKETENSOR_ATEN_COST_H

#include "FakeTensor/ATen/OpTable.h"
#include "FakeTensor/Meta/OpCost.h"
#include "FakeTensor/Meta/Shapes/Window.h"

namespace fake {

/// A call whose arithmetic is counted.
struct CostCall {
  /// The arithmetic with sizes; its facts do not change.
  ShapeEnv &env;
  /// What is counted.
  const CostConventions &conventions;
  /// The op, which may be derived from the one that the record names.
  const OpDef &op;
  /// One value for each argument of the schema, and for each return. An op that
  /// writes to a list and returns nothing has that list as its result.
  ArrayRef<MetaValue> args, results;

  /// The argument of that name; None if there is none.
  MetaValue getArg(StringRef name) const;
  /// The tensor argument of one of the names, which spaces separate, or else
  /// null.
  const TensorMeta *getTensor(StringRef names) const;
  /// The first tensor among the arguments, also within lists; null for none.
  const TensorMeta *getFirstTensor() const;
  /// The first result; unknown if there is none.
  MetaValue getResult() const {
    return results.empty() ? MetaValue() : results.front();
  }
  /// Number of elements; unknown without a tensor or a rank.
  SymInt numel(const TensorMeta *tensor) const;
  /// Number of elements of a tensor, or of all in a list; 0 for other values.
  SymInt numelOf(const MetaValue &value) const;
  /// Number of elements of all results.
  SymInt numelOfResults() const;
  /// Size of a dimension, which counts from the end if negative; 1 for a tensor
  /// of rank 0, unknown for other dimensions that do not exist.
  SymInt size(const TensorMeta *tensor, int64_t dim) const;
  /// The product of values.
  SymInt product(ArrayRef<SymInt> values) const { return env.product(values); }
};

/// Counts the arithmetic of a call.
using WorkFn = Work (*)(const CostCall &call);

/// What a call of an op costs.
struct CostRecord {
  /// Counts the arithmetic; null for none.
  WorkFn work = nullptr;
  /// What it counts, in words.
  const char *convention = "";
  /// Names of arguments whose elements are not read, separated by spaces: those
  /// that are overwritten.
  const char *unread = "";
  /// Names of arguments of which as many elements are read as there are in the
  /// results: the table of an embedding.
  const char *selected = "";
  /// The argument with as many elements as an in-place op changes: the source
  /// of `scatter_`. Empty if it changes all.
  const char *update = "";
  /// Whether no data is touched, although there are new tensors: `empty`.
  bool movesNothing = false;
};

/// The number of steps of a binary search among `count` elements, and of the
/// halvings of a sort or a fast Fourier transform: `ceil(log2(count))`.
SymInt ceilLog2(ShapeEnv &env, SymInt count);

/// The pairs of one of `count` positions of a window and an element of the
/// kernel that are one of `size` elements, and not padding. Unknown for a
/// kernel whose size is no integer or exceeds 1024.
SymInt countValidPairs(ShapeEnv &env, SymInt count, SymInt size,
                       const WindowDim &window);

/// The record of an op: its own, or that of views and of queries of metadata,
/// which follows from the schema. Null for an op of unknown cost.
const CostRecord *findCostRecord(const OpDef &op);

/// What a call of an op costs; nothing for an op without a record, for sparse
/// and for jagged tensors.
std::optional<OpCost> computeCost(ShapeEnv &env,
                                  const CostConventions &conventions,
                                  const OpDef &op, ArrayRef<MetaValue> args,
                                  ArrayRef<MetaValue> results);

/// What a copy of a tensor costs, for dialects with an op of their own for
/// that; nothing for sparse and for jagged tensors.
std::optional<OpCost> computeCopyCost(ShapeEnv &env, const MetaValue &operand,
                                      ArrayRef<MetaValue> results);

} // namespace fake

#endif // FAKETENSOR_ATEN_COST_H
