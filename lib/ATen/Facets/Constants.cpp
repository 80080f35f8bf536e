//===- Constants.cpp - Constant folding of small tensors --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facets/Constants.h"
#include "FakeTensor/Meta/Constant.h"
#include "Table/Facets.h"

using namespace fake;

//===----------------------------------------------------------------------===//
// Integers of a dtype
//===----------------------------------------------------------------------===//

/// The range of an integer dtype; that of uint64 is cut off at INT64_MAX.
static Range rangeOf(DType dtype) {
  if (isBool(dtype))
    return {0, 1};
  unsigned bits = 8 * getItemSize(dtype);
  switch (dtype) {
  case DType::UInt8:
  case DType::UInt16:
  case DType::UInt32:
    return {0, (int64_t(1) << bits) - 1};
  case DType::UInt64:
    return Range::atLeast(0);
  case DType::Int64:
    return Range();
  default:
    return {-(int64_t(1) << (bits - 1)), (int64_t(1) << (bits - 1)) - 1};
  }
}

static bool isWithin(ShapeEnv &env, SymInt value, Range range) {
  Range found = env.getRange(value);
  return range.min <= found.min && found.max <= range.max;
}

/// Converts an integer to a dtype: wrapped around, or unknown if undecided.
static SymInt convert(ShapeEnv &env, SymInt value, DType dtype) {
  if (value.isUnknown() || dtype == DType::Int64)
    return value;
  Range range = rangeOf(dtype);
  if (isWithin(env, value, range))
    return value;
  if (isBool(dtype))
    return env.indicate(Condition::ne(value, 0));
  if (!value.isInt() || dtype == DType::UInt64)
    return SymInt::unknown();
  int64_t modulus = int64_t(1) << (8 * getItemSize(dtype));
  int64_t rest = (value.getInt() % modulus + modulus) % modulus;
  return rest > range.max ? rest - modulus : rest;
}

//===----------------------------------------------------------------------===//
// Operands and results
//===----------------------------------------------------------------------===//

namespace {

/// The constant values of a shape.
struct Numbers {
  ArrayRef<SymInt> sizes;
  SmallVector<SymInt, 8> values;

  /// The value at an index of a shape that this one broadcasts to.
  SymInt at(ArrayRef<int64_t> index) const {
    size_t position = 0, added = index.size() - sizes.size();
    for (auto [i, size] : llvm::enumerate(sizes))
      position =
          position * size.getInt() + (size.isInt(1) ? 0 : index[added + i]);
    return values[position];
  }
};

} // namespace

/// The constant values of a tensor, or a number as a tensor of rank 0.
static std::optional<Numbers> readNumbers(const MetaValue &value) {
  if (value.isInt() || value.isBool())
    return value.getInt().isUnknown()
               ? std::nullopt
               : std::optional(Numbers{{}, {value.getInt()}});
  if (!value.isTensor())
    return std::nullopt;
  const TensorMeta &meta = *value.getTensor();
  if (!meta.ranked || !isIntegral(meta.dtype))
    return std::nullopt;
  std::optional<int64_t> count = countElements(meta.sizes);
  if (!count || *count != static_cast<int64_t>(meta.constant.size()) ||
      (meta.constant.empty() && *count != 0))
    return std::nullopt;
  return Numbers{meta.sizes, SmallVector<SymInt, 8>(meta.constant.begin(),
                                                    meta.constant.end())};
}

/// The integer tensor whose constant values are to be set, null if it has too
/// many elements: such tensors are data, not shapes.
static const TensorMeta *getTarget(const RuleContext &cx,
                                   const MetaValue &result) {
  if (!result.isTensor() || !canKeepConstant(cx, *result.getTensor()))
    return nullptr;
  return result.getTensor();
}

/// Sets the constant values of a result, converted to its dtype. A result of
/// other sizes, such as an output that is not resized, stays unknown.
static void store(RuleContext &cx, MetaValue &result,
                  ArrayRef<SymInt> elements) {
  TensorMeta meta = *result.getTensor();
  if (countElements(meta.sizes) != static_cast<int64_t>(elements.size()))
    return;
  MutableArrayRef<SymInt> converted = cx.allocate<SymInt>(elements.size());
  for (auto [to, from] : llvm::zip_equal(converted, elements))
    new (&to) SymInt(convert(cx.env, from, meta.dtype));
  bool isKnown =
      llvm::any_of(converted, [](SymInt value) { return !value.isUnknown(); });
  ArrayRef<SymInt> known = converted;
  if (!isKnown)
    known = {};
  // A result that is an argument must stay the same object.
  if (meta.constant == known)
    return;
  meta.constant = known;
  result = cx.createValue(meta);
}

