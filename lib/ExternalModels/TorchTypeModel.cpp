//===- TorchTypeModel.cpp - Metadata in torch types -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Torch/IR/TorchDialect.h"
#include "FakeTensor/Meta/Strides.h"
#include "TorchModelsImpl.h"
#include "mlir/AsmParser/AsmParser.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSwitch.h"
#include <mutex>

using namespace fake;
using namespace mlir;
using torch::ScalarKind;

namespace {

/// What a tensor type of a torch dialect says. `sizes` lives as long as the
/// context.
struct TensorDesc {
  bool ranked = false;
  ArrayRef<int64_t> sizes;
  DType dtype = DType::Unknown;
  /// `!torch.vtensor`, not `!torch.tensor`.
  bool hasValueSemantics = false;
};

/// What both models share; they differ in how they see and make types.
class TorchTypeModel : public MetaTypeInterface {
public:
  using MetaTypeInterface::MetaTypeInterface;

  MetaValue getMeta(RuleContext &cx, Type type) const final;
  Type refineType(Type declared, const MetaValue &value) const final;
  Device getAssumedDevice(Operation *function) const final;
  bool hasValueSemantics(Type type) const final {
    std::optional<TensorDesc> tensor = getTensor(type);
    return tensor && tensor->hasValueSemantics;
  }

protected:
  /// What a tensor type says, nothing for other types.
  virtual std::optional<TensorDesc> getTensor(Type type) const = 0;
  /// The kind of a type that is one word, nothing for other types.
  virtual std::optional<ScalarKind> getScalar(Type type) const = 0;
  /// A type made of types, refined by the values inside.
  virtual Type refineContainer(Type declared, const MetaValue &value) const {
    return declared;
  }
  /// A tensor type with the value semantics of `declared`, and its dtype if
  /// `desc` has none.
  virtual Type makeTensor(Type declared, const TensorDesc &desc) const = 0;
};

} // namespace

//===----------------------------------------------------------------------===//
// TorchTypeModel
//===----------------------------------------------------------------------===//

static MetaValue getTensorMeta(RuleContext &cx, const TensorDesc &desc) {
  TensorMeta meta;
  meta.dtype = desc.dtype;
  meta.device = Device::cpu();
  if (!desc.ranked)
    return cx.createValue(meta);
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(desc.sizes.size());
  for (auto [size, known] : llvm::zip_equal(sizes, desc.sizes))
    size = ShapedType::isDynamic(known) ? SymInt() : SymInt(known);
  meta.ranked = true;
  meta.sizes = sizes;
  meta.strided =
      llvm::none_of(sizes, [](SymInt size) { return size.isUnknown(); });
  if (meta.strided)
    meta.strides = contiguousStrides(cx, sizes);
  return cx.createValue(meta);
}

MetaValue TorchTypeModel::getMeta(RuleContext &cx, Type type) const {
  if (std::optional<TensorDesc> tensor = getTensor(type))
    return getTensorMeta(cx, *tensor);
  std::optional<ScalarKind> scalar = getScalar(type);
  if (!scalar)
    return MetaValue();
  switch (*scalar) {
  case ScalarKind::Int:
    return MetaValue::integer(SymInt::unknown());
  case ScalarKind::Float:
    return MetaValue::unknownFloating();
  case ScalarKind::Bool:
    return MetaValue::unknownBoolean();
  case ScalarKind::None:
    return MetaValue::none();
  case ScalarKind::Generator:
    return MetaValue::generator();
  default:
    return MetaValue();
  }
}

Type TorchTypeModel::refineType(Type declared, const MetaValue &value) const {
  std::optional<TensorDesc> old = getTensor(declared);
  if (!old)
    return refineContainer(declared, value);
  if (!value.isTensor())
    return declared;
  const TensorMeta &meta = *value.getTensor();
  TensorDesc desc = *old;
  SmallVector<int64_t, 6> sizes;
  if (meta.ranked) {
    bool sameRank = old->ranked && old->sizes.size() == meta.sizes.size();
    for (auto [i, size] : llvm::enumerate(meta.sizes)) {
      if (size.isInt())
        sizes.push_back(size.getInt());
      else if (size.isUnknown() && sameRank)
        sizes.push_back(old->sizes[i]);
      else
        sizes.push_back(ShapedType::kDynamic);
    }
    desc.ranked = true;
    desc.sizes = sizes;
  }
  if (meta.dtype != DType::Unknown)
    desc.dtype = meta.dtype;
  if (desc.ranked == old->ranked && desc.sizes == old->sizes &&
      desc.dtype == old->dtype)
    return declared;
  return makeTensor(declared, desc);
}

/// torch types have no device, but factories name one: a program that makes
/// tensors on one device takes them from there, too.
Device TorchTypeModel::getAssumedDevice(Operation *function) const {
  OperationName name("torch.constant.device", function->getContext());
  std::optional<Device> found;
  bool isOnlyOne = true;
  function->walk([&](Operation *op) {
    if (op->getName() != name)
      return;
    auto text = op->getAttrOfType<StringAttr>("value");
    std::optional<Device> device =
        text ? Device::parse(text.getValue()) : std::nullopt;
    if (!device || device->isCPU() || device->getType() == DeviceType::Meta)
      return;
    isOnlyOne &= !found || *found == *device;
    found = device;
  });
  return found && isOnlyOne ? *found : Device::cpu();
}

