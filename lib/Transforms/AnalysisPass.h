//===- AnalysisPass.h - Passes that run the analysis ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_TRANSFORMS_ANALYSISPASS_H
#define FAKETENSOR_LIB_TRANSFORMS_ANALYSISPASS_H

#include "FakeTensor/Analysis/ModuleMeta.h"

namespace fake {

/// A pass with the options of `Fake_AnalysisPass` in Passes.td.
template <typename Base> struct AnalysisPass : Base {
  using Base::Base;

  /// Fails on invalid options.
  llvm::LogicalResult initialize(mlir::MLIRContext *context) override {
    llvm::StringRef text = this->defaultDevice;
    device = text.empty() ? std::nullopt : Device::parse(text);
    if (text.empty() || device)
      return llvm::success();
    return mlir::emitError(mlir::UnknownLoc::get(context))
           << "expected a device in default-device, found '" << text << "'";
  }

protected:
  /// The analysis options.
  InferenceOptions getInferenceOptions() {
    InferenceOptions options;
    options.allowFallback = this->allowFallback;
    options.declared = this->declared;
    options.useCache = this->cache;
    options.mode.staticShapes = this->staticShapes;
    options.mode.allowDynamicOutputShapeOps = this->allowDynamicOutputShapeOps;
    options.mode.allowScalarOutputs = this->allowScalarOutputs;
    options.mode.allowNonFakeInputs = this->allowNonFakeInputs;
    options.mode.preferDeviceType = this->preferDeviceType;
    options.mode.constantNumelLimit = this->constantNumelLimit;
    options.mode.propagateReal = this->propagateReal;
    options.mode.strictViews = this->strictViews;
    options.mode.defaultDevice = device;
    return options;
  }

  /// The metadata under these options, shared with other passes that have equal
  /// ones. Diagnostics are emitted; without a result, an error was among them.
  std::pair<ModuleMeta &, llvm::LogicalResult>
  inferMeta(const InferenceOptions &options) {
    auto &meta = this->template getAnalysis<ModuleMeta>();
    meta.infer(options);
    return {meta, meta.emitDiagnostics()};
  }

  /// Forwards the options to another pass that runs the analysis.
  template <typename Options> void forwardOptions(Options &options) {
    options.allowFallback = this->allowFallback;
    options.declared = this->declared;
    options.cache = this->cache;
    options.staticShapes = this->staticShapes;
    options.allowDynamicOutputShapeOps = this->allowDynamicOutputShapeOps;
    options.allowScalarOutputs = this->allowScalarOutputs;
    options.allowNonFakeInputs = this->allowNonFakeInputs;
    options.preferDeviceType = this->preferDeviceType;
    options.constantNumelLimit = this->constantNumelLimit;
    options.propagateReal = this->propagateReal;
    options.strictViews = this->strictViews;
    options.defaultDevice = this->defaultDevice;
  }

private:
  std::optional<Device> device;
};

} // namespace fake

#endif // FAKETENSOR_LIB_TRANSFORMS_ANALYSISPASS_H
