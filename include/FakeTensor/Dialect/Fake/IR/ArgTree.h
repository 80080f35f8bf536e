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
  NodeKind kind = NodeKind::Default;
  int64_t value = 0;

  static ArgNode omitted() { return {NodeKind::Default, 0}; }
  static ArgNode operand(unsigned number) {
    return {NodeKind::Operand, number};
  }
  static ArgNode none() { return {NodeKind::None, 0}; }
  static ArgNode integer(int64_t value) { return {NodeKind::Int, value}; }
  static ArgNode floating(double value);
  static ArgNode boolean(bool value) { return {NodeKind::Bool, value}; }
  static ArgNode complex(mlir::MLIRContext *context,
                         std::complex<double> value);
  static ArgNode string(mlir::MLIRContext *context, llvm::StringRef value);
  static ArgNode dtype(DType value) {
    return {NodeKind::DType, static_cast<int64_t>(value)};
  }
  static ArgNode device(Device value) {
    return {NodeKind::Device,
            static_cast<int64_t>(value.getType()) << 16 | value.getIndex()};
  }
  static ArgNode layout(Layout value) {
    return {NodeKind::Layout, static_cast<int64_t>(value)};
  }
  static ArgNode memoryFormat(MemoryFormat value) {
    return {NodeKind::MemoryFormat, static_cast<int64_t>(value)};
  }
  static ArgNode list(size_t size) {
    return {NodeKind::List, static_cast<int64_t>(size)};
  }

  bool isOmitted() const { return kind == NodeKind::Default; }
  bool isOperand() const { return kind == NodeKind::Operand; }
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
  explicit ArgTreeBuilder(mlir::MLIRContext *context) : context(context) {}

  /// Omits an argument, which has its default.
  void omit() { add(ArgNode::omitted()); }
  void operand(mlir::Value value) {
    add(ArgNode::operand(static_cast<unsigned>(operands.size())));
    operands.push_back(value);
  }
  void none() { add(ArgNode::none()); }
  void integer(int64_t value) { add(ArgNode::integer(value)); }
  void floating(double value) { add(ArgNode::floating(value)); }
  void boolean(bool value) { add(ArgNode::boolean(value)); }
  void complex(std::complex<double> value) {
    add(ArgNode::complex(context, value));
  }
  void string(llvm::StringRef value) { add(ArgNode::string(context, value)); }
  void dtype(DType value) { add(ArgNode::dtype(value)); }
  void device(Device value) { add(ArgNode::device(value)); }
  void layout(Layout value) { add(ArgNode::layout(value)); }
  void memoryFormat(MemoryFormat value) { add(ArgNode::memoryFormat(value)); }
  /// Starts a list, whose elements are added until `endList`.
  void beginList();
  void endList();
  /// A constant of any kind, including lists. Returns false, without effect, if
  /// the value is a tensor, a complex number or unknown.
  bool constant(const MetaValue &value);

  llvm::ArrayRef<ArgNode> getNodes() const { return nodes; }
  llvm::ArrayRef<mlir::Value> getOperands() const { return operands; }
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
