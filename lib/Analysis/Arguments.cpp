//===- Arguments.cpp - Values that come from outside ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Arguments.h"
#include "CallJoin.h"
#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "FunctionSweep.h"

using namespace fake;
using namespace mlir;

void fake::nameUnknownSizes(FunctionSweep &sweep, TensorMeta &meta,
                            function_ref<StringRef(unsigned)> getName) {
  SmallVector<SymInt> sizes(meta.sizes);
  bool isRagged =
      meta.layout == Layout::Jagged && llvm::none_of(sizes, [&](SymInt size) {
        return sweep.state.env.isSymbol(size, SymbolKind::Ragged);
      });
  for (auto [dim, size] : llvm::enumerate(sizes)) {
    if (!size.isUnknown())
      continue;
    // The first size of a jagged tensor is its number of rows.
    bool isRows = isRagged && dim != 0;
    size = isRows ? sweep.state.cx.symbols.create(SymbolKind::Ragged, Range())
                  : sweep.state.namer.declareSize(getName(dim));
    isRagged &= !isRows;
  }
  meta.sizes = sweep.state.cx.copySizes(sizes);
}

namespace {
/// Initializes the arguments of a function, and the other state that holds
/// before its first op.
class ArgumentSeeder {
public:
  ArgumentSeeder(FunctionSweep &sweep, ArrayRef<const NotedCall *> calls)
      : sweep(sweep), state(sweep.state), cx(state.cx), env(state.env),
        types(state.types), function(state.function), calls(calls),
        join(sweep, calls) {}

  void run() {
    surveyOps();
    seedArguments();
    bindArguments();
  }

private:
  void surveyOps();
  std::optional<OperationName> getDeviceOpName();
  bool feedsFactory(Operation *op);
  void recordDevice(Operation *op);
  void seedArguments();
  MetaValue seedTensor(BlockArgument argument, TensorMeta meta,
                       bool isRowMajor);
  void seedElement(BlockArgument argument, TensorMeta &meta);
  void seedRealValue(BlockArgument argument, TensorMeta &meta);
  void checkStatic(BlockArgument argument, const MetaValue &value);
  MetaValue getStated(BlockArgument argument);
  bool takesCalls(BlockArgument argument);
  MetaValue joinCalls(BlockArgument argument, bool &isRowMajor);
  bool isBind(Operation *op, Value value);
  bool isUsedByBind(Operation &op);
  SmallVector<Operation *, 2> getBinds(BlockArgument argument);
  void bindArgument(BlockArgument argument);
  void bindArguments();

  FunctionSweep &sweep;
  FunctionMeta::State &state;
  RuleContext &cx;
  ShapeEnv &env;
  DeclaredTypes &types;
  FunctionOpInterface function;
  /// All calls of the function, if known.
  ArrayRef<const NotedCall *> calls;
  CallJoin join;
  /// The storage that several arguments share, by attribute.
  llvm::DenseMap<Attribute, StorageID> sharedStorages;
};
} // namespace

//===----------------------------------------------------------------------===//
// Survey of ops
//===----------------------------------------------------------------------===//

/// Whether the first user of the only result of an op is a bind.
bool ArgumentSeeder::isUsedByBind(Operation &op) {
  OpResult result = op.getResult(0);
  return !result.use_empty() &&
         state.evaluator.getAbilities(*result.user_begin()).isBind;
}

/// Reserves space for the values of all ops, and collects devices and late
/// declarations of symbols.
void ArgumentSeeder::surveyOps() {
  std::optional<OperationName> deviceOp = getDeviceOpName();
  size_t numValues = function.getNumArguments();
  bool isLate = false;
  for (Block &block : function.getFunctionBody())
    for (Operation &op : block) {
      ++numValues;
      if (LLVM_LIKELY(op.getNumOperands() != 0))
        isLate |= op.getNumResults() != 0;
      else if (isLate && op.getNumResults() == 1 && isUsedByBind(op) &&
               state.evaluator.getAbilities(&op).rule)
        state.namer.recordLateSymbolOp(&op);
      if (LLVM_UNLIKELY(deviceOp && op.getName() == *deviceOp))
        recordDevice(&op);
      else if (LLVM_UNLIKELY(deviceOp && op.getNumRegions() != 0))
        op.walk([&](Operation *inner) {
          if (inner->getName() == *deviceOp)
            recordDevice(inner);
        });
    }
  state.values.reserve(numValues);
}

