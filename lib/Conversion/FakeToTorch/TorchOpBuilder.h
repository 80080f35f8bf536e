//===- TorchOpBuilder.h - Creation of torch ops -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_TORCHOPBUILDER_H
#define FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_TORCHOPBUILDER_H

#include "FakeTensor/ATen/Schema.h"
#include "TorchTypeConverter.h"
#include "mlir/IR/Builders.h"

namespace fake {

/// Creates torch ops by name, so that the torch dialect may be a host's. Takes
/// and gives torch values only: which fake ones they stand for is TorchValues'
/// concern.
class TorchOpBuilder : public mlir::OpBuilder {
public:
  explicit TorchOpBuilder(TorchTypeConverter &types, mlir::MLIRContext *context)
      : OpBuilder(context), types(types) {}

  mlir::Operation *createOp(mlir::Location loc, llvm::StringRef name,
                            llvm::ArrayRef<mlir::Value> operands,
                            llvm::ArrayRef<mlir::Type> resultTypes,
                            llvm::ArrayRef<mlir::NamedAttribute> attrs = {},
                            unsigned numRegions = 0);
  /// A `torch.constant.int`.
  mlir::Value makeInt(mlir::Location loc, int64_t value);
  /// A constant for an argument whose type has this base: TorchScript's codes
  /// for dtypes, layouts and memory formats. Null for what torch IR has no
  /// constants of, such as complex numbers.
  mlir::Value makeConstant(mlir::Location loc, SchemaBase base,
                           const MetaValue &value);
  /// A list for an argument of this type.
  mlir::Value makeList(mlir::Location loc, const SchemaType &type,
                       llvm::ArrayRef<mlir::Value> elements);
  /// A tensor with the static information of `type`.
  mlir::Value castTo(mlir::Value value, mlir::Type type);

private:
  mlir::Value makeConstant(mlir::Location loc, llvm::StringRef kind,
                           llvm::StringRef type, mlir::Attribute value);

  TorchTypeConverter &types;
};

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_TORCHOPBUILDER_H
