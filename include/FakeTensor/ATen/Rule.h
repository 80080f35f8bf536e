//===- Rule.h - Typed rules -------------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `rule<f>` turns a plain C++ function
//
//   FailureOr<TensorMeta> f(RuleContext &cx, const TensorMeta &self, SymInt n);
//
// into the uniform RuleFn. Parameter types are deduced; each reads the argument
// at its position in the schema:
//
//   const TensorMeta &              Tensor
//   const TensorMeta *              Tensor? (null for None)
//   TensorList                      Tensor[], Tensor?[]
//   SymInt                          int, SymInt
//   int64_t                         int, SymInt; must be constant
//   ArrayRef<SymInt>                int[], SymInt[]
//   ArrayRef<int64_t>               int[]; all must be constant
//   bool, double, StringRef         bool, float, str; must be constant
//   Scalar                          Scalar, int, float, bool; may be unknown
//   DType, Device, Layout, MemoryFormat
//   std::optional<T>                T? for all of the above
//   const MetaValue &               anything: Generator, t, a Tensor or Scalar
//
// Where a dimension, bool, float or str that must be constant is unknown, the
// rule runs for each possible value and the results are joined, see
// Alternatives.h. A rule may therefore only test whether a float is 0, 1, or in
// one of the intervals around them.
//
// A function with the parameters (RuleContext &, ArrayRef<MetaValue>) takes all
// arguments. Results may be TensorMeta, SymInt, bool, Scalar, MetaValue, a
// std::array or std::tuple of those for several returns, TensorMetaList for a
// Tensor[], in a std::optional if its length may be unknown; each wrapped in a
// FailureOr; or LogicalResult for no return.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ATEN_RULE_H
#define FAKETENSOR_ATEN_RULE_H

#include "FakeTensor/ATen/OpTable.h"
#include <array>
#include <tuple>

