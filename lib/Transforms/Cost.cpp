//===- Cost.cpp - What programs cost, as text and JSON ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AnalysisPass.h"
#include "FakeTensor/Analysis/CostAnalysis.h"
#include "FakeTensor/Analysis/Places.h"
#include "FakeTensor/Transforms/Passes.h"
#include "ReportJSON.h"
#include "mlir/IR/AsmState.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/ToolOutputFile.h"

namespace fake {
#define GEN_PASS_DEF_FAKECOST
#include "FakeTensor/Transforms/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

//===----------------------------------------------------------------------===//
// Sums
//===----------------------------------------------------------------------===//

namespace {
/// A sum over ops that have a key in common.
struct Row {
  std::string key;
  Cost cost;
  unsigned count = 0;
};
} // namespace

/// The name of an op in reports.
static std::string getNameOf(Operation *op) {
  std::string name = getReportName(op);
  return toUTF8(name.empty() ? op->getName().getStringRef() : StringRef(name));
}

static std::string getKey(const CostLine &line, CostKey key) {
  switch (key) {
  case CostKey::Op:
    return getNameOf(line.op);
  case CostKey::Module:
    return getPlace(line.op->getLoc()).module.str();
  case CostKey::Device:
    return line.device.isKnown() ? line.device.str() : "";
  case CostKey::Function:
    return {};
  }
  llvm_unreachable("a key");
}

/// The sums by key, in the order of their first ops.
static SmallVector<Row> sumByKey(const FunctionCost &cost, ShapeEnv &env,
                                 CostKey key) {
  SmallVector<Row> rows;
  llvm::StringMap<size_t> places;
  for (const CostLine &line : cost.lines) {
    std::string name = getKey(line, key);
    auto [it, isNew] = places.try_emplace(name, rows.size());
    Row &row = isNew ? rows.emplace_back() : rows[it->second];
    row.key = name;
    row.cost.add(env, line.cost);
    ++row.count;
  }
  return rows;
}

/// FLOPs per byte; nothing unless both are numbers and there are bytes.
static std::optional<double> getIntensity(const Cost &cost) {
  if (!cost.flops.isInt() || !cost.read.isInt() || !cost.written.isInt())
    return std::nullopt;
  double bytes = static_cast<double>(cost.read.getInt()) +
                 static_cast<double>(cost.written.getInt());
  if (bytes == 0)
    return std::nullopt;
  return static_cast<double>(cost.flops.getInt()) / bytes;
}

//===----------------------------------------------------------------------===//
// Conventions
//===----------------------------------------------------------------------===//

namespace {
/// The values of the options, as written.
struct Conventions {
  StringRef count, padding, causal;
};
} // namespace

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

namespace {
/// Writes the table of a function.
class CostTable {
public:
  explicit CostTable(raw_ostream &os) : os(os) {
    cells.push_back({"MACs", "FLOPs", "read", "written", "intensity", ""});
  }

  void add(const Cost &cost, StringRef name, unsigned count) {
    std::optional<double> intensity = getIntensity(cost);
    cells.push_back(
        {toString(cost.macs), toString(cost.flops), toString(cost.read),
         toString(cost.written),
         intensity ? llvm::formatv("{0:f2}", *intensity).str() : "-",
         llvm::formatv("{0} ({1})", name, count).str()});
  }

  void print() const {
    std::array<size_t, numColumns> widths = {};
    for (const Cells &row : cells)
      for (size_t i = 0; i + 1 < numColumns; ++i)
        widths[i] = std::max(widths[i], row[i].size());
    for (const Cells &row : cells) {
      for (size_t i = 0; i + 1 < numColumns; ++i)
        os << "  " << llvm::right_justify(row[i], widths[i]);
      if (!row.back().empty())
        os << "  " << row.back();
      os << '\n';
    }
  }

private:
  static constexpr size_t numColumns = 6;
  using Cells = std::array<std::string, numColumns>;

  raw_ostream &os;
  std::vector<Cells> cells;
};
} // namespace

static void writeText(raw_ostream &os, FunctionOpInterface function,
                      const FunctionCost &cost, ShapeEnv &env, CostKey key) {
  os << '@' << function.getName() << '\n';
  CostTable table(os);
  if (key != CostKey::Function)
    for (const Row &row : sumByKey(cost, env, key))
      table.add(row.cost, row.key.empty() ? "-" : StringRef(row.key),
                row.count);
  table.add(cost.total, "total", cost.lines.size());
  table.print();
  for (const UnknownCost &unknown : cost.unknown)
    os << "  unknown: " << unknown.name << " (" << unknown.count
       << "): " << unknown.reason << '\n';
  for (const NamedTrips &trips : cost.trips)
    os << "  " << toString(trips.symbol) << ": iterations of "
       << describeOp(trips.op) << '\n';
}

static void writeText(raw_ostream &os, const Conventions &conventions) {
  os << "count=" << conventions.count << " padding=" << conventions.padding
     << " causal=" << conventions.causal << '\n';
}

//===----------------------------------------------------------------------===//
// JSON
//===----------------------------------------------------------------------===//

namespace {
/// Writes the lines of a function.
class CostReport {
public:
  CostReport(FunctionOpInterface function, AsmState &state, raw_ostream &os)
      : name(toUTF8(function.getName())), state(state), os(os) {}

  void write(const FunctionCost &cost, ShapeEnv &env, CostKey key);

private:
  void writeLine(function_ref<void(llvm::json::OStream &)> write) {
    llvm::json::OStream json(os);
    json.object([&] {
      json.attribute("func", name);
      write(json);
    });
    os << '\n';
  }
  void writeOp(const CostLine &line);
  void writeRow(StringRef by, StringRef key, unsigned count, const Cost &cost);
  void writeValue(llvm::json::OStream &json, Operation *op, Operation *named);
  static void writeCost(llvm::json::OStream &json, const Cost &cost);

