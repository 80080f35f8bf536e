//===- StorageLives.cpp - When storages are alive ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/StorageLives.h"
#include "FakeTensor/Analysis/TypeFlow.h"
#include "FakeTensor/Symbolic/Substitution.h"
#include "StepTracer.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "llvm/ADT/MapVector.h"

using namespace fake;
using namespace mlir;

StringRef fake::getName(StorageRole role) {
  static constexpr StringLiteral names[] = {"argument", "parameter", "buffer",
                                            "constant", "temporary", "result"};
  return names[static_cast<unsigned>(role)];
}

/// Whether an op only makes a tensor that exists before the function runs.
static bool isLiteral(Operation *op) {
  if (op->getNumOperands() != 0)
    return false;
  auto iface = dyn_cast<MetaRuleOpInterface>(op);
  return iface && iface.getReportName().empty();
}

namespace fake {

/// Collects the lives of one function.
class LifeSweep {
public:
  LifeSweep(StorageLives &result, StorageLives::CalleeFn getCallee)
      : result(result), meta(result.meta), ops(result.ops), lives(result.lives),
        getCallee(getCallee), tracer(meta, result.model.blockBytes) {}

  void run(StorageLives::RoleFn getRole);

private:
  /// What all ops of a name have in common.
  struct Kind {
    bool isCall, isBranch, mayHaveSteps;
  };

  Kind getKind(Operation *op);
  void sweep(Region &region);
  void visit(Operation *op);
  void traceCall(CallOpInterface call, unsigned position);
  void addConstants(const CalleeMemory &callee);
  SymInt getBytes(const TensorMeta &tensor) const;
  void addTensors(Value value, unsigned position, StorageRole role);
  void addTensor(const TensorMeta &tensor, Value value, unsigned position,
                 StorageRole role);
  MetaValue lookup(Value value, const MetaValue &known);
  unsigned &getSlot(StorageID storage);
  StorageLife *find(StorageID storage);
  void grow(StorageLife &life, const TensorMeta &tensor);
  void use(const MetaValue &value, Operation *user, unsigned position);
  void share(Value value, Value other);
  void passOn(RegionBranchOpInterface branch, Region &region);
  void passOn(Value from, Value to, RegionBranchOpInterface branch);
  void applyChanges();
  void keep();
  void hold(StorageLife &life);
  void keepReturned();

  /// In `lifeOfStorage`: a storage without a life.
  static constexpr unsigned noLife = ~0u;
  static constexpr StorageID firstOwn = StorageID(1) << 31;

  StorageLives &result;
  const FunctionMeta &meta;
  std::vector<Operation *> &ops;
  std::vector<StorageLife> &lives;
  StorageLives::CalleeFn getCallee;
  StepTracer tracer;
  llvm::DenseMap<OperationName, Kind> kinds;
  /// By storage, an index of `lives`; for storages of the metadata, and from
  /// `firstOwn` on for those of `own`.
  std::vector<unsigned> lifeOfStorage, lifeOfOwn;
  /// Tensors that loops carry, where the dialect has no shared storages, with a
  /// storage each.
  llvm::DenseMap<Value, MetaValue> own;
  llvm::BumpPtrAllocator arena;
  /// Literals of callees that have a life.
  llvm::DenseSet<Value> constants;
  /// The region of the first value of each storage.
  std::vector<Region *> homes;
  /// The ops whose regions are swept, and what lives until they end.
  SmallVector<std::pair<Operation *, SmallVector<unsigned, 0>>> open;
};

} // namespace fake

StorageLives::StorageLives(const FunctionMeta &meta, const MemoryModel &model,
                           RoleFn getRole, CalleeFn getCallee)
    : meta(meta), model(model) {
  LifeSweep(*this, getCallee).run(getRole);
}

void LifeSweep::run(StorageLives::RoleFn getRole) {
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
  auto isBefore = [](const StorageLife &a, const StorageLife &b) {
    return std::tie(a.first, a.number) < std::tie(b.first, b.number);
  };
  if (!llvm::is_sorted(lives, isBefore))
    llvm::sort(lives, isBefore);
}

