//===- FakeTypes.cpp - Types of the fake dialect ----------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/Meta/Layout.h"
#include "FakeTensor/Symbolic/ShapeEnv.h"
#include "FakeTypeStorage.h"
#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace fake;

#define GET_TYPEDEF_CLASSES
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.cpp.inc"

Type FakeDialect::parseType(DialectAsmParser &parser) const {
  return typeTexts.parse(parser, [&]() -> Type {
    SMLoc loc = parser.getCurrentLocation();
    StringRef mnemonic;
    Type type;
    if (generatedTypeParser(parser, &mnemonic, type).has_value())
      return type;
    parser.emitError(loc, "expected a fake type, found '") << mnemonic << "'";
    return {};
  });
}

void FakeDialect::printType(Type type, DialectAsmPrinter &printer) const {
  (void)generatedTypePrinter(type, printer);
}

void FakeDialect::registerTypes() {
  addTypes<
#define GET_TYPEDEF_LIST
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.cpp.inc"
      >();
}

//===----------------------------------------------------------------------===//
// Tensors
//===----------------------------------------------------------------------===//

/// Whether a Max occurs anywhere in `value`.
static bool containsMax(SymInt value) {
  if (!value.isExpr())
    return false;
  const Expr *expr = value.getExpr();
  if (expr->getKind() == ExprKind::Max)
    return true;
  if (auto *minMax = dyn_cast<MinMaxExpr>(expr))
    return llvm::any_of(minMax->getOperands(), containsMax);
  if (auto *binary = dyn_cast<BinaryExpr>(expr))
    return containsMax(binary->getLHS()) || containsMax(binary->getRHS());
  if (auto *call = dyn_cast<FunctionExpr>(expr))
    return llvm::any_of(call->getOperands(), containsMax);
  if (auto *sum = dyn_cast<SumExpr>(expr))
    for (const Term &term : sum->getTerms())
      for (const Factor &factor : term.factors)
        if (containsMax(factor.atom))
          return true;
  return false;
}

void fake::declareAsBacked(ShapeEnv &env, ArrayRef<SymInt> values) {
  for (SymInt value : values)
    if (value.isExpr())
      collectSymbols(value, [&](const SymbolExpr *symbol) {
        (void)env.declareSymbol(symbol->getName());
      });
}

/// Replaces row-major strides that are products of `max(size, 1)` by plain
/// products. Types print both as contiguous, and an environment recomputes
/// them. New strides belong to `scratch`.
static void dropMaxInStrides(ArrayRef<SymInt> sizes,
                             MutableArrayRef<SymInt> strides,
                             std::optional<ShapeEnv> &scratch) {
  if (llvm::none_of(strides, containsMax))
    return;
  ShapeEnv &env = scratch.emplace();
  declareAsBacked(env, sizes);
  SmallVector<SymInt, 8> products(strides.size());
  SymInt actual = 1, product = 1;
  for (size_t i = sizes.size(); i-- > 0;) {
    if (env.import(strides[i]) != actual)
      return;
    products[i] = product;
    if (i == 0 || sizes[i].isInt(0))
      continue;
    SymInt size = env.import(sizes[i]);
    // Different programs know different sizes to be positive.
    SymInt plain = env.mul(actual, size);
    SymInt next = env.import(strides[i - 1]);
    actual = plain == next ? plain : env.mul(actual, env.max(size, 1));
    product = env.mul(product, size);
  }
  llvm::copy(products, strides.begin());
}

namespace {
/// The components that a type states, with expressions of the dialect.
class StatedComponents {
public:
  explicit StatedComponents(const TensorMeta &meta) {
    if (isSparse(meta.layout)) {
      sparse = meta.getSparseInfo();
      // Each write may change it.
      sparse.nnz = SparseInfo().nnz;
      if (!meta.ranked)
        sparse.denseDims = SymInt::unknown();
    } else if (meta.layout == Layout::Jagged) {
      jagged = meta.getJaggedInfo();
    }
  }

