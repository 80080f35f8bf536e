//===- Document.h - An open document ---------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_LSP_DOCUMENT_H
#define FAKETENSOR_LIB_LSP_DOCUMENT_H

#include "TypeEdits.h"

namespace fake::lsp {

/// The text of a document and the analysis of its sections.
class Document {
public:
  /// `settings` must outlive this.
  Document(llvm::lsp::URIForFile uri, SectionSettings &settings)
      : uri(std::move(uri)), settings(settings) {}

  /// The text, and its version.
  const std::string &getText() const { return text; }
  int64_t getVersion() const { return version; }
  /// Sets both; analyze() must follow before a query.
  void setText(std::string newText, int64_t newVersion);
  /// Whether the text is newer than the analysis.
  bool isStale() const { return stale; }

  /// Analyzes the text. Sections with an equal text are kept.
  void analyze();
  /// Moves the sections that analyze() replaced to `garbage`.
  void dropOld(std::vector<std::shared_ptr<Section>> &garbage);

  /// Errors and warnings of all sections.
  std::vector<llvm::lsp::Diagnostic> getDiagnostics() const;
  std::optional<llvm::lsp::Hover> findHover(llvm::lsp::Position position) const;
  std::vector<llvm::lsp::Location>
  findDefinitions(llvm::lsp::Position position) const;
  std::vector<llvm::lsp::Location> findReferences(llvm::lsp::Position position,
                                                  bool withDefinition) const;
  std::vector<llvm::lsp::DocumentSymbol> findSymbols() const;
  std::vector<llvm::lsp::InlayHint> findHints(llvm::lsp::Range range) const;
  std::vector<llvm::lsp::CodeAction> findActions(llvm::lsp::Range range);

private:
  /// A section and its first line.
  struct Part {
    std::shared_ptr<Section> section;
    int firstLine;
  };

  const Part &findPart(llvm::lsp::Position &position) const;
  void shift(llvm::lsp::Location &location, int lines) const;

  llvm::lsp::URIForFile uri;
  SectionSettings &settings;
  std::string text;
  int64_t version = 0;
  bool stale = true;
  /// At least one after analyze().
  std::vector<Part> parts;
  std::vector<std::shared_ptr<Section>> old;
  TypeActionCache functionActions;
};

} // namespace fake::lsp

#endif // FAKETENSOR_LIB_LSP_DOCUMENT_H
