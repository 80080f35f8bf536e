//===- ArgTreeSyntax.cpp - Text of argument trees ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ArgTreeSyntax.h"
#include "FakeTensor/Dialect/IntegerSyntax.h"
#include "FakeTensor/Symbolic/Expr.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/SaveAndRestore.h"
#include <cmath>

using namespace mlir;
using namespace fake;

/// The maximum nesting of lists, to bound the stack. Schemas have one level.
static constexpr unsigned kMaxDepth = 16;

//===----------------------------------------------------------------------===//
// Parsing
//===----------------------------------------------------------------------===//

/// The constant of a keyword that does not depend on the schema, or nullopt.
static std::optional<ArgNode> getWord(StringRef word) {
  if (word == "none")
    return ArgNode::none();
  if (word == "true" || word == "false")
    return ArgNode::boolean(word == "true");
  if (word == "inf")
    return ArgNode::floating(std::numeric_limits<double>::infinity());
  if (word == "nan")
    return ArgNode::floating(std::numeric_limits<double>::quiet_NaN());
  if (auto dtype = parseShortDType(word))
    return ArgNode::dtype(*dtype);
  if (auto layout = parseLayout(word))
    return ArgNode::layout(*layout);
  if (auto format = parseMemoryFormat(word))
    return ArgNode::memoryFormat(*format);
  return std::nullopt;
}

ParseResult ArgTreeParser::parseWord(StringRef word, SMLoc loc) {
  if (word == "complex")
    return parseComplex();
  // The generic form has no schema to tell a device from a string, nor names
  // to skip an argument.
  if (!opParser && word == "device")
    return parseDevice();
  if (!opParser && word == "default") {
    nodes.push_back(ArgNode::omitted());
    return success();
  }
  std::optional<ArgNode> node = getWord(word);
  if (!node)
    return parser.emitError(loc, "expected a dtype, layout, memory format or "
                                 "constant, found '")
           << word << "'";
  nodes.push_back(*node);
  return success();
}

ParseResult ArgTreeParser::parse() {
  SMLoc loc = parser.getCurrentLocation();
  if (opParser) {
    OpAsmParser::UnresolvedOperand operand;
    OptionalParseResult parsed = opParser->parseOptionalOperand(operand);
    if (parsed.has_value()) {
      if (failed(*parsed))
        return failure();
      nodes.push_back(ArgNode::operand(operands->size()));
      operands->push_back(operand);
      return success();
    }
  } else if (succeeded(parser.parseOptionalLParen())) {
    SMLoc numberLoc = parser.getCurrentLocation();
    int64_t number;
    if (parseInt64(parser, number) || parser.parseRParen())
      return failure();
    if (number < 0 || number > std::numeric_limits<int32_t>::max())
      return parser.emitError(numberLoc, "expected the number of an operand, "
                                         "found ")
             << number;
    nodes.push_back(ArgNode::operand(static_cast<unsigned>(number)));
    return success();
  }
  if (succeeded(parser.parseOptionalLSquare()))
    return parseList();
  // Keywords before numbers: parseOptionalInteger accepts `true` and `false`.
  StringRef word;
  if (succeeded(parser.parseOptionalKeyword(&word)))
    return parseWord(word, loc);
  std::string text;
  if (succeeded(parser.parseOptionalString(&text))) {
    nodes.push_back(ArgNode::string(parser.getContext(), text));
    return success();
  }
  return parseNumber();
}

ParseResult ArgTreeParser::parseList() {
  if (depth >= kMaxDepth)
    return parser.emitError(parser.getCurrentLocation(),
                            "list is nested deeper than ")
           << kMaxDepth << " levels";
  llvm::SaveAndRestore<unsigned> nested(depth, depth + 1);
  size_t place = nodes.size(), size = 0;
  nodes.push_back(ArgNode::list(0));
  if (succeeded(parser.parseOptionalRSquare()))
    return success();
  do {
    if (parse())
      return failure();
    ++size;
  } while (succeeded(parser.parseOptionalComma()));
  nodes[place] = ArgNode::list(size);
  return parser.parseRSquare();
}

/// Whether the text after an integer is the exponent of a float, which MLIR's
/// lexer only accepts after a point: `e-05`, `e5`.
static bool isExponent(const char *text) {
  if (*text != 'e' && *text != 'E')
    return false;
  ++text;
  if (*text == '-' || *text == '+')
    ++text;
  return llvm::isDigit(*text);
}

ParseResult ArgTreeParser::parseNumber() {
  // There is no optional form of parseFloat, and parseOptionalInteger consumes
  // a `-` even if no integer follows. So inspect the text of the number.
  SMLoc loc = parser.getCurrentLocation();
  const char *text = loc.getPointer();
  bool isNegative = *text == '-';
  if (isNegative)
    ++text;
  if (isNegative && llvm::isAlpha(*text)) {
    StringRef word;
    if (failed(parser.parseOptionalMinus()) || parser.parseKeyword(&word))
      return failure();
    if (word != "inf")
      return parser.emitError(loc, "expected a number, found '-")
             << word << "'";
    nodes.push_back(
        ArgNode::floating(-std::numeric_limits<double>::infinity()));
    return success();
  }
  if (!llvm::isDigit(*text))
    return parser.emitError(loc, "expected a value");
  while (llvm::isDigit(*text))
    ++text;
  if (*text == '.') {
    double value;
    if (parser.parseFloat(value))
      return failure();
    nodes.push_back(ArgNode::floating(value));
    return success();
  }
  if (isExponent(text))
    return parseScientific(loc.getPointer());
  int64_t value;
  if (parseInt64(parser, value))
    return failure();
  nodes.push_back(ArgNode::integer(value));
  return success();
}

