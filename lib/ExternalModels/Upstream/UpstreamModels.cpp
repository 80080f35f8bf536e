//===- UpstreamModels.cpp - Rules for MLIR's own dialects -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ExternalModels/UpstreamModels.h"
#include "UpstreamCall.h"

using namespace fake;
using namespace mlir;

static void attachArithmetic(Dialect *dialect) {
  attachRules(dialect->getContext(), getArithmeticRules(),
              /*keepsTypes=*/true);
}
static void attachAffine(Dialect *dialect) { attachArithmetic(dialect); }
static void attachControlFlow(Dialect *dialect) { attachArithmetic(dialect); }
static void attachTensor(Dialect *dialect) {
  attachRules(dialect->getContext(), getTensorRules(), /*keepsTypes=*/true);
}

static void attachTosa(Dialect *dialect) {
  attachRules(dialect->getContext(), getTosaRules(), /*keepsTypes=*/false);
}

void fake::registerUpstreamExtensions(DialectRegistry &registry) {
  NamedDialectExtension::add(registry, "arith", attachArithmetic);
  NamedDialectExtension::add(registry, "affine", attachAffine);
  NamedDialectExtension::add(registry, "cf", attachControlFlow);
  NamedDialectExtension::add(registry, "tensor", attachTensor);
  NamedDialectExtension::add(registry, "tosa", attachTosa);
}
