//===- Report.cpp - Metadata as JSON lines ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AnalysisPass.h"
#include "FakeTensor/Analysis/ModuleMeta.h"
#include "FakeTensor/Analysis/Places.h"
#include "FakeTensor/Analysis/TypeFlow.h"
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "FakeTensor/Transforms/Passes.h"
#include "ReportJSON.h"
#include "mlir/IR/AsmState.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/Support/ToolOutputFile.h"

namespace fake {
#define GEN_PASS_DEF_FAKEREPORT
#include "FakeTensor/Transforms/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

static void writeSizes(llvm::json::OStream &json, bool known,
                       ArrayRef<SymInt> sizes) {
  if (!known)
    return json.value(nullptr);
  json.array([&] {
    for (SymInt size : sizes)
      writeSize(json, size);
  });
}

static void writeTensor(llvm::json::OStream &json, const TensorMeta &meta) {
  bool mayHaveStrides =
      meta.layout == Layout::Strided || meta.layout == Layout::Jagged;
  bool strided = meta.strided && mayHaveStrides;
  writeSizes(json, meta.ranked, meta.sizes);
  writeSizes(json, strided, meta.strides);
  writeSize(json, mayHaveStrides ? meta.offset : SymInt());
  if (meta.dtype == DType::Unknown)
    json.value(nullptr);
  else
    json.value(getName(meta.dtype));
  if (meta.device.isKnown())
    json.value(meta.device.str());
  else
    json.value(nullptr);
  json.value(meta.storage);
  if (meta.layout == Layout::Strided)
    json.value(int(meta.conj) + 2 * int(meta.neg));
  else
    json.value(getName(meta.layout));
}

/// Writes a bool or float: what is symbolic under `sym`, a constant float under
/// `f`, since JSON has no infinities.
static void writeNumber(llvm::json::OStream &json, Scalar number) {
  if (std::optional<bool> known = number.asBool())
    return json.value(*known);
  if (!number.isKnown() && number.getSymbolic().isUnknown())
    return json.value(nullptr);
  std::string text;
  llvm::raw_string_ostream os(text);
  print(os, number);
  json.object([&] { json.attribute(number.isKnown() ? "f" : "sym", text); });
}

static void writeMeta(llvm::json::OStream &json, const MetaValue &value) {
  switch (value.getKind()) {
  case MetaValue::Kind::Tensor:
    return json.object([&] {
      json.attributeArray("t", [&] { writeTensor(json, *value.getTensor()); });
    });
  case MetaValue::Kind::Int:
    return writeSize(json, value.getInt());
  case MetaValue::Kind::Bool:
  case MetaValue::Kind::Float:
    return writeNumber(json, value.getScalar());
  case MetaValue::Kind::List:
    return json.array([&] {
      for (const MetaValue &element : value.getList())
        writeMeta(json, element);
    });
  default:
    return json.value(nullptr);
  }
}

/// Writes what an attribute of an argument or result says under a name, such as
/// `fake.kind`.
static void writeAttribute(llvm::json::OStream &json, StringRef key,
                           Attribute attribute) {
  if (auto text = dyn_cast_or_null<StringAttr>(attribute))
    json.attribute(key, toUTF8(text.getValue()));
}

/// Whether a value is reported: tensors, numbers and lists, and None results of
/// named ops, such as a gradient that was not requested.
static bool isReported(const MetaValue &value, StringRef op) {
  return value.isTensor() || value.isNumber() || value.isList() ||
         (value.isNone() && !op.empty());
}

namespace {

/// Writes the lines of one function.
class Reporter {
public:
  Reporter(const FunctionMeta &analysis, AsmState &state, raw_ostream &os,
           bool withChanges, bool withDetails)
      : analysis(analysis), state(state), os(os), withDetails(withDetails) {
    if (withChanges)
      collectChanges();
  }

