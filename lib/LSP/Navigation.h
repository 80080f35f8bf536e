//===- Navigation.h - Definitions, references and symbols ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_LSP_NAVIGATION_H
#define FAKETENSOR_LIB_LSP_NAVIGATION_H

#include "Section.h"

namespace fake::lsp {

/// Where what is at a location is defined: a value, block or function in the
/// text; for the name of an op its line of Python, if it has one; for a symbol
/// the value that introduces it, and its declaration.
std::vector<llvm::lsp::Location> findDefinitions(const Section &section,
                                                 llvm::SMLoc loc);

/// All uses of the value, block or function at a location, after its definition
/// if that is wanted.
std::vector<llvm::lsp::Location>
findReferences(const Section &section, llvm::SMLoc loc, bool withDefinition);

/// The functions and other symbols of a section, as a tree.
std::vector<llvm::lsp::DocumentSymbol> findSymbols(const Section &section);

/// The hints in a range: types and values behind the names of results whose
/// types state less.
std::vector<llvm::lsp::InlayHint> findHints(const Section &section,
                                            llvm::lsp::Range range);

} // namespace fake::lsp

#endif // FAKETENSOR_LIB_LSP_NAVIGATION_H
