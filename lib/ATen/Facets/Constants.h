//===- Constants.h - Constant folding of small tensors ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Shapes are also computed with small integer tensors. Their constant values
// are propagated here, separately from the rules, which only see metadata: one
// table has the folding function of each op.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_FACETS_CONSTANTS_H
#define FAKETENSOR_LIB_ATEN_FACETS_CONSTANTS_H

#include "FakeTensor/ATen/OpTable.h"

namespace fake {

/// Sets the constant values of the results of an inferred op: of views, and of
/// ops with an ElementFn. Written arguments lose theirs unless they are
/// computed here.
void computeElements(RuleContext &cx, const OpDef &op, ArrayRef<MetaValue> args,
                     MutableArrayRef<MetaValue> results);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_FACETS_CONSTANTS_H
