//===- FakeTypesTest.cpp - Tests of fake types ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/MLIRContext.h"
#include "gtest/gtest.h"
#include <thread>

using namespace mlir;
using namespace fake;

namespace {

class FakeTypesTest : public ::testing::Test {
protected:
  FakeTypesTest() : cx(env, arena) {
    dialect = context.getOrLoadDialect<FakeDialect>();
    types = dialect->getRegisteredInterface<MetaTypeInterface>();
  }

  Type parse(StringRef text) {
    Type type = parseType(text, &context);
    EXPECT_TRUE(type) << text.str();
    return type;
  }

  MLIRContext context;
  FakeDialect *dialect;
  const MetaTypeInterface *types;
  ShapeEnv env;
  llvm::BumpPtrAllocator arena;
  RuleContext cx;
};

/// A tensor of the given geometry on cpu.
TensorMeta makeMeta(ArrayRef<SymInt> sizes, ArrayRef<SymInt> strides) {
  TensorMeta meta;
  meta.ranked = meta.strided = true;
  meta.sizes = sizes;
  meta.strides = strides;
  meta.dtype = DType::Float32;
  meta.device = Device::cpu();
  return meta;
}

TEST_F(FakeTypesTest, EqualExpressionsOfTwoPoolsGiveOneType) {
  ShapeEnv other;
  (void)other.getSymbol("t7");
  SymInt a = env.mul(env.getSymbol("s0"), 3);
  SymInt b = other.mul(other.getSymbol("s0"), 3);
  ASSERT_NE(a, b);
  EXPECT_EQ(FakeIntType::get(&context, a), FakeIntType::get(&context, b));
}

TEST_F(FakeTypesTest, TypesOutliveTheEnvironment) {
  Type type;
  {
    ShapeEnv other;
    SymInt size = other.add(other.getSymbol("s0"), 1);
    SymInt sizes[] = {size, 4}, strides[] = {4, 1};
    type = FakeTensorType::get(&context, makeMeta(sizes, strides));
  }
  EXPECT_EQ(type, parse("!fake.tensor<[s0 + 1, 4], f32>"));
}

TEST_F(FakeTypesTest, InterningInThreads) {
  std::vector<Type> results(4);
  std::vector<std::thread> threads;
  for (Type &result : results)
    threads.emplace_back([&] {
      ShapeEnv own;
      SymInt value = own.getSymbol("s0");
      for (int i = 0; i < 100; ++i) {
        value = own.add(own.floorDiv(value, 2), i);
        result = FakeIntType::get(&context, value);
      }
    });
  for (std::thread &thread : threads)
    thread.join();
  for (Type result : results)
    EXPECT_EQ(result, results.front());
}

TEST_F(FakeTypesTest, StorageAndElementsAreNotPartOfTypes) {
  SymInt sizes[] = {2}, strides[] = {1}, elements[] = {5, 6};
  TensorMeta meta = makeMeta(sizes, strides);
  Type plain = FakeTensorType::get(&context, meta);
  meta.storage = 7;
  meta.storageBytes = 8;
  meta.constant = elements;
  EXPECT_EQ(FakeTensorType::get(&context, meta), plain);
}

TEST_F(FakeTypesTest, UnknownRankHasNoGeometry) {
  SymInt sizes[] = {2};
  TensorMeta meta;
  meta.sizes = sizes;
  EXPECT_EQ(FakeTensorType::get(&context, meta),
            FakeTensorType::getUnknown(&context));
  EXPECT_TRUE(
      FakeTensorType::getUnknown(&context).getMeta().offset.isUnknown());
}

TEST_F(FakeTypesTest, IntegerTypesAreReadWithoutCopies) {
  auto type = cast<FakeTensorType>(parse("!fake.tensor<[2, 3], f32>"));
  EXPECT_EQ(types->getMeta(cx, type).getTensor(), &type.getMeta());
}

TEST_F(FakeTypesTest, ReadingATypeSimplifiesIt) {
  env.declareSymbol("s0", {2, 16});
  MetaValue value = types->getMeta(cx, parse("!fake.int<max(s0, 1)>"));
  EXPECT_EQ(value.getInt(), env.getSymbol("s0"));
}

TEST_F(FakeTypesTest, ContiguousStridesDependOnBounds) {
  Type type = parse("!fake.tensor<[4, u0, 3], f32>");
  MetaValue unbounded = types->getMeta(cx, type);
  EXPECT_EQ(toString(unbounded.getTensor()->strides[0]),
            toString(env.mul(3, env.max(env.getSymbol("u0"), 1))));
  EXPECT_EQ(types->refineType(type, unbounded), type);

  env.declareSymbol("u0", Range::atLeast(2));
  MetaValue bounded = types->getMeta(cx, type);
  EXPECT_EQ(bounded.getTensor()->strides[0], env.mul(3, env.getSymbol("u0")));
  EXPECT_EQ(types->refineType(type, bounded), type);
}

TEST_F(FakeTypesTest, RefiningGivesTheTypeOfTheValue) {
  for (StringRef text :
       {"!fake.tensor<[s0, 4], f16, strides = [1, s0], offset = s0 - 1>",
        "!fake.tensor<[?, 4], ?, strides = ?, device = ?>", "!fake.tensor<*>",
        "!fake.tensor<[s0 floordiv 2, s1], f32, conj, neg>", "!fake.int<s0>",
        "!fake.int", "!fake.float", "!fake.bool",
        "!fake.list<!fake.tensor<[s0], f32>, !fake.int<s1>>"}) {
    Type type = parse(text);
    EXPECT_EQ(
        types->refineType(types->eraseType(type), types->getMeta(cx, type)),
        type)
        << text.str();
  }
}

TEST_F(FakeTypesTest, RefiningKeepsTheKind) {
  Type type = parse("!fake.float");
  EXPECT_EQ(types->refineType(type, Scalar::integer(3)), type);
  EXPECT_EQ(types->refineType(type, MetaValue()), type);
}

TEST_F(FakeTypesTest, ErasingForgetsWhatCanBeInferred) {
  EXPECT_EQ(types->eraseType(parse("!fake.tensor<[4], f32>")),
            parse("!fake.tensor<*>"));
  EXPECT_EQ(types->eraseType(parse("!fake.int<4>")), parse("!fake.int"));
  EXPECT_EQ(types->eraseType(parse("!fake.list<!fake.int<4>>")),
            parse("!fake.list<!fake.int>"));
}

} // namespace
