//===- RuleContextTest.cpp - Tests of what rules see ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MetaTest.h"

using namespace fake;

namespace {
/// Two operands in separate storages.
class RuleContextTest : public MetaTest {
protected:
  RuleContextTest() {
    operands.push_back(value(contiguous({8})));
    operands.push_back(value(contiguous({8})));
    cx.memos.setOperands(operands);
  }

  SymInt ask(const MetaValue &of, DataQuery query = DataQuery::Nonzero) {
    return cx.memos.recall(query, *of.getTensor(), [&] {
      return freshUnbacked(cx, Range::atLeast(0));
    });
  }

  SmallVector<MetaValue> operands;
};
} // namespace

TEST_F(RuleContextTest, RemembersAnswersPerOperand) {
  SymInt first = ask(operands[0]);
  EXPECT_EQ(toString(first), "u0");
  EXPECT_EQ(ask(operands[0]), first);
  EXPECT_EQ(toString(ask(operands[1])), "u1");
  EXPECT_EQ(toString(ask(operands[0], DataQuery::Unique)), "u2");
  EXPECT_EQ(cx.memos.getNumSpecific(), 1u);
}

TEST_F(RuleContextTest, RemembersAnswersPerElementOfAList) {
  MetaValue list = MetaValue::list(operands);
  cx.memos.setOperands(list);
  EXPECT_EQ(ask(operands[1]), ask(operands[1]));
}

TEST_F(RuleContextTest, ForgetsWhatIsWrittenTo) {
  SymInt first = ask(operands[0]), other = ask(operands[1]);
  EXPECT_TRUE(!cx.memos.empty());
  cx.memos.noteWrite(operands[0].getTensor()->storage);
  SymInt second = ask(operands[0]);
  EXPECT_NE(second, first);
  EXPECT_EQ(ask(operands[0]), second);
  EXPECT_EQ(ask(operands[1]), other);
}

TEST_F(RuleContextTest, RemembersNothingOfOtherTensors) {
  TensorMeta copy = *operands[0].getTensor();
  MetaValue temporary = MetaValue::tensor(&copy);
  EXPECT_NE(ask(temporary), ask(temporary));
  cx.memos.setOperands({});
  EXPECT_NE(ask(operands[0]), ask(operands[0]));
  EXPECT_FALSE(!cx.memos.empty());
}

TEST_F(RuleContextTest, AnswersFollowWhatIsLearned) {
  SymInt first = ask(operands[0]);
  EXPECT_TRUE(env.require(Condition::eq(first, 3)));
  EXPECT_EQ(ask(operands[0]), SymInt(3));
}

TEST_F(RuleContextTest, NamesOfTypesComeFirst) {
  env.declareSymbol("rows", Range::atLeast(1));
  cx.symbols.setNames({"rows"});
  SymInt rows = freshUnbacked(cx, {0, 9});
  EXPECT_EQ(toString(rows), "rows");
  EXPECT_EQ(env.getRange(rows), (Range{1, 9}));
  EXPECT_EQ(toString(freshUnbacked(cx, {0, 9})), "u0");
}

TEST_F(RuleContextTest, RefusesWhatSettingsDoNotAllow) {
  cx.mode.allowDynamicOutputShapeOps = false;
  EXPECT_TRUE(ask(operands[0]).isUnknown());
  EXPECT_TRUE(failed(cx.checkRefusal()));
  EXPECT_EQ(cx.getMessage(),
            "has an output whose size depends on data: expected sizes that are "
            "known, as allow-dynamic-output-shape-ops is false");
  // It is reported once, and the result is not memoized.
  EXPECT_TRUE(succeeded(cx.checkRefusal()));
  EXPECT_FALSE(!cx.memos.empty());
  // Others are not affected.
  EXPECT_FALSE(freshUnbacked(cx, {}, DataDependence::Scalar).isUnknown());
  EXPECT_FALSE(freshUnbacked(cx, {}, DataDependence::Derived).isUnknown());
  EXPECT_TRUE(succeeded(cx.checkRefusal()));
}

TEST_F(RuleContextTest, MakesNoSymbolsForStaticShapes) {
  cx.mode.staticShapes = true;
  for (DataDependence what : {DataDependence::Size, DataDependence::Scalar,
                              DataDependence::Derived}) {
    EXPECT_TRUE(freshUnbacked(cx, {}, what).isUnknown());
    EXPECT_TRUE(failed(cx.checkRefusal()));
    EXPECT_TRUE(cx.getMessage().ends_with("as static-shapes is set"));
  }
  EXPECT_TRUE(env.getSymbols().empty());
}
