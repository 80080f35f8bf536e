//===- ArgTree.cpp - Arguments of an ATen call ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/ArgTree.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "llvm/ADT/bit.h"

using namespace mlir;
using namespace fake;

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

ArgNode ArgNode::floating(double value) {
  return {NodeKind::Float, llvm::bit_cast<int64_t>(value)};
}

/// A node whose value is an attribute.
static ArgNode makeUniqued(NodeKind kind, Attribute attribute) {
  const void *pointer = attribute.getAsOpaquePointer();
  return {kind, static_cast<int64_t>(reinterpret_cast<intptr_t>(pointer))};
}

template <typename T> static T getUniqued(const ArgNode &node) {
  auto *pointer =
      reinterpret_cast<const void *>(static_cast<intptr_t>(node.value));
  return cast<T>(Attribute::getFromOpaquePointer(pointer));
}

ArgNode ArgNode::complex(MLIRContext *context, std::complex<double> value) {
  return makeUniqued(
      NodeKind::Complex,
      DenseF64ArrayAttr::get(context, {value.real(), value.imag()}));
}

std::complex<double> ArgNode::getComplex() const {
  assert(kind == NodeKind::Complex && "expected a complex number");
  ArrayRef<double> parts = getUniqued<DenseF64ArrayAttr>(*this).asArrayRef();
  return {parts[0], parts[1]};
}

ArgNode ArgNode::string(MLIRContext *context, StringRef value) {
  return makeUniqued(NodeKind::String, StringAttr::get(context, value));
}

MetaValue ArgNode::getConstant() const {
  switch (kind) {
  case NodeKind::None:
    return MetaValue::none();
  case NodeKind::Int:
    return Scalar::integer(value);
  case NodeKind::Float:
    return Scalar::floating(llvm::bit_cast<double>(value));
  case NodeKind::Bool:
    return Scalar::boolean(value != 0);
  case NodeKind::Complex:
    return Scalar::complex();
  case NodeKind::String:
    return MetaValue::string(getUniqued<StringAttr>(*this).getValue());
  case NodeKind::DType:
    return MetaValue(static_cast<fake::DType>(value));
  case NodeKind::Device:
    return MetaValue(
        fake::Device(static_cast<DeviceType>(value >> 16), value & 0xffff));
  case NodeKind::Layout:
    return MetaValue(static_cast<fake::Layout>(value));
  case NodeKind::MemoryFormat:
    return MetaValue(static_cast<fake::MemoryFormat>(value));
  case NodeKind::Default:
  case NodeKind::Operand:
  case NodeKind::List:
    break;
  }
  assert(false && "expected a constant");
  return MetaValue();
}

size_t fake::getTreeSize(ArrayRef<ArgNode> nodes) {
  size_t size = 0;
  for (uint64_t missing = 1; missing > 0; --missing, ++size) {
    if (size == nodes.size())
      return 0;
    if (nodes[size].isList()) {
      // No tree is larger than its array, which also bounds the sum.
      uint64_t elements = static_cast<uint64_t>(nodes[size].value);
      if (elements > nodes.size())
        return 0;
      missing += elements;
    }
  }
  return size;
}

ArrayRef<ArgNode> fake::takeTree(ArrayRef<ArgNode> &nodes) {
  size_t size = getTreeSize(nodes);
  ArrayRef<ArgNode> tree = nodes.take_front(size);
  nodes = nodes.drop_front(size);
  return tree;
}

//===----------------------------------------------------------------------===//
// Normal form
//===----------------------------------------------------------------------===//

ArgNode fake::normalizeConstant(SchemaBase base, const ArgNode &node) {
  bool isInt = node.kind == NodeKind::Int;
  switch (base) {
  case SchemaBase::ScalarType:
    if (auto dtype = isInt ? getDTypeFromCode(node.value) : std::nullopt)
      return ArgNode::dtype(*dtype);
    return node;
  case SchemaBase::Layout:
    if (auto layout = isInt ? getLayoutFromCode(node.value) : std::nullopt)
      return ArgNode::layout(*layout);
    return node;
  case SchemaBase::MemoryFormat:
    if (auto format =
            isInt ? getMemoryFormatFromCode(node.value) : std::nullopt)
      return ArgNode::memoryFormat(*format);
    return node;
  case SchemaBase::Device:
    if (node.kind == NodeKind::String)
      if (auto device = Device::parse(node.getConstant().getString()))
        return ArgNode::device(*device);
    return node;
  case SchemaBase::Float:
    if (isInt || node.kind == NodeKind::Bool)
      return ArgNode::floating(static_cast<double>(node.value));
    return node;
  case SchemaBase::Int:
    return node.kind == NodeKind::Bool ? ArgNode::integer(node.value) : node;
  case SchemaBase::Bool:
    return isInt ? ArgNode::boolean(node.value != 0) : node;
  default:
    return node;
  }
}

/// Whether a node can be a single element in place of a list.
static bool isLoneElement(const ArgNode &node) {
  switch (node.kind) {
  case NodeKind::Int:
  case NodeKind::Float:
  case NodeKind::Bool:
    return true;
  default:
    return false;
  }
}

