//===- ParsePython.cpp - Parsing of expressions -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Recursive descent with Python's precedences:
//
//   sum     = product (('+' | '-') product)*
//   product = unary (('*' | '/' | '//' | '%' | 'floordiv' | 'ceildiv' | 'mod')
//                    unary)*
//   unary   = ('+' | '-') unary | power
//   power   = primary ['**' unary]
//   primary = number | name | name '(' sum (',' sum)* ')' | '(' sum ')' | '?'
//
// The keywords and functions in lower case are MLIR's spelling. As in Python,
// an operand may be an integer or a float; the result is an integer.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "Polynomial.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace fake;
using llvm::ArrayRef;

// Each level of parentheses takes a few stack frames.
static constexpr unsigned maxNesting = 256;

namespace {
class Parser {
public:
  Parser(llvm::StringRef text, ShapeEnv &env, std::string &error)
      : text(text), env(env), error(error) {}

  std::optional<SymInt> parse();

private:
  /// Functions without a node kind of their own, or with an operator.
  enum class Named {
    None,
    Max,
    Min,
    Mod,
    FloorDiv,
    CeilDiv,
    ModularIndexing,
    Pow,
    LShift,
    RShift
  };

  bool parseSum(SymInt &result);
  bool parseProduct(SymInt &result);
  bool parseUnary(SymInt &result);
  bool parsePower(SymInt &result);
  bool parsePrimary(SymInt &result);
  bool parseNumber(SymInt &result);
  bool parseName(SymInt &result);
  bool parseQuotedName(SymInt &result);
  bool parseCall(llvm::StringRef name, size_t column, SymInt &result);
  bool parseOperands(size_t minCount, size_t maxCount, size_t column,
                     llvm::SmallVectorImpl<SymInt> &operands);
  bool apply(Named function, ArrayRef<SymInt> operands, size_t column,
             SymInt &result);
  bool raise(SymInt base, SymInt exponent, size_t column, SymInt &result);

  void skipSpace() {
    while (position < text.size() && llvm::isSpace(text[position]))
      ++position;
  }
  bool consume(llvm::StringRef token);
  bool consumeWord(llvm::StringRef word);
  /// The next token, for messages.
  std::string describeNext();
  bool expected(const llvm::Twine &what);
  bool fail(size_t column, const llvm::Twine &what);
  /// Reports an error if the result of known operands is unknown.
  bool check(SymInt result, ArrayRef<SymInt> operands, size_t column);
  bool divide(SymInt a, SymInt b, size_t column,
              SymInt (ShapeEnv::*operation)(SymInt, SymInt), SymInt &result);

  llvm::StringRef text;
  ShapeEnv &env;
  std::string &error;
  size_t position = 0;
  unsigned nesting = 0;
};
} // namespace

//===----------------------------------------------------------------------===//
// Tokens and errors
//===----------------------------------------------------------------------===//

static bool isNameStart(char c) { return llvm::isAlpha(c) || c == '_'; }
static bool isNamePart(char c) {
  return llvm::isAlnum(c) || c == '_' || c == '.' || c == '$';
}

bool Parser::consume(llvm::StringRef token) {
  skipSpace();
  llvm::StringRef rest = text.substr(position);
  if (!rest.starts_with(token))
    return false;
  // A single star or slash is not the first half of a double one.
  if (token.size() == 1 && (token[0] == '*' || token[0] == '/') &&
      rest.substr(1).starts_with(token))
    return false;
  position += token.size();
  return true;
}

bool Parser::consumeWord(llvm::StringRef word) {
  skipSpace();
  llvm::StringRef rest = text.substr(position);
  if (!rest.starts_with(word) ||
      (rest.size() > word.size() && isNamePart(rest[word.size()])))
    return false;
  position += word.size();
  return true;
}

std::string Parser::describeNext() {
  skipSpace();
  if (position == text.size())
    return "end of text";
  llvm::StringRef rest = text.substr(position);
  if (isNamePart(rest.front()))
    return "'" + rest.take_while(isNamePart).str() + "'";
  if (!llvm::isPrint(rest.front()))
    return "byte " + std::to_string(static_cast<unsigned char>(rest.front()));
  return "'" + rest.take_front().str() + "'";
}

bool Parser::fail(size_t column, const llvm::Twine &what) {
  error = what.str() + " at column " + std::to_string(column);
  return false;
}

bool Parser::expected(const llvm::Twine &what) {
  std::string found = describeNext();
  fail(position + 1, "expected " + what);
  error += ", found " + found;
  return false;
}

