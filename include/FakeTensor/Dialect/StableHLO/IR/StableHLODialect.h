//===- StableHLODialect.h - The StableHLO reader ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The text of StableHLO's `stablehlo` and `chlo` dialects, without StableHLO.
// Ops are not registered; their attributes have the names and kinds that they
// have in StableHLO's generic form, whichever form they were read from.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_STABLEHLO_IR_STABLEHLODIALECT_H
#define FAKETENSOR_DIALECT_STABLEHLO_IR_STABLEHLODIALECT_H

#include "FakeTensor/Dialect/StableHLO/IR/StableHLOAttributes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpImplementation.h"
#include "llvm/ADT/DenseMap.h"

namespace fake::stablehlo {

/// What the readers of `stablehlo` and `chlo` have in common.
class HLODialect : public mlir::Dialect {
public:
  /// Parses the forms that StableHLO prints.
  std::optional<ParseOpHook>
  getParseOperationHook(llvm::StringRef name) const override;
  /// Prints an op as StableHLO does; null for ops that have only MLIR's generic
  /// form, or whose attributes or types only that can represent.
  llvm::unique_function<void(mlir::Operation *, mlir::OpAsmPrinter &)>
  getOperationPrinter(mlir::Operation *op) const override;
  /// The model that was set for an interface.
  void *getRegisteredInterfaceForOp(mlir::TypeID interfaceID,
                                    mlir::OperationName name) override;
  /// Sets the model of an interface for all ops of the dialect.
  template <typename InterfaceT>
  void setOperatorModel(typename InterfaceT::Concept &model) {
    operatorModels[InterfaceT::getInterfaceID()] = &model;
  }
  /// Sets the model of an interface for one op, `name` without the dialect.
  template <typename InterfaceT>
  void setOpModel(llvm::StringRef name, typename InterfaceT::Concept &model) {
    setOpModel(InterfaceT::getInterfaceID(), name, &model);
  }

protected:
  HLODialect(llvm::StringRef name, mlir::MLIRContext *context, mlir::TypeID id);

private:
  void setOpModel(mlir::TypeID interfaceID, llvm::StringRef name, void *model);

  llvm::SmallDenseMap<mlir::TypeID, void *, 4> operatorModels;
  /// By interface and full name.
  llvm::DenseMap<std::pair<mlir::TypeID, mlir::StringAttr>, void *> opModels;
};

/// Reads and prints the text of StableHLO's `stablehlo` dialect where no other
/// dialect of that name is present.
class StableHLODialect : public HLODialect {
public:
  /// Called by the context that loads the dialect.
  explicit StableHLODialect(mlir::MLIRContext *context);
  /// The prefix of its ops.
  static constexpr llvm::StringLiteral getDialectNamespace() {
    return "stablehlo";
  }
  /// Parses what stands behind `#stablehlo`.
  mlir::Attribute parseAttribute(mlir::DialectAsmParser &parser,
                                 mlir::Type type) const override;
  /// Prints what stands behind `#stablehlo`.
  void printAttribute(mlir::Attribute attr,
                      mlir::DialectAsmPrinter &printer) const override;
  /// Parses `token` and `future<...>`.
  mlir::Type parseType(mlir::DialectAsmParser &parser) const override;
  /// Prints a type behind `!stablehlo.`.
  void printType(mlir::Type type,
                 mlir::DialectAsmPrinter &printer) const override;

private:
  /// Adds attributes and types, in the file that has their storage.
  void registerAttributes();
};

/// Reads and prints the text of StableHLO's `chlo` dialect where no other
/// dialect of that name is present.
class CHLODialect : public HLODialect {
public:
  /// Called by the context that loads the dialect.
  explicit CHLODialect(mlir::MLIRContext *context);
  /// The prefix of its ops.
  static constexpr llvm::StringLiteral getDialectNamespace() { return "chlo"; }
  /// Parses what stands behind `#chlo`.
  mlir::Attribute parseAttribute(mlir::DialectAsmParser &parser,
                                 mlir::Type type) const override;
  /// Prints what stands behind `#chlo`.
  void printAttribute(mlir::Attribute attr,
                      mlir::DialectAsmPrinter &printer) const override;

private:
  /// Adds attributes and types, in the file that has their storage.
  void registerAttributes();
};

/// Reads and prints the text of Shardy's `sdy` dialect, meshes and shardings
/// that JAX attaches to programs, where no other dialect of that name is
/// present.
class SDYDialect : public HLODialect {
public:
  /// Called by the context that loads the dialect.
  explicit SDYDialect(mlir::MLIRContext *context);
  /// The prefix of its ops.
  static constexpr llvm::StringLiteral getDialectNamespace() { return "sdy"; }
  /// Parses what stands behind `#sdy`.
  mlir::Attribute parseAttribute(mlir::DialectAsmParser &parser,
                                 mlir::Type type) const override;
  /// Prints what stands behind `#sdy`.
  void printAttribute(mlir::Attribute attr,
                      mlir::DialectAsmPrinter &printer) const override;

private:
  /// Adds attributes, in the file that has their storage.
  void registerAttributes();
};

} // namespace fake::stablehlo

MLIR_DECLARE_EXPLICIT_TYPE_ID(fake::stablehlo::StableHLODialect)
MLIR_DECLARE_EXPLICIT_TYPE_ID(fake::stablehlo::CHLODialect)
MLIR_DECLARE_EXPLICIT_TYPE_ID(fake::stablehlo::SDYDialect)

#endif // FAKETENSOR_DIALECT_STABLEHLO_IR_STABLEHLODIALECT_H
