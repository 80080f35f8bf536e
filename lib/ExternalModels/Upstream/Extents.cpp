//===- Extents.cpp - Rules of the shape dialect -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A `!shape.shape` is a list of integers, and so is a tensor of extents, whose
// elements they are. Both may be unknown, or errors, which have no metadata.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Limits.h"
#include "FakeTensor/Meta/Shapes/Sizes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "FakeTensor/Symbolic/Truth.h"
#include "UpstreamCall.h"
#include "mlir/IR/BuiltinTypes.h"

using namespace fake;
using namespace fake::integers;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Shapes
//===----------------------------------------------------------------------===//

/// The extents of an operand, a shape; nullopt if their number is not known.
static std::optional<SmallVector<SymInt>> getExtents(UpstreamCall &call,
                                                     size_t i) {
  if (call.operands[i].isList())
    return llvm::map_to_vector(
        call.operands[i].getList(), [](const MetaValue &value) {
          return value.isInt() ? value.getInt() : SymInt();
        });
  const TensorMeta *extents = call.getTensor(i);
  if (!extents || extents->rank() != 1 || !extents->sizes[0].isInt())
    return std::nullopt;
  SmallVector<SymInt> sizes(extents->constant);
  size_t count = static_cast<size_t>(extents->sizes[0].getInt());
  if (sizes.empty() && count <= maxRank)
    sizes.resize(count);
  return sizes.size() == count ? std::optional(sizes) : std::nullopt;
}

/// Sets a result to a shape.
static LogicalResult setExtents(UpstreamCall &call, ArrayRef<SymInt> extents,
                                size_t i = 0) {
  if (isa<TensorType>(call.op->getResult(i).getType()))
    return static_cast<int64_t>(extents.size()) <=
                   call.cx.mode.constantNumelLimit
               ? call.set(i, SymInt(extents.size()), extents)
               : call.set(i, SymInt(extents.size()));
  auto values = llvm::map_to_vector(
      extents, [](SymInt size) { return MetaValue(Scalar::integer(size)); });
  call.results[i] = MetaValue::list(call.cx.copy(ArrayRef<MetaValue>(values)));
  return success();
}

static LogicalResult shapeOf(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  return self ? setExtents(call, self->sizes) : call.setDeclared();
}

static LogicalResult constShape(UpstreamCall &call) {
  auto values = call.op->getAttrOfType<DenseIntElementsAttr>("shape");
  if (!values)
    return call.setDeclared();
  return setExtents(
      call,
      llvm::map_to_vector(values.getValues<APInt>(), [](const APInt &value) {
        return SymInt(value.getSExtValue());
      }));
}

/// The same shape in another type.
static LogicalResult sameExtents(UpstreamCall &call) {
  auto extents = getExtents(call, 0);
  return extents ? setExtents(call, *extents) : call.setDeclared();
}

static LogicalResult fromExtents(UpstreamCall &call) {
  SmallVector<SymInt> extents;
  for (size_t i = 0; i < call.operands.size(); ++i)
    extents.push_back(call.getNumber(i));
  return setExtents(call, extents);
}

static LogicalResult concat(UpstreamCall &call) {
  auto a = getExtents(call, 0), b = getExtents(call, 1);
  if (!a || !b)
    return call.setDeclared();
  llvm::append_range(*a, *b);
  return setExtents(call, *a);
}

/// The size of two that broadcast to it, unless that is an error: the one that
/// is not 1, which decides if the other one is 0.
static SymInt broadcastSize(ShapeEnv &env, SymInt a, SymInt b) {
  if (b.isInt(1) || isTrue(env.eq(a, b)))
    return a;
  if (a.isInt(1) || (b.isInt() && a.isExpr()))
    return b;
  if (a.isInt() && b.isExpr())
    return a;
  bool areFilled =
      a.isExpr() && b.isExpr() && isTrue(env.le(1, a)) && isTrue(env.le(1, b));
  return areFilled ? env.max(a, b) : SymInt();
}

static LogicalResult broadcast(UpstreamCall &call) {
  SmallVector<SmallVector<SymInt>> shapes;
  size_t rank = 0;
  for (size_t i = 0; i < call.operands.size(); ++i) {
    auto extents = getExtents(call, i);
    if (!extents)
      return call.setDeclared();
    rank = std::max(rank, extents->size());
    shapes.push_back(*extents);
  }
  SmallVector<SymInt> result(rank, 1);
  for (ArrayRef<SymInt> shape : shapes)
    for (auto [own, size] :
         llvm::zip(llvm::reverse(result), llvm::reverse(shape)))
      own = broadcastSize(call.cx.env, own, size);
  return setExtents(call, result);
}

/// The shapes at `any` or `meet` are equal, so the first one that is known.
static LogicalResult anyOf(UpstreamCall &call) {
  for (size_t i = 0; i < call.operands.size(); ++i) {
    if (SymInt number = call.getNumber(i); !number.isUnknown())
      return call.setNumber(number);
    if (auto extents = getExtents(call, i))
      return setExtents(call, *extents);
  }
  return call.setDeclared();
}

