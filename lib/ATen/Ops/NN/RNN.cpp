//===- RNN.cpp - Recurrent layers -------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/Composite.h"
#include "llvm/Support/MathExtras.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Layers
//===----------------------------------------------------------------------===//

namespace {

/// The common parameters of the layers of a call. A state has `elements`, a
/// cell has `cells`, which differ for projections.
struct Layers {
  int64_t count;
  bool bidirectional, hasBiases, hasProjections;
  /// The rows of the weights per cell element.
  int64_t gates;
  SymInt elements, cells;
  /// The argument with the weights, for errors.
  unsigned weightsArg;

  int64_t directions() const { return bidirectional ? 2 : 1; }
  /// The number of states; the largest integer if it overflows.
  int64_t states() const {
    int64_t product;
    return llvm::MulOverflow(count, directions(), product)
               ? std::numeric_limits<int64_t>::max()
               : product;
  }
  /// The number of parameters per layer and direction.
  int64_t parameters() const { return 2 + 2 * hasBiases + hasProjections; }
};

} // namespace

/// Fails unless the number of parameters is that of the layers.
static LogicalResult countParameters(RuleContext &cx, const Layers &layers,
                                     TensorList parameters) {
  // More layers than parameters could overflow the product.
  auto found = static_cast<int64_t>(parameters.size());
  if (layers.count < 0 || layers.count > found)
    return cx.error(layers.weightsArg)
           << "expected parameters for " << layers.count << " layers, found "
           << found;
  int64_t wanted = layers.states() * layers.parameters();
  if (found == wanted)
    return success();
  return cx.error(layers.weightsArg)
         << "expected " << wanted << " parameters for " << layers.states()
         << " layers, found " << found;
}

/// The mismatch of a weight or bias; empty if it matches.
static std::string describeMisfit(RuleContext &cx, const TensorMeta &weight,
                                  ArrayRef<SymInt> wanted) {
  bool isBias = wanted.size() == 1;
  bool fits = isBias ? weight.isScalar() || isOne(cx, weight.sizes.back()) ||
                           requireEqual(cx, weight.sizes.back(), wanted[0])
                     : requireEqual(cx, weight.sizes, wanted);
  if (fits)
    return "";
  return "expected a " + std::string(isBias ? "bias" : "weight") +
         " of sizes " + sizesToString(wanted) + ", found " +
         sizesToString(weight.sizes);
}

/// Describes the first parameter that does not match an input of `features`
/// elements; empty if all match. Products of the gates follow `linear`.
static std::string findMisfit(RuleContext &cx, const Layers &layers,
                              TensorList parameters, SymInt features) {
  SymInt rows = cx.env.mul(layers.cells, layers.gates);
  SymInt deep = cx.env.mul(layers.elements, layers.directions());
  for (int64_t i = 0; i < layers.states(); ++i) {
    SymInt width = i < layers.directions() ? features : deep;
    SmallVector<SmallVector<SymInt, 2>, 5> wanted = {{rows, width},
                                                     {rows, layers.elements}};
    if (layers.hasBiases)
      wanted.append(2, {rows});
    if (layers.hasProjections)
      wanted.push_back({layers.elements, layers.cells});
    for (auto [j, sizes] : llvm::enumerate(wanted)) {
      const TensorMeta *weight = parameters[i * layers.parameters() + j];
      std::string misfit = weight ? describeMisfit(cx, *weight, sizes) : "";
      if (!misfit.empty())
        return misfit;
    }
  }
  return "";
}

/// Checks the number and sizes of the parameters.
static LogicalResult checkParameters(RuleContext &cx, const Layers &layers,
                                     TensorList parameters, SymInt features) {
  if (failed(countParameters(cx, layers, parameters)))
    return failure();
  std::string misfit = findMisfit(cx, layers, parameters, features);
  if (misfit.empty())
    return success();
  return cx.error(layers.weightsArg) << misfit;
}

