//===- BuiltinModels.h - Metadata of builtin types --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_EXTERNALMODELS_BUILTINMODELS_H
#define FAKETENSOR_EXTERNALMODELS_BUILTINMODELS_H

#include "mlir/IR/DialectRegistry.h"

namespace fake {

/// Gives builtin tensors and memrefs metadata: MetaTypeInterface for the
/// builtin dialect. Tensors have value semantics and are row-major, on the cpu;
/// a size `?` of an argument is a symbol.
void registerBuiltinModels(mlir::DialectRegistry &registry);

} // namespace fake

#endif // FAKETENSOR_EXTERNALMODELS_BUILTINMODELS_H
