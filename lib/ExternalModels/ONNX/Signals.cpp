//===- Signals.cpp - Transforms of signals of ONNX --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Strides.h"
#include "ONNXCall.h"

using namespace fake;
using namespace mlir;

/// The number of frequencies of a transform of that length.
static SymInt countBins(ShapeEnv &env, SymInt length, bool isOnesided) {
  return isOnesided ? env.add(env.floorDiv(length, 2), 1) : length;
}

/// Complex numbers are a last dimension of size 2, real ones of size 1. The
/// axis is an operand, or an attribute of opset 17.
static LogicalResult dft(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.giveUnranked(0, call.getDType(0));
  if (self->rank() < 2)
    return call.cx.error(0)
           << "expected a tensor of rank 2 or more, found " << self->sizes;
  ShapeEnv &env = call.cx.env;
  SymInt parts = self->sizes.back();
  if (isFalse(env.eq(parts, 1)) && isFalse(env.eq(parts, 2)))
    return call.cx.error(0) << "expected a last size of 1 or 2, for real or "
                               "complex numbers, found "
                            << parts;
  bool isOnesided = call.getInt("onesided", 0) != 0;
  bool isReal = isOnesided && call.getInt("inverse", 0) != 0;
  SymInt place = call.getOpset() < 20 ? SymInt(call.getInt("axis", 1))
                 : call.has(2)        ? call.getNumber(2)
                                      : SymInt(-2);
  SmallVector<SymInt> sizes(self->sizes);
  sizes.back() = isReal ? 1 : 2;
  if (!place.isInt()) {
    for (SymInt &size : MutableArrayRef(sizes).drop_back())
      size = SymInt();
    return call.give(0, sizes, self->dtype);
  }
  FailureOr<int64_t> axis = call.wrap(place.getInt(), self->rank());
  if (failed(axis))
    return failure();
  if (*axis == self->rank() - 1)
    return call.cx.error(0) << "expected an axis before the last dimension of "
                            << self->sizes << ", found " << *axis;
  SymInt length = self->sizes[*axis];
  // The inverse of a onesided transform has more elements than its operand.
  if (call.has(1))
    length = call.getNumber(1);
  else if (isReal)
    length = env.mul(env.sub(length, 1), 2);
  sizes[*axis] = countBins(env, length, isOnesided && !isReal);
  return call.give(0, sizes, self->dtype);
}

/// Frames of a signal `[batch, length, 1 or 2]`.
static LogicalResult stft(ONNXCall &call) {
  const TensorMeta *signal = call.getTensor(0), *window = call.getTensor(2);
  if (signal && signal->rank() != 2 && signal->rank() != 3)
    return call.cx.error(0)
           << "expected a signal of rank 2 or 3, found " << signal->sizes;
  ShapeEnv &env = call.cx.env;
  SymInt step = call.getNumber(1);
  SymInt length = call.has(3)                     ? call.getNumber(3)
                  : window && window->rank() == 1 ? window->sizes[0]
                                                  : SymInt();
  if (!step.isUnknown() && !env.require(Condition::lt(0, step)))
    return call.cx.error(1) << "expected a step above 0, found " << step;
  SymInt frames;
  if (signal) {
    SymInt room = env.sub(signal->sizes[1], length);
    if (!room.isUnknown() && !env.require(Condition::le(0, room)))
      return call.cx.error(0) << "expected a signal of at least " << length
                              << " numbers, found " << signal->sizes[1];
    frames = env.add(env.floorDiv(room, step), 1);
  }
  bool isOnesided = call.getInt("onesided", 1) != 0;
  return call.give(0,
                   {signal ? signal->sizes[0] : SymInt(), frames,
                    countBins(env, length, isOnesided), 2},
                   call.getDType(0));
}

/// As many numbers as the operand says.
static LogicalResult window(ONNXCall &call) {
  return call.give(0, call.getNumber(0),
                   call.getDType("output_datatype", DType::Float32));
}

/// A column for each of the bins.
static LogicalResult melWeightMatrix(ONNXCall &call) {
  return call.give(
      0, {countBins(call.cx.env, call.getNumber(1), true), call.getNumber(0)},
      call.getDType("output_datatype", DType::Float32));
}

static constexpr ONNXRule rows[] = {
    {"BlackmanWindow", window},
    {"DFT", dft},
    {"HammingWindow", window},
    {"HannWindow", window},
    {"MelWeightMatrix", melWeightMatrix, 5},
    {"STFT", stft, 2},
};

ArrayRef<ONNXRule> fake::getONNXSignalRules() { return rows; }
