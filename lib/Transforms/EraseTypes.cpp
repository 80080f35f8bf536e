//===- EraseTypes.cpp - Erase declared result types -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Values whose types must be equal form a class, which is erased completely or
// not at all. Arguments of functions, constants, and results and operands of
// ops without a rule keep their types, and so do their classes. Then ops are
// verified, and the classes of invalid ops are restored.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Analysis/TypeFlow.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "FakeTensor/Transforms/Passes.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "llvm/ADT/EquivalenceClasses.h"
#include "llvm/Support/Threading.h"

namespace fake {
#define GEN_PASS_DEF_FAKEERASETYPES
#include "FakeTensor/Transforms/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

static Type eraseType(Type type) {
  auto *iface = type.getDialect().getRegisteredInterface<MetaTypeInterface>();
  return iface ? iface->eraseType(type) : type;
}

/// Whether the metadata of an op's results can be inferred. Types of constants
/// are data.
static bool isInferred(Operation *op) {
  auto iface = dyn_cast<MetaRuleOpInterface>(op);
  return iface && iface.hasMetaRule() && op->getNumOperands() != 0;
}

/// Whether an op forwards values by a control flow interface.
static bool handsOn(Operation *op) {
  return getRegionBranch(op) ||
         isa<BranchOpInterface, RegionBranchTerminatorOpInterface,
             SelectLikeOpInterface>(op);
}

namespace {

/// Erases the types below one op.
class TypeEraser {
public:
  explicit TypeEraser(Operation *root)
      : functions(collectFunctions(root)), calls(root) {}

  void run() {
    for (FunctionOpInterface function : functions)
      collect(function);
    dropClaims();
    for (auto [value, type] : types)
      if (!isFixed(value))
        erase(value);
    restoreUntilValid();
    for (FunctionOpInterface function : functions)
      if (hasErasedResult(function))
        updateFunctionType(function);
  }

private:
  void collect(FunctionOpInterface function);
  void collect(Operation *op);
  void collectReturns(FunctionOpInterface function);
  void collectCall(Operation *op, FunctionOpInterface callee);
  void collectClaim(MetaBindOpInterface bind);
  void dropClaims();
  void add(Value value);
  void fix(Value value);
  void fixAll(ValueRange range) {
    llvm::for_each(range, [&](Value v) { fix(v); });
  }
  void join(Value a, Value b);
  bool isFixed(Value value) const {
    return fixedClasses.contains(
        classes.getLeaderValue(value.getAsOpaquePointer()));
  }
  bool isErased(Value value) const {
    const auto *it = types.find(value);
    return it != types.end() && it->second != value.getType();
  }
  void erase(Value value) { value.setType(eraseType(value.getType())); }
  bool isValid(Operation *op);
  void restoreUntilValid();
  bool hasErasedResult(FunctionOpInterface function);

