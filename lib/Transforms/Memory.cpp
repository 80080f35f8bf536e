//===- Memory.cpp - The peak memory of functions ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AnalysisPass.h"
#include "FakeTensor/Analysis/MemoryAnalysis.h"
#include "FakeTensor/Analysis/Places.h"
#include "FakeTensor/Transforms/Passes.h"
#include "ReportJSON.h"
#include "mlir/IR/AsmState.h"
#include "llvm/ADT/StringSwitch.h"

namespace fake {
#define GEN_PASS_DEF_FAKEMEMORY
#include "FakeTensor/Transforms/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

/// The role of an argument of a function: `fake.kind` is what the exporter
/// writes.
static StorageRole getRole(FunctionOpInterface function, unsigned argument) {
  auto kind = function.getArgAttrOfType<StringAttr>(argument, "fake.kind");
  if (!kind)
    return StorageRole::Argument;
  return llvm::StringSwitch<StorageRole>(kind.getValue())
      .Case("parameter", StorageRole::Parameter)
      .Case("buffer", StorageRole::Buffer)
      .Case("constant_tensor", StorageRole::Constant)
      .Default(StorageRole::Argument);
}

/// The size of the blocks of CUDA's caching allocator, `kMinBlockSize`.
static constexpr int64_t cudaBlock = 512;

namespace {

/// Writes the memory of one function.
class MemoryWriter {
public:
  MemoryWriter(const StorageLives &lives, AsmState &state, raw_ostream &os)
      : lives(lives), meta(lives.getMeta()), env(meta.getEnv()), state(state),
        os(os) {}

  //===--- Text -----------------------------------------------------------===//

  void writeText(const DevicePeak &peak) {
    os << "@" << meta.getFunction().getName() << ", " << describe(peak.device)
       << ": " << getPeak(peak) << " bytes, " << getName(peak.grade) << '\n';
    for (const PeakMoment &maximum : peak.maxima) {
      os << "  " << getText(maximum.bytes);
      writeMoment(maximum.moment, peak.device);
      os << '\n';
    }
    for (auto [first, second] : getNeighbors(peak)) {
      os << "  " << getText(first.bytes) << " >= " << getText(second.bytes)
         << " iff " << describeOrder(first.bytes, second.bytes) << '\n';
    }
    for (const auto &[role, bytes] : sumRoles(peak.device))
      os << "  " << getName(role) << "s: " << getText(bytes) << '\n';
    for (const SizeGap &gap : peak.gaps)
      writeGap(gap);
  }

  //===--- JSON -----------------------------------------------------------===//

  void writePeak(const DevicePeak &peak) {
    llvm::json::OStream json(os);
    json.object([&] {
      json.attribute("func", toUTF8(meta.getFunction().getName()));
      json.attribute("device", describe(peak.device));
      json.attribute("grade", getName(peak.grade));
      json.attribute("peak", toUTF8(getPeak(peak)));
      json.attributeArray("maxima", [&] {
        for (const PeakMoment &maximum : peak.maxima)
          json.object([&] {
            json.attribute("bytes", toUTF8(getText(maximum.bytes)));
            writeMoment(json, maximum.moment, peak.device);
          });
      });
      json.attributeArray("crossovers", [&] {
        for (auto [first, second] : getNeighbors(peak))
          json.array([&, first = first, second = second] {
            json.value(toUTF8(getText(first.bytes)));
            json.value(toUTF8(getText(second.bytes)));
            json.value(toUTF8(describeOrder(first.bytes, second.bytes)));
          });
      });
      json.attributeArray("gaps", [&] {
        for (const SizeGap &gap : peak.gaps)
          json.object([&] { writeGap(json, gap); });
      });
    });
    os << '\n';
  }

  /// Writes a line for each storage, and one for each op.
  void writeTimeline() {
    for (const StorageLife &life : lives.getLives())
      writeLife(life);
    ArrayRef<StepsOfOp> steps = lives.getSteps();
    for (auto [position, op] : llvm::enumerate(lives.getOps())) {
      // A call has steps on several devices.
      do {
        bool hasSteps = !steps.empty() && steps.front().position == position;
        writeFunctionLine([&, op = op, position = position](auto &json) {
          json.attribute("position", position);
          writeOp(json, op);
          if (hasSteps)
            writeSteps(json, steps.front());
        });
        steps = steps.drop_front(hasSteps);
      } while (!steps.empty() && steps.front().position == position);
    }
  }

private:
  using Pair = std::pair<PeakMoment, PeakMoment>;

