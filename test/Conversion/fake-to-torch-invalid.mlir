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

// -----

// The types of the torch reader state no layout.
// expected-error@+1 {{argument of type '!fake.tensor<[8, 16], f32, layout = sparse_csr>' has no counterpart in torch IR: expected a layout that torch types state, found sparse_csr}}
func.func @sparse_argument(%x: !fake.tensor<[8, 16], f32, layout = sparse_csr>) {
  return
}

// -----

func.func @sparse_result(%x: !fake.tensor<[8, 16], f32>) {
  // expected-error@+1 {{'fake.aten.to_sparse' op result of type '!fake.tensor<[8, 16], f32, layout = sparse_coo, sparse_dims = 2, coalesced>' has no counterpart in torch IR: expected a layout that torch types state, found sparse_coo}}
  %0 = fake.aten.to_sparse(%x) : (!fake.tensor<[8, 16], f32>) -> !fake.tensor<[8, 16], f32, layout = sparse_coo, sparse_dims = 2, coalesced>
  return
}

// -----

// expected-error@+1 {{argument of type '!fake.tensor<[3, j0, 8], f32, layout = jagged, values_size = 12>' has no counterpart in torch IR: expected a layout that torch types state, found jagged}}
func.func @jagged_argument(%x: !fake.tensor<[3, j0, 8], f32, layout = jagged, values_size = 12>) {
  return
}

// -----

// expected-error@+1 {{op result #0 of type '!fake.tensor<[8, 16], f32, layout = sparse_bsr>' has no counterpart in torch IR: expected a layout that torch types state, found sparse_bsr}}
func.func private @sparse_declaration(!fake.int) -> !fake.tensor<[8, 16], f32, layout = sparse_bsr>
