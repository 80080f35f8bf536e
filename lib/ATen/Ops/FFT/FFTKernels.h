//===- FFTKernels.h - Fourier transforms ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The transforms that other ops are composed of. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_OPS_FFT_FFTKERNELS_H
#define FAKETENSOR_LIB_ATEN_OPS_FFT_FFTKERNELS_H

#include "Table/Composite.h"

namespace fake {

/// `_fft_c2c`: complex to complex along `dims`.
FailureOr<TensorMeta> transformComplex(RuleContext &cx, const TensorMeta &self,
                                       ArrayRef<int64_t> dims);
/// `_fft_r2c`: real to complex. If `onesided`, the last of `dims` only has the
/// non-redundant half.
FailureOr<TensorMeta> transformReal(RuleContext &cx, const TensorMeta &self,
                                    ArrayRef<int64_t> dims, bool onesided);
/// `_fft_c2r`: complex to real. `lastSize` is the size of the last one of
/// `dims` in the result.
FailureOr<TensorMeta> transformToReal(RuleContext &cx, const TensorMeta &self,
                                      ArrayRef<int64_t> dims, SymInt lastSize);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_FFT_FFTKERNELS_H
