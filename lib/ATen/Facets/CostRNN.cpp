//===- CostRNN.cpp - Costs of recurrent networks ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each step of each sequence multiplies with every weight once.
//
//===----------------------------------------------------------------------===//

#include "Facets/Cost.h"

using namespace fake;

namespace {
/// The arithmetic of a cell besides the products and biases, per element of the
/// hidden state, and how many gates it has.
struct Cell {
  int64_t gates, ops;
};
} // namespace

// The sums of the two products of each gate are included.

/// Three sigmoids, two `tanh`, three products and a sum.
static constexpr Cell lstmCell = {4, 4 + 9};
/// Two gates with a sigmoid; the new state `tanh(x + r * h)`; `(h - n) * z +
/// n`.
static constexpr Cell gruCell = {3, 2 + 2 + 3 + 3};
/// An activation.
static constexpr Cell plainCell = {1, 1 + 1};

/// The cell of an op, by its name or, for cudnn's, by its mode.
static std::optional<Cell> getCell(const CostCall &call) {
  StringRef name = call.op.name;
  if (name.contains("lstm"))
    return lstmCell;
  if (name.contains("gru"))
    return gruCell;
  MetaValue mode = call.getArg("mode");
  if (!mode.isInt())
    return plainCell;
  std::optional<int64_t> code = mode.getInt().asInt();
  if (!code)
    return std::nullopt;
  return *code == 2 ? lstmCell : *code == 3 ? gruCell : plainCell;
}

/// Adds a step of all weights and biases.
static Work countStep(const CostCall &call, ArrayRef<MetaValue> params,
                      const Cell &cell) {
  ShapeEnv &env = call.env;
  Work work;
  bool isFirstOfLayer = true;
  for (const MetaValue &param : params) {
    if (!param.isTensor() || !param.getTensor()->ranked)
      continue;
    const TensorMeta *tensor = param.getTensor();
    if (tensor->rank() < 2) {
      work.ops = env.add(work.ops, call.numel(tensor));
      continue;
    }
    work.macs = env.add(work.macs, call.numel(tensor));
    // Weights come in pairs, for the input and for the state, and a projection
    // of the state may follow, which has no gates.
    SymInt hidden = env.floorDiv(tensor->sizes[0], cell.gates);
    if (isFirstOfLayer)
      work.ops = env.add(work.ops, env.mul(cell.ops, hidden));
    isFirstOfLayer = !isFirstOfLayer;
  }
  return work;
}

/// The weights and biases of all layers.
static ArrayRef<MetaValue> getParams(const CostCall &call) {
  for (StringRef name : {"params", "weight"})
    if (MetaValue params = call.getArg(name); params.isList())
      return params.getList();
  return {};
}

/// How often each weight is multiplied: sequences times steps.
static SymInt countSteps(const CostCall &call) {
  const TensorMeta *input = call.getTensor("input data");
  if (!input || !input->ranked || input->isScalar())
    return SymInt::unknown();
  return call.env.product(input->sizes.drop_back());
}

static Work scale(const CostCall &call, Work work, SymInt steps) {
  return {call.env.mul(work.macs, steps), call.env.mul(work.ops, steps)};
}

static Work network(const CostCall &call) {
  std::optional<Cell> cell = getCell(call);
  ArrayRef<MetaValue> params = getParams(call);
  if (!cell || params.empty())
    return {SymInt(), SymInt()};
  // A layer has two matrices, or three with a projection of the state.
  SmallVector<MetaValue, 8> gates;
  SymInt projected = 0;
  MetaValue state = call.getArg("hx");
  bool hasProjection = false;
  if (state.isList() && state.getList().size() == 2) {
    TensorList states(state.getList());
    hasProjection = states[0] && states[1] &&
                    call.size(states[0], -1) != call.size(states[1], -1);
  }
  MetaValue size = call.getArg("proj_size");
  hasProjection |= size.isInt() && !size.getInt().isInt(0);
  unsigned matrix = 0;
  for (const MetaValue &param : params) {
    bool isMatrix = param.isTensor() && param.getTensor()->ranked &&
                    param.getTensor()->rank() == 2;
    if (hasProjection && isMatrix && matrix++ % 3 == 2)
      projected = call.env.add(projected, call.numel(param.getTensor()));
    else
      gates.push_back(param);
  }
  Work work = countStep(call, gates, *cell);
  work.macs = call.env.add(work.macs, projected);
  return scale(call, work, countSteps(call));
}

static Work cell(const CostCall &call) {
  std::optional<Cell> kind = getCell(call);
  MetaValue params[] = {call.getArg("w_ih"), call.getArg("w_hh"),
                        call.getArg("b_ih"), call.getArg("b_hh")};
  return scale(call, countStep(call, params, *kind), countSteps(call));
}

/// The gates of a cell whose products are given.
static Work fusedCell(const CostCall &call) {
  std::optional<Cell> kind = getCell(call);
  SymInt gates = call.numel(call.getTensor("input_gates workspace"));
  SymInt hidden = call.env.floorDiv(gates, kind->gates);
  Work work;
  work.ops = call.env.mul(kind->ops, hidden);
  for (StringRef bias : {"input_bias", "hidden_bias"})
    if (call.getTensor(bias))
      work.ops = call.env.add(work.ops, gates);
  return work;
}

static const CostRow rows[] = {
    {"lstm gru rnn_tanh rnn_relu _cudnn_rnn",
     {network, "every weight once for each step of a sequence; biases, and 13 "
               "per hidden element of an LSTM, 10 of a GRU, 2 of others"}},
    {"lstm_cell gru_cell rnn_tanh_cell rnn_relu_cell",
     {cell, "one step of lstm, gru or rnn"}},
    {"_thnn_fused_lstm_cell _thnn_fused_gru_cell",
     {fusedCell, "biases, and 13 per hidden element of an LSTM, 10 of a GRU"}},
    {"_thnn_fused_lstm_cell_backward_impl _thnn_fused_lstm_cell_backward "
     "_thnn_fused_gru_cell_backward",
     {perInput<20>, "20 per element of the first gradient"}},
};

ArrayRef<CostRow> fake::getRNNCosts() { return rows; }
