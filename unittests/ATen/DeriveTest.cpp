//===- DeriveTest.cpp - Tests of ops derived from others --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpTest.h"

using namespace fake;

namespace {
class DeriveTest : public OpTest {};
} // namespace

//===----------------------------------------------------------------------===//
// Out
//===----------------------------------------------------------------------===//

TEST_F(DeriveTest, OutSchemasAreThoseOfPyTorch) {
  auto schema = [](StringRef name) {
    const OpDef *op = lookupOp(name);
    return op ? op->getSchema().getText().str() : "none";
  };
  EXPECT_EQ(schema("aten.add.out"),
            "add.out(Tensor self, Tensor other, *, Scalar alpha=1, Tensor(a!) "
            "out) -> Tensor(a!)");
  EXPECT_EQ(schema("aten.max.dim_max"),
            "max.dim_max(Tensor self, int dim, bool keepdim=False, *, "
            "Tensor(a!) max, Tensor(b!) max_values) -> (Tensor(a!) values, "
            "Tensor(b!) indices)");
  EXPECT_EQ(schema("aten.full.out"), "full.out(SymInt[] size, Scalar "
                                     "fill_value, *, Tensor(a!) out) -> "
                                     "Tensor(a!)");
  EXPECT_EQ(schema("aten._foreach_abs.out"),
            "_foreach_abs.out(Tensor[] self, *, Tensor(a!)[] out) -> ()");
  // Overloads called `output` do not name returns, others do.
  EXPECT_EQ(schema("aten.log_sigmoid_forward.output"),
            "log_sigmoid_forward.output(Tensor self, *, Tensor(a!) output, "
            "Tensor(b!) buffer) -> (Tensor(a!), Tensor(b!))");
  EXPECT_EQ(schema("aten.bernoulli.float_out"),
            "bernoulli.float_out(Tensor self, float p=0.5, *, Generator? "
            "generator=None, Tensor(a!) out) -> Tensor(a!)");
}

TEST_F(DeriveTest, OutMayComeFromAnInPlaceOp) {
  MetaValue x = strided({2, 3}, {1, 2}), out = dense({0});
  EXPECT_EQ(run("aten.bernoulli.float_out", {x, real(0.5), none(), out}),
            "f32(2, 3)/(3, 1)");
  EXPECT_EQ(results[0].getTensor()->storage, out.getTensor()->storage);
}

TEST_F(DeriveTest, OutKeepsItsStridesWhenTheSizesFit) {
  MetaValue x = dense({2, 3}), out = strided({2, 3}, {1, 2});
  EXPECT_EQ(run("aten.add.out", {x, x, num(1), out}), "f32(2, 3)/(1, 2)");
  EXPECT_EQ(results[0].getTensor()->storage, out.getTensor()->storage);
}

TEST_F(DeriveTest, OutIsResizedRowMajorOtherwise) {
  MetaValue x = strided({2, 3}, {1, 2}), out = dense({0});
  EXPECT_EQ(run("aten.neg.out", {x, out}), "f32(2, 3)/(3, 1)");
  EXPECT_EQ(results[0].getTensor()->storage, out.getTensor()->storage);
}

TEST_F(DeriveTest, OutOfLinearAlgebraIsResizedToColumns) {
  EXPECT_EQ(run("aten.linalg_inv.out", {dense({3, 3}), dense({0})}),
            "f32(3, 3)/(1, 3)");
}

TEST_F(DeriveTest, OutMustTakeTheResult) {
  MetaValue x = dense({2});
  EXPECT_EQ(run("aten.sin.out", {x, dense({2}, DType::Float64)}), "f64(2)/(1)");
  EXPECT_EQ(run("aten.sin.out", {x, dense({2}, DType::Int64)}),
            "error: result type f32 cannot be stored in the output type "
            "i64");
  EXPECT_EQ(run("aten.sin.out",
                {x, dense({2}, DType::Float32, *Device::parse("cuda"))}),
            "error: expected the output on cpu, found cuda:0");
}

