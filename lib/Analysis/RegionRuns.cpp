//===- RegionRuns.cpp - Single runs of a region -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Merge.h"
#include "FunctionSweep.h"
#include <map>

using namespace fake;
using namespace mlir;

/// Number of runs of a region that are inferred one by one.
static constexpr unsigned maxRuns = 64;

/// Sets the arguments of a run; returns whether there is such a run, or nullopt
/// if that is not known.
static std::optional<bool> enterRun(FunctionSweep &sweep,
                                    MetaRunsOpInterface op,
                                    ArrayRef<MetaValue> operands, unsigned run,
                                    ArrayRef<MetaValue> previous,
                                    SmallVectorImpl<MetaValue> &arguments) {
  arguments.clear();
  for (Type type : op->getRegion(0).front().getArgumentTypes())
    arguments.push_back(sweep.state.types.make(type));
  return op.enterRun(sweep.state.cx, operands, run, previous, arguments);
}

/// Sweeps the region for one run; what it yields.
static SmallVector<MetaValue, 4> sweepRun(FunctionSweep &sweep, Operation *op,
                                          ArrayRef<MetaValue> arguments,
                                          unsigned run) {
  Block &body = op->getRegion(0).front();
  for (auto [argument, value] : llvm::zip_equal(body.getArguments(), arguments))
    sweep.setValue(argument, value);
  sweep.state.reporter.enterRun(op, run);
  sweep.sweep(body);
  sweep.state.reporter.leaveRun();
  return llvm::map_to_vector<4>(body.back().getOperands(), [&](Value operand) {
    return sweep.lookup(operand);
  });
}

namespace {
/// Joins the values in a region over its runs.
class RunJoin {
public:
  RunJoin(FunctionSweep &sweep, KnownRuns &known)
      : sweep(sweep), known(known) {}

  /// Adds the values of a run that was just swept. Sizes that are equal in each
  /// run share a symbol.
  void add(Region &region) {
    joined.clear();
    addRegion(region);
  }

private:
  void addRegion(Region &region);
  void addValue(Value value);
  SymInt join(SymInt a, SymInt b, bool isSize);

  FunctionSweep &sweep;
  KnownRuns &known;
  /// The integers that were joined for the current run.
  std::map<std::tuple<int64_t, int64_t, bool>, SymInt> joined;
};
} // namespace

SymInt RunJoin::join(SymInt a, SymInt b, bool isSize) {
  auto [it, isNew] = joined.try_emplace(
      {a.getOpaqueValue(), b.getOpaqueValue(), isSize}, SymInt());
  if (isNew)
    it->second = joinRuns(sweep.state.cx, a, b, isSize);
  return it->second;
}

void RunJoin::addValue(Value value) {
  const MetaValue &now = sweep.lookup(value);
  auto [it, isNew] = known.values.insert({value, now});
  if (isNew)
    return;
  auto fn = [&](SymInt a, SymInt b, bool isSize) { return join(a, b, isSize); };
  it->second =
      Merger(sweep.state.cx, fn, /*withStorage=*/false).merge(it->second, now);
}

void RunJoin::addRegion(Region &region) {
  for (Block &block : region) {
    llvm::for_each(block.getArguments(), [&](Value v) { addValue(v); });
    for (Operation &op : block) {
      llvm::for_each(op.getResults(), [&](Value v) { addValue(v); });
      for (Region &nested : op.getRegions()) {
        if (sweep.state.findings.unreached.contains(&nested))
          continue;
        known.reached.insert(&nested);
        addRegion(nested);
      }
    }
  }
}

bool fake::tellsRuns(FunctionSweep &sweep, Operation *op,
                     ArrayRef<MetaValue> operands) {
  auto runs = dyn_cast<MetaRunsOpInterface>(op);
  if (!runs || op->getNumRegions() != 1 || !op->getRegion(0).hasOneBlock() ||
      op->getRegion(0).front().empty())
    return false;
  SmallVector<MetaValue, 4> arguments;
  return enterRun(sweep, runs, operands, 0, {}, arguments).has_value();
}

KnownRuns fake::inferRuns(FunctionSweep &sweep, Operation *op,
                          ArrayRef<MetaValue> operands) {
  auto runs = cast<MetaRunsOpInterface>(op);
  RuleContext &cx = sweep.state.cx;
  KnownRuns known;
  RunJoin join(sweep, known);
  SmallVector<MetaValue, 4> arguments;
  std::vector<SmallVector<MetaValue, 4>> yielded;
  std::optional<bool> isRun;
  while ((isRun =
              enterRun(sweep, runs, operands, yielded.size(),
                       yielded.empty() ? ArrayRef<MetaValue>() : yielded.back(),
                       arguments)) == true &&
         yielded.size() < maxRuns) {
    yielded.push_back(sweepRun(sweep, op, arguments, yielded.size()));
    join.add(op->getRegion(0));
  }
  if (isRun == false) {
    SmallVector<ArrayRef<MetaValue>> views(yielded.begin(), yielded.end());
    known.results.resize(op->getNumResults());
    runs.leaveRuns(cx, operands, views, known.results);
    known.loop = op;
  }
  return known;
}
