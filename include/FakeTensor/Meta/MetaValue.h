//===- MetaValue.h - Metadata of a value ------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_METAVALUE_H
#define FAKETENSOR_META_METAVALUE_H

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
  enum class Kind : uint8_t {
    /// Unknown, including its kind.
    Unknown,
    /// Python's None.
    None,
    Tensor,
    /// An integer, possibly symbolic or unknown.
    Int,
    /// A float, possibly symbolic or unknown.
    Float,
    /// A bool as an integer 0 or 1, possibly symbolic or unknown.
    Bool,
    /// A complex number of unknown value.
    Complex,
    String,
    DType,
    Device,
    Layout,
    MemoryFormat,
    /// A `torch.Generator`.
    Generator,
    List
  };

  /// An unknown value.
  MetaValue() = default;
  static MetaValue none() { return MetaValue(Kind::None); }
  /// A tensor; `meta` must outlive this value.
  static MetaValue tensor(const TensorMeta *meta) {
    MetaValue v(Kind::Tensor);
    v.pointer = meta;
    return v;
  }
  static MetaValue integer(SymInt value) {
    MetaValue v(Kind::Int);
    v.word = value.getOpaqueValue();
    return v;
  }
  static MetaValue boolean(bool value) {
    MetaValue v(Kind::Bool);
    v.word = value;
    return v;
  }
  /// A bool of unknown value.
  static MetaValue unknownBoolean() {
    MetaValue v(Kind::Bool);
    v.known = false;
    v.word = SymInt::unknown().getOpaqueValue();
    return v;
  }
  /// A bool that is true if `value`, a symbolic 0 or 1, is 1.
  static MetaValue symbolicBoolean(SymInt value) {
    MetaValue v = unknownBoolean();
    v.word = value.getOpaqueValue();
    return v;
  }
  /// The same for any 0 or 1: constant, symbolic or unknown.
  static MetaValue truth(SymInt value) {
    return value.isInt() ? boolean(value.getInt() != 0)
                         : symbolicBoolean(value);
  }
  static MetaValue floating(double value) {
    MetaValue v(Kind::Float);
    v.real = value;
    return v;
  }
  /// A float of unknown value.
  static MetaValue unknownFloating() {
    MetaValue v(Kind::Float);
    v.known = false;
    v.word = SymInt::unknown().getOpaqueValue();
    return v;
  }
  /// A symbolic or constant float; unknown for an unknown value. See ShapeEnv
  /// on floats.
  static MetaValue symbolicFloating(SymInt value) {
    if (std::optional<double> constant = getConstantFloat(value))
      return floating(*constant);
    MetaValue v = unknownFloating();
    v.word = value.getOpaqueValue();
    return v;
  }
  static MetaValue complex() { return MetaValue(Kind::Complex); }
  static MetaValue generator() { return MetaValue(Kind::Generator); }
  /// A string; the characters must outlive this value.
  static MetaValue string(llvm::StringRef value) {
    MetaValue v(Kind::String);
    v.pointer = value.data();
    v.count = static_cast<uint32_t>(value.size());
    return v;
  }
  static MetaValue dtype(DType value) {
    MetaValue v(Kind::DType);
    v.word = static_cast<int64_t>(value);
    return v;
  }
  static MetaValue device(Device value) {
    MetaValue v(Kind::Device);
    v.word = static_cast<int64_t>(value.getType()) << 16 | value.getIndex();
    return v;
  }
  static MetaValue layout(Layout value) {
    MetaValue v(Kind::Layout);
    v.word = static_cast<int64_t>(value);
    return v;
  }
  static MetaValue memoryFormat(MemoryFormat value) {
    MetaValue v(Kind::MemoryFormat);
    v.word = static_cast<int64_t>(value);
    return v;
  }
  /// A list; the elements must outlive this value.
  static MetaValue list(llvm::ArrayRef<MetaValue> elements) {
    MetaValue v(Kind::List);
    v.pointer = elements.data();
    v.count = static_cast<uint32_t>(elements.size());
    return v;
  }

  Kind getKind() const { return kind; }
  bool isUnknown() const { return kind == Kind::Unknown; }
  bool isNone() const { return kind == Kind::None; }
  bool isTensor() const { return kind == Kind::Tensor; }
  bool isInt() const { return kind == Kind::Int; }
  bool isBool() const { return kind == Kind::Bool; }
  bool isFloat() const { return kind == Kind::Float; }
  bool isString() const { return kind == Kind::String; }
  bool isList() const { return kind == Kind::List; }
  /// Whether this is a Python number: int, bool, float or complex.
  bool isNumber() const {
    return kind == Kind::Int || kind == Kind::Bool || kind == Kind::Float ||
           kind == Kind::Complex;
  }
  /// Whether a float or bool has a constant value.
  bool isKnown() const { return known; }

  const TensorMeta *getTensor() const {
    assert(isTensor());
    return static_cast<const TensorMeta *>(pointer);
  }
  /// The integer; a bool is 0 or 1, possibly symbolic.
  SymInt getInt() const {
    assert(isInt() || isBool());
    return isBool() && known ? SymInt(word) : SymInt::getFromOpaqueValue(word);
  }
  bool getBool() const {
    assert(isBool() && known);
    return word != 0;
  }
  double getFloat() const {
    assert(isFloat() && known);
    return real;
  }
  /// The expression of a float that is not constant; may be unknown.
  SymInt getFloatExpr() const {
    assert(isFloat() && !known);
    return SymInt::getFromOpaqueValue(word);
  }
  /// The expression of an integer, a bool, or a float that is not constant.
  /// Unknown for all other values.
  SymInt getSymbolic() const {
    if (isInt() || isBool())
      return getInt();
    return isFloat() && !known ? getFloatExpr() : SymInt::unknown();
  }
  llvm::StringRef getString() const {
    assert(isString());
    return {static_cast<const char *>(pointer), count};
  }
  fake::DType getDType() const {
    assert(kind == Kind::DType);
    return static_cast<fake::DType>(word);
  }
  fake::Device getDevice() const {
    assert(kind == Kind::Device);
    return fake::Device(static_cast<DeviceType>(word >> 16), word & 0xffff);
  }
  fake::Layout getLayout() const {
    assert(kind == Kind::Layout);
    return static_cast<fake::Layout>(word);
  }
  fake::MemoryFormat getMemoryFormat() const {
    assert(kind == Kind::MemoryFormat);
    return static_cast<fake::MemoryFormat>(word);
  }
  llvm::ArrayRef<MetaValue> getList() const {
    assert(isList());
    return {static_cast<const MetaValue *>(pointer), count};
  }

private:
  explicit MetaValue(Kind kind) : kind(kind) {}

  Kind kind = Kind::Unknown;
  bool known = true;
  uint32_t count = 0;
  union {
    const void *pointer = nullptr;
    int64_t word;
    double real;
  };
};

/// A view of the tensors in a list.
class TensorList {
public:
  TensorList() = default;
  explicit TensorList(llvm::ArrayRef<MetaValue> values) : values(values) {}
  size_t size() const { return values.size(); }
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
/// strides, offset, constant, components and storage size of a
/// tensor; those of all
/// elements of a list. May repeat values; unknown ones are skipped.
void forEachSymInt(const MetaValue &value, llvm::function_ref<void(SymInt)> fn);
/// Calls `fn` for each symbol in these SymInts; may repeat symbols.
void forEachSymbol(const MetaValue &value,
                   llvm::function_ref<void(const SymbolExpr *)> fn);
/// The name of a kind in diagnostics: `tensor`, `int`, `list`, ...
llvm::StringRef getName(MetaValue::Kind kind);

/// The value of a constant integer or float; nullopt for other values.
std::optional<double> getKnownFloat(const MetaValue &number);

} // namespace fake

#endif // FAKETENSOR_META_METAVALUE_H
