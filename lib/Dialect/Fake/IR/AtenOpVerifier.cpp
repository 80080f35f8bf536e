//===- AtenOpVerifier.cpp - Checks calls against schemas --------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/FakeOps.h"

using namespace mlir;
using namespace fake;

/// The name of a value in diagnostics: `a tensor`, `an int`, `none`.
static std::string describe(const MetaValue &value) {
  StringRef name = getName(value.getKind());
  if (value.isNone())
    return name.str();
  bool isVowel = StringRef("aeiou").contains(name.front());
  return (Twine(isVowel ? "an " : "a ") + name).str();
}

/// Whether a constant of an enumeration is an invalid code or name; valid ones
/// have been replaced by enumerators.
static bool isUnknownName(SchemaBase base, const ArgNode &node) {
  switch (base) {
  case SchemaBase::ScalarType:
  case SchemaBase::Layout:
  case SchemaBase::MemoryFormat:
    return node.kind == NodeKind::Int && normalizeConstant(base, node) == node;
  case SchemaBase::Device:
    return node.kind == NodeKind::String &&
           normalizeConstant(base, node) == node;
  default:
    return false;
  }
}

namespace {
/// Checks one call.
class CallVerifier {
public:
  explicit CallVerifier(AtenOp op) : op(op), def(op.getDef()) {}

  LogicalResult verify();

private:
  LogicalResult verifyOperandNumbers();
  LogicalResult verifyArguments();
  LogicalResult verifyArgument(const SchemaArg &arg, ArrayRef<ArgNode> tree);
  LogicalResult verifyResults();
  /// The value of a tree before inference.
  MetaValue describeTree(ArrayRef<ArgNode> tree);
  /// Reports that `found` is not a `type`; names the mismatched element of a
  /// list.
  LogicalResult mismatch(const Twine &subject, const SchemaType &type,
                         const MetaValue &found);

  AtenOp op;
  const OpDef &def;
  llvm::BumpPtrAllocator arena;
};
} // namespace

LogicalResult CallVerifier::mismatch(const Twine &subject,
                                     const SchemaType &type,
                                     const MetaValue &found) {
  if (type.isList && found.isList()) {
    SchemaType element = type;
    element.isList = false;
    element.fixedSize = 0;
    element.isOptional = type.hasOptionalElements;
    element.hasOptionalElements = false;
    for (auto [i, value] : llvm::enumerate(found.getList()))
      if (!accepts(element, value))
        return op.emitError() << subject << " of " << def.name << ": expected "
                              << toString(type) << ", found " << describe(value)
                              << " at index " << i;
  }
  return op.emitError() << subject << " of " << def.name << ": expected "
                        << toString(type) << ", found " << describe(found);
}

MetaValue CallVerifier::describeTree(ArrayRef<ArgNode> tree) {
  const ArgNode &node = tree.front();
  if (node.isOperand())
    return describeType(op.getOperand(node.value).getType(), arena);
  if (!node.isList())
    return node.getConstant();
  auto *values = arena.Allocate<MetaValue>(node.value);
  ArrayRef<ArgNode> rest = tree.drop_front();
  for (int64_t i = 0; i < node.value; ++i)
    new (values + i) MetaValue(describeTree(takeTree(rest)));
  return MetaValue::list(ArrayRef<MetaValue>(values, node.value));
}

/// Each operand must be used once and in order, so that a call has a unique
/// form.
LogicalResult CallVerifier::verifyOperandNumbers() {
  unsigned next = 0;
  for (const ArgNode &node : op.getArgNodes()) {
    if (!node.isOperand())
      continue;
    if (node.value != next)
      return op.emitError()
             << "arguments of " << def.name << ": expected operand (" << next
             << "), found (" << node.value << ")";
    ++next;
  }
  if (next != op->getNumOperands())
    return op.emitError() << "arguments of " << def.name << ": expected "
                          << next << " operands, found "
                          << op->getNumOperands();
  return success();
}

LogicalResult CallVerifier::verifyArgument(const SchemaArg &arg,
                                           ArrayRef<ArgNode> tree) {
  if (tree.empty() || tree.front().isOmitted()) {
    if (arg.hasDefault)
      return success();
    return op.emitError() << "argument '" << arg.name << "' of " << def.name
                          << ": expected " << toString(arg.type)
                          << ", found nothing";
  }
  MetaValue found = describeTree(tree);
  if (found.isNumber() && acceptsNumbers(def.getSchema(), arg))
    return success();
  if (accepts(arg.type, found)) {
    if (!isUnknownName(arg.type.base, tree.front()))
      return success();
    auto diagnostic = op.emitError()
                      << "argument '" << arg.name << "' of " << def.name
                      << ": expected " << toString(arg.type) << ", found ";
    if (found.isString())
      return diagnostic << '"' << found.getString() << '"';
    return diagnostic << tree.front().value;
  }
  return mismatch("argument '" + arg.name + "'", arg.type, found);
}

LogicalResult CallVerifier::verifyArguments() {
  ArrayRef<ArgNode> nodes = op.getArgNodes();
  for (const SchemaArg &arg : def.getSchema().getArgs()) {
    ArrayRef<ArgNode> tree;
    if (!nodes.empty())
      tree = takeTree(nodes);
    if (failed(verifyArgument(arg, tree)))
      return failure();
  }
  if (nodes.empty())
    return success();
  size_t count = def.getSchema().getArgs().size();
  for (; !nodes.empty(); ++count)
    (void)takeTree(nodes);
  return op.emitError() << "arguments of " << def.name << ": expected at most "
                        << def.getSchema().getArgs().size() << ", found "
                        << count;
}

LogicalResult CallVerifier::verifyResults() {
  ArrayRef<SchemaArg> returns = def.getSchema().getReturns();
  if (op->getNumResults() != returns.size())
    return op.emitError() << "results of " << def.name << ": expected "
                          << returns.size() << ", found "
                          << op->getNumResults();
  for (auto [i, result] : llvm::enumerate(op->getResults())) {
    MetaValue found = describeType(result.getType(), arena);
    // Results of a fixed-size list type are always lists.
    const SchemaType &type = returns[i].type;
    bool isLoneElement = type.isList && !found.isList() && !found.isUnknown();
    if (!accepts(type, found) || isLoneElement)
      return mismatch("result " + Twine(i), type, found);
  }
  return success();
}

LogicalResult CallVerifier::verify() {
  return failure(failed(verifyOperandNumbers()) || failed(verifyArguments()) ||
                 failed(verifyResults()));
}

LogicalResult AtenOp::verify() { return CallVerifier(*this).verify(); }
