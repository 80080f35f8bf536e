//===- ElementwiseTest.cpp - Tests of elementwise ops -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Elementwise.h"
#include "MetaTest.h"

using namespace fake;

namespace {
class ElementwiseTest : public MetaTest {
protected:
  /// The result of an op such as `mul.Tensor`.
  FailureOr<TensorMeta> apply(std::initializer_list<TensorMeta> tensors) {
    SmallVector<MetaValue> args;
    for (const TensorMeta &tensor : tensors)
      args.push_back(value(tensor));
    return elementwise(cx, args, Promotion::Default);
  }
  FailureOr<ArrayRef<SymInt>>
  broadcast(std::initializer_list<ArrayRef<SymInt>> shapes) {
    return broadcastSizes(cx, shapes);
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Broadcasting
//===----------------------------------------------------------------------===//

TEST_F(ElementwiseTest, SizesOfOneAreBroadcast) {
  EXPECT_EQ(str(broadcast({list({4, 1, 6}), list({5, 1})})), "[4, 5, 6]");
  EXPECT_EQ(str(broadcast({list({3}), {}})), "[3]");
  EXPECT_EQ(str(broadcast({list({1}), list({0})})), "[0]");
  EXPECT_EQ(str(broadcast({list({1}), list({4, 1}), list({2, 1, 1})})),
            "[2, 4, 1]");
}

TEST_F(ElementwiseTest, MismatchNamesBothShapes) {
  EXPECT_EQ(str(broadcast({list({4, 3}), list({4, 5})})),
            "error: cannot broadcast [4, 3] with [4, 5]: sizes 3 and 5 at "
            "dimension -1 differ");
  EXPECT_EQ(str(broadcast({list({1, 2}), list({3, 1}), list({4, 1})})),
            "error: cannot broadcast [3, 1] with [4, 1]: sizes 3 and 4 at "
            "dimension -2 differ");
}

TEST_F(ElementwiseTest, MismatchBlamesTheArguments) {
  MetaValue args[] = {MetaValue::none(), value(contiguous({1, 5})),
                      value(contiguous({4, 1})), value(contiguous({3, 5}))};
  EXPECT_TRUE(failed(elementwise(cx, args, Promotion::Default)));
  EXPECT_EQ(cx.getBlamedArguments(), ArrayRef<unsigned>({2, 3}));
}

TEST_F(ElementwiseTest, UndecidablePairIsTakenToBeEqual) {
  SymInt u0 = symbol("u0", 0), u1 = symbol("u1", 0);
  EXPECT_EQ(str(broadcast({list({u0}), list({u1})})), "[u0]");
  EXPECT_EQ(guards(), "Eq(u0, u1)");
}

TEST_F(ElementwiseTest, SymbolThatMeetsANumberIsThatNumber) {
  SymInt u0 = symbol("u0", 0);
  EXPECT_EQ(str(broadcast({list({u0}), list({4})})), "[4]");
  EXPECT_EQ(env.simplify(u0), SymInt(4));
}

TEST_F(ElementwiseTest, SymbolIsNotTakenForOne) {
  SymInt u0 = symbol("u0", 0), u1 = symbol("u1", 0);
  EXPECT_EQ(str(broadcast({list({u0, 1}), list({1, u1})})), "[u0, u1]");
  EXPECT_EQ(guards(), "");
}

TEST_F(ElementwiseTest, UnknownSizeMayBeOne) {
  SymInt unknown;
  EXPECT_EQ(str(broadcast({list({unknown}), list({4})})), "[4]");
  EXPECT_EQ(str(broadcast({list({unknown}), list({1})})), "[?]");
  EXPECT_EQ(str(broadcast({list({unknown}), list({symbol("u0", 0)})})), "[?]");
}

TEST_F(ElementwiseTest, BroadcastGeometry) {
  EXPECT_EQ(str(broadcastTo(cx, strided({3, 1}, {1, 1}), list({2, 3, 4}))),
            "f32(2, 3, 4)/(0, 1, 0)");
  EXPECT_EQ(str(broadcastTo(cx, strided({1, 3}, {7, 1}), list({1, 3}))),
            "f32(1, 3)/(7, 1)");
}

//===----------------------------------------------------------------------===//
// Dimensions
//===----------------------------------------------------------------------===//

TEST_F(ElementwiseTest, NegativeDimensionsAreWrapped) {
  EXPECT_EQ(*wrapDim(cx, -1, 2), 1);
  EXPECT_EQ(*wrapDim(cx, -1, 0), 0);
  EXPECT_TRUE(failed(wrapDim(cx, 2, 2)));
  EXPECT_EQ(takeError(), "error: dimension out of range: expected between -2 "
                         "and 1, found 2");
}

TEST_F(ElementwiseTest, RepeatedDimensionsAreRefused) {
  EXPECT_TRUE(failed(wrapDims(cx, {0, -3}, 3)));
  EXPECT_EQ(takeError(), "error: expected distinct dimensions, found 0 twice");
}

//===----------------------------------------------------------------------===//
// Strides of results
//===----------------------------------------------------------------------===//

TEST_F(ElementwiseTest, FirstOperandDecidesTheLayout) {
  TensorMeta columns = strided({6, 4}, {1, 6}), rows = contiguous({6, 4});
  EXPECT_EQ(str(apply({columns, rows})), "f32(6, 4)/(1, 6)");
  EXPECT_EQ(str(apply({rows, columns})), "f32(6, 4)/(4, 1)");
}

TEST_F(ElementwiseTest, BroadcastOperandAbstains) {
  TensorMeta columns = strided({6, 4}, {1, 6}), row = contiguous({4});
  EXPECT_EQ(str(apply({columns, row})), "f32(6, 4)/(1, 6)");
  EXPECT_EQ(str(apply({row, columns})), "f32(6, 4)/(1, 6)");
  EXPECT_EQ(str(apply({contiguous({6, 1}), row})), "f32(6, 4)/(4, 1)");
}

TEST_F(ElementwiseTest, ChannelsLastWithContiguous) {
  TensorMeta last = channelsLast({2, 3, 4, 5});
  TensorMeta first = contiguous({2, 3, 4, 5});
  EXPECT_EQ(str(apply({last, first})), "f32(2, 3, 4, 5)/(60, 1, 15, 3)");
  EXPECT_EQ(str(apply({first, last})), "f32(2, 3, 4, 5)/(60, 20, 5, 1)");
}

TEST_F(ElementwiseTest, ChannelsLastWithBias) {
  TensorMeta last = channelsLast({2, 3, 4, 5}), bias = contiguous({3, 1, 1});
  EXPECT_EQ(str(apply({last, bias})), "f32(2, 3, 4, 5)/(60, 1, 15, 3)");
  EXPECT_EQ(str(apply({bias, last})), "f32(2, 3, 4, 5)/(60, 1, 15, 3)");
}

TEST_F(ElementwiseTest, ConditionOfWhereDecidesTheLayout) {
  MetaValue args[] = {value(contiguous({2, 3, 4, 5}, DType::Bool)),
                      value(channelsLast({2, 3, 4, 5})), Scalar::floating(0)};
  EXPECT_EQ(str(elementwise(cx, args, Promotion::NoOpMath)),
            "f32(2, 3, 4, 5)/(60, 20, 5, 1)");
}

TEST_F(ElementwiseTest, ScalarTensorDisablesTheShortCut) {
  TensorMeta x = strided({1, 3, 1}, {3, 1, 100});
  EXPECT_EQ(str(apply({x, contiguous({})})), "f32(1, 3, 1)/(3, 1, 3)");
  MetaValue args[] = {value(x), Scalar::floating(2)};
  EXPECT_EQ(str(elementwise(cx, args, Promotion::Default)),
            "f32(1, 3, 1)/(3, 1, 1)");
}

TEST_F(ElementwiseTest, ConvertedOperandIsDense) {
  // A copy in another type has no stride 0, so it affects the order.
  TensorMeta columns = strided({4, 3}, {1, 4});
  EXPECT_EQ(str(apply({strided({4, 3}, {0, 1}), columns})), "f32(4, 3)/(1, 4)");
  EXPECT_EQ(str(apply({strided({4, 3}, {0, 1}, DType::Int64), columns})),
            "f32(4, 3)/(3, 1)");
}

TEST_F(ElementwiseTest, HalfIsConvertedToo) {
  EXPECT_EQ(str(apply({strided({4, 3}, {0, 1}, DType::Float16),
                       strided({4, 3}, {1, 4}, DType::Float16)})),
            "f16(4, 3)/(3, 1)");
}

//===----------------------------------------------------------------------===//
// Other metadata of results
//===----------------------------------------------------------------------===//

TEST_F(ElementwiseTest, ResultHasAStorageOfItsOwn) {
  TensorMeta x = contiguous({4, 6}, DType::Int64);
  FailureOr<TensorMeta> result = apply({x, contiguous({})});
  EXPECT_NE(result->storage, x.storage);
  EXPECT_EQ(result->storageBytes, SymInt(96));
}

TEST_F(ElementwiseTest, ResultDTypeOverridesPromotion) {
  MetaValue args[] = {value(contiguous({4}))};
  EXPECT_EQ(str(elementwise(cx, args, Promotion::Default, DType::Int32)),
            "i32(4)/(1)");
}

TEST_F(ElementwiseTest, NumbersAloneMakeAScalarOnCPU) {
  MetaValue args[] = {Scalar::integer(2), Scalar::floating(3)};
  EXPECT_EQ(str(elementwise(cx, args, Promotion::Default)), "f32()/()");
}

TEST_F(ElementwiseTest, UnknownRankAndStridesSpread) {
  TensorMeta x = contiguous({4, 6});
  EXPECT_EQ(str(apply({x, makeUnranked(cx, DType::Float32, Device::cpu())})),
            "f32?");
  EXPECT_EQ(str(apply({x, makeUnstrided(cx, list({4, 6}), DType::Float32,
                                        Device::cpu())})),
            "f32(4, 6)/?");
  EXPECT_EQ(
      str(apply({makeUnstrided(cx, list({4}), DType::Float32, Device::cpu())})),
      "f32(4)/(1)");
}

TEST_F(ElementwiseTest, SymbolicResult) {
  SymInt a = symbol("a", 2), b = symbol("b", 2);
  EXPECT_EQ(str(apply({contiguous({a, b}), contiguous({b})})),
            "f32(a, b)/(b, 1)");
  EXPECT_EQ(str(apply({strided({b, a}, {1, b}), contiguous({a})})),
            "f32(b, a)/(1, b)");
  EXPECT_EQ(guards(), "");
}
