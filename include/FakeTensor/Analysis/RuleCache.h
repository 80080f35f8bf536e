//===- RuleCache.h - Reuse of identical evaluations -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reuses the results of identical earlier evaluations: the layers of a model
// are equal, and so are many ops within one. The counterpart of the cache of
// FakeTensor's dispatch, keyed by the op and the metadata of its operands, for
// the duration of one inference.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_RULECACHE_H
#define FAKETENSOR_ANALYSIS_RULECACHE_H

#include "FakeTensor/Meta/RuleContext.h"
#include "mlir/IR/Operation.h"
#include "llvm/ADT/DenseMap.h"
#include <array>

namespace fake {

/// Why an evaluation was not cached, like the bypasses counted by
/// `FakeTensorMode`.
enum class CacheBypass : uint8_t {
  /// The op has regions.
  Regions,
  /// There are more operands than a key can hold.
  ManyOperands,
  /// An operand is a list of tensors, or a tensor of unknown storage.
  Operands,
  /// A result is such a list or tensor.
  Results,
  /// Symbols were created or reused, or facts about them were added.
  Symbols,
  /// There was an error.
  Error
};
/// The number of reasons in CacheBypass.
constexpr unsigned numCacheBypasses = 6;
/// The name of a reason in statistics: `regions`, `many operands`, ...
llvm::StringRef getName(CacheBypass reason);

/// The ID of the metadata of a value: two values share it only if their
/// metadata is equal apart from the storage. 0 for values without metadata.
using DescriptionID = uint32_t;

/// A value and the ID of its metadata.
struct KnownValue {
  /// The metadata.
  MetaValue value;
  /// Its ID; 0 for a value that has none.
  DescriptionID id = 0;
};

/// The outcome for one result of an op.
struct CachedResult {
  /// The value; a tensor has the `storage` of the first evaluation.
  KnownValue known;
  /// Whether the declared type can be refined.
  bool saysMore = false;
  /// Whether it is a tensor with known constant values.
  bool isConstant = false;
  /// Whether it is a tensor with symbolic sizes that its type cannot state.
  bool isSymbolic = false;
};

/// The number of hits, misses and bypasses.
struct CacheStatistics {
  /// Evaluations that were found, and those that were recorded instead.
  uint64_t hits = 0, misses = 0;
  /// Evaluations that were not kept, by CacheBypass.
  std::array<uint64_t, numCacheBypasses> bypasses = {};
};
/// Prints `2 hits, 3 misses, 1 bypassed (1 symbols)`.
void print(llvm::raw_ostream &os, const CacheStatistics &statistics);

/// Evaluations of rules and their results. Valid for one inference: expressions
/// of one pool, and types that do not change.
class RuleCache {
public:
  /// A cache of rules evaluated in `cx`, which must outlive it.
  explicit RuleCache(RuleContext &cx) : cx(cx) {}

  /// The ID of a value's metadata. Tensors with equal metadata share one; of
  /// other values, only integers have one.
  DescriptionID describe(const MetaValue &value);

  /// Looks for an evaluation of an equal op on operands with equal metadata at
  /// the current epoch. Appends its results to `results`, with new storages.
  /// Returns false if there is none; record() may then be called once the op
  /// has been evaluated.
  bool lookup(mlir::Operation *op, llvm::ArrayRef<KnownValue> operands,
              llvm::SmallVectorImpl<CachedResult> &results);
  /// Caches the evaluation that lookup() did not find.
  void record(mlir::Operation *op, llvm::ArrayRef<KnownValue> operands,
              llvm::ArrayRef<CachedResult> results, bool hadError);

  /// How often the cache helped so far.
  const CacheStatistics &getStatistics() const { return statistics; }

private:
  /// The maximum number of operands of a key.
  static constexpr unsigned maxOperands = 16;

  /// All fields of a tensor but its storage.
  struct TensorInfo {
    static const TensorMeta *getEmptyKey() {
      return llvm::DenseMapInfo<const TensorMeta *>::getEmptyKey();
    }
    static const TensorMeta *getTombstoneKey() {
      return llvm::DenseMapInfo<const TensorMeta *>::getTombstoneKey();
    }
    static unsigned getHashValue(const TensorMeta *meta);
    static bool isEqual(const TensorMeta *a, const TensorMeta *b);
  };

  /// An evaluation. The numbers of operands and results are those of `op`.
  struct Entry {
    mlir::Operation *op;
    const DescriptionID *operands;
    const CachedResult *results;
    /// For each result, the operand whose storage it shares; or, counted from
    /// maxOperands, the new storage that was created for it.
    const uint8_t *sources;
    uint64_t aliases;
    unsigned epoch;
    unsigned numStorages;
  };

  std::optional<CacheBypass> makeKey(mlir::Operation *op,
                                     llvm::ArrayRef<KnownValue> operands);
  bool matches(const Entry &entry, mlir::Operation *op,
               llvm::ArrayRef<KnownValue> operands) const;
  void bypass(CacheBypass reason) {
    ++statistics.bypasses[static_cast<unsigned>(reason)];
  }

  RuleContext &cx;
  llvm::DenseMap<const TensorMeta *, DescriptionID, TensorInfo> tensors;
  /// By the word; the other half avoids the map's reserved keys.
  llvm::DenseMap<std::pair<int64_t, unsigned>, DescriptionID> integers;
  /// By the hash of the key; a newer evaluation replaces an older one.
  llvm::DenseMap<uint64_t, Entry> entries;
  DescriptionID lastID = 0;
  CacheStatistics statistics;

  //===--- The op that lookup() did not find ------------------------------===//

  std::optional<CacheBypass> reason;
  uint64_t hash = 0;
  /// Four bits per operand: the first operand with the same storage.
  uint64_t aliases = 0;
  unsigned epoch = 0;
  size_t numSymbols = 0, numGuards = 0;
  unsigned numRecalled = 0;
  StorageID firstStorage = 0;
};

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_RULECACHE_H
