// RUN: fake-opt %s --fake-propagate | FileCheck %s

// Ops of torchvision, which is not installed where calls are recorded. The answers follow from
// torchvision/_meta_registrations.py.

!f32_10x5 = !fake.tensor<[10, 5], f32>
!f32_2x3x16x16 = !fake.tensor<[2, 3, 16, 16], f32>

// CHECK-LABEL: func.func @torchvision_deform_conv2d(
// CHECK: fake.torchvision.deform_conv2d{{.*}} -> !fake.tensor<[2, 5, 6, 6], f32>
func.func @torchvision_deform_conv2d(%input: !fake.tensor<[2, 3, 8, 8], f32>, %weight: !fake.tensor<[5, 3, 3, 3], f32>, %offset: !fake.tensor<[2, 18, 6, 6], f32>, %mask: !fake.tensor<[2, 9, 6, 6], f32>, %bias: !fake.tensor<[5], f32>) {
  %0 = fake.torchvision.deform_conv2d(%input, %weight, %offset, %mask, %bias, 1, 1, 0, 0, 1, 1, 1, 1, true) : (!fake.tensor<[2, 3, 8, 8], f32>, !fake.tensor<[5, 3, 3, 3], f32>, !fake.tensor<[2, 18, 6, 6], f32>, !fake.tensor<[2, 9, 6, 6], f32>, !fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @torchvision_nms(
// CHECK: fake.torchvision.nms{{.*}} -> !fake.tensor<[u0], i64>
func.func @torchvision_nms(%dets: !fake.tensor<[8, 4], f32>, %scores: !fake.tensor<[8], f32>) {
  %0 = fake.torchvision.nms(%dets, %scores, 0.5) : (!fake.tensor<[8, 4], f32>, !fake.tensor<[8], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @torchvision_roi_align(
// CHECK: fake.torchvision.roi_align{{.*}} -> !fake.tensor<[10, 3, 7, 6], f32>
func.func @torchvision_roi_align(%input: !f32_2x3x16x16, %rois: !f32_10x5) {
  %0 = fake.torchvision.roi_align(%input, %rois, 0.5, 7, 6, 2, true) : (!f32_2x3x16x16, !f32_10x5) -> !fake.tensor<*>
  return
}

// The indices are of int32 in torchvision and of int64 in torch-mlir, so the type states it.
// CHECK-LABEL: func.func @torchvision_roi_pool(
// CHECK: fake.torchvision.roi_pool{{.*}} -> (!fake.tensor<[10, 3, 7, 6], f32>, !fake.tensor<[10, 3, 7, 6], i32>)
func.func @torchvision_roi_pool(%input: !f32_2x3x16x16, %rois: !f32_10x5) {
  %0:2 = fake.torchvision.roi_pool(%input, %rois, 0.5, 7, 6) : (!f32_2x3x16x16, !f32_10x5) -> (!fake.tensor<*>, !fake.tensor<*, i32>)
  return
}
