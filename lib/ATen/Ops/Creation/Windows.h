//===- Windows.h - Windows of signal processing -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_OPS_CREATION_WINDOWS_H
#define FAKETENSOR_LIB_ATEN_OPS_CREATION_WINDOWS_H

#include "Ops/Creation/Factory.h"
#include "Ops/Elementwise/Pointwise.h"

namespace fake {

/// Window functions: one dimension of that length. All but `hann_window` reject
/// integers.
template <unsigned Refused = RefuseIntegral>
FailureOr<TensorMeta> window(RuleContext &cx, SymInt length,
                             std::optional<DType> dtype, const MetaValue &,
                             std::optional<Device> device) {
  if (dtype && failed(refuse(cx, 1, *dtype, Refused)))
    return failure();
  return filled(cx, cx.copySizes(length), dtype, {}, device);
}

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_CREATION_WINDOWS_H
