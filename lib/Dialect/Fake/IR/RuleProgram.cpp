//===- RuleProgram.cpp - Evaluation of rules in IR --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/Rules.h"
#include "FakeTensor/Meta/Limits.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace mlir;
using namespace fake;

//===----------------------------------------------------------------------===//
// Compilation
//===----------------------------------------------------------------------===//

RuleProgram::RuleProgram(RuleOp rule, const Schema &schema)
    : schema(schema), isInplaceView(getTags(rule).has(Tag::inplace_view)) {
  llvm::DenseMap<Value, unsigned> numbers;
  for (BlockArgument argument : rule.getBody().getArguments())
    numbers[argument] = numValues++;
  compile(rule.getBody().front(), numbers);
}

/// Appends to `blocks` and returns the index.
unsigned RuleProgram::compile(Block &block,
                              llvm::DenseMap<Value, unsigned> &numbers) {
  unsigned index = blocks.size();
  blocks.emplace_back();
  auto getNumbers = [&](ValueRange values) {
    return llvm::map_to_vector<4>(values,
                                  [&](Value v) { return numbers.at(v); });
  };
  for (Operation &op : block) {
    if (isa<YieldOp>(op)) {
      blocks[index].yielded = getNumbers(op.getOperands());
      break;
    }
    Step step{&op, getNumbers(op.getOperands()), numValues};
    for (Value result : op.getResults())
      numbers[result] = numValues++;
    if (auto branch = dyn_cast<IfOp>(op)) {
      // Blocks nested in the first come between the two.
      unsigned first = compile(branch.getThenRegion().front(), numbers);
      unsigned second = compile(branch.getElseRegion().front(), numbers);
      step.blocks = {first, second};
    }
    blocks[index].steps.push_back(std::move(step));
  }
  return index;
}

//===----------------------------------------------------------------------===//
// Evaluation
//===----------------------------------------------------------------------===//

LogicalResult RuleProgram::runIf(RuleContext &cx, const Step &step,
                                 MutableArrayRef<MetaValue> values) const {
  std::optional<bool> condition = values[step.operands[0]].asBool();
  if (!condition) {
    for (auto [i, type] : llvm::enumerate(step.op->getResultTypes()))
      values[step.firstResult + i] = getMetaOfType(cx, type);
    return success();
  }
  const CompiledBlock &block = blocks[step.blocks[*condition ? 0 : 1]];
  if (failed(runBlock(cx, block, values)))
    return failure();
  for (auto [i, number] : llvm::enumerate(block.yielded))
    values[step.firstResult + i] = values[number];
  return success();
}

/// Converts the error of an op of the rule to that of the call.
void RuleProgram::explain(RuleContext &cx, const Step &step,
                          ArrayRef<MetaValue> operands) const {
  auto iface = cast<MetaRuleOpInterface>(step.op);
  SmallVector<unsigned, 2> blamed;
  for (unsigned arg : cx.getBlamedArguments())
    for (unsigned index : iface.getOperandsOfArgument(arg))
      if (index < step.operands.size() &&
          step.operands[index] < schema.getArgs().size() &&
          !llvm::is_contained(blamed, step.operands[index]))
        blamed.push_back(step.operands[index]);
  cx.lastError.blamed.assign(blamed.begin(), blamed.end());
  RuleFrame frame{
      step.op, step.op->getParentOfType<RuleOp>().getSymName().str(), {}};
  llvm::raw_string_ostream os(frame.operands);
  llvm::interleaveComma(operands, os,
                        [&](const MetaValue &value) { print(os, value); });
  cx.lastError.trace.push_back(std::move(frame));
}

std::string RuleProgram::explainFalse(Value condition,
                                      ArrayRef<MetaValue> values) const {
  Operation *op = condition.getDefiningOp();
  for (const CompiledBlock &block : blocks)
    for (const Step &step : block.steps) {
      if (step.op != op || values[step.firstResult].asBool() != false)
        continue;
      if (auto expect = dyn_cast<ExpectOp>(op)) {
        SmallVector<MetaValue, 4> operands;
        for (unsigned number : step.operands)
          operands.push_back(values[number]);
        return expect.format(operands);
      }
      auto call = dyn_cast<AtenOp>(op);
      if (!call || call.getDef().name != "aten.__and__.bool")
        return {};
      for (Value operand : op->getOperands())
        if (std::string text = explainFalse(operand, values); !text.empty())
          return text;
      return {};
    }
  return {};
}

// The cases before the last one are the branches around it that were not taken.
void RuleProgram::explainCases(RuleContext &cx, Operation *op,
                               ArrayRef<MetaValue> values) const {
  auto assertion = dyn_cast<AssertOp>(op);
  if (!assertion)
    return;
  std::string last = explainFalse(assertion.getCondition(), values);
  if (last.empty())
    return;
  cx.lastError.cases.clear();
  cx.lastError.cases.push_back({op, std::move(last)});
  for (auto branch = dyn_cast<IfOp>(op->getParentOp()); branch;
       branch = dyn_cast<IfOp>(branch->getParentOp()))
    if (std::string text = explainFalse(branch.getCondition(), values);
        !text.empty())
      cx.lastError.cases.push_back({branch, std::move(text)});
  std::reverse(cx.lastError.cases.begin(), cx.lastError.cases.end());
}

// Each level takes a few kilobytes of stack.
static constexpr unsigned maxRuleDepth = 256;
// A chain of rules that each call the next one twice runs 2^n ops.
static constexpr unsigned maxRuleOps = 1u << 20;

