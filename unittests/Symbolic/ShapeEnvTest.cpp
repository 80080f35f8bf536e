//===- ShapeEnvTest.cpp - Tests of facts and decisions ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "gtest/gtest.h"

using namespace fake;

namespace {
/// Sizes s0, s1, s2 with hints 4, 6, 8; u0, u1, u2 are nonnegative and have no
/// hints.
class ShapeEnvTest : public testing::Test {
protected:
  ShapeEnvTest() {
    s0 = env.declareSymbol("s0", Range::atLeast(2), 4);
    s1 = env.declareSymbol("s1", Range::atLeast(2), 6);
    s2 = env.declareSymbol("s2", Range::atLeast(2), 8);
    u0 = env.declareSymbol("u0", Range::atLeast(0));
    u1 = env.declareSymbol("u1", Range::atLeast(0));
    u2 = env.declareSymbol("u2", Range::atLeast(0));
  }

  SymInt parse(llvm::StringRef text) {
    std::string error;
    std::optional<SymInt> value = parseSymInt(text, env, error);
    EXPECT_TRUE(value) << error;
    return value.value_or(SymInt());
  }
  Truth eq(llvm::StringRef a, llvm::StringRef b) {
    return env.eq(parse(a), parse(b));
  }
  Truth lt(llvm::StringRef a, llvm::StringRef b) {
    return env.lt(parse(a), parse(b));
  }
  Truth le(llvm::StringRef a, llvm::StringRef b) {
    return env.le(parse(a), parse(b));
  }
  Range range(llvm::StringRef text) { return env.getRange(parse(text)); }
  bool assumeEq(llvm::StringRef a, llvm::StringRef b) {
    return env.assume(Condition::eq(parse(a), parse(b)));
  }
  bool assumeLe(llvm::StringRef a, llvm::StringRef b) {
    return env.assume(Condition::le(parse(a), parse(b)));
  }
  std::string simplified(SymInt value) { return toString(env.simplify(value)); }
  std::string guards() {
    std::string text;
    llvm::raw_string_ostream os(text);
    for (const Guard &guard : env.getGuards()) {
      os << (guard.kind == GuardKind::Guard ? "guard " : "assert ");
      print(os, guard.condition);
      os << '\n';
    }
    return text;
  }

  ShapeEnv env;
  SymInt s0, s1, s2, u0, u1, u2;
};
} // namespace

//===----------------------------------------------------------------------===//
// Symbols
//===----------------------------------------------------------------------===//

TEST_F(ShapeEnvTest, KindsAreDeclared) {
  SymInt rows = env.declareSymbol("rows", Range::atLeast(0), std::nullopt,
                                  SymbolKind::Unbacked);
  EXPECT_TRUE(env.isSymbol(rows, SymbolKind::Unbacked));
  EXPECT_FALSE(env.isSymbol(env.mul(rows, 2), SymbolKind::Unbacked));
  // A name says nothing of a symbol that is declared.
  EXPECT_TRUE(env.isSymbol(env.declareSymbol("j7"), SymbolKind::Backed));
  // What is declared again without a kind keeps the one that it has.
  (void)env.declareSymbol("rows");
  EXPECT_EQ(env.lookup("rows")->kind, SymbolKind::Unbacked);
  (void)env.declareSymbol("j7", {}, std::nullopt, SymbolKind::Ragged);
  EXPECT_EQ(env.lookup("j7")->kind, SymbolKind::Ragged);
}

TEST_F(ShapeEnvTest, KindsOfUndeclaredSymbolsAreConventional) {
  EXPECT_TRUE(env.isSymbol(env.getSymbol("u17"), SymbolKind::Unbacked));
  EXPECT_TRUE(env.isSymbol(env.getSymbol("j0"), SymbolKind::Ragged));
  for (const char *name : {"n", "u", "j", "u1x", "ju0"})
    EXPECT_TRUE(env.isSymbol(env.getSymbol(name), SymbolKind::Backed)) << name;
}

TEST_F(ShapeEnvTest, DeclaresSymbolsOnce) {
  EXPECT_EQ(env.declareSymbol("s0"), s0);
  EXPECT_EQ(env.getSymbol("s0"), s0);
  EXPECT_EQ(env.getSymbols().size(), 6u);
  EXPECT_EQ(env.lookup("s0")->hint, 4);
  EXPECT_EQ(env.lookup("nothing"), nullptr);
}

