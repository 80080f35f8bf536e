//===- UpstreamModels.cpp - Rules for MLIR's own dialects -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ExternalModels/UpstreamModels.h"
#include "RegionModels.h"
#include "TosaCall.h"
#include "UpstreamCosts.h"

using namespace fake;
using namespace mlir;

static void attachArithmetic(Dialect *dialect) {
  attachRules(dialect->getContext(), getArithmeticRules(),
              /*keepsTypes=*/true);
}
static void attachAffine(Dialect *dialect) { attachArithmetic(dialect); }
static void attachControlFlow(Dialect *dialect) { attachArithmetic(dialect); }
static void attachIndex(Dialect *dialect) { attachArithmetic(dialect); }
static void attachTensor(Dialect *dialect) {
  attachRules(dialect->getContext(), getTensorRules(), /*keepsTypes=*/true);
  attachTensorCosts(dialect->getContext());
}
static void attachMemRef(Dialect *dialect) {
  attachTensor(dialect);
  attachRules(dialect->getContext(), getBufferRules(), /*keepsTypes=*/true);
}
static void attachBufferization(Dialect *dialect) { attachMemRef(dialect); }
static void attachShape(Dialect *dialect) {
  attachRules(dialect->getContext(), getExtentRules(), /*keepsTypes=*/true);
}

static void attachLinalg(Dialect *dialect) {
  MLIRContext *context = dialect->getContext();
  attachRules(context, getLinalgRules(context), /*keepsTypes=*/true);
  attachLinalgCosts(context);
}

/// Attaches a model of an interface of MLIR to an op that does not have it.
template <typename InterfaceT, typename ModelT>
static void attachModel(MLIRContext *context, StringRef name) {
  std::optional<RegisteredOperationName> op =
      RegisteredOperationName::lookup(name, context);
  if (op && !op->hasInterface<InterfaceT>())
    op->attachInterface<ModelT>();
}

static void attachTosa(Dialect *dialect) {
  MLIRContext *context = dialect->getContext();
  for (ArrayRef<OpRule> rules :
       {getTosaTensorRules(), getTosaProductRules(), getTosaShapeRules()})
    attachRules(context, rules, /*keepsTypes=*/false);
  attachTosaCosts(context);
  attachModel<RegionBranchOpInterface, CaseModel>(context, "tosa.cond_if");
  attachModel<RegionBranchOpInterface, WhileModel>(context, "tosa.while_loop");
  attachModel<RegionBranchTerminatorOpInterface, ReturnModel>(context,
                                                              "tosa.yield");
}

void fake::registerUpstreamExtensions(DialectRegistry &registry) {
  NamedDialectExtension::add(registry, "arith", attachArithmetic);
  NamedDialectExtension::add(registry, "affine", attachAffine);
  NamedDialectExtension::add(registry, "cf", attachControlFlow);
  NamedDialectExtension::add(registry, "tensor", attachTensor);
  NamedDialectExtension::add(registry, "index", attachIndex);
  NamedDialectExtension::add(registry, "memref", attachMemRef);
  NamedDialectExtension::add(registry, "bufferization", attachBufferization);
  NamedDialectExtension::add(registry, "shape", attachShape);
  NamedDialectExtension::add(registry, "linalg", attachLinalg);
  NamedDialectExtension::add(registry, "tosa", attachTosa);
}
