//===- AttrForms.cpp - Forms of attributes in ops ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AttrForms.h"
#include "AttributeSyntax.h"
#include "FakeTensor/Dialect/IntegerSyntax.h"

using namespace mlir;
using namespace fake::stablehlo;

//===----------------------------------------------------------------------===//
// Builtin attributes
//===----------------------------------------------------------------------===//

/// `1` for an attribute of `width` bits.
static Attribute parseInteger(OpAsmParser &parser, unsigned width) {
  SMLoc loc = parser.getCurrentLocation();
  int64_t value;
  if (fake::parseInt64(parser, value))
    return {};
  if (!llvm::isIntN(width, value)) {
    parser.emitError(loc, "expected an integer of ")
        << width << " bits, found " << value;
    return {};
  }
  return parser.getBuilder().getIntegerAttr(
      parser.getBuilder().getIntegerType(width), value);
}

static bool isInteger(Attribute attr, unsigned width) {
  auto integer = dyn_cast<IntegerAttr>(attr);
  return integer && integer.getType().isSignlessInteger(width);
}

static void printInteger(Attribute attr, OpAsmPrinter &printer) {
  printer << cast<IntegerAttr>(attr).getInt();
}

static Attribute parseList(OpAsmParser &parser) {
  SmallVector<int64_t> values;
  if (parseIntegers(parser, values))
    return {};
  return parser.getBuilder().getDenseI64ArrayAttr(values);
}

static void printList(Attribute attr, OpAsmPrinter &printer) {
  printIntegers(cast<DenseI64ArrayAttr>(attr), printer);
}

static Attribute parseBool(OpAsmParser &parser) {
  BoolAttr value;
  return parser.parseAttribute(value) ? BoolAttr() : value;
}

/// A string, whose type is not written.
static Attribute parseString(OpAsmParser &parser) {
  std::string value;
  if (parser.parseString(&value))
    return {};
  return parser.getBuilder().getStringAttr(value);
}

/// A string that is written as a symbol, `@name`.
static Attribute parseSymbol(OpAsmParser &parser) {
  StringAttr name;
  return parser.parseSymbolName(name) ? StringAttr() : name;
}

/// `[0]`.
static Attribute parseElement(OpAsmParser &parser) {
  if (parser.parseLSquare())
    return {};
  Attribute index = parseInteger(parser, 32);
  return !index || parser.parseRSquare() ? Attribute() : index;
}

//===----------------------------------------------------------------------===//
// Attributes of the dialect
//===----------------------------------------------------------------------===//

/// Whether this is an attribute of the stablehlo reader.
static bool isHLO(Attribute attr, StringRef mnemonic) {
  auto hlo = dyn_cast<StableHLOAttr>(attr);
  return hlo && hlo.getMnemonic() == mnemonic;
}

static Attribute parseEnum(OpAsmParser &parser, StringRef mnemonic) {
  StringRef word;
  if (parseWord(parser, mnemonic, word))
    return {};
  return StableHLOAttr::get(parser.getContext(), mnemonic, word);
}

/// Prints the word of an enum, or the text of an attribute that has no other
/// form.
static void printWord(Attribute attr, OpAsmPrinter &printer) {
  printer << cast<HLOAttr>(attr).getWord();
}

static Attribute parseConv(OpAsmParser &parser) {
  Fields fields;
  if (parseConvDimensions(parser, fields))
    return {};
  return StableHLOAttr::get(parser.getContext(), "conv", "", fields);
}

static Attribute parseAlgorithm(OpAsmParser &parser) {
  Fields fields;
  if (parseFields(parser, "dot_algorithm", fields))
    return {};
  return StableHLOAttr::get(parser.getContext(), "dot_algorithm", "", fields);
}

/// `[DEFAULT, HIGHEST]`.
static Attribute parsePrecision(OpAsmParser &parser) {
  SmallVector<Attribute> words;
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, [&] {
        return success(words.emplace_back(parseEnum(parser, "precision")) !=
                       nullptr);
      }))
    return {};
  return parser.getBuilder().getArrayAttr(words);
}

