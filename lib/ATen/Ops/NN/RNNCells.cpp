//===- RNNCells.cpp - Cells of recurrent networks ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One step of a layer: by its formula, and as the fused kernels do it.
//
//===----------------------------------------------------------------------===//

#include "Table/Steps.h"

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
  if (!requireEqual(cx, state.sizes[1], stateWeight.sizes[1]))
    return cx.error(1, 3) << "expected a state of " << stateWeight.sizes[1]
                          << " elements, found " << state.sizes[1];
  SymInt rows = cx.env.mul(state.sizes[1], gates);
  for (auto [i, weight] :
       llvm::enumerate(std::array{&inputWeight, &stateWeight}))
    if (!requireEqual(cx, weight->sizes[0], rows))
      return cx.error(2 + i) << "expected " << rows
                             << " rows of weights, found " << weight->sizes[0];
  return success(
      succeeded(commonDeviceOf(cx, input, state, inputWeight, stateWeight)));
}

namespace {

/// What cells compute: gates of the input and of the state, which are parts of
/// one product each.
class Cell : public Steps {
public:
  Cell(RuleContext &cx, const TensorMeta &state) : Steps(cx), cx(cx) {
    elements = state.sizes[1];
  }
  MetaValue gates(const TensorMeta &x, const TensorMeta &weight,
                  const TensorMeta *bias) {
    return (*this)(Op::linear,
                   {MetaValue::tensor(&x), MetaValue::tensor(&weight),
                    bias ? MetaValue::tensor(bias) : MetaValue::none()});
  }
  /// Gate `i` of a product.
  MetaValue gate(const MetaValue &gates, int64_t i) {
    if (failed())
      return MetaValue();
    return add(FailureOr<TensorMeta>(narrowGeometry(
        cx, *gates.getTensor(), 1, cx.env.mul(elements, i), elements)));
  }
  MetaValue addInPlace(const MetaValue &a, const MetaValue &b) {
    return (*this)(Op::addInPlace_Tensor, {a, b});
  }
  MetaValue mulInPlace(const MetaValue &a, const MetaValue &b) {
    return (*this)(Op::mulInPlace_Tensor, {a, b});
  }

private:
  RuleContext &cx;
  SymInt elements;
};

} // namespace

/// Follows lstm_cell of ATen: the next state and cell.
static FailureOr<std::array<TensorMeta, 2>>
lstmCell(RuleContext &cx, const TensorMeta &input, TensorList states,
         const TensorMeta &inputWeight, const TensorMeta &stateWeight,
         const TensorMeta *inputBias, const TensorMeta *stateBias) {
  if (states.size() != 2)
    return cx.error(1) << "expected two states, found " << states.size();
  if (failed(checkCell(cx, input, *states[0], inputWeight, stateWeight, 4)))
    return failure();
  if (!requireEqual(cx, states[1]->sizes, states[0]->sizes))
    return cx.error(1) << "expected a cell of the sizes of the state, "
                       << states[0]->sizes << ", found " << states[1]->sizes;
  Cell cell(cx, *states[0]);
  MetaValue gates =
      cell.addInPlace(cell.gates(*states[0], stateWeight, stateBias),
                      cell.gates(input, inputWeight, inputBias));
  auto open = [&](int64_t i) {
    return cell(Op::sigmoidInPlace, cell.gate(gates, i));
  };
  MetaValue candidate = cell(Op::tanhInPlace, cell.gate(gates, 2));
  MetaValue next =
      cell.addInPlace(cell.mul(open(1), MetaValue::tensor(states[1])),
                      cell.mul(open(0), candidate));
  MetaValue output = cell.mul(open(3), cell(Op::tanh, next));
  if (cell.failed())
    return failure();
  return std::array{*output.getTensor(), *next.getTensor()};
}

/// Follows gru_cell of ATen.
static FailureOr<TensorMeta>
gruCell(RuleContext &cx, const TensorMeta &input, const TensorMeta &state,
        const TensorMeta &inputWeight, const TensorMeta &stateWeight,
        const TensorMeta *inputBias, const TensorMeta *stateBias) {
  if (failed(checkCell(cx, input, state, inputWeight, stateWeight, 3)))
    return failure();
  Cell cell(cx, state);
  MetaValue ofInput = cell.gates(input, inputWeight, inputBias);
  MetaValue ofState = cell.gates(state, stateWeight, stateBias);
  auto open = [&](int64_t i) {
    return cell(Op::sigmoidInPlace,
                cell.addInPlace(cell.gate(ofState, i), cell.gate(ofInput, i)));
  };
  MetaValue reset = open(0), update = open(1);
  MetaValue candidate = cell(
      Op::tanhInPlace, cell.mul(cell.gate(ofInput, 2),
                                cell.mulInPlace(cell.gate(ofState, 2), reset)));
  MetaValue rest = cell.sub(MetaValue::tensor(&state), candidate);
  return cell.finish(cell.addInPlace(cell.mulInPlace(rest, update), candidate));
}

