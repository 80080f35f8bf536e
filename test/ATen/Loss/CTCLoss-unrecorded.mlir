// RUN: fake-opt %s --fake-propagate | FileCheck %s

// FakeTensor has no answer, since a size depends on the longest target. These are the answers
// for real tensors, where the lengths are in a list.

!cuda_f32_10x4x6 = !fake.tensor<[10, 4, 6], f32, device = "cuda:0">
!cuda_i32_13 = !fake.tensor<[13], i32, device = "cuda:0">
!cuda_i32_4 = !fake.tensor<[4], i32, device = "cuda:0">
!f32_10x4x6 = !fake.tensor<[10, 4, 6], f32>
!i32_13 = !fake.tensor<[13], i32>
!i64_4 = !fake.tensor<[4], i64>
!i64_4x5 = !fake.tensor<[4, 5], i64>

// CHECK-LABEL: func.func @_ctc_loss(
// CHECK: fake.aten._ctc_loss{{.*}} -> (!fake.tensor<[4], f32>, !fake.tensor<[4, 10, 11], f32>)
func.func @_ctc_loss(%log_probs: !f32_10x4x6, %targets: !i64_4x5) {
  %0:2 = fake.aten._ctc_loss(%log_probs, %targets, [10, 10, 10, 10], [5, 4, 5, 3]) : (!f32_10x4x6, !i64_4x5) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// Only CUDA has this kernel. By its source, it returns a loss for each sequence, and a
// contiguous gradient.
// CHECK-LABEL: func.func @_cudnn_ctc_loss(
// CHECK: fake.aten._cudnn_ctc_loss{{.*}} -> (!fake.tensor<[4], f32, device = "cuda:0">, !fake.tensor<[10, 4, 6], f32, device = "cuda:0">)
func.func @_cudnn_ctc_loss(%log_probs: !cuda_f32_10x4x6, %targets: !i32_13) {
  %0:2 = fake.aten._cudnn_ctc_loss(%log_probs, %targets, [10, 10, 10, 10], [3, 4, 2, 4], 0, false, false) : (!cuda_f32_10x4x6, !i32_13) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_cudnn_ctc_loss_Tensor(
// CHECK: fake.aten._cudnn_ctc_loss.Tensor{{.*}} -> (!fake.tensor<[4], f32, device = "cuda:0">, !fake.tensor<[10, 4, 6], f32, device = "cuda:0">)
func.func @_cudnn_ctc_loss_Tensor(%log_probs: !cuda_f32_10x4x6, %targets: !cuda_i32_13, %input_lengths: !cuda_i32_4, %target_lengths: !cuda_i32_4) {
  %0:2 = fake.aten._cudnn_ctc_loss.Tensor(%log_probs, %targets, %input_lengths, %target_lengths, 0, false, false) : (!cuda_f32_10x4x6, !cuda_i32_13, !cuda_i32_4, !cuda_i32_4) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// Whether cuDNN is used depends on the settings of the program.
// CHECK-LABEL: func.func @_use_cudnn_ctc_loss(
// CHECK: fake.aten._use_cudnn_ctc_loss{{.*}} -> !fake.bool
func.func @_use_cudnn_ctc_loss(%log_probs: !cuda_f32_10x4x6, %targets: !i32_13) {
  %0 = fake.aten._use_cudnn_ctc_loss(%log_probs, %targets, [10, 10, 10, 10], [3, 4, 2, 4], 0) : (!cuda_f32_10x4x6, !i32_13) -> !fake.bool
  return
}

// CHECK-LABEL: func.func @_use_cudnn_ctc_loss_Tensor(
// CHECK: fake.aten._use_cudnn_ctc_loss.Tensor{{.*}} -> !fake.bool
func.func @_use_cudnn_ctc_loss_Tensor(%log_probs: !cuda_f32_10x4x6, %targets: !cuda_i32_13, %input_lengths: !cuda_i32_4, %target_lengths: !cuda_i32_4) {
  %0 = fake.aten._use_cudnn_ctc_loss.Tensor(%log_probs, %targets, %input_lengths, %target_lengths, 0) : (!cuda_f32_10x4x6, !cuda_i32_13, !cuda_i32_4, !cuda_i32_4) -> !fake.bool
  return
}

// CHECK-LABEL: func.func @ctc_loss_IntList(
// CHECK: fake.aten.ctc_loss.IntList{{.*}} -> !fake.tensor<[], f32>
func.func @ctc_loss_IntList(%log_probs: !f32_10x4x6, %targets: !i64_4x5) {
  %0 = fake.aten.ctc_loss.IntList(%log_probs, %targets, [10, 10, 10, 10], [5, 4, 5, 3]) : (!f32_10x4x6, !i64_4x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ctc_loss_Tensor(
// CHECK: fake.aten.ctc_loss.Tensor{{.*}} -> !fake.tensor<[], f32>
func.func @ctc_loss_Tensor(%log_probs: !f32_10x4x6, %targets: !i64_4x5, %input_lengths: !i64_4, %target_lengths: !i64_4) {
  %0 = fake.aten.ctc_loss.Tensor(%log_probs, %targets, %input_lengths, %target_lengths) : (!f32_10x4x6, !i64_4x5, !i64_4, !i64_4) -> !fake.tensor<*>
  return
}
