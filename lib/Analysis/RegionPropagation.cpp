//===- RegionPropagation.cpp - Control through regions ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of MetaPropagation that follows control through regions. It knows
// no op: RegionBranchOpInterface says which values go where, and
// MetaRegionOpInterface what an op does besides.
//
// Straight-line code is swept once. So is a loop in which nothing changes. What
// does change from one turn to the next is widened, a size to a symbol of a
// range that covers both, and the regions are swept again until nothing does.
//
//===----------------------------------------------------------------------===//

#include "Declarations.h"
#include "FakeTensor/Analysis/MetaPropagation.h"
#include "FakeTensor/Symbolic/Truth.h"
#include "Widening.h"
#include "mlir/IR/Builders.h"
#include "llvm/ADT/BitVector.h"

using namespace fake;
using namespace mlir;

/// Sweeps after which nothing is known of what the loop carries. A loop in
/// which sizes move from one carried value to the next takes a sweep for each
/// of them.
static constexpr unsigned maxSweeps = 10;

//===----------------------------------------------------------------------===//
// One op
//===----------------------------------------------------------------------===//

class MetaPropagation::RegionRun {
public:
  RegionRun(MetaPropagation &analysis, RegionBranchOpInterface branch)
      : analysis(analysis), cx(analysis.cx), env(analysis.env), branch(branch),
        op(branch), iface(dyn_cast<MetaRegionOpInterface>(op)),
        states(op->getNumRegions()), widener(cx, /*withStorage=*/false),
        outside(cx, analysis.objects, op) {}

  void run();

private:
  /// A number that was joined for one successor, for the next one.
  struct Joined {
    MetaValue known, joined;
  };

  void enter();
  void sweepAll();
  void sweep(Region &region, EntryState &state);
  void forward(ArrayRef<RegionSuccessor> successors,
               function_ref<ValueRange(RegionSuccessor)> getValues,
               Operation *from);
  void handOver(Value value, BlockArgument argument, Operation *from,
                SmallVectorImpl<Joined> &joined);
  MetaValue widen(const MetaValue &known, const MetaValue &incoming,
                  bool &hasChanged);
  MetaValue join(const MetaValue &known, const MetaValue &incoming,
                 bool &hasChanged);
  void widenOutside();
  void leaveRegion(Region &region);
  MetaValue lookupFrom(Operation *terminator, Value value) const;
  void forgetCarried();
  void adoptNames();
  void startAgain(const Mark &mark);
  void settle(const Mark &mark);
  void leave();
  void leaveOutside();
  MetaValue makeCarried(const MetaValue &value);
  void collectResults(MutableArrayRef<MetaValue> results);
  void addResults(RegionSuccessor successor, ValueRange values, Operation *from,
                  MutableArrayRef<MetaValue> results,
                  llvm::BitVector &isReached);
  void finishArguments();
  void addTypeEdges();
  std::optional<bool> getRealWay(const MetaValue &condition);
  SmallVector<Attribute> getConstants();
  SmallVector<RegionSuccessor> getEntries();
  ValueRange getEntryOperands(RegionSuccessor successor);
  void reportOpError();
  void reportMeeting(Value value, BlockArgument argument, Operation *from,
                     StringRef wrong);
  void reportArgument(BlockArgument argument, const MetaValue &inferred,
                      StringRef wrong);

  MetaPropagation &analysis;
  RuleContext &cx;
  ShapeEnv &env;
  RegionBranchOpInterface branch;
  Operation *op;
  /// Null for ops that only hand values on.
  MetaRegionOpInterface iface;
  SmallVector<EntryState, 2> states;
  Widener widener;
  SmallVector<MetaValue, 8> operands;
  /// Number of symbols before the op: later ones are its own.
  size_t numSymbols = 0;
  unsigned numSweeps = 0;
  /// Whether an argument changed after its region was swept.
  bool isStale = false;
  /// Whether a region may run behind another one, or again.
  bool isLoop = false;
  /// What regions do to objects that are not theirs.
  RegionObjects outside;
  /// What terminators hand on, where the regions behind them changed that.
  llvm::DenseMap<std::pair<Operation *, Value>, MetaValue> handedOn;
};

