//===- fake-opt.cpp - The driver of FakeTensor's passes ---------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ATen/Cost.h"
#include "FakeTensor/ATen/OpTable.h"
#include "FakeTensor/Dialect/Fake/IR/Rules.h"
#include "FakeTensor/Register.h"
#include "FakeTensor/Version.h"
#include "HostDialects.h"
#include "mlir/IR/AsmState.h"
#include "mlir/Tools/mlir-opt/MlirOptMain.h"
#include "mlir/Transforms/Passes.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/SourceMgr.h"

/// The op that an op is derived from, or null: of a `_foreach` op the one that
/// it runs for each element.
static const fake::OpDef *getOrigin(const fake::OpDef &op) {
  return op.base ? op.base : op.functional;
}

/// The alias target of an op, or of the functional op of an in-place op, or
/// null.
static const fake::OpDef *getAliased(const fake::OpDef &op) {
  return op.alias || !op.functional ? op.alias : op.functional->alias;
}

/// The kind of rule of an op: derived, or a function, possibly shared by
/// several rows.
static llvm::StringRef getRuleKind(const fake::OpDef &op, unsigned numUses) {
  if (op.base)
    return "foreach";
  if (op.alias)
    return "alias";
  if (op.functional)
    return op.facets.out ? "out" : "in-place";
  return numUses > 1 ? "shared" : "own";
}

/// Prints the op table as JSON lines, and exits like --version.
static void listOps() {
  llvm::DenseMap<fake::RuleFn, unsigned> numUses;
  for (const fake::OpDef &op : fake::getOpTable())
    numUses[op.rule.fn] += !getOrigin(op);
  for (const fake::OpDef &op : fake::getOpTable()) {
    llvm::json::OStream json(llvm::outs());
    json.object([&] {
      json.attribute("name", op.name);
      json.attribute("schema", op.getSchema().getText());
      json.attribute("family", op.origin.family);
      json.attribute("rule", getRuleKind(op, numUses.lookup(op.rule.fn)));
      if (const fake::OpDef *origin = getOrigin(op))
        json.attribute("from", origin->name);
      if (op.base && op.functional)
        json.attribute("functional", op.functional->name);
      if (const fake::OpDef *base = getAliased(op))
        json.attribute("alias", base->name);
      std::string followed = op.origin.getFollowed();
      json.attributeArray("follows", [&] {
        for (llvm::StringRef name : llvm::split(followed, ' '))
          json.value(name);
      });
      json.attributeArray("tags", [&] {
        for (fake::Tag tag : fake::getTags())
          if (op.traits.has(tag))
            json.value(fake::getName(tag));
      });
      const fake::CostRecord *cost = fake::findCostRecord(op);
      json.attribute("cost", cost ? llvm::json::Value(cost->convention)
                                  : llvm::json::Value(nullptr));
    });
    llvm::outs() << '\n';
  }
  exit(0);
}

/// Whether all files of rules are valid; reports their errors. They are loaded
/// again in each context that parses a part of the program.
static bool checkRules(const mlir::DialectRegistry &registry,
                       llvm::ArrayRef<std::string> files) {
  mlir::MLIRContext context(registry);
  llvm::SourceMgr sources;
  mlir::SourceMgrDiagnosticHandler handler(sources, &context);
  bool isGood = true;
  for (const std::string &file : files)
    isGood &= mlir::succeeded(fake::loadRules(&context, file));
  return isGood;
}

/// Changes the default of an option of MLIR, if it has it. Options are known by
/// name only.
static void setDefault(llvm::StringRef name, bool value) {
  auto &options = llvm::cl::getRegisteredOptions();
  auto it = options.find(name);
  if (it != options.end())
    static_cast<llvm::cl::opt<bool> *>(it->second)->setInitialValue(value);
}

int main(int argc, char **argv) {
  llvm::cl::opt<bool> listOpsOption(
      "list-ops", llvm::cl::desc("Print the op table as JSON lines and exit"),
      llvm::cl::ValueDisallowed,
      llvm::cl::callback([](const bool &) { listOps(); }));
  llvm::cl::list<std::string> rules(
      "fake-rules", llvm::cl::value_desc("file"),
      llvm::cl::desc("Load rules of custom ops, fake.rule, from a file"));
  llvm::cl::AddExtraVersionPrinter([](llvm::raw_ostream &os) {
    os << "FakeTensor for MLIR " FAKETENSOR_VERSION_STRING "\n";
  });
  mlir::registerAsmPrinterCLOptions();
  mlir::registerMLIRContextCLOptions();
  // Values keep the names that the exporter gave them, and errors say which op
  // they are about.
  setDefault("mlir-use-nameloc-as-prefix", true);
  setDefault("mlir-print-op-on-diagnostic", false);
  mlir::DialectRegistry registry;
  registerHostDialects(registry);
  fake::registerDialects(registry);
  fake::registerPasses();
  mlir::registerTransformsPasses();
  auto [input, output] = mlir::registerAndParseCLIOptions(
      argc, argv,
      "FakeTensor: infer tensor metadata without running the program\n",
      registry);
  if (!rules.empty()) {
    if (!checkRules(registry, rules))
      return EXIT_FAILURE;
    fake::registerRules(registry, rules);
  }
  return mlir::asMainReturnCode(
      mlir::MlirOptMain(argc, argv, input, output, registry));
}
