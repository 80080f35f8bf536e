// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of CTCLoss. Written by utils/oracle/write_tests.py.

!f32_2 = !fake.tensor<[2], f32>
!i64_2 = !fake.tensor<[2], i64>

// CHECK-LABEL: func.func @_ctc_loss_backward(
// CHECK: fake.aten._ctc_loss_backward{{.*}} -> !fake.tensor<[4, 2, 5], f32>
func.func @_ctc_loss_backward(%grad: !fake.tensor<[2], f32, offset = 1>, %log_probs: !fake.tensor<[4, 2, 5], f32, strides = [2, 1, 8]>, %targets: !fake.tensor<[2, 7], i64>, %neg_log_likelihood: !f32_2, %log_alpha: !fake.tensor<[2, 4, 9], f32>) {
  %0 = fake.aten._ctc_loss_backward(%grad, %log_probs, %targets, [4, 2], [0, 1], %neg_log_likelihood, %log_alpha, 0) : (!fake.tensor<[2], f32, offset = 1>, !fake.tensor<[4, 2, 5], f32, strides = [2, 1, 8]>, !fake.tensor<[2, 7], i64>, !f32_2, !fake.tensor<[2, 4, 9], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_ctc_loss_backward_Tensor(
// CHECK: fake.aten._ctc_loss_backward.Tensor{{.*}} -> !fake.tensor<[8, 2, 7], f32>
func.func @_ctc_loss_backward_Tensor(%grad: !f32_2, %log_probs: !fake.tensor<[8, 2, 7], f32>, %targets: !fake.tensor<[2, 4], i64>, %input_lengths: !i64_2, %target_lengths: !i64_2, %neg_log_likelihood: !f32_2, %log_alpha: !fake.tensor<[2, 8, 9], f32>) {
  %0 = fake.aten._ctc_loss_backward.Tensor(%grad, %log_probs, %targets, %input_lengths, %target_lengths, %neg_log_likelihood, %log_alpha, 0) : (!f32_2, !fake.tensor<[8, 2, 7], f32>, !fake.tensor<[2, 4], i64>, !i64_2, !i64_2, !f32_2, !fake.tensor<[2, 8, 9], f32>) -> !fake.tensor<*>
  return
}
