// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Sort. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @argsort(
// CHECK: fake.aten.argsort{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @argsort(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.argsort(%self, -3) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @argsort_promotes(
// CHECK: fake.aten.argsort{{.*}} -> !fake.tensor<[2, 5], i64>
func.func @argsort_promotes(%self: !fake.tensor<[2, 5], f32>) {
  %0 = fake.aten.argsort(%self, 0, true) : (!fake.tensor<[2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @argsort_stable(
// CHECK: fake.aten.argsort.stable{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @argsort_stable(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.argsort.stable(%self, stable = false, dim = -3) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @argsort_stable_promotes(
// CHECK: fake.aten.argsort.stable{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @argsort_stable_promotes(%self: !fake.tensor<[5, 5, 5], f32>) {
  %0 = fake.aten.argsort.stable(%self, stable = false, dim = -3) : (!fake.tensor<[5, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @argsort_stable_strided(
// CHECK: fake.aten.argsort.stable{{.*}} -> !fake.tensor<[3, 3, 3, 3], i64, strides = [1, 27, 9, 3]>
func.func @argsort_stable_strided(%self: !fake.tensor<[3, 3, 3, 3], f32, strides = [1, 2, 2, 2]>) {
  %0 = fake.aten.argsort.stable(%self, stable = true, dim = -3, descending = false) : (!fake.tensor<[3, 3, 3, 3], f32, strides = [1, 2, 2, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bucketize_Scalar(
// CHECK: fake.aten.bucketize.Scalar{{.*}} -> !fake.tensor<[], i64>
func.func @bucketize_Scalar(%boundaries: !fake.tensor<[3], bool>) {
  %0 = fake.aten.bucketize.Scalar(2.0, %boundaries, right = true) : (!fake.tensor<[3], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bucketize_Tensor(
// CHECK: fake.aten.bucketize.Tensor{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @bucketize_Tensor(%self: !fake.tensor<[5, 5], i64>, %boundaries: !fake.tensor<[5], i64>) {
  %0 = fake.aten.bucketize.Tensor(%self, %boundaries) : (!fake.tensor<[5, 5], i64>, !fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bucketize_Tensor_promotes(
// CHECK: fake.aten.bucketize.Tensor{{.*}} -> !fake.tensor<[5, 5, 5], i64>
func.func @bucketize_Tensor_promotes(%self: !fake.tensor<[5, 5, 5], f32>, %boundaries: !fake.tensor<[5], f32>) {
  %0 = fake.aten.bucketize.Tensor(%self, %boundaries) : (!fake.tensor<[5, 5, 5], f32>, !fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bucketize_Tensor_meta(
// CHECK: fake.aten.bucketize.Tensor{{.*}} -> !fake.tensor<[], i32, device = "meta">
func.func @bucketize_Tensor_meta(%self: !fake.tensor<[], f32>, %boundaries: !fake.tensor<[5], f32, device = "meta">) {
  %0 = fake.aten.bucketize.Tensor(%self, %boundaries, out_int32 = true, right = true) : (!fake.tensor<[], f32>, !fake.tensor<[5], f32, device = "meta">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @isin_Scalar_Tensor(
// CHECK: fake.aten.isin.Scalar_Tensor{{.*}} -> !fake.tensor<[], bool>
func.func @isin_Scalar_Tensor(%test_elements: !fake.tensor<[3, 5], f32>) {
  %0 = fake.aten.isin.Scalar_Tensor(1, %test_elements, invert = true) : (!fake.tensor<[3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @isin_Tensor_Scalar(
// CHECK: fake.aten.isin.Tensor_Scalar{{.*}} -> !fake.tensor<[2, 5, 2, 3], bool>
func.func @isin_Tensor_Scalar(%elements: !fake.tensor<[2, 5, 2, 3], f32>) {
  %0 = fake.aten.isin.Tensor_Scalar(%elements, 0.5, assume_unique = true) : (!fake.tensor<[2, 5, 2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @isin_Tensor_Tensor(
// CHECK: fake.aten.isin.Tensor_Tensor{{.*}} -> !fake.tensor<[5], bool>
func.func @isin_Tensor_Tensor(%elements: !fake.tensor<[5], i64>, %test_elements: !fake.tensor<[20], i64>) {
  %0 = fake.aten.isin.Tensor_Tensor(%elements, %test_elements) : (!fake.tensor<[5], i64>, !fake.tensor<[20], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @isin_Tensor_Tensor_strided(
// CHECK: fake.aten.isin.Tensor_Tensor{{.*}} -> !fake.tensor<[2, 5, 4, 5, 2], bool, strides = [2, 80, 4, 16, 1]>
func.func @isin_Tensor_Tensor_strided(%elements: !fake.tensor<[2, 5, 4, 5, 2], f32, strides = [1, 40, 1, 2, 1]>, %test_elements: !fake.tensor<[3, 2], f32>) {
  %0 = fake.aten.isin.Tensor_Tensor(%elements, %test_elements, assume_unique = false) : (!fake.tensor<[2, 5, 4, 5, 2], f32, strides = [1, 40, 1, 2, 1]>, !fake.tensor<[3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @msort(
// CHECK: fake.aten.msort{{.*}} -> !fake.tensor<[3, 2], i8>
func.func @msort(%self: !fake.tensor<[3, 2], i8>) {
  %0 = fake.aten.msort(%self) : (!fake.tensor<[3, 2], i8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @msort_transposed(
// CHECK: fake.aten.msort{{.*}} -> !fake.tensor<[3, 3], c128, strides = [1, 3], device = "cuda:0">
func.func @msort_transposed(%self: !fake.tensor<[3, 3], c128, strides = [1, 3], device = "cuda:0">) {
  %0 = fake.aten.msort(%self) : (!fake.tensor<[3, 3], c128, strides = [1, 3], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @searchsorted_Scalar(
// CHECK: fake.aten.searchsorted.Scalar{{.*}} -> !fake.tensor<[], i64, device = "cuda:0">
func.func @searchsorted_Scalar(%sorted_sequence: !fake.tensor<[2], c128, device = "cuda:0">, %sorter: !fake.tensor<[2], i64, strides = [0], device = "cuda:0">) {
  %0 = fake.aten.searchsorted.Scalar(%sorted_sequence, 3, right = true, side = "right", sorter = %sorter) : (!fake.tensor<[2], c128, device = "cuda:0">, !fake.tensor<[2], i64, strides = [0], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @searchsorted_Tensor(
// CHECK: fake.aten.searchsorted.Tensor{{.*}} -> !fake.tensor<[], i64>
func.func @searchsorted_Tensor(%sorted_sequence: !fake.tensor<[10], i64>, %self: !fake.tensor<[], i64>) {
  %0 = fake.aten.searchsorted.Tensor(%sorted_sequence, %self) : (!fake.tensor<[10], i64>, !fake.tensor<[], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @searchsorted_Tensor_promotes(
// CHECK: fake.aten.searchsorted.Tensor{{.*}} -> !fake.tensor<[10], i64>
func.func @searchsorted_Tensor_promotes(%sorted_sequence: !fake.tensor<[10], f32>, %self: !fake.tensor<[10], f32>) {
  %0 = fake.aten.searchsorted.Tensor(%sorted_sequence, %self) : (!fake.tensor<[10], f32>, !fake.tensor<[10], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sort(
// CHECK: fake.aten.sort{{.*}} -> (!fake.tensor<[3, 5], f32>, !fake.tensor<[3, 5], i64>)
func.func @sort(%self: !fake.tensor<[3, 5], f32>) {
  %0:2 = fake.aten.sort(%self) : (!fake.tensor<[3, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @sort_stable(
// CHECK: fake.aten.sort.stable{{.*}} -> (!fake.tensor<[5, 5, 5], i64>, !fake.tensor<[5, 5, 5], i64>)
func.func @sort_stable(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0:2 = fake.aten.sort.stable(%self, stable = false) : (!fake.tensor<[5, 5, 5], i64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @topk(
// CHECK: fake.aten.topk{{.*}} -> (!fake.tensor<[5, 10, 3], i64>, !fake.tensor<[5, 10, 3], i64>)
func.func @topk(%self: !fake.tensor<[5, 10, 4], i64>) {
  %0:2 = fake.aten.topk(%self, 3) : (!fake.tensor<[5, 10, 4], i64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}
