//===- ONNXRules.h - Rules of ONNX ops by name ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_EXTERNALMODELS_ONNX_ONNXRULES_H
#define FAKETENSOR_LIB_EXTERNALMODELS_ONNX_ONNXRULES_H

#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"

namespace fake {

struct ONNXRule;

/// The rule of the op of that name, `Add`; null if there is none. The domain of
/// an op is not imported.
const ONNXRule *lookupONNXRule(llvm::StringRef name);

/// Runs a rule, see MetaRuleOpInterface::inferMeta().
llvm::LogicalResult inferONNX(const ONNXRule &rule, mlir::Operation *op,
                              RuleContext &cx,
                              llvm::ArrayRef<MetaValue> operands,
                              llvm::MutableArrayRef<MetaValue> results);

/// The metadata of a value that is one of several.
MetaValue joinAll(RuleContext &cx, llvm::ArrayRef<MetaValue> values);

/// Attaches the interfaces for regions to `torch.operator`.
void attachONNXControlFlow(mlir::MLIRContext *context);

} // namespace fake

#endif // FAKETENSOR_LIB_EXTERNALMODELS_ONNX_ONNXRULES_H
