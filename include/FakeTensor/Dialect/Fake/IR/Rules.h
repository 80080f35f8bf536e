//===- Rules.h - Rules of custom ops ----------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An op that is not in the op table has a `fake.rule`: its schema, and ops that
// compute the metadata of its results. Parsing a rule, in a module or in a file
// of rules, registers the op under its name, with a definition like those of
// the table, so that all other code handles both alike.
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

/// A rule written in IR, compiled for evaluation: values are numbered once, so
/// that a run is one sweep over an array of ops, without lookups. Rules only
/// call ops registered before them, so every run terminates.
class RuleProgram final : public RuleBody {
public:
  /// `rule` must have been verified and must outlive the program.
  RuleProgram(RuleOp rule, const Schema &schema);

  /// Runs the rule. The error of an op in it becomes the error of the call,
  /// with the op in the trace; results that contradict the schema are also an
  /// error.
  LogicalResult infer(RuleContext &cx, ArrayRef<MetaValue> args,
                      MutableArrayRef<MetaValue> results) const override;

  /// The steps of infer, for tests of rules: run the ops with arguments that
  /// match the schema, and describe the error in the results, empty if none.
  LogicalResult run(RuleContext &cx, ArrayRef<MetaValue> args,
                    MutableArrayRef<MetaValue> results) const;
  /// Why `results` do not match the schema; empty if they do.
  std::string findFault(ArrayRef<MetaValue> args,
                        ArrayRef<MetaValue> results) const;

private:
  /// One op. Operands are indices of values, results are consecutive.
  struct Step {
    mlir::Operation *op;
    SmallVector<unsigned, 4> operands;
    unsigned firstResult;
    /// For `fake.if`, the blocks of its branches.
    std::array<unsigned, 2> blocks = {};
  };
  /// The ops of a block and what it yields.
  struct CompiledBlock {
    std::vector<Step> steps;
    SmallVector<unsigned, 4> yielded;
  };

  unsigned compile(mlir::Block &block,
                   llvm::DenseMap<mlir::Value, unsigned> &numbers);
  LogicalResult runBlock(RuleContext &cx, const CompiledBlock &block,
                         MutableArrayRef<MetaValue> values) const;
  LogicalResult runIf(RuleContext &cx, const Step &step,
                      MutableArrayRef<MetaValue> values) const;
  LogicalResult runStep(RuleContext &cx, const Step &step,
                        MutableArrayRef<MetaValue> values) const;
  void explain(RuleContext &cx, const Step &step,
               ArrayRef<MetaValue> operands) const;
  /// Adds to the error of `op` why no case of the rule holds, if it asserts the
  /// conditions of the last one.
  void explainCases(RuleContext &cx, mlir::Operation *op,
                    ArrayRef<MetaValue> values) const;
  /// The text of the first false condition in a conjunction of `fake.expect`
  /// ops; empty if there is none.
  std::string explainFalse(mlir::Value condition,
                           ArrayRef<MetaValue> values) const;

  const Schema &schema;
  bool isInplaceView;
  std::vector<CompiledBlock> blocks;
  unsigned numValues = 0;
};

/// The tags of a verified rule.
OpTraits getTags(RuleOp rule);

/// The custom ops of a context. Belongs to the fake dialect.
class RuleRegistry {
public:
  /// The registry of `dialect`, which must outlive it.
  explicit RuleRegistry(FakeDialect &dialect);
  /// Frees the definitions; their ops must not be used any more.
  ~RuleRegistry();

  /// The definition of `mylib.my_op`, or null.
  const OpDef *lookup(StringRef name) const { return ops.lookup(name); }
  /// Loads a file of `fake.rule` ops, see loadRules.
  LogicalResult load(StringRef path);
  /// Verifies a rule and registers its op. A rule identical to the registered
  /// one has no effect.
  LogicalResult add(mlir::OwningOpRef<RuleOp> owner);

private:
  /// A definition and the data it refers to.
  struct CustomOp;

  FakeDialect &dialect;
  llvm::StringMap<const OpDef *> ops;
  std::vector<std::unique_ptr<CustomOp>> owned;
  llvm::StringSet<> files;
};

/// Loads the rules in a file and registers their ops. Reports all errors at
/// their locations in the file. Must be called before IR that uses the ops in
/// the fake dialect is parsed, and not while passes run; a file that is already
/// loaded is skipped.
LogicalResult loadRules(mlir::MLIRContext *context, StringRef path);

/// The op of a name such as `aten.add.Tensor`, from the table or with a rule in
/// this context, or null.
const OpDef *lookupOp(mlir::MLIRContext *context, StringRef name);

} // namespace fake

#endif // FAKETENSOR_DIALECT_FAKE_IR_RULES_H
