//===- SymbolNamer.h - Names of symbols -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ANALYSIS_SYMBOLNAMER_H
#define FAKETENSOR_LIB_ANALYSIS_SYMBOLNAMER_H

#include "FakeTensor/Analysis/FunctionMeta.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SetVector.h"

namespace fake {

class DeclaredTypes;
class Widener;

/// Names the symbols of one function. Those that ops and joins create for
/// data-dependent values get the names that the program declares for them, so
/// that inference on its own output creates the same names.
class SymbolNamer {
public:
  SymbolNamer(mlir::FunctionOpInterface function, RuleContext &cx,
              llvm::BumpPtrAllocator &arena, DeclaredTypes &types,
              Findings &findings)
      : function(function), cx(cx), arena(arena), types(types),
        findings(findings) {}

  //===--- Declarations ---------------------------------------------------===//

  /// Declares the symbols that the function declares. Those of no argument are
  /// pending: ops are to create them. Those of no type are left over from an
  /// earlier run and not declared.
  void declareSymbols();
  /// Declares the symbols that ops of the function declare, so that their names
  /// are taken. Later calls do nothing.
  void declareSymbolOps();
  /// Declares a symbol for a size that nothing describes.
  SymInt declareSize();
  /// Records that an argument has a symbol, which no op creates.
  void noteArgumentSymbol(const SymbolExpr *symbol);

  //===--- Ops that declare symbols ---------------------------------------===//

  /// Records an op that declares a symbol behind ops that may create it.
  void noteLateSymbolOp(mlir::Operation *op) { lateSymbolOps.push_back(op); }
  /// Reserves the symbols of such ops for the ops that create them.
  void claimLateNames();
  /// Records an op without operands and its only result, if that is a symbol.
  void noteSymbolOp(mlir::Operation *op, const MetaValue &result);

  //===--- Creating symbols -----------------------------------------------===//

  /// Offers the names in these types, or in facts about results of `op` as
  /// well, to the symbols that are created until stopNaming().
  void offerNamesOf(mlir::TypeRange types);
  void offerNamesOf(mlir::Operation *op);
  /// Ends that. Names that were taken are not pending any more.
  void stopNaming();

  //===--- Renaming -------------------------------------------------------===//

  /// Replaces symbols among the sizes of a tensor by pending ones that a fact
  /// or type states in their place. Returns whether it replaced any.
  bool adoptNames(TensorMeta &meta, const TensorMeta &stated);
  /// The same for an inferred value and its declaration.
  MetaValue adoptNames(const MetaValue &declared, const MetaValue &inferred);
  /// The same for arguments of blocks, which have the metadata `known`.
  void adoptNames(llvm::ArrayRef<mlir::BlockArgument> arguments,
                  llvm::ArrayRef<MetaValue *> known, Widener &widener);
  /// While suspended, no name is offered or adopted, because the ops are swept
  /// again.
  void setSuspended(bool value) { isSuspended = value; }

  //===--- Superseded symbols ---------------------------------------------===//

  /// Marks the symbols behind the first `numBefore` as abandoned that none of
  /// the values mentions: the next sweep of a loop does not know them.
  void abandonSymbols(size_t numBefore, llvm::ArrayRef<MetaValue> kept);
  void abandon(llvm::ArrayRef<const SymbolExpr *> symbols) {
    abandoned.insert_range(symbols);
  }
  bool isAbandoned(const SymbolExpr *symbol) const {
    return abandoned.contains(symbol);
  }
  bool isRenamed(const SymbolExpr *symbol) const {
    return renamed.contains(symbol);
  }
  /// `value` with the names that replaced others, see FunctionMeta.
  SymInt getWithNames(SymInt value) const {
    return names && value.isExpr() ? names->simplify(names->import(value))
                                   : value;
  }

private:
  void offer(llvm::ArrayRef<const SymbolExpr *> symbols);
  void claimName(const SymbolExpr *symbol, mlir::Operation *op);
  const SymbolExpr *getNamedSymbol(mlir::Operation *op);
  bool adoptName(SymInt value, SymInt claim);

  mlir::FunctionOpInterface function;
  RuleContext &cx;
  llvm::BumpPtrAllocator &arena;
  DeclaredTypes &types;
  Findings &findings;
  /// Declared symbols for data-dependent values that no op has created yet.
  llvm::SmallSetVector<const SymbolExpr *, 8> pending;
  /// Those whose names are offered at the moment.
  llvm::SmallVector<const SymbolExpr *, 4> offered;
  /// Symbols of arguments, which no op creates.
  llvm::DenseSet<const SymbolExpr *> ofArguments;
  /// Pending symbols whose first fact is about a result of an op.
  llvm::DenseMap<mlir::Operation *, llvm::SmallVector<const SymbolExpr *, 1>>
      claimed;
  llvm::SmallVector<mlir::Operation *, 0> lateSymbolOps;
  llvm::DenseSet<const SymbolExpr *> renamed, abandoned;
  /// Knows only which symbols have other names; null if none has.
  std::unique_ptr<ShapeEnv> names;
  unsigned nextSize = 0;
  bool hasSymbolOps = false, isSuspended = false;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_SYMBOLNAMER_H
