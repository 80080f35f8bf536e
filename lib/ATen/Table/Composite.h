//===- Composite.h - What composite rules are made of -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Pieces that rules of several families are made of. Private to lib/ATen.
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

/// A number of which no more is known than that a tensor of `dtype` may hold
/// it.
MetaValue unknownNumber(DType dtype);

/// The number in a float or integer; nothing if it is not known.
std::optional<double> getKnownNumber(const MetaValue &value);

/// Fails where `resize_` of the tensor that is argument `arg` would: symbolic
/// sizes are not replaced by numbers, "tried to directly modify sizes for
/// customized tensor". `sizesArg` is blamed as well.
LogicalResult checkResize(RuleContext &cx, const TensorMeta &self,
                          ArrayRef<SymInt> sizes, unsigned arg,
                          std::optional<unsigned> sizesArg = std::nullopt);

/// A Python number as one of the environment, an integer or a float; unknown
/// for what is neither.
SymInt getNumber(RuleContext &cx, const MetaValue &value);

namespace detail {

/// Gives each tensor in `value` a row-major storage of its own.
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
