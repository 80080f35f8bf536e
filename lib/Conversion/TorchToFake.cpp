//===- TorchToFake.cpp - torch IR to the fake dialect -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TorchToFake.h"
#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Analysis/MetaPropagation.h"
#include "FakeTensor/Conversion/Passes.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "FakeTensor/Dialect/Torch/IR/TorchDialect.h"
#include "FakeTensor/ExternalModels/TorchModels.h"
#include "mlir/IR/IRMapping.h"
#include "mlir/Interfaces/CallInterfaces.h"

namespace fake {
#define GEN_PASS_DEF_TORCHTOFAKE
#include "FakeTensor/Conversion/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

namespace {

/// Converts one function. New ops are made next to the old ones, which are
/// erased at the end.
class Converter {
public:
  /// A function that is called keeps what its type states, as calls do.
  Converter(FunctionOpInterface function, bool isCalled,
            const MetaPropagationOptions &options)
      : function(function), isCalled(isCalled), analysis(function, options),
        builder(function->getContext()), cx(analysis.getEnv(), arena) {}

  LogicalResult analyse() { return analysis.run(); }
  LogicalResult run();

private:
  Type convertType(Value value);
  Type convertStatedType(Type type);
  LogicalResult convertTypes(ValueRange values, SmallVectorImpl<Type> &types);
  LogicalResult convert(Operation *op);
  LogicalResult convertBlock(Block &from, Block &to);
  LogicalResult convertAten(Operation *op, const OpDef &def);
  LogicalResult convertUnpack(Operation *op);
  LogicalResult convertIf(torch::PrimIfOp op);
  LogicalResult convertLoop(torch::PrimLoopOp op);
  LogicalResult convertLoopBody(torch::PrimLoopOp op, Block &to,
                                bool hasCondition);
  LogicalResult convertCall(Operation *op);
  LogicalResult addArgument(ArgTreeBuilder &args, const SchemaType &type,
                            Value value);
  LogicalResult convertForeign(Operation *op);
  LogicalResult convertTerminator(Operation *op);
  LogicalResult reportOperand(OpOperand &operand);
  /// The new value for an old one; numbers and lists are made on demand.
  Value materialize(Value value);
  LogicalResult materialize(Operation *op, OperandRange operands,
                            SmallVectorImpl<Value> &values);
  Value castTo(Value value, Type type);
  void convertSignature();

