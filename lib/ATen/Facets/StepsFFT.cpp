//===- StepsFFT.cpp - What transforms run --------------------- -*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facets/Steps.h"

using namespace fake;

namespace {

/// The dimensions to transform, and the sizes that they get.
struct Signal {
  SmallVector<int64_t> dims;
  SmallVector<SymInt> sizes;
};

} // namespace

/// The dimensions and sizes of the arguments: of one dimension or several, of
/// which the last ones are transformed if only sizes are given.
static Signal readSignal(ArrayRef<MetaValue> args, bool isOne) {
  const TensorMeta &self = *args[0].getTensor();
  Signal signal;
  auto addDim = [&](const MetaValue &dim) {
    int64_t value =
        dim.isInt() && dim.getInt().isInt() ? dim.getInt().getInt() : -1;
    signal.dims.push_back(value < 0 ? value + self.rank() : value);
  };
  ArrayRef<MetaValue> sizes;
  if (isOne) {
    addDim(args[2]);
    if (args[1].isInt())
      sizes = args[1];
  } else {
    if (args[1].isList())
      sizes = args[1].getList();
    if (args[2].isList())
      llvm::for_each(args[2].getList(), addDim);
    else
      for (int64_t i = args[1].isList() ? self.rank() - sizes.size() : 0;
           i < self.rank(); ++i)
        signal.dims.push_back(i);
  }
  for (auto [i, dim] : llvm::enumerate(signal.dims)) {
    bool isGiven =
        i < sizes.size() && sizes[i].isInt() && !sizes[i].getInt().isInt(-1);
    signal.sizes.push_back(isGiven ? sizes[i].getInt() : self.sizes[dim]);
  }
  return signal;
}

/// Whether the last size is given, on which the size of a half depends.
static bool hasLastSize(ArrayRef<MetaValue> args) {
  if (!args[1].isList())
    return args[1].isInt();
  ArrayRef<MetaValue> sizes = args[1].getList();
  return !sizes.empty() && sizes.back().isInt() &&
         !sizes.back().getInt().isInt(-1);
}

/// Integers become floats, and complex if required: `promote_tensor_fft`.
static MetaValue promote(Steps &steps, const MetaValue &self,
                         bool isComplexOp) {
  DType dtype = self.getTensor()->dtype;
  if (isComplex(dtype) || dtype == DType::Unknown)
    return self;
  if (isIntegral(dtype))
    dtype = steps.cx.defaultDType;
  if (isComplexOp)
    dtype = toComplex(dtype);
  return steps(Op::to_dtype, {self, MetaValue(dtype)});
}

/// Trims and pads dimensions: `resize_fft_input`.
static MetaValue resize(Steps &steps, MetaValue input, const Signal &signal) {
  RuleContext &cx = steps.cx;
  SmallVector<SymInt> pads(2 * steps.sizes(input).size(), 0);
  bool isPadded = false;
  for (auto [dim, size] : llvm::zip_equal(signal.dims, signal.sizes)) {
    ArrayRef<SymInt> have = steps.sizes(input);
    if (static_cast<size_t>(dim) >= have.size() || have[dim] == size)
      continue;
    if (cx.env.decide(Condition::lt(have[dim], size), false)) {
      isPadded = true;
      pads[pads.size() - 1 - 2 * dim] = cx.env.sub(size, have[dim]);
    } else {
      input = steps(Op::slice_Tensor,
                    {input, integer(dim), integer(0), Scalar::integer(size)});
    }
  }
  if (!isPadded)
    return input;
  return steps(Op::constant_pad_nd, {input, steps.shape(pads)});
}

/// The input in its dtype and sizes. A transform of one dimension assigns it
/// to the same variable.
static MetaValue prepare(Steps &steps, const MetaValue &self,
                         const Signal &signal, bool isComplexOp, bool isOne) {
  auto run = [&] {
    return resize(steps, promote(steps, self, isComplexOp), signal);
  };
  return isOne ? steps.scope(run) : run();
}

/// The last transform of an op, whose result may be an argument.
template <bool isInto>
static void transform(Steps &steps, Op op, ArrayRef<MetaValue> args) {
  if (isInto)
    steps.runInto(op, args);
  else
    steps(op, args);
}

