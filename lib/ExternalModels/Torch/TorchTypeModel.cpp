//===- TorchTypeModel.cpp - Metadata in torch types -------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FakeTensor/Dialect/Torch/IR/TorchDialect.h"
#include "FakeTensor/ExternalModels/TorchModels.h"
#include "FakeTensor/Meta/Layout.h"
#include "FakeTensor/Meta/Limits.h"
#include "FakeTensor/Meta/Shapes/Strides.h"
#include "TorchModelsImpl.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/Diagnostics.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Threading.h"
#include <mutex>

using namespace fake;
using namespace mlir;
using torch::ContainerKind;
using torch::ScalarKind;

namespace {

/// The contents of a tensor type of a torch dialect. `sizes` lives as long as
/// the context.
struct TensorDesc {
  bool ranked = false;
  ArrayRef<int64_t> sizes;
  DType dtype = DType::Unknown;
  Layout layout = Layout::Strided;
  /// `!torch.vtensor`, not `!torch.tensor`.
  bool hasValueSemantics = false;
};

/// The contents of a container type; `elements` live as long as the context.
struct ContainerDesc {
  ContainerKind kind;
  ArrayRef<Type> elements;
};

/// The common base of both models, which differ in how they inspect and create
/// types.
class TorchTypeModel : public MetaTypeInterface {
public:
  using MetaTypeInterface::MetaTypeInterface;

  MetaValue getMeta(RuleContext &cx, Type type) const final;
  Type refineType(Type declared, const MetaValue &value) const final;
  StringRef getDeviceOpName() const final { return "torch.constant.device"; }
  bool hasValueSemantics(Type type) const final {
    std::optional<TensorDesc> tensor = getTensor(type);
    return tensor && tensor->hasValueSemantics;
  }
  Type eraseType(Type type) const final;

protected:
  /// The contents of a tensor type; nullopt for other types.
  virtual std::optional<TensorDesc> getTensor(Type type) const = 0;
  /// The kind of a scalar type; nullopt for other types.
  virtual std::optional<ScalarKind> getScalar(Type type) const = 0;
  /// The contents of a container type; nullopt for other types.
  virtual std::optional<ContainerDesc> getContainer(Type type) const = 0;
  /// A tensor type with the value semantics of `declared`, and its dtype if
  /// `desc` has none.
  virtual Type makeTensor(Type declared, const TensorDesc &desc) const = 0;
  /// A container type of the kind of `declared` with other element types.
  virtual Type makeContainer(Type declared, ArrayRef<Type> elements) const = 0;
  /// The tensor type without metadata, with the value semantics of `declared`.
  virtual Type makeOpaque(Type declared) const = 0;
  /// The type of a tensor with value semantics of which nothing is known.
  virtual Type makeBlank(MLIRContext *context) const = 0;

private:
  Type refineElement(Type declared, const ContainerDesc &container,
                     ArrayRef<MetaValue> values) const;
  Type refineContainer(Type declared, const ContainerDesc &container,
                       const MetaValue &value) const;
};

} // namespace

//===----------------------------------------------------------------------===//
// TorchTypeModel
//===----------------------------------------------------------------------===//

static MetaValue getTensorMeta(RuleContext &cx, const TensorDesc &desc) {
  TensorMeta meta;
  meta.dtype = desc.dtype;
  meta.device = Device::cpu();
  meta.layout = desc.layout;
  if (!desc.ranked)
    return cx.createValue(meta);
  MutableArrayRef<SymInt> sizes = cx.allocate<SymInt>(desc.sizes.size());
  for (auto [size, known] : llvm::zip_equal(sizes, desc.sizes))
    size = ShapedType::isDynamic(known) ? SymInt() : SymInt(known);
  meta.ranked = true;
  meta.sizes = sizes;
  meta.strided = !isSparse(desc.layout) && !hasUnknown(sizes);
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
    return Scalar::integer(SymInt::unknown());
  case ScalarKind::Float:
    return Scalar::floating(SymInt::unknown());
  case ScalarKind::Bool:
    return Scalar::boolean(SymInt::unknown());
  case ScalarKind::None:
    return MetaValue::none();
  case ScalarKind::Generator:
    return MetaValue::generator();
  default:
    return MetaValue();
  }
}

