//===- LayerTest.cpp - Tests of layers, gradients and prims -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class LayerTest : public OpTest {};
} // namespace

TEST_F(LayerTest, OutputOfAnLSTMIsTransposedWithTheBatchFirst) {
  MetaValue state = dense({1, 3, 8});
  MetaValue parameters = list({dense({32, 5}), dense({32, 8})});
  EXPECT_EQ(run("aten.lstm.input", {dense({3, 7, 5}), list({state, state}),
                                    parameters, flag(false), num(1), real(0),
                                    flag(false), flag(false), flag(true)}),
            "f32(3, 7, 8)/(8, 24, 1), f32(1, 3, 8)/(24, 8, 1), f32(1, 3, "
            "8)/(24, 8, 1)");
}

TEST_F(LayerTest, CellsFitTheirWeights) {
  EXPECT_EQ(run("aten.rnn_tanh_cell",
                {dense({3, 6}), dense({3, 8}), dense({8, 5}), dense({8, 8})}),
            "error: expected inputs of 5 elements, found 6");
  EXPECT_EQ(run("aten.gru_cell", {dense({3, 5}), strided({3, 8}, {1, 3}),
                                  dense({24, 5}), dense({24, 8})}),
            "f32(3, 8)/(1, 3)");
}

TEST_F(LayerTest, LayerNormHasGradientsOfWhatItWasGiven) {
  MetaValue x = dense({4, 6}), stat = dense({4, 1}), weight = dense({6});
  EXPECT_EQ(run("aten.native_layer_norm_backward",
                {x, x, nums({6}), stat, stat, weight, none(),
                 list({flag(true), flag(true), flag(true)})}),
            "f32(4, 6)/(6, 1), f32(6)/(1), None");
}

TEST_F(LayerTest, GroupNormKeepsTheLayoutOfItsGradient) {
  MetaValue gradient = channelsLast({2, 6, 4, 4}), x = dense({2, 6, 4, 4});
  MetaValue stat = dense({2, 3});
  EXPECT_EQ(run("aten.native_group_norm_backward",
                {gradient, x, stat, stat, none(), num(2), num(6), num(16),
                 num(3), list({flag(true), flag(false), flag(true)})}),
            "f32(2, 6, 4, 4)/(96, 1, 24, 6), None, f32(6)/(1)");
}

TEST_F(LayerTest, FakeQuantizationKeepsTheLayout) {
  MetaValue x = strided({6, 4}, {1, 6});
  EXPECT_EQ(run("aten.fake_quantize_per_tensor_affine_cachemask",
                {x, real(0.1), num(0), num(0), num(255)}),
            "f32(6, 4)/(1, 6), bool(6, 4)/(1, 6)");
  EXPECT_EQ(run("aten.fake_quantize_per_tensor_affine",
                {x, real(0.1), num(300), num(0), num(255)}),
            "error: expected a zero point between 0 and 255, found 300");
}

TEST_F(LayerTest, PrimsNeitherPromoteNorBroadcast) {
  MetaValue x = dense({2, 3});
  EXPECT_EQ(run("prims.add", {x, x}), "f32(2, 3)/(3, 1)");
  EXPECT_EQ(run("prims.add", {x, dense({2, 3}, DType::Int64)}),
            "error: expected operands of the same dtype, found f32 and i64");
  EXPECT_EQ(
      run("prims.add", {x, dense({1, 3})}),
      "error: expected operands of the same shape, found [2, 3] and [1, 3]");
}

TEST_F(LayerTest, PrimReductionsOverNothingKeepTheShape) {
  EXPECT_EQ(run("prims.sum", {dense({2, 3}), nums({})}), "f32(2, 3)/(3, 1)");
  EXPECT_EQ(run("prims.sum", {dense({2, 3}), nums({0})}), "f32(3)/(1)");
}

TEST_F(LayerTest, QuestionsAboutUnknownStridesHaveNoAnswer) {
  TensorMeta meta = *dense({2, 3}).getTensor();
  meta.strided = false;
  meta.strides = {};
  ASSERT_TRUE(succeeded(infer("aten.is_contiguous", {cx.createValue(meta)})));
  EXPECT_FALSE(results[0].getScalar().isKnown());
  EXPECT_EQ(run("aten.is_contiguous", {dense({2, 3})}), "True");
}

