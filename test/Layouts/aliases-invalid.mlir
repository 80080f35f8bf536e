// RUN: fake-opt %s --fake-propagate --verify-diagnostics

// Elementwise rules are not enough: PyTorch runs an op on a jagged tensor only
// where it has the tag `pointwise`, which these have not.

!jagged = !fake.tensor<[3, j0, 8], f32, layout = jagged>

// expected-note @below 6 {{operand #0 is f32(3, j0, 8)/jagged}}
func.func @untagged(%x: !jagged) {
  // expected-error @below {{'fake.aten.floor_divide_.Tensor' op is not supported for layout jagged: expected strided tensors}}
  %0 = fake.aten.floor_divide_.Tensor(%x, %x) : (!jagged, !jagged) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten._add_relu_.Tensor' op is not supported for layout jagged}}
  %1 = fake.aten._add_relu_.Tensor(%x, %x) : (!jagged, !jagged) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.leaky_relu_backward' op is not supported for layout jagged}}
  %2 = fake.aten.leaky_relu_backward(%x, %x, 0.1, false) : (!jagged, !jagged) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.log_sigmoid_forward' op is not supported for layout jagged}}
  %3:2 = fake.aten.log_sigmoid_forward(%x) : (!jagged) -> (!fake.tensor<*>, !fake.tensor<*>)
  // expected-error @below {{'fake.aten.hardswish_backward' op is not supported for layout jagged}}
  %4 = fake.aten.hardswish_backward(%x, %x) : (!jagged, !jagged) -> !fake.tensor<*>
  // expected-error @below {{'fake.aten.abs_' op is not supported for layout jagged}}
  %5 = fake.aten.abs_(%x) : (!jagged) -> !fake.tensor<*>
  return
}
