//===- ArgTreeSyntax.h - Text of argument trees -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_DIALECT_FAKE_IR_ARGTREESYNTAX_H
#define FAKETENSOR_LIB_DIALECT_FAKE_IR_ARGTREESYNTAX_H

#include "FakeTensor/Dialect/Fake/IR/ArgTree.h"
#include "mlir/IR/OpImplementation.h"

namespace fake {

/// Parses argument trees, in an attribute or in the assembly of an op.
class ArgTreeParser {
public:
  using Operands = llvm::SmallVectorImpl<mlir::OpAsmParser::UnresolvedOperand>;

  /// For an attribute, where operand 3 is written `(3)`.
  ArgTreeParser(mlir::AsmParser &parser, llvm::SmallVectorImpl<ArgNode> &nodes)
      : parser(parser), nodes(nodes) {}
  /// For an op: SSA operands are added to `operands`.
  ArgTreeParser(mlir::OpAsmParser &parser,
                llvm::SmallVectorImpl<ArgNode> &nodes, Operands &operands)
      : parser(parser), opParser(&parser), nodes(nodes), operands(&operands) {}

  /// Parses one tree and appends it.
  mlir::ParseResult parse();
  /// Appends the constant of a keyword.
  mlir::ParseResult parseWord(llvm::StringRef word, llvm::SMLoc loc);

private:
  mlir::ParseResult parseList();
  mlir::ParseResult parseNumber();
  mlir::ParseResult parseScientific(const char *begin);
  mlir::ParseResult parsePart(double &part);
  mlir::ParseResult parseComplex();
  mlir::ParseResult parseDevice();

  mlir::AsmParser &parser;
  mlir::OpAsmParser *opParser = nullptr;
  llvm::SmallVectorImpl<ArgNode> &nodes;
  Operands *operands = nullptr;
  unsigned depth = 0;
};

/// Parses a number or bool, for `fake.constant`.
mlir::ParseResult parseNumberOrBool(mlir::OpAsmParser &parser, ArgNode &node);

/// Prints the first tree of `nodes`; `printOperand` prints an operand by index.
/// With `stringsForDevices`, prints devices as strings, for arguments that are
/// devices by their schema.
void printTree(llvm::raw_ostream &os, llvm::ArrayRef<ArgNode> nodes,
               llvm::function_ref<void(unsigned)> printOperand,
               bool stringsForDevices);

} // namespace fake

#endif // FAKETENSOR_LIB_DIALECT_FAKE_IR_ARGTREESYNTAX_H
