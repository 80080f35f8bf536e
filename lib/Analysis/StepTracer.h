//===- StepTracer.h - What ops allocate while they run ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ANALYSIS_STEPTRACER_H
#define FAKETENSOR_LIB_ANALYSIS_STEPTRACER_H

#include "FakeTensor/Analysis/StorageLives.h"

namespace fake {

/// Traces the ops of one function that are composed of others. Equal ops on
/// operands with equal metadata are traced once.
class StepTracer {
public:
  StepTracer(const FunctionMeta &meta, int64_t blockBytes);

  /// Whether ops of the name of `op` may be composed of others.
  bool mayHaveSteps(mlir::Operation *op);
  /// Appends what such an op allocates, if it is composed of others. `operands`
  /// is the metadata of its operands, null where there is none. Returns whether
  /// the op returns its first operand, see StorageTrace::returnOperand().
  bool trace(mlir::Operation *op, llvm::ArrayRef<const KnownValue *> operands,
             unsigned position, std::vector<StepsOfOp> &steps);

private:
  /// An op that was traced: the metadata of its operands, and the outcome.
  struct Traced {
    mlir::Operation *op;
    llvm::SmallVector<DescriptionID, 4> operands;
    Device device;
    llvm::SmallVector<SymInt, 2> peaks;
    bool returnsOperand = false;
  };

  Traced run(mlir::Operation *op);
  Device getDeviceOfResults(mlir::Operation *op) const;

  const FunctionMeta &meta;
  int64_t blockBytes;
  llvm::BumpPtrAllocator arena;
  RuleContext cx;
  /// By a hash of the op and the metadata of its operands.
  llvm::DenseMap<size_t, llvm::SmallVector<Traced, 1>> traced;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_STEPTRACER_H
