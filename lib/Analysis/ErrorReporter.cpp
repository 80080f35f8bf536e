//===- ErrorReporter.cpp - Errors and where they come from ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ErrorReporter.h"
#include "FakeTensor/Analysis/Provenance.h"
#include "TypeReconciliation.h"

using namespace fake;
using namespace mlir;

/// Adds a note that says what an operand is, and notes that lead to where what
/// is wrong with it comes from.
void ErrorReporter::noteOperand(Diagnostic &diag, Operation *op, unsigned index,
                                const Fact *fact) const {
  Value operand = op->getOperand(index);
  diag.attachNote(operand.getLoc())
      << "operand #" << index << " is " << describe(meta.lookup(operand));
  if (fact)
    Provenance(meta).explain(diag, operand, *fact,
                             meta.getOptions().explainFully);
}

/// The fact among those quoted by an error that is true of an operand and that
/// no other operand has taken: rather a single size, dtype or device than all
/// sizes.
static const Fact *takeFact(ArrayRef<Fact> facts, const MetaValue &operand,
                            SmallVectorImpl<const Fact *> &taken) {
  for (bool wantShape : {false, true})
    for (const Fact &fact : facts)
      if (std::holds_alternative<std::vector<SymInt>>(fact) == wantShape &&
          !llvm::is_contained(taken, &fact) && holds(fact, operand)) {
        taken.push_back(&fact);
        return &fact;
      }
  return nullptr;
}

/// Adds notes about an operand of which the text of the error quotes nothing:
/// mostly, it says what its rank is.
void ErrorReporter::noteShape(Diagnostic &diag, Operation *op,
                              unsigned index) const {
  const MetaValue &known = meta.lookup(op->getOperand(index));
  if (!known.isTensor() || !known.getTensor()->ranked)
    return noteOperand(diag, op, index, nullptr);
  ArrayRef<SymInt> sizes = known.getTensor()->sizes;
  Fact fact = std::vector<SymInt>(sizes.begin(), sizes.end());
  noteOperand(diag, op, index, &fact);
}

/// Adds notes about the operands that an error in the context blames. If it
/// blames none, or a list of operands, about those of which something that it
/// quotes is true.
void ErrorReporter::noteBlamed(RuleContext &cx, Diagnostic &diag, Operation *op,
                               MetaRuleOpInterface iface) const {
  SmallVector<const Fact *, 4> taken;
  auto noteIfQuoted = [&](unsigned index) {
    const Fact *fact = takeFact(cx.lastError.quoted,
                                meta.lookup(op->getOperand(index)), taken);
    if (fact)
      noteOperand(diag, op, index, fact);
    return fact;
  };
  for (unsigned arg : cx.getBlamedArguments()) {
    bool noted = false;
    SmallVector<unsigned> indices = iface.getOperandsOfArgument(arg);
    for (unsigned index : indices)
      noted |= noteIfQuoted(index) != nullptr;
    if (!noted && !indices.empty())
      noteShape(diag, op, indices.front());
  }
  if (cx.getBlamedArguments().empty())
    for (unsigned index = 0; index < op->getNumOperands(); ++index)
      noteIfQuoted(index);
}

//===----------------------------------------------------------------------===//
// Starting a diagnostic
//===----------------------------------------------------------------------===//

Diagnostic &ErrorReporter::start(Location loc, DiagnosticSeverity severity,
                                 const void *subject) {
  pending.push_back({subject, Diagnostic(loc, severity)});
  return pending.back().diagnostic;
}

/// What MLIR adds to diagnostics of ops where the context asks for it.
static void noteOp(Diagnostic &diag, Operation *op) {
  if (op->getContext()->shouldPrintOpOnDiagnostic())
    diag.attachNote(op->getLoc())
        .append("see current operation: ")
        .appendOp(*op, OpPrintingFlags().printGenericOpForm());
}

Diagnostic *ErrorReporter::beginOpError(Operation *op, const void *subject) {
  Diagnostic *diag = beginError(op->getLoc(), subject);
  if (!diag)
    return nullptr;
  noteOp(*diag, op);
  *diag << "'" << op->getName() << "' op ";
  return diag;
}

Diagnostic *ErrorReporter::beginError(Location loc, const void *subject) {
  hadError = true;
  if (!reported.insert(subject).second)
    return nullptr;
  return &start(loc, DiagnosticSeverity::Error, subject);
}

Diagnostic *ErrorReporter::beginWarning(Operation *op, const void *subject) {
  if (reported.contains(subject) || !warned.insert(subject).second)
    return nullptr;
  Diagnostic &diag = start(op->getLoc(), DiagnosticSeverity::Warning, subject);
  noteOp(diag, op);
  return &diag;
}

//===----------------------------------------------------------------------===//
// Common errors
//===----------------------------------------------------------------------===//

