//===- Elementwise.cpp - Elementwise ops of StableHLO -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All operands have the same sizes. Sizes are computed by such ops in small
// tensors of integers, so that these are evaluated by element.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Shapes/Elementwise.h"
#include "HLOCall.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Elements
//===----------------------------------------------------------------------===//

using FoldFn = SymInt (*)(ShapeEnv &env, ArrayRef<SymInt> values);

static SymInt maxElements(ShapeEnv &env, ArrayRef<SymInt> v) {
  return env.max(v[0], v[1]);
}
static SymInt minElements(ShapeEnv &env, ArrayRef<SymInt> v) {
  return env.min(v[0], v[1]);
}
static SymInt negateElement(ShapeEnv &env, ArrayRef<SymInt> v) {
  return env.neg(v[0]);
}

static SymInt divideElements(ShapeEnv &env, ArrayRef<SymInt> v) {
  return divideTowardZero(env, v[0], v[1]);
}
static SymInt remainderElements(ShapeEnv &env, ArrayRef<SymInt> v) {
  return remainderTowardZero(env, v[0], v[1]);
}

static SymInt absElement(ShapeEnv &env, ArrayRef<SymInt> v) {
  return env.max(v[0], env.neg(v[0]));
}
static SymInt signOfElement(ShapeEnv &env, ArrayRef<SymInt> v) {
  if (v[0].isUnknown())
    return SymInt();
  return env.sub(env.indicate(Condition::lt(0, v[0])),
                 env.indicate(Condition::lt(v[0], 0)));
}

static SymInt notElement(ShapeEnv &env, ArrayRef<SymInt> v) {
  return env.sub(1, v[0]);
}
static SymInt xorElements(ShapeEnv &env, ArrayRef<SymInt> v) {
  return v[0].isUnknown() || v[1].isUnknown()
             ? SymInt()
             : env.sub(1, env.indicate(Condition::eq(v[0], v[1])));
}
/// An undecided condition is 0 or 1, and a factor of the difference.
static SymInt selectElement(ShapeEnv &env, ArrayRef<SymInt> v) {
  if (v[1] == v[2])
    return v[1];
  if (v[0].isInt())
    return v[v[0].isInt(0) ? 2 : 1];
  return env.add(v[2], env.mul(v[0], env.sub(v[1], v[2])));
}
/// Operands are the lower bound, the value and the upper bound.
static SymInt clampElement(ShapeEnv &env, ArrayRef<SymInt> v) {
  return env.min(env.max(v[1], v[0]), v[2]);
}

template <char relation>
static SymInt compareElements(ShapeEnv &env, ArrayRef<SymInt> v) {
  if (v[0].isUnknown() || v[1].isUnknown())
    return SymInt();
  switch (relation) {
  case '=':
    return env.indicate(Condition::eq(v[0], v[1]));
  case '!':
    return env.sub(1, env.indicate(Condition::eq(v[0], v[1])));
  case '<':
    return env.indicate(Condition::lt(v[0], v[1]));
  case '>':
    return env.indicate(Condition::lt(v[1], v[0]));
  case 'l':
    return env.indicate(Condition::le(v[0], v[1]));
  default:
    return env.indicate(Condition::le(v[1], v[0]));
  }
}

/// Whether an element is a value of that dtype. Results of integers that
/// overflow wrap around; sizes do not overflow.
static bool fits(SymInt element, DType dtype) {
  if (!element.isInt() || dtype == DType::Int64)
    return true;
  return dtype == DType::Int32 && llvm::isInt<32>(element.getInt());
}

/// The elements of the result; empty if they are not known. Operands of one
/// element go with all elements of others.
static SmallVector<SymInt> foldElements(HLOCall &call, FoldFn fold) {
  DType dtype = call.getDType(0);
  if (!fold ||
      (dtype != DType::Bool && dtype != DType::Int32 && dtype != DType::Int64))
    return {};
  size_t count = 0;
  for (size_t i = 0; i < call.size(); ++i) {
    ArrayRef<SymInt> elements = call.getElements(i);
    if (elements.empty())
      return {};
    count = std::max(count, elements.size());
  }
  SmallVector<SymInt> result, values(call.size());
  for (size_t index = 0; index < count; ++index) {
    for (size_t i = 0; i < call.size(); ++i) {
      ArrayRef<SymInt> elements = call.getElements(i);
      if (elements.size() != count && elements.size() != 1)
        return {};
      values[i] = elements[elements.size() == 1 ? 0 : index];
    }
    SymInt folded = fold(call.cx.env, values);
    if (dtype != DType::Bool && !fits(folded, dtype))
      folded = SymInt();
    result.push_back(folded);
  }
  return result;
}

