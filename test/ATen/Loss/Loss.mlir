// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Loss. Written by utils/oracle/write_tests.py.

!f32_3 = !fake.tensor<[3], f32>
!f32_4 = !fake.tensor<[4], f32>
!f32_4x3 = !fake.tensor<[4, 3], f32>
!f32_5x5x5 = !fake.tensor<[5, 5, 5], f32>
!f32_8x3 = !fake.tensor<[8, 3], f32>
!i64_2 = !fake.tensor<[2], i64>
!i64_8 = !fake.tensor<[8], i64>

// CHECK-LABEL: func.func @binary_cross_entropy(
// CHECK: fake.aten.binary_cross_entropy{{.*}} -> !fake.tensor<[], f32>
func.func @binary_cross_entropy(%self: !fake.tensor<[5, 5, 5], f32>, %target: !fake.tensor<[5, 5, 5], f32>) {
  %0 = fake.aten.binary_cross_entropy(%self, %target) : (!fake.tensor<[5, 5, 5], f32>, !fake.tensor<[5, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @binary_cross_entropy_promotes(
// CHECK: fake.aten.binary_cross_entropy{{.*}} -> !fake.tensor<[], f32>
func.func @binary_cross_entropy_promotes(%self: !fake.tensor<[5, 5, 5], i32>, %target: !fake.tensor<[5, 5, 5], f32>) {
  %0 = fake.aten.binary_cross_entropy(%self, %target) : (!fake.tensor<[5, 5, 5], i32>, !fake.tensor<[5, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @binary_cross_entropy_backward(
// CHECK: fake.aten.binary_cross_entropy_backward{{.*}} -> !fake.tensor<[2, 2, 4], f32>
func.func @binary_cross_entropy_backward(%grad_output: !fake.tensor<[2, 2, 4], f32, strides = [0, 0, 1]>, %self: !fake.tensor<[2, 2, 4], f32, strides = [48, 24, 3]>, %target: !fake.tensor<[2, 2, 4], f32, strides = [48, 24, 3]>) {
  %0 = fake.aten.binary_cross_entropy_backward(%grad_output, %self, %target) : (!fake.tensor<[2, 2, 4], f32, strides = [0, 0, 1]>, !fake.tensor<[2, 2, 4], f32, strides = [48, 24, 3]>, !fake.tensor<[2, 2, 4], f32, strides = [48, 24, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @binary_cross_entropy_backward_promotes(
// CHECK: fake.aten.binary_cross_entropy_backward{{.*}} -> !fake.tensor<[1, 4, 4, 1, 5], f16>
func.func @binary_cross_entropy_backward_promotes(%grad_output: !fake.tensor<[1, 4, 4, 1, 5], bool>, %self: !fake.tensor<[1, 4, 4, 1, 5], f16, strides = [80, 1, 20, 20, 4]>, %target: !fake.tensor<[1, 4, 4, 1, 5], i64, strides = [5, 20, 5, 1, 1]>) {
  %0 = fake.aten.binary_cross_entropy_backward(%grad_output, %self, %target, none, 0) : (!fake.tensor<[1, 4, 4, 1, 5], bool>, !fake.tensor<[1, 4, 4, 1, 5], f16, strides = [80, 1, 20, 20, 4]>, !fake.tensor<[1, 4, 4, 1, 5], i64, strides = [5, 20, 5, 1, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @binary_cross_entropy_backward_cuda(
// CHECK: fake.aten.binary_cross_entropy_backward{{.*}} -> !fake.tensor<[], f32, device = "cuda:0">
func.func @binary_cross_entropy_backward_cuda(%grad_output: !fake.tensor<[], i16>, %self: !fake.tensor<[], f32, device = "cuda:0">, %target: !fake.tensor<[], f32, device = "cuda:0">) {
  %0 = fake.aten.binary_cross_entropy_backward(%grad_output, %self, %target, reduction = 0) : (!fake.tensor<[], i16>, !fake.tensor<[], f32, device = "cuda:0">, !fake.tensor<[], f32, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @binary_cross_entropy_with_logits(
// CHECK: fake.aten.binary_cross_entropy_with_logits{{.*}} -> !fake.tensor<[], f32>
func.func @binary_cross_entropy_with_logits(%self: !f32_5x5x5, %target: !f32_5x5x5) {
  %0 = fake.aten.binary_cross_entropy_with_logits(%self, %target) : (!f32_5x5x5, !f32_5x5x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cross_entropy_loss(
// CHECK: fake.aten.cross_entropy_loss{{.*}} -> !fake.tensor<[], f32>
func.func @cross_entropy_loss(%self: !fake.tensor<[2, 3], f32>, %target: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.cross_entropy_loss(%self, %target) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cross_entropy_loss_promotes(
// CHECK: fake.aten.cross_entropy_loss{{.*}} -> !fake.tensor<[], f32>
func.func @cross_entropy_loss_promotes(%self: !fake.tensor<[8, 2, 3], i32>, %target: !fake.tensor<[8, 3], i64>) {
  %0 = fake.aten.cross_entropy_loss(%self, %target) : (!fake.tensor<[8, 2, 3], i32>, !fake.tensor<[8, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @huber_loss(
// CHECK: fake.aten.huber_loss{{.*}} -> !fake.tensor<[], i32>
func.func @huber_loss(%self: !fake.tensor<[3, 5], i32>, %target: !fake.tensor<[3, 5], i32, offset = 5>) {
  %0 = fake.aten.huber_loss(%self, %target) : (!fake.tensor<[3, 5], i32>, !fake.tensor<[3, 5], i32, offset = 5>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @huber_loss_promotes(
// CHECK: fake.aten.huber_loss{{.*}} -> !fake.tensor<[], f64>
func.func @huber_loss_promotes(%self: !fake.tensor<[5, 2], f16>, %target: !fake.tensor<[5, 2], f64>) {
  %0 = fake.aten.huber_loss(%self, %target, delta = 1.0) : (!fake.tensor<[5, 2], f16>, !fake.tensor<[5, 2], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @huber_loss_backward(
// CHECK: fake.aten.huber_loss_backward{{.*}} -> !fake.tensor<[3, 4], f32>
func.func @huber_loss_backward(%grad_output: !fake.tensor<[3, 4], f32, strides = [2, 1]>, %self: !fake.tensor<[3, 4], bf16>, %target: !fake.tensor<[3, 4], f32>) {
  %0 = fake.aten.huber_loss_backward(%grad_output, %self, %target, 0, 0.5) : (!fake.tensor<[3, 4], f32, strides = [2, 1]>, !fake.tensor<[3, 4], bf16>, !fake.tensor<[3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @kl_div(
// CHECK: fake.aten.kl_div{{.*}} -> !fake.tensor<[], f32>
func.func @kl_div(%self: !fake.tensor<[2, 3], f32>, %target: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.kl_div(%self, %target) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @l1_loss(
// CHECK: fake.aten.l1_loss{{.*}} -> !fake.tensor<[], f32>
func.func @l1_loss(%self: !fake.tensor<[5, 5, 5], f32>, %target: !fake.tensor<[5, 5, 5], f32>) {
  %0 = fake.aten.l1_loss(%self, %target) : (!fake.tensor<[5, 5, 5], f32>, !fake.tensor<[5, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @l1_loss_promotes(
// CHECK: fake.aten.l1_loss{{.*}} -> !fake.tensor<[5], f32>
func.func @l1_loss_promotes(%self: !fake.tensor<[5], i64>, %target: !fake.tensor<[5], f32>) {
  %0 = fake.aten.l1_loss(%self, %target, 0) : (!fake.tensor<[5], i64>, !fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mse_loss(
// CHECK: fake.aten.mse_loss{{.*}} -> !fake.tensor<[], f32>
func.func @mse_loss(%self: !fake.tensor<[5, 5, 5], f32>, %target: !fake.tensor<[5, 5, 5], f32>) {
  %0 = fake.aten.mse_loss(%self, %target) : (!fake.tensor<[5, 5, 5], f32>, !fake.tensor<[5, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mse_loss_promotes(
// CHECK: fake.aten.mse_loss{{.*}} -> !fake.tensor<[], f32>
func.func @mse_loss_promotes(%self: !fake.tensor<[5, 5], i32>, %target: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.mse_loss(%self, %target) : (!fake.tensor<[5, 5], i32>, !fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mse_loss_backward(
// CHECK: fake.aten.mse_loss_backward{{.*}} -> !fake.tensor<[], f32>
func.func @mse_loss_backward(%grad_output: !fake.tensor<[], f32>, %self: !fake.tensor<[], f32>, %target: !fake.tensor<[], f32>) {
  %0 = fake.aten.mse_loss_backward(%grad_output, %self, %target, 0) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mse_loss_backward_promotes(
// CHECK: fake.aten.mse_loss_backward{{.*}} -> !fake.tensor<[5, 4, 5], f32>
func.func @mse_loss_backward_promotes(%grad_output: !fake.tensor<[5, 4, 5], bf16, strides = [1, 5, 20]>, %self: !fake.tensor<[5, 4, 5], i8>, %target: !fake.tensor<[5, 4, 5], f32>) {
  %0 = fake.aten.mse_loss_backward(%grad_output, %self, %target, 0) : (!fake.tensor<[5, 4, 5], bf16, strides = [1, 5, 20]>, !fake.tensor<[5, 4, 5], i8>, !fake.tensor<[5, 4, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nll_loss(
// CHECK: fake.aten.nll_loss{{.*}} -> !fake.tensor<[], f32>
func.func @nll_loss(%self: !fake.tensor<[2, 8], f32>, %target: !i64_2) {
  %0 = fake.aten.nll_loss(%self, %target, reduction = 1, ignore_index = 2) : (!fake.tensor<[2, 8], f32>, !i64_2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nll_loss2d(
// CHECK: fake.aten.nll_loss2d{{.*}} -> !fake.tensor<[], f32>
func.func @nll_loss2d(%self: !fake.tensor<[3, 7, 3, 2], f32>, %target: !fake.tensor<[3, 3, 2], i64, strides = [2, 6, 1]>) {
  %0 = fake.aten.nll_loss2d(%self, %target, none, 1) : (!fake.tensor<[3, 7, 3, 2], f32>, !fake.tensor<[3, 3, 2], i64, strides = [2, 6, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nll_loss2d_promotes(
// CHECK: fake.aten.nll_loss2d{{.*}} -> !fake.tensor<[], f32, device = "cuda:0">
func.func @nll_loss2d_promotes(%self: !fake.tensor<[2, 4, 3, 2], i16, device = "cuda:0">, %target: !fake.tensor<[2, 3, 2], i64, strides = [1, 2, 6], device = "cuda:0">) {
  %0 = fake.aten.nll_loss2d(%self, %target, none, ignore_index = 0) : (!fake.tensor<[2, 4, 3, 2], i16, device = "cuda:0">, !fake.tensor<[2, 3, 2], i64, strides = [1, 2, 6], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nll_loss2d_backward(
// CHECK: fake.aten.nll_loss2d_backward{{.*}} -> !fake.tensor<[5, 4, 4, 2], f32>
func.func @nll_loss2d_backward(%grad_output: !fake.tensor<[5, 4, 2], f32, strides = [2, 10, 1]>, %self: !fake.tensor<[5, 4, 4, 2], i16>, %target: !fake.tensor<[5, 4, 2], i64>, %total_weight: !fake.tensor<[], bf16>) {
  %0 = fake.aten.nll_loss2d_backward(%grad_output, %self, %target, none, 0, 3, %total_weight) : (!fake.tensor<[5, 4, 2], f32, strides = [2, 10, 1]>, !fake.tensor<[5, 4, 4, 2], i16>, !fake.tensor<[5, 4, 2], i64>, !fake.tensor<[], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nll_loss2d_forward(
// CHECK: fake.aten.nll_loss2d_forward{{.*}} -> (!fake.tensor<[2, 2, 2], f32>, !fake.tensor<[], f32>)
func.func @nll_loss2d_forward(%self: !fake.tensor<[2, 3, 2, 2], f32>, %target: !fake.tensor<[2, 2, 2], i64>, %weight: !f32_3) {
  %0:2 = fake.aten.nll_loss2d_forward(%self, %target, %weight, 0, -100) : (!fake.tensor<[2, 3, 2, 2], f32>, !fake.tensor<[2, 2, 2], i64>, !f32_3) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @nll_loss2d_forward_transposed(
// CHECK: fake.aten.nll_loss2d_forward{{.*}} -> (!fake.tensor<[4, 2, 3], f32, strides = [3, 12, 1]>, !fake.tensor<[], f32>)
func.func @nll_loss2d_forward_transposed(%self: !fake.tensor<[4, 4, 2, 3], f32, strides = [6, 24, 1, 2]>, %target: !fake.tensor<[4, 2, 3], i64, strides = [3, 12, 1]>, %weight: !f32_4) {
  %0:2 = fake.aten.nll_loss2d_forward(%self, %target, %weight, 0, 0) : (!fake.tensor<[4, 4, 2, 3], f32, strides = [6, 24, 1, 2]>, !fake.tensor<[4, 2, 3], i64, strides = [3, 12, 1]>, !f32_4) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @nll_loss_backward(
// CHECK: fake.aten.nll_loss_backward{{.*}} -> !fake.tensor<[8], f32>
func.func @nll_loss_backward(%grad_output: !fake.tensor<[], f32>, %self: !fake.tensor<[8], f32>, %target: !fake.tensor<[], i64>, %total_weight: !fake.tensor<[], f32>) {
  %0 = fake.aten.nll_loss_backward(%grad_output, %self, %target, none, 2, 2, %total_weight) : (!fake.tensor<[], f32>, !fake.tensor<[8], f32>, !fake.tensor<[], i64>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nll_loss_forward(
// CHECK: fake.aten.nll_loss_forward{{.*}} -> (!fake.tensor<[2], f32>, !fake.tensor<[], f32>)
func.func @nll_loss_forward(%self: !fake.tensor<[2, 3], f32>, %target: !i64_2, %weight: !f32_3) {
  %0:2 = fake.aten.nll_loss_forward(%self, %target, %weight, 0, -100) : (!fake.tensor<[2, 3], f32>, !i64_2, !f32_3) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @nll_loss_forward_promotes(
// CHECK: fake.aten.nll_loss_forward{{.*}} -> (!fake.tensor<[], f16>, !fake.tensor<[], f16>)
func.func @nll_loss_forward_promotes(%self: !fake.tensor<[2, 3], i32>, %target: !i64_2, %weight: !fake.tensor<[3], f16>) {
  %0:2 = fake.aten.nll_loss_forward(%self, %target, %weight, 2, -100) : (!fake.tensor<[2, 3], i32>, !i64_2, !fake.tensor<[3], f16>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @nll_loss_nd(
// CHECK: fake.aten.nll_loss_nd{{.*}} -> !fake.tensor<[], f32>
func.func @nll_loss_nd(%self: !fake.tensor<[2, 5], f32>, %target: !fake.tensor<[2], i64>) {
  %0 = fake.aten.nll_loss_nd(%self, %target) : (!fake.tensor<[2, 5], f32>, !fake.tensor<[2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @smooth_l1_loss(
// CHECK: fake.aten.smooth_l1_loss{{.*}} -> !fake.tensor<[2, 5], f32>
func.func @smooth_l1_loss(%self: !fake.tensor<[5], f32>, %target: !fake.tensor<[2, 5], f32>) {
  %0 = fake.aten.smooth_l1_loss(%self, %target, 0) : (!fake.tensor<[5], f32>, !fake.tensor<[2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @smooth_l1_loss_promotes(
// CHECK: fake.aten.smooth_l1_loss{{.*}} -> !fake.tensor<[], f16>
func.func @smooth_l1_loss_promotes(%self: !fake.tensor<[5, 5, 5], bool>, %target: !fake.tensor<[5, 5, 5], f16>) {
  %0 = fake.aten.smooth_l1_loss(%self, %target) : (!fake.tensor<[5, 5, 5], bool>, !fake.tensor<[5, 5, 5], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @smooth_l1_loss_cuda(
// CHECK: fake.aten.smooth_l1_loss{{.*}} -> !fake.tensor<[], c128, device = "cuda:0">
func.func @smooth_l1_loss_cuda(%self: !fake.tensor<[], f32>, %target: !fake.tensor<[], c128, device = "cuda:0">) {
  %0 = fake.aten.smooth_l1_loss(%self, %target, beta = 0.1) : (!fake.tensor<[], f32>, !fake.tensor<[], c128, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @smooth_l1_loss_backward(
// CHECK: fake.aten.smooth_l1_loss_backward{{.*}} -> !fake.tensor<[2, 2], c64>
func.func @smooth_l1_loss_backward(%grad_output: !fake.tensor<[2, 2], c64>, %self: !fake.tensor<[2, 2], c64, offset = 2>, %target: !fake.tensor<[2, 2], c64, strides = [4, 1]>) {
  %0 = fake.aten.smooth_l1_loss_backward(%grad_output, %self, %target, 1, 0.1) : (!fake.tensor<[2, 2], c64>, !fake.tensor<[2, 2], c64, offset = 2>, !fake.tensor<[2, 2], c64, strides = [4, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @soft_margin_loss(
// CHECK: fake.aten.soft_margin_loss{{.*}} -> !fake.tensor<[], f32>
func.func @soft_margin_loss(%self: !fake.tensor<[5, 5, 5], f32>, %target: !fake.tensor<[5, 5, 5], f32>) {
  %0 = fake.aten.soft_margin_loss(%self, %target) : (!fake.tensor<[5, 5, 5], f32>, !fake.tensor<[5, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @soft_margin_loss_cuda(
// CHECK: fake.aten.soft_margin_loss{{.*}} -> !fake.tensor<[], c128, device = "cuda:0">
func.func @soft_margin_loss_cuda(%self: !fake.tensor<[], c128, device = "cuda:0">, %target: !fake.tensor<[], i8>) {
  %0 = fake.aten.soft_margin_loss(%self, %target, 0) : (!fake.tensor<[], c128, device = "cuda:0">, !fake.tensor<[], i8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @soft_margin_loss_backward(
// CHECK: fake.aten.soft_margin_loss_backward{{.*}} -> !fake.tensor<[2], f32>
func.func @soft_margin_loss_backward(%grad_output: !fake.tensor<[2], f32, offset = 1>, %self: !fake.tensor<[2], f32>, %target: !fake.tensor<[2], f32, offset = 1>) {
  %0 = fake.aten.soft_margin_loss_backward(%grad_output, %self, %target, 1) : (!fake.tensor<[2], f32, offset = 1>, !fake.tensor<[2], f32>, !fake.tensor<[2], f32, offset = 1>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @soft_margin_loss_backward_strided(
// CHECK: fake.aten.soft_margin_loss_backward{{.*}} -> !fake.tensor<[2, 3, 3, 3], bf16, strides = [27, 1, 9, 3]>
func.func @soft_margin_loss_backward_strided(%grad_output: !fake.tensor<[2, 3, 3, 3], bf16, strides = [27, 1, 3, 1]>, %self: !fake.tensor<[2, 3, 3, 3], bf16, strides = [27, 1, 9, 3]>, %target: !fake.tensor<[2, 3, 3, 3], bf16, strides = [27, 1, 9, 3]>) {
  %0 = fake.aten.soft_margin_loss_backward(%grad_output, %self, %target, 2) : (!fake.tensor<[2, 3, 3, 3], bf16, strides = [27, 1, 3, 1]>, !fake.tensor<[2, 3, 3, 3], bf16, strides = [27, 1, 9, 3]>, !fake.tensor<[2, 3, 3, 3], bf16, strides = [27, 1, 9, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @torch_nn__linear_cross_entropy_batch_chunked(
// CHECK: fake.torch_nn._linear_cross_entropy_batch_chunked{{.*}} -> (!fake.tensor<[], f32>, !fake.tensor<[0, 0], f32>, !fake.tensor<[0, 0], f32>, !fake.tensor<[0], f32>)
func.func @torch_nn__linear_cross_entropy_batch_chunked(%input: !f32_8x3, %linear_weight: !f32_4x3, %target: !i64_8) {
  %0:4 = fake.torch_nn._linear_cross_entropy_batch_chunked(%input, %linear_weight, %target, none, none, "mean", -100, 0.0, 2, "compact", f32, true, false, false, false) : (!f32_8x3, !f32_4x3, !i64_8) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @torch_nn__linear_cross_entropy_batch_chunked_no_reduction(
// CHECK: fake.torch_nn._linear_cross_entropy_batch_chunked_no_reduction{{.*}} -> !fake.tensor<[8], f32>
func.func @torch_nn__linear_cross_entropy_batch_chunked_no_reduction(%input: !f32_8x3, %linear_weight: !f32_4x3, %target: !i64_8, %weight: !f32_4) {
  %0 = fake.torch_nn._linear_cross_entropy_batch_chunked_no_reduction(%input, %linear_weight, %target, none, %weight, -100, 2, "compact", f32) : (!f32_8x3, !f32_4x3, !i64_8, !f32_4) -> !fake.tensor<*>
  return
}
