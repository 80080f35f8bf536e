// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Activation. Written by utils/oracle/write_tests.py.

!bf16_2 = !fake.tensor<[2], bf16>
!f32_0 = !fake.tensor<[0], f32>
!f32_2x3x2x5 = !fake.tensor<[2, 3, 2, 5], f32>
!f32_3x2x2 = !fake.tensor<[3, 2, 2], f32>
!f32_5x4 = !fake.tensor<[5, 4], f32>
!i32_0x3 = !fake.tensor<[0, 3], i32>

// CHECK-LABEL: func.func @_prelu_kernel(
// CHECK: fake.aten._prelu_kernel{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @_prelu_kernel(%self: !fake.tensor<[5, 5], f32>, %weight: !fake.tensor<[1, 5], f32>) {
  %0 = fake.aten._prelu_kernel(%self, %weight) : (!fake.tensor<[5, 5], f32>, !fake.tensor<[1, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_prelu_kernel_backward(
// CHECK: fake.aten._prelu_kernel_backward{{.*}} -> (!fake.tensor<[0, 3], i32>, !fake.tensor<[0, 3], f32>)
func.func @_prelu_kernel_backward(%grad_output: !fake.tensor<[0, 3], i32, strides = [1, 1]>, %self: !i32_0x3, %weight: !i32_0x3) {
  %0:2 = fake.aten._prelu_kernel_backward(%grad_output, %self, %weight) : (!fake.tensor<[0, 3], i32, strides = [1, 1]>, !i32_0x3, !i32_0x3) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_prelu_kernel_backward_promotes(
// CHECK: fake.aten._prelu_kernel_backward{{.*}} -> (!fake.tensor<[3, 3, 1], f32>, !fake.tensor<[3, 3, 1], f32>)
func.func @_prelu_kernel_backward_promotes(%grad_output: !fake.tensor<[3, 3, 1], bf16>, %self: !fake.tensor<[3, 3, 1], f32>, %weight: !fake.tensor<[3, 3, 1], f32, strides = [1, 3, 1]>) {
  %0:2 = fake.aten._prelu_kernel_backward(%grad_output, %self, %weight) : (!fake.tensor<[3, 3, 1], bf16>, !fake.tensor<[3, 3, 1], f32>, !fake.tensor<[3, 3, 1], f32, strides = [1, 3, 1]>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @celu(
// CHECK: fake.aten.celu{{.*}} -> !fake.tensor<[5, 2, 2], f32>
func.func @celu(%self: !fake.tensor<[5, 2, 2], f32>) {
  %0 = fake.aten.celu(%self) : (!fake.tensor<[5, 2, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @elu(
// CHECK: fake.aten.elu{{.*}} -> !fake.tensor<[2, 5, 2], c64>
func.func @elu(%self: !fake.tensor<[2, 5, 2], c64>) {
  %0 = fake.aten.elu(%self) : (!fake.tensor<[2, 5, 2], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @elu_backward(
// CHECK: fake.aten.elu_backward{{.*}} -> !fake.tensor<[0], f32>
func.func @elu_backward(%grad_output: !f32_0, %self_or_result: !f32_0) {
  %0 = fake.aten.elu_backward(%grad_output, 0.5, 1, 0.5, true, %self_or_result) : (!f32_0, !f32_0) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @gelu(
// CHECK: fake.aten.gelu{{.*}} -> !fake.tensor<[10, 9], f32>
func.func @gelu(%self: !fake.tensor<[10, 9], f32>) {
  %0 = fake.aten.gelu(%self) : (!fake.tensor<[10, 9], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @gelu_backward(
// CHECK: fake.aten.gelu_backward{{.*}} -> !fake.tensor<[4, 2, 2], f32>
func.func @gelu_backward(%grad_output: !fake.tensor<[4, 2, 2], f32>, %self: !fake.tensor<[4, 2, 2], f32, strides = [2, 1, 8]>) {
  %0 = fake.aten.gelu_backward(%grad_output, %self) : (!fake.tensor<[4, 2, 2], f32>, !fake.tensor<[4, 2, 2], f32, strides = [2, 1, 8]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @glu(
// CHECK: fake.aten.glu{{.*}} -> !fake.tensor<[2, 2], f32>
func.func @glu(%self: !fake.tensor<[2, 4], f32>) {
  %0 = fake.aten.glu(%self, 1) : (!fake.tensor<[2, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @glu_backward(
// CHECK: fake.aten.glu_backward{{.*}} -> !fake.tensor<[3, 4], f32>
func.func @glu_backward(%grad_output: !fake.tensor<[3, 2], f32>, %self: !fake.tensor<[3, 4], i8>) {
  %0 = fake.aten.glu_backward(%grad_output, %self, -1) : (!fake.tensor<[3, 2], f32>, !fake.tensor<[3, 4], i8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @glu_backward_promotes(
// CHECK: fake.aten.glu_backward{{.*}} -> !fake.tensor<[0, 4], f32>
func.func @glu_backward_promotes(%grad_output: !fake.tensor<[0, 2], bool>, %self: !fake.tensor<[0, 4], f32>) {
  %0 = fake.aten.glu_backward(%grad_output, %self, -1) : (!fake.tensor<[0, 2], bool>, !fake.tensor<[0, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hardshrink(
// CHECK: fake.aten.hardshrink{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @hardshrink(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.hardshrink(%self) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hardshrink_transposed(
// CHECK: fake.aten.hardshrink{{.*}} -> !fake.tensor<[2, 2], f64, strides = [1, 2], device = "cuda:0">
func.func @hardshrink_transposed(%self: !fake.tensor<[2, 2], f64, strides = [1, 2], device = "cuda:0">) {
  %0 = fake.aten.hardshrink(%self) : (!fake.tensor<[2, 2], f64, strides = [1, 2], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hardshrink_backward(
// CHECK: fake.aten.hardshrink_backward{{.*}} -> !fake.tensor<[4, 5, 3, 3], f32>
func.func @hardshrink_backward(%grad_out: !fake.tensor<[4, 5, 3, 3], f32, strides = [9, 0, 3, 1]>, %self: !fake.tensor<[4, 5, 3, 3], f32, strides = [3, 0, 0, 1]>) {
  %0 = fake.aten.hardshrink_backward(%grad_out, %self, 1) : (!fake.tensor<[4, 5, 3, 3], f32, strides = [9, 0, 3, 1]>, !fake.tensor<[4, 5, 3, 3], f32, strides = [3, 0, 0, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hardsigmoid(
// CHECK: fake.aten.hardsigmoid{{.*}} -> !fake.tensor<[4, 5], f64>
func.func @hardsigmoid(%self: !fake.tensor<[4, 5], f64>) {
  %0 = fake.aten.hardsigmoid(%self) : (!fake.tensor<[4, 5], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hardsigmoid_backward(
// CHECK: fake.aten.hardsigmoid_backward{{.*}} -> !fake.tensor<[], f32>
func.func @hardsigmoid_backward(%grad_output: !fake.tensor<[], f32>, %self: !fake.tensor<[], f32>) {
  %0 = fake.aten.hardsigmoid_backward(%grad_output, %self) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hardswish(
// CHECK: fake.aten.hardswish{{.*}} -> !fake.tensor<[10, 10], f32>
func.func @hardswish(%self: !fake.tensor<[10, 10], f32>) {
  %0 = fake.aten.hardswish(%self) : (!fake.tensor<[10, 10], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hardswish_backward(
// CHECK: fake.aten.hardswish_backward{{.*}} -> !fake.tensor<[2, 2, 4], f16>
func.func @hardswish_backward(%grad_output: !fake.tensor<[2, 2, 4], f16, strides = [2, 1, 4]>, %self: !fake.tensor<[2, 2, 4], f16>) {
  %0 = fake.aten.hardswish_backward(%grad_output, %self) : (!fake.tensor<[2, 2, 4], f16, strides = [2, 1, 4]>, !fake.tensor<[2, 2, 4], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hardtanh(
// CHECK: fake.aten.hardtanh{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @hardtanh(%self: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.hardtanh(%self, 0.0, 0.0) : (!fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hardtanh_transposed(
// CHECK: fake.aten.hardtanh{{.*}} -> !fake.tensor<[4, 3, 4], f16, strides = [12, 1, 3], device = "cuda:0">
func.func @hardtanh_transposed(%self: !fake.tensor<[4, 3, 4], f16, strides = [12, 1, 3], device = "cuda:0">) {
  %0 = fake.aten.hardtanh(%self) : (!fake.tensor<[4, 3, 4], f16, strides = [12, 1, 3], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hardtanh_backward(
// CHECK: fake.aten.hardtanh_backward{{.*}} -> !fake.tensor<[], f32>
func.func @hardtanh_backward(%grad_output: !fake.tensor<[], f32>, %self: !fake.tensor<[], f32>) {
  %0 = fake.aten.hardtanh_backward(%grad_output, %self, 2, -1.5) : (!fake.tensor<[], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @infinitely_differentiable_gelu_backward(
// CHECK: fake.aten.infinitely_differentiable_gelu_backward{{.*}} -> !fake.tensor<[3, 3, 4, 2], f32>
func.func @infinitely_differentiable_gelu_backward(%grad: !fake.tensor<[3, 3, 4, 2], f32, strides = [3, 1, 9, 36]>, %self: !fake.tensor<[3, 3, 4, 2], f32>) {
  %0 = fake.aten.infinitely_differentiable_gelu_backward(%grad, %self) : (!fake.tensor<[3, 3, 4, 2], f32, strides = [3, 1, 9, 36]>, !fake.tensor<[3, 3, 4, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @leaky_relu(
// CHECK: fake.aten.leaky_relu{{.*}} -> !fake.tensor<[2, 4], f32>
func.func @leaky_relu(%self: !fake.tensor<[2, 4], f32>) {
  %0 = fake.aten.leaky_relu(%self) : (!fake.tensor<[2, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @leaky_relu_backward(
// CHECK: fake.aten.leaky_relu_backward{{.*}} -> !fake.tensor<[2, 3, 2, 5], f32>
func.func @leaky_relu_backward(%grad_output: !f32_2x3x2x5, %self: !f32_2x3x2x5) {
  %0 = fake.aten.leaky_relu_backward(%grad_output, %self, 0.5, true) : (!f32_2x3x2x5, !f32_2x3x2x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @log_sigmoid(
// CHECK: fake.aten.log_sigmoid{{.*}} -> !fake.tensor<[4, 3], i64>
func.func @log_sigmoid(%self: !fake.tensor<[4, 3], i64>) {
  %0 = fake.aten.log_sigmoid(%self) : (!fake.tensor<[4, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @log_sigmoid_backward(
// CHECK: fake.aten.log_sigmoid_backward{{.*}} -> !fake.tensor<[2], bf16>
func.func @log_sigmoid_backward(%grad_output: !bf16_2, %self: !bf16_2, %buffer: !bf16_2) {
  %0 = fake.aten.log_sigmoid_backward(%grad_output, %self, %buffer) : (!bf16_2, !bf16_2, !bf16_2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @log_sigmoid_forward(
// CHECK: fake.aten.log_sigmoid_forward{{.*}} -> (!fake.tensor<[3, 2], f32>, !fake.tensor<[3, 2], f32>)
func.func @log_sigmoid_forward(%self: !fake.tensor<[3, 2], f32>) {
  %0:2 = fake.aten.log_sigmoid_forward(%self) : (!fake.tensor<[3, 2], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @logit_backward(
// CHECK: fake.aten.logit_backward{{.*}} -> !fake.tensor<[3, 5, 3, 2, 5], f64>
func.func @logit_backward(%grad_output: !fake.tensor<[3, 5, 3, 2, 5], f64, strides = [150, 1, 50, 25, 5]>, %self: !fake.tensor<[3, 5, 3, 2, 5], f32>) {
  %0 = fake.aten.logit_backward(%grad_output, %self) : (!fake.tensor<[3, 5, 3, 2, 5], f64, strides = [150, 1, 50, 25, 5]>, !fake.tensor<[3, 5, 3, 2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mish(
// CHECK: fake.aten.mish{{.*}} -> !fake.tensor<[], f32>
func.func @mish(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.mish(%self) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mish_backward(
// CHECK: fake.aten.mish_backward{{.*}} -> !fake.tensor<[1, 4], f64>
func.func @mish_backward(%grad_output: !fake.tensor<[1, 4], f64, offset = 4>, %self: !fake.tensor<[1, 4], f32, offset = 4>) {
  %0 = fake.aten.mish_backward(%grad_output, %self) : (!fake.tensor<[1, 4], f64, offset = 4>, !fake.tensor<[1, 4], f32, offset = 4>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prelu(
// CHECK: fake.aten.prelu{{.*}} -> !fake.tensor<[5], f32>
func.func @prelu(%self: !fake.tensor<[5], f32>, %weight: !fake.tensor<[], f32>) {
  %0 = fake.aten.prelu(%self, %weight) : (!fake.tensor<[5], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prelu_meta(
// CHECK: fake.aten.prelu{{.*}} -> !fake.tensor<[], f32, device = "meta">
func.func @prelu_meta(%self: !fake.tensor<[], f32>, %weight: !fake.tensor<[], f32, device = "meta">) {
  %0 = fake.aten.prelu(%self, %weight) : (!fake.tensor<[], f32>, !fake.tensor<[], f32, device = "meta">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @relu(
// CHECK: fake.aten.relu{{.*}} -> !fake.tensor<[4, 5], i64>
func.func @relu(%self: !fake.tensor<[4, 5], i64>) {
  %0 = fake.aten.relu(%self) : (!fake.tensor<[4, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @relu6(
// CHECK: fake.aten.relu6{{.*}} -> !fake.tensor<[], i64>
func.func @relu6(%self: !fake.tensor<[], i64>) {
  %0 = fake.aten.relu6(%self) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rrelu(
// CHECK: fake.aten.rrelu{{.*}} -> !fake.tensor<[5], f32>
func.func @rrelu(%self: !fake.tensor<[5], f32>) {
  %0 = fake.aten.rrelu(%self) : (!fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rrelu_with_noise(
// CHECK: fake.aten.rrelu_with_noise{{.*}} -> !fake.tensor<[5], f32>
func.func @rrelu_with_noise(%self: !fake.tensor<[5], f32>, %noise: !fake.tensor<[5], f32>) {
  %0 = fake.aten.rrelu_with_noise(%self, %noise) : (!fake.tensor<[5], f32>, !fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rrelu_with_noise_backward(
// CHECK: fake.aten.rrelu_with_noise_backward{{.*}} -> !fake.tensor<[3, 2, 2], f32>
func.func @rrelu_with_noise_backward(%grad_output: !f32_3x2x2, %self: !f32_3x2x2, %noise: !f32_3x2x2) {
  %0 = fake.aten.rrelu_with_noise_backward(%grad_output, %self, %noise, 0, -1.5, true, false) : (!f32_3x2x2, !f32_3x2x2, !f32_3x2x2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rrelu_with_noise_backward_promotes(
// CHECK: fake.aten.rrelu_with_noise_backward{{.*}} -> !fake.tensor<[3, 1, 3, 1, 4], f64>
func.func @rrelu_with_noise_backward_promotes(%grad_output: !fake.tensor<[3, 1, 3, 1, 4], f32, strides = [12, 1, 4, 1, 1]>, %self: !fake.tensor<[3, 1, 3, 1, 4], f64>, %noise: !fake.tensor<[3, 1, 3, 1, 4], f32, strides = [0, 1, 0, 1, 0]>) {
  %0 = fake.aten.rrelu_with_noise_backward(%grad_output, %self, %noise, 2, 0.5, false, true) : (!fake.tensor<[3, 1, 3, 1, 4], f32, strides = [12, 1, 4, 1, 1]>, !fake.tensor<[3, 1, 3, 1, 4], f64>, !fake.tensor<[3, 1, 3, 1, 4], f32, strides = [0, 1, 0, 1, 0]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rrelu_with_noise_functional(
// CHECK: fake.aten.rrelu_with_noise_functional{{.*}} -> (!fake.tensor<[5, 4], f32>, !fake.tensor<[5, 4], f32>)
func.func @rrelu_with_noise_functional(%self: !f32_5x4, %noise: !f32_5x4) {
  %0:2 = fake.aten.rrelu_with_noise_functional(%self, %noise, 0.1, 0.3, true) : (!f32_5x4, !f32_5x4) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @rrelu_with_noise_functional_transposed(
// CHECK: fake.aten.rrelu_with_noise_functional{{.*}} -> (!fake.tensor<[2, 6], f32, strides = [1, 2]>, !fake.tensor<[2, 6], f32>)
func.func @rrelu_with_noise_functional_transposed(%self: !fake.tensor<[2, 6], f32, strides = [1, 2]>, %noise: !fake.tensor<[2, 6], f32, strides = [24, 2]>) {
  %0:2 = fake.aten.rrelu_with_noise_functional(%self, %noise, 0.1, 0.3, true) : (!fake.tensor<[2, 6], f32, strides = [1, 2]>, !fake.tensor<[2, 6], f32, strides = [24, 2]>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @selu(
// CHECK: fake.aten.selu{{.*}} -> !fake.tensor<[4, 2], f32>
func.func @selu(%self: !fake.tensor<[4, 2], f32>) {
  %0 = fake.aten.selu(%self) : (!fake.tensor<[4, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sigmoid_backward(
// CHECK: fake.aten.sigmoid_backward{{.*}} -> !fake.tensor<[3, 3], bf16>
func.func @sigmoid_backward(%grad_output: !fake.tensor<[3, 3], bf16, strides = [0, 1]>, %output: !fake.tensor<[3, 3], bf16>) {
  %0 = fake.aten.sigmoid_backward(%grad_output, %output) : (!fake.tensor<[3, 3], bf16, strides = [0, 1]>, !fake.tensor<[3, 3], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @silu(
// CHECK: fake.aten.silu{{.*}} -> !fake.tensor<[3, 3], f32>
func.func @silu(%self: !fake.tensor<[3, 3], f32>) {
  %0 = fake.aten.silu(%self) : (!fake.tensor<[3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @silu_backward(
// CHECK: fake.aten.silu_backward{{.*}} -> !fake.tensor<[1, 2, 3], f64>
func.func @silu_backward(%grad_output: !fake.tensor<[1, 2, 3], f64>, %self: !fake.tensor<[1, 2, 3], f64>) {
  %0 = fake.aten.silu_backward(%grad_output, %self) : (!fake.tensor<[1, 2, 3], f64>, !fake.tensor<[1, 2, 3], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @softplus(
// CHECK: fake.aten.softplus{{.*}} -> !fake.tensor<[20], f32>
func.func @softplus(%self: !fake.tensor<[20], f32>) {
  %0 = fake.aten.softplus(%self, 3, 0.2) : (!fake.tensor<[20], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @softplus_backward(
// CHECK: fake.aten.softplus_backward{{.*}} -> !fake.tensor<[2, 4, 3], f32>
func.func @softplus_backward(%grad_output: !fake.tensor<[2, 4, 3], f32>, %self: !fake.tensor<[2, 4, 3], f32, strides = [0, 0, 1]>) {
  %0 = fake.aten.softplus_backward(%grad_output, %self, 1, true) : (!fake.tensor<[2, 4, 3], f32>, !fake.tensor<[2, 4, 3], f32, strides = [0, 0, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @softshrink(
// CHECK: fake.aten.softshrink{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @softshrink(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.softshrink(%self) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @softshrink_backward(
// CHECK: fake.aten.softshrink_backward{{.*}} -> !fake.tensor<[5, 4], i8>
func.func @softshrink_backward(%grad_output: !fake.tensor<[5, 4], i8, strides = [0, 1]>, %self: !fake.tensor<[5, 4], i8>) {
  %0 = fake.aten.softshrink_backward(%grad_output, %self, 1) : (!fake.tensor<[5, 4], i8, strides = [0, 1]>, !fake.tensor<[5, 4], i8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @tanh_backward(
// CHECK: fake.aten.tanh_backward{{.*}} -> !fake.tensor<[], f32>
func.func @tanh_backward(%grad_output: !fake.tensor<[], f32>, %output: !fake.tensor<[], u8>) {
  %0 = fake.aten.tanh_backward(%grad_output, %output) : (!fake.tensor<[], f32>, !fake.tensor<[], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @threshold(
// CHECK: fake.aten.threshold{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @threshold(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.threshold(%self, -6, 9) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @threshold_backward(
// CHECK: fake.aten.threshold_backward{{.*}} -> !fake.tensor<[3, 3, 2, 2], f32>
func.func @threshold_backward(%grad_output: !fake.tensor<[3, 3, 2, 2], f32>, %self: !fake.tensor<[3, 3, 2, 2], f32, strides = [12, 2, 1, 1]>) {
  %0 = fake.aten.threshold_backward(%grad_output, %self, 2) : (!fake.tensor<[3, 3, 2, 2], f32>, !fake.tensor<[3, 3, 2, 2], f32, strides = [12, 2, 1, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @threshold_backward_channels_last(
// CHECK: fake.aten.threshold_backward{{.*}} -> !fake.tensor<[4, 4, 4, 3], c64, strides = [4, 1, 48, 16]>
func.func @threshold_backward_channels_last(%grad_output: !fake.tensor<[4, 4, 4, 3], c64, strides = [48, 1, 12, 4]>, %self: !fake.tensor<[4, 4, 4, 3], c64, strides = [4, 1, 48, 16]>) {
  %0 = fake.aten.threshold_backward(%grad_output, %self, 0) : (!fake.tensor<[4, 4, 4, 3], c64, strides = [48, 1, 12, 4]>, !fake.tensor<[4, 4, 4, 3], c64, strides = [4, 1, 48, 16]>) -> !fake.tensor<*>
  return
}
