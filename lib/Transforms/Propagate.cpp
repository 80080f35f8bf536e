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
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Threading.h"
#include "llvm/ADT/StringSet.h"

namespace fake {
#define GEN_PASS_DEF_FAKEPROPAGATE
#include "FakeTensor/Transforms/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

/// The full metadata of some values as an array of types; null if none of them
/// is a known tensor.
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
  auto name = StringAttr::get(context, FakeDialect::kMetaAttrName);
  for (BlockArgument argument : function.getArguments())
    if (ArrayAttr types = getAnnotation(analysis, argument))
      function.setArgAttr(argument.getArgNumber(), name, types[0]);
  function->walk([&](Operation *op) {
    if (op == function || op->getNumResults() == 0)
      return;
    // A cast that was inserted has the metadata of its operand.
    ValueRange known =
        isa<tensor::CastOp>(op) && !analysis.findKnown(op->getResult(0))
            ? ValueRange(op->getOperands())
            : ValueRange(op->getResults());
    if (ArrayAttr types = getAnnotation(analysis, known))
      op->setDiscardableAttr(name, types);
  });
}

/// Records on each op the provenance of its result metadata, and emits a remark
/// for each guard at its op.
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
    if (!op || analysis.isSuperseded(guard))
      continue;
    std::string text;
    llvm::raw_string_ostream os(text);
    print(os, guard.condition);
    op->emitRemark() << "the "
                     << (guard.kind == GuardKind::Guard ? "guard" : "assertion")
                     << " " << text << " is made here";
  }
}

/// The op that required the condition; empty for arguments.
static StringRef getOpName(const FunctionMeta &analysis, const Guard &guard) {
  Operation *op = analysis.getGuardOrigin(guard);
  return op ? op->getName().getStringRef() : StringRef();
}

/// The argument sizes of symbols, which torch types do not state.
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

/// Writes guards and symbols. Guards of earlier runs are kept, as types may
/// have been refined with them.
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
    if (analysis.isSuperseded(guard))
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

/// Whether a symbol is declared only if something mentions it: those for large
/// values and for sizes that nothing describes are created again when needed.
static bool isIncidental(const FunctionMeta &analysis, const SymbolInfo &info) {
  return info.kind == SymbolKind::Computed ||
         analysis.getFindings().invented.contains(info.symbol);
}

/// Such symbols in types or guards.
static llvm::StringSet<>
collectIncidentalSymbols(const FunctionMeta &analysis) {
  llvm::StringSet<> names;
  ShapeEnv &env = analysis.getEnv();
  auto isWanted = [&](const SymbolInfo &info) {
    return isIncidental(analysis, info);
  };
  if (llvm::none_of(env.getSymbols(), isWanted))
    return names;
  ShapeEnv scratch;
  llvm::BumpPtrAllocator arena;
  RuleContext types(scratch, arena);
  (void)collectSymbolsOfTypes(analysis.getFunction(), types);
  for (const Guard &guard : env.getGuards())
    if (!analysis.isSuperseded(guard))
      for (SymInt side : {guard.condition.lhs, guard.condition.rhs})
        (void)scratch.import(side);
  for (const SymbolInfo &info : scratch.getSymbols())
    if (const SymbolInfo *own = env.lookup(info.symbol->getName());
        own && isWanted(*own))
      names.insert(info.symbol->getName());
  return names;
}

namespace {

struct FakePropagatePass
    : AnalysisPass<fake::impl::FakePropagateBase<FakePropagatePass>> {
  using AnalysisPass::AnalysisPass;

  void getDependentDialects(DialectRegistry &registry) const override {
    if (annotate)
      registry.insert<FakeDialect>();
  }

  void printStatistics(const FunctionMeta &analysis) {
    const CacheStatistics &statistics = analysis.getCacheStatistics();
#ifdef FAKETENSOR_HAS_STATISTICS
    numInferred += analysis.getFindings().numInferred;
    numMissing += analysis.getFindings().numMissing;
    numCacheHits += statistics.hits;
#endif
    if (!cacheStats)
      return;
    // Print the line at once: functions run in parallel.
    std::string line;
    llvm::raw_string_ostream os(line);
    os << "cache of @" << analysis.getFunction().getName() << ": ";
    print(os, statistics);
    os << '\n';
    llvm::errs() << line;
  }

  /// Writes attributes and ops that depend on the final types.
  void finish(const RefinedTypes &types) {
    const FunctionMeta &analysis = types.getMeta();
    FunctionOpInterface function = analysis.getFunction();
    if (!types.keepsSignature())
      updateFunctionType(function);
    if (annotate)
      ::annotate(analysis);
    if (debug)
      recordOrigins(analysis);
    if (explainSpecializations)
      ::explainSpecializations(analysis);
    bool isFake = isFakeFunction(function);
    if (isFake) {
      llvm::StringSet<> incidental = collectIncidentalSymbols(analysis);
      ShapeEnv &env = analysis.getEnv();
      setSymbols(function, env, [&](const SymbolExpr *symbol) {
        const SymbolInfo *info = env.lookup(symbol->getName());
        if (info && isIncidental(analysis, *info))
          return incidental.contains(symbol->getName());
        return !analysis.isSuperseded(symbol);
      });
    }
    writeGuards(analysis, isFake);
    // Last, since guards refer to the ops that require them, which may be
    // binds.
    if (binds == BindPolicy::Update)
      updateTorchBinds(analysis);
    else if (binds == BindPolicy::None)
      stripTorchBinds(function);
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
    parallelForEach(&getContext(), types,
                    [](auto &entry) { entry.second->apply(); });
    writeCallTypes(calls, types);
    (void)forEachFunction(getOperation(), [&](FunctionOpInterface function) {
      finish(*types.find(function)->second);
      return success();
    });
  }
};

} // namespace
