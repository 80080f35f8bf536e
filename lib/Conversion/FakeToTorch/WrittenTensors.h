//===- WrittenTensors.h - Tensors without value semantics -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_WRITTENTENSORS_H
#define FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_WRITTENTENSORS_H

#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/DenseSet.h"

namespace fake {

/// Calls `fn` for each operand and each result of `op` that may be this operand
/// or a view of it.
void forEachAlias(mlir::Operation *op,
                  llvm::function_ref<void(mlir::OpOperand &, mlir::Value)> fn);

/// The fake tensors of a function that ops write to, and those that may be the
/// same tensors or views of them: `!torch.tensor` in torch IR. Excludes those
/// passed through lists, calls or ops with regions, which torch types do not
/// track.
llvm::DenseSet<mlir::Value>
collectWrittenTensors(mlir::FunctionOpInterface function);

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_FAKETOTORCH_WRITTENTENSORS_H
