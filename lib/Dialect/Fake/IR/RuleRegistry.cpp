//===- RuleRegistry.cpp - The custom ops of a context -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/Layouts.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Dialect/Fake/IR/Rules.h"
#include "mlir/IR/OperationSupport.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Support/FileUtilities.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/SourceMgr.h"

using namespace mlir;
using namespace fake;

struct RuleRegistry::CustomOp {
  OpDef def;
  Schema schema;
  /// Owns the data of the schema.
  llvm::BumpPtrAllocator arena;
  std::string name;
  OwningOpRef<RuleOp> rule;
  std::unique_ptr<RuleProgram> program;
};

RuleRegistry::RuleRegistry(FakeDialect &dialect) : dialect(dialect) {}

RuleRegistry::~RuleRegistry() = default;

/// Whether two rules are equal except for locations.
static bool isSameRule(RuleOp a, RuleOp b) {
  return OperationEquivalence::isEquivalentTo(
      a, b, OperationEquivalence::Flags::IgnoreLocations);
}

OpTraits fake::getTags(RuleOp rule) {
  OpTraits traits;
  if (std::optional<ArrayAttr> tags = rule.getTags())
    for (StringRef tag : tags->getAsValueRange<StringAttr>())
      traits = *parseTag(tag) | traits;
  return traits;
}

LogicalResult RuleRegistry::add(OwningOpRef<RuleOp> owner) {
  RuleOp rule = *owner;
  if (failed(verify(rule)))
    return failure();
  if (const OpDef *known = lookup(rule.getSymName()))
    for (const std::unique_ptr<CustomOp> &other : owned)
      if (&other->def == known && isSameRule(*other->rule, rule))
        return success();
  MLIRContext *context = dialect.getContext();
  auto op = std::make_unique<CustomOp>();
  OpDef &def = op->def;
  std::string error;
  Schema &schema = op->schema;
  bool parsed = Schema::parse(rule.getSchema(), op->arena, schema, error);
  assert(parsed && "expected a verified rule");
  (void)parsed;
  def.schema.set(schema);
  op->name = schema.getOpName();
  def.name = op->name;
  // The name may be taken by a rule loaded before, or by an op of the dialect.
  if (RegisteredOperationName::lookup(AtenOp::getOpName(def), context))
    return rule.emitOpError()
           << "defines " << def.name << ", which has a rule already";
  def.origin.family = "custom";
  def.isMutable = schema.isMutable();
  def.traits = getTags(rule);
  if (def.traits.has(Tag::pointwise))
    def.facets.jagged = &getPointwiseJaggedKernel();
  op->program = std::make_unique<RuleProgram>(rule, schema);
  def.body = op->program.get();
  AtenOp::registerDef(def, &dialect);
  op->rule = std::move(owner);
  ops[def.name] = &def;
  owned.push_back(std::move(op));
  return success();
}

LogicalResult RuleRegistry::load(StringRef path) {
  MLIRContext *context = dialect.getContext();
  llvm::SmallString<128> real;
  if (llvm::sys::fs::real_path(path, real))
    real = path;
  if (!files.insert(real).second)
    return success();
  std::string error;
  std::unique_ptr<llvm::MemoryBuffer> buffer = openInputFile(path, &error);
  if (!buffer)
    return emitError(UnknownLoc::get(context))
           << "cannot read a file of rules: " << error;
  llvm::SourceMgr sources;
  sources.AddNewSourceBuffer(std::move(buffer), llvm::SMLoc());
  auto module = parseSourceFile<ModuleOp>(sources, ParserConfig(context));
  if (!module)
    return failure();
  bool hadError = false;
  for (Operation &op : *module->getBody()) {
    if (auto rule = dyn_cast<RuleOp>(op)) {
      hadError |= failed(add(rule.clone()));
      continue;
    }
    op.emitError() << "expected fake.rule ops in a file of rules, found '"
                   << op.getName() << "'";
    hadError = true;
  }
  return failure(hadError);
}

LogicalResult fake::loadRules(MLIRContext *context, StringRef path) {
  return context->getOrLoadDialect<FakeDialect>()->getRules().load(path);
}

const OpDef *fake::lookupOp(MLIRContext *context, StringRef name) {
  if (const OpDef *def = lookupOp(name))
    return def;
  auto *dialect = context->getLoadedDialect<FakeDialect>();
  return dialect ? dialect->getRules().lookup(name) : nullptr;
}
