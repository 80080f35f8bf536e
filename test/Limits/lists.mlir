// RUN: fake-opt %s --fake-propagate --split-input-file --verify-diagnostics

// The length of a list may be given by an integer. Lists of more than 131072
// elements are rejected before they exhaust memory.

func.func @chunks_of_nothing(%x: !fake.tensor<[0], f32>) {
  // expected-error@+1 {{expected a list of at most 131072 elements, found 3037000500}}
  %0 = fake.aten.chunk(%x, 3037000500, 0) : (!fake.tensor<[0], f32>) -> !fake.any
  return
}

// -----

!long = !fake.tensor<[4611686018427387904], f32>

// expected-note@+1 {{operand #0}}
func.func @every_element(%x: !long) {
  // expected-error@+1 {{expected a list of at most 131072 elements, found 4611686018427387904}}
  %0 = fake.aten.unbind.int(%x, 0) : (!long) -> !fake.any
  return
}

// -----

!long = !fake.tensor<[4611686018427387904], f32>

func.func @parts_of_one_size(%x: !long) {
  // expected-error@+1 {{expected a list of at most 131072 elements, found 2305843009213693952}}
  %0 = fake.aten.split.Tensor(%x, 2, 0) : (!long) -> !fake.any
  return
}

// -----

!long = !fake.tensor<[4611686018427387904], f32>

func.func @sections(%x: !long) {
  // expected-error@+1 {{expected a list of at most 131072 elements, found 4611686018427387904}}
  %0 = fake.aten.tensor_split.sections(%x, 4611686018427387904, 0) : (!long) -> !fake.any
  return
}

// -----

!points = !fake.tensor<[2, 4611686018427387904], f32>

// expected-note@+1 {{operand #0}}
func.func @edges_for_each_coordinate(%x: !points) {
  // expected-error@+1 {{expected a list of at most 131072 elements, found 4611686018427387904}}
  %0:2 = fake.aten.histogramdd.int_bins(%x, 8, none, none, true) : (!points) -> (!fake.tensor<*>, !fake.any)
  return
}

// -----

!long = !fake.tensor<[4611686018427387904], f32>

func.func @differences(%x: !long) {
  // expected-error@+1 {{expected an order of at most 65536, found 4611686018427387903}}
  %0 = fake.aten.diff(%x, 4611686018427387903) : (!long) -> !fake.tensor<*>
  return
}
