//===- STFT.cpp - stft and istft --------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/FFT/FFTKernels.h"
#include "Table/Call.h"

using namespace fake;

namespace {

/// The arguments of both overloads of `stft`, with their defaults.
struct Frames {
  int64_t size = 0;
  int64_t hop = 0;
  int64_t window = 0;
};

} // namespace

/// Reads and checks the lengths of frames, hops and windows, except against the
/// length of the signal.
static FailureOr<Frames> readFrames(RuleContext &cx, int64_t size,
                                    std::optional<int64_t> hop,
                                    std::optional<int64_t> window,
                                    const TensorMeta *tensor) {
  Frames frames{size, hop.value_or(size / 4), window.value_or(size)};
  if (frames.hop <= 0)
    return cx.error(2) << "expected a hop length above 0, found " << frames.hop;
  if (frames.window <= 0 || frames.window > size)
    return cx.error(3) << "expected a window length between 1 and " << size
                       << ", found " << frames.window;
  if (tensor && (tensor->rank() != 1 ||
                 !requireEqual(cx, tensor->sizes[0], frames.window)))
    return cx.error(4) << "expected a window of " << frames.window
                       << " elements, found sizes " << tensor->sizes;
  return frames;
}

/// Pads the last dimension on both sides, as `pad` of a batch with channels.
static FailureOr<TensorMeta> padSignal(RuleContext &cx, const TensorMeta &self,
                                       int64_t amount, StringRef mode) {
  FailureOr<TensorMeta> extended = unsqueezeGeometry(cx, self, 0);
  if (failed(extended))
    return failure();
  const SymInt pads[] = {amount, amount};
  FailureOr<TensorMeta> padded =
      callOp(cx, Op::pad,
             {MetaValue::tensor(&*extended), toList(cx, ArrayRef<SymInt>(pads)),
              MetaValue::string(mode)});
  if (failed(padded))
    return failure();
  return makeView(*padded, padded->sizes.drop_front(),
                  padded->strides.drop_front(), padded->offset);
}

/// The frames of the signal, multiplied by the window.
static FailureOr<TensorMeta> cutFrames(RuleContext &cx, const TensorMeta &self,
                                       const Frames &frames,
                                       const TensorMeta *window) {
  SymInt length = self.sizes[1];
  if (frames.size <= 0 || !cx.env.require(Condition::le(frames.size, length)))
    return cx.error(0, 1) << "expected frames of 1 to " << length
                          << " elements, found " << frames.size;
  SymInt count = cx.env.add(
      cx.env.floorDiv(cx.env.sub(length, frames.size), frames.hop), 1);
  TensorMeta cut = makeView(
      self, cx.copySizes({self.sizes[0], count, SymInt(frames.size)}),
      cx.copySizes({self.strides[0], cx.env.mul(frames.hop, self.strides[1]),
                    self.strides[1]}),
      self.offset);
  // A short window is padded; the default is a window of ones.
  if (!window && frames.window == frames.size)
    return cut;
  TensorMeta factor =
      makeContiguous(cx, cx.copySizes({SymInt(frames.size)}),
                     window ? window->dtype : self.dtype, self.device);
  return callOp(cx, Op::mul_Tensor,
                {MetaValue::tensor(&cut), MetaValue::tensor(&factor)});
}

/// The frames of `stft`, transformed and transposed to columns.
static FailureOr<TensorMeta> transformFrames(RuleContext &cx,
                                             const TensorMeta &frames,
                                             std::optional<bool> onesided) {
  FailureOr<TensorMeta> result;
  if (isComplex(frames.dtype)) {
    if (onesided.value_or(false))
      return cx.error(0) << "expected real frames for a onesided result, found "
                         << frames.dtype;
    result = transformComplex(cx, frames, {2});
  } else {
    result = transformReal(cx, frames, {2}, onesided.value_or(true));
  }
  if (failed(result))
    return failure();
  return transposeGeometry(cx, *result, 1, 2);
}

