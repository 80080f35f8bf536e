//===- DialectUse.h - Functions that use a dialect --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_CONVERSION_DIALECTUSE_H
#define FAKETENSOR_LIB_CONVERSION_DIALECTUSE_H

#include "mlir/Interfaces/FunctionInterfaces.h"

namespace fake {

/// Whether `isOf` holds for an op, or for the type of one of its operands or
/// results. It takes both ops and types.
template <typename Predicate>
bool usesDialect(mlir::Operation *op, Predicate isOf) {
  return isOf(op) || llvm::any_of(op->getOperandTypes(), isOf) ||
         llvm::any_of(op->getResultTypes(), isOf);
}

/// Whether `isOf` holds for a type of a function, or for an op or a type in its
/// body.
template <typename Predicate>
bool usesDialect(mlir::FunctionOpInterface function, Predicate isOf) {
  if (llvm::any_of(function.getArgumentTypes(), isOf) ||
      llvm::any_of(function.getResultTypes(), isOf))
    return true;
  return function
      ->walk([&](mlir::Operation *op) {
        return usesDialect(op, isOf) ? mlir::WalkResult::interrupt()
                                     : mlir::WalkResult::advance();
      })
      .wasInterrupted();
}

/// Calls `convert` for each function without a body in and below `root` for
/// whose types `isOf` holds. Fails if one failed; all are visited.
template <typename Predicate>
llvm::LogicalResult convertDeclarations(
    mlir::Operation *root, Predicate isOf,
    llvm::function_ref<llvm::LogicalResult(mlir::FunctionOpInterface)>
        convert) {
  bool hadError = false;
  root->walk<mlir::WalkOrder::PreOrder>(
      [&](mlir::FunctionOpInterface function) {
        if (function.isExternal() && usesDialect(function, isOf))
          hadError |= failed(convert(function));
        return mlir::WalkResult::skip();
      });
  return llvm::failure(hadError);
}

} // namespace fake

#endif // FAKETENSOR_LIB_CONVERSION_DIALECTUSE_H