  /// The record; null if it states nothing.
  Components get() const {
    if (!(sparse == SparseInfo()))
      return &sparse;
    if (!(jagged == JaggedInfo()))
      return &jagged;
    return {};
  }

  void intern(FakeDialect &dialect) {
    auto internOne = [&](SymInt &value) {
      if (value.isExpr())
        value = dialect.intern(value);
    };
    visitSymInts(sparse, internOne);
    visitSymInts(jagged, internOne);
  }

private:
  SparseInfo sparse;
  JaggedInfo jagged;
};
} // namespace

FakeTensorType FakeTensorType::get(MLIRContext *context,
                                   const TensorMeta &meta) {
  TensorMeta key = meta;
  key.storage = 0;
  key.storageBytes = SymInt::unknown();
  key.constant = {};
  std::optional<StatedComponents> components;
  if (LLVM_UNLIKELY(static_cast<bool>(meta.components))) {
    components.emplace(meta);
    key.components = components->get();
  }
  if (!key.ranked)
    key.sizes = {};
  if (!key.ranked || isSparse(key.layout)) {
    key.strided = false;
    key.offset = SymInt::unknown();
  }
  if (!key.strided)
    key.strides = {};
  assert((!key.strided || key.strides.size() == key.sizes.size()) &&
         "expected one stride for each size");

  if (detail::hasOnlyInts(key))
    return Base::get(context, key);
  SmallVector<SymInt, 16> words(key.sizes);
  llvm::append_range(words, key.strides);
  words.push_back(key.offset);
  size_t rank = key.sizes.size(), numStrides = key.strides.size();
  std::optional<ShapeEnv> scratch;
  if (key.strided)
    dropMaxInStrides(key.sizes, MutableArrayRef(words).slice(rank, rank),
                     scratch);
  auto *dialect = context->getOrLoadDialect<FakeDialect>();
  dialect->intern(words);
  if (components)
    components->intern(*dialect);
  key.sizes = ArrayRef(words).take_front(rank);
  key.strides = ArrayRef(words).slice(rank, numStrides);
  key.offset = words.back();
  return Base::get(context, key);
}

FakeTensorType FakeTensorType::getUnknown(MLIRContext *context) {
  return get(context, TensorMeta());
}

const TensorMeta &FakeTensorType::getMeta() const { return getImpl()->meta; }

bool FakeTensorType::hasOnlyInts() const {
  return detail::hasOnlyInts(getMeta());
}

//===----------------------------------------------------------------------===//
// Numbers and lists
//===----------------------------------------------------------------------===//

FakeIntType FakeIntType::get(MLIRContext *context, SymInt value) {
  if (value.isExpr())
    value = context->getOrLoadDialect<FakeDialect>()->intern(value);
  return Base::get(context, value);
}

LogicalResult FakeListType::verify(function_ref<InFlightDiagnostic()> emitError,
                                   ArrayRef<Type> elements) {
  for (Type element : elements)
    if (!isa<FakeTensorType, FakeIntType, FakeFloatType, FakeBoolType,
             FakeListType, FakeAnyType>(element))
      return emitError() << "expected an element of a fake list to be a fake "
                            "tensor, int, float, bool, list or any, found "
                         << element;
  return success();
}

MetaValue fake::describeType(Type type, llvm::BumpPtrAllocator &arena) {
  return llvm::TypeSwitch<Type, MetaValue>(type)
      .Case([](FakeTensorType t) { return MetaValue::tensor(&t.getMeta()); })
      .Case([](FakeIntType t) { return Scalar::integer(t.getValue()); })
      .Case([](FakeFloatType) { return Scalar::floating(SymInt::unknown()); })
      .Case([](FakeBoolType) { return Scalar::boolean(SymInt::unknown()); })
      .Case([&](FakeListType t) {
        size_t size = t.getElements().size();
        auto *values = arena.Allocate<MetaValue>(size);
        for (auto [i, element] : llvm::enumerate(t.getElements()))
          new (values + i) MetaValue(describeType(element, arena));
        return MetaValue::list(ArrayRef<MetaValue>(values, size));
      })
      .Default(MetaValue());
}
