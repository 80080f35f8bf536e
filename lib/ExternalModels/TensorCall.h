//===- TensorCall.h - Ops on builtin tensors --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_EXTERNALMODELS_TENSORCALL_H
#define FAKETENSOR_LIB_EXTERNALMODELS_TENSORCALL_H

#include "OpRules.h"

namespace fake {

/// One evaluation of an op whose operands and results are builtin tensors.
class TensorCall {
public:
  TensorCall(mlir::Operation *op, RuleContext &cx, ArrayRef<MetaValue> operands,
             MutableArrayRef<MetaValue> results)
      : op(op), cx(cx), operands(operands), results(results) {}

  /// An operand that is a tensor of known rank; null for others.
  const TensorMeta *getTensor(size_t i) const {
    return i < operands.size() && operands[i].isTensor() &&
                   operands[i].getTensor()->ranked
               ? operands[i].getTensor()
               : nullptr;
  }
  /// A result that is a tensor of known rank; null for others.
  const TensorMeta *getResult(size_t i) const {
    return i < results.size() && results[i].isTensor() &&
                   results[i].getTensor()->ranked
               ? results[i].getTensor()
               : nullptr;
  }
  /// The number of elements of a tensor; unknown for null.
  SymInt count(const TensorMeta *tensor) const {
    return tensor && tensor->ranked ? cx.env.product(tensor->sizes) : SymInt();
  }

  /// The sizes that the type of a result states; unknown for `?`. Nullopt for a
  /// type without a rank.
  std::optional<SmallVector<SymInt>> getDeclared(size_t i) const;
  /// The dtype of a result, by its type.
  DType getDType(size_t i) const;

  /// The sizes of a result: one that is not known is that of the type, or a new
  /// symbol.
  SmallVector<SymInt> nameUnknown(size_t i, ArrayRef<SymInt> sizes) const;
  /// Sets a result to a tensor of sizes that nameUnknown() completes.
  LogicalResult set(size_t i, ArrayRef<SymInt> sizes,
                    ArrayRef<SymInt> elements = {});
  /// Sets all results to the sizes that their types state.
  LogicalResult setDeclared();
  /// Sets the first result to the sizes of an operand.
  LogicalResult setLike(size_t operand);

  /// The sizes of all operands along one dimension, behind each other; nothing
  /// if no rank is known. Fails if others differ.
  FailureOr<std::optional<SmallVector<SymInt>>> join(int64_t dim);

  mlir::Operation *op;
  RuleContext &cx;
  ArrayRef<MetaValue> operands;
  MutableArrayRef<MetaValue> results;

private:
  LogicalResult joinOne(int64_t dim, size_t first, size_t i,
                        SmallVectorImpl<SymInt> &sizes);
};

/// Elements of results, of the elements of operands at the same place.
inline SymInt addElements(ShapeEnv &env, ArrayRef<SymInt> v) {
  return env.add(v[0], v[1]);
}
inline SymInt subtractElements(ShapeEnv &env, ArrayRef<SymInt> v) {
  return env.sub(v[0], v[1]);
}
inline SymInt multiplyElements(ShapeEnv &env, ArrayRef<SymInt> v) {
  return env.mul(v[0], v[1]);
}
inline SymInt sameElement(ShapeEnv &, ArrayRef<SymInt> v) { return v[0]; }

/// Requires two sizes to be equal, see requireEqual(). Returns the one that
/// says more; nullopt if they cannot be equal.
std::optional<SymInt> unify(RuleContext &cx, SymInt a, SymInt b);

/// Quotients round toward zero, and remainders have the sign of the dividend,
/// as in C. Unknown where the sign of an operand is.
SymInt divideTowardZero(ShapeEnv &env, SymInt a, SymInt b);
/// The remainder of such a division.
SymInt remainderTowardZero(ShapeEnv &env, SymInt a, SymInt b);

} // namespace fake

#endif // FAKETENSOR_LIB_EXTERNALMODELS_TENSORCALL_H
