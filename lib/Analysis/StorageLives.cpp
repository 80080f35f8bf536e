//===- StorageLives.cpp - When storages are alive ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/StorageLives.h"
#include "FakeTensor/ATen/Call.h"
#include "FakeTensor/Analysis/TypeFlow.h"
#include "FakeTensor/Symbolic/Substitution.h"

using namespace fake;
using namespace mlir;

StringRef fake::getName(StorageRole role) {
  static constexpr StringLiteral names[] = {"argument", "parameter", "buffer",
                                            "constant", "temporary", "result"};
  return names[static_cast<unsigned>(role)];
}

/// Whether an op only makes a tensor that exists before the function runs.
static bool isLiteral(Operation *op) {
  auto iface = dyn_cast<MetaRuleOpInterface>(op);
  return op->getNumOperands() == 0 && iface && iface.getReportName().empty();
}

StorageLives::StorageLives(const FunctionMeta &meta, const MemoryModel &model,
                           RoleFn getRole, CalleeFn getCallee)
    : meta(meta), model(model), getCallee(getCallee), cx(meta.getEnv(), arena) {
  cx.mode = meta.getOptions().mode;
  // The storages of steps are others than those of the function.
  cx.reserveStorages(1u << 31);
  ops.push_back(nullptr);
  FunctionOpInterface function = meta.getFunction();
  for (BlockArgument argument : function.getArguments())
    addTensors(argument, 0, getRole(function, argument.getArgNumber()));
  for (Region &region : function->getRegions())
    sweep(region);
  applyChanges();
  keep();
  // Literals are alive from the entry, wherever they are; the order of others
  // is that of their numbers.
  llvm::sort(lives, [](const StorageLife &a, const StorageLife &b) {
    return std::tie(a.first, a.number) < std::tie(b.first, b.number);
  });
}

void StorageLives::sweep(Region &region) {
  for (Block &block : region) {
    // The arguments of the function are known.
    bool isEntry = block.isEntryBlock() &&
                   region.getParentOp() == meta.getFunction().getOperation();
    for (BlockArgument argument : block.getArguments())
      if (!isEntry)
        addTensors(argument, ops.size(), StorageRole::Temporary);
    for (Operation &op : block)
      visit(&op);
  }
}

/// Visits an op at its position, which is behind its regions.
void StorageLives::visit(Operation *op) {
  if (op->getNumRegions() != 0) {
    // Regions may run again, and what encloses them holds the operands.
    open.push_back({op, {}});
    for (Region &region : op->getRegions())
      sweep(region);
    for (unsigned index : open.back().second)
      lives[index].last = ops.size();
    open.pop_back();
  }
  unsigned position = ops.size();
  ops.push_back(op);
  visited.clear();
  for (Value operand : op->getOperands()) {
    visited.push_back(meta.findKnown(operand));
    if (visited.back())
      use(visited.back()->value, op, position);
  }
  bool isConstant = op->getNumResults() > 0 && isLiteral(op);
  for (Value result : op->getResults())
    addTensors(result, isConstant ? 0 : position,
               isConstant ? StorageRole::Constant : StorageRole::Temporary);
  if (auto call = dyn_cast<CallOpInterface>(op))
    traceCall(call, position);
  else
    traceSteps(op, position);
}

//===----------------------------------------------------------------------===//
// Steps
//===----------------------------------------------------------------------===//

/// Whether two ops run the same steps if their operands have equal metadata.
static bool areAlike(Operation *a, Operation *b) {
  return OperationEquivalence::isEquivalentTo(
      a, b, OperationEquivalence::ignoreValueEquivalence, nullptr,
      OperationEquivalence::IgnoreLocations);
}

bool StorageLives::mayHaveSteps(Operation *op) {
  auto [it, isNew] = steppingOps.try_emplace(op->getName(), false);
  if (!isNew)
    return it->second;
  auto iface = dyn_cast<MetaRuleOpInterface>(op);
  if (!iface)
    return false;
  SmallVector<MetaValue, 8> operands, args;
  for (Value operand : op->getOperands())
    operands.push_back(meta.lookup(operand));
  const OpDef *called = iface.getCalledOp(cx, operands, args);
  // `torch.operator` calls different ops.
  bool isFixed = called && op->getName().stripDialect() == called->name;
  it->second = called && (!isFixed || called->facets.steps);
  return it->second;
}