/// Whether a tree equals a default of the schema. Kinds must agree: `1.0` is
/// not the default of `Scalar alpha=1`, as it promotes differently.
static bool isDefault(ArrayRef<ArgNode> tree, const MetaValue &value) {
  const ArgNode &node = tree.front();
  if (node.isList()) {
    if (!value.isList() ||
        value.getList().size() != static_cast<size_t>(node.value))
      return false;
    ArrayRef<ArgNode> rest = tree.drop_front();
    return llvm::all_of(value.getList(), [&](const MetaValue &element) {
      return isDefault(takeTree(rest), element);
    });
  }
  if (node.isOmitted() || node.isOperand())
    return false;
  MetaValue constant = node.getConstant();
  if (constant.getKind() != value.getKind())
    return false;
  switch (value.getKind()) {
  case MetaValue::Kind::None:
    return true;
  case MetaValue::Kind::Int:
    return constant.getInt() == value.getInt();
  case MetaValue::Kind::Bool:
    return constant.asBool() == value.asBool();
  case MetaValue::Kind::Float: {
    std::optional<double> known = value.getScalar().asFloat();
    return known && node == ArgNode::floating(*known);
  }
  case MetaValue::Kind::String:
    return constant.getString() == value.getString();
  case MetaValue::Kind::DType:
    return constant.get<DType>() == value.get<DType>();
  case MetaValue::Kind::Device:
    return constant.get<Device>() == value.get<Device>();
  case MetaValue::Kind::Layout:
    return constant.get<Layout>() == value.get<Layout>();
  case MetaValue::Kind::MemoryFormat:
    return constant.get<MemoryFormat>() == value.get<MemoryFormat>();
  default:
    return false;
  }
}

void fake::normalizeArgs(const Schema &schema,
                         SmallVectorImpl<ArgNode> &nodes) {
  SmallVector<ArgNode, 32> result;
  ArrayRef<ArgNode> rest = nodes;
  for (const SchemaArg &arg : schema.getArgs()) {
    if (rest.empty())
      break;
    ArrayRef<ArgNode> tree = takeTree(rest);
    size_t start = result.size();
    unsigned copies = 1;
    if (arg.type.isList && arg.type.fixedSize && isLoneElement(tree.front())) {
      copies = arg.type.fixedSize;
      result.push_back(ArgNode::list(copies));
    }
    for (; copies > 0; --copies)
      for (const ArgNode &node : tree)
        result.push_back(normalizeConstant(arg.type.base, node));
    if (arg.hasDefault &&
        isDefault(ArrayRef(result).drop_front(start), arg.defaultValue)) {
      result.truncate(start);
      result.push_back(ArgNode::omitted());
    }
  }
  result.append(rest.begin(), rest.end());
  // The last node is an omitted argument or part of a list, whose elements
  // cannot be omitted.
  while (!result.empty() && result.back().isOmitted())
    result.pop_back();
  nodes.assign(result.begin(), result.end());
}

//===----------------------------------------------------------------------===//
// ArgTreeBuilder
//===----------------------------------------------------------------------===//

void ArgTreeBuilder::add(ArgNode node) {
  if (!open.empty())
    ++nodes[open.back()].value;
  nodes.push_back(node);
}

void ArgTreeBuilder::beginList() {
  add(ArgNode::list(0));
  open.push_back(nodes.size() - 1);
}

void ArgTreeBuilder::endList() {
  assert(!open.empty() && "no list is open");
  open.pop_back();
}

/// Whether a value is constant and does not contain tensors.
static bool isConstant(const MetaValue &value) {
  switch (value.getKind()) {
  case MetaValue::Kind::Unknown:
  case MetaValue::Kind::Tensor:
  case MetaValue::Kind::Complex:
  case MetaValue::Kind::Generator:
    return false;
  case MetaValue::Kind::Int:
  case MetaValue::Kind::Float:
  case MetaValue::Kind::Bool:
    return value.getScalar().isKnown();
  case MetaValue::Kind::List:
    return llvm::all_of(value.getList(), isConstant);
  default:
    return true;
  }
}

bool ArgTreeBuilder::constant(const MetaValue &value) {
  if (!isConstant(value))
    return false;
  switch (value.getKind()) {
  case MetaValue::Kind::None:
    none();
    break;
  case MetaValue::Kind::Int:
    integer(value.getInt().getInt());
    break;
  case MetaValue::Kind::Float:
    floating(*value.getScalar().asFloat());
    break;
  case MetaValue::Kind::Bool:
    boolean(*value.asBool());
    break;
  case MetaValue::Kind::String:
    string(value.getString());
    break;
  case MetaValue::Kind::DType:
    dtype(value.get<DType>());
    break;
  case MetaValue::Kind::Device:
    device(value.get<Device>());
    break;
  case MetaValue::Kind::Layout:
    layout(value.get<Layout>());
    break;
  case MetaValue::Kind::MemoryFormat:
    memoryFormat(value.get<MemoryFormat>());
    break;
  case MetaValue::Kind::List:
    beginList();
    for (const MetaValue &element : value.getList())
      constant(element);
    endList();
    break;
  default:
    break;
  }
  return true;
}
