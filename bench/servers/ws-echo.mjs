// A bare WebSocket server that sends every frame back, and says where it is as the mock does.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const [, , port] = process.argv;
const server = createServer((_request, response) => {
  response.end(JSON.stringify({ liveUrl: `ws://127.0.0.1:${port}` }));
});
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', socket => {
  socket.on('message', data => socket.send(data, { binary: true }));
});
server.listen(Number(port), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
