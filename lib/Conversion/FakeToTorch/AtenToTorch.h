//===- AtenToTorch.h - Calls of ATen ops to torch ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_ATENTOTORCH_H
#define FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_ATENTOTORCH_H

#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "TorchValues.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace fake {

/// Converts one call of an ATen op: its arguments, which include defaults in
/// torch IR, and the form in which the op takes tensors. A `clone` and a
/// `copy_` of tensors that are written to become torch-mlir's ops that copy
/// contents.
class AtenToTorch {
public:
  AtenToTorch(AtenOp op, const FunctionMeta &analysis, TorchOpBuilder &builder,
              TorchValues &values)
      : op(op), analysis(analysis), builder(builder), values(values),
        nodes(op.getArgNodes()) {}

  /// Creates the torch op at the insertion point and maps the results. Fails
  /// with a diagnostic for an argument that torch IR cannot state.
  llvm::LogicalResult convert();

private:
  /// How an argument takes tensors.
  enum class Form { Tensor, Value };

  void convertClone();
  void convertWrite();
  llvm::LogicalResult checkWrites();
  llvm::LogicalResult convertCall(const OpDef &def);
  mlir::Value makeArgument(const SchemaArg &decl, Form form);
  mlir::Value makeElement(const SchemaType &type, Form form);
  mlir::Value lookUp(mlir::Value value, Form form);

  AtenOp op;
  const FunctionMeta &analysis;
  TorchOpBuilder &builder;
  TorchValues &values;
  /// The trees of the arguments that are left to convert.
  llvm::ArrayRef<ArgNode> nodes;
  /// Tensors that are written to and taken without a copy.
  llvm::SmallPtrSet<mlir::Value, 2> viewed;
};

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_ATENTOTORCH_H