static const MetaValue *findArg(const Schema &schema, ArrayRef<MetaValue> args,
                                StringRef name) {
  int position = schema.findArg(name);
  return position < 0 ? nullptr : &args[position];
}

//===----------------------------------------------------------------------===//
// Views
//===----------------------------------------------------------------------===//

/// Drops the constant values of a result.
static void forget(RuleContext &cx, MetaValue &result) {
  if (!result.isTensor() || result.getTensor()->constant.empty())
    return;
  TensorMeta meta = *result.getTensor();
  meta.constant = {};
  result = cx.createValue(meta);
}

/// Sets the constant values of a view of `self`, by their positions in the
/// storage.
static void viewElements(RuleContext &cx, const TensorMeta &self,
                         MetaValue &result) {
  TensorMeta view = *result.getTensor();
  view.constant = {};
  view.constant = overlayConstant(cx, self, view);
  if (view.constant != result.getTensor()->constant)
    result = cx.createValue(view);
}

/// The argument that a result is a view of, if it has constant values.
static const TensorMeta *findViewed(ArrayRef<MetaValue> args,
                                    const TensorMeta &view) {
  for (const MetaValue &arg : args)
    if (arg.isTensor() && !arg.getTensor()->constant.empty() &&
        arg.getTensor()->storage == view.storage && view.storage != 0)
      return arg.getTensor();
  return nullptr;
}

static void fillViews(RuleContext &cx, ArrayRef<MetaValue> args,
                      MetaValue &result) {
  if (result.isTensor()) {
    const TensorMeta *self = findViewed(args, *result.getTensor());
    if (self != result.getTensor())
      self ? viewElements(cx, *self, result) : forget(cx, result);
    return;
  }
  if (!result.isList())
    return;
  MutableArrayRef<MetaValue> views =
      cx.allocate<MetaValue>(result.getList().size());
  for (auto [view, known] : llvm::zip_equal(views, result.getList())) {
    new (&view) MetaValue(known);
    fillViews(cx, args, view);
  }
  result = MetaValue::list(views);
}

//===----------------------------------------------------------------------===//
// Elementwise
//===----------------------------------------------------------------------===//

/// Whether a Python number is unchanged by the conversion to the dtype of the
/// integer tensors.
static bool fitsBeside(ShapeEnv &env, SymInt number, ArrayRef<MetaValue> args) {
  bool hasInts = false;
  for (const MetaValue &arg : args) {
    if (!arg.isTensor() || getKind(arg.getTensor()->dtype) != DTypeKind::Int)
      continue;
    if (isWithin(env, number, rangeOf(arg.getTensor()->dtype)))
      return true;
    hasInts = true;
  }
  return !hasInts;
}

using Function = llvm::function_ref<SymInt(ArrayRef<SymInt>)>;

/// Whether a shape broadcasts to another. It need not if an output is not
/// resized.
static bool fitsInto(ArrayRef<SymInt> sizes, ArrayRef<SymInt> target) {
  if (sizes.size() > target.size())
    return false;
  return llvm::all_of(llvm::zip_equal(sizes, target.take_back(sizes.size())),
                      [](auto pair) {
                        auto [size, length] = pair;
                        return size.isInt(1) || size == length;
                      });
}

/// Applies a function to the broadcast constant values of the operands.
static void apply(RuleContext &cx, ArrayRef<MetaValue> operands,
                  MetaValue &result, Function fn) {
  const TensorMeta *target = getTarget(cx, result);
  if (!target)
    return;
  SmallVector<Numbers, 3> numbers;
  for (const MetaValue &operand : operands) {
    std::optional<Numbers> read = readNumbers(operand);
    if (!read || !fitsInto(read->sizes, target->sizes) ||
        (operand.isNumber() && !fitsBeside(cx.env, read->values[0], operands)))
      return;
    numbers.push_back(std::move(*read));
  }
  SmallVector<SymInt, 8> elements;
  SmallVector<SymInt, 3> inputs(operands.size());
  forEachIndex(target->sizes, [&](ArrayRef<int64_t> index) {
    for (auto [input, number] : llvm::zip_equal(inputs, numbers))
      input = number.at(index);
    bool isKnown = !hasUnknown(inputs);
    elements.push_back(isKnown ? fn(inputs) : SymInt());
  });
  store(cx, result, elements);
}

