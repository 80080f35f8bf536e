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

namespace fake {

class SymbolNamer;

/// The metadata of a value as diagnostics print it.
std::string describe(const MetaValue &value);

/// How a declaration contradicts inferred metadata; empty if it does not. Sizes
/// that cannot be compared are required to be equal. Strides, offset and device
/// count only `withLayout`.
std::string findContradiction(ShapeEnv &env, const TensorMeta &declared,
                              const TensorMeta &inferred, bool withLayout);

/// Completes inferred metadata with what is declared.
MetaValue meet(RuleContext &cx, const MetaValue &inferred,
               const MetaValue &declared, bool withLayout);

/// Whether a type that states `declared` could state more of a value. Types
/// without layout have no room for expressions either.
bool saysLess(const TensorMeta &declared, const TensorMeta &known,
              bool withLayout);

/// A value with all sizes unknown that are not integers, for use under another
/// environment.
MetaValue withoutSymbols(RuleContext &cx, const MetaValue &value);

/// Whether the rank is known but some size is not.
bool hasUnknownSizes(const TensorMeta &meta);
/// Whether some size is an expression.
bool hasSymbolicSizes(const TensorMeta &meta);
/// Completes the geometry of a tensor that comes from outside: where its type
/// states no strides, it is row-major.
void completeGeometry(RuleContext &cx, TensorMeta &meta);

/// Combines what was inferred of a result with what its type declares.
class TypeReconciler {
public:
  TypeReconciler(RuleContext &cx, RuleCache &cache, DeclaredTypes &types,
                 SymbolNamer &namer, ErrorReporter &reporter,
                 bool checkDeclared)
      : cx(cx), cache(cache), types(types), namer(namer), reporter(reporter),
        checkDeclared(checkDeclared) {}

  /// The metadata of a result, and whether its type could state more.
  /// Contradictions are reported.
  CachedResult conclude(mlir::OpResult result, MetaValue inferred);

  /// How a declaration contradicts inferred metadata; empty if it does not, or
  /// if declarations do not count.
  std::string findContradiction(const DeclaredType &declared,
                                const TensorMeta &inferred);

  /// While tentative, because the ops are swept again, nothing is learned from
  /// declared types.
  void setTentative(bool value) { isTentative = value; }
  bool getTentative() const { return isTentative; }

private:
  MetaValue reconcile(mlir::OpResult result, MetaValue inferred,
                      bool &saysMore);

  RuleContext &cx;
  RuleCache &cache;
  DeclaredTypes &types;
  SymbolNamer &namer;
  ErrorReporter &reporter;
  bool checkDeclared;
  bool isTentative = false;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_TYPERECONCILIATION_H
