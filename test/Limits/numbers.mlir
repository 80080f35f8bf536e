// RUN: fake-opt %s --fake-propagate --split-input-file --verify-diagnostics

// Integers whose product or sum overflows 64 bits.

func.func @square_of_a_factor(%x: !fake.tensor<[1, 12, 8, 8], f32>) {
  // expected-error@+1 {{expected a factor whose square fits into 64 bits, found 3037000500}}
  %0 = fake.aten.pixel_shuffle(%x, 3037000500) : (!fake.tensor<[1, 12, 8, 8], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @square_of_a_divisor(%x: !fake.tensor<[1, 12, 8, 8], f32>) {
  // expected-error@+1 {{expected a factor whose square fits into 64 bits, found 3037000500}}
  %0 = fake.aten.pixel_unshuffle(%x, 3037000500) : (!fake.tensor<[1, 12, 8, 8], f32>) -> !fake.tensor<*>
  return
}

// -----

// The largest factor without overflow.
// expected-note@+1 {{operand #0}}
func.func @largest_square(%x: !fake.tensor<[1, 12, 8, 8], f32>) {
  // expected-error@+1 {{expected a number of channels divisible by 9223372030926249001, found 12}}
  %0 = fake.aten.pixel_shuffle(%x, 3037000499) : (!fake.tensor<[1, 12, 8, 8], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @triangle(%x: !fake.tensor<[2], f32>) {
  // expected-error@+1 {{expected indices whose number fits into 64 bits, found a matrix of 9223372036854775806 rows and 8 columns}}
  %0 = fake.aten.tril_indices(9223372036854775806, 8) : () -> !fake.tensor<*>
  return
}

// -----

func.func @upper_triangle() {
  // expected-error@+1 {{expected indices whose number fits into 64 bits, found a matrix of 4611686018427387904 rows and 4 columns}}
  %0 = fake.aten.triu_indices(4611686018427387904, 4) : () -> !fake.tensor<*>
  return
}

// -----

func.func @range_of_floats() {
  // expected-error@+1 {{expected a range whose length fits into 64 bits}}
  %0 = fake.aten.arange(1.0e+30) : () -> !fake.tensor<*>
  return
}

// -----

func.func @inclusive_range_of_floats() {
  // expected-error@+1 {{expected a range whose length fits into 64 bits}}
  %0 = fake.aten.range.step(0.0, 1.0e+30, 1.0) : () -> !fake.tensor<*>
  return
}

// -----

// There is a state for each layer and direction.
func.func @layers(%x: !fake.tensor<[5, 2, 4], f32>, %h: !fake.tensor<[1, 2, 4], f32>, %w: !fake.tensor<[4, 4], f32>) {
  // expected-note@-1 {{operand #2 is f32(4, 4)/(4, 1)}}
  // expected-error@+1 {{expected parameters for 4611686018427387904 layers, found 2}}
  %0:2 = fake.aten.rnn_tanh.input(%x, %h, [%w, %w], false, 4611686018427387904, 0.0, false, true, false)
      : (!fake.tensor<[5, 2, 4], f32>, !fake.tensor<[1, 2, 4], f32>, !fake.tensor<[4, 4], f32>, !fake.tensor<[4, 4], f32>)
      -> (!fake.tensor<*>, !fake.tensor<*>)
  return
}
