// Several nodes on this machine, with one database, behind relays that make the way from each to the others as long as is asked for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Caller } from './caller.mjs';
import { loadClient } from './java.mjs';
import { pause } from './pause.mjs';
import { server } from './server.mjs';
import { Service, freePort } from './service.mjs';
import { tcpRelay } from './tcp-relay.mjs';

const LIMIT_MS = 30_000;

export class Grid {
  /**
   * @param path {delayMs, jitterMs, loss, burst} of datagrams and, but for the loss, of TCP, each way
   * @param options of every node
   * @param first of the first node, which brings the database
   * @param webPath see {@link join}
   * @param app see {@link Service}
   */
  static async start(names, path, { options = [], first = [], webPath = null, app } = {}) {
    const grid = new Grid();
    grid.app = app;
    grid.nodes = [];
    grid.links = [];
    grid.relays = await server(loadClient('io.babelgrid.perf.relay.RelayServer'));
    try {
      for (const name of names) await grid.join(name, path, grid.nodes.length === 0 ? [...options, ...first] : options, webPath);
      return grid;
    } catch (error) {
      await grid.stop();
      throw error;
    }
  }

  /**
   * One more node, that the others know.
   *
   * @param webPath of what pages send to it but for media, as of TCP between nodes; null for none
   */
  async join(name, path, options = [], webPath = null) {
    const service = await this.node(name, path, options, webPath);
    this.nodes.push(service);
    await this.until(async () => (await this.view(0)).nodes.filter(({ presence, state }) => presence === 'up' && state === 'ready').length === this.nodes.length, 'all nodes know each other');
    return service;
  }

  async node(name, path, options, webPath) {
    const [port, mediaPort, linkPort] = [await freePort(), await freePort(), await freePort()];
    const link = await tcpRelay(linkPort, path);
    this.links.push(link);
    const web = webPath === null ? { port } : await tcpRelay(port, webPath);
    if (webPath !== null) this.links.push(web);
    const url = `http://localhost:${web.port}`;
    const media = await this.relays.ask({ node: mediaPort, seed: mediaPort, up: path, down: path });
    const environment = this.database === undefined ? {} : { BABELGRID_DB_URL: this.database.url };
    const service = await Service.start(
      [
        '-Dbabelgrid.grid.enabled=true',
        `-Dbabelgrid.grid.name=${name}`,
        `-Dbabelgrid.grid.url=${url}`,
        '-Dbabelgrid.grid.link.host=127.0.0.1',
        `-Dbabelgrid.grid.link.port=${linkPort}`,
        `-Dbabelgrid.grid.link.told-port=${link.port}`,
        `-Dbabelgrid.grid.media=127.0.0.1:${media.port}`,
        ...options,
      ],
      { port, mediaPort, environment, app: this.app },
    );
    service.name = name;
    service.url = url;
    service.web = web;
    service.pathPort = media.port;
    service.link = link;
    this.database ??= await databaseOf(service);
    return service;
  }

  /** A caller at this node. A page chooses its node itself: it joins again until that is the one. */
  async caller(service, wish) {
    const { nodes } = await this.view(0);
    const { id } = nodes.find(({ url }) => url === service.url);
    for (;;) {
      const caller = await Caller.join(service, wish);
      if ((await caller.page.evaluate(() => window.babelgrid.nodeId)) === id) return caller;
      await caller.leave();
    }
  }

  /** Opens a room as its host. What it gives asks a node about the room: (service, path) => JSON. */
  async room(id) {
    const answer = await fetch(`${this.nodes[0].url}/api/rooms`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id }) });
    const { hostKey } = await answer.json();
    return async (service, path = '') => (await fetch(`${service.url}/api/rooms/${id}${path}`, { headers: { authorization: `Bearer ${hostKey}` } })).json();
  }

  /** What a node knows of all. */
  async view(number) {
    return (await fetch(`${this.nodes[number].url}/api/grid`)).json();
  }

  /** Datagrams that came to a node from others and went from it to them, by what became of them. */
  passed(number) {
    return this.relays.ask({ port: this.nodes[number].pathPort });
  }

  /** Cuts a node off from the others, or mends that. */
  async cut(number, isCut) {
    const { link, pathPort } = this.nodes[number];
    link.cut(isCut);
    await this.relays.ask({ port: pathPort, cut: isCut });
  }

  async until(holds, what) {
    for (const startedMs = Date.now(); !(await holds()); await pause(100)) {
      if (Date.now() - startedMs > LIMIT_MS) throw new Error(`not within ${LIMIT_MS / 1_000} s: ${what}`);
    }
  }

  async stop() {
    // The first brought the database.
    for (const service of this.nodes.toReversed()) await service.stop();
    await this.relays.close();
    await this.database?.relay.close();
    await Promise.all(this.links.map((link) => link.close()));
  }
}

/** As `./run --join` finds it, but through a relay, which can be taken down. */
async function databaseOf({ directory }) {
  const postgres = join(directory, 'data', 'postgres');
  const port = readFileSync(join(postgres, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[3];
  const password = readFileSync(join(postgres, 'node-password'), 'utf8').trim();
  const relay = await tcpRelay(port);
  return { relay, url: `postgresql://babelgrid_node:${password}@127.0.0.1:${relay.port}/postgres` };
}
