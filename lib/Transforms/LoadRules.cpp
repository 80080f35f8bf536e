//===- LoadRules.cpp - Load rules of custom ops -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Dialect/Fake/IR/Rules.h"
#include "FakeTensor/Transforms/Passes.h"

namespace fake {
#define GEN_PASS_DEF_FAKELOADRULES
#include "FakeTensor/Transforms/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

namespace {

struct FakeLoadRulesPass : fake::impl::FakeLoadRulesBase<FakeLoadRulesPass> {
  using FakeLoadRulesBase::FakeLoadRulesBase;

  // Not in runOnOperation: ops must be registered by a single thread.
  LogicalResult initialize(MLIRContext *context) override {
    for (const std::string &file : files)
      if (failed(loadRules(context, file)))
        return failure();
    return success();
  }
  void runOnOperation() override { markAllAnalysesPreserved(); }
};

} // namespace
