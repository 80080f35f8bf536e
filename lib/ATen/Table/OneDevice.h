//===- OneDevice.h - Rules of ops that run as one kernel --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Rules of ops that run as one kernel. Private to lib/ATen.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_ONEDEVICE_H
#define FAKETENSOR_LIB_ATEN_TABLE_ONEDEVICE_H

#include "FakeTensor/ATen/Rule.h"
#include "FakeTensor/Meta/Shapes/Elementwise.h"

namespace fake {

namespace detail {

/// The same tensor on that device, or the same list.
MetaValue onDevice(RuleContext &cx, const MetaValue &value, Device device);
/// The device of all tensors in the arguments, also in lists.
FailureOr<Device> commonDeviceOfAll(RuleContext &cx, ArrayRef<MetaValue> args);

template <auto F>
LogicalResult runOnOneDevice(RuleContext &cx, ArrayRef<MetaValue> args,
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

/// The rule `F` of an op that FakeTensor runs as one kernel: all tensors are on
/// one device, except that numbers may stay on the cpu, and the results are
/// there. Follows _find_common_device.
template <auto F>
constexpr Rule kernelRule = {&detail::runOnOneDevice<F>, rule<F>.params,
                             rule<F>.takesAll};

using InferFn = llvm::function_ref<LogicalResult(ArrayRef<MetaValue>)>;

/// Runs a rule again that found tensors on several devices, as if those of
/// other types were on the device that the settings prefer. Fails with the same
/// error if there is none. Follows `fake_tensor_prefer_device_type`.
LogicalResult inferOnPreferredDevice(RuleContext &cx, ArrayRef<MetaValue> args,
                                     MutableArrayRef<MetaValue> results,
                                     InferFn infer);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_TABLE_ONEDEVICE_H
