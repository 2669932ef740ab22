// A reverse proxy that serves http://TARGET below http://localhost:PORT/BASE and nothing elsewhere: `node proxy.mjs PORT /BASE TARGET`. Says `ready`
// when it does.
import { createServer, request } from 'node:http';

const [port, base, target] = process.argv.slice(2);
const server = createServer((asked, answer) => {
  if (!asked.url.startsWith(`${base}/`)) {
    answer.writeHead(404).end();
    return;
  }
  const { method, headers } = asked;
  const passed = request(`http://${target}${asked.url.slice(base.length)}`, { method, headers }, (answered) => {
    answer.writeHead(answered.statusCode, answered.rawHeaders);
    answered.pipe(answer);
  });
  passed.on('error', () => answer.destroy());
  asked.pipe(passed);
});
server.listen(Number(port), 'localhost', () => console.log('ready'));
