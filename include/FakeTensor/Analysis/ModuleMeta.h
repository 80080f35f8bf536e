//===- ModuleMeta.h - The metadata of all functions -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_MODULEMETA_H
#define FAKETENSOR_ANALYSIS_MODULEMETA_H

#include "FakeTensor/Analysis/FunctionMeta.h"
#include "llvm/ADT/DenseSet.h"

namespace fake {

/// The metadata of all functions in and below an op. Functions are followed
/// into those that they call; an argument of a private function that is only
/// called has the metadata that is the same in all calls.
///
/// An analysis of MLIR's AnalysisManager, so that passes share the results:
///
///   ModuleMeta &meta = getAnalysis<ModuleMeta>();
///   meta.infer(options);
///   if (failed(meta.emitDiagnostics()))
///     return signalPassFailure();
///   const MetaValue &value = meta.lookup(op->getResult(0));
class ModuleMeta {
public:
  /// Finds the functions with a body in and below `root`.
  explicit ModuleMeta(mlir::Operation *root);

  /// Infers all functions, in parallel if the context allows it. Does nothing
  /// if there are results for equal options. If `root` is a function itself,
  /// bodies of callees are not evaluated.
  void infer(InferenceOptions options = {});
  /// Emits the diagnostics that were not emitted yet, function by function; one
  /// in the body of a callee is emitted once. Fails if there was an error.
  llvm::LogicalResult emitDiagnostics();
  /// The same diagnostics without emitting them.
  std::vector<PendingDiagnostic> takeDiagnostics();
  /// Whether any function has errors. The metadata remains usable.
  bool hasErrors() const;

  /// The functions, in program order.
  llvm::ArrayRef<mlir::FunctionOpInterface> getFunctions() const {
    return functions;
  }
  /// The metadata of a function. Requires an earlier infer().
  const FunctionMeta &get(mlir::FunctionOpInterface function) const {
    return *metas.find(function)->second;
  }
  /// The metadata of the function that contains a value; null for none.
  const FunctionMeta *find(mlir::Value value) const;
  /// The metadata of a value at its definition; Unknown outside of functions.
  const MetaValue &lookup(mlir::Value value) const;

  /// Whether a function is called, but its arguments do not have the metadata
  /// of its calls, so that their types are fixed.
  bool hasOpenArguments(mlir::FunctionOpInterface function) const {
    return openArguments.contains(function);
  }

private:
  void inferFunctions(const InferenceOptions &options, bool isInner);
  void joinCalls();

  mlir::Operation *root;
  llvm::SmallVector<mlir::FunctionOpInterface> functions;
  llvm::DenseMap<mlir::Operation *, std::unique_ptr<FunctionMeta>> metas;
  /// Functions that are only called, by calls that are all known.
  llvm::DenseSet<mlir::Operation *> inner;
  /// All calls of such functions.
  llvm::DenseMap<mlir::Operation *, llvm::SmallVector<const NotedCall *>> calls;
  llvm::DenseSet<mlir::Operation *> openArguments;
  /// The options of the results; none before the first infer().
  std::optional<InferenceOptions> inferred;
};

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_MODULEMETA_H
