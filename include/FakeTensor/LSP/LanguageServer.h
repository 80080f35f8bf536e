//===- LanguageServer.h - A language server for MLIR -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LSP_LANGUAGESERVER_H
#define FAKETENSOR_LSP_LANGUAGESERVER_H

#include "mlir/IR/DialectRegistry.h"

namespace fake {

/// Runs a server of the language server protocol on standard input and output,
/// for programs with the dialects of `registry`, which must include those of
/// fake::registerDialects. The counterpart of `mlir::MlirLspServerMain`: it
/// also shows what the analysis infers. Fails unless the client shuts it down.
///
///   int main(int argc, char **argv) {
///     mlir::DialectRegistry registry;
///     registry.insert<MyDialect>();
///     fake::registerDialects(registry);
///     return mlir::failed(fake::runLanguageServer(argc, argv, registry));
///   }
llvm::LogicalResult runLanguageServer(int argc, char **argv,
                                      mlir::DialectRegistry &registry);

} // namespace fake

#endif // FAKETENSOR_LSP_LANGUAGESERVER_H
