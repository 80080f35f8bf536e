// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Copy. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_cast_Byte(
// CHECK: fake.aten._cast_Byte{{.*}} -> !fake.tensor<[2, 5], u8>
func.func @_cast_Byte(%self: !fake.tensor<[2, 5], f32>) {
  %0 = fake.aten._cast_Byte(%self) : (!fake.tensor<[2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Char(
// CHECK: fake.aten._cast_Char{{.*}} -> !fake.tensor<[5, 2], i8>
func.func @_cast_Char(%self: !fake.tensor<[5, 2], f32>) {
  %0 = fake.aten._cast_Char(%self) : (!fake.tensor<[5, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Double(
// CHECK: fake.aten._cast_Double{{.*}} -> !fake.tensor<[4], f64>
func.func @_cast_Double(%self: !fake.tensor<[4], f64>) {
  %0 = fake.aten._cast_Double(%self) : (!fake.tensor<[4], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Double_promotes(
// CHECK: fake.aten._cast_Double{{.*}} -> !fake.tensor<[3, 3], f64>
func.func @_cast_Double_promotes(%self: !fake.tensor<[3, 3], f32>) {
  %0 = fake.aten._cast_Double(%self) : (!fake.tensor<[3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Double_copies(
// CHECK: fake.aten._cast_Double{{.*}} -> !fake.tensor<[3, 3], f64>
func.func @_cast_Double_copies(%self: !fake.tensor<[3, 3], f32>) {
  %0 = fake.aten._cast_Double(%self) : (!fake.tensor<[3, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Float(
// CHECK: fake.aten._cast_Float{{.*}} -> !fake.tensor<[3, 2, 2, 5], f32>
func.func @_cast_Float(%self: !fake.tensor<[3, 2, 2, 5], f32>) {
  %0 = fake.aten._cast_Float(%self) : (!fake.tensor<[3, 2, 2, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Float_promotes(
// CHECK: fake.aten._cast_Float{{.*}} -> !fake.tensor<[], f32>
func.func @_cast_Float_promotes(%self: !fake.tensor<[], i8>) {
  %0 = fake.aten._cast_Float(%self, false) : (!fake.tensor<[], i8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Float_copies(
// CHECK: fake.aten._cast_Float{{.*}} -> !fake.tensor<[], f32>
func.func @_cast_Float_copies(%self: !fake.tensor<[], i8>) {
  %0 = fake.aten._cast_Float(%self, false) : (!fake.tensor<[], i8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Float_transposed(
// CHECK: fake.aten._cast_Float{{.*}} -> !fake.tensor<[6, 2], f32, strides = [1, 6]>
func.func @_cast_Float_transposed(%self: !fake.tensor<[6, 2], f16, strides = [1, 6]>) {
  %0 = fake.aten._cast_Float(%self) : (!fake.tensor<[6, 2], f16, strides = [1, 6]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Half(
// CHECK: fake.aten._cast_Half{{.*}} -> !fake.tensor<[3, 5], f16>
func.func @_cast_Half(%self: !fake.tensor<[3, 5], f16>) {
  %0 = fake.aten._cast_Half(%self) : (!fake.tensor<[3, 5], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Half_promotes(
// CHECK: fake.aten._cast_Half{{.*}} -> !fake.tensor<[2, 4], f16>
func.func @_cast_Half_promotes(%self: !fake.tensor<[2, 4], f32>) {
  %0 = fake.aten._cast_Half(%self) : (!fake.tensor<[2, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Half_copies(
// CHECK: fake.aten._cast_Half{{.*}} -> !fake.tensor<[2, 4], f16>
func.func @_cast_Half_copies(%self: !fake.tensor<[2, 4], f32>) {
  %0 = fake.aten._cast_Half(%self) : (!fake.tensor<[2, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Half_strided(
// CHECK: fake.aten._cast_Half{{.*}} -> !fake.tensor<[3, 4], f16, strides = [0, 1]>
func.func @_cast_Half_strided(%self: !fake.tensor<[3, 4], f16, strides = [0, 1]>) {
  %0 = fake.aten._cast_Half(%self) : (!fake.tensor<[3, 4], f16, strides = [0, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Int(
// CHECK: fake.aten._cast_Int{{.*}} -> !fake.tensor<[3, 4], i32>
func.func @_cast_Int(%self: !fake.tensor<[3, 4], f64>) {
  %0 = fake.aten._cast_Int(%self) : (!fake.tensor<[3, 4], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Int_aliases(
// CHECK: fake.aten._cast_Int{{.*}} -> !fake.tensor<[3, 2, 1, 2], i32, strides = [4, 1, 4, 2]>
func.func @_cast_Int_aliases(%self: !fake.tensor<[3, 2, 1, 2], i32, strides = [4, 1, 4, 2]>) {
  %0 = fake.aten._cast_Int(%self, false) : (!fake.tensor<[3, 2, 1, 2], i32, strides = [4, 1, 4, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Int_channels_last(
// CHECK: fake.aten._cast_Int{{.*}} -> !fake.tensor<[5, 2, 2, 6], i32, strides = [24, 1, 12, 2], device = "cuda:0">
func.func @_cast_Int_channels_last(%self: !fake.tensor<[5, 2, 2, 6], bf16, strides = [24, 1, 12, 2], device = "cuda:0">) {
  %0 = fake.aten._cast_Int(%self) : (!fake.tensor<[5, 2, 2, 6], bf16, strides = [24, 1, 12, 2], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Long(
// CHECK: fake.aten._cast_Long{{.*}} -> !fake.tensor<[3, 4], i64>
func.func @_cast_Long(%self: !fake.tensor<[3, 4], f32>) {
  %0 = fake.aten._cast_Long(%self) : (!fake.tensor<[3, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Long_transposed(
// CHECK: fake.aten._cast_Long{{.*}} -> !fake.tensor<[6, 5], i64, strides = [1, 6]>
func.func @_cast_Long_transposed(%self: !fake.tensor<[6, 5], f32, strides = [1, 6]>) {
  %0 = fake.aten._cast_Long(%self) : (!fake.tensor<[6, 5], f32, strides = [1, 6]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Short(
// CHECK: fake.aten._cast_Short{{.*}} -> !fake.tensor<[5, 3], i16>
func.func @_cast_Short(%self: !fake.tensor<[5, 3], f32>) {
  %0 = fake.aten._cast_Short(%self) : (!fake.tensor<[5, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_cast_Short_channels_last(
// CHECK: fake.aten._cast_Short{{.*}} -> !fake.tensor<[4, 4, 2, 6], i16, strides = [48, 1, 24, 4]>
func.func @_cast_Short_channels_last(%self: !fake.tensor<[4, 4, 2, 6], f16, strides = [48, 1, 24, 4]>) {
  %0 = fake.aten._cast_Short(%self) : (!fake.tensor<[4, 4, 2, 6], f16, strides = [48, 1, 24, 4]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_lazy_clone(
// CHECK: fake.aten._lazy_clone{{.*}} -> !fake.tensor<[6, 2, 4], f32>
func.func @_lazy_clone(%self: !fake.tensor<[6, 2, 4], f32>) {
  %0 = fake.aten._lazy_clone(%self) : (!fake.tensor<[6, 2, 4], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_lazy_clone_transposed(
// CHECK: fake.aten._lazy_clone{{.*}} -> !fake.tensor<[4, 3, 2], c64, strides = [3, 1, 12], device = "cuda:0">
func.func @_lazy_clone_transposed(%self: !fake.tensor<[4, 3, 2], c64, strides = [3, 1, 12], device = "cuda:0">) {
  %0 = fake.aten._lazy_clone(%self) : (!fake.tensor<[4, 3, 2], c64, strides = [3, 1, 12], device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_to_copy(
// CHECK: fake.aten._to_copy{{.*}} -> !fake.tensor<[2, 3], i64>
func.func @_to_copy(%self: !fake.tensor<[2, 3], i64>) {
  %0 = fake.aten._to_copy(%self, dtype = i64, memory_format = contiguous_format) : (!fake.tensor<[2, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_to_copy_aliases(
// CHECK: fake.aten._to_copy{{.*}} -> !fake.tensor<[2, 5, 5, 5], f32>
func.func @_to_copy_aliases(%self: !fake.tensor<[2, 5, 5, 5], f32>) {
  %0 = fake.aten._to_copy(%self, device = "cpu", non_blocking = false, memory_format = none) : (!fake.tensor<[2, 5, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_to_copy_strided(
// CHECK: fake.aten._to_copy{{.*}} -> !fake.tensor<[5, 5, 5, 2], f32, strides = [50, 2, 10, 1]>
func.func @_to_copy_strided(%self: !fake.tensor<[5, 5, 5, 2], f32, strides = [2, 1, 2, 1]>) {
  %0 = fake.aten._to_copy(%self, layout = strided, pin_memory = false, non_blocking = false, memory_format = none) : (!fake.tensor<[5, 5, 5, 2], f32, strides = [2, 1, 2, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_to_copy_cuda(
// CHECK: fake.aten._to_copy{{.*}} -> !fake.tensor<[2], i64, device = "cuda:0">
func.func @_to_copy_cuda(%self: !fake.tensor<[2], i64>) {
  %0 = fake.aten._to_copy(%self, device = "cuda:0") : (!fake.tensor<[2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @chalf(
// CHECK: fake.aten.chalf{{.*}} -> !fake.tensor<[2, 3], c32>
func.func @chalf(%self: !fake.tensor<[2, 3], i64>) {
  %0 = fake.aten.chalf(%self) : (!fake.tensor<[2, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @clone(
// CHECK: fake.aten.clone{{.*}} -> !fake.tensor<[5, 5, 5], f32>
func.func @clone(%self: !fake.tensor<[5, 5, 5], f32>) {
  %0 = fake.aten.clone(%self) : (!fake.tensor<[5, 5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @clone_aliases(
// CHECK: fake.aten.clone{{.*}} -> !fake.tensor<[4, 6], i64, layout = sparse_bsc{{[^>]*}}>
func.func @clone_aliases(%self: !fake.tensor<[4, 6], i64, layout = sparse_bsc>) {
  %0 = fake.aten.clone(%self) : (!fake.tensor<[4, 6], i64, layout = sparse_bsc>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @clone_transposed(
// CHECK: fake.aten.clone{{.*}} -> !fake.tensor<[2, 2], c64, strides = [1, 2]>
func.func @clone_transposed(%self: !fake.tensor<[2, 2], c64, strides = [1, 2], conj>) {
  %0 = fake.aten.clone(%self) : (!fake.tensor<[2, 2], c64, strides = [1, 2], conj>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @contiguous(
// CHECK: fake.aten.contiguous{{.*}} -> !fake.tensor<[5, 4, 3, 2], bool>
func.func @contiguous(%self: !fake.tensor<[5, 4, 3, 2], bool, strides = [24, 1, 4, 12]>) {
  %0 = fake.aten.contiguous(%self) : (!fake.tensor<[5, 4, 3, 2], bool, strides = [24, 1, 4, 12]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @contiguous_aliases(
// CHECK: fake.aten.contiguous{{.*}} -> !fake.tensor<[2], c64>
func.func @contiguous_aliases(%self: !fake.tensor<[2], c64>) {
  %0 = fake.aten.contiguous(%self) : (!fake.tensor<[2], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @contiguous_conj(
// CHECK: fake.aten.contiguous{{.*}} -> !fake.tensor<[2, 0, 1, 1, 2], c128, offset = 2, conj>
func.func @contiguous_conj(%self: !fake.tensor<[2, 0, 1, 1, 2], c128, offset = 2, conj>) {
  %0 = fake.aten.contiguous(%self, memory_format = preserve_format) : (!fake.tensor<[2, 0, 1, 1, 2], c128, offset = 2, conj>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @copy(
// CHECK: fake.aten.copy{{.*}} -> !fake.tensor<[], c64>
func.func @copy(%self: !fake.tensor<[], c64>, %src: !fake.tensor<[], c64>) {
  %0 = fake.aten.copy(%self, %src, false) : (!fake.tensor<[], c64>, !fake.tensor<[], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @copy_channels_last(
// CHECK: fake.aten.copy{{.*}} -> !fake.tensor<[5, 5, 3, 5], f32, strides = [75, 1, 25, 5]>
func.func @copy_channels_last(%self: !fake.tensor<[5, 5, 3, 5], f32, strides = [75, 1, 25, 5]>, %src: !fake.tensor<[5, 5, 3, 5], f32, strides = [2, 1, 5, 1]>) {
  %0 = fake.aten.copy(%self, %src, false) : (!fake.tensor<[5, 5, 3, 5], f32, strides = [75, 1, 25, 5]>, !fake.tensor<[5, 5, 3, 5], f32, strides = [2, 1, 5, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @copy_(
// CHECK: fake.aten.copy_{{.*}} -> !fake.tensor<[3, 3, 3], i64>
func.func @copy_(%self: !fake.tensor<[3, 3, 3], i64>, %src: !fake.tensor<[3, 3, 3], i64>) {
  %0 = fake.aten.copy_(%self, %src) : (!fake.tensor<[3, 3, 3], i64>, !fake.tensor<[3, 3, 3], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @copy__transposed(
// CHECK: fake.aten.copy_{{.*}} -> !fake.tensor<[5, 3, 2, 5], f32, strides = [2, 50, 1, 10]>
func.func @copy__transposed(%self: !fake.tensor<[5, 3, 2, 5], f32, strides = [2, 50, 1, 10]>, %src: !fake.tensor<[5, 3, 2, 5], f32, strides = [0, 0, 0, 1]>) {
  %0 = fake.aten.copy_(%self, %src) : (!fake.tensor<[5, 3, 2, 5], f32, strides = [2, 50, 1, 10]>, !fake.tensor<[5, 3, 2, 5], f32, strides = [0, 0, 0, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @copy__meta(
// CHECK: fake.aten.copy_{{.*}} -> !fake.tensor<[1, 3, 1], c64, strides = [12, 4, 1], offset = 3, device = "meta">
func.func @copy__meta(%self: !fake.tensor<[1, 3, 1], c64, strides = [12, 4, 1], offset = 3, device = "meta">, %src: !fake.tensor<[1, 3, 1], c64, strides = [12, 4, 1]>) {
  %0 = fake.aten.copy_(%self, %src) : (!fake.tensor<[1, 3, 1], c64, strides = [12, 4, 1], offset = 3, device = "meta">, !fake.tensor<[1, 3, 1], c64, strides = [12, 4, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @copy__Tensor(
// CHECK: fake.aten.copy_.Tensor{{.*}} -> !fake.tensor<[3, 5, 2, 2, 2], i16>
func.func @copy__Tensor(%self: !fake.tensor<[3, 5, 2, 2, 2], i16>, %other: !fake.tensor<[3, 1, 2, 2, 2], i16, strides = [2, 2, 12, 6, 1]>) {
  %0 = fake.aten.copy_.Tensor(%self, %other) : (!fake.tensor<[3, 5, 2, 2, 2], i16>, !fake.tensor<[3, 1, 2, 2, 2], i16, strides = [2, 2, 12, 6, 1]>) -> !fake.tensor<*>
  return
}
