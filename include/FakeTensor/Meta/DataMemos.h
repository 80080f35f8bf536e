//===- DataMemos.h - Results of queries on data -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_DATAMEMOS_H
#define FAKETENSOR_META_DATAMEMOS_H

#include "FakeTensor/Meta/MetaValue.h"
#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace fake {

/// Queries about the data of a tensor, whose symbolic results FakeTensor
/// memoizes on the tensor: `nonzero_memo`, `item_memo` and so on.
enum class DataQuery : uint8_t {
  Nonzero,
  Item,
  Unique,
  UniqueConsecutive,
  /// The nested int of a tensor of offsets or lengths. Not invalidated by
  /// writes.
  NestedInt
};

/// The results of queries on the data of tensors: a second `item()` of a tensor
/// returns the symbol of the first, unless the tensor was written to.
class DataMemos {
public:
  /// Memos of the analysis of `env`.
  explicit DataMemos(ShapeEnv &env) : env(env) {}

  /// The result of a query on the data of `self`: the memoized one if `self` is
  /// an operand and its storage has not been written to since, else the result
  /// of `make`. Views of a storage have separate memos, as in PyTorch.
  SymInt recall(DataQuery query, const TensorMeta &self,
                llvm::function_ref<SymInt()> make);
  /// Memoizes the result of a query for a tensor created by the rule. It must
  /// live in the arena.
  void remember(DataQuery query, const TensorMeta &self, SymInt answer);
  /// Sets the operands of the next rule, whose query results are memoized. They
  /// must outlive this.
  void setOperands(llvm::ArrayRef<MetaValue> values) { operands = values; }
  /// Invalidates the memos of a storage that is written to; all memos if it is
  /// 0, unknown.
  void noteWrite(StorageID storage) { ++versions[storage]; }
  /// Whether there are no memos that a write could invalidate.
  bool empty() const { return memos.empty(); }
  /// How often a result was specific to one call, so that an equal call may
  /// have another one: memo hits, and symbols with names of their own.
  unsigned getNumSpecific() const { return numSpecific; }
  /// Notes that a result was specific to one call.
  void noteSpecific() { ++numSpecific; }

private:
  /// How often a storage may have been written to.
  unsigned getVersion(StorageID storage) const {
    return versions.lookup(storage) + versions.lookup(0);
  }
  /// The version of a tensor that the result of a query depends on.
  unsigned getVersion(DataQuery query, const TensorMeta &self) const {
    return query == DataQuery::NestedInt ? 0 : getVersion(self.storage);
  }
  /// The result of a query, and the version of the storage it was computed
  /// from.
  struct Memo {
    SymInt answer;
    unsigned version = 0;
  };

  ShapeEnv &env;
  llvm::DenseMap<std::pair<const TensorMeta *, unsigned>, Memo> memos;
  llvm::DenseMap<StorageID, unsigned> versions;
  llvm::ArrayRef<MetaValue> operands;
  unsigned numSpecific = 0;
};

} // namespace fake

#endif // FAKETENSOR_META_DATAMEMOS_H
