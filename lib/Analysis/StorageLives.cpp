//===- StorageLives.cpp - When storages are alive ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/StorageLives.h"
#include "FakeTensor/Analysis/TypeFlow.h"
#include "llvm/ADT/StringSwitch.h"

using namespace fake;
using namespace mlir;

StringRef fake::getName(StorageRole role) {
  static constexpr StringLiteral names[] = {"argument", "parameter",
                                            "buffer",   "constant",
                                            "temporary", "result"};
  return names[static_cast<unsigned>(role)];
}

/// The role of an argument of a function; `fake.kind` is what the exporter
/// writes.
static StorageRole getRole(FunctionOpInterface function, unsigned argument) {
  auto kind = function.getArgAttrOfType<StringAttr>(argument, "fake.kind");
  if (!kind)
    return StorageRole::Argument;
  return llvm::StringSwitch<StorageRole>(kind.getValue())
      .Case("parameter", StorageRole::Parameter)
      .Case("buffer", StorageRole::Buffer)
      .Case("constant_tensor", StorageRole::Constant)
      .Default(StorageRole::Argument);
}

/// Whether an op only makes a tensor that exists before the function runs.
static bool isLiteral(Operation *op) {
  auto iface = dyn_cast<MetaRuleOpInterface>(op);
  return op->getNumOperands() == 0 && iface && iface.getReportName().empty();
}

StorageLives::StorageLives(const FunctionMeta &meta, const MemoryModel &model)
    : meta(meta), model(model) {
  numberOps();
  addArguments();
  FunctionOpInterface function = meta.getFunction();
  function->walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (op == function)
      return;
    for (Value operand : op->getOperands())
      use(operand, op);
    addResults(op);
    traceSteps(op);
  });
  applyChanges();
  keepReturned();
  llvm::stable_sort(lives, [](const StorageLife &a, const StorageLife &b) {
    return a.first < b.first;
  });
}

SymInt StorageLives::getCounted(SymInt bytes) const {
  if (!model.countsBlocks)
    return bytes;
  ShapeEnv &env = meta.getEnv();
  return env.mul(env.ceilDiv(bytes, 512), 512);
}

void StorageLives::numberOps() {
  ops.push_back(nullptr);
  FunctionOpInterface function = meta.getFunction();
  function->walk([&](Operation *op, const WalkStage &stage) {
    if (op == function)
      return;
    Place &place = places[op];
    if (stage.isBeforeAllRegions())
      place.before = ops.size();
    if (!stage.isBeforeAllRegions() && !stage.isAfterAllRegions())
      return;
    place.behind = ops.size();
    ops.push_back(op);
  });
}

void StorageLives::addArguments() {
  FunctionOpInterface function = meta.getFunction();
  for (BlockArgument argument : function.getArguments()) {
    StorageRole role = getRole(function, argument.getArgNumber());
    size_t numKnown = lives.size();
    addTensors(argument, 0, role);
    if (role == StorageRole::Argument && model.donatesArguments)
      continue;
    for (StorageLife &life : llvm::drop_begin(lives, numKnown))
      life.last = ops.size();
  }
}

void StorageLives::addResults(Operation *op) {
  bool isConstant = op->getNumResults() > 0 && isLiteral(op);
  const Place &place = places[op];
  for (Value result : op->getResults()) {
    size_t numKnown = lives.size();
    addTensors(result, isConstant ? 0 : place.behind,
               isConstant ? StorageRole::Constant : StorageRole::Temporary);
    if (isConstant)
      for (StorageLife &life : llvm::drop_begin(lives, numKnown))
        life.last = ops.size();
  }
  for (Region &region : op->getRegions())
    for (Block &block : region)
      for (BlockArgument argument : block.getArguments())
        addTensors(argument, place.before, StorageRole::Temporary);
}

void StorageLives::traceSteps(Operation *op) {
  StorageTrace trace(meta.getEnv());
  meta.traceStorages(op, trace);
  if (!trace.getPeaks().empty())
    steps[places.lookup(op).behind].assign(trace.getPeaks().begin(),
                                           trace.getPeaks().end());
}

ArrayRef<SymInt> StorageLives::getSteps(unsigned position) const {
  auto it = steps.find(position);
  return it == steps.end() ? ArrayRef<SymInt>() : ArrayRef(it->second);
}

Device StorageLives::getDeviceOfSteps(unsigned position) const {
  for (Value result : ops[position]->getResults()) {
    const MetaValue &value = meta.lookup(result);
    if (value.isTensor())
      return value.getTensor()->device;
  }
  return Device();
}

void StorageLives::addTensors(Value value, unsigned position,
                              StorageRole role) {
  forEachTensor(meta.lookup(value), [&](const TensorMeta &tensor) {
    if (tensor.storage &&
        !indices.try_emplace(tensor.storage, lives.size()).second)
      return;
    StorageLife life;
    life.storage = tensor.storage;
    life.value = value;
    life.bytes = tensor.layout == Layout::Strided ? tensor.storageBytes
                                                  : SymInt::unknown();
    life.device = tensor.device;
    life.role = role;
    life.first = life.last = position;
    lives.push_back(life);
    homes.push_back(value.getParentRegion());
  });
}

void StorageLives::use(Value value, Operation *user) {
  forEachTensor(meta.lookup(value), [&](const TensorMeta &tensor) {
    auto it = indices.find(tensor.storage);
    if (it == indices.end())
      return;
    StorageLife &life = lives[it->second];
    Region *home = homes[it->second];
    if (user->getParentRegion() == home)
      life.last = std::max(life.last, places.lookup(user).behind);
    else
      useInAnotherRegion(life, user);
  });
}

/// Extends a life to the end of the op around `user` that is next to the first
/// value: its regions may run again, and what encloses it holds its operands.
void StorageLives::useInAnotherRegion(StorageLife &life, Operation *user) {
  for (Region *home = life.value.getParentRegion(); home;
       home = home->getParentRegion()) {
    if (Operation *ancestor = home->findAncestorOpInRegion(*user)) {
      life.last = std::max(life.last, places.lookup(ancestor).behind);
      return;
    }
  }
}

/// A storage has the largest size that it gets by `resize_`, and a tensor that
/// gets another storage by `set_` uses that one.
void StorageLives::applyChanges() {
  ShapeEnv &env = meta.getEnv();
  for (const MetaChange &change : meta.getChanges()) {
    if (!change.after.value.isTensor())
      continue;
    const TensorMeta &after = *change.after.value.getTensor();
    auto it = indices.find(after.storage);
    if (it == indices.end())
      continue;
    StorageLife &life = lives[it->second];
    if (after.layout == Layout::Strided && life.bytes != after.storageBytes)
      life.bytes = env.max(life.bytes, after.storageBytes);
    for (Operation *user : change.value.getUsers())
      life.last = std::max(life.last, places.lookup(user).behind);
  }
}

void StorageLives::keepReturned() {
  forEachReturn(meta.getFunction(), [&](Operation *end) {
    for (Value operand : end->getOperands())
      forEachTensor(meta.lookupBefore(operand, end),
                    [&](const TensorMeta &tensor) {
                      auto it = indices.find(tensor.storage);
                      if (it == indices.end())
                        return;
                      StorageLife &life = lives[it->second];
                      life.last = ops.size();
                      if (life.role == StorageRole::Temporary)
                        life.role = StorageRole::Result;
                    });
  });
}