  std::string name;
  AsmState &state;
  raw_ostream &os;
};
} // namespace

void CostReport::writeCost(llvm::json::OStream &json, const Cost &cost) {
  for (auto [key, value] : {std::pair("macs", cost.macs),
                            {"flops", cost.flops},
                            {"read", cost.read},
                            {"written", cost.written}}) {
    json.attributeBegin(key);
    writeSize(json, value);
    json.attributeEnd();
  }
  if (std::optional<double> intensity = getIntensity(cost))
    json.attribute("intensity", *intensity);
}

/// Writes the value of an op and the name of an op, which may be one that it
/// runs.
void CostReport::writeValue(llvm::json::OStream &json, Operation *op,
                            Operation *named) {
  if (op->getNumResults()) {
    std::string text;
    llvm::raw_string_ostream stream(text);
    op->getResult(0).printAsOperand(stream, state);
    json.attribute("value", text);
  }
  if (StringRef name = getLocationName(named->getLoc()); !name.empty())
    json.attribute("name", toUTF8(name));
}

void CostReport::writeOp(const CostLine &line) {
  writeLine([&](llvm::json::OStream &json) {
    json.attribute("op", getNameOf(line.op));
    writeValue(json, line.caller, line.op);
    if (line.device.isKnown())
      json.attribute("device", line.device.str());
    writeCost(json, line.cost);
    if (!line.times.isInt(1)) {
      json.attributeBegin("times");
      writeSize(json, line.times);
      json.attributeEnd();
    }
    writePlace(json, line.op->getLoc());
  });
}

void CostReport::writeRow(StringRef by, StringRef key, unsigned count,
                          const Cost &cost) {
  writeLine([&](llvm::json::OStream &json) {
    json.attribute("by", by);
    json.attribute("key", toUTF8(key));
    json.attribute("count", count);
    writeCost(json, cost);
  });
}

void CostReport::write(const FunctionCost &cost, ShapeEnv &env, CostKey key) {
  if (key == CostKey::Op)
    llvm::for_each(cost.lines, [&](const CostLine &line) { writeOp(line); });
  if (key == CostKey::Module || key == CostKey::Device)
    for (const Row &row : sumByKey(cost, env, key))
      writeRow(key == CostKey::Module ? "module" : "device", row.key, row.count,
               row.cost);
  writeRow("function", name, cost.lines.size(), cost.total);
  for (const UnknownCost &unknown : cost.unknown)
    writeLine([&](llvm::json::OStream &json) {
      json.attribute("unknown", toUTF8(unknown.name));
      json.attribute("reason", unknown.reason);
      json.attribute("count", unknown.count);
      writeValue(json, unknown.first, unknown.first);
      writePlace(json, unknown.first->getLoc());
    });
  for (const NamedTrips &trips : cost.trips)
    writeLine([&](llvm::json::OStream &json) {
      json.attribute("trips", toString(trips.symbol));
      json.attribute("op", getNameOf(trips.op));
      writeValue(json, trips.op, trips.op);
      writePlace(json, trips.op->getLoc());
    });
}

static void writeJSON(raw_ostream &os, const Conventions &conventions) {
  llvm::json::OStream json(os);
  json.object([&] {
    json.attributeObject("conventions", [&] {
      json.attribute("count", conventions.count);
      json.attribute("padding", conventions.padding);
      json.attribute("causal", conventions.causal);
    });
  });
  os << '\n';
}

//===----------------------------------------------------------------------===//
// The pass
//===----------------------------------------------------------------------===//

namespace {
struct FakeCostPass : AnalysisPass<fake::impl::FakeCostBase<FakeCostPass>> {
  using AnalysisPass::AnalysisPass;

  CostOptions getCostOptions() {
    CostOptions options;
    options.conventions.padding = padding;
    options.conventions.causal = causal;
    options.flopsPerMac = count == CostUnit::Flops ? 2 : 1;
    return options;
  }

  Conventions getConventions() {
    return {count == CostUnit::Flops ? "flops" : "macs",
            padding == PaddingCount::Dense ? "dense" : "valid",
            causal == CausalCount::Full ? "full" : "exact"};
  }

  void write(const ModuleMeta &meta, raw_ostream &os) {
    // Numbers, as names of values are in a field of their own.
    AsmState state(
        getOperation(),
        OpPrintingFlags().assumeVerified().printNameLocAsPrefix(false));
    CostAnalysis analysis(meta, getCostOptions());
    for (FunctionOpInterface function : meta.getFunctions()) {
      const FunctionCost &cost = analysis.get(function);
      ShapeEnv &env = meta.get(function).getEnv();
      if (format == CostFormat::Text)
        writeText(os, function, cost, env, by);
      else
        CostReport(function, state, os).write(cost, env, by);
    }
    if (format == CostFormat::Text)
      writeText(os, getConventions());
    else
      writeJSON(os, getConventions());
  }

  void runOnOperation() override {
    markAllAnalysesPreserved();
    std::unique_ptr<llvm::ToolOutputFile> file =
        openOutput(output, getOperation(), "the costs");
    if (!file)
      return signalPassFailure();
    InferenceOptions options = getInferenceOptions();
    auto [meta, result] = inferMeta(options);
    write(meta, file->os());
    if (failed(finishOutput(*file, getOperation(), "the costs")) ||
        failed(result))
      signalPassFailure();
  }
};
} // namespace
