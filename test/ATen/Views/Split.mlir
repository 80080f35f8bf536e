// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Split. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @chunk(
// CHECK: fake.aten.chunk{{.*}} -> !fake.list<!fake.tensor<[3, 5, 5], i64>, !fake.tensor<[2, 5, 5], i64, offset = 75>>
func.func @chunk(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.chunk(%self, 2) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @dsplit_array(
// CHECK: fake.aten.dsplit.array{{.*}} -> !fake.list<!fake.tensor<[3, 4, 2], bool, strides = [3, 0, 1]>, !fake.tensor<[3, 4, 0], bool, strides = [3, 0, 1], offset = 2>, !fake.tensor<[3, 4, 3], bool, strides = [3, 0, 1]>>
func.func @dsplit_array(%self: !fake.tensor<[3, 4, 3], bool, strides = [3, 0, 1]>) {
  %0 = fake.aten.dsplit.array(%self, [2, 0]) : (!fake.tensor<[3, 4, 3], bool, strides = [3, 0, 1]>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @dsplit_int(
// CHECK: fake.aten.dsplit.int{{.*}} -> !fake.list<!fake.tensor<[5, 5, 3], i64, strides = [30, 6, 1]>, !fake.tensor<[5, 5, 3], i64, strides = [30, 6, 1], offset = 3>>
func.func @dsplit_int(%self: !fake.tensor<[5, 5, 6], i64>) {
  %0 = fake.aten.dsplit.int(%self, 2) : (!fake.tensor<[5, 5, 6], i64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @hsplit_array(
// CHECK: fake.aten.hsplit.array{{.*}} -> !fake.list<!fake.tensor<[5, 1], i8>, !fake.tensor<[5, 0], i8, offset = 1>, !fake.tensor<[5, 1], i8>>
func.func @hsplit_array(%self: !fake.tensor<[5, 1], i8>) {
  %0 = fake.aten.hsplit.array(%self, [4, 0]) : (!fake.tensor<[5, 1], i8>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @hsplit_int(
// CHECK: fake.aten.hsplit.int{{.*}} -> !fake.list<!fake.tensor<[3], f64>>
func.func @hsplit_int(%self: !fake.tensor<[3], f64>) {
  %0 = fake.aten.hsplit.int(%self, 1) : (!fake.tensor<[3], f64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @split_Tensor(
// CHECK: fake.aten.split.Tensor{{.*}} -> !fake.list<!fake.tensor<[3, 5, 5], i64>, !fake.tensor<[2, 5, 5], i64, offset = 75>>
func.func @split_Tensor(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.split.Tensor(%self, 3) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @split_sizes(
// CHECK: fake.aten.split.sizes{{.*}} -> !fake.list<!fake.tensor<[5], f32>>
func.func @split_sizes(%self: !fake.tensor<[5], f32>) {
  %0 = fake.aten.split.sizes(%self, [5], 0) : (!fake.tensor<[5], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @split_copy_Tensor(
// CHECK: fake.aten.split_copy.Tensor{{.*}} -> !fake.list<!fake.tensor<[2, 5, 5, 3], f32>, !fake.tensor<[2, 5, 5, 3], f32>>
func.func @split_copy_Tensor(%self: !fake.tensor<[4, 5, 5, 3], f32, strides = [450, 45, 9, 3]>) {
  %0 = fake.aten.split_copy.Tensor(%self, 2, 0) : (!fake.tensor<[4, 5, 5, 3], f32, strides = [450, 45, 9, 3]>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @split_with_sizes(
// CHECK: fake.aten.split_with_sizes{{.*}} -> !fake.list<!fake.tensor<[1, 5, 5], i64>, !fake.tensor<[3, 5, 5], i64, offset = 25>, !fake.tensor<[1, 5, 5], i64, offset = 100>>
func.func @split_with_sizes(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.split_with_sizes(%self, [1, 3, 1]) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @split_with_sizes_strided(
// CHECK: fake.aten.split_with_sizes{{.*}} -> !fake.list<!fake.tensor<[4, 3], bf16, strides = [2, 2], device = "cuda:0">>
func.func @split_with_sizes_strided(%self: !fake.tensor<[4, 3], bf16, strides = [2, 2], device = "cuda:0">) {
  %0 = fake.aten.split_with_sizes(%self, [4]) : (!fake.tensor<[4, 3], bf16, strides = [2, 2], device = "cuda:0">) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @split_with_sizes_copy(
// CHECK: fake.aten.split_with_sizes_copy{{.*}} -> !fake.list<!fake.tensor<[1, 5, 5], i64>, !fake.tensor<[4, 5, 5], i64>, !fake.tensor<[0, 5, 5], i64>>
func.func @split_with_sizes_copy(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.split_with_sizes_copy(%self, [1, 4, 0]) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @tensor_split_indices(
// CHECK: fake.aten.tensor_split.indices{{.*}} -> !fake.list<!fake.tensor<[2, 5, 5], i64>, !fake.tensor<[2, 5, 5], i64, offset = 50>, !fake.tensor<[1, 5, 5], i64, offset = 100>>
func.func @tensor_split_indices(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.tensor_split.indices(%self, [2, 4]) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @tensor_split_indices_transposed(
// CHECK: fake.aten.tensor_split.indices{{.*}} -> !fake.list<!fake.tensor<[2, 2, 3, 3], f32, strides = [18, 9, 1, 3]>, !fake.tensor<[2, 0, 3, 3], f32, strides = [18, 9, 1, 3], offset = 18>, !fake.tensor<[2, 0, 3, 3], f32, strides = [18, 9, 1, 3], offset = 18>>
func.func @tensor_split_indices_transposed(%self: !fake.tensor<[2, 2, 3, 3], f32, strides = [18, 9, 1, 3]>) {
  %0 = fake.aten.tensor_split.indices(%self, [3, 3], 1) : (!fake.tensor<[2, 2, 3, 3], f32, strides = [18, 9, 1, 3]>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @tensor_split_sections(
// CHECK: fake.aten.tensor_split.sections{{.*}} -> !fake.list<!fake.tensor<[2, 5], f32>, !fake.tensor<[2, 5], f32, offset = 10>, !fake.tensor<[1, 5], f32, offset = 20>>
func.func @tensor_split_sections(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.tensor_split.sections(%self, 3) : (!fake.tensor<[5, 5], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @tensor_split_sections_strided(
// CHECK: fake.aten.tensor_split.sections{{.*}} -> !fake.list<!fake.tensor<[3, 2], i16, strides = [6, 3]>>
func.func @tensor_split_sections_strided(%self: !fake.tensor<[3, 2], i16, strides = [6, 3]>) {
  %0 = fake.aten.tensor_split.sections(%self, 1, 1) : (!fake.tensor<[3, 2], i16, strides = [6, 3]>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @unbind_int(
// CHECK: fake.aten.unbind.int{{.*}} -> !fake.list<!fake.tensor<[3], f32>, !fake.tensor<[3], f32, offset = 3>>
func.func @unbind_int(%self: !fake.tensor<[2, 3], f32>) {
  %0 = fake.aten.unbind.int(%self) : (!fake.tensor<[2, 3], f32>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @unbind_int_transposed(
// CHECK: fake.aten.unbind.int{{.*}} -> !fake.list<!fake.tensor<[2, 4, 3, 2], f32, strides = [8, 1, 32, 16], device = "cuda:0">, !fake.tensor<[2, 4, 3, 2], f32, strides = [8, 1, 32, 16], offset = 4, device = "cuda:0">>
func.func @unbind_int_transposed(%self: !fake.tensor<[2, 2, 4, 3, 2], f32, strides = [4, 8, 1, 32, 16], device = "cuda:0">) {
  %0 = fake.aten.unbind.int(%self) : (!fake.tensor<[2, 2, 4, 3, 2], f32, strides = [4, 8, 1, 32, 16], device = "cuda:0">) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @unbind_copy_int(
// CHECK: fake.aten.unbind_copy.int{{.*}} -> !fake.list<!fake.tensor<[5], i64>, !fake.tensor<[5], i64>, !fake.tensor<[5], i64>, !fake.tensor<[5], i64>, !fake.tensor<[5], i64>>
func.func @unbind_copy_int(%self: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.unbind_copy.int(%self) : (!fake.tensor<[5, 5], i64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @unsafe_chunk(
// CHECK: fake.aten.unsafe_chunk{{.*}} -> !fake.list<!fake.tensor<[3, 5, 5], i64>, !fake.tensor<[2, 5, 5], i64, offset = 75>>
func.func @unsafe_chunk(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.unsafe_chunk(%self, 2) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @unsafe_split_Tensor(
// CHECK: fake.aten.unsafe_split.Tensor{{.*}} -> !fake.list<!fake.tensor<[3, 5, 5], i64>, !fake.tensor<[2, 5, 5], i64, offset = 75>>
func.func @unsafe_split_Tensor(%self: !fake.tensor<[5, 5, 5], i64>) {
  %0 = fake.aten.unsafe_split.Tensor(%self, 3) : (!fake.tensor<[5, 5, 5], i64>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @unsafe_split_with_sizes(
// CHECK: fake.aten.unsafe_split_with_sizes{{.*}} -> !fake.list<!fake.tensor<[5, 1], c128>>
func.func @unsafe_split_with_sizes(%self: !fake.tensor<[5, 1], c128>) {
  %0 = fake.aten.unsafe_split_with_sizes(%self, [5], -2) : (!fake.tensor<[5, 1], c128>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @vsplit_array(
// CHECK: fake.aten.vsplit.array{{.*}} -> !fake.list<!fake.tensor<[2, 3], f32, offset = 3>, !fake.tensor<[1, 3], f32, offset = 9>, !fake.tensor<[1, 3], f32, offset = 12>>
func.func @vsplit_array(%self: !fake.tensor<[4, 3], f32, offset = 3>) {
  %0 = fake.aten.vsplit.array(%self, [2, 3]) : (!fake.tensor<[4, 3], f32, offset = 3>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @vsplit_array_transposed(
// CHECK: fake.aten.vsplit.array{{.*}} -> !fake.list<!fake.tensor<[2, 4, 2], f32, strides = [1, 2, 8]>, !fake.tensor<[0, 4, 2], f32, strides = [1, 2, 8], offset = 2>, !fake.tensor<[2, 4, 2], f32, strides = [1, 2, 8]>>
func.func @vsplit_array_transposed(%self: !fake.tensor<[2, 4, 2], f32, strides = [1, 2, 8]>) {
  %0 = fake.aten.vsplit.array(%self, [3, 0]) : (!fake.tensor<[2, 4, 2], f32, strides = [1, 2, 8]>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @vsplit_array_conj(
// CHECK: fake.aten.vsplit.array{{.*}} -> !fake.list<!fake.tensor<[1, 2], c64, offset = 2, conj>, !fake.tensor<[0, 2], c64, offset = 4, conj>, !fake.tensor<[0, 2], c64, offset = 4, conj>>
func.func @vsplit_array_conj(%self: !fake.tensor<[1, 2], c64, offset = 2, conj>) {
  %0 = fake.aten.vsplit.array(%self, [2, 4]) : (!fake.tensor<[1, 2], c64, offset = 2, conj>) -> !fake.list<>
  return
}

// CHECK-LABEL: func.func @vsplit_int(
// CHECK: fake.aten.vsplit.int{{.*}} -> !fake.list<!fake.tensor<[3, 5], i64>, !fake.tensor<[3, 5], i64, offset = 15>>
func.func @vsplit_int(%self: !fake.tensor<[6, 5], i64>) {
  %0 = fake.aten.vsplit.int(%self, 2) : (!fake.tensor<[6, 5], i64>) -> !fake.list<>
  return
}
