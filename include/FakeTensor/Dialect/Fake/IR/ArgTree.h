//===- ArgTree.h - Arguments of an ATen call --------------------*- C++ -*-===//
//
// Part of the FakeTensor project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The arguments of a call as a tree of constants, lists and operands, flattened
// in prefix order. Keywords are resolved to enumerators when a tree is built,
// so that evaluating a call does not compare strings.
//
//===----------------------------------------------------------------------===//

#ifndef FAKETENSOR_DIALECT_FAKE_IR_ARGTREE_H
#define FAKETENSOR_DIALECT_FAKE_IR_ARGTREE_H

#include "FakeTensor/ATen/Schema.h"
#include "mlir/IR/Value.h"
#include <complex>

namespace fake {

/// The kind of a node of an argument tree.
enum class NodeKind : uint8_t {
  /// An omitted argument, which has its default.
  Default,
  /// An SSA operand, by index.
  Operand,
  None,
  Int,
  Float,
  Bool,
  Complex,
  String,
  DType,
  Device,
  Layout,
  MemoryFormat,
  /// A list; the value is the number of trees that follow as its elements.
  List
};

/// A node of a flattened argument tree. The meaning of the value depends on the
/// kind; strings and complex numbers are uniqued in the context.
struct ArgNode {
  /// What the node is.
  NodeKind kind = NodeKind::Default;
  /// A number, code, address or count, see NodeKind.
  int64_t value = 0;

  /// An argument that has its default.
  static ArgNode omitted() { return {NodeKind::Default, 0}; }
  /// The operand with that number.
  static ArgNode operand(unsigned number) {
    return {NodeKind::Operand, number};
  }
  /// Python's None.
  static ArgNode none() { return {NodeKind::None, 0}; }
  /// A constant int.
  static ArgNode integer(int64_t value) { return {NodeKind::Int, value}; }
  /// A constant float; equal only to one with the same bits.
  static ArgNode floating(double value);
  /// A constant bool.
  static ArgNode boolean(bool value) { return {NodeKind::Bool, value}; }
  /// A constant complex number, uniqued in the context.
  static ArgNode complex(mlir::MLIRContext *context,
                         std::complex<double> value);
  /// A constant string, uniqued in the context.
  static ArgNode string(mlir::MLIRContext *context, llvm::StringRef value);
  /// A constant dtype.
  static ArgNode dtype(DType value) {
    return {NodeKind::DType, static_cast<int64_t>(value)};
  }
  /// A constant device.
  static ArgNode device(Device value) {
    return {NodeKind::Device,
            static_cast<int64_t>(value.getType()) << 16 | value.getIndex()};
  }
  /// A constant layout.
  static ArgNode layout(Layout value) {
    return {NodeKind::Layout, static_cast<int64_t>(value)};
  }
  /// A constant memory format.
  static ArgNode memoryFormat(MemoryFormat value) {
    return {NodeKind::MemoryFormat, static_cast<int64_t>(value)};
  }
  /// The start of a list; its `size` elements follow as trees.
  static ArgNode list(size_t size) {
    return {NodeKind::List, static_cast<int64_t>(size)};
  }

  /// Whether the argument has its default.
  bool isOmitted() const { return kind == NodeKind::Default; }
  /// Whether the node is an operand, whose number is the value.
  bool isOperand() const { return kind == NodeKind::Operand; }
  /// Whether the node starts a list.
  bool isList() const { return kind == NodeKind::List; }

  /// The value of a constant; the node must not be omitted, an operand or a
  /// list.
  MetaValue getConstant() const;
  /// The value of a complex constant, which `getConstant` drops.
  std::complex<double> getComplex() const;

  friend bool operator==(const ArgNode &a, const ArgNode &b) {
    return a.kind == b.kind && a.value == b.value;
  }
  friend llvm::hash_code hash_value(const ArgNode &node) {
    return llvm::hash_combine(static_cast<uint8_t>(node.kind), node.value);
  }
};

/// The number of nodes of the first tree in `nodes`; 0 if it is incomplete.
size_t getTreeSize(llvm::ArrayRef<ArgNode> nodes);
/// Splits the first tree off the front of well-formed `nodes`.
llvm::ArrayRef<ArgNode> takeTree(llvm::ArrayRef<ArgNode> &nodes);

/// Converts a constant to the base type of a schema: TorchScript's integer
/// codes and device names become enumerators, numbers and bools get the
/// declared type. Returned unchanged if it cannot be converted.
ArgNode normalizeConstant(SchemaBase base, const ArgNode &node);

/// Canonicalizes the arguments of a call: constants are normalized, a single
/// integer for a list of fixed size becomes a list, arguments equal to their
/// default are omitted. Arguments that do not match the schema are left to the
/// verifier.
void normalizeArgs(const Schema &schema, llvm::SmallVectorImpl<ArgNode> &nodes);

/// Collects the arguments of a call in the order of its schema.
///
///   ArgTreeBuilder args(context);
///   args.operand(x);
///   args.beginList();
///   args.operand(n);
///   args.integer(12);
///   args.endList();
class ArgTreeBuilder {
public:
  /// Strings and complex numbers are uniqued in `context`.
  explicit ArgTreeBuilder(mlir::MLIRContext *context) : context(context) {}

  /// Omits an argument, which has its default.
  void omit() { add(ArgNode::omitted()); }
  /// Adds an operand.
  void operand(mlir::Value value) {
    add(ArgNode::operand(static_cast<unsigned>(operands.size())));
    operands.push_back(value);
  }
  /// Adds None.
  void none() { add(ArgNode::none()); }
  /// Adds a constant int.
  void integer(int64_t value) { add(ArgNode::integer(value)); }
  /// Adds a constant float.
  void floating(double value) { add(ArgNode::floating(value)); }
  /// Adds a constant bool.
  void boolean(bool value) { add(ArgNode::boolean(value)); }
  /// Adds a constant complex number.
  void complex(std::complex<double> value) {
    add(ArgNode::complex(context, value));
  }
  /// Adds a constant string, which is copied.
  void string(llvm::StringRef value) { add(ArgNode::string(context, value)); }
  /// Adds a constant dtype.
  void dtype(DType value) { add(ArgNode::dtype(value)); }
  /// Adds a constant device.
  void device(Device value) { add(ArgNode::device(value)); }
  /// Adds a constant layout.
  void layout(Layout value) { add(ArgNode::layout(value)); }
  /// Adds a constant memory format.
  void memoryFormat(MemoryFormat value) { add(ArgNode::memoryFormat(value)); }
  /// Starts a list, whose elements are added until `endList`.
  void beginList();
  /// Ends the innermost list; asserts that there is one.
  void endList();
  /// A constant of any kind, including lists. Returns false, without effect, if
  /// the value is a tensor, a complex number or unknown.
  bool constant(const MetaValue &value);

  /// The flattened trees of all arguments so far.
  llvm::ArrayRef<ArgNode> getNodes() const { return nodes; }
  /// The operands, which nodes refer to by number.
  llvm::ArrayRef<mlir::Value> getOperands() const { return operands; }
  /// The context that strings are uniqued in.
  mlir::MLIRContext *getContext() const { return context; }

private:
  void add(ArgNode node);

  mlir::MLIRContext *context;
  llvm::SmallVector<ArgNode, 16> nodes;
  llvm::SmallVector<mlir::Value, 6> operands;
  /// The positions of open lists.
  llvm::SmallVector<size_t, 4> open;
};

} // namespace fake

#endif // FAKETENSOR_DIALECT_FAKE_IR_ARGTREE_H
