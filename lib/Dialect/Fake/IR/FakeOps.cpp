//===- FakeOps.cpp - Core ops of the fake dialect ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "ArgTreeSyntax.h"
#include "FakeTensor/Interfaces/RegionSyntax.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "FakeTensor/Symbolic/Truth.h"

using namespace mlir;
using namespace fake;

static ParseResult parseIfRegion(OpAsmParser &parser, Region &region) {
  return parseTerminatedRegion<IfOp>(parser, region);
}
static void printIfRegion(OpAsmPrinter &printer, Operation *, Region &region) {
  printTerminatedRegion(printer, region);
}

#define GET_OP_CLASSES
#include "FakeTensor/Dialect/Fake/IR/FakeOps.cpp.inc"

void FakeDialect::registerCoreOps() {
  addOperations<
#define GET_OP_LIST
#include "FakeTensor/Dialect/Fake/IR/FakeOps.cpp.inc"
      >();
}

/// The integer or float of a value; unknown for other kinds.
static SymInt getNumber(const MetaValue &value) {
  return value.isInt() || value.isBool() ? value.getInt() : SymInt::unknown();
}

//===----------------------------------------------------------------------===//
// Queries
//===----------------------------------------------------------------------===//

static LogicalResult verifyDim(Operation *op, Type type, int64_t dim) {
  auto tensor = cast<FakeTensorType>(type);
  if (!tensor.isRanked())
    return success();
  int64_t rank = tensor.getMeta().rank();
  if (dim < -rank || dim >= rank)
    return op->emitOpError() << "expected a dimension of a tensor of rank "
                             << rank << ", found " << dim;
  return success();
}

LogicalResult SizeOp::verify() {
  return verifyDim(*this, getTensor().getType(), getDim());
}

LogicalResult StrideOp::verify() {
  return verifyDim(*this, getTensor().getType(), getDim());
}

/// Reads entry `dim` of the sizes or strides of a tensor.
static LogicalResult inferDim(RuleContext &cx, const MetaValue &operand,
                              int64_t dim, bool wantsStride,
                              MetaValue &result) {
  result = Scalar::integer(SymInt::unknown());
  if (!operand.isTensor() || !operand.getTensor()->ranked)
    return success();
  const TensorMeta &meta = *operand.getTensor();
  int64_t rank = meta.rank();
  if (dim < -rank || dim >= rank)
    return cx.error(0) << "expected a dimension of a tensor of rank " << rank
                       << ", found " << dim;
  if (dim < 0)
    dim += rank;
  if (!wantsStride)
    result = Scalar::integer(meta.sizes[dim]);
  else if (meta.strided)
    result = Scalar::integer(meta.strides[dim]);
  return success();
}

LogicalResult SizeOp::inferMeta(RuleContext &cx, ArrayRef<MetaValue> operands,
                                MutableArrayRef<MetaValue> results) {
  return inferDim(cx, operands[0], getDim(), /*wantsStride=*/false, results[0]);
}

LogicalResult StrideOp::inferMeta(RuleContext &cx, ArrayRef<MetaValue> operands,
                                  MutableArrayRef<MetaValue> results) {
  return inferDim(cx, operands[0], getDim(), /*wantsStride=*/true, results[0]);
}

LogicalResult StorageOffsetOp::inferMeta(RuleContext &,
                                         ArrayRef<MetaValue> operands,
                                         MutableArrayRef<MetaValue> results) {
  SymInt offset = operands[0].isTensor() ? operands[0].getTensor()->offset
                                         : SymInt::unknown();
  results[0] = Scalar::integer(offset);
  return success();
}

LogicalResult NumelOp::inferMeta(RuleContext &cx, ArrayRef<MetaValue> operands,
                                 MutableArrayRef<MetaValue> results) {
  bool isRanked = operands[0].isTensor() && operands[0].getTensor()->ranked;
  results[0] = Scalar::integer(
      isRanked ? numel(cx, operands[0].getTensor()->sizes) : SymInt::unknown());
  return success();
}

std::string SizeOp::getReportName() { return "aten.sym_size.int"; }
std::string StrideOp::getReportName() { return "aten.sym_stride.int"; }
std::string StorageOffsetOp::getReportName() {
  return "aten.sym_storage_offset.default";
}
std::string NumelOp::getReportName() { return "aten.sym_numel.default"; }

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

void ConstantOp::build(OpBuilder &builder, OperationState &state,
                       int64_t value) {
  state.getOrAddProperties<Properties>().value =
      builder.getI64IntegerAttr(value);
  state.addTypes(FakeIntType::get(builder.getContext(), value));
}

