//===- Truth.h - Conditions as integers -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_SYMBOLIC_TRUTH_H
#define FAKETENSOR_SYMBOLIC_TRUTH_H

#include "FakeTensor/Symbolic/ShapeEnv.h"

namespace fake {

/// Requires an integer that is 0 or 1 to be 1, as far as a conjunction of
/// conditions can express that. False if it is known to be 0.
bool requireTruth(ShapeEnv &env, SymInt value);

} // namespace fake

#endif // FAKETENSOR_SYMBOLIC_TRUTH_H
