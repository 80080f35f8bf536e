//===- ModuleTargets.cpp - Fuzzing of modules -------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Analysis/CostAnalysis.h"
#include "FakeTensor/Analysis/MemoryAnalysis.h"
#include "FakeTensor/Conversion/Passes.h"
#include "FakeTensor/Register.h"
#include "FakeTensor/Transforms/Passes.h"
#include "HostDialects.h"
#include "Targets.h"
#include "mlir/Bytecode/BytecodeWriter.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/IR/Verifier.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"

using namespace fake;
using llvm::StringRef;
using mlir::ModuleOp;
using mlir::OwningOpRef;

namespace {

/// A context that counts errors instead of printing them.
class QuietContext {
public:
  /// `withHosts` also registers the dialects of MLIR that programs have next to
  /// those of this project.
  explicit QuietContext(bool withHosts = false)
      : context(withHosts ? getHostRegistry() : getRegistry(),
                mlir::MLIRContext::Threading::DISABLED) {
    context.getDiagEngine().registerHandler([this](mlir::Diagnostic &diag) {
      if (diag.getSeverity() == mlir::DiagnosticSeverity::Error)
        ++numErrors;
      return mlir::success();
    });
  }

  OwningOpRef<ModuleOp> parse(StringRef text) {
    // A copy, since MLIR's lexer reads a null character after the text.
    return mlir::parseSourceString<ModuleOp>(text.str(), &context);
  }

  mlir::MLIRContext context;
  unsigned numErrors = 0;

private:
  static const mlir::DialectRegistry &getRegistry() {
    static const mlir::DialectRegistry registry = [] {
      mlir::DialectRegistry result;
      result.insert<mlir::func::FuncDialect, mlir::scf::SCFDialect>();
      registerDialects(result);
      return result;
    }();
    return registry;
  }
  static const mlir::DialectRegistry &getHostRegistry() {
    static const mlir::DialectRegistry registry = [] {
      mlir::DialectRegistry result;
      registerHostDialects(result);
      registerDialects(result);
      return result;
    }();
    return registry;
  }
};

} // namespace

static std::string toText(ModuleOp module, bool generic = false) {
  std::string text;
  llvm::raw_string_ostream os(text);
  module->print(os, mlir::OpPrintingFlags().printGenericOpForm(generic));
  return text;
}

/// Integers with many digits and deep nesting are for the tests of limits. MLIR
/// accepts empty names of symbols, but does not print them.
static bool isSmall(StringRef input) {
  if (input.size() > 6000 || input.contains('\0') || input.contains("\"\""))
    return false;
  unsigned digits = 0, depth = 0;
  for (char c : input) {
    digits = llvm::isDigit(c) ? digits + 1 : 0;
    depth += StringRef("(<[{").contains(c);
    depth -= depth && StringRef(")>]}").contains(c);
    if (digits > 5 || depth > 24)
      return false;
  }
  return true;
}

/// What was written is read as the same module.
static void checkRead(QuietContext &context, StringRef written, StringRef text,
                      const llvm::Twine &format) {
  OwningOpRef<ModuleOp> again = context.parse(written);
  if (!again)
    failFuzz(format + " is not read:\n" + written);
  std::string found = toText(*again);
  if (found != text)
    failFuzz(format + " is read as another module:\n" + text + "\n" + found);
}

static void checkFormats(QuietContext &context, ModuleOp module) {
  std::string text = toText(module), bytes;
  checkRead(context, text, text, "text");
  checkRead(context, toText(module, /*generic=*/true), text, "generic text");
  llvm::raw_string_ostream os(bytes);
  if (failed(mlir::writeBytecodeToFile(module, os)))
    failFuzz("bytecode is not written:\n" + text);
  checkRead(context, bytes, text, "bytecode");
}

void fake::fuzzText(StringRef input) {
  if (!isSmall(input))
    return;
  QuietContext context;
  if (OwningOpRef<ModuleOp> module = context.parse(input))
    checkFormats(context, *module);
  else if (context.numErrors == 0)
    failFuzz("no module and no error");
}

void fake::fuzzBytecode(StringRef input) {
  // Text is for the other target.
  if (!input.starts_with("ML\xEFR") || input.size() > 6000)
    return;
  QuietContext context;
  OwningOpRef<ModuleOp> module = context.parse(input);
  if (!module)
    return;
  std::string text = toText(*module);
  if (isSmall(text))
    checkFormats(context, *module);
}

/// Runs a pass on a copy of the module; returns its result if there is one.
static OwningOpRef<ModuleOp> runPass(QuietContext &context, ModuleOp module,
                                     std::unique_ptr<mlir::Pass> pass) {
  OwningOpRef<ModuleOp> copy = module.clone();
  mlir::PassManager manager(&context.context);
  manager.addPass(std::move(pass));
  context.numErrors = 0;
  if (succeeded(manager.run(*copy)))
    return copy;
  if (context.numErrors == 0)
    failFuzz("a pass fails without an error:\n" + toText(module));
  return nullptr;
}

/// Costs and memory are computed, and the certificates of peaks hold.
static void checkAnalyses(ModuleOp module) {
  ModuleMeta meta(module);
  meta.infer();
  CostAnalysis costs(meta, {});
  auto getRole = [](mlir::FunctionOpInterface, unsigned) {
    return StorageRole::Argument;
  };
  MemoryAnalysis memory(meta, {}, getRole);
  for (mlir::FunctionOpInterface function : meta.getFunctions()) {
    (void)costs.get(function);
    const StorageLives &lives = memory.get(function);
    for (const DevicePeak &peak :
         findPeaks(lives, PeakScope::Function, /*keepsDropped=*/true))
      if (std::string wrong = checkCertificate(lives, peak); !wrong.empty())
        failFuzz(wrong + " in:\n" + toText(module));
  }
}

/// Whether ops of MLIR's dialects are in their own syntax. Some of its parsers
/// crash on invalid text; those of the generic form do not.
static bool hasHostSyntax(StringRef input) {
  for (StringRef dialect : {"affine.", "bufferization.", "complex.", "linalg.",
                            "math.", "memref.", "ml_program.", "quant.",
                            "shape.", "sparse_tensor.", "tensor.", "tosa."})
    for (size_t at = input.find(dialect); at != StringRef::npos;
         at = input.find(dialect, at + 1))
      if (at == 0 || !StringRef("\"#!_").contains(input[at - 1]))
        return true;
  return false;
}

void fake::fuzzPasses(StringRef input) {
  if (!isSmall(input) || hasHostSyntax(input))
    return;
  QuietContext context(/*withHosts=*/true);
  OwningOpRef<ModuleOp> module = context.parse(input);
  if (!module)
    return;
  if (OwningOpRef<ModuleOp> first =
          runPass(context, *module, createFakePropagate())) {
    std::string text = toText(*first);
    checkRead(context, text, text, "the result of fake-propagate");
    OwningOpRef<ModuleOp> second =
        runPass(context, *first, createFakePropagate());
    if (!second)
      failFuzz("fake-propagate fails on its result:\n" + text);
    checkAnalyses(*first);
    (void)runPass(context, *first, createFakeToTorch());
  }
  (void)runPass(context, *module, createTorchToFake());
  (void)runPass(context, *module, createFakeEraseTypes());
}
