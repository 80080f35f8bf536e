//===- Fakification.cpp - Fake types of arguments ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fakification.h"
#include "FakeTensor/Dialect/Fake/IR/FakeAttrs.h"
#include "FakeTensor/Dialect/Fake/IR/FakeDialect.h"
#include "FakeTensor/Meta/Shapes/Strides.h"

using namespace fake;
using namespace mlir;

Fakification::Fakification(FunctionOpInterface function,
                           const FakificationOptions &options)
    : function(function), options(options), cx(env, arena) {
  declareSymbols(function, env);
  // Names used in types are reserved.
  for (Type type : function.getArgumentTypes())
    (void)getMetaOfType(cx, type);
}

//===----------------------------------------------------------------------===//
// Declared metadata
//===----------------------------------------------------------------------===//

/// Sets the sizes of an argument from `torch.bind_symbolic_shape`.
LogicalResult Fakification::bind(BlockArgument argument, TensorMeta &meta) {
  for (Operation *user : argument.getUsers()) {
    auto bind = dyn_cast<MetaBindOpInterface>(user);
    if (!bind || bind.getBoundValue() != argument)
      continue;
    SmallVector<MetaValue> operands;
    for (Value operand : user->getOperands()) {
      MetaValue known =
          operand == argument ? cx.createValue(meta) : MetaValue();
      Operation *def = operand.getDefiningOp();
      auto rule = dyn_cast_or_null<MetaRuleOpInterface>(def);
      if (rule && def->getNumOperands() == 0)
        (void)rule.inferMeta(cx, {}, known);
      operands.push_back(known);
    }
    cx.clearError();
    FailureOr<MetaValue> bound =
        bind.bindMeta(cx, cx.createValue(meta), operands);
    if (failed(bound))
      return user->emitOpError() << cx.getMessage();
    meta = *bound->getTensor();
    return success();
  }
  return success();
}

/// PyTorch has no fake quantized tensors.
static bool isQuantized(DType dtype) {
  return dtype != DType::Unknown && getKind(dtype) == DTypeKind::Other;
}

/// Whether a type is that of a tensor with data.
static bool isHost(Type type) { return isa<TensorType, BaseMemRefType>(type); }

/// The metadata of the type of an argument.
FailureOr<TensorMeta> Fakification::describe(BlockArgument argument) {
  Type type = argument.getType();
  auto refuse = [&](StringRef reason) {
    return emitError(argument.getLoc())
           << "cannot make a fake tensor of argument #"
           << argument.getArgNumber() << ": " << reason << ", found " << type;
  };
  if (isHost(type)) {
    cx.clearError();
    FailureOr<TensorMeta> host = getMetaOfHost(cx, type);
    if (failed(host))
      return refuse(cx.getMessage());
    return host;
  }
  TensorMeta meta = *getMetaOfType(cx, type).getTensor();
  if (isQuantized(meta.dtype))
    return refuse("expected elements that are not quantized");
  // Torch types do not state strides.
  meta.strided = false;
  if (failed(bind(argument, meta)))
    return failure();
  return meta;
}

/// The mismatch of an example and the type; empty if they match.
static std::string findMisfit(const TensorMeta &meta,
                              const TensorMeta &example) {
  auto differs = [](SymInt known, SymInt other) {
    return known.isInt() && known != other;
  };
  if (meta.dtype != example.dtype)
    return ("an example of dtype " + getShortName(meta.dtype)).str();
  if (!meta.ranked || meta.rank() != example.rank())
    return meta.ranked ? "an example of rank " + std::to_string(meta.rank())
                       : "no example for a tensor whose rank is not known";
  for (auto [i, size] : llvm::enumerate(meta.sizes))
    if (differs(size, example.sizes[i]))
      return "an example with size " + std::to_string(size.getInt()) +
             " of dimension " + std::to_string(i);
  for (auto [i, stride] : llvm::enumerate(meta.strides))
    if (differs(stride, example.strides[i]))
      return "an example with stride " + std::to_string(stride.getInt()) +
             " of dimension " + std::to_string(i);
  if (meta.strided && differs(meta.offset, example.offset))
    return "an example with offset " + std::to_string(meta.offset.getInt());
  return "";
}