void ErrorReporter::reportRuleError(RuleContext &cx, Operation *op,
                                    MetaRuleOpInterface iface) {
  Diagnostic *diag = beginOpError(op);
  if (!diag)
    return;
  *diag << cx.getMessage();
  noteBlamed(cx, *diag, op, iface);
  for (const RuleFrame &frame : cx.lastError.trace)
    diag->attachNote(static_cast<Operation *>(frame.op)->getLoc())
        << "in the rule of " << frame.rule << ", where the operands are "
        << frame.operands;
  noteCalls(*diag);
}

void ErrorReporter::reportUnreadType(const MetaTypeInterface &iface,
                                     Type type) {
  std::string wrong = iface.getReadError(type);
  if (wrong.empty())
    return;
  Diagnostic *diag =
      beginOpError(meta.getFunction(), type.getAsOpaquePointer());
  if (!diag)
    return;
  *diag << "has a value of type " << type << ": " << wrong;
  // Another function may have the same type.
  pending.back().subject = nullptr;
}

void ErrorReporter::reportRefusal(RuleContext &cx, Operation *op) {
  if (succeeded(cx.checkRefusal()))
    return;
  if (Diagnostic *diag = beginOpError(op)) {
    *diag << cx.getMessage();
    noteCalls(*diag);
  }
}

/// What of the inferred metadata contradicts what is declared, if it is more
/// than a detail.
static std::optional<Fact> findDifference(const TensorMeta &declared,
                                          const TensorMeta &inferred) {
  if (declared.dtype != DType::Unknown && declared.dtype != inferred.dtype)
    return inferred.dtype;
  if (!declared.ranked || !inferred.ranked)
    return std::nullopt;
  if (declared.rank() != inferred.rank())
    return std::vector<SymInt>(inferred.sizes.begin(), inferred.sizes.end());
  for (auto [claim, size] : llvm::zip_equal(declared.sizes, inferred.sizes))
    if (!claim.isUnknown() && claim != size)
      return size;
  if (declared.device.isKnown() && declared.device != inferred.device)
    return inferred.device;
  return std::nullopt;
}

void ErrorReporter::reportContradiction(OpResult result,
                                        const MetaValue &declared,
                                        const MetaValue &inferred,
                                        StringRef what) {
  Operation *op = result.getOwner();
  Diagnostic *diag = beginOpError(op, result.getAsOpaquePointer());
  if (!diag)
    return;
  *diag << "result #" << result.getResultNumber() << " is declared as "
        << describe(declared) << " but inferred as " << describe(inferred)
        << ": " << what;
  std::optional<Fact> fact =
      findDifference(*declared.getTensor(), *inferred.getTensor());
  // The operand that decided it: the first tensor of which that is true, else
  // the first tensor.
  std::optional<unsigned> culprit;
  for (auto [index, operand] : llvm::enumerate(op->getOperands())) {
    const MetaValue &known = meta.lookup(operand);
    if (!known.isTensor())
      continue;
    if (fact && holds(*fact, known)) {
      noteOperand(*diag, op, index, &*fact);
      return noteCalls(*diag);
    }
    if (!culprit)
      culprit = index;
  }
  if (culprit)
    noteOperand(*diag, op, *culprit, nullptr);
  noteCalls(*diag);
}

void ErrorReporter::reportMissing(Operation *op) {
  // Callees are swept for themselves as well, which reports it.
  if (!activeCalls.empty())
    return;
  Fallback fallback = meta.getOptions().allowFallback;
  bool isError = fallback == Fallback::Error;
  hadError |= isError;
  if (!(isError ? reported : warned).insert(op).second)
    return;
  Diagnostic &diag = start(
      op->getLoc(),
      isError ? DiagnosticSeverity::Error : DiagnosticSeverity::Warning, op);
  noteOp(diag, op);
  diag << "no metadata rule for '" << op->getName() << "'";
  if (auto iface = dyn_cast<MetaRuleOpInterface>(op))
    diag << " of " << iface.getReportName();
  diag << "; "
       << (fallback == Fallback::Unknown ? "nothing is known of its results"
                                         : "its results are taken as declared");
}

//===----------------------------------------------------------------------===//
// Notes
//===----------------------------------------------------------------------===//

void ErrorReporter::noteCalls(Diagnostic &diag) const {
  for (const ActiveCall &active : llvm::reverse(activeCalls))
    diag.attachNote(active.op->getLoc())
        << "in a call of @" << FunctionOpInterface(active.callee).getName()
        << " from here";
}

void fake::emit(std::vector<PendingDiagnostic> diagnostics,
                MLIRContext *context) {
  for (PendingDiagnostic &pending : diagnostics)
    context->getDiagEngine().emit(std::move(pending.diagnostic));
}
