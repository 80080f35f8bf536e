//===- Others.cpp - Quantization, strings and models of ONNX ----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Also ops of `ai.onnx.ml` and `ai.onnx.preview.training`, whose domains
// torch-mlir does not import. Strings have no dtype.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Meta/Shapes/Elementwise.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "ONNXCall.h"
#include "mlir/IR/BuiltinAttributeInterfaces.h"

using namespace fake;
using namespace mlir;

static LogicalResult likeFirst(ONNXCall &call) { return call.giveLike(0, 0); }

//===----------------------------------------------------------------------===//
// Quantization
//===----------------------------------------------------------------------===//

/// For each block of a dimension there is a scale.
static LogicalResult checkBlocks(ONNXCall &call, int64_t block) {
  const TensorMeta *self = call.getTensor(0), *scale = call.getTensor(1);
  FailureOr<int64_t> axis = call.getAxis(1, self->rank());
  if (failed(axis) || failed(checkRank(call, 1, self->rank())))
    return failure();
  SmallVector<SymInt> sizes(self->sizes);
  sizes[*axis] = scale->sizes[*axis];
  if (failed(checkSizes(call, 1, sizes)))
    return failure();
  SymInt blocks = call.cx.env.ceilDiv(self->sizes[*axis], block);
  return checkEqual(call, 0, blocks, 1, scale->sizes[*axis],
                    "numbers of blocks and scales");
}

/// The scale is one number, one for each index of a dimension, or one for each
/// block of a dimension. Zero points are like it.
static LogicalResult checkScale(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0), *scale = call.getTensor(1);
  if (!self || !scale)
    return success();
  // A single number may be a vector.
  const TensorMeta *zero = call.getTensor(2);
  bool areNumbers = zero && zero->rank() <= 1 && scale->rank() <= 1 &&
                    isTrue(call.cx.env.eq(numel(call.cx, zero->sizes),
                                          numel(call.cx, scale->sizes)));
  if (!areNumbers && failed(checkSizes(call, 2, scale->sizes)))
    return failure();
  if (int64_t block = call.getInt("block_size", 0); block > 0)
    return checkBlocks(call, block);
  if (scale->rank() != 1)
    return success();
  if (isTrue(call.cx.env.eq(scale->sizes[0], 1)))
    return success();
  FailureOr<int64_t> axis = call.getAxis(1, self->rank());
  if (failed(axis))
    return failure();
  return checkEqual(call, 0, self->sizes[*axis], 1, scale->sizes[0],
                    "numbers of scales");
}

static LogicalResult quantize(ONNXCall &call) {
  if (failed(checkScale(call)))
    return failure();
  DType dtype = call.has(2) ? call.getDType(2) : DType::UInt8;
  if (call.getInt("output_dtype", 0) != 0)
    dtype = call.getDType("output_dtype", dtype);
  return call.giveLike(0, 0, dtype);
}
static LogicalResult dequantize(ONNXCall &call) {
  if (failed(checkScale(call)))
    return failure();
  DType dtype = call.getDType(1);
  if (call.getInt("output_dtype", 0) != 0)
    dtype = call.getDType("output_dtype", dtype);
  return call.giveLike(0, 0, dtype);
}
/// Also the scale and the zero point.
static LogicalResult dynamicQuantize(ONNXCall &call) {
  (void)call.give(1, {}, DType::Float32);
  (void)call.give(2, {}, DType::UInt8);
  return call.giveLike(0, 0, DType::UInt8);
}

//===----------------------------------------------------------------------===//
// Training
//===----------------------------------------------------------------------===//

/// Behind a rate and a count there are `states + 2` groups of tensors: values,
/// gradients and states. The results are values and states.
template <size_t states> static LogicalResult optimize(ONNXCall &call) {
  size_t count = (call.size() - 2) / (states + 2);
  if (call.size() != 2 + count * (states + 2) ||
      call.results.size() != count * (states + 1))
    return call.cx.error()
           << "expected a rate, a count, and " << states + 2
           << " groups of tensors, of which all but the gradients are results, "
              "found "
           << call.size() << " operands and " << call.results.size()
           << " results";
  for (size_t i = 0; i < call.results.size(); ++i)
    (void)call.giveLike(i, 2 + i + (i < count ? 0 : count));
  return success();
}

//===----------------------------------------------------------------------===//
// Strings
//===----------------------------------------------------------------------===//

static LogicalResult stringConcat(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0), *other = call.getTensor(1);
  if (!self || !other)
    return call.giveUnranked(0, DType::Unknown);
  FailureOr<ArrayRef<SymInt>> sizes = broadcastWith(call, 0, other->sizes);
  return failed(sizes) ? failure() : call.give(0, *sizes, DType::Unknown);
}

/// Parts along a new dimension, and their numbers.
static LogicalResult stringSplit(ONNXCall &call) {
  (void)call.giveLike(1, 0, DType::Int64);
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.giveUnranked(0, DType::Unknown);
  return call.give(
      0, withDim(call.cx, self->sizes, self->rank(), call.freshSize()),
      DType::Unknown);
}

