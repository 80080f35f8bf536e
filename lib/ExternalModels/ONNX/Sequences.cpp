//===- Sequences.cpp - Sequences and optionals of ONNX ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A sequence of known length is a list; others are unknown. An optional is its
// value, or None.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Merge.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "ONNXCall.h"
#include "ONNXRules.h"

using namespace fake;
using namespace mlir;

/// The longest sequence whose elements are computed one by one.
static constexpr size_t maxLength = 1024;

static LogicalResult giveList(ONNXCall &call, ArrayRef<MetaValue> elements) {
  call.results[0] = MetaValue::list(call.cx.copy(elements));
  return success();
}

/// The elements of a sequence; nullopt if they are not known.
static std::optional<ArrayRef<MetaValue>> getElements(ONNXCall &call,
                                                      size_t operand) {
  if (operand < call.size() && call.operands[operand].isList())
    return call.operands[operand].getList();
  return std::nullopt;
}

/// The position that an operand gives, negative ones from the end; nullopt if
/// it is not known.
static FailureOr<std::optional<size_t>>
getPosition(ONNXCall &call, size_t operand, size_t count, size_t otherwise) {
  if (!call.has(operand))
    return std::optional<size_t>(otherwise);
  SymInt position = call.getNumber(operand);
  if (!position.isInt())
    return std::optional<size_t>();
  int64_t at = position.getInt(), bound = count;
  if (at < -bound || at >= bound)
    return call.cx.error(operand) << "expected a position between " << -bound
                                  << " and " << bound - 1 << ", found " << at;
  return std::optional<size_t>(at < 0 ? at + bound : at);
}

MetaValue fake::joinAll(RuleContext &cx, ArrayRef<MetaValue> values) {
  MetaValue joined = values.empty() ? MetaValue() : values.front();
  bool hasChanged;
  for (const MetaValue &value : values.drop_front(values.empty() ? 0 : 1))
    joined = joinRuns(cx, joined, value, hasChanged);
  return joined;
}

//===----------------------------------------------------------------------===//
// Sequences
//===----------------------------------------------------------------------===//

static LogicalResult sequenceEmpty(ONNXCall &call) {
  return giveList(call, {});
}
static LogicalResult sequenceConstruct(ONNXCall &call) {
  return giveList(call, call.operands);
}

static LogicalResult sequenceAt(ONNXCall &call) {
  std::optional<ArrayRef<MetaValue>> elements = getElements(call, 0);
  if (!elements)
    return success();
  FailureOr<std::optional<size_t>> at =
      getPosition(call, 1, elements->size(), 0);
  if (failed(at))
    return failure();
  call.results[0] = *at ? (*elements)[**at] : joinAll(call.cx, *elements);
  return success();
}

static LogicalResult sequenceLength(ONNXCall &call) {
  std::optional<ArrayRef<MetaValue>> elements = getElements(call, 0);
  return call.give(0, {}, DType::Int64,
                   elements ? SymInt(elements->size()) : SymInt());
}

static LogicalResult sequenceInsert(ONNXCall &call) {
  std::optional<ArrayRef<MetaValue>> elements = getElements(call, 0);
  if (!elements || elements->size() >= maxLength)
    return success();
  FailureOr<std::optional<size_t>> at =
      getPosition(call, 2, elements->size() + 1, elements->size());
  if (failed(at))
    return failure();
  SmallVector<MetaValue> values(*elements);
  values.insert(*at ? values.begin() + **at : values.end(), call.operands[1]);
  if (!*at)
    values.assign(values.size(), joinAll(call.cx, values));
  return giveList(call, values);
}

static LogicalResult sequenceErase(ONNXCall &call) {
  std::optional<ArrayRef<MetaValue>> elements = getElements(call, 0);
  if (!elements)
    return success();
  if (elements->empty())
    return call.cx.error(0) << "expected a sequence that is not empty";
  FailureOr<std::optional<size_t>> at =
      getPosition(call, 1, elements->size(), elements->size() - 1);
  if (failed(at))
    return failure();
  SmallVector<MetaValue> values(*elements);
  if (!*at)
    values.assign(values.size(), joinAll(call.cx, values));
  values.erase(values.begin() + at->value_or(0));
  return giveList(call, values);
}

//===----------------------------------------------------------------------===//
// Tensors and sequences
//===----------------------------------------------------------------------===//

