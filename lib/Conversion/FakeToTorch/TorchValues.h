//===- TorchValues.h - The torch values of fake ones ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_TORCHVALUES_H
#define FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_TORCHVALUES_H

#include "FakeTensor/Analysis/FunctionMeta.h"
#include "TorchOpBuilder.h"
#include "mlir/IR/IRMapping.h"

namespace fake {

/// The torch values of the fake values of one function. Owns the mapping, and
/// knows which tensors are written to: those are `!torch.tensor`, and an op
/// that reads one gets a value tensor with the current contents.
class TorchValues {
public:
  TorchValues(mlir::FunctionOpInterface function, const FunctionMeta &analysis,
              TorchTypeConverter &types, TorchOpBuilder &builder);

  /// Whether a fake tensor is not a value tensor in torch IR.
  bool isWritten(mlir::Value value) const { return written.contains(value); }

  /// The type of the torch value for a fake one.
  mlir::Type convertType(mlir::Value value);
  llvm::SmallVector<mlir::Type> convertTypes(mlir::ValueRange values);
  /// The `!torch.vtensor` and the `!torch.tensor` with the metadata of a fake
  /// tensor, whether it is written to or not.
  mlir::Type getValueTensorType(mlir::Value value);
  mlir::Type getWrittenTensorType(mlir::Value value);

  /// Sets the fake op that reads the values looked up from here on: ops before
  /// it may have changed the sizes of tensors.
  void setReader(mlir::Operation *op) { reader = op; }

  void map(mlir::Value from, mlir::Value to) { mapping.map(from, to); }
  void map(mlir::ValueRange from, mlir::ValueRange to) {
    mapping.map(from, to);
  }
  /// The torch value for a fake one, value tensor or not.
  mlir::Value lookUpTensor(mlir::Value value) const {
    return mapping.lookupOrDefault(value);
  }
  /// The torch value for a fake one; a copy of the current contents of a tensor
  /// that is written to.
  mlir::Value lookUp(mlir::Value value);
  llvm::SmallVector<mlir::Value> lookUp(mlir::ValueRange values);

  /// Notes that the metadata of `fake` is that of a torch value.
  void noteTensor(mlir::Value fake, mlir::Value converted);
  /// Binds the sizes of all noted value tensors. Sizes that are not affine are
  /// left out.
  void bindSymbolicSizes();

private:
  mlir::Value makeOp(llvm::StringRef name, mlir::Value operand,
                     mlir::Type type);
  mlir::Value readChanged(mlir::Value tensor, const TensorMeta &meta);

  mlir::FunctionOpInterface function;
  const FunctionMeta &analysis;
  TorchTypeConverter &types;
  TorchOpBuilder &builder;
  mlir::IRMapping mapping;
  mlir::Operation *reader = nullptr;
  llvm::DenseSet<mlir::Value> written;
  /// Value tensors and their metadata, in program order.
  llvm::SmallVector<std::pair<mlir::Value, const TensorMeta *>> tensors;
};

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_TORCHVALUES_H