TEST_F(ShapeEnvTest, RedeclarationNarrows) {
  env.declareSymbol("s0", {Range::negInf, 10});
  EXPECT_EQ(range("s0"), (Range{2, 10}));
  // This range would be empty, so it is ignored.
  env.declareSymbol("s0", Range::atLeast(20));
  EXPECT_EQ(range("s0"), (Range{2, 10}));
}

TEST_F(ShapeEnvTest, SymbolsOfOneValueAreReplaced) {
  SymInt k = env.declareSymbol("k", Range::exactly(5));
  EXPECT_EQ(env.add(k, 1), SymInt(6));
  EXPECT_EQ(env.simplify(k), SymInt(5));
}

TEST_F(ShapeEnvTest, ImportsFromAnotherEnvironment) {
  ShapeEnv other;
  std::string error;
  SymInt value = *parseSymInt("Max(1, s0)*t + s0//2", other, error);
  SymInt imported = env.import(value);
  EXPECT_EQ(toString(imported), "s0*t + s0//2");
  EXPECT_NE(env.lookup("t"), nullptr);
  EXPECT_EQ(env.import(7), SymInt(7));
  EXPECT_TRUE(env.import(SymInt()).isUnknown());
}

//===----------------------------------------------------------------------===//
// Ranges
//===----------------------------------------------------------------------===//

TEST_F(ShapeEnvTest, RangesOfArithmetic) {
  env.declareSymbol("r", {-3, 5});
  EXPECT_EQ(range("2*r + 1"), (Range{-5, 11}));
  EXPECT_EQ(range("-r"), (Range{-5, 3}));
  EXPECT_EQ(range("r**2"), (Range{0, 25}));
  EXPECT_EQ(range("r**3"), (Range{-27, 125}));
  EXPECT_EQ(range("r//2"), (Range{-2, 2}));
  EXPECT_EQ(range("r % 4"), (Range{0, 3}));
  EXPECT_EQ(range("Max(0, r)"), (Range{0, 5}));
  EXPECT_EQ(range("Min(0, r)"), (Range{-3, 0}));
}

TEST_F(ShapeEnvTest, RangesWithoutBounds) {
  EXPECT_EQ(range("s0*s1"), Range::atLeast(4));
  EXPECT_EQ(range("s0 - s1"), Range());
  EXPECT_EQ(range("u0//s0"), Range::atLeast(0));
  EXPECT_EQ(range("u0 % s0"), Range::atLeast(0));
  EXPECT_EQ(env.getRange(SymInt()), Range());
}

TEST_F(ShapeEnvTest, RangesSaturate) {
  SymInt big = std::numeric_limits<int64_t>::max() / 2;
  Range r = env.getRange(env.mul(env.mul(big, s0), s1));
  EXPECT_GT(r.min, 0);
  EXPECT_EQ(r.max, Range::posInf);
}

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

TEST_F(ShapeEnvTest, RangesAnswer) {
  EXPECT_EQ(eq("s0", "1"), Truth::False);
  EXPECT_EQ(lt("1", "s0"), Truth::True);
  EXPECT_EQ(le("s0", "1"), Truth::False);
  EXPECT_EQ(eq("s0", "s1"), Truth::Unknown);
  EXPECT_EQ(le("s0", "s0 + u0"), Truth::True);
  EXPECT_EQ(lt("s0", "2*s0"), Truth::True);
  EXPECT_EQ(env.eq(SymInt(), 3), Truth::Unknown);
}

TEST_F(ShapeEnvTest, NonlinearDifferencesAnswer) {
  EXPECT_EQ(lt("s0", "s0*s1"), Truth::True);
  EXPECT_EQ(lt("s0 + s1 - 1", "s0*s1"), Truth::True);
  EXPECT_EQ(eq("s0*s1*s2", "s0*s1"), Truth::False);
  EXPECT_EQ(eq("u0*s0", "u0*s1"), Truth::Unknown);
}

