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

    An op that the table does not have is an error.
  }];
  let dependentDialects = ["::fake::FakeDialect"];
}

def FakeToTorch : Pass<"fake-to-torch"> {
  let summary = "Convert the fake dialect to torch IR";
  let description = [{
    The inverse of `torch-to-fake`: constants and lists become ops, symbols
    become `torch.symbolic_int`, symbolic sizes `torch.bind_symbolic_shape`.
    Strides, offsets and devices have no place in torch types and are dropped.
    The result is text that torch-mlir reads.
  }];
}

#endif // FAKETENSOR_CONVERSION_PASSES
