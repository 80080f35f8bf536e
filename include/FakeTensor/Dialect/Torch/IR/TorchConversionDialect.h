//===- TorchConversionDialect.h - The torch_c reader ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_TORCH_IR_TORCHCONVERSIONDIALECT_H
#define FAKETENSOR_DIALECT_TORCH_IR_TORCHCONVERSIONDIALECT_H

#include "mlir/IR/Dialect.h"

namespace fake::torch {

/// Reads and prints the text of torch-mlir's `torch_c` dialect, the conversions
/// between values of `torch` and of builtin types, where no other dialect of
/// that name is present. Its ops are not registered: only their operand and
/// result are known.
class TorchConversionDialect : public mlir::Dialect {
public:
  /// Called by the context that loads the dialect.
  explicit TorchConversionDialect(mlir::MLIRContext *context);

  /// The prefix of its ops.
  static constexpr llvm::StringLiteral getDialectNamespace() {
    return "torch_c";
  }
  /// Parses `torch_c.to_builtin_tensor %x : TYPE -> TYPE`, and conversions of
  /// scalars without types: `torch_c.to_i64 %n`.
  std::optional<ParseOpHook>
  getParseOperationHook(llvm::StringRef name) const override;
  /// Prints an op as it is parsed; null for ops that are not printed so.
  llvm::unique_function<void(mlir::Operation *, mlir::OpAsmPrinter &)>
  getOperationPrinter(mlir::Operation *op) const override;
};

} // namespace fake::torch

MLIR_DECLARE_EXPLICIT_TYPE_ID(fake::torch::TorchConversionDialect)

#endif // FAKETENSOR_DIALECT_TORCH_IR_TORCHCONVERSIONDIALECT_H
