//===- Merge.cpp - Where control flow joins ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Meta/Merge.h"
#include "llvm/ADT/STLExtras.h"

using namespace fake;

SymInt fake::joinFresh(RuleContext &cx, SymInt a, SymInt b, bool isSize) {
  if (a == b || isTrue(cx.env.eq(a, b)))
    return a;
  // With static shapes, sizes must not be symbolic.
  if (a.isUnknown() || b.isUnknown() || (!isSize && cx.mode.staticShapes))
    return SymInt::unknown();
  Range first = cx.env.getRange(a), second = cx.env.getRange(b);
  Range both{std::min(first.min, second.min), std::max(first.max, second.max)};
  if (isSize)
    both.min = std::max<int64_t>(both.min, 0);
  // Rows that are those of either are other rows.
  if (cx.env.isSymbol(a, SymbolKind::Ragged) &&
      cx.env.isSymbol(b, SymbolKind::Ragged))
    return cx.symbols.create(SymbolKind::Ragged, both);
  return freshUnbacked(cx, both, DataDependence::Derived);
}

SymInt fake::joinRuns(RuleContext &cx, SymInt a, SymInt b, bool isSize) {
  SymInt joined = joinFresh(cx, a, b, isSize);
  if (joined.isExpr() && joined != a &&
      (cx.env.mayBeOne(a) || cx.env.mayBeOne(b)))
    cx.env.setMayBeOne(joined);
  return joined;
}

MetaValue fake::joinRuns(RuleContext &cx, const MetaValue &a,
                         const MetaValue &b, bool &hasChanged) {
  auto join = [&](SymInt x, SymInt y, bool isSize) {
    return joinRuns(cx, x, y, isSize);
  };
  Merger merger(cx, join, /*withStorage=*/true);
  MetaValue joined = merger.merge(a, b);
  hasChanged = merger.hasChanged();
  return joined;
}

//===----------------------------------------------------------------------===//
// Strides
//===----------------------------------------------------------------------===//

/// Whether stride `a` is below `b`. Undecided strides are treated as large, as
/// most strides that depend on a size are; this is only the initial order.
static bool isBelow(ShapeEnv &env, SymInt a, SymInt b) {
  Truth answer = env.lt(a, b);
  if (answer != Truth::Unknown)
    return isTrue(answer);
  auto guess = [&](const SymbolExpr *symbol) -> std::optional<int64_t> {
    const SymbolInfo *info = env.lookup(symbol->getName());
    return info && info->hint ? *info->hint : 4096;
  };
  std::optional<int64_t> left = evaluate(a, guess), right = evaluate(b, guess);
  return left && right && *left < *right;
}

/// Dimensions from innermost to outermost; of two with the same stride, the
/// last one is first.
static SmallVector<unsigned> getOrder(ShapeEnv &env, ArrayRef<SymInt> strides) {
  SmallVector<unsigned> order;
  for (unsigned i = strides.size(); i-- > 0;) {
    auto *place = order.end();
    while (place != order.begin() &&
           isBelow(env, strides[i], strides[*(place - 1)]))
      --place;
    order.insert(place, i);
  }
  return order;
}

namespace {
/// A stride of both tensors as a product of merged sizes.
struct Product {
  SymInt first, second, merged;
};
} // namespace

/// The strides of a tensor with sizes `merged`, as products of its sizes in the
/// common order of both tensors. nullopt if their strides are not such
/// products.
static std::optional<ArrayRef<SymInt>> mergeStrides(RuleContext &cx,
                                                    const TensorMeta &a,
                                                    const TensorMeta &b,
                                                    ArrayRef<SymInt> merged) {
  SmallVector<unsigned> order = getOrder(cx.env, a.strides);
  if (order != getOrder(cx.env, b.strides))
    return std::nullopt;
  SmallVector<Product> known{{1, 1, 1}};
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(merged.size());
  for (unsigned i : order) {
    if (a.strides[i].isInt(0) && b.strides[i].isInt(0)) {
      strides[i] = 0;
      continue;
    }
    auto *found = llvm::find_if(known, [&](const Product &product) {
      return product.first == a.strides[i] && product.second == b.strides[i];
    });
    if (found == known.end())
      return std::nullopt;
    strides[i] = found->merged;
    known.push_back({cx.env.mul(a.strides[i], a.sizes[i]),
                     cx.env.mul(b.strides[i], b.sizes[i]),
                     cx.env.mul(strides[i], merged[i])});
  }
  return strides;
}

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

