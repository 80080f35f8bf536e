// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Permute. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @adjoint(
// CHECK: fake.aten.adjoint{{.*}} -> !fake.tensor<[3, 4], f32, strides = [1, 3]>
func.func @adjoint(%self: !fake.tensor<[4, 3], f32>) {
  %0 = fake.aten.adjoint(%self) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mH(
// CHECK: fake.aten.mH{{.*}} -> !fake.tensor<[2, 4, 3], f32, strides = [12, 1, 4]>
func.func @mH(%self: !fake.tensor<[2, 3, 4], f32>) {
  %0 = fake.aten.mH(%self) : (!fake.tensor<[2, 3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mT(
// CHECK: fake.aten.mT{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @mT(%self: !fake.tensor<[3, 2], f32, strides = [1, 3]>) {
  %0 = fake.aten.mT(%self) : (!fake.tensor<[3, 2], f32, strides = [1, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mT_transposed(
// CHECK: fake.aten.mT{{.*}} -> !fake.tensor<[3, 4, 2, 3], f32, strides = [1, 6, 3, 24]>
func.func @mT_transposed(%self: !fake.tensor<[3, 4, 3, 2], f32, strides = [1, 6, 24, 3]>) {
  %0 = fake.aten.mT(%self) : (!fake.tensor<[3, 4, 3, 2], f32, strides = [1, 6, 24, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @matrix_H(
// CHECK: fake.aten.matrix_H{{.*}} -> !fake.tensor<[10, 10], i64, strides = [1, 10]>
func.func @matrix_H(%self: !fake.tensor<[10, 10], i64>) {
  %0 = fake.aten.matrix_H(%self) : (!fake.tensor<[10, 10], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @matrix_H_conj(
// CHECK: fake.aten.matrix_H{{.*}} -> !fake.tensor<[1, 2], c64, strides = [1, 1], device = "cuda:0", conj>
func.func @matrix_H_conj(%self: !fake.tensor<[2, 1], c64, device = "cuda:0">) {
  %0 = fake.aten.matrix_H(%self) : (!fake.tensor<[2, 1], c64, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @moveaxis_int(
// CHECK: fake.aten.moveaxis.int{{.*}} -> !fake.tensor<[3, 4, 3], i16, strides = [4, 1, 12]>
func.func @moveaxis_int(%self: !fake.tensor<[4, 3, 3], i16, strides = [1, 4, 12]>) {
  %0 = fake.aten.moveaxis.int(%self, -2, -3) : (!fake.tensor<[4, 3, 3], i16, strides = [1, 4, 12]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @moveaxis_intlist(
// CHECK: fake.aten.moveaxis.intlist{{.*}} -> !fake.tensor<[5, 1], bool>
func.func @moveaxis_intlist(%self: !fake.tensor<[5, 1], bool>) {
  %0 = fake.aten.moveaxis.intlist(%self, [0, 1], [0, 1]) : (!fake.tensor<[5, 1], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @movedim_int(
// CHECK: fake.aten.movedim.int{{.*}} -> !fake.tensor<[3, 4], f32, strides = [1, 3]>
func.func @movedim_int(%self: !fake.tensor<[4, 3], f32>) {
  %0 = fake.aten.movedim.int(%self, 0, -1) : (!fake.tensor<[4, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @movedim_int_strided(
// CHECK: fake.aten.movedim.int{{.*}} -> !fake.tensor<[4, 2], bool, strides = [8, 2]>
func.func @movedim_int_strided(%self: !fake.tensor<[4, 2], bool, strides = [8, 2]>) {
  %0 = fake.aten.movedim.int(%self, -2, -2) : (!fake.tensor<[4, 2], bool, strides = [8, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @movedim_intlist(
// CHECK: fake.aten.movedim.intlist{{.*}} -> !fake.tensor<[2, 4, 4, 3], c64, strides = [48, 1, 12, 4]>
func.func @movedim_intlist(%self: !fake.tensor<[2, 4, 3, 4], c64>) {
  %0 = fake.aten.movedim.intlist(%self, [0, 2, 3, 1], [0, 3, 1, 2]) : (!fake.tensor<[2, 4, 3, 4], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @numpy_T(
// CHECK: fake.aten.numpy_T{{.*}} -> !fake.tensor<[3, 3], f32, strides = [1, 3]>
func.func @numpy_T(%self: !fake.tensor<[3, 3], f32>) {
  %0 = fake.aten.numpy_T(%self) : (!fake.tensor<[3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @numpy_T_strided(
// CHECK: fake.aten.numpy_T{{.*}} -> !fake.tensor<[2, 4], f32, strides = [1, 0]>
func.func @numpy_T_strided(%self: !fake.tensor<[4, 2], f32, strides = [0, 1]>) {
  %0 = fake.aten.numpy_T(%self) : (!fake.tensor<[4, 2], f32, strides = [0, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @permute(
// CHECK: fake.aten.permute{{.*}} -> !fake.tensor<[2, 3], i64>
func.func @permute(%self: !fake.tensor<[2, 3], i64>) {
  %0 = fake.aten.permute(%self, [0, 1]) : (!fake.tensor<[2, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @permute_copy(
// CHECK: fake.aten.permute_copy{{.*}} -> !fake.tensor<[5, 2], i64>
func.func @permute_copy(%self: !fake.tensor<[5, 2], i64, strides = [6, 1]>) {
  %0 = fake.aten.permute_copy(%self, [0, 1]) : (!fake.tensor<[5, 2], i64, strides = [6, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @swapaxes(
// CHECK: fake.aten.swapaxes{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @swapaxes(%self: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.swapaxes(%self, 0, -2) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @swapaxes_(
// CHECK: fake.aten.swapaxes_{{.*}} -> !fake.tensor<[2, 4, 4], f32, strides = [1, 2, 8]>
func.func @swapaxes_(%self: !fake.tensor<[4, 4, 2], f32>) {
  %0 = fake.aten.swapaxes_(%self, -1, 0) : (!fake.tensor<[4, 4, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @swapdims(
// CHECK: fake.aten.swapdims{{.*}} -> !fake.tensor<[4, 4, 2], i64>
func.func @swapdims(%self: !fake.tensor<[4, 4, 2], i64>) {
  %0 = fake.aten.swapdims(%self, -2, 1) : (!fake.tensor<[4, 4, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @swapdims_(
// CHECK: fake.aten.swapdims_{{.*}} -> !fake.tensor<[1], bool>
func.func @swapdims_(%self: !fake.tensor<[1], bool>) {
  %0 = fake.aten.swapdims_(%self, -1, -1) : (!fake.tensor<[1], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @t(
// CHECK: fake.aten.t{{.*}} -> !fake.tensor<[3, 4], i64, strides = [1, 3]>
func.func @t(%self: !fake.tensor<[4, 3], i64>) {
  %0 = fake.aten.t(%self) : (!fake.tensor<[4, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @t_(
// CHECK: fake.aten.t_{{.*}} -> !fake.tensor<[3, 2], f32, strides = [1, 3]>
func.func @t_(%self: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.t_(%self) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @t_copy(
// CHECK: fake.aten.t_copy{{.*}} -> !fake.tensor<[3, 2], f32>
func.func @t_copy(%self: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.t_copy(%self) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @transpose_int(
// CHECK: fake.aten.transpose.int{{.*}} -> !fake.tensor<[3, 2], f32>
func.func @transpose_int(%self: !fake.tensor<[2, 3], f32, strides = [1, 2]>) {
  %0 = fake.aten.transpose.int(%self, -2, -1) : (!fake.tensor<[2, 3], f32, strides = [1, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @transpose_int_transposed(
// CHECK: fake.aten.transpose.int{{.*}} -> !fake.tensor<[2, 2, 4], f32, strides = [2, 1, 4]>
func.func @transpose_int_transposed(%self: !fake.tensor<[2, 4, 2], f32, strides = [2, 4, 1]>) {
  %0 = fake.aten.transpose.int(%self, -2, -1) : (!fake.tensor<[2, 4, 2], f32, strides = [2, 4, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @transpose_int_conj(
// CHECK: fake.aten.transpose.int{{.*}} -> !fake.tensor<[3, 4], c64, conj>
func.func @transpose_int_conj(%self: !fake.tensor<[4, 3], c64, strides = [1, 4], conj>) {
  %0 = fake.aten.transpose.int(%self, -2, -1) : (!fake.tensor<[4, 3], c64, strides = [1, 4], conj>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @transpose_(
// CHECK: fake.aten.transpose_{{.*}} -> !fake.tensor<[5, 5, 5], f32, strides = [1, 5, 25]>
func.func @transpose_(%self: !fake.tensor<[5, 5, 5], f32>) {
  %0 = fake.aten.transpose_(%self, 2, 0) : (!fake.tensor<[5, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @transpose_copy_int(
// CHECK: fake.aten.transpose_copy.int{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @transpose_copy_int(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.transpose_copy.int(%self, 2, 0) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_transpose(
// CHECK: fake.prims.transpose{{.*}} -> !fake.tensor<[3, 2], f32, strides = [1, 3]>
func.func @prims_transpose(%a: !fake.tensor<[2, 3], f32>) {
  %0 = fake.prims.transpose(%a, [1, 0]) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}