void ConstantOp::build(OpBuilder &builder, OperationState &state,
                       double value) {
  state.getOrAddProperties<Properties>().value = builder.getF64FloatAttr(value);
  state.addTypes(FakeFloatType::get(builder.getContext()));
}

void ConstantOp::build(OpBuilder &builder, OperationState &state, bool value) {
  state.getOrAddProperties<Properties>().value = builder.getBoolAttr(value);
  state.addTypes(FakeBoolType::get(builder.getContext()));
}

ParseResult ConstantOp::parse(OpAsmParser &parser, OperationState &state) {
  ArgNode node;
  if (parseNumberOrBool(parser, node) ||
      parser.parseOptionalAttrDict(state.attributes) ||
      parser.parseColonType(state.types.emplace_back()))
    return failure();
  Builder &builder = parser.getBuilder();
  Attribute value;
  if (node.kind == NodeKind::Int)
    value = builder.getI64IntegerAttr(node.value);
  else if (node.kind == NodeKind::Bool)
    value = builder.getBoolAttr(node.value != 0);
  else
    value = builder.getF64FloatAttr(*node.getConstant().getScalar().asFloat());
  state.getOrAddProperties<Properties>().value = value;
  return success();
}

void ConstantOp::print(OpAsmPrinter &printer) {
  printer << ' ';
  if (auto boolean = dyn_cast<BoolAttr>(getValue()))
    printer << (boolean.getValue() ? "true" : "false");
  else if (auto integer = dyn_cast<IntegerAttr>(getValue()))
    printer << integer.getInt();
  else
    printFloat(printer.getStream(),
               cast<FloatAttr>(getValue()).getValueAsDouble(), SymSyntax::MLIR);
  printer.printOptionalAttrDict((*this)->getAttrs(), {getValueAttrName()});
  printer << " : " << getType();
}

LogicalResult ConstantOp::verify() {
  if (isa<BoolAttr>(getValue())) {
    if (!isa<FakeBoolType>(getType()))
      return emitOpError() << "expected type !fake.bool, found " << getType();
    return success();
  }
  auto integer = dyn_cast<IntegerAttr>(getValue());
  if (!integer) {
    if (!isa<FakeFloatType>(getType()))
      return emitOpError() << "expected type !fake.float, found " << getType();
    return success();
  }
  auto type = dyn_cast<FakeIntType>(getType());
  if (!type || !(type.getValue().isUnknown() ||
                 type.getValue() == SymInt(integer.getInt())))
    return emitOpError() << "expected type "
                         << FakeIntType::get(getContext(), integer.getInt())
                         << " or !fake.int, found " << getType();
  return success();
}

LogicalResult ConstantOp::inferMeta(RuleContext &, ArrayRef<MetaValue>,
                                    MutableArrayRef<MetaValue> results) {
  if (auto boolean = dyn_cast<BoolAttr>(getValue()))
    results[0] = Scalar::boolean(boolean.getValue());
  else if (auto integer = dyn_cast<IntegerAttr>(getValue()))
    results[0] = Scalar::integer(integer.getInt());
  else
    results[0] =
        Scalar::floating(cast<FloatAttr>(getValue()).getValueAsDouble());
  return success();
}

std::string ConstantOp::getReportName() { return ""; }

LogicalResult LiteralOp::verify() {
  auto elements = getElements();
  if (!elements)
    return success();
  const TensorMeta &meta = cast<FakeTensorType>(getType()).getMeta();
  if (!meta.ranked)
    return success();
  ArrayRef<int64_t> shape = elements->getShapedType().getShape();
  bool fits = shape.size() == meta.sizes.size();
  for (size_t i = 0; fits && i < shape.size(); ++i)
    fits = !meta.sizes[i].isInt() || meta.sizes[i] == SymInt(shape[i]);
  if (!fits)
    return emitOpError() << "expected elements of the sizes "
                         << sizesToString(meta.sizes) << ", found "
                         << elements->getShapedType();
  return success();
}

LogicalResult LiteralOp::inferMeta(RuleContext &cx, ArrayRef<MetaValue>,
                                   MutableArrayRef<MetaValue> results) {
  TensorMeta meta = *getMetaOfType(cx, getType()).getTensor();
  meta.storage = cx.freshStorage();
  if (meta.ranked && meta.strided && meta.dtype != DType::Unknown)
    meta.storageBytes =
        cx.env.mul(requiredStorage(cx, meta.sizes, meta.strides, meta.offset),
                   getItemSize(meta.dtype));
  if (meta.ranked)
    meta.constant = getKnownElements(cx, getElementsAttr(), meta.dtype);
  results[0] = cx.createValue(meta);
  return success();
}

