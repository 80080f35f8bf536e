//===- CostTest.cpp - Tests of what ops cost --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/Cost.h"
#include "OpTest.h"
#include "llvm/ADT/StringSet.h"

using namespace fake;

namespace {
class CostTest : public OpTest {
protected:
  /// Multiply-accumulates, other operations, and bytes read and written.
  std::string cost(StringRef name, Args args,
                   CostConventions conventions = {}) {
    const OpDef &op = *lookupOp(name);
    if (failed(infer(name, args)))
      return "error: " + cx.getMessage().str();
    SmallVector<MetaValue> values(args);
    for (const SchemaArg &arg :
         op.getSchema().getArgs().drop_front(args.size()))
      values.push_back(arg.defaultValue);
    std::optional<OpCost> found =
        computeCost(env, conventions, op, values, results);
    if (!found)
      return "unknown";
    return toString(found->work.macs) + " macs, " + toString(found->work.ops) +
           " ops, " + toString(found->read) + " read, " +
           toString(found->written) + " written";
  }

  CostConventions countValid = {PaddingCount::Valid, CausalCount::Full};
};
} // namespace

TEST_F(CostTest, AllDenseOpsHaveACost) {
  const llvm::StringSet<> others = {"JaggedComponents", "SparseComponents",
                                    "SparseConversion", "SparseReduction"};
  for (const OpDef &op : getOpTable()) {
    if (op.origin.isExternal || others.contains(op.origin.family))
      continue;
    EXPECT_NE(findCostRecord(op), nullptr) << op.name.str();
  }
}

TEST_F(CostTest, EveryConventionIsInWords) {
  for (const OpDef &op : getOpTable())
    if (const CostRecord *record = findCostRecord(op)) {
      EXPECT_NE(StringRef(record->convention), "") << op.name.str();
    }
}

TEST_F(CostTest, NamesOfArgumentsAreThoseOfSchemas) {
  for (const OpDef &op : getOpTable()) {
    const CostRecord *record = findCostRecord(op);
    if (!record || op.functional || op.base)
      continue;
    for (StringRef names : {record->selected, record->update})
      for (StringRef rest = names; !rest.empty();) {
        auto [name, tail] = rest.split(' ');
        rest = tail;
        // A scatter of a number has no source.
        bool isKnown = op.getSchema().findArg(name) >= 0 || name == "source";
        EXPECT_TRUE(isKnown) << op.name.str() << ": " << name.str();
      }
  }
}

TEST_F(CostTest, DerivedOverloadsCostWhatTheyAreDerivedFrom) {
  MetaValue x = dense({2, 3});
  EXPECT_EQ(cost("aten.add.Tensor", {x, dense({2, 3})}),
            "0 macs, 6 ops, 48 read, 24 written");
  EXPECT_EQ(cost("aten.add_.Tensor", {x, dense({2, 3})}),
            "0 macs, 6 ops, 48 read, 24 written");
  EXPECT_EQ(cost("aten.add.out", {x, dense({2, 3}), num(1), dense({2, 3})}),
            "0 macs, 6 ops, 48 read, 24 written");
  EXPECT_EQ(cost("aten._foreach_neg", {list({x, dense({4})})}),
            "0 macs, 10 ops, 40 read, 40 written");
  EXPECT_EQ(cost("aten._foreach_neg_", {list({x, dense({4})})}),
            "0 macs, 10 ops, 40 read, 40 written");
  EXPECT_EQ(cost("aten.negative", {x}), "0 macs, 6 ops, 24 read, 24 written");
}

TEST_F(CostTest, UnknownSizesAreNotZero) {
  MetaValue x = dense({2, SymInt()});
  EXPECT_EQ(cost("aten.relu", {x}), "0 macs, ? ops, ? read, ? written");
  EXPECT_EQ(cost("aten.relu", {cx.createValue(makeUnranked(cx, DType::Float32,
                                                           Device::cpu()))}),
            "0 macs, ? ops, ? read, ? written");
  EXPECT_EQ(cost("aten.to_sparse", {dense({2, 3})}), "unknown");
}

