//===- FunctionSweep.h - The order of evaluation ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ANALYSIS_FUNCTIONSWEEP_H
#define FAKETENSOR_LIB_ANALYSIS_FUNCTIONSWEEP_H

#include "FunctionState.h"
#include "WriteTracker.h"
#include "llvm/ADT/MapVector.h"

namespace fake {

class CallSweep;

/// Limits how often the loops of a function are swept.
class LoopBudget {
public:
  /// How often a loop may be entered in sweeps of other loops. If each of n
  /// nested loops is swept twice, the innermost one is entered 2^n times.
  static constexpr unsigned maxEntries = 128;

  /// Counts the entries of a loop, an op or a region, in sweeps of other loops.
  /// Returns whether it may be swept only once, with unknown values.
  bool enter(const void *loop, bool isNested) {
    return hasGivenUp || (isNested && ++entries[loop] > maxEntries);
  }
  /// Lets all further loops be swept once, after an error.
  void giveUp() { hasGivenUp = true; }

private:
  llvm::DenseMap<const void *, unsigned> entries;
  bool hasGivenUp = false;
};

/// The metadata of all runs of the region of an op.
struct KnownRuns {
  /// The op; null if not all runs were inferred.
  mlir::Operation *loop = nullptr;
  /// What values in the region are, the arguments too: the join over the runs
  /// that reach them.
  llvm::MapVector<mlir::Value, MetaValue> values;
  /// The results of the op, unknown where it does not say.
  llvm::SmallVector<MetaValue, 4> results;
  /// The regions of ops in the region that control enters in some run.
  llvm::DenseSet<mlir::Region *> reached;
};

/// Sweeps one function forward, definitions before uses: visits ops, blocks,
/// regions and calls, and records the metadata of their values. RegionSweep,
/// BlockSweep and CallSweep handle control flow.
class FunctionSweep {
public:
  explicit FunctionSweep(FunctionMeta::State &state);
  ~FunctionSweep();

  /// Sweeps the function of `state`. See FunctionMeta::infer for `calls`.
  void run(llvm::ArrayRef<const NotedCall *> calls);

  /// The state of the inference, which the sweep updates.
  FunctionMeta::State &state;
  /// Limits the sweeps of the loops in the function.
  LoopBudget loops;
  /// The runs that are swept all at once; null elsewhere.
  const KnownRuns *runs = nullptr;

  //===--- Values ---------------------------------------------------------===//

  /// The current metadata of a value.
  const MetaValue &lookup(mlir::Value value) const {
    return fake::lookup(state.values, value).value;
  }
  /// Sets the current metadata of a value.
  void setValue(mlir::Value value, MetaValue known) {
    state.values[value] = {known, state.cache.describe(known)};
    if (LLVM_UNLIKELY(state.identity.isTracking()))
      state.identity.noteValue(value, known);
  }
  /// Reconciles the inferred metadata of the results of `op` with their types,
  /// and sets the results.
  void setResults(mlir::Operation *op, llvm::ArrayRef<MetaValue> inferred);
  /// Sets the results of an op to what their types state, or to unknown where
  /// the fallback option requires it.
  void setDeclaredResults(mlir::Operation *op);
  /// Records that `op` writes unknown data to a tensor or list.
  void recordWrite(mlir::Operation *op, const MetaValue &value) {
    writes.recordWrite(op, value);
  }
  /// The current metadata of the operands.
  llvm::SmallVector<MetaValue> lookupOperands(mlir::Operation *op) const {
    return llvm::map_to_vector(op->getOperands(),
                               [&](mlir::Value v) { return lookup(v); });
  }

  //===--- Order ----------------------------------------------------------===//

  /// Visits all ops of a region: once, or until loops among its blocks reach a
  /// fixed point.
  void sweep(mlir::Region &region);
  /// Visits all ops of a block.
  void sweep(mlir::Block &block);
  /// Evaluates one op without regions.
  void visit(mlir::Operation *op);
  /// Runs `fn`; guards that it adds have `op` as their origin.
  void withOrigin(mlir::Operation *op, llvm::function_ref<void()> fn);