std::string LiteralOp::getReportName() { return ""; }

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

#define FAKE_BINARY(OP, METHOD, NAME)                                          \
  LogicalResult OP::inferMeta(RuleContext &cx, ArrayRef<MetaValue> operands,   \
                              MutableArrayRef<MetaValue> results) {            \
    results[0] = Scalar::integer(                                              \
        cx.env.METHOD(getNumber(operands[0]), getNumber(operands[1])));        \
    return success();                                                          \
  }                                                                            \
  std::string OP::getReportName() { return NAME; }
FAKE_BINARY(AddOp, add, "_operator.add")
FAKE_BINARY(SubOp, sub, "_operator.sub")
FAKE_BINARY(MulOp, mul, "_operator.mul")
FAKE_BINARY(FloorDivOp, floorDiv, "_operator.floordiv")
FAKE_BINARY(ModOp, mod, "_operator.mod")
FAKE_BINARY(MaxOp, max, "torch.sym_max")
FAKE_BINARY(MinOp, min, "torch.sym_min")
#undef FAKE_BINARY

LogicalResult NegOp::inferMeta(RuleContext &cx, ArrayRef<MetaValue> operands,
                               MutableArrayRef<MetaValue> results) {
  results[0] = Scalar::integer(cx.env.neg(getNumber(operands[0])));
  return success();
}

std::string NegOp::getReportName() { return "_operator.neg"; }

static Condition makeCondition(CmpPredicate predicate, SymInt lhs, SymInt rhs) {
  switch (predicate) {
  case CmpPredicate::eq:
    return Condition::eq(lhs, rhs);
  case CmpPredicate::ne:
    return Condition::ne(lhs, rhs);
  case CmpPredicate::lt:
    return Condition::lt(lhs, rhs);
  case CmpPredicate::le:
    return Condition::le(lhs, rhs);
  case CmpPredicate::gt:
    return Condition::lt(rhs, lhs);
  case CmpPredicate::ge:
    return Condition::le(rhs, lhs);
  }
  llvm_unreachable("all predicates are handled");
}

LogicalResult CmpOp::inferMeta(RuleContext &cx, ArrayRef<MetaValue> operands,
                               MutableArrayRef<MetaValue> results) {
  results[0] = Scalar::boolean(cx.env.indicate(makeCondition(
      getPredicate(), getNumber(operands[0]), getNumber(operands[1]))));
  return success();
}

std::string CmpOp::getReportName() {
  return ("_operator." + stringifyCmpPredicate(getPredicate())).str();
}

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

/// Calls `text` and `value` for the pieces of a message, in order: literal
/// text, and for each place `{1}` the index of its value. A message without
/// values has no places.
static void splitMessage(StringRef message, size_t numValues,
                         llvm::function_ref<void(StringRef)> text,
                         llvm::function_ref<void(size_t)> value) {
  while (numValues != 0) {
    size_t open = message.find('{'), index = 0;
    StringRef rest = message.substr(open).drop_front(open < message.size());
    if (open == StringRef::npos)
      break;
    bool isPlace = !rest.consumeInteger(10, index) && rest.consume_front("}");
    text(isPlace ? message.take_front(open) : message.take_front(open + 1));
    if (isPlace)
      value(index);
    message = isPlace ? rest : message.drop_front(open + 1);
  }
  text(message);
}

/// Checks that every place of a message has a value.
static LogicalResult verifyMessage(Operation *op, StringRef message,
                                   size_t numValues) {
  LogicalResult result = success();
  splitMessage(
      message, numValues, [](StringRef) {},
      [&](size_t index) {
        if (succeeded(result) && index >= numValues)
          result = op->emitOpError() << "expected a message of " << numValues
                                     << " values, found {" << index << "}";
      });
  return result;
}

/// Appends a message with its values.
static void appendMessage(RuleError &error, StringRef message,
                          ArrayRef<MetaValue> values) {
  splitMessage(
      message, values.size(), [&](StringRef text) { error << text; },
      [&](size_t index) { error << values[index]; });
}

LogicalResult RequireOp::inferMeta(RuleContext &cx,
                                   ArrayRef<MetaValue> operands,
                                   MutableArrayRef<MetaValue>) {
  SymInt lhs = getNumber(operands[0]), rhs = getNumber(operands[1]);
  if (lhs.isUnknown() || rhs.isUnknown() ||
      cx.env.require(makeCondition(getPredicate(), lhs, rhs)))
    return success();
  RuleError error = cx.error(0, 1);
  appendMessage(error, getMessage(), operands.drop_front(2));
  if (getValues().empty())
    error << ", found " << lhs << " and " << rhs;
  return error;
}