  void run() {
    FunctionOpInterface function = analysis.getFunction();
    for (BlockArgument argument : function.getArguments())
      write(argument, {});
    function->walk([&](Operation *op, const WalkStage &stage) {
      if (op == function)
        return;
      std::string name = getReportName(op);
      if (stage.isBeforeAllRegions()) {
        for (Value result : op->getResults())
          write(result, name);
        for (Region &region : op->getRegions())
          for (BlockArgument argument : region.getArguments())
            write(argument, {});
      }
      if (stage.isAfterAllRegions())
        writeChanges(op, name);
    });
  }

  /// Writes lines for the outputs, symbols and guards of the function.
  void writeProgram() {
    writeOutputs();
    findSources();
    for (const SymbolInfo &info : analysis.getEnv().getSymbols())
      if (!analysis.isSuperseded(info.symbol))
        writeSymbol(info);
    for (const Guard &guard : analysis.getEnv().getGuards())
      if (!analysis.isSuperseded(guard))
        writeGuard(guard);
  }

  /// Writes a line for each storage shared by several tensors.
  void writeAliases() {
    for (const auto &entry : storages) {
      StorageID storage = entry.first;
      ArrayRef<std::pair<Value, SymInt>> tensors = entry.second;
      if (tensors.size() < 2)
        continue;
      llvm::json::OStream json(os);
      json.object([&] {
        json.attribute("func", toUTF8(analysis.getFunction().getName()));
        json.attribute("storage", storage);
        json.attributeBegin("bytes");
        writeSize(json, tensors.back().second);
        json.attributeEnd();
        json.attributeArray("aliases", [&] {
          for (const std::pair<Value, SymInt> &tensor : tensors)
            json.value(getText(tensor.first));
        });
      });
      os << '\n';
    }
  }

private:
  /// Writes a line about the function: an object of its name and other fields.
  void writeFunctionLine(function_ref<void(llvm::json::OStream &)> write) {
    llvm::json::OStream json(os);
    json.object([&] {
      json.attribute("func", toUTF8(analysis.getFunction().getName()));
      write(json);
    });
    os << '\n';
  }

  void writeOutputs() {
    FunctionOpInterface function = analysis.getFunction();
    forEachReturn(function, [&](Operation *end) {
      writeFunctionLine([&](llvm::json::OStream &json) {
        json.attributeArray("outputs", [&] {
          for (auto [i, value] : llvm::enumerate(end->getOperands()))
            json.object([&, i = i, value = value] {
              json.attribute("value", getText(value));
              if (i >= function.getNumResults())
                return;
              writeAttribute(json, "kind",
                             function.getResultAttr(i, "fake.kind"));
              writeAttribute(json, "target",
                             function.getResultAttr(i, "fake.target"));
            });
        });
      });
    });
  }

  /// Finds the sizes of arguments, or else the values, that symbols are.
  void findSources() {
    FunctionOpInterface function = analysis.getFunction();
    auto note = [&](SymInt size, Value value, std::optional<unsigned> dim) {
      auto *symbol =
          size.isExpr() ? dyn_cast<SymbolExpr>(size.getExpr()) : nullptr;
      if (symbol)
        sources.try_emplace(symbol, value, dim);
    };
    auto noteValue = [&](Value value) {
      const MetaValue &meta = analysis.lookup(value);
      if (meta.isInt())
        note(meta.getInt(), value, std::nullopt);
      if (meta.isTensor())
        for (auto [dim, size] : llvm::enumerate(meta.getTensor()->sizes))
          note(size, value, dim);
    };
    llvm::for_each(function.getArguments(), noteValue);
    function->walk([&](Operation *op) {
      if (op != function)
        llvm::for_each(op->getResults(), noteValue);
    });
  }