TEST_F(LayerTest, WeightsOfRecurrentLayersFitTheirStates) {
  auto gru = [&](MetaValue stateWeight, MetaValue inputWeight, MetaValue bias) {
    return run("aten.gru.input",
               {dense({5, 3, 4}), dense({1, 3, 6}),
                list({inputWeight, stateWeight, bias, dense({18})}), flag(true),
                num(1), real(0), flag(false), flag(false), flag(false)});
  };
  MetaValue w = dense({18, 6}), u = dense({18, 4}), b = dense({18});
  EXPECT_EQ(gru(w, u, b), "f32(5, 3, 6)/(18, 6, 1), f32(1, 3, 6)/(18, 6, 1)");
  EXPECT_EQ(gru(dense({17, 6}), u, b),
            "error: expected a weight of sizes [18, 6], found [17, 6]");
  EXPECT_EQ(gru(w, dense({18, 5}), b),
            "error: expected a weight of sizes [18, 4], found [18, 5]");
  EXPECT_EQ(gru(w, u, dense({17})),
            "error: expected a bias of sizes [18], found [17]");
}

TEST_F(LayerTest, RecurrentLayersCountStatesAndParameters) {
  MetaValue w = dense({6, 6}), u = dense({6, 4});
  auto rnn = [&](MetaValue input, MetaValue states, MetaValue parameters) {
    return run("aten.rnn_tanh.input",
               {input, states, parameters, flag(false), num(1), real(0),
                flag(false), flag(false), flag(false)});
  };
  MetaValue x = dense({5, 3, 4}), h = dense({1, 3, 6});
  EXPECT_EQ(rnn(x, h, list({u, w, u, w})),
            "error: expected 2 parameters for 1 layers, found 4");
  EXPECT_EQ(rnn(x, dense({2, 3, 6}), list({u, w})),
            "error: expected states of rank 3 for 1 layers, found sizes [2, 3, "
            "6]");
  EXPECT_EQ(
      rnn(x, dense({1, 2, 6}), list({u, w})),
      "error: expected input and state of the same batch size, found 3 and 2");
  EXPECT_EQ(rnn(dense({0, 3, 4}), h, list({u, w})),
            "error: expected a sequence of at least one step, found [0, 3, 4]");
}

TEST_F(LayerTest, StateWeightsOfCellsAreChecked) {
  MetaValue x = dense({3, 4}), h = dense({3, 6});
  EXPECT_EQ(run("aten.gru_cell", {x, h, dense({18, 4}), dense({17, 6})}),
            "error: expected 18 rows of weights, found 17");
  EXPECT_EQ(run("aten.gru_cell", {x, h, dense({18, 4}), dense({18, 5})}),
            "error: expected a state of 5 elements, found 6");
  EXPECT_EQ(run("aten.lstm_cell",
                {x, list({h, dense({3, 5})}), dense({24, 4}), dense({24, 6})}),
            "error: expected a cell of the sizes of the state, [3, 6], found "
            "[3, 5]");
}

TEST_F(LayerTest, PackedSequencesAreAsLongAsTheirLengthsSay) {
  MetaValue x = dense({3, 5, 10}), lengths = dense({3}, DType::Int64);
  EXPECT_EQ(run("aten._pack_padded_sequence", {x, lengths, flag(true)}),
            "f32(u1, 10)/(10, 1), i64(u0)/(1)");
  EXPECT_EQ(env.lookup("u0")->range, (Range{1, 5}));
  EXPECT_EQ(env.lookup("u1")->range, (Range{3, 15}));
  EXPECT_EQ(run("aten._pack_padded_sequence", {x, lengths, flag(false)}),
            "error: expected one length for each of 5 sequences, found [3]");
  EXPECT_EQ(run("aten._pack_padded_sequence", {x, dense({3}), flag(true)}),
            "error: expected i64 lengths of rank 1 on the cpu, found "
            "f32(3)/(1)");
}

TEST_F(LayerTest, PaddedSequencesHaveTheirStepsFirstInMemory) {
  MetaValue data = dense({9, 10}), batches = dense({5}, DType::Int64);
  auto pad = [&](bool batchFirst, int64_t length) {
    return run("aten._pad_packed_sequence",
               {data, batches, flag(batchFirst), real(0), num(length)});
  };
  EXPECT_EQ(pad(true, -1), "f32(u0, 5, 10)/(10, 10*u0, 1), i64(u0)/(1)");
  EXPECT_EQ(pad(false, 7), "f32(7, u1, 10)/(10*u1, 10, 1), i64(u1)/(1)");
  EXPECT_EQ(pad(false, 4),
            "error: expected a total length of at least 5, found 4");
}
