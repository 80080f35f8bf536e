// RUN: fake-opt %s --fake-propagate | FileCheck %s

// PyTorch's answers to recorded calls of Random. Written by utils/oracle/write_tests.py.

// CHECK-LABEL: func.func @_philox_key_fold_in(
// CHECK: fake.aten._philox_key_fold_in{{.*}} -> !fake.tensor<[3, 4, 2], u64>
func.func @_philox_key_fold_in(%key: !fake.tensor<[3, 4, 2], u64>) {
  %0 = fake.aten._philox_key_fold_in(%key, 3) : (!fake.tensor<[3, 4, 2], u64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_philox_key_fold_in_transposed(
// CHECK: fake.aten._philox_key_fold_in{{.*}} -> !fake.tensor<[2, 5, 2], u64, strides = [1, 4, 2]>
func.func @_philox_key_fold_in_transposed(%key: !fake.tensor<[2, 5, 2], u64, strides = [1, 4, 2]>) {
  %0 = fake.aten._philox_key_fold_in(%key, 3) : (!fake.tensor<[2, 5, 2], u64, strides = [1, 4, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_philox_key_split(
// CHECK: fake.aten._philox_key_split{{.*}} -> !fake.tensor<[4, 3, 2], u64>
func.func @_philox_key_split(%key: !fake.tensor<[3, 2], u64>) {
  %0 = fake.aten._philox_key_split(%key, 4) : (!fake.tensor<[3, 2], u64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_philox_normal(
// CHECK: fake.aten._philox_normal{{.*}} -> !fake.tensor<[2, 3], bf16>
func.func @_philox_normal(%self: !fake.tensor<[2, 3], bf16>, %key: !fake.tensor<[2], u64>) {
  %0 = fake.aten._philox_normal(%self, %key) : (!fake.tensor<[2, 3], bf16>, !fake.tensor<[2], u64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_philox_normal_transposed(
// CHECK: fake.aten._philox_normal{{.*}} -> !fake.tensor<[4, 2], f32, strides = [1, 4]>
func.func @_philox_normal_transposed(%self: !fake.tensor<[4, 2], f32, strides = [1, 4]>, %key: !fake.tensor<[4, 2, 2], u64>) {
  %0 = fake.aten._philox_normal(%self, %key) : (!fake.tensor<[4, 2], f32, strides = [1, 4]>, !fake.tensor<[4, 2, 2], u64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_philox_uniform(
// CHECK: fake.aten._philox_uniform{{.*}} -> !fake.tensor<[5, 4], f64>
func.func @_philox_uniform(%self: !fake.tensor<[5, 4], f64, strides = [1, 0]>, %key: !fake.tensor<[5, 4, 2], u64>) {
  %0 = fake.aten._philox_uniform(%self, %key) : (!fake.tensor<[5, 4], f64, strides = [1, 0]>, !fake.tensor<[5, 4, 2], u64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @_philox_uniform_transposed(
// CHECK: fake.aten._philox_uniform{{.*}} -> !fake.tensor<[6, 6, 2], f64, strides = [1, 6, 36], device = "cuda:0">
func.func @_philox_uniform_transposed(%self: !fake.tensor<[6, 6, 2], f64, strides = [1, 6, 36], device = "cuda:0">, %key: !fake.tensor<[6, 6, 2, 2], u64, device = "cuda:0">) {
  %0 = fake.aten._philox_uniform(%self, %key) : (!fake.tensor<[6, 6, 2], f64, strides = [1, 6, 36], device = "cuda:0">, !fake.tensor<[6, 6, 2, 2], u64, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rand(
// CHECK: fake.aten.rand{{.*}} -> !fake.tensor<[3, 4], f32>
func.func @rand() {
  %0 = fake.aten.rand([3, 4], pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rand_cuda(
// CHECK: fake.aten.rand{{.*}} -> !fake.tensor<[2, 3, 2], f32, device = "cuda:0">
func.func @rand_cuda() {
  %0 = fake.aten.rand([2, 3, 2], dtype = f32, device = "cuda:0", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rand_generator(
// CHECK: fake.aten.rand.generator{{.*}} -> !fake.tensor<[3], f32>
func.func @rand_generator() {
  %0 = fake.aten.rand.generator([3], generator = none, layout = strided) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rand_like(
// CHECK: fake.aten.rand_like{{.*}} -> !fake.tensor<[3, 4], f16>
func.func @rand_like(%self: !fake.tensor<[3, 4], f32, offset = 4>) {
  %0 = fake.aten.rand_like(%self, dtype = f16, device = "cpu", pin_memory = false) : (!fake.tensor<[3, 4], f32, offset = 4>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rand_like_cuda(
// CHECK: fake.aten.rand_like{{.*}} -> !fake.tensor<[3, 2, 1], i8, device = "cuda:0">
func.func @rand_like_cuda(%self: !fake.tensor<[3, 2, 1], i8>) {
  %0 = fake.aten.rand_like(%self, dtype = none, device = "cuda:0", pin_memory = none, memory_format = preserve_format) : (!fake.tensor<[3, 2, 1], i8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rand_like_generator(
// CHECK: fake.aten.rand_like.generator{{.*}} -> !fake.tensor<[2, 2], f32, strides = [1, 2]>
func.func @rand_like_generator(%self: !fake.tensor<[2, 2], f32, strides = [1, 2]>) {
  %0 = fake.aten.rand_like.generator(%self, generator = none, layout = strided) : (!fake.tensor<[2, 2], f32, strides = [1, 2]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @rand_like_generator_cuda(
// CHECK: fake.aten.rand_like.generator{{.*}} -> !fake.tensor<[3, 4, 3], u8, device = "cuda:0">
func.func @rand_like_generator_cuda(%self: !fake.tensor<[3, 4, 3], u8>) {
  %0 = fake.aten.rand_like.generator(%self, generator = none, dtype = none, layout = strided, device = "cuda:0", memory_format = none) : (!fake.tensor<[3, 4, 3], u8>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint(
// CHECK: fake.aten.randint{{.*}} -> !fake.tensor<[3, 4], i64>
func.func @randint() {
  %0 = fake.aten.randint(6, [3, 4], pin_memory = none) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint_cuda(
// CHECK: fake.aten.randint{{.*}} -> !fake.tensor<[0], f16, device = "cuda:0">
func.func @randint_cuda() {
  %0 = fake.aten.randint(9, [0], dtype = f16, device = "cuda:0", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint_generator(
// CHECK: fake.aten.randint.generator{{.*}} -> !fake.tensor<[], f64>
func.func @randint_generator() {
  %0 = fake.aten.randint.generator(3, [], generator = none, dtype = f64, layout = strided, device = none) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint_generator_cuda(
// CHECK: fake.aten.randint.generator{{.*}} -> !fake.tensor<[], i64, device = "cuda:0">
func.func @randint_generator_cuda() {
  %0 = fake.aten.randint.generator(7, [], generator = none, device = "cuda:0", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint_low(
// CHECK: fake.aten.randint.low{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @randint_low() {
  %0 = fake.aten.randint.low(2, 10, [5, 5], device = "cpu", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint_low_cuda(
// CHECK: fake.aten.randint.low{{.*}} -> !fake.tensor<[], f32, device = "cuda:0">
func.func @randint_low_cuda() {
  %0 = fake.aten.randint.low(0, 6, [], dtype = none, device = "cuda:0") : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint_low_generator(
// CHECK: fake.aten.randint.low_generator{{.*}} -> !fake.tensor<[2], i64>
func.func @randint_low_generator() {
  %0 = fake.aten.randint.low_generator(-2, 5, [2], generator = none) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint_like(
// CHECK: fake.aten.randint_like{{.*}} -> !fake.tensor<[5, 5], f32>
func.func @randint_like(%self: !fake.tensor<[5, 5], f32>) {
  %0 = fake.aten.randint_like(%self, 10, pin_memory = false) : (!fake.tensor<[5, 5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint_like_converts(
// CHECK: fake.aten.randint_like{{.*}} -> !fake.tensor<[5], f64>
func.func @randint_like_converts(%self: !fake.tensor<[5], i64>) {
  %0 = fake.aten.randint_like(%self, 10, dtype = f64, pin_memory = false) : (!fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint_like_Tensor(
// CHECK: fake.aten.randint_like.Tensor{{.*}} -> !fake.tensor<[3], f32>
func.func @randint_like_Tensor(%self: !fake.tensor<[3], f32, offset = 1>, %high: !fake.tensor<[1], f32>) {
  %0 = fake.aten.randint_like.Tensor(%self, %high, layout = none) : (!fake.tensor<[3], f32, offset = 1>, !fake.tensor<[1], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint_like_Tensor_transposed(
// CHECK: fake.aten.randint_like.Tensor{{.*}} -> !fake.tensor<[3, 2, 3], f32, strides = [1, 3, 6]>
func.func @randint_like_Tensor_transposed(%self: !fake.tensor<[3, 2, 3], f32, strides = [1, 3, 6]>, %high: !fake.tensor<[2, 3], f32, offset = 3>) {
  %0 = fake.aten.randint_like.Tensor(%self, %high, pin_memory = none) : (!fake.tensor<[3, 2, 3], f32, strides = [1, 3, 6]>, !fake.tensor<[2, 3], f32, offset = 3>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint_like_Tensor_cuda(
// CHECK: fake.aten.randint_like.Tensor{{.*}} -> !fake.tensor<[1, 3, 3, 1, 4], i32, strides = [4, 4, 12, 4, 1], device = "cuda:0">
func.func @randint_like_Tensor_cuda(%self: !fake.tensor<[1, 3, 3, 1, 4], i32, strides = [4, 4, 12, 4, 1]>, %high: !fake.tensor<[1, 3, 3, 1, 4], i32, strides = [100, 12, 4, 100, 1]>) {
  %0 = fake.aten.randint_like.Tensor(%self, %high, device = "cuda:0", pin_memory = none) : (!fake.tensor<[1, 3, 3, 1, 4], i32, strides = [4, 4, 12, 4, 1]>, !fake.tensor<[1, 3, 3, 1, 4], i32, strides = [100, 12, 4, 100, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint_like_Tensor_converts(
// CHECK: fake.aten.randint_like.Tensor{{.*}} -> !fake.tensor<[4, 1, 3, 3], f64>
func.func @randint_like_Tensor_converts(%self: !fake.tensor<[4, 1, 3, 3], i64, strides = [9, 36, 3, 1]>, %high: !fake.tensor<[4, 1, 3, 3], i64, offset = 9>) {
  %0 = fake.aten.randint_like.Tensor(%self, %high, dtype = f64, layout = strided, device = none, memory_format = contiguous_format) : (!fake.tensor<[4, 1, 3, 3], i64, strides = [9, 36, 3, 1]>, !fake.tensor<[4, 1, 3, 3], i64, offset = 9>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint_like_generator(
// CHECK: fake.aten.randint_like.generator{{.*}} -> !fake.tensor<[4, 3], i32>
func.func @randint_like_generator(%self: !fake.tensor<[4, 3], i32>) {
  %0 = fake.aten.randint_like.generator(%self, 5, generator = none, layout = strided, device = "cpu", pin_memory = none, memory_format = none) : (!fake.tensor<[4, 3], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint_like_generator_converts(
// CHECK: fake.aten.randint_like.generator{{.*}} -> !fake.tensor<[1, 5, 3, 2], f32>
func.func @randint_like_generator_converts(%self: !fake.tensor<[1, 5, 3, 2], bool>) {
  %0 = fake.aten.randint_like.generator(%self, 6, generator = none, dtype = f32, layout = strided, device = none) : (!fake.tensor<[1, 5, 3, 2], bool>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint_like_low_dtype(
// CHECK: fake.aten.randint_like.low_dtype{{.*}} -> !fake.tensor<[5, 5], i64>
func.func @randint_like_low_dtype(%self: !fake.tensor<[5, 5], i64>) {
  %0 = fake.aten.randint_like.low_dtype(%self, 2, 10, pin_memory = false) : (!fake.tensor<[5, 5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint_like_low_dtype_converts(
// CHECK: fake.aten.randint_like.low_dtype{{.*}} -> !fake.tensor<[5], f64>
func.func @randint_like_low_dtype_converts(%self: !fake.tensor<[5], i64>) {
  %0 = fake.aten.randint_like.low_dtype(%self, 2, 10, dtype = f64, pin_memory = false) : (!fake.tensor<[5], i64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint_like_low_generator_dtype(
// CHECK: fake.aten.randint_like.low_generator_dtype{{.*}} -> !fake.tensor<[3, 5], i64>
func.func @randint_like_low_generator_dtype(%self: !fake.tensor<[3, 5], i64, strides = [0, 1]>) {
  %0 = fake.aten.randint_like.low_generator_dtype(%self, 2, 5, generator = none, dtype = none, pin_memory = none) : (!fake.tensor<[3, 5], i64, strides = [0, 1]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randint_like_low_generator_dtype_transposed(
// CHECK: fake.aten.randint_like.low_generator_dtype{{.*}} -> !fake.tensor<[3, 3], f32, strides = [1, 3]>
func.func @randint_like_low_generator_dtype_transposed(%self: !fake.tensor<[3, 3], f32, strides = [1, 3]>) {
  %0 = fake.aten.randint_like.low_generator_dtype(%self, 1, 3, generator = none, layout = strided, memory_format = none) : (!fake.tensor<[3, 3], f32, strides = [1, 3]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randn(
// CHECK: fake.aten.randn{{.*}} -> !fake.tensor<[3], f32>
func.func @randn() {
  %0 = fake.aten.randn([3], pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randn_cuda(
// CHECK: fake.aten.randn{{.*}} -> !fake.tensor<[3, 2], f32, device = "cuda:0">
func.func @randn_cuda() {
  %0 = fake.aten.randn([3, 2], dtype = f32, device = "cuda:0", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randn_generator(
// CHECK: fake.aten.randn.generator{{.*}} -> !fake.tensor<[3], f32>
func.func @randn_generator() {
  %0 = fake.aten.randn.generator([3], generator = none, device = "cpu", pin_memory = false) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randn_like(
// CHECK: fake.aten.randn_like{{.*}} -> !fake.tensor<[5, 5], f16>
func.func @randn_like(%self: !fake.tensor<[5, 5], f16>) {
  %0 = fake.aten.randn_like(%self, pin_memory = false) : (!fake.tensor<[5, 5], f16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randn_like_aliases(
// CHECK: fake.aten.randn_like{{.*}} -> !fake.tensor<[4, 6], f32, layout = sparse_bsc{{[^>]*}}>
func.func @randn_like_aliases(%self: !fake.tensor<[4, 6], f32, layout = sparse_bsc>) {
  %0 = fake.aten.randn_like(%self) : (!fake.tensor<[4, 6], f32, layout = sparse_bsc>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randn_like_converts(
// CHECK: fake.aten.randn_like{{.*}} -> !fake.tensor<[5], f64>
func.func @randn_like_converts(%self: !fake.tensor<[5], f32>) {
  %0 = fake.aten.randn_like(%self, dtype = f64, pin_memory = false) : (!fake.tensor<[5], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randn_like_generator(
// CHECK: fake.aten.randn_like.generator{{.*}} -> !fake.tensor<[5, 3], f32, device = "cuda:0">
func.func @randn_like_generator(%self: !fake.tensor<[5, 3], f32, device = "cuda:0">) {
  %0 = fake.aten.randn_like.generator(%self, generator = none, memory_format = none) : (!fake.tensor<[5, 3], f32, device = "cuda:0">) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @random(
// CHECK: fake.aten.random{{.*}} -> !fake.tensor<[5, 3, 2], f64>
func.func @random(%self: !fake.tensor<[5, 3, 2], f64>) {
  %0 = fake.aten.random(%self) : (!fake.tensor<[5, 3, 2], f64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @random_from(
// CHECK: fake.aten.random.from{{.*}} -> !fake.tensor<[4], bf16>
func.func @random_from(%self: !fake.tensor<[4], bf16>) {
  %0 = fake.aten.random.from(%self, 2, none, generator = none) : (!fake.tensor<[4], bf16>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @random_to(
// CHECK: fake.aten.random.to{{.*}} -> !fake.tensor<[2], i32>
func.func @random_to(%self: !fake.tensor<[2], i32>) {
  %0 = fake.aten.random.to(%self, 1) : (!fake.tensor<[2], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @random_(
// CHECK: fake.aten.random_{{.*}} -> !fake.tensor<[4, 3, 3, 3], i32>
func.func @random_(%self: !fake.tensor<[4, 3, 3, 3], i32>) {
  %0 = fake.aten.random_(%self, generator = none) : (!fake.tensor<[4, 3, 3, 3], i32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @random__channels_last(
// CHECK: fake.aten.random_{{.*}} -> !fake.tensor<[3, 5, 2, 2], f32, strides = [20, 1, 10, 5]>
func.func @random__channels_last(%self: !fake.tensor<[3, 5, 2, 2], f32, strides = [20, 1, 10, 5]>) {
  %0 = fake.aten.random_(%self) : (!fake.tensor<[3, 5, 2, 2], f32, strides = [20, 1, 10, 5]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @random__from(
// CHECK: fake.aten.random_.from{{.*}} -> !fake.tensor<[4, 4, 4, 3], f32>
func.func @random__from(%self: !fake.tensor<[4, 4, 4, 3], f32>) {
  %0 = fake.aten.random_.from(%self, 0, 1) : (!fake.tensor<[4, 4, 4, 3], f32>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @random__to(
// CHECK: fake.aten.random_.to{{.*}} -> !fake.tensor<[4, 4, 2, 3], c64>
func.func @random__to(%self: !fake.tensor<[4, 4, 2, 3], c64>) {
  %0 = fake.aten.random_.to(%self, 3) : (!fake.tensor<[4, 4, 2, 3], c64>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @random__to_strided(
// CHECK: fake.aten.random_.to{{.*}} -> !fake.tensor<[3, 4], f32, strides = [0, 0]>
func.func @random__to_strided(%self: !fake.tensor<[3, 4], f32, strides = [0, 0]>) {
  %0 = fake.aten.random_.to(%self, 3, generator = none) : (!fake.tensor<[3, 4], f32, strides = [0, 0]>) -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randperm(
// CHECK: fake.aten.randperm{{.*}} -> !fake.tensor<[3], i64>
func.func @randperm() {
  %0 = fake.aten.randperm(3, layout = strided) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randperm_generator(
// CHECK: fake.aten.randperm.generator{{.*}} -> !fake.tensor<[4], i64>
func.func @randperm_generator() {
  %0 = fake.aten.randperm.generator(4, generator = none) : () -> !fake.tensor<*>
  return
}

// CHECK-LABEL: func.func @randperm_generator_cuda(
// CHECK: fake.aten.randperm.generator{{.*}} -> !fake.tensor<[2], i64, device = "cuda:0">
func.func @randperm_generator_cuda() {
  %0 = fake.aten.randperm.generator(2, generator = none, dtype = none, device = "cuda:0", pin_memory = none) : () -> !fake.tensor<*>
  return
}
