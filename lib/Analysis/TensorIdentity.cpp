//===- TensorIdentity.cpp - Objects behind values ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/TensorIdentity.h"
#include "FakeTensor/Meta/Constant.h"
#include "FakeTensor/Meta/Merge.h"
#include "mlir/IR/OpDefinition.h"
#include "llvm/ADT/SetVector.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Objects and their values
//===----------------------------------------------------------------------===//

void TensorIdentity::noteValue(Value value, const MetaValue &known) {
  forEachTensor(known, [&](const TensorMeta &meta) {
    SmallVector<Value, 2> &names = buckets[meta.storage];
    if (names.empty() || names.back() != value)
      names.push_back(value);
    if (!meta.constant.empty())
      knownStorages.insert(meta.storage);
  });
}

void TensorIdentity::startTracking() {
  if (std::exchange(tracking, true))
    return;
  for (const auto &[value, known] : values)
    noteValue(value, known.value);
  for (auto [a, b] : std::exchange(untracked, {}))
    link(MetaValue::tensor(a), MetaValue::tensor(b));
}

void TensorIdentity::link(const MetaValue &a, const MetaValue &b) {
  if (!a.isTensor() || !b.isTensor() || a.getTensor() == b.getTensor())
    return;
  if (!tracking)
    return untracked.push_back({a.getTensor(), b.getTensor()});
  links[a.getTensor()].insert(b.getTensor());
  links[b.getTensor()].insert(a.getTensor());
}

/// The objects that may be `object`, directly or through others.
SmallVector<const TensorMeta *>
TensorIdentity::getLinked(const TensorMeta *object) {
  llvm::SetVector<const TensorMeta *, SmallVector<const TensorMeta *>,
                  llvm::SmallDenseSet<const TensorMeta *, 4>>
      found;
  found.insert(object);
  for (size_t i = 0; i < found.size(); ++i)
    if (auto it = links.find(found[i]); it != links.end())
      found.insert(it->second.begin(), it->second.end());
  return SmallVector<const TensorMeta *>(llvm::drop_begin(found));
}

/// The current metadata of the objects in a storage.
SmallVector<const TensorMeta *> TensorIdentity::getObjects(StorageID storage) {
  llvm::SetVector<const TensorMeta *> found;
  for (Value value : buckets[storage])
    forEachTensor(values.lookup(value).value, [&](const TensorMeta &meta) {
      if (meta.storage == storage)
        found.insert(&meta);
    });
  return found.takeVector();
}

//===----------------------------------------------------------------------===//
// Changes
//===----------------------------------------------------------------------===//

/// `value` with one tensor replaced by another.
static MetaValue substitute(RuleContext &cx, const MetaValue &value,
                            const TensorMeta *object, const MetaValue &now) {
  bool isIn = false;
  forEachTensor(value,
                [&](const TensorMeta &meta) { isIn |= &meta == object; });
  if (!isIn)
    return value;
  return mapTensors(cx, value, [&](const TensorMeta &meta) {
    return &meta == object ? now : MetaValue::tensor(&meta);
  });
}

/// Whether two values are the same tensor, or the same list in memory.
static bool isSame(const MetaValue &a, const MetaValue &b) {
  if (a.isTensor())
    return b.isTensor() && a.getTensor() == b.getTensor();
  return a.isList() && b.isList() && a.getList().data() == b.getList().data();
}

/// Whether a value has no use in the function after `op`. In loops and callees,
/// this is unknown.
bool TensorIdentity::isDead(Value value, Operation *op) const {
  Block *block = op->getBlock();
  if (keepsHistory || value.getParentBlock() != block ||
      op->getNumRegions() != 0 || !function->isProperAncestor(op))
    return false;
  return llvm::all_of(value.getUsers(), [&](Operation *user) {
    Operation *here = block->findAncestorOpInBlock(*user);
    return here && (here == op || here->isBeforeInBlock(op));
  });
}

