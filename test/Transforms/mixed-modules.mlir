// RUN: fake-opt %s --fake-propagate | FileCheck %s
// RUN: fake-opt %s --pass-pipeline="builtin.module(func.func(fake-propagate))" | FileCheck %s --check-prefix=NESTED
// RUN: fake-opt %s --fake-erase-types --fake-propagate | FileCheck %s
// RUN: fake-opt %s --fake-report -o /dev/null
// RUN: fake-opt %s --fake-verify -o /dev/null

// Functions and ops without fake or torch tensors are skipped.
module {
  // CHECK-LABEL: func.func @torch
  // CHECK-SAME: -> !torch.vtensor<[2,3],f32>
  // A pass on one function keeps the type that its callers state.
  // NESTED-LABEL: func.func @torch
  // NESTED-SAME: -> !torch.vtensor {
  func.func @torch(%x: !torch.vtensor<[2,3],f32>) -> !torch.vtensor {
    %0 = torch.aten.relu %x : !torch.vtensor<[2,3],f32> -> !torch.vtensor
    return %0 : !torch.vtensor
  }
  // CHECK-LABEL: func.func @plain
  func.func @plain(%x: tensor<2x3xf32>, %n: index) -> (tensor<2x3xf32>, f32) {
    %z = arith.constant 0.0 : f32
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %o = tensor.empty() : tensor<2x3xf32>
    %f = linalg.fill ins(%z : f32) outs(%o : tensor<2x3xf32>) -> tensor<2x3xf32>
    %r = scf.for %i = %c0 to %n step %c1 iter_args(%a = %f) -> (tensor<2x3xf32>) {
      %s = linalg.add ins(%a, %x : tensor<2x3xf32>, tensor<2x3xf32>) outs(%o : tensor<2x3xf32>) -> tensor<2x3xf32>
      scf.yield %s : tensor<2x3xf32>
    }
    %e = tensor.extract %r[%c0, %c1] : tensor<2x3xf32>
    %m = math.sqrt %e : f32
    return %r, %m : tensor<2x3xf32>, f32
  }
  // External declarations are trusted.
  func.func private @external(!torch.vtensor<[2,3],f32>) -> !torch.vtensor<[4],f32>
  // CHECK-LABEL: func.func @calls
  // CHECK: torch.aten.relu {{.*}} -> !torch.vtensor<[4],f32>
  // CHECK: call @torch(%arg0) : (!torch.vtensor<[2,3],f32>) -> !torch.vtensor<[2,3],f32>
  // CHECK: torch.aten.relu {{.*}} -> !torch.vtensor<[2,3],f32>
  // NESTED-LABEL: func.func @calls
  // NESTED: torch.aten.relu {{.*}} -> !torch.vtensor<[4],f32>
  // NESTED: call @torch(%arg0) : (!torch.vtensor<[2,3],f32>) -> !torch.vtensor
  func.func @calls(%x: !torch.vtensor<[2,3],f32>) {
    %0 = call @external(%x) : (!torch.vtensor<[2,3],f32>) -> !torch.vtensor<[4],f32>
    %1 = torch.aten.relu %0 : !torch.vtensor<[4],f32> -> !torch.vtensor
    %2 = call @torch(%x) : (!torch.vtensor<[2,3],f32>) -> !torch.vtensor
    %3 = torch.aten.relu %2 : !torch.vtensor -> !torch.vtensor
    return
  }
  // Nested modules have their own functions.
  module @inner {
    // CHECK-LABEL: func.func private @torch
    // CHECK-SAME: -> !torch.vtensor<[4],f32>
    func.func private @torch(%x: !torch.vtensor<[4],f32>) -> !torch.vtensor {
      %0 = torch.aten.tanh %x : !torch.vtensor<[4],f32> -> !torch.vtensor
      return %0 : !torch.vtensor
    }
    func.func @caller(%x: !torch.vtensor<[4],f32>) -> !torch.vtensor {
      %0 = call @torch(%x) : (!torch.vtensor<[4],f32>) -> !torch.vtensor
      return %0 : !torch.vtensor
    }
  }
}
