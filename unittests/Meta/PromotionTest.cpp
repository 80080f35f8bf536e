//===- PromotionTest.cpp - Tests of type promotion --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Promotion.h"
#include "MetaTest.h"

using namespace fake;

namespace {
class PromotionTest : public MetaTest {
protected:
  /// A tensor of rank 1 and one of rank 0.
  MetaValue vec(DType dtype) { return value(contiguous({2}, dtype)); }
  MetaValue scalar(DType dtype) { return value(contiguous({}, dtype)); }

  DType result(ArrayRef<MetaValue> args, Promotion kind = Promotion::Default) {
    return promoteTypes(cx, args, kind).result;
  }
  DType computation(ArrayRef<MetaValue> args,
                    Promotion kind = Promotion::Default) {
    return promoteTypes(cx, args, kind).computation;
  }

  const MetaValue two = Scalar::integer(2);
  const MetaValue half = Scalar::floating(0.5);
  const MetaValue yes = Scalar::boolean(true);
  const MetaValue imaginary = Scalar::complex();
};
} // namespace

//===----------------------------------------------------------------------===//
// The ladder
//===----------------------------------------------------------------------===//

TEST_F(PromotionTest, HigherRungWins) {
  EXPECT_EQ(getHigherDType(DType::Bool, DType::UInt8), DType::UInt8);
  EXPECT_EQ(getHigherDType(DType::Int64, DType::Float16), DType::Float16);
  EXPECT_EQ(getHigherDType(DType::Float64, DType::Complex32), DType::Complex32);
}

TEST_F(PromotionTest, NeighboursMeetOneRungAbove) {
  EXPECT_EQ(getHigherDType(DType::UInt8, DType::Int8), DType::Int16);
  EXPECT_EQ(getHigherDType(DType::Float16, DType::BFloat16), DType::Float32);
}

TEST_F(PromotionTest, TypeOffTheLadderWins) {
  EXPECT_EQ(result({vec(DType::UInt16), vec(DType::Int32)}), DType::UInt16);
  EXPECT_EQ(result({vec(DType::Int32), vec(DType::UInt16)}), DType::UInt16);
  EXPECT_EQ(result({vec(DType::Float8E5M2), vec(DType::Float8E5M2)}),
            DType::Float8E5M2);
}

//===----------------------------------------------------------------------===//
// Participating arguments
//===----------------------------------------------------------------------===//

TEST_F(PromotionTest, RankZeroVotesLast) {
  EXPECT_EQ(result({vec(DType::Float32), scalar(DType::Float64)}),
            DType::Float32);
  EXPECT_EQ(result({vec(DType::Float32), vec(DType::Float64)}), DType::Float64);
  EXPECT_EQ(result({vec(DType::Float16), scalar(DType::Float32)}),
            DType::Float16);
  EXPECT_EQ(result({vec(DType::Int32), scalar(DType::Int64)}), DType::Int32);
  EXPECT_EQ(result({scalar(DType::Float16), scalar(DType::Float32)}),
            DType::Float32);
}

TEST_F(PromotionTest, RankZeroOfHigherKindDecides) {
  EXPECT_EQ(result({vec(DType::Int64), scalar(DType::Float32)}),
            DType::Float32);
  EXPECT_EQ(result({vec(DType::Int64), scalar(DType::Float64)}),
            DType::Float64);
}

TEST_F(PromotionTest, WidthOfFloatSurvivesInComplex) {
  EXPECT_EQ(result({vec(DType::Float64), scalar(DType::Complex64)}),
            DType::Complex128);
  EXPECT_EQ(result({vec(DType::Complex32), vec(DType::Float32)}),
            DType::Complex64);
}

TEST_F(PromotionTest, NumbersHaveNoWidth) {
  EXPECT_EQ(result({vec(DType::Int32), two}), DType::Int32);
  EXPECT_EQ(result({vec(DType::Int32), half}), DType::Float32);
  EXPECT_EQ(result({vec(DType::Bool), two}), DType::Int64);
  EXPECT_EQ(result({vec(DType::Bool), yes}), DType::Bool);
}

TEST_F(PromotionTest, ImaginaryNumberMakesComplex) {
  EXPECT_EQ(result({vec(DType::Float16), imaginary}), DType::Complex32);
  EXPECT_EQ(result({vec(DType::BFloat16), imaginary}), DType::Complex64);
  EXPECT_EQ(result({vec(DType::Float64), imaginary}), DType::Complex128);
  EXPECT_EQ(result({vec(DType::Int64), imaginary}), DType::Complex64);
}

TEST_F(PromotionTest, SymbolIsAnInt) {
  EXPECT_EQ(result({vec(DType::Bool), Scalar::integer(symbol("s0", 2))}),
            DType::Int64);
}

TEST_F(PromotionTest, EmptyTensorVotes) {
  EXPECT_EQ(result({vec(DType::Int64), value(contiguous({0}))}),
            DType::Float32);
}

TEST_F(PromotionTest, NumbersAlone) {
  EXPECT_EQ(result({two, two}), DType::Int64);
  EXPECT_EQ(result({two, half}), DType::Float32);
}

