//===- FactoryTest.cpp - Tests of factories ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class FactoryTest : public OpTest {};
} // namespace

TEST_F(FactoryTest, ArangeOfIntegersIsInt64) {
  EXPECT_EQ(run("aten.arange", {num(5)}), "i64(5)/(1)");
  EXPECT_EQ(run("aten.arange.start_step", {num(7), num(0), num(-2)}),
            "i64(4)/(1)");
  EXPECT_EQ(run("aten.arange.start_step", {num(0), real(1), real(0.3)}),
            "f32(4)/(1)");
}

TEST_F(FactoryTest, ArangeToASymbolHasItsLength) {
  SymInt n = symbol("n");
  EXPECT_EQ(run("aten.arange", {num(n)}), "i64(n)/(1)");
}

TEST_F(FactoryTest, ArangeChecksTheSignOfTheStep) {
  EXPECT_EQ(run("aten.arange.start_step", {num(0), num(5), num(-1)}),
            "error: range from 0 to 5 does not agree with the sign of step -1");
}

TEST_F(FactoryTest, FullFollowsTheNumber) {
  EXPECT_EQ(run("aten.full", {nums({2}), num(1)}), "i64(2)/(1)");
  EXPECT_EQ(run("aten.full", {nums({2}), real(1)}), "f32(2)/(1)");
  EXPECT_EQ(run("aten.full", {nums({2}), flag(true)}), "bool(2)/(1)");
  EXPECT_EQ(run("aten.scalar_tensor", {num(1)}), "f32()/()");
}

TEST_F(FactoryTest, LikeNormalisesStridesOfSizeOne) {
  EXPECT_EQ(run("aten.full_like", {strided({3, 1, 2}, {1, 100, 3}), num(0)}),
            "f32(3, 1, 2)/(1, 6, 3)");
}

TEST_F(FactoryTest, NewTensorsAreRowMajor) {
  EXPECT_EQ(run("aten.new_zeros", {strided({2, 3}, {1, 2}), nums({2, 3})}),
            "f32(2, 3)/(3, 1)");
}

TEST_F(FactoryTest, DeviceIsTheOneGivenOrThatOfTheInput) {
  const Keywords onCPU = {{"device", MetaValue(Device::cpu())}};
  const Keywords onCUDA = {{"device", MetaValue(Device(DeviceType::CUDA))}};
  MetaValue self = dense({2}, DType::Float32, Device(DeviceType::CUDA));
  EXPECT_EQ(run("aten.zeros", {nums({2})}), "f32(2)/(1)");
  EXPECT_EQ(run("aten.zeros", {nums({2})}, onCUDA), "f32(2)/(1)@cuda:0");
  EXPECT_EQ(run("aten.new_zeros", {self, nums({3})}), "f32(3)/(1)@cuda:0");
  EXPECT_EQ(run("aten.new_zeros", {self, nums({3})}, onCPU), "f32(3)/(1)");
  EXPECT_EQ(run("aten.ones_like", {self}), "f32(2)/(1)@cuda:0");
  EXPECT_EQ(run("aten.ones_like", {self}, onCPU), "f32(2)/(1)");
}

TEST_F(FactoryTest, EmptyChannelsLast) {
  EXPECT_EQ(run("aten.empty.memory_format", {nums({2, 3, 4, 5})},
                {{"memory_format", MetaValue(MemoryFormat::ChannelsLast)}}),
            "f32(2, 3, 4, 5)/(60, 1, 15, 3)");
}

TEST_F(FactoryTest, NegativeSizesAreRefused) {
  EXPECT_EQ(run("aten.zeros", {nums({2, -1})}),
            "error: expected sizes of at least 0, found [2, -1]");
}

TEST_F(FactoryTest, TriangleIndicesAreCounted) {
  EXPECT_EQ(run("aten.tril_indices", {num(3), num(3)}), "i64(2, 6)/(6, 1)");
  EXPECT_EQ(run("aten.triu_indices", {num(3), num(4), num(1)}),
            "i64(2, 6)/(6, 1)");
}