/// The values that a terminator hands to a successor.
static ValueRange getHandedOn(Operation *terminator,
                              RegionSuccessor successor) {
  if (auto branch = dyn_cast<RegionBranchTerminatorOpInterface>(terminator))
    return branch.getSuccessorOperands(successor);
  return terminator->getOperands();
}

/// Where control goes behind a terminator.
static SmallVector<RegionSuccessor> getSuccessors(RegionBranchOpInterface op,
                                                  Operation *terminator) {
  SmallVector<RegionSuccessor> successors;
  if (auto branch = dyn_cast<RegionBranchTerminatorOpInterface>(terminator))
    op.getSuccessorRegions(RegionBranchPoint(branch), successors);
  return successors;
}

/// The terminators of a region at which control leaves it.
static SmallVector<Operation *, 2> getTerminatorsOf(Region &region) {
  SmallVector<Operation *, 2> terminators;
  for (Block &block : region)
    if (!block.empty() && block.back().hasTrait<OpTrait::IsTerminator>() &&
        block.back().getNumSuccessors() == 0)
      terminators.push_back(&block.back());
  return terminators;
}

/// Which way the real run goes, which is asserted.
std::optional<bool>
MetaPropagation::RegionRun::getRealWay(const MetaValue &condition) {
  if (!condition.isBool() || !cx.mode.propagateReal)
    return std::nullopt;
  SymInt truth = condition.getInt();
  std::optional<int64_t> real = env.evaluateWithValues(truth);
  if (!real || !requireTruth(env, *real ? truth : env.sub(1, truth)))
    return std::nullopt;
  return *real != 0;
}

/// What is known of the operands, as constants for getEntrySuccessorRegions.
SmallVector<Attribute> MetaPropagation::RegionRun::getConstants() {
  Builder builder(op->getContext());
  SmallVector<Attribute> constants;
  for (auto [value, operand] : llvm::zip_equal(operands, op->getOperands())) {
    Attribute constant;
    if (value.isBool() && value.isKnown())
      constant = builder.getBoolAttr(value.getBool());
    else if (std::optional<bool> way = getRealWay(value))
      constant = builder.getBoolAttr(*way);
    else if (value.isInt() && value.getInt().isInt())
      constant = builder.getIntegerAttr(operand.getType().isIntOrIndex()
                                            ? operand.getType()
                                            : builder.getI64Type(),
                                        value.getInt().getInt());
    constants.push_back(constant);
  }
  return constants;
}

/// Where control goes first: the regions, and the op if it may skip them all.
SmallVector<RegionSuccessor> MetaPropagation::RegionRun::getEntries() {
  SmallVector<RegionSuccessor> successors;
  auto entry = dyn_cast<MetaEntryOpInterface>(op);
  if (!entry) {
    branch.getEntrySuccessorRegions(getConstants(), successors);
    return successors;
  }
  SmallVector<MetaValue, 8> known(operands);
  for (MetaValue &value : known)
    if (std::optional<bool> way = getRealWay(value))
      value = MetaValue::boolean(*way);
  entry.getEntryRegions(cx, known, successors);
  return successors;
}

ValueRange
MetaPropagation::RegionRun::getEntryOperands(RegionSuccessor successor) {
  if (auto entry = dyn_cast<MetaEntryOpInterface>(op))
    return entry.getEntryOperands(successor);
  return branch.getEntrySuccessorOperands(successor);
}

//===----------------------------------------------------------------------===//
// Going in
//===----------------------------------------------------------------------===//

/// A tensor as the first turn of a loop sees it: where it is stored changes
/// from turn to turn.
MetaValue MetaPropagation::RegionRun::makeCarried(const MetaValue &value) {
  if (!value.isTensor())
    return value;
  TensorMeta meta = *value.getTensor();
  meta.storage = 0;
  meta.storageBytes = SymInt::unknown();
  return cx.createValue(meta);
}

