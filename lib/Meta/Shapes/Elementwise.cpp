//===- Elementwise.cpp - Broadcast, devices, elementwise --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Elementwise.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallBitVector.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Broadcasting
//===----------------------------------------------------------------------===//

static bool areInts(ArrayRef<SymInt> values) {
  return llvm::all_of(values, [](SymInt value) { return value.isInt(); });
}

/// The size of the dimension `back` from the end, 1 beyond the shape.
static SymInt getSizeFromBack(ArrayRef<SymInt> shape, size_t back) {
  return back < shape.size() ? shape[shape.size() - 1 - back] : SymInt(1);
}

/// Broadcasts two sizes of which at least one is unknown. Nothing is assumed or
/// recorded, since an unknown size may be 1.
static SymInt broadcastUnknown(ShapeEnv &env, SymInt a, SymInt b) {
  SymInt known = a.isUnknown() ? b : a;
  return isFalse(env.eq(known, 1)) ? known : SymInt::unknown();
}

/// Whether the hint of a symbolic size is 1; then guards on that.
static bool isOneByHint(ShapeEnv &env, SymInt size) {
  return size.isExpr() && env.evaluateWithHints(size) == 1 &&
         env.decide(Condition::eq(size, 1), false);
}

/// Broadcasts two sizes of which one may be 1 in some runs and not in others.
/// Nothing is recorded, since no relation of the two holds in every run.
static SymInt broadcastInRuns(ShapeEnv &env, SymInt a, SymInt b) {
  if (isFalse(env.eq(a, 1)))
    return a;
  if (isFalse(env.eq(b, 1)))
    return b;
  SymInt larger = env.max(a, b);
  bool maybeEmpty = env.getRange(a).min < 1 || env.getRange(b).min < 1;
  return maybeEmpty ? env.mul(larger, env.min(env.min(a, b), 1)) : larger;
}

/// Broadcasts two sizes; nullopt if they do not broadcast.
static std::optional<SymInt> broadcastSize(ShapeEnv &env, SymInt common,
                                           SymInt size) {
  if (common == size || size.isInt(1))
    return common;
  if (common.isInt(1))
    return size;
  if (common.isInt() && size.isInt())
    return std::nullopt;
  if (common.isUnknown() || size.isUnknown())
    return broadcastUnknown(env, common, size);
  if (isTrue(env.eq(size, common)))
    return common;
  if (isTrue(env.eq(common, 1)))
    return size;
  if (isTrue(env.eq(size, 1)))
    return common;
  // The hint of one may be 1.
  if (env.evaluateWithHints(common) != env.evaluateWithHints(size)) {
    if (isOneByHint(env, common))
      return size;
    if (isOneByHint(env, size))
      return common;
  }
  if (env.mayBeOne(common) || env.mayBeOne(size))
    return broadcastInRuns(env, common, size);
  if (!env.require(Condition::eq(common, size)))
    return std::nullopt;
  // Of two equal symbols the first is kept; an integer is preferred to both.
  SymInt simplified = env.simplify(common);
  return simplified.isInt() ? simplified : common;
}

/// Explains why shape `last` does not broadcast with those before it.
/// `positions` are the arguments to blame, or empty.
static RuleError reportMismatch(RuleContext &cx,
                                ArrayRef<ArrayRef<SymInt>> shapes, size_t last,
                                size_t back, SymInt common,
                                ArrayRef<unsigned> positions) {
  // The common size is that of the first shape that is not broadcast here.
  size_t first = 0;
  while (first + 1 < last &&
         isTrue(cx.env.eq(getSizeFromBack(shapes[first], back), 1)))
    ++first;
  RuleError error = positions.empty()
                        ? cx.error()
                        : cx.error(positions[first], positions[last]);
  error << "cannot broadcast " << shapes[first] << " with " << shapes[last]
        << ": sizes " << common << " and "
        << getSizeFromBack(shapes[last], back) << " at dimension "
        << -1 - static_cast<int64_t>(back) << " differ";
  return error;
}

