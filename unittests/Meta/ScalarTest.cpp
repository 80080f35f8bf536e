//===- ScalarTest.cpp - Tests of numbers ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Scalar.h"
#include "MetaTest.h"

using namespace fake;

namespace {
class ScalarTest : public MetaTest {
protected:
  std::string print(Scalar number) {
    std::string text;
    llvm::raw_string_ostream os(text);
    fake::print(os, number);
    return text;
  }
};
} // namespace

TEST_F(ScalarTest, NumbersPrintAsInPython) {
  EXPECT_EQ(print(Scalar::integer(-3)), "-3");
  EXPECT_EQ(print(Scalar::integer(SymInt())), "?");
  EXPECT_EQ(print(Scalar::boolean(true)), "True");
  EXPECT_EQ(print(Scalar::boolean(SymInt())), "?");
  EXPECT_EQ(print(Scalar::floating(2)), "2.0");
  EXPECT_EQ(print(Scalar::floating(-0.0)), "-0.0");
  EXPECT_EQ(print(Scalar::floating(0.1)), "0.1");
  EXPECT_EQ(print(Scalar::floating(1e16)), "1e+16");
  EXPECT_EQ(print(Scalar::floating(1.5e-5)), "1.5e-05");
  EXPECT_EQ(print(Scalar::floating(123456789012345.0)), "123456789012345.0");
  EXPECT_EQ(print(Scalar::floating(SymInt())), "?");
  EXPECT_EQ(print(Scalar::complex()), "?j");
  EXPECT_EQ(print(Scalar()), "?");
}

TEST_F(ScalarTest, SymbolsPrintAsExpressions) {
  SymInt s = symbol("s0", 0);
  EXPECT_EQ(print(Scalar::integer(env.add(s, 1))), "s0 + 1");
  EXPECT_EQ(print(Scalar::boolean(env.indicate(Condition::lt(s, 4)))),
            "s0 < 4");
  EXPECT_EQ(print(Scalar::floating(env.mul(env.makeFloat(0.5), s))),
            "0.5*ToFloat(s0)");
}

TEST_F(ScalarTest, BoolsAreZeroOrOne) {
  EXPECT_EQ(Scalar::boolean(true).getInt(), SymInt(1));
  EXPECT_EQ(Scalar::boolean(7).getInt(), SymInt(1));
  EXPECT_EQ(Scalar::boolean(0).asBool(), false);
  EXPECT_EQ(Scalar::boolean(symbol("s0", 0)).asBool(), std::nullopt);
  EXPECT_EQ(Scalar::integer(1).asBool(), std::nullopt);
}

TEST_F(ScalarTest, FloatsOfExpressionsAreFolded) {
  EXPECT_EQ(Scalar::floating(SymInt(3)).asFloat(), 3.0);
  EXPECT_EQ(Scalar::floating(env.makeFloat(0.25)).asFloat(), 0.25);
  SymInt half = env.mul(env.makeFloat(0.5), symbol("s0", 0));
  EXPECT_EQ(Scalar::floating(half).asFloat(), std::nullopt);
  EXPECT_EQ(Scalar::floating(half).getSymbolic(), half);
  EXPECT_TRUE(Scalar::floating(0.25).getSymbolic().isUnknown());
}

TEST_F(ScalarTest, RealNumbersConvertToDouble) {
  EXPECT_EQ(Scalar::integer(3).toDouble(), 3.0);
  EXPECT_EQ(Scalar::boolean(true).toDouble(), 1.0);
  EXPECT_EQ(Scalar::floating(0.5).toDouble(), 0.5);
  EXPECT_EQ(Scalar::integer(SymInt()).toDouble(), std::nullopt);
  EXPECT_EQ(Scalar::complex().toDouble(), std::nullopt);
  EXPECT_EQ(Scalar().toDouble(), std::nullopt);
  EXPECT_EQ(Scalar::integer(3).asFloat(), std::nullopt);
  EXPECT_EQ(getKnownFloat(Scalar::integer(3)), 3.0);
  EXPECT_EQ(getKnownFloat(Scalar::boolean(true)), std::nullopt);
}

TEST_F(ScalarTest, OnlyConstantsAreKnown) {
  SymInt s = symbol("s0", 0);
  for (Scalar number :
       {Scalar::integer(1), Scalar::boolean(false), Scalar::floating(0.5)})
    EXPECT_TRUE(number.isKnown()) << print(number);
  for (Scalar number :
       {Scalar::integer(s), Scalar::boolean(SymInt()),
        Scalar::floating(SymInt()), Scalar::complex(), Scalar()})
    EXPECT_FALSE(number.isKnown()) << print(number);
}

TEST_F(ScalarTest, ValuesHoldNumbers) {
  SymInt s = symbol("s0", 0);
  for (Scalar number : {Scalar::integer(s), Scalar::boolean(true),
                        Scalar::floating(0.5), Scalar::complex()}) {
    MetaValue value = number;
    EXPECT_TRUE(value.isNumber());
    EXPECT_EQ(value.getScalar().getKind(), number.getKind());
    EXPECT_EQ(print(value.getScalar()), print(number));
  }
  EXPECT_TRUE(MetaValue(Scalar()).isUnknown());
  EXPECT_TRUE(MetaValue::none().getScalar().isUnknown());
  EXPECT_EQ(MetaValue(Scalar::boolean(true)).asBool(), true);
  EXPECT_EQ(MetaValue(DType::Bool).asBool(), std::nullopt);
}
