//===- IncrementalMetaTest.cpp - Tests of IncrementalMeta -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/IncrementalMeta.h"
#include "AnalysisTest.h"
#include "FakeTensor/Analysis/ModuleMeta.h"
#include "mlir/IR/IRMapping.h"

using namespace mlir;
using namespace fake;

namespace {

class IncrementalMetaTest : public AnalysisTest {
protected:
  void parse(StringRef arguments, StringRef body) {
    parseFunction(arguments, body);
    moduleMeta.emplace(*module);
    moduleMeta->infer();
    ASSERT_FALSE(moduleMeta->hasErrors());
    meta.emplace(moduleMeta->get(function));
  }
  /// Copies an op with other operands, directly after it.
  Operation *copy(RewriterBase &rewriter, Operation *op, ValueRange operands) {
    IRMapping mapping;
    mapping.map(op->getOperands(), operands);
    rewriter.setInsertionPointAfter(op);
    return rewriter.clone(*op, mapping);
  }
  static std::string str(const MetaValue &value) {
    std::string text;
    llvm::raw_string_ostream os(text);
    print(os, value);
    return text;
  }
  std::string str(Value value) { return str(meta->lookup(value)); }

  std::optional<ModuleMeta> moduleMeta;
  std::optional<IncrementalMeta> meta;
};

constexpr const char *product = R"(
  %0 = fake.aten.mm(%x, %y) : (!fake.tensor<[s0, 3], f32>, !fake.tensor<[3, 4], f32>) -> !fake.tensor<*> loc("mm")
  %1 = fake.aten.t(%0) : (!fake.tensor<*>) -> !fake.tensor<*> loc("t")
)";
constexpr const char *arguments =
    "%x: !fake.tensor<[s0, 3], f32>, %y: !fake.tensor<[3, 4], f32>, "
    "%z: !fake.tensor<[3, 5], f32>";

TEST_F(IncrementalMetaTest, NewOps) {
  parse(arguments, product);
  IRRewriter rewriter(&context);
  Operation *mm = copy(rewriter, getOp("mm"), {getValue("x"), getValue("z")});
  Operation *t = copy(rewriter, getOp("t"), mm->getResult(0));
  rewriter.setInsertionPointAfter(t);
  t->moveAfter(mm);
  // The operand is inferred along with it.
  EXPECT_EQ(str(t->getResult(0)), "f32(5, s0)/(1, 5)");
  EXPECT_EQ(str(mm->getResult(0)), "f32(s0, 5)/(5, 1)");
  EXPECT_EQ(meta->lookup(t->getResult(0)).getTensor()->storage,
            meta->lookup(mm->getResult(0)).getTensor()->storage);
  // Existing metadata is unchanged.
  EXPECT_EQ(str(getValue("mm")), "f32(s0, 4)/(4, 1)");
  std::string type;
  llvm::raw_string_ostream(type) << meta->getRefinedType(mm->getResult(0));
  EXPECT_EQ(type, "!fake.tensor<[s0, 5], f32>");
}

TEST_F(IncrementalMetaTest, Errors) {
  parse(arguments, product);
  IRRewriter rewriter(&context);
  Operation *mm = copy(rewriter, getOp("mm"), {getValue("y"), getValue("z")});
  std::string error = meta->infer(mm);
  EXPECT_EQ(error,
            "cannot multiply [3, 4] by [3, 5]: inner sizes 4 and 3 differ");
  // A second inference reports the same.
  EXPECT_EQ(meta->infer(mm), error);
  // The result has the metadata of its type: none.
  EXPECT_FALSE(meta->lookup(mm->getResult(0)).getTensor()->ranked);
  // The function itself has no error.
  EXPECT_FALSE(moduleMeta->hasErrors());
  EXPECT_TRUE(succeeded(moduleMeta->emitDiagnostics()));
}

TEST_F(IncrementalMetaTest, ErasedAndChanged) {
  parse(arguments, product);
  IRRewriter rewriter(&context, &*meta);
  Operation *mm = getOp("mm");
  rewriter.modifyOpInPlace(mm, [&] { mm->setOperand(1, getValue("z")); });
  EXPECT_EQ(str(getValue("mm")), "f32(s0, 5)/(5, 1)");
  // New ops get the addresses of erased ones.
  for (unsigned i = 0; i < 10; ++i) {
    Value other = getValue(i % 2 ? "y" : "z");
    Operation *fresh = copy(rewriter, mm, {getValue("x"), other});
    EXPECT_EQ(str(fresh->getResult(0)),
              i % 2 ? "f32(s0, 4)/(4, 1)" : "f32(s0, 5)/(5, 1)");
    rewriter.eraseOp(fresh);
  }
}

} // namespace