static bool isPrecision(Attribute attr) {
  auto array = dyn_cast<ArrayAttr>(attr);
  return array && llvm::all_of(array, [](Attribute element) {
           return isHLO(element, "precision");
         });
}

static void printPrecision(Attribute attr, OpAsmPrinter &printer) {
  printer << '[';
  llvm::interleaveComma(cast<ArrayAttr>(attr), printer, [&](Attribute element) {
    printWord(element, printer);
  });
  printer << ']';
}

/// `[0] x [1]`, as a field of each side.
static ParseResult parsePair(OpAsmParser &parser, StringRef suffix,
                             Fields &fields) {
  Builder &builder = parser.getBuilder();
  for (StringRef prefix : {"lhs_", "rhs_"}) {
    SmallVector<int64_t> values;
    if ((prefix == "rhs_" && parser.parseKeyword("x")) ||
        parseIntegers(parser, values))
      return failure();
    if (!values.empty())
      fields.emplace_back(builder.getStringAttr(prefix + suffix),
                          builder.getDenseI64ArrayAttr(values));
  }
  return success();
}

/// `batching_dims = [0] x [0], contracting_dims = [2] x [1]`.
static Attribute parseDot(OpAsmParser &parser) {
  Fields fields;
  if (succeeded(parser.parseOptionalKeyword("batching_dims")) &&
      (parser.parseEqual() ||
       parsePair(parser, "batching_dimensions", fields) || parser.parseComma()))
    return {};
  if (parser.parseKeyword("contracting_dims") || parser.parseEqual() ||
      parsePair(parser, "contracting_dimensions", fields))
    return {};
  return StableHLOAttr::get(parser.getContext(), "dot", "", fields);
}

static void printDot(Attribute attr, OpAsmPrinter &printer) {
  auto dot = cast<HLOAttr>(attr);
  auto printPair = [&](StringRef keyword, StringRef lhs, StringRef rhs) {
    printer << keyword << " = ";
    printIntegers(dot.getList(lhs), printer);
    printer << " x ";
    printIntegers(dot.getList(rhs), printer);
  };
  StringRef lhs = "lhs_batching_dimensions", rhs = "rhs_batching_dimensions";
  if (!dot.getList(lhs).empty() || !dot.getList(rhs).empty()) {
    printPair("batching_dims", lhs, rhs);
    printer << ", ";
  }
  printPair("contracting_dims", "lhs_contracting_dimensions",
            "rhs_contracting_dimensions");
}

/// Parses the next token if it may be in the text of an attribute of Shardy.
static OptionalParseResult parseTextToken(OpAsmParser &parser) {
  StringRef keyword;
  std::string text;
  StringAttr symbol;
  int64_t integer;
  if (fake::checkIntegerLength(parser))
    return failure();
  if (succeeded(parser.parseOptionalLSquare()) ||
      succeeded(parser.parseOptionalRSquare()) ||
      succeeded(parser.parseOptionalLBrace()) ||
      succeeded(parser.parseOptionalRBrace()) ||
      succeeded(parser.parseOptionalLParen()) ||
      succeeded(parser.parseOptionalRParen()) ||
      succeeded(parser.parseOptionalComma()) ||
      succeeded(parser.parseOptionalEqual()) ||
      succeeded(parser.parseOptionalColon()) ||
      succeeded(parser.parseOptionalQuestion()) ||
      succeeded(parser.parseOptionalKeyword(&keyword)) ||
      succeeded(parser.parseOptionalString(&text)) ||
      succeeded(parser.parseOptionalSymbolName(symbol)))
    return success();
  return parser.parseOptionalInteger(integer);
}