  static std::string describe(Device device) {
    return device.isKnown() ? device.str() : "unknown device";
  }
  std::string getText(SymInt value) const {
    return toString(meta.getWithNames(value));
  }
  std::string getText(Value value) {
    std::string text;
    llvm::raw_string_ostream stream(text);
    value.printAsOperand(stream, state);
    return text;
  }

  /// The maximum of all moments. There may be more than an expression holds.
  std::string getPeak(const DevicePeak &peak) const {
    if (peak.maxima.empty())
      return "0";
    if (peak.maxima.size() == 1)
      return getText(peak.maxima.front().bytes);
    std::string text = "Max(";
    llvm::raw_string_ostream stream(text);
    llvm::interleaveComma(peak.maxima, stream, [&](const PeakMoment &maximum) {
      stream << getText(maximum.bytes);
    });
    return text + ")";
  }

  /// Maxima that follow each other, between which sizes decide.
  SmallVector<Pair> getNeighbors(const DevicePeak &peak) const {
    SmallVector<Pair> pairs;
    for (size_t i = 1; i < peak.maxima.size(); ++i)
      pairs.push_back({peak.maxima[i - 1], peak.maxima[i]});
    return pairs;
  }

  /// When the first value is the larger one.
  std::string describeOrder(SymInt a, SymInt b) {
    if (auto crossover = findCrossover(env, a, b))
      return (crossover->symbol->getName() +
              (crossover->fromThreshold ? " >= " : " < ") +
              llvm::Twine(crossover->threshold))
          .str();
    return "0 <= " + getText(env.sub(a, b));
  }

  SmallVector<std::pair<StorageRole, SymInt>> sumRoles(Device device) {
    SmallVector<std::pair<StorageRole, SymInt>> sums;
    for (const StorageLife &life : lives.getLives()) {
      if (!(life.device == device) || life.role == StorageRole::Temporary)
        continue;
      auto *it = llvm::find_if(
          sums, [&](auto &entry) { return entry.first == life.role; });
      if (it == sums.end())
        sums.push_back({life.role, life.bytes});
      else
        it->second = env.add(it->second, life.bytes);
    }
    return sums;
  }

  void writeMoment(Moment moment, Device device) {
    Operation *op = lives.getOps()[moment.position];
    if (!op) {
      os << " at the entry";
      return;
    }
    os << (moment.step ? " in " : " after ");
    if (op->getNumResults() > 0)
      os << getText(op->getResult(0)) << " = ";
    os << describeOp(op);
    // The arguments and constants of a callee may be all that it has.
    Operation *inner = getOp(lives, moment, device);
    if (inner && inner != op)
      os << ", at " << describeOp(inner) << " of @"
         << inner->getParentOfType<FunctionOpInterface>().getName();
    for (FileLineColLoc frame :
         getPlace((inner ? inner : op)->getLoc()).frames) {
      os << ", " << frame.getFilename() << ":" << frame.getLine();
      break;
    }
  }

  void writeGap(const SizeGap &gap) {
    os << "  ";
    if (gap.symbol && !gap.max.isUnknown())
      os << gap.symbol->getName() << " is at most " << getText(gap.max);
    else if (gap.symbol)
      os << gap.symbol->getName() << " has no upper bound";
    else if (gap.grows)
      os << "growing size of ";
    else
      os << (gap.value ? "unknown size of " : "unknown temporaries");
    if (gap.value)
      os << (gap.symbol ? " of " : "") << getText(gap.value);
    if (gap.op)
      os << " in " << describeOp(gap.op);
    os << '\n';
  }

  void writeOp(llvm::json::OStream &json, Operation *op) {
    if (!op)
      return;
    json.attribute("op", toUTF8(op->getName().getStringRef()));
    if (op->getNumResults() > 0)
      json.attribute("value", getText(op->getResult(0)));
    if (StringRef name = getLocationName(op->getLoc()); !name.empty())
      json.attribute("name", toUTF8(name));
    writePlace(json, op->getLoc());
  }

  void writeSteps(llvm::json::OStream &json, const StepsOfOp &steps) {
    json.attribute("device", describe(steps.device));
    json.attributeArray("steps", [&] {
      for (SymInt bytes : steps.peaks)
        json.value(bytes.isUnknown() ? "" : toUTF8(getText(bytes)));
    });
  }

  void writeMoment(llvm::json::OStream &json, Moment moment, Device device) {
    json.attribute("position", moment.position);
    if (moment.step)
      json.attribute("step", *moment.step);
    Operation *op = getOp(lives, moment, device);
    writeOp(json, op ? op : lives.getOps()[moment.position]);
  }

