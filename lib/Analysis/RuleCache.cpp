//===- RuleCache.cpp - Rules need not be run twice --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/RuleCache.h"

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Descriptions
//===----------------------------------------------------------------------===//

unsigned RuleCache::TensorInfo::getHashValue(const TensorMeta *meta) {
  // Programs that compute sizes have many small tensors that differ in nothing
  // but their elements.
  uint64_t hash = hashMetadata(*meta);
  for (SymInt element : meta->constant)
    hash = (hash ^ static_cast<uint64_t>(element.getOpaqueValue())) *
           0x9e3779b97f4a7c15ULL;
  return static_cast<unsigned>(hash ^ hash >> 32);
}

bool RuleCache::TensorInfo::isEqual(const TensorMeta *a, const TensorMeta *b) {
  if (a == b)
    return true;
  auto isMarker = [](const TensorMeta *meta) {
    return meta == getEmptyKey() || meta == getTombstoneKey();
  };
  return !isMarker(a) && !isMarker(b) && hasEqualMetadata(*a, *b) &&
         a->storageBytes == b->storageBytes && a->constant == b->constant;
}

/// Whether a list contains tensors, whose storages a key would not show.
static bool hasTensors(ArrayRef<MetaValue> list) {
  return llvm::any_of(list, [](const MetaValue &element) {
    return element.isTensor() ||
           (element.isList() && hasTensors(element.getList()));
  });
}

DescriptionID RuleCache::describe(const MetaValue &value) {
  DescriptionID *id = nullptr;
  if (value.isTensor()) {
    if (value.getTensor()->storage == 0)
      return 0;
    id = &tensors[value.getTensor()];
  } else if (value.isInt()) {
    id = &integers[{value.getInt().getOpaqueValue(), 0}];
  } else if (value.isList() && hasTensors(value.getList())) {
    return 0;
  } else {
    return ++lastID;
  }
  if (*id == 0)
    *id = ++lastID;
  return *id;
}

//===----------------------------------------------------------------------===//
// Keys
//===----------------------------------------------------------------------===//

std::optional<CacheBypass> RuleCache::makeKey(Operation *op,
                                              ArrayRef<KnownValue> operands) {
  if (op->getNumRegions() != 0)
    return CacheBypass::Regions;
  if (operands.size() > maxOperands)
    return CacheBypass::ManyOperands;
  auto mix = [&](uint64_t word) {
    hash = (hash ^ word) * 0x9e3779b97f4a7c15ULL;
    hash ^= hash >> 32;
  };
  hash = reinterpret_cast<uintptr_t>(op->getName().getAsOpaquePointer());
  mix(op->hashProperties());
  aliases = 0;
  for (unsigned i = 0; i < operands.size(); ++i) {
    if (operands[i].id == 0)
      return CacheBypass::Operands;
    mix(operands[i].id);
    if (!operands[i].value.isTensor())
      continue;
    StorageID storage = operands[i].value.getTensor()->storage;
    unsigned first = 0;
    while (!operands[first].value.isTensor() ||
           operands[first].value.getTensor()->storage != storage)
      ++first;
    aliases |= uint64_t(first) << (4 * i);
  }
  mix(aliases);
  // Two word values are reserved for empty entries.
  hash &= ~uint64_t(0) >> 1;
  return std::nullopt;
}

/// Whether two ops have results of the same types. Most have one.
static bool haveEqualTypes(Operation *a, Operation *b) {
  unsigned count = a->getNumResults();
  if (count != b->getNumResults())
    return false;
  for (unsigned i = 0; i < count; ++i)
    if (a->getResult(i).getType() != b->getResult(i).getType())
      return false;
  return true;
}

bool RuleCache::matches(const Entry &entry, Operation *op,
                        ArrayRef<KnownValue> operands) const {
  Operation *known = entry.op;
  if (entry.epoch != epoch || entry.aliases != aliases ||
      known->getName() != op->getName() ||
      known->getNumOperands() != op->getNumOperands() ||
      known->getRawDictionaryAttrs() != op->getRawDictionaryAttrs())
    return false;
  for (unsigned i = 0; i < operands.size(); ++i)
    if (entry.operands[i] != operands[i].id)
      return false;
  return haveEqualTypes(known, op) &&
         op->getName().compareOpProperties(known->getPropertiesStorage(),
                                           op->getPropertiesStorage());
}

//===----------------------------------------------------------------------===//
// Entries
//===----------------------------------------------------------------------===//