/// Fails unless there are states for all layers and the entire batch. There may
/// be more states than are read.
static LogicalResult checkStates(RuleContext &cx, const Layers &layers,
                                 const TensorMeta &states, SymInt batch,
                                 bool mayBeMore = false) {
  int64_t count = layers.states();
  // The check of parameters rejects that many layers.
  if (count == std::numeric_limits<int64_t>::max())
    return success();
  if (states.rank() != 3 ||
      !(mayBeMore ? cx.env.require(Condition::le(count, states.sizes[0]))
                  : requireEqual(cx, states.sizes[0], count)))
    return cx.error(1) << "expected states of rank 3 for " << count
                       << " layers, found sizes " << states.sizes;
  // A single input is broadcast to all states, but not vice versa.
  if (isOne(cx, batch) || requireEqual(cx, states.sizes[1], batch))
    return success();
  return cx.error(0, 1)
         << "expected input and state of the same batch size, found " << batch
         << " and " << states.sizes[1];
}

/// Fails unless the input has rank 3 and at least one step.
static LogicalResult checkSequence(RuleContext &cx, const TensorMeta &input,
                                   bool batchFirst) {
  if (input.rank() != 3)
    return cx.error(0) << "expected an input of rank 3, found rank "
                       << input.rank();
  if (!cx.env.require(Condition::lt(0, input.sizes[batchFirst ? 1 : 0])))
    return cx.error(0) << "expected a sequence of at least one step, found "
                       << input.sizes;
  return success();
}

/// The output of layers over a sequence: the states of the last layer at all
/// steps, both directions concatenated. With `batch_first` it is a transposed
/// view.
static FailureOr<TensorMeta> outputOf(RuleContext &cx, const TensorMeta &input,
                                      const Layers &layers, SymInt batch,
                                      bool batchFirst) {
  ArrayRef<SymInt> sizes =
      cx.copySizes({input.sizes[batchFirst ? 1 : 0], batch,
                    cx.env.mul(layers.elements, layers.directions())});
  TensorMeta output = newLike(cx, input, sizes);
  if (!batchFirst)
    return output;
  return transposeGeometry(cx, output, 0, 1);
}

/// Whether oneDNN is used for an LSTM, whose rule does not check sizes;
/// `use_mkldnn` of ATen.
static bool usesOneDNN(RuleContext &cx, const TensorMeta &input,
                       const Layers &layers) {
  return input.device.isCPU() && !layers.hasProjections &&
         (input.dtype == DType::Float32 || input.dtype == DType::BFloat16) &&
         !isPlainlyZero(cx, numel(cx, input.sizes));
}

/// Notes what oneDNN rejects, or reads out of bounds.
static void noteOneDNN(RuleContext &cx, const Layers &layers,
                       TensorList parameters, SymInt features,
                       const TensorMeta &state, const TensorMeta &cell,
                       SymInt batch) {
  if (!cx.keepsEagerRefusals)
    return;
  SymInt rows = cx.env.mul(layers.cells, layers.gates);
  SymInt deep = cx.env.mul(layers.elements, layers.directions());
  for (int64_t i = 0; i < layers.states(); ++i) {
    SymInt width = i < layers.directions() ? features : deep;
    const SymInt wanted[][2] = {{rows, width}, {rows, layers.elements}};
    for (auto [j, sizes] : llvm::enumerate(wanted)) {
      const TensorMeta *weight = parameters[i * layers.parameters() + j];
      if (weight && (weight->rank() != 2 ||
                     isKnownToDiffer(cx, weight->sizes[0], sizes[0]) ||
                     isKnownToDiffer(cx, weight->sizes[1], sizes[1])))
        cx.eagerRefuses() << "expected a weight of sizes "
                          << ArrayRef<SymInt>(sizes) << ", found "
                          << weight->sizes;
    }
  }
  for (const TensorMeta *x : {&state, &cell})
    if (isKnownToDiffer(cx, x->sizes[1], batch))
      cx.eagerRefuses()
          << "expected input and state of the same batch size, found " << batch
          << " and " << x->sizes[1];
}

/// Whether states are projections, of another size than the cells.
static bool areProjections(RuleContext &cx, TensorList states) {
  return isKnownToDiffer(cx, states[0]->sizes.back(), states[1]->sizes.back());
}

