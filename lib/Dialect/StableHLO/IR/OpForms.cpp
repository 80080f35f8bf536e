//===- OpForms.cpp - Table of the forms of ops ------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpForms.h"
#include "llvm/ADT/StringMap.h"

using namespace fake::stablehlo;
using llvm::StringRef;

static constexpr llvm::StringLiteral accuracy = "result_accuracy";
static constexpr llvm::StringLiteral broadcast = "broadcast_dimensions";

// Ops that are missing here, such as gather and sort, have only MLIR's generic
// form.
static constexpr OpForm forms[] = {
    // One operand.
    {"stablehlo.abs", 1, "%", TypeForm::Same},
    {"stablehlo.cbrt", 1, "%", TypeForm::Same, accuracy},
    {"stablehlo.ceil", 1, "%", TypeForm::Same},
    {"stablehlo.convert", 1, "%", TypeForm::Same},
    {"stablehlo.cosine", 1, "%", TypeForm::Same, accuracy},
    {"stablehlo.count_leading_zeros", 1, "%", TypeForm::Same},
    {"stablehlo.exponential", 1, "%", TypeForm::Same, accuracy},
    {"stablehlo.exponential_minus_one", 1, "%", TypeForm::Same, accuracy},
    {"stablehlo.floor", 1, "%", TypeForm::Same},
    {"stablehlo.imag", 1, "%", TypeForm::Same},
    {"stablehlo.is_finite", 1, "%", TypeForm::Function},
    {"stablehlo.log", 1, "%", TypeForm::Same, accuracy},
    {"stablehlo.log_plus_one", 1, "%", TypeForm::Same, accuracy},
    {"stablehlo.logistic", 1, "%", TypeForm::Same, accuracy},
    {"stablehlo.negate", 1, "%", TypeForm::Same},
    {"stablehlo.not", 1, "%", TypeForm::Same},
    {"stablehlo.popcnt", 1, "%", TypeForm::Same},
    {"stablehlo.real", 1, "%", TypeForm::Same},
    {"stablehlo.round_nearest_afz", 1, "%", TypeForm::Same},
    {"stablehlo.round_nearest_even", 1, "%", TypeForm::Same},
    {"stablehlo.rsqrt", 1, "%", TypeForm::Same, accuracy},
    {"stablehlo.sign", 1, "%", TypeForm::Same},
    {"stablehlo.sine", 1, "%", TypeForm::Same, accuracy},
    {"stablehlo.sqrt", 1, "%", TypeForm::Same, accuracy},
    {"stablehlo.tan", 1, "%", TypeForm::Same, accuracy},
    {"stablehlo.tanh", 1, "%", TypeForm::Same, accuracy},
    {"stablehlo.uniform_dequantize", 1, "%", TypeForm::Same},
    {"stablehlo.uniform_quantize", 1, "%", TypeForm::Same},

    // Two and three operands.
    {"stablehlo.add", 2, "%", TypeForm::Same},
    {"stablehlo.and", 2, "%", TypeForm::Same},
    {"stablehlo.atan2", 2, "%", TypeForm::Same},
    {"stablehlo.complex", 2, "%", TypeForm::Complex},
    {"stablehlo.divide", 2, "%", TypeForm::Same},
    {"stablehlo.maximum", 2, "%", TypeForm::Same},
    {"stablehlo.minimum", 2, "%", TypeForm::Same},
    {"stablehlo.multiply", 2, "%", TypeForm::Same},
    {"stablehlo.or", 2, "%", TypeForm::Same},
    {"stablehlo.power", 2, "%", TypeForm::Same},
    {"stablehlo.remainder", 2, "%", TypeForm::Same},
    {"stablehlo.shift_left", 2, "%", TypeForm::Same},
    {"stablehlo.shift_right_arithmetic", 2, "%", TypeForm::Same},
    {"stablehlo.shift_right_logical", 2, "%", TypeForm::Same},
    {"stablehlo.subtract", 2, "%", TypeForm::Same},
    {"stablehlo.xor", 2, "%", TypeForm::Same},
    {"stablehlo.clamp", 3, "%", TypeForm::Same},
    {"stablehlo.select", 3, "%", TypeForm::Select},
    {"stablehlo.compare", 2,
     "$comparison_direction:comparison_direction , % "
     "[ , $compare_type:comparison_type ]",
     TypeForm::Function},
    {"stablehlo.reduce_precision", 1, "% , format= $:format", TypeForm::Same},

    // Shapes.
    {"stablehlo.bitcast_convert", 1, "%", TypeForm::Function},
    {"stablehlo.broadcast", 1, "% , sizes= $broadcast_sizes:ints",
     TypeForm::Function},
    {"stablehlo.broadcast_in_dim", 1, "% , dims= $broadcast_dimensions:ints",
     TypeForm::Function},
    {"stablehlo.concatenate", -1, "% , dim= $dimension:i64",
     TypeForm::Function},
    {"stablehlo.dynamic_broadcast_in_dim", 2,
     "% , dims= $broadcast_dimensions:ints", TypeForm::Function,
     "known_expanding_dimensions known_nonexpanding_dimensions"},
    {"stablehlo.dynamic_iota", 1, "% , dim= $iota_dimension:i64",
     TypeForm::Function},
    {"stablehlo.dynamic_pad", 5, "%", TypeForm::Function},
    {"stablehlo.dynamic_reshape", 2, "%", TypeForm::Function},
    {"stablehlo.dynamic_slice", -1, "% , sizes= $slice_sizes:ints",
     TypeForm::Function},
    {"stablehlo.dynamic_update_slice", -1, "%", TypeForm::Function},
    {"stablehlo.get_dimension_size", 1, "% , dim= $dimension:i64",
     TypeForm::Function},
    {"stablehlo.iota", 0, "dim= $iota_dimension:i64", TypeForm::Results},
    {"stablehlo.pad", 2,
     "% , low= $edge_padding_low:ints , high= $edge_padding_high:ints , "
     "interior= $interior_padding:ints",
     TypeForm::Function},
    {"stablehlo.real_dynamic_slice", 4, "%", TypeForm::Function},
    {"stablehlo.reshape", 1, "%", TypeForm::Function},
    {"stablehlo.reverse", 1, "% , dims= $dimensions:ints", TypeForm::Same},
    {"stablehlo.set_dimension_size", 2, "% , dim= $dimension:i64",
     TypeForm::Function},
    {"stablehlo.slice", 1, "% $:slice", TypeForm::Function},
    {"stablehlo.transpose", 1, "% , dims= $permutation:ints",
     TypeForm::Function},

    // Linear algebra, random numbers.
    {"stablehlo.cholesky", 1, "% [ , lower= $lower:bool ]", TypeForm::Same},
    {"stablehlo.convolution", 2,
     "( % ) dim_numbers= $dimension_numbers:conv , window= { $:window }",
     TypeForm::Function,
     "batch_group_count feature_group_count precision_config"},
    {"stablehlo.dot", 2, "% [ , precision= $precision_config:precision ]",
     TypeForm::Function},
    {"stablehlo.dot_general", 2,
     "% , $dot_dimension_numbers:dot "
     "[ , precision= $precision_config:precision ] "
     "[ , algorithm= $algorithm:algorithm ]",
     TypeForm::Function},
    {"stablehlo.einsum", 2, "% , config= $einsum_config:string",
     TypeForm::Function},
    {"stablehlo.unary_einsum", 1, "% , config= $einsum_config:string",
     TypeForm::Function},
    {"stablehlo.fft", 1,
     "% , type= $fft_type:fft_type , "
     "length= $fft_length:ints",
     TypeForm::Function},
    {"stablehlo.rng", 3, "% , distribution= $rng_distribution:rng_distribution",
     TypeForm::Function},
    {"stablehlo.rng_bit_generator", 1,
     "% , algorithm= $rng_algorithm:rng_algorithm", TypeForm::Function},

    // Calls, tuples, tokens.
    {"stablehlo.after_all", -1, "%", TypeForm::Same},
    {"stablehlo.create_token", 0, "", TypeForm::Results},
    {"stablehlo.custom_call", -1, "$call_target_name:symbol ( % )",
     TypeForm::Function,
     "api_version backend_config called_computations has_side_effect "
     "operand_layouts output_operand_aliases result_layouts result_tilings"},
    {"stablehlo.composite", -1, "$name:string %", TypeForm::Function,
     "composite_attributes decomposition version"},
    {"stablehlo.get_tuple_element", 1, "% $index:element", TypeForm::Function},
    {"stablehlo.partition_id", 0, "", TypeForm::Results},
    {"stablehlo.replica_id", 0, "", TypeForm::Results},
    {"stablehlo.return", -1, "%", TypeForm::Operands},
    {"stablehlo.tuple", -1, "%", TypeForm::Tuple},

    // Shardy.
    {"sdy.mesh", 0, "$sym_name:symbol = $mesh:sdy.mesh", TypeForm::None},
    {"sdy.reshard", 1, "% $sharding:sdy.sharding", TypeForm::Same},
    {"sdy.return", -1, "%", TypeForm::Operands},
    {"sdy.sharding_constraint", 1, "% $sharding:sdy.sharding", TypeForm::Same},

    // Client-side HLO.
    {"chlo._asin_acos_kernel", 1, "%", TypeForm::Arrow},
    {"chlo.acos", 1, "%", TypeForm::Arrow},
    {"chlo.acosh", 1, "%", TypeForm::Arrow},
    {"chlo.asin", 1, "%", TypeForm::Arrow},
    {"chlo.asinh", 1, "%", TypeForm::Arrow},
    {"chlo.atan", 1, "%", TypeForm::Arrow},
    {"chlo.atanh", 1, "%", TypeForm::Arrow},
    {"chlo.bessel_i1e", 1, "%", TypeForm::Arrow},
    {"chlo.conj", 1, "%", TypeForm::Arrow},
    {"chlo.cosh", 1, "%", TypeForm::Arrow},
    {"chlo.digamma", 1, "%", TypeForm::Arrow},
    {"chlo.erf", 1, "%", TypeForm::Arrow},
    {"chlo.erf_inv", 1, "%", TypeForm::Arrow},
    {"chlo.erfc", 1, "%", TypeForm::Arrow},
    {"chlo.is_inf", 1, "%", TypeForm::Arrow},
    {"chlo.is_neg_inf", 1, "%", TypeForm::Arrow},
    {"chlo.is_pos_inf", 1, "%", TypeForm::Arrow},
    {"chlo.lgamma", 1, "%", TypeForm::Arrow},
    {"chlo.sinh", 1, "%", TypeForm::Arrow},
    {"chlo.square", 1, "%", TypeForm::Arrow},
    {"chlo.tan", 1, "%", TypeForm::Arrow},
    {"chlo.mulhi", 2, "%", TypeForm::Arrow},
    {"chlo.next_after", 2, "%", TypeForm::Arrow},
    {"chlo.polygamma", 2, "%", TypeForm::Arrow},
    {"chlo.zeta", 2, "%", TypeForm::Arrow},
    {"chlo.top_k", 1, "( % , k= $k:i64 [ , is_stable= $is_stable:bool ] )",
     TypeForm::Arrow},
    {"chlo.broadcast_add", 2, "%", TypeForm::Function, broadcast},
    {"chlo.broadcast_and", 2, "%", TypeForm::Function, broadcast},
    {"chlo.broadcast_atan2", 2, "%", TypeForm::Function, broadcast},
    {"chlo.broadcast_compare", 2, "%", TypeForm::Function,
     "broadcast_dimensions compare_type comparison_direction"},
    {"chlo.broadcast_complex", 2, "%", TypeForm::Function, broadcast},
    {"chlo.broadcast_divide", 2, "%", TypeForm::Function, broadcast},
    {"chlo.broadcast_maximum", 2, "%", TypeForm::Function, broadcast},
    {"chlo.broadcast_minimum", 2, "%", TypeForm::Function, broadcast},
    {"chlo.broadcast_multiply", 2, "%", TypeForm::Function, broadcast},
    {"chlo.broadcast_next_after", 2, "%", TypeForm::Function, broadcast},
    {"chlo.broadcast_or", 2, "%", TypeForm::Function, broadcast},
    {"chlo.broadcast_polygamma", 2, "%", TypeForm::Function, broadcast},
    {"chlo.broadcast_power", 2, "%", TypeForm::Function, broadcast},
    {"chlo.broadcast_remainder", 2, "%", TypeForm::Function, broadcast},
    {"chlo.broadcast_select", 3, "%", TypeForm::Function},
    {"chlo.broadcast_shift_left", 2, "%", TypeForm::Function, broadcast},
    {"chlo.broadcast_shift_right_arithmetic", 2, "%", TypeForm::Function,
     broadcast},
    {"chlo.broadcast_shift_right_logical", 2, "%", TypeForm::Function,
     broadcast},
    {"chlo.broadcast_subtract", 2, "%", TypeForm::Function, broadcast},
    {"chlo.broadcast_xor", 2, "%", TypeForm::Function, broadcast},
    {"chlo.broadcast_zeta", 2, "%", TypeForm::Function, broadcast},
};

/// The commutative ops that StableHLO writes behind `applies`.
static constexpr llvm::StringLiteral reducers[] = {
    "stablehlo.add",     "stablehlo.and",      "stablehlo.maximum",
    "stablehlo.minimum", "stablehlo.multiply", "stablehlo.or",
    "stablehlo.xor"};

const OpForm *fake::stablehlo::lookupForm(StringRef name) {
  static const llvm::StringMap<const OpForm *> formsByName = [] {
    llvm::StringMap<const OpForm *> map;
    for (const OpForm &form : forms)
      map[form.name] = &form;
    return map;
  }();
  return formsByName.lookup(name);
}

bool fake::stablehlo::isReducer(StringRef name) {
  return llvm::is_contained(reducers, name);
}
