//===- Components.h - Components of sparse and jagged tensors ---*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A sparse or jagged tensor consists of other tensors. What follows from their
// metadata, and not from sizes, dtype and device of the whole, is kept here.
// Records are small, immutable and live in an arena; a TensorMeta points to
// one.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_META_COMPONENTS_H
#define FAKETENSOR_META_COMPONENTS_H

#include "FakeTensor/Symbolic/SymInt.h"
#include "llvm/ADT/PointerUnion.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <array>
#include <string>

namespace fake {

struct TensorMeta;
class RuleContext;

/// The components of a sparse tensor, `indices()` and `values()` of
/// `sparse_coo`, `crow_indices()`, `col_indices()` and `values()` of the
/// compressed layouts.
struct SparseInfo {
  /// Number of stored elements, or of stored blocks, of one batch: `_nnz()`. 0
  /// for an input, as FakeTensor stores no elements of inputs. Not part of
  /// types.
  SymInt nnz = 0;
  /// Number of trailing dimensions that are dense, `dense_dim()`.
  SymInt denseDims;
  /// Rows and columns of a block, of `sparse_bsr` and `sparse_bsc`.
  std::array<SymInt, 2> blockSize;
  /// Whether indices are sorted and unique, `is_coalesced()` of `sparse_coo`;
  /// nothing if not known.
  std::optional<bool> coalesced;

  friend bool operator==(const SparseInfo &a, const SparseInfo &b) {
    return a.nnz == b.nnz && a.denseDims == b.denseDims &&
           a.blockSize == b.blockSize && a.coalesced == b.coalesced;
  }
};

/// The components of a jagged tensor, `torch.nested` with
/// `layout=torch.jagged`. The ragged size says which offsets it has, and is a
/// size of the tensor.
///
/// A number that is unknown is that of all inputs with the ragged size: a
/// symbol that is made when a rule asks for it.
struct JaggedInfo {
  /// Size of the ragged dimension of `values()`.
  SymInt valuesSize;
  /// Length of the shortest and of the longest row, `_min_seqlen_tensor` and
  /// `_max_seqlen_tensor`; nothing where the tensor does not hold it.
  std::optional<SymInt> minSeqlen = SymInt(), maxSeqlen = SymInt();
  /// Whether rows have lengths of their own besides offsets, `lengths()`: then
  /// they need not be contiguous.
  bool hasLengths = false;

  friend bool operator==(const JaggedInfo &a, const JaggedInfo &b) {
    return a.valuesSize == b.valuesSize && a.minSeqlen == b.minSeqlen &&
           a.maxSeqlen == b.maxSeqlen && a.hasLengths == b.hasLengths;
  }
};

/// Calls `fn` with a reference to each integer of a record that is held.
template <typename Fn> void visitSymInts(SparseInfo &info, Fn fn) {
  fn(info.nnz);
  fn(info.denseDims);
  fn(info.blockSize[0]);
  fn(info.blockSize[1]);
}
/// The same for a jagged tensor; lengths that it does not hold are skipped.
template <typename Fn> void visitSymInts(JaggedInfo &info, Fn fn) {
  fn(info.valuesSize);
  if (info.minSeqlen)
    fn(*info.minSeqlen);
  if (info.maxSeqlen)
    fn(*info.maxSeqlen);
}

/// The components of a tensor; null where nothing is stated of them.
using Components = llvm::PointerUnion<const SparseInfo *, const JaggedInfo *>;

/// Whether two tensors have equal components; null equals the default.
bool areEqual(Components a, Components b);

/// Calls `fn` for each integer in components, unknown ones included.
void forEachSymInt(Components components, llvm::function_ref<void(SymInt)> fn);

/// Components in which `fn` has replaced each integer, in the order of
/// forEachSymInt; the same ones if nothing has changed.
Components mapSymInts(RuleContext &cx, Components components,
                      llvm::function_ref<SymInt(SymInt)> fn);

/// Components that hold of a tensor that is `a` or `b`, in place of those of
/// `a`: what differs becomes unknown.
Components mergeComponents(RuleContext &cx, Components a, Components b);

/// The components `known`, with those of `stated` where they are unknown.
Components meetComponents(RuleContext &cx, Components known, Components stated);

/// Describes two values of a component that contradict each other, as in
/// `dense_dims 1 and 0`; empty if there are none. Integers that are not equal
/// contradict each other if both are constants.
std::string findContradiction(Components a, Components b);

} // namespace fake

#endif // FAKETENSOR_META_COMPONENTS_H
