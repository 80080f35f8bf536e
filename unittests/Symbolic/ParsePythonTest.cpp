//===- ParsePythonTest.cpp - Tests of reading expressions -------*- C++ -*-===//
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
class ParsePythonTest : public testing::Test {
protected:
  /// The normal form, or the error.
  std::string parse(llvm::StringRef text) {
    std::string error;
    std::optional<SymInt> value = parseSymInt(text, env, error);
    return value ? toString(*value) : error;
  }

  ShapeEnv env;
};
} // namespace

TEST_F(ParsePythonTest, Integers) {
  EXPECT_EQ(parse("42"), "42");
  EXPECT_EQ(parse(" - 42 "), "-42");
  EXPECT_EQ(parse("9223372036854775807"), "9223372036854775807");
  EXPECT_EQ(parse("?"), "?");
}

TEST_F(ParsePythonTest, Precedence) {
  EXPECT_EQ(parse("1 + 2*3"), "7");
  EXPECT_EQ(parse("(1 + 2)*3"), "9");
  EXPECT_EQ(parse("7 - 2 - 1"), "4");
  EXPECT_EQ(parse("20//3//2"), "3");
  EXPECT_EQ(parse("20 % 7 * 2"), "12");
  EXPECT_EQ(parse("-7//2"), "-4");
  EXPECT_EQ(parse("-2**2"), "-4");
  EXPECT_EQ(parse("2**3**2"), "512");
}

TEST_F(ParsePythonTest, Names) {
  EXPECT_EQ(parse("s0*2"), "2*s0");
  EXPECT_EQ(parse("_a.b1"), "_a.b1");
  EXPECT_NE(env.lookup("s0"), nullptr);
}

TEST_F(ParsePythonTest, NamesInQuotes) {
  EXPECT_EQ(parse("\"s 0\"*2"), "2*\"s 0\"");
  EXPECT_NE(env.lookup("s 0"), nullptr);
  EXPECT_EQ(parse("\"a\\22b\\FF\\\\\""), "\"a\\22b\\FF\\\\\"");
  EXPECT_NE(env.lookup("a\"b\xFF\\"), nullptr);
  // An identifier needs none.
  EXPECT_EQ(parse("\"s0\""), "s0");
  EXPECT_EQ(parse("\"s0"), "expected the end of a name in quotes at column 1");
  EXPECT_EQ(parse("\"\\G0\""),
            "expected two hexadecimal digits after '\\' at column 1");
}

TEST_F(ParsePythonTest, Functions) {
  EXPECT_EQ(parse("Max(1, 5, 3)"), "5");
  EXPECT_EQ(parse("Min(4)"), "4");
  EXPECT_EQ(parse("Mod(-1, 3)"), "2");
  EXPECT_EQ(parse("PythonMod(-1, 3)"), "2");
  EXPECT_EQ(parse("FloorDiv(7, 2)"), "3");
  EXPECT_EQ(parse("CleanDiv(8, 2)"), "4");
  EXPECT_EQ(parse("CeilDiv(7, 2)"), "4");
  EXPECT_EQ(parse("ModularIndexing(29, 4, 5)"), "2");
  EXPECT_EQ(parse("PowByNatural(s0, 2)"), "s0**2");
}

TEST_F(ParsePythonTest, MlirWords) {
  EXPECT_EQ(parse("(s0 + 1) floordiv 2"), "(s0 + 1)//2");
  EXPECT_EQ(parse("s0 mod 4"), "s0 % 4");
  EXPECT_EQ(parse("7 ceildiv 2"), "4");
  EXPECT_EQ(parse("max(1, min(2, 3))"), "2");
}

TEST_F(ParsePythonTest, Conditions) {
  auto roundTrip = [&](llvm::StringRef text) -> std::string {
    std::optional<Condition> condition = parseCondition(text, env);
    if (!condition)
      return "none";
    std::string result;
    llvm::raw_string_ostream os(result);
    print(os, *condition);
    return result;
  };
  for (const char *text :
       {"Eq(s0, s1)", "Ne(Max(4, s0), 5)", "s0 < 2*s1", "s0 <= Min(4, s1)"})
    EXPECT_EQ(roundTrip(text), text);
  std::optional<Condition> multiple = parseCondition("Eq(Mod(s0, 3), 0)", env);
  ASSERT_TRUE(multiple);
  EXPECT_EQ(toString(multiple->lhs), "s0 % 3");
  for (const char *text :
       {"", "s0", "Eq(s0)", "Eq(s0, s1", "s0 < ", "Gt(1, 2)"})
    EXPECT_EQ(roundTrip(text), "none") << text;
}

TEST_F(ParsePythonTest, UnexpectedTokens) {
  EXPECT_EQ(parse("Mod(s0,, 2)"),
            "expected an integer, a name or '(' at column 8, found ','");
  EXPECT_EQ(parse("(s0, 1)"), "expected ')' at column 4, found ','");
  EXPECT_EQ(parse("s0 s1"), "expected an operator at column 4, found 's1'");
  EXPECT_EQ(parse("s0 | 2"), "expected an operator at column 4, found '|'");
  EXPECT_EQ(
      parse("s0 +"),
      "expected an integer, a name or '(' at column 5, found end of text");
  EXPECT_EQ(
      parse(""),
      "expected an integer, a name or '(' at column 1, found end of text");
  EXPECT_EQ(parse("1.5.2"), "expected a number at column 1, found '1.5.2'");
  EXPECT_EQ(parse("2 \x01"), "expected an operator at column 3, found byte 1");
}

