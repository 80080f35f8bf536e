//===- SingleDevice.h - Rules of single-device ops --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Rules of ops that run as one kernel, on a single device. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_SINGLEDEVICE_H
#define FAKETENSOR_LIB_ATEN_TABLE_SINGLEDEVICE_H

#include "FakeTensor/ATen/Rule.h"
#include "FakeTensor/Meta/Shapes/Elementwise.h"

namespace fake {

namespace detail {

/// The same tensor or list of tensors on `device`.
MetaValue onDevice(RuleContext &cx, const MetaValue &value, Device device);
/// The common device of all tensors in the arguments, including lists.
FailureOr<Device> commonDeviceOfAll(RuleContext &cx, ArrayRef<MetaValue> args);

template <auto F>
LogicalResult runOnSingleDevice(RuleContext &cx, ArrayRef<MetaValue> args,
                                MutableArrayRef<MetaValue> results) {
  FailureOr<Device> device = commonDeviceOfAll(cx, args);
  if (failed(device) ||
      failed(Adapter<F, decltype(F)>::call(cx, args, results)))
    return failure();
  if (device->isKnown())
    for (MetaValue &result : results)
      result = onDevice(cx, result, *device);
  return success();
}

} // namespace detail

/// The rule `F` of an op that FakeTensor runs as one kernel: all tensors must
/// be on one device, except for cpu scalars, and the results are on that
/// device. Follows _find_common_device.
template <auto F>
constexpr Rule singleDevice = {&detail::runOnSingleDevice<F>, rule<F>.params,
                               rule<F>.takesAll};

using InferFn = llvm::function_ref<LogicalResult(ArrayRef<MetaValue>)>;

/// Evaluates a rule again after a device mismatch, with tensors of other device
/// types moved to the preferred device. Fails with the same error if no tensor
/// is there. Follows `fake_tensor_prefer_device_type`.
LogicalResult inferOnPreferredDevice(RuleContext &cx, ArrayRef<MetaValue> args,
                                     MutableArrayRef<MetaValue> results,
                                     InferFn infer);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_TABLE_SINGLEDEVICE_H
