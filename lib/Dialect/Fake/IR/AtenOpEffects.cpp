//===- AtenOpEffects.cpp - Memory effects of calls --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An op that writes states to which operands. A functional op reads its
// operands only if something writes to them: then `cse` must not merge it with
// an equal op across the write. Otherwise, which is the common case, it is
// pure. Similarly, an op allocates its result if something writes to it: then
// it must not be merged with an equal op.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace fake;

/// The maximum number of uses visited before a tensor is assumed to be written:
/// of an operand, which only orders the op after writes, and of a new tensor.
static constexpr unsigned maxUses = 32, maxUsesOfNew = 512;

static bool isTensorLike(Type type) {
  return isa<FakeTensorType, FakeListType>(type);
}

/// The argument of an operand, or of the list that contains it.
static const SchemaArg *findArgument(AtenOp op, unsigned operand) {
  ArrayRef<ArgNode> nodes = op.getArgNodes();
  for (const SchemaArg &arg : op.getDef().getSchema().getArgs()) {
    if (nodes.empty())
      return nullptr;
    if (llvm::any_of(takeTree(nodes), [&](const ArgNode &node) {
          return node.isOperand() && node.value == operand;
        }))
      return &arg;
  }
  return nullptr;
}

bool AtenOp::writesTo(unsigned operand) {
  if (!getDef().isMutable)
    return false;
  const SchemaArg *arg = findArgument(*this, operand);
  return arg && arg->alias.isWrite;
}

/// Whether an op only queries metadata.
static bool isQuery(Operation *op) {
  return isa<SizeOp, StrideOp, StorageOffsetOp, NumelOp>(op);
}

/// Whether a result of an op may be this operand, or a view of it.
static bool mayReturn(Operation *op, unsigned operand) {
  if (isa<CastOp, PackOp, UnpackOp>(op))
    return true;
  auto call = dyn_cast<AtenOp>(op);
  if (!call)
    return false;
  const OpDef &def = call.getDef();
  // Most ops return new tensors.
  if (!def.traits.has(Behavior::ReturnsSelf) &&
      llvm::none_of(
          def.getSchema().getReturns(),
          [](const SchemaArg &returned) { return returned.alias.set != 0; }))
    return false;
  const SchemaArg *arg = findArgument(call, operand);
  return arg &&
         (arg->alias.set != 0 || (def.traits.has(Behavior::ReturnsSelf) &&
                                  arg == &def.getSchema().getArgs().front()));
}

namespace {
/// The values that may share a storage with one of them.
class Family {
public:
  /// Whether some op may write to the storage of a tensor.
  bool isWritten(Value tensor) {
    add(tensor);
    for (size_t i = 0; i < values.size(); ++i)
      if (comesFromElsewhere(values[i]) ||
          hasWriteAmongUses(values[i], maxUses))
        return true;
    return false;
  }

  /// Whether some op may write to a tensor, or to a view of it.
  bool isWrittenLater(Value tensor) {
    add(tensor);
    for (size_t i = 0; i < values.size(); ++i)
      if (hasWriteAmongUses(values[i], maxUsesOfNew))
        return true;
    return false;
  }

private:
  bool hasWriteAmongUses(Value value, unsigned limit) {
    return llvm::any_of(value.getUses(), [&](OpOperand &use) {
      return ++numUses > limit || isWriteAt(use);
    });
  }

  void add(Value value) {
    if (isTensorLike(value.getType()) && !llvm::is_contained(values, value))
      values.push_back(value);
  }

  /// Whether a value may alias values outside of the family.
  bool comesFromElsewhere(Value value) {
    Operation *op = value.getDefiningOp();
    if (!op) {
      auto function = dyn_cast_or_null<FunctionOpInterface>(
          value.getParentBlock()->getParentOp());
      auto argument = cast<BlockArgument>(value);
      return !function || !value.getParentBlock()->isEntryBlock() ||
             function.getArgAttr(argument.getArgNumber(),
                                 FakeDialect::kStorageAttrName);
    }
    for (OpOperand &operand : op->getOpOperands())
      if (mayReturn(op, operand.getOperandNumber()))
        add(operand.get());
    return !isa<AtenOp>(op) &&
           (op->getNumRegions() != 0 || !isMemoryEffectFree(op));
  }

  /// Whether a user writes, or has unknown effects; views are added to the
  /// family.
  bool isWriteAt(OpOperand &use) {
    Operation *user = use.getOwner();
    if (mayReturn(user, use.getOperandNumber()))
      for (Value result : user->getResults())
        add(result);
    if (isQuery(user))
      return false;
    if (auto call = dyn_cast<AtenOp>(user))
      return call.writesTo(use.getOperandNumber());
    if (user->hasTrait<OpTrait::IsTerminator>())
      return !isa<FunctionOpInterface>(user->getParentOp());
    return user->getNumRegions() != 0 || !isMemoryEffectFree(user);
  }

  SmallVector<Value, 8> values;
  unsigned numUses = 0;
};
} // namespace

/// Adds allocation effects for results that something writes to.
static void
addAllocations(Operation *op,
               SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  for (OpResult result : op->getResults())
    if (isTensorLike(result.getType()) && Family().isWrittenLater(result))
      effects.emplace_back(MemoryEffects::Allocate::get(), result);
}

void AtenOp::getEffects(
    SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  const OpDef &def = getDef();
  // Generator state and checks are not modeled as separate resources.
  if (def.mustBeKept()) {
    effects.emplace_back(MemoryEffects::Read::get());
    effects.emplace_back(MemoryEffects::Write::get());
  }
  for (OpOperand &operand : (*this)->getOpOperands()) {
    if (!isTensorLike(operand.get().getType()))
      continue;
    if (def.isMutable || Family().isWritten(operand.get()))
      effects.emplace_back(MemoryEffects::Read::get(), &operand);
    if (writesTo(operand.getOperandNumber()))
      effects.emplace_back(MemoryEffects::Write::get(), &operand);
  }
  if (!def.isMutable)
    addAllocations(*this, effects);
}

void LiteralOp::getEffects(
    SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  addAllocations(*this, effects);
}

#define FAKE_QUERY_EFFECTS(OP)                                                 \
  void OP::getEffects(                                                         \
      SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {               \
    if (Family().isWritten(getTensor()))                                       \
      effects.emplace_back(MemoryEffects::Read::get(), &getTensorMutable());   \
  }
FAKE_QUERY_EFFECTS(SizeOp)
FAKE_QUERY_EFFECTS(StrideOp)
FAKE_QUERY_EFFECTS(StorageOffsetOp)
FAKE_QUERY_EFFECTS(NumelOp)
#undef FAKE_QUERY_EFFECTS

Speculation::Speculatability AtenOp::getSpeculatability() {
  return getDef().isPure() ? Speculation::Speculatable
                           : Speculation::NotSpeculatable;
}
