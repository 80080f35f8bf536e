//===- OwnForms.cpp - Forms that are not in the table -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Constants, barriers, and the ops whose regions are not in MLIR's generic
// form.
//
//===----------------------------------------------------------------------===//

#include "AttributeSyntax.h"
#include "FakeTensor/Dialect/IntegerSyntax.h"
#include "OpForms.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"

using namespace mlir;
using namespace fake::stablehlo;

/// Whether `names` are all properties, and no discardable attributes.
static bool hasOnlyProperties(Operation *op, ArrayRef<StringRef> names) {
  std::optional<DictionaryAttr> properties = getProperties(op);
  return properties && properties->size() == names.size() &&
         llvm::all_of(names, [&](StringRef name) {
           return properties->get(name) && !op->getDiscardableAttr(name);
         });
}

//===----------------------------------------------------------------------===//
// constant
//===----------------------------------------------------------------------===//

/// `() <{...}> {...} : () -> T`, which stands for a value of another type, as
/// of quantized constants.
static ParseResult parseGenericConstant(OpAsmParser &parser,
                                        OperationState &state) {
  NamedAttrList properties;
  FunctionType type;
  if (parser.parseRParen())
    return failure();
  if (succeeded(parser.parseOptionalLess()) &&
      (parser.parseOptionalAttrDict(properties) || parser.parseGreater()))
    return failure();
  if (parser.parseOptionalAttrDict(state.attributes) ||
      parser.parseColonType(type))
    return failure();
  state.addTypes(type.getResults());
  StringRef value = "value";
  return setProperties(parser, state, properties,
                       properties.empty() ? ArrayRef(value)
                                          : ArrayRef<StringRef>());
}

/// `{...} dense<0> : tensor<i32>`.
static ParseResult parseConstant(OpAsmParser &parser, OperationState &state) {
  if (succeeded(parser.parseOptionalLParen()))
    return parseGenericConstant(parser, state);
  if (parser.parseOptionalAttrDict(state.attributes))
    return failure();
  SMLoc loc = parser.getCurrentLocation();
  Attribute value;
  if (parser.parseAttribute(value))
    return failure();
  auto elements = dyn_cast<ElementsAttr>(value);
  if (!elements)
    return parser.emitError(loc, "expected elements, found ") << value;
  state.addTypes(elements.getType());
  NamedAttrList properties;
  properties.set("value", value);
  return setProperties(parser, state, properties);
}

static bool canPrintConstant(Operation *op) {
  if (op->getNumOperands() || op->getNumResults() != 1 || op->getNumRegions() ||
      op->getNumSuccessors() || !hasOnlyProperties(op, {"value"}))
    return false;
  auto elements = dyn_cast<ElementsAttr>(getProperties(op)->get("value"));
  return elements && elements.getType() == op->getResult(0).getType();
}

static void printConstant(Operation *op, OpAsmPrinter &printer) {
  printAttributes(op, printer, {"value"});
  printer << ' ' << getProperties(op)->get("value");
}

//===----------------------------------------------------------------------===//
// optimization_barrier
//===----------------------------------------------------------------------===//

/// `{...} %a, %b : T, U`, or `{...} ()`; the results have the types of the
/// operands.
static ParseResult parseBarrier(OpAsmParser &parser, OperationState &state) {
  if (parser.parseOptionalAttrDict(state.attributes))
    return failure();
  if (succeeded(parser.parseOptionalLParen()))
    return parser.parseRParen();
  SMLoc loc = parser.getCurrentLocation();
  SmallVector<OpAsmParser::UnresolvedOperand, 4> operands;
  if (parser.parseOperandList(operands))
    return failure();
  if (!operands.empty() && parser.parseColonTypeList(state.types))
    return failure();
  return parser.resolveOperands(operands, state.types, loc, state.operands);
}

static bool canPrintBarrier(Operation *op) {
  return !op->getNumRegions() && !op->getNumSuccessors() &&
         hasOnlyProperties(op, {}) &&
         llvm::equal(op->getOperandTypes(), op->getResultTypes());
}

