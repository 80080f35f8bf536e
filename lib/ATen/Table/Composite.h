//===- Composite.h - Helpers for composite rules ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Helpers shared by rules of several families. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_COMPOSITE_H
#define FAKETENSOR_LIB_ATEN_TABLE_COMPOSITE_H

#include "FakeTensor/ATen/Rule.h"
#include "FakeTensor/Meta/Shapes/Elementwise.h"
#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "FakeTensor/Meta/Shapes/Views.h"

namespace fake {

/// A number of unknown value, of the kind of elements of `dtype`.
Scalar unknownScalar(DType dtype);

/// Fails if `resize_` of argument `arg` would: symbolic sizes cannot become
/// constant, "tried to directly modify sizes for customized tensor". `sizesArg`
/// is blamed as well.
LogicalResult checkResize(RuleContext &cx, const TensorMeta &self,
                          ArrayRef<SymInt> sizes, unsigned arg,
                          std::optional<unsigned> sizesArg = std::nullopt);

/// The expression of an int, bool or float, also of a constant float; unknown
/// for other numbers.
SymInt toExpr(RuleContext &cx, Scalar number);

namespace detail {

/// Copies each tensor in `value` to a new row-major storage.
MetaValue copyContiguous(RuleContext &cx, const MetaValue &value);

template <auto F>
LogicalResult runAndCopy(RuleContext &cx, ArrayRef<MetaValue> args,
                         MutableArrayRef<MetaValue> results) {
  if (failed(Adapter<F, decltype(F)>::call(cx, args, results)))
    return failure();
  for (MetaValue &result : results)
    result = copyContiguous(cx, result);
  return success();
}

} // namespace detail

/// The rule of `op_copy` for the view rule of `op`: the view, copied.
template <auto F>
constexpr Rule copyOf = {&detail::runAndCopy<F>, rule<F>.params,
                         rule<F>.takesAll};

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_TABLE_COMPOSITE_H