//===----------------------------------------------------------------------===//
// Sizes
//===----------------------------------------------------------------------===//

/// The common sizes of operands from `first` on. Those that types do not decide
/// are required to be equal. Nullopt after an error, or if none is known.
static FailureOr<ArrayRef<SymInt>> getCommonSizes(HLOCall &call,
                                                  ArrayRef<unsigned> places) {
  const TensorMeta *first = call.getTensor(places[0]);
  for (unsigned place : places.drop_front()) {
    const TensorMeta *other = call.getTensor(place);
    if (!first || !other)
      continue;
    if (first->rank() != other->rank() ||
        !requireEqual(call.cx, first->sizes, other->sizes))
      return call.cx.error(places[0], place)
             << "expected operands of the same sizes, found " << first->sizes
             << " and " << other->sizes;
  }
  for (unsigned place : places)
    if (const TensorMeta *tensor = call.getTensor(place))
      return tensor->sizes;
  return ArrayRef<SymInt>();
}

static LogicalResult inferElementwise(HLOCall &call, FoldFn fold) {
  if (call.size() == 0 || !call.getTensor(0))
    return call.setDeclared();
  SmallVector<unsigned> places =
      llvm::to_vector(llvm::seq<unsigned>(0, call.size()));
  FailureOr<ArrayRef<SymInt>> sizes = getCommonSizes(call, places);
  if (failed(sizes))
    return failure();
  return call.set(0, *sizes, foldElements(call, fold));
}

/// Of integers, `fold` computes elements.
template <FoldFn fold> static LogicalResult elementwise(HLOCall &call) {
  bool isBool = call.getDType(0) == DType::Bool;
  return inferElementwise(call, isBool ? nullptr : fold);
}
/// The same of bools only: on integers, such ops combine bits.
template <FoldFn fold> static LogicalResult logical(HLOCall &call) {
  bool isBool = call.getDType(0) == DType::Bool;
  return inferElementwise(call, isBool ? fold : nullptr);
}

static LogicalResult compare(HLOCall &call) {
  static constexpr std::pair<StringLiteral, FoldFn> folds[] = {
      {"EQ", compareElements<'='>}, {"NE", compareElements<'!'>},
      {"LT", compareElements<'<'>}, {"GT", compareElements<'>'>},
      {"LE", compareElements<'l'>}, {"GE", compareElements<'g'>}};
  if (!call.getTensor(0))
    return call.setDeclared();
  FailureOr<ArrayRef<SymInt>> sizes = getCommonSizes(call, {0, 1});
  if (failed(sizes))
    return failure();
  StringRef direction = call.getWord("comparison_direction");
  const auto *row = llvm::find_if(
      folds, [&](const auto &row) { return row.first == direction; });
  return call.set(0, *sizes,
                  row == std::end(folds) ? SmallVector<SymInt>()
                                         : foldElements(call, row->second));
}

/// The predicate may be a scalar.
static LogicalResult select(HLOCall &call) {
  const TensorMeta *predicate = call.getTensor(0);
  if (!predicate || !call.getTensor(1))
    return call.setDeclared();
  FailureOr<ArrayRef<SymInt>> sizes = predicate->isScalar()
                                          ? getCommonSizes(call, {1, 2})
                                          : getCommonSizes(call, {1, 2, 0});
  if (failed(sizes))
    return failure();
  return call.set(0, *sizes, foldElements(call, selectElement));
}

/// The bounds may be scalars.
static LogicalResult clamp(HLOCall &call) {
  if (!call.getTensor(1))
    return call.setDeclared();
  SmallVector<unsigned> places = {1};
  for (unsigned place : {0, 2})
    if (const TensorMeta *bound = call.getTensor(place))
      if (!bound->isScalar())
        places.push_back(place);
  FailureOr<ArrayRef<SymInt>> sizes = getCommonSizes(call, places);
  if (failed(sizes))
    return failure();
  return call.set(0, *sizes, foldElements(call, clampElement));
}

/// `chlo.broadcast_add` and the like: dimensions are aligned at the end.
static LogicalResult broadcasting(HLOCall &call) {
  SmallVector<ArrayRef<SymInt>> shapes;
  for (size_t i = 0; i < call.size(); ++i) {
    if (!call.getTensor(i))
      return call.setDeclared();
    shapes.push_back(call.getTensor(i)->sizes);
  }
  FailureOr<ArrayRef<SymInt>> sizes = broadcastSizes(call.cx, shapes);
  return failed(sizes) ? failure() : call.set(0, *sizes);
}

