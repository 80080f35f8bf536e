//===- Functions.h - Walks over functions -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_FUNCTIONS_H
#define FAKETENSOR_ANALYSIS_FUNCTIONS_H

#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/DenseSet.h"

namespace fake {

/// The functions with a body in and below `root`, in program order.
llvm::SmallVector<mlir::FunctionOpInterface>
collectFunctions(mlir::Operation *root);

/// Runs `fn` on each function in and below `root`, in parallel if the context
/// allows it. Fails if one of them failed; all are visited.
llvm::LogicalResult forEachFunction(
    mlir::Operation *root,
    llvm::function_ref<llvm::LogicalResult(mlir::FunctionOpInterface)> fn);

/// The functions in and below `root` that are called there.
llvm::DenseSet<mlir::Operation *> collectCallees(mlir::Operation *root);

/// Whether there are several functions with a body in and below `root`, and
/// calls of functions.
bool haveCalls(mlir::Operation *root);

/// Whether a pass on `root` may read the functions that others call: a pass on
/// a single function may not, as its siblings may be changing.
bool mayReadFunctions(mlir::Operation *root);

/// Updates the type of a function to that of its body: the types of its
/// arguments, and those of its terminators' operands where they agree.
void updateFunctionType(mlir::FunctionOpInterface function);

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_FUNCTIONS_H
