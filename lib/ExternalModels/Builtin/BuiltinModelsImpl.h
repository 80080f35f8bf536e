//===- BuiltinModelsImpl.h - Parts of the builtin models --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_EXTERNALMODELS_BUILTIN_BUILTINMODELSIMPL_H
#define FAKETENSOR_LIB_EXTERNALMODELS_BUILTIN_BUILTINMODELSIMPL_H

#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"

namespace fake {

/// The type interface of the builtin dialect.
std::unique_ptr<MetaTypeInterface> makeBuiltinTypeModel(mlir::Dialect *dialect);

} // namespace fake

#endif // FAKETENSOR_LIB_EXTERNALMODELS_BUILTIN_BUILTINMODELSIMPL_H
