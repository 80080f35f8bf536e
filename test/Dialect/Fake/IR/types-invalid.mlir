// RUN: fake-opt %s -split-input-file -verify-diagnostics

// expected-error@+1 {{expected ','}}
func.func private @no_dtype(!fake.tensor<[4]>)

// -----

// expected-error@+1 {{expected a dtype such as f32, found 'f33'}}
func.func private @wrong_dtype(!fake.tensor<[4], f33>)

// -----

// expected-error@+1 {{expected a dtype such as f32, or '?'}}
func.func private @no_word_for_a_dtype(!fake.tensor<[4], 32>)

// -----

// expected-error@+1 {{expected 2 strides, one for each size, found 1}}
func.func private @number_of_strides(!fake.tensor<[4, 3], f32, strides = [1]>)

// -----

// expected-error@+1 {{expected no strides without a rank}}
func.func private @strides_without_rank(!fake.tensor<*, f32, strides = [1]>)

// -----

// expected-error@+1 {{expected no offset without a rank}}
func.func private @offset_without_rank(!fake.tensor<*, f32, offset = 1>)

// -----

// expected-error@+1 {{expected a device such as "cuda:0", found "gpu"}}
func.func private @wrong_device(!fake.tensor<[4], f32, device = "gpu">)

// -----

// expected-error@+1 {{expected a device such as "cuda:0", or '?'}}
func.func private @device_without_quotes(!fake.tensor<[4], f32, device = cpu>)

// -----

// expected-error@+1 {{expected a layout such as sparse_coo, found 'dense'}}
func.func private @wrong_layout(!fake.tensor<[4], f32, layout = dense>)

// -----

// expected-error@+1 {{expected 'conj' only once}}
func.func private @property_twice(!fake.tensor<[4], f32, conj, conj>)

// -----

// expected-error@+1 {{expected strides, offset, device, layout, conj, neg or a component, found 'size'}}
func.func private @wrong_property(!fake.tensor<[4], f32, size = 3>)

// -----

// expected-error@+1 {{expected an integer, a symbol or '('}}
func.func private @missing_operand(!fake.int<s0 + >)

// -----

// expected-error@+1 {{expected an integer, a symbol or '(', found 'mod'}}
func.func private @word_as_symbol(!fake.int<mod>)

// -----

// expected-error@+1 {{expected an integer, a symbol or '('}}
func.func private @maximum_of_nothing(!fake.int<max()>)

// -----

// expected-error@+1 {{expected an integer, found a float}}
func.func private @a_float(!fake.int<1.5 * s0>)

// -----

// expected-error@+1 {{expected ','}}
func.func private @half_a_quotient(!fake.int<floor(truediv(s0))>)

// -----

// expected-error@+1 {{expected a value that fits 64 bits}}
func.func private @trunc_too_large(!fake.int<trunc(1.0e30 * 5)>)

// -----

// expected-error@+1 {{expected ')'}}
func.func private @open_parenthesis(!fake.int<(s0 s1)>)

// -----

// expected-error@+1 {{expected a value that fits 64 bits, found a division by zero, an overflow or too large an expression}}
func.func private @division_by_zero(!fake.int<s0 floordiv 0>)

// -----

// expected-error@+1 {{expected a value that fits 64 bits, found a division by zero, an overflow or too large an expression}}
func.func private @overflow(!fake.int<9223372036854775807 * 2>)

// -----

// expected-error@+1 {{integer value too large}}
func.func private @large_integer(!fake.int<99999999999999999999>)

// -----

// expected-error@+1 {{expected an element of a fake list to be a fake tensor, int, float, bool, list or any, found 'i32'}}
func.func private @element_of_other_dialect(!fake.list<i32>)

// -----

// expected-error@+1 {{expected 0 or more, found -1}}
func.func private @negative_size(!fake.tensor<[4, -1], f32>)

// -----

// expected-error@+1 {{expected 0 or more, found -3}}
func.func private @negative_stride(!fake.tensor<[4, 3], f32, strides = [1, -3]>)

// -----

// expected-error@+1 {{expected 0 or more, found -2}}
func.func private @negative_offset(!fake.tensor<[4, 3], f32, offset = -2>)
