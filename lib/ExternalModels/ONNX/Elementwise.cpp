//===- Elementwise.cpp - Elementwise ops of ONNX ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Sizes are computed by such ops in small tensors, so that these are evaluated
// by element.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Elementwise.h"
#include "ONNXCall.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Elements
//===----------------------------------------------------------------------===//

static bool areFloats(ArrayRef<SymInt> v) {
  return isFloat(v[0]) || isFloat(v[1]);
}
static SymInt divideElements(ShapeEnv &env, ArrayRef<SymInt> v) {
  if (areFloats(v))
    return env.call(SymFunction::FloatTrueDiv, {v[0], v[1]});
  return divideTowardZero(env, v[0], v[1]);
}
static SymInt modElements(ShapeEnv &env, ArrayRef<SymInt> v) {
  return areFloats(v) ? SymInt() : env.mod(v[0], v[1]);
}
static SymInt fmodElements(ShapeEnv &env, ArrayRef<SymInt> v) {
  return areFloats(v) ? SymInt() : remainderTowardZero(env, v[0], v[1]);
}
static SymInt powElements(ShapeEnv &env, ArrayRef<SymInt> v) {
  return areFloats(v) ? SymInt() : env.pow(v[0], v[1]);
}

/// The larger or the smaller one; of floats, only of constants.
template <bool isMax>
static SymInt pickExtremum(ShapeEnv &env, SymInt a, SymInt b) {
  if (!isFloat(a) && !isFloat(b))
    return isMax ? env.max(a, b) : env.min(a, b);
  std::optional<double> x = asConstant(a), y = asConstant(b);
  if (!x || !y)
    return SymInt();
  return (*x > *y) == isMax ? a : b;
}
template <bool isMax>
static SymInt foldExtremum(ShapeEnv &env, ArrayRef<SymInt> v) {
  SymInt result = v[0];
  for (SymInt value : v.drop_front())
    result = pickExtremum<isMax>(env, result, value);
  return result;
}
static SymInt foldSum(ShapeEnv &env, ArrayRef<SymInt> v) {
  SymInt result = v[0];
  for (SymInt value : v.drop_front())
    result = env.add(result, value);
  return result;
}

static SymInt negateElement(ShapeEnv &env, ArrayRef<SymInt> v) {
  return env.mul(v[0], -1);
}
static SymInt absElement(ShapeEnv &env, ArrayRef<SymInt> v) {
  return pickExtremum<true>(env, v[0], env.mul(v[0], -1));
}
static SymInt reluElement(ShapeEnv &env, ArrayRef<SymInt> v) {
  return pickExtremum<true>(env, v[0],
                            isFloat(v[0]) ? env.makeFloat(0) : SymInt(0));
}
static SymInt signOfElement(ShapeEnv &env, ArrayRef<SymInt> v) {
  if (v[0].isUnknown() || isFloat(v[0]))
    return SymInt();
  return env.sub(env.indicate(Condition::lt(0, v[0])),
                 env.indicate(Condition::lt(v[0], 0)));
}
template <SymFunction function>
static SymInt roundElement(ShapeEnv &env, ArrayRef<SymInt> v) {
  return env.call(function, {v[0]});
}
static SymInt sqrtElement(ShapeEnv &env, ArrayRef<SymInt> v) {
  return env.call(SymFunction::Sqrt, {env.toFloat(v[0])});
}
static SymInt invertElement(ShapeEnv &env, ArrayRef<SymInt> v) {
  return env.call(SymFunction::FloatTrueDiv, {env.makeFloat(1), v[0]});
}
static SymInt notElement(ShapeEnv &env, ArrayRef<SymInt> v) {
  return env.sub(1, v[0]);
}
static SymInt andElements(ShapeEnv &env, ArrayRef<SymInt> v) {
  return env.min(v[0], v[1]);
}
static SymInt orElements(ShapeEnv &env, ArrayRef<SymInt> v) {
  return env.max(v[0], v[1]);
}

