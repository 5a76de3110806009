// As much of a TURN client (RFC 8656) over TLS as finds out whom a relay serves, and to where.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { connect } from 'node:tls';

const MAGIC = Buffer.from('2112a442', 'hex');
const [ALLOCATE, CREATE_PERMISSION] = [0x0003, 0x0008];
const [USERNAME, INTEGRITY, ERROR_CODE, PEER, REALM, NONCE, TRANSPORT] = [0x0006, 0x0008, 0x0009, 0x0012, 0x0014, 0x0015, 0x0019];
const UDP = Buffer.from([17, 0, 0, 0]);

const u16 = (value) => Buffer.from([value >> 8, value & 255]);
const attribute = (type, value) => Buffer.concat([u16(type), u16(value.length), value, Buffer.alloc(-value.length & 3)]);

/** A request; under a key with the proof of it (RFC 8489, 14.5). */
function request(type, attributes, key = null) {
  const body = Buffer.concat(attributes);
  const length = body.length + (key === null ? 0 : 24);
  const message = Buffer.concat([u16(type), u16(length), MAGIC, randomBytes(12), body]);
  return key === null ? message : Buffer.concat([message, attribute(INTEGRITY, createHmac('sha1', key).update(message).digest())]);
}

/** The attributes of an answer by type, and whether it is a success. */
function parse(message) {
  const found = new Map();
  for (let at = 20; at + 4 <= message.length; at += 4 + ((message.readUInt16BE(at + 2) + 3) & ~3)) found.set(message.readUInt16BE(at), message.subarray(at + 4, at + 4 + message.readUInt16BE(at + 2)));
  const code = found.get(ERROR_CODE);
  return { found, error: code === undefined ? null : 100 * code[2] + code[3] };
}

/** An IPv4 address as XOR-PEER-ADDRESS. */
const peerAddress = (address) => Buffer.concat([Buffer.from([0, 1]), u16(10_000 ^ 0x2112), Buffer.from(address.split('.').map((part, i) => part ^ MAGIC[i]))]);

/**
 * What the relay says to somebody who wants to reach `peer` by it: null when they may, else the code of its error.
 *
 * @param server `{host, port, servername}`
 */
export async function mayRelay(server, { username, credential }, peer) {
  const socket = connect({ ...server, rejectUnauthorized: false });
  try {
    await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
    const ask = (message) =>
      new Promise((resolve, reject) => {
        let heard = Buffer.alloc(0);
        const timer = setTimeout(() => reject(new Error('the relay does not answer')), 10_000);
        socket.on('data', function read(more) {
          heard = Buffer.concat([heard, more]);
          if (heard.length < 20 || heard.length < 20 + heard.readUInt16BE(2)) return;
          socket.off('data', read);
          clearTimeout(timer);
          resolve(parse(heard));
        });
        socket.write(message);
      });
    const stranger = await ask(request(ALLOCATE, [attribute(TRANSPORT, UDP)]));
    const [realm, nonce] = [stranger.found.get(REALM), stranger.found.get(NONCE)];
    if (stranger.error !== 401 || realm === undefined || nonce === undefined) throw new Error(`a stranger gets ${stranger.error}`);
    const known = [attribute(USERNAME, Buffer.from(username)), attribute(REALM, realm), attribute(NONCE, nonce)];
    const key = createHash('md5').update(`${username}:${realm}:${credential}`).digest();
    const allocated = await ask(request(ALLOCATE, [attribute(TRANSPORT, UDP), ...known], key));
    if (allocated.error !== null) return allocated.error;
    return (await ask(request(CREATE_PERMISSION, [attribute(PEER, peerAddress(peer)), ...known], key))).error;
  } finally {
    socket.destroy();
  }
}
