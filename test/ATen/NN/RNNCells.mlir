// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of RNNCells. Written by utils/oracle/write_tests.py.

!bf16_4x5 = !fake.tensor<[4, 5], bf16>
!f32_16 = !fake.tensor<[16], f32>
!f32_2x16 = !fake.tensor<[2, 16], f32>
!f32_3x6 = !fake.tensor<[3, 6], f32>
!f32_5x2 = !fake.tensor<[5, 2], f32>
!f32_6x2 = !fake.tensor<[6, 2], f32>

// CHECK-LABEL: func.func @_thnn_fused_lstm_cell(
// CHECK: fake.aten._thnn_fused_lstm_cell{{.*}} -> (!fake.tensor<[2, 4], f32>, !fake.tensor<[2, 4], f32>, !fake.tensor<[2, 16], f32>)
func.func @_thnn_fused_lstm_cell(%input_gates: !f32_2x16, %hidden_gates: !f32_2x16, %cx: !fake.tensor<[2, 4], f32, strides = [16, 2]>, %input_bias: !f32_16, %hidden_bias: !f32_16) {
  %0:3 = fake.aten._thnn_fused_lstm_cell(%input_gates, %hidden_gates, %cx, %input_bias, %hidden_bias) : (!f32_2x16, !f32_2x16, !fake.tensor<[2, 4], f32, strides = [16, 2]>, !f32_16, !f32_16) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_thnn_fused_lstm_cell_backward_impl(
// CHECK: fake.aten._thnn_fused_lstm_cell_backward_impl{{.*}} -> (!fake.tensor<[3, 24], f32>, !fake.tensor<[3, 6], f32>, !fake.tensor<[24], f32>)
func.func @_thnn_fused_lstm_cell_backward_impl(%grad_hy: !f32_3x6, %cx: !f32_3x6, %cy: !f32_3x6, %workspace: !fake.tensor<[3, 24], f32>) {
  %0:3 = fake.aten._thnn_fused_lstm_cell_backward_impl(%grad_hy, none, %cx, %cy, %workspace, true) : (!f32_3x6, !f32_3x6, !f32_3x6, !fake.tensor<[3, 24], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @gru_cell(
// CHECK: fake.aten.gru_cell{{.*}} -> !fake.tensor<[4, 2], f32>
func.func @gru_cell(%input: !fake.tensor<[4, 3], f32>, %hx: !fake.tensor<[4, 2], f32, strides = [1, 0]>, %w_ih: !fake.tensor<[6, 3], f32>, %w_hh: !f32_6x2, %b_ih: !fake.tensor<[6], f32, offset = 1>, %b_hh: !fake.tensor<[6], f32, strides = [2]>) {
  %0 = fake.aten.gru_cell(%input, %hx, %w_ih, %w_hh, %b_ih, %b_hh) : (!fake.tensor<[4, 3], f32>, !fake.tensor<[4, 2], f32, strides = [1, 0]>, !fake.tensor<[6, 3], f32>, !f32_6x2, !fake.tensor<[6], f32, offset = 1>, !fake.tensor<[6], f32, strides = [2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @gru_cell_promotes(
// CHECK: fake.aten.gru_cell{{.*}} -> !fake.tensor<[4, 2], f64>
func.func @gru_cell_promotes(%input: !fake.tensor<[4, 2], f32, strides = [1, 4]>, %hx: !fake.tensor<[4, 2], f64>, %w_ih: !f32_6x2, %w_hh: !f32_6x2) {
  %0 = fake.aten.gru_cell(%input, %hx, %w_ih, %w_hh, b_hh = none) : (!fake.tensor<[4, 2], f32, strides = [1, 4]>, !fake.tensor<[4, 2], f64>, !f32_6x2, !f32_6x2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @lstm_cell(
// CHECK: fake.aten.lstm_cell{{.*}} -> (!fake.tensor<[5, 2], f32>, !fake.tensor<[5, 2], f32>)
func.func @lstm_cell(%input: !fake.tensor<[5, 5], f32>, %hx: !f32_5x2, %hx_1: !f32_5x2, %w_ih: !fake.tensor<[8, 5], f32>, %w_hh: !fake.tensor<[8, 2], f64>) {
  %0:2 = fake.aten.lstm_cell(%input, [%hx, %hx_1], %w_ih, %w_hh, none, none) : (!fake.tensor<[5, 5], f32>, !f32_5x2, !f32_5x2, !fake.tensor<[8, 5], f32>, !fake.tensor<[8, 2], f64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @lstm_cell_promotes(
// CHECK: fake.aten.lstm_cell{{.*}} -> (!fake.tensor<[3, 3], c128>, !fake.tensor<[3, 3], c128>)
func.func @lstm_cell_promotes(%input: !fake.tensor<[3, 5], f64>, %hx: !fake.tensor<[3, 3], f32>, %hx_1: !fake.tensor<[3, 3], c128>, %w_ih: !fake.tensor<[12, 5], f64>, %w_hh: !fake.tensor<[12, 3], bf16>) {
  %0:2 = fake.aten.lstm_cell(%input, [%hx, %hx_1], %w_ih, %w_hh) : (!fake.tensor<[3, 5], f64>, !fake.tensor<[3, 3], f32>, !fake.tensor<[3, 3], c128>, !fake.tensor<[12, 5], f64>, !fake.tensor<[12, 3], bf16>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @rnn_relu_cell(
// CHECK: fake.aten.rnn_relu_cell{{.*}} -> !fake.tensor<[5, 2], f32>
func.func @rnn_relu_cell(%input: !fake.tensor<[5, 3], f32>, %hx: !f32_5x2, %w_ih: !fake.tensor<[2, 3], f32, strides = [1, 2]>, %w_hh: !fake.tensor<[2, 2], f32>) {
  %0 = fake.aten.rnn_relu_cell(%input, %hx, %w_ih, %w_hh) : (!fake.tensor<[5, 3], f32>, !f32_5x2, !fake.tensor<[2, 3], f32, strides = [1, 2]>, !fake.tensor<[2, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rnn_relu_cell_promotes(
// CHECK: fake.aten.rnn_relu_cell{{.*}} -> !fake.tensor<[4, 0], c64>
func.func @rnn_relu_cell_promotes(%input: !fake.tensor<[4, 1], f32, strides = [1, 4]>, %hx: !fake.tensor<[4, 0], c64, strides = [1, 4]>, %w_ih: !fake.tensor<[0, 1], f32>, %w_hh: !fake.tensor<[0, 0], f32>, %b_hh: !fake.tensor<[0], c64, conj>) {
  %0 = fake.aten.rnn_relu_cell(%input, %hx, %w_ih, %w_hh, b_hh = %b_hh) : (!fake.tensor<[4, 1], f32, strides = [1, 4]>, !fake.tensor<[4, 0], c64, strides = [1, 4]>, !fake.tensor<[0, 1], f32>, !fake.tensor<[0, 0], f32>, !fake.tensor<[0], c64, conj>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rnn_tanh_cell(
// CHECK: fake.aten.rnn_tanh_cell{{.*}} -> !fake.tensor<[4, 2], f32>
func.func @rnn_tanh_cell(%input: !fake.tensor<[4, 5], f32>, %hx: !fake.tensor<[4, 2], f32>, %w_ih: !fake.tensor<[2, 5], f32>, %w_hh: !fake.tensor<[2, 2], f32, strides = [2, 2]>) {
  %0 = fake.aten.rnn_tanh_cell(%input, %hx, %w_ih, %w_hh) : (!fake.tensor<[4, 5], f32>, !fake.tensor<[4, 2], f32>, !fake.tensor<[2, 5], f32>, !fake.tensor<[2, 2], f32, strides = [2, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rnn_tanh_cell_promotes(
// CHECK: fake.aten.rnn_tanh_cell{{.*}} -> !fake.tensor<[4, 5], f32>
func.func @rnn_tanh_cell_promotes(%input: !bf16_4x5, %hx: !bf16_4x5, %w_ih: !fake.tensor<[5, 5], bool>, %w_hh: !fake.tensor<[5, 5], bf16, strides = [45, 3]>, %b_hh: !fake.tensor<[5], f32, offset = 1>) {
  %0 = fake.aten.rnn_tanh_cell(%input, %hx, %w_ih, %w_hh, none, %b_hh) : (!bf16_4x5, !bf16_4x5, !fake.tensor<[5, 5], bool>, !fake.tensor<[5, 5], bf16, strides = [45, 3]>, !fake.tensor<[5], f32, offset = 1>) -> !fake.tensor<*>
  return
}