/// The ElementFn of a function of the first `N` arguments.
template <unsigned N, SymInt (*F)(ShapeEnv &, ArrayRef<SymInt>)>
static void elementwise(RuleContext &cx, const Schema &,
                        ArrayRef<MetaValue> args,
                        MutableArrayRef<MetaValue> results) {
  if (args.size() >= N)
    apply(cx, args.take_front(N), results[0],
          [&](ArrayRef<SymInt> inputs) { return F(cx.env, inputs); });
}

#define FAKE_UNARY(NAME, EXPR)                                                 \
  static SymInt NAME(ShapeEnv &env, ArrayRef<SymInt> x) {                      \
    SymInt a = x[0];                                                           \
    return EXPR;                                                               \
  }
#define FAKE_BINARY(NAME, EXPR)                                                \
  static SymInt NAME(ShapeEnv &env, ArrayRef<SymInt> x) {                      \
    SymInt a = x[0], b = x[1];                                                 \
    return EXPR;                                                               \
  }
static SymInt identity(ShapeEnv &, ArrayRef<SymInt> x) { return x[0]; }
FAKE_UNARY(negate, env.neg(a))
FAKE_UNARY(magnitude, env.max(a, env.neg(a)))
FAKE_UNARY(square, env.mul(a, a))
FAKE_UNARY(signum, env.max(-1, env.min(1, a)))
FAKE_UNARY(logicalNot, env.indicate(Condition::eq(a, 0)))
FAKE_BINARY(multiply, env.mul(a, b))
FAKE_BINARY(floorDivide, env.floorDiv(a, b))
FAKE_BINARY(remainder, env.mod(a, b))
FAKE_BINARY(minimum, env.min(a, b))
FAKE_BINARY(maximum, env.max(a, b))
FAKE_BINARY(isEqual, env.indicate(Condition::eq(a, b)))
FAKE_BINARY(isUnequal, env.indicate(Condition::ne(a, b)))
FAKE_BINARY(isLess, env.indicate(Condition::lt(a, b)))
FAKE_BINARY(isAtMost, env.indicate(Condition::le(a, b)))
FAKE_BINARY(isGreater, env.indicate(Condition::lt(b, a)))
FAKE_BINARY(isAtLeast, env.indicate(Condition::le(b, a)))
#undef FAKE_UNARY
#undef FAKE_BINARY

static SymInt isTrueNumber(ShapeEnv &env, SymInt value) {
  return env.indicate(Condition::ne(value, 0));
}
static SymInt logicalAnd(ShapeEnv &env, ArrayRef<SymInt> x) {
  return env.min(isTrueNumber(env, x[0]), isTrueNumber(env, x[1]));
}
static SymInt logicalOr(ShapeEnv &env, ArrayRef<SymInt> x) {
  return env.max(isTrueNumber(env, x[0]), isTrueNumber(env, x[1]));
}
static SymInt logicalXor(ShapeEnv &env, ArrayRef<SymInt> x) {
  return env.indicate(
      Condition::ne(isTrueNumber(env, x[0]), isTrueNumber(env, x[1])));
}

/// `self + alpha * other`, `self - alpha * other`, where `alpha` is the third
/// argument.
template <int64_t Sign, unsigned Self, unsigned Other>
static SymInt addScaled(ShapeEnv &env, ArrayRef<SymInt> x) {
  return env.add(x[Self], env.mul(Sign, env.mul(x[2], x[Other])));
}

/// Sums of bools are not sums of integers.
template <int64_t Sign, unsigned Self, unsigned Other>
static void sum(RuleContext &cx, const Schema &schema, ArrayRef<MetaValue> args,
                MutableArrayRef<MetaValue> results) {
  if (args.size() > 2)
    return elementwise<3, addScaled<Sign, Self, Other>>(cx, schema, args,
                                                        results);
  apply(cx, args, results[0], [&](ArrayRef<SymInt> x) {
    return addScaled<Sign, Self, Other>(cx.env, {x[0], x[1], 1});
  });
}