//===----------------------------------------------------------------------===//
// The torch reader
//===----------------------------------------------------------------------===//

namespace {
/// Types of this project's reader.
class ReaderTypeModel final : public TorchTypeModel {
public:
  using TorchTypeModel::TorchTypeModel;

  Type eraseType(Type type) const final;

private:
  std::optional<TensorDesc> getTensor(Type type) const final {
    auto tensor = dyn_cast<torch::TorchTensorType>(type);
    if (!tensor)
      return std::nullopt;
    return TensorDesc{tensor.getRanked(), tensor.getSizes(),
                      getTorchDType(tensor.getDtype()),
                      tensor.getValueSemantics()};
  }
  std::optional<ScalarKind> getScalar(Type type) const final {
    auto scalar = dyn_cast<torch::TorchScalarType>(type);
    return scalar ? std::optional(scalar.getKind()) : std::nullopt;
  }
  Type makeTensor(Type declared, const TensorDesc &desc) const final {
    auto tensor = cast<torch::TorchTensorType>(declared);
    Type dtype = tensor.getDtype();
    if (desc.dtype != getTorchDType(dtype))
      if (Type made = getTorchElementType(declared.getContext(), desc.dtype))
        dtype = made;
    return torch::TorchTensorType::get(declared.getContext(),
                                       tensor.getValueSemantics(), desc.ranked,
                                       desc.sizes, dtype);
  }
  Type refineContainer(Type declared, const MetaValue &value) const final;
  Type refineList(torch::TorchContainerType declared,
                  ArrayRef<MetaValue> values) const;
};
} // namespace

Type ReaderTypeModel::eraseType(Type type) const {
  if (auto tensor = dyn_cast<torch::TorchTensorType>(type))
    return torch::TorchTensorType::get(type.getContext(),
                                       tensor.getValueSemantics(),
                                       /*ranked=*/false, {}, Type());
  auto container = dyn_cast<torch::TorchContainerType>(type);
  if (!container)
    return type;
  // What is inside must stay a supertype of what is put there.
  SmallVector<Type> elements;
  for (Type element : container.getElements())
    elements.push_back(eraseType(element));
  return torch::TorchContainerType::get(type.getContext(), container.getKind(),
                                        elements);
}

/// Whether a type inside a container says something of a tensor. Those that do
/// not are left alone: torch-mlir writes `list<vtensor>`.
static bool saysSomething(Type type) {
  auto tensor = dyn_cast<torch::TorchTensorType>(type);
  return tensor && !tensor.isOpaque();
}

Type ReaderTypeModel::refineList(torch::TorchContainerType declared,
                                 ArrayRef<MetaValue> values) const {
  Type element = declared.getElement();
  if (values.empty() || !saysSomething(element))
    return declared;
  Type refined = refineType(element, values.front());
  for (const MetaValue &value : values.drop_front())
    if (refineType(element, value) != refined)
      refined = eraseType(element);
  return torch::TorchContainerType::get(declared.getContext(),
                                        declared.getKind(), refined);
}

Type ReaderTypeModel::refineContainer(Type declared,
                                      const MetaValue &value) const {
  auto container = dyn_cast<torch::TorchContainerType>(declared);
  if (!container)
    return declared;
  switch (container.getKind()) {
  case torch::ContainerKind::List:
    return value.isList() ? refineList(container, value.getList()) : declared;
  case torch::ContainerKind::Optional:
    return value.isTensor() ? refineList(container, value) : declared;
  case torch::ContainerKind::Tuple: {
    ArrayRef<Type> elements = container.getElements();
    if (!value.isList() || value.getList().size() != elements.size())
      return declared;
    SmallVector<Type> refined;
    for (auto [element, known] : llvm::zip_equal(elements, value.getList()))
      refined.push_back(refineType(element, known));
    return torch::TorchContainerType::get(declared.getContext(),
                                          container.getKind(), refined);
  }
  default:
    return declared;
  }
}

//===----------------------------------------------------------------------===//
// A host's dialect
//===----------------------------------------------------------------------===//

namespace {
/// Types of a dialect whose C++ classes are not known here. Their text is what
/// both sides agree on: it is read once per type, and made and parsed once per
/// new type.
class HostTypeModel final : public TorchTypeModel {
public:
  using TorchTypeModel::TorchTypeModel;

  Type eraseType(Type type) const final {
    const Entry &entry = lookup(type);
    if (!entry.isTensor)
      return type;
    Type erased = parse(entry.word, type.getContext());
    return erased ? erased : type;
  }

private:
  /// What the text of a type says.
  struct Entry {
    bool isTensor = false;
    /// `!torch.vtensor` or `!torch.tensor`.
    StringRef word;
    TensorDesc desc;
    SmallVector<int64_t, 4> sizes;
    /// The dtype as it is written, `unk` included.
    std::string dtypeText;
    std::optional<ScalarKind> scalar;
  };

