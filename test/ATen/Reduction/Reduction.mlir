// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Reduction. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_aminmax(
// CHECK: fake.aten._aminmax{{.*}} -> (!fake.tensor<[], f32>, !fake.tensor<[], f32>)
func.func @_aminmax(%self: !fake.tensor<[5, 3], f32>) {
  %0:2 = fake.aten._aminmax(%self) : (!fake.tensor<[5, 3], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @_aminmax_dim(
// CHECK: fake.aten._aminmax.dim{{.*}} -> (!fake.tensor<[6, 4], f32>, !fake.tensor<[6, 4], f32>)
func.func @_aminmax_dim(%self: !fake.tensor<[6, 4, 3], f32>) {
  %0:2 = fake.aten._aminmax.dim(%self, -1, false) : (!fake.tensor<[6, 4, 3], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @all(
// CHECK: fake.aten.all{{.*}} -> !fake.tensor<[], u8>
func.func @all(%self: !fake.tensor<[3, 5], u8>) {
  %0 = fake.aten.all(%self) : (!fake.tensor<[3, 5], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @all_dim(
// CHECK: fake.aten.all.dim{{.*}} -> !fake.tensor<[3], bool>
func.func @all_dim(%self: !fake.tensor<[3, 5], bool>) {
  %0 = fake.aten.all.dim(%self, -1) : (!fake.tensor<[3, 5], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @all_dims(
// CHECK: fake.aten.all.dims{{.*}} -> !fake.tensor<[], bool>
func.func @all_dims(%self: !fake.tensor<[2], bool>) {
  %0 = fake.aten.all.dims(%self, [0]) : (!fake.tensor<[2], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @all_dims_promotes(
// CHECK: fake.aten.all.dims{{.*}} -> !fake.tensor<[], bool>
func.func @all_dims_promotes(%self: !fake.tensor<[3, 5], f32>) {
  %0 = fake.aten.all.dims(%self, [0, 1]) : (!fake.tensor<[3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @amax(
// CHECK: fake.aten.amax{{.*}} -> !fake.tensor<[3], i64>
func.func @amax(%self: !fake.tensor<[3, 5], i64>) {
  %0 = fake.aten.amax(%self, [1]) : (!fake.tensor<[3, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @amin(
// CHECK: fake.aten.amin{{.*}} -> !fake.tensor<[3], i64>
func.func @amin(%self: !fake.tensor<[3, 5], i64>) {
  %0 = fake.aten.amin(%self, [-1]) : (!fake.tensor<[3, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @aminmax(
// CHECK: fake.aten.aminmax{{.*}} -> (!fake.tensor<[], i64>, !fake.tensor<[], i64>)
func.func @aminmax(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0:2 = fake.aten.aminmax(%self) : (!fake.tensor<[5, 5, 5], i64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @any(
// CHECK: fake.aten.any{{.*}} -> !fake.tensor<[], bool>
func.func @any(%self: !fake.tensor<[3, 5], bool>) {
  %0 = fake.aten.any(%self) : (!fake.tensor<[3, 5], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @any_dim(
// CHECK: fake.aten.any.dim{{.*}} -> !fake.tensor<[2], u8>
func.func @any_dim(%self: !fake.tensor<[2, 5], u8>) {
  %0 = fake.aten.any.dim(%self, -1) : (!fake.tensor<[2, 5], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @any_dims(
// CHECK: fake.aten.any.dims{{.*}} -> !fake.tensor<[], u8>
func.func @any_dims(%self: !fake.tensor<[3, 5], u8>) {
  %0 = fake.aten.any.dims(%self, [0, 1]) : (!fake.tensor<[3, 5], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @any_dims_promotes(
// CHECK: fake.aten.any.dims{{.*}} -> !fake.tensor<[], bool>
func.func @any_dims_promotes(%self: !fake.tensor<[3, 5], f32>) {
  %0 = fake.aten.any.dims(%self, [0, 1]) : (!fake.tensor<[3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @argmax(
// CHECK: fake.aten.argmax{{.*}} -> !fake.tensor<[3], i64>
func.func @argmax(%self: !fake.tensor<[3, 5], i64>) {
  %0 = fake.aten.argmax(%self, -1) : (!fake.tensor<[3, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @argmin(
// CHECK: fake.aten.argmin{{.*}} -> !fake.tensor<[3], i64>
func.func @argmin(%self: !fake.tensor<[3, 4], i64>) {
  %0 = fake.aten.argmin(%self, -1) : (!fake.tensor<[3, 4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @count_nonzero(
// CHECK: fake.aten.count_nonzero{{.*}} -> !fake.tensor<[3], i64>
func.func @count_nonzero(%self: !fake.tensor<[3, 5], i64>) {
  %0 = fake.aten.count_nonzero(%self, -1) : (!fake.tensor<[3, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @count_nonzero_promotes(
// CHECK: fake.aten.count_nonzero{{.*}} -> !fake.tensor<[3], i64>
func.func @count_nonzero_promotes(%self: !fake.tensor<[3, 5], u8>) {
  %0 = fake.aten.count_nonzero(%self, -1) : (!fake.tensor<[3, 5], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @count_nonzero_dim_IntList(
// CHECK: fake.aten.count_nonzero.dim_IntList{{.*}} -> !fake.tensor<[], i64>
func.func @count_nonzero_dim_IntList(%self: !fake.tensor<[3, 5], i64>) {
  %0 = fake.aten.count_nonzero.dim_IntList(%self, [0, -1]) : (!fake.tensor<[3, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @count_nonzero_dim_IntList_promotes(
// CHECK: fake.aten.count_nonzero.dim_IntList{{.*}} -> !fake.tensor<[], i64>
func.func @count_nonzero_dim_IntList_promotes(%self: !fake.tensor<[2, 3], u8>) {
  %0 = fake.aten.count_nonzero.dim_IntList(%self, [-2, 1]) : (!fake.tensor<[2, 3], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hash_tensor(
// CHECK: fake.aten.hash_tensor{{.*}} -> !fake.tensor<[], u64>
func.func @hash_tensor(%self: !fake.tensor<[3, 5], i64>) {
  %0 = fake.aten.hash_tensor(%self) : (!fake.tensor<[3, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @kthvalue(
// CHECK: fake.aten.kthvalue{{.*}} -> (!fake.tensor<[5, 5], i64>, !fake.tensor<[5, 5], i64>)
func.func @kthvalue(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0:2 = fake.aten.kthvalue(%self, 2) : (!fake.tensor<[5, 5, 5], i64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @max(
// CHECK: fake.aten.max{{.*}} -> !fake.tensor<[], i64>
func.func @max(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.max(%self) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @max_dim(
// CHECK: fake.aten.max.dim{{.*}} -> (!fake.tensor<[5, 5], i64>, !fake.tensor<[5, 5], i64>)
func.func @max_dim(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0:2 = fake.aten.max.dim(%self, 1) : (!fake.tensor<[5, 5, 5], i64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @mean(
// CHECK: fake.aten.mean{{.*}} -> !fake.tensor<[], f32>
func.func @mean(%self: !fake.tensor<[3, 3], f32>) {
  %0 = fake.aten.mean(%self) : (!fake.tensor<[3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mean_converts(
// CHECK: fake.aten.mean{{.*}} -> !fake.tensor<[], f16, device = "cuda:0">
func.func @mean_converts(%self: !fake.tensor<[5, 2, 2, 3], bf16, device = "cuda:0">) {
  %0 = fake.aten.mean(%self, dtype = f16) : (!fake.tensor<[5, 2, 2, 3], bf16, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @mean_dim(
// CHECK: fake.aten.mean.dim{{.*}} -> !fake.tensor<[2], f32>
func.func @mean_dim(%self: !fake.tensor<[3, 2], f32>) {
  %0 = fake.aten.mean.dim(%self, [0]) : (!fake.tensor<[3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @median(
// CHECK: fake.aten.median{{.*}} -> !fake.tensor<[], i64>
func.func @median(%self: !fake.tensor<[3, 5], i64>) {
  %0 = fake.aten.median(%self) : (!fake.tensor<[3, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @median_dim(
// CHECK: fake.aten.median.dim{{.*}} -> (!fake.tensor<[5], i64>, !fake.tensor<[5], i64>)
func.func @median_dim(%self: !fake.tensor<[3, 5], i64>) {
  %0:2 = fake.aten.median.dim(%self, 0, false) : (!fake.tensor<[3, 5], i64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @min(
// CHECK: fake.aten.min{{.*}} -> !fake.tensor<[], f32>
func.func @min(%self: !fake.tensor<[5, 5, 5], f32>) {
  %0 = fake.aten.min(%self) : (!fake.tensor<[5, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @min_dim(
// CHECK: fake.aten.min.dim{{.*}} -> (!fake.tensor<[4, 5], f32>, !fake.tensor<[4, 5], i64>)
func.func @min_dim(%self: !fake.tensor<[4, 5, 5], f32>) {
  %0:2 = fake.aten.min.dim(%self, 1) : (!fake.tensor<[4, 5, 5], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @mode(
// CHECK: fake.aten.mode{{.*}} -> (!fake.tensor<[5, 5], i64>, !fake.tensor<[5, 5], i64>)
func.func @mode(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0:2 = fake.aten.mode(%self) : (!fake.tensor<[5, 5, 5], i64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @nanmean(
// CHECK: fake.aten.nanmean{{.*}} -> !fake.tensor<[], f32>
func.func @nanmean(%self: !fake.tensor<[3, 5], f32>) {
  %0 = fake.aten.nanmean(%self) : (!fake.tensor<[3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nanmean_converts(
// CHECK: fake.aten.nanmean{{.*}} -> !fake.tensor<[5, 3, 2, 1], f32>
func.func @nanmean_converts(%self: !fake.tensor<[5, 3, 2, 3, 1], f64, offset = 18>) {
  %0 = fake.aten.nanmean(%self, [3], dtype = f32) : (!fake.tensor<[5, 3, 2, 3, 1], f64, offset = 18>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nanmedian(
// CHECK: fake.aten.nanmedian{{.*}} -> !fake.tensor<[], i64>
func.func @nanmedian(%self: !fake.tensor<[3, 5], i64>) {
  %0 = fake.aten.nanmedian(%self) : (!fake.tensor<[3, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nanmedian_dim(
// CHECK: fake.aten.nanmedian.dim{{.*}} -> (!fake.tensor<[3], i64>, !fake.tensor<[3], i64>)
func.func @nanmedian_dim(%self: !fake.tensor<[3, 5], i64>) {
  %0:2 = fake.aten.nanmedian.dim(%self, -1) : (!fake.tensor<[3, 5], i64>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// CHECK-LABEL: func.func @nansum(
// CHECK: fake.aten.nansum{{.*}} -> !fake.tensor<[], i64>
func.func @nansum(%self: !fake.tensor<[3, 5], i64>) {
  %0 = fake.aten.nansum(%self) : (!fake.tensor<[3, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @nansum_promotes(
// CHECK: fake.aten.nansum{{.*}} -> !fake.tensor<[3], i64>
func.func @nansum_promotes(%self: !fake.tensor<[3, 5], u8>) {
  %0 = fake.aten.nansum(%self, [-1]) : (!fake.tensor<[3, 5], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prod(
// CHECK: fake.aten.prod{{.*}} -> !fake.tensor<[], i64>
func.func @prod(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.prod(%self) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prod_dim_int(
// CHECK: fake.aten.prod.dim_int{{.*}} -> !fake.tensor<[3, 3], i64>
func.func @prod_dim_int(%self: !fake.tensor<[3, 3, 3], i64>) {
  %0 = fake.aten.prod.dim_int(%self, 1) : (!fake.tensor<[3, 3, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prod_dim_int_promotes(
// CHECK: fake.aten.prod.dim_int{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @prod_dim_int_promotes(%self: !fake.tensor<[5, 5, 5], u8>) {
  %0 = fake.aten.prod.dim_int(%self, 0) : (!fake.tensor<[5, 5, 5], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @prod_dim_int_converts(
// CHECK: fake.aten.prod.dim_int{{.*}} -> !fake.tensor<[3, 1, 1], f32>
func.func @prod_dim_int_converts(%self: !fake.tensor<[3, 3, 1], u8>) {
  %0 = fake.aten.prod.dim_int(%self, -2, true, dtype = f32) : (!fake.tensor<[3, 3, 1], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sum(
// CHECK: fake.aten.sum{{.*}} -> !fake.tensor<[], i64>
func.func @sum(%self: !fake.tensor<[3, 5], i64>) {
  %0 = fake.aten.sum(%self) : (!fake.tensor<[3, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sum_dim_IntList(
// CHECK: fake.aten.sum.dim_IntList{{.*}} -> !fake.tensor<[3], i64>
func.func @sum_dim_IntList(%self: !fake.tensor<[2, 3], i64>) {
  %0 = fake.aten.sum.dim_IntList(%self, [0]) : (!fake.tensor<[2, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sum_dim_IntList_promotes(
// CHECK: fake.aten.sum.dim_IntList{{.*}} -> !fake.tensor<[2], i64>
func.func @sum_dim_IntList_promotes(%self: !fake.tensor<[2, 3], u8>) {
  %0 = fake.aten.sum.dim_IntList(%self, [1]) : (!fake.tensor<[2, 3], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sum_dim_IntList_aliases(
// CHECK: fake.aten.sum.dim_IntList{{.*}} -> !fake.tensor<[6], f32, layout = sparse_coo{{[^>]*}}>
func.func @sum_dim_IntList_aliases(%self: !fake.tensor<[4, 6], f32, layout = sparse_coo>) {
  %0 = fake.aten.sum.dim_IntList(%self, [0]) : (!fake.tensor<[4, 6], f32, layout = sparse_coo>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sum_to_size(
// CHECK: fake.aten.sum_to_size{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @sum_to_size(%self: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.sum_to_size(%self, [5, 5]) : (!fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sum_to_size_promotes(
// CHECK: fake.aten.sum_to_size{{.*}} -> !fake.tensor<[1, 2, 1, 4], i64>
func.func @sum_to_size_promotes(%self: !fake.tensor<[2, 3, 2, 1, 4], bool, strides = [2, 0, 1, 1, 0]>) {
  %0 = fake.aten.sum_to_size(%self, [1, 2, 1, 4]) : (!fake.tensor<[2, 3, 2, 1, 4], bool, strides = [2, 0, 1, 1, 0]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @sum_to_size_copies(
// CHECK: fake.aten.sum_to_size{{.*}} -> !fake.tensor<[1, 5], f32>
func.func @sum_to_size_copies(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.sum_to_size(%self, [1, 5]) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @trace(
// CHECK: fake.aten.trace{{.*}} -> !fake.tensor<[], i64>
func.func @trace(%self: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.trace(%self) : (!fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @trace_promotes(
// CHECK: fake.aten.trace{{.*}} -> !fake.tensor<[], i64>
func.func @trace_promotes(%self: !fake.tensor<[5, 5], u8>) {
  %0 = fake.aten.trace(%self) : (!fake.tensor<[5, 5], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @trace_backward(
// CHECK: fake.aten.trace_backward{{.*}} -> !fake.tensor<[4, 5], f32>
func.func @trace_backward(%grad: !fake.tensor<[], f32>) {
  %0 = fake.aten.trace_backward(%grad, [4, 5]) : (!fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}
