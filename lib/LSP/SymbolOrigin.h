//===- SymbolOrigin.h - Where symbols come from ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_LSP_SYMBOLORIGIN_H
#define FAKETENSOR_LIB_LSP_SYMBOLORIGIN_H

#include "FakeTensor/Analysis/FunctionMeta.h"

namespace fake::lsp {

/// The value that introduces a symbol.
struct SymbolOrigin {
  /// An argument of the function, or the result of an op; null if none mentions
  /// the symbol.
  mlir::Value value;
  /// What of the value the symbol is: `size 0 of`, empty for the value itself.
  std::string part;
  /// The op that declares the symbol, such as `torch.symbolic_int`; null if
  /// there is none.
  mlir::Operation *declaration = nullptr;
};

/// The origin of a symbol of a function: the first argument, or else the first
/// result, that has it.
SymbolOrigin findOrigin(const FunctionMeta &meta, const SymbolExpr *symbol);

/// The symbols in the metadata of a value, each once.
llvm::SmallVector<const SymbolExpr *> collectSymbols(const MetaValue &value);

/// The guards and assertions that mention one of the symbols.
llvm::SmallVector<const Guard *>
findGuards(const FunctionMeta &meta,
           llvm::ArrayRef<const SymbolExpr *> symbols);

} // namespace fake::lsp

#endif // FAKETENSOR_LIB_LSP_SYMBOLORIGIN_H