static void printBarrier(Operation *op, OpAsmPrinter &printer) {
  printAttributes(op, printer, {});
  printer << ' ';
  if (op->getNumOperands())
    printer << op->getOperands() << " : " << op->getOperandTypes();
  else
    printer << "()";
}

//===----------------------------------------------------------------------===//
// while
//===----------------------------------------------------------------------===//

/// Names with their types, as arguments of a region.
static SmallVector<OpAsmParser::Argument>
makeArguments(ArrayRef<OpAsmParser::UnresolvedOperand> names, TypeRange types) {
  SmallVector<OpAsmParser::Argument> arguments;
  for (auto [name, type] : llvm::zip(names, types)) {
    OpAsmParser::Argument &argument = arguments.emplace_back();
    argument.ssaName = name;
    argument.type = type;
  }
  return arguments;
}

/// `(%i = %x, ...) : types attributes {...} cond {...} do {...}`.
static ParseResult parseWhile(OpAsmParser &parser, OperationState &state) {
  SMLoc loc = parser.getCurrentLocation();
  SmallVector<OpAsmParser::UnresolvedOperand, 4> names, operands;
  auto parseOne = [&]() -> ParseResult {
    return failure(parser.parseOperand(names.emplace_back(),
                                       /*allowResultNumber=*/false) ||
                   parser.parseEqual() ||
                   parser.parseOperand(operands.emplace_back()));
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::Paren, parseOne) ||
      (!operands.empty() && parser.parseColonTypeList(state.types)) ||
      parser.resolveOperands(operands, state.types, loc, state.operands))
    return failure();
  SmallVector<OpAsmParser::Argument> arguments =
      makeArguments(names, state.types);
  return failure(parser.parseOptionalAttrDictWithKeyword(state.attributes) ||
                 parser.parseKeyword("cond") ||
                 parser.parseRegion(*state.addRegion(), arguments) ||
                 parser.parseKeyword("do") ||
                 parser.parseRegion(*state.addRegion(), arguments));
}

/// Whether a region has one block with arguments of these types.
static bool hasArguments(Region &region, TypeRange types) {
  return region.hasOneBlock() &&
         llvm::equal(region.front().getArgumentTypes(), types);
}

static bool canPrintWhile(Operation *op) {
  return op->getNumRegions() == 2 && !op->getNumSuccessors() &&
         hasOnlyProperties(op, {}) &&
         llvm::equal(op->getOperandTypes(), op->getResultTypes()) &&
         hasArguments(op->getRegion(0), op->getOperandTypes()) &&
         hasArguments(op->getRegion(1), op->getOperandTypes());
}

static void printWhile(Operation *op, OpAsmPrinter &printer) {
  // The dialect gives the arguments of both regions the same names.
  printer << '(';
  llvm::interleaveComma(
      llvm::zip(op->getRegion(1).getArguments(), op->getOperands()), printer,
      [&](auto pair) {
        auto [argument, operand] = pair;
        printer << Value(argument) << " = " << operand;
      });
  printer << ')';
  if (op->getNumOperands())
    printer << " : " << op->getOperandTypes();
  printAttributes(op, printer, {}, /*withKeyword=*/true);
  printer.printNewline();
  printer << "cond ";
  printer.printRegion(op->getRegion(0), /*printEntryBlockArgs=*/false);
  printer << " do ";
  printer.printRegion(op->getRegion(1), /*printEntryBlockArgs=*/false);
}

//===----------------------------------------------------------------------===//
// reduce
//===----------------------------------------------------------------------===//

/// `across dimensions = [0, 1] {...} : (types) -> types`.
static ParseResult parseReduceDimensions(OpAsmParser &parser,
                                         OperationState &state,
                                         FunctionType &type) {
  SmallVector<int64_t> dimensions;
  if (parser.parseKeyword("across") || parser.parseKeyword("dimensions") ||
      parser.parseEqual() || parseIntegers(parser, dimensions) ||
      parser.parseOptionalAttrDict(state.attributes) ||
      parser.parseColonType(type))
    return failure();
  state.addTypes(type.getResults());
  NamedAttrList properties;
  properties.set("dimensions",
                 parser.getBuilder().getDenseI64ArrayAttr(dimensions));
  return setProperties(parser, state, properties);
}