bool Parser::check(SymInt result, ArrayRef<SymInt> operands, size_t column) {
  if (!result.isUnknown())
    return true;
  for (SymInt operand : operands)
    if (operand.isUnknown())
      return true;
  return fail(column, "expected a result that fits in 64 bits");
}

bool Parser::divide(SymInt a, SymInt b, size_t column,
                    SymInt (ShapeEnv::*operation)(SymInt, SymInt),
                    SymInt &result) {
  if (b.isInt(0))
    return fail(column, "expected a divisor other than 0");
  result = (env.*operation)(a, b);
  return check(result, {a, b}, column);
}

//===----------------------------------------------------------------------===//
// Grammar
//===----------------------------------------------------------------------===//

std::optional<SymInt> Parser::parse() {
  SymInt result;
  if (!parseSum(result))
    return std::nullopt;
  skipSpace();
  if (position != text.size()) {
    expected("an operator");
    return std::nullopt;
  }
  if (isFloat(result)) {
    fail(1, "expected an integer, found a float");
    return std::nullopt;
  }
  return result;
}

bool Parser::parseSum(SymInt &result) {
  if (!parseProduct(result))
    return false;
  while (true) {
    skipSpace();
    size_t column = position + 1;
    bool isPlus = consume("+");
    if (!isPlus && !consume("-"))
      return true;
    SymInt left = result, right;
    if (!parseProduct(right))
      return false;
    result = isPlus ? env.add(left, right) : env.sub(left, right);
    if (!check(result, {left, right}, column))
      return false;
  }
}

bool Parser::parseProduct(SymInt &result) {
  if (!parseUnary(result))
    return false;
  while (true) {
    skipSpace();
    size_t column = position + 1;
    SymInt left = result, right;
    if (consume("*")) {
      if (!parseUnary(right))
        return false;
      result = env.mul(left, right);
      if (!check(result, {left, right}, column))
        return false;
      continue;
    }
    if (consume("/")) {
      if (!parseUnary(right))
        return false;
      result = env.call(SymFunction::FloatTrueDiv, {left, right});
      if (!check(result, {left, right}, column))
        return false;
      continue;
    }
    SymInt (ShapeEnv::*operation)(SymInt, SymInt) = nullptr;
    if (consume("//") || consumeWord("floordiv"))
      operation = &ShapeEnv::floorDiv;
    else if (consume("%") || consumeWord("mod"))
      operation = &ShapeEnv::mod;
    else if (consumeWord("ceildiv"))
      operation = &ShapeEnv::ceilDiv;
    else
      return true;
    if (!parseUnary(right) || !divide(left, right, column, operation, result))
      return false;
  }
}

bool Parser::parseUnary(SymInt &result) {
  // A loop, since a sequence of signs may be long.
  bool isNegative = false;
  skipSpace();
  size_t column = position + 1;
  while (true) {
    if (consume("-"))
      isNegative = !isNegative;
    else if (!consume("+"))
      break;
  }
  if (!parsePower(result))
    return false;
  if (!isNegative)
    return true;
  SymInt operand = result;
  result = env.neg(operand);
  return check(result, operand, column);
}

bool Parser::parsePower(SymInt &result) {
  if (!parsePrimary(result))
    return false;
  skipSpace();
  size_t column = position + 1;
  if (!consume("**"))
    return true;
  // Powers are right-associative, and the exponent may have a sign.
  if (++nesting > maxNesting)
    return fail(column, "expected at most " + llvm::Twine(maxNesting) +
                            " nested parentheses");
  SymInt exponent;
  if (!parseUnary(exponent))
    return false;
  --nesting;
  return raise(result, exponent, column, result);
}

bool Parser::raise(SymInt base, SymInt exponent, size_t column,
                   SymInt &result) {
  if (isFloat(base) || isFloat(exponent)) {
    result = env.call(SymFunction::FloatPow, {base, exponent});
    return check(result, {base, exponent}, column);
  }
  if (exponent.isUnknown() || env.getRange(exponent).max < 0)
    return fail(column, "expected a non-negative integer as exponent");
  if (exponent.isExpr()) {
    result = env.pow(base, exponent);
    return check(result, base, column);
  }
  // Only 0, 1 and -1 have larger powers that do not overflow; they repeat with
  // period 2.
  uint64_t n = exponent.getInt();
  result = env.pow(base, n > 128 ? 128 + n % 2 : n);
  return check(result, base, column);
}

