//===- FakeAttrs.cpp - Attributes of the fake dialect -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "ArgTreeSyntax.h"
#include "FakeTensor/Dialect/IntegerSyntax.h"
#include "SymIntParser.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/DialectImplementation.h"
#include "mlir/IR/Operation.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace fake;

#include "FakeTensor/Dialect/Fake/IR/FakeEnums.cpp.inc"
#define GET_ATTRDEF_CLASSES
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.cpp.inc"

void FakeDialect::registerAttributes() {
  addAttributes<
#define GET_ATTRDEF_LIST
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.cpp.inc"
      >();
}

//===----------------------------------------------------------------------===//
// Symbols
//===----------------------------------------------------------------------===//

SymbolAttr SymbolAttr::get(MLIRContext *context, const SymbolInfo &info) {
  return get(context, info.symbol->getName(), info.kind, info.range.min,
             info.range.max, info.hint);
}

LogicalResult SymbolAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                                 StringRef name, SymbolKind, int64_t min,
                                 int64_t max, std::optional<int64_t> hint) {
  if (min > max)
    return emitError() << "expected min of symbol '" << name
                       << "' to be at most its max, found " << min << " and "
                       << max;
  if (hint && !Range{min, max}.contains(*hint))
    return emitError() << "expected the hint of symbol '" << name
                       << "' to be within its bounds, found " << *hint;
  return success();
}

Attribute SymbolAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  std::string name;
  if (parser.parseLess() || parseSymbolName(parser, name))
    return {};
  std::optional<int64_t> min, max, hint;
  std::optional<SymbolKind> kind;
  while (succeeded(parser.parseOptionalComma())) {
    SMLoc wordLoc = parser.getCurrentLocation();
    StringRef word;
    if (parser.parseKeyword(&word))
      return {};
    if (std::optional<SymbolKind> stated = parseSymbolKind(word)) {
      if (kind) {
        parser.emitError(wordLoc, "expected one kind of symbol, found '")
            << fake::getName(*kind) << "' and '" << word << "'";
        return {};
      }
      kind = stated;
      continue;
    }
    auto *field = word == "min"    ? &min
                  : word == "max"  ? &max
                  : word == "hint" ? &hint
                                   : nullptr;
    if (!field || *field) {
      parser.emitError(wordLoc, "expected a kind (backed, unbacked, ragged or "
                                "computed), min, max or hint, once each, "
                                "found '")
          << word << "'";
      return {};
    }
    if (parser.parseEqual() || parseInt64(parser, field->emplace()))
      return {};
  }
  if (parser.parseGreater())
    return {};
  return parser.getChecked<SymbolAttr>(
      loc, parser.getContext(), name, kind.value_or(SymbolKind::Backed),
      min.value_or(Range::negInf), max.value_or(Range::posInf), hint);
}

void SymbolAttr::print(AsmPrinter &printer) const {
  printer << '<';
  printSymbolName(printer.getStream(), getName(), SymSyntax::MLIR);
  if (getKind() != SymbolKind::Backed)
    printer << ", " << fake::getName(getKind());
  if (getMin() != Range::negInf)
    printer << ", min = " << getMin();
  if (getMax() != Range::posInf)
    printer << ", max = " << getMax();
  if (getHint())
    printer << ", hint = " << *getHint();
  printer << '>';
}

static std::optional<GuardInfo> readGuard(DictionaryAttr dictionary) {
  GuardInfo info;
  auto condition = dictionary.getAs<StringAttr>("condition");
  auto kind = dictionary.getAs<StringAttr>("kind");
  if (!condition || !kind)
    return std::nullopt;
  std::optional<GuardAttrKind> known = symbolizeGuardAttrKind(kind.getValue());
  if (!known)
    return std::nullopt;
  info.kind = *known;
  info.condition = condition.getValue();
  if (auto op = dictionary.getAs<StringAttr>("op"))
    info.op = op.getValue();
  auto sizes = dictionary.getAs<DictionaryAttr>("sizes");
  for (NamedAttribute size :
       sizes ? sizes.getValue() : ArrayRef<NamedAttribute>()) {
    auto place = dyn_cast<DenseI64ArrayAttr>(size.getValue());
    if (!place || place.size() != 2 || place[0] < 0 || place[1] < 0 ||
        place[0] > std::numeric_limits<unsigned>::max())
      return std::nullopt;
    info.sizes.push_back(
        {size.getName().getValue(), static_cast<unsigned>(place[0]), place[1]});
  }
  return info;
}

