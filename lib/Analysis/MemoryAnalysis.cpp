//===- MemoryAnalysis.cpp - The memory of functions -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/MemoryAnalysis.h"

using namespace fake;
using namespace mlir;

const StorageLives &MemoryAnalysis::get(FunctionOpInterface function) {
  auto [it, isNew] = entries.try_emplace(function);
  if (isNew) {
    auto lives = std::make_unique<StorageLives>(
        meta.get(function), model, getRole,
        [&](CallOpInterface call) { return getCallee(call); });
    // Callees have entries of their own.
    it = entries.find(function);
    it->second.lives = std::move(lives);
  }
  return *it->second.lives;
}

/// What the callee of a call allocates; null if it has no body or is recursive.
const CalleeMemory *MemoryAnalysis::getCallee(CallOpInterface call) {
  FunctionOpInterface callee = findBody(call, symbolTables);
  if (!callee)
    return nullptr;
  auto known = entries.find(callee);
  if (known != entries.end() && !known->second.lives)
    return nullptr;
  const StorageLives &lives = get(callee);
  std::unique_ptr<CalleeMemory> &summary = entries.find(callee)->second.callee;
  if (!summary)
    summary = summarize(lives);
  return summary.get();
}

const CalleeMemory *
MemoryAnalysis::findCallee(FunctionOpInterface function) const {
  auto known = entries.find(function);
  return known == entries.end() ? nullptr : known->second.callee.get();
}

std::unique_ptr<CalleeMemory>
MemoryAnalysis::summarize(const StorageLives &lives) const {
  auto summary = std::make_unique<CalleeMemory>();
  summary->meta = &lives.getMeta();
  for (DevicePeak &peak :
       findPeaks(lives, PeakScope::Call, /*keepsDropped=*/false)) {
    StepsOfOp &steps = summary->steps.emplace_back();
    steps.device = peak.device;
    for (const PeakMoment &maximum : peak.maxima) {
      steps.peaks.push_back(maximum.bytes);
      steps.ops.push_back(getOp(lives, maximum.moment, peak.device));
    }
    llvm::append_range(steps.gaps, peak.gaps);
  }
  for (const StorageLife &life : lives.getLives())
    if (life.role == StorageRole::Constant && life.value.getDefiningOp())
      summary->constants.push_back(&life);
  return summary;
}
