//===- TorchToFakeConverter.h - One function to fake ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_TORCHTOFAKECONVERTER_H
#define FAKETENSOR_LIB_CONVERSION_TORCHTOFAKECONVERTER_H

#include "FakeTensor/Analysis/FunctionMeta.h"
#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "mlir/IR/IRMapping.h"

namespace fake {

/// Converts one function. New ops are made next to the old ones, which are
/// erased at the end.
class TorchToFakeConverter {
public:
  /// A function that is called keeps what its type states, as calls do.
  TorchToFakeConverter(mlir::FunctionOpInterface function, bool isCalled,
                       const InferenceOptions &options)
      : function(function), isCalled(isCalled),
        inferred(FunctionMeta::infer(function, options)), analysis(*inferred),
        builder(function->getContext()), cx(analysis.getEnv(), arena) {}

  llvm::LogicalResult analyse() { return inferred->emitDiagnostics(); }
  llvm::LogicalResult run();

private:
  using Handler =
      llvm::LogicalResult (TorchToFakeConverter::*)(mlir::Operation *);
  static Handler lookupHandler(llvm::StringRef name);

  mlir::Type convertType(mlir::Value value);
  llvm::LogicalResult convertTypes(mlir::ValueRange values,
                                   llvm::SmallVectorImpl<mlir::Type> &types);
  llvm::LogicalResult convert(mlir::Operation *op);
  llvm::LogicalResult convertTorch(mlir::Operation *op);
  llvm::LogicalResult convertBlock(mlir::Block &from, mlir::Block &to);
  llvm::LogicalResult convertAten(mlir::Operation *op, const OpDef &def);
  bool isCopiedView(mlir::Operation *op, const OpDef &def);
  llvm::LogicalResult convertCopiedView(mlir::Operation *op, const OpDef &def);
  llvm::LogicalResult makeCall(mlir::Operation *op, const OpDef &def);
  llvm::LogicalResult convertOperator(mlir::Operation *op);
  llvm::LogicalResult convertLiteral(mlir::Operation *op);
  llvm::LogicalResult convertUnpack(mlir::Operation *op);
  llvm::LogicalResult convertCast(mlir::Operation *op);
  llvm::LogicalResult convertCopy(mlir::Operation *op);
  llvm::LogicalResult convertOverwrite(mlir::Operation *op);
  llvm::LogicalResult convertAssert(mlir::Operation *op);
  /// For what is made where it is used, or what types say already.
  llvm::LogicalResult drop(mlir::Operation *) { return success(); }
  std::optional<bool> getKnownBool(mlir::Value value);
  bool hasNoTurns(mlir::Operation *op);
  llvm::LogicalResult convertInline(mlir::Operation *op, mlir::Region &region);
  llvm::LogicalResult convertIf(mlir::Operation *op);
  llvm::LogicalResult convertLoop(mlir::Operation *op);
  llvm::LogicalResult convertLoopBody(mlir::Operation *op, mlir::Block &to,
                                      bool hasCondition);
  llvm::LogicalResult convertCall(mlir::Operation *op);
  llvm::LogicalResult addArgument(ArgTreeBuilder &args, const SchemaType &type,
                                  mlir::Value value);
  llvm::LogicalResult convertForeign(mlir::Operation *op);
  llvm::LogicalResult convertBoundary(mlir::Operation *op);
  void takeOverResults(mlir::Operation *old, mlir::Operation *op);
  mlir::Value castBack(mlir::Value converted, mlir::Type type);
  bool isReplaced(mlir::Operation *op) const;
  bool isTorchBoundary(mlir::Operation *op) const;
  llvm::LogicalResult convertTerminator(mlir::Operation *op);
  llvm::LogicalResult reportOperand(mlir::OpOperand &operand);
  /// The new value for an old one; numbers and lists are made on demand.
  mlir::Value materialize(mlir::Value value);
  llvm::LogicalResult materialize(mlir::Operation *op,
                                  mlir::OperandRange operands,
                                  llvm::SmallVectorImpl<mlir::Value> &values);
  mlir::Value castTo(mlir::Value value, mlir::Type type);
  llvm::LogicalResult convertSignature();

  mlir::FunctionOpInterface function;
  bool isCalled;
  std::unique_ptr<FunctionMeta> inferred;
  const FunctionMeta &analysis;
  mlir::OpBuilder builder;
  llvm::BumpPtrAllocator arena;
  RuleContext cx;
  mlir::IRMapping mapping;
  /// Numbers and lists of the block at hand.
  llvm::DenseMap<mlir::Value, mlir::Value> made;
  /// Types of the operands of calls, as the callees state them.
  llvm::DenseMap<mlir::Operation *, llvm::SmallVector<mlir::Type>> statedTypes;
  /// Whether the symbols in types are those of one turn of a loop.
  bool isInLoop = false;
  /// Ops of other dialects that are gone once others stand in for them.
  llvm::DenseSet<mlir::Operation *> replaced;
  /// What arguments were whose types changed.
  llvm::DenseMap<mlir::Value, mlir::Type> oldTypes;
};

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_TORCHTOFAKECONVERTER_H