namespace fake {

/// The result of a rule that returns a Tensor[].
using TensorMetaList = SmallVector<TensorMeta, 0>;

namespace detail {

/// Reports that argument `index` has an unexpected kind or value.
LogicalResult wrongArgument(RuleContext &cx, unsigned index,
                            const char *expected, const MetaValue &found);

/// Readers of the known kinds; each reports its own error.
LogicalResult readSymInt(RuleContext &, unsigned, const MetaValue &, SymInt &);
/// An int that must be constant.
LogicalResult readInt(RuleContext &, unsigned, const MetaValue &, int64_t &);
/// A list of ints, or a single one; allocated in the context.
LogicalResult readSymInts(RuleContext &, unsigned, const MetaValue &,
                          ArrayRef<SymInt> &);
/// The same of constant ints.
LogicalResult readInts(RuleContext &, unsigned, const MetaValue &,
                       ArrayRef<int64_t> &);
/// A bool, or an int as its truth; must be constant.
LogicalResult readBool(RuleContext &, unsigned, const MetaValue &, bool &);
/// A float, int or bool; must be constant.
LogicalResult readFloat(RuleContext &, unsigned, const MetaValue &, double &);
/// A number; one of unknown type for a value of unknown kind.
LogicalResult readScalar(RuleContext &, unsigned, const MetaValue &, Scalar &);
/// A string; the characters are not copied.
LogicalResult readString(RuleContext &, unsigned, const MetaValue &,
                         StringRef &);
/// A dtype or its code; DType::Unknown for an unknown value.
LogicalResult readDType(RuleContext &, unsigned, const MetaValue &, DType &);
/// A device or its name; an unknown device for an unknown value.
LogicalResult readDevice(RuleContext &, unsigned, const MetaValue &, Device &);
/// A layout or its code; must be known.
LogicalResult readLayout(RuleContext &, unsigned, const MetaValue &, Layout &);
/// A memory format or its code; must be known.
LogicalResult readMemoryFormat(RuleContext &, unsigned, const MetaValue &,
                               MemoryFormat &);

/// How a parameter of type T is read: its kind, a Holder for the argument,
/// read(), which fills it and reports an argument that does not fit, and
/// pass(), the value that the function gets.
template <typename T> struct Param;

#define FAKE_PARAM(TYPE, KIND, READ)                                           \
  template <> struct Param<TYPE> {                                             \
    static constexpr ParamKind kind = ParamKind::KIND;                         \
    using Holder = TYPE;                                                       \
    static LogicalResult read(RuleContext &cx, unsigned i, const MetaValue &v, \
                              Holder &out) {                                   \
      return READ(cx, i, v, out);                                              \
    }                                                                          \
    static TYPE pass(Holder &holder) { return holder; }                        \
  };                                                                           \
  template <> struct Param<std::optional<TYPE>> {                              \
    static constexpr ParamKind kind = ParamKind::Optional##KIND;               \
    using Holder = std::optional<TYPE>;                                        \
    static LogicalResult read(RuleContext &cx, unsigned i, const MetaValue &v, \
                              Holder &out) {                                   \
      if (v.isNone())                                                          \
        return success();                                                      \
      return READ(cx, i, v, out.emplace());                                    \
    }                                                                          \
    static Holder pass(Holder &holder) { return holder; }                      \
  };
FAKE_PARAM(SymInt, SymInt, readSymInt)
FAKE_PARAM(int64_t, Int, readInt)
FAKE_PARAM(ArrayRef<SymInt>, SymIntList, readSymInts)
FAKE_PARAM(ArrayRef<int64_t>, IntList, readInts)
FAKE_PARAM(bool, Bool, readBool)
FAKE_PARAM(double, Float, readFloat)
FAKE_PARAM(Scalar, Scalar, readScalar)
FAKE_PARAM(StringRef, String, readString)
FAKE_PARAM(DType, DType, readDType)
FAKE_PARAM(Device, Device, readDevice)
FAKE_PARAM(Layout, Layout, readLayout)
FAKE_PARAM(MemoryFormat, MemoryFormat, readMemoryFormat)
#undef FAKE_PARAM

/// A tensor, or null for None.
template <> struct Param<const TensorMeta *> {
  static constexpr ParamKind kind = ParamKind::OptionalTensor;
  using Holder = const TensorMeta *;
  static LogicalResult read(RuleContext &cx, unsigned i, const MetaValue &v,
                            Holder &out) {
    out = v.isTensor() ? v.getTensor() : nullptr;
    if (!out && !v.isNone())
      return wrongArgument(cx, i, "a tensor", v);
    return success();
  }
  static const TensorMeta *pass(Holder &holder) { return holder; }
};
/// A tensor.
template <> struct Param<const TensorMeta &> {
  static constexpr ParamKind kind = ParamKind::Tensor;
  using Holder = const TensorMeta *;
  static LogicalResult read(RuleContext &cx, unsigned i, const MetaValue &v,
                            Holder &out) {
    if (!v.isTensor())
      return wrongArgument(cx, i, "a tensor", v);
    out = v.getTensor();
    return success();
  }
  static const TensorMeta &pass(Holder &holder) { return *holder; }
};
/// A list of tensors, of which some may be None.
template <> struct Param<TensorList> {
  static constexpr ParamKind kind = ParamKind::TensorList;
  using Holder = TensorList;
  static LogicalResult read(RuleContext &cx, unsigned i, const MetaValue &v,
                            Holder &out) {
    if (!v.isList())
      return wrongArgument(cx, i, "a list of tensors", v);
    out = TensorList(v.getList());
    return success();
  }
  static TensorList pass(Holder &holder) { return holder; }
};
/// Any value, as it is.
template <> struct Param<const MetaValue &> {
  static constexpr ParamKind kind = ParamKind::Any;
  using Holder = const MetaValue *;
  static LogicalResult read(RuleContext &, unsigned, const MetaValue &v,
                            Holder &out) {
    out = &v;
    return success();
  }
  static const MetaValue &pass(Holder &holder) { return *holder; }
};

/// The value that a result of a rule stands for; a tensor is moved into the
/// arena.
inline MetaValue toValue(RuleContext &cx, const TensorMeta &meta) {
  return cx.createValue(meta);
}
/// The same for an int.
inline MetaValue toValue(RuleContext &, SymInt value) {
  return Scalar::integer(value);
}
/// The same for a number.
inline MetaValue toValue(RuleContext &, Scalar value) { return value; }
/// The same for a bool.
inline MetaValue toValue(RuleContext &, bool value) {
  return Scalar::boolean(value);
}
/// The same for a value, which is returned unchanged.
inline MetaValue toValue(RuleContext &, const MetaValue &value) {
  return value;
}
/// A list of new tensors.
MetaValue toValue(RuleContext &cx, const TensorMetaList &list);
/// nullopt is a list of unknown length.
inline MetaValue toValue(RuleContext &cx,
                         const std::optional<TensorMetaList> &list) {
  return list ? toValue(cx, *list) : MetaValue();
}

/// Stores the single result of a rule into `out`.
template <typename T>
void store(RuleContext &cx, const T &value, MutableArrayRef<MetaValue> out) {
  out[0] = toValue(cx, value);
}
/// Stores several results of the same type.
template <typename T, size_t N>
void store(RuleContext &cx, const std::array<T, N> &values,
           MutableArrayRef<MetaValue> out) {
  for (size_t i = 0; i < N; ++i)
    out[i] = toValue(cx, values[i]);
}
/// Stores several results of any types.
template <typename... T>
void store(RuleContext &cx, const std::tuple<T...> &values,
           MutableArrayRef<MetaValue> out) {
  size_t i = 0;
  std::apply([&](const T &...v) { ((out[i++] = toValue(cx, v)), ...); },
             values);
}
/// The outcome of a rule without results.
inline LogicalResult finish(RuleContext &, LogicalResult result,
                            MutableArrayRef<MetaValue>) {
  return result;
}
/// Stores the results of a rule unless it has failed.
template <typename T>
LogicalResult finish(RuleContext &cx, const FailureOr<T> &result,
                     MutableArrayRef<MetaValue> out) {
  if (failed(result))
    return failure();
  store(cx, *result, out);
  return success();
}

/// Turns a function of that signature into a Rule.
template <auto F, typename Signature> struct Adapter;
/// A function that takes all arguments.
template <auto F, typename R>
struct Adapter<F, R (*)(RuleContext &, ArrayRef<MetaValue>)> {
  static LogicalResult call(RuleContext &cx, ArrayRef<MetaValue> args,
                            MutableArrayRef<MetaValue> results) {
    return finish(cx, F(cx, args), results);
  }
  static constexpr Rule get() { return {&call, {}, /*takesAll=*/true}; }
};
/// A function with one parameter for each of the first arguments.
template <auto F, typename R, typename... P>
struct Adapter<F, R (*)(RuleContext &, P...)> {
  static constexpr ParamKind kinds[] = {Param<P>::kind...};
  template <size_t... I>
  static LogicalResult apply(RuleContext &cx, ArrayRef<MetaValue> args,
                             MutableArrayRef<MetaValue> results,
                             std::index_sequence<I...>) {
    std::tuple<typename Param<P>::Holder...> holders{};
    bool ok =
        (succeeded(Param<P>::read(cx, I, args[I], std::get<I>(holders))) &&
         ...);
    if (!ok)
      return failure();
    return finish(cx, F(cx, Param<P>::pass(std::get<I>(holders))...), results);
  }
  static LogicalResult call(RuleContext &cx, ArrayRef<MetaValue> args,
                            MutableArrayRef<MetaValue> results) {
    return apply(cx, args, results, std::index_sequence_for<P...>());
  }
  static constexpr Rule get() { return {&call, kinds, /*takesAll=*/false}; }
};

} // namespace detail

/// The Rule of a typed function. A function may have fewer parameters than its
/// schema has arguments; the rest is not read.
template <auto F> constexpr Rule rule = detail::Adapter<F, decltype(F)>::get();

} // namespace fake

#endif // FAKETENSOR_ATEN_RULE_H