/// 1 if the relation holds and 0 if not; of floats, only of constants.
template <char relation>
static SymInt compareElements(ShapeEnv &env, ArrayRef<SymInt> v) {
  if (v[0].isUnknown() || v[1].isUnknown())
    return SymInt();
  if (areFloats(v)) {
    std::optional<double> x = asConstant(v[0]), y = asConstant(v[1]);
    if (!x || !y)
      return SymInt();
    return relation == '='   ? *x == *y
           : relation == '<' ? *x < *y
           : relation == '>' ? *x > *y
           : relation == 'l' ? *x <= *y
                             : *x >= *y;
  }
  return env.indicate(relation == '='   ? Condition::eq(v[0], v[1])
                      : relation == '<' ? Condition::lt(v[0], v[1])
                      : relation == '>' ? Condition::lt(v[1], v[0])
                      : relation == 'l' ? Condition::le(v[0], v[1])
                                        : Condition::le(v[1], v[0]));
}
static SymInt xorElements(ShapeEnv &env, ArrayRef<SymInt> v) {
  if (v[0].isUnknown() || v[1].isUnknown())
    return SymInt();
  return env.sub(1, env.indicate(Condition::eq(v[0], v[1])));
}
/// An undecided condition is 0 or 1, and a factor of the difference.
static SymInt selectElement(ShapeEnv &env, ArrayRef<SymInt> v) {
  if (v[1] == v[2])
    return v[1];
  if (v[0].isInt())
    return v[v[0].isInt(0) ? 2 : 1];
  if (isFloat(v[1]) || isFloat(v[2]))
    return SymInt();
  return env.add(v[2], env.mul(v[0], env.sub(v[1], v[2])));
}

//===----------------------------------------------------------------------===//
// One operand
//===----------------------------------------------------------------------===//

/// The result has the sizes of the first operand, and the given dtype.
static LogicalResult mapTo(ONNXCall &call, DType dtype, FoldFn fold) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.giveUnranked(0, dtype);
  SmallVector<SymInt> elements;
  for (SymInt element : self->constant)
    elements.push_back(
        fold && keepsElements(dtype)
            ? toElement(call.cx.env, fold(call.cx.env, element), dtype)
            : SymInt());
  return call.give(0, self->sizes, dtype, elements);
}

template <FoldFn fold> static LogicalResult map(ONNXCall &call) {
  return mapTo(call, call.getDType(0), fold);
}
static LogicalResult likeFirst(ONNXCall &call) { return call.giveLike(0, 0); }
template <FoldFn fold> static LogicalResult mapToBool(ONNXCall &call) {
  return mapTo(call, DType::Bool, fold);
}

/// Of a sequence or an optional as well.
static LogicalResult identity(ONNXCall &call) {
  if (call.operands[0].isTensor())
    return mapTo(call, call.getDType(0), sameElement);
  call.results[0] = call.operands[0];
  return success();
}

/// A float becomes an integer by truncation.
static SymInt truncateElement(ShapeEnv &env, ArrayRef<SymInt> v) {
  return env.call(SymFunction::Trunc, {v[0]});
}
static SymInt isNotZero(ShapeEnv &env, ArrayRef<SymInt> v) {
  SymInt zero = isFloat(v[0]) ? env.makeFloat(0) : SymInt(0);
  SymInt isZero = compareElements<'='>(env, {v[0], zero});
  return env.sub(1, isZero);
}

static LogicalResult castTo(ONNXCall &call, DType dtype) {
  DType from = call.getDType(0);
  FoldFn fold = dtype == from || isFloat(dtype) ? sameElement
                : isBool(dtype)                 ? isNotZero
                : isFloat(from)                 ? truncateElement
                                                : sameElement;
  return mapTo(call, dtype, fold);
}

static LogicalResult cast(ONNXCall &call) {
  if (!call.hasAttr("to"))
    return call.cx.error() << "expected an attribute 'to'";
  return castTo(call, call.getDType("to", DType::Unknown));
}
static LogicalResult castLike(ONNXCall &call) {
  return castTo(call, call.getDType(1));
}
static LogicalResult bitCast(ONNXCall &call) {
  if (!call.hasAttr("to"))
    return call.cx.error() << "expected an attribute 'to'";
  DType from = call.getDType(0), to = call.getDType("to", DType::Unknown);
  if (from != DType::Unknown && to != DType::Unknown &&
      getItemSize(from) != getItemSize(to))
    return call.cx.error(0) << "expected a dtype of the same width, found "
                            << from << " and " << to;
  return call.giveLike(0, 0, to);
}

//===----------------------------------------------------------------------===//
// Several operands
//===----------------------------------------------------------------------===//

/// Fails with an error unless the operands from `first` on have one dtype.
static LogicalResult checkDTypes(ONNXCall &call, size_t first) {
  for (size_t i = first + 1; i < call.size(); ++i)
    if (differ(call.getDType(first), call.getDType(i)))
      return call.cx.error(first, i)
             << "expected operands of the same dtype, found "
             << call.getDType(first) << " and " << call.getDType(i);
  return success();
}

