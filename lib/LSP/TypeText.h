//===- TypeText.h - Types in the text of an op -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_LSP_TYPETEXT_H
#define FAKETENSOR_LIB_LSP_TYPETEXT_H

#include "Section.h"
#include "llvm/ADT/StringMap.h"

namespace fake::lsp {

/// A replacement of a part of a section.
struct TextChange {
  /// What is replaced; empty for an insertion.
  llvm::SMRange range;
  /// The new text.
  std::string text;
};

/// The types of texts that were already parsed.
using TypeCache = llvm::StringMap<mlir::Type>;

/// Adds the changes by which the text of `op`, without the ops in its regions,
/// states the types of `wanted`: an op that only differs in the types of its
/// operands, results and arguments of blocks, and for a function in its type
/// and attributes. Returns false if it is not clear which type in the text is
/// whose. Only finds types of dialects, which start with `!`.
bool changeTypes(const Section &section, mlir::Operation *op,
                 mlir::Operation *wanted, TypeCache &cache,
                 std::vector<TextChange> &changes);

/// The text of a section after changes, which must not overlap.
std::string applyChanges(llvm::StringRef text, std::vector<TextChange> changes);

} // namespace fake::lsp

#endif // FAKETENSOR_LIB_LSP_TYPETEXT_H
