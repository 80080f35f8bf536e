// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Histogram. Written by utils/oracle/write_tests.py.

!f32_3 = !fake.tensor<[3], f32>
!f32_4 = !fake.tensor<[4], f32>
!f32_5x5 = !fake.tensor<[5, 5], f32>

// CHECK-LABEL: func.func @_histogramdd_bin_edges(
// CHECK: fake.aten._histogramdd_bin_edges{{.*}} -> !fake.list<!fake.tensor<[3], f32>, !fake.tensor<[4], f32>, !fake.tensor<[3], f32>, !fake.tensor<[4], f32>, !fake.tensor<[3], f32>>
func.func @_histogramdd_bin_edges(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten._histogramdd_bin_edges(%self, [2, 3, 2, 3, 2]) : (!fake.tensor<[5, 5], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @_histogramdd_from_bin_cts(
// CHECK: fake.aten._histogramdd_from_bin_cts{{.*}} -> !fake.tensor<[2, 3, 2, 3, 2], f32>
func.func @_histogramdd_from_bin_cts(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten._histogramdd_from_bin_cts(%self, [2, 3, 2, 3, 2]) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_histogramdd_from_bin_tensors(
// CHECK: fake.aten._histogramdd_from_bin_tensors{{.*}} -> !fake.tensor<[2, 3, 2, 3, 2], f32>
func.func @_histogramdd_from_bin_tensors(%self: !f32_5x5, %bins: !f32_3, %bins_1: !f32_4, %bins_2: !f32_3, %bins_3: !f32_4, %bins_4: !f32_3) {
  %0 = fake.aten._histogramdd_from_bin_tensors(%self, [%bins, %bins_1, %bins_2, %bins_3, %bins_4]) : (!f32_5x5, !f32_3, !f32_4, !f32_3, !f32_4, !f32_3) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bincount(
// CHECK: fake.aten.bincount{{.*}} -> !fake.tensor<[u0], i64>
func.func @bincount(%self: !fake.tensor<[s26], i64>) attributes {fake.symbols = [#fake.symbol<s26, min = 2, hint = 5>]} {
  %0 = fake.aten.bincount(%self) : (!fake.tensor<[s26], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @bincount_promotes(
// CHECK: fake.aten.bincount{{.*}} -> !fake.tensor<[u0], f64>
func.func @bincount_promotes(%self: !fake.tensor<[s26], i64>, %weights: !fake.tensor<[s26], i64>) attributes {fake.symbols = [#fake.symbol<s26, min = 2, hint = 5>]} {
  %0 = fake.aten.bincount(%self, %weights) : (!fake.tensor<[s26], i64>, !fake.tensor<[s26], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @histc(
// CHECK: fake.aten.histc{{.*}} -> !fake.tensor<[3], f32>
func.func @histc(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.histc(%self, 3) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @histogram_bin_ct(
// CHECK: fake.aten.histogram.bin_ct{{.*}} -> (!fake.tensor<[2], f32>, !fake.tensor<[3], f32>)
func.func @histogram_bin_ct(%self: !fake.tensor<[2, 3, 5, 2], f32>) {
  %0:2 = fake.aten.histogram.bin_ct(%self, 2, range = [0.0, 1.0]) : (!fake.tensor<[2, 3, 5, 2], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @histogram_bins_tensor(
// CHECK: fake.aten.histogram.bins_tensor{{.*}} -> (!fake.tensor<[3], f32>, !fake.tensor<[4], f32>)
func.func @histogram_bins_tensor(%self: !fake.tensor<[], f32>, %bins: !f32_4) {
  %0:2 = fake.aten.histogram.bins_tensor(%self, %bins) : (!fake.tensor<[], f32>, !f32_4) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @histogramdd(
// CHECK: fake.aten.histogramdd{{.*}} -> (!fake.tensor<[2, 3, 2, 3, 2], f32>, !fake.list<!fake.tensor<[3], f32>, !fake.tensor<[4], f32>, !fake.tensor<[3], f32>, !fake.tensor<[4], f32>, !fake.tensor<[3], f32>>)
func.func @histogramdd(%self: !fake.tensor<[5, 5], f32>) {
  %0:2 = fake.aten.histogramdd(%self, [2, 3, 2, 3, 2], none, none, true) : (!fake.tensor<[5, 5], f32>) -> (!fake.tensor<*>, !fake.list<>)
  return
}

// CHECK-LABEL: func.func @histogramdd_TensorList_bins(
// CHECK: fake.aten.histogramdd.TensorList_bins{{.*}} -> (!fake.tensor<[2, 3, 2, 3, 2], f32>, !fake.list<!fake.tensor<[3], f32>, !fake.tensor<[4], f32>, !fake.tensor<[3], f32>, !fake.tensor<[4], f32>, !fake.tensor<[3], f32>>)
func.func @histogramdd_TensorList_bins(%self: !f32_5x5, %bins: !f32_3, %bins_1: !f32_4, %bins_2: !f32_3, %bins_3: !f32_4, %bins_4: !f32_3) {
  %0:2 = fake.aten.histogramdd.TensorList_bins(%self, [%bins, %bins_1, %bins_2, %bins_3, %bins_4]) : (!f32_5x5, !f32_3, !f32_4, !f32_3, !f32_4, !f32_3) -> (!fake.tensor<*>, !fake.list<>)
  return
}
