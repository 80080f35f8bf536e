//===- StableHLOAttributes.cpp - Attributes and types -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/StableHLO/IR/StableHLOAttributes.h"
#include "AttributeSyntax.h"
#include "FakeTensor/Dialect/StableHLO/IR/StableHLODialect.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace fake::stablehlo;

MLIR_DEFINE_EXPLICIT_TYPE_ID(fake::stablehlo::StableHLOAttr)
MLIR_DEFINE_EXPLICIT_TYPE_ID(fake::stablehlo::CHLOAttr)
MLIR_DEFINE_EXPLICIT_TYPE_ID(fake::stablehlo::SDYAttr)
MLIR_DEFINE_EXPLICIT_TYPE_ID(fake::stablehlo::TokenType)
MLIR_DEFINE_EXPLICIT_TYPE_ID(fake::stablehlo::FutureType)

//===----------------------------------------------------------------------===//
// Storage
//===----------------------------------------------------------------------===//

namespace fake::stablehlo::detail {
struct HLOAttrStorage final : AttributeStorage {
  using KeyTy = std::tuple<StringRef, StringRef, ArrayRef<NamedAttribute>>;

  explicit HLOAttrStorage(const KeyTy &key) : key(key) {}
  bool operator==(const KeyTy &other) const { return key == other; }
  static HLOAttrStorage *construct(AttributeStorageAllocator &allocator,
                                   const KeyTy &key) {
    auto [mnemonic, word, fields] = key;
    return new (allocator.allocate<HLOAttrStorage>()) HLOAttrStorage(
        KeyTy(allocator.copyInto(mnemonic), allocator.copyInto(word),
              allocator.copyInto(fields)));
  }

  KeyTy key;
};

struct FutureTypeStorage final : TypeStorage {
  using KeyTy = ArrayRef<Type>;

  explicit FutureTypeStorage(KeyTy types) : types(types) {}
  bool operator==(const KeyTy &other) const { return types == other; }
  static FutureTypeStorage *construct(TypeStorageAllocator &allocator,
                                      const KeyTy &types) {
    return new (allocator.allocate<FutureTypeStorage>())
        FutureTypeStorage(allocator.copyInto(types));
  }

  KeyTy types;
};
} // namespace fake::stablehlo::detail

using fake::stablehlo::detail::HLOAttrStorage;

void StableHLODialect::registerAttributes() {
  addAttributes<StableHLOAttr>();
  addTypes<TokenType, FutureType>();
}

void CHLODialect::registerAttributes() { addAttributes<CHLOAttr>(); }

void SDYDialect::registerAttributes() { addAttributes<SDYAttr>(); }

bool HLOAttr::classof(Attribute attr) {
  return llvm::isa<StableHLOAttr, CHLOAttr, SDYAttr>(attr);
}

StringRef HLOAttr::getMnemonic() const {
  return std::get<0>(static_cast<HLOAttrStorage *>(impl)->key);
}

StringRef HLOAttr::getWord() const {
  return std::get<1>(static_cast<HLOAttrStorage *>(impl)->key);
}

ArrayRef<NamedAttribute> HLOAttr::getFields() const {
  return std::get<2>(static_cast<HLOAttrStorage *>(impl)->key);
}

Attribute HLOAttr::getField(StringRef name) const {
  for (NamedAttribute field : getFields())
    if (field.getName() == name)
      return field.getValue();
  return {};
}

ArrayRef<int64_t> HLOAttr::getList(StringRef name) const {
  auto list = dyn_cast_or_null<DenseI64ArrayAttr>(getField(name));
  return list ? list.asArrayRef() : ArrayRef<int64_t>();
}

int64_t HLOAttr::getInt(StringRef name) const {
  auto integer = dyn_cast_or_null<IntegerAttr>(getField(name));
  return integer ? integer.getValue().getSExtValue() : 0;
}