/// The layers of an LSTM with these states of rank 3.
static Layers lstmLayers(RuleContext &cx, TensorList states, int64_t count,
                         bool bidirectional, bool hasBiases,
                         unsigned weightsArg) {
  return {count,
          bidirectional,
          hasBiases,
          areProjections(cx, states),
          /*gates=*/4,
          states[0]->sizes[2],
          states[1]->sizes[2],
          weightsArg};
}

/// The final states of layers, row-major.
static TensorMeta lastStates(RuleContext &cx, const Layers &layers,
                             const TensorMeta &states) {
  return newLike(cx, states,
                 withSize(cx, states.sizes, 0, SymInt(layers.states())));
}

/// Follows lstm.input of torch._decomp, with the checks of ATen.
static FailureOr<std::array<TensorMeta, 3>>
lstm(RuleContext &cx, const TensorMeta &input, TensorList states,
     TensorList parameters, bool hasBiases, int64_t count, const MetaValue &,
     bool, bool bidirectional, bool batchFirst) {
  if (states.size() != 2)
    return cx.error(1) << "expected two states, found " << states.size();
  for (size_t i : {0, 1})
    if (states[i]->rank() != 3)
      return cx.error(1) << "expected states of rank 3, found sizes "
                         << states[i]->sizes;
  if (failed(checkSequence(cx, input, batchFirst)))
    return failure();
  Layers layers = lstmLayers(cx, states, count, bidirectional, hasBiases,
                             /*weightsArg=*/2);
  SymInt batch = input.sizes[batchFirst ? 0 : 1], features = input.sizes[2];
  if (usesOneDNN(cx, input, layers)) {
    if (failed(countParameters(cx, layers, parameters)))
      return failure();
    noteOneDNN(cx, layers, parameters, features, *states[0], *states[1], batch);
  } else if (failed(checkStates(cx, layers, *states[0], batch)) ||
             failed(checkStates(cx, layers, *states[1], batch, true)) ||
             failed(checkParameters(cx, layers, parameters, features))) {
    return failure();
  }
  FailureOr<TensorMeta> output = outputOf(cx, input, layers, batch, batchFirst);
  if (failed(output))
    return failure();
  return std::array{*output, lastStates(cx, layers, *states[0]),
                    lastStates(cx, layers, *states[1])};
}

/// Follows gru.input, rnn_tanh.input and rnn_relu.input of torch._decomp.
template <int64_t Gates>
static FailureOr<std::array<TensorMeta, 2>>
rnn(RuleContext &cx, const TensorMeta &input, const TensorMeta &states,
    TensorList parameters, bool hasBiases, int64_t count, const MetaValue &,
    bool, bool bidirectional, bool batchFirst) {
  if (failed(checkSequence(cx, input, batchFirst)))
    return failure();
  SymInt elements = states.rank() == 3 ? states.sizes[2] : SymInt(0);
  Layers layers = {count, bidirectional, hasBiases, false,
                   Gates, elements,      elements,  /*weightsArg=*/2};
  if (failed(
          checkStates(cx, layers, states, input.sizes[batchFirst ? 0 : 1])) ||
      failed(checkParameters(cx, layers, parameters, input.sizes[2])))
    return failure();
  FailureOr<TensorMeta> output =
      outputOf(cx, input, layers, states.sizes[1], batchFirst);
  if (failed(output))
    return failure();
  return std::array{*output, contiguousCopy(cx, states)};
}

//===----------------------------------------------------------------------===//
// Packed sequences
//===----------------------------------------------------------------------===//

/// The output of layers over packed sequences: a row for each step.
static FailureOr<TensorMeta> packedOutput(RuleContext &cx,
                                          const TensorMeta &data,
                                          const Layers &layers,
                                          TensorList parameters) {
  if (data.rank() != 2)
    return cx.error(0) << "expected packed data of rank 2, found rank "
                       << data.rank();
  if (failed(checkParameters(cx, layers, parameters, data.sizes[1])))
    return failure();
  SymInt width = cx.env.mul(layers.elements, layers.directions());
  return newLike(cx, data, cx.copySizes({data.sizes[0], width}));
}

/// Fails unless packed states have rank 3.
static LogicalResult checkPackedStates(RuleContext &cx,
                                       const TensorMeta &states) {
  if (states.rank() == 3)
    return success();
  return cx.error(2) << "expected states of rank 3, found rank "
                     << states.rank();
}

