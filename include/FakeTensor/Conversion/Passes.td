//===- Passes.td - Conversions of FakeTensor ---------------*- tablegen -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_CONVERSION_PASSES
#define FAKETENSOR_CONVERSION_PASSES

include "mlir/Pass/PassBase.td"

def TorchToFake : Pass<"torch-to-fake"> {
  let summary = "Convert torch IR to the fake dialect";
  let description = [{
    Converts `torch.aten.*` to `fake.aten.*`. Constants and lists become arguments
    of calls, and `torch.symbolic_int` the attribute `fake.symbols` of the function.
    Types state all inferred metadata, including strides and devices, so that no
    `torch.bind_symbolic_shape` remains.

    ```mlir
    %int1 = torch.constant.int 1
    %0 = torch.aten.add.Tensor %a, %b, %int1 : !torch.vtensor<[2],f32>, !torch.vtensor<[2],f32>, !torch.int -> !torch.vtensor<[2],f32>
    // becomes
    %0 = fake.aten.add.Tensor(%a, %b) : (!fake.tensor<[2], f32>, !fake.tensor<[2], f32>) -> !fake.tensor<[2], f32>
    ```

    `torch.prim.If` becomes `fake.cond`, and `torch.prim.Loop` a
    `fake.while_loop` that carries the iteration number. The types of called
    functions, of their calls and of declarations are converted from the torch
    types.

    `torch.copy.to_tensor` and `torch.copy.to_vtensor` become `fake.aten.clone`,
    `torch.overwrite.tensor.contents` becomes `fake.aten.copy_`.

    Ops and types are identified by name, so that the torch dialect may be a
    host's. Functions without them are unchanged. Ops of other dialects keep torch
    types, which are converted by `builtin.unrealized_conversion_cast`; such casts
    also replace those of `torch_c`.

    Constructs without a counterpart are errors: an op that is not in the table, an
    argument such as a list of ints, torch ops in regions of `scf`.
  }];
  let dependentDialects = ["::fake::FakeDialect"];
}

def FakeToTorch : Pass<"fake-to-torch"> {
  let summary = "Convert the fake dialect to torch IR";
  let description = [{
    The inverse of `torch-to-fake`: constants and lists become ops, symbols
    become `torch.symbolic_int`, symbolic sizes `torch.bind_symbolic_shape`.
    Strides, offsets, devices and `coalesced` cannot be expressed by torch types
    and are dropped. A layout that a torch type cannot express is an error: types
    of the host's torch dialect express `sparse_coo`, `sparse_csr` and
    `sparse_csc` by an encoding, for tensors that are known to have no dense
    dimensions; types of this project's reader express none.
    `fake.cond` and `fake.while_loop` become `torch.prim.If` and
    `torch.prim.Loop`; the other ops with regions have no counterpart.
    torch-mlir can parse the result.

    A tensor that an op writes to, its base and its views become `!torch.tensor`.
    Reads of its contents become `torch.copy.to_vtensor`, and a `copy_` that
    replaces all contents becomes `torch.overwrite.tensor.contents`. A function that
    is called and writes to an argument has no counterpart.

    Functions and ops that do not use the fake dialect are unchanged, including
    those of torch.
  }];
}

def FakeFakify : Pass<"fake-fakify"> {
  let summary = "Convert functions on tensors to functions on tensors without data";
  let description = [{
    The counterpart of `FakeTensorMode.from_tensor`, which converts the inputs of a
    Python program: arguments that are builtin tensors, memrefs or torch tensors
    become `!fake.tensor`, and torch ops become ops of the fake dialect, as in
    `torch-to-fake`.

    ```mlir
    func.func @main(%x: tensor<?x8xf32>, %y: memref<?x8xf32, strided<[16, 1], offset: 2>>)
    // becomes, with fake-fakify="device=cuda hints=0:0=4,1:0=4"
    func.func @main(%x: !fake.tensor<[s0, 8], f32, device = "cuda:0">,
                    %y: !fake.tensor<[s0, 8], f32, strides = [16, 1], offset = 2, device = "cuda:0">)
        attributes {fake.symbols = [#fake.symbol<s0, min = 2, hint = 4>]}
    ```

    *Examples.* A size that the type does not state may be given by `hints`, or by
    the argument attribute `fake.example`, which may also state strides, offset and
    device of the example:

    ```mlir
    func.func @main(%x: tensor<?x?xf32> {fake.example = !fake.tensor<[5, 6], f32, offset = 6>})
    ```

    *Symbols.* `dynamic-shapes` determines how a size that is `?` in the type is
    converted:

    | | |
    | --- | --- |
    | `static` | the size of the example; an error without one |
    | `duck` | a symbol, shared by all sizes, strides and offsets with this example |
    | `dynamic` | a distinct symbol |
    | `unbacked` | a distinct symbol without an example, `u0`, which may be 0 or 1 |

    As in PyTorch, a size of 0 or 1 in an example is constant unless it is
    `unbacked`, and symbols `s0` have a minimum of 2, with and without an example. A
    stride of an example is 0 or 1, or a size times the stride of that dimension, or
    a symbol; strides and offset are constant if all sizes are. If neither layout nor
    example determines the strides, they are row-major. Strides and offsets that a
    layout leaves dynamic and no example determines are symbols, which may be 0.
    Sizes that `torch.bind_symbolic_shape` states are kept.

    *Storage.* Arguments with the same `fake.storage` share a storage.

    *Constants* used by ops of the fake dialect become `fake.literal`, on the device
    given by the option. Their values are dropped if they have more elements than
    `constant-numel-limit`.

    *Other ops.* `torch_c.from_builtin_tensor`, `torch_c.to_builtin_tensor` and
    `builtin.unrealized_conversion_cast` between a converted value and its use are
    removed. An op of another dialect keeps its operand types, through a
    `builtin.unrealized_conversion_cast`. A function that is called with tensors is
    an error, and so is a torch op that is not in the table.
  }];
  let options = [
    Option<"device", "device", "std::string", [{""}],
           "The device of arguments and constants (default: that of the example, "
           "else cpu)">,
    Option<"dynamicShapes", "dynamic-shapes", "::fake::DimDynamic",
           "::fake::DimDynamic::Duck",
           "How to convert unknown sizes", [{::llvm::cl::values(
             clEnumValN(::fake::DimDynamic::Static, "static",
                        "the size of the example"),
             clEnumValN(::fake::DimDynamic::Duck, "duck",
                        "a symbol shared by equal examples"),
             clEnumValN(::fake::DimDynamic::Dynamic, "dynamic",
                        "a distinct symbol"),
             clEnumValN(::fake::DimDynamic::Unbacked, "unbacked",
                        "a distinct symbol without an example"))}]>,
    ListOption<"hints", "hints", "std::string",
               "Example sizes: ARGUMENT:DIMENSION=SIZE">,
    Option<"constantNumelLimit", "constant-numel-limit", "int64_t", "64",
           "The maximum number of elements of a constant whose values are kept">
  ];
  let dependentDialects = ["::fake::FakeDialect"];
}

#endif // FAKETENSOR_CONVERSION_PASSES
