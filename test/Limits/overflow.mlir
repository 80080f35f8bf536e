// RUN: fake-opt %s --fake-propagate --split-input-file --verify-diagnostics

// Tensors that cannot exist: PyTorch reports an overflow of the number of
// elements, or compares sizes without overflow.

func.func @elements() {
  // expected-error@+1 {{expected a result whose number of elements fits 64 bits, found sizes [4611686018427387904, 4]}}
  %0 = fake.aten.zeros([4611686018427387904, 4]) : () -> !fake.tensor<*>
  return
}

// -----

func.func @elements_of_a_view(%x: !fake.tensor<[5], f32>) {
  // expected-error@+1 {{expected a result whose number of elements fits 64 bits, found sizes [4611686018427387904, 4611686018427387904]}}
  %0 = fake.aten.view(%x, [4611686018427387904, 4611686018427387904]) : (!fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @elements_of_an_expanded_tensor(%x: !fake.tensor<[9223372036854775807], f32>) {
  // expected-error@+1 {{expected a result whose number of elements fits 64 bits, found sizes [3, 9223372036854775807]}}
  %0 = fake.aten.expand(%x, [3, -1]) : (!fake.tensor<[9223372036854775807], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @end_of_a_slice(%x: !fake.tensor<[5], f32>) {
  // expected-error@+1 {{start 3 + length 9223372036854775807 exceeds size 5}}
  %0 = fake.aten.narrow(%x, 0, 3, 9223372036854775807) : (!fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @sum_of_parts(%x: !fake.tensor<[5], f32>) {
  // expected-error@+1 {{split sizes [4611686018427387904, 4611686018427387904, 4611686018427387904] do not add up to 5}}
  %0 = fake.aten.split_with_sizes(%x, [4611686018427387904, 4611686018427387904, 4611686018427387904]) : (!fake.tensor<[5], f32>) -> !fake.any
  return
}

// -----

// expected-note@+1 {{operand #0 is f32(5)/(1)}}
func.func @negative_pads(%x: !fake.tensor<[5], f32>) {
  // expected-error@+1 {{size 5 with pads -4611686018427387904 and -4611686018427387904 would become ?}}
  %0 = fake.aten.constant_pad_nd(%x, [-4611686018427387904, -4611686018427387904]) : (!fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}
