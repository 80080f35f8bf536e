//===- Symbols.h - Symbols and where they come from -------------*- C++ -*-===//
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
  const SymbolExpr *symbol;
  Range range;
  std::optional<int64_t> hint;
  SymbolKind kind = SymbolKind::Backed;
  /// The value in one real run, of a symbol that depends on data.
  std::optional<int64_t> realValue = std::nullopt;
};

} // namespace fake

#endif // FAKETENSOR_SYMBOLIC_SYMBOLS_H
