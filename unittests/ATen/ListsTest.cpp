//===- ListsTest.cpp - Tests of lists and identity --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class ListsTest : public OpTest {};
} // namespace

TEST_F(ListsTest, Join) {
  SymInt s = symbol("s");
  EXPECT_EQ(run("aten.add.t", {nums({1, s}), nums({3})}), "[1, s, 3]");
  EXPECT_EQ(run("aten.add.t", {nums({}), nums({})}), "[]");
  ASSERT_TRUE(succeeded(infer("aten.add.t", {nums({1}), MetaValue()})));
  EXPECT_TRUE(results[0].isUnknown());
}

TEST_F(ListsTest, SliceAsPython) {
  MetaValue list = nums({0, 1, 2, 3, 4});
  EXPECT_EQ(run("aten.slice.t", {list, num(1)}), "[1, 2, 3, 4]");
  EXPECT_EQ(run("aten.slice.t", {list, none(), num(-1)}), "[0, 1, 2, 3]");
  EXPECT_EQ(run("aten.slice.t", {list, num(-9), num(9), num(2)}), "[0, 2, 4]");
  EXPECT_EQ(run("aten.slice.t", {list, num(3), num(1)}), "[]");
  int64_t most = std::numeric_limits<int64_t>::max();
  EXPECT_EQ(run("aten.slice.t", {list, num(0), num(most), num(most)}), "[0]");
  EXPECT_EQ(run("aten.slice.t", {list, num(0), num(1), num(0)}),
            "error: expected a step of 1 or more, found 0");
}

TEST_F(ListsTest, ElementsCountFromBothEnds) {
  MetaValue list = nums({5, 6, 7});
  EXPECT_EQ(run("aten.__getitem__.t", {list, num(0)}), "5");
  EXPECT_EQ(run("aten.__getitem__.t", {list, num(-1)}), "7");
  EXPECT_EQ(run("aten.__getitem__.t", {list, num(3)}),
            "error: expected an index into a list of 3, found 3");
  EXPECT_EQ(run("aten.__getitem__.t", {list, num(-4)}),
            "error: expected an index into a list of 3, found -4");
}

TEST_F(ListsTest, BroadcastShapes) {
  SymInt s = symbol("s");
  EXPECT_EQ(run("aten.broadcast_shapes", {nums({s, 1}), nums({3})}), "[s, 3]");
  EXPECT_EQ(run("aten.broadcast_shapes", {nums({}), nums({2, 1})}), "[2, 1]");
  EXPECT_TRUE(StringRef(run("aten.broadcast_shapes", {nums({2}), nums({3})}))
                  .starts_with("error: "));
  ASSERT_TRUE(
      succeeded(infer("aten.broadcast_shapes", {MetaValue(), nums({2})})));
  EXPECT_TRUE(results[0].isUnknown());
}

TEST_F(ListsTest, Identity) {
  EXPECT_EQ(run("aten.__is__", {none(), none()}), "True");
  EXPECT_EQ(run("aten.__is__", {dense({2}), none()}), "False");
  EXPECT_EQ(run("aten.__isnot__", {dense({2}), none()}), "True");
  EXPECT_EQ(run("aten.__is__", {type(DType::Int8), type(DType::Int8)}), "True");
  EXPECT_EQ(run("aten.__is__", {type(DType::Int8), type(DType::Bool)}),
            "False");
  MetaValue gpu = MetaValue(Device(DeviceType::CUDA, 1));
  EXPECT_EQ(run("aten.__is__", {gpu, MetaValue::string("cuda:1")}), "True");
  EXPECT_EQ(run("aten.__is__", {gpu, MetaValue::string("cpu")}), "False");
  ASSERT_TRUE(succeeded(infer("aten.__is__", {MetaValue(), none()})));
  EXPECT_FALSE(results[0].getScalar().isKnown());
}

TEST_F(ListsTest, DTypeAndDevice) {
  MetaValue x = dense({2}, DType::Int8, Device(DeviceType::CUDA, 1));
  EXPECT_EQ(run("prim.dtype", {x}), "torch.int8");
  ASSERT_TRUE(succeeded(infer("prim.device", {x})));
  EXPECT_EQ(results[0].get<Device>(), Device(DeviceType::CUDA, 1));
}

TEST_F(ListsTest, AllAndAny) {
  EXPECT_EQ(run("aten.all.bool", {list({flag(true), flag(true)})}), "True");
  EXPECT_EQ(run("aten.any.bool", {list({flag(false), flag(false)})}), "False");
  EXPECT_EQ(run("aten.all.bool", {list({})}), "True");
  EXPECT_EQ(run("aten.any.str", {list({MetaValue::string("")})}), "False");
}

TEST_F(ListsTest, OneElementDecidesWhateverOthersAre) {
  MetaValue unknown = Scalar::boolean(SymInt::unknown());
  EXPECT_EQ(run("aten.all.bool", {list({unknown, flag(false)})}), "False");
  EXPECT_EQ(run("aten.any.bool", {list({unknown, flag(true)})}), "True");
  ASSERT_TRUE(succeeded(infer("aten.all.bool", {list({unknown, flag(true)})})));
  EXPECT_FALSE(results[0].getScalar().isKnown());
}

TEST_F(ListsTest, Contains) {
  SymInt s = symbol("s", 4);
  EXPECT_EQ(run("aten.__contains__.int_list", {nums({1, 2}), num(2)}), "True");
  EXPECT_EQ(run("aten.__contains__.int_list", {nums({1, 2}), num(s)}), "False");
  MetaValue cpu = MetaValue::string("cpu");
  EXPECT_EQ(run("aten.__contains__.str_list", {list({cpu}), cpu}), "True");
}

TEST_F(ListsTest, ExtremaOfLists) {
  EXPECT_EQ(run("prim.max.self_int", {nums({3, 7, 5})}), "7");
  EXPECT_EQ(run("prim.min.self_int", {nums({3, 7, 5})}), "3");
  EXPECT_EQ(run("prim.max.self_int", {list({})}),
            "error: expected a list of one element or more, found []");
}

TEST_F(ListsTest, ElementsOfTuplesAndCasts) {
  EXPECT_EQ(run("prim.TupleIndex", {list({num(4), flag(true)}), num(1)}),
            "True");
  EXPECT_EQ(run("prim.unchecked_cast", {num(4)}), "4");
  EXPECT_TRUE(isView("prim.unchecked_cast", {dense({2})}));
}

TEST_F(ListsTest, RepeatedAndCopied) {
  EXPECT_EQ(run("aten.mul.left_t", {nums({1, 2}), num(2)}), "[1, 2, 1, 2]");
  EXPECT_EQ(run("aten.mul.left_t", {nums({1, 2}), num(-1)}), "[]");
  EXPECT_EQ(run("aten.list.t", {nums({1, 2})}), "[1, 2]");
}

TEST_F(ListsTest, Ranges) {
  SymInt s = symbol("s", 2);
  EXPECT_EQ(run("aten.__range_length", {num(0), num(s), num(1)}), "s");
  EXPECT_EQ(run("aten.__range_length", {num(7), num(0), num(-2)}), "4");
  EXPECT_EQ(run("aten.__range_length", {num(5), num(2), num(1)}), "0");
  EXPECT_EQ(run("aten.__range_length", {num(0), num(2), num(0)}),
            "error: expected a step other than 0, found 0");
  EXPECT_EQ(run("aten.__derive_index", {num(3), num(1), num(2)}), "7");
}
