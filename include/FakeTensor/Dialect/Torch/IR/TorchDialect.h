//===- TorchDialect.h - The torch reader ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_TORCH_IR_TORCHDIALECT_H
#define FAKETENSOR_DIALECT_TORCH_IR_TORCHDIALECT_H

#include "FakeTensor/ATen/OpTable.h"
#include "FakeTensor/Dialect/Torch/IR/TorchTypes.h"
#include "FakeTensor/Dialect/TypeTexts.h"
#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#include "FakeTensor/Dialect/Torch/IR/TorchDialect.h.inc"

#define GET_OP_CLASSES
#include "FakeTensor/Dialect/Torch/IR/TorchOps.h.inc"

#endif // FAKETENSOR_DIALECT_TORCH_IR_TORCHDIALECT_H
