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

/// Joins the metadata of a value with that of another incoming value. A size
/// that differs becomes a symbol whose range covers both.
class Widener {
public:
  /// With `withStorage`, tensors in different storages join to one in an
  /// unknown storage; otherwise the storage of the first value is kept.
  Widener(RuleContext &cx, bool withStorage)
      : cx(cx), withStorage(withStorage) {}

  /// The join of `known` and `incoming`. With `mayGrow`, a symbol whose range
  /// is exceeded becomes unbounded.
  MetaValue widen(const MetaValue &known, const MetaValue &incoming,
                  bool mayGrow, bool &hasChanged);
  /// Records a symbol created elsewhere for a loop-carried value.
  void adopt(SymInt made) { (void)record(made); }
  /// The symbols that were replaced by ones with larger ranges.
  llvm::ArrayRef<const SymbolExpr *> getReplaced() const { return replaced; }

private:
  SymInt widen(SymInt known, SymInt incoming, bool isSize, bool mayGrow);
  SymInt record(SymInt made);

  RuleContext &cx;
  bool withStorage;
  llvm::SmallPtrSet<const Expr *, 4> own;
  SmallVector<const SymbolExpr *, 2> replaced;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_WIDENING_H