/// `<...>`, a text without brackets of this kind.
static Attribute parseSDY(OpAsmParser &parser, StringRef mnemonic) {
  const char *start = parser.getCurrentLocation().getPointer();
  if (parser.parseLess())
    return {};
  OptionalParseResult result;
  do {
    const char *end = parser.getCurrentLocation().getPointer();
    if (succeeded(parser.parseOptionalGreater()))
      return SDYAttr::get(parser.getContext(), mnemonic,
                          StringRef(start, end + 1 - start));
    result = parseTextToken(parser);
  } while (result.has_value() && succeeded(*result));
  if (!result.has_value())
    (void)parser.parseGreater();
  return {};
}

/// Whether this is an attribute of Shardy that parseSDY reads.
static bool isSDY(Attribute attr, StringRef mnemonic) {
  auto sdy = dyn_cast<SDYAttr>(attr);
  return sdy && sdy.getMnemonic() == mnemonic &&
         sdy.getWord().count('<') == 1 && sdy.getWord().starts_with("<") &&
         sdy.getWord().count('>') == 1 && sdy.getWord().ends_with(">");
}

//===----------------------------------------------------------------------===//
// Several attributes
//===----------------------------------------------------------------------===//

/// `e5m10`, a number of bits each of exponent and mantissa.
static ParseResult parseFormat(OpAsmParser &parser, ArrayRef<StringRef> names,
                               NamedAttrList &attributes) {
  SMLoc loc = parser.getCurrentLocation();
  StringRef text;
  if (parser.parseKeyword(&text))
    return failure();
  int exponent, mantissa;
  StringRef rest = text;
  if (!rest.consume_front("e") || rest.consumeInteger(10, exponent) ||
      !rest.consume_front("m") || rest.getAsInteger(10, mantissa))
    return parser.emitError(loc, "expected a format such as e5m10, found '")
           << text << "'";
  attributes.set(names[0], parser.getBuilder().getI32IntegerAttr(exponent));
  attributes.set(names[1], parser.getBuilder().getI32IntegerAttr(mantissa));
  return success();
}

/// `[0:4, 1:8:2]`: starts, limits, and strides that are not 1.
static ParseResult parseSlice(OpAsmParser &parser, ArrayRef<StringRef> names,
                              NamedAttrList &attributes) {
  SmallVector<int64_t> columns[3];
  auto parseRange = [&]() -> ParseResult {
    int64_t &stride = columns[2].emplace_back(1);
    return failure(fake::parseInt64(parser, columns[0].emplace_back()) ||
                   parser.parseColon() ||
                   fake::parseInt64(parser, columns[1].emplace_back()) ||
                   (succeeded(parser.parseOptionalColon()) &&
                    fake::parseInt64(parser, stride)));
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, parseRange))
    return failure();
  for (auto [name, column] : llvm::zip(names, columns))
    attributes.set(name, parser.getBuilder().getDenseI64ArrayAttr(column));
  return success();
}

static void printSlice(ArrayRef<Attribute> attributes, OpAsmPrinter &printer) {
  auto column = [&](unsigned i) {
    return cast<DenseI64ArrayAttr>(attributes[i]).asArrayRef();
  };
  printer << '[';
  llvm::interleaveComma(llvm::zip(column(0), column(1), column(2)), printer,
                        [&](auto range) {
                          auto [start, limit, stride] = range;
                          printer << start << ':' << limit;
                          if (stride != 1)
                            printer << ':' << stride;
                        });
  printer << ']';
}

/// The keywords of the attributes of a window.
static constexpr StringLiteral windowKeywords[] = {
    "stride", "pad", "lhs_dilate", "rhs_dilate", "reverse"};

/// `[[0, 1], [2, 3]]`.
static Attribute parsePadding(OpAsmParser &parser) {
  SmallVector<int64_t> values;
  auto parsePair = [&]() -> ParseResult {
    SMLoc loc = parser.getCurrentLocation();
    size_t before = values.size();
    if (parseIntegers(parser, values))
      return failure();
    if (values.size() == before + 2)
      return success();
    return parser.emitError(loc, "expected 2 integers, found ")
           << values.size() - before;
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, parsePair))
    return {};
  auto type = RankedTensorType::get({int64_t(values.size() / 2), 2},
                                    parser.getBuilder().getI64Type());
  return DenseIntElementsAttr::get(type, values);
}

