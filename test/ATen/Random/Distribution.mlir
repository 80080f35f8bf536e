// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Distribution. Written by utils/oracle/write_tests.py.

!f32_4x5 = !fake.tensor<[4, 5], f32>

// CHECK-LABEL: func.func @_dirichlet_grad(
// CHECK: fake.aten._dirichlet_grad{{.*}} -> !fake.tensor<[4, 5], f32>
func.func @_dirichlet_grad(%x: !f32_4x5, %alpha: !f32_4x5, %total: !f32_4x5) {
  %0 = fake.aten._dirichlet_grad(%x, %alpha, %total) : (!f32_4x5, !f32_4x5, !f32_4x5) -> !fake.tensor<*>
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

// CHECK-LABEL: func.func @bernoulli(
// CHECK: fake.aten.bernoulli{{.*}} -> !fake.tensor<[2, 3, 4], f32>
func.func @bernoulli(%self: !fake.tensor<[2, 3, 4], f32>) {
  %0 = fake.aten.bernoulli(%self) : (!fake.tensor<[2, 3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bernoulli_Tensor(
// CHECK: fake.aten.bernoulli.Tensor{{.*}} -> !fake.tensor<[4, 2, 3], f64, strides = [6, 1, 2]>
func.func @bernoulli_Tensor(%self: !fake.tensor<[4, 2, 3], f64, strides = [6, 1, 2]>, %p: !fake.tensor<[4, 2, 3], f64>) {
  %0 = fake.aten.bernoulli.Tensor(%self, %p, generator = none) : (!fake.tensor<[4, 2, 3], f64, strides = [6, 1, 2]>, !fake.tensor<[4, 2, 3], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bernoulli_p(
// CHECK: fake.aten.bernoulli.p{{.*}} -> !fake.tensor<[3, 3, 2], f32>
func.func @bernoulli_p(%self: !fake.tensor<[3, 3, 2], f32, strides = [0, 2, 1]>) {
  %0 = fake.aten.bernoulli.p(%self, 1.0) : (!fake.tensor<[3, 3, 2], f32, strides = [0, 2, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bernoulli__Tensor(
// CHECK: fake.aten.bernoulli_.Tensor{{.*}} -> !fake.tensor<[3, 2, 5], bf16, offset = 10>
func.func @bernoulli__Tensor(%self: !fake.tensor<[3, 2, 5], bf16, offset = 10>, %p: !fake.tensor<[3, 2, 5], bf16, strides = [2, 5, 1]>) {
  %0 = fake.aten.bernoulli_.Tensor(%self, %p, generator = none) : (!fake.tensor<[3, 2, 5], bf16, offset = 10>, !fake.tensor<[3, 2, 5], bf16, strides = [2, 5, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bernoulli__Tensor_transposed(
// CHECK: fake.aten.bernoulli_.Tensor{{.*}} -> !fake.tensor<[3, 2, 2], bool, strides = [1, 6, 3]>
func.func @bernoulli__Tensor_transposed(%self: !fake.tensor<[3, 2, 2], bool, strides = [1, 6, 3]>, %p: !fake.tensor<[3, 2, 2], bool, strides = [1, 1, 1]>) {
  %0 = fake.aten.bernoulli_.Tensor(%self, %p, generator = none) : (!fake.tensor<[3, 2, 2], bool, strides = [1, 6, 3]>, !fake.tensor<[3, 2, 2], bool, strides = [1, 1, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bernoulli__float(
// CHECK: fake.aten.bernoulli_.float{{.*}} -> !fake.tensor<[4, 3, 6], f32>
func.func @bernoulli__float(%self: !fake.tensor<[4, 3, 6], f32>) {
  %0 = fake.aten.bernoulli_.float(%self) : (!fake.tensor<[4, 3, 6], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @binomial(
// CHECK: fake.aten.binomial{{.*}} -> !fake.tensor<[2, 6], f32>
func.func @binomial(%count: !fake.tensor<[2, 6], f32>, %prob: !fake.tensor<[2, 6], f32>) {
  %0 = fake.aten.binomial(%count, %prob) : (!fake.tensor<[2, 6], f32>, !fake.tensor<[2, 6], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cauchy(
// CHECK: fake.aten.cauchy{{.*}} -> !fake.tensor<[2, 4, 2, 0], f32>
func.func @cauchy(%self: !fake.tensor<[2, 4, 2, 0], f32, strides = [1, 2, 8, 8]>) {
  %0 = fake.aten.cauchy(%self) : (!fake.tensor<[2, 4, 2, 0], f32, strides = [1, 2, 8, 8]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cauchy_strided(
// CHECK: fake.aten.cauchy{{.*}} -> !fake.tensor<[4, 2, 4, 4], bf16, strides = [16, 64, 1, 4]>
func.func @cauchy_strided(%self: !fake.tensor<[4, 2, 4, 4], bf16, strides = [2, 16, 1, 2]>) {
  %0 = fake.aten.cauchy(%self, generator = none) : (!fake.tensor<[4, 2, 4, 4], bf16, strides = [2, 16, 1, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cauchy_(
// CHECK: fake.aten.cauchy_{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @cauchy_(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.cauchy_(%self) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @exponential(
// CHECK: fake.aten.exponential{{.*}} -> !fake.tensor<[3, 4], bf16>
func.func @exponential(%self: !fake.tensor<[3, 4], bf16, offset = 4>) {
  %0 = fake.aten.exponential(%self, 1.0, generator = none) : (!fake.tensor<[3, 4], bf16, offset = 4>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @exponential_(
// CHECK: fake.aten.exponential_{{.*}} -> !fake.tensor<[5, 5], f16>
func.func @exponential_(%self: !fake.tensor<[5, 5], f16>) {
  %0 = fake.aten.exponential_(%self) : (!fake.tensor<[5, 5], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @exponential__strided(
// CHECK: fake.aten.exponential_{{.*}} -> !fake.tensor<[3, 5, 3], f32, strides = [2, 1, 1]>
func.func @exponential__strided(%self: !fake.tensor<[3, 5, 3], f32, strides = [2, 1, 1]>) {
  %0 = fake.aten.exponential_(%self) : (!fake.tensor<[3, 5, 3], f32, strides = [2, 1, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @geometric(
// CHECK: fake.aten.geometric{{.*}} -> !fake.tensor<[1, 5, 3], f64>
func.func @geometric(%self: !fake.tensor<[1, 5, 3], f64>) {
  %0 = fake.aten.geometric(%self, 0.5) : (!fake.tensor<[1, 5, 3], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @geometric_transposed(
// CHECK: fake.aten.geometric{{.*}} -> !fake.tensor<[5, 3, 5], i64, strides = [1, 25, 5]>
func.func @geometric_transposed(%self: !fake.tensor<[5, 3, 5], i64, strides = [1, 25, 5]>) {
  %0 = fake.aten.geometric(%self, 0.5) : (!fake.tensor<[5, 3, 5], i64, strides = [1, 25, 5]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @geometric_(
// CHECK: fake.aten.geometric_{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @geometric_(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.geometric_(%self, 0.8) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @geometric__transposed(
// CHECK: fake.aten.geometric_{{.*}} -> !fake.tensor<[4, 3, 3, 3, 3], f32, strides = [9, 1, 108, 36, 3]>
func.func @geometric__transposed(%self: !fake.tensor<[4, 3, 3, 3, 3], f32, strides = [9, 1, 108, 36, 3]>) {
  %0 = fake.aten.geometric_(%self, 0.5, generator = none) : (!fake.tensor<[4, 3, 3, 3, 3], f32, strides = [9, 1, 108, 36, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @log_normal(
// CHECK: fake.aten.log_normal{{.*}} -> !fake.tensor<[], f32>
func.func @log_normal(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.log_normal(%self, 0.5, 1.0) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @log_normal_(
// CHECK: fake.aten.log_normal_{{.*}} -> !fake.tensor<[5, 5, 5], f16>
func.func @log_normal_(%self: !fake.tensor<[5, 5, 5], f16>) {
  %0 = fake.aten.log_normal_(%self, 0.0, 0.5) : (!fake.tensor<[5, 5, 5], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @multinomial(
// CHECK: fake.aten.multinomial{{.*}} -> !fake.tensor<[3, 4], i64>
func.func @multinomial(%self: !fake.tensor<[3, 4], f32>) {
  %0 = fake.aten.multinomial(%self, 4) : (!fake.tensor<[3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @normal_Tensor_Tensor(
// CHECK: fake.aten.normal.Tensor_Tensor{{.*}} -> !fake.tensor<[3, 4, 2], f32>
func.func @normal_Tensor_Tensor(%mean: !fake.tensor<[3, 4, 2], f32>, %std: !fake.tensor<[3, 4, 2], f32>) {
  %0 = fake.aten.normal.Tensor_Tensor(%mean, %std) : (!fake.tensor<[3, 4, 2], f32>, !fake.tensor<[3, 4, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @normal_Tensor_float(
// CHECK: fake.aten.normal.Tensor_float{{.*}} -> !fake.tensor<[3, 5, 2], f32>
func.func @normal_Tensor_float(%mean: !fake.tensor<[3, 5, 2], f32>) {
  %0 = fake.aten.normal.Tensor_float(%mean, 1.0) : (!fake.tensor<[3, 5, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @normal_Tensor_float_promotes(
// CHECK: fake.aten.normal.Tensor_float{{.*}} -> !fake.tensor<[4, 3], f32>
func.func @normal_Tensor_float_promotes(%mean: !fake.tensor<[4, 3], i32>) {
  %0 = fake.aten.normal.Tensor_float(%mean, 2.7) : (!fake.tensor<[4, 3], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @normal_float_Tensor(
// CHECK: fake.aten.normal.float_Tensor{{.*}} -> !fake.tensor<[2], f32>
func.func @normal_float_Tensor(%std: !fake.tensor<[2], f32, offset = 1>) {
  %0 = fake.aten.normal.float_Tensor(0.5, %std, generator = none) : (!fake.tensor<[2], f32, offset = 1>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @normal_float_Tensor_promotes(
// CHECK: fake.aten.normal.float_Tensor{{.*}} -> !fake.tensor<[1], f32>
func.func @normal_float_Tensor_promotes(%std: !fake.tensor<[1], i8>) {
  %0 = fake.aten.normal.float_Tensor(0.5, %std) : (!fake.tensor<[1], i8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @normal_float_float(
// CHECK: fake.aten.normal.float_float{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @normal_float_float() {
  %0 = fake.aten.normal.float_float(0.3, 1.6, [2, 3], dtype = f32, device = "cpu", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @normal_float_float_cuda(
// CHECK: fake.aten.normal.float_float{{.*}} -> !fake.tensor<[], f16, device = "cuda:0">
func.func @normal_float_float_cuda() {
  %0 = fake.aten.normal.float_float(0.5, 1.0, [], dtype = f16, layout = strided, device = "cuda:0") : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @normal_(
// CHECK: fake.aten.normal_{{.*}} -> !fake.tensor<[5, 5, 5], f32>
func.func @normal_(%self: !fake.tensor<[5, 5, 5], f32>) {
  %0 = fake.aten.normal_(%self, 0.0, 0.5) : (!fake.tensor<[5, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @normal_functional(
// CHECK: fake.aten.normal_functional{{.*}} -> !fake.tensor<[5, 3, 4, 2], f64, device = "cuda:0">
func.func @normal_functional(%self: !fake.tensor<[5, 3, 4, 2], f64, device = "cuda:0">) {
  %0 = fake.aten.normal_functional(%self, generator = none) : (!fake.tensor<[5, 3, 4, 2], f64, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @normal_functional_aliases(
// CHECK: fake.aten.normal_functional{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_bsc{{[^>]*}}>
func.func @normal_functional_aliases(%self: !fake.tensor<[4, 6], f32, layout = sparse_bsc>) {
  %0 = fake.aten.normal_functional(%self) : (!fake.tensor<[4, 6], f32, layout = sparse_bsc>) -> !fake.tensor<*>
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

// CHECK-LABEL: func.func @uniform(
// CHECK: fake.aten.uniform{{.*}} -> !fake.tensor<[3, 2, 2, 2], bf16, strides = [48, 24, 12, 2]>
func.func @uniform(%self: !fake.tensor<[3, 2, 2, 2], bf16, strides = [48, 24, 12, 2]>) {
  %0 = fake.aten.uniform(%self, generator = none) : (!fake.tensor<[3, 2, 2, 2], bf16, strides = [48, 24, 12, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @uniform_(
// CHECK: fake.aten.uniform_{{.*}} -> !fake.tensor<[2, 2], f32>
func.func @uniform_(%self: !fake.tensor<[2, 2], f32>) {
  %0 = fake.aten.uniform_(%self) : (!fake.tensor<[2, 2], f32>) -> !fake.tensor<*>
  return
}
