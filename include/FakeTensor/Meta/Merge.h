//===- Merge.h - Where control flow joins -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where control flow joins, a value is one thing or another. What is known of
// it afterwards follows `_merge_output` of torch._higher_order_ops.cond: equal
// sizes stay, different ones become a symbol that may be either.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_MERGE_H
#define FAKETENSOR_META_MERGE_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

/// Joins values. What differs and has no symbol, such as a dtype, is unknown.
class Merger {
public:
  /// Gives the size or integer that is `a` or `b`. Called for equal ones, too.
  using JoinFn = llvm::function_ref<SymInt(SymInt a, SymInt b, bool isSize)>;

  /// `withStorage` says whether a tensor in either of two storages is one in an
  /// unknown storage; otherwise the storage of the first value stays.
  Merger(RuleContext &cx, JoinFn join, bool withStorage)
      : cx(cx), join(join), withStorage(withStorage) {}

  /// What holds of a value that is `a` or `b`.
  MetaValue merge(const MetaValue &a, const MetaValue &b);
  /// Whether less is known after some merge than of its first value.
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

/// A new symbol for what is `a` or `b`, with a range that covers both. A size
/// is 0 or more. Unknown if one of the two is.
SymInt joinFresh(RuleContext &cx, SymInt a, SymInt b, bool isSize);

/// What two values may not differ in where PyTorch lets them meet: kind, rank,
/// dtype, device and layout. `ranks 2 and 3`; empty when they agree.
std::string findDisagreement(const MetaValue &a, const MetaValue &b);

} // namespace fake

#endif // FAKETENSOR_META_MERGE_H
