//===- Register.cpp - Registration of all components ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Register.h"
#include "FakeTensor/Conversion/Passes.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Dialect/Fake/IR/Rules.h"
#include "FakeTensor/ExternalModels/BuiltinModels.h"
#include "FakeTensor/ExternalModels/Readers.h"
#include "FakeTensor/ExternalModels/StableHLOModels.h"
#include "FakeTensor/ExternalModels/TorchModels.h"
#include "FakeTensor/ExternalModels/UpstreamModels.h"
#include "FakeTensor/Transforms/Passes.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"

void fake::registerDialects(mlir::DialectRegistry &registry) {
  registry.insert<FakeDialect>();
  offerReaders(registry);
  registerTorchExtensions(registry);
  registerBuiltinModels(registry);
  registerStableHLOExtensions(registry);
  registerUpstreamExtensions(registry);
}

namespace {
/// Runs when the fake dialect is loaded, before any of its ops is parsed.
class RulesExtension final
    : public mlir::DialectExtension<RulesExtension, fake::FakeDialect> {
public:
  explicit RulesExtension(llvm::ArrayRef<std::string> files) : files(files) {}

  void apply(mlir::MLIRContext *, fake::FakeDialect *dialect) const final {
    for (const std::string &file : files)
      (void)dialect->getRules().load(file);
  }

private:
  std::vector<std::string> files;
};

/// Loads the rules with a dialect *named* torch, whose programs may call custom
/// ops without any op of the fake dialect.
class TorchRulesExtension final : public mlir::DialectExtensionBase {
public:
  TorchRulesExtension()
      : DialectExtensionBase(llvm::ArrayRef<llvm::StringRef>{"torch"}) {}

  void apply(mlir::MLIRContext *context,
             llvm::MutableArrayRef<mlir::Dialect *>) const final {
    context->getOrLoadDialect<fake::FakeDialect>();
  }
  std::unique_ptr<DialectExtensionBase> clone() const final {
    return std::make_unique<TorchRulesExtension>(*this);
  }
};
} // namespace

void fake::registerRules(mlir::DialectRegistry &registry,
                         llvm::ArrayRef<std::string> files) {
  registry.addExtension(mlir::TypeID::get<TorchRulesExtension>(),
                        std::make_unique<TorchRulesExtension>());
  registry.addExtension(mlir::TypeID::get<RulesExtension>(),
                        std::make_unique<RulesExtension>(files));
}

void fake::registerPasses() {
  registerFakeTensorPasses();
  registerFakeTensorConversionPasses();
  // Unlike that of a pass, a second registration of a pipeline is a fatal error
  // in an LLVM with assertions.
  constexpr llvm::StringLiteral cacheStats = "fake-cache-stats";
  if (mlir::PassPipelineInfo::lookup(cacheStats))
    return;
  mlir::PassPipelineRegistration<>(
      cacheStats, "Propagate, and print the cache hits of each function",
      [](mlir::OpPassManager &manager) {
        FakePropagateOptions options;
        options.cacheStats = true;
        manager.addPass(createFakePropagate(options));
      });
}