StableHLOAttr StableHLOAttr::get(MLIRContext *context, StringRef mnemonic,
                                 StringRef word,
                                 ArrayRef<NamedAttribute> fields) {
  return Base::get(context, HLOAttrStorage::KeyTy(mnemonic, word, fields));
}

CHLOAttr CHLOAttr::get(MLIRContext *context, StringRef mnemonic, StringRef word,
                       ArrayRef<NamedAttribute> fields) {
  return Base::get(context, HLOAttrStorage::KeyTy(mnemonic, word, fields));
}

SDYAttr SDYAttr::get(MLIRContext *context, StringRef mnemonic, StringRef word,
                     ArrayRef<NamedAttribute> fields) {
  return Base::get(context, HLOAttrStorage::KeyTy(mnemonic, word, fields));
}

FutureType FutureType::get(MLIRContext *context, ArrayRef<Type> types) {
  return Base::get(context, types);
}

ArrayRef<Type> FutureType::getTypes() const { return getImpl()->types; }

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

/// Whether a text is the same in every file: aliases are not.
static bool hasAlias(StringRef text) {
  bool isString = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"')
      isString = !isString;
    else if (isString && text[i] == '\\')
      ++i;
    else if (!isString && (text[i] == '#' || text[i] == '!')) {
      StringRef rest = text.drop_front(i + 1).drop_while(
          [](char c) { return llvm::isAlnum(c) || c == '_' || c == '$'; });
      if (!rest.starts_with(".") && !rest.starts_with("<"))
        return true;
    }
  }
  return false;
}

/// `word`, `<word>`, or fields, behind the mnemonic.
static ParseResult parseBody(DialectAsmParser &parser, StringRef mnemonic,
                             StringRef &word, Fields &fields) {
  if (isEnum(mnemonic)) {
    if (failed(parser.parseOptionalLess()))
      return parseWord(parser, mnemonic, word);
    return failure(parseWord(parser, mnemonic, word) || parser.parseGreater());
  }
  if (mnemonic == "conv") {
    if (parser.parseLess())
      return failure();
    if (succeeded(parser.parseOptionalKeyword("raw")))
      return parseRawConvDimensions(parser, fields);
    return failure(parseConvDimensions(parser, fields) ||
                   parser.parseGreater());
  }
  if (mnemonic == "bounds") {
    SmallVector<int64_t> bounds;
    if (parseIntegers(parser, bounds, AsmParser::Delimiter::LessGreater))
      return failure();
    Builder &builder = parser.getBuilder();
    fields.emplace_back(builder.getStringAttr("bounds"),
                        builder.getDenseI64ArrayAttr(bounds));
    return success();
  }
  if (hasFields(mnemonic))
    return parseFields(parser, mnemonic, fields);
  StringRef spec = parser.getFullSymbolSpec();
  word = StringRef(mnemonic.end(), spec.end() - mnemonic.end()).rtrim();
  if (hasAlias(word))
    return parser.emitError(parser.getNameLoc(),
                            "expected no alias in this attribute");
  return success();
}

/// MLIR goes on behind the attribute, whatever was parsed of it.
static ParseResult parseEnd(DialectAsmParser &parser) {
  const char *end = parser.getFullSymbolSpec().end();
  SMLoc loc = parser.getCurrentLocation();
  if (loc.getPointer() >= end)
    return success();
  return parser.emitError(loc, "expected the end of the attribute");
}

template <typename AttrT> static Attribute parseHLO(DialectAsmParser &parser) {
  StringRef mnemonic, word;
  Fields fields;
  if (parser.parseKeyword(&mnemonic) ||
      parseBody(parser, mnemonic, word, fields))
    return {};
  bool isText = fields.empty() && word.data() == mnemonic.end();
  if (!isText && parseEnd(parser))
    return {};
  // Two spellings of one attribute.
  if (mnemonic == "type_extensions")
    mnemonic = "bounds";
  return AttrT::get(parser.getContext(), mnemonic, word, fields);
}

