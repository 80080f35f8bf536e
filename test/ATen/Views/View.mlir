// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of View. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_reshape_alias(
// CHECK: fake.aten._reshape_alias{{.*}} -> !fake.tensor<[4, 5], i32, device = "cuda:0">
func.func @_reshape_alias(%self: !fake.tensor<[4, 5], i32, device = "cuda:0">) {
  %0 = fake.aten._reshape_alias(%self, [4, 5], [5, 1]) : (!fake.tensor<[4, 5], i32, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_reshape_alias_strided(
// CHECK: fake.aten._reshape_alias{{.*}} -> !fake.tensor<[2, 4, 4, 5], f32, strides = [80, 1, 5, 1]>
func.func @_reshape_alias_strided(%self: !fake.tensor<[2, 4, 4, 5], f32, strides = [80, 1, 5, 1]>) {
  %0 = fake.aten._reshape_alias(%self, [2, 4, 4, 5], [80, 20, 5, 1]) : (!fake.tensor<[2, 4, 4, 5], f32, strides = [80, 1, 5, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_reshape_alias_copy(
// CHECK: fake.aten._reshape_alias_copy{{.*}} -> !fake.tensor<[2, 2, 2], f32>
func.func @_reshape_alias_copy(%self: !fake.tensor<[2, 2, 2], f32>) {
  %0 = fake.aten._reshape_alias_copy(%self, [2, 2, 2], [4, 2, 1]) : (!fake.tensor<[2, 2, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_reshape_copy(
// CHECK: fake.aten._reshape_copy{{.*}} -> !fake.tensor<[1, 5, 6], i8>
func.func @_reshape_copy(%self: !fake.tensor<[5, 3, 2], i8, strides = [54, 6, 3]>) {
  %0 = fake.aten._reshape_copy(%self, [1, 5, 6]) : (!fake.tensor<[5, 3, 2], i8, strides = [54, 6, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_unsafe_view(
// CHECK: fake.aten._unsafe_view{{.*}} -> !fake.tensor<[2, 3, 4], i64>
func.func @_unsafe_view(%self: !fake.tensor<[6, 4], i64>) {
  %0 = fake.aten._unsafe_view(%self, [2, 3, 4]) : (!fake.tensor<[6, 4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_unsafe_view_strided(
// CHECK: fake.aten._unsafe_view{{.*}} -> !fake.tensor<[3, 2, 2], f64, strides = [12, 2, 1]>
func.func @_unsafe_view_strided(%self: !fake.tensor<[3, 4], f64, strides = [12, 1]>) {
  %0 = fake.aten._unsafe_view(%self, [-1, 2, 2]) : (!fake.tensor<[3, 4], f64, strides = [12, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @alias(
// CHECK: fake.aten.alias{{.*}} -> !fake.tensor<[2, 5], f32>
func.func @alias(%self: !fake.tensor<[2, 5], f32>) {
  %0 = fake.aten.alias(%self) : (!fake.tensor<[2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @alias_copy(
// CHECK: fake.aten.alias_copy{{.*}} -> !fake.tensor<[5], i64>
func.func @alias_copy(%self: !fake.tensor<[5], i64>) {
  %0 = fake.aten.alias_copy(%self) : (!fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @detach(
// CHECK: fake.aten.detach{{.*}} -> !fake.tensor<[3, 5], f32>
func.func @detach(%self: !fake.tensor<[3, 5], f32>) {
  %0 = fake.aten.detach(%self) : (!fake.tensor<[3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @detach_transposed(
// CHECK: fake.aten.detach{{.*}} -> !fake.tensor<[2, 6, 5], f16, strides = [6, 1, 12], device = "cuda:0">
func.func @detach_transposed(%self: !fake.tensor<[2, 6, 5], f16, strides = [6, 1, 12], device = "cuda:0">) {
  %0 = fake.aten.detach(%self) : (!fake.tensor<[2, 6, 5], f16, strides = [6, 1, 12], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @detach_(
// CHECK: fake.aten.detach_{{.*}} -> !fake.tensor<[4, 3, 5, 2], i32>
func.func @detach_(%self: !fake.tensor<[4, 3, 5, 2], i32>) {
  %0 = fake.aten.detach_(%self) : (!fake.tensor<[4, 3, 5, 2], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @detach_copy(
// CHECK: fake.aten.detach_copy{{.*}} -> !fake.tensor<[3, 2], f32>
func.func @detach_copy(%self: !fake.tensor<[3, 2], f32>) {
  %0 = fake.aten.detach_copy(%self) : (!fake.tensor<[3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @flatten_using_ints(
// CHECK: fake.aten.flatten.using_ints{{.*}} -> !fake.tensor<[5, 25], i64>
func.func @flatten_using_ints(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.flatten.using_ints(%self, 1) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ravel(
// CHECK: fake.aten.ravel{{.*}} -> !fake.tensor<[100], i64>
func.func @ravel(%self: !fake.tensor<[5, 4, 5], i64>) {
  %0 = fake.aten.ravel(%self) : (!fake.tensor<[5, 4, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @ravel_copies(
// CHECK: fake.aten.ravel{{.*}} -> !fake.tensor<[125], f32>
func.func @ravel_copies(%self: !fake.tensor<[5, 5, 5], f32, strides = [50, 10, 2], offset = 1>) {
  %0 = fake.aten.ravel(%self) : (!fake.tensor<[5, 5, 5], f32, strides = [50, 10, 2], offset = 1>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @reshape(
// CHECK: fake.aten.reshape{{.*}} -> !fake.tensor<[4], i64>
func.func @reshape(%self: !fake.tensor<[2, 2], i64>) {
  %0 = fake.aten.reshape(%self, [-1]) : (!fake.tensor<[2, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @reshape_copies(
// CHECK: fake.aten.reshape{{.*}} -> !fake.tensor<[4], u8>
func.func @reshape_copies(%self: !fake.tensor<[2, 2], u8, strides = [1, 2]>) {
  %0 = fake.aten.reshape(%self, [4]) : (!fake.tensor<[2, 2], u8, strides = [1, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @reshape_strided(
// CHECK: fake.aten.reshape{{.*}} -> !fake.tensor<[25], i64, strides = [2], offset = 1>
func.func @reshape_strided(%self: !fake.tensor<[5, 5], i64, strides = [10, 2], offset = 1>) {
  %0 = fake.aten.reshape(%self, [-1]) : (!fake.tensor<[5, 5], i64, strides = [10, 2], offset = 1>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @reshape_as(
// CHECK: fake.aten.reshape_as{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @reshape_as(%self: !fake.tensor<[25, 5], i64>, %other: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.reshape_as(%self, %other) : (!fake.tensor<[25, 5], i64>, !fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @reshape_as_transposed(
// CHECK: fake.aten.reshape_as{{.*}} -> !fake.tensor<[5, 5, 3], f32, strides = [15, 1, 5]>
func.func @reshape_as_transposed(%self: !fake.tensor<[5, 5, 3], f32, strides = [15, 1, 5]>, %other: !fake.tensor<[5, 5, 3], f32>) {
  %0 = fake.aten.reshape_as(%self, %other) : (!fake.tensor<[5, 5, 3], f32, strides = [15, 1, 5]>, !fake.tensor<[5, 5, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @reshape_as_meta(
// CHECK: fake.aten.reshape_as{{.*}} -> !fake.tensor<[1], i64>
func.func @reshape_as_meta(%self: !fake.tensor<[], i64>, %other: !fake.tensor<[1], i64, device = "meta">) {
  %0 = fake.aten.reshape_as(%self, %other) : (!fake.tensor<[], i64>, !fake.tensor<[1], i64, device = "meta">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @unflatten_int(
// CHECK: fake.aten.unflatten.int{{.*}} -> !fake.tensor<[3, 2, 3, 2], i64>
func.func @unflatten_int(%self: !fake.tensor<[3, 6, 2], i64>) {
  %0 = fake.aten.unflatten.int(%self, -2, [-1, 3]) : (!fake.tensor<[3, 6, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @view(
// CHECK: fake.aten.view{{.*}} -> !fake.tensor<[2, 4], i64>
func.func @view(%self: !fake.tensor<[2, 2, 2], i64>) {
  %0 = fake.aten.view(%self, [2, 4]) : (!fake.tensor<[2, 2, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @view_transposed(
// CHECK: fake.aten.view{{.*}} -> !fake.tensor<[2, 3, 4], f32, strides = [12, 1, 3]>
func.func @view_transposed(%self: !fake.tensor<[2, 3, 4], f32, strides = [12, 1, 3]>) {
  %0 = fake.aten.view(%self, [2, 3, 4]) : (!fake.tensor<[2, 3, 4], f32, strides = [12, 1, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @view_conj(
// CHECK: fake.aten.view{{.*}} -> !fake.tensor<[2, 2, 3], c64, conj>
func.func @view_conj(%self: !fake.tensor<[2, 2, 3], c64, conj>) {
  %0 = fake.aten.view(%self, [2, 2, 3]) : (!fake.tensor<[2, 2, 3], c64, conj>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @view_dtype(
// CHECK: fake.aten.view.dtype{{.*}} -> !fake.tensor<[2, 2], bf16>
func.func @view_dtype(%self: !fake.tensor<[2, 2], bf16>) {
  %0 = fake.aten.view.dtype(%self, bf16) : (!fake.tensor<[2, 2], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @view_dtype_converts(
// CHECK: fake.aten.view.dtype{{.*}} -> !fake.tensor<[5, 2, 10], f16>
func.func @view_dtype_converts(%self: !fake.tensor<[5, 2, 5], f32>) {
  %0 = fake.aten.view.dtype(%self, f16) : (!fake.tensor<[5, 2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @view_as(
// CHECK: fake.aten.view_as{{.*}} -> !fake.tensor<[5, 5, 5], f32>
func.func @view_as(%self: !fake.tensor<[25, 5], f32>, %other: !fake.tensor<[5, 5, 5], f32>) {
  %0 = fake.aten.view_as(%self, %other) : (!fake.tensor<[25, 5], f32>, !fake.tensor<[5, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @view_as_meta(
// CHECK: fake.aten.view_as{{.*}} -> !fake.tensor<[25, 5], i64>
func.func @view_as_meta(%self: !fake.tensor<[5, 5, 5], i64>, %other: !fake.tensor<[25, 5], i64, device = "meta">) {
  %0 = fake.aten.view_as(%self, %other) : (!fake.tensor<[5, 5, 5], i64>, !fake.tensor<[25, 5], i64, device = "meta">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @view_copy(
// CHECK: fake.aten.view_copy{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @view_copy(%self: !fake.tensor<[25, 5], i64>) {
  %0 = fake.aten.view_copy(%self, [5, -1, 5]) : (!fake.tensor<[25, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @view_copy_dtype(
// CHECK: fake.aten.view_copy.dtype{{.*}} -> !fake.tensor<[2, 10], f16>
func.func @view_copy_dtype(%self: !fake.tensor<[2, 5], f32>) {
  %0 = fake.aten.view_copy.dtype(%self, f16) : (!fake.tensor<[2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_view_of(
// CHECK: fake.prims.view_of{{.*}} -> !fake.tensor<[2, 3], f16>
func.func @prims_view_of(%a: !fake.tensor<[2, 3], f16>) {
  %0 = fake.prims.view_of(%a) : (!fake.tensor<[2, 3], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_view_of_conj(
// CHECK: fake.prims.view_of{{.*}} -> !fake.tensor<[4], c128, offset = 1, conj>
func.func @prims_view_of_conj(%a: !fake.tensor<[4], c128, offset = 1, conj>) {
  %0 = fake.prims.view_of(%a) : (!fake.tensor<[4], c128, offset = 1, conj>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_view_of_dtype(
// CHECK: fake.prims.view_of_dtype{{.*}} -> !fake.tensor<[4, 1, 1, 2, 3], f32>
func.func @prims_view_of_dtype(%a: !fake.tensor<[4, 1, 1, 2, 3], i32>) {
  %0 = fake.prims.view_of_dtype(%a, f32) : (!fake.tensor<[4, 1, 1, 2, 3], i32>) -> !fake.tensor<*>
  return
}
