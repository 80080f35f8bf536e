//===- LinearProgram.h - Bounds from linear programming ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to the library: the bounds that all facts together imply. Reads facts
// and ranges.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_SYMBOLIC_LINEARPROGRAM_H
#define FAKETENSOR_LIB_SYMBOLIC_LINEARPROGRAM_H

#include "AbstractDomain.h"

namespace fake {

struct ShapeEnvImpl;

/// The interval of a sum that all facts together imply, possibly unbounded. So
/// is that of a sum with too many monomials.
Range solveLinearProgram(ShapeEnvImpl &impl, const SumExpr *sum);

} // namespace fake

#endif // FAKETENSOR_LIB_SYMBOLIC_LINEARPROGRAM_H