bool RuleCache::lookup(Operation *op, ArrayRef<KnownValue> operands,
                       SmallVectorImpl<CachedResult> &results) {
  epoch = cx.env.getEpoch();
  reason = makeKey(op, operands);
  if (!reason) {
    auto it = entries.find(hash);
    if (it != entries.end() && matches(it->second, op, operands)) {
      ++statistics.hits;
      const Entry &entry = it->second;
      StorageID first = cx.reserveStorages(entry.numStorages);
      for (unsigned i = 0; i < op->getNumResults(); ++i) {
        CachedResult &result = results.emplace_back(entry.results[i]);
        if (!result.known.value.isTensor())
          continue;
        unsigned source = entry.sources[i];
        StorageID storage = source < maxOperands
                                ? operands[source].value.getTensor()->storage
                                : first + source - maxOperands;
        result.known.value =
            cx.createValue(*result.known.value.getTensor(), storage);
      }
      return true;
    }
  }
  numSymbols = cx.env.getSymbols().size();
  numGuards = cx.env.getGuards().size();
  numRecalled = cx.memos.getNumSpecific();
  firstStorage = cx.getNextStorage();
  return false;
}

void RuleCache::record(Operation *op, ArrayRef<KnownValue> operands,
                       ArrayRef<CachedResult> results, bool hadError) {
  if (reason)
    return bypass(*reason);
  if (hadError)
    return bypass(CacheBypass::Error);
  if (cx.env.getEpoch() != epoch || cx.env.getSymbols().size() != numSymbols ||
      cx.env.getGuards().size() != numGuards || cx.env.isInTrial() ||
      cx.memos.getNumSpecific() != numRecalled)
    return bypass(CacheBypass::Symbols);

  unsigned numStorages = cx.getNextStorage() - firstStorage;
  SmallVector<uint8_t> sources;
  for (const CachedResult &result : results) {
    uint8_t source = 0;
    // An op that declares a symbol must be visited each time, see
    // getSymbolOps().
    bool isSymbol = operands.empty() && result.known.value.isInt() &&
                    result.known.value.getInt().isExpr();
    if (result.known.id == 0 || isSymbol)
      return bypass(CacheBypass::Results);
    if (result.known.value.isTensor()) {
      StorageID storage = result.known.value.getTensor()->storage;
      auto *operand = llvm::find_if(operands, [&](const KnownValue &known) {
        return known.value.isTensor() &&
               known.value.getTensor()->storage == storage;
      });
      unsigned number = operand == operands.end()
                            ? storage - firstStorage + maxOperands
                            : operand - operands.begin();
      if (operand == operands.end() &&
          (storage < firstStorage || number > UINT8_MAX))
        return bypass(CacheBypass::Results);
      source = number;
    }
    sources.push_back(source);
  }

  ++statistics.misses;
  MutableArrayRef<DescriptionID> ids =
      cx.allocate<DescriptionID>(operands.size());
  for (auto [id, operand] : llvm::zip_equal(ids, operands))
    id = operand.id;
  entries[hash] = {op,
                   ids.data(),
                   cx.copy(results).data(),
                   cx.copy(ArrayRef<uint8_t>(sources)).data(),
                   aliases,
                   epoch,
                   numStorages};
}

//===----------------------------------------------------------------------===//
// Statistics
//===----------------------------------------------------------------------===//

StringRef fake::getName(CacheBypass reason) {
  switch (reason) {
  case CacheBypass::Regions:
    return "regions";
  case CacheBypass::ManyOperands:
    return "many operands";
  case CacheBypass::Operands:
    return "operands";
  case CacheBypass::Results:
    return "results";
  case CacheBypass::Symbols:
    return "symbols";
  case CacheBypass::Error:
    return "errors";
  }
  llvm_unreachable("unknown reason");
}

void fake::print(raw_ostream &os, const CacheStatistics &statistics) {
  uint64_t bypassed = 0;
  for (uint64_t count : statistics.bypasses)
    bypassed += count;
  os << statistics.hits << " hits, " << statistics.misses << " misses, "
     << bypassed << " bypassed";
  if (bypassed == 0)
    return;
  StringRef separator = " (";
  for (unsigned i = 0; i < numCacheBypasses; ++i) {
    if (statistics.bypasses[i] == 0)
      continue;
    os << separator << statistics.bypasses[i] << ' '
       << getName(static_cast<CacheBypass>(i));
    separator = ", ";
  }
  os << ')';
}
