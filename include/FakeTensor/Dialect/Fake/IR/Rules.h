//===- Rules.h - Rules of custom ops ----------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An op that is not in the op table has a `fake.rule`: its schema, and ops that
// compute what its results look like. Reading a rule, in a module or in a file
// of rules, registers the op under its name, with a definition like those of
// the table, so that everything else knows no difference.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_FAKE_IR_RULES_H
#define FAKETENSOR_DIALECT_FAKE_IR_RULES_H

#include "FakeTensor/ATen/Call.h"
#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/OwningOpRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

namespace fake {

/// A rule written in IR, made ready to run: values are numbered once, so that
/// running it is one sweep over its ops in an array, without a lookup. Rules
/// call only ops that were registered before them, which is why every run ends.
class RuleProgram final : public RuleBody {
public:
  /// `rule` must have been verified and must outlive the program.
  RuleProgram(RuleOp rule, const Schema &schema);

  /// Runs the rule. The error of an op in it becomes that of the call, with the
  /// op in the trace; results that contradict the schema are an error, too.
  LogicalResult infer(RuleContext &cx, ArrayRef<MetaValue> args,
                      MutableArrayRef<MetaValue> results) const override;

  /// The parts of infer, for tests of rules: runs the ops with arguments that
  /// fit the schema, and says what is wrong with results, empty if nothing is.
  LogicalResult run(RuleContext &cx, ArrayRef<MetaValue> args,
                    MutableArrayRef<MetaValue> results) const;
  std::string findFault(ArrayRef<MetaValue> args,
                        ArrayRef<MetaValue> results) const;

private:
  /// One op. Operands are numbers of values, results are consecutive.
  struct Step {
    mlir::Operation *op;
    SmallVector<unsigned, 4> operands;
    unsigned firstResult;
    /// For `fake.if`, the ways to choose from.
    std::array<unsigned, 2> ways = {};
  };
  /// The ops of a block and what it yields.
  struct Way {
    std::vector<Step> steps;
    SmallVector<unsigned, 4> yielded;
  };

  unsigned compile(mlir::Block &block,
                   llvm::DenseMap<mlir::Value, unsigned> &numbers);
  LogicalResult runWay(RuleContext &cx, const Way &way,
                       MutableArrayRef<MetaValue> values) const;
  LogicalResult runIf(RuleContext &cx, const Step &step,
                      MutableArrayRef<MetaValue> values) const;
  LogicalResult runStep(RuleContext &cx, const Step &step,
                        MutableArrayRef<MetaValue> values) const;
  void explain(RuleContext &cx, const Step &step,
               ArrayRef<MetaValue> operands) const;

  const Schema &schema;
  std::vector<Way> ways;
  unsigned numValues = 0;
};

/// The custom ops of a context. Belongs to the fake dialect.
class RuleRegistry {
public:
  explicit RuleRegistry(FakeDialect &dialect);
  ~RuleRegistry();

  /// The definition of `mylib.my_op`, or null.
  const OpDef *lookup(StringRef name) const { return ops.lookup(name); }
  /// Loads a file of `fake.rule` ops, see loadRules.
  LogicalResult load(StringRef path);
  /// Verifies a rule and registers its op. A rule that says the same as the one
  /// that the op has already changes nothing.
  LogicalResult add(mlir::OwningOpRef<RuleOp> owner);

private:
  /// A definition and what it refers to.
  struct CustomOp;

  FakeDialect &dialect;
  llvm::StringMap<const OpDef *> ops;
  std::vector<std::unique_ptr<CustomOp>> owned;
  llvm::StringSet<> files;
};

/// Loads the rules in a file and registers their ops. Everything that is wrong
/// is reported at its place in the file. Must be called before IR that uses the
/// ops in the fake dialect is read, and not while passes run; a file that was
/// loaded before is passed over.
LogicalResult loadRules(mlir::MLIRContext *context, StringRef path);

/// The op of a name such as `aten.add.Tensor`, of the table or with a rule in
/// this context, or null.
const OpDef *lookupOp(mlir::MLIRContext *context, StringRef name);

} // namespace fake

#endif // FAKETENSOR_DIALECT_FAKE_IR_RULES_H
