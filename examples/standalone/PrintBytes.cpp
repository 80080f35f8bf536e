//===- PrintBytes.cpp - A pass that uses the analysis -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/ModuleMeta.h"
#include "Standalone.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

using namespace mlir;

namespace {
/// Says how large the results of the ops of this dialect are.
struct PrintBytesPass final
    : PassWrapper<PrintBytesPass, OperationPass<ModuleOp>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(PrintBytesPass)

  StringRef getArgument() const override { return "standalone-print-bytes"; }
  StringRef getDescription() const override {
    return "Print how large the results of ops are";
  }

  void runOnOperation() override {
    markAllAnalysesPreserved();
    auto &metadata = getAnalysis<fake::ModuleMeta>();
    metadata.infer();
    if (failed(metadata.emitDiagnostics()))
      return signalPassFailure();
    getOperation().walk([&](Operation *op) {
      if (isa<standalone::StandaloneDialect>(op->getDialect()))
        for (Value result : op->getResults())
          print(op, metadata.lookup(result));
    });
  }

  void print(Operation *op, const fake::MetaValue &known) {
    if (!known.isTensor())
      return;
    std::string text;
    llvm::raw_string_ostream os(text);
    fake::print(os, known.getTensor()->storageBytes);
    op->emitRemark() << "a result of " << text << " bytes";
  }
};
} // namespace

void standalone::registerPasses() { PassRegistration<PrintBytesPass>(); }
