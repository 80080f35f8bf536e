//===- RandomCall.cpp - Random arguments of a schema ------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RandomCall.h"
#include "FakeTensor/Dialect/Fake/IR/FakeTypes.h"
#include "FakeTensor/Meta/Shapes/Strides.h"

using namespace fake;

/// The sizes to draw from, weighted toward error-prone ones.
static constexpr int64_t sizePool[] = {0, 1, 1, 2, 2, 3, 4, 5, 8};

namespace {
/// A random number generator that is deterministic across platforms.
class Random {
public:
  explicit Random(uint64_t seed) : engine(seed) {}
  size_t below(size_t n) { return engine() % n; }
  bool percent(unsigned chance) { return below(100) < chance; }
  template <typename T, size_t N> const T &pick(const T (&values)[N]) {
    return values[below(N)];
  }
  int64_t size() { return pick(sizePool); }

private:
  std::mt19937_64 engine;
};
} // namespace

//===----------------------------------------------------------------------===//
// Drawing
//===----------------------------------------------------------------------===//

/// Draws related arguments: most tensors have the sizes, dtype and device of
/// the first, or compatible ones.
class RandomCall::Drawer {
public:
  explicit Drawer(uint64_t seed) : random(seed) {
    size_t rank = random.below(5);
    for (size_t i = 0; i < rank; ++i)
      sizes.push_back(random.size());
    dtype = drawDType();
    device = drawDevice(/*chance=*/20);
  }

  Argument draw(const SchemaArg &decl);
  /// Draws an argument of a type; nullopt for types not supported in examples.
  std::optional<Argument> drawLike(mlir::Type type);

private:
  static Argument makeConstant(const MetaValue &value) {
    Argument result;
    result.constant = value;
    return result;
  }
  Argument drawElement(const SchemaType &type);
  Argument drawList(const SchemaType &type);
  Argument drawInt(const SchemaType &type);
  Tensor drawTensor();
  Tensor drawTensor(ArrayRef<int64_t> sizes, DType likely);
  int64_t replaceSize(SymInt size);
  SmallVector<int64_t, 4> drawSizes();
  MetaValue drawConstant(SchemaBase base);
  DType drawDType() {
    static constexpr DType pool[] = {
        DType::Float32, DType::Float32, DType::Float16,  DType::BFloat16,
        DType::Float64, DType::Int64,   DType::Int32,    DType::Int8,
        DType::UInt8,   DType::Bool,    DType::Complex64};
    return random.pick(pool);
  }
  Device drawDevice(unsigned chance) {
    return random.percent(chance) ? Device(DeviceType::CUDA) : Device::cpu();
  }

  Random random;
  /// The common metadata of tensors.
  SmallVector<int64_t, 4> sizes;
  DType dtype;
  Device device;
  /// Replacements of the sizes of an example.
  llvm::DenseMap<int64_t, int64_t> replaced;
};

SmallVector<int64_t, 4> RandomCall::Drawer::drawSizes() {
  SmallVector<int64_t, 4> result(sizes);
  switch (random.below(8)) {
  case 0: // Broadcasts against the others.
    for (int64_t &size : result)
      if (random.percent(50))
        size = 1;
    return result;
  case 1: // Matches their last dimensions.
    if (!result.empty())
      result.erase(result.begin(),
                   result.begin() + random.below(result.size()));
    return result;
  case 2: // The other factor of a product.
    if (result.size() >= 2) {
      std::swap(result.back(), result[result.size() - 2]);
      result.back() = random.size();
    }
    return result;
  case 3: // Is unrelated to them.
    result.resize(random.below(5));
    for (int64_t &size : result)
      size = random.size();
    return result;
  default:
    return result;
  }
}

RandomCall::Tensor RandomCall::Drawer::drawTensor() {
  return drawTensor(drawSizes(), dtype);
}

RandomCall::Tensor RandomCall::Drawer::drawTensor(ArrayRef<int64_t> sizes,
                                                  DType likely) {
  Tensor tensor;
  tensor.sizes.assign(sizes.begin(), sizes.end());
  for (unsigned i = 0; i < tensor.sizes.size(); ++i)
    tensor.order.push_back(i);
  if (random.percent(30))
    for (size_t i = tensor.order.size(); i > 1; --i)
      std::swap(tensor.order[i - 1], tensor.order[random.below(i)]);
  tensor.step = random.percent(10) ? 2 : 1;
  tensor.offset = random.percent(10) ? 3 : 0;
  tensor.dtype = random.percent(75) ? likely : drawDType();
  tensor.device = random.percent(95) ? device : drawDevice(/*chance=*/50);
  return tensor;
}

