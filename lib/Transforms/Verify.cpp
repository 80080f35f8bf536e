//===- Verify.cpp - Compare declared with inferred metadata -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AnalysisPass.h"
#include "FakeTensor/Analysis/ModuleMeta.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Transforms/Passes.h"

namespace fake {
#define GEN_PASS_DEF_FAKEVERIFY
#include "FakeTensor/Transforms/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

namespace {

struct FakeVerifyPass
    : AnalysisPass<fake::impl::FakeVerifyBase<FakeVerifyPass>> {
  using AnalysisPass::AnalysisPass;
  void runOnOperation() override {
    markAllAnalysesPreserved();
    InferenceOptions options = getInferenceOptions();
    options.warnUnsafe = warnUnsafe;
    if (failed(inferMeta(options).second))
      signalPassFailure();
  }
};

} // namespace
