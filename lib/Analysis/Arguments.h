//===- Arguments.h - Values that come from outside --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ANALYSIS_ARGUMENTS_H
#define FAKETENSOR_LIB_ANALYSIS_ARGUMENTS_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

class FunctionSweep;

/// Gives each unknown size of a tensor a new symbol, of the name that `getName`
/// returns for its dimension if that is not empty.
void nameUnknownSizes(
    FunctionSweep &sweep, TensorMeta &meta,
    llvm::function_ref<StringRef(unsigned)> getName = [](unsigned) {
      return StringRef();
    });

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_ARGUMENTS_H
