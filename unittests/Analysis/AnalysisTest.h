//===- AnalysisTest.h - What tests of analyses share ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_UNITTESTS_ANALYSIS_ANALYSISTEST_H
#define FAKETENSOR_UNITTESTS_ANALYSIS_ANALYSISTEST_H

#include "FakeTensor/Analysis/FunctionMeta.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

namespace fake {

/// A test of functions that are written as text. Arguments are found by their
/// names, results by those of their locations.
class AnalysisTest : public ::testing::Test {
protected:
  AnalysisTest() {
    context.loadDialect<FakeDialect, mlir::func::FuncDialect,
                        mlir::scf::SCFDialect>();
  }

  /// Parses the function `f`, and other functions in front of it.
  void parseFunction(llvm::StringRef arguments, llvm::StringRef body,
                     llvm::StringRef others = "") {
    std::string text = (others + "\nfunc.func @f(" + arguments + ") {\n" +
                        body + "\nreturn\n}")
                           .str();
    module = mlir::parseSourceString<mlir::ModuleOp>(text, &context);
    ASSERT_TRUE(module) << text;
    function = module->lookupSymbol<mlir::func::FuncOp>("f");
    llvm::StringRef rest = arguments;
    for (mlir::BlockArgument argument : function.getArguments()) {
      rest = rest.substr(rest.find('%') + 1);
      values[rest.take_until([](char c) { return c == ':'; })] = argument;
    }
    function.walk([&](mlir::Operation *op) {
      auto name = mlir::dyn_cast<mlir::NameLoc>(op->getLoc());
      if (!name)
        return;
      ops[name.getName()] = op;
      if (op->getNumResults() != 0)
        values[name.getName()] = op->getResult(0);
    });
  }
  mlir::Value getValue(llvm::StringRef name) { return values.at(name); }
  mlir::Operation *getOp(llvm::StringRef name) { return ops.at(name); }

  mlir::MLIRContext context;
  mlir::OwningOpRef<mlir::ModuleOp> module;
  mlir::func::FuncOp function;
  llvm::StringMap<mlir::Value> values;
  llvm::StringMap<mlir::Operation *> ops;
};

} // namespace fake

#endif // FAKETENSOR_UNITTESTS_ANALYSIS_ANALYSISTEST_H
