//===- StepsRNN.cpp - What recurrent layers run --------------- -*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facets/Steps.h"

using namespace fake;

using States = SmallVector<MetaValue, 2>;

namespace {

enum class CellKind { Tanh, Relu, LSTM, GRU };

/// The parameters of one direction of a layer: weights of the input and of the
/// state, their biases or None, and the projection of an LSTM or None.
struct Parameters {
  MetaValue input, state, inputBias = MetaValue::none(),
                          stateBias = MetaValue::none(),
                          projection = MetaValue::none();
};

} // namespace

//===----------------------------------------------------------------------===//
// Cells
//===----------------------------------------------------------------------===//

namespace {

/// The steps of one cell. On the cpu, the product of the input may have been
/// computed for a whole sequence.
class Cell {
public:
  Cell(Steps &steps, CellKind kind, const Parameters &parameters,
       bool hasProduct = false)
      : steps(steps), kind(kind), parameters(parameters),
        hasProduct(hasProduct) {}

  /// Returns the new states: that of the output first.
  States run(const MetaValue &input, ArrayRef<MetaValue> states) {
    bool isFused = input.getTensor()->device.isCUDA();
    switch (kind) {
    case CellKind::LSTM:
      return isFused ? runFused(input, states, 4)
                     : runLSTM(input, states[0], states[1]);
    case CellKind::GRU:
      return isFused ? runFused(input, states, 5) : runGRU(input, states[0]);
    case CellKind::Relu:
      return {steps(Op::relu, gates(input, states[0]))};
    case CellKind::Tanh:
      return {steps(Op::tanh, gates(input, states[0]))};
    }
    llvm_unreachable("unknown kind of cell");
  }

private:
  MetaValue ofInput(const MetaValue &input) {
    if (hasProduct)
      return input;
    return steps(Op::linear, {input, parameters.input, parameters.inputBias});
  }
  MetaValue ofState(const MetaValue &state) {
    return steps(Op::linear, {state, parameters.state, parameters.stateBias});
  }
  /// The sum of both, in the storage of the state's.
  MetaValue gates(const MetaValue &input, const MetaValue &state) {
    MetaValue result = ofState(state);
    ofInput(input);
    return result;
  }
  /// One of `count` parts of the gates.
  MetaValue gate(const MetaValue &gates, int64_t count) {
    SymInt width = steps.cx.env.floorDiv(steps.size(gates, 1), count);
    return steps(Op::slice_Tensor,
                 {gates, integer(1), integer(0), Scalar::integer(width)});
  }

  States runLSTM(const MetaValue &input, const MetaValue &state,
                 const MetaValue &cell) {
    MetaValue all = steps.scope([&] { return gates(input, state); });
    MetaValue part = gate(all, 4);
    MetaValue newCell = steps.scope([&] {
      MetaValue kept = steps(Op::mul_Tensor, {part, cell});
      steps(Op::mul_Tensor, {part, part});
      return kept;
    });
    MetaValue newState = steps.scope([&] {
      return steps(Op::mul_Tensor, {part, steps(Op::tanh, newCell)});
    });
    if (parameters.projection.isTensor())
      newState =
          steps(Op::matmul, {newState, steps(Op::t, parameters.projection)});
    return {newState, newCell};
  }

  States runGRU(const MetaValue &input, const MetaValue &state) {
    MetaValue inputGates = ofInput(input), stateGates = ofState(state);
    MetaValue last =
        steps(Op::add_Tensor, {gate(inputGates, 3), gate(stateGates, 3)});
    return {steps(Op::sub_Tensor, {state, last})};
  }

  /// A kernel of cuda, which also returns `factor` values per element for the
  /// gradient.
  States runFused(const MetaValue &input, ArrayRef<MetaValue> states,
                  int64_t factor) {
    RuleContext &cx = steps.cx;
    MetaValue weight = steps(Op::t, parameters.input);
    steps(Op::matmul, {input, weight});
    steps(Op::matmul, {states[0], steps(Op::t, parameters.state)});
    States results;
    const TensorMeta &state = *states.back().getTensor();
    for (size_t i = 0; i < states.size(); ++i)
      results.push_back(steps.make(contiguousCopy(cx, state)));
    const SymInt workspace[] = {state.sizes[0],
                                cx.env.mul(state.sizes[1], factor)};
    steps.make(
        makeContiguous(cx, cx.copySizes(workspace), state.dtype, state.device));
    if (parameters.projection.isTensor())
      results[0] =
          steps(Op::matmul, {results[0], steps(Op::t, parameters.projection)});
    return results;
  }