TEST_F(CostTest, SymbolicPaddingIsExact) {
  SymInt n = symbol("n", 3);
  MetaValue w = dense({1, 1, 3});
  auto count = [&](SymInt size, int64_t padding) {
    (void)infer("aten.conv1d",
                {dense({1, 1, size}), w, none(), nums({2}), nums({padding})});
    MetaValue values[] = {dense({1, 1, size}), w,         none(), nums({2}),
                          nums({padding}),     nums({1}), num(1)};
    return computeCost(env, countValid, *lookupOp("aten.conv1d"), values,
                       results)
        ->work.macs;
  };
  for (int64_t padding : {0, 1, 2})
    for (int64_t size = 3; size < 9; ++size) {
      int64_t pairs = 0;
      for (int64_t o = 0; o < (size + 2 * padding - 3) / 2 + 1; ++o)
        for (int64_t k = 0; k < 3; ++k) {
          int64_t place = 2 * o - padding + k;
          pairs += place >= 0 && place < size;
        }
      EXPECT_EQ(count(size, padding), SymInt(pairs));
      EXPECT_EQ(
          evaluate(count(n, padding), [&](const SymbolExpr *) { return size; }),
          pairs);
    }
}

TEST_F(CostTest, SortingTakesALogarithm) {
  EXPECT_EQ(cost("aten.sort", {dense({4, 8})}),
            "0 macs, 96 ops, 128 read, 384 written");
  EXPECT_EQ(cost("aten.sort", {dense({4, 9}), num(0)}),
            "0 macs, 72 ops, 144 read, 432 written");
}

TEST_F(CostTest, StaticAndSymbolicSortsAgree) {
  SymInt n = symbol("n", 1);
  ASSERT_TRUE(succeeded(infer("aten.sort", {dense({n})})));
  SmallVector<MetaValue> values = {dense({n}), num(-1), flag(false)};
  OpCost symbolic =
      *computeCost(env, {}, *lookupOp("aten.sort"), values, results);
  for (int64_t size : {1, 2, 3, 4, 5, 8, 9, 1024, 1025}) {
    std::string wanted = cost("aten.sort", {dense({size})});
    std::optional<int64_t> found =
        evaluate(symbolic.work.ops, [&](const SymbolExpr *) { return size; });
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(StringRef(wanted).split(", ").second.split(' ').first,
              std::to_string(*found));
  }
}

TEST_F(CostTest, ChainsAreMultipliedInTheBestOrder) {
  EXPECT_EQ(cost("aten.linalg_multi_dot",
                 {list({dense({10, 100}), dense({100, 5}), dense({5, 50})})}),
            "7500 macs, 0 ops, 7000 read, 2000 written");
}

TEST_F(CostTest, PowersAreSquaredRepeatedly) {
  MetaValue x = dense({2, 2});
  // x^2, x^4, x^5.
  EXPECT_EQ(cost("aten.linalg_matrix_power", {x, num(5)}),
            "24 macs, 0 ops, 16 read, 16 written");
  EXPECT_EQ(cost("aten.linalg_matrix_power", {x, num(-2)}),
            "8 macs, 16 ops, 16 read, 16 written");
}

TEST_F(CostTest, OnlySomeNormsNeedSingularValues) {
  EXPECT_EQ(cost("aten.linalg_norm", {dense({5})}),
            "0 macs, 10 ops, 20 read, 4 written");
  EXPECT_EQ(cost("aten.linalg_norm", {dense({2, 2})}),
            "0 macs, 8 ops, 16 read, 4 written");
  EXPECT_EQ(cost("aten.linalg_norm", {dense({2, 2}), num(2)}),
            "0 macs, 176 ops, 16 read, 4 written");
  EXPECT_EQ(cost("aten.linalg_matrix_norm", {dense({2, 2}), num(-2)}),
            "0 macs, 176 ops, 16 read, 4 written");
}

TEST_F(CostTest, RepeatedElementsAreReadOnce) {
  EXPECT_EQ(cost("aten.exp", {strided({4, 3}, {0, 1})}),
            "0 macs, 12 ops, 12 read, 48 written");
  MetaValue x = dense({4, 4});
  EXPECT_EQ(cost("aten.mm", {x, x}), "64 macs, 0 ops, 64 read, 64 written");
  TensorMeta transposed = *x.getTensor();
  transposed.strides = cx.copySizes({SymInt(1), SymInt(4)});
  EXPECT_EQ(cost("aten.mm", {x, cx.createValue(transposed)}),
            "64 macs, 0 ops, 64 read, 64 written");
}
