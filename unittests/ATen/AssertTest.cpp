//===- AssertTest.cpp - Tests of assertions ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class AssertTest : public OpTest {};
} // namespace

TEST_F(AssertTest, MetadataMustAgree) {
  MetaValue x = dense({2, 3});
  EXPECT_EQ(run("aten._assert_tensor_metadata",
                {x, nums({2, 3}), nums({3, 1}), type(DType::Float32),
                 MetaValue(Device::cpu()), MetaValue(Layout::Strided)}),
            "");
  EXPECT_EQ(run("aten._assert_tensor_metadata", {x, nums({2, 4})}),
            "error: expected sizes [2, 4], found [2, 3]");
  EXPECT_EQ(run("aten._assert_tensor_metadata", {x, none(), nums({1, 2})}),
            "error: expected strides [1, 2], found [3, 1]");
  EXPECT_EQ(run("aten._assert_tensor_metadata",
                {x, none(), none(), type(DType::Float16)}),
            "error: expected dtype f16, found f32");
  EXPECT_EQ(
      run("aten._assert_tensor_metadata",
          {x, none(), none(), none(), MetaValue(Device(DeviceType::CUDA))}),
      "error: expected device cuda:0, found cpu");
  EXPECT_EQ(
      run("aten._assert_tensor_metadata",
          {x, none(), none(), none(), none(), MetaValue(Layout::SparseCSR)}),
      "error: expected layout sparse_csr, found strided");
}

TEST_F(AssertTest, RangesAreLearned) {
  SymInt u = symbol("u", Range::negInf);
  EXPECT_EQ(run("aten.sym_constrain_range", {num(u), num(2), num(8)}), "");
  EXPECT_EQ(env.getRange(u), (Range{2, 8}));
  EXPECT_EQ(run("aten.sym_constrain_range", {num(9), num(2), num(8)}),
            "error: expected a number of at least 2 and of at most 8, found 9");
}

TEST_F(AssertTest, FalseConditionsAreErrors) {
  EXPECT_EQ(run("aten._assert_scalar", {flag(true), MetaValue::string("m")}),
            "");
  EXPECT_EQ(run("aten._assert_scalar",
                {flag(false), MetaValue::string("size must be even")}),
            "error: expected a true condition, found false: 'size must be "
            "even'");
}

TEST_F(AssertTest, TokensOfTensorsArePassedOnAndOthersCopied) {
  MetaValue token = dense({2});
  ASSERT_TRUE(succeeded(infer("aten._functional_assert_scalar",
                              {flag(true), MetaValue::string("m"), token})));
  EXPECT_NE(results[0].getTensor()->storage, token.getTensor()->storage);
  ASSERT_TRUE(succeeded(infer("aten._functional_assert_async.msg",
                              {dense({}), MetaValue::string("m"), token})));
  EXPECT_EQ(results[0].getTensor()->storage, token.getTensor()->storage);
}
