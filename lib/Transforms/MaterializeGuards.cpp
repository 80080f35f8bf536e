//===- MaterializeGuards.cpp - Guards as ops --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/FunctionMeta.h"
#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "FakeTensor/Transforms/Passes.h"
#include "GuardOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

namespace fake {
#define GEN_PASS_DEF_FAKEMATERIALIZEGUARDS
#include "FakeTensor/Transforms/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Sources of integers
//===----------------------------------------------------------------------===//

namespace {
/// The first occurrence of an expression: a size of a tensor, or an integer.
/// The expression is `(source - constant) / coefficient`.
struct Source {
  Value value;
  /// The dimension; -1 for an integer.
  int64_t dim;
  int64_t coefficient = 1, constant = 0;
};

/// Computes conditions on symbols from the values of a function.
class GuardWriter {
public:
  GuardWriter(FunctionOpInterface function, GuardOps &ops);

  /// Creates an assertion for `guard`. Returns false, without effect, if one of
  /// its symbols cannot be computed from any value.
  bool write(GuardInfo guard, bool asControlFlow);
  /// The first symbol without a source, after write() failed.
  StringRef getMissing() const { return missing; }

private:
  void addSources(Value value);
  void addBind(MetaBindOpInterface bind);
  void addInferredSources();
  void addSizes(Value value, ArrayRef<SymInt> sizes);
  void addSource(SymInt size, Source source);
  void addArgumentSizes(const GuardInfo &guard);
  bool collectSymbols(SymInt value);
  void noteSource(const Source &source);
  Value write(SymInt value);
  Value writeExpr(const Expr *expr);
  Value writeSource(SymInt value, const Source &source);
  Value writeMinMax(const MinMaxExpr *expr);
  Value writeSum(const SumExpr *expr);

