//===- TorchToFakeConverter.h - Conversion of one function ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_TORCHTOFAKECONVERTER_H
#define FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_TORCHTOFAKECONVERTER_H

#include "CoreToFake.h"
#include "ForeignToFake.h"

namespace fake {

/// Converts one function: its signature, the operands of returns and branches,
/// and the order in which ops are converted. New ops are created next to the
/// old ones, which are erased at the end. Owns the analysis; ops are left to
/// CoreToFake, ControlFlowToFake and ForeignToFake.
class TorchToFakeConverter {
public:
  /// A called function keeps its declared types, as its calls do.
  TorchToFakeConverter(mlir::FunctionOpInterface function, bool isCalled,
                       const InferenceOptions &options)
      : function(function), isCalled(isCalled),
        inferred(FunctionMeta::infer(function, options)), analysis(*inferred),
        builder(function->getContext()), types(analysis),
        values(analysis, builder), core(analysis, builder, types, values),
        foreign(builder, types, values) {}

  llvm::LogicalResult analyse() { return inferred->emitDiagnostics(); }
  llvm::LogicalResult run();

private:
  llvm::LogicalResult convertSignature();
  llvm::LogicalResult convert(mlir::Operation *op);
  llvm::LogicalResult convertTorch(mlir::Operation *op);
  llvm::LogicalResult convertTerminator(mlir::Operation *op);
  bool isReplaced(mlir::Operation *op) const;

  mlir::FunctionOpInterface function;
  bool isCalled;
  std::unique_ptr<FunctionMeta> inferred;
  const FunctionMeta &analysis;
  mlir::OpBuilder builder;
  FakeTypeConverter types;
  FakeValues values;
  CoreToFake core;
  ForeignToFake foreign;
};

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_TORCHTOFAKE_TORCHTOFAKECONVERTER_H
