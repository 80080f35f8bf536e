//===- FunctionState.h - What inference fills in ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ANALYSIS_FUNCTIONSTATE_H
#define FAKETENSOR_LIB_ANALYSIS_FUNCTIONSTATE_H

#include "ErrorReporter.h"
#include "Evaluator.h"
#include "SymbolNamer.h"

namespace fake {

/// All state of the inference of one function, and the components that answer
/// queries about it afterwards.
struct FunctionMeta::State {
  State(FunctionMeta &meta, mlir::FunctionOpInterface function,
        const InferenceOptions &options);

  mlir::FunctionOpInterface function;
  InferenceOptions options;
  llvm::BumpPtrAllocator arena;
  ShapeEnv env;
  RuleContext cx;
  RuleCache cache;
  ErrorReporter reporter;
  DeclaredTypes types;
  SymbolNamer namer;
  TypeReconciler reconciler;
  Evaluator evaluator;
  /// The metadata of each value; at the end of the sweep, that at its
  /// definition.
  TensorIdentity::ValueMap values;
  TensorIdentity identity;
  Findings findings;
  /// Ops by guard origin; index 0 stands for the arguments.
  std::vector<mlir::Operation *> guardOrigins;
};

/// The metadata of a value; Unknown if there is none.
inline const KnownValue &lookup(const TensorIdentity::ValueMap &values,
                                mlir::Value value) {
  static const KnownValue unknown;
  auto it = values.find(value);
  return it == values.end() ? unknown : it->second;
}

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_FUNCTIONSTATE_H
