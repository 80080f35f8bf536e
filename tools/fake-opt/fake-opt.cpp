//===- fake-opt.cpp - The driver of FakeTensor's passes ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/OpTable.h"
#include "FakeTensor/Register.h"
#include "FakeTensor/Version.h"
#include "mlir/InitAllDialects.h"
#include "mlir/InitAllExtensions.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "mlir/Transforms/Passes.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/JSON.h"

/// Prints the op table, a line of JSON per op, and exits like --version.
static void listOps() {
  for (const fake::OpDef &op : fake::getOpTable()) {
    llvm::json::OStream json(llvm::outs());
    json.object([&] {
      json.attribute("name", op.name);
      json.attribute("schema", op.schema.getText());
      json.attribute("family", op.family);
    });
    llvm::outs() << '\n';
  }
  exit(0);
}

int main(int argc, char **argv) {
  llvm::cl::opt<bool> listOpsOption(
      "list-ops", llvm::cl::desc("Print the op table as JSON lines and exit"),
      llvm::cl::ValueDisallowed,
      llvm::cl::callback([](const bool &) { listOps(); }));
  llvm::cl::AddExtraVersionPrinter([](llvm::raw_ostream &os) {
    os << "FakeTensor for MLIR " FAKETENSOR_VERSION_STRING "\n";
  });
  mlir::DialectRegistry registry;
  mlir::registerAllDialects(registry);
  mlir::registerAllExtensions(registry);
  fake::registerDialects(registry);
  fake::registerPasses();
  mlir::registerTransformsPasses();
  return mlir::asMainReturnCode(mlir::MlirOptMain(
      argc, argv,
      "FakeTensor: what tensors look like, without running the program\n",
      registry));
}
