//===- Evaluator.cpp - Evaluation of one op ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Evaluator.h"
#include "ErrorReporter.h"
#include "FakeTensor/Meta/Limits.h"
#include "SymbolNamer.h"

using namespace fake;
using namespace mlir;

/// The interfaces of an op depend only on its name, and a program has few
/// names.
const OpAbilities &Evaluator::addAbilities(Operation *op) {
  OperationName name = op->getName();
  const auto *rule = name.getInterface<MetaRuleOpInterface>();
  if (Dialect *dialect = name.getDialect(); dialect && !rule)
    rule = dialect->getRegisteredInterfaceForOp<MetaRuleOpInterface>(name);
  auto iface = dyn_cast<MetaRuleOpInterface>(op);
  return abilities[name] = {rule,
                            isa<MetaBindOpInterface>(op),
                            iface && iface.mayReturnOperands(),
                            iface && iface.isCopy(),
                            iface && iface.unpacksList(),
                            iface && iface.fixesTypes()};
}

static const MetaTypeInterface *getModel(Type type) {
  return type.getDialect().getRegisteredInterface<MetaTypeInterface>();
}

/// The length of the only result of an op, if it is a list: as its type states,
/// or as a user unpacks it.
std::optional<size_t> Evaluator::getListLength(Operation *op) {
  if (op->getNumResults() != 1)
    return std::nullopt;
  Value list = op->getResult(0);
  if (const MetaTypeInterface *model = getModel(list.getType())) {
    if (std::optional<size_t> length = model->getListLength(list.getType()))
      return length;
    // Builtin types have no lists.
    if (model->isShared())
      return std::nullopt;
  }
  for (Operation *user : list.getUsers())
    if (getAbilities(user).unpacksList)
      return user->getNumResults();
  return std::nullopt;
}

/// The rank of the only result of an op, if it is a tensor and declarations are
/// used.
std::optional<int64_t> Evaluator::getDeclaredRank(Operation *op) {
  if (op->getNumResults() != 1 || !useDeclaredRank)
    return std::nullopt;
  Type type = op->getResult(0).getType();
  const MetaTypeInterface *model = getModel(type);
  // The symbols of a type must not be declared before the op creates them.
  if (model && model->declaresLayout())
    return model->getRank(type);
  const MetaValue &declared = types.get(type).meta;
  if (!declared.isTensor() || !declared.getTensor()->ranked)
    return std::nullopt;
  return declared.getTensor()->rank();
}

/// Whether the tensors that an op creates have value semantics. Ops do not mix
/// the two kinds, so the first one decides. Does not import the type, which
/// would declare its symbols before the op creates them.
static bool hasValueSemantics(Operation *op) {
  if (op->getNumResults() == 0)
    return false;
  Type type = op->getResult(0).getType();
  const MetaTypeInterface *model = getModel(type);
  return model && model->hasValueSemantics(type);
}

/// Runs the rule into `resultBuffer`. A failure is reported, unless there is no
/// rule for this particular op.
bool Evaluator::runRule(MetaRuleOpInterface iface,
                        ArrayRef<KnownValue> operands, bool &isMissing) {
  Operation *op = iface;
  operandBuffer.clear();
  for (const KnownValue &known : operands)
    operandBuffer.push_back(known.value);
  resultBuffer.assign(op->getNumResults(), MetaValue());
  cx.clearError();
  cx.memos.setOperands(operandBuffer);
  cx.request.listLength = getListLength(op);
  cx.request.viewsMayCopy = !cx.mode.strictViews && hasValueSemantics(op);
  cx.request.declaredRank = getDeclaredRank(op);
  namer.offerNamesOf(op);
  LogicalResult inferred = iface.inferMeta(cx, operandBuffer, resultBuffer);
  if (succeeded(inferred))
    inferred = checkLimits(cx, resultBuffer);
  // A forbidden operation causes later errors.
  bool isRejected = failed(cx.checkRefusal()) || failed(inferred);
  isMissing = isRejected && !iface.hasMetaRule();
  if (isRejected && !isMissing) {
    reporter.reportRuleError(cx, op, iface);
    resultBuffer.assign(op->getNumResults(), MetaValue());
  }
  cx.memos.setOperands({});
  namer.stopNaming();
  return !isRejected;
}

Evaluation Evaluator::evaluateAnew(Operation *op, const OpAbilities &abilities,
                                   ArrayRef<KnownValue> operands, bool mayReuse,
                                   SmallVectorImpl<CachedResult> &results) {
  MetaRuleOpInterface iface(op, abilities.rule);
  bool isMissing = false;
  bool hadErrorBefore = reporter.exchangeErrors(false);
  bool isInferred = runRule(iface, operands, isMissing);
  if (isMissing) {
    (void)reporter.exchangeErrors(hadErrorBefore);
    return Evaluation::NoRule;
  }
  if (operands.empty() && results.empty() && resultBuffer.size() == 1)
    namer.recordSymbolOp(op, resultBuffer.front());
  for (auto [result, value] : llvm::zip_equal(op->getResults(), resultBuffer))
    results.push_back(reconciler.conclude(result, value));
  bool hadError = reporter.exchangeErrors(false);
  // A copy ties the types of its operand and result.
  if (mayReuse && !abilities.isCopy)
    cache.record(op, operands, results, hadError);
  (void)reporter.exchangeErrors(hadError || hadErrorBefore);
  return isInferred ? Evaluation::Inferred : Evaluation::Rejected;
}