/// Follows rnn_tanh_cell and rnn_relu_cell of ATen.
template <bool IsRelu>
static FailureOr<TensorMeta>
rnnCell(RuleContext &cx, const TensorMeta &input, const TensorMeta &state,
        const TensorMeta &inputWeight, const TensorMeta &stateWeight,
        const TensorMeta *inputBias, const TensorMeta *stateBias) {
  if (failed(checkCell(cx, input, state, inputWeight, stateWeight, 1)))
    return failure();
  Cell cell(cx, state);
  MetaValue sum = cell.addInPlace(cell.gates(state, stateWeight, stateBias),
                                  cell.gates(input, inputWeight, inputBias));
  return cell.finish(cell(IsRelu ? Op::relu : Op::tanh, sum));
}

//===----------------------------------------------------------------------===//
// Fused cells
//===----------------------------------------------------------------------===//

/// Follows rnn_cell_checkSizes of torch._meta_registrations.
static LogicalResult checkFusedCell(RuleContext &cx, const TensorMeta &gates,
                                    const TensorMeta &stateGates,
                                    const TensorMeta &state,
                                    const TensorMeta *bias,
                                    const TensorMeta *stateBias,
                                    int64_t factor) {
  if (gates.rank() != 2 || state.rank() != 2 ||
      !requireEqual(cx, stateGates.sizes, gates.sizes))
    return cx.error(0, 1) << "expected gates of one size and a state of rank "
                             "2, found "
                          << gates.sizes << ", " << stateGates.sizes << " and "
                          << state.sizes;
  for (auto [i, x] : llvm::enumerate(std::array{bias, stateBias}))
    if (x && (x->rank() != 1 || !requireEqual(cx, x->sizes[0], gates.sizes[1])))
      return cx.error(3 + i) << "expected a bias of " << gates.sizes[1]
                             << " elements, found sizes " << x->sizes;
  SymInt elements = cx.env.floorDiv(numel(cx, gates.sizes), factor);
  if (!requireEqual(cx, numel(cx, state.sizes), elements))
    return cx.error(0, 2) << "expected a state of " << elements
                          << " elements, found sizes " << state.sizes;
  return success(
      succeeded(commonDeviceOf(cx, gates, stateGates, state, bias, stateBias)));
}

/// Follows _thnn_fused_lstm_cell_meta: state, cell, and what the gradient
/// needs.
static FailureOr<std::array<TensorMeta, 3>>
fusedLSTMCell(RuleContext &cx, const TensorMeta &gates,
              const TensorMeta &stateGates, const TensorMeta &state,
              const TensorMeta *bias, const TensorMeta *stateBias) {
  if (failed(checkFusedCell(cx, gates, stateGates, state, bias, stateBias, 4)))
    return failure();
  return std::array{contiguousCopy(cx, state), contiguousCopy(cx, state),
                    contiguousCopy(cx, gates)};
}

/// The state, and five numbers of each element for the gradient.
static FailureOr<std::array<TensorMeta, 2>>
fusedGRUCell(RuleContext &cx, const TensorMeta &gates,
             const TensorMeta &stateGates, const TensorMeta &state,
             const TensorMeta *bias, const TensorMeta *stateBias) {
  if (failed(checkFusedCell(cx, gates, stateGates, state, bias, stateBias, 3)))
    return failure();
  return std::array{
      contiguousCopy(cx, state),
      newLike(cx, state,
              cx.copySizes({state.sizes[0], cx.env.mul(state.sizes[1], 5)}))};
}

/// The sum over the batch, which is the gradient of a bias.
static MetaValue sumOfBatch(RuleContext &cx, const TensorMeta &gates,
                            bool hasBias) {
  if (!hasBias)
    return MetaValue::none();
  DType dtype = promoteReduction(gates.dtype, std::nullopt,
                                 ReductionPromotion::IntToLong);
  return cx.createValue(
      makeContiguous(cx, gates.sizes.drop_front(), dtype, gates.device));
}

