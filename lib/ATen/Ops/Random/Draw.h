//===- Draw.h - Random numbers in place of elements -------------*- C++ -*-===//
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

#ifndef FAKETENSOR_LIB_ATEN_OPS_RANDOM_DRAW_H
#define FAKETENSOR_LIB_ATEN_OPS_RANDOM_DRAW_H

#include "Ops/Creation/Factory.h"

namespace fake {

/// Fills `self` in place, without changing its metadata.
inline FailureOr<TensorMeta> fillRandom(RuleContext &, const TensorMeta &self) {
  return self;
}

/// The functional form of an in-place draw: like `empty_like`.
template <auto Fill, typename... Args>
FailureOr<TensorMeta> drawLike(RuleContext &cx, const TensorMeta &self,
                               Args... args) {
  if (failed(Fill(cx, self, args...)))
    return failure();
  return makeLike(cx, self, self.dtype, {}, {}, {});
}

/// Notes ranges from `low` to `high` that kernels reject.
inline void noteRange(RuleContext &cx, Scalar low, Scalar high,
                      bool allowEmpty) {
  std::optional<double> a = getKnownFloat(low), b = getKnownFloat(high);
  if (a && b && (allowEmpty ? *a > *b : *a >= *b))
    cx.eagerRefuses() << "expected an upper bound "
                      << (allowEmpty ? "of at least " : "above ") << low
                      << ", found " << high;
}

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_RANDOM_DRAW_H
