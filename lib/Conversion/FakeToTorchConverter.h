//===- FakeToTorchConverter.h - One function to torch -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_FAKETOTORCHCONVERTER_H
#define FAKETENSOR_LIB_CONVERSION_FAKETOTORCHCONVERTER_H

#include "FakeTensor/Analysis/FunctionMeta.h"
#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "FakeTensor/ExternalModels/TorchBinder.h"
#include "WrittenTensors.h"
#include "mlir/IR/IRMapping.h"

namespace fake {

/// Converts one function. Torch ops and types are made by name and by text, so
/// that the torch dialect may be a host's.
class FakeToTorchConverter {
public:
  FakeToTorchConverter(mlir::FunctionOpInterface function,
                       const InferenceOptions &options)
      : function(function), inferred(FunctionMeta::infer(function, options)),
        analysis(*inferred), builder(function->getContext()),
        binder(function, analysis.getEnv()),
        written(collectWrittenTensors(function)) {}

  llvm::LogicalResult analyse() { return inferred->emitDiagnostics(); }
  /// Fails if an argument of a function that is called is written to, which its
  /// calls do not know.
  llvm::LogicalResult checkCalled();
  llvm::LogicalResult run();
  /// Gives a function without a body torch types.
  void convertDeclaration();

private:
  mlir::Type getType(llvm::StringRef text);
  mlir::Type convertType(mlir::Type type);
  mlir::Type convertTensorType(const TensorMeta &meta, bool isWritten = false);
  mlir::Type convertType(mlir::Value value);
  llvm::LogicalResult convert(mlir::Operation *op);
  llvm::LogicalResult convertAten(AtenOp op);
  llvm::LogicalResult convertCore(mlir::Operation *op);
  llvm::LogicalResult convertLiteral(LiteralOp op);
  llvm::LogicalResult convertBlock(mlir::Block &block,
                                   mlir::ValueRange arguments);
  llvm::LogicalResult convertCond(CondOp op);
  llvm::LogicalResult convertWhile(WhileLoopOp op);
  llvm::LogicalResult convertTurn(WhileLoopOp op,
                                  llvm::ArrayRef<mlir::Type> types,
                                  llvm::ArrayRef<mlir::Value> inputs,
                                  mlir::Block &block);
  void convertCall(mlir::Operation *op);
  llvm::LogicalResult convertForeign(mlir::Operation *op);
  llvm::LogicalResult convertBoundary(mlir::UnrealizedConversionCastOp op);
  llvm::LogicalResult convertClone(AtenOp op);
  llvm::LogicalResult convertWrite(AtenOp op);
  llvm::LogicalResult checkWrites(AtenOp op);
  mlir::Value lookUp(mlir::Value value);
  mlir::Value lookUpTensor(mlir::Value value);
  mlir::Value lookUpArgument(mlir::Value value);
  llvm::SmallVector<mlir::Value> lookUp(mlir::ValueRange values);
  void convertTypes(mlir::ValueRange from,
                    llvm::SmallVectorImpl<mlir::Type> &to);
  mlir::Value makeCondition(mlir::Location loc, mlir::Value predicate);
  mlir::Value castTo(mlir::Value value, mlir::Type type);
  mlir::Value makeArgument(mlir::Location loc, const SchemaArg &decl,
                           llvm::ArrayRef<ArgNode> &nodes,
                           mlir::ValueRange operands);
  mlir::Value makeElement(mlir::Location loc, const SchemaType &type,
                          llvm::ArrayRef<ArgNode> &nodes,
                          mlir::ValueRange operands);
  mlir::Value makeConstant(mlir::Location loc, SchemaBase base,
                           const MetaValue &value);
  mlir::Value makeList(mlir::Location loc, const SchemaType &type,
                       llvm::ArrayRef<mlir::Value> elements);
  mlir::Operation *create(mlir::Location loc, llvm::StringRef name,
                          llvm::ArrayRef<mlir::Value> operands,
                          llvm::ArrayRef<mlir::Type> types,
                          llvm::ArrayRef<mlir::NamedAttribute> attrs = {},
                          unsigned numRegions = 0);
  mlir::Value constant(mlir::Location loc, llvm::StringRef kind,
                       llvm::StringRef type, mlir::Attribute value);
  void replace(mlir::Operation *op, mlir::Operation *by) {
    mapping.map(op->getResults(), by->getResults());
  }
  void bindSymbolicSizes();

  mlir::FunctionOpInterface function;
  std::unique_ptr<FunctionMeta> inferred;
  const FunctionMeta &analysis;
  mlir::OpBuilder builder;
  TorchBinder binder;
  mlir::IRMapping mapping;
  /// Tensors that are no values in torch IR.
  llvm::DenseSet<mlir::Value> written;
  /// Those of them that the op at hand takes as they are.
  llvm::DenseSet<mlir::Value> asTensors;
  /// Whether the op at hand takes no values, as torch-mlir's ops that write.
  bool takesTensors = false;
  /// Ops of other dialects, which stay as they are.
  llvm::DenseSet<mlir::Operation *> kept;
  /// Torch tensors and what they are, for the binds.
  llvm::SmallVector<std::pair<mlir::Value, const TensorMeta *>> tensors;
  llvm::StringMap<mlir::Type> types;
};

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_FAKETOTORCHCONVERTER_H
