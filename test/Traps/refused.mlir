// RUN: fake-opt %s --fake-propagate --split-input-file --verify-diagnostics

// Programs that FakeTensor rejects, next to similar ones that it accepts.

!t = !fake.tensor<*>
!cpu = !fake.tensor<[4, 6], f32>
!cpu0 = !fake.tensor<[], f32>
!gpu = !fake.tensor<[4, 6], f32, device = "cuda:0">
!gpu0 = !fake.tensor<[], f32, device = "cuda:0">
!indices = !fake.tensor<[2], i64>

// Rows with a gap cannot be merged; a dimension of size 1 between them hides the
// gap.
// expected-note@+1 {{operand #0 is f32(3, 3)/(6, 1)}}
func.func @view_across_a_gap(%x: !fake.tensor<[3, 3], f32, strides = [6, 1]>) {
  // expected-error@+1 {{cannot view a tensor with sizes [3, 3] and strides [6, 1] as [9]}}
  %0 = fake.aten.view(%x, [9]) : (!fake.tensor<[3, 3], f32, strides = [6, 1]>) -> !t
  return
}

// A tensor of rank 0 may be combined with any device, but only if it is on the
// CPU.
// expected-note@+2 {{operand #0}}
// expected-note@+1 {{operand #1}}
func.func @scalar_of_another_device(%x: !gpu0, %y: !cpu) {
  // expected-error@+1 {{expected all tensors on one device, found cuda:0 and cpu}}
  %0 = fake.aten.add.Tensor(%x, %y) : (!gpu0, !cpu) -> !t
  return
}

// It cannot change its device in place.
// expected-note@+1 {{operand #0 is f32()/()}}
func.func @in_place_on_another_device(%x: !cpu0, %y: !gpu0) {
  // expected-error@+1 {{expected the result on cpu, where the output is, found cuda:0}}
  %0 = fake.aten.add_.Tensor(%x, %y) : (!cpu0, !gpu0) -> !t
  return
}

// Indices may be on the CPU, values may not.
// expected-note@+2 {{operand #0}}
// expected-note@+1 {{operand #2}}
func.func @values_on_another_device(%x: !gpu, %i: !indices, %v: !fake.tensor<[6], f32>) {
  // expected-error@+1 {{expected values on cuda:0, found cpu}}
  %0 = fake.aten.index_put(%x, [%i], %v) : (!gpu, !indices, !fake.tensor<[6], f32>) -> !t
  return
}

// expected-note@+2 {{operand #0}}
// expected-note@+1 {{operand #1}}
func.func @index_select_on_another_device(%x: !gpu, %i: !indices) {
  // expected-error@+1 {{expected all tensors on one device, found cuda:0 and cpu}}
  %0 = fake.aten.index_select(%x, 0, %i) : (!gpu, !indices) -> !t
  return
}

// expected-note@+2 {{operand #0}}
// expected-note@+1 {{operand #1}}
func.func @embedding_on_another_device(%x: !gpu, %i: !indices) {
  // expected-error@+1 {{expected all tensors on one device, found cuda:0 and cpu}}
  %0 = fake.aten.embedding(%x, %i) : (!gpu, !indices) -> !t
  return
}

// Floats cannot be stored in integers; a bool tensor accepts a float scalar, see
// types.mlir.
// expected-note@+2 {{operand #0}}
// expected-note@+1 {{operand #1}}
func.func @float_into_int(%x: !fake.tensor<[2], i64>, %y: !fake.tensor<[2], f32>) {
  // expected-error@+1 {{expected a dtype that i64 can represent, found f32}}
  %0 = fake.aten.add_.Tensor(%x, %y) : (!fake.tensor<[2], i64>, !fake.tensor<[2], f32>) -> !t
  return
}

// Masks of bytes, which eager PyTorch accepts with a warning.
// expected-note@+1 {{operand #1}}
func.func @mask_of_bytes(%x: !cpu, %m: !fake.tensor<[4, 6], u8>) {
  // expected-error@+1 {{expected indices of i64, i32 or bool, found u8}}
  %0 = fake.aten.index.Tensor(%x, [%m]) : (!cpu, !fake.tensor<[4, 6], u8>) -> !t
  return
}

// An empty tensor has no argmax; max has a result, see types.mlir.
// expected-note@+2 {{operand #0 is f32(0)/(1)}}
// expected-note@+1 {{operand #0 is f32(0, 3)/(3, 1)}}
func.func @argmax_of_nothing(%x: !fake.tensor<[0], f32>, %y: !fake.tensor<[0, 3], f32>) {
  // expected-error@+1 {{expected a non-empty dimension to reduce, found dimension 0 of [0]}}
  %0 = fake.aten.argmax(%x) : (!fake.tensor<[0], f32>) -> !t
  // expected-error@+1 {{expected a non-empty dimension to reduce, found dimension 0 of [0, 3]}}
  %1 = fake.aten.argmax(%y, 0) : (!fake.tensor<[0, 3], f32>) -> !t
  return
}
