//===- Arguments.cpp - Values that come from outside ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Arguments.h"
#include "FakeTensor/Interfaces/HostTypes.h"
#include "FakeTensor/Meta/Merge.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "FunctionSweep.h"

using namespace fake;
using namespace mlir;

void fake::nameUnknownSizes(FunctionSweep &sweep, TensorMeta &meta) {
  SmallVector<SymInt> sizes(meta.sizes);
  bool isRagged =
      meta.layout == Layout::Jagged && llvm::none_of(sizes, [&](SymInt size) {
        return sweep.state.env.isSymbol(size, SymbolKind::Ragged);
      });
  for (auto [dim, size] : llvm::enumerate(sizes)) {
    if (!size.isUnknown())
      continue;
    // The first size of a jagged tensor is the number of its rows.
    bool isRows = isRagged && dim != 0;
    size = isRows ? sweep.state.cx.symbols.create(SymbolKind::Ragged, Range())
                  : sweep.state.namer.declareSize();
    isRagged &= !isRows;
  }
  meta.sizes = sweep.state.cx.copySizes(sizes);
}

namespace {
/// Sets the arguments of a function, and what else is known before the first
/// op.
class ArgumentSeeder {
public:
  ArgumentSeeder(FunctionSweep &sweep, ArrayRef<const NotedCall *> calls)
      : sweep(sweep), state(sweep.state), cx(state.cx), env(state.env),
        types(state.types), function(state.function), calls(calls) {}

  void run() {
    surveyOps();
    seedArguments();
    bindArguments();
  }

private:
  void surveyOps();
  std::optional<OperationName> getDeviceOpName();
  bool isOfFactory(Operation *op);
  void noteDevice(Operation *op);
  void seedArguments();
  MetaValue seedTensor(BlockArgument argument, TensorMeta meta,
                       bool isRowMajor);
  void seedRealValue(BlockArgument argument, TensorMeta &meta);
  void checkStatic(BlockArgument argument, const MetaValue &value);
  MetaValue joinCalls(BlockArgument argument, bool &isRowMajor);
  bool isBind(Operation *op, Value value);
  SmallVector<Operation *, 2> getBinds(BlockArgument argument);
  void bindArgument(BlockArgument argument);
  void bindArguments();

  FunctionSweep &sweep;
  FunctionMeta::State &state;
  RuleContext &cx;
  ShapeEnv &env;
  DeclaredTypes &types;
  FunctionOpInterface function;
  /// All calls of the function, if they are known.
  ArrayRef<const NotedCall *> calls;
  /// By attribute, the storage that several arguments share.
  llvm::DenseMap<Attribute, StorageID> sharedStorages;
};
} // namespace

//===----------------------------------------------------------------------===//
// The program
//===----------------------------------------------------------------------===//

/// Makes room for one value of each op, which saves most of the growing, and
/// looks for devices and for late declarations of symbols.
void ArgumentSeeder::surveyOps() {
  std::optional<OperationName> deviceOp = getDeviceOpName();
  size_t numValues = function.getNumArguments();
  bool isLate = false;
  for (Block &block : function.getFunctionBody())
    for (Operation &op : block) {
      ++numValues;
      if (LLVM_LIKELY(op.getNumOperands() != 0))
        isLate |= op.getNumResults() != 0;
      else if (isLate && op.getNumResults() == 1 && !op.use_empty() &&
               state.evaluator.getAbilities(*op.user_begin()).isBind &&
               state.evaluator.getAbilities(&op).rule)
        state.namer.noteLateSymbolOp(&op);
      if (LLVM_UNLIKELY(deviceOp && op.getName() == *deviceOp))
        noteDevice(&op);
      else if (LLVM_UNLIKELY(deviceOp && op.getNumRegions() != 0))
        op.walk([&](Operation *inner) {
          if (inner->getName() == *deviceOp)
            noteDevice(inner);
        });
    }
  state.values.reserve(numValues);
}

/// The name of ops that name devices, if there are arguments whose types do not
/// and the settings do not, either.
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

/// Whether a number, list or device is made into a tensor by an op that has no
/// tensor to begin with, as factories do.
bool ArgumentSeeder::isOfFactory(Operation *op) {
  auto hasTensor = [&](Operation *user) {
    return llvm::any_of(user->getOperandTypes(), [&](Type type) {
      return types.get(type).meta.isTensor();
    });
  };
  return llvm::any_of(op->getUsers(),
                      [&](Operation *user) { return !hasTensor(user); });
}

/// Remembers the device that an op names, if it is that of a factory: others
/// may move tensors there. The cpu once there are two.
void ArgumentSeeder::noteDevice(Operation *op) {
  auto text = op->getAttrOfType<StringAttr>("value");
  std::optional<Device> device =
      text ? Device::parse(text.getValue()) : std::nullopt;
  if (!device || device->isCPU() || device->getType() == DeviceType::Meta ||
      !isOfFactory(op))
    return;
  bool isOther = cx.mode.defaultDevice && *cx.mode.defaultDevice != *device;
  cx.mode.defaultDevice = isOther ? Device::cpu() : *device;
}

//===----------------------------------------------------------------------===//
// Facts
//===----------------------------------------------------------------------===//

