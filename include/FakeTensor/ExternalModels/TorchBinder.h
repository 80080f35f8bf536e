//===- TorchBinder.h - Creation of torch.bind_symbolic_shape ----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_EXTERNALMODELS_TORCHBINDER_H
#define FAKETENSOR_EXTERNALMODELS_TORCHBINDER_H

#include "FakeTensor/Meta/TensorMeta.h"
#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "mlir/IR/Builders.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace fake {

/// Creates `torch.symbolic_int` and `torch.bind_symbolic_shape` ops in one
/// function. Ops are created by name, so that the torch dialect may be a
/// host's.
class TorchBinder {
public:
  /// `env` declares the symbols.
  TorchBinder(mlir::FunctionOpInterface function, ShapeEnv &env)
      : function(function), env(env), builder(function->getContext()) {}

  /// Registers an existing symbolic_int op of a symbol.
  void addSymbolOp(const SymbolExpr *symbol, mlir::Operation *op);
  /// Binds `value` to `sizes`, after its definition. Values must be bound in
  /// program order. The sizes must outlive this object. Returns false, without
  /// effect, if a size is not affine, such as a Max, or if the torch dialect
  /// has no such op.
  bool bind(mlir::Value value, llvm::ArrayRef<SymInt> sizes);
  /// The symbolic_int of a symbol, created at the start of the function if
  /// needed. Null if the torch dialect has no such op.
  mlir::Value getSymbol(const SymbolExpr *symbol);

private:
  mlir::Operation *createBind(mlir::Value value, llvm::ArrayRef<SymInt> sizes);
  void hoistSymbols(mlir::ValueRange symbols, mlir::Operation *anchor);
  void setInsertionPoint(mlir::BlockArgument argument,
                         mlir::ValueRange symbols);

  mlir::FunctionOpInterface function;
  ShapeEnv &env;
  mlir::OpBuilder builder;
  llvm::DenseMap<const SymbolExpr *, mlir::Operation *> symbolOps;
  /// The first bind of each shape, from which others are cloned; null if a
  /// shape cannot be bound.
  llvm::DenseMap<llvm::ArrayRef<SymInt>, mlir::Operation *> models;
  /// Symbol declarations that precede all their uses.
  llvm::DenseSet<mlir::Operation *> placed;
  /// Whether `placed` includes those at the start of the function.
  bool hasPlaced = false;
  /// The last symbolic_int at the top of the function.
  mlir::Operation *lastSymbolOp = nullptr;
};

} // namespace fake

#endif // FAKETENSOR_EXTERNALMODELS_TORCHBINDER_H