/// The name of ops that name devices. Absent if every argument type states its
/// device or the options set a default.
std::optional<OperationName> ArgumentSeeder::getDeviceOpName() {
  for (BlockArgument argument : function.getArguments()) {
    const MetaTypeInterface *iface = types.get(argument.getType()).iface;
    if (!iface || iface->declaresLayout() || iface->getDeviceOpName().empty())
      continue;
    if (cx.mode.defaultDevice)
      break;
    return OperationName(iface->getDeviceOpName(), function->getContext());
  }
  return std::nullopt;
}

/// Whether the result of `op` is used by a factory: an op that creates a tensor
/// from scalars, lists and devices alone.
bool ArgumentSeeder::feedsFactory(Operation *op) {
  auto hasTensor = [&](Operation *user) {
    return llvm::any_of(user->getOperandTypes(), [&](Type type) {
      return types.get(type).meta.isTensor();
    });
  };
  return llvm::any_of(op->getUsers(),
                      [&](Operation *user) { return !hasTensor(user); });
}

/// Makes the device that an op names the default, if a factory uses it: other
/// ops may move tensors to it. With several devices, the default is the CPU.
void ArgumentSeeder::recordDevice(Operation *op) {
  auto text = op->getAttrOfType<StringAttr>("value");
  std::optional<Device> device =
      text ? Device::parse(text.getValue()) : std::nullopt;
  if (!device || device->isCPU() || device->getType() == DeviceType::Meta ||
      !feedsFactory(op))
    return;
  bool isOther = cx.mode.defaultDevice && *cx.mode.defaultDevice != *device;
  cx.mode.defaultDevice = isOther ? Device::cpu() : *device;
}

//===----------------------------------------------------------------------===//
// Bind ops
//===----------------------------------------------------------------------===//

bool ArgumentSeeder::isBind(Operation *op, Value value) {
  return state.evaluator.getAbilities(op).isBind &&
         cast<MetaBindOpInterface>(op).getBoundValue() == value;
}

/// The bind ops of an argument. Those of a tensor without value semantics are
/// bound to a copy of it.
SmallVector<Operation *, 2> ArgumentSeeder::getBinds(BlockArgument argument) {
  SmallVector<Operation *, 2> binds;
  for (Operation *user : argument.getUsers()) {
    if (isBind(user, argument))
      binds.push_back(user);
    if (!state.evaluator.getAbilities(user).isCopy)
      continue;
    Value copy = user->getResult(0);
    for (Operation *copyUser : copy.getUsers())
      if (isBind(copyUser, copy))
        binds.push_back(copyUser);
  }
  return binds;
}

/// Bind ops of arguments hold from the start, regardless of their position.
void ArgumentSeeder::bindArgument(BlockArgument argument) {
  for (Operation *bind : getBinds(argument)) {
    SmallVector<MetaValue> operands;
    for (Value operand : bind->getOperands()) {
      Operation *def = operand.getDefiningOp();
      if (def && def->getNumOperands() == 0 && !state.values.contains(operand))
        sweep.visit(def);
      operands.push_back(sweep.lookup(operand));
    }
    FailureOr<MetaValue> bound =
        evaluateBind(cx, bind, sweep.lookup(argument), operands);
    if (failed(bound))
      continue; // The sweep visits it again and reports it.
    TensorMeta meta = *bound->getTensor();
    completeGeometry(cx, meta);
    meta.storageBytes =
        env.mul(requiredStorage(cx, meta.sizes, meta.strides, meta.offset),
                getItemSize(meta.dtype));
    sweep.setValue(argument, cx.createValue(meta));
  }
}