  //===--- Sweeping again -------------------------------------------------===//

  /// Whether the current ops will be swept again. A tentative sweep learns
  /// nothing from declared types and assigns no names.
  bool isTentative() const { return state.reconciler.isTentative(); }
  /// Sets whether the sweep is tentative; returns the previous value.
  bool exchangeTentative(bool value);
  /// The extent of what was recorded, for rewind(), and the number of symbols.
  struct Mark {
    Findings::Mark findings;
    size_t changes, symbols;
  };
  Mark getMark() const {
    return {state.findings.getMark(), state.identity.getChanges().size(),
            state.env.getSymbols().size()};
  }
  void rewind(const Mark &mark) {
    state.findings.rewind(mark.findings);
    state.identity.rewind(mark.changes);
  }

  /// Compares the metadata of a block argument with its declaration, and
  /// records whether its type can be refined. Returns the contradiction, if
  /// any.
  std::string finishArgument(mlir::BlockArgument argument,
                             const MetaValue &value);

private:
  void visitWithRegions(mlir::Operation *op);
  void visitWithRule(mlir::Operation *op, const OpAbilities &abilities);
  void visitMissing(mlir::Operation *op);
  void rename(mlir::Value value, const MetaValue &renamed);
  void checkBind(mlir::Operation *op);
  void setResults(mlir::Operation *op);

  WriteTracker writes;
  std::unique_ptr<CallSweep> calls;
  // Operands and results of the current op.
  llvm::SmallVector<KnownValue, 8> operands;
  llvm::SmallVector<CachedResult, 4> outcomes;
};

/// Visits an op without a rule that only forwards values: a constant, a
/// conversion or a select. Returns false for other ops.
bool visitPassThrough(FunctionSweep &sweep, mlir::Operation *op);

/// Visits an op without a rule whose results have types that all dialects share
/// (see MetaTypeInterface::isShared). Its interfaces and traits of MLIR say
/// which sizes its results have; others are those of their types, with symbols
/// where these state none.
void visitSharedOp(FunctionSweep &sweep, mlir::Operation *op);

/// A value of that type; an index of unknown value is a symbol in that range,
/// which all its uses share.
MetaValue nameIndex(FunctionSweep &sweep, mlir::Type type,
                    const MetaValue &value, Range range = Range());
/// The same for the induction variables of a loop, within its bounds. `get`
/// returns the metadata of an argument.
void nameInductionVariables(
    FunctionSweep &sweep, mlir::Operation *loop,
    llvm::function_ref<MetaValue &(mlir::BlockArgument)> get);

/// Initializes the arguments of the function from their types, from the known
/// calls and from bind ops.
void seedArguments(FunctionSweep &sweep,
                   llvm::ArrayRef<const NotedCall *> calls);

/// Evaluates an op whose regions forward values, see RegionBranchOpInterface.
void sweepRegions(FunctionSweep &sweep, mlir::RegionBranchOpInterface branch);
/// Whether it is known that the region of an op runs, or that it does not, so
/// that inferRuns() may be called; see MetaRunsOpInterface.
bool tellsRuns(FunctionSweep &sweep, mlir::Operation *op,
               llvm::ArrayRef<MetaValue> operands);
/// Sweeps the region once for each run. Afterwards, the values in the region
/// are those of the last one.
KnownRuns inferRuns(FunctionSweep &sweep, mlir::Operation *op,
                    llvm::ArrayRef<MetaValue> operands);
/// Sweeps a region of several blocks.
void sweepBlocks(FunctionSweep &sweep, mlir::Region &region);

/// The metadata that a bind op gives to a value of metadata `known`.
llvm::FailureOr<MetaValue> evaluateBind(RuleContext &cx, mlir::Operation *bind,
                                        const MetaValue &known,
                                        llvm::ArrayRef<MetaValue> operands);

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_FUNCTIONSWEEP_H
