//===- Elements.h - Numbers in small tensors --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The numbers in small tensors, and where in the storage they are: what one
// tensor knows of them, others that share the storage know as well.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_ELEMENTS_H
#define FAKETENSOR_META_ELEMENTS_H

#include "FakeTensor/Meta/RuleContext.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <optional>

namespace fake {

/// Number of elements of a shape; nothing if a size is symbolic or negative, or
/// if the number does not fit into 64 bits.
std::optional<int64_t> countElements(llvm::ArrayRef<SymInt> sizes);

/// Calls `fn` for each index of a shape of known sizes, in row-major order.
void forEachIndex(llvm::ArrayRef<SymInt> sizes,
                  llvm::function_ref<void(llvm::ArrayRef<int64_t>)> fn);

/// Whether elements of a tensor can be kept: integers or bools with known
/// sizes, not more of them than `constantNumelLimit`.
bool canKeepElements(const RuleContext &cx, const TensorMeta &meta);

/// Whether a tensor keeps what it is made of in the place of elements, which
/// are no data then: no write changes it. True of jagged tensors.
inline bool keepsParts(const TensorMeta &meta) {
  return meta.layout == Layout::Jagged;
}

/// The elements of `onto` once those of `from`, a tensor in the same storage,
/// are in their places: elsewhere they are what they were. Unknown elements of
/// `from` make those of `onto` unknown, and so do two that are at one place.
/// Empty if nothing is known: where the places of either are not, or where
/// both read the storage in different ways.
llvm::ArrayRef<SymInt> overlayElements(RuleContext &cx, const TensorMeta &from,
                                       const TensorMeta &onto);

} // namespace fake

#endif // FAKETENSOR_META_ELEMENTS_H
