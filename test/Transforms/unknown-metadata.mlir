// RUN: fake-opt %s --fake-propagate | FileCheck %s

// Unknown metadata of an argument is no error, and nothing is inferred from it
// that may be wrong.

//===----------------------------------------------------------------------===//
// Dtypes
//===----------------------------------------------------------------------===//

// An unknown dtype may be that of the other operand.
// CHECK-LABEL: func.func @dtype_of_weight
// CHECK: fake.aten.conv1d{{.*}} -> !fake.tensor<[2, 5, 6], f32>
func.func @dtype_of_weight(%x: !fake.tensor<[2, 4, 8], f32>, %w: !fake.tensor<[5, 4, 3], ?>) {
  %0 = fake.aten.conv1d(%x, %w) : (!fake.tensor<[2, 4, 8], f32>, !fake.tensor<[5, 4, 3], ?>) -> !fake.tensor<*>
  return
}

// It may be an index type.
// CHECK-LABEL: func.func @dtype_of_index
// CHECK: fake.aten.gather{{.*}} -> !fake.tensor<[3, 4], f32>
// CHECK: fake.aten.take{{.*}} -> !fake.tensor<[3, 4], f32>
// CHECK: fake.aten.masked_fill.Scalar{{.*}} -> !fake.tensor<[3, 4], f32>
func.func @dtype_of_index(%x: !fake.tensor<[3, 4], f32>, %i: !fake.tensor<[3, 4], ?>) {
  %0 = fake.aten.gather(%x, 0, %i) : (!fake.tensor<[3, 4], f32>, !fake.tensor<[3, 4], ?>) -> !fake.tensor<*>
  %1 = fake.aten.take(%x, %i) : (!fake.tensor<[3, 4], f32>, !fake.tensor<[3, 4], ?>) -> !fake.tensor<*>
  %2 = fake.aten.masked_fill.Scalar(%x, %i, 1) : (!fake.tensor<[3, 4], f32>, !fake.tensor<[3, 4], ?>) -> !fake.tensor<*>
  return
}

// The mask is uint8 if the argument is.
// CHECK-LABEL: func.func @dtype_of_mask
// CHECK: -> !fake.tensor<[], ?>
func.func @dtype_of_mask(%x: !fake.tensor<[3], ?>) {
  %0 = fake.aten.any(%x) : (!fake.tensor<[3], ?>) -> !fake.tensor<*>
  return
}

// The real part is the tensor itself if it is real.
// CHECK-LABEL: func.func @real_part
// CHECK: -> !fake.tensor<[3], ?, strides = ?, offset = ?>
func.func @real_part(%x: !fake.tensor<[3], ?>) {
  %0 = fake.aten.real(%x) : (!fake.tensor<[3], ?>) -> !fake.tensor<*>
  return
}

// The conversion is a copy, with an offset of 0, or the tensor itself.
// CHECK-LABEL: func.func @converted
// CHECK: -> !fake.tensor<[3], i64, offset = ?>
func.func @converted(%x: !fake.tensor<[3], ?, offset = 2>) {
  %0 = fake.aten.to.dtype(%x, i64) : (!fake.tensor<[3], ?, offset = 2>) -> !fake.tensor<*>
  return
}

//===----------------------------------------------------------------------===//
// Devices
//===----------------------------------------------------------------------===//

