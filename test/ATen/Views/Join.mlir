// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Join. Written by utils/oracle/write_tests.py.

!f32_4 = !fake.tensor<[4], f32>
!f32_5 = !fake.tensor<[5], f32>
!f32_5x5 = !fake.tensor<[5, 5], f32>
!i64_5x5 = !fake.tensor<[5, 5], i64>

// CHECK-LABEL: func.func @_chunk_cat(
// CHECK: fake.aten._chunk_cat{{.*}} -> !fake.tensor<[2, 2, 4], f32>
func.func @_chunk_cat(%tensors: !fake.tensor<[2, 3], f32, strides = [1, 2]>, %tensors_1: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten._chunk_cat([%tensors, %tensors_1], 1, 2) : (!fake.tensor<[2, 3], f32, strides = [1, 2]>, !fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_stack(
// CHECK: fake.aten._stack{{.*}} -> !fake.tensor<[3, 4], f32>
func.func @_stack(%tensors: !f32_4, %tensors_1: !f32_4, %tensors_2: !f32_4) {
  %0 = fake.aten._stack([%tensors, %tensors_1, %tensors_2], -2) : (!f32_4, !f32_4, !f32_4) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @block_diag(
// CHECK: fake.aten.block_diag{{.*}} -> !fake.tensor<[3, 10], i64>
func.func @block_diag(%tensors: !fake.tensor<[2, 5], i64>, %tensors_1: !fake.tensor<[5], i64>) {
  %0 = fake.aten.block_diag([%tensors, %tensors_1]) : (!fake.tensor<[2, 5], i64>, !fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @block_diag_promotes(
// CHECK: fake.aten.block_diag{{.*}} -> !fake.tensor<[3, 6], c128>
func.func @block_diag_promotes(%tensors: !fake.tensor<[1], f64>, %tensors_1: !fake.tensor<[2], c64>, %tensors_2: !fake.tensor<[3], c64>) {
  %0 = fake.aten.block_diag([%tensors, %tensors_1, %tensors_2]) : (!fake.tensor<[1], f64>, !fake.tensor<[2], c64>, !fake.tensor<[3], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cartesian_prod(
// CHECK: fake.aten.cartesian_prod{{.*}} -> !fake.tensor<[4, 2], i64>
func.func @cartesian_prod(%tensors: !fake.tensor<[2], i64>, %tensors_1: !fake.tensor<[2], i64>) {
  %0 = fake.aten.cartesian_prod([%tensors, %tensors_1]) : (!fake.tensor<[2], i64>, !fake.tensor<[2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cartesian_prod_aliases(
// CHECK: fake.aten.cartesian_prod{{.*}} -> !fake.tensor<[3], i64>
func.func @cartesian_prod_aliases(%tensors: !fake.tensor<[3], i64>) {
  %0 = fake.aten.cartesian_prod([%tensors]) : (!fake.tensor<[3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cat(
// CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[7, 5], i64>
func.func @cat(%tensors: !fake.tensor<[5, 5], i64>, %tensors_1: !fake.tensor<[2, 5], i64>) {
  %0 = fake.aten.cat([%tensors, %tensors_1]) : (!fake.tensor<[5, 5], i64>, !fake.tensor<[2, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cat_promotes(
// CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[2, 5, 4], f16>
func.func @cat_promotes(%tensors: !fake.tensor<[2, 5, 1], i64>, %tensors_1: !fake.tensor<[2, 5, 3], f16>) {
  %0 = fake.aten.cat([%tensors, %tensors_1], -1) : (!fake.tensor<[2, 5, 1], i64>, !fake.tensor<[2, 5, 3], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cat_aliases(
// CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[8, 6], f32, layout = sparse_coo{{[^>]*}}>
func.func @cat_aliases(%tensors: !fake.tensor<[4, 6], f32, layout = sparse_coo>, %tensors_1: !fake.tensor<[4, 6], f32, layout = sparse_coo>) {
  %0 = fake.aten.cat([%tensors, %tensors_1]) : (!fake.tensor<[4, 6], f32, layout = sparse_coo>, !fake.tensor<[4, 6], f32, layout = sparse_coo>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @cat_channels_last(
// CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[2, 2, 2, 2], i64, strides = [8, 1, 4, 2]>
func.func @cat_channels_last(%tensors: !fake.tensor<[2, 2, 2, 2], i64, strides = [8, 1, 4, 2]>) {
  %0 = fake.aten.cat([%tensors], 1) : (!fake.tensor<[2, 2, 2, 2], i64, strides = [8, 1, 4, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @column_stack(
// CHECK: fake.aten.column_stack{{.*}} -> !fake.tensor<[5, 6], i64>
func.func @column_stack(%tensors: !fake.tensor<[5], i64>, %tensors_1: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.column_stack([%tensors, %tensors_1]) : (!fake.tensor<[5], i64>, !fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @concat(
// CHECK: fake.aten.concat{{.*}} -> !fake.tensor<[4, 2, 3], f32>
func.func @concat(%tensors: !fake.tensor<[1, 2, 3], f32>, %tensors_1: !fake.tensor<[3, 2, 3], f32, strides = [6, 1, 2]>) {
  %0 = fake.aten.concat([%tensors, %tensors_1], 0) : (!fake.tensor<[1, 2, 3], f32>, !fake.tensor<[3, 2, 3], f32, strides = [6, 1, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @concatenate(
// CHECK: fake.aten.concatenate{{.*}} -> !fake.tensor<[1], f32>
func.func @concatenate(%tensors: !fake.tensor<[1], f32, strides = [100]>) {
  %0 = fake.aten.concatenate([%tensors], 0) : (!fake.tensor<[1], f32, strides = [100]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @dstack(
// CHECK: fake.aten.dstack{{.*}} -> !fake.tensor<[5, 5, 3], i64>
func.func @dstack(%tensors: !i64_5x5, %tensors_1: !i64_5x5, %tensors_2: !i64_5x5) {
  %0 = fake.aten.dstack([%tensors, %tensors_1, %tensors_2]) : (!i64_5x5, !i64_5x5, !i64_5x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @dstack_promotes(
// CHECK: fake.aten.dstack{{.*}} -> !fake.tensor<[5, 5, 3], f32>
func.func @dstack_promotes(%tensors: !fake.tensor<[5, 5], i32>, %tensors_1: !f32_5x5, %tensors_2: !f32_5x5) {
  %0 = fake.aten.dstack([%tensors, %tensors_1, %tensors_2]) : (!fake.tensor<[5, 5], i32>, !f32_5x5, !f32_5x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hstack(
// CHECK: fake.aten.hstack{{.*}} -> !fake.tensor<[5, 14], i64>
func.func @hstack(%tensors: !fake.tensor<[5, 4], i64>, %tensors_1: !i64_5x5, %tensors_2: !i64_5x5) {
  %0 = fake.aten.hstack([%tensors, %tensors_1, %tensors_2]) : (!fake.tensor<[5, 4], i64>, !i64_5x5, !i64_5x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @hstack_promotes(
// CHECK: fake.aten.hstack{{.*}} -> !fake.tensor<[5, 15], f64>
func.func @hstack_promotes(%tensors: !i64_5x5, %tensors_1: !i64_5x5, %tensors_2: !fake.tensor<[5, 5], f64>) {
  %0 = fake.aten.hstack([%tensors, %tensors_1, %tensors_2]) : (!i64_5x5, !i64_5x5, !fake.tensor<[5, 5], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @row_stack(
// CHECK: fake.aten.row_stack{{.*}} -> !fake.tensor<[2, 3], c64>
func.func @row_stack(%tensors: !fake.tensor<[3], c64, strides = [3]>, %tensors_1: !fake.tensor<[3], c64>) {
  %0 = fake.aten.row_stack([%tensors, %tensors_1]) : (!fake.tensor<[3], c64, strides = [3]>, !fake.tensor<[3], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @stack(
// CHECK: fake.aten.stack{{.*}} -> !fake.tensor<[1, 3, 4], i64>
func.func @stack(%tensors: !fake.tensor<[3, 4], i64>) {
  %0 = fake.aten.stack([%tensors]) : (!fake.tensor<[3, 4], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @stack_promotes(
// CHECK: fake.aten.stack{{.*}} -> !fake.tensor<[2, 2], i64>
func.func @stack_promotes(%tensors: !fake.tensor<[2], bool, strides = [0]>, %tensors_1: !fake.tensor<[2], i64>) {
  %0 = fake.aten.stack([%tensors, %tensors_1], 1) : (!fake.tensor<[2], bool, strides = [0]>, !fake.tensor<[2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @vstack(
// CHECK: fake.aten.vstack{{.*}} -> !fake.tensor<[15, 5], i64>
func.func @vstack(%tensors: !i64_5x5, %tensors_1: !i64_5x5, %tensors_2: !i64_5x5) {
  %0 = fake.aten.vstack([%tensors, %tensors_1, %tensors_2]) : (!i64_5x5, !i64_5x5, !i64_5x5) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @vstack_promotes(
// CHECK: fake.aten.vstack{{.*}} -> !fake.tensor<[3, 5], f32>
func.func @vstack_promotes(%tensors: !fake.tensor<[5], bool>, %tensors_1: !f32_5, %tensors_2: !f32_5) {
  %0 = fake.aten.vstack([%tensors, %tensors_1, %tensors_2]) : (!fake.tensor<[5], bool>, !f32_5, !f32_5) -> !fake.tensor<*>
  return
}
