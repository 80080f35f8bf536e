// RUN: fake-opt %s --fake-verify --split-input-file --verify-diagnostics=only-expected

func.func @broadcast_of_self(%x: !fake.tensor<[3], f32>, %y: !fake.tensor<[2, 3], f32>) {
  // expected-error@+1 {{output with sizes [3] does not match the broadcast sizes [2, 3]}}
  %0 = fake.aten.add_.Tensor(%x, %y) : (!fake.tensor<[3], f32>, !fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

// Older values have the new sizes: [3, 2] here.
func.func @old_name(%x: !fake.tensor<[2, 3], f32>, %y: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.t_(%x) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  // expected-error@+1 {{cannot broadcast [3, 2] with [2, 3]}}
  %1 = fake.aten.add.Tensor(%x, %y) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @result_type(%x: !fake.tensor<[3], i64>) {
  // expected-error@+1 {{result type f32 cannot be stored in the output type i64}}
  %0 = fake.aten.div_.Scalar(%x, 2) : (!fake.tensor<[3], i64>) -> !fake.tensor<*>
  return
}

// -----

func.func @device_of_result(%x: !fake.tensor<[], f32>, %y: !fake.tensor<[], f32, device = "cuda:0">) {
  // expected-error@+1 {{expected the result on cpu, where the output is, found cuda:0}}
  %0 = fake.aten.add_.Tensor(%x, %y) : (!fake.tensor<[], f32>, !fake.tensor<[], f32, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// -----

func.func @resize_of_symbolic(%x: !fake.tensor<[s0, 6], f32>) {
  // expected-error@+1 {{cannot resize a tensor of symbolic sizes [s0, 6] to [2, 6]}}
  %0 = fake.aten.resize_(%x, [2, 6]) : (!fake.tensor<[s0, 6], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @out_of_bounds(%x: !fake.tensor<[4], f32>) {
  // expected-error@+1 {{expected sizes and strides within a storage of 16 bytes, found [5] and [1], which need 20}}
  %0 = fake.aten.as_strided_(%x, [5], [1]) : (!fake.tensor<[4], f32>) -> !fake.tensor<*>
  return
}

// -----

func.func @out_dtype(%x: !fake.tensor<[3], f32>, %out: !fake.tensor<[3], i64>) {
  // expected-error@+1 {{result type f32 cannot be stored in the output type i64}}
  %0 = fake.aten.add.out(%x, %x, out = %out) : (!fake.tensor<[3], f32>, !fake.tensor<[3], f32>, !fake.tensor<[3], i64>) -> !fake.tensor<*>
  return
}

// -----

func.func @out_device(%x: !fake.tensor<[3], f32>, %out: !fake.tensor<[3], f32, device = "cuda:0">) {
  // expected-error@+1 {{expected the output on cpu, found cuda:0}}
  %0 = fake.aten.exp.out(%x, out = %out) : (!fake.tensor<[3], f32>, !fake.tensor<[3], f32, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// -----

func.func @copy_into_overlap(%x: !fake.tensor<[1], f32>, %y: !fake.tensor<[4], f32>) {
  %0 = fake.aten.expand(%x, [4]) : (!fake.tensor<[1], f32>) -> !fake.tensor<*>
  // expected-error@+1 {{cannot copy into a tensor whose elements overlap: sizes [4], strides [0]}}
  %1 = fake.aten.copy_(%0, %y) : (!fake.tensor<*>, !fake.tensor<[4], f32>) -> !fake.tensor<*>
  return
}
