// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Dropout. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_fused_dropout(
// CHECK: fake.aten._fused_dropout{{.*}} -> (!fake.tensor<[], f64>, !fake.tensor<[], u8>)
func.func @_fused_dropout(%self: !fake.tensor<[], f64>) {
  %0:2 = fake.aten._fused_dropout(%self, 1.0) : (!fake.tensor<[], f64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_fused_dropout_channels_last(
// CHECK: fake.aten._fused_dropout{{.*}} -> (!fake.tensor<[4, 2, 2, 3], f16, strides = [12, 1, 6, 2]>, !fake.tensor<[4, 2, 2, 3], u8, strides = [12, 1, 6, 2]>)
func.func @_fused_dropout_channels_last(%self: !fake.tensor<[4, 2, 2, 3], f16, strides = [12, 1, 6, 2]>) {
  %0:2 = fake.aten._fused_dropout(%self, 0.0) : (!fake.tensor<[4, 2, 2, 3], f16, strides = [12, 1, 6, 2]>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @alpha_dropout(
// CHECK: fake.aten.alpha_dropout{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @alpha_dropout(%input: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.alpha_dropout(%input, 0.0, true) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @alpha_dropout_copies(
// CHECK: fake.aten.alpha_dropout{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @alpha_dropout_copies(%input: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.alpha_dropout(%input, 0.5, true) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @alpha_dropout_(
// CHECK: fake.aten.alpha_dropout_{{.*}} -> !fake.tensor<[5, 3, 3], f32>
func.func @alpha_dropout_(%self: !fake.tensor<[5, 3, 3], f32>) {
  %0 = fake.aten.alpha_dropout_(%self, 0.5, false) : (!fake.tensor<[5, 3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @dropout(
// CHECK: fake.aten.dropout{{.*}} -> !fake.tensor<[2, 3, 4], f32>
func.func @dropout(%input: !fake.tensor<[2, 3, 4], f32>) {
  %0 = fake.aten.dropout(%input, 0.5, true) : (!fake.tensor<[2, 3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @dropout_aliases(
// CHECK: fake.aten.dropout{{.*}} -> !fake.tensor<[2, 5], f32>
func.func @dropout_aliases(%input: !fake.tensor<[2, 5], f32>) {
  %0 = fake.aten.dropout(%input, 0.0, false) : (!fake.tensor<[2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @dropout_(
// CHECK: fake.aten.dropout_{{.*}} -> !fake.tensor<[2, 4, 3, 3], bool>
func.func @dropout_(%self: !fake.tensor<[2, 4, 3, 3], bool>) {
  %0 = fake.aten.dropout_(%self, 0.0, true) : (!fake.tensor<[2, 4, 3, 3], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @feature_alpha_dropout(
// CHECK: fake.aten.feature_alpha_dropout{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @feature_alpha_dropout(%input: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.feature_alpha_dropout(%input, 0.0, false) : (!fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @feature_alpha_dropout_copies(
// CHECK: fake.aten.feature_alpha_dropout{{.*}} -> !fake.tensor<[5, 5, 5, 5], f32>
func.func @feature_alpha_dropout_copies(%input: !fake.tensor<[5, 5, 5, 5], f32>) {
  %0 = fake.aten.feature_alpha_dropout(%input, 0.5, true) : (!fake.tensor<[5, 5, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @feature_alpha_dropout_transposed(
// CHECK: fake.aten.feature_alpha_dropout{{.*}} -> !fake.tensor<[2, 3, 2, 3, 5], bf16, strides = [1, 6, 90, 2, 18]>
func.func @feature_alpha_dropout_transposed(%input: !fake.tensor<[2, 3, 2, 3, 5], bf16, strides = [1, 6, 90, 2, 18]>) {
  %0 = fake.aten.feature_alpha_dropout(%input, 0.0, true) : (!fake.tensor<[2, 3, 2, 3, 5], bf16, strides = [1, 6, 90, 2, 18]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @feature_alpha_dropout_(
// CHECK: fake.aten.feature_alpha_dropout_{{.*}} -> !fake.tensor<[5], i32>
func.func @feature_alpha_dropout_(%self: !fake.tensor<[5], i32>) {
  %0 = fake.aten.feature_alpha_dropout_(%self, 0.0, true) : (!fake.tensor<[5], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @feature_dropout(
// CHECK: fake.aten.feature_dropout{{.*}} -> !fake.tensor<[5, 5, 5], f32>
func.func @feature_dropout(%input: !fake.tensor<[5, 5, 5], f32>) {
  %0 = fake.aten.feature_dropout(%input, 0.0, false) : (!fake.tensor<[5, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @feature_dropout_copies(
// CHECK: fake.aten.feature_dropout{{.*}} -> !fake.tensor<[5, 5, 5], f32>
func.func @feature_dropout_copies(%input: !fake.tensor<[5, 5, 5], f32>) {
  %0 = fake.aten.feature_dropout(%input, 0.5, true) : (!fake.tensor<[5, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @feature_dropout_transposed(
// CHECK: fake.aten.feature_dropout{{.*}} -> !fake.tensor<[4, 2], f32, strides = [1, 4], device = "cuda:0">
func.func @feature_dropout_transposed(%input: !fake.tensor<[4, 2], f32, strides = [1, 4], device = "cuda:0">) {
  %0 = fake.aten.feature_dropout(%input, 0.5, false) : (!fake.tensor<[4, 2], f32, strides = [1, 4], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @feature_dropout_(
// CHECK: fake.aten.feature_dropout_{{.*}} -> !fake.tensor<[4, 3, 4, 2], f32>
func.func @feature_dropout_(%self: !fake.tensor<[4, 3, 4, 2], f32>) {
  %0 = fake.aten.feature_dropout_(%self, 0.5, false) : (!fake.tensor<[4, 3, 4, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @native_dropout(
// CHECK: fake.aten.native_dropout{{.*}} -> (!fake.tensor<[2], f32>, !fake.tensor<[2], bool>)
func.func @native_dropout(%input: !fake.tensor<[2], f32>) {
  %0:2 = fake.aten.native_dropout(%input, 0.5, true) : (!fake.tensor<[2], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @native_dropout_aliases(
// CHECK: fake.aten.native_dropout{{.*}} -> (!fake.tensor<[0, 2], f32>, !fake.tensor<[0, 2], bool>)
func.func @native_dropout_aliases(%input: !fake.tensor<[0, 2], f32>) {
  %0:2 = fake.aten.native_dropout(%input, 0.0, false) : (!fake.tensor<[0, 2], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @native_dropout_backward(
// CHECK: fake.aten.native_dropout_backward{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @native_dropout_backward(%grad_output: !fake.tensor<[2, 3], f32, strides = [1, 2]>, %mask: !fake.tensor<[2, 3], bool>) {
  %0 = fake.aten.native_dropout_backward(%grad_output, %mask, 0.5) : (!fake.tensor<[2, 3], f32, strides = [1, 2]>, !fake.tensor<[2, 3], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @native_dropout_backward_promotes(
// CHECK: fake.aten.native_dropout_backward{{.*}} -> !fake.tensor<[5], f32>
func.func @native_dropout_backward_promotes(%grad_output: !fake.tensor<[5], bool>, %mask: !fake.tensor<[5], bool>) {
  %0 = fake.aten.native_dropout_backward(%grad_output, %mask, 0.0) : (!fake.tensor<[5], bool>, !fake.tensor<[5], bool>) -> !fake.tensor<*>
  return
}
