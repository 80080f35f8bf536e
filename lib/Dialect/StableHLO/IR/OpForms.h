//===- OpForms.h - Forms of StableHLO's ops ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_DIALECT_STABLEHLO_IR_OPFORMS_H
#define FAKETENSOR_LIB_DIALECT_STABLEHLO_IR_OPFORMS_H

#include "mlir/IR/Builders.h"
#include "mlir/IR/OpImplementation.h"

namespace fake::stablehlo {

/// What stands behind the colon of an op.
enum class TypeForm : uint8_t {
  /// Nothing, not even a colon.
  None,
  /// `T` if all operands and the result have it, else as Function.
  Same,
  /// `(T, ...) -> T`.
  Function,
  /// `T, ... -> T`, with parentheses around several results.
  Arrow,
  /// `T, ...` of the results, and there are no operands.
  Results,
  /// `T, ...` of the operands, and no colon if there are none; no results.
  Operands,
  /// `P, T` where T is the type of all but the first operand, else as Function.
  Select,
  /// `T` where T is complex and the operands have its parts, else as Function.
  Complex,
  /// The type of the result, a tuple of the types of the operands.
  Tuple,
};

/// How StableHLO prints an op, apart from those with regions. A format is a
/// list of tokens, separated by spaces:
///   %             the operands, separated by commas
///   , = ( ) { }   themselves
///   word=         a keyword and `=`
///   $name:form    an attribute, in a form of AttrForms.cpp
///   $:form        several attributes, whose names the form implies
///   [ ... ]       a group that is left out if its attribute is not there
/// The attribute dictionary and the types follow.
struct OpForm {
  /// The name, with the dialect.
  llvm::StringLiteral name;
  /// The number of operands, or -1 for any.
  int numOperands;
  /// The tokens.
  llvm::StringLiteral format;
  /// The types.
  TypeForm types;
  /// Other attributes that are properties, separated by spaces. All others in
  /// the dictionary are discardable.
  llvm::StringLiteral properties = "";
};

/// The form of an op, or null.
const OpForm *lookupForm(llvm::StringRef name);
/// Whether an op may stand behind `applies` of a reduce.
bool isReducer(llvm::StringRef name);

/// Parses an op of the table.
mlir::ParseResult parseForm(mlir::OpAsmParser &parser,
                            mlir::OperationState &state);
/// Whether the form of the table represents everything of an op.
bool canPrintForm(mlir::Operation *op, const OpForm &form);
/// Prints an op of the table.
void printForm(mlir::Operation *op, mlir::OpAsmPrinter &printer);

/// The properties of an op, which are empty if there are none; nullopt if they
/// are not a dictionary.
std::optional<mlir::DictionaryAttr> getProperties(mlir::Operation *op);
/// Prints properties and discardable attributes as one dictionary.
void printAttributes(mlir::Operation *op, mlir::OpAsmPrinter &printer,
                     llvm::ArrayRef<llvm::StringRef> except,
                     bool withKeyword = false);
/// Moves the attributes of `names` from the dictionary to the properties, which
/// `properties` also has.
mlir::ParseResult setProperties(mlir::OpAsmParser &parser,
                                mlir::OperationState &state,
                                mlir::NamedAttrList &properties,
                                llvm::ArrayRef<llvm::StringRef> names = {});

/// A form that is not in the table.
struct OwnForm {
  /// The name, with the dialect.
  llvm::StringLiteral name;
  /// Parses the op behind its name.
  mlir::ParseResult (*parse)(mlir::OpAsmParser &, mlir::OperationState &);
  /// Whether the form represents everything of an op.
  bool (*canPrint)(mlir::Operation *);
  /// Prints the op behind its name.
  void (*print)(mlir::Operation *, mlir::OpAsmPrinter &);
};

/// The form of an op with regions or of a constant, or null.
const OwnForm *lookupOwnForm(llvm::StringRef name);

} // namespace fake::stablehlo

#endif // FAKETENSOR_LIB_DIALECT_STABLEHLO_IR_OPFORMS_H
