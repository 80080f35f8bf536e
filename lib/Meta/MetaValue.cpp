//===- MetaValue.cpp - Metadata of a value ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/MetaValue.h"
#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;

static_assert(sizeof(MetaValue) == 16 &&
                  std::is_trivially_copyable_v<MetaValue>,
              "values are copied as two words");
static_assert(static_cast<int>(MetaValue::Kind::Int) ==
                      static_cast<int>(Scalar::Kind::Int) &&
                  static_cast<int>(MetaValue::Kind::Complex) ==
                      static_cast<int>(Scalar::Kind::Complex),
              "numbers have the kinds of a Scalar");

void fake::forEachTensor(const MetaValue &value,
                         llvm::function_ref<void(const TensorMeta &)> fn) {
  if (value.isTensor())
    return fn(*value.getTensor());
  if (value.isList())
    for (const MetaValue &element : value.getList())
      forEachTensor(element, fn);
}

llvm::StringRef fake::getName(MetaValue::Kind kind) {
  switch (kind) {
  case MetaValue::Kind::Unknown:
    return "unknown";
  case MetaValue::Kind::None:
    return "none";
  case MetaValue::Kind::Tensor:
    return "tensor";
  case MetaValue::Kind::Int:
    return "int";
  case MetaValue::Kind::Float:
    return "float";
  case MetaValue::Kind::Bool:
    return "bool";
  case MetaValue::Kind::Complex:
    return "complex";
  case MetaValue::Kind::String:
    return "string";
  case MetaValue::Kind::DType:
    return "dtype";
  case MetaValue::Kind::Device:
    return "device";
  case MetaValue::Kind::Layout:
    return "layout";
  case MetaValue::Kind::MemoryFormat:
    return "memory format";
  case MetaValue::Kind::Generator:
    return "generator";
  case MetaValue::Kind::List:
    return "list";
  }
  return "unknown";
}

void fake::print(llvm::raw_ostream &os, const MetaValue &value) {
  switch (value.getKind()) {
  case MetaValue::Kind::Unknown:
    os << '?';
    break;
  case MetaValue::Kind::None:
    os << "None";
    break;
  case MetaValue::Kind::Tensor:
    print(os, *value.getTensor());
    break;
  case MetaValue::Kind::Int:
  case MetaValue::Kind::Bool:
  case MetaValue::Kind::Float:
  case MetaValue::Kind::Complex:
    print(os, value.getScalar());
    break;
  case MetaValue::Kind::String:
    os << '\'' << value.getString() << '\'';
    break;
  case MetaValue::Kind::DType:
    os << "torch." << getName(value.get<DType>());
    break;
  case MetaValue::Kind::Device:
    os << value.get<Device>();
    break;
  case MetaValue::Kind::Layout:
    os << "torch." << getName(value.get<Layout>());
    break;
  case MetaValue::Kind::MemoryFormat:
    os << "torch." << getName(value.get<MemoryFormat>());
    break;
  case MetaValue::Kind::Generator:
    os << "generator";
    break;
  case MetaValue::Kind::List:
    os << '[';
    llvm::interleaveComma(value.getList(), os, [&](const MetaValue &element) {
      print(os, element);
    });
    os << ']';
    break;
  }
}

void fake::forEachSymInt(const MetaValue &value,
                         llvm::function_ref<void(SymInt)> fn) {
  auto visit = [&](SymInt number) {
    if (!number.isUnknown())
      fn(number);
  };
  visit(value.getScalar().getSymbolic());
  if (value.isList())
    for (const MetaValue &element : value.getList())
      forEachSymInt(element, fn);
  if (!value.isTensor())
    return;
  const TensorMeta &meta = *value.getTensor();
  llvm::for_each(meta.sizes, visit);
  llvm::for_each(meta.strides, visit);
  visit(meta.offset);
  llvm::for_each(meta.constant, visit);
  visit(meta.storageBytes);
  if (meta.components)
    forEachSymInt(meta.components, visit);
}

void fake::forEachSymbol(const MetaValue &value,
                         llvm::function_ref<void(const SymbolExpr *)> fn) {
  forEachSymInt(value, [&](SymInt number) { collectSymbols(number, fn); });
}
