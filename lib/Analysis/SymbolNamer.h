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

/// Names the symbols of one function. A symbol that an op or a join creates for
/// a data-dependent value gets the name that the program declares for it.
/// Inference on its own output thus creates the same names.
class SymbolNamer {
public:
  SymbolNamer(mlir::FunctionOpInterface function, RuleContext &cx,
              llvm::BumpPtrAllocator &arena, DeclaredTypes &types,
              Findings &findings)
      : function(function), cx(cx), arena(arena), types(types),
        findings(findings) {}

  //===--- Declarations ---------------------------------------------------===//

  /// Declares the symbols that the function declares. Those of no argument are
  /// pending: an op is expected to create them. Backed symbols are inputs and
  /// stay even if unused. An unbacked symbol that no type mentions is not
  /// declared, since the op that created it no longer exists.
  void declareSymbols();
  /// Declares the symbols that ops of the function declare, so that their names
  /// are taken. Later calls do nothing.
  void declareSymbolOps();
  /// Declares a symbol for a size, or an integer of that range, of unknown
  /// value, with that name if it is not empty and no other symbol has it.
  SymInt declareSize(StringRef name = "", Range range = Range::atLeast(0));
  /// Records a symbol of an argument, which no op creates.
  void recordArgumentSymbol(const SymbolExpr *symbol);

  //===--- Ops that declare symbols ---------------------------------------===//

  /// Records an op that declares a symbol after ops that may create it.
  void recordLateSymbolOp(mlir::Operation *op) { lateSymbolOps.push_back(op); }
  /// Reserves the symbols of such ops for the ops that create them.
  void claimLateNames();
  /// Records an op without operands whose only result is a symbol.
  void recordSymbolOp(mlir::Operation *op, const MetaValue &result);

  //===--- Creating symbols -----------------------------------------------===//

  /// Offers the names in these types, or also in facts about results of `op`,
  /// to the symbols that are created until stopNaming().
  void offerNamesOf(mlir::TypeRange types);
  void offerNamesOf(mlir::Operation *op);
  /// Claims a declared symbol for a value that a rule creates; false if the
  /// symbol is not pending.
  bool claim(const SymbolExpr *symbol) { return pending.remove(symbol); }
  /// Whether no symbol awaits an op that creates it.
  bool isIdle() const { return pending.empty(); }
  /// Stops offering names. Claimed names are no longer pending.
  void stopNaming();

  //===--- Renaming -------------------------------------------------------===//

  /// Replaces symbols among the sizes of a tensor by the pending ones that a
  /// fact or type states for them. Returns whether any was replaced.
  bool adoptNames(TensorMeta &meta, const TensorMeta &stated);
  /// Like adoptNames(), for an inferred value and its declaration.
  MetaValue adoptNames(const MetaValue &declared, const MetaValue &inferred);
  /// Like adoptNames(), for block arguments of metadata `known`.
  void adoptNames(llvm::ArrayRef<mlir::BlockArgument> arguments,
                  llvm::ArrayRef<MetaValue *> known, Widener &widener);
  /// While suspended, no name is offered or adopted, since the ops will be
  /// swept again.
  void setSuspended(bool value) { isSuspended = value; }

  //===--- Superseded symbols ---------------------------------------------===//

  /// Marks the symbols after the first `numBefore` as abandoned, except those
  /// that `kept` mentions: the next sweep of a loop does not see them.
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
  /// `value` with replaced symbols under their adopted names, see FunctionMeta.
  SymInt getWithNames(SymInt value) const {
    return names && value.isExpr() ? names->simplify(names->import(value))
                                   : value;
  }

private:
  void offer(llvm::ArrayRef<const SymbolExpr *> symbols);
  void claimName(const SymbolExpr *symbol, mlir::Operation *op);
  bool adoptName(SymInt value, SymInt claim);

  mlir::FunctionOpInterface function;
  RuleContext &cx;
  llvm::BumpPtrAllocator &arena;
  DeclaredTypes &types;
  Findings &findings;
  /// Declared symbols of data-dependent values that no op has created yet.
  llvm::SmallSetVector<const SymbolExpr *, 8> pending;
  /// Symbols whose names are currently offered.
  llvm::SmallVector<const SymbolExpr *, 4> offered;
  /// Symbols of arguments, which no op creates.
  llvm::DenseSet<const SymbolExpr *> ofArguments;
  /// Pending symbols, by the op whose result their first fact describes.
  llvm::DenseMap<mlir::Operation *, llvm::SmallVector<const SymbolExpr *, 1>>
      claimed;
  llvm::SmallVector<mlir::Operation *, 0> lateSymbolOps;
  llvm::DenseSet<const SymbolExpr *> renamed, abandoned;
  /// Records only which symbols have adopted names; null if none has.
  std::unique_ptr<ShapeEnv> names;
  /// The number in the name of the next declared size; none before
  /// declareSymbolOps().
  std::optional<unsigned> nextSize;
  bool isSuspended = false;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_SYMBOLNAMER_H
