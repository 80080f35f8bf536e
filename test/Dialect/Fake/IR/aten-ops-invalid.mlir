// RUN: fake-opt %s -split-input-file -verify-diagnostics

!t = !fake.tensor<*>
func.func @missing_argument(%x: !t) {
  // expected-error@+1 {{argument 'self' of aten.relu: expected Tensor, found nothing}}
  %0 = fake.aten.relu() : () -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @too_many_arguments(%x: !t) {
  // expected-error@+1 {{expected at most 1 positional arguments of relu(Tensor self) -> Tensor}}
  %0 = fake.aten.relu(%x, %x) : (!t, !t) -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @unknown_name(%x: !t) {
  // expected-error@+1 {{expected an argument of relu(Tensor self) -> Tensor, found 'slef'}}
  %0 = fake.aten.relu(slef = %x) : (!t) -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @given_twice(%x: !t) {
  // expected-error@+1 {{argument 'self' of aten.relu is given twice}}
  %0 = fake.aten.relu(%x, self = %x) : (!t, !t) -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @position_after_name(%x: !t) {
  // expected-error@+1 {{expected positional arguments before those with a name}}
  %0 = fake.aten.add.Tensor(self = %x, %x) : (!t, !t) -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @number_of_operand_types(%x: !t) {
  // expected-error@+1 {{expected 1 operand types, found 2}}
  %0 = fake.aten.relu(%x) : (!t, !t) -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @tensor_for_int(%x: !t) {
  // expected-error@+1 {{argument 'dim1' of aten.transpose.int: expected int, found a tensor}}
  %0 = fake.aten.transpose.int(%x, 0, %x) : (!t, !t) -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @complex_for_int(%x: !t) {
  // expected-error@+1 {{argument 'dim1' of aten.transpose.int: expected int, found a complex}}
  %0 = fake.aten.transpose.int(%x, 0, complex<1.0, 0.0>) : (!t) -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @float_for_int(%x: !t) {
  // expected-error@+1 {{argument 'dim1' of aten.transpose.int: expected int, found a float}}
  %0 = fake.aten.transpose.int(%x, 0, 1.5) : (!t) -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @none_in_a_list(%x: !t) {
  // expected-error@+1 {{argument 'size' of aten.view: expected SymInt[], found none at index 1}}
  %0 = fake.aten.view(%x, [2, none]) : (!t) -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @number_for_a_list(%x: !t) {
  // expected-error@+1 {{argument 'size' of aten.view: expected SymInt[], found an int}}
  %0 = fake.aten.view(%x, 2) : (!t) -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @element_of_a_list_operand(%list: !fake.list<!t, !fake.int>) {
  // expected-error@+1 {{argument 'tensors' of aten.cat: expected Tensor[], found an int at index 1}}
  %0 = fake.aten.cat(%list) : (!fake.list<!t, !fake.int>) -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @memory_format_for_dtype() {
  // expected-error@+1 {{argument 'dtype' of aten.full: expected ScalarType?, found a memory format}}
  %0 = fake.aten.full([2], 1, dtype = channels_last) : () -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @unknown_dtype_code() {
  // expected-error@+1 {{argument 'dtype' of aten.full: expected ScalarType?, found 99}}
  %0 = fake.aten.full([2], 1, dtype = 99) : () -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @unknown_device() {
  // expected-error@+1 {{argument 'device' of aten.full: expected Device?, found "gpu"}}
  %0 = fake.aten.full([2], 1, device = "gpu") : () -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @number_of_results(%x: !t) {
  // expected-error@+1 {{results of aten.relu: expected 1, found 2}}
  %0:2 = fake.aten.relu(%x) : (!t) -> (!t, !t)
  return
}

// -----

!t = !fake.tensor<*>
func.func @kind_of_result(%x: !t) {
  // expected-error@+1 {{result 0 of aten.split.Tensor: expected Tensor[], found a tensor}}
  %0 = fake.aten.split.Tensor(%x, 2) : (!t) -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @no_argument_tree(%x: !t) {
  // expected-error@+1 {{arguments of aten.relu: expected 0 operands, found 1}}
  %0 = "fake.aten.relu"(%x) : (!t) -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @other_property(%x: !t) {
  // expected-error@+1 {{expected 'args' to be a #fake.args, found 3 : i64}}
  %0 = "fake.aten.relu"(%x) <{args = 3}> : (!t) -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @operands_out_of_order(%x: !t) {
  // expected-error@+1 {{arguments of aten.add.Tensor: expected operand (0), found (1)}}
  %0 = "fake.aten.add.Tensor"(%x, %x) <{args = #fake.args<(1), (0)>}> : (!t, !t) -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @too_many_trees(%x: !t) {
  // expected-error@+1 {{arguments of aten.relu: expected at most 1, found 2}}
  %0 = "fake.aten.relu"(%x) <{args = #fake.args<(0), 3>}> : (!t) -> !t
  return
}

// -----

// The class of all ATen ops is not an op by itself.
!t = !fake.tensor<*>
func.func @no_such_op(%x: !t) {
  // expected-error@+1 {{unregistered operation 'fake.aten' found in dialect}}
  %0 = "fake.aten"(%x) : (!t) -> !t
  return
}

// -----

// PyTorch accepts scalars in place of tensors for some ops only, and never for
// a tensor that is written.
!t = !fake.tensor<*>
func.func @number_for_a_tensor(%x: !t) {
  // expected-error@+1 {{argument 'other' of aten.remainder.Tensor: expected Tensor, found an int}}
  %0 = fake.aten.remainder.Tensor(%x, 2) : (!t) -> !t
  return
}

// -----

!t = !fake.tensor<*>
func.func @number_in_place(%x: !t) {
  // expected-error@+1 {{argument 'self' of aten.add_.Tensor: expected Tensor, found an int}}
  %0 = fake.aten.add_.Tensor(2, %x) : (!t) -> !t
  return
}
