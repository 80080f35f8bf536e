//===- RegionSweep.cpp - Control flow through regions -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Propagates metadata through the regions of one op, of any name:
// RegionBranchOpInterface maps operands to successor inputs, and
// MetaRegionOpInterface adds the semantics of the op.
//
// Straight-line code is swept once, and so is a loop with invariant metadata.
// Metadata that changes from one iteration to the next is widened, a size to a
// symbol whose range covers both, and the regions are swept again until a fixed
// point is reached. Where MetaRunsOpInterface knows how often a region runs,
// each run is swept, and at last all of them at once.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Merge.h"
#include "FunctionSweep.h"
#include "RegionEntry.h"
#include "Widening.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "llvm/ADT/BitVector.h"

using namespace fake;
using namespace mlir;

/// Number of sweeps after which all loop-carried values become unknown. A loop
/// that rotates sizes among its carried values takes one sweep for each of
/// them.
static constexpr unsigned maxSweeps = 10;

//===----------------------------------------------------------------------===//
// Ops with regions
//===----------------------------------------------------------------------===//

namespace {
/// The interface of an op that does more than forward values; else null.
MetaRegionOpInterface getRegionModel(Operation *op) {
  auto iface = dyn_cast<MetaRegionOpInterface>(op);
  return iface && iface.getRegionUse() != RegionUse::Forwarding
             ? iface
             : MetaRegionOpInterface();
}

/// Whether values forwarded to the same argument must agree.
bool mustAgree(MetaRegionOpInterface iface) {
  return iface && iface.getRegionUse() == RegionUse::Agreeing;
}

/// Interprets the regions of one op.
class RegionSweep {
public:
  RegionSweep(FunctionSweep &sweep, RegionBranchOpInterface branch)
      : functionSweep(sweep), state(sweep.state), cx(state.cx), op(branch),
        entries(cx, branch, sweep.lookupOperands(op)),
        isLoop(entries.isAnyRepeated()), iface(getRegionModel(op)),
        states(op->getNumRegions()), widener(cx, /*withStorage=*/false),
        outside(cx, state.identity, op) {}

  void run();

private:
  /// The result of a join for one successor, reused for the next one.
  struct Joined {
    MetaValue known, joined;
  };

  void enter();
  void sweepAll();
  void sweep(Region &region, EntryState &entry);
  void forward(ArrayRef<RegionSuccessor> successors,
               function_ref<ValueRange(RegionSuccessor)> getValues,
               Operation *from);
  void joinArgument(Value value, BlockArgument argument, Operation *from,
                    SmallVectorImpl<Joined> &joined);
  MetaValue widen(const MetaValue &known, const MetaValue &incoming,
                  bool &hasChanged);
  void widenOutside();
  void leaveRegion(Region &region);
  MetaValue lookupFrom(Operation *terminator, Value value) const;
  void forgetCarried(unsigned sweepsTooMany);
  void adoptNames();
  void restart(const FunctionSweep::Mark &mark);
  void runToFixedPoint(const FunctionSweep::Mark &mark, bool isExhausted);
  bool mayDiffer(const FunctionSweep::Mark &mark);
  bool runEach(const FunctionSweep::Mark &mark);
  void settle(const FunctionSweep::Mark &mark);
  void leave();
  void leaveOutside();
  void collectResults(MutableArrayRef<MetaValue> results);
  void addResults(RegionSuccessor successor, ValueRange values, Operation *from,
                  MutableArrayRef<MetaValue> results,
                  llvm::BitVector &isReached);
  void finishArguments();
  void recordUnreached();
  void reportOpError();

  FunctionSweep &functionSweep;
  FunctionMeta::State &state;
  RuleContext &cx;
  Operation *op;
  RegionEntry entries;
  /// Whether a region may run after another one, or again.
  bool isLoop;
  /// Null for ops that only forward values.
  MetaRegionOpInterface iface;
  SmallVector<EntryState, 2> states;
  Widener widener;
  KnownRuns runs;
  unsigned numSweeps = 0;
  /// Whether a region argument changed after its region was swept.
  bool isStale = false;
  /// The effects of the regions on objects from outside.
  RegionEffects outside;
  /// Forwarded values of terminators, where leaving the region changed them.
  llvm::DenseMap<std::pair<Operation *, Value>, MetaValue> forwarded;
};
} // namespace