/// `fft`, `ifft`, `fftn`: a real signal of one dimension is not made complex.
/// The inverse transform of one is conjugated into an output.
template <bool isOne, bool isForward, bool isInto>
static void complexTransform(Steps &steps, ArrayRef<MetaValue> args) {
  Signal signal = readSignal(args, isOne);
  bool isReal = isOne && !isComplex(args[0].getTensor()->dtype);
  MetaValue input = prepare(steps, args[0], signal, !isReal, isOne);
  if (isReal)
    transform<isInto && isForward>(
        steps, Op::fft_r2c,
        {input, steps.list(signal.dims), integer(0), Scalar::boolean(false)});
  else
    transform<isInto>(
        steps, Op::fft_c2c,
        {input, steps.list(signal.dims), integer(0), Scalar::boolean(true)});
}

/// `rfft`, `rfftn`.
template <bool isOne, bool isInto>
static void realTransform(Steps &steps, ArrayRef<MetaValue> args) {
  Signal signal = readSignal(args, isOne);
  MetaValue input = prepare(steps, args[0], signal, false, isOne);
  transform<isInto>(
      steps, Op::fft_r2c,
      {input, steps.list(signal.dims), integer(0), Scalar::boolean(true)});
}

/// `ihfft`, `ihfftn`: the last dimension first, conjugated, then the others.
template <bool isOne, bool isInto>
static void inverseHermitian(Steps &steps, ArrayRef<MetaValue> args) {
  Signal signal = readSignal(args, isOne);
  if (signal.dims.empty())
    return;
  MetaValue input = prepare(steps, args[0], signal, false, isOne);
  auto transformLast = [&] {
    return steps(Op::fft_r2c, {input, steps.list(signal.dims.back()),
                               integer(0), Scalar::boolean(true)});
  };
  if (signal.dims.size() == 1) {
    transformLast();
    return;
  }
  MetaValue half =
      steps.scope([&] { return steps(Op::empty_like, transformLast()); });
  transform<isInto>(steps, Op::fft_c2c,
                    {half, steps.list(ArrayRef(signal.dims).drop_back()),
                     integer(0), Scalar::boolean(false)});
}

/// `irfft`, `hfft` and those of several dimensions: the input is one half of a
/// symmetric signal. `hfft` conjugates it, and transforms the other dimensions
/// by themselves.
template <bool isOne, bool isHermitian, bool isInto>
static void toReal(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  Signal signal = readSignal(args, isOne);
  if (signal.dims.empty())
    return;
  SymInt last = signal.sizes.back(), half = last;
  if (hasLastSize(args))
    half = cx.env.add(cx.env.floorDiv(last, 2), 1);
  else
    last = cx.env.mul(cx.env.sub(last, 1), 2);
  signal.sizes.back() = half;
  MetaValue input = prepare(steps, args[0], signal, true, isOne);
  MetaValue dims = steps.list(signal.dims);
  if (isHermitian) {
    if (signal.dims.size() > 1)
      input = steps(Op::fft_c2c,
                    {input, steps.list(ArrayRef(signal.dims).drop_back()),
                     integer(0), Scalar::boolean(true)});
    dims = steps.list(signal.dims.back());
    // The kernel resolves the conjugation.
    if (!input.isTensor())
      return;
    input = steps(Op::clone, {input});
  }
  transform<isInto>(steps, Op::fft_c2r,
                    {input, dims, integer(0), Scalar::integer(last)});
}

/// Frames of the signal, times a window that is padded to their length.
static void shortTimeTransform(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  const TensorMeta &self = *args[0].getTensor();
  if (!args[1].isInt() || self.isScalar() || self.rank() > 2)
    return;
  SymInt length = args[1].getInt();
  SymInt hop = args[2].isInt() ? args[2].getInt() : cx.env.floorDiv(length, 4);
  MetaValue window = args[4];
  SymInt used = args[3].isInt() ? args[3].getInt() : length;
  if (!(used == length)) {
    const TensorMeta &meta = window.isTensor() ? *window.getTensor() : self;
    window = steps.make(
        makeContiguous(cx, cx.copySizes(length), meta.dtype, meta.device));
  }
  SymInt count = cx.env.add(
      cx.env.floorDiv(cx.env.sub(self.sizes.back(), length), hop), 1);
  SmallVector<SymInt, 3> sizes = {self.rank() == 2 ? self.sizes[0] : SymInt(1),
                                  count, length};
  const SymInt strides[] = {self.sizes.back(), hop, 1};
  MetaValue frames = steps(Op::as_strided,
                           {args[0], steps.shape(sizes), steps.shape(strides)});
  if (window.isTensor())
    steps.assign(frames, Op::mul_Tensor, {frames, window});
  if (!frames.isTensor())
    return;
  MetaValue dim = steps.list(2);
  if (isComplex(frames.getTensor()->dtype))
    steps(Op::fft_c2c, {frames, dim, integer(0), Scalar::boolean(true)});
  else
    steps(Op::fft_r2c, {frames, dim, integer(0),
                        Scalar::boolean(args[6].asBool() != false)});
}

