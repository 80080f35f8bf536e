//===- TypeEdits.cpp - Edits that write inferred types ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TypeEdits.h"
#include "FakeTensor/Analysis/Functions.h"
#include "FakeTensor/Analysis/TypeFlow.h"
#include "FakeTensor/Transforms/Passes.h"
#include "TypeText.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"

using namespace fake;
using namespace fake::lsp;
using namespace mlir;

/// All ops in program order.
static SmallVector<Operation *, 0> collectOps(Operation *root) {
  SmallVector<Operation *, 0> ops;
  root->walk<WalkOrder::PreOrder>([&](Operation *op) { ops.push_back(op); });
  return ops;
}

/// Whether two ops are of the same kind and have the same types.
static bool haveEqualTypes(Operation *a, Operation *b) {
  auto haveEqualArguments = [](Region &a, Region &b) {
    return llvm::all_of_zip(a, b, [](Block &a, Block &b) {
      return llvm::equal(a.getArgumentTypes(), b.getArgumentTypes());
    });
  };
  if (auto function = dyn_cast<FunctionOpInterface>(a))
    if (!isa<FunctionOpInterface>(b) ||
        function.getFunctionType() !=
            cast<FunctionOpInterface>(b).getFunctionType() ||
        a->getDiscardableAttrDictionary() != b->getDiscardableAttrDictionary())
      return false;
  return a->getName() == b->getName() &&
         llvm::equal(a->getOperandTypes(), b->getOperandTypes()) &&
         llvm::equal(a->getResultTypes(), b->getResultTypes()) &&
         llvm::all_of_zip(a->getRegions(), b->getRegions(), haveEqualArguments);
}

namespace {

/// A copy of the program with other types, and the changes of the text by which
/// the program gets them.
class Rewrite {
public:
  explicit Rewrite(const Section &section)
      : section(section), ops(collectOps(section.getModule())),
        copy(section.getModule().clone()), copied(collectOps(*copy)) {}

  /// The op in the copy; null for none.
  Operation *lookup(Operation *op) const {
    const auto *it = llvm::find(ops, op);
    return it == ops.end() ? nullptr : copied[it - ops.begin()];
  }
  /// Runs `fake-propagate` on the copy; false if that fails.
  bool propagate();
  /// The edits for ops below `root`; none if there is nothing to do, or it
  /// cannot be done.
  std::vector<llvm::lsp::TextEdit> getEdits(Operation *root) const;

private:
  bool isCorrect(StringRef text, Operation *root) const;

  const Section &section;
  SmallVector<Operation *, 0> ops;
  OwningOpRef<ModuleOp> copy;
  SmallVector<Operation *, 0> copied;
};

} // namespace

bool Rewrite::propagate() {
  ScopedDiagnosticHandler ignored(section.getContext(), [](Diagnostic &) {});
  PassManager manager(section.getContext());
  FakePropagateOptions options;
  options.binds = BindPolicy::Keep;
  manager.addPass(createFakePropagate(options));
  if (failed(manager.run(*copy)))
    return false;
  copied = collectOps(*copy);
  return copied.size() == ops.size();
}

/// Whether a text is a valid program in which the ops below `root` are as in
/// the copy.
bool Rewrite::isCorrect(StringRef text, Operation *root) const {
  ScopedDiagnosticHandler ignored(section.getContext(), [](Diagnostic &) {});
  ParserConfig config(section.getContext());
  OwningOpRef<ModuleOp> parsed = parseSourceString<ModuleOp>(text, config);
  if (!parsed)
    return false;
  SmallVector<Operation *, 0> after = collectOps(*parsed);
  if (after.size() != ops.size())
    return false;
  for (auto [op, wanted, found] : llvm::zip_equal(ops, copied, after))
    if (!haveEqualTypes(root->isAncestor(op) ? wanted : op, found))
      return false;
  return true;
}

/// The largest number of edits that are sent one by one: thousands take longer
/// to be written as JSON than to be found.
static constexpr size_t maxEdits = 200;

/// One change instead of several, after which the text is `after`.
static TextChange mergeChanges(StringRef before, StringRef after,
                               ArrayRef<TextChange> changes) {
  const char *begin = before.end(), *end = before.begin();
  for (const TextChange &change : changes) {
    begin = std::min(begin, change.range.Start.getPointer());
    end = std::max(end, change.range.End.getPointer());
  }
  after = after.drop_front(begin - before.begin());
  return {{SMLoc::getFromPointer(begin), SMLoc::getFromPointer(end)},
          after.drop_back(before.end() - end).str()};
}

std::vector<llvm::lsp::TextEdit> Rewrite::getEdits(Operation *root) const {
  std::vector<TextChange> changes;
  TypeCache cache;
  {
    ScopedDiagnosticHandler ignored(section.getContext(), [](Diagnostic &) {});
    if (failed(verify(*copy)))
      return {};
  }
  for (auto [op, wanted] : llvm::zip_equal(ops, copied))
    if (root->isAncestor(op) && !haveEqualTypes(op, wanted) &&
        !changeTypes(section, op, wanted, cache, changes))
      return {};
  if (changes.empty())
    return {};
  std::string text = applyChanges(section.getText(), changes);
  if (!isCorrect(text, root))
    return {};
  if (changes.size() > maxEdits)
    changes = {mergeChanges(section.getText(), text, changes)};
  std::vector<llvm::lsp::TextEdit> edits;
  for (TextChange &change : changes)
    edits.push_back(
        {section.getIndex().getRange(change.range), std::move(change.text)});
  return edits;
}

/// The type of one result, and that of the function if it returns it.
static std::vector<llvm::lsp::TextEdit>
findResultEdits(const Section &section, const FunctionMeta &meta,
                OpResult result) {
  Type type = meta.getRefinedType(result);
  if (type == result.getType())
    return {};
  Rewrite rewrite(section);
  Operation *op = rewrite.lookup(result.getOwner());
  Operation *function = rewrite.lookup(meta.getFunction());
  if (!op || !function)
    return {};
  op->getResult(result.getResultNumber()).setType(type);
  if (!KnownCalls(section.getModule()).hasOtherUses(meta.getFunction()))
    updateFunctionType(cast<FunctionOpInterface>(function));
  return rewrite.getEdits(meta.getFunction());
}

/// All types of a function; if it must change together with others, those of
/// the whole program.
static TypeAction findFunctionEdits(const Section &section,
                                    FunctionOpInterface function) {
  Rewrite rewrite(section);
  if (!rewrite.propagate())
    return {};
  TypeAction action;
  action.title = ("Write the inferred types of @" + function.getName()).str();
  action.edits = rewrite.getEdits(function);
  if (!action.edits.empty())
    return action;
  action.title = "Write the inferred types of all functions";
  action.edits = rewrite.getEdits(section.getModule());
  return action;
}

std::vector<TypeAction> fake::lsp::findTypeActions(const Section &section,
                                                   SMLoc loc,
                                                   TypeActionCache &functions) {
  std::vector<TypeAction> actions;
  Operation *op = section.findOp(loc);
  const FunctionMeta *meta = section.findMeta(op);
  if (!meta)
    return actions;
  if (op != meta->getFunction())
    for (OpResult result : op->getResults()) {
      TypeAction action = {"Write the inferred type of " +
                               section.getName(result),
                           findResultEdits(section, *meta, result)};
      if (!action.edits.empty())
        actions.push_back(std::move(action));
    }
  auto [known, isNew] = functions.try_emplace(meta->getFunction());
  if (isNew)
    known->second = findFunctionEdits(section, meta->getFunction());
  if (!known->second.edits.empty())
    actions.push_back(known->second);
  return actions;
}
