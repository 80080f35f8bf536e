// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Optimizer. Written by utils/oracle/write_tests.py.

!f32_3 = !fake.tensor<[3], f32>
!f32_3x4 = !fake.tensor<[3, 4], f32>
!f32_4x6 = !fake.tensor<[4, 6], f32>
!f32_5x2x3 = !fake.tensor<[5, 2, 3], f32>
!f64_6x4 = !fake.tensor<[6, 4], f64>

// CHECK-LABEL: func.func @_amp_foreach_non_finite_check_and_unscale(
// CHECK: fake.aten._amp_foreach_non_finite_check_and_unscale{{.*}} -> (!fake.list<!fake.tensor<[], f32>>, !fake.tensor<[], f32>)
func.func @_amp_foreach_non_finite_check_and_unscale(%self: !fake.tensor<[], f32>, %found_inf: !fake.tensor<[], f32>, %inv_scale: !fake.tensor<[], f32>) {
  %0:2 = fake.aten._amp_foreach_non_finite_check_and_unscale([%self], %found_inf, %inv_scale) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>, !fake.tensor<[], f32>) -> (!fake.list<>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_amp_foreach_non_finite_check_and_unscale_(
// CHECK: fake.aten._amp_foreach_non_finite_check_and_unscale_{{.*}} -> ()
func.func @_amp_foreach_non_finite_check_and_unscale_(%self: !fake.tensor<[], f32>, %self_1: !fake.tensor<[], f32>, %found_inf: !fake.tensor<[], f32>, %inv_scale: !fake.tensor<[], f32>) {
  fake.aten._amp_foreach_non_finite_check_and_unscale_([%self, %self_1], %found_inf, %inv_scale) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>, !fake.tensor<[], f32>, !fake.tensor<[], f32>) -> ()
  return
}

// CHECK-LABEL: func.func @_amp_update_scale(
// CHECK: fake.aten._amp_update_scale{{.*}} -> (!fake.tensor<[3, 3, 3], i8>, !fake.tensor<[3, 3, 3], f16>)
func.func @_amp_update_scale(%self: !fake.tensor<[3, 3, 3], i8, offset = 9>, %growth_tracker: !fake.tensor<[3, 3, 3], f16, strides = [1, 1, 1]>, %found_inf: !fake.tensor<[], c128>) {
  %0:2 = fake.aten._amp_update_scale(%self, %growth_tracker, %found_inf, 0.1, 0.5, 2) : (!fake.tensor<[3, 3, 3], i8, offset = 9>, !fake.tensor<[3, 3, 3], f16, strides = [1, 1, 1]>, !fake.tensor<[], c128>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_amp_update_scale_(
// CHECK: fake.aten._amp_update_scale_{{.*}} -> !fake.tensor<[5], f64>
func.func @_amp_update_scale_(%self: !fake.tensor<[5], f64>, %growth_tracker: !fake.tensor<[5, 5], f16>, %found_inf: !fake.tensor<[5], f16>) {
  %0 = fake.aten._amp_update_scale_(%self, %growth_tracker, %found_inf, 0.1, 1.0, 1) : (!fake.tensor<[5], f64>, !fake.tensor<[5, 5], f16>, !fake.tensor<[5], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_amp_update_scale__transposed(
// CHECK: fake.aten._amp_update_scale_{{.*}} -> !fake.tensor<[2, 2], bf16, strides = [1, 2]>
func.func @_amp_update_scale__transposed(%self: !fake.tensor<[2, 2], bf16, strides = [1, 2]>, %growth_tracker: !fake.tensor<[2, 2], f32, strides = [4, 2]>, %found_inf: !fake.tensor<[2, 2], f32, strides = [6, 3]>) {
  %0 = fake.aten._amp_update_scale_(%self, %growth_tracker, %found_inf, 1.0, 0.5, 2) : (!fake.tensor<[2, 2], bf16, strides = [1, 2]>, !fake.tensor<[2, 2], f32, strides = [4, 2]>, !fake.tensor<[2, 2], f32, strides = [6, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_fused_adagrad(
// CHECK: fake.aten._fused_adagrad{{.*}} -> (!fake.list<!fake.tensor<[5, 2], bf16>>, !fake.list<!fake.tensor<[5, 2], bf16>>, !fake.list<!fake.tensor<[5, 2], bf16>>, !fake.list<!fake.tensor<[], f32>>)
func.func @_fused_adagrad(%self: !fake.tensor<[5, 2], bf16>, %grads: !fake.tensor<[5, 2], bf16, strides = [8, 2]>, %state_sums: !fake.tensor<[5, 2], bf16, strides = [0, 0]>, %state_steps: !fake.tensor<[], f32>) {
  %0:4 = fake.aten._fused_adagrad([%self], [%grads], [%state_sums], [%state_steps], lr = 0.1, lr_decay = 0.1, weight_decay = 0.0, eps = 0.1, maximize = false) : (!fake.tensor<[5, 2], bf16>, !fake.tensor<[5, 2], bf16, strides = [8, 2]>, !fake.tensor<[5, 2], bf16, strides = [0, 0]>, !fake.tensor<[], f32>) -> (!fake.list<>, !fake.list<>, !fake.list<>, !fake.list<>)
  return
}

// CHECK-LABEL: func.func @_fused_adagrad_tensor_lr(
// CHECK: fake.aten._fused_adagrad.tensor_lr{{.*}} -> (!fake.list<>, !fake.list<>, !fake.list<>)
func.func @_fused_adagrad_tensor_lr(%lr: !fake.tensor<[], f32>) {
  %0:3 = fake.aten._fused_adagrad.tensor_lr([], [], [], [], lr = %lr, lr_decay = 0.1, weight_decay = 0.0, eps = 0.1, maximize = false) : (!fake.tensor<[], f32>) -> (!fake.list<>, !fake.list<>, !fake.list<>)
  return
}

// CHECK-LABEL: func.func @_fused_adagrad_(
// CHECK: fake.aten._fused_adagrad_{{.*}} -> ()
func.func @_fused_adagrad_(%self: !fake.tensor<[], f32>, %grads: !fake.tensor<[], f32>, %state_sums: !fake.tensor<[], f32>, %state_steps: !fake.tensor<[], f32>) {
  fake.aten._fused_adagrad_([%self], [%grads], [%state_sums], [%state_steps], lr = 0.1, lr_decay = 0.1, weight_decay = 0.0, eps = 0.1, maximize = false) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>, !fake.tensor<[], f32>, !fake.tensor<[], f32>) -> ()
  return
}

// CHECK-LABEL: func.func @_fused_adagrad__tensor_lr(
// CHECK: fake.aten._fused_adagrad_.tensor_lr{{.*}} -> ()
func.func @_fused_adagrad__tensor_lr(%lr: !fake.tensor<[], f32>) {
  fake.aten._fused_adagrad_.tensor_lr([], [], [], [], lr = %lr, lr_decay = 0.1, weight_decay = 0.0, eps = 0.1, maximize = false) : (!fake.tensor<[], f32>) -> ()
  return
}

// CHECK-LABEL: func.func @_fused_adam(
// CHECK: fake.aten._fused_adam{{.*}} -> (!fake.list<>, !fake.list<>, !fake.list<>, !fake.list<>, !fake.list<>)
func.func @_fused_adam() {
  %0:5 = fake.aten._fused_adam([], [], [], [], [], [], lr = 0.1, beta1 = 0.9, beta2 = 0.99, weight_decay = 0.0, eps = 0.1, amsgrad = true, maximize = false) : () -> (!fake.list<>, !fake.list<>, !fake.list<>, !fake.list<>, !fake.list<>)
  return
}

// CHECK-LABEL: func.func @_fused_adam_tensor_lr(
// CHECK: fake.aten._fused_adam.tensor_lr{{.*}} -> (!fake.list<>, !fake.list<>, !fake.list<>, !fake.list<>, !fake.list<>)
func.func @_fused_adam_tensor_lr(%lr: !fake.tensor<[], f32>) {
  %0:5 = fake.aten._fused_adam.tensor_lr([], [], [], [], [], [], lr = %lr, beta1 = 0.9, beta2 = 0.99, weight_decay = 0.0, eps = 0.1, amsgrad = true, maximize = false) : (!fake.tensor<[], f32>) -> (!fake.list<>, !fake.list<>, !fake.list<>, !fake.list<>, !fake.list<>)
  return
}

// CHECK-LABEL: func.func @_fused_adam_(
// CHECK: fake.aten._fused_adam_{{.*}} -> ()
func.func @_fused_adam_() {
  fake.aten._fused_adam_([], [], [], [], [], [], lr = 0.1, beta1 = 0.9, beta2 = 0.99, weight_decay = 0.0, eps = 0.1, amsgrad = true, maximize = false) : () -> ()
  return
}

// CHECK-LABEL: func.func @_fused_adam__tensor_lr(
// CHECK: fake.aten._fused_adam_.tensor_lr{{.*}} -> ()
func.func @_fused_adam__tensor_lr(%lr: !fake.tensor<[], f32>) {
  fake.aten._fused_adam_.tensor_lr([], [], [], [], [], [], lr = %lr, beta1 = 0.9, beta2 = 0.99, weight_decay = 0.0, eps = 0.1, amsgrad = true, maximize = false) : (!fake.tensor<[], f32>) -> ()
  return
}

// CHECK-LABEL: func.func @_fused_adamw(
// CHECK: fake.aten._fused_adamw{{.*}} -> (!fake.list<>, !fake.list<>, !fake.list<>, !fake.list<>, !fake.list<>)
func.func @_fused_adamw() {
  %0:5 = fake.aten._fused_adamw([], [], [], [], [], [], lr = 0.1, beta1 = 0.9, beta2 = 0.99, weight_decay = 0.0, eps = 0.1, amsgrad = true, maximize = false) : () -> (!fake.list<>, !fake.list<>, !fake.list<>, !fake.list<>, !fake.list<>)
  return
}

// CHECK-LABEL: func.func @_fused_adamw_tensor_lr(
// CHECK: fake.aten._fused_adamw.tensor_lr{{.*}} -> (!fake.list<>, !fake.list<>, !fake.list<>, !fake.list<>, !fake.list<>)
func.func @_fused_adamw_tensor_lr(%lr: !fake.tensor<[], f32>) {
  %0:5 = fake.aten._fused_adamw.tensor_lr([], [], [], [], [], [], lr = %lr, beta1 = 0.9, beta2 = 0.99, weight_decay = 0.0, eps = 0.1, amsgrad = true, maximize = false) : (!fake.tensor<[], f32>) -> (!fake.list<>, !fake.list<>, !fake.list<>, !fake.list<>, !fake.list<>)
  return
}

// CHECK-LABEL: func.func @_fused_adamw_(
// CHECK: fake.aten._fused_adamw_{{.*}} -> ()
func.func @_fused_adamw_() {
  fake.aten._fused_adamw_([], [], [], [], [], [], lr = 0.1, beta1 = 0.9, beta2 = 0.99, weight_decay = 0.0, eps = 0.1, amsgrad = true, maximize = false) : () -> ()
  return
}

// CHECK-LABEL: func.func @_fused_adamw__tensor_lr(
// CHECK: fake.aten._fused_adamw_.tensor_lr{{.*}} -> ()
func.func @_fused_adamw__tensor_lr(%lr: !fake.tensor<[], f32>) {
  fake.aten._fused_adamw_.tensor_lr([], [], [], [], [], [], lr = %lr, beta1 = 0.9, beta2 = 0.99, weight_decay = 0.0, eps = 0.1, amsgrad = true, maximize = false) : (!fake.tensor<[], f32>) -> ()
  return
}

// CHECK-LABEL: func.func @_fused_sgd(
// CHECK: fake.aten._fused_sgd{{.*}} -> (!fake.list<!fake.tensor<[5, 2, 3], f32>, !fake.tensor<[3], f32>>, !fake.list<!fake.tensor<[5, 2, 3], f32>, !fake.tensor<[3], f32>>, !fake.list<!fake.tensor<[5, 2, 3], f32>, !fake.tensor<[3], f32>>)
func.func @_fused_sgd(%self: !f32_5x2x3, %self_1: !f32_3, %grads: !f32_5x2x3, %grads_1: !f32_3, %momentum_buffer_list: !f32_5x2x3, %momentum_buffer_list_1: !f32_3) {
  %0:3 = fake.aten._fused_sgd([%self, %self_1], [%grads, %grads_1], [%momentum_buffer_list, %momentum_buffer_list_1], lr = 0.1, weight_decay = 0.0, momentum = 0.5, dampening = 0.0, nesterov = false, maximize = false, is_first_step = false) : (!f32_5x2x3, !f32_3, !f32_5x2x3, !f32_3, !f32_5x2x3, !f32_3) -> (!fake.list<>, !fake.list<>, !fake.list<>)
  return
}

// CHECK-LABEL: func.func @_fused_sgd_tensor_lr(
// CHECK: fake.aten._fused_sgd.tensor_lr{{.*}} -> (!fake.list<!fake.tensor<[4, 6], f32>>, !fake.list<!fake.tensor<[4, 6], f32>>, !fake.list<!fake.tensor<[4, 6], f32>>)
func.func @_fused_sgd_tensor_lr(%self: !f32_4x6, %grads: !f32_4x6, %momentum_buffer_list: !f32_4x6, %lr: !fake.tensor<[], f32>) {
  %0:3 = fake.aten._fused_sgd.tensor_lr([%self], [%grads], [%momentum_buffer_list], lr = %lr, weight_decay = 0.0, momentum = 0.5, dampening = 0.0, nesterov = false, maximize = false, is_first_step = false) : (!f32_4x6, !f32_4x6, !f32_4x6, !fake.tensor<[], f32>) -> (!fake.list<>, !fake.list<>, !fake.list<>)
  return
}

// CHECK-LABEL: func.func @_fused_sgd_(
// CHECK: fake.aten._fused_sgd_{{.*}} -> ()
func.func @_fused_sgd_(%self: !f64_6x4, %grads: !f64_6x4, %momentum_buffer_list: !f64_6x4) {
  fake.aten._fused_sgd_([%self], [%grads], [%momentum_buffer_list], lr = 0.1, weight_decay = 0.0, momentum = 0.5, dampening = 0.0, nesterov = false, maximize = false, is_first_step = false) : (!f64_6x4, !f64_6x4, !f64_6x4) -> ()
  return
}

// CHECK-LABEL: func.func @_fused_sgd__tensor_lr(
// CHECK: fake.aten._fused_sgd_.tensor_lr{{.*}} -> ()
func.func @_fused_sgd__tensor_lr(%self: !f32_3x4, %self_1: !f32_3, %grads: !f32_3x4, %grads_1: !f32_3, %momentum_buffer_list: !f32_3x4, %momentum_buffer_list_1: !f32_3, %lr: !fake.tensor<[], f32>) {
  fake.aten._fused_sgd_.tensor_lr([%self, %self_1], [%grads, %grads_1], [%momentum_buffer_list, %momentum_buffer_list_1], lr = %lr, weight_decay = 0.0, momentum = 0.5, dampening = 0.0, nesterov = false, maximize = false, is_first_step = false) : (!f32_3x4, !f32_3, !f32_3x4, !f32_3, !f32_3x4, !f32_3, !fake.tensor<[], f32>) -> ()
  return
}
