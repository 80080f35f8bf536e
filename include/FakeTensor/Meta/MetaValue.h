//===- MetaValue.h - Metadata of a value ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_METAVALUE_H
#define FAKETENSOR_META_METAVALUE_H

#include "FakeTensor/Meta/Scalar.h"
#include "FakeTensor/Meta/TensorMeta.h"
#include "FakeTensor/Symbolic/Expr.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace fake {

/// The static value of anything an ATen call takes or returns: a tensor's
/// metadata, a number that may be symbolic or unknown, an enumeration, a
/// string, or a list of such. Two words, trivially copyable; the data it points
/// to lives in the arena of the analysis.
class MetaValue {
public:
  /// What a value is.
  enum class Kind : uint8_t {
    /// Unknown, including its kind.
    Unknown,
    /// A number: the kinds of a Scalar.
    Int,
    Float,
    Bool,
    Complex,
    /// Python's None.
    None,
    Tensor,
    String,
    List,
    /// An enumeration: the types that is() and get() take.
    DType,
    Device,
    Layout,
    MemoryFormat,
    /// A `torch.Generator`.
    Generator
  };

private:
  /// The kind of an enumeration; Unknown for other types.
  template <typename T>
  static constexpr Kind kindOf =
      std::is_same_v<T, fake::DType>          ? Kind::DType
      : std::is_same_v<T, fake::Device>       ? Kind::Device
      : std::is_same_v<T, fake::Layout>       ? Kind::Layout
      : std::is_same_v<T, fake::MemoryFormat> ? Kind::MemoryFormat
                                              : Kind::Unknown;

public:
  /// An unknown value.
  MetaValue() = default;
  /// A number; unknown if its type is.
  MetaValue(Scalar number)
      : kind(static_cast<Kind>(number.kind)), isDouble(number.isDouble),
        word(number.word) {}
  /// An enumeration: a DType, Device, Layout or MemoryFormat.
  template <typename T, typename = std::enable_if_t<kindOf<T> != Kind::Unknown>>
  explicit MetaValue(T value) : kind(kindOf<T>) {
    if constexpr (std::is_same_v<T, fake::Device>)
      word = static_cast<int64_t>(value.getType()) << 16 | value.getIndex();
    else
      word = static_cast<int64_t>(value);
  }
  /// Python's None.
  static MetaValue none() {
    MetaValue v;
    v.kind = Kind::None;
    return v;
  }
  /// A tensor; `meta` must outlive this value.
  static MetaValue tensor(const TensorMeta *meta) {
    MetaValue v;
    v.kind = Kind::Tensor;
    v.pointer = meta;
    return v;
  }
  /// A string; the characters must outlive this value.
  static MetaValue string(llvm::StringRef value) {
    MetaValue v;
    v.kind = Kind::String;
    v.pointer = value.data();
    v.count = static_cast<uint32_t>(value.size());
    return v;
  }
  /// A list; the elements must outlive this value.
  static MetaValue list(llvm::ArrayRef<MetaValue> elements) {
    MetaValue v;
    v.kind = Kind::List;
    v.pointer = elements.data();
    v.count = static_cast<uint32_t>(elements.size());
    return v;
  }
  /// A `torch.Generator`, of which nothing is known.
  static MetaValue generator() {
    MetaValue v;
    v.kind = Kind::Generator;
    return v;
  }

  /// What the value is.
  Kind getKind() const { return kind; }
  /// Whether not even the kind is known.
  bool isUnknown() const { return kind == Kind::Unknown; }
  /// Whether this is None.
  bool isNone() const { return kind == Kind::None; }
  /// Whether this is a tensor, which has a getTensor().
  bool isTensor() const { return kind == Kind::Tensor; }
  /// Whether this is a string, which has a getString().
  bool isString() const { return kind == Kind::String; }
  /// Whether this is a list of known length, which has a getList().
  bool isList() const { return kind == Kind::List; }
  /// Whether this is a number of known type: int, float, bool or complex.
  bool isNumber() const { return kind >= Kind::Int && kind <= Kind::Complex; }
  /// Whether this is an int, possibly symbolic or unknown.
  bool isInt() const { return kind == Kind::Int; }
  /// Whether this is a bool, possibly symbolic or unknown.
  bool isBool() const { return kind == Kind::Bool; }
  /// Whether this is of an enumeration: a DType, Device, Layout or
  /// MemoryFormat.
  template <typename T> bool is() const {
    static_assert(kindOf<T> != Kind::Unknown, "not an enumeration");
    return kind == kindOf<T>;
  }