MetaValue Merger::mergeTensors(const TensorMeta &a, const TensorMeta &b,
                               const MetaValue &first) {
  if (a.layout != b.layout || a.conj != b.conj || a.neg != b.neg)
    return change(cx.createValue(TensorMeta()));
  TensorMeta meta = a;
  if (a.dtype != b.dtype)
    meta.dtype = DType::Unknown;
  if (a.device != b.device)
    meta.device = Device();
  if (a.offset != b.offset)
    meta.offset = SymInt::unknown();
  if (a.constant != b.constant)
    meta.constant = {};
  meta.components = mergeComponents(cx, a.components, b.components);
  if (withStorage && a.storage != b.storage)
    meta.storage = 0;
  if (withStorage && a.storageBytes != b.storageBytes)
    meta.storageBytes = SymInt::unknown();
  meta.ranked = a.ranked && b.ranked && a.sizes.size() == b.sizes.size();
  if (!meta.ranked) {
    meta.sizes = meta.strides = {};
    meta.strided = false;
  } else {
    MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(a.sizes.size());
    for (auto [size, one, other] : llvm::zip_equal(sizes, a.sizes, b.sizes))
      size = join(one, other, /*isSize=*/true);
    meta.sizes = sizes;
    meta.strided = a.strided && b.strided;
    if (!meta.strided) {
      meta.strides = {};
    } else if (meta.sizes != a.sizes || a.strides != b.strides) {
      auto strides = mergeStrides(cx, a, b, sizes);
      meta.strides = strides.value_or(ArrayRef<SymInt>());
      meta.strided = strides.has_value();
    }
  }
  bool isSame = hasEqualMetadata(meta, a) && meta.constant == a.constant &&
                meta.storage == a.storage;
  return isSame ? first : change(cx.createValue(meta));
}

MetaValue Merger::mergeLists(const MetaValue &a, const MetaValue &b) {
  ArrayRef<MetaValue> first = a.getList(), second = b.getList();
  if (first.size() != second.size())
    return change(MetaValue());
  bool before = std::exchange(changed, false);
  MutableArrayRef<MetaValue> merged = cx.allocate<MetaValue>(first.size());
  for (auto [value, one, other] : llvm::zip_equal(merged, first, second))
    new (&value) MetaValue(merge(one, other));
  MetaValue result = changed ? MetaValue::list(merged) : a;
  changed |= before;
  return result;
}

/// Whether two bools or two floats are known to be equal.
static bool isEqual(Scalar a, Scalar b) {
  if (a.asFloat() || b.asFloat())
    return a.asFloat() == b.asFloat();
  return a.getSymbolic() == b.getSymbolic() && !a.getSymbolic().isUnknown();
}

/// Whether two values other than tensors, ints or lists are known to be equal.
static bool isEqual(const MetaValue &a, const MetaValue &b) {
  switch (a.getKind()) {
  case MetaValue::Kind::Bool:
  case MetaValue::Kind::Float:
    return isEqual(a.getScalar(), b.getScalar());
  case MetaValue::Kind::String:
    return a.getString() == b.getString();
  case MetaValue::Kind::DType:
    return a.get<DType>() == b.get<DType>();
  case MetaValue::Kind::Device:
    return a.get<Device>() == b.get<Device>();
  case MetaValue::Kind::Layout:
    return a.get<Layout>() == b.get<Layout>();
  case MetaValue::Kind::MemoryFormat:
    return a.get<MemoryFormat>() == b.get<MemoryFormat>();
  default:
    return true;
  }
}

