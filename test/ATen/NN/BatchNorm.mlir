// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of BatchNorm. Written by utils/oracle/write_tests.py.

!f32_2 = !fake.tensor<[2], f32>
!f32_3 = !fake.tensor<[3], f32>
!f32_3x2x4 = !fake.tensor<[3, 2, 4], f32>
!f32_4 = !fake.tensor<[4], f32>
!f32_5 = !fake.tensor<[5], f32>

// CHECK-LABEL: func.func @_batch_norm_impl_index(
// CHECK: fake.aten._batch_norm_impl_index{{.*}} -> (!fake.tensor<[4, 3], f32>, !fake.tensor<[3], f32>, !fake.tensor<[3], f32>, !fake.tensor<[0], u8>, !fake.int<0>)
func.func @_batch_norm_impl_index(%input: !fake.tensor<[4, 3], f32>, %running_mean: !f32_3, %running_var: !f32_3) {
  %0:5 = fake.aten._batch_norm_impl_index(%input, none, none, %running_mean, %running_var, true, 0.1, 0.1, true) : (!fake.tensor<[4, 3], f32>, !f32_3, !f32_3) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.int)
  return
}

// CHECK-LABEL: func.func @_batch_norm_no_update(
// CHECK: fake.aten._batch_norm_no_update{{.*}} -> (!fake.tensor<[3, 3, 7], f32>, !fake.tensor<[0], f32>, !fake.tensor<[0], f32>, !fake.tensor<[0], u8>)
func.func @_batch_norm_no_update(%input: !fake.tensor<[3, 3, 7], f32>, %weight: !f32_3, %bias: !fake.tensor<[3], f32, strides = [0]>, %running_mean: !f32_3, %running_var: !f32_3) {
  %0:4 = fake.aten._batch_norm_no_update(%input, %weight, %bias, %running_mean, %running_var, 0.1, 1.0e-05) : (!fake.tensor<[3, 3, 7], f32>, !f32_3, !fake.tensor<[3], f32, strides = [0]>, !f32_3, !f32_3) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_batch_norm_with_update(
// CHECK: fake.aten._batch_norm_with_update{{.*}} -> (!fake.tensor<[3, 2, 4], f32>, !fake.tensor<[2], f32>, !fake.tensor<[2], f32>, !fake.tensor<[0], u8>)
func.func @_batch_norm_with_update(%input: !f32_3x2x4, %weight: !f32_2, %bias: !f32_2, %running_mean: !f32_2, %running_var: !f32_2) {
  %0:4 = fake.aten._batch_norm_with_update(%input, %weight, %bias, %running_mean, %running_var, -1.2, 1.0e-05) : (!f32_3x2x4, !f32_2, !f32_2, !f32_2, !f32_2) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_batch_norm_with_update_functional(
// CHECK: fake.aten._batch_norm_with_update_functional{{.*}} -> (!fake.tensor<[4, 4, 2, 4], f32>, !fake.tensor<[4], f32>, !fake.tensor<[4], f32>, !fake.tensor<[0], u8>, !fake.tensor<[4], f32>, !fake.tensor<[4], f32>)
func.func @_batch_norm_with_update_functional(%input: !fake.tensor<[4, 4, 2, 4], f32>, %weight: !f32_4, %bias: !f32_4, %running_mean: !f32_4, %running_var: !f32_4) {
  %0:6 = fake.aten._batch_norm_with_update_functional(%input, %weight, %bias, %running_mean, %running_var, 0.1, 0.1) : (!fake.tensor<[4, 4, 2, 4], f32>, !f32_4, !f32_4, !f32_4, !f32_4) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_native_batch_norm_legit(
// CHECK: fake.aten._native_batch_norm_legit{{.*}} -> (!fake.tensor<[3, 2, 3, 4], f32>, !fake.tensor<[2], f32>, !fake.tensor<[2], f32>)
func.func @_native_batch_norm_legit(%input: !fake.tensor<[3, 2, 3, 4], f32>, %weight: !f32_2, %bias: !f32_2, %running_mean: !f32_2, %running_var: !f32_2) {
  %0:3 = fake.aten._native_batch_norm_legit(%input, %weight, %bias, %running_mean, %running_var, true, -1.0, 0.5) : (!fake.tensor<[3, 2, 3, 4], f32>, !f32_2, !f32_2, !f32_2, !f32_2) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_native_batch_norm_legit_no_stats(
// CHECK: fake.aten._native_batch_norm_legit.no_stats{{.*}} -> (!fake.tensor<[1, 2, 3], f32>, !fake.tensor<[2], f32>, !fake.tensor<[2], f32>)
func.func @_native_batch_norm_legit_no_stats(%input: !fake.tensor<[1, 2, 3], f32>) {
  %0:3 = fake.aten._native_batch_norm_legit.no_stats(%input, none, none, true, 0.5, 1.0e-05) : (!fake.tensor<[1, 2, 3], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_native_batch_norm_legit_functional(
// CHECK: fake.aten._native_batch_norm_legit_functional{{.*}} -> (!fake.tensor<[2, 5, 4], f64>, !fake.tensor<[5], f64>, !fake.tensor<[5], f64>, !fake.tensor<[5], f64>, !fake.tensor<[5], f64>)
func.func @_native_batch_norm_legit_functional(%input: !fake.tensor<[2, 5, 4], f64>, %weight: !fake.tensor<[5], f64, offset = 1>, %running_mean: !fake.tensor<[5], f64, strides = [2]>, %running_var: !fake.tensor<[5], f64>) {
  %0:5 = fake.aten._native_batch_norm_legit_functional(%input, %weight, none, %running_mean, %running_var, true, 0.1, 1.0e-05) : (!fake.tensor<[2, 5, 4], f64>, !fake.tensor<[5], f64, offset = 1>, !fake.tensor<[5], f64, strides = [2]>, !fake.tensor<[5], f64>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_native_batch_norm_legit_no_training(
// CHECK: fake.aten._native_batch_norm_legit_no_training{{.*}} -> (!fake.tensor<[2, 2, 7, 4], f32>, !fake.tensor<[0], f32>, !fake.tensor<[0], f32>)
func.func @_native_batch_norm_legit_no_training(%input: !fake.tensor<[2, 2, 7, 4], f32>, %weight: !f32_2, %bias: !fake.tensor<[2], i64>, %running_mean: !f32_2, %running_var: !f32_2) {
  %0:3 = fake.aten._native_batch_norm_legit_no_training(%input, %weight, %bias, %running_mean, %running_var, 0.1, 1.0e-05) : (!fake.tensor<[2, 2, 7, 4], f32>, !f32_2, !fake.tensor<[2], i64>, !f32_2, !f32_2) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @batch_norm(
// CHECK: fake.aten.batch_norm{{.*}} -> !fake.tensor<[3, 2, 4], f32>
func.func @batch_norm(%input: !f32_3x2x4, %weight: !f32_2, %bias: !f32_2, %running_mean: !f32_2, %running_var: !f32_2) {
  %0 = fake.aten.batch_norm(%input, %weight, %bias, %running_mean, %running_var, false, 0.0, 1.0e-05, true) : (!f32_3x2x4, !f32_2, !f32_2, !f32_2, !f32_2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @batch_norm_transposed(
// CHECK: fake.aten.batch_norm{{.*}} -> !fake.tensor<[3, 2, 6, 7], f32, strides = [84, 42, 1, 6]>
func.func @batch_norm_transposed(%input: !fake.tensor<[3, 2, 6, 7], f32, strides = [84, 42, 1, 6]>, %bias: !fake.tensor<[2], f32, offset = 1>, %running_mean: !f32_2, %running_var: !f32_2) {
  %0 = fake.aten.batch_norm(%input, none, %bias, %running_mean, %running_var, true, 0.1, 1.0e-05, false) : (!fake.tensor<[3, 2, 6, 7], f32, strides = [84, 42, 1, 6]>, !fake.tensor<[2], f32, offset = 1>, !f32_2, !f32_2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @batch_norm_update_stats(
// CHECK: fake.aten.batch_norm_update_stats{{.*}} -> (!fake.tensor<[2], f32>, !fake.tensor<[2], f32>)
func.func @batch_norm_update_stats(%input: !fake.tensor<[4, 2], f32>, %running_mean: !f32_2, %running_var: !f32_2) {
  %0:2 = fake.aten.batch_norm_update_stats(%input, %running_mean, %running_var, 0.1) : (!fake.tensor<[4, 2], f32>, !f32_2, !f32_2) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @cudnn_batch_norm(
// CHECK: fake.aten.cudnn_batch_norm{{.*}} -> (!fake.tensor<[4, 5, 6, 3], f32>, !fake.tensor<[5], f32>, !fake.tensor<[5], f32>, !fake.tensor<[0], u8>)
func.func @cudnn_batch_norm(%input: !fake.tensor<[4, 5, 6, 3], f32, strides = [1440, 144, 12, 2]>, %weight: !f32_5, %bias: !f32_5, %running_mean: !f32_5, %running_var: !f32_5) {
  %0:4 = fake.aten.cudnn_batch_norm(%input, %weight, %bias, %running_mean, %running_var, true, 0.1, 0.1) : (!fake.tensor<[4, 5, 6, 3], f32, strides = [1440, 144, 12, 2]>, !f32_5, !f32_5, !f32_5, !f32_5) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @instance_norm(
// CHECK: fake.aten.instance_norm{{.*}} -> !fake.tensor<[3, 2, 4], f32>
func.func @instance_norm(%input: !f32_3x2x4, %weight: !f32_2, %bias: !f32_2, %running_mean: !f32_2, %running_var: !f32_2) {
  %0 = fake.aten.instance_norm(%input, %weight, %bias, %running_mean, %running_var, true, 0.0, 1.0e-05, true) : (!f32_3x2x4, !f32_2, !f32_2, !f32_2, !f32_2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @native_batch_norm(
// CHECK: fake.aten.native_batch_norm{{.*}} -> (!fake.tensor<[3, 2, 4], f32>, !fake.tensor<[2], f32>, !fake.tensor<[2], f32>)
func.func @native_batch_norm(%input: !f32_3x2x4, %weight: !f32_2, %bias: !f32_2, %running_mean: !f32_2, %running_var: !f32_2) {
  %0:3 = fake.aten.native_batch_norm(%input, %weight, %bias, %running_mean, %running_var, true, -1.2, 1.0e-05) : (!f32_3x2x4, !f32_2, !f32_2, !f32_2, !f32_2) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}