/// Integer division, by its rounding mode.
static void divide(RuleContext &cx, const Schema &schema,
                   ArrayRef<MetaValue> args,
                   MutableArrayRef<MetaValue> results) {
  const MetaValue *mode = findArg(schema, args, "rounding_mode");
  if (!mode || !mode->isString())
    return;
  bool isFloor = mode->getString() == "floor";
  apply(cx, args.take_front(2), results[0], [&](ArrayRef<SymInt> x) {
    // Both roundings agree on nonnegative operands.
    bool isSame = isTrue(cx.env.le(0, x[0])) && isTrue(cx.env.le(0, x[1]));
    return isFloor || isSame ? cx.env.floorDiv(x[0], x[1]) : SymInt();
  });
}

/// `pow` with a constant exponent.
static SymInt power(ShapeEnv &env, ArrayRef<SymInt> x) {
  if (!x[1].isInt() || x[1].getInt() < 0 || x[1].getInt() > 62)
    return SymInt();
  return env.pow(x[0], static_cast<unsigned>(x[1].getInt()));
}

/// `a & b` and so on, of integers of one bit only.
template <SymInt (*F)(ShapeEnv &, ArrayRef<SymInt>)>
static void onBools(RuleContext &cx, const Schema &schema,
                    ArrayRef<MetaValue> args,
                    MutableArrayRef<MetaValue> results) {
  if (results[0].isTensor() && isBool(results[0].getTensor()->dtype))
    elementwise<2, F>(cx, schema, args, results);
}
static void bitwiseNot(RuleContext &cx, const Schema &schema,
                       ArrayRef<MetaValue> args,
                       MutableArrayRef<MetaValue> results) {
  bool ofBools = results[0].isTensor() && isBool(results[0].getTensor()->dtype);
  apply(cx, args.take_front(1), results[0], [&](ArrayRef<SymInt> x) {
    return ofBools ? cx.env.sub(1, x[0]) : cx.env.sub(-1, x[0]);
  });
}

/// The first argument, clamped to the bounds that are given.
static void clampBetween(RuleContext &cx, ArrayRef<MetaValue> args,
                         const MetaValue *min, const MetaValue *max,
                         MetaValue &result) {
  SmallVector<MetaValue, 3> operands = {args[0]};
  bool hasMin = min && !min->isNone(), hasMax = max && !max->isNone();
  if (hasMin)
    operands.push_back(*min);
  if (hasMax)
    operands.push_back(*max);
  apply(cx, operands, result, [&](ArrayRef<SymInt> x) {
    SymInt value = hasMin ? cx.env.max(x[0], x[1]) : x[0];
    return hasMax ? cx.env.min(value, x.back()) : value;
  });
}
static void clamp(RuleContext &cx, const Schema &schema,
                  ArrayRef<MetaValue> args,
                  MutableArrayRef<MetaValue> results) {
  clampBetween(cx, args, findArg(schema, args, "min"),
               findArg(schema, args, "max"), results[0]);
}

static void where(RuleContext &cx, const Schema &, ArrayRef<MetaValue> args,
                  MutableArrayRef<MetaValue> results) {
  if (args.size() < 3)
    return;
  apply(cx, args.take_front(3), results[0], [&](ArrayRef<SymInt> x) {
    ShapeEnv &env = cx.env;
    SymInt condition = isTrueNumber(env, x[0]);
    if (condition.isInt())
      return condition.isInt(1) ? x[1] : x[2];
    // `b + condition * (a - b)`.
    return env.add(x[2], env.mul(condition, env.sub(x[1], x[2])));
  });
}

//===----------------------------------------------------------------------===//
// New tensors
//===----------------------------------------------------------------------===//

static void fillWith(RuleContext &cx, const MetaValue &value,
                     MetaValue &result) {
  const TensorMeta *target = getTarget(cx, result);
  std::optional<Numbers> number = readNumbers(value);
  if (target && number && number->values.size() == 1)
    store(cx, result,
          SmallVector<SymInt, 8>(*countElements(target->sizes),
                                 number->values[0]));
}

template <int64_t Value>
static void fillConstant(RuleContext &cx, const Schema &, ArrayRef<MetaValue>,
                         MutableArrayRef<MetaValue> results) {
  fillWith(cx, Scalar::integer(Value), results[0]);
}

/// A tensor filled with the argument of that name.
static void fillArgument(RuleContext &cx, const Schema &schema,
                         ArrayRef<MetaValue> args,
                         MutableArrayRef<MetaValue> results) {
  for (StringRef name : {"fill_value", "value", "s", "t"})
    if (const MetaValue *value = findArg(schema, args, name))
      return fillWith(cx, *value, results[0]);
}

