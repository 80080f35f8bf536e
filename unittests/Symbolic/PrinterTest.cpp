//===- PrinterTest.cpp - Tests of writing expressions -----------*- C++ -*-===//
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
class PrinterTest : public testing::Test {
protected:
  SymInt parse(llvm::StringRef text) {
    std::string error;
    return parseSymInt(text, env, error).value_or(SymInt());
  }
  std::string python(llvm::StringRef text) { return toString(parse(text)); }
  std::string mlir(llvm::StringRef text) {
    return toString(parse(text), SymSyntax::MLIR);
  }

  ShapeEnv env;
};
} // namespace

TEST_F(PrinterTest, PlainValues) {
  EXPECT_EQ(toString(7), "7");
  EXPECT_EQ(toString(-7), "-7");
  EXPECT_EQ(toString(SymInt()), "?");
  EXPECT_EQ(python("s0"), "s0");
}

TEST_F(PrinterTest, Sums) {
  EXPECT_EQ(python("1 + 2*s0"), "2*s0 + 1");
  EXPECT_EQ(python("s0 - 2*s1 - 3"), "s0 - 2*s1 - 3");
  EXPECT_EQ(python("-s0"), "-s0");
  EXPECT_EQ(python("-2*s0 - 1"), "-2*s0 - 1");
}

TEST_F(PrinterTest, PositiveTermsComeFirst) {
  EXPECT_EQ(python("4 - s0"), "4 - s0");
  EXPECT_EQ(python("s1 - s0"), "s1 - s0");
  EXPECT_EQ(python("s1 - s0 + 4"), "s1 - s0 + 4");
}

TEST_F(PrinterTest, TermsAreSortedByDegreeAndName) {
  EXPECT_EQ(python("s2 + s10 + s1 + s1**2"), "s1**2 + s1 + s2 + s10");
  EXPECT_EQ(python("s10*s2"), "s2*s10");
  EXPECT_EQ(python("Max(u0, 1)*s0"), "s0*Max(1, u0)");
}

TEST_F(PrinterTest, ProductsOfSums) {
  EXPECT_EQ(python("(s0 + 1)*(s1 + 2)*s2"), "s2*(s0 + 1)*(s1 + 2)");
  EXPECT_EQ(python("(s0//2 + 1)**2"), "(s0//2 + 1)**2");
  EXPECT_EQ(python("(s0 - s2 + 1)*(s1 - s2 + 1)"),
            "(s0 - s2 + 1)*(s1 - s2 + 1)");
  EXPECT_EQ(python("(14*s0 - 6)*(2*s0 + 2*s1 - 3)"),
            "2*(2*s0 + 2*s1 - 3)*(7*s0 - 3)");
  EXPECT_EQ(python("(s0*s1 + 1)*(s0 + s1**2)"), "(s0*s1 + 1)*(s1**2 + s0)");
  EXPECT_EQ(python("s0**2*(s0//3) - s0**2"), "s0**2*(s0//3 - 1)");
  EXPECT_EQ(mlir("(s0 + 1)**2*(s1//2)"),
            "(s1 floordiv 2) * (s0 + 1) * (s0 + 1)");
}

TEST_F(PrinterTest, SumsThatAreNoLonger) {
  EXPECT_EQ(python("4*(s0 + 4)"), "4*s0 + 16");
  EXPECT_EQ(python("(s0 - 1)*(s0 + 1)"), "s0**2 - 1");
  EXPECT_EQ(python("s0*s1 + s2*s3"), "s0*s1 + s2*s3");
  EXPECT_EQ(python("s0**2 + 1"), "s0**2 + 1");
}

TEST_F(PrinterTest, SignsOfProducts) {
  EXPECT_EQ(python("s0*(4 - s1)*(s2 + 1)"), "s0*(4 - s1)*(s2 + 1)");
  EXPECT_EQ(python("(1 - s0)*(2 - s1)"), "(s0 - 1)*(s1 - 2)");
  EXPECT_EQ(python("-(s0 + 1)*(s1 + 1)"), "-(s0 + 1)*(s1 + 1)");
  EXPECT_EQ(python("-2*s0*(s1 + 1)*(s2 + 1)"), "-2*s0*(s1 + 1)*(s2 + 1)");
  EXPECT_EQ(python("(4 - s0)**2*s1"), "s1*(s0 - 4)**2");
}

TEST_F(PrinterTest, ProductsInsideOfOthers) {
  EXPECT_EQ(python("(s0 + 1)*(s1 + 1)//4"), "(s0 + 1)*(s1 + 1)//4");
  EXPECT_EQ(python("4//((s0 + 1)*(s1 + 1))"), "4//((s0 + 1)*(s1 + 1))");
  EXPECT_EQ(python("s0 % (s1 + 1)**2"), "s0 % (s1 + 1)**2");
  EXPECT_EQ(mlir("s0 % (s1 + 1)**2"), "s0 mod ((s1 + 1) * (s1 + 1))");
  EXPECT_EQ(python("Max(s2, (s0 + 1)*(s1 + 1))"), "Max(s2, (s0 + 1)*(s1 + 1))");
}

