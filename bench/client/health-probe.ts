// Asks the address in its argument again and again, each time on a connection of its own, until its input ends; then prints
// the milliseconds of each answer as JSON. In a process of its own, as the work of making load would count as waiting.
import { request } from 'node:http';

const [address = ''] = process.argv.slice(2);
const PAUSE_MS = 20;
const times: number[] = [];

const statusOf = (): Promise<number | undefined> =>
  new Promise((resolve) => {
    const sent = request(address, { agent: false }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    sent.on('error', () => resolve(undefined));
    sent.end();
  });

let going = true;
process.stdin.on('end', () => {
  going = false;
});
process.stdin.resume();
console.log('"asking"');
while (going) {
  const before = performance.now();
  if ((await statusOf()) !== 200) break;
  times.push(performance.now() - before);
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
console.log(JSON.stringify(times));
process.exit();