/// The same for a signal that is padded first.
static void centeredTransform(Steps &steps, ArrayRef<MetaValue> args) {
  RuleContext &cx = steps.cx;
  const TensorMeta &self = *args[0].getTensor();
  if (self.isScalar() || self.rank() > 2 || !args[1].isInt())
    return;
  SmallVector<MetaValue, 8> plain(args.take_front(5));
  if (args[5].asBool() == true) {
    SymInt pad = cx.env.floorDiv(args[1].getInt(), 2);
    SmallVector<SymInt, 3> sizes(3 - self.rank(), 1);
    llvm::append_range(sizes, self.sizes);
    MetaValue images = steps(Op::view, {args[0], steps.shape(sizes)});
    MetaValue padded =
        steps(Op::pad, {images, steps.shape({pad, pad}), args[6]});
    sizes[2] = cx.env.add(sizes[2], cx.env.mul(pad, 2));
    plain[0] =
        steps(Op::view, {padded, steps.shape(ArrayRef<SymInt>(sizes).drop_front(
                                     3 - self.rank()))});
    if (!plain[0].isTensor())
      return;
  }
  plain.push_back(args[7]);
  plain.push_back(args[8]);
  shortTimeTransform(steps, plain);
}

static constexpr StepsRow rows[] = {
    {"stft.center", centeredTransform},
    {"stft", shortTimeTransform},
    {"fft_fft", complexTransform<true, true, false>},
    {"fft_fft.out", complexTransform<true, true, true>},
    {"fft_ifft", complexTransform<true, false, false>},
    {"fft_ifft.out", complexTransform<true, false, true>},
    {"fft_rfft", realTransform<true, false>},
    {"fft_rfft.out", realTransform<true, true>},
    {"fft_ihfft", inverseHermitian<true, false>},
    {"fft_ihfft.out", inverseHermitian<true, true>},
    {"fft_irfft", toReal<true, false, false>},
    {"fft_irfft.out", toReal<true, false, true>},
    {"fft_hfft", toReal<true, true, false>},
    {"fft_hfft.out", toReal<true, true, true>},
    {"fft_fft2", complexTransform<false, true, false>},
    {"fft_fft2.out", complexTransform<false, true, true>},
    {"fft_ifft2", complexTransform<false, false, false>},
    {"fft_ifft2.out", complexTransform<false, false, true>},
    {"fft_rfft2", realTransform<false, false>},
    {"fft_rfft2.out", realTransform<false, true>},
    {"fft_ihfft2", inverseHermitian<false, false>},
    {"fft_ihfft2.out", inverseHermitian<false, true>},
    {"fft_irfft2", toReal<false, false, false>},
    {"fft_irfft2.out", toReal<false, false, true>},
    {"fft_hfft2", toReal<false, true, false>},
    {"fft_hfft2.out", toReal<false, true, true>},
    {"fft_fftn", complexTransform<false, true, false>},
    {"fft_fftn.out", complexTransform<false, true, true>},
    {"fft_ifftn", complexTransform<false, false, false>},
    {"fft_ifftn.out", complexTransform<false, false, true>},
    {"fft_rfftn", realTransform<false, false>},
    {"fft_rfftn.out", realTransform<false, true>},
    {"fft_ihfftn", inverseHermitian<false, false>},
    {"fft_ihfftn.out", inverseHermitian<false, true>},
    {"fft_irfftn", toReal<false, false, false>},
    {"fft_irfftn.out", toReal<false, false, true>},
    {"fft_hfftn", toReal<false, true, false>},
    {"fft_hfftn.out", toReal<false, true, true>},
};

ArrayRef<StepsRow> fake::getStepsOfFFT() { return rows; }
