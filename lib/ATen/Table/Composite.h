//===- Composite.h - Helpers for composite rules ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Helpers shared by rules of several families. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_COMPOSITE_H
#define FAKETENSOR_LIB_ATEN_TABLE_COMPOSITE_H

#include "FakeTensor/ATen/Rule.h"
#include "FakeTensor/Meta/Elementwise.h"
#include "FakeTensor/Meta/Strides.h"
#include "FakeTensor/Meta/Views.h"

namespace fake {

/// A scalar of unknown value, of the kind of elements of `dtype`.
MetaValue unknownScalar(DType dtype);

/// A value as a plain integer. A symbol is specialized to its hint, recording a
/// guard, as by `int(s)`; nullopt without a hint.
std::optional<int64_t> specialize(RuleContext &cx, SymInt value);

/// Whether the value is 1 (or 0); false if undecided.
inline bool isOne(RuleContext &cx, SymInt value) {
  return value.isInt() ? value.getInt() == 1
                       : cx.env.decide(Condition::eq(value, 1), false);
}
inline bool isZero(RuleContext &cx, SymInt value) {
  return value.isInt() ? value.getInt() == 0
                       : cx.env.decide(Condition::eq(value, 0), false);
}
/// The same without an assertion, if it only affects special cases of empty
/// tensors: `guard_or_false`.
inline bool isPlainlyOne(RuleContext &cx, SymInt value) {
  return cx.env.guardOr(Condition::eq(value, 1), false);
}
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
/// The same for whole shapes.
bool requireEqual(RuleContext &cx, ArrayRef<SymInt> a, ArrayRef<SymInt> b);

/// Whether two values are known to differ. Asserts nothing, for checks of what
/// only eager PyTorch rejects.
inline bool isKnownToDiffer(RuleContext &cx, SymInt a, SymInt b) {
  return isFalse(cx.env.eq(a, b));
}
/// Whether a shape may expand to another; false only if known not to. Asserts
/// nothing.
bool mayExpand(RuleContext &cx, ArrayRef<SymInt> sizes, ArrayRef<SymInt> to);
/// The value of a constant float or integer, or nullopt.
std::optional<double> getKnownNumber(const MetaValue &value);

/// A copy of the sizes with one of them replaced (or dropped, or inserted
/// before `dim`).
MutableArrayRef<SymInt> withSize(RuleContext &cx, ArrayRef<SymInt> sizes,
                                 int64_t dim, SymInt size);
MutableArrayRef<SymInt> withoutDim(RuleContext &cx, ArrayRef<SymInt> sizes,
                                   int64_t dim);
MutableArrayRef<SymInt> withDim(RuleContext &cx, ArrayRef<SymInt> sizes,
                                int64_t dim, SymInt size);
/// The concatenation of both lists.
ArrayRef<SymInt> concat(RuleContext &cx, ArrayRef<SymInt> a,
                        ArrayRef<SymInt> b);

/// A row-major tensor like `self` in a new storage: `new_empty`.
inline TensorMeta newLike(RuleContext &cx, const TensorMeta &self,
                          ArrayRef<SymInt> sizes) {
  return makeContiguous(cx, sizes, self.dtype, self.device);
}
/// `self.clone(memory_format=torch.contiguous_format)`.
inline TensorMeta contiguousCopy(RuleContext &cx, const TensorMeta &self) {
  return newLike(cx, self, self.sizes);
}
/// `self.clone()`.
TensorMeta clonePreserving(RuleContext &cx, const TensorMeta &self);
/// `self` in a new storage, including its offset and gaps, unless elements
/// overlap: `clone_preserve_strides`.
TensorMeta cloneVerbatim(RuleContext &cx, const TensorMeta &self);
/// A new tensor in a memory format other than preserve.
FailureOr<TensorMeta> makeInFormat(RuleContext &cx, ArrayRef<SymInt> sizes,
                                   DType dtype, Device device,
                                   MemoryFormat format);

/// Fails if `resize_` of argument `arg` would: symbolic sizes cannot become
/// constant, "tried to directly modify sizes for customized tensor". `sizesArg`
/// is blamed as well.
LogicalResult checkResize(RuleContext &cx, const TensorMeta &self,
                          ArrayRef<SymInt> sizes, unsigned arg,
                          std::optional<unsigned> sizesArg = std::nullopt);

/// A result as an argument of a rule: with strides, unknown ones if it has
/// none.
TensorMeta withAnyStrides(RuleContext &cx, TensorMeta meta);

/// `self.transpose(dim0, dim1)`.
FailureOr<TensorMeta> transposeGeometry(RuleContext &cx, const TensorMeta &self,
                                        int64_t dim0, int64_t dim1);
/// `self.reshape(shape)`: a view if the strides allow it, else a copy.
FailureOr<TensorMeta> reshapeGeometry(RuleContext &cx, const TensorMeta &self,
                                      ArrayRef<SymInt> shape);
/// `self[start:start + length]` along a wrapped `dim`, without checks.
TensorMeta narrowGeometry(RuleContext &cx, const TensorMeta &self, int64_t dim,
                          SymInt start, SymInt length);

/// Checks that all tensors are on one device, except cpu scalars.
template <typename... T>
FailureOr<Device> commonDeviceOf(RuleContext &cx, const T &...tensors) {
  auto value = [](const auto &t) {
    if constexpr (std::is_pointer_v<std::decay_t<decltype(t)>>)
      return t ? MetaValue::tensor(t) : MetaValue::none();
    else
      return MetaValue::tensor(&t);
  };
  const MetaValue values[] = {value(tensors)...};
  return commonDevice(cx, values);
}

/// A Python integer or float as a SymInt; unknown for other values.
SymInt getNumber(RuleContext &cx, const MetaValue &value);

namespace detail {

/// Copies each tensor in `value` to a new row-major storage.
MetaValue copyContiguous(RuleContext &cx, const MetaValue &value);

template <auto F>
LogicalResult runAndCopy(RuleContext &cx, ArrayRef<MetaValue> args,
                         MutableArrayRef<MetaValue> results) {
  if (failed(Adapter<F, decltype(F)>::call(cx, args, results)))
    return failure();
  for (MetaValue &result : results)
    result = copyContiguous(cx, result);
  return success();
}

} // namespace detail

/// The rule of `op_copy` for the view rule of `op`: the view, copied.
template <auto F>
constexpr Rule copyOf = {&detail::runAndCopy<F>, rule<F>.params,
                         rule<F>.takesAll};

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_TABLE_COMPOSITE_H
