//===- FakeTypes.td - Types of the fake dialect ------------*- tablegen -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_FAKE_IR_FAKETYPES
#define FAKETENSOR_DIALECT_FAKE_IR_FAKETYPES

include "FakeTensor/Dialect/Fake/IR/FakeDialect.td"
include "mlir/IR/AttrTypeBase.td"

class Fake_Type<string name, string typeMnemonic, list<Trait> traits = []>
    : TypeDef<Fake_Dialect, name, traits> {
  let mnemonic = typeMnemonic;
}

def Fake_TensorType : Fake_Type<"FakeTensor", "tensor"> {
  let summary = "A tensor with metadata and without data";
  let description = [{
    Sizes come first, `*` if the rank is unknown, then the dtype, `?` if
    unknown. Other metadata is only written if it differs from an ordinary
    tensor:

    | written | omitted when |
    | --- | --- |
    | `strides = [s0, 1]`, or `strides = ?` | contiguous |
    | `offset = 3` | 0 |
    | `device = "cuda:0"`, or `device = ?` | cpu |
    | `layout = sparse_coo` | strided |
    | `conj`, `neg` | the bit is not set |
    | components, see below | unknown |

    A size, stride or offset is `?` when unknown, or an expression of integers
    and symbols: `+ - *`, `floordiv`, `mod`, `max(a, b)`, `min(a, b)`. Strides
    and offset of a tensor of unknown rank are unknown. `!fake.tensor<*>` has no
    metadata.

    Sparse layouts (`sparse_coo`, `sparse_csr`, `sparse_csc`, `sparse_bsr`,
    `sparse_bsc`) have neither strides nor an offset. In the layout `jagged`, one
    size is a symbol of the kind `ragged`, which differs from row to row. Their
    components are written after the layout:

    | written | of layout | meaning |
    | --- | --- | --- |
    | `sparse_dims = 2` | `sparse_coo` | `sparse_dim()`; other dimensions are dense |
    | `coalesced`, `uncoalesced` | `sparse_coo` | `is_coalesced()` |
    | `dense_dims = 1` | compressed | `dense_dim()` |
    | `block_size = [2, 3]` | `sparse_bsr`, `sparse_bsc` | rows and columns of a block |
    | `values_size = 12` | `jagged` | the ragged size of `values()` |
    | `min_seqlen = 1` | `jagged` | the length of the shortest row; `none` if not stored |
    | `max_seqlen = 7` | `jagged` | the length of the longest row; likewise |
    | `lengths` | `jagged` | rows are non-contiguous, with lengths |

    Omitted strides mean `torch.Tensor.contiguous()`: the stride of a dimension
    is the product of the following sizes, where a size of 0 is treated as 1.

    ```mlir
    !fake.tensor<[s0, 4, 3], f32>
    !fake.tensor<[4, s0 floordiv 2], bf16, strides = [1, 4], device = "cuda:0">
    !fake.tensor<[?, 3], ?, device = ?>
    !fake.tensor<[4, 6, 3], f32, layout = sparse_coo, sparse_dims = 2, coalesced>
    !fake.tensor<[3, j0, 8], f32, layout = jagged, values_size = 12, max_seqlen = 7>
    !fake.tensor<*, i64>
    !fake.tensor<*>
    ```
  }];
  // Written by hand: the only parameter is a TensorMeta, held by the storage
  // with its arrays, so that analyses read types without copying.
  let parameters = (ins "const ::fake::TensorMeta &":$meta);
  let genStorageClass = 0;
  let storageClass = "FakeTensorTypeStorage";
  let storageNamespace = "detail";
  let skipDefaultBuilders = 1;
  let genAccessors = 0;
  let hasCustomAssemblyFormat = 1;
  let extraClassDeclaration = [{
    /// The type that states `meta`. Storage, constant and number of stored elements are
    /// not part of types and are ignored. Expressions may belong to any pool.
    static FakeTensorType get(::mlir::MLIRContext *context,
                              const TensorMeta &meta);
    /// `!fake.tensor<*>`, without metadata.
    static FakeTensorType getUnknown(::mlir::MLIRContext *context);

    /// The metadata that the type states. The arrays live as long as the context; expressions
    /// belong to the dialect and must be imported before computing with them.
    const TensorMeta &getMeta() const;
    /// Whether sizes, strides, offset and components have no expressions.
    bool hasOnlyInts() const;

    bool isRanked() const { return getMeta().ranked; }
    ::llvm::ArrayRef<SymInt> getSizes() const { return getMeta().sizes; }
    DType getDType() const { return getMeta().dtype; }
    Device getDevice() const { return getMeta().device; }
  }];
}

def Fake_IntType : Fake_Type<"FakeInt", "int"> {
  let summary = "An integer, possibly with a known or symbolic value";
  let description = [{
    A Python int. `!fake.int<s0 * 2>` has the value `s0 * 2`.

    ```mlir
    !fake.int
    !fake.int<12>
    !fake.int<s0 * 2>
    ```
  }];
  let parameters = (ins "::fake::SymInt":$value);
  let hasCustomAssemblyFormat = 1;
  let skipDefaultBuilders = 1;
  let extraClassDeclaration = [{
    /// The type of an int of that value, which may belong to any pool.
    static FakeIntType get(::mlir::MLIRContext *context,
                           SymInt value = SymInt::unknown());
  }];
}

def Fake_FloatType : Fake_Type<"FakeFloat", "float"> {
  let summary = "A Python float";
}

def Fake_BoolType : Fake_Type<"FakeBool", "bool">,
    BuildableType<"$_builder.getType<::fake::FakeBoolType>()"> {
  let summary = "A Python bool";
}

def Fake_ListType : Fake_Type<"FakeList", "list"> {
  let summary = "A list, with the type of each element";
  let description = [{
    A Python list or tuple of known length. Elements may have different types,
    and are types of this dialect.

    ```mlir
    !fake.list<!fake.tensor<[4], f32>, !fake.tensor<[s0], f32>>
    !fake.list<>
    ```
  }];
  let parameters = (ins OptionalArrayRefParameter<"::mlir::Type">:$elements);
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
}

def Fake_ObjectType : Fake_Type<"FakeAny", "any"> {
  let summary = "A value of any kind";
  let description = [{
    The value may be a tensor, a number, None, a dtype, a device, a string, or a
    list of any length. The type of arguments of a `fake.rule` without a more
    specific type, such as `Tensor?` and `int[]`.
  }];
}

/// A value of this dialect.
def Fake_AnyType : AnyTypeOf<[Fake_TensorType, Fake_IntType, Fake_FloatType,
                              Fake_BoolType, Fake_ListType, Fake_ObjectType]>;

#endif // FAKETENSOR_DIALECT_FAKE_IR_FAKETYPES
