//===- TorchModels.cpp - Metadata rules for torch ops -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/ExternalModels/TorchModels.h"
#include "ONNX/ONNXRules.h"
#include "TorchModelsImpl.h"

using namespace fake;
using namespace mlir;

namespace {
/// Runs when a dialect *named* torch is loaded; needs no class of it.
class TorchExtension final : public DialectExtensionBase {
public:
  TorchExtension() : DialectExtensionBase(ArrayRef<StringRef>{"torch"}) {}

  void apply(MLIRContext *context,
             MutableArrayRef<Dialect *> dialects) const final {
    Dialect *dialect = dialects.front();
    if (!dialect->getRegisteredInterface<MetaTypeInterface>())
      dialect->addInterface(makeTorchTypeModel(dialect));
    attachTorchRules(dialect);
    attachTorchControlFlow(context);
    attachONNXControlFlow(context);
  }
  std::unique_ptr<DialectExtensionBase> clone() const final {
    return std::make_unique<TorchExtension>(*this);
  }
};

/// In a dialect named torch_c, torch-mlir's or the reader, all ops with one
/// operand and one result are conversions from or to a builtin type.
class TorchConversions final : public MetaConversionInterface {
public:
  using MetaConversionInterface::MetaConversionInterface;

  bool isConversion(Operation *) const final { return true; }
};

/// Runs when a dialect *named* torch_c is loaded.
class TorchConversionExtension final : public DialectExtensionBase {
public:
  TorchConversionExtension()
      : DialectExtensionBase(ArrayRef<StringRef>{"torch_c"}) {}

  void apply(MLIRContext *, MutableArrayRef<Dialect *> dialects) const final {
    Dialect *dialect = dialects.front();
    if (!dialect->getRegisteredInterface<MetaConversionInterface>())
      dialect->addInterface<TorchConversions>();
  }
  std::unique_ptr<DialectExtensionBase> clone() const final {
    return std::make_unique<TorchConversionExtension>(*this);
  }
};
} // namespace

void fake::registerTorchExtensions(DialectRegistry &registry) {
  registry.addExtension(TypeID::get<TorchExtension>(),
                        std::make_unique<TorchExtension>());
  registry.addExtension(TypeID::get<TorchConversionExtension>(),
                        std::make_unique<TorchConversionExtension>());
}
