//===- TypeText.cpp - Types in the text of an op ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TypeText.h"
#include "TextIndex.h"
#include "ValueText.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/StringExtras.h"

using namespace fake;
using namespace fake::lsp;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Tokens
//===----------------------------------------------------------------------===//

static const char *skipSpace(const char *p, const char *end) {
  while (p != end && llvm::isSpace(*p))
    ++p;
  return p;
}

/// Behind a name such as `!torch.vtensor<[2],f32>`, with what is in `<>`.
static const char *skipName(const char *p, const char *end) {
  for (++p; p != end && (llvm::isAlnum(*p) || StringRef("_.$").contains(*p));)
    ++p;
  return p != end && *p == '<' ? skipBrackets(p, end) : p;
}

//===----------------------------------------------------------------------===//
// Types in a text
//===----------------------------------------------------------------------===//

namespace {

/// A type in the text.
struct TypeInText {
  SMRange range;
  Type type;
  /// How many braces it is in: those of attributes, and of regions.
  int depth;
};

/// A type that the text should state instead of another one.
struct TypeChange {
  Type from, to;
};

/// Reads the text of an op without the ops in its regions.
class OpText {
public:
  OpText(const Section &section, Operation *op, TypeCache &cache)
      : section(section), op(op), cache(cache) {}

  /// Finds the types; fails if one cannot be parsed.
  bool scan();
  bool change(Operation *wanted, std::vector<TextChange> &changes);

private:
  Type parse(StringRef text);
  void changeArguments(Operation *wanted, std::vector<TextChange> &changes);
  bool changeAttribute(StringRef name, Attribute value,
                       std::vector<TextChange> &changes);
  static SMRange getRange(const char *begin, const char *end) {
    return {SMLoc::getFromPointer(begin), SMLoc::getFromPointer(end)};
  }

  const Section &section;
  Operation *op;
  TypeCache &cache;
  const char *begin = nullptr, *end = nullptr;
  std::vector<TypeInText> types;
  /// The braces of the dictionary behind `attributes`, and that of the body.
  SMRange attributes;
  const char *body = nullptr;
};

} // namespace

/// The type that a text is, in this program; null for none.
Type OpText::parse(StringRef text) {
  if (text.starts_with("!") && !text.contains('.')) {
    const auto *alias = section.getState().getTypeAliasDef(text.drop_front());
    return alias ? alias->value : Type();
  }
  auto [known, isNew] = cache.try_emplace(text);
  if (isNew) {
    ScopedDiagnosticHandler ignored(op->getContext(), [](Diagnostic &) {});
    known->second = parseType(text, op->getContext());
  }
  return known->second;
}

bool OpText::scan() {
  SMRange scope = section.getScope(op);
  if (!scope.isValid())
    return false;
  begin = scope.Start.getPointer();
  end = scope.End.getPointer();
  llvm::DenseMap<const char *, const char *> children;
  for (Region &region : op->getRegions())
    for (Operation &child : region.getOps())
      if (SMRange own = section.getScope(&child); own.isValid())
        children[own.Start.getPointer()] = own.End.getPointer();
  int braces = 0, parentheses = 0;
  for (const char *p = begin; p < end;) {
    if (auto child = children.find(p);
        child != children.end() && child->second > p) {
      p = child->second;
      continue;
    }
    if (const char *next = skipQuoted(p, end); next != p) {
      p = next;
      continue;
    }
    bool isOutside = braces == 0 && parentheses == 0;
    if (*p == '!' && p + 1 != end && llvm::isAlpha(p[1])) {
      const char *next = skipName(p, end);
      Type type = parse(StringRef(p, next - p));
      if (!type)
        return false;
      types.push_back({getRange(p, next), type, braces});
      p = next;
      continue;
    }
    if (*p == '#') {
      p = skipName(p, end);
      continue;
    }
    if (isOutside && StringRef(p, end - p).starts_with("attributes")) {
      const char *open = skipSpace(p + StringRef("attributes").size(), end);
      if (open != end && *open == '{') {
        p = skipBrackets(open, end);
        attributes = getRange(open, p);
        continue;
      }
    }
    if (isOutside && *p == '{' && !body)
      body = p;
    braces += (*p == '{') - (*p == '}');
    parentheses += (*p == '(') - (*p == ')');
    ++p;
  }
  return true;
}

/// Changes the types behind the names of arguments, `%x: !fake.int`, and takes
/// them from the list.
void OpText::changeArguments(Operation *wanted,
                             std::vector<TextChange> &changes) {
  for (auto [region, other] :
       llvm::zip_equal(op->getRegions(), wanted->getRegions()))
    for (auto [block, otherBlock] : llvm::zip_equal(region, other))
      for (auto [argument, otherArgument] :
           llvm::zip_equal(block.getArguments(), otherBlock.getArguments())) {
        SMRange name = section.getDefinition(argument);
        if (!name.isValid())
          continue;
        const char *p = skipSpace(name.End.getPointer(), end);
        if (p == end || *p != ':')
          continue;
        p = skipSpace(p + 1, end);
        auto type = llvm::find_if(types, [&](const TypeInText &type) {
          return type.range.Start.getPointer() == p;
        });
        if (type == types.end())
          continue;
        if (otherArgument.getType() != argument.getType())
          changes.push_back({type->range, getText(otherArgument.getType())});
        types.erase(type);
      }
}