static void printHLO(HLOAttr attr, DialectAsmPrinter &printer) {
  StringRef mnemonic = attr.getMnemonic();
  printer << mnemonic;
  if (mnemonic == "conv") {
    printer << '<';
    printConvDimensions(attr, printer);
    printer << '>';
  } else if (mnemonic == "bounds") {
    printer << '<';
    printIntegerList(attr.getList("bounds"), printer);
    printer << '>';
  } else if (mnemonic == "result_accuracy_mode") {
    printer << '<' << attr.getWord() << '>';
  } else if (isEnum(mnemonic)) {
    printer << ' ' << attr.getWord();
  } else if (hasFields(mnemonic)) {
    printFields(attr, printer);
  } else {
    printer << attr.getWord();
  }
}

Attribute StableHLODialect::parseAttribute(DialectAsmParser &parser,
                                           Type) const {
  return parseHLO<StableHLOAttr>(parser);
}

void StableHLODialect::printAttribute(Attribute attr,
                                      DialectAsmPrinter &printer) const {
  printHLO(cast<HLOAttr>(attr), printer);
}

Attribute CHLODialect::parseAttribute(DialectAsmParser &parser, Type) const {
  return parseHLO<CHLOAttr>(parser);
}

void CHLODialect::printAttribute(Attribute attr,
                                 DialectAsmPrinter &printer) const {
  printHLO(cast<HLOAttr>(attr), printer);
}

Attribute SDYDialect::parseAttribute(DialectAsmParser &parser, Type) const {
  return parseHLO<SDYAttr>(parser);
}

void SDYDialect::printAttribute(Attribute attr,
                                DialectAsmPrinter &printer) const {
  printHLO(cast<HLOAttr>(attr), printer);
}

//===----------------------------------------------------------------------===//
// Attributes of a host
//===----------------------------------------------------------------------===//

namespace {
/// A context that has the readers, for the texts of a host's attributes.
class TextContext {
public:
  TextContext() {
    context.getDiagEngine().registerHandler(
        [](Diagnostic &) { return success(); });
    context.loadDialect<StableHLODialect, CHLODialect>();
  }
  HLOAttr parse(StringRef text) {
    return dyn_cast_or_null<HLOAttr>(parseAttribute(text, &context));
  }

private:
  MLIRContext context;
};
} // namespace

HLOAttr fake::stablehlo::getHLOAttr(Operation *op, StringRef name) {
  Attribute attr = op->getAttr(name);
  if (!attr || isa<HLOAttr>(attr))
    return cast_or_null<HLOAttr>(attr);
  StringRef dialect = attr.getDialect().getNamespace();
  if (dialect != StableHLODialect::getDialectNamespace() &&
      dialect != CHLODialect::getDialectNamespace())
    return {};
  // Lives as long as the program, as its attributes do.
  static TextContext context;
  std::string text;
  llvm::raw_string_ostream(text) << attr;
  return context.parse(text);
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

Type StableHLODialect::parseType(DialectAsmParser &parser) const {
  SMLoc loc = parser.getCurrentLocation();
  StringRef word;
  if (parser.parseKeyword(&word))
    return {};
  if (word == "token")
    return TokenType::get(parser.getContext());
  if (word != "future") {
    parser.emitError(loc, "expected token or future, found '") << word << "'";
    return {};
  }
  // This also bounds the recursion.
  if (parser.getFullSymbolSpec().count("future<") > 1) {
    parser.emitError(loc, "expected no future in a future");
    return {};
  }
  SmallVector<Type> types;
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::LessGreater, [&] {
        return parser.parseType(types.emplace_back());
      }))
    return {};
  return FutureType::get(parser.getContext(), types);
}

void StableHLODialect::printType(Type type, DialectAsmPrinter &printer) const {
  if (isa<TokenType>(type)) {
    printer << "token";
    return;
  }
  printer << "future<";
  llvm::interleaveComma(cast<FutureType>(type).getTypes(), printer);
  printer << '>';
}
