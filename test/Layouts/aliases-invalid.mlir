// RUN: not fake-opt %s --fake-propagate 2>&1 | FileCheck %s

// Elementwise rules are not sufficient: PyTorch runs an op on a jagged tensor
// only if it has the tag `pointwise`, which these do not have.

!jagged = !fake.tensor<[3, j0, 8], f32, layout = jagged>

func.func @untagged(%x: !jagged) {
  // CHECK: error: 'fake.aten.floor_divide_.Tensor' op is not supported for layout jagged: expected strided tensors
  %0 = fake.aten.floor_divide_.Tensor(%x, %x) : (!jagged, !jagged) -> !fake.tensor<*>
  // CHECK: error: 'fake.aten._add_relu_.Tensor' op is not supported for layout jagged
  %1 = fake.aten._add_relu_.Tensor(%x, %x) : (!jagged, !jagged) -> !fake.tensor<*>
  // CHECK: error: 'fake.aten.leaky_relu_backward' op is not supported for layout jagged
  %2 = fake.aten.leaky_relu_backward(%x, %x, 0.1, false) : (!jagged, !jagged) -> !fake.tensor<*>
  // CHECK: error: 'fake.aten.log_sigmoid_forward' op is not supported for layout jagged
  %3:2 = fake.aten.log_sigmoid_forward(%x) : (!jagged) -> (!fake.tensor<*>, !fake.tensor<*>)
  // CHECK: error: 'fake.aten.hardswish_backward' op is not supported for layout jagged
  %4 = fake.aten.hardswish_backward(%x, %x) : (!jagged, !jagged) -> !fake.tensor<*>
  // CHECK: error: 'fake.aten.abs_' op is not supported for layout jagged
  %5 = fake.aten.abs_(%x) : (!jagged) -> !fake.tensor<*>
  return
}
