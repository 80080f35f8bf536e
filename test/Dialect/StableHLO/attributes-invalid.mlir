// RUN: fake-opt %s --split-input-file --verify-diagnostics

// expected-error@+1 {{expected one of EQ, NE, GE, GT, LE, LT, found 'LESS'}}
func.func private @word() attributes {stablehlo.a = #stablehlo<comparison_direction LESS>}

// -----

// expected-error@+1 {{expected the end of the attribute}}
func.func private @behind_word() attributes {stablehlo.a = #stablehlo<comparison_direction LT GT>}

// -----

// expected-error@+1 {{expected the end of the attribute}}
func.func private @behind_fields() attributes {stablehlo.a = #stablehlo<dot<lhs_batching_dimensions = [0]> a>}

// -----

// expected-error@+1 {{expected one of lhs_batching_dimensions, rhs_batching_dimensions, lhs_contracting_dimensions, rhs_contracting_dimensions, found 'lhs_ragged_dimensions'}}
func.func private @field() attributes {stablehlo.a = #stablehlo.dot<lhs_ragged_dimensions = [0]>}

// -----

// expected-error@+1 {{expected 'offset_dims' once}}
func.func private @field_twice() attributes {stablehlo.a = #stablehlo.gather<offset_dims = [0], offset_dims = [0]>}

// -----

// expected-error@+1 {{expected 'type'}}
func.func private @missing_field() attributes {stablehlo.a = #stablehlo.channel_handle<handle = 1>}

// -----

// expected-error@+1 {{expected '['}}
func.func private @list() attributes {stablehlo.a = #stablehlo.gather<offset_dims = 0>}

// -----

// expected-error@+1 {{expected b, f or a number, found 'i'}}
func.func private @conv_letter() attributes {stablehlo.a = #stablehlo.conv<[i, f]x[i, o]->[b, f]>}

// -----

// expected-error@+1 {{expected a dimension o}}
func.func private @conv_missing_letter() attributes {stablehlo.a = #stablehlo.conv<[b, f]x[i, 0]->[b, f]>}

// -----

// expected-error@+1 {{expected a dimension 0}}
func.func private @conv_missing() attributes {stablehlo.a = #stablehlo.conv<[b, f, 1]x[i, o]->[b, f]>}

// -----

// expected-error@+1 {{expected each dimension once}}
func.func private @conv_twice() attributes {stablehlo.a = #stablehlo.conv<[b, f, b]x[i, o]->[b, f]>}

// -----

// expected-error@+1 {{expected a dimension of at least 0, found -1}}
func.func private @conv_negative() attributes {stablehlo.a = #stablehlo.conv<[b, f, -1]x[i, o]->[b, f]>}

// -----

// expected-error@+1 {{expected each dimension once}}
func.func private @conv_raw() attributes {stablehlo.a = #stablehlo.conv<raw input_batch_dimension = 5, input_feature_dimension = 2, input_spatial_dimensions = [1], kernel_input_feature_dimension = 2, kernel_output_feature_dimension = 1, kernel_spatial_dimensions = [0], output_batch_dimension = 0, output_feature_dimension = 2, output_spatial_dimensions = [1]>}

// -----

#alias = 1 : i64
// expected-error@+1 {{expected no alias in this attribute}}
func.func private @alias() attributes {stablehlo.a = #stablehlo.later<#alias>}

// -----

// expected-error@+1 {{expected token or future, found 'tokens'}}
func.func private @type(!stablehlo.tokens)

// -----

// expected-error@+1 {{expected no future in a future}}
func.func private @future(!stablehlo.future<!stablehlo.future<i32>>)

// -----

// expected-error@+1 {{expected an integer that fits 64 bits}}
func.func private @digits() attributes {stablehlo.a = #stablehlo.result_accuracy<atol = 11111111111111111111111111111111111111111111111111111111111111111>}
