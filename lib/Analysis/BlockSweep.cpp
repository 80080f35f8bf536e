//===- BlockSweep.cpp - Control flow through blocks -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Propagates metadata through the CFG of a region, as BranchOpInterface maps
// operands to block arguments. Blocks are swept in reverse post-order. Where
// paths merge, block arguments are joined. Arguments that change along a back
// edge are widened, and the region is swept again until a fixed point is
// reached.
//
//===----------------------------------------------------------------------===//

#include "FunctionSweep.h"
#include "Widening.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/RegionGraphTraits.h"
#include "llvm/ADT/PostOrderIterator.h"

using namespace fake;
using namespace mlir;

/// Number of sweeps after which all block arguments become unknown.
static constexpr unsigned maxSweeps = 10;

//===----------------------------------------------------------------------===//
// Regions
//===----------------------------------------------------------------------===//

namespace {
class BlockSweep {
public:
  BlockSweep(FunctionSweep &sweep, Region &region)
      : functionSweep(sweep), state(sweep.state), cx(state.cx), region(region),
        widener(cx, /*withStorage=*/true),
        numSymbols(state.env.getSymbols().size()) {}

  void run();

private:
  void sweepAll();
  void sweep(Block &block);
  void forward(BranchOpInterface branch);
  void joinArgument(Value value, BlockArgument argument, EntryState &entry);
  MetaValue forget(const MetaValue &value);
  void forgetArguments();
  void findLoops();
  void restart(const FunctionSweep::Mark &mark);
  void adoptNames();
  void finish();

  FunctionSweep &functionSweep;
  FunctionMeta::State &state;
  RuleContext &cx;
  Region &region;
  llvm::DenseMap<Block *, EntryState> states;
  /// Targets of back edges.
  llvm::SmallPtrSet<Block *, 4> headers;
  Widener widener;
  /// Number of symbols created before this region was entered.
  size_t numSymbols;
  unsigned numSweeps = 0;
  /// Whether a block argument changed after its block was swept.
  bool isStale = false;
  /// Whether the loops were entered too often: their values are unknown.
  bool isExhausted = false;
};
} // namespace

/// The constant operands of `op`, for getSuccessorForOperands.
static SmallVector<Attribute> getConstants(FunctionSweep &sweep,
                                           Operation *op) {
  Builder builder(op->getContext());
  SmallVector<Attribute> constants;
  for (Value operand : op->getOperands()) {
    const MetaValue &value = sweep.lookup(operand);
    Attribute constant;
    if (std::optional<bool> known = value.asBool())
      constant = builder.getBoolAttr(*known);
    else if (value.isInt() && value.getInt().isInt() &&
             operand.getType().isIntOrIndex())
      constant =
          builder.getIntegerAttr(operand.getType(), value.getInt().getInt());
    constants.push_back(constant);
  }
  return constants;
}

/// A value of the same kind without metadata.
MetaValue BlockSweep::forget(const MetaValue &value) {
  TensorMeta unknown;
  unknown.offset = SymInt::unknown();
  return value.isTensor() ? cx.createValue(unknown) : MetaValue();
}

/// Joins a forwarded operand into a block argument.
void BlockSweep::joinArgument(Value value, BlockArgument argument,
                              EntryState &entry) {
  const MetaValue incoming = value ? functionSweep.lookup(value)
                                   : MetaValue(); // null: created by the branch
  MetaValue &known = entry.arguments[argument.getArgNumber()];
  if (isExhausted && headers.contains(argument.getOwner())) {
    known = MetaValue();
    return;
  }
  if (!entry.isReached) {
    known = incoming;
    return;
  }
  state.namer.offerNamesOf(TypeRange(argument.getType()));
  bool hasChanged;
  known = widener.widen(known, incoming, /*mayGrow=*/entry.isSwept, hasChanged);
  state.namer.stopNaming();
  state.identity.link(known, incoming);
  isStale |= hasChanged && entry.isSwept;
}

void BlockSweep::forward(BranchOpInterface branch) {
  Block *only =
      branch.getSuccessorForOperands(getConstants(functionSweep, branch));
  for (auto [i, successor] : llvm::enumerate(branch->getSuccessors())) {
    if (only && successor != only)
      continue;
    EntryState &entry = states[successor];
    entry.arguments.resize(successor->getNumArguments());
    SuccessorOperands operands = branch.getSuccessorOperands(i);
    for (BlockArgument argument : successor->getArguments())
      joinArgument(operands[argument.getArgNumber()], argument, entry);
    entry.isReached = true;
  }
  state.reporter.reportRefusal(cx, branch);
}

