//===- TypeEdits.h - Edits that write inferred types -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_LSP_TYPEEDITS_H
#define FAKETENSOR_LIB_LSP_TYPEEDITS_H

#include "Section.h"

namespace fake::lsp {

/// Edits of a section that write types.
struct TypeAction {
  /// What it does, for the menu of an editor.
  std::string title;
  /// The edits, which do not overlap.
  std::vector<llvm::lsp::TextEdit> edits;
};

/// The actions of functions that were already computed.
using TypeActionCache = llvm::DenseMap<mlir::Operation *, TypeAction>;

/// What can be written at a location: the inferred type of each result of the
/// op there, and all types of the function, as `fake-propagate=binds=keep`
/// writes them. Only edits after which the program is valid and has these types
/// are returned.
std::vector<TypeAction> findTypeActions(const Section &section, llvm::SMLoc loc,
                                        TypeActionCache &functions);

} // namespace fake::lsp

#endif // FAKETENSOR_LIB_LSP_TYPEEDITS_H
