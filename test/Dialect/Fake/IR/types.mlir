// RUN: fake-opt %s --verify-roundtrip | FileCheck %s

// CHECK-LABEL: func.func private @sizes
// CHECK-SAME: !fake.tensor<[4, 3], f32>
// CHECK-SAME: !fake.tensor<[], i64>
// CHECK-SAME: !fake.tensor<[s0, ?, 3], bf16>
func.func private @sizes(!fake.tensor<[4, 3], f32>, !fake.tensor<[], i64>,
                         !fake.tensor<[s0, ?, 3], bf16>)

// CHECK-LABEL: func.func private @unknown_rank
// CHECK-SAME: !fake.tensor<*>, !fake.tensor<*, f32>, !fake.tensor<*, ?>
func.func private @unknown_rank(!fake.tensor<*>, !fake.tensor<*, f32>,
                                !fake.tensor<*, ?>)

// Unknown metadata is printed like omitted metadata.
// CHECK-LABEL: func.func private @nothing_known
// CHECK-SAME: (!fake.tensor<*>)
func.func private @nothing_known(!fake.tensor<*, ?, device = ?>)

// CHECK-LABEL: func.func private @row_major_strides_are_omitted
// CHECK-SAME: (!fake.tensor<[2, s0, 3], f32>, !fake.tensor<[2, 0, 3], f32>)
func.func private @row_major_strides_are_omitted(
    !fake.tensor<[2, s0, 3], f32, strides = [s0 * 3, 3, 1]>,
    !fake.tensor<[2, 0, 3], f32, strides = [3, 3, 1]>)

// A size that may be 0 counts as 1 in contiguous strides.
// CHECK-LABEL: func.func private @contiguous_strides_are_omitted
// CHECK-SAME: (!fake.tensor<[s0, s1, s2], f32>)
func.func private @contiguous_strides_are_omitted(
    !fake.tensor<[s0, s1, s2], f32,
                 strides = [max(s1, 1) * max(s2, 1), max(s2, 1), 1]>)

// CHECK-LABEL: func.func private @strides
// CHECK-SAME: !fake.tensor<[4, 3], f32, strides = [1, 4]>
// CHECK-SAME: !fake.tensor<[4, 3], f32, strides = [?, 1]>
// CHECK-SAME: !fake.tensor<[4, 3], f32, strides = ?>
func.func private @strides(!fake.tensor<[4, 3], f32, strides = [1, 4]>,
                           !fake.tensor<[4, 3], f32, strides = [?, 1]>,
                           !fake.tensor<[4, 3], f32, strides = ?>)

// CHECK-LABEL: func.func private @offset
// CHECK-SAME: !fake.tensor<[4], f32, offset = s0>
// CHECK-SAME: !fake.tensor<[4], f32, offset = ?>
// CHECK-SAME: !fake.tensor<[4], f32>
func.func private @offset(!fake.tensor<[4], f32, offset = s0>,
                          !fake.tensor<[4], f32, offset = ?>,
                          !fake.tensor<[4], f32, offset = 0>)

// CHECK-LABEL: func.func private @device
// CHECK-SAME: !fake.tensor<[4], f32, device = "cuda:0">
// CHECK-SAME: !fake.tensor<[4], f32, device = ?>
// CHECK-SAME: !fake.tensor<[4], f32>
func.func private @device(!fake.tensor<[4], f32, device = "cuda">,
                          !fake.tensor<[4], f32, device = ?>,
                          !fake.tensor<[4], f32, device = "cpu">)

// CHECK-LABEL: func.func private @layout_and_bits
// CHECK-SAME: !fake.tensor<[4], c64, layout = sparse_coo, conj, neg>
func.func private @layout_and_bits(
    !fake.tensor<[4], c64, neg, layout = sparse_coo, conj>)

// CHECK-LABEL: func.func private @dtypes
// CHECK-SAME: bool>, {{.*}} ?>, {{.*}} u8>, {{.*}} f8e4m3fn>
func.func private @dtypes(!fake.tensor<[4], bool>, !fake.tensor<[4], ?>,
                          !fake.tensor<[4], u8>, !fake.tensor<[4], f8e4m3fn>)

// CHECK-LABEL: func.func private @numbers
// CHECK-SAME: (!fake.int, !fake.int, !fake.int<-3>, !fake.float, !fake.bool)
func.func private @numbers(!fake.int, !fake.int<?>, !fake.int<-3>, !fake.float,
                           !fake.bool)

// CHECK-LABEL: func.func private @lists
// CHECK-SAME: !fake.list<>
// CHECK-SAME: !fake.list<!fake.int<1>, !fake.list<!fake.tensor<*>>>
func.func private @lists(!fake.list<>,
                         !fake.list<!fake.int<1>, !fake.list<!fake.tensor<*>>>)

// Equal values have one type, however they are written.
// CHECK-LABEL: func.func private @expressions_are_simplified
// CHECK-SAME: (!fake.int<7>, !fake.int<s0>, !fake.int<0>, !fake.int<3>)
func.func private @expressions_are_simplified(
    !fake.int<1 + 2 * 3>, !fake.int<(s0 + 1) - 1>, !fake.int<s0 - s0>,
    !fake.int<- - -(-3)>)

// CHECK-LABEL: func.func private @division_rounds_down
// CHECK-SAME: (!fake.int<-4>, !fake.int<1>)
func.func private @division_rounds_down(!fake.int<-7 floordiv 2>,
                                        !fake.int<-7 mod 2>)

// CHECK-LABEL: func.func private @expressions
// CHECK-SAME: !fake.int<s0 floordiv 2>
// CHECK-SAME: !fake.int<s0 mod 3>
// CHECK-SAME: !fake.int<s0 floordiv (s1 + 1)>
func.func private @expressions(
    !fake.int<s0 floordiv 2>, !fake.int<s0 mod 3>,
    !fake.int<s0 floordiv (s1 + 1)>, !fake.int<max(s0, s1, 4) * s0>,
    !fake.int<min(s0 * s1, -s2)>, !fake.int<-s0>)

// CHECK-LABEL: func.func private @floats
// CHECK-SAME: !fake.int<trunc(1.7 * s0)>
// CHECK-SAME: !fake.int<2 * trunc(-0.1 * (s0 + 1)) + 1>
// CHECK-SAME: !fake.int<8>
func.func private @floats(
    !fake.int<trunc(1.7 * s0)>, !fake.int<1 + 2 * trunc(-0.1 * (s0 + 1))>,
    !fake.int<trunc(1.7 * 5)>)
