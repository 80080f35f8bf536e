//===- FakeToTorch.cpp - The fake dialect to torch IR -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Analysis/MetaPropagation.h"
#include "FakeTensor/Conversion/Passes.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "FakeTensor/ExternalModels/TorchBinder.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/BuiltinDialect.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "llvm/ADT/TypeSwitch.h"

namespace fake {
#define GEN_PASS_DEF_FAKETOTORCH
#include "FakeTensor/Conversion/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

namespace {

/// Converts one function. Torch ops and types are made by name and by text, so
/// that the torch dialect may be a host's.
class Converter {
public:
  Converter(FunctionOpInterface function, const MetaPropagationOptions &options)
      : function(function), analysis(function, options),
        builder(function->getContext()), binder(function, analysis.getEnv()) {}

  LogicalResult analyse() { return analysis.run(); }
  LogicalResult run();

private:
  Type getType(StringRef text);
  Type convertType(Type type);
  Type convertTensorType(const TensorMeta &meta);
  LogicalResult convert(Operation *op);
  LogicalResult convertAten(AtenOp op);
  LogicalResult convertCore(Operation *op);
  LogicalResult convertLiteral(LiteralOp op);
  LogicalResult convertBlock(Block &block, ValueRange arguments);
  LogicalResult convertCond(CondOp op);
  LogicalResult convertWhile(WhileLoopOp op);
  LogicalResult convertTurn(WhileLoopOp op, ArrayRef<Type> types,
                            ArrayRef<Value> inputs, Block &block);
  void convertCall(Operation *op);
  SmallVector<Value> lookUp(ValueRange values);
  void convertTypes(TypeRange from, SmallVectorImpl<Type> &to);
  Value makeCondition(Location loc, Value predicate);
  Value castTo(Value value, Type type);
  Value makeArgument(Location loc, const SchemaArg &decl,
                     ArrayRef<ArgNode> &nodes, ValueRange operands);
  Value makeElement(Location loc, const SchemaType &type,
                    ArrayRef<ArgNode> &nodes, ValueRange operands);
  Value makeConstant(Location loc, SchemaBase base, const MetaValue &value);
  Value makeList(Location loc, const SchemaType &type,
                 ArrayRef<Value> elements);
  Operation *create(Location loc, StringRef name, ArrayRef<Value> operands,
                    ArrayRef<Type> types, ArrayRef<NamedAttribute> attrs = {},
                    unsigned numRegions = 0);
  Value constant(Location loc, StringRef kind, StringRef type, Attribute value);
  void replace(Operation *op, Operation *by) {
    mapping.map(op->getResults(), by->getResults());
  }
  void bindSymbolicSizes();

