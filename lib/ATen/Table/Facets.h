//===- Facets.h - What else is known of ops ---------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Private to lib/ATen. A facet is what one aspect of the project knows of ops
// beside their rules: how they compute constants, which kernels they have for
// sparse and jagged tensors. It is written as rows of names, which are linked
// once into pointers of the records. A name without an op is a fatal error, so
// that no row is silently lost.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_LIB_ATEN_TABLE_FACETS_H
#define FAKETENSOR_LIB_ATEN_TABLE_FACETS_H

#include "FakeTensor/ATen/OpTable.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace fake {

/// Finds the records that facets name.
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
  /// Calls `fn` for the ops of names that are separated by spaces.
  void forEach(StringRef names, llvm::function_ref<void(OpDef &)> fn) const {
    for (auto [name, rest] = names.split(' '); !name.empty();
         std::tie(name, rest) = rest.split(' '))
      fn(getOp(name));
  }
  /// Calls `fn` for all overloads of a name of ATen, `max`.
  void forEachOverload(StringRef packet,
                       llvm::function_ref<void(OpDef &)> fn) const {
    forAllOverloads(packet, fn);
  }
  /// Calls `fn` for the ops of ATen with a tag.
  void forEachTagged(Tag tag, llvm::function_ref<void(OpDef &)> fn) const {
    for (OpDef &op : ops)
      if (op.traits.has(tag) && StringRef(op.name).starts_with("aten."))
        fn(op);
  }
  /// What a record points to lives as long as the table.
  llvm::BumpPtrAllocator &arena;

private:
  MutableArrayRef<OpDef> ops;
  GetFn getOp;
  ForEachFn forAllOverloads;
};

/// The facets, each in its file in `lib/ATen/Facets`.
void linkConstants(const FacetLinker &linker);
void linkSparseKernels(const FacetLinker &linker);
void linkJaggedKernels(const FacetLinker &linker);
void linkOutPolicies(const FacetLinker &linker);

} // namespace fake

#endif // FAKETENSOR_LIB_ATEN_TABLE_FACETS_H