/// The operands that a terminator forwards to a successor.
static ValueRange getForwarded(Operation *terminator,
                               RegionSuccessor successor) {
  if (auto branch = dyn_cast<RegionBranchTerminatorOpInterface>(terminator))
    return branch.getSuccessorOperands(successor);
  return terminator->getOperands();
}

/// The successors of a terminator.
static SmallVector<RegionSuccessor> getSuccessors(RegionBranchOpInterface op,
                                                  Operation *terminator) {
  SmallVector<RegionSuccessor> successors;
  if (auto branch = dyn_cast<RegionBranchTerminatorOpInterface>(terminator))
    op.getSuccessorRegions(RegionBranchPoint(branch), successors);
  return successors;
}

/// The terminators that leave a region.
static SmallVector<Operation *, 2> getTerminatorsOf(Region &region) {
  SmallVector<Operation *, 2> terminators;
  for (Block &block : region)
    if (!block.empty() &&
        block.back().mightHaveTrait<OpTrait::IsTerminator>() &&
        block.back().getNumSuccessors() == 0)
      terminators.push_back(&block.back());
  return terminators;
}

//===----------------------------------------------------------------------===//
// Arguments that do not fit
//===----------------------------------------------------------------------===//

/// Reports a value for the next iteration that is unlike the one before.
static void reportDisagreement(FunctionMeta::State &state, Value value,
                               const MetaValue &yielded, BlockArgument argument,
                               const MetaValue &known, Operation *from,
                               StringRef wrong) {
  Diagnostic *diag =
      state.reporter.beginOpError(from, value.getAsOpaquePointer());
  if (!diag)
    return;
  *diag << "expected a value for the next iteration like the one before, found "
        << wrong;
  attachNoteAt(*diag, argument) << "the argument is " << describe(known);
  attachNoteAt(*diag, value) << "the value is " << describe(yielded);
  state.reporter.noteCalls(*diag);
}

/// Reports an argument whose type contradicts what was inferred.
static void reportArgument(FunctionMeta::State &state, BlockArgument argument,
                           const MetaValue &inferred, StringRef wrong) {
  Region *region = argument.getOwner()->getParent();
  Diagnostic *diag = state.reporter.beginOpError(region->getParentOp(),
                                                 argument.getAsOpaquePointer());
  if (!diag)
    return;
  *diag << "argument #" << argument.getArgNumber() << " of region #"
        << region->getRegionNumber() << " is declared as "
        << describe(state.types.get(argument.getType()).meta)
        << " but inferred as " << describe(inferred) << ": " << wrong;
  attachNoteAt(*diag, argument) << "the argument is here";
  state.reporter.noteCalls(*diag);
}

//===----------------------------------------------------------------------===//
// Entry
//===----------------------------------------------------------------------===//

/// A tensor as the first iteration of a loop sees it: with an unknown storage,
/// which differs between iterations.
static MetaValue makeCarried(RuleContext &cx, const MetaValue &value) {
  if (!value.isTensor())
    return value;
  TensorMeta meta = *value.getTensor();
  meta.storage = 0;
  meta.storageBytes = SymInt::unknown();
  return cx.createValue(meta);
}

/// A tensor with the same metadata in a storage of its own.
static MetaValue makeOwn(RuleContext &cx, const MetaValue &value) {
  if (!value.isTensor())
    return value;
  TensorMeta meta = *value.getTensor();
  meta.storage = cx.freshStorage();
  meta.constant = {};
  return cx.createValue(meta);
}

/// Whether two values are the same object, not just equal.
static bool isIdentical(const MetaValue &a, const MetaValue &b) {
  if (a.getKind() != b.getKind())
    return false;
  if (a.isTensor())
    return a.getTensor() == b.getTensor();
  return a.isInt() && a.getInt() == b.getInt();
}

