//===- Merge.h - Where control flow joins -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Joins metadata where control flow merges. Follows `_merge_output` of
// torch._higher_order_ops.cond: equal sizes are kept, different ones become a
// new symbol.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_MERGE_H
#define FAKETENSOR_META_MERGE_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

/// Joins values. Fields that differ and cannot be symbolic, such as the dtype,
/// become unknown.
class Merger {
public:
  /// Returns the join of the sizes or integers `a` and `b`. Also called for
  /// equal ones.
  using JoinFn = llvm::function_ref<SymInt(SymInt a, SymInt b, bool isSize)>;

  /// With `withStorage`, tensors of different storages join to one of unknown
  /// storage; otherwise the result has the storage of the first value.
  Merger(RuleContext &cx, JoinFn join, bool withStorage)
      : cx(cx), join(join), withStorage(withStorage) {}

  /// The metadata of a value that is `a` or `b`.
  MetaValue merge(const MetaValue &a, const MetaValue &b);
  /// Whether some merge was less precise than its first value.
  bool hasChanged() const { return changed; }

private:
  MetaValue mergeTensors(const TensorMeta &a, const TensorMeta &b,
                         const MetaValue &first);
  MetaValue mergeLists(const MetaValue &a, const MetaValue &b);
  MetaValue mergeNumbers(const MetaValue &a, const MetaValue &b);
  MetaValue change(MetaValue value) {
    changed = true;
    return value;
  }

  RuleContext &cx;
  JoinFn join;
  bool withStorage;
  bool changed = false;
};

/// `a` if both are known to be equal, else a new symbol for `a` or `b`, with a
/// range that covers both. Sizes are nonnegative. Unknown if either is.
SymInt joinFresh(RuleContext &cx, SymInt a, SymInt b, bool isSize);

/// The same for a value in one run and in another one: if one of them is 1,
/// broadcasting does not assume that the symbol is not, as PyTorch does for the
/// results of `cond`.
SymInt joinRuns(RuleContext &cx, SymInt a, SymInt b, bool isSize);
/// The same for the symbolic integers of two values. Tensors in different
/// storages join to one in an unknown storage.
MetaValue joinRuns(RuleContext &cx, const MetaValue &a, const MetaValue &b,
                   bool &hasChanged);

/// A value whose symbolic integers are unknown, to be used with another
/// ShapeEnv than that of its symbols.
MetaValue withoutSymbols(RuleContext &cx, const MetaValue &value);

/// The first property in which PyTorch's merged values must agree but these do
/// not: kind, rank, dtype, device or layout. `ranks 2 and 3`; empty if they
/// agree.
std::string findDisagreement(const MetaValue &a, const MetaValue &b);

} // namespace fake

#endif // FAKETENSOR_META_MERGE_H
