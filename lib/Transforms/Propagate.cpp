//===- Propagate.cpp - Write inferred metadata into types -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AnalysisPass.h"
#include "CallTypes.h"
#include "FakeTensor/Analysis/Functions.h"
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

/// The full metadata of some values as an array of types; null when none of
/// them is a tensor that is known.
static ArrayAttr getAnnotation(const FunctionMeta &analysis,
                               ValueRange values) {
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

static void annotate(const FunctionMeta &analysis) {
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
static void recordOrigins(const FunctionMeta &analysis) {
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
static StringRef getOpName(const FunctionMeta &analysis, const Guard &guard) {
  Operation *op = analysis.getGuardOrigin(guard);
  return op ? op->getName().getStringRef() : StringRef();
}

/// Where each symbol is the size of an argument. Types of torch do not say it.
static llvm::DenseMap<const SymbolExpr *, GuardInfo::ArgumentSize>
collectArgumentSizes(const FunctionMeta &analysis) {
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
static void writeGuards(const FunctionMeta &analysis, bool isFake) {
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
static llvm::StringSet<> collectLargeSymbols(const FunctionMeta &analysis) {
  llvm::StringSet<> names;
  ShapeEnv &env = analysis.getEnv();
  auto isLarge = [](const SymbolInfo &info) {
    return ShapeEnv::isLargeValue(info.symbol->getName());
  };
  if (llvm::none_of(env.getSymbols(), isLarge))
    return names;
  ShapeEnv scratch;
  llvm::BumpPtrAllocator arena;
  RuleContext types(scratch, arena);
  (void)collectSymbolsOfTypes(analysis.getFunction(), types);
  for (const Guard &guard : env.getGuards())
    if (!analysis.isAbandoned(guard))
      for (SymInt side : {guard.condition.lhs, guard.condition.rhs})
        (void)scratch.import(side);
  for (const SymbolInfo &info : scratch.getSymbols())
    if (isLarge(info))
      names.insert(info.symbol->getName());
  return names;
}

namespace {

struct FakePropagatePass
    : AnalysisPass<fake::impl::FakePropagateBase<FakePropagatePass>> {
  using AnalysisPass::AnalysisPass;

  void printStatistics(const FunctionMeta &analysis) {
    numInferred += analysis.getFindings().numInferred;
    numMissing += analysis.getFindings().numMissing;
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
  void finish(const RefinedTypes &types) {
    const FunctionMeta &analysis = types.getMeta();
    FunctionOpInterface function = analysis.getFunction();
    if (!types.keepsSignature())
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
        if (ShapeEnv::isLargeValue(symbol->getName()))
          return large.contains(symbol->getName());
        return !analysis.isAbandoned(symbol) && !analysis.isRenamed(symbol);
      });
    }
    writeGuards(analysis, isFake);
  }

  /// The types of all functions, which go together.
  TypeMap makeTypes(const ModuleMeta &meta, const KnownCalls &calls) {
    TypeMap types;
    for (FunctionOpInterface function : meta.getFunctions())
      types[function] = std::make_unique<RefinedTypes>(
          meta.get(function), &calls, calls.hasOtherUses(function));
    for (auto &[function, refined] : types)
      if (meta.hasOpenArguments(refined->getMeta().getFunction()))
        llvm::for_each(refined->getMeta().getFunction().getArguments(),
                       [&, &refined = refined](Value argument) {
                         (void)refined->fix(argument);
                       });
    settleCallTypes(calls, types);
    return types;
  }

  void runOnOperation() override {
    InferenceOptions options = getInferenceOptions();
    options.warnUnsafe = warnUnsafe;
    options.explainFully = debug;
    auto [meta, result] = inferMeta(options);
    for (FunctionOpInterface function : meta.getFunctions())
      printStatistics(meta.get(function));
    if (failed(result))
      return signalPassFailure();
    KnownCalls calls(getOperation());
    TypeMap types = makeTypes(meta, calls);
    for (auto &[function, refined] : types)
      refined->apply();
    writeCallTypes(calls, types);
    (void)forEachFunction(getOperation(), [&](FunctionOpInterface function) {
      finish(*types.find(function)->second);
      return success();
    });
  }
};

} // namespace
