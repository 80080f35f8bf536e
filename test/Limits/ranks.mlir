// RUN: fake-opt %s --fake-propagate --split-input-file --verify-diagnostics

// Tensors without the dimensions that a rule expects.

!scalar = !fake.tensor<[], f32>

// expected-note@+1 {{operand #1}}
func.func @gradient_of_distances(%g: !scalar, %x: !scalar) {
  // expected-error@+1 {{expected a tensor of rank 2 or more, found rank 0}}
  %0 = fake.aten._cdist_backward(%g, %x, %x, 2.0, %g) : (!scalar, !scalar, !scalar, !scalar) -> !fake.tensor<*>
  return
}

// -----

!vector = !fake.tensor<[3], f32>

// expected-note@+1 {{operand #2}}
func.func @kernel_without_channels(%g: !vector, %x: !vector, %w: !vector) {
  // expected-error@+1 {{expected a weight of rank 3 or more, found [3]}}
  %0:3 = fake.aten.convolution_backward(%g, %x, %w, none, [1], [0], [1], false, [0], 1, [true, true, true])
      : (!vector, !vector, !vector) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// -----

!x = !fake.tensor<[1, 2, 5, 5], f32>
!w = !fake.tensor<[2, 2, 3], f32>

// expected-note@+1 {{operand #1}}
func.func @image_and_kernel_of_a_sequence(%g: !w, %x: !x, %w: !w) {
  // expected-error@+1 {{expected an input of rank 3, as the weight has, found [1, 2, 5, 5]}}
  %0:3 = fake.aten.convolution_backward(%g, %x, %w, none, [1], [0], [1], false, [0], 1, [true, true, true])
      : (!w, !x, !w) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

// -----

// A scalar has a dimension -1 for reductions, but none for contractions.
// expected-note@+1 {{operand #1}}
func.func @contraction_of_a_scalar(%x: !fake.tensor<[1, 2], f32>, %y: !fake.tensor<[], f32>) {
  // expected-error@+1 {{a tensor of rank 0 has no dimension to contract}}
  %0 = fake.aten.tensordot(%x, %y, [-1], [0]) : (!fake.tensor<[1, 2], f32>, !fake.tensor<[], f32>) -> !fake.tensor<*>
  return
}
