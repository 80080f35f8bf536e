//===- CallTypes.h - Types of functions and their calls ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_TRANSFORMS_CALLTYPES_H
#define FAKETENSOR_LIB_TRANSFORMS_CALLTYPES_H

#include "FakeTensor/Analysis/RefinedTypes.h"

namespace fake {

/// The types of each function.
using TypeMap =
    llvm::DenseMap<mlir::Operation *, std::unique_ptr<RefinedTypes>>;

/// Computes the final types of functions and their calls, so that both agree: a
/// call has the result types of the function, and its operands have the types
/// of the arguments. If that is not possible, both keep their types. Types with
/// symbols are also kept, as symbols are local to a function.
void settleCallTypes(const KnownCalls &calls, TypeMap &types);

/// Writes the final types of the results of calls.
void writeCallTypes(const KnownCalls &calls, TypeMap &types);

} // namespace fake

#endif // FAKETENSOR_LIB_TRANSFORMS_CALLTYPES_H
