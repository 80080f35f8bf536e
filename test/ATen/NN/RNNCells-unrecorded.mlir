// RUN: fake-opt %s --fake-propagate | FileCheck %s

// Only CUDA has the kernels of GRU cells. By their source, the workspace has 5 values for each
// state.

!cuda_f32_12 = !fake.tensor<[12], f32, device = "cuda:0">
!cuda_f32_2x12 = !fake.tensor<[2, 12], f32, device = "cuda:0">
!cuda_f32_2x4 = !fake.tensor<[2, 4], f32, device = "cuda:0">

// CHECK-LABEL: func.func @_thnn_fused_gru_cell(
// CHECK: fake.aten._thnn_fused_gru_cell{{.*}} -> (!fake.tensor<[2, 4], f32, device = "cuda:0">, !fake.tensor<[2, 20], f32, device = "cuda:0">)
func.func @_thnn_fused_gru_cell(%input_gates: !cuda_f32_2x12, %hidden_gates: !cuda_f32_2x12, %hx: !cuda_f32_2x4, %input_bias: !cuda_f32_12, %hidden_bias: !cuda_f32_12) {
  %0:2 = fake.aten._thnn_fused_gru_cell(%input_gates, %hidden_gates, %hx, %input_bias, %hidden_bias) : (!cuda_f32_2x12, !cuda_f32_2x12, !cuda_f32_2x4, !cuda_f32_12, !cuda_f32_12) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_thnn_fused_gru_cell_backward(
// CHECK: fake.aten._thnn_fused_gru_cell_backward{{.*}} -> (!fake.tensor<[2, 12], f32, device = "cuda:0">, !fake.tensor<[2, 12], f32, device = "cuda:0">, !fake.tensor<[2, 4], f32, device = "cuda:0">, !fake.tensor<[12], f32, device = "cuda:0">, !fake.tensor<[12], f32, device = "cuda:0">)
func.func @_thnn_fused_gru_cell_backward(%grad_hy: !cuda_f32_2x4, %workspace: !fake.tensor<[2, 20], f32, device = "cuda:0">) {
  %0:5 = fake.aten._thnn_fused_gru_cell_backward(%grad_hy, %workspace, true) : (!cuda_f32_2x4, !fake.tensor<[2, 20], f32, device = "cuda:0">) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// PyTorch refuses the recorded calls, which are not under `torch.no_grad()`.
// CHECK-LABEL: func.func @_thnn_fused_lstm_cell_backward(
// CHECK: fake.aten._thnn_fused_lstm_cell_backward{{.*}} -> (!fake.tensor<[2, 16], f32, device = "cuda:0">, !fake.tensor<[2, 16], f32, device = "cuda:0">, !fake.tensor<[2, 4], f32, device = "cuda:0">, !fake.tensor<[16], f32, device = "cuda:0">, !fake.tensor<[16], f32, device = "cuda:0">)
func.func @_thnn_fused_lstm_cell_backward(%grad_hy: !cuda_f32_2x4, %grad_cy: !cuda_f32_2x4, %cx: !cuda_f32_2x4, %cy: !cuda_f32_2x4, %workspace: !fake.tensor<[2, 16], f32, device = "cuda:0">) {
  %0:5 = fake.aten._thnn_fused_lstm_cell_backward(%grad_hy, %grad_cy, %cx, %cy, %workspace, true) : (!cuda_f32_2x4, !cuda_f32_2x4, !cuda_f32_2x4, !cuda_f32_2x4, !fake.tensor<[2, 16], f32, device = "cuda:0">) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}