void RegionSweep::enter() {
  for (auto [region, entry] : llvm::zip_equal(op->getRegions(), states))
    for (BlockArgument argument : region.getArguments())
      entry.arguments.push_back(state.types.make(argument.getType()));
  nameInductionVariables(functionSweep, op,
                         [&](BlockArgument argument) -> MetaValue & {
                           Region *region = argument.getOwner()->getParent();
                           return states[region->getRegionNumber()]
                               .arguments[argument.getArgNumber()];
                         });
  for (RegionSuccessor successor : entries.getSuccessors()) {
    Region *region = successor.getSuccessor();
    if (!region)
      continue;
    EntryState &entry = states[region->getRegionNumber()];
    entry.isReached = true;
    bool isRepeated = entries.isRepeated(*region);
    isLoop |= isRepeated;
    for (auto [value, input] : llvm::zip(entries.getForwarded(successor),
                                         successor.getSuccessorInputs())) {
      const MetaValue &known = functionSweep.lookup(value);
      MetaValue &argument =
          entry.arguments[cast<BlockArgument>(input).getArgNumber()];
      argument =
          isRepeated && !mustAgree(iface) ? makeCarried(cx, known) : known;
      state.identity.link(argument, known);
    }
  }
  if (!iface)
    return;
  SmallVector<MutableArrayRef<MetaValue>, 2> arguments;
  for (EntryState &entry : states)
    arguments.push_back(entry.arguments);
  cx.clearError();
  if (failed(iface.enterRegions(cx, entries.getOperands(), arguments)))
    reportOpError();
  // Integers that the op creates stand for the values of all iterations.
  for (const EntryState &entry : states)
    for (const MetaValue &value : entry.arguments)
      if (value.isInt() &&
          llvm::none_of(entries.getOperands(), [&](const MetaValue &operand) {
            return isIdentical(operand, value);
          }))
        widener.adopt(value.getInt());
}

//===----------------------------------------------------------------------===//
// Iterations
//===----------------------------------------------------------------------===//

MetaValue RegionSweep::widen(const MetaValue &known, const MetaValue &incoming,
                             bool &hasChanged) {
  MetaValue widened =
      widener.widen(known, incoming, /*mayGrow=*/true, hasChanged);
  state.reporter.reportRefusal(cx, op);
  return widened;
}

/// Gives the symbols of region arguments the names in their types.
void RegionSweep::adoptNames() {
  SmallVector<BlockArgument> arguments;
  SmallVector<MetaValue *> known;
  for (auto [region, entry] : llvm::zip_equal(op->getRegions(), states))
    for (auto [argument, value] :
         llvm::zip_equal(region.getArguments(), entry.arguments)) {
      arguments.push_back(argument);
      known.push_back(&value);
    }
  state.namer.adoptNames(arguments, known, widener);
}

/// Joins an operand of a terminator into a region argument. Arguments of two
/// regions with the same metadata also share the result.
void RegionSweep::joinArgument(Value value, BlockArgument argument,
                               Operation *from,
                               SmallVectorImpl<Joined> &joined) {
  EntryState &entry =
      states[argument.getOwner()->getParent()->getRegionNumber()];
  MetaValue &known = entry.arguments[argument.getArgNumber()];
  const MetaValue &incoming = functionSweep.lookup(value);
  if (mustAgree(iface)) {
    std::string wrong = findDisagreement(known, incoming);
    if (!wrong.empty())
      return reportDisagreement(state, value, incoming, argument, known, from,
                                wrong);
  }
  for (const Joined &other : joined)
    if (isIdentical(other.known, known)) {
      isStale |= !isIdentical(known, other.joined) && entry.isSwept;
      known = other.joined;
      return;
    }
  bool hasChanged;
  MetaValue widened = widen(known, incoming, hasChanged);
  state.identity.link(widened, known);
  state.identity.link(widened, incoming);
  joined.push_back({known, widened});
  known = widened;
  isStale |= hasChanged && entry.isSwept;
}