LogicalResult RequireOp::verify() {
  return verifyMessage(*this, getMessage(), getValues().size());
}

std::string RequireOp::getReportName() { return ""; }

LogicalResult ExpectOp::verify() {
  return verifyMessage(*this, getMessage(), getValues().size());
}

LogicalResult ExpectOp::inferMeta(RuleContext &, ArrayRef<MetaValue> operands,
                                  MutableArrayRef<MetaValue> results) {
  results[0] = operands[0];
  return success();
}

std::string ExpectOp::getReportName() { return ""; }

std::string ExpectOp::format(ArrayRef<MetaValue> operands) {
  ArrayRef<MetaValue> values = operands.drop_front(1);
  std::string text;
  llvm::raw_string_ostream os(text);
  splitMessage(
      getMessage(), values.size(), [&](StringRef literal) { os << literal; },
      [&](size_t index) { fake::print(os, values[index]); });
  return text;
}

LogicalResult DecideOp::inferMeta(RuleContext &cx, ArrayRef<MetaValue> operands,
                                  MutableArrayRef<MetaValue> results) {
  Condition condition = makeCondition(getPredicate(), getNumber(operands[0]),
                                      getNumber(operands[1]));
  results[0] = Scalar::boolean(cx.env.decide(condition, getGeneral()));
  return success();
}

std::string DecideOp::getReportName() { return ""; }

LogicalResult NewSizeOp::verify() {
  auto min = static_cast<int64_t>(getMin());
  auto max = static_cast<int64_t>(getMax().value_or(Range::posInf));
  if (min < 0)
    return emitOpError() << "expected a min of 0 or more, found " << min;
  if (max < min)
    return emitOpError() << "expected a max of at least the min, found " << max
                         << " and " << min;
  return success();
}

LogicalResult NewSizeOp::inferMeta(RuleContext &cx, ArrayRef<MetaValue>,
                                   MutableArrayRef<MetaValue> results) {
  Range range{static_cast<int64_t>(getMin()),
              static_cast<int64_t>(getMax().value_or(Range::posInf))};
  results[0] = Scalar::integer(freshUnbacked(cx, range));
  return success();
}

std::string NewSizeOp::getReportName() { return ""; }

//===----------------------------------------------------------------------===//
// Structure
//===----------------------------------------------------------------------===//

LogicalResult CastOp::verify() {
  if (isCompatibleKind(getSource().getType(), getType()))
    return success();
  return emitOpError() << "expected a result of the same kind as "
                       << getSource().getType() << ", found " << getType();
}

std::string CastOp::getReportName() { return ""; }

LogicalResult PackOp::verify() {
  ArrayRef<Type> types = cast<FakeListType>(getType()).getElements();
  if (llvm::equal(getElements().getTypes(), types, isSameKind))
    return success();
  return emitOpError() << "expected a list of its operands, found "
                       << getType();
}

LogicalResult PackOp::inferMeta(RuleContext &cx, ArrayRef<MetaValue> operands,
                                MutableArrayRef<MetaValue> results) {
  results[0] = MetaValue::list(cx.copy(operands));
  return success();
}

std::string PackOp::getReportName() { return ""; }

LogicalResult UnpackOp::verify() {
  ArrayRef<Type> types = cast<FakeListType>(getList().getType()).getElements();
  if (llvm::equal(types, getResultTypes(), isSameKind))
    return success();
  return emitOpError() << "expected the elements of " << getList().getType()
                       << " as results, found " << getNumResults()
                       << " results of other number or kind";
}

LogicalResult UnpackOp::inferMeta(RuleContext &cx, ArrayRef<MetaValue> operands,
                                  MutableArrayRef<MetaValue> results) {
  if (!operands[0].isList())
    return success();
  ArrayRef<MetaValue> elements = operands[0].getList();
  if (elements.size() != results.size())
    return cx.error(0) << "expected a list of " << results.size()
                       << " elements, found " << elements.size();
  llvm::copy(elements, results.begin());
  return success();
}

std::string UnpackOp::getReportName() { return ""; }

LogicalResult AssertOp::inferMeta(RuleContext &cx, ArrayRef<MetaValue> operands,
                                  MutableArrayRef<MetaValue>) {
  if (!operands[0].isBool() || requireTruth(cx.env, operands[0].getInt()))
    return success();
  RuleError error = cx.error(0);
  error << "assertion does not hold: ";
  appendMessage(error, getMessage(), operands.drop_front(1));
  return error;
}

LogicalResult AssertOp::verify() {
  return verifyMessage(*this, getMessage(), getValues().size());
}

std::string AssertOp::getReportName() { return ""; }
