//===- StableHLODialect.cpp - The StableHLO reader --------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/StableHLO/IR/StableHLODialect.h"
#include "OpForms.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Transforms/InliningUtils.h"

using namespace mlir;
using namespace fake::stablehlo;

MLIR_DEFINE_EXPLICIT_TYPE_ID(fake::stablehlo::StableHLODialect)
MLIR_DEFINE_EXPLICIT_TYPE_ID(fake::stablehlo::CHLODialect)
MLIR_DEFINE_EXPLICIT_TYPE_ID(fake::stablehlo::SDYDialect)

namespace {
/// The names of the results of an op that has several.
struct ResultNames {
  StringLiteral op;
  StringLiteral names[3];
};
} // namespace

static constexpr ResultNames resultNames[] = {
    {"batch_norm_grad", {"grad_operand", "grad_scale", "grad_offset"}},
    {"batch_norm_training", {"output", "batch_mean", "batch_var"}},
    {"rng_bit_generator", {"output_state", "output", ""}},
    {"top_k", {"values", "indices", ""}},
};

namespace {
/// The names of values that StableHLO prints.
class ValueNames final : public OpAsmOpInterface::FallbackModel<ValueNames> {
public:
  void getAsmResultNames(Operation *op, OpAsmSetValueNameFn setName) const {
    StringRef name = op->getName().stripDialect();
    if (name == "constant" && op->getNumResults() == 1) {
      Type type = getElementTypeOrSelf(op->getResult(0));
      setName(op->getResult(0), isa<IntegerType>(type) ? "c" : "cst");
    }
    for (const ResultNames &results : resultNames)
      if (results.op == name)
        for (auto [result, resultName] :
             llvm::zip(op->getResults(), results.names))
          if (!resultName.empty())
            setName(result, resultName);
  }
  /// A while prints the arguments of one region for both.
  void getAsmBlockArgumentNames(Operation *op, Region &region,
                                OpAsmSetValueNameFn setName) const {
    if (op->getName().stripDialect() != "while")
      return;
    for (BlockArgument argument : region.getArguments())
      setName(argument, "iterArg");
  }
  void getAsmBlockNames(Operation *, OpAsmSetBlockNameFn) const {}
  static StringRef getDefaultDialect() { return ""; }
};
} // namespace

namespace {
/// All ops can be inlined; only those of functions refer to what is outside.
struct HLOInliner final : public DialectInlinerInterface {
  using DialectInlinerInterface::DialectInlinerInterface;

  bool isLegalToInline(Operation *, Region *, bool, IRMapping &) const final {
    return true;
  }
  bool isLegalToInline(Region *, Region *, bool, IRMapping &) const final {
    return true;
  }
};
} // namespace

HLODialect::HLODialect(StringRef name, MLIRContext *context, TypeID id)
    : Dialect(name, context, id) {
  allowUnknownOperations();
  addInterfaces<HLOInliner>();
  static ValueNames valueNames;
  setOperatorModel<OpAsmOpInterface>(valueNames);
}

StableHLODialect::StableHLODialect(MLIRContext *context)
    : HLODialect(getDialectNamespace(), context,
                 TypeID::get<StableHLODialect>()) {
  registerAttributes();
}

CHLODialect::CHLODialect(MLIRContext *context)
    : HLODialect(getDialectNamespace(), context, TypeID::get<CHLODialect>()) {
  registerAttributes();
}

SDYDialect::SDYDialect(MLIRContext *context)
    : HLODialect(getDialectNamespace(), context, TypeID::get<SDYDialect>()) {
  registerAttributes();
}

/// An op without a form of its own, or of a later version.
static ParseResult rejectForm(OpAsmParser &parser, OperationState &state) {
  return parser.emitError(parser.getNameLoc(),
                          "expected in MLIR's generic form, \"")
         << state.name.getStringRef() << "\"(...), as no other one is known";
}

std::optional<Dialect::ParseOpHook>
HLODialect::getParseOperationHook(StringRef name) const {
  // Function_refs: they may refer to functions, but not to local lambdas.
  if (const OwnForm *form = lookupOwnForm(name))
    return ParseOpHook(*form->parse);
  if (lookupForm(name))
    return ParseOpHook(parseForm);
  return ParseOpHook(rejectForm);
}

llvm::unique_function<void(Operation *, OpAsmPrinter &)>
HLODialect::getOperationPrinter(Operation *op) const {
  StringRef name = op->getName().getStringRef();
  if (const OwnForm *form = lookupOwnForm(name)) {
    if (form->canPrint(op))
      return form->print;
    return nullptr;
  }
  const OpForm *form = lookupForm(name);
  if (form && canPrintForm(op, *form))
    return printForm;
  return nullptr;
}

void *HLODialect::getRegisteredInterfaceForOp(TypeID interfaceID,
                                              OperationName name) {
  if (void *model = opModels.lookup({interfaceID, name.getIdentifier()}))
    return model;
  return operatorModels.lookup(interfaceID);
}

void HLODialect::setOpModel(TypeID interfaceID, StringRef name, void *model) {
  auto full = StringAttr::get(getContext(), getNamespace() + "." + name);
  opModels[{interfaceID, full}] = model;
}