std::optional<GuardInfo> GuardInfo::get(Attribute attribute) {
  if (auto dictionary = dyn_cast<DictionaryAttr>(attribute))
    return readGuard(dictionary);
  auto guard = dyn_cast<GuardAttr>(attribute);
  if (!guard)
    return std::nullopt;
  GuardInfo info;
  info.kind = guard.getKind();
  info.condition = guard.getCondition();
  info.op = guard.getOp();
  return info;
}

Attribute GuardInfo::toAttribute(MLIRContext *context, GuardForm form) const {
  if (form == GuardForm::Attribute)
    return GuardAttr::get(context, kind, condition, op);
  Builder builder(context);
  SmallVector<NamedAttribute> entries, places;
  entries.push_back(builder.getNamedAttr(
      "kind", builder.getStringAttr(stringifyGuardAttrKind(kind))));
  entries.push_back(
      builder.getNamedAttr("condition", builder.getStringAttr(condition)));
  if (!op.empty())
    entries.push_back(builder.getNamedAttr("op", builder.getStringAttr(op)));
  for (const ArgumentSize &size : sizes)
    places.push_back(builder.getNamedAttr(
        size.symbol, builder.getDenseI64ArrayAttr({size.argument, size.dim})));
  if (!places.empty())
    entries.push_back(
        builder.getNamedAttr("sizes", builder.getDictionaryAttr(places)));
  return builder.getDictionaryAttr(entries);
}

void fake::rewriteGuards(Operation *op, GuardForm form) {
  auto guards = op->getAttrOfType<ArrayAttr>(FakeDialect::kGuardsAttrName);
  if (!guards)
    return;
  SmallVector<Attribute> rewritten;
  for (Attribute attribute : guards)
    if (std::optional<GuardInfo> guard = GuardInfo::get(attribute))
      rewritten.push_back(guard->toAttribute(op->getContext(), form));
  op->setAttr(FakeDialect::kGuardsAttrName,
              ArrayAttr::get(op->getContext(), rewritten));
}

void fake::declareSymbols(Operation *op, ShapeEnv &env) {
  auto array = op->getAttrOfType<ArrayAttr>(FakeDialect::kSymbolsAttrName);
  if (!array)
    return;
  for (auto symbol : array.getAsRange<SymbolAttr>())
    env.declareSymbol(symbol.getName(), symbol.getRange(), symbol.getHint(),
                      symbol.getKind());
}

/// Sorts the symbols created for values, independently of the order of
/// evaluation: symbols that `op` declares come in order of declaration, and new
/// ones are inserted by name, with digits compared as numbers. Other symbols
/// keep their positions.
static void sortMadeSymbols(Operation *op, MutableArrayRef<SymbolInfo> infos) {
  llvm::StringMap<size_t> declared;
  if (auto array = op->getAttrOfType<ArrayAttr>(FakeDialect::kSymbolsAttrName))
    for (auto symbol : array.getAsRange<SymbolAttr>())
      declared.insert({symbol.getName(), declared.size()});
  auto getName = [](const SymbolInfo &info) { return info.symbol->getName(); };
  SmallVector<SymbolInfo> made, fresh;
  for (const SymbolInfo &info : infos)
    if (info.kind != SymbolKind::Backed)
      (declared.contains(getName(info)) ? made : fresh).push_back(info);
  llvm::sort(made, [&](const SymbolInfo &a, const SymbolInfo &b) {
    return declared.lookup(getName(a)) < declared.lookup(getName(b));
  });
  for (const SymbolInfo &info : fresh) {
    auto *behind = llvm::find_if(made, [&](const SymbolInfo &other) {
      return getName(info).compare_numeric(getName(other)) < 0;
    });
    made.insert(behind, info);
  }
  SymbolInfo *next = made.begin();
  for (SymbolInfo &info : infos)
    if (info.kind != SymbolKind::Backed)
      info = *next++;
}

