//===- MetaAliasAnalysisTest.cpp - Tests of MetaAliasAnalysis ---*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/MetaAliasAnalysis.h"
#include "AnalysisTest.h"

using namespace mlir;
using namespace fake;

namespace {

class MetaAliasAnalysisTest : public AnalysisTest {
protected:
  /// Parses a function and queries MLIR's alias analysis, including
  /// MetaAliasAnalysis.
  void parse(StringRef arguments, StringRef body, StringRef others = "") {
    parseFunction(arguments, body, others);
    analyze({});
  }
  void analyze(const InferenceOptions &options) {
    aliases.emplace(*module);
    aliases->addAnalysisImplementation(MetaAliasAnalysis(*module, options));
  }
  std::string alias(StringRef a, StringRef b) {
    AliasResult result = aliases->alias(getValue(a), getValue(b));
    EXPECT_EQ(result, aliases->alias(getValue(b), getValue(a)));
    std::string text;
    llvm::raw_string_ostream(text) << result;
    return text;
  }
  std::string modRef(StringRef op, StringRef location) {
    std::string text;
    llvm::raw_string_ostream(text)
        << aliases->getModRef(getOp(op), getValue(location));
    return text;
  }

  std::optional<AliasAnalysis> aliases;
};

TEST_F(MetaAliasAnalysisTest, Arguments) {
  parse("%x: !fake.tensor<[4], f32>, %y: !fake.tensor<[4], f32>, "
        "%a: !fake.tensor<[4], f32> {fake.storage = 1}, "
        "%b: !fake.tensor<[4], f32> {fake.storage = 1}, "
        "%c: !fake.tensor<[4], f32, offset = 4> {fake.storage = 1}, "
        "%u: !fake.tensor<*>",
        "");
  EXPECT_EQ(alias("x", "x"), "MustAlias");
  EXPECT_EQ(alias("x", "y"), "NoAlias");
  EXPECT_EQ(alias("x", "a"), "NoAlias");
  EXPECT_EQ(alias("a", "b"), "MustAlias");
  EXPECT_EQ(alias("a", "c"), "NoAlias");
  EXPECT_EQ(alias("x", "u"), "NoAlias");
}

TEST_F(MetaAliasAnalysisTest, Views) {
  parse("%x: !fake.tensor<[4, 6], f32>", R"(
    %t = fake.aten.t(%x) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("t")
    %top = fake.aten.slice.Tensor(%x, 0, 0, 2) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("top")
    %end = fake.aten.slice.Tensor(%x, 0, 2, 4) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("end")
    %one = fake.aten.select.int(%x, 1, 1) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("one")
    %two = fake.aten.select.int(%x, 1, 2) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("two")
    %same = fake.aten.view(%x, [4, 6]) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("same")
    %copy = fake.aten.clone(%x) : (!fake.tensor<[4, 6], f32>) -> !fake.tensor<*> loc("copy")
  )");
  EXPECT_EQ(alias("x", "same"), "MustAlias");
  EXPECT_EQ(alias("x", "t"), "PartialAlias");
  EXPECT_EQ(alias("x", "top"), "PartialAlias");
  EXPECT_EQ(alias("x", "end"), "PartialAlias");
  EXPECT_EQ(alias("top", "end"), "NoAlias");
  EXPECT_EQ(alias("one", "two"), "NoAlias");
  EXPECT_EQ(alias("one", "top"), "PartialAlias");
  EXPECT_EQ(alias("one", "end"), "MayAlias");
  EXPECT_EQ(alias("x", "copy"), "NoAlias");
}

TEST_F(MetaAliasAnalysisTest, Symbols) {
  parse("%x: !fake.tensor<[s0, 6], f32>", R"(
    %first = fake.aten.select.int(%x, 0, 0) : (!fake.tensor<[s0, 6], f32>) -> !fake.tensor<*> loc("first")
    %rest = fake.aten.slice.Tensor(%x, 0, 1) : (!fake.tensor<[s0, 6], f32>) -> !fake.tensor<*> loc("rest")
  )");
  EXPECT_EQ(alias("first", "rest"), "NoAlias");
}

TEST_F(MetaAliasAnalysisTest, UnknownStrides) {
  parse("%x: !fake.tensor<[4, 6], f32, strides = ?>", R"(
    %y = fake.aten.contiguous(%x) : (!fake.tensor<[4, 6], f32, strides = ?>) -> !fake.tensor<*> loc("y")
  )");
  EXPECT_EQ(alias("x", "y"), "MayAlias");
}

TEST_F(MetaAliasAnalysisTest, ChangedOnTheWay) {
  parse("%x: !fake.tensor<[4], f32>, %y: !fake.tensor<[4], f32>", R"(
    %z = fake.aten.set_.source_Tensor(%x, %y) : (!fake.tensor<[4], f32>, !fake.tensor<[4], f32>) -> !fake.tensor<*> loc("z")
  )");
  EXPECT_EQ(alias("x", "y"), "MayAlias");
}

TEST_F(MetaAliasAnalysisTest, ReadsAndWrites) {
  parse("%x: !fake.tensor<[4], f32>, %y: !fake.tensor<[4], f32>, "
        "%z: !fake.tensor<[4], f32>",
        R"(
    %v = fake.aten.view(%x, [2, 2]) : (!fake.tensor<[4], f32>) -> !fake.tensor<*> loc("v")
    %a = fake.aten.add_.Tensor(%x, %y) : (!fake.tensor<[4], f32>, !fake.tensor<[4], f32>) -> !fake.tensor<*> loc("a")
    %n = fake.aten.neg(%y) : (!fake.tensor<[4], f32>) -> !fake.tensor<*> loc("n")
    %q = fake.size %x, 0 : !fake.tensor<[4], f32> -> !fake.int loc("q")
  )");
  EXPECT_EQ(modRef("a", "v"), "ModRef");
  EXPECT_EQ(modRef("a", "y"), "Ref");
  EXPECT_EQ(modRef("a", "z"), "NoModRef");
  // In MLIR, functional ops have no effects.
  EXPECT_EQ(modRef("n", "y"), "NoModRef");
  EXPECT_EQ(modRef("n", "x"), "NoModRef");
  // A written tensor may have other sizes afterwards.
  EXPECT_EQ(modRef("q", "x"), "Ref");
}

TEST_F(MetaAliasAnalysisTest, Options) {
  parse("%x: !fake.tensor<[4], f32>", R"(
    %id = call @id(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<[4], f32> loc("id")
  )",
        R"(
    func.func private @id(%x: !fake.tensor<[4], f32>) -> !fake.tensor<[4], f32> {
      return %x : !fake.tensor<[4], f32>
    })");
  EXPECT_EQ(alias("x", "id"), "MustAlias");
  InferenceOptions options;
  options.followCalls = false;
  analyze(options);
  EXPECT_EQ(alias("x", "id"), "MayAlias");
}

} // namespace
