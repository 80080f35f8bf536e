//===- Arguments.cpp - What is known of arguments ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Declarations.h"
#include "FakeTensor/Analysis/MetaPropagation.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "mlir/IR/Diagnostics.h"

using namespace fake;
using namespace mlir;

bool fake::hasUnknownSizes(const TensorMeta &meta) {
  return meta.ranked && hasUnknown(meta.sizes);
}

bool MetaPropagation::hasSymbolicSizes(const TensorMeta &meta) {
  return llvm::any_of(meta.sizes, [](SymInt size) { return size.isExpr(); });
}

/// Declares the symbols that ops declare, before they are visited, so that
/// their names are taken.
void MetaPropagation::declareSymbolOps() {
  if (std::exchange(hasSymbolOps, true))
    return;
  function->walk([&](Operation *op) {
    if (!isa<MetaRuleOpInterface>(op) || op->getNumOperands() != 0 ||
        op->getNumResults() != 1 ||
        !getDeclared(op->getResult(0).getType()).meta.isInt())
      return;
    (void)getNamedSymbol(op);
  });
  cx.clearError();
}

/// Gives each size that nothing describes a symbol of its own.
void MetaPropagation::nameUnknownSizes(TensorMeta &meta) {
  declareSymbolOps();
  SmallVector<SymInt> sizes(meta.sizes);
  for (SymInt &size : sizes) {
    if (!size.isUnknown())
      continue;
    std::string name;
    const SymbolInfo *known;
    do {
      name = "s" + std::to_string(nextSymbol++);
      known = env.lookup(name);
    } while (known && !pendingSymbols.remove(known->symbol));
    size = env.declareSymbol(name, Range::atLeast(0));
  }
  meta.sizes = cx.copySizes(sizes);
}

bool MetaPropagation::isBind(Operation *op, Value value) {
  return getAbilities(op).isBind &&
         cast<MetaBindOpInterface>(op).getBoundValue() == value;
}

bool MetaPropagation::isCopy(Operation *op) { return getAbilities(op).isCopy; }

/// The facts about an argument: those that are bound to it, and those that are
/// bound to copies of it, as those of tensors that are not values are.
SmallVector<Operation *, 2>
MetaPropagation::getArgumentBinds(BlockArgument argument) {
  SmallVector<Operation *, 2> binds;
  for (Operation *user : argument.getUsers()) {
    if (isBind(user, argument))
      binds.push_back(user);
    if (!isCopy(user))
      continue;
    Value copy = user->getResult(0);
    for (Operation *copyUser : copy.getUsers())
      if (isBind(copyUser, copy))
        binds.push_back(copyUser);
  }
  return binds;
}

void fake::completeGeometry(RuleContext &cx, TensorMeta &meta) {
  if (!meta.ranked)
    return;
  meta.strides = contiguousStrides(cx, meta.sizes);
  meta.strided = true;
  meta.offset = 0;
}

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
void MetaPropagation::checkStatic(BlockArgument argument,
                                  const MetaValue &value) {
  if (!options.mode.staticShapes || !hasSymbolsOrGaps(value) ||
      !isFirstError(argument.getAsOpaquePointer()))
    return;
  emitError(argument.getLoc())
      << "expected an argument whose sizes, strides and offset are numbers, as "
         "static-shapes is set, found "
      << argument.getType();
}