/// Whether two values are one and the same, not just alike.
static bool isIdentical(const MetaValue &a, const MetaValue &b) {
  if (a.getKind() != b.getKind())
    return false;
  if (a.isTensor())
    return a.getTensor() == b.getTensor();
  return a.isInt() && a.getInt() == b.getInt();
}

void MetaPropagation::RegionRun::enter() {
  for (auto [region, state] : llvm::zip_equal(op->getRegions(), states))
    for (BlockArgument argument : region.getArguments())
      state.arguments.push_back(analysis.makeDeclared(argument.getType()));
  for (RegionSuccessor successor : getEntries()) {
    Region *region = successor.getSuccessor();
    if (!region)
      continue;
    EntryState &state = states[region->getRegionNumber()];
    state.isReached = true;
    bool isRepeated = branch.isRepetitiveRegion(region->getRegionNumber());
    isLoop |= isRepeated;
    for (auto [value, input] : llvm::zip(getEntryOperands(successor),
                                         successor.getSuccessorInputs())) {
      const MetaValue &known = analysis.lookup(value);
      MetaValue &argument =
          state.arguments[cast<BlockArgument>(input).getArgNumber()];
      argument = isRepeated && !iface ? makeCarried(known) : known;
      analysis.objects.link(argument, known);
    }
  }
  if (!iface)
    return;
  SmallVector<MutableArrayRef<MetaValue>, 2> arguments;
  for (EntryState &state : states)
    arguments.push_back(state.arguments);
  cx.clearError();
  if (failed(iface.enterRegions(cx, operands, arguments)))
    reportOpError();
  // Numbers that the op makes up stand for those of all turns.
  for (const EntryState &state : states)
    for (const MetaValue &value : state.arguments)
      if (value.isInt() &&
          llvm::none_of(operands, [&](const MetaValue &operand) {
            return isIdentical(operand, value);
          }))
        widener.adopt(value.getInt());
}

//===----------------------------------------------------------------------===//
// Round and round
//===----------------------------------------------------------------------===//

MetaValue MetaPropagation::RegionRun::widen(const MetaValue &known,
                                            const MetaValue &incoming,
                                            bool &hasChanged) {
  MetaValue widened =
      widener.widen(known, incoming, /*mayGrow=*/true, hasChanged);
  analysis.reportRefusal(op);
  return widened;
}

/// Gives what regions take the names that their types have.
void MetaPropagation::RegionRun::adoptNames() {
  SmallVector<BlockArgument> arguments;
  SmallVector<MetaValue *> known;
  for (auto [region, state] : llvm::zip_equal(op->getRegions(), states))
    for (auto [argument, value] :
         llvm::zip_equal(region.getArguments(), state.arguments)) {
      arguments.push_back(argument);
      known.push_back(&value);
    }
  analysis.adoptDeclaredNames(arguments, known, widener);
}

/// Joins what a terminator hands to an argument with what it had so far. Where
/// two regions know the same of a value, they do so afterwards.
void MetaPropagation::RegionRun::handOver(Value value, BlockArgument argument,
                                          Operation *from,
                                          SmallVectorImpl<Joined> &joined) {
  EntryState &state =
      states[argument.getOwner()->getParent()->getRegionNumber()];
  MetaValue &known = state.arguments[argument.getArgNumber()];
  const MetaValue &incoming = analysis.lookup(value);
  if (iface) {
    std::string wrong = findDisagreement(known, incoming);
    if (!wrong.empty())
      return reportMeeting(value, argument, from, wrong);
  }
  for (const Joined &other : joined)
    if (isIdentical(other.known, known)) {
      isStale |= !isIdentical(known, other.joined) && state.isSwept;
      known = other.joined;
      return;
    }
  bool hasChanged;
  MetaValue widened = widen(known, incoming, hasChanged);
  analysis.objects.link(widened, known);
  analysis.objects.link(widened, incoming);
  joined.push_back({known, widened});
  known = widened;
  isStale |= hasChanged && state.isSwept;
}

