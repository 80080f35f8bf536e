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

/// Follows what ops do to existing tensors: results that are operands
/// themselves, and writes, which invalidate facts about data.
class WriteTracker {
public:
  explicit WriteTracker(FunctionSweep &sweep);

  /// Makes one object of each result and the operand that it is.
  void identifyResults(mlir::Operation *op,
                       llvm::ArrayRef<KnownValue> operands);
  /// Invalidates what is known of data that an op may write to, unless it is
  /// known what was written: then all tensors in the storage have it.
  void noteWrites(mlir::Operation *op, llvm::ArrayRef<KnownValue> operands);
  /// Invalidates the memos and the known values of a tensor or list, which `op`
  /// writes to.
  void noteWrite(mlir::Operation *op, const MetaValue &value);

private:
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
