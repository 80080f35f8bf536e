//===- MaterializeGuards.cpp - Guards as ops --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/Transforms/Passes.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/IR/Builders.h"
#include "llvm/ADT/MapVector.h"

namespace fake {
#define GEN_PASS_DEF_FAKEMATERIALIZEGUARDS
#include "FakeTensor/Transforms/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Where symbols come from
//===----------------------------------------------------------------------===//

namespace {
/// The place where a symbol is first seen: a size of a tensor, or a number.
struct Source {
  Value value;
  /// The dimension; -1 for a number.
  int64_t dim;
};

/// Computes conditions on symbols from the values of one function.
class GuardWriter {
public:
  explicit GuardWriter(FunctionOpInterface function)
      : function(function), builder(function->getContext()) {
    for (BlockArgument argument : function.getArguments())
      addSources(argument);
    function->walk<WalkOrder::PreOrder>([&](Operation *op) {
      // What is computed in a region is not seen outside.
      if (op != function && op->getParentOp() != function)
        return WalkResult::skip();
      if (op != function)
        for (Value result : op->getResults())
          addSources(result);
      return WalkResult::advance();
    });
  }

  /// Writes an assertion of what `guard` says. False, and nothing is written,
  /// if a symbol in it is not the size of anything.
  bool write(GuardAttr guard, bool asControlFlow);
  /// The first symbol that was not found, after write() failed.
  StringRef getMissing() const { return missing; }

private:
  void addSources(Value value);
  void addSource(SymInt size, Source source);
  bool collectSymbols(SymInt value);
  void noteSource(const Source &source);
  Value write(SymInt value);
  Value writeExpr(const Expr *expr);
  template <typename OpT> Value create(SymInt result, Value lhs, Value rhs) {
    return OpT::create(builder, function.getLoc(), getType(result), lhs, rhs);
  }
  FakeIntType getType(SymInt value) {
    return FakeIntType::get(builder.getContext(), value);
  }

