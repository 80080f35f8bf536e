//===- FakeDialect.h - The fake dialect -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_FAKE_IR_FAKEDIALECT_H
#define FAKETENSOR_DIALECT_FAKE_IR_FAKEDIALECT_H

#include "FakeTensor/Dialect/TypeTexts.h"
#include "FakeTensor/Symbolic/SymInt.h"
#include "mlir/IR/Dialect.h"
#include <memory>

namespace fake {
class RuleRegistry;
} // namespace fake

#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h.inc"

#endif // FAKETENSOR_DIALECT_FAKE_IR_FAKEDIALECT_H