static FailureOr<std::array<TensorMeta, 3>>
lstmPacked(RuleContext &cx, const TensorMeta &data, const TensorMeta &,
           TensorList states, TensorList parameters, bool hasBiases,
           int64_t count, const MetaValue &, bool, bool bidirectional) {
  if (states.size() != 2)
    return cx.error(2) << "expected two states, found " << states.size();
  if (failed(checkPackedStates(cx, *states[0])) ||
      failed(checkPackedStates(cx, *states[1])))
    return failure();
  Layers layers = lstmLayers(cx, states, count, bidirectional, hasBiases,
                             /*weightsArg=*/3);
  FailureOr<TensorMeta> output = packedOutput(cx, data, layers, parameters);
  if (failed(output))
    return failure();
  return std::array{*output, contiguousCopy(cx, *states[0]),
                    contiguousCopy(cx, *states[1])};
}

template <int64_t Gates>
static FailureOr<std::array<TensorMeta, 2>>
rnnPacked(RuleContext &cx, const TensorMeta &data, const TensorMeta &,
          const TensorMeta &states, TensorList parameters, bool hasBiases,
          int64_t count, const MetaValue &, bool, bool bidirectional) {
  if (failed(checkPackedStates(cx, states)))
    return failure();
  SymInt elements = states.sizes[2];
  Layers layers = {count, bidirectional, hasBiases, false,
                   Gates, elements,      elements,  /*weightsArg=*/3};
  FailureOr<TensorMeta> output = packedOutput(cx, data, layers, parameters);
  if (failed(output))
    return failure();
  return std::array{*output, contiguousCopy(cx, states)};
}

/// Fails unless lengths or batch sizes are on the cpu, int64 and of rank 1.
static LogicalResult checkLengths(RuleContext &cx, const TensorMeta &lengths) {
  bool isCPU = !lengths.device.isKnown() || lengths.device.isCPU();
  bool isInt64 =
      lengths.dtype == DType::Int64 || lengths.dtype == DType::Unknown;
  if (lengths.rank() == 1 && isCPU && isInt64)
    return success();
  return cx.error(1) << "expected i64 lengths of rank 1 on the cpu, found "
                     << lengths;
}

/// Follows _pack_padded_sequence of ATen: the steps of all sequences
/// concatenated, and the batch size of each step. The sequences are sorted and
/// nonempty, the longest first. PyTorch's FakeTensor returns other sizes and
/// another dtype.
static FailureOr<std::array<TensorMeta, 2>>
packPadded(RuleContext &cx, const TensorMeta &input, const TensorMeta &lengths,
           bool batchFirst) {
  if (input.rank() < 2)
    return cx.error(0) << "expected an input of rank 2 or more, found rank "
                       << input.rank();
  if (failed(checkLengths(cx, lengths)))
    return failure();
  SymInt batch = input.sizes[!batchFirst], most = input.sizes[batchFirst];
  if (!requireEqual(cx, lengths.sizes[0], batch))
    return cx.error(0, 1) << "expected one length for each of " << batch
                          << " sequences, found " << lengths.sizes;
  int64_t maxSteps = cx.env.getRange(most).max;
  SymInt steps = freshUnbacked(cx, {1, std::max<int64_t>(maxSteps, 1)});
  Range batches = cx.env.getRange(batch);
  Range all = cx.env.getRange(cx.env.mul(batch, most));
  int64_t least = std::max<int64_t>(batches.min, 1);
  SymInt rows = freshUnbacked(cx, {least, std::max(all.max, least)});
  MutableArrayRef<SymInt> sizes = withoutDim(cx, input.sizes, 1);
  sizes[0] = rows;
  return std::array{
      newLike(cx, input, sizes),
      makeContiguous(cx, cx.copySizes({steps}), DType::Int64, lengths.device)};
}

