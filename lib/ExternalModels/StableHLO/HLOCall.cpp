//===- HLOCall.cpp - Operands and attributes of StableHLO ops ---*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "HLOCall.h"
#include "FakeTensor/Dialect/StableHLO/IR/StableHLOAttributes.h"
#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/TypeUtilities.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

/// The text of an attribute whose class belongs to the host.
static std::string toText(Attribute attr) {
  std::string text;
  llvm::raw_string_ostream os(text);
  attr.print(os);
  return text;
}

SmallVector<int64_t> fake::getFieldInts(Attribute attr, StringRef field) {
  if (auto own = dyn_cast_or_null<stablehlo::HLOAttr>(attr)) {
    if (auto number = dyn_cast_or_null<IntegerAttr>(own.getField(field)))
      return {number.getInt()};
    return SmallVector<int64_t>(own.getList(field));
  }
  SmallVector<int64_t> values;
  if (!attr)
    return values;
  // `#stablehlo.dot<lhs_contracting_dimensions = [1], ...>`
  std::string text = toText(attr);
  auto [before, rest] = StringRef(text).split((field + " = ").str());
  StringRef list = rest.take_until([](char c) { return c == ']' || c == '>'; });
  list.consume_front("[");
  SmallVector<StringRef> parts;
  list.split(parts, ',');
  for (StringRef part : parts)
    if (int64_t value; !part.trim().getAsInteger(10, value))
      values.push_back(value);
    else
      break;
  return values;
}

SmallVector<int64_t> HLOCall::getInts(StringRef name) const {
  Attribute attr = op->getAttr(name);
  if (auto array = dyn_cast_or_null<DenseI64ArrayAttr>(attr))
    return SmallVector<int64_t>(array.asArrayRef());
  SmallVector<int64_t> values;
  if (auto dense = dyn_cast_or_null<DenseIntElementsAttr>(attr))
    for (const APInt &value : dense.getValues<APInt>())
      values.push_back(value.getSExtValue());
  return values;
}

SmallVector<int64_t> HLOCall::getInts(StringRef name, size_t count,
                                      int64_t value) const {
  SmallVector<int64_t> values = getInts(name);
  values.resize(count, value);
  return values;
}

int64_t HLOCall::getInt(StringRef name, int64_t otherwise) const {
  auto attr = op->getAttrOfType<IntegerAttr>(name);
  return attr ? attr.getValue().getSExtValue() : otherwise;
}

std::string HLOCall::getWord(StringRef name) const {
  Attribute attr = op->getAttr(name);
  if (!attr)
    return "";
  if (auto own = dyn_cast<stablehlo::HLOAttr>(attr))
    return own.getWord().str();
  std::string text = toText(attr);
  StringRef word = StringRef(text).rsplit(' ').second;
  word.consume_back(">");
  return word.str();
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

SmallVector<SymInt> HLOCall::getElements(size_t i, size_t count) const {
  SmallVector<SymInt> elements(getElements(i));
  elements.resize(count);
  return elements;
}

std::optional<SmallVector<SymInt>> HLOCall::getDeclared(size_t i) const {
  auto type = dyn_cast<RankedTensorType>(op->getResult(i).getType());
  if (!type)
    return std::nullopt;
  SmallVector<SymInt> sizes;
  for (int64_t size : type.getShape())
    sizes.push_back(ShapedType::isDynamic(size) ? SymInt() : SymInt(size));
  return sizes;
}

DType HLOCall::getDType(size_t i) const {
  return getDTypeOfElement(getElementTypeOrSelf(op->getResult(i).getType()));
}

LogicalResult HLOCall::set(size_t i, ArrayRef<SymInt> sizes,
                           ArrayRef<SymInt> elements) {
  std::optional<SmallVector<SymInt>> declared = getDeclared(i);
  SmallVector<SymInt> own(sizes);
  for (auto [dim, size] : llvm::enumerate(own)) {
    if (!size.isUnknown())
      continue;
    if (declared && declared->size() == sizes.size())
      size = (*declared)[dim];
    if (size.isUnknown())
      size = freshUnbacked(cx, Range::atLeast(0), DataDependence::Derived);
  }
  TensorMeta meta =
      makeContiguous(cx, cx.copySizes(own), getDType(i), Device::cpu());
  auto isKnown = [](SymInt element) { return !element.isUnknown(); };
  if (llvm::any_of(elements, isKnown))
    meta.constant = cx.copySizes(elements);
  results[i] = cx.createValue(meta);
  return success();
}

LogicalResult HLOCall::setDeclared() {
  for (size_t i = 0; i < results.size(); ++i)
    if (std::optional<SmallVector<SymInt>> sizes = getDeclared(i))
      (void)set(i, *sizes);
  return success();
}
