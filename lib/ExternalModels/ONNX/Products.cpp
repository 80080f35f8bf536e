//===- Products.cpp - Products, networks and transforms of ONNX -*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/Call.h"
#include "FakeTensor/Meta/Shapes/Contraction.h"
#include "ONNXCall.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Matrices
//===----------------------------------------------------------------------===//

/// A product of operands 0 and `second`, as in numpy.
static LogicalResult multiply(ONNXCall &call, unsigned second, DType dtype) {
  const TensorMeta *a = call.getTensor(0), *b = call.getTensor(second);
  if (!a || !b)
    return call.giveUnranked(0, dtype);
  for (unsigned i : {0u, second})
    if (call.getTensor(i)->isScalar())
      return call.cx.error(i) << "expected a tensor with dimensions, found "
                              << call.getTensor(i)->sizes;
  FailureOr<ArrayRef<SymInt>> sizes = matmulSizes(call.cx, 0, *a, *b);
  if (succeeded(sizes))
    return call.give(0, *sizes, dtype);
  for (unsigned &blamed : call.cx.lastError.blamed)
    blamed = blamed == 1 ? second : blamed;
  return failure();
}

static LogicalResult matMul(ONNXCall &call) {
  if (differ(call.getDType(0), call.getDType(1)))
    return call.cx.error(0, 1)
           << "expected operands of the same dtype, found " << call.getDType(0)
           << " and " << call.getDType(1);
  return multiply(call, 1, call.getDType(0));
}
static LogicalResult matMulInteger(ONNXCall &call) {
  return multiply(call, 1, DType::Int32);
}
static LogicalResult qLinearMatMul(ONNXCall &call) {
  return multiply(call, 3, call.getDType(7));
}

/// Matrices, which may be transposed, and what is added.
static LogicalResult gemm(ONNXCall &call) {
  if (failed(checkRank(call, 0, 2)) || failed(checkRank(call, 1, 2)))
    return failure();
  const TensorMeta *a = call.getTensor(0), *b = call.getTensor(1),
                   *c = call.getTensor(2);
  if (!a || !b)
    return call.give(0, {SymInt(), SymInt()}, call.getDType(0));
  bool swapsA = call.getInt("transA", 0) != 0;
  bool swapsB = call.getInt("transB", 0) != 0;
  if (failed(checkEqual(call, 0, a->sizes[!swapsA], 1, b->sizes[swapsB],
                        "inner sizes of a product")))
    return failure();
  SymInt sizes[] = {a->sizes[swapsA], b->sizes[!swapsB]};
  if (c) {
    FailureOr<ArrayRef<SymInt>> added = broadcastWith(call, 2, sizes);
    if (failed(added))
      return failure();
    if (added->size() != 2 || !requireEqual(call.cx, *added, sizes))
      return call.cx.error(2)
             << "expected sizes that are broadcast to "
             << ArrayRef<SymInt>(sizes) << ", found " << c->sizes;
  }
  return call.give(0, sizes, a->dtype);
}

/// The equation is that of PyTorch.
static LogicalResult einsum(ONNXCall &call) {
  StringRef equation = call.getString("equation");
  if (equation.empty())
    return call.cx.error() << "expected an attribute 'equation'";
  for (size_t i = 0; i < call.size(); ++i)
    if (!call.getTensor(i))
      return call.giveUnranked(0, call.getDType(0));
  MetaValue result;
  if (failed(
          callOp(call.cx, "aten.einsum",
                 {MetaValue::string(equation), MetaValue::list(call.operands)},
                 {}, result))) {
    // Arguments of that op are not the operands.
    call.cx.lastError.blamed.clear();
    return failure();
  }
  return result.isTensor() && result.getTensor()->ranked
             ? call.give(0, result.getTensor()->sizes, call.getDType(0))
             : call.giveUnranked(0, call.getDType(0));
}

