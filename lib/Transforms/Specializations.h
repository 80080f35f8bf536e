//===- Specializations.h - What forces symbols ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What forces symbols of a function to be numbers or equal.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_TRANSFORMS_SPECIALIZATIONS_H
#define FAKETENSOR_LIB_TRANSFORMS_SPECIALIZATIONS_H

#include "FakeTensor/Analysis/FunctionMeta.h"

namespace fake {

/// Emits a remark at each op whose guards or assertions leave one value to a
/// symbol, or make it equal to an earlier one: the counterpart of the warnings
/// of torch.export about dimensions marked as dynamic.
void explainSpecializations(const FunctionMeta &analysis);

} // namespace fake

#endif // FAKETENSOR_LIB_TRANSFORMS_SPECIALIZATIONS_H
