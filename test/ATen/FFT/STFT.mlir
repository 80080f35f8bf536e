// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of STFT. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @stft(
// CHECK: fake.aten.stft{{.*}} -> !fake.tensor<[4, 4], c64, strides = [1, 4]>
func.func @stft(%self: !fake.tensor<[10], f32>) {
  %0 = fake.aten.stft(%self, 7, none, none, none, false, none, true) : (!fake.tensor<[10], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @stft_center(
// CHECK: fake.aten.stft.center{{.*}} -> !fake.tensor<[5, 3, 36], c64, strides = [108, 1, 3]>
func.func @stft_center(%self: !fake.tensor<[5, 36], f32>) {
  %0 = fake.aten.stft.center(%self, 5, win_length = none, pad_mode = "reflect", onesided = none, return_complex = true) : (!fake.tensor<[5, 36], f32>) -> !fake.tensor<*>
  return
}
