//===- RegionRuns.cpp - Single runs of a region -----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FunctionSweep.h"

using namespace fake;
using namespace mlir;

/// Number of runs of a region that are inferred one by one.
static constexpr unsigned maxRuns = 64;

/// Sweeps the body of an op with these arguments; what it yields.
static SmallVector<MetaValue, 4> sweepRun(FunctionSweep &sweep, Block &body,
                                          ArrayRef<MetaValue> arguments) {
  for (auto [argument, value] : llvm::zip_equal(body.getArguments(), arguments))
    sweep.setValue(argument, value);
  sweep.sweep(body);
  return llvm::map_to_vector<4>(body.back().getOperands(), [&](Value operand) {
    return sweep.lookup(operand);
  });
}

bool fake::inferRuns(FunctionSweep &sweep, Operation *op,
                     ArrayRef<MetaValue> operands,
                     SmallVectorImpl<MetaValue> &results) {
  auto runs = dyn_cast<MetaRunsOpInterface>(op);
  if (!runs || op->getNumRegions() != 1 || !op->getRegion(0).hasOneBlock() ||
      op->getRegion(0).front().empty())
    return false;
  Block &body = op->getRegion(0).front();
  RuleContext &cx = sweep.state.cx;
  std::vector<SmallVector<MetaValue, 4>> yielded;
  while (true) {
    auto arguments =
        llvm::map_to_vector(body.getArgumentTypes(), [&](Type type) {
          return sweep.state.types.make(type);
        });
    ArrayRef<MetaValue> previous;
    if (!yielded.empty())
      previous = yielded.back();
    std::optional<bool> isRun =
        runs.enterRun(cx, operands, yielded.size(), previous, arguments);
    if (!isRun || (*isRun && yielded.size() == maxRuns))
      break;
    if (!*isRun) {
      SmallVector<ArrayRef<MetaValue>> views(yielded.begin(), yielded.end());
      results.resize(op->getNumResults());
      runs.leaveRuns(cx, operands, views, results);
      break;
    }
    yielded.push_back(sweepRun(sweep, body, arguments));
  }
  return !yielded.empty();
}
