// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of TensorProperties. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_shape_as_tensor(
// CHECK: fake.aten._shape_as_tensor{{.*}} -> !fake.tensor<[0], i64>
func.func @_shape_as_tensor(%self: !fake.tensor<[], f64>) {
  %0 = fake.aten._shape_as_tensor(%self) : (!fake.tensor<[], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @dim(
// CHECK: fake.aten.dim{{.*}} -> !fake.int<1>
func.func @dim(%self: !fake.tensor<[2], bf16>) {
  %0 = fake.aten.dim(%self) : (!fake.tensor<[2], bf16>) -> !fake.int
  return
}

// CHECK-LABEL: func.func @element_size(
// CHECK: fake.aten.element_size{{.*}} -> !fake.int<1>
func.func @element_size(%self: !fake.tensor<[], bool>) {
  %0 = fake.aten.element_size(%self) : (!fake.tensor<[], bool>) -> !fake.int
  return
}

// CHECK-LABEL: func.func @is_complex(
// CHECK: fake.aten.is_complex{{.*}} -> !fake.bool
func.func @is_complex(%self: !fake.tensor<[5, 2], f32>) {
  %0 = fake.aten.is_complex(%self) : (!fake.tensor<[5, 2], f32>) -> !fake.bool
  return
}

// CHECK-LABEL: func.func @is_conj(
// CHECK: fake.aten.is_conj{{.*}} -> !fake.bool
func.func @is_conj(%self: !fake.tensor<[2], bool>) {
  %0 = fake.aten.is_conj(%self) : (!fake.tensor<[2], bool>) -> !fake.bool
  return
}

// CHECK-LABEL: func.func @is_contiguous(
// CHECK: fake.aten.is_contiguous{{.*}} -> !fake.bool
func.func @is_contiguous(%self: !fake.tensor<[3], u8, offset = 1>) {
  %0 = fake.aten.is_contiguous(%self) : (!fake.tensor<[3], u8, offset = 1>) -> !fake.bool
  return
}

// CHECK-LABEL: func.func @is_contiguous_memory_format(
// CHECK: fake.aten.is_contiguous.memory_format{{.*}} -> !fake.bool
func.func @is_contiguous_memory_format(%self: !fake.tensor<[5, 5, 2], f32, strides = [1, 0, 0]>) {
  %0 = fake.aten.is_contiguous.memory_format(%self, channels_last) : (!fake.tensor<[5, 5, 2], f32, strides = [1, 0, 0]>) -> !fake.bool
  return
}

// CHECK-LABEL: func.func @is_floating_point(
// CHECK: fake.aten.is_floating_point{{.*}} -> !fake.bool
func.func @is_floating_point(%self: !fake.tensor<[2], i64>) {
  %0 = fake.aten.is_floating_point(%self) : (!fake.tensor<[2], i64>) -> !fake.bool
  return
}

// CHECK-LABEL: func.func @is_neg(
// CHECK: fake.aten.is_neg{{.*}} -> !fake.bool
func.func @is_neg(%self: !fake.tensor<[2, 4], f32>) {
  %0 = fake.aten.is_neg(%self) : (!fake.tensor<[2, 4], f32>) -> !fake.bool
  return
}

// CHECK-LABEL: func.func @is_non_overlapping_and_dense(
// CHECK: fake.aten.is_non_overlapping_and_dense{{.*}} -> !fake.bool
func.func @is_non_overlapping_and_dense(%self: !fake.tensor<[3], f64>) {
  %0 = fake.aten.is_non_overlapping_and_dense(%self) : (!fake.tensor<[3], f64>) -> !fake.bool
  return
}

// CHECK-LABEL: func.func @is_pinned(
// CHECK: fake.aten.is_pinned{{.*}} -> !fake.bool
func.func @is_pinned(%self: !fake.tensor<[2, 4], f64>) {
  %0 = fake.aten.is_pinned(%self) : (!fake.tensor<[2, 4], f64>) -> !fake.bool
  return
}

// CHECK-LABEL: func.func @is_same_size(
// CHECK: fake.aten.is_same_size{{.*}} -> !fake.bool
func.func @is_same_size(%self: !fake.tensor<[2, 2], f32>, %other: !fake.tensor<[2, 2], f32>) {
  %0 = fake.aten.is_same_size(%self, %other) : (!fake.tensor<[2, 2], f32>, !fake.tensor<[2, 2], f32>) -> !fake.bool
  return
}

// CHECK-LABEL: func.func @is_signed(
// CHECK: fake.aten.is_signed{{.*}} -> !fake.bool
func.func @is_signed(%self: !fake.tensor<[3, 2, 5, 2], i8>) {
  %0 = fake.aten.is_signed(%self) : (!fake.tensor<[3, 2, 5, 2], i8>) -> !fake.bool
  return
}

// CHECK-LABEL: func.func @is_strides_like_format(
// CHECK: fake.aten.is_strides_like_format{{.*}} -> !fake.bool
func.func @is_strides_like_format(%self: !fake.tensor<[3, 1, 2], f32>) {
  %0 = fake.aten.is_strides_like_format(%self, contiguous_format) : (!fake.tensor<[3, 1, 2], f32>) -> !fake.bool
  return
}

// CHECK-LABEL: func.func @len_Tensor(
// CHECK: fake.aten.len.Tensor{{.*}} -> !fake.int<3>
func.func @len_Tensor(%t: !fake.tensor<[3, 4, 3], c128>) {
  %0 = fake.aten.len.Tensor(%t) : (!fake.tensor<[3, 4, 3], c128>) -> !fake.int
  return
}

// CHECK-LABEL: func.func @numel(
// CHECK: fake.aten.numel{{.*}} -> !fake.int<10>
func.func @numel(%self: !fake.tensor<[2, 5], f32>) {
  %0 = fake.aten.numel(%self) : (!fake.tensor<[2, 5], f32>) -> !fake.int
  return
}

// CHECK-LABEL: func.func @size(
// CHECK: fake.aten.size{{.*}} -> !fake.list<!fake.int<2>, !fake.int<3>>
func.func @size(%self: !fake.tensor<[2, 3], f32, strides = [1, 2]>) {
  %0 = fake.aten.size(%self) : (!fake.tensor<[2, 3], f32, strides = [1, 2]>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @size_int(
// CHECK: fake.aten.size.int{{.*}} -> !fake.int<1>
func.func @size_int(%self: !fake.tensor<[1, 2], f32>) {
  %0 = fake.aten.size.int(%self, 0) : (!fake.tensor<[1, 2], f32>) -> !fake.int
  return
}

// CHECK-LABEL: func.func @storage_offset(
// CHECK: fake.aten.storage_offset{{.*}} -> !fake.int<0>
func.func @storage_offset(%self: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.storage_offset(%self) : (!fake.tensor<[2, 3], f32>) -> !fake.int
  return
}

// CHECK-LABEL: func.func @stride(
// CHECK: fake.aten.stride{{.*}} -> !fake.list<>
func.func @stride(%self: !fake.tensor<[], f64>) {
  %0 = fake.aten.stride(%self) : (!fake.tensor<[], f64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @stride_int(
// CHECK: fake.aten.stride.int{{.*}} -> !fake.int<2>
func.func @stride_int(%self: !fake.tensor<[2, 3], i8, strides = [1, 2]>) {
  %0 = fake.aten.stride.int(%self, -1) : (!fake.tensor<[2, 3], i8, strides = [1, 2]>) -> !fake.int
  return
}

// CHECK-LABEL: func.func @sym_is_contiguous(
// CHECK: fake.aten.sym_is_contiguous{{.*}} -> !fake.bool
func.func @sym_is_contiguous(%self: !fake.tensor<[5, 3], bool, offset = 3>) {
  %0 = fake.aten.sym_is_contiguous(%self, channels_last_3d) : (!fake.tensor<[5, 3], bool, offset = 3>) -> !fake.bool
  return
}

// CHECK-LABEL: func.func @sym_numel(
// CHECK: fake.aten.sym_numel{{.*}} -> !fake.int<2>
func.func @sym_numel(%self: !fake.tensor<[2], i8>) {
  %0 = fake.aten.sym_numel(%self) : (!fake.tensor<[2], i8>) -> !fake.int
  return
}

// CHECK-LABEL: func.func @sym_size(
// CHECK: fake.aten.sym_size{{.*}} -> !fake.list<!fake.int<2>, !fake.int<3>, !fake.int<5>>
func.func @sym_size(%self: !fake.tensor<[2, 3, 5], i16>) {
  %0 = fake.aten.sym_size(%self) : (!fake.tensor<[2, 3, 5], i16>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @sym_size_int(
// CHECK: fake.aten.sym_size.int{{.*}} -> !fake.int<3>
func.func @sym_size_int(%self: !fake.tensor<[3, 2, 3], f32, device = "cuda:0">) {
  %0 = fake.aten.sym_size.int(%self, 0) : (!fake.tensor<[3, 2, 3], f32, device = "cuda:0">) -> !fake.int
  return
}

// CHECK-LABEL: func.func @sym_storage_offset(
// CHECK: fake.aten.sym_storage_offset{{.*}} -> !fake.int<0>
func.func @sym_storage_offset(%self: !fake.tensor<[2], f32>) {
  %0 = fake.aten.sym_storage_offset(%self) : (!fake.tensor<[2], f32>) -> !fake.int
  return
}

// CHECK-LABEL: func.func @sym_stride(
// CHECK: fake.aten.sym_stride{{.*}} -> !fake.list<!fake.int<1>>
func.func @sym_stride(%self: !fake.tensor<[2], f32>) {
  %0 = fake.aten.sym_stride(%self) : (!fake.tensor<[2], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @sym_stride_int(
// CHECK: fake.aten.sym_stride.int{{.*}} -> !fake.int<2>
func.func @sym_stride_int(%self: !fake.tensor<[5, 3, 3, 2], i16>) {
  %0 = fake.aten.sym_stride.int(%self, 2) : (!fake.tensor<[5, 3, 3, 2], i16>) -> !fake.int
  return
}
