// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of GridSampling. Written by utils/oracle/write_tests.py.

!f32_2x5x5x2 = !fake.tensor<[2, 5, 5, 2], f32>

// CHECK-LABEL: func.func @_grid_sampler_2d_cpu_fallback(
// CHECK: fake.aten._grid_sampler_2d_cpu_fallback{{.*}} -> !fake.tensor<[5, 2, 5, 0], f32>
func.func @_grid_sampler_2d_cpu_fallback(%input: !fake.tensor<[5, 2, 5, 6], f32>, %grid: !fake.tensor<[5, 5, 0, 2], f32>) {
  %0 = fake.aten._grid_sampler_2d_cpu_fallback(%input, %grid, 1, 2, true) : (!fake.tensor<[5, 2, 5, 6], f32>, !fake.tensor<[5, 5, 0, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @affine_grid_generator(
// CHECK: fake.aten.affine_grid_generator{{.*}} -> !fake.tensor<[2, 2, 4, 2], f32>
func.func @affine_grid_generator(%theta: !fake.tensor<[2, 2, 3], f32>) {
  %0 = fake.aten.affine_grid_generator(%theta, [2, 3, 2, 4], true) : (!fake.tensor<[2, 2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @affine_grid_generator_backward(
// CHECK: fake.aten.affine_grid_generator_backward{{.*}} -> !fake.tensor<[3, 2, 3], f32, strides = [6, 1, 2]>
func.func @affine_grid_generator_backward(%grad: !fake.tensor<[3, 2, 3, 2], f32>) {
  %0 = fake.aten.affine_grid_generator_backward(%grad, [3, 4, 2, 3], false) : (!fake.tensor<[3, 2, 3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @affine_grid_generator_backward_strided(
// CHECK: fake.aten.affine_grid_generator_backward{{.*}} -> !fake.tensor<[4, 2, 3], f32, strides = [6, 1, 2]>
func.func @affine_grid_generator_backward_strided(%grad: !fake.tensor<[4, 2, 2, 2], f32, strides = [128, 32, 8, 2]>) {
  %0 = fake.aten.affine_grid_generator_backward(%grad, [4, 3, 2, 2], false) : (!fake.tensor<[4, 2, 2, 2], f32, strides = [128, 32, 8, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @grid_sampler(
// CHECK: fake.aten.grid_sampler{{.*}} -> !fake.tensor<[2, 3, 5, 5], f32>
func.func @grid_sampler(%input: !fake.tensor<[2, 3, 6, 5], f32>, %grid: !f32_2x5x5x2) {
  %0 = fake.aten.grid_sampler(%input, %grid, 0, 0, true) : (!fake.tensor<[2, 3, 6, 5], f32>, !f32_2x5x5x2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @grid_sampler_2d(
// CHECK: fake.aten.grid_sampler_2d{{.*}} -> !fake.tensor<[2, 3, 5, 5], f32>
func.func @grid_sampler_2d(%input: !fake.tensor<[2, 3, 5, 5], f32>, %grid: !f32_2x5x5x2) {
  %0 = fake.aten.grid_sampler_2d(%input, %grid, 0, 0, false) : (!fake.tensor<[2, 3, 5, 5], f32>, !f32_2x5x5x2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @grid_sampler_2d_promotes(
// CHECK: fake.aten.grid_sampler_2d{{.*}} -> !fake.tensor<[2, 3, 5, 5], f16>
func.func @grid_sampler_2d_promotes(%input: !fake.tensor<[2, 3, 5, 5], i32>, %grid: !fake.tensor<[2, 5, 5, 2], f16>) {
  %0 = fake.aten.grid_sampler_2d(%input, %grid, 1, 0, false) : (!fake.tensor<[2, 3, 5, 5], i32>, !fake.tensor<[2, 5, 5, 2], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @grid_sampler_2d_backward(
// CHECK: fake.aten.grid_sampler_2d_backward{{.*}} -> (!fake.tensor<*>, !fake.tensor<[4, 4, 3, 2], f32>)
func.func @grid_sampler_2d_backward(%grad_output: !fake.tensor<[4, 3, 4, 3], f32, strides = [36, 1, 9, 3]>, %input: !fake.tensor<[4, 3, 2, 4], f32>, %grid: !fake.tensor<[4, 4, 3, 2], f32, strides = [4, 1, 32, 16]>) {
  %0:2 = fake.aten.grid_sampler_2d_backward(%grad_output, %input, %grid, 1, 1, true, [false, false]) : (!fake.tensor<[4, 3, 4, 3], f32, strides = [36, 1, 9, 3]>, !fake.tensor<[4, 3, 2, 4], f32>, !fake.tensor<[4, 4, 3, 2], f32, strides = [4, 1, 32, 16]>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @grid_sampler_3d(
// CHECK: fake.aten.grid_sampler_3d{{.*}} -> !fake.tensor<[2, 3, 5, 5, 5], f32>
func.func @grid_sampler_3d(%input: !fake.tensor<[2, 3, 5, 5, 5], f32>, %grid: !fake.tensor<[2, 5, 5, 5, 3], f32>) {
  %0 = fake.aten.grid_sampler_3d(%input, %grid, -1, 2, false) : (!fake.tensor<[2, 3, 5, 5, 5], f32>, !fake.tensor<[2, 5, 5, 5, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @grid_sampler_3d_backward(
// CHECK: fake.aten.grid_sampler_3d_backward{{.*}} -> (!fake.tensor<[4, 2, 4, 2, 5], f32>, !fake.tensor<[4, 5, 4, 4, 3], f32>)
func.func @grid_sampler_3d_backward(%grad_output: !fake.tensor<[4, 2, 5, 4, 4], f32>, %input: !fake.tensor<[4, 2, 4, 2, 5], f32>, %grid: !fake.tensor<[4, 5, 4, 4, 3], f32, strides = [7680, 768, 96, 12, 2]>) {
  %0:2 = fake.aten.grid_sampler_3d_backward(%grad_output, %input, %grid, 0, 1, false, [true, true]) : (!fake.tensor<[4, 2, 5, 4, 4], f32>, !fake.tensor<[4, 2, 4, 2, 5], f32>, !fake.tensor<[4, 5, 4, 4, 3], f32, strides = [7680, 768, 96, 12, 2]>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}
