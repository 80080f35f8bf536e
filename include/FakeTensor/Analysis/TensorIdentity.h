//===- TensorIdentity.h - Objects behind values -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An SSA value of tensor type stands for an object, as a variable of Python
// does. An op that returns an operand adds an alias, and ops such as `t_`
// change the tensor under all its aliases. The metadata of a value therefore
// depends on the program point.
//
// Two values are the same object if they have the same TensorMeta, by address
// and not just by value. A change replaces that pointer in all values that have
// it. A program without such ops pays nothing: the index of values by storage
// is built at the first change.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ANALYSIS_TENSORIDENTITY_H
#define FAKETENSOR_ANALYSIS_TENSORIDENTITY_H

#include "FakeTensor/Analysis/RuleCache.h"
#include "mlir/IR/Value.h"
#include "llvm/ADT/DenseMap.h"

namespace fake {

/// A change of what is known of a value, behind the op that defines it.
struct MetaChange {
  /// Where a change takes place.
  enum class Kind : uint8_t {
    /// What `op` does.
    Effect,
    /// At the entry of the regions of `op`, which may have run before.
    Enter,
    /// Behind `op`, the last one in a region: other regions of the same op do
    /// not see what this one did.
    Leave
  };

  /// One of the names of the object that changed.
  mlir::Value value;
  /// What was known of it, and what is since.
  KnownValue before, after;
  /// The op that changed it, or whose regions do.
  mlir::Operation *op = nullptr;
  /// Where the change takes place.
  Kind kind = Kind::Effect;
};

/// Follows the objects of one function: which values are the same tensor, and
/// how ops change it.
class TensorIdentity {
public:
  /// What is known of each value of a function.
  using ValueMap = llvm::DenseMap<mlir::Value, KnownValue>;

  /// `values` has what is known of each value of `function` at the moment.
  /// Without `keepsHistory`, changes of values that are not used any more are
  /// not followed.
  TensorIdentity(RuleContext &cx, RuleCache &cache, ValueMap &values,
                 mlir::Operation *function, bool keepsHistory)
      : cx(cx), cache(cache), values(values), function(function),
        keepsHistory(keepsHistory) {}

  /// Whether noteValue is to be called for new values.
  bool isTracking() const { return tracking; }
  /// Takes a value into the index.
  void noteValue(mlir::Value value, const MetaValue &known);

  /// Says that two objects may be one, where control flow joins: a change of
  /// one may be a change of the other.
  void link(const MetaValue &a, const MetaValue &b);

  /// Makes one object of an operand and the result that is it, or may be. What
  /// the op found out of the result then holds of the object.
  void identify(mlir::Operation *op, mlir::Value result, KnownValue operand,
                bool isCertain);
  /// Replaces what is known of an object because of `op`, and of objects that
  /// may be the same. Storages grow for all that are in them.
  void change(const TensorMeta *object, const MetaValue &now,
              mlir::Operation *op);
  /// Replaces it for the very object only.
  void replace(const TensorMeta *object, const MetaValue &now,
               mlir::Operation *op, MetaChange::Kind kind);
  /// Notes that a tensor with known elements was met.
  void noteElements() { hasElements = true; }
  /// Whether writes can make known elements unknown.
  bool mayHaveElements() const { return hasElements; }
  /// Forgets the elements of all tensors in a storage, which `op` writes to; 0
  /// stands for any storage.
  void forgetElements(StorageID storage, mlir::Operation *op);
  /// Puts the elements of `written`, a tensor that `op` wrote to and that is
  /// what it is behind it, into all others in its storage. Elements that are
  /// not known make theirs unknown.
  void overwriteElements(const TensorMeta &written, mlir::Operation *op);