bool Parser::parsePrimary(SymInt &result) {
  skipSpace();
  if (position < text.size()) {
    char c = text[position];
    if (llvm::isDigit(c))
      return parseNumber(result);
    if (isNameStart(c))
      return parseName(result);
    if (c == '"')
      return parseQuotedName(result);
  }
  if (consume("?")) {
    result = SymInt();
    return true;
  }
  size_t column = position + 1;
  if (!consume("("))
    return expected("an integer, a name or '('");
  if (++nesting > maxNesting)
    return fail(column, "expected at most " + llvm::Twine(maxNesting) +
                            " nested parentheses");
  if (!parseSum(result))
    return false;
  --nesting;
  return consume(")") || expected("')'");
}

bool Parser::parseNumber(SymInt &result) {
  size_t column = position + 1;
  llvm::StringRef digits = text.substr(position).take_while(isNamePart);
  // The sign of an exponent, as in 1e-05, is not part of a name.
  llvm::StringRef rest = text.substr(position + digits.size());
  if ((digits.ends_with("e") || digits.ends_with("E")) && !rest.empty() &&
      (rest[0] == '-' || rest[0] == '+'))
    digits = text.substr(
        position,
        digits.size() + 1 + rest.drop_front().take_while(llvm::isDigit).size());
  int64_t value;
  double real;
  if (llvm::all_of(digits, llvm::isDigit)) {
    if (digits.getAsInteger(10, value))
      return fail(column, "expected an integer that fits in 64 bits");
    result = value;
  } else if (!llvm::StringRef("eE+-").contains(digits.back()) &&
             !digits.getAsDouble(real)) {
    result = env.makeFloat(real);
  } else {
    return expected("a number");
  }
  position += digits.size();
  return true;
}

bool Parser::parseName(SymInt &result) {
  size_t column = position + 1;
  llvm::StringRef name = text.substr(position).take_while(isNamePart);
  position += name.size();
  if (consume("("))
    return parseCall(name, column, result);
  result = env.getSymbol(name);
  return true;
}

/// Parses the output of printSymbolName.
bool Parser::parseQuotedName(SymInt &result) {
  size_t column = ++position;
  std::string name;
  for (; position < text.size() && text[position] != '"'; ++position) {
    uint8_t byte;
    if (text[position] != '\\') {
      name += text[position];
    } else if (text.substr(position + 1).starts_with("\\")) {
      name += text[++position];
    } else if (!text.substr(position + 1, 2).getAsInteger(16, byte) &&
               position + 2 < text.size()) {
      name += static_cast<char>(byte);
      position += 2;
    } else {
      return fail(column, "expected two hexadecimal digits after '\\'");
    }
  }
  if (position == text.size())
    return fail(column, "expected the end of a name in quotes");
  ++position;
  result = env.getSymbol(name);
  return true;
}

/// The function of a name, and its number of operands.
static std::optional<std::pair<SymFunction, unsigned>>
lookupFunction(llvm::StringRef name) {
  return llvm::StringSwitch<std::optional<std::pair<SymFunction, unsigned>>>(
             name)
      .Cases({"TruncToInt", "trunc"}, {{SymFunction::Trunc, 1}})
      .Cases({"FloorToInt", "floor"}, {{SymFunction::Floor, 1}})
      .Cases({"CeilToInt", "ceil"}, {{SymFunction::Ceil, 1}})
      .Cases({"RoundToInt", "round"}, {{SymFunction::Round, 1}})
      .Cases({"ToFloat", "float"}, {{SymFunction::ToFloat, 1}})
      .Cases({"IntTrueDiv", "FloatTrueDiv", "truediv"},
             {{SymFunction::FloatTrueDiv, 2}})
      .Case("FloatPow", {{SymFunction::FloatPow, 2}})
      .Cases({"OpaqueUnaryFn_sqrt", "sqrt"}, {{SymFunction::Sqrt, 1}})
      .Cases({"OpaqueUnaryFn_exp", "exp"}, {{SymFunction::Exp, 1}})
      .Cases({"OpaqueUnaryFn_log", "log"}, {{SymFunction::Log, 1}})
      .Default(std::nullopt);
}

/// Parses the operands of a call after the parenthesis.
bool Parser::parseOperands(size_t minCount, size_t maxCount, size_t column,
                           llvm::SmallVectorImpl<SymInt> &operands) {
  if (++nesting > maxNesting)
    return fail(column, "expected at most " + llvm::Twine(maxNesting) +
                            " nested parentheses");
  do {
    if (operands.size() == maxCount) {
      --position;
      return expected("')'");
    }
    if (!parseSum(operands.emplace_back()))
      return false;
  } while (consume(","));
  if (operands.size() < minCount)
    return expected("','");
  --nesting;
  return consume(")") || expected("')'");
}

