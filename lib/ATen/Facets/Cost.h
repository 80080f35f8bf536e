//===- Cost.h - Rows of costs -----------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to lib/ATen. The costs of ops, by families in the other files
// Facets/Cost*.cpp.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_FACETS_COST_H
#define FAKETENSOR_LIB_ATEN_FACETS_COST_H

#include "FakeTensor/ATen/Cost.h"

namespace fake {

/// The cost of some ops.
struct CostRow {
  /// Names, separated by spaces: `max.other`, or `max` for all overloads that
  /// have no row of their own.
  const char *names;
  CostRecord record;
};

/// The rows of each file.
ArrayRef<CostRow> getProductCosts();
ArrayRef<CostRow> getConvolutionCosts();
ArrayRef<CostRow> getAttentionCosts();
ArrayRef<CostRow> getRNNCosts();
ArrayRef<CostRow> getElementCosts();
ArrayRef<CostRow> getLinearAlgebraCosts();
ArrayRef<CostRow> getMovementCosts();

/// `K` operations on each element of the results.
template <unsigned K> Work perResult(const CostCall &call) {
  return {0, call.env.mul(K, call.numelOfResults())};
}
/// `K` operations on each element of the first result.
template <unsigned K> Work perFirstResult(const CostCall &call) {
  return {0, call.env.mul(K, call.numelOf(call.getResult()))};
}
/// `K` operations on each element of the first tensor argument.
template <unsigned K> Work perInput(const CostCall &call) {
  return {0, call.env.mul(K, call.numel(call.getFirstTensor()))};
}

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_FACETS_COST_H
