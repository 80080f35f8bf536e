// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of FFTKernels. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_fft_c2c(
// CHECK: fake.aten._fft_c2c{{.*}} -> !fake.tensor<[5, 3, 10], c64>
func.func @_fft_c2c(%self: !fake.tensor<[5, 3, 10], c64>) {
  %0 = fake.aten._fft_c2c(%self, [1, 2], 1, false) : (!fake.tensor<[5, 3, 10], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_fft_c2c_strided(
// CHECK: fake.aten._fft_c2c{{.*}} -> !fake.tensor<[5, 3, 6], c64, strides = [18, 1, 3]>
func.func @_fft_c2c_strided(%self: !fake.tensor<[5, 3, 6], c64, strides = [42, 7, 1]>) {
  %0 = fake.aten._fft_c2c(%self, [1], 1, true) : (!fake.tensor<[5, 3, 6], c64, strides = [42, 7, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_fft_c2r(
// CHECK: fake.aten._fft_c2r{{.*}} -> !fake.tensor<[5, 6, 7], f32>
func.func @_fft_c2r(%self: !fake.tensor<[5, 6, 4], c64>) {
  %0 = fake.aten._fft_c2r(%self, [2], 0, 7) : (!fake.tensor<[5, 6, 4], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_fft_r2c(
// CHECK: fake.aten._fft_r2c{{.*}} -> !fake.tensor<[5, 3, 6], c64>
func.func @_fft_r2c(%self: !fake.tensor<[5, 3, 10], f32>) {
  %0 = fake.aten._fft_r2c(%self, [2], 1, true) : (!fake.tensor<[5, 3, 10], f32>) -> !fake.tensor<*>
  return
}
