// RUN: fake-opt %s -split-input-file -verify-diagnostics

func.func @dimension_out_of_range(%x: !fake.tensor<[1, 2], f32>) {
  // expected-error@+1 {{expected a dimension of a tensor of rank 2, found 2}}
  %0 = fake.size %x, 2 : !fake.tensor<[1, 2], f32> -> !fake.int
  return
}

// -----

func.func @stride_out_of_range(%x: !fake.tensor<[1, 2], f32>) {
  // expected-error@+1 {{expected a dimension of a tensor of rank 2, found -3}}
  %0 = fake.stride %x, -3 : !fake.tensor<[1, 2], f32> -> !fake.int
  return
}

// -----

func.func @other_value() {
  // expected-error@+1 {{expected type '!fake.int<3>' or !fake.int, found '!fake.int<4>'}}
  %0 = fake.constant 3 : !fake.int<4>
  return
}

// -----

func.func @float_as_int() {
  // expected-error@+1 {{expected type !fake.float, found '!fake.int'}}
  %0 = fake.constant 1.5 : !fake.int
  return
}

// -----

func.func @string_constant() {
  // expected-error@+1 {{expected an int, float or bool}}
  %0 = fake.constant "a" : !fake.int
  return
}

// -----

func.func @literal_of_other_sizes() {
  // expected-error@+1 {{expected elements of the sizes [3], found 'tensor<2xi64>'}}
  %0 = fake.literal dense<1> : tensor<2xi64> : !fake.tensor<[3], i64>
  return
}

// -----

func.func @cast_to_other_kind(%x: !fake.tensor<[2], f32>) {
  // expected-error@+1 {{expected a result of the same kind as '!fake.tensor<[2], f32>', found '!fake.int'}}
  %0 = fake.cast %x : !fake.tensor<[2], f32> to !fake.int
  return
}

// -----

func.func @pack_of_other_length(%x: !fake.int) {
  // expected-error@+1 {{expected a list of its operands, found '!fake.list<>'}}
  %0 = fake.pack %x : (!fake.int) -> !fake.list<>
  return
}

// -----

func.func @unpack_of_other_length(%x: !fake.list<!fake.int>) {
  // expected-error@+1 {{expected the elements of '!fake.list<!fake.int>' as results, found 0 results of other number or kind}}
  fake.unpack %x : !fake.list<!fake.int>
  return
}