TEST_F(ShapeEnvTest, DivisibilityAnswers) {
  EXPECT_EQ(eq("2*u0", "7"), Truth::False);
  EXPECT_EQ(eq("6*u0 + 3*u1", "7"), Truth::False);
  EXPECT_EQ(env.isMultiple(parse("6*u0"), 3), Truth::True);
  EXPECT_EQ(env.isMultiple(parse("6*u0 + 1"), 3), Truth::False);
  EXPECT_EQ(env.isMultiple(u0, 3), Truth::Unknown);
  EXPECT_EQ(env.isMultiple(parse("s0*s1"), s0), Truth::True);
  EXPECT_EQ(env.isMultiple(u0, 0), Truth::Unknown);
}

TEST_F(ShapeEnvTest, QuotientsAndRemaindersAnswer) {
  EXPECT_EQ(le("2*(u0//2)", "u0"), Truth::True);
  EXPECT_EQ(lt("u0", "2*(u0//2) + 2"), Truth::True);
  EXPECT_EQ(le("s0*(u0//s0)", "u0"), Truth::True);
  EXPECT_EQ(eq("u0 - 3*(u0//3)", "u0 % 3"), Truth::True);
  EXPECT_EQ(le("u0 % 3", "u0"), Truth::True);
}

TEST_F(ShapeEnvTest, MaximaAnswer) {
  EXPECT_EQ(le("u0", "Max(1, u0)"), Truth::True);
  EXPECT_EQ(le("Min(u0, u1)", "u1"), Truth::True);
  EXPECT_EQ(lt("Max(u0, u1)", "u0 + u1 + 1"), Truth::True);
  EXPECT_EQ(le("u1", "u1*Max(1, u0)"), Truth::True);
  EXPECT_EQ(le("Min(u0, u1)", "Max(u0, u1)"), Truth::True);
}

//===----------------------------------------------------------------------===//
// Facts
//===----------------------------------------------------------------------===//

TEST_F(ShapeEnvTest, LinearFactsNarrowRanges) {
  EXPECT_TRUE(assumeLe("2*s0 + 1", "20"));
  EXPECT_EQ(range("s0"), (Range{2, 9}));
  EXPECT_TRUE(env.assume(Condition::ne(s0, 2)));
  EXPECT_EQ(range("s0"), (Range{3, 9}));
  EXPECT_EQ(eq("s0", "2"), Truth::False);
}

TEST_F(ShapeEnvTest, FactsNarrowThroughQuotients) {
  EXPECT_TRUE(assumeEq("s0//4", "3"));
  EXPECT_EQ(range("s0"), (Range{12, 15}));
}

TEST_F(ShapeEnvTest, FactsNarrowThroughProducts) {
  EXPECT_TRUE(assumeLe("s0*s1", "100"));
  EXPECT_EQ(range("s0"), (Range{2, 50}));
}

TEST_F(ShapeEnvTest, EqualitiesReplaceTheNewerSymbol) {
  SymInt before = env.add(s1, 1);
  EXPECT_TRUE(assumeEq("s0", "s1"));
  EXPECT_EQ(simplified(before), "s0 + 1");
  EXPECT_EQ(env.sub(s0, s1), SymInt(0));
}

TEST_F(ShapeEnvTest, RepeatedOperationsSeeNewFacts) {
  SymInt quotient = env.floorDiv(u0, 4);
  EXPECT_EQ(toString(env.mul(quotient, 4)), "4*(u0//4)");
  EXPECT_EQ(env.isMultiple(u0, 4), Truth::Unknown);
  EXPECT_TRUE(env.assume(Condition::multiple(u0, 4)));
  EXPECT_EQ(env.mul(quotient, 4), u0);
  EXPECT_EQ(env.isMultiple(u0, 4), Truth::True);
}

TEST_F(ShapeEnvTest, EqualitiesWithConstantsReplace) {
  EXPECT_TRUE(assumeEq("s0", "8"));
  EXPECT_EQ(env.simplify(s0), SymInt(8));
  EXPECT_EQ(env.mul(s0, s1), env.mul(8, s1));
}

TEST_F(ShapeEnvTest, EqualitiesOfSumsReplace) {
  EXPECT_TRUE(assumeEq("s0 + s1", "7"));
  EXPECT_EQ(range("s0"), (Range{2, 5}));
  EXPECT_EQ(simplified(s1), "7 - s0");
}