/// Traces an op on the metadata that its operands have there. Conditions are
/// decided as in the inference, and no guard is added.
void StorageLives::traceStorages(Operation *op, StorageTrace &trace) {
  SmallVector<MetaValue, 8> operands, given, args;
  for (Value operand : op->getOperands())
    operands.push_back(meta.lookupBefore(operand, op));
  const OpDef *called =
      cast<MetaRuleOpInterface>(op).getCalledOp(cx, operands, given);
  if (!called || !called->facets.steps)
    return;
  ShapeEnv::Trial trial(meta.getEnv());
  if (succeeded(convertArguments(cx, called->getSchema(), given, args))) {
    for (const MetaValue &arg : args)
      trace.addOperand(arg);
    called->traceStorages(cx, args, trace);
  }
  cx.clearError();
}

void StorageLives::traceSteps(Operation *op, unsigned position) {
  if (!mayHaveSteps(op))
    return;
  // The metadata of operands by ID; none if there is one without.
  SmallVector<DescriptionID, 4> key;
  for (const KnownValue *operand : visited)
    key.push_back(operand ? operand->id : 0);
  bool isCacheable = !llvm::is_contained(key, 0u) && meta.getChanges().empty();
  llvm::hash_code hash =
      llvm::hash_combine(op->getName(), llvm::hash_combine_range(key));
  SmallVector<Traced, 1> &known = traced[hash];
  if (isCacheable)
    for (const Traced &entry : known)
      if (entry.operands == key && areAlike(entry.op, op)) {
        if (!entry.peaks.empty())
          steps.push_back({position, entry.device, entry.peaks});
        return;
      }
  StorageTrace trace(meta.getEnv(), model.blockBytes);
  traceStorages(op, trace);
  Traced entry{op, key, getDeviceOfResults(op),
               SmallVector<SymInt, 2>(trace.getPeaks())};
  if (!entry.peaks.empty())
    steps.push_back({position, entry.device, entry.peaks});
  if (isCacheable)
    known.push_back(std::move(entry));
}

