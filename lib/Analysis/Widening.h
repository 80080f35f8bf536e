//===- Widening.h - What holds after another turn ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ANALYSIS_WIDENING_H
#define FAKETENSOR_LIB_ANALYSIS_WIDENING_H

#include "FakeTensor/Meta/Merge.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace fake {

/// What goes into a block or region, and how far the sweep is.
struct EntryState {
  llvm::SmallVector<MetaValue, 4> arguments;
  bool isReached = false;
  bool isSwept = false;
};

/// Joins what a value is so far with what else it may be. What differs becomes
/// a symbol of a range that covers both, and later what is in that range.
class Widener {
public:
  /// `withStorage` says whether a tensor in either of two storages is one in an
  /// unknown storage; otherwise the storage of the first value stays.
  Widener(RuleContext &cx, bool withStorage)
      : cx(cx), withStorage(withStorage) {}

  /// What holds of a value that is `known` or `incoming`. With `mayGrow`, what
  /// leaves the range of its symbol is taken to do so again.
  MetaValue widen(const MetaValue &known, const MetaValue &incoming,
                  bool mayGrow, bool &hasChanged);
  /// Takes over a symbol that something else made for what is carried.
  void adopt(SymInt made) { (void)note(made); }
  /// The symbols that were made and replaced by ones of larger ranges since.
  llvm::ArrayRef<const SymbolExpr *> getReplaced() const { return replaced; }

private:
  SymInt widen(SymInt known, SymInt incoming, bool isSize, bool mayGrow);
  SymInt note(SymInt made);

  RuleContext &cx;
  bool withStorage;
  llvm::SmallPtrSet<const Expr *, 4> own;
  SmallVector<const SymbolExpr *, 2> replaced;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_WIDENING_H
