//===- Chain.cpp - A long program in torch-mlir's text ----------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Chain.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/raw_ostream.h"

using llvm::StringRef;
using llvm::Twine;

namespace {

/// A value and its type.
struct Operand {
  std::string name, type;
};

/// Appends ops to a text.
class ChainWriter {
public:
  ChainWriter(std::string &text, bool isDynamic)
      : os(text), isDynamic(isDynamic) {}

  void write(StringRef name, unsigned numOps);

private:
  Operand constant(StringRef kind, StringRef value, StringRef type);
  Operand integer(int64_t value) {
    return constant("int", std::to_string(value), "!torch.int");
  }
  Operand boolean(bool value) {
    return constant("bool", value ? "true" : "false", "!torch.bool");
  }
  Operand floating(StringRef value) {
    return constant("float", value, "!torch.float");
  }
  Operand none();
  Operand list(llvm::ArrayRef<Operand> elements, StringRef type);
  Operand op(StringRef name, llvm::ArrayRef<Operand> operands,
             StringRef type = "!torch.vtensor");
  Operand call(StringRef name, llvm::ArrayRef<Operand> operands) {
    ++numCalls;
    return op(name, operands);
  }
  Operand writeCycle(Operand x);
  void writeArguments(StringRef name);

  llvm::raw_string_ostream os;
  bool isDynamic;
  unsigned nextValue = 0, numCalls = 0;
  Operand x, y, weight, batch, length;
};

} // namespace

Operand ChainWriter::constant(StringRef kind, StringRef value, StringRef type) {
  std::string name = ("%" + Twine(nextValue++)).str();
  os << "    " << name << " = torch.constant." << kind << ' ' << value << '\n';
  return {name, type.str()};
}

Operand ChainWriter::none() {
  std::string name = ("%" + Twine(nextValue++)).str();
  os << "    " << name << " = torch.constant.none\n";
  return {name, "!torch.none"};
}

Operand ChainWriter::op(StringRef name, llvm::ArrayRef<Operand> operands,
                        StringRef type) {
  std::string result = ("%" + Twine(nextValue++)).str();
  os << "    " << result << " = torch." << name << ' ';
  llvm::interleaveComma(operands, os, [&](const Operand &o) { os << o.name; });
  os << " : ";
  llvm::interleaveComma(operands, os, [&](const Operand &o) { os << o.type; });
  os << " -> " << type << '\n';
  return {result, type.str()};
}

Operand ChainWriter::list(llvm::ArrayRef<Operand> elements, StringRef type) {
  std::string result = ("%" + Twine(nextValue++)).str();
  os << "    " << result << " = torch.prim.ListConstruct ";
  llvm::interleaveComma(elements, os, [&](const Operand &o) { os << o.name; });
  os << " : (";
  llvm::interleaveComma(elements, os, [&](const Operand &o) { os << o.type; });
  os << ") -> " << type << '\n';
  return {result, type.str()};
}

void ChainWriter::writeArguments(StringRef name) {
  StringRef type = isDynamic ? "!torch.vtensor<[?,?,64],f32>"
                             : "!torch.vtensor<[2,16,64],f32>";
  x = {"%x", type.str()};
  y = {"%y", type.str()};
  weight = {"%w", "!torch.vtensor<[64,64],f32>"};
  os << "  func.func @" << name << "(%x: " << x.type << ", %y: " << y.type
     << ", %w: " << weight.type << ") -> !torch.vtensor {\n";
  if (!isDynamic)
    return;
  for (StringRef symbol : {"s0", "s1"})
    os << "    %" << symbol << " = torch.symbolic_int \"" << symbol
       << "\" {min_val = 2, max_val = 4096} : !torch.int\n";
  for (const Operand &argument : {x, y})
    os << "    torch.bind_symbolic_shape " << argument.name
       << ", [%s0, %s1], affine_map<()[s0, s1] -> (s0, s1, 64)> : "
       << argument.type << '\n';
  batch = op("aten.size.int", {x, integer(0)}, "!torch.int");
  length = op("aten.size.int", {x, integer(1)}, "!torch.int");
}

/// Fifteen tensor ops that lead from [batch, length, 64] back to it.
Operand ChainWriter::writeCycle(Operand x) {
  StringRef ints = "!torch.list<int>";
  Operand b = isDynamic ? batch : integer(2);
  Operand l = isDynamic ? length : integer(16);
  x = call("aten.add.Tensor", {x, y, integer(1)});
  x = call("aten.mul.Scalar", {x, floating("5.000000e-01")});
  x = call("aten.view", {x, list({integer(-1), integer(64)}, ints)});
  x = call("aten.mm", {x, weight});
  x = call("aten.relu", {x});
  x = call("aten.view", {x, list({b, l, integer(64)}, ints)});
  x = call("aten.permute",
           {x, list({integer(0), integer(2), integer(1)}, ints)});
  x = call("aten.softmax.int", {x, integer(-1), none()});
  x = call("aten.transpose.int", {x, integer(1), integer(2)});
  x = call("aten.unsqueeze", {x, integer(0)});
  x = call("aten.squeeze.dim", {x, integer(0)});
  Operand sum = call("aten.sum.dim_IntList",
                     {x, list({integer(-1)}, ints), boolean(true), none()});
  x = call("aten.sub.Tensor", {x, sum, integer(1)});
  x = call("aten.cat", {list({x, y}, "!torch.list<vtensor>"), integer(0)});
  return call("aten.slice.Tensor", {x, integer(0), integer(0), b, integer(1)});
}

void ChainWriter::write(StringRef name, unsigned numOps) {
  nextValue = numCalls = 0;
  writeArguments(name);
  Operand value = x;
  while (numCalls < numOps)
    value = writeCycle(value);
  os << "    return " << value.name << " : " << value.type << "\n  }\n";
}

std::string fake::createChain(unsigned numOps, bool isDynamic,
                              unsigned numFunctions) {
  std::string text = "module {\n";
  ChainWriter writer(text, isDynamic);
  writer.write("main", numOps);
  for (unsigned i = 1; i < numFunctions; ++i)
    writer.write("main_" + std::to_string(i), numOps);
  text += "}\n";
  return text;
}
