//===- AttentionTest.cpp - Tests of attention -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class AttentionTest : public OpTest {};
} // namespace

TEST_F(AttentionTest, TheCPUKeepsTheStridesOfTheQuery) {
  MetaValue q = strided({2, 4, 16, 8}, {512, 8, 32, 1});
  MetaValue k = dense({2, 4, 10, 8});
  EXPECT_EQ(run("aten.scaled_dot_product_attention", {q, k, k}),
            "f32(2, 4, 16, 8)/(512, 8, 32, 1)");
}

TEST_F(AttentionTest, DropoutIsRowMajor) {
  MetaValue q = strided({2, 4, 16, 8}, {512, 8, 32, 1});
  MetaValue k = dense({2, 4, 10, 8});
  EXPECT_EQ(
      run("aten.scaled_dot_product_attention", {q, k, k, none(), real(0.5)}),
      "f32(2, 4, 16, 8)/(512, 128, 8, 1)");
}

TEST_F(AttentionTest, SumsOfTheCPUKernelAreTransposed) {
  MetaValue q = dense({2, 4, 16, 8}), k = dense({2, 4, 10, 8});
  EXPECT_EQ(run("aten._scaled_dot_product_flash_attention_for_cpu", {q, k, k}),
            "f32(2, 4, 16, 8)/(512, 128, 8, 1), f32(2, 4, 16)/(64, 1, 4)");
}

TEST_F(AttentionTest, EfficientAttentionPadsItsSums) {
  SymInt n = symbol("n");
  MetaValue q = dense({2, 4, n, 8}), k = dense({2, 4, 10, 8});
  ASSERT_TRUE(succeeded(infer("aten._scaled_dot_product_efficient_attention",
                              {q, k, k, none(), flag(true)})));
  EXPECT_EQ(sizesToString(results[1].getTensor()->sizes),
            "[2, 4, 32*((n + 31)//32)]");
}

TEST_F(AttentionTest, FlashReturnsLengthsAndNoOffsets) {
  MetaValue q = dense({2, 4, 16, 8}), k = dense({2, 4, 10, 8});
  EXPECT_EQ(run("aten._scaled_dot_product_flash_attention", {q, k, k}),
            "f32(2, 4, 16, 8)/(512, 128, 8, 1), f32(2, 4, 16)/(64, 16, 1), "
            "None, None, 16, 10, u64(2)/(1), u64()/(), f32(0)/(1)");
}

TEST_F(AttentionTest, TheKernelOfTheCPUDoesNotCompareLengthsOfKeyAndValue) {
  MetaValue q = dense({1, 1, 4, 8}), k = dense({1, 1, 5, 8});
  MetaValue v = dense({1, 1, 6, 8});
  EXPECT_EQ(run("aten.scaled_dot_product_attention", {q, k, v}),
            "f32(1, 1, 4, 8)/(32, 32, 8, 1)");
  EXPECT_EQ(
      run("aten.scaled_dot_product_attention", {q, k, v, none(), real(0.5)}),
      "error: expected key and value of the same length, found 5 and 6");
}

TEST_F(AttentionTest, TheMaskBroadcastsToTheWeights) {
  MetaValue q = dense({2, 4, 5, 8});
  auto attend = [&](MetaValue mask) {
    return run("aten.scaled_dot_product_attention", {q, q, q, mask});
  };
  const char *fits = "f32(2, 4, 5, 8)/(160, 40, 8, 1)";
  EXPECT_EQ(attend(dense({5, 5})), fits);
  EXPECT_EQ(attend(dense({2, 1, 5, 1})), fits);
  EXPECT_EQ(attend(dense({4, 5, 5})), fits);
  EXPECT_EQ(attend(dense({2, 5, 5})),
            "error: expected a mask that broadcasts to [2, 4, 5, 5], found "
            "sizes [2, 5, 5]");
  EXPECT_EQ(attend(dense({5, 6})),
            "error: expected a mask that broadcasts to [2, 4, 5, 5], found "
            "sizes [5, 6]");
}

