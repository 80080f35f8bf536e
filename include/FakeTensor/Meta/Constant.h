//===- Constant.h - Known values of small tensors ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The known values of small tensors, TensorMeta::constant, and where in the
// storage they are: tensors that share a storage know the same values.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_CONSTANT_H
#define FAKETENSOR_META_CONSTANT_H

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

/// Whether the values of a tensor can be kept: integers or bools with known
/// sizes, not more of them than `constantNumelLimit`.
bool canKeepConstant(const RuleContext &cx, const TensorMeta &meta);

/// The values of `onto` after a write to `from`, a tensor in the same storage:
/// those at places in memory that `from` covers are its values, the others
/// stay. An unknown value of `from` is unknown in `onto`, too, and so is one
/// where two different ones of `from` share memory. Empty if none is known:
/// because strides or offset of a tensor are not, or the dtypes differ.
llvm::ArrayRef<SymInt> overlayConstant(RuleContext &cx, const TensorMeta &from,
                                       const TensorMeta &onto);

} // namespace fake

#endif // FAKETENSOR_META_CONSTANT_H
