//===- Callees.h - Functions that a function calls --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What an analysis of one function needs to use results of the functions that
// it calls, which are in symbols of their own.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_CALLEES_H
#define FAKETENSOR_ANALYSIS_CALLEES_H

#include "FakeTensor/Analysis/FunctionMeta.h"
#include "mlir/Interfaces/CallInterfaces.h"

namespace fake {

/// The function that a call runs; null if it is not known, has no body, or has
/// another number of arguments than the call.
mlir::FunctionOpInterface findBody(mlir::CallOpInterface call,
                                   mlir::SymbolTableCollection &symbolTables);

/// The values that the symbols of a function have in a call of it with
/// `arguments`, in symbols of the caller: of those that are sizes of arguments,
/// or arguments.
llvm::DenseMap<const SymbolExpr *, SymInt>
matchArguments(const FunctionMeta &callee, llvm::ArrayRef<MetaValue> arguments);

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_CALLEES_H