FailureOr<Fakification::Example>
Fakification::getExample(BlockArgument argument, const TensorMeta &meta) {
  unsigned number = argument.getArgNumber();
  Example example;
  if (meta.ranked)
    example.sizes.resize(meta.sizes.size());
  if (auto type = function.getArgAttrOfType<TypeAttr>(
          number, FakeDialect::kExampleAttrName)) {
    example.full = &cast<FakeTensorType>(type.getValue()).getMeta();
    std::string misfit = findMisfit(meta, *example.full);
    if (!misfit.empty())
      return emitError(argument.getLoc())
             << "expected " << misfit << ", as argument #" << number << " is "
             << argument.getType() << ", found " << type.getValue();
    for (auto [size, known] : llvm::zip(example.sizes, example.full->sizes))
      size = known.getInt();
  }
  for (const SizeHint &hint : options.hints) {
    if (hint.argument != number)
      continue;
    if (hint.dim >= example.sizes.size())
      return emitError(argument.getLoc())
             << "expected a hint for one of " << example.sizes.size()
             << " dimensions of argument #" << number << ", found dimension "
             << hint.dim;
    if (meta.sizes[hint.dim].isInt() && meta.sizes[hint.dim] != hint.size)
      return emitError(argument.getLoc())
             << "expected the hint " << meta.sizes[hint.dim].getInt()
             << " for dimension " << hint.dim << " of argument #" << number
             << ", as in its type, found " << hint.size;
    if (example.full && *example.sizes[hint.dim] != hint.size)
      return emitError(argument.getLoc())
             << "expected the hint " << *example.sizes[hint.dim]
             << " for dimension " << hint.dim << " of argument #" << number
             << ", as in its example, found " << hint.size;
    example.sizes[hint.dim] = hint.size;
  }
  return example;
}

//===----------------------------------------------------------------------===//
// Symbols
//===----------------------------------------------------------------------===//

SymInt Fakification::makeSymbol(SymbolKind kind, Range range,
                                std::optional<int64_t> hint) {
  char prefix = kind == SymbolKind::Unbacked ? 'u' : 's';
  std::string name;
  unsigned index = 0;
  do
    name = prefix + std::to_string(index++);
  while (env.lookup(name));
  return env.declareSymbol(name, range, hint, kind);
}

/// A size or stride backed by the example: 0 and 1 are static, others are
/// symbols with the minimum `min`; shared ones have the same symbol for equal
/// examples.
SymInt Fakification::makeBacked(std::optional<int64_t> hint, int64_t min,
                                bool isShared) {
  if (!hint)
    return makeSymbol(SymbolKind::Backed, Range::atLeast(min), hint);
  if (*hint == 0 || *hint == 1)
    return *hint;
  if (!isShared)
    return makeSymbol(SymbolKind::Backed, Range::atLeast(2), hint);
  SymInt &symbol = shared.try_emplace(*hint).first->second;
  if (symbol.isUnknown())
    symbol = makeSymbol(SymbolKind::Backed, Range::atLeast(2), hint);
  return symbol;
}

FailureOr<SymInt> Fakification::makeSize(BlockArgument argument, unsigned dim,
                                         std::optional<int64_t> hint) {
  switch (options.dynamicShapes) {
  case DimDynamic::Static:
    if (!hint)
      return emitError(argument.getLoc())
             << "expected a hint for dimension " << dim << " of argument #"
             << argument.getArgNumber()
             << ", as dynamic-shapes is static, found none for "
             << argument.getType();
    return SymInt(*hint);
  case DimDynamic::Duck:
    return makeBacked(hint, 2, /*isShared=*/true);
  case DimDynamic::Dynamic:
    return makeBacked(hint, 2, /*isShared=*/false);
  case DimDynamic::Unbacked:
    return makeSymbol(SymbolKind::Unbacked, Range::atLeast(0), std::nullopt);
  }
  return SymInt();
}

