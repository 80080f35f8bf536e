//===- HostDialects.h - Dialects next to fake and torch ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_TOOLS_FAKE_OPT_HOSTDIALECTS_H
#define FAKETENSOR_TOOLS_FAKE_OPT_HOSTDIALECTS_H

namespace mlir {
class DialectRegistry;
} // namespace mlir

/// Registers the dialects of MLIR that programs have next to `fake` and
/// `torch`: functions, control flow, arithmetic, tensors and buffers. Dialects
/// for machines and code generation are left out; they are half of MLIR.
void registerHostDialects(mlir::DialectRegistry &registry);

#endif // FAKETENSOR_TOOLS_FAKE_OPT_HOSTDIALECTS_H
