//===- Lists.cpp - Lists and identity ---------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// TorchScript's ops on lists, and its comparisons of dtypes, devices and None.
//
//===----------------------------------------------------------------------===//

#include "Ops/Scalars/Lists.h"
#include "FakeTensor/Meta/Shapes/Elementwise.h"
#include "Table/Composite.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Lists
//===----------------------------------------------------------------------===//

LogicalResult fake::checkListLength(RuleContext &cx, unsigned arg,
                                    int64_t length) {
  if (length <= maxListLength)
    return success();
  return cx.error(arg) << "expected a list of at most " << maxListLength
                       << " elements, found " << length;
}

static FailureOr<MetaValue> addLists(RuleContext &cx, const MetaValue &a,
                                     const MetaValue &b) {
  if (!a.isList() || !b.isList())
    return MetaValue();
  if (failed(checkListLength(cx, 0, a.getList().size() + b.getList().size())))
    return failure();
  SmallVector<MetaValue, 8> elements(a.getList());
  llvm::append_range(elements, b.getList());
  return MetaValue::list(cx.copy(ArrayRef<MetaValue>(elements)));
}

/// `list * count`; empty for a negative count.
static FailureOr<MetaValue> repeatList(RuleContext &cx, const MetaValue &list,
                                       SymInt count) {
  if (!list.isList() || !count.isInt())
    return MetaValue();
  ArrayRef<MetaValue> elements = list.getList();
  if (elements.empty() || count.getInt() <= 0)
    return MetaValue::list({});
  if (failed(checkListLength(cx, 1, count.getInt())) ||
      failed(checkListLength(cx, 1, elements.size() * count.getInt())))
    return failure();
  SmallVector<MetaValue, 8> repeated;
  for (int64_t i = 0; i < count.getInt(); ++i)
    llvm::append_range(repeated, elements);
  return MetaValue::list(cx.copy(ArrayRef<MetaValue>(repeated)));
}

/// `len(range(lo, hi, step))`.
static FailureOr<SymInt> rangeLength(RuleContext &cx, SymInt lo, SymInt hi,
                                     SymInt step) {
  if (step.isInt(0))
    return cx.error(2) << "expected a step other than 0, found 0";
  ShapeEnv &env = cx.env;
  if (isTrue(env.lt(0, step)))
    return env.max(0, env.ceilDiv(env.sub(hi, lo), step));
  if (isTrue(env.lt(step, 0)))
    return env.max(0, env.ceilDiv(env.sub(lo, hi), env.sub(0, step)));
  return SymInt::unknown();
}

/// The element of a range at an index, which may be out of bounds.
static FailureOr<SymInt> rangeElement(RuleContext &cx, SymInt index,
                                      SymInt start, SymInt step) {
  return cx.env.add(start, cx.env.mul(index, step));
}

/// `list[start:end:step]` as Python slices, for a positive step.
static FailureOr<MetaValue> sliceList(RuleContext &cx, const MetaValue &list,
                                      std::optional<int64_t> start,
                                      std::optional<int64_t> end,
                                      int64_t step) {
  if (step < 1)
    return cx.error(3) << "expected a step of 1 or more, found " << step;
  if (!list.isList())
    return MetaValue();
  ArrayRef<MetaValue> elements = list.getList();
  auto size = static_cast<int64_t>(elements.size());
  auto wrap = [&](int64_t i) {
    return std::clamp<int64_t>(i < 0 ? i + size : i, 0, size);
  };
  int64_t last = wrap(end.value_or(size));
  SmallVector<MetaValue, 8> taken;
  for (int64_t i = wrap(start.value_or(0)); i < last; i += step) {
    taken.push_back(elements[i]);
    if (step >= size)
      break;
  }
  return MetaValue::list(cx.copy(ArrayRef<MetaValue>(taken)));
}

static FailureOr<MetaValue> getItem(RuleContext &cx, const MetaValue &list,
                                    SymInt index) {
  if (!list.isList() || !index.isInt())
    return MetaValue();
  ArrayRef<MetaValue> elements = list.getList();
  auto size = static_cast<int64_t>(elements.size());
  int64_t i = index.getInt();
  if (i < -size || i >= size)
    return cx.error(1) << "expected an index into a list of " << size
                       << ", found " << i;
  return elements[i < 0 ? i + size : i];
}

//===----------------------------------------------------------------------===//
// Identity
//===----------------------------------------------------------------------===//

/// Whether a device equals a name, as constant devices are strings.
static Truth isDevice(Device device, llvm::StringRef name) {
  if (!device.isKnown())
    return Truth::Unknown;
  return Device::parse(name) == device ? Truth::True : Truth::False;
}

