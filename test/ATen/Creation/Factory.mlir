// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Factory. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_efficientzerotensor(
// CHECK: fake.aten._efficientzerotensor{{.*}} -> !fake.tensor<[], f32>
func.func @_efficientzerotensor() {
  %0 = fake.aten._efficientzerotensor([], dtype = f32, pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_efficientzerotensor_cuda(
// CHECK: fake.aten._efficientzerotensor{{.*}} -> !fake.tensor<[2, 3], f32, device = "cuda:0">
func.func @_efficientzerotensor_cuda() {
  %0 = fake.aten._efficientzerotensor([2, 3], device = "cuda:0", pin_memory = none) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @as_tensor_bool(
// CHECK: fake.aten.as_tensor.bool{{.*}} -> !fake.tensor<[], bool>
func.func @as_tensor_bool() {
  %0 = fake.aten.as_tensor.bool(false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @as_tensor_float(
// CHECK: fake.aten.as_tensor.float{{.*}} -> !fake.tensor<[], f32>
func.func @as_tensor_float() {
  %0 = fake.aten.as_tensor.float(0.1) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @as_tensor_int(
// CHECK: fake.aten.as_tensor.int{{.*}} -> !fake.tensor<[], i64>
func.func @as_tensor_int() {
  %0 = fake.aten.as_tensor.int(0) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @empty_memory_format(
// CHECK: fake.aten.empty.memory_format{{.*}} -> !fake.tensor<[4], f32>
func.func @empty_memory_format() {
  %0 = fake.aten.empty.memory_format([4], pin_memory = none, memory_format = contiguous_format) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @empty_memory_format_cuda(
// CHECK: fake.aten.empty.memory_format{{.*}} -> !fake.tensor<[2], i64, device = "cuda:0">
func.func @empty_memory_format_cuda() {
  %0 = fake.aten.empty.memory_format([2], dtype = i64, layout = strided, device = "cuda:0") : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @empty_like(
// CHECK: fake.aten.empty_like{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @empty_like(%self: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.empty_like(%self, pin_memory = false) : (!fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @empty_like_aliases(
// CHECK: fake.aten.empty_like{{.*}} -> !fake.tensor<[4, 6], i64, layout = sparse_bsc{{[^>]*}}>
func.func @empty_like_aliases(%self: !fake.tensor<[4, 6], i64, layout = sparse_bsc>) {
  %0 = fake.aten.empty_like(%self) : (!fake.tensor<[4, 6], i64, layout = sparse_bsc>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @empty_permuted(
// CHECK: fake.aten.empty_permuted{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @empty_permuted() {
  %0 = fake.aten.empty_permuted([5, 5], [0, 1], layout = strided, device = "cpu", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @empty_strided(
// CHECK: fake.aten.empty_strided{{.*}} -> !fake.tensor<[], f32>
func.func @empty_strided() {
  %0 = fake.aten.empty_strided([], [], dtype = f32, device = "cpu", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @eye(
// CHECK: fake.aten.eye{{.*}} -> !fake.tensor<[2, 2], f32>
func.func @eye() {
  %0 = fake.aten.eye(2, device = none) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @eye_cuda(
// CHECK: fake.aten.eye{{.*}} -> !fake.tensor<[4, 4], f32, device = "cuda:0">
func.func @eye_cuda() {
  %0 = fake.aten.eye(4, device = "cuda:0") : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @eye_m(
// CHECK: fake.aten.eye.m{{.*}} -> !fake.tensor<[5, 4], f32>
func.func @eye_m() {
  %0 = fake.aten.eye.m(5, 4, device = "cpu") : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @full(
// CHECK: fake.aten.full{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @full() {
  %0 = fake.aten.full([5, 5], 6, dtype = f32, device = "cpu", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @full_cuda(
// CHECK: fake.aten.full{{.*}} -> !fake.tensor<[2], bool, device = "cuda:0">
func.func @full_cuda() {
  %0 = fake.aten.full([2], true, dtype = bool, layout = strided, device = "cuda:0") : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @full_like(
// CHECK: fake.aten.full_like{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @full_like(%self: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.full_like(%self, 6, pin_memory = false) : (!fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @full_like_aliases(
// CHECK: fake.aten.full_like{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_bsc{{[^>]*}}>
func.func @full_like_aliases(%self: !fake.tensor<[4, 6], f32, layout = sparse_bsc>) {
  %0 = fake.aten.full_like(%self, 2) : (!fake.tensor<[4, 6], f32, layout = sparse_bsc>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @new_empty(
// CHECK: fake.aten.new_empty{{.*}} -> !fake.tensor<[2, 3, 6], bool>
func.func @new_empty(%self: !fake.tensor<[2, 3, 3], bool>) {
  %0 = fake.aten.new_empty(%self, [2, 3, 6], dtype = bool, layout = strided, device = "cpu") : (!fake.tensor<[2, 3, 3], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @new_empty_cuda(
// CHECK: fake.aten.new_empty{{.*}} -> !fake.tensor<[4, 3, 1, 3], u8, device = "cuda:0">
func.func @new_empty_cuda(%self: !fake.tensor<[2, 2, 3], u8, strides = [0, 0, 0]>) {
  %0 = fake.aten.new_empty(%self, [4, 3, 1, 3], device = "cuda:0") : (!fake.tensor<[2, 2, 3], u8, strides = [0, 0, 0]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @new_empty_strided(
// CHECK: fake.aten.new_empty_strided{{.*}} -> !fake.tensor<[2, 0], i64, strides = [3, 4]>
func.func @new_empty_strided(%self: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.new_empty_strided(%self, [2, 0], [3, 4], pin_memory = false) : (!fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @new_empty_strided_cuda(
// CHECK: fake.aten.new_empty_strided{{.*}} -> !fake.tensor<[], f32, device = "cuda:0">
func.func @new_empty_strided_cuda(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.new_empty_strided(%self, [], [], device = "cuda:0") : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @new_empty_strided_converts(
// CHECK: fake.aten.new_empty_strided{{.*}} -> !fake.tensor<[10], f64, strides = [5]>
func.func @new_empty_strided_converts(%self: !fake.tensor<[5], i64>) {
  %0 = fake.aten.new_empty_strided(%self, [10], [5], dtype = f64, pin_memory = false) : (!fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @new_full(
// CHECK: fake.aten.new_full{{.*}} -> !fake.tensor<[], f32>
func.func @new_full(%self: !fake.tensor<[2, 5], f32>) {
  %0 = fake.aten.new_full(%self, [], 1.0e-12, pin_memory = false) : (!fake.tensor<[2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @new_full_cuda(
// CHECK: fake.aten.new_full{{.*}} -> !fake.tensor<[5], i64, device = "cuda:0">
func.func @new_full_cuda(%self: !fake.tensor<[], i64>) {
  %0 = fake.aten.new_full(%self, [5], -1.5, layout = strided, device = "cuda:0", pin_memory = none) : (!fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @new_full_converts(
// CHECK: fake.aten.new_full{{.*}} -> !fake.tensor<[10], f64>
func.func @new_full_converts(%self: !fake.tensor<[5], i64>) {
  %0 = fake.aten.new_full(%self, [10], 1.8928480798981209, dtype = f64, pin_memory = false) : (!fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @new_ones(
// CHECK: fake.aten.new_ones{{.*}} -> !fake.tensor<[2, 5, 1], i64>
func.func @new_ones(%self: !fake.tensor<[2, 5, 3], i64>) {
  %0 = fake.aten.new_ones(%self, [2, 5, 1]) : (!fake.tensor<[2, 5, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @new_ones_converts(
// CHECK: fake.aten.new_ones{{.*}} -> !fake.tensor<[2, 2, 2], f64>
func.func @new_ones_converts(%self: !fake.tensor<[5], i64>) {
  %0 = fake.aten.new_ones(%self, [2, 2, 2], dtype = f64, device = "cpu", pin_memory = false) : (!fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @new_zeros(
// CHECK: fake.aten.new_zeros{{.*}} -> !fake.tensor<[], f32>
func.func @new_zeros(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.new_zeros(%self, [], pin_memory = false) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @new_zeros_aliases(
// CHECK: fake.aten.new_zeros{{.*}} -> !fake.tensor<[2], f32, layout = sparse_coo{{[^>]*}}>
func.func @new_zeros_aliases(%self: !fake.tensor<[4, 6], f32, layout = sparse_coo>) {
  %0 = fake.aten.new_zeros(%self, [2]) : (!fake.tensor<[4, 6], f32, layout = sparse_coo>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ones(
// CHECK: fake.aten.ones{{.*}} -> !fake.tensor<[2], f32>
func.func @ones() {
  %0 = fake.aten.ones([2], dtype = f32, device = "cpu") : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ones_cuda(
// CHECK: fake.aten.ones{{.*}} -> !fake.tensor<[2, 2], f32, device = "cuda:0">
func.func @ones_cuda() {
  %0 = fake.aten.ones([2, 2], device = "cuda:0", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ones_like(
// CHECK: fake.aten.ones_like{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @ones_like(%self: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.ones_like(%self, pin_memory = false) : (!fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ones_like_aliases(
// CHECK: fake.aten.ones_like{{.*}} -> !fake.tensor<[4, 6], i64, layout = sparse_bsc{{[^>]*}}>
func.func @ones_like_aliases(%self: !fake.tensor<[4, 6], i64, layout = sparse_bsc>) {
  %0 = fake.aten.ones_like(%self) : (!fake.tensor<[4, 6], i64, layout = sparse_bsc>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @scalar_tensor(
// CHECK: fake.aten.scalar_tensor{{.*}} -> !fake.tensor<[], f32>
func.func @scalar_tensor() {
  %0 = fake.aten.scalar_tensor(complex<1.0, 2.0>) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @scalar_tensor_cuda(
// CHECK: fake.aten.scalar_tensor{{.*}} -> !fake.tensor<[], f32, device = "cuda:0">
func.func @scalar_tensor_cuda() {
  %0 = fake.aten.scalar_tensor(0.5, dtype = f32, device = "cuda:0") : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @tensor_bool(
// CHECK: fake.aten.tensor.bool{{.*}} -> !fake.tensor<[], bool>
func.func @tensor_bool() {
  %0 = fake.aten.tensor.bool(false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @tensor_float(
// CHECK: fake.aten.tensor.float{{.*}} -> !fake.tensor<[], f32>
func.func @tensor_float() {
  %0 = fake.aten.tensor.float(0.1) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @tensor_int(
// CHECK: fake.aten.tensor.int{{.*}} -> !fake.tensor<[], i64>
func.func @tensor_int() {
  %0 = fake.aten.tensor.int(2, device = "cpu") : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @tril_indices(
// CHECK: fake.aten.tril_indices{{.*}} -> !fake.tensor<[2, 6], i64>
func.func @tril_indices() {
  %0 = fake.aten.tril_indices(4, 4, -1) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @triu_indices(
// CHECK: fake.aten.triu_indices{{.*}} -> !fake.tensor<[2, 342], i64>
func.func @triu_indices() {
  %0 = fake.aten.triu_indices(20, 21, -7, device = "cpu", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @zeros(
// CHECK: fake.aten.zeros{{.*}} -> !fake.tensor<[2, 5, 2], f32>
func.func @zeros() {
  %0 = fake.aten.zeros([2, 5, 2], dtype = none) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @zeros_cuda(
// CHECK: fake.aten.zeros{{.*}} -> !fake.tensor<[], f32, device = "cuda:0">
func.func @zeros_cuda() {
  %0 = fake.aten.zeros([], dtype = f32, layout = strided, device = "cuda:0") : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @zeros_like(
// CHECK: fake.aten.zeros_like{{.*}} -> !fake.tensor<[5, 4], i64>
func.func @zeros_like(%self: !fake.tensor<[5, 4], i64>) {
  %0 = fake.aten.zeros_like(%self, pin_memory = false) : (!fake.tensor<[5, 4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @zeros_like_aliases(
// CHECK: fake.aten.zeros_like{{.*}} -> !fake.tensor<[4, 6], i64, layout = sparse_bsc{{[^>]*}}>
func.func @zeros_like_aliases(%self: !fake.tensor<[4, 6], i64, layout = sparse_bsc>) {
  %0 = fake.aten.zeros_like(%self) : (!fake.tensor<[4, 6], i64, layout = sparse_bsc>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_empty(
// CHECK: fake.prims.empty{{.*}} -> !fake.tensor<[2, 1, 3], f32>
func.func @prims_empty() {
  %0 = fake.prims.empty([2, 1, 3], dtype = f32, device = "cpu", requires_grad = true) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_empty_cuda(
// CHECK: fake.prims.empty{{.*}} -> !fake.tensor<[3, 4], f32, device = "cuda:0">
func.func @prims_empty_cuda() {
  %0 = fake.prims.empty([3, 4], dtype = f32, device = "cuda:0", requires_grad = true) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_empty_permuted(
// CHECK: fake.prims.empty_permuted{{.*}} -> !fake.tensor<[2], f32>
func.func @prims_empty_permuted() {
  %0 = fake.prims.empty_permuted([2], [0], dtype = f32, device = "cpu", requires_grad = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_empty_strided(
// CHECK: fake.prims.empty_strided{{.*}} -> !fake.tensor<[2, 4, 0], f16, strides = [1, 1, 4]>
func.func @prims_empty_strided() {
  %0 = fake.prims.empty_strided([2, 4, 0], [1, 1, 4], dtype = f16, device = "cpu", requires_grad = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_empty_strided_cuda(
// CHECK: fake.prims.empty_strided{{.*}} -> !fake.tensor<[3], bool, device = "cuda:0">
func.func @prims_empty_strided_cuda() {
  %0 = fake.prims.empty_strided([3], [1], dtype = bool, device = "cuda:0", requires_grad = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_full(
// CHECK: fake.prims.full{{.*}} -> !fake.tensor<[2, 2], f32>
func.func @prims_full() {
  %0 = fake.prims.full([2, 2], 3, dtype = f32, device = "cpu", requires_grad = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_full_cuda(
// CHECK: fake.prims.full{{.*}} -> !fake.tensor<[1], c64, device = "cuda:0">
func.func @prims_full_cuda() {
  %0 = fake.prims.full([1], 1, dtype = c64, device = "cuda:0", requires_grad = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_full_like(
// CHECK: fake.prims.full_like{{.*}} -> !fake.tensor<[3, 2], f16, device = "cuda:0">
func.func @prims_full_like(%a: !fake.tensor<[3, 2], i64, device = "cuda:0">) {
  %0 = fake.prims.full_like(%a, 2, dtype = f16, device = "cuda:0", requires_grad = true) : (!fake.tensor<[3, 2], i64, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_full_like_transposed(
// CHECK: fake.prims.full_like{{.*}} -> !fake.tensor<[2, 3, 3, 3], f64, strides = [3, 1, 6, 18]>
func.func @prims_full_like_transposed(%a: !fake.tensor<[2, 3, 3, 3], bool, strides = [3, 1, 6, 18]>) {
  %0 = fake.prims.full_like(%a, 2, dtype = f64, device = "cpu", requires_grad = true) : (!fake.tensor<[2, 3, 3, 3], bool, strides = [3, 1, 6, 18]>) -> !fake.tensor<*>
  return
}
