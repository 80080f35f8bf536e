//===- TorchToFake.cpp - torch IR to the fake dialect -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TorchToFake.h"
#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Conversion/Passes.h"
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/ExternalModels/TorchModels.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "TorchToFakeConverter.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "llvm/ADT/StringSwitch.h"

namespace fake {
#define GEN_PASS_DEF_TORCHTOFAKE
#include "FakeTensor/Conversion/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

/// Replaces symbolic integers in a value by unknown ones.
static MetaValue dropSymbols(RuleContext &cx, const MetaValue &value) {
  auto dropOne = [](SymInt number) {
    return number.isInt() ? number : SymInt::unknown();
  };
  auto drop = [&](ArrayRef<SymInt> numbers) -> ArrayRef<SymInt> {
    MutableArrayRef<SymInt> kept = cx.allocate<SymInt>(numbers.size());
    llvm::transform(numbers, kept.begin(), dropOne);
    return kept;
  };
  if (value.isInt() && !value.getInt().isInt())
    return MetaValue::integer(SymInt::unknown());
  if (value.isList()) {
    SmallVector<MetaValue> elements;
    for (const MetaValue &element : value.getList())
      elements.push_back(dropSymbols(cx, element));
    return MetaValue::list(cx.copy(ArrayRef<MetaValue>(elements)));
  }
  if (!value.isTensor())
    return value;
  TensorMeta meta = *value.getTensor();
  meta.sizes = drop(meta.sizes);
  meta.strides = drop(meta.strides);
  if (!meta.offset.isInt())
    meta.offset = SymInt::unknown();
  meta.components = mapSymInts(cx, meta.components, dropOne);
  return cx.createValue(meta);
}

/// The converted type of all values with which a function may be called: the
/// dialect's convention on strides and devices does not apply to them. Types of
/// other dialects are kept; null if there is none.
static Type convertStatedType(RuleContext &cx, Type type) {
  if (!isTorch(type))
    return type;
  MetaValue known = dropSymbols(cx, getMetaOfType(cx, type));
  if (!known.isTensor())
    return getTypeFor(type.getContext(), known);
  TensorMeta meta = *known.getTensor();
  meta.strides = {};
  meta.strided = false;
  meta.offset = SymInt::unknown();
  meta.device = Device();
  return FakeTensorType::get(type.getContext(), meta);
}

/// For unreachable values, only the declared type is known.
Type TorchToFakeConverter::convertType(Value value) {
  const MetaValue &known = analysis.lookup(value);
  if (known.isUnknown())
    return convertStatedType(cx, value.getType());
  return getTypeFor(builder.getContext(),
                    isInLoop ? dropSymbols(cx, known) : known);
}

LogicalResult TorchToFakeConverter::convertTypes(ValueRange values,
                                                 SmallVectorImpl<Type> &types) {
  for (Value value : values) {
    types.push_back(convertType(value));
    if (types.back())
      continue;
    Operation *op = value.getDefiningOp();
    if (!op)
      op = value.getParentBlock()->getParentOp();
    return op->emitOpError()
           << (value.getDefiningOp() ? "result" : "argument") << " of type "
           << value.getType() << " has no counterpart in the fake dialect";
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

/// Creates an op for a number that cannot be inlined into a call.
static Value makeNumber(OpBuilder &builder, Location loc,
                        const MetaValue &value) {
  if (value.isInt() && value.getInt().isInt())
    return ConstantOp::create(builder, loc, value.getInt().getInt());
  if (value.isFloat() && value.isKnown())
    return ConstantOp::create(builder, loc, value.getFloat());
  if (value.isBool() && value.isKnown())
    return ConstantOp::create(builder, loc, value.getBool());
  return {};
}

static bool isPack(Operation *op) {
  StringRef name = op->getName().getStringRef();
  return name == "torch.prim.ListConstruct" ||
         name == "torch.prim.TupleConstruct";
}
static bool isDerefine(Operation *op) {
  return op->getName().getStringRef() == "torch.derefine";
}

Value TorchToFakeConverter::materialize(Value value) {
  if (Value known = mapping.lookupOrNull(value))
    return known;
  if (Value known = made.lookup(value))
    return known;
  if (!isTorch(value.getType()))
    return value;
  Operation *def = value.getDefiningOp();
  if (!def)
    return {};
  Value result;
  if (isPack(def)) {
    SmallVector<Value> elements;
    for (Value element : def->getOperands()) {
      elements.push_back(materialize(element));
      if (!elements.back())
        return {};
    }
    SmallVector<Type> types(ValueRange(elements).getTypes());
    result = PackOp::create(builder, def->getLoc(),
                            FakeListType::get(builder.getContext(), types),
                            elements);
  } else if (isDerefine(def)) {
    return materialize(def->getOperand(0));
  } else {
    result = makeNumber(builder, def->getLoc(), analysis.lookup(value));
  }
  if (result)
    made[value] = result;
  return result;
}

LogicalResult TorchToFakeConverter::reportOperand(OpOperand &operand) {
  return operand.getOwner()->emitOpError()
         << "operand #" << operand.getOperandNumber()
         << " has no counterpart in the fake dialect: "
         << operand.get().getType();
}

LogicalResult
TorchToFakeConverter::materialize(Operation *op, OperandRange operands,
                                  SmallVectorImpl<Value> &values) {
  for (unsigned i = 0; i < operands.size(); ++i) {
    values.push_back(materialize(operands[i]));
    if (!values.back())
      return reportOperand(
          op->getOpOperand(operands.getBeginOperandIndex() + i));
  }
  return success();
}

Value TorchToFakeConverter::castTo(Value value, Type type) {
  if (value.getType() == type)
    return value;
  return CastOp::create(builder, value.getLoc(), type, value);
}

/// The constant of a value, converted to `type`: TorchScript's codes become
/// dtypes, layouts and memory formats.
static std::optional<MetaValue>
getConstant(RuleContext &cx, const SchemaType &type, const MetaValue &value) {
  if (value.isNone() || value.isUnknown())
    return value.isNone() ? std::optional(value) : std::nullopt;
  auto decode = [&](auto decoder, auto make) -> std::optional<MetaValue> {
    if (!value.isInt() || !value.getInt().isInt())
      return value;
    auto decoded = decoder(value.getInt().getInt());
    return decoded ? std::optional(make(*decoded)) : std::nullopt;
  };
  switch (type.base) {
  case SchemaBase::ScalarType:
    return decode(getDTypeFromCode, MetaValue::dtype);
  case SchemaBase::Layout:
    return decode(getLayoutFromCode, MetaValue::layout);
  case SchemaBase::MemoryFormat:
    return decode(getMemoryFormatFromCode, MetaValue::memoryFormat);
  default:
    return value;
  }
}

LogicalResult TorchToFakeConverter::addArgument(ArgTreeBuilder &args,
                                                const SchemaType &type,
                                                Value value) {
  Operation *def = value.getDefiningOp();
  if (def && isDerefine(def))
    return addArgument(args, type, def->getOperand(0));
  if (def && isPack(def)) {
    args.beginList();
    for (Value element : def->getOperands())
      if (failed(addArgument(args, type, element)))
        return failure();
    args.endList();
    return success();
  }
  // Constants are inlined into the call; results of ops are operands.
  if (def && def->getNumOperands() == 0 && !mapping.contains(value)) {
    std::optional<MetaValue> constant =
        getConstant(cx, type, analysis.lookup(value));
    if (constant && args.constant(*constant))
      return success();
  }
  if (Value operand = materialize(value)) {
    args.operand(operand);
    return success();
  }
  return failure();
}

/// Whether an op is a view of a value tensor that strides do not allow, which
/// is a copy in torch IR and an error in the fake dialect.
bool TorchToFakeConverter::isCopiedView(Operation *op, const OpDef &def) {
  static constexpr StringLiteral views[] = {
      "aten.view",           "aten._unsafe_view", "aten.view_as",
      "aten._reshape_alias", "aten.unflatten",    "aten.view_as_complex"};
  if (op->getNumResults() != 1 ||
      !llvm::is_contained(views, def.schema.getOpName()))
    return false;
  const MetaValue &source = analysis.lookup(op->getOperand(0));
  const MetaValue &result = analysis.lookup(op->getResult(0));
  return source.isTensor() && result.isTensor() &&
         source.getTensor()->storage != result.getTensor()->storage;
}

LogicalResult TorchToFakeConverter::convertCopiedView(Operation *op,
                                                      const OpDef &def) {
  Value source = op->getOperand(0), view = materialize(source);
  if (!view)
    return reportOperand(op->getOpOperand(0));
  const TensorMeta &meta = *analysis.lookup(source).getTensor();
  ArgTreeBuilder args(builder.getContext());
  args.operand(view);
  args.constant(MetaValue::memoryFormat(MemoryFormat::Contiguous));
  Type type = FakeTensorType::get(
      builder.getContext(),
      makeContiguous(cx, meta.sizes, meta.dtype, meta.device));
  auto copy = AtenOp::create(builder, op->getLoc(), *lookupOp("aten.clone"),
                             args, type);
  mapping.map(source, copy->getResult(0));
  LogicalResult converted = makeCall(op, def);
  mapping.map(source, view);
  return converted;
}

LogicalResult TorchToFakeConverter::convertAten(Operation *op,
                                                const OpDef &def) {
  return isCopiedView(op, def) ? convertCopiedView(op, def) : makeCall(op, def);
}

LogicalResult TorchToFakeConverter::makeCall(Operation *op, const OpDef &def) {
  ArgTreeBuilder args(builder.getContext());
  for (auto [operand, decl] :
       llvm::zip(op->getOperands(), def.schema.getArgs()))
    if (failed(addArgument(args, decl.type, operand)))
      return op->emitOpError() << "argument '" << decl.name
                               << "' has no counterpart in the fake dialect: "
                               << operand.getType();
  SmallVector<Type> types;
  if (failed(convertTypes(op->getResults(), types)))
    return failure();
  auto newOp = AtenOp::create(builder, op->getLoc(), def, args, types);
  newOp->setDiscardableAttrs(op->getDiscardableAttrDictionary());
  mapping.map(op->getResults(), newOp->getResults());
  return success();
}

LogicalResult TorchToFakeConverter::convertUnpack(Operation *op) {
  SmallVector<Type> types;
  for (Value result : op->getResults())
    types.push_back(convertType(result));
  Value list = materialize(op->getOperand(0));
  if (!list || llvm::is_contained(types, Type()))
    return op->emitOpError("has elements with no counterpart in the fake "
                           "dialect");
  auto newOp = UnpackOp::create(builder, op->getLoc(), types, list);
  mapping.map(op->getResults(), newOp->getResults());
  return success();
}

LogicalResult TorchToFakeConverter::convertOperator(Operation *op) {
  if (const OpDef *def = lookupOperator(op))
    return convertAten(op, *def);
  return op->emitOpError("has no counterpart in the fake dialect");
}

LogicalResult TorchToFakeConverter::convertLiteral(Operation *op) {
  SmallVector<Type> types;
  if (failed(convertTypes(op->getResults(), types)))
    return failure();
  auto newOp = LiteralOp::create(builder, op->getLoc(), types.front(),
                                 op->getAttrOfType<ElementsAttr>("value"));
  mapping.map(op->getResults(), newOp->getResults());
  return success();
}

LogicalResult TorchToFakeConverter::convertCast(Operation *op) {
  SmallVector<Type> types;
  Value operand = materialize(op->getOperand(0));
  if (!operand)
    return reportOperand(op->getOpOperand(0));
  if (failed(convertTypes(op->getResults(), types)))
    return failure();
  auto newOp = CastOp::create(builder, op->getLoc(), types.front(), operand);
  mapping.map(op->getResults(), newOp->getResults());
  return success();
}

LogicalResult TorchToFakeConverter::convertAssert(Operation *op) {
  Value condition = materialize(op->getOperand(0));
  if (!condition)
    return reportOperand(op->getOpOperand(0));
  AssertOp::create(builder, op->getLoc(), condition,
                   op->getAttrOfType<StringAttr>("message"));
  return success();
}

/// `torch.copy.to_tensor` and `torch.copy.to_vtensor` return a new tensor.
LogicalResult TorchToFakeConverter::convertCopy(Operation *op) {
  return convertAten(op, *lookupOp("aten.clone"));
}

/// `torch.overwrite.tensor.contents` writes its first operand into the second.
LogicalResult TorchToFakeConverter::convertOverwrite(Operation *op) {
  SmallVector<Value> operands;
  SmallVector<Type> types;
  if (failed(materialize(op, op->getOperands(), operands)) ||
      failed(convertTypes(op->getOperand(1), types)))
    return failure();
  ArgTreeBuilder args(builder.getContext());
  args.operand(operands[1]);
  args.operand(operands[0]);
  AtenOp::create(builder, op->getLoc(), *lookupOp("aten.copy_"), args, types);
  return success();
}

/// A call has the types of its callee; both are converted equally.
LogicalResult TorchToFakeConverter::convertCall(Operation *op) {
  if (llvm::none_of(op->getOperandTypes(), [](Type t) { return isTorch(t); }) &&
      llvm::none_of(op->getResultTypes(), [](Type t) { return isTorch(t); }) &&
      llvm::none_of(statedTypes[op], [](Type t) { return isTorch(t); }))
    return convertForeign(op);
  if (!isa<SymbolRefAttr>(cast<CallOpInterface>(op).getCallableForCallee()))
    return op->emitOpError("has no counterpart in the fake dialect: expected a "
                           "call of a function by its name");
  SmallVector<Value> operands;
  if (failed(materialize(op, op->getOperands(), operands)))
    return failure();
  for (auto [i, stated] : llvm::enumerate(statedTypes[op])) {
    Type type = convertStatedType(cx, stated);
    if (!type)
      return op->emitOpError()
             << "operand #" << i
             << " has no counterpart in the fake dialect: " << stated;
    operands[i] = castTo(operands[i], type);
  }
  SmallVector<Type> types;
  for (Type type : op->getResultTypes()) {
    types.push_back(convertStatedType(cx, type));
    if (!types.back())
      return op->emitOpError() << "result of type " << type
                               << " has no counterpart in the fake dialect";
  }
  Operation *newOp = builder.clone(*op);
  newOp->setOperands(operands);
  for (auto [result, type] : llvm::zip_equal(newOp->getResults(), types))
    result.setType(type);
  mapping.map(op->getResults(), newOp->getResults());
  replaced.insert(op);
  return success();
}

/// Returns and branches are kept; their operands are cast to the declared types
/// of their destination.
LogicalResult TorchToFakeConverter::convertTerminator(Operation *op) {
  auto branch = dyn_cast<BranchOpInterface>(op);
  bool isReturn = op->getNumSuccessors() == 0;
  for (OpOperand &operand : op->getOpOperands()) {
    Value value = materialize(operand.get());
    // Values of other dialects are kept.
    if (!value && !isTorch(operand.get().getType()))
      continue;
    if (!value)
      return reportOperand(operand);
    std::optional<BlockArgument> argument;
    if (branch)
      argument = branch.getSuccessorBlockArgument(operand.getOperandNumber());
    if (argument)
      value = castTo(value, argument->getType());
    else if (isReturn && isCalled)
      value = castTo(
          value,
          convertStatedType(
              cx, function.getResultTypes()[operand.getOperandNumber()]));
    operand.set(value);
  }
  return success();
}

//===----------------------------------------------------------------------===//
// Function
//===----------------------------------------------------------------------===//

/// Whether an op only converts a value from a torch type to another dialect or
/// back.
bool TorchToFakeConverter::isTorchBoundary(Operation *op) const {
  if (!isConversion(op))
    return false;
  Value operand = op->getOperand(0);
  // The types of arguments have changed already.
  return isTorch(operand.getType()) || mapping.contains(operand) ||
         isTorch(op->getResult(0).getType());
}

/// Casts a converted value back to its old type.
Value TorchToFakeConverter::castBack(Value converted, Type type) {
  auto cast = converted.getDefiningOp<UnrealizedConversionCastOp>();
  if (cast && cast.getNumOperands() == 1 &&
      cast.getOperand(0).getType() == type)
    return cast.getOperand(0);
  return UnrealizedConversionCastOp::create(builder, converted.getLoc(), type,
                                            converted)
      .getResult(0);
}

/// An op of another dialect keeps its types: its operands are cast back, also
/// in its regions.
LogicalResult TorchToFakeConverter::convertForeign(Operation *op) {
  Operation *old = op;
  if (builder.getInsertionBlock() != op->getBlock()) {
    op = builder.clone(*old);
    mapping.map(old->getResults(), op->getResults());
    builder.setInsertionPoint(op);
  }
  WalkResult result = op->walk([&](Operation *user) {
    if (isTorch(user)) {
      user->emitOpError() << "has no counterpart in the fake dialect inside '"
                          << op->getName() << "'";
      return WalkResult::interrupt();
    }
    for (OpOperand &operand : user->getOpOperands()) {
      Value before = operand.get(), converted = mapping.lookupOrNull(before);
      Type type =
          converted == before ? oldTypes.lookup(before) : before.getType();
      if (!converted || !type)
        continue;
      operand.set(isa<UnrealizedConversionCastOp>(user)
                      ? converted
                      : castBack(converted, type));
    }
    return WalkResult::advance();
  });
  builder.setInsertionPointAfter(op);
  takeOverResults(old, op);
  return failure(result.wasInterrupted());
}

/// Torch results of an op of another dialect are converted after it.
void TorchToFakeConverter::takeOverResults(Operation *old, Operation *op) {
  for (auto [before, result] :
       llvm::zip_equal(old->getResults(), op->getResults())) {
    if (!isTorch(result.getType()))
      continue;
    Type type = convertType(before);
    if (type)
      mapping.map(before, UnrealizedConversionCastOp::create(
                              builder, op->getLoc(), type, result)
                              .getResult(0));
  }
}

/// A cast from or to a torch type becomes one from or to a fake one.
LogicalResult TorchToFakeConverter::convertBoundary(Operation *op) {
  Value operand = materialize(op->getOperand(0));
  if (!operand)
    return reportOperand(op->getOpOperand(0));
  SmallVector<Type> types(op->getResultTypes());
  if (isTorch(types.front())) {
    types.clear();
    if (failed(convertTypes(op->getResults(), types)))
      return failure();
  }
  auto newOp =
      UnrealizedConversionCastOp::create(builder, op->getLoc(), types, operand);
  mapping.map(op->getResults(), newOp->getResults());
  replaced.insert(op);
  return success();
}

/// The conversion of an op outside of the op table; null for ops without a
/// counterpart.
TorchToFakeConverter::Handler
TorchToFakeConverter::lookupHandler(StringRef name) {
  return llvm::StringSwitch<Handler>(name)
      .Case("torch.operator", &TorchToFakeConverter::convertOperator)
      .Cases({"torch.vtensor.literal", "torch.tensor.literal"},
             &TorchToFakeConverter::convertLiteral)
      .Cases({"torch.prim.ListUnpack", "torch.prim.TupleUnpack"},
             &TorchToFakeConverter::convertUnpack)
      .Case("torch.tensor_static_info_cast", &TorchToFakeConverter::convertCast)
      .Cases({"torch.copy.to_tensor", "torch.copy.to_vtensor"},
             &TorchToFakeConverter::convertCopy)
      .Case("torch.overwrite.tensor.contents",
            &TorchToFakeConverter::convertOverwrite)
      .Case("torch.runtime.assert", &TorchToFakeConverter::convertAssert)
      .Case("torch.prim.If", &TorchToFakeConverter::convertIf)
      .Case("torch.prim.Loop", &TorchToFakeConverter::convertLoop)
      .Cases({"torch.prim.ListConstruct", "torch.prim.TupleConstruct",
              "torch.derefine", "torch.bind_symbolic_shape"},
             &TorchToFakeConverter::drop)
      .Default(nullptr);
}

LogicalResult TorchToFakeConverter::convertTorch(Operation *op) {
  StringRef name = op->getName().getStringRef();
  if (Handler handler = lookupHandler(name))
    return (this->*handler)(op);
  if (const OpDef *def = lookupOp(name.drop_front(strlen("torch."))))
    return convertAten(op, *def);
  // Constants and symbols are created where they are used.
  if (op->getNumOperands() == 0 && op->getNumRegions() == 0)
    return success();
  return op->emitOpError("has no counterpart in the fake dialect");
}

LogicalResult TorchToFakeConverter::convert(Operation *op) {
  if (op->hasTrait<OpTrait::IsTerminator>())
    return convertTerminator(op);
  if (isTorch(op))
    return convertTorch(op);
  if (isa<CallOpInterface>(op))
    return convertCall(op);
  if (isTorchBoundary(op))
    return convertBoundary(op);
  return convertForeign(op);
}

LogicalResult TorchToFakeConverter::convertSignature() {
  // With several blocks, a symbol may differ between executions.
  isInLoop = !function.getFunctionBody().hasOneBlock();
  for (Block &block : function.getFunctionBody())
    for (BlockArgument argument : block.getArguments()) {
      if (!isTorch(argument.getType()))
        continue;
      Type type = isCalled && block.isEntryBlock()
                      ? convertStatedType(cx, argument.getType())
                      : convertType(argument);
      if (!type)
        return emitError(argument.getLoc())
               << "argument of type " << argument.getType()
               << " has no counterpart in the fake dialect";
      if (type != argument.getType())
        oldTypes[argument] = argument.getType();
      // Old users keep the argument until they are erased; its type is no
      // longer used.
      argument.setType(type);
      mapping.map(argument, argument);
    }
  return success();
}

/// Whether an op is erased after conversion.
bool TorchToFakeConverter::isReplaced(Operation *op) const {
  if (op->hasTrait<OpTrait::IsTerminator>())
    return false;
  return isTorch(op) || replaced.contains(op);
}

LogicalResult TorchToFakeConverter::run() {
  SmallVector<Operation *> ops;
  for (Block &block : function.getFunctionBody())
    for (Operation &op : block)
      ops.push_back(&op);
  function->walk([&](CallOpInterface call) {
    llvm::append_range(statedTypes[call], call->getOperandTypes());
  });
  if (failed(convertSignature()))
    return failure();
  for (Operation *op : ops) {
    if (builder.getInsertionBlock() != op->getBlock())
      made.clear();
    builder.setInsertionPoint(op);
    if (failed(convert(op)))
      return failure();
  }
  for (Operation *op : llvm::reverse(ops))
    if (isReplaced(op))
      op->erase();
  updateFunctionType(function);
  setSymbols(function, analysis.getEnv());
  rewriteGuards(function, GuardForm::Attribute);
  return success();
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

bool fake::hasTorch(FunctionOpInterface function) {
  auto isTorchType = [](Type type) { return isTorch(type); };
  if (llvm::any_of(function.getArgumentTypes(), isTorchType) ||
      llvm::any_of(function.getResultTypes(), isTorchType))
    return true;
  return function
      ->walk([&](Operation *op) {
        return isTorch(op) || llvm::any_of(op->getOperandTypes(), isTorchType)
                   ? WalkResult::interrupt()
                   : WalkResult::advance();
      })
      .wasInterrupted();
}

static LogicalResult convertDeclaration(FunctionOpInterface function) {
  llvm::BumpPtrAllocator arena;
  ShapeEnv env;
  RuleContext cx(env, arena);
  auto convert = [&](TypeRange types, StringRef what,
                     SmallVectorImpl<Type> &converted) -> LogicalResult {
    for (auto [i, type] : llvm::enumerate(types)) {
      converted.push_back(convertStatedType(cx, type));
      if (!converted.back())
        return function->emitOpError()
               << what << " #" << i << " of type " << type
               << " has no counterpart in the fake dialect";
    }
    return success();
  };
  SmallVector<Type> inputs, results;
  if (failed(convert(function.getArgumentTypes(), "argument", inputs)) ||
      failed(convert(function.getResultTypes(), "result", results)))
    return failure();
  function.setType(function.cloneTypeWith(inputs, results));
  return success();
}

LogicalResult fake::convertTorchDeclarations(Operation *root) {
  bool hadError = false;
  root->walk<WalkOrder::PreOrder>([&](FunctionOpInterface function) {
    if (function.isExternal() && hasTorch(function))
      hadError |= failed(convertDeclaration(function));
    return WalkResult::skip();
  });
  return failure(hadError);
}

LogicalResult fake::convertTorchToFake(FunctionOpInterface function,
                                       Device literalDevice) {
  InferenceOptions options;
  options.mode.literalDevice = literalDevice;
  options.followCalls = false;
  TorchToFakeConverter converter(function, /*isCalled=*/false, options);
  return success(succeeded(converter.analyse()) && succeeded(converter.run()));
}

namespace {

struct TorchToFakePass : fake::impl::TorchToFakeBase<TorchToFakePass> {
  /// The analysis reads the bodies of callees, so all functions are analyzed
  /// before one is changed.
  void runOnOperation() override {
    InferenceOptions options;
    options.followCalls = mayReadFunctions(getOperation());
    llvm::DenseSet<Operation *> callees;
    if (options.followCalls)
      callees = collectCallees(getOperation());
    llvm::DenseMap<Operation *, std::unique_ptr<TorchToFakeConverter>>
        converters;
    for (FunctionOpInterface function : collectFunctions(getOperation()))
      if (hasTorch(function))
        converters[function] = std::make_unique<TorchToFakeConverter>(
            function, callees.contains(function), options);
    auto forEachConverter = [&](auto act) {
      return forEachFunction(getOperation(), [&](FunctionOpInterface f) {
        auto it = converters.find(f);
        return it == converters.end() ? success() : act(*it->second);
      });
    };
    auto analyse = [](TorchToFakeConverter &converter) {
      return converter.analyse();
    };
    auto run = [](TorchToFakeConverter &converter) { return converter.run(); };
    if (failed(forEachConverter(analyse)) || failed(forEachConverter(run)) ||
        failed(convertTorchDeclarations(getOperation())))
      signalPassFailure();
  }
};

} // namespace
