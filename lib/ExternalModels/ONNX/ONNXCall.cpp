//===- ONNXCall.cpp - Operands and attributes of ONNX ops -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ONNXCall.h"
#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Meta/Constant.h"
#include "FakeTensor/Meta/Shapes/Elementwise.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Format.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Operands
//===----------------------------------------------------------------------===//

/// The longest list whose elements are looked at one by one.
static constexpr int64_t maxList = 1024;

std::optional<SmallVector<SymInt>> ONNXCall::getList(size_t i) const {
  const TensorMeta *tensor = getTensor(i);
  if (!tensor || tensor->rank() > 1)
    return std::nullopt;
  SymInt count = tensor->isScalar() ? SymInt(1) : tensor->sizes[0];
  if (!count.isInt() || count.getInt() > maxList)
    return std::nullopt;
  SmallVector<SymInt> elements(tensor->constant);
  elements.resize(count.getInt());
  return elements;
}

//===----------------------------------------------------------------------===//
// Attributes
//===----------------------------------------------------------------------===//

Attribute fake::getONNXAttr(Operation *op, StringRef name) {
  llvm::SmallString<32> full("torch.onnx.");
  full += name;
  return op->getDiscardableAttr(full);
}

std::optional<int64_t> fake::readInt(Attribute attr) {
  auto number = dyn_cast_or_null<IntegerAttr>(attr);
  return number ? number.getValue().trySExtValue() : std::nullopt;
}

std::optional<SmallVector<int64_t>> fake::readInts(Attribute attr) {
  auto array = dyn_cast_or_null<ArrayAttr>(attr);
  if (!array)
    return std::nullopt;
  SmallVector<int64_t> values;
  for (Attribute element : array) {
    std::optional<int64_t> value = readInt(element);
    if (!value)
      return std::nullopt;
    values.push_back(*value);
  }
  return values;
}

std::optional<int64_t> ONNXCall::getInt(StringRef name) {
  Attribute attr = getAttr(name);
  std::optional<int64_t> value = readInt(attr);
  if (attr && !value)
    refuse(name, "an integer");
  return value;
}

std::optional<SmallVector<int64_t>> ONNXCall::getInts(StringRef name) {
  Attribute attr = getAttr(name);
  std::optional<SmallVector<int64_t>> values = readInts(attr);
  if (attr && !values)
    refuse(name, "a list of integers");
  return values;
}

std::optional<SmallVector<double>> ONNXCall::getFloats(StringRef name) {
  Attribute attr = getAttr(name);
  if (!attr)
    return std::nullopt;
  SmallVector<double> values;
  auto array = dyn_cast<ArrayAttr>(attr);
  if (array)
    for (Attribute element : array)
      if (auto value = dyn_cast<FloatAttr>(element))
        values.push_back(value.getValueAsDouble());
  if (!array || values.size() != array.size())
    refuse(name, "a list of floats");
  return values;
}

StringRef ONNXCall::getString(StringRef name, StringRef otherwise) {
  Attribute attr = getAttr(name);
  auto text = dyn_cast_or_null<StringAttr>(attr);
  if (attr && !text)
    refuse(name, "a string");
  return text ? text.getValue() : otherwise;
}

/// The dtype of a code of `TensorProto.DataType`.
static DType getDTypeOfProto(int64_t code) {
  static constexpr DType dtypes[] = {
      DType::Unknown,        DType::Float32,    DType::UInt8,
      DType::Int8,           DType::UInt16,     DType::Int16,
      DType::Int32,          DType::Int64,      DType::Unknown, // string
      DType::Bool,           DType::Float16,    DType::Float64,
      DType::UInt32,         DType::UInt64,     DType::Complex64,
      DType::Complex128,     DType::BFloat16,   DType::Float8E4M3FN,
      DType::Float8E4M3FNUZ, DType::Float8E5M2, DType::Float8E5M2FNUZ,
      DType::Unknown,        DType::Unknown,    DType::Unknown, // 4 bits
      DType::Float8E8M0FNU};
  return code >= 0 && code < static_cast<int64_t>(std::size(dtypes))
             ? dtypes[code]
             : DType::Unknown;
}