/// Whether the strides have no example: they are kept, or become symbols.
static bool hasStrides(const TensorMeta &meta) {
  return meta.strided && llvm::all_of(meta.strides, [](SymInt stride) {
           return !stride.isUnknown();
         });
}

/// `_compute_symbolic_stride`: in ascending order, a stride is 0 or 1, or the
/// size times the stride of an earlier dimension, or a new symbol.
ArrayRef<SymInt> Fakification::makeStrides(const TensorMeta &meta,
                                           const Example &example) {
  if (hasStrides(meta))
    return meta.strides;
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(meta.sizes.size());
  if (!example.full) {
    if (!meta.strided)
      return contiguousStrides(cx, meta.sizes);
    for (auto [stride, known] : llvm::zip_equal(strides, meta.strides))
      stride = known.isUnknown()
                   ? makeBacked(std::nullopt, 0, /*isShared=*/false)
                   : known;
    return strides;
  }
  ArrayRef<SymInt> values = example.full->strides, sizes = example.full->sizes;
  SmallVector<size_t> order =
      llvm::to_vector(llvm::seq<size_t>(0, strides.size()));
  llvm::sort(order, [&](size_t a, size_t b) {
    int64_t first = values[a].getInt(), second = values[b].getInt();
    return first != second ? first < second : a > b;
  });
  bool areStatic =
      llvm::all_of(meta.sizes, [](SymInt size) { return size.isInt(); });
  std::map<int64_t, SymInt> products;
  for (size_t i : order) {
    int64_t value = values[i].getInt();
    bool isContiguous = i + 1 < strides.size() &&
                        SymInt(value) == env.mul(sizes[i + 1], values[i + 1]);
    auto product = products.find(value);
    if (meta.strided && !meta.strides[i].isUnknown())
      strides[i] = meta.strides[i];
    else if ((value == 0 || value == 1) && !isContiguous)
      strides[i] = value;
    else if (product != products.end())
      strides[i] = product->second;
    else
      strides[i] =
          areStatic ? SymInt(value) : makeBacked(value, 2, /*isShared=*/true);
    if (SymInt reach = env.mul(sizes[i], value); reach.isInt())
      products[reach.getInt()] = env.mul(meta.sizes[i], strides[i]);
  }
  return strides;
}

SymInt Fakification::makeOffset(const TensorMeta &meta,
                                const Example &example) {
  if (meta.strided && !meta.offset.isUnknown())
    return meta.offset;
  if (!example.full)
    return meta.strided ? makeBacked(std::nullopt, 0, /*isShared=*/false)
                        : SymInt(0);
  bool areStatic =
      llvm::all_of(meta.sizes, [](SymInt size) { return size.isInt(); });
  return areStatic ? example.full->offset
                   : makeBacked(example.full->offset.getInt(), 2,
                                /*isShared=*/true);
}

FailureOr<FakeTensorType> Fakification::getType(BlockArgument argument) {
  Type type = argument.getType();
  if (isa<FakeTensorType>(type) ||
      (!isHost(type) && !getMetaOfType(cx, type).isTensor()))
    return FakeTensorType();
  FailureOr<TensorMeta> meta = describe(argument);
  if (failed(meta))
    return failure();
  FailureOr<Example> example = getExample(argument, *meta);
  if (failed(example))
    return failure();
  if (meta->ranked) {
    SmallVector<SymInt> sizes(meta->sizes);
    for (auto [dim, size] : llvm::enumerate(sizes)) {
      if (!size.isUnknown())
        continue;
      FailureOr<SymInt> made = makeSize(argument, dim, example->sizes[dim]);
      if (failed(made))
        return failure();
      size = *made;
    }
    meta->sizes = cx.copySizes(sizes);
    meta->strides = makeStrides(*meta, *example);
    meta->offset = makeOffset(*meta, *example);
    meta->strided = true;
  }
  if (options.device.isKnown())
    meta->device = options.device;
  else if (example->full)
    meta->device = example->full->device;
  return FakeTensorType::get(function.getContext(), *meta);
}
