// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of MatMul. Written by utils/oracle/write_tests.py.

!f32_2x3 = !fake.tensor<[2, 3], f32>
!f32_5 = !fake.tensor<[5], f32>
!f32_5x2 = !fake.tensor<[5, 2], f32>
!f32_5x3 = !fake.tensor<[5, 3], f32>
!i64_2x3 = !fake.tensor<[2, 3], i64>
!i64_5x5x10 = !fake.tensor<[5, 5, 10], i64>
!i64_5x5x5 = !fake.tensor<[5, 5, 5], i64>

// CHECK-LABEL: func.func @_addmm_activation(
// CHECK: fake.aten._addmm_activation{{.*}} -> !fake.tensor<[3, 3], f32>
func.func @_addmm_activation(%self: !fake.tensor<[3], f32>, %mat1: !fake.tensor<[3, 4], f32>, %mat2: !fake.tensor<[4, 3], f32>) {
  %0 = fake.aten._addmm_activation(%self, %mat1, %mat2) : (!fake.tensor<[3], f32>, !fake.tensor<[3, 4], f32>, !fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_addmm_activation_promotes(
// CHECK: fake.aten._addmm_activation{{.*}} -> !fake.tensor<[2, 6], f16>
func.func @_addmm_activation_promotes(%self: !fake.tensor<[6], i32>, %mat1: !fake.tensor<[2, 3], f16>, %mat2: !fake.tensor<[3, 6], f16>) {
  %0 = fake.aten._addmm_activation(%self, %mat1, %mat2) : (!fake.tensor<[6], i32>, !fake.tensor<[2, 3], f16>, !fake.tensor<[3, 6], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @addbmm(
// CHECK: fake.aten.addbmm{{.*}} -> !fake.tensor<[5, 10], i64>
func.func @addbmm(%self: !fake.tensor<[5, 10], i64>, %batch1: !i64_5x5x5, %batch2: !i64_5x5x10) {
  %0 = fake.aten.addbmm(%self, %batch1, %batch2) : (!fake.tensor<[5, 10], i64>, !i64_5x5x5, !i64_5x5x10) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @addmm(
// CHECK: fake.aten.addmm{{.*}} -> !fake.tensor<[2, 3], i64>
func.func @addmm(%self: !i64_2x3, %mat1: !fake.tensor<[2, 2], i64>, %mat2: !i64_2x3) {
  %0 = fake.aten.addmm(%self, %mat1, %mat2) : (!i64_2x3, !fake.tensor<[2, 2], i64>, !i64_2x3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @addmm_promotes(
// CHECK: fake.aten.addmm{{.*}} -> !fake.tensor<[8, 8], f64>
func.func @addmm_promotes(%self: !fake.tensor<[8], f16>, %mat1: !fake.tensor<[8, 8], f16>, %mat2: !fake.tensor<[8, 8], f64, strides = [1, 8]>) {
  %0 = fake.aten.addmm(%self, %mat1, %mat2) : (!fake.tensor<[8], f16>, !fake.tensor<[8, 8], f16>, !fake.tensor<[8, 8], f64, strides = [1, 8]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @addmm_dtype(
// CHECK: fake.aten.addmm.dtype{{.*}} -> !fake.tensor<[5, 2], f32>
func.func @addmm_dtype(%self: !f32_5x2, %mat1: !f32_5x3, %mat2: !fake.tensor<[3, 2], f32>) {
  %0 = fake.aten.addmm.dtype(%self, %mat1, %mat2, f32) : (!f32_5x2, !f32_5x3, !fake.tensor<[3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @addmv(
// CHECK: fake.aten.addmv{{.*}} -> !fake.tensor<[5], i64>
func.func @addmv(%self: !fake.tensor<[5], i64>, %mat: !fake.tensor<[5, 10], i64>, %vec: !fake.tensor<[10], i64>) {
  %0 = fake.aten.addmv(%self, %mat, %vec) : (!fake.tensor<[5], i64>, !fake.tensor<[5, 10], i64>, !fake.tensor<[10], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @addr(
// CHECK: fake.aten.addr{{.*}} -> !fake.tensor<[5, 2], f32>
func.func @addr(%self: !f32_5x2, %vec1: !f32_5, %vec2: !fake.tensor<[2], f32>) {
  %0 = fake.aten.addr(%self, %vec1, %vec2, beta = 2) : (!f32_5x2, !f32_5, !fake.tensor<[2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @addr_promotes(
// CHECK: fake.aten.addr{{.*}} -> !fake.tensor<[5, 10], c64>
func.func @addr_promotes(%self: !fake.tensor<[5, 10], f16>, %vec1: !fake.tensor<[5], c64>, %vec2: !fake.tensor<[10], c64>) {
  %0 = fake.aten.addr(%self, %vec1, %vec2, beta = complex<0.4, 0.6>, alpha = complex<0.1, 0.3>) : (!fake.tensor<[5, 10], f16>, !fake.tensor<[5], c64>, !fake.tensor<[10], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @addr_(
// CHECK: fake.aten.addr_{{.*}} -> !fake.tensor<[5, 10], f32>
func.func @addr_(%self: !fake.tensor<[5, 10], f32>, %vec1: !f32_5, %vec2: !fake.tensor<[10], f32>) {
  %0 = fake.aten.addr_(%self, %vec1, %vec2) : (!fake.tensor<[5, 10], f32>, !f32_5, !fake.tensor<[10], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @addr__strided(
// CHECK: fake.aten.addr_{{.*}} -> !fake.tensor<[2, 3], i8, strides = [3, 2]>
func.func @addr__strided(%self: !fake.tensor<[2, 3], i8, strides = [3, 2]>, %vec1: !fake.tensor<[2], i8>, %vec2: !fake.tensor<[3], i8, strides = [2]>) {
  %0 = fake.aten.addr_(%self, %vec1, %vec2) : (!fake.tensor<[2, 3], i8, strides = [3, 2]>, !fake.tensor<[2], i8>, !fake.tensor<[3], i8, strides = [2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @baddbmm(
// CHECK: fake.aten.baddbmm{{.*}} -> !fake.tensor<[5, 5, 10], i64>
func.func @baddbmm(%self: !i64_5x5x10, %batch1: !i64_5x5x5, %batch2: !i64_5x5x10) {
  %0 = fake.aten.baddbmm(%self, %batch1, %batch2) : (!i64_5x5x10, !i64_5x5x5, !i64_5x5x10) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bilinear(
// CHECK: fake.aten.bilinear{{.*}} -> !fake.tensor<[2, 3, 5], i64>
func.func @bilinear(%input1: !fake.tensor<[2, 3, 3], i64>, %input2: !fake.tensor<[2, 3, 4], i64>, %weight: !fake.tensor<[5, 3, 4], i64>) {
  %0 = fake.aten.bilinear(%input1, %input2, %weight) : (!fake.tensor<[2, 3, 3], i64>, !fake.tensor<[2, 3, 4], i64>, !fake.tensor<[5, 3, 4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bmm(
// CHECK: fake.aten.bmm{{.*}} -> !fake.tensor<[2, 2, 3], f32>
func.func @bmm(%self: !fake.tensor<[2, 2, 4], f32>, %mat2: !fake.tensor<[2, 4, 3], f32>) {
  %0 = fake.aten.bmm(%self, %mat2) : (!fake.tensor<[2, 2, 4], f32>, !fake.tensor<[2, 4, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bmm_dtype(
// CHECK: fake.aten.bmm.dtype{{.*}} -> !fake.tensor<[2, 4, 4], f32>
func.func @bmm_dtype(%self: !fake.tensor<[2, 4, 3], f32>, %mat2: !fake.tensor<[2, 3, 4], f32>) {
  %0 = fake.aten.bmm.dtype(%self, %mat2, f32) : (!fake.tensor<[2, 4, 3], f32>, !fake.tensor<[2, 3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bmm_dtype_converts(
// CHECK: fake.aten.bmm.dtype{{.*}} -> !fake.tensor<[3, 3, 4], f32>
func.func @bmm_dtype_converts(%self: !fake.tensor<[3, 3, 3], bf16, strides = [72, 12, 2]>, %mat2: !fake.tensor<[3, 3, 4], bf16>) {
  %0 = fake.aten.bmm.dtype(%self, %mat2, f32) : (!fake.tensor<[3, 3, 3], bf16, strides = [72, 12, 2]>, !fake.tensor<[3, 3, 4], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @dot(
// CHECK: fake.aten.dot{{.*}} -> !fake.tensor<[], i64>
func.func @dot(%self: !fake.tensor<[5], i64>, %tensor: !fake.tensor<[5], i64>) {
  %0 = fake.aten.dot(%self, %tensor) : (!fake.tensor<[5], i64>, !fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ger(
// CHECK: fake.aten.ger{{.*}} -> !fake.tensor<[2, 5], i64>
func.func @ger(%self: !fake.tensor<[2], i64>, %vec2: !fake.tensor<[5], i64>) {
  %0 = fake.aten.ger(%self, %vec2) : (!fake.tensor<[2], i64>, !fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @inner(
// CHECK: fake.aten.inner{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @inner(%self: !fake.tensor<[], i64>, %other: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.inner(%self, %other) : (!fake.tensor<[], i64>, !fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_matmul(
// CHECK: fake.aten.linalg_matmul{{.*}} -> !fake.tensor<[3], f32>
func.func @linalg_matmul(%self: !fake.tensor<[2], f32>, %other: !fake.tensor<[2, 3], f32, strides = [27, 3]>) {
  %0 = fake.aten.linalg_matmul(%self, %other) : (!fake.tensor<[2], f32>, !fake.tensor<[2, 3], f32, strides = [27, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_multi_dot(
// CHECK: fake.aten.linalg_multi_dot{{.*}} -> !fake.tensor<[2, 5], i64>
func.func @linalg_multi_dot(%tensors: !i64_2x3, %tensors_1: !fake.tensor<[3, 4], i64>, %tensors_2: !fake.tensor<[4, 5], i64>) {
  %0 = fake.aten.linalg_multi_dot([%tensors, %tensors_1, %tensors_2]) : (!i64_2x3, !fake.tensor<[3, 4], i64>, !fake.tensor<[4, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linalg_vecdot(
// CHECK: fake.aten.linalg_vecdot{{.*}} -> !fake.tensor<[2], f32>
func.func @linalg_vecdot(%x: !fake.tensor<[2, 3], f32, strides = [9, 1]>, %y: !f32_2x3) {
  %0 = fake.aten.linalg_vecdot(%x, %y, dim = -1) : (!fake.tensor<[2, 3], f32, strides = [9, 1]>, !f32_2x3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linear(
// CHECK: fake.aten.linear{{.*}} -> !fake.tensor<[2, 3, 4], i64>
func.func @linear(%input: !fake.tensor<[2, 3, 3], i64>, %weight: !fake.tensor<[4, 3], i64>) {
  %0 = fake.aten.linear(%input, %weight) : (!fake.tensor<[2, 3, 3], i64>, !fake.tensor<[4, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @linear_backward(
// CHECK: fake.aten.linear_backward{{.*}} -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
func.func @linear_backward(%self: !fake.tensor<[5, 6], f32, strides = [1, 5]>, %grad_output: !f32_5x3, %weight: !fake.tensor<[3, 6], f32>) {
  %0:3 = fake.aten.linear_backward(%self, %grad_output, %weight, [false, false, false]) : (!fake.tensor<[5, 6], f32, strides = [1, 5]>, !f32_5x3, !fake.tensor<[3, 6], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linear_backward_promotes(
// CHECK: fake.aten.linear_backward{{.*}} -> (!fake.tensor<[3, 4], f32>, !fake.tensor<[5, 4], f32>, !fake.tensor<[5], f32>)
func.func @linear_backward_promotes(%self: !fake.tensor<[3, 4], f16>, %grad_output: !fake.tensor<[3, 5], f32, strides = [1, 1]>, %weight: !fake.tensor<[5, 4], f16>) {
  %0:3 = fake.aten.linear_backward(%self, %grad_output, %weight, [true, true, false]) : (!fake.tensor<[3, 4], f16>, !fake.tensor<[3, 5], f32, strides = [1, 1]>, !fake.tensor<[5, 4], f16>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @linear_backward_copies(
// CHECK: fake.aten.linear_backward{{.*}} -> (!fake.tensor<*>, !fake.tensor<[3, 4], f32>, !fake.tensor<[3], f32>)
func.func @linear_backward_copies(%self: !fake.tensor<[2, 4], f32, strides = [1, 2]>, %grad_output: !f32_2x3, %weight: !fake.tensor<[3, 4], f32, strides = [1, 3]>) {
  %0:3 = fake.aten.linear_backward(%self, %grad_output, %weight, [false, true, true]) : (!fake.tensor<[2, 4], f32, strides = [1, 2]>, !f32_2x3, !fake.tensor<[3, 4], f32, strides = [1, 3]>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @matmul(
// CHECK: fake.aten.matmul{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @matmul(%self: !fake.tensor<[2, 4], f32>, %other: !fake.tensor<[4, 3], f32>) {
  %0 = fake.aten.matmul(%self, %other) : (!fake.tensor<[2, 4], f32>, !fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @matmul_aliases(
// CHECK: fake.aten.matmul{{.*}} -> !fake.tensor<[4, 4], f32, layout = sparse_coo{{[^>]*}}>
func.func @matmul_aliases(%self: !fake.tensor<[4, 6], f32, layout = sparse_coo>, %other: !fake.tensor<[6, 4], f32, layout = sparse_bsc>) {
  %0 = fake.aten.matmul(%self, %other) : (!fake.tensor<[4, 6], f32, layout = sparse_coo>, !fake.tensor<[6, 4], f32, layout = sparse_bsc>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mm(
// CHECK: fake.aten.mm{{.*}} -> !fake.tensor<[2, 3], i64>
func.func @mm(%self: !fake.tensor<[2, 4], i64>, %mat2: !fake.tensor<[4, 3], i64>) {
  %0 = fake.aten.mm(%self, %mat2) : (!fake.tensor<[2, 4], i64>, !fake.tensor<[4, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mm_aliases(
// CHECK: fake.aten.mm{{.*}} -> !fake.tensor<[4, 4], f32, layout = sparse_coo{{[^>]*}}>
func.func @mm_aliases(%self: !fake.tensor<[4, 6], f32, layout = sparse_coo>, %mat2: !fake.tensor<[6, 4], f32, layout = sparse_bsc>) {
  %0 = fake.aten.mm(%self, %mat2) : (!fake.tensor<[4, 6], f32, layout = sparse_coo>, !fake.tensor<[6, 4], f32, layout = sparse_bsc>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mm_dtype(
// CHECK: fake.aten.mm.dtype{{.*}} -> !fake.tensor<[1, 5], f32>
func.func @mm_dtype(%self: !fake.tensor<[1, 2], f32>, %mat2: !fake.tensor<[2, 5], f32, strides = [1, 2]>) {
  %0 = fake.aten.mm.dtype(%self, %mat2, f32) : (!fake.tensor<[1, 2], f32>, !fake.tensor<[2, 5], f32, strides = [1, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mv(
// CHECK: fake.aten.mv{{.*}} -> !fake.tensor<[5], i64>
func.func @mv(%self: !fake.tensor<[5, 10], i64>, %vec: !fake.tensor<[10], i64>) {
  %0 = fake.aten.mv(%self, %vec) : (!fake.tensor<[5, 10], i64>, !fake.tensor<[10], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mv_promotes(
// CHECK: fake.aten.mv{{.*}} -> !fake.tensor<[250], f32>
func.func @mv_promotes(%self: !fake.tensor<[250, 10], i64>, %vec: !fake.tensor<[10], f32>) {
  %0 = fake.aten.mv(%self, %vec) : (!fake.tensor<[250, 10], i64>, !fake.tensor<[10], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @outer(
// CHECK: fake.aten.outer{{.*}} -> !fake.tensor<[3, 5], f32>
func.func @outer(%self: !fake.tensor<[3], f32>, %vec2: !fake.tensor<[5], f32>) {
  %0 = fake.aten.outer(%self, %vec2) : (!fake.tensor<[3], f32>, !fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @outer_promotes(
// CHECK: fake.aten.outer{{.*}} -> !fake.tensor<[5, 10], i64>
func.func @outer_promotes(%self: !fake.tensor<[5], i32>, %vec2: !fake.tensor<[10], i64>) {
  %0 = fake.aten.outer(%self, %vec2) : (!fake.tensor<[5], i32>, !fake.tensor<[10], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @vdot(
// CHECK: fake.aten.vdot{{.*}} -> !fake.tensor<[], i64>
func.func @vdot(%self: !fake.tensor<[5], i64>, %other: !fake.tensor<[5], i64>) {
  %0 = fake.aten.vdot(%self, %other) : (!fake.tensor<[5], i64>, !fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}
