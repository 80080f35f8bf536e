//===- ReportJSON.cpp - What reports write in JSON --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReportJSON.h"
#include "FakeTensor/Analysis/Places.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "FakeTensor/Symbolic/Expr.h"
#include "mlir/Support/FileUtilities.h"
#include "llvm/ADT/StringExtras.h"

using namespace fake;
using namespace mlir;

std::string fake::toUTF8(StringRef name) {
  std::string text;
  size_t place;
  while (!llvm::json::isUTF8(name, &place)) {
    text += name.take_front(place);
    text += "\\x" + llvm::toHex(name.substr(place, 1));
    name = name.drop_front(place + 1);
  }
  return text + name.str();
}

void fake::writeSize(llvm::json::OStream &json, SymInt size) {
  if (size.isUnknown())
    json.value(nullptr);
  else if (size.isInt())
    json.value(size.getInt());
  else
    json.object([&] { json.attribute("sym", toString(size)); });
}

void fake::writePlace(llvm::json::OStream &json, Location loc) {
  Place place = getPlace(loc);
  if (!place.module.empty())
    json.attribute("module", toUTF8(place.module));
  if (place.frames.empty())
    return;
  json.attributeArray("stack", [&] {
    for (FileLineColLoc frame : place.frames)
      json.array([&] {
        json.value(toUTF8(frame.getFilename()));
        json.value(frame.getLine());
      });
  });
}

std::string fake::getReportName(Operation *op) {
  if (auto iface = dyn_cast<MetaRuleOpInterface>(op))
    return iface.getReportName();
  if (auto iface = dyn_cast<MetaRegionOpInterface>(op))
    return iface.getRegionReportName();
  return {};
}

std::unique_ptr<llvm::ToolOutputFile>
fake::openOutput(StringRef path, Operation *op, StringRef what) {
  std::string error;
  std::unique_ptr<llvm::ToolOutputFile> file = openOutputFile(path, &error);
  if (!file)
    op->emitError() << "cannot write " << what << ": " << error;
  return file;
}

LogicalResult fake::finishOutput(llvm::ToolOutputFile &file, Operation *op,
                                 StringRef what) {
  file.os().flush();
  if (std::error_code code = file.os().error()) {
    // Otherwise the stream aborts when it is closed.
    file.os().clear_error();
    return op->emitError() << "cannot write " << what << ": " << code.message();
  }
  file.keep();
  return success();
}
