//===- Limits.cpp - Limits on tensors ---------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Limits.h"
#include "llvm/Support/MathExtras.h"

using namespace fake;

bool fake::isOverflow(SymInt result, ArrayRef<SymInt> operands) {
  return result.isUnknown() &&
         llvm::all_of(operands, [](SymInt operand) { return operand.isInt(); });
}

/// Whether the known sizes alone have a product beyond 64 bits.
static bool haveTooManyElements(ArrayRef<SymInt> sizes) {
  int64_t count = 1;
  bool overflows = false;
  for (SymInt size : sizes) {
    // Any other size may be 0.
    if (!size.isInt() || size.getInt() <= 0)
      return false;
    overflows = overflows || llvm::MulOverflow(count, size.getInt(), count);
  }
  return overflows;
}

LogicalResult fake::checkLimits(RuleContext &cx, ArrayRef<MetaValue> results) {
  for (const MetaValue &result : results) {
    const TensorMeta *wrong = nullptr;
    forEachTensor(result, [&](const TensorMeta &meta) {
      if (meta.sizes.size() > maxRank || haveTooManyElements(meta.sizes))
        wrong = &meta;
    });
    if (!wrong)
      continue;
    if (wrong->sizes.size() > maxRank)
      return cx.error() << "expected a result of at most "
                        << static_cast<int64_t>(maxRank)
                        << " dimensions, found "
                        << static_cast<int64_t>(wrong->sizes.size());
    return cx.error() << "expected a result whose number of elements fits 64 "
                         "bits, found sizes "
                      << wrong->sizes;
  }
  return success();
}