  const Entry &lookup(Type type) const;
  void read(Type type, Entry &entry) const;
  static bool readTensor(StringRef text, MLIRContext *context, Entry &entry);
  Type parse(StringRef text, MLIRContext *context) const;

  std::optional<TensorDesc> getTensor(Type type) const final {
    const Entry &entry = lookup(type);
    return entry.isTensor ? std::optional(entry.desc) : std::nullopt;
  }
  std::optional<ScalarKind> getScalar(Type type) const final {
    return lookup(type).scalar;
  }
  Type makeTensor(Type declared, const TensorDesc &desc) const final;

  /// Guards both caches: functions are analysed in parallel.
  mutable std::mutex mutex;
  mutable llvm::DenseMap<Type, std::unique_ptr<Entry>> entries;
  mutable llvm::StringMap<Type> types;
};
} // namespace

/// The dtype of an element type as a torch dialect writes it.
static DType readDType(StringRef text, MLIRContext *context) {
  if (text == "unk")
    return DType::Unknown;
  if (text.consume_front("!torch."))
    return llvm::StringSwitch<DType>(text)
        .Case("qint8", DType::QInt8)
        .Case("quint8", DType::QUInt8)
        .Case("qint32", DType::QInt32)
        .Default(DType::Unknown);
  return getTorchDType(parseType(text, context));
}

/// Reads what follows the word: nothing, or `<[2,?],f32>`, or `<*,unk>`. False
/// if it is anything else.
bool HostTypeModel::readTensor(StringRef text, MLIRContext *context,
                               Entry &entry) {
  if (text.empty())
    return true;
  if (!text.consume_front("<") || !text.consume_back(">"))
    return false;
  if (!text.consume_front("*")) {
    entry.desc.ranked = true;
    auto [list, rest] = text.split(']');
    text = rest;
    if (!list.consume_front("["))
      return false;
    while (!list.empty()) {
      auto [size, others] = list.split(',');
      list = others;
      int64_t &value = entry.sizes.emplace_back(ShapedType::kDynamic);
      if (size != "?" && size.getAsInteger(10, value))
        return false;
    }
    entry.desc.sizes = entry.sizes;
  }
  if (!text.consume_front(","))
    return false;
  entry.dtypeText = text.str();
  entry.desc.dtype = readDType(text, context);
  return true;
}

void HostTypeModel::read(Type type, Entry &entry) const {
  std::string buffer;
  llvm::raw_string_ostream(buffer) << type;
  StringRef text = buffer;
  for (StringRef word : {"!torch.vtensor", "!torch.tensor"}) {
    StringRef rest = text;
    if (!rest.consume_front(word))
      continue;
    entry.word = word;
    entry.desc.hasValueSemantics = word == "!torch.vtensor";
    entry.isTensor = readTensor(rest, type.getContext(), entry);
    return;
  }
  if (!text.consume_front("!torch."))
    return;
  for (ScalarKind kind : {ScalarKind::Int, ScalarKind::Float, ScalarKind::Bool,
                          ScalarKind::None, ScalarKind::Generator})
    if (text == torch::getSpelling(kind))
      entry.scalar = kind;
}

const HostTypeModel::Entry &HostTypeModel::lookup(Type type) const {
  std::lock_guard<std::mutex> lock(mutex);
  std::unique_ptr<Entry> &entry = entries[type];
  if (!entry) {
    entry = std::make_unique<Entry>();
    read(type, *entry);
  }
  return *entry;
}

Type HostTypeModel::parse(StringRef text, MLIRContext *context) const {
  std::lock_guard<std::mutex> lock(mutex);
  Type &type = types[text];
  if (!type)
    type = parseType(text, context);
  return type;
}

Type HostTypeModel::makeTensor(Type declared, const TensorDesc &desc) const {
  const Entry &old = lookup(declared);
  std::string text = old.word.str();
  llvm::raw_string_ostream os(text);
  os << '<';
  if (desc.ranked) {
    auto writeSize = [&](int64_t size) {
      if (ShapedType::isDynamic(size))
        os << '?';
      else
        os << size;
    };
    os << '[';
    llvm::interleave(desc.sizes, os, writeSize, ",");
    os << ']';
  } else {
    os << '*';
  }
  os << ',';
  Type dtype = desc.dtype == old.desc.dtype
                   ? Type()
                   : getTorchElementType(declared.getContext(), desc.dtype);
  if (dtype)
    os << dtype;
  else
    os << (old.dtypeText.empty() ? "unk" : StringRef(old.dtypeText));
  os << '>';
  Type made = parse(text, declared.getContext());
  return made ? made : declared;
}

std::unique_ptr<MetaTypeInterface> fake::makeTorchTypeModel(Dialect *dialect) {
  if (isa<torch::TorchDialect>(dialect))
    return std::make_unique<ReaderTypeModel>(dialect);
  return std::make_unique<HostTypeModel>(dialect);
}