/// The region of `applies stablehlo.add`: an op of two scalars.
static ParseResult buildReducer(OpAsmParser &parser, OperationState &state,
                                OperationName reducer, Type type, SMLoc loc) {
  auto tensor = dyn_cast<TensorType>(type);
  if (!tensor)
    return parser.emitError(loc, "expected a tensor, found ") << type;
  Type scalar = RankedTensorType::get({}, tensor.getElementType());
  Block &block = state.addRegion()->emplaceBlock();
  block.addArguments({scalar, scalar}, {state.location, state.location});
  // The region has no parent yet, from which to take the context.
  OpBuilder builder(parser.getContext());
  builder.setInsertionPointToEnd(&block);
  OperationState inner(state.location, reducer);
  inner.addOperands(block.getArguments());
  inner.addTypes(scalar);
  Operation *op = builder.create(inner);
  OperationState terminator(state.location, "stablehlo.return");
  terminator.addOperands(op->getResults());
  builder.create(terminator);
  return success();
}

/// `reducer(%a: T, %b: T) ... {...}`, with the arguments for the elements
/// before those for the accumulators.
static ParseResult parseReducer(OpAsmParser &parser, OperationState &state) {
  if (parser.parseKeyword("reducer"))
    return failure();
  SmallVector<OpAsmParser::Argument> elements, accumulators;
  while (succeeded(parser.parseOptionalLParen())) {
    if (parser.parseArgument(elements.emplace_back(), /*allowType=*/true) ||
        parser.parseComma() ||
        parser.parseArgument(accumulators.emplace_back(), /*allowType=*/true) ||
        parser.parseRParen())
      return failure();
  }
  llvm::append_range(elements, accumulators);
  return parser.parseRegion(*state.addRegion(), elements);
}

/// `(%x init: %zero), ... applies stablehlo.add across ...`, or with a reducer.
static ParseResult parseReduce(OpAsmParser &parser, OperationState &state) {
  SMLoc loc = parser.getCurrentLocation();
  SmallVector<OpAsmParser::UnresolvedOperand, 4> operands, inits;
  auto parsePair = [&]() -> ParseResult {
    return failure(
        parser.parseLParen() || parser.parseOperand(operands.emplace_back()) ||
        parser.parseKeyword("init") || parser.parseColon() ||
        parser.parseOperand(inits.emplace_back()) || parser.parseRParen());
  };
  if (parser.parseCommaSeparatedList(parsePair))
    return failure();
  llvm::append_range(operands, inits);
  FunctionType type;
  SMLoc reducerLoc;
  std::optional<OperationName> reducer;
  if (succeeded(parser.parseOptionalKeyword("applies"))) {
    reducerLoc = parser.getCurrentLocation();
    FailureOr<OperationName> name = parser.parseCustomOperationName();
    if (failed(name))
      return failure();
    if (!isReducer(name->getStringRef()))
      return parser.emitError(reducerLoc, "expected a commutative op, found '")
             << name->getStringRef() << "'";
    reducer = *name;
  }
  if (parseReduceDimensions(parser, state, type) ||
      parser.resolveOperands(operands, type.getInputs(), loc, state.operands))
    return failure();
  if (!reducer)
    return parseReducer(parser, state);
  // The ops of the region are at the location of the op itself.
  std::optional<Location> location;
  if (parser.parseOptionalLocationSpecifier(location))
    return failure();
  if (location)
    state.location = *location;
  return buildReducer(parser, state, *reducer, type.getInput(0), reducerLoc);
}