TEST_F(PromotionTest, NoneDoesNotVote) {
  EXPECT_EQ(result({vec(DType::Int32), MetaValue::none()}), DType::Int32);
}

TEST_F(PromotionTest, DefaultDTypeIsASetting) {
  cx.defaultDType = DType::Float64;
  EXPECT_EQ(result({vec(DType::Int32), half}), DType::Float64);
  EXPECT_EQ(result({vec(DType::Int32), imaginary}), DType::Complex128);
  EXPECT_EQ(result({vec(DType::Int32)}, Promotion::IntToFloat), DType::Float64);
}

//===----------------------------------------------------------------------===//
// Promotion kinds
//===----------------------------------------------------------------------===//

TEST_F(PromotionTest, DefaultComputesHalfInFloat) {
  EXPECT_EQ(computation({vec(DType::Float16)}), DType::Float32);
  EXPECT_EQ(computation({vec(DType::BFloat16)}), DType::Float32);
  EXPECT_EQ(computation({vec(DType::Complex32)}), DType::Complex64);
  EXPECT_EQ(computation({vec(DType::Int32)}), DType::Int32);
}

TEST_F(PromotionTest, NoOpMathComputesInTheResult) {
  EXPECT_EQ(computation({vec(DType::Float16)}, Promotion::NoOpMath),
            DType::Float16);
}

TEST_F(PromotionTest, IntToFloat) {
  EXPECT_EQ(
      result({vec(DType::Int64), vec(DType::Int64)}, Promotion::IntToFloat),
      DType::Float32);
  EXPECT_EQ(result({vec(DType::Bool)}, Promotion::IntToFloat), DType::Float32);
  EXPECT_EQ(result({vec(DType::Float16)}, Promotion::IntToFloat),
            DType::Float16);
}

TEST_F(PromotionTest, AlwaysBool) {
  EXPECT_EQ(result({vec(DType::Float16)}, Promotion::AlwaysBool), DType::Bool);
  EXPECT_EQ(computation({vec(DType::Float16)}, Promotion::AlwaysBool),
            DType::Float32);
}

TEST_F(PromotionTest, ComplexToFloat) {
  EXPECT_EQ(result({vec(DType::Complex32)}, Promotion::ComplexToFloat),
            DType::Float16);
  EXPECT_EQ(computation({vec(DType::Complex32)}, Promotion::ComplexToFloat),
            DType::Complex64);
}

TEST_F(PromotionTest, BoolToLong) {
  EXPECT_EQ(result({vec(DType::Bool)}, Promotion::BoolToLong), DType::Int64);
  EXPECT_EQ(result({vec(DType::Int32)}, Promotion::BoolToLong), DType::Int32);
}

//===----------------------------------------------------------------------===//
// Unknown arguments
//===----------------------------------------------------------------------===//

TEST_F(PromotionTest, UnknownDTypeMakesUnknown) {
  EXPECT_EQ(result({vec(DType::Float32), vec(DType::Unknown)}), DType::Unknown);
  EXPECT_EQ(result({vec(DType::Unknown)}, Promotion::AlwaysBool), DType::Bool);
}

TEST_F(PromotionTest, UnknownArgumentMayBeANumber) {
  EXPECT_EQ(result({vec(DType::Int64), MetaValue()}), DType::Unknown);
  EXPECT_EQ(result({vec(DType::Complex64), MetaValue()}), DType::Complex64);
}

TEST_F(PromotionTest, UnknownRankMattersOnlyIfTypesDiffer) {
  MetaValue unranked = value(makeUnranked(cx, DType::Float64, Device::cpu()));
  EXPECT_EQ(result({vec(DType::Float64), unranked}), DType::Float64);
  EXPECT_EQ(result({vec(DType::Float32), unranked}), DType::Unknown);
  EXPECT_EQ(result({vec(DType::Int64), unranked}), DType::Float64);
}

//===----------------------------------------------------------------------===//
// Reductions
//===----------------------------------------------------------------------===//

TEST_F(PromotionTest, SumOfIntegersIsLong) {
  EXPECT_EQ(promoteReduction(DType::Bool, std::nullopt,
                             ReductionPromotion::IntToLong),
            DType::Int64);
  EXPECT_EQ(promoteReduction(DType::Int32, DType::Int32,
                             ReductionPromotion::IntToLong),
            DType::Int32);
  EXPECT_EQ(promoteReduction(DType::Float16, std::nullopt,
                             ReductionPromotion::IntToLong),
            DType::Float16);
}

TEST_F(PromotionTest, OtherReductions) {
  EXPECT_EQ(
      promoteReduction(DType::Int32, std::nullopt, ReductionPromotion::Same),
      DType::Int32);
  EXPECT_EQ(promoteReduction(DType::Complex64, std::nullopt,
                             ReductionPromotion::ComplexToFloat),
            DType::Float32);
  EXPECT_EQ(promoteReduction(DType::Float32, std::nullopt,
                             ReductionPromotion::AlwaysBool),
            DType::Bool);
  EXPECT_EQ(promoteReduction(DType::Float16, std::nullopt,
                             ReductionPromotion::KeepPromotedType),
            DType::Float32);
}
