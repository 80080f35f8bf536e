//===- OperationCache.h - Results of recent operations ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: a cache in front of the arithmetic, since a program
// has few distinct sizes.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_OPERATIONCACHE_H
#define FAKETENSOR_LIB_SYMBOLIC_OPERATIONCACHE_H

#include "FactBase.h"
#include "FakeTensor/Symbolic/SymbolicArithmetic.h"

namespace fake {

/// Owns the results of recent operations; each is valid for the epoch of the
/// facts in which it was computed. Of operations with the same slot, the last
/// one is kept.
class OperationCache {
public:
  explicit OperationCache(const FactBase &facts) : facts(facts) {}

  /// The result of `compute`, which depends on nothing but the operation, its
  /// operands and the facts.
  template <typename Fn>
  SymInt remember(SymOperation operation, SymInt a, SymInt b, Fn compute) {
    return remember(static_cast<unsigned>(operation), a, b, compute);
  }
  /// The same for the truth of a relation, as an integer.
  template <typename Fn>
  SymInt remember(Relation relation, SymInt a, SymInt b, Fn compute) {
    return remember(firstRelation + static_cast<unsigned>(relation), a, b,
                    compute);
  }

private:
  struct Slot {
    SymInt a, b;
    unsigned key = 0;
    unsigned epoch = 0;
    SymInt result;

    bool matches(unsigned k, SymInt x, SymInt y, unsigned now) const {
      return a == x && b == y && key == k && epoch == now;
    }
  };

  template <typename Fn>
  SymInt remember(unsigned key, SymInt a, SymInt b, Fn compute) {
    if (slots.empty())
      slots.resize(size_t(1) << numBits);
    uint64_t hash = static_cast<uint64_t>(a.getOpaqueValue()) * 31 +
                    static_cast<uint64_t>(b.getOpaqueValue()) * 17 + key;
    size_t slot = (hash * 0x9e3779b97f4a7c15ULL) >> (64 - numBits);
    if (slots[slot].matches(key, a, b, facts.getEpoch()))
      return slots[slot].result;
    SymInt result = compute();
    slots[slot] = {a, b, key, facts.getEpoch(), result};
    return result;
  }

  static constexpr unsigned numBits = 9;
  static constexpr unsigned firstRelation =
      static_cast<unsigned>(SymOperation::TruncScale) + 1;

  const FactBase &facts;
  std::vector<Slot> slots;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_OPERATIONCACHE_H
