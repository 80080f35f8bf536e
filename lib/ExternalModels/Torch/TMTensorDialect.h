//===- TMTensorDialect.h - torch-mlir's tm_tensor ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_EXTERNALMODELS_TORCH_TMTENSORDIALECT_H
#define FAKETENSOR_LIB_EXTERNALMODELS_TORCH_TMTENSORDIALECT_H

#include "mlir/IR/Dialect.h"

namespace fake::torch {

/// Reads the generic form of torch-mlir's `tm_tensor`, the scans, sorts and
/// attentions of programs lowered to linalg, where no other dialect of that
/// name is present. Its ops are not registered: each result has the sizes of
/// the output that it overwrites, which are the last operands.
class TMTensorDialect : public mlir::Dialect {
public:
  /// Called by the context that loads the dialect.
  explicit TMTensorDialect(mlir::MLIRContext *context);

  /// The prefix of its ops.
  static constexpr llvm::StringLiteral getDialectNamespace() {
    return "tm_tensor";
  }
  /// All ops have the same rule.
  void *getRegisteredInterfaceForOp(mlir::TypeID interfaceID,
                                    mlir::OperationName name) override;
};

} // namespace fake::torch

MLIR_DECLARE_EXPLICIT_TYPE_ID(fake::torch::TMTensorDialect)

#endif // FAKETENSOR_LIB_EXTERNALMODELS_TORCH_TMTENSORDIALECT_H
