// RUN: fake-opt %s --fake-erase-types | FileCheck %s

// Types of results are erased; arguments, constants and the binds of arguments
// stay.

// CHECK-LABEL: func.func @torch
// CHECK-SAME: (%{{.*}}: !torch.vtensor<[?,4],f32>) -> !torch.vtensor {
func.func @torch(%x: !torch.vtensor<[?,4],f32>) -> !torch.vtensor<[?,4],f32> {
  %s = torch.symbolic_int "s0" {min_val = 2, max_val = 512} : !torch.int
  // CHECK: torch.bind_symbolic_shape %arg0
  torch.bind_symbolic_shape %x, [%s], affine_map<()[s0] -> (s0, 4)> : !torch.vtensor<[?,4],f32>
  // CHECK-NEXT: torch.vtensor.literal(dense<1.000000e+00> : tensor<4xf32>) : !torch.vtensor<[4],f32>
  %0 = torch.vtensor.literal(dense<1.0> : tensor<4xf32>) : !torch.vtensor<[4],f32>
  // CHECK-NEXT: torch.aten.mul.Tensor {{.*}} -> !torch.vtensor
  // CHECK-NEXT: return
  %1 = torch.aten.mul.Tensor %x, %0 : !torch.vtensor<[?,4],f32>, !torch.vtensor<[4],f32> -> !torch.vtensor<[?,4],f32>
  torch.bind_symbolic_shape %1, [%s], affine_map<()[s0] -> (s0, 4)> : !torch.vtensor<[?,4],f32>
  return %1 : !torch.vtensor<[?,4],f32>
}

// CHECK-LABEL: func.func @fake
// CHECK-SAME: (%{{.*}}: !fake.tensor<[4], f32>) -> !fake.tensor<*> {
func.func @fake(%x: !fake.tensor<[4], f32>) -> !fake.tensor<[4], f32> {
  // CHECK: fake.aten.neg({{.*}} -> !fake.tensor<*>
  %0 = fake.aten.neg(%x) : (!fake.tensor<[4], f32>) -> !fake.tensor<[4], f32>
  return %0 : !fake.tensor<[4], f32>
}
