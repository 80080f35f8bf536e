//===- Truth.h - Conditions as numbers --------------------------*- C++ -*-===//
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

/// Makes a number that is 0 or 1 be 1, as far as that can be said in conditions
/// that all hold. False if it is known not to.
bool requireTruth(ShapeEnv &env, SymInt value);

} // namespace fake

#endif // FAKETENSOR_SYMBOLIC_TRUTH_H