void LifeSweep::sweep(Region &region) {
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

/// Looks up interfaces once for each name of an op.
LifeSweep::Kind LifeSweep::getKind(Operation *op) {
  auto [it, isNew] = kinds.try_emplace(op->getName());
  if (isNew)
    it->second = {isa<CallOpInterface>(op), isa<RegionBranchOpInterface>(op),
                  tracer.mayHaveSteps(op)};
  return it->second;
}

/// Visits an op at its position, which is behind its regions.
void LifeSweep::visit(Operation *op) {
  // Other regions of an op with a rule combine single elements.
  if (op->getNumRegions() != 0 &&
      (isa<RegionBranchOpInterface, MetaRegionOpInterface>(op) ||
       !isa<MetaRuleOpInterface>(op))) {
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
  SmallVector<const KnownValue *, 8> operands;
  for (Value operand : op->getOperands()) {
    operands.push_back(meta.findKnown(operand));
    // After `set_` a value is in another storage.
    if (operands.back())
      use(lookup(operand, meta.getChanges().empty()
                              ? operands.back()->value
                              : meta.lookupBefore(operand, op)),
          op, position);
  }
  Kind kind = getKind(op);
  if (kind.isCall)
    traceCall(cast<CallOpInterface>(op), position);
  else if (kind.mayHaveSteps &&
           tracer.trace(op, operands, position, result.steps))
    share(op->getResult(0), op->getOperand(0));
  bool isConstant = op->getNumResults() > 0 && isLiteral(op);
  for (Value result : op->getResults())
    addTensors(result, isConstant ? 0 : position,
               isConstant ? StorageRole::Constant : StorageRole::Temporary);
  if (kind.isBranch)
    for (Region &region : op->getRegions())
      passOn(cast<RegionBranchOpInterface>(op), region);
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

void LifeSweep::traceCall(CallOpInterface call, unsigned position) {
  const CalleeMemory *callee = getCallee(call);
  if (!callee) {
    result.unknownCalls.push_back(call);
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
    StepsOfOp own = {position, inner.device, {}, inner.ops, inner.gaps};
    for (SymInt peak : inner.peaks)
      own.peaks.push_back(translate(peak));
    for (SizeGap &gap : own.gaps)
      gap.max = translate(gap.max);
    result.steps.push_back(std::move(own));
  }
  addConstants(*callee);
}

/// Constants in the bodies of callees exist before the function as well.
void LifeSweep::addConstants(const CalleeMemory &callee) {
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
SymInt LifeSweep::getBytes(const TensorMeta &tensor) const {
  return roundToBlocks(meta.getEnv(), tensor.storageBytes,
                       result.model.blockBytes);
}

/// Whether tensors of a type are values that share no storage, in any dialect.
static bool areSeparate(Type type) {
  const auto *iface =
      type.getDialect().getRegisteredInterface<MetaTypeInterface>();
  return iface && iface->isShared() && iface->hasValueSemantics(type);
}

/// The metadata `known` of a value. A tensor whose storage is unknown, since a
/// loop carries another one in each iteration, has one of its own where tensors
/// share none.
MetaValue LifeSweep::lookup(Value value, const MetaValue &known) {
  if (!known.isTensor() || known.getTensor()->storage ||
      !known.getTensor()->ranked || !areSeparate(value.getType()))
    return known;
  auto [it, isNew] = own.try_emplace(value);
  if (isNew) {
    auto *tensor = new (arena) TensorMeta(*known.getTensor());
    ShapeEnv &env = meta.getEnv();
    tensor->storage = firstOwn + lifeOfOwn.size();
    tensor->storageBytes =
        env.mul(env.product(tensor->sizes), getItemSize(tensor->dtype));
    lifeOfOwn.push_back(noLife);
    it->second = MetaValue::tensor(tensor);
  }
  return it->second;
}

void LifeSweep::addTensors(Value value, unsigned position, StorageRole role) {
  MetaValue known = lookup(value, meta.lookup(value));
  if (known.isTensor())
    addTensor(*known.getTensor(), value, position, role);
  else if (known.isList())
    forEachTensor(known, [&](const TensorMeta &tensor) {
      addTensor(tensor, value, position, role);
    });
}

unsigned &LifeSweep::getSlot(StorageID storage) {
  if (storage >= firstOwn)
    return lifeOfOwn[storage - firstOwn];
  if (lifeOfStorage.size() <= storage)
    lifeOfStorage.resize(2 * storage + 1, noLife);
  return lifeOfStorage[storage];
}

StorageLife *LifeSweep::find(StorageID storage) {
  if (storage < firstOwn && storage >= lifeOfStorage.size())
    return nullptr;
  unsigned index = getSlot(storage);
  return index == noLife ? nullptr : &lives[index];
}

/// A storage has the largest size that it gets, by `resize_`.
void LifeSweep::grow(StorageLife &life, const TensorMeta &tensor) {
  if (tensor.layout != Layout::Strided)
    return;
  SymInt bytes = getBytes(tensor);
  if (bytes == life.bytes)
    return;
  SymInt larger = meta.getEnv().max(life.bytes, bytes);
  life.grows |= larger != life.bytes;
  life.bytes = larger;
}

/// Lets the tensor of a value be in the storage of another one.
void LifeSweep::share(Value value, Value other) {
  const MetaValue &own = meta.lookup(value), &known = meta.lookup(other);
  if (!own.isTensor() || !known.isTensor())
    return;
  StorageID storage = own.getTensor()->storage;
  StorageLife *life = find(known.getTensor()->storage);
  if (!life || !storage)
    return;
  getSlot(storage) = life->number;
}

/// A tensor that a region yields, such as a slice, may be in a storage that is
/// larger than the result that the metadata has for it. What a loop carries is
/// such a storage from the second iteration on; in the first, it is one that
/// exists already.
void LifeSweep::passOn(Value from, Value to, RegionBranchOpInterface branch) {
  MetaValue given = lookup(from, meta.lookup(from)),
            got = lookup(to, meta.lookup(to));
  if (!given.isTensor() || !got.isTensor())
    return;
  StorageLife *source = find(given.getTensor()->storage);
  StorageLife *target = find(got.getTensor()->storage);
  auto isInside = [&](StorageLife *life) {
    Region *home = life ? homes[life->number] : nullptr;
    return home && branch->isAncestor(home->getParentOp());
  };
  if (!isInside(source) || !target || source == target)
    return;
  if (!isa<BlockArgument>(to))
    target->bytes = meta.getEnv().max(target->bytes, source->bytes);
  else if (isInside(target))
    target->bytes = source->bytes;
}

void LifeSweep::passOn(RegionBranchOpInterface branch, Region &region) {
  for (Block &block : region) {
    auto end = block.empty()
                   ? nullptr
                   : dyn_cast<RegionBranchTerminatorOpInterface>(block.back());
    SmallVector<RegionSuccessor> successors;
    if (end)
      branch.getSuccessorRegions(RegionBranchPoint(end), successors);
    for (RegionSuccessor successor : successors)
      for (auto [from, to] : llvm::zip(end.getSuccessorOperands(successor),
                                       successor.getSuccessorInputs()))
        passOn(from, to, branch);
  }
}

void LifeSweep::addTensor(const TensorMeta &tensor, Value value,
                          unsigned position, StorageRole role) {
  if (StorageLife *life = find(tensor.storage))
    return grow(*life, tensor);
  if (tensor.storage)
    getSlot(tensor.storage) = lives.size();
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

void LifeSweep::use(const MetaValue &value, Operation *user,
                    unsigned position) {
  auto extend = [&](const TensorMeta &tensor) {
    StorageLife *life = find(tensor.storage);
    if (!life)
      return;
    life->last = position;
    if (open.empty())
      return;
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

/// Storages grow by `resize_`, and an argument may have moved into another one
/// by `set_`, which the caller then holds like a result.
void LifeSweep::applyChanges() {
  llvm::MapVector<Value, StorageLife *> lastOfArgument;
  for (const MetaChange &change : meta.getChanges()) {
    if (!change.after.value.isTensor())
      continue;
    const TensorMeta &after = *change.after.value.getTensor();
    StorageLife *life = find(after.storage);
    if (!life)
      continue;
    grow(*life, after);
    if (auto argument = dyn_cast<BlockArgument>(change.value))
      if (argument.getOwner()->getParentOp() ==
          meta.getFunction().getOperation())
        lastOfArgument[change.value] = life;
  }
  if (result.model.donatesArguments)
    return;
  for (auto [argument, life] : lastOfArgument)
    hold(*life);
}

/// What lives as long as the function runs.
void LifeSweep::keep() {
  for (StorageLife &life : lives)
    if (life.role != StorageRole::Temporary &&
        (life.role != StorageRole::Argument || !result.model.donatesArguments))
      life.last = ops.size();
  keepReturned();
}

/// The caller holds a storage when the function returns.
void LifeSweep::hold(StorageLife &life) {
  life.last = ops.size();
  if (life.role == StorageRole::Temporary)
    life.role = StorageRole::Result;
}

void LifeSweep::keepReturned() {
  forEachReturn(meta.getFunction(), [&](Operation *end) {
    for (Value operand : end->getOperands())
      forEachTensor(lookup(operand, meta.lookupBefore(operand, end)),
                    [&](const TensorMeta &tensor) {
                      if (StorageLife *life = find(tensor.storage))
                        hold(*life);
                    });
  });
}
