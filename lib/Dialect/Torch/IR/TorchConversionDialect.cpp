//===- TorchConversionDialect.cpp - The torch_c reader ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Torch/IR/TorchConversionDialect.h"
#include "FakeTensor/Dialect/Torch/IR/TorchDialect.h"
#include "FakeTensor/Dialect/Torch/IR/TorchTypes.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/OpImplementation.h"

using namespace mlir;
using namespace fake::torch;

MLIR_DEFINE_EXPLICIT_TYPE_ID(fake::torch::TorchConversionDialect)

TorchConversionDialect::TorchConversionDialect(MLIRContext *context)
    : Dialect(getDialectNamespace(), context,
              TypeID::get<TorchConversionDialect>()) {
  allowUnknownOperations();
  // Ops that are printed without types have types of that dialect.
  (void)context->getOrLoadDialect(TorchDialect::getDialectNamespace());
}

/// Whether the loaded `torch` dialect is that of this project, not of a host.
static bool hasOwnTorch(MLIRContext *context) {
  Dialect *torch =
      context->getLoadedDialect(TorchDialect::getDialectNamespace());
  return torch && torch->getTypeID() == TypeID::get<TorchDialect>();
}

/// The source and result types of ops that are printed without types.
static std::optional<std::pair<Type, Type>>
getImpliedTypes(StringRef name, MLIRContext *context) {
  if (!hasOwnTorch(context))
    return std::nullopt;
  Builder builder(context);
  auto torch = [&](ScalarKind kind) -> Type {
    return TorchScalarType::get(context, kind);
  };
  name.consume_front("torch_c.");
  bool isTo = name.consume_front("to_");
  if (!isTo && !name.consume_front("from_"))
    return std::nullopt;
  std::pair<Type, Type> types;
  if (name == "i1")
    types = {torch(ScalarKind::Bool), builder.getI1Type()};
  else if (name == "i64")
    types = {torch(ScalarKind::Int), builder.getI64Type()};
  else if (name == "f64")
    types = {torch(ScalarKind::Float), builder.getF64Type()};
  else
    return std::nullopt;
  return isTo ? types : std::pair(types.second, types.first);
}

static ParseResult parseConversion(OpAsmParser &parser, OperationState &state) {
  OpAsmParser::UnresolvedOperand operand;
  Type from, to;
  if (parser.parseOperand(operand) ||
      parser.parseOptionalAttrDict(state.attributes))
    return failure();
  if (auto implied =
          getImpliedTypes(state.name.getStringRef(), parser.getContext()))
    std::tie(from, to) = *implied;
  else if (parser.parseColonType(from) || parser.parseArrow() ||
           parser.parseType(to))
    return failure();
  state.addTypes(to);
  return parser.resolveOperand(operand, from, state.operands);
}

static void printConversion(Operation *op, OpAsmPrinter &printer) {
  printer << ' ' << op->getOperand(0);
  printer.printOptionalAttrDict(op->getAttrs());
  if (!getImpliedTypes(op->getName().getStringRef(), op->getContext()))
    printer << " : " << op->getOperand(0).getType() << " -> "
            << op->getResult(0).getType();
}

std::optional<Dialect::ParseOpHook>
TorchConversionDialect::getParseOperationHook(StringRef) const {
  return ParseOpHook(parseConversion);
}

llvm::unique_function<void(Operation *, OpAsmPrinter &)>
TorchConversionDialect::getOperationPrinter(Operation *op) const {
  if (op->getNumOperands() != 1 || op->getNumResults() != 1 ||
      op->getNumRegions() != 0 || op->getNumSuccessors() != 0)
    return nullptr;
  auto implied =
      getImpliedTypes(op->getName().getStringRef(), op->getContext());
  if (implied && (implied->first != op->getOperand(0).getType() ||
                  implied->second != op->getResult(0).getType()))
    return nullptr;
  return printConversion;
}