bool Parser::parseCall(llvm::StringRef name, size_t column, SymInt &result) {
  auto named = llvm::StringSwitch<Named>(name)
                   .Cases({"Max", "max"}, Named::Max)
                   .Cases({"Min", "min"}, Named::Min)
                   .Cases({"Mod", "PythonMod"}, Named::Mod)
                   .Cases({"FloorDiv", "CleanDiv"}, Named::FloorDiv)
                   .Case("CeilDiv", Named::CeilDiv)
                   .Case("ModularIndexing", Named::ModularIndexing)
                   .Cases({"PowByNatural", "pow"}, Named::Pow)
                   .Case("LShift", Named::LShift)
                   .Case("RShift", Named::RShift)
                   .Default(Named::None);
  auto function = lookupFunction(name);
  if (named == Named::None && !function) {
    fail(column, "expected the name of a function");
    error += ", found '" + name.str() + "'";
    return false;
  }
  bool isVariadic = named == Named::Max || named == Named::Min;
  size_t wanted = function                          ? function->second
                  : named == Named::ModularIndexing ? 3
                                                    : 2;
  llvm::SmallVector<SymInt, 4> operands;
  if (!parseOperands(isVariadic ? 1 : wanted, isVariadic ? SIZE_MAX : wanted,
                     column, operands))
    return false;
  if (!function)
    return apply(named, operands, column, result);
  result = env.call(function->first, operands);
  return check(result, operands, column);
}

bool Parser::apply(Named function, ArrayRef<SymInt> operands, size_t column,
                   SymInt &result) {
  SymInt shift;
  switch (function) {
  case Named::Max:
  case Named::Min:
    result = operands[0];
    for (SymInt operand : operands.drop_front())
      result = function == Named::Max ? env.max(result, operand)
                                      : env.min(result, operand);
    return check(result, operands, column);
  case Named::Mod:
    return divide(operands[0], operands[1], column, &ShapeEnv::mod, result);
  case Named::FloorDiv:
    return divide(operands[0], operands[1], column, &ShapeEnv::floorDiv,
                  result);
  case Named::CeilDiv:
    return divide(operands[0], operands[1], column, &ShapeEnv::ceilDiv, result);
  case Named::ModularIndexing:
    // ModularIndexing(x, d, m) is (x // d) % m.
    return divide(operands[0], operands[1], column, &ShapeEnv::floorDiv,
                  result) &&
           divide(result, operands[2], column, &ShapeEnv::mod, result);
  case Named::Pow:
    return raise(operands[0], operands[1], column, result);
  case Named::LShift:
    if (!raise(2, operands[1], column, shift))
      return false;
    result = env.mul(operands[0], shift);
    return check(result, operands, column);
  case Named::RShift:
    return raise(2, operands[1], column, shift) &&
           divide(operands[0], shift, column, &ShapeEnv::floorDiv, result);
  case Named::None:
    break;
  }
  return false;
}

std::optional<SymInt> fake::parseSymInt(llvm::StringRef text, ShapeEnv &env,
                                        std::string &error) {
  error.clear();
  return Parser(text, env, error).parse();
}

/// Splits `text` at the first `separator` outside of parentheses.
static std::optional<std::pair<llvm::StringRef, llvm::StringRef>>
splitAtTop(llvm::StringRef text, llvm::StringRef separator) {
  unsigned depth = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (depth == 0 && text.substr(i).starts_with(separator))
      return std::pair(text.take_front(i), text.substr(i + separator.size()));
    depth += text[i] == '(';
    depth -= text[i] == ')' && depth > 0;
  }
  return std::nullopt;
}

std::optional<Condition> fake::parseCondition(llvm::StringRef text,
                                              ShapeEnv &env) {
  Relation relation = Relation::Lt;
  std::optional<std::pair<llvm::StringRef, llvm::StringRef>> sides;
  llvm::StringRef inner = text;
  if (inner.consume_front("Eq(") || inner.consume_front("Ne(")) {
    relation = text.starts_with("Eq") ? Relation::Eq : Relation::Ne;
    if (inner.consume_back(")"))
      sides = splitAtTop(inner, ", ");
  } else if ((sides = splitAtTop(text, " <= "))) {
    relation = Relation::Le;
  } else {
    sides = splitAtTop(text, " < ");
  }
  if (!sides)
    return std::nullopt;
  std::string error;
  std::optional<SymInt> lhs = parseSymInt(sides->first, env, error);
  std::optional<SymInt> rhs = parseSymInt(sides->second, env, error);
  if (!lhs || !rhs)
    return std::nullopt;
  return Condition{relation, *lhs, *rhs};
}
