// RUN: fake-opt %s --torch-to-fake | FileCheck %s --check-prefixes=CHECK,FAKE
// RUN: fake-opt %s --fake-to-torch | FileCheck %s --check-prefixes=CHECK,TORCH
// RUN: fake-opt %s --fake-fakify | FileCheck %s --check-prefix=FAKIFY

// In a module of several dialects, unrelated functions and declarations are
// unchanged, without diagnostics.

// A declaration is converted along with its calls.
// FAKE-LABEL: func.func private @external(!fake.tensor<[2, 3], f32, strides = ?, offset = ?, device = ?>, !fake.int, index) -> !fake.tensor<[4], f32, strides = ?, offset = ?, device = ?>
// TORCH-LABEL: func.func private @external(!torch.vtensor<[2,3],f32>, !torch.int, index) -> !torch.vtensor<[4],f32>
// FAKIFY-LABEL: func.func private @external(!fake.tensor<[2, 3], f32, strides = ?, offset = ?, device = ?>, !fake.int, index)
func.func private @external(!torch.vtensor<[2,3],f32>, !torch.int, index) -> !torch.vtensor<[4],f32>

// TORCH-LABEL: func.func private @external_of_fake(!torch.vtensor<[?,3],f32>, !torch.int) -> !torch.vtensor
// FAKE-LABEL: func.func private @external_of_fake(!fake.tensor<[?, 3], f32>, !fake.int) -> !fake.tensor<*>
func.func private @external_of_fake(!fake.tensor<[?, 3], f32>, !fake.int) -> !fake.tensor<*>

// CHECK-LABEL: func.func private @helper(%arg0: index) -> index
// FAKIFY-LABEL: func.func private @helper(%arg0: index) -> index
func.func private @helper(%n: index) -> index {
  return %n : index
}

// FAKE-LABEL: func.func @torch(%arg0: !fake.tensor<[2, 3], f32>, %arg1: index) -> (!fake.tensor<[2, 3], f32>, index)
// FAKE: %[[N:.*]] = call @helper(%arg1) : (index) -> index
// FAKE: return %{{.*}}, %[[N]]
// TORCH-LABEL: func.func @torch(%arg0: !torch.vtensor<[2,3],f32>, %arg1: index) -> (!torch.vtensor, index)
// FAKIFY-LABEL: func.func @torch(%arg0: !fake.tensor<[2, 3], f32>, %arg1: index) -> (!fake.tensor<[2, 3], f32>, index)
func.func @torch(%x: !torch.vtensor<[2,3],f32>, %n: index) -> (!torch.vtensor, index) {
  %0 = torch.aten.relu %x : !torch.vtensor<[2,3],f32> -> !torch.vtensor
  %1 = call @helper(%n) : (index) -> index
  return %0, %1 : !torch.vtensor, index
}

// FAKE-LABEL: func.func @fake(%arg0: !fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
// TORCH-LABEL: func.func @fake(%arg0: !torch.vtensor<[2,3],f32>) -> !torch.vtensor
// FAKIFY-LABEL: func.func @fake(%arg0: !fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
func.func @fake(%x: !fake.tensor<[2, 3], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.relu(%x) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// CHECK-LABEL: func.func @plain(%arg0: tensor<2x3xf32>) -> f32
// CHECK: tensor.empty() : tensor<2x3xf32>
// CHECK: linalg.fill
func.func @plain(%x: tensor<2x3xf32>) -> f32 {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %0 = tensor.empty() : tensor<2x3xf32>
  %1 = linalg.fill ins(%zero : f32) outs(%0 : tensor<2x3xf32>) -> tensor<2x3xf32>
  %2 = tensor.extract %1[%c0, %c0] : tensor<2x3xf32>
  return %2 : f32
}

// CHECK-LABEL: memref.global
memref.global "private" constant @data : memref<2xf32> = dense<1.0>