  void writeGap(llvm::json::OStream &json, const SizeGap &gap) {
    if (gap.symbol)
      json.attribute("symbol", toUTF8(gap.symbol->getName()));
    if (!gap.max.isUnknown())
      json.attribute("max", toUTF8(getText(gap.max)));
    if (gap.grows)
      json.attribute("grows", true);
    if (gap.op)
      writeOp(json, gap.op);
    else if (gap.value)
      json.attribute("value", getText(gap.value));
  }

  template <typename WriteFn> void writeFunctionLine(WriteFn write) {
    llvm::json::OStream json(os);
    json.object([&] {
      json.attribute("func", toUTF8(meta.getFunction().getName()));
      write(json);
    });
    os << '\n';
  }

  void writeLife(const StorageLife &life) {
    writeFunctionLine([&](llvm::json::OStream &json) {
      json.attribute("storage", life.storage);
      json.attribute("bytes",
                     life.bytes.isUnknown() ? "" : toUTF8(getText(life.bytes)));
      json.attribute("device", describe(life.device));
      json.attribute("role", getName(life.role));
      json.attribute("first", life.first);
      json.attribute("last", life.last);
      json.attribute("value", getText(life.value));
      if (Operation *op = life.value.getDefiningOp())
        json.attribute("op", toUTF8(op->getName().getStringRef()));
      if (StringRef name = getLocationName(life.value.getLoc()); !name.empty())
        json.attribute("name", toUTF8(name));
      writePlace(json, life.value.getLoc());
    });
  }

  const StorageLives &lives;
  const FunctionMeta &meta;
  ShapeEnv &env;
  AsmState &state;
  raw_ostream &os;
};

struct FakeMemoryPass
    : AnalysisPass<fake::impl::FakeMemoryBase<FakeMemoryPass>> {
  using AnalysisPass::AnalysisPass;

  void runOnOperation() override {
    markAllAnalysesPreserved();
    std::unique_ptr<llvm::ToolOutputFile> file =
        openOutput(output, getOperation(), "the memory");
    if (!file)
      return signalPassFailure();
    AsmState state(
        getOperation(),
        OpPrintingFlags().assumeVerified().printNameLocAsPrefix(false));
    InferenceOptions options = getInferenceOptions();
    // The caller holds the last storage of an argument.
    options.keepHistory = true;
    auto [meta, result] = inferMeta(options);
    bool isWrong = failed(result);
    MemoryAnalysis analysis(
        meta,
        {donateArguments, allocator == MemoryAllocator::CUDA ? cudaBlock : 1},
        getRole);
    for (FunctionOpInterface function : meta.getFunctions())
      isWrong |= failed(write(analysis.get(function), state, file->os()));
    if (checkCertificate)
      for (FunctionOpInterface function : meta.getFunctions())
        isWrong |= failed(checkCallee(analysis, function));
    if (failed(finishOutput(*file, getOperation(), "the memory")) || isWrong)
      signalPassFailure();
  }

private:
  LogicalResult write(const StorageLives &lives, AsmState &state,
                      raw_ostream &os) {
    MemoryWriter writer(lives, state, os);
    bool isWrong = false;
    for (const DevicePeak &peak :
         findPeaks(lives, PeakScope::Function, checkCertificate)) {
      format == MemoryFormatKind::Text ? writer.writeText(peak)
                                       : writer.writePeak(peak);
      isWrong |= checkCertificate && failed(check(lives, peak));
    }
    if (timeline)
      writer.writeTimeline();
    return failure(isWrong);
  }

  /// Checks what calls of a function allocate, if there are any.
  LogicalResult checkCallee(MemoryAnalysis &analysis,
                            FunctionOpInterface function) {
    if (!analysis.findCallee(function))
      return success();
    const StorageLives &lives = analysis.get(function);
    bool isWrong = false;
    for (const DevicePeak &peak :
         findPeaks(lives, PeakScope::Call, /*keepsDropped=*/true))
      isWrong |= failed(check(lives, peak));
    return failure(isWrong);
  }

  static LogicalResult check(const StorageLives &lives,
                             const DevicePeak &peak) {
    std::string problem = fake::checkCertificate(lives, peak);
    if (problem.empty())
      return success();
    FunctionOpInterface function = lives.getMeta().getFunction();
    return emitError(getShownLocation(function))
           << "the certificate of the peak does not hold: " << problem;
  }
};

} // namespace
