//===- fake-bench.cpp - What propagation costs ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Measures, in one process and on one thread: parsing, propagation, the pass
// that writes its results into types, what memory and cost add to propagation,
// printing, and two passes of MLIR on the same module for comparison. The
// program is a generated chain, as torch and as fake text, or files.
//
//===----------------------------------------------------------------------===//

#include "../tools/fake-opt/HostDialects.h"
#include "Chain.h"
#include "FakeTensor/Analysis/CostAnalysis.h"
#include "FakeTensor/Analysis/MemoryAnalysis.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "FakeTensor/Register.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Transforms/Passes.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/InitLLVM.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <chrono>

using namespace fake;
using namespace mlir;
namespace cl = llvm::cl;

static cl::list<std::string> files(cl::Positional, cl::desc("[files]"));
static cl::opt<unsigned> numOps("n",
                                cl::desc("Tensor ops of the generated chain"),
                                cl::init(100000));
static cl::opt<unsigned>
    scale("scale", cl::desc("A second length, to see how times grow"),
          cl::init(0));
static cl::opt<unsigned>
    numFunctions("functions",
                 cl::desc("Functions of the generated module, each of n ops"),
                 cl::init(1));
static cl::opt<bool>
    onlyWrite("write", cl::desc("Print the generated chain, measure nothing"));
static cl::opt<unsigned> repeat("repeat", cl::desc("Runs of each measurement"),
                                cl::init(5));
static cl::opt<bool> onlyDynamic("dynamic", cl::desc("Symbolic sizes only"));
static cl::opt<bool> onlyStatic("static", cl::desc("Static sizes only"));

namespace {

/// The times of one activity in milliseconds.
class Times {
public:
  void add(double ms) { all.push_back(ms); }
  double getBest() const { return all.empty() ? 0 : *llvm::min_element(all); }
  double getMedian() const {
    std::vector<double> sorted = all;
    llvm::sort(sorted);
    return sorted.empty() ? 0 : sorted[sorted.size() / 2];
  }

private:
  std::vector<double> all;
};

/// Measures one text and prints a table.
class Bench {
public:
  Bench(MLIRContext &context, std::string title, std::string text)
      : context(context), title(std::move(title)), text(std::move(text)) {}

  LogicalResult run();
  /// The module, for deriving another text.
  ModuleOp getModule() { return *module; }
  /// Best time of the analysis, in microseconds per op.
  double getAnalysisCost() const { return analysisCost; }

private:
  LogicalResult parse();
  std::vector<OwningOpRef<ModuleOp>> makeCopies();
  LogicalResult analyse();
  void findPeaks();
  void addCosts();
  LogicalResult runPipeline(StringRef label, StringRef pipeline);
  void print();
  void count();
  void report(StringRef label, const Times &times);

  MLIRContext &context;
  std::string title, text;
  OwningOpRef<ModuleOp> module;
  uint64_t numAll = 0, numCalls = 0;
  double analysisCost = 0;
};

} // namespace

template <typename Fn> static double measure(Fn fn) {
  auto start = std::chrono::steady_clock::now();
  fn();
  std::chrono::duration<double, std::milli> time =
      std::chrono::steady_clock::now() - start;
  return time.count();
}

void Bench::count() {
  module->walk([&](Operation *op) {
    ++numAll;
    if (auto rule = dyn_cast<MetaRuleOpInterface>(op))
      numCalls += StringRef(rule.getReportName()).starts_with("aten.");
  });
}

void Bench::report(StringRef label, const Times &times) {
  double best = times.getBest();
  llvm::outs() << llvm::format("  %-22s", label.str().c_str())
               << llvm::format("%10.2f", best)
               << llvm::format("%12.2f", times.getMedian())
               << llvm::format("%10.3f", 1000 * best / numAll)
               << llvm::format("%13.3f\n", 1000 * best / numCalls);
  llvm::outs().flush();
}

LogicalResult Bench::parse() {
  Times times;
  for (unsigned i = 0; i < repeat; ++i) {
    module = nullptr;
    times.add(
        measure([&] { module = parseSourceString<ModuleOp>(text, &context); }));
    if (!module)
      return failure();
  }
  count();
  llvm::outs() << '\n'
               << title << ": " << numAll << " ops, " << numCalls
               << " ATen calls, " << text.size() / 1000 << " kB\n";
  llvm::outs() << "                           best ms   median ms     us/op  "
                  "us/ATen call\n";
  report("parse and verify", times);
  return success();
}

