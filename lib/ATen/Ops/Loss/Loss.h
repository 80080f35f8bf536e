//===- Loss.h - Helpers for losses ------------------------------*- C++ -*-===//
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

#ifndef FAKETENSOR_LIB_ATEN_OPS_LOSS_LOSS_H
#define FAKETENSOR_LIB_ATEN_OPS_LOSS_LOSS_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

/// at::Reduction: the reduction of a loss.
enum LossReduction : int64_t { NoReduction = 0, MeanReduction, SumReduction };

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_OPS_LOSS_LOSS_H