/// The extents before and from an index on.
static LogicalResult splitAt(UpstreamCall &call) {
  auto extents = getExtents(call, 0);
  SymInt index = call.getNumber(1);
  int64_t rank = extents ? static_cast<int64_t>(extents->size()) : 0;
  if (!extents || !index.isInt() || index.getInt() < -rank ||
      index.getInt() > rank)
    return call.setDeclared();
  size_t at = index.getInt() + (index.getInt() < 0 ? rank : 0);
  (void)setExtents(call, ArrayRef(*extents).take_front(at), 0);
  return setExtents(call, ArrayRef(*extents).drop_front(at), 1);
}

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

static LogicalResult constSize(UpstreamCall &call) {
  auto value = call.op->getAttrOfType<IntegerAttr>("value");
  return value ? call.setNumber(value.getInt()) : success();
}

static LogicalResult sameNumber(UpstreamCall &call) {
  return call.setNumber(call.getNumber(0));
}

static LogicalResult getElement(UpstreamCall &call,
                                const std::optional<SmallVector<SymInt>> &all) {
  SymInt index = call.getNumber(1);
  return all && index.isInt() && index.getInt() >= 0 &&
                 static_cast<size_t>(index.getInt()) < all->size()
             ? call.setNumber((*all)[index.getInt()])
             : success();
}

static LogicalResult getExtent(UpstreamCall &call) {
  return getElement(call, getExtents(call, 0));
}

static LogicalResult dim(UpstreamCall &call) {
  const TensorMeta *self = call.getTensor(0);
  return self ? getElement(call, SmallVector<SymInt>(self->sizes)) : success();
}

static LogicalResult rank(UpstreamCall &call) {
  auto extents = getExtents(call, 0);
  return extents ? call.setNumber(SymInt(extents->size())) : success();
}

static LogicalResult numElements(UpstreamCall &call) {
  auto extents = getExtents(call, 0);
  return extents ? call.setNumber(call.cx.env.product(*extents)) : success();
}

/// An operation on two sizes.
using SizeFn = SymInt (*)(ShapeEnv &, SymInt, SymInt);

template <SizeFn fn> static LogicalResult binary(UpstreamCall &call) {
  SymInt a = call.getNumber(0), b = call.getNumber(1);
  return a.isUnknown() || b.isUnknown() ? success()
                                        : call.setNumber(fn(call.cx.env, a, b));
}

//===----------------------------------------------------------------------===//
// Constraints
//===----------------------------------------------------------------------===//

/// `cstr_eq` states that shapes are equal.
static LogicalResult constrainEqual(UpstreamCall &call) {
  auto first = getExtents(call, 0);
  for (size_t i = 1; first && i < call.operands.size(); ++i) {
    auto other = getExtents(call, i);
    if (other && !requireEqual(call.cx, *first, *other))
      return call.cx.error(0, i)
             << "expected equal shapes, found " << ArrayRef(*first) << " and "
             << ArrayRef(*other);
  }
  return success();
}

/// `cstr_require` states a condition.
static LogicalResult constrain(UpstreamCall &call) {
  SymInt condition = call.getNumber(0);
  if (condition.isUnknown() || requireTruth(call.cx.env, condition))
    return success();
  auto message = call.op->getAttrOfType<StringAttr>("msg");
  return call.cx.error(0) << "expected a constraint to hold"
                          << (message ? ": " : "")
                          << (message ? message.getValue() : StringRef());
}

static constexpr OpRule rules[] = {
    {"shape.any", infer<anyOf>},
    {"shape.broadcast", infer<broadcast>},
    {"shape.concat", infer<concat>},
    {"shape.const_shape", infer<constShape>},
    {"shape.from_extent_tensor", infer<sameExtents>},
    {"shape.from_extents", infer<fromExtents>},
    {"shape.meet", infer<anyOf>},
    {"shape.shape_of", infer<shapeOf>},
    {"shape.split_at", infer<splitAt>},
    {"shape.to_extent_tensor", infer<sameExtents>},
    {"shape.value_as_shape", infer<sameExtents>},
    {"shape.add", infer<binary<add>>},
    {"shape.const_size", infer<constSize>},
    {"shape.dim", infer<dim>},
    {"shape.div", infer<binary<floorDiv>>},
    {"shape.get_extent", infer<getExtent>},
    {"shape.index_to_size", infer<sameNumber>},
    {"shape.max", infer<binary<max>>},
    {"shape.min", infer<binary<min>>},
    {"shape.mul", infer<binary<mul>>},
    {"shape.num_elements", infer<numElements>},
    {"shape.rank", infer<rank>},
    {"shape.size_to_index", infer<sameNumber>},
    {"shape.cstr_eq", infer<constrainEqual>},
    {"shape.cstr_require", infer<constrain>},
};

ArrayRef<OpRule> fake::getExtentRules() { return rules; }
