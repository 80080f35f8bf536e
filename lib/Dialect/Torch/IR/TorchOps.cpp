//===- TorchOps.cpp - Ops of the torch reader -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Torch/IR/TorchDialect.h"
#include "FakeTensor/Interfaces/RegionSyntax.h"
#include "mlir/IR/Builders.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"

using namespace mlir;
using namespace fake;
using namespace fake::torch;

//===----------------------------------------------------------------------===//
// Names of results
//===----------------------------------------------------------------------===//

void ConstantIntOp::getAsmResultNames(OpAsmSetValueNameFn setName) {
  llvm::SmallString<24> name;
  llvm::raw_svector_ostream(name) << "int" << getValueAttr().getInt();
  setName(getResult(), name);
}

void ConstantBoolOp::getAsmResultNames(OpAsmSetValueNameFn setName) {
  setName(getResult(), getValue() ? "true" : "false");
}

void ConstantFloatOp::getAsmResultNames(OpAsmSetValueNameFn setName) {
  // With these arguments APFloat prints exactly as torch-mlir does; the sign of
  // the exponent is dropped.
  llvm::SmallString<24> digits;
  getValue().toString(digits, /*FormatPrecision=*/6, /*FormatMaxPadding=*/0,
                      /*TruncateZero=*/false);
  llvm::erase(digits, '+');
  setName(getResult(), ("float" + digits).str());
}

void ConstantStrOp::getAsmResultNames(OpAsmSetValueNameFn setName) {
  setName(getResult(), "str");
}

void ConstantDeviceOp::getAsmResultNames(OpAsmSetValueNameFn setName) {
  setName(getResult(), getValue());
}

void ConstantNoneOp::getAsmResultNames(OpAsmSetValueNameFn setName) {
  setName(getResult(), "none");
}

//===----------------------------------------------------------------------===//
// Literals
//===----------------------------------------------------------------------===//

/// Checks the type of a literal against its value.
static LogicalResult verifyLiteral(Operation *op, ElementsAttr value,
                                   TorchTensorType type) {
  auto shaped = cast<ShapedType>(value.getType());
  Type element = shaped.getElementType();
  // In torch-mlir, signless integers may be signed or unsigned.
  auto integer = dyn_cast_or_null<IntegerType>(type.getDtype());
  if (integer &&
      element == IntegerType::get(op->getContext(), integer.getWidth()))
    element = integer;
  auto own = TorchTensorType::get(op->getContext(), type.getValueSemantics(),
                                  /*ranked=*/true, shaped.getShape(), element);
  if (isSubtype(own, type))
    return success();
  return op->emitOpError("expected a result type that fits ")
         << own << ", found " << type;
}

LogicalResult ValueTensorLiteralOp::verify() {
  return verifyLiteral(*this, getValue(), getResult().getType());
}

LogicalResult NonValueTensorLiteralOp::verify() {
  return verifyLiteral(*this, getValue(), getResult().getType());
}

//===----------------------------------------------------------------------===//
// Lists, tuples, dictionaries
//===----------------------------------------------------------------------===//

LogicalResult PrimListConstructOp::verify() {
  Type element = cast<TorchContainerType>(getResult().getType()).getElement();
  for (auto [i, type] : llvm::enumerate(getOperandTypes()))
    if (type != element && !isSubtype(type, element))
      return emitOpError("expected elements of type ")
             << element << ", found " << type << " for element " << i;
  return success();
}

LogicalResult PrimListUnpackOp::verify() {
  Type element = cast<TorchContainerType>(getList().getType()).getElement();
  for (auto [i, type] : llvm::enumerate(getResultTypes()))
    if (type != element && !areCompatible(type, element))
      return emitOpError("expected elements that fit ")
             << element << ", found " << type << " for element " << i;
  return success();
}

/// Checks types against the element types of a tuple.
static LogicalResult verifyTuple(Operation *op, TypeRange types,
                                 Type tupleType) {
  ArrayRef<Type> elements = cast<TorchContainerType>(tupleType).getElements();
  if (types.size() != elements.size())
    return op->emitOpError("expected ")
           << elements.size() << " elements as in " << tupleType << ", found "
           << types.size();
  for (auto [i, type, element] : llvm::enumerate(types, elements))
    if (!areCompatible(type, element))
      return op->emitOpError("expected a type that fits ")
             << element << ", found " << type << " for element " << i;
  return success();
}

LogicalResult PrimTupleConstructOp::verify() {
  return verifyTuple(*this, getOperandTypes(), getResult().getType());
}

LogicalResult PrimTupleUnpackOp::verify() {
  return verifyTuple(*this, getResultTypes(), getTuple().getType());
}

LogicalResult PrimDictConstructOp::verify() {
  ArrayRef<Type> elements =
      cast<TorchContainerType>(getResult().getType()).getElements();
  for (auto [i, type] : llvm::enumerate(getKeys().getTypes()))
    if (!isSubtype(type, elements[0]))
      return emitOpError("expected keys of type ")
             << elements[0] << ", found " << type << " for key " << i;
  for (auto [i, type] : llvm::enumerate(getValues().getTypes()))
    if (!isSubtype(type, elements[1]))
      return emitOpError("expected values of type ")
             << elements[1] << ", found " << type << " for value " << i;
  return success();
}