TEST_F(DeriveTest, SomeOutsNeedTheExactDType) {
  MetaValue x = dense({2, 2});
  EXPECT_EQ(run("aten.mm.out", {x, x, dense({2, 2}, DType::Float64)}),
            "error: result type f32 cannot be stored in the output type "
            "f64");
  EXPECT_EQ(run("aten.index.Tensor_out", {x, list({dense({2}, DType::Int64)}),
                                          dense({2, 2}, DType::Float64)}),
            "error: result type f32 cannot be stored in the output type "
            "f64");
}

TEST_F(DeriveTest, SomeOutsMustNotOverlapThemselves) {
  MetaValue x = dense({6}), index = dense({3}, DType::Int64);
  EXPECT_EQ(run("aten.gather.out",
                {x, num(0), index, flag(false), strided({3}, {0})}),
            "error: expected an output whose elements do not overlap, found "
            "sizes [3] and strides [0]");
  EXPECT_EQ(run("aten.scatter_add.out",
                {x, num(0), index, dense({3}), strided({6}, {0})}),
            "error: expected an output whose elements do not overlap, found "
            "sizes [6] and strides [0]");
  // Resized before the check.
  EXPECT_EQ(run("aten.gather.out",
                {x, num(0), index, flag(false), strided({2}, {0})}),
            "f32(3)/(1)");
  // Not for ops defined in torch._refs.
  EXPECT_EQ(
      run("aten.add.out", {dense({3}), dense({3}), num(1), strided({3}, {0})}),
      "f32(3)/(0)");
}

TEST_F(DeriveTest, SomeOutsMustBeApartFromTheInputs) {
  MetaValue x = dense({6}), index = dense({3}, DType::Int64);
  auto part = [&](const MetaValue &of, SymInt offset) {
    TensorMeta meta = *of.getTensor();
    meta.sizes = cx.copySizes(SymInt(3));
    meta.offset = offset;
    return cx.createValue(meta);
  };
  auto gather = [&](const MetaValue &self, const MetaValue &out) {
    return run("aten.gather.out", {self, num(0), index, flag(false), out});
  };
  const char *overlaps = "error: expected an output apart from the inputs, "
                         "found one that overlaps argument 0";
  EXPECT_EQ(gather(x, x), overlaps);
  EXPECT_EQ(gather(x, part(x, 2)), overlaps);
  EXPECT_EQ(gather(part(x, 0), part(x, 2)), overlaps);
  EXPECT_EQ(gather(part(x, 0), part(x, 3)), "f32(3)/(1)+3");
  // The index itself may be overwritten, but not a view of it.
  MetaValue numbers = dense({6}, DType::Int64);
  EXPECT_EQ(gather(numbers, index), "i64(3)/(1)");
  EXPECT_EQ(run("aten.gather.out",
                {numbers, num(0), part(index, 0), flag(false), part(index, 1)}),
            "error: expected an output apart from the inputs, found one that "
            "overlaps argument 2");
  // The output may be `self`, but not another input.
  EXPECT_EQ(run("aten.scatter.src_out", {x, num(0), index, dense({3}), x}),
            "f32(6)/(1)");
  EXPECT_EQ(
      run("aten.scatter.src_out", {dense({6}), num(0), index, part(x, 0), x}),
      "error: expected an output apart from the inputs, found one that "
      "overlaps argument 3");
  EXPECT_EQ(run("aten.index.Tensor_out", {x, list({index}), part(x, 0)}),
            overlaps);
}

TEST_F(DeriveTest, OverlapThatIsNotKnownIsNoError) {
  SymInt n = symbol("n", 0);
  MetaValue index = dense({3}, DType::Int64);
  EXPECT_EQ(run("aten.gather.out",
                {dense({6}), num(0), index, flag(false), strided({3}, {n})}),
            "f32(3)/(n)");
}

TEST_F(DeriveTest, FactoriesTakeTheOptionsOfTheirOutput) {
  EXPECT_EQ(
      run("aten.full.out", {nums({2, 3}), num(1), dense({0}, DType::Float64)}),
      "f64(2, 3)/(3, 1)");
}

