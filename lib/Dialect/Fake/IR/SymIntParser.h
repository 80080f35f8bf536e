//===- SymIntParser.h - Parsing of symbolic integers ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_DIALECT_FAKE_IR_SYMINTPARSER_H
#define FAKETENSOR_LIB_DIALECT_FAKE_IR_SYMINTPARSER_H

#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "mlir/IR/OpImplementation.h"
#include <optional>

namespace fake {

/// Parses the name of a symbol: an identifier that is not a keyword of the
/// expression syntax, or a string literal.
mlir::ParseResult parseSymbolName(mlir::AsmParser &parser, std::string &name);

/// Parses expressions in MLIR syntax, by recursive descent over tokens:
///
///   expr   ::= term (('+' | '-') term)*
///   term   ::= factor (('*' | 'floordiv' | 'mod') factor)*
///   factor ::= '-' factor | integer | symbol | string | '(' expr ')'
///            | ('max' | 'min') '(' expr (',' expr)* ')'
///            | function '(' expr (',' expr)* ')' | float
///
/// where a function is `trunc`, `floor`, `ceil`, `round`, `float`, `truediv`,
/// `pow`, `sqrt`, `exp` or `log`. As in Python, an operand may be an integer or
/// a float; the result is an integer.
///
/// Values belong to the parser and are valid during its lifetime.
class SymIntParser {
public:
  explicit SymIntParser(mlir::AsmParser &parser) : parser(parser) {}

  /// Parses `?` or an expression.
  mlir::ParseResult parse(SymInt &value);
  /// Parses a size, stride or offset: the same, but an error if it is a
  /// negative integer.
  mlir::ParseResult parseSize(SymInt &value);
  /// Parses sizes, `[a, b, ...]`.
  mlir::ParseResult parseSizes(llvm::SmallVectorImpl<SymInt> &values);
  /// The product of two values of this parser.
  SymInt multiply(SymInt a, SymInt b);

private:
  mlir::ParseResult parseExpr(SymInt &value);
  mlir::ParseResult parseTerm(SymInt &value);
  mlir::ParseResult parseFactor(SymInt &value);
  mlir::ParseResult parseWord(llvm::StringRef word, llvm::SMLoc loc,
                              SymInt &value);
  mlir::ParseResult parseFloat(SymInt &value, bool isNegative);
  /// Parses the `count` operands of a call after the parenthesis.
  mlir::ParseResult parseCall(SymFunction function, unsigned count,
                              llvm::SMLoc loc, SymInt &value);
  /// Reports an unknown result, such as a division by zero.
  mlir::ParseResult checkKnown(SymInt value, llvm::SMLoc loc);
  /// Created for the first operator or symbol; most types have neither.
  ShapeEnv &getEnv() {
    if (!env)
      env.emplace();
    return *env;
  }

  mlir::AsmParser &parser;
  std::optional<ShapeEnv> env;
  unsigned depth = 0;
};

} // namespace fake

#endif // FAKETENSOR_LIB_DIALECT_FAKE_IR_SYMINTPARSER_H
