//===- OpRules.cpp - Rules for the ops of other dialects --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpRules.h"

using namespace fake;
using namespace mlir;

void fake::attachRules(MLIRContext *context, ArrayRef<OpRule> rules,
                       bool keepsTypes) {
  for (const OpRule &rule : rules)
    if (auto *model = attachRule<FunctionRule>(
            RegisteredOperationName::lookup(rule.name, context))) {
      model->infer = rule.infer;
      model->keepsTypes = keepsTypes;
    }
}
