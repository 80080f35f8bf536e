//===- DeclaredTypes.h - Metadata that types state --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ANALYSIS_DECLAREDTYPES_H
#define FAKETENSOR_LIB_ANALYSIS_DECLAREDTYPES_H

#include "FakeTensor/Analysis/FunctionMeta.h"

namespace fake {

class ErrorReporter;

/// Imports types into the environment of one function, each once, and builds
/// refined types from metadata, each once.
class DeclaredTypes {
public:
  /// Types that cannot be read are reported to `reporter`.
  DeclaredTypes(RuleContext &cx, llvm::BumpPtrAllocator &arena,
                ErrorReporter &reporter)
      : cx(cx), arena(arena), reporter(reporter) {}

  /// The metadata that a type states. The reference is valid for the lifetime
  /// of the analysis.
  const DeclaredType &get(mlir::Type type) {
    return type == lastType ? *lastDeclared : load(type);
  }
  /// Like get(), but for one value: tensors of one type are different objects.
  MetaValue make(mlir::Type type);
  /// The refined type of a value of type `type`; `type` itself where the
  /// dialect cannot state the metadata.
  mlir::Type refine(mlir::Type type, const KnownValue &known);
  /// The refined type, if it was already built for metadata of that ID; else
  /// null.
  mlir::Type findRefined(mlir::Type type, DescriptionID id) const {
    if (LLVM_LIKELY(id < recent.size() && recent[id].first == type))
      return recent[id].second;
    return id == 0 ? mlir::Type() : refinedTypes.lookup({type, id});
  }

  /// While a callee is swept, types belong to another function: their symbols
  /// are unknown here.
  void enterCallee();
  void leaveCallee();

private:
  const DeclaredType &load(mlir::Type type);
  MetaValue getMetaInCallee(const MetaTypeInterface &iface, mlir::Type type);

  RuleContext &cx;
  llvm::BumpPtrAllocator &arena;
  ErrorReporter &reporter;
  llvm::DenseMap<mlir::Type, const DeclaredType *> ownTypes, calleeTypes;
  unsigned numCallees = 0;
  /// The type that was last queried.
  mlir::Type lastType;
  const DeclaredType *lastDeclared = nullptr;
  llvm::DenseMap<std::pair<mlir::Type, DescriptionID>, mlir::Type> refinedTypes;
  /// By metadata ID, the type that was last refined, and the result.
  std::vector<std::pair<mlir::Type, mlir::Type>> recent;
};

/// Whether a type states nothing about a tensor.
bool statesNothing(const TensorMeta &meta);

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_DECLAREDTYPES_H
