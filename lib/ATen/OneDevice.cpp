//===- OneDevice.cpp - Rules of ops that run as one kernel ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OneDevice.h"

using namespace fake;

MetaValue fake::detail::onDevice(RuleContext &cx, const MetaValue &value,
                                 Device device) {
  if (value.isTensor()) {
    if (value.getTensor()->device == device)
      return value;
    TensorMeta moved = *value.getTensor();
    moved.device = device;
    return cx.createValue(moved);
  }
  if (!value.isList())
    return value;
  MutableArrayRef<MetaValue> elements =
      cx.allocate<MetaValue>(value.getList().size());
  for (auto [element, moved] : llvm::zip_equal(value.getList(), elements))
    moved = onDevice(cx, element, device);
  return MetaValue::list(elements);
}

FailureOr<Device> fake::detail::commonDeviceOfAll(RuleContext &cx,
                                                  ArrayRef<MetaValue> args) {
  SmallVector<MetaValue, 16> tensors;
  for (const MetaValue &arg : args) {
    if (arg.isList())
      llvm::append_range(tensors, arg.getList());
    else
      tensors.push_back(arg);
  }
  FailureOr<Device> device = commonDevice(cx, tensors);
  if (succeeded(device))
    return device;
  // Places in the flat list are none in the arguments.
  std::string message = cx.getMessage().str();
  cx.clearError();
  return cx.error() << message;
}
