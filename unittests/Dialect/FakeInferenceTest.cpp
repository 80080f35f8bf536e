//===- FakeInferenceTest.cpp - Tests of rules of core ops -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace fake;

namespace {

class FakeInferenceTest : public ::testing::Test {
protected:
  FakeInferenceTest() : cx(env, arena) {
    context.loadDialect<FakeDialect, func::FuncDialect>();
  }

  /// Infers the results of the last op of a function body, whose operands are
  /// arguments of the function or results of ops before it.
  LogicalResult infer(StringRef arguments, StringRef body) {
    std::string text =
        ("func.func @f(" + arguments + ") {\n" + body + "\nreturn\n}").str();
    module = parseSourceString<ModuleOp>(text, &context);
    if (!module)
      return failure();
    auto function = *module->getOps<func::FuncOp>().begin();
    declareSymbols(function, env);
    llvm::DenseMap<Value, MetaValue> values;
    for (BlockArgument argument : function.getArguments())
      values[argument] = getTypeMeta(argument.getType());
    for (Operation &op : function.front().without_terminator()) {
      SmallVector<MetaValue> operands;
      for (Value operand : op.getOperands())
        operands.push_back(values[operand]);
      results.assign(op.getNumResults(), MetaValue());
      cx.clearError();
      if (failed(
              cast<MetaRuleOpInterface>(op).inferMeta(cx, operands, results)))
        return failure();
      for (auto [value, result] : llvm::zip_equal(op.getResults(), results))
        values[value] = result;
    }
    return success();
  }

  MetaValue getTypeMeta(Type type) {
    return type.getDialect()
        .getRegisteredInterface<MetaTypeInterface>()
        ->getMeta(cx, type);
  }
  std::string str(unsigned i = 0) {
    std::string text;
    llvm::raw_string_ostream os(text);
    print(os, results[i]);
    return text;
  }

