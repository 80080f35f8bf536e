//===- TorchTypeConverter.h - Fake types to torch types ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_TORCHTYPECONVERTER_H
#define FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_TORCHTYPECONVERTER_H

#include "FakeTensor/Meta/TensorMeta.h"
#include "mlir/IR/TypeRange.h"
#include "llvm/ADT/StringMap.h"

namespace fake {

/// The element type of tensors in torch-mlir's types; null for dtypes that they
/// do not have.
mlir::Type getElementType(mlir::MLIRContext *context, DType dtype);

/// Converts fake types to torch types. These are made of text, so that the
/// torch dialect may be a host's. Owns the types by text, each of which is
/// parsed once.
class TorchTypeConverter {
public:
  explicit TorchTypeConverter(mlir::MLIRContext *context) : context(context) {}

  /// The type that `text` spells, such as `!torch.int`.
  mlir::Type get(llvm::StringRef text);
  /// Why a type has no torch type, such as `expected ..., found ...`; empty if
  /// it has one.
  std::string getError(mlir::Type type);
  /// The torch type of a fake one; null if it has none, see getError. Other
  /// types are kept.
  mlir::Type convert(mlir::Type type);
  llvm::SmallVector<mlir::Type> convert(mlir::TypeRange types);
  /// `!torch.tensor` if ops write to the tensor, else `!torch.vtensor`.
  mlir::Type convertTensor(const TensorMeta &meta, bool isWritten = false);

private:
  mlir::Type convertStrided(const TensorMeta &meta, bool isWritten);

  mlir::MLIRContext *context;
  llvm::StringMap<mlir::Type> types;
};

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_TORCHTYPECONVERTER_H