TEST_F(ShapeEnvTest, EqualitiesDivideOutCommonFactors) {
  EXPECT_TRUE(assumeEq("s0*s1*s2", "12*s0*s1"));
  EXPECT_EQ(env.simplify(s2), SymInt(12));
}

TEST_F(ShapeEnvTest, ReplacementDoesNotWiden) {
  // u1 would lose its upper bound in larger sums, so it stays.
  EXPECT_TRUE(assumeLe("s1", "10"));
  EXPECT_TRUE(assumeEq("s1", "s0 - s2"));
  EXPECT_EQ(eq("s1 + s2", "s0"), Truth::True);
  EXPECT_EQ(range("s1"), (Range{2, 10}));
}

TEST_F(ShapeEnvTest, FactsSurviveReplacement) {
  EXPECT_TRUE(assumeLe("u1 + u2", "10"));
  EXPECT_TRUE(assumeEq("u2", "u0"));
  EXPECT_EQ(le("u1 + u0", "10"), Truth::True);
  EXPECT_EQ(range("u0"), (Range{0, 10}));
}

TEST_F(ShapeEnvTest, InequalitiesChain) {
  EXPECT_TRUE(env.assume(Condition::lt(u0, u1)));
  EXPECT_TRUE(env.assume(Condition::lt(u1, u2)));
  EXPECT_EQ(lt("u0 + 1", "u2"), Truth::True);
  EXPECT_EQ(lt("u2", "u0"), Truth::False);
  EXPECT_EQ(lt("u0 + 2", "u2"), Truth::Unknown);
}

TEST_F(ShapeEnvTest, DisequalitiesAreKept) {
  EXPECT_TRUE(env.assume(Condition::ne(s0, s1)));
  EXPECT_EQ(eq("s0", "s1"), Truth::False);
  EXPECT_EQ(eq("2*s1", "2*s0"), Truth::False);
  EXPECT_EQ(eq("s0", "s2"), Truth::Unknown);
}

TEST_F(ShapeEnvTest, MultiplesAreKept) {
  EXPECT_TRUE(env.assume(Condition::multiple(u0, 6)));
  EXPECT_EQ(env.isMultiple(u0, 3), Truth::True);
  EXPECT_EQ(env.isMultiple(parse("u0*u1"), 2), Truth::True);
  EXPECT_EQ(eq("u0", "8"), Truth::False);
  EXPECT_TRUE(env.assume(Condition::multiple(u0, 4)));
  EXPECT_EQ(env.isMultiple(u0, 12), Truth::True);
  EXPECT_EQ(env.isMultiple(u0, 24), Truth::Unknown);
}

TEST_F(ShapeEnvTest, MultiplesAreRecognised) {
  EXPECT_TRUE(assumeEq("u0", "2*(u0//2)"));
  EXPECT_EQ(env.isMultiple(u0, 2), Truth::True);
}

TEST_F(ShapeEnvTest, SymbolicMultiplesAreKept) {
  EXPECT_TRUE(env.assume(Condition::multiple(u0, u1)));
  EXPECT_EQ(env.isMultiple(u0, u1), Truth::True);
  // The remainder exists, so there is no division by zero.
  EXPECT_EQ(range("u1"), Range::atLeast(1));
}

TEST_F(ShapeEnvTest, MaximaBoundTheirOperands) {
  EXPECT_TRUE(assumeEq("Max(1, u0)", "u0"));
  EXPECT_EQ(range("u0"), Range::atLeast(1));
  EXPECT_EQ(toString(env.max(1, u0)), "u0");
}

TEST_F(ShapeEnvTest, ContradictionsTeachNothing) {
  EXPECT_TRUE(assumeLe("s0 + s1", "10"));
  EXPECT_FALSE(assumeLe("s0 + s1", "3"));
  EXPECT_FALSE(assumeEq("s0", "1"));
  EXPECT_FALSE(env.assume(Condition::lt(s0, s0)));
  EXPECT_EQ(range("s0"), (Range{2, 8}));
  EXPECT_TRUE(assumeLe("s0 + s1", "9"));
}

//===----------------------------------------------------------------------===//
// Decisions
//===----------------------------------------------------------------------===//

