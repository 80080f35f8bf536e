//===- Navigation.cpp - Definitions, references and symbols ----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Navigation.h"
#include "DiagnosticConverter.h"
#include "Hover.h"
#include "SymbolOrigin.h"
#include "ValueText.h"
#include "llvm/ADT/StringExtras.h"

using namespace fake;
using namespace fake::lsp;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Definitions and references
//===----------------------------------------------------------------------===//

/// The name of a symbol in the attribute that declares it, `#fake.symbol<s0`;
/// not valid if there is none.
static SMRange findDeclaration(const Section &section, Operation *function,
                               StringRef name) {
  const auto *definition = section.getState().getOpDef(function);
  if (!definition)
    return {};
  const char *begin = definition->scopeLoc.Start.getPointer();
  StringRef text(begin, definition->scopeLoc.End.getPointer() - begin);
  std::string prefix = ("#fake.symbol<" + name).str();
  size_t start = 0;
  while ((start = text.find(prefix, start)) != StringRef::npos) {
    StringRef rest = text.drop_front(start + prefix.size());
    const char *end = rest.data();
    if (rest.starts_with(",") || rest.starts_with(">"))
      return {SMLoc::getFromPointer(end - name.size()),
              SMLoc::getFromPointer(end)};
    start += prefix.size();
  }
  return {};
}

std::vector<llvm::lsp::Location>
fake::lsp::findDefinitions(const Section &section, SMLoc loc) {
  std::vector<llvm::lsp::Location> found;
  auto add = [&](SMRange range) {
    if (!range.isValid())
      return;
    llvm::lsp::Location location(section.getURI(),
                                 section.getIndex().getRange(range));
    if (!llvm::is_contained(found, location))
      found.push_back(location);
  };
  if (std::optional<Reference> reference = section.findReference(loc)) {
    bool isName = reference->op && touches(reference->definition, loc);
    if (isName)
      if (auto file =
              DiagnosticConverter(section).findFile(reference->op->getLoc()))
        return {*file};
    add(reference->definition);
    return found;
  }
  SMRange range;
  auto symbol = findSymbol(section, loc, range);
  if (!symbol)
    return found;
  SymbolOrigin origin = findOrigin(*symbol->first, symbol->second);
  if (origin.value)
    add(section.getDefinition(origin.value));
  if (origin.declaration)
    add(section.getNameRange(origin.declaration));
  add(findDeclaration(section, symbol->first->getFunction(),
                      symbol->second->getName()));
  return found;
}

std::vector<llvm::lsp::Location>
fake::lsp::findReferences(const Section &section, SMLoc loc,
                          bool withDefinition) {
  std::vector<llvm::lsp::Location> found;
  std::optional<Reference> reference = section.findReference(loc);
  if (!reference)
    return found;
  auto add = [&](SMRange range) {
    found.emplace_back(section.getURI(), section.getIndex().getRange(range));
  };
  if (withDefinition && reference->definition.isValid())
    add(reference->definition);
  llvm::for_each(reference->uses, add);
  return found;
}

//===----------------------------------------------------------------------===//
// Symbols
//===----------------------------------------------------------------------===//

/// Symbols that are nested deeper are not listed: clients read JSON by
/// recursion.
static constexpr unsigned maxDepth = 64;

/// Adds the symbols directly below `op`, and those below them as children.
static void collect(const Section &section, Operation *op, unsigned depth,
                    std::vector<llvm::lsp::DocumentSymbol> &symbols) {
  if (depth > maxDepth)
    return;
  for (Region &region : op->getRegions())
    for (Operation &child : region.getOps()) {
      const auto *definition = section.getState().getOpDef(&child);
      auto symbol = dyn_cast<SymbolOpInterface>(child);
      if (!definition || (!symbol && !isa<ModuleOp>(child)))
        continue;
      bool isFunction = isa<FunctionOpInterface>(child);
      StringAttr name = symbol ? symbol.getNameAttr() : StringAttr();
      const TextIndex &index = section.getIndex();
      // Names may be empty in a program, but not in the protocol.
      llvm::lsp::DocumentSymbol entry(
          name && !name.empty() ? name.getValue()
                                : child.getName().getStringRef(),
          isFunction ? llvm::lsp::SymbolKind::Function
                     : llvm::lsp::SymbolKind::Module,
          index.getRange(definition->scopeLoc),
          index.getRange(definition->loc));
      entry.detail = child.getName().getStringRef().str();
      if (!isFunction)
        collect(section, &child, depth + 1, entry.children);
      symbols.push_back(std::move(entry));
    }
}

std::vector<llvm::lsp::DocumentSymbol>
fake::lsp::findSymbols(const Section &section) {
  std::vector<llvm::lsp::DocumentSymbol> symbols;
  if (ModuleOp module = section.getModule()) {
    if (section.getNameRange(module).isValid() && module.getSymName()) {
      llvm::lsp::DocumentSymbol entry(
          *module.getSymName(), llvm::lsp::SymbolKind::Module,
          section.getIndex().getRange(
              section.getState().getOpDef(module)->scopeLoc),
          section.getIndex().getRange(section.getNameRange(module)));
      entry.detail = "builtin.module";
      collect(section, module, /*depth=*/1, entry.children);
      symbols.push_back(std::move(entry));
    } else {
      collect(section, module, /*depth=*/0, symbols);
    }
  }
  return symbols;
}

//===----------------------------------------------------------------------===//
// Hints
//===----------------------------------------------------------------------===//

std::vector<llvm::lsp::InlayHint> fake::lsp::findHints(const Section &section,
                                                       llvm::lsp::Range range) {
  std::vector<llvm::lsp::InlayHint> hints;
  if (!section.getMeta())
    return hints;
  SMLoc begin = section.getIndex().getLoc(range.start);
  SMLoc end = section.getIndex().getLoc(range.end);
  for (const auto &definition : section.getState().getOpDefs()) {
    const FunctionMeta *meta = nullptr;
    for (auto [i, group] : llvm::enumerate(definition.resultGroups)) {
      SMRange name = group.definition.loc;
      if (name.Start.getPointer() < begin.getPointer() ||
          name.End.getPointer() > end.getPointer())
        continue;
      meta = meta ? meta : section.findMeta(definition.op);
      if (!meta)
        break;
      unsigned last = i + 1 < definition.resultGroups.size()
                          ? definition.resultGroups[i + 1].startIndex
                          : definition.op->getNumResults();
      SmallVector<std::string> labels;
      for (unsigned result = group.startIndex; result < last; ++result)
        if (std::string text = getHint(*meta, definition.op->getResult(result));
            !text.empty())
          labels.push_back(
              (last - group.startIndex == 1
                   ? ""
                   : "#" + std::to_string(result - group.startIndex)) +
              text);
      if (labels.empty())
        continue;
      // Behind the number of results, `%0:2`.
      StringRef rest(name.End.getPointer(),
                     section.getText().end() - name.End.getPointer());
      if (rest.starts_with(":"))
        name.End = SMLoc::getFromPointer(
            rest.drop_front().drop_while(llvm::isDigit).data());
      llvm::lsp::InlayHint hint(llvm::lsp::InlayHintKind::Type,
                                section.getIndex().getPosition(name.End));
      hint.label = llvm::join(labels, ", ");
      hint.paddingLeft = last - group.startIndex != 1;
      hints.push_back(std::move(hint));
    }
  }
  return hints;
}
