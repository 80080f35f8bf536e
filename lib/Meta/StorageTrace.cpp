//===- StorageTrace.cpp - Storages that an op allocates ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/StorageTrace.h"

using namespace fake;

void StorageTrace::addOperand(const MetaValue &value) {
  forEachTensor(value, [&](const TensorMeta &meta) {
    storages.try_emplace(meta.storage, 0);
  });
}

SymInt fake::roundToBlocks(ShapeEnv &env, SymInt bytes, int64_t blockBytes) {
  return blockBytes == 1 ? bytes
                         : env.mul(env.ceilDiv(bytes, blockBytes), blockBytes);
}

void StorageTrace::allocate(const MetaValue &value) {
  forEachTensor(value, [&](const TensorMeta &meta) {
    SymInt bytes = roundToBlocks(env, meta.storageBytes, blockBytes);
    if (storages.try_emplace(meta.storage, bytes).second)
      current = env.add(current, bytes);
  });
}

void StorageTrace::free(const MetaValue &value) {
  notePeak();
  forEachTensor(value, [&](const TensorMeta &meta) {
    auto it = storages.find(meta.storage);
    if (it == storages.end())
      return;
    current = env.sub(current, it->second);
    it->second = 0;
  });
}

void StorageTrace::include(const StorageTrace &step) {
  for (SymInt peak : step.getPeaks())
    peaks.push_back(env.add(current, peak));
}

void StorageTrace::notePeak() {
  if (peaks.empty() || peaks.back() != current)
    peaks.push_back(current);
}
