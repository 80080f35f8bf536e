//===- TypeReconciliation.h - Declared and inferred metadata ----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ANALYSIS_TYPERECONCILIATION_H
#define FAKETENSOR_LIB_ANALYSIS_TYPERECONCILIATION_H

#include "DeclaredTypes.h"
#include "llvm/ADT/MapVector.h"

namespace fake {

class SymbolNamer;

/// The metadata of a value, as printed in diagnostics.
std::string describe(const MetaValue &value);

/// How a declaration contradicts inferred metadata; empty if it does not. Sizes
/// that cannot be compared statically are required to be equal. Strides, offset
/// and device are compared only `withLayout`.
std::string findContradiction(ShapeEnv &env, const TensorMeta &declared,
                              const TensorMeta &inferred, bool withLayout);

/// Completes inferred metadata with the declared metadata.
MetaValue meet(RuleContext &cx, const MetaValue &inferred,
               const MetaValue &declared, bool withLayout);

/// Whether a type that states `declared` can be refined to state `known`. Types
/// without layout cannot state expressions either.
bool canRefine(const TensorMeta &declared, const TensorMeta &known,
               bool withLayout);

/// Whether the rank is known but some size is not.
bool hasUnknownSizes(const TensorMeta &meta);
/// Whether any size is an expression.
bool hasSymbolicSizes(const TensorMeta &meta);
/// Completes the geometry of a tensor from outside the function: if its type
/// states no strides, it is row-major.
void completeGeometry(RuleContext &cx, TensorMeta &meta);

/// Reconciles the inferred metadata of results with their declared types.
class TypeReconciler {
public:
  TypeReconciler(RuleContext &cx, RuleCache &cache, DeclaredTypes &types,
                 SymbolNamer &namer, ErrorReporter &reporter,
                 DeclaredPolicy policy)
      : cx(cx), cache(cache), types(types), namer(namer), reporter(reporter),
        policy(policy) {}

  /// The metadata of a result, and whether its type can be refined.
  /// Contradictions are reported.
  CachedResult conclude(mlir::OpResult result, MetaValue inferred);

  /// How a declaration contradicts inferred metadata; empty if it does not, or
  /// if the options ignore declarations.
  std::string findContradiction(const DeclaredType &declared,
                                const TensorMeta &inferred);

  /// While tentative, since the ops will be swept again, nothing is learned
  /// from declared types.
  void setTentative(bool value) { tentative = value; }
  bool isTentative() const { return tentative; }
  /// Says that a tentative sweep left out what a final one does.
  void omit() { hasOmitted = true; }
  /// Whether a tentative sweep left out anything since this was constructed.
  class Omissions {
  public:
    explicit Omissions(TypeReconciler &reconciler)
        : reconciler(reconciler),
          before(std::exchange(reconciler.hasOmitted, false)) {}
    ~Omissions() { reconciler.hasOmitted |= before; }
    Omissions(const Omissions &) = delete;
    Omissions &operator=(const Omissions &) = delete;
    bool isEmpty() const { return !reconciler.hasOmitted; }

  private:
    TypeReconciler &reconciler;
    bool before;
  };
  /// While set, results have this metadata, whatever is inferred.
  void setKnown(const llvm::MapVector<mlir::Value, MetaValue> *values) {
    known = values;
  }

private:
  MetaValue reconcile(mlir::OpResult result, MetaValue inferred,
                      bool &isRefinable);

  RuleContext &cx;
  RuleCache &cache;
  DeclaredTypes &types;
  SymbolNamer &namer;
  ErrorReporter &reporter;
  DeclaredPolicy policy;
  const llvm::MapVector<mlir::Value, MetaValue> *known = nullptr;
  bool tentative = false, hasOmitted = false;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_TYPERECONCILIATION_H