TEST_F(DeriveTest, SeveralOutsAreStoredOneByOne) {
  EXPECT_EQ(run("aten.max.dim_max", {dense({2, 3}), num(1), flag(false),
                                     dense({2}), dense({0}, DType::Int64)}),
            "f32(2)/(1), i64(2)/(1)");
}

//===----------------------------------------------------------------------===//
// For each
//===----------------------------------------------------------------------===//

TEST_F(DeriveTest, ForEachRunsTheOpAtEachPlace) {
  MetaValue self = list({dense({2, 3}), dense({4}, DType::Int64)});
  EXPECT_EQ(run("aten._foreach_add.Scalar", {self, real(0.5)}),
            "[f32(2, 3)/(3, 1), f32(4)/(1)]");
  EXPECT_EQ(run("aten._foreach_mul.List", {self, self}),
            "[f32(2, 3)/(3, 1), i64(4)/(1)]");
}

TEST_F(DeriveTest, ForEachTakesOneScalarAPlace) {
  MetaValue self = list({dense({2}, DType::Int64), dense({3}, DType::Int64)});
  EXPECT_EQ(
      run("aten._foreach_add.ScalarList", {self, list({num(1), real(2)})}),
      "[i64(2)/(1), f32(3)/(1)]");
  EXPECT_EQ(run("aten._foreach_add.ScalarList", {self, list({num(1)})}),
            "error: expected lists of the same length, found 2 and 1");
}

TEST_F(DeriveTest, ForEachHasOneDeviceAPlace) {
  MetaValue onCPU = dense({2});
  MetaValue onGPU = dense({2}, DType::Float32, *Device::parse("cuda"));
  MetaValue self = list({onGPU, onCPU});
  EXPECT_EQ(run("aten._foreach_mul.List", {self, self}),
            "[f32(2)/(1)@cuda:0, f32(2)/(1)]");
}

TEST_F(DeriveTest, ForEachInPlaceReturnsNothingAndChecks) {
  MetaValue self = list({dense({2}, DType::Int64)});
  const OpDef *op = lookupOp("aten._foreach_add_.Scalar");
  ASSERT_NE(op, nullptr);
  EXPECT_EQ(op->getSchema().getText(),
            "_foreach_add_.Scalar(Tensor(a!)[] self, "
            "Scalar scalar) -> ()");
  EXPECT_TRUE(op->isMutable);
  EXPECT_EQ(run("aten._foreach_add_.Scalar", {self, num(1)}), "");
  EXPECT_EQ(run("aten._foreach_add_.Scalar", {self, real(1)}),
            "error: expected a dtype that i64 can represent, found f32");
}

TEST_F(DeriveTest, ForEachNeedsTensors) {
  EXPECT_EQ(run("aten._foreach_sin", {list({})}),
            "error: expected at least one element, found none");
  EXPECT_EQ(run("aten._foreach_max", {list({dense({0})})}),
            "error: expected non-empty tensors, found sizes [0] at index "
            "0");
}

TEST_F(DeriveTest, ForEachTakesATensorForANumber) {
  MetaValue self = list({dense({2})});
  EXPECT_EQ(run("aten._foreach_mul.Tensor", {self, dense({})}), "[f32(2)/(1)]");
  EXPECT_EQ(run("aten._foreach_mul.Tensor", {self, dense({2})}),
            "error: expected a tensor of rank 0, found sizes [2]");
}

TEST_F(DeriveTest, ForEachTakesATensorOfNumbers) {
  MetaValue self = list({dense({2}), dense({3})});
  auto addcmul = [&](MetaValue numbers) {
    return run("aten._foreach_addcmul.Tensor", {self, self, self, numbers});
  };
  EXPECT_EQ(addcmul(dense({2}, DType::Float64)), "[f32(2)/(1), f32(3)/(1)]");
  EXPECT_EQ(addcmul(dense({})),
            "error: expected a tensor of rank 1, found sizes []");
  EXPECT_EQ(addcmul(dense({3})),
            "error: expected a number for each of 2 tensors, found sizes [3]");
}