  Steps &steps;
  CellKind kind;
  const Parameters &parameters;
  bool hasProduct;
};

} // namespace

/// An op for one cell.
template <CellKind kind>
static void runCell(Steps &steps, ArrayRef<MetaValue> args) {
  ArrayRef<MetaValue> states = args[1];
  if (args[1].isList())
    states = args[1].getList();
  if (states.size() != (kind == CellKind::LSTM ? 2 : 1))
    return;
  Cell(steps, kind, {args[2], args[3], args[4], args[5]}).run(args[0], states);
}

//===----------------------------------------------------------------------===//
// Layers
//===----------------------------------------------------------------------===//

namespace {

/// The layers of one op over a sequence. Steps before the last one are not run:
/// the last one is when most outputs exist.
class Layers {
public:
  Layers(Steps &steps, CellKind kind, ArrayRef<MetaValue> args)
      : steps(steps), cx(steps.cx), kind(kind), args(args) {}

  void run() {
    if (!read())
      return;
    MetaValue input = args[0];
    if (args[8].asBool() == true)
      input = steps(Op::transpose_int, {input, integer(0), integer(1)});
    if (usesKernel())
      runKernels(input);
    else
      runCells(input);
    for (unsigned i = 0; i < states.size(); ++i)
      steps.make(stateLike(i, SymInt(parameters.size())));
  }

private:
  /// Splits the parameters; false if they do not fit.
  bool read() {
    if (args[1].isList())
      states.assign(args[1].getList().begin(), args[1].getList().end());
    else
      states = {args[1]};
    bool hasBiases = args[3].asBool() == true;
    directions = args[7].asBool() == true ? 2 : 1;
    if (!args[2].isList() || !args[4].isInt() || !args[4].getInt().isInt() ||
        states.size() != (kind == CellKind::LSTM ? 2 : 1) ||
        args[0].getTensor()->rank() != 3)
      return false;
    hasProjections = states.size() == 2 &&
                     steps.size(states[0], 1) != steps.size(states[1], 1);
    ArrayRef<MetaValue> all = args[2].getList();
    size_t each = 2 + 2 * hasBiases + hasProjections;
    for (; all.size() >= each; all = all.drop_front(each)) {
      Parameters &own = parameters.emplace_back();
      own.input = all[0], own.state = all[1];
      if (hasBiases)
        own.inputBias = all[2], own.stateBias = all[3];
      if (hasProjections)
        own.projection = all[each - 1];
    }
    return all.empty() && !parameters.empty();
  }

  bool isCPU() const {
    return args[0].getTensor()->device.getType() == DeviceType::CPU;
  }
  /// Whether a kernel of oneDNN computes a layer.
  bool usesKernel() const {
    return kind == CellKind::LSTM && isCPU() && !hasProjections &&
           args[0].getTensor()->dtype == DType::Float32 &&
           llvm::all_of(steps.sizes(states[0]),
                        [](SymInt size) { return size.isInt(); });
  }

  /// The metadata of `count` states of one kind.
  TensorMeta stateLike(unsigned index, std::optional<SymInt> count = {}) {
    const TensorMeta &meta = *states[index].getTensor();
    SmallVector<SymInt, 3> sizes;
    if (count)
      sizes.push_back(*count);
    llvm::append_range(sizes, meta.sizes.take_back(2));
    return makeContiguous(cx, cx.copySizes(sizes), meta.dtype, meta.device);
  }

  /// Assigns a variable; its old value is freed unless another one holds it.
  void assign(MetaValue &variable, const MetaValue &value) {
    MetaValue old = variable;
    variable = value;
    SmallVector<MetaValue, 4> values = {input, layerInput};
    values.append(outputs);
    steps.free(old, MetaValue::list(values));
  }

  /// The input of the layer behind this one.
  void finishLayer(const MetaValue &output, size_t layer) {
    assign(layerInput, output);
    bool isLast = (layer + 1) * directions >= parameters.size();
    if (!isLast && args[6].asBool() != false &&
        getKnownFloat(args[5].getScalar()) != 0.0)
      assign(layerInput, steps.scope([&] {
        return steps(Op::dropout, {layerInput, args[5], Scalar::boolean(true)});
      }));
  }

  MetaValue concatenate(ArrayRef<MetaValue> both) {
    return both.size() == 1 ? both.front()
                            : steps(Op::cat, {steps.values(both), integer(-1)});
  }

