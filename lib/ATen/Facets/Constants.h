//===- Constants.h - Numbers in small tensors -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Shapes are computed with small tensors of integers, too. What is known of
// their elements is followed here, beside the rules, which look at metadata
// only: one table says what each op does with numbers.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_FACETS_CONSTANTS_H
#define FAKETENSOR_LIB_ATEN_FACETS_CONSTANTS_H

#include "FakeTensor/ATen/OpTable.h"

namespace fake {

/// Fills in the known elements of the results of an op that was inferred: of
/// views, and of what has an ElementFn. What was written is not known any more,
/// unless it is computed here.
void computeElements(RuleContext &cx, const OpDef &op, ArrayRef<MetaValue> args,
                     MutableArrayRef<MetaValue> results);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_FACETS_CONSTANTS_H