/// Whether an attribute of a window is as parsePadding and others create it.
static bool isWindow(StringRef keyword, Attribute attr) {
  if (keyword == "reverse")
    return isa<DenseBoolArrayAttr>(attr);
  if (keyword != "pad")
    return isa<DenseI64ArrayAttr>(attr);
  auto padding = dyn_cast<DenseIntElementsAttr>(attr);
  return padding && padding.getElementType().isSignlessInteger(64) &&
         isa<RankedTensorType>(padding.getType()) &&
         padding.getType().getRank() == 2 &&
         padding.getType().getDimSize(1) == 2;
}

/// `stride = [1, 1], pad = [[0, 0], [0, 0]], reverse = [false, true]`.
static ParseResult parseWindow(OpAsmParser &parser, ArrayRef<StringRef> names,
                               NamedAttrList &attributes) {
  StringRef keyword;
  do {
    SMLoc loc = parser.getCurrentLocation();
    if (failed(parser.parseOptionalKeyword(&keyword)))
      return success();
    const auto *it = llvm::find(windowKeywords, keyword);
    if (it == std::end(windowKeywords))
      return parser.emitError(loc, "expected one of ")
             << llvm::join(ArrayRef(windowKeywords), ", ") << ", found '"
             << keyword << "'";
    StringRef name = names[it - windowKeywords];
    if (attributes.get(name))
      return parser.emitError(loc, "expected '") << keyword << "' once";
    if (parser.parseEqual())
      return failure();
    Attribute value =
        keyword == "pad" ? parsePadding(parser) : parseList(parser);
    if (!value)
      return failure();
    if (keyword == "reverse")
      value = parser.getBuilder().getDenseBoolArrayAttr(
          llvm::map_to_vector(cast<DenseI64ArrayAttr>(value).asArrayRef(),
                              [](int64_t integer) { return integer != 0; }));
    attributes.set(name, value);
  } while (succeeded(parser.parseOptionalComma()));
  return success();
}

static void printWindow(ArrayRef<Attribute> attributes, OpAsmPrinter &printer) {
  StringRef separator = "";
  for (auto [keyword, attr] : llvm::zip(windowKeywords, attributes)) {
    if (!attr)
      continue;
    printer << separator << keyword << " = ";
    separator = ", ";
    if (auto padding = dyn_cast<DenseIntElementsAttr>(attr)) {
      SmallVector<int64_t> values(padding.getValues<int64_t>());
      printer << '[';
      llvm::interleaveComma(
          llvm::seq<size_t>(values.size() / 2), printer, [&](size_t i) {
            printIntegers(ArrayRef(values).slice(2 * i, 2), printer);
          });
      printer << ']';
    } else if (auto reversal = dyn_cast<DenseBoolArrayAttr>(attr)) {
      auto words = llvm::map_range(reversal.asArrayRef(), [](bool value) {
        return value ? "true" : "false";
      });
      printer << '[';
      llvm::interleaveComma(words, printer);
      printer << ']';
    } else {
      printList(attr, printer);
    }
  }
}

//===----------------------------------------------------------------------===//
// AttrToken
//===----------------------------------------------------------------------===//

SmallVector<StringRef, 5> AttrToken::getNames() const {
  if (form == "format")
    return {"exponent_bits", "mantissa_bits"};
  if (form == "slice")
    return {"start_indices", "limit_indices", "strides"};
  if (form == "window")
    return {"window_strides", "padding", "lhs_dilation", "rhs_dilation",
            "window_reversal"};
  return {name};
}

