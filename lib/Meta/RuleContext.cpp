//===- RuleContext.cpp - What rules see -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/RuleContext.h"

using namespace fake;

SymInt fake::freshUnbacked(RuleContext &cx, Range range) {
  size_t index = 0;
  std::string name;
  do {
    name = "u" + std::to_string(index++);
  } while (cx.env.lookup(name));
  return cx.env.declareSymbol(name, range);
}
