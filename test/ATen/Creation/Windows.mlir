// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Windows. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @bartlett_window(
// CHECK: fake.aten.bartlett_window{{.*}} -> !fake.tensor<[6], f32>
func.func @bartlett_window() {
  %0 = fake.aten.bartlett_window(6, layout = none) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bartlett_window_periodic(
// CHECK: fake.aten.bartlett_window.periodic{{.*}} -> !fake.tensor<[1], f32>
func.func @bartlett_window_periodic() {
  %0 = fake.aten.bartlett_window.periodic(1, false, device = "cpu", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bartlett_window_periodic_cuda(
// CHECK: fake.aten.bartlett_window.periodic{{.*}} -> !fake.tensor<[5], f32, device = "cuda:0">
func.func @bartlett_window_periodic_cuda() {
  %0 = fake.aten.bartlett_window.periodic(5, true, layout = strided, device = "cuda:0", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @blackman_window(
// CHECK: fake.aten.blackman_window{{.*}} -> !fake.tensor<[7], f32>
func.func @blackman_window() {
  %0 = fake.aten.blackman_window(7) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @blackman_window_periodic(
// CHECK: fake.aten.blackman_window.periodic{{.*}} -> !fake.tensor<[3], f32>
func.func @blackman_window_periodic() {
  %0 = fake.aten.blackman_window.periodic(3, true, dtype = f32, device = none, pin_memory = none) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @blackman_window_periodic_cuda(
// CHECK: fake.aten.blackman_window.periodic{{.*}} -> !fake.tensor<[5], f32, device = "cuda:0">
func.func @blackman_window_periodic_cuda() {
  %0 = fake.aten.blackman_window.periodic(5, true, device = "cuda:0") : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hamming_window(
// CHECK: fake.aten.hamming_window{{.*}} -> !fake.tensor<[2], f32>
func.func @hamming_window() {
  %0 = fake.aten.hamming_window(2, layout = strided, pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hamming_window_periodic(
// CHECK: fake.aten.hamming_window.periodic{{.*}} -> !fake.tensor<[7], f32>
func.func @hamming_window_periodic() {
  %0 = fake.aten.hamming_window.periodic(7, false, dtype = f32, layout = strided, pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hamming_window_periodic_cuda(
// CHECK: fake.aten.hamming_window.periodic{{.*}} -> !fake.tensor<[4], f32, device = "cuda:0">
func.func @hamming_window_periodic_cuda() {
  %0 = fake.aten.hamming_window.periodic(4, false, dtype = none, device = "cuda:0", pin_memory = none) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hamming_window_periodic_alpha(
// CHECK: fake.aten.hamming_window.periodic_alpha{{.*}} -> !fake.tensor<[5], f32>
func.func @hamming_window_periodic_alpha() {
  %0 = fake.aten.hamming_window.periodic_alpha(5, false, 0.1, dtype = f32, layout = strided) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hamming_window_periodic_alpha_cuda(
// CHECK: fake.aten.hamming_window.periodic_alpha{{.*}} -> !fake.tensor<[3], f32, device = "cuda:0">
func.func @hamming_window_periodic_alpha_cuda() {
  %0 = fake.aten.hamming_window.periodic_alpha(3, false, 1.0, layout = strided, device = "cuda:0") : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hamming_window_periodic_alpha_beta(
// CHECK: fake.aten.hamming_window.periodic_alpha_beta{{.*}} -> !fake.tensor<[2], f32>
func.func @hamming_window_periodic_alpha_beta() {
  %0 = fake.aten.hamming_window.periodic_alpha_beta(2, false, 0.1, 0.5, pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hamming_window_periodic_alpha_beta_cuda(
// CHECK: fake.aten.hamming_window.periodic_alpha_beta{{.*}} -> !fake.tensor<[5], f32, device = "cuda:0">
func.func @hamming_window_periodic_alpha_beta_cuda() {
  %0 = fake.aten.hamming_window.periodic_alpha_beta(5, false, 0.1, 0.1, device = "cuda:0", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hann_window(
// CHECK: fake.aten.hann_window{{.*}} -> !fake.tensor<[2], f32>
func.func @hann_window() {
  %0 = fake.aten.hann_window(2, layout = strided, pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hann_window_cuda(
// CHECK: fake.aten.hann_window{{.*}} -> !fake.tensor<[3], f32, device = "cuda:0">
func.func @hann_window_cuda() {
  %0 = fake.aten.hann_window(3, layout = strided, device = "cuda:0", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hann_window_periodic(
// CHECK: fake.aten.hann_window.periodic{{.*}} -> !fake.tensor<[6], f32>
func.func @hann_window_periodic() {
  %0 = fake.aten.hann_window.periodic(6, false, dtype = none, pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hann_window_periodic_cuda(
// CHECK: fake.aten.hann_window.periodic{{.*}} -> !fake.tensor<[5], f32, device = "cuda:0">
func.func @hann_window_periodic_cuda() {
  %0 = fake.aten.hann_window.periodic(5, true, device = "cuda:0", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @kaiser_window(
// CHECK: fake.aten.kaiser_window{{.*}} -> !fake.tensor<[2], f32>
func.func @kaiser_window() {
  %0 = fake.aten.kaiser_window(2, dtype = f32, layout = strided, pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @kaiser_window_beta(
// CHECK: fake.aten.kaiser_window.beta{{.*}} -> !fake.tensor<[2], f32>
func.func @kaiser_window_beta() {
  %0 = fake.aten.kaiser_window.beta(2, false, 1.0, layout = strided) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @kaiser_window_periodic(
// CHECK: fake.aten.kaiser_window.periodic{{.*}} -> !fake.tensor<[2], f32>
func.func @kaiser_window_periodic() {
  %0 = fake.aten.kaiser_window.periodic(2, false) : () -> !fake.tensor<*>
  return
}
