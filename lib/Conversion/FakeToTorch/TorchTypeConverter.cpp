//===- TorchTypeConverter.cpp - Fake types to torch types -------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TorchTypeConverter.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/ExternalModels/TorchModels.h"
#include "mlir/AsmParser/AsmParser.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace fake;
using namespace mlir;

Type fake::getElementType(MLIRContext *context, DType dtype) {
  switch (dtype) {
  case DType::UInt16:
  case DType::UInt32:
  case DType::UInt64:
    return {};
  default:
    return getTorchElementType(context, dtype);
  }
}

Type TorchTypeConverter::get(StringRef text) {
  Type &type = types[text];
  if (!type)
    type = parseType(text, context);
  return type;
}

Type TorchTypeConverter::convertTensor(const TensorMeta &meta, bool isWritten) {
  Type element = getElementType(context, meta.dtype);
  std::string text = isWritten ? "!torch.tensor" : "!torch.vtensor";
  if (!meta.ranked && !element)
    return get(text);
  llvm::raw_string_ostream os(text);
  os << '<';
  if (meta.ranked) {
    os << '[';
    llvm::interleave(
        meta.sizes, os,
        [&](SymInt size) {
          if (size.isInt())
            os << size.getInt();
          else
            os << '?';
        },
        ",");
    os << ']';
  } else {
    os << '*';
  }
  os << ',';
  if (element)
    os << element;
  else
    os << "unk";
  os << '>';
  return get(text);
}

Type TorchTypeConverter::convert(Type type) {
  return llvm::TypeSwitch<Type, Type>(type)
      .Case([&](FakeTensorType t) { return convertTensor(t.getMeta()); })
      .Case([&](FakeIntType) { return get("!torch.int"); })
      .Case([&](FakeFloatType) { return get("!torch.float"); })
      .Case([&](FakeBoolType) { return get("!torch.bool"); })
      .Case([&](FakeListType t) {
        ArrayRef<Type> elements = t.getElements();
        if (!elements.empty() && isa<FakeIntType>(elements.front()))
          return get("!torch.list<int>");
        return get("!torch.list<vtensor>");
      })
      .Default(type);
}

SmallVector<Type> TorchTypeConverter::convert(TypeRange from) {
  return llvm::map_to_vector(from, [&](Type type) { return convert(type); });
}