void RegionSweep::forward(ArrayRef<RegionSuccessor> successors,
                          function_ref<ValueRange(RegionSuccessor)> getValues,
                          Operation *from) {
  // The arguments are those of all runs already.
  if (functionSweep.runs && functionSweep.runs->loop == op)
    return;
  // By operand of the terminator.
  SmallVector<SmallVector<Joined, 2>, 4> joined;
  for (RegionSuccessor successor : successors) {
    Region *region = successor.getSuccessor();
    if (!region)
      continue;
    isLoop = true;
    EntryState &entry = states[region->getRegionNumber()];
    ValueRange values = getValues(successor);
    joined.resize(std::max<size_t>(joined.size(), values.size()));
    for (auto [i, value, input] :
         llvm::enumerate(values, successor.getSuccessorInputs())) {
      auto argument = cast<BlockArgument>(input);
      if (entry.isReached)
        joinArgument(value, argument, from, joined[i]);
      else
        entry.arguments[argument.getArgNumber()] = functionSweep.lookup(value);
    }
    entry.isReached = true;
  }
}

void RegionSweep::sweep(Region &region, EntryState &entry) {
  entry.isSwept = true;
  for (auto [argument, value] :
       llvm::zip_equal(region.getArguments(), entry.arguments))
    functionSweep.setValue(argument, value);
  outside.enter();
  functionSweep.sweep(region);
  for (Operation *terminator : getTerminatorsOf(region))
    forward(
        getSuccessors(entries.getBranch(), terminator),
        [&](RegionSuccessor successor) {
          return getForwarded(terminator, successor);
        },
        terminator);
  leaveRegion(region);
}

/// Undoes the changes of a region to objects from outside, which other regions
/// must not see.
void RegionSweep::leaveRegion(Region &region) {
  if (!region.empty() && !region.back().empty() && state.identity.isTracking())
    for (Operation *terminator : getTerminatorsOf(region))
      for (Value value : terminator->getOperands())
        forwarded[{terminator, value}] = functionSweep.lookup(value);
  if (!region.empty() && !region.back().empty())
    outside.leave(&region.back().back());
}

/// The metadata with which a terminator forwards a value.
MetaValue RegionSweep::lookupFrom(Operation *terminator, Value value) const {
  auto it = forwarded.find({terminator, value});
  return it == forwarded.end() ? functionSweep.lookup(value) : it->second;
}

/// Lets the regions of a loop start with the joined effects of all regions.
void RegionSweep::widenOutside() {
  if (!isLoop || !outside.hasChanges())
    return;
  isStale |= outside.widenEntries(
      [&](const MetaValue &known, const MetaValue &incoming, bool &hasChanged) {
        return widen(known, incoming, hasChanged);
      });
}

/// Whether control enters a region in any run of an enclosing loop.
static bool mayEnter(const KnownRuns *runs, Region &region) {
  return !runs || !runs->loop->isProperAncestor(region.getParentOp()) ||
         runs->reached.contains(&region);
}

/// Sweeps each reachable region once.
void RegionSweep::sweepAll() {
  ++numSweeps;
  isStale = false;
  for (EntryState &entry : states)
    entry.isSwept = false;
  bool isDone = false;
  while (!isDone) {
    isDone = true;
    for (auto [region, entry] : llvm::zip_equal(op->getRegions(), states))
      if (entry.isReached && !entry.isSwept &&
          (iface || mayEnter(functionSweep.runs, region))) {
        sweep(region, entry);
        isDone = false;
      }
  }
  widenOutside();
}

