//===- Hover.h - What is shown about a value or op -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_LSP_HOVER_H
#define FAKETENSOR_LIB_LSP_HOVER_H

#include "Section.h"

namespace fake::lsp {

/// What is shown for a position: the metadata of a value at this op, the
/// schema of an op, or the origin of a symbol. `firstLine` is that of the
/// section in the document, from 0.
std::optional<llvm::lsp::Hover> findHover(const Section &section,
                                          llvm::SMLoc loc, int firstLine);

/// The name at a location that is a symbol of the function around it; nullopt
/// if it is none.
std::optional<std::pair<const FunctionMeta *, const SymbolExpr *>>
findSymbol(const Section &section, llvm::SMLoc loc, llvm::SMRange &range);

} // namespace fake::lsp

#endif // FAKETENSOR_LIB_LSP_HOVER_H
