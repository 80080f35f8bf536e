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

/// The maximum nesting of expressions, to bound the stack.
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
  SMLoc loc = parser.getCurrentLocation();
  if (parseExpr(value))
    return failure();
  if (isFloat(value))
    return parser.emitError(loc, "expected an integer, found a float");
  return success();
}

ParseResult SymIntParser::parseSize(SymInt &value) {
  SMLoc loc = parser.getCurrentLocation();
  if (parse(value))
    return failure();
  if (value.isInt() && value.getInt() < 0)
    return parser.emitError(loc, "expected 0 or more, found ")
           << value.getInt();
  return success();
}

ParseResult SymIntParser::parseSizes(SmallVectorImpl<SymInt> &values) {
  return parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, [&] {
    return parseSize(values.emplace_back());
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
                                 "division by zero, an overflow or too large "
                                 "an expression");
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
  // Signs are parsed in a loop, without nesting. Consuming them here also keeps
  // parseOptionalInteger from consuming `-` before a symbol.
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
    value = getEnv().declareSymbol(name);
  } else {
    int64_t number = 0;
    if (checkIntegerLength(parser))
      return failure();
    OptionalParseResult parsed = parser.parseOptionalInteger(number);
    if (!parsed.has_value())
      return parseFloat(value, isNegative);
    if (failed(*parsed))
      return failure();
    value = number;
  }
  if (!isNegative)
    return success();
  value = value.isInt() ? SymInt(-value.getInt()) : getEnv().neg(value);
  return checkKnown(value, loc);
}

ParseResult SymIntParser::parseFloat(SymInt &value, bool isNegative) {
  SMLoc loc = parser.getCurrentLocation();
  double number;
  if (!llvm::isDigit(*loc.getPointer()))
    return parser.emitError(loc, "expected an integer, a symbol or '('");
  if (parser.parseFloat(number))
    return failure();
  value = getEnv().makeFloat(isNegative ? -number : number);
  return success();
}

/// The function of a name, and its number of operands.
static std::optional<std::pair<SymFunction, unsigned>>
lookupFunction(StringRef name) {
  return llvm::StringSwitch<std::optional<std::pair<SymFunction, unsigned>>>(
             name)
      .Case("trunc", {{SymFunction::Trunc, 1}})
      .Case("floor", {{SymFunction::Floor, 1}})
      .Case("ceil", {{SymFunction::Ceil, 1}})
      .Case("round", {{SymFunction::Round, 1}})
      .Case("float", {{SymFunction::ToFloat, 1}})
      .Case("truediv", {{SymFunction::FloatTrueDiv, 2}})
      .Case("pow", {{SymFunction::Pow, 2}})
      .Case("sqrt", {{SymFunction::Sqrt, 1}})
      .Case("exp", {{SymFunction::Exp, 1}})
      .Case("log", {{SymFunction::Log, 1}})
      .Default(std::nullopt);
}

ParseResult SymIntParser::parseCall(SymFunction function, unsigned count,
                                    SMLoc loc, SymInt &value) {
  SmallVector<SymInt, 2> operands(count);
  for (unsigned i = 0; i < count; ++i)
    if ((i != 0 && parser.parseComma()) || parseExpr(operands[i]))
      return failure();
  if (function == SymFunction::Pow && llvm::any_of(operands, isFloat))
    function = SymFunction::FloatPow;
  value = getEnv().call(function, operands);
  return failure(parser.parseRParen() || checkKnown(value, loc));
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
  // A symbol may have the name of most functions.
  if (auto function = lookupFunction(word))
    if (succeeded(parser.parseOptionalLParen()))
      return parseCall(function->first, function->second, loc, value);
  if (!isSymbolName(word, SymSyntax::MLIR))
    return parser.emitError(loc,
                            "expected an integer, a symbol or '(', found '")
           << word << "'";
  value = getEnv().declareSymbol(word);
  return success();
}
