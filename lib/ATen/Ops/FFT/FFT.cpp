//===- FFT.cpp - torch.fft --------------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The transforms of torch.fft: sizes and dimensions have defaults, the input is
// promoted, trimmed or padded, and then transformed by FFTKernels.h.
//
//===----------------------------------------------------------------------===//

#include "Ops/Creation/Windows.h"
#include "Ops/FFT/FFTKernels.h"
#include "Ops/LinearAlgebra/MatrixFunctions.h"
#include "Table/Call.h"
#include "Table/DropArgs.h"

using namespace fake;

using Dims = std::optional<ArrayRef<int64_t>>;
using Sizes = std::optional<ArrayRef<SymInt>>;
using Norm = std::optional<StringRef>;

namespace {

/// The dimensions to transform, and their sizes.
struct Signal {
  SmallVector<int64_t> dims;
  SmallVector<SymInt> sizes;
};

} // namespace

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

/// Checks the name of a normalization, `norm_from_string`.
static LogicalResult checkNorm(RuleContext &cx, unsigned arg, Norm norm) {
  if (norm && *norm != "forward" && *norm != "backward" && *norm != "ortho")
    return cx.error(arg) << "expected the normalization 'forward', 'backward' "
                            "or 'ortho', found '"
                         << *norm << "'";
  return success();
}

/// Follows promote_tensor_fft: integers become floats, and complex if required.
/// Half precision is not supported on the cpu.
static FailureOr<TensorMeta> promote(RuleContext &cx, const TensorMeta &self,
                                     bool requireComplex) {
  if (isComplex(self.dtype) || self.dtype == DType::Unknown)
    return self;
  DType dtype = isIntegral(self.dtype) ? cx.defaultDType : self.dtype;
  bool hasHalf = self.device.isCUDA() ||
                 self.device.getType() == DeviceType::XPU ||
                 self.device.getType() == DeviceType::Meta;
  if (dtype != DType::Float32 && dtype != DType::Float64 &&
      !(hasHalf && dtype == DType::Float16))
    return cx.error(0) << "expected an element type that can be transformed on "
                       << self.device.str() << ", found " << dtype;
  if (requireComplex)
    dtype = toComplex(dtype);
  if (dtype == self.dtype)
    return self;
  return callOp(cx, Op::to_copy, {MetaValue::tensor(&self), MetaValue(dtype)});
}

/// Fails if the signal is empty.
static LogicalResult checkPoints(RuleContext &cx, unsigned arg, SymInt size) {
  if (!cx.env.require(Condition::le(1, size)))
    return cx.error(arg) << "expected at least 1 data point, found " << size;
  return success();
}

/// Trims and pads the dimensions to the given sizes, `resize_fft_input`.
static FailureOr<TensorMeta>
resizeInput(RuleContext &cx, const TensorMeta &self, const Signal &signal) {
  FailureOr<TensorMeta> result = self;
  SmallVector<SymInt> pads(2 * self.sizes.size(), 0);
  bool mustPad = false;
  for (auto [dim, size] : llvm::zip_equal(signal.dims, signal.sizes)) {
    SymInt have = self.sizes[dim];
    if (have == size)
      continue;
    if (cx.env.decide(Condition::lt(have, size), false)) {
      mustPad = true;
      pads[pads.size() - 1 - 2 * dim] = cx.env.sub(size, have);
    } else if (cx.env.decide(Condition::lt(size, have), false)) {
      result = sliceGeometry(cx, *result, dim, SymInt(0), size, 1);
      if (failed(result))
        return failure();
    }
  }
  if (!mustPad)
    return result;
  return callOp(
      cx, Op::constant_pad_nd,
      {MetaValue::tensor(&*result), toList(cx, ArrayRef<SymInt>(pads))});
}

