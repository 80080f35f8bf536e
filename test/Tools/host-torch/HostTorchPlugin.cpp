//===- HostTorchPlugin.cpp - A host with a torch of its own -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Stands in for a compiler such as torch-mlir: dialects called "torch" and
// "torch_c" with type and op classes that FakeTensor does not know. Only the
// text is the same.
//
//===----------------------------------------------------------------------===//

#include "mlir/Bytecode/BytecodeOpInterface.h"
#include "mlir/Dialect/SparseTensor/IR/SparseTensor.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/DialectImplementation.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Tools/Plugins/DialectPlugin.h"
#include "llvm/ADT/TypeSwitch.h"
#include "llvm/Config/llvm-config.h"

using namespace mlir;

#include "HostTorchDialect.h.inc"

#include "HostConversionDialect.h.inc"

#define GET_TYPEDEF_CLASSES
#include "HostTorchTypes.h.inc"

namespace host {
/// The type of the same tensor with and without value semantics.
static Type withValueSemantics(Type type) {
  auto tensor = cast<NonValueTensorType>(type);
  return ValueTensorType::get(type.getContext(), tensor.getRanked(),
                              tensor.getSizes(), tensor.getDtype(),
                              /*sparsity=*/{});
}
static Type withoutValueSemantics(Type type) {
  auto tensor = cast<ValueTensorType>(type);
  return NonValueTensorType::get(type.getContext(), tensor.getRanked(),
                                 tensor.getSizes(), tensor.getDtype(),
                                 /*sparsity=*/{});
}
} // namespace host

#define GET_OP_CLASSES
#include "HostTorchOps.h.inc"

#define GET_OP_CLASSES
#include "HostConversionOps.h.inc"

using namespace host;

//===----------------------------------------------------------------------===//
// Types
//===----------------------------------------------------------------------===//

static Type parseTorchType(AsmParser &parser);
static void printTorchType(Type type, AsmPrinter &printer);

template <typename TensorT> static Type parseTensor(AsmParser &parser) {
  SmallVector<int64_t> sizes;
  Type dtype;
  Attribute sparsity;
  MLIRContext *context = parser.getContext();
  if (failed(parser.parseOptionalLess()))
    return TensorT::get(context, /*ranked=*/false, sizes, dtype, sparsity);
  bool isRanked = failed(parser.parseOptionalStar());
  auto parseSize = [&]() -> ParseResult {
    if (failed(parser.parseOptionalQuestion()))
      return parser.parseInteger(sizes.emplace_back());
    sizes.push_back(ShapedType::kDynamic);
    return success();
  };
  if (isRanked &&
      parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, parseSize))
    return {};
  if (parser.parseComma() ||
      (failed(parser.parseOptionalKeyword("unk")) && parser.parseType(dtype)))
    return {};
  SMLoc loc = parser.getCurrentLocation();
  if (succeeded(parser.parseOptionalComma()) && parser.parseAttribute(sparsity))
    return {};
  if (sparsity && !isa<sparse_tensor::SparseTensorEncodingAttr>(sparsity)) {
    parser.emitError(loc, "invalid sparsity encoding attribute");
    return {};
  }
  if (parser.parseGreater())
    return {};
  return TensorT::get(context, isRanked, sizes, dtype, sparsity);
}

template <typename TensorT>
static void printTensor(TensorT type, AsmPrinter &printer) {
  if (!type.getRanked() && !type.getDtype())
    return;
  auto printSize = [&](int64_t size) {
    if (ShapedType::isDynamic(size))
      printer << '?';
    else
      printer << size;
  };
  printer << '<';
  if (type.getRanked()) {
    printer << '[';
    llvm::interleave(type.getSizes(), printer, printSize, ",");
    printer << ']';
  } else {
    printer << '*';
  }
  printer << ',';
  if (type.getDtype())
    printer.printType(type.getDtype());
  else
    printer << "unk";
  if (type.getSparsity()) {
    printer << ',';
    printer.printAttribute(type.getSparsity());
  }
  printer << '>';
}

