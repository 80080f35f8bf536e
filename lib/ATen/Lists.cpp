//===- Lists.cpp - Lists and identity ---------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// TorchScript's ops on lists, and its questions about dtype, device and None.
//
//===----------------------------------------------------------------------===//

#include "Lists.h"
#include "Composite.h"

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

/// Whether a device has a name, which is how constant devices are written.
static Truth isDevice(Device device, llvm::StringRef name) {
  if (!device.isKnown())
    return Truth::Unknown;
  return Device::parse(name) == device ? Truth::True : Truth::False;
}

/// `a is b`, for what Python holds once: None, dtypes, devices, layouts and
/// memory formats.
static Truth isSame(const MetaValue &a, const MetaValue &b) {
  using Kind = MetaValue::Kind;
  if (a.isUnknown() || b.isUnknown())
    return Truth::Unknown;
  if (a.getKind() == Kind::Device && b.isString())
    return isDevice(a.getDevice(), b.getString());
  if (a.getKind() != b.getKind())
    return Truth::False;
  auto answer = [](bool same) { return same ? Truth::True : Truth::False; };
  switch (a.getKind()) {
  case Kind::None:
    return Truth::True;
  case Kind::DType:
    if (a.getDType() == DType::Unknown || b.getDType() == DType::Unknown)
      return Truth::Unknown;
    return answer(a.getDType() == b.getDType());
  case Kind::Device:
    if (!a.getDevice().isKnown() || !b.getDevice().isKnown())
      return Truth::Unknown;
    return answer(a.getDevice() == b.getDevice());
  case Kind::Layout:
    return answer(a.getLayout() == b.getLayout());
  case Kind::MemoryFormat:
    return answer(a.getMemoryFormat() == b.getMemoryFormat());
  default:
    return Truth::Unknown;
  }
}

template <bool Negated>
static FailureOr<MetaValue> is(RuleContext &, const MetaValue &a,
                               const MetaValue &b) {
  Truth same = isSame(a, b);
  if (same == Truth::Unknown)
    return MetaValue::unknownBoolean();
  return MetaValue::boolean(isTrue(same) != Negated);
}

static FailureOr<MetaValue> dtypeOf(RuleContext &, const TensorMeta &self) {
  if (self.dtype == DType::Unknown)
    return MetaValue();
  return MetaValue::dtype(self.dtype);
}

static FailureOr<MetaValue> deviceOf(RuleContext &, const TensorMeta &self) {
  if (!self.device.isKnown())
    return MetaValue();
  return MetaValue::device(self.device);
}

//===----------------------------------------------------------------------===//
// The rows
//===----------------------------------------------------------------------===//

static const OpRow rows[] = {
    {"add.t(t[] a, t[] b) -> t[]", rule<addLists>},
    {"slice.t(t[] l, int? start=None, int? end=None, int step=1) -> t[]",
     rule<sliceList>},
    {"__getitem__.t(t[](a) list, int idx) -> t(*)", rule<getItem>},
    {"__is__(t1 self, t2 obj) -> bool", rule<is<false>>},
    {"__isnot__(t1 self, t2 obj) -> bool", rule<is<true>>},
    {"prim::dtype(Tensor a) -> int", rule<dtypeOf>},
    {"prim::device(Tensor a) -> Device", rule<deviceOf>},
};

OpFamily fake::getListsFamily() { return {"Lists", rows}; }
