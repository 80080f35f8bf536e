//===- standalone-opt.cpp - The driver --------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Register.h"
#include "Standalone.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"

int main(int argc, char **argv) {
  // Before anything uses the op table.
  standalone::registerLibrary();
  mlir::DialectRegistry registry;
  registry.insert<mlir::func::FuncDialect, standalone::StandaloneDialect>();
  fake::registerDialects(registry);
  fake::registerPasses();
  standalone::registerPasses();
  return mlir::asMainReturnCode(
      mlir::MlirOptMain(argc, argv, "standalone optimizer driver\n", registry));
}
