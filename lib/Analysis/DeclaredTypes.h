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
/// types from metadata, each once.
class DeclaredTypes {
public:
  /// Types that cannot be read are reported to `reporter`.
  DeclaredTypes(RuleContext &cx, llvm::BumpPtrAllocator &arena,
                ErrorReporter &reporter)
      : cx(cx), arena(arena), reporter(reporter) {}

  /// The metadata that a type states. It lives as long as the analysis.
  const DeclaredType &get(mlir::Type type) {
    return type == lastType ? *lastDeclared : load(type);
  }
  /// The same for one value: tensors of one type are different objects.
  MetaValue make(mlir::Type type);
  /// The type that states the metadata of a value of type `type`; `type` itself
  /// where the dialect cannot state it.
  mlir::Type refine(mlir::Type type, const KnownValue &known);
  /// That type, if it was built for metadata of that ID before; else null.
  mlir::Type findRefined(mlir::Type type, DescriptionID id) const {
    if (LLVM_LIKELY(id < recent.size() && recent[id].first == type))
      return recent[id].second;
    return id == 0 ? mlir::Type() : refinedTypes.lookup({type, id});
  }

  /// While a callee is swept, types are those of another function: their
  /// symbols mean nothing here and are unknown.
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
  /// The last type that was queried.
  mlir::Type lastType;
  const DeclaredType *lastDeclared = nullptr;
  llvm::DenseMap<std::pair<mlir::Type, DescriptionID>, mlir::Type> refinedTypes;
  /// By metadata ID, the last type that was refined, and to which one.
  std::vector<std::pair<mlir::Type, mlir::Type>> recent;
};

/// Whether a type states nothing of a tensor.
bool saysNothing(const TensorMeta &meta);

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_DECLAREDTYPES_H