static constexpr HLORuleRow rows[] = {
    {"abs", elementwise<absElement>},
    {"add", elementwise<addElements>},
    {"and", logical<minElements>},
    {"atan2", elementwise<nullptr>},
    {"cbrt", elementwise<nullptr>},
    {"ceil", elementwise<nullptr>},
    {"clamp", clamp},
    {"compare", compare},
    {"complex", elementwise<nullptr>},
    {"convert", elementwise<sameElement>},
    {"cosine", elementwise<nullptr>},
    {"count_leading_zeros", elementwise<nullptr>},
    {"divide", elementwise<divideElements>},
    {"exponential", elementwise<nullptr>},
    {"exponential_minus_one", elementwise<nullptr>},
    {"floor", elementwise<nullptr>},
    {"imag", elementwise<nullptr>},
    {"is_finite", elementwise<nullptr>},
    {"log", elementwise<nullptr>},
    {"log_plus_one", elementwise<nullptr>},
    {"logistic", elementwise<nullptr>},
    {"maximum", elementwise<maxElements>},
    {"minimum", elementwise<minElements>},
    {"multiply", elementwise<multiplyElements>},
    {"negate", elementwise<negateElement>},
    {"not", logical<notElement>},
    {"or", logical<maxElements>},
    {"popcnt", elementwise<nullptr>},
    {"power", elementwise<nullptr>},
    {"real", elementwise<nullptr>},
    {"reduce_precision", elementwise<nullptr>},
    {"remainder", elementwise<remainderElements>},
    {"round_nearest_afz", elementwise<nullptr>},
    {"round_nearest_even", elementwise<nullptr>},
    {"rsqrt", elementwise<nullptr>},
    {"select", select},
    {"shift_left", elementwise<nullptr>},
    {"shift_right_arithmetic", elementwise<nullptr>},
    {"shift_right_logical", elementwise<nullptr>},
    {"sign", elementwise<signOfElement>},
    {"sine", elementwise<nullptr>},
    {"sqrt", elementwise<nullptr>},
    {"subtract", elementwise<subtractElements>},
    {"tan", elementwise<nullptr>},
    {"tanh", elementwise<nullptr>},
    {"uniform_dequantize", elementwise<nullptr>},
    {"uniform_quantize", elementwise<nullptr>},
    {"xor", logical<xorElements>},
    // Of chlo.
    {"acos", elementwise<nullptr>},
    {"acosh", elementwise<nullptr>},
    {"asin", elementwise<nullptr>},
    {"asinh", elementwise<nullptr>},
    {"atan", elementwise<nullptr>},
    {"atanh", elementwise<nullptr>},
    {"bessel_i1e", elementwise<nullptr>},
    {"conj", elementwise<nullptr>},
    {"cosh", elementwise<nullptr>},
    {"digamma", elementwise<nullptr>},
    {"erf", elementwise<nullptr>},
    {"erf_inv", elementwise<nullptr>},
    {"erfc", elementwise<nullptr>},
    {"is_inf", elementwise<nullptr>},
    {"is_neg_inf", elementwise<nullptr>},
    {"is_pos_inf", elementwise<nullptr>},
    {"lgamma", elementwise<nullptr>},
    {"next_after", elementwise<nullptr>},
    {"polygamma", elementwise<nullptr>},
    {"sinh", elementwise<nullptr>},
    {"square", elementwise<nullptr>},
    {"zeta", elementwise<nullptr>},
    {"broadcast_add", broadcasting},
    {"broadcast_and", broadcasting},
    {"broadcast_atan2", broadcasting},
    {"broadcast_compare", broadcasting},
    {"broadcast_complex", broadcasting},
    {"broadcast_divide", broadcasting},
    {"broadcast_maximum", broadcasting},
    {"broadcast_minimum", broadcasting},
    {"broadcast_multiply", broadcasting},
    {"broadcast_next_after", broadcasting},
    {"broadcast_or", broadcasting},
    {"broadcast_polygamma", broadcasting},
    {"broadcast_power", broadcasting},
    {"broadcast_remainder", broadcasting},
    {"broadcast_select", broadcasting},
    {"broadcast_shift_left", broadcasting},
    {"broadcast_shift_right_arithmetic", broadcasting},
    {"broadcast_shift_right_logical", broadcasting},
    {"broadcast_subtract", broadcasting},
    {"broadcast_xor", broadcasting},
    {"broadcast_zeta", broadcasting},
};

ArrayRef<HLORuleRow> fake::getElementwiseRules() { return rows; }
