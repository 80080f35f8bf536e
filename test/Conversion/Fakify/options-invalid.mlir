// RUN: not fake-opt %s --fake-fakify="device=gpu" 2>&1 | FileCheck %s --check-prefix=DEVICE
// RUN: not fake-opt %s --fake-fakify="hints=0=4" 2>&1 | FileCheck %s --check-prefix=HINT
// RUN: not fake-opt %s --fake-fakify="hints=0:1=-4" 2>&1 | FileCheck %s --check-prefix=NEGATIVE

// DEVICE: error: expected a device such as cuda:0, found 'gpu'
// HINT: error: expected a size of an argument, '0:1=8', found '0=4'
// NEGATIVE: error: expected a size of an argument, '0:1=8', found '0:1=-4'

func.func @main(%x: tensor<?x3xf32>) {
  return
}
