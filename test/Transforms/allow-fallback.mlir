// RUN: not fake-opt %s --fake-propagate 2>&1 | FileCheck %s --check-prefix=ERROR
// RUN: fake-opt %s --fake-propagate="allow-fallback=declared" 2>&1 | FileCheck %s --check-prefixes=WARNING,DECLARED
// RUN: fake-opt %s --fake-propagate="allow-fallback=unknown" 2>&1 | FileCheck %s --check-prefixes=WARNING,UNKNOWN

// ERROR: :[[@LINE+5]]:8: error: no metadata rule for 'torch.aten.no_such_op'
// WARNING: :[[@LINE+4]]:8: warning: no metadata rule for 'torch.aten.no_such_op'
// DECLARED: torch.aten.relu {{.*}} -> !torch.vtensor<[4],f32>
// UNKNOWN: torch.aten.relu {{.*}} -> !torch.vtensor{{$}}
func.func @main(%x: !torch.vtensor<[4],f32>) {
  %0 = torch.aten.no_such_op %x : !torch.vtensor<[4],f32> -> !torch.vtensor<[4],f32>
  %1 = torch.aten.relu %0 : !torch.vtensor<[4],f32> -> !torch.vtensor
  return
}
