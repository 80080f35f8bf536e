//===- SymbolSource.h - Symbols that rules create ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_SYMBOLSOURCE_H
#define FAKETENSOR_META_SYMBOLSOURCE_H

#include "FakeTensor/Meta/DataMemos.h"
#include "llvm/ADT/SmallVector.h"
#include <functional>
#include <map>

namespace fake {

/// Creates and names the symbols for values that no input has.
class SymbolSource {
public:
  /// Symbols with names that were offered are specific to a call, which `memos`
  /// counts.
  SymbolSource(ShapeEnv &env, DataMemos &memos) : env(env), memos(memos) {}

  /// A new symbol of that kind, with the next offered name or a free one;
  /// `name` is the name that it has if that is possible.
  SymInt create(SymbolKind kind, Range range, llvm::StringRef name = {});
  /// The same for a value that no result of the op states: it takes no offered
  /// name, since those are for what the results state.
  SymInt createInternal(SymbolKind kind, Range range);

  /// Names for the next symbols, in order. A name that is declared goes to a
  /// symbol of its kind, or of any kind if it is declared as backed. Later
  /// symbols have the first free name of `u0`, `u1`, ..., nested ints of `j0`,
  /// `j1`, ...
  void setNames(llvm::ArrayRef<llvm::StringRef> values) {
    names.assign(values.begin(), values.end());
  }
  /// The names not used yet.
  llvm::ArrayRef<llvm::StringRef> getNames() const { return names; }
  /// Called for a declared symbol that a rule wants for a value it creates:
  /// whether no other value has it, after which it is taken. Without it, all
  /// declared symbols belong to other values.
  std::function<bool(const SymbolExpr *)> claimDeclared;

  /// The symbol for a component of all jagged tensors with a ragged size, such
  /// as `total`: the one that was created at the first query. Its name is that
  /// of the ragged size and the component, if that is free.
  SymInt recallComponent(const SymbolExpr *ragged, llvm::StringRef component);
  /// Whether a value is that symbol; creates none.
  bool isComponent(SymInt value, const SymbolExpr *ragged,
                   llvm::StringRef component) const;
  /// The ragged size whose component a symbol stands for; null for other
  /// symbols.
  const SymbolExpr *getRaggedOf(const SymbolExpr *symbol) const;

private:
  /// The first of the offered names that is for a symbol of that kind, which is
  /// `wanted` if that is not empty; empty if there is none.
  std::string takeOfferedName(SymbolKind kind, llvm::StringRef wanted);
  /// `wanted` if that is not empty and no other value has it, else a free name.
  std::string getFreeName(SymbolKind kind, llvm::StringRef wanted);

  ShapeEnv &env;
  DataMemos &memos;
  llvm::SmallVector<llvm::StringRef, 2> names;
  /// By ragged size and component.
  std::map<std::pair<const SymbolExpr *, std::string>, SymInt> components;
  /// All names with smaller integers are taken: symbols are never undeclared.
  unsigned nextSymbol = 0;
};

} // namespace fake

#endif // FAKETENSOR_META_SYMBOLSOURCE_H