  FunctionOpInterface function;
  bool isCalled;
  MetaPropagation analysis;
  OpBuilder builder;
  llvm::BumpPtrAllocator arena;
  RuleContext cx;
  IRMapping mapping;
  /// Numbers and lists of the block at hand.
  llvm::DenseMap<Value, Value> made;
  /// Types of the operands of calls, as the callees state them.
  llvm::DenseMap<Operation *, SmallVector<Type>> statedTypes;
  /// Whether the symbols in types are those of one turn of a loop.
  bool isInLoop = false;
  /// What arguments were whose types changed.
  llvm::DenseMap<Value, Type> oldTypes;
};

} // namespace

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

/// A value of which only plain numbers are known.
static MetaValue dropSymbols(RuleContext &cx, const MetaValue &value) {
  auto drop = [&](ArrayRef<SymInt> numbers) -> ArrayRef<SymInt> {
    MutableArrayRef<SymInt> kept = cx.allocate<SymInt>(numbers.size());
    for (auto [to, from] : llvm::zip_equal(kept, numbers))
      new (&to) SymInt(from.isInt() ? from : SymInt::unknown());
    return kept;
  };
  if (value.isInt() && !value.getInt().isInt())
    return MetaValue::integer(SymInt::unknown());
  if (!value.isTensor())
    return value;
  TensorMeta meta = *value.getTensor();
  meta.sizes = drop(meta.sizes);
  meta.strides = drop(meta.strides);
  if (!meta.offset.isInt())
    meta.offset = SymInt::unknown();
  return cx.createValue(meta);
}

Type Converter::convertType(Value value) {
  MLIRContext *context = builder.getContext();
  const MetaValue &known = analysis.lookup(value);
  if (known.isUnknown() && isa<torch::TorchTensorType>(value.getType()))
    return FakeTensorType::getUnknown(context);
  return getTypeFor(context, isInLoop ? dropSymbols(cx, known) : known);
}

/// What a type states of all values that a function may be called with. Its
/// dialect's convention on strides and devices does not hold for them.
Type Converter::convertStatedType(Type type) {
  MetaValue known = dropSymbols(cx, getMetaOfType(cx, type));
  if (known.isUnknown() && isa<torch::TorchTensorType>(type))
    return FakeTensorType::getUnknown(builder.getContext());
  if (!known.isTensor())
    return getTypeFor(builder.getContext(), known);
  TensorMeta meta = *known.getTensor();
  meta.strides = {};
  meta.strided = false;
  meta.offset = SymInt::unknown();
  meta.device = Device();
  return FakeTensorType::get(builder.getContext(), meta);
}

LogicalResult Converter::convertTypes(ValueRange values,
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

/// The number as an op, for where it cannot stand inside a call.
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

Value Converter::materialize(Value value) {
  if (Value known = mapping.lookupOrNull(value))
    return known;
  if (Value known = made.lookup(value))
    return known;
  if (!isa<torch::TorchDialect>(value.getType().getDialect()))
    return value;
  Operation *def = value.getDefiningOp();
  if (!def)
    return {};
  Value result;
  if (isa<torch::PrimListConstructOp, torch::PrimTupleConstructOp>(def)) {
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
  } else if (auto refine = dyn_cast<torch::DerefineOp>(def)) {
    return materialize(refine.getOperand());
  } else {
    result = makeNumber(builder, def->getLoc(), analysis.lookup(value));
  }
  if (result)
    made[value] = result;
  return result;
}

LogicalResult Converter::reportOperand(OpOperand &operand) {
  return operand.getOwner()->emitOpError()
         << "operand #" << operand.getOperandNumber()
         << " has no counterpart in the fake dialect: "
         << operand.get().getType();
}

LogicalResult Converter::materialize(Operation *op, OperandRange operands,
                                     SmallVectorImpl<Value> &values) {
  for (unsigned i = 0; i < operands.size(); ++i) {
    values.push_back(materialize(operands[i]));
    if (!values.back())
      return reportOperand(
          op->getOpOperand(operands.getBeginOperandIndex() + i));
  }
  return success();
}

Value Converter::castTo(Value value, Type type) {
  if (value.getType() == type)
    return value;
  return CastOp::create(builder, value.getLoc(), type, value);
}

/// The constant behind a value in the form that `type` asks for: TorchScript's
/// codes become dtypes, layouts and memory formats.
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

LogicalResult Converter::addArgument(ArgTreeBuilder &args,
                                     const SchemaType &type, Value value) {
  Operation *def = value.getDefiningOp();
  if (auto refine = dyn_cast_or_null<torch::DerefineOp>(def))
    return addArgument(args, type, refine.getOperand());
  if (auto list = dyn_cast_or_null<torch::PrimListConstructOp>(def)) {
    args.beginList();
    for (Value element : list.getElements())
      if (failed(addArgument(args, type, element)))
        return failure();
    args.endList();
    return success();
  }
  // Constants go into the call; what an op computes stays a value.
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

LogicalResult Converter::convertAten(Operation *op, const OpDef &def) {
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

LogicalResult Converter::convertUnpack(Operation *op) {
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

/// A call states what its callee does; both are converted alike.
LogicalResult Converter::convertCall(Operation *op) {
  SmallVector<Value> operands;
  if (failed(materialize(op, op->getOperands(), operands)))
    return failure();
  for (auto [value, type] : llvm::zip_equal(operands, statedTypes[op]))
    value = castTo(value, convertStatedType(type));
  SmallVector<Type> types;
  for (Type type : op->getResultTypes()) {
    types.push_back(convertStatedType(type));
    if (!types.back())
      return op->emitOpError() << "result of type " << type
                               << " has no counterpart in the fake dialect";
  }
  Operation *newOp = builder.clone(*op);
  newOp->setOperands(operands);
  for (auto [result, type] : llvm::zip_equal(newOp->getResults(), types))
    result.setType(type);
  mapping.map(op->getResults(), newOp->getResults());
  return success();
}

//===----------------------------------------------------------------------===//
// Control flow
//===----------------------------------------------------------------------===//

/// Converts what is in a block into another one, at whose end it leaves the
/// builder. The terminator is left out.
LogicalResult Converter::convertBlock(Block &from, Block &to) {
  made.clear();
  builder.setInsertionPointToEnd(&to);
  for (Operation &op : from.without_terminator())
    if (failed(convert(&op)))
      return failure();
  return success();
}

LogicalResult Converter::convertIf(torch::PrimIfOp op) {
  OpBuilder::InsertionGuard guard(builder);
  bool wasInLoop = std::exchange(isInLoop, true);
  SmallVector<Type> types;
  LogicalResult areTyped = convertTypes(op->getResults(), types);
  isInLoop = wasInLoop;
  Value condition = materialize(op.getCondition());
  if (failed(areTyped) || !condition)
    return failed(areTyped) ? failure() : reportOperand(op->getOpOperand(0));
  auto newOp = CondOp::create(builder, op.getLoc(), types, condition,
                              /*inputs=*/ValueRange());
  mapping.map(op->getResults(), newOp->getResults());
  for (auto [from, to] :
       llvm::zip_equal(op->getRegions(), newOp->getRegions())) {
    Operation *yield = from.front().getTerminator();
    SmallVector<Value> yielded;
    if (failed(convertBlock(from.front(), to.emplaceBlock())) ||
        failed(materialize(yield, yield->getOperands(), yielded)))
      return failure();
    YieldOp::create(builder, yield->getLoc(), yielded);
  }
  made.clear();
  return success();
}

/// The next values: the number of the turn, whether to go on, and the rest.
LogicalResult Converter::convertLoopBody(torch::PrimLoopOp op, Block &to,
                                         bool hasCondition) {
  Block &from = op.getRegion().front();
  Operation *end = from.getTerminator();
  unsigned numFront = hasCondition ? 2 : 1;
  mapping.map(from.getArgument(0), to.getArgument(0));
  for (unsigned i = 1; i < from.getNumArguments(); ++i)
    mapping.map(from.getArgument(i), to.getArgument(numFront + i - 1));
  SmallVector<Value> yielded, next;
  if (failed(convertBlock(from, to)) ||
      failed(materialize(end, end->getOperands(), next)))
    return failure();
  Value one = ConstantOp::create(builder, op.getLoc(), int64_t(1));
  Value turn = to.getArgument(0);
  yielded.push_back(
      AddOp::create(builder, op.getLoc(), turn.getType(), turn, one));
  llvm::append_range(yielded, ArrayRef(next).drop_front(hasCondition ? 0 : 1));
  YieldOp::create(builder, end->getLoc(), yielded);
  return success();
}

/// A loop carries the number of the turn, and the condition unless that is
/// always true.
LogicalResult Converter::convertLoop(torch::PrimLoopOp op) {
  OpBuilder::InsertionGuard guard(builder);
  MLIRContext *context = builder.getContext();
  Location loc = op.getLoc();
  Block &from = op.getRegion().front();
  auto isAlwaysTrue = [&](Value value) {
    const MetaValue &known = analysis.lookup(value);
    return known.isBool() && known.isKnown() && known.getBool();
  };
  bool hasCondition = !isAlwaysTrue(op.getInitialCondition()) ||
                      !isAlwaysTrue(from.getTerminator()->getOperand(0));
  SmallVector<Value> operands, inits;
  if (failed(materialize(op, op->getOperands(), operands)))
    return failure();
  inits.push_back(ConstantOp::create(builder, loc, int64_t(0)));
  llvm::append_range(inits,
                     ArrayRef(operands).drop_front(hasCondition ? 1 : 2));

  bool wasInLoop = std::exchange(isInLoop, true);
  SmallVector<Type> types, carried;
  LogicalResult areTyped = success(
      succeeded(convertTypes(op->getResults(), types)) &&
      succeeded(convertTypes(from.getArguments().drop_front(), carried)));
  if (failed(areTyped))
    return failure();
  SmallVector<Type> front = {FakeIntType::get(context)};
  if (hasCondition)
    front.push_back(FakeBoolType::get(context));
  types.insert(types.begin(), front.begin(), front.end());
  carried.insert(carried.begin(), front.begin(), front.end());
  auto newOp = WhileLoopOp::create(builder, loc, types, inits,
                                   /*inputs=*/ValueRange());
  mapping.map(op->getResults(), newOp->getResults().drop_front(front.size()));

  SmallVector<Location> locations(front.size(), loc);
  for (BlockArgument argument : from.getArguments().drop_front())
    locations.push_back(argument.getLoc());
  Block &test = newOp.getCondition().emplaceBlock();
  test.addArguments(carried, locations);
  builder.setInsertionPointToEnd(&test);
  Value goesOn =
      CmpOp::create(builder, loc, FakeBoolType::get(context), CmpPredicate::lt,
                    test.getArgument(0), operands[0]);
  if (hasCondition) {
    ArgTreeBuilder args(context);
    args.operand(test.getArgument(1));
    args.operand(goesOn);
    auto both = AtenOp::create(builder, loc, *lookupOp("aten.__and__.bool"),
                               args, front.back());
    goesOn = both->getResult(0);
  }
  YieldOp::create(builder, loc, goesOn);
  Block &body = newOp.getBody().emplaceBlock();
  body.addArguments(carried, locations);
  LogicalResult result = convertLoopBody(op, body, hasCondition);
  isInLoop = wasInLoop;
  made.clear();
  return result;
}

/// Returns and branches stay what they are; what they hand on has the type
/// that is stated where it goes.
LogicalResult Converter::convertTerminator(Operation *op) {
  auto branch = dyn_cast<BranchOpInterface>(op);
  bool isReturn = op->getNumSuccessors() == 0;
  for (OpOperand &operand : op->getOpOperands()) {
    Value value = materialize(operand.get());
    // Values of other dialects stay what they are.
    if (!value &&
        !isa<torch::TorchDialect>(operand.get().getType().getDialect()))
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
          value, convertStatedType(
                     function.getResultTypes()[operand.getOperandNumber()]));
    operand.set(value);
  }
  return success();
}

//===----------------------------------------------------------------------===//
// The whole
//===----------------------------------------------------------------------===//

/// An op of another dialect keeps the types that it knows: what it uses is
/// converted back, also in its regions.
LogicalResult Converter::convertForeign(Operation *op) {
  if (builder.getInsertionBlock() != op->getBlock()) {
    Operation *copy = builder.clone(*op);
    mapping.map(op->getResults(), copy->getResults());
    op = copy;
  }
  WalkResult result = op->walk([&](Operation *user) {
    if (isa_and_present<torch::TorchDialect>(user->getDialect())) {
      user->emitOpError() << "has no counterpart in the fake dialect inside '"
                          << op->getName() << "'";
      return WalkResult::interrupt();
    }
    for (OpOperand &operand : user->getOpOperands()) {
      Value old = operand.get(), converted = mapping.lookupOrNull(old);
      Type type = converted == old ? oldTypes.lookup(old) : old.getType();
      if (!converted || !type)
        continue;
      if (!isa<UnrealizedConversionCastOp>(user))
        converted = UnrealizedConversionCastOp::create(builder, op->getLoc(),
                                                       type, converted)
                        .getResult(0);
      operand.set(converted);
    }
    return WalkResult::advance();
  });
  return failure(result.wasInterrupted());
}
LogicalResult Converter::convert(Operation *op) {
  if (op->hasTrait<OpTrait::IsTerminator>())
    return convertTerminator(op);
  if (auto aten = dyn_cast<torch::TorchAtenOp>(op))
    return convertAten(aten, aten.getOpDef());
  if (isa<torch::OperatorOp>(op))
    if (const OpDef *def = lookupOperator(op))
      return convertAten(op, *def);
  Location loc = op->getLoc();
  if (auto literal = dyn_cast<torch::ValueTensorLiteralOp>(op)) {
    auto newOp = LiteralOp::create(
        builder, loc, convertType(literal.getResult()), literal.getValue());
    mapping.map(op->getResults(), newOp->getResults());
  } else if (isa<torch::PrimListUnpackOp, torch::PrimTupleUnpackOp>(op)) {
    return convertUnpack(op);
  } else if (auto branch = dyn_cast<torch::PrimIfOp>(op)) {
    return convertIf(branch);
  } else if (auto loop = dyn_cast<torch::PrimLoopOp>(op)) {
    return convertLoop(loop);
  } else if (isa<CallOpInterface>(op)) {
    return convertCall(op);
  } else if (auto cast = dyn_cast<torch::TensorStaticInfoCastOp>(op)) {
    auto newOp = CastOp::create(builder, loc, convertType(cast.getResult()),
                                materialize(cast.getOperand()));
    mapping.map(op->getResults(), newOp->getResults());
  } else if (auto check = dyn_cast<torch::RuntimeAssertOp>(op)) {
    Value condition = materialize(check.getCondition());
    if (!condition)
      return reportOperand(op->getOpOperand(0));
    AssertOp::create(builder, loc, condition, check.getMessage());
  } else if (!isa_and_present<torch::TorchDialect>(op->getDialect())) {
    return convertForeign(op);
  } else if (!isa<torch::BindSymbolicShapeOp, torch::DerefineOp>(op) &&
             !isa<torch::PrimListConstructOp, torch::PrimTupleConstructOp>(
                 op) &&
             op->getNumOperands() != 0) {
    return op->emitOpError("has no counterpart in the fake dialect");
  }
  return success();
}

void Converter::convertSignature() {
  // Where several ways meet, a symbol is not the same each time.
  isInLoop = !function.getFunctionBody().hasOneBlock();
  for (Block &block : function.getFunctionBody())
    for (BlockArgument argument : block.getArguments()) {
      Type type = isCalled && block.isEntryBlock()
                      ? convertStatedType(argument.getType())
                      : convertType(argument);
      if (!type)
        continue;
      if (type != argument.getType())
        oldTypes[argument] = argument.getType();
      // Old users keep the argument until they are erased; nothing looks at
      // its type any more.
      argument.setType(type);
      mapping.map(argument, argument);
    }
}

/// Whether an op is gone once it was converted.
static bool isReplaced(Operation *op) {
  return !op->hasTrait<OpTrait::IsTerminator>() &&
         (isa_and_present<torch::TorchDialect>(op->getDialect()) ||
          isa<CallOpInterface>(op));
}

LogicalResult Converter::run() {
  SmallVector<Operation *> ops;
  for (Block &block : function.getFunctionBody())
    for (Operation &op : block)
      ops.push_back(&op);
  function->walk([&](CallOpInterface call) {
    llvm::append_range(statedTypes[call], call->getOperandTypes());
  });
  convertSignature();
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
  return success();
}

LogicalResult fake::convertTorchToFake(FunctionOpInterface function,
                                       Device literalDevice) {
  MetaPropagationOptions options;
  options.mode.literalDevice = literalDevice;
  options.followCalls = false;
  Converter converter(function, /*isCalled=*/false, options);
  return success(succeeded(converter.analyse()) && succeeded(converter.run()));
}

namespace {

struct TorchToFakePass : fake::impl::TorchToFakeBase<TorchToFakePass> {
  /// Functions read the bodies of those that they call, so that all are
  /// analysed before one is changed.
  void runOnOperation() override {
    MetaPropagationOptions options;
    options.followCalls = mayReadFunctions(getOperation());
    llvm::DenseSet<Operation *> callees;
    if (options.followCalls)
      callees = collectCallees(getOperation());
    llvm::DenseMap<Operation *, std::unique_ptr<Converter>> converters;
    for (FunctionOpInterface function : collectFunctions(getOperation()))
      converters[function] = std::make_unique<Converter>(
          function, callees.contains(function), options);
    auto analyse = [&](FunctionOpInterface f) {
      return converters.find(f)->second->analyse();
    };
    auto run = [&](FunctionOpInterface f) {
      return converters.find(f)->second->run();
    };
    if (failed(forEachFunction(getOperation(), analyse)) ||
        failed(forEachFunction(getOperation(), run)))
      signalPassFailure();
  }
};

} // namespace
