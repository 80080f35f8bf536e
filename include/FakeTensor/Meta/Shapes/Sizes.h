//===- Sizes.h - Sizes and dimensions ---------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Comparisons of sizes, lists of sizes, and dimensions, for the functions in
// this folder and the rules of ops. A size is a SymInt, and counts
// elements.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_SHAPES_SIZES_H
#define FAKETENSOR_META_SHAPES_SIZES_H

#include "FakeTensor/Meta/RuleContext.h"

namespace fake {

//===--- Comparisons ------------------------------------------------------===//

/// A value as a plain integer. A symbol is specialized to its hint, recording a
/// guard, as by `int(s)`; nullopt without a hint.
std::optional<int64_t> specialize(RuleContext &cx, SymInt value);

/// Whether the value is 1 (or 0); false if undecided. The answer is recorded as
/// a guard or an assertion, as by `if size == 1:` in PyTorch.
inline bool isOne(RuleContext &cx, SymInt value) {
  return value.isInt() ? value.getInt() == 1
                       : cx.env.decide(Condition::eq(value, 1), false);
}
/// The same for 0.
inline bool isZero(RuleContext &cx, SymInt value) {
  return value.isInt() ? value.getInt() == 0
                       : cx.env.decide(Condition::eq(value, 0), false);
}
/// The same without an assertion, if it only affects special cases of empty
/// tensors: `guard_or_false`.
inline bool isPlainlyOne(RuleContext &cx, SymInt value) {
  return cx.env.guardOr(Condition::eq(value, 1), false);
}
/// The same for 0.
inline bool isPlainlyZero(RuleContext &cx, SymInt value) {
  return cx.env.guardOr(Condition::eq(value, 0), false);
}
/// Requires two values to be equal, `torch._check(a == b)`; false if they
/// cannot be. Unknown values are compatible with all others.
inline bool requireEqual(RuleContext &cx, SymInt a, SymInt b) {
  if (a == b || a.isUnknown() || b.isUnknown())
    return true;
  return cx.env.require(Condition::eq(a, b));
}
/// The same for whole shapes; false for shapes of different ranks.
bool requireEqual(RuleContext &cx, ArrayRef<SymInt> a, ArrayRef<SymInt> b);

/// Whether two values are known to differ. Asserts nothing, for checks of what
/// only eager PyTorch rejects.
inline bool isKnownToDiffer(RuleContext &cx, SymInt a, SymInt b) {
  return isFalse(cx.env.eq(a, b));
}
/// Whether a shape may expand to another; false only if known not to. Asserts
/// nothing.
bool mayExpand(RuleContext &cx, ArrayRef<SymInt> sizes, ArrayRef<SymInt> to);

//===--- Lists of sizes ---------------------------------------------------===//

/// A copy of the sizes, in the arena, with that of dimension `dim` replaced.
MutableArrayRef<SymInt> withSize(RuleContext &cx, ArrayRef<SymInt> sizes,
                                 int64_t dim, SymInt size);
/// A copy of the sizes, in the arena, without dimension `dim`.
MutableArrayRef<SymInt> withoutDim(RuleContext &cx, ArrayRef<SymInt> sizes,
                                   int64_t dim);
/// A copy of the sizes, in the arena, with a new dimension before `dim`.
MutableArrayRef<SymInt> withDim(RuleContext &cx, ArrayRef<SymInt> sizes,
                                int64_t dim, SymInt size);
/// The concatenation of both lists, in the arena.
ArrayRef<SymInt> concat(RuleContext &cx, ArrayRef<SymInt> a,
                        ArrayRef<SymInt> b);

//===--- Dimensions -------------------------------------------------------===//

/// Wraps a negative dimension, `_canonical_dim`; fails with PyTorch's range
/// message when out of range. Rank 0 is treated as rank 1.
FailureOr<int64_t> wrapDim(RuleContext &cx, int64_t dim, int64_t rank);
/// wrapDim of each; fails on repeated dimensions. `canonicalize_dims`.
FailureOr<SmallVector<int64_t>> wrapDims(RuleContext &cx,
                                         ArrayRef<int64_t> dims, int64_t rank);
/// Fails with an error unless `tensor`, argument `arg`, has that rank.
LogicalResult checkRank(RuleContext &cx, unsigned arg, const TensorMeta &tensor,
                        int64_t rank);

} // namespace fake

#endif // FAKETENSOR_META_SHAPES_SIZES_H
