//===- Elements.h - Constant values of small tensors ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The constant values of small tensors and their positions in the storage: a
// write through one tensor updates the values of its aliases.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_ELEMENTS_H
#define FAKETENSOR_META_ELEMENTS_H

#include "FakeTensor/Meta/RuleContext.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <optional>

namespace fake {

/// The number of elements of a shape; nullopt if a size is symbolic or
/// negative, or if the product overflows 64 bits.
std::optional<int64_t> countElements(llvm::ArrayRef<SymInt> sizes);

/// Calls `fn` for each index of a shape of known sizes, in row-major order.
void forEachIndex(llvm::ArrayRef<SymInt> sizes,
                  llvm::function_ref<void(llvm::ArrayRef<int64_t>)> fn);

/// Whether the constant values of a tensor are tracked: integers or bools of
/// static shape, at most `constantNumelLimit` elements.
bool canKeepElements(const RuleContext &cx, const TensorMeta &meta);

/// Whether `elements` holds the components of a tensor instead of its data,
/// which no write changes. True for jagged tensors.
inline bool keepsParts(const TensorMeta &meta) {
  return meta.layout == Layout::Jagged;
}

/// The constant values of `onto` after those of `from`, a tensor in the same
/// storage, have been written; other positions keep theirs. Unknown values of
/// `from` make those of `onto` unknown, and so do elements that overlap. Empty
/// if unknown: if the positions of either are unknown, or their dtypes
/// interpret the storage differently.
llvm::ArrayRef<SymInt> overlayElements(RuleContext &cx, const TensorMeta &from,
                                       const TensorMeta &onto);

} // namespace fake

#endif // FAKETENSOR_META_ELEMENTS_H
