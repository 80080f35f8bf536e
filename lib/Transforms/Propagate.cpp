//===- Propagate.cpp - Write inferred metadata into types -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AnalysisPass.h"
#include "CallTypes.h"
#include "FakeTensor/Analysis/Provenance.h"
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/Transforms/Passes.h"
#include "Specializations.h"
#include "TorchBinds.h"
#include "llvm/ADT/StringSet.h"

namespace fake {
#define GEN_PASS_DEF_FAKEPROPAGATE
#include "FakeTensor/Transforms/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

/// Writes what was found into types.
static void refineTypes(MetaPropagation &analysis) {
  FunctionOpInterface function = analysis.getFunction();
  for (BlockArgument argument : function.getArguments())
    argument.setType(analysis.getFinalType(argument));
  for (auto [result, type] : analysis.getRefinements())
    if (!analysis.isTypeFixed(result))
      result.setType(type);
  for (auto [value, type] : analysis.getFinalTypes())
    if (!analysis.isTypeFixed(value))
      value.setType(type);
  for (BlockArgument argument : analysis.getRegionArguments())
    argument.setType(analysis.getFinalType(argument));
  for (auto [value, as] : analysis.getDeadValues())
    value.setType(analysis.getFinalType(as));
}

/// The full metadata of some values as an array of types; null when none of
/// them is a tensor that is known.
static ArrayAttr getAnnotation(MetaPropagation &analysis, ValueRange values) {
  MLIRContext *context = analysis.getFunction()->getContext();
  SmallVector<Attribute> types;
  bool anyTensor = false;
  for (Value value : values) {
    const MetaValue &meta = analysis.lookup(value);
    anyTensor |= meta.isTensor();
    Type type = meta.isTensor()
                    ? Type(FakeTensorType::get(context, *meta.getTensor()))
                    : NoneType::get(context);
    types.push_back(TypeAttr::get(type));
  }
  return anyTensor ? ArrayAttr::get(context, types) : nullptr;
}

static void annotate(MetaPropagation &analysis) {
  FunctionOpInterface function = analysis.getFunction();
  MLIRContext *context = function->getContext();
  auto name = StringAttr::get(context, "fake.meta");
  for (BlockArgument argument : function.getArguments())
    if (ArrayAttr types = getAnnotation(analysis, argument))
      function.setArgAttr(argument.getArgNumber(), name, types[0]);
  function->walk([&](Operation *op) {
    if (op == function || op->getNumResults() == 0)
      return;
    if (ArrayAttr types = getAnnotation(analysis, op->getResults()))
      op->setDiscardableAttr(name, types);
  });
}

/// Records on each op where what is known of its results comes from, and says
/// which op made which guard.
static void recordOrigins(MetaPropagation &analysis) {
  FunctionOpInterface function = analysis.getFunction();
  MLIRContext *context = function->getContext();
  OriginTable origins(analysis);
  auto name = StringAttr::get(context, "fake.origins");
  function->walk([&](Operation *op) {
    SmallVector<Attribute> attributes;
    for (Value result : op->getResults())
      if (DictionaryAttr attribute = origins.getAttribute(result))
        attributes.push_back(attribute);
    if (!attributes.empty())
      op->setDiscardableAttr(name, ArrayAttr::get(context, attributes));
  });
  for (const Guard &guard : analysis.getEnv().getGuards()) {
    Operation *op = analysis.getGuardOrigin(guard);
    if (!op || analysis.isAbandoned(guard))
      continue;
    std::string text;
    llvm::raw_string_ostream os(text);
    print(os, guard.condition);
    op->emitRemark() << "the "
                     << (guard.kind == GuardKind::Guard ? "guard" : "assertion")
                     << " " << text << " is made here";
  }
}

/// The op that asked; empty for the arguments.
static StringRef getOpName(MetaPropagation &analysis, const Guard &guard) {
  Operation *op = analysis.getGuardOrigin(guard);
  return op ? op->getName().getStringRef() : StringRef();
}

/// Where each symbol is the size of an argument. Types of torch do not say it.
static llvm::DenseMap<const SymbolExpr *, GuardInfo::ArgumentSize>
collectArgumentSizes(MetaPropagation &analysis) {
  llvm::DenseMap<const SymbolExpr *, GuardInfo::ArgumentSize> places;
  for (BlockArgument argument : analysis.getFunction().getArguments()) {
    const MetaValue &value = analysis.lookup(argument);
    if (!value.isTensor())
      continue;
    for (auto [dim, size] : llvm::enumerate(value.getTensor()->sizes))
      if (auto *symbol =
              size.isExpr() ? dyn_cast<SymbolExpr>(size.getExpr()) : nullptr)
        places.try_emplace(symbol,
                           GuardInfo::ArgumentSize{symbol->getName(),
                                                   argument.getArgNumber(),
                                                   static_cast<int64_t>(dim)});
  }
  return places;
}

/// Writes what the results depend on next to the symbols. What an earlier run
/// found stays: types may have been refined by it since.
static void writeGuards(MetaPropagation &analysis, bool isFake) {
  FunctionOpInterface function = analysis.getFunction();
  Builder builder(function->getContext());
  llvm::DenseMap<const SymbolExpr *, GuardInfo::ArgumentSize> places;
  if (!isFake && !analysis.getEnv().getGuards().empty())
    places = collectArgumentSizes(analysis);
  GuardForm form = isFake ? GuardForm::Attribute : GuardForm::Dictionary;
  StringAttr name = builder.getStringAttr(FakeDialect::kGuardsAttrName);
  llvm::SmallSetVector<Attribute, 4> guards;
  if (auto before = function->getAttrOfType<ArrayAttr>(name))
    for (Attribute attribute : before)
      if (std::optional<GuardInfo> guard = GuardInfo::get(attribute))
        guards.insert(guard->toAttribute(builder.getContext(), form));
  for (const Guard &guard : analysis.getEnv().getGuards()) {
    if (analysis.isAbandoned(guard))
      continue;
    std::string text;
    llvm::raw_string_ostream os(text);
    Condition condition = {guard.condition.relation,
                           analysis.getWithNames(guard.condition.lhs),
                           analysis.getWithNames(guard.condition.rhs)};
    print(os, condition);
    GuardInfo info;
    info.kind = guard.kind == GuardKind::Guard ? GuardAttrKind::Guard
                                               : GuardAttrKind::Assertion;
    info.condition = text;
    info.op = getOpName(analysis, guard);
    llvm::SmallSetVector<const SymbolExpr *, 4> symbols;
    for (SymInt side : {guard.condition.lhs, guard.condition.rhs})
      if (side.isExpr())
        collectSymbols(side, [&](const SymbolExpr *s) { symbols.insert(s); });
    for (const SymbolExpr *symbol : symbols)
      if (auto it = places.find(symbol); it != places.end())
        info.sizes.push_back(it->second);
    guards.insert(info.toAttribute(builder.getContext(), form));
  }
  if (!guards.empty())
    function->setDiscardableAttr(name,
                                 builder.getArrayAttr(guards.getArrayRef()));
}

/// The symbols for large values that types or guards have. Others came up on
/// the way, and come up again where they are needed.
static llvm::StringSet<> collectLargeSymbols(MetaPropagation &analysis) {
  llvm::StringSet<> names;
  ShapeEnv &env = analysis.getEnv();
  auto isLarge = [](const SymbolInfo &info) {
    return info.kind == SymbolKind::Computed;
  };
  if (llvm::none_of(env.getSymbols(), isLarge))
    return names;
  ShapeEnv scratch;
  llvm::BumpPtrAllocator arena;
  RuleContext types(scratch, arena);
  (void)analysis.collectSymbolsOfTypes(types);
  for (const Guard &guard : env.getGuards())
    if (!analysis.isAbandoned(guard))
      for (SymInt side : {guard.condition.lhs, guard.condition.rhs})
        (void)scratch.import(side);
  for (const SymbolInfo &info : scratch.getSymbols())
    if (const SymbolInfo *own = env.lookup(info.symbol->getName());
        own && isLarge(*own))
      names.insert(info.symbol->getName());
  return names;
}

namespace {

struct FakePropagatePass
    : AnalysisPass<fake::impl::FakePropagateBase<FakePropagatePass>> {
  using AnalysisPass::AnalysisPass;

  MetaPropagationOptions getOptions(bool keepSignature) {
    MetaPropagationOptions options = getAnalysisOptions();
    options.collectRefinements = true;
    options.warnUnsafe = warnUnsafe;
    options.keepSignature = keepSignature;
    options.explainFully = debug;
    return options;
  }

  /// Runs the analysis of a function and writes what it found.
  LogicalResult propagate(FunctionOpInterface function, bool keepSignature) {
    MetaPropagation analysis(function, getOptions(keepSignature));
    LogicalResult result = analysis.run();
    printStatistics(analysis);
    if (failed(result))
      return failure();
    refineTypes(analysis);
    return finish(analysis);
  }

  void printStatistics(MetaPropagation &analysis) {
    numInferred += analysis.getNumInferred();
    numMissing += analysis.getNumMissing();
    const CacheStatistics &statistics = analysis.getCacheStatistics();
    numCacheHits += statistics.hits;
    if (!cacheStats)
      return;
    // One line in one piece: functions run in parallel.
    std::string line;
    llvm::raw_string_ostream os(line);
    os << "cache of @" << analysis.getFunction().getName() << ": ";
    print(os, statistics);
    os << '\n';
    llvm::errs() << line;
  }

  /// Writes what follows from types that are final.
  LogicalResult finish(MetaPropagation &analysis) {
    FunctionOpInterface function = analysis.getFunction();
    if (!analysis.keepsSignature())
      updateFunctionType(function);
    if (binds == BindPolicy::Update)
      updateTorchBinds(analysis);
    else if (binds == BindPolicy::None)
      stripTorchBinds(function);
    if (annotate)
      ::annotate(analysis);
    if (debug)
      recordOrigins(analysis);
    if (explainSpecializations)
      ::explainSpecializations(analysis);
    bool isFake = isFakeFunction(function);
    if (isFake) {
      llvm::StringSet<> large = collectLargeSymbols(analysis);
      setSymbols(function, analysis.getEnv(), [&](const SymbolExpr *symbol) {
        if (analysis.getEnv().getKind(symbol) == SymbolKind::Computed)
          return large.contains(symbol->getName());
        return !analysis.isAbandoned(symbol) && !analysis.isRenamed(symbol);
      });
    }
    writeGuards(analysis, isFake);
    return success();
  }

  /// Functions read the bodies of those that they call, so that all are
  /// analysed before one is changed.
  LogicalResult propagateWithCalls() {
    KnownCalls calls(getOperation());
    ModuleMeta meta(getOperation(), [&](FunctionOpInterface function) {
      MetaPropagationOptions options = getOptions(calls.hasOtherUses(function));
      options.openCalls = &calls;
      return options;
    });
    LogicalResult result = meta.run();
    for (FunctionOpInterface function : meta.getFunctions())
      printStatistics(meta.get(function));
    if (failed(result))
      return failure();
    settleCallTypes(calls, meta.getAnalyses());
    for (auto &[function, analysis] : meta.getAnalyses())
      refineTypes(*analysis);
    writeCallTypes(calls, meta.getAnalyses());
    bool hadError = false;
    for (FunctionOpInterface function : meta.getFunctions())
      hadError |= failed(finish(meta.get(function)));
    return failure(hadError);
  }

  void runOnOperation() override {
    bool keepSignature = KnownCalls::mayBeCalled(getOperation());
    auto run = [&](FunctionOpInterface function) {
      return propagate(function, keepSignature);
    };
    if (failed(ModuleMeta::haveCalls(getOperation())
                   ? propagateWithCalls()
                   : forEachFunction(getOperation(), run)))
      signalPassFailure();
  }
};

} // namespace