// CHECK-LABEL: func.func @joined
// CHECK: fake.aten.cat{{.*}} -> !fake.tensor<[6], f32, device = "cuda:0">
// CHECK: fake.aten.stack{{.*}} -> !fake.tensor<[2, 3], f32, device = "cuda:0">
func.func @joined(%x: !fake.tensor<[3], f32, device = ?>, %y: !fake.tensor<[3], f32, device = "cuda:0">) {
  %0 = fake.aten.cat([%x, %y]) : (!fake.tensor<[3], f32, device = ?>, !fake.tensor<[3], f32, device = "cuda:0">) -> !fake.tensor<*>
  %1 = fake.aten.stack([%x, %y]) : (!fake.tensor<[3], f32, device = ?>, !fake.tensor<[3], f32, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// It may be a cpu scalar, which has any shape.
// CHECK-LABEL: func.func @scalar
// CHECK: -> !fake.tensor<[3], bool>
func.func @scalar(%x: !fake.tensor<[3], bool>, %y: !fake.tensor<[], bool, device = ?>) {
  %0 = fake.prims.bitwise_xor(%x, %y) : (!fake.tensor<[3], bool>, !fake.tensor<[], bool, device = ?>) -> !fake.tensor<*>
  return
}

// The second result is empty on the cpu only.
// CHECK-LABEL: func.func @kernels
// CHECK: -> (!fake.tensor<[2, 5], f32>, !fake.tensor<[?], i64{{.*}}>, !fake.tensor<[2], i64{{.*}}>, !fake.tensor<[?], i64{{.*}}>)
func.func @kernels(%w: !fake.tensor<[5, 5], f32>, %i: !fake.tensor<[4], i64>, %o: !fake.tensor<[2], i64, device = ?>) {
  %0:4 = fake.aten.embedding_bag(%w, %i, %o) : (!fake.tensor<[5, 5], f32>, !fake.tensor<[4], i64>, !fake.tensor<[2], i64, device = ?>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return
}

//===----------------------------------------------------------------------===//
// Strides and offsets
//===----------------------------------------------------------------------===//

// A tensor that is written has the same strides afterwards.
// CHECK-LABEL: func.func @written
// CHECK: -> !fake.tensor<[2], bool, strides = ?>
func.func @written(%x: !fake.tensor<[2], bool, strides = ?>, %y: !fake.tensor<[2], bool>) {
  %0 = fake.aten.bitwise_xor_.Tensor(%x, %y) : (!fake.tensor<[2], bool, strides = ?>, !fake.tensor<[2], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @query
// CHECK: fake.aten.stride(%{{.*}} -> !fake.list<>
// CHECK: fake.aten.sym_stride.int(%{{.*}} -> !fake.int{{$}}
func.func @query(%x: !fake.tensor<[2, 3], f32, strides = ?>) {
  %0 = fake.aten.stride(%x) : (!fake.tensor<[2, 3], f32, strides = ?>) -> !fake.list<>
  %1 = fake.aten.sym_stride.int(%x, 0) : (!fake.tensor<[2, 3], f32, strides = ?>) -> !fake.int
  return
}

// An unknown stride may be that of a row-major tensor.
// CHECK-LABEL: func.func @required
// CHECK: -> !fake.tensor<[6], f32, strides = ?>
func.func @required(%x: !fake.tensor<[4, 3], f32, strides = [?, 1]>) {
  %0 = fake.aten._pdist_forward(%x) : (!fake.tensor<[4, 3], f32, strides = [?, 1]>) -> !fake.tensor<*>
  return
}

// An output is resized if it has other sizes, and keeps its strides and offset
// otherwise.
// CHECK-LABEL: func.func @output
// CHECK: -> !fake.tensor<[2, 3], f32, strides = ?, offset = ?>
func.func @output(%x: !fake.tensor<[2, 3], f32>, %out: !fake.tensor<*, f32>) {
  %0 = fake.aten.neg.out(%x, out = %out) : (!fake.tensor<[2, 3], f32>, !fake.tensor<*, f32>) -> !fake.tensor<*>
  return
}

// Elements of an unknown size may be aligned.
// CHECK-LABEL: func.func @aligned
// CHECK: fake.aten._grouped_mm{{.*}} -> !fake.tensor<[32, 24], bf16>
func.func @aligned(%x: !fake.tensor<[1, 32, 48], ?>, %y: !fake.tensor<[48, 24], bf16>, %o: !fake.tensor<[1], i32>) {
  %0 = fake.aten._grouped_mm(%x, %y, %o) : (!fake.tensor<[1, 32, 48], ?>, !fake.tensor<[48, 24], bf16>, !fake.tensor<[1], i32>) -> !fake.tensor<*>
  return
}

// The last size depends on the size of an element.
// CHECK-LABEL: func.func @viewed
// CHECK: -> !fake.tensor<[2, ?], i32, strides = ?, offset = ?>
func.func @viewed(%x: !fake.tensor<[2, 4], ?>) {
  %0 = fake.aten.view.dtype(%x, i32) : (!fake.tensor<[2, 4], ?>) -> !fake.tensor<*>
  return
}
