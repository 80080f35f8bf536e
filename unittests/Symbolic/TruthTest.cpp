//===- TruthTest.cpp - Tests of conditions as numbers -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "gtest/gtest.h"
#include <random>

using namespace fake;

namespace {
/// Sizes s0, s1 as PyTorch declares them, and u0, u1 of any sign.
class TruthTest : public testing::Test {
protected:
  TruthTest() {
    for (const char *name : {"s0", "s1"})
      env.declareSymbol(name, Range::atLeast(2));
    for (const char *name : {"u0", "u1"})
      env.declareSymbol(name);
  }

  SymInt value(llvm::StringRef text) {
    std::string error;
    return parseSymInt(text, env, error).value_or(SymInt());
  }
  std::string text(SymInt truth) {
    std::string result;
    llvm::raw_string_ostream os(result);
    printTruth(os, truth);
    return result;
  }
  std::string text(Relation relation, llvm::StringRef a, llvm::StringRef b) {
    return text(env.indicate({relation, value(a), value(b)}));
  }

  ShapeEnv env;
};
} // namespace

TEST_F(TruthTest, KnownAnswersAreNumbers) {
  EXPECT_TRUE(env.indicate(Condition::lt(1, 2)).isInt(1));
  EXPECT_TRUE(env.indicate(Condition::eq(value("s0"), 1)).isInt(0));
  EXPECT_TRUE(env.indicate(Condition::le(2, value("s0"))).isInt(1));
  EXPECT_TRUE(env.indicate(Condition::eq(SymInt(), 1)).isUnknown());
}

TEST_F(TruthTest, ConditionsAreWrittenAsSuch) {
  EXPECT_EQ(text(Relation::Eq, "s0", "4"), "Eq(s0, 4)");
  EXPECT_EQ(text(Relation::Ne, "4", "s0"), "Ne(s0, 4)");
  EXPECT_EQ(text(Relation::Lt, "s0", "4"), "s0 < 4");
  EXPECT_EQ(text(Relation::Le, "u0", "s0"), "s0 >= u0");
  EXPECT_EQ(text(Relation::Lt, "u0", "s0 + 2"), "u0 < s0 + 2");
  EXPECT_EQ(text(Relation::Multiple, "s0", "8"), "Eq(s0 % 8, 0)");
  EXPECT_EQ(text(value("u0")), "Eq(u0, 1)");
  EXPECT_EQ(text(1), "True");
}

TEST_F(TruthTest, NotMoreThanTheOperatorIsTurned) {
  SymInt less = env.indicate(Condition::lt(value("s0"), 4));
  SymInt equal = env.indicate(Condition::eq(value("u0"), 0));
  EXPECT_EQ(text(env.sub(1, less)), "s0 >= 4");
  EXPECT_EQ(text(env.sub(1, equal)), "Ne(u0, 0)");
  EXPECT_EQ(text(env.sub(1, env.sub(1, less))), "s0 < 4");
}

TEST_F(TruthTest, ConditionsAreLearnedLikeOtherNumbers) {
  SymInt less = env.indicate(Condition::lt(value("u0"), value("u1")));
  EXPECT_TRUE(env.assume(Condition::lt(value("u0"), value("u1"))));
  EXPECT_TRUE(env.simplify(less).isInt(1));
}

// Compares conditions, and combinations of them, with their values.
TEST_F(TruthTest, NumbersAreRightForAllValues) {
  std::mt19937 random(7);
  auto pick = [&](int64_t low, int64_t high) {
    return std::uniform_int_distribution<int64_t>(low, high)(random);
  };
  const char *terms[] = {"s0",     "s1",      "u0",          "u1",    "3",
                         "2*s0",   "s0 - u0", "u0*u1",       "s0//3", "-u1",
                         "u0 - 1", "s1 % 3",  "Max(u0, s0)", "0"};
  auto holds = [](Relation relation, int64_t a, int64_t b) {
    switch (relation) {
    case Relation::Eq:
      return a == b;
    case Relation::Ne:
      return a != b;
    case Relation::Lt:
      return a < b;
    default:
      return a <= b;
    }
  };
  for (int i = 0; i < 2000; ++i) {
    Condition c[2];
    for (Condition &condition : c)
      condition = {static_cast<Relation>(pick(0, 3)),
                   value(terms[pick(0, std::size(terms) - 1)]),
                   value(terms[pick(0, std::size(terms) - 1)])};
    SymInt x = env.indicate(c[0]), y = env.indicate(c[1]);
    SymInt both = env.min(x, y), either = env.max(x, env.sub(1, y));
    int64_t sizes[] = {pick(2, 6), pick(2, 6), pick(-4, 4), pick(-4, 4)};
    auto assign = [&](const SymbolExpr *symbol) -> std::optional<int64_t> {
      return sizes[(symbol->getName()[0] == 'u' ? 2 : 0) +
                   (symbol->getName()[1] - '0')];
    };
    auto truth = [&](const Condition &condition) {
      return holds(condition.relation, *evaluate(condition.lhs, assign),
                   *evaluate(condition.rhs, assign));
    };
    bool a = truth(c[0]), b = truth(c[1]);
    EXPECT_EQ(evaluate(x, assign), int64_t(a)) << toString(x);
    EXPECT_EQ(evaluate(both, assign), int64_t(a && b)) << toString(both);
    EXPECT_EQ(evaluate(either, assign), int64_t(a || !b)) << toString(either);
  }
}
