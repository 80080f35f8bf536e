//===- Readers.cpp - Readers of dialects of other projects ------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ExternalModels/Readers.h"
#include "FakeTensor/Dialect/StableHLO/IR/StableHLODialect.h"
#include "FakeTensor/Dialect/Torch/IR/TorchConversionDialect.h"
#include "FakeTensor/Dialect/Torch/IR/TorchDialect.h"
#include "Torch/TMTensorDialect.h"

using namespace fake;
using namespace mlir;

namespace {
/// Runs when a context is created, as that loads the builtin dialect: all
/// registrations are done by then.
template <typename... DialectTs>
class ReaderOffer final : public DialectExtensionBase {
public:
  ReaderOffer() : DialectExtensionBase(ArrayRef<StringRef>{"builtin"}) {}

  void apply(MLIRContext *context, MutableArrayRef<Dialect *>) const final {
    DialectRegistry registry;
    (offer<DialectTs>(context, registry), ...);
    context->appendDialectRegistry(registry);
  }
  std::unique_ptr<DialectExtensionBase> clone() const final {
    return std::make_unique<ReaderOffer>(*this);
  }

private:
  /// Registers a dialect unless there is one of that name.
  template <typename DialectT>
  static void offer(MLIRContext *context, DialectRegistry &registry) {
    StringRef name = DialectT::getDialectNamespace();
    if (!context->getDialectRegistry().getDialectAllocator(name) &&
        !context->getLoadedDialect(name))
      registry.insert<DialectT>();
  }
};
} // namespace

void fake::offerReaders(DialectRegistry &registry) {
  using Offer = ReaderOffer<torch::TorchDialect, torch::TorchConversionDialect,
                            torch::TMTensorDialect, stablehlo::StableHLODialect,
                            stablehlo::CHLODialect, stablehlo::SDYDialect>;
  registry.addExtension(TypeID::get<Offer>(), std::make_unique<Offer>());
}