Type TorchTypeModel::refineType(Type declared, const MetaValue &value) const {
  if (std::optional<ContainerDesc> container = getContainer(declared))
    return refineContainer(declared, *container, value);
  // torch-mlir gives values of ONNX whose types are not stated this type.
  if (value.isTensor() && getScalar(declared) == ScalarKind::None)
    if (Type blank = makeBlank(declared.getContext()))
      declared = blank;
  std::optional<TensorDesc> old = getTensor(declared);
  if (!old || !value.isTensor())
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
  desc.layout = meta.layout;
  if (desc.ranked == old->ranked && desc.sizes == old->sizes &&
      desc.dtype == old->dtype && desc.layout == old->layout)
    return declared;
  return makeTensor(declared, desc);
}

Type TorchTypeModel::eraseType(Type type) const {
  if (getTensor(type))
    return makeOpaque(type);
  std::optional<ContainerDesc> container = getContainer(type);
  if (!container)
    return type;
  // Element types must remain supertypes of the elements.
  SmallVector<Type> erased;
  for (Type element : container->elements)
    erased.push_back(eraseType(element));
  if (ArrayRef(erased) == container->elements)
    return type;
  return makeContainer(type, erased);
}

/// Refines the element type of a list or an optional. A tensor type without
/// metadata is kept: torch-mlir prints `list<vtensor>`.
Type TorchTypeModel::refineElement(Type declared,
                                   const ContainerDesc &container,
                                   ArrayRef<MetaValue> values) const {
  Type element = container.elements.front();
  if (values.empty() || !getTensor(element) || eraseType(element) == element)
    return declared;
  Type refined = refineType(element, values.front());
  for (const MetaValue &value : values.drop_front())
    if (refineType(element, value) != refined)
      refined = eraseType(element);
  return makeContainer(declared, refined);
}

Type TorchTypeModel::refineContainer(Type declared,
                                     const ContainerDesc &container,
                                     const MetaValue &value) const {
  switch (container.kind) {
  case ContainerKind::List:
    return value.isList() ? refineElement(declared, container, value.getList())
                          : declared;
  case ContainerKind::Optional:
    return value.isTensor() ? refineElement(declared, container, value)
                            : declared;
  case ContainerKind::Tuple: {
    if (!value.isList() || value.getList().size() != container.elements.size())
      return declared;
    SmallVector<Type> refined;
    for (auto [element, known] :
         llvm::zip_equal(container.elements, value.getList()))
      refined.push_back(refineType(element, known));
    return makeContainer(declared, refined);
  }
  default:
    return declared;
  }
}

//===----------------------------------------------------------------------===//
// The torch reader
//===----------------------------------------------------------------------===//

