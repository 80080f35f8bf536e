//===- HostTorchPlugin.cpp - A host with a torch of its own -----*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Stands in for a compiler such as torch-mlir: a dialect called "torch" with
// type and op classes that FakeTensor does not know. Only the text is the same.
//
//===----------------------------------------------------------------------===//

#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Dialect.h"
#include "mlir/IR/DialectImplementation.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/IR/OpImplementation.h"
#include "mlir/Tools/Plugins/DialectPlugin.h"
#include "llvm/Config/llvm-config.h"

using namespace mlir;

namespace host {

/// Sizes and element type of a HostTensorType; no element type means
/// `!torch.vtensor`.
struct TensorStorage : TypeStorage {
  using KeyTy = std::pair<ArrayRef<int64_t>, Type>;

  TensorStorage(const KeyTy &key) : key(key) {}
  bool operator==(const KeyTy &other) const { return key == other; }
  static llvm::hash_code hashKey(const KeyTy &key) {
    return llvm::hash_combine(key.first, key.second);
  }
  static TensorStorage *construct(TypeStorageAllocator &allocator,
                                  const KeyTy &key) {
    return new (allocator.allocate<TensorStorage>())
        TensorStorage({allocator.copyInto(key.first), key.second});
  }

  KeyTy key;
};

/// `!torch.vtensor<[2,?],f32>` or `!torch.vtensor`.
class TensorType : public Type::TypeBase<TensorType, Type, TensorStorage> {
public:
  using Base::Base;
  static constexpr StringLiteral name = "host.torch.vtensor";

  ArrayRef<int64_t> getSizes() const { return getImpl()->key.first; }
  Type getElementType() const { return getImpl()->key.second; }

  static Type parse(DialectAsmParser &parser);
  void print(DialectAsmPrinter &printer) const;
};

Type TensorType::parse(DialectAsmParser &parser) {
  SmallVector<int64_t> sizes;
  Type elementType;
  if (failed(parser.parseOptionalLess()))
    return get(parser.getContext(), std::make_pair(ArrayRef(sizes), Type()));
  auto parseSize = [&]() -> ParseResult {
    if (succeeded(parser.parseOptionalQuestion())) {
      sizes.push_back(ShapedType::kDynamic);
      return success();
    }
    return parser.parseInteger(sizes.emplace_back());
  };
  if (parser.parseCommaSeparatedList(AsmParser::Delimiter::Square, parseSize) ||
      parser.parseComma() || parser.parseType(elementType) ||
      parser.parseGreater())
    return {};
  return get(parser.getContext(), std::make_pair(ArrayRef(sizes), elementType));
}

void TensorType::print(DialectAsmPrinter &printer) const {
  printer << "vtensor";
  if (!getElementType())
    return;
  printer << "<[";
  llvm::interleave(
      getSizes(),
      [&](int64_t size) {
        if (ShapedType::isDynamic(size))
          printer << '?';
        else
          printer << size;
      },
      [&] { printer << ','; });
  printer << "]," << getElementType() << '>';
}

/// `!torch.int`.
class IntType : public Type::TypeBase<IntType, Type, TypeStorage> {
public:
  using Base::Base;
  static constexpr StringLiteral name = "host.torch.int";
};

/// What the calls share: `torch.name %a, ... : types -> type`.
template <typename ConcreteOp>
class HostOp : public Op<ConcreteOp, OpTrait::ZeroRegions, OpTrait::OneResult,
                         OpTrait::ZeroSuccessors, OpTrait::VariadicOperands> {
public:
  using Op<ConcreteOp, OpTrait::ZeroRegions, OpTrait::OneResult,
           OpTrait::ZeroSuccessors, OpTrait::VariadicOperands>::Op;

  static ArrayRef<StringRef> getAttributeNames() { return {}; }
  static ParseResult parse(OpAsmParser &parser, OperationState &state) {
    SmallVector<OpAsmParser::UnresolvedOperand> operands;
    SmallVector<Type> types;
    Type result;
    if (parser.parseOperandList(operands) || parser.parseColonTypeList(types) ||
        parser.parseArrow() || parser.parseType(result) ||
        parser.resolveOperands(operands, types, parser.getNameLoc(),
                               state.operands))
      return failure();
    state.addTypes(result);
    return success();
  }
  void print(OpAsmPrinter &printer) {
    printer << ' ' << this->getOperation()->getOperands() << " : "
            << this->getOperation()->getOperandTypes() << " -> "
            << this->getOperation()->getResult(0).getType();
  }
};

class ReluOp : public HostOp<ReluOp> {
public:
  using HostOp::HostOp;
  static StringRef getOperationName() { return "torch.aten.relu"; }
};

class MmOp : public HostOp<MmOp> {
public:
  using HostOp::HostOp;
  static StringRef getOperationName() { return "torch.aten.mm"; }
};

class SymbolicIntOp
    : public Op<SymbolicIntOp, OpTrait::ZeroRegions, OpTrait::OneResult,
                OpTrait::ZeroSuccessors, OpTrait::ZeroOperands> {
public:
  using Op::Op;
  static ArrayRef<StringRef> getAttributeNames() { return {}; }
  static StringRef getOperationName() { return "torch.symbolic_int"; }
};

class BindSymbolicShapeOp
    : public Op<BindSymbolicShapeOp, OpTrait::ZeroRegions, OpTrait::ZeroResults,
                OpTrait::ZeroSuccessors, OpTrait::VariadicOperands> {
public:
  using Op::Op;
  static ArrayRef<StringRef> getAttributeNames() { return {}; }
  static StringRef getOperationName() { return "torch.bind_symbolic_shape"; }
};

/// The host's dialect.
class TorchDialect : public Dialect {
public:
  explicit TorchDialect(MLIRContext *context)
      : Dialect(getDialectNamespace(), context, TypeID::get<TorchDialect>()) {
    addTypes<TensorType, IntType>();
    addOperations<ReluOp, MmOp, SymbolicIntOp, BindSymbolicShapeOp>();
  }
  static StringRef getDialectNamespace() { return "torch"; }

  Type parseType(DialectAsmParser &parser) const override {
    if (succeeded(parser.parseOptionalKeyword("int")))
      return IntType::get(parser.getContext());
    if (parser.parseKeyword("vtensor"))
      return {};
    return TensorType::parse(parser);
  }
  void printType(Type type, DialectAsmPrinter &printer) const override {
    if (isa<IntType>(type))
      printer << "int";
    else
      cast<TensorType>(type).print(printer);
  }
};

} // namespace host

MLIR_DECLARE_EXPLICIT_TYPE_ID(host::TorchDialect)
MLIR_DEFINE_EXPLICIT_TYPE_ID(host::TorchDialect)
MLIR_DECLARE_EXPLICIT_TYPE_ID(host::IntType)
MLIR_DEFINE_EXPLICIT_TYPE_ID(host::IntType)
MLIR_DECLARE_EXPLICIT_TYPE_ID(host::TensorType)
MLIR_DEFINE_EXPLICIT_TYPE_ID(host::TensorType)

/// Loaded by `--load-dialect-plugin`.
extern "C" LLVM_ATTRIBUTE_WEAK DialectPluginLibraryInfo
mlirGetDialectPluginInfo() {
  return {MLIR_PLUGIN_API_VERSION, "HostTorch", LLVM_VERSION_STRING,
          [](DialectRegistry *registry) {
            registry->insert<host::TorchDialect>();
          }};
}