/// `a is b`, for singletons: None, dtypes, devices, layouts and memory formats.
static Truth isSame(const MetaValue &a, const MetaValue &b) {
  using Kind = MetaValue::Kind;
  if (a.isUnknown() || b.isUnknown())
    return Truth::Unknown;
  if (a.getKind() == Kind::Device && b.isString())
    return isDevice(a.get<Device>(), b.getString());
  if (a.getKind() != b.getKind())
    return Truth::False;
  auto answer = [](bool same) { return same ? Truth::True : Truth::False; };
  switch (a.getKind()) {
  case Kind::None:
    return Truth::True;
  case Kind::DType:
    if (a.get<DType>() == DType::Unknown || b.get<DType>() == DType::Unknown)
      return Truth::Unknown;
    return answer(a.get<DType>() == b.get<DType>());
  case Kind::Device:
    if (!a.get<Device>().isKnown() || !b.get<Device>().isKnown())
      return Truth::Unknown;
    return answer(a.get<Device>() == b.get<Device>());
  case Kind::Layout:
    return answer(a.get<Layout>() == b.get<Layout>());
  case Kind::MemoryFormat:
    return answer(a.get<MemoryFormat>() == b.get<MemoryFormat>());
  default:
    return Truth::Unknown;
  }
}

template <bool Negated>
static FailureOr<Scalar> is(RuleContext &, const MetaValue &a,
                            const MetaValue &b) {
  Truth same = isSame(a, b);
  if (same == Truth::Unknown)
    return Scalar::boolean(SymInt::unknown());
  return Scalar::boolean(isTrue(same) != Negated);
}

static FailureOr<MetaValue> dtypeOf(RuleContext &, const TensorMeta &self) {
  if (self.dtype == DType::Unknown)
    return MetaValue();
  return MetaValue(self.dtype);
}

static FailureOr<MetaValue> deviceOf(RuleContext &, const TensorMeta &self) {
  if (!self.device.isKnown())
    return MetaValue();
  return MetaValue(self.device);
}

/// The value itself, with another type.
static FailureOr<MetaValue> uncheckedCast(RuleContext &, const MetaValue &x) {
  return x;
}

//===----------------------------------------------------------------------===//
// Predicates of lists
//===----------------------------------------------------------------------===//

/// The truth of a number or string in Python, as 0 or 1; unknown if undecided.
static SymInt getTruth(RuleContext &cx, const MetaValue &value) {
  if (value.isBool())
    return value.getInt();
  if (value.isInt())
    return cx.env.indicate(Condition::ne(value.getInt(), 0));
  if (std::optional<double> known = value.getScalar().asFloat())
    return *known != 0 ? 1 : 0;
  if (value.isString())
    return value.getString().empty() ? 0 : 1;
  return SymInt::unknown();
}

/// `all(list)` and `any(list)`. A single element may decide the result.
template <bool IsAll>
static FailureOr<Scalar> allOrAny(RuleContext &cx, const MetaValue &list) {
  if (!list.isList())
    return Scalar::boolean(SymInt::unknown());
  constexpr int64_t decides = IsAll ? 0 : 1;
  SymInt result = 1 - decides;
  for (const MetaValue &element : list.getList()) {
    SymInt truth = getTruth(cx, element);
    if (truth.isInt(decides))
      return Scalar::boolean(decides);
    result = IsAll ? cx.env.min(result, truth) : cx.env.max(result, truth);
  }
  return Scalar::boolean(result);
}

/// Whether two numbers or strings are equal, as 0 or 1.
static SymInt areEqual(RuleContext &cx, const MetaValue &a,
                       const MetaValue &b) {
  if (a.isInt() && b.isInt())
    return cx.env.indicate(Condition::eq(a.getInt(), b.getInt()));
  if (a.isString() && b.isString())
    return a.getString() == b.getString() ? 1 : 0;
  std::optional<double> x = a.getScalar().asFloat(),
                        y = b.getScalar().asFloat();
  if (x && y)
    return *x == *y ? 1 : 0;
  return SymInt::unknown();
}

/// `item in list`.
static FailureOr<Scalar> contains(RuleContext &cx, const MetaValue &list,
                                  const MetaValue &item) {
  if (!list.isList())
    return Scalar::boolean(SymInt::unknown());
  SymInt result = 0;
  for (const MetaValue &element : list.getList()) {
    SymInt equal = areEqual(cx, element, item);
    if (equal.isInt(1))
      return Scalar::boolean(true);
    result = cx.env.max(result, equal);
  }
  return Scalar::boolean(result);
}

