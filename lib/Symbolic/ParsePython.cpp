//===- ParsePython.cpp - Reading expressions --------------------*- C++ -*-===//
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
//   product = unary (('*' | '//' | '%' | 'floordiv' | 'ceildiv' | 'mod')
//   unary)* unary   = ('+' | '-') unary | power power   = primary ['**'
//   integer] primary = integer | name | name '(' sum (',' sum)* ')' | '(' sum
//   ')' | '?'
//
// The words and `max`, `min` are MLIR's spelling.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "Polynomial.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace fake;
using llvm::ArrayRef;

// Each level of parentheses takes a few frames of the stack.
static constexpr unsigned maxNesting = 256;

namespace {
class Parser {
public:
  Parser(llvm::StringRef text, ShapeEnv &env, std::string &error)
      : text(text), env(env), error(error) {}

  std::optional<SymInt> parse();

private:
  /// Functions by name, with their number of operands.
  enum class Function {
    None,
    Max,
    Min,
    Mod,
    FloorDiv,
    CeilDiv,
    ModularIndexing,
    Pow
  };

  bool parseSum(SymInt &result);
  bool parseProduct(SymInt &result);
  bool parseUnary(SymInt &result);
  bool parsePower(SymInt &result);
  bool parsePrimary(SymInt &result);
  bool parseInteger(SymInt &result);
  bool parseName(SymInt &result);
  bool parseQuotedName(SymInt &result);
  bool parseCall(llvm::StringRef name, size_t column, SymInt &result);
  bool parseScale(bool isPython, size_t column, SymInt &result);
  bool parseFloat(double &value);
  bool apply(Function function, ArrayRef<SymInt> operands, size_t column,
             SymInt &result);
  bool raise(SymInt base, SymInt exponent, size_t column, SymInt &result);