TEST_F(AttentionTest, SizesOfAMaskAreAsserted) {
  SymInt n = symbol("n"), m = symbol("m");
  MetaValue q = dense({2, 4, n, 8});
  EXPECT_EQ(run("aten.scaled_dot_product_attention", {q, q, q, dense({n, m})}),
            "f32(2, 4, n, 8)/(32*n, 8*n, 8, 1)");
  EXPECT_TRUE(isTrue(env.eq(n, m)));
}

TEST_F(AttentionTest, CausalAttentionHasItsOwnMask) {
  MetaValue q = dense({2, 4, 5, 8});
  EXPECT_EQ(run("aten._scaled_dot_product_attention_math",
                {q, q, q, dense({5, 5}), real(0), flag(true)}),
            "error: expected no mask where attention is causal, found sizes "
            "[5, 5]");
}

TEST_F(AttentionTest, HeadsAreRepeatedOnlyWhenAsked) {
  MetaValue q = dense({2, 4, 5, 8}), two = dense({2, 2, 5, 8});
  EXPECT_EQ(run("aten.scaled_dot_product_attention", {q, two, two}),
            "error: heads and batch of the query, [2, 4], do not match those "
            "of the key, [2, 2]");
  EXPECT_EQ(run("aten.scaled_dot_product_attention", {q, two, two},
                {{"enable_gqa", flag(true)}}),
            "f32(2, 4, 5, 8)/(160, 40, 8, 1)");
  MetaValue three = dense({2, 3, 5, 8});
  EXPECT_EQ(run("aten.scaled_dot_product_attention", {q, three, three},
                {{"enable_gqa", flag(true)}}),
            "error: expected a number of heads that divides 4, found 3");
}

TEST_F(AttentionTest, HeadsOfTheValueFitThoseOfTheWeights) {
  MetaValue q = dense({2, 4, 5, 8});
  EXPECT_EQ(
      run("aten.scaled_dot_product_attention", {q, q, dense({2, 3, 5, 8})}),
      "error: heads and batch of query and key, [2, 4], do not match those of "
      "the value, [2, 3]");
}

TEST_F(AttentionTest, FlashOfPackedSequencesHasSumsForEachHead) {
  MetaValue q = dense({20, 4, 8}), offsets = dense({4}, DType::Int32);
  EXPECT_EQ(run("aten._flash_attention_forward",
                {q, q, q, offsets, offsets, num(9), num(9), real(0),
                 flag(false), flag(false)}),
            "f32(20, 4, 8)/(32, 8, 1), f32(4, 20)/(20, 1), u64(2)/(1), "
            "u64()/(), f32(0)/(1)");
}

TEST_F(AttentionTest, EfficientGradientsMayShareTheirStorage) {
  MetaValue q = dense({2, 5, 3, 8}), sums = dense({2, 3, 32});
  MetaValue state = dense({});
  ASSERT_TRUE(succeeded(
      infer("aten._efficient_attention_backward",
            {q,      q,           q,      q,      none(),  q,         none(),
             none(), num(5),      num(5), sums,   real(0), state,     state,
             num(0), flag(false), none(), none(), none(),  flag(true)})));
  EXPECT_EQ(results[0].getTensor()->storage, results[2].getTensor()->storage);
  EXPECT_EQ(sizesToString(results[1].getTensor()->strides), "[360, 72, 8, 1]");
}

TEST_F(AttentionTest, TransformersSplitHeadsInOneStorage) {
  EXPECT_EQ(
      run("aten._transform_bias_rescale_qkv",
          {dense({2, 5, 12}), dense({12}), num(2)}),
      "f32(2, 2, 5, 2)/(20, 10, 2, 1), f32(2, 2, 5, 2)/(20, 10, 2, 1)+40, "
      "f32(2, 2, 5, 2)/(20, 10, 2, 1)+80");
}

TEST_F(AttentionTest, DropoutIsAProbability) {
  MetaValue q = dense({2, 4, 8});
  EXPECT_EQ(
      run("aten.scaled_dot_product_attention", {q, q, q, none(), real(2.5)}),
      "error: expected a probability between 0 and 1, found 2.5");
}