/// The sizes of a tensor.
static void takeSizes(RuleContext &cx, const Schema &, ArrayRef<MetaValue> args,
                      MutableArrayRef<MetaValue> results) {
  if (args[0].isTensor() && getTarget(cx, results[0]))
    store(cx, results[0], args[0].getTensor()->sizes);
}

static void arange(RuleContext &cx, const Schema &schema,
                   ArrayRef<MetaValue> args,
                   MutableArrayRef<MetaValue> results) {
  const TensorMeta *target = getTarget(cx, results[0]);
  const MetaValue *start = findArg(schema, args, "start");
  const MetaValue *step = findArg(schema, args, "step");
  const MetaValue zero = Scalar::integer(0), one = Scalar::integer(1);
  std::optional<Numbers> first = readNumbers(start ? *start : zero);
  std::optional<Numbers> distance = readNumbers(step ? *step : one);
  if (!target || !first || !distance)
    return;
  SmallVector<SymInt, 8> elements;
  for (int64_t i = 0; i < target->sizes[0].getInt(); ++i)
    elements.push_back(
        cx.env.add(first->values[0], cx.env.mul(i, distance->values[0])));
  store(cx, results[0], elements);
}

//===----------------------------------------------------------------------===//
// Reductions and scans
//===----------------------------------------------------------------------===//

/// The dimensions in an argument; all if it is empty.
static std::optional<SmallVector<bool, 4>> readDims(const MetaValue *dim,
                                                    size_t rank) {
  SmallVector<bool, 4> dims(rank);
  SmallVector<MetaValue, 2> named;
  if (dim && dim->isList())
    named.assign(dim->getList().begin(), dim->getList().end());
  else if (dim && !dim->isNone())
    named.push_back(*dim);
  for (const MetaValue &value : named) {
    if (!value.isInt() || !value.getInt().isInt())
      return std::nullopt;
    int64_t at = value.getInt().getInt();
    if (at < 0)
      at += rank;
    if (at < 0 || at >= static_cast<int64_t>(rank))
      return rank == 0 ? std::optional(dims) : std::nullopt;
    dims[at] = true;
  }
  if (named.empty())
    dims.assign(rank, true);
  return dims;
}

/// Folds the values along the dimensions in the argument `dim`.
template <SymInt (*F)(ShapeEnv &, ArrayRef<SymInt>), int64_t Start,
          bool HasStart>
static void reduce(RuleContext &cx, const Schema &schema,
                   ArrayRef<MetaValue> args,
                   MutableArrayRef<MetaValue> results) {
  std::optional<Numbers> numbers = readNumbers(args[0]);
  const TensorMeta *target = getTarget(cx, results[0]);
  if (!numbers || !target)
    return;
  auto dims = readDims(findArg(schema, args, "dim"), numbers->sizes.size());
  if (!dims)
    return;
  size_t count = 1;
  for (auto [i, size] : llvm::enumerate(numbers->sizes))
    count *= (*dims)[i] ? 1 : size.getInt();
  if (count != static_cast<size_t>(*countElements(target->sizes)))
    return;
  SmallVector<std::optional<SymInt>, 8> combined(
      count, HasStart ? std::optional<SymInt>(Start) : std::nullopt);
  forEachIndex(numbers->sizes, [&](ArrayRef<int64_t> index) {
    size_t place = 0;
    for (auto [i, size] : llvm::enumerate(numbers->sizes))
      if (!(*dims)[i])
        place = place * size.getInt() + index[i];
    SymInt value = numbers->at(index);
    std::optional<SymInt> &result = combined[place];
    result = result ? F(cx.env, {*result, value}) : value;
  });
  SmallVector<SymInt, 8> elements;
  for (std::optional<SymInt> value : combined)
    elements.push_back(value.value_or(SymInt()));
  store(cx, results[0], elements);
}

static SymInt addBoth(ShapeEnv &env, ArrayRef<SymInt> x) {
  return env.add(x[0], x[1]);
}