/// The dimension of a transform such as `fft_fft`; its size is nullopt unless
/// given.
static FailureOr<Signal> readSignal(RuleContext &cx, const TensorMeta &self,
                                    int64_t dim) {
  if (self.isScalar())
    return cx.error(0) << "expected a tensor of rank 1 or more, found rank 0";
  FailureOr<int64_t> wrapped = wrapDim(cx, dim, self.rank());
  if (failed(wrapped))
    return failure();
  return Signal{{*wrapped}, {}};
}

/// Follows canonicalize_fft_shape_and_dim_args: the last dimensions if sizes
/// are given, else all; -1 keeps a size.
static FailureOr<Signal> readSignal(RuleContext &cx, const TensorMeta &self,
                                    Sizes sizes, Dims dims) {
  Signal signal;
  if (dims) {
    if (self.isScalar() && !dims->empty())
      return cx.error(0, 2) << "expected a tensor of rank 1 or more, found "
                               "rank 0";
    FailureOr<SmallVector<int64_t>> wrapped = wrapDims(cx, *dims, self.rank());
    if (failed(wrapped))
      return failure();
    signal.dims = *wrapped;
  }
  if (sizes) {
    if (dims && dims->size() != sizes->size())
      return cx.error(1, 2) << "expected a size for each of " << dims->size()
                            << " dimensions, found " << sizes->size();
    if (sizes->size() > self.sizes.size())
      return cx.error(0, 1) << "expected at most " << self.rank()
                            << " sizes, found " << sizes->size();
  }
  if (!dims)
    for (int64_t i = sizes ? self.rank() - sizes->size() : 0; i < self.rank();
         ++i)
      signal.dims.push_back(i);
  for (auto [i, dim] : llvm::enumerate(signal.dims)) {
    bool isGiven = sizes && !(*sizes)[i].isInt(-1);
    signal.sizes.push_back(isGiven ? (*sizes)[i] : self.sizes[dim]);
    if (failed(checkPoints(cx, 1, signal.sizes.back())))
      return failure();
  }
  return signal;
}

/// Fails if there are no dimensions to transform.
static LogicalResult checkNotEmpty(RuleContext &cx, const Signal &signal) {
  if (signal.dims.empty())
    return cx.error(0) << "expected at least one dimension to transform";
  return success();
}

/// Follows canonicalize_fft_c2r_shape_and_dim_args: the last size is that of
/// the result; the input has half of it. Returns the former.
static FailureOr<SymInt> halveLast(RuleContext &cx, const TensorMeta &self,
                                   Signal &signal, bool isGiven) {
  if (failed(checkNotEmpty(cx, signal)))
    return failure();
  SymInt last = signal.sizes.back();
  if (!isGiven)
    last = cx.env.mul(2, cx.env.sub(self.sizes[signal.dims.back()], 1));
  if (failed(checkPoints(cx, 1, last)))
    return failure();
  signal.sizes.back() = cx.env.add(cx.env.floorDiv(last, 2), 1);
  return last;
}

static LogicalResult refuseComplex(RuleContext &cx, const TensorMeta &self) {
  if (isComplex(self.dtype))
    return cx.error(0) << "expected a real tensor, found " << self.dtype;
  return success();
}

/// Copies a lazily conjugated tensor, for kernels.
static TensorMeta conjugateNow(RuleContext &cx, const TensorMeta &self) {
  return clonePreserving(cx, self);
}

//===----------------------------------------------------------------------===//
// One dimension
//===----------------------------------------------------------------------===//

/// The direction of a transform.
enum class Direction { Forward, Backward };