static FailureOr<ArrayRef<SymInt>>
broadcastShapes(RuleContext &cx, ArrayRef<ArrayRef<SymInt>> shapes,
                ArrayRef<unsigned> positions) {
  if (shapes.empty())
    return ArrayRef<SymInt>();
  if (llvm::all_equal(shapes))
    return shapes.front();

  ArrayRef<SymInt> longest = shapes.front();
  for (ArrayRef<SymInt> shape : shapes.drop_front())
    if (shape.size() > longest.size())
      longest = shape;
  size_t rank = longest.size();
  SmallVector<SymInt, 6> sizes(rank, 1);
  for (size_t i = 0; i < shapes.size(); ++i) {
    for (size_t back = 0; back < shapes[i].size(); ++back) {
      SymInt &common = sizes[rank - 1 - back];
      std::optional<SymInt> merged =
          broadcastSize(cx.env, common, getSizeFromBack(shapes[i], back));
      if (!merged)
        return reportMismatch(cx, shapes, i, back, common, positions);
      common = *merged;
    }
  }
  return longest == ArrayRef<SymInt>(sizes) ? longest : cx.copySizes(sizes);
}

FailureOr<ArrayRef<SymInt>>
fake::broadcastSizes(RuleContext &cx, ArrayRef<ArrayRef<SymInt>> shapes) {
  return broadcastShapes(cx, shapes, {});
}