TEST_F(FactoryTest, ArgumentsThatDoNotMatterAreLeftOut) {
  EXPECT_EQ(run("aten.rand.generator", {nums({2, 3}), none()}),
            run("aten.rand", {nums({2, 3})}));
  EXPECT_EQ(run("aten.randint_like.low_generator_dtype",
                {strided({2, 3}, {1, 2}), num(0), num(9), none()},
                {{"dtype", type(DType::Int32)}}),
            "i32(2, 3)/(1, 2)");
  // An error blames the position of the argument in the schema.
  EXPECT_TRUE(failed(infer("aten.normal.float_float",
                           {real(0), real(1), nums({-1}), none()})));
  EXPECT_EQ(cx.getMessage(), "expected sizes of at least 0, found [-1]");
  EXPECT_EQ(cx.getBlamedArguments(), ArrayRef<unsigned>({2}));
}

TEST_F(FactoryTest, RandomTensorsAreNotPure) {
  EXPECT_FALSE(lookupOp("aten.rand")->isPure());
  EXPECT_TRUE(lookupOp("aten.zeros")->isPure());
}

TEST_F(FactoryTest, SomeDTypesAreRefused) {
  EXPECT_EQ(
      run("aten.hamming_window", {num(4)}, {{"dtype", type(DType::Int8)}}),
      "error: expected a float or a complex dtype, found i8");
  EXPECT_EQ(run("aten.hann_window", {num(4)}, {{"dtype", type(DType::Int8)}}),
            "i8(4)/(1)");
  EXPECT_EQ(run("aten.tril_indices", {num(2), num(2)}, {{"dtype", none()}}),
            "error: expected i32 or i64, found f32");
}

TEST_F(FactoryTest, EmptyHasNothingToPreserve) {
  EXPECT_EQ(run("aten.empty.memory_format", {nums({2, 3})},
                {{"memory_format", MetaValue(MemoryFormat::Preserve)}}),
            "error: expected a memory format other than preserve_format, as "
            "there is no layout to preserve");
}

TEST_F(FactoryTest, ArangeWithAFloatIsRounded) {
  SymInt n = symbol("n");
  auto arange = [&](const MetaValue &start, const MetaValue &end,
                    const MetaValue &step) {
    return run("aten.arange.start_step", {start, end, step});
  };
  EXPECT_EQ(arange(num(0), num(n), real(0.5)), "f32(2*n)/(1)");
  EXPECT_EQ(arange(num(0), num(n), real(0.3)),
            "f32(CeilToInt(FloatTrueDiv(ToFloat(n), 0.3)))/(1)");
  EXPECT_EQ(arange(real(0.5), num(n), num(1)),
            "f32(CeilToInt(ToFloat(n) - 0.5))/(1)");
  EXPECT_EQ(run("aten.range.step", {num(0), num(n), real(0.25)}),
            "f32(4*n + 1)/(1)");
}

TEST_F(FactoryTest, NumbersThatTorchScriptComputed) {
  EXPECT_EQ(run("prim.NumToTensor.Scalar", {num(3)}), "i64()/()");
  EXPECT_EQ(run("prim.NumToTensor.Scalar", {real(2.5)}), "f64()/()");
  EXPECT_EQ(run("prim.NumToTensor.bool", {flag(true)}), "bool()/()");
}

TEST_F(FactoryTest, TensorsOfLists) {
  EXPECT_EQ(run("aten.tensor", {list({real(1)})}), "f32(1)/(1)");
  EXPECT_EQ(run("aten.tensor", {list({nums({1, 2, 3}), nums({4, 5, 6})})}),
            "i64(2, 3)/(3, 1)");
  EXPECT_EQ(run("aten.tensor", {nums({1}), type(DType::Int8)}), "i8(1)/(1)");
  EXPECT_EQ(run("aten.tensor", {list({})}), "f32(0)/(1)");
  EXPECT_EQ(run("aten.tensor", {list({nums({1, 2}), nums({3})})}),
            "error: expected lists of 2 elements at depth 1, found 1");
}