  FunctionOpInterface function;
  GuardOps &ops;
  llvm::BumpPtrAllocator arena;
  ShapeEnv env;
  RuleContext cx{env, arena};
  /// By expression: symbols, and entire sizes.
  llvm::DenseMap<const Expr *, Source> sources;
  StringRef missing;
  /// The last op that the current condition depends on; null for arguments.
  Operation *last = nullptr;
  /// The last assertion at the start of the function, and after each op.
  llvm::DenseMap<Operation *, Operation *> lastWritten;
  llvm::DenseMap<const Expr *, Value> written;
};
} // namespace

GuardWriter::GuardWriter(FunctionOpInterface function, GuardOps &ops)
    : function(function), ops(ops) {
  for (BlockArgument argument : function.getArguments())
    addSources(argument);
  function->walk<WalkOrder::PreOrder>([&](Operation *op) {
    // Values defined in a region are not visible outside.
    if (op != function && op->getParentOp() != function)
      return WalkResult::skip();
    if (auto bind = dyn_cast<MetaBindOpInterface>(op))
      addBind(bind);
    if (op != function)
      for (Value result : op->getResults())
        addSources(result);
    return WalkResult::advance();
  });
  if (!isFakeFunction(function))
    addInferredSources();
}

/// Adds inferred sizes and integers that types do not state.
void GuardWriter::addInferredSources() {
  InferenceOptions options;
  options.declared = DeclaredPolicy::Ignore;
  options.followCalls = false;
  std::unique_ptr<FunctionMeta> analysis =
      FunctionMeta::infer(function, options);
  auto add = [&](Value value) {
    const MetaValue &meta = analysis->lookup(value);
    if (meta.isTensor() && meta.getTensor()->ranked)
      addSizes(value, meta.getTensor()->sizes);
    else if (meta.isInt() && value.getDefiningOp() &&
             value.getDefiningOp()->getNumOperands() != 0)
      addSource(meta.getInt(), {value, -1});
  };
  llvm::for_each(function.getArguments(), add);
  for (Operation &op : function.getFunctionBody().front())
    llvm::for_each(op.getResults(), add);
}

void GuardWriter::addSource(SymInt size, Source source) {
  size = env.import(size);
  if (!size.isExpr())
    return;
  sources.try_emplace(size.getExpr(), source);
  auto *sum = dyn_cast<SumExpr>(size.getExpr());
  if (!sum || sum->getTerms().size() != 1)
    return;
  const Term &term = sum->getTerms().front();
  if (term.factors.size() != 1 || term.factors.front().exponent != 1)
    return;
  source.coefficient = term.coefficient;
  source.constant = sum->getConstant();
  sources.try_emplace(term.factors.front().atom, source);
}

void GuardWriter::addSizes(Value value, ArrayRef<SymInt> sizes) {
  for (auto [dim, size] : llvm::enumerate(sizes))
    addSource(size, {value, static_cast<int64_t>(dim)});
}

void GuardWriter::addSources(Value value) {
  if (auto tensor = dyn_cast<FakeTensorType>(value.getType())) {
    if (tensor.getMeta().ranked)
      addSizes(value, tensor.getMeta().sizes);
  } else if (auto number = dyn_cast<FakeIntType>(value.getType())) {
    addSource(number.getValue(), {value, -1});
  }
}

/// Adds the sizes of a bind of a tensor whose type does not state them.
void GuardWriter::addBind(MetaBindOpInterface bind) {
  SmallVector<MetaValue> operands;
  for (Value operand : bind->getOperands()) {
    MetaValue &value = operands.emplace_back();
    auto rule = operand.getDefiningOp<MetaRuleOpInterface>();
    if (rule && rule->getNumOperands() == 0)
      (void)rule.inferMeta(cx, {}, value);
  }
  FailureOr<MetaValue> stated = bind.bindMeta(
      cx, getMetaOfType(cx, bind.getBoundValue().getType()), operands);
  if (succeeded(stated) && stated->isTensor() && stated->getTensor()->ranked)
    addSizes(bind.getBoundValue(), stated->getTensor()->sizes);
}

/// Adds the argument sizes stored in the guard.
void GuardWriter::addArgumentSizes(const GuardInfo &guard) {
  for (const GuardInfo::ArgumentSize &size : guard.sizes) {
    if (size.argument >= function.getNumArguments())
      continue;
    BlockArgument argument = function.getArgument(size.argument);
    MetaValue meta = getMetaOfType(cx, argument.getType());
    if (meta.isTensor() &&
        (!meta.getTensor()->ranked || size.dim < meta.getTensor()->rank()))
      addSource(env.getSymbol(size.symbol), {argument, size.dim});
  }
}

void GuardWriter::noteSource(const Source &source) {
  Operation *op = source.value.getDefiningOp();
  if (op && (!last || last->isBeforeInBlock(op)))
    last = op;
}

/// Finds the sources of all symbols in a value.
bool GuardWriter::collectSymbols(SymInt value) {
  if (!value.isExpr())
    return !value.isUnknown();
  auto all = [&](auto &&values) {
    return llvm::all_of(values, [&](SymInt v) { return collectSymbols(v); });
  };
  const Expr *expr = value.getExpr();
  if (auto it = sources.find(expr); it != sources.end()) {
    noteSource(it->second);
    return true;
  }
  if (auto *symbol = dyn_cast<SymbolExpr>(expr)) {
    missing = symbol->getName();
    return false;
  }
  if (auto *binary = dyn_cast<BinaryExpr>(expr))
    return collectSymbols(binary->getLHS()) && collectSymbols(binary->getRHS());
  if (auto *minMax = dyn_cast<MinMaxExpr>(expr))
    return all(minMax->getOperands());
  auto *sum = dyn_cast<SumExpr>(expr);
  return sum && llvm::all_of(sum->getTerms(), [&](const Term &term) {
           return llvm::all_of(term.factors, [&](const Factor &factor) {
             return collectSymbols(factor.atom);
           });
         });
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

Value GuardWriter::write(SymInt value) {
  return value.isInt() ? ops.constant(value.getInt())
                       : writeExpr(value.getExpr());
}

Value GuardWriter::writeSource(SymInt value, const Source &source) {
  SymInt there = env.add(env.mul(value, source.coefficient), source.constant);
  Value result = source.dim < 0 ? ops.integer(source.value)
                                : ops.size(there, source.value, source.dim);
  if (source.constant != 0)
    result = ops.combine(GuardArith::Add, env.sub(there, source.constant),
                         result, ops.constant(-source.constant));
  if (source.coefficient != 1)
    result = ops.combine(GuardArith::FloorDiv, value, result,
                         ops.constant(source.coefficient));
  return result;
}

Value GuardWriter::writeMinMax(const MinMaxExpr *expr) {
  bool isMax = expr->getKind() == ExprKind::Max;
  SymInt known = expr->getOperands().front();
  Value result = write(known);
  for (SymInt operand : expr->getOperands().drop_front()) {
    known = isMax ? env.max(known, operand) : env.min(known, operand);
    result = ops.combine(isMax ? GuardArith::Max : GuardArith::Min, known,
                         result, write(operand));
  }
  return result;
}

Value GuardWriter::writeSum(const SumExpr *sum) {
  SymInt known = sum->getConstant();
  Value result = known.isInt(0) ? Value() : write(known);
  for (const Term &term : sum->getTerms()) {
    SymInt product = term.coefficient;
    Value factor = term.coefficient == 1 ? Value() : write(product);
    for (const Factor &f : term.factors)
      for (unsigned i = 0; i < f.exponent; ++i) {
        product = env.mul(product, f.atom);
        Value atom = writeExpr(f.atom);
        factor =
            factor ? ops.combine(GuardArith::Mul, product, factor, atom) : atom;
      }
    known = env.add(known, product);
    result =
        result ? ops.combine(GuardArith::Add, known, result, factor) : factor;
  }
  return result;
}

Value GuardWriter::writeExpr(const Expr *expr) {
  if (Value known = written.lookup(expr))
    return known;
  Value result;
  if (auto it = sources.find(expr); it != sources.end()) {
    result = writeSource(expr, it->second);
  } else if (auto *binary = dyn_cast<BinaryExpr>(expr)) {
    Value lhs = write(binary->getLHS()), rhs = write(binary->getRHS());
    result =
        ops.combine(expr->getKind() == ExprKind::Mod ? GuardArith::Mod
                                                     : GuardArith::FloorDiv,
                    expr, lhs, rhs);
  } else if (auto *minMax = dyn_cast<MinMaxExpr>(expr)) {
    result = writeMinMax(minMax);
  } else {
    result = writeSum(cast<SumExpr>(expr));
  }
  written[expr] = result;
  return result;
}

bool GuardWriter::write(GuardInfo guard, bool asControlFlow) {
  missing = "";
  last = nullptr;
  addArgumentSizes(guard);
  std::optional<Condition> condition = parseCondition(guard.condition, env);
  if (!condition || !collectSymbols(condition->lhs) ||
      !collectSymbols(condition->rhs))
    return false;
  // Values computed for another guard may not dominate this one.
  written.clear();
  Operation *&after = lastWritten[last];
  if (!after)
    after = last;
  if (after)
    ops.builder.setInsertionPointAfter(after);
  else
    ops.builder.setInsertionPointToStart(&function.getFunctionBody().front());
  Value lhs = write(condition->lhs), rhs = write(condition->rhs);
  Value holds = ops.compare(condition->relation, lhs, rhs);
  std::string message = ("expected " + guard.condition).str();
  if (asControlFlow) {
    Type bit = ops.builder.getI1Type();
    if (holds.getType() != bit)
      holds =
          UnrealizedConversionCastOp::create(ops.builder, ops.loc, bit, holds)
              .getResult(0);
    after = cf::AssertOp::create(ops.builder, ops.loc, holds, message);
  } else {
    after = ops.assertThat(holds, message);
  }
  return true;
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

namespace {

struct FakeMaterializeGuardsPass
    : fake::impl::FakeMaterializeGuardsBase<FakeMaterializeGuardsPass> {
  using FakeMaterializeGuardsBase::FakeMaterializeGuardsBase;

  LogicalResult materialize(FunctionOpInterface function) {
    StringRef name = FakeDialect::kGuardsAttrName;
    auto guards = function->getAttrOfType<ArrayAttr>(name);
    if (!guards)
      return success();
    std::unique_ptr<GuardOps> ops = makeGuardOps(function);
    GuardWriter writer(function, *ops);
    SmallVector<Attribute> kept;
    for (Attribute attribute : guards) {
      std::optional<GuardInfo> guard = GuardInfo::get(attribute);
      if (!guard || writer.write(*guard, controlFlow))
        continue;
      kept.push_back(attribute);
      InFlightDiagnostic diag = emitWarning(function.getLoc())
                                << "guard " << guard->condition
                                << " stays an attribute: ";
      if (writer.getMissing().empty())
        diag << "there are no ops to compute it";
      else
        diag << "symbol '" << writer.getMissing()
             << "' is not the size of any value of the function";
    }
    if (kept.empty())
      function->removeAttr(name);
    else
      function->setAttr(name, ArrayAttr::get(function->getContext(), kept));
    return success();
  }

  void runOnOperation() override {
    auto run = [&](FunctionOpInterface f) { return materialize(f); };
    if (failed(forEachFunction(getOperation(), run)))
      signalPassFailure();
  }
};

} // namespace
