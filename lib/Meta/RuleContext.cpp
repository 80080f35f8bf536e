//===- RuleContext.cpp - Context of a meta rule -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/RuleContext.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"

using namespace fake;

static auto getAllSettings(const ModeSettings &mode) {
  return std::tie(mode.staticShapes, mode.allowDynamicOutputShapeOps,
                  mode.allowScalarOutputs, mode.allowNonFakeInputs,
                  mode.preferDeviceType, mode.constantNumelLimit,
                  mode.literalDevice, mode.defaultDevice, mode.strictViews,
                  mode.propagateReal);
}

bool fake::operator==(const ModeSettings &a, const ModeSettings &b) {
  return getAllSettings(a) == getAllSettings(b);
}

void RuleFailure::clear() {
  message.clear();
  quoted.clear();
  blamed.clear();
  trace.clear();
  cases.clear();
  isDeviceMismatch = false;
  eagerRefusal.clear();
}

void RuleError::quote(const MetaValue &value) {
  std::vector<Fact> &quoted = cx.lastError.quoted;
  if (value.isInt())
    quoted.push_back(value.getInt());
  else if (value.getKind() == MetaValue::Kind::DType)
    quoted.push_back(value.get<DType>());
  else if (value.getKind() == MetaValue::Kind::Device)
    quoted.push_back(value.get<Device>());
  if (!value.isList() ||
      !llvm::all_of(value.getList(), [](auto &size) { return size.isInt(); }))
    return;
  std::vector<SymInt> sizes;
  for (const MetaValue &size : value.getList())
    sizes.push_back(size.getInt());
  quoted.push_back(std::move(sizes));
}

bool RuleContext::allows(DataDependence what) {
  bool isAllowed =
      !mode.staticShapes &&
      (what != DataDependence::Size || mode.allowDynamicOutputShapeOps) &&
      (what != DataDependence::Scalar || mode.allowScalarOutputs);
  if (!isAllowed && !refusal)
    refusal = what;
  return isAllowed;
}

/// The error for a result, and the setting that disallows it.
static std::pair<StringRef, StringRef> describe(DataDependence what) {
  switch (what) {
  case DataDependence::Size:
    return {"has an output whose size depends on data: expected sizes that are "
            "known",
            "allow-dynamic-output-shape-ops is false"};
  case DataDependence::Scalar:
    return {"reads a number from data: expected a tensor whose value is known",
            "allow-scalar-outputs is false"};
  case DataDependence::Derived:
    return {"has a size or offset that depends on data: expected numbers", ""};
  }
  return {};
}

LogicalResult RuleContext::checkRefusal() {
  if (!refusal)
    return success();
  auto [text, setting] = describe(*refusal);
  refusal.reset();
  return error() << text << ", as "
                 << (mode.staticShapes ? StringRef("static-shapes is set")
                                       : setting);
}

RuleError RuleContext::deviceMismatch(unsigned arg, Device device,
                                      unsigned otherArg, Device otherDevice) {
  RuleError result = arg == otherArg ? error(arg) : error(arg, otherArg);
  lastError.isDeviceMismatch = true;
  result << "expected all tensors on one device, found " << device << " and "
         << otherDevice;
  return result;
}

MetaValue
fake::mapTensors(RuleContext &cx, const MetaValue &value,
                 llvm::function_ref<MetaValue(const TensorMeta &)> map) {
  if (value.isTensor())
    return map(*value.getTensor());
  if (!value.isList())
    return value;
  MutableArrayRef<MetaValue> elements =
      cx.allocate<MetaValue>(value.getList().size());
  for (auto [from, to] : llvm::zip_equal(value.getList(), elements))
    new (&to) MetaValue(mapTensors(cx, from, map));
  return MetaValue::list(elements);
}

SymInt fake::freshUnbacked(RuleContext &cx, Range range, DataDependence what,
                           std::optional<int64_t> real) {
  if (!cx.allows(what))
    return SymInt::unknown();
  SymInt symbol = cx.symbols.create(SymbolKind::Unbacked, range);
  if (real)
    cx.env.setRealValue(symbol, *real);
  return symbol;
}

SymInt fake::freshPart(RuleContext &cx, SymInt all, DataDependence what,
                       std::optional<int64_t> real) {
  // PyTorch's largest size is sys.maxsize - 1.
  constexpr int64_t unbounded = std::numeric_limits<int64_t>::max() - 1;
  int64_t most = std::min(cx.env.getRange(all).max, unbounded);
  SymInt part = freshUnbacked(cx, {0, most}, what, real);
  if (!part.isUnknown())
    cx.env.setMost(part, all);
  return part;
}

SymInt fake::freshInternal(RuleContext &cx, Range range) {
  return cx.allows(DataDependence::Scalar)
             ? cx.symbols.createInternal(SymbolKind::Unbacked, range)
             : SymInt::unknown();
}

std::optional<SmallVector<int64_t>>
fake::getRealElements(RuleContext &cx, const TensorMeta &self) {
  if (!cx.mode.propagateReal || self.constant.empty())
    return std::nullopt;
  SmallVector<int64_t> values;
  for (SymInt element : self.constant) {
    std::optional<int64_t> value = cx.env.evaluateWithValues(element);
    if (!value)
      return std::nullopt;
    values.push_back(*value);
  }
  return values;
}

bool fake::holds(const Fact &fact, const MetaValue &value) {
  if (value.isList())
    return llvm::any_of(value.getList(), [&](const MetaValue &element) {
      return holds(fact, element);
    });
  const TensorMeta *meta = value.isTensor() ? value.getTensor() : nullptr;
  if (auto *size = std::get_if<SymInt>(&fact)) {
    if (size->isUnknown())
      return false;
    if (meta)
      return meta->ranked && llvm::is_contained(meta->sizes, *size);
    return value.isInt() && value.getInt() == *size;
  }
  if (auto *sizes = std::get_if<std::vector<SymInt>>(&fact))
    return meta && meta->ranked && meta->sizes == ArrayRef<SymInt>(*sizes);
  if (auto *dtype = std::get_if<DType>(&fact))
    return meta ? meta->dtype == *dtype
                : value.is<DType>() && value.get<DType>() == *dtype;
  const auto &device = std::get<Device>(fact);
  return meta ? meta->device == device
              : value.is<Device>() && value.get<Device>() == device;
}

void fake::print(llvm::raw_ostream &os, const Fact &fact) {
  if (auto *size = std::get_if<SymInt>(&fact)) {
    os << "size ";
    print(os, *size);
  } else if (auto *sizes = std::get_if<std::vector<SymInt>>(&fact)) {
    os << "sizes ";
    printSizes(os, *sizes);
  } else if (auto *dtype = std::get_if<DType>(&fact)) {
    os << "dtype " << getShortName(*dtype);
  } else {
    os << "device " << std::get<Device>(fact);
  }
}