void TensorIdentity::replace(const TensorMeta *object, const MetaValue &now,
                             Operation *op, MetaChange::Kind kind) {
  if (now.isTensor() && now.getTensor() == object)
    return;
  startTracking();
  DescriptionID id = cache.describe(now);
  SmallVector<Value, 2> candidates =
      std::exchange(buckets[object->storage], {});
  SmallVector<Value, 2> kept, moved;
  // A value is noted again in each sweep.
  llvm::SmallDenseSet<Value, 8> seen;
  for (Value value : candidates) {
    if (!seen.insert(value).second)
      continue;
    auto it = values.find(value);
    KnownValue before = it->second, after;
    after.value = substitute(cx, before.value, object, now);
    if (isSame(before.value, after.value)) {
      kept.push_back(value);
      continue;
    }
    if (isDead(value, op))
      continue;
    if (after.value.isTensor())
      after.id = id;
    it->second = after;
    changes.push_back({value, before, after, op, kind});
    moved.push_back(value);
    kept.push_back(value);
  }
  buckets[object->storage] = std::move(kept);
  if (now.isTensor() && now.getTensor()->storage != object->storage)
    for (Value value : moved)
      noteValue(value, values.lookup(value).value);
  if (!now.isTensor())
    return;
  // What may have been the old object may be the new one. One link suffices, as
  // the others follow through the old object.
  if (auto it = links.find(object); it != links.end())
    link(now, MetaValue::tensor(it->second.front()));
}

void TensorIdentity::growStorage(StorageID storage, SymInt bytes,
                                 Operation *op) {
  for (const TensorMeta *object : getObjects(storage)) {
    if (object->storageBytes == bytes)
      continue;
    TensorMeta grown = *object;
    grown.storageBytes = bytes;
    replace(object, cx.createValue(grown), op, MetaChange::Kind::Effect);
  }
}

bool TensorIdentity::isHeld(const TensorMeta *object) const {
  auto bucket = buckets.find(object->storage);
  return bucket != buckets.end() &&
         llvm::any_of(bucket->second, [&](Value value) {
           bool isIn = false;
           forEachTensor(values.lookup(value).value,
                         [&](const TensorMeta &m) { isIn |= &m == object; });
           return isIn;
         });
}

void TensorIdentity::change(const TensorMeta *object, const MetaValue &now,
                            Operation *op) {
  startTracking();
  SmallVector<const TensorMeta *> linked = getLinked(object);
  replace(object, now, op, MetaChange::Kind::Effect);
  auto join = [&](SymInt a, SymInt b, bool isSize) {
    return joinRuns(cx, a, b, isSize);
  };
  // Objects of abandoned sweeps have no values. Their number would double with
  // each change.
  for (const TensorMeta *other : linked)
    if (isHeld(other))
      replace(other,
              Merger(cx, join, /*withStorage=*/true)
                  .merge(MetaValue::tensor(other), now),
              op, MetaChange::Kind::Effect);
  if (!now.isTensor())
    return;
  const TensorMeta &meta = *now.getTensor();
  if (meta.storage != 0 && meta.storage == object->storage &&
      meta.storageBytes != object->storageBytes)
    growStorage(meta.storage, meta.storageBytes, op);
}

//===----------------------------------------------------------------------===//
// Aliases
//===----------------------------------------------------------------------===//

/// Whether two tensors have equal metadata, including their constants.
static bool haveEqualMetadata(const TensorMeta &a, const TensorMeta &b) {
  return hasEqualMetadata(a, b) && a.storage == b.storage &&
         a.storageBytes == b.storageBytes && a.constant == b.constant;
}

/// Whether two tensors cannot be told apart by their metadata.
static bool mayBeEqual(ShapeEnv &env, const TensorMeta &a,
                       const TensorMeta &b) {
  if (a.storage != b.storage || a.conj != b.conj || a.neg != b.neg ||
      (a.dtype != b.dtype && a.dtype != DType::Unknown &&
       b.dtype != DType::Unknown) ||
      (a.ranked && b.ranked && a.sizes.size() != b.sizes.size()))
    return false;
  if (!a.ranked || !b.ranked)
    return true;
  return llvm::all_of(llvm::zip_equal(a.sizes, b.sizes), [&](auto pair) {
    auto [one, other] = pair;
    return one.isUnknown() || other.isUnknown() || !isFalse(env.eq(one, other));
  });
}

