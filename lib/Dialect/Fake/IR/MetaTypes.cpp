//===- MetaTypes.cpp - Metadata of types ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/Interfaces/MetaRuleOpInterface.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace fake;

/// Imports `values` into the environment and its arena.
static MutableArrayRef<SymInt> importAll(RuleContext &cx,
                                         ArrayRef<SymInt> values) {
  MutableArrayRef<SymInt> result = cx.allocate<SymInt>(values.size());
  for (auto [to, from] : llvm::zip_equal(result, values))
    to = from.isExpr() ? cx.env.import(from) : from;
  return result;
}

/// Whether strides are the products of the following sizes, as implied by a
/// type without strides.
static bool areProducts(RuleContext &cx, ArrayRef<SymInt> sizes,
                        ArrayRef<SymInt> strides) {
  SymInt product = 1;
  for (size_t i = sizes.size(); i-- > 0;) {
    if (strides[i] != product)
      return false;
    if (i != 0 && !sizes[i].isInt(0))
      product = cx.env.mul(product, sizes[i]);
  }
  return true;
}

static MetaValue getTensorMeta(RuleContext &cx, FakeTensorType type) {
  if (type.hasOnlyInts())
    return MetaValue::tensor(&type.getMeta());
  TensorMeta meta = type.getMeta();
  meta.sizes = importAll(cx, meta.sizes);
  meta.strides = importAll(cx, meta.strides);
  if (meta.offset.isExpr())
    meta.offset = cx.env.import(meta.offset);
  meta.components = mapSymInts(cx, meta.components, [&](SymInt value) {
    return value.isExpr() ? cx.env.import(value) : value;
  });
  // If a size may be 0, contiguous strides contain `max(size, 1)`, which
  // depends on the bounds of symbols and is not stored in types.
  if (meta.strided && areProducts(cx, meta.sizes, meta.strides))
    meta.strides = contiguousStrides(cx, meta.sizes);
  return cx.createValue(meta);
}

namespace {
struct FakeMetaTypes : public MetaTypeInterface {
  using MetaTypeInterface::MetaTypeInterface;

  MetaValue getMeta(RuleContext &cx, Type type) const override {
    return llvm::TypeSwitch<Type, MetaValue>(type)
        .Case([&](FakeTensorType t) { return getTensorMeta(cx, t); })
        .Case([&](FakeIntType t) {
          SymInt value = t.getValue();
          return Scalar::integer(value.isExpr() ? cx.env.import(value) : value);
        })
        .Case([](FakeFloatType) { return Scalar::floating(SymInt::unknown()); })
        .Case([](FakeBoolType) { return Scalar::boolean(SymInt::unknown()); })
        .Case([&](FakeListType t) {
          ArrayRef<Type> elements = t.getElements();
          auto values = cx.allocate<MetaValue>(elements.size());
          for (auto [i, element] : llvm::enumerate(elements))
            new (&values[i]) MetaValue(getMeta(cx, element));
          return MetaValue::list(values);
        })
        .Default(MetaValue());
  }

  bool declaresLayout() const override { return true; }

  bool declaresIntegers() const override { return true; }

  std::optional<int64_t> getRank(Type type) const override {
    auto tensor = dyn_cast<FakeTensorType>(type);
    if (!tensor || !tensor.isRanked())
      return std::nullopt;
    return tensor.getSizes().size();
  }

  std::optional<size_t> getListLength(Type type) const override {
    auto list = dyn_cast<FakeListType>(type);
    // An empty list type states nothing.
    if (!list || list.getElements().empty())
      return std::nullopt;
    return list.getElements().size();
  }

  Type refineType(Type declared, const MetaValue &value) const override {
    MLIRContext *context = declared.getContext();
    if (isa<FakeTensorType>(declared) && value.isTensor())
      return FakeTensorType::get(context, *value.getTensor());
    if (isa<FakeIntType>(declared) && value.isInt())
      return FakeIntType::get(context, value.getInt());
    auto list = dyn_cast<FakeListType>(declared);
    if (!list || !value.isList())
      return declared;
    ArrayRef<MetaValue> values = value.getList();
    // A list of another length has other elements: use their types.
    SmallVector<Type, 4> elements;
    for (auto [i, element] : llvm::enumerate(values)) {
      Type type = i < list.getElements().size()
                      ? refineType(list.getElements()[i], element)
                      : getTypeFor(context, element);
      if (!type)
        return declared;
      elements.push_back(type);
    }
    return FakeListType::get(context, elements);
  }