  //===--- Kernels --------------------------------------------------------===//

  void runKernels(const MetaValue &sequence) {
    input = layerInput = steps(Op::contiguous, sequence);
    for (const MetaValue &state : states)
      steps(Op::contiguous, state);
    outputs.assign(directions, MetaValue());
    for (size_t i = 0; i < parameters.size(); ++i) {
      size_t direction = i % directions;
      assign(outputs[direction], runKernel(parameters[i]));
      if (direction + 1 == directions)
        finishLayer(concatenate(outputs), i / directions);
    }
  }

  /// One direction; its final states stay alive.
  MetaValue runKernel(const Parameters &own) {
    MetaValue results = steps.scope([&] {
      if (!own.inputBias.isTensor())
        for (const MetaValue &weight : {own.input, own.state})
          steps(Op::zeros_like, weight);
      return steps.values({steps.make(stateLike(0, steps.size(layerInput, 3))),
                           steps.make(stateLike(0)), steps.make(stateLike(1))});
    });
    return results.getList().front();
  }

  //===--- Cells ----------------------------------------------------------===//

  void runCells(const MetaValue &sequence) {
    input = layerInput = sequence;
    for (size_t layer = 0; layer * directions < parameters.size(); ++layer) {
      MetaValue results = steps.scope([&] { return runLayer(layer); });
      finishLayer(results.getList().front(), layer);
    }
  }

  /// Returns the output and the final states.
  MetaValue runLayer(size_t layer) {
    MetaValue product;
    SmallVector<MetaValue> results = {MetaValue()}, both;
    for (size_t i = 0; i < directions; ++i) {
      const Parameters &own = parameters[layer * directions + i];
      MetaValue sequence = layerInput;
      if (isCPU()) {
        MetaValue old = product;
        product = steps.scope([&] {
          return steps(Op::linear, {layerInput, own.input, own.inputBias});
        });
        steps.free(old);
        sequence = product;
      }
      llvm::append_range(results, runSequence(sequence, own));
      both.push_back(steps.make(stateLike(0, steps.size(layerInput, 3))));
    }
    results[0] = concatenate(both);
    return steps.values(results);
  }

  /// The last step of a sequence, after the outputs of the others.
  States runSequence(const MetaValue &sequence, const Parameters &own) {
    MetaValue first = integer(0);
    MetaValue element = steps(Op::select_int, {sequence, first, first});
    if (!element.isTensor())
      return {};
    States current;
    for (const MetaValue &state : states)
      current.push_back(steps(Op::select_int, {state, first, first}));
    SymInt count = steps.size(sequence, 3);
    bool isOnly = count.isInt(1);
    if (!isOnly) {
      MetaValue earlier = steps.make(stateLike(0, cx.env.sub(count, 1)));
      current[0] = cx.createValue(stateLike(0), earlier.getTensor()->storage);
      if (kind == CellKind::LSTM)
        current[1] = steps.make(stateLike(1));
    }
    MetaValue results = steps.scope([&] {
      return steps.values(
          Cell(steps, kind, own, isCPU()).run(element, current));
    });
    if (!isOnly && kind == CellKind::LSTM)
      steps.free(current[1]);
    ArrayRef<MetaValue> found = results.getList();
    return States(found.begin(), found.end());
  }

  Steps &steps;
  RuleContext &cx;
  CellKind kind;
  ArrayRef<MetaValue> args;
  States states;
  SmallVector<Parameters> parameters;
  size_t directions = 1;
  bool hasProjections = false;
  /// Variables of the function: the sequence, and the input of a layer and its
  /// outputs by direction.
  MetaValue input, layerInput;
  SmallVector<MetaValue, 2> outputs;
};

} // namespace

template <CellKind kind>
static void runLayers(Steps &steps, ArrayRef<MetaValue> args) {
  Layers(steps, kind, args).run();
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static constexpr StepsRow rows[] = {
    {"lstm_cell", runCell<CellKind::LSTM>},
    {"gru_cell", runCell<CellKind::GRU>},
    {"rnn_relu_cell", runCell<CellKind::Relu>},
    {"rnn_tanh_cell", runCell<CellKind::Tanh>},
    {"lstm.input", runLayers<CellKind::LSTM>},
    {"gru.input", runLayers<CellKind::GRU>},
    {"rnn_relu.input", runLayers<CellKind::Relu>},
    {"rnn_tanh.input", runLayers<CellKind::Tanh>},
};

ArrayRef<StepsRow> fake::getStepsOfRNNs() { return rows; }
