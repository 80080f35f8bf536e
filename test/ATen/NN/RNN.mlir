// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of RNN. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_cudnn_rnn(
// CHECK: fake.aten._cudnn_rnn{{.*}} -> (!fake.tensor<[3, 6, 4], f32>, !fake.tensor<[6, 3, 2], f32>, !fake.tensor<[0], f32>, !fake.tensor<[0], u8>, !fake.tensor<*>)
func.func @_cudnn_rnn(%input: !fake.tensor<[3, 6, 4], f32, strides = [24, 1, 6]>, %weight: !fake.tensor<[2, 4], f32>, %hx: !fake.tensor<[6, 3, 2], f32>) {
  %0:5 = fake.aten._cudnn_rnn(%input, [%weight], 4, none, %hx, none, 2, 2, 2, 3, true, 0.0, false, true, [], none) : (!fake.tensor<[3, 6, 4], f32, strides = [24, 1, 6]>, !fake.tensor<[2, 4], f32>, !fake.tensor<[6, 3, 2], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}
