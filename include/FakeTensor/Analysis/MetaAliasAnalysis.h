//===- MetaAliasAnalysis.h - Which tensors share memory ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Determines by inferred storages which tensors share memory. Values of other
// types are left to other analyses.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_METAALIASANALYSIS_H
#define FAKETENSOR_ANALYSIS_METAALIASANALYSIS_H

#include "FakeTensor/Analysis/FunctionMeta.h"
#include "mlir/Analysis/AliasAnalysis.h"
#include <memory>

namespace fake {

/// Alias analysis of tensors, to be added to MLIR's:
///
///   AliasAnalysis &aliases = getAnalysis<AliasAnalysis>();
///   aliases.addAnalysisImplementation(MetaAliasAnalysis(getOperation()));
///
/// Arguments of functions are in storages of their own unless the attribute
/// `fake.storage` says otherwise. All functions are inferred at the first
/// query; the IR must not change afterwards.
class MetaAliasAnalysis {
public:
  /// Analyzes the functions in and below `root`. `options` are those of passes;
  /// diagnostics are dropped.
  explicit MetaAliasAnalysis(mlir::Operation *root,
                             InferenceOptions options = {});
  /// Moves the analysis and what it has inferred.
  MetaAliasAnalysis(MetaAliasAnalysis &&);
  /// Forgets what it has inferred.
  ~MetaAliasAnalysis();

  /// How the elements of two tensors share memory: MustAlias if each has its
  /// elements at the same addresses as the other, NoAlias if they have none in
  /// common. PartialAlias if some are known to be shared.
  mlir::AliasResult alias(mlir::Value lhs, mlir::Value rhs);
  /// The effect of `op` on the elements of a tensor.
  mlir::ModRefResult getModRef(mlir::Operation *op, mlir::Value location);

private:
  class Functions;
  std::unique_ptr<Functions> functions;
};

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_METAALIASANALYSIS_H
