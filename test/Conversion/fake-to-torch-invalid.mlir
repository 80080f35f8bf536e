// RUN: fake-opt %s --fake-to-torch --split-input-file --verify-diagnostics

func.func @complex_number(%x: !fake.tensor<[3], f32>) {
  // expected-error@+1 {{argument 'other' has no counterpart in torch IR}}
  %0 = fake.aten.mul.Scalar(%x, complex<0.0, 1.0>) : (!fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @number_for_self(%x: !fake.tensor<[3], f32>, %n: !fake.int) {
  // expected-error@+1 {{argument 'self' has no counterpart in torch IR}}
  %0 = fake.aten.mul.Tensor(%n, %x) : (!fake.int, !fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @number_without_overload(%x: !fake.tensor<[3], f32>) {
  // expected-error@+1 {{argument 'src' has no counterpart in torch IR}}
  %0 = fake.aten.copy_(%x, 2) : (!fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @map(%xs: !fake.tensor<[3, 4], f32>) {
  // expected-error@+1 {{has no counterpart in torch IR}}
  %0 = fake.map over(%xs) : (!fake.tensor<[3, 4], f32>) -> !fake.tensor<[3, 4], f32>
  do(%x: !fake.tensor<[4], f32>) {
    fake.yield %x : !fake.tensor<[4], f32>
  }
  return
}
