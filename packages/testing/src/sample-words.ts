/** Words of the trade, the frequent ones first. */
import { pick } from './random.js';

const WORDS =
  'the and test auth token user query add fix login page api cache service endpoint schema database store session ' +
  'error retry timeout handler migration index table column middleware route header cookie password hash refresh ' +
  'expire rotate worker queue job batch stream parser lexer render component button form field validate input ' +
  'output format date time zone locale currency invoice payment refund order cart checkout stock price discount ' +
  'email template webhook signature secret key vault config flag release deploy rollback container image volume ' +
  'network proxy gateway balancer latency throughput metric trace log alert dashboard report export import csv ' +
  'json yaml markdown graph node edge cluster shard replica backup restore snapshot compaction vacuum lock mutex ' +
  'race deadlock fixture mock suite coverage lint typecheck bundle chunk sourcemap polyfill accessibility contrast ' +
  'keyboard focus tooltip modal drawer sidebar navigation breadcrumb pagination filter sort search facet synonym';

const vocabulary = WORDS.split(' ');

/** A sentence of `count` words in which few are frequent and many are rare, as in any language. */
export function sentence(random: () => number, count: number): string {
  return Array.from({ length: count }, () => word(random)).join(' ');
}

function word(random: () => number): string {
  const index = Math.floor((vocabulary.length + 1) ** random()) - 1;
  // One word in twelve is a name that occurs hardly anywhere else.
  const name = random() < 1 / 12 ? `${vocabulary[index]}${pick(random, 5000)}` : vocabulary[index];
  return name ?? '';
}

/** The words of any value's texts, split and folded roughly as recall does it. */
export function wordsOf(value: unknown): string {
  if (typeof value === 'string')
    return value
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(wordsOf).filter(Boolean).join(' ');
}