void MetaPropagation::RegionRun::forward(
    ArrayRef<RegionSuccessor> successors,
    function_ref<ValueRange(RegionSuccessor)> getValues, Operation *from) {
  // By operand of the terminator.
  SmallVector<SmallVector<Joined, 2>, 4> joined;
  for (RegionSuccessor successor : successors) {
    Region *region = successor.getSuccessor();
    if (!region)
      continue;
    isLoop = true;
    EntryState &state = states[region->getRegionNumber()];
    ValueRange values = getValues(successor);
    joined.resize(std::max<size_t>(joined.size(), values.size()));
    for (auto [i, value, input] :
         llvm::enumerate(values, successor.getSuccessorInputs())) {
      auto argument = cast<BlockArgument>(input);
      if (state.isReached)
        handOver(value, argument, from, joined[i]);
      else
        state.arguments[argument.getArgNumber()] = analysis.lookup(value);
    }
    state.isReached = true;
  }
}

void MetaPropagation::RegionRun::sweep(Region &region, EntryState &state) {
  state.isSwept = true;
  for (auto [argument, value] :
       llvm::zip_equal(region.getArguments(), state.arguments))
    analysis.setValue(argument, value);
  outside.enter();
  analysis.sweep(region);
  for (Operation *terminator : getTerminatorsOf(region))
    forward(
        getSuccessors(branch, terminator),
        [&](RegionSuccessor successor) {
          return getHandedOn(terminator, successor);
        },
        terminator);
  leaveRegion(region);
}

/// Takes back what a region did to objects from outside, which the other
/// regions do not see.
void MetaPropagation::RegionRun::leaveRegion(Region &region) {
  if (!region.empty() && !region.back().empty() &&
      analysis.objects.isTracking())
    for (Operation *terminator : getTerminatorsOf(region))
      for (Value value : terminator->getOperands())
        handedOn[{terminator, value}] = analysis.lookup(value);
  if (!region.empty() && !region.back().empty())
    outside.leave(&region.back().back());
}

/// What a terminator hands on.
MetaValue MetaPropagation::RegionRun::lookupFrom(Operation *terminator,
                                                 Value value) const {
  auto it = handedOn.find({terminator, value});
  return it == handedOn.end() ? analysis.lookup(value) : it->second;
}

/// Lets the regions of a loop begin with what any of them may have done.
void MetaPropagation::RegionRun::widenOutside() {
  if (!isLoop || !outside.hasChanges())
    return;
  isStale |= outside.widenEntries(
      [&](const MetaValue &known, const MetaValue &incoming, bool &hasChanged) {
        return widen(known, incoming, hasChanged);
      });
}

/// Sweeps each region that control reaches once.
void MetaPropagation::RegionRun::sweepAll() {
  ++numSweeps;
  isStale = false;
  for (EntryState &state : states)
    state.isSwept = false;
  bool isDone = false;
  while (!isDone) {
    isDone = true;
    for (auto [region, state] : llvm::zip_equal(op->getRegions(), states))
      if (state.isReached && !state.isSwept) {
        sweep(region, state);
        isDone = false;
      }
  }
  widenOutside();
}

/// Forgets what is handed on, so that it cannot change any more.
void MetaPropagation::RegionRun::forgetCarried() {
  auto forget = [&](Value input) {
    auto argument = dyn_cast<BlockArgument>(input);
    if (!argument)
      return;
    EntryState &state =
        states[argument.getOwner()->getParent()->getRegionNumber()];
    MetaValue &value = state.arguments[argument.getArgNumber()];
    TensorMeta meta;
    if (iface && value.isTensor()) {
      meta.dtype = value.getTensor()->dtype;
      meta.device = value.getTensor()->device;
    }
    value = value.isTensor() ? cx.createValue(meta) : MetaValue();
  };
  for (Region &region : op->getRegions())
    for (Operation *terminator : getTerminatorsOf(region))
      for (RegionSuccessor successor : getSuccessors(branch, terminator))
        llvm::for_each(successor.getSuccessorInputs(), forget);
}