void TensorIdentity::identify(Operation *op, Value result, KnownValue operand,
                              bool isCertain) {
  KnownValue &known = values.find(result)->second;
  if (!known.value.isTensor() || !operand.value.isTensor() ||
      known.value.getTensor() == operand.value.getTensor())
    return;
  const TensorMeta &object = *operand.value.getTensor();
  if (haveEqualMetadata(object, *known.value.getTensor())) {
    // With unknown strides, it may also be a copy.
    if (isCertain || object.strided)
      known = operand;
    else
      link(known.value, operand.value);
  } else if (isCertain) {
    change(&object, known.value, op);
  } else if (mayBeEqual(cx.env, object, *known.value.getTensor())) {
    link(known.value, operand.value);
  }
  if (tracking)
    noteValue(result, known.value);
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

/// Forgets the values of the tensors that are known to be in that storage.
void TensorIdentity::forgetConstantsIn(StorageID storage, Operation *op) {
  if (!knownStorages.erase(storage))
    return;
  for (const TensorMeta *object : getObjects(storage)) {
    if (object->constant.empty())
      continue;
    TensorMeta unknown = *object;
    unknown.constant = {};
    replace(object, cx.createValue(unknown), op, MetaChange::Kind::Effect);
  }
}

void TensorIdentity::forgetConstants(StorageID storage, Operation *op) {
  if (!hasConstants)
    return;
  startTracking();
  if (storage != 0) {
    forgetConstantsIn(storage, op);
    return forgetConstantsIn(0, op);
  }
  auto storages = llvm::to_vector(knownStorages);
  llvm::sort(storages);
  for (StorageID each : storages)
    forgetConstantsIn(each, op);
}

void TensorIdentity::overwriteConstants(const TensorMeta &written,
                                        Operation *op) {
  if (!hasConstants)
    return;
  startTracking();
  bool isNew =
      !written.constant.empty() || knownStorages.contains(written.storage);
  if (written.storage == 0 || !isNew || !canKeepConstant(cx, written))
    return forgetConstants(written.storage, op);
  forgetConstantsIn(0, op);
  bool isKnown = !written.constant.empty();
  for (const TensorMeta *object : getObjects(written.storage)) {
    if (object == &written)
      continue;
    TensorMeta now = *object;
    now.constant = overlayConstant(cx, written, *object);
    isKnown |= !now.constant.empty();
    if (now.constant != object->constant)
      replace(object, cx.createValue(now), op, MetaChange::Kind::Effect);
  }
  if (isKnown)
    knownStorages.insert(written.storage);
  else
    knownStorages.erase(written.storage);
}

//===----------------------------------------------------------------------===//
// History
//===----------------------------------------------------------------------===//

void TensorIdentity::restoreDefinitions() {
  for (const MetaChange &change : llvm::reverse(changes))
    values.find(change.value)->second = change.before;
}

void TensorIdentity::rewind(size_t count) {
  while (changes.size() > count) {
    values.find(changes.back().value)->second = changes.back().before;
    changes.pop_back();
  }
}

unsigned TensorIdentity::number(Operation *op) {
  unsigned first = numPlaces++;
  for (Region &region : op->getRegions())
    for (Block &block : region)
      for (Operation &inner : block)
        number(&inner);
  places[op] = {first, numPlaces - 1};
  return first;
}

/// Whether a change takes effect before `op`.
bool TensorIdentity::isBefore(const MetaChange &change, Operation *op) {
  if (places.empty()) {
    Operation *root = op;
    while (Operation *parent = root->getParentOp()) {
      root = parent;
      if (root->hasTrait<OpTrait::IsIsolatedFromAbove>())
        break;
    }
    number(root);
  }
  Place there = places.lookup(change.op), here = places.lookup(op);
  return (change.kind == MetaChange::Kind::Enter ? there.first : there.last) <
         here.first;
}

const MetaChange *TensorIdentity::findChangeBefore(Value value, Operation *op) {
  for (const MetaChange &change : llvm::reverse(changes))
    if (change.value == value && isBefore(change, op))
      return &change;
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Regions
//===----------------------------------------------------------------------===//

/// Calls `fn` for each tensor in `before` that is replaced in `after`.
static void forEachReplaced(
    const MetaValue &before, const MetaValue &after,
    llvm::function_ref<void(const TensorMeta *, const MetaValue &)> fn) {
  if (before.isTensor() && after.isTensor() &&
      before.getTensor() != after.getTensor())
    return fn(before.getTensor(), after);
  if (before.isList() && after.isList())
    for (auto [one, other] : llvm::zip_equal(before.getList(), after.getList()))
      forEachReplaced(one, other, fn);
}

void RegionEffects::enter() {
  for (const Tracked &object : tracked)
    objects.replace(object.before, object.entry, op, MetaChange::Kind::Enter);
  firstChange = objects.getChanges().size();
}

/// Follows each object from outside through the changes of a region.
SmallVector<MetaValue> RegionEffects::findExits() {
  llvm::DenseMap<const TensorMeta *, size_t> places;
  SmallVector<MetaValue> exits;
  auto add = [&](const MetaValue &entry) {
    places[entry.getTensor()] = exits.size();
    exits.push_back(entry);
  };
  for (const Tracked &object : tracked)
    add(object.entry);
  llvm::SmallDenseSet<const TensorMeta *, 8> seen;
  auto follow = [&](const TensorMeta *before, const MetaValue &after) {
    if (!places.contains(before)) {
      // Another value of the same object.
      if (seen.contains(before))
        return;
      tracked.push_back({before, MetaValue::tensor(before), {}});
      add(tracked.back().entry);
    }
    size_t place = places[before];
    places.erase(before);
    seen.insert(before);
    seen.insert(after.getTensor());
    places[after.getTensor()] = place;
    exits[place] = after;
  };
  for (const MetaChange &change :
       objects.getChanges().drop_front(firstChange)) {
    Value value = change.value;
    if (!op->isAncestor(value.getParentRegion()->getParentOp()))
      forEachReplaced(change.before.value, change.after.value, follow);
  }
  return exits;
}

void RegionEffects::leave(Operation *last) {
  ++numExits;
  SmallVector<MetaValue> exits = findExits();
  for (auto [object, exit] : llvm::zip_equal(tracked, exits)) {
    object.exits.push_back(exit);
    objects.replace(exit.getTensor(), MetaValue::tensor(object.before), last,
                    MetaChange::Kind::Leave);
  }
}

bool RegionEffects::widenEntries(WidenFn widen) {
  bool anyChanged = false;
  for (Tracked &object : tracked)
    for (const MetaValue &exit : object.exits) {
      bool hasChanged = false;
      MetaValue widened = widen(object.entry, exit, hasChanged);
      if (hasChanged)
        object.entry = widened;
      anyChanged |= hasChanged;
    }
  return anyChanged;
}

void RegionEffects::forgetEntries() {
  for (Tracked &object : tracked) {
    TensorMeta unknown;
    unknown.offset = SymInt::unknown();
    unknown.dtype = object.before->dtype;
    unknown.device = object.before->device;
    object.entry = cx.createValue(unknown);
  }
}

void RegionEffects::clearExits() {
  numExits = 0;
  for (Tracked &object : tracked)
    object.exits.clear();
}

void RegionEffects::finish(bool maySkip, bool isLoop, Operation *behind,
                           WidenFn join) {
  for (Tracked &object : tracked) {
    SmallVector<MetaValue> ends = llvm::to_vector(object.exits);
    if (isLoop)
      // After widening, the entry covers all exits.
      ends = {object.entry};
    else if (maySkip || ends.size() < numExits)
      ends.push_back(object.entry);
    MetaValue joined = ends.front();
    for (const MetaValue &end : llvm::drop_begin(ends)) {
      bool hasChanged = false;
      joined = join(joined, end, hasChanged);
    }
    objects.change(object.before, joined, behind);
    for (const MetaValue &end : object.exits)
      objects.link(joined, end);
  }
}
