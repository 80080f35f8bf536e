//===- Provenance.cpp - Where facts come from -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/Provenance.h"
#include "FakeTensor/Analysis/Places.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace fake;
using namespace mlir;

/// Maximum number of ops for which the forwarding of a fact is noted
/// individually.
static constexpr size_t maxNotes = 4;

static std::string describe(const MetaValue &value) {
  std::string text;
  llvm::raw_string_ostream os(text);
  print(os, value);
  return text;
}

/// The first words of a note about a value, such as `size 5 is` that of an
/// argument.
std::string Provenance::begin(const Fact &fact, Value value, StringRef one,
                              StringRef many) const {
  std::string text;
  llvm::raw_string_ostream os(text);
  // A size may have become a scalar here.
  if (meta.lookup(value).isInt()) {
    os << "value ";
    print(os, std::get<SymInt>(fact));
  } else {
    print(os, fact);
  }
  os << ' ' << (std::holds_alternative<std::vector<SymInt>>(fact) ? many : one);
  return text;
}

//===----------------------------------------------------------------------===//
// One fact
//===----------------------------------------------------------------------===//

Value Provenance::getSource(Value value, const Fact &fact) const {
  // Tensors before scalars, which may be equal by coincidence.
  auto find = [&](ValueRange candidates) -> Value {
    for (bool wantTensor : {true, false})
      for (Value candidate : candidates) {
        const MetaValue &known = meta.lookup(candidate);
        if (known.isTensor() == wantTensor && holds(fact, known))
          return candidate;
      }
    return nullptr;
  };
  Operation *op = value.getDefiningOp();
  if (!op) {
    Operation *parent = value.getParentBlock()->getParentOp();
    return parent == meta.getFunction() ? nullptr : find(parent->getOperands());
  }
  for (Region &region : op->getRegions())
    for (Block &block : region)
      if (block.mightHaveTerminator())
        if (Value source = find(block.getTerminator()->getOperands()))
          return source;
  return find(op->getOperands());
}

/// Adds a note on where the fact originates.
void Provenance::noteOrigin(Diagnostic &diag, Value origin,
                            const Fact &fact) const {
  Diagnostic &note = attachNoteAt(diag, origin);
  note << begin(fact, origin, "is", "are");
  if (auto argument = dyn_cast<BlockArgument>(origin)) {
    note << " that of argument #" << argument.getArgNumber() << ", "
         << describe(meta.lookup(argument));
    return;
  }
  Operation *op = origin.getDefiningOp();
  if (op->getNumOperands() == 0 && op->getNumRegions() == 0) {
    note << (meta.lookup(origin).isTensor() ? " made here by " : " this ")
         << describeOp(op);
    return;
  }
  note << " made here by " << describeOp(op);
  StringRef separator = " of ";
  for (Value operand : op->getOperands()) {
    const MetaValue &known = meta.lookup(operand);
    if (known.isUnknown() || known.isNone())
      continue;
    note << separator << describe(known);
    separator = ", ";
  }
}

void Provenance::explain(Diagnostic &diag, Value value, const Fact &fact,
                         bool isComplete) const {
  SmallVector<Value> chain = {value};
  // Loop-carried values lead back to the arguments of the loop.
  llvm::SmallPtrSet<void *, 16> seen = {value.getAsOpaquePointer()};
  while (Value source = getSource(chain.back(), fact)) {
    if (!seen.insert(source.getAsOpaquePointer()).second)
      break;
    chain.push_back(source);
  }
  if (chain.size() == 1 && isa<BlockArgument>(value))
    return;
  ArrayRef<Value> between = ArrayRef(chain).drop_front();
  if (!between.empty())
    between = between.drop_back();
  size_t numNotes =
      isComplete || between.size() <= maxNotes ? between.size() : maxNotes - 1;
  for (Value step : between.take_front(numNotes)) {
    Diagnostic &note = attachNoteAt(diag, step);
    if (Operation *op = step.getDefiningOp())
      note << begin(fact, step, "passes", "pass") << " through "
           << describeOp(op);
    else
      note << begin(fact, step, "enters", "enter") << " a region here";
  }
  if (numNotes < between.size())
    attachNoteAt(diag, between[numNotes])
        << begin(fact, between[numNotes], "passes", "pass") << " through "
        << between.size() - numNotes << " more values";
  noteOrigin(diag, chain.back(), fact);
}

//===----------------------------------------------------------------------===//
// All facts
//===----------------------------------------------------------------------===//

OriginTable::OriginTable(const FunctionMeta &meta)
    : meta(meta), provenance(meta) {
  FunctionOpInterface function = meta.getFunction();
  // Definitions before uses, so that each fact takes one step.
  function->walk<WalkOrder::PreOrder>([&](Block *block) {
    for (BlockArgument argument : block->getArguments())
      record(argument);
    for (Operation &op : *block)
      if (op.getNumRegions() == 0)
        for (Value result : op.getResults())
          record(result);
  });
  function->walk([&](Operation *op) {
    if (op != function && op->getNumRegions() != 0)
      for (Value result : op->getResults())
        record(result);
  });
}

/// Where a fact about a value originates. Lists are not recorded, only their
/// elements.
Value OriginTable::findOrigin(Value value, const Fact &fact) const {
  while (Value source = provenance.getSource(value, fact)) {
    auto it = table.find(source);
    if (it == table.end()) {
      value = source;
      continue;
    }
    const Origins &origins = it->second;
    if (std::holds_alternative<DType>(fact))
      return origins.dtype;
    if (std::holds_alternative<Device>(fact))
      return origins.device;
    const MetaValue &known = meta.lookup(source);
    if (!known.isTensor())
      return origins.sizes.front();
    ArrayRef<SymInt> sizes = known.getTensor()->sizes;
    return origins
        .sizes[llvm::find(sizes, std::get<SymInt>(fact)) - sizes.begin()];
  }
  return value;
}

void OriginTable::record(Value value) {
  const MetaValue &known = meta.lookup(value);
  Origins origins;
  if (known.isInt() && !known.getInt().isUnknown()) {
    origins.sizes = {findOrigin(value, known.getInt())};
  } else if (known.isTensor()) {
    const TensorMeta &meta = *known.getTensor();
    origins.dtype = findOrigin(value, meta.dtype);
    origins.device = findOrigin(value, meta.device);
    if (meta.ranked)
      for (SymInt size : meta.sizes)
        origins.sizes.push_back(findOrigin(value, size));
  } else {
    return;
  }
  table[value] = std::move(origins);
}

DictionaryAttr OriginTable::getAttribute(Value value) const {
  auto it = table.find(value);
  if (it == table.end() || !it->second.dtype)
    return nullptr;
  auto getLocation = [](Value origin) -> Attribute {
    return LocationAttr(origin.getLoc());
  };
  SmallVector<Attribute> sizes =
      llvm::map_to_vector(it->second.sizes, getLocation);
  Builder builder(value.getContext());
  return builder.getDictionaryAttr(
      {builder.getNamedAttr("device", getLocation(it->second.device)),
       builder.getNamedAttr("dtype", getLocation(it->second.dtype)),
       builder.getNamedAttr("sizes", builder.getArrayAttr(sizes))});
}