/// Parses an attribute in a form for one.
static Attribute parseOne(OpAsmParser &parser, StringRef form) {
  if (form == "i64")
    return parseInteger(parser, 64);
  if (form == "element")
    return parseElement(parser);
  if (form == "ints")
    return parseList(parser);
  if (form == "bool")
    return parseBool(parser);
  if (form == "string")
    return parseString(parser);
  if (form == "symbol")
    return parseSymbol(parser);
  if (form == "conv")
    return parseConv(parser);
  if (form == "dot")
    return parseDot(parser);
  if (form == "precision")
    return parsePrecision(parser);
  if (form == "algorithm")
    return parseAlgorithm(parser);
  if (form.consume_front("sdy."))
    return parseSDY(parser, form);
  return parseEnum(parser, form);
}

ParseResult AttrToken::parse(OpAsmParser &parser,
                             NamedAttrList &attributes) const {
  SmallVector<StringRef, 5> names = getNames();
  if (form == "format")
    return parseFormat(parser, names, attributes);
  if (form == "slice")
    return parseSlice(parser, names, attributes);
  if (form == "window")
    return parseWindow(parser, names, attributes);
  Attribute attr = parseOne(parser, form);
  if (!attr)
    return failure();
  attributes.set(name, attr);
  return success();
}

bool AttrToken::canPrint(DictionaryAttr attributes) const {
  auto all = llvm::map_to_vector(
      getNames(), [&](StringRef name) { return attributes.get(name); });
  Attribute attr = all.front();
  if (form == "window")
    return llvm::all_of(llvm::zip(windowKeywords, all), [](auto pair) {
      auto [keyword, value] = pair;
      return !value || isWindow(keyword, value);
    });
  if (!llvm::all_of(all, [](Attribute value) { return value; }))
    return false;
  if (form == "format")
    return llvm::all_of(all, [](Attribute value) {
      return isInteger(value, 32) &&
             !cast<IntegerAttr>(value).getValue().isNegative();
    });
  if (form == "slice")
    return llvm::all_of(all, [&](Attribute value) {
      auto list = dyn_cast<DenseI64ArrayAttr>(value);
      auto first = dyn_cast<DenseI64ArrayAttr>(attr);
      return list && first && list.size() == first.size();
    });
  if (form == "i64" || form == "element")
    return isInteger(attr, form == "i64" ? 64 : 32);
  if (form == "ints")
    return isa<DenseI64ArrayAttr>(attr);
  if (form == "bool")
    return isa<BoolAttr>(attr);
  if (form == "string" || form == "symbol")
    return isa<StringAttr>(attr) &&
           isa<NoneType>(cast<StringAttr>(attr).getType());
  if (form == "precision")
    return isPrecision(attr);
  if (form.starts_with("sdy."))
    return isSDY(attr, form.drop_front(4));
  return isHLO(attr, form == "algorithm" ? StringRef("dot_algorithm") : form);
}

void AttrToken::print(DictionaryAttr attributes, OpAsmPrinter &printer) const {
  auto all = llvm::map_to_vector(
      getNames(), [&](StringRef name) { return attributes.get(name); });
  Attribute attr = all.front();
  if (form == "format") {
    printer << 'e';
    printInteger(all[0], printer);
    printer << 'm';
    printInteger(all[1], printer);
  } else if (form == "slice") {
    printSlice(all, printer);
  } else if (form == "window") {
    printWindow(all, printer);
  } else if (form == "i64") {
    printInteger(attr, printer);
  } else if (form == "element") {
    printer << '[';
    printInteger(attr, printer);
    printer << ']';
  } else if (form == "ints") {
    printList(attr, printer);
  } else if (form == "bool" || form == "string") {
    printer << attr;
  } else if (form == "symbol") {
    printer.printSymbolName(cast<StringAttr>(attr));
  } else if (form == "conv") {
    printConvDimensions(cast<HLOAttr>(attr), printer);
  } else if (form == "dot") {
    printDot(attr, printer);
  } else if (form == "precision") {
    printPrecision(attr, printer);
  } else if (form == "algorithm") {
    printFields(cast<HLOAttr>(attr), printer);
  } else {
    printWord(attr, printer);
  }
}
