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

/// Whether `self` is in `values` or their lists.
static bool contains(ArrayRef<MetaValue> values, const TensorMeta &self) {
  return llvm::any_of(values, [&](const MetaValue &value) {
    return value.isTensor() ? value.getTensor() == &self
                            : value.isList() && contains(value.getList(), self);
  });
}

SymInt RuleContext::recall(DataQuery query, const TensorMeta &self,
                           llvm::function_ref<SymInt()> make) {
  // Only operands have stable addresses.
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
  // The memo is specific to this call.
  ++numRecalled;
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

std::string RuleContext::takeOfferedName(SymbolKind kind, StringRef wanted) {
  auto isFor = [&](StringRef name) {
    const SymbolInfo *info = env.lookup(name);
    return (wanted.empty() || name == wanted) &&
           (!info || info->kind == kind || info->kind == SymbolKind::Backed);
  };
  auto *it = llvm::find_if(symbolNames, isFor);
  if (it == symbolNames.end())
    return {};
  std::string name = it->str();
  symbolNames.erase(it);
  // It may have been declared, but is for this op alone.
  ++numRecalled;
  return name;
}

std::string RuleContext::getFreeName(SymbolKind kind, StringRef wanted) {
  std::string name = wanted.str();
  if (!name.empty()) {
    const SymbolInfo *info = env.lookup(name);
    if (!info)
      return name;
    if (claimDeclared && claimDeclared(info->symbol)) {
      // It is for this op alone.
      ++numRecalled;
      return name;
    }
    name += '_';
  }
  bool isNumbered = name.empty();
  if (isNumbered)
    name = kind == SymbolKind::Ragged ? "j" : "u";
  unsigned other = 0;
  unsigned &next =
      isNumbered && kind != SymbolKind::Ragged ? nextSymbol : other;
  std::string free;
  do
    free = name + std::to_string(next++);
  while (env.lookup(free));
  return free;
}

SymInt fake::freshSymbol(RuleContext &cx, SymbolKind kind, Range range,
                         StringRef name) {
  std::string given = cx.takeOfferedName(kind, name);
  if (given.empty())
    given = cx.getFreeName(kind, name);
  return cx.env.declareSymbol(given, range, std::nullopt, kind);
}

SymInt fake::freshUnbacked(RuleContext &cx, Range range, DataDependence what,
                           std::optional<int64_t> real) {
  if (!cx.allows(what))
    return SymInt::unknown();
  SymInt symbol = freshSymbol(cx, SymbolKind::Unbacked, range);
  if (real)
    cx.env.setRealValue(symbol, *real);
  return symbol;
}

SymInt RuleContext::recallComponent(const SymbolExpr *ragged,
                                    StringRef component) {
  SymInt &symbol = components[{ragged, component.str()}];
  if (symbol.isUnknown())
    symbol = freshSymbol(*this, SymbolKind::Unbacked, Range::atLeast(0),
                         (ragged->getName() + "_" + component).str());
  return env.simplify(symbol);
}

bool RuleContext::isComponent(SymInt value, const SymbolExpr *ragged,
                              StringRef component) const {
  auto it = components.find({ragged, component.str()});
  return it != components.end() && env.simplify(it->second) == value;
}

const SymbolExpr *RuleContext::getRaggedOf(const SymbolExpr *symbol) const {
  for (const auto &[key, component] : components)
    if (component == SymInt(symbol))
      return key.first;
  return nullptr;
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
