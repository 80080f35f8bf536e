// RUN: standalone-opt %s --standalone-print-bytes --verify-diagnostics -o /dev/null

func.func @main(%x: !standalone.tensor<1x3x32x32xf32>, %y: !standalone.tensor<?x9xf32>) {
  // expected-remark @below {{a result of 768 bytes}}
  %0 = standalone.max_pool %x, [4, 4] : !standalone.tensor<1x3x32x32xf32> -> !standalone.tensor<?x?x?x?xf32>
  // expected-remark @below {{a result of 8*s0 bytes}}
  // expected-remark @below {{a result of 16*s0 bytes}}
  %1, %2 = standalone.top_k %y, 2 : !standalone.tensor<?x9xf32> -> !standalone.tensor<?x?xf32>, !standalone.tensor<?x?xi64>
  return
}
