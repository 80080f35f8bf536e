//===- MemoryAnalysis.h - The memory of functions ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_MEMORYANALYSIS_H
#define FAKETENSOR_ANALYSIS_MEMORYANALYSIS_H

#include "FakeTensor/Analysis/ModuleMeta.h"
#include "FakeTensor/Analysis/PeakMemory.h"

namespace fake {

/// The storages of all functions of a module, and what calls of them allocate.
class MemoryAnalysis {
public:
  /// Lives of what `meta` has inferred; it and `getRole`, which says what the
  /// arguments of functions are for, must outlive the analysis.
  MemoryAnalysis(const ModuleMeta &meta, const MemoryModel &model,
                 StorageLives::RoleFn getRole)
      : meta(meta), model(model), getRole(getRole) {}

  /// The lives of the storages of a function.
  const StorageLives &get(mlir::FunctionOpInterface function);
  /// What calls of a function allocate; null if there was none in the functions
  /// that were asked for.
  const CalleeMemory *findCallee(mlir::FunctionOpInterface function) const;

private:
  /// A function that was visited, or is being.
  struct Entry {
    std::unique_ptr<StorageLives> lives;
    std::unique_ptr<CalleeMemory> callee;
  };

  const CalleeMemory *getCallee(mlir::CallOpInterface call);
  std::unique_ptr<CalleeMemory> summarize(const StorageLives &lives) const;

  const ModuleMeta &meta;
  MemoryModel model;
  StorageLives::RoleFn getRole;
  mlir::SymbolTableCollection symbolTables;
  llvm::DenseMap<mlir::Operation *, Entry> entries;
};

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_MEMORYANALYSIS_H
