// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Scatter. Written by utils/oracle/write_tests.py.

!bool_5 = !fake.tensor<[5], bool>
!bool_5x5 = !fake.tensor<[5, 5], bool>
!bool_5x6 = !fake.tensor<[5, 6], bool>
!f32_2x3 = !fake.tensor<[2, 3], f32>
!f32_2x5 = !fake.tensor<[2, 5], f32>
!f32_3x5 = !fake.tensor<[3, 5], f32>
!i64_10x2 = !fake.tensor<[10, 2], i64>
!i64_10x5 = !fake.tensor<[10, 5], i64>
!i64_2 = !fake.tensor<[2], i64>
!i64_2x2 = !fake.tensor<[2, 2], i64>
!i64_3 = !fake.tensor<[3], i64>
!i64_5 = !fake.tensor<[5], i64>
!i64_5x5 = !fake.tensor<[5, 5], i64>

// CHECK-LABEL: func.func @_index_put_impl(
// CHECK: fake.aten._index_put_impl{{.*}} -> !fake.tensor<[2, 5, 2], bool>
func.func @_index_put_impl(%self: !fake.tensor<[2, 5, 2], bool>, %values: !fake.tensor<[], f32>) {
  %0 = fake.aten._index_put_impl(%self, [none], %values) : (!fake.tensor<[2, 5, 2], bool>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_index_put_impl_cuda(
// CHECK: fake.aten._index_put_impl{{.*}} -> !fake.tensor<[2, 3, 2, 3], bf16, device = "cuda:0">
func.func @_index_put_impl_cuda(%self: !fake.tensor<[2, 3, 2, 3], bf16, device = "cuda:0">, %values: !fake.tensor<[], bf16>) {
  %0 = fake.aten._index_put_impl(%self, [none], %values, true, true) : (!fake.tensor<[2, 3, 2, 3], bf16, device = "cuda:0">, !fake.tensor<[], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_index_put_impl_(
// CHECK: fake.aten._index_put_impl_{{.*}} -> !fake.tensor<[5, 3, 2], f32, offset = 6>
func.func @_index_put_impl_(%self: !fake.tensor<[5, 3, 2], f32, offset = 6>, %indices: !fake.tensor<[2, 1], i64, strides = [0, 1]>, %indices_1: !fake.tensor<[2, 4], i64>, %values: !fake.tensor<[], f32>) {
  %0 = fake.aten._index_put_impl_(%self, [%indices, %indices_1], %values, false, true) : (!fake.tensor<[5, 3, 2], f32, offset = 6>, !fake.tensor<[2, 1], i64, strides = [0, 1]>, !fake.tensor<[2, 4], i64>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_index_put_impl__strided(
// CHECK: fake.aten._index_put_impl_{{.*}} -> !fake.tensor<[4, 3, 2, 3, 3], f16, strides = [1, 18, 1, 3, 2]>
func.func @_index_put_impl__strided(%self: !fake.tensor<[4, 3, 2, 3, 3], f16, strides = [1, 18, 1, 3, 2]>, %indices: !fake.tensor<[1, 1], i64>, %values: !fake.tensor<[], f16>) {
  %0 = fake.aten._index_put_impl_(%self, [none, %indices], %values, true, false) : (!fake.tensor<[4, 3, 2, 3, 3], f16, strides = [1, 18, 1, 3, 2]>, !fake.tensor<[1, 1], i64>, !fake.tensor<[], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_index_put_impl__hacked_twin(
// CHECK: fake.aten._index_put_impl_.hacked_twin{{.*}} -> !fake.tensor<[4, 3, 1], bool>
func.func @_index_put_impl__hacked_twin(%self: !fake.tensor<[4, 3, 1], bool>, %indices: !i64_5x5, %indices_1: !i64_5x5, %indices_2: !fake.tensor<[5, 5], i64, offset = 5>, %values: !fake.tensor<[], bool>) {
  %0 = fake.aten._index_put_impl_.hacked_twin(%self, [%indices, %indices_1, %indices_2], %values, true) : (!fake.tensor<[4, 3, 1], bool>, !i64_5x5, !i64_5x5, !fake.tensor<[5, 5], i64, offset = 5>, !fake.tensor<[], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_unsafe_index_put(
// CHECK: fake.aten._unsafe_index_put{{.*}} -> !fake.tensor<[], f32>
func.func @_unsafe_index_put(%self: !fake.tensor<[], f32>, %indices: !fake.tensor<[3, 2], i64, strides = [1, 2]>, %indices_1: !fake.tensor<[3, 2], i64>, %indices_2: !fake.tensor<[3, 2], i64, strides = [1, 3]>, %values: !fake.tensor<[], f32>) {
  %0 = fake.aten._unsafe_index_put(%self, [%indices, %indices_1, %indices_2], %values) : (!fake.tensor<[], f32>, !fake.tensor<[3, 2], i64, strides = [1, 2]>, !fake.tensor<[3, 2], i64>, !fake.tensor<[3, 2], i64, strides = [1, 3]>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_unsafe_index_put_hacked_twin(
// CHECK: fake.aten._unsafe_index_put.hacked_twin{{.*}} -> !fake.tensor<[3, 4], f32>
func.func @_unsafe_index_put_hacked_twin(%self: !fake.tensor<[3, 4], f32>, %indices: !fake.tensor<[4], i64>, %values: !fake.tensor<[3, 1], f32>) {
  %0 = fake.aten._unsafe_index_put.hacked_twin(%self, [%indices], %values) : (!fake.tensor<[3, 4], f32>, !fake.tensor<[4], i64>, !fake.tensor<[3, 1], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_unsafe_index_put_hacked_twin_transposed(
// CHECK: fake.aten._unsafe_index_put.hacked_twin{{.*}} -> !fake.tensor<[2, 3], f16, strides = [1, 2]>
func.func @_unsafe_index_put_hacked_twin_transposed(%self: !fake.tensor<[2, 3], f16, strides = [1, 2]>, %indices: !i64_3, %values: !fake.tensor<[3, 1], f16>) {
  %0 = fake.aten._unsafe_index_put.hacked_twin(%self, [%indices], %values) : (!fake.tensor<[2, 3], f16, strides = [1, 2]>, !i64_3, !fake.tensor<[3, 1], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_unsafe_masked_index_put_accumulate(
// CHECK: fake.aten._unsafe_masked_index_put_accumulate{{.*}} -> !fake.tensor<[5, 5], bool>
func.func @_unsafe_masked_index_put_accumulate(%self: !bool_5x5, %mask: !bool_5x6, %indices: !fake.tensor<[5, 1], i64>, %indices_1: !fake.tensor<[1, 6], i64>, %values: !bool_5x6) {
  %0 = fake.aten._unsafe_masked_index_put_accumulate(%self, %mask, [%indices, %indices_1], %values) : (!bool_5x5, !bool_5x6, !fake.tensor<[5, 1], i64>, !fake.tensor<[1, 6], i64>, !bool_5x6) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @index_add(
// CHECK: fake.aten.index_add{{.*}} -> !fake.tensor<[3, 2], f32>
func.func @index_add(%self: !fake.tensor<[3, 2], f32>, %index: !i64_2, %source: !fake.tensor<[2], f32>) {
  %0 = fake.aten.index_add(%self, 0, %index, %source) : (!fake.tensor<[3, 2], f32>, !i64_2, !fake.tensor<[2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @index_copy(
// CHECK: fake.aten.index_copy{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @index_copy(%self: !i64_5x5, %index: !i64_5, %source: !i64_5x5) {
  %0 = fake.aten.index_copy(%self, -1, %index, %source) : (!i64_5x5, !i64_5, !i64_5x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @index_fill_int_Scalar(
// CHECK: fake.aten.index_fill.int_Scalar{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @index_fill_int_Scalar(%self: !fake.tensor<[5, 5], i64>, %index: !fake.tensor<[5], i64>) {
  %0 = fake.aten.index_fill.int_Scalar(%self, -1, %index, -7) : (!fake.tensor<[5, 5], i64>, !fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @index_fill_int_Scalar_channels_last(
// CHECK: fake.aten.index_fill.int_Scalar{{.*}} -> !fake.tensor<[3, 5, 2, 5, 2], bool, strides = [100, 1, 50, 10, 5]>
func.func @index_fill_int_Scalar_channels_last(%self: !fake.tensor<[3, 5, 2, 5, 2], bool, strides = [100, 1, 50, 10, 5]>, %index: !i64_3) {
  %0 = fake.aten.index_fill.int_Scalar(%self, -5, %index, 1) : (!fake.tensor<[3, 5, 2, 5, 2], bool, strides = [100, 1, 50, 10, 5]>, !i64_3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @index_fill_int_Tensor(
// CHECK: fake.aten.index_fill.int_Tensor{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @index_fill_int_Tensor(%self: !fake.tensor<[5, 5], f32>, %index: !i64_5, %value: !fake.tensor<[], f32>) {
  %0 = fake.aten.index_fill.int_Tensor(%self, -1, %index, %value) : (!fake.tensor<[5, 5], f32>, !i64_5, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @index_fill_int_Tensor_cuda(
// CHECK: fake.aten.index_fill.int_Tensor{{.*}} -> !fake.tensor<[4, 4, 2, 5, 3], f32, device = "cuda:0">
func.func @index_fill_int_Tensor_cuda(%self: !fake.tensor<[4, 4, 2, 5, 3], f32, device = "cuda:0">, %index: !fake.tensor<[5], i64, device = "cuda:0">, %value: !fake.tensor<[], f32>) {
  %0 = fake.aten.index_fill.int_Tensor(%self, 3, %index, %value) : (!fake.tensor<[4, 4, 2, 5, 3], f32, device = "cuda:0">, !fake.tensor<[5], i64, device = "cuda:0">, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @index_put(
// CHECK: fake.aten.index_put{{.*}} -> !fake.tensor<[5, 5], bool>
func.func @index_put(%self: !bool_5x5, %indices: !bool_5, %values: !bool_5) {
  %0 = fake.aten.index_put(%self, [%indices], %values) : (!bool_5x5, !bool_5, !bool_5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @index_put_meta(
// CHECK: fake.aten.index_put{{.*}} -> !fake.tensor<[5, 5], c64>
func.func @index_put_meta(%self: !fake.tensor<[5, 5], c64>, %indices: !fake.tensor<[5], bool, device = "meta">, %values: !fake.tensor<[5], c64>) {
  %0 = fake.aten.index_put(%self, [%indices], %values, true) : (!fake.tensor<[5, 5], c64>, !fake.tensor<[5], bool, device = "meta">, !fake.tensor<[5], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @index_put_hacked_twin(
// CHECK: fake.aten.index_put.hacked_twin{{.*}} -> !fake.tensor<[5], f32>
func.func @index_put_hacked_twin(%self: !fake.tensor<[5], f32, offset = 1>, %indices: !fake.tensor<[], f32>, %indices_1: !fake.tensor<[5], bool, offset = 1>, %values: !fake.tensor<[], i64>) {
  %0 = fake.aten.index_put.hacked_twin(%self, [%indices, %indices_1], %values, false) : (!fake.tensor<[5], f32, offset = 1>, !fake.tensor<[], f32>, !fake.tensor<[5], bool, offset = 1>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @index_put_(
// CHECK: fake.aten.index_put_{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @index_put_(%self: !i64_5x5, %indices: !i64_2, %values: !fake.tensor<[2, 5], i64>) {
  %0 = fake.aten.index_put_(%self, [%indices], %values, true) : (!i64_5x5, !i64_2, !fake.tensor<[2, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @index_put__hacked_twin(
// CHECK: fake.aten.index_put_.hacked_twin{{.*}} -> !fake.tensor<[2, 3], f32>
func.func @index_put__hacked_twin(%self: !f32_2x3, %indices: !fake.tensor<[2, 3], f32, strides = [2, 1]>, %indices_1: !f32_2x3, %indices_2: !fake.tensor<[1, 3], f32, strides = [100, 1]>, %values: !fake.tensor<[], f32>) {
  %0 = fake.aten.index_put_.hacked_twin(%self, [%indices, %indices_1, %indices_2], %values, false) : (!f32_2x3, !fake.tensor<[2, 3], f32, strides = [2, 1]>, !f32_2x3, !fake.tensor<[1, 3], f32, strides = [100, 1]>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @index_reduce(
// CHECK: fake.aten.index_reduce{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @index_reduce(%self: !i64_5x5, %index: !fake.tensor<[10], i64>, %source: !fake.tensor<[5, 10], i64>) {
  %0 = fake.aten.index_reduce(%self, 1, %index, %source, "amin") : (!i64_5x5, !fake.tensor<[10], i64>, !fake.tensor<[5, 10], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @masked_fill_Scalar(
// CHECK: fake.aten.masked_fill.Scalar{{.*}} -> !fake.tensor<[5, 5], bool>
func.func @masked_fill_Scalar(%self: !fake.tensor<[5, 5], bool>, %mask: !fake.tensor<[5, 5], bool>) {
  %0 = fake.aten.masked_fill.Scalar(%self, %mask, 10) : (!fake.tensor<[5, 5], bool>, !fake.tensor<[5, 5], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @masked_fill_Scalar_broadcasts(
// CHECK: fake.aten.masked_fill.Scalar{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @masked_fill_Scalar_broadcasts(%self: !fake.tensor<[5, 5], f32>, %mask: !fake.tensor<[5], bool>) {
  %0 = fake.aten.masked_fill.Scalar(%self, %mask, 10) : (!fake.tensor<[5, 5], f32>, !fake.tensor<[5], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @masked_fill_Tensor(
// CHECK: fake.aten.masked_fill.Tensor{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @masked_fill_Tensor(%self: !i64_5x5, %mask: !bool_5x5, %value: !fake.tensor<[], bool>) {
  %0 = fake.aten.masked_fill.Tensor(%self, %mask, %value) : (!i64_5x5, !bool_5x5, !fake.tensor<[], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @masked_fill_Tensor_meta(
// CHECK: fake.aten.masked_fill.Tensor{{.*}} -> !fake.tensor<[], i64, device = "meta">
func.func @masked_fill_Tensor_meta(%self: !fake.tensor<[], i64, device = "meta">, %mask: !fake.tensor<[], bool>, %value: !fake.tensor<[], i64>) {
  %0 = fake.aten.masked_fill.Tensor(%self, %mask, %value) : (!fake.tensor<[], i64, device = "meta">, !fake.tensor<[], bool>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @masked_fill__Scalar(
// CHECK: fake.aten.masked_fill_.Scalar{{.*}} -> !fake.tensor<[5, 5], bool>
func.func @masked_fill__Scalar(%self: !fake.tensor<[5, 5], bool>, %mask: !fake.tensor<[5], bool>) {
  %0 = fake.aten.masked_fill_.Scalar(%self, %mask, 10) : (!fake.tensor<[5, 5], bool>, !fake.tensor<[5], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @masked_fill__Scalar_strided(
// CHECK: fake.aten.masked_fill_.Scalar{{.*}} -> !fake.tensor<[2, 3, 4, 5], c64, strides = [360, 60, 15, 1]>
func.func @masked_fill__Scalar_strided(%self: !fake.tensor<[2, 3, 4, 5], c64, strides = [360, 60, 15, 1]>, %mask: !fake.tensor<[2, 1, 4, 5], bool, strides = [20, 1, 5, 1]>) {
  %0 = fake.aten.masked_fill_.Scalar(%self, %mask, 1) : (!fake.tensor<[2, 3, 4, 5], c64, strides = [360, 60, 15, 1]>, !fake.tensor<[2, 1, 4, 5], bool, strides = [20, 1, 5, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @masked_scatter(
// CHECK: fake.aten.masked_scatter{{.*}} -> !fake.tensor<[5, 5], bool>
func.func @masked_scatter(%self: !bool_5x5, %mask: !bool_5, %source: !bool_5x5) {
  %0 = fake.aten.masked_scatter(%self, %mask, %source) : (!bool_5x5, !bool_5, !bool_5x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @masked_scatter_(
// CHECK: fake.aten.masked_scatter_{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @masked_scatter_(%self: !i64_5x5, %mask: !bool_5x5, %source: !i64_5x5) {
  %0 = fake.aten.masked_scatter_(%self, %mask, %source) : (!i64_5x5, !bool_5x5, !i64_5x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @masked_scatter__strided(
// CHECK: fake.aten.masked_scatter_{{.*}} -> !fake.tensor<[2], i8, strides = [0]>
func.func @masked_scatter__strided(%self: !fake.tensor<[2], i8, strides = [0]>, %mask: !fake.tensor<[2], bool, offset = 1>, %source: !fake.tensor<[3, 2, 1, 1], i8>) {
  %0 = fake.aten.masked_scatter_(%self, %mask, %source) : (!fake.tensor<[2], i8, strides = [0]>, !fake.tensor<[2], bool, offset = 1>, !fake.tensor<[3, 2, 1, 1], i8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @put(
// CHECK: fake.aten.put{{.*}} -> !fake.tensor<[3, 3], i64>
func.func @put(%self: !fake.tensor<[3, 3], i64>, %index: !i64_3, %source: !i64_3) {
  %0 = fake.aten.put(%self, %index, %source) : (!fake.tensor<[3, 3], i64>, !i64_3, !i64_3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @put_meta(
// CHECK: fake.aten.put{{.*}} -> !fake.tensor<[], bool, device = "meta">
func.func @put_meta(%self: !fake.tensor<[], bool, device = "meta">, %index: !fake.tensor<[], i64>, %source: !fake.tensor<[], bool>) {
  %0 = fake.aten.put(%self, %index, %source, true) : (!fake.tensor<[], bool, device = "meta">, !fake.tensor<[], i64>, !fake.tensor<[], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @scatter_reduce(
// CHECK: fake.aten.scatter.reduce{{.*}} -> !fake.tensor<[10, 5], i64>
func.func @scatter_reduce(%self: !i64_10x5, %index: !i64_10x2, %src: !i64_10x2) {
  %0 = fake.aten.scatter.reduce(%self, -1, %index, %src, reduce = "add") : (!i64_10x5, !i64_10x2, !i64_10x2) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @scatter_src(
// CHECK: fake.aten.scatter.src{{.*}} -> !fake.tensor<[3, 5], f32>
func.func @scatter_src(%self: !f32_3x5, %index: !i64_2x2, %src: !f32_2x5) {
  %0 = fake.aten.scatter.src(%self, 0, %index, %src) : (!f32_3x5, !i64_2x2, !f32_2x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @scatter_value(
// CHECK: fake.aten.scatter.value{{.*}} -> !fake.tensor<[], i64>
func.func @scatter_value(%self: !fake.tensor<[], i64>, %index: !fake.tensor<[2], i64>) {
  %0 = fake.aten.scatter.value(%self, 0, %index, 2.5) : (!fake.tensor<[], i64>, !fake.tensor<[2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @scatter_value_reduce(
// CHECK: fake.aten.scatter.value_reduce{{.*}} -> !fake.tensor<[4, 5], f32>
func.func @scatter_value_reduce(%self: !fake.tensor<[4, 5], f32>, %index: !fake.tensor<[4, 3], i64, strides = [18, 3]>) {
  %0 = fake.aten.scatter.value_reduce(%self, 1, %index, 1, reduce = "add") : (!fake.tensor<[4, 5], f32>, !fake.tensor<[4, 3], i64, strides = [18, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @scatter_add(
// CHECK: fake.aten.scatter_add{{.*}} -> !fake.tensor<[3, 5], f32>
func.func @scatter_add(%self: !f32_3x5, %index: !i64_2x2, %src: !f32_2x5) {
  %0 = fake.aten.scatter_add(%self, 0, %index, %src) : (!f32_3x5, !i64_2x2, !f32_2x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @scatter_reduce_two(
// CHECK: fake.aten.scatter_reduce.two{{.*}} -> !fake.tensor<[10, 5], i64>
func.func @scatter_reduce_two(%self: !i64_10x5, %index: !i64_10x2, %src: !i64_10x2) {
  %0 = fake.aten.scatter_reduce.two(%self, -1, %index, %src, "amin") : (!i64_10x5, !i64_10x2, !i64_10x2) -> !fake.tensor<*>
  return
}
