//===- Declarations.h - Declared against inferred ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What is declared of a tensor beside what is inferred.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ANALYSIS_DECLARATIONS_H
#define FAKETENSOR_LIB_ANALYSIS_DECLARATIONS_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

/// What is known of a value, for diagnostics.
std::string describe(const MetaValue &value);

/// What is wrong with a declaration, empty when nothing is. What cannot be
/// decided is learned. Strides, offset and device count only `withLayout`.
std::string findContradiction(ShapeEnv &env, const TensorMeta &declared,
                              const TensorMeta &inferred, bool withLayout);

/// Fills what was not inferred with what is declared.
MetaValue meet(RuleContext &cx, const MetaValue &inferred,
               const MetaValue &declared, bool withLayout);

/// Whether a type that says `declared` could say more of a value. Types
/// without layout have no room for expressions either.
bool saysLess(const TensorMeta &declared, const TensorMeta &known,
              bool withLayout);

/// Whether the rank is known but some size is not.
bool hasUnknownSizes(const TensorMeta &meta);
/// Completes the geometry of a tensor that comes from outside: where its type
/// says nothing of strides, it is row-major.
void completeGeometry(RuleContext &cx, TensorMeta &meta);

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_DECLARATIONS_H