/// Some strings of `[c]` or `[1, c]` may be removed.
static LogicalResult stringNormalizer(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return call.giveUnranked(0, DType::Unknown);
  if (self->rank() != 1 && self->rank() != 2)
    return call.cx.error(0)
           << "expected strings of rank 1 or 2, found " << self->sizes;
  SmallVector<SymInt> sizes(self->sizes);
  if (call.hasAttr("stopwords"))
    // Without any strings, there is an empty one.
    sizes.back() = call.freshSize();
  return call.give(0, sizes, DType::Unknown);
}

static LogicalResult regexFullMatch(ONNXCall &call) {
  return call.giveLike(0, 0, DType::Bool);
}

/// A number for each n-gram that an attribute lists.
static LogicalResult tfIdfVectorizer(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  std::optional<SmallVector<int64_t>> indices = call.getInts("ngram_indexes");
  if (!indices || indices->empty())
    return call.cx.error() << "expected integers as attribute 'ngram_indexes'";
  SymInt count =
      call.cx.env.add(*std::max_element(indices->begin(), indices->end()), 1);
  if (!self)
    return call.giveUnranked(0, DType::Float32);
  if (self->rank() != 1 && self->rank() != 2)
    return call.cx.error(0)
           << "expected a tensor of rank 1 or 2, found " << self->sizes;
  SmallVector<SymInt> sizes(self->sizes);
  sizes.back() = count;
  return call.give(0, sizes, DType::Float32);
}

//===----------------------------------------------------------------------===//
// Models
//===----------------------------------------------------------------------===//

/// Values are found by keys.
static LogicalResult labelEncoder(ONNXCall &call) {
  DType dtype = call.hasAttr("values_int64s")   ? DType::Int64
                : call.hasAttr("values_floats") ? DType::Float32
                                                : DType::Unknown;
  if (auto values =
          dyn_cast_or_null<ElementsAttr>(call.getAttr("values_tensor")))
    dtype = getDTypeOfElement(values.getShapedType().getElementType());
  return call.giveLike(0, 0, dtype);
}

/// The number of rows of a table of features: a vector is one row.
static SymInt countRows(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  if (!self)
    return SymInt();
  return self->rank() < 2 ? SymInt(1) : self->sizes[0];
}

/// A number for each row and target.
static LogicalResult regress(ONNXCall &call) {
  int64_t targets =
      call.getInt("n_targets").value_or(call.getInt("targets", 1));
  return call.give(0, {countRows(call), targets}, DType::Float32);
}
static LogicalResult treeEnsemble(ONNXCall &call) {
  return call.give(0, {countRows(call), call.getInt("n_targets", 1)},
                   call.getDType(0));
}

/// A label for each row, and a score for each class.
static LogicalResult classify(ONNXCall &call) {
  bool hasInts = false;
  SymInt classes;
  for (StringRef name : {"classlabels_ints", "classlabels_int64s"})
    if (std::optional<SmallVector<int64_t>> labels = call.getInts(name)) {
      hasInts = true;
      classes = labels->size();
    }
  if (auto texts =
          dyn_cast_or_null<ArrayAttr>(call.getAttr("classlabels_strings")))
    classes = hasInts && texts.empty() ? classes : SymInt(texts.size());
  SymInt rows = countRows(call);
  if (rows.isUnknown())
    rows = call.freshSize();
  (void)call.give(1, {rows, classes}, DType::Float32);
  return call.give(0, rows, hasInts ? DType::Int64 : DType::Unknown);
}

static LogicalResult toFloats(ONNXCall &call) {
  return call.giveLike(0, 0, DType::Float32);
}

/// A new dimension with an element for each category.
static LogicalResult oneHotEncoder(ONNXCall &call) {
  const TensorMeta *self = call.getTensor(0);
  SymInt count;
  if (auto cats = call.getInts("cats_int64s"))
    count = cats->size();
  else if (auto texts =
               dyn_cast_or_null<ArrayAttr>(call.getAttr("cats_strings")))
    count = texts.size();
  if (!self)
    return call.giveUnranked(0, DType::Float32);
  return call.give(0, withDim(call.cx, self->sizes, self->rank(), count),
                   DType::Float32);
}

static constexpr ONNXRule rows[] = {
    {"Adagrad", optimize<1>, 2},
    {"Adam", optimize<2>, 2},
    {"Binarizer", likeFirst},
    {"DequantizeLinear", dequantize, 2},
    {"DynamicQuantizeLinear", dynamicQuantize},
    {"Imputer", likeFirst},
    {"LabelEncoder", labelEncoder},
    {"LinearClassifier", classify},
    {"LinearRegressor", regress},
    {"Momentum", optimize<1>, 2},
    {"Normalizer", toFloats},
    {"OneHotEncoder", oneHotEncoder},
    {"QuantizeLinear", quantize, 2},
    {"RegexFullMatch", regexFullMatch},
    {"SVMClassifier", classify},
    {"SVMRegressor", regress},
    {"Scaler", toFloats},
    {"StringConcat", stringConcat, 2},
    {"StringNormalizer", stringNormalizer},
    {"StringSplit", stringSplit},
    {"TfIdfVectorizer", tfIdfVectorizer},
    {"TreeEnsemble", treeEnsemble},
    {"TreeEnsembleClassifier", classify},
    {"TreeEnsembleRegressor", regress},
};

ArrayRef<ONNXRule> fake::getONNXOtherRules() { return rows; }
