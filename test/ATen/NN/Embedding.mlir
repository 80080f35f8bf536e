// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Embedding. Written by utils/oracle/write_tests.py.

!i64_2 = !fake.tensor<[2], i64>
!i64_3 = !fake.tensor<[3], i64>
!i64_4 = !fake.tensor<[4], i64>
!i64_5 = !fake.tensor<[5], i64>
!i64_6 = !fake.tensor<[6], i64>

// CHECK-LABEL: func.func @_embedding_bag(
// CHECK: fake.aten._embedding_bag{{.*}} -> (!fake.tensor<[2, 4], f32, device = "cuda:0">, !fake.tensor<[5], i64, device = "cuda:0">, !fake.tensor<[3], i64, device = "cuda:0">, !fake.tensor<[0], i64, device = "cuda:0">)
func.func @_embedding_bag(%weight: !fake.tensor<[5, 4], f32, device = "cuda:0">, %indices: !fake.tensor<[5], i64, device = "cuda:0">, %offsets: !fake.tensor<[3], i64, device = "cuda:0">) {
  %0:4 = fake.aten._embedding_bag(%weight, %indices, %offsets, sparse = false, include_last_offset = true) : (!fake.tensor<[5, 4], f32, device = "cuda:0">, !fake.tensor<[5], i64, device = "cuda:0">, !fake.tensor<[3], i64, device = "cuda:0">) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_embedding_bag_backward(
// CHECK: fake.aten._embedding_bag_backward{{.*}} -> !fake.tensor<[5, 4], f32>
func.func @_embedding_bag_backward(%grad: !fake.tensor<[5, 4], f32, strides = [1, 5]>, %indices: !i64_2, %offsets: !fake.tensor<[5], i64, strides = [2]>, %offset2bag: !i64_2, %bag_size: !i64_5, %maximum_indices: !fake.tensor<[5, 4], i64>) {
  %0 = fake.aten._embedding_bag_backward(%grad, %indices, %offsets, %offset2bag, %bag_size, %maximum_indices, 5, false, 0, false, none) : (!fake.tensor<[5, 4], f32, strides = [1, 5]>, !i64_2, !fake.tensor<[5], i64, strides = [2]>, !i64_2, !i64_5, !fake.tensor<[5, 4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_embedding_bag_dense_backward(
// CHECK: fake.aten._embedding_bag_dense_backward{{.*}} -> !fake.tensor<[3, 2], f32>
func.func @_embedding_bag_dense_backward(%grad: !fake.tensor<[4, 2], f32>, %indices: !i64_2, %offset2bag: !fake.tensor<[2], i64, strides = [0]>, %bag_size: !i64_4, %maximum_indices: !fake.tensor<[4, 2], i64>) {
  %0 = fake.aten._embedding_bag_dense_backward(%grad, %indices, %offset2bag, %bag_size, %maximum_indices, 3, true, 2, none) : (!fake.tensor<[4, 2], f32>, !i64_2, !fake.tensor<[2], i64, strides = [0]>, !i64_4, !fake.tensor<[4, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_embedding_bag_forward_only(
// CHECK: fake.aten._embedding_bag_forward_only{{.*}} -> (!fake.tensor<[3, 5], f32>, !fake.tensor<[5], i64>, !fake.tensor<[3], i64>, !fake.tensor<[3], i64>)
func.func @_embedding_bag_forward_only(%weight: !fake.tensor<[10, 5], f32>, %indices: !i64_5, %offsets: !i64_3) {
  %0:4 = fake.aten._embedding_bag_forward_only(%weight, %indices, %offsets, false, 1, false, none) : (!fake.tensor<[10, 5], f32>, !i64_5, !i64_3) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_embedding_bag_per_sample_weights_backward(
// CHECK: fake.aten._embedding_bag_per_sample_weights_backward{{.*}} -> !fake.tensor<[6], f32>
func.func @_embedding_bag_per_sample_weights_backward(%grad: !fake.tensor<[3, 3], f32>, %weight: !fake.tensor<[5, 3], f32>, %indices: !i64_6, %offsets: !i64_3, %offset2bag: !i64_6) {
  %0 = fake.aten._embedding_bag_per_sample_weights_backward(%grad, %weight, %indices, %offsets, %offset2bag, 0) : (!fake.tensor<[3, 3], f32>, !fake.tensor<[5, 3], f32>, !i64_6, !i64_3, !i64_6) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @embedding(
// CHECK: fake.aten.embedding{{.*}} -> !fake.tensor<[2, 2, 5], f32>
func.func @embedding(%weight: !fake.tensor<[5, 5], f32>, %indices: !fake.tensor<[2, 2], i64>) {
  %0 = fake.aten.embedding(%weight, %indices) : (!fake.tensor<[5, 5], f32>, !fake.tensor<[2, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @embedding_backward(
// CHECK: fake.aten.embedding_backward{{.*}} -> !fake.tensor<[5, 3], f32>
func.func @embedding_backward(%grad: !fake.tensor<[3], f32>, %indices: !fake.tensor<[], i64>) {
  %0 = fake.aten.embedding_backward(%grad, %indices, 5, -1, false, false) : (!fake.tensor<[3], f32>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @embedding_bag(
// CHECK: fake.aten.embedding_bag{{.*}} -> (!fake.tensor<[4, 3], f16>, !fake.tensor<[4], i64>, !fake.tensor<[4], i64>, !fake.tensor<[4, 3], i64>)
func.func @embedding_bag(%weight: !fake.tensor<[3, 3], f16>, %indices: !i64_4, %offsets: !i64_4) {
  %0:4 = fake.aten.embedding_bag(%weight, %indices, %offsets, false, 2) : (!fake.tensor<[3, 3], f16>, !i64_4, !i64_4) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @embedding_bag_padding_idx(
// CHECK: fake.aten.embedding_bag.padding_idx{{.*}} -> (!fake.tensor<[2, 5], f32>, !fake.tensor<[6], i64>, !fake.tensor<[2], i64>, !fake.tensor<[2], i64>)
func.func @embedding_bag_padding_idx(%weight: !fake.tensor<[5, 5], f32>, %indices: !i64_6, %offsets: !i64_2, %per_sample_weights: !fake.tensor<[6], f32>) {
  %0:4 = fake.aten.embedding_bag.padding_idx(%weight, %indices, %offsets, false, 0, false, %per_sample_weights, false, -1) : (!fake.tensor<[5, 5], f32>, !i64_6, !i64_2, !fake.tensor<[6], f32>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @embedding_dense_backward(
// CHECK: fake.aten.embedding_dense_backward{{.*}} -> !fake.tensor<[6, 3], f64>
func.func @embedding_dense_backward(%grad_output: !fake.tensor<[3], f64>, %indices: !fake.tensor<[], i64>) {
  %0 = fake.aten.embedding_dense_backward(%grad_output, %indices, 6, 3, true) : (!fake.tensor<[3], f64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @embedding_renorm(
// CHECK: fake.aten.embedding_renorm{{.*}} -> !fake.tensor<[4, 6], f32>
func.func @embedding_renorm(%self: !fake.tensor<[4, 6], f32>, %indices: !fake.tensor<[5], i64>) {
  %0 = fake.aten.embedding_renorm(%self, %indices, 1.0, 2.0) : (!fake.tensor<[4, 6], f32>, !fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @embedding_renorm_transposed(
// CHECK: fake.aten.embedding_renorm{{.*}} -> !fake.tensor<[2, 2], i32, strides = [1, 2]>
func.func @embedding_renorm_transposed(%self: !fake.tensor<[2, 2], i32, strides = [1, 2]>, %indices: !i64_4) {
  %0 = fake.aten.embedding_renorm(%self, %indices, 1.0, 2.0) : (!fake.tensor<[2, 2], i32, strides = [1, 2]>, !i64_4) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @embedding_renorm_(
// CHECK: fake.aten.embedding_renorm_{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @embedding_renorm_(%self: !fake.tensor<[5, 5], f32>, %indices: !fake.tensor<[2, 2], i64>) {
  %0 = fake.aten.embedding_renorm_(%self, %indices, 1.0, 1.0) : (!fake.tensor<[5, 5], f32>, !fake.tensor<[2, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @embedding_renorm__strided(
// CHECK: fake.aten.embedding_renorm_{{.*}} -> !fake.tensor<[2, 3, 2, 3, 5], f32, strides = [0, 15, 0, 5, 1], device = "cuda:0">
func.func @embedding_renorm__strided(%self: !fake.tensor<[2, 3, 2, 3, 5], f32, strides = [0, 15, 0, 5, 1], device = "cuda:0">, %indices: !fake.tensor<[2, 3, 1, 3, 5], f32, strides = [1, 15, 2, 2, 1], device = "cuda:0">) {
  %0 = fake.aten.embedding_renorm_(%self, %indices, 0.5, 1.0) : (!fake.tensor<[2, 3, 2, 3, 5], f32, strides = [0, 15, 0, 5, 1], device = "cuda:0">, !fake.tensor<[2, 3, 1, 3, 5], f32, strides = [1, 15, 2, 2, 1], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @one_hot(
// CHECK: fake.aten.one_hot{{.*}} -> !fake.tensor<[5, 10], i64>
func.func @one_hot(%self: !fake.tensor<[5], i64>) {
  %0 = fake.aten.one_hot(%self, 10) : (!fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}
