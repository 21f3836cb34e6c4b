import childProcess from 'node:child_process';
import dns from 'node:dns';
import fs from 'node:fs';
import promises from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { Replacement, Report } from './replacement.js';

const TIMERS = ['setTimeout', 'setInterval', 'setImmediate'];
const NETWORK = ['fetch', 'WebSocket', 'EventSource'];

/** Every way to do something to the world: none of them works, and each tells. */
export function effects(report: Report): Replacement[] {
  const barred = (deed: string): unknown =>
    function forbidden() {
      report(deed);
      throw new Error(`a pure part ${deed}`);
    };
  const functionsOf = (holder: object, label: string, deed: string): Replacement[] =>
    Object.entries(holder).flatMap(([name, value]) =>
      // Classes (Stats, Server) stay: what is made of them goes through a function that does not.
      typeof value === 'function' && /^[a-z]/.test(name)
        ? [{ holder, name, value: barred(`${deed} (${label}.${name})`) }]
        : [],
    );
  return [
    ...TIMERS.map((name) => ({ holder: globalThis, name, value: barred(`started a timer (${name})`) })),
    ...NETWORK.filter((name) => name in globalThis).map((name) => ({
      holder: globalThis,
      name,
      value: barred(`reached for the network (${name})`),
    })),
    ...functionsOf(fs, 'fs', 'touched files'),
    ...functionsOf(promises, 'fs.promises', 'touched files'),
    ...functionsOf(childProcess, 'child_process', 'started a process'),
    ...['request', 'get'].flatMap((name) => [
      { holder: http, name, value: barred(`reached for the network (http.${name})`) },
      { holder: https, name, value: barred(`reached for the network (https.${name})`) },
    ]),
    ...['connect', 'createConnection'].map((name) => ({
      holder: net,
      name,
      value: barred(`reached for the network (net.${name})`),
    })),
    ...['lookup', 'resolve'].map((name) => ({
      holder: dns,
      name,
      value: barred(`reached for the network (dns.${name})`),
    })),
  ];
}
