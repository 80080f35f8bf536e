//===- ErrorReporter.cpp - Errors and where they come from ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ErrorReporter.h"
#include "FakeTensor/ATen/OpTable.h"
#include "FakeTensor/Analysis/Provenance.h"
#include "TypeReconciliation.h"
#include "llvm/Support/SaveAndRestore.h"
#include <map>

using namespace fake;
using namespace mlir;

/// Adds a note on the metadata of an operand, and notes on the provenance of
/// the facts that the error quotes.
void ErrorReporter::noteOperand(Diagnostic &diag, Operation *op, unsigned index,
                                const Fact *fact) const {
  Value operand = op->getOperand(index);
  attachNoteAt(diag, operand)
      << "operand #" << index << " is " << describe(meta.lookup(operand));
  if (fact)
    Provenance(meta).explain(diag, operand, *fact,
                             meta.getOptions().explainFully);
}

/// The quoted fact that holds for the operand and was not attributed to another
/// operand. A single size, dtype or device is preferred to all sizes.
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

/// Adds notes on an operand about which the error text quotes no fact: usually,
/// its rank is wrong.
void ErrorReporter::noteShape(Diagnostic &diag, Operation *op,
                              unsigned index) const {
  const MetaValue &known = meta.lookup(op->getOperand(index));
  if (!known.isTensor() || !known.getTensor()->ranked)
    return noteOperand(diag, op, index, nullptr);
  ArrayRef<SymInt> sizes = known.getTensor()->sizes;
  Fact fact = std::vector<SymInt>(sizes.begin(), sizes.end());
  noteOperand(diag, op, index, &fact);
}

/// Adds notes on the operands that an error in the context blames. If it blames
/// none, or a list, adds notes on the operands for which a quoted fact holds.
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
                                 const void *subject, Operation *op) {
  pending.push_back({subject, Diagnostic(loc, severity), op});
  return pending.back().diagnostic;
}

/// Adds the note on the current op that MLIR adds to diagnostics if the context
/// requests it; not for a function, which is a whole program.
static void noteOp(Diagnostic &diag, Operation *op) {
  if (op->getContext()->shouldPrintOpOnDiagnostic() &&
      !isa<FunctionOpInterface>(op))
    attachNoteAt(diag, op)
        .append("see current operation: ")
        .appendOp(*op, OpPrintingFlags().printGenericOpForm().skipRegions());
}

Diagnostic *ErrorReporter::beginOpError(Operation *op, const void *subject) {
  Diagnostic *diag = beginError(getShownLocation(op), subject);
  if (!diag)
    return nullptr;
  pending.back().op = op;
  noteOp(*diag, op);
  *diag << "'" << op->getName() << "' op ";
  if (std::string place = describePlace(op->getLoc()); !place.empty())
    *diag << '(' << place << ") ";
  return diag;
}

Diagnostic *ErrorReporter::beginError(Location loc, const void *subject) {
  hadError = true;
  if (isSilent || !reported.insert(subject).second)
    return nullptr;
  return &start(loc, DiagnosticSeverity::Error, subject);
}

Diagnostic *ErrorReporter::beginWarning(Operation *op, const void *subject) {
  if (isSilent || reported.contains(subject) || !warned.insert(subject).second)
    return nullptr;
  Diagnostic &diag =
      start(getShownLocation(op), DiagnosticSeverity::Warning, subject, op);
  noteOp(diag, op);
  return &diag;
}

//===----------------------------------------------------------------------===//
// Common errors
//===----------------------------------------------------------------------===//

// A rule has a case for each of many calls of a model, but a reader needs few.
static constexpr size_t maxCaseNotes = 8;

/// Adds notes on the cases of a rule of which none holds.
static void noteCases(ArrayRef<CaseNote> cases, Diagnostic &diag) {
  auto noteAt = [&](size_t index) -> Diagnostic & {
    return attachNoteAt(diag, static_cast<Operation *>(cases[index].op));
  };
  for (size_t index = 0; index < std::min(cases.size(), maxCaseNotes); ++index)
    noteAt(index) << "case " << index + 1 << " of " << cases.size()
                  << " does not hold: " << cases[index].text;
  if (cases.size() > maxCaseNotes)
    noteAt(maxCaseNotes) << "nor do the other " << cases.size() - maxCaseNotes
                         << " cases";
}

