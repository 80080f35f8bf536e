// Calls that FakeTensor accepts and eager PyTorch rejects cause warnings.
// RUN: fake-opt %s --fake-verify=warn-unsafe --verify-diagnostics
// RUN: fake-opt %s --fake-propagate=warn-unsafe --verify-diagnostics
// RUN: sed -e /expected-warning/d %s | fake-opt --fake-verify -o /dev/null 2>&1 | count 0

func.func @values_that_do_not_expand(%x: !fake.tensor<[3, 2, 4], f32>, %i: !fake.tensor<[2], i64>, %v: !fake.tensor<[4, 2, 4], f32>) {
  // expected-warning@+1 {{eager PyTorch refuses this: expected values that expand to [2, 2, 4], found sizes [4, 2, 4]}}
  %0 = fake.aten.index_put(%x, [%i], %v) : (!fake.tensor<[3, 2, 4], f32>, !fake.tensor<[2], i64>, !fake.tensor<[4, 2, 4], f32>) -> !fake.tensor<*>
  return
}

func.func @slices(%x: !fake.tensor<[2, 4, 5], f32>, %i: !fake.tensor<[0], i64>, %v: !fake.tensor<[3, 4, 0], f32>) {
  // expected-warning@+1 {{expected a source of the sizes [2, 4, 5] but for dimension 2, found [3, 4, 0]}}
  %0 = fake.aten.index_reduce(%x, 2, %i, %v, "mean") : (!fake.tensor<[2, 4, 5], f32>, !fake.tensor<[0], i64>, !fake.tensor<[3, 4, 0], f32>) -> !fake.tensor<*>
  return
}

func.func @bias(%b: !fake.tensor<[500, 1], f32>, %x: !fake.tensor<[1, 1], f32>) {
  // expected-warning@+1 {{cannot add a tensor of sizes [500, 1] to a product of sizes [1, 1]}}
  %0 = fake.aten.addmm(%b, %x, %x) : (!fake.tensor<[500, 1], f32>, !fake.tensor<[1, 1], f32>, !fake.tensor<[1, 1], f32>) -> !fake.tensor<*>
  return
}

func.func @numbers(%x: !fake.tensor<[3], f32>, %i: !fake.tensor<[3], i64>, %b: !fake.tensor<[3], bool>) {
  // expected-warning@+1 {{expected an alpha other than 0, found 0.0}}
  %0 = fake.aten.celu(%x, 0.0) : (!fake.tensor<[3], f32>) -> !fake.tensor<*>
  // expected-warning@+1 {{expected a float or complex dtype, found i64}}
  %1 = fake.aten.var.correction(%i, [0]) : (!fake.tensor<[3], i64>) -> !fake.tensor<*>
  // expected-warning@+1 {{expected real numbers, found bool}}
  %2 = fake.aten.argmax(%b) : (!fake.tensor<[3], bool>) -> !fake.tensor<*>
  // expected-warning@+1 {{expected a probability between 0 and 1, found 1.5}}
  %3 = fake.aten.bernoulli.p(%x, 1.5) : (!fake.tensor<[3], f32>) -> !fake.tensor<*>
  return
}

func.func @kernel_of_attention(%q: !fake.tensor<[2, 2, 4, 8], f32>, %k: !fake.tensor<[2, 2, 4, 6], f32>) {
  // expected-warning@+1 {{expected query, key and value with the same number of elements, found 8 and 6}}
  %0:2 = fake.aten._scaled_dot_product_flash_attention_for_cpu(%q, %k, %q) : (!fake.tensor<[2, 2, 4, 8], f32>, !fake.tensor<[2, 2, 4, 6], f32>, !fake.tensor<[2, 2, 4, 8], f32>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}

// Equal calls each cause a warning; symbols are assumed to be valid.
func.func @twice(%x: !fake.tensor<[3, n], f32>, %y: !fake.tensor<[1, 1], f32>, %z: !fake.tensor<[m, 1], f32>) attributes {fake.symbols = [#fake.symbol<n, min = 2>, #fake.symbol<m, min = 0>]} {
  // expected-warning@+1 {{eager PyTorch refuses this}}
  %0 = fake.aten.addmm(%x, %y, %y) : (!fake.tensor<[3, n], f32>, !fake.tensor<[1, 1], f32>, !fake.tensor<[1, 1], f32>) -> !fake.tensor<*>
  // expected-warning@+1 {{eager PyTorch refuses this}}
  %1 = fake.aten.addmm(%x, %y, %y) : (!fake.tensor<[3, n], f32>, !fake.tensor<[1, 1], f32>, !fake.tensor<[1, 1], f32>) -> !fake.tensor<*>
  %2 = fake.aten.addmm(%z, %y, %y) : (!fake.tensor<[m, 1], f32>, !fake.tensor<[1, 1], f32>, !fake.tensor<[1, 1], f32>) -> !fake.tensor<*>
  return
}
