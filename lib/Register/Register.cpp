//===- Register.cpp - Everything at once ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Register.h"
#include "FakeTensor/Conversion/Passes.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/ExternalModels/TorchModels.h"
#include "FakeTensor/Transforms/Passes.h"

void fake::registerDialects(mlir::DialectRegistry &registry) {
  registry.insert<FakeDialect>();
  offerTorchReader(registry);
  registerTorchExtensions(registry);
}

void fake::registerPasses() {
  registerFakeTensorPasses();
  registerFakeTensorConversionPasses();
}