void BlockSweep::sweep(Block &block) {
  EntryState &entry = states[&block];
  entry.isSwept = true;
  if (!block.isEntryBlock())
    for (auto [argument, value] :
         llvm::zip_equal(block.getArguments(), entry.arguments))
      functionSweep.setValue(argument, value);
  // Values written in one iteration are read in the next.
  if (headers.contains(&block) && !block.empty())
    state.identity.forgetConstants(/*storage=*/0, &block.front());
  functionSweep.sweep(block);
  if (block.empty())
    return;
  Operation *end = &block.back();
  if (auto branch = dyn_cast<BranchOpInterface>(end))
    return functionSweep.withOrigin(end, [&] { forward(branch); });
  // The successor operands are unknown: block arguments are as declared.
  for (Block *successor : end->getSuccessors()) {
    EntryState &next = states[successor];
    next.isReached = true;
    next.arguments.clear();
    for (BlockArgument argument : successor->getArguments())
      next.arguments.push_back(state.types.get(argument.getType()).meta);
  }
}

/// Sweeps each reachable block once.
void BlockSweep::sweepAll() {
  ++numSweeps;
  isStale = false;
  for (auto &[block, entry] : states)
    entry.isSwept = false;
  states[&region.front()].isReached = true;
  for (Block *block : llvm::ReversePostOrderTraversal<Region *>(&region))
    if (states[block].isReached)
      sweep(*block);
}

/// Makes all block arguments unknown, which forces convergence.
void BlockSweep::forgetArguments() {
  for (auto &[block, entry] : states)
    for (MetaValue &value : entry.arguments)
      value = forget(value);
}

/// Compares block arguments with their declared types.
void BlockSweep::finish() {
  for (Block &block : llvm::drop_begin(region)) {
    if (!states[&block].isSwept)
      continue;
    for (BlockArgument argument : block.getArguments()) {
      // The metadata of an argument may have changed since its block was swept.
      const MetaValue &value =
          states[&block].arguments[argument.getArgNumber()];
      std::string wrong = functionSweep.finishArgument(argument, value);
      if (wrong.empty())
        continue;
      Diagnostic *diag = state.reporter.beginError(
          getShownLocation(argument), argument.getAsOpaquePointer());
      if (!diag)
        continue;
      *diag << "block argument #" << argument.getArgNumber()
            << " is declared as "
            << describe(state.types.get(argument.getType()).meta)
            << " but inferred as " << describe(value) << ": " << wrong;
      state.reporter.noteCalls(*diag);
    }
  }
  for (Block &block : region)
    if (!block.empty() && isa<BranchOpInterface>(block.back()))
      state.findings.constraints.push_back(&block.back());
}

/// Finds the targets of back edges.
void BlockSweep::findLoops() {
  llvm::DenseMap<Block *, unsigned> order;
  for (Block *block : llvm::ReversePostOrderTraversal<Region *>(&region))
    order.try_emplace(block, order.size());
  for (auto [block, number] : order)
    for (Block *successor : block->getSuccessors())
      if (order.lookup(successor) <= number)
        headers.insert(successor);
}

/// Gives the symbols of block arguments the names in their types.
void BlockSweep::adoptNames() {
  SmallVector<BlockArgument> arguments;
  SmallVector<MetaValue *> known;
  for (Block &block : llvm::drop_begin(region))
    for (auto [argument, value] :
         llvm::zip(block.getArguments(), states[&block].arguments)) {
      arguments.push_back(argument);
      known.push_back(&value);
    }
  state.namer.adoptNames(arguments, known, widener);
}

/// Discards the results of a sweep, except for the block arguments.
void BlockSweep::restart(const FunctionSweep::Mark &mark) {
  SmallVector<MetaValue> kept;
  for (auto &[block, entry] : states)
    llvm::append_range(kept, entry.arguments);
  state.namer.abandonSymbols(numSymbols, kept);
  functionSweep.rewind(mark);
}

void BlockSweep::run() {
  findLoops();
  bool isLoop = !headers.empty();
  FunctionSweep::Mark mark = functionSweep.getMark();
  bool wasTentative =
      functionSweep.exchangeTentative(functionSweep.isTentative() || isLoop);
  isExhausted = isLoop && functionSweep.loops.enter(&region, wasTentative);
  for (sweepAll(); isStale; sweepAll()) {
    if (numSweeps >= maxSweeps)
      forgetArguments();
    restart(mark);
  }
  (void)functionSweep.exchangeTentative(wasTentative);
  if (isLoop && !wasTentative) {
    restart(mark);
    adoptNames();
    sweepAll();
  }
  state.namer.abandon(widener.getReplaced());
  if (!wasTentative)
    finish();
  else if (!region.hasOneBlock())
    state.reconciler.omit();
}

void fake::sweepBlocks(FunctionSweep &sweep, Region &region) {
  BlockSweep(sweep, region).run();
}
