//===- TorchOpBuilder.cpp - Creation of torch ops ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TorchOpBuilder.h"

using namespace fake;
using namespace mlir;

Operation *TorchOpBuilder::createOp(Location loc, StringRef name,
                                    ArrayRef<Value> operands,
                                    ArrayRef<Type> resultTypes,
                                    ArrayRef<NamedAttribute> attrs,
                                    unsigned numRegions) {
  OperationState state(loc, name);
  state.addOperands(operands);
  state.addTypes(resultTypes);
  state.addAttributes(attrs);
  for (unsigned i = 0; i < numRegions; ++i)
    state.addRegion();
  return create(state);
}

/// A `torch.constant.<kind>`, of the type `!torch.<type>`.
Value TorchOpBuilder::makeConstant(Location loc, StringRef kind, StringRef type,
                                   Attribute value) {
  SmallVector<NamedAttribute, 1> attrs;
  if (value)
    attrs.push_back(getNamedAttr("value", value));
  return createOp(loc, ("torch.constant." + kind).str(), {},
                  types.get(("!torch." + type).str()), attrs)
      ->getResult(0);
}

Value TorchOpBuilder::makeInt(Location loc, int64_t value) {
  return makeConstant(loc, "int", "int", getI64IntegerAttr(value));
}

Value TorchOpBuilder::makeConstant(Location loc, SchemaBase base,
                                   const MetaValue &value) {
  auto makeFloat = [&](double number) {
    return makeConstant(loc, "float", "float", getF64FloatAttr(number));
  };
  switch (value.getKind()) {
  case MetaValue::Kind::None:
    return makeConstant(loc, "none", "none", {});
  case MetaValue::Kind::Int:
    if (base == SchemaBase::Float)
      return makeFloat(static_cast<double>(value.getInt().getInt()));
    return makeInt(loc, value.getInt().getInt());
  case MetaValue::Kind::Bool:
    return makeConstant(loc, "bool", "bool", getBoolAttr(*value.asBool()));
  case MetaValue::Kind::Float:
    return makeFloat(*value.getScalar().asFloat());
  case MetaValue::Kind::String:
    return makeConstant(loc, "str", "str", getStringAttr(value.getString()));
  case MetaValue::Kind::DType:
    return makeInt(loc, getScalarTypeCode(value.get<DType>()));
  case MetaValue::Kind::Layout:
    return makeInt(loc, getCode(value.get<Layout>()));
  case MetaValue::Kind::MemoryFormat:
    return makeInt(loc, getCode(value.get<MemoryFormat>()));
  case MetaValue::Kind::Device:
    return makeConstant(loc, "device", "Device",
                        getStringAttr(value.get<Device>().str()));
  default:
    return {};
  }
}

/// The spelling of the element type of a torch list.
static StringRef getListElement(const SchemaType &type) {
  switch (type.base) {
  case SchemaBase::Tensor:
    return type.hasOptionalElements ? "optional<vtensor>" : "vtensor";
  case SchemaBase::Float:
    return "float";
  case SchemaBase::Bool:
    return "bool";
  case SchemaBase::Scalar:
    return "number";
  default:
    return "int";
  }
}

Value TorchOpBuilder::makeList(Location loc, const SchemaType &type,
                               ArrayRef<Value> elements) {
  Type listType =
      types.get(("!torch.list<" + getListElement(type) + ">").str());
  return createOp(loc, "torch.prim.ListConstruct", elements, listType)
      ->getResult(0);
}

Value TorchOpBuilder::castTo(Value value, Type type) {
  // Function arguments get their torch types at the end.
  Type from = value.getType();
  if (from == type || types.convert(from) == type)
    return value;
  return createOp(value.getLoc(), "torch.tensor_static_info_cast", value, type)
      ->getResult(0);
}
