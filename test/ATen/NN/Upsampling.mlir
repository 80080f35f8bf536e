// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Upsampling. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @__interpolate(
// CHECK: fake.aten.__interpolate{{.*}} -> !fake.tensor<[2, 5, 1, 1], f32>
func.func @__interpolate(%input: !fake.tensor<[2, 5, 2, 3], f32>) {
  %0 = fake.aten.__interpolate(%input, 1, align_corners = none, recompute_scale_factor = false) : (!fake.tensor<[2, 5, 2, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @__interpolate_size_list(
// CHECK: fake.aten.__interpolate.size_list{{.*}} -> !fake.tensor<[1, 3, 2], f32, device = "cuda:0">
func.func @__interpolate_size_list(%input: !fake.tensor<[1, 3, 2], f32, strides = [7, 2, 1], device = "cuda:0">) {
  %0 = fake.aten.__interpolate.size_list(%input, scale_factor = 1.0, recompute_scale_factor = none) : (!fake.tensor<[1, 3, 2], f32, strides = [7, 2, 1], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_bicubic2d_aa(
// CHECK: fake.aten._upsample_bicubic2d_aa{{.*}} -> !fake.tensor<[4, 2, 8, 5], f32>
func.func @_upsample_bicubic2d_aa(%self: !fake.tensor<[4, 2, 5, 6], f32, strides = [6, 0, 0, 1]>) {
  %0 = fake.aten._upsample_bicubic2d_aa(%self, [8, 5], false) : (!fake.tensor<[4, 2, 5, 6], f32, strides = [6, 0, 0, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_bicubic2d_aa_backward(
// CHECK: fake.aten._upsample_bicubic2d_aa_backward{{.*}} -> !fake.tensor<[2, 3, 7, 4], bf16>
func.func @_upsample_bicubic2d_aa_backward(%grad_output: !fake.tensor<[2, 3, 4, 5], bf16, strides = [540, 180, 45, 3]>) {
  %0 = fake.aten._upsample_bicubic2d_aa_backward(%grad_output, [4, 5], [2, 3, 7, 4], true) : (!fake.tensor<[2, 3, 4, 5], bf16, strides = [540, 180, 45, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_bilinear2d_aa(
// CHECK: fake.aten._upsample_bilinear2d_aa{{.*}} -> !fake.tensor<[5, 2, 8, 2], f32>
func.func @_upsample_bilinear2d_aa(%self: !fake.tensor<[5, 2, 7, 4], f32>) {
  %0 = fake.aten._upsample_bilinear2d_aa(%self, [8, 2], true, none, 0.1) : (!fake.tensor<[5, 2, 7, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_bilinear2d_aa_vec(
// CHECK: fake.aten._upsample_bilinear2d_aa.vec{{.*}} -> !fake.tensor<[6, 3, 17, 18], f32>
func.func @_upsample_bilinear2d_aa_vec(%input: !fake.tensor<[6, 3, 10, 20], f32>) {
  %0 = fake.aten._upsample_bilinear2d_aa.vec(%input, none, false, [1.7, 0.9]) : (!fake.tensor<[6, 3, 10, 20], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_bilinear2d_aa_backward(
// CHECK: fake.aten._upsample_bilinear2d_aa_backward{{.*}} -> !fake.tensor<[3, 3, 5, 7], f32>
func.func @_upsample_bilinear2d_aa_backward(%grad_output: !fake.tensor<[3, 3, 5, 6], f32>) {
  %0 = fake.aten._upsample_bilinear2d_aa_backward(%grad_output, [5, 6], [3, 3, 5, 7], true, 1.0) : (!fake.tensor<[3, 3, 5, 6], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_bilinear2d_aa_backward_channels_last(
// CHECK: fake.aten._upsample_bilinear2d_aa_backward{{.*}} -> !fake.tensor<[2, 3, 8, 6], f16, strides = [144, 1, 18, 3]>
func.func @_upsample_bilinear2d_aa_backward_channels_last(%grad_output: !fake.tensor<[2, 3, 6, 7], f16, strides = [126, 1, 21, 3]>) {
  %0 = fake.aten._upsample_bilinear2d_aa_backward(%grad_output, [6, 7], [2, 3, 8, 6], false) : (!fake.tensor<[2, 3, 6, 7], f16, strides = [126, 1, 21, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_lanczos2d_aa(
// CHECK: fake.aten._upsample_lanczos2d_aa{{.*}} -> !fake.tensor<[3, 2, 4, 6], bf16>
func.func @_upsample_lanczos2d_aa(%self: !fake.tensor<[3, 2, 7, 8], bf16>) {
  %0 = fake.aten._upsample_lanczos2d_aa(%self, [4, 6], true, 1.0) : (!fake.tensor<[3, 2, 7, 8], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_lanczos2d_aa_vec(
// CHECK: fake.aten._upsample_lanczos2d_aa.vec{{.*}} -> !fake.tensor<[5, 4, 7, 6], f64, device = "cuda:0">
func.func @_upsample_lanczos2d_aa_vec(%input: !fake.tensor<[5, 4, 6, 5], f64, device = "cuda:0">) {
  %0 = fake.aten._upsample_lanczos2d_aa.vec(%input, [7, 6], true, none) : (!fake.tensor<[5, 4, 6, 5], f64, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_lanczos2d_aa_vec_channels_last(
// CHECK: fake.aten._upsample_lanczos2d_aa.vec{{.*}} -> !fake.tensor<[3, 3, 10, 10], u8, strides = [300, 1, 30, 3]>
func.func @_upsample_lanczos2d_aa_vec_channels_last(%input: !fake.tensor<[3, 3, 5, 5], u8, strides = [75, 1, 15, 3]>) {
  %0 = fake.aten._upsample_lanczos2d_aa.vec(%input, none, true, [2.0, 2.0]) : (!fake.tensor<[3, 3, 5, 5], u8, strides = [75, 1, 15, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_lanczos2d_aa_backward(
// CHECK: fake.aten._upsample_lanczos2d_aa_backward{{.*}} -> !fake.tensor<[3, 4, 5, 3], f16>
func.func @_upsample_lanczos2d_aa_backward(%grad_output: !fake.tensor<[3, 4, 5, 6], f16>) {
  %0 = fake.aten._upsample_lanczos2d_aa_backward(%grad_output, [5, 6], [3, 4, 5, 3], true) : (!fake.tensor<[3, 4, 5, 6], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_lanczos2d_aa_backward_channels_last(
// CHECK: fake.aten._upsample_lanczos2d_aa_backward{{.*}} -> !fake.tensor<[4, 4, 3, 6], f32, strides = [72, 1, 24, 4]>
func.func @_upsample_lanczos2d_aa_backward_channels_last(%grad_output: !fake.tensor<[4, 4, 2, 5], f32, strides = [40, 1, 20, 4]>) {
  %0 = fake.aten._upsample_lanczos2d_aa_backward(%grad_output, [2, 5], [4, 4, 3, 6], true) : (!fake.tensor<[4, 4, 2, 5], f32, strides = [40, 1, 20, 4]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_nearest_exact1d(
// CHECK: fake.aten._upsample_nearest_exact1d{{.*}} -> !fake.tensor<[2, 3, 5], f32>
func.func @_upsample_nearest_exact1d(%self: !fake.tensor<[2, 3, 4], f32>) {
  %0 = fake.aten._upsample_nearest_exact1d(%self, [5]) : (!fake.tensor<[2, 3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_nearest_exact1d_vec(
// CHECK: fake.aten._upsample_nearest_exact1d.vec{{.*}} -> !fake.tensor<[2, 3, 5], f32>
func.func @_upsample_nearest_exact1d_vec(%input: !fake.tensor<[2, 3, 4], f32>) {
  %0 = fake.aten._upsample_nearest_exact1d.vec(%input, [5], none) : (!fake.tensor<[2, 3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_nearest_exact1d_backward(
// CHECK: fake.aten._upsample_nearest_exact1d_backward{{.*}} -> !fake.tensor<[2, 6, 2], f32>
func.func @_upsample_nearest_exact1d_backward(%grad_output: !fake.tensor<[2, 6, 4], f32>) {
  %0 = fake.aten._upsample_nearest_exact1d_backward(%grad_output, [4], [2, 6, 2]) : (!fake.tensor<[2, 6, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_nearest_exact2d(
// CHECK: fake.aten._upsample_nearest_exact2d{{.*}} -> !fake.tensor<[2, 3, 3, 4], f32>
func.func @_upsample_nearest_exact2d(%self: !fake.tensor<[2, 3, 4, 5], f32>) {
  %0 = fake.aten._upsample_nearest_exact2d(%self, [3, 4]) : (!fake.tensor<[2, 3, 4, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_nearest_exact2d_vec(
// CHECK: fake.aten._upsample_nearest_exact2d.vec{{.*}} -> !fake.tensor<[2, 3, 3, 4], f32>
func.func @_upsample_nearest_exact2d_vec(%input: !fake.tensor<[2, 3, 4, 5], f32>) {
  %0 = fake.aten._upsample_nearest_exact2d.vec(%input, [3, 4], none) : (!fake.tensor<[2, 3, 4, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_nearest_exact2d_backward(
// CHECK: fake.aten._upsample_nearest_exact2d_backward{{.*}} -> !fake.tensor<[3, 3, 7, 4], f32>
func.func @_upsample_nearest_exact2d_backward(%grad_output: !fake.tensor<[3, 3, 8, 7], f32, strides = [2, 56, 1, 1]>) {
  %0 = fake.aten._upsample_nearest_exact2d_backward(%grad_output, [8, 7], [3, 3, 7, 4]) : (!fake.tensor<[3, 3, 8, 7], f32, strides = [2, 56, 1, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_nearest_exact3d(
// CHECK: fake.aten._upsample_nearest_exact3d{{.*}} -> !fake.tensor<[2, 3, 3, 2, 4], f32>
func.func @_upsample_nearest_exact3d(%self: !fake.tensor<[2, 3, 4, 3, 5], f32>) {
  %0 = fake.aten._upsample_nearest_exact3d(%self, [3, 2, 4]) : (!fake.tensor<[2, 3, 4, 3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_nearest_exact3d_channels_last(
// CHECK: fake.aten._upsample_nearest_exact3d{{.*}} -> !fake.tensor<[2, 2, 5, 6, 7], f32, strides = [420, 1, 84, 14, 2]>
func.func @_upsample_nearest_exact3d_channels_last(%self: !fake.tensor<[2, 2, 5, 2, 3], f32, strides = [60, 1, 12, 6, 2]>) {
  %0 = fake.aten._upsample_nearest_exact3d(%self, [5, 6, 7]) : (!fake.tensor<[2, 2, 5, 2, 3], f32, strides = [60, 1, 12, 6, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_nearest_exact3d_vec(
// CHECK: fake.aten._upsample_nearest_exact3d.vec{{.*}} -> !fake.tensor<[3, 3, 2, 12, 10], f16>
func.func @_upsample_nearest_exact3d_vec(%input: !fake.tensor<[3, 3, 5, 6, 5], f16>) {
  %0 = fake.aten._upsample_nearest_exact3d.vec(%input, none, [0.5, 2.0, 2.0]) : (!fake.tensor<[3, 3, 5, 6, 5], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_upsample_nearest_exact3d_backward(
// CHECK: fake.aten._upsample_nearest_exact3d_backward{{.*}} -> !fake.tensor<[6, 4, 6, 4, 2], f16>
func.func @_upsample_nearest_exact3d_backward(%grad_output: !fake.tensor<[6, 4, 3, 3, 2], f16>) {
  %0 = fake.aten._upsample_nearest_exact3d_backward(%grad_output, [3, 3, 2], [6, 4, 6, 4, 2]) : (!fake.tensor<[6, 4, 3, 3, 2], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_bicubic2d(
// CHECK: fake.aten.upsample_bicubic2d{{.*}} -> !fake.tensor<[2, 3, 3, 4], f32>
func.func @upsample_bicubic2d(%self: !fake.tensor<[2, 3, 4, 5], f32>) {
  %0 = fake.aten.upsample_bicubic2d(%self, [3, 4], false) : (!fake.tensor<[2, 3, 4, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_bicubic2d_vec(
// CHECK: fake.aten.upsample_bicubic2d.vec{{.*}} -> !fake.tensor<[2, 3, 3, 4], f32>
func.func @upsample_bicubic2d_vec(%input: !fake.tensor<[2, 3, 4, 5], f32>) {
  %0 = fake.aten.upsample_bicubic2d.vec(%input, [3, 4], false, none) : (!fake.tensor<[2, 3, 4, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_bicubic2d_backward(
// CHECK: fake.aten.upsample_bicubic2d_backward{{.*}} -> !fake.tensor<[5, 2, 6, 6], f32>
func.func @upsample_bicubic2d_backward(%grad_output: !fake.tensor<[5, 2, 8, 5], f32>) {
  %0 = fake.aten.upsample_bicubic2d_backward(%grad_output, [8, 5], [5, 2, 6, 6], false) : (!fake.tensor<[5, 2, 8, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_bilinear2d(
// CHECK: fake.aten.upsample_bilinear2d{{.*}} -> !fake.tensor<[2, 3, 3, 4], f32>
func.func @upsample_bilinear2d(%self: !fake.tensor<[2, 3, 4, 5], f32>) {
  %0 = fake.aten.upsample_bilinear2d(%self, [3, 4], false) : (!fake.tensor<[2, 3, 4, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_bilinear2d_channels_last(
// CHECK: fake.aten.upsample_bilinear2d{{.*}} -> !fake.tensor<[2, 3, 130, 130], u8, strides = [50700, 1, 390, 3]>
func.func @upsample_bilinear2d_channels_last(%self: !fake.tensor<[2, 3, 270, 270], u8, strides = [218700, 1, 810, 3]>) {
  %0 = fake.aten.upsample_bilinear2d(%self, [130, 130], false) : (!fake.tensor<[2, 3, 270, 270], u8, strides = [218700, 1, 810, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_bilinear2d_vec(
// CHECK: fake.aten.upsample_bilinear2d.vec{{.*}} -> !fake.tensor<[2, 3, 3, 4], f32>
func.func @upsample_bilinear2d_vec(%input: !fake.tensor<[2, 3, 4, 5], f32>) {
  %0 = fake.aten.upsample_bilinear2d.vec(%input, [3, 4], false, none) : (!fake.tensor<[2, 3, 4, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_bilinear2d_backward(
// CHECK: fake.aten.upsample_bilinear2d_backward{{.*}} -> !fake.tensor<[4, 3, 6, 7], f16>
func.func @upsample_bilinear2d_backward(%grad_output: !fake.tensor<[4, 3, 8, 4], f16>) {
  %0 = fake.aten.upsample_bilinear2d_backward(%grad_output, [8, 4], [4, 3, 6, 7], true, 0.5) : (!fake.tensor<[4, 3, 8, 4], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_linear1d(
// CHECK: fake.aten.upsample_linear1d{{.*}} -> !fake.tensor<[2, 3, 5], f32>
func.func @upsample_linear1d(%self: !fake.tensor<[2, 3, 4], f32>) {
  %0 = fake.aten.upsample_linear1d(%self, [5], false) : (!fake.tensor<[2, 3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_linear1d_vec(
// CHECK: fake.aten.upsample_linear1d.vec{{.*}} -> !fake.tensor<[2, 3, 5], f32>
func.func @upsample_linear1d_vec(%input: !fake.tensor<[2, 3, 4], f32>) {
  %0 = fake.aten.upsample_linear1d.vec(%input, [5], false, none) : (!fake.tensor<[2, 3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_linear1d_backward(
// CHECK: fake.aten.upsample_linear1d_backward{{.*}} -> !fake.tensor<[6, 3, 5], f32>
func.func @upsample_linear1d_backward(%grad_output: !fake.tensor<[6, 3, 2], f32>) {
  %0 = fake.aten.upsample_linear1d_backward(%grad_output, [2], [6, 3, 5], false) : (!fake.tensor<[6, 3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_nearest1d(
// CHECK: fake.aten.upsample_nearest1d{{.*}} -> !fake.tensor<[2, 3, 5], f32>
func.func @upsample_nearest1d(%self: !fake.tensor<[2, 3, 4], f32>) {
  %0 = fake.aten.upsample_nearest1d(%self, [5]) : (!fake.tensor<[2, 3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_nearest1d_vec(
// CHECK: fake.aten.upsample_nearest1d.vec{{.*}} -> !fake.tensor<[2, 3, 5], f32>
func.func @upsample_nearest1d_vec(%input: !fake.tensor<[2, 3, 4], f32>) {
  %0 = fake.aten.upsample_nearest1d.vec(%input, [5], none) : (!fake.tensor<[2, 3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_nearest1d_backward(
// CHECK: fake.aten.upsample_nearest1d_backward{{.*}} -> !fake.tensor<[3, 4, 4], f64>
func.func @upsample_nearest1d_backward(%grad_output: !fake.tensor<[3, 4, 3], f64>) {
  %0 = fake.aten.upsample_nearest1d_backward(%grad_output, [3], [3, 4, 4]) : (!fake.tensor<[3, 4, 3], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_nearest2d(
// CHECK: fake.aten.upsample_nearest2d{{.*}} -> !fake.tensor<[2, 3, 2, 2], f32>
func.func @upsample_nearest2d(%self: !fake.tensor<[2, 3, 4, 5], f32>) {
  %0 = fake.aten.upsample_nearest2d(%self, [2, 2]) : (!fake.tensor<[2, 3, 4, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_nearest2d_vec(
// CHECK: fake.aten.upsample_nearest2d.vec{{.*}} -> !fake.tensor<[2, 3, 3, 4], f32>
func.func @upsample_nearest2d_vec(%input: !fake.tensor<[2, 3, 4, 5], f32>) {
  %0 = fake.aten.upsample_nearest2d.vec(%input, [3, 4], none) : (!fake.tensor<[2, 3, 4, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_nearest2d_backward(
// CHECK: fake.aten.upsample_nearest2d_backward{{.*}} -> !fake.tensor<[4, 2, 4, 5], f32>
func.func @upsample_nearest2d_backward(%grad_output: !fake.tensor<[4, 2, 3, 2], f32>) {
  %0 = fake.aten.upsample_nearest2d_backward(%grad_output, [3, 2], [4, 2, 4, 5]) : (!fake.tensor<[4, 2, 3, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_nearest3d(
// CHECK: fake.aten.upsample_nearest3d{{.*}} -> !fake.tensor<[2, 3, 5, 4, 6], f32>
func.func @upsample_nearest3d(%self: !fake.tensor<[2, 3, 4, 3, 5], f32>) {
  %0 = fake.aten.upsample_nearest3d(%self, [5, 4, 6]) : (!fake.tensor<[2, 3, 4, 3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_nearest3d_channels_last(
// CHECK: fake.aten.upsample_nearest3d{{.*}} -> !fake.tensor<[2, 2, 5, 6, 7], u8, strides = [420, 1, 84, 14, 2]>
func.func @upsample_nearest3d_channels_last(%self: !fake.tensor<[2, 2, 5, 2, 3], u8, strides = [60, 1, 12, 6, 2]>) {
  %0 = fake.aten.upsample_nearest3d(%self, [5, 6, 7]) : (!fake.tensor<[2, 2, 5, 2, 3], u8, strides = [60, 1, 12, 6, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_nearest3d_vec(
// CHECK: fake.aten.upsample_nearest3d.vec{{.*}} -> !fake.tensor<[2, 3, 2, 2, 2], f32>
func.func @upsample_nearest3d_vec(%input: !fake.tensor<[2, 3, 4, 4, 4], f32>) {
  %0 = fake.aten.upsample_nearest3d.vec(%input, none, [0.6, 0.6, 0.6]) : (!fake.tensor<[2, 3, 4, 4, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_nearest3d_backward(
// CHECK: fake.aten.upsample_nearest3d_backward{{.*}} -> !fake.tensor<[3, 3, 5, 4, 6], f32>
func.func @upsample_nearest3d_backward(%grad_output: !fake.tensor<[3, 3, 1, 3, 5], f32>) {
  %0 = fake.aten.upsample_nearest3d_backward(%grad_output, [1, 3, 5], [3, 3, 5, 4, 6]) : (!fake.tensor<[3, 3, 1, 3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_trilinear3d(
// CHECK: fake.aten.upsample_trilinear3d{{.*}} -> !fake.tensor<[2, 3, 3, 2, 4], f32>
func.func @upsample_trilinear3d(%self: !fake.tensor<[2, 3, 4, 3, 5], f32>) {
  %0 = fake.aten.upsample_trilinear3d(%self, [3, 2, 4], false) : (!fake.tensor<[2, 3, 4, 3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_trilinear3d_vec(
// CHECK: fake.aten.upsample_trilinear3d.vec{{.*}} -> !fake.tensor<[2, 3, 3, 2, 4], f32>
func.func @upsample_trilinear3d_vec(%input: !fake.tensor<[2, 3, 4, 3, 5], f32>) {
  %0 = fake.aten.upsample_trilinear3d.vec(%input, [3, 2, 4], false, none) : (!fake.tensor<[2, 3, 4, 3, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @upsample_trilinear3d_backward(
// CHECK: fake.aten.upsample_trilinear3d_backward{{.*}} -> !fake.tensor<[4, 5, 4, 5, 4], f32>
func.func @upsample_trilinear3d_backward(%grad_output: !fake.tensor<[4, 5, 6, 2, 5], f32>) {
  %0 = fake.aten.upsample_trilinear3d_backward(%grad_output, [6, 2, 5], [4, 5, 4, 5, 4], true) : (!fake.tensor<[4, 5, 6, 2, 5], f32>) -> !fake.tensor<*>
  return
}
