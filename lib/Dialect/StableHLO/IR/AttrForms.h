//===- AttrForms.h - Forms of attributes in ops -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How attributes are written in the forms of ops, where neither their class nor
// their type is written.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_DIALECT_STABLEHLO_IR_ATTRFORMS_H
#define FAKETENSOR_LIB_DIALECT_STABLEHLO_IR_ATTRFORMS_H

#include "mlir/IR/OpImplementation.h"

namespace fake::stablehlo {

/// An attribute of a format, `$name:form`.
struct AttrToken {
  /// `$name:form` without the `$`.
  explicit AttrToken(llvm::StringRef token) {
    std::tie(name, form) = token.split(':');
  }

  /// The attribute, or empty if the form implies the names of several.
  llvm::StringRef name;
  /// One of the forms in AttrForms.cpp, or the mnemonic of an enum.
  llvm::StringRef form;

  /// The attributes.
  llvm::SmallVector<llvm::StringRef, 5> getNames() const;
  /// Parses them.
  mlir::ParseResult parse(mlir::OpAsmParser &parser,
                          mlir::NamedAttrList &attributes) const;
  /// Whether the attributes that are there can be written in this form.
  bool canPrint(mlir::DictionaryAttr attributes) const;
  /// Prints them.
  void print(mlir::DictionaryAttr attributes,
             mlir::OpAsmPrinter &printer) const;
};

} // namespace fake::stablehlo

#endif // FAKETENSOR_LIB_DIALECT_STABLEHLO_IR_ATTRFORMS_H