/// Writes an attribute of a function into its dictionary.
bool OpText::changeAttribute(StringRef name, Attribute value,
                             std::vector<TextChange> &changes) {
  if (!value || !body)
    return false;
  std::string text;
  llvm::raw_string_ostream os(text);
  os << name << " = " << value;
  if (!attributes.isValid()) {
    changes.push_back({getRange(body, body), "attributes {" + text + "} "});
    attributes = getRange(body, body);
    return true;
  }
  const char *p = attributes.Start.getPointer();
  const char *close = attributes.End.getPointer() - 1;
  if (p > close) { // a dictionary that was just added
    StringRef added = changes.back().text;
    added.consume_back("} ");
    changes.back().text = added.str() + ", " + text + "} ";
    return true;
  }
  const char *first = ++p;
  while (p < close) {
    const char *start = skipSpace(p, close), *stop = start;
    while (stop != close && *stop != ',') {
      const char *next = skipQuoted(stop, close);
      if (next == stop)
        next = StringRef("<([{").contains(*stop) ? skipBrackets(stop, close)
                                                 : stop + 1;
      stop = next;
    }
    StringRef entry(start, stop - start);
    if (entry.split('=').first.rtrim() == name) {
      changes.push_back({getRange(start, start + entry.rtrim().size()), text});
      return true;
    }
    p = stop == close ? close : stop + 1;
  }
  bool isEmpty = skipSpace(first, close) == close;
  changes.push_back({getRange(first, first), text + (isEmpty ? "" : ", ")});
  return true;
}

/// The types of operands and results, or of the results of a function, that
/// are printed as types of dialects.
static std::vector<TypeChange> collectTypes(Operation *op, Operation *wanted) {
  std::vector<TypeChange> all;
  auto add = [&](TypeRange from, TypeRange to) {
    for (auto [a, b] : llvm::zip_equal(from, to))
      if (StringRef(getText(a)).starts_with("!"))
        all.push_back({a, b});
  };
  if (auto function = dyn_cast<FunctionOpInterface>(op)) {
    add(function.getResultTypes(),
        cast<FunctionOpInterface>(wanted).getResultTypes());
  } else {
    add(op->getOperandTypes(), wanted->getOperandTypes());
    add(op->getResultTypes(), wanted->getResultTypes());
  }
  return all;
}

bool OpText::change(Operation *wanted, std::vector<TextChange> &changes) {
  changeArguments(wanted, changes);
  llvm::erase_if(types, [](const TypeInText &type) { return type.depth != 0; });
  std::vector<TypeChange> all = collectTypes(op, wanted);
  bool anyChange = llvm::any_of(
      all, [](const TypeChange &type) { return type.from != type.to; });
  // Ops print the types of all operands and results, or only the last ones, or
  // only the first ones.
  bool found = !anyChange;
  for (size_t skipped =
           all.size() < types.size() ? 0 : all.size() - types.size() + 1;
       anyChange && skipped-- > 0;) {
    ArrayRef<TypeChange> window = ArrayRef(all).slice(skipped, types.size());
    if (types.empty() ||
        !llvm::all_of(llvm::zip_equal(window, types), [](auto pair) {
          return std::get<0>(pair).from == std::get<1>(pair).type;
        }))
      continue;
    for (auto [type, place] : llvm::zip_equal(window, types))
      if (type.from != type.to)
        changes.push_back({place.range, getText(type.to)});
    found = true;
    break;
  }
  if (!isa<FunctionOpInterface>(op))
    return found;
  for (NamedAttribute attribute : wanted->getDiscardableAttrs())
    if (op->getDiscardableAttr(attribute.getName()) != attribute.getValue())
      found &=
          changeAttribute(attribute.getName(), attribute.getValue(), changes);
  return found;
}

bool fake::lsp::changeTypes(const Section &section, Operation *op,
                            Operation *wanted, TypeCache &cache,
                            std::vector<TextChange> &changes) {
  OpText text(section, op, cache);
  return text.scan() && text.change(wanted, changes);
}

std::string fake::lsp::applyChanges(StringRef text,
                                    std::vector<TextChange> changes) {
  llvm::sort(changes, [](const TextChange &a, const TextChange &b) {
    return a.range.Start.getPointer() < b.range.Start.getPointer();
  });
  std::string result;
  const char *done = text.begin();
  for (const TextChange &change : changes) {
    result.append(done, change.range.Start.getPointer());
    result += change.text;
    done = change.range.End.getPointer();
  }
  result.append(done, text.end());
  return result;
}
