//===- Evaluation.cpp - Runs the rule of an op ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facets/Constants.h"
#include "Facets/Sparse.h"
#include "FakeTensor/ATen/OpTable.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "Table/Alternatives.h"
#include "Table/Call.h"
#include "Table/Derive.h"
#include "Table/Gaps.h"
#include "Table/SingleDevice.h"
#include "llvm/ADT/SetVector.h"

using namespace fake;

/// The unknown value of a return type.
static MetaValue getUnknown(RuleContext &cx, const SchemaType &type) {
  if (type.isList)
    return MetaValue();
  switch (type.base) {
  case SchemaBase::Tensor:
    return cx.createValue(TensorMeta());
  case SchemaBase::Int:
    return Scalar::integer(SymInt::unknown());
  case SchemaBase::Float:
    return Scalar::floating(SymInt::unknown());
  case SchemaBase::Bool:
    return Scalar::boolean(SymInt::unknown());
  default:
    return MetaValue();
  }
}

/// The tensor of rank 0 for a number, `scalar_to_tensor`.
static MetaValue toTensor(RuleContext &cx, const MetaValue &number) {
  DType dtype = number.isBool()                ? DType::Bool
                : number.isInt()               ? DType::Int64
                : number.getScalar().isFloat() ? DType::Float64
                                               : DType::Complex128;
  TensorMeta meta = makeContiguous(cx, {}, dtype, Device::cpu());
  if (isIntegral(dtype) && !number.getInt().isUnknown())
    meta.constant = cx.copySizes(number.getInt());
  return cx.createValue(meta);
}

/// Converts numbers to tensors where the rule reads a tensor. Other rules get
/// them unchanged, since numbers are handled differently in promotion.
static ArrayRef<MetaValue> wrapNumbers(RuleContext &cx, const Rule &rule,
                                       ArrayRef<MetaValue> args) {
  auto isWrapped = [](ParamKind kind, const MetaValue &arg) {
    return kind == ParamKind::Tensor && arg.isNumber();
  };
  if (llvm::none_of(llvm::zip(rule.params, args), [&](auto pair) {
        return isWrapped(std::get<0>(pair), std::get<1>(pair));
      }))
    return args;
  MutableArrayRef<MetaValue> result = cx.allocate<MetaValue>(args.size());
  llvm::copy(args, result.begin());
  for (auto [kind, arg] : llvm::zip(rule.params, result))
    if (isWrapped(kind, arg))
      arg = toTensor(cx, arg);
  return result;
}

/// How a written argument may change. Outputs follow the `*` of the schema.
static ObjectChange getChange(const OpDef &op, const SchemaArg &arg) {
  if (op.traits.has(Behavior::SetsStorage))
    return ObjectChange::Storage;
  if (op.traits.has(Tag::inplace_view) || op.traits.has(InPlace::Resizes) ||
      arg.isKeywordOnly)
    return ObjectChange::Geometry;
  return ObjectChange::None;
}

std::optional<ReturnedArgument>
OpDef::getReturnedArgument(unsigned result) const {
  const SchemaArg &returned = getSchema().getReturns()[result];
  if (returned.type.base != SchemaBase::Tensor || returned.type.isList)
    return std::nullopt;
  if (isMutable && returned.alias.isWrite)
    for (auto [i, arg] : llvm::enumerate(getSchema().getArgs()))
      if (arg.alias.isWrite && arg.alias.set == returned.alias.set)
        return ReturnedArgument{static_cast<unsigned>(i), /*isCertain=*/true,
                                getChange(*this, arg)};
  if (traits.has(Behavior::ReturnsSelf) && result == 0)
    return ReturnedArgument{0};
  return std::nullopt;
}

/// Runs the rule. Tensors of unknown strides are row-major for that time; so
/// are those with some unknown strides if the rule fails with them.
static LogicalResult inferStrided(const OpDef &op, RuleContext &cx,
                                  ArrayRef<MetaValue> args,
                                  MutableArrayRef<MetaValue> results,
                                  const Gaps &gaps) {
  bool isAssumed = gaps.strides;
  auto evaluate = [&](ArrayRef<MetaValue> others,
                      MutableArrayRef<MetaValue> found) {
    return op.rule.fn(cx, others, found);
  };
  if (!isAssumed) {
    if (succeeded(op.rule.fn(cx, args, results))) {
      if (LLVM_UNLIKELY(gaps.someStrides))
        forgetUncertainAliases(cx, args, results, /*isDense=*/false, evaluate);
      return success();
    }
    if (!gaps.someStrides)
      return failure();
  }
  RuleFailure before = cx.lastError;
  cx.clearError();
  SmallVector<MetaValue, 8> assumed;
  for (const MetaValue &arg : args)
    assumed.push_back(assumeStrides(cx, arg));
  if (failed(op.rule.fn(cx, assumed, results))) {
    if (!isAssumed)
      cx.lastError = std::move(before);
    return failure();
  }
  for (auto [result, decl] :
       llvm::zip_equal(results, op.getSchema().getReturns()))
    result = op.traits.has(Behavior::ReadsStrides) && !result.isTensor()
                 ? getUnknown(cx, decl.type)
                 : forgetStrides(cx, result, assumed);
  forgetUncertainAliases(cx, args, results, /*isDense=*/true, evaluate);
  return success();
}

