//===- ModuleMeta.h - The metadata of all functions -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_MODULEMETA_H
#define FAKETENSOR_ANALYSIS_MODULEMETA_H

#include "FakeTensor/Analysis/MetaPropagation.h"

namespace fake {

/// The analysis of each function.
using AnalysisMap =
    llvm::DenseMap<mlir::Operation *, std::unique_ptr<MetaPropagation>>;

/// The metadata of all functions in and below an op, as every pass sees it:
/// functions are followed into those that they call, and of the arguments of a
/// private function that is only called holds what is the same in all calls.
class ModuleMeta {
public:
  /// Says how a function is analysed.
  using GetOptionsFn =
      llvm::function_ref<MetaPropagationOptions(mlir::FunctionOpInterface)>;

  /// Prepares the analysis of the functions with a body in and below `root`.
  ModuleMeta(mlir::Operation *root, GetOptionsFn getOptions);

  /// Analyses all functions, in parallel where the context allows it. Errors
  /// are reported where they are; one in the body of a callee by each caller,
  /// and not again for the callee. Fails if there was one; what was found stays
  /// usable.
  llvm::LogicalResult run();

  /// The functions, in program order.
  llvm::ArrayRef<mlir::FunctionOpInterface> getFunctions() const {
    return functions;
  }
  /// The analysis of one of them.
  MetaPropagation &get(mlir::FunctionOpInterface function) const {
    return *analyses.find(function)->second;
  }
  /// All of them, by function.
  AnalysisMap &getAnalyses() { return analyses; }

  /// Whether functions in and below `root` call each other, so that they must
  /// be analysed together, and before one of them is changed.
  static bool haveCalls(mlir::Operation *root);

private:
  llvm::LogicalResult runEach(bool isInner);
  void joinCalls();

  mlir::Operation *root;
  llvm::SmallVector<mlir::FunctionOpInterface> functions;
  AnalysisMap analyses;
  /// Functions that are only called, by calls that are all there.
  llvm::DenseSet<mlir::Operation *> inner;
};

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_MODULEMETA_H
