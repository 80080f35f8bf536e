// Opens a file with Netron's reader of MLIR: node read_netron.mjs NETRON FILE
import * as fs from 'fs';
import {pathToFileURL} from 'url';

const [folder, file] = process.argv.slice(2);
const load = name => import(pathToFileURL(`${folder}/${name}`));
const {ModelFactory} = await load('mlir.js');
const text = await load('text.js');
const bytes = new Uint8Array(fs.readFileSync(file));
const context = {
  identifier: file,
  stream: {length: bytes.length, peek: count => bytes.subarray(0, count)},
  set(type) { return this.type = type; },
  async read(type) {
    return type === 'text' ? text.Reader.open(bytes, 0x10000) : text.Decoder.open(bytes);
  },
  async asset(name) { return fs.readFileSync(`${folder}/${name}`, 'utf8'); },
};
const factory = new ModelFactory();
const type = await factory.match(context);
const model = await factory.open(context);
console.log(type, model.format);
for (const graph of [...model.modules || [], ...model.functions || []])
  console.log(`${graph.name}: ${graph.inputs.length} inputs, ${graph.outputs.length} outputs, ` +
              `${graph.nodes.length} nodes`);