DType ONNXCall::getDType(StringRef name, DType otherwise) {
  std::optional<int64_t> code = getInt(name);
  return code ? getDTypeOfProto(*code) : otherwise;
}

int64_t ONNXCall::getOpset() const {
  constexpr int64_t newest = std::numeric_limits<int64_t>::max();
  auto function = op->getParentOfType<FunctionOpInterface>();
  if (!function)
    return newest;
  return readInt(function->getDiscardableAttr("torch.onnx_meta.opset_version"))
      .value_or(newest);
}

LogicalResult ONNXCall::checkAttrs() const {
  if (wrongAttr.empty())
    return success();
  std::string found;
  llvm::raw_string_ostream(found) << getAttr(wrongAttr);
  return cx.error() << "expected " << wrongKind << " as attribute '"
                    << wrongAttr << "', found " << found;
}

//===----------------------------------------------------------------------===//
// Dimensions
//===----------------------------------------------------------------------===//

FailureOr<int64_t> ONNXCall::wrap(int64_t axis, int64_t rank) {
  if (rank == 0)
    return cx.error() << "expected a tensor with dimensions for axis " << axis
                      << ", found one of rank 0";
  return wrapDim(cx, axis, rank);
}

FailureOr<SmallVector<int64_t>> ONNXCall::wrapAll(ArrayRef<int64_t> axes,
                                                  int64_t rank) {
  if (rank == 0 && axes.empty())
    return SmallVector<int64_t>();
  for (int64_t axis : axes)
    if (failed(wrap(axis, rank)))
      return failure();
  return wrapDims(cx, axes, rank);
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

SymInt ONNXCall::freshSize(SymInt most) {
  return most.isUnknown()
             ? freshUnbacked(cx, Range::atLeast(0), DataDependence::Size)
             : freshPart(cx, most, DataDependence::Size);
}

LogicalResult ONNXCall::give(size_t i, ArrayRef<SymInt> sizes, DType dtype,
                             ArrayRef<SymInt> elements) {
  if (i >= results.size())
    return success();
  SmallVector<SymInt> own(sizes);
  for (auto [dim, size] : llvm::enumerate(own)) {
    if (size.isUnknown())
      size = freshSize();
    else if (isFalse(cx.env.le(0, size)))
      return cx.error() << "expected sizes of at least 0, found " << size
                        << " in dimension " << dim << " of the result";
  }
  TensorMeta meta = makeContiguous(cx, cx.copySizes(own), dtype, Device::cpu());
  auto isKnown = [](SymInt element) { return !element.isUnknown(); };
  if (keepsElements(dtype) && llvm::any_of(elements, isKnown) &&
      countElements(meta.sizes) == static_cast<int64_t>(elements.size()) &&
      static_cast<int64_t>(elements.size()) <= cx.mode.constantNumelLimit)
    meta.constant = cx.copySizes(elements);
  results[i] = cx.createValue(meta);
  return success();
}

LogicalResult ONNXCall::giveUnranked(size_t i, DType dtype) {
  if (i < results.size())
    results[i] = cx.createValue(makeUnranked(cx, dtype, Device::cpu()));
  return success();
}

LogicalResult ONNXCall::giveLike(size_t i, size_t operand, DType dtype) {
  const TensorMeta *self = getTensor(operand);
  return self ? give(i, self->sizes, dtype) : giveUnranked(i, dtype);
}

//===----------------------------------------------------------------------===//
// Elements
//===----------------------------------------------------------------------===//

std::optional<double> fake::asConstant(SymInt value) {
  if (value.isInt())
    return static_cast<double>(value.getInt());
  return getConstantFloat(value);
}

/// The format of a dtype of floats; null for others.
static const llvm::fltSemantics *getSemantics(DType dtype) {
  switch (dtype) {
  case DType::Float16:
    return &APFloat::IEEEhalf();
  case DType::BFloat16:
    return &APFloat::BFloat();
  case DType::Float32:
    return &APFloat::IEEEsingle();
  case DType::Float64:
    return &APFloat::IEEEdouble();
  default:
    return nullptr;
  }
}

bool fake::keepsElements(DType dtype) {
  return isIntegral(dtype) || getSemantics(dtype);
}

/// The number with the fewest digits that is rounded to the same float: 0.7,
/// and not 0.69999998, of which a product with 10 would be less than 7.
static double roundToFloat(double value, DType dtype) {
  const llvm::fltSemantics &semantics = *getSemantics(dtype);
  APFloat rounded(value);
  bool losesInfo;
  (void)rounded.convert(semantics, APFloat::rmNearestTiesToEven, &losesInfo);
  if (dtype == DType::Float64 || !rounded.isFinite())
    return rounded.convertToDouble();
  for (unsigned digits = 1; digits < 9; ++digits) {
    std::string text;
    llvm::raw_string_ostream(text)
        << llvm::format("%.*g", digits, rounded.convertToDouble());
    if (APFloat(semantics, text).bitwiseIsEqual(rounded))
      return std::strtod(text.c_str(), nullptr);
  }
  return rounded.convertToDouble();
}

SymInt fake::toElement(ShapeEnv &env, SymInt value, DType dtype) {
  if (isFloat(dtype)) {
    std::optional<double> constant = asConstant(value);
    return constant && getSemantics(dtype)
               ? env.makeFloat(roundToFloat(*constant, dtype))
               : env.toFloat(value);
  }
  if (!value.isInt())
    return getItemSize(dtype) >= 4 || dtype == DType::Bool ? value : SymInt();
  int64_t number = value.getInt();
  if (dtype == DType::Bool)
    return number != 0;
  unsigned bits = 8 * getItemSize(dtype);
  bool isUnsigned = dtype == DType::UInt8 || dtype == DType::UInt16 ||
                    dtype == DType::UInt32 || dtype == DType::UInt64;
  bool fits = bits >= 64   ? !isUnsigned || number >= 0
              : isUnsigned ? llvm::isUIntN(bits, number)
                           : llvm::isIntN(bits, number);
  return fits ? value : SymInt();
}

/// A word of a literal, as an element.
static SymInt readWord(RuleContext &cx, const APInt &bits, DType dtype) {
  if (const llvm::fltSemantics *semantics = getSemantics(dtype)) {
    APFloat value(*semantics, bits);
    return toElement(cx.env, cx.env.makeFloat(value.convertToDouble()), dtype);
  }
  bool isUnsigned = dtype == DType::Bool || dtype == DType::UInt8 ||
                    dtype == DType::UInt16 || dtype == DType::UInt32 ||
                    dtype == DType::UInt64;
  if (isUnsigned)
    return bits.getActiveBits() < 64 ? SymInt(int64_t(bits.getZExtValue()))
                                     : SymInt();
  // No bound of a slice is smaller.
  return std::max(bits.getSExtValue(), SymInt::minInt);
}

/// The words of the blob of a resource, if it is there and complete.
static SmallVector<APInt> readResource(DenseResourceElementsAttr resource,
                                       DType dtype) {
  AsmResourceBlob *blob = resource.getRawHandle().getBlob();
  int64_t count = resource.getType().getNumElements();
  unsigned bytes = getItemSize(dtype);
  SmallVector<APInt> words;
  if (!blob || static_cast<int64_t>(blob->getData().size()) != count * bytes)
    return words;
  for (int64_t i = 0; i < count; ++i) {
    uint64_t word = 0;
    for (unsigned byte = 0; byte < bytes; ++byte)
      word |= uint64_t(uint8_t(blob->getData()[i * bytes + byte])) << 8 * byte;
    words.push_back(APInt(8 * bytes, word));
  }
  return words;
}

SmallVector<SymInt> fake::readElements(RuleContext &cx, Attribute literal,
                                       DType dtype) {
  auto elements = dyn_cast_or_null<ElementsAttr>(literal);
  if (!elements || !keepsElements(dtype) || getItemSize(dtype) > 8)
    return {};
  SmallVector<SymInt> sizes(elements.getShapedType().getShape());
  std::optional<int64_t> count = countElements(sizes);
  // Sizes are computed from few floats, the scales of dimensions.
  if (!count || *count > (isFloat(dtype) ? 8 : cx.mode.constantNumelLimit))
    return {};
  SmallVector<SymInt> values;
  if (auto resource = dyn_cast<DenseResourceElementsAttr>(elements)) {
    for (const APInt &word : readResource(resource, dtype))
      values.push_back(readWord(cx, word, dtype));
  } else if (auto dense = dyn_cast<DenseIntElementsAttr>(elements)) {
    for (const APInt &word : dense.getValues<APInt>())
      values.push_back(readWord(cx, word, dtype));
  } else if (auto dense = dyn_cast<DenseFPElementsAttr>(elements)) {
    for (const APFloat &value : dense.getValues<APFloat>())
      values.push_back(readWord(cx, value.bitcastToAPInt(), dtype));
  }
  return values;
}

SmallVector<SymInt> fake::foldElements(ONNXCall &call, ArrayRef<SymInt> sizes,
                                       DType dtype, FoldFn fold, size_t first) {
  std::optional<int64_t> count = countElements(sizes);
  if (!fold || !keepsElements(dtype) || !count ||
      *count > call.cx.mode.constantNumelLimit)
    return {};
  size_t numOperands = call.size() - first;
  for (size_t i = 0; i < numOperands; ++i) {
    ArrayRef<SymInt> known = call.getElements(first + i);
    if (known.empty() || countElements(call.getTensor(first + i)->sizes) !=
                             static_cast<int64_t>(known.size()))
      return {};
  }
  SmallVector<SymInt> elements, values(numOperands);
  forEachIndex(sizes, [&](ArrayRef<int64_t> index) {
    for (size_t i = 0; i < numOperands; ++i) {
      const TensorMeta &operand = *call.getTensor(first + i);
      int64_t place = 0;
      for (auto [size, at] :
           llvm::zip_equal(operand.sizes, index.take_back(operand.rank())))
        place = place * size.getInt() + (size.isInt(1) ? 0 : at);
      values[i] = operand.constant[place];
    }
    elements.push_back(
        toElement(call.cx.env, fold(call.cx.env, values), dtype));
  });
  return elements;
}

//===----------------------------------------------------------------------===//
// Checks
//===----------------------------------------------------------------------===//

FailureOr<ArrayRef<SymInt>>
fake::broadcastWith(ONNXCall &call, unsigned operand, ArrayRef<SymInt> shape) {
  return broadcastSizes(call.cx, {call.getTensor(operand)->sizes, shape});
}

LogicalResult fake::checkRank(ONNXCall &call, unsigned operand, int64_t rank) {
  const TensorMeta *tensor = call.getTensor(operand);
  return tensor ? checkRank(call.cx, operand, *tensor, rank) : success();
}

LogicalResult fake::checkEqual(ONNXCall &call, unsigned a, SymInt sizeA,
                               unsigned b, SymInt sizeB, StringRef what) {
  if (requireEqual(call.cx, sizeA, sizeB))
    return success();
  return call.cx.error(a, b) << "expected equal " << what << ", found " << sizeA
                             << " and " << sizeB;
}

LogicalResult fake::checkSizes(ONNXCall &call, unsigned operand,
                               ArrayRef<SymInt> sizes) {
  const TensorMeta *tensor = call.getTensor(operand);
  if (!tensor || requireEqual(call.cx, tensor->sizes, sizes))
    return success();
  return call.cx.error(operand)
         << "expected sizes " << sizes << ", found " << tensor->sizes;
}
