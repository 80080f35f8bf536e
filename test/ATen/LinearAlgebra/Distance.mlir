// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Distance. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_cdist_backward(
// CHECK: fake.aten._cdist_backward{{.*}} -> !fake.tensor<[3, 3], f64>
func.func @_cdist_backward(%grad: !fake.tensor<[3, 2], f64, strides = [1, 2]>, %x1: !fake.tensor<[3, 3], f64, strides = [1, 1]>, %x2: !fake.tensor<[2, 3], f64>, %cdist: !fake.tensor<[3, 2], f64, strides = [1, 3]>) {
  %0 = fake.aten._cdist_backward(%grad, %x1, %x2, 2.0, %cdist) : (!fake.tensor<[3, 2], f64, strides = [1, 2]>, !fake.tensor<[3, 3], f64, strides = [1, 1]>, !fake.tensor<[2, 3], f64>, !fake.tensor<[3, 2], f64, strides = [1, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cdist_backward_promotes(
// CHECK: fake.aten._cdist_backward{{.*}} -> !fake.tensor<[3, 1], f32>
func.func @_cdist_backward_promotes(%grad: !fake.tensor<[3, 2], f64>, %x1: !fake.tensor<[3, 1], f32>, %x2: !fake.tensor<[2, 1], i64>, %cdist: !fake.tensor<[3, 2], f32, strides = [8, 2]>) {
  %0 = fake.aten._cdist_backward(%grad, %x1, %x2, 1.0, %cdist) : (!fake.tensor<[3, 2], f64>, !fake.tensor<[3, 1], f32>, !fake.tensor<[2, 1], i64>, !fake.tensor<[3, 2], f32, strides = [8, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cdist_forward(
// CHECK: fake.aten._cdist_forward{{.*}} -> !fake.tensor<[2, 3, 3], f32>
func.func @_cdist_forward(%x1: !fake.tensor<[2, 3, 5], f32>, %x2: !fake.tensor<[2, 3, 5], f32>) {
  %0 = fake.aten._cdist_forward(%x1, %x2, 0.0, 1) : (!fake.tensor<[2, 3, 5], f32>, !fake.tensor<[2, 3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_euclidean_dist(
// CHECK: fake.aten._euclidean_dist{{.*}} -> !fake.tensor<[2, 3, 3], f32>
func.func @_euclidean_dist(%x1: !fake.tensor<[2, 3, 5], f32>, %x2: !fake.tensor<[2, 3, 5], f32>) {
  %0 = fake.aten._euclidean_dist(%x1, %x2) : (!fake.tensor<[2, 3, 5], f32>, !fake.tensor<[2, 3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_pdist_backward(
// CHECK: fake.aten._pdist_backward{{.*}} -> !fake.tensor<[3, 2, 2], bf16>
func.func @_pdist_backward(%grad: !fake.tensor<[3, 2, 2], bf16, strides = [1, 0, 0]>, %self: !fake.tensor<[3, 2, 2], bf16>, %pdist: !fake.tensor<[2], bf16>) {
  %0 = fake.aten._pdist_backward(%grad, %self, 2.0, %pdist) : (!fake.tensor<[3, 2, 2], bf16, strides = [1, 0, 0]>, !fake.tensor<[3, 2, 2], bf16>, !fake.tensor<[2], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_pdist_forward(
// CHECK: fake.aten._pdist_forward{{.*}} -> !fake.tensor<[10], f32>
func.func @_pdist_forward(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten._pdist_forward(%self) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cdist(
// CHECK: fake.aten.cdist{{.*}} -> !fake.tensor<[2, 3, 3], f32>
func.func @cdist(%x1: !fake.tensor<[2, 3, 5], f32>, %x2: !fake.tensor<[2, 3, 5], f32>) {
  %0 = fake.aten.cdist(%x1, %x2, 0.0, 1) : (!fake.tensor<[2, 3, 5], f32>, !fake.tensor<[2, 3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cosine_similarity(
// CHECK: fake.aten.cosine_similarity{{.*}} -> !fake.tensor<[5], f32>
func.func @cosine_similarity(%x1: !fake.tensor<[5, 2], f32>, %x2: !fake.tensor<[5, 2], f32>) {
  %0 = fake.aten.cosine_similarity(%x1, %x2, -1) : (!fake.tensor<[5, 2], f32>, !fake.tensor<[5, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cosine_similarity_promotes(
// CHECK: fake.aten.cosine_similarity{{.*}} -> !fake.tensor<[5], f64>
func.func @cosine_similarity_promotes(%x1: !fake.tensor<[5, 2], f32>, %x2: !fake.tensor<[5, 2], f64>) {
  %0 = fake.aten.cosine_similarity(%x1, %x2, -1) : (!fake.tensor<[5, 2], f32>, !fake.tensor<[5, 2], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @pairwise_distance(
// CHECK: fake.aten.pairwise_distance{{.*}} -> !fake.tensor<[2], f32>
func.func @pairwise_distance(%x1: !fake.tensor<[2, 3], f32>, %x2: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.pairwise_distance(%x1, %x2) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @pairwise_distance_promotes(
// CHECK: fake.aten.pairwise_distance{{.*}} -> !fake.tensor<[5], f32>
func.func @pairwise_distance_promotes(%x1: !fake.tensor<[5, 10], i64>, %x2: !fake.tensor<[5, 10], i64>) {
  %0 = fake.aten.pairwise_distance(%x1, %x2) : (!fake.tensor<[5, 10], i64>, !fake.tensor<[5, 10], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @pdist(
// CHECK: fake.aten.pdist{{.*}} -> !fake.tensor<[3], f32>
func.func @pdist(%self: !fake.tensor<[3, 2], f32>) {
  %0 = fake.aten.pdist(%self) : (!fake.tensor<[3, 2], f32>) -> !fake.tensor<*>
  return
}