  void writeSymbol(const SymbolInfo &info) {
    writeFunctionLine([&](llvm::json::OStream &json) {
      json.attribute("symbol", toUTF8(info.symbol->getName()));
      json.attribute("kind", getName(info.kind));
      Range range = analysis.getEnv().getRange(SymInt(info.symbol));
      if (range.min != Range::negInf)
        json.attribute("min", range.min);
      if (range.max != Range::posInf)
        json.attribute("max", range.max);
      if (info.hint)
        json.attribute("hint", *info.hint);
      auto it = sources.find(info.symbol);
      if (it == sources.end())
        return;
      auto [value, dim] = it->second;
      json.attribute("value", getText(value));
      if (StringRef name = getLocationName(value.getLoc()); !name.empty())
        json.attribute("name", toUTF8(name));
      if (dim)
        json.attribute("dim", *dim);
    });
  }

  void writeGuard(const Guard &guard) {
    std::string text;
    llvm::raw_string_ostream os(text);
    print(os, Condition{guard.condition.relation,
                        analysis.getWithNames(guard.condition.lhs),
                        analysis.getWithNames(guard.condition.rhs)});
    writeFunctionLine([&](llvm::json::OStream &json) {
      json.attribute("guard", toUTF8(text));
      json.attribute("kind",
                     guard.kind == GuardKind::Guard ? "guard" : "assert");
      Operation *op = analysis.getGuardOrigin(guard);
      if (!op)
        return;
      json.attribute("op", toUTF8(getReportName(op)));
      if (StringRef name = getLocationName(op->getLoc()); !name.empty())
        json.attribute("name", toUTF8(name));
      if (op->getNumResults())
        json.attribute("value", getText(op->getResult(0)));
      writePlace(json, op->getLoc());
    });
  }

  /// Writes what `details` adds to the line of a value.
  void writeDetails(llvm::json::OStream &json, Value value) {
    FunctionOpInterface function = analysis.getFunction();
    auto argument = dyn_cast<BlockArgument>(value);
    if (argument && argument.getOwner()->getParentOp() == function &&
        argument.getOwner()->isEntryBlock()) {
      unsigned index = argument.getArgNumber();
      writeAttribute(json, "kind", function.getArgAttr(index, "fake.kind"));
      writeAttribute(json, "target", function.getArgAttr(index, "fake.target"));
    }
    if (Operation *op = value.getDefiningOp()) {
      if (getReportName(op).empty())
        json.attribute("operation", toUTF8(op->getName().getStringRef()));
      json.attributeArray("operands", [&] {
        for (Value operand : op->getOperands())
          json.value(getText(operand));
      });
    }
    writePlace(json, value.getLoc());
  }

  /// Collects the values that each op changes. The last visible change of a
  /// value by an op is used.
  void collectChanges() {
    FunctionOpInterface function = analysis.getFunction();
    for (const MetaChange &change : analysis.getChanges()) {
      Value value = change.value;
      Operation *parent = value.getParentRegion()->getParentOp();
      if (change.kind == MetaChange::Kind::Effect &&
          function->isAncestor(parent) && !change.op->isAncestor(parent))
        changes[change.op][value] = &change;
    }
  }

  /// Whether the reports of two values are equal.
  static bool looksAlike(const MetaValue &a, const MetaValue &b) {
    auto getText = [](const MetaValue &value) {
      std::string text;
      llvm::raw_string_ostream os(text);
      llvm::json::OStream json(os);
      writeMeta(json, value);
      return text;
    };
    return getText(a) == getText(b);
  }

  void writeChanges(Operation *op, StringRef name) {
    auto it = changes.find(op);
    if (it == changes.end())
      return;
    SmallVector<const MetaChange *> sorted;
    for (auto [value, change] : it->second)
      if (llvm::is_contained(op->getResults(), value) ||
          looksAlike(getBefore(value), change->after.value))
        latest[value] = change->after.value;
      else
        sorted.push_back(change);
    llvm::sort(sorted, [&](const MetaChange *a, const MetaChange *b) {
      return order.lookup(a->value) < order.lookup(b->value);
    });
    for (const MetaChange *change : sorted) {
      latest[change->value] = change->after.value;
      writeLine(change->value, name, change->after.value, op);
    }
  }

