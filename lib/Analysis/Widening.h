//===- Widening.h - Joins over iterations -----------------------*- C++ -*-===//
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

/// The arguments of a block or region, and whether it was swept.
struct EntryState {
  llvm::SmallVector<MetaValue, 4> arguments;
  bool isReached = false;
  bool isSwept = false;
};

/// Joins the metadata of a value with that of another value that it may be. A
/// size that differs becomes a symbol whose range covers both.
class Widener {
public:
  /// `withStorage` says whether a tensor in either of two storages is one in an
  /// unknown storage; otherwise the storage of the first value stays.
  Widener(RuleContext &cx, bool withStorage)
      : cx(cx), withStorage(withStorage) {}

  /// The metadata of a value that is `known` or `incoming`. With `mayGrow`, the
  /// range of a symbol that is exceeded becomes unbounded.
  MetaValue widen(const MetaValue &known, const MetaValue &incoming,
                  bool mayGrow, bool &hasChanged);
  /// Adopts a symbol that something else created for a carried value.
  void adopt(SymInt made) { (void)note(made); }
  /// The symbols that were replaced by ones with larger ranges.
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