namespace {
/// Types of this project's reader.
class ReaderTypeModel final : public TorchTypeModel {
public:
  using TorchTypeModel::TorchTypeModel;

private:
  std::optional<TensorDesc> getTensor(Type type) const final {
    auto tensor = dyn_cast<torch::TorchTensorType>(type);
    if (!tensor)
      return std::nullopt;
    return TensorDesc{tensor.getRanked(), tensor.getSizes(),
                      getTorchDType(tensor.getDtype()), Layout::Strided,
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
  std::optional<ContainerDesc> getContainer(Type type) const final {
    auto container = dyn_cast<torch::TorchContainerType>(type);
    if (!container)
      return std::nullopt;
    return ContainerDesc{container.getKind(), container.getElements()};
  }
  Type makeContainer(Type declared, ArrayRef<Type> elements) const final {
    auto container = cast<torch::TorchContainerType>(declared);
    return torch::TorchContainerType::get(declared.getContext(),
                                          container.getKind(), elements);
  }
  Type makeOpaque(Type declared) const final {
    auto tensor = cast<torch::TorchTensorType>(declared);
    return torch::TorchTensorType::get(declared.getContext(),
                                       tensor.getValueSemantics(),
                                       /*ranked=*/false, {}, Type());
  }
  Type makeBlank(MLIRContext *context) const final {
    return torch::TorchTensorType::get(context, /*valueSemantics=*/true,
                                       /*ranked=*/false, {}, Type());
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// A host's dialect
//===----------------------------------------------------------------------===//

namespace {
/// Types of a dialect whose C++ classes are not available. Their text is the
/// common interface: it is parsed once per type, and printed and parsed once
/// per new type.
class HostTypeModel final : public TorchTypeModel {
public:
  using TorchTypeModel::TorchTypeModel;

  std::string getReadError(Type type) const final;

private:
  /// The contents of the text of a type.
  struct Entry {
    std::optional<TensorDesc> tensor;
    std::optional<ScalarKind> scalar;
    std::optional<ContainerKind> container;
    /// `!torch.vtensor` or `!torch.tensor`.
    StringRef word;
    SmallVector<int64_t, 4> sizes;
    /// The dtype as printed, including `unk`.
    std::string dtypeText;
    /// What follows the dtype: nothing, or a comma and an encoding.
    std::string encodingText;
    SmallVector<Type, 2> elements;
  };

  const Entry &lookup(Type type) const;
  void read(Type type, Entry &entry) const;
  static void readTensor(StringRef text, MLIRContext *context, Entry &entry);
  void readContainer(StringRef text, MLIRContext *context, Entry &entry) const;
  Type parse(StringRef text, MLIRContext *context) const;

  std::optional<TensorDesc> getTensor(Type type) const final {
    return lookup(type).tensor;
  }
  std::optional<ScalarKind> getScalar(Type type) const final {
    return lookup(type).scalar;
  }
  std::optional<ContainerDesc> getContainer(Type type) const final {
    const Entry &entry = lookup(type);
    if (!entry.container)
      return std::nullopt;
    return ContainerDesc{*entry.container, entry.elements};
  }
  Type makeTensor(Type declared, const TensorDesc &desc) const final;
  Type makeContainer(Type declared, ArrayRef<Type> elements) const final;
  Type makeOpaque(Type declared) const final {
    Type made = parse(lookup(declared).word, declared.getContext());
    return made ? made : declared;
  }
  Type makeBlank(MLIRContext *context) const final {
    return parse("!torch.vtensor", context);
  }

  /// Guards both caches: functions are analyzed in parallel.
  mutable std::mutex mutex;
  mutable llvm::DenseMap<Type, std::unique_ptr<Entry>> entries;
  mutable llvm::StringMap<Type> types;
};
} // namespace

/// Null, without a diagnostic, for text that the dialect does not parse.
static Type parseQuietly(StringRef text, MLIRContext *context) {
  // Handlers get the diagnostics of all threads.
  uint64_t thread = llvm::get_threadid();
  ScopedDiagnosticHandler handler(context, [thread](Diagnostic &) {
    return success(llvm::get_threadid() == thread);
  });
  return parseType(text, context);
}

/// Parses an element type of a torch dialect.
static DType readDType(StringRef text, MLIRContext *context) {
  if (text == "unk")
    return DType::Unknown;
  if (text.consume_front("!torch."))
    return llvm::StringSwitch<DType>(text)
        .Case("qint8", DType::QInt8)
        .Case("quint8", DType::QUInt8)
        .Case("qint32", DType::QInt32)
        .Default(DType::Unknown);
  return getTorchDType(parseQuietly(text, context));
}

/// Parses `[2,?]` at the front of `text`; false otherwise.
static bool readSizes(StringRef &text, SmallVectorImpl<int64_t> &sizes) {
  auto [list, rest] = text.split(']');
  text = rest;
  if (!list.consume_front("["))
    return false;
  while (!list.empty()) {
    auto [size, others] = list.split(',');
    list = others;
    int64_t &value = sizes.emplace_back(ShapedType::kDynamic);
    if (size != "?" && size.getAsInteger(10, value))
      return false;
  }
  return true;
}

/// Parses the text after the keyword: nothing, or `<[2,?],f32>`, or `<*,unk>`,
/// or `<[2,2],f32,#sparse_tensor.encoding<...>>`. Anything else has no
/// metadata.
void HostTypeModel::readTensor(StringRef text, MLIRContext *context,
                               Entry &entry) {
  TensorDesc desc;
  desc.hasValueSemantics = entry.word == "!torch.vtensor";
  if (text.empty()) {
    entry.tensor = desc;
    return;
  }
  if (!text.consume_front("<") || !text.consume_back(">"))
    return;
  if (!text.consume_front("*")) {
    desc.ranked = true;
    if (!readSizes(text, entry.sizes) || entry.sizes.size() > maxRank)
      return;
    desc.sizes = entry.sizes;
  }
  if (!text.consume_front(","))
    return;
  size_t encoding = text.find(",#");
  entry.dtypeText = text.substr(0, encoding).str();
  desc.dtype = readDType(entry.dtypeText, context);
  if (encoding != StringRef::npos) {
    entry.encodingText = text.substr(encoding).str();
    std::optional<Layout> layout = readSparseEncoding(entry.encodingText);
    if (!layout)
      return;
    desc.layout = *layout;
  }
  entry.tensor = desc;
}

/// Parses the contents of `<...>`, in which types have no `!torch.`.
void HostTypeModel::readContainer(StringRef text, MLIRContext *context,
                                  Entry &entry) const {
  if (!text.consume_front("<") || !text.consume_back(">"))
    return;
  for (StringRef element : splitAtCommas(text)) {
    Type type = parse(("!torch." + element).str(), context);
    if (!type) {
      entry.container = std::nullopt;
      return;
    }
    entry.elements.push_back(type);
  }
}

void HostTypeModel::read(Type type, Entry &entry) const {
  std::string buffer;
  llvm::raw_string_ostream(buffer) << type;
  StringRef text = buffer;
  MLIRContext *context = type.getContext();
  for (StringRef word : {"!torch.vtensor", "!torch.tensor"}) {
    StringRef rest = text;
    if (!rest.consume_front(word))
      continue;
    entry.word = word;
    return readTensor(rest, context, entry);
  }
  if (!text.consume_front("!torch."))
    return;
  for (ScalarKind kind : {ScalarKind::Int, ScalarKind::Float, ScalarKind::Bool,
                          ScalarKind::None, ScalarKind::Generator})
    if (text == torch::getSpelling(kind))
      entry.scalar = kind;
  for (ContainerKind kind :
       {ContainerKind::List, ContainerKind::Optional, ContainerKind::Tuple,
        ContainerKind::Union, ContainerKind::Dict}) {
    StringRef rest = text;
    if (!rest.consume_front(torch::getSpelling(kind)) || !rest.starts_with("<"))
      continue;
    entry.container = kind;
    return readContainer(rest, context, entry);
  }
}

const HostTypeModel::Entry &HostTypeModel::lookup(Type type) const {
  {
    std::lock_guard<std::mutex> lock(mutex);
    if (const auto &known = entries[type])
      return *known;
  }
  // Parsing nested types takes the lock.
  auto read = std::make_unique<Entry>();
  this->read(type, *read);
  std::lock_guard<std::mutex> lock(mutex);
  std::unique_ptr<Entry> &entry = entries[type];
  if (!entry)
    entry = std::move(read);
  return *entry;
}

std::string HostTypeModel::getReadError(Type type) const {
  const Entry &entry = lookup(type);
  if (entry.sizes.size() > maxRank)
    return "expected at most " + std::to_string(maxRank) +
           " dimensions, found " + std::to_string(entry.sizes.size());
  if (entry.tensor || entry.encodingText.empty())
    return "";
  return "expected an encoding for one of PyTorch's layouts, found " +
         entry.encodingText.substr(1);
}

Type HostTypeModel::parse(StringRef text, MLIRContext *context) const {
  std::lock_guard<std::mutex> lock(mutex);
  auto [it, isNew] = types.try_emplace(text);
  if (isNew)
    it->second = parseQuietly(text, context);
  return it->second;
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
  Type dtype = desc.dtype == old.tensor->dtype
                   ? Type()
                   : getTorchElementType(declared.getContext(), desc.dtype);
  if (dtype)
    os << dtype;
  else
    os << (old.dtypeText.empty() ? "unk" : StringRef(old.dtypeText));
  if (desc.layout == old.tensor->layout)
    os << old.encodingText;
  else if (std::string encoding =
               writeSparseEncoding(desc.layout, desc.sizes.size());
           !encoding.empty())
    os << ',' << encoding;
  else if (isSparse(desc.layout))
    return declared;
  os << '>';
  Type made = parse(text, declared.getContext());
  return made ? made : declared;
}

Type HostTypeModel::makeContainer(Type declared,
                                  ArrayRef<Type> elements) const {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << "!torch." << torch::getSpelling(*lookup(declared).container) << '<';
  llvm::interleaveComma(elements, os, [&](Type element) {
    std::string buffer;
    llvm::raw_string_ostream(buffer) << element;
    StringRef inner = buffer;
    inner.consume_front("!torch.");
    os << inner;
  });
  os << '>';
  Type made = parse(text, declared.getContext());
  return made ? made : declared;
}

std::unique_ptr<MetaTypeInterface> fake::makeTorchTypeModel(Dialect *dialect) {
  if (isa<torch::TorchDialect>(dialect))
    return std::make_unique<ReaderTypeModel>(dialect);
  return std::make_unique<HostTypeModel>(dialect);
}
