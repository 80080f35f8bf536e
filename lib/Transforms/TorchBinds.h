//===- TorchBinds.h - Keep torch.bind_symbolic_shape up to date -*- C++ -*-===//
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

/// Makes the `torch.bind_symbolic_shape` ops of a function say what was
/// inferred: one for each value tensor with a symbolic size, none for others.
/// Functions that have none, no symbols and no attribute `fake.binds` stay as
/// they are. A size
/// that is no affine map (Max, Min) leaves its tensor without one. Binds that
/// are right already are not touched. Works on whichever dialect is called
/// torch; does nothing in functions without torch tensors.
void updateTorchBinds(const FunctionMeta &analysis);

/// Erases the facts about sizes in a function, and the symbols that nothing
/// else uses.
void stripTorchBinds(mlir::FunctionOpInterface function);

} // namespace fake

#endif // FAKETENSOR_LIB_TRANSFORMS_TORCHBINDS_H
