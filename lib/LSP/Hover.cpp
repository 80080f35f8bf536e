//===- Hover.cpp - What is shown about a value or op -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Hover.h"
#include "FakeTensor/Analysis/Places.h"
#include "SymbolOrigin.h"
#include "ValueText.h"
#include "llvm/ADT/StringExtras.h"

using namespace fake;
using namespace fake::lsp;
using namespace mlir;

namespace {

/// Writes the Markdown of one hover.
class HoverWriter {
public:
  HoverWriter(const Section &section, int firstLine)
      : section(section), firstLine(firstLine) {}

  /// Writes about a value, before `user` if that is not null.
  void writeValue(Value value, Operation *user);
  void writeOp(Operation *op);
  void writeSymbol(const FunctionMeta &meta, const SymbolExpr *symbol);
  std::string take() { return std::move(text); }

private:
  static std::string quote(StringRef code);
  std::string getLink(SMRange range) const;
  std::string describe(Value value) const;
  void writeBlock(StringRef code);
  void writeFields(const TensorMeta &tensor);
  void writeAliases(const FunctionMeta &meta, Value value, StorageID storage);
  void writeSymbols(const FunctionMeta &meta, const MetaValue &value);
  void writeSymbolLine(const FunctionMeta &meta, const SymbolExpr *symbol);
  void writeGuards(const FunctionMeta &meta,
                   ArrayRef<const SymbolExpr *> symbols);
  void writeSchema(Operation *op);

  const Section &section;
  int firstLine;
  std::string text;
  llvm::raw_string_ostream os{text};
};

} // namespace

//===----------------------------------------------------------------------===//
// Markdown
//===----------------------------------------------------------------------===//

/// Text as code, which ends at a backtick and at a line.
std::string HoverWriter::quote(StringRef code) {
  std::string safe = code.str();
  for (char &c : safe)
    if (c == '`' || c == '\n' || c == '\r')
      c = '\'';
  return "`" + safe + "`";
}

void HoverWriter::writeBlock(StringRef code) {
  std::string safe = code.str();
  for (char &c : safe)
    if (c == '`')
      c = '\'';
  os << "```mlir\n" << safe << "\n```\n";
}

/// A link to a line of the document; empty for a range without text.
std::string HoverWriter::getLink(SMRange range) const {
  if (!range.isValid())
    return "";
  int line = firstLine + section.getIndex().getPosition(range.Start).line + 1;
  return llvm::formatv(", [line {0}]({1}#L{0})", line, section.getURI().uri());
}

