// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Softmax. Written by utils/oracle/write_tests.py.

!bf16_5x5 = !fake.tensor<[5, 5], bf16>
!f32_5x5 = !fake.tensor<[5, 5], f32>

// CHECK-LABEL: func.func @_log_softmax(
// CHECK: fake.aten._log_softmax{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @_log_softmax(%self: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten._log_softmax(%self, 1, false) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_log_softmax_promotes(
// CHECK: fake.aten._log_softmax{{.*}} -> !fake.tensor<[5, 10, 5], f32>
func.func @_log_softmax_promotes(%self: !fake.tensor<[5, 10, 5], f16>) {
  %0 = fake.aten._log_softmax(%self, 2, true) : (!fake.tensor<[5, 10, 5], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_log_softmax_backward_data(
// CHECK: fake.aten._log_softmax_backward_data{{.*}} -> !fake.tensor<[], f32>
func.func @_log_softmax_backward_data(%grad_output: !fake.tensor<[], f32>, %output: !fake.tensor<[], f32>) {
  %0 = fake.aten._log_softmax_backward_data(%grad_output, %output, 0, f32) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_log_softmax_backward_data_transposed(
// CHECK: fake.aten._log_softmax_backward_data{{.*}} -> !fake.tensor<[5, 4, 3], f64, strides = [4, 1, 20]>
func.func @_log_softmax_backward_data_transposed(%grad_output: !fake.tensor<[5, 4, 3], f32, strides = [4, 1, 20]>, %output: !fake.tensor<[5, 4, 3], f64>) {
  %0 = fake.aten._log_softmax_backward_data(%grad_output, %output, 0, f64) : (!fake.tensor<[5, 4, 3], f32, strides = [4, 1, 20]>, !fake.tensor<[5, 4, 3], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_log_softmax_backward_data_converts(
// CHECK: fake.aten._log_softmax_backward_data{{.*}} -> !fake.tensor<[2, 5, 4], bf16>
func.func @_log_softmax_backward_data_converts(%grad_output: !fake.tensor<[2, 5, 4], i32, strides = [180, 36, 3]>, %output: !fake.tensor<[2, 5, 4], f32>) {
  %0 = fake.aten._log_softmax_backward_data(%grad_output, %output, -1, bf16) : (!fake.tensor<[2, 5, 4], i32, strides = [180, 36, 3]>, !fake.tensor<[2, 5, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_safe_softmax(
// CHECK: fake.aten._safe_softmax{{.*}} -> !fake.tensor<[3, 3], f32>
func.func @_safe_softmax(%self: !fake.tensor<[3, 3], f32>) {
  %0 = fake.aten._safe_softmax(%self, 1) : (!fake.tensor<[3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_safe_softmax_converts(
// CHECK: fake.aten._safe_softmax{{.*}} -> !fake.tensor<[2, 2, 2, 4], f64>
func.func @_safe_softmax_converts(%self: !fake.tensor<[2, 2, 2, 4], f32>) {
  %0 = fake.aten._safe_softmax(%self, 0, f64) : (!fake.tensor<[2, 2, 2, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_softmax(
// CHECK: fake.aten._softmax{{.*}} -> !fake.tensor<[2, 3, 4], f32>
func.func @_softmax(%self: !fake.tensor<[2, 3, 4], f32>) {
  %0 = fake.aten._softmax(%self, -1, false) : (!fake.tensor<[2, 3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_softmax_promotes(
// CHECK: fake.aten._softmax{{.*}} -> !fake.tensor<[4, 2], f32>
func.func @_softmax_promotes(%self: !fake.tensor<[4, 2], bf16>) {
  %0 = fake.aten._softmax(%self, -2, true) : (!fake.tensor<[4, 2], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_softmax_backward_data(
// CHECK: fake.aten._softmax_backward_data{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @_softmax_backward_data(%grad_output: !f32_5x5, %output: !f32_5x5) {
  %0 = fake.aten._softmax_backward_data(%grad_output, %output, 0, f32) : (!f32_5x5, !f32_5x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_softmax_backward_data_converts(
// CHECK: fake.aten._softmax_backward_data{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @_softmax_backward_data_converts(%grad_output: !bf16_5x5, %output: !bf16_5x5) {
  %0 = fake.aten._softmax_backward_data(%grad_output, %output, -1, f32) : (!bf16_5x5, !bf16_5x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @log_softmax_int(
// CHECK: fake.aten.log_softmax.int{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @log_softmax_int(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.log_softmax.int(%self, -1) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @log_softmax_int_converts(
// CHECK: fake.aten.log_softmax.int{{.*}} -> !fake.tensor<[5, 10, 4], f64>
func.func @log_softmax_int_converts(%self: !fake.tensor<[5, 10, 4], i64>) {
  %0 = fake.aten.log_softmax.int(%self, 2, f64) : (!fake.tensor<[5, 10, 4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @softmax_int(
// CHECK: fake.aten.softmax.int{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @softmax_int(%self: !fake.tensor<[2, 3], f32, strides = [6, 2]>) {
  %0 = fake.aten.softmax.int(%self, 1) : (!fake.tensor<[2, 3], f32, strides = [6, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @softmax_int_converts(
// CHECK: fake.aten.softmax.int{{.*}} -> !fake.tensor<[5, 5], f64>
func.func @softmax_int_converts(%self: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.softmax.int(%self, -1, f64) : (!fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_log_softmax(
// CHECK: fake.aten.special_log_softmax{{.*}} -> !fake.tensor<[3, 5, 4], f32>
func.func @special_log_softmax(%self: !fake.tensor<[3, 5, 4], f32, strides = [1, 2, 2]>) {
  %0 = fake.aten.special_log_softmax(%self, 2) : (!fake.tensor<[3, 5, 4], f32, strides = [1, 2, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @special_softmax(
// CHECK: fake.aten.special_softmax{{.*}} -> !fake.tensor<[2, 3, 3], f32>
func.func @special_softmax(%self: !fake.tensor<[2, 3, 3], f32>) {
  %0 = fake.aten.special_softmax(%self, 1) : (!fake.tensor<[2, 3, 3], f32>) -> !fake.tensor<*>
  return
}
