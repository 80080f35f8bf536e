//===- TorchToFake.cpp - torch IR to the fake dialect -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TorchToFake.h"
#include "DialectUse.h"
#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Conversion/Passes.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "TorchToFakeConverter.h"

namespace fake {
#define GEN_PASS_DEF_TORCHTOFAKE
#include "FakeTensor/Conversion/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

bool fake::hasTorch(FunctionOpInterface function) {
  return usesDialect(function, [](auto of) { return isTorch(of); });
}

/// Converts the type of a function without a body.
static LogicalResult convertDeclaration(FunctionOpInterface function) {
  llvm::BumpPtrAllocator arena;
  ShapeEnv env;
  RuleContext cx(env, arena);
  auto convert = [&](TypeRange types, StringRef what,
                     SmallVectorImpl<Type> &converted) -> LogicalResult {
    for (auto [i, type] : llvm::enumerate(types)) {
      converted.push_back(convertStatedType(cx, type));
      if (!converted.back())
        return function->emitOpError()
               << what << " #" << i << " of type " << type
               << " has no counterpart in the fake dialect";
    }
    return success();
  };
  SmallVector<Type> inputs, results;
  if (failed(convert(function.getArgumentTypes(), "argument", inputs)) ||
      failed(convert(function.getResultTypes(), "result", results)))
    return failure();
  function.setType(function.cloneTypeWith(inputs, results));
  return success();
}

LogicalResult fake::convertTorchDeclarations(Operation *root) {
  auto isOfTorch = [](auto of) { return isTorch(of); };
  return convertDeclarations(root, isOfTorch, convertDeclaration);
}

LogicalResult fake::convertTorchToFake(FunctionOpInterface function,
                                       Device literalDevice) {
  InferenceOptions options;
  options.mode.literalDevice = literalDevice;
  options.followCalls = false;
  TorchToFakeConverter converter(function, /*isCalled=*/false, options);
  return success(succeeded(converter.analyse()) && succeeded(converter.run()));
}

namespace {

struct TorchToFakePass : fake::impl::TorchToFakeBase<TorchToFakePass> {
  /// The analysis reads the bodies of callees, so all functions are analyzed
  /// before one is changed.
  void runOnOperation() override {
    InferenceOptions options;
    options.followCalls = mayReadFunctions(getOperation());
    llvm::DenseSet<Operation *> callees;
    if (options.followCalls)
      callees = collectCallees(getOperation());
    llvm::DenseMap<Operation *, std::unique_ptr<TorchToFakeConverter>>
        converters;
    for (FunctionOpInterface function : collectFunctions(getOperation()))
      if (hasTorch(function))
        converters[function] = std::make_unique<TorchToFakeConverter>(
            function, callees.contains(function), options);
    auto forEachConverter = [&](auto act) {
      return forEachFunction(getOperation(), [&](FunctionOpInterface f) {
        auto it = converters.find(f);
        return it == converters.end() ? success() : act(*it->second);
      });
    };
    auto analyse = [](TorchToFakeConverter &converter) {
      return converter.analyse();
    };
    auto run = [](TorchToFakeConverter &converter) { return converter.run(); };
    if (failed(forEachConverter(analyse)) || failed(forEachConverter(run)) ||
        failed(convertTorchDeclarations(getOperation())))
      signalPassFailure();
  }
};

} // namespace