TEST_F(ParsePythonTest, WrongCalls) {
  EXPECT_EQ(parse("cbrt(s0)"),
            "expected the name of a function at column 1, found 'cbrt'");
  EXPECT_EQ(parse("Mod(s0)"), "expected ',' at column 7, found ')'");
  EXPECT_EQ(parse("Mod(s0, 2, 3)"), "expected ')' at column 10, found ','");
  EXPECT_EQ(parse("Max()"),
            "expected an integer, a name or '(' at column 5, found ')'");
}

TEST_F(ParsePythonTest, Exponents) {
  EXPECT_EQ(parse("s0**-1"),
            "expected a non-negative integer as exponent at column 3");
  EXPECT_EQ(parse("1**1000000000000"), "1");
  EXPECT_EQ(parse("(-1)**1000000000001"), "-1");
  EXPECT_EQ(parse("s0**0"), "1");
}

TEST_F(ParsePythonTest, Overflow) {
  EXPECT_EQ(parse("9223372036854775808"),
            "expected an integer that fits in 64 bits at column 1");
  EXPECT_EQ(parse("9223372036854775807 + 1"),
            "expected a result that fits in 64 bits at column 21");
  EXPECT_EQ(parse("2**64"),
            "expected a result that fits in 64 bits at column 2");
}

TEST_F(ParsePythonTest, DivisionByZero) {
  EXPECT_EQ(parse("s0//0"), "expected a divisor other than 0 at column 3");
  EXPECT_EQ(parse("Mod(1, 0)"), "expected a divisor other than 0 at column 1");
}

TEST_F(ParsePythonTest, NestingIsBounded) {
  EXPECT_EQ(parse(std::string(200, '(') + "s0" + std::string(200, ')')), "s0");
  EXPECT_EQ(parse(std::string(100000, '(')),
            "expected at most 256 nested parentheses at column 257");
  EXPECT_EQ(parse(std::string(100001, '-') + "1"), "-1");
  std::string powers;
  for (int i = 0; i != 100000; ++i)
    powers += "1**";
  EXPECT_EQ(parse(powers + "1"),
            "expected at most 256 nested parentheses at column 770");
}

TEST_F(ParsePythonTest, ProductsWithFloats) {
  EXPECT_EQ(parse("TruncToInt(0.5 * ToFloat(s0 + 1))"),
            "TruncToInt(0.5*ToFloat(s0 + 1))");
  EXPECT_EQ(parse("TruncToInt(1.7*ToFloat(5))"), "8");
  EXPECT_EQ(parse("trunc(-1.7 * 5)"), "-8");
  EXPECT_EQ(parse("TruncToInt(2*ToFloat(s0))"), "TruncToInt(2.0*ToFloat(s0))");
  EXPECT_EQ(parse("TruncToInt(1.5*s0)"), "TruncToInt(1.5*ToFloat(s0))");
  EXPECT_EQ(parse("TruncToInt(1.5*ToFloat(s0)"),
            "expected ')' at column 27, found end of text");
  EXPECT_EQ(parse("TruncToInt(1e+*ToFloat(s0))"),
            "expected a number at column 12, found '1e'");
  EXPECT_EQ(parse("trunc(1e30 * 5)"),
            "expected a result that fits in 64 bits at column 1");
}

TEST_F(ParsePythonTest, FloatsWithinAnInteger) {
  EXPECT_EQ(parse("CeilToInt(IntTrueDiv(s0, 2))"), "(s0 + 1)//2");
  EXPECT_EQ(parse("CeilToInt(s0 / 2)"), "(s0 + 1)//2");
  EXPECT_EQ(parse("FloorToInt(ToFloat(s0) + 0.5)"),
            "FloorToInt(ToFloat(s0) + 0.5)");
  EXPECT_EQ(parse("RoundToInt(OpaqueUnaryFn_sqrt(ToFloat(s0)))"),
            "RoundToInt(OpaqueUnaryFn_sqrt(ToFloat(s0)))");
  EXPECT_EQ(parse("TruncToInt(FloatTrueDiv(1.5, ToFloat(s0)) - 1e-05)"),
            "TruncToInt(FloatTrueDiv(1.5, ToFloat(s0)) - 1e-05)");
  EXPECT_EQ(parse("1.5*ToFloat(s0)"),
            "expected an integer, found a float at column 1");
}

TEST_F(ParsePythonTest, PowersAndShifts) {
  env.declareSymbol("n", Range::atLeast(0));
  EXPECT_EQ(parse("PowByNatural(2, n)"), "2**n");
  EXPECT_EQ(parse("2**n + 1"), "2**n + 1");
  EXPECT_EQ(parse("LShift(3, n)"), "3*2**n");
  EXPECT_EQ(parse("RShift(s0, 2)"), "s0//4");
  env.declareSymbol("m", {-3, -1});
  EXPECT_EQ(parse("2**m"),
            "expected a non-negative integer as exponent at column 2");
}
