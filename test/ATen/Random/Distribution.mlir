// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Distribution. Written by utils/oracle/write_tests.py.

!f32_4x5 = !fake.tensor<[4, 5], f32>

// CHECK-LABEL: func.func @_dirichlet_grad(
// CHECK: fake.aten._dirichlet_grad{{.*}} -> !fake.tensor<[4, 5], f32>
func.func @_dirichlet_grad(%x: !f32_4x5, %alpha: !f32_4x5, %total: !f32_4x5) {
  %0 = fake.aten._dirichlet_grad(%x, %alpha, %total) : (!f32_4x5, !f32_4x5, !f32_4x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_philox_key_fold_in(
// CHECK: fake.aten._philox_key_fold_in{{.*}} -> !fake.tensor<[3, 4, 2], u64>
func.func @_philox_key_fold_in(%key: !fake.tensor<[3, 4, 2], u64>) {
  %0 = fake.aten._philox_key_fold_in(%key, 3) : (!fake.tensor<[3, 4, 2], u64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_philox_key_fold_in_transposed(
// CHECK: fake.aten._philox_key_fold_in{{.*}} -> !fake.tensor<[2, 5, 2], u64, strides = [1, 4, 2]>
func.func @_philox_key_fold_in_transposed(%key: !fake.tensor<[2, 5, 2], u64, strides = [1, 4, 2]>) {
  %0 = fake.aten._philox_key_fold_in(%key, 3) : (!fake.tensor<[2, 5, 2], u64, strides = [1, 4, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_philox_key_split(
// CHECK: fake.aten._philox_key_split{{.*}} -> !fake.tensor<[4, 3, 2], u64>
func.func @_philox_key_split(%key: !fake.tensor<[3, 2], u64>) {
  %0 = fake.aten._philox_key_split(%key, 4) : (!fake.tensor<[3, 2], u64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_philox_normal(
// CHECK: fake.aten._philox_normal{{.*}} -> !fake.tensor<[2, 3], bf16>
func.func @_philox_normal(%self: !fake.tensor<[2, 3], bf16>, %key: !fake.tensor<[2], u64>) {
  %0 = fake.aten._philox_normal(%self, %key) : (!fake.tensor<[2, 3], bf16>, !fake.tensor<[2], u64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_philox_normal_transposed(
// CHECK: fake.aten._philox_normal{{.*}} -> !fake.tensor<[4, 2], f32, strides = [1, 4]>
func.func @_philox_normal_transposed(%self: !fake.tensor<[4, 2], f32, strides = [1, 4]>, %key: !fake.tensor<[4, 2, 2], u64>) {
  %0 = fake.aten._philox_normal(%self, %key) : (!fake.tensor<[4, 2], f32, strides = [1, 4]>, !fake.tensor<[4, 2, 2], u64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_philox_uniform(
// CHECK: fake.aten._philox_uniform{{.*}} -> !fake.tensor<[5, 4], f64>
func.func @_philox_uniform(%self: !fake.tensor<[5, 4], f64, strides = [1, 0]>, %key: !fake.tensor<[5, 4, 2], u64>) {
  %0 = fake.aten._philox_uniform(%self, %key) : (!fake.tensor<[5, 4], f64, strides = [1, 0]>, !fake.tensor<[5, 4, 2], u64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_philox_uniform_transposed(
// CHECK: fake.aten._philox_uniform{{.*}} -> !fake.tensor<[6, 6, 2], f64, strides = [1, 6, 36], device = "cuda:0">
func.func @_philox_uniform_transposed(%self: !fake.tensor<[6, 6, 2], f64, strides = [1, 6, 36], device = "cuda:0">, %key: !fake.tensor<[6, 6, 2, 2], u64, device = "cuda:0">) {
  %0 = fake.aten._philox_uniform(%self, %key) : (!fake.tensor<[6, 6, 2], f64, strides = [1, 6, 36], device = "cuda:0">, !fake.tensor<[6, 6, 2, 2], u64, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_sample_dirichlet(
// CHECK: fake.aten._sample_dirichlet{{.*}} -> !fake.tensor<[3, 2, 4], f32>
func.func @_sample_dirichlet(%self: !fake.tensor<[3, 2, 4], f32, strides = [1, 3, 6]>) {
  %0 = fake.aten._sample_dirichlet(%self) : (!fake.tensor<[3, 2, 4], f32, strides = [1, 3, 6]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_standard_gamma(
// CHECK: fake.aten._standard_gamma{{.*}} -> !fake.tensor<[2, 2], i64>
func.func @_standard_gamma(%self: !fake.tensor<[2, 2], i64>) {
  %0 = fake.aten._standard_gamma(%self) : (!fake.tensor<[2, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_standard_gamma_transposed(
// CHECK: fake.aten._standard_gamma{{.*}} -> !fake.tensor<[5, 6], f32, strides = [1, 5]>
func.func @_standard_gamma_transposed(%self: !fake.tensor<[5, 6], f32, strides = [1, 5]>) {
  %0 = fake.aten._standard_gamma(%self) : (!fake.tensor<[5, 6], f32, strides = [1, 5]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_standard_gamma_grad(
// CHECK: fake.aten._standard_gamma_grad{{.*}} -> !fake.tensor<[5, 2, 4], f32>
func.func @_standard_gamma_grad(%self: !fake.tensor<[5, 2, 4], f32>, %output: !fake.tensor<[5, 2, 4], f32, strides = [4, 20, 1]>) {
  %0 = fake.aten._standard_gamma_grad(%self, %output) : (!fake.tensor<[5, 2, 4], f32>, !fake.tensor<[5, 2, 4], f32, strides = [4, 20, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @binomial(
// CHECK: fake.aten.binomial{{.*}} -> !fake.tensor<[2, 6], f32>
func.func @binomial(%count: !fake.tensor<[2, 6], f32>, %prob: !fake.tensor<[2, 6], f32>) {
  %0 = fake.aten.binomial(%count, %prob) : (!fake.tensor<[2, 6], f32>, !fake.tensor<[2, 6], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @poisson(
// CHECK: fake.aten.poisson{{.*}} -> !fake.tensor<[3, 5], f32>
func.func @poisson(%self: !fake.tensor<[3, 5], f32>) {
  %0 = fake.aten.poisson(%self) : (!fake.tensor<[3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @poisson_transposed(
// CHECK: fake.aten.poisson{{.*}} -> !fake.tensor<[4, 3], f32, strides = [1, 4]>
func.func @poisson_transposed(%self: !fake.tensor<[4, 3], f32, strides = [1, 4]>) {
  %0 = fake.aten.poisson(%self) : (!fake.tensor<[4, 3], f32, strides = [1, 4]>) -> !fake.tensor<*>
  return
}
