//===- FunctionMeta.cpp - The metadata of one function ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/FunctionMeta.h"
#include "FunctionState.h"
#include "FunctionSweep.h"

using namespace fake;
using namespace mlir;

bool fake::operator==(const InferenceOptions &a, const InferenceOptions &b) {
  auto getAll = [](const InferenceOptions &options) {
    return std::tie(options.allowFallback, options.mode, options.useCache,
                    options.declared, options.followCalls, options.explainFully,
                    options.keepHistory, options.warnUnsafe);
  };
  return getAll(a) == getAll(b);
}

Findings::Mark Findings::getMark() const {
  return {refinable.size(),
          regionArguments.size(),
          symbolicTensors.size(),
          constraints.size(),
          bindFacts.size(),
          symbolOps.size(),
          numInferred,
          numMissing};
}

void Findings::rewind(const Mark &mark) {
  refinable.truncate(mark.refinable);
  regionArguments.truncate(mark.regionArguments);
  symbolicTensors.truncate(mark.symbolicTensors);
  constraints.truncate(mark.constraints);
  bindFacts.truncate(mark.bindFacts);
  symbolOps.truncate(mark.symbolOps);
  numInferred = mark.numInferred;
  numMissing = mark.numMissing;
}

//===----------------------------------------------------------------------===//
// Inference
//===----------------------------------------------------------------------===//

FunctionMeta::State::State(FunctionMeta &meta, FunctionOpInterface function,
                           const InferenceOptions &options)
    : function(function), options(options), cx(env, arena), cache(cx),
      reporter(meta), types(cx, arena, reporter),
      namer(function, cx, arena, types, findings),
      reconciler(cx, cache, types, namer, reporter, options.declared),
      evaluator(cx, cache, types, reconciler, namer, reporter,
                options.useCache && !options.warnUnsafe,
                options.declared != DeclaredPolicy::Ignore),
      identity(cx, cache, values, function, options.keepHistory) {
  cx.mode = options.mode;
  cx.keepsEagerRefusals = options.warnUnsafe;
  cx.symbols.claimDeclared = [this](const SymbolExpr *symbol) {
    return namer.claim(symbol);
  };
  env.nameLargeValues();
}

FunctionMeta::FunctionMeta(FunctionOpInterface function,
                           const InferenceOptions &options)
    : state(std::make_unique<State>(*this, function, options)) {}

FunctionMeta::~FunctionMeta() = default;

std::unique_ptr<FunctionMeta>
FunctionMeta::infer(FunctionOpInterface function,
                    const InferenceOptions &options,
                    ArrayRef<const NotedCall *> calls) {
  std::unique_ptr<FunctionMeta> meta(new FunctionMeta(function, options));
  if (!function.isExternal())
    FunctionSweep(*meta->state).run(calls);
  return meta;
}

FunctionOpInterface FunctionMeta::getFunction() const {
  return state->function;
}

const InferenceOptions &FunctionMeta::getOptions() const {
  return state->options;
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

const MetaValue &FunctionMeta::lookup(Value value) const {
  return fake::lookup(state->values, value).value;
}

const MetaValue &FunctionMeta::lookupBefore(Value value, Operation *op) const {
  const MetaChange *change = state->identity.findChangeBefore(value, op);
  return change ? change->after.value : lookup(value);
}

const KnownValue *FunctionMeta::findKnown(Value value) const {
  auto it = state->values.find(value);
  return it == state->values.end() ? nullptr : &it->second;
}

std::string FunctionMeta::evaluate(Operation *op, ArrayRef<KnownValue> operands,
                                   SmallVectorImpl<KnownValue> &results) const {
  SmallVector<CachedResult> outcomes;
  bool hadErrors = state->reporter.exchangeErrors(false);
  OpAbilities abilities = state->evaluator.getAbilities(op);
  // Entries of the cache refer to ops, which clients may erase.
  Evaluation evaluation = state->evaluator.evaluate(
      op, abilities, operands, /*isRepeatable=*/false, outcomes);
  (void)state->reporter.exchangeErrors(hadErrors);
  for (const CachedResult &outcome : outcomes)
    results.push_back(outcome.known);
  std::vector<PendingDiagnostic> pending = state->reporter.takeDiagnostics();
  if (evaluation == Evaluation::NoRule)
    return ("no metadata rule for '" + op->getName().getStringRef() + "'")
        .str();
  if (evaluation == Evaluation::Rejected)
    return state->cx.getMessage().str();
  return pending.empty() ? "" : pending.front().diagnostic.str();
}

ArrayRef<MetaChange> FunctionMeta::getChanges() const {
  return state->identity.getChanges();
}

//===----------------------------------------------------------------------===//
// Symbols and guards
//===----------------------------------------------------------------------===//

ShapeEnv &FunctionMeta::getEnv() const { return state->env; }

SymInt FunctionMeta::getWithNames(SymInt value) const {
  return state->namer.getWithNames(value);
}

Operation *FunctionMeta::getGuardOrigin(const Guard &guard) const {
  const std::vector<Operation *> &origins = state->guardOrigins;
  return guard.origin < origins.size() ? origins[guard.origin] : nullptr;
}

bool FunctionMeta::isSuperseded(const SymbolExpr *symbol) const {
  return state->namer.isAbandoned(symbol) || state->namer.isRenamed(symbol);
}

bool FunctionMeta::isSuperseded(const Guard &guard) const {
  bool found = false;
  auto look = [&](const SymbolExpr *symbol) {
    found |= state->namer.isAbandoned(symbol);
  };
  for (SymInt side : {guard.condition.lhs, guard.condition.rhs})
    if (side.isExpr())
      collectSymbols(side, look);
  return found;
}

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

Type FunctionMeta::getRefinedType(Value value) const {
  return state->types.refine(value.getType(),
                             fake::lookup(state->values, value));
}

Type FunctionMeta::getRefinedType(Type type, const KnownValue &known) const {
  return state->types.refine(type, known);
}

Type FunctionMeta::getRefinedType(Value value, DescriptionID id) const {
  if (Type known = state->types.findRefined(value.getType(), id))
    return known;
  return getRefinedType(value);
}

const DeclaredType &FunctionMeta::getDeclared(Type type) const {
  return state->types.get(type);
}

//===----------------------------------------------------------------------===//
// Records
//===----------------------------------------------------------------------===//

const Findings &FunctionMeta::getFindings() const { return state->findings; }

const CacheStatistics &FunctionMeta::getCacheStatistics() const {
  return state->cache.getStatistics();
}

bool FunctionMeta::hasErrors() const { return state->reporter.hasErrors(); }

std::vector<PendingDiagnostic> FunctionMeta::takeDiagnostics() {
  return state->reporter.takeDiagnostics();
}

LogicalResult FunctionMeta::emitDiagnostics() {
  emit(takeDiagnostics(), state->function->getContext(),
       getOptions().explainFully);
  return failure(hasErrors());
}
