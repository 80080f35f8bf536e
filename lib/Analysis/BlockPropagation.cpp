//===- BlockPropagation.cpp - Control through blocks ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of MetaPropagation that follows control through the blocks of a
// region, as BranchOpInterface says where it goes. Blocks are swept in an order
// in which all ways but those back to a loop have been seen. Where ways meet,
// what differs is joined; what a way back changes is widened, and the region is
// swept again until nothing does.
//
//===----------------------------------------------------------------------===//

#include "Declarations.h"
#include "FakeTensor/Analysis/MetaPropagation.h"
#include "Widening.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/RegionGraphTraits.h"
#include "llvm/ADT/PostOrderIterator.h"

using namespace fake;
using namespace mlir;

/// Sweeps after which nothing is known of what blocks take.
static constexpr unsigned maxSweeps = 10;

//===----------------------------------------------------------------------===//
// One region
//===----------------------------------------------------------------------===//

class MetaPropagation::BlockRun {
public:
  BlockRun(MetaPropagation &analysis, Region &region)
      : analysis(analysis), cx(analysis.cx), region(region),
        widener(cx, /*withStorage=*/true),
        numSymbols(analysis.env.getSymbols().size()) {}

  void run();

private:
  void sweepAll();
  void sweep(Block &block);
  void forward(BranchOpInterface branch);
  void handOver(Value value, BlockArgument argument, EntryState &state);
  void forgetArguments();
  void findLoops();
  void startAgain(const Mark &mark);
  void adoptNames();
  void finish();

  MetaPropagation &analysis;
  RuleContext &cx;
  Region &region;
  llvm::DenseMap<Block *, EntryState> states;
  /// Blocks that there is a way back to.
  llvm::SmallPtrSet<Block *, 4> headers;
  Widener widener;
  /// Number of symbols before the region: later ones are its own.
  size_t numSymbols;
  unsigned numSweeps = 0;
  /// Whether an argument changed after its block was swept.
  bool isStale = false;
};

/// What is known of the operands, as constants for getSuccessorForOperands.
static SmallVector<Attribute> getConstants(MetaPropagation &analysis,
                                           Operation *op) {
  Builder builder(op->getContext());
  SmallVector<Attribute> constants;
  for (Value operand : op->getOperands()) {
    const MetaValue &value = analysis.lookup(operand);
    Attribute constant;
    if (value.isBool() && value.isKnown())
      constant = builder.getBoolAttr(value.getBool());
    else if (value.isInt() && value.getInt().isInt() &&
             operand.getType().isIntOrIndex())
      constant =
          builder.getIntegerAttr(operand.getType(), value.getInt().getInt());
    constants.push_back(constant);
  }
  return constants;
}

/// Joins what a branch hands to an argument with what it had so far.
void MetaPropagation::BlockRun::handOver(Value value, BlockArgument argument,
                                         EntryState &state) {
  const MetaValue incoming =
      value ? analysis.lookup(value) : MetaValue(); // null: made by the branch
  MetaValue &known = state.arguments[argument.getArgNumber()];
  if (!state.isReached) {
    known = incoming;
    return;
  }
  analysis.nameSymbolsOf(argument.getType());
  bool hasChanged;
  known = widener.widen(known, incoming, /*mayGrow=*/state.isSwept, hasChanged);
  analysis.stopNaming();
  analysis.objects.link(known, incoming);
  isStale |= hasChanged && state.isSwept;
}

void MetaPropagation::BlockRun::forward(BranchOpInterface branch) {
  Block *only = branch.getSuccessorForOperands(getConstants(analysis, branch));
  for (auto [i, successor] : llvm::enumerate(branch->getSuccessors())) {
    if (only && successor != only)
      continue;
    EntryState &state = states[successor];
    state.arguments.resize(successor->getNumArguments());
    SuccessorOperands operands = branch.getSuccessorOperands(i);
    for (BlockArgument argument : successor->getArguments())
      handOver(operands[argument.getArgNumber()], argument, state);
    state.isReached = true;
  }
  analysis.reportRefusal(branch);
}

void MetaPropagation::BlockRun::sweep(Block &block) {
  EntryState &state = states[&block];
  state.isSwept = true;
  if (!block.isEntryBlock())
    for (auto [argument, value] :
         llvm::zip_equal(block.getArguments(), state.arguments))
      analysis.setValue(argument, value);
  // What is written in one turn is not what it was in the next one.
  if (headers.contains(&block) && !block.empty())
    analysis.objects.forgetElements(/*storage=*/0, &block.front());
  analysis.sweep(block);
  if (block.empty())
    return;
  Operation *end = &block.back();
  if (auto branch = dyn_cast<BranchOpInterface>(end))
    return analysis.withOrigin(end, [&] { forward(branch); });
  // Where control goes is not known: what blocks take is as declared.
  for (Block *successor : end->getSuccessors()) {
    EntryState &next = states[successor];
    next.isReached = true;
    next.arguments.clear();
    for (BlockArgument argument : successor->getArguments())
      next.arguments.push_back(analysis.getDeclared(argument.getType()).meta);
  }
}

/// Sweeps each block that control reaches once.
void MetaPropagation::BlockRun::sweepAll() {
  ++numSweeps;
  isStale = false;
  for (auto &[block, state] : states)
    state.isSwept = false;
  states[&region.front()].isReached = true;
  for (Block *block : llvm::ReversePostOrderTraversal<Region *>(&region))
    if (states[block].isReached)
      sweep(*block);
}

