//===- FakeToTorch.cpp - The fake dialect to torch IR -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DialectUse.h"
#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Conversion/Passes.h"
#include "FakeToTorchConverter.h"

namespace fake {
#define GEN_PASS_DEF_FAKETOTORCH
#include "FakeTensor/Conversion/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

/// Functions without a body have the types of their calls.
static LogicalResult convertDeclaration(FunctionOpInterface function) {
  TorchTypeConverter types(function->getContext());
  auto check = [&](TypeRange fakeTypes, StringRef what) -> LogicalResult {
    for (auto [i, type] : llvm::enumerate(fakeTypes))
      if (std::string error = types.getError(type); !error.empty())
        return function->emitOpError()
               << what << " #" << i << " of type " << type
               << " has no counterpart in torch IR: " << error;
    return success();
  };
  if (failed(check(function.getArgumentTypes(), "argument")) ||
      failed(check(function.getResultTypes(), "result")))
    return failure();
  function.setType(
      function.cloneTypeWith(types.convert(function.getArgumentTypes()),
                             types.convert(function.getResultTypes())));
  return success();
}

namespace {

struct FakeToTorchPass : fake::impl::FakeToTorchBase<FakeToTorchPass> {
  /// Loads the torch dialect by name, since dependent dialects require its
  /// class.
  LogicalResult initialize(MLIRContext *context) override {
    if (context->getOrLoadDialect("torch"))
      return success();
    return emitError(UnknownLoc::get(context),
                     "no dialect called torch is registered");
  }

  void runOnOperation() override {
    // The analysis reads the bodies of callees, so all functions are analyzed
    // before one is changed.
    InferenceOptions options;
    options.followCalls = mayReadFunctions(getOperation());
    // This pass does not check casts to fake types.
    options.mode.allowNonFakeInputs = true;
    std::vector<std::unique_ptr<FakeToTorchConverter>> converters;
    bool hadError = false;
    llvm::DenseSet<Operation *> callees;
    if (options.followCalls)
      callees = collectCallees(getOperation());
    auto isOfFake = [](auto of) { return isFake(of); };
    for (FunctionOpInterface function : collectFunctions(getOperation())) {
      if (!usesDialect(function, isOfFake))
        continue;
      converters.push_back(
          std::make_unique<FakeToTorchConverter>(function, options));
      hadError |= failed(converters.back()->analyse());
      hadError |= failed(converters.back()->checkTypes());
      if (callees.contains(function))
        hadError |= failed(converters.back()->checkCalled());
    }
    if (hadError)
      return signalPassFailure();
    // Sequentially, for unique names of literals.
    for (const auto &converter : converters)
      hadError |= failed(converter->run());
    hadError |= failed(
        convertDeclarations(getOperation(), isOfFake, convertDeclaration));
    if (hadError)
      signalPassFailure();
  }
};

} // namespace
