//===- Gaps.cpp - Rules on operands of unknown metadata ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Table/Gaps.h"
#include "FakeTensor/ATen/Rule.h"
#include "FakeTensor/Meta/Merge.h"
#include "FakeTensor/Meta/Shapes/Strides.h"

using namespace fake;

static bool hasUnknownStride(const TensorMeta &tensor) {
  return llvm::any_of(tensor.strides,
                      [](SymInt stride) { return stride.isUnknown(); });
}

Gaps fake::findGaps(ArrayRef<MetaValue> args, ArrayRef<SchemaArg> schema) {
  Gaps gaps;
  for (auto [arg, decl] : llvm::zip_equal(args, schema)) {
    if (decl.type.base != SchemaBase::Tensor)
      continue;
    ArrayRef<MetaValue> values = arg.isList() ? arg.getList() : ArrayRef(arg);
    for (const MetaValue &value : values) {
      // A tensor argument may be a Python number.
      if (value.isNone() || value.isNumber())
        continue;
      gaps.rank |= !value.isTensor() || !value.getTensor()->ranked;
      if (!value.isTensor())
        continue;
      gaps.strides |= !value.getTensor()->strided;
      gaps.someStrides |= hasUnknownStride(*value.getTensor());
      gaps.layout |= value.getTensor()->layout != Layout::Strided;
      gaps.jagged |= value.getTensor()->layout == Layout::Jagged;
    }
  }
  return gaps;
}

//===----------------------------------------------------------------------===//
// Strides
//===----------------------------------------------------------------------===//

MetaValue fake::assumeStrides(RuleContext &cx, const MetaValue &value) {
  return mapTensors(cx, value, [&](const TensorMeta &tensor) {
    if (!tensor.ranked || (tensor.strided && !hasUnknownStride(tensor)))
      return MetaValue::tensor(&tensor);
    TensorMeta meta = tensor;
    meta.strides = contiguousStrides(cx, meta.sizes);
    meta.strided = true;
    return cx.createValue(meta);
  });
}

/// Whether the offset of a result depends on strides: without them, that of a
/// view is only known if it equals the offset of the argument.
static bool hasOffsetFromStrides(const TensorMeta &meta,
                                 ArrayRef<MetaValue> args) {
  bool isView = false;
  for (const MetaValue &arg : args) {
    ArrayRef<MetaValue> values = arg.isList() ? arg.getList() : ArrayRef(arg);
    for (const MetaValue &value : values) {
      if (!value.isTensor() || value.getTensor()->storage != meta.storage)
        continue;
      if (value.getTensor()->offset == meta.offset)
        return false;
      isView = true;
    }
  }
  return isView;
}

MetaValue fake::forgetStrides(RuleContext &cx, const MetaValue &value,
                              ArrayRef<MetaValue> args) {
  return mapTensors(cx, value, [&](const TensorMeta &tensor) {
    TensorMeta meta = tensor;
    meta.strides = {};
    meta.strided = false;
    if (hasOffsetFromStrides(meta, args))
      meta.offset = SymInt();
    return cx.createValue(meta);
  });
}

/// Whether a tensor is in the storage of an argument.
static bool isInStorageOf(const MetaValue &value, ArrayRef<MetaValue> args) {
  return value.isTensor() && llvm::any_of(args, [&](const MetaValue &arg) {
           return arg.isTensor() &&
                  arg.getTensor()->storage == value.getTensor()->storage;
         });
}

/// Gives tensors of unknown strides those of every other element, in an order
/// that no reshape keeps: column-major.
static MetaValue spreadStrides(RuleContext &cx, const MetaValue &value) {
  return mapTensors(cx, value, [&](const TensorMeta &tensor) {
    if (!tensor.ranked || (tensor.strided && !hasUnknownStride(tensor)))
      return MetaValue::tensor(&tensor);
    TensorMeta meta = tensor;
    MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(meta.sizes.size());
    SymInt step = 2;
    for (auto [stride, size] : llvm::zip_equal(strides, meta.sizes)) {
      stride = step;
      step = cx.env.mul(step, cx.env.max(size, 1));
    }
    meta.strides = strides;
    meta.strided = true;
    return cx.createValue(meta);
  });
}

void fake::forgetUncertainAliases(RuleContext &cx, ArrayRef<MetaValue> args,
                                  MutableArrayRef<MetaValue> results,
                                  bool isDense, EvaluateFn evaluate) {
  SmallVector<MetaValue, 8> others;
  for (const MetaValue &arg : args)
    others.push_back(isDense ? spreadStrides(cx, arg) : assumeStrides(cx, arg));
  SmallVector<MetaValue, 2> found(results.size());
  ShapeEnv::Trial trial(cx.env);
  if (failed(evaluate(others, found))) {
    cx.clearError();
    return;
  }
  for (auto [result, other] : llvm::zip_equal(results, found)) {
    if (!result.isTensor() || !other.isTensor() ||
        isInStorageOf(result, args) == isInStorageOf(other, args))
      continue;
    TensorMeta meta = *result.getTensor();
    meta.storage = 0;
    meta.storageBytes = SymInt::unknown();
    if (meta.strides != other.getTensor()->strides) {
      meta.strides = {};
      meta.strided = false;
    }
    if (meta.offset != other.getTensor()->offset)
      meta.offset = SymInt::unknown();
    result = cx.createValue(meta);
  }
}

//===----------------------------------------------------------------------===//
// Devices
//===----------------------------------------------------------------------===//

bool fake::hasUnknownDevice(ArrayRef<MetaValue> args) {
  return llvm::any_of(args, [](const MetaValue &arg) {
    if (arg.isList())
      return hasUnknownDevice(arg.getList());
    return arg.isTensor() && !arg.getTensor()->device.isKnown();
  });
}

void fake::forgetDeviceSpecifics(RuleContext &cx, ArrayRef<MetaValue> args,
                                 MutableArrayRef<MetaValue> results,
                                 EvaluateFn evaluate) {
  // An unknown device is no device of a kernel, so that rules take it for a cpu
  // in some places, and for another device in others.
  auto join = [](SymInt a, SymInt b, bool) {
    return a == b ? a : SymInt::unknown();
  };
  for (Device guess : {Device::cpu(), Device(DeviceType::CUDA)}) {
    SmallVector<MetaValue, 8> moved;
    for (const MetaValue &arg : args)
      moved.push_back(mapTensors(cx, arg, [&](const TensorMeta &tensor) {
        if (tensor.device.isKnown())
          return MetaValue::tensor(&tensor);
        TensorMeta meta = tensor;
        meta.device = guess;
        return cx.createValue(meta);
      }));
    SmallVector<MetaValue, 2> found(results.size());
    ShapeEnv::Trial trial(cx.env);
    if (failed(evaluate(moved, found))) {
      cx.clearError();
      continue;
    }
    Merger merger(cx, join, /*withStorage=*/false);
    for (auto [result, other] : llvm::zip_equal(results, found)) {
      bool isView = isInStorageOf(result, args);
      bool isSame = isView == isInStorageOf(other, args);
      result = merger.merge(result, other);
      if (!isSame && result.isTensor())
        result = cx.createValue(*result.getTensor(), StorageID(0));
    }
  }
}