/// `max(list)` and `min(list)` of integers.
template <bool isMax>
static FailureOr<Scalar> extremum(RuleContext &cx, const MetaValue &list) {
  if (!list.isList())
    return Scalar::integer(SymInt::unknown());
  ArrayRef<MetaValue> elements = list.getList();
  if (elements.empty())
    return cx.error(0) << "expected a list of one element or more, found []";
  SymInt result;
  for (auto [i, element] : llvm::enumerate(elements)) {
    SymInt value = element.isInt() ? element.getInt() : SymInt::unknown();
    if (i == 0)
      result = value;
    else
      result = isMax ? cx.env.max(result, value) : cx.env.min(result, value);
  }
  return Scalar::integer(result);
}

/// `torch.broadcast_shapes` of two.
static FailureOr<MetaValue> broadcastShapes(RuleContext &cx, const MetaValue &a,
                                            const MetaValue &b) {
  ArrayRef<SymInt> shapes[2];
  if (!a.isList() || !b.isList())
    return MetaValue();
  if (failed(detail::readSymInts(cx, 0, a, shapes[0])) ||
      failed(detail::readSymInts(cx, 1, b, shapes[1])))
    return failure();
  FailureOr<ArrayRef<SymInt>> sizes = broadcastSizes(cx, shapes);
  if (failed(sizes))
    return failure();
  SmallVector<MetaValue, 8> elements;
  for (SymInt size : *sizes)
    elements.push_back(Scalar::integer(size));
  return MetaValue::list(cx.copy(ArrayRef<MetaValue>(elements)));
}

static FailureOr<MetaValue> layoutOf(RuleContext &, const TensorMeta &self) {
  return MetaValue(self.layout);
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"add.t(t[] a, t[] b) -> t[]", rule<addLists>, follows("jit")},
    {"slice.t(t[] l, int? start=None, int? end=None, int step=1) -> t[]",
     rule<sliceList>, follows("jit")},
    {"__getitem__.t(t[](a) list, int idx) -> t(*)", rule<getItem>,
     follows("jit")},
    {"__is__(t1 self, t2 obj) -> bool", rule<is<false>>, follows("jit")},
    {"__isnot__(t1 self, t2 obj) -> bool", rule<is<true>>, follows("jit")},
    {"prim::dtype(Tensor a) -> int", rule<dtypeOf>, follows("jit")},
    {"prim::device(Tensor a) -> Device", rule<deviceOf>, follows("jit")},
    {"prim::layout(Tensor a) -> Layout", rule<layoutOf>, follows("jit")},
    {"list.t(t[] l) -> t[]", rule<uncheckedCast>, follows("jit")},
    {"mul.left_t(t[] l, int n) -> t[]", rule<repeatList>, follows("jit")},
    {"__range_length(int lo, int hi, int step) -> int", rule<rangeLength>,
     follows("jit")},
    {"__derive_index(int index, int start, int step) -> int",
     rule<rangeElement>, follows("jit")},
    {"prim::unchecked_cast(t x) -> t", rule<uncheckedCast>, follows("jit"),
     Behavior::ReturnsSelf},
    {"prim::TupleIndex(Any tup, int i) -> Any", rule<getItem>, follows("jit")},
    {"prim::max.self_int(int[] self) -> int", rule<extremum<true>>,
     follows("jit")},
    {"prim::min.self_int(int[] self) -> int", rule<extremum<false>>,
     follows("jit")},
    {"all.bool(bool[] self) -> bool", rule<allOrAny<true>>, follows("jit")},
    {"all.int(int[] self) -> bool", rule<allOrAny<true>>, follows("jit")},
    {"all.float(float[] self) -> bool", rule<allOrAny<true>>, follows("jit")},
    {"any.bool(bool[] self) -> bool", rule<allOrAny<false>>, follows("jit")},
    {"any.int(int[] self) -> bool", rule<allOrAny<false>>, follows("jit")},
    {"any.float(float[] self) -> bool", rule<allOrAny<false>>, follows("jit")},
    {"any.str(str[] self) -> bool", rule<allOrAny<false>>, follows("jit")},
    {"broadcast_shapes(int[] a, int[] b) -> int[]", rule<broadcastShapes>,
     follows("jit")},
    {"__contains__.int_list(int[] l, int item) -> bool", rule<contains>,
     follows("jit")},
    {"__contains__.float_list(float[] l, float item) -> bool", rule<contains>,
     follows("jit")},
    {"__contains__.str_list(str[] l, str item) -> bool", rule<contains>,
     follows("jit")},
};

OpFamily fake::getListsFamily() { return {"Lists", rows}; }