/// The first dtype that is known.
static DType getCommonDType(ONNXCall &call, size_t first) {
  for (size_t i = first; i < call.size(); ++i)
    if (call.getDType(i) != DType::Unknown)
      return call.getDType(i);
  return DType::Unknown;
}

/// Operands are broadcast.
static LogicalResult broadcastTo(ONNXCall &call, DType dtype, FoldFn fold) {
  SmallVector<ArrayRef<SymInt>> shapes;
  for (size_t i = 0; i < call.size(); ++i) {
    if (!call.getTensor(i))
      return call.giveUnranked(0, dtype);
    shapes.push_back(call.getTensor(i)->sizes);
  }
  FailureOr<ArrayRef<SymInt>> sizes = broadcastSizes(call.cx, shapes);
  if (failed(sizes))
    return failure();
  return call.give(0, *sizes, dtype, foldElements(call, *sizes, dtype, fold));
}

/// The second operand of old opsets is broadcast if `broadcast` is set: its
/// dimension 0 is dimension `axis` of the first one.
static FailureOr<bool> alignOldOperand(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0), *other = call.getTensor(1);
  if (call.getOpset() >= 7 || call.size() != 2 || !call.hasAttr("axis") ||
      call.getInt("broadcast", 0) == 0 || !self || !other)
    return false;
  FailureOr<int64_t> axis = call.getAxis(0, self->rank());
  if (failed(axis))
    return failure();
  if (*axis + other->rank() > self->rank())
    return call.cx.error(0, 1)
           << "expected sizes of dimensions from " << *axis << " of "
           << self->sizes << " on, found " << other->sizes;
  for (auto [i, size] : llvm::enumerate(other->sizes))
    if (!isPlainlyOne(call.cx, size) &&
        failed(checkEqual(call, 0, self->sizes[*axis + i], 1, size, "sizes")))
      return failure();
  return true;
}

static LogicalResult combine(ONNXCall &call, DType dtype, FoldFn fold) {
  FailureOr<bool> isAligned = alignOldOperand(call);
  if (failed(isAligned) || failed(checkDTypes(call, 0)))
    return failure();
  if (*isAligned)
    return call.giveLike(0, 0, dtype);
  return broadcastTo(call, dtype, fold);
}

template <FoldFn fold> static LogicalResult binary(ONNXCall &call) {
  return combine(call, getCommonDType(call, 0), fold);
}
template <FoldFn fold> static LogicalResult binaryToBool(ONNXCall &call) {
  return combine(call, DType::Bool, fold);
}
static LogicalResult mod(ONNXCall &call) {
  bool isC = call.getInt("fmod", 0) != 0;
  return combine(call, getCommonDType(call, 0),
                 isC ? fmodElements : modElements);
}

/// The exponent may have another dtype.
static LogicalResult power(ONNXCall &call) {
  FailureOr<bool> isAligned = alignOldOperand(call);
  if (failed(isAligned))
    return failure();
  if (*isAligned)
    return call.giveLike(0, 0);
  return broadcastTo(call, call.getDType(0), powElements);
}

static LogicalResult where(ONNXCall &call) {
  if (differ(call.getDType(0), DType::Bool))
    return call.cx.error(0)
           << "expected a condition of bool, found " << call.getDType(0);
  if (failed(checkDTypes(call, 1)))
    return failure();
  return broadcastTo(call, getCommonDType(call, 1), selectElement);
}

/// The slope is broadcast to the operand.
static LogicalResult prelu(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0), *slope = call.getTensor(1);
  if (!self || !slope || call.getOpset() < 7)
    return call.giveLike(0, 0);
  FailureOr<ArrayRef<SymInt>> sizes = broadcastWith(call, 0, slope->sizes);
  if (failed(sizes))
    return failure();
  if (sizes->size() > self->sizes.size())
    return call.cx.error(0, 1) << "expected a slope that is broadcast to "
                               << self->sizes << ", found " << slope->sizes;
  return call.give(0, *sizes, self->dtype);
}

/// Bounds are scalars: operands, or attributes of opset 6.
static LogicalResult clip(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.giveLike(0, 0);
  SmallVector<SymInt> elements(self->constant);
  for (size_t i : {1, 2}) {
    if (!call.has(i))
      continue;
    const TensorMeta *bound = call.getTensor(i);
    if (bound && bound->rank() > 1)
      return call.cx.error(i)
             << "expected a bound that is a scalar, found " << bound->sizes;
    SymInt number = call.getNumber(i);
    for (SymInt &element : elements)
      element = i == 1 ? pickExtremum<true>(call.cx.env, element, number)
                       : pickExtremum<false>(call.cx.env, element, number);
  }
  if (call.hasAttr("min") || call.hasAttr("max"))
    elements.clear();
  return call.give(0, self->sizes, self->dtype, elements);
}