/// Makes a symbol of each element whose value in the real run is given.
void MetaPropagation::seedRealValue(BlockArgument argument, TensorMeta &meta) {
  if (!cx.mode.propagateReal)
    return;
  unsigned number = argument.getArgNumber();
  auto dense = dyn_cast_or_null<DenseIntElementsAttr>(
      function.getArgAttr(number, FakeDialect::kValueAttrName));
  if (!dense)
    return;
  SmallVector<SymInt> shape(dense.getType().getShape());
  if (!meta.ranked || meta.sizes != ArrayRef<SymInt>(shape) ||
      !isIntegral(meta.dtype)) {
    hadError = true;
    std::string found;
    llvm::raw_string_ostream os(found);
    print(os, meta);
    emitError(argument.getLoc())
        << "expected an argument of integers or bools of sizes "
        << sizesToString(shape) << ", as its value has, found " << found;
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
  meta.elements = elements;
}

/// The name of ops that name devices, if there are arguments whose types do not
/// and the settings do not, either.
std::optional<OperationName> MetaPropagation::getDeviceOpName() {
  for (BlockArgument argument : function.getArguments()) {
    const MetaTypeInterface *iface = getDeclared(argument.getType()).iface;
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
bool MetaPropagation::isOfFactory(Operation *op) {
  auto hasTensor = [&](Operation *user) {
    return llvm::any_of(user->getOperandTypes(), [&](Type type) {
      return getDeclared(type).meta.isTensor();
    });
  };
  return llvm::any_of(op->getUsers(),
                      [&](Operation *user) { return !hasTensor(user); });
}

/// Remembers the device that an op names, if it is that of a factory: others
/// may move tensors there. The cpu once there are two.
void MetaPropagation::noteDevice(Operation *op) {
  auto text = op->getAttrOfType<StringAttr>("value");
  std::optional<Device> device =
      text ? Device::parse(text.getValue()) : std::nullopt;
  if (!device || device->isCPU() || device->getType() == DeviceType::Meta ||
      !isOfFactory(op))
    return;
  bool isOther = cx.mode.defaultDevice && *cx.mode.defaultDevice != *device;
  cx.mode.defaultDevice = isOther ? Device::cpu() : *device;
}

void MetaPropagation::seedArguments() {
  if (cx.mode.defaultDevice)
    cx.mode.literalDevice = *cx.mode.defaultDevice;
  llvm::DenseMap<Attribute, StorageID> shared;
  for (BlockArgument argument : function.getArguments()) {
    const DeclaredType &declared = getDeclared(argument.getType());
    bool isRowMajor = declared.iface && !declared.iface->declaresLayout();
    MetaValue value = joinCalls(argument, isRowMajor);
    checkStatic(argument, value);
    if (value.isTensor()) {
      TensorMeta meta = *value.getTensor();
      if (knownCalls.empty() && !declared.iface->declaresLayout() &&
          cx.mode.defaultDevice)
        meta.device = *cx.mode.defaultDevice;
      Attribute number = function.getArgAttr(argument.getArgNumber(),
                                             FakeDialect::kStorageAttrName);
      StorageID *storage = number ? &shared[number] : &meta.storage;
      if (!number || *storage == 0)
        *storage = cx.freshStorage();
      meta.storage = *storage;
      if (hasUnknownSizes(meta) && getArgumentBinds(argument).empty())
        nameUnknownSizes(meta);
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
      value = cx.createValue(meta);
    }
    setValue(argument, value);
  }
}

/// Binds of arguments hold from the start, wherever they stand.
void MetaPropagation::bindArgument(BlockArgument argument) {
  for (Operation *bind : getArgumentBinds(argument)) {
    SmallVector<MetaValue> operands;
    for (Value operand : bind->getOperands()) {
      Operation *def = operand.getDefiningOp();
      if (def && def->getNumOperands() == 0 && !values.contains(operand))
        visit(def);
      operands.push_back(lookup(operand));
    }
    FailureOr<MetaValue> bound = evaluateBind(bind, lookup(argument), operands);
    if (failed(bound))
      continue; // The sweep comes by again and reports it.
    TensorMeta meta = *bound->getTensor();
    completeGeometry(cx, meta);
    meta.storageBytes =
        env.mul(requiredStorage(cx, meta.sizes, meta.strides, meta.offset),
                getItemSize(meta.dtype));
    setValue(argument, cx.createValue(meta));
  }
}

void MetaPropagation::bindArguments() {
  for (BlockArgument argument : function.getArguments()) {
    // Types that say everything need no bind.
    const MetaTypeInterface *iface = getDeclared(argument.getType()).iface;
    if (!iface || iface->declaresLayout())
      continue;
    bindArgument(argument);
    const MetaValue &value = lookup(argument);
    if (!value.isTensor() || !hasSymbolicSizes(*value.getTensor()))
      continue;
    symbolicTensors.push_back(argument);
    for (SymInt size : value.getTensor()->sizes)
      if (size.isExpr())
        collectSymbols(size, [&](const SymbolExpr *symbol) {
          argumentSymbols.insert(symbol);
          pendingSymbols.remove(symbol);
        });
  }
}
