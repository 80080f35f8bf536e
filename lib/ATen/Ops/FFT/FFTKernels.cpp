//===- FFTKernels.cpp - Fourier transform kernels ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Strides follow the kernels of MKL and cuFFT: transformed dimensions are
// innermost, then the batch in the order of the input's strides. cuFFT
// transforms at most three dimensions at once.
//
//===----------------------------------------------------------------------===//

#include "Ops/FFT/FFTKernels.h"

using namespace fake;

static constexpr size_t maxCufftDims = 3;

//===----------------------------------------------------------------------===//
// A single launch
//===----------------------------------------------------------------------===//

/// Sorts dimensions by decreasing stride; the sort is stable.
static void sortByStride(RuleContext &cx, const TensorMeta &self,
                         MutableArrayRef<int64_t> dims) {
  // Undecided: a multiple is larger in general.
  auto isLess = [&](int64_t a, int64_t b) {
    SymInt x = self.strides[a], y = self.strides[b];
    bool general =
        isTrue(cx.env.isMultiple(y, x)) && !isTrue(cx.env.isMultiple(x, y));
    return cx.env.decide(Condition::lt(x, y), general);
  };
  for (size_t i = 1; i < dims.size(); ++i)
    for (size_t j = i; j > 0 && isLess(dims[j - 1], dims[j]); --j)
      std::swap(dims[j - 1], dims[j]);
}

/// Follows _exec_fft of torch._meta_registrations: the strides of a result of
/// sizes `sizes` for an input transformed along `dims`, outermost first. The
/// batch is collapsed to one dimension, which requires nonempty tensors.
static FailureOr<TensorMeta> launch(RuleContext &cx, const TensorMeta &self,
                                    ArrayRef<SymInt> sizes,
                                    ArrayRef<int64_t> dims, DType dtype) {
  SmallVector<int64_t> batch;
  for (int64_t i = 0; i < self.rank(); ++i)
    if (!llvm::is_contained(dims, i))
      batch.push_back(i);
  sortByStride(cx, self, batch);
  SmallVector<SymInt> signal(1, 1);
  for (int64_t dim : dims) {
    if (isZero(cx, self.sizes[dim]))
      return cx.error(0) << "expected elements to transform in dimension "
                         << dim << ", found sizes " << self.sizes;
    signal.push_back(sizes[dim]);
  }
  // The first stride is that of the batch.
  ArrayRef<SymInt> inner = contiguousStrides(cx, signal);
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(sizes.size());
  SymInt count = 1;
  for (int64_t dim : llvm::reverse(batch)) {
    strides[dim] = cx.env.mul(count, inner[0]);
    count = cx.env.mul(count, sizes[dim]);
  }
  for (auto [dim, stride] : llvm::zip_equal(dims, inner.drop_front()))
    strides[dim] = stride;
  return makeDense(cx, sizes, strides, dtype, self.device);
}

/// The sizes of `self` with that of dimension `dim` replaced.
static ArrayRef<SymInt> resized(RuleContext &cx, const TensorMeta &self,
                                int64_t dim, SymInt size) {
  return withSize(cx, self.sizes, dim, size);
}

/// Whether cuFFT transforms these dimensions in one launch,
/// `use_optimized_cufft_path`.
static bool isOneLaunch(ArrayRef<int64_t> dims) {
  return dims.size() <= maxCufftDims &&
         !(dims.size() >= 2 && dims[0] == 0 && dims[1] == 1);
}

/// Transforms `self` along `dims` in launches of at most three dimensions, the
/// innermost first; the order is taken from each intermediate result.
static FailureOr<TensorMeta>
launchStaged(RuleContext &cx, const TensorMeta &self, ArrayRef<int64_t> dims) {
  SmallVector<int64_t> rest(dims);
  FailureOr<TensorMeta> result = self;
  while (!rest.empty()) {
    sortByStride(cx, *result, rest);
    size_t kept = rest.size() - std::min(maxCufftDims, rest.size());
    result = launch(cx, *result, self.sizes, ArrayRef(rest).drop_front(kept),
                    self.dtype);
    if (failed(result))
      return failure();
    rest.resize(kept);
  }
  return result;
}

/// Wraps the dimensions to transform, of which there must be one.
static FailureOr<SmallVector<int64_t>>
wrapSignal(RuleContext &cx, const TensorMeta &self, ArrayRef<int64_t> dims) {
  if (dims.empty() || self.isScalar())
    return cx.error(0, 1) << "expected a dimension to transform, found sizes "
                          << self.sizes;
  return wrapDims(cx, dims, self.rank());
}

//===----------------------------------------------------------------------===//
// Kinds of transforms
//===----------------------------------------------------------------------===//

/// Follows meta_fft_c2c.
FailureOr<TensorMeta> fake::transformComplex(RuleContext &cx,
                                             const TensorMeta &self,
                                             ArrayRef<int64_t> given) {
  if (!isComplex(self.dtype) && self.dtype != DType::Unknown)
    return cx.error(0) << "expected a complex tensor, found " << self.dtype;
  if (given.empty())
    return clonePreserving(cx, self);
  FailureOr<SmallVector<int64_t>> dims = wrapSignal(cx, self, given);
  if (failed(dims))
    return failure();
  if (self.device.isCUDA())
    return launchStaged(cx, self, *dims);
  sortByStride(cx, self, *dims);
  return launch(cx, self, self.sizes, *dims, self.dtype);
}

