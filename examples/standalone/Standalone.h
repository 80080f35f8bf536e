//===- Standalone.h - A dialect with metadata -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef STANDALONE_STANDALONE_H
#define STANDALONE_STANDALONE_H

#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

#include "StandaloneDialect.h.inc"

#define GET_TYPEDEF_CLASSES
#include "StandaloneTypes.h.inc"

#define GET_OP_CLASSES
#include "StandaloneOps.h.inc"

namespace standalone {

/// Adds the ops of the namespace `mylib` to the op table. To be called before
/// a context is made.
void registerLibrary();

/// Registers `standalone-print-bytes`.
void registerPasses();

} // namespace standalone

#endif // STANDALONE_STANDALONE_H
