//===- FakeAtenOpTest.cpp - Tests of the ops of the ATen table --*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One ODS class is registered under the name of every row. These tests check
// its assumptions about MLIR and the table.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/Verifier.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace fake;

namespace {

/// Renaming a model needs these members to be accessible to a subclass.
struct ModelProbe : public RegisteredOperationName::Model<AtenOp> {
  static_assert(std::is_same_v<decltype(ModelProbe::name), StringAttr>);
  static_assert(std::is_same_v<decltype(ModelProbe::typeID), TypeID>);
};

class FakeAtenOpTest : public ::testing::Test {
protected:
  FakeAtenOpTest() : builder(&context) {
    context.loadDialect<FakeDialect, func::FuncDialect>();
    module = ModuleOp::create(builder.getUnknownLoc());
    builder.setInsertionPointToEnd(module->getBody());
  }

  const OpDef &getDef(StringRef name) {
    const OpDef *def = lookupOp(name);
    EXPECT_NE(def, nullptr) << name.str();
    return *def;
  }
  /// A tensor without known metadata.
  Value makeTensor() {
    return LiteralOp::create(builder, builder.getUnknownLoc(),
                             FakeTensorType::getUnknown(&context),
                             ElementsAttr());
  }

  MLIRContext context;
  OpBuilder builder;
  OwningOpRef<ModuleOp> module;
};

TEST_F(FakeAtenOpTest, EveryRowIsRegistered) {
  ASSERT_FALSE(getOpTable().empty());
  for (const OpDef &def : getOpTable()) {
    auto name =
        RegisteredOperationName::lookup(AtenOp::getOpName(def), &context);
    ASSERT_TRUE(name.has_value()) << def.name.str();
    EXPECT_EQ(name->getTypeID().getAsOpaquePointer(), &def.fakeID);
    EXPECT_EQ(AtenOp::lookupDef(*name), &def);
    EXPECT_TRUE(name->hasInterface<MetaRuleOpInterface>());
    EXPECT_TRUE(name->hasInterface<MemoryEffectOpInterface>());
    EXPECT_EQ(&name->getDialect(), context.getLoadedDialect<FakeDialect>());
  }
}

TEST_F(FakeAtenOpTest, NameAndTypeIDFindTheSameModel) {
  for (const OpDef &def : getOpTable()) {
    auto byID = RegisteredOperationName::lookup(
        TypeID::getFromOpaquePointer(&def.fakeID), &context);
    ASSERT_TRUE(byID.has_value()) << def.name.str();
    EXPECT_EQ(byID->getStringRef(), AtenOp::getOpName(def));
  }
}

TEST_F(FakeAtenOpTest, ClassIsNotRegisteredUnderItsOwnName) {
  EXPECT_FALSE(
      RegisteredOperationName::lookup(AtenOp::getOperationName(), &context));
}

TEST_F(FakeAtenOpTest, OnlyTheFakeSlotOfARowIsAnAtenOp) {
  for (const OpDef &def : getOpTable()) {
    EXPECT_EQ(getOpByFakeID(&def.fakeID), &def);
    EXPECT_EQ(getOpByFakeID(&def.torchID), nullptr);
    EXPECT_EQ(getOpByFakeID(&def.name), nullptr);
  }
  ArrayRef<OpDef> table = getOpTable();
  EXPECT_EQ(getOpByFakeID(table.data() + table.size()), nullptr);
  EXPECT_EQ(getOpByFakeID(nullptr), nullptr);
}

TEST_F(FakeAtenOpTest, OtherOpsAreNotAtenOps) {
  Operation *literal = makeTensor().getDefiningOp();
  EXPECT_FALSE(isa<AtenOp>(literal));
  EXPECT_FALSE(isa<AtenOp>(module->getOperation()));
  Operation *size =
      SizeOp::create(builder, builder.getUnknownLoc(),
                     FakeIntType::get(&context), literal->getResult(0), 0);
  EXPECT_FALSE(isa<AtenOp>(size));
}

TEST_F(FakeAtenOpTest, CreateOmitsDefaults) {
  Value x = makeTensor();
  ArgTreeBuilder args(&context);
  args.operand(x);
  args.operand(x);
  args.integer(1);
  auto op = AtenOp::create(builder, builder.getUnknownLoc(),
                           getDef("aten.add.Tensor"), args, x.getType());
  EXPECT_TRUE(isa<AtenOp>(op.getOperation()));
  EXPECT_EQ(op->getName().getStringRef(), "fake.aten.add.Tensor");
  EXPECT_EQ(&op.getDef(), &getDef("aten.add.Tensor"));
  EXPECT_EQ(op.getArgNodes().size(), 2u);
  EXPECT_EQ(op.getReportName(), "aten.add.Tensor");
  EXPECT_TRUE(succeeded(verify(op)));
}

TEST_F(FakeAtenOpTest, DefaultOverloadIsNamedInReports) {
  Value x = makeTensor();
  ArgTreeBuilder args(&context);
  args.operand(x);
  auto op = AtenOp::create(builder, builder.getUnknownLoc(),
                           getDef("aten.relu"), args, x.getType());
  EXPECT_EQ(op.getReportName(), "aten.relu.default");
}

TEST_F(FakeAtenOpTest, OperandsOfArgumentLookIntoLists) {
  Value x = makeTensor();
  Value n = ConstantOp::create(builder, builder.getUnknownLoc(), int64_t(4));
  ArgTreeBuilder args(&context);
  args.operand(x);
  args.beginList();
  args.integer(2);
  args.operand(n);
  args.operand(n);
  args.endList();
  auto op = AtenOp::create(builder, builder.getUnknownLoc(),
                           getDef("aten.view"), args, x.getType());
  using Indices = SmallVector<unsigned>;
  EXPECT_EQ(op.getOperandsOfArgument(0), Indices({0}));
  EXPECT_EQ(op.getOperandsOfArgument(1), Indices({1, 2}));
  EXPECT_EQ(op.getOperandsOfArgument(2), Indices());
}

TEST_F(FakeAtenOpTest, ArgumentValuesHaveDefaults) {
  Value x = makeTensor();
  ArgTreeBuilder args(&context);
  args.operand(x);
  args.operand(x);
  auto op = AtenOp::create(builder, builder.getUnknownLoc(),
                           getDef("aten.add.Tensor"), args, x.getType());
  ShapeEnv env;
  llvm::BumpPtrAllocator arena;
  RuleContext cx(env, arena);
  TensorMeta meta;
  MetaValue operands[] = {MetaValue::tensor(&meta), MetaValue::none()};
  SmallVector<MetaValue> values;
  op.getArgValues(cx, operands, values);
  ASSERT_EQ(values.size(), 3u);
  EXPECT_EQ(values[0].getTensor(), &meta);
  EXPECT_TRUE(values[1].isNone());
  ASSERT_TRUE(values[2].isInt());
  EXPECT_TRUE(values[2].getInt().isInt(1));
}

TEST_F(FakeAtenOpTest, TreeSizeOfBrokenTrees) {
  EXPECT_EQ(getTreeSize({}), 0u);
  ArgNode cut[] = {ArgNode::list(3), ArgNode::integer(1)};
  EXPECT_EQ(getTreeSize(cut), 0u);
  ArgNode negative[] = {{NodeKind::List, -1}};
  EXPECT_EQ(getTreeSize(negative), 0u);
  ArgNode nested[] = {ArgNode::list(2), ArgNode::list(1), ArgNode::integer(1),
                      ArgNode::none(), ArgNode::none()};
  EXPECT_EQ(getTreeSize(nested), 4u);
}

TEST_F(FakeAtenOpTest, ConstantsFromValues) {
  ArgTreeBuilder args(&context);
  MetaValue elements[] = {Scalar::integer(2), MetaValue::none()};
  EXPECT_TRUE(args.constant(MetaValue::list(elements)));
  EXPECT_TRUE(args.constant(MetaValue(DType::Float16)));
  EXPECT_FALSE(args.constant(Scalar::integer(SymInt::unknown())));
  MetaValue unknown[] = {Scalar::integer(2),
                         Scalar::floating(SymInt::unknown())};
  EXPECT_FALSE(args.constant(MetaValue::list(unknown)));
  ArgNode expected[] = {ArgNode::list(2), ArgNode::integer(2), ArgNode::none(),
                        ArgNode::dtype(DType::Float16)};
  EXPECT_EQ(args.getNodes(), ArrayRef<ArgNode>(expected));
}

} // namespace
