// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Complex. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_conj(
// CHECK: fake.aten._conj{{.*}} -> !fake.tensor<[2, 3, 4], c64>
func.func @_conj(%self: !fake.tensor<[2, 3, 4], c64, conj>) {
  %0 = fake.aten._conj(%self) : (!fake.tensor<[2, 3, 4], c64, conj>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_conj_transposed(
// CHECK: fake.aten._conj{{.*}} -> !fake.tensor<[2, 3, 4], c64, strides = [12, 1, 3], conj>
func.func @_conj_transposed(%self: !fake.tensor<[2, 3, 4], c64, strides = [12, 1, 3]>) {
  %0 = fake.aten._conj(%self) : (!fake.tensor<[2, 3, 4], c64, strides = [12, 1, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_conj_conj(
// CHECK: fake.aten._conj{{.*}} -> !fake.tensor<[2, 4], c64, conj>
func.func @_conj_conj(%self: !fake.tensor<[2, 4], c64>) {
  %0 = fake.aten._conj(%self) : (!fake.tensor<[2, 4], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_conj_copy(
// CHECK: fake.aten._conj_copy{{.*}} -> !fake.tensor<[1], c64>
func.func @_conj_copy(%self: !fake.tensor<[1], c64>) {
  %0 = fake.aten._conj_copy(%self) : (!fake.tensor<[1], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_neg_view(
// CHECK: fake.aten._neg_view{{.*}} -> !fake.tensor<[3, 3, 2, 4], f32, neg>
func.func @_neg_view(%self: !fake.tensor<[3, 3, 2, 4], f32>) {
  %0 = fake.aten._neg_view(%self) : (!fake.tensor<[3, 3, 2, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_neg_view_transposed(
// CHECK: fake.aten._neg_view{{.*}} -> !fake.tensor<[5, 3, 2], f16, strides = [2, 10, 1], neg>
func.func @_neg_view_transposed(%self: !fake.tensor<[5, 3, 2], f16, strides = [2, 10, 1]>) {
  %0 = fake.aten._neg_view(%self) : (!fake.tensor<[5, 3, 2], f16, strides = [2, 10, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_neg_view_copy(
// CHECK: fake.aten._neg_view_copy{{.*}} -> !fake.tensor<[3], f32>
func.func @_neg_view_copy(%self: !fake.tensor<[3], f32>) {
  %0 = fake.aten._neg_view_copy(%self) : (!fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @conj(
// CHECK: fake.aten.conj{{.*}} -> !fake.tensor<[5, 3, 3], i64>
func.func @conj(%self: !fake.tensor<[5, 3, 3], i64>) {
  %0 = fake.aten.conj(%self) : (!fake.tensor<[5, 3, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @conj_conj(
// CHECK: fake.aten.conj{{.*}} -> !fake.tensor<[3, 6], c64, conj>
func.func @conj_conj(%self: !fake.tensor<[3, 6], c64>) {
  %0 = fake.aten.conj(%self) : (!fake.tensor<[3, 6], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @imag(
// CHECK: fake.aten.imag{{.*}} -> !fake.tensor<[3, 3, 2], f32, strides = [12, 4, 2], offset = 1, device = "cuda:0">
func.func @imag(%self: !fake.tensor<[3, 3, 2], c64, device = "cuda:0">) {
  %0 = fake.aten.imag(%self) : (!fake.tensor<[3, 3, 2], c64, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @imag_neg(
// CHECK: fake.aten.imag{{.*}} -> !fake.tensor<[2, 3, 1, 3, 3], f64, strides = [54, 18, 18, 6, 2], offset = 1, neg>
func.func @imag_neg(%self: !fake.tensor<[2, 3, 1, 3, 3], c128, conj>) {
  %0 = fake.aten.imag(%self) : (!fake.tensor<[2, 3, 1, 3, 3], c128, conj>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @real(
// CHECK: fake.aten.real{{.*}} -> !fake.tensor<[2], i64>
func.func @real(%self: !fake.tensor<[2], i64>) {
  %0 = fake.aten.real(%self) : (!fake.tensor<[2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @real_promotes(
// CHECK: fake.aten.real{{.*}} -> !fake.tensor<[5], f32, strides = [2]>
func.func @real_promotes(%self: !fake.tensor<[5], c64>) {
  %0 = fake.aten.real(%self) : (!fake.tensor<[5], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @real_strided(
// CHECK: fake.aten.real{{.*}} -> !fake.tensor<[4, 3, 2, 2], f32, strides = [2, 4, 4, 4]>
func.func @real_strided(%self: !fake.tensor<[4, 3, 2, 2], c64, strides = [1, 2, 2, 2]>) {
  %0 = fake.aten.real(%self) : (!fake.tensor<[4, 3, 2, 2], c64, strides = [1, 2, 2, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @view_as_complex(
// CHECK: fake.aten.view_as_complex{{.*}} -> !fake.tensor<[5], c64>
func.func @view_as_complex(%self: !fake.tensor<[5, 2], f32>) {
  %0 = fake.aten.view_as_complex(%self) : (!fake.tensor<[5, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @view_as_complex_transposed(
// CHECK: fake.aten.view_as_complex{{.*}} -> !fake.tensor<[10, 6, 5], c64, strides = [30, 1, 6]>
func.func @view_as_complex_transposed(%self: !fake.tensor<[10, 6, 5, 2], f32, strides = [60, 2, 12, 1]>) {
  %0 = fake.aten.view_as_complex(%self) : (!fake.tensor<[10, 6, 5, 2], f32, strides = [60, 2, 12, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @view_as_complex_copy(
// CHECK: fake.aten.view_as_complex_copy{{.*}} -> !fake.tensor<[2, 1], c128>
func.func @view_as_complex_copy(%self: !fake.tensor<[2, 1, 2], f64, strides = [2, 1, 1]>) {
  %0 = fake.aten.view_as_complex_copy(%self) : (!fake.tensor<[2, 1, 2], f64, strides = [2, 1, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @view_as_real(
// CHECK: fake.aten.view_as_real{{.*}} -> !fake.tensor<[6, 3, 2], f32>
func.func @view_as_real(%self: !fake.tensor<[6, 3], c64>) {
  %0 = fake.aten.view_as_real(%self) : (!fake.tensor<[6, 3], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @view_as_real_transposed(
// CHECK: fake.aten.view_as_real{{.*}} -> !fake.tensor<[10, 51, 2], f32, strides = [2, 20, 1]>
func.func @view_as_real_transposed(%self: !fake.tensor<[10, 51], c64, strides = [1, 10]>) {
  %0 = fake.aten.view_as_real(%self) : (!fake.tensor<[10, 51], c64, strides = [1, 10]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @view_as_real_copy(
// CHECK: fake.aten.view_as_real_copy{{.*}} -> !fake.tensor<[2], f64>
func.func @view_as_real_copy(%self: !fake.tensor<[], c128>) {
  %0 = fake.aten.view_as_real_copy(%self) : (!fake.tensor<[], c128>) -> !fake.tensor<*>
  return
}
