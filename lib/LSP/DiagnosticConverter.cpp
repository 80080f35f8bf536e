//===- DiagnosticConverter.cpp - Diagnostics of the protocol ---*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DiagnosticConverter.h"
#include "FakeTensor/Analysis/Places.h"
#include "Section.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

using namespace fake;
using namespace fake::lsp;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Locations
//===----------------------------------------------------------------------===//

/// The range of a location in the text; nullopt if it is elsewhere.
std::optional<llvm::lsp::Range>
DiagnosticConverter::findInText(Location loc) const {
  auto file = dyn_cast<FileLineColLoc>(getShownLocation(loc));
  if (!file || file.getFilename() != section.getURI().file())
    return std::nullopt;
  const TextIndex &index = section.getIndex();
  return index.getRange(
      index.getToken(index.getLoc(file.getLine(), file.getColumn())));
}

std::optional<llvm::lsp::Location>
DiagnosticConverter::findFile(Location loc) const {
  auto file = dyn_cast<FileLineColLoc>(getShownLocation(loc));
  if (!file || file.getFilename().empty() || findInText(loc))
    return std::nullopt;
  SmallString<128> path(llvm::sys::path::parent_path(section.getURI().file()));
  llvm::sys::path::append(path, file.getFilename().getValue());
  if (llvm::sys::path::is_absolute(file.getFilename().getValue()))
    path = file.getFilename().getValue();
  llvm::sys::path::remove_dots(path, /*remove_dot_dot=*/true);
  llvm::Expected<llvm::lsp::URIForFile> uri =
      llvm::lsp::URIForFile::fromFile(path, section.getURI().scheme());
  if (!uri) {
    llvm::consumeError(uri.takeError());
    return std::nullopt;
  }
  auto toIndex = [](unsigned number) {
    return static_cast<int>(number == 0 ? 0 : number - 1);
  };
  llvm::lsp::Position position(toIndex(file.getLine()),
                               toIndex(file.getColumn()));
  return llvm::lsp::Location(*uri, llvm::lsp::Range(position));
}

//===----------------------------------------------------------------------===//
// Diagnostics
//===----------------------------------------------------------------------===//

static llvm::lsp::DiagnosticSeverity convert(DiagnosticSeverity severity) {
  switch (severity) {
  case DiagnosticSeverity::Error:
    return llvm::lsp::DiagnosticSeverity::Error;
  case DiagnosticSeverity::Warning:
    return llvm::lsp::DiagnosticSeverity::Warning;
  default:
    return llvm::lsp::DiagnosticSeverity::Information;
  }
}

llvm::lsp::Diagnostic DiagnosticConverter::makeError(SMRange range,
                                                     StringRef text) const {
  llvm::lsp::Diagnostic result;
  result.range = section.getIndex().getRange(range);
  result.severity = llvm::lsp::DiagnosticSeverity::Error;
  result.source = "fake";
  result.message = text.str();
  return result;
}

/// The diagnostic at a range, with its notes.
llvm::lsp::Diagnostic DiagnosticConverter::start(Diagnostic &diag,
                                                 llvm::lsp::Range range) const {
  llvm::lsp::Diagnostic result = makeError({}, diag.str());
  result.range = range;
  result.severity = ::convert(diag.getSeverity());
  std::vector<llvm::lsp::DiagnosticRelatedInformation> notes;
  for (Diagnostic &note : diag.getNotes()) {
    llvm::lsp::Location location(section.getURI(), range);
    if (std::optional<llvm::lsp::Range> own = findInText(note.getLocation()))
      location.range = *own;
    else if (auto file = findFile(note.getLocation()))
      location = *file;
    notes.emplace_back(std::move(location), note.str());
  }
  if (!notes.empty())
    result.relatedInformation = std::move(notes);
  return result;
}

/// Adds the line of a file that a location names, before other notes.
void DiagnosticConverter::noteFile(llvm::lsp::Diagnostic &diag,
                                   Location loc) const {
  std::optional<llvm::lsp::Location> file = findFile(loc);
  if (!file)
    return;
  if (!diag.relatedInformation)
    diag.relatedInformation.emplace();
  std::string place = describePlace(loc);
  diag.relatedInformation->emplace(diag.relatedInformation->begin(), *file,
                                   place.empty() ? "comes from here"
                                                 : place + " comes from here");
}

llvm::lsp::Diagnostic DiagnosticConverter::convert(Diagnostic &diag,
                                                   SMRange name,
                                                   Location loc) const {
  if (!name.isValid())
    return convert(diag);
  llvm::lsp::Diagnostic result = start(diag, section.getIndex().getRange(name));
  noteFile(result, loc);
  return result;
}

llvm::lsp::Diagnostic DiagnosticConverter::convert(Diagnostic &diag) const {
  if (auto range = findInText(diag.getLocation()))
    return start(diag, *range);
  llvm::lsp::Diagnostic result = start(diag, llvm::lsp::Range());
  noteFile(result, diag.getLocation());
  return result;
}

//===----------------------------------------------------------------------===//
// TextLocations
//===----------------------------------------------------------------------===//

TextLocations::TextLocations(const Section &section) {
  for (const auto &definition : section.getState().getOpDefs()) {
    Operation *op = definition.op;
    const TextIndex &index = section.getIndex();
    int line = index.getPosition(definition.loc.Start).line;
    const char *begin = section.getText().data() + index.getOffset({line, 0});
    Location loc =
        FileLineColLoc::get(op->getContext(), section.getURI().file(), line + 1,
                            definition.loc.Start.getPointer() - begin + 1);
    own[op] = op->getLoc();
    ops[loc.getAsOpaquePointer()] = op;
    op->setLoc(loc);
  }
}

TextLocations::~TextLocations() {
  for (auto [op, loc] : own)
    op->setLoc(loc);
}