/// What is kept of a loop-carried value that still changes: less with each
/// sweep.
static MetaValue forget(RuleContext &cx, const MetaValue &value,
                        unsigned sweepsTooMany, bool mustAgree) {
  if (!value.isTensor())
    return MetaValue();
  const TensorMeta &known = *value.getTensor();
  TensorMeta meta;
  meta.offset = SymInt::unknown();
  if (sweepsTooMany == 0 || (sweepsTooMany == 1 && mustAgree)) {
    meta.dtype = known.dtype;
    meta.device = known.device;
  }
  if (sweepsTooMany == 0 && known.ranked) {
    meta.sizes = cx.copySizes(
        SmallVector<SymInt>(known.sizes.size(), SymInt::unknown()));
    meta.ranked = true;
  }
  return sweepsTooMany > 1 ? MetaValue() : cx.createValue(meta);
}

/// Makes all loop-carried values unknown, which forces convergence: their sizes
/// at first, and everything after that.
void RegionSweep::forgetCarried(unsigned sweepsTooMany) {
  for (Region &region : op->getRegions())
    for (Operation *terminator : getTerminatorsOf(region))
      for (RegionSuccessor successor :
           getSuccessors(entries.getBranch(), terminator))
        for (Value input : successor.getSuccessorInputs())
          if (auto argument = dyn_cast<BlockArgument>(input)) {
            Region *entered = argument.getOwner()->getParent();
            MetaValue &value = states[entered->getRegionNumber()]
                                   .arguments[argument.getArgNumber()];
            value = forget(cx, value, sweepsTooMany, mustAgree(iface));
          }
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

void RegionSweep::addResults(RegionSuccessor successor, ValueRange values,
                             Operation *from,
                             MutableArrayRef<MetaValue> results,
                             llvm::BitVector &isReached) {
  for (auto [value, input] :
       llvm::zip(values, successor.getSuccessorInputs())) {
    unsigned i = cast<OpResult>(input).getResultNumber();
    MetaValue incoming = lookupFrom(from, value), before = results[i];
    bool hasChanged;
    results[i] = isReached.test(i) ? joinRuns(cx, before, incoming, hasChanged)
                                   : incoming;
    state.identity.link(results[i], before);
    state.identity.link(results[i], incoming);
    isReached.set(i);
  }
}

/// Joins the results of an op that only forwards values.
void RegionSweep::collectResults(MutableArrayRef<MetaValue> results) {
  llvm::BitVector isReached(op->getNumResults());
  for (RegionSuccessor successor : entries.getSuccessors())
    if (successor.isParent())
      addResults(successor, entries.getForwarded(successor), op, results,
                 isReached);
  for (auto [region, entry] : llvm::zip_equal(op->getRegions(), states)) {
    if (!entry.isSwept)
      continue;
    for (Operation *terminator : getTerminatorsOf(region))
      for (RegionSuccessor successor :
           getSuccessors(entries.getBranch(), terminator))
        if (successor.isParent())
          addResults(successor, getForwarded(terminator, successor), terminator,
                     results, isReached);
  }
  // What no region forwards may be what the op overwrites, as for `scf.forall`.
  auto style = dyn_cast<DestinationStyleOpInterface>(op);
  for (OpResult result : op->getResults())
    if (style && !isReached.test(result.getResultNumber()))
      if (OpOperand *init = style.getTiedOpOperand(result))
        results[result.getResultNumber()] =
            makeOwn(cx, functionSweep.lookup(init->get()));
}

void RegionSweep::leave() {
  SmallVector<MetaValue, 4> results(op->getNumResults());
  state.namer.offerNamesOf(op->getResultTypes());
  if (iface) {
    SmallVector<SmallVector<MetaValue, 4>, 2> yielded(op->getNumRegions());
    for (auto [region, values] : llvm::zip_equal(op->getRegions(), yielded))
      for (Value value : region.front().back().getOperands())
        values.push_back(lookupFrom(&region.front().back(), value));
    SmallVector<ArrayRef<MetaValue>, 2> views(yielded.begin(), yielded.end());
    cx.clearError();
    if (succeeded(
            iface.leaveRegions(cx, entries.getOperands(), views, results)))
      ++state.findings.numInferred;
    else
      reportOpError();
    for (auto [result, known] : llvm::zip(results, runs.results))
      if (!known.isUnknown())
        result = known;
  } else {
    collectResults(results);
    ++state.findings.numInferred;
  }
  state.namer.stopNaming();
  state.reporter.reportRefusal(cx, op);
  functionSweep.setResults(op, results);
}

/// Applies the changes to objects from outside at the end of the op.
void RegionSweep::leaveOutside() {
  if (!outside.hasChanges())
    return;
  outside.finish(
      entries.maySkip(), isLoop, op,
      [&](const MetaValue &known, const MetaValue &incoming, bool &hasChanged) {
        return joinRuns(cx, known, incoming, hasChanged);
      });
}

/// Compares region arguments with their declared types.
void RegionSweep::finishArguments() {
  if (functionSweep.isTentative()) {
    if (llvm::any_of(op->getRegions(), [](Region &region) {
          return region.getNumArguments() != 0;
        }))
      state.reconciler.omit();
    return;
  }
  for (auto [region, entry] : llvm::zip_equal(op->getRegions(), states)) {
    if (!entry.isSwept)
      continue;
    for (BlockArgument argument : region.getArguments()) {
      // The metadata of an argument may have changed since its region was
      // swept.
      const MetaValue &value = entry.arguments[argument.getArgNumber()];
      std::string wrong = functionSweep.finishArgument(argument, value);
      if (!wrong.empty())
        reportArgument(state, argument, value, wrong);
    }
  }
}

/// Records the unreachable regions.
void RegionSweep::recordUnreached() {
  for (auto [region, entry] : llvm::zip_equal(op->getRegions(), states))
    if (entry.isSwept)
      state.findings.unreached.erase(&region);
    else
      state.findings.unreached.insert(&region);
}

//===----------------------------------------------------------------------===//
// Diagnostics
//===----------------------------------------------------------------------===//

/// Reports the error in the context, with notes on the blamed operand or on the
/// values yielded for the blamed result.
void RegionSweep::reportOpError() {
  Diagnostic *diag = state.reporter.beginOpError(op);
  if (!diag)
    return;
  *diag << cx.getMessage();
  bool isAfterwards = llvm::all_of(
      states, [](const EntryState &entry) { return entry.isSwept; });
  for (unsigned blamed : cx.getBlamedArguments()) {
    if (!isAfterwards && blamed < op->getNumOperands())
      attachNoteAt(*diag, op->getOperand(blamed))
          << "operand #" << blamed << " is "
          << describe(entries.getOperands()[blamed]);
    for (Region &region : op->getRegions()) {
      Operation *yield = &region.front().back();
      if (isAfterwards && blamed < yield->getNumOperands())
        attachNoteAt(*diag, yield)
            << "this yields "
            << describe(functionSweep.lookup(yield->getOperand(blamed)));
    }
  }
  state.reporter.noteCalls(*diag);
}

//===----------------------------------------------------------------------===//
// Driver
//===----------------------------------------------------------------------===//

/// Discards the results of a sweep, except for the region arguments.
void RegionSweep::restart(const FunctionSweep::Mark &mark) {
  SmallVector<MetaValue> kept;
  for (const EntryState &entry : states)
    llvm::append_range(kept, entry.arguments);
  outside.forEachEntry([&](const MetaValue &value) { kept.push_back(value); });
  llvm::append_range(kept, runs.results);
  llvm::append_range(kept, llvm::make_second_range(runs.values));
  state.namer.abandonSymbols(mark.symbols, kept);
  functionSweep.rewind(mark);
  outside.clearExits();
  forwarded.clear();
}

/// Reports a loop without a fixed point, such as one that resizes a tensor from
/// outside.
static void reportUnsettled(ErrorReporter &reporter, Operation *op) {
  Diagnostic *diag = reporter.beginOpError(op);
  if (!diag)
    return;
  *diag << "expected a loop that reaches a fixed point in " << 2 * maxSweeps
        << " sweeps, or in one if nested loops enter it more "
           "than "
        << LoopBudget::maxEntries << " times";
  reporter.noteCalls(*diag);
}

/// Sweeps until a fixed point is reached; once if the loop `isExhausted`.
void RegionSweep::runToFixedPoint(const FunctionSweep::Mark &mark,
                                  bool isExhausted) {
  adoptNames();
  if (isExhausted)
    forgetCarried(/*sweepsTooMany=*/2);
  for (sweepAll(); isStale; sweepAll()) {
    if (isExhausted || numSweeps >= 2 * maxSweeps) {
      functionSweep.loops.giveUp();
      return reportUnsettled(state.reporter, op);
    }
    if (numSweeps >= maxSweeps) {
      forgetCarried(numSweeps - maxSweeps);
      outside.forgetEntries();
    }
    restart(mark);
  }
}

/// Whether the runs of a region may have different metadata.
bool RegionSweep::mayDiffer(const FunctionSweep::Mark &mark) {
  if (!isLoop || llvm::any_of(op->getRegion(0).front(), [](Operation &nested) {
        return nested.getNumRegions() != 0;
      }))
    return true;
  // What the first run leads to may not happen.
  SmallVector<EntryState, 2> before = states;
  ShapeEnv::Trial trial(state.env);
  ErrorReporter::Silence silence(state.reporter);
  sweepAll();
  restart(mark);
  states = std::move(before);
  numSweeps = 0;
  return std::exchange(isStale, false);
}

/// Sweeps each run of a region, and then all of them at once. Returns false if
/// they are not known, or all alike.
bool RegionSweep::runEach(const FunctionSweep::Mark &mark) {
  if (!iface || functionSweep.isTentative() || functionSweep.runs ||
      !tellsRuns(functionSweep, op, entries.getOperands()))
    return false;
  (void)functionSweep.exchangeTentative(true);
  if (mayDiffer(mark)) {
    runs = inferRuns(functionSweep, op, entries.getOperands());
    restart(mark);
  }
  (void)functionSweep.exchangeTentative(false);
  if (!runs.loop || runs.values.empty())
    return false;
  for (auto [argument, value] :
       llvm::zip_equal(op->getRegion(0).getArguments(), states[0].arguments))
    value = makeCarried(cx, runs.values.lookup(argument));
  adoptNames();
  // Errors and guards are those of single runs. What all runs have in common
  // is compared with the types.
  ShapeEnv::Trial trial(state.env);
  ErrorReporter::Silence silence(state.reporter, /*exceptTypes=*/true);
  functionSweep.runs = &runs;
  state.reconciler.setKnown(&runs.values);
  sweepAll();
  state.reconciler.setKnown(nullptr);
  functionSweep.runs = nullptr;
  return true;
}

/// Sweeps the regions until nothing changes. A loop whose metadata changes is
/// swept tentatively until it is settled, and then finally; one tentative sweep
/// that left out nothing is final, too.
void RegionSweep::settle(const FunctionSweep::Mark &mark) {
  bool wasTentative = functionSweep.isTentative(), mayChange = isLoop;
  TypeReconciler::Omissions omissions(state.reconciler);
  (void)functionSweep.exchangeTentative(wasTentative || mayChange);
  runToFixedPoint(mark,
                  mayChange && functionSweep.loops.enter(op, wasTentative));
  (void)functionSweep.exchangeTentative(wasTentative);
  bool isFinal = numSweeps == 1 &&
                 (!mayChange || (!iface && !state.identity.isTracking() &&
                                 state.namer.isIdle() && omissions.isEmpty()));
  if (!isFinal && !wasTentative) {
    restart(mark);
    runToFixedPoint(mark, functionSweep.loops.enter(op, /*isNested=*/false));
  }
}

void RegionSweep::run() {
  FunctionSweep::Mark mark = functionSweep.getMark();
  functionSweep.withOrigin(op, [&] { enter(); });
  if (!runEach(mark))
    settle(mark);
  functionSweep.withOrigin(op, [&] {
    finishArguments();
    leaveOutside();
    leave();
  });
  recordUnreached();
}

void fake::sweepRegions(FunctionSweep &sweep, RegionBranchOpInterface branch) {
  RegionSweep(sweep, branch).run();
}