/// The determinants of matrices in the last two dimensions.
static LogicalResult det(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.giveUnranked(0, call.getDType(0));
  if (self->rank() < 2 || !requireEqual(call.cx, self->sizes.back(),
                                        self->sizes.drop_back().back()))
    return call.cx.error(0)
           << "expected square matrices, found " << self->sizes;
  return call.give(0, self->sizes.drop_back(2), self->dtype);
}

//===----------------------------------------------------------------------===//
// Recurrent networks
//===----------------------------------------------------------------------===//

/// `x` of sizes `[time, batch, features]`, weights of `[directions, gates *
/// hidden, features]`. With `layout = 1`, the batch is first.
static LogicalResult recurrent(ONNXCall &call, int64_t gates) {
  for (unsigned i : {0, 1, 2})
    if (failed(checkRank(call, i, 3)))
      return failure();
  const TensorMeta *x = call.getTensor(0), *w = call.getTensor(1),
                   *r = call.getTensor(2);
  int64_t directions =
      call.getString("direction", "forward") == "bidirectional" ? 2 : 1;
  ShapeEnv &env = call.cx.env;
  SymInt hidden = call.hasAttr("hidden_size")
                      ? SymInt(call.getInt("hidden_size", 0))
                  : r ? r->sizes[2]
                      : SymInt();
  for (unsigned i : {1, 2})
    if (const TensorMeta *weight = call.getTensor(i);
        weight && !requireEqual(call.cx, weight->sizes[0], directions))
      return call.cx.error(i) << "expected weights of " << directions
                              << " directions, found " << weight->sizes;
  for (unsigned i : {1, 2})
    if (const TensorMeta *weight = call.getTensor(i);
        weight &&
        !requireEqual(call.cx, weight->sizes[1], env.mul(hidden, gates)))
      return call.cx.error(i) << "expected weights of " << gates << " gates of "
                              << hidden << " features, found " << weight->sizes;
  if (r && failed(checkSizes(call, 2, {directions, r->sizes[1], hidden})))
    return failure();
  SymInt biases = env.mul(hidden, env.mul(2, gates));
  if (failed(checkSizes(call, 3, {directions, biases})))
    return failure();
  if (x && w &&
      failed(checkEqual(call, 0, x->sizes[2], 1, w->sizes[2],
                        "numbers of features")))
    return failure();
  bool isBatchFirst = call.getInt("layout", 0) != 0;
  SymInt time = x ? x->sizes[isBatchFirst] : SymInt();
  SymInt batch = x ? x->sizes[!isBatchFirst] : SymInt();
  DType dtype = call.getDType(0);
  SymInt states[] = {directions, batch, hidden};
  if (isBatchFirst)
    std::swap(states[0], states[1]);
  for (unsigned i : {5, 6})
    if (failed(checkSizes(call, i, states)))
      return failure();
  // The peepholes of LSTM.
  if (failed(checkSizes(call, 7, {directions, env.mul(hidden, 3)})))
    return failure();
  for (size_t i : {1, 2})
    if (failed(call.give(i, states, dtype)))
      return failure();
  return isBatchFirst ? call.give(0, {batch, time, directions, hidden}, dtype)
                      : call.give(0, {time, directions, batch, hidden}, dtype);
}

static LogicalResult rnn(ONNXCall &call) { return recurrent(call, 1); }
static LogicalResult gru(ONNXCall &call) { return recurrent(call, 3); }
static LogicalResult lstm(ONNXCall &call) { return recurrent(call, 4); }

static constexpr ONNXRule rows[] = {
    {"Det", det},
    {"Einsum", einsum},
    {"GRU", gru, 3},
    {"Gemm", gemm, 2},
    {"LSTM", lstm, 3},
    {"MatMul", matMul, 2},
    {"MatMulInteger", matMulInteger, 2},
    {"QLinearMatMul", qLinearMatMul, 8},
    {"RNN", rnn, 3},
};

ArrayRef<ONNXRule> fake::getONNXProductRules() { return rows; }
