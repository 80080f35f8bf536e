//===- Evaluator.h - Evaluation of one op -----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ANALYSIS_EVALUATOR_H
#define FAKETENSOR_LIB_ANALYSIS_EVALUATOR_H

#include "TypeReconciliation.h"

namespace fake {

class SymbolNamer;

/// Properties shared by all ops of one name.
struct OpAbilities {
  /// Null for ops without a rule.
  const MetaRuleOpInterface::Concept *rule = nullptr;
  bool isBind = false;
  bool mayReturnOperands = false;
  bool isCopy = false;
  bool unpacksList = false;
  bool fixesTypes = false;
};

/// How an evaluation ended.
enum class Evaluation : uint8_t {
  /// A rule ran.
  Inferred,
  /// The results of an identical earlier evaluation were reused.
  Reused,
  /// The rule rejected the operands, and an error was reported.
  Rejected,
  /// The op has no rule.
  NoRule
};

/// Infers the results of one op from the metadata of its operands: from the
/// cache, else by the rule of the op. Reconciles them with the declared types.
/// It inspects no other op, except for the uses of a list, and records no
/// values.
class Evaluator {
public:
  Evaluator(RuleContext &cx, RuleCache &cache, DeclaredTypes &types,
            TypeReconciler &reconciler, SymbolNamer &namer,
            ErrorReporter &reporter, bool useCache, bool useDeclaredRank)
      : cx(cx), cache(cache), types(types), reconciler(reconciler),
        namer(namer), reporter(reporter), useCache(useCache),
        useDeclaredRank(useDeclaredRank) {}

  /// Evaluates an op with these abilities on operands with the given metadata.
  /// `abilities` is a copy, since entries of the table may move. Appends one
  /// entry per result to `results`, unless there is no rule. `isRepeatable`
  /// says whether the types of `op` have the same meaning in other ops, so that
  /// identical ops can share results.
  Evaluation evaluate(mlir::Operation *op, const OpAbilities &abilities,
                      llvm::ArrayRef<KnownValue> operands, bool isRepeatable,
                      llvm::SmallVectorImpl<CachedResult> &results) {
    if (!abilities.rule)
      return Evaluation::NoRule;
    bool mayReuse = useCache && isRepeatable;
    if (mayReuse && cache.lookup(op, operands, results))
      return Evaluation::Reused;
    return evaluateAnew(op, abilities, operands, mayReuse, results);
  }

  /// Properties of the ops that have the name of `op`, queried once per name.
  const OpAbilities &getAbilities(mlir::Operation *op) {
    auto it = abilities.find(op->getName());
    return LLVM_LIKELY(it != abilities.end()) ? it->second : addAbilities(op);
  }

private:
  const OpAbilities &addAbilities(mlir::Operation *op);
  Evaluation evaluateAnew(mlir::Operation *op, const OpAbilities &abilities,
                          llvm::ArrayRef<KnownValue> operands, bool mayReuse,
                          llvm::SmallVectorImpl<CachedResult> &results);
  bool runRule(MetaRuleOpInterface iface, llvm::ArrayRef<KnownValue> operands,
               bool &isMissing);
  std::optional<size_t> getListLength(mlir::Operation *op);
  std::optional<int64_t> getDeclaredRank(mlir::Operation *op);

  RuleContext &cx;
  RuleCache &cache;
  DeclaredTypes &types;
  TypeReconciler &reconciler;
  SymbolNamer &namer;
  ErrorReporter &reporter;
  bool useCache, useDeclaredRank;
  llvm::DenseMap<mlir::OperationName, OpAbilities> abilities;
  // Buffers reused for all ops.
  llvm::SmallVector<MetaValue, 8> operandBuffer, resultBuffer;
};

} // namespace fake

#endif // FAKETENSOR_LIB_ANALYSIS_EVALUATOR_H