/// Real to complex, `fft_r2c`; the backward result is lazily conjugated.
static FailureOr<TensorMeta> fromReal(RuleContext &cx, const TensorMeta &self,
                                      std::optional<SymInt> n, int64_t dim,
                                      Direction direction, bool onesided) {
  if (failed(refuseComplex(cx, self)))
    return failure();
  FailureOr<TensorMeta> input = promote(cx, self, false);
  FailureOr<Signal> signal = readSignal(cx, self, dim);
  if (failed(input) || failed(signal))
    return failure();
  signal->sizes.push_back(n.value_or(self.sizes[signal->dims[0]]));
  if (failed(checkPoints(cx, 1, signal->sizes[0])))
    return failure();
  input = resizeInput(cx, *input, *signal);
  if (failed(input))
    return failure();
  FailureOr<TensorMeta> result =
      transformReal(cx, *input, signal->dims, onesided);
  if (failed(result) || direction == Direction::Forward)
    return result;
  return conjugateOf(*result);
}

/// `fft_fft` and `fft_ifft`: a real input has a real transform.
template <Direction D>
static FailureOr<TensorMeta> fft(RuleContext &cx, const TensorMeta &self,
                                 std::optional<SymInt> n, int64_t dim,
                                 Norm norm) {
  if (failed(checkNorm(cx, 3, norm)))
    return failure();
  if (!isComplex(self.dtype))
    return fromReal(cx, self, n, dim, D, false);
  FailureOr<Signal> signal = readSignal(cx, self, dim);
  if (failed(signal))
    return failure();
  signal->sizes.push_back(n.value_or(self.sizes[signal->dims[0]]));
  if (failed(checkPoints(cx, 1, signal->sizes[0])))
    return failure();
  FailureOr<TensorMeta> input = resizeInput(cx, self, *signal);
  if (failed(input))
    return failure();
  return transformComplex(cx, *input, signal->dims);
}

/// `fft_rfft` and `fft_ihfft`.
template <Direction D>
static FailureOr<TensorMeta> rfft(RuleContext &cx, const TensorMeta &self,
                                  std::optional<SymInt> n, int64_t dim,
                                  Norm norm) {
  if (failed(checkNorm(cx, 3, norm)))
    return failure();
  return fromReal(cx, self, n, dim, D, true);
}

/// `fft_irfft` and `fft_hfft`, `fft_c2r`: the forward transform conjugates its
/// input.
template <Direction D>
static FailureOr<TensorMeta> irfft(RuleContext &cx, const TensorMeta &self,
                                   std::optional<SymInt> n, int64_t dim,
                                   Norm norm) {
  FailureOr<TensorMeta> input = promote(cx, self, true);
  FailureOr<Signal> signal = readSignal(cx, self, dim);
  if (failed(checkNorm(cx, 3, norm)) || failed(input) || failed(signal))
    return failure();
  signal->sizes.push_back(n.value_or(0));
  FailureOr<SymInt> last = halveLast(cx, self, *signal, n.has_value());
  if (failed(last))
    return failure();
  if (n)
    input = resizeInput(cx, *input, *signal);
  if (failed(input))
    return failure();
  if (D == Direction::Forward)
    input = conjugateNow(cx, *input);
  return transformToReal(cx, *input, signal->dims, *last);
}

//===----------------------------------------------------------------------===//
// Several dimensions
//===----------------------------------------------------------------------===//

/// `fft_fftn` and `fft_ifftn`.
static FailureOr<TensorMeta> fftn(RuleContext &cx, const TensorMeta &self,
                                  Sizes sizes, Dims dims, Norm norm) {
  FailureOr<Signal> signal = readSignal(cx, self, sizes, dims);
  FailureOr<TensorMeta> input = promote(cx, self, true);
  if (failed(checkNorm(cx, 3, norm)) || failed(signal) || failed(input))
    return failure();
  input = resizeInput(cx, *input, *signal);
  if (failed(input))
    return failure();
  return transformComplex(cx, *input, signal->dims);
}

/// A real input, trimmed or padded, for `fft_rfftn` and `fft_ihfftn`.
static FailureOr<TensorMeta> readReal(RuleContext &cx, const TensorMeta &self,
                                      Sizes sizes, Dims dims, Norm norm,
                                      Signal &signal) {
  if (failed(refuseComplex(cx, self)) || failed(checkNorm(cx, 3, norm)))
    return failure();
  FailureOr<Signal> found = readSignal(cx, self, sizes, dims);
  if (failed(found) || failed(checkNotEmpty(cx, *found)))
    return failure();
  signal = *found;
  FailureOr<TensorMeta> input = promote(cx, self, false);
  if (failed(input))
    return failure();
  return resizeInput(cx, *input, signal);
}