TEST_F(ShapeEnvTest, DecideNeedsNoGuardForWhatIsKnown) {
  EXPECT_FALSE(env.decide(Condition::eq(s0, 1), true));
  EXPECT_TRUE(env.decide(Condition::lt(1, s0), false));
  EXPECT_EQ(guards(), "");
}

TEST_F(ShapeEnvTest, DecideGuardsOnHints) {
  EXPECT_FALSE(env.decide(Condition::eq(s0, s1), true));
  EXPECT_TRUE(env.decide(Condition::lt(s0, s1), false));
  EXPECT_EQ(guards(), "guard Ne(s0, s1)\nguard s0 < s1\n");
}

TEST_F(ShapeEnvTest, DecideAssertsTheGeneralAnswer) {
  EXPECT_FALSE(env.decide(Condition::eq(u0, 1), false));
  EXPECT_TRUE(env.decide(Condition::le(u0, u1), true));
  EXPECT_EQ(guards(), "assert Ne(u0, 1)\nassert u0 <= u1\n");
}

TEST_F(ShapeEnvTest, DecisionsAreRemembered) {
  for (int i = 0; i != 3; ++i) {
    EXPECT_FALSE(env.decide(Condition::eq(u0, u1), false));
    EXPECT_TRUE(env.decide(Condition::ne(u1, u0), false));
  }
  EXPECT_EQ(env.getGuards().size(), 1u);
}

TEST_F(ShapeEnvTest, DecisionsOnUnknownValuesAreGeneral) {
  EXPECT_TRUE(env.decide(Condition::eq(SymInt(), 1), true));
  EXPECT_FALSE(env.decide(Condition::eq(SymInt(), 1), false));
  EXPECT_TRUE(env.require(Condition::eq(SymInt(), 1)));
  EXPECT_EQ(guards(), "");
}

TEST_F(ShapeEnvTest, RequireRecordsWhatItAssumes) {
  EXPECT_TRUE(env.require(Condition::le(3, s0)));
  EXPECT_TRUE(env.require(Condition::eq(u0, 6)));
  EXPECT_TRUE(env.require(Condition::eq(u0, 6)));
  EXPECT_EQ(guards(), "guard 3 <= s0\nassert Eq(u0, 6)\n");
  EXPECT_EQ(env.simplify(u0), SymInt(6));
}

TEST_F(ShapeEnvTest, RequireFailsAgainstFactsAndHints) {
  EXPECT_FALSE(env.require(Condition::eq(s0, 1)));
  EXPECT_FALSE(env.require(Condition::eq(s0, 5)));
  EXPECT_EQ(guards(), "");
  EXPECT_EQ(eq("s0", "5"), Truth::Unknown);
}

TEST_F(ShapeEnvTest, GuardsNameTheirOrigin) {
  env.setOrigin(7);
  env.require(Condition::eq(u0, u1));
  env.setOrigin(8);
  env.require(Condition::multiple(u0, 4));
  ASSERT_EQ(env.getGuards().size(), 2u);
  EXPECT_EQ(env.getGuards()[0].origin, 7u);
  EXPECT_EQ(env.getGuards()[1].origin, 8u);
}

TEST_F(ShapeEnvTest, EvaluatesWithHints) {
  EXPECT_EQ(env.evaluateWithHints(parse("s0*s1 + 1")), 25);
  EXPECT_EQ(env.evaluateWithHints(parse("s0 + u0")), std::nullopt);
}

TEST_F(ShapeEnvTest, ATrialAnswersWithoutLearning) {
  Condition isLonger = Condition::lt(u0, u1), isSame = Condition::eq(s0, s1);
  {
    ShapeEnv::Trial trial(env);
    EXPECT_TRUE(env.require(isLonger));
    EXPECT_FALSE(env.decide(isSame, true));
    EXPECT_EQ(trial.getConditions(),
              llvm::ArrayRef({isLonger, isSame.negated()}));
    EXPECT_EQ(env.ask(isLonger), Truth::Unknown);
  }
  EXPECT_TRUE(env.getGuards().empty());
  EXPECT_TRUE(env.require(isLonger));
  EXPECT_EQ(env.getGuards().size(), 1u);
}