Device StorageLives::getDeviceOfResults(Operation *op) const {
  std::optional<Device> device;
  for (Value result : op->getResults())
    forEachTensor(meta.lookup(result), [&](const TensorMeta &tensor) {
      if (!device)
        device = tensor.device;
    });
  return device.value_or(Device());
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

void StorageLives::traceCall(CallOpInterface call, unsigned position) {
  const CalleeMemory *callee = getCallee(call);
  if (!callee) {
    unknownCalls.push_back(call);
    return;
  }
  SmallVector<MetaValue, 8> arguments;
  for (Value operand : call.getArgOperands())
    arguments.push_back(meta.lookupBefore(operand, call));
  auto values = matchArguments(*callee->meta, arguments);
  auto translate = [&](SymInt value) {
    return substitute(value, meta.getEnv(), [&](const SymbolExpr *symbol) {
      return values.lookup(symbol);
    });
  };
  for (const StepsOfOp &inner : callee->steps) {
    StepsOfOp own = {position, inner.device, {}, inner.gaps};
    for (SymInt peak : inner.peaks)
      own.peaks.push_back(translate(peak));
    for (SizeGap &gap : own.gaps)
      gap.max = translate(gap.max);
    steps.push_back(std::move(own));
  }
  addConstants(*callee);
}

/// Constants in the bodies of callees exist before the function as well.
void StorageLives::addConstants(const CalleeMemory &callee) {
  for (const StorageLife *constant : callee.constants) {
    if (!constants.insert(constant->value).second)
      continue;
    StorageLife life = *constant;
    life.storage = 0;
    life.number = lives.size();
    lives.push_back(life);
    homes.push_back(nullptr);
  }
}

//===----------------------------------------------------------------------===//
// Lives
//===----------------------------------------------------------------------===//

/// The bytes of a storage as the model counts them.
SymInt StorageLives::getBytes(const TensorMeta &tensor) const {
  return roundToBlocks(meta.getEnv(), tensor.storageBytes, model.blockBytes);
}

void StorageLives::addTensors(Value value, unsigned position,
                              StorageRole role) {
  const MetaValue &known = meta.lookup(value);
  if (known.isTensor())
    addTensor(*known.getTensor(), value, position, role);
  else if (known.isList())
    forEachTensor(known, [&](const TensorMeta &tensor) {
      addTensor(tensor, value, position, role);
    });
}

StorageLife *StorageLives::find(StorageID storage) {
  unsigned index =
      storage < lifeOfStorage.size() ? lifeOfStorage[storage] : noLife;
  return index == noLife ? nullptr : &lives[index];
}

/// A storage has the largest size that it gets, by `resize_`.
void StorageLives::grow(StorageLife &life, const TensorMeta &tensor) {
  if (tensor.layout != Layout::Strided)
    return;
  SymInt bytes = getBytes(tensor);
  if (bytes == life.bytes)
    return;
  SymInt larger = meta.getEnv().max(life.bytes, bytes);
  life.grows |= larger != life.bytes;
  life.bytes = larger;
}

void StorageLives::addTensor(const TensorMeta &tensor, Value value,
                             unsigned position, StorageRole role) {
  if (StorageLife *life = find(tensor.storage))
    return grow(*life, tensor);
  if (tensor.storage) {
    if (lifeOfStorage.size() <= tensor.storage)
      lifeOfStorage.resize(tensor.storage + 1, noLife);
    lifeOfStorage[tensor.storage] = lives.size();
  }
  StorageLife life;
  life.storage = tensor.storage;
  life.value = value;
  life.bytes =
      tensor.layout == Layout::Strided ? getBytes(tensor) : SymInt::unknown();
  life.device = tensor.device;
  life.role = role;
  life.first = life.last = position;
  life.number = lives.size();
  lives.push_back(life);
  homes.push_back(value.getParentRegion());
}

void StorageLives::use(const MetaValue &value, Operation *user,
                       unsigned position) {
  auto extend = [&](const TensorMeta &tensor) {
    StorageLife *life = find(tensor.storage);
    if (!life)
      return;
    life->last = position;
    Region *home = homes[life->number];
    if (user->getParentRegion() == home)
      return;
    // Also to the end of the op around the user that is next to the definition.
    for (auto &[op, pending] : open)
      if (op->getParentRegion() == home)
        pending.push_back(life->number);
  };
  if (value.isTensor())
    extend(*value.getTensor());
  else if (value.isList())
    forEachTensor(value, extend);
}

/// A tensor that gets another storage by `set_` uses that one.
void StorageLives::applyChanges() {
  for (const MetaChange &change : meta.getChanges()) {
    if (!change.after.value.isTensor())
      continue;
    const TensorMeta &after = *change.after.value.getTensor();
    StorageLife *life = find(after.storage);
    if (!life)
      continue;
    grow(*life, after);
    for (Operation *user : change.value.getUsers())
      life->last = std::max(life->last, getPosition(user));
  }
}

/// The position of an op, for programs with changes only.
unsigned StorageLives::getPosition(Operation *op) {
  if (positions.empty())
    for (auto [position, each] : llvm::enumerate(ops))
      positions[each] = position;
  return positions.lookup(op);
}

/// What lives as long as the function runs.
void StorageLives::keep() {
  for (StorageLife &life : lives)
    if (life.role != StorageRole::Temporary &&
        (life.role != StorageRole::Argument || !model.donatesArguments))
      life.last = ops.size();
  keepReturned();
}

void StorageLives::keepReturned() {
  forEachReturn(meta.getFunction(), [&](Operation *end) {
    for (Value operand : end->getOperands())
      forEachTensor(meta.lookupBefore(operand, end),
                    [&](const TensorMeta &tensor) {
                      StorageLife *life = find(tensor.storage);
                      if (!life)
                        return;
                      life->last = ops.size();
                      if (life->role == StorageRole::Temporary)
                        life->role = StorageRole::Result;
                    });
  });
}