/// Operands of the same sizes.
static LogicalResult sameSizes(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0), *other = call.getTensor(1);
  if (self && other && !requireEqual(call.cx, self->sizes, other->sizes))
    return call.cx.error(0, 1) << "expected operands of the same sizes, found "
                               << self->sizes << " and " << other->sizes;
  return call.giveLike(0, self ? 0 : 1);
}

/// The result and the mask, which has the dtype of the operand in old opsets.
static LogicalResult dropout(ONNXCall &call) {
  DType mask = call.getOpset() < 10 ? call.getDType(0) : DType::Bool;
  (void)call.giveLike(1, 0, mask);
  return call.giveLike(0, 0);
}

static constexpr ONNXRule rows[] = {
    {"Abs", map<absElement>},
    {"Acos", likeFirst},
    {"Acosh", likeFirst},
    {"Add", binary<addElements>, 2},
    {"And", binaryToBool<andElements>, 2},
    {"Asin", likeFirst},
    {"Asinh", likeFirst},
    {"Atan", likeFirst},
    {"Atanh", likeFirst},
    {"BitCast", bitCast},
    {"BitShift", binary<nullptr>, 2},
    {"BitwiseAnd", binary<nullptr>, 2},
    {"BitwiseNot", likeFirst},
    {"BitwiseOr", binary<nullptr>, 2},
    {"BitwiseXor", binary<nullptr>, 2},
    {"Cast", cast},
    {"CastLike", castLike, 2},
    {"Ceil", map<roundElement<SymFunction::Ceil>>},
    {"Celu", likeFirst},
    {"Clip", clip},
    {"Cos", likeFirst},
    {"Cosh", likeFirst},
    {"Div", binary<divideElements>, 2},
    {"Dropout", dropout},
    {"Elu", likeFirst},
    {"Equal", binaryToBool<compareElements<'='>>, 2},
    {"Erf", likeFirst},
    {"Exp", likeFirst},
    {"Floor", map<roundElement<SymFunction::Floor>>},
    {"Gelu", likeFirst},
    {"Greater", binaryToBool<compareElements<'>'>>, 2},
    {"GreaterOrEqual", binaryToBool<compareElements<'g'>>, 2},
    {"HardSigmoid", likeFirst},
    {"HardSwish", likeFirst},
    {"Identity", identity},
    {"IsInf", mapToBool<nullptr>},
    {"IsNaN", mapToBool<nullptr>},
    {"LeakyRelu", likeFirst},
    {"Less", binaryToBool<compareElements<'<'>>, 2},
    {"LessOrEqual", binaryToBool<compareElements<'l'>>, 2},
    {"Log", likeFirst},
    {"Max", binary<foldExtremum<true>>},
    {"Mean", binary<nullptr>},
    {"Min", binary<foldExtremum<false>>},
    {"Mish", likeFirst},
    {"Mod", mod, 2},
    {"Mul", binary<multiplyElements>, 2},
    {"Neg", map<negateElement>},
    {"Not", mapToBool<notElement>},
    {"Or", binaryToBool<orElements>, 2},
    {"PRelu", prelu, 2},
    {"Pow", power, 2},
    {"Reciprocal", map<invertElement>},
    {"Relu", map<reluElement>},
    {"Round", map<roundElement<SymFunction::Round>>},
    {"Selu", likeFirst},
    {"Shrink", likeFirst},
    {"Sigmoid", likeFirst},
    {"Sign", map<signOfElement>},
    {"Sin", likeFirst},
    {"Sinh", likeFirst},
    {"Softplus", likeFirst},
    {"Softsign", likeFirst},
    {"Sqrt", map<sqrtElement>},
    {"Sub", binary<subtractElements>, 2},
    {"Sum", binary<foldSum>},
    {"SwiGLU", sameSizes, 2},
    {"Swish", likeFirst},
    {"Tan", likeFirst},
    {"Tanh", likeFirst},
    {"ThresholdedRelu", likeFirst},
    {"Where", where, 3},
    {"Xor", binaryToBool<xorElements>, 2},
};

ArrayRef<ONNXRule> fake::getONNXElementwiseRules() { return rows; }
