//===- Windows.cpp - Windows of signal processing ---------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Ops/Creation/Windows.h"
#include "Table/DropArgs.h"

using namespace fake;

static const OpRow rows[] = {
    {"bartlett_window(int window_length, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<window<>>},
    {"bartlett_window.periodic(int window_length, bool periodic, *, "
     "ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     dropArgs<window<>, 1>},
    {"blackman_window(int window_length, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<window<>>},
    {"blackman_window.periodic(int window_length, bool periodic, *, "
     "ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     dropArgs<window<>, 1>},
    {"hamming_window(int window_length, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<window<>>},
    {"hamming_window.periodic(int window_length, bool periodic, *, ScalarType? "
     "dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     dropArgs<window<>, 1>},
    {"hamming_window.periodic_alpha(int window_length, bool periodic, float "
     "alpha, *, ScalarType? dtype=None, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None) -> Tensor",
     dropArgs<window<>, 1, 2>},
    {"hamming_window.periodic_alpha_beta(int window_length, bool periodic, "
     "float alpha, float beta, *, ScalarType? dtype=None, Layout? layout=None, "
     "Device? device=None, bool? pin_memory=None) -> Tensor",
     dropArgs<window<>, 1, 2, 3>},
    {"hann_window(int window_length, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<window<RefuseNothing>>},
    {"hann_window.periodic(int window_length, bool periodic, *, ScalarType? "
     "dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     dropArgs<window<RefuseNothing>, 1>},
    {"kaiser_window(int window_length, *, ScalarType? dtype=None, Layout? "
     "layout=None, Device? device=None, bool? pin_memory=None) -> Tensor",
     rule<window<>>},
    {"kaiser_window.periodic(int window_length, bool periodic, *, ScalarType? "
     "dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     dropArgs<window<>, 1>},
    {"kaiser_window.beta(int window_length, bool periodic, float beta, *, "
     "ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? "
     "pin_memory=None) -> Tensor",
     dropArgs<window<>, 1, 2>},
};

OpFamily fake::getWindowsFamily() { return {"Windows", rows}; }
