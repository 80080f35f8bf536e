// RUN: fake-opt %s --fake-fakify="dynamic-shapes=static hints=1:0=4" --split-input-file --verify-diagnostics

// Invalid options and attributes.

// expected-error@+1 {{expected a hint for dimension 0 of argument #0, as dynamic-shapes is static, found none for 'tensor<?x3xf32>'}}
func.func @no_hint(%x: tensor<?x3xf32>) {
  return
}

// -----

// expected-error@+1 {{expected a hint for one of 0 dimensions of argument #1, found dimension 0}}
func.func @no_dimension(%x: tensor<3xf32>, %y: tensor<f32>) {
  return
}

// -----

// expected-error@+1 {{expected the hint 3 for dimension 0 of argument #1, as in its type, found 4}}
func.func @other_size(%x: tensor<3xf32>, %y: tensor<3xf32>) {
  return
}

// -----

// expected-error@+1 {{expected the hint 5 for dimension 0 of argument #1, as in its example, found 4}}
func.func @other_example(%x: tensor<3xf32>, %y: tensor<?xf32> {fake.example = !fake.tensor<[5], f32>}) {
  return
}

// -----

// expected-error@+1 {{cannot make a fake tensor of argument #0: expected an element type of PyTorch, found 'tensor<3xindex>'}}
func.func @elements(%x: tensor<3xindex>) {
  return
}

// -----

// expected-error@+1 {{cannot make a fake tensor of argument #0: expected a strided layout, found}}
func.func @layout(%x: memref<8xf32, affine_map<(d0) -> (d0 floordiv 4, d0 mod 4)>>) {
  return
}

// -----

// expected-error@+1 {{expected an example of dtype f32, as argument #0 is 'tensor<3xf32>', found '!fake.tensor<[3], f16>'}}
func.func @example_dtype(%x: tensor<3xf32> {fake.example = !fake.tensor<[3], f16>}) {
  return
}

// -----

// expected-error@+1 {{expected an example of rank 1, as argument #0 is 'tensor<3xf32>'}}
func.func @example_rank(%x: tensor<3xf32> {fake.example = !fake.tensor<[3, 1], f32>}) {
  return
}

// -----

// expected-error@+1 {{expected an example with size 3 of dimension 0, as argument #0 is 'tensor<3xf32>', found '!fake.tensor<[4], f32>'}}
func.func @example_size(%x: tensor<3xf32> {fake.example = !fake.tensor<[4], f32>}) {
  return
}

// -----

// expected-error@+1 {{expected an example with stride 2 of dimension 0}}
func.func @example_stride(%x: memref<3xf32, strided<[2], offset: ?>> {fake.example = !fake.tensor<[3], f32>}) {
  return
}

// -----

// expected-error@+1 {{expected 'fake.example' of argument #0 to be a !fake.tensor of numbers, found !fake.tensor<[s0], f32>}}
func.func @example_symbol(%x: tensor<3xf32> {fake.example = !fake.tensor<[s0], f32>}) {
  return
}

// -----

// expected-error@+1 {{cannot make a fake tensor of argument #0: expected elements that are not quantized, found '!torch.vtensor<[3],!torch.quint8>'}}
func.func @quantized(%x: !torch.vtensor<[3],!torch.quint8>, %y: tensor<4xf32>) {
  return
}

// -----

// expected-error@+1 {{cannot get other arguments: expected a function without calls}}
func.func private @callee(%x: tensor<3xf32>) -> tensor<3xf32> {
  return %x : tensor<3xf32>
}

func.func @caller(%x: tensor<3xf32>) {
  // expected-note@+1 {{it is called here}}
  %0 = func.call @callee(%x) : (tensor<3xf32>) -> tensor<3xf32>
  return
}
