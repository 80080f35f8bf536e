// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of FFT. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @fft_fft(
// CHECK: fake.aten.fft_fft{{.*}} -> !fake.tensor<[5, 6, 7], c64>
func.func @fft_fft(%self: !fake.tensor<[5, 6, 7], i64>) {
  %0 = fake.aten.fft_fft(%self) : (!fake.tensor<[5, 6, 7], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_fft2(
// CHECK: fake.aten.fft_fft2{{.*}} -> !fake.tensor<[5, 6, 8], c64>
func.func @fft_fft2(%self: !fake.tensor<[5, 6, 7], i64>) {
  %0 = fake.aten.fft_fft2(%self, [6, 8]) : (!fake.tensor<[5, 6, 7], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_fftfreq(
// CHECK: fake.aten.fft_fftfreq{{.*}} -> !fake.tensor<[5], f32>
func.func @fft_fftfreq() {
  %0 = fake.aten.fft_fftfreq(5, dtype = none, layout = strided) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_fftn(
// CHECK: fake.aten.fft_fftn{{.*}} -> !fake.tensor<[5, 3, 10], c64>
func.func @fft_fftn(%self: !fake.tensor<[5, 6, 7], i64>) {
  %0 = fake.aten.fft_fftn(%self, [3, 10], [1, 2], "ortho") : (!fake.tensor<[5, 6, 7], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_fftshift(
// CHECK: fake.aten.fft_fftshift{{.*}} -> !fake.tensor<[5, 11], i64>
func.func @fft_fftshift(%self: !fake.tensor<[5, 11], i64>) {
  %0 = fake.aten.fft_fftshift(%self, [1]) : (!fake.tensor<[5, 11], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_hfft(
// CHECK: fake.aten.fft_hfft{{.*}} -> !fake.tensor<[5, 6, 12], f32>
func.func @fft_hfft(%self: !fake.tensor<[5, 6, 7], f32>) {
  %0 = fake.aten.fft_hfft(%self) : (!fake.tensor<[5, 6, 7], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_hfft_promotes(
// CHECK: fake.aten.fft_hfft{{.*}} -> !fake.tensor<[5, 6, 7], f32>
func.func @fft_hfft_promotes(%self: !fake.tensor<[5, 6, 7], i64>) {
  %0 = fake.aten.fft_hfft(%self, 7) : (!fake.tensor<[5, 6, 7], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_hfft2(
// CHECK: fake.aten.fft_hfft2{{.*}} -> !fake.tensor<[2, 2], f32>
func.func @fft_hfft2(%self: !fake.tensor<[2, 2], f32>) {
  %0 = fake.aten.fft_hfft2(%self) : (!fake.tensor<[2, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_hfft2_promotes(
// CHECK: fake.aten.fft_hfft2{{.*}} -> !fake.tensor<[5, 3, 10], f32>
func.func @fft_hfft2_promotes(%self: !fake.tensor<[5, 6, 7], i64>) {
  %0 = fake.aten.fft_hfft2(%self, [3, 10], [1, 2], "ortho") : (!fake.tensor<[5, 6, 7], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_hfftn(
// CHECK: fake.aten.fft_hfftn{{.*}} -> !fake.tensor<[2, 2], f32>
func.func @fft_hfftn(%self: !fake.tensor<[2, 2], f32>) {
  %0 = fake.aten.fft_hfftn(%self) : (!fake.tensor<[2, 2], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_hfftn_promotes(
// CHECK: fake.aten.fft_hfftn{{.*}} -> !fake.tensor<[2, 2], f32>
func.func @fft_hfftn_promotes(%self: !fake.tensor<[2, 2], i64>) {
  %0 = fake.aten.fft_hfftn(%self) : (!fake.tensor<[2, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_ifft(
// CHECK: fake.aten.fft_ifft{{.*}} -> !fake.tensor<[5, 6, 7], c64, conj>
func.func @fft_ifft(%self: !fake.tensor<[5, 6, 7], i64>) {
  %0 = fake.aten.fft_ifft(%self) : (!fake.tensor<[5, 6, 7], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_ifft2(
// CHECK: fake.aten.fft_ifft2{{.*}} -> !fake.tensor<[5, 6, 8], c64>
func.func @fft_ifft2(%self: !fake.tensor<[5, 6, 7], i64>) {
  %0 = fake.aten.fft_ifft2(%self, [6, 8]) : (!fake.tensor<[5, 6, 7], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_ifft2_strided(
// CHECK: fake.aten.fft_ifft2{{.*}} -> !fake.tensor<[2, 2, 5, 4], c64, strides = [40, 5, 1, 10]>
func.func @fft_ifft2_strided(%self: !fake.tensor<[2, 5, 2, 4], f32, strides = [240, 48, 8, 2]>) {
  %0 = fake.aten.fft_ifft2(%self, [5, 2], [-2, -3], none) : (!fake.tensor<[2, 5, 2, 4], f32, strides = [240, 48, 8, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_ifftn(
// CHECK: fake.aten.fft_ifftn{{.*}} -> !fake.tensor<[5, 6, 8], c64>
func.func @fft_ifftn(%self: !fake.tensor<[5, 6, 7], f32>) {
  %0 = fake.aten.fft_ifftn(%self, [8]) : (!fake.tensor<[5, 6, 7], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_ifftshift(
// CHECK: fake.aten.fft_ifftshift{{.*}} -> !fake.tensor<[5, 6, 2], i64>
func.func @fft_ifftshift(%self: !fake.tensor<[5, 6, 2], i64>) {
  %0 = fake.aten.fft_ifftshift(%self, [0, 2]) : (!fake.tensor<[5, 6, 2], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_ihfft(
// CHECK: fake.aten.fft_ihfft{{.*}} -> !fake.tensor<[5, 6, 4], c64, conj>
func.func @fft_ihfft(%self: !fake.tensor<[5, 6, 7], i64>) {
  %0 = fake.aten.fft_ihfft(%self) : (!fake.tensor<[5, 6, 7], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_ihfft2(
// CHECK: fake.aten.fft_ihfft2{{.*}} -> !fake.tensor<[5, 3, 6], c64, strides = [18, 1, 3]>
func.func @fft_ihfft2(%self: !fake.tensor<[5, 6, 7], i64>) {
  %0 = fake.aten.fft_ihfft2(%self, [3, 10], [1, 2], "ortho") : (!fake.tensor<[5, 6, 7], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_ihfft2_conj(
// CHECK: fake.aten.fft_ihfft2{{.*}} -> !fake.tensor<[3, 6, 7], c64, strides = [1, 21, 3], conj>
func.func @fft_ihfft2_conj(%self: !fake.tensor<[5, 6, 7], i64>) {
  %0 = fake.aten.fft_ihfft2(%self, none, [0]) : (!fake.tensor<[5, 6, 7], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_ihfftn(
// CHECK: fake.aten.fft_ihfftn{{.*}} -> !fake.tensor<[5, 3, 6], c64, strides = [18, 1, 3]>
func.func @fft_ihfftn(%self: !fake.tensor<[5, 6, 7], i64>) {
  %0 = fake.aten.fft_ihfftn(%self, [3, 10], [1, 2], "ortho") : (!fake.tensor<[5, 6, 7], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_ihfftn_strided(
// CHECK: fake.aten.fft_ihfftn{{.*}} -> !fake.tensor<[4, 3, 2], c64, strides = [1, 4, 12]>
func.func @fft_ihfftn_strided(%self: !fake.tensor<[4, 3, 2], f32, strides = [0, 2, 1]>) {
  %0 = fake.aten.fft_ihfftn(%self, norm = none) : (!fake.tensor<[4, 3, 2], f32, strides = [0, 2, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_ihfftn_conj(
// CHECK: fake.aten.fft_ihfftn{{.*}} -> !fake.tensor<[5, 6, 5], c64, conj>
func.func @fft_ihfftn_conj(%self: !fake.tensor<[5, 6, 7], i64>) {
  %0 = fake.aten.fft_ihfftn(%self, [8]) : (!fake.tensor<[5, 6, 7], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_irfft(
// CHECK: fake.aten.fft_irfft{{.*}} -> !fake.tensor<[5, 6, 12], f32>
func.func @fft_irfft(%self: !fake.tensor<[5, 6, 7], f32>) {
  %0 = fake.aten.fft_irfft(%self) : (!fake.tensor<[5, 6, 7], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_irfft_promotes(
// CHECK: fake.aten.fft_irfft{{.*}} -> !fake.tensor<[5, 6, 12], f32>
func.func @fft_irfft_promotes(%self: !fake.tensor<[5, 6, 7], i64>) {
  %0 = fake.aten.fft_irfft(%self) : (!fake.tensor<[5, 6, 7], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_irfft2(
// CHECK: fake.aten.fft_irfft2{{.*}} -> !fake.tensor<[5, 6, 8], f32>
func.func @fft_irfft2(%self: !fake.tensor<[5, 6, 7], f32>) {
  %0 = fake.aten.fft_irfft2(%self, [6, 8]) : (!fake.tensor<[5, 6, 7], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_irfft2_promotes(
// CHECK: fake.aten.fft_irfft2{{.*}} -> !fake.tensor<[5, 6, 12], f32>
func.func @fft_irfft2_promotes(%self: !fake.tensor<[5, 6, 7], i64>) {
  %0 = fake.aten.fft_irfft2(%self, none, [-3, -2, -1]) : (!fake.tensor<[5, 6, 7], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_irfftn(
// CHECK: fake.aten.fft_irfftn{{.*}} -> !fake.tensor<[5, 6, 8], f32>
func.func @fft_irfftn(%self: !fake.tensor<[5, 6, 7], f32>) {
  %0 = fake.aten.fft_irfftn(%self, [8]) : (!fake.tensor<[5, 6, 7], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_irfftn_promotes(
// CHECK: fake.aten.fft_irfftn{{.*}} -> !fake.tensor<[5, 3, 10], f32>
func.func @fft_irfftn_promotes(%self: !fake.tensor<[5, 6, 7], i64>) {
  %0 = fake.aten.fft_irfftn(%self, [3, 10], [1, 2], "ortho") : (!fake.tensor<[5, 6, 7], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_rfft(
// CHECK: fake.aten.fft_rfft{{.*}} -> !fake.tensor<[5, 6, 4], c64>
func.func @fft_rfft(%self: !fake.tensor<[5, 6, 7], i64>) {
  %0 = fake.aten.fft_rfft(%self) : (!fake.tensor<[5, 6, 7], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_rfft2(
// CHECK: fake.aten.fft_rfft2{{.*}} -> !fake.tensor<[5, 6, 5], c64>
func.func @fft_rfft2(%self: !fake.tensor<[5, 6, 7], i64>) {
  %0 = fake.aten.fft_rfft2(%self, [6, 8]) : (!fake.tensor<[5, 6, 7], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_rfftfreq(
// CHECK: fake.aten.fft_rfftfreq{{.*}} -> !fake.tensor<[2], f32>
func.func @fft_rfftfreq() {
  %0 = fake.aten.fft_rfftfreq(2, 1.0, pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @fft_rfftn(
// CHECK: fake.aten.fft_rfftn{{.*}} -> !fake.tensor<[5, 6, 5], c64>
func.func @fft_rfftn(%self: !fake.tensor<[5, 6, 7], i64>) {
  %0 = fake.aten.fft_rfftn(%self, [8]) : (!fake.tensor<[5, 6, 7], i64>) -> !fake.tensor<*>
  return
}
