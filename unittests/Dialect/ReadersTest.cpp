//===- ReadersTest.cpp - Tests of offered readers ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ExternalModels/Readers.h"
#include "FakeTensor/Dialect/StableHLO/IR/StableHLODialect.h"
#include "FakeTensor/Dialect/Torch/IR/TorchDialect.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace fake;

namespace {

/// A dialect of a host that is called stablehlo.
class HostDialect final : public Dialect {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(HostDialect)
  explicit HostDialect(MLIRContext *context)
      : Dialect(getDialectNamespace(), context, TypeID::get<HostDialect>()) {}
  static constexpr StringLiteral getDialectNamespace() { return "stablehlo"; }
};

/// The dialect that is loaded by its name.
TypeID load(MLIRContext &context, StringRef name) {
  Dialect *dialect = context.getOrLoadDialect(name);
  return dialect ? dialect->getTypeID() : TypeID();
}

} // namespace

TEST(ReadersTest, AreLoadedByTheirNames) {
  DialectRegistry registry;
  offerReaders(registry);
  MLIRContext context(registry);
  EXPECT_EQ(load(context, "torch"), TypeID::get<torch::TorchDialect>());
  EXPECT_EQ(load(context, "stablehlo"),
            TypeID::get<stablehlo::StableHLODialect>());
  EXPECT_EQ(load(context, "chlo"), TypeID::get<stablehlo::CHLODialect>());
  EXPECT_EQ(load(context, "sdy"), TypeID::get<stablehlo::SDYDialect>());
}

TEST(ReadersTest, AHostKeepsItsDialect) {
  for (bool isBefore : {false, true}) {
    DialectRegistry registry;
    if (isBefore)
      registry.insert<HostDialect>();
    offerReaders(registry);
    if (!isBefore)
      registry.insert<HostDialect>();
    MLIRContext context(registry);
    EXPECT_EQ(load(context, "stablehlo"), TypeID::get<HostDialect>());
    EXPECT_EQ(load(context, "chlo"), TypeID::get<stablehlo::CHLODialect>());
  }
}