/// A copy of the module for each run. All exist at once: one that fills the
/// gaps of the heap is slower to visit than one in fresh memory.
std::vector<OwningOpRef<ModuleOp>> Bench::makeCopies() {
  std::vector<OwningOpRef<ModuleOp>> copies(repeat);
  for (OwningOpRef<ModuleOp> &copy : copies)
    copy = module->clone();
  return copies;
}

LogicalResult Bench::analyse() {
  Times times;
  for (OwningOpRef<ModuleOp> &copy : makeCopies()) {
    LogicalResult result = success();
    double sum = 0;
    copy->walk([&](func::FuncOp function) {
      std::unique_ptr<FunctionMeta> analysis;
      sum += measure([&] {
        analysis = FunctionMeta::infer(function);
        if (analysis->hasErrors())
          result = failure();
      });
    });
    if (failed(result))
      return failure();
    times.add(sum);
  }
  report("FunctionMeta::infer", times);
  analysisCost = 1000 * times.getBest() / numAll;
  return success();
}

/// The peak memory of what was inferred, without writing it.
void Bench::findPeaks() {
  Times times;
  ModuleMeta meta(*module);
  meta.infer();
  auto getRole = [](FunctionOpInterface, unsigned) {
    return StorageRole::Argument;
  };
  for (unsigned i = 0; i < repeat; ++i)
    times.add(measure([&] {
      MemoryAnalysis analysis(meta, {}, getRole);
      for (FunctionOpInterface function : meta.getFunctions())
        (void)fake::findPeaks(analysis.get(function), PeakScope::Function,
                              /*keepsDropped=*/false);
    }));
  report("fake-memory's analysis", times);
}

/// The same for the cost.
void Bench::addCosts() {
  Times times;
  ModuleMeta meta(*module);
  meta.infer();
  for (unsigned i = 0; i < repeat; ++i)
    times.add(measure([&] {
      CostAnalysis analysis(meta, {});
      for (FunctionOpInterface function : meta.getFunctions())
        (void)analysis.get(function);
    }));
  report("fake-cost's analysis", times);
}

LogicalResult Bench::runPipeline(StringRef label, StringRef pipeline) {
  Times times;
  for (OwningOpRef<ModuleOp> &copy : makeCopies()) {
    PassManager manager(&context);
    manager.enableVerifier(false);
    if (failed(parsePassPipeline(pipeline, manager)))
      return failure();
    LogicalResult result = success();
    times.add(measure([&] { result = manager.run(*copy); }));
    if (failed(result))
      return failure();
  }
  report(label, times);
  return success();
}

void Bench::print() {
  Times times;
  for (unsigned i = 0; i < repeat; ++i) {
    std::string buffer;
    llvm::raw_string_ostream os(buffer);
    times.add(measure([&] { module->print(os); }));
  }
  report("print", times);
}

LogicalResult Bench::run() {
  if (failed(parse()) || failed(analyse()) ||
      failed(runPipeline("fake-propagate", "fake-propagate")))
    return failure();
  findPeaks();
  addCosts();
  print();
  if (failed(runPipeline("mlir's cse", "cse")) ||
      failed(runPipeline("mlir's canonicalize", "canonicalize")))
    return failure();
  return success();
}

/// The module as the fake dialect, with nothing declared of results.
static FailureOr<std::string> convertToFake(ModuleOp module) {
  OwningOpRef<ModuleOp> copy = module.clone();
  PassManager manager(module.getContext());
  std::string text;
  if (failed(parsePassPipeline("torch-to-fake,fake-erase-types", manager)) ||
      failed(manager.run(*copy)))
    return failure();
  llvm::raw_string_ostream os(text);
  copy->print(os);
  return text;
}

/// Prepares the context that one benchmark uses up.
static std::unique_ptr<MLIRContext> createContext() {
  DialectRegistry registry;
  registerHostDialects(registry);
  fake::registerDialects(registry);
  auto context =
      std::make_unique<MLIRContext>(registry, MLIRContext::Threading::DISABLED);
  context->allowUnregisteredDialects();
  context->loadAllAvailableDialects();
  return context;
}