//===----------------------------------------------------------------------===//
// Coming out
//===----------------------------------------------------------------------===//

/// What is known of a value that is one of two.
MetaValue MetaPropagation::RegionRun::join(const MetaValue &known,
                                           const MetaValue &incoming,
                                           bool &hasChanged) {
  auto join = [&](SymInt a, SymInt b, bool isSize) {
    return a == b || isTrue(env.eq(a, b)) ? a : joinFresh(cx, a, b, isSize);
  };
  Merger merger(cx, join, /*withStorage=*/true);
  MetaValue joined = merger.merge(known, incoming);
  hasChanged = merger.hasChanged();
  return joined;
}

void MetaPropagation::RegionRun::addResults(RegionSuccessor successor,
                                            ValueRange values, Operation *from,
                                            MutableArrayRef<MetaValue> results,
                                            llvm::BitVector &isReached) {
  for (auto [value, input] :
       llvm::zip(values, successor.getSuccessorInputs())) {
    unsigned i = cast<OpResult>(input).getResultNumber();
    MetaValue incoming = lookupFrom(from, value), before = results[i];
    bool hasChanged;
    results[i] =
        isReached.test(i) ? join(before, incoming, hasChanged) : incoming;
    analysis.objects.link(results[i], before);
    analysis.objects.link(results[i], incoming);
    isReached.set(i);
  }
}

/// Joins the results of an op that only hands values on.
void MetaPropagation::RegionRun::collectResults(
    MutableArrayRef<MetaValue> results) {
  llvm::BitVector isReached(op->getNumResults());
  for (RegionSuccessor successor : getEntries())
    if (successor.isParent())
      addResults(successor, getEntryOperands(successor), op, results,
                 isReached);
  for (auto [region, state] : llvm::zip_equal(op->getRegions(), states)) {
    if (!state.isSwept)
      continue;
    for (Operation *terminator : getTerminatorsOf(region))
      for (RegionSuccessor successor : getSuccessors(branch, terminator))
        if (successor.isParent())
          addResults(successor, getHandedOn(terminator, successor), terminator,
                     results, isReached);
  }
}

void MetaPropagation::RegionRun::leave() {
  SmallVector<MetaValue, 4> results(op->getNumResults());
  analysis.nameSymbolsOf(op->getResultTypes());
  if (iface) {
    SmallVector<SmallVector<MetaValue, 4>, 2> yielded(op->getNumRegions());
    for (auto [region, values] : llvm::zip_equal(op->getRegions(), yielded))
      for (Value value : region.front().back().getOperands())
        values.push_back(lookupFrom(&region.front().back(), value));
    SmallVector<ArrayRef<MetaValue>, 2> views(yielded.begin(), yielded.end());
    cx.clearError();
    if (succeeded(iface.leaveRegions(cx, operands, views, results)))
      ++analysis.numInferred;
    else
      reportOpError();
  } else {
    collectResults(results);
    ++analysis.numInferred;
  }
  analysis.stopNaming();
  analysis.reportRefusal(op);
  analysis.setResults(op, results);
}

/// Changes objects from outside to what they are behind the op.
void MetaPropagation::RegionRun::leaveOutside() {
  if (!outside.hasChanges())
    return;
  bool maySkip = llvm::any_of(getEntries(), [](RegionSuccessor successor) {
    return successor.isParent();
  });
  outside.finish(
      maySkip, isLoop, op,
      [&](const MetaValue &known, const MetaValue &incoming, bool &hasChanged) {
        return join(known, incoming, hasChanged);
      });
}

/// Compares what is known of the arguments with what they are declared as.
void MetaPropagation::RegionRun::finishArguments() {
  for (auto [region, state] : llvm::zip_equal(op->getRegions(), states)) {
    if (!state.isSwept)
      continue;
    for (BlockArgument argument : region.getArguments()) {
      // What is known of an argument may have changed since.
      const MetaValue &value = state.arguments[argument.getArgNumber()];
      std::string wrong = analysis.finishArgument(argument, value);
      if (!wrong.empty())
        reportArgument(argument, value, wrong);
    }
  }
}