  Type eraseType(Type type) const override {
    MLIRContext *context = type.getContext();
    return llvm::TypeSwitch<Type, Type>(type)
        .Case(
            [&](FakeTensorType) { return FakeTensorType::getUnknown(context); })
        .Case([&](FakeIntType) { return FakeIntType::get(context); })
        .Case([&](FakeListType list) {
          SmallVector<Type, 4> elements;
          for (Type element : list.getElements())
            elements.push_back(eraseType(element));
          return FakeListType::get(context, elements);
        })
        .Default(type);
  }
};
} // namespace

Type fake::getTypeFor(MLIRContext *context, const MetaValue &value) {
  switch (value.getKind()) {
  case MetaValue::Kind::Tensor:
    return FakeTensorType::get(context, *value.getTensor());
  case MetaValue::Kind::Int:
    return FakeIntType::get(context, value.getInt());
  case MetaValue::Kind::Float:
    return FakeFloatType::get(context);
  case MetaValue::Kind::Bool:
    return FakeBoolType::get(context);
  case MetaValue::Kind::List: {
    SmallVector<Type, 4> elements;
    for (const MetaValue &element : value.getList()) {
      Type type = getTypeFor(context, element);
      if (!type)
        return {};
      elements.push_back(type);
    }
    return FakeListType::get(context, elements);
  }
  default:
    return {};
  }
}

bool fake::isSameKind(Type a, Type b) {
  auto listA = dyn_cast<FakeListType>(a), listB = dyn_cast<FakeListType>(b);
  if (listA && listB)
    return llvm::equal(listA.getElements(), listB.getElements(), isSameKind);
  return a.getTypeID() == b.getTypeID();
}

bool fake::isCompatibleKind(Type a, Type b) {
  return isa<FakeAnyType>(a) || isa<FakeAnyType>(b) || isSameKind(a, b);
}

bool fake::isFakeFunction(FunctionOpInterface function) {
  auto isFake = [](Type type) { return isa<FakeDialect>(type.getDialect()); };
  return llvm::any_of(function.getArgumentTypes(), isFake) ||
         llvm::any_of(function.getResultTypes(), isFake);
}

namespace {
/// Symbols and facts in attributes of functions and their arguments.
struct FakeSymbolScope : public MetaSymbolScopeInterface {
  using MetaSymbolScopeInterface::MetaSymbolScopeInterface;

  void
  forEachSymbol(FunctionOpInterface function,
                function_ref<void(const DeclaredSymbol &)> fn) const override {
    auto symbols =
        function->getAttrOfType<ArrayAttr>(FakeDialect::kSymbolsAttrName);
    if (!symbols)
      return;
    for (auto symbol : symbols.getAsRange<SymbolAttr>())
      fn({symbol.getName(), symbol.getRange(), symbol.getHint(),
          symbol.getKind()});
  }

  Attribute getStorage(FunctionOpInterface function,
                       unsigned argument) const override {
    return function.getArgAttr(argument, FakeDialect::kStorageAttrName);
  }

  Type getArgumentType(FunctionOpInterface function,
                       unsigned argument) const override {
    auto type = function.getArgAttrOfType<TypeAttr>(argument,
                                                    FakeDialect::kMetaAttrName);
    return type ? type.getValue() : Type();
  }

  DenseIntElementsAttr getRealValue(FunctionOpInterface function,
                                    unsigned argument) const override {
    return dyn_cast_or_null<DenseIntElementsAttr>(
        function.getArgAttr(argument, FakeDialect::kValueAttrName));
  }
};
} // namespace

void FakeDialect::registerInterfaces() {
  addInterfaces<FakeMetaTypes, FakeSymbolScope>();
}
