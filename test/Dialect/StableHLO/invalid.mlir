// RUN: fake-opt %s --split-input-file --verify-diagnostics

func.func @operands(%x: tensor<4xf32>) {
  // expected-error@+1 {{expected 2 operands, found 1}}
  %0 = stablehlo.add %x : tensor<4xf32>
  return
}

// -----

func.func @operand_after_comma(%x: tensor<4xf32>) {
  // expected-error@+1 {{expected an operand}}
  %0 = stablehlo.add %x, %x, : tensor<4xf32>
  return
}

// -----

func.func @operand_count_of_type(%x: tensor<4xf32>) {
  // expected-error@+1 {{number of operands and types do not match: got 2 operands and 1 types}}
  %0 = stablehlo.add %x, %x : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @keyword(%x: tensor<4xf32>) {
  // expected-error@+1 {{expected 'dim'}}
  %0 = stablehlo.concatenate %x, %x, axis = 0 : (tensor<4xf32>, tensor<4xf32>) -> tensor<8xf32>
  return
}

// -----

func.func @missing_attribute(%x: tensor<4xf32>) {
  // expected-error@+1 {{expected ','}}
  %0 = stablehlo.get_dimension_size %x : (tensor<4xf32>) -> tensor<i32>
  return
}

// -----

func.func @word(%x: tensor<4xf32>) {
  // expected-error@+1 {{expected one of EQ, NE, GE, GT, LE, LT, found 'LESS'}}
  %0 = stablehlo.compare LESS, %x, %x : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  return
}

// -----

func.func @optional_word(%x: tensor<4xf32>) {
  // expected-error@+1 {{expected one of NOTYPE, FLOAT, TOTALORDER, SIGNED, UNSIGNED, found 'INT'}}
  %0 = stablehlo.compare LT, %x, %x, INT : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
  return
}

// -----

func.func @twice(%x: tensor<4xf32>) {
  // expected-error@+1 {{expected 'dimension' once}}
  %0 = stablehlo.get_dimension_size %x, dim = 0 {dimension = 0 : i64} : (tensor<4xf32>) -> tensor<i32>
  return
}

// -----

func.func @function_type(%x: tensor<4xf32>) {
  // expected-error@+1 {{expected a function type, found 'tensor<4xf32>'}}
  %0 = stablehlo.transpose %x, dims = [0] : tensor<4xf32>
  return
}

// -----

func.func @complex_type(%x: tensor<4xf32>) {
  // expected-error@+1 {{expected a tensor of complex numbers, found 'tensor<4xf32>'}}
  %0 = stablehlo.complex %x, %x : tensor<4xf32>
  return
}

// -----

func.func @tuple_type(%x: tensor<4xf32>) {
  // expected-error@+1 {{expected a tuple, found 'tensor<4xf32>'}}
  %0 = stablehlo.tuple %x : tensor<4xf32>
  return
}

// -----

func.func @large_integer(%x: tensor<4xf32>) {
  // expected-error@+1 {{integer value too large}}
  %0 = stablehlo.transpose %x, dims = [99999999999999999999] : (tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

func.func @large_index(%x: tuple<tensor<4xf32>>) {
  // expected-error@+1 {{expected an integer of 32 bits, found 5000000000}}
  %0 = stablehlo.get_tuple_element %x[5000000000] : (tuple<tensor<4xf32>>) -> tensor<4xf32>
  return
}

// -----

func.func @format(%x: tensor<4xf32>) {
  // expected-error@+1 {{expected a format such as e5m10, found 'm5'}}
  %0 = stablehlo.reduce_precision %x, format = m5 : tensor<4xf32>
  return
}

// -----

func.func @window_keyword(%x: tensor<4x4xf32>) {
  // expected-error@+1 {{expected one of stride, pad, lhs_dilate, rhs_dilate, reverse, found 'size'}}
  %0 = stablehlo.convolution(%x, %x) dim_numbers = [b, f]x[i, o]->[b, f], window = {size = [1]} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  return
}

// -----

func.func @window_twice(%x: tensor<4x4xf32>) {
  // expected-error@+1 {{expected 'stride' once}}
  %0 = stablehlo.convolution(%x, %x) dim_numbers = [b, f]x[i, o]->[b, f], window = {stride = [1], stride = [1]} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  return
}

// -----

func.func @padding(%x: tensor<4x4xf32>) {
  // expected-error@+1 {{expected 2 integers, found 3}}
  %0 = stablehlo.convolution(%x, %x) dim_numbers = [b, f]x[i, o]->[b, f], window = {pad = [[1, 2, 3]]} : (tensor<4x4xf32>, tensor<4x4xf32>) -> tensor<4x4xf32>
  return
}

// -----

func.func @constant() {
  // expected-error@+1 {{expected elements, found "text"}}
  %0 = stablehlo.constant "text"
  return
}

// -----

func.func @reducer(%x: tensor<4xf32>, %i: tensor<f32>) {
  // expected-error@+1 {{expected a commutative op, found 'stablehlo.subtract'}}
  %0 = stablehlo.reduce(%x init: %i) applies stablehlo.subtract across dimensions = [0] : (tensor<4xf32>, tensor<f32>) -> tensor<f32>
  return
}

// -----

func.func @reduced_type(%x: f32) {
  // expected-error@+1 {{expected a tensor, found 'f32'}}
  %0 = stablehlo.reduce(%x init: %x) applies stablehlo.add across dimensions = [0] : (f32, f32) -> f32
  return
}

// -----

func.func @while(%x: tensor<4xf32>) {
  // expected-error@+1 {{expected 'cond'}}
  %0 = stablehlo.while(%a = %x) : tensor<4xf32> {
  }
  return
}

// -----

func.func @scan(%x: tensor<4xf32>, %i: tensor<f32>) {
  // expected-error@+1 {{expected at least 1 results, found 0}}
  chlo.scan(%x) inits (%i) dimension = 0 {
  } : (tensor<4xf32>, tensor<f32>) -> ()
  return
}

// -----

func.func @generic_form_only(%x: tensor<4xf32>) {
  // expected-error@+1 {{expected in MLIR's generic form, "stablehlo.sort"(...), as no other one is known}}
  %0 = stablehlo.sort %x : tensor<4xf32>
  return
}
