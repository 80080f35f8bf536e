// RUN: fake-opt %s --fake-propagate | FileCheck %s

// Devices and dtypes, and programs that FakeTensor accepts. Rejected ones are
// in refused.mlir.

!t = !fake.tensor<*>
!gpu = !fake.tensor<[4, 6], f32, device = "cuda:0">
!gpu0 = !fake.tensor<[], f32, device = "cuda:0">
!cpu = !fake.tensor<[4, 6], f32>
!cpu0 = !fake.tensor<[], f32>
!idx = !fake.tensor<[2], i64>

// A tensor of rank 0 on the CPU may be combined with any device, on either
// side.
// CHECK-LABEL: func.func @cpu_scalar_goes_anywhere(
func.func @cpu_scalar_goes_anywhere(%x: !gpu, %y: !cpu0, %g: !gpu0) {
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[4, 6], f32, device = "cuda:0">{{$}}
  %0 = fake.aten.add.Tensor(%y, %x) : (!cpu0, !gpu) -> !t
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[4, 6], f32, device = "cuda:0">{{$}}
  %1 = fake.aten.add.Tensor(%x, %y) : (!gpu, !cpu0) -> !t
  // CHECK: fake.aten.add_.Tensor{{.*}} -> !fake.tensor<[], f32, device = "cuda:0">{{$}}
  %2 = fake.aten.add_.Tensor(%g, %y) : (!gpu0, !cpu0) -> !t
  return
}

// Indices may be on another device, and so may a value of rank 0 and the source
// of a copy; index_select and embedding follow the common rule, see
// refused.mlir.
// CHECK-LABEL: func.func @device_rules_differ_between_ops(
func.func @device_rules_differ_between_ops(%x: !gpu, %i: !idx, %v: !cpu0, %y: !cpu) {
  // CHECK: fake.aten.index_put{{.*}} -> !fake.tensor<[4, 6], f32, device = "cuda:0">{{$}}
  %0 = fake.aten.index_put(%x, [%i], %v) : (!gpu, !idx, !cpu0) -> !t
  // CHECK: fake.aten.index.Tensor{{.*}} -> !fake.tensor<[2, 6], f32, device = "cuda:0">{{$}}
  %1 = fake.aten.index.Tensor(%x, [%i]) : (!gpu, !idx) -> !t
  // CHECK: fake.aten.copy_{{.*}} -> !fake.tensor<[4, 6], f32, device = "cuda:0">{{$}}
  %2 = fake.aten.copy_(%x, %y) : (!gpu, !cpu) -> !t
  return
}

// A tensor of rank 0 only matters if its category is higher: complex takes the
// width of the double, and a double of rank 0 has none.
// CHECK-LABEL: func.func @kind_counts_before_width(
func.func @kind_counts_before_width(%a: !fake.tensor<[2], f64>, %b: !fake.tensor<[], c64>, %c: !fake.tensor<[2], f32>, %d: !fake.tensor<[], f64>, %e: !fake.tensor<[1], f64>) {
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[2], c128>{{$}}
  %0 = fake.aten.add.Tensor(%a, %b) : (!fake.tensor<[2], f64>, !fake.tensor<[], c64>) -> !t
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[2], f32>{{$}}
  %1 = fake.aten.add.Tensor(%c, %d) : (!fake.tensor<[2], f32>, !fake.tensor<[], f64>) -> !t
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[2], f64>{{$}}
  %2 = fake.aten.add.Tensor(%c, %e) : (!fake.tensor<[2], f32>, !fake.tensor<[1], f64>) -> !t
  return
}

// Neither type can represent the other.
// CHECK-LABEL: func.func @unsigned_and_signed_need_the_wider_one(
func.func @unsigned_and_signed_need_the_wider_one(%a: !fake.tensor<[2], u8>, %b: !fake.tensor<[2], i8>) {
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[2], i16>{{$}}
  %0 = fake.aten.add.Tensor(%a, %b) : (!fake.tensor<[2], u8>, !fake.tensor<[2], i8>) -> !t
  return
}

// An empty tensor contributes no elements to cat, but its dtype.
// CHECK-LABEL: func.func @empty_tensors_vote_for_the_dtype(
func.func @empty_tensors_vote_for_the_dtype(%a: !fake.tensor<[2], i64>, %b: !fake.tensor<[0], f32>) {
  // CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[2], f32>{{$}}
  %0 = fake.aten.cat([%a, %b]) : (!fake.tensor<[2], i64>, !fake.tensor<[0], f32>) -> !t
  return
}

