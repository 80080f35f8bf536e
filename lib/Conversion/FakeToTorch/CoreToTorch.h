//===- CoreToTorch.h - Core ops of the fake dialect to torch ----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_CORETOTORCH_H
#define FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_CORETOTORCH_H

#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "TorchValues.h"

namespace fake {

/// Converts the core ops of the fake dialect, those without regions that are
/// not calls of ATen ops: literals, integers, sizes, lists, casts, asserts.
class CoreToTorch {
public:
  CoreToTorch(const FunctionMeta &analysis, TorchOpBuilder &builder,
              TorchValues &values)
      : analysis(analysis), builder(builder), values(values) {}

  /// Creates the torch op at the insertion point and maps the results. Fails
  /// with a diagnostic for an op without a counterpart.
  llvm::LogicalResult convert(mlir::Operation *op);

private:
  llvm::LogicalResult convertLiteral(LiteralOp op);
  llvm::SmallVector<mlir::Value> lookUpOperands(mlir::Operation *op);

  const FunctionMeta &analysis;
  TorchOpBuilder &builder;
  TorchValues &values;
};

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_CORETOTORCH_H
