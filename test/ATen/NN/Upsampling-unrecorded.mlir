// RUN: fake-opt %s --fake-propagate | FileCheck %s

// All recorded calls are refused, as modes and sizes are random. The answers are FakeTensor's.

// CHECK-LABEL: func.func @__interpolate_scale_list(
// CHECK: fake.aten.__interpolate.scale_list{{.*}} -> !fake.tensor<[2, 3, 8, 15], f32>
func.func @__interpolate_scale_list(%input: !fake.tensor<[2, 3, 4, 5], f32>) {
  %0 = fake.aten.__interpolate.scale_list(%input, none, [2.0, 3.0]) : (!fake.tensor<[2, 3, 4, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__interpolate_size_list_scale_list(
// CHECK: fake.aten.__interpolate.size_list_scale_list{{.*}} -> !fake.tensor<[2, 3, 8, 6], f32>
func.func @__interpolate_size_list_scale_list(%input: !fake.tensor<[2, 3, 4, 5], f32>) {
  %0 = fake.aten.__interpolate.size_list_scale_list(%input, [8, 6], none) : (!fake.tensor<[2, 3, 4, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_bicubic2d_aa_vec(
// CHECK: fake.aten._upsample_bicubic2d_aa.vec{{.*}} -> !fake.tensor<[2, 3, 8, 7], f32>
func.func @_upsample_bicubic2d_aa_vec(%input: !fake.tensor<[2, 3, 4, 5], f32>) {
  %0 = fake.aten._upsample_bicubic2d_aa.vec(%input, none, true, [2.0, 1.5]) : (!fake.tensor<[2, 3, 4, 5], f32>) -> !fake.tensor<*>
  return
}