  FunctionOpInterface function;
  MetaPropagation analysis;
  OpBuilder builder;
  TorchBinder binder;
  IRMapping mapping;
  /// Torch tensors and what they are, for the binds.
  SmallVector<std::pair<Value, const TensorMeta *>> tensors;
  llvm::StringMap<Type> types;
};

} // namespace

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

Type Converter::getType(StringRef text) {
  Type &type = types[text];
  if (!type)
    type = parseType(text, builder.getContext());
  return type;
}

/// How torch-mlir writes a dtype; empty for those it does not have.
static StringRef getTorchDType(DType dtype) {
  switch (dtype) {
  case DType::Bool:
    return "i1";
  case DType::UInt8:
    return "ui8";
  case DType::Int8:
    return "si8";
  case DType::Int16:
    return "si16";
  case DType::Int32:
    return "si32";
  case DType::Int64:
    return "si64";
  case DType::Float16:
    return "f16";
  case DType::BFloat16:
    return "bf16";
  case DType::Float32:
    return "f32";
  case DType::Float64:
    return "f64";
  case DType::Complex32:
    return "complex<f16>";
  case DType::Complex64:
    return "complex<f32>";
  case DType::Complex128:
    return "complex<f64>";
  case DType::Float8E5M2:
    return "f8E5M2";
  case DType::Float8E4M3FN:
    return "f8E4M3FN";
  case DType::Float8E5M2FNUZ:
    return "f8E5M2FNUZ";
  case DType::Float8E4M3FNUZ:
    return "f8E4M3FNUZ";
  case DType::Float8E8M0FNU:
    return "f8E8M0FNU";
  default:
    return "";
  }
}

Type Converter::convertTensorType(const TensorMeta &meta) {
  StringRef dtype = getTorchDType(meta.dtype);
  if (!meta.ranked && dtype.empty())
    return getType("!torch.vtensor");
  std::string text = "!torch.vtensor<";
  llvm::raw_string_ostream os(text);
  if (meta.ranked) {
    os << '[';
    llvm::interleave(
        meta.sizes, os,
        [&](SymInt size) {
          if (size.isInt())
            os << size.getInt();
          else
            os << '?';
        },
        ",");
    os << ']';
  } else {
    os << '*';
  }
  os << ',' << (dtype.empty() ? "unk" : dtype) << '>';
  return getType(text);
}

Type Converter::convertType(Type type) {
  return llvm::TypeSwitch<Type, Type>(type)
      .Case([&](FakeTensorType t) { return convertTensorType(t.getMeta()); })
      .Case([&](FakeIntType) { return getType("!torch.int"); })
      .Case([&](FakeFloatType) { return getType("!torch.float"); })
      .Case([&](FakeBoolType) { return getType("!torch.bool"); })
      .Case([&](FakeListType t) {
        ArrayRef<Type> elements = t.getElements();
        if (!elements.empty() && isa<FakeIntType>(elements.front()))
          return getType("!torch.list<int>");
        return getType("!torch.list<vtensor>");
      })
      .Default(type);
}

void Converter::convertTypes(TypeRange from, SmallVectorImpl<Type> &to) {
  for (Type type : from)
    to.push_back(convertType(type));
}

//===----------------------------------------------------------------------===//
// Arguments of calls
//===----------------------------------------------------------------------===//

Operation *Converter::create(Location loc, StringRef name,
                             ArrayRef<Value> operands, ArrayRef<Type> types,
                             ArrayRef<NamedAttribute> attrs,
                             unsigned numRegions) {
  OperationState state(loc, name);
  state.addOperands(operands);
  state.addTypes(types);
  state.addAttributes(attrs);
  for (unsigned i = 0; i < numRegions; ++i)
    state.addRegion();
  return builder.create(state);
}

Value Converter::constant(Location loc, StringRef kind, StringRef type,
                          Attribute value) {
  SmallVector<NamedAttribute, 1> attrs;
  if (value)
    attrs.push_back(builder.getNamedAttr("value", value));
  return create(loc, ("torch.constant." + kind).str(), {},
                getType(("!torch." + type).str()), attrs)
      ->getResult(0);
}

Value Converter::makeConstant(Location loc, SchemaBase base,
                              const MetaValue &value) {
  auto makeInt = [&](int64_t i) {
    return constant(loc, "int", "int", builder.getI64IntegerAttr(i));
  };
  switch (value.getKind()) {
  case MetaValue::Kind::None:
    return constant(loc, "none", "none", {});
  case MetaValue::Kind::Int:
    if (base == SchemaBase::Float)
      return constant(loc, "float", "float",
                      builder.getF64FloatAttr(
                          static_cast<double>(value.getInt().getInt())));
    return makeInt(value.getInt().getInt());
  case MetaValue::Kind::Bool:
    return constant(loc, "bool", "bool", builder.getBoolAttr(value.getBool()));
  case MetaValue::Kind::Float:
    return constant(loc, "float", "float",
                    builder.getF64FloatAttr(value.getFloat()));
  case MetaValue::Kind::String:
    return constant(loc, "str", "str",
                    builder.getStringAttr(value.getString()));
  case MetaValue::Kind::DType:
    return makeInt(getScalarTypeCode(value.getDType()));
  case MetaValue::Kind::Layout:
    return makeInt(getCode(value.getLayout()));
  case MetaValue::Kind::MemoryFormat:
    return makeInt(getCode(value.getMemoryFormat()));
  case MetaValue::Kind::Device:
    return constant(loc, "device", "Device",
                    builder.getStringAttr(value.getDevice().str()));
  default:
    return {};
  }
}

/// The element type of a torch list, as its type writes it.
static StringRef getListElement(const SchemaType &type) {
  switch (type.base) {
  case SchemaBase::Tensor:
    return type.hasOptionalElements ? "optional<vtensor>" : "vtensor";
  case SchemaBase::Float:
    return "float";
  case SchemaBase::Bool:
    return "bool";
  case SchemaBase::Scalar:
    return "number";
  default:
    return "int";
  }
}

Value Converter::makeList(Location loc, const SchemaType &type,
                          ArrayRef<Value> elements) {
  Type listType = getType(("!torch.list<" + getListElement(type) + ">").str());
  return create(loc, "torch.prim.ListConstruct", elements, listType)
      ->getResult(0);
}

/// Converts the tree at the front of `nodes`, and drops it from there.
Value Converter::makeElement(Location loc, const SchemaType &type,
                             ArrayRef<ArgNode> &nodes, ValueRange operands) {
  ArgNode node = nodes.consume_front();
  if (node.isOperand()) {
    Value operand = operands[node.value];
    bool isNumber =
        isa<FakeIntType, FakeFloatType, FakeBoolType>(operand.getType());
    return isNumber && type.base == SchemaBase::Tensor
               ? Value()
               : mapping.lookup(operand);
  }
  if (!node.isList() && type.base == SchemaBase::Tensor &&
      node.getConstant().isNumber())
    return {};
  if (!node.isList())
    return makeConstant(loc, type.base, node.getConstant());
  SmallVector<Value> elements;
  for (int64_t i = 0; i < node.value; ++i) {
    elements.push_back(makeElement(loc, type, nodes, operands));
    if (!elements.back())
      return {};
  }
  return makeList(loc, type, elements);
}

Value Converter::makeArgument(Location loc, const SchemaArg &decl,
                              ArrayRef<ArgNode> &nodes, ValueRange operands) {
  if (!nodes.empty() && !nodes.front().isOmitted())
    return makeElement(loc, decl.type, nodes, operands);
  if (!nodes.empty())
    nodes = nodes.drop_front();
  const MetaValue &value = decl.defaultValue;
  if (!value.isList())
    return makeConstant(loc, decl.type.base, value);
  SmallVector<Value> elements;
  for (const MetaValue &element : value.getList())
    elements.push_back(makeConstant(loc, decl.type.base, element));
  return makeList(loc, decl.type, elements);
}

/// Whether a number stands for the tensor that is argument `other`.
static bool isOtherNumber(AtenOp op) {
  const Schema &schema = op.getDef().schema;
  int other = schema.findArg("other");
  ArrayRef<ArgNode> nodes = op.getArgNodes();
  if (other < 0 || schema.getArgs()[other].type.base != SchemaBase::Tensor)
    return false;
  for (int i = 0; i < other && !nodes.empty(); ++i)
    (void)takeTree(nodes);
  if (nodes.empty())
    return false;
  if (nodes.front().isOperand())
    return !isa<FakeTensorType>(op.getInputs()[nodes.front().value].getType());
  return !nodes.front().isOmitted();
}

/// The op to convert to. In torch IR a tensor is no number, so that a call with
/// a number for a tensor goes to the overload that takes one.
static const OpDef &getTorchDef(AtenOp op) {
  const OpDef &def = op.getDef();
  if (!isOtherNumber(op))
    return def;
  StringRef name = def.name;
  std::string scalar;
  if (name.consume_back(".Tensor_mode"))
    scalar = (name + ".Scalar_mode").str();
  else if (name.consume_back(".Tensor") || def.schema.getOverload().empty())
    scalar = (name + ".Scalar").str();
  const OpDef *found = lookupOp(scalar);
  return found ? *found : def;
}

LogicalResult Converter::convertAten(AtenOp op) {
  const OpDef &def = getTorchDef(op);
  ArrayRef<ArgNode> nodes = op.getArgNodes();
  SmallVector<Value> args;
  for (const SchemaArg &decl : def.schema.getArgs()) {
    args.push_back(makeArgument(op.getLoc(), decl, nodes, op.getInputs()));
    if (!args.back())
      return op.emitOpError()
             << "argument '" << decl.name << "' has no counterpart in torch IR";
  }
  SmallVector<Type> types;
  convertTypes(op->getResultTypes(), types);
  std::string name = ("torch." + def.name).str();
  // Custom ops are written as torch-mlir writes them.
  Operation *newOp =
      def.body
          ? create(op.getLoc(), "torch.operator", args, types,
                   builder.getNamedAttr("name", builder.getStringAttr(name)))
          : create(op.getLoc(), name, args, types);
  newOp->setDiscardableAttrs(op->getDiscardableAttrDictionary());
  replace(op, newOp);
  return success();
}

//===----------------------------------------------------------------------===//
// Core ops
//===----------------------------------------------------------------------===//

/// Elements without data under a name of their own, as torch-mlir writes
/// weights that are left out.
static ElementsAttr
makeMissingElements(Builder &builder, const TensorMeta &meta, StringRef dtype) {
  SmallVector<int64_t> sizes;
  for (SymInt size : meta.sizes)
    sizes.push_back(size.getInt());
  Type element = parseType(dtype, builder.getContext());
  auto type = RankedTensorType::get(sizes, element);
  auto &manager =
      DenseResourceElementsHandle::getManagerInterface(builder.getContext());
  return DenseResourceElementsAttr::get(type, manager.insert("fake_tensor"));
}

LogicalResult Converter::convertLiteral(LiteralOp op) {
  const TensorMeta &meta = op.getResult().getType().getMeta();
  StringRef dtype = getTorchDType(meta.dtype);
  if (dtype.empty() || !meta.ranked ||
      !llvm::all_of(meta.sizes, [](SymInt s) { return s.isInt(); }))
    return op.emitOpError("expected a static type that torch IR has");
  ElementsAttr elements = op.getElementsAttr();
  if (!elements)
    elements = makeMissingElements(builder, meta, dtype);
  replace(op, create(op.getLoc(), "torch.vtensor.literal", {},
                     convertType(op.getResult().getType()),
                     builder.getNamedAttr("value", elements)));
  return success();
}

/// The torch op for a core op that takes the same operands; empty if none.
static StringRef getTorchName(Operation *op) {
  if (auto cmp = dyn_cast<CmpOp>(op)) {
    switch (cmp.getPredicate()) {
    case CmpPredicate::eq:
      return "torch.aten.eq.int";
    case CmpPredicate::ne:
      return "torch.aten.ne.int";
    case CmpPredicate::lt:
      return "torch.aten.lt.int";
    case CmpPredicate::le:
      return "torch.aten.le.int";
    case CmpPredicate::gt:
      return "torch.aten.gt.int";
    case CmpPredicate::ge:
      return "torch.aten.ge.int";
    }
  }
  return llvm::TypeSwitch<Operation *, StringRef>(op)
      .Case([](AddOp) { return "torch.aten.add.int"; })
      .Case([](SubOp) { return "torch.aten.sub.int"; })
      .Case([](MulOp) { return "torch.aten.mul.int"; })
      .Case([](FloorDivOp) { return "torch.aten.floordiv.int"; })
      .Case([](ModOp) { return "torch.aten.remainder.int"; })
      .Case([](MaxOp) { return "torch.prim.max.int"; })
      .Case([](MinOp) { return "torch.prim.min.int"; })
      .Case([](NegOp) { return "torch.aten.neg.int"; })
      .Case([](NumelOp) { return "torch.aten.numel"; })
      .Case([](PackOp) { return "torch.prim.ListConstruct"; })
      .Case([](UnpackOp) { return "torch.prim.ListUnpack"; })
      .Case([](CastOp) { return "torch.tensor_static_info_cast"; })
      .Default(StringRef());
}

LogicalResult Converter::convertCore(Operation *op) {
  Location loc = op->getLoc();
  SmallVector<Value> operands = lookUp(op->getOperands());
  SmallVector<Type> types;
  convertTypes(op->getResultTypes(), types);
  if (auto literal = dyn_cast<LiteralOp>(op))
    return convertLiteral(literal);
  if (auto size = dyn_cast<SizeOp>(op)) {
    operands.push_back(constant(loc, "int", "int", size.getDimAttr()));
    replace(op, create(loc, "torch.aten.size.int", operands, types));
    return success();
  }
  if (auto number = dyn_cast<ConstantOp>(op)) {
    MetaValue value = analysis.lookup(number.getResult());
    mapping.map(number.getResult(),
                makeConstant(loc, SchemaBase::Scalar, value));
    return success();
  }
  if (auto check = dyn_cast<AssertOp>(op)) {
    create(loc, "torch.runtime.assert", operands, {},
           builder.getNamedAttr("message", check.getMessageAttr()));
    return success();
  }
  StringRef name = getTorchName(op);
  if (name.empty())
    return op->emitOpError("has no counterpart in torch IR");
  replace(op, create(loc, name, operands, types));
  return success();
}

//===----------------------------------------------------------------------===//
// Control flow
//===----------------------------------------------------------------------===//

SmallVector<Value> Converter::lookUp(ValueRange values) {
  SmallVector<Value> found;
  for (Value value : values)
    found.push_back(mapping.lookup(value));
  return found;
}

Value Converter::castTo(Value value, Type type) {
  // Arguments of the function have their new types only in the end.
  Type from = value.getType();
  if (from == type || convertType(from) == type)
    return value;
  return create(value.getLoc(), "torch.tensor_static_info_cast", value, type)
      ->getResult(0);
}

/// What decides on a way, as a bool.
Value Converter::makeCondition(Location loc, Value predicate) {
  Value value = mapping.lookup(predicate);
  if (isa<FakeBoolType>(predicate.getType()))
    return value;
  StringRef name = isa<FakeIntType>(predicate.getType())
                       ? "torch.aten.Bool.int"
                       : "torch.aten.Bool.Tensor";
  return create(loc, name, value, getType("!torch.bool"))->getResult(0);
}

/// Converts what is in a block to where the builder is, for some arguments.
LogicalResult Converter::convertBlock(Block &block, ValueRange arguments) {
  mapping.map(block.getArguments(), arguments);
  for (Operation &op : block.without_terminator())
    if (failed(convert(&op)))
      return failure();
  return success();
}

LogicalResult Converter::convertCond(CondOp op) {
  SmallVector<Type> types;
  convertTypes(op->getResultTypes(), types);
  Operation *newOp = create(op.getLoc(), "torch.prim.If",
                            makeCondition(op.getLoc(), op.getPredicate()),
                            types, {}, /*regions=*/2);
  replace(op, newOp);
  OpBuilder::InsertionGuard guard(builder);
  SmallVector<Value> inputs = lookUp(op.getInputs());
  for (auto [from, to] :
       llvm::zip_equal(op->getRegions(), newOp->getRegions())) {
    builder.setInsertionPointToEnd(&to.emplaceBlock());
    if (failed(convertBlock(from.front(), inputs)))
      return failure();
    Operation *yield = from.front().getTerminator();
    SmallVector<Value> yielded = lookUp(yield->getOperands());
    for (auto [value, type] : llvm::zip_equal(yielded, types))
      value = castTo(value, type);
    create(yield->getLoc(), "torch.prim.If.yield", yielded, {});
  }
  return success();
}

/// One turn: the body, and whether there is another one.
LogicalResult Converter::convertTurn(WhileLoopOp op, ArrayRef<Type> types,
                                     ArrayRef<Value> inputs, Block &block) {
  OpBuilder::InsertionGuard guard(builder);
  block.addArgument(getType("!torch.int"), op.getLoc());
  SmallVector<Value> values;
  for (Type type : types)
    values.push_back(block.addArgument(type, op.getLoc()));
  llvm::append_range(values, inputs);
  builder.setInsertionPointToEnd(&block);
  if (failed(convertBlock(op.getBody().front(), values)))
    return failure();
  values = lookUp(op.getBody().front().getTerminator()->getOperands());
  for (auto [value, type] : llvm::zip_equal(values, types))
    value = castTo(value, type);
  SmallVector<Value> next = values;
  llvm::append_range(values, inputs);
  Block &condition = op.getCondition().front();
  if (failed(convertBlock(condition, values)))
    return failure();
  Operation *yield = condition.getTerminator();
  next.insert(next.begin(),
              makeCondition(yield->getLoc(), yield->getOperand(0)));
  create(yield->getLoc(), "torch.prim.Loop.condition", next, {});
  return success();
}

/// The condition is asked before the loop, and at the end of each turn.
LogicalResult Converter::convertWhile(WhileLoopOp op) {
  Location loc = op.getLoc();
  SmallVector<Type> types;
  convertTypes(op->getResultTypes(), types);
  SmallVector<Value> inputs = lookUp(op.getInputs());
  SmallVector<Value> values = lookUp(op.getInits());
  for (auto [value, type] : llvm::zip_equal(values, types))
    value = castTo(value, type);
  SmallVector<Value> operands = values;
  llvm::append_range(values, inputs);
  Block &condition = op.getCondition().front();
  if (failed(convertBlock(condition, values)))
    return failure();
  Value goesOn = makeCondition(loc, condition.getTerminator()->getOperand(0));
  Value limit =
      constant(loc, "int", "int",
               builder.getI64IntegerAttr(std::numeric_limits<int64_t>::max()));
  operands.insert(operands.begin(), {limit, goesOn});
  Operation *newOp =
      create(loc, "torch.prim.Loop", operands, types, {}, /*regions=*/1);
  replace(op, newOp);
  return convertTurn(op, types, inputs, newOp->getRegion(0).emplaceBlock());
}

/// A call has the types that its callee has, which are converted alike.
void Converter::convertCall(Operation *op) {
  Operation *newOp = builder.clone(*op);
  newOp->setOperands(lookUp(op->getOperands()));
  for (Value result : newOp->getResults())
    result.setType(convertType(result.getType()));
  replace(op, newOp);
}

LogicalResult Converter::convert(Operation *op) {
  if (op->hasTrait<OpTrait::IsTerminator>()) {
    for (OpOperand &operand : op->getOpOperands())
      operand.set(mapping.lookupOrDefault(operand.get()));
    return success();
  }
  if (auto aten = dyn_cast<AtenOp>(op))
    return convertAten(aten);
  if (auto cond = dyn_cast<CondOp>(op))
    return convertCond(cond);
  if (auto loop = dyn_cast<WhileLoopOp>(op))
    return convertWhile(loop);
  if (isa<CallOpInterface>(op)) {
    convertCall(op);
    return success();
  }
  if (isa<FakeDialect>(op->getDialect()))
    return convertCore(op);
  return op->emitOpError("has no counterpart in torch IR");
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

void Converter::bindSymbolicSizes() {
  for (auto [value, meta] : tensors)
    if (meta->ranked &&
        llvm::any_of(meta->sizes, [](SymInt s) { return s.isExpr(); }))
      binder.bind(value, meta->sizes);
}

LogicalResult Converter::run() {
  SmallVector<Operation *> ops;
  for (Block &block : function.getFunctionBody())
    for (Operation &op : block)
      ops.push_back(&op);
  auto noteTensor = [&](Value old, Value converted) {
    const MetaValue &value = analysis.lookup(old);
    if (value.isTensor())
      tensors.push_back({converted, value.getTensor()});
  };
  for (BlockArgument argument : function.getArguments())
    noteTensor(argument, argument);
  for (Block &block : function.getFunctionBody())
    mapping.map(block.getArguments(), block.getArguments());
  for (Operation *op : ops) {
    builder.setInsertionPoint(op);
    if (failed(convert(op)))
      return failure();
    for (Value result : op->getResults())
      noteTensor(result, mapping.lookup(result));
  }
  for (Block &block : function.getFunctionBody())
    for (BlockArgument argument : block.getArguments())
      argument.setType(convertType(argument.getType()));
  for (Operation *op : llvm::reverse(ops))
    if (!op->hasTrait<OpTrait::IsTerminator>())
      op->erase();
  updateFunctionType(function);
  function->removeDiscardableAttr(FakeDialect::kSymbolsAttrName);
  function->removeDiscardableAttr("fake.guards");
  bindSymbolicSizes();
  return success();
}

namespace {

struct FakeToTorchPass : fake::impl::FakeToTorchBase<FakeToTorchPass> {
  /// Loads the torch dialect, whichever class it has: a dependent dialect has
  /// to be named by class.
  LogicalResult initialize(MLIRContext *context) override {
    if (context->getOrLoadDialect("torch"))
      return success();
    return emitError(UnknownLoc::get(context),
                     "no dialect called torch is registered");
  }

  void runOnOperation() override {
    // Functions read the bodies of those that they call, so that all are
    // analysed before one is changed.
    MetaPropagationOptions options;
    options.followCalls = mayReadFunctions(getOperation());
    std::vector<std::unique_ptr<Converter>> converters;
    bool hadError = false;
    for (FunctionOpInterface function : collectFunctions(getOperation())) {
      converters.push_back(std::make_unique<Converter>(function, options));
      hadError |= failed(converters.back()->analyse());
    }
    if (hadError)
      return signalPassFailure();
    // One after the other, for the names of literals.
    for (const auto &converter : converters)
      hadError |= failed(converter->run());
    if (hadError)
      signalPassFailure();
  }
};

} // namespace
