//===- StorageTrace.h - Storages that an op allocates -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_STORAGETRACE_H
#define FAKETENSOR_META_STORAGETRACE_H

#include "FakeTensor/Meta/MetaValue.h"
#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "llvm/ADT/DenseMap.h"

namespace fake {

/// The storages that one op allocates while it runs, those of its results
/// included: an op that is composed of others holds the results of its steps.
/// Records the bytes at each moment that no later one exceeds for certain,
/// which is before storages are freed.
class StorageTrace {
public:
  /// Sums are computed in `env`. Each storage takes a multiple of `blockBytes`.
  explicit StorageTrace(ShapeEnv &env, int64_t blockBytes = 1)
      : env(env), blockBytes(blockBytes) {}
  /// For a step of the same op that is composed of others itself.
  StorageTrace startStep() const { return StorageTrace(env, blockBytes); }

  /// The storages of a value exist before the op, or belong to its caller.
  void addOperand(const MetaValue &value);
  /// A step has returned a value. A storage that is not known yet was
  /// allocated; storages of unknown size make the trace incomplete.
  void allocate(const MetaValue &value);
  /// The last reference to the storages of a value that were allocated is
  /// dropped; no effect on others.
  void free(const MetaValue &value);
  /// A step was composed of others itself, with this trace. Its storages are
  /// freed; allocate() is called for its results afterwards.
  void include(const StorageTrace &step);
  /// The op returns its first operand, although its metadata is that of a
  /// copy, as PyTorch's decompositions make one.
  void returnOperand() { isOperand = true; }
  /// Whether it does.
  bool returnsOperand() const { return isOperand; }
  /// The op returns.
  void finish() { notePeak(); }

  /// The bytes at such moments, in order; each may be the largest.
  llvm::ArrayRef<SymInt> getPeaks() const { return peaks; }

private:
  void notePeak();

  ShapeEnv &env;
  int64_t blockBytes;
  /// What is allocated, in bytes; 0 for storages of operands.
  llvm::DenseMap<StorageID, SymInt> storages;
  SymInt current = 0;
  bool isOperand = false;
  llvm::SmallVector<SymInt, 2> peaks;
};

/// The bytes that a storage takes in blocks of `blockBytes`.
SymInt roundToBlocks(ShapeEnv &env, SymInt bytes, int64_t blockBytes);

} // namespace fake

#endif // FAKETENSOR_META_STORAGETRACE_H