bool ArgumentSeeder::isBind(Operation *op, Value value) {
  return state.evaluator.getAbilities(op).isBind &&
         cast<MetaBindOpInterface>(op).getBoundValue() == value;
}

/// The facts about an argument: those that are bound to it, and those that are
/// bound to copies of it, as those of tensors that are not values are.
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

/// Binds of arguments hold from the start, wherever they stand.
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
      continue; // The sweep comes by again and reports it.
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
    // Types that say everything need no bind.
    bool isCoarse = types.get(argument.getType()).isCoarse();
    if (isCoarse)
      bindArgument(argument);
    const MetaValue &value = sweep.lookup(argument);
    forEachSymbol(value, [&](const SymbolExpr *symbol) {
      state.namer.noteArgumentSymbol(symbol);
    });
    if (isCoarse && value.isTensor() && hasSymbolicSizes(*value.getTensor()))
      state.findings.symbolicTensors.push_back(argument);
  }
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

/// Whether a type says something of an argument that holds for all calls and
/// has the names of the function itself.
static bool hasOwnDeclaration(const MetaValue &declared) {
  if (declared.isInt())
    return !declared.getInt().isUnknown();
  if (!declared.isTensor())
    return !declared.isUnknown();
  auto isExpr = [](SymInt size) { return size.isExpr(); };
  return llvm::any_of(declared.getTensor()->sizes, isExpr);
}

/// What holds of an argument: what its type says, and what is the same in all
/// calls that are known.
MetaValue ArgumentSeeder::joinCalls(BlockArgument argument, bool &isRowMajor) {
  const DeclaredType &declared = types.get(argument.getType());
  auto binds = [&](Operation *user) { return isBind(user, argument); };
  if (calls.empty() || hasOwnDeclaration(declared.meta) ||
      llvm::any_of(argument.getUsers(), binds) ||
      (declared.iface && declared.iface->declaresLayout() &&
       declared.meta.isTensor() && !declared.isBlank))
    return declared.meta;
  unsigned index = argument.getArgNumber();
  auto join = [](SymInt a, SymInt b, bool) {
    return a == b ? a : SymInt::unknown();
  };
  MetaValue joined = calls.front()->arguments[index];
  isRowMajor = true;
  for (const NotedCall *call : calls) {
    joined = Merger(cx, join, /*withStorage=*/true)
                 .merge(joined, call->arguments[index]);
    isRowMajor &= call->areRowMajor[index];
  }
  if (!joined.isTensor())
    return joined.isList() ? declared.meta : joined;
  TensorMeta meta = *joined.getTensor();
  meta.constant = {};
  meta.storage = 0;
  meta.storageBytes = SymInt::unknown();
  meta.strided &= !hasUnknown(meta.strides);
  if (!meta.strided)
    meta.strides = {};
  return meet(cx, cx.createValue(meta), declared.meta, /*withLayout=*/false);
}

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

/// Whether a number that types can say is not one.
static bool hasSymbolsOrGaps(const MetaValue &value) {
  auto isNumber = [](SymInt number) { return number.isInt(); };
  if (value.isInt())
    return value.getInt().isExpr();
  if (value.isList())
    return llvm::any_of(value.getList(), hasSymbolsOrGaps);
  if (!value.isTensor())
    return false;
  const TensorMeta &meta = *value.getTensor();
  return !meta.ranked || !llvm::all_of(meta.sizes, isNumber) ||
         (meta.strided &&
          (!llvm::all_of(meta.strides, isNumber) || !meta.offset.isInt()));
}

/// Without symbols, all that comes from outside must be numbers.
void ArgumentSeeder::checkStatic(BlockArgument argument,
                                 const MetaValue &value) {
  if (!state.options.mode.staticShapes || !hasSymbolsOrGaps(value))
    return;
  if (Diagnostic *diag = state.reporter.beginError(
          argument.getLoc(), argument.getAsOpaquePointer()))
    *diag << "expected an argument whose sizes, strides and offset are "
             "numbers, as static-shapes is set, found "
          << argument.getType();
}

/// Makes a symbol of each element whose value in the real run is given.
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
            argument.getLoc(), argument.getAsOpaquePointer()))
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

/// A tensor argument with a storage, symbols for unknown sizes, and a layout.
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
    nameUnknownSizes(sweep, meta);
  for (SymInt size : meta.sizes)
    if (size.isExpr())
      (void)env.assume(Condition::le(0, size));
  if (isRowMajor)
    completeGeometry(cx, meta);
  if (meta.strided && meta.storageBytes.isUnknown())
    meta.storageBytes =
        env.mul(requiredStorage(cx, meta.sizes, meta.strides, meta.offset),
                getItemSize(meta.dtype));
  seedRealValue(argument, meta);
  return cx.createValue(meta);
}

void ArgumentSeeder::seedArguments() {
  if (cx.mode.defaultDevice)
    cx.mode.literalDevice = *cx.mode.defaultDevice;
  for (BlockArgument argument : function.getArguments()) {
    bool isRowMajor = types.get(argument.getType()).isCoarse();
    MetaValue value = joinCalls(argument, isRowMajor);
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