TensorMeta fake::broadcastTo(RuleContext &cx, const TensorMeta &self,
                             ArrayRef<SymInt> sizes) {
  assert(self.ranked && sizes.size() >= self.sizes.size() && "rank too small");
  TensorMeta result = self;
  result.sizes = sizes;
  result.constant = {};
  result.components = nullptr;
  if (!self.strided)
    return result;

  size_t rank = self.sizes.size(), added = sizes.size() - rank;
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(sizes.size());
  for (size_t i = 0; i < rank; ++i) {
    SymInt size = sizes[added + i];
    bool isBroadcast =
        isTrue(cx.env.eq(self.sizes[i], 1)) && !isTrue(cx.env.eq(size, 1));
    strides[added + i] = isBroadcast ? SymInt(0) : self.strides[i];
  }
  result.strides = strides;

  // The dimension that determines the stride of a new dimension of size 1: in
  // ATen, its neighbor in the result, if `self` has dimensions. With symbols,
  // the reference in torch._refs runs instead, which uses the first of `self`.
  bool hasSymbols = !areInts(self.sizes) || !areInts(sizes);
  for (size_t i = added; i-- > 0;) {
    if (!isTrue(cx.env.eq(sizes[i], 1)))
      strides[i] = 0;
    else if (rank == 0)
      strides[i] = hasSymbols ? 1 : 0;
    else if (hasSymbols)
      strides[i] = cx.env.mul(self.strides[0], self.sizes[0]);
    else
      strides[i] = cx.env.mul(strides[i + 1], sizes[i + 1]);
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Devices
//===----------------------------------------------------------------------===//

namespace {
/// Finds the common device of tensors.
class DeviceMerger {
public:
  /// Adds a tensor of argument `position`; false on a device mismatch.
  bool merge(const TensorMeta &tensor, unsigned position) {
    // A tensor of unknown device is assumed to match.
    if (!tensor.device.isKnown()) {
      hasUnknown = true;
      return true;
    }
    bool isScalar =
        tensor.device.isCPU() && (!tensor.ranked || tensor.sizes.empty());
    if (device.isKnown()) {
      if (tensor.device == device) {
        isCPUScalar &= isScalar;
        return true;
      }
      if (isScalar)
        return true;
      if (!isCPUScalar)
        return false;
    }
    device = tensor.device;
    isCPUScalar = isScalar;
    owner = position;
    return true;
  }

  Device getDevice() const {
    return hasUnknown && isCPUScalar ? Device() : device;
  }
  Device getFound() const { return device; }
  unsigned getOwner() const { return owner; }

private:
  Device device;
  /// Whether `device` only comes from cpu scalars.
  bool isCPUScalar = false;
  bool hasUnknown = false;
  /// The argument that `device` comes from.
  unsigned owner = 0;
};
} // namespace

static LogicalResult mergeDevice(RuleContext &cx, DeviceMerger &merger,
                                 const MetaValue &arg, unsigned position) {
  if (arg.isList()) {
    for (const MetaValue &element : arg.getList())
      if (failed(mergeDevice(cx, merger, element, position)))
        return failure();
    return success();
  }
  if (!arg.isTensor() || merger.merge(*arg.getTensor(), position))
    return success();
  return cx.deviceMismatch(merger.getOwner(), merger.getFound(), position,
                           arg.getTensor()->device);
}

FailureOr<Device> fake::commonDevice(RuleContext &cx,
                                     ArrayRef<MetaValue> args) {
  DeviceMerger merger;
  for (unsigned i = 0; i < args.size(); ++i)
    if (failed(mergeDevice(cx, merger, args[i], i)))
      return failure();
  return merger.getDevice();
}

//===----------------------------------------------------------------------===//
// Dimensions
//===----------------------------------------------------------------------===//

//===----------------------------------------------------------------------===//
// The elementwise rule
//===----------------------------------------------------------------------===//

namespace {
/// The tensors among the arguments of an elementwise op.
struct Operands {
  SmallVector<const TensorMeta *, 4> tensors;
  SmallVector<ArrayRef<SymInt>, 4> shapes;
  SmallVector<unsigned, 4> positions;
  bool allRanked = true;

  explicit Operands(ArrayRef<MetaValue> args) {
    for (unsigned i = 0; i < args.size(); ++i) {
      if (!args[i].isTensor())
        continue;
      const TensorMeta *tensor = args[i].getTensor();
      tensors.push_back(tensor);
      shapes.push_back(tensor->sizes);
      positions.push_back(i);
      allRanked &= tensor->ranked;
    }
  }
};
} // namespace

/// The strides of the result if all operands have its sizes and are contiguous,
/// which needs no sort; otherwise nullopt.
static std::optional<ArrayRef<SymInt>>
getContiguousResult(RuleContext &cx, const Operands &operands,
                    ArrayRef<SymInt> sizes) {
  bool allChannelsLast = sizes.size() == 4;
  for (const TensorMeta *tensor : operands.tensors) {
    if (tensor->sizes != sizes || !isContiguous(cx, *tensor))
      return std::nullopt;
    allChannelsLast = allChannelsLast && isChannelsLastContiguous(cx, *tensor);
  }
  if (allChannelsLast)
    return std::nullopt;
  return contiguousStrides(cx, sizes);
}

/// The strides of the result of operands that are converted to the computation
/// dtype and then broadcast, as in PyTorch's references. nullopt if they depend
/// on unknown strides.
static std::optional<ArrayRef<SymInt>>
getResultStrides(RuleContext &cx, const Operands &operands,
                 ArrayRef<SymInt> sizes, DType computation) {
  if (sizes.size() < 2)
    return contiguousStrides(cx, sizes);
  if (auto strides = getContiguousResult(cx, operands, sizes))
    return strides;

  SmallVector<TensorMeta, 4> broadcast;
  for (const TensorMeta *tensor : operands.tensors) {
    if (!tensor->strided)
      return std::nullopt;
    TensorMeta converted = *tensor;
    // The copy is non-overlapping and dense.
    if (computation != DType::Unknown && tensor->dtype != computation)
      converted.strides = cloneStrides(cx, converted);
    if (converted.sizes != sizes)
      converted = broadcastTo(cx, converted, sizes);
    broadcast.push_back(converted);
  }
  return elementwiseStrides(cx, sizes, broadcast);
}

FailureOr<TensorMeta> fake::elementwiseAs(RuleContext &cx,
                                          ArrayRef<MetaValue> args,
                                          PromotedTypes types) {
  FailureOr<Device> device = commonDevice(cx, args);
  if (failed(device))
    return failure();
  Operands operands(args);
  // Python numbers alone give a tensor on the cpu.
  if (operands.tensors.empty())
    return makeContiguous(cx, {}, types.result, Device::cpu());
  if (!operands.allRanked)
    return makeUnranked(cx, types.result, *device);

  FailureOr<ArrayRef<SymInt>> sizes =
      broadcastShapes(cx, operands.shapes, operands.positions);
  if (failed(sizes))
    return failure();
  std::optional<ArrayRef<SymInt>> strides =
      getResultStrides(cx, operands, *sizes, types.computation);
  if (!strides)
    return makeUnstrided(cx, *sizes, types.result, *device);
  return makeDense(cx, *sizes, *strides, types.result, *device);
}

FailureOr<TensorMeta> fake::elementwise(RuleContext &cx,
                                        ArrayRef<MetaValue> args,
                                        Promotion promotion,
                                        std::optional<DType> resultDType) {
  PromotedTypes types = promoteTypes(cx, args, promotion);
  if (resultDType)
    types.result = *resultDType;
  return elementwiseAs(cx, args, types);
}
