//===- FakeToTorch.cpp - The fake dialect to torch IR -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Conversion/Passes.h"
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeToTorchConverter.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/BuiltinDialect.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/TypeSwitch.h"

namespace fake {
#define GEN_PASS_DEF_FAKETOTORCH
#include "FakeTensor/Conversion/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

static bool isFake(Type type) { return isa<FakeDialect>(type.getDialect()); }

/// Whether an op has an operand or result of a fake type.
static bool hasFakeTypes(Operation *op) {
  return isa_and_present<FakeDialect>(op->getDialect()) ||
         llvm::any_of(op->getOperandTypes(), isFake) ||
         llvm::any_of(op->getResultTypes(), isFake);
}

/// Whether a function contains fake types or ops.
static bool hasFakeTypes(FunctionOpInterface function) {
  if (llvm::any_of(function.getArgumentTypes(), isFake) ||
      llvm::any_of(function.getResultTypes(), isFake))
    return true;
  return function
      ->walk([](Operation *op) {
        return hasFakeTypes(op) ? WalkResult::interrupt()
                                : WalkResult::advance();
      })
      .wasInterrupted();
}

Type FakeToTorchConverter::getType(StringRef text) {
  Type &type = types[text];
  if (!type)
    type = parseType(text, builder.getContext());
  return type;
}

/// torch-mlir's spelling of a dtype; empty if it has none.
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

Type FakeToTorchConverter::convertTensorType(const TensorMeta &meta,
                                             bool isWritten) {
  StringRef dtype = getTorchDType(meta.dtype);
  std::string text = isWritten ? "!torch.tensor" : "!torch.vtensor";
  if (!meta.ranked && dtype.empty())
    return getType(text);
  llvm::raw_string_ostream os(text);
  os << '<';
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

Type FakeToTorchConverter::convertType(Type type) {
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

/// The type of a value: `!torch.tensor` for a tensor that is written to.
Type FakeToTorchConverter::convertType(Value value) {
  if (written.contains(value))
    return convertTensorType(cast<FakeTensorType>(value.getType()).getMeta(),
                             /*isWritten=*/true);
  return convertType(value.getType());
}

void FakeToTorchConverter::convertTypes(ValueRange from,
                                        SmallVectorImpl<Type> &to) {
  for (Value value : from)
    to.push_back(convertType(value));
}

//===----------------------------------------------------------------------===//
// Arguments of calls
//===----------------------------------------------------------------------===//

Operation *FakeToTorchConverter::create(Location loc, StringRef name,
                                        ArrayRef<Value> operands,
                                        ArrayRef<Type> types,
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

Value FakeToTorchConverter::constant(Location loc, StringRef kind,
                                     StringRef type, Attribute value) {
  SmallVector<NamedAttribute, 1> attrs;
  if (value)
    attrs.push_back(builder.getNamedAttr("value", value));
  return create(loc, ("torch.constant." + kind).str(), {},
                getType(("!torch." + type).str()), attrs)
      ->getResult(0);
}

Value FakeToTorchConverter::makeConstant(Location loc, SchemaBase base,
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

/// The spelling of the element type of a torch list.
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

Value FakeToTorchConverter::makeList(Location loc, const SchemaType &type,
                                     ArrayRef<Value> elements) {
  Type listType = getType(("!torch.list<" + getListElement(type) + ">").str());
  return create(loc, "torch.prim.ListConstruct", elements, listType)
      ->getResult(0);
}

/// Converts the first tree of `nodes`, and drops it.
Value FakeToTorchConverter::makeElement(Location loc, const SchemaType &type,
                                        ArrayRef<ArgNode> &nodes,
                                        ValueRange operands) {
  ArgNode node = nodes.consume_front();
  if (node.isOperand()) {
    Value operand = operands[node.value];
    bool isNumber =
        isa<FakeIntType, FakeFloatType, FakeBoolType>(operand.getType());
    return isNumber && type.base == SchemaBase::Tensor
               ? Value()
               : lookUpArgument(operand);
  }
  if (!node.isList() && type.base == SchemaBase::Tensor &&
      node.getConstant().isNumber())
    return {};
  if (!node.isList())
    return makeConstant(loc, type.base, node.getConstant());
  // Lists have value tensors.
  bool wasMutable = std::exchange(takesTensors, false);
  auto restore = llvm::scope_exit([&] { takesTensors = wasMutable; });
  SmallVector<Value> elements;
  for (int64_t i = 0; i < node.value; ++i) {
    elements.push_back(makeElement(loc, type, nodes, operands));
    if (!elements.back())
      return {};
  }
  return makeList(loc, type, elements);
}

Value FakeToTorchConverter::makeArgument(Location loc, const SchemaArg &decl,
                                         ArrayRef<ArgNode> &nodes,
                                         ValueRange operands) {
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

/// Whether a number is passed for the tensor argument `other`.
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

/// The op to convert to. In torch IR a number is not accepted for a tensor, so
/// such a call becomes one of the Scalar overload.
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

//===----------------------------------------------------------------------===//
// Tensors that are written to
//===----------------------------------------------------------------------===//

/// A clone of a written tensor is its current value. A clone that is written
/// itself becomes a new tensor.
LogicalResult FakeToTorchConverter::convertClone(AtenOp op) {
  Value from = op.getInputs().front(), to = op->getResult(0);
  Value value = castTo(lookUp(from), convertType(to.getType()));
  if (written.contains(to))
    value = create(op.getLoc(), "torch.copy.to_tensor", value, convertType(to))
                ->getResult(0);
  mapping.map(to, value);
  return success();
}

/// `copy_` of a value with the same sizes and dtype overwrites the tensor.
LogicalResult FakeToTorchConverter::convertWrite(AtenOp op) {
  Value to = op.getInputs()[0], from = op.getInputs()[1];
  Type valueType = convertType(to.getType());
  create(op.getLoc(), "torch.overwrite.tensor.contents",
         {castTo(lookUp(from), valueType), lookUpTensor(to)}, {});
  mapping.map(op->getResult(0), lookUpTensor(to));
  return success();
}

/// Whether a clone has no memory format argument.
static bool isPlainClone(AtenOp op) {
  return op.getDef().name == "aten.clone" &&
         llvm::all_of(op.getArgNodes().drop_front(),
                      [](ArgNode node) { return node.isOmitted(); });
}

/// Whether a copy overwrites a tensor of the same sizes and dtype.
static bool isPlainCopy(const FunctionMeta &analysis, AtenOp op) {
  if (op.getDef().name != "aten.copy_" || op.getInputs().size() != 2)
    return false;
  const MetaValue &to = analysis.lookup(op.getInputs()[0]);
  const MetaValue &from = analysis.lookup(op.getInputs()[1]);
  return to.isTensor() && from.isTensor() && to.getTensor()->ranked &&
         from.getTensor()->ranked &&
         to.getTensor()->sizes == from.getTensor()->sizes &&
         to.getTensor()->dtype == from.getTensor()->dtype;
}

/// Checks that all written tensors can be `!torch.tensor`.
LogicalResult FakeToTorchConverter::checkWrites(AtenOp op) {
  for (auto [i, arg] : llvm::enumerate(op.getDef().schema.getArgs())) {
    if (!arg.alias.isWrite)
      continue;
    for (unsigned index : op.getOperandsOfArgument(i))
      if (arg.type.isList || !written.contains(op->getOperand(index)))
        return op.emitOpError()
               << "has no counterpart in torch IR: expected to write to a "
                  "tensor that no list, call or region hands on, found operand "
                  "#"
               << index;
  }
  return success();
}

LogicalResult FakeToTorchConverter::checkCalled() {
  for (BlockArgument argument : function.getArguments())
    if (written.contains(argument))
      return function->emitOpError()
             << "has no counterpart in torch IR: argument #"
             << argument.getArgNumber()
             << " is written to, which its calls do not support";
  return success();
}

LogicalResult FakeToTorchConverter::convertAten(AtenOp op) {
  if (isPlainClone(op) && (written.contains(op.getInputs().front()) ||
                           written.contains(op->getResult(0))))
    return convertClone(op);
  if (isPlainCopy(analysis, op) && written.contains(op.getInputs().front()))
    return convertWrite(op);
  const OpDef &def = getTorchDef(op);
  ArrayRef<ArgNode> nodes = op.getArgNodes();
  SmallVector<Value> args;
  if (failed(checkWrites(op)))
    return failure();
  takesTensors = def.isMutable;
  // An op takes the current values of other written tensors.
  forEachAlias(op, [&](OpOperand &operand, Value result) {
    if (written.contains(result))
      asTensors.insert(operand.get());
  });
  for (const SchemaArg &decl : def.schema.getArgs()) {
    args.push_back(makeArgument(op.getLoc(), decl, nodes, op.getInputs()));
    if (!args.back())
      return op.emitOpError()
             << "argument '" << decl.name << "' has no counterpart in torch IR";
  }
  SmallVector<Type> types;
  convertTypes(op->getResults(), types);
  std::string name = ("torch." + def.name).str();
  // Custom ops are written as torch-mlir writes them.
  Operation *newOp =
      def.body || def.isExternal
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

/// Elements without data with a unique name, as torch-mlir prints elided
/// weights.
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

LogicalResult FakeToTorchConverter::convertLiteral(LiteralOp op) {
  const TensorMeta &meta = op.getResult().getType().getMeta();
  StringRef dtype = getTorchDType(meta.dtype);
  if (dtype.empty() || !meta.ranked ||
      !llvm::all_of(meta.sizes, [](SymInt s) { return s.isInt(); }))
    return op.emitOpError("expected a static type that torch IR has");
  ElementsAttr elements = op.getElementsAttr();
  if (!elements)
    elements = makeMissingElements(builder, meta, dtype);
  StringRef name = written.contains(op.getResult()) ? "torch.tensor.literal"
                                                    : "torch.vtensor.literal";
  replace(op, create(op.getLoc(), name, {}, convertType(op.getResult()),
                     builder.getNamedAttr("value", elements)));
  return success();
}

/// The torch op for a core op with the same operands; empty if none.
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

LogicalResult FakeToTorchConverter::convertCore(Operation *op) {
  Location loc = op->getLoc();
  // Sizes do not change, and a cast does not copy.
  bool isCast = isa<CastOp>(op) && written.contains(op->getResult(0));
  if (isCast || isa<SizeOp, NumelOp>(op))
    asTensors.insert(op->getOperand(0));
  SmallVector<Value> operands = lookUp(op->getOperands());
  SmallVector<Type> types;
  convertTypes(op->getResults(), types);
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

/// The torch tensor for a fake one, value tensor or not.
Value FakeToTorchConverter::lookUpTensor(Value value) {
  return mapping.lookupOrDefault(value);
}

/// The torch value for a fake one; the current value of a written tensor.
Value FakeToTorchConverter::lookUp(Value value) {
  Value tensor = lookUpTensor(value);
  if (!written.contains(value) || asTensors.contains(value))
    return tensor;
  Value copy = create(tensor.getLoc(), "torch.copy.to_vtensor", tensor,
                      convertType(value.getType()))
                   ->getResult(0);
  const MetaValue &known = analysis.lookup(value);
  if (known.isTensor())
    tensors.push_back({copy, known.getTensor()});
  return copy;
}

/// An argument of the current op. Ops that write do not take value tensors.
Value FakeToTorchConverter::lookUpArgument(Value value) {
  if (!takesTensors || !isa<FakeTensorType>(value.getType()))
    return lookUp(value);
  Value tensor = lookUpTensor(value);
  if (written.contains(value))
    return tensor;
  Type type = convertTensorType(cast<FakeTensorType>(value.getType()).getMeta(),
                                /*isWritten=*/true);
  return create(tensor.getLoc(), "torch.copy.to_tensor", tensor, type)
      ->getResult(0);
}

SmallVector<Value> FakeToTorchConverter::lookUp(ValueRange values) {
  SmallVector<Value> found;
  for (Value value : values)
    found.push_back(lookUp(value));
  return found;
}

Value FakeToTorchConverter::castTo(Value value, Type type) {
  // Function arguments get their new types at the end.
  Type from = value.getType();
  if (from == type || convertType(from) == type)
    return value;
  return create(value.getLoc(), "torch.tensor_static_info_cast", value, type)
      ->getResult(0);
}

/// The types of a call are those of its callee, which are converted equally.
void FakeToTorchConverter::convertCall(Operation *op) {
  Operation *newOp = builder.clone(*op);
  newOp->setOperands(lookUp(op->getOperands()));
  for (Value result : newOp->getResults())
    result.setType(convertType(result.getType()));
  replace(op, newOp);
}

/// A cast from or to a fake type becomes one from or to a torch type, or is
/// dropped if both types are equal.
LogicalResult
FakeToTorchConverter::convertBoundary(UnrealizedConversionCastOp op) {
  SmallVector<Type> types;
  convertTypes(op->getResults(), types);
  SmallVector<Value> operands = lookUp(op->getOperands());
  // Function arguments get their new types at the end.
  if (llvm::equal(types, operands, [&](Type type, Value operand) {
        return type == convertType(operand.getType());
      })) {
    mapping.map(op->getResults(), operands);
    return success();
  }
  replace(op, UnrealizedConversionCastOp::create(builder, op.getLoc(), types,
                                                 operands));
  return success();
}

/// Ops of other dialects without fake types are kept.
LogicalResult FakeToTorchConverter::convertForeign(Operation *op) {
  if (builder.getInsertionBlock() == op->getBlock()) {
    kept.insert(op);
  } else {
    Operation *copy = builder.clone(*op);
    replace(op, copy);
    op = copy;
  }
  WalkResult result = op->walk([&](Operation *user) {
    if (hasFakeTypes(user)) {
      user->emitOpError("has no counterpart in torch IR");
      return WalkResult::interrupt();
    }
    for (OpOperand &operand : user->getOpOperands())
      operand.set(mapping.lookupOrDefault(operand.get()));
    return WalkResult::advance();
  });
  return failure(result.wasInterrupted());
}

LogicalResult FakeToTorchConverter::convert(Operation *op) {
  asTensors.clear();
  takesTensors = false;
  if (op->hasTrait<OpTrait::IsTerminator>()) {
    // A function may return a written tensor; blocks take values.
    for (OpOperand &operand : op->getOpOperands())
      operand.set(op->getNumSuccessors() ? lookUp(operand.get())
                                         : lookUpTensor(operand.get()));
    return success();
  }
  if (auto aten = dyn_cast<AtenOp>(op))
    return convertAten(aten);
  if (auto cond = dyn_cast<CondOp>(op))
    return convertCond(cond);
  if (auto loop = dyn_cast<WhileLoopOp>(op))
    return convertWhile(loop);
  if (isa<CallOpInterface>(op) && hasFakeTypes(op)) {
    convertCall(op);
    return success();
  }
  if (isa_and_present<FakeDialect>(op->getDialect()))
    return convertCore(op);
  if (auto cast = dyn_cast<UnrealizedConversionCastOp>(op))
    if (hasFakeTypes(cast))
      return convertBoundary(cast);
  return convertForeign(op);
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

void FakeToTorchConverter::bindSymbolicSizes() {
  llvm::DenseSet<Value> bound;
  for (auto [value, meta] : tensors)
    if (meta->ranked && bound.insert(value).second &&
        llvm::any_of(meta->sizes, [](SymInt s) { return s.isExpr(); }))
      binder.bind(value, meta->sizes);
}

void FakeToTorchConverter::convertDeclaration() {
  auto convertAll = [&](TypeRange types) {
    return llvm::map_to_vector(types, [&](Type t) { return convertType(t); });
  };
  function.setType(
      function.cloneTypeWith(convertAll(function.getArgumentTypes()),
                             convertAll(function.getResultTypes())));
}

LogicalResult FakeToTorchConverter::run() {
  SmallVector<Operation *> ops;
  for (Block &block : function.getFunctionBody())
    for (Operation &op : block)
      ops.push_back(&op);
  auto noteTensor = [&](Value old, Value converted) {
    // Only value tensors can be bound, and torch ops already have binds.
    const MetaValue &value = analysis.lookup(old);
    if (isFake(old.getType()) && value.isTensor() && !written.contains(old))
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
      noteTensor(result, mapping.lookupOrDefault(result));
  }
  for (Block &block : function.getFunctionBody())
    for (BlockArgument argument : block.getArguments())
      argument.setType(convertType(argument));
  for (Operation *op : llvm::reverse(ops))
    if (!op->hasTrait<OpTrait::IsTerminator>() && !kept.contains(op))
      op->erase();
  updateFunctionType(function);
  function->removeDiscardableAttr(FakeDialect::kSymbolsAttrName);
  bindSymbolicSizes();
  rewriteGuards(function, GuardForm::Dictionary);
  return success();
}

namespace {

struct FakeToTorchPass : fake::impl::FakeToTorchBase<FakeToTorchPass> {
  /// Loads the torch dialect by name, since dependent dialects require its
  /// class.
  LogicalResult initialize(MLIRContext *context) override {
    if (context->getOrLoadDialect("torch"))
      return success();
    return emitError(UnknownLoc::get(context),
                     "no dialect called torch is registered");
  }

  void runOnOperation() override {
    // The analysis reads the bodies of callees, so all functions are analyzed
    // before one is changed.
    InferenceOptions options;
    options.followCalls = mayReadFunctions(getOperation());
    // This pass does not check casts to fake types.
    options.mode.allowNonFakeInputs = true;
    std::vector<std::unique_ptr<FakeToTorchConverter>> converters;
    bool hadError = false;
    llvm::DenseSet<Operation *> callees;
    if (options.followCalls)
      callees = collectCallees(getOperation());
    for (FunctionOpInterface function : collectFunctions(getOperation())) {
      if (!hasFakeTypes(function))
        continue;
      converters.push_back(
          std::make_unique<FakeToTorchConverter>(function, options));
      hadError |= failed(converters.back()->analyse());
      if (callees.contains(function))
        hadError |= failed(converters.back()->checkCalled());
    }
    if (hadError)
      return signalPassFailure();
    // Sequentially, for unique names of literals.
    for (const auto &converter : converters)
      hadError |= failed(converter->run());
    convertDeclarations();
    if (hadError)
      signalPassFailure();
  }

  /// Functions without a body have the types of their calls.
  void convertDeclarations() {
    getOperation()->walk<WalkOrder::PreOrder>([](FunctionOpInterface function) {
      if (function.isExternal() && hasFakeTypes(function))
        FakeToTorchConverter(function, {}).convertDeclaration();
      return WalkResult::skip();
    });
  }
};

} // namespace
