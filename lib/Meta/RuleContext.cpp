//===- RuleContext.cpp - What rules see -------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/RuleContext.h"
#include "llvm/ADT/STLExtras.h"

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

/// Whether `self` is one of `values` or of the tensors in their lists.
static bool contains(ArrayRef<MetaValue> values, const TensorMeta &self) {
  return llvm::any_of(values, [&](const MetaValue &value) {
    return value.isTensor() ? value.getTensor() == &self
                            : value.isList() && contains(value.getList(), self);
  });
}

SymInt RuleContext::recall(DataQuery query, const TensorMeta &self,
                           llvm::function_ref<SymInt()> make) {
  // Only operands are sure to keep their address.
  if (self.storage == 0 || !contains(operands, self))
    return make();
  unsigned version = getVersion(query, self);
  std::pair<const TensorMeta *, unsigned> key = {&self,
                                                 static_cast<unsigned>(query)};
  auto it = memos.find(key);
  if (it != memos.end() && it->second.version == version) {
    ++numRecalled;
    return env.simplify(it->second.answer);
  }
  SymInt answer = make();
  if (answer.isUnknown())
    return answer;
  memos[key] = {answer, version};
  return answer;
}

void RuleContext::remember(DataQuery query, const TensorMeta &self,
                           SymInt answer) {
  memos[{&self, static_cast<unsigned>(query)}] = {answer,
                                                  getVersion(query, self)};
  // What is remembered is of this call alone.
  ++numRecalled;
}

bool RuleContext::allows(DataDependence what) {
  bool isAllowed =
      !mode.staticShapes &&
      (what != DataDependence::Size || mode.allowDynamicOutputShapeOps) &&
      (what != DataDependence::Number || mode.allowScalarOutputs);
  if (!isAllowed && !refusal)
    refusal = what;
  return isAllowed;
}

/// What is wrong with a result, and the setting that would allow for it.
static std::pair<StringRef, StringRef> describe(DataDependence what) {
  switch (what) {
  case DataDependence::Size:
    return {"has an output whose size depends on data: expected sizes that are "
            "known",
            "allow-dynamic-output-shape-ops is false"};
  case DataDependence::Number:
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
  hasDeviceMismatch = true;
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

std::string RuleContext::getFreeName() {
  std::string name;
  do {
    name = "u" + std::to_string(nextSymbol++);
  } while (env.lookup(name));
  return name;
}

SymInt fake::freshUnbacked(RuleContext &cx, Range range, DataDependence what,
                           std::optional<int64_t> real) {
  if (!cx.allows(what))
    return SymInt::unknown();
  std::string name;
  if (cx.symbolNames.empty()) {
    name = cx.getFreeName();
  } else {
    name = cx.symbolNames.front().str();
    cx.symbolNames.erase(cx.symbolNames.begin());
    // It may have been declared, but is for this op alone.
    ++cx.numRecalled;
  }
  SymInt symbol = cx.env.declareSymbol(name, range);
  if (real)
    cx.env.setRealValue(symbol, *real);
  return symbol;
}

std::optional<SmallVector<int64_t>>
fake::getRealElements(RuleContext &cx, const TensorMeta &self) {
  if (!cx.mode.propagateReal || self.elements.empty())
    return std::nullopt;
  SmallVector<int64_t> values;
  for (SymInt element : self.elements) {
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
                : value.getKind() == MetaValue::Kind::DType &&
                      value.getDType() == *dtype;
  const auto &device = std::get<Device>(fact);
  return meta ? meta->device == device
              : value.getKind() == MetaValue::Kind::Device &&
                    value.getDevice() == device;
}

void fake::print(llvm::raw_ostream &os, const Fact &fact) {
  if (auto *size = std::get_if<SymInt>(&fact)) {
    os << "size ";
    print(os, *size);
  } else if (auto *sizes = std::get_if<std::vector<SymInt>>(&fact)) {
    os << "sizes ";
    printSizes(os, *sizes);
  } else if (auto *dtype = std::get_if<DType>(&fact)) {
    os << "dtype " << getName(*dtype);
  } else {
    os << "device " << std::get<Device>(fact);
  }
}