TEST_F(PrinterTest, DivisionsTakeInConstants) {
  EXPECT_EQ(python("(s0 + 2)//3 - 1"), "(s0 - 1)//3");
  EXPECT_EQ(python("s1 + (s0 + 1)//2 + 3"), "s1 + (s0 + 7)//2");
  EXPECT_EQ(python("(2*s0 + 1)//3 + 1"), "(2*s0 + 4)//3");
  EXPECT_EQ(python("(s0 + 1)//2*s1 - s1"), "s1*((s0 - 1)//2)");
  EXPECT_EQ(python("s0//2 + 1"), "s0//2 + 1");
  EXPECT_EQ(mlir("(s0 + 2)//3 - 1"), "(s0 - 1) floordiv 3");
}

// The factors only depend on the value, not on how it was computed.
TEST_F(PrinterTest, EqualValuesAreWrittenAlike) {
  EXPECT_EQ(parse("s0*s1 + s0 + s1 + 1"), parse("(s1 + 1)*(s0 + 1)"));
  EXPECT_EQ(python("s0*s1 + s0 + s1 + 1"), "(s0 + 1)*(s1 + 1)");
}

TEST_F(PrinterTest, Divisions) {
  EXPECT_EQ(python("(s0 + 1)//2"), "(s0 + 1)//2");
  EXPECT_EQ(python("s0//2 + 1"), "s0//2 + 1");
  EXPECT_EQ(python("s0 % 4"), "s0 % 4");
  EXPECT_EQ(python("3*(s0//2)"), "3*(s0//2)");
  EXPECT_EQ(python("s0//(s1*s2)"), "s0//(s1*s2)");
  EXPECT_EQ(python("s0//(s1 + 1)"), "s0//(s1 + 1)");
  EXPECT_EQ(python("(3*s0)//s1"), "3*s0//s1");
  EXPECT_EQ(python("-(s0//2)"), "-(s0//2)");
  EXPECT_EQ(python("s1 - s0//2"), "s1 - s0//2");
  EXPECT_EQ(python("(s0//2)**2"), "(s0//2)**2");
  EXPECT_EQ(python("s0//s1**2"), "s0//s1**2");
  EXPECT_EQ(python("s0 % (s1 % 3)"), "s0 % (s1 % 3)");
}

TEST_F(PrinterTest, MlirSyntax) {
  EXPECT_EQ(mlir("2*s0 + 1"), "2 * s0 + 1");
  EXPECT_EQ(mlir("(s0 + 1)//2"), "(s0 + 1) floordiv 2");
  EXPECT_EQ(mlir("s0 % 4"), "s0 mod 4");
  EXPECT_EQ(mlir("Max(1, s0)"), "max(1, s0)");
  EXPECT_EQ(mlir("Min(s1, s0)"), "min(s0, s1)");
  EXPECT_EQ(mlir("s0**3*s1"), "s0 * s0 * s0 * s1");
  EXPECT_EQ(mlir("s0//s1**2"), "s0 floordiv (s1 * s1)");
  EXPECT_EQ(mlir("2*(s0//3)**2"), "2 * (s0 floordiv 3) * (s0 floordiv 3)");
}

TEST_F(PrinterTest, ProductsWithFloats) {
  EXPECT_EQ(python("TruncToInt(1.7*ToFloat(s0))"),
            "TruncToInt(1.7*ToFloat(s0))");
  EXPECT_EQ(mlir("TruncToInt(1.7*ToFloat(s0))"), "trunc(1.7 * s0)");
  EXPECT_EQ(mlir("TruncToInt(-0.1*ToFloat(2*s0))"), "trunc(-0.1 * (2 * s0))");
  EXPECT_EQ(python("2*TruncToInt(1e-05*ToFloat(s0 + 1))**2"),
            "2*TruncToInt(1e-05*ToFloat(s0 + 1))**2");
  EXPECT_EQ(mlir("trunc(1.0e+20 * s0)"), "trunc(1.0e+20 * s0)");
}

TEST_F(PrinterTest, Conditions) {
  SymInt s0 = parse("s0"), s1 = parse("s1");
  auto text = [](const Condition &condition) {
    std::string result;
    llvm::raw_string_ostream os(result);
    print(os, condition);
    return result;
  };
  EXPECT_EQ(text(Condition::eq(s0, s1)), "Eq(s0, s1)");
  EXPECT_EQ(text(Condition::ne(s0, 4)), "Ne(s0, 4)");
  EXPECT_EQ(text(Condition::lt(s0, 4)), "s0 < 4");
  EXPECT_EQ(text(Condition::le(s0, s1)), "s0 <= s1");
  EXPECT_EQ(text(Condition::multiple(s0, 4)), "Eq(Mod(s0, 4), 0)");
  EXPECT_EQ(text(Condition::multiple(s0, 4).negated()), "Ne(Mod(s0, 4), 0)");
}