  SmallVector<FunctionOpInterface> functions;
  KnownCalls calls;
  /// The values with an erasable type, with that type, in program order.
  llvm::MapVector<Value, Type> types;
  llvm::EquivalenceClasses<const void *> classes;
  /// Leaders of the classes that are kept.
  llvm::DenseSet<const void *> fixedClasses;
  SmallVector<Operation *> claims;
  llvm::DenseSet<Value> statedSymbols;
};

} // namespace

//===----------------------------------------------------------------------===//
// Classes
//===----------------------------------------------------------------------===//

/// Whether a type is a container of a dialect that does not refine lists
/// without metadata: torch-mlir prints `list<vtensor>` for any tensors.
static bool isOpaqueContainer(Type type) {
  auto *iface = type.getDialect().getRegisteredInterface<MetaTypeInterface>();
  if (!iface || iface->declaresLayout() || iface->eraseType(type) == type)
    return false;
  ShapeEnv env;
  llvm::BumpPtrAllocator arena;
  RuleContext cx(env, arena);
  return !iface->getMeta(cx, type).isTensor();
}

/// Creates a class of one value, if its type has metadata.
void TypeEraser::add(Value value) {
  if (value.getType()
          .getDialect()
          .getRegisteredInterface<MetaTypeInterface>() &&
      types.try_emplace(value, value.getType()).second) {
    classes.insert(value.getAsOpaquePointer());
    if (isOpaqueContainer(value.getType()))
      fixedClasses.insert(value.getAsOpaquePointer());
  }
}

void TypeEraser::fix(Value value) {
  add(value);
  if (types.contains(value))
    fixedClasses.insert(classes.getLeaderValue(value.getAsOpaquePointer()));
}

void TypeEraser::join(Value a, Value b) {
  add(a);
  add(b);
  if (!types.contains(a) || !types.contains(b))
    return;
  bool areFixed = isFixed(a) || isFixed(b);
  auto leader =
      classes.unionSets(a.getAsOpaquePointer(), b.getAsOpaquePointer());
  if (areFixed)
    fixedClasses.insert(*leader);
}

/// Joins the classes of a call and its callee. Arguments of functions keep
/// their types.
void TypeEraser::collectCall(Operation *op, FunctionOpInterface callee) {
  fixAll(cast<CallOpInterface>(op).getArgOperands());
  if (!callee)
    return fixAll(op->getResults());
  forEachReturn(callee, [&](Operation *end) {
    for (auto [result, value] :
         llvm::zip_equal(op->getResults(), end->getOperands()))
      join(result, value);
  });
}

void TypeEraser::collectClaim(MetaBindOpInterface bind) {
  // The first bind of a symbol, of an argument or a data-dependent size, cannot
  // be inferred.
  bool isNews = isa<BlockArgument>(bind.getBoundValue());
  for (Value operand : bind->getOperands())
    if (operand != bind.getBoundValue())
      isNews |= statedSymbols.insert(operand).second;
  if (!isNews)
    claims.push_back(bind);
}

void TypeEraser::collect(Operation *op) {
  if (auto bind = dyn_cast<MetaBindOpInterface>(op))
    return collectClaim(bind);
  if (isa<CallOpInterface>(op))
    return collectCall(op, calls.getCallee(op));
  forEachTypeEdge(op, [&](Value from, Value to) { join(from, to); });
  if (isInferred(op) || getRegionBranch(op) || isa<SelectLikeOpInterface>(op))
    llvm::for_each(op->getResults(), [&](Value result) { add(result); });
  else
    fixAll(op->getResults());
  for (Region &region : op->getRegions())
    for (Block &block : region)
      for (BlockArgument argument : block.getArguments())
        if (getRegionBranch(op) || !block.isEntryBlock())
          add(argument);
        else
          fix(argument);
  // An op without a rule may depend on the types of its operands.
  if (op->isRegistered() && !isa<MetaRuleOpInterface>(op) && !handsOn(op))
    fixAll(op->getOperands());
}

/// Joins the classes of values returned by all returns of a function.
void TypeEraser::collectReturns(FunctionOpInterface function) {
  Operation *first = nullptr;
  forEachReturn(function, [&](Operation *end) {
    llvm::for_each(end->getOperands(), [&](Value value) { add(value); });
    if (calls.hasOtherUses(function))
      fixAll(end->getOperands());
    if (first)
      for (auto [a, b] :
           llvm::zip_equal(first->getOperands(), end->getOperands()))
        join(a, b);
    first = end;
  });
}

void TypeEraser::collect(FunctionOpInterface function) {
  fixAll(ValueRange(function.getFunctionBody().getArguments()));
  collectReturns(function);
  function.getFunctionBody().walk([&](Operation *op) {
    if (!op->hasTrait<OpTrait::IsTerminator>() ||
        op->getParentOp() != function || op->getNumSuccessors() != 0)
      collect(op);
  });
}

//===----------------------------------------------------------------------===//
// Erasure
//===----------------------------------------------------------------------===//

void TypeEraser::dropClaims() {
  for (Operation *claim : claims)
    claim->erase();
}

/// Whether the op verifies with the new types. Its diagnostics are discarded.
bool TypeEraser::isValid(Operation *op) {
  auto isTouched = [&](Value value) { return isErased(value); };
  if (llvm::none_of(op->getOperands(), isTouched) &&
      llvm::none_of(op->getResults(), isTouched))
    return true;
  uint64_t thread = llvm::get_threadid();
  ScopedDiagnosticHandler silence(op->getContext(), [&](Diagnostic &) {
    return success(llvm::get_threadid() == thread);
  });
  return succeeded(verify(op, /*verifyRecursively=*/false));
}

/// Restores types until all ops verify.
void TypeEraser::restoreUntilValid() {
  for (bool hasChanged = true; hasChanged;) {
    hasChanged = false;
    auto visit = [&](Operation *op) {
      // Terminators are verified against the function type, which is updated
      // later.
      if (op->hasTrait<OpTrait::IsTerminator>() || isValid(op))
        return;
      fixAll(op->getOperands());
      fixAll(op->getResults());
      hasChanged = true;
    };
    for (FunctionOpInterface function : functions)
      function.getFunctionBody().walk(visit);
    if (hasChanged)
      for (auto [value, type] : types)
        if (isFixed(value))
          value.setType(type);
  }
}

bool TypeEraser::hasErasedResult(FunctionOpInterface function) {
  bool found = false;
  forEachReturn(function, [&](Operation *end) {
    found |=
        llvm::any_of(end->getOperands(), [&](Value v) { return isErased(v); });
  });
  return found;
}

namespace {

struct FakeEraseTypesPass : fake::impl::FakeEraseTypesBase<FakeEraseTypesPass> {
  void runOnOperation() override { TypeEraser(getOperation()).run(); }
};

} // namespace