/// `cumsum`, `cumprod`.
template <SymInt (*F)(ShapeEnv &, ArrayRef<SymInt>)>
static void scan(RuleContext &cx, const Schema &schema,
                 ArrayRef<MetaValue> args, MutableArrayRef<MetaValue> results) {
  std::optional<Numbers> numbers = readNumbers(args[0]);
  if (!numbers || !getTarget(cx, results[0]))
    return;
  auto dims = readDims(findArg(schema, args, "dim"), numbers->sizes.size());
  if (!dims)
    return;
  int64_t stride = 1;
  for (size_t i = dims->size(); i-- > 0 && !(*dims)[i];)
    stride *= numbers->sizes[i].getInt();
  SmallVector<SymInt, 8> elements;
  forEachIndex(numbers->sizes, [&](ArrayRef<int64_t> index) {
    bool isFirst = true;
    for (auto [i, isDim] : llvm::enumerate(*dims))
      isFirst &= !isDim || index[i] == 0;
    SymInt value = numbers->at(index);
    elements.push_back(
        isFirst ? value
                : F(cx.env, {elements[elements.size() - stride], value}));
  });
  store(cx, results[0], elements);
}

//===----------------------------------------------------------------------===//
// Joins
//===----------------------------------------------------------------------===//

/// `cat` and `stack`: interleaved blocks of the inputs.
static void join(RuleContext &cx, const Schema &schema,
                 ArrayRef<MetaValue> args, MutableArrayRef<MetaValue> results) {
  const TensorMeta *target = getTarget(cx, results[0]);
  const MetaValue *dim = findArg(schema, args, "dim");
  if (!target || !args[0].isList() || !dim || !dim->isInt() ||
      !dim->getInt().isInt() || target->sizes.empty())
    return;
  int64_t at = dim->getInt().getInt();
  if (at < 0)
    at += target->rank();
  size_t outer = *countElements(target->sizes.take_front(at));
  if (outer == 0)
    return;
  SmallVector<Numbers, 4> inputs;
  for (const MetaValue &input : args[0].getList()) {
    std::optional<Numbers> numbers = readNumbers(input);
    if (!numbers)
      return;
    inputs.push_back(std::move(*numbers));
  }
  SmallVector<SymInt, 8> elements;
  for (size_t i = 0; i < outer; ++i)
    for (const Numbers &input : inputs) {
      size_t block = input.values.size() / outer;
      llvm::append_range(elements,
                         ArrayRef(input.values).slice(i * block, block));
    }
  if (static_cast<int64_t>(elements.size()) == *countElements(target->sizes))
    store(cx, results[0], elements);
}

//===----------------------------------------------------------------------===//
// The table
//===----------------------------------------------------------------------===//

namespace {
struct ElementRow {
  /// An op, `max.other`, or all overloads of a name.
  const char *name;
  ElementFn fn;
};
} // namespace

/// `copy`: the second argument, broadcast.
static void copyOther(RuleContext &cx, const Schema &, ArrayRef<MetaValue> args,
                      MutableArrayRef<MetaValue> results) {
  apply(cx, args.slice(1, 1), results[0],
        [](ArrayRef<SymInt> inputs) { return inputs[0]; });
}

static constexpr ElementFn copyValues = elementwise<1, identity>;
static constexpr ElementFn logicalNotValues = elementwise<1, logicalNot>;

