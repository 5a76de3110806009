// An address translator for UDP, on this machine.
import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';

/** Firefox gathers no loopback addresses, and sends to none. */
const ownAddress = () =>
  Object.values(networkInterfaces()).flat().find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';

/**
 * What comes to its `address` and `port` goes to the node at 127.0.0.1 from a port that this translator took for whoever sent it, as
 * behind a home router; with `onePort` from the same port for all, as out of a tunnel, and back to who sent last.
 *
 * @param nodePort of the node's media
 */
export async function addressTranslator(nodePort, { onePort = false } = {}) {
  const inside = createSocket('udp4');
  let outside = new Map();
  let isCut = false;
  const open = (key) => {
    const socket = createSocket('udp4');
    const way = { socket, to: null };
    socket.on('message', (datagram) => isCut || inside.send(datagram, way.to.port, way.to.address));
    socket.on('error', () => undefined);
    socket.bind(0, '127.0.0.1');
    outside.set(key, way);
    return way;
  };
  inside.on('message', (datagram, from) => {
    if (isCut) return;
    const key = onePort ? 'one' : `${from.address}:${from.port}`;
    const way = outside.get(key) ?? open(key);
    way.to = from;
    way.socket.send(datagram, nodePort, '127.0.0.1');
  });
  const address = ownAddress();
  await new Promise((ready) => inside.bind(0, address, ready));
  const forget = () => {
    const before = outside;
    outside = new Map();
    before.forEach(({ socket }) => socket.close());
  };
  return {
    address,
    port: inside.address().port,
    /** Has forgotten everything: whoever sends on gets another port, and what comes to the old ones is lost. */
    rebind: forget,
    cut: (cut) => (isCut = cut),
    close: () => (forget(), inside.close()),
  };
}