/// The path of meta_fft_r2c for several launches of cuFFT: the last dimension,
/// then the others. A two-sided result is filled in afterwards, into a
/// row-major tensor.
static FailureOr<TensorMeta> transformRealStaged(RuleContext &cx,
                                                 const TensorMeta &self,
                                                 ArrayRef<int64_t> dims,
                                                 ArrayRef<SymInt> half,
                                                 bool onesided) {
  DType dtype = toComplex(self.dtype);
  FailureOr<TensorMeta> result = launch(cx, self, half, dims.back(), dtype);
  if (failed(result))
    return failure();
  result = launchStaged(cx, *result, dims.drop_back());
  if (failed(result) || onesided ||
      cx.env.decide(Condition::eq(half[dims.back()], self.sizes[dims.back()]),
                    false))
    return result;
  return makeContiguous(cx, self.sizes, dtype, self.device);
}

/// Follows meta_fft_r2c.
FailureOr<TensorMeta> fake::transformReal(RuleContext &cx,
                                          const TensorMeta &self,
                                          ArrayRef<int64_t> given,
                                          bool onesided) {
  if (!isFloat(self.dtype) && self.dtype != DType::Unknown)
    return cx.error(0) << "expected a float tensor, found " << self.dtype;
  FailureOr<SmallVector<int64_t>> dims = wrapSignal(cx, self, given);
  if (failed(dims))
    return failure();
  int64_t last = dims->back();
  ArrayRef<SymInt> half = resized(
      cx, self, last, cx.env.add(cx.env.floorDiv(self.sizes[last], 2), 1));
  ArrayRef<SymInt> sizes = onesided ? half : self.sizes;
  DType dtype = toComplex(self.dtype);
  bool isXPU = self.device.getType() == DeviceType::XPU;
  if (isXPU || self.device.isCUDA()) {
    // The order is the caller's, so check `given`.
    if (self.device.isCUDA() ? isOneLaunch(given) : dims->size() == 1)
      return launch(cx, self, sizes, *dims, dtype);
    return transformRealStaged(cx, self, *dims, half, onesided);
  }
  sortByStride(cx, self, MutableArrayRef<int64_t>(*dims).drop_back());
  return launch(cx, self, sizes, *dims, dtype);
}

/// Follows meta_fft_c2r.
FailureOr<TensorMeta> fake::transformToReal(RuleContext &cx,
                                            const TensorMeta &self,
                                            ArrayRef<int64_t> given,
                                            SymInt lastSize) {
  if (!isComplex(self.dtype) && self.dtype != DType::Unknown)
    return cx.error(0) << "expected a complex tensor, found " << self.dtype;
  FailureOr<SmallVector<int64_t>> dims = wrapSignal(cx, self, given);
  if (failed(dims))
    return failure();
  ArrayRef<SymInt> sizes = resized(cx, self, dims->back(), lastSize);
  DType dtype = toReal(self.dtype);
  if (self.device.isCUDA() && isOneLaunch(given))
    return launch(cx, contiguousCopy(cx, self), sizes, *dims, dtype);
  // A lazy conjugation is resolved first.
  FailureOr<TensorMeta> input = self.conj ? clonePreserving(cx, self) : self;
  if (dims->size() > 1)
    input = transformComplex(cx, *input, ArrayRef(*dims).drop_back());
  else if (self.device.isCUDA())
    input = contiguousCopy(cx, self);
  if (failed(input))
    return failure();
  return launch(cx, *input, sizes, dims->back(), dtype);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// `_fft_c2c`; the normalization does not affect metadata.
static FailureOr<TensorMeta> fftC2C(RuleContext &cx, const TensorMeta &self,
                                    ArrayRef<int64_t> dims) {
  return transformComplex(cx, self, dims);
}
static FailureOr<TensorMeta> fftR2C(RuleContext &cx, const TensorMeta &self,
                                    ArrayRef<int64_t> dims,
                                    Scalar normalization, bool onesided) {
  return transformReal(cx, self, dims, onesided);
}
static FailureOr<TensorMeta> fftC2R(RuleContext &cx, const TensorMeta &self,
                                    ArrayRef<int64_t> dims,
                                    Scalar normalization, SymInt lastSize) {
  return transformToReal(cx, self, dims, lastSize);
}

static const OpRow rows[] = {
    {"_fft_c2c(Tensor self, SymInt[] dim, int normalization, bool forward) -> "
     "Tensor",
     rule<fftC2C>, follows("_meta_registrations.meta_fft_c2c")},
    {"_fft_r2c(Tensor self, int[] dim, int normalization, bool onesided) -> "
     "Tensor",
     rule<fftR2C>, follows("_meta_registrations.meta_fft_r2c")},
    {"_fft_c2r(Tensor self, int[] dim, int normalization, SymInt "
     "last_dim_size) -> Tensor",
     rule<fftC2R>, follows("_meta_registrations.meta_fft_c2r")},
};

OpFamily fake::getFFTKernelsFamily() { return {"FFTKernels", rows}; }
