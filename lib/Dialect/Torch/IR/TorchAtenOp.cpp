//===- TorchAtenOp.cpp - ATen ops of the torch reader -----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The ops of the op table under torch-mlir's names: one op class, registered
// once per row. The TypeID identifies the row.
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Torch/IR/TorchDialect.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"

using namespace mlir;
using namespace fake::torch;
using fake::OpDef;
using fake::Schema;

//===----------------------------------------------------------------------===//
// torch-mlir's default form
//===----------------------------------------------------------------------===//

/// `operands attr-dict (: types)? (-> types)?`
static ParseResult parseDefaultForm(OpAsmParser &parser,
                                    OperationState &state) {
  SMLoc loc = parser.getCurrentLocation();
  SmallVector<OpAsmParser::UnresolvedOperand, 8> operands;
  SmallVector<Type, 8> types;
  if (parser.parseOperandList(operands) ||
      parser.parseOptionalAttrDict(state.attributes))
    return failure();
  if (!operands.empty() && parser.parseColonTypeList(types))
    return failure();
  if (succeeded(parser.parseOptionalArrow()) &&
      parser.parseTypeList(state.types))
    return failure();
  return parser.resolveOperands(operands, types, loc, state.operands);
}

static void printDefaultForm(Operation *op, OpAsmPrinter &printer) {
  printer << ' ';
  printer.printOperands(op->getOperands());
  printer.printOptionalAttrDict(op->getAttrs());
  if (op->getNumOperands())
    printer << " : " << op->getOperandTypes();
  if (op->getNumResults())
    printer << " -> " << op->getResultTypes();
}

ParseResult TorchAtenOp::parse(OpAsmParser &parser, OperationState &state) {
  return parseDefaultForm(parser, state);
}

void TorchAtenOp::print(OpAsmPrinter &printer) {
  printDefaultForm(getOperation(), printer);
}

std::optional<Dialect::ParseOpHook>
TorchDialect::getParseOperationHook(StringRef) const {
  // A function_ref: it may refer to a function, but not to a local lambda.
  return ParseOpHook(parseDefaultForm);
}

llvm::unique_function<void(Operation *, OpAsmPrinter &)>
TorchDialect::getOperationPrinter(Operation *op) const {
  // The default form cannot represent these.
  bool hasProperties = *op->getPropertiesStorage().as<Attribute *>() != nullptr;
  if (hasProperties || op->getNumRegions() || op->getNumSuccessors())
    return nullptr;
  return printDefaultForm;
}

//===----------------------------------------------------------------------===//
// TorchAtenOp
//===----------------------------------------------------------------------===//

void TorchAtenOp::getAsmResultNames(OpAsmSetValueNameFn setName) {
  if (getNumResults() < 2)
    return;
  // torch-mlir numbers the results that the schema does not name.
  ArrayRef<fake::SchemaArg> returns = getOpDef().getSchema().getReturns();
  for (auto [i, result] : llvm::enumerate(getResults())) {
    if (i < returns.size() && !returns[i].name.empty())
      setName(result, returns[i].name);
    else
      setName(result, ("result" + llvm::Twine(i)).str());
  }
}

/// Whether values of this type may be written through an alias.
static bool isWritable(Type type) {
  if (auto tensor = dyn_cast<TorchTensorType>(type))
    return !tensor.getValueSemantics();
  if (auto container = dyn_cast<TorchContainerType>(type))
    return llvm::any_of(container.getElements(), isWritable);
  return false;
}

void TorchAtenOp::getEffects(
    SmallVectorImpl<MemoryEffects::EffectInstance> &effects) {
  if (getOpDef().isPure() && llvm::none_of(getOperandTypes(), isWritable) &&
      llvm::none_of(getResultTypes(), isWritable))
    return;
  // Effects on no specific value: ops must not be merged, moved or erased.
  effects.emplace_back(MemoryEffects::Read::get());
  effects.emplace_back(MemoryEffects::Write::get());
}

/// `1 operand`, `2 operands`.
static std::string count(size_t number, const char *word) {
  return (llvm::Twine(number) + " " + word + (number == 1 ? "" : "s")).str();
}

LogicalResult TorchAtenOp::verify() {
  const Schema &schema = getOpDef().getSchema();
  ArrayRef<fake::SchemaArg> args = schema.getArgs();
  size_t numOperands = getNumOperands();
  if (numOperands > args.size())
    return emitOpError("expected ")
           << count(args.size(), "operand") << ", found " << numOperands;
  for (const fake::SchemaArg &arg : args.drop_front(numOperands))
    if (!arg.hasDefault)
      return emitOpError("expected ")
             << count(args.size(), "operand") << ", found " << numOperands
             << "; '" << arg.name << "' has no default";
  size_t numReturns = schema.getReturns().size();
  if (getNumResults() != numReturns)
    return emitOpError("expected ")
           << count(numReturns, "result") << ", found " << getNumResults();
  return success();
}

//===----------------------------------------------------------------------===//
// Registration
//===----------------------------------------------------------------------===//

namespace {
/// MLIR's record of an op name, copied from the class and renamed.
struct TableModel final : RegisteredOperationName::Model<TorchAtenOp> {
  TableModel(const OpDef &def, StringAttr fullName, Dialect *dialect)
      : Model(dialect) {
    name = fullName;
    typeID = TypeID::getFromOpaquePointer(&def.torchID);
  }
};
} // namespace

/// The ops of torch-mlir's dialect, `aten.add.Tensor`.
static constexpr llvm::StringLiteral torchMLIROps[] = {
#define TORCH_MLIR_OP(NAME) NAME,
#include "TorchMLIROps.inc"
};

// Others are not registered, since that takes most of the time to start.
void TorchDialect::registerTableOps() {
  llvm::SmallString<64> fullName;
  for (StringRef name : torchMLIROps) {
    const OpDef *def = fake::lookupOp(name);
    if (!def)
      continue;
    fullName = "torch.";
    fullName += name;
    RegisteredOperationName::insert(
        std::make_unique<TableModel>(
            *def, StringAttr::get(getContext(), fullName), this),
        TorchAtenOp::getAttributeNames());
  }
}

void *TorchDialect::getRegisteredInterfaceForOp(TypeID interfaceID,
                                                OperationName name) {
  return name.isRegistered() ? nullptr : operatorModels.lookup(interfaceID);
}
