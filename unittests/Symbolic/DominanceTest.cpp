//===- DominanceTest.cpp - Tests of proofs of order -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/Dominance.h"
#include "gtest/gtest.h"

using namespace fake;

namespace {
/// Sizes: b is at least 1, s at least 2, t between 2 and 8.
class DominanceTest : public testing::Test {
protected:
  DominanceTest() {
    env.declareSymbol("b", Range::atLeast(1), 4);
    env.declareSymbol("s", Range::atLeast(2), 6);
    env.declareSymbol("t", Range{2, 8}, 4);
    env.declareSymbol("x");
  }

  SymInt parse(llvm::StringRef text) {
    std::string error;
    std::optional<SymInt> value = parseSymInt(text, env, error);
    EXPECT_TRUE(value) << error;
    return value.value_or(SymInt());
  }
  /// The bounds that prove a value nonnegative, `s >= 2`.
  std::string prove(llvm::StringRef text) {
    auto bounds = proveNonnegative(env, parse(text));
    if (!bounds)
      return "no";
    EXPECT_TRUE(isNonnegative(parse(text), *bounds));
    std::string proof = "yes";
    for (const AtomBound &bound : *bounds)
      proof += ", " + toString(SymInt(bound.atom)) +
               " >= " + std::to_string(bound.min);
    return proof;
  }
  std::string cross(llvm::StringRef a, llvm::StringRef b) {
    auto crossover = findCrossover(env, parse(a), parse(b));
    if (!crossover)
      return "none";
    return crossover->symbol->getName().str() +
           (crossover->fromThreshold ? " >= " : " < ") +
           std::to_string(crossover->threshold);
  }

  ShapeEnv env;
};
} // namespace

TEST_F(DominanceTest, ProvesByCoefficients) {
  EXPECT_EQ(prove("4"), "yes");
  EXPECT_EQ(prove("-4"), "no");
  EXPECT_EQ(prove("s"), "yes, s >= 0");
  EXPECT_EQ(prove("4*b*s + s**2"), "yes, b >= 0, s >= 0");
}

TEST_F(DominanceTest, ProvesByLowerBounds) {
  EXPECT_EQ(prove("s - 2"), "yes, s >= 2");
  EXPECT_EQ(prove("s - 3"), "no");
  EXPECT_EQ(prove("s**2 - 2*s"), "yes, s >= 2");
  EXPECT_EQ(prove("s**3 - 4*s"), "yes, s >= 2");
  EXPECT_EQ(prove("b*s - 2*b"), "yes, b >= 1, s >= 2");
  EXPECT_EQ(prove("b*s - s - 2*b + 2"), "yes, b >= 1, s >= 2");
}

TEST_F(DominanceTest, NeedsALowerBound) {
  EXPECT_EQ(prove("x"), "no");
  EXPECT_EQ(prove("s*x"), "no");
  EXPECT_FALSE(isNonnegative(parse("s"), {}));
}

TEST_F(DominanceTest, DoesNotOverflow) {
  EXPECT_EQ(prove("4611686018427387904*s**8 - 4611686018427387904*s**7"), "no");
  // Not representable after the shift: no proof, although it is nonnegative.
  env.declareSymbol("huge", Range::atLeast(int64_t(1) << 60));
  EXPECT_EQ(prove("huge**4 - huge"), "no");
}

TEST_F(DominanceTest, FindsCrossovers) {
  EXPECT_EQ(cross("4*s**2 + 256*s", "25856*s"), "s >= 6400");
  EXPECT_EQ(cross("25856*s", "4*s**2 + 256*s"), "s < 6401");
  EXPECT_EQ(cross("4*b*s**2", "100*b*s"), "s >= 25");
  EXPECT_EQ(cross("1000", "3*s"), "s < 334");
  EXPECT_EQ(cross("t**2", "40"), "t >= 7");
}

TEST_F(DominanceTest, FindsNoCrossoverWhereThereIsNone) {
  // In order everywhere, beyond the range, by two symbols, twice.
  EXPECT_EQ(cross("s**2", "s"), "none");
  EXPECT_EQ(cross("t**2", "400"), "none");
  EXPECT_EQ(cross("b*s", "b + 7*s"), "none");
  EXPECT_EQ(cross("s**2 + 30", "11*s"), "none");
  EXPECT_EQ(cross("x", "4"), "none");
}

/// The coefficients of a sum.
static std::vector<int64_t> getCoefficients(TermTable &table, SymInt value) {
  TermTable::Terms terms = table.decompose(value);
  std::vector<int64_t> coefficients(table.size(), 0);
  for (auto [index, coefficient] : terms)
    coefficients[index] += coefficient;
  return coefficients;
}

TEST_F(DominanceTest, TermTable) {
  TermTable table(env);
  auto sum = [&](llvm::StringRef text) {
    return getCoefficients(table, parse(text));
  };
  std::vector<int64_t> small = sum("4*b*s + 8"), large = sum("4*b*s + s + 9");
  EXPECT_TRUE(table.isAtLeast(large, small));
  EXPECT_FALSE(table.isAtLeast(small, large));
  EXPECT_EQ(table.compose(large), parse("4*b*s + s + 9"));
  // A term that may be negative must be equal.
  EXPECT_FALSE(table.isAtLeast(sum("2*x"), sum("x")));
  EXPECT_TRUE(table.isAtLeast(sum("x + 1"), sum("x")));
  EXPECT_TRUE(table.decompose(SymInt()).empty());
}

TEST_F(DominanceTest, FindsMeans) {
  TermTable table(env);
  auto find = [&](llvm::StringRef a, llvm::StringRef b, llvm::StringRef c) {
    auto first = getCoefficients(table, parse(a));
    auto second = getCoefficients(table, parse(b));
    auto between = getCoefficients(table, parse(c));
    auto weights = table.findMean(first, second, between);
    if (!weights)
      return std::string("none");
    EXPECT_TRUE(table.isMeanAtLeast(first, second, *weights, between));
    return std::to_string(weights->first) + ":" +
           std::to_string(weights->second);
  };
  // The weights of the second value decide about the constant.
  EXPECT_EQ(find("10*s", "100", "5*s + 50"), "5:5");
  EXPECT_EQ(find("10*s", "100", "5*s + 20"), "5:5");
  EXPECT_EQ(find("10*s", "100", "5*s + 51"), "none");
  EXPECT_EQ(find("10*s + b", "100 + 3*b", "2*s + 3*b"), "none");
  EXPECT_EQ(find("10*s + b", "100 + 3*b", "2*s + 2*b"), "2:8");
  // One of them alone is enough.
  EXPECT_EQ(find("s", "b", "b"), "0:1");
  // A term that may be negative must be equal.
  EXPECT_EQ(find("2*x + 8", "0", "x + 3"), "1:1");
  EXPECT_EQ(find("2*x + 8", "2*x", "x"), "none");
  EXPECT_EQ(find("6000000000000000000*s", "-6000000000000000000*s", "s"),
            "none");
  auto one = getCoefficients(table, parse("s"));
  EXPECT_FALSE(table.isMeanAtLeast(one, one, {0, 0}, one));
  EXPECT_FALSE(table.isMeanAtLeast(one, one, {-1, 2}, one));
}
