//===- Rule.cpp - Typed rules -----------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/Rule.h"

using namespace fake;

LogicalResult detail::wrongArgument(RuleContext &cx, unsigned index,
                                    const char *expected,
                                    const MetaValue &found) {
  return cx.error(index) << "expected " << expected << ", found "
                         << getName(found.getKind()) << " '" << found << "'";
}

LogicalResult detail::readSymInt(RuleContext &cx, unsigned i,
                                 const MetaValue &v, SymInt &out) {
  if (v.isInt() || v.isBool()) {
    out = v.getInt();
    return success();
  }
  if (v.isUnknown()) {
    out = SymInt::unknown();
    return success();
  }
  // TorchScript casts produce Python floats of integer value.
  return wrongArgument(cx, i, "an int", v);
}

LogicalResult detail::readInt(RuleContext &cx, unsigned i, const MetaValue &v,
                              int64_t &out) {
  SymInt value;
  if (failed(readSymInt(cx, i, v, value)))
    return failure();
  if (!value.isInt())
    return cx.error(i) << "expected a known int, found '" << value << "'";
  out = value.getInt();
  return success();
}

LogicalResult detail::readSymInts(RuleContext &cx, unsigned i,
                                  const MetaValue &v, ArrayRef<SymInt> &out) {
  ArrayRef<MetaValue> values = v.isList() ? v.getList() : ArrayRef(v);
  if (values.empty()) {
    out = {};
    return success();
  }
  MutableArrayRef<SymInt> ints = cx.allocate<SymInt>(values.size());
  for (auto [element, result] : llvm::zip_equal(values, ints))
    if (failed(readSymInt(cx, i, element, result)))
      return failure();
  out = ints;
  return success();
}

LogicalResult detail::readInts(RuleContext &cx, unsigned i, const MetaValue &v,
                               ArrayRef<int64_t> &out) {
  ArrayRef<MetaValue> values = v.isList() ? v.getList() : ArrayRef(v);
  if (values.empty()) {
    out = {};
    return success();
  }
  MutableArrayRef<int64_t> ints = cx.allocate<int64_t>(values.size());
  for (auto [element, result] : llvm::zip_equal(values, ints))
    if (failed(readInt(cx, i, element, result)))
      return failure();
  out = ints;
  return success();
}

LogicalResult detail::readBool(RuleContext &cx, unsigned i, const MetaValue &v,
                               bool &out) {
  if (std::optional<bool> known = v.asBool()) {
    out = *known;
    return success();
  }
  if (v.isInt() && v.getInt().isInt()) {
    out = !v.getInt().isInt(0);
    return success();
  }
  return wrongArgument(cx, i, "a known bool", v);
}

LogicalResult detail::readFloat(RuleContext &cx, unsigned i, const MetaValue &v,
                                double &out) {
  if (std::optional<double> known = v.getScalar().toDouble()) {
    out = *known;
    return success();
  }
  return wrongArgument(cx, i, "a known float", v);
}

LogicalResult detail::readScalar(RuleContext &cx, unsigned i,
                                 const MetaValue &v, Scalar &out) {
  if (!v.isNumber() && !v.isUnknown())
    return wrongArgument(cx, i, "a number", v);
  out = v.getScalar();
  return success();
}

LogicalResult detail::readString(RuleContext &cx, unsigned i,
                                 const MetaValue &v, StringRef &out) {
  if (!v.isString())
    return wrongArgument(cx, i, "a str", v);
  out = v.getString();
  return success();
}

/// Whether a value is unknown, possibly except for being the integer code of
/// another kind.
static bool isUnknown(const MetaValue &value) {
  return value.isUnknown() || (value.isInt() && value.getInt().isUnknown());
}

LogicalResult detail::readDType(RuleContext &cx, unsigned i, const MetaValue &v,
                                DType &out) {
  if (v.is<DType>()) {
    out = v.get<DType>();
    return success();
  }
  if (v.isInt() && v.getInt().isInt())
    if (auto dtype = getDTypeFromCode(v.getInt().getInt())) {
      out = *dtype;
      return success();
    }
  if (isUnknown(v)) {
    out = DType::Unknown;
    return success();
  }
  return wrongArgument(cx, i, "a dtype", v);
}

LogicalResult detail::readDevice(RuleContext &cx, unsigned i,
                                 const MetaValue &v, Device &out) {
  if (v.is<Device>()) {
    out = v.get<Device>();
    return success();
  }
  if (v.isString())
    if (auto device = Device::parse(v.getString())) {
      out = *device;
      return success();
    }
  if (isUnknown(v)) {
    out = Device();
    return success();
  }
  return wrongArgument(cx, i, "a device", v);
}

LogicalResult detail::readLayout(RuleContext &cx, unsigned i,
                                 const MetaValue &v, Layout &out) {
  if (v.is<Layout>()) {
    out = v.get<Layout>();
    return success();
  }
  if (v.isInt() && v.getInt().isInt())
    if (auto layout = getLayoutFromCode(v.getInt().getInt())) {
      out = *layout;
      return success();
    }
  return wrongArgument(cx, i, "a layout", v);
}

LogicalResult detail::readMemoryFormat(RuleContext &cx, unsigned i,
                                       const MetaValue &v, MemoryFormat &out) {
  if (v.is<MemoryFormat>()) {
    out = v.get<MemoryFormat>();
    return success();
  }
  if (v.isInt() && v.getInt().isInt())
    if (auto format = getMemoryFormatFromCode(v.getInt().getInt())) {
      out = *format;
      return success();
    }
  return wrongArgument(cx, i, "a memory format", v);
}

MetaValue detail::toValue(RuleContext &cx, const TensorMetaList &list) {
  MutableArrayRef<MetaValue> values = cx.allocate<MetaValue>(list.size());
  for (auto [meta, value] : llvm::zip_equal(list, values))
    value = cx.createValue(meta);
  return MetaValue::list(values);
}