Type ValueTensorType::parse(AsmParser &parser) {
  return parseTensor<ValueTensorType>(parser);
}
void ValueTensorType::print(AsmPrinter &printer) const {
  printTensor(*this, printer);
}
Type NonValueTensorType::parse(AsmParser &parser) {
  return parseTensor<NonValueTensorType>(parser);
}
void NonValueTensorType::print(AsmPrinter &printer) const {
  printTensor(*this, printer);
}

template <typename ContainerT> static Type parseContainer(AsmParser &parser) {
  SmallVector<Type> contained;
  auto parseOne = [&]() -> ParseResult {
    return success(contained.emplace_back(parseTorchType(parser)) != nullptr);
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::LessGreater,
                                     parseOne))
    return {};
  return ContainerT::get(parser.getContext(), contained);
}

static void printContained(ArrayRef<Type> contained, AsmPrinter &printer) {
  printer << '<';
  llvm::interleaveComma(contained, printer,
                        [&](Type type) { printTorchType(type, printer); });
  printer << '>';
}

#define HOST_CONTAINER(Name)                                                   \
  Type host::Name::parse(AsmParser &parser) {                                  \
    return parseContainer<host::Name>(parser);                                 \
  }                                                                            \
  void host::Name::print(AsmPrinter &printer) const {                          \
    printContained(getContained(), printer);                                   \
  }
HOST_CONTAINER(ListType)
HOST_CONTAINER(OptionalType)
HOST_CONTAINER(TupleType)
HOST_CONTAINER(UnionType)
HOST_CONTAINER(DictType)
#undef HOST_CONTAINER

#define GET_TYPEDEF_CLASSES
#include "HostTorchTypes.cpp.inc"

static Type parseTorchType(AsmParser &parser) {
  StringRef mnemonic;
  Type type;
  SMLoc loc = parser.getCurrentLocation();
  OptionalParseResult result = generatedTypeParser(parser, &mnemonic, type);
  if (result.has_value())
    return succeeded(*result) ? type : Type();
  parser.emitError(loc, "unknown type in dialect torch: ") << mnemonic;
  return {};
}

static void printTorchType(Type type, AsmPrinter &printer) {
  (void)generatedTypePrinter(type, printer);
}

Type HostDialect::parseType(DialectAsmParser &parser) const {
  return parseTorchType(parser);
}
void HostDialect::printType(Type type, DialectAsmPrinter &printer) const {
  printTorchType(type, printer);
}

//===----------------------------------------------------------------------===//
// Constants, lists
//===----------------------------------------------------------------------===//

OpFoldResult ConstantIntOp::fold(FoldAdaptor) { return getValueAttr(); }
OpFoldResult ConstantFloatOp::fold(FoldAdaptor) { return getValueAttr(); }
OpFoldResult ConstantBoolOp::fold(FoldAdaptor) { return getValueAttr(); }
OpFoldResult ConstantStrOp::fold(FoldAdaptor) { return getValueAttr(); }
OpFoldResult ConstantDeviceOp::fold(FoldAdaptor) { return getValueAttr(); }
OpFoldResult ValueTensorLiteralOp::fold(FoldAdaptor) { return getValueAttr(); }

/// Whether a value of a type may stand where another type is asked for; only
/// as far as lists and tuples of tensors need it.
static bool isSubtype(Type sub, Type type) {
  if (sub == type)
    return true;
  if (auto optional = dyn_cast<OptionalType>(type))
    return isa<host::NoneType>(sub) ||
           isSubtype(sub, optional.getContained()[0]);
  auto tensor = dyn_cast<ValueTensorType>(type);
  auto subTensor = dyn_cast<ValueTensorType>(sub);
  if (!tensor || !subTensor)
    return false;
  if (tensor.getDtype() && tensor.getDtype() != subTensor.getDtype())
    return false;
  if (!tensor.getRanked())
    return true;
  return subTensor.getRanked() &&
         llvm::equal(tensor.getSizes(), subTensor.getSizes(),
                     [](int64_t size, int64_t sub) {
                       return ShapedType::isDynamic(size) || size == sub;
                     });
}

