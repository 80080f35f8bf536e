//===- ExprTest.cpp - Tests of interned expressions -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/Expr.h"
#include "llvm/ADT/SmallVector.h"
#include "gtest/gtest.h"

using namespace fake;

TEST(ExprTest, InternsSymbolsByName) {
  ExprPool pool;
  EXPECT_EQ(pool.getSymbol("s0"), pool.getSymbol("s0"));
  EXPECT_NE(pool.getSymbol("s0"), pool.getSymbol("s1"));
  EXPECT_EQ(pool.size(), 2u);
}

TEST(ExprTest, InternsNodesByOperands) {
  ExprPool pool;
  SymInt s0 = pool.getSymbol("s0");
  EXPECT_EQ(pool.getFloorDiv(s0, 2), pool.getFloorDiv(s0, 2));
  EXPECT_NE(pool.getFloorDiv(s0, 2), pool.getFloorDiv(s0, 3));
  EXPECT_NE(pool.getFloorDiv(s0, 2), pool.getMod(s0, 2));
  EXPECT_EQ(pool.getMinMax(ExprKind::Max, {SymInt(1), s0}),
            pool.getMinMax(ExprKind::Max, {SymInt(1), s0}));
}

TEST(ExprTest, SumOfOneAtomIsTheAtom) {
  ExprPool pool;
  const Expr *s0 = pool.getSymbol("s0");
  Factor factor = {s0, 1};
  EXPECT_EQ(pool.getSum(0, Term{1, factor}), SymInt(s0));
  EXPECT_EQ(pool.getSum(7, {}), SymInt(7));
  EXPECT_TRUE(llvm::isa<SumExpr>(pool.getSum(1, Term{1, factor}).getExpr()));
}

TEST(ExprTest, HashDependsOnStructureOnly) {
  ExprPool a, b;
  b.getSymbol("another");
  const Expr *x = a.getFloorDiv(a.getSymbol("s0"), 2);
  const Expr *y = b.getFloorDiv(b.getSymbol("s0"), 2);
  EXPECT_NE(x->getID(), y->getID());
  EXPECT_EQ(x->getStructuralHash(), y->getStructuralHash());
  EXPECT_EQ(ExprPool::compare(x, y), 0);
}

TEST(ExprTest, OrderPutsIntegersFirst) {
  ExprPool pool;
  SymInt s0 = pool.getSymbol("s0"), s1 = pool.getSymbol("s1");
  EXPECT_TRUE(ExprPool::less(5, s0));
  EXPECT_FALSE(ExprPool::less(s0, 5));
  EXPECT_TRUE(ExprPool::less(-1, 5));
  EXPECT_FALSE(ExprPool::less(s0, s0));
  EXPECT_NE(ExprPool::less(s0, s1), ExprPool::less(s1, s0));
}

TEST(ExprTest, ImportsIntoAnotherPool) {
  ExprPool a, b;
  SymInt s0 = a.getSymbol("s0");
  SymInt value = a.getMinMax(ExprKind::Max, {SymInt(1), a.getMod(s0, 3)});
  llvm::DenseMap<const Expr *, const Expr *> cache;
  SymInt copy = b.import(value, cache);
  EXPECT_NE(copy, value);
  EXPECT_EQ(toString(copy), toString(value));
  EXPECT_EQ(b.import(value, cache), copy);
  EXPECT_EQ(b.import(3, cache), SymInt(3));
}

TEST(ExprTest, MeasuresNodes) {
  ExprPool pool;
  const Expr *s0 = pool.getSymbol("s0");
  EXPECT_EQ(s0->getDepth(), 0u);
  EXPECT_EQ(s0->getTreeSize(), 1u);
  const Expr *half = pool.getFloorDiv(s0, 2);
  EXPECT_EQ(half->getDepth(), 1u);
  EXPECT_EQ(half->getTreeSize(), 3u);
}

TEST(ExprTest, CollectsSymbolsByName) {
  ExprPool pool;
  SymInt value = pool.getMinMax(
      ExprKind::Min,
      {pool.getFloorDiv(pool.getSymbol("s10"), 2),
       pool.getMod(pool.getSymbol("s2"), pool.getSymbol("s10"))});
  std::vector<std::string> names;
  collectSymbols(value, [&](const SymbolExpr *symbol) {
    names.push_back(symbol->getName().str());
  });
  EXPECT_EQ(names, (std::vector<std::string>{"s2", "s10"}));
}

static std::optional<int64_t> evaluateAt(SymInt value,
                                         std::optional<int64_t> s0) {
  return evaluate(value, [&](const SymbolExpr *) { return s0; });
}

TEST(ExprTest, EvaluatesLikePython) {
  ExprPool pool;
  SymInt s0 = pool.getSymbol("s0");
  EXPECT_EQ(evaluateAt(pool.getFloorDiv(s0, 2), -3), -2);
  EXPECT_EQ(evaluateAt(pool.getFloorDiv(s0, -2), 3), -2);
  EXPECT_EQ(evaluateAt(pool.getMod(s0, 3), -1), 2);
  EXPECT_EQ(evaluateAt(pool.getMod(s0, -3), 1), -2);
}

TEST(ExprTest, EvaluationMayFail) {
  ExprPool pool;
  const Expr *s0 = pool.getSymbol("s0");
  EXPECT_FALSE(evaluateAt(SymInt(), 1));
  EXPECT_FALSE(evaluateAt(s0, std::nullopt));
  EXPECT_FALSE(evaluateAt(pool.getFloorDiv(1, s0), 0));
  Factor square = {s0, 2};
  EXPECT_FALSE(evaluateAt(pool.getSum(0, Term{1, square}), int64_t(1) << 40));
  EXPECT_EQ(evaluateAt(pool.getSum(0, Term{1, square}), 7), 49);
}

TEST(ExprTest, EvaluationOfSharedNodesIsLinear) {
  ExprPool pool;
  SymInt value = pool.getSymbol("s0");
  for (int i = 0; i != 200; ++i)
    value = pool.getMinMax(ExprKind::Max,
                           {pool.getFloorDiv(value, 2), pool.getMod(value, 7)});
  EXPECT_TRUE(evaluateAt(value, 1000));
}