  /// The tensor, never null; asserts that it is one.
  const TensorMeta *getTensor() const {
    assert(isTensor());
    return static_cast<const TensorMeta *>(pointer);
  }
  /// The number; a number of unknown type for all other values.
  Scalar getScalar() const {
    return isNumber() ? Scalar(static_cast<Scalar::Kind>(kind), word, isDouble)
                      : Scalar();
  }
  /// The value of an int, or of a bool as 0 or 1; asserts that it is one.
  SymInt getInt() const {
    assert(isInt() || isBool());
    return SymInt::getFromOpaqueValue(word);
  }
  /// The value of a constant bool; nullopt for all other values.
  std::optional<bool> asBool() const { return getScalar().asBool(); }
  /// The string; asserts that it is one.
  llvm::StringRef getString() const {
    assert(isString());
    return {static_cast<const char *>(pointer), count};
  }
  /// The elements of a list; asserts that it is one.
  llvm::ArrayRef<MetaValue> getList() const {
    assert(isList());
    return {static_cast<const MetaValue *>(pointer), count};
  }
  /// The DType, Device, Layout or MemoryFormat; asserts that it is one.
  template <typename T> T get() const {
    assert(is<T>());
    if constexpr (std::is_same_v<T, fake::Device>)
      return fake::Device(static_cast<DeviceType>(word >> 16), word & 0xffff);
    else
      return static_cast<T>(word);
  }

private:
  Kind kind = Kind::Unknown;
  /// As in a Scalar.
  bool isDouble = false;
  /// The length of a string or list.
  uint32_t count = 0;
  union {
    const void *pointer = nullptr;
    int64_t word;
  };
};

/// A view of the tensors in a list.
class TensorList {
public:
  TensorList() = default;
  /// The tensors of `values`, which must be tensors, None or unknown.
  explicit TensorList(llvm::ArrayRef<MetaValue> values) : values(values) {}
  /// The number of elements, None included.
  size_t size() const { return values.size(); }
  /// Whether there are no elements.
  bool empty() const { return values.empty(); }
  /// The tensor at that index, null for None.
  const TensorMeta *operator[](size_t i) const {
    return values[i].isTensor() ? values[i].getTensor() : nullptr;
  }
  /// The underlying values.
  llvm::ArrayRef<MetaValue> getValues() const { return values; }

private:
  llvm::ArrayRef<MetaValue> values;
};

/// Prints a value for diagnostics: a tensor as TensorMeta prints, numbers and
/// lists as Python does.
void print(llvm::raw_ostream &os, const MetaValue &value);
/// Calls `fn` for each tensor in a value: itself, or those in a list.
void forEachTensor(const MetaValue &value,
                   llvm::function_ref<void(const TensorMeta &)> fn);
/// Calls `fn` for each SymInt in a value: an integer or bool itself; the sizes,
/// strides, offset, constant, components and storage size of a tensor; those of
/// all elements of a list. May repeat values; unknown ones are skipped.
void forEachSymInt(const MetaValue &value, llvm::function_ref<void(SymInt)> fn);
/// Calls `fn` for each symbol in these SymInts; may repeat symbols.
void forEachSymbol(const MetaValue &value,
                   llvm::function_ref<void(const SymbolExpr *)> fn);
/// The name of a kind in diagnostics: `tensor`, `int`, `list`, ...
llvm::StringRef getName(MetaValue::Kind kind);

} // namespace fake

#endif // FAKETENSOR_META_METAVALUE_H
