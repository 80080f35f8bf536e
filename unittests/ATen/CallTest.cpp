//===- CallTest.cpp - Tests of calls by name --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/Call.h"
#include "OpTest.h"

using namespace fake;

namespace {
class CallTest : public OpTest {
protected:
  std::string call(StringRef name, ArrayRef<MetaValue> args,
                   ArrayRef<KeywordArg> keywords = {}) {
    const OpDef *op = lookupOp(name);
    SmallVector<MetaValue> results(op ? op->getSchema().getReturns().size()
                                      : 1);
    cx.clearError();
    if (failed(callOp(cx, name, args, keywords, results)))
      return "error: " + cx.getMessage().str();
    std::string text;
    llvm::raw_string_ostream os(text);
    print(os, MetaValue::list(results));
    return text;
  }
};
} // namespace

TEST_F(CallTest, WhatIsLeftOutHasItsDefault) {
  MetaValue x = dense({4, 9});
  EXPECT_EQ(call("aten.topk", {x, num(2)}),
            "[f32(4, 2)/(2, 1), i64(4, 2)/(2, 1)]");
  EXPECT_EQ(call("aten.topk", {x, num(2)}, {{"dim", num(0)}}),
            "[f32(2, 9)/(9, 1), i64(2, 9)/(9, 1)]");
  EXPECT_EQ(call("aten.max_pool2d", {dense({1, 1, 8, 8}), num(2)}),
            "[f32(1, 1, 4, 4)/(16, 16, 4, 1)]");
}

TEST_F(CallTest, ArgumentsMustFitTheSchema) {
  MetaValue x = dense({4, 9});
  EXPECT_EQ(call("aten.topk", {x}),
            "error: aten.topk expects an argument 'k', found none");
  EXPECT_EQ(cx.getBlamedArguments(), ArrayRef<unsigned>(1));
  EXPECT_EQ(call("aten.topk", {x, num(2)}, {{"k", num(3)}}),
            "error: aten.topk is given argument 'k' twice");
  EXPECT_EQ(call("aten.topk", {x, num(2)}, {{"axis", num(0)}}),
            "error: aten.topk has no argument 'axis'");
  EXPECT_EQ(call("aten.relu", {x, num(2)}),
            "error: aten.relu takes 1 arguments by position, found 2");
  EXPECT_EQ(call("aten.relu", {num(2), num(2)}).substr(0, 6), "error:");
  EXPECT_EQ(call("aten.topk", {x, MetaValue::string("two")}),
            "error: expected a SymInt for argument 'k', found string ''two''");
  EXPECT_EQ(call("aten.no_such_op", {x}),
            "error: the op table has no op aten.no_such_op");
}
