// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of MarginLoss. Written by utils/oracle/write_tests.py.

!f32_2 = !fake.tensor<[2], f32>
!f32_3x5 = !fake.tensor<[3, 5], f32>
!f32_5 = !fake.tensor<[5], f32>
!f32_5x10 = !fake.tensor<[5, 10], f32>
!f32_5x3x2 = !fake.tensor<[5, 3, 2], f32>
!f32_5x5x5 = !fake.tensor<[5, 5, 5], f32>
!i64_3x5 = !fake.tensor<[3, 5], i64>
!i64_5 = !fake.tensor<[5], i64>
!i64_5x10 = !fake.tensor<[5, 10], i64>
!i64_5x5 = !fake.tensor<[5, 5], i64>

// CHECK-LABEL: func.func @cosine_embedding_loss(
// CHECK: fake.aten.cosine_embedding_loss{{.*}} -> !fake.tensor<[3], f32>
func.func @cosine_embedding_loss(%input1: !f32_3x5, %input2: !fake.tensor<[3, 5], f32, strides = [10, 1]>, %target: !fake.tensor<[3], f32>) {
  %0 = fake.aten.cosine_embedding_loss(%input1, %input2, %target, reduction = 0) : (!f32_3x5, !fake.tensor<[3, 5], f32, strides = [10, 1]>, !fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cosine_embedding_loss_promotes(
// CHECK: fake.aten.cosine_embedding_loss{{.*}} -> !fake.tensor<[5], f32>
func.func @cosine_embedding_loss_promotes(%input1: !i64_5x5, %input2: !i64_5x5, %target: !i64_5) {
  %0 = fake.aten.cosine_embedding_loss(%input1, %input2, %target, 0.9329070713842775, 0) : (!i64_5x5, !i64_5x5, !i64_5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hinge_embedding_loss(
// CHECK: fake.aten.hinge_embedding_loss{{.*}} -> !fake.tensor<[], f32>
func.func @hinge_embedding_loss(%self: !f32_5x5x5, %target: !f32_5x5x5) {
  %0 = fake.aten.hinge_embedding_loss(%self, %target, 8.396163642458497) : (!f32_5x5x5, !f32_5x5x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @margin_ranking_loss(
// CHECK: fake.aten.margin_ranking_loss{{.*}} -> !fake.tensor<[], f32>
func.func @margin_ranking_loss(%input1: !f32_5, %input2: !f32_5, %target: !f32_5) {
  %0 = fake.aten.margin_ranking_loss(%input1, %input2, %target) : (!f32_5, !f32_5, !f32_5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @margin_ranking_loss_promotes(
// CHECK: fake.aten.margin_ranking_loss{{.*}} -> !fake.tensor<[5], f32>
func.func @margin_ranking_loss_promotes(%input1: !i64_5, %input2: !i64_5, %target: !i64_5) {
  %0 = fake.aten.margin_ranking_loss(%input1, %input2, %target, 0.0, 0) : (!i64_5, !i64_5, !i64_5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @multi_margin_loss(
// CHECK: fake.aten.multi_margin_loss{{.*}} -> !fake.tensor<[], f32>
func.func @multi_margin_loss(%self: !fake.tensor<[5, 10], f32>, %target: !fake.tensor<[5], i64>) {
  %0 = fake.aten.multi_margin_loss(%self, %target, 1, -3.14) : (!fake.tensor<[5, 10], f32>, !fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @multi_margin_loss_backward(
// CHECK: fake.aten.multi_margin_loss_backward{{.*}} -> !fake.tensor<[2, 5], f32>
func.func @multi_margin_loss_backward(%grad_output: !f32_2, %self: !fake.tensor<[2, 5], f32>, %target: !fake.tensor<[2], i64>) {
  %0 = fake.aten.multi_margin_loss_backward(%grad_output, %self, %target, 1, 0.5, reduction = 1) : (!f32_2, !fake.tensor<[2, 5], f32>, !fake.tensor<[2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @multilabel_margin_loss(
// CHECK: fake.aten.multilabel_margin_loss{{.*}} -> !fake.tensor<[], f32>
func.func @multilabel_margin_loss(%self: !fake.tensor<[10, 5], f32>, %target: !fake.tensor<[10, 5], i64>) {
  %0 = fake.aten.multilabel_margin_loss(%self, %target) : (!fake.tensor<[10, 5], f32>, !fake.tensor<[10, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @multilabel_margin_loss_backward(
// CHECK: fake.aten.multilabel_margin_loss_backward{{.*}} -> !fake.tensor<[2, 4], f32>
func.func @multilabel_margin_loss_backward(%grad_output: !f32_2, %self: !fake.tensor<[2, 4], f32, strides = [1, 2]>, %target: !fake.tensor<[2, 4], i64>, %is_target: !fake.tensor<[2, 4], f32>) {
  %0 = fake.aten.multilabel_margin_loss_backward(%grad_output, %self, %target, 1, %is_target) : (!f32_2, !fake.tensor<[2, 4], f32, strides = [1, 2]>, !fake.tensor<[2, 4], i64>, !fake.tensor<[2, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @multilabel_margin_loss_forward(
// CHECK: fake.aten.multilabel_margin_loss_forward{{.*}} -> (!fake.tensor<[], f32>, !fake.tensor<[3, 5], f32>)
func.func @multilabel_margin_loss_forward(%self: !f32_3x5, %target: !i64_3x5) {
  %0:2 = fake.aten.multilabel_margin_loss_forward(%self, %target, 2) : (!f32_3x5, !i64_3x5) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @multilabel_margin_loss_forward_promotes(
// CHECK: fake.aten.multilabel_margin_loss_forward{{.*}} -> (!fake.tensor<[], f32>, !fake.tensor<[3, 5], i64>)
func.func @multilabel_margin_loss_forward_promotes(%self: !i64_3x5, %target: !i64_3x5) {
  %0:2 = fake.aten.multilabel_margin_loss_forward(%self, %target, 2) : (!i64_3x5, !i64_3x5) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @poisson_nll_loss(
// CHECK: fake.aten.poisson_nll_loss{{.*}} -> !fake.tensor<[5, 3, 2], f32>
func.func @poisson_nll_loss(%input: !f32_5x3x2, %target: !f32_5x3x2) {
  %0 = fake.aten.poisson_nll_loss(%input, %target, false, true, 1.0e-05, 0) : (!f32_5x3x2, !f32_5x3x2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @poisson_nll_loss_promotes(
// CHECK: fake.aten.poisson_nll_loss{{.*}} -> !fake.tensor<[2, 4], f32>
func.func @poisson_nll_loss_promotes(%input: !fake.tensor<[2, 4], i32, offset = 4>, %target: !fake.tensor<[2, 4], i32>) {
  %0 = fake.aten.poisson_nll_loss(%input, %target, false, true, 0.1, 0) : (!fake.tensor<[2, 4], i32, offset = 4>, !fake.tensor<[2, 4], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @triplet_margin_loss(
// CHECK: fake.aten.triplet_margin_loss{{.*}} -> !fake.tensor<[], f32>
func.func @triplet_margin_loss(%anchor: !f32_5x10, %positive: !f32_5x10, %negative: !f32_5x10) {
  %0 = fake.aten.triplet_margin_loss(%anchor, %positive, %negative) : (!f32_5x10, !f32_5x10, !f32_5x10) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @triplet_margin_loss_promotes(
// CHECK: fake.aten.triplet_margin_loss{{.*}} -> !fake.tensor<[], f32>
func.func @triplet_margin_loss_promotes(%anchor: !i64_5x10, %positive: !i64_5x10, %negative: !i64_5x10) {
  %0 = fake.aten.triplet_margin_loss(%anchor, %positive, %negative) : (!i64_5x10, !i64_5x10, !i64_5x10) -> !fake.tensor<*>
  return
}