LogicalResult RuleProgram::runStep(RuleContext &cx, const Step &step,
                                   MutableArrayRef<MetaValue> values) const {
  if (++cx.numRuleOps > maxRuleOps)
    return cx.error() << "expected a rule that runs at most " << maxRuleOps
                      << " ops, including those of nested rules";
  SmallVector<MetaValue, 8> operands;
  for (unsigned number : step.operands)
    operands.push_back(values[number]);
  MutableArrayRef<MetaValue> results =
      values.slice(step.firstResult, step.op->getNumResults());
  if (succeeded(cast<MetaRuleOpInterface>(step.op).inferMeta(cx, operands,
                                                             results)) &&
      succeeded(checkLimits(cx, results)))
    return success();
  explainCases(cx, step.op, values);
  explain(cx, step, operands);
  return failure();
}

LogicalResult RuleProgram::runBlock(RuleContext &cx, const CompiledBlock &block,
                                    MutableArrayRef<MetaValue> values) const {
  for (const Step &step : block.steps)
    if (failed(isa<IfOp>(step.op) ? runIf(cx, step, values)
                                  : runStep(cx, step, values)))
      return failure();
  return success();
}

LogicalResult RuleProgram::run(RuleContext &cx, ArrayRef<MetaValue> args,
                               MutableArrayRef<MetaValue> results) const {
  SmallVector<MetaValue, 32> values(args);
  values.resize(numValues);
  const CompiledBlock &body = blocks.front();
  if (failed(runBlock(cx, body, values)))
    return failure();
  for (auto [result, number] : llvm::zip_equal(results, body.yielded))
    result = values[number];
  return success();
}

LogicalResult RuleProgram::infer(RuleContext &cx, ArrayRef<MetaValue> args,
                                 MutableArrayRef<MetaValue> results) const {
  if (cx.ruleDepth == 0)
    cx.numRuleOps = 0;
  if (cx.ruleDepth == maxRuleDepth)
    return cx.error() << "expected at most " << maxRuleDepth << " nested rules";
  llvm::SaveAndRestore depth(cx.ruleDepth, cx.ruleDepth + 1);
  SmallVector<MetaValue, 8> converted;
  if (failed(convertArguments(cx, schema, args, converted)) ||
      failed(run(cx, converted, results)))
    return failure();
  std::string fault = findFault(converted, results);
  if (!fault.empty())
    return cx.error() << "the rule contradicts its schema: " << fault;
  return success();
}

//===----------------------------------------------------------------------===//
// Checks of results
//===----------------------------------------------------------------------===//

/// Whether a value contains a tensor in that storage.
static bool hasStorage(const MetaValue &value, StorageID storage) {
  bool found = false;
  forEachTensor(
      value, [&](const TensorMeta &meta) { found |= meta.storage == storage; });
  return found;
}

/// The error in the storage of a result, empty if none.
static std::string findAliasFault(ArrayRef<SchemaArg> decls,
                                  ArrayRef<MetaValue> args,
                                  const SchemaArg &result, unsigned index,
                                  StorageID storage) {
  const SchemaArg *shared = nullptr, *written = nullptr;
  for (auto [decl, arg] : llvm::zip_equal(decls, args)) {
    bool inSet = result.alias.set && (decl.alias.set == result.alias.set ||
                                      result.alias.set == '*');
    bool shares = hasStorage(arg, storage);
    if (inSet && shares)
      return {};
    if (inSet && result.alias.isWrite)
      written = &decl;
    if (shares)
      shared = &decl;
  }
  if (written)
    return ("result " + llvm::Twine(index) + " has another storage than '" +
            written->name + "', which it is")
        .str();
  if (shared)
    return ("result " + llvm::Twine(index) + " shares the storage of '" +
            shared->name + "'")
        .str();
  return {};
}

/// The error in a result that is an argument: an op without the tag
/// inplace_view leaves the sizes and strides of its arguments as they are.
static std::string findGeometryFault(ArrayRef<SchemaArg> decls,
                                     ArrayRef<MetaValue> args,
                                     const SchemaArg &result, unsigned index,
                                     const TensorMeta &meta) {
  for (auto [decl, arg] : llvm::zip_equal(decls, args)) {
    if (!result.alias.isWrite || decl.alias.set != result.alias.set ||
        !arg.isTensor())
      continue;
    const TensorMeta &before = *arg.getTensor();
    if (meta.ranked && before.ranked && meta.sizes == before.sizes &&
        meta.strides == before.strides && meta.offset == before.offset)
      return {};
    if (meta.ranked && before.ranked)
      return ("result " + llvm::Twine(index) +
              " has other sizes or strides than '" + decl.name +
              "', which it is; the tag inplace_view allows that")
          .str();
  }
  return {};
}

std::string RuleProgram::findFault(ArrayRef<MetaValue> args,
                                   ArrayRef<MetaValue> results) const {
  for (unsigned i = 0; i < results.size(); ++i) {
    const MetaValue &value = results[i];
    const SchemaArg &decl = schema.getReturns()[i];
    bool isLoneElement =
        decl.type.isList && !value.isList() && !value.isUnknown();
    if (!accepts(decl.type, value) || isLoneElement) {
      std::string text;
      llvm::raw_string_ostream os(text);
      os << "expected a " << toString(decl.type) << " for result " << i
         << ", found ";
      print(os, value);
      return text;
    }
    std::string fault;
    forEachTensor(value, [&](const TensorMeta &meta) {
      if (fault.empty() && meta.storage)
        fault = findAliasFault(schema.getArgs(), args, decl, i, meta.storage);
      if (fault.empty() && !decl.type.isList && !isInplaceView)
        fault = findGeometryFault(schema.getArgs(), args, decl, i, meta);
    });
    if (!fault.empty())
      return fault;
  }
  return {};
}