MetaValue RandomCall::Drawer::drawConstant(SchemaBase base) {
  static constexpr double floats[] = {0.0, 0.5, 1.0, -1.5, 1e-5};
  static constexpr const char *strings[] = {"none", "mean", "sum", ""};
  static constexpr MemoryFormat formats[] = {MemoryFormat::Contiguous,
                                             MemoryFormat::Preserve,
                                             MemoryFormat::ChannelsLast};
  switch (base) {
  case SchemaBase::Float:
    return Scalar::floating(random.pick(floats));
  case SchemaBase::Bool:
    return Scalar::boolean(random.percent(50));
  case SchemaBase::Scalar:
    return random.percent(50) ? Scalar::floating(random.pick(floats))
                              : Scalar::integer(random.size());
  case SchemaBase::String:
    return MetaValue::string(random.pick(strings));
  case SchemaBase::ScalarType:
    return MetaValue(drawDType());
  case SchemaBase::Layout:
    return MetaValue(Layout::Strided);
  case SchemaBase::Device:
    return MetaValue(drawDevice(/*chance=*/30));
  case SchemaBase::MemoryFormat:
    return MetaValue(random.pick(formats));
  case SchemaBase::Generator:
    return MetaValue::generator();
  default:
    return MetaValue();
  }
}

RandomCall::Argument RandomCall::Drawer::drawInt(const SchemaType &type) {
  static constexpr int64_t pool[] = {-2, -1, 0, 1, 1, 2, 2, 3, 4, 8};
  int64_t value = !sizes.empty() && random.percent(30)
                      ? sizes[random.below(sizes.size())]
                      : random.pick(pool);
  Argument result;
  // PyTorch specializes an `int`, and sizes are nonnegative.
  result.kind =
      type.isSymInt && value >= 0 ? Argument::Size : Argument::Constant;
  result.size = value;
  result.constant = Scalar::integer(value);
  return result;
}

RandomCall::Argument RandomCall::Drawer::drawElement(const SchemaType &type) {
  if (type.base == SchemaBase::Int)
    return drawInt(type);
  if (type.base != SchemaBase::Tensor)
    return makeConstant(drawConstant(type.base));
  Argument result;
  result.kind = Argument::TensorKind;
  result.tensor = drawTensor();
  return result;
}

RandomCall::Argument RandomCall::Drawer::drawList(const SchemaType &type) {
  Argument result;
  result.kind = Argument::List;
  size_t size = type.fixedSize ? type.fixedSize : random.below(4);
  if (type.base == SchemaBase::Int && !type.fixedSize && random.percent(40))
    size = sizes.size();
  for (size_t i = 0; i < size; ++i) {
    result.elements.push_back(drawElement(type));
    if (type.hasOptionalElements && random.percent(30))
      result.elements.back() = makeConstant(MetaValue::none());
  }
  return result;
}

RandomCall::Argument RandomCall::Drawer::draw(const SchemaArg &decl) {
  if (decl.hasDefault && random.percent(35))
    return makeConstant(decl.defaultValue);
  if (decl.type.isOptional && random.percent(35))
    return makeConstant(MetaValue::none());
  return decl.type.isList ? drawList(decl.type) : drawElement(decl.type);
}

int64_t RandomCall::Drawer::replaceSize(SymInt size) {
  if (!size.isInt())
    return random.size();
  int64_t value = size.getInt();
  auto [it, isNew] = replaced.try_emplace(value, value);
  if (isNew && random.percent(75))
    it->second = random.size();
  return random.percent(95) ? it->second : random.size();
}

std::optional<RandomCall::Argument>
RandomCall::Drawer::drawLike(mlir::Type type) {
  Argument result;
  if (auto tensor = llvm::dyn_cast_or_null<FakeTensorType>(type)) {
    SmallVector<int64_t, 4> shape;
    for (SymInt size : tensor.getMeta().sizes)
      shape.push_back(replaceSize(size));
    result.kind = Argument::TensorKind;
    result.tensor = drawTensor(shape, tensor.getMeta().dtype);
    return result;
  }
  if (auto integer = llvm::dyn_cast_or_null<FakeIntType>(type)) {
    result.kind = Argument::Size;
    result.size = replaceSize(integer.getValue());
    return result;
  }
  auto list = llvm::dyn_cast_or_null<FakeListType>(type);
  if (!list)
    return std::nullopt;
  result.kind = Argument::List;
  for (mlir::Type element : list.getElements()) {
    std::optional<Argument> drawn = drawLike(element);
    if (!drawn)
      return std::nullopt;
    result.elements.push_back(std::move(*drawn));
  }
  return result;
}

