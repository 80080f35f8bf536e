//===- Registry.h - Ops of other libraries ----------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A library outside of this project adds ops to the op table, with rules and
// facets. A facet is what one aspect of the project knows of ops beside their
// rules: how they compute constants, which kernels they have for sparse and
// jagged tensors, how outputs take results. It is written as names of ops,
// which are linked once into pointers of the records.
//
// Names are those of schemas: `mylib::my_op.overload`, and for an op of ATen
// also `add.Tensor`. A name without an op is a fatal error, so that no row is
// silently lost.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_ATEN_REGISTRY_H
#define FAKETENSOR_ATEN_REGISTRY_H

#include "FakeTensor/ATen/Layouts.h"
#include "FakeTensor/ATen/OpTable.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace fake {

/// Looks up the records named by facets.
class FacetLinker {
public:
  /// Finds the op of a name; a fatal error if there is none.
  using GetFn = llvm::function_ref<OpDef &(StringRef name)>;
  /// Calls a function for all overloads of an op name.
  using ForEachFn = llvm::function_ref<void(
      StringRef packet, llvm::function_ref<void(OpDef &)> fn)>;

  /// `arena` owns what facets allocate, `ops` are all ops of the table.
  FacetLinker(llvm::BumpPtrAllocator &arena, MutableArrayRef<OpDef> ops,
              GetFn get, ForEachFn forEachOf)
      : arena(arena), ops(ops), getOp(get), forAllOverloads(forEachOf) {}

  /// The op of that name: of ATen, `max.other`, or with its namespace,
  /// `prims::abs` or `prims.abs`.
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
  /// Calls `fn` for the ops of ATen and of libraries with a tag.
  void forEachTagged(Tag tag, llvm::function_ref<void(OpDef &)> fn) const {
    for (OpDef &op : ops)
      if (op.traits.has(tag) &&
          (op.origin.isExternal || StringRef(op.name).starts_with("aten.")))
        fn(op);
  }

  /// Sets the kernel of an op for tensors of a sparse layout, which replaces
  /// its rule.
  void setSparseKernel(OpDef &op, SparseFn fn) const;
  /// Sets the kernel of an op for jagged tensors, and the kinds of its first
  /// arguments, see JaggedKernel.
  void setJaggedKernel(OpDef &op, JaggedFn fn, StringRef args = {}) const;
  /// Sets the policy of the outputs of an `out=` overload. A fatal error for
  /// other ops.
  void setOutPolicy(OpDef &op, const OutPolicy &policy) const;

  /// Owns the data of facets, which lives as long as the table.
  llvm::BumpPtrAllocator &arena;

private:
  MutableArrayRef<OpDef> ops;
  GetFn getOp;
  ForEachFn forAllOverloads;
};

/// An `out=` overload, which is derived from the functional op.
struct OutOverload {
  /// The functional op and the overload with outputs, as schemas name them.
  const char *functional, *name;
  /// The names of the written arguments, separated by spaces.
  const char *written;
};

/// What a library adds to the table.
struct OpLibrary {
  /// Its rows, and a name for reports. Schemas have the namespace of the
  /// library: `mylib::my_op(Tensor self) -> Tensor`.
  OpFamily family;
  /// The `out=` overloads of its ops.
  ArrayRef<OutOverload> outOverloads;
  /// Sets the facets of its ops; null for none. `OpDef::elements` is set as it
  /// is, others by functions of the linker.
  void (*linkFacets)(const FacetLinker &linker) = nullptr;
};

/// Adds the ops of a library to the table, with everything that rows of this
/// project have: in-place and `out=` overloads, names for other ops, ops of
/// lists. In the dialect `fake` they are written `fake.mylib.my_op`, in torch
/// IR `torch.operator "torch.mylib.my_op"`.
///
/// Must be called before the table is used, which the dialect `fake` does when
/// it is loaded: before a context is made, by the program itself. Later it is a
/// fatal error, because addresses in the table are TypeIDs. The arrays and
/// texts are not copied. Adding the same rows again changes nothing.
void registerOps(const OpLibrary &library);

} // namespace fake

#endif // FAKETENSOR_ATEN_REGISTRY_H
