//===- SymbolTable.h - The declared symbols ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: the declarations of the symbols of one environment,
// and what values are in the run that their hints describe. Pure storage; calls
// no other component.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_SYMBOLTABLE_H
#define FAKETENSOR_LIB_SYMBOLIC_SYMBOLTABLE_H

#include "FakeTensor/Symbolic/Condition.h"
#include "FakeTensor/Symbolic/Symbols.h"
#include "llvm/ADT/StringMap.h"
#include <vector>

namespace fake {

/// Owns the declarations. A symbol has one declaration, whose index never
/// changes; references to declarations are valid until the next one is added.
class SymbolTable {
public:
  /// Adds the declaration of a symbol that has none.
  void add(const SymbolInfo &info);
  /// All declarations in order.
  llvm::ArrayRef<SymbolInfo> getAll() const { return infos; }
  /// The declaration of a symbol; null if there is none.
  SymbolInfo *find(llvm::StringRef name);
  const SymbolInfo *find(llvm::StringRef name) const;
  SymbolInfo *find(const Expr *symbol);
  const SymbolInfo *find(const Expr *symbol) const;

  /// The value for the hints, and for real values where there is no hint if
  /// `useRealValues`; nullopt if one is missing.
  std::optional<int64_t> evaluate(SymInt value, bool useRealValues) const;
  std::optional<bool> evaluate(const Condition &condition,
                               bool useRealValues) const;

private:
  std::vector<SymbolInfo> infos;
  llvm::StringMap<unsigned> byName;
  llvm::DenseMap<const Expr *, unsigned> bySymbol;
};

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_SYMBOLTABLE_H
