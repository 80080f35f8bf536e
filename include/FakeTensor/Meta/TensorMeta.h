//===- TensorMeta.h - Metadata of a tensor ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_TENSORMETA_H
#define FAKETENSOR_META_TENSORMETA_H

#include "FakeTensor/Meta/Components.h"
#include "FakeTensor/Meta/DType.h"
#include "FakeTensor/Meta/Device.h"
#include "FakeTensor/Symbolic/SymInt.h"
#include "llvm/ADT/ArrayRef.h"

namespace fake {

/// The layout of a tensor, `torch.layout`.
enum class Layout : uint8_t {
  Strided,
  SparseCOO,
  SparseCSR,
  SparseCSC,
  SparseBSR,
  SparseBSC,
  Mkldnn,
  Jagged
};

/// `torch.memory_format`. Not part of the metadata: it follows from strides.
enum class MemoryFormat : uint8_t {
  Contiguous,
  Preserve,
  ChannelsLast,
  ChannelsLast3d
};

/// PyTorch's name of a layout (`strided`, `sparse_coo`, ...) and of a memory
/// format (`contiguous_format`, `channels_last`, ...).
llvm::StringRef getName(Layout layout);
/// The same for a memory format.
llvm::StringRef getName(MemoryFormat format);
/// Decodes `c10::Layout` and `c10::MemoryFormat`, as TorchScript passes them;
/// nullopt for an invalid code.
std::optional<Layout> getLayoutFromCode(int64_t code);
/// The same for a memory format.
std::optional<MemoryFormat> getMemoryFormatFromCode(int64_t code);
/// The `c10::Layout` code of a layout.
int getCode(Layout layout);
/// The `c10::MemoryFormat` code of a memory format.
int getCode(MemoryFormat format);
/// The inverse of getName; a prefix `torch.` is allowed.
std::optional<Layout> parseLayout(llvm::StringRef name);
/// The same for a memory format; nullopt for other names.
std::optional<MemoryFormat> parseMemoryFormat(llvm::StringRef name);

/// Identity of a storage within one analysis. Tensors with the same ID alias; 0
/// is unknown.
using StorageID = uint32_t;

/// The metadata of a tensor: what a FakeTensor holds.
///
/// A plain value that refers to arrays owned by the arena of the analysis or by
/// its creator. Each field can be unknown independently: `ranked` false,
/// `strided` false, an unknown SymInt, DType::Unknown, an unknown device.
struct TensorMeta {
  /// The size of each dimension in elements; only if `ranked`.
  llvm::ArrayRef<SymInt> sizes;
  /// The stride of each dimension in elements; only if `strided`.
  llvm::ArrayRef<SymInt> strides;
  /// The storage offset, in elements.
  SymInt offset = 0;
  /// The size of the storage in bytes.
  SymInt storageBytes;
  /// The storage; 0 if unknown.
  StorageID storage = 0;
  /// The type of elements.
  DType dtype = DType::Unknown;
  /// Where the storage is.
  Device device;
  /// How elements are stored; strides describe strided tensors only.
  Layout layout = Layout::Strided;
  /// Whether the rank is known.
  bool ranked = false;
  /// Whether the strides are known.
  bool strided = false;
  /// Lazy conjugation and negation, see `torch.Tensor.is_conj` and `is_neg`.
  bool conj = false;
  /// Lazy negation, `is_neg`.
  bool neg = false;
  /// Elements of a small integer or bool tensor in row-major order, each of
  /// which may be symbolic or unknown; empty if all are unknown. FakeTensor's
  /// `constant`.
  llvm::ArrayRef<SymInt> constant;
  /// What a sparse or jagged tensor consists of; null for strided tensors, and
  /// where nothing is stated.
  Components components;

  /// The number of dimensions; asserts that it is known.
  int64_t rank() const {
    assert(ranked && "rank is not known");
    return static_cast<int64_t>(sizes.size());
  }
  /// Whether this is a tensor of rank 0.
  bool isScalar() const { return ranked && sizes.empty(); }
  /// The components of a sparse tensor, or the default.
  SparseInfo getSparseInfo() const {
    auto *info = llvm::dyn_cast_if_present<const SparseInfo *>(components);
    return info ? *info : SparseInfo();
  }
  /// The components of a jagged tensor, or the default.
  JaggedInfo getJaggedInfo() const {
    auto *info = llvm::dyn_cast_if_present<const JaggedInfo *>(components);
    return info ? *info : JaggedInfo();
  }
  /// Whether sizes, strides, offset, dtype and device are all known.
  bool isFullyKnown() const;
};

/// Whether some size or stride is symbolic, for which FakeTensor may take
/// another path: `has_symbolic_sizes`.
bool hasSymbols(const TensorMeta &meta);

/// Whether all fields but the storage and constant values are identical.
/// Expressions must belong to the same pool.
inline bool hasEqualMetadata(const TensorMeta &a, const TensorMeta &b) {
  return a.ranked == b.ranked && a.strided == b.strided && a.dtype == b.dtype &&
         a.device == b.device && a.layout == b.layout && a.conj == b.conj &&
         a.neg == b.neg && a.offset == b.offset && a.sizes == b.sizes &&
         a.strides == b.strides && areEqual(a.components, b.components);
}
/// A hash that agrees with hasEqualMetadata.
inline llvm::hash_code hashMetadata(const TensorMeta &meta) {
  uint64_t hash = uint64_t(meta.dtype) | uint64_t(meta.layout) << 8 |
                  uint64_t(meta.device.getType()) << 16 |
                  uint64_t(meta.ranked) << 24 | uint64_t(meta.strided) << 25 |
                  uint64_t(meta.conj) << 26 | uint64_t(meta.neg) << 27 |
                  uint64_t(meta.device.getIndex()) << 32;
  auto mix = [&](SymInt value) {
    hash ^= static_cast<uint64_t>(value.getOpaqueValue());
    hash *= 0x9e3779b97f4a7c15ULL;
    hash ^= hash >> 32;
  };
  mix(meta.offset);
  for (SymInt size : meta.sizes)
    mix(size);
  for (SymInt stride : meta.strides)
    mix(stride);
  return llvm::hash_code(hash);
}

/// Prints `f32(4, 6)/(6, 1)+2@cuda:0`: dtype, sizes, strides, offset unless 0,
/// device unless cpu; `?` for unknown fields.
void print(llvm::raw_ostream &os, const TensorMeta &meta);
/// Prints a tensor as print() does.
inline llvm::raw_ostream &operator<<(llvm::raw_ostream &os,
                                     const TensorMeta &meta) {
  print(os, meta);
  return os;
}
/// Prints sizes as in diagnostics, `[a, b]`.
void printSizes(llvm::raw_ostream &os, llvm::ArrayRef<SymInt> sizes);
/// The same as a string.
std::string sizesToString(llvm::ArrayRef<SymInt> sizes);

} // namespace fake

#endif // FAKETENSOR_META_TENSORMETA_H