/// Follows _pad_packed_sequence of ATen: sequences padded to the longest, or to
/// the given length, in memory always with the steps first, and their lengths.
/// Their number is the first of the batch sizes.
static FailureOr<std::array<TensorMeta, 2>>
padPacked(RuleContext &cx, const TensorMeta &data, const TensorMeta &batchSizes,
          bool batchFirst, const MetaValue &, SymInt totalLength) {
  if (data.isScalar())
    return cx.error(0) << "expected data of rank 1 or more, found rank 0";
  if (failed(checkLengths(cx, batchSizes)))
    return failure();
  SymInt steps = batchSizes.sizes[0];
  if (cx.env.decide(Condition::lt(0, totalLength), true)) {
    if (!cx.env.require(Condition::le(steps, totalLength)))
      return cx.error(1, 4) << "expected a total length of at least " << steps
                            << ", found " << totalLength;
    steps = totalLength;
  }
  SymInt batch =
      batchSizes.constant.empty()
          ? freshUnbacked(cx, {1, cx.env.getRange(data.sizes[0]).max})
          : batchSizes.constant[0];
  SmallVector<SymInt, 4> sizes = {steps, batch};
  llvm::append_range(sizes, data.sizes.drop_front());
  FailureOr<TensorMeta> output = newLike(cx, data, cx.copySizes(sizes));
  if (batchFirst)
    output = transposeGeometry(cx, *output, 0, 1);
  return std::array{*output, makeContiguous(cx, cx.copySizes({batch}),
                                            DType::Int64, batchSizes.device)};
}

//===----------------------------------------------------------------------===//
// cuDNN
//===----------------------------------------------------------------------===//

/// Positions of the arguments of `_cudnn_rnn`.
enum {
  WeightBufferArg = 3,
  StateArg,
  CellArg,
  HiddenArg = 7,
  ProjectionArg,
  LayersArg,
  BatchFirstArg,
  BidirectionalArg = 13,
  BatchSizesArg
};

/// The sizes of the output, and the batch. A packed input has `batch_sizes`.
static FailureOr<std::pair<ArrayRef<SymInt>, SymInt>>
cudnnOutput(RuleContext &cx, const TensorMeta &input, SymInt width,
            bool batchFirst, ArrayRef<MetaValue> batches) {
  if (!batches.empty()) {
    if (input.rank() < 1 || !batches[0].isInt())
      return cx.error(0) << "expected a packed input, found " << input.sizes;
    return std::pair(cx.copySizes({input.sizes[0], width}),
                     batches[0].getInt());
  }
  if (input.rank() < 2)
    return cx.error(0) << "expected an input of rank 3, found " << input.sizes;
  return std::pair(cx.copySizes({input.sizes[0], input.sizes[1], width}),
                   input.sizes[batchFirst ? 0 : 1]);
}