/// Runs the rule with tensors on their own devices.
static LogicalResult inferHere(const OpDef &op, RuleContext &cx,
                               ArrayRef<MetaValue> args,
                               MutableArrayRef<MetaValue> results) {
  const Schema &schema = op.getSchema();
  if (op.base)
    return inferForEach(cx, op, args, results);
  if (op.facets.out) {
    if (failed(inferOut(cx, op, args, results)))
      return failure();
    computeElements(cx, op, args, results);
    return success();
  }
  args = wrapNumbers(cx, op.rule, args);
  Gaps gaps = findGaps(args, schema.getArgs());
  if (gaps.rank) {
    for (auto [result, decl] : llvm::zip_equal(results, schema.getReturns()))
      result = getUnknown(cx, decl.type);
    return success();
  }
  // Rules of custom ops see sparse tensors as they are.
  if (op.body && !gaps.jagged)
    return op.body->infer(cx, args, results);
  if (gaps.layout && !op.traits.has(Behavior::TakesSparse)) {
    if (failed(inferInLayout(cx, op, args, results)))
      return failure();
    return op.functional ? storeInPlace(cx, args[0], op.traits, results[0])
                         : success();
  }
  if (op.traits.has(Behavior::TakesSparse))
    gaps.strides = false;
  if (failed(inferStrided(op, cx, args, results, gaps)))
    return failure();
  if (op.functional && failed(storeInPlace(cx, args[0], op.traits, results[0])))
    return failure();
  computeElements(cx, op, args, results);
  return success();
}

/// Whether an argument contains a tensor on that device, other than a cpu
/// scalar.
static bool holdsTensorOn(const MetaValue &arg, Device device) {
  bool found = false;
  forEachTensor(arg, [&](const TensorMeta &meta) {
    bool isCPUScalar = device.isCPU() && meta.ranked && meta.sizes.empty();
    found |= meta.device == device && !isCPUScalar;
  });
  return found;
}

/// Blames the arguments with the devices of the error: rules number the tensors
/// that they compare, not the arguments of the schema.
static void blameDevices(RuleContext &cx, ArrayRef<MetaValue> args) {
  llvm::SmallSetVector<unsigned, 2> blamed;
  for (const Fact &fact : cx.lastError.quoted) {
    const Device *device = std::get_if<Device>(&fact);
    auto *arg = device ? llvm::find_if(args,
                                       [&](const MetaValue &arg) {
                                         return holdsTensorOn(arg, *device);
                                       })
                       : args.end();
    if (arg == args.end())
      return;
    blamed.insert(arg - args.begin());
  }
  cx.lastError.blamed.assign(blamed.begin(), blamed.end());
}

LogicalResult OpDef::infer(RuleContext &cx, ArrayRef<MetaValue> args,
                           MutableArrayRef<MetaValue> results) const {
  assert(args.size() == getSchema().getArgs().size() &&
         "one value per argument");
  assert(results.size() == getSchema().getReturns().size() &&
         "one slot per return");
  if (!traits.has(Behavior::ReadsRank))
    cx.request.declaredRank.reset();
  if (succeeded(inferHere(*this, cx, args, results))) {
    if (LLVM_UNLIKELY(hasUnknownDevice(args)))
      forgetDeviceSpecifics(
          cx, args, results,
          [&](ArrayRef<MetaValue> moved, MutableArrayRef<MetaValue> found) {
            return inferHere(*this, cx, moved, found);
          });
    return success();
  }
  if (!cx.lastError.isDeviceMismatch)
    return inferAlternatives(
        *this, cx, args, results,
        [&](ArrayRef<MetaValue> chosen, MutableArrayRef<MetaValue> found) {
          return inferHere(*this, cx, chosen, found);
        });
  if (cx.mode.preferDeviceType == DeviceType::Unknown) {
    blameDevices(cx, args);
    return failure();
  }
  return inferOnPreferredDevice(cx, args, results,
                                [&](ArrayRef<MetaValue> moved) {
                                  return inferHere(*this, cx, moved, results);
                                });
}
