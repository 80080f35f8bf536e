//===- SymIntParser.cpp - Parsing of symbolic integers ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SymIntParser.h"
#include "FakeTensor/Dialect/IntegerSyntax.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace mlir;
using namespace fake;

/// Deeper expressions are refused, to keep the stack small.
static constexpr unsigned kMaxDepth = 200;

ParseResult fake::parseSymbolName(AsmParser &parser, std::string &name) {
  if (succeeded(parser.parseOptionalString(&name)))
    return success();
  SMLoc loc = parser.getCurrentLocation();
  StringRef word;
  if (parser.parseKeyword(&word))
    return failure();
  if (!isSymbolName(word, SymSyntax::MLIR))
    return parser.emitError(loc, "expected the name of a symbol, in quotes if "
                                 "it is not an identifier, found '")
           << word << "'";
  name = word.str();
  return success();
}

ParseResult SymIntParser::parse(SymInt &value) {
  value = SymInt::unknown();
  if (succeeded(parser.parseOptionalQuestion()))
    return success();
  return parseExpr(value);
}

ParseResult SymIntParser::parseList(SmallVectorImpl<SymInt> &values) {
  return parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, [&] {
    return parse(values.emplace_back());
  });
}

SymInt SymIntParser::multiply(SymInt a, SymInt b) {
  if (a.isInt() && b.isInt()) {
    int64_t product;
    return llvm::MulOverflow(a.getInt(), b.getInt(), product) ? SymInt()
                                                              : SymInt(product);
  }
  if (a.isUnknown() || b.isUnknown())
    return SymInt::unknown();
  return getEnv().mul(a, b);
}

ParseResult SymIntParser::checkKnown(SymInt value, SMLoc loc) {
  if (value.isUnknown())
    return parser.emitError(loc, "expected a value that fits 64 bits, found a "
                                 "division by zero or an overflow");
  return success();
}

ParseResult SymIntParser::parseExpr(SymInt &value) {
  SMLoc loc = parser.getCurrentLocation();
  if (depth >= kMaxDepth)
    return parser.emitError(loc, "expression is nested deeper than ")
           << kMaxDepth << " levels";
  llvm::SaveAndRestore<unsigned> nested(depth, depth + 1);
  if (parseTerm(value))
    return failure();
  SmallVector<SymInt, 4> terms = {value};
  while (true) {
    bool isSum = succeeded(parser.parseOptionalPlus());
    if (!isSum && failed(parser.parseOptionalMinus()))
      break;
    SymInt rhs;
    if (parseTerm(rhs))
      return failure();
    terms.push_back(isSum ? rhs : getEnv().neg(rhs));
  }
  // Most types have no sums, and need no environment.
  if (terms.size() == 1)
    return success();
  value = getEnv().sum(terms);
  return checkKnown(value, loc);
}

ParseResult SymIntParser::parseTerm(SymInt &value) {
  SMLoc loc = parser.getCurrentLocation();
  if (parseFactor(value))
    return failure();
  while (true) {
    enum { Mul, FloorDiv, Mod } op;
    if (succeeded(parser.parseOptionalStar()))
      op = Mul;
    else if (succeeded(parser.parseOptionalKeyword("floordiv")))
      op = FloorDiv;
    else if (succeeded(parser.parseOptionalKeyword("mod")))
      op = Mod;
    else
      return success();
    SymInt rhs;
    if (parseFactor(rhs))
      return failure();
    value = op == Mul        ? multiply(value, rhs)
            : op == FloorDiv ? getEnv().floorDiv(value, rhs)
                             : getEnv().mod(value, rhs);
    if (checkKnown(value, loc))
      return failure();
  }
}

ParseResult SymIntParser::parseFactor(SymInt &value) {
  SMLoc loc = parser.getCurrentLocation();
  // Signs are counted, as a chain of them needs no nesting. Consuming them here
  // also keeps parseOptionalInteger from taking `-` in front of a symbol.
  bool isNegative = false;
  while (succeeded(parser.parseOptionalMinus()))
    isNegative = !isNegative;

  StringRef word;
  std::string name;
  if (succeeded(parser.parseOptionalLParen())) {
    if (parseExpr(value) || parser.parseRParen())
      return failure();
  } else if (succeeded(parser.parseOptionalKeyword(&word))) {
    if (parseWord(word, loc, value))
      return failure();
  } else if (succeeded(parser.parseOptionalString(&name))) {
    value = getEnv().getSymbol(name);
  } else {
    int64_t number = 0;
    if (checkIntegerLength(parser))
      return failure();
    OptionalParseResult parsed = parser.parseOptionalInteger(number);
    if (!parsed.has_value())
      return parser.emitError(parser.getCurrentLocation(),
                              "expected an integer, a symbol or '('");
    if (failed(*parsed))
      return failure();
    value = number;
  }
  if (!isNegative)
    return success();
  value = value.isInt() ? SymInt(-value.getInt()) : getEnv().neg(value);
  return checkKnown(value, loc);
}

ParseResult SymIntParser::parseScale(SymInt &value) {
  SMLoc loc = parser.getCurrentLocation();
  double factor;
  if (parser.parseLParen() || parser.parseFloat(factor) || parser.parseStar() ||
      parseFactor(value) || parser.parseRParen())
    return failure();
  value = getEnv().truncScale(value, factor);
  return checkKnown(value, loc);
}

ParseResult SymIntParser::parseWord(StringRef word, SMLoc loc, SymInt &value) {
  if (word == "max" || word == "min") {
    bool isMax = word == "max";
    if (parser.parseLParen() || parseExpr(value))
      return failure();
    while (succeeded(parser.parseOptionalComma())) {
      SymInt operand;
      if (parseExpr(operand))
        return failure();
      value =
          isMax ? getEnv().max(value, operand) : getEnv().min(value, operand);
      if (checkKnown(value, loc))
        return failure();
    }
    return parser.parseRParen();
  }
  if (word == "trunc")
    return parseScale(value);
  if (!isSymbolName(word, SymSyntax::MLIR))
    return parser.emitError(loc,
                            "expected an integer, a symbol or '(', found '")
           << word << "'";
  value = getEnv().getSymbol(word);
  return success();
}