static const ElementRow rows[] = {
    // Copies.
    {"clone", copyValues},
    {"copy", copyOther},
    {"contiguous", copyValues},
    {"to", copyValues},
    {"_to_copy", copyValues},
    {"type_as", copyValues},
    {"alias_copy", copyValues},
    {"detach_copy", copyValues},
    {"lift_fresh", copyValues},
    {"lift_fresh_copy", copyValues},
    {"_lazy_clone", copyValues},
    {"prims.convert_element_type", copyValues},
    {"positive", copyValues},
    {"ceil", copyValues},
    {"floor", copyValues},
    {"round", copyValues},
    {"trunc", copyValues},
    // Arithmetic.
    {"add", sum<1, 0, 1>},
    {"sub", sum<-1, 0, 1>},
    {"subtract", sum<-1, 0, 1>},
    {"rsub", sum<-1, 1, 0>},
    {"mul", elementwise<2, multiply>},
    {"multiply", elementwise<2, multiply>},
    {"floor_divide", elementwise<2, floorDivide>},
    {"div", divide},
    {"divide", divide},
    {"remainder", elementwise<2, remainder>},
    {"pow", elementwise<2, power>},
    {"neg", elementwise<1, negate>},
    {"negative", elementwise<1, negate>},
    {"abs", elementwise<1, magnitude>},
    {"absolute", elementwise<1, magnitude>},
    {"square", elementwise<1, square>},
    {"sign", elementwise<1, signum>},
    {"sgn", elementwise<1, signum>},
    {"maximum", elementwise<2, maximum>},
    {"minimum", elementwise<2, minimum>},
    {"max.other", elementwise<2, maximum>},
    {"min.other", elementwise<2, minimum>},
    {"clamp", clamp},
    {"clip", clamp},
    {"clamp_min", clamp},
    {"clamp_max", clamp},
    // Comparison and logic.
    {"eq", elementwise<2, isEqual>},
    {"ne", elementwise<2, isUnequal>},
    {"not_equal", elementwise<2, isUnequal>},
    {"lt", elementwise<2, isLess>},
    {"less", elementwise<2, isLess>},
    {"le", elementwise<2, isAtMost>},
    {"less_equal", elementwise<2, isAtMost>},
    {"gt", elementwise<2, isGreater>},
    {"greater", elementwise<2, isGreater>},
    {"ge", elementwise<2, isAtLeast>},
    {"greater_equal", elementwise<2, isAtLeast>},
    {"logical_and", elementwise<2, logicalAnd>},
    {"logical_or", elementwise<2, logicalOr>},
    {"logical_xor", elementwise<2, logicalXor>},
    {"logical_not", logicalNotValues},
    {"bitwise_and", onBools<logicalAnd>},
    {"bitwise_or", onBools<logicalOr>},
    {"bitwise_xor", onBools<logicalXor>},
    {"__and__", onBools<logicalAnd>},
    {"__or__", onBools<logicalOr>},
    {"__xor__", onBools<logicalXor>},
    {"bitwise_not", bitwiseNot},
    {"where", where},
    // New tensors.
    {"zeros", fillConstant<0>},
    {"zeros_like", fillConstant<0>},
    {"new_zeros", fillConstant<0>},
    {"zero", fillConstant<0>},
    {"ones", fillConstant<1>},
    {"ones_like", fillConstant<1>},
    {"new_ones", fillConstant<1>},
    {"full", fillArgument},
    {"full_like", fillArgument},
    {"new_full", fillArgument},
    {"fill", fillArgument},
    {"scalar_tensor", fillArgument},
    {"_shape_as_tensor", takeSizes},
    {"tensor", fillArgument},
    {"as_tensor", fillArgument},
    {"arange", arange},
    // Reductions and scans.
    {"sum", reduce<addBoth, 0, true>},
    {"prod", reduce<multiply, 1, true>},
    {"max", reduce<maximum, 0, false>},
    {"min", reduce<minimum, 0, false>},
    {"amax", reduce<maximum, 0, false>},
    {"amin", reduce<minimum, 0, false>},
    {"any", reduce<logicalOr, 0, true>},
    {"all", reduce<logicalAnd, 1, true>},
    {"cumsum", scan<addBoth>},
    {"cumprod", scan<multiply>},
    // Joins.
    {"cat", join},
    {"concat", join},
    {"concatenate", join},
    {"stack", join},
};

void fake::linkConstants(const FacetLinker &linker) {
  for (const ElementRow &row : rows) {
    StringRef name = row.name;
    if (name.contains('.'))
      linker.get(name).facets.elements = row.fn;
    else
      linker.forEachOverload(name, [&](OpDef &op) {
        // The row of an overload takes precedence over that of all overloads.
        if (!op.facets.elements)
          op.facets.elements = row.fn;
      });
  }
}

static bool hasConstants(const MetaValue &value) {
  return value.isTensor() && !value.getTensor()->constant.empty();
}

/// Whether an op is folded: one that writes only if the overwritten values are
/// constant, as with FakeTensor's constants.
static bool runsOnElements(const OpDef &op, ArrayRef<MetaValue> args) {
  return !op.isMutable || llvm::all_of(args, [](const MetaValue &arg) {
    return !arg.isTensor() || hasConstants(arg);
  });
}

void fake::computeElements(RuleContext &cx, const OpDef &op,
                           ArrayRef<MetaValue> args,
                           MutableArrayRef<MetaValue> results) {
  if (llvm::any_of(args, hasConstants)) {
    bool isWritten = op.isMutable && !op.traits.has(Tag::inplace_view);
    for (MetaValue &result : results)
      isWritten ? forget(cx, result) : fillViews(cx, args, result);
  }
  if (op.facets.elements && !results.empty() && runsOnElements(op, args))
    op.facets.elements(cx, op.getSchema(), args, results);
}
