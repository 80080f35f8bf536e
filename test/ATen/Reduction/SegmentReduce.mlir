// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of SegmentReduce. Written by utils/oracle/write_tests.py.

!f16_3 = !fake.tensor<[3], f16>

// CHECK-LABEL: func.func @_segment_reduce_backward(
// CHECK: fake.aten._segment_reduce_backward{{.*}} -> !fake.tensor<[2], f16>
func.func @_segment_reduce_backward(%grad: !f16_3, %output: !f16_3, %data: !fake.tensor<[2], f16>, %lengths: !fake.tensor<[3], i64>) {
  %0 = fake.aten._segment_reduce_backward(%grad, %output, %data, "sum", lengths = %lengths) : (!f16_3, !f16_3, !fake.tensor<[2], f16>, !fake.tensor<[3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_segment_reduce_backward_cuda(
// CHECK: fake.aten._segment_reduce_backward{{.*}} -> !fake.tensor<[], f32, device = "cuda:0">
func.func @_segment_reduce_backward_cuda(%grad: !fake.tensor<[], f32, device = "cuda:0">, %output: !fake.tensor<[], f32>, %data: !fake.tensor<[], f32, device = "cuda:0">, %lengths: !fake.tensor<[], bf16, device = "cuda:0">) {
  %0 = fake.aten._segment_reduce_backward(%grad, %output, %data, "amax", lengths = %lengths, offsets = none) : (!fake.tensor<[], f32, device = "cuda:0">, !fake.tensor<[], f32>, !fake.tensor<[], f32, device = "cuda:0">, !fake.tensor<[], bf16, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @segment_reduce(
// CHECK: fake.aten.segment_reduce{{.*}} -> !fake.tensor<[4, 5], f32>
func.func @segment_reduce(%data: !fake.tensor<[5, 5], f32>, %lengths: !fake.tensor<[4], i64>) {
  %0 = fake.aten.segment_reduce(%data, "max", lengths = %lengths, initial = 1) : (!fake.tensor<[5, 5], f32>, !fake.tensor<[4], i64>) -> !fake.tensor<*>
  return
}
