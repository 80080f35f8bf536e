//===- TensorIdentityTest.cpp - Tests of TensorIdentity ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AnalysisTest.h"

using namespace mlir;
using namespace fake;

namespace {

class TensorIdentityTest : public AnalysisTest {
protected:
  void run(StringRef arguments, StringRef body, StringRef others = "") {
    parseFunction(arguments, body, others);
    InferenceOptions options;
    options.keepHistory = true;
    analysis = FunctionMeta::infer(function, options);
    ASSERT_FALSE(analysis->hasErrors());
  }
  static std::string str(const MetaValue &value) {
    std::string text;
    llvm::raw_string_ostream os(text);
    print(os, value);
    return text;
  }
  std::string at(StringRef value) {
    return str(analysis->lookup(getValue(value)));
  }
  std::string before(StringRef op, StringRef value) {
    return str(analysis->lookupBefore(getValue(value), getOp(op)));
  }

  std::unique_ptr<FunctionMeta> analysis;
};

TEST_F(TensorIdentityTest, AllNamesOfAnObject) {
  run("%x: !fake.tensor<[4, 6], f32>", R"(
    %v = fake.aten.view(%x, [24]) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("v")
    %c = fake.aten.contiguous(%x) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("c")
    %t = fake.aten.t_(%x) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("t")
    %n = fake.aten.neg(%c) : (!fake.tensor<*>) -> !fake.tensor<*> loc("n")
    %u = fake.aten.unsqueeze_(%t, 0) : (!fake.tensor<*>) -> !fake.tensor<*> loc("u")
    %m = fake.aten.neg(%v) : (!fake.tensor<*>) -> !fake.tensor<*> loc("m")
  )");
  EXPECT_EQ(at("x"), "f32(4, 6)/(6, 1)");
  EXPECT_EQ(at("c"), "f32(4, 6)/(6, 1)");
  EXPECT_EQ(at("t"), "f32(6, 4)/(1, 6)");
  EXPECT_EQ(at("n"), "f32(6, 4)/(1, 6)");
  EXPECT_EQ(before("t", "x"), "f32(4, 6)/(6, 1)");
  EXPECT_EQ(before("n", "x"), "f32(6, 4)/(1, 6)");
  EXPECT_EQ(before("n", "v"), "f32(24)/(1)");
  EXPECT_EQ(before("m", "c"), "f32(1, 6, 4)/(6, 1, 6)");
  EXPECT_EQ(before("m", "t"), "f32(1, 6, 4)/(6, 1, 6)");
  EXPECT_EQ(at("m"), "f32(24)/(1)");
}

TEST_F(TensorIdentityTest, BranchesDisagree) {
  run("%x: !fake.tensor<[4, 6], f32>, %p: i1", R"(
    scf.if %p {
      %t = fake.aten.t_(%x) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("t")
      %i = fake.aten.neg(%x) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("i")
    } else {
      %e = fake.aten.neg(%x) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("e")
    }
    %n = fake.aten.neg(%x) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("n")
  )");
  EXPECT_EQ(at("i"), "f32(6, 4)/(1, 6)");
  EXPECT_EQ(at("e"), "f32(4, 6)/(6, 1)");
  EXPECT_EQ(before("e", "x"), "f32(4, 6)/(6, 1)");
  EXPECT_EQ(before("n", "x"), "f32(u0, u1)/?");
}

TEST_F(TensorIdentityTest, BranchesAgree) {
  run("%x: !fake.tensor<[4, 6], f32>, %p: i1", R"(
    %r = scf.if %p -> (!fake.tensor<*>) {
      %t = fake.aten.t_(%x) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*>
      scf.yield %t : !fake.tensor<*>
    } else {
      %t = fake.aten.transpose_(%x, 0, 1) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*>
      scf.yield %t : !fake.tensor<*>
    } loc("r")
    %n = fake.aten.neg(%x) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("n")
  )");
  EXPECT_EQ(at("r"), "f32(6, 4)/(1, 6)");
  EXPECT_EQ(at("n"), "f32(6, 4)/(1, 6)");
}

TEST_F(TensorIdentityTest, OneOfTwoIsChanged) {
  run("%x: !fake.tensor<[4], f32>, %y: !fake.tensor<[4], f32>, %p: i1", R"(
    %r = scf.if %p -> (!fake.tensor<*>) {
      %a = fake.cast %x : !fake.tensor<[4], f32> to !fake.tensor<*>
      scf.yield %a : !fake.tensor<*>
    } else {
      %b = fake.cast %y : !fake.tensor<[4], f32> to !fake.tensor<*>
      scf.yield %b : !fake.tensor<*>
    } loc("r")
    %s = fake.aten.resize_(%r, [7]) : (!fake.tensor<*>) -> !fake.tensor<*> loc("s")
    %n = fake.aten.neg(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<*> loc("n")
  )");
  EXPECT_EQ(at("s"), "f32(7)/(1)");
  EXPECT_EQ(before("n", "r"), "f32(7)/(1)");
  EXPECT_EQ(before("n", "x"), "f32(u0)/(1)");
  EXPECT_EQ(before("n", "y"), "f32(u1)/(1)");
}

TEST_F(TensorIdentityTest, LoopChangesFromTurnToTurn) {
  run("%x: !fake.tensor<[4, 6], f32>, %y: !fake.tensor<[4, 4], f32>, "
      "%a: index, %b: index, %c: index",
      R"(
    scf.for %i = %a to %b step %c {
      %n = fake.aten.neg(%x) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("n")
      %t = fake.aten.t_(%x) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("t")
      %s = fake.aten.t_(%y) : (!fake.tensor<[4, 4], f32>) -> !fake.tensor<*>
    }
    %m = fake.aten.neg(%x) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("m")
  )");
  std::string inLoop = before("n", "x");
  EXPECT_TRUE(StringRef(inLoop).starts_with("f32(u")) << inLoop;
  EXPECT_EQ(before("m", "x"), inLoop);
  SymInt size = analysis->lookup(getValue("m")).getTensor()->sizes[0];
  EXPECT_FALSE(analysis->isAbandoned(cast<SymbolExpr>(size.getExpr())));
  EXPECT_EQ(before("m", "y"), "f32(4, 4)/?");
}

TEST_F(TensorIdentityTest, Calls) {
  run("%x: !fake.tensor<[4, 6], f32>, %y: !fake.tensor<[4, 6], f32>", R"(
    %r = call @g(%x) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("r")
    %s = call @g(%y) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("s")
    %n = fake.aten.neg(%x) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("n")
    %u = fake.aten.unsqueeze_(%r, 0) : (!fake.tensor<*>) -> !fake.tensor<*> loc("u")
    %m = fake.aten.neg(%x) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("m")
  )",
      R"(
    func.func private @g(%a: !fake.tensor<[4, 6], f32>) -> !fake.tensor<*> {
      %t = fake.aten.t_(%a) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*>
      return %t : !fake.tensor<*>
    })");
  EXPECT_EQ(before("s", "x"), "f32(6, 4)/(1, 6)");
  EXPECT_EQ(before("s", "y"), "f32(4, 6)/(6, 1)");
  EXPECT_EQ(before("n", "y"), "f32(6, 4)/(1, 6)");
  EXPECT_EQ(at("m"), "f32(1, 6, 4)/(6, 1, 6)");
}

TEST_F(TensorIdentityTest, UnknownRanks) {
  run("%x: !fake.tensor<[4, 6], f32>, %y: !fake.tensor<[4], f32>, "
      "%u: !fake.tensor<*>",
      R"(
    %a = fake.aten.add_.Tensor(%x, %u) : (!fake.tensor<[4, 6], f32>, !fake.tensor<*>) -> !fake.tensor<*> loc("a")
    %b = fake.aten.exp.out(%u, out = %y) : (!fake.tensor<*>, !fake.tensor<[4], f32>) -> !fake.tensor<*> loc("b")
    %c = fake.aten.relu_(%u) : (!fake.tensor<*>) -> !fake.tensor<*> loc("c")
    %n = fake.aten.neg(%x) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("n")
  )");
  EXPECT_EQ(before("n", "x"), "f32(4, 6)/(6, 1)");
  EXPECT_EQ(before("n", "a"), "f32(4, 6)/(6, 1)");
  EXPECT_FALSE(
      analysis->lookupBefore(getValue("y"), getOp("n")).getTensor()->ranked);
  // It is still known where the argument is stored.
  EXPECT_NE(analysis->lookup(getValue("u")).getTensor()->storage, 0u);
  EXPECT_EQ(analysis->lookup(getValue("c")).getTensor()->storage,
            analysis->lookup(getValue("u")).getTensor()->storage);
}

TEST_F(TensorIdentityTest, ManyChanges) {
  std::string body = "%t1 = fake.aten.t_(%t0) : (!fake.tensor<[2, 3], f32>) "
                     "-> !fake.tensor<*>\n";
  for (int i = 1; i < 3000; ++i)
    body += "%t" + std::to_string(i + 1) + " = fake.aten.t_(%t" +
            std::to_string(i) + ") : (!fake.tensor<*>) -> !fake.tensor<*>\n";
  parseFunction("%t0: !fake.tensor<[2, 3], f32>", body);
  analysis = FunctionMeta::infer(function);
  ASSERT_FALSE(analysis->hasErrors());
  // Only names that are used later have a history.
  EXPECT_LT(analysis->getChanges().size(), 10u);
}

TEST_F(TensorIdentityTest, ElementsAreForgotten) {
  run("%x: !fake.tensor<[2], f32>", R"(
    %s = fake.aten.scalar_tensor(3, dtype = i64) : () -> !fake.tensor<*> loc("s")
    %v = fake.aten.view(%s, [1]) : (!fake.tensor<*>) -> !fake.tensor<*> loc("v")
    %i = fake.aten.item(%s) : (!fake.tensor<*>) -> !fake.int loc("i")
    %a = fake.aten.random_(%v) : (!fake.tensor<*>) -> !fake.tensor<*> loc("a")
    %j = fake.aten.item(%s) : (!fake.tensor<*>) -> !fake.int loc("j")
  )");
  EXPECT_EQ(at("i"), "3");
  EXPECT_EQ(at("j"), "u0");
}

} // namespace