/// The op behind `applies`, or null if only the region can represent it.
static Operation *getReducer(Operation *op) {
  Block &block = op->getRegion(0).front();
  auto tensor = dyn_cast<TensorType>(op->getOperand(0).getType());
  if (!tensor || block.getOperations().size() != 2)
    return nullptr;
  Type scalar = RankedTensorType::get({}, tensor.getElementType());
  Operation &inner = block.front(), &terminator = block.back();
  auto isScalar = [&](Type type) { return type == scalar; };
  bool isBinary = isReducer(inner.getName().getStringRef()) &&
                  inner.getNumResults() == 1 && !inner.getNumRegions() &&
                  inner.getDiscardableAttrDictionary().empty() &&
                  hasOnlyProperties(&inner, {}) &&
                  llvm::equal(inner.getOperands(), block.getArguments()) &&
                  llvm::all_of(inner.getOperandTypes(), isScalar) &&
                  llvm::all_of(inner.getResultTypes(), isScalar);
  bool returns = terminator.getName().getStringRef() == "stablehlo.return" &&
                 terminator.getDiscardableAttrDictionary().empty() &&
                 llvm::equal(terminator.getOperands(), inner.getResults());
  return isBinary && returns ? &inner : nullptr;
}

static bool canPrintReduce(Operation *op) {
  return op->getNumRegions() == 1 && op->getRegion(0).hasOneBlock() &&
         !op->getNumSuccessors() && op->getNumOperands() &&
         op->getNumOperands() == op->getRegion(0).front().getNumArguments() &&
         op->getNumOperands() % 2 == 0 &&
         hasOnlyProperties(op, {"dimensions"}) &&
         isa<DenseI64ArrayAttr>(getProperties(op)->get("dimensions"));
}

static void printReduce(Operation *op, OpAsmPrinter &printer) {
  unsigned count = op->getNumOperands() / 2;
  llvm::interleaveComma(llvm::seq(count), printer, [&](unsigned i) {
    printer << '(' << op->getOperand(i)
            << " init: " << op->getOperand(i + count) << ')';
  });
  Operation *reducer = getReducer(op);
  if (reducer)
    printer << " applies " << reducer->getName().getStringRef();
  printer << " across dimensions = ";
  printIntegers(cast<DenseI64ArrayAttr>(getProperties(op)->get("dimensions")),
                printer);
  printAttributes(op, printer, {"dimensions"});
  printer << " : ";
  printer.printFunctionalType(op);
  if (reducer)
    return;
  printer.printNewline();
  printer << " reducer";
  Block &block = op->getRegion(0).front();
  for (unsigned i : llvm::seq(count)) {
    printer << '(';
    printer.printRegionArgument(block.getArgument(i));
    printer << ", ";
    printer.printRegionArgument(block.getArgument(i + count));
    printer << ") ";
  }
  printer << ' ';
  printer.printRegion(op->getRegion(0), /*printEntryBlockArgs=*/false);
}

//===----------------------------------------------------------------------===//
// scan
//===----------------------------------------------------------------------===//

static constexpr StringRef scanProperties[] = {
    "dimension", "operandSegmentSizes", "resultSegmentSizes"};
static constexpr StringRef scanOptions[] = {"is_associative", "is_reverse",
                                            "scan_dim_size"};

