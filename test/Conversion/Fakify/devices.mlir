// RUN: fake-opt %s --fake-fakify=device=cuda:1 --split-input-file | FileCheck %s

// Literals have no device of their own: they are placed on the device of the
// arguments.

// CHECK-LABEL: func.func @torch
// CHECK-SAME: -> !fake.tensor<[2, 3], f32, device = "cuda:1">
// CHECK: fake.literal dense<{{.*}}> : tensor<3xf32> : !fake.tensor<[3], f32, device = "cuda:1">
func.func @torch(%x: !torch.vtensor<[2,3],f32>) -> !torch.vtensor {
  %0 = torch.vtensor.literal(dense<[1.0, 2.0, 3.0]> : tensor<3xf32>) : !torch.vtensor<[3],f32>
  %1 = torch.aten.mul.Tensor %x, %0 : !torch.vtensor<[2,3],f32>, !torch.vtensor<[3],f32> -> !torch.vtensor
  return %1 : !torch.vtensor
}

// -----

// CHECK-LABEL: func.func @builtin
// CHECK: fake.literal dense<{{.*}}> : tensor<3xf32> : !fake.tensor<[3], f32, device = "cuda:1">
func.func @builtin(%x: tensor<2x3xf32>) {
  %0 = arith.constant dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  %1 = builtin.unrealized_conversion_cast %x : tensor<2x3xf32> to !fake.tensor<*>
  %2 = builtin.unrealized_conversion_cast %0 : tensor<3xf32> to !fake.tensor<*>
  %3 = fake.aten.mul.Tensor(%1, %2) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  return
}