  FunctionOpInterface function;
  OpBuilder builder;
  ShapeEnv env;
  llvm::StringMap<Source> sources;
  StringRef missing;
  /// The last op that the condition at hand depends on; null for arguments.
  Operation *last = nullptr;
  /// The last assertion at the start of the function, and behind each op.
  llvm::DenseMap<Operation *, Operation *> lastWritten;
  llvm::DenseMap<const Expr *, Value> written;
};
} // namespace

void GuardWriter::addSource(SymInt size, Source source) {
  if (size.isExpr())
    if (auto *symbol = dyn_cast<SymbolExpr>(size.getExpr()))
      sources.try_emplace(symbol->getName(), source);
}

void GuardWriter::addSources(Value value) {
  if (auto tensor = dyn_cast<FakeTensorType>(value.getType())) {
    const TensorMeta &meta = tensor.getMeta();
    if (meta.ranked)
      for (auto [dim, size] : llvm::enumerate(meta.sizes))
        addSource(size, {value, static_cast<int64_t>(dim)});
  } else if (auto number = dyn_cast<FakeIntType>(value.getType())) {
    addSource(number.getValue(), {value, -1});
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
  if (auto *symbol = dyn_cast<SymbolExpr>(expr)) {
    auto it = sources.find(symbol->getName());
    if (it == sources.end()) {
      missing = symbol->getName();
      return false;
    }
    noteSource(it->second);
    return true;
  }
  if (auto *binary = dyn_cast<BinaryExpr>(expr))
    return collectSymbols(binary->getLHS()) && collectSymbols(binary->getRHS());
  if (auto *minMax = dyn_cast<MinMaxExpr>(expr))
    return all(minMax->getOperands());
  // No op of the dialect multiplies by floats.
  if (isa<ScaleExpr>(expr))
    return false;
  for (const Term &term : cast<SumExpr>(expr)->getTerms())
    for (const Factor &factor : term.factors)
      if (!collectSymbols(factor.atom))
        return false;
  return true;
}

Value GuardWriter::write(SymInt value) {
  if (value.isInt())
    return ConstantOp::create(builder, function.getLoc(), value.getInt());
  return writeExpr(value.getExpr());
}

Value GuardWriter::writeExpr(const Expr *expr) {
  if (Value known = written.lookup(expr))
    return known;
  Value result;
  if (auto *symbol = dyn_cast<SymbolExpr>(expr)) {
    const Source &source = sources.find(symbol->getName())->second;
    result = source.dim < 0
                 ? source.value
                 : SizeOp::create(builder, function.getLoc(), getType(expr),
                                  source.value, source.dim);
  } else if (auto *binary = dyn_cast<BinaryExpr>(expr)) {
    Value lhs = write(binary->getLHS()), rhs = write(binary->getRHS());
    result = expr->getKind() == ExprKind::Mod
                 ? create<ModOp>(expr, lhs, rhs)
                 : create<FloorDivOp>(expr, lhs, rhs);
  } else if (auto *minMax = dyn_cast<MinMaxExpr>(expr)) {
    bool isMax = expr->getKind() == ExprKind::Max;
    SymInt known = minMax->getOperands().front();
    result = write(known);
    for (SymInt operand : minMax->getOperands().drop_front()) {
      known = isMax ? env.max(known, operand) : env.min(known, operand);
      Value next = write(operand);
      result = isMax ? create<MaxOp>(known, result, next)
                     : create<MinOp>(known, result, next);
    }
  } else {
    auto *sum = cast<SumExpr>(expr);
    SymInt known = sum->getConstant();
    if (!known.isInt(0))
      result = write(known);
    for (const Term &term : sum->getTerms()) {
      SymInt product = term.coefficient;
      Value factor = term.coefficient == 1 ? Value() : write(product);
      for (const Factor &f : term.factors)
        for (unsigned i = 0; i < f.exponent; ++i) {
          product = env.mul(product, f.atom);
          Value atom = writeExpr(f.atom);
          factor = factor ? create<MulOp>(product, factor, atom) : atom;
        }
      known = env.add(known, product);
      result = result ? create<AddOp>(known, result, factor) : factor;
    }
  }
  written[expr] = result;
  return result;
}

/// The predicate for a relation that parseCondition() gives.
static CmpPredicate getPredicate(Relation relation) {
  switch (relation) {
  case Relation::Eq:
    return CmpPredicate::eq;
  case Relation::Ne:
    return CmpPredicate::ne;
  case Relation::Lt:
    return CmpPredicate::lt;
  case Relation::Le:
    return CmpPredicate::le;
  case Relation::Multiple:
  case Relation::NotMultiple:
    break;
  }
  llvm_unreachable("written as a remainder");
}

bool GuardWriter::write(GuardAttr guard, bool asControlFlow) {
  missing = "";
  last = nullptr;
  std::optional<Condition> condition =
      parseCondition(guard.getCondition(), env);
  if (!condition || !collectSymbols(condition->lhs) ||
      !collectSymbols(condition->rhs))
    return false;
  // Numbers computed for another guard may stand further down.
  written.clear();
  Operation *&after = lastWritten[last];
  if (!after)
    after = last;
  if (after)
    builder.setInsertionPointAfter(after);
  else
    builder.setInsertionPointToStart(&function.getFunctionBody().front());
  Location loc = function.getLoc();
  Value lhs = write(condition->lhs), rhs = write(condition->rhs);
  Value holds =
      CmpOp::create(builder, loc, FakeBoolType::get(builder.getContext()),
                    getPredicate(condition->relation), lhs, rhs);
  std::string message = ("expected " + guard.getCondition()).str();
  if (asControlFlow) {
    auto bit = UnrealizedConversionCastOp::create(builder, loc,
                                                  builder.getI1Type(), holds);
    after = cf::AssertOp::create(builder, loc, bit.getResult(0), message);
  } else {
    after = AssertOp::create(builder, loc, holds, message);
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
    GuardWriter writer(function);
    SmallVector<Attribute> kept;
    for (auto guard : guards.getAsRange<GuardAttr>()) {
      if (writer.write(guard, controlFlow))
        continue;
      kept.push_back(guard);
      InFlightDiagnostic diag = emitWarning(function.getLoc())
                                << "guard " << guard.getCondition()
                                << " stays an attribute: ";
      if (writer.getMissing().empty())
        diag << "there are no ops to compute it with";
      else
        diag << "symbol '" << writer.getMissing()
             << "' is the size of no value of the function";
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