  void skipSpace() {
    while (position < text.size() && llvm::isSpace(text[position]))
      ++position;
  }
  bool consume(llvm::StringRef token);
  bool consumeWord(llvm::StringRef word);
  /// What comes next, for messages.
  std::string describeNext();
  bool expected(const llvm::Twine &what);
  bool fail(size_t column, const llvm::Twine &what);
  /// An unknown result of known operands says that something went wrong.
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
  // A loop, since a row of signs may be long.
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
  // Powers group from the right, and the exponent may have a sign.
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
  if (!exponent.isInt() || exponent.getInt() < 0)
    return fail(column, "expected a non-negative integer as exponent");
  // Only 0, 1 and -1 have larger powers that fit; they repeat with period 2.
  uint64_t n = exponent.getInt();
  result = env.pow(base, n > 128 ? 128 + n % 2 : n);
  return check(result, base, column);
}

bool Parser::parsePrimary(SymInt &result) {
  skipSpace();
  if (position < text.size()) {
    char c = text[position];
    if (llvm::isDigit(c))
      return parseInteger(result);
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

bool Parser::parseInteger(SymInt &result) {
  size_t column = position + 1;
  llvm::StringRef digits = text.substr(position).take_while(isNamePart);
  int64_t value;
  if (!llvm::all_of(digits, llvm::isDigit))
    return expected("an integer");
  if (digits.getAsInteger(10, value))
    return fail(column, "expected an integer that fits in 64 bits");
  position += digits.size();
  result = value;
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

/// Reads what printSymbolName writes.
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
      return fail(column, "expected two hexadecimal digits behind '\\'");
    }
  }
  if (position == text.size())
    return fail(column, "expected the end of a name in quotes");
  ++position;
  result = env.getSymbol(name);
  return true;
}

bool Parser::parseCall(llvm::StringRef name, size_t column, SymInt &result) {
  auto function = llvm::StringSwitch<Function>(name)
                      .Cases({"Max", "max"}, Function::Max)
                      .Cases({"Min", "min"}, Function::Min)
                      .Cases({"Mod", "PythonMod"}, Function::Mod)
                      .Cases({"FloorDiv", "CleanDiv"}, Function::FloorDiv)
                      .Case("CeilDiv", Function::CeilDiv)
                      .Case("ModularIndexing", Function::ModularIndexing)
                      .Case("PowByNatural", Function::Pow)
                      .Default(Function::None);
  if (name == "TruncToInt" || name == "trunc")
    return parseScale(name == "TruncToInt", column, result);
  if (function == Function::None) {
    fail(column, "expected the name of a function");
    error += ", found '" + name.str() + "'";
    return false;
  }
  if (++nesting > maxNesting)
    return fail(column, "expected at most " + llvm::Twine(maxNesting) +
                            " nested parentheses");
  bool isVariadic = function == Function::Max || function == Function::Min;
  size_t wanted = function == Function::ModularIndexing ? 3 : 2;
  llvm::SmallVector<SymInt, 4> operands;
  do {
    if (!isVariadic && operands.size() == wanted) {
      --position;
      return expected("')'");
    }
    if (!parseSum(operands.emplace_back()))
      return false;
  } while (consume(","));
  if (!isVariadic && operands.size() < wanted)
    return expected("','");
  --nesting;
  if (!consume(")"))
    return expected("')'");
  return apply(function, operands, column, result);
}

bool Parser::parseFloat(double &value) {
  skipSpace();
  llvm::StringRef digits = text.substr(position).take_while(
      [](char c) { return llvm::isDigit(c) || c == '.'; });
  size_t end = position + digits.size();
  if (end != text.size() && text[end] == 'e') {
    ++end;
    if (end != text.size() && (text[end] == '-' || text[end] == '+'))
      ++end;
    while (end != text.size() && llvm::isDigit(text[end]))
      ++end;
  }
  llvm::StringRef number = text.slice(position, end);
  bool isFloat = digits.contains('.') || number.size() != digits.size();
  if (!isFloat || llvm::StringRef("e+-").contains(number.back()) ||
      number.getAsDouble(value))
    return expected("a float");
  position = end;
  return true;
}

/// What follows `TruncToInt(`, as in `TruncToInt(1.5*ToFloat(s0))`, or
/// `trunc(`, as in `trunc(1.5 * s0)`.
bool Parser::parseScale(bool isPython, size_t column, SymInt &result) {
  if (++nesting > maxNesting)
    return fail(column, "expected at most " + llvm::Twine(maxNesting) +
                            " nested parentheses");
  bool isNegative = consume("-");
  double factor;
  if (!parseFloat(factor))
    return false;
  if (!consume("*"))
    return expected("'*'");
  if (isPython && !consumeWord("ToFloat"))
    return expected("'ToFloat'");
  if (!parsePrimary(result))
    return false;
  --nesting;
  if (!consume(")"))
    return expected("')'");
  SymInt operand = result;
  result = env.truncScale(operand, isNegative ? -factor : factor);
  return check(result, operand, column);
}

bool Parser::apply(Function function, ArrayRef<SymInt> operands, size_t column,
                   SymInt &result) {
  switch (function) {
  case Function::Max:
  case Function::Min:
    result = operands[0];
    for (SymInt operand : operands.drop_front())
      result = function == Function::Max ? env.max(result, operand)
                                         : env.min(result, operand);
    return check(result, operands, column);
  case Function::Mod:
    return divide(operands[0], operands[1], column, &ShapeEnv::mod, result);
  case Function::FloorDiv:
    return divide(operands[0], operands[1], column, &ShapeEnv::floorDiv,
                  result);
  case Function::CeilDiv:
    return divide(operands[0], operands[1], column, &ShapeEnv::ceilDiv, result);
  case Function::ModularIndexing:
    // ModularIndexing(x, d, m) is (x // d) % m.
    return divide(operands[0], operands[1], column, &ShapeEnv::floorDiv,
                  result) &&
           divide(result, operands[2], column, &ShapeEnv::mod, result);
  case Function::Pow:
    return raise(operands[0], operands[1], column, result);
  case Function::None:
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