/// `(%x, ...) inits (%i, ...) dimension = 0 attributes {...} {...} : type`.
static ParseResult parseScan(OpAsmParser &parser, OperationState &state) {
  SMLoc loc = parser.getCurrentLocation();
  SmallVector<OpAsmParser::UnresolvedOperand, 4> operands, inits;
  int64_t dimension;
  FunctionType type;
  if (parser.parseOperandList(operands, AsmParser::Delimiter::Paren) ||
      parser.parseKeyword("inits") ||
      parser.parseOperandList(inits, AsmParser::Delimiter::Paren) ||
      parser.parseKeyword("dimension") || parser.parseEqual() ||
      fake::parseInt64(parser, dimension) ||
      parser.parseOptionalAttrDictWithKeyword(state.attributes) ||
      parser.parseRegion(*state.addRegion()) || parser.parseColonType(type))
    return failure();
  int32_t numInputs = operands.size(), numCarries = inits.size();
  int32_t numOutputs = int32_t(type.getNumResults()) - numCarries;
  if (numOutputs < 0)
    return parser.emitError(loc, "expected at least ")
           << numCarries << " results, found " << type.getNumResults();
  llvm::append_range(operands, inits);
  state.addTypes(type.getResults());
  Builder &builder = parser.getBuilder();
  NamedAttrList properties;
  properties.set("dimension", builder.getI64IntegerAttr(dimension));
  properties.set("operandSegmentSizes",
                 builder.getDenseI32ArrayAttr({numInputs, numCarries}));
  properties.set("resultSegmentSizes",
                 builder.getDenseI32ArrayAttr({numOutputs, numCarries}));
  return failure(
      setProperties(parser, state, properties, scanOptions) ||
      parser.resolveOperands(operands, type.getInputs(), loc, state.operands));
}

/// The sizes of two segments, which add up to `count`, or nothing.
static ArrayRef<int32_t> getSegments(Attribute attr, unsigned count) {
  auto sizes = dyn_cast_or_null<DenseI32ArrayAttr>(attr);
  if (!sizes || sizes.size() != 2 || sizes[0] < 0 || sizes[1] < 0 ||
      int64_t(sizes[0]) + sizes[1] != count)
    return {};
  return sizes;
}

static bool canPrintScan(Operation *op) {
  std::optional<DictionaryAttr> properties = getProperties(op);
  if (!properties || op->getNumRegions() != 1 || op->getNumSuccessors())
    return false;
  auto isProperty = [](NamedAttribute attr) {
    return llvm::is_contained(scanProperties, attr.getName()) ||
           llvm::is_contained(scanOptions, attr.getName());
  };
  auto dimension = dyn_cast_or_null<IntegerAttr>(properties->get("dimension"));
  ArrayRef<int32_t> operands =
      getSegments(properties->get("operandSegmentSizes"), op->getNumOperands());
  ArrayRef<int32_t> results =
      getSegments(properties->get("resultSegmentSizes"), op->getNumResults());
  return llvm::all_of(*properties, isProperty) &&
         llvm::none_of(op->getDiscardableAttrs(), isProperty) && dimension &&
         dimension.getType().isSignlessInteger(64) && !operands.empty() &&
         !results.empty() && operands[1] == results[1] &&
         !op->getRegion(0).empty();
}

static void printScan(Operation *op, OpAsmPrinter &printer) {
  DictionaryAttr properties = *getProperties(op);
  unsigned numInputs = getSegments(properties.get("operandSegmentSizes"),
                                   op->getNumOperands())[0];
  printer << '(' << op->getOperands().take_front(numInputs) << ") inits ("
          << op->getOperands().drop_front(numInputs) << ") dimension="
          << cast<IntegerAttr>(properties.get("dimension")).getInt() << ' ';
  printAttributes(op, printer, scanProperties, /*withKeyword=*/true);
  printer << ' ';
  printer.printRegion(op->getRegion(0));
  printer << " : ";
  printer.printFunctionalType(op);
}

//===----------------------------------------------------------------------===//
// Table
//===----------------------------------------------------------------------===//

static constexpr OwnForm ownForms[] = {
    {"chlo.constant", parseConstant, canPrintConstant, printConstant},
    {"chlo.scan", parseScan, canPrintScan, printScan},
    {"stablehlo.constant", parseConstant, canPrintConstant, printConstant},
    {"stablehlo.optimization_barrier", parseBarrier, canPrintBarrier,
     printBarrier},
    {"stablehlo.reduce", parseReduce, canPrintReduce, printReduce},
    {"stablehlo.while", parseWhile, canPrintWhile, printWhile},
};

const OwnForm *fake::stablehlo::lookupOwnForm(StringRef name) {
  for (const OwnForm &form : ownForms)
    if (form.name == name)
      return &form;
  return nullptr;
}
