//===- Document.cpp - An open document -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Document.h"
#include "Hover.h"
#include "Navigation.h"
#include "llvm/ADT/StringMap.h"

using namespace fake::lsp;
using namespace mlir;

void Document::setText(std::string newText, int64_t newVersion) {
  text = std::move(newText);
  version = newVersion;
  stale = true;
}

//===----------------------------------------------------------------------===//
// Sections
//===----------------------------------------------------------------------===//

/// The texts between lines `// -----`, with their first lines.
static std::vector<std::pair<StringRef, int>> split(StringRef text) {
  std::vector<std::pair<StringRef, int>> sections;
  size_t begin = 0;
  int line = 0, first = 0;
  for (size_t next = 0; next < text.size(); ++line) {
    size_t start = next;
    next = std::min(text.find('\n', start), text.size() - 1) + 1;
    if (text.slice(start, next).rtrim() != "// -----")
      continue;
    sections.emplace_back(text.slice(begin, start), first);
    begin = next;
    first = line + 1;
  }
  sections.emplace_back(text.drop_front(begin), first);
  return sections;
}

void Document::analyze() {
  if (!stale)
    return;
  stale = false;
  llvm::StringMap<std::shared_ptr<Section>> known;
  for (const Part &part : parts) {
    known.try_emplace(part.section->getText(), part.section);
    old.push_back(part.section);
  }
  parts.clear();
  functionActions.clear();
  for (auto [content, firstLine] : split(text)) {
    std::shared_ptr<Section> section = known.lookup(content);
    if (!section)
      section = known[content] =
          std::make_shared<Section>(content, uri, settings);
    parts.push_back({std::move(section), firstLine});
  }
}

void Document::dropOld(std::vector<std::shared_ptr<Section>> &garbage) {
  std::move(old.begin(), old.end(), std::back_inserter(garbage));
  old.clear();
}

/// The part that contains a position, which becomes one in its section.
const Document::Part &Document::findPart(llvm::lsp::Position &position) const {
  const Part *found = &parts.front();
  for (const Part &part : parts)
    if (part.firstLine <= position.line)
      found = &part;
  position.line -= found->firstLine;
  return *found;
}

//===----------------------------------------------------------------------===//
// Queries
//===----------------------------------------------------------------------===//

static void shift(llvm::lsp::Range &range, int lines) {
  range.start.line += lines;
  range.end.line += lines;
}

/// Moves a location of a section to that in the document.
void Document::shift(llvm::lsp::Location &location, int lines) const {
  if (location.uri == uri)
    ::shift(location.range, lines);
}

std::vector<llvm::lsp::Diagnostic> Document::getDiagnostics() const {
  std::vector<llvm::lsp::Diagnostic> all;
  for (const Part &part : parts)
    for (llvm::lsp::Diagnostic diag : part.section->getDiagnostics()) {
      ::shift(diag.range, part.firstLine);
      if (diag.relatedInformation)
        for (auto &note : *diag.relatedInformation)
          shift(note.location, part.firstLine);
      all.push_back(std::move(diag));
    }
  return all;
}

std::optional<llvm::lsp::Hover>
Document::findHover(llvm::lsp::Position position) const {
  const Part &part = findPart(position);
  SMLoc loc = part.section->getIndex().getLoc(position);
  auto hover = fake::lsp::findHover(*part.section, loc, part.firstLine);
  if (hover)
    ::shift(*hover->range, part.firstLine);
  return hover;
}

std::vector<llvm::lsp::Location>
Document::findDefinitions(llvm::lsp::Position position) const {
  const Part &part = findPart(position);
  SMLoc loc = part.section->getIndex().getLoc(position);
  auto found = fake::lsp::findDefinitions(*part.section, loc);
  for (llvm::lsp::Location &location : found)
    shift(location, part.firstLine);
  return found;
}

std::vector<llvm::lsp::Location>
Document::findReferences(llvm::lsp::Position position,
                         bool withDefinition) const {
  const Part &part = findPart(position);
  SMLoc loc = part.section->getIndex().getLoc(position);
  auto found = fake::lsp::findReferences(*part.section, loc, withDefinition);
  for (llvm::lsp::Location &location : found)
    shift(location, part.firstLine);
  return found;
}

static void shift(std::vector<llvm::lsp::DocumentSymbol> &symbols, int lines) {
  for (llvm::lsp::DocumentSymbol &symbol : symbols) {
    shift(symbol.range, lines);
    shift(symbol.selectionRange, lines);
    shift(symbol.children, lines);
  }
}

std::vector<llvm::lsp::DocumentSymbol> Document::findSymbols() const {
  std::vector<llvm::lsp::DocumentSymbol> all;
  for (const Part &part : parts) {
    auto found = fake::lsp::findSymbols(*part.section);
    ::shift(found, part.firstLine);
    std::move(found.begin(), found.end(), std::back_inserter(all));
  }
  return all;
}

std::vector<llvm::lsp::InlayHint>
Document::findHints(llvm::lsp::Range range) const {
  std::vector<llvm::lsp::InlayHint> all;
  for (const Part &part : parts) {
    llvm::lsp::Range own = range;
    ::shift(own, -part.firstLine);
    for (llvm::lsp::InlayHint &hint :
         fake::lsp::findHints(*part.section, own)) {
      hint.position.line += part.firstLine;
      all.push_back(std::move(hint));
    }
  }
  return all;
}

std::vector<llvm::lsp::CodeAction>
Document::findActions(llvm::lsp::Range range) {
  const Part &part = findPart(range.start);
  SMLoc loc = part.section->getIndex().getLoc(range.start);
  std::vector<llvm::lsp::CodeAction> actions;
  for (TypeAction &found :
       findTypeActions(*part.section, loc, functionActions)) {
    for (llvm::lsp::TextEdit &edit : found.edits)
      ::shift(edit.range, part.firstLine);
    llvm::lsp::CodeAction action;
    action.title = std::move(found.title);
    action.kind = llvm::lsp::CodeAction::kRefactor.str();
    action.edit.emplace();
    action.edit->changes[uri.uri().str()] = std::move(found.edits);
    actions.push_back(std::move(action));
  }
  return actions;
}
