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

/// Decides the final types of functions and their calls, so that both agree: a
/// call has the result types of the function, and its operands the types of
/// arguments. Where that cannot be, both keep the types that they have. Types
/// with symbols stay as well, as the symbols of two functions are different
/// ones.
void settleCallTypes(const KnownCalls &calls, TypeMap &types);

/// Writes the final types of the results of calls.
void writeCallTypes(const KnownCalls &calls, TypeMap &types);

} // namespace fake

#endif // FAKETENSOR_LIB_TRANSFORMS_CALLTYPES_H
