//===- Symbols.h - Symbols and their declarations ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_SYMBOLIC_SYMBOLS_H
#define FAKETENSOR_SYMBOLIC_SYMBOLS_H

#include "FakeTensor/Symbolic/Expr.h"
#include "FakeTensor/Symbolic/Range.h"
#include "llvm/ADT/SmallVector.h"
#include <memory>

namespace fake {

/// Where the value of a symbol comes from. A kind is data of the symbol: names
/// are free, and nothing is read off them but where a text states no kind (see
/// getConventionalKind).
enum class SymbolKind : uint8_t {
  /// A size or integer of the inputs, `ShapeEnv.create_symbol`. It may have a
  /// hint.
  Backed,
  /// An integer that depends on data and is made by an op,
  /// `ShapeEnv.create_unbacked_symint`.
  Unbacked,
  /// A nested int: the size of the ragged dimension of jagged tensors, which
  /// stands for the lengths of all rows. Equal to itself only.
  Ragged,
  /// A value computed from other symbols whose expression is too large to be
  /// written down.
  Computed
};

/// The word for a kind in text: `backed`, `unbacked`, `ragged`, `computed`.
llvm::StringRef getName(SymbolKind kind);
/// The inverse of getName; nothing for other words.
std::optional<SymbolKind> parseSymbolKind(llvm::StringRef word);
/// The kind of a symbol of which a text states nothing but the name. This is
/// the only place where a name has a meaning: PyTorch prints unbacked symbols
/// as `u0`, `u1`, ... and nested ints as `j0`, `j1`, ..., this project prints
/// computed values as `large_` and 12 hexadecimal digits. It applies to symbols
/// in `fake` types that no `#fake.symbol` declares, and to `torch.symbolic_int`
/// ops, which have no attribute for a kind.
SymbolKind getConventionalKind(llvm::StringRef name);

/// The declaration of one symbol.
struct SymbolInfo {
  /// The symbol, which has the name.
  const SymbolExpr *symbol;
  /// The declared bounds.
  Range range;
  /// The value for the example inputs.
  std::optional<int64_t> hint;
  /// Where the value comes from.
  SymbolKind kind = SymbolKind::Backed;
  /// The value in one real run, of a symbol that depends on data.
  std::optional<int64_t> realValue = std::nullopt;
  /// What a symbol that depends on data never exceeds, an expression of earlier
  /// symbols; unknown if nothing but its range is known.
  SymInt most = {};
  /// Whether it stands for several values, as in all calls of a function or all
  /// iterations of a loop, of which one is 1.
  bool mayBeOne = false;
};

class SymbolicArithmetic;
struct ShapeEnvImpl;

/// The symbols of one function, and their values in the run that hints and real
/// values describe. The lowest layer of ShapeEnv; owns the expressions.
class SymbolScope {
public:
  SymbolScope(const SymbolScope &) = delete;
  SymbolScope &operator=(const SymbolScope &) = delete;

  /// The pool that owns the expressions of this environment.
  ExprPool &getPool() { return pool; }

  /// Declares a symbol, or narrows one that exists. PyTorch's default for
  /// sizes is [2, inf), see `create_symbol`. A kind other than backed replaces
  /// an earlier one.
  SymInt declareSymbol(llvm::StringRef name, Range range = {},
                       std::optional<int64_t> hint = std::nullopt,
                       SymbolKind kind = SymbolKind::Backed);
  /// Says what a symbol is in one real run,
  /// `set_real_tensor_prop_unbacked_vals`. Where nothing else decides, this
  /// does, and is asserted.
  void setRealValue(SymInt symbol, int64_t value);
  /// Says that a symbol that depends on data never exceeds `most`, an
  /// expression of earlier symbols. It is no fact: PyTorch does not know it, so
  /// that it decides no condition.
  void setMost(SymInt symbol, SymInt most);
  /// Says that a symbol stands for several values of which one is 1, so that it
  /// must not be guessed that it is not. It is no fact.
  void setMayBeOne(SymInt symbol);
  /// Whether a value is 1, or contains such a symbol.
  bool mayBeOne(SymInt value) const;
  /// The symbol of that name. If it was not declared yet, it is now: without
  /// bounds, and with the kind that its name has by convention.
  SymInt getSymbol(llvm::StringRef name);
  /// All declared symbols in order of declaration.
  llvm::ArrayRef<SymbolInfo> getSymbols() const;
  /// The declaration of a symbol, null if it is not declared here.
  const SymbolInfo *lookup(llvm::StringRef name) const;
  /// The kind of a symbol, backed if it is not declared here.
  SymbolKind getKind(const SymbolExpr *symbol) const;
  /// Whether a value is a symbol of that kind, and nothing but the symbol.
  bool isSymbol(SymInt value, SymbolKind kind) const;
  /// From now on, a symbol stands for a result that is too large. It has a
  /// range, a hint where the operands have one, and a name that the operation
  /// and its operands decide. Its kind is computed.
  void nameLargeValues();
  /// What a symbol for a large value was computed from; empty for others.
  llvm::SmallVector<SymInt, 2> getLargeOperands(const SymbolExpr *symbol) const;
  /// Evaluates a value with hints; nullopt if one is missing.
  std::optional<int64_t> evaluateWithHints(SymInt value);
  /// Evaluates a value with hints and real values; nullopt if one is missing.
  std::optional<int64_t> evaluateWithValues(SymInt value);

protected:
  /// `env` is the object that is under construction.
  explicit SymbolScope(SymbolicArithmetic &env);
  ~SymbolScope();

private:
  ExprPool pool;

protected:
  /// The components, see lib/Symbolic/ShapeEnvImpl.h.
  std::unique_ptr<ShapeEnvImpl> impl;
};

} // namespace fake

#endif // FAKETENSOR_SYMBOLIC_SYMBOLS_H