/// Remembers which types must go together. Ops that are asked for metadata
/// themselves take any types of the same kinds.
void MetaPropagation::RegionRun::addTypeEdges() {
  if (iface || !analysis.options.collectRefinements)
    return;
  llvm::DenseSet<Value> handedOn;
  auto isDead = [&](Value value) {
    Region *region = value.getParentRegion();
    while (region->getParentOp() != op &&
           op->isProperAncestor(region->getParentOp()))
      region = region->getParentRegion();
    return region->getParentOp() == op &&
           !states[region->getRegionNumber()].isSwept;
  };
  forEachTypeEdge(op, [&](Value from, Value to) {
    // What no control reaches has the type that is asked for.
    if (from.getDefiningOp() && analysis.isCoarse(from.getType()) &&
        isDead(from))
      analysis.deadValues.push_back({from, to});
    else
      analysis.typeEdges.push_back({from, to, branch});
    handedOn.insert(from);
  });
  for (Value operand : op->getOperands())
    if (!handedOn.contains(operand))
      analysis.fixedTypes.insert(operand);
}

//===----------------------------------------------------------------------===//
// Diagnostics
//===----------------------------------------------------------------------===//

/// Reports the error in the context, with what the blamed operand or the
/// values for the blamed result are.
void MetaPropagation::RegionRun::reportOpError() {
  if (!analysis.isFirstError(op))
    return;
  InFlightDiagnostic diag = op->emitOpError() << cx.getMessage();
  bool isAfterwards = llvm::all_of(
      states, [](const EntryState &state) { return state.isSwept; });
  for (unsigned blamed : cx.getBlamedArguments()) {
    if (!isAfterwards && blamed < op->getNumOperands())
      diag.attachNote(op->getOperand(blamed).getLoc())
          << "operand #" << blamed << " is " << describe(operands[blamed]);
    for (Region &region : op->getRegions()) {
      Operation *yield = &region.front().back();
      if (isAfterwards && blamed < yield->getNumOperands())
        diag.attachNote(yield->getLoc())
            << "this yields "
            << describe(analysis.lookup(yield->getOperand(blamed)));
    }
  }
  analysis.noteCalls(diag);
}

void MetaPropagation::RegionRun::reportMeeting(Value value,
                                               BlockArgument argument,
                                               Operation *from,
                                               StringRef wrong) {
  if (!analysis.isFirstError(value.getAsOpaquePointer()))
    return;
  InFlightDiagnostic diag =
      from->emitOpError()
      << "expected a value for the next iteration like the one before, found "
      << wrong;
  diag.attachNote(argument.getLoc())
      << "the argument is "
      << describe(states[argument.getOwner()->getParent()->getRegionNumber()]
                      .arguments[argument.getArgNumber()]);
  diag.attachNote(value.getLoc())
      << "the value is " << describe(analysis.lookup(value));
  analysis.noteCalls(diag);
}

void MetaPropagation::RegionRun::reportArgument(BlockArgument argument,
                                                const MetaValue &inferred,
                                                StringRef wrong) {
  if (!analysis.isFirstError(argument.getAsOpaquePointer()))
    return;
  InFlightDiagnostic diag =
      op->emitOpError() << "argument #" << argument.getArgNumber()
                        << " of region #"
                        << argument.getOwner()->getParent()->getRegionNumber()
                        << " is declared as "
                        << describe(
                               analysis.getDeclared(argument.getType()).meta)
                        << " but inferred as " << describe(inferred) << ": "
                        << wrong;
  diag.attachNote(argument.getLoc()) << "the argument is here";
  analysis.noteCalls(diag);
}

//===----------------------------------------------------------------------===//
// The whole
//===----------------------------------------------------------------------===//