void fake::setSymbols(Operation *op, const ShapeEnv &env,
                      function_ref<bool(const SymbolExpr *)> isWanted) {
  SmallVector<SymbolInfo> infos, computed;
  for (const SymbolInfo &info : env.getSymbols())
    if (!isWanted || isWanted(info.symbol))
      (info.kind == SymbolKind::Computed ? computed : infos).push_back(info);
  // Ops may be evaluated in any order, but the list must be the same.
  sortMadeSymbols(op, infos);
  llvm::sort(computed, [](const SymbolInfo &a, const SymbolInfo &b) {
    return a.symbol->getName() < b.symbol->getName();
  });
  SmallVector<Attribute, 8> symbols;
  for (const SymbolInfo &info : llvm::concat<SymbolInfo>(infos, computed))
    symbols.push_back(SymbolAttr::get(op->getContext(), info));
  if (symbols.empty())
    op->removeAttr(FakeDialect::kSymbolsAttrName);
  else
    op->setAttr(FakeDialect::kSymbolsAttrName,
                ArrayAttr::get(op->getContext(), symbols));
}

//===----------------------------------------------------------------------===//
// Devices
//===----------------------------------------------------------------------===//

Attribute DeviceAttr::parse(AsmParser &parser, Type) {
  if (parser.parseLess())
    return {};
  SMLoc loc = parser.getCurrentLocation();
  std::string text;
  if (parser.parseString(&text) || parser.parseGreater())
    return {};
  std::optional<Device> device = Device::parse(text);
  if (!device) {
    parser.emitError(loc, "expected a device such as \"cuda:0\", found \"")
        << text << "\"";
    return {};
  }
  return DeviceAttr::get(parser.getContext(), *device);
}

void DeviceAttr::print(AsmPrinter &printer) const {
  printer << "<\"" << getValue().str() << "\">";
}

//===----------------------------------------------------------------------===//
// Argument trees
//===----------------------------------------------------------------------===//

LogicalResult ArgsAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                               ArrayRef<ArgNode> nodes) {
  while (!nodes.empty()) {
    ArrayRef<ArgNode> tree = takeTree(nodes);
    if (tree.empty())
      return emitError() << "expected a list of an argument tree to have all "
                            "its elements";
    if (llvm::any_of(tree.drop_front(),
                     [](const ArgNode &node) { return node.isOmitted(); }))
      return emitError() << "expected no omitted argument inside a list";
  }
  return success();
}

Attribute ArgsAttr::parse(AsmParser &parser, Type) {
  SMLoc loc = parser.getCurrentLocation();
  SmallVector<ArgNode, 16> nodes;
  ArgTreeParser trees(parser, nodes);
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::LessGreater,
                                     [&] { return trees.parse(); }))
    return {};
  return parser.getChecked<ArgsAttr>(loc, parser.getContext(),
                                     ArrayRef<ArgNode>(nodes));
}

void ArgsAttr::print(AsmPrinter &printer) const {
  raw_ostream &os = printer.getStream();
  ArrayRef<ArgNode> nodes = getNodes();
  auto printOperand = [&](unsigned number) { os << '(' << number << ')'; };
  os << '<';
  for (bool isFirst = true; !nodes.empty(); isFirst = false) {
    if (!isFirst)
      os << ", ";
    printTree(os, takeTree(nodes), printOperand, /*stringsForDevices=*/false);
  }
  os << '>';
}