void ArgumentSeeder::bindArguments() {
  for (BlockArgument argument : function.getArguments()) {
    // Fully refined types need no bind ops.
    bool isCoarse = types.get(argument.getType()).isCoarse();
    if (isCoarse)
      bindArgument(argument);
    const MetaValue &value = sweep.lookup(argument);
    forEachSymbol(value, [&](const SymbolExpr *symbol) {
      state.namer.recordArgumentSymbol(symbol);
    });
    if (isCoarse && value.isTensor() && hasSymbolicSizes(*value.getTensor()))
      state.findings.symbolicTensors.push_back(argument);
  }
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

/// Whether a type states metadata that holds for all calls, in the symbols of
/// the function itself.
static bool hasOwnDeclaration(const MetaValue &declared) {
  if (declared.isInt())
    return !declared.getInt().isUnknown();
  if (!declared.isTensor())
    return !declared.isUnknown();
  auto isExpr = [](SymInt size) { return size.isExpr(); };
  return llvm::any_of(declared.getTensor()->sizes, isExpr);
}

/// The metadata that an attribute states for an argument, completed by its
/// type; Unknown if there is none.
MetaValue ArgumentSeeder::getStated(BlockArgument argument) {
  Type type = getStatedType(function, argument.getArgNumber());
  MetaValue stated = type ? types.make(type) : MetaValue();
  const DeclaredType &declared = types.get(argument.getType());
  if (!stated.isTensor() || !declared.meta.isTensor())
    return {};
  std::string contradiction =
      findContradiction(env, *declared.meta.getTensor(), *stated.getTensor(),
                        declared.iface->declaresLayout());
  if (contradiction.empty())
    return meet(cx, stated, declared.meta, /*withLayout=*/true);
  if (Diagnostic *diag = state.reporter.beginError(
          getShownLocation(argument), argument.getAsOpaquePointer()))
    *diag << "the type " << argument.getType() << " of argument #"
          << argument.getArgNumber()
          << " and its stated metadata differ: " << contradiction;
  return {};
}

/// Whether the metadata of an argument is that of the calls, not only that of
/// its type.
bool ArgumentSeeder::takesCalls(BlockArgument argument) {
  const DeclaredType &declared = types.get(argument.getType());
  auto binds = [&](Operation *user) { return isBind(user, argument); };
  return !calls.empty() && !hasOwnDeclaration(declared.meta) &&
         !getStatedType(function, argument.getArgNumber()) &&
         llvm::none_of(argument.getUsers(), binds) &&
         !(declared.iface && declared.iface->declaresLayout() &&
           declared.meta.isTensor() && !declared.isBlank);
}

/// The initial metadata of an argument: the join of its type and of all known
/// calls.
MetaValue ArgumentSeeder::joinCalls(BlockArgument argument, bool &isRowMajor) {
  if (MetaValue stated = getStated(argument); !stated.isUnknown())
    return stated;
  const DeclaredType &declared = types.get(argument.getType());
  if (!takesCalls(argument))
    return declared.meta;
  MetaValue joined = join.join(argument.getArgNumber(), isRowMajor);
  if (!joined.isTensor())
    return joined.isUnknown() ? declared.meta : joined;
  // Others may be written before the call of another function.
  bool isConstant =
      declared.iface && declared.iface->hasValueSemantics(argument.getType());
  if (!isConstant && !joined.getTensor()->constant.empty()) {
    TensorMeta meta = *joined.getTensor();
    meta.constant = {};
    joined = cx.createValue(meta);
  }
  return meet(cx, joined, declared.meta, /*withLayout=*/false);
}

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

/// Whether a value contains sizes, strides or an offset that are not constant.
static bool hasNonConstantGeometry(const MetaValue &value) {
  auto isNumber = [](SymInt number) { return number.isInt(); };
  if (value.isInt())
    return value.getInt().isExpr();
  if (value.isList())
    return llvm::any_of(value.getList(), hasNonConstantGeometry);
  if (!value.isTensor())
    return false;
  const TensorMeta &meta = *value.getTensor();
  return !meta.ranked || !llvm::all_of(meta.sizes, isNumber) ||
         (meta.strided &&
          (!llvm::all_of(meta.strides, isNumber) || !meta.offset.isInt()));
}

/// With static-shapes, all inputs must have constant geometry.
void ArgumentSeeder::checkStatic(BlockArgument argument,
                                 const MetaValue &value) {
  if (!state.options.mode.staticShapes || !hasNonConstantGeometry(value))
    return;
  if (Diagnostic *diag = state.reporter.beginError(
          getShownLocation(argument), argument.getAsOpaquePointer()))
    *diag << "expected an argument whose sizes, strides and offset are "
             "numbers, as static-shapes is set, found "
          << argument.getType();
}

/// Replaces each element whose value in the real run is given by a symbol.
void ArgumentSeeder::seedRealValue(BlockArgument argument, TensorMeta &meta) {
  if (!cx.mode.propagateReal)
    return;
  unsigned number = argument.getArgNumber();
  DenseIntElementsAttr dense = getRealValue(function, number);
  if (!dense)
    return;
  SmallVector<SymInt> shape(dense.getType().getShape());
  if (!meta.ranked || meta.sizes != ArrayRef<SymInt>(shape) ||
      !isIntegral(meta.dtype)) {
    if (Diagnostic *diag = state.reporter.beginError(
            getShownLocation(argument), argument.getAsOpaquePointer()))
      *diag << "expected an argument of integers or bools of sizes "
            << sizesToString(shape) << ", as its value has, found "
            << describe(MetaValue::tensor(&meta));
    return;
  }
  ArrayRef<SymInt> values = getKnownElements(cx, dense, meta.dtype);
  MutableArrayRef<SymInt> elements = cx.allocate<SymInt>(values.size());
  for (auto [index, value] : llvm::enumerate(values)) {
    Range range = meta.dtype == DType::Bool ? Range{0, 1} : Range();
    std::string name =
        "v" + std::to_string(number) + "_" + std::to_string(index);
    elements[index] = env.declareSymbol(name, range);
    if (value.isInt())
      env.setRealValue(elements[index], value.getInt());
  }
  meta.constant = elements;
}

/// Names the element of a scalar, where the program does.
void ArgumentSeeder::seedElement(BlockArgument argument, TensorMeta &meta) {
  StringRef name = getDeclaredElementName(function, argument.getArgNumber());
  if (!name.empty() && isIntegral(meta.dtype))
    meta.constant = cx.copySizes(env.declareSymbol(name));
}

/// A tensor argument with a storage, a layout, and symbols for its unknown
/// sizes.
MetaValue ArgumentSeeder::seedTensor(BlockArgument argument, TensorMeta meta,
                                     bool isRowMajor) {
  if (calls.empty() && types.get(argument.getType()).isCoarse() &&
      cx.mode.defaultDevice)
    meta.device = *cx.mode.defaultDevice;
  Attribute shared = getDeclaredStorage(function, argument.getArgNumber());
  StorageID &storage = shared ? sharedStorages[shared] : meta.storage;
  if (!shared || storage == 0)
    storage = cx.freshStorage();
  meta.storage = storage;
  if (hasUnknownSizes(meta) && getBinds(argument).empty())
    nameUnknownSizes(sweep, meta, [&](unsigned dim) {
      return getDeclaredSizeName(function, argument.getArgNumber(), dim);
    });
  for (SymInt size : meta.sizes)
    if (size.isExpr())
      (void)env.assume(Condition::le(0, size));
  if (isRowMajor && !meta.strided)
    completeGeometry(cx, meta);
  if (meta.strided && meta.storageBytes.isUnknown())
    meta.storageBytes =
        env.mul(requiredStorage(cx, meta.sizes, meta.strides, meta.offset),
                getItemSize(meta.dtype));
  if (meta.constant.empty() && meta.isScalar())
    seedElement(argument, meta);
  seedRealValue(argument, meta);
  return cx.createValue(meta);
}

/// Whether a type is that of numbers that may be sizes.
static bool isInteger(Type type) {
  return type.isIntOrIndex() && !type.isInteger(1);
}

void ArgumentSeeder::seedArguments() {
  if (cx.mode.defaultDevice)
    cx.mode.literalDevice = *cx.mode.defaultDevice;
  SmallVector<unsigned> joined;
  for (BlockArgument argument : function.getArguments())
    if (takesCalls(argument))
      joined.push_back(argument.getArgNumber());
  join.createSymbols(joined);
  for (BlockArgument argument : function.getArguments()) {
    bool isRowMajor = types.get(argument.getType()).isCoarse();
    MetaValue value = joinCalls(argument, isRowMajor);
    if (value.isUnknown() && isInteger(argument.getType()))
      value = Scalar::integer(state.namer.declareSize("", Range()));
    checkStatic(argument, value);
    if (value.isTensor())
      value = seedTensor(argument, *value.getTensor(), isRowMajor);
    sweep.setValue(argument, value);
  }
}

void fake::seedArguments(FunctionSweep &sweep,
                         ArrayRef<const NotedCall *> calls) {
  ArgumentSeeder(sweep, calls).run();
}
