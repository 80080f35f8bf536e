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
    Turns `torch.aten.*` into `fake.aten.*`. Constants and lists go into the
    calls, `torch.symbolic_int` becomes the attribute `fake.symbols` of the
    function, and types say everything that is inferred, strides and devices
    included, so that no `torch.bind_symbolic_shape` is left.

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
    host's. Functions without any are unchanged. An op of another dialect goes
    on using and giving torch types, between which and fake ones a
    `builtin.unrealized_conversion_cast` stands; it takes the place of those of
    `torch_c` as well.

    What has no counterpart is an error: an op that the table does not have, an
    argument such as a list of ints, torch ops in regions of `scf`.
  }];
  let dependentDialects = ["::fake::FakeDialect"];
}

def FakeToTorch : Pass<"fake-to-torch"> {
  let summary = "Convert the fake dialect to torch IR";
  let description = [{
    The inverse of `torch-to-fake`: constants and lists become ops, symbols
    become `torch.symbolic_int`, symbolic sizes `torch.bind_symbolic_shape`.
    Strides, offsets, devices and `coalesced` have no place in torch types and
    are dropped. A layout that a torch type cannot state is an error: the types
    of a host state `sparse_coo`, `sparse_csr` and `sparse_csc` by an encoding,
    of tensors that are known to have no dense dimensions, and those of this
    project's reader state none.
    `fake.cond` and `fake.while_loop` become `torch.prim.If` and
    `torch.prim.Loop`; the other ops with regions have no counterpart.
    The result is text that torch-mlir reads.

    A tensor that an op writes to, with the tensors that it is a view of and its
    views, is a `!torch.tensor`. Where its contents are read, there is a
    `torch.copy.to_vtensor`; a `copy_` that replaces all contents is a
    `torch.overwrite.tensor.contents`. A function that is called and writes to an
    argument has no counterpart.

    Functions and ops that have nothing to do with the fake dialect stay as they
    are, those of torch as well.
  }];
}

def FakeFakify : Pass<"fake-fakify"> {
  let summary = "Turn functions on tensors into functions on tensors without data";
  let description = [{
    What `FakeTensorMode.from_tensor` does with the inputs of a Python program:
    arguments that are builtin tensors, memrefs or torch tensors become
    `!fake.tensor`, and torch ops become ops of the fake dialect, as by
    `torch-to-fake`.

    ```mlir
    func.func @main(%x: tensor<?x8xf32>, %y: memref<?x8xf32, strided<[16, 1], offset: 2>>)
    // becomes, with fake-fakify="device=cuda hints=0:0=4,1:0=4"
    func.func @main(%x: !fake.tensor<[s0, 8], f32, device = "cuda:0">,
                    %y: !fake.tensor<[s0, 8], f32, strides = [16, 1], offset = 2, device = "cuda:0">)
        attributes {fake.symbols = [#fake.symbol<s0, min = 2, hint = 4>]}
    ```

    *Examples.* A size that is not in the type may be given by `hints`, or by an
    attribute of the argument, `fake.example`, which may also say what the strides,
    the offset and the device of the example are:

    ```mlir
    func.func @main(%x: tensor<?x?xf32> {fake.example = !fake.tensor<[5, 6], f32, offset = 6>})
    ```

    *Symbols.* `dynamic-shapes` says what becomes of a size that is `?` in the type:

    | | |
    | --- | --- |
    | `static` | its example; an error without one |
    | `duck` | a symbol, the same for all sizes, strides and offsets with this example |
    | `dynamic` | a symbol of its own |
    | `unbacked` | a symbol of its own without an example, `u0`, which may be 0 or 1 |

    As in PyTorch, a size of 0 or 1 in an example is that number, except where it is
    `unbacked`, and symbols `s0` stand for 2 or more. So they do where there is no
    example. A stride of an example is 0 or 1, or a size times the stride of that
    dimension, or a symbol; strides and offset are numbers if all sizes are.
    Where neither layout nor example says something of strides, they are row-major;
    strides and offsets that a layout leaves open and no example gives are symbols,
    which may be 0. Sizes that `torch.bind_symbolic_shape` states stay as they are.

    *Storage* of arguments that share one is as `fake.storage` says.

    *Constants* of which ops of the fake dialect take the value become
    `fake.literal`, on the device of the option; those of more elements than
    `constant-numel-limit` lose them.

    *Other ops.* `torch_c.from_builtin_tensor`, `torch_c.to_builtin_tensor` and
    `builtin.unrealized_conversion_cast` vanish between a converted value and its
    use. An op of another dialect goes on using the type that it knows, of which a
    `builtin.unrealized_conversion_cast` makes a value. A function that is called
    with tensors is an error, and so is a torch op that the table does not have.
  }];
  let options = [
    Option<"device", "device", "std::string", [{""}],
           "The device of arguments and constants; otherwise that of examples, "
           "or the cpu">,
    Option<"dynamicShapes", "dynamic-shapes", "::fake::DimDynamic",
           "::fake::DimDynamic::Duck",
           "What becomes of a size that is not known", [{::llvm::cl::values(
             clEnumValN(::fake::DimDynamic::Static, "static",
                        "the number in the example"),
             clEnumValN(::fake::DimDynamic::Duck, "duck",
                        "a symbol for all with this example"),
             clEnumValN(::fake::DimDynamic::Dynamic, "dynamic",
                        "a symbol of its own"),
             clEnumValN(::fake::DimDynamic::Unbacked, "unbacked",
                        "a symbol without an example"))}]>,
    ListOption<"hints", "hints", "std::string",
               "Examples of sizes, ARGUMENT:DIMENSION=SIZE">,
    Option<"constantNumelLimit", "constant-numel-limit", "int64_t", "64",
           "Constants keep their values if they have at most so many elements">
  ];
  let dependentDialects = ["::fake::FakeDialect"];
}

#endif // FAKETENSOR_CONVERSION_PASSES
