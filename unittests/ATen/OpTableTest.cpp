//===- OpTableTest.cpp - Tests of the op table ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/OpTable.h"
#include "llvm/ADT/StringSet.h"
#include "gtest/gtest.h"

using namespace fake;

/// Whether values of a type are numbers; `complex` has no base of its own.
static bool isNumber(const SchemaType &type) {
  return !type.isList &&
         (type.base == SchemaBase::Scalar || type.base == SchemaBase::Float ||
          type.base == SchemaBase::Int || type.base == SchemaBase::Bool ||
          type.base == SchemaBase::Other);
}

/// Whether a parameter of a rule can read the type in the schema.
static bool fits(ParamKind kind, const SchemaType &type) {
  auto is = [&](SchemaBase base, bool isList, bool isOptional) {
    return type.base == base && type.isList == isList &&
           (isOptional || !type.isOptional);
  };
  switch (kind) {
  case ParamKind::Tensor:
    return is(SchemaBase::Tensor, false, false);
  case ParamKind::OptionalTensor:
    return is(SchemaBase::Tensor, false, true);
  case ParamKind::TensorList:
    return is(SchemaBase::Tensor, true, false);
  case ParamKind::SymInt:
  case ParamKind::Int:
    return is(SchemaBase::Int, false, false);
  case ParamKind::OptionalSymInt:
  case ParamKind::OptionalInt:
    return is(SchemaBase::Int, false, true);
  case ParamKind::SymIntList:
  case ParamKind::IntList:
    return is(SchemaBase::Int, true, false);
  case ParamKind::OptionalSymIntList:
  case ParamKind::OptionalIntList:
    return is(SchemaBase::Int, true, true);
  case ParamKind::Bool:
    return is(SchemaBase::Bool, false, false);
  case ParamKind::OptionalBool:
    return is(SchemaBase::Bool, false, true);
  case ParamKind::Float:
    return is(SchemaBase::Float, false, false) ||
           is(SchemaBase::Scalar, false, false);
  case ParamKind::OptionalFloat:
    return is(SchemaBase::Float, false, true) ||
           is(SchemaBase::Scalar, false, true);
  case ParamKind::Scalar:
    return isNumber(type) && !type.isOptional;
  case ParamKind::OptionalScalar:
    return isNumber(type);
  case ParamKind::String:
    return is(SchemaBase::String, false, false);
  case ParamKind::OptionalString:
    return is(SchemaBase::String, false, true);
  // TorchScript passes enumerations as ints, and some overloads declare them
  // so.
  case ParamKind::DType:
    return is(SchemaBase::ScalarType, false, false) ||
           is(SchemaBase::Int, false, false);
  case ParamKind::OptionalDType:
    return is(SchemaBase::ScalarType, false, true) ||
           is(SchemaBase::Int, false, true);
  case ParamKind::Device:
    return is(SchemaBase::Device, false, false);
  case ParamKind::OptionalDevice:
    return is(SchemaBase::Device, false, true);
  case ParamKind::Layout:
    return is(SchemaBase::Layout, false, false);
  case ParamKind::OptionalLayout:
    return is(SchemaBase::Layout, false, true);
  case ParamKind::MemoryFormat:
    return is(SchemaBase::MemoryFormat, false, false);
  case ParamKind::OptionalMemoryFormat:
    return is(SchemaBase::MemoryFormat, false, true);
  case ParamKind::Any:
    return true;
  }
  return false;
}

TEST(OpTableTest, RulesReadWhatTheirSchemasDeclare) {
  for (const OpDef &op : getOpTable()) {
    ArrayRef<SchemaArg> args = op.getSchema().getArgs();
    ASSERT_NE(op.rule.fn, nullptr) << op.name.str();
    ASSERT_LE(op.rule.params.size(), args.size()) << op.name.str();
    for (auto [param, arg] : llvm::zip(op.rule.params, args))
      EXPECT_TRUE(fits(param, arg.type))
          << op.name.str() << " declares " << toString(arg.type) << " "
          << arg.name.str();
  }
}

TEST(OpTableTest, NamesAreUniqueAndFound) {
  llvm::StringSet<> names;
  for (const OpDef &op : getOpTable()) {
    EXPECT_TRUE(names.insert(op.name).second) << op.name.str();
    EXPECT_EQ(lookupOp(op.name), &op);
  }
  EXPECT_EQ(lookupOp("aten.no_such_op"), nullptr);
}

TEST(OpTableTest, AddressesNameTheirOps) {
  for (const OpDef &op : getOpTable()) {
    EXPECT_EQ(getOpByFakeID(&op.fakeID), &op);
    EXPECT_EQ(getOpByTorchID(&op.torchID), &op);
    EXPECT_EQ(getOpByFakeID(&op.torchID), nullptr);
  }
  int elsewhere = 0;
  EXPECT_EQ(getOpByFakeID(&elsewhere), nullptr);
}

TEST(OpTableTest, InPlaceOpsAreDerived) {
  const OpDef *op = lookupOp("aten.mul_.Tensor");
  ASSERT_NE(op, nullptr);
  EXPECT_EQ(op->functional, lookupOp("aten.mul.Tensor"));
  EXPECT_EQ(op->getSchema().getText(),
            "mul_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)");
  EXPECT_TRUE(op->isMutable);
  EXPECT_FALSE(op->isPure());
  for (const OpDef &op : getOpTable())
    if (op.functional)
      EXPECT_TRUE(op.isMutable) << op.name.str();
}

TEST(OpTableTest, RandomAndCheckingOpsAreNotPure) {
  EXPECT_TRUE(lookupOp("aten.mul.Tensor")->isPure());
  EXPECT_FALSE(lookupOp("aten.native_dropout")->isPure());
  EXPECT_FALSE(lookupOp("aten._assert_scalar")->isPure());
}

static_assert(Follows::isWellFormed("_refs.sinh"));
static_assert(Follows::isWellFormed("_refs.nn.functional.relu native"));
static_assert(Follows::isWellFormed("jit"));
static_assert(!Follows::isWellFormed(""));
static_assert(!Follows::isWellFormed("sinh"));
static_assert(!Follows::isWellFormed("_refs."));
static_assert(!Follows::isWellFormed("_refs..sinh"));
static_assert(!Follows::isWellFormed("_refs.sinh  native"));
static_assert(!Follows::isWellFormed("_refs.sinh, native"));

TEST(OpTableTest, OpsNameWhatTheyFollow) {
  for (const OpDef &op : getOpTable())
    EXPECT_TRUE(op.origin.isExternal || !op.origin.getFollowed().empty())
        << op.name.str();
  EXPECT_EQ(lookupOp("aten.sinh")->origin.getFollowed(), "_refs.sinh");
  EXPECT_EQ(lookupOp("aten.add.Tensor")->origin.getFollowed(),
            "_refs.add _subclasses.fake_impls.make_fast_binary_impl");
  // Kernels in C++ have the names of their ops.
  EXPECT_EQ(lookupOp("aten.msort")->origin.getFollowed(), "native.msort");
  EXPECT_EQ(lookupOp("aten.len.t")->origin.getFollowed(), "jit.len.t");
}

TEST(OpTableTest, DerivedOpsFollowWhatTheirBaseDoes) {
  for (StringRef name :
       {"aten.sigmoid_", "aten.sigmoid.out", "aten.special_expit",
        "aten._foreach_sigmoid", "aten._foreach_sigmoid_"})
    EXPECT_EQ(lookupOp(name)->origin.getFollowed(),
              lookupOp("aten.sigmoid")->origin.getFollowed())
        << name.str();
}