/// Forgets what blocks take, so that it cannot change any more.
void MetaPropagation::BlockRun::forgetArguments() {
  for (auto &[block, state] : states)
    for (MetaValue &value : state.arguments)
      value = value.isTensor() ? cx.createValue(TensorMeta()) : MetaValue();
}

/// Compares arguments with what they are declared as, and remembers which types
/// must go together.
void MetaPropagation::BlockRun::finish() {
  for (Block &block : llvm::drop_begin(region)) {
    if (!states[&block].isSwept)
      continue;
    for (BlockArgument argument : block.getArguments()) {
      // What is known of an argument may have changed since.
      const MetaValue &value =
          states[&block].arguments[argument.getArgNumber()];
      std::string wrong = analysis.finishArgument(argument, value);
      if (wrong.empty() ||
          !analysis.isFirstError(argument.getAsOpaquePointer()))
        continue;
      InFlightDiagnostic diag =
          emitError(argument.getLoc())
          << "block argument #" << argument.getArgNumber() << " is declared as "
          << describe(analysis.getDeclared(argument.getType()).meta)
          << " but inferred as " << describe(value) << ": " << wrong;
      analysis.noteCalls(diag);
    }
  }
  if (!analysis.options.collectRefinements)
    return;
  for (Block &block : region) {
    if (block.empty() || !isa<BranchOpInterface>(block.back()))
      continue;
    forEachTypeEdge(&block.back(), [&](Value from, Value to) {
      analysis.typeEdges.push_back({from, to, &block.back()});
    });
  }
}

/// Finds the blocks that there is a way back to.
void MetaPropagation::BlockRun::findLoops() {
  llvm::DenseMap<Block *, unsigned> order;
  for (Block *block : llvm::ReversePostOrderTraversal<Region *>(&region))
    order.try_emplace(block, order.size());
  for (auto [block, number] : order)
    for (Block *successor : block->getSuccessors())
      if (order.lookup(successor) <= number)
        headers.insert(successor);
}

/// Gives what blocks take the names that their types have.
void MetaPropagation::BlockRun::adoptNames() {
  SmallVector<BlockArgument> arguments;
  SmallVector<MetaValue *> known;
  for (Block &block : llvm::drop_begin(region))
    for (auto [argument, value] :
         llvm::zip(block.getArguments(), states[&block].arguments)) {
      arguments.push_back(argument);
      known.push_back(&value);
    }
  analysis.adoptDeclaredNames(arguments, known, widener);
}

/// Forgets what a sweep found but for what goes into blocks.
void MetaPropagation::BlockRun::startAgain(const Mark &mark) {
  SmallVector<MetaValue> kept;
  for (auto &[block, state] : states)
    llvm::append_range(kept, state.arguments);
  analysis.abandonSymbols(numSymbols, kept);
  analysis.rewind(mark);
}

void MetaPropagation::BlockRun::run() {
  findLoops();
  bool isLoop = !headers.empty();
  Mark mark = analysis.getMark();
  bool wasTentative =
      std::exchange(analysis.isTentative, analysis.isTentative || isLoop);
  for (sweepAll(); isStale; sweepAll()) {
    if (numSweeps == maxSweeps)
      forgetArguments();
    startAgain(mark);
  }
  analysis.isTentative = wasTentative;
  if (isLoop && !wasTentative) {
    startAgain(mark);
    adoptNames();
    sweepAll();
  }
  analysis.abandoned.insert_range(widener.getReplaced());
  if (!wasTentative)
    finish();
}

//===----------------------------------------------------------------------===//
// Regions
//===----------------------------------------------------------------------===//

void MetaPropagation::sweep(Region &region) {
  if (LLVM_LIKELY(region.hasOneBlock()))
    return sweep(region.front());
  if (!region.empty())
    BlockRun(*this, region).run();
}

/// Compares an argument with what it is declared as; says what is wrong. Notes
/// what is to be written back.
std::string MetaPropagation::finishArgument(BlockArgument argument,
                                            const MetaValue &value) {
  const DeclaredType &declared = getDeclared(argument.getType());
  std::string wrong;
  if (value.isTensor()) {
    wrong = findContradiction(declared, *value.getTensor());
    if (declared.iface && !declared.iface->declaresLayout() &&
        hasSymbolicSizes(*value.getTensor()))
      symbolicTensors.push_back(argument);
  }
  if (options.collectRefinements && declared.iface &&
      refineType(argument.getType(), {value, cache.describe(value)}) !=
          argument.getType())
    regionArguments.push_back(argument);
  return wrong;
}

/// Notes the symbols of the last sweep that the next one will not know: those
/// behind the first `numBefore` that none of the values has.
void MetaPropagation::abandonSymbols(size_t numBefore,
                                     ArrayRef<MetaValue> kept) {
  llvm::DenseSet<const SymbolExpr *> symbols;
  for (const MetaValue &value : kept)
    forEachSymbol(value, [&](const SymbolExpr *s) { symbols.insert(s); });
  for (const SymbolInfo &info : env.getSymbols().drop_front(numBefore)) {
    // The next sweep asks for the same large values under the same names.
    bool isForgotten = !symbols.contains(info.symbol);
    if (info.kind == SymbolKind::Computed) {
      isForgotten = false;
      for (SymInt operand : env.getLargeOperands(info.symbol))
        if (operand.isExpr())
          collectSymbols(operand, [&](const SymbolExpr *symbol) {
            isForgotten |= isAbandoned(symbol);
          });
    }
    // So it does for components of jagged tensors.
    if (const SymbolExpr *ragged = cx.getRaggedOf(info.symbol))
      isForgotten = isAbandoned(ragged);
    if (isForgotten)
      abandoned.insert(info.symbol);
  }
}
