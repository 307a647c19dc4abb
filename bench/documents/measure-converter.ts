import { once } from 'node:events';
import type { Converter } from './converter.ts';
import { elementsOf, kept } from './kept.ts';
import type { ConverterResult, Order } from './measure-documents.ts';
import { bareParsers } from './parsers.ts';
import { peerConverters } from './peers.ts';
import { productConverters } from './product.ts';
import { sample } from './samples.ts';
import { documentsPerSecond } from './speed.ts';

const [order]: Order[] = await once(process, 'message');
if (!order) throw new Error('This is started by the benchmark, with an order.');
const converter = [...(await productConverters()), ...peerConverters(order.name), ...bareParsers()].find(
  ({ name, from, to }) =>
    name === order.name && from === order.from && (to === undefined || to === 'html' || to === order.to),
);
if (!converter) throw new Error(`There is no ${order.name} from ${order.from} to ${order.to}.`);
process.send?.(result(converter, order));

function result(converter: Converter, { sizes, rounds, roundMs }: Order): ConverterResult {
  const { name, kind, from, to, convert } = converter;
  try {
    const loss = to === undefined ? {} : kept(elementsOf(sample(from, 1)), convert(sample(from, 1)), to);
    const perSecond = Object.fromEntries(
      sizes.map((size) => [size, documentsPerSecond(convert, sample(from, size), { rounds, roundMs })]),
    );
    return { name, kind, perSecond, ...loss };
  } catch (error) {
    return { name, kind, perSecond: {}, error: error instanceof Error ? error.message : String(error) };
  }
}