/// Parses a float such as `1e-05`, which starts at `begin` and consists of
/// several tokens.
ParseResult ArgTreeParser::parseScientific(const char *begin) {
  int64_t digits;
  StringRef word;
  SMLoc loc = parser.getCurrentLocation();
  if (parser.parseInteger(digits) || parser.parseKeyword(&word))
    return failure();
  const char *end = word.end();
  // The sign ends the word, and with it the token.
  if (word.size() == 1) {
    if (failed(parser.parseOptionalMinus()) &&
        failed(parser.parseOptionalPlus()))
      return parser.emitError(loc, "expected an exponent");
    end = parser.getCurrentLocation().getPointer();
    if (parser.parseInteger(digits))
      return failure();
    while (llvm::isDigit(*end))
      ++end;
  }
  double value;
  if (StringRef(begin, end - begin).getAsDouble(value))
    return parser.emitError(loc, "expected a number, found '")
           << StringRef(begin, end - begin) << "'";
  nodes.push_back(ArgNode::floating(value));
  return success();
}

/// The value of a real number.
static std::optional<double> getReal(const ArgNode &node) {
  if (node.kind == NodeKind::Float)
    return *node.getConstant().getScalar().asFloat();
  if (node.kind == NodeKind::Int)
    return static_cast<double>(node.value);
  return std::nullopt;
}

ParseResult ArgTreeParser::parsePart(double &part) {
  SMLoc loc = parser.getCurrentLocation();
  SmallVector<ArgNode, 1> number;
  if (ArgTreeParser(parser, number).parse())
    return failure();
  std::optional<double> value = getReal(number.front());
  if (!value)
    return parser.emitError(loc, "expected a number as part of a complex "
                                 "number");
  part = *value;
  return success();
}

ParseResult ArgTreeParser::parseComplex() {
  double real, imaginary;
  if (parser.parseLess() || parsePart(real) || parser.parseComma() ||
      parsePart(imaginary) || parser.parseGreater())
    return failure();
  nodes.push_back(ArgNode::complex(parser.getContext(), {real, imaginary}));
  return success();
}

ParseResult ArgTreeParser::parseDevice() {
  std::string text;
  if (parser.parseLess())
    return failure();
  SMLoc loc = parser.getCurrentLocation();
  if (parser.parseString(&text) || parser.parseGreater())
    return failure();
  std::optional<Device> device = Device::parse(text);
  if (!device)
    return parser.emitError(loc, "expected a device such as \"cuda:0\", found "
                                 "\"")
           << text << "\"";
  nodes.push_back(ArgNode::device(*device));
  return success();
}

ParseResult fake::parseNumberOrBool(OpAsmParser &parser, ArgNode &node) {
  SMLoc loc = parser.getCurrentLocation();
  SmallVector<ArgNode, 1> nodes;
  if (ArgTreeParser(parser, nodes).parse())
    return failure();
  node = nodes.front();
  if (node.kind != NodeKind::Int && node.kind != NodeKind::Float &&
      node.kind != NodeKind::Bool)
    return parser.emitError(loc, "expected an int, float or bool");
  return success();
}

//===----------------------------------------------------------------------===//
// Printing
//===----------------------------------------------------------------------===//

static void printConstant(raw_ostream &os, const ArgNode &node,
                          bool stringsForDevices) {
  MetaValue value = node.getConstant();
  switch (node.kind) {
  case NodeKind::None:
    os << "none";
    break;
  case NodeKind::Int:
    os << node.value;
    break;
  case NodeKind::Float:
    printFloat(os, *value.getScalar().asFloat(), SymSyntax::MLIR);
    break;
  case NodeKind::Bool:
    os << (*value.asBool() ? "true" : "false");
    break;
  case NodeKind::Complex:
    os << "complex<";
    printFloat(os, node.getComplex().real(), SymSyntax::MLIR);
    os << ", ";
    printFloat(os, node.getComplex().imag(), SymSyntax::MLIR);
    os << '>';
    break;
  case NodeKind::String:
    os << '"';
    llvm::printEscapedString(value.getString(), os);
    os << '"';
    break;
  case NodeKind::DType:
    os << getShortName(value.get<DType>());
    break;
  case NodeKind::Device:
    if (stringsForDevices)
      os << '"' << value.get<Device>() << '"';
    else
      os << "device<\"" << value.get<Device>() << "\">";
    break;
  case NodeKind::Layout:
    os << getName(value.get<Layout>());
    break;
  case NodeKind::MemoryFormat:
    os << getName(value.get<MemoryFormat>());
    break;
  default:
    break;
  }
}

void fake::printTree(raw_ostream &os, ArrayRef<ArgNode> nodes,
                     function_ref<void(unsigned)> printOperand,
                     bool stringsForDevices) {
  const ArgNode &node = nodes.front();
  if (node.isOmitted()) {
    os << "default";
  } else if (node.isOperand()) {
    printOperand(static_cast<unsigned>(node.value));
  } else if (node.isList()) {
    ArrayRef<ArgNode> rest = nodes.drop_front();
    os << '[';
    for (int64_t i = 0; i < node.value; ++i) {
      if (i)
        os << ", ";
      printTree(os, takeTree(rest), printOperand, stringsForDevices);
    }
    os << ']';
  } else {
    printConstant(os, node, stringsForDevices);
  }
}