/// A value and the op that defines it, with a link.
std::string HoverWriter::describe(Value value) const {
  if (Operation *op = value.getDefiningOp())
    return quote(section.getName(value)) + " of " +
           quote(op->getName().getStringRef()) +
           getLink(section.getNameRange(op));
  return (isa<FunctionOpInterface>(value.getParentBlock()->getParentOp())
              ? "argument "
              : "block argument ") +
         quote(section.getName(value)) + getLink(section.getDefinition(value));
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

void HoverWriter::writeFields(const TensorMeta &tensor) {
  auto join = [](ArrayRef<SymInt> values) {
    std::string list = "[";
    llvm::raw_string_ostream os(list);
    llvm::interleaveComma(values, os, [&](SymInt value) {
      if (value.isUnknown())
        os << '?';
      else
        print(os, value, SymSyntax::MLIR);
    });
    return list + "]";
  };
  auto write = [&](StringRef name, const llvm::Twine &value) {
    os << "- " << name << ": " << quote(value.str()) << '\n';
  };
  write("dtype", getName(tensor.dtype));
  write("sizes", tensor.ranked ? join(tensor.sizes) : "unknown rank");
  if (tensor.layout == Layout::Strided || tensor.layout == Layout::Jagged) {
    write("strides", tensor.strided ? join(tensor.strides) : "unknown");
    if (!tensor.offset.isInt(0))
      write("offset", join(tensor.offset));
  } else {
    write("layout", getName(tensor.layout));
  }
  write("device", tensor.device.isKnown() ? tensor.device.str() : "unknown");
  if (!tensor.constant.empty())
    write("values", join(tensor.constant));
}

/// The other values of the function that share a storage.
void HoverWriter::writeAliases(const FunctionMeta &meta, Value value,
                               StorageID storage) {
  constexpr size_t maxNames = 8;
  if (storage == 0)
    return;
  std::vector<std::string> names;
  size_t count = 0;
  auto visit = [&](Value other) {
    const MetaValue &known = meta.lookup(other);
    if (other == value || !known.isTensor() ||
        known.getTensor()->storage != storage)
      return;
    if (++count <= maxNames)
      names.push_back(quote(section.getName(other)));
  };
  FunctionOpInterface function = meta.getFunction();
  function->walk<WalkOrder::PreOrder>([&](Operation *op) {
    for (Region &region : op->getRegions())
      for (Block &block : region)
        llvm::for_each(block.getArguments(), visit);
    llvm::for_each(op->getResults(), visit);
  });
  os << "- storage: #" << storage;
  if (count != 0)
    os << ", shared with " << llvm::join(names, ", ");
  if (count > maxNames)
    os << " and " << count - maxNames << " more";
  os << '\n';
}

void HoverWriter::writeValue(Value value, Operation *user) {
  os << "**" << describe(value) << "**\n\n";
  Operation *op = value.getDefiningOp();
  const FunctionMeta *meta =
      section.findMeta(op ? op : value.getParentBlock()->getParentOp());
  if (!meta) {
    writeBlock(getText(value.getType()));
    return;
  }
  const MetaValue &known = user && meta->findKnown(value)
                               ? meta->lookupBefore(value, user)
                               : meta->lookup(value);
  if (known.isTensor()) {
    const TensorMeta &tensor = *known.getTensor();
    std::string all = getText(*meta, known);
    writeBlock("!fake.tensor<" + all + ">");
    std::string declared = getText(value.getType());
    if (declared != "!fake.tensor<" + all + ">")
      os << "declared as " << quote(declared) << "\n\n";
    writeFields(tensor);
    writeAliases(*meta, value, tensor.storage);
  } else {
    writeBlock(getText(value.getType()));
    if (!known.isUnknown())
      os << "- value: " << quote(getText(*meta, known)) << '\n';
  }
  writeSymbols(*meta, known);
  if (op && findOpDef(op)) {
    os << "\nOp\n";
    writeSchema(op);
  }
}

//===----------------------------------------------------------------------===//
// Symbols
//===----------------------------------------------------------------------===//

/// A range as a condition on a symbol: `2 <= s0 <= 8`.
static std::string getRangeText(StringRef name, Range range) {
  // As PyTorch prints it: the largest size has no meaning.
  if (range.max >= Range::posInf - 1)
    range.max = Range::posInf;
  if (range.isSingleton())
    return (name + " == " + llvm::Twine(range.min)).str();
  std::string text;
  if (range.min != Range::negInf && range.max != Range::posInf)
    text = std::to_string(range.min) + " <= ";
  text += name;
  if (range.max != Range::posInf)
    text += " <= " + std::to_string(range.max);
  else if (range.min != Range::negInf)
    text += " >= " + std::to_string(range.min);
  return text;
}

void HoverWriter::writeSymbolLine(const FunctionMeta &meta,
                                  const SymbolExpr *symbol) {
  StringRef name = symbol->getName();
  os << "- "
     << quote(getRangeText(name, meta.getEnv().getRange(SymInt(symbol))));
  if (const SymbolInfo *info = meta.getEnv().lookup(name)) {
    if (info->kind != SymbolKind::Backed)
      os << ", " << getName(info->kind);
    if (info->hint)
      os << ", hint " << *info->hint;
  }
  SymbolOrigin origin = findOrigin(meta, symbol);
  if (origin.value)
    os << ": " << origin.part << (origin.part.empty() ? "" : " ")
       << describe(origin.value);
  os << '\n';
}

void HoverWriter::writeGuards(const FunctionMeta &meta,
                              ArrayRef<const SymbolExpr *> symbols) {
  SmallVector<const Guard *> guards = findGuards(meta, symbols);
  if (guards.empty())
    return;
  os << "\nConstraints\n";
  for (const Guard *guard : guards) {
    std::string condition;
    llvm::raw_string_ostream conditionOS(condition);
    print(conditionOS, Condition{guard->condition.relation,
                                 meta.getWithNames(guard->condition.lhs),
                                 meta.getWithNames(guard->condition.rhs)});
    os << "- " << (guard->kind == GuardKind::Guard ? "guard " : "assertion ")
       << quote(condition);
    if (Operation *op = meta.getGuardOrigin(*guard))
      os << " of " << quote(op->getName().getStringRef())
         << getLink(section.getNameRange(op));
    os << '\n';
  }
}

void HoverWriter::writeSymbols(const FunctionMeta &meta,
                               const MetaValue &value) {
  SmallVector<const SymbolExpr *> symbols = fake::lsp::collectSymbols(value);
  if (symbols.empty())
    return;
  os << "\nSymbols\n";
  for (const SymbolExpr *symbol : symbols)
    writeSymbolLine(meta, symbol);
  writeGuards(meta, symbols);
}

void HoverWriter::writeSymbol(const FunctionMeta &meta,
                              const SymbolExpr *symbol) {
  os << "**symbol " << quote(symbol->getName()) << "**\n\n";
  writeSymbolLine(meta, symbol);
  writeGuards(meta, symbol);
}

//===----------------------------------------------------------------------===//
// Ops
//===----------------------------------------------------------------------===//

void HoverWriter::writeSchema(Operation *op) {
  const OpDef *def = findOpDef(op);
  if (!def)
    return;
  os << "- schema: " << quote(def->getSchema().getText()) << '\n';
  std::string followed = def->origin.getFollowed();
  SmallVector<StringRef> names;
  llvm::SplitString(followed, names, " ");
  if (names.empty())
    return;
  os << "- follows: ";
  llvm::interleaveComma(names, os, [&](StringRef name) {
    bool isPython = !name.starts_with("native.") && !name.starts_with("jit.");
    os << quote((isPython ? "torch." : "") + name.str());
  });
  os << '\n';
}

void HoverWriter::writeOp(Operation *op) {
  os << "**" << quote(op->getName().getStringRef()) << "**\n\n";
  writeSchema(op);
  if (auto symbol = op->getAttrOfType<StringAttr>("sym_name"))
    os << "- name: " << quote("@" + symbol.getValue().str()) << '\n';
  if (std::string place = describePlace(op->getLoc()); !place.empty())
    os << "- node: " << quote(place) << '\n';
  const FunctionMeta *meta = section.findMeta(op);
  for (Value result : op->getResults())
    os << "- result " << quote(section.getName(result)) << ": "
       << quote(meta && !meta->lookup(result).isUnknown()
                    ? getText(*meta, meta->lookup(result))
                    : getText(result.getType()))
       << '\n';
  if (!meta || op == meta->getFunction())
    return;
  for (const Guard &guard : meta->getEnv().getGuards())
    if (meta->getGuardOrigin(guard) == op && !meta->isSuperseded(guard)) {
      std::string condition;
      llvm::raw_string_ostream conditionOS(condition);
      print(conditionOS, guard.condition);
      os << "- " << (guard.kind == GuardKind::Guard ? "guard" : "assertion")
         << ": " << quote(condition) << '\n';
    }
}

//===----------------------------------------------------------------------===//
// Positions
//===----------------------------------------------------------------------===//

std::optional<std::pair<const FunctionMeta *, const SymbolExpr *>>
fake::lsp::findSymbol(const Section &section, SMLoc loc, SMRange &range) {
  const FunctionMeta *meta = section.findMeta(section.findOp(loc));
  if (!meta)
    return std::nullopt;
  StringRef text = section.getText();
  auto isPart = [](char c) { return llvm::isAlnum(c) || c == '_'; };
  const char *begin = loc.getPointer(), *end = begin;
  while (begin != text.begin() && isPart(begin[-1]))
    --begin;
  while (end != text.end() && isPart(*end))
    ++end;
  const SymbolInfo *info = meta->getEnv().lookup(StringRef(begin, end - begin));
  if (begin == end || !info)
    return std::nullopt;
  range = {SMLoc::getFromPointer(begin), SMLoc::getFromPointer(end)};
  return std::pair(meta, info->symbol);
}

std::optional<llvm::lsp::Hover> fake::lsp::findHover(const Section &section,
                                                     SMLoc loc, int firstLine) {
  HoverWriter writer(section, firstLine);
  SMRange range;
  if (std::optional<Reference> found = section.findReference(loc)) {
    range = found->range;
    bool isUse = range.Start != found->definition.Start;
    if (found->value)
      writer.writeValue(found->value, isUse ? section.findOp(loc) : nullptr);
    else if (found->op)
      writer.writeOp(found->op);
  } else if (auto symbol = findSymbol(section, loc, range)) {
    writer.writeSymbol(*symbol->first, symbol->second);
  }
  std::string text = writer.take();
  if (text.empty())
    return std::nullopt;
  llvm::lsp::Hover hover(section.getIndex().getRange(range));
  hover.contents.value = std::move(text);
  return hover;
}
