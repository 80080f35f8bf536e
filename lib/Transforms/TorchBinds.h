//===- TorchBinds.h - Update torch.bind_symbolic_shape ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_TRANSFORMS_TORCHBINDS_H
#define FAKETENSOR_LIB_TRANSFORMS_TORCHBINDS_H

#include "FakeTensor/Analysis/FunctionMeta.h"

namespace fake {

/// Updates the `torch.bind_symbolic_shape` ops of a function to the inferred
/// sizes: one for each value tensor with a symbolic size, none for others.
/// Functions without binds, symbols and the attribute `fake.binds` are
/// unchanged. Tensors with a size that is not affine (Max, Min) get none. Binds
/// that are up to date are kept. Works with any dialect called torch; does
/// nothing in functions without torch tensors.
void updateTorchBinds(const FunctionMeta &analysis);

/// Erases the binds in a function, and symbols without other uses.
void stripTorchBinds(mlir::FunctionOpInterface function);

} // namespace fake

#endif // FAKETENSOR_LIB_TRANSFORMS_TORCHBINDS_H
