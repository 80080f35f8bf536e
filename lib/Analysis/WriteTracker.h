//===- WriteTracker.h - Returned operands and writes ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ANALYSIS_WRITETRACKER_H
#define FAKETENSOR_LIB_ANALYSIS_WRITETRACKER_H

#include "FakeTensor/Analysis/TensorIdentity.h"
#include "FunctionState.h"

namespace fake {

class FunctionSweep;

/// Tracks the effects of ops on existing tensors: results that alias operands
/// exactly, and writes, which invalidate facts about data.
class WriteTracker {
public:
  explicit WriteTracker(FunctionSweep &sweep);

  /// Represents each result and the operand that it aliases by one object.
  void identifyResults(mlir::Operation *op,
                       llvm::ArrayRef<KnownValue> operands);
  /// Invalidates the facts about data that an op may write to. If the written
  /// values are known, all tensors in the storage get them instead.
  void recordWrites(mlir::Operation *op, llvm::ArrayRef<KnownValue> operands) {
    if (LLVM_UNLIKELY(state.options.warnUnsafe))
      warnUnsafe(op, operands);
    if (!cx.memos.empty() || state.identity.mayHaveConstants())
      invalidateWritten(op, operands);
  }
  /// Invalidates the memos and known values of a tensor or list that `op`
  /// writes to.
  void recordWrite(mlir::Operation *op, const MetaValue &value);

private:
  void invalidateWritten(mlir::Operation *op,
                         llvm::ArrayRef<KnownValue> operands);
  void forgetMemos(const MetaValue &value);
  const TensorMeta *getWrittenObject(mlir::Operation *op, unsigned operand);
  llvm::SmallVector<unsigned> getWritten(mlir::Operation *op,
                                         llvm::ArrayRef<KnownValue> operands);
  void warnUnsafe(mlir::Operation *op, llvm::ArrayRef<KnownValue> operands);
  void warnOfWrite(mlir::Operation *op, llvm::ArrayRef<KnownValue> operands,
                   unsigned operand);
  void warnOfBounds(mlir::OpResult result);

  FunctionSweep &sweep;
  FunctionMeta::State &state;
  RuleContext &cx;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_WRITETRACKER_H