//===----------------------------------------------------------------------===//
// BindSymbolicShapeOp
//===----------------------------------------------------------------------===//

static ParseResult parseInlineAffineMap(OpAsmParser &parser,
                                        AffineMapAttr &map) {
  return parser.parseAttribute(map);
}

static void printInlineAffineMap(OpAsmPrinter &printer, Operation *op,
                                 AffineMapAttr map) {
  // Not printAttribute, which would move the map to an alias `#map` at the top.
  // Attribute::print looks for aliases anew each time.
  cast<TorchDialect>(op->getDialect())
      ->getTypeTexts()
      .print(map.getAsOpaquePointer(), printer.getStream(),
             [&](raw_ostream &os) { map.print(os); });
}

LogicalResult BindSymbolicShapeOp::verify() {
  AffineMap map = getShapeExpressions();
  if (map.getNumDims() != 0)
    return emitOpError("expected a map without dimensions, found ")
           << map.getNumDims();
  if (map.getNumSymbols() != getShapeSymbols().size())
    return emitOpError("expected ")
           << map.getNumSymbols() << " symbols as in the map, found "
           << getShapeSymbols().size();
  for (auto [i, symbol] : llvm::enumerate(getShapeSymbols()))
    if (!symbol.getDefiningOp<SymbolicIntOp>())
      return emitOpError("expected a torch.symbolic_int for symbol ") << i;
  auto type = dyn_cast<TorchTensorType>(getOperand().getType());
  if (!type)
    return emitOpError("expected a tensor, found ") << getOperand().getType();
  if (type.getRanked() && type.getSizes().size() != map.getNumResults())
    return emitOpError("expected ")
           << type.getSizes().size() << " sizes for " << type << ", found "
           << map.getNumResults();
  return success();
}

//===----------------------------------------------------------------------===//
// InitializeGlobalSlotsOp
//===----------------------------------------------------------------------===//

/// `[ @a(%0 : !torch.int) @b(%1 : !torch.tensor) ]`, without commas.
ParseResult InitializeGlobalSlotsOp::parse(OpAsmParser &parser,
                                           OperationState &state) {
  SmallVector<Attribute> names;
  if (parser.parseOptionalAttrDict(state.attributes) || parser.parseLSquare())
    return failure();
  while (failed(parser.parseOptionalRSquare())) {
    StringAttr name;
    OpAsmParser::UnresolvedOperand value;
    Type type;
    if (parser.parseSymbolName(name) || parser.parseLParen() ||
        parser.parseOperand(value) || parser.parseColonType(type) ||
        parser.parseRParen() ||
        parser.resolveOperand(value, type, state.operands))
      return failure();
    names.push_back(FlatSymbolRefAttr::get(name));
  }
  state.addAttribute("slotSymNames", parser.getBuilder().getArrayAttr(names));
  return success();
}

void InitializeGlobalSlotsOp::print(OpAsmPrinter &printer) {
  printer.printOptionalAttrDict((*this)->getAttrs(), {"slotSymNames"});
  printer << " [";
  printer.printNewline();
  for (auto [name, value] : llvm::zip(getSlotSymNames(), getInitialValues())) {
    printer << "  " << name << '(' << value << " : " << value.getType() << ')';
    printer.printNewline();
  }
  printer << ']';
}

LogicalResult InitializeGlobalSlotsOp::verify() {
  if (getInitialValues().size() == getSlotSymNames().size())
    return success();
  return emitOpError("expected a value for each of ")
         << getSlotSymNames().size() << " slots, found "
         << getInitialValues().size();
}

//===----------------------------------------------------------------------===//
// Regions with implicit terminators
//===----------------------------------------------------------------------===//

static ParseResult parseClassRegion(OpAsmParser &parser, Region &region) {
  return parseTerminatedRegion<ClassTypeOp>(parser, region);
}
static void printClassRegion(OpAsmPrinter &printer, Operation *,
                             Region &region) {
  printTerminatedRegion(printer, region);
}

static ParseResult parseModuleRegion(OpAsmParser &parser, Region &region) {
  return parseTerminatedRegion<NnModuleOp>(parser, region);
}
static void printModuleRegion(OpAsmPrinter &printer, Operation *,
                              Region &region) {
  printTerminatedRegion(printer, region);
}

static ParseResult parseInitializerRegion(OpAsmParser &parser, Region &region) {
  return parseTerminatedRegion<GlobalSlotModuleInitializerOp>(parser, region);
}
static void printInitializerRegion(OpAsmPrinter &printer, Operation *,
                                   Region &region) {
  printTerminatedRegion(printer, region);
}

//===----------------------------------------------------------------------===//
// Generated definitions
//===----------------------------------------------------------------------===//

#define GET_OP_CLASSES
#include "FakeTensor/Dialect/Torch/IR/TorchOps.cpp.inc"