/// Measures `text` as it is, then in the fake dialect. Appends what the
/// analysis costs per op.
static LogicalResult runBoth(const std::string &title, std::string text,
                             SmallVectorImpl<double> &costs) {
  FailureOr<std::string> fakeText = failure();
  {
    // Gone before the second half: what it leaves in caches and page tables
    // would count there.
    std::unique_ptr<MLIRContext> context = createContext();
    Bench bench(*context, title + ", torch", std::move(text));
    if (failed(bench.run()))
      return failure();
    costs.push_back(bench.getAnalysisCost());
    fakeText = convertToFake(bench.getModule());
  }
  if (failed(fakeText))
    return failure();
  std::unique_ptr<MLIRContext> context = createContext();
  Bench bench(*context, title + ", fake", std::move(*fakeText));
  if (failed(bench.run()))
    return failure();
  costs.push_back(bench.getAnalysisCost());
  return success();
}

static LogicalResult runChains(bool isDynamic) {
  std::string title = isDynamic ? "chain, dynamic" : "chain, static";
  SmallVector<double> costs;
  if (failed(
          runBoth(title, createChain(numOps, isDynamic, numFunctions), costs)))
    return failure();
  if (!scale)
    return success();
  if (failed(
          runBoth(title, createChain(scale, isDynamic, numFunctions), costs)))
    return failure();
  llvm::outs() << '\n'
               << title << ", us/op of FunctionMeta::infer at " << numOps
               << " and " << scale << ": "
               << llvm::format("torch %.3f and %.3f, fake %.3f and %.3f\n",
                               costs[0], costs[2], costs[1], costs[3]);
  return success();
}

/// Whether a program has ops of a dialect.
static bool hasDialect(ModuleOp module, StringRef name) {
  return module
      .walk([&](Operation *op) {
        return op->getName().getDialectNamespace() == name
                   ? WalkResult::interrupt()
                   : WalkResult::advance();
      })
      .wasInterrupted();
}

/// Measures `text` in a context of its own.
static LogicalResult runOne(std::string title, std::string text) {
  std::unique_ptr<MLIRContext> context = createContext();
  return Bench(*context, std::move(title), std::move(text)).run();
}

/// Measures a file: after forgetting the types of its results, and in the fake
/// dialect as well, if it is in torch.
static LogicalResult runFile(StringRef path) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  if (!buffer) {
    llvm::errs() << path << ": " << buffer.getError().message() << '\n';
    return failure();
  }
  std::unique_ptr<MLIRContext> context = createContext();
  OwningOpRef<ModuleOp> module =
      parseSourceString<ModuleOp>((*buffer)->getBuffer(), context.get());
  std::string title = llvm::sys::path::stem(path).str();
  if (module && !hasDialect(*module, "torch") && !hasDialect(*module, "fake"))
    return runOne(title, (*buffer)->getBuffer().str());
  PassManager manager(context.get());
  if (!module || failed(parsePassPipeline("fake-erase-types", manager)) ||
      failed(manager.run(*module)))
    return failure();
  std::string text;
  llvm::raw_string_ostream os(text);
  module->print(os);
  if (hasDialect(*module, "fake"))
    return runOne(title + ", fake", std::move(text));
  SmallVector<double> costs;
  return runBoth(title, std::move(text), costs);
}

int main(int argc, char **argv) {
  llvm::InitLLVM init(argc, argv);
  cl::ParseCommandLineOptions(argc, argv, "What propagation costs\n");
  if (repeat == 0)
    repeat = 1;
  if (onlyWrite) {
    llvm::outs() << createChain(numOps, onlyDynamic, numFunctions);
    return 0;
  }
  fake::registerPasses();
  registerTransformsPasses();
  LogicalResult result = success();
  for (StringRef file : files)
    if (failed(runFile(file)))
      result = failure();
  if (files.empty()) {
    if (!onlyDynamic && failed(runChains(/*isDynamic=*/false)))
      result = failure();
    if (!onlyStatic && failed(runChains(/*isDynamic=*/true)))
      result = failure();
  }
  return failed(result);
}