  MLIRContext context;
  ShapeEnv env;
  llvm::BumpPtrAllocator arena;
  RuleContext cx;
  OwningOpRef<ModuleOp> module;
  SmallVector<MetaValue> results;
};

TEST_F(FakeInferenceTest, Size) {
  ASSERT_TRUE(succeeded(infer("%x: !fake.tensor<[s0, 4], f32>",
                              "fake.size %x, -2 : !fake.tensor<[s0, 4], f32> "
                              "-> !fake.int")));
  EXPECT_EQ(results[0].getInt(), env.getSymbol("s0"));
}

TEST_F(FakeInferenceTest, SizeOfUnknownRankIsUnknown) {
  ASSERT_TRUE(succeeded(infer("%x: !fake.tensor<*>",
                              "fake.size %x, 0 : !fake.tensor<*> "
                              "-> !fake.int")));
  EXPECT_TRUE(results[0].getInt().isUnknown());
}

TEST_F(FakeInferenceTest, Numel) {
  ASSERT_TRUE(succeeded(infer("%x: !fake.tensor<[s0, 4], f32>",
                              "fake.numel %x : !fake.tensor<[s0, 4], f32> "
                              "-> !fake.int")));
  EXPECT_EQ(results[0].getInt(), env.mul(4, env.getSymbol("s0")));
}

TEST_F(FakeInferenceTest, Arithmetic) {
  ASSERT_TRUE(succeeded(
      infer("%a: !fake.int<s0>, %b: !fake.int<2>",
            "%0 = fake.mul %a, %b : (!fake.int<s0>, !fake.int<2>) -> !fake.int "
            "%1 = fake.floordiv %0, %b : (!fake.int, !fake.int<2>) -> "
            "!fake.int")));
  EXPECT_EQ(results[0].getInt(), env.getSymbol("s0"));
}

TEST_F(FakeInferenceTest, ComparisonUsesBounds) {
  env.declareSymbol("s0", {2, 16});
  ASSERT_TRUE(succeeded(infer("%a: !fake.int<s0>, %b: !fake.int<1>",
                              "fake.cmp gt %a, %b : !fake.int<s0>, "
                              "!fake.int<1>")));
  EXPECT_TRUE(results[0].asBool() == true);
  ASSERT_TRUE(succeeded(infer("%a: !fake.int<s0>, %b: !fake.int<4>",
                              "fake.cmp eq %a, %b : !fake.int<s0>, "
                              "!fake.int<4>")));
  EXPECT_FALSE(results[0].getScalar().isKnown());
}

TEST_F(FakeInferenceTest, LiteralHasStorageAndElements) {
  ASSERT_TRUE(
      succeeded(infer("", "fake.literal dense<[2, -1]> : tensor<2xi64> : "
                          "!fake.tensor<[2], i64>")));
  const TensorMeta &meta = *results[0].getTensor();
  EXPECT_NE(meta.storage, 0u);
  EXPECT_TRUE(meta.storageBytes.isInt(16));
  ASSERT_EQ(meta.constant.size(), 2u);
  EXPECT_TRUE(meta.constant[1].isInt(-1));
}

TEST_F(FakeInferenceTest, LiteralOfBools) {
  ASSERT_TRUE(
      succeeded(infer("", "fake.literal dense<[true, false]> : tensor<2xi1> : "
                          "!fake.tensor<[2], bool>")));
  EXPECT_TRUE(results[0].getTensor()->constant[0].isInt(1));
}

TEST_F(FakeInferenceTest, PackAndUnpack) {
  ASSERT_TRUE(succeeded(
      infer("%a: !fake.int<2>, %b: !fake.bool",
            "%0 = fake.pack %a, %b : (!fake.int<2>, !fake.bool) -> "
            "!fake.list<!fake.int, !fake.bool> "
            "%1:2 = fake.unpack %0 : !fake.list<!fake.int, !fake.bool> -> "
            "!fake.int, !fake.bool")));
  EXPECT_TRUE(results[0].getInt().isInt(2));
  EXPECT_TRUE(results[1].isBool());
}

TEST_F(FakeInferenceTest, CastCombinesWhatIsKnown) {
  ASSERT_TRUE(
      succeeded(infer("%x: !fake.tensor<[4, ?], f32, device = ?>",
                      "fake.cast %x : !fake.tensor<[4, ?], f32, device = ?> to "
                      "!fake.tensor<[?, 3], ?, device = \"cuda:1\">")));
  const TensorMeta &meta = *results[0].getTensor();
  EXPECT_TRUE(meta.sizes[0].isInt(4) && meta.sizes[1].isInt(3));
  EXPECT_EQ(meta.dtype, DType::Float32);
  EXPECT_EQ(meta.device, Device(DeviceType::CUDA, 1));
  EXPECT_TRUE(env.getGuards().empty());
}

TEST_F(FakeInferenceTest, CastRequiresEqualSizes) {
  ASSERT_TRUE(succeeded(infer("%x: !fake.tensor<[s0], f32>",
                              "fake.cast %x : !fake.tensor<[s0], f32> to "
                              "!fake.tensor<[4], f32>")));
  ASSERT_EQ(env.getGuards().size(), 1u);
  EXPECT_TRUE(results[0].getTensor()->sizes[0].isInt(4));
}

TEST_F(FakeInferenceTest, CastToOtherSizeIsAnError) {
  EXPECT_TRUE(failed(infer("%x: !fake.tensor<[3], f32>",
                           "fake.cast %x : !fake.tensor<[3], f32> to "
                           "!fake.tensor<[4], f32>")));
  EXPECT_EQ(cx.getMessage(), "expected size 4, found 3");
}

TEST_F(FakeInferenceTest, CastToOtherDTypeIsAnError) {
  EXPECT_TRUE(failed(infer("%x: !fake.tensor<[3], f32>",
                           "fake.cast %x : !fake.tensor<[3], f32> to "
                           "!fake.tensor<[3], i64>")));
  EXPECT_EQ(cx.getMessage(), "expected dtype i64, found f32");
}

TEST_F(FakeInferenceTest, FalseAssertionIsAnError) {
  EXPECT_TRUE(failed(infer("", "%0 = fake.constant false : !fake.bool "
                               "fake.assert %0, \"no\"")));
  EXPECT_EQ(cx.getMessage(), "assertion does not hold: no");
}

TEST_F(FakeInferenceTest, AtenOpRunsItsRule) {
  ASSERT_TRUE(succeeded(infer("%x: !fake.tensor<[s0, 4], f32>",
                              "fake.aten.relu(%x) : "
                              "(!fake.tensor<[s0, 4], f32>) -> "
                              "!fake.tensor<*>")));
  EXPECT_EQ(results[0].getTensor()->sizes[0], env.getSymbol("s0"));
}

} // namespace
