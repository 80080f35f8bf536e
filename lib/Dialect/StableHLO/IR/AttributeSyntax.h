//===- AttributeSyntax.h - Syntax of #stablehlo attributes ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Parts of attributes that ops print as well, outside of an attribute.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_DIALECT_STABLEHLO_IR_ATTRIBUTESYNTAX_H
#define FAKETENSOR_LIB_DIALECT_STABLEHLO_IR_ATTRIBUTESYNTAX_H

#include "FakeTensor/Dialect/StableHLO/IR/StableHLOAttributes.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/OpImplementation.h"

namespace fake::stablehlo {

/// The fields of an attribute while it is parsed.
using Fields = llvm::SmallVector<mlir::NamedAttribute, 4>;

/// Whether the attributes with this mnemonic are a word.
bool isEnum(llvm::StringRef mnemonic);
/// Whether the attributes with this mnemonic have fields.
bool hasFields(llvm::StringRef mnemonic);
/// Parses one of the words of an enum, such as `SIGNED` for `comparison_type`.
mlir::ParseResult parseWord(mlir::AsmParser &parser, llvm::StringRef mnemonic,
                            llvm::StringRef &word);
/// Parses `<name = value, ...>` with the fields that `mnemonic` has.
mlir::ParseResult parseFields(mlir::AsmParser &parser, llvm::StringRef mnemonic,
                              Fields &fields);
/// Prints the same.
void printFields(HLOAttr attr, mlir::AsmPrinter &printer);
/// Parses `[b, 0, f]x[0, i, o]->[b, 0, f]`.
mlir::ParseResult parseConvDimensions(mlir::AsmParser &parser, Fields &fields);
/// Parses the same as fields, `input_batch_dimension = 0, ...>`.
mlir::ParseResult parseRawConvDimensions(mlir::AsmParser &parser,
                                         Fields &fields);
/// Prints the same.
void printConvDimensions(HLOAttr attr, mlir::AsmPrinter &printer);
/// Parses `[1, -2]`, where `?` stands for `kDynamic`.
mlir::ParseResult parseIntegers(
    mlir::AsmParser &parser, llvm::SmallVectorImpl<int64_t> &values,
    mlir::AsmParser::Delimiter delimiter = mlir::AsmParser::Delimiter::Square);
/// Prints the same without brackets.
void printIntegerList(llvm::ArrayRef<int64_t> values,
                      mlir::AsmPrinter &printer);
/// Prints the same.
void printIntegers(llvm::ArrayRef<int64_t> values, mlir::AsmPrinter &printer);

} // namespace fake::stablehlo

#endif // FAKETENSOR_LIB_DIALECT_STABLEHLO_IR_ATTRIBUTESYNTAX_H
