// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Scan. Written by utils/oracle/write_tests.py.

!f16_2x5 = !fake.tensor<[2, 5], f16>
!f32_5x5x4 = !fake.tensor<[5, 5, 4], f32>

// CHECK-LABEL: func.func @_logcumsumexp(
// CHECK: fake.aten._logcumsumexp{{.*}} -> !fake.tensor<[2], f32>
func.func @_logcumsumexp(%self: !fake.tensor<[2], f32>) {
  %0 = fake.aten._logcumsumexp(%self, 0) : (!fake.tensor<[2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cummax(
// CHECK: fake.aten.cummax{{.*}} -> (!fake.tensor<[5, 5, 5], i64>, !fake.tensor<[5, 5, 5], i64>)
func.func @cummax(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0:2 = fake.aten.cummax(%self, 0) : (!fake.tensor<[5, 5, 5], i64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @cummaxmin_backward(
// CHECK: fake.aten.cummaxmin_backward{{.*}} -> !fake.tensor<[2, 5], f16>
func.func @cummaxmin_backward(%grad: !f16_2x5, %input: !f16_2x5, %indices: !fake.tensor<[2, 5], i64>) {
  %0 = fake.aten.cummaxmin_backward(%grad, %input, %indices, 0) : (!f16_2x5, !f16_2x5, !fake.tensor<[2, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cummaxmin_backward_cuda(
// CHECK: fake.aten.cummaxmin_backward{{.*}} -> !fake.tensor<[], i64, device = "cuda:0">
func.func @cummaxmin_backward_cuda(%grad: !fake.tensor<[], i64, device = "cuda:0">, %input: !fake.tensor<[], i64, device = "cuda:0">, %indices: !fake.tensor<[], i64>) {
  %0 = fake.aten.cummaxmin_backward(%grad, %input, %indices, -1) : (!fake.tensor<[], i64, device = "cuda:0">, !fake.tensor<[], i64, device = "cuda:0">, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cummin(
// CHECK: fake.aten.cummin{{.*}} -> (!fake.tensor<[5, 5, 5], bool>, !fake.tensor<[5, 5, 5], i64>)
func.func @cummin(%self: !fake.tensor<[5, 5, 5], bool>) {
  %0:2 = fake.aten.cummin(%self, 1) : (!fake.tensor<[5, 5, 5], bool>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @cumprod(
// CHECK: fake.aten.cumprod{{.*}} -> !fake.tensor<[2, 5, 3], i64>
func.func @cumprod(%self: !fake.tensor<[2, 5, 3], i64, strides = [5, 1, 0]>) {
  %0 = fake.aten.cumprod(%self, -1) : (!fake.tensor<[2, 5, 3], i64, strides = [5, 1, 0]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cumprod_promotes(
// CHECK: fake.aten.cumprod{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @cumprod_promotes(%self: !fake.tensor<[5, 5, 5], u8>) {
  %0 = fake.aten.cumprod(%self, 0) : (!fake.tensor<[5, 5, 5], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cumprod_converts(
// CHECK: fake.aten.cumprod{{.*}} -> !fake.tensor<[5, 5, 5], f32>
func.func @cumprod_converts(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.cumprod(%self, 1, dtype = f32) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cumprod_(
// CHECK: fake.aten.cumprod_{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @cumprod_(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.cumprod_(%self, 0) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cumprod_backward(
// CHECK: fake.aten.cumprod_backward{{.*}} -> !fake.tensor<[5, 5, 4], f32>
func.func @cumprod_backward(%grad: !f32_5x5x4, %input: !f32_5x5x4, %output: !f32_5x5x4) {
  %0 = fake.aten.cumprod_backward(%grad, %input, 2, %output) : (!f32_5x5x4, !f32_5x5x4, !f32_5x5x4) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cumprod_backward_promotes(
// CHECK: fake.aten.cumprod_backward{{.*}} -> !fake.tensor<[2], i64>
func.func @cumprod_backward_promotes(%grad: !fake.tensor<[2], i32, offset = 1>, %input: !fake.tensor<[2], i64>, %output: !fake.tensor<[2], i32>) {
  %0 = fake.aten.cumprod_backward(%grad, %input, -1, %output) : (!fake.tensor<[2], i32, offset = 1>, !fake.tensor<[2], i64>, !fake.tensor<[2], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cumprod_backward_aliases(
// CHECK: fake.aten.cumprod_backward{{.*}} -> !fake.tensor<[2, 1, 6, 1], f32>
func.func @cumprod_backward_aliases(%grad: !fake.tensor<[2, 1, 6, 1], f32>, %input: !fake.tensor<[2, 1, 6, 1], f32, strides = [1, 12, 2, 12]>, %output: !fake.tensor<[2, 1, 6, 1], f32, strides = [1, 1, 0, 1]>) {
  %0 = fake.aten.cumprod_backward(%grad, %input, 3, %output) : (!fake.tensor<[2, 1, 6, 1], f32>, !fake.tensor<[2, 1, 6, 1], f32, strides = [1, 12, 2, 12]>, !fake.tensor<[2, 1, 6, 1], f32, strides = [1, 1, 0, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cumsum(
// CHECK: fake.aten.cumsum{{.*}} -> !fake.tensor<[3, 2], i64>
func.func @cumsum(%self: !fake.tensor<[3, 2], i64>) {
  %0 = fake.aten.cumsum(%self, 1) : (!fake.tensor<[3, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cumsum_promotes(
// CHECK: fake.aten.cumsum{{.*}} -> !fake.tensor<[2, 3], i64>
func.func @cumsum_promotes(%self: !fake.tensor<[2, 3], u8>) {
  %0 = fake.aten.cumsum(%self, -1) : (!fake.tensor<[2, 3], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cumsum_converts(
// CHECK: fake.aten.cumsum{{.*}} -> !fake.tensor<[4, 5, 2], i64>
func.func @cumsum_converts(%self: !fake.tensor<[4, 5, 2], i8, strides = [0, 2, 1]>) {
  %0 = fake.aten.cumsum(%self, 2, dtype = none) : (!fake.tensor<[4, 5, 2], i8, strides = [0, 2, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cumsum_(
// CHECK: fake.aten.cumsum_{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @cumsum_(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.cumsum_(%self, 0) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @logcumsumexp(
// CHECK: fake.aten.logcumsumexp{{.*}} -> !fake.tensor<[5, 5, 5], f32>
func.func @logcumsumexp(%self: !fake.tensor<[5, 5, 5], f32>) {
  %0 = fake.aten.logcumsumexp(%self, 1) : (!fake.tensor<[5, 5, 5], f32>) -> !fake.tensor<*>
  return
}