MetaValue Merger::mergeNumbers(const MetaValue &a, const MetaValue &b) {
  if (a.isInt()) {
    SymInt joined = join(a.getInt(), b.getInt(), /*isSize=*/false);
    return joined == a.getInt() ? a : change(Scalar::integer(joined));
  }
  if (isEqual(a, b))
    return a;
  Scalar number = a.getScalar();
  if (!number.isBool() && !number.isFloat())
    return change(MetaValue());
  if (!number.isKnown() && number.getSymbolic().isUnknown())
    return a;
  return change(number.isBool() ? Scalar::boolean(SymInt::unknown())
                                : Scalar::floating(SymInt::unknown()));
}

MetaValue Merger::merge(const MetaValue &a, const MetaValue &b) {
  if (a.isUnknown())
    return a;
  if (a.getKind() != b.getKind())
    return change(MetaValue());
  if (a.isTensor())
    return mergeTensors(*a.getTensor(), *b.getTensor(), a);
  return a.isList() ? mergeLists(a, b) : mergeNumbers(a, b);
}

//===----------------------------------------------------------------------===//
// Another environment
//===----------------------------------------------------------------------===//

MetaValue fake::withoutSymbols(RuleContext &cx, const MetaValue &value) {
  auto forgetOne = [](SymInt number) {
    return number.isInt() ? number : SymInt::unknown();
  };
  auto forget = [&](ArrayRef<SymInt> numbers) -> ArrayRef<SymInt> {
    MutableArrayRef<SymInt> kept = cx.allocate<SymInt>(numbers.size());
    llvm::transform(numbers, kept.begin(), forgetOne);
    return kept;
  };
  if (value.isInt())
    return value.getInt().isInt() ? value : Scalar::integer(SymInt::unknown());
  if (value.isList()) {
    SmallVector<MetaValue> elements;
    for (const MetaValue &element : value.getList())
      elements.push_back(withoutSymbols(cx, element));
    return MetaValue::list(cx.copy(ArrayRef<MetaValue>(elements)));
  }
  if (!value.isTensor())
    return value;
  TensorMeta meta = *value.getTensor();
  meta.sizes = forget(meta.sizes);
  meta.strides = forget(meta.strides);
  if (!meta.offset.isInt())
    meta.offset = SymInt::unknown();
  meta.components = mapSymInts(cx, meta.components, forgetOne);
  return cx.createValue(meta);
}

//===----------------------------------------------------------------------===//
// Disagreements
//===----------------------------------------------------------------------===//

std::string fake::findDisagreement(const MetaValue &a, const MetaValue &b) {
  std::string text;
  llvm::raw_string_ostream os(text);
  if (a.isUnknown() || b.isUnknown())
    return text;
  if (a.getKind() != b.getKind()) {
    os << "kinds " << getName(a.getKind()) << " and " << getName(b.getKind());
    return text;
  }
  if (!a.isTensor())
    return text;
  const TensorMeta &first = *a.getTensor(), &second = *b.getTensor();
  if (first.dtype != second.dtype && first.dtype != DType::Unknown &&
      second.dtype != DType::Unknown)
    os << "dtypes " << getShortName(first.dtype) << " and "
       << getShortName(second.dtype);
  else if (first.ranked && second.ranked && first.rank() != second.rank())
    os << "ranks " << first.rank() << " and " << second.rank();
  else if (first.device != second.device && first.device.isKnown() &&
           second.device.isKnown())
    os << "devices " << first.device.str() << " and " << second.device.str();
  else if (first.layout != second.layout)
    os << "layouts " << getName(first.layout) << " and "
       << getName(second.layout);
  return text;
}
