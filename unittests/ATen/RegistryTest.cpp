//===- RegistryTest.cpp - Tests of registered ops ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/Registry.h"
#include "FakeTensor/ATen/Cost.h"
#include "FakeTensor/ATen/Rule.h"
#include "OpTest.h"

using namespace fake;

static FailureOr<TensorMeta> same(RuleContext &, const TensorMeta &self) {
  return self;
}

static FailureOr<TensorMeta> sameAsFirst(RuleContext &, const TensorMeta &self,
                                         const TensorMeta &) {
  return self;
}

static FailureOr<SymInt> toNumber(RuleContext &, const TensorMeta &) {
  return SymInt(1);
}

/// The values of the first argument.
static LogicalResult takeValues(const JaggedCall &call) {
  call.results[0] = call.cx.createValue(call.getSelfValues());
  return success();
}

static void countElements(RuleContext &, const Schema &, ArrayRef<MetaValue>,
                          MutableArrayRef<MetaValue>) {}

static const OpRow rows[] = {
    {"testlib::same(Tensor self) -> Tensor", rule<same>, InPlace::Derived},
    {"testlib::swish(Tensor self) -> Tensor", aliasOf("silu")},
    {"testlib::also_same(Tensor self) -> Tensor", aliasOf("testlib::same")},
    {"testlib::widen(Tensor self) -> Tensor", rule<same>, Tag::pointwise},
    {"testlib::rows(Tensor self, Tensor other) -> Tensor", rule<sameAsFirst>},
    {"testlib::number(Tensor self) -> int", rule<toNumber>},
    {"testlib::same_list(Tensor[] self) -> Tensor[]", forEach("testlib::same")},
};
static constexpr OutOverload outs[] = {
    {"testlib::same", "testlib::same.out", "out"}};

static Work countTwice(const CostCall &call) {
  return {0, call.env.mul(2, call.numelOfResults())};
}
static constexpr CostRecord sameCost = {countTwice, "2 per element"};

static void linkFacets(const FacetLinker &linker) {
  linker.get("testlib::same").facets.cost = &sameCost;
  linker.get("testlib::same").facets.elements = countElements;
  linker.setSparseKernel(linker.get("testlib.same"), notSupported);
  linker.setJaggedKernel(linker.get("testlib.rows"), takeValues, "jd");
  OutPolicy policy;
  policy.exactDType = true;
  linker.setOutPolicy(linker.get("testlib::same.out"), policy);
}

static const OpLibrary library = {{"TestLib", rows}, outs, linkFacets};
// Before the table is used.
static const bool isRegistered = (registerOps(library), true);

namespace {
class RegistryTest : public OpTest {};
} // namespace

TEST_F(RegistryTest, RowsOfALibraryAreInTheTable) {
  ASSERT_TRUE(isRegistered);
  const OpDef *op = lookupOp("testlib.same");
  ASSERT_NE(op, nullptr);
  EXPECT_TRUE(op->origin.isExternal);
  EXPECT_FALSE(lookupOp("aten.relu")->origin.isExternal);
  EXPECT_EQ(op->origin.family, "TestLib");
  EXPECT_EQ(getOpByFakeID(&op->fakeID), op);
  EXPECT_EQ(run("testlib.same", {dense({2, 3})}), "f32(2, 3)/(3, 1)");
}

TEST_F(RegistryTest, CostsOfALibraryAndOfDerivedOverloads) {
  for (StringRef name : {"testlib.same", "testlib.same_", "testlib.same.out",
                         "testlib.same_list"})
    EXPECT_EQ(findCostRecord(*lookupOp(name)), &sameCost) << name.str();
  MetaValue x = dense({2, 3});
  std::optional<OpCost> cost =
      computeCost(env, {}, *lookupOp("testlib.same"), x, dense({2, 3}));
  ASSERT_TRUE(cost.has_value());
  EXPECT_EQ(cost->work.ops, SymInt(12));
  EXPECT_EQ(cost->written, SymInt(24));
}

TEST_F(RegistryTest, OpsOfALibraryWithoutARecordHaveNoCost) {
  EXPECT_EQ(findCostRecord(*lookupOp("testlib.rows")), nullptr);
  // It may read all data of its argument.
  EXPECT_EQ(findCostRecord(*lookupOp("testlib.number")), nullptr);
  EXPECT_NE(findCostRecord(*lookupOp("testlib.widen")), nullptr);
}

TEST_F(RegistryTest, DerivedOverloadsAndNames) {
  const OpDef *op = lookupOp("testlib.same");
  EXPECT_EQ(lookupOp("testlib.same_")->functional, op);
  EXPECT_TRUE(lookupOp("testlib.same_")->isMutable);
  EXPECT_EQ(lookupOp("testlib.same.out")->functional, op);
  EXPECT_TRUE(lookupOp("testlib.same.out")->origin.isExternal);
  EXPECT_EQ(lookupOp("testlib.swish")->alias, lookupOp("aten.silu"));
  EXPECT_EQ(lookupOp("testlib.also_same")->alias, op);
  EXPECT_EQ(lookupOp("testlib.same_list")->base, op);
}

TEST_F(RegistryTest, FacetsAreLinked) {
  EXPECT_EQ(lookupOp("testlib.same")->facets.elements, countElements);
  EXPECT_EQ(lookupOp("testlib.also_same")->facets.elements, countElements);
  EXPECT_NE(lookupOp("testlib.same")->facets.sparse, nullptr);
  EXPECT_TRUE(lookupOp("testlib.same.out")->facets.out->exactDType);
}

TEST_F(RegistryTest, JaggedKernels) {
  TensorMeta values = *dense({6, 8}).getTensor();
  Ragged ragged;
  ragged.size = env.declareSymbol("j0", {}, {}, SymbolKind::Ragged);
  ragged.batch = 2;
  MetaValue jagged = cx.createValue(*makeJagged(cx, values, ragged));
  EXPECT_EQ(run("testlib.rows", {jagged, dense({2})}), "f32(6, 8)/(8, 1)");
  EXPECT_EQ(run("testlib.rows", {jagged, jagged}),
            "error: expected a strided tensor");
  // The tag gives it a kernel, as ops of PyTorch.
  EXPECT_EQ(run("testlib.widen", {jagged}), "f32(2, j0, 8)/jagged");
  EXPECT_EQ(
      run("testlib.same", {jagged}),
      "error: is not supported for layout jagged: expected strided tensors");
}

TEST_F(RegistryTest, TheSameRowsMayComeAgain) { registerOps(library); }

TEST_F(RegistryTest, LaterRowsAreRefused) {
  static const OpRow others[] = {
      {"testlib::late(Tensor self) -> Tensor", rule<same>}};
  EXPECT_DEATH(registerOps({{"Late", others}, {}}),
               "registerOps of Late comes after the first use of the op table");
}