void ErrorReporter::reportRuleError(RuleContext &cx, Operation *op,
                                    MetaRuleOpInterface iface) {
  Diagnostic *diag = beginOpError(op);
  if (!diag)
    return;
  *diag << cx.getMessage();
  noteBlamed(cx, *diag, op, iface);
  for (const RuleFrame &frame : cx.lastError.trace)
    attachNoteAt(*diag, static_cast<Operation *>(frame.op))
        << "in the rule of " << frame.rule << ", where the operands are "
        << frame.operands;
  noteCases(cx.lastError.cases, *diag);
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
  // Another function may use the same type.
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

/// How inferred metadata contradicts the declaration, if it is more than a
/// detail.
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
  llvm::SaveAndRestore speech(isSilent, isSilent && !reportsTypes);
  Operation *op = result.getOwner();
  Diagnostic *diag = beginOpError(op, result.getAsOpaquePointer());
  if (!diag)
    return;
  *diag << "result #" << result.getResultNumber() << " is declared as "
        << describe(declared) << " but inferred as " << describe(inferred)
        << ": " << what << "; to infer anew, erase types with fake-erase-types";
  std::optional<Fact> fact =
      findDifference(*declared.getTensor(), *inferred.getTensor());
  // The operand that determined it: the first tensor with that property, else
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

void ErrorReporter::warnOfContradiction(OpResult result,
                                        const MetaValue &declared,
                                        const MetaValue &inferred,
                                        StringRef what) {
  llvm::SaveAndRestore speech(isSilent, isSilent && !reportsTypes);
  Operation *op = result.getOwner();
  if (Diagnostic *diag = beginWarning(op, result.getAsOpaquePointer()))
    *diag << describeOp(op) << " op result #" << result.getResultNumber()
          << " is taken as declared, " << describe(declared)
          << ", but inferred as " << describe(inferred) << ": " << what;
}

/// What may be wrong with the name of an op without a rule.
static std::string getHint(Operation *op) {
  StringRef name = op->getName().getStringRef();
  if (auto iface = dyn_cast<MetaRuleOpInterface>(op))
    if (name.ends_with(".operator"))
      return getHintForOp(iface.getReportName());
  auto [dialect, rest] = name.split('.');
  return rest.empty() ? std::string() : getHintForOp(rest);
}

void ErrorReporter::reportMissing(Operation *op) {
  // The callee is also swept on its own, which reports the op.
  if (!activeCalls.empty())
    return;
  Fallback fallback = meta.getOptions().allowFallback;
  bool isError = fallback == Fallback::Error;
  hadError |= isError;
  if (!(isError ? reported : warned).insert(op).second)
    return;
  Diagnostic &diag =
      start(getShownLocation(op),
            isError ? DiagnosticSeverity::Error : DiagnosticSeverity::Warning,
            op, op);
  noteOp(diag, op);
  diag << "no metadata rule for " << describeOp(op);
  if (auto iface = dyn_cast<MetaRuleOpInterface>(op);
      iface && op->isRegistered())
    diag << " of " << iface.getReportName();
  if (!isError)
    diag << "; "
         << (fallback == Fallback::Unknown
                 ? "nothing is known of its results"
                 : "its results are taken as declared");
  diag << getHint(op);
}

//===----------------------------------------------------------------------===//
// Notes
//===----------------------------------------------------------------------===//

void ErrorReporter::noteCalls(Diagnostic &diag) const {
  for (const ActiveCall &active : llvm::reverse(activeCalls))
    attachNoteAt(diag, active.op)
        << "in a call of @" << FunctionOpInterface(active.callee).getName()
        << " from here";
  if (auto [loop, run] = activeRun; loop)
    attachNoteAt(diag, loop) << "in run #" << run << " of its region";
}

/// Whether nothing useful is known of a value.
static bool isUnknown(const MetaValue &value) {
  return value.isUnknown() || (value.isTensor() && !value.getTensor()->ranked);
}

/// The number of unknown values that depend on the results of `op`, without
/// these and those that were counted before.
size_t ErrorReporter::countDependents(Operation *op,
                                      llvm::DenseSet<Value> &counted) const {
  SmallVector<Value> worklist(op->getResults());
  size_t count = 0;
  while (!worklist.empty())
    for (Operation *user : worklist.pop_back_val().getUsers())
      for (Value result : user->getResults())
        if (isUnknown(meta.lookup(result)) && counted.insert(result).second) {
          worklist.push_back(result);
          ++count;
        }
  return count;
}

std::vector<PendingDiagnostic> ErrorReporter::takeDiagnostics() {
  llvm::DenseSet<Value> counted;
  for (PendingDiagnostic &entry : pending) {
    if (!entry.op)
      continue;
    Location loc = entry.op->getLoc();
    if (entry.diagnostic.getSeverity() == DiagnosticSeverity::Error)
      if (size_t count = countDependents(entry.op, counted))
        attachNoteAt(entry.diagnostic, loc)
            << count << (count == 1 ? " more value is" : " more values are")
            << " unknown because of this error";
    noteCallers(entry.diagnostic, loc);
  }
  return std::exchange(pending, {});
}

/// What an op and others at the same place have in common: the location and
/// the message without the place.
static std::pair<const void *, std::string>
getCause(const PendingDiagnostic &pending) {
  std::string text = pending.diagnostic.str();
  std::string place = "(" + describePlace(pending.op->getLoc()) + ") ";
  if (size_t position = text.find(place); position != std::string::npos)
    text.erase(position, place.size());
  return {pending.diagnostic.getLocation().getAsOpaquePointer(),
          std::move(text)};
}

/// Joins equal diagnostics of ops that the same line of Python calls, as it
/// does in each of the layers of a model, into the first of them.
static void joinEqual(std::vector<PendingDiagnostic> &diagnostics) {
  std::map<std::pair<const void *, std::string>, size_t> firsts;
  std::map<size_t, SmallVector<Operation *>> others;
  std::vector<PendingDiagnostic> kept;
  for (PendingDiagnostic &pending : diagnostics) {
    if (pending.op && !getPlace(pending.op->getLoc()).name.empty()) {
      auto [it, isNew] = firsts.try_emplace(getCause(pending), kept.size());
      if (!isNew) {
        others[it->second].push_back(pending.op);
        continue;
      }
    }
    kept.push_back(std::move(pending));
  }
  for (auto &[index, ops] : others) {
    Diagnostic &note =
        attachNoteAt(kept[index].diagnostic, ops.front()->getLoc());
    note << "the same for ";
    llvm::interleaveComma(
        ArrayRef(ops).take_front(3), note,
        [&](Operation *op) { note << describePlace(op->getLoc()); });
    if (ops.size() > 3)
      note << " and " << ops.size() - 3 << " more ops";
  }
  diagnostics = std::move(kept);
}

void fake::emit(std::vector<PendingDiagnostic> diagnostics,
                MLIRContext *context, bool wantsAll) {
  if (!wantsAll)
    joinEqual(diagnostics);
  for (PendingDiagnostic &pending : diagnostics)
    context->getDiagEngine().emit(std::move(pending.diagnostic));
}
