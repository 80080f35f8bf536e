//===- StableHLOAttributes.h - Attributes and types ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_STABLEHLO_IR_STABLEHLOATTRIBUTES_H
#define FAKETENSOR_DIALECT_STABLEHLO_IR_STABLEHLOATTRIBUTES_H

#include "mlir/IR/Attributes.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Operation.h"
#include "mlir/IR/Types.h"

namespace fake::stablehlo {

namespace detail {
struct HLOAttrStorage;
struct FutureTypeStorage;
} // namespace detail

//===--- Attributes -------------------------------------------------------===//

/// Any attribute of the readers, `#stablehlo...` or `#chlo...`. There are three
/// forms: a word, as in `#stablehlo<comparison_type SIGNED>`; fields, as in
/// `#stablehlo.dot<lhs_contracting_dimensions = [1], ...>`; and a text, for
/// attributes that no rule reads. The dimensions of `#stablehlo.conv<...>` are
/// fields too, under their names in the specification, such as
/// `input_batch_dimension` and `kernel_spatial_dimensions`.
class HLOAttr : public mlir::Attribute {
public:
  using Attribute::Attribute;
  /// Whether `attr` is of one of the readers.
  static bool classof(mlir::Attribute attr);

  /// What kind of attribute this is: `comparison_type`, `dot`.
  llvm::StringRef getMnemonic() const;
  /// The word, `SIGNED`; the text behind the mnemonic if that is the form; or
  /// empty.
  llvm::StringRef getWord() const;
  /// The fields that are written, in the order of the specification.
  llvm::ArrayRef<mlir::NamedAttribute> getFields() const;
  /// A field, or null.
  mlir::Attribute getField(llvm::StringRef name) const;
  /// The integers of a field, which are none unless it is written.
  llvm::ArrayRef<int64_t> getList(llvm::StringRef name) const;
  /// The integer of a field, which is 0 unless it is written.
  int64_t getInt(llvm::StringRef name) const;
};

/// An attribute of the stablehlo reader.
class StableHLOAttr : public mlir::Attribute::AttrBase<StableHLOAttr, HLOAttr,
                                                       detail::HLOAttrStorage> {
public:
  using Base::Base;
  /// The name of the class in MLIR's registry.
  static constexpr llvm::StringLiteral name = "stablehlo.attribute";
  /// An attribute with a word or with fields.
  static StableHLOAttr get(mlir::MLIRContext *context, llvm::StringRef mnemonic,
                           llvm::StringRef word,
                           llvm::ArrayRef<mlir::NamedAttribute> fields = {});
};

/// An attribute of the chlo reader.
class CHLOAttr : public mlir::Attribute::AttrBase<CHLOAttr, HLOAttr,
                                                  detail::HLOAttrStorage> {
public:
  using Base::Base;
  /// The name of the class in MLIR's registry.
  static constexpr llvm::StringLiteral name = "chlo.attribute";
  /// An attribute with a word or with fields.
  static CHLOAttr get(mlir::MLIRContext *context, llvm::StringRef mnemonic,
                      llvm::StringRef word,
                      llvm::ArrayRef<mlir::NamedAttribute> fields = {});
};

/// An attribute of Shardy's `sdy` dialect, always a text.
class SDYAttr : public mlir::Attribute::AttrBase<SDYAttr, HLOAttr,
                                                 detail::HLOAttrStorage> {
public:
  using Base::Base;
  /// The name of the class in MLIR's registry.
  static constexpr llvm::StringLiteral name = "sdy.attribute";
  /// An attribute with a text.
  static SDYAttr get(mlir::MLIRContext *context, llvm::StringRef mnemonic,
                     llvm::StringRef word,
                     llvm::ArrayRef<mlir::NamedAttribute> fields = {});
};

/// An attribute of an op: of the readers, or of the dialects of a host, which
/// are read from their text. Null if there is none, and for others. `getAttr`
/// of the op returns builtin attributes, and both are found among properties
/// and discardable attributes alike.
HLOAttr getHLOAttr(mlir::Operation *op, llvm::StringRef name);

//===--- Types ------------------------------------------------------------===//

/// `!stablehlo.token`, which orders side effects.
class TokenType
    : public mlir::Type::TypeBase<TokenType, mlir::Type, mlir::TypeStorage> {
public:
  using Base::Base;
  /// The name of the class in MLIR's registry.
  static constexpr llvm::StringLiteral name = "stablehlo.token";
};

/// `!stablehlo.future<T, ...>`, the results of an async op.
class FutureType : public mlir::Type::TypeBase<FutureType, mlir::Type,
                                               detail::FutureTypeStorage> {
public:
  using Base::Base;
  /// The name of the class in MLIR's registry.
  static constexpr llvm::StringLiteral name = "stablehlo.future";
  /// The future of results of these types.
  static FutureType get(mlir::MLIRContext *context,
                        llvm::ArrayRef<mlir::Type> types);
  /// The types of the results.
  llvm::ArrayRef<mlir::Type> getTypes() const;
};

} // namespace fake::stablehlo

MLIR_DECLARE_EXPLICIT_TYPE_ID(fake::stablehlo::StableHLOAttr)
MLIR_DECLARE_EXPLICIT_TYPE_ID(fake::stablehlo::CHLOAttr)
MLIR_DECLARE_EXPLICIT_TYPE_ID(fake::stablehlo::SDYAttr)
MLIR_DECLARE_EXPLICIT_TYPE_ID(fake::stablehlo::TokenType)
MLIR_DECLARE_EXPLICIT_TYPE_ID(fake::stablehlo::FutureType)

#endif // FAKETENSOR_DIALECT_STABLEHLO_IR_STABLEHLOATTRIBUTES_H
