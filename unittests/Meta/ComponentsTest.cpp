//===- ComponentsTest.cpp - Components of sparse and jagged tensors -------===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/RuleContext.h"
#include "gtest/gtest.h"

using namespace fake;

namespace {
struct ComponentsTest : testing::Test {
  ShapeEnv env;
  llvm::BumpPtrAllocator arena;
  RuleContext cx{env, arena};

  static SparseInfo makeSparse(SymInt denseDims,
                               std::optional<bool> coalesced) {
    SparseInfo info;
    info.denseDims = denseDims;
    info.coalesced = coalesced;
    return info;
  }
};
} // namespace

TEST_F(ComponentsTest, NothingStatedIsTheDefault) {
  SparseInfo sparse;
  JaggedInfo jagged;
  EXPECT_TRUE(areEqual({}, &sparse));
  EXPECT_TRUE(areEqual(&jagged, {}));
  sparse.coalesced = false;
  EXPECT_FALSE(areEqual({}, &sparse));
  jagged.minSeqlen = std::nullopt;
  EXPECT_FALSE(areEqual(&jagged, {}));
}

TEST_F(ComponentsTest, TensorsDifferInThem) {
  SparseInfo info = makeSparse(1, true), other = makeSparse(0, true);
  TensorMeta a, b;
  a.layout = b.layout = Layout::SparseCOO;
  a.components = &info;
  EXPECT_FALSE(hasEqualMetadata(a, b));
  b.components = &other;
  EXPECT_FALSE(hasEqualMetadata(a, b));
  other = info;
  EXPECT_TRUE(hasEqualMetadata(a, b));
}

TEST_F(ComponentsTest, SymbolsAreVisited) {
  JaggedInfo info;
  info.valuesSize = env.declareSymbol("n");
  info.maxSeqlen = env.add(env.declareSymbol("m"), 1);
  TensorMeta meta;
  meta.layout = Layout::Jagged;
  meta.components = &info;
  std::vector<std::string> names;
  forEachSymbol(MetaValue::tensor(&meta), [&](const SymbolExpr *symbol) {
    names.push_back(symbol->getName().str());
  });
  EXPECT_EQ(names, (std::vector<std::string>{"n", "m"}));
  Components numbers = mapSymInts(cx, &info, [](SymInt value) {
    return value.isUnknown() ? value : SymInt(3);
  });
  const auto *mapped = llvm::dyn_cast<const JaggedInfo *>(numbers);
  EXPECT_TRUE(mapped->valuesSize.isInt(3));
  EXPECT_TRUE(mapped->minSeqlen->isUnknown());
}

TEST_F(ComponentsTest, WhatDiffersIsUnknown) {
  SparseInfo a = makeSparse(1, true), b = makeSparse(1, false);
  Components merged = mergeComponents(cx, &a, &b);
  const auto *info = llvm::dyn_cast_if_present<const SparseInfo *>(merged);
  ASSERT_NE(info, nullptr);
  EXPECT_TRUE(info->denseDims.isInt(1));
  EXPECT_FALSE(info->coalesced.has_value());
  b.denseDims = 0;
  EXPECT_TRUE(mergeComponents(cx, &a, &b).isNull());
  EXPECT_EQ(mergeComponents(cx, &a, &a), Components(&a));
}

TEST_F(ComponentsTest, WhatIsStatedFillsGaps) {
  SparseInfo known = makeSparse(SymInt(), true), stated = makeSparse(1, false);
  const auto *met = llvm::dyn_cast_if_present<const SparseInfo *>(
      meetComponents(cx, &known, &stated));
  ASSERT_NE(met, nullptr);
  EXPECT_TRUE(met->denseDims.isInt(1));
  EXPECT_EQ(met->coalesced, true);
  EXPECT_EQ(findContradiction(Components(&stated), Components(&known)),
            "uncoalesced and coalesced");
  EXPECT_EQ(findContradiction(Components(&known), Components()), "");
}
