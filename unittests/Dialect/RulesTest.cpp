//===- RulesTest.cpp - Tests of rules of custom ops -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/Rules.h"
#include "llvm/Support/FileSystem.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace fake;

namespace {

class RulesTest : public ::testing::Test {
protected:
  RulesTest()
      : handler(&context,
                [this](Diagnostic &diag) { messages.push_back(diag.str()); }) {
    context.loadDialect<FakeDialect>();
  }
  ~RulesTest() override {
    if (!path.empty())
      llvm::sys::fs::remove(path);
  }

  LogicalResult load(StringRef text) {
    int descriptor;
    EXPECT_FALSE(
        llvm::sys::fs::createTemporaryFile("rules", "mlir", descriptor, path));
    llvm::raw_fd_ostream(descriptor, /*shouldClose=*/true) << text;
    return loadRules(&context, path);
  }

  MLIRContext context;
  std::vector<std::string> messages;
  ScopedDiagnosticHandler handler;
  llvm::SmallString<128> path;
};

constexpr StringLiteral twoRules = R"mlir(
fake.rule "mylib::draw(Tensor x) -> Tensor" (%x) tags [nondeterministic_seeded] {
  fake.yield %x : !fake.tensor<*>
}
fake.rule "mylib::scale.with(Tensor(a!) x, *, float k=2.0) -> Tensor(a!)" (%x, %k) {
  fake.yield %x : !fake.tensor<*>
}
)mlir";

} // namespace

TEST_F(RulesTest, AnOpIsRegisteredLikeThoseOfTheTable) {
  ASSERT_TRUE(succeeded(load(twoRules)));
  const OpDef *def = lookupOp(&context, "mylib.scale.with");
  ASSERT_NE(def, nullptr);
  auto name =
      RegisteredOperationName::lookup("fake.mylib.scale.with", &context);
  ASSERT_TRUE(name);
  EXPECT_EQ(AtenOp::lookupDef(*name), def);
  EXPECT_TRUE(def->isMutable);
  EXPECT_FALSE(def->isPure());
  EXPECT_FALSE(lookupOp(&context, "mylib.draw")->isPure());
  EXPECT_EQ(lookupOp(&context, "mylib.nothing"), nullptr);
  EXPECT_EQ(lookupOp(&context, "aten.relu"), lookupOp("aten.relu"));
}

TEST_F(RulesTest, ContextsDoNotShareRules) {
  ASSERT_TRUE(succeeded(load(twoRules)));
  MLIRContext other;
  other.loadDialect<FakeDialect>();
  EXPECT_EQ(lookupOp(&other, "mylib.draw"), nullptr);
  EXPECT_FALSE(RegisteredOperationName::lookup("fake.mylib.draw", &other));
}

TEST_F(RulesTest, AFileIsLoadedOnce) {
  ASSERT_TRUE(succeeded(load(twoRules)));
  EXPECT_TRUE(succeeded(loadRules(&context, path)));
  EXPECT_TRUE(messages.empty());
}

TEST_F(RulesTest, AMissingFileIsReported) {
  EXPECT_TRUE(failed(loadRules(&context, "/no/such/file.mlir")));
  ASSERT_EQ(messages.size(), 1u);
  EXPECT_NE(messages[0].find("cannot read a file of rules"), std::string::npos);
}

TEST_F(RulesTest, ArgumentsAreConverted) {
  ShapeEnv env;
  llvm::BumpPtrAllocator arena;
  RuleContext cx(env, arena);
  Schema schema;
  std::string error;
  ASSERT_TRUE(
      Schema::parse("mylib::f(ScalarType t, Device d, int[2] s, int? n) "
                    "-> Tensor",
                    arena, schema, error))
      << error;
  SmallVector<MetaValue> converted;
  MetaValue good[] = {Scalar::integer(15), MetaValue::string("cuda"),
                      Scalar::integer(3), MetaValue::none()};
  ASSERT_TRUE(succeeded(convertArguments(cx, schema, good, converted)));
  EXPECT_EQ(converted[0].get<DType>(), DType::BFloat16);
  EXPECT_EQ(converted[1].get<Device>(), Device(DeviceType::CUDA));
  EXPECT_EQ(converted[2].getList().size(), 2u);
  EXPECT_TRUE(converted[3].isNone());
  MetaValue wrong[] = {Scalar::integer(999), MetaValue::string("fridge"),
                       MetaValue::none(), MetaValue::string("4")};
  for (unsigned i = 0; i < 4; ++i) {
    SmallVector<MetaValue> args(good, good + 4);
    args[i] = wrong[i];
    converted.clear();
    cx.clearError();
    EXPECT_TRUE(failed(convertArguments(cx, schema, args, converted))) << i;
    EXPECT_EQ(cx.getBlamedArguments(), ArrayRef<unsigned>(i));
  }
}