  /// The last reported value.
  MetaValue getBefore(Value value) const {
    auto it = latest.find(value);
    return it == latest.end() ? analysis.lookup(value) : it->second;
  }

  /// Renames the symbols in an integer to those of the program.
  MetaValue withNames(const MetaValue &value) const {
    return value.isInt()
               ? Scalar::integer(analysis.getWithNames(value.getInt()))
               : value;
  }

  void write(Value value, StringRef op) {
    order[value] = order.size();
    MetaValue meta = analysis.lookup(value);
    // Tensor metadata has these names; the integers it is computed from do not.
    SmallVector<MetaValue> elements;
    if (meta.isInt()) {
      meta = withNames(meta);
    } else if (meta.isList()) {
      for (const MetaValue &element : meta.getList())
        elements.push_back(withNames(element));
      meta = MetaValue::list(elements);
    }
    if (isReported(meta, op))
      writeLine(value, op, meta, /*changedBy=*/nullptr);
    if (!meta.isTensor() || meta.getTensor()->storage == 0)
      return;
    const TensorMeta &tensor = *meta.getTensor();
    storages[tensor.storage].push_back({value, tensor.storageBytes});
  }

  std::string getText(Value value) {
    std::string text;
    llvm::raw_string_ostream os(text);
    value.printAsOperand(os, state);
    return text;
  }

  void writeLine(Value value, StringRef op, const MetaValue &meta,
                 Operation *changedBy) {
    llvm::json::OStream json(os);
    json.object([&] {
      json.attribute("func", toUTF8(analysis.getFunction().getName()));
      json.attribute("value", getText(value));
      if (StringRef locName = getLocationName(value.getLoc()); !locName.empty())
        json.attribute("name", toUTF8(locName));
      if (op.empty())
        json.attribute("op", nullptr);
      else
        json.attribute("op", toUTF8(op));
      if (changedBy)
        json.attribute("changed_by",
                       toUTF8(getLocationName(changedBy->getLoc())));
      json.attributeBegin("meta");
      writeMeta(json, meta);
      json.attributeEnd();
      if (withDetails)
        writeDetails(json, value);
    });
    os << '\n';
  }

  const FunctionMeta &analysis;
  AsmState &state;
  raw_ostream &os;
  bool withDetails;
  llvm::DenseMap<Operation *, llvm::DenseMap<Value, const MetaChange *>>
      changes;
  /// By value: its position in the report, and the changed metadata.
  llvm::DenseMap<Value, size_t> order;
  llvm::DenseMap<Value, MetaValue> latest;
  /// The tensors in each storage, and its size at their definitions.
  llvm::MapVector<StorageID, SmallVector<std::pair<Value, SymInt>>> storages;
  /// The first value that has a symbol, and the dimension if it is a tensor.
  llvm::DenseMap<const SymbolExpr *, std::pair<Value, std::optional<unsigned>>>
      sources;
};

struct FakeReportPass
    : AnalysisPass<fake::impl::FakeReportBase<FakeReportPass>> {
  using AnalysisPass::AnalysisPass;

  void runOnOperation() override {
    markAllAnalysesPreserved();
    std::unique_ptr<llvm::ToolOutputFile> file =
        openOutput(output, getOperation(), "the report");
    if (!file)
      return signalPassFailure();
    // Numbers, as names of values are in a field of their own.
    AsmState state(
        getOperation(),
        OpPrintingFlags().assumeVerified().printNameLocAsPrefix(false));
    InferenceOptions options = getInferenceOptions();
    options.keepHistory = changes;
    auto [meta, result] = inferMeta(options);
    for (FunctionOpInterface function : meta.getFunctions()) {
      Reporter reporter(meta.get(function), state, file->os(), changes,
                        details);
      reporter.run();
      if (details)
        reporter.writeProgram();
      if (aliases)
        reporter.writeAliases();
    }
    if (failed(finishOutput(*file, getOperation(), "the report")) ||
        failed(result))
      signalPassFailure();
  }
};

} // namespace