// Ops that accept dtypes which eager PyTorch rejects.
// CHECK-LABEL: func.func @dtypes_that_pass_unchecked(
func.func @dtypes_that_pass_unchecked(%b: !fake.tensor<[2], bool>, %h: !fake.tensor<[2, 2], f16>, %f: !fake.tensor<[2, 2], f32>, %i: !fake.tensor<[2, 2], i32>) {
  // CHECK: fake.aten.mul_.Tensor{{.*}} -> !fake.tensor<[2], bool>{{$}}
  %0 = fake.aten.mul_.Tensor(%b, 2.0) : (!fake.tensor<[2], bool>) -> !t
  // CHECK: fake.aten.mm{{.*}} -> !fake.tensor<[2, 2], f16>{{$}}
  %1 = fake.aten.mm(%h, %f) : (!fake.tensor<[2, 2], f16>, !fake.tensor<[2, 2], f32>) -> !t
  // CHECK: fake.aten.scatter.value{{.*}} -> !fake.tensor<[2, 2], f32>{{$}}
  %2 = fake.aten.scatter.value(%f, 1, %i, 2.0) : (!fake.tensor<[2, 2], f32>, !fake.tensor<[2, 2], i32>) -> !t
  return
}

// Accepted as a mask, which eager PyTorch rejects; for uint8 it is the other
// way round, see refused.mlir.
// CHECK-LABEL: func.func @int8_is_a_mask(
// CHECK-SAME: fake.symbols = [#fake.symbol<u0, unbacked, min = 0, max = 24>]
func.func @int8_is_a_mask(%x: !cpu, %m: !fake.tensor<[4, 6], i8>) {
  // CHECK: fake.aten.index.Tensor{{.*}} -> !fake.tensor<[u0], f32>{{$}}
  %0 = fake.aten.index.Tensor(%x, [%m]) : (!cpu, !fake.tensor<[4, 6], i8>) -> !t
  return
}

// Statistics have the dtype of the argument, not float32.
// CHECK-LABEL: func.func @half_statistics_of_batch_norm(
func.func @half_statistics_of_batch_norm(%x: !fake.tensor<[2, 3, 4], f16>, %c: !fake.tensor<[3], f16>) {
  // CHECK: fake.aten.native_batch_norm{{.*}} -> (!fake.tensor<[2, 3, 4], f16>, !fake.tensor<[3], f16>, !fake.tensor<[3], f16>){{$}}
  %0:3 = fake.aten.native_batch_norm(%x, %c, %c, %c, %c, true, 0.1, 1.0e-5) : (!fake.tensor<[2, 3, 4], f16>, !fake.tensor<[3], f16>, !fake.tensor<[3], f16>, !fake.tensor<[3], f16>, !fake.tensor<[3], f16>) -> (!t, !t, !t)
  return
}

// All weights except float32 are counted in double.
// CHECK-LABEL: func.func @weights_of_bincount_become_double(
// CHECK-SAME: fake.symbols = [#fake.symbol<u0, unbacked, min = 0>, #fake.symbol<u1, unbacked, min = 0>]
func.func @weights_of_bincount_become_double(%x: !fake.tensor<[3], i64>, %w: !fake.tensor<[3], f16>, %v: !fake.tensor<[3], f32>) {
  // CHECK: fake.aten.bincount{{.*}} -> !fake.tensor<[u0], f64>{{$}}
  %0 = fake.aten.bincount(%x, %w) : (!fake.tensor<[3], i64>, !fake.tensor<[3], f16>) -> !t
  // CHECK: fake.aten.bincount{{.*}} -> !fake.tensor<[u1], f32>{{$}}
  %1 = fake.aten.bincount(%x, %v) : (!fake.tensor<[3], i64>, !fake.tensor<[3], f32>) -> !t
  return
}

// The maximum of an empty tensor is not rejected; argmax is.
// CHECK-LABEL: func.func @max_of_nothing_has_an_answer(
func.func @max_of_nothing_has_an_answer(%x: !fake.tensor<[0, 3], f32>, %y: !fake.tensor<[0], f32>) {
  // CHECK: fake.aten.max.dim{{.*}} -> (!fake.tensor<[3], f32>, !fake.tensor<[3], i64>){{$}}
  %0:2 = fake.aten.max.dim(%x, 0) : (!fake.tensor<[0, 3], f32>) -> (!t, !t)
  // CHECK: fake.aten.max{{.*}} -> !fake.tensor<[], f32>{{$}}
  %1 = fake.aten.max(%y) : (!fake.tensor<[0], f32>) -> !t
  return
}

