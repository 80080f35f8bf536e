// RUN: fake-opt %s --fake-memory=check-certificate -o /dev/null | FileCheck %s
// RUN: fake-opt %s --fake-memory=donate-arguments -o /dev/null | FileCheck %s --check-prefix=DONATED
// RUN: fake-opt %s --fake-memory=allocator=cuda -o /dev/null | FileCheck %s --check-prefix=BLOCKS

// The argument and two results of 24 bytes.
// CHECK-LABEL: @straight, cpu: 72 bytes, exact
// CHECK-NEXT: 72 after %1 = 'fake.aten.mul.Tensor'
// CHECK-NEXT: arguments: 24
// CHECK-NEXT: results: 24
// DONATED-LABEL: @straight, cpu: 48 bytes, exact
// BLOCKS-LABEL: @straight, cpu: 1536 bytes, exact
func.func @straight(%x: !fake.tensor<[2, 3], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.mul.Tensor(%x, %x) : (!fake.tensor<[2, 3], f32>, !fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  %1 = fake.aten.mul.Tensor(%0, %0) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  return %1 : !fake.tensor<*>
}

// A view keeps its storage alive, an op in place allocates nothing, and a result that
// nobody uses is freed after its op.
// CHECK-LABEL: @aliases, cpu: 72 bytes, exact
// CHECK-NEXT: 72 after %2 = 'fake.aten.exp'
func.func @aliases(%x: !fake.tensor<[2, 3], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  %1 = fake.aten.t(%0) : (!fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.exp(%x) : (!fake.tensor<[2, 3], f32>) -> !fake.tensor<*>
  %3 = fake.aten.add_.Tensor(%1, %1) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  return %3 : !fake.tensor<*>
}

// Which moment is the largest one depends on the size.
// CHECK-LABEL: @crossover, cpu: Max(4*s**2 + 2560*s + 4, 10240*s + 4) bytes, exact
// CHECK-NEXT: 4*s**2 + 2560*s + 4 after %2 = 'fake.aten.sum'
// CHECK-NEXT: 10240*s + 4 after %4 = 'fake.aten.cat'
// CHECK-NEXT: 4*s**2 + 2560*s + 4 >= 10240*s + 4 iff s >= 1920
// CHECK-NEXT: arguments: 2560*s
// CHECK-NEXT: results: 4
func.func @crossover(%x: !fake.tensor<[s, 640], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<s, min = 2>]} {
  %0 = fake.aten.t(%x) : (!fake.tensor<[s, 640], f32>) -> !fake.tensor<*>
  %1 = fake.aten.mm(%x, %0) : (!fake.tensor<[s, 640], f32>, !fake.tensor<*>) -> !fake.tensor<*>
  %2 = fake.aten.sum(%1) : (!fake.tensor<*>) -> !fake.tensor<*>
  %3 = fake.aten.exp(%x) : (!fake.tensor<[s, 640], f32>) -> !fake.tensor<*>
  %4 = fake.aten.cat([%3, %3], 1) : (!fake.tensor<*>, !fake.tensor<*>) -> !fake.tensor<*>
  return %2 : !fake.tensor<*>
}

// A composite op holds the results of its steps: mean and reciprocal deviation.
// CHECK-LABEL: @composite, cpu: 72*b bytes, exact
// CHECK-NEXT: 72*b in %0 = 'fake.aten.layer_norm'
// BLOCKS-LABEL: @composite, cpu: 1024*((b + 15)//16 + (b + 127)//128) bytes, exact
func.func @composite(%x: !fake.tensor<[b, 8], f32>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<b, min = 1>]} {
  %0 = fake.aten.layer_norm(%x, [8]) : (!fake.tensor<[b, 8], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// Devices have peaks of their own.
// CHECK-LABEL: @devices, cpu: 8 bytes, exact
// CHECK: @devices, cuda:0: 16 bytes, exact
func.func @devices(%x: !fake.tensor<[2], f32>, %y: !fake.tensor<[2], f32, device = "cuda:0">) -> !fake.tensor<*> {
  %0 = fake.aten.add.Tensor(%y, %y) : (!fake.tensor<[2], f32, device = "cuda:0">, !fake.tensor<[2], f32, device = "cuda:0">) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// Sizes that depend on data.
// CHECK-LABEL: @data, cpu: 72 bytes, at most
// CHECK: u0 is at most 6 of %0 in 'fake.aten.nonzero'
func.func @data(%x: !fake.tensor<[6], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.nonzero(%x) : (!fake.tensor<[6], f32>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// Such a size is at most an expression of others.
// CHECK-LABEL: @selected, cpu: 13*s bytes, at most
// CHECK: u0 is at most s of %0 in 'fake.aten.masked_select'
// CHECK: u1 is at most s of %1#0 in 'fake.aten._unique'
// BLOCKS-LABEL: @selected, cpu: 1536*((s + 127)//128) + 512*((s + 511)//512) bytes, at most
func.func @selected(%x: !fake.tensor<[s], f32>, %m: !fake.tensor<[s], bool>) -> !fake.tensor<*>
    attributes {fake.symbols = [#fake.symbol<s, min = 2>]} {
  %0 = fake.aten.masked_select(%x, %m) : (!fake.tensor<[s], f32>, !fake.tensor<[s], bool>) -> !fake.tensor<*>
  %1:2 = fake.aten._unique(%0) : (!fake.tensor<*>) -> (!fake.tensor<*>, !fake.tensor<*>)
  return %1#0 : !fake.tensor<*>
}

// Unknown sizes.
// CHECK-LABEL: @unknown, unknown device: 0 bytes, unknown
// CHECK: unknown size of %arg0
// CHECK-NEXT: unknown size of %0 in 'fake.aten.relu'
func.func @unknown(%x: !fake.tensor<*>) -> !fake.tensor<*> {
  %0 = fake.aten.relu(%x) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %0 : !fake.tensor<*>
}

// A storage that `resize_` grows has its largest size at all moments.
// CHECK-LABEL: @grows, cpu: 40 bytes, at most
// CHECK: growing size of %0 in 'fake.aten.neg'
func.func @grows(%x: !fake.tensor<[2], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[2], f32>) -> !fake.tensor<*>
  %1 = fake.aten.resize_(%0, [8]) : (!fake.tensor<*>) -> !fake.tensor<*>
  return %1 : !fake.tensor<*>
}

// The values of a list share its life.
// CHECK-LABEL: @list, cpu: 96 bytes, exact
// CHECK-NEXT: 96 after %2 = 'fake.aten.cat'
func.func @list(%x: !fake.tensor<[4, 2], f32>) -> !fake.tensor<*> {
  %0 = fake.aten.neg(%x) : (!fake.tensor<[4, 2], f32>) -> !fake.tensor<*>
  %1 = fake.aten.split.Tensor(%0, 2) : (!fake.tensor<*>) -> !fake.list<>
  %2 = fake.aten.cat(%1) : (!fake.list<>) -> !fake.tensor<*>
  return %2 : !fake.tensor<*>
}

// Statistics have the size of their dtype: half precision on the cpu, f32 on others.
// CHECK-LABEL: @statistics, cpu: 144 bytes, exact
// CHECK-NEXT: 144 after %0#0 = 'fake.aten.native_batch_norm'
// CHECK-LABEL: @saved, cuda:0: 168 bytes, exact
// CHECK-NEXT: 168 after %0#0 = 'fake.aten.native_batch_norm'
func.func @statistics(%x: !fake.tensor<[8, 4], f16>) -> !fake.tensor<*> {
  %0:3 = fake.aten.native_batch_norm(%x, none, none, none, none, true, 0.1, 1.0e-5) : (!fake.tensor<[8, 4], f16>) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return %0#0 : !fake.tensor<*>
}
func.func @saved(%x: !fake.tensor<[8, 4], f16, device = "cuda:0">, %s: !fake.tensor<[4], f16, device = "cuda:0">) -> !fake.tensor<*> {
  %0:3 = fake.aten.native_batch_norm(%x, none, none, %s, %s, false, 0.1, 1.0e-5) : (!fake.tensor<[8, 4], f16, device = "cuda:0">, !fake.tensor<[4], f16, device = "cuda:0">, !fake.tensor<[4], f16, device = "cuda:0">) -> (!fake.tensor<*>, !fake.tensor<*>, !fake.tensor<*>)
  return %0#0 : !fake.tensor<*>
}