/// Follows stft of torch._refs, with and without centered frames.
static FailureOr<TensorMeta>
stftCentred(RuleContext &cx, const TensorMeta &self, int64_t size,
            std::optional<int64_t> hop, std::optional<int64_t> windowLength,
            const TensorMeta *window, bool center, StringRef mode,
            const MetaValue &normalized, std::optional<bool> onesided,
            std::optional<bool> returnComplex, std::optional<bool> align) {
  if (isIntegral(self.dtype) || self.isScalar() || self.rank() > 2)
    return cx.error(0) << "expected a float or complex signal of rank 1 or 2, "
                          "found "
                       << self;
  bool isComplexCall =
      isComplex(self.dtype) || (window && isComplex(window->dtype));
  if (!returnComplex && !isComplexCall)
    return cx.error(0) << "expected return_complex to be given for a real "
                          "signal";
  if (center && align)
    return cx.error(0) << "expected align_to_window only without center";
  FailureOr<Frames> frames = readFrames(cx, size, hop, windowLength, window);
  if (failed(frames) || (window && failed(commonDeviceOf(cx, self, window))))
    return failure();
  FailureOr<TensorMeta> signal =
      self.rank() == 1 ? unsqueezeGeometry(cx, self, 0) : self;
  if (succeeded(signal) && center)
    signal = padSignal(cx, *signal, size / 2, mode);
  if (succeeded(signal) && align.value_or(false))
    signal = padSignal(cx, *signal, (size - frames->window) / 2, mode);
  if (failed(signal))
    return failure();
  FailureOr<TensorMeta> cut = cutFrames(cx, *signal, *frames, window);
  if (failed(cut))
    return failure();
  FailureOr<TensorMeta> result = transformFrames(cx, *cut, onesided);
  if (succeeded(result) && self.rank() == 1)
    result = squeezeGeometry(cx, *result, {0});
  if (failed(result) || returnComplex.value_or(true))
    return result;
  return callOp(cx, Op::view_as_real, MetaValue::tensor(&*result));
}

static FailureOr<TensorMeta>
stft(RuleContext &cx, const TensorMeta &self, int64_t size,
     std::optional<int64_t> hop, std::optional<int64_t> windowLength,
     const TensorMeta *window, Scalar normalized, std::optional<bool> onesided,
     std::optional<bool> returnComplex, std::optional<bool> align) {
  return stftCentred(cx, self, size, hop, windowLength, window, false,
                     "constant", normalized, onesided, returnComplex, align);
}

/// The length of the result of `istft`.
static SymInt signalLength(RuleContext &cx, const Frames &frames, SymInt count,
                           bool center, std::optional<int64_t> length) {
  if (length)
    return *length;
  SymInt all =
      cx.env.add(frames.size, cx.env.mul(frames.hop, cx.env.sub(count, 1)));
  return center ? cx.env.sub(all, frames.size / 2 * 2) : all;
}

/// Follows istft of torch._refs: overlap-add of frames to a row-major signal.
/// PyTorch's rule fails because it reads the values of the window.
static FailureOr<TensorMeta>
istft(RuleContext &cx, const TensorMeta &self, int64_t size,
      std::optional<int64_t> hop, std::optional<int64_t> windowLength,
      const TensorMeta *window, bool center, Scalar normalized,
      std::optional<bool> onesided, std::optional<int64_t> length,
      bool returnComplex) {
  if ((!isComplex(self.dtype) && self.dtype != DType::Unknown) ||
      self.rank() < 2 || self.rank() > 3)
    return cx.error(0) << "expected a complex tensor of rank 2 or 3, found "
                       << self;
  FailureOr<Frames> frames = readFrames(cx, size, hop, windowLength, window);
  if (failed(frames) || (window && failed(commonDeviceOf(cx, self, window))))
    return failure();
  SymInt bins = self.sizes[self.sizes.size() - 2], count = self.sizes.back();
  bool isHalf =
      onesided ? *onesided : !cx.env.decide(Condition::eq(bins, size), false);
  int64_t expected = isHalf ? size / 2 + 1 : size;
  if (!requireEqual(cx, bins, expected))
    return cx.error(0, 1) << "expected " << expected
                          << " frequencies, found sizes " << self.sizes;
  bool isComplexWindow = window && isComplex(window->dtype);
  if (returnComplex ? isHalf : isComplexWindow)
    return cx.error(0) << "expected a complex result exactly from a complex "
                          "window or all frequencies";
  DType dtype = returnComplex ? self.dtype : toReal(self.dtype);
  SymInt samples = signalLength(cx, *frames, count, center, length);
  ArrayRef<SymInt> sizes = self.rank() == 2
                               ? cx.copySizes({samples})
                               : cx.copySizes({self.sizes[0], samples});
  return makeContiguous(cx, sizes, dtype, self.device);
}

static const OpRow rows[] = {
    {"stft(Tensor self, int n_fft, int? hop_length=None, int? win_length=None, "
     "Tensor? window=None, bool normalized=False, bool? onesided=None, bool? "
     "return_complex=None, bool? align_to_window=None) -> Tensor",
     rule<stft>, follows("native")},
    {"stft.center(Tensor self, int n_fft, int? hop_length=None, int? "
     "win_length=None, Tensor? window=None, bool center=True, str "
     "pad_mode=\"reflect\", bool normalized=False, bool? onesided=None, bool? "
     "return_complex=None, bool? align_to_window=None) -> Tensor",
     rule<stftCentred>, follows("_refs.stft native")},
    {"istft(Tensor self, int n_fft, int? hop_length=None, int? "
     "win_length=None, Tensor? window=None, bool center=True, bool "
     "normalized=False, bool? onesided=None, int? length=None, bool "
     "return_complex=False) -> Tensor",
     rule<istft>, follows("_refs.istft native")},
};

OpFamily fake::getSTFTFamily() { return {"STFT", rows}; }