// No op checks the end of a storage, or overlapping elements that are written.
// CHECK-LABEL: func.func @nothing_looks_at_bounds_or_overlap(
func.func @nothing_looks_at_bounds_or_overlap(%x: !fake.tensor<[4], f32>, %y: !fake.tensor<[1], f32>) {
  // CHECK: fake.aten.as_strided{{.*}} -> !fake.tensor<[10], f32>{{$}}
  %0 = fake.aten.as_strided(%x, [10], [1]) : (!fake.tensor<[4], f32>) -> !t
  // CHECK: fake.aten.expand{{.*}} -> !fake.tensor<[4], f32, strides = [0]>{{$}}
  %1 = fake.aten.expand(%y, [4]) : (!fake.tensor<[1], f32>) -> !t
  // CHECK: fake.aten.add_.Tensor{{.*}} -> !fake.tensor<[4], f32, strides = [0]>{{$}}
  %2 = fake.aten.add_.Tensor(%1, 1) : (!t) -> !t
  // CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[3], f32, offset = 1>{{$}}
  %3 = fake.aten.slice.Tensor(%x, 0, 1) : (!fake.tensor<[4], f32>) -> !t
  // CHECK: fake.aten.slice.Tensor{{.*}} -> !fake.tensor<[3], f32>{{$}}
  %4 = fake.aten.slice.Tensor(%x, 0, 0, 3) : (!fake.tensor<[4], f32>) -> !t
  // CHECK: fake.aten.copy_{{.*}} -> !fake.tensor<[3], f32, offset = 1>{{$}}
  %5 = fake.aten.copy_(%3, %4) : (!t, !t) -> !t
  return
}

// A kept dimension has the stride given by multiplying all sizes, including 0.
// CHECK-LABEL: func.func @sum_of_empty_rows_keeps_a_stride_of_zero(
func.func @sum_of_empty_rows_keeps_a_stride_of_zero(%x: !fake.tensor<[2, 2, 0], f32>) {
  // CHECK: fake.aten.sum.dim_IntList{{.*}} -> !fake.tensor<[2, 1, 0], f32, strides = [1, 0, 1]>{{$}}
  %0 = fake.aten.sum.dim_IntList(%x, [1], true) : (!fake.tensor<[2, 2, 0], f32>) -> !t
  return
}

// The new dimension is the innermost; the others keep their order.
// CHECK-LABEL: func.func @one_hot_follows_its_argument(
func.func @one_hot_follows_its_argument(%x: !fake.tensor<[3, 2], i64, strides = [1, 3]>) {
  // CHECK: fake.aten.one_hot{{.*}} -> !fake.tensor<[3, 2, 3], i64, strides = [3, 9, 1]>{{$}}
  %0 = fake.aten.one_hot(%x, 3) : (!fake.tensor<[3, 2], i64, strides = [1, 3]>) -> !t
  return
}

// The second tensor comes first, and is swapped back.
// CHECK-LABEL: func.func @meshgrid_swaps_without_a_copy(
func.func @meshgrid_swaps_without_a_copy(%x: !fake.tensor<[3], f32>, %y: !fake.tensor<[4], f32>) {
  // CHECK: fake.aten.meshgrid.indexing{{.*}} -> !fake.list<!fake.tensor<[4, 3], f32, strides = [0, 1]>, !fake.tensor<[4, 3], f32, strides = [1, 0]>>{{$}}
  %0 = fake.aten.meshgrid.indexing([%x, %y], indexing = "xy") : (!fake.tensor<[3], f32>, !fake.tensor<[4], f32>) -> !fake.list<!t, !t>
  return
}

// Equal scalars of different types make different calls, also for the cache.
// CHECK-LABEL: func.func @one_is_not_one_point_zero(
func.func @one_is_not_one_point_zero(%x: !idx) {
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[2], i64>{{$}}
  %0 = fake.aten.add.Tensor(%x, 1) : (!idx) -> !t
  // CHECK: fake.aten.add.Tensor{{.*}} -> !fake.tensor<[2], f32>{{$}}
  %1 = fake.aten.add.Tensor(%x, 1.0) : (!idx) -> !t
  return
}