  /// All changes, in the order of the sweep.
  llvm::ArrayRef<MetaChange> getChanges() const { return changes; }
  /// Takes changes back, and forgets all but the first `count`.
  void rewind(size_t count);
  /// Takes all changes back without forgetting them, at the end: then values
  /// are known as they are where they are defined.
  void restoreDefinitions();
  /// The last change of a value before `op`, in program order; null if there
  /// is none. Only after restoreDefinitions. Without a history, `value` must be
  /// used by `op` or behind it.
  const MetaChange *findChangeBefore(mlir::Value value, mlir::Operation *op);

private:
  /// Numbers of an op and of the last op in its regions, in program order.
  struct Place {
    unsigned first = 0, last = 0;
  };

  void startTracking();
  void forgetElementsIn(StorageID storage, mlir::Operation *op);
  bool isDead(mlir::Value value, mlir::Operation *op) const;
  void growStorage(StorageID storage, SymInt bytes, mlir::Operation *op);
  llvm::SmallVector<const TensorMeta *> getObjects(StorageID storage);
  llvm::SmallVector<const TensorMeta *> getLinked(const TensorMeta *object);
  unsigned number(mlir::Operation *op);
  bool isBefore(const MetaChange &change, mlir::Operation *op);

  RuleContext &cx;
  RuleCache &cache;
  ValueMap &values;
  mlir::Operation *function;
  bool keepsHistory;
  bool tracking = false, hasElements = false;
  /// The values in each storage.
  llvm::DenseMap<StorageID, llvm::SmallVector<mlir::Value, 2>> buckets;
  /// Those in which elements may be known.
  llvm::DenseSet<StorageID> knownStorages;
  llvm::SmallVector<std::pair<const TensorMeta *, const TensorMeta *>, 0> links;
  std::vector<MetaChange> changes;
  llvm::DenseMap<mlir::Operation *, Place> places;
  unsigned numPlaces = 0;
};

/// What the regions of one op do to objects from outside. Each region begins
/// with the objects as they are before the op, or, where regions may run one
/// after another, as any of them may have left them.
class RegionEffects {
public:
  /// Joins what is known before a region and behind it; says whether that is
  /// less than before.
  using WidenFn = llvm::function_ref<MetaValue(
      const MetaValue &known, const MetaValue &incoming, bool &hasChanged)>;

  /// Follows what the regions of `op` do to the objects that `objects` has.
  RegionEffects(RuleContext &cx, TensorIdentity &objects, mlir::Operation *op)
      : cx(cx), objects(objects), op(op) {}

  /// Puts objects into the state in which a region begins.
  void enter();
  /// Takes back what the region did, whose sweep ends with `last`, and keeps it
  /// for later.
  void leave(mlir::Operation *last);
  /// Whether some region changed an object from outside.
  bool hasChanges() const { return !tracked.empty(); }
  /// Lets regions begin with what others left, too. True if that is news.
  bool widenEntries(WidenFn widen);
  /// Calls `fn` for what regions begin with.
  void forEachEntry(llvm::function_ref<void(const MetaValue &)> fn) const {
    for (const Tracked &object : tracked)
      fn(object.entry);
  }
  /// Forgets what regions begin with, so that it cannot change any more.
  void forgetEntries();
  /// Forgets the exits of regions, before they are swept again.
  void clearExits();
  /// Changes the objects to what they are behind `behind`, the op with the
  /// regions or the call. `maySkip` says whether control may go around all
  /// regions, `isLoop` whether entries stand for what any of them left.
  void finish(bool maySkip, bool isLoop, mlir::Operation *behind, WidenFn join);

private:
  /// An object that is changed in a region.
  struct Tracked {
    const TensorMeta *before;
    MetaValue entry;
    llvm::SmallVector<MetaValue, 2> exits;
  };

  llvm::SmallVector<MetaValue> findExits();

  RuleContext &cx;
  TensorIdentity &objects;
  mlir::Operation *op;
  llvm::SmallVector<Tracked, 0> tracked;
  unsigned numExits = 0;
  size_t firstChange = 0;
};

/// Whether the effects of an op are known, and writes are not among them.
bool hasNoWriteEffect(mlir::Operation *op);

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_TENSORIDENTITY_H
