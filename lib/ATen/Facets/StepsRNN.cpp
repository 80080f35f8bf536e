//===- StepsRNN.cpp - What recurrent layers run --------------- -*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facets/Steps.h"

using namespace fake;

namespace {

/// The steps of one cell: `weights` are those of the input and of the state,
/// and their biases or None.
class Cell {
public:
  Cell(Steps &steps, ArrayRef<MetaValue> weights)
      : steps(steps), weights(weights) {}

  MetaValue ofInput(const MetaValue &input) {
    return steps(Op::linear, {input, weights[0], weights[2]});
  }
  MetaValue ofState(const MetaValue &state) {
    return steps(Op::linear, {state, weights[1], weights[3]});
  }
  /// The sum of both, in the storage of the state's.
  MetaValue gates(const MetaValue &input, const MetaValue &state) {
    return steps.scope([&] {
      MetaValue result = ofState(state);
      ofInput(input);
      return result;
    });
  }
  /// One of `count` parts of the gates.
  MetaValue gate(const MetaValue &gates, int64_t count) {
    SymInt width = steps.cx.env.floorDiv(steps.size(gates, 1), count);
    return steps(Op::slice_Tensor, {gates, integer(1), integer(0),
                                    Scalar::integer(width)});
  }

private:
  Steps &steps;
  ArrayRef<MetaValue> weights;
};

} // namespace

/// Returns the new state and cell.
static std::pair<MetaValue, MetaValue>
runLSTM(Steps &steps, const MetaValue &input, const MetaValue &state,
        const MetaValue &cell, ArrayRef<MetaValue> weights) {
  Cell ops(steps, weights);
  MetaValue gates = ops.gates(input, state);
  MetaValue gate = ops.gate(gates, 4);
  MetaValue newCell = steps.scope([&] {
    MetaValue kept = steps(Op::mul_Tensor, {gate, cell});
    steps(Op::mul_Tensor, {gate, gate});
    return kept;
  });
  MetaValue newState = steps.scope([&] {
    return steps(Op::mul_Tensor, {gate, steps(Op::tanh, newCell)});
  });
  return {newState, newCell};
}

static void lstmCell(Steps &steps, ArrayRef<MetaValue> args) {
  ArrayRef<MetaValue> states = args[1].getList();
  if (states.size() == 2)
    runLSTM(steps, args[0], states[0], states[1], args.slice(2, 4));
}

static void gruCell(Steps &steps, ArrayRef<MetaValue> args) {
  Cell ops(steps, args.slice(2, 4));
  MetaValue ofInput = ops.ofInput(args[0]), ofState = ops.ofState(args[1]);
  MetaValue last = steps(
      Op::add_Tensor, {ops.gate(ofInput, 3), ops.gate(ofState, 3)});
  steps(Op::sub_Tensor, {args[1], last});
}

template <Op op>
static void simpleCell(Steps &steps, ArrayRef<MetaValue> args) {
  Cell ops(steps, args.slice(2, 4));
  MetaValue sum = ops.ofState(args[1]);
  ops.ofInput(args[0]);
  steps(op, sum);
}

static constexpr StepsRow rows[] = {
    {"lstm_cell", lstmCell},
    {"gru_cell", gruCell},
    {"rnn_relu_cell", simpleCell<Op::relu>},
    {"rnn_tanh_cell", simpleCell<Op::tanh>},
};

ArrayRef<StepsRow> fake::getStepsOfRNNs() { return rows; }