/// `fft_rfftn`.
static FailureOr<TensorMeta> rfftn(RuleContext &cx, const TensorMeta &self,
                                   Sizes sizes, Dims dims, Norm norm) {
  Signal signal;
  FailureOr<TensorMeta> input = readReal(cx, self, sizes, dims, norm, signal);
  if (failed(input))
    return failure();
  return transformReal(cx, *input, signal.dims, true);
}

/// `fft_ihfftn`: the last dimension, then the others; a single one is lazily
/// conjugated.
static FailureOr<TensorMeta> ihfftn(RuleContext &cx, const TensorMeta &self,
                                    Sizes sizes, Dims dims, Norm norm) {
  Signal signal;
  FailureOr<TensorMeta> input = readReal(cx, self, sizes, dims, norm, signal);
  if (failed(input))
    return failure();
  FailureOr<TensorMeta> result =
      transformReal(cx, *input, signal.dims.back(), true);
  if (failed(result))
    return failure();
  if (signal.dims.size() == 1)
    return conjugateOf(*result);
  result = callOp(cx, Op::conj_physical, MetaValue::tensor(&*result));
  if (failed(result))
    return failure();
  return transformComplex(cx, *result, ArrayRef(signal.dims).drop_back());
}

/// A complex input, trimmed or padded, for `fft_irfftn` and `fft_hfftn`.
static FailureOr<TensorMeta> readHalf(RuleContext &cx, const TensorMeta &self,
                                      Sizes sizes, Dims dims, Norm norm,
                                      Signal &signal, SymInt &lastSize) {
  FailureOr<Signal> found = readSignal(cx, self, sizes, dims);
  if (failed(found) || failed(checkNorm(cx, 3, norm)))
    return failure();
  signal = *found;
  bool isGiven = sizes && !sizes->empty() && !sizes->back().isInt(-1);
  FailureOr<SymInt> last = halveLast(cx, self, signal, isGiven);
  FailureOr<TensorMeta> input = promote(cx, self, true);
  if (failed(last) || failed(input))
    return failure();
  lastSize = *last;
  return resizeInput(cx, *input, signal);
}

/// `fft_irfftn`.
static FailureOr<TensorMeta> irfftn(RuleContext &cx, const TensorMeta &self,
                                    Sizes sizes, Dims dims, Norm norm) {
  Signal signal;
  SymInt last;
  FailureOr<TensorMeta> input =
      readHalf(cx, self, sizes, dims, norm, signal, last);
  if (failed(input))
    return failure();
  return transformToReal(cx, *input, signal.dims, last);
}

/// `fft_hfftn`: all dimensions but the last, then the last.
static FailureOr<TensorMeta> hfftn(RuleContext &cx, const TensorMeta &self,
                                   Sizes sizes, Dims dims, Norm norm) {
  Signal signal;
  SymInt last;
  FailureOr<TensorMeta> input =
      readHalf(cx, self, sizes, dims, norm, signal, last);
  if (succeeded(input) && signal.dims.size() > 1)
    input = transformComplex(cx, *input, ArrayRef(signal.dims).drop_back());
  if (failed(input))
    return failure();
  return transformToReal(cx, conjugateNow(cx, *input), signal.dims.back(),
                         last);
}

//===----------------------------------------------------------------------===//
// Shifts
//===----------------------------------------------------------------------===//