/// Forgets what a sweep found but for what goes into regions.
void MetaPropagation::RegionRun::startAgain(const Mark &mark) {
  SmallVector<MetaValue> kept;
  for (const EntryState &state : states)
    llvm::append_range(kept, state.arguments);
  outside.forEachEntry([&](const MetaValue &value) { kept.push_back(value); });
  analysis.abandonSymbols(numSymbols, kept);
  analysis.rewind(mark);
  outside.clearExits();
  handedOn.clear();
}

/// Sweeps until nothing changes.
void MetaPropagation::RegionRun::settle(const Mark &mark) {
  adoptNames();
  for (sweepAll(); isStale; sweepAll()) {
    if (numSweeps >= maxSweeps) {
      forgetCarried();
      outside.forgetEntries();
    }
    startAgain(mark);
  }
}

void MetaPropagation::RegionRun::run() {
  for (Value operand : op->getOperands())
    operands.push_back(analysis.lookup(operand));
  numSymbols = env.getSymbols().size();
  Mark mark = analysis.getMark();
  isLoop = llvm::any_of(op->getRegions(), [&](Region &region) {
    return branch.isRepetitiveRegion(region.getRegionNumber());
  });
  analysis.withOrigin(op, [&] { enter(); });
  bool wasTentative =
      std::exchange(analysis.isTentative, analysis.isTentative || isLoop);
  settle(mark);
  analysis.isTentative = wasTentative;
  if (isLoop && !wasTentative) {
    startAgain(mark);
    settle(mark);
  }
  analysis.withOrigin(op, [&] {
    if (!wasTentative)
      finishArguments();
    leaveOutside();
    leave();
  });
  addTypeEdges();
}

/// Does something, the guards of which are those of `op`.
void MetaPropagation::withOrigin(Operation *op, function_ref<void()> act) {
  size_t numGuards = env.getGuards().size();
  env.setOrigin(origins.size());
  act();
  if (env.getGuards().size() != numGuards)
    origins.push_back(op);
}

void MetaPropagation::visitWithRegions(Operation *op) {
  auto branch = dyn_cast<RegionBranchOpInterface>(op);
  if (branch && !getAbilities(op).rule)
    return RegionRun(*this, branch).run();
  for (Region &region : op->getRegions())
    for (Block &block : region)
      for (BlockArgument argument : block.getArguments())
        setValue(argument, makeDeclared(argument.getType()));
  visit(op);
  RegionObjects outside(cx, objects, op);
  outside.enter();
  for (Region &region : op->getRegions())
    sweep(region);
  // Nobody says when and how often they run.
  outside.leave(op);
  outside.forgetEntries();
  outside.finish(/*maySkip=*/true, /*isLoop=*/true, op, /*join=*/{});
}

MetaPropagation::Mark MetaPropagation::getMark() const {
  return {refinements.size(),
          regionArguments.size(),
          symbolicTensors.size(),
          bindFacts.size(),
          symbolOps.size(),
          typeEdges.size(),
          deadValues.size(),
          objects.getChanges().size(),
          numInferred,
          numMissing};
}

/// Forgets what was found in a sweep that comes again.
void MetaPropagation::rewind(const Mark &mark) {
  refinements.truncate(mark.refinements);
  regionArguments.truncate(mark.regionArguments);
  symbolicTensors.truncate(mark.symbolicTensors);
  bindFacts.truncate(mark.bindFacts);
  symbolOps.truncate(mark.symbolOps);
  typeEdges.truncate(mark.typeEdges);
  deadValues.truncate(mark.deadValues);
  objects.rewind(mark.changes);
  numInferred = mark.numInferred;
  numMissing = mark.numMissing;
}

bool MetaPropagation::isAbandoned(const Guard &guard) const {
  bool found = false;
  auto look = [&](const SymbolExpr *symbol) { found |= isAbandoned(symbol); };
  for (SymInt side : {guard.condition.lhs, guard.condition.rhs})
    if (side.isExpr())
      collectSymbols(side, look);
  return found;
}
