//===- FakeToTorchConverter.h - Conversion of one function ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_FAKETOTORCHCONVERTER_H
#define FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_FAKETOTORCHCONVERTER_H

#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "TorchValues.h"

namespace fake {

/// Whether an op or a type is of the fake dialect.
inline bool isFake(mlir::Operation *op) {
  return llvm::isa_and_present<FakeDialect>(op->getDialect());
}
inline bool isFake(mlir::Type type) {
  return llvm::isa<FakeDialect>(type.getDialect());
}

/// Converts one function: its signature, and the order in which its ops are
/// converted and erased. Owns the analysis, and converts ops that are not of
/// the fake dialect; the others are left to AtenToTorch, CoreToTorch and
/// ControlFlowToTorch.
class FakeToTorchConverter {
public:
  FakeToTorchConverter(mlir::FunctionOpInterface function,
                       const InferenceOptions &options)
      : function(function), inferred(FunctionMeta::infer(function, options)),
        analysis(*inferred), types(function->getContext()),
        builder(types, function->getContext()),
        values(function, analysis, types, builder) {}

  llvm::LogicalResult analyse() { return inferred->emitDiagnostics(); }
  /// Fails if the type of a value has no torch type.
  llvm::LogicalResult checkTypes();
  /// Fails if a called function writes to an argument, which its calls do not
  /// support.
  llvm::LogicalResult checkCalled();
  llvm::LogicalResult run();

private:
  llvm::LogicalResult convert(mlir::Operation *op);
  llvm::LogicalResult convertControlFlow(mlir::Operation *op);
  void convertTerminator(mlir::Operation *op);
  void convertCall(mlir::Operation *op);
  void convertBoundary(mlir::UnrealizedConversionCastOp op);
  llvm::LogicalResult convertForeign(mlir::Operation *op);

  mlir::FunctionOpInterface function;
  std::unique_ptr<FunctionMeta> inferred;
  const FunctionMeta &analysis;
  TorchTypeConverter types;
  TorchOpBuilder builder;
  TorchValues values;
  /// Ops of other dialects, which are kept.
  llvm::DenseSet<mlir::Operation *> kept;
};

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_FAKETOTORCHCONVERTER_H
