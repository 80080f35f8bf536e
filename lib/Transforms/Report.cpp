//===- Report.cpp - Metadata as JSON lines ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AnalysisPass.h"
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/Transforms/Passes.h"
#include "LocationName.h"
#include "mlir/IR/AsmState.h"
#include "mlir/Support/FileUtilities.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/ToolOutputFile.h"

namespace fake {
#define GEN_PASS_DEF_FAKEREPORT
#include "FakeTensor/Transforms/Passes.h.inc"
} // namespace fake

using namespace fake;
using namespace mlir;

static void writeSize(llvm::json::OStream &json, SymInt size) {
  if (size.isUnknown())
    json.value(nullptr);
  else if (size.isInt())
    json.value(size.getInt());
  else
    json.object([&] { json.attribute("sym", toString(size)); });
}

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
  bool strided = meta.strided && meta.layout == Layout::Strided;
  writeSizes(json, meta.ranked, meta.sizes);
  writeSizes(json, strided, meta.strides);
  writeSize(json, meta.layout == Layout::Strided ? meta.offset : SymInt());
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

static void writeBool(llvm::json::OStream &json, const MetaValue &value) {
  if (value.isKnown())
    return json.value(value.getBool());
  if (value.getInt().isUnknown())
    return json.value(nullptr);
  std::string text;
  llvm::raw_string_ostream os(text);
  print(os, value);
  json.object([&] { json.attribute("sym", text); });
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
    return writeBool(json, value);
  case MetaValue::Kind::Float:
    if (!value.isKnown())
      return json.value(nullptr);
    return json.object([&] {
      std::string text;
      llvm::raw_string_ostream os(text);
      print(os, value);
      json.attribute("f", text);
    });
  case MetaValue::Kind::List:
    return json.array([&] {
      for (const MetaValue &element : value.getList())
        writeMeta(json, element);
    });
  default:
    return json.value(nullptr);
  }
}

/// Whether a value has a line: tensors, numbers and lists, and of an op that
/// has a name also None, such as a gradient that nobody asked for.
static bool isReported(const MetaValue &value, StringRef op) {
  return value.isTensor() || value.isNumber() || value.isList() ||
         (value.isNone() && !op.empty());
}

namespace {

/// Writes the lines of one function.
class Reporter {
public:
  Reporter(MetaPropagation &analysis, AsmState &state, raw_ostream &os)
      : analysis(analysis), state(state), os(os) {}

  void run() {
    FunctionOpInterface function = analysis.getFunction();
    for (BlockArgument argument : function.getArguments())
      write(argument, {});
    function->walk<WalkOrder::PreOrder>([&](Operation *op) {
      if (op == function)
        return;
      std::string name = getReportName(op);
      for (Value result : op->getResults())
        write(result, name);
      for (Region &region : op->getRegions())
        for (BlockArgument argument : region.getArguments())
          write(argument, {});
    });
  }

private:
  static std::string getReportName(Operation *op) {
    if (auto iface = dyn_cast<MetaRuleOpInterface>(op))
      return iface.getReportName();
    if (auto iface = dyn_cast<MetaRegionOpInterface>(op))
      return iface.getRegionReportName();
    return {};
  }

  void write(Value value, StringRef op) {
    MetaValue meta = analysis.lookup(value);
    if (!isReported(meta, op))
      return;
    std::string text;
    llvm::raw_string_ostream name(text);
    value.printAsOperand(name, state);
    llvm::json::OStream json(os);
    json.object([&] {
      json.attribute("func", analysis.getFunction().getName());
      json.attribute("value", text);
      if (StringRef locName = getLocationName(value.getLoc()); !locName.empty())
        json.attribute("name", locName);
      if (op.empty())
        json.attribute("op", nullptr);
      else
        json.attribute("op", op);
      json.attributeBegin("meta");
      writeMeta(json, meta);
      json.attributeEnd();
    });
    os << '\n';
  }

  MetaPropagation &analysis;
  AsmState &state;
  raw_ostream &os;
};

struct FakeReportPass
    : AnalysisPass<fake::impl::FakeReportBase<FakeReportPass>> {
  using AnalysisPass::AnalysisPass;

  void runOnOperation() override {
    markAllAnalysesPreserved();
    std::string error;
    std::unique_ptr<llvm::ToolOutputFile> file = openOutputFile(output, &error);
    if (!file) {
      getOperation()->emitError() << "cannot write the report: " << error;
      return signalPassFailure();
    }
    AsmState state(getOperation());
    bool hadError = false;
    MetaPropagationOptions options = getAnalysisOptions();
    for (FunctionOpInterface function : collectFunctions(getOperation())) {
      MetaPropagation analysis(function, options);
      hadError |= failed(analysis.run());
      Reporter(analysis, state, file->os()).run();
    }
    file->keep();
    if (hadError)
      signalPassFailure();
  }
};

} // namespace