/// Follows _thnn_fused_lstm_cell_backward_impl: gradients of gates, cell and
/// bias.
static FailureOr<std::array<MetaValue, 3>>
fusedLSTMBackward(RuleContext &cx, const TensorMeta *stateGradient,
                  const TensorMeta *cellGradient, const TensorMeta &cell,
                  const TensorMeta &newCell, const TensorMeta &workspace,
                  bool hasBias) {
  const TensorMeta *gradient = stateGradient ? stateGradient : cellGradient;
  if (!gradient)
    return std::array{MetaValue::none(), MetaValue::none(), MetaValue::none()};
  if (gradient->rank() != 2)
    return cx.error(0) << "expected a gradient of rank 2, found "
                       << gradient->sizes;
  for (auto [i, x] :
       llvm::enumerate(std::array{gradient, cellGradient, &cell, &newCell}))
    if (x && !requireEqual(cx, x->sizes, gradient->sizes))
      return cx.error(i) << "expected sizes " << gradient->sizes << ", found "
                         << x->sizes;
  SymInt elements = cx.env.mul(numel(cx, gradient->sizes), 4);
  if (workspace.rank() != 2 ||
      !requireEqual(cx, numel(cx, workspace.sizes), elements))
    return cx.error(4) << "expected a matrix of " << elements
                       << " elements, found sizes " << workspace.sizes;
  TensorMeta gates = contiguousCopy(cx, workspace);
  return std::array{cx.createValue(gates),
                    cx.createValue(contiguousCopy(cx, cell)),
                    sumOfBatch(cx, gates, hasBias)};
}

/// The same for input and state, whose gates have one gradient.
static FailureOr<std::array<MetaValue, 5>>
fusedLSTMBackwardOfBoth(RuleContext &cx, const TensorMeta *stateGradient,
                        const TensorMeta *cellGradient, const TensorMeta &cell,
                        const TensorMeta &newCell, const TensorMeta &workspace,
                        bool hasBias) {
  auto results = fusedLSTMBackward(cx, stateGradient, cellGradient, cell,
                                   newCell, workspace, hasBias);
  if (failed(results))
    return failure();
  auto &[gates, cellResult, bias] = *results;
  return std::array{gates, gates, cellResult, bias, bias};
}

/// Gradients of the gates of input and state, of the state, and of the biases.
static FailureOr<std::array<MetaValue, 5>>
fusedGRUBackward(RuleContext &cx, const TensorMeta &gradient,
                 const TensorMeta &workspace, bool hasBias) {
  if (gradient.rank() != 2)
    return cx.error(0) << "expected a gradient of rank 2, found "
                       << gradient.sizes;
  TensorMeta gates = newLike(
      cx, workspace,
      cx.copySizes({gradient.sizes[0], cx.env.mul(gradient.sizes[1], 3)}));
  return std::array{
      cx.createValue(gates), cx.createValue(contiguousCopy(cx, gates)),
      cx.createValue(contiguousCopy(cx, gradient)),
      sumOfBatch(cx, gates, hasBias), sumOfBatch(cx, gates, hasBias)};
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? "
     "b_ih=None, Tensor? b_hh=None) -> (Tensor, Tensor)",
     rule<lstmCell>, follows("native")},
    {"gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? "
     "b_ih=None, Tensor? b_hh=None) -> Tensor",
     rule<gruCell>, follows("native")},
    {"rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? "
     "b_ih=None, Tensor? b_hh=None) -> Tensor",
     rule<rnnCell<false>>, follows("native")},
    {"rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? "
     "b_ih=None, Tensor? b_hh=None) -> Tensor",
     rule<rnnCell<true>>, follows("native")},
    {"_thnn_fused_lstm_cell(Tensor input_gates, Tensor hidden_gates, Tensor "
     "cx, Tensor? input_bias=None, Tensor? hidden_bias=None) -> (Tensor, "
     "Tensor, Tensor)",
     rule<fusedLSTMCell>,
     follows("_meta_registrations._thnn_fused_lstm_cell_meta")},
    {"_thnn_fused_gru_cell(Tensor input_gates, Tensor hidden_gates, Tensor hx, "
     "Tensor? input_bias=None, Tensor? hidden_bias=None) -> (Tensor, "
     "Tensor)",
     rule<fusedGRUCell>, follows("native")},
    {"_thnn_fused_lstm_cell_backward_impl(Tensor? grad_hy, Tensor? grad_cy, "
     "Tensor cx, Tensor cy, Tensor workspace, bool has_bias) -> (Tensor, "
     "Tensor, Tensor)",
     rule<fusedLSTMBackward>,
     follows("_meta_registrations._thnn_fused_lstm_cell_backward_impl")},
    {"_thnn_fused_lstm_cell_backward(Tensor? grad_hy, Tensor? grad_cy, Tensor "
     "cx, Tensor cy, Tensor workspace, bool has_bias) -> (Tensor, Tensor, "
     "Tensor, Tensor, Tensor)",
     rule<fusedLSTMBackwardOfBoth>, follows("native")},
    {"_thnn_fused_gru_cell_backward(Tensor grad_hy, Tensor workspace, bool "
     "has_bias) -> (Tensor, Tensor, Tensor, Tensor, Tensor)",
     rule<fusedGRUBackward>, follows("native")},
};

OpFamily fake::getRNNCellsFamily() { return {"RNNCells", rows}; }
