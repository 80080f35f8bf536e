// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Copy. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @copy__Tensor_transposed(
// CHECK: fake.aten.copy_.Tensor{{.*}} -> !fake.tensor<[3, 4, 3], f32, strides = [1, 3, 12], device = "cuda:0">
func.func @copy__Tensor_transposed(%self: !fake.tensor<[3, 4, 3], f32, strides = [1, 3, 12], device = "cuda:0">, %other: !fake.tensor<[3, 4, 1], f32, strides = [2, 1, 2], device = "cuda:0">) {
  %0 = fake.aten.copy_.Tensor(%self, %other) : (!fake.tensor<[3, 4, 3], f32, strides = [1, 3, 12], device = "cuda:0">, !fake.tensor<[3, 4, 1], f32, strides = [2, 1, 2], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cpu(
// CHECK: fake.aten.cpu{{.*}} -> !fake.tensor<[2, 4], f32>
func.func @cpu(%self: !fake.tensor<[2, 4], f32>) {
  %0 = fake.aten.cpu(%self) : (!fake.tensor<[2, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cpu_copies(
// CHECK: fake.aten.cpu{{.*}} -> !fake.tensor<[], f16>
func.func @cpu_copies(%self: !fake.tensor<[], f16, device = "cuda:0">) {
  %0 = fake.aten.cpu(%self) : (!fake.tensor<[], f16, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @lift(
// CHECK: fake.aten.lift{{.*}} -> !fake.tensor<[2], i64>
func.func @lift(%self: !fake.tensor<[2], i64>) {
  %0 = fake.aten.lift(%self) : (!fake.tensor<[2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @lift_fresh(
// CHECK: fake.aten.lift_fresh{{.*}} -> !fake.tensor<[2], i64>
func.func @lift_fresh(%self: !fake.tensor<[2], i64>) {
  %0 = fake.aten.lift_fresh(%self) : (!fake.tensor<[2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @lift_fresh_aliases(
// CHECK: fake.aten.lift_fresh{{.*}} -> !fake.tensor<[], u8>
func.func @lift_fresh_aliases(%self: !fake.tensor<[], u8>) {
  %0 = fake.aten.lift_fresh(%self) : (!fake.tensor<[], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @lift_fresh_strided(
// CHECK: fake.aten.lift_fresh{{.*}} -> !fake.tensor<[4, 3], i64, strides = [1, 1], device = "cuda:0">
func.func @lift_fresh_strided(%self: !fake.tensor<[4, 3], i64, strides = [1, 1], device = "cuda:0">) {
  %0 = fake.aten.lift_fresh(%self) : (!fake.tensor<[4, 3], i64, strides = [1, 1], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @lift_fresh_copy(
// CHECK: fake.aten.lift_fresh_copy{{.*}} -> !fake.tensor<[4, 2], bool>
func.func @lift_fresh_copy(%self: !fake.tensor<[4, 2], bool>) {
  %0 = fake.aten.lift_fresh_copy(%self) : (!fake.tensor<[4, 2], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @resolve_conj(
// CHECK: fake.aten.resolve_conj{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @resolve_conj(%self: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.resolve_conj(%self) : (!fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @resolve_neg(
// CHECK: fake.aten.resolve_neg{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @resolve_neg(%self: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.resolve_neg(%self) : (!fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @resolve_neg_transposed(
// CHECK: fake.aten.resolve_neg{{.*}} -> !fake.tensor<[5, 3, 4, 5], f32, strides = [1, 100, 25, 5]>
func.func @resolve_neg_transposed(%self: !fake.tensor<[5, 3, 4, 5], f32, strides = [1, 100, 25, 5]>) {
  %0 = fake.aten.resolve_neg(%self) : (!fake.tensor<[5, 3, 4, 5], f32, strides = [1, 100, 25, 5]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_device(
// CHECK: fake.aten.to.device{{.*}} -> !fake.tensor<[5, 5, 5], f64>
func.func @to_device(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.to.device(%self, "cpu", f64, false, false, preserve_format) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_device_aliases(
// CHECK: fake.aten.to.device{{.*}} -> !fake.tensor<[3, 1], f32, strides = [2, 1]>
func.func @to_device_aliases(%self: !fake.tensor<[3, 1], f32, strides = [2, 1]>) {
  %0 = fake.aten.to.device(%self, "cpu", f32, copy = false, memory_format = none) : (!fake.tensor<[3, 1], f32, strides = [2, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_device_cuda(
// CHECK: fake.aten.to.device{{.*}} -> !fake.tensor<[1, 2, 3, 4, 3], f32, device = "cuda:0">
func.func @to_device_cuda(%self: !fake.tensor<[1, 2, 3, 4, 3], f32>) {
  %0 = fake.aten.to.device(%self, "cuda:0", f32, false, true) : (!fake.tensor<[1, 2, 3, 4, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_dtype(
// CHECK: fake.aten.to.dtype{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @to_dtype(%self: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.to.dtype(%self, f32) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_dtype_copies(
// CHECK: fake.aten.to.dtype{{.*}} -> !fake.tensor<[2, 3, 2, 3], i64, strides = [18, 1, 9, 3]>
func.func @to_dtype_copies(%self: !fake.tensor<[2, 3, 2, 3], i64>) {
  %0 = fake.aten.to.dtype(%self, i64, false, false, channels_last) : (!fake.tensor<[2, 3, 2, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_dtype_strided(
// CHECK: fake.aten.to.dtype{{.*}} -> !fake.tensor<[5, 5, 5], bool, strides = [0, 0, 1]>
func.func @to_dtype_strided(%self: !fake.tensor<[5, 5, 5], bool, strides = [0, 0, 1]>) {
  %0 = fake.aten.to.dtype(%self, bool) : (!fake.tensor<[5, 5, 5], bool, strides = [0, 0, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_dtype_converts(
// CHECK: fake.aten.to.dtype{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @to_dtype_converts(%self: !fake.tensor<[2, 3], i64>) {
  %0 = fake.aten.to.dtype(%self, f32) : (!fake.tensor<[2, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_dtype_layout(
// CHECK: fake.aten.to.dtype_layout{{.*}} -> !fake.tensor<[3, 2], f32>
func.func @to_dtype_layout(%self: !fake.tensor<[3, 2], f32>) {
  %0 = fake.aten.to.dtype_layout(%self, layout = strided, pin_memory = false, copy = false) : (!fake.tensor<[3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_dtype_layout_copies(
// CHECK: fake.aten.to.dtype_layout{{.*}} -> !fake.tensor<[4, 3, 3, 2, 2], c64>
func.func @to_dtype_layout_copies(%self: !fake.tensor<[4, 3, 3, 2, 2], c64, offset = 36>) {
  %0 = fake.aten.to.dtype_layout(%self, copy = true, memory_format = none) : (!fake.tensor<[4, 3, 3, 2, 2], c64, offset = 36>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_dtype_layout_strided(
// CHECK: fake.aten.to.dtype_layout{{.*}} -> !fake.tensor<[5, 4, 2, 3, 2], c64, strides = [48, 2, 8, 16, 1], device = "cuda:0">
func.func @to_dtype_layout_strided(%self: !fake.tensor<[5, 4, 2, 3, 2], f16, strides = [2, 1, 2, 2, 1]>) {
  %0 = fake.aten.to.dtype_layout(%self, dtype = c64, device = "cuda:0") : (!fake.tensor<[5, 4, 2, 3, 2], f16, strides = [2, 1, 2, 2, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_dtype_layout_cuda(
// CHECK: fake.aten.to.dtype_layout{{.*}} -> !fake.tensor<[5, 4, 2, 3, 2], c64, strides = [48, 2, 8, 16, 1], device = "cuda:0">
func.func @to_dtype_layout_cuda(%self: !fake.tensor<[5, 4, 2, 3, 2], f16, strides = [2, 1, 2, 2, 1]>) {
  %0 = fake.aten.to.dtype_layout(%self, dtype = c64, device = "cuda:0") : (!fake.tensor<[5, 4, 2, 3, 2], f16, strides = [2, 1, 2, 2, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_other(
// CHECK: fake.aten.to.other{{.*}} -> !fake.tensor<[3, 2], f16>
func.func @to_other(%self: !fake.tensor<[3, 2], u8>, %other: !fake.tensor<[1, 2], f16>) {
  %0 = fake.aten.to.other(%self, %other, copy = false) : (!fake.tensor<[3, 2], u8>, !fake.tensor<[1, 2], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_other_aliases(
// CHECK: fake.aten.to.other{{.*}} -> !fake.tensor<[4, 1], bool>
func.func @to_other_aliases(%self: !fake.tensor<[4, 1], bool>, %other: !fake.tensor<[4, 1], bool>) {
  %0 = fake.aten.to.other(%self, %other, memory_format = none) : (!fake.tensor<[4, 1], bool>, !fake.tensor<[4, 1], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_other_strided(
// CHECK: fake.aten.to.other{{.*}} -> !fake.tensor<[2, 3], f32, strides = [2, 1]>
func.func @to_other_strided(%self: !fake.tensor<[2, 3], f32, strides = [2, 1]>, %other: !fake.tensor<[1, 3], f32, strides = [1, 1]>) {
  %0 = fake.aten.to.other(%self, %other, false) : (!fake.tensor<[2, 3], f32, strides = [2, 1]>, !fake.tensor<[1, 3], f32, strides = [1, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_prim_Device(
// CHECK: fake.aten.to.prim_Device{{.*}} -> !fake.tensor<[2, 4, 2, 2], f64>
func.func @to_prim_Device(%self: !fake.tensor<[2, 4, 2, 2], f64>) {
  %0 = fake.aten.to.prim_Device(%self, "cpu", copy = true) : (!fake.tensor<[2, 4, 2, 2], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_prim_Device_copies(
// CHECK: fake.aten.to.prim_Device{{.*}} -> !fake.tensor<[3, 5], f64>
func.func @to_prim_Device_copies(%self: !fake.tensor<[3, 5], f64, device = "cuda:0">) {
  %0 = fake.aten.to.prim_Device(%self, "cpu", non_blocking = false, copy = false) : (!fake.tensor<[3, 5], f64, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_prim_dtype(
// CHECK: fake.aten.to.prim_dtype{{.*}} -> !fake.tensor<[2, 3, 3, 2], i64, strides = [0, 6, 2, 1]>
func.func @to_prim_dtype(%self: !fake.tensor<[2, 3, 3, 2], i64, strides = [0, 6, 2, 1]>) {
  %0 = fake.aten.to.prim_dtype(%self) : (!fake.tensor<[2, 3, 3, 2], i64, strides = [0, 6, 2, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_prim_dtype_transposed(
// CHECK: fake.aten.to.prim_dtype{{.*}} -> !fake.tensor<[2, 2], bf16, strides = [1, 2], device = "cuda:0">
func.func @to_prim_dtype_transposed(%self: !fake.tensor<[2, 2], bf16, strides = [1, 2], device = "cuda:0">) {
  %0 = fake.aten.to.prim_dtype(%self, copy = false) : (!fake.tensor<[2, 2], bf16, strides = [1, 2], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_prim_other(
// CHECK: fake.aten.to.prim_other{{.*}} -> !fake.tensor<[], f32>
func.func @to_prim_other(%self: !fake.tensor<[], f32>) {
  %0 = fake.aten.to.prim_other(%self, false) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @to_prim_other_transposed(
// CHECK: fake.aten.to.prim_other{{.*}} -> !fake.tensor<[4, 3, 4, 5], c64, strides = [1, 4, 60, 12], device = "cuda:0">
func.func @to_prim_other_transposed(%self: !fake.tensor<[4, 3, 4, 5], c64, strides = [1, 4, 60, 12], device = "cuda:0">) {
  %0 = fake.aten.to.prim_other(%self, false) : (!fake.tensor<[4, 3, 4, 5], c64, strides = [1, 4, 60, 12], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @type_as(
// CHECK: fake.aten.type_as{{.*}} -> !fake.tensor<[4, 3], f32>
func.func @type_as(%self: !fake.tensor<[4, 3], f32>, %other: !fake.tensor<[4, 5], f32>) {
  %0 = fake.aten.type_as(%self, %other) : (!fake.tensor<[4, 3], f32>, !fake.tensor<[4, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @type_as_promotes(
// CHECK: fake.aten.type_as{{.*}} -> !fake.tensor<[5, 2], f32>
func.func @type_as_promotes(%self: !fake.tensor<[5, 2], f16>, %other: !fake.tensor<[3, 1], f32, strides = [0, 1]>) {
  %0 = fake.aten.type_as(%self, %other) : (!fake.tensor<[5, 2], f16>, !fake.tensor<[3, 1], f32, strides = [0, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @type_as_copies(
// CHECK: fake.aten.type_as{{.*}} -> !fake.tensor<[5, 2], f32>
func.func @type_as_copies(%self: !fake.tensor<[5, 2], f16>, %other: !fake.tensor<[3, 1], f32, strides = [0, 1]>) {
  %0 = fake.aten.type_as(%self, %other) : (!fake.tensor<[5, 2], f16>, !fake.tensor<[3, 1], f32, strides = [0, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @type_as_channels_last(
// CHECK: fake.aten.type_as{{.*}} -> !fake.tensor<[4, 2, 2, 3], c64, strides = [12, 1, 6, 2]>
func.func @type_as_channels_last(%self: !fake.tensor<[4, 2, 2, 3], i8, strides = [12, 1, 6, 2], device = "meta">, %other: !fake.tensor<[1, 2, 2, 3], c64, strides = [12, 6, 1, 1]>) {
  %0 = fake.aten.type_as(%self, %other) : (!fake.tensor<[4, 2, 2, 3], i8, strides = [12, 1, 6, 2], device = "meta">, !fake.tensor<[1, 2, 2, 3], c64, strides = [12, 6, 1, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_clone(
// CHECK: fake.prims.clone{{.*}} -> !fake.tensor<[3], f16>
func.func @prims_clone(%self: !fake.tensor<[3], f16>) {
  %0 = fake.prims.clone(%self) : (!fake.tensor<[3], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_convert_element_type(
// CHECK: fake.prims.convert_element_type{{.*}} -> !fake.tensor<[1, 2], f32>
func.func @prims_convert_element_type(%a: !fake.tensor<[1, 2], f32, offset = 2>) {
  %0 = fake.prims.convert_element_type(%a, f32) : (!fake.tensor<[1, 2], f32, offset = 2>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_convert_element_type_strided(
// CHECK: fake.prims.convert_element_type{{.*}} -> !fake.tensor<[4, 2], f32, strides = [1, 4], device = "cuda:0">
func.func @prims_convert_element_type_strided(%a: !fake.tensor<[4, 2], f32, strides = [1, 2], device = "cuda:0">) {
  %0 = fake.prims.convert_element_type(%a, f32) : (!fake.tensor<[4, 2], f32, strides = [1, 2], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_convert_element_type_converts(
// CHECK: fake.prims.convert_element_type{{.*}} -> !fake.tensor<[1, 5, 4], i32>
func.func @prims_convert_element_type_converts(%a: !fake.tensor<[1, 5, 4], i8>) {
  %0 = fake.prims.convert_element_type(%a, i32) : (!fake.tensor<[1, 5, 4], i8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prims_copy_to(
// CHECK: fake.prims.copy_to{{.*}} -> !fake.tensor<[2, 3], f32, strides = [0, 1]>
func.func @prims_copy_to(%a: !fake.tensor<[2, 3], f32, strides = [0, 1]>, %b: !fake.tensor<[2, 3], f32>) {
  %0 = fake.prims.copy_to(%a, %b) : (!fake.tensor<[2, 3], f32, strides = [0, 1]>, !fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}