/// The sizes of the parts of a dimension, which operand 1 states; nullopt if
/// their number is not known.
static std::optional<SmallVector<SymInt>> getParts(ONNXCall &call,
                                                   SymInt size) {
  const TensorMeta *split = call.getTensor(1);
  if (split && split->rank() == 1)
    return call.getList(1);
  SymInt part = call.has(1) ? call.getNumber(1) : SymInt(1);
  if (!size.isInt() || !part.isInt() || part.getInt() <= 0 ||
      size.getInt() / part.getInt() >= static_cast<int64_t>(maxLength))
    return std::nullopt;
  SmallVector<SymInt> parts;
  for (int64_t at = 0; at < size.getInt(); at += part.getInt())
    parts.push_back(std::min(part.getInt(), size.getInt() - at));
  return parts;
}

static LogicalResult splitToSequence(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return success();
  FailureOr<int64_t> axis = call.getAxis(0, self->rank());
  if (failed(axis))
    return failure();
  std::optional<SmallVector<SymInt>> parts = getParts(call, self->sizes[*axis]);
  if (!parts)
    return success();
  if (!requireEqual(call.cx, self->sizes[*axis], call.cx.env.sum(*parts)))
    return call.cx.error(0)
           << "expected parts that add up to " << self->sizes[*axis]
           << ", found " << ArrayRef<SymInt>(*parts);
  bool isKept = call.has(1) || call.getInt("keepdims", 1) != 0;
  SmallVector<MetaValue> elements;
  for (SymInt part : *parts) {
    ArrayRef<SymInt> sizes =
        isKept ? withSize(call.cx, self->sizes, *axis,
                          part.isUnknown() ? call.freshSize() : part)
               : withoutDim(call.cx, self->sizes, *axis);
    elements.push_back(call.cx.createValue(
        makeContiguous(call.cx, sizes, self->dtype, Device::cpu())));
  }
  return giveList(call, elements);
}

/// Tensors are joined along a dimension, or along a new one.
static LogicalResult concatFromSequence(ONNXCall &call) {
  std::optional<ArrayRef<MetaValue>> elements = getElements(call, 0);
  if (!call.hasAttr("axis"))
    return call.cx.error() << "expected an attribute 'axis'";
  bool isNew = call.getInt("new_axis", 0) != 0;
  auto isRanked = [](const MetaValue &element) {
    return element.isTensor() && element.getTensor()->ranked;
  };
  if (!elements || elements->empty() || !llvm::all_of(*elements, isRanked))
    return success();
  const TensorMeta &first = *elements->front().getTensor();
  FailureOr<int64_t> axis = call.getAxis(0, first.rank() + isNew);
  if (failed(axis))
    return failure();
  SmallVector<SymInt> sizes(first.sizes);
  for (const MetaValue &element : elements->drop_front()) {
    ArrayRef<SymInt> other = element.getTensor()->sizes;
    for (size_t dim = 0; dim < sizes.size() && sizes.size() == other.size();
         ++dim)
      if (!isNew && static_cast<int64_t>(dim) == *axis)
        sizes[dim] = call.cx.env.add(sizes[dim], other[dim]);
      else if (!requireEqual(call.cx, sizes[dim], other[dim]))
        return call.cx.error(0)
               << "expected tensors of the same sizes but in dimension "
               << *axis << ", found " << first.sizes << " and " << other;
    if (sizes.size() != other.size())
      return call.cx.error(0) << "expected tensors of the same rank, found "
                              << first.sizes << " and " << other;
  }
  if (isNew)
    sizes.insert(sizes.begin() + *axis, elements->size());
  return call.give(0, sizes, first.dtype);
}

//===----------------------------------------------------------------------===//
// Optionals
//===----------------------------------------------------------------------===//

static LogicalResult optional(ONNXCall &call) {
  call.results[0] = call.size() == 0 ? MetaValue::none() : call.operands[0];
  return success();
}
static LogicalResult optionalGetElement(ONNXCall &call) {
  if (!call.has(0))
    return call.cx.error(0) << "expected a value, found none";
  call.results[0] = call.operands[0];
  return success();
}
/// A value is there; of an unknown one, it is not known.
static LogicalResult optionalHasElement(ONNXCall &call) {
  SymInt has = !call.has(0)                   ? SymInt(0)
               : call.operands[0].isUnknown() ? SymInt()
                                              : SymInt(1);
  return call.give(0, {}, DType::Bool, has);
}

static constexpr ONNXRule rows[] = {
    {"ConcatFromSequence", concatFromSequence},
    {"Optional", optional, 0},
    {"OptionalGetElement", optionalGetElement},
    {"OptionalHasElement", optionalHasElement, 0},
    {"SequenceAt", sequenceAt, 2},
    {"SequenceConstruct", sequenceConstruct},
    {"SequenceEmpty", sequenceEmpty, 0},
    {"SequenceErase", sequenceErase},
    {"SequenceInsert", sequenceInsert, 2},
    {"SequenceLength", sequenceLength},
    {"SplitToSequence", splitToSequence},
};

ArrayRef<ONNXRule> fake::getONNXSequenceRules() { return rows; }
