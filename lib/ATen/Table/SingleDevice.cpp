//===- SingleDevice.cpp - Rules of single-device ops ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/SingleDevice.h"

using namespace fake;

MetaValue fake::detail::onDevice(RuleContext &cx, const MetaValue &value,
                                 Device device) {
  return mapTensors(cx, value, [&](const TensorMeta &tensor) {
    if (tensor.device == device)
      return MetaValue::tensor(&tensor);
    TensorMeta moved = tensor;
    moved.device = device;
    return cx.createValue(moved);
  });
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
  // Positions in the flat list are not positions in the arguments.
  if (failed(device))
    cx.lastError.blamed.clear();
  return device;
}

/// The device of the first tensor on a device of that type.
static Device findDevice(ArrayRef<MetaValue> values, DeviceType type) {
  for (const MetaValue &value : values) {
    Device device = value.isList()     ? findDevice(value.getList(), type)
                    : value.isTensor() ? value.getTensor()->device
                                       : Device();
    if (device.getType() == type)
      return device;
  }
  return Device();
}

/// Moves tensors on a device of another type, except cpu scalars, which combine
/// with any device.
static MetaValue toPreferred(RuleContext &cx, const MetaValue &value,
                             Device device) {
  return mapTensors(cx, value, [&](const TensorMeta &tensor) {
    bool stays = !tensor.device.isKnown() ||
                 tensor.device.getType() == device.getType() ||
                 (tensor.device.isCPU() && tensor.isScalar());
    MetaValue same = MetaValue::tensor(&tensor);
    return stays ? same : detail::onDevice(cx, same, device);
  });
}

/// Checks that a result that aliases one of `values` is still on its device.
static LogicalResult checkStored(RuleContext &cx, ArrayRef<MetaValue> values,
                                 const MetaValue &result) {
  if (result.isList()) {
    for (const MetaValue &element : result.getList())
      if (failed(checkStored(cx, values, element)))
        return failure();
    return success();
  }
  if (!result.isTensor() || result.getTensor()->storage == 0)
    return success();
  for (const MetaValue &value : values) {
    if (value.isList() && failed(checkStored(cx, value.getList(), result)))
      return failure();
    if (!value.isTensor() ||
        value.getTensor()->storage != result.getTensor()->storage ||
        value.getTensor()->device == result.getTensor()->device)
      continue;
    return cx.error() << "expected the result on " << value.getTensor()->device
                      << ", where the output is, found "
                      << result.getTensor()->device;
  }
  return success();
}

LogicalResult fake::inferOnPreferredDevice(RuleContext &cx,
                                           ArrayRef<MetaValue> args,
                                           MutableArrayRef<MetaValue> results,
                                           InferFn infer) {
  Device device = findDevice(args, cx.mode.preferDeviceType);
  if (!device.isKnown())
    return failure();
  cx.clearError();
  SmallVector<MetaValue, 8> moved;
  for (const MetaValue &arg : args)
    moved.push_back(toPreferred(cx, arg, device));
  if (failed(infer(moved)))
    return failure();
  for (const MetaValue &result : results)
    if (failed(checkStored(cx, args, result)))
      return failure();
  return success();
}
