//===- Recurrent.cpp - Recurrent layers and their cells ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Cells
//===----------------------------------------------------------------------===//

/// Fails unless input, state and weights of a cell fit: `gates` times as many
/// rows as the state has elements.
static LogicalResult checkCell(RuleContext &cx, const TensorMeta &input,
                               const TensorMeta &state,
                               const TensorMeta &inputWeight,
                               const TensorMeta &stateWeight, int64_t gates) {
  if (input.rank() != 2 || state.rank() != 2)
    return cx.error(0, 1) << "expected input and state of rank 2, found "
                          << input.rank() << " and " << state.rank();
  if (inputWeight.rank() != 2 || stateWeight.rank() != 2)
    return cx.error(2, 3) << "expected weights of rank 2, found "
                          << inputWeight.rank() << " and "
                          << stateWeight.rank();
  if (!requireEqual(cx, input.sizes[1], inputWeight.sizes[1]))
    return cx.error(0, 2) << "expected inputs of " << inputWeight.sizes[1]
                          << " elements, found " << input.sizes[1];
  if (!requireEqual(cx, input.sizes[0], state.sizes[0]))
    return cx.error(0, 1) << "expected input and state of one batch, found "
                          << input.sizes[0] << " and " << state.sizes[0];
  SymInt rows = cx.env.mul(state.sizes[1], gates);
  if (!requireEqual(cx, inputWeight.sizes[0], rows))
    return cx.error(2) << "expected " << rows << " rows of weights, found "
                       << inputWeight.sizes[0];
  return success(
      succeeded(commonDeviceOf(cx, input, state, inputWeight, stateWeight)));
}

/// Follows lstm_cell of ATen: the next state and cell, row-major.
static FailureOr<std::array<TensorMeta, 2>>
lstmCell(RuleContext &cx, const TensorMeta &input, TensorList states,
         const TensorMeta &inputWeight, const TensorMeta &stateWeight) {
  if (states.size() != 2)
    return cx.error(1) << "expected two states, found " << states.size();
  if (failed(checkCell(cx, input, *states[0], inputWeight, stateWeight, 4)))
    return failure();
  return std::array{contiguousCopy(cx, *states[0]),
                    contiguousCopy(cx, *states[1])};
}

/// Follows gru_cell of ATen, which adds to the state: its layout stays.
static FailureOr<TensorMeta> gruCell(RuleContext &cx, const TensorMeta &input,
                                     const TensorMeta &state,
                                     const TensorMeta &inputWeight,
                                     const TensorMeta &stateWeight) {
  if (failed(checkCell(cx, input, state, inputWeight, stateWeight, 3)))
    return failure();
  return elementwise(cx, MetaValue::tensor(&state), Promotion::Default);
}

/// Follows rnn_tanh_cell and rnn_relu_cell of ATen.
static FailureOr<TensorMeta> rnnCell(RuleContext &cx, const TensorMeta &input,
                                     const TensorMeta &state,
                                     const TensorMeta &inputWeight,
                                     const TensorMeta &stateWeight) {
  if (failed(checkCell(cx, input, state, inputWeight, stateWeight, 1)))
    return failure();
  return contiguousCopy(cx, state);
}

//===----------------------------------------------------------------------===//
// Layers
//===----------------------------------------------------------------------===//

/// The output of layers over a sequence: the last states of all steps, both
/// directions side by side. With the batch first it is a transposed view.
static FailureOr<TensorMeta> outputOf(RuleContext &cx, const TensorMeta &input,
                                      const TensorMeta &states,
                                      int64_t stateArg, int64_t layers,
                                      bool bidirectional, bool batchFirst) {
  if (input.rank() != 3)
    return cx.error(0) << "expected an input of rank 3, found rank "
                       << input.rank();
  int64_t directions = bidirectional ? 2 : 1;
  if (states.rank() != 3 ||
      !requireEqual(cx, states.sizes[0], layers * directions))
    return cx.error(stateArg)
           << "expected states of rank 3 for " << layers * directions
           << " layers, found sizes " << states.sizes;
  ArrayRef<SymInt> sizes = cx.copySizes(
      {input.sizes[batchFirst ? 1 : 0], input.sizes[batchFirst ? 0 : 1],
       cx.env.mul(states.sizes[2], directions)});
  TensorMeta output = newLike(cx, input, sizes);
  if (!batchFirst)
    return output;
  return transposeGeometry(cx, output, 0, 1);
}

/// Follows lstm.input of torch._decomp.
static FailureOr<std::array<TensorMeta, 3>>
lstm(RuleContext &cx, const TensorMeta &input, TensorList states,
     TensorList parameters, bool hasBiases, int64_t layers,
     const MetaValue &dropout, bool train, bool bidirectional,
     bool batchFirst) {
  if (states.size() != 2)
    return cx.error(1) << "expected two states, found " << states.size();
  FailureOr<TensorMeta> output =
      outputOf(cx, input, *states[0], 1, layers, bidirectional, batchFirst);
  if (failed(output))
    return failure();
  return std::array{*output, contiguousCopy(cx, *states[0]),
                    contiguousCopy(cx, *states[1])};
}

/// Follows gru.input, rnn_tanh.input and rnn_relu.input of torch._decomp.
static FailureOr<std::array<TensorMeta, 2>>
rnn(RuleContext &cx, const TensorMeta &input, const TensorMeta &states,
    TensorList parameters, bool hasBiases, int64_t layers,
    const MetaValue &dropout, bool train, bool bidirectional, bool batchFirst) {
  FailureOr<TensorMeta> output =
      outputOf(cx, input, states, 1, layers, bidirectional, batchFirst);
  if (failed(output))
    return failure();
  return std::array{*output, contiguousCopy(cx, states)};
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? "
     "b_ih=None, Tensor? b_hh=None) -> (Tensor, Tensor)",
     rule<lstmCell>},
    {"gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? "
     "b_ih=None, Tensor? b_hh=None) -> Tensor",
     rule<gruCell>},
    {"rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? "
     "b_ih=None, Tensor? b_hh=None) -> Tensor",
     rule<rnnCell>},
    {"rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? "
     "b_ih=None, Tensor? b_hh=None) -> Tensor",
     rule<rnnCell>},
    {"lstm.input(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, "
     "int num_layers, float dropout, bool train, bool bidirectional, bool "
     "batch_first) -> (Tensor, Tensor, Tensor)",
     rule<lstm>, Random},
    {"gru.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int "
     "num_layers, float dropout, bool train, bool bidirectional, bool "
     "batch_first) -> (Tensor, Tensor)",
     rule<rnn>, Random},
    {"rnn_tanh.input(Tensor input, Tensor hx, Tensor[] params, bool "
     "has_biases, int num_layers, float dropout, bool train, bool "
     "bidirectional, bool batch_first) -> (Tensor, Tensor)",
     rule<rnn>, Random},
    {"rnn_relu.input(Tensor input, Tensor hx, Tensor[] params, bool "
     "has_biases, int num_layers, float dropout, bool train, bool "
     "bidirectional, bool batch_first) -> (Tensor, Tensor)",
     rule<rnn>, Random},
};

OpFamily fake::getRecurrentFamily() { return {"Recurrent", rows}; }
