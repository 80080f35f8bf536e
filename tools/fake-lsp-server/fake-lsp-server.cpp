//===- fake-lsp-server.cpp - A language server -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../fake-opt/HostDialects.h"
#include "FakeTensor/LSP/LanguageServer.h"
#include "FakeTensor/Register.h"
#include "llvm/Support/LSP/Protocol.h"

int main(int argc, char **argv) {
  mlir::DialectRegistry registry;
  registerHostDialects(registry);
  fake::registerDialects(registry);
  // Documents of tests, which need no folder.
  llvm::lsp::URIForFile::registerSupportedScheme("test");
  return mlir::failed(fake::runLanguageServer(argc, argv, registry));
}
