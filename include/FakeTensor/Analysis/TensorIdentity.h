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
#include "llvm/ADT/SetVector.h"

namespace fake {

/// A change of the metadata of a value after its definition.
struct MetaChange {
  /// Where a change takes place.
  enum class Kind : uint8_t {
    /// An effect of `op`.
    Effect,
    /// At the entry of the regions of `op`, which may have run before.
    Enter,
    /// After `op`, the last one in a region: other regions of the same parent
    /// do not see the changes of this one.
    Leave
  };

  /// One of the values of the object that changed.
  mlir::Value value;
  /// Its metadata before and after the change.
  KnownValue before, after;
  /// The op that changed it, or whose regions did.
  mlir::Operation *op = nullptr;
  /// Where the change takes place.
  Kind kind = Kind::Effect;
};

/// Tracks the objects of one function: which values are the same tensor, and
/// how ops change it.
class TensorIdentity {
public:
  /// The metadata of each value of a function.
  using ValueMap = llvm::DenseMap<mlir::Value, KnownValue>;

  /// `values` is the current metadata of the values of `function`. Without
  /// `keepsHistory`, changes of values without further uses are not recorded.
  TensorIdentity(RuleContext &cx, RuleCache &cache, ValueMap &values,
                 mlir::Operation *function, bool keepsHistory)
      : cx(cx), cache(cache), values(values), function(function),
        keepsHistory(keepsHistory) {}

  /// Whether noteValue must be called for new values.
  bool isTracking() const { return tracking; }
  /// Adds a value to the index.
  void noteValue(mlir::Value value, const MetaValue &known);

  /// Records that two objects may be the same, at a join of control flow: a
  /// change of one may be a change of the other.
  void link(const MetaValue &a, const MetaValue &b);

  /// Represents an operand, and the result that aliases it or may alias it, by
  /// one object. The inferred metadata of the result then holds for the object.
  void identify(mlir::Operation *op, mlir::Value result, KnownValue operand,
                bool isCertain);
  /// Replaces the metadata of an object because of `op`, and of objects that
  /// may be the same. A storage grows for all of its tensors.
  void change(const TensorMeta *object, const MetaValue &now,
              mlir::Operation *op);
  /// Replaces the metadata of this object only.
  void replace(const TensorMeta *object, const MetaValue &now,
               mlir::Operation *op, MetaChange::Kind kind);
  /// Records that a tensor with known values exists.
  void noteConstant() { hasConstants = true; }
  /// Whether writes may affect known values.
  bool mayHaveConstants() const { return hasConstants; }
  /// Makes the constants of all tensors in a storage unknown, since `op` writes
  /// to it; 0 stands for any storage.
  void forgetConstants(StorageID storage, mlir::Operation *op);
  /// Copies the values of `written`, a tensor as of after the write by `op`, to
  /// all other tensors in its storage. What it does not know becomes unknown
  /// there, too.
  void overwriteConstants(const TensorMeta &written, mlir::Operation *op);

  /// All changes, in the order of the sweep.
  llvm::ArrayRef<MetaChange> getChanges() const { return changes; }
  /// Undoes and drops all changes but the first `count`.
  void rewind(size_t count);
  /// Undoes all changes at the end of the sweep, without dropping them: values
  /// then have the metadata of their definitions.
  void restoreDefinitions();
  /// The last change of a value before `op`, in program order; null if there is
  /// none. Only after restoreDefinitions. Without a history, `value` must be
  /// used by `op` or later.
  const MetaChange *findChangeBefore(mlir::Value value, mlir::Operation *op);

private:
  /// Positions of an op and of the last op in its regions, in program order.
  struct Place {
    unsigned first = 0, last = 0;
  };

  void startTracking();
  void forgetConstantsIn(StorageID storage, mlir::Operation *op);
  bool isDead(mlir::Value value, mlir::Operation *op) const;
  void growStorage(StorageID storage, SymInt bytes, mlir::Operation *op);
  llvm::SmallVector<const TensorMeta *> getObjects(StorageID storage);
  llvm::SmallVector<const TensorMeta *> getLinked(const TensorMeta *object);
  /// Whether a value is the object, or a list with it.
  bool isHeld(const TensorMeta *object) const;
  unsigned number(mlir::Operation *op);
  bool isBefore(const MetaChange &change, mlir::Operation *op);

  RuleContext &cx;
  RuleCache &cache;
  ValueMap &values;
  mlir::Operation *function;
  bool keepsHistory;
  bool tracking = false, hasConstants = false;
  /// The values in each storage.
  llvm::DenseMap<StorageID, llvm::SmallVector<mlir::Value, 2>> buckets;
  /// Storages in which elements may be known.
  llvm::DenseSet<StorageID> knownStorages;
  /// The objects that may be an object.
  llvm::DenseMap<const TensorMeta *,
                 llvm::SmallSetVector<const TensorMeta *, 2>>
      links;
  /// Pairs of these from before tracking: most functions change no object.
  std::vector<std::pair<const TensorMeta *, const TensorMeta *>> untracked;
  std::vector<MetaChange> changes;
  llvm::DenseMap<mlir::Operation *, Place> places;
  unsigned numPlaces = 0;
};

/// The effects of the regions of one op on objects from outside. Each region
/// starts with the objects as of before the op, or, if regions may run one
/// after another, with the join of their effects.
class RegionEffects {
public:
  /// Joins the metadata before and after a region; sets whether the join
  /// differs from the former.
  using WidenFn = llvm::function_ref<MetaValue(
      const MetaValue &known, const MetaValue &incoming, bool &hasChanged)>;

  /// Tracks the effects of the regions of `op` on the objects in `objects`.
  RegionEffects(RuleContext &cx, TensorIdentity &objects, mlir::Operation *op)
      : cx(cx), objects(objects), op(op) {}

  /// Sets the objects to their state at the start of a region.
  void enter();
  /// Undoes the changes of a region, whose sweep ended with `last`, and records
  /// them.
  void leave(mlir::Operation *last);
  /// Whether any region changed an object from outside.
  bool hasChanges() const { return !tracked.empty(); }
  /// Widens the entry states of regions by the effects of others. Returns
  /// whether they changed.
  bool widenEntries(WidenFn widen);
  /// Calls `fn` for the entry state of each object.
  void forEachEntry(llvm::function_ref<void(const MetaValue &)> fn) const {
    for (const Tracked &object : tracked)
      fn(object.entry);
  }
  /// Makes the entry states unknown, which forces convergence.
  void forgetEntries();
  /// Drops the exit states of regions, before they are swept again.
  void clearExits();
  /// Changes the objects to their state after `behind`, the op with the regions
  /// or the call. `maySkip` says whether all regions may be skipped, `isLoop`
  /// whether the entry states cover all exits.
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

/// Whether the effects of an op are known and include no write.
bool hasNoWriteEffect(mlir::Operation *op);

} // namespace fake

#endif // FAKETENSOR_ANALYSIS_TENSORIDENTITY_H