LogicalResult PrimListConstructOp::verify() {
  Type contained = getResult().getType().getContained().front();
  for (Type type : getElements().getTypes())
    if (!isSubtype(type, contained))
      return emitOpError("operand types should have the same type as the list "
                         "contained type");
  return success();
}

LogicalResult PrimTupleConstructOp::verify() {
  if (!llvm::equal(getElements().getTypes(),
                   getResult().getType().getContained(), isSubtype))
    return emitOpError("failed to verify that contained types correspond to "
                       "operand types");
  return success();
}

//===----------------------------------------------------------------------===//
// Control flow
//===----------------------------------------------------------------------===//

ParseResult PrimIfOp::parse(OpAsmParser &parser, OperationState &state) {
  Region *thenRegion = state.addRegion(), *elseRegion = state.addRegion();
  OpAsmParser::UnresolvedOperand condition;
  Type boolType = BoolType::get(parser.getContext());
  return failure(parser.parseOperand(condition) ||
                 parser.resolveOperand(condition, boolType, state.operands) ||
                 parser.parseArrowTypeList(state.types) ||
                 parser.parseRegion(*thenRegion) ||
                 parser.parseKeyword("else") ||
                 parser.parseRegion(*elseRegion) ||
                 parser.parseOptionalAttrDict(state.attributes));
}

void PrimIfOp::print(OpAsmPrinter &printer) {
  printer << ' ' << getCondition() << " -> (" << getResultTypes() << ") ";
  printer.printRegion(getThenRegion());
  printer << " else ";
  printer.printRegion(getElseRegion());
  printer.printOptionalAttrDict((*this)->getAttrs());
}

void PrimIfOp::getSuccessorRegions(RegionBranchPoint point,
                                   SmallVectorImpl<RegionSuccessor> &regions) {
  if (!point.isParent()) {
    regions.push_back(RegionSuccessor(getOperation(), getResults()));
    return;
  }
  BoolAttr condition;
  bool isConstant = matchPattern(getCondition(), m_Constant(&condition));
  if (!isConstant || condition.getValue())
    regions.push_back(RegionSuccessor(&getThenRegion()));
  if (!isConstant || !condition.getValue())
    regions.push_back(RegionSuccessor(&getElseRegion()));
}

OperandRange PrimLoopOp::getEntrySuccessorOperands(RegionSuccessor successor) {
  assert(successor.getSuccessor() == &getRegion());
  return getIterArgsInit();
}

void PrimLoopOp::getSuccessorRegions(
    RegionBranchPoint point, SmallVectorImpl<RegionSuccessor> &regions) {
  regions.emplace_back(&getRegion(), getRegion().getArguments().drop_front());
  if (!point.isParent())
    regions.emplace_back(getOperation(), getResults());
}

MutableOperandRange
PrimLoopConditionOp::getMutableSuccessorOperands(RegionSuccessor) {
  return getIterArgsMutable();
}

//===----------------------------------------------------------------------===//
// The dialects
//===----------------------------------------------------------------------===//

#include "HostTorchDialect.cpp.inc"

#include "HostConversionDialect.cpp.inc"

#define GET_OP_CLASSES
#include "HostTorchOps.cpp.inc"

#define GET_OP_CLASSES
#include "HostConversionOps.cpp.inc"

void HostDialect::initialize() {
  addTypes<
#define GET_TYPEDEF_LIST
#include "HostTorchTypes.cpp.inc"
      >();
  addOperations<
#define GET_OP_LIST
#include "HostTorchOps.cpp.inc"
      >();
}

void host::conversion::HostConversionDialect::initialize() {
  addOperations<
#define GET_OP_LIST
#include "HostConversionOps.cpp.inc"
      >();
}

/// Loaded by `--load-dialect-plugin`.
extern "C" LLVM_ATTRIBUTE_WEAK DialectPluginLibraryInfo
mlirGetDialectPluginInfo() {
  return {
      MLIR_PLUGIN_API_VERSION, "HostTorch", LLVM_VERSION_STRING,
      [](DialectRegistry *registry) {
        registry
            ->insert<HostDialect, host::conversion::HostConversionDialect>();
      }};
}
