//===- MatMul.h - The matrix product ----------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The matrix product, for ops that are composed of it. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_OPS_LINEARALGEBRA_MATMUL_H
#define FAKETENSOR_LIB_ATEN_OPS_LINEARALGEBRA_MATMUL_H

#include "Table/Composite.h"

namespace fake {

/// Whether elements are quantized to 8 bits. PyTorch has no products of such
/// tensors; torch-mlir's fusion of quantized ops creates them.
inline bool isQuantizedByte(DType dtype) {
  return dtype == DType::QInt8 || dtype == DType::QUInt8;
}

/// `torch.matmul(self, other)`.
FailureOr<TensorMeta> matmulTensors(RuleContext &cx, const TensorMeta &self,
                                    const TensorMeta &other);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_LINEARALGEBRA_MATMUL_H
