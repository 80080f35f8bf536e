//===- Facets.h - Facets of ops ---------------------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to lib/ATen. A facet adds data to ops besides their rules: constant
// folding, kernels for sparse and jagged tensors. It consists of rows of op
// names, which are linked once into pointers in the records. A name without an
// op is a fatal error, so that no row is silently ignored.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_FACETS_H
#define FAKETENSOR_LIB_ATEN_TABLE_FACETS_H

#include "FakeTensor/ATen/OpTable.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace fake {

/// Looks up the records named by facets.
class FacetLinker {
public:
  using GetFn = llvm::function_ref<OpDef &(StringRef name)>;
  using ForEachFn = llvm::function_ref<void(
      StringRef packet, llvm::function_ref<void(OpDef &)> fn)>;

  FacetLinker(llvm::BumpPtrAllocator &arena, MutableArrayRef<OpDef> ops,
              GetFn get, ForEachFn forEachOf)
      : arena(arena), ops(ops), getOp(get), forAllOverloads(forEachOf) {}

  /// The op of that name: of ATen, `max.other`, or with its namespace,
  /// `prims.abs`.
  OpDef &get(StringRef name) const { return getOp(name); }
  /// Calls `fn` for the ops of a space-separated list of names.
  void forEach(StringRef names, llvm::function_ref<void(OpDef &)> fn) const {
    for (auto [name, rest] = names.split(' '); !name.empty();
         std::tie(name, rest) = rest.split(' '))
      fn(getOp(name));
  }
  /// Calls `fn` for all overloads of an ATen op packet, `max`.
  void forEachOverload(StringRef packet,
                       llvm::function_ref<void(OpDef &)> fn) const {
    forAllOverloads(packet, fn);
  }
  /// Calls `fn` for the ATen ops with a tag.
  void forEachTagged(Tag tag, llvm::function_ref<void(OpDef &)> fn) const {
    for (OpDef &op : ops)
      if (op.traits.has(tag) && StringRef(op.name).starts_with("aten."))
        fn(op);
  }
  /// Owns the data of facets, which lives as long as the table.
  llvm::BumpPtrAllocator &arena;

private:
  MutableArrayRef<OpDef> ops;
  GetFn getOp;
  ForEachFn forAllOverloads;
};

/// The facets, each in its own file in `lib/ATen/Facets`.
void linkConstants(const FacetLinker &linker);
void linkSparseKernels(const FacetLinker &linker);
void linkJaggedKernels(const FacetLinker &linker);
void linkOutPolicies(const FacetLinker &linker);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_TABLE_FACETS_H
