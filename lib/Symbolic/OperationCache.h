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
  SymInt remember(unsigned operation, SymInt a, SymInt b, Fn compute) {
    if (slots.empty())
      slots.resize(size_t(1) << numBits);
    uint64_t hash = static_cast<uint64_t>(a.getOpaqueValue()) * 31 +
                    static_cast<uint64_t>(b.getOpaqueValue()) * 17 + operation;
    size_t slot = (hash * 0x9e3779b97f4a7c15ULL) >> (64 - numBits);
    if (slots[slot].matches(operation, a, b, facts.getEpoch()))
      return slots[slot].result;
    SymInt result = compute();
    slots[slot] = {a, b, operation, facts.getEpoch(), result};
    return result;
  }

private:
  struct Slot {
    SymInt a, b;
    unsigned operation = 0;
    unsigned epoch = 0;
    SymInt result;

    bool matches(unsigned op, SymInt x, SymInt y, unsigned now) const {
      return a == x && b == y && operation == op && epoch == now;
    }
  };

  static constexpr unsigned numBits = 9;

  const FactBase &facts;
  std::vector<Slot> slots;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_OPERATIONCACHE_H