RandomCall::RandomCall(const Schema &schema, uint64_t seed,
                       ArrayRef<mlir::Type> example)
    : seed(seed) {
  Drawer drawer(seed);
  for (auto [i, decl] : llvm::enumerate(schema.getArgs())) {
    std::optional<Argument> like;
    if (i < example.size())
      like = drawer.drawLike(example[i]);
    args.push_back(like ? std::move(*like) : drawer.draw(decl));
  }
}

//===----------------------------------------------------------------------===//
// Construction
//===----------------------------------------------------------------------===//

/// Creates the values of a call in one form.
class RandomCall::Maker {
public:
  Maker(RuleContext &cx, CallForm form, uint64_t seed)
      : cx(cx), form(form), random(~seed) {}

  MetaValue make(const Argument &arg);

private:
  SymInt makeSize(int64_t value);
  MetaValue makeTensor(const Tensor &tensor);

  RuleContext &cx;
  CallForm form;
  Random random;
  unsigned numSymbols = 0;
};

/// Symbols are named after their values: `s2_8` is 8.
SymInt RandomCall::Maker::makeSize(int64_t value) {
  // PyTorch specializes 0 and 1, and results for symbols hold from 2 on.
  if (form == CallForm::Numbers || value < 2 || random.percent(30))
    return value;
  if (form == CallForm::Unknown)
    return random.percent(40) ? SymInt() : SymInt(value);
  std::string name =
      "s" + std::to_string(numSymbols++) + "_" + std::to_string(value);
  std::optional<int64_t> hint;
  if (form == CallForm::Hints)
    hint = value;
  return cx.env.declareSymbol(name, Range::atLeast(2), hint);
}

std::optional<int64_t> RandomCall::lookup(StringRef symbol) {
  auto [number, text] = symbol.split('_');
  int64_t value;
  if (!number.starts_with("s") || text.getAsInteger(10, value))
    return std::nullopt;
  return value;
}

MetaValue RandomCall::Maker::makeTensor(const Tensor &tensor) {
  size_t rank = tensor.sizes.size();
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(rank);
  MutableArrayRef<SymInt> strides = cx.allocate<SymInt>(rank);
  for (size_t i = 0; i < rank; ++i)
    sizes[i] = makeSize(tensor.sizes[i]);
  SymInt stride = tensor.step;
  for (unsigned dim : llvm::reverse(tensor.order)) {
    strides[dim] = stride;
    stride = cx.env.mul(stride, cx.env.max(sizes[dim], 1));
  }
  TensorMeta meta;
  meta.ranked = true;
  meta.sizes = sizes;
  // If a size is unknown, so are the strides, as in torch IR.
  auto isUnknown = [](SymInt value) { return value.isUnknown(); };
  meta.strided = llvm::none_of(sizes, isUnknown) &&
                 (form != CallForm::Unknown || random.percent(50));
  if (meta.strided)
    meta.strides = strides;
  meta.offset = tensor.offset;
  meta.dtype = tensor.dtype;
  meta.device = tensor.device;
  meta.storage = cx.freshStorage();
  meta.storageBytes =
      cx.env.mul(requiredStorage(cx, sizes, strides, meta.offset),
                 getItemSize(meta.dtype));
  return cx.createValue(meta);
}

MetaValue RandomCall::Maker::make(const Argument &arg) {
  switch (arg.kind) {
  case Argument::Constant:
    return arg.constant;
  case Argument::Size:
    return Scalar::integer(makeSize(arg.size));
  case Argument::TensorKind:
    return makeTensor(arg.tensor);
  case Argument::List:
    break;
  }
  MutableArrayRef<MetaValue> elements =
      cx.allocate<MetaValue>(arg.elements.size());
  for (auto [value, element] : llvm::zip_equal(elements, arg.elements))
    new (&value) MetaValue(make(element));
  return MetaValue::list(elements);
}

SmallVector<MetaValue> RandomCall::make(RuleContext &cx, CallForm form) const {
  Maker maker(cx, form, seed);
  SmallVector<MetaValue> values;
  for (const Argument &arg : args)
    values.push_back(maker.make(arg));
  return values;
}
