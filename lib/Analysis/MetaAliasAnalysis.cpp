//===- MetaAliasAnalysis.cpp - Which tensors share memory -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/MetaAliasAnalysis.h"
#include "FakeTensor/Analysis/ModuleMeta.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include <numeric>

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

/// The metadata of all functions, inferred when it is first queried.
class MetaAliasAnalysis::Functions {
public:
  Functions(Operation *root, const InferenceOptions &options)
      : meta(root), options(options) {}

  /// The metadata of the function that contains a value; null if there is none.
  const FunctionMeta *find(Value value) {
    // Does nothing if it has already run.
    meta.infer(options);
    return meta.find(value);
  }

private:
  ModuleMeta meta;
  InferenceOptions options;
};

MetaAliasAnalysis::MetaAliasAnalysis(Operation *root,
                                     InferenceOptions options) {
  options.keepHistory = true;
  functions = std::make_unique<Functions>(root, options);
}
MetaAliasAnalysis::MetaAliasAnalysis(MetaAliasAnalysis &&) = default;
MetaAliasAnalysis::~MetaAliasAnalysis() = default;

//===----------------------------------------------------------------------===//
// Two tensors in one storage
//===----------------------------------------------------------------------===//

namespace {
/// The byte range from the first to the last element of a tensor, including
/// gaps.
struct Extent {
  SymInt begin, end;
};
} // namespace

static Extent getExtent(RuleContext &cx, const TensorMeta &meta) {
  int64_t itemSize = getItemSize(meta.dtype);
  SymInt length = requiredStorage(cx, meta.sizes, meta.strides, meta.offset);
  return {cx.env.mul(meta.offset, itemSize), cx.env.mul(length, itemSize)};
}

/// Whether two tensors have strides by which neither can reach an element of
/// the other, such as two columns of a matrix.
static bool isInterleaved(ShapeEnv &env, const TensorMeta &a,
                          const TensorMeta &b) {
  if (getItemSize(a.dtype) != getItemSize(b.dtype))
    return false;
  SymInt distance = env.sub(a.offset, b.offset);
  int64_t divisor = 0;
  for (const TensorMeta *meta : {&a, &b})
    for (auto [size, stride] : llvm::zip_equal(meta->sizes, meta->strides)) {
      if (size.isInt(1))
        continue;
      if (!stride.isInt())
        return false;
      divisor = std::gcd(divisor, stride.getInt());
    }
  return distance.isInt() && divisor != 0 && distance.getInt() % divisor != 0;
}

/// Whether `a` has an element at the first byte of `b`.
static bool containsStart(RuleContext &cx, const TensorMeta &a, Extent aExtent,
                          Extent bExtent) {
  return isNonOverlappingAndDense(cx, a) &&
         isTrue(cx.env.le(aExtent.begin, bExtent.begin)) &&
         isTrue(cx.env.lt(bExtent.begin, aExtent.end)) &&
         isTrue(cx.env.lt(bExtent.begin, bExtent.end));
}

static AliasResult compareInStorage(RuleContext &cx, const TensorMeta &a,
                                    const TensorMeta &b) {
  if (!a.strided || !b.strided || getItemSize(a.dtype) == 0 ||
      getItemSize(b.dtype) == 0)
    return AliasResult::MayAlias;
  ShapeEnv &env = cx.env;
  if (a.sizes == b.sizes && a.strides == b.strides && a.offset == b.offset &&
      !a.offset.isUnknown() && getItemSize(a.dtype) == getItemSize(b.dtype) &&
      !hasUnknown(a.sizes))
    return AliasResult::MustAlias;
  Extent aExtent = getExtent(cx, a), bExtent = getExtent(cx, b);
  auto isEmpty = [&](const TensorMeta &meta) {
    return llvm::any_of(meta.sizes,
                        [&](SymInt size) { return isTrue(env.eq(size, 0)); });
  };
  if (isEmpty(a) || isEmpty(b) || isTrue(env.le(aExtent.end, bExtent.begin)) ||
      isTrue(env.le(bExtent.end, aExtent.begin)) || isInterleaved(env, a, b))
    return AliasResult::NoAlias;
  if (containsStart(cx, a, aExtent, bExtent) ||
      containsStart(cx, b, bExtent, aExtent))
    return AliasResult::PartialAlias;
  return AliasResult::MayAlias;
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

/// Whether a value may have another storage than the inferred one: a tensor of
/// unknown strides may or may not be a copy. Arguments are certain.
static bool isUncertain(Value value, const TensorMeta &meta,
                        const FunctionMeta &function) {
  if (meta.storage == 0)
    return true;
  return !meta.strided &&
         value.getParentRegion() != &function.getFunction().getFunctionBody();
}

/// The alias result of two tensors, each of which is a given value or an
/// element of it.
static AliasResult compare(RuleContext &cx, const FunctionMeta &function,
                           Value aValue, const MetaValue &a, Value bValue,
                           const MetaValue &b) {
  if (a.isList()) {
    for (const MetaValue &element : a.getList())
      if (!compare(cx, function, aValue, element, bValue, b).isNo())
        return AliasResult::MayAlias;
    return AliasResult::NoAlias;
  }
  if (b.isList())
    return compare(cx, function, bValue, b, aValue, a);
  if (a.isUnknown() || b.isUnknown())
    return AliasResult::MayAlias;
  if (!a.isTensor() || !b.isTensor())
    return AliasResult::NoAlias;
  const TensorMeta &first = *a.getTensor(), &second = *b.getTensor();
  if (isUncertain(aValue, first, function) ||
      isUncertain(bValue, second, function))
    return AliasResult::MayAlias;
  return first.storage == second.storage ? compareInStorage(cx, first, second)
                                         : AliasResult(AliasResult::NoAlias);
}

AliasResult MetaAliasAnalysis::alias(Value lhs, Value rhs) {
  if (lhs == rhs)
    return AliasResult::MustAlias;
  const FunctionMeta *function = functions->find(lhs);
  if (!function || functions->find(rhs) != function)
    return AliasResult::MayAlias;
  // The query holds for the whole program: a tensor whose metadata changes has
  // no single layout.
  for (const MetaChange &change : function->getChanges())
    if (change.value == lhs || change.value == rhs)
      return AliasResult::MayAlias;
  llvm::BumpPtrAllocator arena;
  RuleContext cx(function->getEnv(), arena);
  return compare(cx, *function, lhs, function->lookup(lhs), rhs,
                 function->lookup(rhs));
}

ModRefResult MetaAliasAnalysis::getModRef(Operation *op, Value location) {
  auto iface = dyn_cast<MetaRuleOpInterface>(op);
  if (!iface || op->getNumRegions() != 0)
    return ModRefResult::getModAndRef();
  ModRefResult result = ModRefResult::getNoModRef();
  for (auto [i, operand] : llvm::enumerate(op->getOperands())) {
    if (alias(operand, location).isNo())
      continue;
    result = result.merge(ModRefResult::getRef());
    if (iface.writesTo(i) && !hasNoWriteEffect(op))
      result = result.merge(ModRefResult::getMod());
  }
  return result;
}
