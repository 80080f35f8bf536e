//===- Composite.h - What composite rules are made of -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Pieces that rules of several families are made of. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_COMPOSITE_H
#define FAKETENSOR_LIB_ATEN_TABLE_COMPOSITE_H

#include "FakeTensor/ATen/Rule.h"
#include "FakeTensor/Meta/Elementwise.h"
#include "FakeTensor/Meta/Strides.h"
#include "FakeTensor/Meta/Views.h"

namespace fake {

/// A number of which no more is known than that a tensor of `dtype` may hold
/// it.
MetaValue unknownScalar(DType dtype);

/// The plain integer behind a value. A symbol is fixed to its hint, which is
/// recorded, as `int(s)` does; nothing without a hint.
std::optional<int64_t> specialize(RuleContext &cx, SymInt value);

/// Whether the value is 1 (or 0); no if that cannot be decided.
inline bool isOne(RuleContext &cx, SymInt value) {
  return value.isInt() ? value.getInt() == 1
                       : cx.env.decide(Condition::eq(value, 1), false);
}
inline bool isZero(RuleContext &cx, SymInt value) {
  return value.isInt() ? value.getInt() == 0
                       : cx.env.decide(Condition::eq(value, 0), false);
}
/// The same where that makes no difference to what follows but in special
/// cases without elements, so that nothing is asserted: `guard_or_false`.
inline bool isPlainlyOne(RuleContext &cx, SymInt value) {
  return cx.env.guardOr(Condition::eq(value, 1), false);
}
inline bool isPlainlyZero(RuleContext &cx, SymInt value) {
  return cx.env.guardOr(Condition::eq(value, 0), false);
}
/// Makes two values equal, `torch._check(a == b)`; false if they cannot be.
/// An unknown value agrees with everything.
inline bool requireEqual(RuleContext &cx, SymInt a, SymInt b) {
  if (a == b || a.isUnknown() || b.isUnknown())
    return true;
  return cx.env.require(Condition::eq(a, b));
}
/// The same for whole shapes.
bool requireEqual(RuleContext &cx, ArrayRef<SymInt> a, ArrayRef<SymInt> b);

/// Whether two values are known to differ. Asserts nothing, as it fits checks
/// of what only eager PyTorch refuses.
inline bool isKnownToDiffer(RuleContext &cx, SymInt a, SymInt b) {
  return isFalse(cx.env.eq(a, b));
}
/// Whether a shape may expand to another as far as is known; asserts nothing.
bool mayExpand(RuleContext &cx, ArrayRef<SymInt> sizes, ArrayRef<SymInt> to);
/// The number in a float or integer; nothing if it is not known.
std::optional<double> getKnownNumber(const MetaValue &value);

/// A copy of the sizes with one of them replaced (or left out, or put in
/// before `dim`).
MutableArrayRef<SymInt> withSize(RuleContext &cx, ArrayRef<SymInt> sizes,
                                 int64_t dim, SymInt size);
MutableArrayRef<SymInt> withoutDim(RuleContext &cx, ArrayRef<SymInt> sizes,
                                   int64_t dim);
MutableArrayRef<SymInt> withDim(RuleContext &cx, ArrayRef<SymInt> sizes,
                                int64_t dim, SymInt size);
/// Both lists in a row.
ArrayRef<SymInt> concat(RuleContext &cx, ArrayRef<SymInt> a,
                        ArrayRef<SymInt> b);

/// A row-major tensor like `self` in a storage of its own: `new_empty`.
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
/// The geometry of `self` in a new storage, offset and gaps included, unless
/// elements overlap: `clone_preserve_strides`.
TensorMeta cloneVerbatim(RuleContext &cx, const TensorMeta &self);
/// A new tensor in a memory format other than preserve.
FailureOr<TensorMeta> makeInFormat(RuleContext &cx, ArrayRef<SymInt> sizes,
                                   DType dtype, Device device,
                                   MemoryFormat format);

/// Fails where `resize_` of the tensor that is argument `arg` would: symbolic
/// sizes are not replaced by numbers, "tried to directly modify sizes for
/// customized tensor". `sizesArg` is blamed as well.
LogicalResult checkResize(RuleContext &cx, const TensorMeta &self,
                          ArrayRef<SymInt> sizes, unsigned arg,
                          std::optional<unsigned> sizesArg = std::nullopt);

/// A result as rules take tensors: with strides, unknown ones if it has none.
TensorMeta withAnyStrides(RuleContext &cx, TensorMeta meta);

/// `self.transpose(dim0, dim1)`.
FailureOr<TensorMeta> transposeGeometry(RuleContext &cx, const TensorMeta &self,
                                        int64_t dim0, int64_t dim1);
/// `self.reshape(shape)`: a view if the strides allow it, else a copy.
FailureOr<TensorMeta> reshapeGeometry(RuleContext &cx, const TensorMeta &self,
                                      ArrayRef<SymInt> shape);
/// `self[start:start + length]` along a wrapped `dim`, nothing checked.
TensorMeta narrowGeometry(RuleContext &cx, const TensorMeta &self, int64_t dim,
                          SymInt start, SymInt length);

/// Checks that all tensors are on one device, with the exemption of cpu
/// scalars.
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

/// A Python number as one of the environment, an integer or a float; unknown
/// for what is neither.
SymInt getNumber(RuleContext &cx, const MetaValue &value);

namespace detail {

/// Gives each tensor in `value` a row-major storage of its own.
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
