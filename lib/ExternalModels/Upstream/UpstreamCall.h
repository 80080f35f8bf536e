//===- UpstreamCall.h - Operands of ops of MLIR's dialects ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_EXTERNALMODELS_UPSTREAM_UPSTREAMCALL_H
#define FAKETENSOR_LIB_EXTERNALMODELS_UPSTREAM_UPSTREAMCALL_H

#include "TensorCall.h"
#include "mlir/IR/BuiltinTypeInterfaces.h"

namespace fake {

/// One evaluation of an op of MLIR's own dialects, whose attributes are read by
/// name.
class UpstreamCall : public TensorCall {
public:
  using TensorCall::TensorCall;

  /// The value of an operand that is an integer or a bool; unknown for others.
  SymInt getNumber(size_t i) const {
    return i < operands.size() && (operands[i].isInt() || operands[i].isBool())
               ? operands[i].getInt()
               : SymInt();
  }
  /// The integers of a `static_...` attribute; those that are dynamic are the
  /// next operands from `next` on, which is advanced.
  SmallVector<SymInt> getMixed(StringRef name, size_t &next) const;
  /// The sizes of the type of the first result, with the next operands for `?`.
  SmallVector<SymInt> getMixedResult(size_t next) const;

  using TensorCall::set;
  /// Sets the first result to a tensor of these sizes, see TensorCall::set().
  LogicalResult set(ArrayRef<SymInt> sizes, ArrayRef<SymInt> elements = {}) {
    return set(0, sizes, elements);
  }
  /// Sets a result to an integer, or to a bool if that is its type.
  LogicalResult setNumber(SymInt value, size_t i = 0);
};

/// A rule that only needs the call.
template <LogicalResult (*fn)(UpstreamCall &)>
LogicalResult infer(mlir::Operation *op, RuleContext &cx,
                    ArrayRef<MetaValue> operands,
                    MutableArrayRef<MetaValue> results) {
  UpstreamCall call(op, cx, operands, results);
  return fn(call);
}

/// Concatenates all operands along a dimension.
LogicalResult concatOperands(UpstreamCall &call, int64_t dim);
/// The dimensions that are joined, or that result from one, of the attribute
/// `reassociation`.
SmallVector<SmallVector<int64_t>> getGroups(mlir::Operation *op);
/// The sizes when dimensions of the first operand are joined, or expanded. The
/// latter fails if the sizes that the op states have another product.
SmallVector<SymInt> collapseSizes(UpstreamCall &call, const TensorMeta &self);
FailureOr<SmallVector<SymInt>> expandSizes(UpstreamCall &call);
/// The part of a tensor or buffer that an op of
/// OffsetSizeAndStrideOpInterface reads or writes.
struct MixedSlice {
  SmallVector<SymInt> offsets, sizes, steps;
  /// The sizes that the op states, kDynamic for those of operands.
  ArrayRef<int64_t> staticSizes;
};
/// The slice of such an op; its operands begin at `firstOperand`.
MixedSlice getSlice(UpstreamCall &call, size_t firstOperand);
/// The dimensions of a slice that a result of the type keeps: stated sizes of 1
/// are dropped until the rank is that of the type, those first that the type
/// does not state.
SmallVector<size_t> getKeptDims(const MixedSlice &slice, mlir::ShapedType type);
/// Requires a slice to be within an operand; fails if it is not. Where it
/// begins at a place that is not a number, only its size is checked.
LogicalResult checkSlice(UpstreamCall &call, const MixedSlice &slice,
                         unsigned operand = 0);
/// The sizes of a new tensor or buffer: the next operands for `?` of its type.
/// They are not negative, which is a guard where they are unknown integers.
FailureOr<SmallVector<SymInt>> getNewSizes(UpstreamCall &call, size_t next);

/// The rules of the dialects of scalars, of `tensor`, of `memref` and
/// `bufferization`, and of `shape`.
ArrayRef<OpRule> getArithmeticRules();
ArrayRef<OpRule> getTensorRules();
ArrayRef<OpRule> getBufferRules();
ArrayRef<OpRule> getExtentRules();
/// The rules of `linalg`: of all registered ops that have indexing maps, and of
/// some others.
SmallVector<OpRule> getLinalgRules(mlir::MLIRContext *context);

/// Operations on integers, for rows of several dialects.
namespace integers {
inline SymInt add(ShapeEnv &env, SymInt a, SymInt b) { return env.add(a, b); }
inline SymInt sub(ShapeEnv &env, SymInt a, SymInt b) { return env.sub(a, b); }
inline SymInt mul(ShapeEnv &env, SymInt a, SymInt b) { return env.mul(a, b); }
inline SymInt max(ShapeEnv &env, SymInt a, SymInt b) { return env.max(a, b); }
inline SymInt min(ShapeEnv &env, SymInt a, SymInt b) { return env.min(a, b); }
inline SymInt floorDiv(ShapeEnv &env, SymInt a, SymInt b) {
  return env.floorDiv(a, b);
}
inline SymInt ceilDiv(ShapeEnv &env, SymInt a, SymInt b) {
  return env.ceilDiv(a, b);
}
} // namespace integers

} // namespace fake

#endif // FAKETENSOR_LIB_EXTERNALMODELS_UPSTREAM_UPSTREAMCALL_H