/// Follows _cudnn_rnn of torch._meta_registrations; the reserve space is empty,
/// the weights are returned.
static FailureOr<std::array<MetaValue, 5>> cudnnRNN(RuleContext &cx,
                                                    ArrayRef<MetaValue> args) {
  const TensorMeta &input = *args[0].getTensor();
  const TensorMeta &state = *args[StateArg].getTensor();
  bool batchFirst = false, bidirectional = false;
  SymInt projection;
  ArrayRef<MetaValue> batches = args[BatchSizesArg].isList()
                                    ? args[BatchSizesArg].getList()
                                    : ArrayRef<MetaValue>();
  if (failed(detail::readBool(cx, BatchFirstArg, args[BatchFirstArg],
                              batchFirst)) ||
      failed(detail::readBool(cx, BidirectionalArg, args[BidirectionalArg],
                              bidirectional)) ||
      failed(detail::readSymInt(cx, ProjectionArg, args[ProjectionArg],
                                projection)))
    return failure();
  ShapeEnv &env = cx.env;
  SymInt directions = bidirectional ? 2 : 1;
  SymInt hidden = args[HiddenArg].getInt();
  SymInt features = isZero(cx, projection) ? hidden : projection;
  auto output = cudnnOutput(cx, input, env.mul(features, directions),
                            batchFirst, batches);
  if (failed(output))
    return failure();
  auto [sizes, batch] = *output;
  SymInt layers = env.mul(args[LayersArg].getInt(), directions);
  TensorMeta cell = args[CellArg].isTensor()
                        ? newLike(cx, *args[CellArg].getTensor(),
                                  cx.copySizes({layers, batch, hidden}))
                        : makeContiguous(cx, cx.copySizes({0}), cx.defaultDType,
                                         input.device);
  return std::array{cx.createValue(newLike(cx, input, sizes)),
                    cx.createValue(newLike(
                        cx, state, cx.copySizes({layers, batch, features}))),
                    cx.createValue(cell),
                    cx.createValue(makeContiguous(cx, cx.copySizes({0}),
                                                  DType::UInt8, input.device)),
                    args[WeightBufferArg]};
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"lstm.input(Tensor input, Tensor[] hx, Tensor[] params, bool has_biases, "
     "int num_layers, float dropout, bool train, bool bidirectional, bool "
     "batch_first) -> (Tensor, Tensor, Tensor)",
     rule<lstm>, follows("_decomp.decompositions.lstm_impl native"),
     Tag::nondeterministic_seeded},
    {"gru.input(Tensor input, Tensor hx, Tensor[] params, bool has_biases, int "
     "num_layers, float dropout, bool train, bool bidirectional, bool "
     "batch_first) -> (Tensor, Tensor)",
     rule<rnn<3>>, follows("_decomp.decompositions.gru_impl native"),
     Tag::nondeterministic_seeded},
    {"rnn_tanh.input(Tensor input, Tensor hx, Tensor[] params, bool "
     "has_biases, int num_layers, float dropout, bool train, bool "
     "bidirectional, bool batch_first) -> (Tensor, Tensor)",
     rule<rnn<1>>, follows("_decomp.decompositions.rnn_tanh_input native"),
     Tag::nondeterministic_seeded},
    {"rnn_relu.input(Tensor input, Tensor hx, Tensor[] params, bool "
     "has_biases, int num_layers, float dropout, bool train, bool "
     "bidirectional, bool batch_first) -> (Tensor, Tensor)",
     rule<rnn<1>>, follows("_decomp.decompositions.rnn_relu_input native"),
     Tag::nondeterministic_seeded},
    {"lstm.data(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, "
     "bool has_biases, int num_layers, float dropout, bool train, bool "
     "bidirectional) -> (Tensor, Tensor, Tensor)",
     rule<lstmPacked>, follows("_decomp.decompositions.lstm_data_impl native"),
     Tag::nondeterministic_seeded},
    {"gru.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, "
     "bool has_biases, int num_layers, float dropout, bool train, bool "
     "bidirectional) -> (Tensor, Tensor)",
     rule<rnnPacked<3>>, follows("_decomp.decompositions.gru_impl_data native"),
     Tag::nondeterministic_seeded},
    {"rnn_tanh.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] "
     "params, bool has_biases, int num_layers, float dropout, bool train, "
     "bool bidirectional) -> (Tensor, Tensor)",
     rule<rnnPacked<1>>, follows("_decomp.decompositions.rnn_tanh_data native"),
     Tag::nondeterministic_seeded},
    {"rnn_relu.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] "
     "params, bool has_biases, int num_layers, float dropout, bool train, "
     "bool bidirectional) -> (Tensor, Tensor)",
     rule<rnnPacked<1>>, follows("_decomp.decompositions.rnn_relu_data native"),
     Tag::nondeterministic_seeded},
    {"_cudnn_rnn(Tensor input, Tensor[] weight, int weight_stride0, Tensor? "
     "weight_buf, Tensor hx, Tensor? cx, int mode, SymInt hidden_size, "
     "SymInt proj_size, int num_layers, bool batch_first, float dropout, "
     "bool train, bool bidirectional, SymInt[] batch_sizes, Tensor? "
     "dropout_state) -> (Tensor, Tensor, Tensor, Tensor, Tensor)",
     rule<cudnnRNN>, follows("_meta_registrations._cudnn_rnn"),
     Tag::nondeterministic_seeded},
    {"_pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first) -> "
     "(Tensor, Tensor)",
     rule<packPadded>, follows("_subclasses.fake_impls._pack_padded_sequence")},
    {"_pad_packed_sequence(Tensor data, Tensor batch_sizes, bool batch_first, "
     "Scalar padding_value, int total_length) -> (Tensor, Tensor)",
     rule<padPacked>, follows("native")},
};

OpFamily fake::getRNNFamily() { return {"RNN", rows}; }
