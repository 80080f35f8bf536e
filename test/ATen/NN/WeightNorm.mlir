// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of WeightNorm. Written by utils/oracle/write_tests.py.

!bf16_4 = !fake.tensor<[4], bf16>
!f32_3 = !fake.tensor<[3], f32>
!f32_4 = !fake.tensor<[4], f32>
!f32_5 = !fake.tensor<[5], f32>

// CHECK-LABEL: func.func @_weight_norm(
// CHECK: fake.aten._weight_norm{{.*}} -> !fake.tensor<[4, 3], f32>
func.func @_weight_norm(%v: !fake.tensor<[4, 3], f32>, %g: !fake.tensor<[1, 3], f32>) {
  %0 = fake.aten._weight_norm(%v, %g, 1) : (!fake.tensor<[4, 3], f32>, !fake.tensor<[1, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_weight_norm_differentiable_backward(
// CHECK: fake.aten._weight_norm_differentiable_backward{{.*}} -> (!fake.tensor<[5], f32>, !fake.tensor<[5], f32>)
func.func @_weight_norm_differentiable_backward(%grad_w: !f32_5, %saved_v: !f32_5, %saved_g: !f32_5, %saved_norms: !f32_5) {
  %0:2 = fake.aten._weight_norm_differentiable_backward(%grad_w, %saved_v, %saved_g, %saved_norms, 0) : (!f32_5, !f32_5, !f32_5, !f32_5) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_weight_norm_interface(
// CHECK: fake.aten._weight_norm_interface{{.*}} -> (!fake.tensor<[3], f32>, !fake.tensor<[1], f32>)
func.func @_weight_norm_interface(%v: !f32_3, %g: !f32_3) {
  %0:2 = fake.aten._weight_norm_interface(%v, %g, 0) : (!f32_3, !f32_3) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_weight_norm_interface_promotes(
// CHECK: fake.aten._weight_norm_interface{{.*}} -> (!fake.tensor<[3, 1, 1], c64>, !fake.tensor<[3, 1, 1], f32>)
func.func @_weight_norm_interface_promotes(%v: !fake.tensor<[3, 1, 1], f32, strides = [1, 1, 7]>, %g: !fake.tensor<[3, 1, 1], c64, strides = [4, 4, 2]>) {
  %0:2 = fake.aten._weight_norm_interface(%v, %g, 0) : (!fake.tensor<[3, 1, 1], f32, strides = [1, 1, 7]>, !fake.tensor<[3, 1, 1], c64, strides = [4, 4, 2]>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_weight_norm_interface_transposed(
// CHECK: fake.aten._weight_norm_interface{{.*}} -> (!fake.tensor<[6, 6, 2], bf16, strides = [12, 1, 6], device = "cuda:0">, !fake.tensor<[6, 1, 1], f32, device = "cuda:0">)
func.func @_weight_norm_interface_transposed(%v: !fake.tensor<[6, 6, 2], bf16, strides = [12, 1, 6], device = "cuda:0">, %g: !fake.tensor<[6, 1, 1], bf16, device = "cuda:0">) {
  %0:2 = fake.aten._weight_norm_interface(%v, %g, 0) : (!fake.tensor<[6, 6, 2], bf16, strides = [12, 1, 6], device = "cuda:0">, !fake.tensor<[6, 1, 1], bf16, device = "cuda:0">) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_weight_norm_interface_backward(
// CHECK: fake.aten._weight_norm_interface_backward{{.*}} -> (!fake.tensor<[4], f32>, !fake.tensor<[4], f32>)
func.func @_weight_norm_interface_backward(%grad_w: !f32_4, %saved_v: !f32_4, %saved_g: !f32_4, %saved_norms: !f32_4) {
  %0:2 = fake.aten._weight_norm_interface_backward(%grad_w, %saved_v, %saved_g, %saved_norms, 0) : (!f32_4, !f32_4, !f32_4, !f32_4) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_weight_norm_interface_backward_promotes(
// CHECK: fake.aten._weight_norm_interface_backward{{.*}} -> (!fake.tensor<[4], f32>, !fake.tensor<[4], bf16>)
func.func @_weight_norm_interface_backward_promotes(%grad_w: !fake.tensor<[4], bf16, strides = [2]>, %saved_v: !f32_4, %saved_g: !bf16_4, %saved_norms: !bf16_4) {
  %0:2 = fake.aten._weight_norm_interface_backward(%grad_w, %saved_v, %saved_g, %saved_norms, 0) : (!fake.tensor<[4], bf16, strides = [2]>, !f32_4, !bf16_4, !bf16_4) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @norm_except_dim(
// CHECK: fake.aten.norm_except_dim{{.*}} -> !fake.tensor<[], bf16>
func.func @norm_except_dim(%v: !fake.tensor<[5, 4], bf16>) {
  %0 = fake.aten.norm_except_dim(%v, 2, -1) : (!fake.tensor<[5, 4], bf16>) -> !fake.tensor<*>
  return
}
