//===- TorchBinder.h - Writing torch.bind_symbolic_shape --------*- C++ -*-===//
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

/// Writes `torch.symbolic_int` and `torch.bind_symbolic_shape` ops into one
/// function. Ops are made by name, so that the torch dialect may be a host's.
class TorchBinder {
public:
  /// `env` says what the symbols are.
  TorchBinder(mlir::FunctionOpInterface function, ShapeEnv &env)
      : function(function), env(env), builder(function->getContext()) {}

  /// Makes known the symbolic_int op of a symbol that has one already.
  void addSymbolOp(const SymbolExpr *symbol, mlir::Operation *op);
  /// Binds `value` to `sizes`, after its definition. Values are to come in
  /// program order. The sizes must outlive
  /// this object. False, and nothing is done, when a size is no affine map,
  /// such as a Max, or when the torch dialect has no such op.
  bool bind(mlir::Value value, llvm::ArrayRef<SymInt> sizes);
  /// The symbolic_int of a symbol, made at the start of the function if needed.
  /// Null when the torch dialect has no such op.
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
  /// The first bind of each shape, from which further ones are copied; null
  /// where a shape cannot be bound.
  llvm::DenseMap<llvm::ArrayRef<SymInt>, mlir::Operation *> models;
  /// Declarations of symbols that are in front of all that needs them.
  llvm::DenseSet<mlir::Operation *> placed;
  /// Whether those at the start of the function are among them.
  bool hasPlaced = false;
  /// The last symbolic_int at the top of the function.
  mlir::Operation *lastSymbolOp = nullptr;
};

} // namespace fake

#endif // FAKETENSOR_EXTERNALMODELS_TORCHBINDER_H