/// `fft_fftshift` and `fft_ifftshift`: rolled by half of each size.
static FailureOr<TensorMeta> fftShift(RuleContext &cx, const TensorMeta &self,
                                      Dims dims) {
  SmallVector<int64_t> all;
  if (dims)
    all.assign(dims->begin(), dims->end());
  for (int64_t i = 0; i < self.rank() && !dims; ++i)
    all.push_back(i);
  SmallVector<SymInt> shifts;
  for (int64_t dim : all) {
    FailureOr<Signal> signal = readSignal(cx, self, dim);
    if (failed(signal))
      return failure();
    shifts.push_back(cx.env.floorDiv(self.sizes[signal->dims[0]], 2));
  }
  return callOp(cx, Op::roll,
                {MetaValue::tensor(&self), toList(cx, ArrayRef<SymInt>(shifts)),
                 toList(cx, ArrayRef<int64_t>(all))});
}

//===----------------------------------------------------------------------===//
// Frequencies
//===----------------------------------------------------------------------===//

static FailureOr<TensorMeta> rfftfreq(RuleContext &cx, SymInt n,
                                      std::optional<DType> dtype,
                                      std::optional<Layout> layout,
                                      std::optional<Device> device) {
  if (dtype && failed(refuse(cx, 1, *dtype, RefuseIntegral)))
    return failure();
  return filled(cx, cx.copySizes(cx.env.add(cx.env.floorDiv(n, 2), 1)), dtype,
                layout, device);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"fft_fft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> "
     "Tensor",
     rule<fft<Direction::Forward>>, follows("native")},
    {"fft_ifft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> "
     "Tensor",
     rule<fft<Direction::Backward>>, follows("native")},
    {"fft_rfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> "
     "Tensor",
     rule<rfft<Direction::Forward>>, follows("native")},
    {"fft_ihfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> "
     "Tensor",
     rule<rfft<Direction::Backward>>, follows("native")},
    {"fft_hfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> "
     "Tensor",
     rule<irfft<Direction::Forward>>, follows("native")},
    {"fft_irfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> "
     "Tensor",
     rule<irfft<Direction::Backward>>, follows("native")},
    {"fft_fftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? "
     "norm=None) -> Tensor",
     rule<fftn>, follows("native")},
    {"fft_fft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? "
     "norm=None) -> Tensor",
     rule<fftn>, follows("native")},
    {"fft_ifftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? "
     "norm=None) -> Tensor",
     rule<fftn>, follows("native")},
    {"fft_ifft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? "
     "norm=None) -> Tensor",
     rule<fftn>, follows("native")},
    {"fft_rfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? "
     "norm=None) -> Tensor",
     rule<rfftn>, follows("native")},
    {"fft_rfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? "
     "norm=None) -> Tensor",
     rule<rfftn>, follows("native")},
    {"fft_ihfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? "
     "norm=None) -> Tensor",
     rule<ihfftn>, follows("native")},
    {"fft_ihfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? "
     "norm=None) -> Tensor",
     rule<ihfftn>, follows("native")},
    {"fft_irfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? "
     "norm=None) -> Tensor",
     rule<irfftn>, follows("native")},
    {"fft_irfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? "
     "norm=None) -> Tensor",
     rule<irfftn>, follows("native")},
    {"fft_hfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? "
     "norm=None) -> Tensor",
     rule<hfftn>, follows("native")},
    {"fft_hfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? "
     "norm=None) -> Tensor",
     rule<hfftn>, follows("native")},
    {"fft_fftshift(Tensor self, int[1]? dim=None) -> Tensor", rule<fftShift>,
     follows("native")},
    {"fft_ifftshift(Tensor self, int[1]? dim=None) -> Tensor", rule<fftShift>,
     follows("native")},
    {"fft_fftfreq(int n, float d=1., *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     dropArgs<window<>, 1>,
     follows("_subclasses.fake_impls.constructors native")},
    {"fft_rfftfreq(int n, float d=1., *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     dropArgs<rfftfreq, 1>,
     follows("_subclasses.fake_impls.constructors native")},
};

OpFamily fake::getFFTFamily() { return {"FFT", rows}; }
