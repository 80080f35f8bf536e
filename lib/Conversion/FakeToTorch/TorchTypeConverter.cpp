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
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "FakeTensor/Meta/Layout.h"
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

/// The type of a strided tensor of this rank, sizes and dtype.
Type TorchTypeConverter::convertStrided(const TensorMeta &meta,
                                        bool isWritten) {
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

/// Whether a sparse tensor may have dense dimensions: two dimensions of a
/// compressed one are rows and columns.
static bool mayHaveDenseDims(const TensorMeta &meta) {
  if (isCompressed(meta.layout) && meta.ranked && meta.rank() == 2)
    return false;
  return isSparse(meta.layout) && !meta.getSparseInfo().denseDims.isInt(0);
}

/// `type` with the layout of `meta`; null if the dialect does not state it. The
/// encodings that are written are those without dense dimensions.
static Type stateLayout(Type type, const TensorMeta &meta) {
  const auto *iface =
      type.getDialect().getRegisteredInterface<MetaTypeInterface>();
  if (!iface || mayHaveDenseDims(meta))
    return {};
  Type stated = iface->refineType(type, MetaValue::tensor(&meta));
  llvm::BumpPtrAllocator arena;
  ShapeEnv env;
  RuleContext cx(env, arena);
  MetaValue read = iface->getMeta(cx, stated);
  return read.isTensor() && read.getTensor()->layout == meta.layout ? stated
                                                                    : Type();
}

Type TorchTypeConverter::convertTensor(const TensorMeta &meta, bool isWritten) {
  Type type = convertStrided(meta, isWritten);
  return meta.layout == Layout::Strided ? type : stateLayout(type, meta);
}

std::string TorchTypeConverter::getError(Type type) {
  auto tensor = dyn_cast<FakeTensorType>(type);
  if (!tensor || tensor.getMeta().layout == Layout::Strided || convert(type))
    return "";
  const TensorMeta &meta = tensor.getMeta();
  TensorMeta withoutDenseDims = meta;
  SparseInfo info;
  info.denseDims = 0;
  withoutDenseDims.components = &info;
  bool isStated = isSparse(meta.layout) && convertTensor(withoutDenseDims);
  StringRef expected =
      isStated ? "a sparse tensor that is known to have no dense dimensions"
               : "a layout that torch types state";
  return ("expected " + expected + ", found " + getName(meta.layout)).str();
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
