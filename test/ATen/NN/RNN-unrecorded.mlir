// RUN: fake-opt %s --fake-propagate | FileCheck %s

// All recorded calls are refused, as parameters are missing. The answers are FakeTensor's for
// padded sequences, and those for real tensors for packed ones, whose batch sizes are data.

!f32_12 = !fake.tensor<[12], f32>
!f32_12x3 = !fake.tensor<[12, 3], f32>
!f32_12x4 = !fake.tensor<[12, 4], f32>
!f32_16 = !fake.tensor<[16], f32>
!f32_16x3 = !fake.tensor<[16, 3], f32>
!f32_16x4 = !fake.tensor<[16, 4], f32>
!f32_1x2x4 = !fake.tensor<[1, 2, 4], f32>
!f32_4 = !fake.tensor<[4], f32>
!f32_4x3 = !fake.tensor<[4, 3], f32>
!f32_4x4 = !fake.tensor<[4, 4], f32>
!f32_5x2x3 = !fake.tensor<[5, 2, 3], f32>
!f32_5x3 = !fake.tensor<[5, 3], f32>
!i64_3 = !fake.tensor<[3], i64>

// CHECK-LABEL: func.func @gru_data(
// CHECK: fake.aten.gru.data{{.*}} -> (!fake.tensor<[5, 4], f32>, !fake.tensor<[1, 2, 4], f32>)
func.func @gru_data(%data: !f32_5x3, %batch_sizes: !i64_3, %hx: !f32_1x2x4, %params: !f32_12x3, %params_1: !f32_12x4, %params_2: !f32_12, %params_3: !f32_12) {
  %0:2 = fake.aten.gru.data(%data, %batch_sizes, %hx, [%params, %params_1, %params_2, %params_3], true, 1, 0.0, false, false) : (!f32_5x3, !i64_3, !f32_1x2x4, !f32_12x3, !f32_12x4, !f32_12, !f32_12) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @gru_input(
// CHECK: fake.aten.gru.input{{.*}} -> (!fake.tensor<[5, 2, 4], f32>, !fake.tensor<[1, 2, 4], f32>)
func.func @gru_input(%input: !f32_5x2x3, %hx: !f32_1x2x4, %params: !f32_12x3, %params_1: !f32_12x4, %params_2: !f32_12, %params_3: !f32_12) {
  %0:2 = fake.aten.gru.input(%input, %hx, [%params, %params_1, %params_2, %params_3], true, 1, 0.0, false, false, false) : (!f32_5x2x3, !f32_1x2x4, !f32_12x3, !f32_12x4, !f32_12, !f32_12) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @lstm_data(
// CHECK: fake.aten.lstm.data{{.*}} -> (!fake.tensor<[5, 4], f32>, !fake.tensor<[1, 2, 4], f32>, !fake.tensor<[1, 2, 4], f32>)
func.func @lstm_data(%data: !f32_5x3, %batch_sizes: !i64_3, %hx: !f32_1x2x4, %hx_1: !f32_1x2x4, %params: !f32_16x3, %params_1: !f32_16x4, %params_2: !f32_16, %params_3: !f32_16) {
  %0:3 = fake.aten.lstm.data(%data, %batch_sizes, [%hx, %hx_1], [%params, %params_1, %params_2, %params_3], true, 1, 0.0, false, false) : (!f32_5x3, !i64_3, !f32_1x2x4, !f32_1x2x4, !f32_16x3, !f32_16x4, !f32_16, !f32_16) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @lstm_input(
// CHECK: fake.aten.lstm.input{{.*}} -> (!fake.tensor<[5, 2, 4], f32>, !fake.tensor<[1, 2, 4], f32>, !fake.tensor<[1, 2, 4], f32>)
func.func @lstm_input(%input: !f32_5x2x3, %hx: !f32_1x2x4, %hx_1: !f32_1x2x4, %params: !f32_16x3, %params_1: !f32_16x4, %params_2: !f32_16, %params_3: !f32_16) {
  %0:3 = fake.aten.lstm.input(%input, [%hx, %hx_1], [%params, %params_1, %params_2, %params_3], true, 1, 0.0, false, false, false) : (!f32_5x2x3, !f32_1x2x4, !f32_1x2x4, !f32_16x3, !f32_16x4, !f32_16, !f32_16) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @rnn_relu_data(
// CHECK: fake.aten.rnn_relu.data{{.*}} -> (!fake.tensor<[5, 4], f32>, !fake.tensor<[1, 2, 4], f32>)
func.func @rnn_relu_data(%data: !f32_5x3, %batch_sizes: !i64_3, %hx: !f32_1x2x4, %params: !f32_4x3, %params_1: !f32_4x4, %params_2: !f32_4, %params_3: !f32_4) {
  %0:2 = fake.aten.rnn_relu.data(%data, %batch_sizes, %hx, [%params, %params_1, %params_2, %params_3], true, 1, 0.0, false, false) : (!f32_5x3, !i64_3, !f32_1x2x4, !f32_4x3, !f32_4x4, !f32_4, !f32_4) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @rnn_relu_input(
// CHECK: fake.aten.rnn_relu.input{{.*}} -> (!fake.tensor<[5, 2, 4], f32>, !fake.tensor<[1, 2, 4], f32>)
func.func @rnn_relu_input(%input: !f32_5x2x3, %hx: !f32_1x2x4, %params: !f32_4x3, %params_1: !f32_4x4, %params_2: !f32_4, %params_3: !f32_4) {
  %0:2 = fake.aten.rnn_relu.input(%input, %hx, [%params, %params_1, %params_2, %params_3], true, 1, 0.0, false, false, false) : (!f32_5x2x3, !f32_1x2x4, !f32_4x3, !f32_4x4, !f32_4, !f32_4) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @rnn_tanh_data(
// CHECK: fake.aten.rnn_tanh.data{{.*}} -> (!fake.tensor<[5, 4], f32>, !fake.tensor<[1, 2, 4], f32>)
func.func @rnn_tanh_data(%data: !f32_5x3, %batch_sizes: !i64_3, %hx: !f32_1x2x4, %params: !f32_4x3, %params_1: !f32_4x4, %params_2: !f32_4, %params_3: !f32_4) {
  %0:2 = fake.aten.rnn_tanh.data(%data, %batch_sizes, %hx, [%params, %params_1, %params_2, %params_3], true, 1, 0.0, false, false) : (!f32_5x3, !i64_3, !f32_1x2x4, !f32_4x3, !f32_4x4, !f32_4, !f32_4) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}
